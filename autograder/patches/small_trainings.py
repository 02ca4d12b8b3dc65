"""TensorFlow, tuned for many small trainings that run beside each other.

TensorFlow is made for trainings of hours. It optimises the graph of a model before its first step,
and those of its data before each epoch; at an epoch's end it waits up to 20 ms for a thread that
looks for a faster pipeline; and it makes a graph of each kind of op, to optimise that as well. A
training of a second takes half the time without all this (docs/kernels.md). Results differ by
rounding at most, and do not depend on the number of cores.
"""

import sys
from contextlib import suppress
from typing import Any

import wrapt

KERNEL_OPTION = f"--ext={__name__}"  # tunes an IPython kernel


def tune_for_small_trainings() -> None:
    """Let TensorFlow use one core, and run graphs, pipelines and ops as they are.

    It has no effect after the first op, nor where TensorFlow is not imported yet. Where another
    TensorFlow is built differently, trainings there are slower, and nothing else changes.
    """
    tensorflow = sys.modules.get("tensorflow")
    if tensorflow is None:
        return
    for change in (use_one_core, optimise_no_graph, tune_no_pipeline, run_ops_without_graph):
        with suppress(Exception):
            change(tensorflow)


def use_one_core(tensorflow: Any) -> None:
    """Leave the other cores to other trainings."""
    tensorflow.config.threading.set_inter_op_parallelism_threads(1)
    tensorflow.config.threading.set_intra_op_parallelism_threads(1)


def optimise_no_graph(tensorflow: Any) -> None:
    """Run graphs as they were traced."""
    tensorflow.config.optimizer.set_experimental_options({"disable_meta_optimizer": True})


def tune_no_pipeline(tensorflow: Any) -> None:
    """Let the autotuner of `tf.data` run only where code asks for it."""
    options = tensorflow.data.experimental.AutotuneOptions
    chosen, choose = options.enabled.fget, options.enabled.fset
    options.enabled = property(lambda self: bool(chosen(self)), choose)


def run_ops_without_graph(_: Any) -> None:
    """Make no graph of each kind of op: a choice of TensorFlow's runtime, not of its Python API."""
    from tensorflow.python import pywrap_tfe

    choose = pywrap_tfe.TFE_ContextOptionsSetRunEagerOpAsFunction

    def choose_directly(options: Any, *arguments: Any) -> None:
        try:
            choose(options, False)  # noqa: FBT003
        except TypeError:  # another TensorFlow wants other arguments
            choose(options, *arguments)

    pywrap_tfe.TFE_ContextOptionsSetRunEagerOpAsFunction = choose_directly


def load_ipython_extension(_: Any) -> None:
    """Tune the kernel that is started with `KERNEL_OPTION`, as soon as it has TensorFlow."""
    wrapt.register_post_import_hook(lambda _: tune_for_small_trainings(), "tensorflow")
