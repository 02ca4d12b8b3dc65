"""A class of strange folders and files, graded in one go: each line and each mark."""

import copy
import json
import os
import subprocess
import unicodedata
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from autograder import cli
from autograder.grading import grader
from autograder.grading.course import Course, Result
from autograder.grading.grader import grade_class
from autograder.grading.students import displayed, name_problems
from tests.tiny import NAME, TINY, released, solved

Node = dict[str, Any]


def at(notebook: Node, name: str) -> Node:
    """The cell with an id of nbgrader's."""
    return next(
        c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == name
    )


def edited(edit: Callable[[Node], Any]) -> Callable[[Node], bytes]:
    def write(notebook: Node) -> bytes:
        edit(notebook)
        return json.dumps(notebook).encode()

    return write


def each_cell(edit: Callable[[Node], Any]) -> Callable[[Node], bytes]:
    return edited(lambda notebook: [edit(cell) for cell in notebook["cells"]])


def each_code(edit: Callable[[Node], Any]) -> Callable[[Node], bytes]:
    return each_cell(lambda cell: edit(cell) if cell["cell_type"] == "code" else None)


def split(notebook: Node, *parts: str) -> None:
    """Split the answer to question 1 as JupyterLab does: the parts share their metadata."""
    cell = at(notebook, "q1")
    place = notebook["cells"].index(cell)
    cells = [
        copy.deepcopy(cell) | {"source": part, "id": f"split{n}"} for n, part in enumerate(parts)
    ]
    notebook["cells"][place : place + 1] = cells


def to_colab(notebook: Node) -> None:
    notebook["nbformat_minor"] = 0
    for cell in notebook["cells"]:
        cell["metadata"] = {"id": cell.pop("id"), "colab": {"base_uri": "x"}}


def nested(depth: int) -> Any:
    found: Any = 0
    for _ in range(depth):
        found = [found]
    return found


def deep_output(notebook: Node) -> bytes:
    at(notebook, "q1")["outputs"] = "HERE"
    return json.dumps(notebook).replace('"HERE"', "[" * 900 + "]" * 900).encode()


def long_number(notebook: Node) -> bytes:
    at(notebook, "q1")["execution_count"] = "HERE"
    return json.dumps(notebook).replace('"HERE"', "9" * 5000).encode()


ADD = "def add(a, b):\n    return a + b"
BY_IDS = "cells without nbgrader's ids were found by their own: "
ALL_IDS = BY_IDS + "exercise-1-tiny-2, q1, q1_small, q1_large, q2, q2_name"
JOINED = "answers in several cells, which were joined in order: q1"
LATER = "save it from JupyterLab again"
STREAM = {"output_type": "stream", "name": "stdout", "text": "x"}

