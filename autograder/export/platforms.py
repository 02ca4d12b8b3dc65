"""The files that Canvas, Moodle and Gradescope take."""

import csv
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from autograder.export.lines import Line, number
from autograder.export.sheet import Sheet, SheetError
from autograder.files import FORMULA


def fill_canvas(sheet: Sheet, lines: list[Line], max_score: float, title: str) -> list[str]:
    """Fill an assignment's column of the gradebook that Canvas exported; return what to know.

    A student is found by nbgrader's `lms_user_id`, else by id, else by email address. Who is
    excused (EX) or not assigned (N/A) stays so, and the points possible in Canvas stay as well.

    Source of the format: Canvas' `lib/gradebook_exporter.rb` and `lib/gradebook_importer.rb`.

    Raises
    ------
    SheetError
        If this is no such file, or the column is not clear.
    """
    own, sis, login = (sheet.column(name) for name in ("ID", "SIS User ID", "SIS Login ID"))
    if own is None or sheet.column("Section") is None:
        raise SheetError("no gradebook of Canvas: the columns ID and Section are missing")
    columns = [
        i
        for i, name in enumerate(sheet.header)
        if title in {name, re.sub(r"\s*\(\d+\)$", "", name)}
    ]
    if len(columns) > 1:
        names = ", ".join(sheet.header[i] for i in columns)
        raise SheetError(f"name one of its columns by --column: {names}")
    column = columns[0] if columns else sheet.add(title)
    notes = []
    if not columns:
        notes.append(f"Canvas will make a new assignment, {title}; to fill another, use --column")
    for row in sheet.rows:
        if "Points Possible" in sheet.get(row, 0):
            possible = sheet.get(row, column)
            if "read only" in possible:
                raise SheetError(f"Canvas computes {sheet.header[column]} itself")
            if not columns:
                sheet.fill(row, column, number(max_score))
            notes += _other_maximum("Canvas", possible, max_score)
            break
    groups = [
        [("lms_user_id", own), ("lms_user_id", sis), ("lms_user_id", login)],
        [("student", login), ("student", sis)],
        [("address", login)],
    ]
    for line, row in _matched(sheet, lines, groups, notes):
        if sheet.get(row, column).strip().upper() in {"EX", "N/A"}:
            notes.append(f"{line.student}: stays {sheet.get(row, column)} in Canvas")
        else:
            sheet.fill(row, column, number(line.points))
    return notes


def fill_moodle(sheet: Sheet, lines: list[Line], max_score: float) -> list[str]:
    """Fill the grades of an Assignment's grading worksheet; return what to know.

    A student is found by nbgrader's `lms_user_id`, else by email address, else by id. Comments
    and dates stay: by the dates Moodle knows whether a grade was changed meanwhile.

    Source of the format: Moodle's `mod/assign/gradingtable.php`, and `importgradeslib.php` and
    `locallib.php` in `mod/assign/feedback/offline`.

    Raises
    ------
    SheetError
        If this is no such file, or nobody can be found in it.
    """
    grade, most = sheet.column("Grade"), sheet.column("Maximum Grade")
    if grade is None or None in map(sheet.column, ("Identifier", "Last modified (grade)")):
        raise SheetError(
            "no grading worksheet: Identifier, Grade or Last modified (grade) is missing; "
            "download it with Moodle's language set to English"
        )
    if most is None:
        raise SheetError("Moodle grades this assignment by a scale; choose points in its settings")
    email = sheet.column("Email address", "Email")
    own, login = sheet.column("ID number"), sheet.column("Username")
    if email is own is login is None:
        raise SheetError("no email addresses, ID numbers or usernames; download it not anonymous")
    first = next(sheet.rows, 0)
    notes = _other_maximum("Moodle", sheet.get(first, most), max_score)
    groups = [
        [("lms_user_id", own), ("lms_user_id", login)],
        [("address", email)],
        [("student", login), ("student", own)],
    ]
    for line, row in _matched(sheet, lines, groups, notes):
        limit = _parsed(sheet.get(row, most))
        if sheet.get(row, sheet.column("Grade can be changed")).casefold() == "no":
            notes.append(f"{line.student}: the grade is locked in Moodle, and stays")
        elif limit is not None and (line.points or 0) > limit:
            notes.append(
                f"{line.student}: has {number(line.points)}, Moodle takes no more than {limit:g}"
            )
        else:
            sheet.fill(row, grade, number(line.points))
    return notes


def moodle_import(lines: list[Line], assignment: str, notes: list[str]) -> bytes:
    """Return a table for Moodle's gradebook: Grades, Import, CSV file.

    It holds nobody without an address: there Moodle would give the grade to whom it read before.
    Nobody without points either: they would lose the grade they have.

    Source of the format: Moodle's `grade/import/csv/classes/load_data.php`.
    """
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(["Email address", assignment])
    for address, line in _addressed(lines, notes):
        if FORMULA.match(address):  # to guard it is to change it
            notes.append(f"{line.student}: not exported, a spreadsheet would run the address")
        else:
            table.writerow([address, number(line.points)])
    return text.getvalue().encode()


