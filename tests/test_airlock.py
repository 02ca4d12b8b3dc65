"""The airlock: verdicts from outside, one question's fault kept to that question, limits kept."""

import json
import os
import signal
import socket
from pathlib import Path
from typing import Any
from unittest.mock import patch

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from autograder.airlock import frames, process, selftest
from autograder.airlock.airlock import airlock
from autograder.airlock.frames import Kind
from autograder.airlock.process import variables
from autograder.authoring.build import build, write
from autograder.checks.check import MIME
from autograder.execution.limits import TimeLimits
from autograder.execution.outputs import MAX_CELL_BYTES, MAX_OUTPUTS, Outputs
from autograder.exercise import Exercise
from autograder.grading import pool, preprocessors, worker
from autograder.grading.course import Course, Result
from autograder.kernels.client import command_servers
from autograder.kernels.environment import KernelServerLost
from autograder.sandbox import confine, linux, mounts
from autograder.sandbox.confine import Limits, NoSandbox
from autograder.verdict import Verdict
from tests.airlock_cases import CHECK, SETUP, cell, judged, notebook
from tests.tiny import IS_TUNED, ROOT, TINY, Here, grade_here

pytestmark = pytest.mark.slow


def statuses(*answers_and_checks: str, **options: object) -> list[str]:
    return [verdict.status for verdict in judged(notebook(*answers_and_checks), **options)]


GOOD = ("x = 1", "assert x == 1")
SHORT = {"times": TimeLimits(cell_s=2, call_s=2, check_s=30, wall_factor=4)}


def test_right_and_wrong_answers_get_their_verdicts() -> None:
    verdicts = judged(notebook("x = 1", "assert x == 1, 'x is 1'", "y = 1", "assert y == 2, 'no'"))
    assert [verdict.status for verdict in verdicts] == ["passed", "failed"]
    assert [verdict.check for verdict in verdicts] == ["q1_a", "q2_a"]
    assert "no" in verdicts[1].message
    assert all(verdict.seconds > 0 and verdict.memory > 100e6 for verdict in verdicts)


def test_a_missing_name_is_the_student_s_fault_and_told_so() -> None:
    (verdict,) = judged(notebook("pass", "assert x == 1"))
    assert verdict.status == "failed"
    assert "`x`" in verdict.message


def test_functions_are_called_where_they_are() -> None:
    double = "import os\ndef double(a):\n    os.environ['SEEN'] = 'yes'\n    return 2 * a"
    verdicts = statuses(double, "assert double(4) == 8 and 'SEEN' not in os.environ")
    assert verdicts == ["passed"]


@pytest.mark.parametrize(
    ("argument", "change"),
    [
        ("np.arange(3)", "a[0] = 9"),
        ("[1, 2]", "a.append(3)"),
        ("{'k': 1}", "a['k'] = 2"),
        ("{'k': 1}", "a['l'] = 2"),
        ("__import__('pandas').DataFrame({'k': [1]})", "a['k'] = 2"),
    ],
)
def test_a_function_that_changes_its_argument_is_seen_to(argument: str, change: str) -> None:
    same = "__import__('json').dumps(np.asarray(a).tolist(), default=str)"
    check = f"a = {argument}; before = {same}; f(a); assert before == {same}"
    check = check.replace(
        "np.asarray(a).tolist()", "a.copy() if isinstance(a, dict) else np.asarray(a).tolist()"
    )
    assert statuses(f"def f(a): {change}", check) == ["failed"]
    assert statuses("def f(a): len(a)", check) == ["passed"]


def test_what_a_student_s_function_raises_is_told_with_its_line() -> None:
    (verdict,) = judged(notebook("def half(a):\n    return a / 0", "half(4)"))
    assert verdict.status == "failed"
    assert "ZeroDivisionError" in verdict.message
    assert "return a / 0" in verdict.message


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        ("import os; os._exit(3)", "error"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "memory"),
        ("import ctypes; ctypes.string_at(0)", "error"),
        ("while True: pass", "timeout"),
        (
            "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass",
            "timeout",
        ),
        (
            "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
            "timeout",
        ),
        ("while True: print(1)", "timeout"),
        ("import time\nwhile True: print(time.sleep(0.2))", "timeout"),
    ],
    ids=["exit", "kill", "segfault", "loop", "deaf loop", "stubborn loop", "printing", "waiting"],
)
def test_a_fault_costs_its_own_question(fault: str, status: str) -> None:
    answers = ("x = 1", "assert x == 1", fault, "assert z == 1", "y = x", "assert y == 1")
    assert statuses(*answers, **SHORT) == ["passed", status, "passed"]


