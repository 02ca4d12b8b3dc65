"""A log file of each grading: what was run, refused or tried again, and what nbgrader said."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
PACKAGE = logging.getLogger("autograder")


class _LogFile(logging.FileHandler):
    """A file that never stops a grading, not even where the disk is full."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - as logging has it
        pass


@contextmanager
def log_file(folder: Path, assignment: str) -> Iterator[None]:
    """Write what this package logs into a new file, `ASSIGNMENT-TIME.log`.

    Where no file can be written, nothing is.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{assignment}-{datetime.now():%Y%m%d-%H%M%S}.log"
        handler = _LogFile(path, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        PACKAGE.warning("no log file: %s", error)
        yield
        return
    handler.setFormatter(logging.Formatter(FORMAT))
    with logging_to(handler):
        yield


@contextmanager
def logging_to(handler: logging.Handler) -> Iterator[None]:
    """Let a handler have what this package logs, and close it in the end."""
    before = PACKAGE.level
    PACKAGE.addHandler(handler)
    if PACKAGE.getEffectiveLevel() > logging.INFO:
        PACKAGE.setLevel(logging.INFO)
    try:
        yield
    finally:
        PACKAGE.setLevel(before)
        PACKAGE.removeHandler(handler)
        handler.close()
