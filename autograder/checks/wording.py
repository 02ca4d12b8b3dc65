"""How values and shapes are named in messages."""

import reprlib
from typing import Any

import numpy as np

from autograder.checks.check import CheckFailed

LONGEST = 120  # characters of a value in a message
ITEMS = 8  # of a list or an array


class _Short(reprlib.Repr):
    """Shortens while it writes, so that even a list of a million numbers takes no time."""

    def __init__(self) -> None:
        super().__init__()
        self.maxlist = self.maxtuple = self.maxset = self.maxdict = ITEMS
        self.maxstring = self.maxother = LONGEST

    def repr_instance(self, x: Any, level: int) -> str:
        plain = x.item() if isinstance(x, np.generic) else x  # 0.5, not np.float64(0.5)
        return super().repr_instance(plain, level)


def show(value: Any) -> str:
    """Return a short line about a value: what a student would recognise it by."""
    try:
        line = " ".join(_shown(value).split())
    except Exception:  # somebody's own class may do anything when asked for its text
        line = kind_of(value)
    return line if len(line) <= LONGEST else f"{line[:LONGEST]} …"


def _shown(value: Any) -> str:
    if isinstance(value, np.ndarray | np.generic):
        return _shown_array(np.asarray(value))
    if isinstance(value, type):
        return f"the class `{value.__name__}`"
    if callable(value) and hasattr(value, "__name__"):
        return f"the function `{value.__name__}`"
    shape = getattr(value, "shape", None)
    if shape is not None and len(shape):
        return f"{kind_of(value)} of shape {tuple(shape)}"
    text = _Short().repr(value)
    return kind_of(value) if " at 0x" in text else text


def _shown_array(array: np.ndarray) -> str:
    if array.size > ITEMS:
        first = np.array2string(array.ravel()[:4], precision=4, separator=", ")
        return f"an array of shape {array.shape}: {first[1:-1]}, …"
    if not array.ndim and array.dtype.kind == "f":
        return f"{array:.6g}"
    return np.array2string(array, precision=4, separator=", ")


def kind_of(value: Any) -> str:
    """Return `a list`, `an array`."""
    kind = type(value).__name__.removeprefix("nd")
    return f"{'an' if kind[:1].lower() in 'aeiou' else 'a'} {kind}"


def placeholder(name: str, value: Any) -> None:
    """Refuse what an untouched answer cell leaves behind.

    Raises
    ------
    CheckFailed
        If the value is `...` or None.
    """
    if value is Ellipsis:
        raise CheckFailed(
            f"your answer in `{name}`", "the placeholder `...`", "Replace it in the answer cell."
        )
    if value is None:
        raise CheckFailed(
            f"a value in `{name}`", "None", "Does a function of yours lack its `return`?"
        )


def numeric(name: str, value: Any) -> np.ndarray:
    """Return the value as an array of numbers.

    Takes lists, arrays, frames, series and tensors alike.

    Raises
    ------
    CheckFailed
        If it is a placeholder, ragged, or holds anything but numbers and booleans.
    """
    placeholder(name, value)
    try:
        array = np.asarray(value)
        if array.dtype.kind == "O":  # let NumPy find out what is in it: pandas' strings, say
            array = np.asarray(array.tolist())
    except Exception:
        ragged = isinstance(value, list | tuple | np.ndarray)
        found = "parts of different lengths" if ragged else show(value)
        raise CheckFailed(f"numbers in `{name}`", found) from None
    if array.dtype.kind == "O":  # numbers with gaps, fractions
        try:
            array = array.astype(float)
        except Exception:
            why = "Call it: its name, then brackets." if callable(value) else ""
            raise CheckFailed(f"numbers in `{name}`", show(value), why) from None
    if array.dtype.kind not in "biuf":
        kind = {"U": "text", "S": "text", "c": "complex"}.get(array.dtype.kind, "no number")
        raise CheckFailed(f"numbers in `{name}`", f"{show(value)}, which is {kind}")
    return array


def finite(name: str, array: np.ndarray, why: str = "") -> None:
    """Refuse nan and infinity.

    Raises
    ------
    CheckFailed
        If there is any.
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
    """Return `1 epoch`, `2 epochs`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
