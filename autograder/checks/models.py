"""Expectations about what Keras models compute.

No private attribute is read and no layer is inspected: a Sequential model, a functional one and a
subclass all pass, and so do an activation argument and an Activation layer.
"""

import math
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import combinations, islice, pairwise
from typing import Any

import numpy as np

from autograder.checks.check import CheckFailed, describe_error
from autograder.checks.wording import plural, refuse_placeholder, show

BATCH_ROWS = 256  # that go through a model at a time
# float32 holds smaller probabilities too, but Keras may have clipped the scores behind them.
MIN_PROBABILITY = 1e-30
MIN_DISTANCE_FROM_1 = 1e-3  # closer to 1, float32 rounds away the score behind a probability
MAX_TRIED = 3  # outputs, or pairs of outputs, whose scores are tried
# Of the largest residual, relative to the range of the scores; a linear model has about 1e-5.
LINEAR_TOLERANCE = 1e-3
# Of the weights of a model: the grader's limit for one value, and what goes with it.
MAX_WEIGHTS_BYTES = 60_000_000
NOT_FINITE = (
    "Its training has gone out of hand. Is the learning rate too high? Are the inputs scaled, and "
    "without gaps?"
)
# To find out whether a single layer bends: inputs, and their ranges. Where even the first of two
# units lets less than this through, nothing can be told. A linear layer leaves 1e-7 of it.
PROBES = 21
PROBE_SCALES = (1.0, 30.0, 1000.0)
LEAST_VARIATION = 1e-4
STRAIGHT_SHARE = 1e-3
MAX_PAIRS = 36  # of layers, tried for standing side by side
STEADY_ROWS = 60  # that are asked for again
STEADY_BATCH_ROWS = 7
STEADY_TOLERANCE = 1e-3  # of the range of the outputs


def keras_model(name: str, value: Any) -> None:
    """Expect a Keras model that is built: it knows the shape of its input.

    Raises
    ------
    CheckFailed
        If it is something else, or was never built.
    """
    import keras

    refuse_placeholder(name, value)
    if not isinstance(value, keras.Model):
        raise CheckFailed(
            f"a Keras model in `{name}`", show(value), "Call it." if callable(value) else ""
        )
    if not value.built:
        raise CheckFailed(
            f"`{name}` to know the shape of its input",
            "a model that was never built",
            "Let `keras.Input(shape=...)` be the first thing in it, or call it once.",
        )
    complete(value)


def complete(model: Any) -> None:
    """Let a model make its weights that says it is built, and has none of its layers' yet.

    `build` of a class without one of its own only notes the shape; the first call makes the rest.
    """
    if not model.built or all(layer.built for layer in model.layers):
        return
    shape = (model.get_build_config() or {}).get("input_shape")
    if isinstance(shape, tuple) and all(size is None or isinstance(size, int) for size in shape):
        with suppress(Exception):  # what is wrong with it shows when it is measured
            model(np.zeros([size or 1 for size in shape], "float32"), training=False)


def _require_size(name: str, model: Any) -> None:
    """Refuse a model whose weights are too large for the grader to look at."""
    size = sum(math.prod(weight.shape) * _item_bytes(weight) for weight in model.weights)
    if size > MAX_WEIGHTS_BYTES:
        raise CheckFailed(
            f"weights of at most {MAX_WEIGHTS_BYTES // 10**6} MB in `{name}`",
            f"{size / 1e6:,.0f} MB",
            "Fewer units or filters will do.",
        )


def predict(name: str, model: Any, x: Any) -> np.ndarray:
    """Return what `model.predict(x)` returns; see `outputs`."""
    return outputs(name, model, x)


def outputs(
    name: str,
    model: Any,
    x: Any,
    *,
    training: bool = False,
    weights: Sequence[Any] | None = None,
) -> np.ndarray:
    """Return what a model gives for rows, in training or with other weights if need be.

    The model is called directly: for the few rows of a check, what `predict` prepares for large
    data takes ten times as long as the rows themselves. Its weights are put back afterwards.

    Parameters
    ----------
    name : str
        What the message calls the model.
    model : keras.Model
        Of any style, code of one's own in it or not.
    x : array-like of shape (rows, ...)
    training : bool
        Whether to call it as in training: all rows in one batch.
    weights : sequence of array-like, optional
        What it has in the place of its weights, in the order of `model.get_weights()`.

    Returns
    -------
    ndarray of shape (rows, ...)
        All numbers are finite.

    Raises
    ------
    CheckFailed
        If it is not a Keras model, was never built, does not accept `x`, or does not return one
        array of finite numbers; or, in training or with other weights, if it takes more than
        `MAX_WEIGHTS_BYTES`.
    """
    keras_model(name, model)
    if not training and weights is None:
        return _outputs(name, model, x, BATCH_ROWS, training=False)
    _require_size(name, model)
    before = model.get_weights()
    try:
        if weights is not None:
            model.set_weights([np.asarray(weight) for weight in weights])
        return _outputs(name, model, x, len(x) if training else BATCH_ROWS, training=training)
    finally:
        model.set_weights(before)


