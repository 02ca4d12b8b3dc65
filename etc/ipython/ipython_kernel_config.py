"""Read by every IPython kernel of the environment that the course is installed in, as it starts."""

import logging
import os
import sys
from importlib.machinery import PathFinder

# As this file is read, file descriptor 2 still leads to the terminal; soon after, to the notebook.
TERMINAL = os.dup(2)


class QuietTensorFlow:
    """Send what TensorFlow's C++ libraries say of drivers and CPUs as they load to the terminal.

    TF_CPP_MIN_LOG_LEVEL does not turn these lines off, and a notebook shows them as a red box.
    Errors are Python's and stay where they are.
    """

    @staticmethod
    def find_spec(name, path=None, target=None):
        """Find the package `tensorflow` as usual, and wrap what runs it."""
        spec = PathFinder.find_spec(name, path, target) if name == "tensorflow" else None
        if spec is not None and spec.loader is not None:
            run = spec.loader.exec_module

            def run_quietly(module):
                notebook = os.dup(2)
                os.dup2(TERMINAL, 2)
                try:
                    run(module)
                finally:
                    os.dup2(notebook, 2)
                    os.close(notebook)

            spec.loader.exec_module = run_quietly
        return spec


sys.meta_path.insert(0, QuietTensorFlow)
# What TensorFlow's C++ log says later on, about CPU features and memory.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
# A lesson builds many small models, one after another, and means to.
logging.getLogger("tensorflow").addFilter(lambda record: "retracing" not in record.getMessage())
