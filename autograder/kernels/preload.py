"""What a kernel server imports, and how it knows that it may be forked afterwards."""

import gc
import importlib
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

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
    "ipywidgets",
)

# What every IPython kernel imports while it starts, some of it late.
KERNEL = (
    "ipykernel.kernelapp",
    "ipykernel.debugger",
    "IPython.core.completerlib",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "sqlite3",
    "tornado.platform.asyncio",
)


def preload(modules: Sequence[str]) -> str:
    """Import modules; return one sentence that says why forking is unsafe now, empty if it is not.

    Notes
    -----
    A fork copies the calling thread only. Python threads, TensorFlow's runtime (which starts with
    the first op) and an open GPU would be left broken in every kernel. The idle workers of BLAS
    are started anew by BLAS itself.
    """
    # TensorFlow, matplotlib and others look for it to know that a person is working with them.
    sys.ps1, sys.ps2, sys.ps3 = "In : ", "...: ", "Out: "
    # C++ reads it once, at the first line that it would write.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    for module in modules:
        try:
            importlib.import_module(module)
        except Exception as error:
            return f"{module} cannot be imported ({type(error).__name__}: {error})"
    if "matplotlib" in sys.modules:
        # It looks through all installed packages for backends, at the first mention of one.
        sys.modules["matplotlib"].backends.backend_registry.list_all()
    reason = unsafe()
    if not reason:
        gc.collect()
        gc.freeze()  # the collector of a kernel need not touch, and so copy, these pages
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
