"""Give students their copies of the exercises, and bring new releases into them by question."""

import copy
import re
import secrets
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from autograder.exercise import Cell, Exercise, Node, NotANotebook, listed, question_number
from autograder.files import FileError, write
from autograder.student.copies import copy_of, exercises, release_of

Changes = dict[str, list[str]]  # what has changed, by section


class NotMerged(Exception):
    """A release was not brought into a copy, which stays as it is; the message says why."""


def start(root: Path) -> Iterator[str]:
    """Copy exercises that are not in `work/` yet; yield a sentence for each that needs one.

    What is there already is left alone, whatever it is.
    """
    for folder in (root / "work", root / ".nbgrader" / "exchange"):
        with suppress(OSError):  # nbgrader's Assignment List asks for both; a copy says why not
            folder.mkdir(parents=True, exist_ok=True)
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
        write({mine: merged.text().encode(), _remembered(root, name): released})
    except (FileError, OSError) as error:
        raise NotMerged(f"{shown} stays as it was: {error}") from None
    said = [f"{shown} has the current release now; your old copy is {kept.name}, beside it"]
    said += [f"  {section}: {', '.join(what)}" for section, what in changes.items()]
    if lost:
        said.append(f"  put in, because they were missing: {listed(lost)}")
    said.append("If it is open in JupyterLab: File → Reload Notebook from Disk.")
    return said


def merged_notebook(mine: Exercise, base: Exercise | None, theirs: Exercise) -> Exercise:
    """Return the new release with what is the student's own in it.

    Parameters
    ----------
    mine, base, theirs : Exercise
        The student's copy, the release that it came from if that is known, and the new one.
    """
    own, old, new = _by_key(mine), _by_key(base) if base else {}, _by_key(theirs)
    added = _own_cells(mine, old if base else None, new)
    nodes = list(added[""])
    for name, released in new.items():
        node = copy.deepcopy(released.node)
        nodes.append(node)
        if (found := own.get(name)) is not None:
            if released.kind == "answer" and not _untouched(found, old.get(name)):
                node["source"] = found.source
            elif not released.locked and released.kind != "answer" and name in old:
                was = old[name].source
                if found.source != was and was == released.source:
                    node |= {k: found.node[k] for k in ("source", "attachments") if k in found.node}
                elif found.source not in {was, released.source}:
                    nodes.append(_plain(found))
            if node.get("cell_type") == "code" and node["source"] == found.source:
                kept = ("outputs", "execution_count")
                node |= {k: found.node[k] for k in kept if k in found.node}
        nodes += added[name]
    taken: set[str] = set()
    for node in nodes:
        if not node.get("id") or node["id"] in taken:
            node["id"] = secrets.token_hex(4)
        taken.add(node["id"])
    metadata = mine.notebook.get("metadata", {})
    return Exercise(theirs.notebook | {"metadata": metadata, "cells": nodes})


