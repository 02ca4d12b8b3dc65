"""TensorFlow for many small trainings beside each other."""

import sys
from typing import Any

OPTION = "--ext=autograder.patches.lean"  # of a kernel


def lean() -> None:
    """Use one core, and run graphs, pipelines and ops as they are.

    It comes too late after the first op, and too early where TensorFlow is not imported yet, as in
    a kernel that is not warm: that stays as it is.

    TensorFlow optimises the graph of a model before its first step, and those of its data before
    each epoch; at an epoch's end it waits up to 20 ms for a thread that looks how a pipeline could
    be faster; and it makes a graph of each kind of op, to look at that as well. All this pays for
    hours of training. Trainings of a second take half the time without (docs/kernels.md); results
    differ by rounding at most, and depend on no number of cores.
    """
    tensorflow = sys.modules.get("tensorflow")
    if tensorflow is None:
        return
    tensorflow.config.threading.set_inter_op_parallelism_threads(1)
    tensorflow.config.threading.set_intra_op_parallelism_threads(1)
    tensorflow.config.optimizer.set_experimental_options({"disable_meta_optimizer": True})
    _tune_nothing(tensorflow.data.experimental.AutotuneOptions)
    _run_ops_as_they_are()


def _tune_nothing(options: Any) -> None:
    """Let pipelines be tuned only where somebody asks for it."""
    chosen = options.enabled.fget
    options.enabled = property(lambda self: bool(chosen(self)), options.enabled.fset)


def _run_ops_as_they_are() -> None:
    """Make no graph of each kind of op. TensorFlow's Python gives no choice, its runtime does."""
    from tensorflow.python import pywrap_tfe

    choose = pywrap_tfe.TFE_ContextOptionsSetRunEagerOpAsFunction
    pywrap_tfe.TFE_ContextOptionsSetRunEagerOpAsFunction = lambda options, _: choose(options, False)


def load_ipython_extension(_: Any) -> None:
    """Do it in a kernel."""
    lean()
