"""Run a student's exercise as it would be graded, as far as the student's copy can know."""

import asyncio
import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from autograder.checks.check import MIME, unwritten
from autograder.exercise import Check, Exercise, NotANotebook, without_points
from autograder.paths import ROOT
from autograder.student.kernel import Ended, Kernel, NoKernel

# Seconds; as behind the airlock, but that a setup cell imports TensorFlow where no kernel is warm.
LONGEST = {"setup": 300.0, "answer": 60.0, "check": 60.0, "show": 60.0}

State = Literal["passed", "failed", "not tried"]
SIGNS: dict[State, str] = {"passed": "✔", "failed": "✘", "not tried": "○"}
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
    out_of : float
        Points.
    """

    check: str
    title: str
    state: State
    message: str
    out_of: float

    @property
    def points(self) -> float:
        return self.out_of if self.state == "passed" else 0


@dataclass
class Question:
    """A question's name, and its checks."""

    name: str
    checks: list[Checked] = field(default_factory=list)

    @property
    def points(self) -> float:
        return sum(checked.points for checked in self.checks)

    @property
    def out_of(self) -> float:
        return sum(checked.out_of for checked in self.checks)

    @property
    def score(self) -> str:
        return f"{self.points:g} of {self.out_of:g} points so far"


@dataclass
class Validation:
    """What there is to say about a notebook.

    Attributes
    ----------
    questions : list of Question
    notes : list of str
        Sentences about what the grader would not take as it stands.
    """

    questions: list[Question]
    notes: list[str]

    @property
    def passed(self) -> bool:
        return all(c.state == "passed" for question in self.questions for c in question.checks)

    @property
    def score(self) -> str:
        points = sum(question.points for question in self.questions)
        out_of = sum(question.out_of for question in self.questions)
        return f"{points:g} of {out_of:g} points so far"


def validate(path: Path, root: Path = ROOT) -> Validation:
    """Return what became of each visible check of a notebook; see `examine`."""
    return asyncio.run(examine(path, root))


def validate_elsewhere(path: Path) -> bool:
    """Let nbgrader validate a notebook that is not ours, and print; return whether all passed."""
    from nbgrader.validator import Validator

    class Told(Validator):  # type: ignore[misc]
        def validate(self, filename: str) -> dict[str, Any]:
            self.found: dict[str, Any] = super().validate(filename)
            return dict(self.found)

    validator = Told()
    validator.validate_and_print(str(path.resolve()))
    return not validator.found


async def examine(path: Path, root: Path = ROOT) -> Validation:
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
    notebook, untouched, notes = await asyncio.to_thread(_prepared, path, root)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        kernel = Kernel(folder)
        try:
            return await _run(notebook, untouched, notes, kernel)
        finally:
            await kernel.end()


async def _run(
    exercise: Exercise, untouched: set[str], notes: list[str], kernel: Kernel
) -> Validation:
    """Run all cells. What ends the kernel costs the question in which it happens."""
    found = Validation([], notes)
    blamed: Ended | None = None
    answer = ""
    for cell in exercise.cells:
        what = cell.kind
        if what == "text":
            continue
        if what == "answer":
            answer, blamed = cell.id, None
            title = without_points(cell.heading)
            found.questions.append(Question(title or answer))
        earlier = blamed
        outputs: list[dict[str, Any]] = []
        if what != "check" or blamed is None:
            try:
                outputs = await kernel.run(cell.source, LONGEST[what], again=what != "check")
            except Ended as ended:
                blamed = ended if what in {"answer", "check"} else blamed
        if what == "check":
            question = found.questions[-1]
            question.checks.append(_checked(Check.of(cell), outputs, blamed, answer in untouched))
        if blamed is not earlier and blamed is not None and blamed.died:
            name = found.questions[-1].name
            notes.append(f"The kernel died in “{name}”; what comes after ran in a new one.")
    return found


def _checked(
    check: Check, outputs: list[dict[str, Any]], blamed: Ended | None, untouched: bool
) -> Checked:
    """Return what the outputs of a check cell say; stderr says nothing."""
    title = check.title

    def checked(state: State, message: str) -> Checked:
        return Checked(check.id, title, state, message, check.points)

    if blamed is not None:
        return checked("failed", f"Your answer could not be checked: {blamed}.")
    shown = [output["data"] for output in outputs if MIME in output.get("data", {})]
    errors = [output for output in outputs if "ename" in output]
    if shown and not errors and all(data[MIME]["status"] == "passed" for data in shown):
        detail = shown[-1].get("text/plain", "").removeprefix(f"✔ {title}").lstrip(", ")
        detail = re.sub(r"\((.*?)\)(?=,|$)", r"\1", detail, count=1)
        return checked("passed", detail[:1].upper() + detail[1:])
    if untouched:
        return checked("not tried", NOTHING)
    if errors and errors[-1]["ename"] == "CheckFailed":
        return checked("failed", str(errors[-1]["evalue"]).removeprefix(f"{title}\n"))
    if errors:
        return checked("failed", f"{errors[-1]['ename']}: {errors[-1]['evalue']}")
    return checked("failed", "The check said nothing; does your answer redefine `check`?")


def _prepared(path: Path, root: Path) -> tuple[Exercise, set[str], list[str]]:
    """Return what is to run, the answers that hold nothing yet, and what is to be said."""
    mine = _read(path)
    release = _release_of(path, root)
    theirs = _read(release) if release else mine
    ours = any("from autograder import" in cell.source for cell in theirs.cells)
    if not (ours and theirs.checks and any(cell.id in theirs.answers for cell in mine.cells)):
        raise NoExercise(f"{path.name} is no exercise of this course")
    exercise = theirs.with_answers_of(mine)
    untouched = {
        name
        for name, cell in exercise.answers.items()
        if unwritten(cell.source) or (release and cell.source == theirs.answers[name].source)
    }
    return exercise, untouched, _differences(mine, theirs) if release else _changes(mine)


def _read(path: Path) -> Exercise:
    try:
        return Exercise.read(path)
    except FileNotFoundError:
        raise Unreadable(f"{path.name}: no such file") from None
    except (NotANotebook, OSError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise Unreadable(f"{path.name}: {why}; save it from JupyterLab again") from None


def _release_of(path: Path, root: Path) -> Path | None:
    """Return the exercise that a notebook is a copy of, by its name: `02_x`, `02_x-Copy1`.

    A reference solution is its own release: whoever validates it wants its hidden tests run too.
    """
    if path.resolve().is_relative_to(root.resolve() / "solutions"):
        return None
    named = [p for p in (root / "exercises").glob("*/*.ipynb") if path.stem.startswith(p.stem)]
    return max(named, key=lambda p: len(p.stem), default=None)


def _differences(mine: Exercise, released: Exercise) -> list[str]:
    """Say what of a student's notebook the grader would not take as it stands."""
    found = mine.differences(released)
    copied = [name for name in found.copied if name in released.answers]
    return [
        f"{sentence}: {', '.join(names)}."
        for sentence, names in (
            ("Locked cells were changed, and their released text was used instead", found.changed),
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
    from nbformat import from_dict
    from nbgrader.utils import compute_checksum

    changed = [
        cell.id
        for cell in mine.cells
        if cell.locked
        and cell.nbgrader.get("checksum", "") not in {"", compute_checksum(from_dict(cell.node))}
    ]
    if not changed:
        return []
    return [f"Locked cells were changed, and the grader will use others: {', '.join(changed)}."]


__all__ = ["NoExercise", "NoKernel", "Unreadable", "Validation", "examine", "validate"]
