"""A class is graded once and whole, whatever is changed, killed or locked in between."""

import os
import signal
import sqlite3
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest

from autograder.authoring.build import build, write
from autograder.exercise import Cell, Exercise
from autograder.grading import grader, results, worker
from autograder.grading.cache_keys import CacheKeys, cache_keys, environment_fingerprint
from autograder.grading.course import Course, CourseError
from autograder.grading.grader import TRIES, grade_class
from autograder.grading.results import Results, ResultsError, Written
from autograder.grading.worker import Outcome
from autograder.verdict import Verdict
from tests.tiny import ROOT, TINY, Here, grade_here, hand_in, records, slow

NAME = f"{TINY}.ipynb"
CHECKS = {"q1_small", "q1_large", "q2_name"}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """The checks that each run was asked for, instead of running it: all pass."""
    runs: list[set[str]] = []

    def judge(text: str, wanted: frozenset[str], root: str, *, unsafe: bool) -> Outcome:
        runs.append(set(wanted))
        found = nbformat.reads(text, as_version=4)
        code = [cell.id for cell in found.cells if cell.cell_type == "code"]
        outputs: dict[str, Any] = {name: [] for name in [*code, *wanted]}
        verdicts = [Verdict(check, "passed") for check in sorted(wanted)]
        return Outcome(verdicts, outputs, {check: [] for check in wanted})

    monkeypatch.setattr(worker, "grade", judge)
    return runs


def edit(root: Path, **changes: str) -> None:
    """Change the exercise, as an instructor does."""
    source = root / "solutions" / f"{TINY}.py"
    text = source.read_text()
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    source.write_text(text)
    write(root, build(root))


# What is run, and what is not


def test_what_has_not_changed_is_not_run_again(built: Path, asked: list[set[str]]) -> None:
    hand_in(built, "ada")
    first = grade_here(built, "ada")
    written = (built / "autograded" / "ada" / TINY / NAME).stat().st_mtime_ns
    assert grade_here(built, "ada") == first
    assert asked == [CHECKS]
    assert (built / "autograded" / "ada" / TINY / NAME).stat().st_mtime_ns == written


def test_a_changed_check_is_asked_alone(built: Path, asked: list[set[str]]) -> None:
    hand_in(built, "ada")
    grade_here(built, "ada")
    edit(built, **{"add(1e6, -7)": "add(1e6, -8)", "999993": "999992"})
    (result,) = grade_here(built, "ada")
    assert asked == [CHECKS, {"q1_large"}]
    assert result.points == 4


def test_a_due_date_that_is_set_later_counts_without_a_run(
    built: Path, asked: list[set[str]]
) -> None:
    hand_in(built, "ada")
    grade_here(built, "ada")
    graded = built / "autograded" / "ada" / TINY / NAME
    written = graded.stat().st_mtime_ns
    with Course(built, ROOT).api.gradebook as gradebook:
        gradebook.update_or_create_assignment(TINY, duedate="2026-01-01 12:00:00 UTC")
    grade_here(built, "ada")
    assert graded.stat().st_mtime_ns > written  # nbgrader has looked at penalties again
    assert asked == [CHECKS]


def test_what_is_handed_in_under_another_name_is_graded_once(
    built: Path, asked: list[set[str]]
) -> None:
    hand_in(built, "ada")
    folder = built / "submitted" / "ada" / TINY
    (folder / NAME).rename(folder / f"{TINY} (1).ipynb")
    (result,) = grade_here(built, "ada")
    assert result.notes[0] == f"{NAME} is missing; {TINY} (1).ipynb was taken for it"
    assert now(built, "ada") == ("graded", 4)
    grade_here(built, "ada")
    assert asked == [CHECKS]


