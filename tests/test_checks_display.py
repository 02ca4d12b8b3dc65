"""The `check` block: what it says, what it shows in a notebook, and what it leaves as it was."""

import logging
import os
import re
import runpy
import sys
import warnings
from pathlib import Path
from unittest import mock

import nbformat
import pytest
from IPython.core.events import EventManager, available_events
from nbclient import NotebookClient

import autograder
from autograder.checks import CheckFailed, check, expect
from autograder.checks.cells import notebook_shell, run_cells, watch_cells
from autograder.checks.check import MIME, listener, measure


def student(source):
    """Return the names that an answer cell defines, compiled under a file name of its own."""
    names = {}
    exec(compile(source, "ipykernel_1/answer.py", "exec"), names)
    return names


# Messages


def test_a_failed_expectation_is_told_with_title_and_lesson():
    with pytest.raises(CheckFailed) as failed, check("It is one", see="Ones"):
        expect.number("x", 2, 1, why="Count.")
    assert str(failed.value) == (
        "It is one\nExpected: another number in `x`\nFound: 2\nHint: Count.\nLesson: “Ones”"
    )


def test_a_passed_check_raises_nothing(capfd):
    with check("It is one", see="Ones"):
        expect.number("x", 1, 1)
    assert capfd.readouterr() == ("", "")


def test_a_missing_name_is_told_as_such():
    with pytest.raises(CheckFailed) as failed, check("t", see="s"):
        expect.number("hello", hello, 1)  # noqa: F821
    assert failed.value.expected == "a variable or function called `hello`"
    assert failed.value.found == "that name does not exist"
    assert "answer cell" in failed.value.why


def test_a_missing_name_in_the_students_function_is_an_error_of_theirs():
    greet = student("def greet():\n    return helo")["greet"]
    with pytest.raises(CheckFailed, match="NameError: name 'helo' is not"), check("t", see="s"):
        greet()


def test_a_bare_assert_may_say_what_it_expects():
    with pytest.raises(CheckFailed, match="Expected: two is one"), check("t", see="s"):
        assert [] == [1], "two is one"
    with pytest.raises(CheckFailed, match="the condition in this cell"), check("t", see="s"):
        raise AssertionError


def test_the_students_own_assert_is_an_error_of_theirs():
    prove = student("def prove():\n    assert 1 > 2, 'no'")["prove"]
    with pytest.raises(CheckFailed, match="Found: AssertionError: no\n"), check("t", see="s"):
        prove()


@pytest.mark.parametrize(
    ("source", "meaning"),
    [
        ("def f(): return {}['size']", "Found: KeyError: 'size'"),
        ("def f(): raise ValueError('a\\n\\n  b')", "Found: ValueError: a b"),
        ("def f(): raise ValueError", r"Found: ValueError\n"),
        ("def f(): raise ValueError('x' * 9999)", r"x …\n"),
        ("def f(): raise SystemExit(0)", "Found: SystemExit: 0"),
        ("def f(): return f()", "RecursionError"),
        ("class E(Exception):\n    def __str__(self): 1 / 0\ndef f(): raise E", r"Found: E\n"),
    ],
)
def test_an_exception_in_the_students_function_is_told(source, meaning):
    with pytest.raises(CheckFailed, match=meaning) as failed, check("t", see="s"):
        student(source)["f"]()
    assert failed.value.expected == "your answer to run with this check"
    assert failed.value.__cause__ is None
    assert failed.value.__suppress_context__
    assert len(str(failed.value)) < 600


def test_keras_wrapping_is_taken_off():
    inside = (
        "Exception encountered when calling Sequential.call().\n\n\x1b[1mInput 0 is wrong\x1b[0m"
    )
    with pytest.raises(CheckFailed) as failed, check("t", see="s"):
        raise ValueError(inside + "\n\nArguments received by Sequential.call():\n  • x=1")
    assert failed.value.found == "ValueError: Input 0 is wrong"


def test_an_interruption_stays_one():
    with pytest.raises(KeyboardInterrupt), check("t", see="s"):
        raise KeyboardInterrupt


def test_the_box_in_a_notebook_has_no_traceback():
    with pytest.raises(CheckFailed) as failed, check("It is one", see="Ones"):
        raise CheckFailed("one", "two\nlines")
    box = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in failed.value._render_traceback_()]
    assert box == [
        "✘ It is one",
        "  Expected one",
        "  Found    two",
        "           lines",
        "  Lesson   “Ones”",
    ]


# What reaches stderr, and what is restored


def test_nothing_reaches_stderr(capfd):
    handler = logging.StreamHandler(sys.stderr)  # as TensorFlow's, made long before
    logging.getLogger("tensorflow").addHandler(handler)
    try:
        with check("t", see="s"):
            print("from Python", file=sys.stderr)
            os.write(2, b"from C\n")
            warnings.warn("a warning", stacklevel=1)
            logging.getLogger("tensorflow").error("a log line")
    finally:
        logging.getLogger("tensorflow").removeHandler(handler)
    out, err = capfd.readouterr()
    assert err == ""
    assert sorted(out.splitlines()) == ["from C", "from Python"]


