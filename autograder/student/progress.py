"""How far a student is, by chapter and question, as the notebooks in `work/` show it."""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

from autograder.checks.check import MIME, unwritten
from autograder.exercise import Check, Exercise, NotANotebook, Question
from autograder.student.copies import copy_of, course_root, exercises, release_of

if TYPE_CHECKING:
    from rich.console import RenderableType

State = Literal["passed", "partly", "failed", "not tried"]
NOTE = "As far as your notebooks show, as they were last saved. The grader may try more."


@dataclass(frozen=True)
class CheckProgress:
    """What a notebook shows of one check."""

    name: str
    title: str
    state: State
    out_of: float

    @property
    def points(self) -> float:
        return self.out_of if self.state == "passed" else 0


@dataclass(frozen=True)
class QuestionProgress:
    """A question.

    Attributes
    ----------
    name : str
    title : str
        Without its points: `3. The number to beat`.
    place : str
        The id of the heading's cell.
    checks : list of CheckProgress
    """

    name: str
    title: str
    place: str
    checks: list[CheckProgress]

    @property
    def points(self) -> float:
        return sum(check.points for check in self.checks)

    @property
    def out_of(self) -> float:
        return sum(check.out_of for check in self.checks)

    @property
    def state(self) -> State:
        states = {check.state for check in self.checks}
        if "passed" in states:
            return "passed" if states == {"passed"} else "partly"
        return "failed" if "failed" in states else "not tried"


@dataclass(frozen=True)
class ChapterProgress:
    """An exercise.

    Attributes
    ----------
    name : str
    title : str
    questions : list of QuestionProgress
    saved : float
        When the student's copy was last saved, in seconds since 1970; 0 if there is none.
    problem : str
        Why the copy cannot be read; empty if it can.
    """

    name: str
    title: str
    questions: list[QuestionProgress]
    saved: float = 0
    problem: str = ""

    @property
    def points(self) -> float:
        return sum(question.points for question in self.questions)

    @property
    def out_of(self) -> float:
        return sum(question.out_of for question in self.questions)

    @property
    def passed(self) -> int:
        """How many questions are passed."""
        return sum(question.state == "passed" for question in self.questions)

    @property
    def state(self) -> State:
        states = {question.state for question in self.questions}
        if len(states) == 1:
            return states.pop()
        return "partly" if states & {"passed", "partly"} else "failed" if states else "not tried"

    @property
    def words(self) -> str:
        """How far it is, in words."""
        if self.problem:
            return f"cannot be read ({self.problem})"
        if self.state == "not tried":
            return "not tried"
        return (
            f"{self.points:g} of {self.out_of:g} points, "
            f"{self.passed} of {len(self.questions)} questions"
        )


@dataclass(frozen=True)
class Progress:
    """How far a student is. It prints as a table, and shows as one in a notebook."""

    note: ClassVar[str] = NOTE  # what to know of all of it
    chapters: list[ChapterProgress]
    here: str = ""  # the chapter to tell more of
    root: Path = field(default=Path(), repr=False)

    def __str__(self) -> str:
        from rich.console import Console

        console = Console(width=100, color_system=None, force_jupyter=False)
        with console.capture() as said:
            console.print(self)
        return said.get().rstrip()

    __repr__ = __str__  # what a notebook shows where it cannot show HTML

    def __rich__(self) -> "RenderableType":
        from autograder.terminal.student import progress_tables

        return progress_tables(self)

    def _repr_html_(self) -> str:
        from autograder.student.progress_html import html_of

        return html_of(self)


def progress(root: Path | str | None = None, chapter: str = "") -> Progress:
    """Return how far a student is, from the notebooks in `work/` alone; nothing is run.

    Parameters
    ----------
    root : Path or str
        The course's folder; by default the one that the working folder is in.
    chapter : str
        The only one to tell of, by its full name.
    """
    folder = course_root() if root is None else Path(root)
    names = [name for name in exercises(folder) if chapter in {"", name}]
    return Progress([_chapter(folder, name) for name in names], chapter, folder)


def _chapter(root: Path, name: str) -> ChapterProgress:
    mine = copy_of(root, name)
    try:
        stat = mine.stat()
    except OSError:
        return _untried(root, name)
    try:
        title, questions = _examined(mine, stat.st_mtime_ns, stat.st_size)
    except (NotANotebook, OSError) as error:
        untried = _untried(root, name)
        why = error.strerror or "unreadable" if isinstance(error, OSError) else str(error)
        return ChapterProgress(name, untried.title, untried.questions, stat.st_mtime, why)
    return ChapterProgress(name, title or name, questions, stat.st_mtime)


def _untried(root: Path, name: str) -> ChapterProgress:
    """Return a chapter that nobody has begun, as the release has it."""
    path = release_of(root, name)
    try:
        stat = path.stat()
        title, questions = _examined(path, stat.st_mtime_ns, stat.st_size)
    except (OSError, NotANotebook):
        title, questions = name, []
    return ChapterProgress(name, title or name, questions)


@lru_cache(maxsize=256)
def _examined(path: Path, changed: int, size: int) -> tuple[str, list[QuestionProgress]]:  # noqa: ARG001
    """Return a notebook's title and its questions, read anew only when it has changed."""
    exercise = Exercise.read(path)
    return exercise.title, [_question(question) for question in exercise.questions.values()]


def _question(question: Question) -> QuestionProgress:
    empty = question.answer is not None and unwritten(question.answer.source)
    title = question.title.removeprefix("Question ")
    checks = [_check(check, empty=empty) for check in question.checks]
    return QuestionProgress(question.id, title, question.place, checks)


def _check(check: Check, *, empty: bool) -> CheckProgress:
    """Return what a check cell's outputs say of it, whatever else is in them."""
    records, failed = [], False
    outputs = check.cell.node.get("outputs")
    for output in outputs if isinstance(outputs, list) else []:
        if not isinstance(output, dict):
            continue
        failed = failed or output.get("output_type") == "error"
        data = output.get("data")
        record = data.get(MIME) if isinstance(data, dict) else None
        if isinstance(record, dict) and record.get("status") in ("passed", "failed"):
            records.append(record)
    state: State = "not tried"
    if records and not failed and all(record["status"] == "passed" for record in records):
        state = "passed"
    elif (records or failed) and not empty:
        state = "failed"
    return CheckProgress(check.id, check.title, state, check.points)
