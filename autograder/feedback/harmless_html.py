"""Students' HTML, of which a browser loads and runs nothing."""

import html
import re
from collections import Counter

import nh3

# What Markdown, checks, hints and tables of data are made of; none of it loads or runs anything.
TAGS = {
    "a",
    "abbr",
    "acronym",
    "b",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
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
UNNESTED = {"br", "dd", "dt", "hr", "li", "p", "tbody", "td", "th", "thead", "tr"}
MAX_DEPTH = 100  # the parser takes 18 s for 100,000 elements in one another


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
