"""Marks reach a table and three platforms whole, and nothing else in their files changes."""

import csv
import io
import json
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder import cli
from autograder.authoring.build import build, write
from autograder.execution.limits import RunLimits
from autograder.exercise import Cell
from autograder.export.export import FORMATS, ExportError, export
from autograder.export.lines import Line, gather
from autograder.export.platforms import fill_canvas, fill_moodle, gradescope, moodle_import
from autograder.export.sheet import Sheet, SheetError
from autograder.files import FileError, guarded
from autograder.grading import worker
from autograder.grading.course import Course, Mark
from autograder.grading.worker import Outcome
from autograder.verdict import Verdict
from tests.tiny import ROOT, TINY, grade_here

NAME = f"{TINY}.ipynb"
TITLE = "Exercise 2"

# As lib/gradebook_exporter.rb of Canvas writes it: a BOM if the instructor wants one, a line for
# posting by hand, the points, students, the test student. Canvas quotes a name that begins with =.
CANVAS = (
    "\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Note,Exercise 1 (881),Exercise 2 (882),"
    "Final Score\n"
    ",,,,,,,Manual Posting,\n"
    "    Points Possible,,,,,,10.00,4.00,(read only)\n"
    '"Lovelace, Ada ""Countess""",101,00417,ADA,"Morning, A",,9.50,,95.00\n'
    '"Ångström, Anders",102,00418,anders@example.edu,B,"two\nlines",,1.00,\n'
    '"=""=1+1, Eve""",103,,eve,B,,,EX,\n'
    "Noether,104,00420,emmy,B,,,N/A,\n"
    "ﻷحمد,105,00421,ahmad,B,,7.00,,70.00\n"
    '"Student, Test",199,,6f1a,B,,,,0.00\n'
)

# As mod/assign/gradingtable.php of Moodle writes it when downloaded, with two identity fields.
MOODLE = (
    'Identifier,"Full name","ID number","Email address",Status,Grade,"Maximum Grade",'
    '"Grade can be changed","Last modified (submission)","Last modified (grade)",'
    '"Feedback comments"\n'
    '"Participant 1001","Ada ""Countess"" Lovelace",00417,Ada@Example.edu,'
    '"Submitted for grading",,4.00,Yes,"Wednesday, 7 October 2026, 9:00 PM",-,\n'
    '"Participant 1002","Anders Ångström",00418,anders@example.edu,'
    '"Submitted for grading - Graded",1.00,4.00,Yes,-,"Thursday, 8 October 2026, 9:00 AM",'
    '"<p>Well, done</p>\n<p>really</p>"\n'
    '"Participant 1003",=1+1,00419,,"No submission",,4.00,Yes,-,-,\n'
    '"Participant 1004","Emmy Noether",00420,emmy@example.edu,"No submission",2.00,4.00,No,-,-,\n'
)


def line(student: str, points: float | None = 3.0, **more: Any) -> Line:
    return Line(student, "graded", points=points, **more)


def canvas(lines: list[Line], text: str = CANVAS, title: str = TITLE) -> tuple[str, list[str]]:
    sheet = Sheet(text.encode())
    notes = fill_canvas(sheet, lines, 4, title)
    return bytes(sheet).decode(), notes


def moodle(lines: list[Line], text: str = MOODLE) -> tuple[str, list[str]]:
    sheet = Sheet(text.encode())
    notes = fill_moodle(sheet, lines, 4)
    return bytes(sheet).decode(), notes


# Files of others


def test_an_accent_is_the_same_in_both_forms() -> None:
    apart = unicodedata.normalize("NFD", "Ångström")
    for name, other in (("Ångström", apart), (apart, "Ångström")):
        sheet = Sheet(f"{name},Login\n1,{name.upper()}\n".encode())
        assert sheet.column(other) == 0
        assert sheet.find(1, other) == {1}
        assert bytes(sheet).decode() == f"{name},Login\n1,{name.upper()}\n"


