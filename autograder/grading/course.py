"""A folder that nbgrader works on: releases, submissions, the gradebook, feedback."""

import logging
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from autograder.exercise import Exercise
from autograder.grading.preprocessors import judged_before
from autograder.grading.worker import Outcome
from autograder.kernels import prefer_warm
from autograder.patches.quiet import set_log_level
from autograder.settings import nbgrader_config

ERROR = re.compile(r"[\w.]+(Error|Exception|Entry): ")  # how a traceback ends


class CourseError(Exception):
    """The course cannot be graded as it stands; the message says what to do."""


@dataclass
class Mark:
    """What one check gave."""

    check: str
    points: float
    out_of: float
    message: str = ""
    measures: list[dict[str, Any]] = field(default_factory=list)
    status: str = ""  # of the verdict: passed, failed, error, timeout, memory or ungraded
    seconds: float = 0
    memory: int = 0  # bytes, at most so far

    @property
    def passed(self) -> bool:
        return self.points == self.out_of


@dataclass
class Result:
    """What became of one submission."""

    student: str
    status: Literal["graded", "refused", "ungraded"]
    marks: list[Mark] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def points(self) -> float:
        return sum(mark.points for mark in self.marks)

    @property
    def out_of(self) -> float:
        return sum(mark.out_of for mark in self.marks)

    def failed(self) -> set[str]:
        """Return the checks that did not give full points."""
        return {mark.check for mark in self.marks if not mark.passed}


@dataclass
class Entry:
    """What the gradebook says of one cell of one submission."""

    out_of: float
    auto: float | None = None
    manual: float | None = None
    extra: float | None = None
    comment: str = ""

    @property
    def points(self) -> float:
        given = self.auto if self.manual is None else self.manual
        return (given or 0) + (self.extra or 0)


class Course:
    """A folder that nbgrader works on, reached through nbgrader's Python API.

    Parameters
    ----------
    root : Path
        Holds `solutions/`, `exercises/`, `submitted/` and, once graded, `gradebook.db`.
    config_root : Path
        Whose `nbgrader_config.py` applies.
    """

    def __init__(self, root: Path, config_root: Path) -> None:
        prefer_warm()
        set_log_level()
        from nbgrader.apps.api import NbGraderAPI

        _spare()
        self.root = root
        config = nbgrader_config(config_root)
        config.CourseDirectory.root = str(root)
        self.api = NbGraderAPI(config=config)
        for logger in (self.api.log, logging.getLogger("traitlets")):
            logger.setLevel(logging.ERROR)  # nbgrader hands them over; nobody else shall say them
            logger.handlers, logger.propagate = [logging.NullHandler()], False

    def generate(self, assignment: str) -> None:
        """Write the release, and the assignment's checks and points into the gradebook.

        Raises
        ------
        CourseError
            If there is no such assignment, or nbgrader refuses it.
        """
        if not (self.root / "solutions" / assignment).is_dir():
            known = sorted(p.parent.name for p in (self.root / "solutions").glob("*/*.ipynb"))
            raise CourseError(f"no assignment {assignment!r}; there are {', '.join(known)}")
        outcome = _quietly(self.api.generate_assignment, assignment)
        if not outcome["success"]:
            raise CourseError(f"nbgrader could not generate {assignment}: {_last_line(outcome)}")

    def prepare(self, assignment: str) -> tuple[Exercise, Exercise]:
        """Generate the assignment if `solutions/` has another than the gradebook.

        Returns
        -------
        released : Exercise
            As students got it.
        checked : Exercise
            The same with its hidden tests.

        Raises
        ------
        CourseError
            If that is impossible, or the gradebook cannot be used.
        """
        path = self.root / "solutions" / assignment / f"{assignment}.ipynb"
        with self.gradebook() as gradebook:
            known = _cells(gradebook, assignment)
        if not path.exists() or not self._released(assignment).exists() or known != _wanted(path):
            self.generate(assignment)
        released = Exercise.read(self._released(assignment))
        checked = released.with_answers_of(released)
        with self.gradebook() as gradebook:
            known = _cells(gradebook, assignment)
        for cell in checked.cells:
            cell.node["source"] = known.get(cell.id, (cell.source, 0))[0]
        return released, checked

    def lateness(self, assignment: str) -> str:
        """Return what decides on penalties: when work is due, and how nbgrader is configured."""
        with self.gradebook() as gradebook:
            due = gradebook.find_assignment(assignment).duedate
        penalties = ("AssignLatePenalties", "LateSubmissionPlugin")
        return repr((due, *(self.api.config.get(name, {}) for name in penalties)))

    def students(self, assignment: str) -> list[str]:
        """Return who submitted something."""
        return handed_in(self.root, assignment)

    def submission(self, assignment: str, student: str) -> Path:
        """Return the folder of a submission."""
        return self.root / "submitted" / student / assignment

    def record(self, assignment: str, student: str, judged: Outcome) -> None:
        """Let nbgrader write what a run has found into the gradebook and into `autograded/`.

        Raises
        ------
        CourseError
            If it could not.
        """
        with judged_before(judged):
            outcome = _quietly(self.api.autograde, assignment, student)
        if not outcome["success"]:
            raise CourseError(f"nbgrader stopped at {student}: {_last_line(outcome)}")

    def write_feedback(self, assignment: str, student: str) -> None:
        """Let nbgrader write what the student will read, into `feedback/`.

        Raises
        ------
        CourseError
            If it could not.
        """
        outcome = _quietly(self.api.generate_feedback, assignment, student)
        if not outcome["success"]:
            raise CourseError(f"nbgrader stopped at {student}'s feedback: {_last_line(outcome)}")

    def is_written(self, assignment: str, student: str) -> bool:
        """Return whether both files are there that Formgrader shows."""
        files = (("autograded", "ipynb"), ("feedback", "html"))
        return all(
            (self.root / folder / student / assignment / f"{assignment}.{ending}").exists()
            for folder, ending in files
        )

    def take_back(self, assignment: str, student: str) -> None:
        """Remove the automatic scores of an earlier submission; manual ones stay."""
        from nbgrader.api import MissingEntry

        with self.gradebook() as gradebook:
            try:
                submission = gradebook.find_submission(assignment, student)
            except MissingEntry:
                return
            for notebook in submission.notebooks:
                for grade in notebook.grades:
                    grade.auto_score, grade.needs_manual_grade = None, True
            gradebook.db.commit()

    def entries(self, assignment: str, student: str = "") -> dict[str, dict[str, Entry]]:
        """Return the gradebook's entries by student and cell, of one student or of all."""
        from nbgrader import api

        with self.gradebook() as gradebook:
            out_of = {
                cell.name: cell.max_score
                for notebook in _notebooks(gradebook, assignment)
                for cell in (*notebook.grade_cells, *notebook.task_cells)
            }
            grades, comments = (
                gradebook.db.query(api.SubmittedAssignment.student_id, api.BaseCell.name, *columns)
                .select_from(table)
                .join(api.SubmittedNotebook, table.notebook_id == api.SubmittedNotebook.id)
                .join(api.SubmittedAssignment)
                .join(api.Assignment)
                .join(api.BaseCell, table.cell_id == api.BaseCell.id)
                .filter(api.Assignment.name == assignment)
                .filter(api.SubmittedAssignment.student_id == student if student else True)
                .all()
                for table, columns in (
                    (
                        api.Grade,
                        (api.Grade.auto_score, api.Grade.manual_score, api.Grade.extra_credit),
                    ),
                    (api.Comment, (api.Comment.auto_comment, api.Comment.manual_comment)),
                )
            )
        entries: dict[str, dict[str, Entry]] = {}
        for who, cell, auto, manual, extra in grades:
            entries.setdefault(who, {})[cell] = Entry(out_of[cell], auto, manual, extra)
        for who, cell, auto, manual in comments:
            entry = entries.setdefault(who, {}).setdefault(cell, Entry(0))
            entry.comment = (auto if manual is None else manual) or ""
        return entries

    def _released(self, assignment: str) -> Path:
        return self.root / "exercises" / assignment / f"{assignment}.ipynb"

    @contextmanager
    def gradebook(self) -> Iterator[Any]:
        """Open the gradebook.

        Raises
        ------
        CourseError
            If it cannot be used.
        """
        from sqlalchemy import text
        from sqlalchemy.exc import SQLAlchemyError

        try:
            with self.api.gradebook as gradebook:
                version = gradebook.db.execute(text("SELECT version_num FROM alembic_version"))
                if (found := version.scalar()) != (ours := _schema()):
                    raise CourseError(
                        f"the gradebook is of version {found}, this nbgrader needs {ours}; copy "
                        "the file gradebook.db, then run `nbgrader db upgrade`"
                    )
                yield gradebook
        except SQLAlchemyError as error:
            said = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
            raise CourseError(
                f"the gradebook cannot be used: {said}; if something else works with it, wait "
                "until it is done, and run the same command again"
            ) from None


