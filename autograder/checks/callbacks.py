"""Expectations about Keras callbacks, which are driven through their public hooks."""

from collections.abc import Mapping, Sequence
from typing import Any

from autograder.checks.check import CheckFailed
from autograder.checks.wording import placeholder, plural, show


def drive(callback: Any, epochs: Sequence[Mapping[str, float]]) -> tuple[int, float]:
    """Run a callback through epochs with given logs.

    Parameters
    ----------
    epochs : sequence of mappings
        The logs of each epoch, such as ``{"val_loss": 0.7}``.

    Returns
    -------
    epochs_run : int
        How many there were until the callback set `model.stop_training`.
    kept_epoch : float
        The epoch, from 0, whose weights the model has afterwards.
    """
    import keras

    model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1, use_bias=False)])
    model.compile(optimizer="sgd", loss="mse")
    callback.set_params({"epochs": len(epochs), "steps": 1, "verbose": 0})
    callback.set_model(model)
    model.stop_training = False
    callback.on_train_begin({})
    run = 0
    for number, logs in enumerate(epochs):
        callback.on_epoch_begin(number, {})
        model.set_weights([[[float(number)]]])
        callback.on_epoch_end(number, dict(logs))
        run += 1
        if model.stop_training:
            break
    callback.on_train_end({})
    return run, float(model.get_weights()[0][0][0])


def stopping(
    name: str,
    value: Any,
    *,
    monitor: str,
    values: Sequence[float],
    after: int,
    keeps: int | None = None,
    why: str = "",
) -> None:
    """Expect a callback that stops training after the right number of epochs.

    Parameters
    ----------
    monitor, values
        The quantity, and what it is in each epoch.
    after : int
        How many epochs must have run by then.
    keeps : int, optional
        The epoch, from 0, whose weights must be back in the model.

    Raises
    ------
    CheckFailed
        If it is no callback, stops elsewhere, or leaves other weights.
    """
    import keras

    placeholder(name, value)
    if not isinstance(value, keras.callbacks.Callback):
        raise CheckFailed(f"a Keras callback in `{name}`", show(value))
    run, kept = drive(value, [{monitor: v} for v in values])
    story = ", ".join(f"{v:g}" for v in values)
    if run != after:
        raise CheckFailed(
            f"`{name}` to stop after {plural(after, 'epoch')} when {monitor} is {story}",
            f"a stop after {run}" if run < len(values) else "no stop before the end",
            why,
        )
    if keeps is not None and kept != keeps:
        raise CheckFailed(
            f"the weights of epoch {keeps + 1}, the best, when `{name}` has stopped",
            f"those of epoch {int(kept) + 1}",
            why or "Which argument of the callback brings the best weights back?",
        )
