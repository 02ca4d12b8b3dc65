"""A student's hour in JupyterLab, in a real browser: what `make lab` shows, and what checks say."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Locator, Page, expect

from autograder.exercise import Cell
from autograder.student.release import start
from autograder.student.welcome import write_welcome
from tests.browser import Lab, browser, keep, needs_browser, page, serve
from tests.tiny import ROOT

__all__ = ["browser", "page"]  # fixtures

CHAPTER = "02_binary_classification"
NOTEBOOK = Path(CHAPTER, f"{CHAPTER}.ipynb")

RIGHT = """\
def to_labels(scores, threshold=0.5):
    return (1 / (1 + np.exp(-scores)) > threshold).astype(int).ravel()"""
RETURNS_THE_PLACE = """\
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    return int(np.argmin([((probabilities > t) != labels).sum() for t in thresholds]))"""

pytestmark = needs_browser


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """The server that `make lab` starts, on a copy of what students have."""
    root = tmp_path_factory.mktemp("course")
    for folder in ("course", "exercises"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    (root / "solutions").mkdir()
    list(start(root))
    write_welcome(root)
    private = tmp_path_factory.mktemp("jupyter")
    with serve(root, [ROOT / "etc" / "student"], private, "work/README.md") as running:
        yield running


class Exercise:
    """The open exercise, whose cells are found by the ids that nbgrader knows them by."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page = page
        self.cells = nbformat.read(path, as_version=4).cells

    def place(self, name: str) -> int:
        return [Cell(cell).id for cell in self.cells].index(name)

    def cell(self, place: int) -> Locator:
        return self.page.locator(f'.jp-Notebook-cell[data-windowed-list-index="{place}"]')

    def checks(self, question: str) -> dict[int, str]:
        """Return where the question's checks are, and what they are called."""
        return {
            place: re.findall(r'"(.+?)"', cell.source)[0]
            for place, cell in enumerate(self.cells)
            if Cell(cell).id.startswith(f"{question}_")
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
    welcome = page.locator(".jp-MarkdownViewer")
    expect(welcome.get_by_role("heading", name="Where you are")).to_be_visible()
    expect(page.locator("#jp-menu-panel .lm-MenuBar-itemLabel", has_text="Help")).to_be_visible()
    for tool in ("Formgrader", "Create Assignment", "Course List"):
        expect(page.get_by_text(tool, exact=True)).to_have_count(0)
    files = page.locator(".jp-DirListing-itemText")
    page.locator(".jp-BreadCrumbs-home").click()
    expect(files.get_by_text("work", exact=True)).to_be_visible()
    assert files.all_inner_texts() == ["course", "work"]
    keep(page, "welcome")
    files.get_by_text("course", exact=True).dblclick()
    expect(files.get_by_text(f"{CHAPTER}.ipynb", exact=True)).to_be_visible()
    expect(files.get_by_text(f"{CHAPTER}.py", exact=True)).to_have_count(0)


def test_lesson_and_exercise_lead_to_each_other(lab: Lab, page: Page) -> None:
    lab.open(page, f"work/{NOTEBOOK.as_posix()}")
    tabs = page.locator("#jp-main-dock-panel .lm-TabBar-tab")
    page.get_by_role("link", name="lesson").click()
    expect(tabs).to_have_count(2)
    expect(tabs.nth(1)).to_have_attribute("title", re.compile(f"Path: course/{CHAPTER}.ipynb"))
    lesson = nbformat.read(ROOT / "course" / f"{CHAPTER}.ipynb", as_version=4)
    assert any(f"](../work/{NOTEBOOK.as_posix()})" in cell.source for cell in lesson.cells)


def test_the_first_notebook_is_warm(lab: Lab, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    from autograder.kernels.client import command_servers

    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(lab.runtime))
    # It answers when all is imported, before any notebook is open.
    (waiting,) = command_servers("status")
    assert waiting["keeping_alive"] == 1
    lab.open(page, f"course/{CHAPTER}.ipynb")
    expect(page.locator(".jp-StatusBar-TextItem", has_text=re.compile(r"\| Idle$"))).to_be_visible()
    (serving,) = command_servers("status")
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
    exercise.answer("q2", RETURNS_THE_PLACE)
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
    for question, sign, word in (("q1", "✔", "passed"), ("q2", "✘", "failed")):
        for title in exercise.checks(question).values():
            verdict = dialog.locator(f".course-verdict li.{word}", has_text=title)
            expect(verdict).to_contain_text(f"{sign} {title} · {word}")
    for title in exercise.checks("q3").values():
        expect(dialog.locator(".course-verdict li.not-tried", has_text=title)).to_be_visible()
    points = r"Question 1\. .*: (\d+) of \1 points so far"
    expect(dialog.locator("h3").first).to_have_text(re.compile(points))
    assert "Traceback" not in dialog.inner_text()
    keep(page, "validate")
    dialog.locator("button.jp-mod-accept").click()
    expect(dialog).to_have_count(0)
    saved = nbformat.read(path, as_version=4).cells[exercise.place("q2")]
    assert saved.source == RETURNS_THE_PLACE
