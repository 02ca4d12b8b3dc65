"""What this course adds to nbgrader's own preprocessors; `nbgrader_config.py` lists them all."""

import ast
import html
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

import nbformat
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import CheckCellMetadata, NbGraderPreprocessor
from traitlets import Bool, Unicode

from autograder.airlock.airlock import Verdict, airlock
from autograder.cells import nbgrader_id, rebuild
from autograder.grading.judge import Judged, known_as
from autograder.grading.vet import vet
from autograder.kernels.environment import NoWarmKernel


class Rebuild(NbGraderPreprocessor):  # type: ignore[misc]
    """Run the release with the student's answers in it, instead of what was submitted."""

    def preprocess(
        self,
        nb: NotebookNode,  # noqa: ARG002 - it is read anew, by somebody more careful
        resources: ResourcesDict,
    ) -> tuple[NotebookNode, ResourcesDict]:
        course = CourseDirectory(parent=self)
        assignment, name = (resources["nbgrader"][key] for key in ("assignment", "notebook"))
        folder = course.format_path(course.release_directory, ".", assignment)
        released = _released(Path(folder, f"{name}.ipynb").read_text(encoding="utf-8"))
        submitted = course.format_path(
            course.submitted_directory, resources["nbgrader"]["student"], assignment
        )
        return rebuild(
            vet(Path(submitted), f"{name}.ipynb", released).notebook, released
        ), resources


@lru_cache(1)  # the same for a whole class
def _released(text: str) -> NotebookNode:
    """Return a release, if nbgrader can work with the metadata of its cells."""
    released = nbformat.reads(text, as_version=4)
    CheckCellMetadata().preprocess(released, {})
    return released


_judged: ContextVar[Judged | None] = ContextVar("_judged", default=None)


@contextmanager
def judged_before(judged: Judged) -> Iterator[None]:
    """Let the next submission not be run: this is what came out of it."""
    token = _judged.set(judged)
    try:
        yield
    finally:
        _judged.reset(token)


class RunBehindAirlock(NbGraderPreprocessor):  # type: ignore[misc]
    """Run answers in a sandbox, and checks where no answer can reach them."""

    unsafe = Bool(False, config=True, help="Run answers without a sandbox, as the user who grades.")

    def preprocess(
        self, nb: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        if judged := _judged.get():
            for cell in (cell for cell in nb.cells if cell.cell_type == "code"):
                cell.execution_count = None
                shown = judged.outputs.get(known_as(cell), [])
                cell.outputs = [nbformat.from_dict(output) for output in shown]
            resources["verdicts"] = judged.verdicts
            return nb, resources
        try:
            with airlock(sandbox=not self.unsafe) as lock:
                resources["verdicts"] = lock.judge(nb)
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
        verdicts: dict[str, Verdict] = {v.check: v for v in resources["verdicts"]}
        told = resources["nbgrader"]
        names = told["notebook"], told["assignment"], told["student"]
        with Gradebook(told["db_url"]) as gradebook:
            for cell in nb.cells:
                name = nbgrader_id(cell)
                if utils.is_grade(cell):
                    grade = gradebook.find_grade(name, *names)
                    if name in verdicts:
                        cell.metadata["verdict"] = asdict(verdicts[name])
                        grade.auto_score = points(verdicts[name], grade.max_score)
                    else:  # without a verdict, nbgrader would give full points to a check
                        free = utils.is_solution(cell) or cell.cell_type == "markdown"
                        score = utils.determine_grade(cell, self.log)[0] if free else None
                        grade.auto_score = score
                    unsettled = grade.auto_score is None or grade.manual_score is not None
                    grade.needs_manual_grade = unsettled
                if utils.is_solution(cell) or utils.is_task(cell):
                    unanswered = cell.metadata.nbgrader.get("checksum") == (
                        utils.compute_checksum(cell)
                    )
                    comment = gradebook.find_comment(name, *names)
                    given = not unanswered or utils.is_task(cell)
                    comment.auto_comment = None if given else "No response."
            gradebook.db.commit()
        return nb, resources


def points(verdict: Verdict, out_of: float) -> float | None:
    """Return what a verdict is worth; None if it is none."""
    if verdict.status == "ungraded":
        return None
    return out_of if verdict.status == "passed" else 0.0


class LinkLessons(NbGraderPreprocessor):  # type: ignore[misc]
    """Below each check that was not passed, lead to the lesson's section that explains it."""

    lessons = Unicode(
        "/lab/tree/course/",
        config=True,
        help="Address of the lessons' folder, as readers of feedback have it. The default is that "
        "of the Jupyter server which shows the feedback.",
    )

    def preprocess_cell(
        self,
        cell: NotebookNode,
        resources: ResourcesDict,
        index: int,  # noqa: ARG002
    ) -> tuple[NotebookNode, ResourcesDict]:
        if not utils.is_grade(cell) or cell.cell_type != "code":
            return cell, resources
        passed = cell.metadata.get("verdict", {}).get("status") == "passed"
        section = "" if passed else explained_in(cell.source)
        if section:
            notebook = f"{resources['nbgrader']['notebook']}.ipynb"
            address = f"{self.lessons}{notebook}#{quote(section.replace(' ', '-'))}"
            link = (
                f'<p>Read again: <a href="{html.escape(address)}">{html.escape(section)}</a>, '
                f"in the lesson <code>course/{notebook}</code></p>"
            )
            data = {"text/html": link, "text/plain": f"Read again: {section}, course/{notebook}"}
            cell.outputs.append(nbformat.v4.new_output("display_data", data=data))
        return cell, resources


def explained_in(source: str) -> str:
    """Return the heading that a check cell names as `see`; empty if it names none."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.keyword) and node.arg == "see":
            return str(ast.literal_eval(node.value))
    return ""
