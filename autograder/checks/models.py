"""Expectations about Keras models, judged by what they compute.

No private attribute is read and no layer is looked for: a Sequential model, a functional one and a
subclass are the same to these checks, and so are an activation argument and an Activation layer.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from autograder.checks.check import CheckFailed, told
from autograder.checks.wording import placeholder, plural, show

BATCH = 256  # rows that go through a model at a time
LEAST = 1e-30  # float32 can hold smaller probabilities, but the score behind them may be cut off
UNROUNDED = 1e-3  # closer to 1, float32 says little of the score behind a probability
SOME = 3  # outputs, or pairs of outputs, that are looked at
LINEAR = 1e-3  # a linear model's largest residual, relative to the range, is about 1e-5


def keras_model(name: str, value: Any) -> None:
    """Expect a Keras model that knows the shape of its input.

    Raises
    ------
    CheckFailed
        If it is something else, or was never built.
    """
    import keras

    placeholder(name, value)
    if not isinstance(value, keras.Model):
        raise CheckFailed(
            f"a Keras model in `{name}`", show(value), "Call it." if callable(value) else ""
        )
    if not value.built:
        raise CheckFailed(
            f"`{name}` to know the shape of its input",
            "a model that was never built",
            "Let `keras.Input(shape=...)` be the first thing in it.",
        )


def predict(name: str, model: Any, x: Any) -> np.ndarray:
    """Return what `model.predict(x)` returns, as an array.

    The model is called directly, which spares what `predict` prepares for large data: for the few
    rows of a check, that takes ten times longer than the rows do.

    Raises
    ------
    CheckFailed
        If it is no Keras model, was never built, does not take `x`, or does not give one array of
        ordinary numbers.
    """
    import keras

    keras_model(name, model)
    batches = []
    try:
        for start in range(0, len(x), BATCH):
            rows = keras.ops.convert_to_tensor(x[start : start + BATCH])
            outputs = model(rows, training=False)
            if isinstance(outputs, list | tuple | dict):
                raise CheckFailed(f"one output from `{name}`", f"{len(outputs)} outputs")
            batches.append(np.atleast_1d(keras.ops.convert_to_numpy(outputs)))
        numbers = np.concatenate(batches)
    except CheckFailed:
        raise
    except (Exception, SystemExit) as error:
        shape = getattr(x, "shape", ())
        takes = f"inputs of shape {tuple(shape[1:])}" if len(shape) else "these inputs"
        raise CheckFailed(f"`{name}` to take {takes}", told(error)) from None
    if numbers.shape[:1] != (len(x),) or not numbers.size:
        raise CheckFailed(
            f"{plural(len(x), 'row')} of outputs from `{name}` for as many inputs",
            f"the shape {numbers.shape}",
        )
    if not np.isfinite(numbers).all():
        raise CheckFailed(
            f"ordinary numbers from `{name}`",
            "nan or infinity",
            "Its training has gone out of hand. Is the learning rate too high? Are the inputs "
            "scaled, and without gaps?",
        )
    return numbers


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
    keras_model(name, value)
    wanted = tuple(inputs)
    known = getattr(value, "input_shape", None)
    if isinstance(known, list | dict) and len(known) > 1:
        raise CheckFailed(f"one input in `{name}`", f"{len(known)} inputs", why)
    if isinstance(known, tuple) and not _takes(known[1:], wanted):
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

    A stack of Dense layers without activations is linear however deep it is. Then the scores
    before its last activation are a plane over the inputs, which least squares fit exactly.

    Raises
    ------
    CheckFailed
        If a plane fits, or its outputs are the same nearly everywhere.
    """
    rng = np.random.default_rng(seed)
    x = np.concatenate([scale * rng.normal(size=(2000, inputs)) for scale in (0.1, 0.5, 2)])
    x = x.astype("float32")
    outputs = predict(name, value, x).astype(float).reshape(len(x), -1)
    plane = np.column_stack([x, np.ones(len(x))])
    judged = [
        _is_plane(plane[telling], scores[telling], noise)
        for scores, telling, noise in _scores(outputs)
        if telling.sum() >= inputs + 10
    ]
    if not judged or not np.ptp(outputs, axis=0).max() > 1e-6 * np.abs(outputs).max():
        raise CheckFailed(f"`{name}` to tell inputs apart", "nearly the same output for all", why)
    if any(judged):
        raise CheckFailed(
            f"`{name}` to draw a boundary that bends",
            "a model that is linear up to its output",
            why or "Which activation does the hidden layer have?",
        )


