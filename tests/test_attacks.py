"""Attacks on the grader: none may gain a mark, tell a secret, touch the machine or stop the run.

What is handed in stands in `tests/attacks`. Whatever one answer does, it costs at most its own
question.
"""

import ctypes
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import traceback
import uuid
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout, suppress
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import psutil
import pytest
from jupyter_core.paths import jupyter_runtime_dir
from nbformat import NotebookNode

from autograder.airlock.airlock import airlock
from autograder.authoring.build import build, write
from autograder.checks.check import MIME
from autograder.execution.limits import TimeLimits
from autograder.exercise import Cell, Exercise
from autograder.grading.course import Course
from autograder.kernels.client import command_servers
from autograder.sandbox import confine, linux, mounts
from autograder.sandbox.confine import Limits
from autograder.sandbox.linux import KEYCTL, KEYCTL_JOIN_SESSION_KEYRING
from autograder.verdict import Verdict
from tests.airlock_cases import run_limits
from tests.attacks import (
    DONE,
    GOOD,
    WRONG,
    Attack,
    escapes,
    frames,
    models,
    processes,
    resources,
    submissions,
    values,
    verdicts,
)
from tests.tiny import ANSWERS, EXERCISE, LESSON, ROOT, TINY, grade_here

pytestmark = pytest.mark.slow

REAL = ROOT / "solutions" / "02_binary_classification" / "02_binary_classification.ipynb"
MODEL = ("q5", "question-5")  # what cells of the question about a model are called
SECRET = f"SECRET-{uuid.uuid4()}"
NOTE = f"note-{uuid.uuid4()}"
TIMES = TimeLimits(cell_s=30, call_s=20, check_s=60)
SHORT = TimeLimits(cell_s=1.5, call_s=1, check_s=20)
SMALL = Limits(disk=32 << 20, memory=1 << 30, file=16 << 20, threads=60)


def only(notebook: NotebookNode, *, models: bool) -> NotebookNode:
    """Return the question about a model, or all the others: these need no TensorFlow."""
    kept = nbformat.from_dict(notebook)
    kept.cells = [
        cell
        for cell in kept.cells
        if cell.cell_type == "code"
        and (Cell(cell).id.startswith(MODEL) is models or "import keras" in cell.source)
    ]
    return kept


SOLVED = nbformat.read(REAL, as_version=4)
SMALL_EXERCISE, MODEL_EXERCISE = (only(SOLVED, models=models) for models in (False, True))
# What no student may see: lines of hidden tests and of the reference.
HIDDEN = sorted(
    {
        line.strip()
        for cell in SOLVED.cells
        for mark in ("HIDDEN TESTS", "SOLUTION")
        if f"### BEGIN {mark}" in cell.source
        for line in cell.source.partition(f"### BEGIN {mark}")[2]
        .partition(f"### END {mark}")[0]
        .splitlines()
        if len(line.strip()) > 25
    }
)


@dataclass
class Outcome:
    """What a student gets back."""

    verdicts: list[Verdict]
    notebook: NotebookNode

    def passed(self, question: str = "") -> set[str]:
        """Return the checks that passed, of one question or of all."""
        return {
            v.check
            for v in self.verdicts
            if v.status == "passed" and v.check.startswith(f"{question}_" if question else "")
        }

    def shown(self) -> str:
        """Return everything that is shown in answer cells and check cells."""
        outputs = [output for cell in self.notebook.cells for output in cell.outputs]
        return json.dumps(outputs) + json.dumps([v.message for v in self.verdicts])


@dataclass(frozen=True)
class Host:
    """What is on the grader's machine, and must stay as it is."""

    folder: Path

    def places(self) -> dict[str, str]:
        """Return what attackers know of it."""
        return {
            "HOST": str(self.folder),
            "ROOT": str(ROOT),
            "RUNTIME": jupyter_runtime_dir(),
            "NOTE": NOTE,
        }

    def state(self) -> dict[str, tuple[int, int, bytes]]:
        """Return all that could be changed."""
        state = {
            str(path): (path.stat().st_mode, path.stat().st_mtime_ns, path.read_bytes())
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }
        for place in (*SHARED, str(self.folder)):
            notes = [entry.name for entry in os.scandir(place) if NOTE in entry.name]
            state[place] = (0, 0, repr(notes).encode())
        return state


