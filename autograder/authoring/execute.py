"""Run notebooks without a screen, as CI does: on warm kernels, several at a time."""

import asyncio
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from rich.console import Console
from rich.progress import Progress

from autograder.kernels import prefer_warm
from autograder.patches import lean
from autograder.terminal.teach import print_executions

TIMEOUT = 300  # seconds a cell


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


async def run(path: Path) -> Execution:
    """Run one notebook in an empty folder, where it may save what it likes, and forget its outputs.

    Notebooks need no files beside them; and nbgrader would hand out what lies in `solutions/`.
    """
    prefer_warm()
    notebook = nbformat.read(path, as_version=4)
    reached, message = 0, ""

    def reach(cell_index: int, **_: Any) -> None:
        nonlocal reached
        reached = cell_index

    released = path.parents[1].name == "exercises"  # nothing is answered, and checks say so
    client = NotebookClient(
        notebook,
        timeout=TIMEOUT,
        kernel_name="python3",
        # Check cells are tagged, so that nobody is stopped by one; a reference's must pass.
        force_raise_errors=not released,
        on_cell_start=reach,
        extra_arguments=[lean.OPTION],  # nobody reads the last digits
    )
    begun = time.perf_counter()
    try:
        with tempfile.TemporaryDirectory() as folder:
            client.resources["metadata"] = {"path": folder}
            await client.async_execute(stderr=subprocess.DEVNULL)  # the process's own, not a cell's
        reached, message = _strange(notebook) or (reached, "")
    except CellExecutionError as error:
        message = f"{error.ename}: {error.evalue}"
    except CellTimeoutError:
        message = f"it still ran after {TIMEOUT} s"
    except DeadKernelError:
        message = "its kernel died"
    seconds = time.perf_counter() - begun
    return Execution(path, seconds, message, reached + 1, notebook.cells[reached].source)


def _strange(notebook: NotebookNode) -> tuple[int, str] | None:
    """Return which check has stopped by something else than a verdict, and by what."""
    for number, cell in enumerate(notebook.cells):
        for output in cell.get("outputs", []):
            if output.output_type == "error" and output.ename != "CheckFailed":
                return number, f"{output.ename}: {output.evalue}"
    return None


def run_all(root: Path, chapters: list[str], jobs: int, console: Console) -> int:
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
    executions = asyncio.run(_run_all(root, paths, jobs, console))
    print_executions(executions, root, time.perf_counter() - begun, jobs, console)
    return 1 if any(done.message for done in executions) else 0


async def _run_all(root: Path, paths: list[Path], jobs: int, console: Console) -> list[Execution]:
    """Run notebooks, `jobs` at a time; a progress bar names those that are running."""
    slots, running = asyncio.Semaphore(jobs), list[str]()
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("", total=len(paths))

        async def one(path: Path) -> Execution:
            async with slots:
                name = str(path.relative_to(root))
                running.append(name)
                progress.update(task, description=", ".join(running))
                done = await run(path)
                running.remove(name)
                progress.update(task, description=", ".join(running), advance=1)
                return done

        return await asyncio.gather(*map(one, paths))