@pytest.mark.parametrize(
    "text",
    [
        CANVAS,
        MOODLE,
        "a,b",
        "a,b,",
        "a;b\r\n1,5;2\r\n",
        'a\tb\r"x\ty"\t\r',
        "a,b\n\n\n1\n",
        'a,b\n"",""""\n  "x",y"z"\n',
        "a\n",
    ],
)
def test_what_is_not_filled_stays_byte_for_byte(text: str) -> None:
    assert bytes(Sheet(text.encode())) == text.encode()


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("text", ["3.5", "one{} two", 'a "b"', "a\nb", "a\rb"])
def test_a_filled_cell_is_read_as_it_was_written(sign: str, text: str) -> None:
    sheet = Sheet(f"a{sign}b\r\n1\r\n".encode())
    written = text.format(sign)
    sheet.fill(1, sheet.column("B") or 0, written)
    assert Sheet(bytes(sheet)).get(1, 1) == written
    assert [*csv.reader(io.StringIO(bytes(sheet).decode(), newline=""), delimiter=sign)] == [
        ["a", "b"],
        ["1", written],
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (b"\xef\xbb\xbf\n", "it is empty"),
        ("Müller,1\n".encode("cp1252"), "it is not UTF-8"),
        ("a,b\n".encode("utf-16"), "it is not UTF-8"),
        (b'a,b\n1,"open\n', "the quotes in row 2 do not match"),
        (b'a,b\n"x"y,1\n', "the quotes in row 2 do not match"),
    ],
)
def test_what_is_no_table_is_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(SheetError, match=said):
        Sheet(data)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1+1", "\r1"])
def test_what_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Ada", "O'Neill", "a=b", "Müller-Lüdenscheidt", "x@y.edu"])
def test_what_is_a_name_is_not_guarded(text: str) -> None:
    assert guarded(text) == text


# Canvas


def test_canvas_gets_one_column_filled_and_keeps_the_rest() -> None:
    lines = [
        line("ada", 3.5),
        line("a2", 1 / 3, email="Anders@example.edu"),
        line("x", 2, lms_user_id="105"),
    ]
    text, notes = canvas(lines)
    assert text == (
        CANVAS.replace('"Morning, A",,9.50,,', '"Morning, A",,9.50,3.5,')
        .replace('"two\nlines",,1.00,', '"two\nlines",,0.3333,')
        .replace("ahmad,B,,7.00,,", "ahmad,B,,7.00,2,")
    )
    assert notes == []


def test_canvas_keeps_who_is_excused_or_not_assigned() -> None:
    text, notes = canvas([line("eve"), line("emmy")])
    assert text == CANVAS
    assert notes == ["eve: stays EX in Canvas", "emmy: stays N/A in Canvas"]


def test_a_column_that_canvas_does_not_have_is_added_to_each_row() -> None:
    text, notes = canvas([line("00417")], title="Exercise 3")
    before = [*csv.reader(io.StringIO(CANVAS.removeprefix("\ufeff"), newline=""))]
    after = [*csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))]
    assert [row[:-1] for row in after] == before
    assert [row[-1] for row in after] == ["Exercise 3", "", "4", "3", "", "", "", "", ""]
    assert notes == ["Canvas will make a new assignment, Exercise 3; to fill another, use --column"]


def test_canvas_may_use_semicolons_and_decimal_commas() -> None:
    given = (
        "Student;ID;SIS Login ID;Section;Exercise 2 (882)\r\n    Points Possible;;;;4,00\r\n"
        "Lovelace, Ada;101;ada;A;1,50\r\n"
    )
    text, notes = canvas([line("ada", 2.5)], given)
    assert text == given.replace("1,50", "2.5")
    assert notes == []


def test_one_column_is_named_by_its_number() -> None:
    twice = CANVAS.replace("Exercise 1 (881)", "Exercise 2 (881)")
    with pytest.raises(SheetError, match=r"--column: Exercise 2 \(881\), Exercise 2 \(882\)"):
        canvas([line("ada")], twice)
    text, _ = canvas([line("ada")], twice, "Exercise 2 (881)")
    assert '"Morning, A",,3,,95.00' in text


def test_canvas_computes_some_columns_itself() -> None:
    with pytest.raises(SheetError, match="Canvas computes Final Score itself"):
        canvas([line("ada")], title="Final Score")


def test_another_number_of_points_in_canvas_is_told() -> None:
    text, notes = canvas([line("ada")], CANVAS.replace("10.00,4.00", "10.00,20.00"))
    assert "10.00,20.00" in text
    assert notes == ["Canvas has this assignment out of 20, here it is out of 4"]


