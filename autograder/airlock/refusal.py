"""Why a value cannot cross: one exception, and the sentences that several codecs share."""

from typing import Any

from autograder.airlock.limits import (
    MAX_CROSSING_BYTES,
    MAX_ITEMS,
    MAX_PARTS,
    MAX_TREE_DEPTH,
    MAX_TREE_NODES,
    megabytes,
)

TOO_DEEP = f"it has more than {MAX_TREE_DEPTH} lists or other containers inside one another"
TOO_MANY_NODES = f"it has more than {MAX_TREE_NODES:,} parts; put numbers into a NumPy array"
TOO_MANY_PARTS = f"it has more than {MAX_PARTS:,} arrays or texts; put them into one array"
TOO_MANY_ITEMS = f"it is an array or a range of more than {MAX_ITEMS:,} items"
TOO_LONG = "it holds a text or a number that is too long"
CYCLE = "it contains itself"
DAMAGED = "what came across from your code is damaged"
SUPPORTED = "numbers, texts, lists, arrays, tables, tensors, functions and Keras models can be"


class RefusedValue(Exception):
    """Why a value cannot cross, as one clear sentence that a student understands."""


def too_large(size: int) -> RefusedValue:
    """Return the refusal of a value that takes more than a crossing may.

    Parameters
    ----------
    size : int
        How many bytes it takes, or how many are known of when it is given up.
    """
    allowed = megabytes(MAX_CROSSING_BYTES)
    return RefusedValue(
        f"it takes {megabytes(size)} or more, and at most {allowed} can come across"
    )


def unsupported(value: Any) -> RefusedValue:
    """Return the refusal of a value of an unknown type, whose name it reads past all overrides."""
    kind = type.__getattribute__(type(value), "__name__")
    return RefusedValue(f"it is a `{kind}`, which cannot be looked at from outside; {SUPPORTED}")
