"""A class is graded once and whole, whatever is changed, killed or locked in between."""

import json
import logging
import multiprocessing
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from importlib.metadata import distributions
from pathlib import Path
from typing import Any
from unittest.mock import patch

import nbformat
import psutil
import pytest

from autograder.authoring.build import build, write
from autograder.execution.limits import RunLimits, SubmissionLimits
from autograder.exercise import Cell, Exercise
from autograder.grading import class_state, grader, pool, results, worker
from autograder.grading.cache_keys import CacheKeys, cache_keys, environment_fingerprint
from autograder.grading.class_state import latest_results
from autograder.grading.course import Course, CourseError
from autograder.grading.grader import MAX_TRIES, grade_class
from autograder.grading.results import (
    Results,
    ResultsError,
    SubmissionRecord,
    reading,
    results_path,
    writing,
)
from autograder.grading.worker import Outcome
from autograder.kernels import environment
from autograder.kernels.client import command_servers
from autograder.kernels.environment import KernelServerLost, NoWarmKernel
from autograder.verdict import Verdict
from tests.tiny import ROOT, TINY, Here, grade_here, hand_in, record, runs, slow

NAME = f"{TINY}.ipynb"
CHECKS = {"q1_small", "q1_large", "q2_name"}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """The checks that each run was asked for, instead of running it: all pass."""
    runs: list[set[str]] = []

    def run(text: str, wanted: frozenset[str], root: str, limits: RunLimits) -> Outcome:
        runs.append(set(wanted))
        found = nbformat.reads(text, as_version=4)
        code = [cell.id for cell in found.cells if cell.cell_type == "code"]
        outputs: dict[str, Any] = {name: [] for name in [*code, *wanted]}
        verdicts = [Verdict(check, "passed") for check in sorted(wanted)]
        return Outcome(verdicts, outputs, {check: [] for check in wanted})

    monkeypatch.setattr(worker, "grade", run)
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
    edit(built, **{"add, 1e6, -7)": "add, 1e6, -8)", "999993": "999992"})
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
    with Course(built, ROOT).gradebook() as gradebook:
        gradebook.update_or_create_assignment(TINY, duedate="2026-01-01 12:00:00 UTC")
    grade_here(built, "ada")
    assert graded.stat().st_mtime_ns > written  # nbgrader has looked at penalties again
    assert asked == [CHECKS]


