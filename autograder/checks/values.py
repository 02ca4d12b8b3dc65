"""Expectations about single values: numbers, choices, text."""

import re
from typing import Any

import numpy as np

from autograder.checks.check import CheckFailed
from autograder.checks.keys import normalised_text, opinion
from autograder.checks.wording import (
    distinct_texts,
    kind_of,
    number_text,
    numeric_array,
    refuse_placeholder,
    require_finite,
    show,
)


def number(
    name: str,
    value: Any,
    equals: float | None = None,
    *,
    key: str | None = None,
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
        The value to check: a number of Python's or NumPy's, or an array or a tensor of shape ().
    equals : float, optional
        The right number.
    key : str, optional
        In its place: what `make build` has made of `seal(...)`. The message explains a wrong number
        that was listed there, and never contains the right one.
    tolerance : float
        Absolute, for `equals`. The rounding of a floating-point type is allowed besides.
    reveal : bool
        Whether the message contains the right number; only where students can see it anyway.
    why : str
        A hint for the message, if it is another number.

    Raises
    ------
    CheckFailed
        If it is not a single finite number, or another one.
    ValueError
        Without `equals` and `key`.
    """
    if equals is None and key is None:
        raise ValueError("give the right number as `equals`, or a `key`")
    array = numeric_array(name, value)
    if array.dtype.kind == "b":
        raise CheckFailed(f"a number in `{name}`", show(value))
    if array.ndim:
        hint = (
            f"{kind_of(value).capitalize()} holds it: take the number out."
            if array.size == 1
            else ""
        )
        raise CheckFailed(f"one number in `{name}`", show(value), hint)
    require_finite(name, array, why)
    found = array[()]
    if key is not None:
        require_key(name, found, number_text(found), key, why)
    if equals is None:
        return
    rounding = float(np.spacing(np.abs(found))) if array.dtype.kind == "f" else 0
    if abs(float(found) - equals) > tolerance + rounding:
        wanted, shown = (
            distinct_texts(equals, found) if reveal else ("another number", number_text(found))
        )
        raise CheckFailed(f"{wanted} in `{name}`", shown, why)


def choice(
    name: str,
    value: Any,
    options: str,
    *,
    key: str,
    why: str = "",
) -> None:
    """Expect the letter of one option. Case, spaces and parentheses around it do not count.

    Write `expect.choice("answer", answer, "ABCD", key=seal("B", A="why not A"))`.

    Parameters
    ----------
    name : str
        What the message calls the value.
    value : str
        The value to check.
    options : str
        All letters: ``"abcd"``.
    key : str
        What `make build` has made of `seal(...)`. The message explains a wrong letter that was
        listed there.
    why : str
        A hint for wrong letters that the key does not explain.

    Raises
    ------
    CheckFailed
        If it is not a letter of `options`, or not the right one, which the message does not reveal.
    """
    refuse_placeholder(name, value)
    letter = value.strip().strip("()").strip().casefold() if isinstance(value, str) else ""
    if len(letter) != 1 or letter not in options.casefold():
        letters = ", ".join(repr(letter) for letter in options)
        raise CheckFailed(f"one of {letters} in `{name}`", show(value))
    require_key(name, letter, show(value), key, why, kind="choice")


def text(
    name: str,
    value: Any,
    *,
    equals: str | None = None,
    contains: str | None = None,
    matches: str | None = None,
    key: str | None = None,
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
    key : str, optional
        What `make build` has made of `seal(...)`: the whole text. The message explains a wrong text
        that was listed there.
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
    if key is not None:
        require_key(name, value, show(str(value)), key, why, kind="text")
    normalised = normalised_text(value)
    if equals is not None and normalised != normalised_text(equals):
        raise CheckFailed(f"another text in `{name}`", show(str(value)), why)
    if contains is not None and normalised_text(contains) not in normalised:
        raise CheckFailed(f"{contains!r} somewhere in `{name}`", show(str(value)), why)
    if matches is not None and not re.search(matches, " ".join(value.split()), re.IGNORECASE):
        raise CheckFailed(f"another text in `{name}`", show(str(value)), why)


def require_key(
    name: str, value: Any, shown: str, key: str, why: str, *, kind: str = "number"
) -> None:
    """Expect the answer that a key holds.

    Parameters
    ----------
    name : str
        What the message calls the value.
    value : str, number or ndarray
    shown : str
        What the message shows of it.
    key : str
        What `make build` has made of `seal(...)`.
    why : str
        A hint for the message, if the key has none for this answer.
    kind : str
        What the message calls a value of its kind.

    Raises
    ------
    CheckFailed
        If it is another one, which the message does not reveal.
    """
    found = opinion(key, value)
    if found is None or not found.right:
        hint = (found.why if found else "") or why
        raise CheckFailed(f"another {kind} in `{name}`", shown, hint)
