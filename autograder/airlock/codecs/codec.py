"""The core of all codecs: it walks through a value or a tree, asks the families, and refuses.

A node of the tree is None, a boolean, an integer, a finite float, a string, or a list
`[tag, ...]`. Large things, such as arrays as `.npy` bytes, stand among the parts, and the tree
holds their number.
"""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from autograder.airlock.limits import (
    MAX_CROSSING_BYTES,
    MAX_PARTS,
    MAX_TEXT_CHARACTERS,
    MAX_TREE_DEPTH,
    MAX_TREE_NODES,
    MAX_TREE_SEPARATORS,
)
from autograder.airlock.refusal import (
    CYCLE,
    DAMAGED,
    TOO_DEEP,
    TOO_LONG,
    TOO_MANY_NODES,
    TOO_MANY_PARTS,
    RefusedValue,
    too_large,
    unsupported,
)

MAX_INTEGER_DIGITS = 10_000  # in base 16
MAX_ATTRIBUTES = 1000  # of one object
SEPARATORS = ",[{"

Node: TypeAlias = "bool | int | float | str | list[Node] | dict[str, Node] | None"
Function: TypeAlias = Callable[..., Any]
Keep: TypeAlias = Callable[[Function], str]
Remote: TypeAlias = Callable[[str, str], Function]
Encode: TypeAlias = Callable[["Encoder", Any], Node]
Decode: TypeAlias = Callable[..., Any]  # of the decoder and what follows the tag
Rule: TypeAlias = tuple[type | tuple[type, ...], Encode]


def _no_rules() -> Iterable[Rule]:
    return ()


def _not_recognised(_: Any) -> None:
    return None


@dataclass(frozen=True)
class Family:
    """Values of related types, in both directions.

    Attributes
    ----------
    decoders : mapping
        What reads the nodes of each tag.
    rules : callable
        Returns types, and what encodes values of them and of their subclasses. The first that
        fits is taken. Types of packages that are not loaded are missing: no value is of them.
    recognise : callable
        Returns what encodes a value whose type alone does not tell; asked if no rule fits.
    """

    decoders: Mapping[str, Decode] = field(default_factory=dict)
    rules: Callable[[], Iterable[Rule]] = _no_rules
    recognise: Callable[[Any], Encode | None] = _not_recognised


def loaded(name: str) -> Any:
    """Return a module if it is loaded; None if not, for then there is no value of it."""
    return sys.modules.get(name)


class Encoder:
    """Turns one value into a tree and parts.

    Parameters
    ----------
    keep : callable
        Remembers a function and returns a handle by which the other side may call it.
    """

    def __init__(self, families: Sequence[Family], keep: Keep) -> None:
        self.keep = keep
        self.parts: list[bytes] = []
        self._rules = [rule for family in families for rule in family.rules()]
        self._recognisers = [family.recognise for family in families]
        self._nodes = 0
        self._bytes = 0  # of all parts, and the characters of all texts in the tree
        self._open: list[int] = []  # identities of the containers that are being encoded

    def crossing(self, value: Any) -> Node:
        """Return the tree of a whole crossing.

        Raises
        ------
        RefusedValue
            If the value, or anything in it, cannot cross, or if it is too large.
        """
        tree = self.encode(value)
        text = json.dumps(tree)
        size = len(text) + sum(map(len, self.parts))
        if size > MAX_CROSSING_BYTES:
            raise too_large(size)
        if sum(map(text.count, SEPARATORS)) > MAX_TREE_SEPARATORS:
            raise RefusedValue(TOO_MANY_NODES)
        return tree

    def encode(self, value: Any) -> Node:
        """Return the node of a value."""
        self.count_node()
        if value is None or value is True or value is False:
            return value
        kind = type(value)  # not isinstance: it asks the value, which may lie
        for known, encode in self._rules:
            if issubclass(kind, known):
                return encode(self, value)
        for recognise in self._recognisers:
            if found := recognise(value):
                return found(self, value)
        raise unsupported(value)

    def count_node(self) -> None:
        """Count one more node of the tree."""
        self._nodes += 1
        if self._nodes > MAX_TREE_NODES:
            raise RefusedValue(TOO_MANY_NODES)

    def require(self, size: int) -> None:
        """Refuse what will take so many bytes, if that is too much, before they are made."""
        if self._bytes + size > MAX_CROSSING_BYTES:
            raise too_large(self._bytes + size)

    def part(self, data: bytes) -> int:
        """Add a binary part; return its number."""
        if len(self.parts) >= MAX_PARTS:
            raise RefusedValue(TOO_MANY_PARTS)
        self.spend(len(data))
        self.parts.append(data)
        return len(self.parts) - 1

    def spend(self, size: int) -> None:
        """Count so many bytes of the crossing's budget."""
        self.require(size)
        self._bytes += size

    @contextmanager
    def inside(self, value: Any) -> Iterator[None]:
        """Encode what a container holds; refuse one that contains itself, and too many levels."""
        if id(value) in self._open:
            raise RefusedValue(CYCLE)
        if len(self._open) >= MAX_TREE_DEPTH:
            raise RefusedValue(TOO_DEEP)
        self._open.append(id(value))
        try:
            yield
        finally:
            self._open.pop()

    def attributes(self, found: Mapping[str, Any]) -> tuple[dict[str, Node], list[str]]:
        """Encode attributes one by one; return the names of those that cannot be, too."""
        nodes: dict[str, Node] = {}
        lost: list[str] = []
        for name, item in found.items():
            parts, spent = len(self.parts), self._bytes
            try:
                nodes[name] = self.encode(item)
            except RefusedValue:
                del self.parts[parts:]
                self._bytes = spent
                lost.append(name)
        return nodes, lost


