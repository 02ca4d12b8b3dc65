"""What students wrote, made harmless before a page shows it."""

import re
from collections.abc import Iterable
from typing import Any

import nbformat
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from traitlets import default

from autograder.execution.outputs import cleaned
from autograder.feedback.harmless_html import sanitized_html
from autograder.feedback.markdown import students_markdown

# Of these, templates escape the text.
SHOWN_AS_THEY_ARE = {"application/json", "image/jpeg", "image/png", "text/latex", "text/plain"}

# What begins a formula, or ends an element, where Markdown is read.
MARKS = re.compile(r"[$\\\n\r\v\f]")


class Sanitize(Preprocessor):  # type: ignore[misc]
    """Keeps of a student's HTML and Markdown what may be shown; all other markup becomes text."""

    @default("enabled")
    def _enabled(self) -> bool:
        return True

    def preprocess_cell(
        self,
        cell: NotebookNode,
        resources: Any,
        cell_index: int,  # noqa: ARG002 - nbconvert's
    ) -> tuple[NotebookNode, Any]:
        """Sanitize a cell, unless it is text that stands in the release.

        Graded is the release with a student's answers in it: all other text is the course's.
        """
        if cell.cell_type == "code":
            cell.outputs = list(_shown(cell.get("outputs", [])))
        elif cell.cell_type == "raw":
            cell.source = sanitized_html(cell.source)
        elif _is_students(cell):
            shown = students_markdown(cell.source, cell.pop("attachments", None))
            cell.source = _as_markdown(shown)
        return cell, resources


def _is_students(cell: NotebookNode) -> bool:
    """Return whether a student has written the text: an answer, or what a task asks for."""
    entry = cell.metadata.get("nbgrader", {})
    return bool(entry.get("solution") or entry.get("task"))


def _shown(outputs: Iterable[Any]) -> Iterable[NotebookNode]:
    """Yield what a page can show of outputs, sanitised."""
    for output in filter(None, map(cleaned, outputs)):
        if "data" in output:
            output["data"] = dict(_sanitized(output["data"]))
        # A check's record alone shows nothing, and the template would warn of it.
        if output.get("data", True):
            yield nbformat.from_dict(output)


def _sanitized(data: dict[str, Any]) -> Iterable[tuple[str, Any]]:
    """Yield what may be shown of a display, by MIME type."""
    for kind, content in data.items():
        if kind in SHOWN_AS_THEY_ARE:
            yield kind, content
        elif kind == "text/html":
            yield kind, sanitized_html(content)
        elif kind == "text/markdown" and "text/html" not in data:
            yield "text/html", students_markdown(content)


def _as_markdown(text: str) -> str:
    """Return HTML as Markdown that means just this, whoever renders it."""
    return f"<div>{MARKS.sub(lambda mark: f'&#{ord(mark[0])};', text)}</div>"
