"""A student's progress by chapter and question, read from the notebooks in `work/`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from autograder.checks.cells import unwritten
from autograder.checks.check import MIME
from autograder.exercise import Check, Exercise, NotANotebook, Question, listed, parse
from autograder.student.copies import copy_of, course_root, exercises, release_of
from autograder.submission import RefusedSubmission, file_limits, read_submission

if TYPE_CHECKING:
    from rich.console import RenderableType

State = Literal["passed", "noted", "partly", "failed", "not tried"]
MAX_CACHED_NOTEBOOKS = 256


@dataclass(frozen=True)
class CheckProgress:
    """What a notebook shows of one check.

    Attributes
    ----------
    name : str
        The check's id.
    title : str
    state : {"passed", "noted", "failed", "not tried"}
        "noted": only the grader can tell whether it is right.
    max_score : float
        Points for passing it.
    """

    name: str
    title: str
    state: State
    max_score: float

    @property
    def points(self) -> float:
        """Points earned."""
        return self.max_score if self.state == "passed" else 0


@dataclass(frozen=True)
class QuestionProgress:
    """What a notebook shows of a question.

    Attributes
    ----------
    name : str
        The question's id.
    title : str
        Without its points: `3. The number to beat`.
    place : str
        The notebook's id of the cell with the heading.
    checks : list of CheckProgress
    """

    name: str
    title: str
    place: str
    checks: list[CheckProgress]

    @property
    def points(self) -> float:
        """Points earned."""
        return sum(check.points for check in self.checks)

    @property
    def max_score(self) -> float:
        """Points of all checks."""
        return sum(check.max_score for check in self.checks)

    @property
    def noted(self) -> float:
        """Points that only the grader can give or refuse."""
        return sum(check.max_score for check in self.checks if check.state == "noted")

    @property
    def state(self) -> State:
        """Whether all checks pass, some do, or none; "not tried" if none has run.

        "noted" if all checks pass but for those that only the grader can decide.
        """
        states = {check.state for check in self.checks}
        if states and states <= {"passed", "noted"}:
            return "noted" if "noted" in states else "passed"
        if states & {"passed", "noted"}:
            return "partly"
        return "failed" if "failed" in states else "not tried"


@dataclass(frozen=True)
class ChapterProgress:
    """What a student's copy shows of an exercise.

    Attributes
    ----------
    name : str
        The exercise's folder: `02_binary_classification`.
    title : str
    questions : list of QuestionProgress
    saved : float
        When the copy was last saved, in seconds since 1970; 0 if there is none.
    problem : str
        Why there are no points, as a verb of the copy: `cannot be read (...)`; empty if there are.
    outside : list of str
        Cells of the student's own, which the grader will not run.
    """

    name: str
    title: str
    questions: list[QuestionProgress]
    saved: float = 0
    problem: str = ""
    outside: list[str] = field(default_factory=list)

    @property
    def note(self) -> str:
        """What the points do not say; empty if there is nothing."""
        if not self.outside:
            return ""
        return f"The grader runs answer cells only, and not {listed(self.outside)}."

    @property
    def points(self) -> float:
        """Points earned."""
        return sum(question.points for question in self.questions)

    @property
    def max_score(self) -> float:
        """Points of all questions."""
        return sum(question.max_score for question in self.questions)

    @property
    def noted(self) -> float:
        """Points that only the grader can give or refuse."""
        return sum(question.noted for question in self.questions)

    @property
    def passed(self) -> int:
        """Number of questions passed."""
        return sum(question.state == "passed" for question in self.questions)

    @property
    def state(self) -> State:
        """Whether all questions are passed, some at least partly, or none."""
        states = {question.state for question in self.questions}
        if len(states) == 1:
            return states.pop()
        if states and states <= {"passed", "noted"}:
            return "noted"
        return (
            "partly"
            if states & {"passed", "noted", "partly"}
            else "failed"
            if states
            else "not tried"
        )


@dataclass(frozen=True)
class Progress:
    """A student's progress. It prints as a table, and shows as one in a notebook.

    Attributes
    ----------
    chapters : list of ChapterProgress
    chapter : str
        The name of the chapter to show question by question; empty for an overview.
    root : Path
        The course's folder.
    """

    chapters: list[ChapterProgress]
    chapter: str = ""
    root: Path = Path()

    def __str__(self) -> str:
        from autograder.terminal.student import plain_text

        return plain_text(self)

    __repr__ = __str__  # what a notebook shows where it cannot show HTML

    def __rich__(self) -> "RenderableType":
        from autograder.terminal.student import progress_tables

        return progress_tables(self)

    def _repr_html_(self) -> str:
        from autograder.student.progress_html import progress_html

        return progress_html(self)


def progress(root: Path | str | None = None, chapter: str = "") -> Progress:
    """Return a student's progress. It is read from the notebooks in `work/`; nothing is run.

    Parameters
    ----------
    root : Path or str, optional
        The course's folder; by default the one that contains the working folder.
    chapter : str
        The full name of the only chapter to show; by default all are shown.
    """
    folder = course_root() if root is None else Path(root)
    names = [name for name in exercises(folder) if chapter in {"", name}]
    return Progress([_chapter(folder, name) for name in names], chapter, folder)


def _chapter(root: Path, name: str) -> ChapterProgress:
    mine, released = copy_of(root, name), _version(release_of(root, name))
    title, questions, _ = _examined(root, name, None, released)
    untried = ChapterProgress(name, title, questions)
    copied = _version(mine)
    if copied is None:
        return untried
    saved = copied[0] / 1e9
    try:
        title, questions, outside = _examined(root, name, copied, released)
    except RefusedSubmission as refused:
        problem = f"would be refused ({str(refused).removeprefix(f'{mine.name}: ')})"
    except (NotANotebook, OSError) as error:
        why = error.strerror or "unreadable" if isinstance(error, OSError) else str(error)
        problem = f"cannot be read ({why})"
    else:
        return ChapterProgress(name, title, questions, saved, outside=outside)
    return replace(untried, saved=saved, problem=problem)


def _version(path: Path) -> tuple[int, int] | None:
    """Return when a file was changed, in nanoseconds, and its size; None if there is none."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size


