"""Make students' copies of the exercises, and merge new releases into them."""

import copy
import re
import secrets
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from autograder.errors import UserError
from autograder.exercise import Cell, Exercise, Node, NotANotebook, listed, question_number
from autograder.files import FileError, write
from autograder.student.cell_ids import extends, same_text, with_restored_ids
from autograder.student.copies import copy_of, exercises, release_of

Changes = dict[str, list[str]]  # what has changed in each section, in words
MAX_LISTED_COPIES = 3  # of those that `start` has just made


class NotMerged(UserError):
    """A release was not merged into a copy, which stays as it is; the message says why."""


def start(root: Path) -> Iterator[str]:
    """Copy the exercises that are not in `work/` yet.

    Whatever is there already stays as it is.

    Yields
    ------
    str
        What was made, and what the student should know about a copy: a new release, a missing cell.
    """
    for folder in (root / "work", root / ".nbgrader" / "exchange"):
        with suppress(OSError):  # nbgrader's Assignment List asks for both; a copy says why not
            folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name in exercises(root):
        mine, shown = copy_of(root, name), f"work/{name}/{name}.ipynb"
        try:
            if mine.exists():
                if sentence := _notice(root, name):
                    yield sentence
                continue
            released = release_of(root, name).read_bytes()
            write({mine: released, _base_path(root, name): released})
            made.append(shown)
        except FileError as error:
            yield f"{shown} was not made: {error}"
        except OSError as error:
            yield f"{shown}: {error.filename} cannot be read: {error.strerror}"
    if len(made) > MAX_LISTED_COPIES:
        yield f"Your copies of {len(made)} exercises are ready in work/"
    else:
        yield from (f"{shown} is ready" for shown in made)


def merge(root: Path, name: str) -> list[str]:
    """Merge the current release into a student's copy.

    The student's answers, cells and notes stay, and so do all outputs except those of cells that
    have changed. The old copy is kept beside the new one.

    Returns
    -------
    list of str
        Lines to print: what has changed.

    Raises
    ------
    NotMerged
        If a file cannot be read or written.
    """
    mine, shown = copy_of(root, name), f"work/{name}/{name}.ipynb"
    try:
        before = mine.read_bytes()
        released = release_of(root, name).read_bytes()
    except OSError as error:
        raise NotMerged(f"{error.filename} cannot be read: {error.strerror}") from None
    theirs = _parsed(f"exercises/{name}/{name}.ipynb", released)
    base = _base_release(root, name)
    own = with_restored_ids(_parsed(shown, before), *filter(None, (base, theirs)))
    changes = _changes(own, base, theirs)
    missing = _missing(own, base, theirs)
    if not changes and not missing:
        return [f"{shown} has the current release already"]
    merged = merged_notebook(own, base, theirs)
    try:
        kept = _backup(mine, before)
        content = merged.text().encode(errors="backslashreplace")  # as JSON writes half characters
        write({mine: content, _base_path(root, name): released})
    except (FileError, OSError) as error:
        raise NotMerged(f"{shown} stays as it was: {error}") from None
    lines = [f"{shown} has the current release now; your old copy is {kept.name}, beside it"]
    lines += [f"  {section}: {', '.join(what)}" for section, what in changes.items()]
    if missing:
        lines.append(f"  put in, because they were missing: {listed(missing)}")
    lines.append("If it is open in JupyterLab: File → Reload Notebook from Disk.")
    return lines


def merged_notebook(mine: Exercise, base: Exercise | None, theirs: Exercise) -> Exercise:
    """Return the new release with the student's work in it: a three-way merge.

    Parameters
    ----------
    mine : Exercise
        The student's copy.
    base : Exercise or None
        The release that it was copied from, if that is known.
    theirs : Exercise
        The new release.
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
            elif released.kind == "text" and not same_text(found, released):
                nodes += _keep_notes(node, found, old.get(name), released)
            if node.get("cell_type") == "code" and node["source"] == found.source:
                kept = ("outputs", "execution_count")
                node |= {k: found.node[k] for k in kept if k in found.node}
        nodes += added[name]
    taken = {""}
    for node in nodes:
        if not isinstance(node.get("id"), str) or node["id"] in taken:
            node["id"] = secrets.token_hex(4)
        taken.add(node["id"])
    notebook = theirs.notebook | {"cells": nodes}
    if isinstance(metadata := mine.notebook.get("metadata"), dict):
        notebook["metadata"] = metadata
    return Exercise(notebook)


def _notice(root: Path, name: str) -> str:
    """Return what the student should know about an existing copy; empty if nothing."""
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
    base = _base_release(root, name)
    own = with_restored_ids(own, *filter(None, (base, theirs)))
    changes, missing = _changes(own, base, theirs), _missing(own, base, theirs)
    if base is None and not changes and _has_same_texts(own, theirs):
        with suppress(FileError):
            write({_base_path(root, name): released})  # so it was copied from this release
    help_ = f"`autograder start --merge {name}`"
    if changes:
        also = f"; your copy lacks {listed(missing)}" if missing else ""
        return (
            f"exercises/{name} has a new release ({_summary(changes)}{also}); {help_} brings it "
            "into your copy, your answers stay"
        )
    if missing:
        return f"{shown} lacks cells ({listed(missing)}); {help_} puts them in, your answers stay"
    return ""


def _parsed(shown: str, content: bytes) -> Exercise:
    try:
        return Exercise.read(content)
    except NotANotebook as error:
        raise NotMerged(f"{shown} cannot be read ({error})") from None


def _base_path(root: Path, name: str) -> Path:
    """Return where the release that a copy came from is kept. Jupyter hides the folder."""
    return root / "work" / ".releases" / f"{name}.ipynb"


def _base_release(root: Path, name: str) -> Exercise | None:
    """Return the release that a copy came from; None if it is not known."""
    try:
        return Exercise.read(_base_path(root, name).read_bytes())
    except (OSError, NotANotebook):
        return None


def _by_key(notebook: Exercise) -> dict[str, Cell]:
    """Return cells by their keys; of cells with the same key the first counts, as in grading."""
    found: dict[str, Cell] = {}
    for cell in notebook.cells:
        found.setdefault(cell.key or f"#{cell.number}", cell)
    return found


def _own_cells(
    mine: Exercise, old: dict[str, Cell] | None, new: dict[str, Cell]
) -> dict[str, list[Node]]:
    """Return the student's own cells, by the key of the cell of the new release above them."""
    own: dict[str, list[Node]] = defaultdict(list)
    above, seen = "", set()
    for cell in mine.cells:
        name = cell.key
        if name in new and name not in seen:
            seen.add(name)
            above = name
        elif name in new:  # a duplicate, perhaps another attempt
            if cell.source != new[name].source:
                own[above].append(_plain(cell))
        elif old is not None and name in old:  # removed from the new release
            if not cell.locked and not same_text(cell, old[name]):
                own[above].append(_plain(cell))
        elif not cell.nbgrader:
            own[above].append(copy.deepcopy(cell.node))
        elif not cell.locked and not _untouched(cell, None):
            own[above].append(_plain(cell))
    return own


