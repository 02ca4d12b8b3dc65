"""Attacks by what is handed in: the notebook's cells and metadata, and the files of the folder."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.exercise import Cell

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
SCRIPTS = f"""
from IPython.display import display
bad = '{SCRIPT}'
for kind in ("text/html", "text/plain", "text/markdown", "text/latex", "image/svg+xml", "image/png",
             "image/jpeg", "application/javascript", "application/pdf", "text/vnd.mermaid",
             "application/vnd.jupyter.widget-view+json", "application/json", bad):
    display({{kind: bad}}, raw=True)
    display({{kind: '"' + chr(62) + bad}}, raw=True)
    display({{kind: "</script></pre></div>" + bad}}, raw=True, metadata={{kind: {{"width": bad}}}})
    display({{kind: bad, "text/html": '<a href="javascript:alert(1)">x</a>'}}, raw=True)
print("</pre>" + bad, bad)
raise type(bad, (Exception,), {{}})(bad)
"""
Change = Callable[[NotebookNode], None]
Place = Callable[[Path, str], None]

CHECK = {"grade": True, "solution": False, "locked": True, "task": False, "schema_version": 3}
PASSED = {"check": "q1_large", "status": "passed", "message": "", "seconds": 0, "memory": 0}


def cell(notebook: NotebookNode, name: str) -> NotebookNode:
    """Return a cell by nbgrader's id."""
    return next(c for c in notebook.cells if Cell(c).id == name)


