"""How values and shapes are named in messages."""

import re
import reprlib
from typing import Any

import numpy as np

from autograder.checks.check import CheckFailed

STANDS_FOR_CLASS = "__stands_for_class__"  # attribute of a function: it calls a class elsewhere
MAX_VALUE_CHARS = 120  # of a value in a message
MAX_ITEMS = 8  # of a list or an array in a message
MAX_INTEGER_DIGITS = 15  # of a whole number that is shown in full
MAX_TYPED_CHARS = 8  # of a number that somebody may have typed
FIRST_ITEMS = 4  # of an array that has more than MAX_ITEMS


class _Short(reprlib.Repr):
    """Shortens a value while writing it: even a list of a million numbers takes no time."""

    def __init__(self) -> None:
        super().__init__()
        self.maxlist = self.maxtuple = self.maxset = self.maxdict = MAX_ITEMS
        self.maxstring = self.maxother = MAX_VALUE_CHARS

    def repr_int(self, x: int, level: int) -> str:
        return super().repr_int(x, level) if abs(x) >= 10**MAX_INTEGER_DIGITS else str(x)

    def repr_float(self, x: float, level: int) -> str:  # noqa: ARG002
        return number_text(x) if x % 1 else repr(x)  # 2.0 as it was typed

    def repr_instance(self, x: Any, level: int) -> str:
        plain = x.item() if isinstance(x, np.generic) else x  # 0.5, not np.float64(0.5)
        return super().repr_instance(plain, level)


def show(value: Any) -> str:
    """Return a short line that identifies a value for a student: its text, or type and shape."""
    try:
        line = " ".join(_text_of(value).split())
    except Exception:  # the `__repr__` of a student's class may do anything
        line = kind_of(value)
    return line if len(line) <= MAX_VALUE_CHARS else f"{line[:MAX_VALUE_CHARS]} …"


def _text_of(value: Any) -> str:
    if isinstance(value, np.ndarray | np.generic):
        return _text_of_array(np.asarray(value))
    if isinstance(value, type) or getattr(value, STANDS_FOR_CLASS, False):
        return f"the class `{value.__name__}`"
    if callable(value) and hasattr(value, "__name__"):
        return f"the function `{value.__name__}`"
    shape = getattr(value, "shape", None)
    if shape is not None and len(shape):
        return f"{kind_of(value)} of shape {tuple(shape)}"
    text = _Short().repr(value)
    return kind_of(value) if " at 0x" in text else text


def _text_of_array(array: np.ndarray) -> str:
    if array.size > MAX_ITEMS:
        first = np.array2string(array.ravel()[:FIRST_ITEMS], precision=4, separator=", ")
        return f"an array of shape {array.shape}: {first[1:-1]}, …"
    if not array.ndim and array.dtype.kind in "iuf":
        return number_text(array[()])
    return re.sub(r"\[ +", "[", np.array2string(array, precision=4, separator=", "))


def number_text(number: Any, digits: int = 6) -> str:
    """Return a number as it was typed, if that is short, or else rounded.

    Whole numbers are shown in full.

    Parameters
    ----------
    number : int, float, or scalar of NumPy's
    digits : int
        To how many significant digits another number is rounded.
    """
    value = float(number)
    if abs(value) < 10**MAX_INTEGER_DIGITS and not value % 1:
        return f"{int(number)}"
    typed = str(number)  # the shortest text that is this number in its type: 0.1, also in float32
    return typed if len(typed) <= MAX_TYPED_CHARS else f"{value:.{digits}g}"


def distinct_texts(one: Any, other: Any) -> tuple[str, str]:
    """Return the texts of two different numbers, with as many digits as tell them apart."""
    for digits in (6, 9):
        texts = number_text(one, digits), number_text(other, digits)
        if texts[0] != texts[1]:
            return texts
    return f"{float(one):.17g}", f"{float(other):.17g}"


def kind_of(value: Any) -> str:
    """Return the type of a value, with its article: `a list`, `an array`."""
    kind = type(value).__name__.removeprefix("nd")
    return f"{'an' if kind[:1].lower() in 'aeiou' else 'a'} {kind}"


def refuse_placeholder(name: str, value: Any) -> None:
    """Refuse what an untouched answer cell leaves behind, in a variable or as the value of a call.

    Raises
    ------
    CheckFailed
        If the value is `...` or None.
    """
    if value is Ellipsis:
        raise CheckFailed(
            f"your answer in `{name}`", "the placeholder `...`", "Replace it in the answer cell."
        )
    if value is None and name.endswith(")"):
        raise CheckFailed(f"`{name}` to return a value", "None", "Does it lack its `return`?")
    if value is None:
        why = (
            "Is nothing assigned to it? What returns nothing, as `list.sort` does, gives None too."
        )
        raise CheckFailed(f"a value in `{name}`", "None", "" if "(" in name else why)


def numeric_array(name: str, value: Any) -> np.ndarray:
    """Return a list, array, frame, series or tensor as an array of numbers or booleans.

    Returns
    -------
    ndarray
        Of the same shape as the value, and of a boolean, integer or floating type.

    Raises
    ------
    CheckFailed
        If it is a placeholder, ragged, or holds anything but numbers and booleans.
    """
    refuse_placeholder(name, value)
    if isinstance(value, list | tuple) and any(item is None for item in value):
        raise CheckFailed(f"numbers in `{name}`", show(value), "None is no number.")
    try:
        array = np.asarray(value)
        if array.dtype.kind == "O":  # let NumPy infer the type of the items: strings in a Series
            array = np.asarray(array.tolist())
    except Exception:
        ragged = isinstance(value, list | tuple | np.ndarray)
        found = "parts of different lengths" if ragged else show(value)
        raise CheckFailed(f"numbers in `{name}`", found) from None
    if array.dtype.kind == "O":  # numbers and None, fractions
        try:
            array = array.astype(float)
        except Exception:
            why = "Call it: its name, then brackets." if callable(value) else ""
            raise CheckFailed(f"numbers in `{name}`", show(value), why) from None
    if array.dtype.kind not in "biuf":
        kind = {"U": "text", "S": "text", "c": "complex"}.get(array.dtype.kind, "no number")
        raise CheckFailed(f"numbers in `{name}`", f"{show(value)}, which is {kind}")
    return array


def require_finite(name: str, array: np.ndarray, why: str = "") -> None:
    """Refuse nan and infinity.

    Raises
    ------
    CheckFailed
        If the array holds any.
    """
    bad = int(np.size(array) - np.isfinite(array).sum())
    if bad:
        raise CheckFailed(
            f"ordinary numbers in `{name}`",
            show(array[()])
            if array.size == 1
            else f"nan or infinity, {bad} of {array.size} values",
            why,
        )


def plural(count: int, noun: str) -> str:
    """Return a count with its noun: `1 epoch`, `2 epochs`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
