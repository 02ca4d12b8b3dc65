"""Expectations about training, recomputed on data that the student never saw."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from autograder.checks.check import CheckFailed, measure
from autograder.checks.models import predict, require_steady
from autograder.checks.wording import numeric_array, plural, refuse_placeholder, show


def labels(outputs: np.ndarray) -> np.ndarray:
    """Return the classes that a classifier predicts.

    Parameters
    ----------
    outputs : ndarray of shape (rows,), (rows, 1) or (rows, classes)
        Probabilities, or logits: numbers outside 0 to 1.

    Returns
    -------
    ndarray of int, of shape (rows,)
        For one column 1 where the probability is above a half, or the logit above 0; for several,
        the place of the largest.
    """
    if outputs.ndim > 1 and outputs.shape[-1] > 1:
        return np.asarray(outputs.argmax(axis=-1))
    return _above(outputs).reshape(-1)


def accuracy(
    name: str,
    model: Any,
    x: Any,
    y: Any,
    *,
    at_least: float,
    rows: str = "rows it has never seen",
    why: str = "",
) -> None:
    """Expect a classifier to have at least this accuracy.

    Parameters
    ----------
    name : str
        What the message calls the model.
    model : keras.Model
        The model to check; its outputs are probabilities or logits.
    x : array-like of shape (rows, ...)
        Inputs.
    y : array-like of shape (rows,), (rows, 1), (rows, classes) or (rows, labels)
        Integer classes, or one-hot rows, or rows of several labels, each of which counts.
    at_least : float
        The smallest accuracy, from 0 to 1.
    rows : str
        What `x` is, for the message.
    why : str
        A hint for the message, if the accuracy is lower.

    Raises
    ------
    CheckFailed
        If the accuracy, computed here from the predictions, is lower, or something else than a
        network's weights makes the predictions.
    """
    outputs, truth = predict(name, model, x), np.asarray(y)
    several = truth.ndim == 2 and truth.shape[1] > 1
    if several and (truth.sum(axis=1) != 1).any():  # multi-label, not one-hot
        answers = _above(outputs)
    else:
        answers = labels(outputs)
        truth = truth.argmax(axis=1) if several else truth.reshape(-1)
    if answers.shape != truth.shape:
        raise CheckFailed(
            f"`{name}` to give one answer for each label",
            f"outputs of shape {outputs.shape} for {plural(truth.size, 'label')}",
            why,
        )
    share = float((answers == truth).mean())
    measure(f"accuracy on {rows}", share, at_least=at_least)
    if share < at_least:
        raise CheckFailed(
            f"`{name}` to be right about at least {at_least:.1%} of {rows}",
            f"{share:.1%}" if f"{share:.1%}" != f"{at_least:.1%}" else f"{share:.4%}",
            why,
        )
    require_steady(name, model, x, outputs)


def mean_squared_error(
    name: str,
    model: Any,
    x: Any,
    y: Any,
    *,
    at_most: float,
    rows: str = "new rows",
    why: str = "",
) -> None:
    """Expect a regression model to have at most this mean squared error.

    Parameters
    ----------
    name : str
        What the message calls the model.
    model : keras.Model
        The model to check.
    x : array-like of shape (rows, ...)
        Inputs.
    y : array-like of shape (rows,) or (rows, targets)
        The true values.
    at_most : float
        The largest mean squared error, in the squared unit of `y`.
    rows : str
        What `x` is, for the message.
    why : str
        A hint for the message, if the error is larger.

    Raises
    ------
    CheckFailed
        If the error, computed here from the predictions, is larger, or something else than a
        network's weights makes the predictions.
    """
    outputs, truth = predict(name, model, x), np.asarray(y, dtype=float)
    if outputs.size != truth.size:
        raise CheckFailed(
            f"`{name}` to give {plural(truth.size, 'number')} for {plural(len(truth), 'row')}",
            f"outputs of shape {outputs.shape}",
            why,
        )
    found = float(((outputs.reshape(truth.shape) - truth) ** 2).mean())
    measure(f"mean squared error of {name}", found, at_most=at_most)
    if found > at_most:
        raise CheckFailed(
            f"a mean squared error of at most {at_most:.4g} from `{name}` on {rows}",
            f"{found:.4g}",
            why,
        )
    require_steady(name, model, x, outputs)


def history(
    name: str,
    value: Any,
    *,
    keys: Sequence[str] = ("loss",),
    epochs: int | None = None,
    falls: str | None = None,
    why: str = "",
) -> dict[str, np.ndarray]:
    """Expect what `fit` returns, or its `.history` dictionary, and return its curves.

    Parameters
    ----------
    name : str
        What the message calls the value.
    value : keras.callbacks.History or mapping of str to sequence of float
        The value to check.
    keys : sequence of str
        The curves that must be in it, under the long or the short name of a metric.
    epochs : int, optional
        The number of values that each of them must have.
    falls : str, optional
        A curve whose last value must be less than its first.
    why : str
        A hint for the message, if one of these does not hold.

    Returns
    -------
    dict of str to ndarray of shape (epochs,)
        The curves of `keys`, under these names.

    Raises
    ------
    CheckFailed
        If it is something else, or one of these does not hold.
    """
    import keras

    refuse_placeholder(name, value)
    curves = value.history if isinstance(value, keras.callbacks.History) else value
    if not isinstance(curves, Mapping):
        raise CheckFailed(
            f"in `{name}` what `model.fit` returns", show(value), f"`{name} = model.fit(...)`"
        )
    found = {}
    for key in [*keys, falls] if falls else keys:
        found[key] = curve = _curve(name, curves, key, why)
        if key == falls and not curve[-1] < curve[0]:
            raise CheckFailed(
                f"{falls!r} in `{name}` to fall",
                f"{curve[0]:.4g} in the first epoch, {curve[-1]:.4g} in the last",
                why,
            )
    for curve in found.values():
        if epochs is not None and len(curve) != epochs:
            raise CheckFailed(
                f"{plural(epochs, 'epoch')} in `{name}`", plural(len(curve), "epoch"), why
            )
    return {key: found[key] for key in keys}


def _above(outputs: np.ndarray) -> np.ndarray:
    """Return 1 where a probability is above a half, or a logit above 0, and else 0."""
    are_probabilities = outputs.size and outputs.min() >= 0 and outputs.max() <= 1
    return (outputs > (0.5 if are_probabilities else 0)).astype(int)


def _curve(name: str, curves: Mapping[str, Any], key: str, why: str) -> np.ndarray:
    """Return a curve, of shape (epochs,)."""
    names = {_short(str(curve)): curve for curve in reversed(list(curves))}
    if _short(key) not in names:
        validation = "Give `fit` validation data." if key.startswith("val_") else ""
        raise CheckFailed(
            f"a curve {key!r} in `{name}`",
            ", ".join(map(show, curves)) or "no curves: no epoch has run",
            why or validation,
        )
    found = numeric_array(f"{name}[{key!r}]", curves[names[_short(key)]])
    if found.ndim != 1 or not found.size:
        raise CheckFailed(f"one number an epoch in `{name}[{key!r}]`", show(found), why)
    return found


def _short(key: str) -> str:
    """Return one name for `acc`, `accuracy` and `binary_accuracy`, and for `auc` and `auc_1`."""
    name = re.sub(r"_\d+$", "", key.lower())
    name = re.sub(r"(binary|categorical|sparse)_(?=.*accuracy$)", "", name)
    shorter = {
        "acc": "accuracy",
        "mean_squared_error": "mse",
        "mean_absolute_error": "mae",
        "binary_crossentropy": "bce",
    }
    prefix = "val_" if name.startswith("val_") else ""
    name = name.removeprefix("val_")
    return prefix + shorter.get(name, name)
