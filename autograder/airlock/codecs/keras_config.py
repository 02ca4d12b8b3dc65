"""Configurations of Keras's objects, and the allow-list of what may stand in one.

A configuration comes from the student's side, and is checked before anything is built from it.
"""

import importlib
import json
import re
from collections.abc import Iterator
from functools import cache
from operator import attrgetter
from typing import Any

from autograder.airlock.refusal import RefusedValue

MAX_CONFIG_BYTES = 4_000_000
MAX_CONFIG_NODES = 200_000
MAX_CONFIG_DEPTH = 60
MAX_CONFIG_TEXT_CHARACTERS = 10_000  # of one string
MAX_METRIC_SIZE = 2_000  # of its thresholds or classes, of which it may keep the square

MODULES = (
    "constraints",
    "dtype_policies",
    "initializers",
    "layers",
    "losses",
    "metrics",
    "optimizers",
    "optimizers.schedules",
    "regularizers",
)
# Code, files of other frameworks, or large tables that are made while the layer is built.
DENIED_CLASSES = {
    "FlaxLayer",
    "JaxLayer",
    "Lambda",
    "MelSpectrogram",
    "STFT",
    "STFTSpectrogram",
    "TFSMLayer",
    "TorchModuleWrapper",
}
# What arithmetic on tensors leaves in a functional model. Keras has no public name for these.
OPERATION_MODULES = (
    "activations.activations",
    "ops.image",
    "ops.linalg",
    "ops.math",
    "ops.nn",
    "ops.numpy",
)
OBJECT_KEYS = {
    "build_config",
    "class_name",
    "compile_config",
    "config",
    "inbound_nodes",
    "module",
    "name",
    "registered_name",
    "shared_object_id",
}
NAME_KEYS = ("class_name", "module", "registered_name")  # looked up in the allow-list
TENSORS = ("__keras_tensor__", "__tensor__", "__numpy__")
TENSOR_DTYPE = re.compile(r"bool|bfloat16|u?int(8|16|32|64)|float(16|32|64)")
PATH_OR_CODE = re.compile(r"[/\\\n\0]|^~")

DAMAGED_MODEL = "the model that came across is damaged"
TOO_LARGE_CONFIG = "the description of the model is too large"
STANDARD = (
    "build it from Keras's own layers with `keras.Sequential` or `keras.Model(inputs, outputs)`"
)


# The allow-list


def _public_classes() -> Iterator[tuple[str, str, type]]:
    """Yield module, name and class of what may cross."""
    import keras

    for module in MODULES:
        for name, kind in vars(attrgetter(module)(keras)).items():
            is_class = isinstance(kind, type) and hasattr(kind, "from_config")
            if is_class and name not in DENIED_CLASSES:
                yield f"keras.{module}", name, kind


@cache
def public_classes() -> frozenset[type]:
    """Return Keras's own public classes whose objects may cross, but for models."""
    import keras

    return frozenset({keras.DTypePolicy, *(kind for _, _, kind in _public_classes())})


@cache
def _allowed_names() -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    """Return (module, name) of all classes, and the names of all functions."""
    import keras

    names = {(module, name) for module, name, _ in _public_classes()}
    names |= {("keras", "Sequential"), ("keras", "DTypePolicy")}
    names.add(("keras.src.models.functional", "Functional"))
    for operations in OPERATION_MODULES:
        module = f"keras.src.{operations}"
        for name, kind in vars(importlib.import_module(module)).items():
            if isinstance(kind, type) and issubclass(kind, keras.Operation):
                names.add((module, name))
    functions = {
        name
        for namespace in (keras.activations, keras.losses, keras.metrics)
        for name, function in vars(namespace).items()
        if callable(function) and not isinstance(function, type)
    } - {"serialize", "deserialize", "get"}
    return frozenset(names), frozenset(functions)