def sums_to_one(outputs: np.ndarray) -> bool:
    """Return whether each row of several numbers adds up to 1, as after a softmax."""
    return outputs.shape[-1] > 1 and np.allclose(outputs.sum(axis=-1), 1, atol=1e-3)


def same_outputs(
    name: str, value: Any, other: Any, x: Any, *, tolerance: float = 1e-4, why: str = ""
) -> None:
    """Expect two models to predict the same for `x`, within `tolerance` (absolute).

    Raises
    ------
    CheckFailed
        If they differ anywhere.
    """
    mine, wanted = predict(name, value, x), predict("the original", other, x)
    if mine.shape != wanted.shape:
        raise CheckFailed(
            f"outputs of shape {wanted.shape[1:]} from `{name}`", f"{mine.shape[1:]}", why
        )
    off = np.abs(mine - wanted).max(initial=0)
    if off > tolerance:
        raise CheckFailed(
            f"`{name}` to predict what the original predicts",
            f"outputs that differ by up to {off:.3g}",
            why,
        )


def _scores(outputs: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray, float]]:
    """Yield what may have been the scores before the last activation.

    With each, the rows in which it can be worked out, and how far rounding may have moved it. Of
    several outputs, those that tell most are enough: their hidden layers are the same.
    """
    rounded = 1e-6 * float(np.abs(outputs).max())
    low, high = outputs.min(), outputs.max()
    yield outputs, np.ones(len(outputs), bool), rounded  # none
    if low == 0:
        yield outputs, (outputs > 0).min(axis=1), rounded  # relu
    if low >= 0 and high <= 1 and sums_to_one(outputs):  # softmax
        clear = outputs > LEAST
        log = np.log(np.where(clear, outputs, 1))
        pairs = list(combinations(range(outputs.shape[1]), 2))
        for i, j in sorted(pairs, key=lambda pair: -clear[:, pair].all(axis=1).sum())[:SOME]:
            yield log[:, [i]] - log[:, [j]], clear[:, i] & clear[:, j], 1e-5
    elif low >= 0 and high <= 1:
        yield from _log_odds(outputs, LEAST)  # sigmoid
    if low >= -1 and high <= 1:
        yield from _log_odds((outputs + 1) / 2, UNROUNDED)  # tanh, a sigmoid of another height


def _log_odds(chances: np.ndarray, least: float) -> Iterator[tuple[np.ndarray, np.ndarray, float]]:
    clear = (chances > least) & (chances < 1 - UNROUNDED)
    for column in np.argsort(-clear.sum(axis=0), kind="stable")[:SOME]:
        telling = clear[:, column]
        p = np.where(telling, chances[:, column], 0.5)[:, None]
        yield np.log(p) - np.log1p(-p), telling, 1e-6 / float(1 - p.max())


def _takes(known: tuple[int | None, ...], wanted: tuple[int, ...]) -> bool:
    return len(known) == len(wanted) and all(
        k in (None, w) for k, w in zip(known, wanted, strict=True)
    )


def _is_plane(plane: np.ndarray, scores: np.ndarray, noise: float) -> bool:
    fitted = plane @ np.linalg.lstsq(plane, scores, rcond=None)[0]
    return bool(np.abs(scores - fitted).max() < noise + LINEAR * np.ptp(scores, axis=0).max())
