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
    ordinary = getattr(keras.Model, "predict", None)
    if ordinary is None or list(inspect.signature(ordinary).parameters)[:4] != PARAMETERS:
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
