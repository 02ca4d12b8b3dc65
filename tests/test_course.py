"""Every notebook runs, and every exercise's known answers are judged rightly."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import Future
from pathlib import Path
from typing import ClassVar

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert.preprocessors import CoalesceStreamsPreprocessor
from rich.console import Console

from autograder.airlock import airlock
from autograder.airlock.checker import TrustedChecker
from autograder.authoring import execute
from autograder.authoring.build import chapters
from autograder.authoring.execute import execute_all
from autograder.execution.outputs import Outputs
from autograder.execution.session import Output
from autograder.exercise import Cell, Exercise
from autograder.grading import grader, worker
from autograder.grading.pool import WorkerPool
from autograder.grading.worker import Outcome
from autograder.kernels import NAME
from autograder.parts import verdict_files
from autograder.patches.small_trainings import KERNEL_OPTION
from autograder.proving.demo import demo
from autograder.proving.prove import prove
from autograder.terminal.teach import print_demo
from autograder.verdict import Verdict
from tests.tiny import IS_TUNED, ROOT

EXERCISES = [chapter for chapter in chapters(ROOT) if (ROOT / "exercises" / chapter).exists()]


NOTEBOOKS = [
    path.relative_to(ROOT)
    for chapter in chapters(ROOT)
    for path in (
        ROOT / "course" / f"{chapter}.ipynb",
        ROOT / "solutions" / chapter / f"{chapter}.ipynb",
    )
    if path.exists()
]


def without_chance(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Leave out times and widgets' random names; mend what time has cut in pieces."""
    notebook.metadata.pop("widgets", None)
    notebook, _ = CoalesceStreamsPreprocessor().preprocess(notebook, {})
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
    return notebook


def needed_for_a_notebook(path: Path) -> list[str]:
    """Return what a lesson's, or a reference's, outputs depend on."""
    parts = [f"autograder/{part}" for part in ("checks", "kernels", "patches", "exercise.py")]
    return [path.as_posix(), *parts, "etc/ipython", "etc/jupyter"]


@pytest.mark.slow
@pytest.mark.recorded(needs=needed_for_a_notebook)
@pytest.mark.parametrize("path", NOTEBOOKS, ids=str)
def test_a_notebook_runs_and_a_warm_kernel_changes_nothing(path: Path, tmp_path: Path) -> None:
    """Figures and all, to the last byte; and it warns of nothing.

    Lessons run with the settings for small trainings: these take half the time away, on both sides.
    """
    options = [f"--ExecutePreprocessor.extra_arguments={KERNEL_OPTION}"]
    cold, warm = cold_and_warm(path, tmp_path, options if path.parts[0] == "course" else [])
    outputs = [output for cell in warm.cells for output in cell.get("outputs", [])]
    assert outputs
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []
    assert warm == cold


def cold_and_warm(path: Path, folder: Path, options: list[str]) -> list[nbformat.NotebookNode]:
    """Run a notebook in both kinds of kernel; nbconvert stops at a cell that fails."""
    command = [sys.executable, "-m", "jupyter", "nbconvert", "--to", "notebook", "--execute"]
    command += ["--ExecutePreprocessor.timeout=300", *options, "--stdout", path.name]
    # Addresses in memory, and times: those in Keras's log of a training, and measured ones.
    by_chance = re.compile(
        r" at 0x[0-9a-f]+| - \d+s - \d+[mu]?s/(step|epoch)| +\d+\.\d+ ms per epoch"
    )
    notebooks = []
    for provisioner in ("local-provisioner", NAME):
        own = folder / provisioner  # where it may save what it likes
        own.mkdir()
        shutil.copy(ROOT / path, own)
        text = subprocess.run(
            command,
            check=True,
            cwd=own,
            env=os.environ | {"JUPYTER_DEFAULT_PROVISIONER_NAME": provisioner},
            stdout=subprocess.PIPE,
            text=True,
        ).stdout
        text = by_chance.sub("", text)
        notebooks.append(without_chance(nbformat.reads(text, as_version=4)))
    return notebooks


