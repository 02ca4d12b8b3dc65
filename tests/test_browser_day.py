"""An assignment's life in two JupyterLabs, an instructor's and a student's, in a real browser."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import nbformat
import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from autograder.authoring.build import build, write
from autograder.exercise import Cell
from autograder.grading.course import Course
from autograder.student.release import start
from autograder.student.welcome import write_welcome
from tests.browser import Lab, browser, keep, needs_browser, page, serve
from tests.tiny import ROOT, TINY, write_tiny

__all__ = ["browser", "page"]  # fixtures

pytestmark = needs_browser

HIDDEN = "999993"  # stands in a hidden test, and nowhere else
WEAK = "def add(a, b):\n    return min(a + b, 1000)"  # passes what the student sees of the checks
COMMENT = "Try larger ones: $10^6$ and more."

# A student's course takes all from the instructor's configuration, but where it lies.
STUDENT = """\
load_subconfig("nbgrader_config.py", path={teacher!r})
c = get_config()
c.CourseDirectory.root = {root!r}
c.Exchange.assignment_dir = {root!r} + "/work"
c.Exchange.cache = {root!r} + "/.cache"
"""


@dataclass
class School:
    """Two servers, on the folders of an instructor and of a student."""

    teacher: Lab
    student: Lab


@pytest.fixture
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """The servers that `make teach` and `make lab` start, for a course with one tiny chapter."""
    teacher, student = (tmp_path_factory.mktemp(name) for name in ("teacher", "student"))
    write_tiny(teacher)
    write(teacher, build(teacher))
    (teacher / "README.md").write_text("# To teach\n")
    for folder in ("course", "exercises"):
        shutil.copytree(teacher / folder, student / folder)
    config = STUDENT.format(teacher=str(teacher), root=str(student))
    (student / "nbgrader_config.py").write_text(config)
    list(start(student))
    write_welcome(student)
    private = tmp_path_factory.mktemp("jupyter")
    with (
        serve(teacher, [teacher, ROOT / "etc/teach"], private / "t", "README.md") as teaching,
        serve(
            student, [student, ROOT / "etc/student"], private / "s", "work/README.md"
        ) as learning,
    ):
        yield School(teaching, learning)


def menu(page: Page, command: str) -> None:
    """Choose one of nbgrader's commands."""
    page.locator("#jp-menu-panel .lm-MenuBar-itemLabel", has_text="Nbgrader").click()
    page.locator(f'#jp-mainmenu-nbgrader li[data-command="nbgrader:{command}"]').click()


def formgrader(page: Page, lab: Lab) -> FrameLocator:
    """Open Formgrader."""
    lab.open(page, "README.md")
    menu(page, "open-formgrader")
    return page.frame_locator("#formgrader-iframe iframe")


def click(frame: FrameLocator, link: Locator) -> str:
    """Click something in Formgrader that is told in a dialog; return what is told."""
    link.click()
    dialog = frame.locator("#success-modal")
    expect(dialog).to_be_visible()
    said = dialog.inner_text()
    dialog.locator(".modal-footer button").click()
    expect(dialog).to_have_count(0)
    return said


def assignment_row(frame: FrameLocator) -> Locator:
    return frame.locator(f"tr:has(td.name a:text-is('{TINY}'))")


def release(school: School, page: Page) -> None:
    """As an instructor."""
    frame = formgrader(page, school.teacher)
    row = assignment_row(frame)
    expect(frame.locator("tr td.name")).to_have_count(1)  # answers/ is no assignment
    click(frame, row.locator("td.assign a"))
    click(frame, row.locator("td.release a"))
    expect(row.locator("td.status")).to_have_text("released")
    keep(page, "formgrader")


