"""Statistics of marks: the whole class, and each question or check."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from autograder.exercise import question_of
from autograder.grading.course import Mark, Result
from autograder.report.classroom import Classroom

MIN_SUBMISSIONS = 20  # below, the standard error of a correlation of 0, 1/√(n - 1), is above 0.23


@dataclass(frozen=True)
class Item:
    """A question or a check, and how the class did.

    Attributes
    ----------
    n : int
        Submissions that count: those where nothing of it is left ungraded.
    passed : float
        Share of them with all points.
    difficulty : float
        Mean share of the points; the higher, the easier.
    discrimination : float, optional
        See `discrimination`.
    why : str
        Why there is none.
    """

    name: str
    title: str
    max_score: float
    n: int
    passed: float
    difficulty: float
    discrimination: float | None
    why: str = ""


@dataclass(frozen=True)
class Marks:
    """The distribution of marks; quartiles are interpolated as `numpy.percentile` does."""

    n: int
    max_score: float
    mean: float
    lowest: float
    lower: float
    median: float
    upper: float
    highest: float


def is_open(mark: Mark) -> bool:
    """Return whether a check is ungraded and no human has given points for it."""
    return mark.status == "ungraded" and not mark.points


def marks(results: list[Result]) -> Marks:
    """Return the distribution of the points of graded submissions."""
    points = np.array([result.points for result in results])
    lowest, lower, median, upper, highest = np.percentile(points, [0, 25, 50, 75, 100])
    max_score = max(result.max_score for result in results)
    return Marks(
        *(len(results), max_score, float(points.mean())),
        *map(float, (lowest, lower, median, upper, highest)),
    )


def questions(classroom: Classroom) -> list[Item]:
    """Return each question's statistics."""
    return [
        _item(
            name, title, classroom.graded, {c for c in classroom.checks if question_of(c) == name}
        )
        for name, title in classroom.questions.items()
    ]


def checks(classroom: Classroom) -> list[Item]:
    """Return each check's statistics."""
    return [
        _item(name, title, classroom.graded, {name}) for name, title in classroom.checks.items()
    ]


def _item(name: str, title: str, results: Iterable[Result], members: set[str]) -> Item:
    """Return the statistics of some checks taken as one item."""
    own, rest, max_score = [], [], 0.0
    for result in results:
        mine = [mark for mark in result.marks if mark.check in members]
        max_score = sum(mark.max_score for mark in mine)
        if mine and not any(is_open(mark) for mark in mine):
            own.append(sum(mark.points for mark in mine))
            rest.append(result.points - own[-1])
    if not own:
        return Item(name, title, max_score, 0, 0, 0, None, "none is graded")
    points = np.array(own)
    value, why = discrimination(points, np.array(rest))
    share = float(points.mean() / max_score) if max_score else 0.0
    return Item(
        name, title, max_score, len(own), float(np.mean(points >= max_score)), share, value, why
    )


def discrimination(item: np.ndarray, rest: np.ndarray) -> tuple[float | None, str]:
    """Return the corrected item-total correlation, or None and the reason for it.

    It is Pearson's correlation of an item's points with the points for everything else,
    r = cov(x, t - x) / (σ(x) σ(t - x)), where t is the total. Without the correction, an item
    would correlate with itself.

    References
    ----------
    J. P. Guilford, "The correlation of an item with a composite of the remaining items in a test",
    Educational and Psychological Measurement 13 (1953), 87-93.
    """
    if len(item) < MIN_SUBMISSIONS:
        return None, f"needs {MIN_SUBMISSIONS} submissions, has {len(item)}"
    if np.ptp(item) == 0:
        return None, "all got the same points"
    if np.ptp(rest) == 0:
        return None, "all got the same points for everything else"
    return float(np.corrcoef(item, rest)[0, 1]), ""
