"""Expectations about single values: numbers, choices, text."""

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder.checks.check import CheckFailed
from autograder.checks.wording import finite, numeric, placeholder, show


def number(
    name: str,
    value: Any,
    equals: float,
    *,
    tolerance: float = 1e-6,
    tell: bool = False,
    why: str = "",
) -> None:
    """Expect one number, within `tolerance` (absolute) of `equals`.

    Python and NumPy numbers, tensors and arrays that hold just one all count; what float32 rounds
    off does not.

    Parameters
    ----------
    tell : bool
        Whether the message tells the right number, as it may where the student can see it anyway.

    Raises
    ------
    CheckFailed
        If it is no number, or another one.
    """
    array = numeric(name, value)
    if array.dtype.kind == "b":
        raise CheckFailed(f"a number in `{name}`", show(value))
    if array.size != 1:
        raise CheckFailed(f"one number in `{name}`", show(value))
    finite(name, array, why)
    found = array.reshape(())[()]
    rounding = float(np.spacing(np.abs(found))) if array.dtype.kind == "f" else 0
    if abs(float(found) - equals) > tolerance + rounding:
        wanted = f"{equals:.6g}" if tell else "another number"
        raise CheckFailed(f"{wanted} in `{name}`", f"{found:.6g}", why)


def choice(
    name: str,
    value: Any,
    correct: str | None = None,
    *,
    options: str,
    why: Mapping[str, str] | None = None,
) -> None:
    """Expect one letter out of `options`; upper case, blanks and brackets around it allowed.

    Parameters
    ----------
    correct : str, optional
        The right letter; left out where the student can see the check.
    why : mapping
        For a wrong letter, what to think about again.

    Raises
    ------
    CheckFailed
        If it is no letter of `options`, or not `correct`. The right one is not told.
    """
    placeholder(name, value)
    letters = ", ".join(repr(letter) for letter in options)
    letter = value.strip().strip("()").strip().lower() if isinstance(value, str) else ""
    if len(letter) != 1 or letter not in options:
        raise CheckFailed(f"one of {letters} in `{name}`", show(value))
    if correct is not None and letter != correct:
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
    if not isinstance(value, str):
        raise CheckFailed(f"text, in quotes, in `{name}`", show(value))
    plain = _plain(value)
    if equals is not None and plain != _plain(equals):
        raise CheckFailed(f"another text in `{name}`", show(str(value)), why)
    if contains is not None and _plain(contains) not in plain:
        raise CheckFailed(f"{contains!r} somewhere in `{name}`", show(str(value)), why)
    if matches is not None and not re.search(matches, " ".join(value.split()), re.IGNORECASE):
        raise CheckFailed(f"another text in `{name}`", show(str(value)), why)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