def _look(root: Path, name: str) -> str:
    """Return what a student should know about a copy that is there; empty if nothing."""
    mine, shown = copy_of(root, name), f"work/{name}/{name}.ipynb"
    try:
        own = Exercise.read(mine.read_bytes())
    except (NotANotebook, OSError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        return (
            f"{shown} cannot be read ({why}) and stays as it is; rename it, and `autograder start` "
            "makes a fresh copy beside it"
        )
    released = release_of(root, name).read_bytes()
    try:
        theirs = Exercise.read(released)
    except NotANotebook as error:
        return f"exercises/{name}/{name}.ipynb cannot be read ({error}); get the course anew"
    base = _base(root, name)
    changes, lost = _changes(own, base, theirs), _lost(own, base, theirs)
    if base is None and not changes and _has_same_texts(own, theirs):
        with suppress(FileError):
            write({_remembered(root, name): released})  # now it is known where it came from
    help_ = f"`autograder start --merge {name}`"
    if changes:
        also = f"; your copy lacks {listed(lost)}" if lost else ""
        return (
            f"exercises/{name} has a new release ({_summary(changes)}{also}); {help_} brings it "
            "into your copy, your answers stay"
        )
    if lost:
        return f"{shown} lacks cells ({listed(lost)}); {help_} puts them in, your answers stay"
    return ""


def _parsed(shown: str, content: bytes) -> Exercise:
    try:
        return Exercise.read(content)
    except NotANotebook as error:
        raise NotMerged(f"{shown} cannot be read ({error})") from None


def _remembered(root: Path, name: str) -> Path:
    """Return where the release lies that a copy came from. Jupyter hides such folders."""
    return root / "work" / ".releases" / f"{name}.ipynb"


def _base(root: Path, name: str) -> Exercise | None:
    """Return the release that a copy came from; None where that is not known."""
    try:
        return Exercise.read(_remembered(root, name).read_bytes())
    except (OSError, NotANotebook):
        return None


def _by_key(notebook: Exercise) -> dict[str, Cell]:
    """Return cells by what they are found by; of two the first counts, as in grading."""
    found: dict[str, Cell] = {}
    for cell in notebook.cells:
        found.setdefault(cell.key or f"#{cell.number}", cell)
    return found


def _own_cells(
    mine: Exercise, old: dict[str, Cell] | None, new: dict[str, Cell]
) -> dict[str, list[Node]]:
    """Return the student's own cells, by the release's cell that they stand below."""
    own: dict[str, list[Node]] = defaultdict(list)
    above, seen = "", set()
    for cell in mine.cells:
        name = cell.key
        if name in new and name not in seen:
            seen.add(name)
            above = name
        elif name in new:  # a copy, perhaps a second try
            if cell.source != new[name].source:
                own[above].append(_plain(cell))
        elif old is not None and name in old:  # the new release does without it
            if not cell.locked and cell.source != old[name].source:
                own[above].append(_plain(cell))
        elif not cell.nbgrader:
            own[above].append(copy.deepcopy(cell.node))
        elif not cell.locked and not _untouched(cell, None):
            own[above].append(_plain(cell))
    return own


def _plain(cell: Cell) -> Node:
    """Return a cell as one that nbgrader does not know."""
    plain = copy.deepcopy(cell.node)
    for name in ("nbgrader", "deletable", "editable"):
        plain["metadata"].pop(name, None)
    return plain


def _untouched(cell: Cell, was: Cell | None) -> bool:
    """Return whether an answer is still the release's."""
    if was is not None:
        return cell.source == was.source
    from nbformat import from_dict
    from nbgrader.utils import compute_checksum

    try:
        return bool(cell.nbgrader.get("checksum") == compute_checksum(from_dict(cell.node)))
    except (KeyError, TypeError, ValueError):  # not nbgrader's metadata any more
        return False


def _changes(mine: Exercise, base: Exercise | None, theirs: Exercise) -> Changes:
    """Return what of the release is new to a student's copy."""
    if base is not None:
        return changes_between(base, theirs)
    found: Changes = defaultdict(list)
    own = _by_key(mine)
    for cell in theirs.cells:
        known = cell.locked and cell.key in own
        if known and _essence(own[cell.key]) != _essence(cell):
            found[_section(cell.heading)].append(_called(cell))
    return dict(found)


def changes_between(base: Exercise, theirs: Exercise) -> Changes:
    """Return what has changed from one release to another, by section of the new one."""
    old, new = _by_key(base), _by_key(theirs)
    was = {_section(cell.heading) for cell in base.cells}
    found: Changes = {}
    for cell in theirs.cells:
        section = _section(cell.heading)
        if section not in was:
            found[section] = ["new"]
        elif _essence(old.get(cell.key)) != _essence(cell):
            found.setdefault(section, []).append(_called(cell))
    now = {_section(cell.heading) for cell in theirs.cells}
    for cell in base.cells:
        section = _section(cell.heading)
        if section not in now:
            found[section] = ["gone"]
        elif cell.key not in new:
            found.setdefault(section, []).append(f"without {_called(cell)}")
    return {section: list(dict.fromkeys(what)) for section, what in found.items()}


def _essence(cell: Cell | None) -> object:
    """Return what makes a cell of a release another one."""
    return cell and (cell.node.get("cell_type"), cell.source, cell.nbgrader.get("points"))


def _section(heading: str) -> str:
    """Return what a section is called in a sentence."""
    if number := question_number(heading):
        return f"question {number}"
    return f"“{heading}”" if heading else "the beginning"


def _called(cell: Cell) -> str:
    """Return what a cell is called in a sentence."""
    match cell.kind:
        case "answer":
            return "the start of the answer"
        case "check":
            return f"check {cell.id}"
        case "text":
            return "text"
    return "given code"


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


def _lost(mine: Exercise, base: Exercise | None, theirs: Exercise) -> list[str]:
    """Return which of nbgrader's cells a copy has not any more, or perhaps never had."""
    own, old = _by_key(mine), _by_key(base or theirs)
    names = [cell.id for cell in theirs.cells if cell.id]
    return [name for name in names if name in old and name not in own]


def _has_same_texts(mine: Exercise, theirs: Exercise) -> bool:
    own = _by_key(mine)
    return all(
        name in own and own[name].source == cell.source
        for name, cell in _by_key(theirs).items()
        if cell.kind != "answer"
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


def _and(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
