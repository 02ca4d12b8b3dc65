"""The loss that a model was compiled with, found out from what it computes."""

import re
from typing import Any, Literal

import numpy as np

from autograder.checks.check import CheckFailed, describe_error
from autograder.checks.models import keras_model, predict, sums_to_one
from autograder.checks.wording import number_text, show

Loss = Literal["binary_crossentropy", "categorical_crossentropy", "mean_squared_error"]
LabelForm = Literal["integers", "one-hot"]
OF_INTEGERS = "sparse_categorical_crossentropy"  # the name that Keras has for it

MAX_ROWS = 512  # enough to tell losses apart
# The loss of a smaller probability depends on how Keras avoids the logarithm of 0.
MIN_PROBABILITY = 1e-4
MIN_UNCERTAIN_SHARE = 0.01  # of rows that must have an unlikely label which is not ruled out
INPUT_SCALES = (1, 0.3, 0.1, 0.03, 0.01, 0)  # towards the origin, where a model is less certain


def loss(
    name: str,
    value: Any,
    x: Any,
    y: Any,
    *,
    expected: Loss = "binary_crossentropy",
    labels: LabelForm | None = None,
    why: str = "",
) -> None:
    """Expect a model compiled with the loss that fits its output and its labels.

    The loss that the model computes is compared with the one computed here from its predictions. So
    a name, a class, and `from_logits=True` with a linear output all pass.

    Parameters
    ----------
    name : str
        What the message calls the model.
    value : keras.Model
        The model to check.
    x : array-like of shape (rows, ...)
        Inputs.
    y : array-like of shape (rows,), (rows, 1), (rows, classes) or (rows, labels)
        Labels in the form that they have in the exercise. Only the form matters: the losses are
        told apart by labels that the model finds unlikely.
    expected : {"binary_crossentropy", "categorical_crossentropy", "mean_squared_error"}
        The right loss. "categorical_crossentropy" accepts one-hot and integer labels, unless
        `labels` says which.
    labels : {"integers", "one-hot"}, optional
        The form of labels that the model must have been compiled for.
    why : str
        A hint for the message, if the model computes another loss.

    Raises
    ------
    CheckFailed
        If the model is not compiled, or computes another loss. The message names the loss that it
        was compiled with.
    """
    keras_model(name, value)
    if not value.compiled:
        raise CheckFailed(
            f"`{name}` to be compiled", "a model without a loss", "Call `compile` before `fit`."
        )
    rows = np.asarray(x)[:MAX_ROWS]
    outputs = predict(name, value, rows)
    unlikely, uncertain_share = _unlikely_labels(outputs, expected)
    if uncertain_share < MIN_UNCERTAIN_SHARE:
        rows = np.concatenate([rows * scale for scale in INPUT_SCALES])
        outputs = predict(name, value, rows)
        unlikely, _ = _unlikely_labels(outputs, expected)
    compiled = _compiled_text(value)
    forms = _label_forms(unlikely, np.asarray(y), outputs, expected, labels)
    one_hot = labels == "one-hot" or (labels is None and _is_one_hot(np.asarray(y)))
    fitting = OF_INTEGERS if expected == "categorical_crossentropy" and not one_hot else expected
    promised = f"the loss {fitting!r} in `{name}`"
    if not forms:
        found = f"{compiled}, and outputs of shape {outputs.shape[1:]}"
        raise CheckFailed(promised, found, why)
    try:
        computed = _computed_loss(value, rows, forms)
    except Exception as error:
        found = f"{compiled}, which stops with {describe_error(error)}"
        raise CheckFailed(promised, found, why) from None
    for predictions in _interpretations(outputs, expected):
        if np.isclose(computed, _mean_loss(predictions, unlikely, expected), rtol=1e-3, atol=1e-4):
            return
    if expected.replace("_", "") in _normalised_name(value.loss):
        raise CheckFailed(promised, f"{compiled} {_misuse_text(value, outputs, expected)}", why)
    raise CheckFailed(promised, compiled, why)


def _interpretations(outputs: np.ndarray, expected: Loss) -> list[np.ndarray]:
    """Return the predictions that outputs may mean: themselves, or those of which they are logits.

    Parameters
    ----------
    outputs : ndarray of shape (rows, ...)

    Returns
    -------
    list of ndarray
        One or two arrays, each of the shape of `outputs`.
    """
    scores = outputs.astype(float)
    if expected == "mean_squared_error":
        return [scores]
    are_probabilities = scores.min() >= 0 and scores.max() <= 1
    if expected == "binary_crossentropy":
        squashed = np.exp(-np.logaddexp(0, -scores))
    else:
        are_probabilities = are_probabilities and sums_to_one(scores)
        squashed = np.exp(scores - scores.max(axis=-1, keepdims=True))
        squashed /= squashed.sum(axis=-1, keepdims=True)
    return [scores, squashed] if are_probabilities else [squashed]


def _unlikely_labels(outputs: np.ndarray, expected: Loss) -> tuple[np.ndarray, float]:
    """Return labels that the model finds unlikely, but does not rule out.

    Parameters
    ----------
    outputs : ndarray of shape (rows, ...)

    Returns
    -------
    labels : ndarray
        For "categorical_crossentropy" the class of each row, of the shape of `outputs` without its
        last axis; for the other losses of the shape of `outputs`. Where a row leaves no doubt, the
        label is the one that the model predicts.
    uncertain_share : float
        The share of labels, from 0 to 1, that the model does not predict.
    """
    predictions = _interpretations(outputs, expected)[0]
    if expected == "mean_squared_error":
        distance = np.linspace(0.5, 2, predictions.size).reshape(predictions.shape)
        return predictions + distance * (1 + np.abs(predictions).max()), 1
    if expected == "binary_crossentropy":
        uncertain = np.minimum(predictions, 1 - predictions) > MIN_PROBABILITY
        return ((predictions < 0.5) == uncertain).astype(int), float(uncertain.mean())
    labels = np.where(predictions > MIN_PROBABILITY, predictions, 2).argmin(axis=-1)
    return labels, float((labels != predictions.argmax(axis=-1)).mean())


