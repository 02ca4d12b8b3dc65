"""Expectations about single values: numbers, choices, text."""

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder.checks.check import CheckFailed
from autograder.checks.wording import numeric_array, refuse_placeholder, require_finite, show


def number(
    name: str,
    value: Any,
    equals: float,
    *,
    tolerance: float = 1e-6,
    reveal: bool = False,
    why: str = "",
) -> None:
    """Expect a certain number.

    Parameters
    ----------
    name : str
        What the message calls the value.
    value : number or array-like
        The value to check: a number of Python's or NumPy's, or a tensor or an array that holds just
        one number, in any shape.
    equals : float
        The right number.
    tolerance : float
        Absolute. The rounding of a floating-point type is allowed besides.
    reveal : bool
        Whether the message contains the right number; only where students can see it anyway.
    why : str
        A hint for the message, if it is another number.

    Raises
    ------
    CheckFailed
        If it is not a single finite number, or another one.
    """
    array = numeric_array(name, value)
    if array.dtype.kind == "b":
        raise CheckFailed(f"a number in `{name}`", show(value))
    if array.size != 1:
        raise CheckFailed(f"one number in `{name}`", show(value))
    require_finite(name, array, why)
    found = array.reshape(())[()]
    rounding = float(np.spacing(np.abs(found))) if array.dtype.kind == "f" else 0
    if abs(float(found) - equals) > tolerance + rounding:
        wanted = f"{equals:.6g}" if reveal else "another number"
        raise CheckFailed(f"{wanted} in `{name}`", f"{found:.6g}", why)


def choice(
    name: str,
    value: Any,
    correct: str | None = None,
    *,
    options: str,
    why: Mapping[str, str] | None = None,
) -> None:
    """Expect the letter of one option. Case, spaces and parentheses around it do not count.

    Parameters
    ----------
    name : str
        What the message calls the value.
    value : str
        The value to check.
    correct : str, optional
        The right letter, in lower case; left out where students can see the check.
    options : str
        All letters, in lower case: ``"abcd"``.
    why : mapping of str to str, optional
        A hint for each wrong letter.

    Raises
    ------
    CheckFailed
        If it is not a letter of `options`, or not `correct`, which the message does not reveal.
    """
    refuse_placeholder(name, value)
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
    """Expect a string. Case does not count, nor spaces at the ends or several in a row.

    Parameters
    ----------
    name : str
        What the message calls the value.
    value : str
        The value to check.
    equals, contains : str, optional
        The whole text, or a part of it.
    matches : str, optional
        A regular expression that must match somewhere in it.
    why : str
        A hint for the message, if it is another text.

    Raises
    ------
    CheckFailed
        If it is not a string, or another one.
    """
    refuse_placeholder(name, value)
    if not isinstance(value, str):
        raise CheckFailed(f"text, in quotes, in `{name}`", show(value))
    normalised = _normalised(value)
    if equals is not None and normalised != _normalised(equals):
        raise CheckFailed(f"another text in `{name}`", show(str(value)), why)
    if contains is not None and _normalised(contains) not in normalised:
        raise CheckFailed(f"{contains!r} somewhere in `{name}`", show(str(value)), why)
    if matches is not None and not re.search(matches, " ".join(value.split()), re.IGNORECASE):
        raise CheckFailed(f"another text in `{name}`", show(str(value)), why)


def _normalised(text: str) -> str:
    return " ".join(text.split()).casefold()
