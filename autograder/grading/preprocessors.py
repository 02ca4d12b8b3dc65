"""What this course adds to nbgrader's own preprocessors; `nbgrader_config.py` lists them all."""

from pathlib import Path

import nbformat
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.grading.vet import nbgrader_id


def rebuild(submitted: NotebookNode, released: NotebookNode) -> NotebookNode:
    """Return the released notebook with the student's answers in it, and nothing else of theirs.

    Answers are found by their nbgrader id. So cells that were moved, copied, retagged, added
    or deleted change nothing; where an answer is there twice, the first counts.
    """
    answers: dict[str, str] = {}
    for cell in submitted.cells:
        answers.setdefault(nbgrader_id(cell), cell.source)
    rebuilt = nbformat.from_dict(released)
    for cell in rebuilt.cells:
        if cell.metadata.get("nbgrader", {}).get("solution", False):
            cell.source = answers.get(nbgrader_id(cell), cell.source)
    return rebuilt


class Rebuild(NbGraderPreprocessor):  # type: ignore[misc]
    """Run the release with the student's answers in it, instead of what was submitted."""

    def preprocess(
        self, nb: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        course = CourseDirectory(parent=self)
        assignment, name = (resources["nbgrader"][key] for key in ("assignment", "notebook"))
        folder = course.format_path(course.release_directory, ".", assignment)
        released = nbformat.read(Path(folder, f"{name}.ipynb"), as_version=4)
        return rebuild(nb, released), resources


class StderrIsNoVerdict(NbGraderPreprocessor):  # type: ignore[misc]
    """Take stderr out of check cells before nbgrader counts their points.

    nbgrader gives no points to a check that wrote to stderr, even if it passed: a log line of
    TensorFlow or a warning would cost a right answer its marks.
    """

    def preprocess_cell(
        self,
        cell: NotebookNode,
        resources: ResourcesDict,
        cell_index: int,  # noqa: ARG002
    ) -> tuple[NotebookNode, ResourcesDict]:
        if cell.metadata.get("nbgrader", {}).get("grade", False) and cell.cell_type == "code":
            cell.outputs = [o for o in cell.outputs if o.get("name") != "stderr"]
        return cell, resources
