"""What this course adds to nbgrader's own preprocessors; `nbgrader_config.py` lists them all.

`nbgrader autograde` lets them do all the work. `autograder grade` has read and run a submission
before; then `resources["outcome"]` is the `Outcome` of the notebook that they get.
"""

from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import BaseCell, Comment, Grade, Gradebook, SubmittedNotebook
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import CheckCellMetadata, NbGraderPreprocessor
from sqlalchemy.orm import undefer
from traitlets import Bool

from autograder.airlock.airlock import airlock
from autograder.execution.limits import SubmissionLimits
from autograder.exercise import Cell, Exercise
from autograder.grading.cache_keys import output_key
from autograder.grading.submitted_files import SubmittedFiles
from autograder.kernels.environment import NoWarmKernel
from autograder.verdict import Verdict, points


class Rebuild(NbGraderPreprocessor):  # type: ignore[misc]
    """Run the release with the student's answers in it, instead of what was submitted."""

    def preprocess(
        self,
        nb: NotebookNode,
        resources: ResourcesDict,
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Return the release with the answers of what was submitted, which is read anew.

        Raises
        ------
        RefusedSubmission
            If it cannot be graded.
        """
        if "outcome" in resources:
            return nb, resources
        course = CourseDirectory(parent=self)
        assignment, name = (resources["nbgrader"][key] for key in ("assignment", "notebook"))
        folder = course.format_path(course.release_directory, ".", assignment)
        released = Exercise(_released(Path(folder, f"{name}.ipynb").read_text(encoding="utf-8")))
        submitted = course.format_path(
            course.submitted_directory, resources["nbgrader"]["student"], assignment
        )
        limits = SubmissionLimits(parent=self).files
        files = SubmittedFiles.read(Path(submitted), f"{name}.ipynb", limits)
        submission = files.submission(released)
        return released.with_answers_of(submission.exercise).notebook, resources


@lru_cache(1)  # the same for a whole class
def _released(text: str) -> NotebookNode:
    """Return a release, if nbgrader can work with the metadata of its cells."""
    released = nbformat.reads(text, as_version=4)
    CheckCellMetadata().preprocess(released, {})
    return released


class RunBehindAirlock(NbGraderPreprocessor):  # type: ignore[misc]
    """Run answers in a sandbox, and checks where no answer can reach them."""

    unsafe = Bool(
        default_value=False,
        config=True,
        help="Run answers without a sandbox, as the user who grades.",
    )

    def preprocess(
        self, nb: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Return the notebook with outputs; verdicts are in `resources["verdicts"]`.

        Raises
        ------
        NbGraderException
            If there can be no sandbox.
        """
        if "outcome" in resources:
            outcome = resources["outcome"]
            for cell in (cell for cell in nb.cells if cell.cell_type == "code"):
                cell.execution_count = None
                shown = outcome.outputs.get(output_key(Cell(cell)), [])
                cell.outputs = [nbformat.from_dict(output) for output in shown]
            resources["verdicts"] = outcome.verdicts
            return nb, resources
        try:
            limits = SubmissionLimits(parent=self).run(sandbox=not self.unsafe)
            with airlock(limits) as lock:
                resources["verdicts"] = lock.grade(Exercise(nb))
        except NoWarmKernel as reason:
            raise NbGraderException(
                f"Nothing of it was run: {reason}. Grade on another machine, or set "
                "c.RunBehindAirlock.unsafe if you would run all of this code yourself."
            ) from None
        return nb, resources


class RecordMarks(NbGraderPreprocessor):  # type: ignore[misc]
    """Write the verdicts into the gradebook and into the notebook, all of them or none.

    What is `ungraded` gets no automatic score, and waits for a human. Manual scores stay.
    """

    def preprocess(
        self, nb: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Write them; the notebook's cells get them as `metadata["verdict"]`."""
        verdicts: dict[str, Verdict] = {v.check: v for v in resources["verdicts"]}
        whose = resources["nbgrader"]
        with Gradebook(whose["db_url"]) as gradebook:
            written = gradebook.find_submission_notebook(
                whose["notebook"], whose["assignment"], whose["student"]
            )
            grades, comments = (_by_cell(gradebook, kind, written) for kind in (Grade, Comment))
            for cell in nb.cells:
                name = Cell(cell).id
                if utils.is_grade(cell):
                    grade = grades[name]
                    if name in verdicts:
                        cell.metadata["verdict"] = asdict(verdicts[name])
                        grade.auto_score = points(verdicts[name], grade.max_score)
                    else:  # without a verdict, nbgrader would give full points to a check
                        free = utils.is_solution(cell) or cell.cell_type == "markdown"
                        score = utils.determine_grade(cell, self.log)[0] if free else None
                        grade.auto_score = score
                    is_open = grade.auto_score is None or grade.manual_score is not None
                    grade.needs_manual_grade = is_open
                if utils.is_solution(cell) or utils.is_task(cell):
                    unanswered = cell.metadata.nbgrader.get("checksum") == (
                        utils.compute_checksum(cell)
                    )
                    comment = comments[name]
                    given = not unanswered or utils.is_task(cell)
                    comment.auto_comment = None if given else "No response."
            gradebook.db.commit()
        return nb, resources


def _by_cell(gradebook: Gradebook, kind: Any, notebook: SubmittedNotebook) -> dict[str, Any]:
    """Return the grades or comments of a submitted notebook by the names of their cells."""
    rows = gradebook.db.query(BaseCell.name, kind).join(kind, kind.cell_id == BaseCell.id)
    return dict(rows.filter(kind.notebook_id == notebook.id).options(undefer("*")).all())
