"""Lists, tuples, sets, dictionaries and their views, queues, and what can only be gone through."""

import array
from collections import deque
from collections.abc import Hashable, ItemsView, Iterable, Iterator, KeysView, ValuesView
from contextlib import suppress
from typing import Any

import numpy as np

from autograder.airlock.codecs.arrays import decode_npy, encode_array, encode_npy
from autograder.airlock.codecs.codec import (
    Decoder,
    Encoder,
    Family,
    Node,
    Rule,
    checked_list,
    checked_text,
    loaded,
)
from autograder.airlock.limits import MAX_CROSSING_BYTES, MAX_TREE_NODES
from autograder.airlock.refusal import DAMAGED, TOO_MANY_NODES, RefusedValue

MIN_PACKED_ITEMS = 32  # so many numbers of one type in a list travel as an array
PACKED_ITEM_BYTES = 8
MAX_PACKED_ITEMS = MAX_CROSSING_BYTES // PACKED_ITEM_BYTES
PACKED_DTYPES: dict[type, type] = {int: np.int64, float: np.float64}
MIN_DISTINCT_HASHES = 0.25  # of all keys of a dictionary
MAX_NAME_CHARACTERS = 100  # of the class of an iterator
VIEWS: dict[str, type] = {
    "keys": type({}.keys()),
    "values": type({}.values()),
    "items": type({}.items()),
}


class Iterated:
    """What an iterator gives: it has no length and no places, but each reader gets all of it.

    Parameters
    ----------
    items : list
    """

    def __init__(self, items: list[Any]) -> None:
        self._items = items

    def __iter__(self) -> Iterator[Any]:
        return iter(self._items)


def encode_items(encoder: Encoder, tag: str, value: Any, items: Iterable[Any]) -> Node:
    """Return the node of a container, one node for each item."""
    found = list(items)
    if len(found) > MAX_TREE_NODES:
        raise RefusedValue(TOO_MANY_NODES)
    with encoder.inside(value):
        return [tag, [encoder.encode(item) for item in found]]


def _encode_sequence(encoder: Encoder, tag: str, found: list[Any], value: Any) -> Node:
    if len(found) >= MIN_PACKED_ITEMS:
        kind = type(found[0])
        if kind in PACKED_DTYPES and all(type(item) is kind for item in found):
            encoder.require(len(found) * PACKED_ITEM_BYTES)
            with suppress(OverflowError):
                packed: np.ndarray = np.array(found, dtype=PACKED_DTYPES[kind])
                return ["packed", tag, encode_npy(encoder, packed)]
    return encode_items(encoder, tag, value, found)


def _decode_packed(decoder: Decoder, tag: Node, part: Node) -> Any:
    array = decode_npy(decoder, part)
    known = array.ndim == 1 and array.dtype in PACKED_DTYPES.values()
    if not known or array.size > MAX_PACKED_ITEMS:
        raise RefusedValue(DAMAGED)
    return {"list": list, "tuple": tuple}[str(tag)](array.tolist())


def _encode_list(encoder: Encoder, value: list[Any]) -> Node:
    return _encode_sequence(encoder, "list", list(list.__iter__(value)), value)


def _encode_tuple(encoder: Encoder, value: tuple[Any, ...]) -> Node:
    return _encode_sequence(encoder, "tuple", list(tuple.__iter__(value)), value)


def _encode_set(encoder: Encoder, value: set[Any]) -> Node:
    return encode_items(encoder, "set", value, set.__iter__(value))


def _encode_frozenset(encoder: Encoder, value: frozenset[Any]) -> Node:
    return encode_items(encoder, "frozenset", value, frozenset.__iter__(value))


def _decode_list(decoder: Decoder, items: Node) -> list[Any]:
    return decoder.items(items)


def _decode_tuple(decoder: Decoder, items: Node) -> tuple[Any, ...]:
    return tuple(decoder.items(items))


def _decode_set(decoder: Decoder, items: Node) -> set[Any]:
    return set(checked_keys(decoder.items(items)))


