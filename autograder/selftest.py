"""Test whether the course works on this machine: packages, settings, files, and a kernel."""

import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from rich.console import Console

CELL_TIMEOUT_S = 300  # a first import of TensorFlow on a busy machine takes long
NOTEBOOK = (
    """\
import keras
from autograder import check, expect
from coursedata import load_rings

keras.utils.set_random_seed(1)
points, labels = load_rings(return_X_y=True)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation="sigmoid")])
model.compile(loss="binary_crossentropy")
history = model.fit(points, labels, epochs=1, verbose=0)
""",
    """\
with check("One epoch has run", see="Training"):
    expect.number("epochs", len(history.history["loss"]), 1)
""",
)


class SelfTestFailed(Exception):
    """Something does not work on this machine; the message says what, and what to do."""


def selftest(root: Path, console: Console) -> int:
    """Run one test after another and print the outcomes.

    Returns
    -------
    int
        The exit code: 0, or 1 if a test fails, which is then the last one.
    """
    steps: tuple[Callable[[Path], str], ...] = (packages, settings, exercises, kernel)
    for step in steps:
        try:
            console.print(f"[green]✔[/] {step(root)}", highlight=False, soft_wrap=True)
        except SelfTestFailed as failed:
            console.print("✘", failed, style="red", highlight=False, soft_wrap=True, markup=False)
            return 1
    return 0


def packages(root: Path) -> str:
    """Compare the installed packages with requirements.lock."""
    from packaging.requirements import Requirement

    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    pins = [line.rstrip(" \\") for line in lock.splitlines() if line[:1].isalnum()]
    needed = [pin for pin in map(Requirement, pins) if not pin.marker or pin.marker.evaluate()]
    for pin in needed:
        try:
            found = version(pin.name)
        except PackageNotFoundError:
            raise SelfTestFailed(f"{pin.name} is not installed. Run `make setup`.") from None
        if found not in pin.specifier:
            raise SelfTestFailed(f"{pin.name} {found} is installed, not {pin}. Run `make setup`.")
    python = ".".join(map(str, sys.version_info[:3]))
    return f"Python {python} and {len(needed)} packages, all as they were tested"


def settings(_: Path) -> str:
    """Look for the settings that `make setup` installs."""
    for name in ("jupyter/jupyter_config.py", "ipython/ipython_kernel_config.py"):
        if not (path := Path(sys.prefix, "etc", name)).exists():
            raise SelfTestFailed(f"{path} is missing. Remove .venv and run `make setup`.")
    return "Jupyter's settings for the course"


def exercises(root: Path) -> str:
    """Count lessons and exercises."""
    lessons = len(list(root.glob("course/*.ipynb")))
    released = len(list(root.glob("exercises/*/*.ipynb")))
    if not lessons or not released:
        raise SelfTestFailed("There are no lessons or no exercises here. Unpack the course again.")
    return f"{lessons} lessons, {released} exercises"


def kernel(_: Path) -> str:
    """Train a network and check it in a small notebook, run as JupyterLab runs it."""
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    from autograder.kernels import prefer_warm

    prefer_warm()
    cells = [nbformat.v4.new_code_cell(source) for source in NOTEBOOK]
    notebook = nbformat.v4.new_notebook(cells=cells)
    start_s = time.perf_counter()
    try:
        with tempfile.TemporaryDirectory() as folder:
            client = NotebookClient(notebook, timeout=CELL_TIMEOUT_S, kernel_name="python3")
            client.resources["metadata"] = {"path": folder}
            client.execute()
    except CellExecutionError as error:
        raise SelfTestFailed(f"A notebook fails: {error.ename}: {error.evalue}") from None
    except (CellTimeoutError, DeadKernelError, RuntimeError) as error:
        raise SelfTestFailed(f"A notebook's kernel does not answer: {error}") from None
    duration_s = time.perf_counter() - start_s
    return f"A notebook trains a network and checks it, in {duration_s:.0f} s"