# What becomes of the solved notebook, and what must come of it: points of 4, or None if it is
# refused; and what the instructor reads.
FILES: dict[str, tuple[Callable[[Node], bytes], float | None, str]] = {
    "untouched": (edited(lambda nb: None), 4, ""),
    "byte-order mark": (lambda nb: b"\xef\xbb\xbf" + json.dumps(nb).encode(), 4, ""),
    "utf-16": (lambda nb: json.dumps(nb).encode("utf-16"), 4, ""),
    "latin-1": (lambda nb: b'{"\xe9": 1}', None, f"{NAME}: not UTF-8 text; {LATER}"),
    "crlf in the file": (lambda nb: json.dumps(nb, indent=1).replace("\n", "\r\n").encode(), 4, ""),
    "crlf in sources": (
        each_cell(lambda c: c.update(source=c["source"].replace("\n", "\r\n"))),
        4,
        "",
    ),
    "cr in sources": (each_cell(lambda c: c.update(source=c["source"].replace("\n", "\r"))), 4, ""),
    "no execution count": (each_code(lambda c: c.pop("execution_count")), 4, ""),
    "no outputs": (each_code(lambda c: c.pop("outputs")), 4, ""),
    "ids in format 4.4": (edited(lambda nb: nb.update(nbformat_minor=4)), 4, ""),
    "format 4.6 with more fields": (
        edited(lambda nb: (nb.update(nbformat_minor=6, new=1), nb["cells"][0].update(new=[1]))),
        4,
        "",
    ),
    "format 4.text": (edited(lambda nb: nb.update(nbformat_minor="five")), 4, ""),
    "format 3": (
        edited(lambda nb: nb.update(nbformat=3)),
        None,
        f"{NAME}: notebook format 3 instead of 4; {LATER}",
    ),
    "format a text": (
        edited(lambda nb: nb.update(nbformat="4")),
        None,
        f"{NAME}: JSON, but not a notebook of format 4; {LATER}",
    ),
    "no notebook metadata": (edited(lambda nb: nb.update(metadata=None)), 4, ""),
    "language a number": (edited(lambda nb: nb.update(metadata={"language": 3})), 4, ""),
    "kernel of R": (edited(lambda nb: nb.update(metadata={"kernelspec": {"name": "ir"}})), 4, ""),
    "no ids": (each_cell(lambda c: c.pop("id")), 4, ""),
    "equal ids": (each_cell(lambda c: c.update(id="same")), 4, ""),
    "ids that are lists": (each_cell(lambda c: c.update(id=["a"])), 4, ""),
    "ids of 70 characters": (each_cell(lambda c: c.update(id="i" * 70)), 4, ""),
    "metadata stripped": (each_cell(lambda c: c.update(metadata={})), 4, ALL_IDS),
    "metadata null": (each_cell(lambda c: c.update(metadata=None)), 4, ALL_IDS),
    "metadata a list": (each_cell(lambda c: c.update(metadata=[1])), 4, ALL_IDS),
    "metadata of colab": (edited(to_colab), 4, ALL_IDS),
    "metadata of one answer gone": (
        edited(lambda nb: at(nb, "q2").update(metadata={})),
        4,
        BY_IDS + "q2",
    ),
    "nbgrader's entry a text": (
        each_cell(lambda c: c.update(metadata={"nbgrader": "x"})),
        4,
        ALL_IDS,
    ),
    "everything stripped": (
        each_cell(lambda c: (c.update(metadata={}), c.pop("id"))),
        None,
        f"{NAME}: it has none of the exercise's cells; put the answers into a copy of this "
        "exercise and submit that",
    ),
    "output without a name": (
        each_code(lambda c: c.update(outputs=[{"output_type": "stream", "text": "x"}])),
        4,
        "",
    ),
    "output without metadata": (
        each_code(lambda c: c.update(outputs=[{"output_type": "display_data", "data": {}}])),
        4,
        "",
    ),
    "outputs a number": (each_code(lambda c: c.update(outputs=7)), 4, ""),
    "11 MB of output": (
        edited(lambda nb: at(nb, "q1").update(outputs=[STREAM | {"text": "x" * 11_000_000}])),
        4,
        "",
    ),
    "NaN in an output": (each_code(lambda c: c.update(outputs=[{"x": float("nan")}])), 4, ""),
    "an attachment that is not there": (
        edited(lambda nb: nb["cells"][0].update(source="![x](attachment:x.png)")),
        4,
        "",
    ),
    "widget state broken": (
        edited(lambda nb: nb.update(metadata={"widgets": {"a": [None]}})),
        4,
        "",
    ),
    "deep output": (deep_output, 4, ""),
    "deeper than Python reads": (
        lambda nb: b"[" * 100_000,
        None,
        f"{NAME}: nested too deeply to be a notebook; {LATER}",
    ),
    "a million cells": (
        edited(lambda nb: nb["cells"].extend([{}] * 1_000_000)),
        None,
        f"{NAME}: 1,000,008 cells, at most 10,000 are read; {LATER}",
    ),
    "9,000 cells": (edited(lambda nb: nb["cells"].extend([{}] * 9_000)), 4, ""),
    "a number of 5,000 digits": (
        long_number,
        None,
        f"{NAME}: it holds a number with thousands of digits; {LATER}",
    ),
    "a cell that is a number": (edited(lambda nb: nb["cells"].insert(1, 5)), 4, ""),
    "a cell type that is a list": (each_cell(lambda c: c.update(cell_type=["code"])), 4, ""),
    "a cell type to come": (
        edited(lambda nb: nb["cells"].append({"cell_type": "chart", "source": "x"})),
        4,
        "",
    ),
    "answer became Markdown": (
        edited(lambda nb: at(nb, "q1").update(cell_type="markdown")),
        4,
        "",
    ),
    "answer became raw": (edited(lambda nb: at(nb, "q1").update(cell_type="raw")), 4, ""),
    "sources as lists": (
        each_cell(lambda c: c.update(source=c["source"].splitlines(keepends=True))),
        4,
        "",
    ),
    "source a number": (edited(lambda nb: at(nb, "q2").update(source=7)), 3, ""),
    "source a list with a number": (
        edited(lambda nb: at(nb, "q2").update(source=['name = "Ada"', 3])),
        4,
        "",
    ),
    "answer split in two": (edited(lambda nb: split(nb, "c = 0", ADD)), 4, JOINED),
    "answer split inside a function": (
        edited(lambda nb: split(nb, "def add(a, b):", "    return a + b")),
        4,
        JOINED,
    ),
    "second half with a cell magic": (
        edited(lambda nb: split(nb, "c = 0", f"%%time\n{ADD}")),
        4,
        JOINED,
    ),
    "answer beside the untouched stub": (
        edited(lambda nb: split(nb, "def add(a, b):\n    '''Return the sum.'''", ADD)),
        4,
        "",
    ),
    "answer twice": (edited(lambda nb: split(nb, ADD, ADD)), 4, ""),
    "second answer overrides": (
        edited(lambda nb: split(nb, "def add(a, b):\n    return 0", ADD)),
        4,
        JOINED,
    ),
    "copy at the end": (
        edited(lambda nb: nb["cells"].append(copy.deepcopy(at(nb, "q1")) | {"source": "add = 3"})),
        4,
        "copied cells: q1; the first counts",
    ),
    "a cell of one's own": (
        edited(
            lambda nb: nb["cells"].insert(
                1, {"cell_type": "code", "source": "import math", "metadata": {}}
            )
        ),
        4,
        "work outside the answer cells, which was not run: cell 2",
    ),
    "an answer deleted": (
        edited(lambda nb: nb["cells"].remove(at(nb, "q2"))),
        3,
        "missing cells: q2; put back, a missing answer as not given",
    ),
    "half of a character": (
        edited(lambda nb: at(nb, "q2").update(source="x = '\ud83d'")),
        None,
        f"{NAME}: cell 7 holds half of a character; delete it and submit again",
    ),
    "100,001 characters": (
        edited(lambda nb: at(nb, "q2").update(source="#" * 100_001)),
        None,
        f"{NAME}: cell 7 has 100,001 characters, at most 100,000 are taken; load data from where "
        "the course has it",
    ),
    "not an object": (
        lambda nb: b"[1]",
        None,
        f"{NAME}: JSON, but not a notebook of format 4; {LATER}",
    ),
    "cut off": (
        lambda nb: json.dumps(nb).encode()[:-100],
        None,
        f"{NAME}: not a notebook, broken JSON in line 1; {LATER}",
    ),
    "empty": (
        lambda nb: b"",
        None,
        f"{NAME}: the file is empty; save the notebook and submit again",
    ),
}

