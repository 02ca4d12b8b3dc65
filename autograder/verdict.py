"""A verdict: what became of one check of one submission."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["passed", "noted", "failed", "error", "timeout", "memory", "ungraded"]


@dataclass
class Verdict:
    """What became of one check.

    Attributes
    ----------
    check : str
        nbgrader's id of the cell.
    status : str
        "passed" or "failed": the check has run. "noted": it has run without the hidden tests that
        decide it, which happens in a student's notebook and never in grading. "error", "timeout",
        "memory": the student's code ended before it could. "ungraded": a fault of the grader's,
        worth neither nothing nor all.
    message : str
        For the student.
    seconds : float
        Wall time of the check, with what it called of the student's.
    memory : int
        Peak memory of the student's process so far, in bytes.
    """

    check: str
    status: Status
    message: str = ""
    seconds: float = 0
    memory: int = 0


def points(verdict: Verdict, max_score: float) -> float | None:
    """Return what a verdict is worth; None if it is ungraded."""
    if verdict.status == "ungraded":
        return None
    return max_score if verdict.status == "passed" else 0.0