SHARED = [
    place
    for place in ("/tmp", "/dev/shm", "/var/tmp", "/home", "/", str(Path.home()), str(ROOT))
    if Path(place).is_dir()
]


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    """A folder that everybody may read and write, were it not for the sandbox."""
    # As a login does: the kernel server inherits a ring of keys from whoever starts it.
    ctypes.CDLL(None).syscall(KEYCTL[platform.machine()], KEYCTL_JOIN_SESSION_KEYRING, None)
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        root = Path(folder)
        patch.setenv("COURSE_SECRET", SECRET)
        patch.setattr(
            "autograder.airlock.backend.INTERRUPT_GRACE_S", 1
        )  # for those who will not give in
        for name in ("solutions/x.ipynb", "submitted/ada/x.ipynb", "home/.ssh/id", "gradebook.db"):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(SECRET)
        for path in (root, *root.rglob("*")):
            path.chmod(0o777)
        yield Host(root)


def servants() -> list[psutil.Process]:
    """Return all forks of this session's kernel server, whoever is their parent by now."""
    servers = {server["pid"] for server in command_servers("status")}
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            named = any(jupyter_runtime_dir() in word for word in process.cmdline())
            if named and process.pid not in servers:
                found.append(process)
    return found


def hand_in(
    exercise: NotebookNode,
    answers: dict[str, str],
    host: Host,
    times: TimeLimits = TIMES,
    limits: Limits | None = None,
) -> Outcome:
    """Judge a submission; whatever was in it, the machine is afterwards as it was before."""
    notebook = nbformat.from_dict(exercise)
    for cell in notebook.cells:
        cell.source = answers.get(Cell(cell).id, cell.source)
    before = host.state()
    with airlock(run_limits(times, limits)) as lock:
        found = lock.grade(Exercise(notebook))
    _, alive = psutil.wait_procs(servants(), timeout=10)
    for process in alive:
        process.kill()
    assert not alive, "a process is left"
    assert host.state() == before, "the machine was touched"
    return Outcome(found, notebook)


def judge(
    attack: Attack,
    host: Host,
    times: TimeLimits,
    limits: Limits | None = None,
    exercise: NotebookNode | None = None,
) -> None:
    """Hand in an attack on one question and good answers to the others; assert what must hold."""
    exercise = exercise or (MODEL_EXERCISE if attack.question == "q5" else SMALL_EXERCISE)
    cell = attack.cell(host.places())
    outcome = hand_in(exercise, {**GOOD, attack.question: cell}, host, times, limits)
    nbformat.writes(outcome.notebook).encode()  # it can be saved
    shown = outcome.shown()
    assert outcome.passed(attack.question) <= attack.passes, "marks were gained"
    other = {name for name in checks(exercise) if not name.startswith(f"{attack.question}_")}
    if not attack.spoils:
        missed = {v.check: (v.status, v.message) for v in outcome.verdicts if v.check in other}
        assert outcome.passed() >= other, f"it cost other questions: {missed}"
    assert [v.check for v in outcome.verdicts] == checks(exercise)
    assert "ungraded" not in {v.status for v in outcome.verdicts}, "somebody has to look at it"
    assert "REACHED" not in shown, shown[shown.find("REACHED") :][:600]
    for secret in (SECRET, *HIDDEN):
        assert json.dumps(secret)[1:-1] not in shown, "something was told"
    for one in outcome.notebook.cells:
        if Cell(one).id not in checks(exercise):
            kinds = [name for output in one.outputs for name in output.get("data", {})]
            assert MIME not in kinds, "a verdict was forged"
    assert len(shown) < 12_000_000
    if attack.told:
        assert DONE in shown, f"the attack did not get through: {shown[-3000:]}"


def checks(exercise: NotebookNode) -> list[str]:
    """Return the names of the checks."""
    return [Cell(c).id for c in exercise.cells if c.metadata.nbgrader.get("grade")]


def each(attacks: Iterable[Attack]) -> pytest.MarkDecorator:
    """Run a test with each attack."""
    return pytest.mark.parametrize("attack", attacks, ids=lambda attack: attack.what)


def test_good_answers_pass_all_checks(host: Host) -> None:
    assert hand_in(SMALL_EXERCISE, GOOD, host).passed() == set(checks(SMALL_EXERCISE))


def test_wrong_answers_pass_no_check(host: Host) -> None:
    assert hand_in(SMALL_EXERCISE, WRONG, host).passed() == set()


def test_hidden_lines_are_known() -> None:
    assert len(HIDDEN) > 20
    assert "commonest = np.bincount(y_train).argmax()" in HIDDEN


