"""The most frequent mistakes: messages of checks, taken together where only numbers differ."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from autograder.exercise import question_of
from autograder.report.classroom import Classroom

NUMBER = re.compile(r"(?<![\w.])[-+]?\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?(?!\w)", re.IGNORECASE)
MAX_EXAMPLES = 3


@dataclass(frozen=True)
class Mistake:
    """A message of one check, and the students who got it.

    Attributes
    ----------
    status : str
        The verdict: failed, error, timeout or memory.
    message : str
        As the first of them got it.
    students : list of str
        Who got it, or the same with other numbers.
    examples : list of (str, str)
        Up to three of them with their answers, the most frequent ones first.
    """

    check: str
    title: str
    status: str
    message: str
    students: list[str]
    examples: list[tuple[str, str]]


def mistakes(classroom: Classroom) -> list[Mistake]:
    """Return messages of checks, the most frequent first."""
    groups: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for result in classroom.graded:
        for mark in result.marks:
            if mark.status not in {"passed", "ungraded"}:  # the latter is a fault of the grader's
                key = (mark.check, mark.status, NUMBER.sub("#", mark.message))
                groups[key].append((result.student, mark.message))
    found = []
    for (check, status, _), messages in groups.items():
        students = [student for student, _ in messages]
        title = classroom.checks.get(check, "")
        examples = _examples(classroom, question_of(check), students)
        found.append(Mistake(check, title, status, messages[0][1], students, examples))
    return sorted(found, key=lambda mistake: (-len(mistake.students), mistake.check))


def _examples(classroom: Classroom, question: str, students: list[str]) -> list[tuple[str, str]]:
    """Return some different answers, each with the first student who gave it."""
    given = {s: classroom.answers[s].get(question, "") for s in students if s in classroom.answers}
    first = {code: student for student, code in reversed(given.items())}
    return [(first[code], code) for code, _ in Counter(given.values()).most_common(MAX_EXAMPLES)]