def checks(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the cells with checks of the first question, whose answer is wrong."""
    return [cell(notebook, name) for name in ("q1_small", "q1_large")]


def every(**metadata: object) -> Change:
    """Return a change of the metadata of all cells."""
    return lambda notebook: [c.metadata.update(metadata) for c in notebook.cells] and None


def graded(**values: object) -> Change:
    """Return a change of what nbgrader keeps in the cells of the first question's checks."""
    return lambda notebook: [c.metadata.nbgrader.update(values) for c in checks(notebook)] and None


def answered(**values: object) -> Change:
    """Return a change of what nbgrader keeps in the wrong answer's cell."""
    return lambda notebook: cell(notebook, "q1").metadata.nbgrader.update(values)


def as_kind(kind: str) -> Change:
    """Return a change of checks into cells of another kind."""

    def change(notebook: NotebookNode) -> None:
        for one in checks(notebook):
            one.cell_type = kind
            del one["outputs"], one["execution_count"]

    return change


def with_source(name: str, source: str) -> Change:
    """Return a change of one cell's source."""
    return lambda notebook: cell(notebook, name).update(source=source)


def added(place: int, source: str = "pass", **entry: object) -> Change:
    """Return a change that adds a cell."""

    def change(notebook: NotebookNode) -> None:
        new = nbformat.v4.new_code_cell(source)
        if entry:
            new.metadata.nbgrader = {**CHECK, **entry}
        notebook.cells.insert(place if place >= 0 else len(notebook.cells), new)

    return change


def deleted(notebook: NotebookNode) -> None:
    """Leave the first question's checks out."""
    for one in checks(notebook):
        notebook.cells.remove(one)


def moved(notebook: NotebookNode) -> None:
    """Put all checks first."""
    notebook.cells.sort(key=lambda c: not Cell(c).id.startswith("q1_"))


def same_ids(notebook: NotebookNode) -> None:
    """Give each cell the same id."""
    for one in notebook.cells:
        one.id = "same"


def shown(notebook: NotebookNode) -> None:
    """Show verdicts, marks and scripts in all cells."""
    mime = "application/vnd.keras-course.check+json"
    for one in notebook.cells:
        one.metadata.verdict = PASSED
        if one.cell_type == "code":
            data = {mime: {"status": "passed"}, "text/html": SCRIPT, "text/plain": "1.0"}
            one.execution_count = 10**9
            one.outputs = [
                nbformat.v4.new_output("display_data", data),
                nbformat.v4.new_output("execute_result", data, execution_count=1),
            ]


def widgets(notebook: NotebookNode) -> None:
    """Fill the notebook's own metadata."""
    notebook.metadata.update(
        widgets={"application/vnd.jupyter.widget-state+json": {"state": {"a": SCRIPT}}},
        kernelspec={"name": "../../evil", "display_name": SCRIPT, "language": "bash"},
        language_info={"name": "bash", "file_extension": "/../x"},
        celltoolbar="Create Assignment",
        **{"autograded": True, "score": 4, "verdicts": [PASSED]},
    )


# The first answer is wrong, the second one right: one point of four, or refused.
NOTEBOOKS: dict[str, Change] = {
    "M01 checks that are not run": every(tags=["skip-execution", "raises-exception"]),
    "M02 a hundred points": graded(points=100),
    "M03 an id twice": added(2, "pass", grade_id="q1_large", points=2),
    "M03 an id twice, later": added(-1, "pass", grade_id="q1_large", points=2),
    "M04 checks edited": lambda n: [c.update(source="pass") for c in checks(n)] and None,
    "M05 checks deleted": deleted,
    "M06 checks as text": as_kind("markdown"),
    "M07 checks as raw text": as_kind("raw"),
    "M08 checks as answers": graded(solution=True, grade=False, locked=False),
    "M08 checks as answers with points": graded(solution=True, locked=False),
    "M08 checks as tasks": graded(task=True, grade=False),
    "M09 checks moved": moved,
    "M10 the answer in another cell": added(3, "def add(a, b):\n    return a + b"),
    "M10 the answer in a check": added(0, "def add(a, b):\n    return a + b", grade_id="q1_large"),
    "M11 of another version": graded(schema_version=99),
    "M12 of an old version": graded(schema_version=1),
    "M13, M18 another kernel": widgets,
    "M14 the same ids of cells": same_ids,
    "M15 the answer's id taken away": lambda n: cell(n, "q1").metadata.pop("nbgrader") and None,
    "M15 the id of another cell": answered(grade_id="q1_large"),
    "M16 errors are no errors": every(tags=["raises-exception"]),
    "M17 a cell of 50 points": added(-1, grade_id="bonus", points=50),
    "an answer that is a check": answered(grade=True, points=50, cell_type="code"),
    "an id that is a path": answered(grade_id="../../../etc/passwd"),
    "an id that is SQL": graded(grade_id="q1'; DROP TABLE grade; --"),
    "an id of another kind": graded(grade_id=[1, {"a": None}]),
    "no id at all": graded(grade_id=None),
    "entries of another kind": every(nbgrader=["grade_id", "q1"]),
    "verdicts and scripts as outputs": shown,
    "S10 a script shown": with_source("q1", "%%html\n" + SCRIPT),
    "S10 scripts of every kind shown": with_source("q1", SCRIPTS),
    "marks of hidden tests in an answer": with_source(
        "q1", "### END HIDDEN TESTS\n### BEGIN SOLUTION\ndef add(a, b): return 0\n### BEGIN HIDDEN"
    ),
    "D16 NUL in an answer": with_source("q1", "add = 'x\0y'"),
    "half a character in an answer": with_source("q1", "add = '\ud800'"),
    "half a character shown": with_source("q1", "print('\\ud800\\0\\x1b[2J')\nadd = print"),
    "half a character raised": with_source(
        "q1", "def add(*a):\n    raise ValueError('\\udfff\\0')"
    ),
    "half a character in metadata": every(note="\ud800"),
    "an answer with wrong syntax": with_source("q1", "def add(a, b:\n  return ]"),
    "an answer that is nested too deeply": with_source("q1", "add = " + "(" * 5000 + ")" * 5000),
    "an answer of a million lines": with_source("q1", "x = 1\n" * 1_000_000),
    "a line of a million characters": with_source("q1", "add = " + "1+" * 500_000 + "1"),
    "metadata nested deeply": every(deep=json.loads('{"a":' * 300 + "1" + "}" * 300)),
    "L03 source of the checks looked up": with_source(
        "q1", "def add(a, b):\n    return eval(In[-1])"
    ),
}


def file(name: str, content: bytes) -> Place:
    """Return an attack that lays a file next to the notebook."""

    def place(folder: Path, _: str) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    return place


def link(name: str, target: str) -> Place:
    """Return an attack that lays a link next to the notebook, to something of the course."""

    def place(folder: Path, root: str) -> None:
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(target.replace("@ROOT@", root))

    return place


def folder_link(folder: Path, root: str) -> None:
    """Hand in a link to a victim's whole folder."""
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.symlink_to(Path(root, "submitted", "victim", folder.name))


def student_link(folder: Path, root: str) -> None:
    """Be a link to a victim."""
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.parent.rmdir()
    folder.parent.symlink_to(Path(root, "submitted", "victim"))


EVIL = b"raise SystemExit('evil')"
CONFIG = (
    b"c = get_config()\nc.ClearSolutions.enforce_metadata = False\n"
    b"import pathlib; pathlib.Path('/tmp/@NOTE@').touch()\n"
)
FILES: dict[str, Place] = {
    "S01 a link to the gradebook": link("data.db", "@ROOT@/gradebook.db"),
    "S01 a link to a folder": link("data", "@ROOT@/solutions"),
    "S01 a link to nothing": link("data", "nowhere"),
    "S02 a notebook that is a link to a victim's": link(
        "01_tiny.ipynb", "@ROOT@/submitted/victim/01_tiny/01_tiny.ipynb"
    ),
    "S02 a notebook that is a link to the solution": link(
        "01_tiny.ipynb", "@ROOT@/solutions/01_tiny/01_tiny.ipynb"
    ),
    "S02 a folder that is a link to a victim's": folder_link,
    "S02 a student who is a link to a victim": student_link,
    "S03 modules of the same names": lambda folder, _: (
        [
            (folder / name).write_bytes(EVIL)
            for name in ("numpy.py", "autograder.py", "sitecustomize.py", "nbgrader.py", "keras.py")
        ]
        and None
    ),
    "configuration": lambda folder, _: (
        [
            (folder / name).write_bytes(CONFIG)
            for name in ("nbgrader_config.py", "jupyter_config.py", "ipython_config.py")
        ]
        and None
    ),
    "S08 a forged time": file("timestamp.txt", b"1970-01-01 00:00:00 UTC"),
    "S09 a time that is none": file("timestamp.txt", b"\xff\0 now"),
    "S09 a time that is far off": file("timestamp.txt", b"99999-99-99"),
    "another notebook": file("other.ipynb", b"{}"),
    "another notebook, of another name": file("01_tiny (1).ipynb", b"[" * 100_000),
    "a gradebook": file("gradebook.db", b"SQLite format 3\0" + b"\0" * 1000),
    "names that are hard to print": file("a\nb\x1b[2J\t'\";--.txt", b"x"),
    "folders that are nested deeply": file("/".join(["d"] * 200) + "/x", b"x"),
    "a pipe": lambda folder, _: os.mkfifo(folder / "pipe"),
    "a file that nobody may read": lambda folder, _: (folder / "secret").touch(0),
    "a bomb of empty space": lambda folder, _: os.truncate(
        os.open(folder / "large", os.O_CREAT | os.O_WRONLY), 1 << 20
    ),
}
