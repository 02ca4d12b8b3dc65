"""Keras models as bytes and back, vetted before anything is built from them."""

import io
import json
import math
import re
import stat
import sys
import tempfile
import threading
import zipfile
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from autograder.airlock.values import RefusedValue

ARCHIVE = 200_000_000  # bytes; nothing in it is compressed
MEMBERS = 60
CONFIG = 4_000_000  # bytes
CONFIG_NODES = 200_000
CONFIG_DEPTH = 60
CONFIG_TEXT = 10_000  # characters of one string
PARAMETERS = 20_000_000
METRIC = 2_000  # of a metric's thresholds or classes, of which it may keep the square
OUTPUT = 4_000_000  # numbers that one layer gives for one row
WEIGHT_GROUPS = 20_000
WEIGHT_DEPTH = 30

CONFIG_NAME, METADATA_NAME, WEIGHTS_NAME = "config.json", "metadata.json", "model.weights.h5"
ASSET = re.compile(r"assets(/(?!\.)[\w.\-]{1,100}){1,12}")
MODULES = (
    *("constraints", "dtype_policies", "initializers", "layers", "losses", "metrics"),
    *("optimizers", "optimizers.schedules", "regularizers"),
)
# Code, files of other frameworks, or large tables that are made while the layer is built.
DENIED = {
    *("FlaxLayer", "JaxLayer", "Lambda", "TFSMLayer", "TorchModuleWrapper"),
    *("MelSpectrogram", "STFT", "STFTSpectrogram"),
}
# What arithmetic on tensors leaves in a functional model. Keras has no public name for these.
OPERATIONS = (
    "activations.activations",
    *("ops.image", "ops.linalg", "ops.math", "ops.nn", "ops.numpy"),
)
OBJECT_KEYS = {
    *("module", "class_name", "config", "registered_name", "build_config", "compile_config"),
    *("shared_object_id", "name", "inbound_nodes"),
}
PLAIN_KINDS = re.compile(r"bool|bfloat16|u?int(8|16|32|64)|float(16|32|64)")
METRICS = ("metrics", "weighted_metrics")
COMPILE_KEYS = ("optimizer", "loss", "loss_weights", *METRICS)
CALLS = ("predict", "call", "count_params", "compute_loss")

DAMAGED = "the model that came across is damaged"
TOO_LARGE = f"the model has more than {PARAMETERS:,} parameters"
STANDARD = (
    "build it from Keras's own layers with `keras.Sequential` or `keras.Model(inputs, outputs)`"
)


# What may stand in a configuration


@cache
def classes() -> dict[type, tuple[str, str]]:
    """Return Keras's own public classes that may come across, with module and name of each."""
    import keras

    found: dict[type, tuple[str, str]] = {keras.DTypePolicy: ("keras", "DTypePolicy")}
    for module in MODULES:
        for name, kind in vars(_attribute(keras, module)).items():
            if isinstance(kind, type) and hasattr(kind, "from_config") and name not in DENIED:
                found.setdefault(kind, (f"keras.{module}", name))
    return found


@cache
def _allowed() -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    """Return (module, name) of all classes, and the names of all functions."""
    import importlib

    import keras

    names = {("keras", "Sequential"), ("keras", "DTypePolicy")}
    names.add(("keras.src.models.functional", "Functional"))
    for module in MODULES:
        for name, kind in vars(_attribute(keras, module)).items():
            if isinstance(kind, type) and hasattr(kind, "from_config") and name not in DENIED:
                names.add((f"keras.{module}", name))
    for module in OPERATIONS:
        where = f"keras.src.{module}"
        for name, kind in vars(importlib.import_module(where)).items():
            if isinstance(kind, type) and issubclass(kind, keras.Operation):
                names.add((where, name))
    functions = {
        name
        for module in (keras.activations, keras.losses, keras.metrics)
        for name, function in vars(module).items()
        if callable(function) and not isinstance(function, type)
    } - {"serialize", "deserialize", "get"}
    return frozenset(names), frozenset(functions)