def _is_one_hot(y: np.ndarray) -> bool:
    return y.ndim == 2 and y.shape[1] > 1


def _label_forms(
    labels: np.ndarray,
    y: np.ndarray,
    outputs: np.ndarray,
    expected: Loss,
    only: LabelForm | None,
) -> list[np.ndarray]:
    """Return labels in the forms that the model may have been trained with.

    Parameters
    ----------
    labels : ndarray
        As `_unlikely_labels` returns them.
    y : ndarray of shape (n, ...)
        Labels in the form of the exercise.
    outputs : ndarray of shape (rows, ...)
    only : {"integers", "one-hot"} or None
        The only form of classes, if there is just one.

    Returns
    -------
    list of ndarray
        For "categorical_crossentropy" one-hot labels of shape (rows, classes) and integers of shape
        (rows,), the form of `y` first. For the other losses one array, whose rows have the shape of
        those of `y`. Empty if `outputs` cannot belong to such labels.
    """
    if expected == "categorical_crossentropy":
        if outputs.ndim != 2 or outputs.shape[1] < 2:
            return []
        one_hot = np.eye(outputs.shape[1])[labels]
        if only is not None:
            return [one_hot if only == "one-hot" else labels]
        return [one_hot, labels] if _is_one_hot(y) else [labels, one_hot]
    if outputs[0].size != y[0].size:
        return []
    return [labels.reshape(len(labels), *y.shape[1:])]


def _computed_loss(value: Any, rows: np.ndarray, forms: list[np.ndarray]) -> float:
    """Return the loss that the model computes for the first form of labels that it accepts.

    Penalties for large weights are left out. `evaluate` would return the same, but would bind the
    metrics of a new model to one form of labels.

    Raises
    ------
    Exception
        What the model raises for the first form, if it accepts none.
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


def _mean_loss(predictions: np.ndarray, labels: np.ndarray, expected: Loss) -> float:
    """Return the mean loss of predictions; `labels` are those of `_unlikely_labels`."""
    if expected == "mean_squared_error":
        return float(((predictions - labels) ** 2).mean())
    if expected == "binary_crossentropy":
        of_labels = np.where(labels == 1, predictions, 1 - predictions)
    else:
        of_labels = np.take_along_axis(predictions, labels[:, None], axis=1)
    return float(-np.log(of_labels).mean())


def _compiled_text(value: Any) -> str:
    """Return what the message calls the loss that a model was compiled with.

    A loss of Keras's is called by the name that `compile` takes, however it was given.
    """
    chosen = getattr(value, "loss", None)
    if chosen is None:
        return "no loss"
    if not callable(chosen):
        return f"the loss {show(chosen)}"
    name = str(getattr(chosen, "__name__", type(chosen).__name__))
    known = _name_of_keras(name)
    return f"the loss {known!r}" if known else f"the loss `{name}`"


def _name_of_keras(name: str) -> str:
    """Return the name that `compile` takes for a class or a function of Keras's; empty if none."""
    import keras

    snake_case = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
    return snake_case if callable(getattr(keras.losses, snake_case, None)) else ""


def _normalised_name(chosen: Any) -> str:
    """Return the full name of a loss without underscores: "bce" and BinaryCrossentropy are one."""
    import keras

    found = keras.losses.get(chosen) if isinstance(chosen, str) else chosen
    return str(getattr(found, "__name__", type(found).__name__)).replace("_", "").lower()


def _settings(chosen: Any) -> str:
    """Return the settings of a loss object that are not the default ones; empty if there are none.

    Its name, and how it adds up and rounds, make no difference here.
    """
    try:
        mine, usual = chosen.get_config(), type(chosen)().get_config()
    except Exception:
        return ""
    differing = [k for k in mine if mine[k] != usual.get(k) and k not in ("name", "dtype")]
    return ", ".join(f"{key}={show(mine[key])}" for key in differing)


def _misuse_text(value: Any, outputs: np.ndarray, expected: Loss) -> str:
    """Return why the right loss computes something else for these outputs."""
    if np.ptp(outputs) == 0:
        return f"for outputs that are all {number_text(outputs.flat[0])}, whatever the input"
    are_probabilities = outputs.min() >= 0 and outputs.max() <= 1
    if expected != "mean_squared_error" and not are_probabilities:
        return (
            f"for outputs from {outputs.min():.3g} to {outputs.max():.3g}: no probabilities, so "
            "the last layer lacks its activation, or the loss `from_logits=True`"
        )
    if settings := _settings(value.loss):
        return f"with {settings}"
    if expected == "categorical_crossentropy" and not sums_to_one(outputs):
        return "for outputs that do not add up to 1, as they do after a softmax"
    if expected == "binary_crossentropy" and outputs.ndim > 1 and sums_to_one(outputs):
        return "for outputs that add up to 1 in each row, as after a softmax"
    return "of which something else is computed, as by weights of outputs or a changed function"
