"""A small class from end to end: hand out, hand in, grade, mark. No screen needed."""

from pathlib import Path

import nbformat
from nbformat import NotebookNode
from rich.console import Console
from rich.progress import track
from rich.table import Table

from autograder.authoring.answers import Answer
from autograder.authoring.rules import question_of
from autograder.cells import nbgrader_id
from autograder.grading.cohort import grade_class
from autograder.grading.course import Result
from autograder.grading.prove import Proof, judge, make_class


def demo(root: Path, chapter: str, workshop: Path, jobs: int, console: Console) -> bool:
    """Grade a made-up class, print its marks, and return whether each is what it must be."""
    source = nbformat.read(root / "solutions" / chapter / f"{chapter}.ipynb", as_version=4)
    classroom = make_class(root, workshop, chapter, source)
    classroom |= {
        "partly": _hand_in_half(workshop, chapter),
        "missing-cells": _hand_in_gaps(workshop, chapter),
    }
    broken = _hand_in_broken(workshop, chapter)
    students = [*classroom, *broken]
    results = {
        result.student: result
        for result in track(
            grade_class(workshop, root, chapter, students, jobs),
            description=f"Grading {len(students)} submissions",
            total=len(students),
            console=console,
        )
    }
    console.print(_points(results, students))
    console.print(_mistakes(results, classroom))
    for student in students:
        for note in results[student].notes:
            console.print(f"{student}: {note}", highlight=False, markup=False, soft_wrap=True)
    proof = Proof(chapter, seeds=1, answers={})
    for student, given in classroom.items():
        judge(proof, 0, results[student], given)
    for found in proof.findings:
        console.print(f"{found.kind}: {found.check}, “{found.answer}”", style="red")
    taken = [student for student in broken if results[student].status != "refused"]
    for student in taken:
        console.print(f"{student} must be refused", style="red")
    return not proof.findings and not taken


def _points(results: dict[str, Result], students: list[str]) -> Table:
    """Show each submission's points by question."""
    out_of = _by_question(results["reference"])
    table = Table("submission", title=f"{len(students)} submissions, points by question")
    for question, points in out_of.items():
        table.add_column(f"{question}\nof {points:g}", justify="right")
    for heading in (f"all\nof {sum(out_of.values()):g}", "%"):
        table.add_column(heading, justify="right")
    for student in students:
        result = results[student]
        if result.status == "graded":
            cells = [f"{points:g}" for points in _by_question(result, earned=True).values()]
            share = f"{100 * result.points / result.out_of:.0f}"
            table.add_row(student, *cells, f"{result.points:g}", share)
        else:
            table.add_row(student, *[""] * len(out_of), result.status, "")
    return table


def _by_question(result: Result, *, earned: bool = False) -> dict[str, float]:
    points: dict[str, float] = {}
    for mark in result.marks:
        question = question_of(mark.check)
        points[question] = points.get(question, 0) + (mark.points if earned else mark.out_of)
    return points


def _mistakes(results: dict[str, Result], classroom: dict[str, dict[str, Answer | None]]) -> Table:
    """Show each wrong answer and the checks that refused it."""
    title = "Wrong answers, and the checks that refused them"
    table = Table("submission", "question", "mistake", "refused by", title=title)
    for student, given in classroom.items():
        for question, answer in given.items():
            if answer and not answer.right:
                failed = [c for c in results[student].failed() if question_of(c) == question]
                refused = " ".join(sorted(check.partition("_")[2] for check in failed))
                table.add_row(student, question, answer.what, refused)
    return table


def _hand_in_half(workshop: Path, chapter: str) -> dict[str, Answer | None]:
    """Hand in the reference to every other question, the rest untouched."""
    notebook = _handed_out(workshop, chapter)
    given: dict[str, Answer | None] = {}
    for number, (mine, theirs) in enumerate(
        zip(_answers(notebook), _answers(_reference(workshop, chapter)), strict=True)
    ):
        if number % 2 == 0:
            mine.source = theirs.source
            given[nbgrader_id(mine)] = None
    _hand_in(workshop, chapter, "partly", nbformat.writes(notebook))
    return given


def _hand_in_gaps(workshop: Path, chapter: str) -> dict[str, Answer | None]:
    """Hand in the reference without its first check and its last answer."""
    notebook = _reference(workshop, chapter)
    checks = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    notebook.cells.remove(checks[0])
    notebook.cells.remove(_answers(notebook)[-1])
    _hand_in(workshop, chapter, "missing-cells", nbformat.writes(notebook))
    return {nbgrader_id(cell): None for cell in _answers(notebook)}


def _hand_in_broken(workshop: Path, chapter: str) -> list[str]:
    """Hand in files that cannot be graded; each must cost one line and nobody else a mark."""
    good = nbformat.writes(_reference(workshop, chapter))
    files = {
        "broken-json": good[: len(good) // 2],
        "empty-file": "",
        "other-notebook": nbformat.writes(nbformat.v4.new_notebook()),
    }
    for student, content in files.items():
        _hand_in(workshop, chapter, student, content)
    _hand_in(workshop, chapter, "wrong-name", good, "Untitled1.ipynb")
    return [*files, "wrong-name"]


def _hand_in(workshop: Path, chapter: str, student: str, content: str, name: str = "") -> None:
    folder = workshop / "submitted" / student / chapter
    folder.mkdir(parents=True)
    (folder / (name or f"{chapter}.ipynb")).write_text(content, encoding="utf-8")


def _handed_out(workshop: Path, chapter: str) -> NotebookNode:
    return nbformat.read(workshop / "exercises" / chapter / f"{chapter}.ipynb", as_version=4)


def _reference(workshop: Path, chapter: str) -> NotebookNode:
    path = workshop / "submitted" / "reference" / chapter / f"{chapter}.ipynb"
    return nbformat.read(path, as_version=4)


def _answers(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution")]
