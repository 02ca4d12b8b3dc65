"""Pages of feedback: what cannot be shown costs itself, or the page its looks, and nobody else."""

import html
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from traitlets.config import Config

from autograder.execution.outputs import MAX_DEPTH, Outputs, cleaned
from autograder.feedback import exporter as exporter_module
from autograder.feedback.exporter import FeedbackExporter
from autograder.feedback.markdown import MAX_CHARACTERS, _StudentsRenderer, students_markdown
from autograder.feedback.pages import MAX_COLOURED_CHARACTERS
from autograder.feedback.plain import MAX_ANSWER_CHARACTERS, plain_page
from autograder.feedback.rendering import NotRendered, PageLimits, Renderer, Request
from autograder.feedback.sanitize import Sanitize

CLASSIC = Config(HTMLExporter={"template_name": "classic"})
ANSWER = {"grade_id": "q1", "solution": True, "grade": False, "schema_version": 3}
CHECK = {"grade_id": "q1_small", "solution": False, "grade": True, "schema_version": 3}


def exporter() -> FeedbackExporter:
    made = FeedbackExporter(config=CLASSIC)
    made.register_preprocessor(Sanitize)
    return made


def notebook(*cells: Any) -> NotebookNode:
    """Return a notebook that nobody has looked at."""
    made = new_notebook()
    made["cells"] = list(cells)
    return made


def page(*cells: Any) -> str:
    """Return the body of a page that is no plain one."""
    here = exporter()
    made, _ = here.from_notebook_node(notebook(*cells))
    assert here.problem == ""
    return str(made[made.index("<body") :])


def showing(*outputs: Any) -> NotebookNode:
    """Return a cell with outputs, which nobody has looked at."""
    cell = new_code_cell("1")
    cell["outputs"] = [
        from_dict(output) if isinstance(output, dict) else output for output in outputs
    ]
    return cell


def display(mime_type: str, content: Any) -> dict[str, Any]:
    return {"output_type": "display_data", "data": {mime_type: content}, "metadata": {}}


# The one shape of an output


def nested(depth: int) -> Any:
    found: Any = "x"
    for _ in range(depth):
        found = [found]
    return found


@pytest.mark.parametrize(
    ("output", "wanted"),
    [
        (
            {"output_type": "stream", "name": "stderr", "text": ["a\n", "b"], "more": 1},
            {"output_type": "stream", "name": "stderr", "text": "a\nb"},
        ),
        (
            {"output_type": "stream", "name": ["stderr"], "text": {"a": 1}},
            {"output_type": "stream", "name": "stdout", "text": ""},
        ),
        (
            {"output_type": "stream"},
            {"output_type": "stream", "name": "stdout", "text": ""},
        ),
        (
            {"output_type": "error", "ename": 3, "evalue": "a\ud800", "traceback": "lines"},
            {"output_type": "error", "ename": "", "evalue": "a?", "traceback": []},
        ),
        (
            {"output_type": "error", "ename": "E", "evalue": "", "traceback": ["a", 3, ["b", "c"]]},
            {"output_type": "error", "ename": "E", "evalue": "", "traceback": ["a", "", "bc"]},
        ),
        (
            {"output_type": "execute_result", "data": {"text/plain": ["1", "2"], "text/html": 3}},
            {
                "output_type": "execute_result",
                "data": {"text/plain": "12"},
                "metadata": {},
                "execution_count": None,
            },
        ),
        (
            display("application/json", {"a\udfff": ["\ud800", 1, None]})
            | {"metadata": {"a": [1]}},
            display("application/json", {"a?": ["?", 1, None]}),
        ),
        (display("image/png", {"a": 1}), display("image/png", {"a": 1}) | {"data": {}}),
        ({"output_type": "display_data", "data": ["text/plain"]}, None),
        ({"output_type": "display_data"}, None),
        ({"output_type": ["stream"], "text": "a"}, None),
        ({"output_type": "update_display_data", "data": {}}, None),
        (display("application/json", nested(MAX_DEPTH)), None),
        ("stream", None),
        (None, None),
    ],
)
def test_an_output_has_one_shape(output: Any, wanted: Any) -> None:
    assert cleaned(output) == wanted


