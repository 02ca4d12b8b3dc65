"""TensorFlow's log, where nobody reads it: in a notebook it would appear as a red box."""

import logging
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

# Of C++: errors are logged, warnings and information are not. It is read once, at the first line.
LOG_LEVEL = {"TF_CPP_MIN_LOG_LEVEL": "3"}


def set_log_level() -> None:
    """Let TensorFlow's C++ log errors only, unless the user has chosen otherwise."""
    for name, value in LOG_LEVEL.items():
        os.environ.setdefault(name, value)


def ignore_retracing() -> None:
    """Log no warnings of retracing: a lesson builds many small models on purpose."""
    logging.getLogger("tensorflow").addFilter(lambda record: "retracing" not in record.getMessage())


class QuietImport:
    """A finder that sends what TensorFlow's libraries write to stderr, as they load, elsewhere.

    They report drivers and CPUs before they read a log level. Python's errors stay where they are.

    Parameters
    ----------
    terminal : int
        The file descriptor to which they may write.
    """

    def __init__(self, terminal: int) -> None:
        self.terminal = terminal

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find the package `tensorflow` as usual, and wrap what runs it."""
        spec = PathFinder.find_spec(name, path, target) if name == "tensorflow" else None
        if spec is not None and spec.loader is not None:
            run = spec.loader.exec_module

            def run_quietly(module: ModuleType) -> None:
                stderr = os.dup(2)
                os.dup2(self.terminal, 2)
                try:
                    run(module)
                finally:
                    os.dup2(stderr, 2)
                    os.close(stderr)

            spec.loader.exec_module = run_quietly  # type: ignore[method-assign]
        return spec


def quiet_import() -> None:
    """Send what TensorFlow's libraries write while they load to where stderr leads now."""
    sys.meta_path.insert(0, QuietImport(os.dup(2)))
