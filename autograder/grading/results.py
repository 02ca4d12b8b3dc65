"""Results of one assignment, in an SQLite database: verdicts, outputs, and what became of whom.

Verdicts are found again by what they depend on (see `cache_keys.cache_keys`), not by whose they
are. One process at a time writes; as many as like read, meanwhile too. Each record is one
transaction: a process that is killed loses the one that it was writing, and no other.
"""

import fcntl
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from autograder.errors import UserError
from autograder.grading.cache_keys import CacheKeys
from autograder.grading.worker import Outcome
from autograder.verdict import Verdict

BUSY_TIMEOUT_S = 10  # for a lock that another process holds; it takes milliseconds to write
APPLICATION_ID = 0x6B677231  # "kgr1"; another number for another schema
SCHEMA = """
CREATE TABLE code (            -- what a submission's code has shown, apart from its checks
    key TEXT PRIMARY KEY,      -- CacheKeys.code
    student TEXT NOT NULL,     -- whose submission was run last
    runs INTEGER NOT NULL,     -- how often it was run
    outputs TEXT NOT NULL      -- JSON: outputs by cell
);
CREATE TABLE verdict (
    key TEXT PRIMARY KEY,      -- one of CacheKeys.checks
    verdict TEXT NOT NULL,     -- JSON: Verdict
    measures TEXT NOT NULL,    -- JSON: what was measured against a threshold
    outputs TEXT NOT NULL      -- JSON: outputs of the check
);
CREATE TABLE submission (
    student TEXT PRIMARY KEY,
    record TEXT NOT NULL       -- JSON: SubmissionRecord
);
"""


class ResultsError(UserError):
    """The results cannot be read or written."""


@dataclass(frozen=True)
class SubmissionRecord:
    """What has been written of a submission into the gradebook and the student's page.

    Attributes
    ----------
    inputs, fingerprint : str
        Digests of what it came from: the submitted files and the release; packages, data and code.
    keys : CacheKeys
    notes : list of str
        What the instructor should know of it.
    marks, page : str
        Digests of what the gradebook holds, and of what the student's page shows.
    """

    inputs: str
    fingerprint: str
    keys: CacheKeys
    notes: list[str]
    marks: str
    page: str


class Results:
    """What there is; see `reading`."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path, self._connection = path, connection
        # Of this process alone: a check that was left ungraded is run again the next time.
        self._ungraded: dict[str, Verdict] = {}

    def _query(self, statement: str, *values: str) -> list[tuple[str, ...]]:
        with _explained(self.path):
            return self._connection.execute(statement, values).fetchall()

    def _of_checks(self, keys: CacheKeys, column: str) -> dict[str, Any]:
        """Return a column of the table of verdicts, by key."""
        places = ", ".join("?" * len(keys.checks))
        statement = f"SELECT key, {column} FROM verdict WHERE key IN ({places})"  # noqa: S608
        found = self._query(statement, *keys.checks.values())
        return {key: json.loads(value) for key, value in found}

    def has_run(self, keys: CacheKeys) -> bool:
        """Return whether outputs of the code are there."""
        return bool(self._query("SELECT 1 FROM code WHERE key = ?", keys.code))

    def missing(self, keys: CacheKeys) -> set[str]:
        """Return the checks without a verdict."""
        found = self._of_checks(keys, "'0'")
        return {check for check, key in keys.checks.items() if key not in found}

    def outcome(self, keys: CacheKeys) -> Outcome:
        """Return verdicts and outputs of a submission, as if it had been run just now."""
        ((outputs,),) = self._query("SELECT outputs FROM code WHERE key = ?", keys.code)
        shown, of_checks = json.loads(outputs), self._of_checks(keys, "outputs")
        shown |= {check: of_checks.get(key, []) for check, key in keys.checks.items()}
        return Outcome(self.verdicts(keys), shown)

    def verdicts(self, keys: CacheKeys) -> list[Verdict]:
        """Return a verdict for each check."""
        found = self._of_checks(keys, "verdict")
        return [
            Verdict(**found[key])
            if key in found
            else self._ungraded.get(key) or Verdict(check, "ungraded", "it has not been run")
            for check, key in keys.checks.items()
        ]

    def measures(self, keys: CacheKeys) -> dict[str, list[dict[str, Any]]]:
        """Return, by check, what was measured against a threshold."""
        found = self._of_checks(keys, "measures")
        return {check: found.get(key, []) for check, key in keys.checks.items()}

    def record(self, student: str) -> SubmissionRecord | None:
        """Return what was written last of somebody's submission."""
        for (text,) in self._query(
            "SELECT record FROM submission WHERE student = ?", _storable(student)
        ):
            found = json.loads(text)
            return SubmissionRecord(**found | {"keys": CacheKeys(**found["keys"])})
        return None