@pytest.mark.slow
@pytest.mark.parametrize("tags", [[], ["raises-exception"]])
def test_a_failing_cell_is_reported_with_its_message(tmp_path: Path, tags: list[str]) -> None:
    failing = nbformat.v4.new_code_cell("undefined + 1", metadata={"tags": tags})
    text, good = nbformat.v4.new_markdown_cell("# Bad"), nbformat.v4.new_code_cell("1 + 1")
    for name, cells in (("01_bad", [text, good, failing]), ("02_good", [text, good])):
        (tmp_path / "course").mkdir(exist_ok=True)
        notebook = nbformat.v4.new_notebook(cells=cells)
        nbformat.write(notebook, tmp_path / "course" / f"{name}.ipynb")
    console = Console(record=True, width=100)
    assert execute_all(tmp_path, ["01_bad", "02_good"], 2, console) == 1
    printed = console.export_text()
    assert "NameError: name 'undefined' is not defined" in printed
    assert "undefined + 1" in printed
    assert "course/01_bad.ipynb, cell 3" in printed
    rows = {line.split()[1]: line for line in printed.splitlines() if line.startswith("│ course")}
    assert "cell 3 failed" in rows["course/01_bad.ipynb"]
    assert " ran " in rows["course/02_good.ipynb"]
    assert execute_all(tmp_path, ["02_good"], 2, console) == 0


@pytest.mark.slow
def test_an_exercise_runs_to_its_end_without_an_answer(tmp_path: Path) -> None:
    """And only its checks may fail, only by what they say."""
    told = "class CheckFailed(Exception): ...\nraise CheckFailed"
    for name, check in (("01_fine", told), ("02_odd", "1 / 0")):
        cell = nbformat.v4.new_code_cell(check, metadata={"tags": ["raises-exception"]})
        (tmp_path / "exercises" / name).mkdir(parents=True)
        last = nbformat.v4.new_code_cell("1 + 1")
        nbformat.write(
            nbformat.v4.new_notebook(cells=[cell, last]),
            tmp_path / "exercises" / name / f"{name}.ipynb",
        )
    console = Console(record=True, width=100)
    assert execute_all(tmp_path, ["01_fine"], 1, console) == 0
    assert execute_all(tmp_path, ["02_odd"], 1, console) == 1
    printed = console.export_text()
    assert "ZeroDivisionError: division by zero" in printed
    assert "exercises/02_odd/02_odd.ipynb, cell 1" in printed


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import os; os._exit(1)", "it ended the process (exit code 1)"),
        ("while True: pass", "it still ran after 1 second"),
    ],
)
def test_a_cell_that_never_returns_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, message: str
) -> None:
    monkeypatch.setattr(execute, "CELL_TIMEOUT_S", 1)
    cells = [nbformat.v4.new_code_cell("1 + 1"), nbformat.v4.new_code_cell(code)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "bad.ipynb")
    found = execute.execute(tmp_path / "bad.ipynb")
    assert found.message.startswith(message)
    assert (found.cell, found.source) == (2, code)


@pytest.mark.slow
def test_tensorflow_is_tuned_for_small_trainings_without_a_screen(tmp_path: Path) -> None:
    cells = [nbformat.v4.new_code_cell(IS_TUNED)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "tuned.ipynb")
    assert execute.execute(tmp_path / "tuned.ipynb").message == ""


@pytest.mark.slow
def test_what_a_notebook_saves_is_not_left_beside_it(tmp_path: Path) -> None:
    cells = [nbformat.v4.new_code_cell("open('model.keras', 'w').write('saved')")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "saves.ipynb")
    assert execute.execute(tmp_path / "saves.ipynb").message == ""
    assert [path.name for path in tmp_path.iterdir()] == ["saves.ipynb"]


class HereToo(TrustedChecker):
    """Runs each check once more: in the kernel of the answers, as a notebook does."""

    differing: ClassVar[dict[str, bool]] = {}  # checks, and whether they passed behind the airlock

    def check(self, cell: Cell, outputs: Outputs, raised: str = "") -> Verdict:
        verdict = super().check(cell, outputs, raised)
        shown: list[Output] = []
        self.session.run(cell.source, self.session.limits.check_s, shown.append, replay=False)
        passed = verdict.status == "passed"
        if passed == any(output["output_type"] == "error" for output in shown):
            self.differing[cell.id] = passed
        return verdict