@lru_cache(maxsize=MAX_CACHED_NOTEBOOKS)
def _examined(
    root: Path,
    name: str,
    copied: tuple[int, int] | None,
    released: tuple[int, int] | None,  # noqa: ARG001
) -> tuple[str, list[QuestionProgress], list[str]]:
    """Return a chapter's title, its questions, and the cells of the copy that will not be run.

    The copy is read as the grader reads it, and again only if it or its release has changed.

    Raises
    ------
    RefusedSubmission
        If the grader would refuse it.
    NotANotebook, OSError
        If it cannot be read.
    """
    try:
        exercise = Exercise.read(release_of(root, name))
    except (OSError, NotANotebook):
        return name, [], []
    outputs, added = dict[str, Any](), list[str]()
    if copied is not None:
        content = copy_of(root, name).read_bytes()
        submission = read_submission(content, f"{name}.ipynb", exercise, file_limits(root))
        for cell, node in zip(submission.exercise.cells, parse(content)["cells"], strict=True):
            outputs.setdefault(cell.id, node.get("outputs"))
        exercise = exercise.with_answers_of(submission.exercise)
        added = submission.differences.added
    questions = [question_progress(question, outputs) for question in exercise.questions.values()]
    return exercise.title or name, questions, added


def question_progress(question: Question, outputs: Mapping[str, Any]) -> QuestionProgress:
    """Return what a student's copy says of a question.

    Parameters
    ----------
    question : Question
        As it is released, with the student's answer.
    outputs : mapping of str to object
        The outputs of the copy's cells, by their ids; anything may be in them.
    """
    empty = question.answer is not None and unwritten(question.answer.source)
    title = question.title.removeprefix("Question ")
    checks = [_check(check, outputs.get(check.id), empty=empty) for check in question.checks]
    return QuestionProgress(question.id, title, question.place, checks)


def _check(check: Check, outputs: Any, *, empty: bool) -> CheckProgress:
    """Return the outcome of a check from the outputs of its cell."""
    records, failed = [], False
    for output in outputs if isinstance(outputs, list) else []:
        if not isinstance(output, dict):
            continue
        failed = failed or output.get("output_type") == "error"
        data = output.get("data")
        record = data.get(MIME) if isinstance(data, dict) else None
        if isinstance(record, dict) and record.get("status") in ("passed", "noted", "failed"):
            records.append(record)
    state: State = "not tried"
    statuses = {record["status"] for record in records}
    if records and not failed and statuses <= {"passed", "noted"}:
        state = "noted" if "noted" in statuses else "passed"
    elif (records or failed) and not empty:
        state = "failed"
    return CheckProgress(check.id, check.title, state, check.points)
