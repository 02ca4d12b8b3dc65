"""A gradebook is there whole or not at all, whenever a process that makes it is killed."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from autograder.grading import gradebook_file
from autograder.grading.course import Course, CourseError
from autograder.grading.gradebook_file import require_gradebook
from autograder.grading.nbgrader_session import schema_version
from tests.tiny import ROOT

# Children make a gradebook, and are killed before its first statement, its second ..., and before
# it is moved into place. Prints what each of them has left.
KILLED = """
import os, signal, sqlite3, sys
from pathlib import Path
from sqlalchemy import event
from sqlalchemy.engine import Engine
from autograder.grading.gradebook_file import require_gradebook

path = Path(sys.argv[1], "gradebook.db")
link = os.link

def attempt(statements):
    def count(*_):
        nonlocal statements
        statements -= 1
        if statements < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    def move(*names):
        count()
        link(*names)
    event.listen(Engine, "before_cursor_execute", count)
    os.link = move
    require_gradebook(f"sqlite:///{path}", "course")

def state():
    if not path.exists():
        return "none"
    with sqlite3.connect(path) as found:
        (version,) = found.execute("SELECT version_num FROM alembic_version").fetchone()
    return version

require_gradebook(f"sqlite:///{path.with_name('warm.db')}", "course")  # imports what is needed
for number in range(10_000):
    child = os.fork()
    if not child:
        attempt(number)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(code, state(), flush=True)
    if code == 0:
        break
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def version(path: Path) -> str:
    with closing(sqlite3.connect(path)) as found:
        return str(found.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def test_whenever_it_is_killed_there_is_none_or_a_whole_one(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    *killed, last = [line.split() for line in done.stdout.splitlines()]
    assert len(killed) > 20  # it has many tables
    assert {tuple(one) for one in killed} == {(str(-signal.SIGKILL), "none")}
    assert last == ["0", schema_version()]
    assert names(tmp_path) == ["gradebook.db", "warm.db"]


def half_made(path: Path, *statements: str) -> None:
    """Leave what nbgrader leaves when it is killed before it writes the version."""
    from nbgrader.api import Base
    from sqlalchemy import create_engine

    engine = create_engine(f"sqlite:///{path}")
    Base.metadata.create_all(bind=engine)
    engine.dispose()
    with closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement)


@pytest.mark.parametrize(
    "statements",
    [
        (),
        ("DROP TABLE grade",),
        ("INSERT INTO course (id) VALUES ('keras-course')",),  # by a run after the kill
        ("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)",),
    ],
    ids=["no version", "not all tables", "a course", "an empty version"],
)
def test_a_half_made_one_that_is_empty_is_completed(
    tmp_path: Path, statements: tuple[str, ...]
) -> None:
    half_made(tmp_path / "gradebook.db", *statements)
    course = Course(tmp_path, ROOT)
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student("ada")
    assert version(tmp_path / "gradebook.db") == schema_version()
    with course.gradebook() as gradebook:
        assert [student.id for student in gradebook.students] == ["ada"]


def test_a_file_without_content_is_completed(tmp_path: Path) -> None:
    (tmp_path / "gradebook.db").touch()
    with Course(tmp_path, ROOT).gradebook() as gradebook:
        assert gradebook.students == []


def test_one_without_version_that_holds_something_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "gradebook.db"
    half_made(path, "INSERT INTO student (id) VALUES ('ada')")
    before = path.read_bytes()
    with (
        pytest.raises(CourseError, match=r"gradebook\.db holds data and does not say of which"),
        Course(tmp_path, ROOT).gradebook(),
    ):
        pass
    assert path.read_bytes() == before


def test_one_that_appears_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, link = tmp_path / "gradebook.db", os.link

    def late(new: Path, place: Path) -> None:
        place.write_text("another's")
        link(new, place)

    monkeypatch.setattr(os, "link", late)
    require_gradebook(f"sqlite:///{path}", "course")
    assert path.read_text() == "another's"
    assert names(tmp_path) == [path.name]


def test_a_file_system_without_links_has_gradebooks_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    require_gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}", "course")
    assert version(tmp_path / "gradebook.db") == schema_version()
    assert names(tmp_path) == ["gradebook.db"]


def test_a_folder_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(gradebook_file, "locked", refuse)
    with (
        pytest.raises(CourseError, match=r"^the gradebook cannot be made: Permission denied$"),
        Course(tmp_path, ROOT).gradebook(),
    ):
        pass


def test_other_databases_are_left_to_nbgrader(tmp_path: Path) -> None:
    require_gradebook("sqlite://", "course")
    require_gradebook("postgresql://grader@db/course", "course")
    assert names(tmp_path) == []
