"""How values and shapes are named in messages."""

from typing import Any

import numpy as np

from autograder.checks.check import CheckFailed

LONGEST = 120  # characters of a value in a message


def show(value: Any) -> str:
    """Return a short text of a value: what a student would recognise it by."""
    shape = getattr(value, "shape", None)
    if isinstance(value, np.ndarray) and value.size > 8:
        flat = ", ".join(f"{v:.4g}" if isinstance(v, float) else str(v) for v in value.ravel()[:4])
        return f"an array of shape {tuple(value.shape)}: {flat}, …"
    if isinstance(value, np.ndarray | np.generic):
        return np.array2string(np.asarray(value), precision=4, separator=", ")
    if shape is not None and len(shape):
        return f"a {type(value).__name__} of shape {tuple(shape)}"
    text = repr(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"


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
    except Exception:
        raise CheckFailed(f"numbers in `{name}`", f"a {type(value).__name__}") from None
    if array.dtype.kind == "O":
        try:
            array = array.astype(float)
        except (TypeError, ValueError):
            raise CheckFailed(f"numbers in `{name}`", show(value)) from None
    if array.dtype.kind not in "biuf":
        raise CheckFailed(f"numbers in `{name}`", f"{show(value)}, which is not a number")
    return array


def finite(name: str, array: np.ndarray) -> None:
    """Refuse nan and infinity.

    Raises
    ------
    CheckFailed
        If there is any.
    """
    bad = int(np.size(array) - np.isfinite(array).sum())
    if bad:
        raise CheckFailed(f"ordinary numbers in `{name}`", f"{bad} that are nan or infinite")


def plural(count: int, noun: str) -> str:
    """Return `1 epoch`, `2 epochs`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