@pytest.mark.parametrize(
    ("body", "status"),
    [("while True: pass", "timeout"), ("import os; os._exit(1)", "error"), ("quit()", "failed")],
)
def test_a_function_that_never_returns_costs_its_own_question(body: str, status: str) -> None:
    endless = f"def f():\n    {body}"
    found = statuses(endless, "f()", "y = 2", "assert y == 2", **SHORT)
    assert found == [status, "passed"]


@pytest.mark.parametrize(
    "leave", ["quit()", "exit()", "import sys; sys.exit()", "raise SystemExit"]
)
def test_leaving_is_no_end(leave: str) -> None:
    assert statuses(f"x = 1\n{leave}", "assert x == 1", *GOOD) == ["passed", "passed"]


def test_too_much_memory_costs_its_own_question() -> None:
    huge = "import numpy as np\nz = np.ones(10**10)"
    assert statuses(huge, "assert z is not None", *GOOD) == ["failed", "passed"]


def test_too_much_output_costs_nothing() -> None:
    loud = "x = 1\nfor _ in range(20): print('a' * 1_000_000)"
    exercise = notebook(loud, "assert x == 1")
    assert [verdict.status for verdict in judged(exercise)] == ["passed"]
    assert len(json.dumps(exercise.cells[1].outputs)) < MAX_CELL_BYTES + 1000
    assert "More was shown than is kept" in json.dumps(exercise.cells[1].outputs)


def test_stderr_costs_nothing() -> None:
    noisy = "import os, sys\nx = 1\nprint('W', file=sys.stderr)\nos.write(2, b'W')"
    assert statuses(noisy, "assert x == 1") == ["passed"]


def test_a_student_s_figures_and_values_are_shown() -> None:
    exercise = notebook("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\n7", "pass")
    judged(exercise)
    shown = [output.data for output in exercise.cells[1].outputs]
    assert any("image/png" in data for data in shown)
    assert any(data.get("text/plain") == "7" for data in shown)


# What is ours stays ours


def test_names_of_setup_cells_are_not_the_student_s_to_change() -> None:
    cheat = "secret = 43\ndef check(*a, **k): raise RuntimeError\nlen = max"
    assert statuses(cheat, "assert secret == 42 and len([7, 8]) == 2") == ["passed"]


def test_a_setup_name_is_never_asked_for_even_if_setup_failed() -> None:
    setup = SETUP + "\nderived = make()\n"
    exercise = notebook("derived = 7\ndef make(): raise ValueError", "assert derived == 7")
    exercise.cells.insert(2, cell("setup", "more", "derived = make()"))
    assert SETUP in setup
    (verdict,) = judged(exercise)
    assert verdict.status != "passed"


def test_names_that_setup_defines() -> None:
    sources = ["import a.b as c, d.e\nf, (g, *h) = 1, (2, 3)\nfor i in f: pass", "def j(): k = 1"]
    cells = [{"cell_type": "code", "metadata": {}, "source": source} for source in sources]
    assert Exercise({"cells": cells}).setup_names == {"c", "d", "f", "g", "h", "i", "j"}


def test_within_a_check_a_value_stays_what_it_was() -> None:
    answer = "calls = []\ndef f():\n    global x\n    x = 2\n    return 1\nx = 1"
    assert statuses(answer, "assert x == 1 and f() == 1 and x == 1") == ["passed"]


def in_a_row(answer: str, *checks: str) -> NotebookNode:
    """One question with several checks, and nothing between them."""
    cells = [cell("setup", "setup", SETUP), cell("answer", "q1", answer)]
    cells += [cell("check", f"q1_{number}", CHECK + source) for number, source in enumerate(checks)]
    return new_notebook(cells=cells)


def test_tensorflow_is_tuned_for_small_trainings_on_both_sides() -> None:
    inside = f"assert tuned\n{IS_TUNED}".replace("\n", "\n    ")
    verdicts = judged(in_a_row(f"{IS_TUNED}\ntuned = True", inside))
    assert [verdict.status for verdict in verdicts] == ["passed"]


