"""Run a student's exercise as it would be graded, as far as the student's copy can know."""

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from traitlets.config import Config
from traitlets.config.loader import ConfigFileNotFound

from autograder.checks.cells import unwritten
from autograder.checks.check import MIME
from autograder.execution.jupyter import JupyterKernel, KernelChecker, NoKernel
from autograder.execution.limits import COLD_SETUP_S, SubmissionLimits
from autograder.execution.run import Run
from autograder.execution.session import Session
from autograder.exercise import Cell, Check, Exercise, NotANotebook, listed, without_points
from autograder.paths import ROOT
from autograder.settings import nbgrader_config
from autograder.submission import (
    RefusedSubmission,
    Submission,
    WrongExercise,
    file_limits,
    read_submission,
)
from autograder.terminal.progress_text import points_in_words
from autograder.verdict import Verdict

State = Literal["passed", "noted", "failed", "not tried"]
NOTHING = "There is no answer yet."


class NoExercise(Exception):
    """The notebook is no exercise of this course; the message says which."""


class Unreadable(Exception):
    """The file is no notebook that can be run; the message says what is wrong with it."""


@dataclass
class Checked:
    """What became of one check.

    Attributes
    ----------
    check : str
        nbgrader's id of the cell.
    title : str
    state : str
        "not tried" is a failed check without an answer to look at.
    message : str
        For the student.
    max_score : float
    """

    check: str
    title: str
    state: State
    message: str
    max_score: float

    @property
    def points(self) -> float:
        """Points that it is worth as it stands."""
        return self.max_score if self.state == "passed" else 0


@dataclass
class Question:
    """A question's name, and its checks."""

    name: str
    checks: list[Checked] = field(default_factory=list)

    @property
    def points(self) -> float:
        """Points of all its checks."""
        return sum(checked.points for checked in self.checks)

    @property
    def max_score(self) -> float:
        """Points that there are."""
        return sum(checked.max_score for checked in self.checks)

    @property
    def noted(self) -> float:
        """Points that only the grader can give or refuse."""
        return sum(checked.max_score for checked in self.checks if checked.state == "noted")

    @property
    def score(self) -> str:
        """Points in words."""
        return points_in_words(self.points, self.max_score, self.noted, " so far")


@dataclass
class Validation:
    """What validating a notebook has shown.

    Attributes
    ----------
    questions : list of Question
    notes : list of str
        Sentences about what the grader would not take as it stands.
    verdicts : list of Verdict
        As the grader would give them, without its hidden tests.
    """

    questions: list[Question]
    notes: list[str]
    verdicts: list[Verdict] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        """Whether every check has passed, but for those that only the grader can decide."""
        states = {checked.state for question in self.questions for checked in question.checks}
        return states <= {"passed", "noted"}

    @property
    def noted(self) -> float:
        """Points that only the grader can give or refuse."""
        return sum(question.noted for question in self.questions)

    @property
    def score(self) -> str:
        """Points of all questions, in words."""
        points = sum(question.points for question in self.questions)
        max_score = sum(question.max_score for question in self.questions)
        return points_in_words(points, max_score, self.noted, " so far")


def validate(path: Path, root: Path = ROOT) -> Validation:
    """Run an exercise, and return what became of each visible check.

    What runs is the release with the student's answers in it, in a fresh kernel and, as when it is
    graded, in an empty folder. Nothing of the student's is changed.

    Parameters
    ----------
    path : Path
        The student's notebook.
    root : Path
        The course's folder. Without the exercise in `exercises/`, the notebook's own cells count.

    Raises
    ------
    NoExercise
        If it is none of this course's.
    Unreadable
        If it is no notebook.
    NoKernel
        If no kernel can be started.
    """
    exercise, untouched, notes = _prepared(path, root)
    times = SubmissionLimits(config=_config(root)).times
    times = replace(times, setup_s=max(times.setup_s, COLD_SETUP_S))
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        JupyterKernel(folder) as kernel,
    ):
        session = Session(kernel, times)
        run = Run(exercise, session, KernelChecker(session))
        verdicts = run.verdicts()
    by_check = {verdict.check: verdict for verdict in verdicts}
    questions = [
        Question(
            question.title,
            [
                _checked(check, by_check[check.id], untouched=question.id in untouched)
                for check in checks
            ],
        )
        for question in exercise.questions.values()
        if (checks := question.checks)
    ]
    notes += dict.fromkeys(
        f"The kernel died in “{without_points(cell.heading) or cell.id}”; what comes after ran in "
        "a new one."
        for cell in run.died
    )
    return Validation(questions, notes, verdicts)


def _config(root: Path) -> Config:
    """Return the course's configuration; none where there is no file."""
    try:
        return nbgrader_config(root)
    except ConfigFileNotFound:
        return Config()


