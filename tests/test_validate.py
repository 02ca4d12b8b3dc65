"""Validate says of a student's notebook what its grader will say, as far as can be seen."""

import json
import os
import re
import select
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import nbformat
import pytest
from nbformat import NotebookNode
from nbgrader.utils import compute_checksum
from traitlets.config import Config

from autograder import cli
from autograder.authoring.build import build, write
from autograder.checks import CheckFailed, check
from autograder.checks.cells import RunCells, unwritten
from autograder.execution.jupyter import JupyterKernel
from autograder.execution.time_limit import TimeLimit
from autograder.exercise import Cell, Exercise
from autograder.student import validate as validate_module
from autograder.student.extension import shown
from autograder.student.validate import (
    Checked,
    NoExercise,
    Question,
    Unreadable,
    Validation,
    validate,
)
from tests import airlock_cases
from tests.tiny import IS_TUNED, TINY, grade_here

NAME = f"{TINY}.ipynb"
CELL_TIMEOUT = Config({"SubmissionLimits": {"cell_timeout_s": 2}})
check_module = import_module("autograder.checks.check")  # not the class of that name
RIGHT = {"q1": "def add(a, b):\n    return a + b", "q2": 'name = "Ada"'}


def work(root: Path, answers: dict[str, str]) -> tuple[Path, NotebookNode]:
    """Return a student's notebook with these answers, and where it is."""
    notebook = nbformat.read(root / "exercises" / TINY / NAME, as_version=4)
    for cell in notebook.cells:
        cell.source = answers.get(Cell(cell).id, cell.source)
    path = root / "work" / TINY / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path, notebook


def states(found: Validation) -> dict[str, str]:
    return {c.check: c.state for question in found.questions for c in question.checks}


def messages(found: Validation) -> dict[str, str]:
    return {c.check: c.message for question in found.questions for c in question.checks}


# What the grader says


NOISY = "import sys\ndef add(a, b):\n    sys.stderr.write('!')\n    return 3"
ADD_IS_MISSING = """Expected: a variable or function called `add`
Found: that name does not exist
Hint: Your answer cell stopped with {}.
Lesson: “Adding”"""
CASES = {
    "right": {**RIGHT, "q1": f"{RIGHT['q1']}\nquit()"},
    "wrong": {"q1": "def add(a, b):\n    return a * b", "q2": "name = open('name.txt').read()"},
    "partly right": {**RIGHT, "q1": NOISY},
    "raises": {"q1": "def add(a, b):\n    return a + b + c", "q2": "name = = 1"},
    "stops": {"q1": "add = plus", "q2": "name = 'Charles'\nopen('nowhere.txt')"},
    "untouched": {},
    "the answer crashes": {**RIGHT, "q1": "import os\nos._exit(3)"},
    "a call crashes": {**RIGHT, "q1": "import os\ndef add(a, b):\n    os._exit(3)"},
}


@pytest.mark.slow
def test_it_agrees_with_the_grader(built: Path) -> None:
    found = {}
    for case, answers in CASES.items():
        path, notebook = work(built, answers)
        (path.parent / "name.txt").write_text("Ada")
        before = {p: p.read_bytes() for p in path.parent.rglob("*")}
        found[case] = validate(path, built)
        assert {p: p.read_bytes() for p in path.parent.rglob("*")} == before
        folder = built / "submitted" / case / TINY
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / NAME)
    results = {r.student: r for r in grade_here(built, *CASES)}
    for case, validation in found.items():
        marks = {mark.check: mark for mark in results[case].marks}
        seen = states(validation)
        assert {name: mark.passed for name, mark in marks.items()} == {
            name: state == "passed" for name, state in seen.items()
        }, case
        assert validation.passed == (results[case].points == results[case].max_score)
        assert [(v.check, v.status, v.message) for v in validation.verdicts] == [
            (mark.check, mark.status, mark.message) for mark in results[case].marks
        ], case
    assert set(states(found["untouched"]).values()) == {"not tried"}
    assert found["right"].score == "4 of 4 points so far"
    assert found["partly right"].questions[0].score == "1 of 3 points so far"
    assert messages(found["right"])["q1_large"] == (
        "As far as this notebook shows. The grader also tries larger ones."
    )
    assert messages(found["stops"]) == {
        "q1_small": ADD_IS_MISSING.format("NameError: name 'plus' is not defined"),
        "q1_large": ADD_IS_MISSING.format("NameError: name 'plus' is not defined"),
        "q2_name": messages(found["stops"])["q2_name"],
    }
    assert "line 1)." in messages(found["raises"])["q2_name"]
    (charles,) = (mark for mark in results["stops"].marks if mark.check == "q2_name")
    assert (
        "Hint: Your answer cell stopped with FileNotFoundError: [Errno 2] No such"
        in charles.message
    )
    for case in ("the answer crashes", "a call crashes"):
        name, told = found[case].questions[0].name, messages(found[case])
        assert name == "Question 1. Add"
        assert (
            told["q1_small"]
            == told["q1_large"]
            == ("Your answer could not be checked: it ended the process (exit code 3).")
        )
        assert found[case].notes == [
            f"The kernel died in “{name}”; what comes after ran in a new one."
        ]


