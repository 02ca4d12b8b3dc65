"""What students wrote, made harmless before a page shows it."""

import html
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import nh3
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbgrader import utils
from traitlets import default

# What Markdown, checks, hints and tables of data are made of; none of it loads or runs anything.
TAGS = {
    "a",
    "abbr",
    "acronym",
    "b",
    "blockquote",
    "br",
    "code",
    "details",
    "div",
    "em",
    "hr",
    "i",
    "li",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}
ATTRIBUTES = {
    "*": {"role", "style"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "acronym": {"title"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
# Properties that can neither load anything (as `cursor` and `background` can, by `url()`) nor lay
# an element over others (as `position` and `margin` can).
STYLES = {
    "background-color",
    "border",
    "border-bottom-color",
    "border-collapse",
    "border-color",
    "border-left",
    "border-left-color",
    "border-right-color",
    "border-top-color",
    "clear",
    "color",
    "direction",
    "display",
    "float",
    "font",
    "font-family",
    "font-size",
    "font-style",
    "font-variant",
    "font-weight",
    "height",
    "letter-spacing",
    "line-height",
    "overflow",
    "padding",
    "text-align",
    "text-decoration",
    "text-indent",
    "unicode-bidi",
    "vertical-align",
    "white-space",
    "width",
}
SCHEMES = {"http", "https", "mailto"}

# Of these, templates escape the text.
SHOWN_AS_THEY_ARE = {"application/json", "image/jpeg", "image/png", "text/latex", "text/plain"}
SANITIZED = {"text/html", "text/markdown"}

# Each looks no further than to where the next one begins: the time does not grow with the square.
NOT_SHOWN = re.compile(
    r"<!--(?:(?!<!--).)*?-->"
    r"|<(?P<name>script|style)\b[^<>]*>(?:(?!<(?P=name)\b).)*?</(?P=name)\s*>",
    re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(
    rf"<(?P<end>/?)(?P<name>{'|'.join(sorted(TAGS))})(?=[\s/>])"
    r"""(?:[^<>"']|"[^"<]*"|'[^'<]*')*+>""",
    re.IGNORECASE,
)
# Elements that end by themselves, or where the next one of their kind begins, do not nest.
UNNESTED = {"br", "hr", "li", "p", "tbody", "td", "th", "thead", "tr"}
MAX_DEPTH = 100  # the parser takes 18 s for 100,000 elements in one another


class Sanitize(Preprocessor):  # type: ignore[misc]
    """Keeps of a student's HTML what `TAGS` and `STYLES` name; all other markup becomes text."""

    @default("enabled")
    def _enabled(self) -> bool:
        return True

    def preprocess_cell(
        self,
        cell: NotebookNode,
        resources: Any,
        cell_index: int,  # noqa: ARG002 - nbconvert's
    ) -> tuple[NotebookNode, Any]:
        """Sanitize a cell, unless it is text that stands in the release.

        Graded is the release with a student's answers in it: all other text is the course's.
        """
        if cell.cell_type == "code":
            for output in cell.outputs:
                if "data" in output:  # templates escape the text of streams and errors
                    output.data = NotebookNode(_sanitized(output.data))
            # A check's record alone shows nothing, and the template would warn of it.
            cell.outputs = [output for output in cell.outputs if output.get("data", True)]
        elif cell.cell_type == "raw" or utils.is_solution(cell) or utils.is_task(cell):
            cell.source = sanitized_html(cell.source)
        return cell, resources


def _sanitized(data: NotebookNode) -> Iterable[tuple[str, Any]]:
    """Yield what may be shown of a display, by MIME type."""
    for kind, content in data.items():
        if kind in SHOWN_AS_THEY_ARE:
            yield kind, content
        elif kind in SANITIZED:
            yield kind, sanitized_html(content)


def sanitized_html(text: str) -> str:
    """Return HTML, or Markdown with HTML in it, of which a browser loads and runs nothing.

    What is no markup, such as `a < b` or `<class 'int'>`, and markup that may not be shown stay
    readable as text; comments, scripts and style sheets go.
    """
    text = _escaped(NOT_SHOWN.sub("", text))
    return nh3.clean(
        text,
        tags=TAGS,
        attributes=ATTRIBUTES,
        filter_style_properties=STYLES,
        url_schemes=SCHEMES,
        link_rel=None,
    )


def _escaped(text: str) -> str:
    """Return text in which `<` begins one of `TAGS` or is escaped; all are, if they nest deeply.

    This keeps text readable; what makes it harmless is the parser that reads it next.
    """
    parts, end, opened = [], 0, Counter[str]()
    for tag in TAG.finditer(text):
        parts += [text[end : tag.start()].replace("<", "&lt;"), tag[0]]
        end = tag.end()
        name = tag["name"].lower()
        if name not in UNNESTED:
            opened[name] = max(0, opened[name] + (-1 if tag["end"] else 1))
        if opened.total() > MAX_DEPTH:
            return html.escape(text)
    return "".join([*parts, text[end:].replace("<", "&lt;")])