def test_a_check_calls_a_model_where_it_asks_for_predictions() -> None:
    answer = """\
import keras, numpy as np
x = np.random.default_rng(0).normal(size=(300, 2))
one = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3)])
two = keras.Model(one.inputs, {"a": one.outputs[0], "b": one.outputs[0] * 2})
right = one.predict(x, verbose=0)"""
    check = """\
import tensorflow as tf
    for size in (None, 7):
        assert np.allclose(one.predict(x, size, verbose=0), right, atol=1e-6)
    found = two.predict(x, 50, 0)
    assert found.keys() == {"a", "b"}
    assert np.allclose(found["b"], 2 * right, atol=1e-6)
    assert one.predict_function is two.predict_function is None
    rows = tf.data.Dataset.from_tensor_slices(x).batch(50)
    assert np.allclose(one.predict(rows, verbose=0), right, atol=1e-6)
    assert one.predict_function is not None"""
    assert judged(in_a_row(answer, check))[0].message == ""


def test_a_variable_crosses_once_for_all_checks_of_a_question() -> None:
    asked = []
    with airlock() as lock:
        ask = lock.backend.ask

        def recorded(parts, seconds):
            question = json.loads(parts[0])
            asked.append(question.get("name", question["ask"]))
            return ask(parts, seconds)

        lock.backend.ask = recorded
        exercise = in_a_row(
            "x = 1\ndef f(): return x", "assert x == 1", "assert x == 1", "f()", "assert x == 1"
        )
        exercise.cells += [cell("answer", "q2", "x = 2"), cell("check", "q2_a", "assert x == 2")]
        assert {verdict.status for verdict in lock.grade(Exercise(exercise))} == {"passed"}
    assert asked == ["x", "f", "call", "x"]


@pytest.mark.parametrize(
    ("answer", "change", "untouched"),
    [
        ("x = np.zeros(3)", "x[:] = 1", "assert x.sum() == 0"),
        ("x = {'a': [1]}", "x['a'].append(2)", "assert x == {'a': [1]}"),
        (
            "import keras\nx = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])",
            "x.layers[-1].activation = abs; x.set_weights([7 + w for w in x.get_weights()])",
            "assert x.layers[-1].activation is not abs and x.get_weights()[1][0] == 0",
        ),
    ],
    ids=["array", "containers", "model"],
)
def test_what_one_check_changes_another_does_not_see(
    answer: str, change: str, untouched: str
) -> None:
    verdicts = judged(in_a_row(answer, change, untouched))
    assert [verdict.status for verdict in verdicts] == ["passed", "passed"]


def test_what_a_call_changes_is_not_seen_until_the_next_question() -> None:
    answer = "log = []\ndef f():\n    log.append(1)\n    return len(log)"
    checks = [f"assert log == [] and f() == {number}" for number in (1, 2)]
    exercise = in_a_row(answer, *checks)
    exercise.cells += [
        cell("answer", "q2", ""),
        cell("check", "q2_a", CHECK + "assert log == [1, 1]"),
    ]
    assert {verdict.status for verdict in judged(exercise)} == {"passed"}


def test_a_name_is_one_value_for_all_checks_of_a_question() -> None:
    answer = """
class Swapping:
    def __call__(self):
        globals()["x"] = globals()["x"] + 1
        return 0
f, x = Swapping(), 1"""
    verdicts = judged(in_a_row(answer, "assert f() + x == 2", *["assert x + f() == 2"] * 2))
    assert [verdict.status for verdict in verdicts] == ["passed"] * 3


def test_after_the_process_has_ended_values_are_fetched_anew() -> None:
    answer = "import os\nx = 1\ndef f():\n    return x\ndef leave():\n    os._exit(3)"
    checks = ["assert x == f() == 1", "leave()", "assert x == f() == 1"]
    verdicts = judged(in_a_row(answer, *checks))
    assert [verdict.status for verdict in verdicts] == ["passed", "error", "passed"]


MODEL = """
import keras
x = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, bias_initializer="ones")])
x.compile("sgd", "mse")"""


