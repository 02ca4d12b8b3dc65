"""Exercises: notebooks of text, setup, answer and check cells, read in one way everywhere.

Cells are dictionaries in nbformat's format. So a student's notebook, which may hold anything, is
read without nbformat, and a notebook that nbformat has read can be used as it is.
"""

import ast
import copy
import json
import math
import re
import symtable
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

CellKind = Literal["text", "setup", "show", "answer", "check"]
Node = dict[str, Any]  # a cell or a notebook; nbformat's NotebookNode is one

NBFORMAT = 4
MAX_CELLS = 10_000  # of a notebook; a million of them, in 3 MB, would take most of a minute to read
MAX_LISTED = 6  # names in a sentence

# nbgrader's metadata of each kind of cell. Locked cells are restored for grading.
NBGRADER: dict[CellKind, dict[str, Any]] = {
    "setup": {"grade": False, "solution": False, "locked": True},
    "show": {"grade": False, "solution": False, "locked": True},
    "answer": {"grade": False, "solution": True, "locked": False},
    "check": {"grade": True, "solution": False, "locked": True},
}
# "Run All" continues after a failed check. `show` cells draw; no check needs them.
TAGS: dict[CellKind, list[str]] = {"check": ["raises-exception"], "show": ["show"]}

QUESTION_ID = re.compile(r"q[1-9][0-9]*")
CHECK_ID = re.compile(r"(q[1-9][0-9]*)_[a-z0-9_]+")  # the question's id, and what is checked

_HEADING = re.compile(r"^(#{1,6}) +(.+?)\s*$", re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_QUESTION = re.compile(r"(Question (\d+)\. .+?)(?: \([\d.]+ points?\))?")


class NotANotebook(Exception):
    """A file that cannot be read as a notebook; the message is a phrase that says why."""


def question_of(check_id: str) -> str:
    """Return the question that a check belongs to: `q1` for `q1_output`."""
    return check_id.partition("_")[0]


def headings(markdown: str) -> list[tuple[int, str]]:
    """Return the level and the text of each heading; in fenced code, `#` begins a comment."""
    found = _HEADING.finditer(_FENCED.sub("", markdown))
    return [(len(heading[1]), heading[2]) for heading in found]


def nbgrader_metadata(kind: CellKind, name: str, points: float = 0) -> dict[str, Any]:
    """Return the metadata of a cell whose id in nbgrader is `name`."""
    entry = NBGRADER[kind] | {"grade_id": name, "schema_version": 3, "task": False}
    metadata: dict[str, Any] = {"nbgrader": entry | ({"points": points} if kind == "check" else {})}
    return metadata | ({"tags": list(TAGS[kind])} if kind in TAGS else {})


@dataclass(frozen=True)
class Cell:
    """A cell and its position in the notebook.

    Attributes
    ----------
    node : dict
        The cell in nbformat's format.
    number : int
        Its position in the notebook, from 1.
    heading : str
        The heading of its section; empty before the first one.
    """

    node: Node
    number: int = 0
    heading: str = ""

    @property
    def nbgrader(self) -> dict[str, Any]:
        """Its metadata for nbgrader; empty for a cell without an id of nbgrader's."""
        metadata = self.node.get("metadata")
        entry = metadata.get("nbgrader") if isinstance(metadata, dict) else None
        return entry if isinstance(entry, dict) and isinstance(entry.get("grade_id"), str) else {}

    @property
    def kind(self) -> CellKind:
        """Its purpose."""
        if self.node.get("cell_type") != "code":
            return "text"
        entry = self.nbgrader
        if entry.get("solution"):
            return "answer"
        if entry.get("grade"):
            return "check"
        tags = self.node["metadata"].get("tags")
        return "show" if isinstance(tags, list) and "show" in tags else "setup"

    @property
    def id(self) -> str:
        """Its id in nbgrader; empty if there is none."""
        return str(self.nbgrader.get("grade_id", ""))

    @property
    def key(self) -> str:
        """What identifies it in another release: its id in nbgrader, or else in the notebook."""
        return self.id or str(self.node.get("id") or "")

    @property
    def locked(self) -> bool:
        """Whether students must not change it: it is restored for grading."""
        return bool(self.nbgrader) and not self.nbgrader.get("solution")

    @property
    def unedited(self) -> bool:
        """Whether nbgrader's checksum fits: it is as this release or another one has it."""
        from nbformat import from_dict
        from nbgrader.utils import compute_checksum

        try:
            return bool(self.nbgrader.get("checksum") == compute_checksum(from_dict(self.node)))
        except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
            return False  # its metadata have been edited

    @property
    def source(self) -> str:
        """Its code or Markdown."""
        return str(self.node.get("source", ""))

    @property
    def points(self) -> float:
        """The points of a check; 0 unless they are a number above 0."""
        points = self.nbgrader.get("points")
        if isinstance(points, int | float) and math.isfinite(points) and points > 0:
            return float(points)
        return 0.0


@dataclass(frozen=True)
class CheckCall:
    """A call `check("title", see="section", hidden="what hidden tests try")` in a check cell.

    Attributes
    ----------
    title, section, hidden : str
        The arguments; empty where one is missing or not a literal.
    line : int
        Of the call in its cell, from 1.
    noted : bool
        Whether it says `noted=True`.
    """

    title: str
    section: str
    hidden: str
    line: int
    noted: bool = False


def check_calls(source: str) -> list[CheckCall]:
    """Return the calls of `check` in the source of a cell, the outer ones first.

    Raises
    ------
    SyntaxError, ValueError, RecursionError, MemoryError
        If the source is not Python, or too deeply nested.
    """
    calls = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id="check")):
                given = {keyword.arg: keyword.value for keyword in node.keywords}
                title = node.args[0] if node.args else given.get("title")
                call = CheckCall(
                    title=_literal(title),
                    section=_literal(given.get("see")),
                    hidden=_literal(given.get("hidden")),
                    line=node.lineno,
                    noted=_literal(given.get("noted")) == "True",
                )
                calls.append(call)
    return calls


