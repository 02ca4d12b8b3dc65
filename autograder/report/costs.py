"""What a class has cost: the time of its checks, and the memory of its answers."""

from dataclasses import dataclass

from autograder.grading.course import Result

SHOWN = 5  # checks and submissions, of those that cost most


@dataclass(frozen=True)
class Costs:
    """Time and memory of graded submissions.

    Attributes
    ----------
    seconds : dict
        Wall time of all checks, by student.
    memory : dict
        Peak memory of the student's process in bytes, by student.
    slowest : list of (str, str, float)
        Student, check and seconds of the slowest checks.
    largest : list of (str, int)
        Student and bytes.
    """

    seconds: dict[str, float]
    memory: dict[str, int]
    slowest: list[tuple[str, str, float]]
    largest: list[tuple[str, int]]


def costs(results: list[Result]) -> Costs:
    """Return time and memory, as measured when each check was run."""
    seconds = {r.student: sum(mark.seconds for mark in r.marks) for r in results}
    memory = {r.student: max((mark.memory for mark in r.marks), default=0) for r in results}
    each = [(r.student, mark.check, mark.seconds) for r in results for mark in r.marks]
    slowest = sorted(each, key=lambda one: -one[2])[:SHOWN]
    largest = sorted(memory.items(), key=lambda one: -one[1])[:SHOWN]
    return Costs(seconds, memory, slowest, largest)