@each(verdicts.ATTACKS)
def test_a_verdict_cannot_be_forged(attack: Attack, host: Host) -> None:
    judge(attack, host, TIMES)


@each(values.ATTACKS)
def test_a_value_cannot_lie(attack: Attack, host: Host) -> None:
    judge(attack, host, TIMES)


@each(frames.ATTACKS)
def test_a_message_cannot_be_forged(attack: Attack, host: Host) -> None:
    judge(attack, host, TimeLimits(cell_s=3, call_s=3, check_s=30))


@each(processes.ENDINGS)
def test_an_end_costs_one_question(attack: Attack, host: Host) -> None:
    judge(attack, host, TIMES)


@each(processes.ENDLESS)
def test_what_never_ends_is_ended(attack: Attack, host: Host) -> None:
    judge(attack, host, SHORT)


@each(processes.GREEDY)
def test_what_takes_all_gets_no_more_than_its_share(attack: Attack, host: Host) -> None:
    judge(attack, host, TimeLimits(cell_s=2.5, call_s=2, check_s=20), SMALL)


@each(resources.ATTACKS)
def test_what_all_share_cannot_be_taken(attack: Attack, host: Host) -> None:
    judge(attack, host, TIMES)


def test_time_of_the_processor_is_limited_and_the_student_told(host: Host) -> None:
    loop = {**GOOD, "q1": "while True: pass"}
    outcome = hand_in(SMALL_EXERCISE, loop, host, TIMES, Limits(cpu=2))
    told = {v.message for v in outcome.verdicts if v.check.startswith("q1_")}
    assert told == {"Your answer could not be checked: it used more than 2 s of CPU time."}
    assert len(outcome.passed()) == len(checks(SMALL_EXERCISE)) - 3


@each(escapes.ATTACKS)
def test_the_sandbox_cannot_be_left(attack: Attack, host: Host) -> None:
    judge(attack, host, TIMES)


