"""The files that a student has handed in, as they lie in `submitted/`."""

import re
import stat
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from autograder.execution.limits import FileLimits
from autograder.exercise import Exercise, listed
from autograder.grading.course import TIMESTAMP
from autograder.grading.times import NotATime, parse_time
from autograder.submission import (
    DEFAULT_LIMITS,
    RefusedSubmission,
    Submission,
    read_submission,
)

MAX_TIMESTAMP_BYTES = 1000
NOTEBOOK_ENDINGS = (".ipynb", ".ipynb.txt", ".ipynb.json")  # the last two by browsers and mail
# What editors and archives add to a folder; nobody needs to know.
IGNORED = re.compile(r"\..*|__MACOSX|__pycache__|.*\.pyc|Thumbs\.db|desktop\.ini|feedback")


@dataclass(frozen=True)
class SubmittedFiles:
    """The files of one submission that count, as they were when each of them was read, once.

    They are the notebook and the time of submission. What is graded, what is compared with earlier
    and what is written into `autograded/` all come from here, so that a file which changes
    meanwhile changes none of it. Nothing else in the folder is opened: answers see no files.

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
    time : bytes
        The content of `timestamp.txt`; empty if there is none.
    digests : dict
        Of the files' contents, by name; empty if there is a problem.
    beside : list of str
        Names of other files and folders.
    problem : RefusedSubmission or OSError, optional
        Why it cannot be graded.
    """

    folder: Path
    file_name: str
    path: Path
    limits: FileLimits
    content: bytes = b""
    time: bytes = b""
    digests: dict[str, str] = field(default_factory=dict)
    beside: list[str] = field(default_factory=list)
    problem: RefusedSubmission | OSError | None = None

    @classmethod
    def read(
        cls, folder: Path, file_name: str, limits: FileLimits = DEFAULT_LIMITS
    ) -> "SubmittedFiles":
        """Read the files of a folder that count; what is wrong with them is kept in `problem`."""
        path = folder / file_name
        try:
            names = _names(folder)
            path = folder / _notebook(names, file_name)
            kept = {path.name: _content(path, limits.notebook_bytes)}
            if TIMESTAMP in names:
                kept[TIMESTAMP] = b""
                with suppress(RefusedSubmission):  # a link, or too long: no time
                    kept[TIMESTAMP] = _content(folder / TIMESTAMP, MAX_TIMESTAMP_BYTES)
        except (RefusedSubmission, OSError) as problem:
            return cls(folder, file_name, path, limits, problem=problem)
        digests = {name: sha256(content).hexdigest() for name, content in kept.items()}
        beside = [name for name in names if name not in kept and not IGNORED.fullmatch(name)]
        content, time = kept[path.name], kept.get(TIMESTAMP, b"")
        return cls(folder, file_name, path, limits, content, time, digests, beside)

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
        found = read_submission(self.content, self.path.name, released, self.limits)
        if self.path.name != self.file_name:
            taken = f"{self.file_name} is missing; {_shown(self.path.name)} was taken for it"
            found.repairs.insert(0, taken)
        if problem := self._time_problem():
            found.repairs.append(problem)
        if self.beside:
            names = listed(map(_shown, self.beside))
            found.repairs.append(f"files beside the notebook, which were left aside: {names}")
        return found

    def _time_problem(self) -> str:
        """Return why nobody can tell whether it was late; empty if that is known."""
        if TIMESTAMP not in self.digests:
            return ""
        try:
            parse_time(self.time.decode())
        except NotATime as error:
            return f"whether it was late is not known, by {TIMESTAMP}: {error}"
        except UnicodeDecodeError:
            return f"whether it was late is not known, {TIMESTAMP} is not UTF-8 text"
        return ""


def _names(folder: Path) -> list[str]:
    """Return what a folder holds, in order; refuse links to folders."""
    for linked in (folder.parent, folder):
        if linked.is_symlink():
            raise RefusedSubmission(f"{linked.name}: it is a link; submit the folder itself")
    return sorted(path.name for path in folder.iterdir())


def _notebook(names: list[str], file_name: str) -> str:
    """Return the name of the submitted notebook, which may be nearly right.

    Browsers and JupyterLab make such names: `x (1).ipynb`, `x-Copy1.ipynb`, `X.IPYNB`.

    Raises
    ------
    RefusedSubmission
        If there is none, or more than one.
    """
    if file_name in names:
        return file_name
    notebooks = [name for name in names if name.lower().endswith(NOTEBOOK_ENDINGS)]
    near = [name for name in notebooks if _plain(name) == _plain(file_name)]
    if len(near) == 1:
        return near[0]
    visible = [_shown(name) for name in notebooks if not name.startswith(".")]
    there = f"found {listed(visible)}" if visible else "the folder holds no notebook"
    raise RefusedSubmission(f"{file_name}: no such file; {there}; rename it and submit again")


def _plain(name: str) -> str:
    stem = re.sub(r"\.ipynb(\.txt|\.json)?$", "", name.lower())
    return re.sub(r"[-_ ]|\(\d+\)|copy\d*$", "", stem)


def _content(path: Path, max_bytes: int) -> bytes:
    """Return a file's content, at most one byte more than allowed; refuse links and devices."""
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        raise RefusedSubmission(
            f"{_shown(path.name)}: it is a link, a folder or a device; submit the file itself"
        )
    if status.st_size > max_bytes:
        raise RefusedSubmission(
            f"{_shown(path.name)}: {status.st_size / 1e6:.0f} MB, at most {max_bytes / 1e6:.0f} MB "
            "are taken; clear all outputs and submit again"
        )
    with path.open("rb") as file:
        return file.read(max_bytes + 1)  # it may have grown


def _shown(name: str) -> str:
    """Return a file's name for a message, whatever characters it has."""
    return name if name.isprintable() else ascii(name)[1:-1]