class _ConfigCheck:
    """A walk through a configuration that refuses what is not Keras's own."""

    def __init__(self) -> None:
        self.nodes = 0
        self.classes, self.functions = _allowed_names()

    def node(self, found: Any, depth: int = 0, *, is_word: bool = False) -> None:
        self.nodes += 1
        if self.nodes > MAX_CONFIG_NODES or depth > MAX_CONFIG_DEPTH:
            raise RefusedValue(TOO_LARGE_CONFIG)
        if isinstance(found, dict):
            self._dictionary(found, depth)
        elif isinstance(found, list):
            for item in found:
                self.node(item, depth + 1, is_word=is_word)
        elif isinstance(found, str):
            # The words of a vocabulary may look like a path, but a vocabulary may not be one.
            path = not is_word and PATH_OR_CODE.search(found)
            if len(found) > MAX_CONFIG_TEXT_CHARACTERS or path:
                raise RefusedValue(
                    "the model names a file, or holds code or a text that is too long"
                )
        elif isinstance(found, int):
            if found.bit_length() > 63:
                raise RefusedValue(DAMAGED_MODEL)
        elif not isinstance(found, float | None):
            raise RefusedValue(DAMAGED_MODEL)

    def _dictionary(self, found: dict[str, Any], depth: int) -> None:
        if "class_name" in found:
            self._object(found)
        elif {"module", "registered_name"} & set(found) or _is_code(found):
            raise RefusedValue(f"the model holds code of its own; {STANDARD}")
        for key, item in found.items():
            if key == "vocabulary" and isinstance(item, str):
                raise RefusedValue(
                    "the model reads its vocabulary from a file; give it a list of words"
                )
            if key in NAME_KEYS and "class_name" in found:
                continue
            self.node(item, depth + 1, is_word=key == "vocabulary" and isinstance(item, list))

    def _object(self, found: dict[str, Any]) -> None:
        name, module, config = found["class_name"], found.get("module"), found.get("config")
        registered = found.get("registered_name")
        if not isinstance(name, str) or not set(found) <= OBJECT_KEYS:
            raise RefusedValue(DAMAGED_MODEL)
        if name in TENSORS:
            dtype = config.get("dtype") if isinstance(config, dict) else None
            if not (isinstance(dtype, str) and TENSOR_DTYPE.fullmatch(dtype)):
                raise RefusedValue(DAMAGED_MODEL)
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
            raise RefusedValue(DAMAGED_MODEL)
        elif module == "keras.metrics" and any(
            isinstance(item, int) and item > MAX_METRIC_SIZE for item in (config or {}).values()
        ):
            raise RefusedValue(
                f"the metric `{name}` has more than {MAX_METRIC_SIZE:,} thresholds or classes"
            )


def _is_code(found: dict[str, Any]) -> bool:
    """Return whether this is what Keras writes for a lambda: its bytecode in base64, and more."""
    value = found.get("value")
    return set(found) == {"value"} and isinstance(value, list) and isinstance((*value, 0)[0], str)


def _short(found: Any) -> str:
    return re.sub(r"[^\w.]", "", str(found)[:60])


def check_config(config: Any) -> None:
    """Refuse a configuration that is too large or holds anything but Keras's own.

    Raises
    ------
    RefusedValue
        With the first thing that is in the way.
    """
    _ConfigCheck().node(config)


def objection_to(config: Any) -> str | None:
    """Return why `check_config` refuses a configuration; None if it does not."""
    try:
        check_config(config)
    except RefusedValue as refused:
        return str(refused)
    return None


def parse_config(data: bytes) -> dict[str, Any]:
    """Return the configuration in a JSON text, which is not checked yet.

    Raises
    ------
    RefusedValue
        If it is too long, or holds no object.
    """
    if len(data) > MAX_CONFIG_BYTES:
        raise RefusedValue(TOO_LARGE_CONFIG)
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        raise RefusedValue(DAMAGED_MODEL) from None
    if not isinstance(found, dict):
        raise RefusedValue(DAMAGED_MODEL)
    return found


def unbuilt(error: Exception) -> RefusedValue:
    """Return the refusal of a configuration that Keras cannot build anything from."""
    return RefusedValue(
        f"the model cannot be rebuilt from its description ({type(error).__name__})"
    )
