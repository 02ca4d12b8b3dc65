"""Expectations about Keras callbacks, which are driven through their public hooks."""

import copy
import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import numpy as np

from autograder.checks.check import CheckFailed, describe_error
from autograder.checks.wording import plural, refuse_placeholder, show

Logs = Mapping[str, float]  # what `fit` reports at the end of an epoch, by name
Driver = Callable[[list[dict[str, float]]], tuple[int, float]]
DRIVER = "_autograder_driver"  # the attribute of a callback that holds its driver


def set_driver(callback: Any, driver: Driver) -> None:
    """Let `drive` call `driver` instead of the hooks of `callback`.

    This is for a stand-in: a callback whose code, such as a student's own class, is in another
    process and can only be driven there.

    Parameters
    ----------
    callback : keras.callbacks.Callback
        The stand-in.
    driver : callable
        Takes the logs of each epoch and returns what `drive` returns.
    """
    setattr(callback, DRIVER, driver)


def drive(callback: Any, epochs: Sequence[Logs]) -> tuple[int, float]:
    """Run a callback through epochs with given logs.

    Parameters
    ----------
    callback : keras.callbacks.Callback
        The callback; `drive_copy` leaves it as it is.
    epochs : sequence of mappings
        The logs of each epoch, such as ``{"val_loss": 0.7}``.

    Returns
    -------
    epochs_run : int
        The number of epochs until the callback set `model.stop_training`, or all of them.
    kept_epoch : float
        The epoch, from 0, whose weights the model has afterwards.
    """
    driver: Driver | None = vars(callback).get(DRIVER)
    if driver is not None:
        return driver([dict(logs) for logs in epochs])
    model = _small_model({key for logs in epochs for key in logs})
    callback.set_params({"epochs": len(epochs), "steps": 1, "verbose": 0})
    callback.set_model(model)
    model.stop_training = False
    callback.on_train_begin({})
    run = 0
    for number, logs in enumerate(epochs):
        callback.on_epoch_begin(number, {})
        model.set_weights([np.full((1, 1), float(number))])
        callback.on_epoch_end(number, dict(logs))
        run += 1
        if model.stop_training:
            break
    callback.on_train_end({})
    return run, float(model.get_weights()[0][0][0])


def drive_copy(callback: Any, epochs: Sequence[Logs]) -> tuple[int, float]:
    """Drive a copy of a callback, as `drive` does, and leave the callback as it is."""
    return drive(_copied(callback), epochs)


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

    A copy of the callback is driven through epochs in which everything else that `fit` reports gets
    better and better. So a callback that monitors the wrong quantity does not stop.

    Parameters
    ----------
    name : str
        What the message calls the callback.
    value : keras.callbacks.Callback
        The callback to check.
    monitor : str
        The quantity that it must monitor, such as ``"val_loss"``.
    values : sequence of float
        That quantity in each epoch; there are as many epochs as values.
    after : int
        The number of epochs that must have run when it stops, or the length of `values` if it must
        not stop.
    keeps : int, optional
        The epoch, from 0, whose weights must then be in the model.
    why : str
        A hint for the message, if the callback does something else.

    Raises
    ------
    CheckFailed
        If it is not a callback, raises an exception, stops after another number of epochs, or
        leaves other weights.
    """
    import keras

    refuse_placeholder(name, value)
    if not isinstance(value, keras.callbacks.Callback):
        call_it = "Call it: its name, then brackets." if isinstance(value, type) else ""
        raise CheckFailed(f"a Keras callback in `{name}`", show(value), call_it)
    epochs = [{**_better(number), monitor: v} for number, v in enumerate(values)]
    promised = (
        f"`{name}` to stop after {plural(after, 'epoch')} when {monitor} is "
        f"{', '.join(f'{v:g}' for v in values)}"
    )
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            run, kept = drive_copy(value, epochs)
        except Exception as error:
            raise CheckFailed(promised, describe_error(error), why or _reports(epochs[0])) from None
    unknown = any("not available" in str(warning.message) for warning in warned)
    if run != after and unknown:
        found = "one that watches what `fit` does not report"
        raise CheckFailed(promised, found, why or _reports(epochs[0]))
    if run != after:
        raise CheckFailed(
            promised,
            f"a stop after {run}" if run < len(values) else "no stop",
            why or "What does it watch, how patient is it, and is less better or more?",
        )
    if keeps is not None and kept != keeps:
        raise CheckFailed(
            f"the weights of epoch {keeps + 1}, the best, when `{name}` has stopped",
            f"those of epoch {kept + 1:g}",
            why or "Which argument of the callback brings the best weights back?",
        )


def _small_model(reported: set[str]) -> Any:
    """Return a model with one weight that computes what `fit` reports.

    A callback asks the metrics of its model whether higher is better.
    """
    import keras

    metrics = []
    for name in sorted({key.removeprefix("val_") for key in reported} - {"loss"}):
        with suppress(ValueError):  # unknown to Keras: then the callback must be given a mode
            keras.metrics.get(name)
            metrics.append(name)
    model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1, use_bias=False)])
    model.compile(optimizer="sgd", loss="mse", metrics=metrics, run_eagerly=True)
    model.evaluate(np.zeros((1, 1)), np.zeros((1, 1)), verbose=0)
    return model


def _better(number: int) -> dict[str, float]:
    """Return logs that are better in each epoch than in the one before."""
    low, high = 1 / (number + 2), 1 - 1 / (number + 2)
    return {"accuracy": high, "loss": low, "val_accuracy": high, "val_loss": low}


def _reports(logs: Mapping[str, float]) -> str:
    return f"What `fit` reports is {', '.join(sorted(logs))}."


def _copied(callback: Any) -> Any:
    model = getattr(callback, "model", None)
    try:
        return copy.deepcopy(callback, {id(model): model})
    except Exception:  # a callback that writes to an open file, for instance
        return callback