def test_who_fits_no_row_or_several_is_told_and_the_rest_written() -> None:
    lines = [
        line("ada"),
        line("nobody"),
        line("00418", email="ada"),
        line("00420"),
        line("emmy"),
        line("refused", None),
    ]
    text, notes = canvas(lines, CANVAS.replace("00421,ahmad", "00418,ahmad"))
    assert text.count(",3,") == 1
    assert notes == [
        "nobody: not exported, no row of the roster fits",
        "00418: not exported, rows 5, 8 of the roster fit",
        "00420, emmy: not exported, row 7 of the roster fits each of them",
    ]


def test_the_lms_id_decides_before_names_do() -> None:
    text, notes = canvas(
        [line("ada", lms_user_id="104"), line("00417", 1)], CANVAS.replace("N/A", "")
    )
    assert '"Morning, A",,9.50,1,' in text
    assert "emmy,B,,,3," in text
    assert notes == []


def test_what_is_no_gradebook_of_canvas_is_one_sentence() -> None:
    with pytest.raises(SheetError, match="no gradebook of Canvas"):
        canvas([line("ada")], MOODLE)


def test_names_that_a_spreadsheet_would_run_stay_and_are_told() -> None:
    text, notes = canvas([line("ada")], CANVAS.replace("Noether,", "=HYPERLINK(1),"))
    assert "\n=HYPERLINK(1),104" in text
    assert len(notes) == 1
    assert "in row 7; upload that file without opening it there" in notes[0]


# Moodle


def test_moodle_gets_grades_and_keeps_the_rest() -> None:
    lines = [
        line("a1", 4, email="ada@example.edu"),
        line("a2", 2.5, lms_user_id="00418"),
        line("00419", 0),
    ]
    text, notes = moodle(lines)
    assert text == (
        MOODLE.replace('"Submitted for grading",,4.00', '"Submitted for grading",4,4.00')
        .replace('Graded",1.00,4.00', 'Graded",2.5,4.00')
        .replace('00419,,"No submission",,', '00419,,"No submission",0,')
    )
    assert len(notes) == 1
    assert "in row 4; upload" in notes[0]


def test_moodle_may_know_usernames_only_and_write_the_maximum_small() -> None:
    given = MOODLE.replace('"Email address"', "Username").replace('"ID number"', "Department")
    given = given.replace("Maximum Grade", "Maximum grade").replace("=1+1", "Eve")
    text, notes = moodle([line("ada@example.edu")], given)
    assert ',"Submitted for grading",3,4.00' in text
    assert notes == []


def test_a_locked_grade_and_one_above_the_maximum_stay() -> None:
    text, notes = moodle([line("00420"), line("00417", 5)], MOODLE.replace("=1+1", "Eve"))
    assert text == MOODLE.replace("=1+1", "Eve")
    assert notes == [
        "00420: the grade is locked in Moodle, and stays",
        "00417: has 5, Moodle takes no more than 4",
    ]


def test_another_number_of_points_in_moodle_is_told() -> None:
    given = MOODLE.replace("4.00", "100,00".join('""')).replace("=1+1", "Eve")
    _, notes = moodle([line("00417")], given)
    assert notes == ["Moodle has this assignment out of 100, here it is out of 4"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Identifier", "Kennung", "language set to English"),
        (",Grade,", ",Bewertung,", "language set to English"),
        ('"Last modified (grade)"', "x", "language set to English"),
        ('"Maximum Grade"', "Scale", "by a scale"),
        ('"ID number","Email address"', "x,y", "not anonymous"),
    ],
)
def test_a_worksheet_that_cannot_be_used_is_one_sentence(old: str, new: str, said: str) -> None:
    assert old in MOODLE
    with pytest.raises(SheetError, match=said):
        moodle([line("ada")], MOODLE.replace(old, new))


def test_moodles_gradebook_gets_nobody_without_address_or_points() -> None:
    """load_data.php gives a grade without user to the user before, and takes away empty ones."""
    lines = [
        line("ada@example.edu", 2.5),
        line("bo"),
        line("cy@example.edu", None),
        line("di", email="=cmd@example.edu"),
        line("ed", email="same@example.edu"),
        line("fy", None, email="Same@example.edu"),
    ]
    notes: list[str] = []
    data = moodle_import(lines, TINY, notes)
    assert data.decode() == f"Email address,{TINY}\r\nada@example.edu,2.5\r\n"
    assert notes == [
        "bo: not exported, nbgrader knows no email address",
        "di: not exported, a spreadsheet would run the address",
        "ed: not exported, same@example.edu is somebody else's too",
    ]


