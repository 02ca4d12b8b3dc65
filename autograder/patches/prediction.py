"""Keras, so that the trusted side of the airlock predicts the few rows of a check at once."""

import inspect
import sys
from functools import wraps
from typing import Any

import numpy as np

from autograder.checks.models import BATCH_ROWS, batch_outputs

PARAMETERS = ["self", "x", "batch_size", "verbose"]  # the first of `keras.Model.predict`


def predict_directly() -> None:
    """Let `model.predict` call the model, from now on, if it is given an array of numbers.

    Keras makes a pipeline and traces the model, which takes longer than the few rows of a check.
    Where Keras is not loaded, or its `predict` has come to take other arguments, it stays as it is.
    """
    keras = sys.modules.get("keras")
    if keras is None:  # it is not worth an import
        return
    ordinary: Any = getattr(keras.Model, "predict", None)
    if not _is_known(ordinary):
        return

    @wraps(ordinary)
    def predict(
        model: Any, x: Any, batch_size: int | None = None, verbose: Any = "auto", **options: Any
    ) -> Any:
        plain = isinstance(x, np.ndarray) and x.dtype.kind in "fiub" and len(x)
        if not plain or options:
            return ordinary(model, x, batch_size, verbose, **options)
        found = list(batch_outputs(model, x, batch_size or BATCH_ROWS))
        return keras.tree.map_structure(lambda *parts: np.concatenate(parts), *found)

    keras.Model.predict = predict


def _is_known(predict: Any) -> bool:
    """Return whether Keras's `predict` takes what ours takes."""
    try:
        return list(inspect.signature(predict).parameters)[: len(PARAMETERS)] == PARAMETERS
    except (TypeError, ValueError):  # it is no function, or hides its parameters
        return False
