"""How far a student is, by chapter and question, as the notebooks in `work/` show it."""

import html
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.checks.check import MIME, unwritten
from autograder.student.copies import (
    QUESTION,
    BrokenCopy,
    Cell,
    copy_of,
    course_root,
    exercises,
    headed,
    is_answer,
    is_check,
    key,
    nbgrader,
    read,
    release_of,
    title_of,
)

State = Literal["passed", "partly", "failed", "not tried"]
SIGNS: dict[State, str] = {"passed": "✔", "partly": "◐", "failed": "✘", "not tried": "○"}
STYLES: dict[State, str] = {
    "passed": "green",
    "partly": "yellow",
    "failed": "red",
    "not tried": "default",
}
NOTE = "As far as your notebooks show, as they were last saved. The grader may try more."


@dataclass(frozen=True)
class Check:
    """What a notebook shows of one check."""

    name: str
    title: str
    state: State
    out_of: float

    @property
    def points(self) -> float:
        return self.out_of if self.state == "passed" else 0


@dataclass(frozen=True)
class Question:
    """A question.

    Attributes
    ----------
    name : str
    heading : str
        That it stands below.
    place : str
        The id of the heading's cell.
    checks : list of Check
    """

    name: str
    heading: str
    place: str
    checks: list[Check]

    @property
    def title(self) -> str:
        """What it is called, without its points: `3. The number to beat`."""
        found = QUESTION.fullmatch(self.heading)
        return f"{found[1]}. {found[2]}" if found else self.heading or self.name

    @property
    def points(self) -> float:
        return sum(check.points for check in self.checks)

    @property
    def out_of(self) -> float:
        return sum(check.out_of for check in self.checks)

    @property
    def state(self) -> State:
        states = {check.state for check in self.checks}
        if "passed" in states:
            return "passed" if states == {"passed"} else "partly"
        return "failed" if "failed" in states else "not tried"


@dataclass(frozen=True)
class Chapter:
    """An exercise.

    Attributes
    ----------
    name : str
    title : str
    questions : list of Question
    saved : float
        When the student's copy was last saved, in seconds since 1970; 0 if there is none.
    problem : str
        Why the copy cannot be read; empty if it can.
    """

    name: str
    title: str
    questions: list[Question]
    saved: float = 0
    problem: str = ""

    @property
    def points(self) -> float:
        return sum(question.points for question in self.questions)

    @property
    def out_of(self) -> float:
        return sum(question.out_of for question in self.questions)

    @property
    def passed(self) -> int:
        """How many questions are passed."""
        return sum(question.state == "passed" for question in self.questions)

    @property
    def state(self) -> State:
        states = {question.state for question in self.questions}
        if len(states) == 1:
            return states.pop()
        return "partly" if states & {"passed", "partly"} else "failed" if states else "not tried"

    @property
    def words(self) -> str:
        """How far it is, in words."""
        if self.problem:
            return f"cannot be read ({self.problem})"
        if self.state == "not tried":
            return "not tried"
        return (
            f"{self.points:g} of {self.out_of:g} points, "
            f"{self.passed} of {len(self.questions)} questions"
        )


@dataclass(frozen=True)
class Progress:
    """How far a student is. It prints as a table, and shows as one in a notebook."""

    chapters: list[Chapter]
    here: str = ""  # the chapter to tell more of
    root: Path = field(default=Path(), repr=False)

    def __str__(self) -> str:
        console = Console(width=100, color_system=None, force_jupyter=False)
        with console.capture() as said:
            console.print(self)
        return said.get().rstrip()

    __repr__ = __str__  # what a notebook shows where it cannot show HTML

    def __rich__(self) -> RenderableType:
        parts: list[RenderableType] = []
        if not self.here:
            parts.append(_table_of_chapters(self.chapters))
        for chapter in self.chapters:
            if chapter.name == self.here:
                parts.append(_table_of_questions(chapter))
        return Group(*parts, Text(NOTE))

    def _repr_html_(self) -> str:
        return "".join(_page(self))


