"""The ids of the cells in a student's copy, which other programs move, drop or replace."""

import copy
from collections.abc import Callable

from autograder.exercise import Cell, Exercise, headings, without_points

Likeness = Callable[[Cell, Cell], bool]  # of a cell in a copy, and a cell of a release


def with_restored_ids(mine: Exercise, *releases: Exercise) -> Exercise:
    """Return a copy whose cells have the ids of a release again, where they can be recognised.

    Without its id, a text of the release would pass for one of the student's own.

    Parameters
    ----------
    mine : Exercise
        The student's copy, which stays as it is.
    *releases : Exercise
        Those that its cells may be from, the likeliest first.
    """
    released = [cell for release in releases for cell in release.cells if cell.key]
    names = {cell.key for cell in released}
    restored = Exercise(copy.deepcopy(mine.notebook))
    missing = names - {cell.key for cell in restored.cells}
    lost = [cell for cell in restored.cells if cell.key not in names and not cell.nbgrader]
    for alike in LIKENESSES:
        for cell in list(lost):
            found = next((c for c in released if c.key in missing and alike(cell, c)), None)
            if found is not None:
                cell.node["id"] = found.key
                cell.node["metadata"].pop("id", None)
                missing.remove(found.key)
                lost.remove(cell)
    return restored


def same_text(one: Cell, other: Cell) -> bool:
    """Return whether two cells say the same: editors strip blanks, and add them."""
    return one.source.split() == other.source.split()


def extends(mine: Cell, released: Cell) -> bool:
    """Return whether a text is a text of the release with a note in it."""
    text = released.source.strip()
    return bool(text) and text in mine.source


def _has_its_id(cell: Cell, released: Cell) -> bool:
    """Return whether a cell has an id in its metadata, where Colab puts it."""
    return bool(cell.node["metadata"].get("id") == released.key)


def _has_its_text(cell: Cell, released: Cell) -> bool:
    return _same_type(cell, released) and same_text(cell, released)


def _has_its_heading(cell: Cell, released: Cell) -> bool:
    """Return whether a text, though changed, begins with the same heading, or has a note in it."""
    if cell.kind != "text" or not _same_type(cell, released):
        return False
    mine, theirs = headings(cell.source)[:1], headings(released.source)[:1]
    if not theirs:
        return extends(cell, released)
    titles = [[without_points(text) for _, text in found] for found in (mine, theirs)]
    return titles[0] == titles[1]


def _same_type(cell: Cell, released: Cell) -> bool:
    return bool(cell.node.get("cell_type") == released.node.get("cell_type"))


LIKENESSES: tuple[Likeness, ...] = (_has_its_id, _has_its_text, _has_its_heading)  # surest first
