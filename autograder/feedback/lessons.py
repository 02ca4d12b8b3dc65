"""Links from a check that was not passed to the lesson's section that explains it."""

import html
from urllib.parse import quote

import nbformat
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Unicode

from autograder.exercise import Cell, Check


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
        """Add the link to a cell's outputs, if it is a check that was not passed."""
        if not utils.is_grade(cell) or cell.cell_type != "code":
            return cell, resources
        passed = cell.metadata.get("verdict", {}).get("status") == "passed"
        section = "" if passed else Check.of(Cell(cell)).section
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
