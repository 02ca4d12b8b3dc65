"""The same class on a Dask cluster: a real scheduler, real worker processes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from autograder.grading import cluster
from autograder.grading.course import Course, CourseError
from autograder.grading.grader import grade_class
from autograder.grading.results import results_path
from tests.tiny import ROOT, TINY, grade_here, hand_in, runs, slow

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def workers() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as made:
        yield made


def test_a_cluster_gives_the_same_marks(built: Path, workers: LocalCluster) -> None:
    hand_in(built, "ada")
    hand_in(built, "charles", q1="def add(a, b): return a * b")
    hand_in(built, "mary", q2="import os; os._exit(1)")
    students = ["ada", "charles", "mary"]
    there = list(
        grade_class(Course(built, ROOT), TINY, students, 1, scheduler=workers.scheduler_address)
    )
    results_path(built, TINY).unlink()
    here = grade_here(built, *students)

    def compared(results: list) -> dict:
        return {
            r.student: (r.status, [(m.check, m.points, m.status, m.message) for m in r.marks])
            for r in results
        }

    assert compared(there) == compared(here)
    assert {student: r[0] for student, r in compared(here).items()} == dict.fromkeys(
        students, "graded"
    )


def test_a_worker_that_is_killed_loses_nothing(built: Path, workers: LocalCluster) -> None:
    students = [f"student-{number}" for number in range(5)]
    for number, student in enumerate(students):
        hand_in(built, student, q1=slow("1"), q2=f"name = 'ada'  # {number}")
    victim = next(iter(workers.workers.values()))
    before = victim.pid
    results = []
    for result in grade_class(
        Course(built, ROOT), TINY, students, 1, scheduler=workers.scheduler_address
    ):
        if not results:
            workers.sync(victim.kill, reason="a test")
        results.append(result)
    assert victim.pid != before
    assert sorted((r.student, r.points) for r in results) == [(s, 4) for s in students]
    assert runs(built) == dict.fromkeys(students, 1)


def test_workers_with_other_packages_are_refused(
    built: Path,
    workers: LocalCluster,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hand_in(built, "ada")
    here = cluster.environment_fingerprint()
    monkeypatch.setattr(cluster, "environment_fingerprint", Elsewhere(here))
    with pytest.raises(CourseError, match="other packages than here"):
        list(
            grade_class(Course(built, ROOT), TINY, ["ada"], 1, scheduler=workers.scheduler_address)
        )


class Elsewhere:
    """Another digest, but where it is sent to."""

    def __init__(self, digest: str) -> None:
        self.digest = digest

    def __call__(self) -> str:
        return "another"

    def __reduce__(self) -> tuple:
        from autograder.grading.cache_keys import environment_fingerprint

        return (_same, (environment_fingerprint,))


def _same(found: object) -> object:
    return found


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense", "nonsense://x:y"])
def test_a_scheduler_that_is_not_there_is_one_sentence(
    built: Path,
    address: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hand_in(built, "ada")
    monkeypatch.setattr(cluster, "CONNECT_TIMEOUT_S", 1)
    with pytest.raises(CourseError, match=f"no Dask scheduler answers at {address}"):
        list(grade_class(Course(built, ROOT), TINY, ["ada"], 1, scheduler=address))


def test_a_scheduler_without_workers_is_one_sentence(built: Path) -> None:
    hand_in(built, "ada")
    with (
        LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address="127.0.0.1:0") as empty,
        pytest.raises(CourseError, match="has no workers"),
    ):
        list(grade_class(Course(built, ROOT), TINY, ["ada"], 1, scheduler=empty.scheduler_address))