def handed_in(root: Path, assignment: str) -> list[str]:
    """Return who has something of an assignment in `submitted/`."""
    return sorted(path.parent.name for path in (root / "submitted").glob(f"*/{assignment}"))


@cache
def _schema() -> str:
    """Return which version of gradebooks this nbgrader wants."""
    import nbgrader
    from alembic.script import ScriptDirectory

    scripts = Path(nbgrader.__file__).parent / "alembic"
    return str(ScriptDirectory(str(scripts)).get_current_head())


@cache
def _spare() -> None:
    """Let nbgrader do once what it would do at each look at a gradebook.

    SQLAlchemy wants one engine for a database, which remembers what it has compiled; and for the
    version of a new gradebook, nbgrader would start the command `alembic`.
    """
    from nbgrader import api

    api.create_engine, api.get_alembic_version = cache(api.create_engine), _schema


def _cells(gradebook: Any, assignment: str) -> dict[str, tuple[str, float | None]]:
    """Return what the gradebook knows of locked cells: source and points."""
    known: dict[str, tuple[str, float | None]] = {}
    for notebook in _notebooks(gradebook, assignment):
        points = {cell.name: cell.max_score for cell in notebook.grade_cells}
        known |= {c.name: (c.source, points.get(c.name)) for c in notebook.source_cells if c.locked}
    return known


def _notebooks(gradebook: Any, assignment: str) -> list[Any]:
    from nbgrader.api import MissingEntry

    try:
        return list(gradebook.find_assignment(assignment).notebooks)
    except MissingEntry:
        return []


def _wanted(path: Path) -> dict[str, tuple[str, float | None]]:
    """Return what the gradebook must know of an exercise's locked cells."""
    wanted = {}
    for cell in Exercise.read(path).cells:
        if cell.locked:
            wanted[cell.id] = (cell.source, cell.points if cell.kind == "check" else None)
    return wanted


def _quietly(command: Callable[..., dict[str, Any]], *names: str) -> dict[str, Any]:
    """Let nbgrader do something; its libraries' warnings are not for who grades."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return command(*names, force=True)


def _last_line(outcome: dict[str, Any]) -> str:
    """Return the last error that nbgrader speaks of, or the last thing that it says."""
    said = f"{outcome.get('log', '')}\n{outcome.get('error', '')}"
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if ERROR.match(line) and "Please see" not in line]
    return (errors or lines or ["it did not say why"])[-1]
