"""Markdown as HTML: the course's as it is, a student's made harmless after it was rendered."""

import html
import re
import secrets
from functools import lru_cache
from typing import Any

from nbconvert.filters.markdown_mistune import MarkdownWithMath

from autograder.feedback.formulas import FormulaRenderer
from autograder.feedback.harmless_html import sanitized_html

MAX_CHARACTERS = 50_000  # of a student's Markdown; some of its rules take the square of the length
IMAGES = ("image/png", "image/jpeg")  # attachments that are shown
TAG = re.compile(r"<[^<>]*>")
BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")


def markdown(
    source: str,
    anchor_text: str,
    no_anchors: bool,  # noqa: FBT001 - as nbconvert has it
    attachments: dict[str, Any] | None = None,
) -> str:
    """Return the course's Markdown as HTML, with formulas as MathML."""
    renderer = FormulaRenderer(
        escape=False,
        allow_harmful_protocols=False,
        attachments=attachments or {},
        anchor_link_text=anchor_text,
        exclude_anchor_links=no_anchors,
    )
    return str(MarkdownWithMath(renderer=renderer).render(source))


released_markdown = lru_cache(1000)(markdown)


def students_markdown(source: str, attachments: Any = None) -> str:
    """Return a student's Markdown as HTML of which a browser loads and runs nothing.

    Parameters
    ----------
    source : str
        What cannot be rendered is shown as it was typed.
    attachments : dict, optional
        Of its cell: data in base64 by name and MIME type; others are left out.
    """
    if len(source) > MAX_CHARACTERS:
        return as_typed(source)
    renderer = _StudentsRenderer(attachments if isinstance(attachments, dict) else {})
    try:
        rendered = str(_StudentsMarkdown(renderer=renderer).render(source))
        return renderer.restored(sanitized_html(rendered))
    except Exception:  # anybody may have typed it, and it may nest deeper than Python recurses
        return as_typed(source)


def as_typed(text: str) -> str:
    """Return text as HTML that shows each of its characters."""
    return f"<pre>{html.escape(text)}</pre>"


class _StudentsMarkdown(MarkdownWithMath):  # type: ignore[misc]
    """Without lists of boxes to be ticked, which are elements of a form."""

    DEFAULT_PLUGINS = ("strikethrough", "table", "url", "def_list")


class _StudentsRenderer(FormulaRenderer):
    """Keeps what is made here apart, so that sanitising leaves it whole.

    In its place stands a word that nobody can have typed.
    """

    def __init__(self, attachments: dict[str, Any]) -> None:
        super().__init__(escape=False, allow_harmful_protocols=False, exclude_anchor_links=True)
        self._attached = attachments
        self._word = secrets.token_hex(16)
        self._kept: list[str] = []

    def _keep(self, made: str) -> str:
        self._kept.append(made)
        return f"{self._word}{len(self._kept) - 1};"

    def restored(self, text: str) -> str:
        """Return sanitised HTML with what was kept in its place, but not inside of a tag."""
        found = re.compile(rf'<(?:[^<>"]|"[^"]*")*>|{self._word}(\d+);')
        return found.sub(lambda m: self._kept[int(m[1])] if m[1] else m[0], text)

    def inline_math(self, body: str) -> str:
        """Return a formula within a line."""
        return self._keep(super().inline_math(body))

    def block_math(self, body: str) -> str:
        """Return a formula on a line of its own."""
        return self._keep(super().block_math(body))

    def latex_environment(self, name: str, body: str) -> str:
        """Return an environment such as `align`."""
        return self._keep(super().latex_environment(name, body))

    def block_code(self, code: str, info: str | None = None) -> str:
        """Return code, coloured."""
        return self._keep(str(super().block_code(code, info)))

    def block_mermaidjs(self, code: str) -> str:
        """Return the text of a diagram, which nbconvert would leave to a script unescaped."""
        return as_typed(code)

    def heading(self, text: str, level: int, **_: Any) -> str:
        """Return a heading without an id, which may be one of the page's own."""
        return f"<h{level}>{text}</h{level}>\n"

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Return an attached image; any other would be loaded from somewhere, and becomes a link.

        What is not attached leaves its description.
        """
        scheme, _, name = url.partition(":")
        if scheme != "attachment":
            return str(self.link(text or html.escape(url), url, title))
        attached = self._attached.get(name)
        for kind in IMAGES:
            data = attached.get(kind) if isinstance(attached, dict) else None
            if isinstance(data, str) and BASE64.fullmatch(data):
                words = html.unescape(TAG.sub("", self.restored(text)))
                return self._keep(
                    f'<img src="data:{kind};base64,{data}" alt="{html.escape(words)}">'
                )
        return text