class Decoder:
    """Turns a tree and parts into one value, and believes neither.

    Parameters
    ----------
    remote : callable
        Makes the stand-in for a function, from its handle and its name.
    """

    def __init__(self, families: Sequence[Family], parts: Sequence[bytes], remote: Remote) -> None:
        size = sum(map(len, parts))
        if size > MAX_CROSSING_BYTES:
            raise too_large(size)
        self.remote = remote
        self._parts = parts
        self._decoders = {
            tag: decode for family in families for tag, decode in family.decoders.items()
        }
        self._used: set[int] = set()  # numbers of parts
        self._nodes = self._depth = 0

    def decode(self, tree: Node) -> Any:
        """Return the value of a node.

        Raises
        ------
        RefusedValue
            If it is not one of `Encoder`, or is too large.
        """
        self._nodes += 1
        if self._nodes > MAX_TREE_NODES:
            raise RefusedValue(TOO_MANY_NODES)
        if tree is None or type(tree) is bool or type(tree) is float:
            return tree
        if type(tree) is int:
            return checked_integer(tree)
        if type(tree) is str:
            return checked_text(tree, MAX_TEXT_CHARACTERS)
        if type(tree) is not list or not tree or type(tree[0]) is not str:
            raise RefusedValue(DAMAGED)
        if tree[0] not in self._decoders:
            raise RefusedValue(DAMAGED)
        if self._depth > 2 * MAX_TREE_DEPTH:  # a container may be two nodes: a frame and its index
            raise RefusedValue(TOO_DEEP)
        self._depth += 1
        try:
            return self._decoders[tree[0]](self, *tree[1:])
        finally:
            self._depth -= 1

    def part(self, number: Node) -> bytes:
        """Return a part. Each serves once, so that few bytes cannot become many."""
        if type(number) is not int or not 0 <= number < len(self._parts) or number in self._used:
            raise RefusedValue(DAMAGED)
        self._used.add(number)
        return bytes(self._parts[number])

    def items(self, nodes: Node) -> list[Any]:
        """Return the values of a list of nodes."""
        return [self.decode(node) for node in checked_list(nodes)]

    def attributes(
        self, nodes: Node, *, allowed: Callable[[str], bool] = str.isidentifier
    ) -> dict[str, Any]:
        """Return a dictionary whose keys are names of attributes."""
        if type(nodes) is not dict or len(nodes) > MAX_ATTRIBUTES or not all(map(allowed, nodes)):
            raise RefusedValue(DAMAGED)
        return {name: self.decode(node) for name, node in nodes.items()}


# What the reader asks of a node before it uses it


def checked_integer(found: Node) -> int:
    """Return an integer that is not too long, be it a number of JSON or `["int", digits]`."""
    if type(found) is int:
        if found.bit_length() > 4 * MAX_INTEGER_DIGITS:
            raise RefusedValue(TOO_LONG)
        return found
    if type(found) is list and len(found) == 2 and found[0] == "int":
        digits = checked_text(found[1], MAX_INTEGER_DIGITS + 1)
        if re.fullmatch(r"-?[0-9a-f]+", digits):
            return int(digits, 16)
    raise RefusedValue(DAMAGED)


def checked_text(found: Node, longest: int) -> str:
    """Return a string of at most so many characters."""
    if type(found) is not str:
        raise RefusedValue(DAMAGED)
    if len(found) > longest:
        raise RefusedValue(TOO_LONG)
    return found


def checked_list(found: Node) -> list[Any]:
    """Return a list."""
    if type(found) is not list:
        raise RefusedValue(DAMAGED)
    return found


def is_public(name: Any) -> bool:
    """Return whether this is the name of a public attribute."""
    return type(name) is str and name.isidentifier() and not name.startswith("_")
