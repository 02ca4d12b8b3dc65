"""A submission: the notebook that a student has handed in, read before anything of it runs."""

import re
import stat
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbgrader.utils import parse_utc

from autograder.exercise import Exercise, NotANotebook, listed

MAX_CELL_CHARACTERS = 100_000  # characters of a cell; to show a million takes a minute
MAX_FILE_BYTES = 10_000_000  # bytes; an exercise without outputs has some 30,000


class RefusedSubmission(Exception):
    """A submission that cannot be graded; the message is one line that says what to do."""


@dataclass
class Submission:
    """A submission that can be graded, and what the instructor should know of it."""

    path: Path
    exercise: Exercise
    notes: list[str] = field(default_factory=list)


def read_submission(folder: Path, file_name: str, released: Exercise) -> Submission:
    """Read the submission in `folder`, or refuse it.

    Parameters
    ----------
    folder : Path
        `submitted/STUDENT/ASSIGNMENT`.
    file_name : str
        What the notebook must be called.
    released : Exercise
        As students got it, which says which cells belong there.

    Raises
    ------
    RefusedSubmission
        With one line that names the file, what is wrong with it and what to do.
    """
    path, notes = _find(folder, file_name), []
    if path.name != file_name:
        notes.append(f"{file_name} is missing; {path.name} was taken for it")
    _refuse_strange_files(folder)
    exercise = _parse(path, _read(path))
    _refuse_strange_cells(path, exercise)
    different = exercise.differences(released)
    if len(different.missing) == sum(bool(cell.id) for cell in released.cells):
        raise RefusedSubmission(
            f"{path.name}: it has none of the exercise's cells; put the answers into a copy of "
            "this exercise and submit that"
        )
    notes += [
        f"{what}: {listed(names)}{then}"
        for what, names, then in (
            ("missing cells", different.missing, "; put back, a missing answer as not given"),
            ("copied cells", sorted(different.copied), "; the first counts"),
            ("work outside the answer cells, which was not run", different.outside, ""),
        )
        if names
    ]
    return Submission(path, exercise, notes)


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
            raise RefusedSubmission(f"{linked.name}: it is a link; submit the folder itself")
    for path in sorted(folder.rglob("*")):
        if not (stat.S_ISREG(mode := path.lstat().st_mode) or stat.S_ISDIR(mode)):
            raise RefusedSubmission(
                f"{path.relative_to(folder)}: it is a link or a device; submit the file itself"
            )
    timestamp = folder / "timestamp.txt"
    if timestamp.exists():
        try:
            parse_utc(timestamp.read_text().strip())
        except (ValueError, OverflowError):
            raise RefusedSubmission(
                f"{timestamp.name}: it holds no time; submit without it"
            ) from None


def _refuse_strange_cells(path: Path, exercise: Exercise) -> None:
    """Refuse what is too long to be run and shown, and what no file can hold."""
    for cell in exercise.cells:
        if len(cell.source) > MAX_CELL_CHARACTERS:
            raise RefusedSubmission(
                f"{path.name}: cell {cell.number} has {len(cell.source):,} characters, at most "
                f"{MAX_CELL_CHARACTERS:,} are taken; load data from where the course has it"
            )
        if any("\ud800" <= character <= "\udfff" for character in cell.source):
            raise RefusedSubmission(
                f"{path.name}: cell {cell.number} holds half of a character; "
                "delete it and submit again"
            )


def _read(path: Path) -> bytes:
    try:
        status = path.lstat()
    except FileNotFoundError:
        others = sorted(p.name for p in path.parent.glob("*.ipynb"))
        there = f"found {listed(others)}" if others else "the folder holds no notebook"
        raise RefusedSubmission(
            f"{path.name}: no such file; {there}; rename it and submit again"
        ) from None
    if not stat.S_ISREG(status.st_mode):
        raise RefusedSubmission(f"{path.name}: it is a link or a device; submit the file itself")
    if status.st_size > MAX_FILE_BYTES:
        raise RefusedSubmission(
            f"{path.name}: {status.st_size / 1e6:.0f} MB, at most "
            f"{MAX_FILE_BYTES / 1e6:.0f} MB are taken; clear all outputs and submit again"
        )
    if status.st_size == 0:
        raise RefusedSubmission(
            f"{path.name}: the file is empty; save the notebook and submit again"
        )
    return path.read_bytes()


def _parse(path: Path, content: bytes) -> Exercise:
    try:
        exercise = Exercise.read(content)
    except NotANotebook as error:
        raise RefusedSubmission(f"{path.name}: {error}; save it from JupyterLab again") from None
    try:
        nbformat.validate(nbformat.from_dict(exercise.notebook))
    except nbformat.ValidationError as error:
        raise RefusedSubmission(
            f"{path.name}: not a valid notebook ({str(error).splitlines()[0]}); save it from "
            "JupyterLab again"
        ) from None
    return exercise