def _decode_frozenset(decoder: Decoder, items: Node) -> frozenset[Any]:
    return frozenset(checked_keys(decoder.items(items)))


def checked_keys(found: list[Hashable]) -> list[Hashable]:
    """Refuse keys that were made to collide: a dictionary of them takes hours."""
    if len(set(map(hash, found))) < len(found) * MIN_DISTINCT_HASHES:
        raise RefusedValue(DAMAGED)
    return found


def _encode_dictionary(encoder: Encoder, value: dict[Any, Any]) -> Node:
    with encoder.inside(value):
        pairs: list[Node] = [
            [encoder.encode(key), encoder.encode(item)] for key, item in dict.items(value)
        ]
    bunch = getattr(loaded("sklearn.utils"), "Bunch", None)
    return ["bunch" if type(value) is bunch else "dict", pairs]


def _decode_dictionary(decoder: Decoder, pairs: Node) -> dict[Any, Any]:
    found = [(decoder.decode(key), decoder.decode(item)) for key, item in checked_list(pairs)]
    checked_keys([key for key, _ in found])
    return dict(found)


def _decode_bunch(decoder: Decoder, pairs: Node) -> Any:
    from sklearn.utils import Bunch

    found = _decode_dictionary(decoder, pairs)
    if not all(type(name) is str and name.isidentifier() for name in found):
        return found
    return Bunch(**found)


def _encode_view(encoder: Encoder, value: Any) -> Node:
    tag = next(tag for tag, kind in VIEWS.items() if type(value) is kind)
    return encode_items(encoder, tag, value, value)


def _decode_keys(decoder: Decoder, items: Node) -> KeysView[Any]:
    return dict.fromkeys(checked_keys(decoder.items(items))).keys()


def _decode_values(decoder: Decoder, items: Node) -> ValuesView[Any]:
    return dict(enumerate(decoder.items(items))).values()


def _decode_pairs(decoder: Decoder, items: Node) -> ItemsView[Any, Any]:
    pairs = decoder.items(items)
    checked_keys([key for key, _ in pairs])
    return dict(pairs).items()


def _encode_queue(encoder: Encoder, value: deque[Any]) -> Node:
    return encode_items(encoder, "queue", value, deque.__iter__(value))


def _decode_queue(decoder: Decoder, items: Node) -> deque[Any]:
    return deque(decoder.items(items))


def _encode_buffer(encoder: Encoder, value: Any) -> Node:
    """Return the node of what NumPy reads as an array."""
    return encode_array(encoder, np.asarray(value))


def _encode_iterator(encoder: Encoder, value: Iterable[Any]) -> Node:
    """Return the node of an iterator, which may have no end: it is asked until it is too much."""
    with encoder.inside(value):
        items: list[Node] = [encoder.encode(item) for item in value]
    return ["iterator", type(value).__name__[:MAX_NAME_CHARACTERS], items]


def _decode_iterator(decoder: Decoder, kind: Node, items: Node) -> Iterated:
    # Messages call it what it is on the other side.
    name = checked_text(kind, MAX_NAME_CHARACTERS)
    found: Iterated = type(name, (Iterated,), {})(decoder.items(items))
    return found


def _rules() -> tuple[Rule, ...]:
    return (
        (list, _encode_list),
        (tuple, _encode_tuple),
        (set, _encode_set),
        (frozenset, _encode_frozenset),
        (dict, _encode_dictionary),
        (deque, _encode_queue),
        (tuple(VIEWS.values()), _encode_view),
        ((array.array, memoryview), _encode_buffer),
        ((Iterator, Iterated), _encode_iterator),
    )


FAMILY = Family(
    {
        "list": _decode_list,
        "tuple": _decode_tuple,
        "packed": _decode_packed,
        "set": _decode_set,
        "frozenset": _decode_frozenset,
        "dict": _decode_dictionary,
        "bunch": _decode_bunch,
        "queue": _decode_queue,
        "keys": _decode_keys,
        "values": _decode_values,
        "items": _decode_pairs,
        "iterator": _decode_iterator,
    },
    rules=_rules,
)
