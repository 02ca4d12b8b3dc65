"""What students get back: the page of their notebook, or a plain one if that cannot be made."""

from typing import Any

from nbconvert.exporters import Exporter
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets.config import Config

from autograder.execution.outputs import cleaned
from autograder.feedback.pages import PageExporter
from autograder.feedback.plain import plain_page
from autograder.feedback.rendering import NotRendered, Renderer, Request

RENDERER = Renderer()


class FeedbackExporter(PageExporter):
    """Lets another process render, since what a student has written can end whatever renders it.

    Only nbgrader's preprocessors are run here, such as those that need the gradebook.

    Attributes
    ----------
    problem : str
        Why the last page is a plain one; empty if it is not.
    """

    problem = ""

    def from_notebook_node(
        self, nb: NotebookNode, resources: Any = None, **_: Any
    ) -> tuple[str, Any]:
        """Return the page, and nbconvert's resources."""
        resources = Exporter._init_resources(self, resources)
        for cell in nb.cells:
            if cell.cell_type == "code":
                shown = filter(None, map(cleaned, cell.outputs))
                cell.outputs = [NotebookNode(output) for output in shown]
        for preprocessor in self._preprocessors:
            if isinstance(preprocessor, NbGraderPreprocessor):
                nb, resources = preprocessor(nb, resources)
        self.problem = ""
        try:
            return RENDERER.page(self._request(nb, resources)), resources
        except NotRendered as error:
            self.problem = str(error)
            self.log.warning("a plain page of feedback: %s", error)
            return plain_page(nb, resources, self.problem), resources

    def _request(self, notebook: NotebookNode, resources: Any) -> Request:
        """Return what the other process needs: of the configuration, what it could use."""
        others = [one for one in self._preprocessors if not isinstance(one, NbGraderPreprocessor)]
        bases = {base.__name__ for one in (self, *others) for base in type(one).__mro__}
        config = Config({name: section for name, section in self.config.items() if name in bases})
        preprocessors = [
            (type(one) if isinstance(one, Preprocessor) else one, getattr(one, "enabled", True))
            for one in others
        ]
        return Request(notebook, resources, preprocessors, config, self.mathjax)
