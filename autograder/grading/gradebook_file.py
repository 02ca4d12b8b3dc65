"""The file of a gradebook: it is there whole, or not at all, whenever a process is killed."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from autograder.errors import UserError
from autograder.grading.nbgrader_session import nbgrader_session, schema_version
from autograder.kernels.client import locked

VERSION, COURSE = "alembic_version", "course"  # tables that hold nothing of a class


class GradebookError(UserError):
    """There is a gradebook, and it cannot be used."""


def require_gradebook(url: str, course_id: str) -> None:
    """Make a gradebook if there is none, and complete one that was left half-made and empty.

    Parameters
    ----------
    url : str
        Of the database. Other databases than SQLite's are left to nbgrader.
    course_id : str

    Raises
    ------
    GradebookError
        If it has no version, and holds something.
    OSError
        If it cannot be made.
    """
    path = _path(url)
    if path is None or (path.exists() and _is_whole(path)):
        return
    with locked(path.parent):
        if not path.exists():
            _make(path, course_id)
        elif not _is_whole(path):
            _complete(path)


def _path(url: str) -> Path | None:
    """Return the file of a database; None if it is none, or lies in memory."""
    from sqlalchemy.engine import make_url

    parsed = make_url(url)
    is_file = parsed.get_backend_name() == "sqlite" and parsed.database not in (
        None,
        "",
        ":memory:",
    )
    return Path(str(parsed.database)).absolute() if is_file else None


def _make(path: Path, course_id: str) -> None:
    """Make a gradebook beside its place, and move it there once it is complete."""
    from nbgrader.api import Gradebook
    from sqlalchemy import create_engine

    new = path.with_name(f"{path.name}.new")
    for left in (new, new.with_name(f"{new.name}-journal")):
        left.unlink(missing_ok=True)  # by a process that was killed
    with nbgrader_session(create_engine):
        Gradebook(f"sqlite:///{new}", course_id).close()
    try:
        os.link(new, path)  # fails if there is one by now
    except FileExistsError:
        pass
    except OSError:  # a file system without links
        new.rename(path)
    new.unlink(missing_ok=True)


def _is_whole(path: Path) -> bool:
    """Return whether a gradebook has a version, or cannot be looked at, which nbgrader will say."""
    try:
        return VERSION in _filled(path)
    except sqlite3.Error:
        return True


def _filled(path: Path) -> set[str]:
    """Return the tables that hold something."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name
            for (name,) in names
            if database.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone()  # noqa: S608
        }


def _complete(path: Path) -> None:
    """Give an empty gradebook all of its tables, and its version last."""
    if _filled(path) - {COURSE}:
        raise GradebookError(
            f"{path.name} holds data and does not say of which version; copy the file, then run "
            "`nbgrader db upgrade`, or move it away, and the same command makes a new one"
        )
    from nbgrader.api import Base
    from sqlalchemy import create_engine

    engine = create_engine(f"sqlite:///{path}")
    Base.metadata.create_all(bind=engine)
    engine.dispose()
    with closing(sqlite3.connect(path, isolation_level="IMMEDIATE")) as database, database:
        database.execute(f"CREATE TABLE IF NOT EXISTS {VERSION} (version_num VARCHAR(32) NOT NULL)")
        database.execute(f"INSERT INTO {VERSION} VALUES (?)", (schema_version(),))  # noqa: S608
