"""Grade submissions with nbgrader's own API, each kept apart from the others."""

import logging
import multiprocessing
import os
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import nbformat

from autograder.checks.check import MIME
from autograder.grading.vet import Refused, nbgrader_id, vet
from autograder.kernels import prefer_warm


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


class Course:
    """A folder that nbgrader works on, reached through nbgrader's Python API.

    Parameters
    ----------
    root : Path
        Holds `solutions/`, `exercises/`, `submitted/` and, once graded, `gradebook.db`.
    config_root : Path
        Whose `nbgrader_config.py` applies.
    unsafe : bool
        Run students' code without a sandbox.
    """

    def __init__(self, root: Path, config_root: Path, *, unsafe: bool = False) -> None:
        from autograder.authoring.notebooks import nbgrader_config

        prefer_warm()
        # nbgrader makes a new database by the command `alembic`, found on PATH.
        scripts = sysconfig.get_path("scripts")
        if scripts not in os.environ.get("PATH", "").split(os.pathsep):
            os.environ["PATH"] = scripts + os.pathsep + os.environ.get("PATH", "")
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
        from nbgrader.apps.api import NbGraderAPI

        self.root = root
        config = nbgrader_config(config_root)
        config.CourseDirectory.root = str(root)
        config.RunBehindAirlock.unsafe = unsafe
        self.api = NbGraderAPI(config=config)
        for logger in (self.api.log, logging.getLogger("traitlets")):
            logger.setLevel(logging.CRITICAL)

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
        outcome = self.api.generate_assignment(assignment, force=True, create=True)
        if not outcome["success"]:
            last = outcome.get("error", "").strip().splitlines()[-1:]
            raise CourseError(f"nbgrader could not generate {assignment}: {''.join(last)}")

    def is_generated(self, assignment: str) -> bool:
        """Return whether the gradebook knows the assignment."""
        with self.api.gradebook as gradebook:
            return any(known.name == assignment for known in gradebook.assignments)

    def students(self, assignment: str) -> list[str]:
        """Return who submitted something."""
        return sorted(p.parent.name for p in (self.root / "submitted").glob(f"*/{assignment}"))

    def grade(self, assignment: str, student: str) -> Result:
        """Grade one submission; whatever is wrong with it stays in its own result."""
        file_name = f"{assignment}.ipynb"
        released = nbformat.read(self.root / "exercises" / assignment / file_name, as_version=4)
        try:
            vetted = vet(self.root / "submitted" / student / assignment, file_name, released)
        except Refused as refused:
            self._take_back(assignment, student)
            return Result(student, "refused", notes=[str(refused)])
        if vetted.path.name != file_name:  # nbgrader looks for the right name; the file stays
            shutil.copy(vetted.path, vetted.path.with_name(file_name))
        outcome = self.api.autograde(assignment, student, force=True, create=True)
        if not outcome["success"]:
            last = (outcome.get("error", "") or "unknown error").strip().splitlines()[-1]
            return Result(student, "ungraded", notes=[f"nbgrader stopped: {last}"])
        return Result(student, "graded", self._marks(assignment, student), vetted.notes)

    def _take_back(self, assignment: str, student: str) -> None:
        """Remove the automatic scores of an earlier submission; manual ones stay."""
        from nbgrader.api import MissingEntry

        with self.api.gradebook as gradebook:
            try:
                submission = gradebook.find_submission(assignment, student)
            except MissingEntry:
                return
            for notebook in submission.notebooks:
                for grade in notebook.grades:
                    grade.auto_score, grade.needs_manual_grade = None, True
            gradebook.db.commit()

    def _marks(self, assignment: str, student: str) -> list[Mark]:
        path = self.root / "autograded" / student / assignment / f"{assignment}.ipynb"
        cells = {nbgrader_id(cell): cell for cell in nbformat.read(path, as_version=4).cells}
        with self.api.gradebook as gradebook:
            notebook = gradebook.find_submission_notebook(assignment, assignment, student)
            scores = {g.name: (g.score, g.max_score) for g in notebook.grades}
        marks = []
        for name in (name for name in cells if name in scores):
            verdict = dict(cells[name].metadata.get("verdict", {}), check=name)
            records = [output.get("data", {}).get(MIME) for output in cells[name].outputs]
            measures = [measure for record in records if record for measure in record["measures"]]
            earned, out_of = scores[name]
            marks.append(Mark(points=earned, out_of=out_of, measures=measures, **verdict))
        return marks


def grade_class(
    root: Path,
    config_root: Path,
    assignment: str,
    students: list[str],
    jobs: int,
    *,
    unsafe: bool = False,
) -> Iterator[Result]:
    """Yield the result of each submission as it comes, graded by `jobs` processes at a time."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        futures = {
            pool.submit(_grade_one, root, config_root, assignment, student, unsafe): student
            for student in students
        }
        for future in as_completed(futures):
            try:
                yield future.result()
            except Exception as error:
                yield Result(
                    futures[future], "ungraded", notes=[f"{type(error).__name__}: {error}"]
                )


_courses: dict[Path, Course] = {}  # one a process: nbgrader takes seconds to import and configure


def _grade_one(
    root: Path, config_root: Path, assignment: str, student: str, unsafe: bool
) -> Result:
    if root not in _courses:
        # nbgrader's log, and what kernels say as they start, must not fall into the progress bar.
        # What matters comes back in the result.
        logging.disable(logging.CRITICAL)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
        _courses[root] = Course(root, config_root, unsafe=unsafe)
    return _courses[root].grade(assignment, student)
