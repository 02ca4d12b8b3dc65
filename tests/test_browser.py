"""A student's hour in JupyterLab, in a real browser: what `make lab` shows, and what checks say."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import psutil
import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect, sync_playwright

from autograder.grading.vet import nbgrader_id
from tests.conftest import ROOT

CHAPTER = "02_binary_classification"
NOTEBOOK = Path(CHAPTER, f"{CHAPTER}.ipynb")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
AUTOGRADER = Path(sys.executable).with_name("autograder")
OURS = re.compile(r"(http|ws)://127\.0\.0\.1[:/]|(data|blob):")
PATIENCE = 240  # seconds; importing Keras alone can take 15 of them, and more on a busy machine

RIGHT = """\
def to_labels(probabilities, threshold=0.5):
    return (probabilities > threshold).astype(int).ravel()"""
LACKS_THE_MINUS = """\
def cross_entropy(labels, probabilities):
    return np.log(np.where(labels == 1, probabilities, 1 - probabilities)).mean()"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no browser: install the Debian package chromium"),
]


@dataclass
class Lab:
    """A running server, and the course's folder that it serves."""

    root: Path
    runtime: Path
    url: str
    token: str

    def open(self, page: Page, path: str) -> None:
        """Go to a file, and wait until JupyterLab shows it."""
        page.goto(f"{self.url}lab/tree/{path}?token={self.token}&reset")
        expect(page.locator("#jp-main-dock-panel .lm-TabBar-tab").first).to_be_visible()
        expect(page.locator("#jupyterlab-splash")).to_have_count(0)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """The server that `make lab` starts, on a copy of what students have."""
    root, private = tmp_path_factory.mktemp("course"), tmp_path_factory.mktemp("jupyter")
    for folder in ("course", "exercises"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copytree(ROOT / "exercises" / CHAPTER, root / "work" / CHAPTER)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    (root / "solutions").mkdir()
    (root / "course" / "README.md").touch()
    environment = os.environ | {
        "JUPYTER_CONFIG_PATH": str(ROOT / "etc" / "student"),
        "JUPYTER_CONFIG_DIR": str(private / "config"),
        "JUPYTER_DATA_DIR": str(private / "data"),
        "JUPYTER_RUNTIME_DIR": str(private / "runtime"),
        "IPYTHONDIR": str(private / "ipython"),
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += ["--ServerApp.ip=127.0.0.1", "--ServerApp.port=0"]
    command += ["--LabApp.default_url=/lab/tree/course/README.md"]
    log = private / "log"
    with log.open("wb") as output:
        server = psutil.Popen(
            command, cwd=root, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        yield started(server, root, private / "runtime", log)
    finally:
        end(server)
        subprocess.run([AUTOGRADER, "kernels", "stop"], env=environment, check=True)


def started(server: psutil.Popen, root: Path, runtime: Path, log: Path) -> Lab:
    """Wait until the server has written down where it listens."""
    latest = time.monotonic() + PATIENCE
    while time.monotonic() < latest and server.poll() is None:
        try:
            info = runtime / f"jpserver-{server.pid}.json"
            found = json.loads(info.read_text(encoding="utf-8"))
            return Lab(root, runtime, found["url"], found["token"])
        except (FileNotFoundError, json.JSONDecodeError):
            time.sleep(0.1)
    pytest.fail("JupyterLab did not start:\n" + log.read_text(encoding="utf-8")[-3000:])


def end(server: psutil.Popen) -> None:
    """End the server and its kernels, whatever state they are in."""
    kernels = server.children(recursive=True) if server.poll() is None else []
    server.terminate()
    _, left = psutil.wait_procs([server, *kernels], timeout=30)
    for process in left:
        process.kill()
    psutil.wait_procs(left, timeout=30)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        options = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync"
        options += " --disable-background-networking --disable-component-update"
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=options.split())
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new visitor's page, tall enough for two questions. It must not ask other machines."""
    strangers: list[str] = []

    def guard(route: Route) -> None:
        if OURS.match(route.request.url):
            route.continue_()
        else:
            strangers.append(route.request.url)
            route.abort()

    visitor = browser.new_context(viewport={"width": 1280, "height": 2400})
    visitor.set_default_timeout(PATIENCE * 1000)
    visitor.route("**/*", guard)
    yield visitor.new_page()
    visitor.close()
    assert not strangers


class Exercise:
    """The open exercise, whose cells are found by the ids that nbgrader knows them by."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page = page
        self.cells = nbformat.read(path, as_version=4).cells

    def place(self, name: str) -> int:
        return [nbgrader_id(cell) for cell in self.cells].index(name)

    def cell(self, place: int) -> Locator:
        return self.page.locator(f'.jp-Notebook-cell[data-windowed-list-index="{place}"]')

    def checks(self, question: str) -> dict[int, str]:
        """Return where the question's checks are, and what they are called."""
        return {
            place: re.findall(r'"(.+?)"', cell.source)[0]
            for place, cell in enumerate(self.cells)
            if nbgrader_id(cell).startswith(f"{question}_")
        }

    def run(self, place: int) -> Locator:
        """Run a cell, and return its outputs once it has run."""
        cell = self.cell(place)
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")
        expect(cell.locator(".jp-InputPrompt")).to_have_text(re.compile(r"\[\d+\]"))
        return cell.locator(".jp-OutputArea-output")

    def answer(self, question: str, code: str) -> None:
        self.cell(self.place(question)).locator(".cm-content").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(code)
        expect(self.run(self.place(question))).to_have_count(0)


def test_a_student_sees_the_course_and_not_how_it_is_made(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.url}?token={lab.token}")
    expect(page.locator(".jp-MarkdownViewer")).to_be_visible()
    expect(page.locator("#jp-menu-panel .lm-MenuBar-itemLabel", has_text="Help")).to_be_visible()
    for tool in ("Nbgrader", "Formgrader", "Create Assignment"):
        expect(page.get_by_text(tool, exact=True)).to_have_count(0)
    files = page.locator(".jp-DirListing-itemText")
    expect(files.get_by_text(f"{CHAPTER}.ipynb", exact=True)).to_be_visible()
    expect(files.get_by_text(f"{CHAPTER}.py", exact=True)).to_have_count(0)
    page.locator(".jp-BreadCrumbs-home").click()
    expect(files.get_by_text("work", exact=True)).to_be_visible()
    assert files.all_inner_texts() == ["course", "work"]


def test_lesson_and_exercise_lead_to_each_other(lab: Lab, page: Page) -> None:
    lab.open(page, f"work/{NOTEBOOK.as_posix()}")
    tabs = page.locator("#jp-main-dock-panel .lm-TabBar-tab")
    page.get_by_role("link", name="lesson").click()
    expect(tabs).to_have_count(2)
    expect(tabs.nth(1)).to_have_attribute("title", re.compile(f"Path: course/{CHAPTER}.ipynb"))
    lesson = nbformat.read(ROOT / "course" / f"{CHAPTER}.ipynb", as_version=4)
    assert any(f"](../work/{NOTEBOOK.as_posix()})" in cell.source for cell in lesson.cells)


def test_the_first_notebook_is_warm(lab: Lab, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    from autograder.kernels.client import tell_all

    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(lab.runtime))
    (waiting,) = tell_all("status")  # it answers when all is imported, before any notebook is open
    assert waiting["holders"] == 1
    lab.open(page, f"course/{CHAPTER}.ipynb")
    expect(page.locator(".jp-StatusBar-TextItem", has_text=re.compile(r"\| Idle$"))).to_be_visible()
    (serving,) = tell_all("status")
    assert serving["pid"] == waiting["pid"]
    assert len(serving["kernels"]) == len(waiting["kernels"]) + 1


def test_a_student_answers_asks_for_a_hint_and_validates(lab: Lab, page: Page) -> None:
    path = lab.root / "work" / NOTEBOOK
    lab.open(page, f"work/{NOTEBOOK.as_posix()}")
    exercise = Exercise(page, path)
    idle = page.locator(".jp-StatusBar-TextItem", has_text=re.compile(r"\| Idle$"))
    expect(idle).to_be_visible()

    setup = exercise.run(next(i for i, c in enumerate(exercise.cells) if c.cell_type == "code"))
    expect(setup).to_have_count(0)  # nor a red box of TensorFlow's

    exercise.answer("q1", RIGHT)
    for place, title in exercise.checks("q1").items():
        expect(exercise.run(place)).to_have_text(re.compile(f"✔ {re.escape(title)}"))
    exercise.answer("q2", LACKS_THE_MINUS)
    for place, title in exercise.checks("q2").items():
        failed = exercise.run(place)
        expect(failed).to_have_text(re.compile(rf"✘ {re.escape(title)}\s+Expected .*Found ", re.S))
        expect(failed).to_have_count(1)
    expect(page.get_by_text("Traceback")).to_have_count(0)

    prompt = exercise.cell(exercise.place("q2") - 1)
    hint = prompt.locator("details").first
    expect(hint.locator("p")).to_be_hidden()
    hint.locator("summary").click()
    expect(hint.locator("p")).to_be_visible()

    page.locator("jp-button.validate-button:visible").click()
    dialog = page.locator(".nbgrader-ErrorDialog")
    for title in exercise.checks("q2").values():
        expect(dialog).to_contain_text(f"✘ {title}")
    said = dialog.inner_text()
    assert not any(title in said for title in exercise.checks("q1").values())
    assert "Traceback" not in said
    dialog.locator("button.jp-mod-accept").click()
    expect(dialog).to_have_count(0)
    saved = nbformat.read(path, as_version=4).cells[exercise.place("q2")]
    assert saved.source == LACKS_THE_MINUS
