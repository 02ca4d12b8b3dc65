"""A student's own copy of an exercise, read as what it is: a file that anything may be in."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.paths import ROOT

Cell = dict[str, Any]  # as in the file, but with its source in one piece

HEADING = re.compile(r"^(#{1,2}) +(.+?)\s*$", re.MULTILINE)
QUESTION = re.compile(r"Question (\d+)\. (.+?)(?: \([\d.]+ points?\))?")


class BrokenCopy(Exception):
    """A file that is no notebook; the message says what is wrong with it."""


def course_root(start: Path | None = None) -> Path:
    """Return the course that a folder is in, by default the working folder; else the installed."""
    start = (start or Path.cwd()).absolute()
    for folder in (start, *start.parents):
        if (folder / "exercises").is_dir() and (folder / "course").is_dir():
            return folder
    return ROOT


def exercises(root: Path) -> list[str]:
    """Return the names of all exercises, in the order of the course."""
    return sorted(path.parent.name for path in root.glob("exercises/*/*.ipynb"))


def copy_of(root: Path, name: str) -> Path:
    """Return where a student solves an exercise."""
    return root / "work" / name / f"{name}.ipynb"


def release_of(root: Path, name: str) -> Path:
    """Return what students are given."""
    return root / "exercises" / name / f"{name}.ipynb"


def read(path: Path) -> list[Cell]:
    """Return a notebook's cells.

    Raises
    ------
    BrokenCopy
        If they cannot be read.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BrokenCopy(error.strerror or "unreadable") from None
    return cells_of(parse(content))


def parse(content: bytes) -> dict[str, Any]:
    """Return a notebook, whose cells are cells, each with its source in one piece.

    Raises
    ------
    BrokenCopy
        If it is none.
    """
    try:
        notebook: dict[str, Any] = json.loads(content.decode())
    except json.JSONDecodeError as error:
        raise BrokenCopy(f"broken JSON in line {error.lineno}" if content else "empty") from None
    except (UnicodeDecodeError, RecursionError):
        raise BrokenCopy("not the text of a notebook") from None
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise BrokenCopy("JSON, but no notebook")
    if notebook.get("nbformat") != 4:
        raise BrokenCopy(f"notebook format {notebook.get('nbformat')} instead of 4")
    for cell in cells:
        source = cell.get("source", "")
        whole = "".join(map(str, source)) if isinstance(source, list) else str(source)
        cell["source"] = whole
        if not isinstance(cell.get("metadata"), dict):
            cell["metadata"] = {}
    return notebook


def cells_of(notebook: dict[str, Any]) -> list[Cell]:
    """Return the cells of a notebook that `parse` has read."""
    cells: list[Cell] = notebook["cells"]
    return cells


def nbgrader(cell: Cell) -> dict[str, Any]:
    """Return what nbgrader knows of a cell; empty if it is none of its own."""
    entry = cell["metadata"].get("nbgrader")
    return entry if isinstance(entry, dict) and isinstance(entry.get("grade_id"), str) else {}


def key(cell: Cell) -> str:
    """Return what a cell is found by in another release: nbgrader's id, or the notebook's."""
    return str(nbgrader(cell).get("grade_id") or cell.get("id") or "")


def is_answer(cell: Cell) -> bool:
    return bool(nbgrader(cell).get("solution"))


def is_check(cell: Cell) -> bool:
    return bool(nbgrader(cell).get("grade")) and not is_answer(cell)


def is_locked(cell: Cell) -> bool:
    return bool(nbgrader(cell)) and not is_answer(cell)


def headed(cells: list[Cell]) -> Iterator[tuple[str, Cell]]:
    """Yield each cell with the heading that it stands below; empty before the first section."""
    heading = ""
    for cell in cells:
        if cell.get("cell_type") == "markdown":
            found = [match[2] for match in HEADING.finditer(cell["source"]) if match[1] == "##"]
            heading = found[-1] if found else heading
        yield heading, cell


def title_of(cells: list[Cell]) -> str:
    """Return a notebook's title; empty if it has none."""
    for cell in cells:
        if cell.get("cell_type") == "markdown" and (found := HEADING.search(cell["source"])):
            return found[2].removeprefix("Exercise ")
    return ""
