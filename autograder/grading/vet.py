"""Look at a submitted file before anything of it runs."""

import json
import stat
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode

LARGEST = 10_000_000  # bytes; an exercise without outputs has some 30,000


class Refused(Exception):
    """A submission that cannot be graded; the message is one line that says what to do."""


@dataclass
class Vetted:
    """A submission that can be graded, and what the instructor should know of it."""

    notebook: NotebookNode
    notes: list[str] = field(default_factory=list)


def vet(folder: Path, file_name: str, released: NotebookNode) -> Vetted:
    """Read the submission in `folder`, or refuse it.

    Parameters
    ----------
    folder : Path
        `submitted/STUDENT/ASSIGNMENT`.
    file_name : str
        What the notebook must be called.
    released : NotebookNode
        The exercise as students got it, which says which cells belong there.

    Raises
    ------
    Refused
        With one line that names the file, what is wrong with it and what to do.
    """
    path = folder / file_name
    notebook = _parse(path, _read(path))
    cells = [nbgrader_id(cell) for cell in notebook.cells]
    found = [name for name in cells if name]
    needed = [name for cell in released.cells if (name := nbgrader_id(cell))]
    missing = [name for name in needed if name not in found]
    if len(missing) == len(needed):
        raise Refused(
            f"{path.name}: it has none of the exercise's cells; put the answers into a copy of "
            "this exercise and submit that"
        )
    notes = []
    if missing:
        notes.append(f"missing cells: {_listed(missing)}; put back, a missing answer as not given")
    copies = sorted(name for name in set(needed) if found.count(name) > 1)
    if copies:
        notes.append(f"copied cells: {_listed(copies)}; the first counts")
    return Vetted(notebook, notes)


def _read(path: Path) -> bytes:
    try:
        status = path.lstat()
    except FileNotFoundError:
        others = sorted(p.name for p in path.parent.glob("*.ipynb"))
        there = f"found {_listed(others)}" if others else "the folder holds no notebook"
        raise Refused(f"{path.name}: no such file; {there}; rename it and submit again") from None
    if not stat.S_ISREG(status.st_mode):
        raise Refused(f"{path.name}: it is a link or a device; submit the file itself")
    if status.st_size > LARGEST:
        raise Refused(
            f"{path.name}: {status.st_size / 1e6:.0f} MB, at most {LARGEST / 1e6:.0f} MB are "
            "taken; clear all outputs and submit again"
        )
    if status.st_size == 0:
        raise Refused(f"{path.name}: the file is empty; save the notebook and submit again")
    return path.read_bytes()


def _parse(path: Path, content: bytes) -> NotebookNode:
    try:
        data = json.loads(content.decode("utf-8"))
    except UnicodeDecodeError:
        raise Refused(f"{path.name}: not UTF-8 text; save it from JupyterLab again") from None
    except RecursionError:
        raise Refused(f"{path.name}: nested too deeply to be a notebook") from None
    except json.JSONDecodeError as error:
        raise Refused(
            f"{path.name}: not a notebook, broken JSON in line {error.lineno}; save it from "
            "JupyterLab again"
        ) from None
    if not isinstance(data, dict) or not isinstance(data.get("cells"), list):
        raise Refused(f"{path.name}: JSON, but not a notebook of format 4; save it from JupyterLab")
    if data.get("nbformat") != nbformat.current_nbformat:
        raise Refused(
            f"{path.name}: notebook format {data.get('nbformat')}, needs "
            f"{nbformat.current_nbformat}; open and save it in JupyterLab"
        )
    notebook = nbformat.from_dict(data)
    try:
        nbformat.validate(notebook)
    except nbformat.ValidationError as error:
        raise Refused(
            f"{path.name}: not a valid notebook ({str(error).splitlines()[0]}); save it from "
            "JupyterLab again"
        ) from None
    return notebook


def nbgrader_id(cell: NotebookNode) -> str:
    """Return the id that nbgrader knows a cell by; empty where there is none."""
    entry = cell.metadata.get("nbgrader", {})
    return str(entry.get("grade_id") or "") if isinstance(entry, dict) else ""


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:6])
    return shown if len(names) <= 6 else f"{shown} and {len(names) - 6} more"
