"""What a kernel server imports, and how it knows that it may be forked afterwards."""

import builtins
import gc
import importlib
import os
import sys
import threading
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from autograder.patches.tracing import trace_once

# What lessons and exercises import.
PRELOAD = (
    "tensorflow",
    "keras",
    "scikeras.wrappers",
    "sklearn.datasets",
    "sklearn.linear_model",
    "sklearn.metrics",
    "sklearn.model_selection",
    "sklearn.pipeline",
    "sklearn.preprocessing",
    "pandas",
    "matplotlib.pyplot",
    "matplotlib.backends.backend_agg",
)

# What every IPython kernel imports while it starts, some of it late.
KERNEL = (
    "ipykernel.kernelapp",
    "ipykernel.debugger",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.guarded_eval",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "jedi",
    "sqlite3",
    "tornado.platform.asyncio",
)


class Current:
    """Stands for a kernel's own `sys.stdout` or `sys.stderr`: loggers take hold of it at import."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        stream = getattr(sys, self._name)
        return getattr(sys.__dict__[f"__{self._name}__"] if stream is self else stream, attribute)

    def close(self) -> None:
        """Do nothing: absl closes streams that are neither `sys.stdout` nor `sys.stderr`."""


def preload(modules: Sequence[str]) -> str:
    """Import modules; return one sentence that says why forking is unsafe now, empty if it is not.

    Notes
    -----
    A fork copies the calling thread only. Python threads, TensorFlow's runtime (which starts with
    the first op) and an open GPU would be left broken in every kernel. The idle workers of BLAS
    are started anew by BLAS itself.
    """
    # By these, packages know at import that they are in a notebook: pandas then shows more columns,
    # and TensorFlow prints into the cell. A kernel sets its own.
    sys.ps1, sys.ps2 = "In : ", "...: "
    builtins.get_ipython = lambda: SimpleNamespace(kernel=True)  # type: ignore[attr-defined]
    # C++ reads it once, at the first line that it would write.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    gc.disable()  # imports make few cycles; looking for them takes a sixth of the time
    with redirect_stdout(Current("stdout")), redirect_stderr(Current("stderr")):
        for module in modules:
            try:
                importlib.import_module(module)
            except Exception as error:
                return f"{module} cannot be imported ({type(error).__name__}: {error})"
    if "keras" in sys.modules:
        with suppress(ImportError, AttributeError):  # another Keras may be built otherwise
            trace_once()
    del builtins.get_ipython  # type: ignore[attr-defined]
    if "matplotlib" in sys.modules:
        # It looks through all installed packages for backends, at the first mention of one.
        sys.modules["matplotlib"].backends.backend_registry.list_all()
    reason = unsafe()
    if not reason:
        # IPython takes note of all names. Side by side they are on few pages; each kernel that
        # touches a shared page gets a copy of it.
        for name in list(sys.modules):
            sys.modules[name.encode().decode()] = sys.modules.pop(name)
        gc.freeze()  # the collector of a kernel need not touch, and so copy, these pages
    gc.enable()
    return reason


def unsafe() -> str:
    """Return one sentence that says why this process must not be forked, empty if it may be."""
    others = [thread.name for thread in threading.enumerate()]
    others.remove(threading.current_thread().name)
    if others:
        return f"an imported package has started the thread {others[0]!r}"
    for task in Path("/proc/self/task").iterdir():
        if (task / "comm").read_text().startswith("tf_"):
            return "an imported package has run an op of TensorFlow"
    for fd in Path("/proc/self/fd").iterdir():
        try:
            target = str(fd.readlink())
        except OSError:  # the one that lists them
            continue
        if target.startswith(("/dev/nvidia", "/dev/kfd", "/dev/dri")):
            return f"an imported package has opened the GPU ({target})"
    return ""