def _literal(argument: ast.expr | None) -> str:
    return str(argument.value) if isinstance(argument, ast.Constant) else ""


@dataclass(frozen=True)
class Check:
    """A check of a question.

    Attributes
    ----------
    cell : Cell
    title : str
        What it checks, in words; its id if it has no title.
    section : str
        The heading of the lesson's section that explains it; empty if it has none.
    """

    cell: Cell
    title: str
    section: str

    @classmethod
    def of(cls, cell: Cell) -> "Check":
        """Read the title and the section that a check cell gives to `check`."""
        try:
            calls = [call for call in check_calls(cell.source) if call.title]
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            calls = []  # a student has changed it
        if not calls:
            return cls(cell, cell.id, "")
        return cls(cell, calls[0].title, calls[0].section)

    @property
    def id(self) -> str:
        """The id of its cell: `q1_output`."""
        return self.cell.id

    @property
    def points(self) -> float:
        """The points for passing it."""
        return self.cell.points

    @property
    def question(self) -> str:
        """The id of its question: `q1`."""
        return question_of(self.id)


@dataclass(frozen=True)
class Question:
    """A question: its section, its answer cell and its checks.

    Attributes
    ----------
    id : str
        Such as `q1`; also the id of its answer cell.
    heading : str
        The heading of its section, with the points.
    place : str
        The id of the cell with the heading.
    answer : Cell or None
        None if a student has deleted it.
    checks : list of Check
    """

    id: str
    heading: str
    place: str
    answer: Cell | None
    checks: list[Check] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The heading without its points: `Question 1. Add`; the id if there is no heading."""
        return without_points(self.heading) or self.id

    @property
    def points(self) -> float:
        """The points of all checks."""
        return sum(check.points for check in self.checks)


@dataclass(frozen=True)
class Differences:
    """How a notebook differs from its release.

    Attributes
    ----------
    missing : list of str
        Ids of cells that were deleted.
    copied : list of str
        Ids of cells that occur more than once.
    changed : list of str
        Ids of locked cells whose text was changed.
    added : list of str
        Cells with code that the release does not have, such as `cell 7`.
    outside : list of str
        Changed and added cells with the student's code, in the notebook's order.
    older : list of str
        Ids of locked cells with the text that another release gave them.
    """

    missing: list[str]
    copied: list[str]
    changed: list[str]
    added: list[str]
    outside: list[str]
    older: list[str] = field(default_factory=list)

    def with_older(self, cells: list[Cell]) -> "Differences":
        """Return this without those changes that are of another release, not of the student.

        Parameters
        ----------
        cells : list of Cell
            Of the notebook, with all that nbgrader keeps of them.
        """
        changed = set(self.changed)
        older = {cell.id for cell in cells if cell.id in changed and cell.unedited}
        return replace(
            self,
            changed=[name for name in self.changed if name not in older],
            outside=[name for name in self.outside if name not in older],
            older=[name for name in self.changed if name in older],
        )


class Exercise:
    """A notebook, read as an exercise.

    Parameters
    ----------
    notebook : dict
        As `parse` or nbformat returns it. It is not copied.
    """

    def __init__(self, notebook: Node) -> None:
        self.notebook = notebook

    @classmethod
    def read(cls, source: Path | bytes) -> "Exercise":
        """Read a file, or the content of one.

        Raises
        ------
        NotANotebook
            If it is not a notebook.
        OSError
            If there is no such file, or it cannot be read.
        """
        return cls(parse(source if isinstance(source, bytes) else source.read_bytes()))

    @cached_property
    def cells(self) -> list[Cell]:
        """All cells in order. A heading of the second level begins a section."""
        found, section = [], ""
        for number, node in enumerate(self.notebook["cells"], start=1):
            if node.get("cell_type") == "markdown":
                sections = [text for level, text in headings(str(node["source"])) if level == 2]
                section = sections[-1] if sections else section
            found.append(Cell(node, number, section))
        return found

    @property
    def title(self) -> str:
        """The first heading, without the word "Exercise"; empty if there is none."""
        for node in self.notebook["cells"]:
            if node.get("cell_type") == "markdown" and (found := headings(str(node["source"]))):
                return found[0][1].removeprefix("Exercise ")
        return ""

    def of_kind(self, *kinds: CellKind) -> list[Cell]:
        """Return the cells of some kinds, in order."""
        return [cell for cell in self.cells if cell.kind in kinds]

    @cached_property
    def answers(self) -> dict[str, Cell]:
        """Answer cells by id; of duplicates, the first counts."""
        answers: dict[str, Cell] = {}
        for cell in self.of_kind("answer"):
            answers.setdefault(cell.id, cell)
        return answers

    @cached_property
    def checks(self) -> dict[str, Check]:
        """Checks by id; of duplicates, the first counts."""
        checks: dict[str, Check] = {}
        for cell in self.of_kind("check"):
            if cell.id not in checks:
                checks[cell.id] = Check.of(cell)
        return checks

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Questions that have a check, by id, in the order of their checks."""
        places: dict[str, str] = {}
        for cell in self.cells:
            places.setdefault(cell.heading, str(cell.node.get("id", "")))
        questions: dict[str, Question] = {}
        for check in self.checks.values():
            if check.question not in questions:
                answer = self.answers.get(check.question)
                heading = (answer or check.cell).heading
                place = places[heading]
                questions[check.question] = Question(check.question, heading, place, answer)
            questions[check.question].checks.append(check)
        return questions

    @cached_property
    def setup_names(self) -> frozenset[str]:
        """Names that the setup cells define."""
        return frozenset(name for cell in self.of_kind("setup") for name in _bound(cell.source))

    @cached_property
    def replaced_names(self) -> dict[str, list[str]]:
        """Names of setup cells that answers give other values, by question, as far as can be seen.

        Only those that a check or a setup cell uses afterwards: grading has its own there.
        """
        made = {name for cell in self.of_kind("setup") for name in _assigned(cell.source)}
        used: set[str] = set()
        found: dict[str, list[str]] = {}
        for cell in reversed(self.cells):
            if cell.kind == "answer" and (names := _assigned(cell.source) & made & used):
                found[cell.id] = sorted(names)
            elif cell.kind == "setup":
                used = (used - _assigned(cell.source)) | _used(cell.source)
            elif cell.kind == "check":
                used |= _used(cell.source)
        return dict(reversed(found.items()))

    def with_answers_of(self, other: "Exercise") -> "Exercise":
        """Return a copy with the answers of another notebook, and nothing else from it.

        Answers are identified by their ids in nbgrader. So it does not matter which cells were
        moved, copied, retagged, added or deleted; of cells with the same id, the first counts.
        """
        sources: dict[str, str] = {}
        for cell in other.cells:
            sources.setdefault(cell.id, cell.source)
        rebuilt = Exercise(copy.deepcopy(self.notebook))
        for cell in rebuilt.of_kind("answer"):
            cell.node["source"] = sources.get(cell.id, cell.source)
        return rebuilt

    def text(self) -> str:
        """Return the notebook as a file, in the format that nbconvert writes.

        Not by nbformat, which stops at odd outputs: a student's copy may have any.
        """
        cells = [c.node | {"source": c.source.splitlines(keepends=True)} for c in self.cells]
        notebook = self.notebook | {"cells": cells}
        layout: dict[str, Any] = {"indent": 1, "separators": (",", ": "), "sort_keys": True}
        return json.dumps(notebook, ensure_ascii=False, **layout) + "\n"

    def differences(self, released: "Exercise") -> Differences:
        """Return how this notebook differs from its release, apart from the answers."""
        given = {cell.id: cell for cell in released.cells if cell.id}
        texts = {cell.source.strip() for cell in released.cells}
        counts = Counter(cell.id for cell in self.cells)
        changed, added, outside = [], [], []
        for cell in self.cells:
            source, theirs = cell.source.strip(), given.get(cell.id)
            mine = cell.node.get("cell_type") == "code" and source and source not in texts
            if theirs is None:
                if mine:
                    added.append(f"cell {cell.number}")
                    outside.append(added[-1])
            elif theirs.kind != "answer" and source != theirs.source.strip():
                changed.append(cell.id)
                if mine:
                    outside.append(cell.id)
        return Differences(
            missing=[name for name in given if not counts[name]],
            copied=[name for name in given if counts[name] > 1],
            changed=changed,
            added=added,
            outside=outside,
        )