def test_nothing_outlives_a_grader_that_is_killed(host: Host) -> None:
    """Not even what has cut its tie to the grader, and left others behind."""
    endless = next(a for a in processes.ENDINGS if "in the first one's place" in a.what)
    program = (
        "import sys\n"
        "from autograder.airlock.airlock import Airlock\n"
        "session = Airlock().session\n"
        "session.run(sys.argv[1], 60, [].append)\n"
        "print('ready', flush=True)\n"
        "session.run('while True: pass', 60, [].append)\n"
    )
    command = [sys.executable, "-c", program, endless.cell(host.places())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as grader:
        assert grader.stdout
        assert grader.stdout.readline() == b"ready\n"
        assert servants()
        grader.kill()
    _, alive = psutil.wait_procs(servants(), timeout=10)
    assert not alive, "a process is left"


def test_no_note_is_left_for_later_students(host: Host) -> None:
    for attack in escapes.NOTES:
        judge(attack, host, TIMES)


@pytest.mark.skipif(os.geteuid() != 0, reason="tries what it is to be another user")
@each([attack for attack in escapes.ATTACKS if attack.told and "L1" not in attack.what][1:])
def test_the_sandbox_of_an_ordinary_user_cannot_be_left(
    attack: Attack, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In it, the first process belongs to the same user as the student's."""
    system = [Path(path) for path in mounts.SYSTEM if Path(path).exists()]
    monkeypatch.setattr(mounts, "_python", lambda: system)
    before, source = host.state(), attack.cell(host.places())
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.environ.clear()
            os.environ["HOME"] = confine.HOME
            os.dup2(write, 1)
            os.dup2(write, 2)
            os.closerange(3, 200)
            os.setgid(1000)
            os.setuid(1000)
            linux.libc.prctl(linux.PR_SET_DUMPABLE, 1)
            confine.enter(SMALL)
            with open(1, "w", closefd=False) as out, redirect_stdout(out):
                exec(source, {"In": [], "Out": {}})
        except BaseException:
            os.write(1, traceback.format_exc().encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as told:
        said = told.read().decode(errors="replace")
    os.waitpid(child, 0)
    assert DONE in said, said[-2000:]
    assert "REACHED" not in said, said[said.find("REACHED") :][:600]
    assert host.state() == before


@each(models.ATTACKS)
def test_a_model_cannot_lie(attack: Attack, host: Host) -> None:
    judge(attack, host, TIMES)


@each(models.SLOW)
def test_a_model_cannot_wait(attack: Attack, host: Host) -> None:
    one = nbformat.from_dict(MODEL_EXERCISE)
    one.cells = [c for c in one.cells if Cell(c).id not in checks(one)[1:]]
    judge(attack, host, TimeLimits(cell_s=8, call_s=1, check_s=60), exercise=one)


# What is handed in


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A generated course, in which a victim has handed in good answers."""
    root = tmp_path_factory.mktemp("course")
    for folder, text in (("course", LESSON), ("solutions", EXERCISE), ("solutions/answers", "")):
        (root / folder).mkdir(parents=True, exist_ok=True)
        (root / folder / f"{TINY}.py").write_text(text or ANSWERS, encoding="utf-8")
    for name in ("nbgrader_config.py", "nbgrader_teach.py"):
        shutil.copy(ROOT / name, root)
    write(root, build(root))
    course = Course(root, ROOT)
    course.generate(TINY)
    submit(course, "victim", submission(course, "def add(a, b): return a + b"))
    (result,) = grade_here(root, "victim")
    assert result.points == 4
    return course


def submission(course: Course, first: str) -> NotebookNode:
    """Return the release with an answer to the first question, and a good one to the second."""
    notebook = nbformat.read(course.root / "exercises" / TINY / f"{TINY}.ipynb", as_version=4)
    submissions.cell(notebook, "q1").source = first
    submissions.cell(notebook, "q2").source = 'name = "ada"'
    return notebook


def submit(course: Course, student: str, notebook: NotebookNode) -> Path:
    """Write a submission as it is, valid or not."""
    folder = course.root / "submitted" / student / TINY
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{TINY}.ipynb").write_text(json.dumps(notebook))
    return folder


def settled(course: Course) -> list[tuple[str, float, float]]:
    """Return the marks of the victim, and what the gradebook knows of the assignment."""
    with course.gradebook() as gradebook:
        marks = gradebook.find_submission_notebook(TINY, TINY, "victim").grades
        known = gradebook.find_notebook(TINY, TINY).grade_cells
        return sorted((g.name, g.score, g.max_score) for g in marks) + sorted(
            (cell.name, cell.max_score, 0.0) for cell in known
        )


def tree(course: Course) -> dict[str, bytes]:
    """Return the files that no submission of somebody else may change."""
    folders = ("solutions", "exercises", "submitted/victim", "autograded/victim")
    return {
        str(path): path.read_bytes()
        for folder in folders
        for path in sorted((course.root / folder).rglob("*"))
        if path.is_file()
    }


def feedback(course: Course, student: str) -> str:
    """Return the page that the student gets back."""
    course.write_feedback(TINY, student)
    return (course.root / "feedback" / student / TINY / f"{TINY}.html").read_text()


class Running(HTMLParser):
    """Finds what of a student's would run in the browser of whoever reads a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        self.found += [
            f"{name}={value}"
            for name, value in attrs
            if name.startswith("on") or "javascript:" in (value or "")
        ]

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside in {"script", "style", "iframe", "object"} and "alert(" in data:
            self.found.append(data)


def grade(course: Course, student: str, host: Host) -> None:
    """Grade a submission whose first answer is wrong; assert what must hold."""
    before = settled(course), tree(course), host.state()
    (result,) = grade_here(course.root, student)
    assert (settled(course), tree(course), host.state()) == before
    assert result.status in {"graded", "refused"}, result.notes
    assert all("\n" not in note for note in result.notes)
    if result.status == "refused":
        assert result.points == 0
        return
    assert {mark.check for mark in result.marks} == {"q1_small", "q1_large", "q2_name"}
    assert result.max_score == 4
    assert [mark.check for mark in result.marks if mark.points] == ["q2_name"]
    page = feedback(course, student)
    running = Running()
    running.feed(page)
    assert running.found == []
    for secret in ("999993", "1e6", SECRET):
        assert secret not in page


@pytest.mark.parametrize("what", submissions.NOTEBOOKS)
def test_a_notebook_gains_nothing(what: str, course: Course, host: Host) -> None:
    student = f"n{list(submissions.NOTEBOOKS).index(what)}"
    notebook = submission(course, "def add(a, b): return a * b + 0.5")
    submissions.NOTEBOOKS[what](notebook)
    submit(course, student, notebook)
    grade(course, student, host)


@pytest.mark.parametrize("what", submissions.FILES)
def test_a_file_gains_nothing(what: str, course: Course, host: Host) -> None:
    student = f"f{list(submissions.FILES).index(what)}"
    notebook = submission(course, "def add(a, b): return a * b + 0.5")
    submissions.FILES[what](submit(course, student, notebook), str(course.root))
    grade(course, student, host)
