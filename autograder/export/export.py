"""Write the marks of a class into a file: a table, or what a learning platform takes."""

import csv
import io
from pathlib import Path

from autograder.errors import UserError
from autograder.exercise import question_of
from autograder.export.lines import Line, gather, number
from autograder.export.platforms import fill_canvas, fill_moodle, gradescope, moodle_import
from autograder.export.sheet import Sheet, SheetError
from autograder.files import guarded, write
from autograder.grading.course import Course

FORMATS = {  # and what its file is called
    "csv": "{}.csv",
    "canvas": "{}-canvas.csv",
    "moodle": "{}-moodle.csv",
    "gradescope": "{}-gradescope.zip",
}


class ExportError(UserError):
    """Nothing was written."""


def export(
    course: Course,
    assignment: str,
    kind: str = "csv",
    *,
    roster: Path | None = None,
    output: Path | None = None,
    column: str = "",
) -> tuple[Path, list[str]]:
    """Write the marks of a class into a file; nothing is run.

    Parameters
    ----------
    course : Course
    assignment : str
    kind : str
        One of `FORMATS`.
    roster : Path
        What was downloaded from Canvas or Moodle, to be filled.
    output : Path
        The file; by default in `exports/`.
    column : str
        What the assignment is called in Canvas, with or without its number.

    Returns
    -------
    path : Path
    notes : list of str
        One sentence for whatever the instructor should know, first of all who is not in the file.

    Raises
    ------
    ExportError, CourseError, ResultsError, FileError
        If that is impossible. An earlier file stays.
    """
    if roster and kind not in {"canvas", "moodle"}:
        raise ExportError(f"--roster is for canvas and moodle; {kind} needs none")
    if column and kind != "canvas":
        raise ExportError("--column is for canvas")
    if kind == "canvas" and not roster:
        raise ExportError("canvas needs --roster, the file that Canvas exports: Grades, Export")
    sheet = _read(roster) if roster else None
    lines, max_score = gather(course, assignment)
    if not lines:
        raise ExportError(f"there is no submitted/STUDENT/{assignment}")
    notes = [note for line in lines for note in line.notes]
    try:
        if kind == "csv":
            data = _table(lines, max_score)
        elif kind == "gradescope":
            data = gradescope(lines, notes)
        elif sheet is None:
            data = moodle_import(lines, assignment, notes)
        elif kind == "canvas":
            notes += fill_canvas(sheet, lines, max_score, column or assignment)
            data = bytes(sheet)
        else:
            notes += fill_moodle(sheet, lines, max_score)
            data = bytes(sheet)
    except SheetError as error:
        raise ExportError(f"{roster}: {error}") from None
    path = output or course.root / "exports" / FORMATS[kind].format(assignment)
    write({path: data})
    return path, notes


def _table(lines: list[Line], max_score: float) -> bytes:
    """Return a table for spreadsheets and programs, in UTF-8 as spreadsheets know it, with a BOM.

    Texts that a spreadsheet would run get a single quote before them, ids and addresses too.
    """
    checks = list(dict.fromkeys(mark.check for line in lines for mark in line.marks))
    checks += sorted({check for line in lines for check in line.scores} - {*checks})
    questions = list(dict.fromkeys(question_of(check) for check in checks))
    person = ["student", "first_name", "last_name", "email", "status"]
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow([*person, "points", "max_score", "late_penalty", *questions, *checks])
    for line in lines:
        by_question: dict[str, float] = {}
        for check, score in line.scores.items():
            if score is not None:
                question = question_of(check)
                by_question[question] = by_question.get(question, 0) + score
        table.writerow(
            [guarded(getattr(line, name)) for name in person]
            + [number(line.points), number(max_score), number(line.penalty)]
            + [number(by_question.get(question)) for question in questions]
            + [number(line.scores.get(check)) for check in checks]
        )
    return text.getvalue().encode("utf-8-sig", "backslashreplace")


def _read(path: Path) -> Sheet:
    try:
        return Sheet(path.read_bytes())
    except OSError as error:
        raise ExportError(f"{path} cannot be read: {error.strerror}") from None
    except SheetError as error:
        raise ExportError(f"{path}: {error}") from None