@pytest.mark.parametrize("model", [MODEL, MODEL.partition("x.compile")[0]], ids=["", "uncompiled"])
def test_a_model_is_built_once_for_all_checks_that_leave_it_as_it_is(model: str) -> None:
    seen = "x.seen = 1"
    verdicts = judged(in_a_row(model, seen, "assert x.seen == 1"))
    assert [verdict.status for verdict in verdicts] == ["passed"] * 2


@pytest.mark.parametrize(
    "change",
    [
        "x.set_weights([2 * w for w in x.get_weights()])",
        "x.layers[0].trainable = False",
        "x.fit(np.ones((4, 2)), np.zeros(4), verbose=0)",
        "x.optimizer.learning_rate = 3",
        "x.compile('adam', 'mae')",
        "x.pop()",
    ],
)
def test_what_a_check_does_to_a_model_the_next_one_does_not_see(change: str) -> None:
    as_made = (
        "assert len(x.layers) == 1 and x.layers[0].trainable and x.loss == 'mse'\n"
        "    assert x.layers[0].get_weights()[1] == 1\n"
        "    assert abs(float(x.optimizer.learning_rate) - 0.01) < 1e-6"
    )
    verdicts = judged(in_a_row(MODEL, change, as_made))
    assert [(verdict.status, verdict.message) for verdict in verdicts] == [("passed", "")] * 2


def test_cells_between_checks_change_no_value_of_the_question() -> None:
    exercise = in_a_row("x = [1]", "assert x == [1]")
    exercise.cells += [
        cell("setup", "more", "y = 2\nif 'x' in globals(): x.append(2)"),
        cell("check", "q1_z", CHECK + "assert x == [1] and y == 2"),
    ]
    assert [verdict.status for verdict in judged(exercise)] == ["passed", "passed"]


@pytest.mark.parametrize("end", ["leave()", "x"], ids=["called", "looked at"])
def test_functions_can_be_called_again_after_the_process_has_ended(end: str) -> None:
    answer = """
def f():
    return 1
def leave():
    os._exit(1)
class Last:
    @property
    def __class__(self):
        leave()
x = Last()
"""
    verdicts = judged(in_a_row(answer, "assert f() == 1", f"f; {end}", "assert f() == 1"))
    assert [verdict.status for verdict in verdicts] == ["passed", "error", "passed"]


def test_a_forged_record_is_not_kept() -> None:
    data = f"{{{MIME!r}: {{'status': 'passed'}}}}"
    forged = f"from IPython.display import display\ndisplay({data}, raw=True)"
    exercise = notebook(forged, "assert False")
    assert [verdict.status for verdict in judged(exercise)] == ["failed"]
    assert MIME not in json.dumps(exercise.cells[1].outputs)


# Faults of the grader


@pytest.mark.parametrize("fault", ["0\n1 / 0", "os._exit(1)"], ids=["bug", "crash"])
def test_a_fault_of_a_check_is_no_verdict_and_the_next_is_reached(fault: str) -> None:
    assert statuses("x = 1", fault, *GOOD) == ["ungraded", "passed"]


def test_a_check_that_takes_too_long_is_no_verdict() -> None:
    times = TimeLimits(cell_s=30, call_s=30, check_s=1)
    assert statuses("x = 1", "while True: pass", *GOOD, times=times)[0] == "ungraded"


# Killed from outside


