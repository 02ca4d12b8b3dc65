"""Keras's callbacks and the history of a training.

A callback of the student's own class stays where it is, and is driven from afar.
"""

import inspect
import re
from functools import partial
from typing import Any

from autograder.airlock.codecs.codec import (
    Decoder,
    Encoder,
    Family,
    Node,
    Rule,
    checked_text,
    is_public,
    loaded,
)
from autograder.airlock.codecs.functions import checked_function, encode_function
from autograder.airlock.refusal import DAMAGED, RefusedValue
from autograder.checks.callbacks import drive_copy, set_driver

ALLOWED_CALLBACKS = (
    "Callback",
    "EarlyStopping",
    "LambdaCallback",
    "LearningRateScheduler",
    "ModelCheckpoint",
    "ReduceLROnPlateau",
    "TerminateOnNaN",
)
# Where a callback may write, should a check drive it: below its own folder, nothing clever.
FILE_NAME = re.compile(r"(?!/)(?!.*\.\.)(?:[\w\- ./]|\{\w{1,40}(?::[0-9.]{0,4}[dfeg]?)?\}){1,200}")
MAX_NAME_CHARACTERS = 200  # of a class
NOT_SENT = ("params", "monitor_op")  # what `fit` sets, and what is sent by its name
NOT_SET = ("model", "params")  # of a callback that is driven from afar


def _encode_history(encoder: Encoder, value: Any) -> Node:
    with encoder.inside(value):
        curves, epochs = encoder.encode(value.history), encoder.encode(list(value.epoch))
        params, _ = encoder.attributes({"params": value.params})
        return ["history", curves, epochs, params.get("params")]


def _decode_history(decoder: Decoder, curves: Node, epochs: Node, params: Node) -> Any:
    import keras

    history = keras.callbacks.History()
    history.history, history.epoch = decoder.decode(curves), decoder.decode(epochs)
    if type(history.history) is not dict or type(history.epoch) is not list:
        raise RefusedValue(DAMAGED)
    history.params = decoder.decode(params)
    return history


def _encode_callback(encoder: Encoder, value: Any) -> Node:
    import keras

    kind = type(value)
    own = getattr(keras.callbacks, kind.__name__, None) is not kind
    if not own and kind.__name__ not in ALLOWED_CALLBACKS:
        raise RefusedValue(f"a `{kind.__name__}` callback cannot be looked at from outside")
    public = {
        name: item
        for name, item in vars(value).items()
        if not name.startswith("_") and name not in NOT_SENT
    }
    with encoder.inside(value):
        attributes, _ = encoder.attributes(public)
    if own:
        drive = encode_function(encoder, partial(drive_copy, value))
        return ["own-callback", kind.__name__, attributes, drive]
    operation = vars(value).get("monitor_op")
    compares = {keras.ops.less: "less", keras.ops.greater: "greater"}
    return ["callback", kind.__name__, attributes, compares.get(operation) if operation else None]


def _decode_callback(decoder: Decoder, name: Node, attributes: Node, compares: Node) -> Any:
    import keras

    if type(name) is not str or name not in ALLOWED_CALLBACKS:
        raise RefusedValue(DAMAGED)
    kind = getattr(keras.callbacks, name)
    found = decoder.attributes(attributes, allowed=is_public)
    file = found.get("filepath")
    if file is not None and not (type(file) is str and FILE_NAME.fullmatch(file)):
        raise RefusedValue("the file name of a callback may only lead to the notebook's own folder")
    given = {key: found[key] for key in inspect.signature(kind).parameters if key in found}
    callback = kind(**given)
    for key, item in found.items():
        if key in vars(callback):
            setattr(callback, key, item)
    if compares is not None:
        operations = {"less": keras.ops.less, "greater": keras.ops.greater}
        callback.monitor_op = operations[checked_text(compares, 7)]
    return callback


def _decode_own_callback(decoder: Decoder, name: Node, attributes: Node, drive: Node) -> Any:
    import keras

    kind = type(checked_text(name, MAX_NAME_CHARACTERS), (keras.callbacks.Callback,), {})
    callback, call = kind(), checked_function(decoder, drive)
    for key, item in decoder.attributes(attributes, allowed=is_public).items():
        if key not in NOT_SET:
            setattr(callback, key, item)

    def drive_from_afar(epochs: list[dict[str, float]]) -> tuple[int, float]:
        match call(epochs):
            case (int(run), int() | float() as kept):
                return run, kept
        raise RefusedValue(DAMAGED)

    set_driver(callback, drive_from_afar)
    return callback


def _rules() -> tuple[Rule, ...]:
    keras = loaded("keras")
    if keras is None:
        return ()
    return (
        (keras.callbacks.History, _encode_history),
        (keras.callbacks.Callback, _encode_callback),
    )


FAMILY = Family(
    {
        "history": _decode_history,
        "callback": _decode_callback,
        "own-callback": _decode_own_callback,
    },
    _rules,
)
