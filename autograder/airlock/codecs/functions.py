"""Functions and classes, which stay where they are and are called from the other side."""

import inspect
from typing import Any

from autograder.airlock.codecs.codec import (
    Decoder,
    Encode,
    Encoder,
    Family,
    Function,
    Node,
    checked_text,
)
from autograder.airlock.refusal import DAMAGED, RefusedValue
from autograder.checks.wording import STANDS_FOR_CLASS

MAX_NAME_CHARACTERS = 100  # of a function, to be shown in messages
MAX_HANDLE_CHARACTERS = 200
FUNCTION, CLASS = "remote", "class"  # tags


def encode_function(encoder: Encoder, function: Function) -> Node:
    """Return the handle and the name of a function."""
    name = getattr(function, "__name__", None)
    if type(name) is not str or len(name) > MAX_NAME_CHARACTERS:
        name = type(function).__name__
    tag = CLASS if inspect.isclass(function) else FUNCTION
    return [tag, str(encoder.keep(function)), str(name)]


def decode_function(decoder: Decoder, handle: Node, name: Node) -> Function:
    """Return the stand-in for a function."""
    handle, name = (checked_text(text, MAX_HANDLE_CHARACTERS) for text in (handle, name))
    return decoder.remote(handle, name)


def decode_class(decoder: Decoder, handle: Node, name: Node) -> Function:
    """Return the stand-in for a class, which messages call a class."""
    stand_in = decode_function(decoder, handle, name)
    setattr(stand_in, STANDS_FOR_CLASS, True)
    return stand_in


def checked_function(decoder: Decoder, tree: Node) -> Function:
    """Return the stand-in for a function, where nothing but a function may stand."""
    if type(tree) is not list or len(tree) != 3 or tree[0] not in (FUNCTION, CLASS):
        raise RefusedValue(DAMAGED)
    return decode_function(decoder, *tree[1:])


def _recognise(value: Any) -> Encode | None:
    return encode_function if callable(value) else None


FAMILY = Family({FUNCTION: decode_function, CLASS: decode_class}, recognise=_recognise)
