"""How large a configuration makes a layer or a model, found out before any memory is taken."""

import json
import math
import threading
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from autograder.airlock.codecs.keras_config import unbuilt
from autograder.airlock.limits import MAX_MODEL_PARAMETERS
from autograder.airlock.refusal import RefusedValue

MAX_LAYER_OUTPUTS = 4_000_000  # numbers that one layer gives for one row
WRAPPED = ("layer", "forward_layer", "backward_layer", "cell")  # what layers of Keras wrap
TOO_MANY_PARAMETERS = f"the model has more than {MAX_MODEL_PARAMETERS:,} parameters"


def check_size(config: dict[str, Any]) -> None:
    """Refuse a layer or model that would be too large, before any memory is taken for it.

    Raises
    ------
    RefusedValue
        If there are too many parameters, a layer gives too many numbers, or it cannot be built.
    """
    if reason := _size_objection(json.dumps(config)):
        raise RefusedValue(reason)


@lru_cache(32)  # several checks look at the same model, each at one of its own
def _size_objection(text: str) -> str:
    """Return why a configuration is refused; an empty string if it is not.

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
            reasons.append(str(unbuilt(error)))

    thread = threading.Thread(target=work, name="measure a model")
    thread.start()
    thread.join()
    return reasons[0] if reasons else ""


def _measure(built: Any) -> None:
    import keras

    if parameter_count(getattr(built, "variables", [])) > MAX_MODEL_PARAMETERS:
        raise RefusedValue(TOO_MANY_PARAMETERS)
    for operation in _operations(built):
        try:
            outputs = keras.tree.flatten(operation.output)
        except (AttributeError, ValueError):  # a layer that was not called yet, or often
            continue
        for output in outputs:
            if math.prod(axis or 1 for axis in output.shape) > MAX_LAYER_OUTPUTS:
                raise RefusedValue(
                    f"a layer gives more than {MAX_LAYER_OUTPUTS:,} numbers for one row"
                )


def parameter_count(variables: list[Any]) -> int:
    """Return how many numbers variables hold, by their shapes alone."""
    return sum(math.prod(variable.shape) for variable in variables)


def _operations(built: Any) -> Iterator[Any]:
    inner = list(getattr(built, "operations", None) or getattr(built, "layers", []))
    inner += [getattr(built, name) for name in WRAPPED if hasattr(built, name)]
    for operation in inner:
        yield operation
        yield from _operations(operation)
