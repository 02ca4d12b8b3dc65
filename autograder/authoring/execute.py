"""Run notebooks without a screen, as CI does: on warm kernels, several at a time."""

import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from autograder.execution.jupyter import JupyterKernel, NoKernel
from autograder.execution.limits import TimeLimits
from autograder.execution.session import Output, Session, Stopped
from autograder.exercise import Exercise
from autograder.terminal.teach import print_executions

CELL_TIMEOUT_S = 300.0


@dataclass
class Execution:
    """How one notebook went.

    Attributes
    ----------
    path : Path
    seconds : float
        Wall time, with the start of the kernel.
    message : str
        What was wrong with the cell that failed; empty if every cell ran.
    cell : int
        The cell that was reached, counted from 1, as a reader does.
    source : str
        What that cell says.
    """

    path: Path
    seconds: float
    message: str
    cell: int
    source: str


def execute(path: Path) -> Execution:
    """Run one notebook in an empty folder, where it may save what it likes, and forget its outputs.

    Notebooks need no files beside them; and nbgrader would hand out what lies in `solutions/`.
    """
    exercise = Exercise.read(path)
    released = path.parents[1].name == "exercises"  # nothing is answered, and checks say so
    number, source, message = 1, "", ""
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, JupyterKernel(folder) as kernel:
        session = Session(kernel, TimeLimits())
        for cell in exercise.cells:
            if cell.kind == "text":
                continue
            number, source = cell.number, cell.source
            outputs: list[Output] = []
            try:
                session.run(source, CELL_TIMEOUT_S, outputs.append)
                message = _error(outputs, allow_failed_checks=released)
            except (Stopped, NoKernel) as error:
                message = str(error)
            if message:
                break
    return Execution(path, time.perf_counter() - begun, message, number, source)


def _error(outputs: list[Output], *, allow_failed_checks: bool) -> str:
    """Return what a cell has raised; empty if that is nothing, or a verdict that is allowed."""
    for output in outputs:
        if output["output_type"] == "error":
            if allow_failed_checks and output["ename"] == "CheckFailed":
                continue
            return f"{output['ename']}: {output['evalue']}"
    return ""


def execute_all(root: Path, chapters: list[str], jobs: int, console: Console) -> int:
    """Run each chapter's lesson, reference solution and exercise; print times and what failed.

    Returns
    -------
    int
        0, or 1 if a cell failed.
    """
    paths = [
        path
        for chapter in chapters
        for path in (
            root / "course" / f"{chapter}.ipynb",
            root / "solutions" / chapter / f"{chapter}.ipynb",
            root / "exercises" / chapter / f"{chapter}.ipynb",
        )
        if path.exists()
    ]
    begun = time.perf_counter()
    running: list[str] = []
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("", total=len(paths))

        def show(advance: int) -> None:
            progress.update(task, description=", ".join(running), advance=advance)

        with ThreadPoolExecutor(jobs) as pool:
            executions = list(pool.map(partial(_execute_shown, root, running, show), paths))
    print_executions(executions, root, time.perf_counter() - begun, jobs, console)
    return 1 if any(done.message for done in executions) else 0


def _execute_shown(
    root: Path, running: list[str], show: Callable[[int], None], path: Path
) -> Execution:
    """Run a notebook, and let a progress bar name it meanwhile."""
    name = str(path.relative_to(root))
    running.append(name)
    show(0)
    done = execute(path)
    running.remove(name)
    show(1)
    return done
