"""What the documents say leads somewhere and exists."""

import re
from pathlib import Path
from typing import Any

import pytest

from autograder.authoring.answers import Answers
from autograder.authoring.build import chapters
from autograder.execution.limits import SubmissionLimits
from autograder.exercise import Exercise
from benchmarks.tables import DOCUMENTS as MEASURED
from benchmarks.tables import TABLES, number, read_results, with_table
from tests.repository import anchors, text_of
from tests.tiny import ROOT

FOLDERS = (ROOT, ROOT / ".github", ROOT / "course", ROOT / "datasets", ROOT / "docs")
DOCUMENTS = sorted(path for folder in FOLDERS for path in folder.glob("*.md"))
NOTEBOOKS = sorted([*(ROOT / "course").glob("*.ipynb"), *(ROOT / "exercises").glob("*/*.ipynb")])


@pytest.mark.parametrize("path", DOCUMENTS + NOTEBOOKS, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    for target, anchor in re.findall(r"\]\(([^)#\s]*)(?:#([^)\s]+))?[^)]*\)", text_of(path)):
        if re.match(r"[a-z]+:", target):
            continue
        found = (path.parent / target).resolve() if target else path
        parts = found.relative_to(ROOT).parts
        if parts[0] == "work":  # a student's copy of an exercise, made by `autograder start`
            found = ROOT / "exercises" / Path(*parts[1:])
        assert found.exists(), target
        assert not anchor or anchor in anchors(found), f"{target} has no heading #{anchor}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_named_make_targets_exist(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
    text = text_of(path)
    named = re.findall(r"`make ([a-z-]+)|^make ([a-z-]+)", text, flags=re.MULTILINE)
    for target in filter(None, (one or other for one, other in named)):
        assert target in targets


def test_every_chapter_is_in_the_list_of_chapters() -> None:
    listed = (ROOT / "course" / "README.md").read_text(encoding="utf-8")
    for chapter in chapters(ROOT):
        assert f"({chapter}.ipynb)" in listed


@pytest.mark.slow
def test_the_message_in_the_readme_is_one_that_a_student_sees() -> None:
    from autograder.checks import CheckFailed

    chapter = "02_binary_classification"
    released = Exercise.read(ROOT / "exercises" / chapter / f"{chapter}.ipynb")
    answers = Answers.read(ROOT, chapter).to("q4", right=False)
    (leak,) = (a for a in answers if a.what == "one scaler for all rows: the test leaks")
    names: dict[str, Any] = {}
    for code in (*(cell.source for cell in released.of_kind("setup")), leak.code):
        exec(code, names)
    with pytest.raises(CheckFailed) as failed:
        exec(released.checks["q4_train"].cell.source, names)
    shown = re.sub(r"\x1b\[[\d;]*m", "", "\n".join(failed.value._render_traceback_()))
    assert f"```text\n{shown}\n```" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_authoring_guide_lists_every_expectation() -> None:
    from autograder import expect

    guide = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
    for name in expect.__all__:
        assert f"`{name}`" in guide


def test_the_instructor_s_guide_lists_every_limit() -> None:
    guide = (ROOT / "docs" / "instructor.md").read_text(encoding="utf-8")
    section = guide.partition("\n## Limits\n")[2].partition("\n## ")[0]
    named = re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE)
    assert sorted(named) == sorted(SubmissionLimits.class_own_traits(config=True))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_figures_has_those_that_were_measured(name: str) -> None:
    text = (ROOT / "docs" / MEASURED[name]).read_text(encoding="utf-8")
    assert with_table(text, name, TABLES[name](read_results()[name])) == text


def test_a_document_without_a_place_for_its_table_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="no place for the table"):
        with_table("Measured:\n", "kernels", "| |")


def test_figures_have_two_digits() -> None:
    found = [number(value, "s") for value in (0.0891, 3.74, 43.2, 548.3, 3460.0, 0.999, 0)]
    assert found == ["0.089 s", "3.7 s", "43 s", "548 s", "3,460 s", "1.00 s", "0 s"]