def test_outputs_of_a_cell_are_cleaned_when_they_come() -> None:
    outputs = Outputs()
    for text in (["a", "b"], "c", ["d", 3]):
        outputs.add({"output_type": "stream", "name": "stdout", "text": text})
    outputs.add(display("text/html", ["<b>", "x"]))
    assert outputs.as_notebook() == [
        {"output_type": "stream", "name": "stdout", "text": "abc"},
        display("text/html", "<b>x"),
    ]


@pytest.mark.parametrize(
    "output",
    [
        {"output_type": "stream", "name": "stdout", "text": ["seen"]},
        {"output_type": "stream", "text": "seen"},
        {"output_type": "error", "traceback": ["seen", 7]},
        display("text/plain", ["se", "en"]),
        display("text/html", ["<p>", "seen", "</p>"]),
        display("text/html", "<blockquote>" * 60_000 + "seen"),
        display("text/markdown", "![seen](attachment:no.png)"),
        display("text/markdown", ["> " * 20_000, "seen"]),
        display("text/markdown", "seen " + "$" + "{" * 20_000 + "}" * 20_000 + "$"),
        display("text/markdown", "seen\n\n```python\n" + "(" * 40_000),
        display("text/markdown", "seen" + "x" * 100_000),
        display("text/plain", "seen") | {"metadata": {"image/png": {"width": [3]}}},
    ],
    ids=lambda output: str(output)[:60],
)
def test_what_a_cell_shows_is_on_its_page(output: Any) -> None:
    assert "seen" in page(showing(output))


@pytest.mark.parametrize(
    "output",
    [
        "seen",
        {"output_type": "seen"},
        display("image/png", 3),
        display("image/svg+xml", "<svg>seen</svg>"),
        display("application/vnd.jupyter.widget-view+json", {"model_id": "seen"}),
        display("application/json", {"seen": nested(MAX_DEPTH)}),
    ],
    ids=lambda output: str(type(output)),
)
def test_what_no_page_can_show_is_left_out(output: Any) -> None:
    assert "seen" not in page(showing(output), new_markdown_cell("after it"))


def test_code_nested_deeper_than_it_can_be_coloured_is_shown_as_it_is() -> None:
    source = "(" * 99_000
    assert source in page(new_code_cell(source, metadata={"nbgrader": ANSWER}))
    short = new_code_cell("1 < 2 # " + "x" * MAX_COLOURED_CHARACTERS)
    assert "1 &lt; 2 # xxx" in page(short)


# A student's Markdown


def markdown_of_a_student(source: str, how: str) -> NotebookNode:
    if how == "displayed":
        return showing(display("text/markdown", source))
    return new_markdown_cell(source, metadata={"nbgrader": ANSWER})


@pytest.fixture(params=["displayed", "answered"])
def how(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("`a &lt; b`", "<code>a &amp;lt; b</code>"),
        ("`<b>`", "<code>&lt;b&gt;</code>"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("&lt;b&gt;", "&lt;b&gt;"),
        ("a <b>bold</b> word", "a <b>bold</b> word"),
        ("an <img src=x> image", "an &lt;img src=x&gt; image"),
        ("# A heading", "<h1>A heading</h1>"),
        ("~~no~~", "<del>no</del>"),
        ("> said", "<blockquote>"),
        ("| a |\n|:-:|\n| 1 |", '<th style="text-align:center">a</th>'),
        ("- [ ] to do", "<li>[ ] to do</li>"),
        ("[there](https://example.org)", '<a href="https://example.org">there</a>'),
        ("![a plot](https://example.org/a.png)", '<a href="https://example.org/a.png">a plot</a>'),
        ("![gone](attachment:gone.png)", "gone"),
        ("```mermaid\n<b>\n```", "<pre>&lt;b&gt;"),
        ("```nolanguage\na < b\n```", "a &lt; b"),
        ("a\n\nb \\begin\n\nc", "c"),
        ("`$5` and `$6`", "<code>$5</code>"),
    ],
)
def test_markdown_of_a_student_is_shown_as_it_was_typed(how: str, source: str, wanted: str) -> None:
    assert wanted in page(markdown_of_a_student(source, how)).replace("&#36;", "$")