@pytest.mark.slow
def test_what_only_the_grader_can_tell_is_noted(tiny: Path) -> None:
    source = tiny / "solutions" / f"{TINY}.py"
    text = source.read_text().replace('hidden="the rest of it"', 'hidden="the rest", noted=True')
    source.write_text(text)
    write(tiny, build(tiny))
    results = {}
    for student, name in (("right", "Ada"), ("wrong", "Alan")):
        path, notebook = work(tiny, RIGHT | {"q2": f"name = {name!r}"})
        found = validate(path, tiny)
        assert states(found)["q2_name"] == "noted"
        assert messages(found)["q2_name"] == "Noted. The grader will tell whether it is right."
        assert (found.passed, found.score) == (True, "3 of 4 points so far, 1 noted")
        folder = tiny / "submitted" / student / TINY
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / NAME)
    for result in grade_here(tiny, "right", "wrong"):
        results[result.student] = {mark.check: mark.status for mark in result.marks}
        assert "noted" not in str(result)
        feedback = tiny / "autograded" / result.student / TINY / NAME
        assert "oted" not in feedback.read_text().replace("noted=True", "")
    assert results["right"]["q2_name"] == "passed"
    assert results["wrong"]["q2_name"] == "failed"


@pytest.mark.slow
def test_an_endless_loop_costs_its_question(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, _ = work(built, RIGHT | {"q2": "while True: pass"})
    monkeypatch.setattr(validate_module, "_config", lambda _: CELL_TIMEOUT)
    found = validate(path, built)
    assert states(found) == {"q1_small": "passed", "q1_large": "passed", "q2_name": "failed"}
    assert "still ran after 2 seconds" in messages(found)["q2_name"]
    assert found.notes == []


@pytest.mark.slow
def test_a_call_that_never_returns_costs_its_check(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in grading: each call has a limit, and what catches everything does not escape it."""
    write(tiny, build(tiny))
    endless = "def add(a, b):\n    while a < 9:\n        try: pass\n        except Exception: pass"
    path, _ = work(tiny, RIGHT | {"q1": f"{endless}\n    return a + b"})
    short = Config({"SubmissionLimits": {"call_timeout_s": 1}})
    monkeypatch.setattr(validate_module, "_config", lambda _: short)
    found = validate(path, tiny)
    assert states(found) == {"q1_small": "failed", "q1_large": "passed", "q2_name": "passed"}
    assert "Found: it still ran after 1 seconds of computing time" in messages(found)["q1_small"]


def outputs(folder: Path, *sources: str) -> list[dict[str, Any]]:
    """Return what the last of some cells displayed and raised."""
    found: list[dict[str, Any]] = []
    with JupyterKernel(str(folder)) as kernel:
        kernel.start()
        for source in sources:
            found.clear()
            kernel.execute(source, TimeLimit(60, 10, kernel.cpu_seconds), found.append)
    return found


@pytest.mark.slow
def test_quit_ends_no_kernel(tmp_path: Path) -> None:
    assert outputs(tmp_path, "quit()", "assert not get_ipython().exit_now") == []


@pytest.mark.slow
def test_tensorflow_is_set_as_for_grading(tmp_path: Path) -> None:
    assert outputs(tmp_path, IS_TUNED) == []


# Notebooks that are not as they were handed out


class Silent(JupyterKernel):
    """A kernel that runs nothing, and remembers what it was to run."""

    ran: list[str]
    running = True

    def start(self) -> None:
        raise AssertionError

    def execute(self, source: str, _: float, __: object) -> None:
        Silent.ran.append(source)


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> type[Silent]:
    Silent.ran = []
    monkeypatch.setattr(validate_module, "JupyterKernel", Silent)
    return Silent


def test_what_the_grader_will_not_take_is_told(built: Path, silent: type[Silent]) -> None:
    path, notebook = work(built, RIGHT)
    places = {Cell(cell).id: cell for cell in notebook.cells}
    places["q1_small"].source = "check_nothing()"
    notebook.cells.remove(places["q2_name"])
    notebook.cells.append(nbformat.from_dict({**places["q1"], "id": "copy", "source": "1 / 0"}))
    notebook.cells.append(nbformat.v4.new_code_cell("my_own()"))
    nbformat.write(notebook, path)
    found = validate(path, built)
    assert found.notes == [
        "Locked cells were changed, and their released text was used instead: q1_small.",
        "Cells are missing; they were put back, an answer as not given: q2_name.",
        "Answer cells are there more than once, and the first counts: q1.",
        f"Cells of your own were not run, because the grader runs answer cells only: "
        f"cell {len(notebook.cells)}.",
    ]
    assert set(states(found)) == {"q1_small", "q1_large", "q2_name"}
    assert RIGHT["q1"] in silent.ran
    assert not {"1 / 0", "check_nothing()", "my_own()"} & set(silent.ran)


def test_a_name_of_a_setup_cell_with_another_value_is_told(
    tiny: Path, silent: type[Silent]
) -> None:
    source = tiny / "solutions" / f"{TINY}.py"
    text = source.read_text().replace("check, expect\n", "check, expect\n\nlimit = larger = 1\n")
    source.write_text(text.replace('matches="^a"', 'matches="^a" * limit'))
    write(tiny, build(tiny))
    path, _ = work(tiny, RIGHT | {"q2": "limit = larger = 2\nname = 'Ada'"})
    assert validate(path, tiny).notes == [
        "“Question 2. Name”: your answer gives `limit` another value. The grader's checks use what "
        "the setup cell has made; choose a name of your own."
    ]


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        ("data = 3", ["data"]),
        ("data, mine = 3, 4", ["data"]),
        ("data += 1\ndata = 2", ["data"]),
        ("data[0] = 1", ["data"]),
        ("for data in range(3): pass", ["data"]),
        ("%time data = 3\nwith open('x') as data: pass", ["data"]),
        ("def data(): pass", ["data"]),
        ("def f():\n    data = 3", []),
        ("[data for data in range(3)]", []),
        ("import data", []),
        ("mine = data", []),
        ("unused = later = own = 3", []),
        ("data = 3 +", []),
    ],
)
def test_what_an_answer_replaces(answer: str, names: list[str]) -> None:
    setup = airlock_cases.cell("setup", "setup", "data = [1]\nunused = later = 2")
    again = airlock_cases.cell("setup", "again", "later = 3")
    check = airlock_cases.cell(
        "check", "q1_a", "own = [unused for unused in data]\nassert later == own"
    )
    cells = [setup, airlock_cases.cell("answer", "q1", answer), again, check]
    found = Exercise(nbformat.v4.new_notebook(cells=cells)).replaced_names
    assert found == ({"q1": names} if names else {})


@pytest.mark.parametrize("name", [NAME, "01_tiny-Copy1.ipynb", "01_tiny (1).ipynb"])
def test_a_copy_is_found_by_its_name(built: Path, silent: type[Silent], name: str) -> None:
    path, _ = work(built, RIGHT | {"q1_small": "pass"})
    found = validate(path.rename(path.with_name(name)), built)
    assert found.notes
    assert "pass" not in silent.ran


def test_a_cell_of_another_release_is_not_called_changed(built: Path, silent: type[Silent]) -> None:
    path, notebook = work(built, RIGHT)
    older = next(cell for cell in notebook.cells if Cell(cell).id == "q1_small")
    older.source = "pass  # last year's"
    older.metadata.nbgrader["checksum"] = compute_checksum(older)
    nbformat.write(notebook, path)
    assert validate(path, built).notes == [
        "Cells are of another release, and those of this one were used: q1_small."
    ]
    assert not any("last year" in source for source in silent.ran)


def test_without_the_release_a_changed_cell_is_seen(
    built: Path, tmp_path: Path, silent: type[Silent]
) -> None:
    path, _ = work(built, RIGHT | {"q1_small": "pass"})
    found = validate(path, tmp_path / "elsewhere")
    assert found.notes == ["Locked cells were changed, and the grader will use others: q1_small."]
    path, _ = work(built, RIGHT)
    assert validate(path, tmp_path / "elsewhere").notes == []


def test_a_check_that_leaves_no_record_has_not_passed(built: Path, silent: type[Silent]) -> None:
    path, _ = work(built, RIGHT)
    found = validate(path, built)
    assert set(states(found).values()) == {"failed"}
    assert "redefine" in messages(found)["q1_small"]


def test_a_reference_is_run_with_its_hidden_tests(built: Path, silent: type[Silent]) -> None:
    found = validate(built / "solutions" / TINY / NAME, built)
    assert found.notes == []
    assert any("1e6" in source for source in silent.ran)


def test_what_is_no_exercise_is_refused(built: Path, silent: type[Silent]) -> None:
    path, _ = work(built, RIGHT)
    nbformat.write(nbformat.v4.new_notebook(), path)
    with pytest.raises(NoExercise, match=f"{NAME} is no exercise of this course"):
        validate(path, built)
    path.write_text("{")
    with pytest.raises(Unreadable, match=rf"{NAME}: not a notebook, .*; save it from JupyterLab"):
        validate(path, built)
    path.unlink()
    with pytest.raises(Unreadable, match="no such file"):
        validate(path, built)


# The command


def verdict(*checks: str) -> Validation:
    found = [Checked(f"q1_{n}", f"<{s}>", s, "&\nmore", 1) for n, s in enumerate(checks)]  # type: ignore[arg-type]
    return Validation([Question("Question 1. <Add>", found)], [])


@pytest.mark.parametrize(
    ("checks", "code"),
    [
        (("passed", "passed"), 0),
        (("passed", "noted"), 0),
        (("passed", "failed"), 1),
        (("passed", "not tried"), 1),
    ],
)
def test_the_command_succeeds_if_all_has_passed(
    checks: tuple[str, ...], code: int, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setattr(validate_module, "validate", lambda _: verdict(*checks))
    assert cli.main(["validate", "x.ipynb"]) == code
    told = capsys.readouterr().out
    signs = {"passed": "✔", "noted": "●", "failed": "✘", "not tried": "○"}
    for state in checks:
        assert re.search(rf"{signs[state]} │ <{state}> +│ {int(state == 'passed')} of 1", told)
    noted = ", 1 noted" * checks.count("noted")
    assert f"{checks.count('passed')} of 2 points so far{noted}" in told


def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"Nothing was validated: x.ipynb: no such file\."):
        cli.main(["validate", str(tmp_path / "x.ipynb")])
    with pytest.raises(SystemExit, match="There is no chapter '99'"):
        cli.main(["validate", "99"])


# The dialog


def test_the_dialog_shows_each_check_and_runs_nothing() -> None:
    (entry,) = shown(verdict("passed", "failed", "not tried"))["failed"]
    assert entry["source"].startswith("1 of 3 points so far.")
    told = entry["error"].partition("</style>")[2]
    assert "<h3>Question 1. &lt;Add&gt;: 1 of 3 points so far</h3>" in told
    for sign, state in zip("✔✘○", ("passed", "failed", "not tried"), strict=True):
        assert f"<b>{sign} &lt;{state}&gt;</b> · {state}<div>&amp;\nmore</div>" in told
    assert 'role="status"' in told


@pytest.fixture
def server(built: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A Jupyter server on the tiny course, with the extensions that are installed."""
    private = tmp_path / "jupyter"
    environment = os.environ | {
        f"JUPYTER_{kind}_DIR": str(private / kind) for kind in ("CONFIG", "DATA")
    }
    ready, there = os.pipe()
    script = (
        "import os, sys; from jupyter_server.serverapp import ServerApp\n"
        "class App(ServerApp):\n"
        "    async def _post_start(self):\n"
        "        await super()._post_start()\n"
        "        os.write(int(sys.argv[1]), self.local_url.encode())\n"
        "App.launch_instance(sys.argv[2:])"
    )
    command = [sys.executable, "-c", script, str(there), "--allow-root", "--no-browser"]
    command += ["--ServerApp.port=0", "--IdentityProvider.token=t", f"--ServerApp.root_dir={built}"]
    log = private / "log"
    private.mkdir()
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, env=environment, stdout=output, stderr=output, pass_fds=[there]
        )
    os.close(there)
    try:
        url = os.read(ready, 1000).decode()
        assert url, log.read_text()[-3000:]
        yield url.partition("?")[0], built
    finally:
        os.close(ready)
        process.terminate()
        process.wait()


def ask(url: str, body: bytes | None = None) -> Any:
    headers = {"Authorization": "token t"}
    request = urllib.request.Request(url, data=body, headers=headers)
    with urllib.request.urlopen(request, timeout=60) as reply:
        return json.load(reply)


@pytest.mark.slow
def test_the_server_serves_others_while_it_validates(server: tuple[str, Path]) -> None:
    url, root = server
    begun, goes_on = root / "begun", root / "goes_on"
    os.mkfifo(begun)
    os.mkfifo(goes_on)
    waits = f"open({str(begun)!r}, 'w').write('.'); open({str(goes_on)!r}).read()"
    work(root, RIGHT | {"q1": f"{RIGHT['q1']}\n{waits}", "q2": "name = 'Eve'"})
    address = f"{url}assignments/validate"
    told: list[Any] = []
    path = quote(f"work/{TINY}/{NAME}")
    asking = threading.Thread(
        target=lambda: told.append(ask(f"{address}?path={path}", b"")), daemon=True
    )
    asking.start()
    heard = os.open(begun, os.O_RDONLY | os.O_NONBLOCK)
    assert select.select([heard], [], [], 60)[0]
    os.close(heard)
    assert "kernels" in ask(f"{url}api/status")  # and a cell is running meanwhile
    goes_on.write_text("now")
    asking.join()
    (entry,) = told[0]["value"]["failed"]
    assert "3 of 4 points so far" in entry["source"]
    assert "✘ It is her name" in entry["error"]

    # The Assignment List makes its button green if nothing is said.
    work(root, RIGHT)
    listed = json.dumps({"path": f"work/{TINY}/{NAME}"}).encode()
    assert ask(address, listed) == {"success": True, "value": {}}
    # The rest is nbgrader's.
    other = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 / 0")])
    other.cells[0].metadata.nbgrader = {
        **{"grade": True, "locked": False, "solution": False, "points": 1, "task": False},
        **{"grade_id": "mine", "schema_version": 3, "cell_type": "code"},
    }
    nbformat.write(other, root / "other.ipynb")
    (entry,) = ask(f"{address}?path=other.ipynb", b"")["value"]["failed"]
    assert entry["source"] == "1 / 0"
    assert "ZeroDivisionError" in entry["raw_error"]


# The box of a check


STUB = "def add(a, b):\n    '''Return the sum.'''\n    # YOUR CODE HERE"


@pytest.mark.parametrize(
    ("source", "empty"),
    [
        ("# YOUR CODE HERE", True),
        (STUB, True),
        (f"{STUB}\n\n\n{STUB}", True),
        ("import keras\nx = None\ny = ...", True),
        ("", True),
        (f"{STUB}\n    return a + b", False),
        ("# YOUR CODE HERE\nmodel = Sequential()", False),
        ("def add(a, b):\n    # YOUR CODE HERE", False),
        ("x = ", False),
        ("x = 0", False),
    ],
)
def test_an_answer_without_code_is_none(source: str, empty: bool) -> None:
    assert unwritten(source) is empty


def box(
    ran: dict[str, str], monkeypatch: pytest.MonkeyPatch, **raised: BaseException
) -> tuple[list[str], str]:
    """Return the box of a failed check, and its message, after JupyterLab has run these cells."""
    cells = RunCells()
    for name, source in ran.items():
        info = SimpleNamespace(cell_id=name, raw_cell=source)
        cells.note(info)
        if name != "q1_a":
            cells.note_end(
                SimpleNamespace(info=info, error_before_exec=None, error_in_exec=raised.get(name))
            )
    monkeypatch.setattr(check_module, "run_cells", cells)
    with pytest.raises(CheckFailed) as failed, check("It adds", see="Adding"):
        add(1, 2)  # type: ignore[name-defined]  # noqa: F821
    return [re.sub(r"\x1b\[[\d;]*m", "", line) for line in failed.value._render_traceback_()], str(
        failed.value
    )


def test_a_check_says_what_stopped_its_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    answer, check = {"q1": "add = plus"}, {"q1_a": ""}
    error = NameError("name 'plus' is not defined")
    lines, message = box(answer | {"other": "1 / 0"} | check, monkeypatch, q1=error)
    told = "Your answer cell stopped with NameError: name 'plus' is not defined."
    assert f"Hint: {told}\n" in message and "Run your answer" not in message
    assert f"  Hint     {told}" in lines
    _, message = box(answer | {"other": "1 / 0"} | check, monkeypatch, other=error)
    assert "stopped" not in message
    _, message = box(answer | {"q2": "1 / 0"} | answer | check, monkeypatch, q2=error)
    assert "stopped" not in message
    assert "Hint: Does your answer make it? Look for a typing error in the name." in message
    _, message = box({"q2": "x = 1"} | check, monkeypatch)
    assert "Hint: Run your answer cell first, and look for a typing error" in message


@pytest.mark.parametrize(
    "ran", [{"q1_a": ""}, {"q1": STUB, "q1_a": ""}, {"q1": "add = ...", "q1_a": ""}]
)
def test_a_check_without_an_answer_says_so(
    ran: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines, message = box(ran, monkeypatch)
    assert lines[0] == "○ Not tried yet: It adds"
    assert lines[1].startswith("  To do    Write your answer above, ")
    assert lines[2:] == ["  Lesson   “Adding”"]
    assert message.startswith("It adds\nExpected: ")  # what is recorded stays


@pytest.mark.parametrize(
    "ran",
    [
        {"q1": "def ad(a, b):\n    return a + b", "q1_a": ""},
        {"q1": STUB, "strange": ""},
        {"q1": STUB, "": ""},
        {},
    ],
)
def test_a_check_of_an_answer_has_failed(
    ran: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines, _ = box(ran, monkeypatch)
    assert lines[0] == "✘ It adds"
    assert lines[1].startswith("  Expected ")


@pytest.mark.slow
def test_a_kernel_tells_which_answers_there_are() -> None:
    from jupyter_client.manager import start_new_kernel

    manager, client = start_new_kernel(kernel_name="python3")

    def run(name: str, code: str) -> list[dict[str, Any]]:
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}}
        request = client.session.msg("execute_request", content, metadata={"cellId": name})
        client.shell_channel.send(request)
        outputs = []
        while True:
            message = client.get_iopub_msg(timeout=60)
            if message["parent_header"].get("msg_id") != request["msg_id"]:
                continue
            if message["msg_type"] in {"display_data", "error"}:
                outputs.append(message["content"])
            if message["content"].get("execution_state") == "idle":
                return outputs

    asks = 'with check("It adds", see="Adding"):\n    assert add(1, 2) == 3, "three"'
    try:
        run("setup", "from autograder import check")
        run("q1", STUB)
        record, error = run("q1_small", asks)
        assert record["data"][check_module.MIME]["status"] == "failed"
        assert "○ Not tried yet: It adds" in error["traceback"][0]
        run("q1", RIGHT["q1"])
        (passed,) = run("q1_small", asks)
        assert passed["data"]["text/html"].startswith('<div role="status"')
        assert "<b>✔ It adds</b> · passed" in passed["data"]["text/html"]
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