def test_copies_of_packages_elsewhere_do_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As those that setuptools brings along, in some processes only."""
    before = environment_fingerprint.__wrapped__()
    (tmp_path / "copied-1.0.dist-info").mkdir()
    (tmp_path / "copied-1.0.dist-info" / "METADATA").write_text("Name: copied\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert "copied" in {found.name for found in distributions()}
    assert environment_fingerprint.__wrapped__() == before


def test_a_sandbox_that_does_not_hold_is_one_sentence(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(built, "ada")
    monkeypatch.setattr(worker, "_leaks", lambda root: ["it is the superuser"])
    with pytest.raises(CourseError, match="does not hold here; it is the superuser"):
        grade_here(built, "ada")


def test_other_points_need_no_run(built: Path, asked: list[set[str]]) -> None:
    hand_in(built, "ada")
    grade_here(built, "ada")
    edit(built, **{'id="q1_small" points=1': 'id="q1_small" points=3', "(3 points)": "(5 points)"})
    (result,) = grade_here(built, "ada")
    assert asked == [CHECKS]
    assert (result.points, result.out_of) == (6, 6)


def test_a_new_answer_touches_what_comes_after_it(built: Path, asked: list[set[str]]) -> None:
    hand_in(built, "ada")
    grade_here(built, "ada")
    hand_in(built, "ada", q2="name = 'ADA'")
    grade_here(built, "ada")
    hand_in(built, "ada", q1="def add(a, b): return b + a", q2="name = 'ADA'")
    grade_here(built, "ada")
    assert asked == [CHECKS, {"q2_name"}, CHECKS]


def test_the_same_answers_are_run_once(built: Path, asked: list[set[str]]) -> None:
    for student in ("ada", "charles", "mary"):
        hand_in(built, student)
    results = grade_here(built, "ada", "charles", "mary")
    assert [result.points for result in results] == [4, 4, 4]
    assert asked == [CHECKS]


def test_other_packages_ask_everything_again(
    built: Path, asked: list[set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(built, "ada")
    grade_here(built, "ada")
    monkeypatch.setattr(grader, "environment_fingerprint", lambda: "another TensorFlow")
    grade_here(built, "ada")
    assert asked == [CHECKS, CHECKS]


def test_what_could_not_be_graded_is_asked_again(
    built: Path, asked: list[set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    passing = worker.grade

    def faulty(*args: Any, **kwargs: Any) -> Outcome:
        judged = passing(*args, **kwargs)
        judged.verdicts = [
            Verdict(v.check, "ungraded", "a fault") if v.check == "q1_large" else v
            for v in judged.verdicts
        ]
        return judged

    hand_in(built, "ada")
    with monkeypatch.context() as patch:
        patch.setattr(worker, "grade", faulty)
        (result,) = grade_here(built, "ada")
    assert {m.check: m.status for m in result.marks if m.points < m.out_of} == {
        "q1_large": "ungraded"
    }
    assert now(built, "ada") == ("graded", 2)
    (result,) = grade_here(built, "ada")
    assert result.points == 4
    assert asked == [CHECKS, {"q1_large"}]


def test_a_check_without_verdict_gives_no_points(
    built: Path, asked: list[set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """nbgrader itself gives full points to a check cell without output."""
    hand_in(built, "ada")
    monkeypatch.setattr(Results, "verdicts", lambda *_: [Verdict("q1_small", "passed")])
    grade_here(built, "ada")
    entries = Course(built, ROOT).entries(TINY)["ada"]
    assert {check: entry.auto for check, entry in entries.items() if check in CHECKS} == {
        "q1_small": 1,
        "q1_large": None,
        "q2_name": None,
    }


@pytest.mark.parametrize("gone", ["gradebook.db", "autograded/ada", "feedback/ada"])
def test_what_was_lost_is_written_again_without_a_run(
    built: Path, asked: list[set[str]], gone: str
) -> None:
    hand_in(built, "ada")
    grade_here(built, "ada")
    lost = built / gone
    for path in [*sorted(lost.rglob("*"), reverse=True), lost]:
        path.rmdir() if path.is_dir() else path.unlink()
    (result,) = grade_here(built, "ada")
    assert asked == [CHECKS]
    assert result.points == 4
    assert Course(built, ROOT).entries(TINY)["ada"]["q1_large"].auto == 2
    assert (built / "autograded" / "ada" / TINY / NAME).exists()
    assert (built / "feedback" / "ada" / TINY / f"{TINY}.html").exists()


@pytest.mark.parametrize("name", ["q1_small", "not_a name"])
def test_a_release_with_damaged_metadata_is_graded_by_nobody(
    built: Path, asked: list[set[str]], name: str
) -> None:
    hand_in(built, "ada")
    grade_here(built, "ada")
    hand_in(built, "bob")
    path = built / "exercises" / TINY / NAME
    released = nbformat.read(path, as_version=4)
    (setup,) = (c for c in released.cells if Cell(c).kind == "setup")
    setup.metadata.nbgrader.grade_id = name  # another cell's, or none that nbgrader allows
    nbformat.write(released, path)
    with pytest.raises(CourseError, match=r"stopped at bob.*metadata may be corrupted"):
        grade_here(built, "bob")
    assert not (built / "autograded" / "bob" / TINY / NAME).exists()


def test_a_manual_score_renews_the_feedback_alone(built: Path, asked: list[set[str]]) -> None:
    hand_in(built, "ada")
    grade_here(built, "ada")
    graded = (built / "autograded" / "ada" / TINY / NAME).stat().st_mtime_ns
    with Course(built, ROOT).api.gradebook as gradebook:
        grade = gradebook.find_grade("q1_large", TINY, TINY, "ada")
        grade.manual_score, grade.needs_manual_grade = 1.25, False
        gradebook.find_comment("q2", TINY, TINY, "ada").manual_comment = "Well said"
        gradebook.db.commit()
    (result,) = grade_here(built, "ada")
    assert result.points == 3.25
    page = (built / "feedback" / "ada" / TINY / f"{TINY}.html").read_text()
    assert "Well said" in page
    assert "1.25" in page
    assert (built / "autograded" / "ada" / TINY / NAME).stat().st_mtime_ns == graded


def now(root: Path, student: str) -> tuple[str, float]:
    (found,) = (r for r in grader.known(Course(root, ROOT), TINY) if r.student == student)
    return found.status, found.points


def test_what_is_known_is_what_the_gradebook_holds(built: Path, asked: list[set[str]]) -> None:
    hand_in(built, "ada", q1="def add(a, b): return a")
    hand_in(built, "charles")
    assert now(built, "ada") == ("ungraded", 0)
    grade_here(built, "ada", "charles")
    assert now(built, "ada") == ("graded", 4)
    hand_in(built, "ada")  # the journal knows these answers as another's, the gradebook does not
    assert now(built, "ada") == ("ungraded", 0)
    grade_here(built, "ada")
    assert now(built, "ada") == ("graded", 4)
    (built / "gradebook.db").unlink()
    assert now(built, "ada") == ("ungraded", 0)
    (built / "submitted" / "ada" / TINY / NAME).write_text("{")
    assert now(built, "ada") == ("refused", 0)


def test_what_is_known_outlives_an_update(
    built: Path, asked: list[set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(built, "ada")
    grade_here(built, "ada")
    monkeypatch.setattr(grader, "environment_fingerprint", lambda: "another TensorFlow")
    assert now(built, "ada") == ("graded", 4)
    grade_here(built, "ada")
    assert asked == [CHECKS, CHECKS]


# The journal


def some() -> tuple[CacheKeys, Outcome]:
    verdicts = [Verdict("a", "passed"), Verdict("b", "failed", "no\N{PILE OF POO}\ud800")]
    outputs: dict[str, Any] = {"x": [{"text": "1"}], "a": [], "b": [{"text": "2"}]}
    return CacheKeys("code", {"a": "key-a", "b": "key-b"}), Outcome(
        verdicts, outputs, {"a": [], "b": []}
    )


def test_a_journal_remembers(tmp_path: Path) -> None:
    keys, judged = some()
    judged.verdicts[1].message = "no"
    with Results(tmp_path / "j" / "x.jsonl") as kept:
        assert kept.missing(keys) == {"a", "b"}
        kept.add("ada", keys, judged)
        kept.wrote("ada", Written("1", "here", keys, ["a note"], "2", "3"))
    with Results(tmp_path / "j" / "x.jsonl") as kept:
        assert kept.missing(keys) == set()
        assert kept.judged(keys) == Outcome(judged.verdicts, judged.outputs)
        assert kept.written("ada") == Written("1", "here", keys, ["a note"], "2", "3")
        assert kept.written("charles") is None


@pytest.mark.parametrize(
    "torn", [b'{"judged": "ada", "co', b"{}\n", b"nonsense\n", b"\xff\n", b"3\n"]
)
def test_a_line_that_is_none_costs_nothing_else(tmp_path: Path, torn: bytes) -> None:
    keys, judged = some()
    path = tmp_path / "x.jsonl"
    judged.verdicts[1].message = "no"
    with Results(path) as kept:
        kept.add("ada", keys, judged)
    with path.open("ab") as file:
        file.write(torn)
    other = CacheKeys("other", {"a": "other-a", "b": "other-b"})
    for known in (1, 2):
        with Results(path) as kept:
            assert kept.missing(keys) == set()
            assert bool(kept.missing(other)) is (known == 1)
            assert kept.judged(keys).outputs == judged.outputs
            if known == 1:
                kept.add("charles", other, judged)


def test_a_journal_has_one_holder(tmp_path: Path) -> None:
    with (
        Results(tmp_path / "x.jsonl"),
        pytest.raises(ResultsError, match="x is being graded by another process"),
        Results(tmp_path / "x.jsonl"),
    ):
        pass


@pytest.mark.parametrize("bytes_left", [0, 10])
def test_a_full_disk_leaves_the_journal_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bytes_left: int
) -> None:
    keys, judged = some()
    path = tmp_path / "x.jsonl"
    write_some = os.pwrite
    with Results(path) as kept:
        kept.wrote("ada", Written("1", "here", keys, [], "2", "3"))
        before = path.read_bytes()

        def full(fd: int, line: bytes, place: int) -> int:
            return write_some(fd, line[:bytes_left], place)

        monkeypatch.setattr(results.os, "pwrite", full)
        with pytest.raises(ResultsError, match="No space left on device; what is graded so far"):
            kept.add("ada", keys, judged)
        assert path.read_bytes() == before


def test_a_verdict_depends_on_all_code_before_it_and_on_nothing_after(built: Path) -> None:
    notebook = nbformat.read(built / "solutions" / TINY / NAME, as_version=4)
    before = cache_keys(Exercise(notebook), "here")

    def changed(name: str) -> set[str]:
        other = nbformat.from_dict(notebook)
        cell = next(cell for cell in other.cells if Cell(cell).id == name)
        cell.source += "\n# more"
        after = cache_keys(Exercise(other), "here")
        assert (after.code != before.code) is (name in {"q1", "q2"})
        return {check for check in CHECKS if after.checks[check] != before.checks[check]}

    assert changed("q1") == CHECKS
    assert changed("q2") == {"q2_name"}
    assert changed("q1_large") == {"q1_large"}
    assert cache_keys(Exercise(notebook), "there").checks["q1_small"] != before.checks["q1_small"]


# What goes wrong


def test_a_locked_gradebook_is_one_sentence(built: Path, asked: list[set[str]]) -> None:
    hand_in(built, "ada")
    hand_in(built, "charles")
    grade_here(built, "ada")
    with sqlite3.connect(built / "gradebook.db") as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(CourseError, match="the gradebook cannot be used: database is locked"):
            grade_here(built, "charles")
        other.rollback()
    assert grade_here(built, "charles")[0].points == 4


def test_a_gradebook_of_another_version_is_one_sentence(built: Path, asked: list[set[str]]) -> None:
    hand_in(built, "ada")
    grade_here(built, "ada")
    with sqlite3.connect(built / "gradebook.db") as other:
        other.execute("UPDATE alembic_version SET version_num = 'abc'")
    with pytest.raises(CourseError, match=r"of version abc, .*run `nbgrader db upgrade`"):
        grade_here(built, "ada")


@pytest.mark.parametrize("before", [False, True])
def test_a_folder_that_cannot_be_read_costs_nobody_else(
    built: Path, asked: list[set[str]], monkeypatch: pytest.MonkeyPatch, before: bool
) -> None:
    hand_in(built, "ada")
    hand_in(built, "charles")
    if before:
        grade_here(built, "ada", "charles")
    read = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if "ada" in path.parts:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    ada, charles = grade_here(built, "ada", "charles")
    assert (ada.status, charles.status) == ("ungraded", "graded")
    (note,) = ada.notes
    assert note.endswith(f"ada/{TINY}/{NAME} cannot be read: Permission denied")
    kept = Course(built, ROOT).entries(TINY).get("ada", {})
    assert {entry.auto for entry in kept.values()} <= {None}  # no mark of what was there before


def test_a_worker_that_dies_is_replaced_and_a_deadly_submission_found(
    built: Path, monkeypatch: pytest.MonkeyPatch, asked: list[set[str]]
) -> None:
    """Each answer kills the process that runs it as often as it says."""
    died: dict[str, int] = {}
    passing = worker.grade

    class Mortal(Here):
        def submit(self, call: Any, /, text: str, *args: Any, **kwargs: Any) -> Any:
            deaths = text.count("deadly")
            if died.setdefault(text, 0) < deaths:
                died[text] += 1
                future: Any = Here().submit(lambda: (_ for _ in ()).throw(BrokenProcessPool()))
                return future
            return super().submit(passing, text, *args, **kwargs)

    from concurrent.futures.process import BrokenProcessPool

    monkeypatch.setattr(grader, "ProcessPoolExecutor", Mortal)
    hand_in(built, "ada")
    hand_in(built, "once", q2="# deadly\nname = 'Ada'")
    hand_in(built, "always", q2="# deadly deadly deadly\nname = 'Ada'")
    found = {
        r.student: r for r in grade_class(built, ROOT, TINY, ["ada", "once", "always"], jobs=2)
    }
    assert {student: r.status for student, r in found.items()} == {
        "ada": "graded",
        "once": "graded",
        "always": "ungraded",
    }
    assert found["always"].notes == [
        f"the process that ran it ended {TRIES} times; look at its answers"
    ]


GRADE = """
import sys
from pathlib import Path
from autograder.grading.grader import grade_class
if __name__ == "__main__":
    for result in grade_class(Path({root!r}), Path({config!r}), {tiny!r}, {students!r}, jobs=2):
        print(result.student, result.status, result.points, flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("victim", ["the grader", "a worker"])
def test_whoever_is_killed_nothing_is_lost_or_done_twice(built: Path, victim: str) -> None:
    students = [f"student-{number}" for number in range(6)]
    for number, student in enumerate(students):
        hand_in(built, student, q1=slow("1"), q2=f"name = 'ada'  # {number}")
    script = built / "grade.py"
    script.write_text(GRADE.format(root=str(built), config=str(ROOT), tiny=TINY, students=students))
    command = [sys.executable, str(script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as grading:
        assert grading.stdout
        first = grading.stdout.readline()
        parent = psutil.Process(grading.pid)
        workers = [p for p in parent.children() if "spawn_main" in " ".join(p.cmdline())]
        assert workers
        if victim == "the grader":
            grading.kill()
        else:
            workers[0].kill()
        rest = grading.stdout.read()
    if victim == "the grader":
        assert grading.returncode == -signal.SIGKILL
        psutil.wait_procs(workers, timeout=60)
        assert not any(worker.is_running() for worker in workers)
        before = len([r for r in records(built) if "judged" in r])
        assert 1 <= before < len(students)
        rest = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        first = ""
    printed = (first + rest).splitlines()
    assert sorted(printed) == [f"{student} graded 4.0" for student in students]
    judged = [record["judged"] for record in records(built) if "judged" in record]
    assert sorted(judged) == students


INTERRUPTED = """
import sys
from pathlib import Path
from autograder import cli
if __name__ == "__main__":
    cli.ROOT = Path({root!r})
    sys.exit(cli.main(["grade", "01", "--jobs", "2"]))
"""


@pytest.mark.slow
def test_an_interrupt_stops_cleanly(built: Path) -> None:
    for number in range(4):
        hand_in(built, f"student-{number}", q1=slow("5"), q2=f"name = 'ada'  # {number}")
    hand_in(built, "ada")
    script = built / "grade.py"
    script.write_text(INTERRUPTED.format(root=str(built)))
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as grading:
        journal_file = built / "journal" / f"{TINY}.jsonl"
        while not (journal_file.exists() and "written" in journal_file.read_text()):
            assert grading.poll() is None
        workers = psutil.Process(grading.pid).children()
        grading.send_signal(signal.SIGINT)
        said, errors = grading.communicate(timeout=60)
    assert grading.returncode == 1
    assert "Stopped. What is graded is kept; the same command goes on from there." in said
    assert errors == ""
    psutil.wait_procs(workers, timeout=60)
    assert not any(worker.is_running() for worker in workers)
