"""Pages: notebooks with their marks, rendered by nbgrader's templates."""

import re
from contextlib import suppress
from functools import lru_cache
from typing import Any

from jinja2 import BytecodeCache, ChoiceLoader, DictLoader, Environment, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
from nbformat import NotebookNode

from autograder.feedback.markdown import as_typed, markdown, released_markdown


class Compiled(BytecodeCache):
    """Templates that this process has compiled."""

    def __init__(self) -> None:
        self.templates: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Find a template whose source has not changed."""
        bucket.code = self.templates.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self.templates[bucket.key, bucket.checksum] = bucket.code


COMPILED = Compiled()
MAX_COLOURED_CHARACTERS = 20_000  # of a cell; some code takes the square of its length
NO_ALT = re.compile(r"<img(?=\s)(?![^>]*\salt\s*=)")  # an image without a text alternative
FIGURE = '<img alt="A figure that this cell has made" style="max-width: 100%; height: auto"'


class PageExporter(HTMLExporter):  # type: ignore[misc]
    """nbconvert's, whose pages need no network and no script, not even for formulas.

    It does once what is the same for each submission: its template is compiled, and the release's
    text and code rendered, for the first one.
    """

    mathjax = ""  # what stands in the place of the script that MathJax would be loaded by

    def _create_environment(self) -> Environment:
        environment: Environment = super()._create_environment()
        macro = "{%- macro mathjax(url='') -%}" + self.mathjax + "{%- endmacro -%}"
        ours = DictLoader({"mathjax.html.j2": macro})
        environment.loader = ChoiceLoader([ours, *filter(None, [environment.loader])])
        environment.bytecode_cache = COMPILED
        return environment

    def from_notebook_node(
        self, nb: NotebookNode, resources: Any = None, **kwargs: Any
    ) -> tuple[str, Any]:
        """Return the page.

        nbconvert's own method parses it once more, which takes longer than all else, for attributes
        of which this template has only one: the text alternative of an image. Here, a figure also
        stays inside of the page.
        """
        resources = self._init_resources(resources)
        shown = WidgetsDataTypeFilter(
            notebook_metadata=self._nb_metadata, parent=self, resources=resources
        )
        self.register_filter("filter_data_type", shown)
        self.register_filter("highlight_code", coloured)
        page, resources = TemplateExporter.from_notebook_node(self, nb, resources, **kwargs)
        return NO_ALT.sub(FIGURE, page), resources

    @pass_context
    def markdown2html(self, context: Context, source: str) -> str:
        """Return the course's Markdown as HTML, with formulas as MathML."""
        attachments = context.get("cell", {}).get("attachments", {})
        anchors = self.anchor_link_text, self.exclude_anchor_links
        if attachments:
            return markdown(source, *anchors, attachments)
        return released_markdown(source, *anchors)


def coloured(source: str, metadata: Any = None, **_: Any) -> str:
    """Return code as HTML."""
    entry = (metadata or {}).get("nbgrader", {})
    return _coloured(source) if entry.get("solution") else _released_code(source)


def _coloured(source: str) -> str:
    if len(source) <= MAX_COLOURED_CHARACTERS:
        with suppress(Exception):  # anybody may have typed it
            return str(Highlight2HTML()(source))
    return f'<div class="highlight">{as_typed(source)}</div>'


# A student's is not kept: there is one of each, and it may be large.
_released_code = lru_cache(1000)(_coloured)