def progress(root: Path | str | None = None, chapter: str = "") -> Progress:
    """Return how far a student is, from the notebooks in `work/` alone; nothing is run.

    Parameters
    ----------
    root : Path or str
        The course's folder; by default the one that the working folder is in.
    chapter : str
        The only one to tell of, by its full name.
    """
    folder = course_root() if root is None else Path(root)
    names = [name for name in exercises(folder) if chapter in {"", name}]
    return Progress([_chapter(folder, name) for name in names], chapter, folder)


def _chapter(root: Path, name: str) -> Chapter:
    mine = copy_of(root, name)
    try:
        stat = mine.stat()
    except OSError:
        return _empty(root, name)
    try:
        title, questions = _examined(mine, stat.st_mtime_ns, stat.st_size)
    except BrokenCopy as error:
        empty = _empty(root, name)
        return Chapter(name, empty.title, empty.questions, stat.st_mtime, str(error))
    return Chapter(name, title or name, questions, stat.st_mtime)


def _empty(root: Path, name: str) -> Chapter:
    """Return a chapter that nobody has begun, as the release has it."""
    path = release_of(root, name)
    try:
        stat = path.stat()
        title, questions = _examined(path, stat.st_mtime_ns, stat.st_size)
    except (OSError, BrokenCopy):
        title, questions = name, []
    return Chapter(name, title or name, questions)


@lru_cache(maxsize=256)
def _examined(path: Path, changed: int, size: int) -> tuple[str, list[Question]]:  # noqa: ARG001
    """Return a notebook's title and its questions, read anew only when it has changed."""
    cells = read(path)
    headings: dict[str, str] = {}
    places: dict[str, str] = {}
    answers: dict[str, str] = {}
    checks: dict[str, list[Cell]] = {}
    seen = set()
    for heading, cell in headed(cells):
        places.setdefault(heading, str(cell.get("id", "")))
        if key(cell) in seen:
            continue  # a copy: the first counts
        if is_answer(cell):
            answers[key(cell)], headings[key(cell)] = cell["source"], heading
        elif is_check(cell):
            question = key(cell).partition("_")[0]
            checks.setdefault(question, []).append(cell)
            headings.setdefault(question, heading)
        seen.add(key(cell) or None)
    return title_of(cells), [
        Question(
            name,
            headings[name],
            places[headings[name]],
            [_check(cell, empty=unwritten(answers.get(name, "?"))) for cell in found],
        )
        for name, found in checks.items()
    ]


def _check(cell: Cell, *, empty: bool) -> Check:
    """Return what a check cell's outputs say of it, whatever else is in them."""
    records, failed = [], False
    outputs = cell.get("outputs")
    for output in outputs if isinstance(outputs, list) else []:
        if not isinstance(output, dict):
            continue
        failed = failed or output.get("output_type") == "error"
        data = output.get("data")
        record = data.get(MIME) if isinstance(data, dict) else None
        if isinstance(record, dict) and record.get("status") in ("passed", "failed"):
            records.append(record)
    state: State = "not tried"
    if records and not failed and all(record["status"] == "passed" for record in records):
        state = "passed"
    elif (records or failed) and not empty:
        state = "failed"
    title = next((r["title"] for r in records if isinstance(r.get("title"), str)), key(cell))
    return Check(key(cell), title, state, _points(cell))


def _points(cell: Cell) -> float:
    points = nbgrader(cell).get("points")
    if isinstance(points, int | float) and math.isfinite(points) and points > 0:
        return float(points)
    return 0.0


def bar(points: float, out_of: float, width: int = 10) -> str:
    """Return a bar of blocks; it is full, and empty, only if that is so."""
    filled = round(width * points / out_of) if out_of else 0
    if out_of and 0 < points < out_of:
        filled = min(max(filled, 1), width - 1)
    return "■" * filled + "□" * (width - filled)


def _signed(state: State) -> Text:
    return Text(f"{SIGNS[state]} {state}", STYLES[state])


