"""Give students their copies of the exercises, and bring new releases into them by question."""

import copy
import re
import secrets
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

from autograder.files import FileError, write
from autograder.student.copies import (
    QUESTION,
    BrokenCopy,
    Cell,
    cells_of,
    copy_of,
    exercises,
    headed,
    is_answer,
    is_check,
    is_locked,
    key,
    nbgrader,
    parse,
    release_of,
)

Changes = dict[str, list[str]]  # what has changed, by section


class NotMerged(Exception):
    """A release was not brought into a copy, which stays as it is; the message says why."""


def start(root: Path) -> Iterator[str]:
    """Copy exercises that are not in `work/` yet; yield a sentence for each that needs one.

    What is there already is left alone, whatever it is.
    """
    made = []
    for name in exercises(root):
        mine, shown = copy_of(root, name), f"work/{name}/{name}.ipynb"
        try:
            if mine.exists():
                if sentence := _look(root, name):
                    yield sentence
                continue
            released = release_of(root, name).read_bytes()
            write({mine: released, _remembered(root, name): released})
            made.append(shown)
        except FileError as error:
            yield f"{shown} was not made: {error}"
        except OSError as error:
            yield f"{shown}: {error.filename} cannot be read: {error.strerror}"
    if len(made) > 3:
        yield f"Your copies of {len(made)} exercises are ready in work/"
    else:
        yield from (f"{shown} is ready" for shown in made)


def merge(root: Path, name: str) -> list[str]:
    """Bring the current release into a student's copy; return what has changed, a line each.

    Answers, own cells and own notes stay, and so do outputs, but those of checks that changed.
    The old copy is kept beside the new one.

    Raises
    ------
    NotMerged
        If that is impossible.
    """
    mine, shown = copy_of(root, name), f"work/{name}/{name}.ipynb"
    try:
        before = mine.read_bytes()
        released = release_of(root, name).read_bytes()
    except OSError as error:
        raise NotMerged(f"{error.filename} cannot be read: {error.strerror}") from None
    theirs = _parsed(f"exercises/{name}/{name}.ipynb", released)
    own = _parsed(shown, before)
    base = _base(root, name)
    changes = _changes(own, base, theirs)
    lost = _lost(own, base, theirs)
    if not changes and not lost:
        return [f"{shown} has the current release already"]
    merged = merged_notebook(own, base, theirs)
    try:
        kept = _keep(mine, before)
        write({mine: _text(merged), _remembered(root, name): released})
    except (FileError, OSError) as error:
        raise NotMerged(f"{shown} stays as it was: {error}") from None
    said = [f"{shown} has the current release now; your old copy is {kept.name}, beside it"]
    said += [f"  {section}: {', '.join(what)}" for section, what in changes.items()]
    if lost:
        said.append(f"  put in, because they were missing: {_listed(lost)}")
    said.append("If it is open in JupyterLab: File → Reload Notebook from Disk.")
    return said


def merged_notebook(
    mine: dict[str, Any], base: dict[str, Any] | None, theirs: dict[str, Any]
) -> dict[str, Any]:
    """Return the new release with what is the student's own in it.

    Parameters
    ----------
    mine, base, theirs : dict
        The student's copy, the release that it came from if that is known, and the new one.
    """
    own, old, new = _by_key(mine), _by_key(base) if base else {}, _by_key(theirs)
    added = _own_cells(mine, old if base else None, new)
    cells = list(added[""])
    for name, released in new.items():
        cell = copy.deepcopy(released)
        cells.append(cell)
        if (found := own.get(name)) is not None:
            if is_answer(cell) and not _untouched(found, old.get(name)):
                cell["source"] = found["source"]
            elif not is_locked(cell) and not is_answer(cell) and name in old:
                was = old[name]["source"]
                if found["source"] != was and was == released["source"]:
                    cell |= {k: found[k] for k in ("source", "attachments") if k in found}
                elif found["source"] not in {was, released["source"]}:
                    cells.append(_plain(found))
            if cell.get("cell_type") == "code" and cell["source"] == found["source"]:
                cell |= {k: found[k] for k in ("outputs", "execution_count") if k in found}
        cells += added[name]
    taken: set[str] = set()
    for cell in cells:
        if not cell.get("id") or cell["id"] in taken:
            cell["id"] = secrets.token_hex(4)
        taken.add(cell["id"])
    return theirs | {"metadata": mine.get("metadata", {}), "cells": cells}


