"""Expectations about training, recomputed on data that the student never saw."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from autograder.checks.check import CheckFailed, measure
from autograder.checks.models import predict
from autograder.checks.wording import placeholder, plural, show


def labels(outputs: np.ndarray) -> np.ndarray:
    """Turn a classifier's outputs into class numbers.

    One column: 1 above a half, or above 0 where the outputs are no probabilities (logits).
    Several columns: the largest.
    """
    if outputs.ndim > 1 and outputs.shape[-1] > 1:
        return np.asarray(outputs.argmax(axis=-1))
    flat = outputs.reshape(-1)
    chances = flat.min() >= 0 and flat.max() <= 1
    return (flat > (0.5 if chances else 0)).astype(int)


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
        Class numbers, or one-hot rows.
    at_least : float
        Halfway between the baseline and the reference, as the course has it.
    rows : str
        What `x` is, for the message.

    Raises
    ------
    CheckFailed
        If the share, computed here from `model.predict`, is lower.
    """
    placeholder(name, model)
    truth = np.asarray(y)
    truth = truth.argmax(axis=1) if truth.ndim == 2 and truth.shape[1] > 1 else truth.reshape(-1)
    share = float((labels(predict(name, model, x)) == truth).mean())
    measure(f"accuracy on {rows}", share, at_least=at_least)
    if share < at_least:
        raise CheckFailed(
            f"`{name}` to be right about at least {at_least:.1%} of {rows}",
            f"{share:.1%}",
            why,
        )


def error(name: str, model: Any, x: Any, y: Any, *, at_most: float, why: str = "") -> None:
    """Expect a regression model's mean squared error on `x` to be at most this.

    Raises
    ------
    CheckFailed
        If the error, computed here from `model.predict`, is larger.
    """
    placeholder(name, model)
    truth = np.asarray(y, dtype=float).reshape(len(y), -1)
    outputs = predict(name, model, x).reshape(len(y), -1)
    found = float(((outputs - truth) ** 2).mean())
    measure(f"mean squared error of {name}", found, at_most=at_most)
    if not found <= at_most:
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
    placeholder(name, value)
    curves = getattr(value, "history", value)
    if not isinstance(curves, Mapping) or not curves:
        raise CheckFailed(
            f"in `{name}` what `model.fit` returns", show(value), "`history = model.fit(...)`"
        )
    for key in keys:
        if key not in curves:
            raise CheckFailed(
                f"a curve {key!r} in `{name}`", f"{', '.join(map(repr, curves))}", why
            )
    length = len(next(iter(curves.values())))
    if epochs is not None and length != epochs:
        raise CheckFailed(f"{plural(epochs, 'epoch')} in `{name}`", plural(length, "epoch"), why)
    if falls is not None and not curves[falls][-1] < curves[falls][0]:
        raise CheckFailed(
            f"{falls!r} in `{name}` to fall",
            f"{curves[falls][0]:.4g} in the first epoch, {curves[falls][-1]:.4g} in the last",
            why,
        )