class InThisProcess(WorkerPool):
    """Runs submissions in the process that grades, where a test can change how."""

    disagreeing: ClassVar[list[tuple[str, dict[str, str]]]] = []  # checks, and answers by question

    def prepare(self, root: Path) -> None: ...

    def submit(self, exercise: Exercise, checks: set[str], root: Path) -> Future[Outcome]:
        HereToo.differing.clear()
        text = json.dumps(exercise.notebook)
        done: Future[Outcome] = Future()
        done.set_result(worker.grade(text, frozenset(checks), str(root), self.limits))
        if HereToo.differing:  # the second run may have found what the first one left behind
            answers = {question: cell.source for question, cell in exercise.answers.items()}
            failed = failed_alone(exercise)
            self.disagreeing.extend(
                (check, answers)
                for check, passed in HereToo.differing.items()
                if passed == (check in failed)
            )
        return done


def failed_alone(exercise: Exercise) -> set[str]:
    """Return the checks that fail in a kernel in which they have not run before."""
    notebook = nbformat.from_dict(exercise.notebook)
    with tempfile.TemporaryDirectory() as folder:
        NotebookClient(
            notebook,
            timeout=300,
            kernel_name="python3",
            allow_errors=True,
            resources={"metadata": {"path": folder}},
        ).execute()
    return {
        Cell(cell).id
        for cell in notebook.cells
        if Cell(cell).kind == "check" and any(o.output_type == "error" for o in cell.outputs)
    }


def needed_for_a_proof(chapter: str) -> list[str]:
    """Return what the verdicts on a chapter's known answers depend on."""
    own = [f"solutions/{chapter}", f"solutions/answers/{chapter}.py"]
    modules = [path.relative_to(ROOT).as_posix() for path in verdict_files()]
    return own + modules + ["autograder/grading", "autograder/proving", "nbgrader_teach.py"]


@pytest.mark.slow
@pytest.mark.recorded(needs=needed_for_a_proof)
@pytest.mark.parametrize("chapter", EXERCISES)
def test_right_answers_pass_and_wrong_ones_fail(
    chapter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hidden tests and all, behind the airlock and in a kernel of one's own alike."""
    monkeypatch.setattr(grader, "WorkerPool", InThisProcess)
    monkeypatch.setattr(airlock, "TrustedChecker", HereToo)
    monkeypatch.setattr(InThisProcess, "disagreeing", [])
    proof = prove(ROOT, chapter, seeds=1, jobs=1, workshop=tmp_path)
    assert proof.findings == []
    assert InThisProcess.disagreeing == []


@pytest.mark.slow
def test_the_demo_prints_the_marks_of_a_class(tmp_path: Path) -> None:
    console = Console(record=True, width=160)
    found = demo(ROOT, "02_binary_classification", tmp_path, jobs=2, console=console)
    print_demo(found, console)
    printed = console.export_text()
    assert found.passed, printed
    rows = {line.split()[1]: line.split() for line in printed.splitlines() if line.startswith("│")}
    assert rows["reference"][-2] == "100"
    assert rows["untouched"][-2] == "0"
    assert 0 < int(rows["partly"][-2]) < 100
    assert 0 < int(rows["missing-cells"][-2]) < 100
    refused = ("broken-json", "empty-file", "wrong-name", "other-notebook")
    assert all("refused" in rows[student] for student in refused)
    for student in (*refused, "missing-cells"):
        lines = [line for line in printed.splitlines() if line.startswith(f"{student}: ")]
        assert len(lines) == 1


@pytest.mark.parametrize("chapter", EXERCISES)
def test_an_exercise_has_four_to_six_questions_and_ten_to_twenty_points(chapter: str) -> None:
    path = ROOT / "exercises" / chapter / f"{chapter}.ipynb"
    cells = [c.metadata.get("nbgrader", {}) for c in nbformat.read(path, as_version=4).cells]
    points = sum(cell["points"] for cell in cells if cell.get("grade"))
    questions = sum(1 for cell in cells if cell.get("solution"))
    assert 4 <= questions <= 6
    assert 10 <= points <= 20
    title = nbformat.read(path, as_version=4).cells[0].source
    assert f"{points:g} points" in title