def _outputs(name: str, model: Any, x: Any, batch_rows: int, *, training: bool) -> np.ndarray:
    import keras

    batches = []
    try:
        for found in batch_outputs(model, x, batch_rows, training=training):
            if isinstance(found, list | tuple | dict):
                raise CheckFailed(f"one output from `{name}`", f"{len(found)} outputs")
            batches.append(np.atleast_1d(keras.ops.convert_to_numpy(found)))
        numbers = np.concatenate(batches)
    except CheckFailed:
        raise
    except (Exception, SystemExit) as error:
        shape = getattr(x, "shape", ())
        takes = f"inputs of shape {tuple(shape[1:])}" if len(shape) else "these inputs"
        raise CheckFailed(f"`{name}` to take {takes}", describe_error(error)) from None
    if numbers.shape[:1] != (len(x),) or not numbers.size:
        raise CheckFailed(
            f"{plural(len(x), 'row')} of outputs from `{name}` for as many inputs",
            f"the shape {numbers.shape}",
        )
    if not np.isfinite(numbers).all():
        raise CheckFailed(f"ordinary numbers from `{name}`", "nan or infinity", NOT_FINITE)
    return numbers


def weights(
    name: str,
    model: Any,
    *,
    shapes: Sequence[tuple[int, ...]] | None = None,
    why: str = "",
) -> list[np.ndarray]:
    """Return copies of a model's weights, by their shapes if need be.

    The order of `model.get_weights()` is that in which its layers were made or named, which a
    class of one's own may choose freely.

    Parameters
    ----------
    name : str
        What the message calls the model.
    model : keras.Model
    shapes : sequence of tuple of int, optional
        The shapes that the model must have, and no others. The weights are returned in this order,
        those of the same shape in the model's.
    why : str
        A hint for the message, if there are others.

    Returns
    -------
    list of ndarray

    Raises
    ------
    CheckFailed
        If it is not a Keras model, was never built, or has weights of other shapes.
    """
    keras_model(name, model)
    _require_size(name, model)
    found = [np.array(weight) for weight in model.get_weights()]
    if shapes is None:
        return found
    has, wanted = (sorted(some) for some in ([w.shape for w in found], map(tuple, shapes)))
    if has != wanted:
        raise CheckFailed(
            f"weights of the shapes {_list(wanted)} in `{name}`", _list(has) or "none", why
        )
    left = list(found)
    ordered = []
    for shape in shapes:
        place = next(i for i, weight in enumerate(left) if weight.shape == tuple(shape))
        ordered.append(left.pop(place))
    return ordered


def _list(shapes: Sequence[tuple[int, ...]]) -> str:
    return ", ".join(map(str, shapes))


def _item_bytes(weight: Any) -> int:
    return 8 if "64" in weight.dtype else 4


def require_steady(name: str, model: Any, x: Any, found: np.ndarray) -> None:
    """Expect a model to answer for each row by this row and its weights alone.

    A network does so when it predicts. What looks its answers up, counts how often it was asked or
    looks at the other rows does not.

    Parameters
    ----------
    name : str
        What the message calls the model.
    model : keras.Model
    x : array-like of shape (rows, ...)
    found : ndarray of shape (rows, ...)
        What it gave for `x`.

    Raises
    ------
    CheckFailed
        If it gives something else in another order and in smaller batches, or the same with
        weights that have nothing to do with its own.
    """
    _require_size(name, model)
    rng = np.random.default_rng(len(x))
    chosen = rng.permutation(len(x))[:STEADY_ROWS]
    if len(chosen) % STEADY_BATCH_ROWS == 1:  # a batch of one row has often lost its axis
        chosen = chosen[:-1]
    if not len(chosen):
        return
    rows, asked = np.asarray(x)[chosen], found[chosen]
    tolerance = STEADY_TOLERANCE * max(float(np.ptp(found)), 1e-6)
    again = _outputs(name, model, rows, STEADY_BATCH_ROWS, training=False)
    off = np.abs(again - asked).max() if again.shape == asked.shape else np.inf
    if off > tolerance:
        raise CheckFailed(
            f"`{name}` to give for a row what it gave before, whatever stands beside it",
            f"outputs that differ by up to {off:.3g}",
            "Does it draw numbers by chance when it predicts, or look at the other rows?",
        )
    strange = _with_others(name, model, rows, rng)
    if strange.shape == asked.shape and np.abs(strange - asked).max() <= tolerance:
        raise CheckFailed(
            f"`{name}` to compute its outputs with its weights",
            "the same outputs with other weights",
            "Does something else than a network answer?",
        )


