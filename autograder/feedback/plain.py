"""A page without anything to render: marks, messages of checks, and the student's text as it is."""

import html
from collections.abc import Iterator
from typing import Any

from autograder.exercise import Cell, Check

MAX_ANSWER_CHARACTERS = 10_000


def plain_page(notebook: Any, resources: Any, reason: str) -> str:
    """Return a page for a notebook that cannot be rendered.

    Parameters
    ----------
    notebook : NotebookNode
        With marks, as nbgrader's `GetGrades` adds them, and verdicts.
    resources : dict
        Of nbconvert's exporters; nbgrader's points are in there.
    reason : str
        Why it cannot be rendered.
    """
    entry = resources.get("nbgrader") or {}
    title = str(entry.get("notebook") or resources.get("notebook_id") or "Feedback")
    heading = title + _points(entry.get("score"), entry.get("max_score"))
    body = "\n".join(part for node in notebook.cells for part in _shown(Cell(node)))
    return f"""<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{html.escape(title)}</title></head>
<body>
<h1>{html.escape(heading)}</h1>
<p>What your answers show could not be made into a page: {html.escape(reason)}. Your marks do not
depend on it.</p>
{body}
</body>
</html>
"""


def _points(score: Any, max_score: Any) -> str:
    numbers = isinstance(score, int | float) and isinstance(max_score, int | float)
    return f" (Score: {score:g} / {max_score:g})" if numbers else ""


def _shown(cell: Cell) -> Iterator[str]:
    """Yield what is shown of a check, or of something that a student has written."""
    entry, verdict = cell.nbgrader, cell.node["metadata"].get("verdict") or {}
    points = _points(entry.get("score"), entry.get("points"))
    if entry.get("solution") or entry.get("task"):
        yield f"<h2>Your answer: {html.escape(cell.id + points)}</h2>"
        cut = "\n…" if len(cell.source) > MAX_ANSWER_CHARACTERS else ""
        yield f"<pre>{html.escape(cell.source[:MAX_ANSWER_CHARACTERS] + cut)}</pre>"
        if entry.get("comment"):
            yield f"<p>Comment: {html.escape(str(entry['comment']))}</p>"
    elif entry.get("grade"):
        yield f"<h2>{html.escape(Check.of(cell).title + points)}</h2>"
        yield f"<p>{html.escape(str(verdict.get('message') or verdict.get('status') or ''))}</p>"