def test_what_is_made_of_a_students_markdown_is_whole(how: str) -> None:
    source = "Here is $x^2$ and\n\n$$\\frac{a}{b}$$\n\n```python\nif a < 1:\n\n    b = '$1'\n```\n"
    found = BeautifulSoup(page(markdown_of_a_student(source, how)), "html.parser")
    assert [one["display"] for one in found.select("math")] == ["inline", "block"]
    assert found.select_one("pre span.k").text == "if"
    assert "if a < 1:\n\n    b = '$1'" in found.text


@pytest.mark.parametrize(
    "source",
    [
        '<td colspan="\n\n$\\text{" onclick="alert(1)}$ ">x',
        '<p title="\n\n$x$ ">x',
        '![<b onclick=alert(1)>$\\text{"onclick=}$](attachment:a.png "\\" onclick=alert(1)")',
        "```mermaid\n<script>alert(1)</script>\n```",
        "$\\text{<script>alert(1)</script>}$",
        '# x <b id="toc" onclick=alert(1)>',
        "[x](javascript:alert(1)) ![x](javascript:alert(1))",
        "<javascript:alert(1)>",
        '`x`<script>alert(1)</script>`<b onclick="x">`',
    ],
)
def test_markdown_of_a_student_is_harmless(how: str, source: str) -> None:
    cell = markdown_of_a_student(source, how)
    cell["attachments"] = {"a.png": {"image/png": "eA=="}, "b": 3}
    found = BeautifulSoup(page(cell), "html.parser")
    assert not found.select("script")
    for element in found.find_all(True):
        assert not [name for name in element.attrs if name.startswith("on")]
        assert not str(element.get("href", "")).startswith("javascript")


def test_what_is_made_never_goes_into_a_tag() -> None:
    renderer = _StudentsRenderer({})
    word = renderer._keep('<i class="made">')
    tag = f'<b title="{word} > {word}" {word}>'
    assert renderer.restored(f"{tag}{word}</b {word}>") == f'{tag}<i class="made"></b {word}>'


def test_an_image_that_is_no_image_is_left_out() -> None:
    for data in ('" onerror="alert(1)', 3, None):
        cell = markdown_of_a_student("![what it shows](attachment:a.png)", "answered")
        cell["attachments"] = {"a.png": {"image/png": data}}
        made, _ = Sanitize().preprocess_cell(cell, {}, 0)
        assert "<img" not in made.source
        assert "what it shows" in made.source


def test_markdown_that_cannot_be_rendered_is_shown_as_it_was_typed() -> None:
    source = "**a** <b>\n\\(http://\ud800"
    assert students_markdown(source) == f"<pre>{html.escape(source)}</pre>"
    long = "*a*" + " " * MAX_CHARACTERS
    assert students_markdown(long) == f"<pre>{long}</pre>"


def test_an_image_that_is_not_attached_leaves_what_it_shows() -> None:
    assert students_markdown("an ![*image*](attachment:gone.png)") == "<p>an <em>image</em></p>\n"


def test_sanitised_markdown_means_the_same_to_other_exporters() -> None:
    source = "`<script>`\n\n$x$\n\n\\begin{align}a\\end{align} <script>alert(1)</script> `$a$`"
    theirs = HTMLExporter(config=CLASSIC)
    theirs.register_preprocessor(Sanitize)
    cell = markdown_of_a_student(source, "answered")
    made, _ = theirs.from_notebook_node(new_notebook(cells=[cell]))
    found = BeautifulSoup(made, "html.parser")
    assert len(found.select("math")) == 2
    assert "alert(1)" not in made
    assert [code.text for code in found.select("code")] == ["<script>", "$a$"]


# A process of its own


@pytest.fixture
def renderer() -> Iterator[Renderer]:
    made = Renderer()
    yield made
    made.close()


def request(*cells: Any, **limits: int) -> Request:
    return Request(notebook(*cells), {}, [(Sanitize, True)], CLASSIC, limits=PageLimits(**limits))


SMALL = request(new_markdown_cell("small"))


