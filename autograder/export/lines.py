"""What is exported of each student: who it is, and what the gradebook gives."""

from dataclasses import dataclass, field
from typing import Any

from autograder.grading.class_state import latest_results
from autograder.grading.course import Course, Entry, Mark
from autograder.grading.students import composed

NOBODY = ("", "", "", "")


@dataclass
class Line:
    """What is exported of one student.

    Attributes
    ----------
    points : float or None
        As in nbgrader's own export: with manual scores and extra credit, less the penalty for
        handing in late, never below 0. None if they are not final.
    penalty : float
        Points taken off for handing in late.
    scores : dict
        Points by check, None where neither the grader nor a human has given any.
    """

    student: str
    status: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_user_id: str = ""
    points: float | None = None
    penalty: float = 0
    scores: dict[str, float | None] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The email address; nbgrader leaves it out where the id is one."""
        return composed(self.email or (self.student if "@" in self.student else "")).strip()


def gather(course: Course, assignment: str) -> tuple[list[Line], float]:
    """Return a line for each student who submitted something, and the points there are.

    Raises
    ------
    CourseError, ResultsError
        If the gradebook or the results cannot be used.
    """
    from nbgrader.api import SubmittedAssignment as Submission

    results = [result for result, _ in latest_results(course, assignment)]
    entries = course.entries(assignment)
    with course.gradebook() as gradebook:
        found = gradebook.find_assignment(assignment)
        max_score = float(found.max_score)
        people = {each.id: known for each in gradebook.students if any(known := _known_of(each))}
        totals = {
            student: (score, penalty)
            for student, score, penalty in gradebook.db.query(
                Submission.student_id, Submission.score, Submission.late_submission_penalty
            ).filter(Submission.assignment_id == found.id)
        }
    by_name = {composed(student): known for student, known in people.items()}
    lines = []
    for result in results:
        person = people.get(result.student) or by_name.get(composed(result.student), NOBODY)
        line = Line(result.student, result.status, *person)
        _add_points(line, entries.get(result.student, {}), totals.get(result.student, (0, 0)))
        line.marks = result.marks
        if line.points is None:
            reason = "; ".join(result.notes)
            line.notes.append(f"{line.student}: {line.status}, so without points: {reason}")
        elif waiting := sorted(name for name, score in line.scores.items() if score is None):
            checks = ", ".join(waiting)
            line.notes.append(f"{line.student}: waits for manual grading, 0 until then: {checks}")
        lines.append(line)
    return lines, max_score


def _known_of(student: Any) -> tuple[str, str, str, str]:
    """Return what nbgrader knows of a student: first name, last name, address and platform's id."""
    return (
        student.first_name or "",
        student.last_name or "",
        student.email or "",
        student.lms_user_id or "",
    )


def _add_points(line: Line, entries: dict[str, Entry], total: tuple[float, float]) -> None:
    """Add what is in the gradebook, if it is of this submission, or all of it a human's."""
    checks = {name: entry for name, entry in entries.items() if entry.max_score}
    by_hand = bool(checks) and all(entry.manual is not None for entry in checks.values())
    if line.status == "graded" or by_hand:
        score, line.penalty = total
        line.points = max(0.0, score - line.penalty)
        line.scores = {
            name: None if entry.auto is entry.manual is None else entry.points
            for name, entry in checks.items()
        }


def number(value: float | None) -> str:
    """Write points without what binary fractions add to them."""
    return "" if value is None else f"{round(value, 4):.12g}"
