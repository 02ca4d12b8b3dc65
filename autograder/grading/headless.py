"""Run notebooks without a screen, as CI does."""

import subprocess
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

TIMEOUT = 300  # seconds a cell


def run_all(root: Path, chapters: list[str], console: Console) -> int:
    """Run each chapter's lesson and reference solution; print times and what failed.

    Returns
    -------
    int
        0, or 1 if a cell failed. Nothing is written: built notebooks have no outputs.
    """
    paths = [
        path
        for chapter in chapters
        for path in (
            root / "course" / f"{chapter}.ipynb",
            root / "solutions" / chapter / f"{chapter}.ipynb",
        )
        if path.exists()
    ]
    table = Table("notebook", "seconds", "outcome")
    failures = []
    with Progress(console=console) as progress:
        task = progress.add_task("Running", total=len(paths))
        for path in paths:
            name = str(path.relative_to(root))
            progress.update(task, description=name)
            begun = time.perf_counter()
            problem = run(path)
            seconds = f"{time.perf_counter() - begun:.1f}"
            table.add_row(name, seconds, "failed" if problem else "ran")
            if problem:
                failures.append(f"{name}: {problem}")
            progress.advance(task)
    console.print(table)
    for failure in failures:
        console.print(failure, style="red", highlight=False, markup=False)
    return 1 if failures else 0


def run(path: Path) -> str:
    """Run one notebook in its folder; return what went wrong, empty if nothing did."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=TIMEOUT,
        kernel_name="python3",
        force_raise_errors=True,  # a reference's check cells may be tagged, and still must pass
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        client.execute(stderr=subprocess.DEVNULL)  # the kernel process's own, not a cell's
    except (CellExecutionError, DeadKernelError, TimeoutError) as error:
        return str(error)
    return ""
