"""What a kernel server imports, and how it knows that it may be forked afterwards."""

import builtins
import gc
import importlib
import sys
import threading
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from autograder.kernels.huge_pages import use_huge_pages
from autograder.patches.quiet import set_log_level
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


class CurrentStream:
    """Stands for a kernel's own `sys.stdout` or `sys.stderr`: loggers keep what they find."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        stream = getattr(sys, self._name)
        return getattr(sys.__dict__[f"__{self._name}__"] if stream is self else stream, attribute)

    def close(self) -> None:
        """Do nothing: absl closes streams that are neither `sys.stdout` nor `sys.stderr`."""


def preload(modules: Sequence[str]) -> str:
    """Import modules; return why forking is unsafe now, as one sentence, empty if it is safe.

    Notes
    -----
    A fork copies the calling thread only. Python threads, TensorFlow's runtime (which starts with
    the first op) and an open GPU would be left broken in every kernel. The idle workers of BLAS
    are started anew by BLAS itself.
    """
    # By these, packages recognise a notebook when they are imported: pandas then shows more
    # columns, and TensorFlow prints into the cell. A kernel sets its own.
    sys.ps1, sys.ps2 = "In : ", "...: "
    builtins.get_ipython = lambda: SimpleNamespace(kernel=True)  # type: ignore[attr-defined]
    set_log_level()
    gc.disable()  # imports make few cycles; looking for them takes a sixth of the time
    with redirect_stdout(CurrentStream("stdout")), redirect_stderr(CurrentStream("stderr")):
        for module in modules:
            try:
                importlib.import_module(module)
            except Exception as error:
                return f"{module} cannot be imported ({type(error).__name__}: {error})"
    if "keras" in sys.modules:
        with suppress(ImportError, AttributeError):  # another Keras may be built differently
            trace_once()
    del builtins.get_ipython  # type: ignore[attr-defined]
    if "matplotlib" in sys.modules:
        # It searches all installed packages for backends when one is first named.
        sys.modules["matplotlib"].backends.backend_registry.list_all()
    reason = unsafe()
    if not reason:
        # IPython takes a reference to the name of each module, which writes into it, and a kernel
        # that writes into a shared page gets a copy of it. Made anew, one after another, the names
        # lie on few pages.
        for name in list(sys.modules):
            sys.modules[name.encode().decode()] = sys.modules.pop(name)
        gc.freeze()  # a kernel's collector need not write into, and so copy, these pages
        use_huge_pages()
    gc.enable()
    return reason


def unsafe() -> str:
    """Return why this process must not be forked, as one sentence, empty if it may be."""
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