class ResultsWriter(Results):
    """The same, and adds to it; see `writing`.

    Raises
    ------
    ResultsError
        By each method, if the disk is full, for instance. Then nothing of its record is written.
    """

    def add(self, student: str, keys: CacheKeys, outcome: Outcome) -> None:
        """Add what a run has found, except for checks that it left ungraded."""
        names = {verdict.check for verdict in outcome.verdicts}
        shown = {cell: output for cell, output in outcome.outputs.items() if cell not in names}
        rows = []
        for verdict in outcome.verdicts:
            key = keys.checks[verdict.check]
            if verdict.status == "ungraded":
                self._ungraded[key] = verdict
            else:
                found = (
                    asdict(verdict),
                    outcome.measures[verdict.check],
                    outcome.outputs[verdict.check],
                )
                rows.append((key, *map(json.dumps, found)))
        with self._transaction():
            self._connection.execute(
                "INSERT INTO code VALUES (?, ?, 1, ?) ON CONFLICT (key) DO UPDATE SET "
                "student = excluded.student, runs = runs + 1, outputs = excluded.outputs",
                (keys.code, _storable(student), json.dumps(shown)),
            )
            self._connection.executemany("REPLACE INTO verdict VALUES (?, ?, ?, ?)", rows)

    def save_record(self, student: str, record: SubmissionRecord) -> None:
        """Note what has been written of somebody's submission."""
        row = (_storable(student), json.dumps(asdict(record)))
        with self._transaction():
            self._connection.execute("REPLACE INTO submission VALUES (?, ?)", row)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with _explained(self.path), self._connection:
            yield


def results_path(root: Path, assignment: str) -> Path:
    """Return where the results of an assignment are."""
    return root / "results" / f"{assignment}.db"


@contextmanager
def reading(path: Path) -> Iterator[Results]:
    """Open results to read them. Nothing is written or locked; no file, no results.

    Raises
    ------
    ResultsError
        If there is a file that cannot be read.
    """
    with _explained(path):
        connection = _open_to_read(path)
    with closing(connection):
        yield Results(path, connection)


def _open_to_read(path: Path) -> sqlite3.Connection:
    if path.exists():
        name = f"{path.absolute().as_uri()}?mode=ro"
        connection = sqlite3.connect(name, timeout=BUSY_TIMEOUT_S, uri=True)
        if _has_schema(path, connection):
            return connection
        connection.close()
    connection = sqlite3.connect(":memory:")
    connection.executescript(SCHEMA)
    return connection


@contextmanager
def writing(path: Path) -> Iterator[ResultsWriter]:
    """Open results to add to them; they are made if they are missing.

    Raises
    ------
    ResultsError
        If they cannot be opened, or another process is writing.
    """
    with _explained(path):
        lock = _lock(path)
    try:
        with _explained(path):
            connection = _open_to_write(path)
        with closing(connection):
            try:
                yield ResultsWriter(path, connection)
            finally:  # the files beside the database go: a reader would have to write them anew
                with suppress(sqlite3.Error):
                    connection.execute("PRAGMA busy_timeout = 0")
                    connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        os.close(lock)


def _lock(path: Path) -> int:
    """Take a lock that ends with this process; SQLite's own last for a transaction only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        if isinstance(error, BlockingIOError):
            raise ResultsError(
                f"{path.stem} is being graded by another process; wait until it has ended"
            ) from None
        raise ResultsError(_no_locks(path, str(error.strerror))) from None
    return lock


def _open_to_write(path: Path) -> sqlite3.Connection:
    # SQLite would let everybody read it, and it holds students' work.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level="IMMEDIATE")
    if not _has_schema(path, connection):
        connection.executescript(
            f"BEGIN; {SCHEMA} PRAGMA application_id = {APPLICATION_ID}; COMMIT"
        )
    # With a write-ahead log, nobody who reads stops the writer. It stays off where a file system
    # lacks what it needs; then one waits for the other, some milliseconds.
    connection.execute("PRAGMA journal_mode = WAL")
    return connection


def _has_schema(path: Path, connection: sqlite3.Connection) -> bool:
    """Return whether the tables are there; whatever else is there is none of ours to change."""
    ((found,),) = connection.execute("PRAGMA application_id")
    ((tables,),) = connection.execute("SELECT count(*) FROM sqlite_master")
    if tables and found != APPLICATION_ID:
        raise ResultsError(
            f"{path} is of another version of the course, or of another program; move it away, "
            "and the same command grades all submissions anew"
        )
    return bool(tables)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn an error of SQLite, or of the file system, into a sentence."""
    try:
        yield
    except OSError as error:
        raise ResultsError(f"{path} cannot be opened: {error.strerror}") from None
    except sqlite3.Error as error:
        raise ResultsError(_explanation(path, error)) from None


def _explanation(path: Path, error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return (
            f"{path} is damaged, or no database: {error}; move it away, and the same command "
            "grades all submissions anew"
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL", "SQLITE_IOERR_LOCK")):
        return _no_locks(path, str(error))
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY")):
        return (
            f"{path} cannot be written: {error}; what is graded so far is kept, and the same "
            "command goes on from there"
        )
    return f"{path} cannot be used: {error}"


def _no_locks(path: Path, why: str) -> str:
    return (
        f"{path} cannot be locked: {why}; close what else works with it. On a network file system "
        "without locks, copy the course to a disk of this machine"
    )


def _storable(student: str) -> str:
    """Return a student's id as SQLite takes it; names of folders may be no text."""
    return student.encode(errors="backslashreplace").decode()