def _look(root: Path, name: str) -> str:
    """Return what a student should know about a copy that is there; empty if nothing."""
    mine, shown = copy_of(root, name), f"work/{name}/{name}.ipynb"
    try:
        own = parse(mine.read_bytes())
    except (BrokenCopy, OSError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        return (
            f"{shown} cannot be read ({why}) and stays as it is; rename it, and `autograder start` "
            "makes a fresh copy beside it"
        )
    released = release_of(root, name).read_bytes()
    try:
        theirs = parse(released)
    except BrokenCopy as error:
        return f"exercises/{name}/{name}.ipynb cannot be read ({error}); get the course anew"
    base = _base(root, name)
    changes, lost = _changes(own, base, theirs), _lost(own, base, theirs)
    if base is None and not changes and _has_same_texts(own, theirs):
        with suppress(FileError):
            write({_remembered(root, name): released})  # now it is known where it came from
    help_ = f"`autograder start --merge {name}`"
    if changes:
        also = f"; your copy lacks {_listed(lost)}" if lost else ""
        return (
            f"exercises/{name} has a new release ({_summary(changes)}{also}); {help_} brings it "
            "into your copy, your answers stay"
        )
    if lost:
        return f"{shown} lacks cells ({_listed(lost)}); {help_} puts them in, your answers stay"
    return ""


def _parsed(shown: str, content: bytes) -> dict[str, Any]:
    try:
        return parse(content)
    except BrokenCopy as error:
        raise NotMerged(f"{shown} cannot be read ({error})") from None


def _remembered(root: Path, name: str) -> Path:
    """Return where the release lies that a copy came from. Jupyter hides such folders."""
    return root / "work" / ".releases" / f"{name}.ipynb"


def _base(root: Path, name: str) -> dict[str, Any] | None:
    """Return the release that a copy came from; None where that is not known."""
    try:
        return parse(_remembered(root, name).read_bytes())
    except (OSError, BrokenCopy):
        return None


def _by_key(notebook: dict[str, Any]) -> dict[str, Cell]:
    """Return cells by what they are found by; of two the first counts, as in grading."""
    found: dict[str, Cell] = {}
    for number, cell in enumerate(cells_of(notebook)):
        found.setdefault(key(cell) or f"#{number}", cell)
    return found


def _own_cells(
    mine: dict[str, Any], old: dict[str, Cell] | None, new: dict[str, Cell]
) -> dict[str, list[Cell]]:
    """Return the student's own cells, by the release's cell that they stand below."""
    own: dict[str, list[Cell]] = defaultdict(list)
    above, seen = "", set()
    for cell in cells_of(mine):
        name = key(cell)
        if name in new and name not in seen:
            seen.add(name)
            above = name
        elif name in new:  # a copy, perhaps a second try
            if cell["source"] != new[name]["source"]:
                own[above].append(_plain(cell))
        elif old is not None and name in old:  # the new release does without it
            if not is_locked(cell) and cell["source"] != old[name]["source"]:
                own[above].append(_plain(cell))
        elif not nbgrader(cell):
            own[above].append(copy.deepcopy(cell))
        elif not is_locked(cell) and not _untouched(cell, None):
            own[above].append(_plain(cell))
    return own


def _plain(cell: Cell) -> Cell:
    """Return a cell as one that nbgrader does not know."""
    plain = copy.deepcopy(cell)
    for name in ("nbgrader", "deletable", "editable"):
        plain["metadata"].pop(name, None)
    return plain


def _untouched(cell: Cell, was: Cell | None) -> bool:
    """Return whether an answer is still the release's."""
    if was is not None:
        return bool(cell["source"] == was["source"])
    from nbformat import from_dict
    from nbgrader.utils import compute_checksum

    try:
        return bool(nbgrader(cell).get("checksum") == compute_checksum(from_dict(cell)))
    except (KeyError, TypeError, ValueError):  # not nbgrader's metadata any more
        return False


def _changes(mine: dict[str, Any], base: dict[str, Any] | None, theirs: dict[str, Any]) -> Changes:
    """Return what of the release is new to a student's copy."""
    if base is not None:
        return changes_between(base, theirs)
    found: Changes = defaultdict(list)
    own = _by_key(mine)
    for heading, cell in headed(cells_of(theirs)):
        known = is_locked(cell) and key(cell) in own
        if known and _essence(own[key(cell)]) != _essence(cell):
            found[_section(heading)].append(_called(cell))
    return dict(found)


def changes_between(base: dict[str, Any], theirs: dict[str, Any]) -> Changes:
    """Return what has changed from one release to another, by section of the new one."""
    old, new = _by_key(base), _by_key(theirs)
    was = {_section(heading) for heading, _ in headed(cells_of(base))}
    found: Changes = {}
    for heading, cell in headed(cells_of(theirs)):
        section = _section(heading)
        if section not in was:
            found[section] = ["new"]
        elif _essence(old.get(key(cell))) != _essence(cell):
            found.setdefault(section, []).append(_called(cell))
    now = {_section(heading) for heading, _ in headed(cells_of(theirs))}
    for heading, cell in headed(cells_of(base)):
        section = _section(heading)
        if section not in now:
            found[section] = ["gone"]
        elif key(cell) not in new:
            found.setdefault(section, []).append(f"without {_called(cell)}")
    return {section: list(dict.fromkeys(what)) for section, what in found.items()}


def _essence(cell: Cell | None) -> object:
    """Return what makes a cell of a release another one."""
    return cell and (cell.get("cell_type"), cell["source"], nbgrader(cell).get("points"))


def _section(heading: str) -> str:
    """Return what a section is called in a sentence."""
    if question := QUESTION.fullmatch(heading):
        return f"question {question[1]}"
    return f"“{heading}”" if heading else "the beginning"


def _called(cell: Cell) -> str:
    """Return what a cell is called in a sentence."""
    if is_answer(cell):
        return "the start of the answer"
    if is_check(cell):
        return f"check {key(cell)}"
    return "text" if cell.get("cell_type") == "markdown" else "given code"


def _summary(changes: Changes) -> str:
    """Return in a few words which sections changed."""
    words: dict[str, list[str]] = defaultdict(list)
    for section, what in changes.items():
        words[f"is {what[0]}" if what[0] in {"new", "gone"} else "changed"].append(section)
    said = []
    for verb, sections in words.items():
        numbers = [s.removeprefix("question ") for s in sections if s.startswith("question ")]
        others = [s for s in sections if not s.startswith("question ")]
        if numbers:
            others.insert(0, f"question{'s' * (len(numbers) > 1)} {_and(numbers)}")
        many = len(sections) > 1
        said.append(f"{_and(others)} {re.sub('^is', 'are', verb) if many else verb}")
    return ", ".join(said)


def _lost(mine: dict[str, Any], base: dict[str, Any] | None, theirs: dict[str, Any]) -> list[str]:
    """Return which of nbgrader's cells a copy has not any more, or perhaps never had."""
    own, old = _by_key(mine), _by_key(base or theirs)
    names = [key(cell) for cell in cells_of(theirs) if nbgrader(cell)]
    return [name for name in names if name in old and name not in own]


def _has_same_texts(mine: dict[str, Any], theirs: dict[str, Any]) -> bool:
    own = _by_key(mine)
    return all(
        name in own and own[name]["source"] == cell["source"]
        for name, cell in _by_key(theirs).items()
        if not is_answer(cell)
    )


def _keep(path: Path, content: bytes) -> Path:
    """Write a copy beside a file, under a name that is free."""
    for number in count(1):
        kept = path.with_name(f"{path.stem}.before-merge-{number}.ipynb")
        try:
            with kept.open("xb") as file:
                file.write(content)
        except FileExistsError:
            continue
        except OSError:
            kept.unlink(missing_ok=True)
            raise
        break
    return kept


def _text(notebook: dict[str, Any]) -> bytes:
    """Return a notebook as JupyterLab writes it."""
    import nbformat

    return f"{nbformat.writes(nbformat.from_dict(notebook), version=4)}\n".encode()


def _listed(names: list[str]) -> str:
    return ", ".join(names[:6]) + (f" and {len(names) - 6} more" if len(names) > 6 else "")


def _and(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
