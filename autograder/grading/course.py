"""A folder that nbgrader works on: releases, submissions, the gradebook, feedback."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from traitlets.config import Config

from autograder.errors import UserError
from autograder.execution.limits import SubmissionLimits
from autograder.exercise import Exercise
from autograder.grading.gradebook_file import GradebookError, require_gradebook
from autograder.grading.nbgrader_session import (
    LOGGER,
    NbgraderError,
    nbgrader_session,
    run_converter,
    schema_version,
)
from autograder.grading.students import submitted_folders
from autograder.grading.times import parse_time
from autograder.grading.worker import Outcome
from autograder.settings import nbgrader_config
from autograder.verdict import Status

# What nbgrader puts beside a notebook: the time, and what lets a student fetch the feedback.
TIMESTAMP = "timestamp.txt"
COPIED = (TIMESTAMP, "submission_secret.txt")
MAX_COPIED_BYTES = 1000


class CourseError(UserError):
    """The course cannot be graded as it stands."""


class NotRecorded(CourseError):
    """Something of one submission could not be written; the others can be graded."""


@dataclass
class Mark:
    """What one check gave.

    Attributes
    ----------
    check : str
        nbgrader's id of the cell.
    points, max_score : float
        With a manual score, if there is one.
    message : str
        For the student.
    measures : list of dict
        What the check has measured against a threshold.
    status : str
        Of the verdict: see `Verdict`.
    seconds : float
        Wall time of the check.
    memory : int
        Peak memory of the student's process so far, in bytes.
    """

    check: str
    points: float
    max_score: float
    message: str = ""
    measures: list[dict[str, Any]] = field(default_factory=list)
    status: Status | Literal[""] = ""
    seconds: float = 0
    memory: int = 0

    @property
    def passed(self) -> bool:
        """Whether it gave all points."""
        return self.points == self.max_score


@dataclass
class Result:
    """What became of one submission.

    Attributes
    ----------
    status : str
        "graded"; "refused": it cannot be graded as it is, the student has to submit again;
        "ungraded": something else is in the way.
    marks : list of Mark
        Of all checks, in their order; empty unless graded.
    notes : list of str
        What the instructor should know.
    """

    student: str
    status: Literal["graded", "refused", "ungraded"]
    marks: list[Mark] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def points(self) -> float:
        """Points of all checks."""
        return sum(mark.points for mark in self.marks)

    @property
    def max_score(self) -> float:
        """Points that there are."""
        return sum(mark.max_score for mark in self.marks)

    def failed(self) -> set[str]:
        """Return the checks that did not give full points."""
        return {mark.check for mark in self.marks if not mark.passed}


@dataclass
class Entry:
    """What the gradebook holds of one cell of one submission."""

    max_score: float
    auto: float | None = None
    manual: float | None = None
    extra: float | None = None
    comment: str = ""

    @property
    def points(self) -> float:
        """Points that count: the manual score, else the automatic one, with extra credit."""
        given = self.auto if self.manual is None else self.manual
        return (given or 0) + (self.extra or 0)


class Course:
    """A folder that nbgrader works on, reached through nbgrader's converters and its gradebook.

    Parameters
    ----------
    root : Path
        Holds `solutions/`, `exercises/`, `submitted/` and, once graded, `gradebook.db`.
    config_root : Path, optional
        Whose `nbgrader_config.py` applies; by default that of `root`.
    """

    def __init__(self, root: Path, config_root: Path | None = None) -> None:
        self.root = root
        self._config_root = config_root or root

    @cached_property
    def config(self) -> Config:
        """Its `nbgrader_config.py`, with `root` as nbgrader's."""
        config = nbgrader_config(self._config_root)
        config.CourseDirectory.root = str(self.root)
        return config

    @cached_property
    def limits(self) -> SubmissionLimits:
        """What a submission may take."""
        return SubmissionLimits(config=self.config)

    @cached_property
    def _create_engine(self) -> Callable[..., Any]:
        from sqlalchemy import create_engine

        return cache(create_engine)

    def _directory(self, assignment: str = "", student: str = "*") -> Any:
        """Return nbgrader's view of the folder, for one assignment."""
        from nbgrader.coursedir import CourseDirectory

        directory = CourseDirectory(config=self.config, log=LOGGER)
        directory.assignment_id, directory.student_id = assignment, student
        return directory

    @contextmanager
    def _nbgrader(self, directory: Any) -> Iterator[None]:
        """Let nbgrader work on a gradebook, which is made if there is none."""
        try:
            require_gradebook(directory.db_url, directory.course_id)
        except GradebookError as error:
            raise CourseError(str(error)) from None
        except OSError as error:
            raise CourseError(f"the gradebook cannot be made: {error.strerror}") from None
        with nbgrader_session(self._create_engine):
            yield

    def _convert(
        self, kind: Callable[..., Any], assignment: str, student: str = "*", submitted: str = ""
    ) -> None:
        """Run one of nbgrader's converters, whatever is already there.

        Parameters
        ----------
        submitted : str
            The folder to take for `submitted/`.
        """
        directory = self._directory(assignment, student)
        if submitted:
            directory.submitted_directory = submitted
        converter = kind(coursedir=directory, config=self.config, log=LOGGER)
        converter.force = True
        with self._nbgrader(directory):
            run_converter(converter)

    def generate(self, assignment: str) -> None:
        """Write the release, and the assignment's checks and points into the gradebook.

        Raises
        ------
        CourseError
            If there is no such assignment, or nbgrader refuses it.
        """
        from nbgrader.converters import GenerateAssignment

        if not (self.root / "solutions" / assignment).is_dir():
            names = sorted(p.parent.name for p in (self.root / "solutions").glob("*/*.ipynb"))
            raise CourseError(f"no assignment {assignment!r}; there are {', '.join(names)}")
        try:
            self._convert(GenerateAssignment, assignment)
        except NbgraderError as error:
            raise CourseError(f"nbgrader could not generate {assignment}: {error}") from None

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
            recorded = _recorded_cells(gradebook, assignment)
        release = self.release(assignment)
        if not path.exists() or not release.exists() or recorded != _locked_cells(path):
            self.generate(assignment)
        released = Exercise.read(release)
        checked = released.with_answers_of(released)
        with self.gradebook() as gradebook:
            recorded = _recorded_cells(gradebook, assignment)
        for cell in checked.cells:
            cell.node["source"] = recorded.get(cell.id, (cell.source, 0))[0]
        return released, checked

    def check_release(self, assignment: str, released: Exercise) -> None:
        """Make sure that nbgrader can work with the metadata of a release's cells.

        Raises
        ------
        CourseError
            If it cannot.
        """
        import nbformat  # this, too, takes a while
        from nbgrader.preprocessors import CheckCellMetadata

        try:
            CheckCellMetadata().preprocess(nbformat.from_dict(released.notebook), {})
        except Exception as error:
            path = self.release(assignment).relative_to(self.root)
            raise CourseError(f"nbgrader stopped at {path}: {error}") from None

    def due(self, assignment: str) -> datetime | None:
        """Return when work is due; None if nobody has said so."""
        with self.gradebook() as gradebook:
            due: datetime | None = gradebook.find_assignment(assignment).duedate
        return None if due is None else due.replace(tzinfo=UTC)

    def late_policy(self, assignment: str) -> str:
        """Return what decides on penalties: when work is due, and how nbgrader is configured."""
        penalties = ("AssignLatePenalties", "LateSubmissionPlugin")
        return repr((self.due(assignment), *(self.config.get(name, {}) for name in penalties)))

    def students(self, assignment: str) -> list[str]:
        """Return the folders in which submissions are, graded or not; see `students`."""
        return submitted_folders(self.root, assignment)

    def submission(self, assignment: str, student: str) -> Path:
        """Return the folder of a submission."""
        return self.root / "submitted" / student / assignment

    def record(self, assignment: str, student: str, graded: Exercise, outcome: Outcome) -> None:
        """Let nbgrader write a graded submission into the gradebook and into `autograded/`.

        Parameters
        ----------
        graded : Exercise
            What was run: the release and its hidden tests, with the student's answers.
        outcome : Outcome
            What that has given.

        Raises
        ------
        CourseError
            If it could not.
        """
        from autograder.grading.autograde import AutogradeOutcome

        def converter(**options: Any) -> AutogradeOutcome:
            return AutogradeOutcome(student, graded, outcome, **options)

        try:
            with TemporaryDirectory() as submitted:
                self._stage(Path(submitted, student, assignment), student)
                self._convert(converter, assignment, student, submitted)
        except NbgraderError as error:
            raise NotRecorded(f"nbgrader could not record it: {error}") from None

    def _stage(self, folder: Path, student: str) -> None:
        """Lay out what nbgrader needs of a submission; it would copy everything that is there."""
        folder.mkdir(parents=True)
        (folder / f"{folder.name}.ipynb").touch()  # it looks whether there is one
        for name in COPIED:
            path = self.submission(folder.name, student) / name
            if path.is_file() and not path.is_symlink() and path.stat().st_size < MAX_COPIED_BYTES:
                shutil.copyfile(path, folder / name)
        with suppress(FileNotFoundError):
            try:
                parse_time((folder / TIMESTAMP).read_text(encoding="utf-8"))
            except ValueError:  # nbgrader would stop at it
                (folder / TIMESTAMP).unlink()

    def write_feedback(self, assignment: str, student: str) -> list[str]:
        """Let nbgrader write what the student will read, into `feedback/`.

        Returns
        -------
        list of str
            What the instructor should know of the page.

        Raises
        ------
        CourseError
            If it could not.
        """
        from nbgrader.converters import GenerateFeedback

        converters: list[GenerateFeedback] = []

        def converter(**options: Any) -> GenerateFeedback:
            made = GenerateFeedback(**options)
            made.update_config(Config({"HTMLExporter": {"template_name": "feedback"}}))
            converters.append(made)
            return made

        try:
            self._convert(converter, assignment, student)
        except NbgraderError as error:
            raise NotRecorded(f"nbgrader could not write its feedback: {error}") from None
        problem = getattr(converters[0].exporter, "problem", "")  # see `FeedbackExporter`
        return [f"the page of feedback shows no outputs: {problem}"] if problem else []

    def is_written(self, assignment: str, student: str) -> bool:
        """Return whether both files are there that Formgrader shows."""
        files = (("autograded", "ipynb"), ("feedback", "html"))
        return all(
            (self.root / folder / student / assignment / f"{assignment}.{ending}").exists()
            for folder, ending in files
        )

    def clear_automatic_scores(self, assignment: str, student: str) -> None:
        """Remove what was scored automatically of an earlier submission; manual scores stay."""
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
            max_score = {
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
            entries.setdefault(who, {})[cell] = Entry(max_score[cell], auto, manual, extra)
        for who, cell, auto, manual in comments:
            entry = entries.setdefault(who, {}).setdefault(cell, Entry(0))
            entry.comment = (auto if manual is None else manual) or ""
        return entries

    def release(self, assignment: str) -> Path:
        """Return the notebook that students got."""
        return self.root / "exercises" / assignment / f"{assignment}.ipynb"

    @contextmanager
    def gradebook(self) -> Iterator[Any]:
        """Open the gradebook.

        Raises
        ------
        CourseError
            If it cannot be used.
        """
        from nbgrader.api import Gradebook
        from sqlalchemy import text
        from sqlalchemy.exc import SQLAlchemyError

        directory = self._directory()
        try:
            with (
                self._nbgrader(directory),
                Gradebook(directory.db_url, directory.course_id) as gradebook,
            ):
                version = gradebook.db.execute(text("SELECT version_num FROM alembic_version"))
                if (found := version.scalar()) != (ours := schema_version()):
                    raise CourseError(
                        f"the gradebook is of version {found}, this nbgrader needs {ours}; copy "
                        "the file gradebook.db, then run `nbgrader db upgrade`"
                    )
                yield gradebook
        except SQLAlchemyError as error:
            reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
            raise CourseError(
                f"the gradebook cannot be used: {reason}; if something else works with it, wait "
                "until it is done, and run the same command again"
            ) from None


def _recorded_cells(gradebook: Any, assignment: str) -> dict[str, tuple[str, float | None]]:
    """Return the locked cells in the gradebook: source and points, by id."""
    recorded: dict[str, tuple[str, float | None]] = {}
    for notebook in _notebooks(gradebook, assignment):
        points = {cell.name: cell.max_score for cell in notebook.grade_cells}
        recorded |= {
            c.name: (c.source, points.get(c.name)) for c in notebook.source_cells if c.locked
        }
    return recorded


def _notebooks(gradebook: Any, assignment: str) -> list[Any]:
    from nbgrader.api import MissingEntry

    try:
        return list(gradebook.find_assignment(assignment).notebooks)
    except MissingEntry:
        return []


def _locked_cells(path: Path) -> dict[str, tuple[str, float | None]]:
    """Return the locked cells of an exercise, as the gradebook must have them."""
    return {
        cell.id: (cell.source, cell.points if cell.kind == "check" else None)
        for cell in Exercise.read(path).cells
        if cell.locked
    }
