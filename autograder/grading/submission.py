"""A submission: the notebook that a student has handed in, read before anything of it runs."""

import re
import stat
import warnings
from dataclasses import dataclass, field, replace
from hashlib import file_digest, sha256
from pathlib import Path

import nbformat
from nbgrader.utils import parse_utc

from autograder.errors import UserError
from autograder.execution.limits import FileLimits
from autograder.exercise import Exercise, NotANotebook, listed

DEFAULT_LIMITS = FileLimits()
TIMESTAMP = "timestamp.txt"  # what `nbgrader collect` puts beside a notebook


class RefusedSubmission(UserError):
    """A submission that cannot be graded; the message is one line that says what to do."""


@dataclass
class Submission:
    """A submission that can be graded, and what the instructor should know of it."""

    exercise: Exercise
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class SubmittedFiles:
    """The files of one submission, as they were when each of them was read, once.

    What is graded, what is compared with earlier and what is written into `autograded/` all come
    from here, so that a file which changes meanwhile changes none of it.

    Attributes
    ----------
    folder : Path
        `submitted/STUDENT/ASSIGNMENT`.
    file_name : str
        What the notebook must be called.
    path : Path
        Of the notebook that was read, whose name may be another.
    limits : FileLimits
    content : bytes
        Of that notebook; empty if there is a problem.
    digests : dict
        Of the contents of all files, by path in the folder; empty if there is a problem.
    problem : RefusedSubmission or OSError, optional
        Why it cannot be graded.
    """

    folder: Path
    file_name: str
    path: Path
    limits: FileLimits
    content: bytes = b""
    digests: dict[str, str] = field(default_factory=dict)
    problem: RefusedSubmission | OSError | None = None

    @classmethod
    def read(
        cls, folder: Path, file_name: str, limits: FileLimits = DEFAULT_LIMITS
    ) -> "SubmittedFiles":
        """Read all files of a folder; what is wrong with them is kept in `problem`."""
        path = _find(folder, file_name)
        try:
            content, digests = _read(folder, path, limits)
            _refuse_missing_or_oversized(path, content, digests, limits)
        except (RefusedSubmission, OSError) as problem:
            return cls(folder, file_name, path, limits, problem=problem)
        return cls(folder, file_name, path, limits, content, digests)

    def renamed(self) -> "SubmittedFiles":
        """Write the notebook under the name that nbgrader looks for; the student's file stays.

        Raises
        ------
        OSError
            If that is impossible.
        """
        if self.path.name == self.file_name:
            return self
        path = self.folder / self.file_name
        path.write_bytes(self.content)
        digests = self.digests | {self.file_name: self.digests[self.path.name]}
        return replace(self, path=path, digests=digests)

    def submission(self, released: Exercise) -> Submission:
        """Return the submission, or refuse it.

        Parameters
        ----------
        released : Exercise
            As students got it, which says which cells belong there.

        Raises
        ------
        RefusedSubmission
            With one line that names the file, what is wrong with it and what to do.
        OSError
            If it could not be read.
        """
        if self.problem is not None:
            raise self.problem
        notes = []
        if self.path.name != self.file_name:
            notes.append(f"{self.file_name} is missing; {self.path.name} was taken for it")
        exercise = _parse(self.path, self.content)
        _refuse_strange_cells(self.path, exercise, self.limits)
        different = exercise.differences(released)
        if len(different.missing) == sum(bool(cell.id) for cell in released.cells):
            raise RefusedSubmission(
                f"{self.path.name}: it has none of the exercise's cells; put the answers into a "
                "copy of this exercise and submit that"
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
        return Submission(exercise, notes)


def read_submission(
    folder: Path, file_name: str, released: Exercise, limits: FileLimits = DEFAULT_LIMITS
) -> Submission:
    """Read the submission in `folder`, or refuse it; see `SubmittedFiles`."""
    return SubmittedFiles.read(folder, file_name, limits).submission(released)


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


def _read(folder: Path, notebook: Path, limits: FileLimits) -> tuple[bytes, dict[str, str]]:
    """Return the notebook's content, and a digest of each file; keep nothing that is too large.

    Refuse links, devices and pipes, wherever they lie: nbgrader would copy what they lead to.
    Refuse a time, too, that is none: nbgrader would stop at it.
    """
    for linked in (folder.parent, folder):
        if linked.is_symlink():
            raise RefusedSubmission(f"{linked.name}: it is a link; submit the folder itself")
    kept = {notebook: b"", folder / TIMESTAMP: b""}
    digests: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        if stat.S_ISDIR(status.st_mode):
            continue
        name = str(path.relative_to(folder))
        if not stat.S_ISREG(status.st_mode):
            raise RefusedSubmission(f"{name}: it is a link or a device; submit the file itself")
        if path in kept and status.st_size <= limits.notebook_bytes:
            kept[path] = path.read_bytes()
            digests[name] = sha256(kept[path]).hexdigest()
        else:
            with path.open("rb") as file:
                digests[name] = file_digest(file, "sha256").hexdigest()
    if TIMESTAMP in digests:
        try:
            parse_utc(kept[folder / TIMESTAMP].decode().strip())
        except (ValueError, OverflowError):
            raise RefusedSubmission(f"{TIMESTAMP}: it holds no time; submit without it") from None
    return kept[notebook], digests


def _refuse_strange_cells(path: Path, exercise: Exercise, limits: FileLimits) -> None:
    """Refuse what is too long to be run and shown, and what no file can hold."""
    for cell in exercise.cells:
        if len(cell.source) > limits.cell_characters:
            raise RefusedSubmission(
                f"{path.name}: cell {cell.number} has {len(cell.source):,} characters, at most "
                f"{limits.cell_characters:,} are taken; load data from where the course has it"
            )
        if any("\ud800" <= character <= "\udfff" for character in cell.source):
            raise RefusedSubmission(
                f"{path.name}: cell {cell.number} holds half of a character; "
                "delete it and submit again"
            )


def _refuse_missing_or_oversized(
    path: Path, content: bytes, digests: dict[str, str], limits: FileLimits
) -> None:
    """Refuse what has left no content."""
    if content:
        return
    if path.name not in digests:
        others = sorted(n for n in digests if n.endswith(".ipynb") and "/" not in n)
        there = f"found {listed(others)}" if others else "the folder holds no notebook"
        raise RefusedSubmission(f"{path.name}: no such file; {there}; rename it and submit again")
    if size := path.stat().st_size:
        raise RefusedSubmission(
            f"{path.name}: {size / 1e6:.0f} MB, at most {limits.notebook_bytes / 1e6:.0f} MB are "
            "taken; clear all outputs and submit again"
        )
    raise RefusedSubmission(f"{path.name}: the file is empty; save the notebook and submit again")


def _parse(path: Path, content: bytes) -> Exercise:
    try:
        exercise = Exercise.read(content)
    except NotANotebook as error:
        raise RefusedSubmission(f"{path.name}: {error}; save it from JupyterLab again") from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # such as of ids that repeat: they are not used
            nbformat.validate(nbformat.from_dict(exercise.notebook))
    except nbformat.ValidationError as error:
        raise RefusedSubmission(
            f"{path.name}: not a valid notebook ({str(error).splitlines()[0]}); save it from "
            "JupyterLab again"
        ) from None
    return exercise
