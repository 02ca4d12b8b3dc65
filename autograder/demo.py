"""A small class from end to end: hand out, hand in, grade, mark. No screen needed."""

from pathlib import Path

import nbformat
from rich.console import Console
from rich.progress import track
from rich.table import Table

from autograder.authoring.answers import Answer
from autograder.authoring.rules import question_of
from autograder.grading.course import Result, grade_class
from autograder.grading.prove import make_class
from autograder.grading.vet import nbgrader_id


def demo(root: Path, chapter: str, workshop: Path, jobs: int, console: Console) -> bool:
    """Grade a made-up class, print its marks, and return whether each is what it must be."""
    source = nbformat.read(root / "solutions" / chapter / f"{chapter}.ipynb", as_version=4)
    classroom = make_class(root, workshop, chapter, source)
    partly = _hand_in_half(workshop, chapter)
    broken = _hand_in_broken(workshop, chapter)
    students = [*classroom, "partly", *broken]
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
    wrong = [
        *_misjudged(results, classroom),
        *(f"{s}: graded, must be refused" for s in broken if results[s].status == "graded"),
        *_misjudged({"partly": results["partly"]}, {"partly": partly}),
    ]
    for line in wrong:
        console.print(f"[red]{line}[/red]")
    return not wrong


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


def _misjudged(
    results: dict[str, Result], classroom: dict[str, dict[str, Answer | None]]
) -> list[str]:
    lines = []
    for student, given in classroom.items():
        result = results[student]
        deserved = set()
        for mark in result.marks:
            answer = given.get(question_of(mark.check))
            if question_of(mark.check) not in given or (answer and mark.check in answer.fails):
                deserved.add(mark.check)
        if result.status != "graded" or result.failed() != deserved:
            lines.append(
                f"{student}: failed {sorted(result.failed())}, must fail {sorted(deserved)}"
            )
    return lines


def _hand_in_half(workshop: Path, chapter: str) -> dict[str, Answer | None]:
    """Hand in the reference to every other question, the rest untouched."""
    path = workshop / "submitted" / "reference" / chapter / f"{chapter}.ipynb"
    released = nbformat.read(workshop / "exercises" / chapter / path.name, as_version=4)
    notebook = nbformat.read(path, as_version=4)
    given: dict[str, Answer | None] = {}
    answers = [
        (mine, theirs)
        for mine, theirs in zip(released.cells, notebook.cells, strict=True)
        if mine.metadata.get("nbgrader", {}).get("solution")
    ]
    for mine, theirs in answers[::2]:
        mine.source = theirs.source
        given[nbgrader_id(mine)] = None
    folder = workshop / "submitted" / "partly" / chapter
    folder.mkdir(parents=True)
    nbformat.write(released, folder / path.name)
    return given


def _hand_in_broken(workshop: Path, chapter: str) -> list[str]:
    """Hand in files that cannot be graded; each must cost one line and nobody else a mark."""
    name = f"{chapter}.ipynb"
    good = (workshop / "submitted" / "reference" / chapter / name).read_text(encoding="utf-8")
    files = {
        "broken-json": (name, good[: len(good) // 2]),
        "empty-file": (name, ""),
        "wrong-name": ("Untitled1.ipynb", good),
        "other-notebook": (name, nbformat.writes(nbformat.v4.new_notebook())),
    }
    for student, (file, content) in files.items():
        folder = workshop / "submitted" / student / chapter
        folder.mkdir(parents=True)
        (folder / file).write_text(content, encoding="utf-8")
    return list(files)
