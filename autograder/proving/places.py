"""Run a graded submission where its student runs it, and compare the verdicts.

In three places an answer is judged: in the notebook, by Validate, and in grading. What the student
sees must be what is marked, but for what only hidden tests can refuse.
"""

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from autograder.execution.jupyter import JupyterKernel
from autograder.execution.limits import COLD_SETUP_S, SubmissionLimits
from autograder.execution.session import ProcessEnded
from autograder.exercise import Exercise, check_calls
from autograder.grading.course import Course, Result
from autograder.student.progress import question_progress
from autograder.student.validate import validate


def where_it_differs(course: Course, chapter: str, result: Result) -> Iterator[tuple[str, str]]:
    """Yield each check on which the three places disagree, and what each of them says."""
    path = course.submission(chapter, result.student) / f"{chapter}.ipynb"
    shown, validated = in_a_notebook(path), by_validate(path, course.root)
    released = Exercise.read(course.release(chapter))
    hidden = {
        name
        for name, check in released.checks.items()
        if any(call.hidden for call in check_calls(check.cell.source))
    }
    for mark in result.marks:
        seen = [shown[mark.check], validated[mark.check]]
        promised = {state in ("passed", "noted") for state in seen}
        kept = mark.passed in promised or (mark.check in hidden and not mark.passed)
        if len(set(seen)) > 1 or not kept:
            graded = "passed" if mark.passed else "failed"
            yield mark.check, f"{seen[0]} in a notebook, {seen[1]} by Validate, {graded} in grading"


def in_a_notebook(path: Path) -> dict[str, str]:
    """Run all cells of a notebook in an ordinary kernel; return what it then shows of each check.

    As a student runs them, one after the other, whatever they raise; the file is left as it is. A
    kernel that ends is started again, as JupyterLab does.
    """
    exercise = Exercise.read(path)
    limits = SubmissionLimits().times
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        JupyterKernel(folder, warm=False) as kernel,
    ):
        for cell in exercise.cells:
            if cell.node.get("cell_type") != "code":
                continue
            if not kernel.running:
                kernel.start()
            shown = cell.node["outputs"] = []
            with suppress(TimeoutError, ProcessEnded):
                limit = limits.limit(COLD_SETUP_S, kernel.cpu_seconds)
                kernel.execute(cell.source, limit, shown.append)
    outputs = {cell.id: cell.node.get("outputs") for cell in exercise.cells}
    return {
        check.name: check.state
        for question in exercise.questions.values()
        for check in question_progress(question, outputs).checks
    }


def by_validate(path: Path, root: Path) -> dict[str, str]:
    """Return what Validate says of each check."""
    return {
        checked.check: checked.state
        for question in validate(path, root).questions
        for checked in question.checks
    }