@pytest.mark.parametrize("fails", [False, True])
def test_afterwards_all_is_as_it_was(capfd, fails):
    stderr, level, filters = sys.stderr, logging.root.manager.disable, list(warnings.filters)
    try:
        with check("outer", see="s"):
            with check("inner", see="s"):
                measure("inner", 1, at_least=0)
            inner = sys.stderr
            assert not fails
    except CheckFailed:
        assert fails
    assert inner is not stderr
    assert sys.stderr is stderr
    assert logging.root.manager.disable == level
    assert list(warnings.filters) == filters
    os.write(2, b"heard\n")
    assert capfd.readouterr().err == "heard\n"


def test_a_measure_belongs_to_the_innermost_check():
    outer, inner = check("outer", see="s"), check("inner", see="s")
    with outer:
        with inner:
            measure("share", 0.9, at_least=0.5)
        measure("error", 0.1, at_most=0.5)
    measure("nobody's", 1, at_least=0)
    assert [m.name for m in inner.record.measures] == ["share"]
    assert [m.name for m in outer.record.measures] == ["error"]


def test_a_closed_stdout_is_no_failure(monkeypatch, tmp_path):
    with (tmp_path / "log").open("w") as closed:
        pass
    monkeypatch.setattr(sys, "stdout", closed)
    with check("t", see="s"):
        pass


# Which cells have run


def test_a_kernel_watches_its_cells_as_soon_as_it_imports_check(monkeypatch):
    events = EventManager(mock.Mock(), available_events)
    monkeypatch.setattr("IPython.get_ipython", lambda: mock.Mock(events=events))
    for module in ("cells", "check", "errors"):
        runpy.run_path(str(Path(autograder.__file__).with_name("checks") / f"{module}.py"))
    assert events.callbacks["pre_run_cell"] == []  # the modules alone do nothing
    for _ in range(2):
        assert autograder.check is check
    assert events.callbacks["pre_run_cell"] == [run_cells.note]
    assert events.callbacks["post_run_cell"] == [run_cells.note_end]


def test_outside_of_a_kernel_no_cells_are_watched():
    assert notebook_shell() is None
    watch_cells()


# In a notebook

CELLS = {
    "answer": """
        import logging, os, sys, warnings
        from autograder import check, expect
        from autograder.checks.check import measure
        logging.getLogger().addHandler(logging.StreamHandler())
        def broken(x):
            y = x + 1
            return y[0]
        def leave():
            sys.exit()
    """,
    "passes": """
        with check("A <b>", see="s", hidden="<more>"):
            print("stderr of Python", file=sys.stderr, flush=True)
            os.write(2, b"stderr of C\\n")
            warnings.warn("w")
            logging.error("l")
            measure("accuracy", 0.95, at_least=0.9)
    """,
    "notes": """
        with check("It is <Ada>", see="s", hidden="<more>", noted=True):
            pass
    """,
    "notes a measure": """
        with check("It is Ada", see="s", hidden="more", noted=True):
            measure("accuracy", 0.95, at_least=0.9)
    """,
    "fails although it would be noted": """
        with check("It is Ada", see="s", hidden="more", noted=True):
            expect.number("x", 2, 1)
    """,
    "fails": """
        with check("B", see="s"):
            measure("accuracy", 0.5, at_least=0.9)
            expect.number("x", 2, 1)
    """,
    "no name": """
        with check("C", see="s"):
            expect.number("hello", hello, 1)
    """,
    "no name in brackets": """
        with check("D", see="s"):
            expect.array("x", [hello for _ in range(3)])
    """,
    "breaks": """
        with check("E", see="s"):
            broken(1)
    """,
    "exits": """
        with check("F", see="s"):
            leave()
    """,
    "after": """
        print("heard", file=sys.stderr)
    """,
}


@pytest.fixture(scope="module")
def outputs():
    cells = []
    for source in CELLS.values():
        lines = [line.removeprefix(" " * 8) for line in source.splitlines()]
        cells.append(nbformat.v4.new_code_cell("\n".join(lines).strip()))
    notebook = nbformat.v4.new_notebook(cells=cells)
    with mock.patch.dict(os.environ):
        os.environ.pop("PYTEST_CURRENT_TEST", None)  # then kernels listen to fd 1 and 2, as always
        NotebookClient(notebook, kernel_name="python3", allow_errors=True, timeout=60).execute()
    return {name: cell.outputs for name, cell in zip(CELLS, notebook.cells, strict=True)}


def shown(outputs):
    """Return the data of the one box, wherever among the lines of the streams it came."""
    found = [o["data"] for o in outputs if MIME in o.get("data", {})]
    assert len(found) == 1
    return found[0]