def parse(content: bytes) -> Node:
    """Return the notebook in a file: each cell with its source as one string, and metadata.

    Line ends of other systems become newlines. Cells that are no objects are left out.

    Raises
    ------
    NotANotebook
        If it is not a notebook.
    """
    if not content:
        raise NotANotebook("the file is empty")
    try:
        notebook = json.loads(_decoded(content))
    except json.JSONDecodeError as error:
        raise NotANotebook(f"not a notebook, broken JSON in line {error.lineno}") from None
    except ValueError:  # Python reads no number of more than 4,300 digits
        raise NotANotebook("it holds a number with thousands of digits") from None
    except RecursionError:
        raise NotANotebook("nested too deeply to be a notebook") from None
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    version = notebook.get("nbformat") if isinstance(notebook, dict) else None
    if isinstance(notebook, dict) and version != NBFORMAT and isinstance(version, int):
        raise NotANotebook(f"notebook format {version} instead of {NBFORMAT}")
    if version != NBFORMAT or not isinstance(cells, list):
        raise NotANotebook(f"JSON, but not a notebook of format {NBFORMAT}")
    if len(cells) > MAX_CELLS:
        raise NotANotebook(f"{len(cells):,} cells, at most {MAX_CELLS:,} are read")
    notebook["cells"] = [cell for cell in cells if isinstance(cell, dict)]
    for cell in notebook["cells"]:
        source = cell.get("source", "")  # a list of lines, in most files
        lines = source if isinstance(source, list) else [source]
        text = "".join(line for line in lines if isinstance(line, str))
        cell["source"] = text.replace("\r\n", "\n").replace("\r", "\n")
        if not isinstance(cell.get("metadata"), dict):
            cell["metadata"] = {}
    return notebook  # type: ignore[no-any-return]