def solve(school: School, page: Page) -> None:
    """As a student, in part: check, validate, submit."""
    lab = school.student
    lab.open(page, "work/README.md")
    welcome = page.locator(".jp-MarkdownViewer")
    expect(welcome).to_contain_text("At the beginning.")
    lab.open(page, f"work/{TINY}/{TINY}.ipynb")
    expect(page.locator(".jp-StatusBar-TextItem", has_text=re.compile(r"\| Idle$"))).to_be_visible()
    path = lab.root / "work" / TINY / f"{TINY}.ipynb"
    cells = nbformat.read(path, as_version=4).cells
    ids = [Cell(cell).id for cell in cells]

    def run(place: int, code: str = "") -> Locator:
        cell = page.locator(f'.jp-Notebook-cell[data-windowed-list-index="{place}"]')
        cell.locator(".cm-content").click()
        if code:
            page.keyboard.press("Control+A")
            page.keyboard.insert_text(code)
        page.keyboard.press("Control+Enter")
        expect(cell.locator(".jp-InputPrompt")).to_have_text(re.compile(r"\[\d+\]"))
        return cell.locator(".jp-OutputArea-output")

    run(next(place for place, cell in enumerate(cells) if cell.cell_type == "code"))
    run(ids.index("q1"), WEAK)
    for check in ("q1_small", "q1_large"):
        expect(run(ids.index(check))).to_contain_text("✔")
    expect(run(ids.index("q2_name"))).to_contain_text("○ Not tried yet: It is her name")
    keep(page, "boxes")

    page.locator("jp-button.validate-button:visible").click()
    verdict = page.locator(".course-verdict")
    expect(verdict).to_contain_text("Question 1. Add: 3 of 3 points so far")
    expect(verdict).to_contain_text("○ It is her name · not tried")
    keep(page, "validate-tiny")
    page.locator("button.jp-mod-accept").click()

    lab.open(page, "work/README.md")  # it follows what is saved
    expect(page.locator(".jp-MarkdownViewer")).to_contain_text("3 of 4")

    menu(page, "open-assignment-list")
    page.locator('#fetched_assignments_list button:text-is("Submit")').click()
    expect(page.locator("#submitted_assignments_list > .list_item")).to_have_count(1)
    keep(page, "submitted")


def grade(school: School, page: Page) -> None:
    """As an instructor: collect, autograde, add a score and a comment, return feedback."""
    frame = formgrader(page, school.teacher)
    row = assignment_row(frame)
    click(frame, row.locator("td.collect a"))
    expect(row.locator("td.num-submissions")).to_have_text("1")
    row.locator("td.num-submissions a").click()
    frame.locator("#autograde-all").click()
    expect(frame.locator("#grading-message")).to_have_text("1 graded")
    keep(page, "graded")

    course = Course(school.teacher.root, school.teacher.root)
    with course.gradebook() as gradebook:
        (submission,) = gradebook.find_assignment(TINY).submissions
        (notebook,) = submission.notebooks
        name, place = submission.student.id, notebook.id
    assert course.entries(TINY)[name]["q1_large"].auto == 0  # the hidden test has found it
    assert course.entries(TINY)[name]["q1_small"].auto == 1

    frame.locator("body").evaluate(f"() => location.href = '/formgrader/submissions/{place}/'")
    score = frame.locator("input.score").nth(1)
    expect(score).to_have_attribute("placeholder", "0")  # then the page listens, too
    with page.expect_response(lambda r: "/api/grade/" in r.url and r.request.method == "PUT"):
        score.fill("0.5")
        score.press("Tab")
    comment = frame.locator("textarea.comment").first
    expect(comment).to_have_attribute("placeholder", re.compile("comments"))
    with page.expect_response(lambda r: "/api/comment/" in r.url and r.request.method == "PUT"):
        comment.fill(COMMENT)
        comment.press("Tab")
    keep(page, "manual")
    assert course.entries(TINY)[name]["q1_large"].points == 0.5

    frame.locator("body").evaluate(f"() => location.href = '/formgrader/manage_submissions/{TINY}'")
    row = frame.locator(f"#main-table tr:has(td.student-id:text-is('{name}'))")
    click(frame, row.locator("td.generate-feedback a"))
    click(frame, row.locator("td.release-feedback a"))


def read(school: School, page: Page) -> None:
    """As a student: the feedback."""
    lab = school.student
    lab.open(page, "work/README.md")
    menu(page, "open-assignment-list")
    page.locator('#submitted_assignments_list button:text("Fetch Feedback")').click()
    expect(page.locator('#submitted_assignments_list a:text("view feedback")')).to_be_visible()
    keep(page, "fetched")
    (found,) = lab.root.glob(f"work/{TINY}/feedback/*/{TINY}.html")
    lab.open(page, str(found.relative_to(lab.root)))
    feedback = page.frame_locator(".jp-HTMLViewer iframe").locator("body")
    expect(feedback).to_contain_text("Try larger ones:")
    expect(feedback.locator("math").first).to_be_attached()
    expect(feedback).to_contain_text("Score: 1.5 / 4.0")
    assert HIDDEN not in found.read_text()
    keep(page, "feedback")


def test_an_exercise_is_released_solved_graded_and_returned(school: School, page: Page) -> None:
    release(school, page)
    solve(school, page)
    grade(school, page)
    read(school, page)