def test_the_command_says_back_when_work_was_due(
    built: Path,
    asked: list[set[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from autograder import cli

    hand_in(built, "ada")
    monkeypatch.setattr(cli, "ROOT", built)
    monkeypatch.setattr(pool, "ProcessPoolExecutor", Here)
    assert cli.main(["grade", "01"]) == 0
    assert "due" not in capsys.readouterr().out
    with Course(built, ROOT).gradebook() as gradebook:
        gradebook.update_or_create_assignment(TINY, duedate="2026-07-01 18:00 Europe/Berlin")
    assert cli.main(["grade", "01"]) == 0
    assert f"{TINY} was due Wednesday 01 July 2026, 16:00 UTC." in capsys.readouterr().out


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
    assert (result.points, result.max_score) == (6, 6)


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
    monkeypatch.setattr(class_state, "environment_fingerprint", lambda: "another TensorFlow")
    grade_here(built, "ada")
    assert asked == [CHECKS, CHECKS]


def test_what_could_not_be_graded_is_asked_again(
    built: Path, asked: list[set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    passing = worker.grade

    def faulty(*args: Any, **kwargs: Any) -> Outcome:
        outcome = passing(*args, **kwargs)
        outcome.verdicts = [
            Verdict(v.check, "ungraded", "a fault") if v.check == "q1_large" else v
            for v in outcome.verdicts
        ]
        return outcome

    hand_in(built, "ada")
    with monkeypatch.context() as patched:
        patched.setattr(worker, "grade", faulty)
        (result,) = grade_here(built, "ada")
    assert {m.check: m.status for m in result.marks if m.points < m.max_score} == {
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
    with pytest.raises(CourseError, match=r"stopped at exercises/.*metadata may be corrupted"):
        grade_here(built, "bob")
    assert not (built / "autograded" / "bob" / TINY / NAME).exists()


def test_a_manual_score_renews_the_feedback_alone(built: Path, asked: list[set[str]]) -> None:
    hand_in(built, "ada")
    grade_here(built, "ada")
    graded = (built / "autograded" / "ada" / TINY / NAME).stat().st_mtime_ns
    with Course(built, ROOT).gradebook() as gradebook:
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
    (found,) = (r for r, _ in latest_results(Course(root, ROOT), TINY) if r.student == student)
    return found.status, found.points


def test_what_is_known_is_what_the_gradebook_holds(built: Path, asked: list[set[str]]) -> None:
    hand_in(built, "ada", q1="def add(a, b): return a")
    hand_in(built, "charles")
    assert now(built, "ada") == ("ungraded", 0)
    grade_here(built, "ada", "charles")
    assert now(built, "ada") == ("graded", 4)
    hand_in(built, "ada")  # there are results of these answers, but the gradebook has others
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
    monkeypatch.setattr(class_state, "environment_fingerprint", lambda: "another TensorFlow")
    assert now(built, "ada") == ("graded", 4)
    grade_here(built, "ada")
    assert asked == [CHECKS, CHECKS]


# Results


def some() -> tuple[CacheKeys, Outcome]:
    verdicts = [Verdict("a", "passed"), Verdict("b", "failed", "no\N{PILE OF POO}\ud800")]
    outputs: dict[str, Any] = {"x": [{"text": "1"}], "a": [], "b": [{"text": "2"}]}
    return CacheKeys("code", {"a": "key-a", "b": "key-b"}), Outcome(
        verdicts, outputs, {"a": [], "b": []}
    )


def test_results_are_kept(tmp_path: Path) -> None:
    keys, outcome = some()
    path = tmp_path / "j" / "x.db"
    written = SubmissionRecord("1", "here", keys, ["a note"], "2", "3")
    with writing(path) as kept:
        assert kept.missing(keys) == {"a", "b"}
        assert not kept.has_run(keys)
        kept.add("ada", keys, outcome)
        kept.save_record("ada", written)
        kept.save_record("no\udc80text", written)
    for opened in (writing, reading):
        with opened(path) as kept:
            assert kept.missing(keys) == set()
            assert kept.has_run(keys)
            assert kept.outcome(keys) == Outcome(outcome.verdicts, outcome.outputs)
            assert kept.measures(keys) == outcome.measures
            assert kept.record("ada") == kept.record("no\udc80text") == written
            assert kept.record("charles") is None
    assert path.stat().st_mode & 0o077 == 0  # it holds students' work


def test_what_is_ungraded_is_not_kept(tmp_path: Path) -> None:
    keys, outcome = some()
    outcome.verdicts[1].status = "ungraded"
    with writing(tmp_path / "x.db") as kept:
        kept.add("ada", keys, outcome)
        assert kept.missing(keys) == {"b"}
        assert [v.status for v in kept.verdicts(keys)] == ["passed", "ungraded"]
    with reading(tmp_path / "x.db") as kept:
        assert [v.message for v in kept.verdicts(keys)] == ["", "it has not been run"]


def test_results_have_one_writer_and_many_readers(tmp_path: Path) -> None:
    keys, outcome = some()
    path = tmp_path / "x.db"
    with writing(path) as kept:
        refused = pytest.raises(ResultsError, match="x is being graded by another process")
        with refused, writing(path):
            pass
        with reading(path) as first, reading(path) as second:
            kept.add("ada", keys, outcome)
            assert first.missing(keys) == second.missing(keys) == set()
            kept.save_record("ada", SubmissionRecord("1", "here", keys, [], "2", "3"))
            assert first.record("ada") == second.record("ada") is not None


def test_who_reads_writes_nothing(tmp_path: Path) -> None:
    keys, outcome = some()
    path = tmp_path / "x.db"
    with reading(path) as nothing:
        assert nothing.missing(keys) == {"a", "b"}
        assert nothing.record("ada") is None
    assert list(tmp_path.iterdir()) == []
    with writing(path) as kept:
        kept.add("ada", keys, outcome)
    before = path.read_bytes(), sorted(tmp_path.iterdir())
    with reading(path) as kept:
        assert kept.missing(keys) == set()
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            kept._connection.execute("DELETE FROM verdict")
        assert sorted(tmp_path.iterdir()) == before[1]
    assert (path.read_bytes(), sorted(tmp_path.iterdir())) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from autograder.grading.cache_keys import CacheKeys
from autograder.grading.results import writing
from autograder.grading.worker import Outcome
from autograder.kernels import environment
from autograder.kernels.environment import NoWarmKernel
from autograder.verdict import Verdict
keys = CacheKeys("code", {"a": "key-a", "b": "key-b"})
verdicts = [Verdict("a", "passed"), Verdict("b", "failed")]
nothing = {"a": [], "b": []}
with writing(Path(sys.argv[1])) as kept:
    kept.add("ada", keys, Outcome(verdicts, nothing, nothing))
    with kept._transaction():
        kept._connection.execute("DELETE FROM verdict")
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_writer_that_is_killed_loses_one_record(tmp_path: Path) -> None:
    keys, _ = some()
    path = tmp_path / "x.db"
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    for opened in (reading, writing, reading):
        with opened(path) as kept:
            assert kept.outcome(keys).outputs == {"a": [], "b": []}
            assert kept.missing(keys) == set()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            b"no database, but more than a hundred bytes " * 30,
            "is damaged, or no database: file is",
        ),
        (b"other program", "of another version of the course, or of another program; move it away"),
    ],
)
def test_a_file_of_another_kind_is_one_sentence(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "x.db"
    if content == b"other program":
        with closing(sqlite3.connect(path)) as database:
            database.execute("CREATE TABLE mine (x)")
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    for opened in (writing, reading):
        with pytest.raises(ResultsError, match=reason), opened(path):
            pass
    assert path.read_bytes() == before


def test_a_folder_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "results").touch()
    refused = pytest.raises(ResultsError, match=r"x.db cannot be opened: File exists")
    with refused, writing(results_path(tmp_path, "x")):
        pass


def test_results_that_cannot_be_locked_are_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, outcome = some()
    path = tmp_path / "x.db"
    monkeypatch.setattr(results, "BUSY_TIMEOUT_S", 0)
    with writing(path) as kept, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ResultsError, match=r"cannot be locked: database is locked; .*network"):
            kept.add("ada", keys, outcome)
        other.rollback()
        kept.add("ada", keys, outcome)

    def no_locks(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(results.fcntl, "flock", no_locks)
    refused = pytest.raises(ResultsError, match=r"cannot be locked: No locks available; .*net")
    with refused, writing(path):
        pass


@pytest.mark.parametrize("pages_left", [0, 1])
def test_a_full_disk_leaves_the_results_whole(tmp_path: Path, pages_left: int) -> None:
    keys, outcome = some()
    outcome.outputs["b"] = [{"text": "long " * 5000}]
    path = tmp_path / "x.db"
    record = SubmissionRecord("1", "here", keys, [], "2", "3")
    with writing(path) as kept:
        kept.save_record("ada", record)
        ((pages,),) = kept._connection.execute("PRAGMA page_count")
        kept._connection.execute(f"PRAGMA max_page_count = {pages + pages_left}")
        with pytest.raises(
            ResultsError, match=r"cannot be written: .* full; what is graded so far is kept"
        ):
            kept.add("ada", keys, outcome)
        assert not kept.has_run(keys)
        assert kept.missing(keys) == {"a", "b"}
    with reading(path) as kept:
        assert kept.record("ada") == record


def test_a_journal_of_an_older_version_does_no_harm(built: Path, asked: list[set[str]]) -> None:
    hand_in(built, "ada")
    (built / "journal").mkdir()
    (built / "journal" / f"{TINY}.jsonl").write_text('{"judged": "ada", "co')
    assert [r.points for r in grade_here(built, "ada")] == [4]
    assert (built / "journal" / f"{TINY}.jsonl").read_text() == '{"judged": "ada", "co'


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
    opened = Path.open

    def refusing(path: Path, *args: Any, **kwargs: Any) -> Any:
        if {"submitted", "ada"} <= set(path.parts):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refusing)
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

    monkeypatch.setattr(pool, "ProcessPoolExecutor", Mortal)
    hand_in(built, "ada")
    hand_in(built, "once", q2="# deadly\nname = 'Ada'")
    hand_in(built, "always", q2="# deadly deadly deadly\nname = 'Ada'")
    found = {
        r.student: r
        for r in grade_class(Course(built, ROOT), TINY, ["ada", "once", "always"], jobs=2)
    }
    assert {student: r.status for student, r in found.items()} == {
        "ada": "graded",
        "once": "graded",
        "always": "ungraded",
    }
    assert found["always"].notes == [
        f"the process that ran it ended {MAX_TRIES} times; look at its answers"
    ]
    assert "always: its worker ended, 2 of 3" in log_text(built)


class Losing(Here):
    """Loses its kernel server over a submission as often as it says."""

    lost: tuple[str, ...] = ()

    def submit(self, call: Any, /, text: Any = "", *args: Any, **kwargs: Any) -> Any:
        if call is worker.grade and Losing.lost.count(text) < text.count("loses"):
            Losing.lost += (text,)
            failed: Any = Future()
            failed.set_exception(KernelServerLost("the kernel server ended"))
            return failed
        return super().submit(call, text, *args, **kwargs)


@pytest.fixture
def losing(monkeypatch: pytest.MonkeyPatch) -> type[Losing]:
    monkeypatch.setattr(Losing, "lost", ())
    monkeypatch.setattr(pool, "ProcessPoolExecutor", Losing)
    return Losing


def test_a_kernel_server_that_ends_is_followed_by_another(
    built: Path, losing: type[Losing], asked: list[set[str]]
) -> None:
    hand_in(built, "ada")
    hand_in(built, "twice", q2="# loses loses\nname = 'Ada'")
    hand_in(built, "always", q2="# loses loses loses\nname = 'Ada'")
    students = ["always", "ada", "twice"]
    found = {r.student: r for r in grade_class(Course(built, ROOT), TINY, students, jobs=2)}
    assert {student: r.status for student, r in found.items()} == {
        "ada": "graded",
        "twice": "graded",
        "always": "ungraded",
    }
    assert found["always"].notes == [
        f"the process that ran it ended {MAX_TRIES} times; look at its answers"
    ]
    assert "twice: its kernel server ended, 2 of 3" in log_text(built)
    again = list(grade_class(Course(built, ROOT), TINY, students, jobs=2))
    assert [result.status for result in again] == ["graded"] * 3  # it is asked anew


def test_where_every_kernel_server_ends_the_class_stops_with_one_sentence(
    built: Path, losing: type[Losing], asked: list[set[str]]
) -> None:
    students = [f"student-{number}" for number in range(4)]
    for student in students:
        hand_in(built, student, q2=f"# {'loses ' * 9} {student}\nname = 'Ada'")
    with pytest.raises(CourseError, match="whatever is run, its kernel server ends; see whether"):
        list(grade_class(Course(built, ROOT), TINY, students, jobs=1))
    assert len(losing.lost) < MAX_TRIES * len(students)


GRADE = """
import sys
from pathlib import Path
from autograder.grading.course import Course
from autograder.grading.grader import grade_class
if __name__ == "__main__":
    course = Course(Path({root!r}), Path({config!r}))
    for result in grade_class(course, {tiny!r}, {students!r}, jobs=2):
        print(result.student, result.status, result.points, flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("victim", ["the grader", "a worker", "the kernel server"])
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
        elif victim == "the kernel server":
            for server in command_servers("status"):  # other tests may have left one of their own
                os.kill(server["pid"], signal.SIGKILL)
        else:
            workers[0].kill()
            killed = f"worker {workers[0].pid} ended with exit code -9"
        rest = grading.stdout.read()
    if victim == "the grader":
        assert grading.returncode == -signal.SIGKILL
        psutil.wait_procs(workers, timeout=60)
        assert not any(worker.is_running() for worker in workers)
        assert 1 <= len(runs(built)) < len(students)
        rest = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        first = ""
    if victim == "a worker":
        assert killed in log_text(built)
    printed = (first + rest).splitlines()
    assert sorted(printed) == [f"{student} graded 4.0" for student in students]
    assert runs(built) == dict.fromkeys(students, 1)


TRACKED = """
import os, signal, sys
from multiprocessing import resource_tracker
from pathlib import Path
from autograder.execution.limits import SubmissionLimits
from autograder.grading.pool import WorkerPool

if __name__ == "__main__":
    with WorkerPool(2, "", SubmissionLimits().run(sandbox=False)) as workers:
        workers.prepare(Path("."))
        tracker = resource_tracker._resource_tracker._pid
        os.kill(tracker, signal.SIGKILL)
        print(*workers._executor.map(abs, [-1, -2]))
"""


def test_the_death_of_python_s_resource_tracker_prints_nothing(tmp_path: Path) -> None:
    script = tmp_path / "tracked.py"
    script.write_text(TRACKED)
    done = subprocess.run([sys.executable, script], check=True, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("1 2\n", "")


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
        while record(built, "ada") is None:  # a look at what is being graded stops nothing
            assert grading.poll() is None
            time.sleep(0.1)
        workers = psutil.Process(grading.pid).children()
        grading.send_signal(signal.SIGINT)
        said, errors = grading.communicate(timeout=60)
    assert grading.returncode == 1
    assert "Stopped. What is graded is kept; the same command goes on from there." in said
    assert errors == ""
    psutil.wait_procs(workers, timeout=60)
    assert not any(worker.is_running() for worker in workers)


# Each submission is read once, and what was read is what counts


@pytest.fixture
def opened() -> Iterator[list[Path]]:
    """Files that this process opens, as they are opened."""
    paths: list[Path] = []
    listening = True

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if listening and event == "open" and isinstance(arguments[0], str | os.PathLike):
            paths.append(Path(arguments[0]))

    sys.addaudithook(hook)  # for ever: there is no way to remove one
    yield paths
    listening = False


def test_a_submission_is_read_once(built: Path, asked: list[set[str]], opened: list[Path]) -> None:
    hand_in(built, "ada")
    path = built / "submitted" / "ada" / TINY / NAME
    opened.clear()
    grade_here(built, "ada")
    assert opened.count(path) == 1
    grade_here(built, "ada")  # to see that nothing has changed
    assert opened.count(path) == 2
    assert [r.status for r, _ in latest_results(Course(built, ROOT), TINY)] == ["graded"]
    assert opened.count(path) == 3
    hand_in(built, "ada", q2="name = 'ADA'")
    opened.clear()
    grade_here(built, "ada")
    assert opened.count(path) == 1


def test_what_is_graded_is_what_was_read(
    built: Path, asked: list[set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another file takes the submission's place while it is being run."""
    run = worker.grade
    texts = []

    def swapping(text: str, *args: Any, **kwargs: Any) -> Outcome:
        texts.append(text)
        hand_in(built, "ada", q2="name = 'swapped'")
        return run(text, *args, **kwargs)

    hand_in(built, "ada", q2="name = 'first'")
    with monkeypatch.context() as patched:
        patched.setattr(worker, "grade", swapping)
        grade_here(built, "ada")
    (graded,) = texts
    assert "first" in graded
    kept = nbformat.read(built / "autograded" / "ada" / TINY / NAME, as_version=4)
    before = Exercise(json.loads(graded))
    assert [cell.source for cell in kept.cells] == [cell.source for cell in before.cells]
    assert now(built, "ada") == ("ungraded", 0)  # as it is now
    grade_here(built, "ada")
    assert "swapped" in (built / "autograded" / "ada" / TINY / NAME).read_text()


# nbgrader within this process


def process_state() -> tuple[Any, ...]:
    """What nbgrader, or we for its sake, might change in this process."""
    from nbgrader import api

    loggers = [logging.getLogger(name) for name in ("traitlets", "autograder", "")]
    return (
        api.create_engine,
        api.get_alembic_version,
        dict(os.environ),
        Path.cwd(),
        warnings.filters[:],
        warnings.showwarning,
        [(logger.level, logger.propagate, *logger.handlers) for logger in loggers],
        logging.getLogger("autograder.grading.nbgrader_session").handlers[:],
    )


def test_a_course_changes_nothing_and_grading_restores_everything(
    built: Path, asked: list[set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(built, "ada")
    hand_in(built, "bob", q2="name = 'bob'")
    hand_in(built, "cleo", q2="name = 'cleo'")
    before = process_state()
    course = Course(built, ROOT)
    assert process_state() == before
    with course.gradebook():
        pass
    assert process_state() == before
    with pytest.raises(CourseError), course.gradebook():
        raise CourseError("inside")
    assert process_state() == before
    assert len(grade_here(built, "ada")) == 1
    assert process_state() == before
    with monkeypatch.context() as patched:
        patched.setattr("autograder.grading.preprocessors.points", lambda *_: 1 / 0)
        (bob,) = grade_here(built, "bob")
    assert bob.status == "ungraded"
    assert bob.notes == ["nbgrader could not record it: ZeroDivisionError: division by zero"]
    assert process_state() == before
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(worker, "grade", interrupted)
        grade_here(built, "cleo")
    assert process_state() == before


def interrupted(*_: Any, **__: Any) -> Outcome:
    raise KeyboardInterrupt


def test_an_interrupt_while_nbgrader_writes_is_one(
    built: Path, asked: list[set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(built, "ada")
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("autograder.grading.preprocessors.points", interrupted)
        grade_here(built, "ada")
    assert [r.points for r in grade_here(built, "ada")] == [4]
    assert asked == [CHECKS]


@pytest.mark.slow
def test_what_is_written_is_what_the_stock_command_writes(built: Path) -> None:
    """`nbgrader autograde` reads, runs and writes a submission by itself."""
    hand_in(built, "ada", q1="def add(a, b):\n    print(a)\n    return a")
    folder = built / "submitted" / "ada" / TINY
    (folder / "timestamp.txt").write_text("2026-01-01 10:00:00 UTC")
    (folder / "data").mkdir()
    (folder / "data" / "mine.csv").write_text("1,2")
    hand_in(built, "bob", q1="import os\nos._exit(1)")
    with Course(built, ROOT).gradebook() as gradebook:
        gradebook.update_or_create_assignment(TINY, duedate="2026-01-01 09:00:00 UTC")
    config = built / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")

    def written() -> dict[str, Any]:
        with Course(built).gradebook() as gradebook:
            found = gradebook.find_assignment(TINY).submissions
            marks = {
                each.student.id: (
                    each.timestamp,
                    each.late_submission_penalty,
                    sorted((g.name, g.auto_score, g.needs_manual_grade) for g in grades(each)),
                )
                for each in found
            }
        files = {
            str(path.relative_to(built)): without_times(path)
            for path in sorted((built / "autograded").rglob("*"))
            if path.is_file() and path.name != "mine.csv"  # which only nbgrader copies
        }
        return files | marks

    with patch.object(pool, "ProcessPoolExecutor", Here):
        assert len(list(grade_class(Course(built), TINY, ["ada", "bob"], jobs=1))) == 2
    ours = written()
    assert ours["ada"][1] == 1  # late
    shutil.rmtree(built / "autograded")
    command = [sys.executable, "-m", "nbgrader", "autograde", TINY, "--force"]
    done = subprocess.run(command, cwd=built, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert written() == ours


def grades(submission: Any) -> list[Any]:
    return [grade for notebook in submission.notebooks for grade in notebook.grades]


def without_times(path: Path) -> tuple[int, str]:
    """Mode and text of a file; how long a check took, and in how much memory, is left out."""
    text = re.sub(r'"(seconds|memory)": [\d.e-]+', r'"\1": 0', path.read_text())
    return path.stat().st_mode, text


# Readers, processes and logs of a grading


def test_a_report_is_written_while_a_class_is_graded(built: Path, asked: list[set[str]]) -> None:
    from autograder.export.export import export
    from autograder.report.page import write_report

    hand_in(built, "ada")
    hand_in(built, "bob", q2="name = 'bob'")
    course = Course(built, ROOT)
    with patch.object(pool, "ProcessPoolExecutor", Here):
        grading = grade_class(course, TINY, ["ada", "bob"], jobs=1)
        assert next(grading).student == "ada"
        first = latest_results(Course(built, ROOT), TINY)  # two at once
        second = latest_results(Course(built, ROOT), TINY)
        for results_ in (first, second):
            assert [(r.student, r.status) for r, _ in (next(results_), next(results_))] == [
                ("ada", "graded"),
                ("bob", "ungraded"),
            ]
        assert write_report(Course(built, ROOT), TINY, built / "r.html")
        assert export(Course(built, ROOT), TINY)
        with pytest.raises(CourseError, match="is being graded by another process"):
            next(grade_class(course, TINY, ["ada"], jobs=1))
        assert [r.student for r in grading] == ["bob"]
    assert now(built, "bob") == ("graded", 4)


@pytest.mark.slow
def test_only_processes_of_the_grading_end_with_it(built: Path) -> None:
    """A child of the caller's survives that a grading is stopped."""
    for number in range(3):
        hand_in(built, f"student-{number}", q1=slow("5"), q2=f"name = 'ada'  # {number}")
    hand_in(built, "ada", q2="name = 'ada'")
    child = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(600,))
    child.start()
    try:
        students = ["ada", *(f"student-{number}" for number in range(3))]
        grading = grade_class(Course(built, ROOT), TINY, students, jobs=2)
        next(grading)
        workers = [one for one in multiprocessing.active_children() if one.pid != child.pid]
        assert workers
        with pytest.raises(KeyboardInterrupt):
            grading.throw(KeyboardInterrupt)
        assert not any(one.is_alive() for one in workers)
        child.join(1)
        assert child.is_alive()
    finally:
        child.kill()
        child.join()


def log_text(root: Path) -> str:
    return "".join(path.read_text() for path in sorted((root / "logs").glob(f"{TINY}-*.log")))


def test_a_grading_has_a_log_file(
    built: Path, asked: list[set[str]], capfd: pytest.CaptureFixture[str]
) -> None:
    hand_in(built, "ada")
    hand_in(built, "bob")
    (built / "submitted" / "bob" / TINY / NAME).write_text("{")
    grade_here(built, "ada", "bob")
    log = log_text(built)
    assert "INFO autograder.grading.grader: ada: graded, 4 of 4 points" in log
    assert "WARNING autograder.grading.grader: bob: refused" in log
    assert f"bob: {NAME}: not a notebook, broken JSON in line 1" in log
    assert capfd.readouterr() == ("", "")
    given = [
        path
        for name in ("exercises", "autograded", "feedback")
        for path in built.glob(f"{name}/**/*")
    ]
    assert not [path for path in given if path.suffix in {".log", ".db", ".lock"}]


def test_a_grading_goes_on_without_a_log_file(built: Path, asked: list[set[str]]) -> None:
    hand_in(built, "ada")
    (built / "logs").touch()
    assert [r.status for r in grade_here(built, "ada")] == ["graded"]


def test_what_is_logged_is_printed_if_asked_for(
    built: Path,
    asked: list[set[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from autograder import cli

    hand_in(built, "ada")
    monkeypatch.setattr(cli, "ROOT", built)
    monkeypatch.setattr(cli.console, "width", 200)
    monkeypatch.setattr(pool, "ProcessPoolExecutor", Here)
    before = process_state()
    assert cli.main(["grade", "01"]) == 0
    assert "ada: graded" not in capsys.readouterr().out
    assert cli.main(["--verbose", "grade", "01"]) == 0
    assert "ada: graded, 4 of 4 points" in capsys.readouterr().out
    assert process_state() == before


# Limits


def test_an_instructor_sets_limits_and_what_was_stopped_by_others_runs_again(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[RunLimits] = []

    def run(text: str, wanted: frozenset[str], root: str, limits: RunLimits) -> Outcome:
        given.append(limits)
        verdicts = [Verdict(check, "timeout", "too slow") for check in sorted(wanted)]
        outputs: dict[str, Any] = {check: [] for check in wanted}
        cells = nbformat.reads(text, as_version=4).cells
        outputs |= {cell.id: [] for cell in cells if cell.cell_type == "code"}
        return Outcome(verdicts, outputs, {check: [] for check in wanted})

    monkeypatch.setattr(worker, "grade", run)
    hand_in(built, "ada")
    config = built / "nbgrader_config.py"
    usual = config.read_text()

    def grade() -> None:
        with patch.object(pool, "ProcessPoolExecutor", Here):
            list(grade_class(Course(built), TINY, ["ada"], jobs=1))

    grade()
    grade()
    config.write_text(usual + "c.SubmissionLimits.cell_timeout_s = 120\n")
    grade()
    config.write_text(usual + "c.SubmissionLimits.memory_bytes = 2**30\n")
    grade()
    # Each time it is asked once more, alone, before a time-out counts; and then it is remembered.
    assert [limits.times.cell_s for limits in given] == [60, 60, 120, 120, 60, 60]
    assert [limits.sandbox and limits.sandbox.memory for limits in given][-3:] == [2**32] + [
        2**30
    ] * 2


def test_what_an_answer_that_was_stopped_leaves_missing_is_not_remembered(
    built: Path, monkeypatch: pytest.MonkeyPatch, asked: list[set[str]]
) -> None:
    """Its own checks are not asked this time; those after it miss what it should have defined."""
    passing = worker.grade

    def run(*args: Any, **kwargs: Any) -> Outcome:
        outcome = passing(*args, **kwargs)
        if len(asked) == 1:
            outcome.is_doubtful = True
            for verdict in outcome.verdicts:
                verdict.status = "failed"
        return outcome

    monkeypatch.setattr(worker, "grade", run)
    hand_in(built, "ada")
    (found,) = grade_here(built, "ada")
    assert found.points == 4
    assert asked == [CHECKS, CHECKS]


def test_nothing_is_handed_out_beside_what_runs_alone(
    built: Path, monkeypatch: pytest.MonkeyPatch, asked: list[set[str]]
) -> None:
    """A worker dies over the first submission; the repeat is over before another one begins."""
    students = ["ada", "bob", "cleo", "dora", "emil"]
    running: list[str] = []
    beside: list[tuple[str, list[str]]] = []

    class Late(Here):
        """Ends a submission when somebody waits for it."""

        def submit(self, call: Any, /, text: Any = "", *args: Any, **kwargs: Any) -> Any:
            if call is not worker.grade:
                return super().submit(call, text, *args, **kwargs)
            student = next(name for name in students if f"# {name}" in text)
            beside.append((student, list(running)))
            running.append(student)
            done = super().submit(call, text, *args, **kwargs)
            if len(beside) == 1:
                done = Future()
                done.set_exception(BrokenProcessPool())
            return done

    def waited(futures: Any, **options: Any) -> Any:
        if running == ["ada"] and options:  # for a moment, in which nothing ends
            running.append("")
            return set(), set(futures)
        running.clear()
        return wait(futures, **options)

    monkeypatch.setattr(pool, "ProcessPoolExecutor", Late)
    monkeypatch.setattr(grader, "wait", waited)
    for student in students:
        hand_in(built, student, q2=f"name = 'Ada'  # {student}")
    found = list(grade_class(Course(built, ROOT), TINY, students, jobs=1))
    assert sorted((result.student, result.points) for result in found) == [
        (student, 4) for student in students
    ]
    assert beside[0] == ("ada", [])
    again = beside.index(("ada", []), 1)
    assert all("ada" not in others for _, others in beside[again + 1 :])


def test_what_ran_out_of_time_beside_others_is_asked_once_more_alone(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first two run beside each other, and one of them is too slow for it."""
    passing, runs = worker.grade, []

    def run(text: str, wanted: frozenset[str], root: str, limits: RunLimits) -> Outcome:
        runs.append("slow" if "slow" in text else "other")
        outcome = passing(text, wanted, root, limits)
        if runs[-1] == "slow" and runs.count("slow") == 1:
            for verdict in outcome.verdicts:
                verdict.status = "timeout"
        return outcome

    monkeypatch.setattr(worker, "grade", run)
    hand_in(built, "ada", q2="name = 'Ada'  # slow")
    hand_in(built, "bob", q2="name = 'Ada'  # bob")
    hand_in(built, "cleo", q2="name = 'Ada'  # slow")
    found = {result.student: result.points for result in grade_here(built, "ada", "bob", "cleo")}
    assert found == {"ada": 4, "bob": 4, "cleo": 4}
    assert runs == ["slow", "other", "slow"]  # last, and once for all who wrote the same
    assert len(grade_here(built, "ada", "bob", "cleo")) == 3
    assert len(runs) == 3


def test_an_instructor_sets_how_large_a_notebook_may_be(built: Path, asked: list[set[str]]) -> None:
    hand_in(built, "ada")
    config = built / "nbgrader_config.py"
    config.write_text(config.read_text() + "c.SubmissionLimits.notebook_bytes = 100\n")
    with patch.object(pool, "ProcessPoolExecutor", Here):
        (result,) = grade_class(Course(built), TINY, ["ada"], jobs=1)
    assert result.status == "refused"
    assert "at most 0 MB are taken; clear all outputs" in result.notes[0]
    assert asked == []


# Where no process can be forked


@pytest.fixture
def no_proc(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> tuple[str, ...]:
        raise NoWarmKernel("only Linux can fork it")

    monkeypatch.setattr(environment, "place", refused)


@pytest.mark.slow
def test_off_linux_nothing_is_graded_and_it_is_said_why(built: Path, no_proc: None) -> None:
    hand_in(built, "ada")
    with pytest.raises(CourseError, match=r"only Linux can fork it.* --unsafe"):
        grade_here(built, "ada")


@pytest.mark.slow
def test_off_linux_an_instructor_can_insist(built: Path, no_proc: None) -> None:
    hand_in(built, "ada")
    with patch.object(pool, "ProcessPoolExecutor", Here):
        (result,) = grade_class(Course(built, ROOT), TINY, ["ada"], jobs=1, unsafe=True)
    assert (result.status, result.points, result.max_score) == ("graded", 4, 4)


def test_a_worker_that_never_started_hides_no_error() -> None:
    workers = pool.WorkerPool(1, "", SubmissionLimits().run(sandbox=True))
    with pytest.raises(KeyboardInterrupt), workers:
        workers._context.Process(target=print)
        raise KeyboardInterrupt