def _attribute(found: Any, path: str) -> Any:
    for name in path.split("."):
        found = getattr(found, name)
    return found


class _Vet:
    """Walk through a configuration and refuse what is not Keras's own."""

    def __init__(self) -> None:
        self.nodes = 0
        self.classes, self.functions = _allowed()

    def node(self, found: Any, depth: int = 0, key: str = "") -> None:
        self.nodes += 1
        if self.nodes > CONFIG_NODES or depth > CONFIG_DEPTH:
            raise RefusedValue("the description of the model is too large")
        if isinstance(found, dict):
            self._dict(found, depth)
        elif isinstance(found, list):
            for item in found:
                self.node(item, depth + 1, key)
        elif isinstance(found, str):
            self._str(found, key)
        elif isinstance(found, int):
            if found.bit_length() > 63:
                raise RefusedValue(DAMAGED)
        elif not isinstance(found, float | None):
            raise RefusedValue(DAMAGED)

    def _str(self, found: str, key: str) -> None:
        # The words of a vocabulary may look like a path, but a vocabulary may not be one.
        word = key == "vocabulary:words"
        if len(found) > CONFIG_TEXT or (not word and re.search(r"[/\\\n\0]|^~", found)):
            raise RefusedValue("the model names a file, or holds code or a text that is too long")

    def _dict(self, found: dict[str, Any], depth: int) -> None:
        if "class_name" in found:
            self._object(found)
        elif {"module", "registered_name"} & set(found) or _is_code(found):
            raise RefusedValue(f"the model holds code of its own; {STANDARD}")
        for key, item in found.items():
            words = key == "vocabulary" and isinstance(item, list)
            if key == "vocabulary" and isinstance(item, str):
                raise RefusedValue(
                    "the model reads its vocabulary from a file; give it a list of words"
                )
            if key in ("class_name", "module", "registered_name") and "class_name" in found:
                continue
            self.node(item, depth + 1, "vocabulary:words" if words else "")

    def _object(self, found: dict[str, Any]) -> None:
        name, module, config = found["class_name"], found.get("module"), found.get("config")
        registered = found.get("registered_name")
        if not isinstance(name, str) or not set(found) <= OBJECT_KEYS:
            raise RefusedValue(DAMAGED)
        if name in ("__keras_tensor__", "__tensor__", "__numpy__"):
            kind = config.get("dtype") if isinstance(config, dict) else None
            if not (isinstance(kind, str) and PLAIN_KINDS.fullmatch(kind)):
                raise RefusedValue(DAMAGED)
        elif name in ("__slice__", "__ellipsis__"):
            return
        elif name == "function":
            known = isinstance(config, str) and config in self.functions
            if module != "builtins" or not known or registered not in (None, "function", config):
                raise RefusedValue(
                    f"the model uses a function of its own, `{_short(config)}`; {STANDARD}"
                )
        elif (module, name) not in self.classes or registered not in (None, name):
            what = "code (a Lambda layer)" if "lambda" in name.lower() else f"`{_short(name)}`"
            raise RefusedValue(f"the model contains {what}, which is not known here; {STANDARD}")
        elif not isinstance(config, dict | None):
            raise RefusedValue(DAMAGED)
        elif module == "keras.metrics" and any(
            isinstance(item, int) and item > METRIC for item in (config or {}).values()
        ):
            raise RefusedValue(
                f"the metric `{name}` has more than {METRIC:,} thresholds or classes"
            )


def _is_code(found: dict[str, Any]) -> bool:
    """Return whether this is what Keras writes for a lambda: its bytecode in base64, and more."""
    value = found.get("value")
    return set(found) == {"value"} and isinstance(value, list) and isinstance((*value, 0)[0], str)