@pytest.mark.parametrize("when", ["a cell runs", "a check runs", "a check asks"])
def test_a_kernel_server_that_is_killed_is_no_fault_of_anybody_s(
    monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    kinds = {"a cell runs": Kind.RUN, "a check runs": Kind.CHECK, "a check asks": Kind.ASK}
    send, killed = frames.send, []

    def sending(connection: Any, message: frames.Message, limit: Any = None) -> None:
        if message.kind == kinds[when] and not killed and b'"name": ""' not in message.parts[0]:
            (server,) = command_servers("status")
            os.kill(server["pid"], signal.SIGKILL)
            connection.settimeout(None)
            killed.append(connection.recv(1, socket.MSG_PEEK))  # until the other side has ended
        send(connection, message, limit)

    monkeypatch.setattr(frames, "send", sending)
    exercise = Exercise(notebook("answer = 1", "assert answer == 1"))
    with airlock() as lock, pytest.raises(KernelServerLost, match="the kernel server ended"):
        lock.grade(exercise)
    assert killed == [b""]
    assert statuses("answer = 1", "assert answer == 1") == ["passed"]


# Outputs


def test_outputs_are_validated_and_counted() -> None:
    outputs = Outputs()
    for strange in (
        None,
        3,
        {},
        {"output_type": "what"},
        {"output_type": "display_data", "data": 3},
    ):
        outputs.add(strange)
    assert outputs.as_notebook() == []
    for number in range(MAX_OUTPUTS + 50):
        outputs.add({"output_type": "display_data", "data": {"text/plain": str(number)}})
    assert len(outputs.as_notebook()) == MAX_OUTPUTS + 1
    outputs = Outputs()
    outputs.add({"output_type": "stream", "name": 3, "text": ["x"]})
    assert outputs.as_notebook() == [{"output_type": "stream", "name": "stdout", "text": "x"}]


# The sandbox


def test_the_sandbox_holds_here() -> None:
    assert selftest.leaks(ROOT) == []


def test_the_sandbox_holds_whatever_the_umask() -> None:
    mask = os.umask(0o077)
    try:
        assert selftest.leaks(ROOT) == []
        assert statuses(*GOOD) == ["passed"]
    finally:
        os.umask(mask)


def test_the_self_test_notices_a_variable_of_the_grader_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "variables", lambda: {**os.environ, **variables()})
    assert selftest.leaks(ROOT) == ["it keeps the grader's variables"]
    assert selftest.MARKER not in os.environ


def test_the_self_test_notices_what_does_not_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    real = selftest.StudentBackend
    monkeypatch.setattr(selftest, "StudentBackend", lambda _, settle_s: real(None, settle_s))
    found = selftest.leaks(ROOT)
    assert {"it sees other processes", "it sees the course's files", "it has no limits"} <= set(
        found
    )


