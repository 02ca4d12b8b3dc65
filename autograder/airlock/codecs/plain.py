"""Python's own numbers, texts, bytes, ranges and paths.

A subclass crosses as the builtin type that it is, read through the builtin's own methods.
"""

import decimal
import fractions
import math
import pathlib
from types import EllipsisType
from typing import Any

from autograder.airlock.codecs.codec import (
    MAX_INTEGER_DIGITS,
    Decoder,
    Encoder,
    Family,
    Node,
    Rule,
    checked_integer,
    checked_text,
)
from autograder.airlock.limits import MAX_ITEMS
from autograder.airlock.refusal import DAMAGED, TOO_LONG, TOO_MANY_ITEMS, RefusedValue

EXACT = 2**53  # smaller integers are numbers of JSON; a reader might take larger ones for floats
MAX_TREE_TEXT_CHARACTERS = 10_000  # longer texts travel as parts, where no character is escaped
MAX_DECIMAL_CHARACTERS = 100
MAX_PATH_CHARACTERS = 1000
NOT_FINITE = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}


def encode_integer(_: Encoder, value: int) -> Node:
    """Return the node of an integer of any size."""
    plain = int.__pos__(value)
    if abs(plain) < EXACT:
        return plain
    if plain.bit_length() > 4 * MAX_INTEGER_DIGITS:
        raise RefusedValue(TOO_LONG)
    return ["int", f"{plain:x}"]


def _decode_integer(_: Decoder, digits: Node) -> int:
    return checked_integer(["int", digits])


def _encode_float(_: Encoder, value: float) -> Node:
    plain = float.__pos__(value)
    return plain if math.isfinite(plain) else ["float", repr(plain)]


def _decode_float(_: Decoder, text: Node) -> float:
    return NOT_FINITE[checked_text(text, 4)]


def _encode_complex(encoder: Encoder, value: complex) -> Node:
    plain = complex.__pos__(value)
    return ["complex", _encode_float(encoder, plain.real), _encode_float(encoder, plain.imag)]


def _decode_complex(decoder: Decoder, real: Node, imaginary: Node) -> complex:
    both = decoder.decode(real), decoder.decode(imaginary)
    if not all(type(number) in (int, float) for number in both):
        raise RefusedValue(DAMAGED)
    return complex(*map(float, both))


def _encode_text(encoder: Encoder, value: str) -> Node:
    plain = str.__str__(value)
    encoder.require(len(plain))
    if len(plain) > MAX_TREE_TEXT_CHARACTERS or any(map(_is_surrogate, plain)):
        return ["text", encoder.part(plain.encode("utf-8", "surrogatepass"))]
    encoder.spend(len(plain))
    return plain


def _is_surrogate(character: str) -> bool:
    return "\ud800" <= character <= "\udfff"


def _decode_text(decoder: Decoder, part: Node) -> str:
    return decoder.part(part).decode("utf-8", "surrogatepass")


def _encode_bytes(encoder: Encoder, value: bytes | bytearray) -> Node:
    view = memoryview(value)
    encoder.require(view.nbytes)
    return ["bytes", encoder.part(bytes(view))]


def _decode_bytes(decoder: Decoder, part: Node) -> bytes:
    return decoder.part(part)


def _encode_range(encoder: Encoder, value: range) -> Node:
    return ["range", *(encode_integer(encoder, n) for n in (value.start, value.stop, value.step))]


def decode_range(_: Decoder, start: Node, stop: Node, step: Node) -> range:
    """Return a range of not too many items."""
    found = range(*map(checked_integer, (start, stop, step)))
    if (found.stop - found.start) // found.step > MAX_ITEMS:  # its len() may overflow
        raise RefusedValue(TOO_MANY_ITEMS)
    return found


def _encode_slice(encoder: Encoder, value: slice) -> Node:
    return ["slice", *map(encoder.encode, (value.start, value.stop, value.step))]


def _decode_slice(decoder: Decoder, *steps: Node) -> slice:
    return slice(*map(decoder.decode, steps))


def _encode_fraction(encoder: Encoder, value: fractions.Fraction) -> Node:
    return ["fraction", *(encode_integer(encoder, n) for n in value.as_integer_ratio())]


def _decode_fraction(_: Decoder, numerator: Node, denominator: Node) -> fractions.Fraction:
    return fractions.Fraction(checked_integer(numerator), checked_integer(denominator))


def _encode_decimal(encoder: Encoder, value: decimal.Decimal) -> Node:
    text = str(value)
    encoder.spend(len(text))
    return ["decimal", text]


def _decode_decimal(_: Decoder, text: Node) -> decimal.Decimal:
    return decimal.Decimal(checked_text(text, MAX_DECIMAL_CHARACTERS))


def _encode_path(encoder: Encoder, value: pathlib.PurePath) -> Node:
    text = str(value)
    encoder.spend(len(text))
    return ["path", text]


def _decode_path(_: Decoder, text: Node) -> pathlib.Path:
    return pathlib.Path(checked_text(text, MAX_PATH_CHARACTERS))


def _encode_ellipsis(_: Encoder, __: EllipsisType) -> Node:
    return ["ellipsis"]


def _decode_ellipsis(_: Decoder) -> EllipsisType:
    return ...


def _rules() -> tuple[Rule, ...]:
    return (
        (int, encode_integer),
        (float, _encode_float),
        (complex, _encode_complex),
        (str, _encode_text),
        ((bytes, bytearray), _encode_bytes),
        (range, _encode_range),
        (slice, _encode_slice),
        (fractions.Fraction, _encode_fraction),
        (decimal.Decimal, _encode_decimal),
        (pathlib.PurePath, _encode_path),
        (EllipsisType, _encode_ellipsis),
    )


def _decode_refused(_: Decoder, reason: Node) -> Any:
    raise RefusedValue(checked_text(reason, 1000))


FAMILY = Family(
    {
        "refused": _decode_refused,  # what `values.encode` makes of a value that cannot cross
        "int": _decode_integer,
        "float": _decode_float,
        "complex": _decode_complex,
        "text": _decode_text,
        "bytes": _decode_bytes,
        "range": decode_range,
        "slice": _decode_slice,
        "fraction": _decode_fraction,
        "decimal": _decode_decimal,
        "path": _decode_path,
        "ellipsis": _decode_ellipsis,
    },
    rules=_rules,
)