def _short(found: Any) -> str:
    return re.sub(r"[^\w.]", "", str(found)[:60])


def vet_config(config: Any) -> None:
    """Refuse a configuration that is too large or holds anything but Keras's own.

    Raises
    ------
    RefusedValue
        With the first thing that is in the way.
    """
    _Vet().node(config)


def _vetted_json(data: bytes) -> dict[str, Any]:
    if len(data) > CONFIG:
        raise RefusedValue("the description of the model is too large")
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        raise RefusedValue(DAMAGED) from None
    if not isinstance(found, dict):
        raise RefusedValue(DAMAGED)
    return found


def measured(config: dict[str, Any]) -> None:
    """Refuse what would be too large, before any memory is taken for it.

    Raises
    ------
    RefusedValue
        If there are too many parameters, a layer gives too many numbers, or it cannot be built.
    """
    if reason := _objection(json.dumps(config)):
        raise RefusedValue(reason)


@lru_cache(32)  # several checks look at the same model, each at one of its own
def _objection(text: str) -> str:
    """Return why a configuration is refused; empty if it is not.

    In a `StatelessScope` Keras gives variables a shape and no value. They would get one when
    the next such scope ends; Keras keeps that list for each thread, so it goes with this one.
    """
    reasons: list[str] = []

    def work() -> None:
        import keras

        try:
            with keras.StatelessScope(initialize_variables=False):
                _measure(keras.saving.deserialize_keras_object(json.loads(text), safe_mode=True))
        except RefusedValue as refused:
            reasons.append(str(refused))
        except Exception as error:
            reasons.append(str(_unbuilt(error)))

    thread = threading.Thread(target=work, name="measure a model")
    thread.start()
    thread.join()
    return reasons[0] if reasons else ""


def _measure(built: Any) -> None:
    import keras

    variables = getattr(built, "variables", [])
    if sum(math.prod(variable.shape) for variable in variables) > PARAMETERS:
        raise RefusedValue(TOO_LARGE)
    for operation in _operations(built):
        try:
            outputs = keras.tree.flatten(operation.output)
        except (AttributeError, ValueError):  # a layer that was not called yet, or often
            continue
        for output in outputs:
            if math.prod(axis or 1 for axis in output.shape) > OUTPUT:
                raise RefusedValue(f"a layer gives more than {OUTPUT:,} numbers for one row")


def _operations(built: Any) -> Iterator[Any]:
    for operation in getattr(built, "operations", None) or getattr(built, "layers", []):
        yield operation
        yield from _operations(operation)


def _unbuilt(error: Exception) -> RefusedValue:
    return RefusedValue(
        f"the model cannot be rebuilt from its description ({type(error).__name__})"
    )


# The archive


def vet_archive(data: bytes) -> tuple[bytes, bytes, dict[str, bytes]]:
    """Take a `.keras` file apart; return its configuration, its weights and its vocabularies.

    Keras compresses nothing, so nothing in it may be larger than the file.

    Raises
    ------
    RefusedValue
        If it is too large, or holds anything else, compressed, twice, or by a link.
    """
    if len(data) > ARCHIVE:
        raise RefusedValue(f"the model is larger than {ARCHIVE // 10**6} MB")
    found: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MEMBERS or sum(m.file_size for m in members) > len(data):
                raise RefusedValue(DAMAGED)
            for member in members:
                name = member.filename
                known = name in (CONFIG_NAME, METADATA_NAME, WEIGHTS_NAME) or ASSET.fullmatch(name)
                plain = member.compress_type == zipfile.ZIP_STORED and not member.flag_bits & 1
                link = stat.S_IFMT(member.external_attr >> 16) not in (0, stat.S_IFREG)
                if not known or not plain or link or name in found:
                    raise RefusedValue(DAMAGED)
                with archive.open(member) as file:
                    found[name] = file.read(member.file_size + 1)
                if len(found[name]) > member.file_size:
                    raise RefusedValue(DAMAGED)
    except RefusedValue:
        raise
    except Exception:
        raise RefusedValue(DAMAGED) from None
    if CONFIG_NAME not in found or WEIGHTS_NAME not in found:
        raise RefusedValue(DAMAGED)
    config, weights = found.pop(CONFIG_NAME), found.pop(WEIGHTS_NAME)
    found.pop(METADATA_NAME, None)
    return config, weights, found


