"""Keras models, as `.keras` files: a configuration of Keras's own layers, and weights.

A model that holds anything else is represented by a stand-in.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.airlock.codecs.codec import Decoder, Encoder, Family, Function, Node, Rule, loaded
from autograder.airlock.codecs.functions import checked_function, encode_function
from autograder.airlock.codecs.keras_archive import (
    check_weights,
    read_archive,
    without_optimizer,
    write_archive,
)
from autograder.airlock.codecs.keras_config import (
    DAMAGED_MODEL,
    check_config,
    objection_to,
    parse_config,
    unbuilt,
)
from autograder.airlock.codecs.keras_size import (
    TOO_MANY_PARAMETERS,
    check_size,
    parameter_count,
)
from autograder.airlock.codecs.stand_ins import encode_stand_in
from autograder.airlock.limits import MAX_CROSSING_BYTES, MAX_MODEL_PARAMETERS
from autograder.airlock.refusal import RefusedValue

# Before it crosses, a model loses the state of its optimizer, which may be twice its weights.
MAX_SAVED_BYTES = 4 * MAX_CROSSING_BYTES
MODEL_CLASSES = ("Sequential", "Functional")
METRIC_KEYS = ("metrics", "weighted_metrics")
COMPILE_KEYS = ("optimizer", "loss", "loss_weights", *METRIC_KEYS)


# From a model to bytes


def _encode_model(encoder: Encoder, model: Any) -> Node:
    if not _is_of_keras(model):
        return encode_stand_in(encoder, model)
    try:
        data, loss = to_bytes(model)
        part = encoder.part(data)
    except Exception:  # it is too large, or holds code that Keras may not even be able to save
        return encode_stand_in(encoder, model)
    return ["model", part, None if loss is None else encode_function(encoder, loss)]


def _is_of_keras(model: Any) -> bool:
    """Return whether a model is of one of Keras's own two kinds."""
    import keras

    functional = type(keras.Model(inputs := keras.Input((1,)), inputs))
    return type(model) in (keras.Sequential, functional)


def to_bytes(model: Any) -> tuple[bytes, Function | None]:
    """Return a `.keras` file of a model without the optimizer's state, and a loss of its own.

    The loss is None where Keras knows it by name.

    Raises
    ------
    RefusedValue
        If the model holds anything but Keras's own, or too many parameters.
    """
    import keras

    if parameter_count(model.weights) > MAX_MODEL_PARAMETERS:
        raise RefusedValue(TOO_MANY_PARAMETERS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "model.keras")
        try:
            keras.saving.save_model(model, path)
        except OSError as error:  # such as a file that is larger than the sandbox lets it be
            raise RefusedValue(f"the model cannot be saved ({error.strerror})") from None
        data = path.read_bytes()
    archive = read_archive(data, MAX_SAVED_BYTES)
    config = parse_config(archive.config)
    chosen = config.get("compile_config") or {}
    own = _own_loss(model, chosen)
    if own is None and (reason := objection_to(chosen.get("loss"))):
        raise RefusedValue(reason)  # such as a list of functions
    if own is not None:
        chosen["loss"] = None
    config["compile_config"] = _without_own(chosen)
    for layer in _compiled_parts(config["config"]):
        layer["compile_config"] = None
    check_config(config)
    return write_archive(config, without_optimizer(archive.weights), archive.assets), own


def _own_loss(model: Any, chosen: dict[str, Any]) -> Function | None:
    """Return the loss that the configuration cannot name."""
    loss: Function | None = getattr(model, "loss", None)
    if not callable(loss):
        return None
    # A student's own function may have the name of one of Keras's.
    is_keras = str(getattr(loss, "__module__", "")).startswith("keras.")
    return None if is_keras and objection_to(chosen.get("loss")) is None else loss


def _compiled_parts(config: Any) -> Iterator[dict[str, Any]]:
    """Yield the models inside a model, which may have been compiled themselves."""
    if isinstance(config, dict):
        if "compile_config" in config:
            yield config
        config = list(config.values())
    if isinstance(config, list):
        for item in config:
            yield from _compiled_parts(item)


def _without_own(chosen: dict[str, Any]) -> dict[str, Any]:
    """Return what a model was compiled with, as far as it is Keras's own."""
    kept = {
        key: [one for one in item if objection_to(one) is None]
        if key in METRIC_KEYS and isinstance(item, list)
        else item
        for key, item in chosen.items()
    }
    return {
        key: item if key not in COMPILE_KEYS or objection_to(item) is None else None
        for key, item in kept.items()
    }


# From bytes to a model


def _decode_model(decoder: Decoder, part: Node, loss: Node) -> Any:
    data = decoder.part(part)
    return from_bytes(data, None if loss is None else checked_function(decoder, loss))


def from_bytes(data: bytes, loss: Function | None = None, *, compiled: bool = True) -> Any:
    """Return the model in a `.keras` file, after everything in it was checked.

    Parameters
    ----------
    loss : callable, optional
        What to compute the loss with where the file names none that Keras knows.
    compiled : bool
        Whether to compile it as the file says.

    Raises
    ------
    RefusedValue
        If there is anything in it that is not Keras's own, or too much of it.
    """
    import keras

    archive = read_archive(data)
    config = parse_config(archive.config)
    if config.get("class_name") not in MODEL_CLASSES:
        raise RefusedValue(DAMAGED_MODEL)
    chosen = config.pop("compile_config", None) or {}
    check_config(config)
    check_weights(archive.weights)
    check_size(config)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "model.keras")
        path.write_bytes(write_archive(config, archive.weights, archive.assets))
        try:
            model = keras.saving.load_model(path, compile=False, safe_mode=True)
            _freeze(model, config["config"])
        except Exception as error:
            raise unbuilt(error) from None
    if chosen and compiled:
        _compile(model, chosen, loss)
    return model


def _freeze(layer: Any, config: dict[str, Any]) -> None:
    """Set what is trainable: Keras forgets it for a Sequential model inside another."""
    if isinstance(flag := config.get("trainable"), bool):
        layer.trainable = flag
    inner = {part.name: part for part in getattr(layer, "layers", [])}
    for found in config.get("layers", []):
        name = found["config"].get("name")
        if name in inner:
            _freeze(inner[name], found["config"])


def _compile(model: Any, chosen: Any, loss: Function | None) -> None:
    import keras

    if not isinstance(chosen, dict):
        raise RefusedValue(DAMAGED_MODEL)
    reason = objection_to(chosen.get("loss"))
    kept = {key: item for key, item in _without_own(chosen).items() if key in COMPILE_KEYS}
    options = keras.saving.deserialize_keras_object(kept, safe_mode=True)
    if loss is not None:
        options["loss"] = loss
    elif reason is not None:
        options["loss"] = _missing_loss(f"its loss cannot come across: {reason}")
    model.compile(**options)


def _missing_loss(reason: str) -> Function:
    def unknown_loss(*_: Any) -> Any:
        """Raise, with the reason why there is no loss."""
        raise RefusedValue(reason)

    return unknown_loss


def _rules() -> tuple[Rule, ...]:
    keras = loaded("keras")
    return () if keras is None else ((keras.Model, _encode_model),)


FAMILY = Family({"model": _decode_model}, _rules)