def _decoded(content: bytes) -> str:
    """Return a file's text: UTF-8 or UTF-16, with the byte-order mark that Windows writes."""
    encoding = "utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise NotANotebook("not UTF-8 text") from None


def without_points(heading: str) -> str:
    """Return the heading of a question without its points, and any other heading as it is."""
    question = _QUESTION.fullmatch(heading)
    return question[1] if question else heading


def question_number(heading: str) -> str:
    """Return the number in the heading of a question; empty for any other heading."""
    question = _QUESTION.fullmatch(heading)
    return question[2] if question else ""


def listed(names: Iterable[str]) -> str:
    """Return at most `MAX_LISTED` names, for a sentence."""
    given = list(names)
    shown = ", ".join(given[:MAX_LISTED])
    more = len(given) - MAX_LISTED
    return f"{shown} and {more} more" if more > 0 else shown


def _parsed(source: str) -> ast.Module:
    """Return the syntax tree of a cell without its magics; an empty one if it has none."""
    lines = source.splitlines()
    try:
        return ast.parse("\n".join("" if line[:1] in {"%", "!"} else line for line in lines))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.parse("")


def _used(source: str) -> set[str]:
    """Return the names that code reads, but for those that it binds itself, in functions too."""
    nodes = list(ast.walk(_parsed(source)))
    names = [node for node in nodes if isinstance(node, ast.Name)]
    bound = {node.arg for node in nodes if isinstance(node, ast.arg)}
    bound |= {name.id for name in names if isinstance(name.ctx, ast.Store)}
    return {name.id for name in names} - bound


def _assigned(source: str) -> set[str]:
    """Return the names to which code gives a value outside of functions, or an item of theirs."""
    found: set[str] = set()
    waiting: list[ast.AST] = [_parsed(source)]
    while waiting:
        match waiting.pop():
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                found.add(name)
            case ast.ClassDef(name=name):
                found.add(name)
            case ast.Lambda() | ast.ListComp() | ast.SetComp() | ast.DictComp():
                continue
            case ast.GeneratorExp():
                continue
            case ast.Name(id=name, ctx=ast.Store()):
                found.add(name)
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store()):
                found.add(name)
            case node:
                waiting += ast.iter_child_nodes(node)
    return found


def _bound(source: str) -> set[str]:
    """Return the names that code binds outside of functions, imports among them."""
    names = symtable.symtable(source, "", "exec").get_symbols()
    return {name.get_name() for name in names if name.is_assigned() or name.is_imported()}
