"""The instructor's Formgrader: a class is graded beside the server, and pages need no network."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import psutil
import pytest
from bs4 import BeautifulSoup
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from traitlets.config import Config

from autograder.authoring.build import build, write
from autograder.feedback.exporter import FeedbackExporter
from autograder.feedback.formulas import mathml
from autograder.feedback.sanitize import Sanitize
from autograder.teach.gradings import Gradings
from tests.tiny import EXERCISE, ROOT, TINY, hand_in, write_tiny

FORMULA = r"Let $s = \sum_i a_i$ be it."
SCRIPT = "<script>alert(1)</script>"
SHOWS = f"""\
from IPython.display import HTML, Markdown, display
display(HTML("<p>shown</p>{SCRIPT}"), Markdown("[here](javascript:alert(1))"))
name = "Ada"
"""
ENDLESS = "while True: pass"
GRADING = f"formgrader/api/submissions/{TINY}/autograde"

# Formulas, and what students wrote


def test_a_formula_becomes_mathml() -> None:
    formula = mathml(r"\frac{a &lt; b}{\sum}", "inline")
    assert formula is not None
    assert "<mfrac>" in formula
    assert "&lt;" in formula and "&amp;" not in formula
    assert "∑" in formula


@pytest.mark.parametrize(
    "latex",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\style{position:fixed}{x}",
        r"\newcommand{\a}{xx} \a",
        r"\def\a{xx}\a",
        "{" * 50_000,
        r"\left(x",
    ],
)
def test_what_is_no_plain_formula_stays_text(latex: str) -> None:
    assert mathml(latex, "inline") is None


@pytest.mark.parametrize("text", [SCRIPT, SCRIPT.replace("<", "&lt;").replace(">", "&gt;")])
def test_a_formula_holds_no_markup_of_its_author(text: str) -> None:
    assert "<script" not in str(mathml(rf"\text{{{text}}}", "block"))


def test_a_page_shows_words_of_the_course_as_they_are_and_those_of_students_harmless() -> None:
    hint = "<details><summary>A hint</summary>\n\n`a > b`\n\n</details>"
    box = '<div role="status" style="border-left: 4px solid red; position: fixed">✔ passed</div>'
    output = new_output("display_data", {"text/html": box + SCRIPT})
    latex = new_output("display_data", {"text/markdown": "$x$ [y](javascript:alert(1))"})
    nbgrader = {"grade_id": "q1", "solution": True, "grade": True, "schema_version": 3}
    student = new_markdown_cell(f"{FORMULA} {SCRIPT} [z](javascript:alert(2))")
    student.metadata["nbgrader"] = nbgrader
    code = new_code_cell("1", outputs=[output, latex])
    exporter = FeedbackExporter(config=Config(HTMLExporter={"template_name": "classic"}))
    exporter.register_preprocessor(Sanitize)
    page, _ = exporter.from_notebook_node(
        new_notebook(cells=[new_markdown_cell(hint), student, code])
    )
    body = page[page.index("<body") :]
    assert "<summary>A hint</summary>" in body
    assert "<code>a &gt; b</code>" in body
    assert "border-left:4px solid red" in body and "position" not in body
    assert body.count("<math") == 2
    assert "<script" not in body and "javascript:" not in body


def test_a_page_is_the_one_that_nbconvert_makes() -> None:
    outputs = [
        new_output("stream", text="1 < 2\n"),
        new_output("display_data", {"image/png": "aGVsbG8="}),
        new_output("display_data", {"text/html": "<table><tr><td>1</td></tr></table>"}),
        new_output("error", ename="ValueError", evalue="no", traceback=["\x1b[31mno\x1b[0m"]),
    ]
    cells = [
        new_markdown_cell(f"# A\n\n{FORMULA} `a > b`\n\n![a plot](data:image/png;base64,aGVsbG8=)"),
        new_code_cell("%matplotlib inline\nprint('a' < 'b')  # \u00e9", outputs=outputs),
    ]
    exporter = FeedbackExporter(config=Config(HTMLExporter={"template_name": "classic"}))
    page, _ = exporter.from_notebook_node(new_notebook(cells=cells))
    theirs, _ = HTMLExporter.from_notebook_node(exporter, new_notebook(cells=cells))
    found, wanted = (BeautifulSoup(text, "html.parser").body for text in (page, theirs))
    images = [image.attrs.pop("alt") for image in found.select("img")]
    assert images == ["a plot", "A figure that this cell has made"]
    styles = [image.attrs.pop("style", "") for image in found.select("img")]
    assert styles == ["", "max-width: 100%; height: auto"]
    for image in wanted.select("img"):
        del image["alt"]
    assert str(found) == str(wanted)


def test_each_text_shows_the_image_that_is_attached_to_it() -> None:
    cells = [
        new_markdown_cell("![plot](attachment:a.png)", attachments={"a.png": {"image/png": data}})
        for data in ("Zmlyc3Q=", "c2Vjb25k")
    ]
    exporter = FeedbackExporter(config=Config(HTMLExporter={"template_name": "classic"}))
    page, _ = exporter.from_notebook_node(new_notebook(cells=cells))
    assert "data:image/png;base64,Zmlyc3Q=" in page
    assert "data:image/png;base64,c2Vjb25k" in page


# What is started, and how it ends


def test_a_process_that_cannot_be_started_is_told_and_the_next_one_may(tmp_path: Path) -> None:
    import asyncio

    async def twice() -> list[Any]:
        gradings = Gradings()
        found: list[Any] = []
        for _ in range(2):
            found.append(gradings.begin(tmp_path / "none", TINY, ["ada"]))
            found.append(gradings.begin(tmp_path / "none", TINY, ["ada"]))
            await gradings.wait(TINY)
            found.append(gradings.state(TINY))
        return found

    begun, again, state, *later = asyncio.run(twice())
    assert begun and not again
    assert state["ended"]
    assert state["stopped"] == "Grading could not be started: No such file or directory."
    assert later == [True, False, state]


# A real server


@dataclass
class Server:
    """A running one, and the course that it serves."""

    root: Path
    url: str
    process: psutil.Popen

    def ask(self, method: str, path: str, data: dict[str, Any] | None = None) -> tuple[int, str]:
        """Return the status and the text of an answer."""
        body = None if data is None else json.dumps(data).encode()
        request = Request(self.url + path, body, {"Authorization": "token t"}, method=method)
        try:
            with urlopen(request) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()

    def answers(self) -> bool:
        """Return whether it listens already."""
        try:
            return self.ask("GET", "api/status")[0] == 200
        except URLError:
            return False

    def json(self, method: str, path: str, data: dict[str, Any] | None = None) -> Any:
        """Return an answer."""
        status, text = self.ask(method, path, data)
        assert status == 200, text
        return json.loads(text)

    def watch(self) -> Iterator[dict[str, Any]]:
        """Yield what the page learns of a grading, look after look, until it has ended."""
        ended = False
        while not ended:
            time.sleep(0.1)
            state = self.json("GET", GRADING)
            ended = state["ended"]
            yield state


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """What `make teach` starts, without JupyterLab, on a tiny course that has been handed in."""
    root = tmp_path_factory.mktemp("course")
    exercise = EXERCISE.replace("# # Exercise 1. Tiny", f"# # Exercise 1. Tiny\n#\n# {FORMULA}")
    write_tiny(root, exercise)
    write(root, build(root))
    hand_in(root, "ada")
    hand_in(root, "bob", q1="def add(a, b):\n    return a * b", q2=SHOWS)
    hand_in(root, "cleo")
    for name in ("timestamp.txt", "submission_secret.txt"):
        (root / "submitted" / "cleo" / TINY / name).write_text("2026-01-01 10:00:00 UTC")
    broken = root / "submitted" / "dan" / TINY / f"{TINY}.ipynb"
    broken.parent.mkdir(parents=True)
    broken.write_text("{")
    broken.with_name("timestamp.txt").write_text("yesterday, at 6 PM")
    private = tmp_path_factory.mktemp("jupyter")
    environment = os.environ | {
        "JUPYTER_CONFIG_PATH": str(ROOT / "etc" / "teach"),
        "JUPYTER_CONFIG_DIR": str(private),
        "JUPYTER_DATA_DIR": str(private),
    }
    command = [sys.executable, "-m", "jupyter_server", "--allow-root", "--ServerApp.ip=127.0.0.1"]
    command += ["--ServerApp.port=0", "--IdentityProvider.token=t", "--ServerApp.log_level=INFO"]
    process = psutil.Popen(
        command, cwd=root, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    log = []
    for line in process.stderr:
        log.append(line.decode())
        if found := re.search(r"(http://127\.0\.0\.1:\d+/)", log[-1]):
            break
    else:
        pytest.fail("".join(log))
    with (private / "log").open("wb") as rest:
        drain = subprocess.Popen(["cat"], stdin=process.stderr, stdout=rest)
        try:
            running = Server(root, found[1], process)
            while not running.answers():
                assert process.poll() is None
            yield running
        finally:
            process.terminate()
            process.wait()
            drain.wait()
            process.stderr.close()


@pytest.fixture(scope="module")
def graded(server: Server) -> dict[str, Any]:
    """What the page learns of a class that is graded, from the click to the end."""
    seen = [server.json("POST", GRADING), server.json("POST", GRADING)]
    seen += server.watch()
    return {"seen": seen, "results": {one["student"]: one for one in seen[-1]["results"]}}


@pytest.mark.slow
def test_a_class_is_graded_by_one_click_and_a_second_one_joins(graded: dict[str, Any]) -> None:
    first, second, *looks = graded["seen"]
    assert first["begun"] and not second["begun"]
    assert first["students"] == second["students"] == 4
    assert len(looks) > 3  # the server has answered all the while
    assert any(look["running"] for look in looks)
    assert looks[-1]["stopped"] == ""
    results = graded["results"]
    assert {name: one["status"] for name, one in results.items()} == {
        **dict.fromkeys(("ada", "bob", "cleo"), "graded"),
        "dan": "refused",
    }
    assert (results["ada"]["points"], results["bob"]["points"]) == (4, 1)
    assert results["bob"]["failed"] == ["q1_small", "q1_large"]
    assert "broken JSON in line 1" in results["dan"]["notes"][0]


@pytest.mark.slow
def test_formgrader_shows_what_was_graded(server: Server, graded: dict[str, Any]) -> None:
    rows = server.json("GET", f"formgrader/api/submissions/{TINY}")
    assert {row["student"]: row["autograded"] and row["score"] for row in rows} == {
        "ada": 4,
        "bob": 1,
        "cleo": 4,
        "dan": False,
    }


@pytest.mark.slow
def test_one_student_is_graded_alone(server: Server, graded: dict[str, Any]) -> None:
    server.json("POST", f"formgrader/api/submission/{TINY}/cleo/autograde")
    *_, state = server.watch()
    assert [(one["student"], one["points"]) for one in state["results"]] == [("cleo", 4)]


@pytest.mark.slow
def test_who_has_handed_in_nothing_gets_a_sentence(server: Server) -> None:
    status, said = server.ask("POST", f"formgrader/api/submission/{TINY}/eve/autograde")
    assert status == 409
    assert said.endswith(f"put notebooks into submitted/eve/{TINY}/.")


@pytest.mark.slow
def test_the_list_of_submissions_has_the_button(server: Server) -> None:
    _, page = server.ask("GET", f"formgrader/manage_submissions/{TINY}")
    assert 'id="autograde-all"' in page
    assert "nbgrader autograde" not in page  # the instructions that the button replaces
    status, script = server.ask("GET", "formgrader/teach/grading.js")
    assert status == 200
    for name in set(re.findall(r'\$\("#([\w-]+)"\)', script)):
        assert f'id="{name}"' in page


@pytest.mark.slow
def test_the_page_for_manual_grading_needs_no_network_and_runs_nothing_of_students(
    server: Server, graded: dict[str, Any]
) -> None:
    notebooks = server.json("GET", f"formgrader/api/submitted_notebooks/{TINY}/{TINY}")
    (bob,) = (one["id"] for one in notebooks if one["student"] == "bob")
    _, page = server.ask("GET", f"formgrader/submissions/{bob}/")
    assert "<math" in page
    assert "const MathJax" in page  # its script asks for it
    assert "<p>shown</p>" in page
    assert "<script>alert" not in page and 'href="javascript' not in page
    assert not re.search(r"""(src|href)=["'](https?:)?//""", page)
    grades = server.json("GET", f"formgrader/api/grades?submission_id={bob}")
    (small,) = (one for one in grades if one["name"] == "q1_small")
    server.json("PUT", f"formgrader/api/grade/{small['id']}", small | {"manual_score": 0.5})
    rows = server.json("GET", f"formgrader/api/submissions/{TINY}")
    assert [row["score"] for row in rows if row["student"] == "bob"] == [1.5]


