"""The loss that a model was compiled with, found out from what it computes."""

from typing import Any

import numpy as np

from autograder.checks.check import CheckFailed, told
from autograder.checks.models import keras_model, predict, sums_to_one
from autograder.checks.wording import show

ROWS = 512  # enough to tell losses apart
SURE = 1e-4  # the loss of a smaller probability depends on how Keras avoids the logarithm of 0


def loss(
    name: str, value: Any, x: Any, y: Any, *, expected: str = "binary_crossentropy", why: str = ""
) -> None:
    """Expect a model compiled with the loss that fits its output and its labels.

    What the model computes is compared with what is computed here from the predictions, so a name,
    a class and `from_logits=True` on a linear output are judged alike.

    Parameters
    ----------
    x, y : array-like
        Inputs, and labels in the form they have in the exercise. Which label a row has does not
        matter: losses are told apart by labels that the model finds unlikely.
    expected : {"binary_crossentropy", "categorical_crossentropy", "mean_squared_error"}
        "categorical_crossentropy" takes one-hot and integer labels.

    Raises
    ------
    CheckFailed
        If the model is not compiled, or computes another loss; says with which it was compiled.
    """
    keras_model(name, value)
    if not value.compiled:
        raise CheckFailed(
            f"`{name}` to be compiled", "a model without a loss", "Call `compile` before `fit`."
        )
    rows = np.asarray(x)[:ROWS]
    outputs = predict(name, value, rows)
    labels, telling = _labels(outputs, expected)
    if telling < 0.01:  # it is sure of every row; on the way to the origin there is some doubt
        rows = np.concatenate([rows * scale for scale in (1, 0.3, 0.1, 0.03, 0.01, 0)])
        outputs = predict(name, value, rows)
        labels, telling = _labels(outputs, expected)
    promised, compiled = f"the loss {expected!r} in `{name}`", _compiled(value)
    forms = _forms(labels, np.asarray(y), outputs, expected)
    if not forms:
        found = f"{compiled}, and outputs of shape {outputs.shape[1:]}"
        raise CheckFailed(promised, found, why)
    try:
        reported = _reported(value, rows, forms)
    except Exception as error:
        raise CheckFailed(promised, f"{compiled}, which stops with {told(error)}", why) from None
    for chances in _readings(outputs, expected):
        if np.isclose(reported, _mean(chances, labels, expected), rtol=1e-3, atol=1e-4):
            return
    if expected.replace("_", "") in _letters(value.loss):
        raise CheckFailed(promised, f"{compiled} {_misused(outputs, expected)}", why)
    raise CheckFailed(promised, compiled, why)


def _readings(outputs: np.ndarray, expected: str) -> list[np.ndarray]:
    """Return the probabilities that the outputs may mean: themselves, or as logits."""
    scores = outputs.astype(float)
    if expected == "mean_squared_error":
        return [scores]
    chances = scores.min() >= 0 and scores.max() <= 1
    if expected == "binary_crossentropy":
        squashed = np.exp(-np.logaddexp(0, -scores))
    else:
        chances = chances and sums_to_one(scores)
        squashed = np.exp(scores - scores.max(axis=-1, keepdims=True))
        squashed /= squashed.sum(axis=-1, keepdims=True)
    return [scores, squashed] if chances else [squashed]


def _labels(outputs: np.ndarray, expected: str) -> tuple[np.ndarray, float]:
    """Return labels which the model finds unlikely, and the share of those it does not rule out."""
    chances = _readings(outputs, expected)[0]
    if expected == "mean_squared_error":
        spread = np.linspace(0.5, 2, chances.size).reshape(chances.shape)
        return chances + spread * (1 + np.abs(chances).max()), 1
    if expected == "binary_crossentropy":
        open_ = np.minimum(chances, 1 - chances) > SURE
        return ((chances < 0.5) == open_).astype(int), float(open_.mean())
    found = np.where(chances > SURE, chances, 2).argmin(axis=-1)
    return found, float((found != chances.argmax(axis=-1)).mean())


def _forms(
    labels: np.ndarray, y: np.ndarray, outputs: np.ndarray, expected: str
) -> list[np.ndarray]:
    """Return the labels in the forms that a model may have been trained with, likeliest first."""
    if expected == "categorical_crossentropy":
        if outputs.ndim != 2 or outputs.shape[1] < 2:
            return []
        one_hot = np.eye(outputs.shape[1])[labels]
        return [one_hot, labels] if y.ndim == 2 and y.shape[1] > 1 else [labels, one_hot]
    if outputs[0].size != y[0].size:
        return []
    return [labels.reshape(len(labels), *y.shape[1:])]


def _reported(value: Any, rows: np.ndarray, forms: list[np.ndarray]) -> float:
    """Return the loss that the model computes, without penalties for large weights.

    `evaluate` would say the same, but leave the metrics of a new model fixed to one form of labels.
    """
    outputs = value(rows)
    failures = []
    for labels in forms:
        try:
            found = value.compute_loss(x=rows, y=labels, y_pred=outputs, training=False)
        except Exception as error:
            failures.append(error)
        else:
            return float(found) - sum(map(float, value.losses))
    raise failures[0]


def _mean(chances: np.ndarray, labels: np.ndarray, expected: str) -> float:
    if expected == "mean_squared_error":
        return float(((chances - labels) ** 2).mean())
    if expected == "binary_crossentropy":
        given = np.where(labels == 1, chances, 1 - chances)
    else:
        given = np.take_along_axis(chances, labels[:, None], axis=1)
    return float(-np.log(given).mean())


def _compiled(value: Any) -> str:
    chosen = getattr(value, "loss", None)
    if chosen is None:
        return "no loss"
    if callable(chosen):
        return f"the loss `{getattr(chosen, '__name__', type(chosen).__name__)}`"
    return f"the loss {show(chosen)}"


def _letters(chosen: Any) -> str:
    """Return the full name of a loss without underscores: "bce" and BinaryCrossentropy are one."""
    import keras

    found = keras.losses.get(chosen) if isinstance(chosen, str) else chosen
    return str(getattr(found, "__name__", type(found).__name__)).replace("_", "").lower()


def _misused(outputs: np.ndarray, expected: str) -> str:
    if np.ptp(outputs) == 0:
        return f"for outputs that are all {outputs.flat[0]:.3g}, whatever the input"
    if expected == "mean_squared_error" or len(_readings(outputs, expected)) > 1:
        return "with settings of its own"
    if outputs.min() >= 0 and outputs.max() <= 1:
        return "for outputs that do not add up to 1, as they do after a softmax"
    return (
        f"for outputs from {outputs.min():.3g} to {outputs.max():.3g}: no probabilities, so the "
        "last layer lacks its activation, or the loss `from_logits=True`"
    )
