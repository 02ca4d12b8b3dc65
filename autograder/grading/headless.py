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
from rich.panel import Panel
from rich.progress import Progress
from rich.syntax import Syntax
from rich.table import Table

from autograder.kernels import lean, prefer_warm

TIMEOUT = 300  # seconds a cell


@dataclass
class Run:
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


async def run(path: Path) -> Run:
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
    return Run(path, seconds, message, reached + 1, notebook.cells[reached].source)


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
    runs = asyncio.run(_run_all(root, paths, jobs, console))
    wall = time.perf_counter() - begun
    table = Table("notebook", "seconds", "outcome")
    for done in runs:
        name = str(done.path.relative_to(root))
        outcome = f"cell {done.cell} failed" if done.message else "ran"
        table.add_row(name, f"{done.seconds:.1f}", outcome)
    table.add_section()
    total = sum(done.seconds for done in runs)
    table.add_row(f"{len(runs)} notebooks", f"{total:.1f}", f"in {wall:.1f}, {jobs} at a time")
    console.print(table)
    failed = [done for done in runs if done.message]
    for done in failed:
        where = f"{done.path.relative_to(root)}, cell {done.cell}"
        console.print(Panel(Syntax(done.source, "python", theme="ansi_light"), title=where))
        console.print(done.message, style="red", highlight=False, markup=False, soft_wrap=True)
    return 1 if failed else 0


async def _run_all(root: Path, paths: list[Path], jobs: int, console: Console) -> list[Run]:
    """Run notebooks, `jobs` at a time; a progress bar names those that are running."""
    slots, running = asyncio.Semaphore(jobs), list[str]()
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("", total=len(paths))

        async def one(path: Path) -> Run:
            async with slots:
                name = str(path.relative_to(root))
                running.append(name)
                progress.update(task, description=", ".join(running))
                done = await run(path)
                running.remove(name)
                progress.update(task, description=", ".join(running), advance=1)
                return done

        return await asyncio.gather(*map(one, paths))
