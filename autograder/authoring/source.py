"""Sources of notebooks: py:percent files, with the line on which each cell starts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jupytext

from autograder.exercise import headings

JUPYTEXT_OPTIONS = {"lines_to_next_cell"}  # which jupytext adds to those of a cell
MARKER = re.compile(r"# %%(?!%)")
MAX_SLUG_CHARS = 40


class SourceError(Exception):
    """A source that cannot be built; the message has one problem per line."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass
class Cell:
    """One cell of a source file.

    Attributes
    ----------
    kind : {"code", "markdown"}
    text : str
        Without the marker, and without the `#` before each line of Markdown.
    options : dict
        What stands in the marker, such as ``role="check"``.
    line : int
        The line of the marker in the file, from 1.
    number : int
        The place of the cell in the file, from 1.
    """

    kind: str
    text: str
    options: dict[str, Any] = field(default_factory=dict)
    line: int = 0
    number: int = 0

    def lines(self) -> Iterator[tuple[int, str]]:
        """Return the lines of the cell, each with its number in the file."""
        return enumerate(self.text.splitlines(), start=self.line + 1)


@dataclass
class Source:
    """A py:percent file as a list of cells."""

    path: Path
    cells: list[Cell]

    @classmethod
    def read(cls, path: Path) -> "Source":
        """Read a file.

        Raises
        ------
        SourceError
            If there is text before the first marker, or a marker where jupytext does not see one,
            such as inside a string.
        OSError
            If there is no such file, or it cannot be read.
        """
        text = path.read_text(encoding="utf-8")
        markers = [n for n, line in enumerate(text.splitlines(), 1) if MARKER.match(line)]
        notebook = jupytext.reads(text, fmt="py:percent")
        if len(markers) != len(notebook.cells):
            raise SourceError(
                [
                    f"{path}:1: the file has {len(markers)} cell markers but {len(notebook.cells)} "
                    "cells; start it with `# %%` and put no `# %%` inside a string"
                ]
            )
        return cls(
            path,
            [
                Cell(cell.cell_type, cell.source, _options(cell.metadata), line, number)
                for number, (line, cell) in enumerate(
                    zip(markers, notebook.cells, strict=True), start=1
                )
            ],
        )

    @property
    def chapter(self) -> str:
        """The name of the chapter, `NN_topic`."""
        return self.path.stem

    def where(self, cell: Cell, line: int | None = None) -> str:
        """Return file, line and cell, for a message; by default the line of the cell's marker."""
        name = " ".join(str(cell.options[key]) for key in ("role", "id") if key in cell.options)
        return f"{self.path}:{line or cell.line}: cell {cell.number}{f' ({name})' if name else ''}"


def _options(metadata: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in metadata.items() if key not in JUPYTEXT_OPTIONS}


def source_headings(source: Source) -> list[str]:
    """Return the texts of all Markdown headings, in order."""
    return [
        text for cell in source.cells if cell.kind == "markdown" for _, text in headings(cell.text)
    ]


def slug(text: str) -> str:
    """Return a heading as part of a cell id: lower-case letters, digits and hyphens."""
    return (
        re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:MAX_SLUG_CHARS].rstrip("-") or "cell"
    )
