"""Every heading and every API of the author's notes is found where the table says."""

import re
from pathlib import Path
from typing import NamedTuple

import nbformat
import pytest

from autograder.authoring.build import chapters
from tests.repository import anchors
from tests.tiny import ROOT

TABLE = ROOT / "docs" / "curriculum.md"
# Chapters of the notes that have a heading and nothing below it.
EMPTY = {
    "Advanced Deep Learning with Keras",
    "Image Modeling with Keras",
    "Recurrent Neural Networks (RNNs) for Language Modeling with Keras",
}


class Row(NamedTuple):
    """A heading or an API of the notes, and where the course has it."""

    noted: str
    links: list[tuple[Path, str]]
    names: list[str]


def rows() -> list[Row]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    found = []
    for line in lines:
        if not line.startswith("| ") or line.startswith("| in the notes"):
            continue
        noted, where, names, *_ = (cell.strip() for cell in line.strip("|").split("|"))
        links = re.findall(r"\]\(([^)#]+)(?:#([^)]+))?\)", where)
        found.append(
            Row(
                noted,
                [((TABLE.parent / file).resolve(), anchor) for file, anchor in links],
                re.findall(r"`([^`]+)`", names),
            )
        )
    return found


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.noted)
def test_what_the_notes_name_is_where_the_table_says(row: Row) -> None:
    assert bool(row.links) is (row.noted not in EMPTY)
    for notebook, anchor in row.links:
        assert notebook.suffix == ".ipynb"
        assert anchor in anchors(notebook), f"{notebook.name} has no heading {anchor!r}"
    text = "\n".join(
        cell.source
        for notebook, _ in row.links
        for cell in nbformat.read(notebook, as_version=4).cells
    )
    for name in row.names:
        assert name in text, f"{name!r} is in none of the linked notebooks"


def test_the_table_is_whole() -> None:
    table = rows()
    noted = [row.noted for row in table]
    assert len(noted) == len(set(noted)) > 120
    assert set(noted) >= EMPTY
    linked = {notebook.stem for row in table for notebook, _ in row.links}
    assert linked == set(chapters(ROOT))
