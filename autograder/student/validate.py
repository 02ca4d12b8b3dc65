"""Run a student's exercise as it would be graded, as far as the student's copy can know."""

import ast
import asyncio
import re
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import nbformat
from nbformat import NotebookNode
from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.cells import kind, nbgrader_id, rebuild
from autograder.checks.check import MIME, unwritten
from autograder.paths import ROOT
from autograder.student.kernel import Ended, Kernel, NoKernel

# Seconds; as behind the airlock, but that a setup cell imports TensorFlow where no kernel is warm.
LONGEST = {"setup": 300.0, "answer": 60.0, "check": 60.0, "show": 60.0}

State = Literal["passed", "failed", "not tried"]
SIGNS: dict[State, str] = {"passed": "✔", "failed": "✘", "not tried": "○"}
STYLES: dict[State, str] = {"passed": "green", "failed": "red", "not tried": "yellow"}
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
    notebook: NotebookNode, untouched: set[str], notes: list[str], kernel: Kernel
) -> Validation:
    """Run all cells. What ends the kernel costs the question in which it happens."""
    found = Validation([], notes)
    heading = ""
    blamed: Ended | None = None
    for cell in notebook.cells:
        what = kind(cell)
        if what == "text":
            headings = [line for line in cell.source.splitlines() if line.startswith("## ")]
            heading = headings[-1].removeprefix("## ") if headings else heading
            continue
        if what == "answer":
            answer, blamed = cell.metadata.nbgrader.grade_id, None
            found.questions.append(Question(heading.rpartition(" (")[0] or heading or answer))
        earlier = blamed
        outputs: list[dict[str, Any]] = []
        if what != "check" or blamed is None:
            try:
                outputs = await kernel.run(cell.source, LONGEST[what], again=what != "check")
            except Ended as ended:
                blamed = ended if what in {"answer", "check"} else blamed
        if what == "check":
            question = found.questions[-1]
            question.checks.append(_checked(cell, outputs, blamed, answer in untouched))
        if blamed is not earlier and blamed is not None and blamed.died:
            name = found.questions[-1].name
            notes.append(f"The kernel died in “{name}”; what comes after ran in a new one.")
    return found


def _checked(
    cell: NotebookNode, outputs: list[dict[str, Any]], blamed: Ended | None, untouched: bool
) -> Checked:
    """Return what the outputs of a check cell say; stderr says nothing."""
    entry = cell.metadata.nbgrader
    title = _title(cell.source) or entry.grade_id

    def checked(state: State, message: str) -> Checked:
        return Checked(entry.grade_id, title, state, message, entry.points)

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


def _title(source: str) -> str:
    """Return what a check cell calls its check; empty if it calls it nothing."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "check" and node.args:
            return str(ast.literal_eval(node.args[0]))
    return ""


def _prepared(path: Path, root: Path) -> tuple[NotebookNode, set[str], list[str]]:
    """Return what is to run, the answers that hold nothing yet, and what is to be said."""
    mine = _read(path)
    released = _release_of(path, root)
    theirs = _read(released) if released else mine
    answers = {nbgrader_id(c): c.source for c in theirs.cells if _has(c, "solution")}
    checks = [cell for cell in theirs.cells if _has(cell, "grade")]
    ours = any("from autograder import" in cell.source for cell in theirs.cells)
    if not (ours and checks and any(nbgrader_id(cell) in answers for cell in mine.cells)):
        raise NoExercise(f"{path.name} is no exercise of this course")
    notebook = rebuild(mine, theirs)
    untouched = {
        nbgrader_id(cell)
        for cell in notebook.cells
        if _has(cell, "solution")
        and (unwritten(cell.source) or (released and cell.source == answers[nbgrader_id(cell)]))
    }
    return notebook, untouched, _differences(mine, theirs) if released else _changes(mine)


def _read(path: Path) -> NotebookNode:
    try:
        return nbformat.read(path, as_version=4)
    except FileNotFoundError:
        raise Unreadable(f"{path.name}: no such file") from None
    except Exception as error:  # whatever nbformat makes of what is in it
        why = str(error).partition("\n")[0][:200]
        raise Unreadable(
            f"{path.name}: not a notebook ({why}); save it from JupyterLab again"
        ) from None


def _release_of(path: Path, root: Path) -> Path | None:
    """Return the exercise that a notebook is a copy of, by its name: `02_x`, `02_x-Copy1`.

    A reference solution is its own release: whoever validates it wants its hidden tests run too.
    """
    if path.resolve().is_relative_to(root.resolve() / "solutions"):
        return None
    named = [p for p in (root / "exercises").glob("*/*.ipynb") if path.stem.startswith(p.stem)]
    return max(named, key=lambda p: len(p.stem), default=None)


def _has(cell: NotebookNode, what: str) -> bool:
    return bool(cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get(what))


def _differences(mine: NotebookNode, released: NotebookNode) -> list[str]:
    """Say what of a student's notebook the grader would not take as it stands."""
    given = {name: cell for cell in released.cells if (name := nbgrader_id(cell))}
    texts = {cell.source.strip() for cell in released.cells}
    counts = Counter(nbgrader_id(cell) for cell in mine.cells)
    changed, own = [], []
    for number, cell in enumerate(mine.cells, start=1):
        name, source = nbgrader_id(cell), cell.source.strip()
        if name in given:
            if not _has(given[name], "solution") and source != given[name].source.strip():
                changed.append(name)
        elif cell.cell_type == "code" and source and source not in texts:
            own.append(f"cell {number}")
    missing = [name for name in given if not counts[name]]
    copied = [name for name in given if _has(given[name], "solution") and counts[name] > 1]
    return [
        f"{sentence}: {', '.join(names)}."
        for sentence, names in (
            ("Locked cells were changed, and their released text was used instead", changed),
            ("Cells are missing; they were put back, an answer as not given", missing),
            ("Answer cells are there more than once, and the first counts", copied),
            ("Cells of your own were not run, because the grader runs answer cells only", own),
        )
        if names
    ]


def _changes(mine: NotebookNode) -> list[str]:
    """Say which locked cells were changed, where there is no release to compare them with."""
    from nbgrader.utils import compute_checksum

    changed = [
        cell.metadata.nbgrader.grade_id
        for cell in mine.cells
        if cell.metadata.get("nbgrader", {}).get("locked")
        and cell.metadata.nbgrader.get("checksum", "") not in {"", compute_checksum(cell)}
    ]
    if not changed:
        return []
    return [f"Locked cells were changed, and the grader will use others: {', '.join(changed)}."]


def print_validation(found: Validation, console: Console) -> None:
    """Print a table with a row for each check."""
    table = Table("", "check", "points", "what to know")
    for question in found.questions:
        table.add_section()
        table.add_row("", Text(question.name, "bold"), "", Text(question.score))
        for checked in question.checks:
            sign = Text(SIGNS[checked.state], STYLES[checked.state])
            points = f"{checked.points:g} of {checked.out_of:g}"
            told = checked.message or checked.state.capitalize() + "."
            table.add_row(sign, Text(checked.title), points, Text(told))
    console.print(table)
    for note in found.notes:
        console.print(note, highlight=False, markup=False, soft_wrap=True)
    console.print(f"{found.score}. The grader may try more.", highlight=False, markup=False)


__all__ = ["NoExercise", "NoKernel", "Unreadable", "Validation", "examine", "validate"]