def _table_of_chapters(chapters: list[Chapter]) -> Table:
    table = Table("chapter", "", "points", "questions", "", box=box.SIMPLE_HEAD)
    for chapter in chapters:
        table.add_row(
            Text(chapter.title),
            bar(chapter.points, chapter.out_of),
            f"{chapter.points:g} of {chapter.out_of:g}",
            f"{chapter.passed} of {len(chapter.questions)}",
            Text(chapter.words, "red") if chapter.problem else _signed(chapter.state),
        )
    return table


def _table_of_questions(chapter: Chapter) -> Table:
    table = Table("question", "points", "", "still open", box=box.SIMPLE_HEAD)
    table.title, table.title_justify = Text(chapter.title), "left"
    for question in chapter.questions:
        table.add_row(
            Text(question.title),
            f"{question.points:g} of {question.out_of:g}",
            _signed(question.state),
            Text("\n".join(c.title for c in question.checks if c.state == "failed")),
        )
    if chapter.problem:
        table.caption = Text(f"Your copy {chapter.words}.")
    return table


def _page(progress: Progress) -> Iterator[str]:
    """Yield the parts of what a notebook shows. Signs and bars are said in words as well."""
    yield '<div role="region" aria-label="Your progress" style="line-height: 1.5">'
    yield _opened("Your progress", ["Chapter", "How far", "Points", "Questions passed", "State"])
    for chapter in progress.chapters:
        yield _row(
            html.escape(chapter.title),
            _bar(chapter),
            f"{chapter.points:g} of {chapter.out_of:g}",
            f"{chapter.passed} of {len(chapter.questions)}",
            html.escape(chapter.words) if chapter.problem else _said(chapter.state),
        )
    yield "</tbody></table>"
    for chapter in progress.chapters:
        here = chapter.name == (progress.here or _standing_in(progress.root))
        if not here and chapter.state == "not tried":
            continue
        title = html.escape(chapter.title)
        yield f'<details{" open" * here} style="margin: 4px 0"><summary>{title}</summary>'
        yield _opened(f"Questions of {title}", ["Question", "Points", "State", "Still open"])
        for question in chapter.questions:
            still = [c.title for c in question.checks if c.state == "failed"]
            yield _row(
                html.escape(question.title),
                f"{question.points:g} of {question.out_of:g}",
                _said(question.state),
                "<br>".join(map(html.escape, still)),
            )
        yield "</tbody></table></details>"
    yield f"<p>{NOTE}</p></div>"


def _standing_in(root: Path) -> str:
    """Return the chapter whose folder in `work/` is the working folder; empty if none is."""
    try:
        return Path.cwd().relative_to((root / "work").resolve()).parts[0]
    except (ValueError, IndexError, OSError):
        return ""


def _opened(caption: str, columns: list[str]) -> str:
    heads = "".join(f'<th scope="col" style="text-align: left">{name}</th>' for name in columns)
    return (
        '<table style="border-collapse: collapse; margin: 4px 0; '
        'color: var(--jp-content-font-color1, inherit)">'
        f'<caption style="text-align: left; font-weight: bold">{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>"
    )


def _row(first: str, *others: str) -> str:
    left = 'style="text-align: left; padding-right: 1.5em"'
    cells = "".join(f"<td {left}>{text}</td>" for text in others)
    return f'<tr><th scope="row" {left}>{first}</th>{cells}</tr>'


def _said(state: State) -> str:
    return f'<span aria-hidden="true">{SIGNS[state]}</span> {state}'


def _bar(chapter: Chapter) -> str:
    share = round(100 * chapter.points / chapter.out_of) if chapter.out_of else 0
    return (
        f'<div role="progressbar" aria-label="{html.escape(chapter.title)}" aria-valuemin="0" '
        f'aria-valuemax="100" aria-valuenow="{share}" aria-valuetext="{html.escape(chapter.words)}"'
        ' style="width: 8em; height: 0.8em; border: 1px solid var(--jp-border-color0, #757575)">'
        f'<div style="width: {share}%; height: 100%; '
        'background: var(--jp-success-color1, #388e3c)"></div></div>'
    )
