"""Formulas in pages: MathML, which browsers show without a script and screen readers can read."""

import html
import re
from xml.etree.ElementTree import tostring

from latex2mathml.converter import Converter
from nbconvert.filters.markdown_mistune import IPythonRenderer

# What makes links, or can grow without end; a formula with such a command stays text.
ACTIVE = re.compile(r"\\(href|class|style|def|\w*newcommand)(?![A-Za-z])")


def mathml(latex: str, display: str) -> str | None:
    """Return a formula as MathML, `inline` or as a `block`; None if it cannot be read."""
    latex = html.unescape(latex)
    if ACTIVE.search(latex):
        return None
    try:
        formula = Converter(display=display).convert_to_element(latex)
        for element in formula.iter():  # in there, symbols are still like `&#x0222B;`
            element.text = html.unescape(element.text or "")
        return tostring(formula, encoding="unicode")
    except Exception:  # anybody may have typed it
        return None


class FormulaRenderer(IPythonRenderer):  # type: ignore[misc]
    """nbconvert's for Markdown, which would leave formulas to a script in the reader's browser."""

    def inline_math(self, body: str) -> str:
        """Return a formula within a line."""
        return mathml(body, "inline") or str(super().inline_math(body))

    def block_math(self, body: str) -> str:
        """Return a formula on a line of its own."""
        return mathml(body, "block") or str(super().block_math(body))

    def latex_environment(self, name: str, body: str) -> str:
        """Return an environment such as `align`."""
        formula = mathml(rf"\begin{{{name}}}{body}\end{{{name}}}", "block")
        return formula or str(super().latex_environment(name, body))