def record(outputs):
    return shown(outputs)[MIME]


@pytest.mark.slow
def test_a_passed_check_shows_a_box_and_leaves_a_record(outputs):
    mine = outputs["passes"]
    assert record(mine) == {
        "title": "A <b>",
        "status": "passed",
        "message": (
            "Accuracy 0.95, at least 0.9 needed, as far as this notebook shows. "
            "The grader also tries <more>."
        ),
        "measures": [{"name": "accuracy", "value": 0.95, "at_least": 0.9, "at_most": None}],
    }
    data = shown(mine)
    assert data["text/plain"] == (
        "✔ A <b> (accuracy 0.95, at least 0.9 needed), as far as this notebook shows. "
        "The grader also tries <more>."
    )
    assert "✔ A &lt;b&gt;</b>" in data["text/html"]
    assert "tries &lt;more&gt;." in data["text/html"]


@pytest.mark.slow
def test_what_is_only_noted_shows_no_tick(outputs):
    grader = "The grader will tell whether it is right."
    mine, measured = shown(outputs["notes"]), shown(outputs["notes a measure"])
    assert (mine[MIME]["status"], mine[MIME]["message"]) == ("noted", f"Noted. {grader}")
    assert mine["text/plain"] == f"● Noted: It is <Ada>. {grader}"
    assert f"● Noted: It is &lt;Ada&gt;</b>. {grader}" in mine["text/html"]
    assert measured[MIME]["message"] == f"accuracy 0.95, at least 0.9 needed. Noted. {grader}"
    assert (
        measured["text/plain"]
        == f"● Noted: It is Ada (accuracy 0.95, at least 0.9 needed). {grader}"
    )
    assert not any("✔" in text for box in (mine, measured) for text in map(str, box.values()))
    assert record(outputs["fails although it would be noted"])["status"] == "failed"


def test_where_hidden_tests_run_nothing_is_only_noted():
    records = []
    token = listener.set(lambda record, shown: records.append((record.status, shown)))
    try:
        with check("It is Ada", see="s", hidden="more", noted=True):
            pass
    finally:
        listener.reset(token)
    assert records[0][0] == "passed"
    assert records[0][1]["text/plain"].startswith("✔ It is Ada")


@pytest.mark.slow
def test_what_is_written_to_stderr_in_a_check_is_shown_as_output(outputs):
    streams = [o for cell in outputs.values() for o in cell if o["output_type"] == "stream"]
    said = {
        name: "".join(o["text"] for o in streams if o["name"] == name)
        for name in ("stdout", "stderr")
    }
    # A thread of ipykernel's reads what C wrote, now and then after the cell has ended.
    assert said["stdout"].replace("stderr of C\n", "") == "stderr of Python\n"
    assert said["stderr"] == "heard\n"  # after the checks, it works again


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("fails", "B\nExpected: another number in `x`\nFound: 2\nLesson: “s”"),
        ("no name", "C\nExpected: a variable or function called `hello`"),
        ("no name in brackets", "D\nExpected: a variable or function called `hello`"),
        ("breaks", "not subscriptable\nraised by your line: return y[0]\nLesson"),
        ("exits", "Found: SystemExit\nraised by your line: sys.exit()\n"),
    ],
)
def test_a_failed_check_shows_a_short_box_and_leaves_a_record(outputs, cell, told):
    mine = outputs[cell]
    left = record(mine)
    assert left["status"] == "failed"
    assert told in left["message"]
    (error,) = (o for o in mine if o["output_type"] == "error")
    assert error["ename"] == "CheckFailed"
    assert error["evalue"] == left["message"]
    box = "\n".join(error["traceback"])
    assert f"✘ {left['title']}" in box
    assert "Traceback" not in box
    assert ".py" not in box
    assert box.count("\n") < 7


@pytest.mark.slow
def test_a_failed_check_keeps_its_measures(outputs):
    assert record(outputs["fails"])["measures"][0]["value"] == 0.5


@pytest.mark.parametrize(
    "expectation",
    [
        "expect.error('x', 1)",
        "expect.number('x', 1, 1, tell=False)",
        "check('x', see='y', later='z')",
    ],
)
def test_a_check_of_another_release_says_how_to_get_this_one(expectation: str) -> None:
    names: dict[str, object] = {"check": check, "expect": expect}
    block = f"with {expectation}: pass"
    if expectation.startswith("expect"):
        block = f"with check('x', see='y'): {expectation}"
    with pytest.raises(CheckFailed, match="another release") as failed:
        exec(block, names)
    assert "autograder start --merge" in str(failed.value)


def test_an_option_that_the_student_s_own_function_lacks_is_no_fault_of_the_release() -> None:
    def array() -> None:
        raise TypeError("f() got an unexpected keyword argument 'x'")

    with pytest.raises(CheckFailed, match="unexpected keyword"), check("x", see="y"):
        array()