# Gradescope


def run_gradescope(folder: Path, data: bytes, *emails: str) -> dict[str, Any] | None:
    """Do what Gradescope's harness does, as its "Autograder Specifications" say."""
    for name in ("source", "results"):
        (folder / name).mkdir(exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {"setup.sh", "run_autograder"} <= {*archive.namelist()}  # in the root, as required
        assert archive.getinfo("run_autograder").external_attr >> 16 & 0o111
        archive.extractall(folder / "source")
    users = [{"email": email, "id": 1234, "name": "Student User"} for email in emails]
    metadata = {"id": 123456, "users": users, "previous_submissions": []}
    (folder / "submission_metadata.json").write_text(json.dumps(metadata))
    run = [sys.executable, "source/run_autograder"]
    ended = subprocess.run(run, cwd=folder, check=False, capture_output=True, text=True)
    results = folder / "results" / "results.json"
    assert (ended.returncode == 0) == results.exists(), ended.stderr
    if not results.exists():
        assert "no marks, or different ones" in ended.stderr
        return None
    found: dict[str, Any] = json.loads(results.read_text())
    results.unlink()
    return found


def test_gradescope_hands_out_the_marks_there_are(tmp_path: Path) -> None:
    marks = [
        Mark("q1_small", 1, 1, "", status="passed"),
        Mark("q1_large", 0, 2, "Expected: 30\nFound: „fünf“", status="failed"),
        Mark("q2_name", 0, 1, "OSError: /home/grader", status="ungraded"),
        Mark("q2_more", 1, 1, "KeyError: 'secret'", status="ungraded"),
    ]
    scores: dict[str, float | None] = {
        "q1_small": 1,
        "q1_large": 0,
        "q2_name": None,
        "q2_more": 0.5,
    }
    lines = [
        line("ada", 1.25, penalty=0.25, email="Ada@example.edu", marks=marks, scores=scores),
        line("bo", 4, email="bo@example.edu"),
        line("cy", email=""),
        line("di", None, email="di@example.edu"),
    ]
    notes: list[str] = []
    data = gradescope(lines, notes)
    assert data == gradescope(lines, [])
    assert notes == ["cy: not exported, nbgrader knows no email address"]
    found = run_gradescope(tmp_path, data, "ada@EXAMPLE.edu")
    assert found == {
        "score": 1.25,
        "output": "Points off for handing in late: 0.25",
        "visibility": "after_published",
        "stdout_visibility": "hidden",
        "tests": [
            {"name": "q1_small", "max_score": 1, "score": 1},
            {
                "name": "q1_large",
                "max_score": 2,
                "output": "Expected: 30\nFound: „fünf“",
                "score": 0,
            },
            {"name": "q2_name", "max_score": 1, "output": "This check waits for manual grading."},
            {"name": "q2_more", "max_score": 1, "output": "", "score": 0.5},
        ],
    }
    assert run_gradescope(tmp_path, data, "nobody@example.edu") is None
    assert run_gradescope(tmp_path, data, "di@example.edu") is None
    assert run_gradescope(tmp_path, data, "ada@example.edu", "bo@example.edu") is None
    other = run_gradescope(tmp_path, data, "new@example.edu", "bo@example.edu")
    assert other
    assert (other["score"], other["output"]) == (4, "")


# A class


@pytest.fixture
def built(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course whose checks pass, except those that an answer names; by a fault if it says so."""

    def run(text: str, wanted: frozenset[str], root: str, limits: RunLimits) -> Outcome:
        found = nbformat.reads(text, as_version=4)
        code = [cell.id for cell in found.cells if cell.cell_type == "code"]
        answers = "\n".join(c.source for c in found.cells if Cell(c).id == "q1")
        verdicts = [Verdict(check, "passed") for check in sorted(wanted)]
        for verdict in verdicts:
            if verdict.check in answers:
                verdict.status = "ungraded" if "a fault" in answers else "failed"
        return Outcome(verdicts, {name: [] for name in [*code, *wanted]}, {c: [] for c in wanted})

    write(tiny, build(tiny))
    monkeypatch.setattr(worker, "grade", run)
    return tiny


def hand_in(root: Path, student: str, answer: str = "") -> None:
    notebook = nbformat.read(root / "solutions" / TINY / NAME, as_version=4)
    for cell in notebook.cells:
        if Cell(cell).id == "q1":
            cell.source += f"\n# {answer}"
    folder = root / "submitted" / student / TINY
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, folder / NAME)


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [*csv.DictReader(file)]


def give(root: Path, student: str, penalty: float = 0, **scores: tuple[str, float]) -> None:
    """Give a student's checks manual scores or extra credit, and take points for being late."""
    with Course(root, ROOT).gradebook() as gradebook:
        notebook = gradebook.find_submission_notebook(TINY, TINY, student)
        notebook.late_submission_penalty = penalty
        for check, (column, score) in scores.items():
            setattr(gradebook.find_grade(check, TINY, TINY, student), column, score)
        gradebook.db.commit()


def test_the_table_has_what_nbgrader_exports_and_each_check(built: Path) -> None:
    for student in ("ada", "bo", "cy", "di"):
        hand_in(built, student, {"bo": "q1_large", "cy": "a fault in q1_small"}.get(student, ""))
    grade_here(built, "ada", "bo", "cy", "di")
    hand_in(built, "di", "changed, and not graded again")
    (built / "submitted" / "ed" / TINY).mkdir(parents=True)
    give(built, "ada", 1.5, q1_small=("extra_credit", 0.5))
    give(built, "bo", 3, q1_large=("manual_score", 1.5), q2_name=("manual_score", 0))
    with Course(built, ROOT).gradebook() as gradebook:
        gradebook.update_or_create_student(
            "ada", first_name='Ada "Å", C.', last_name="=1+1", email="@ada"
        )
    path, notes = export(Course(built, ROOT), TINY)
    assert path == built / "exports" / f"{TINY}.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbfstudent,")
    ada, bo, cy, di, ed = table(path)
    assert ada == {
        "student": "ada",
        "first_name": 'Ada "Å", C.',
        "last_name": "'=1+1",
        "email": "'@ada",
        "status": "graded",
        "points": "3",
        "max_score": "4",
        "late_penalty": "1.5",
        "q1": "3.5",
        "q2": "1",
        "q1_small": "1.5",
        "q1_large": "2",
        "q2_name": "1",
    }
    assert (bo["points"], bo["q1"], bo["q1_large"], bo["q2_name"]) == ("0", "2.5", "1.5", "0")
    assert (cy["points"], cy["q1_small"], cy["q1"]) == ("3", "", "2")
    assert (di["status"], di["points"], di["q1_small"]) == ("ungraded", "", "")
    assert (ed["status"], ed["points"], ed["max_score"]) == ("refused", "", "4")
    assert [note.split(": ")[0] for note in notes] == ["cy", "di", "ed"]
    assert notes[0] == "cy: waits for manual grading, 0 until then: q1_small"
    assert nbgraders_own(built) == {"ada": 3, "bo": 0, "cy": 3, "di": 4}


def nbgraders_own(root: Path) -> dict[str, float]:
    from nbgrader.plugins import CsvExportPlugin

    path = root / "grades.csv"
    with Course(root, ROOT).gradebook() as gradebook:
        CsvExportPlugin(to=str(path)).export(gradebook)
    rows = (text.split(",") for text in path.read_text().splitlines()[1:])
    return {row[3]: float(row[-2]) for row in rows}


def test_what_a_human_has_given_to_every_check_counts_of_whatever_was_handed_in(
    built: Path,
) -> None:
    hand_in(built, "ada")
    grade_here(built, "ada")
    (built / "submitted" / "ada" / TINY / NAME).write_text("broken")
    give(built, "ada", q1_small=("manual_score", 1), q1_large=("manual_score", 0.5))
    (found,), max_score = gather(Course(built, ROOT), TINY)
    assert (found.status, found.points, max_score) == ("refused", None, 4)
    give(built, "ada", q2_name=("manual_score", 1))
    (found,), _ = gather(Course(built, ROOT), TINY)
    assert (found.status, found.points, found.notes) == ("refused", 2.5, [])


def test_who_is_who_does_not_depend_on_the_form_of_accents(built: Path) -> None:
    """nbgrader adds a student for a folder that macOS has named, beside the one of the roster."""
    apart = unicodedata.normalize("NFD", "José")
    hand_in(built, apart)
    with Course(built, ROOT).gradebook() as gradebook:
        gradebook.update_or_create_student("José", email="jose@example.edu", lms_user_id="105")
    grade_here(built, apart)
    (found,), _ = gather(Course(built, ROOT), TINY)
    assert (found.student, found.points) == (apart, 4)
    assert (found.email, found.lms_user_id) == ("jose@example.edu", "105")


def test_points_reach_every_platform(
    built: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    hand_in(built, "ada", "q2_name")
    hand_in(built, "bo")
    grade_here(built, "ada", "bo")
    with Course(built, ROOT).gradebook() as gradebook:
        gradebook.update_or_create_student("ada", email="ada@example.edu")
    monkeypatch.setattr(cli, "ROOT", built)
    monkeypatch.setattr(cli.console, "width", 500)
    rosters = {"canvas": CANVAS, "moodle": MOODLE}
    for kind, name in FORMATS.items():
        given: list[str] = []
        if kind in rosters:
            (tmp_path / kind).write_text(rosters[kind], encoding="utf-8", newline="")
            given = ["--roster", str(tmp_path / kind)]
        if kind == "canvas":
            given += ["--column", TITLE]
        assert cli.main(["export", "01", "--format", kind, *given]) == 0
        said = capsys.readouterr().out
        assert f"wrote {built}/exports/{name.format(TINY)}" in said
        assert ("bo: not exported, " in said) == (kind != "csv")
    folder = built / "exports"
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        name.format(TINY) for name in FORMATS.values()
    )
    expected = CANVAS.replace('"Morning, A",,9.50,,', '"Morning, A",,9.50,3,')
    assert (folder / f"{TINY}-canvas.csv").read_bytes() == expected.encode()
    assert '"Submitted for grading",3,4.00' in (folder / f"{TINY}-moodle.csv").read_text()
    data = (folder / f"{TINY}-gradescope.zip").read_bytes()
    (tmp_path / "autograder").mkdir()
    found = run_gradescope(tmp_path / "autograder", data, "ada@example.edu")
    assert found
    assert found["score"] == 3
    assert [test["score"] for test in found["tests"]] == [1, 2, 0]
    assert cli.main(["export", "01", "--format", "moodle"]) == 0
    assert (folder / f"{TINY}-moodle.csv").read_text().splitlines()[1:] == ["ada@example.edu,3"]


def test_what_is_wrong_is_one_sentence_and_nothing_is_written(built: Path) -> None:
    hand_in(built, "ada")
    grade_here(built, "ada")
    here = built / "r.csv"
    here.write_text("a,b\n")
    before = sorted(built.rglob("*"))
    cases: dict[str, dict[str, Any]] = {
        "canvas needs --roster": {"kind": "canvas"},
        "csv needs none": {"kind": "csv", "roster": here},
        "--column is for canvas": {"kind": "moodle", "column": "x"},
        "x cannot be read: No such file": {"kind": "canvas", "roster": built / "x"},
        "r.csv: no grading worksheet": {"kind": "moodle", "roster": here},
        "x cannot be written: Not a directory": {"output": here / "x"},
        "cannot be written: Is a directory": {"output": built},
    }
    for said, options in cases.items():
        kind = FileError if "written" in said else ExportError
        with pytest.raises(kind, match=said):
            export(Course(built, ROOT), TINY, **options)
        assert sorted(built.rglob("*")) == before


def test_a_full_disk_leaves_the_earlier_file(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_in(built, "ada")
    grade_here(built, "ada")
    path, _ = export(Course(built, ROOT), TINY)
    before = path.read_bytes()
    hand_in(built, "bo")
    grade_here(built, "bo")
    write_bytes = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        write_bytes(self, data[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(FileError, match="cannot be written: No space left on device"):
        export(Course(built, ROOT), TINY)
    assert path.read_bytes() == before
    assert [*path.parent.iterdir()] == [path]


def test_the_command_says_why_nothing_was_exported(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Course(built, ROOT).generate(TINY)
    monkeypatch.setattr(cli, "ROOT", built)
    monkeypatch.setattr(cli.console, "width", 500)
    assert cli.main(["export", "01"]) == 1
    assert capsys.readouterr().out == (
        f"Nothing was exported: there is no submitted/STUDENT/{TINY}.\n"
    )
    assert not (built / "exports").exists()
