"""Keras, changed so that TensorFlow traces the step of a training once and not twice."""

from contextlib import suppress
from typing import Any


def trace_once() -> None:
    """Let Keras build metrics and optimizer before TensorFlow traces a model's first step.

    With TensorFlow, Keras leaves metrics and optimizer to the first step, and TensorFlow traces a
    step that has made variables once more (keras 3.15, `TensorFlowTrainer._maybe_symbolic_build`).
    That is a third of the time of a small training. With JAX and PyTorch, Keras builds first, by
    the method that is used here. Weights, losses and metrics are the same, bit by bit.
    """
    import keras

    if keras.backend.backend() != "tensorflow":
        return
    from keras.src.backend.tensorflow.trainer import TensorFlowTrainer

    ordinary = TensorFlowTrainer._maybe_symbolic_build

    def build(model: Any, iterator: Any = None, data_batch: Any = None) -> None:
        if iterator is None or not is_plain(model):
            ordinary(model, iterator, data_batch)
            return
        with suppress(Exception):  # whatever is wrong, the first step raises it as usual
            # The shapes of a batch, without taking one: the others might come in another order.
            model._symbolic_build(data_batch=iterator._distributed_dataset.element_spec)

    TensorFlowTrainer._maybe_symbolic_build = build


def is_plain(model: Any) -> bool:
    """Return whether all layers of a model, its step and its way to run are Keras's own.

    The author of a layer or a step may look at how often, and with what, it is called.
    """
    import keras

    kinds = {type(layer) for layer in model._flatten_layers()}  # the model's own among them
    own = all(kind.__module__.startswith("keras.") for kind in kinds)
    usual = not model.run_eagerly and model._distribute_strategy is None
    return own and usual and keras.layers.Lambda not in kinds
