"""The gradebook in a real PostgreSQL server, which the tests start."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from autograder.authoring.build import build, write
from autograder.grading import pool
from autograder.grading.course import Course, CourseError, Result
from autograder.grading.grader import grade_class
from tests.tiny import TINY, Here, hand_in, record, runs

pytestmark = pytest.mark.slow
USER = "postgres" if os.geteuid() == 0 else None  # the server refuses to be run by root


def command(name: str) -> str:
    """Return the path of one of PostgreSQL's commands; Debian keeps them off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else shutil.which(name) or name


@pytest.fixture
def server() -> Iterator[Path]:
    """Start a server on a socket in a folder; yield the folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if USER:
            shutil.chown(folder, USER)

        def run(tool: str, *arguments: str) -> None:
            subprocess.run(
                [command(tool), "-D", str(folder / "data"), *arguments],
                check=True,
                capture_output=True,
                user=USER,
                cwd="/",
            )

        run("initdb", "--username=postgres", "--auth=trust")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        run("pg_ctl", "start", "-w", "-l", str(folder / "log"), "-o", options)
        try:
            yield folder
        finally:
            run("pg_ctl", "stop", "-m", "immediate")


@pytest.fixture
def built(tiny: Path, server: Path) -> Path:
    """A course whose gradebook is there."""
    write(tiny, build(tiny))
    url = f"postgresql+psycopg://postgres@/postgres?host={server}"
    with (tiny / "nbgrader_config.py").open("a") as config:
        config.write(f"\nc.CourseDirectory.db_url = {url!r}\n")
    return tiny


def grade(root: Path, *students: str) -> list[Result]:
    with patch.object(pool, "ProcessPoolExecutor", Here):
        return list(grade_class(Course(root), TINY, students, jobs=1))


def test_a_class_is_graded_and_regraded(built: Path) -> None:
    hand_in(built, "ada")
    hand_in(built, "charles", q1="def add(a, b): return a * b")
    ada, charles = grade(built, "ada", "charles")
    assert (ada.points, charles.points) == (4, 1)
    assert not (built / "gradebook.db").exists()
    with Course(built).gradebook() as gradebook:
        assert gradebook.engine.dialect.name == "postgresql"
        grade_ = gradebook.find_grade("q1_large", TINY, TINY, "charles")
        grade_.manual_score = 1.5
        gradebook.db.commit()
    before = {student: record(built, student) for student in ("ada", "charles")}
    assert [r.points for r in grade(built, "ada", "charles")] == [4, 2.5]
    assert runs(built) == {"ada": 1, "charles": 1}
    assert record(built, "ada") == before["ada"]
    assert record(built, "charles") != before["charles"]
    hand_in(built, "charles")
    (again,) = grade(built, "charles")
    assert again.points == 3.5  # his manual score stays
    assert (built / "feedback" / "charles" / TINY / f"{TINY}.html").exists()


def test_a_server_that_is_gone_is_one_sentence(built: Path, server: Path) -> None:
    hand_in(built, "ada")
    text = (built / "nbgrader_config.py").read_text()
    (built / "nbgrader_config.py").write_text(text.replace(str(server), "/nowhere"))
    with pytest.raises(CourseError, match=r"the gradebook cannot be used: .*/nowhere"):
        grade(built, "ada")
