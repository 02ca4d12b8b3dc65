"""NumPy's arrays and scalars, as `.npy` bytes, and never as pickle."""

import io
import math
from typing import Any

import numpy as np

from autograder.airlock.codecs.codec import Decoder, Encoder, Family, Node, checked_list
from autograder.airlock.limits import MAX_CROSSING_BYTES, MAX_ITEMS
from autograder.airlock.refusal import (
    DAMAGED,
    TOO_MANY_ITEMS,
    RefusedValue,
    too_large,
    unsupported,
)

KINDS = "biufcUSMm"  # of dtypes: numbers, texts, bytes and times


def encode_npy(encoder: Encoder, array: np.ndarray) -> int:
    """Add the `.npy` bytes of an array; return the number of the part."""
    if array.size > MAX_ITEMS and not array.nbytes:  # as of texts of no characters
        raise RefusedValue(TOO_MANY_ITEMS)
    encoder.require(array.nbytes)
    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, np.ascontiguousarray(array), allow_pickle=False)
    return encoder.part(buffer.getvalue())


def encode_array(encoder: Encoder, value: np.ndarray) -> Node:
    """Return the node of an array, item by item if it holds objects."""
    plain = np.asarray(value)
    if plain.dtype.kind == "O":
        with encoder.inside(value):
            return ["objects", list(plain.shape), [encoder.encode(item) for item in plain.flat]]
    if plain.dtype.kind == "V" and plain.dtype.names is None and plain.dtype.subdtype is None:
        encoder.require(plain.size * np.dtype(np.float32).itemsize)
        plain = plain.astype(np.float32)  # bfloat16 and its like
    if plain.dtype.kind not in KINDS:
        raise RefusedValue(
            f"it is an array of the type `{plain.dtype}`; use one type for all of it"
        )
    # ascontiguousarray makes a row of a single number
    return ["array", encode_npy(encoder, plain), list(plain.shape)]


def encode_scalar(encoder: Encoder, value: np.generic) -> Node:
    """Return the node of one number, text or time of NumPy's."""
    node = encode_array(encoder, np.asarray(value))
    if type(node) is not list or node[0] != "array":
        raise unsupported(value)
    return ["scalar", *node[1:]]


def decode_npy(decoder: Decoder, part: Node) -> np.ndarray:
    """Read `.npy` bytes. The header is believed only as far as there are bytes behind it."""
    data = decoder.part(part)
    file = io.BytesIO(data)
    version = np.lib.format.read_magic(file)
    if version != (1, 0):
        raise RefusedValue(DAMAGED)
    shape, by_column, dtype = np.lib.format.read_array_header_1_0(file)
    if dtype.kind not in KINDS or by_column:
        raise RefusedValue(DAMAGED)
    check_shape(shape)
    count = math.prod(shape)
    size = count * dtype.itemsize
    if size > MAX_CROSSING_BYTES:
        raise too_large(size)
    if len(data) - file.tell() != size:
        raise RefusedValue(DAMAGED)
    return np.frombuffer(data, dtype, count, file.tell()).reshape(shape).copy()


def check_shape(shape: tuple[int, ...]) -> None:
    """Refuse a shape that holds too much, or that is no shape to work with: (0, 10**18)."""
    if math.prod(max(axis, 1) for axis in shape) > MAX_ITEMS or min(shape, default=0) < 0:
        raise RefusedValue(TOO_MANY_ITEMS)


def checked_shape(found: Node) -> tuple[int, ...]:
    """Return the shape that a node holds."""
    axes = checked_list(found)
    if not all(type(axis) is int and 0 <= axis <= MAX_ITEMS for axis in axes):
        raise RefusedValue(DAMAGED)
    check_shape(tuple(axes))
    return tuple(axes)


def decode_array(decoder: Decoder, part: Node, shape: Node) -> np.ndarray:
    """Return an array, as its writable copy."""
    return decode_npy(decoder, part).reshape(checked_shape(shape))


def _decode_scalar(decoder: Decoder, part: Node, shape: Node) -> Any:
    return decode_array(decoder, part, shape)[()]


def _decode_objects(decoder: Decoder, shape: Node, items: Node) -> np.ndarray:
    found = decoder.items(items)
    array = np.empty(len(found), dtype=object)
    for place, item in enumerate(found):
        array[place] = item
    return array.reshape(checked_shape(shape))


def checked_array(decoder: Decoder, tree: Node) -> np.ndarray:
    """Return an array, where nothing but an array may stand."""
    found = decoder.decode(tree)
    if not isinstance(found, np.ndarray):
        raise RefusedValue(DAMAGED)
    return found


FAMILY = Family(
    {"array": decode_array, "scalar": _decode_scalar, "objects": _decode_objects},
    rules=lambda: ((np.generic, encode_scalar), (np.ndarray, encode_array)),
)
