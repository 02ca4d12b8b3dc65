"""Values as a tree of JSON and binary parts, and back.

A student's code runs in one process, checks in another. What a check looks at comes across by
value: `encode` runs on one side, `decode` on the other, and the reader never believes the writer.
`codecs` holds one module for each family of values.
"""

import warnings
from typing import Any

from autograder.airlock.codecs import (
    arrays,
    callbacks,
    containers,
    estimators,
    functions,
    keras_models,
    keras_objects,
    plain,
    stand_ins,
    tables,
    tensors,
    times,
)
from autograder.airlock.codecs.codec import Decoder, Encoder, Keep, Node, Remote
from autograder.airlock.refusal import DAMAGED, RefusedValue, unsupported

__all__ = ["DAMAGED", "Keep", "Node", "RefusedValue", "Remote", "decode", "encode"]

# The order matters: np.float64 is a float, a model is a layer, and most things can be called.
FAMILIES = (
    arrays.FAMILY,
    plain.FAMILY,
    containers.FAMILY,
    times.FAMILY,
    tables.FAMILY,
    callbacks.FAMILY,
    keras_models.FAMILY,
    stand_ins.FAMILY,
    keras_objects.FAMILY,
    estimators.FAMILY,
    tensors.FAMILY,
    functions.FAMILY,
)


def encode(value: Any, keep: Keep) -> tuple[Node, list[bytes]]:
    """Turn a value into a tree for JSON, and binary parts.

    Never raises: what cannot cross, or takes more than `limits` allows, is a tree which `decode`
    refuses, with the reason.

    Parameters
    ----------
    keep : callable
        Remembers a function and returns a handle by which the other side may call it.

    Returns
    -------
    tree : Node
    parts : list of bytes
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            encoder = Encoder(FAMILIES, keep)
            return encoder.crossing(value), encoder.parts
        except RefusedValue as refused:
            return ["refused", str(refused)], []
        except Exception:  # somebody's own class may do anything when it is looked at
            return ["refused", str(unsupported(value))], []


def decode(tree: Node, parts: list[bytes], remote: Remote) -> Any:
    """Turn what `encode` made back into a value. Trusts nothing and runs no code of the sender.

    Parameters
    ----------
    tree : Node
    parts : list of bytes
    remote : callable
        Makes the stand-in for a function, from its handle and its name.

    Raises
    ------
    RefusedValue
        If the value cannot cross, is too large, or the tree is not one of `encode`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return Decoder(FAMILIES, parts, remote).decode(tree)
        except RefusedValue:
            raise
        except Exception as error:
            raise RefusedValue(f"{DAMAGED} ({type(error).__name__})") from None