def _checked(check: Check, verdict: Verdict, *, untouched: bool) -> Checked:
    """Return what a student reads about a check."""
    message = verdict.message.removeprefix(f"{check.title}\n")
    state: State = "failed"
    if verdict.status in ("passed", "noted"):
        state, message = verdict.status, _passed(check.cell)
    elif untouched and verdict.status in {"failed", "ungraded"}:
        state, message = "not tried", NOTHING
    return Checked(check.id, check.title, state, message, check.points)


def _passed(cell: Cell) -> str:
    """Return what a passed check has measured, and what it leaves to the grader."""
    records = [output["data"].get(MIME) for output in cell.node["outputs"] if "data" in output]
    return next((record["message"] for record in records if record), "")


def validate_elsewhere(path: Path) -> bool:
    """Let nbgrader validate a notebook that is not ours, and print; return whether all passed."""
    from nbgrader.validator import Validator

    class Recording(Validator):  # type: ignore[misc]
        def validate(self, filename: str) -> dict[str, Any]:
            self.found: dict[str, Any] = super().validate(filename)
            return dict(self.found)

    validator = Recording()
    validator.validate_and_print(str(path.resolve()))
    return not validator.found


def _prepared(path: Path, root: Path) -> tuple[Exercise, set[str], list[str]]:
    """Return what is to run, the answers that hold nothing yet, and notes for the student."""
    content = _content(path)
    release = _release_of(path, root)
    theirs = _read(release.name, _content(release)) if release else _read(path.name, content)
    ours = any("from autograder import" in cell.source for cell in theirs.cells)
    if not (ours and theirs.checks):
        raise NoExercise(f"{path.name} is no exercise of this course")
    mine, notes = theirs, []
    if release:
        try:
            submission = read_submission(content, path.name, theirs, file_limits(root))
        except WrongExercise:
            raise NoExercise(f"{path.name} is no exercise of this course") from None
        except RefusedSubmission as refused:
            raise Unreadable(str(refused)) from None
        mine, notes = submission.exercise, _notes(submission, theirs)
    else:
        notes = _changes(mine)
    exercise = theirs.with_answers_of(mine)
    notes += [
        f"“{without_points(exercise.answers[question].heading)}”: your answer gives "
        f"{listed(f'`{name}`' for name in names)} another value. The grader's checks use what the "
        "setup cell has made; choose a name of your own."
        for question, names in exercise.replaced_names.items()
    ]
    untouched = {
        name
        for name, cell in exercise.answers.items()
        if unwritten(cell.source) or (release and cell.source == theirs.answers[name].source)
    }
    return exercise, untouched, notes


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(f"{path.name}: no such file") from None
    except OSError as error:
        raise Unreadable(f"{path.name}: {error.strerror}; save it from JupyterLab again") from None


def _read(name: str, content: bytes) -> Exercise:
    try:
        return Exercise.read(content)
    except NotANotebook as error:
        raise Unreadable(f"{name}: {error}; save it from JupyterLab again") from None


def _release_of(path: Path, root: Path) -> Path | None:
    """Return the exercise that a notebook is a copy of, by its name: `02_x`, `02_x-Copy1`.

    A reference solution is its own release: its hidden tests are to run too.
    """
    if path.resolve().is_relative_to(root.resolve() / "solutions"):
        return None
    named = [p for p in (root / "exercises").glob("*/*.ipynb") if path.stem.startswith(p.stem)]
    return max(named, key=lambda p: len(p.stem), default=None)


def _notes(submission: Submission, released: Exercise) -> list[str]:
    """Say what of a student's notebook the grader would not take as it stands."""
    found = submission.differences
    copied = [name for name in found.copied if name in released.answers]
    return [f"{repair[:1].upper()}{repair[1:]}." for repair in submission.repairs] + [
        f"{sentence}: {', '.join(names)}."
        for sentence, names in (
            ("Locked cells were changed, and their released text was used instead", found.changed),
            ("Cells are of another release, and those of this one were used", found.older),
            ("Cells are missing; they were put back, an answer as not given", found.missing),
            ("Answer cells are there more than once, and the first counts", copied),
            (
                "Cells of your own were not run, because the grader runs answer cells only",
                found.added,
            ),
        )
        if names
    ]


def _changes(mine: Exercise) -> list[str]:
    """Say which locked cells were changed, where there is no release to compare them with."""
    changed = [
        cell.id
        for cell in mine.cells
        if cell.locked and cell.nbgrader.get("checksum") and not cell.unedited
    ]
    if not changed:
        return []
    return [f"Locked cells were changed, and the grader will use others: {', '.join(changed)}."]


__all__ = ["NoExercise", "NoKernel", "Unreadable", "Validation", "validate"]
