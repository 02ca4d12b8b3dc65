"""Expectations about single values: numbers, choices, text."""

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder.checks.check import CheckFailed
from autograder.checks.wording import finite, numeric, placeholder, show


def number(name: str, value: Any, equals: float, *, tolerance: float = 1e-6, why: str = "") -> None:
    """Expect one number, within `tolerance` (absolute) of `equals`.

    Python and NumPy numbers, tensors and arrays that hold just one all count.

    Raises
    ------
    CheckFailed
        If it is no number, or another one. The right one is not told.
    """
    if isinstance(value, bool | np.bool_):
        raise CheckFailed(f"a number in `{name}`", str(value))
    array = numeric(name, value)
    if array.size != 1:
        raise CheckFailed(f"one number in `{name}`", show(value))
    finite(name, array)
    if abs(float(array.reshape(())) - equals) > tolerance:
        raise CheckFailed(f"another number in `{name}`", show(array.reshape(())[()]), why)


def choice(
    name: str, value: Any, correct: str, *, options: str, why: Mapping[str, str] | None = None
) -> None:
    """Expect one letter out of `options`; upper or lower case, blanks around it allowed.

    Parameters
    ----------
    why : mapping
        For a wrong letter, what to think about again.

    Raises
    ------
    CheckFailed
        If it is no letter of `options`, or not `correct`. The right one is not told.
    """
    placeholder(name, value)
    letters = ", ".join(repr(letter) for letter in options)
    letter = value.strip().strip("()").lower() if isinstance(value, str) else ""
    if len(letter) != 1 or letter not in options:
        raise CheckFailed(f"one of {letters} in `{name}`", show(value))
    if letter != correct:
        raise CheckFailed(f"another choice in `{name}`", repr(letter), (why or {}).get(letter, ""))


def text(
    name: str,
    value: Any,
    *,
    equals: str | None = None,
    contains: str | None = None,
    matches: str | None = None,
    why: str = "",
) -> None:
    """Expect a text; case, and blanks at the ends or in a row, do not count.

    Parameters
    ----------
    equals, contains : str, optional
        The whole text, or a part of it.
    matches : str, optional
        A regular expression that must be found in it.

    Raises
    ------
    CheckFailed
        If it is no text, or another one.
    """
    placeholder(name, value)
    if not isinstance(value, str | np.str_):
        raise CheckFailed(f"text in `{name}`", show(value))
    plain = " ".join(str(value).split()).casefold()
    if equals is not None and plain != " ".join(equals.split()).casefold():
        raise CheckFailed(f"another text in `{name}`", show(str(value)), why)
    if contains is not None and contains.casefold() not in plain:
        raise CheckFailed(f"{contains!r} somewhere in `{name}`", show(str(value)), why)
    if matches is not None and not re.search(matches, plain, re.IGNORECASE):
        raise CheckFailed(f"another text in `{name}`", show(str(value)), why)