def test_the_process_between_reads_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even the text of it: what it parses is outputs and verdicts, all of them short."""
    parse, read = frames.parse, []

    def recorded(body: bytes) -> dict[str, Any]:
        read.append(body)
        return parse(body)

    monkeypatch.setattr(frames, "parse", recorded)
    answer = "text = 'a value' * 1000\ndef f(): return text\nprint('shown')"
    exercise = in_a_row(answer, "assert len(text) == 7000", "assert f() == text")
    assert [verdict.status for verdict in judged(exercise)] == ["passed", "passed"]
    assert any(b"shown" in body for body in read)
    assert not any(b"a value" in body for body in read)
    assert max(map(len, read)) < 2_000


@pytest.mark.parametrize(
    ("command", "stopped"),
    [
        (["grade", "01"], "Nothing was graded"),
        (["prove", "01"], "Nothing was proved"),
        (["demo", "--chapter", "01"], "The demo stopped"),
    ],
)
def test_without_a_sandbox_nothing_is_graded(
    course: Course,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    stopped: str,
) -> None:
    from autograder import cli

    hand_in(course, reference(course))
    monkeypatch.setattr(cli, "ROOT", course.root)
    monkeypatch.setattr(worker, "_leaks", lambda root: ["it reaches the network"])
    with patch.object(pool, "ProcessPoolExecutor", Here):
        assert cli.main(command) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert stopped in said
    assert "it reaches the network" in said
    assert "--unsafe" in said
    assert not (course.root / "autograded").exists()


def test_a_machine_that_allows_no_namespaces_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    class Refusing:
        def __getattr__(self, name: str) -> object:
            return lambda *arguments: -1

    monkeypatch.setattr(linux, "libc", Refusing())
    with pytest.raises(NoSandbox, match="unshare"):
        confine.enter(Limits())


@pytest.mark.skipif(os.geteuid() != 0, reason="tries what it is to be another user")
def test_an_ordinary_user_has_a_sandbox_too(monkeypatch: pytest.MonkeyPatch) -> None:
    system = [Path(path) for path in mounts.SYSTEM if Path(path).exists()]
    monkeypatch.setattr(mounts, "_python", lambda: system)
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgid(1000)
            os.setuid(1000)
            linux.libc.prctl(linux.PR_SET_DUMPABLE, 1)
            confine.enter(Limits())
            files = [str(path) for path in Path("/home/student").iterdir()]
            seen = [os.getpid(), os.getuid(), Path("/root").exists(), files]
            os.write(write, json.dumps(seen).encode())
        except BaseException as error:
            os.write(write, repr(error).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as told:
        assert json.loads(told.read()) == [2, 1000, False, []]
    assert os.waitpid(child, 0)[1] == 0


def test_everything_in_a_sandbox_dies_with_it() -> None:
    daemon = (
        "import os, subprocess\n"
        "p = subprocess.Popen(['sleep', '4242'], start_new_session=True)\nx = 1"
    )
    assert statuses(daemon, "assert x == 1") == ["passed"]
    commands = [
        (path / "cmdline").read_bytes() for path in Path("/proc").glob("[0-9]*") if path.exists()
    ]
    assert not any(b"4242" in command for command in commands)


# The gradebook


@pytest.fixture
def course(tiny: Path) -> Course:
    write(tiny, build(tiny))
    made = Course(tiny, ROOT)
    made.generate(TINY)
    return made


def hand_in(course: Course, text: str) -> None:
    folder = course.root / "submitted" / "ada" / TINY
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{TINY}.ipynb").write_text(text, encoding="utf-8")


def reference(course: Course) -> str:
    return (course.root / "solutions" / TINY / f"{TINY}.ipynb").read_text(encoding="utf-8")


def another(course: Course) -> str:
    """Return other answers, as good as the reference."""
    return reference(course).replace("return a + b", "return b + a")


def graded(course: Course) -> Result:
    (result,) = grade_here(course.root, "ada")
    return result


def scores(course: Course) -> dict[str, tuple[float | None, bool]]:
    with course.gradebook() as gradebook:
        found = gradebook.find_submission_notebook(TINY, TINY, "ada")
        return {g.name: (g.auto_score, g.needs_manual_grade) for g in found.grades}


def test_an_earlier_score_does_not_outlive_a_refused_file(course: Course) -> None:
    hand_in(course, reference(course))
    assert graded(course).points == 4
    hand_in(course, "{")
    assert graded(course).status == "refused"
    assert set(scores(course).values()) == {(None, True)}


def test_a_manual_score_and_its_comment_stay(course: Course) -> None:
    hand_in(course, reference(course))
    graded(course)
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade("q1_small", TINY, TINY, "ada")
        grade.manual_score = 0.5
        gradebook.db.commit()
    for text, look_again in ((reference(course), False), (another(course), True)):
        hand_in(course, text)
        graded(course)
        with course.gradebook() as gradebook:
            grade = gradebook.find_grade("q1_small", TINY, TINY, "ada")
            found = (grade.manual_score, grade.auto_score, grade.needs_manual_grade)
            assert found == (0.5, 1, look_again)


def test_marks_are_written_all_or_none(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_in(course, reference(course))
    graded(course)
    given = []

    def full(verdict: Verdict, max_score: float) -> float:
        given.append(verdict)
        if len(given) == 2:
            raise OSError("No space left on device")
        return -max_score

    monkeypatch.setattr(preprocessors, "points", full)
    hand_in(course, another(course))
    result = graded(course)
    assert result.status == "ungraded"
    assert result.notes == ["nbgrader could not record it: OSError: No space left on device"]
    assert len(given) == 2
    assert set(scores(course).values()) == {(None, True)}  # nor does one of before stand


def test_a_fault_of_the_grader_waits_for_a_human(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    from autograder.airlock.airlock import Airlock

    hand_in(course, reference(course))
    names = ("q1_small", "q1_large", "q2_name")
    monkeypatch.setattr(
        Airlock,
        "grade",
        lambda self, exercise, _: [Verdict(name, "ungraded", "a fault") for name in names],
    )
    result = graded(course)
    assert {mark.status for mark in result.marks} == {"ungraded"}
    assert set(scores(course).values()) == {(None, True)}


def test_verdicts_stay_in_the_graded_notebook(course: Course) -> None:
    hand_in(course, reference(course))
    graded(course)
    path = course.root / "autograded" / "ada" / TINY / f"{TINY}.ipynb"
    found = [c.metadata.get("verdict") for c in nbformat.read(path, as_version=4).cells]
    assert [verdict["status"] for verdict in found if verdict] == ["passed"] * 3
