"""The report: one page that needs nothing else, and its numbers as tables beside it."""

import csv
import io
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from autograder.files import guarded, write
from autograder.grading.course import Course
from autograder.report import items
from autograder.report.charts import histogram
from autograder.report.classroom import Classroom, read_class, without_names
from autograder.report.costs import Costs, costs
from autograder.report.items import Item, Marks
from autograder.report.mistakes import Mistake, mistakes
from autograder.report.similarity import (
    MAX_AUTHORS,
    MIN_SIMILARITY,
    Compared,
    SimilarPair,
    compare,
)

MAX_SHOWN = 20  # mistakes, and pairs of answers, on the page; the tables hold all
MAX_ANSWER_LINES = 60
MAX_ANSWER_CHARACTERS = 4000
LOW_DISCRIMINATION = 0.2


@dataclass(frozen=True)
class Report:
    """All that the page and the tables show."""

    classroom: Classroom
    marks: Marks
    questions: list[Item]
    checks: list[Item]
    mistakes: list[Mistake]
    costs: Costs
    compared: list[Compared]
    anonymous: bool

    @property
    def pairs(self) -> list[SimilarPair]:
        """Pairs of similar answers to all questions, the most similar first."""
        found = [pair for compared in self.compared for pair in compared.pairs]
        return sorted(found, key=lambda pair: (-pair.similarity, len(pair.students)))


def write_report(
    course: Course, assignment: str, output: Path, *, anonymous: bool = False
) -> list[Path]:
    """Write the page to `output` and its tables beside it; return what was written.

    Raises
    ------
    CourseError, ResultsError
        If there is nothing to report, or the gradebook or the results cannot be used.
    FileError
        If a file cannot be written. Then none has changed.
    """
    classroom = read_class(course, assignment)
    report = examine(without_names(classroom) if anonymous else classroom, anonymous=anonymous)
    files = {output: page(report)}
    for name, rows in tables(report).items():
        files[output.with_name(f"{output.stem}-{name}.csv")] = _csv(rows)
    write({path: text.encode(errors="replace") for path, text in files.items()})
    return list(files)


def examine(classroom: Classroom, *, anonymous: bool = False) -> Report:
    """Compute all that is reported of a class."""
    compared = [
        compare(
            question,
            {who: given[question] for who, given in classroom.answers.items() if question in given},
            classroom.released,
        )
        for question in classroom.questions
    ]
    return Report(
        classroom,
        items.marks(classroom.graded),
        items.questions(classroom),
        items.checks(classroom),
        mistakes(classroom),
        costs(classroom.graded),
        compared,
        anonymous,
    )


def page(report: Report) -> str:
    """Return the page. Whatever it is given is text: nothing in it is markup."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"shortened": shortened, "percent": lambda share: f"{100 * share:.0f} %"}
    results, cost = report.classroom.graded, report.costs
    return environment.get_template("page.html.jinja").render(
        report=report,
        classroom=report.classroom,
        made=f"{datetime.now().astimezone():%Y-%m-%d %H:%M}",
        not_graded=_together(
            (f"{result.status}: {note}", result.student)
            for result in report.classroom.results
            if result.status != "graded"
            for note in result.notes
        ),
        not_checked=_together(
            (f"{mark.check}: {mark.message}", result.student)
            for result in results
            for mark in result.marks
            if items.is_open(mark)
        ),
        noted=_together((note, result.student) for result in results for note in result.notes),
        points=histogram([r.points for r in results], "points", report.marks.max_score),
        seconds=histogram(cost.seconds.values(), "seconds of all checks of a submission"),
        memory=histogram([b / 1e6 for b in cost.memory.values()], "MB of memory at most"),
        low=LOW_DISCRIMINATION,
        min_similarity=MIN_SIMILARITY,
        max_authors=MAX_AUTHORS,
        min_submissions=items.MIN_SUBMISSIONS,
        shown=MAX_SHOWN,
    )


def _together(notes: Iterable[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """Return each reason with the students whom it concerns, the most frequent first."""
    found: dict[str, list[str]] = {}
    for why, student in notes:
        found.setdefault(why, []).append(student)
    return sorted(found.items(), key=lambda one: -len(one[1]))


def visible(value: Any) -> Any:
    """Return a text with its control characters spelt out, such as those that reverse a line."""
    if type(value) is not str:  # numbers, and markup of the template's own macros
        return value
    return "".join(
        f"\\u{ord(c):04x}" if unicodedata.category(c) in HIDDEN and c not in "\n\t" else c
        for c in value
    )


HIDDEN = {"Cc", "Cf", "Cs"}  # control, format, halves of a character


def shortened(code: str) -> str:
    """Return the beginning of an answer."""
    lines = code.strip("\n").splitlines()
    text = "\n".join(lines[:MAX_ANSWER_LINES])[:MAX_ANSWER_CHARACTERS]
    return text if text == "\n".join(lines) else f"{text}\n… ({len(lines)} lines)"


def tables(report: Report) -> dict[str, list[list[Any]]]:
    """Return the tables by name, each with its headings first."""
    classroom, cost = report.classroom, report.costs
    heading = [
        "name",
        "title",
        "max score",
        "n",
        "passed",
        "difficulty",
        "discrimination",
        "why not",
    ]

    def rows(found: Iterable[Item]) -> list[list[Any]]:
        return [
            [i.name, i.title, i.max_score, i.n, i.passed, i.difficulty, i.discrimination, i.why]
            for i in found
        ]

    checks = list(classroom.checks)
    submissions: list[list[Any]] = []
    for result in classroom.results:
        start: list[Any] = [result.student, result.status]
        if result.status == "graded":
            given = {
                mark.check: "" if items.is_open(mark) else mark.points for mark in result.marks
            }
            start += [result.points, result.max_score]
            start += [cost.seconds[result.student], cost.memory[result.student]]
            start += [given.get(check, "") for check in checks]
        else:
            start += [""] * (4 + len(checks))
        submissions.append([*start, "; ".join(result.notes)])
    return {
        "questions": [heading, *rows(report.questions)],
        "checks": [heading, *rows(report.checks)],
        "submissions": [
            ["student", "status", "points", "max score", "seconds", "bytes", *checks, "notes"],
            *submissions,
        ],
        "mistakes": [
            ["check", "title", "verdict", "students", "message"],
            *([m.check, m.title, m.status, len(m.students), m.message] for m in report.mistakes),
        ],
        "similarity": [
            ["question", "similarity", "students"],
            *([pair.question, pair.similarity, ", ".join(pair.students)] for pair in report.pairs),
        ],
    }


def _csv(rows: list[list[Any]]) -> str:
    """Return a table; the first character is for Excel, which mistakes the encoding without it."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    for row in rows:
        writer.writerow(guarded(cell) if isinstance(cell, str) else cell for cell in row)
    return "\ufeff" + file.getvalue()