@pytest.mark.slow
def test_feedback_of_a_class_shows_no_hidden_test_and_needs_no_network(
    server: Server, graded: dict[str, Any]
) -> None:
    page = server.root / "feedback" / "bob" / TINY / f"{TINY}.html"
    page.unlink()
    outcome = server.json("POST", f"formgrader/api/assignment/{TINY}/generate_feedback")
    assert outcome["success"], outcome
    text = page.read_text(encoding="utf-8")
    assert "<math" in text and "q1_small" in text
    assert "HIDDEN" not in text and "999993" not in text
    assert not re.search(r"<script|@import|(src|href)=[\"']((https?:)?//|javascript:)", text)


@pytest.mark.slow
def test_feedback_is_released_to_who_can_fetch_it_and_the_others_are_named(
    server: Server, graded: dict[str, Any]
) -> None:
    alone = server.json("POST", f"formgrader/api/assignment/{TINY}/bob/release_feedback")
    assert not alone["success"] and "error" not in alone  # that would be a traceback
    assert f"give them feedback/bob/{TINY}/{TINY}.html" in alone["log"]
    outbound = server.root / ".nbgrader" / "exchange" / "keras-course" / "feedback"
    assert not list(outbound.glob("*"))
    everybody = server.json("POST", f"formgrader/api/assignment/{TINY}/release_feedback")
    assert everybody["success"]
    assert "bob has not handed in through the exchange" in everybody["log"]
    (released,) = outbound.glob("*.html")
    cleo = server.root / "feedback" / "cleo" / TINY / f"{TINY}.html"
    assert released.read_bytes() == cleo.read_bytes()


