"""Expectations about Keras models, judged by what they compute.

No private attribute is read and no layer is looked for: a Sequential model, a functional one and a
subclass are the same to these checks, and so are an activation argument and an Activation layer.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.checks.check import CheckFailed
from autograder.checks.wording import placeholder, show

EPSILON = 1e-7  # Keras clips probabilities here before it takes their logarithm
UNROUNDED = 1e-3  # closer to 0 or 1, float32 says little of the score behind a probability
LINEAR = 1e-3  # a linear model's largest residual, relative to the range, is about 1e-5


def predict(name: str, model: Any, x: Any) -> np.ndarray:
    """Return `model.predict(x)` as an array.

    Raises
    ------
    CheckFailed
        If the model does not take `x`.
    """
    try:
        return np.asarray(model.predict(x, verbose=0, batch_size=256))
    except Exception as error:
        first = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise CheckFailed(
            f"`{name}` to take inputs of shape {np.shape(x)[1:]}", first[:300]
        ) from None


def model(
    name: str,
    value: Any,
    *,
    inputs: Sequence[int],
    outputs: Sequence[int],
    parameters: int | None = None,
    why: str = "",
) -> None:
    """Expect a Keras model from one shape to another, both without the batch axis.

    Parameters
    ----------
    inputs, outputs : sequence of int
        Such as (30,) and (1,). Found out by sending two rows of zeros through it.
    parameters : int, optional
        How many numbers it has, trainable or not.

    Raises
    ------
    CheckFailed
        If it is no model, was never told its input, or one of these differs.
    """
    import keras

    placeholder(name, value)
    if not isinstance(value, keras.Model):
        raise CheckFailed(f"a Keras model in `{name}`", show(value))
    if not value.built:
        raise CheckFailed(
            f"`{name}` to know the shape of its input",
            "a model that was never built",
            "Let `keras.Input(shape=...)` be the first thing in it.",
        )
    wanted = tuple(inputs)
    known = getattr(value, "input_shape", None)
    if isinstance(known, tuple) and known[1:] != wanted:
        raise CheckFailed(f"inputs of shape {wanted} in `{name}`", f"{known[1:]}", why)
    found = predict(name, value, np.zeros((2, *wanted), "float32"))
    if found.shape[1:] != tuple(outputs):
        raise CheckFailed(
            f"outputs of shape {tuple(outputs)} from `{name}`", f"{found.shape[1:]}", why
        )
    if parameters is not None and value.count_params() != parameters:
        raise CheckFailed(
            f"{parameters:,} parameters in `{name}`", f"{value.count_params():,}", why
        )


def bends(name: str, value: Any, *, inputs: int, seed: int = 0, why: str = "") -> None:
    """Expect a model that is more than one linear map, before its last activation.

    A stack of Dense layers without activations is linear however deep it is. Then its log-odds (or,
    for outputs that are no probabilities, the outputs themselves) are a plane over the inputs, which
    least squares fit exactly. Rows where the probability is rounded to 0 or 1 say nothing of it.

    Raises
    ------
    CheckFailed
        If a plane fits, or hardly any row is left to tell.
    """
    rng = np.random.default_rng(seed)
    x = np.concatenate([scale * rng.normal(size=(2000, inputs)) for scale in (0.1, 0.5, 2)])
    x = x.astype("float32")
    scores = predict(name, value, x).astype(float).reshape(len(x), -1)
    if scores.min() >= 0 and scores.max() <= 1:
        telling = ((scores > UNROUNDED) & (scores < 1 - UNROUNDED)).all(axis=1)
        x, scores = x[telling], np.log(scores[telling])
        if scores.shape[1] == 1:
            scores -= np.log1p(-np.exp(scores))
        else:
            scores -= scores[:, :1]  # softmax: log-probabilities up to a constant
    if len(x) < inputs + 10:
        raise CheckFailed(f"`{name}` to tell inputs apart", "nearly the same output for all", why)
    plane = np.column_stack([x, np.ones(len(x))])
    fitted = plane @ np.linalg.lstsq(plane, scores, rcond=None)[0]
    if np.abs(scores - fitted).max() < LINEAR * (1 + np.ptp(scores)):
        raise CheckFailed(
            f"`{name}` to draw a boundary that bends",
            "a model that is linear up to its output",
            why or "Which activation does the hidden layer have?",
        )


def loss(
    name: str, value: Any, x: Any, y: Any, *, expected: str = "binary_crossentropy", why: str = ""
) -> None:
    """Expect a model compiled with the loss that fits its output and its labels.

    The loss which `evaluate` reports is compared with losses computed here from the predictions, so
    a name, a class and `from_logits=True` on a linear output are judged alike.

    Parameters
    ----------
    expected : {"binary_crossentropy", "categorical_crossentropy", "mean_squared_error"}
        "categorical_crossentropy" takes one-hot and integer labels.

    Raises
    ------
    CheckFailed
        If the model is not compiled, or reports another loss; says which, where that is known.
    """
    if not getattr(value, "compiled", False):
        raise CheckFailed(
            f"`{name}` to be compiled", "a model without a loss", "Call `compile` before `fit`."
        )
    outputs, labels = predict(name, value, x).astype(float), np.asarray(y, dtype=float)
    try:
        report = value.evaluate(x, np.asarray(y), verbose=0, batch_size=256, return_dict=True)
    except Exception as error:
        first = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise CheckFailed(
            f"`{name}.evaluate` to work with these labels", first[:300], why
        ) from None
    penalty = float(sum(float(term) for term in value.losses))
    reported = float(report["loss"]) - penalty
    candidates = _losses(outputs, labels)
    if any(np.isclose(reported, c, rtol=1e-3, atol=1e-4) for c in candidates[expected]):
        return
    likely = [
        other
        for other, computed in candidates.items()
        if any(np.isclose(reported, c, rtol=1e-3, atol=1e-4) for c in computed)
    ]
    raise CheckFailed(
        f"the loss {expected!r} in `{name}`",
        f"what looks like {likely[0]!r}"
        if likely
        else f"a loss of {reported:.4g} that does not fit",
        why,
    )


def _losses(outputs: np.ndarray, labels: np.ndarray) -> dict[str, list[float]]:
    """Return each loss, from probabilities and, where it makes sense, from logits."""
    flat_labels = labels.reshape(len(labels), -1)
    found: dict[str, list[float]] = {
        "binary_crossentropy": [],
        "categorical_crossentropy": [],
        "mean_squared_error": [],
        "mean_absolute_error": [],
        "hinge": [],
    }
    chances = outputs.min() >= 0 and outputs.max() <= 1
    if flat_labels.shape[1:] == outputs.shape[1:]:
        p = outputs if chances else 1 / (1 + np.exp(-outputs))
        p = np.clip(p.astype("float32"), EPSILON, 1 - EPSILON)  # in float32, as Keras does
        cross = -(flat_labels * np.log(p) + (1 - flat_labels) * np.log(1 - p))
        found["binary_crossentropy"].append(float(cross.mean()))
        found["mean_squared_error"].append(float(((outputs - flat_labels) ** 2).mean()))
        found["mean_absolute_error"].append(float(np.abs(outputs - flat_labels).mean()))
        signs = np.where(flat_labels > 0, 1, -1)
        found["hinge"].append(float(np.maximum(0, 1 - signs * outputs).mean()))
    if outputs.ndim == 2 and outputs.shape[1] > 1:
        p = outputs
        if not chances:
            p = np.exp(outputs - outputs.max(axis=1, keepdims=True))
        p = np.clip(p / p.sum(axis=1, keepdims=True), EPSILON, 1)
        one_hot = flat_labels
        if flat_labels.shape[1] == 1:
            one_hot = np.eye(outputs.shape[1])[flat_labels[:, 0].astype(int)]
        if one_hot.shape == p.shape:
            found["categorical_crossentropy"].append(float(-(one_hot * np.log(p)).sum(1).mean()))
    return found


def same_outputs(
    name: str, value: Any, other: Any, x: Any, *, tolerance: float = 1e-4, why: str = ""
) -> None:
    """Expect two models to predict the same for `x`, within `tolerance` (absolute).

    Raises
    ------
    CheckFailed
        If they differ anywhere.
    """
    placeholder(name, value)
    mine, wanted = predict(name, value, x), predict("the original", other, x)
    if mine.shape != wanted.shape or np.abs(mine - wanted).max() > tolerance:
        raise CheckFailed(f"`{name}` to predict what the original predicts", "other outputs", why)
