"""Grade a small made-up class from end to end, without a browser."""

from dataclasses import dataclass
from pathlib import Path

import nbformat
from rich.console import Console
from rich.progress import track

from autograder.authoring.answers import Answer, Answers
from autograder.exercise import Exercise
from autograder.grading.course import Course, Result
from autograder.grading.grader import grade_class
from autograder.proving.prove import Proof, compare, make_class


@dataclass(frozen=True)
class Demo:
    """What grading a made-up class has shown.

    Attributes
    ----------
    answers : dict
        By submission and question; None is the reference.
    results : dict
        By submission.
    proof : Proof
        Findings: answers that were graded wrongly.
    not_refused : list of str
        Submissions that cannot be graded, and were.
    """

    answers: dict[str, dict[str, Answer | None]]
    results: dict[str, Result]
    proof: Proof
    not_refused: list[str]

    @property
    def passed(self) -> bool:
        """Whether all marks are what they must be."""
        return not self.proof.findings and not self.not_refused


def demo(root: Path, chapter: str, workshop: Path, jobs: int, console: Console) -> Demo:
    """Grade a made-up class, with a progress bar on the console.

    Parameters
    ----------
    root : Path
        Of the course whose chapter and answers are used.
    workshop : Path
        An empty folder, for a small course of its own.

    Raises
    ------
    CourseError
        If the class cannot be graded.
    """
    course = Course(workshop, root)
    source = Exercise.read(root / "solutions" / chapter / f"{chapter}.ipynb")
    answers = make_class(Answers.read(root, chapter), course, chapter, source)
    answers |= {
        "partly": _submit_half(workshop, chapter),
        "missing-cells": _submit_gaps(workshop, chapter),
    }
    broken = _submit_broken(workshop, chapter)
    students = [*answers, *broken]
    graded = track(
        grade_class(course, chapter, students, jobs),
        description=f"Grading {len(students)} submissions",
        total=len(students),
        console=console,
    )
    results = {result.student: result for result in graded}
    proof = Proof(chapter, seeds=1, answers={})
    for student, given in answers.items():
        compare(proof, 0, results[student], given)
    not_refused = [student for student in broken if results[student].status != "refused"]
    return Demo(answers, {student: results[student] for student in students}, proof, not_refused)


def _submit_half(workshop: Path, chapter: str) -> dict[str, Answer | None]:
    """Submit the reference to every other question, the rest untouched."""
    exercise = Exercise.read(workshop / "exercises" / chapter / f"{chapter}.ipynb")
    references = _reference(workshop, chapter).answers
    given: dict[str, Answer | None] = dict.fromkeys(list(references)[::2])
    for question in given:
        exercise.answers[question].node["source"] = references[question].source
    _submit(workshop, chapter, "partly", exercise.text())
    return given


def _submit_gaps(workshop: Path, chapter: str) -> dict[str, Answer | None]:
    """Submit the reference without its first check and its last answer."""
    exercise = _reference(workshop, chapter)
    *kept, last = exercise.answers.values()
    first = next(iter(exercise.checks.values())).cell
    left = [cell.node for cell in exercise.cells if cell.id not in {first.id, last.id}]
    gaps = Exercise(exercise.notebook | {"cells": left})
    _submit(workshop, chapter, "missing-cells", gaps.text())
    return {cell.id: None for cell in kept}


def _submit_broken(workshop: Path, chapter: str) -> list[str]:
    """Submit files that cannot be graded; none of them may cost another student a mark."""
    good = _reference(workshop, chapter).text()
    files = {
        "broken-json": good[: len(good) // 2],
        "empty-file": "",
        "other-notebook": nbformat.writes(nbformat.v4.new_notebook()),
    }
    for student, content in files.items():
        _submit(workshop, chapter, student, content)
    _submit(workshop, chapter, "wrong-name", good, "Untitled1.ipynb")
    return [*files, "wrong-name"]


def _submit(workshop: Path, chapter: str, student: str, content: str, name: str = "") -> None:
    folder = workshop / "submitted" / student / chapter
    folder.mkdir(parents=True)
    (folder / (name or f"{chapter}.ipynb")).write_text(content, encoding="utf-8")


def _reference(workshop: Path, chapter: str) -> Exercise:
    return Exercise.read(workshop / "submitted" / "reference" / chapter / f"{chapter}.ipynb")