def vet_weights(data: bytes) -> None:
    """Refuse an HDF5 file with anything but groups and plain arrays of numbers.

    Each array must be stored in full, so no more memory is needed than the file has bytes.

    Raises
    ------
    RefusedValue
        If there is a link, a filter, a virtual or external array, or too much of anything.
    """
    import h5py

    try:
        with h5py.File(io.BytesIO(data), "r") as file:
            seen: set[int] = set()
            total = sum(_vetted_sizes(file, seen, 0))
    except RefusedValue:
        raise
    except Exception:
        raise RefusedValue(DAMAGED) from None
    if total > PARAMETERS:
        raise RefusedValue(TOO_LARGE)


def _vetted_sizes(group: Any, seen: set[int], depth: int) -> Iterator[int]:
    import h5py

    for name in group:
        if type(group.get(name, getlink=True)) is not h5py.HardLink:
            raise RefusedValue(DAMAGED)
        found = group[name]
        address = h5py.h5o.get_info(found.id).addr
        if address in seen or len(seen) > WEIGHT_GROUPS or depth > WEIGHT_DEPTH:
            raise RefusedValue(DAMAGED)
        seen.add(address)
        if isinstance(found, h5py.Group):
            yield from _vetted_sizes(found, seen, depth + 1)
            continue
        if not isinstance(found, h5py.Dataset) or found.is_virtual or found.external:
            raise RefusedValue(DAMAGED)
        filters = found.id.get_create_plist().get_nfilters()
        plain = found.dtype.kind in "fiub" or (found.dtype.kind == "V" and not found.dtype.names)
        if not plain or found.dtype.itemsize > 8 or found.shape is None or filters:
            raise RefusedValue(DAMAGED)
        if found.nbytes > found.id.get_storage_size():
            raise RefusedValue(DAMAGED)
        yield found.size


# Models


def foreign(model: Any) -> str:
    """Return why a model is not one of Keras's own two kinds, or an empty text."""
    import keras

    functional = type(keras.Model(inputs := keras.Input((1,)), inputs))
    if type(model) in (keras.Sequential, functional):
        return ""
    return f"the model is of a class of your own, `{type(model).__name__}`; {STANDARD}"


def to_bytes(model: Any) -> tuple[bytes, Callable[..., Any] | None]:
    """Return a `.keras` file of a model without the optimizer's state, and a loss of its own.

    The loss is None where Keras knows it by name.

    Raises
    ------
    RefusedValue
        If the model holds anything but Keras's own.
    """
    import h5py
    import keras

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "model.keras")
        keras.saving.save_model(model, path)
        data = path.read_bytes()
    config_text, weights, assets = vet_archive(data)
    config = _vetted_json(config_text)
    chosen = config.get("compile_config") or {}
    own = _own_loss(model, chosen)
    if own is not None:
        chosen["loss"] = None
    config["compile_config"] = _without_own(chosen)
    for layer in _nested(config["config"]):
        layer["compile_config"] = None
    vet_config(config)
    kept = io.BytesIO()
    with h5py.File(io.BytesIO(weights), "r") as source, h5py.File(kept, "w") as target:
        for name in source:
            if name != "optimizer":
                source.copy(name, target)
    return _archive(config, kept.getvalue(), assets), own


