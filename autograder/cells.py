"""Cells of exercises, as those see them who run them, grade them or hand them in."""

import nbformat
from nbformat import NotebookNode


def kind(cell: NotebookNode) -> str:
    """Return what a cell of a released notebook is: text, setup, show, answer or check."""
    if cell.cell_type != "code":
        return "text"
    entry = cell.metadata.get("nbgrader", {})
    if entry.get("grade"):
        return "check"
    if entry.get("solution"):
        return "answer"
    return "show" if "show" in cell.metadata.get("tags", []) else "setup"


def nbgrader_id(cell: NotebookNode) -> str:
    """Return the id that nbgrader knows a cell by; empty where there is none."""
    entry = cell.metadata.get("nbgrader", {})
    return str(entry.get("grade_id") or "") if isinstance(entry, dict) else ""


def rebuild(submitted: NotebookNode, released: NotebookNode) -> NotebookNode:
    """Return the released notebook with the student's answers in it, and nothing else of theirs.

    Answers are found by their nbgrader id. So cells that were moved, copied, retagged, added
    or deleted change nothing; where an answer is there twice, the first counts.
    """
    answers: dict[str, str] = {}
    for cell in submitted.cells:
        answers.setdefault(nbgrader_id(cell), cell.source)
    rebuilt = nbformat.from_dict(released)
    for cell in rebuilt.cells:
        if cell.metadata.get("nbgrader", {}).get("solution", False):
            cell.source = answers.get(nbgrader_id(cell), cell.source)
    return rebuilt
