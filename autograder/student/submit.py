"""Hand a student's copy in through nbgrader's exchange, as its Assignment List panel does."""

import contextlib
import logging
import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from autograder.errors import UserError
from autograder.exercise import Exercise, NotANotebook, listed
from autograder.student.copies import copy_of, release_of
from autograder.student.progress import ChapterProgress, progress
from autograder.submission import RefusedSubmission, file_limits, read_submission
from autograder.terminal.progress_text import points_in_words


class NotSubmitted(UserError):
    """Nothing was handed in; the message says what to do."""


@dataclass(frozen=True)
class Receipt:
    """What was handed in.

    Attributes
    ----------
    name, student : str
        The exercise, and the student's user name.
    when : datetime
        The time stamp of the submission.
    chapter : ChapterProgress
        What the saved notebook shows.
    outside : list of str
        Cells with work of the student's that the grader will not run.
    """

    name: str
    student: str
    when: datetime
    chapter: ChapterProgress
    outside: list[str] = field(default_factory=list)

    def sentences(self) -> list[str]:
        """Return what to print."""
        chapter = self.chapter
        checks = [check for question in chapter.questions for check in question.checks]
        passed = sum(check.state == "passed" for check in checks)
        noted = sum(check.state == "noted" for check in checks)
        points = points_in_words(chapter.points, chapter.max_score, chapter.noted)
        shown = (
            f"{passed} of {len(checks)} checks pass{f' and {noted} are noted' if noted else ''}, "
            f"{points}, as far as the saved notebook shows."
        )
        if self.outside:  # what passes here may fail without them
            shown = (
                f"The grader runs answer cells only, and not {listed(self.outside)}. What answers "
                "need from there belongs into them; "
                f"`autograder validate {self.name}` shows what counts."
            )
        return [
            f"Handed in: {self.name}, for {self.student}, "
            f"{self.when.astimezone():%A %d %B %Y, %H:%M:%S}.",
            f"{shown} You may hand in again; the last one counts.",
            "Feedback, once your instructor has returned it, comes by Nbgrader → Assignment List → "
            f"Fetch Feedback in JupyterLab, into work/{self.name}/feedback/.",
        ]


def submit(root: Path, name: str) -> Receipt:
    """Hand in `work/NAME`.

    Raises
    ------
    NotSubmitted
        If there is no notebook, it cannot be read, or nbgrader's exchange does not accept it.
    """
    mine = copy_of(root, name)
    if not mine.exists():
        raise NotSubmitted(f"there is no work/{name}/{name}.ipynb; `autograder start` makes it")
    try:
        released = Exercise.read(release_of(root, name))
        submission = read_submission(mine.read_bytes(), mine.name, released, file_limits(root))
    except RefusedSubmission as refused:
        raise NotSubmitted(f"the grader would refuse work/{name}/{refused}") from None
    except (NotANotebook, OSError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise NotSubmitted(
            f"work/{name}/{name}.ipynb cannot be read ({why}); save it from JupyterLab again"
        ) from None
    with contextlib.chdir(root):  # nbgrader looks for its configuration here too
        exchange = _exchange(root, name)
        from nbgrader.exchange import ExchangeError

        try:
            exchange.start()
        except ExchangeError as error:
            raise NotSubmitted(_explained(exchange, name) or str(error)) from None
        except (OSError, RuntimeError) as error:  # RuntimeError: the folder is too large
            raise NotSubmitted(
                _explained(exchange, name) or f"nbgrader could not copy it: {error}"
            ) from None
    chapter = progress(root, name).chapters[0]
    outside = submission.differences.outside
    return Receipt(name, _student(exchange), _time(exchange), chapter, outside)


def _exchange(root: Path, name: str) -> Any:
    """Return nbgrader's `ExchangeSubmit`, configured as in the panel."""
    from nbgrader.apps import NbGrader
    from nbgrader.auth import Authenticator
    from nbgrader.coursedir import CourseDirectory
    from nbgrader.exchange import ExchangeFactory

    app = NbGrader()
    for logger in (app.log, logging.getLogger("traitlets")):
        logger.handlers, logger.propagate = [logging.NullHandler()], False
    app.load_config_file()
    config = app.config
    config.CourseDirectory.assignment_id = name
    config.Exchange.assignment_dir = str(root / "work")
    return ExchangeFactory(config=config).Submit(
        coursedir=CourseDirectory(config=config),
        authenticator=Authenticator(config=config),
        config=config,
    )


def _student(exchange: Any) -> str:
    from nbgrader.utils import get_username

    student = str(exchange.coursedir.student_id)
    return student if student != "*" else str(get_username())


def _time(exchange: Any) -> datetime:
    from nbgrader.utils import parse_utc

    found: datetime = parse_utc(exchange.timestamp)  # without a time zone
    return found.replace(tzinfo=UTC)


def _explained(exchange: Any, name: str) -> str:
    """Return why an exchange in a folder does not work, and how to repair it; empty if unknown."""
    course_id, folder = exchange.coursedir.course_id, getattr(exchange, "root", "")
    if not folder:
        return ""
    course = Path(folder, course_id)
    release = f"your instructor releases it with `nbgrader release_assignment {name}`"
    if not course_id:
        return "the course has no id; your instructor sets c.CourseDirectory.course_id"
    if not Path(folder).is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        return (
            f"the exchange {folder} does not exist, or you may not write there; your instructor "
            "makes the folder, open to all, or names another as c.Exchange.root in "
            "nbgrader_config.py"
        )
    if not (course / "outbound" / name).is_dir():
        return f"{name} is not released in the exchange {folder}; {release}"
    inbound = course / "inbound"
    if not os.access(inbound, os.W_OK | os.X_OK):
        return (
            f"the exchange's folder {inbound} does not take submissions; {release} again, which "
            "makes it"
        )
    return ""