# Names of a solved notebook's file.
NAMES: dict[str, tuple[float | None, str]] = {
    f"{TINY}.IPYNB": (4, f"{NAME} is missing; {TINY}.IPYNB was taken for it"),
    f"{NAME}.txt": (4, f"{NAME} is missing; {NAME}.txt was taken for it"),
    f"{NAME}.json": (4, f"{NAME} is missing; {NAME}.json was taken for it"),
    f"{TINY} (1).ipynb": (4, f"{NAME} is missing; {TINY} (1).ipynb was taken for it"),
    "Untitled.ipynb": (
        None,
        f"{NAME}: no such file; found Untitled.ipynb; rename it and submit again",
    ),
    f"._{NAME}": (
        None,
        f"{NAME}: no such file; the folder holds no notebook; rename it and submit again",
    ),
    "line\nbreak.ipynb": (
        None,
        f"{NAME}: no such file; found line\\nbreak.ipynb; rename it and submit again",
    ),
}

ACCENTED = unicodedata.normalize("NFC", "José")
BLANK = "the folder's name begins or ends with a blank; rename it"
# Names of students' folders.
FOLDERS: dict[str, str] = {
    "ada": "",
    "ada ": BLANK,
    " ada": BLANK,
    "\u00a0ada": BLANK,
    "ANNA": "",
    "ANN[A-Z]": "the folder's name has a [, which stands for other names; rename it",
    "star*": "the folder's name has a *, which stands for other names; rename it",
    "q?mark": "the folder's name has a ?, which stands for other names; rename it",
    "two\nlines": "the folder's name holds a control character; rename it",
    "bell\a": "the folder's name holds a control character; rename it",
    "Jos\udce9": "the folder's name is not UTF-8; rename it",
    ACCENTED: "two folders have this name, with accents written in two ways; keep one",
    unicodedata.normalize("NFD", ACCENTED): (
        "two folders have this name, with accents written in two ways; keep one"
    ),
    unicodedata.normalize("NFD", "Renée"): "",
    "O'Brien, Pat (2)": "",
    "名前": "",
    "😀": "",
    "👩‍👩‍👧": "",
    "dom\\ada": "",
    "-rf": "",
    "a&b<c>": "",
    "{brace}": "",
    "a+b@x.edu": "",
    "%s": "",
    "x" * 200: "",
}


