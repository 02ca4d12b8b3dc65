"""What students wrote, made harmless before a page shows it."""

from typing import Any

from bleach import ALLOWED_ATTRIBUTES, ALLOWED_TAGS
from bleach.css_sanitizer import ALLOWED_CSS_PROPERTIES
from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbformat import NotebookNode
from nbgrader import utils
from traitlets import default

# What checks, hints and tables of data are made of; none of it loads, runs or covers anything.
TAGS = (
    *("br", "details", "div", "hr", "p", "pre", "span", "sub", "summary", "sup"),
    *("table", "tbody", "td", "th", "thead", "tr"),
)
ATTRIBUTES = {"*": ["role", "style"], "td": ["colspan", "rowspan"], "th": ["colspan", "rowspan"]}
STYLES = ("border", "border-left", "padding")


class Sanitize(SanitizeHTML):  # type: ignore[misc]
    """nbconvert's, which shows what it does not know as text; the course's own words stay."""

    @default("enabled")
    def _enabled(self) -> bool:
        return True

    @default("tags")
    def _tags(self) -> list[str]:
        return [*ALLOWED_TAGS, *TAGS]

    @default("attributes")
    def _attributes(self) -> dict[str, list[str]]:
        return {**ALLOWED_ATTRIBUTES, **ATTRIBUTES}

    @default("styles")
    def _styles(self) -> list[str]:
        return [*ALLOWED_CSS_PROPERTIES, *STYLES]

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, cell_index: int
    ) -> tuple[NotebookNode, Any]:
        """Sanitize a cell, unless it is text that stands in the release.

        Graded is the release with a student's answers in it: all other text is the course's.
        """
        if cell.cell_type == "markdown" and not (utils.is_solution(cell) or utils.is_task(cell)):
            return cell, resources
        found: tuple[NotebookNode, Any] = super().preprocess_cell(cell, resources, cell_index)
        return found
