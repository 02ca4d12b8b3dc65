"""Every notebook runs, and every exercise's known answers are judged rightly."""

from pathlib import Path

import nbformat
import pytest
from rich.console import Console

from autograder.authoring.build import chapters
from autograder.demo import demo
from autograder.grading.headless import run
from autograder.grading.prove import prove
from tests.conftest import ROOT

EXERCISES = [chapter for chapter in chapters(ROOT) if (ROOT / "exercises" / chapter).exists()]


@pytest.mark.slow
@pytest.mark.parametrize("chapter", chapters(ROOT))
def test_the_lesson_runs(chapter: str) -> None:
    assert run(ROOT / "course" / f"{chapter}.ipynb") == ""


@pytest.mark.slow
@pytest.mark.parametrize("tags", [[], ["raises-exception"]])
def test_a_failing_cell_is_reported_with_its_message(tmp_path: Path, tags: list[str]) -> None:
    failing = nbformat.v4.new_code_cell("undefined + 1", metadata={"tags": tags})
    cells = [nbformat.v4.new_code_cell("1 + 1"), failing]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "bad.ipynb")
    assert "name 'undefined' is not defined" in run(tmp_path / "bad.ipynb")


@pytest.mark.slow
@pytest.mark.parametrize("chapter", EXERCISES)
def test_right_answers_pass_and_wrong_ones_fail(chapter: str, tmp_path: Path) -> None:
    assert prove(ROOT, chapter, seeds=1, jobs=2, workshop=tmp_path).findings == []


@pytest.mark.slow
def test_the_demo_prints_the_marks_of_a_class(tmp_path: Path) -> None:
    console = Console(record=True, width=160)
    good = demo(ROOT, "02_binary_classification", tmp_path, jobs=2, console=console)
    printed = console.export_text()
    assert good, printed
    rows = {line.split()[1]: line.split() for line in printed.splitlines() if line.startswith("│")}
    assert rows["reference"][-2] == "100"
    assert rows["untouched"][-2] == "0"
    assert 0 < int(rows["partly"][-2]) < 100
    assert 0 < int(rows["missing-cells"][-2]) < 100
    refused = ("broken-json", "empty-file", "wrong-name", "other-notebook")
    assert all("refused" in rows[student] for student in refused)
    for student in (*refused, "missing-cells"):
        lines = [line for line in printed.splitlines() if line.startswith(f"{student}: ")]
        assert len(lines) == 1


@pytest.mark.parametrize("chapter", EXERCISES)
def test_an_exercise_has_four_to_six_questions_and_ten_to_twenty_points(chapter: str) -> None:
    path = ROOT / "exercises" / chapter / f"{chapter}.ipynb"
    cells = [c.metadata.get("nbgrader", {}) for c in nbformat.read(path, as_version=4).cells]
    points = sum(cell["points"] for cell in cells if cell.get("grade"))
    questions = sum(1 for cell in cells if cell.get("solution"))
    assert 4 <= questions <= 6
    assert 10 <= points <= 20
    title = nbformat.read(path, as_version=4).cells[0].source
    assert f"{points:g} points" in title