def test_a_page_that_takes_too_much_time_ends_nothing_else(renderer: Renderer) -> None:
    slow = "a." * (MAX_COLOURED_CHARACTERS // 2)
    cells = [new_code_cell(slow, metadata={"nbgrader": ANSWER})] * 100
    with pytest.raises(NotRendered, match="more than 1 s of CPU time"):
        renderer.page(request(*cells, cpu_s=1))
    assert "small" in renderer.page(SMALL)


def test_a_page_that_takes_too_much_memory_ends_nothing_else(renderer: Renderer) -> None:
    assert "small" in renderer.page(SMALL)
    large = new_markdown_cell("[a]: " + "x" * 50_000 + "\n\n" + "[a]" * 20_000)
    with pytest.raises(NotRendered, match=r"more than 0\.5 GB of memory"):
        renderer.page(request(large, memory_bytes=500_000_000))
    assert "small" in renderer.page(SMALL)


def test_a_page_has_a_limit(renderer: Renderer) -> None:
    with pytest.raises(NotRendered, match="it would have 1 MB"):
        renderer.page(request(new_code_cell("x" * 999_000), page_bytes=900_000))
    assert "small" in renderer.page(SMALL)


def test_a_notebook_that_is_none_ends_nothing_else(renderer: Renderer) -> None:
    broken = request(new_code_cell("1"))
    broken.notebook["cells"] = 3
    with pytest.raises(NotRendered, match=r"^rendering it failed \(\w+\)$"):
        renderer.page(broken)
    assert "small" in renderer.page(SMALL)


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGSEGV])
def test_a_process_that_was_ended_is_replaced(renderer: Renderer, by: signal.Signals) -> None:
    renderer.page(SMALL)
    assert renderer._process is not None
    first = renderer._process.pid
    os.kill(first, by)
    assert "small" in renderer.page(SMALL)
    assert renderer._process.pid != first


def test_it_ends_with_the_process_that_has_started_it(renderer: Renderer) -> None:
    renderer.page(SMALL)
    assert renderer._process is not None
    assert renderer._connection is not None
    renderer._connection.close()
    assert renderer._process.wait(timeout=60) == 0


# A plain page


class Fails:
    def page(self, _: Request) -> str:
        raise NotRendered("it was <too> much")


def test_a_page_that_cannot_be_made_is_a_plain_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporter_module, "RENDERER", Fails())
    answer = new_code_cell("print('<b>')", metadata={"nbgrader": ANSWER | {"comment": "<i>"}})
    check = new_code_cell(
        'with check("It is <small>", see="Adding"):\n    pass',
        metadata={
            "nbgrader": CHECK | {"score": 0.5, "points": 2},
            "verdict": {"status": "failed", "message": "1 is < 2"},
        },
    )
    here = exporter()
    resources = {"nbgrader": {"notebook": "01_tiny", "score": 1.5, "max_score": 4.0}}
    made, given = here.from_notebook_node(
        new_notebook(cells=[new_markdown_cell("of the course"), answer, check]), resources
    )
    assert here.problem == "it was <too> much"
    assert given["nbgrader"]["notebook"] == "01_tiny"
    assert given["output_extension"] == ".html"
    found = BeautifulSoup(made, "html.parser")
    assert [one.text for one in found.select("h1, h2")] == [
        "01_tiny (Score: 1.5 / 4)",
        "Your answer: q1",
        "It is <small> (Score: 0.5 / 2)",
    ]
    assert found.select_one("pre").text == "print('<b>')"
    assert "1 is < 2" in found.text
    assert "Comment: <i>" in found.text
    assert "it was <too> much" in found.text
    assert not found.select("small, b, i, too")


def test_a_plain_page_shows_the_beginning_of_a_long_answer() -> None:
    answer = new_code_cell("<" * 1_000_000, metadata={"nbgrader": ANSWER})
    made = plain_page(new_notebook(cells=[answer]), {}, "")
    assert made.count("&lt;") == MAX_ANSWER_CHARACTERS
    assert "…" in made


def test_the_instructor_reads_why_a_page_is_a_plain_one(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.tiny import TINY, grade_unrun, hand_in

    monkeypatch.setattr(exporter_module, "RENDERER", Fails())
    hand_in(built, "ada")
    note = "the page of feedback shows no outputs: it was <too> much"
    for _ in range(2):  # the second time, nothing is written
        (result,) = grade_unrun(built, "ada")
        assert (result.points, result.notes[-1]) == (4, note)
    made = (built / "feedback" / "ada" / TINY / f"{TINY}.html").read_text()
    assert "(Score: 4 / 4)" in made
