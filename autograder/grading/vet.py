"""Look at a submitted file before anything of it runs."""

import json
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4.rwbase import rejoin_lines
from nbgrader.utils import parse_utc

from autograder.cells import nbgrader_id

LONGEST = 100_000  # characters of a cell; to show a million takes a minute
LARGEST = 10_000_000  # bytes; an exercise without outputs has some 30,000


class Refused(Exception):
    """A submission that cannot be graded; the message is one line that says what to do."""


@dataclass
class Vetted:
    """A submission that can be graded, and what the instructor should know of it."""

    path: Path
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
    path, notes = _find(folder, file_name), []
    if path.name != file_name:
        notes.append(f"{file_name} is missing; {path.name} was taken for it")
    _refuse_strange_files(folder)
    notebook = _parse(path, _read(path))
    _refuse_strange_cells(path, notebook)
    cells = [nbgrader_id(cell) for cell in notebook.cells]
    found = [name for name in cells if name]
    needed = [name for cell in released.cells if (name := nbgrader_id(cell))]
    missing = [name for name in needed if name not in found]
    if len(missing) == len(needed):
        raise Refused(
            f"{path.name}: it has none of the exercise's cells; put the answers into a copy of "
            "this exercise and submit that"
        )
    if missing:
        notes.append(f"missing cells: {_listed(missing)}; put back, a missing answer as not given")
    copies = sorted(name for name in set(needed) if found.count(name) > 1)
    if copies:
        notes.append(f"copied cells: {_listed(copies)}; the first counts")
    if outside := _outside(notebook, released):
        notes.append(f"work outside the answer cells, which was not run: {_listed(outside)}")
    return Vetted(path, notebook, notes)


def _find(folder: Path, file_name: str) -> Path:
    """Return the submitted notebook, or the one whose name is nearly right.

    Browsers and JupyterLab make such names: `x (1).ipynb`, `x-Copy1.ipynb`, `X.ipynb`.
    """
    path = folder / file_name
    if path.is_symlink() or path.exists():
        return path
    near = [other for other in sorted(folder.glob("*.ipynb")) if _plain(other) == _plain(path)]
    return near[0] if len(near) == 1 else path


def _plain(path: Path) -> str:
    return re.sub(r"[-_ ]|\(\d+\)|copy\d*$", "", path.stem.lower())


def _refuse_strange_files(folder: Path) -> None:
    """Refuse links, devices and pipes, wherever they lie: nbgrader would copy what they lead to.

    Refuse a time, too, that is none: nbgrader would stop at it.
    """
    for linked in (folder.parent, folder):
        if linked.is_symlink():
            raise Refused(f"{linked.name}: it is a link; submit the folder itself")
    for path in sorted(folder.rglob("*")):
        if not (stat.S_ISREG(mode := path.lstat().st_mode) or stat.S_ISDIR(mode)):
            raise Refused(
                f"{path.relative_to(folder)}: it is a link or a device; submit the file itself"
            )
    timestamp = folder / "timestamp.txt"
    if timestamp.exists():
        try:
            parse_utc(timestamp.read_text().strip())
        except (ValueError, OverflowError):
            raise Refused(f"{timestamp.name}: it holds no time; submit without it") from None


def _refuse_strange_cells(path: Path, notebook: NotebookNode) -> None:
    """Refuse what is too long to be run and shown, and what no file can hold."""
    for number, cell in enumerate(notebook.cells, start=1):
        if len(cell.source) > LONGEST:
            raise Refused(
                f"{path.name}: cell {number} has {len(cell.source):,} characters, at most "
                f"{LONGEST:,} are taken; load data from where the course has it"
            )
        if any("\ud800" <= character <= "\udfff" for character in cell.source):
            raise Refused(
                f"{path.name}: cell {number} holds half of a character; delete it and submit again"
            )


def _outside(notebook: NotebookNode, released: NotebookNode) -> list[str]:
    """Return the cells with code of the student's that is in no answer cell."""
    given = {nbgrader_id(cell): cell for cell in released.cells if nbgrader_id(cell)}
    texts = {cell.source.strip() for cell in released.cells}
    found = []
    for number, cell in enumerate(notebook.cells, start=1):
        mine = given.get(nbgrader_id(cell))
        if cell.cell_type != "code" or not cell.source.strip() or cell.source.strip() in texts:
            continue
        if mine is None:
            found.append(f"cell {number}")
        elif not mine.metadata.nbgrader.get("solution"):
            found.append(nbgrader_id(cell))
    return found


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
    return rejoin_lines(notebook)  # a file may hold a text line by line


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:6])
    return shown if len(names) <= 6 else f"{shown} and {len(names) - 6} more"