SETUP = """\
#!/usr/bin/env bash
apt-get install -y python3
"""

RUN = """\
#!/usr/bin/env python3
# Give a submission the marks that its student already has. Nothing of it is run.
import json
import sys

with open("submission_metadata.json", encoding="utf-8") as file:
    students = [user["email"].strip().lower() for user in json.load(file)["users"]]
with open("source/marks.json", encoding="utf-8") as file:
    marks = json.load(file)
found = [marks[student] for student in students if student in marks]
if not found or any(other != found[0] for other in found):
    sys.exit("no marks, or different ones, for " + ", ".join(students))
with open("results/results.json", "w", encoding="utf-8") as file:
    json.dump(found[0], file)
"""


def gradescope(lines: list[Line], notes: list[str]) -> bytes:
    """Return an autograder for a programming assignment that hands out the marks there are.

    Gradescope documents no upload of grades. What an instructor can upload is an autograder, which
    writes a `results.json` for each submission. This one takes it from a table, by email address.
    Students see tests, messages and total once grades are published. Whoever is not in
    the table gets no score, but Gradescope's message that the autograder failed.

    Source of the format: gradescope-autograders.readthedocs.io, "Autograder Specifications" and
    "Submission Metadata".
    """
    marks = {
        address.lower(): _gradescope_results(line) for address, line in _addressed(lines, notes)
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        table = json.dumps(marks, ensure_ascii=False, indent=1)
        for name, text in (("setup.sh", SETUP), ("run_autograder", RUN), ("marks.json", table)):
            entry = zipfile.ZipInfo(name)  # of 1980: the same marks make the same file
            entry.external_attr = (0o644 if name == "marks.json" else 0o755) << 16
            archive.writestr(entry, text.encode("utf-8", "backslashreplace"))
    return data.getvalue()


def _gradescope_results(line: Line) -> dict[str, Any]:
    """Return a student's `results.json`. Of a check it shows what the student's feedback shows."""
    tests = []
    for mark in line.marks:
        score = line.scores.get(mark.check)
        test: dict[str, Any] = {"name": mark.check, "max_score": mark.max_score}
        if score is None or mark.status == "ungraded":  # its message is of a fault of the grader's
            test["output"] = "" if score is not None else "This check waits for manual grading."
        elif score < mark.max_score:
            test["output"] = mark.message
        tests.append(test if score is None else test | {"score": score})
    return {
        "score": line.points,
        "output": f"Points off for handing in late: {number(line.penalty)}" if line.penalty else "",
        "visibility": "after_published",
        "stdout_visibility": "hidden",
        "tests": tests,
    }


def _addressed(lines: list[Line], notes: list[str]) -> Iterator[tuple[str, Line]]:
    """Yield who has points with an email address of their own; note who has none."""
    shared = Counter(line.address.lower() for line in lines)
    for line in (line for line in lines if line.points is not None):
        if not line.address:
            notes.append(f"{line.student}: not exported, nbgrader knows no email address")
        elif shared[line.address.lower()] > 1:
            notes.append(f"{line.student}: not exported, {line.address} is somebody else's too")
        else:
            yield line.address, line


def _matched(
    sheet: Sheet,
    lines: list[Line],
    groups: list[list[tuple[str, int | None]]],
    notes: list[str],
) -> list[tuple[Line, int]]:
    """Return who has points with their row; note who has no row, or more than one, or shares it.

    Parameters
    ----------
    groups : list of lists of (attribute of a line, column)
        Cells that may hold the same. The first group that finds anything decides.
    """
    claims: dict[int, list[Line]] = {}
    for line in (line for line in lines if line.points is not None):
        found: set[int] = set()
        for group in groups:
            found = found or {
                row for name, column in group for row in sheet.find(column, getattr(line, name))
            }
        if len(found) == 1:
            claims.setdefault(found.pop(), []).append(line)
        else:
            fits = (
                f"rows {_listed(found)} of the roster fit" if found else "no row of the roster fits"
            )
            notes.append(f"{line.student}: not exported, {fits}")
    for row, who in claims.items():
        if len(who) > 1:
            names = ", ".join(line.student for line in who)
            notes.append(f"{names}: not exported, row {row + 1} of the roster fits each of them")
    if risky := sheet.formulas():
        notes.append(
            "a spreadsheet might run what stands in the roster, and in the file made of it, in row "
            f"{_listed(risky)}; upload that file without opening it there"
        )
    return [(who[0], row) for row, who in claims.items() if len(who) == 1]


def _listed(rows: Iterable[int]) -> str:
    """Return rows as spreadsheets count them."""
    return ", ".join(str(row + 1) for row in sorted(rows))


def _other_maximum(service: str, text: str, max_score: float) -> list[str]:
    """Return a note if a service has another maximum."""
    most = _parsed(text)
    if most is None or most == max_score:
        return []
    return [f"{service} has this assignment out of {most:g}, here it is out of {number(max_score)}"]


def _parsed(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
