"""nbgrader's `autograde` of a submission that has been graded already: it only writes."""

from typing import Any

import nbformat
from nbconvert.exporters import Exporter
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException

from autograder.exercise import Exercise
from autograder.grading.worker import Outcome


class AutogradeOutcome(Autograde):  # type: ignore[misc]
    """Writes a graded notebook as `nbgrader autograde` would, which reads and runs it itself.

    Student, time of submission, penalties and permissions are nbgrader's work. So are the
    preprocessors, which find in `resources["outcome"]` what they would do: see `preprocessors`.

    Parameters
    ----------
    student : str
        Whose it is.
    graded : Exercise
        The release and its hidden tests, with the student's answers.
    outcome : Outcome
        What running it has given.
    options
        Of nbgrader's converter.
    """

    def __init__(self, student: str, graded: Exercise, outcome: Outcome, **options: Any) -> None:
        super().__init__(**options)
        self._student = student
        self._graded = nbformat.from_dict(graded.notebook)
        self._outcome = outcome

    def init_notebooks(self) -> None:
        """Name the one notebook there is, whatever the folder holds by now."""
        assignment = self.coursedir.assignment_id
        folder = self._format_source(assignment, self.coursedir.student_id)
        self.assignments = {folder: [f"{folder}/{assignment}.ipynb"]}

    def convert_single_notebook(self, notebook_filename: str) -> None:
        """Write the graded notebook: first what replaces the submitted one, then its outputs.

        Raises
        ------
        NbGraderException
            If it would be another student's.
        """
        resources = self.init_single_notebook_resources(notebook_filename)
        if resources["nbgrader"]["student"] != self._student:
            other = resources["nbgrader"]["student"]
            raise NbGraderException(f"what was graded is {self._student!r}'s, not {other!r}'s")
        resources["outcome"] = self._outcome
        self._sanitizing = True
        self._init_preprocessors()
        notebook, resources = Exporter.from_notebook_node(self.exporter, self._graded, resources)
        self._sanitizing = False
        self._init_preprocessors()
        try:
            output, resources = self.exporter.from_notebook_node(notebook, resources)
            self.write_single_notebook(output, resources)
        finally:
            self._sanitizing = True