def _keep_notes(node: Node, mine: Cell, was: Cell | None, released: Cell) -> list[Node]:
    """Put a student's version of a text into its node; return it if it is to stand below that."""
    if was is not None and same_text(mine, was):
        return []
    if was.source == released.source if was else extends(mine, released):
        node |= {name: mine.node[name] for name in ("source", "attachments") if name in mine.node}
        return []
    return [_plain(mine)] if was else []


def _plain(cell: Cell) -> Node:
    """Return a cell without nbgrader's metadata, as one of the student's own."""
    plain = copy.deepcopy(cell.node)
    for name in ("nbgrader", "deletable", "editable"):
        plain["metadata"].pop(name, None)
    return plain


def _untouched(cell: Cell, was: Cell | None) -> bool:
    """Return whether an answer is still as it was released."""
    if was is not None:
        return cell.source == was.source
    return cell.unedited


def _changes(mine: Exercise, base: Exercise | None, theirs: Exercise) -> Changes:
    """Return what the release has that a student's copy has not, by section."""
    if base is not None:
        return changes_between(base, theirs)
    found: Changes = defaultdict(list)
    own = _by_key(mine)
    for cell in theirs.cells:
        known = cell.locked and cell.key in own
        if known and _content(own[cell.key]) != _content(cell):
            found[_section_text(cell.heading)].append(_cell_text(cell))
    return dict(found)


def changes_between(base: Exercise, theirs: Exercise) -> Changes:
    """Return what has changed from one release to another, by section of the new one."""
    old, new = _by_key(base), _by_key(theirs)
    was = {_section_text(cell.heading) for cell in base.cells}
    found: Changes = {}
    for cell in theirs.cells:
        section = _section_text(cell.heading)
        if section not in was:
            found[section] = ["new"]
        elif _content(old.get(cell.key)) != _content(cell):
            found.setdefault(section, []).append(_cell_text(cell))
    now = {_section_text(cell.heading) for cell in theirs.cells}
    for cell in base.cells:
        section = _section_text(cell.heading)
        if section not in now:
            found[section] = ["gone"]
        elif cell.key not in new:
            found.setdefault(section, []).append(f"without {_cell_text(cell)}")
    return {section: list(dict.fromkeys(what)) for section, what in found.items()}


def _content(cell: Cell | None) -> object:
    """Return all of a cell in which two releases may differ: its type, source and points."""
    return cell and (cell.node.get("cell_type"), cell.source, cell.nbgrader.get("points"))


def _section_text(heading: str) -> str:
    """Return the name of a section, for a sentence."""
    if number := question_number(heading):
        return f"question {number}"
    return f"“{heading}”" if heading else "the beginning"


def _cell_text(cell: Cell) -> str:
    """Return the name of a cell, for a sentence."""
    match cell.kind:
        case "answer":
            return "the start of the answer"
        case "check":
            return f"check {cell.id}"
        case "text":
            return "text"
    return "given code"


def _summary(changes: Changes) -> str:
    """Return which sections changed, in a few words."""
    by_verb: dict[str, list[str]] = defaultdict(list)
    for section, what in changes.items():
        by_verb[f"is {what[0]}" if what[0] in {"new", "gone"} else "changed"].append(section)
    phrases = []
    for verb, sections in by_verb.items():
        numbers = [s.removeprefix("question ") for s in sections if s.startswith("question ")]
        others = [s for s in sections if not s.startswith("question ")]
        if numbers:
            others.insert(0, f"question{'s' * (len(numbers) > 1)} {_and(numbers)}")
        many = len(sections) > 1
        phrases.append(f"{_and(others)} {re.sub('^is', 'are', verb) if many else verb}")
    return ", ".join(phrases)


def _missing(mine: Exercise, base: Exercise | None, theirs: Exercise) -> list[str]:
    """Return the ids of nbgrader's cells that a copy lacks, but its release has."""
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


def _backup(path: Path, content: bytes) -> Path:
    """Write a copy beside a file, under a new name."""
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