def plain(root: Path) -> Node:
    return json.loads(json.dumps(solved(root)))  # type: ignore[no-any-return]


def put(root: Path, student: str, content: bytes, name: str = NAME) -> Path:
    folder = root / "submitted" / student / TINY
    folder.mkdir(parents=True)
    (folder / name).write_bytes(content)
    return folder


def grade(root: Path) -> dict[str, Result]:
    course = Course(root)
    found = list(grade_class(course, TINY, course.students(TINY), 2))
    assert len({result.student for result in found}) == len(found)
    return {result.student: result for result in found}


def outcome(result: Result) -> tuple[float | None, str]:
    assert result.status in {"graded", "refused"}
    return result.points if result.status == "graded" else None, "; ".join(result.notes)


@pytest.mark.slow
def test_a_class_of_strange_files(built: Path, capfd: pytest.CaptureFixture[str]) -> None:
    wanted: dict[str, tuple[float | None, str]] = {}
    for number, (what, (make, points, note)) in enumerate(FILES.items()):
        student = f"{number:02} {what}".replace("'", "")
        put(built, student, make(plain(built)))
        wanted[student] = points, note
    for number, (name, expected) in enumerate(NAMES.items()):
        put(built, f"name {number}", json.dumps(plain(built)).encode(), name)
        wanted[f"name {number}"] = expected
    found = {student: outcome(result) for student, result in grade(built).items()}
    assert found == wanted
    assert len(found) > 60
    shown = capfd.readouterr()
    assert (shown.out, shown.err) == ("", "")  # no library warns on the terminal


@pytest.mark.slow
def test_a_class_of_strange_folders(built: Path) -> None:
    unsolved = json.dumps(released(built)).encode()
    for name, problem in FOLDERS.items():
        content = unsolved if problem else json.dumps(plain(built)).encode()
        put(built, name, content)
    put(built, ".hidden", unsolved)
    first = grade(built)
    wanted = {
        displayed(name): (None if problem else 4, problem) for name, problem in FOLDERS.items()
    }
    assert {student: outcome(result) for student, result in first.items()} == wanted
    recorded = Course(built).entries(TINY)
    assert set(recorded) == {name for name, problem in FOLDERS.items() if not problem}
    assert {sum(entry.points for entry in cells.values()) for cells in recorded.values()} == {4}
    assert {student: outcome(result) for student, result in grade(built).items()} == wanted
    assert Course(built).entries(TINY) == recorded