def _own_loss(model: Any, chosen: dict[str, Any]) -> Callable[..., Any] | None:
    """Return the loss that the configuration cannot name."""
    loss: Callable[..., Any] | None = getattr(model, "loss", None)
    if not callable(loss):
        return None
    # A student's own function may have the name of one of Keras's.
    theirs = str(getattr(loss, "__module__", "")).startswith("keras.")
    return None if theirs and _refusal(chosen.get("loss")) is None else loss


def _nested(config: Any) -> Iterator[dict[str, Any]]:
    if isinstance(config, dict):
        if "compile_config" in config:
            yield config
        config = list(config.values())
    if isinstance(config, list):
        for item in config:
            yield from _nested(item)


def _refusal(config: Any) -> str | None:
    try:
        vet_config(config)
    except RefusedValue as refused:
        return str(refused)
    return None


def _without_own(chosen: dict[str, Any]) -> dict[str, Any]:
    kept = {
        key: [one for one in item if _refusal(one) is None]
        if key in METRICS and isinstance(item, list)
        else item
        for key, item in chosen.items()
    }
    return {
        key: item if key not in COMPILE_KEYS or _refusal(item) is None else None
        for key, item in kept.items()
    }


def _archive(config: dict[str, Any], weights: bytes, assets: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(METADATA_NAME, "{}")
        archive.writestr(CONFIG_NAME, json.dumps(config))
        archive.writestr(WEIGHTS_NAME, weights)
        for name, data in assets.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def from_bytes(
    data: bytes, loss: Callable[..., Any] | None = None, *, compiled: bool = True
) -> Any:
    """Return the model in a `.keras` file, after everything in it was looked at.

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

    config_text, weights, assets = vet_archive(data)
    config = _vetted_json(config_text)
    if config.get("class_name") not in ("Sequential", "Functional"):
        raise RefusedValue(DAMAGED)
    chosen = config.pop("compile_config", None) or {}
    vet_config(config)
    vet_weights(weights)
    measured(config)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "model.keras")
        path.write_bytes(_archive(config, weights, assets))
        try:
            model = keras.saving.load_model(path, compile=False, safe_mode=True)
            _freeze(model, config["config"])
        except Exception as error:
            raise _unbuilt(error) from None
    if chosen and compiled:
        _compile(model, chosen, loss)
    return model


def _freeze(layer: Any, config: dict[str, Any]) -> None:
    """Set what is trainable: Keras forgets it for a Sequential model inside of another."""
    if isinstance(flag := config.get("trainable"), bool):
        layer.trainable = flag
    inner = {part.name: part for part in getattr(layer, "layers", [])}
    for found in config.get("layers", []):
        name = found["config"].get("name")
        if name in inner:
            _freeze(inner[name], found["config"])


def _compile(model: Any, chosen: Any, loss: Callable[..., Any] | None) -> None:
    import keras

    if not isinstance(chosen, dict):
        raise RefusedValue(DAMAGED)
    reason = _refusal(chosen.get("loss"))
    kept = {key: item for key, item in _without_own(chosen).items() if key in COMPILE_KEYS}
    options = keras.saving.deserialize_keras_object(kept, safe_mode=True)
    if loss is not None:
        options["loss"] = loss
    elif reason is not None:
        options["loss"] = _no_loss(f"its loss cannot come across: {reason}")
    model.compile(**options)


def _no_loss(reason: str) -> Callable[..., Any]:
    def unknown_loss(*_: Any) -> Any:
        """Say why there is no loss, to whoever needs it."""
        raise RefusedValue(reason)

    return unknown_loss


def predict_directly() -> None:
    """Let `model.predict` call the model, from now on, if it is asked about an array of numbers.

    Keras makes a pipeline and traces the model, which takes longer than the few rows of a check.
    """
    import numpy as np

    from autograder.checks.models import BATCH_ROWS

    keras = sys.modules.get("keras")
    if keras is None:  # it is not worth an import
        return
    ordinary = keras.Model.predict

    def predict(
        model: Any, x: Any, batch_size: int | None = None, verbose: Any = "auto", **options: Any
    ) -> Any:
        plain = isinstance(x, np.ndarray) and x.dtype.kind in "fiub" and len(x)
        if not plain or options:
            return ordinary(model, x, batch_size, verbose, **options)
        rows = batch_size or BATCH_ROWS
        found = [model(x[i : i + rows], training=False) for i in range(0, len(x), rows)]
        return keras.tree.map_structure(lambda *parts: np.concatenate(parts), *found)

    keras.Model.predict = predict


# A model that cannot come across by value


def calls(model: Any) -> dict[str, Callable[..., Any]]:
    """Return what a stand-in asks of the model that it stands for."""

    def compute_loss(x: Any, y: Any, y_pred: Any) -> float:
        found = model.compute_loss(x=x, y=y, y_pred=y_pred, training=False)
        return float(found) - sum(map(float, model.losses))

    def predict(x: Any, batch_size: int | None) -> Any:
        return model.predict(x, batch_size=batch_size, verbose=0)

    found = (predict, model.__call__, model.count_params, compute_loss)
    return dict(zip(CALLS, found, strict=True))


def stand_in(
    name: str,
    asked: dict[str, Callable[..., Any]],
    *,
    compiled: bool,
    loss: str | None,
    reason: str,
) -> Any:
    """Return a Keras model whose answers come from the student's side.

    Parameters
    ----------
    reason : str
        Why the model itself is not here, for whoever wants its layers or weights.
    """
    import keras

    class StandIn(keras.Model):  # type: ignore[misc]
        """Answers like the student's model, which is elsewhere."""

        def predict(self, x: Any, batch_size: int | None = None, **_: Any) -> Any:
            return asked["predict"](x, batch_size)

        def __call__(self, x: Any, *_: Any, **options: Any) -> Any:
            return asked["call"](x, **options)

        def count_params(self) -> Any:
            return asked["count_params"]()

        def compute_loss(self, x: Any = None, y: Any = None, y_pred: Any = None, **_: Any) -> Any:
            return asked["compute_loss"](x, y, y_pred)

        def summary(self, *_: Any, **__: Any) -> None:
            print(f"{name}: {reason}")

        def get_weights(self) -> Any:
            raise RefusedValue(reason)

    model = StandIn()
    model.built, model.compiled, model.loss = True, compiled, loss
    return model


# Other objects of Keras


def describe(value: Any) -> tuple[bytes, list[Any], list[Any] | None]:
    """Return the configuration of a layer, an optimizer and so on.

    With it come a layer's weights, and its vocabulary, which is neither.

    Raises
    ------
    RefusedValue
        If anything in it is not Keras's own.
    """
    import keras

    text = json.dumps(keras.saving.serialize_keras_object(value)).encode()
    vet_config(_vetted_json(text))
    if not isinstance(value, keras.layers.Layer):
        return text, [], None
    weights = value.get_weights() if value.built else []
    words = getattr(value, "get_vocabulary", None)
    return text, weights, words and words(include_special_tokens=False)


def rebuild(data: bytes, weights: list[Any], words: list[Any] | None) -> Any:
    """Return what `describe` described.

    Raises
    ------
    RefusedValue
        As for a model.
    """
    import keras

    config = _vetted_json(data)
    vet_config(config)
    if "class_name" not in config or config["class_name"] in ("Sequential", "Functional"):
        raise RefusedValue(DAMAGED)
    if config.get("module") == "keras.layers":  # an optimizer has nothing yet, a metric little
        measured(config)
    try:
        found = keras.saving.deserialize_keras_object(config, safe_mode=True)
        if words and all(isinstance(word, str | int) for word in words):
            found.set_vocabulary(words)
        if weights:
            found.set_weights(weights)
        if isinstance(found, keras.layers.Normalization) and found.built:
            found.finalize_state()  # it computes with what follows from its weights
    except Exception as error:
        raise _unbuilt(error) from None
    return found
