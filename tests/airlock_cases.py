"""Exercises of one check per question, and what the airlock makes of them."""

from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from autograder.airlock.airlock import airlock
from autograder.execution.limits import RunLimits, TimeLimits
from autograder.exercise import Exercise
from autograder.sandbox.limits import Limits
from autograder.verdict import Verdict

SETUP = "from autograder import check, expect\nimport os, numpy as np\nsecret = 42"
CHECK = 'with check("It holds", see="There"):\n    '


def cell(role: str, name: str, source: str) -> NotebookNode:
    entry = {
        "grade_id": name,
        "grade": role == "check",
        "solution": role == "answer",
        "locked": role != "answer",
        "points": 1,
    }
    return new_code_cell(source, metadata={"nbgrader": entry})


def notebook(*answers_and_checks: str, setup: str = SETUP) -> NotebookNode:
    """An exercise with one check a question: answer, check, answer, check ..."""
    cells = [cell("setup", "setup", setup)]
    for number, source in enumerate(answers_and_checks):
        question = f"q{number // 2 + 1}"
        if number % 2 == 0:
            cells.append(cell("answer", question, source))
        else:
            cells.append(cell("check", f"{question}_a", CHECK + source))
    return new_notebook(cells=cells)


def run_limits(times: TimeLimits | None = None, sandbox: Limits | None = None) -> RunLimits:
    return RunLimits(times or TimeLimits(), sandbox or Limits())


def judged(exercise: NotebookNode, **options: Any) -> list[Verdict]:
    with airlock(run_limits(**options)) as lock:
        return lock.grade(Exercise(exercise))
