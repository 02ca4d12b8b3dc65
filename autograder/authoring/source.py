"""Read a py:percent source and keep the line on which each cell starts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jupytext

from autograder.exercise import headings

JUPYTEXT_OWN = {"lines_to_next_cell"}  # what jupytext notes for itself among a cell's options
MARKER = re.compile(r"# %%(?!%)")


class SourceError(Exception):
    """A source that cannot be built; every line of the message is one problem."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass
class Cell:
    """One cell of a source file."""

    kind: str  # "code" or "markdown"
    text: str
    options: dict[str, Any] = field(default_factory=dict)
    line: int = 0  # of the marker, from 1
    number: int = 0  # in the file, from 1

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yield (line in the file, text) for each line of the cell."""
        return enumerate(self.text.splitlines(), start=self.line + 1)


@dataclass
class Source:
    """A py:percent file as a list of cells.

    Raises
    ------
    SourceError
        By `read`, if the text before the first marker is not empty or a marker stands where
        jupytext does not see one (inside a string, for instance).
    """

    path: Path
    cells: list[Cell]

    @classmethod
    def read(cls, path: Path) -> "Source":
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
        """Name file, line and cell, for a message."""
        name = " ".join(str(cell.options[key]) for key in ("role", "id") if key in cell.options)
        return f"{self.path}:{line or cell.line}: cell {cell.number}{f' ({name})' if name else ''}"


def _options(metadata: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in metadata.items() if key not in JUPYTEXT_OWN}


def source_headings(source: Source) -> list[str]:
    """Return the texts of the Markdown headings, in order."""
    return [
        text for cell in source.cells if cell.kind == "markdown" for _, text in headings(cell.text)
    ]


def slug(text: str) -> str:
    """Turn a heading into what a cell id may hold: letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40].rstrip("-") or "cell"