@pytest.mark.slow
def test_what_lies_beside_a_notebook(built: Path) -> None:
    folder = put(built, "ada", json.dumps(plain(built)).encode())
    with (folder / "data.bin").open("wb") as file:
        file.truncate(30 << 30)
    (folder / "loop").symlink_to(folder)
    (folder / "hostname").symlink_to("/etc/hostname")
    os.mkfifo(folder / "pipe")
    (folder / f"{TINY}.html").mkdir()
    (folder / "__MACOSX").mkdir()
    (folder / "._x.ipynb").write_bytes(b"\0")
    deep = folder / "deep"
    deep.mkdir()
    here = Path.cwd()
    try:
        os.chdir(deep)
        for _ in range(1200):
            Path("d").mkdir()
            os.chdir("d")
    finally:
        os.chdir(here)
    link = put(built, "bob", b"")
    (link / NAME).unlink()
    (link / NAME).symlink_to(folder / NAME)
    try:
        found = grade(built)
    finally:
        subprocess.run(["rm", "-rf", deep], check=True)  # Python's own way is too deep for it
    beside = f"{TINY}.html, data.bin, deep, hostname, loop, pipe"
    assert outcome(found["ada"]) == (
        4,
        f"files beside the notebook, which were left aside: {beside}",
    )
    assert outcome(found["bob"]) == (
        None,
        f"{NAME}: it is a link, a folder or a device; submit the file itself",
    )
    assert [p.name for p in (built / "autograded" / "ada" / TINY).iterdir()] == [NAME]


@pytest.mark.slow
def test_a_time_that_is_none_costs_nothing(built: Path) -> None:
    times = {
        "right": b"2026-07-01 18:00:00.000000 +0200",
        "zone": b"2026-07-01 18:00 CEST",
        "evening": b"2026-07-01 07:00:00 PM",
        "empty": b"",
        "bytes": b"\xff\0 now",
        "far off": b"99999-99-99",
        "long": b"2" * 5000,
    }
    for student, time in times.items():
        folder = put(built, student, json.dumps(plain(built)).encode())
        (folder / "timestamp.txt").write_bytes(time)
    found = {student: outcome(result) for student, result in grade(built).items()}
    unknown = "whether it was late is not known, by timestamp.txt: "
    why = "is no time that is known here"
    assert {student: points for student, (points, _) in found.items()} == dict.fromkeys(times, 4)
    notes = {
        student: note.removeprefix(unknown).split(";")[0] for student, (_, note) in found.items()
    }
    assert notes == {
        "right": "",
        "zone": "'2026-07-01 18:00 CEST': CEST is no known zone",
        "evening": "'2026-07-01 07:00:00 PM': PM is no known zone",
        "empty": f"'' {why}",
        "bytes": "whether it was late is not known, timestamp.txt is not UTF-8 text",
        "far off": f"'99999-99-99' {why}",
        "long": f"'' {why}",
    }
    with Course(built).gradebook() as gradebook:
        recorded = {s.student.id: s.timestamp for s in gradebook.find_assignment(TINY).submissions}
    assert recorded == dict.fromkeys(times) | {"right": datetime(2026, 7, 1, 16)}


def test_names_that_are_no_ids() -> None:
    assert name_problems(FOLDERS) == {name: why for name, why in FOLDERS.items() if why}


def test_a_student_is_named_with_accents_in_either_form(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart = unicodedata.normalize("NFD", ACCENTED)
    for name in (apart, "Renée", "Rene"):
        put(built, name, b"")
    asked: list[list[str]] = []
    monkeypatch.setattr(cli, "ROOT", built)
    monkeypatch.setattr(grader, "grade_class", lambda *a, **_: asked.append(a[2]) or iter(()))
    for names in ([ACCENTED], [apart], [unicodedata.normalize("NFD", "Renée"), ACCENTED, apart]):
        cli.main(["grade", TINY, *(f"--student={name}" for name in names)])
    assert asked == [[apart], [apart], [apart, "Renée"]]
    put(built, ACCENTED, b"")  # two folders, which the grader refuses
    cli.main(["grade", TINY, f"--student={apart}"])
    assert asked[-1] == [apart, ACCENTED]
    with pytest.raises(SystemExit, match=r"No folder submitted/'Jos\\udce9'/01_tiny; check"):
        cli.main(["grade", TINY, "--student=Jos\udce9"])
