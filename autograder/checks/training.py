"""Expectations about training, recomputed on data that the student never saw."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from autograder.checks.check import CheckFailed, measure
from autograder.checks.models import predict
from autograder.checks.wording import numeric, placeholder, plural, show


def labels(outputs: np.ndarray) -> np.ndarray:
    """Turn a classifier's outputs into class numbers.

    One column: 1 above a half, or above 0 where the outputs are no probabilities (logits).
    Several columns: the largest.
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
    """Expect a model to be right about at least this share of `x`.

    Parameters
    ----------
    y : array-like
        Class numbers, or one-hot rows, or rows of several labels, of which each counts.
    at_least : float
        Halfway between the baseline and the reference, as the course has it.
    rows : str
        What `x` is, for the message.

    Raises
    ------
    CheckFailed
        If the share, computed here from `model.predict`, is lower.
    """
    outputs, truth = predict(name, model, x), np.asarray(y)
    several = truth.ndim == 2 and truth.shape[1] > 1
    if several and (truth.sum(axis=1) != 1).any():  # multi-label
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


def error(name: str, model: Any, x: Any, y: Any, *, at_most: float, why: str = "") -> None:
    """Expect a regression model's mean squared error on `x` to be at most this.

    Raises
    ------
    CheckFailed
        If the error, computed here from `model.predict`, is larger.
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
            f"a mean squared error of at most {at_most:.4g} from `{name}` on new rows",
            f"{found:.4g}",
            why,
        )


def history(
    name: str,
    value: Any,
    *,
    keys: Sequence[str] = ("loss",),
    epochs: int | None = None,
    falls: str | None = None,
    why: str = "",
) -> None:
    """Expect what `fit` returns, or its `.history` dictionary.

    Parameters
    ----------
    keys : sequence of str
        The curves that must be in it; a metric counts under its long and its short name.
    epochs : int, optional
        How long they must be.
    falls : str, optional
        The curve whose last value must lie below its first.

    Raises
    ------
    CheckFailed
        If it is something else, or one of these does not hold.
    """
    import keras

    placeholder(name, value)
    curves = value.history if isinstance(value, keras.callbacks.History) else value
    if not isinstance(curves, Mapping):
        raise CheckFailed(
            f"in `{name}` what `model.fit` returns", show(value), f"`{name} = model.fit(...)`"
        )
    lengths = {}
    for key in (*keys, *([falls] if falls else [])):
        curve = _curve(name, curves, key, why)
        lengths[key] = len(curve)
        if key == falls and not curve[-1] < curve[0]:
            raise CheckFailed(
                f"{falls!r} in `{name}` to fall",
                f"{curve[0]:.4g} in the first epoch, {curve[-1]:.4g} in the last",
                why,
            )
    for length in lengths.values():
        if epochs is not None and length != epochs:
            raise CheckFailed(
                f"{plural(epochs, 'epoch')} in `{name}`", plural(length, "epoch"), why
            )


def _above(outputs: np.ndarray) -> np.ndarray:
    chances = outputs.size and outputs.min() >= 0 and outputs.max() <= 1
    return (outputs > (0.5 if chances else 0)).astype(int)


def _curve(name: str, curves: Mapping[str, Any], key: str, why: str) -> np.ndarray:
    known = {_short(str(curve)): curve for curve in reversed(list(curves))}
    if _short(key) not in known:
        validation = "Give `fit` validation data." if key.startswith("val_") else ""
        raise CheckFailed(
            f"a curve {key!r} in `{name}`",
            ", ".join(map(show, curves)) or "no curves: no epoch has run",
            why or validation,
        )
    found = numeric(f"{name}[{key!r}]", curves[known[_short(key)]])
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
