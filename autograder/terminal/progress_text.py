"""Progress in words and signs, as the terminal, a notebook and the welcome page show it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from autograder.student.progress import ChapterProgress

SIGNS = {"passed": "✔", "noted": "●", "partly": "◐", "failed": "✘", "not tried": "○"}
NOTE = "As far as your notebooks show, as they were last saved. The grader may try more."
BAR_CHARS = 10


def in_words(chapter: "ChapterProgress") -> str:
    """Return the progress in a chapter: points and questions, or why there are none."""
    if chapter.problem:
        return chapter.problem
    if chapter.state == "not tried":
        return "not tried"
    return (
        f"{points_in_words(chapter.points, chapter.max_score, chapter.noted)}, "
        f"{chapter.passed} of {len(chapter.questions)} questions"
    )


def points_in_words(points: float, max_score: float, noted: float, when: str = "") -> str:
    """Return points, with those that only the grader can give: `15 of 20 points, 3 noted`."""
    return f"{points:g} of {max_score:g} points{when}{f', {noted:g} noted' if noted else ''}"


def bar(chapter: "ChapterProgress") -> str:
    """Return a bar of blocks, which is full with all points, and empty with none, and only then."""
    points, most = chapter.points, chapter.max_score
    filled = round(BAR_CHARS * points / most) if most else 0
    if most and 0 < points < most:
        filled = min(max(filled, 1), BAR_CHARS - 1)
    return "■" * filled + "□" * (BAR_CHARS - filled)