@pytest.mark.slow
def test_a_time_that_is_none_hides_no_submission(server: Server) -> None:
    listed = server.json("GET", f"formgrader/api/submissions/{TINY}")
    times = {one["student"]: one["timestamp"] for one in listed}
    assert times["dan"] is None
    assert times["cleo"].startswith("2026-01-01T10:00")


@pytest.mark.slow
def test_a_due_date_that_is_none_is_refused_with_a_sentence(server: Server) -> None:
    def due(clock: str, zone: str) -> tuple[int, str]:
        data = {"duedate_notimezone": clock, "duedate_timezone": zone}
        return server.ask("PUT", f"formgrader/api/assignment/{TINY}", data)

    status, said = due("2126-07-01T18:00", "CEST")
    assert status == 400
    assert said.startswith("'2126-07-01T18:00 CEST': CEST is no known zone; write it as")
    status, said = due("2126-07-01T18:00", "+0200")
    assert status == 200
    assert json.loads(said)["duedate"] == "2126-07-01T16:00:00"


@pytest.mark.slow
def test_the_answers_are_no_assignment(server: Server) -> None:
    names = [one["name"] for one in server.json("GET", "formgrader/api/assignments")]
    assert names == [TINY]
    for action in ("assign", "release"):
        status, _ = server.ask("POST", f"formgrader/api/assignment/answers/{action}")
        assert status == 404
    assert not (server.root / "exercises" / "answers").exists()


@pytest.mark.slow
def test_grading_can_be_stopped_and_ends_with_the_server(server: Server) -> None:
    hand_in(server.root, "zoe", q1=ENDLESS)
    server.json("POST", f"formgrader/api/submission/{TINY}/zoe/autograde")
    assert any(state["running"] for state in server.watch())
    server.json("DELETE", GRADING)
    *_, state = server.watch()
    assert state["stopped"].startswith("Stopped. What is graded is kept")
    server.json("POST", f"formgrader/api/submission/{TINY}/zoe/autograde")
    assert any(state["running"] for state in server.watch())
    (grading,) = (
        child for child in server.process.children() if "autograder.teach.grade" in child.cmdline()
    )
    started = [grading, *grading.children(recursive=True)]
    server.process.kill()
    _, alive = psutil.wait_procs(started, timeout=60)
    assert not alive