def _with_others(name: str, model: Any, rows: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return what a model gives with its weights mixed and scaled; what is no float stays.

    Such numbers may lead to infinity. So does no network with weights that are 10 % off.
    """

    def changed(weight: np.ndarray, low: float, high: float) -> np.ndarray:
        scale = rng.uniform(low, high, weight.shape)
        return weight if weight.dtype.kind in "iub" else (weight * scale).astype(weight.dtype)

    own = model.get_weights()
    mixed = [rng.permutation(weight.ravel()).reshape(weight.shape) for weight in own]
    mixed = [m if m.dtype.kind not in "iub" else w for m, w in zip(mixed, own, strict=True)]
    with suppress(CheckFailed):
        return outputs(name, model, rows, weights=[changed(weight, 0.5, 2) for weight in mixed])
    try:
        return outputs(name, model, rows, weights=[changed(weight, 0.9, 1.1) for weight in own])
    except CheckFailed as failed:
        raise CheckFailed(
            f"`{name}` to give ordinary numbers with weights that are 10 % off", failed.found
        ) from None


def batch_outputs(
    model: Any, x: Any, batch_rows: int = BATCH_ROWS, *, training: bool = False
) -> Iterator[Any]:
    """Yield what a Keras model gives for each batch of rows, called directly.

    Parameters
    ----------
    model : keras.Model
    x : array-like of shape (rows, ...)
    batch_rows : int
        Rows of a batch; the last may have fewer.
    training : bool
        Whether to call it as in training.
    """
    import keras

    for start in range(0, len(x), batch_rows):
        rows = keras.ops.convert_to_tensor(x[start : start + batch_rows])
        yield model(rows, training=training)


def model(
    name: str,
    value: Any,
    *,
    inputs: Sequence[int],
    outputs: Sequence[int],
    parameters: int | None = None,
    why: str = "",
) -> None:
    """Expect a Keras model from one shape to another.

    Parameters
    ----------
    name : str
        What the message calls the model.
    value : keras.Model
        The model to check. Two rows of zeros are sent through it.
    inputs, outputs : sequence of int
        The shapes, without the batch axis: (30,) and (1,).
    parameters : int, optional
        The number of its parameters, trainable or not.
    why : str
        A hint for the message, if one of these differs.

    Raises
    ------
    CheckFailed
        If it is not a Keras model, was never built, or one of these differs.
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


def nonlinear(name: str, value: Any, *, inputs: int, seed: int = 0, why: str = "") -> None:
    """Expect a model that is more than one linear map before its last activation.

    A stack of Dense layers without activations is linear, however deep it is. Then the scores
    before its last activation are a linear function of the inputs, and least squares fit them
    exactly.

    Parameters
    ----------
    name : str
        What the message calls the model.
    value : keras.Model
        The model to check; its last activation may be none, relu, sigmoid, softmax or tanh.
    inputs : int
        The number of its inputs: it maps shape (rows, `inputs`) to any shape.
    seed : int
        For the random inputs at which it is tried.
    why : str
        A hint for the message, if the model is linear.

    Raises
    ------
    CheckFailed
        If it is linear, or its outputs are the same nearly everywhere.
    """
    rng = np.random.default_rng(seed)
    x = np.concatenate([scale * rng.normal(size=(2000, inputs)) for scale in (0.1, 0.5, 2)])
    x = x.astype("float32")
    outputs = predict(name, value, x).astype(float).reshape(len(x), -1)
    design = np.column_stack([x, np.ones(len(x))])
    linear = [
        _is_linear(design[known], scores[known], noise)
        for scores, known, noise in _possible_scores(outputs)
        if known.sum() >= inputs + 10
    ]
    if not linear or not np.ptp(outputs, axis=0).max() > 1e-6 * np.abs(outputs).max():
        raise CheckFailed(f"`{name}` to tell inputs apart", "nearly the same output for all", why)
    if any(linear):
        raise CheckFailed(
            f"`{name}` to draw a curve, or a boundary that bends",
            "a model that is linear up to its output",
            why or "Which activation does the hidden layer have?",
        )


def nonlinear_layers(
    name: str, value: Any, *, inputs: int, at_least: int, why: str = "Has each an activation?"
) -> None:
    """Expect hidden Dense layers in a row that bend, each by itself, whatever the others do.

    Parameters
    ----------
    name : str
        What the message calls the model.
    value : keras.Model
        The model to check, with the Dense layers one after the other.
    inputs : int
        The number of its inputs: it maps shape (rows, `inputs`) to shape (rows, outputs).
    at_least : int
        How many there must be.
    why : str
        A hint for the message, if there are fewer.

    Raises
    ------
    CheckFailed
        If there are fewer, or two of them stand side by side.
    """
    if _side_by_side(name, value, inputs):
        raise CheckFailed(
            f"the Dense layers of `{name}` one after the other",
            "two that stand side by side: the scores of the outputs are a sum of what each gives",
            "Does each layer get what the one before it returns?",
        )
    kernels, straight = _straight_layers(name, value, inputs)
    if kernels - 1 - straight < at_least:
        raise CheckFailed(
            f"{at_least} hidden layers in `{name}` that bend, each by itself",
            f"{kernels - 1 - straight} of {plural(max(kernels - 1, 0), 'hidden layer')}",
            why,
        )


def _straight_layers(name: str, model: Any, inputs: int) -> tuple[int, int]:
    """Return how many kernels of Dense layers there are, and how many hidden ones are linear.

    A single number z is sent through the model, with one weight of 1 for each layer. In the layer
    that is tried, two units get z and -2z; the next takes 2 of the first and 1 of the second. If
    the layer does not bend, nothing of z is left. Where z does not come through even without the
    second unit, or the order of the layers is unknown, a layer counts as one that bends.
    """
    own = weights(name, model)
    places = [place for place, weight in enumerate(own) if weight.ndim == 2]
    sizes = [own[place].shape for place in places]
    follows = all(size[1] == then[0] for size, then in pairwise(sizes))
    if not (sizes and sizes[0][0] == inputs and follows):
        return len(places), 0

    def variation(layer: int, scale: float, factors: tuple[int, int]) -> float:
        changed = [np.zeros_like(w) if w.ndim == 2 else w for w in own]
        for number, place in enumerate(places):
            changed[place][0, 0] = 1
            if number == layer:
                changed[place][0, 1] = -2
            elif number == layer + 1:
                changed[place][:2, 0] = factors
        x = np.zeros((PROBES, inputs), "float32")
        x[:, 0] = scale * np.linspace(-1, 1, PROBES)
        with suppress(CheckFailed):  # such numbers may lead to infinity
            return float(np.ptp(outputs(name, model, x, weights=changed), axis=0).max())
        return 0.0

    def is_straight(layer: int) -> bool:
        seen = [
            variation(layer, scale, (2, 1)) / alone
            for scale in PROBE_SCALES
            if (alone := variation(layer, scale, (2, 0))) > LEAST_VARIATION
        ]
        return bool(seen) and max(seen) < STRAIGHT_SHARE

    wide = [layer for layer in range(len(places) - 1) if sizes[layer][1] > 1]
    return len(places), sum(map(is_straight, wide))


def _side_by_side(name: str, model: Any, inputs: int) -> bool:
    """Return whether two layers have nothing to do with each other.

    Without a kernel, nothing of the inputs goes through its layer. If two layers stand side by
    side, what the scores lose without both is what they lose without the one and without the other.
    Skip connections around layers in a row do not make that true.
    """
    own = weights(name, model)
    places = [place for place, weight in enumerate(own) if weight.ndim == 2]
    x = np.random.default_rng(0).random((PROBES, inputs), "float32")

    def scores(*without: int) -> np.ndarray:
        changed = [np.zeros_like(w) if place in without else w for place, w in enumerate(own)]
        found = outputs(name, model, x, weights=changed).astype(float)
        if sums_to_one(found):
            found = np.log(np.maximum(found, MIN_PROBABILITY))
            found -= found.mean(axis=-1, keepdims=True)
        return found

    everything = scores()
    lost = {place: everything - scores(place) for place in places}
    for one, other in islice(combinations(places, 2), MAX_PAIRS):
        least = min(np.abs(lost[one]).max(), np.abs(lost[other]).max())
        together = everything - scores(one, other)
        if np.abs(together - lost[one] - lost[other]).max() < STRAIGHT_SHARE * least:
            return True
    return False


def sums_to_one(outputs: np.ndarray) -> bool:
    """Return whether the rows of outputs, shape (..., classes), add up to 1 as after a softmax."""
    return outputs.shape[-1] > 1 and np.allclose(outputs.sum(axis=-1), 1, atol=1e-3)


def same_outputs(
    name: str, value: Any, other: Any, x: Any, *, tolerance: float = 1e-4, why: str = ""
) -> None:
    """Expect a model to predict what another one predicts.

    Parameters
    ----------
    name : str
        What the message calls the model.
    value, other : keras.Model
        The model to check, and the original.
    x : array-like of shape (rows, ...)
        Inputs for both.
    tolerance : float
        Absolute.
    why : str
        A hint for the message, if the outputs differ.

    Raises
    ------
    CheckFailed
        If the outputs differ in shape, or anywhere by more than `tolerance`.
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


def _possible_scores(outputs: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray, float]]:
    """Yield the scores that the model may have had before its last activation.

    Of several outputs those are taken whose scores are known in most rows: they all share the same
    hidden layers.

    Parameters
    ----------
    outputs : ndarray of shape (rows, outputs)

    Yields
    ------
    scores : ndarray of shape (rows, k)
        For one activation that fits the range of the outputs.
    known : ndarray of bool, of shape (rows,)
        Where the scores can be worked out.
    noise : float
        How far rounding may have moved a score.
    """
    rounding = 1e-6 * float(np.abs(outputs).max())
    low, high = outputs.min(), outputs.max()
    yield outputs, np.ones(len(outputs), bool), rounding  # no activation
    if low == 0:
        yield outputs, (outputs > 0).min(axis=1), rounding  # relu
    if low >= 0 and high <= 1 and sums_to_one(outputs):  # softmax
        known = outputs > MIN_PROBABILITY
        log = np.log(np.where(known, outputs, 1))
        pairs = list(combinations(range(outputs.shape[1]), 2))
        pairs.sort(key=lambda pair: -known[:, pair].all(axis=1).sum())
        for i, j in pairs[:MAX_TRIED]:
            yield log[:, [i]] - log[:, [j]], known[:, i] & known[:, j], 1e-5
    elif low >= 0 and high <= 1:
        yield from _log_odds(outputs, MIN_PROBABILITY)  # sigmoid
    if low >= -1 and high <= 1:
        # tanh(z) = 2 sigmoid(2 z) - 1; this "probability" is rounded at both ends
        yield from _log_odds((outputs + 1) / 2, MIN_DISTANCE_FROM_1)


def _log_odds(
    probabilities: np.ndarray, smallest: float
) -> Iterator[tuple[np.ndarray, np.ndarray, float]]:
    """Yield log(p / (1 - p)) of single columns, as `_possible_scores` yields scores.

    Parameters
    ----------
    probabilities : ndarray of shape (rows, outputs)
    smallest : float
        The probability below which the logarithm is not known.
    """
    known = (probabilities > smallest) & (probabilities < 1 - MIN_DISTANCE_FROM_1)
    for column in np.argsort(-known.sum(axis=0), kind="stable")[:MAX_TRIED]:
        here = known[:, column]
        p = np.where(here, probabilities[:, column], 0.5)[:, None]
        yield np.log(p) - np.log1p(-p), here, 1e-6 / float(1 - p.max())


def _takes(known: tuple[int | None, ...], wanted: tuple[int, ...]) -> bool:
    return len(known) == len(wanted) and all(
        k in (None, w) for k, w in zip(known, wanted, strict=True)
    )


def _is_linear(design: np.ndarray, scores: np.ndarray, noise: float) -> bool:
    """Return whether least squares fit the scores exactly, up to `noise`.

    Parameters
    ----------
    design : ndarray of shape (rows, inputs + 1)
        The inputs, and a column of ones.
    scores : ndarray of shape (rows, k)
    noise : float
        How far rounding may have moved a score.
    """
    fitted = design @ np.linalg.lstsq(design, scores, rcond=None)[0]
    residual = float(np.abs(scores - fitted).max())
    return bool(residual < noise + LINEAR_TOLERANCE * np.ptp(scores, axis=0).max())
