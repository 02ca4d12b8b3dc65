"""What a student does besides solving: to start, to merge a release, to see how far, to submit."""

import copy
import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from autograder import cli
from autograder.checks.check import MIME
from autograder.files import FileError
from autograder.student import release, server, submit, welcome
from autograder.student.progress import progress
from autograder.terminal.progress_text import in_words
from tests.tiny import ROOT

NAME, OTHER = "01_one", "02_two"
PASSED, FAILED = {"status": "passed", "title": "It adds"}, {"status": "failed", "title": "It adds"}
NOTED = {"status": "noted", "title": "It is her name"}
ERROR = {"output_type": "error", "ename": "CheckFailed", "evalue": "", "traceback": []}


def shown(record: object) -> dict[str, Any]:
    return {"output_type": "display_data", "data": {MIME: record}, "metadata": {}}


def text(source: str, name: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": source}


def code(source: str, name: str, **entry: Any) -> dict[str, Any]:
    entry = {"grade_id": name, "schema_version": 3, "task": False} | entry if entry else {}
    cell = {"cell_type": "code", "id": name, "source": source, "outputs": []}
    return cell | {"execution_count": None, "metadata": {"nbgrader": entry} if entry else {}}


def given(source: str, name: str) -> dict[str, Any]:
    return code(source, name, grade=False, solution=False, locked=True)


def answer(source: str, name: str) -> dict[str, Any]:
    return code(source, name, grade=False, solution=True, locked=False)


def check(source: str, name: str, points: float = 1) -> dict[str, Any]:
    return code(source, name, grade=True, solution=False, locked=True, points=points)


def exercise() -> dict[str, Any]:
    """A release with two questions."""
    cells = [
        text("# Exercise 1. One\n\nTwo questions.", "one-1"),
        given("from autograder import check, expect", "one-2"),
        text("## Question 1. Add (3 points)\n\nAdd.", "question-1-1"),
        answer("def add(a, b):\n    # YOUR CODE HERE", "q1"),
        check("check small", "q1_small"),
        check("check large", "q1_large", 2),
        text("## The data\n\nNumbers.", "data-1"),
        given("data = 1", "data-2"),
        text("## Question 2. Name (1 point)\n\nName.", "question-2-1"),
        answer("# YOUR CODE HERE", "q2"),
        check("check name", "q2_name"),
    ]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def cell(notebook: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = (c for c in notebook["cells"] if c["id"] == name)
    return found


def source(notebook: dict[str, Any], name: str) -> str:
    return "".join(cell(notebook, name)["source"])


class Course:
    """A folder with a course in it, as a student has it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for folder in ("course", "exercises"):
            (root / folder).mkdir()
        shutil.copy(ROOT / "nbgrader_config.py", root)
        self.release(exercise())

    def path(self, name: str = NAME, folder: str = "work") -> Path:
        return self.root / folder / name / f"{name}.ipynb"

    def release(self, notebook: dict[str, Any], name: str = NAME) -> None:
        self.path(name, "exercises").parent.mkdir(exist_ok=True)
        self.path(name, "exercises").write_text(json.dumps(notebook))

    def mine(self) -> dict[str, Any]:
        return json.loads(self.path().read_text())

    def save(self, notebook: dict[str, Any]) -> None:
        self.path().parent.mkdir(parents=True, exist_ok=True)
        self.path().write_text(json.dumps(notebook))

    def start(self) -> list[str]:
        return list(release.start(self.root))

    def merge(self) -> list[str]:
        return release.merge(self.root, NAME)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    (tmp_path / "course").mkdir()
    return Course(tmp_path / "course")


def solved(*passed: str) -> dict[str, Any]:
    """A copy with answers, all of whose checks have run."""
    notebook = exercise()
    cell(notebook, "q1")["source"] = "def add(a, b):\n    return a + b"
    cell(notebook, "q2")["source"] = "name = 'Ada'"
    for name in ("q1_small", "q1_large", "q2_name"):
        outputs = [shown(PASSED)] if name in passed else [shown(FAILED), ERROR]
        cell(notebook, name)["outputs"] = outputs
    return notebook


# start and merge


def test_start_makes_copies_and_leaves_them_alone(course: Course) -> None:
    assert course.start() == [f"work/{NAME}/{NAME}.ipynb is ready"]
    course.save(solved())
    before = course.path().read_bytes()
    assert course.start() == []
    assert course.path().read_bytes() == before


def test_start_makes_the_folders_that_nbgrader_expects(course: Course) -> None:
    """Its Assignment List changes into the one and looks into the other."""
    shutil.rmtree(course.path(folder="exercises").parent)
    assert course.start() == []
    assert (course.root / "work").is_dir()
    assert (course.root / ".nbgrader" / "exchange").is_dir()


def changed_release() -> dict[str, Any]:
    new = exercise()
    cell(new, "question-2-1")["source"] = "## Question 2. Name (1 point)\n\nHer name."
    cell(new, "q2")["source"] = "name = ...  # YOUR CODE HERE"
    cell(new, "q1_large")["source"] = "check larger"
    new["cells"] += [
        text("## Question 3. New (1 point)", "question-3-1"),
        answer("# YOUR CODE HERE", "q3"),
        check("check three", "q3_three"),
    ]
    return new


def test_a_new_release_is_offered_and_not_forced(course: Course) -> None:
    course.start()
    course.save(solved())
    before = course.path().read_bytes()
    course.release(changed_release())
    assert course.start() == [
        f"exercises/{NAME} has a new release (questions 1 and 2 changed, question 3 is new); "
        f"`autograder start --merge {NAME}` brings it into your copy, your answers stay"
    ]
    assert course.path().read_bytes() == before


def test_a_merge_keeps_what_is_the_student_s(course: Course) -> None:
    course.start()
    mine = solved("q1_small", "q1_large")
    own = code("1 + 1", "mine")
    mine["cells"].insert(5, own)  # below q1_small
    cell(mine, "data-1")["source"] += "\n\nMy note."
    before = json.dumps(mine).encode()
    course.save(mine)
    course.release(changed_release())
    said = course.merge()
    merged = course.mine()

    assert source(merged, "q1") == "def add(a, b):\n    return a + b"
    assert source(merged, "q2") == "name = 'Ada'"  # though its start has changed
    assert source(merged, "question-2-1").endswith("Her name.")
    assert source(merged, "data-1").endswith("My note.")
    assert cell(merged, "q1_small")["outputs"] == cell(mine, "q1_small")["outputs"]
    assert source(merged, "q1_large") == "check larger"
    assert cell(merged, "q1_large")["outputs"] == []
    names = [c["id"] for c in merged["cells"]]
    assert names[names.index("q1_small") + 1] == "mine"
    assert names[-3:] == ["question-3-1", "q3", "q3_three"]

    kept = course.path().with_name(f"{NAME}.before-merge-1.ipynb")
    assert kept.read_bytes() == before
    assert said[0].endswith(f"your old copy is {kept.name}, beside it")
    assert "  question 1: check q1_large" in said
    assert "  question 2: text, the start of the answer" in said
    assert "  question 3: new" in said
    assert course.start() == []
    assert course.merge() == [f"work/{NAME}/{NAME}.ipynb has the current release already"]

    third = changed_release()
    cell(third, "data-2")["source"] = "data = 2"
    course.release(third)
    course.merge()
    assert kept.read_bytes() == before
    assert kept.with_name(f"{NAME}.before-merge-2.ipynb").exists()


def test_a_merge_renews_an_answer_that_nobody_has_begun(course: Course) -> None:
    course.start()
    course.release(changed_release())
    course.merge()
    assert source(course.mine(), "q2") == "name = ...  # YOUR CODE HERE"


@pytest.mark.filterwarnings("error")  # nbformat renames cells that have the same id
def test_a_note_in_a_text_that_has_changed_stands_below_it(course: Course) -> None:
    course.start()
    mine = exercise()
    cell(mine, "question-2-1")["source"] += "\n\nMy note."
    course.save(mine)
    course.release(changed_release())
    course.merge()
    cells = course.mine()["cells"]
    place = [c["id"] for c in cells].index("question-2-1")
    assert "".join(cells[place]["source"]).endswith("Her name.")
    assert "".join(cells[place + 1]["source"]).endswith("Name.\n\nMy note.")
    assert len({c["id"] for c in cells}) == len(cells)


def test_an_answer_to_a_question_that_is_gone_becomes_an_own_cell(course: Course) -> None:
    course.start()
    course.save(solved())
    new = exercise()
    del new["cells"][-3:]
    course.release(new)
    assert "(question 2 is gone)" in course.start()[0]
    course.merge()
    last = course.mine()["cells"][-1]
    assert "".join(last["source"]) == "name = 'Ada'"
    assert "nbgrader" not in last["metadata"]


def test_a_second_try_in_a_copied_cell_is_kept(course: Course) -> None:
    course.start()
    mine = solved()
    mine["cells"].append(answer("def add(a, b):\n    return a - b", "q1") | {"id": "second"})
    course.save(mine)
    course.release(changed_release())
    course.merge()
    merged = course.mine()
    assert source(merged, "q1").endswith("a + b")
    assert source(merged, "second").endswith("a - b")
    assert "nbgrader" not in cell(merged, "second")["metadata"]


def test_lost_cells_are_named_and_put_in(course: Course) -> None:
    course.start()
    mine = solved()
    mine["cells"] = [c for c in mine["cells"] if c["id"] != "q1_large"]
    course.save(mine)
    (said,) = course.start()
    assert said.startswith(f"work/{NAME}/{NAME}.ipynb lacks cells (q1_large); `autograder start")
    course.merge()
    assert source(course.mine(), "q1_large") == "check large"
    assert source(course.mine(), "q2") == "name = 'Ada'"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'{"cells": [', "not a notebook, broken JSON in line 1"),
        (b"", "the file is empty"),
        (b"\xe9", "not UTF-8 text"),
        (b"[]", "JSON, but not a notebook of format 4"),
        (b'{"cells": [1]}', "JSON, but not a notebook of format 4"),
        (b'{"cells": [], "nbformat": 3}', "notebook format 3 instead of 4"),
    ],
)
def test_a_copy_that_is_no_notebook_stays_and_gets_a_sentence(
    course: Course, content: bytes, why: str
) -> None:
    course.start()
    course.path().write_bytes(content)
    (said,) = course.start()
    assert f"cannot be read ({why}) and stays as it is" in said
    with pytest.raises(release.NotMerged, match="cannot be read"):
        course.merge()
    assert course.path().read_bytes() == content
    assert why in in_words(progress(course.root).chapters[0])


def test_a_copy_of_unknown_origin_is_compared_by_its_locked_cells(course: Course) -> None:
    course.save(solved("q1_small"))
    assert course.start() == []
    assert (course.root / "work/.releases" / f"{NAME}.ipynb").exists()  # now it is known

    shutil.rmtree(course.root / "work/.releases")
    course.release(changed_release())
    (said,) = course.start()
    assert "has a new release (question 1 changed; your copy lacks q3, q3_three)" in said
    course.merge()
    assert source(course.mine(), "q1").endswith("a + b")
    assert source(course.mine(), "q2") == "name = 'Ada'"
    assert source(course.mine(), "q1_large") == "check larger"


def test_an_untouched_answer_of_unknown_origin_is_renewed(course: Course) -> None:
    from nbformat import from_dict
    from nbgrader.utils import compute_checksum

    mine = solved()
    cell(mine, "q2")["source"] = "# YOUR CODE HERE"
    checksum = compute_checksum(from_dict(cell(mine, "q2")))
    for name in ("q1", "q2"):
        cell(mine, name)["metadata"]["nbgrader"]["checksum"] = checksum
    course.save(mine)
    course.release(changed_release())
    course.merge()
    assert source(course.mine(), "q1").endswith("a + b")
    assert source(course.mine(), "q2") == "name = ...  # YOUR CODE HERE"


# What other programs do to a copy: to the ids of its cells, and to their texts.


def through_colab(notebook: dict[str, Any]) -> None:
    notebook |= {"nbformat_minor": 0, "metadata": {"colab": {"provenance": []}}}
    for each in notebook["cells"]:
        each["metadata"] |= {"id": each.pop("id"), "colab": {"base_uri": "x"}}


def through_colab_and_jupyterlab(notebook: dict[str, Any]) -> None:
    through_colab(notebook)
    for number, each in enumerate(notebook["cells"]):
        each["id"] = f"new{number}"


def with_new_ids(notebook: dict[str, Any]) -> None:
    for number, each in enumerate(notebook["cells"]):
        each["id"] = f"new{number}"


def without_ids(notebook: dict[str, Any]) -> None:
    for each in notebook["cells"]:
        del each["id"]


def with_one_id(notebook: dict[str, Any]) -> None:
    for each in notebook["cells"]:
        each["id"] = "same"


def on_windows(notebook: dict[str, Any]) -> None:
    without_ids(notebook)
    for each in notebook["cells"]:
        each["source"] = each["source"].replace("\n", "\r\n") + "\r\n"


def without_nbgrader(notebook: dict[str, Any]) -> None:
    through_colab(notebook)
    for each in notebook["cells"]:
        each["metadata"].pop("nbgrader", None)


PROGRAMS = [
    through_colab,
    through_colab_and_jupyterlab,
    with_new_ids,
    without_ids,
    with_one_id,
    on_windows,
    without_nbgrader,
]


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("program", PROGRAMS)
def test_a_merge_doubles_no_text_whatever_became_of_ids(
    course: Course, program: Callable[[dict[str, Any]], None], known: bool
) -> None:
    course.start()
    if not known:
        shutil.rmtree(course.root / "work/.releases")
    mine = solved("q1_small")
    mine["cells"].insert(4, text("My own thoughts.", "mine-1"))
    program(mine)
    course.save(mine)
    new = changed_release()
    course.release(new)
    course.merge()
    merged = course.mine()
    names = [c["id"] for c in merged["cells"]]
    assert "".join(merged["cells"].pop(4)["source"]).strip() == "My own thoughts."
    assert names[:4] + names[5:] == [c["id"] for c in new["cells"]]
    for each in new["cells"]:
        if each["id"] not in {"q1", "q2"}:
            assert source(merged, each["id"]).strip() == each["source"]
        assert cell(merged, each["id"])["metadata"] == each["metadata"]
    assert source(merged, "q1").strip() == "def add(a, b):\n    return a + b"
    assert source(merged, "q2").strip() == "name = 'Ada'"


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("program", PROGRAMS)
def test_notes_in_texts_stay_whatever_became_of_ids(
    course: Course, program: Callable[[dict[str, Any]], None], known: bool
) -> None:
    released = exercise()
    released["cells"].insert(4, text("See what it does:", "question-1-2"))
    course.release(released)
    course.start()
    if not known:
        shutil.rmtree(course.root / "work/.releases")
    mine = copy.deepcopy(released)
    for name in ("question-1-2", "data-1"):
        cell(mine, name)["source"] += "\n\nMy note."
    program(mine)
    course.save(mine)
    new = copy.deepcopy(released)
    cell(new, "q1_large")["source"] = "check larger"
    course.release(new)
    course.merge()
    merged = course.mine()
    assert [c["id"] for c in merged["cells"]] == [c["id"] for c in new["cells"]]
    assert source(merged, "question-1-2").strip() == "See what it does:\n\nMy note."
    assert source(merged, "data-1").strip() == "## The data\n\nNumbers.\n\nMy note."


def test_a_text_that_the_release_has_shortened_is_short(course: Course) -> None:
    course.start()
    mine, new = solved(), exercise()
    cell(new, "data-1")["source"] = "## The data"
    course.save(mine)
    course.release(new)
    course.merge()
    assert source(course.mine(), "data-1") == "## The data"
    assert len(course.mine()["cells"]) == len(new["cells"])


def test_a_copy_of_this_release_from_colab_has_nothing_to_merge(course: Course) -> None:
    mine = solved()
    through_colab(mine)
    course.save(mine)
    assert course.start() == []
    assert (course.root / "work/.releases" / f"{NAME}.ipynb").exists()
    assert course.merge() == [f"work/{NAME}/{NAME}.ipynb has the current release already"]


DICTS = [{}, {"a": 1}]
ODD = [None, 1, 1.5, True, "x", "\ud800", [], [1], [["x"]], *DICTS]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_whatever_a_copy_holds_can_be_merged(
    course: Course, odd: object, capfd: pytest.CaptureFixture[str]
) -> None:
    new = changed_release()
    stream = {"output_type": "stream", "name": "stdout", "text": ["x"]}
    places = [(), ("id",), ("metadata",), ("outputs",), ("execution_count",), ("cell_type",)]
    places += [("outputs", 0), ("outputs", 0, "text"), ("outputs", 0, "output_type")]
    for name, *place in [("metadata",)] + [("cells", 0, *place) for place in places]:
        shutil.rmtree(course.root / "work", ignore_errors=True)
        course.release(exercise())
        course.start()
        mine: Any = solved()
        mine["cells"].insert(0, code("print('x')", "mine") | {"outputs": [stream]})
        *above, last = (name, *place)
        holder = mine
        for key in above:
            holder = holder[key]
        holder[last] = odd
        course.save(mine)
        course.release(new)
        assert "has a new release" in course.start()[0]
        course.merge()
        assert source(course.mine(), "q1").endswith("a + b")
        assert course.mine()["metadata"] == (odd if name == "metadata" and odd in DICTS else {})
    assert capfd.readouterr() == ("", "")


def test_a_merge_that_cannot_be_written_leaves_the_copy(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    course.start()
    course.save(solved())
    before = course.path().read_bytes()
    course.release(changed_release())

    def full(files: object) -> None:
        raise FileError("the disk is full")

    monkeypatch.setattr(release, "write", full)
    with pytest.raises(release.NotMerged, match="stays as it was: the disk is full"):
        course.merge()
    assert course.path().read_bytes() == before


def test_the_command_merges_on_request(
    course: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "ROOT", course.root)
    assert cli.main(["start"]) == 0
    course.release(changed_release())
    assert cli.main(["start", "--merge", "01"]) == 0
    assert "question 3: new" in capsys.readouterr().out
    assert (course.root / "work" / "README.md").exists()
    course.path().write_text("{")
    assert cli.main(["start", "--merge", "01"]) == 1
    assert "Nothing was merged" in capsys.readouterr().out


# progress


def test_progress_is_told_by_question(course: Course) -> None:
    course.save(solved("q1_small", "q2_name"))
    course.release(exercise(), OTHER)
    one, two = progress(course.root).chapters
    assert [(q.title, q.state, q.points, q.max_score) for q in one.questions] == [
        ("1. Add", "partly", 1, 3),
        ("2. Name", "passed", 1, 1),
    ]
    assert (one.title, one.state, one.points, one.max_score) == ("1. One", "partly", 2, 4)
    assert in_words(one) == "2 of 4 points, 1 of 2 questions"
    assert (two.state, two.points, two.max_score, two.saved) == ("not tried", 0, 4, 0)


@pytest.mark.parametrize(
    ("outputs", "state"),
    [
        ([], "not tried"),
        ([shown(PASSED)], "passed"),
        ([shown(FAILED), ERROR], "failed"),
        ([ERROR], "failed"),
        ([shown(NOTED)], "noted"),
        ([shown(NOTED), shown(PASSED)], "noted"),
        ([shown(NOTED), shown(FAILED)], "failed"),
        ([shown(NOTED), ERROR], "failed"),
        ([shown(PASSED), ERROR], "failed"),
        ([shown(PASSED), shown(FAILED)], "failed"),
        ([shown("passed"), shown(None), shown([PASSED])], "not tried"),
        ([shown({"status": "perfect"}), shown({"status": ["passed"]})], "not tried"),
        ([7, None, {"data": 3}, {"data": {MIME: PASSED}}], "passed"),
        ([shown({"status": "passed", "title": 9})], "passed"),
        ([shown({"status": "failed", "title": 9}), ERROR], "failed"),
        ("passed", "not tried"),
    ],
)
def test_whatever_is_in_the_outputs_is_no_crash(
    course: Course, outputs: object, state: str
) -> None:
    mine = solved()
    cell(mine, "q2_name")["outputs"] = outputs
    course.save(mine)
    (found,) = progress(course.root).chapters
    assert found.questions[1].state == state
    told = progress(course.root, NAME)
    assert str(told) and told._repr_html_() and welcome.welcome(course.root)


def test_what_is_only_noted_earns_no_points(course: Course) -> None:
    mine = solved("q1_small", "q2_name")
    cell(mine, "q1_large")["outputs"] = [shown(NOTED)]
    course.save(mine)
    (found,) = progress(course.root).chapters
    assert [(q.state, q.points, q.noted) for q in found.questions] == [
        ("noted", 1, 2),
        ("passed", 1, 0),
    ]
    assert (found.state, found.points, found.noted, found.passed) == ("noted", 2, 2, 1)
    assert in_words(found) == "2 of 4 points, 2 noted, 1 of 2 questions"
    assert "2 of 4, 2 noted" in str(progress(course.root))
    assert "1 of 3, 2 noted" in str(progress(course.root, NAME))
    assert "● noted" in str(progress(course.root))
    assert "2 of 4, 2 noted" in progress(course.root)._repr_html_()
    assert "You have finished one chapter" in welcome.welcome(course.root)
    cell(mine, "q2_name")["outputs"] = [ERROR]
    course.save(mine)
    assert progress(course.root).chapters[0].state == "partly"


def test_progress_knows_what_the_grader_will_not_run(course: Course) -> None:
    mine = solved("q1_small", "q2_name")
    mine["cells"].append({"cell_type": "code", "metadata": {}, "source": "helper = 3"})
    course.save(mine)
    (found,) = progress(course.root).chapters
    note = f"The grader runs answer cells only, and not cell {len(mine['cells'])}."
    assert found.note == note
    for told in (
        str(progress(course.root)),
        str(progress(course.root, NAME)),
        progress(course.root)._repr_html_(),
        welcome.welcome(course.root),
    ):
        assert note in " ".join(told.split())


def test_progress_knows_what_the_grader_will_refuse(course: Course) -> None:
    mine = solved("q1_small", "q2_name")
    cell(mine, "q2")["source"] = f"name = {'x' * 200_000!r}"
    course.save(mine)
    (found,) = progress(course.root).chapters
    assert found.problem.startswith("would be refused (cell ")
    assert "200,009 characters, at most 100,000 are taken" in in_words(found)
    assert (found.points, found.note) == (0, "")


def test_a_check_without_an_answer_counts_as_not_tried(course: Course) -> None:
    mine = solved()
    cell(mine, "q2")["source"] = "# YOUR CODE HERE"
    course.save(mine)
    (found,) = progress(course.root).chapters
    assert [question.state for question in found.questions] == ["failed", "not tried"]


def test_progress_reads_a_copy_as_the_grader_does(course: Course) -> None:
    """Points come from the release, and cells without nbgrader's ids are found by their own."""
    mine = solved("q1_small", "q2_name")
    cell(mine, "q1_small")["metadata"]["nbgrader"]["points"] = "many"
    cell(mine, "q2_name")["metadata"] = {}
    course.save(mine)
    (found,) = progress(course.root).chapters
    assert (found.points, found.max_score) == (2, 4)


def test_of_a_copied_check_the_first_counts(course: Course) -> None:
    mine = solved()
    mine["cells"].append(check("", "q2_name") | {"outputs": [shown(PASSED)]})
    course.save(mine)
    (found,) = progress(course.root).chapters
    assert (found.questions[1].state, found.max_score) == ("failed", 4)


def test_a_notebook_finds_its_course_from_its_folder(
    course: Course, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from autograder import progress as exported

    course.save(solved())
    monkeypatch.chdir(course.path().parent)
    found = exported()
    assert found.root == course.root
    assert "<details open" in found._repr_html_()
    monkeypatch.chdir(tmp_path)
    assert exported().root == ROOT


def test_progress_in_a_notebook_says_all_in_words(course: Course) -> None:
    theirs = exercise()
    cell(theirs, "question-1-1")["source"] = "## Question 1. <b>Add</b> (3 points)"
    course.release(theirs)
    course.save(solved("q1_small"))
    page = progress(course.root)._repr_html_()
    assert 'role="region" aria-label="Your progress"' in page
    assert 'role="progressbar" aria-label="1. One"' in page
    assert 'aria-valuenow="25" aria-valuetext="1 of 4 points, 0 of 2 questions"' in page
    assert '<span aria-hidden="true">◐</span> partly' in page
    assert '<span aria-hidden="true">✘</span> failed' in page
    assert "1. &lt;b&gt;Add" in page
    assert page.count("The grader may try more") == 1


def test_progress_on_the_terminal(
    course: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    course.save(solved("q1_small"))
    monkeypatch.setattr(cli, "ROOT", course.root)
    assert cli.main(["progress"]) == 0
    said = capsys.readouterr().out
    assert "1. One" in said and "◐ partly" in said and "■■□□□□□□□□" in said
    assert cli.main(["progress", "01"]) == 0
    said = capsys.readouterr().out
    assert "1. Add" in said and "✘ failed" in said and "The grader may try more." in said


def test_the_package_stays_light() -> None:
    code = (
        "import sys, autograder, autograder.cli\n"
        "print({'numpy', 'nbgrader', 'nbformat', 'keras'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


# the welcome page


def lesson(course: Course, name: str = NAME, title: str = "# 1. One") -> None:
    notebook = exercise() | {"cells": [text(title, "title")]}
    (course.root / "course" / f"{name}.ipynb").write_text(json.dumps(notebook))


def test_the_page_begins_with_the_first_lesson(course: Course) -> None:
    lesson(course)
    lesson(course, "A_words", "# A. Words")
    page = welcome.welcome(course.root)
    assert (
        f"**Next:** 1. One: [read the lesson](../course/{NAME}.ipynb), "
        f"then [solve its exercise]({NAME}/{NAME}.ipynb)." in page
    )
    assert (
        f"| 1. One | [read](../course/{NAME}.ipynb) | [solve]({NAME}/{NAME}.ipynb) "
        "| ○ □□□□□□□□□□ not tried |" in page
    )
    assert "[A. Words](../course/A_words.ipynb)" in page


def test_the_page_leads_to_the_question_that_is_next(course: Course) -> None:
    course.release(exercise(), OTHER)
    course.save(solved("q1_small", "q1_large"))
    page = welcome.welcome(course.root)
    assert "In **1. One**: 3 of 4 points, 1 of 2 questions." in page
    where = f"{NAME}/{NAME}.ipynb#cell-id=question-2-1"
    assert f"**Next:** [Question 2. Name]({where}), whose check “q2_name” fails." in page
    assert "| ◐ ■■■■■■■■□□ 3 of 4 points, 1 of 2 questions |" in page


def test_the_page_follows_who_was_worked_on_last(course: Course) -> None:
    course.release(exercise(), OTHER)
    course.save(solved("q1_small"))
    shutil.copytree(course.path().parent, course.path(OTHER).parent)
    course.path().parent.joinpath(f"{NAME}.ipynb").rename(course.path(OTHER))
    course.save(solved("q1_small"))
    os.utime(course.path(), (1, 1))
    assert f"**Next:** [Question 1. Add]({OTHER}/{OTHER}.ipynb" in welcome.welcome(course.root)
    os.utime(course.path(OTHER), (0, 0))
    assert f"**Next:** [Question 1. Add]({NAME}/{NAME}.ipynb" in welcome.welcome(course.root)


def test_after_the_last_question_comes_nothing(course: Course) -> None:
    course.save(solved("q1_small", "q1_large", "q2_name"))
    page = welcome.welcome(course.root)
    assert "You have solved one chapter." in page
    assert "**Next:** nothing; that was all of it." in page


def saves(course: Course, path: Path, kind: str = "notebook") -> None:
    """Do what JupyterLab does after a save."""
    contents = SimpleNamespace(log=logging.getLogger("test"))
    config = ROOT / "etc" / "student" / "jupyter_server_config.py"
    exec(config.read_text(encoding="utf-8"), {"c": SimpleNamespace(ContentsManager=contents)})
    contents.post_save_hook(os_path=str(path), model={"type": kind}, contents_manager=contents)


def test_the_page_follows_each_save(course: Course) -> None:
    page = course.root / "work" / "README.md"
    course.start()
    saves(course, course.path(), kind="file")
    assert not page.exists()
    saves(course, course.path())
    assert "At the beginning" in page.read_text()
    written = page.stat().st_ino
    saves(course, course.path())
    assert page.stat().st_ino == written  # nothing new to write
    course.save(solved("q1_small"))
    saves(course, course.path())
    assert "In **1. One**" in page.read_text()


def test_no_save_fails_because_of_the_page_and_one_line_says_why(
    course: Course, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    course.start()

    def broken(root: Path) -> str:
        raise RuntimeError("no such luck")

    monkeypatch.setattr(welcome, "write_welcome", broken)
    saves(course, course.path())
    (line,) = caplog.records
    assert (line.levelname, line.getMessage()) == (
        "WARNING",
        "The welcome page was not updated: RuntimeError: no such luck",
    )
    assert not line.exc_info
    assert server._helps_a_student(line, "http://localhost:8888/lab")


def test_a_page_of_the_student_s_own_stays(course: Course) -> None:
    page = course.root / "work" / "README.md"
    course.start()
    page.write_text("my notes")
    assert "stays as it is" in welcome.write_welcome(course.root)
    assert page.read_text() == "my notes"


# what `make lab` says


@pytest.mark.parametrize(
    ("environment", "opens", "said"),
    [
        ({}, True, ["opens in your browser", "http://localhost:8889/lab?token=t"]),
        ({}, False, ["in a browser on this machine", "http://localhost:8889/lab?token=t"]),
        (
            {"SSH_CONNECTION": "10.0.0.1 50000 10.0.0.2 22"},
            False,
            ["ssh -N -L 8889:localhost:8889 ", "@10.0.0.2\n", "http://localhost:8889/lab?token=t"],
        ),
        ({"SSH_CONNECTION": "1::2 5 1::3 2222"}, False, [" -p 2222 ", "@1::3\n"]),
        ({"SSH_CONNECTION": "odd"}, False, ["@THIS-MACHINE\n"]),
    ],
)
def test_what_to_open_is_said(environment: dict[str, str], opens: bool, said: list[str]) -> None:
    url = "http://localhost:8889/lab?token=t\n    http://127.0.0.1:8889/lab?token=t"
    found = server.what_to_open(url, 8889, environment, opens=opens)
    assert all(part in found for part in said), found
    assert "127.0.0.1" not in found


def test_a_browser_is_not_opened_where_nobody_sees_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SSH_CONNECTION", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BROWSER", sys.executable)  # somebody has said which
    assert server.has_browser()
    monkeypatch.delenv("BROWSER")
    monkeypatch.setattr(sys, "platform", "linux")
    assert not server.has_browser()
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("SSH_CONNECTION", "1 2 3 4")
    assert not server.has_browser()


def test_the_terminal_shows_what_is_of_use() -> None:
    def line(level: int, message: str, path: str = "/jupyter_server/app.py") -> bool:
        record = logging.LogRecord("ServerApp", level, path, 1, message, None, None)
        return server._helps_a_student(record, "http://localhost:8888/lab")

    assert line(logging.ERROR, "no space left")
    assert line(logging.WARNING, "kernels start cold", f"{server.OWN_PACKAGE}/kernels/extension.py")
    assert not line(logging.WARNING, "Notebook course/02.ipynb is not trusted")
    assert not line(logging.INFO, "extension was successfully linked.")
    assert not line(logging.CRITICAL, "copy and paste:\n  http://localhost:8888/lab?token=t")


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        ([], []),
        (["--ServerApp.port=8889"], []),
        (["--debug"], ["debug", "info"]),
        (["--log-level=INFO"], ["info"]),
        (["--ServerApp.log_level=INFO"], ["info"]),
    ],
)
def test_the_terminal_shows_all_that_a_chosen_log_level_lets_through(
    arguments: list[str], shown: list[str]
) -> None:
    from jupyter_server.serverapp import ServerApp

    told: list[str] = []

    class Told(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(record.getMessage())

    app = ServerApp()
    app.parse_command_line(arguments)
    log, handler = logging.Logger("lab", app.log_level), Told()
    log.addHandler(handler)
    app.log = log
    server._load_jupyter_server_extension(app)
    log.debug("debug")
    log.info("info")
    assert told == shown


# hand in


@pytest.fixture
def exchange(course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The exchange of a course whose exercise is released, found from whatever folder."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "nbgrader_config.py").write_text(
        f"load_subconfig('nbgrader_config.py', path={str(course.root)!r})"
    )
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(tmp_path / "config"))
    monkeypatch.chdir(course.root)
    (course.root / "work").mkdir()
    folder = course.root / ".nbgrader" / "exchange" / "keras-course"
    (folder / "inbound").mkdir(parents=True)
    shutil.copytree(course.path(folder="exercises").parent, folder / "outbound" / NAME)
    return folder


def test_submit_hands_in_what_is_in_work(exchange: Path, course: Course) -> None:
    from nbgrader.utils import get_username

    course.save(solved("q1_small"))
    course.path().with_name(f"{NAME}.before-merge-1.ipynb").write_text("{}")
    receipt = submit.submit(course.root, NAME)
    (folder,) = (exchange / "inbound").iterdir()
    student, name, *_ = folder.name.split("+")
    assert (student, name) == (get_username(), NAME)
    assert (folder / f"{NAME}.ipynb").read_bytes() == course.path().read_bytes()
    assert sorted(p.name for p in folder.glob("*.ipynb")) == [f"{NAME}.ipynb"]
    first, second, third = receipt.sentences()
    assert first.startswith(f"Handed in: {NAME}, for {student}, ")
    assert f"{receipt.when:%Y-%m-%d %H:%M:%S}" in folder.name
    assert second.startswith("1 of 3 checks pass, 1 of 4 points")
    assert f"work/{NAME}/feedback/" in third


def test_a_receipt_says_what_is_only_noted(exchange: Path, course: Course) -> None:
    mine = solved("q1_small")
    cell(mine, "q1_large")["outputs"] = [shown(NOTED)]
    course.save(mine)
    said = submit.submit(course.root, NAME).sentences()[1]
    assert said.startswith("1 of 3 checks pass and 1 are noted, 1 of 4 points, 2 noted, as far as")


def test_a_receipt_counts_no_points_that_rest_on_other_cells(
    exchange: Path, course: Course
) -> None:
    mine = solved("q1_small")
    mine["cells"].insert(
        1, {"cell_type": "code", "id": "own", "metadata": {}, "source": "import math"}
    )
    course.save(mine)
    said = submit.submit(course.root, NAME).sentences()[1]
    assert said.startswith("The grader runs answer cells only, and not cell 2.")
    assert "points" not in said


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'{"cells": [], "nbformat": 4}', "it has none of the exercise's cells"),
        (b" " * 33_000_000, "33 MB, at most 32 MB are taken"),
        (b"", "the file is empty"),
    ],
    ids=["none of its cells", "large", "empty"],
)
def test_what_the_grader_would_refuse_is_not_handed_in(
    exchange: Path, course: Course, content: bytes, why: str
) -> None:
    course.save(solved())
    course.path().write_bytes(content)
    with pytest.raises(submit.NotSubmitted, match=f"the grader would refuse work/{NAME}/.*{why}"):
        submit.submit(course.root, NAME)
    assert not list((exchange / "inbound").iterdir())


def test_the_assignment_list_fetches_into_work_and_submits_from_it(
    exchange: Path, course: Course
) -> None:
    from nbgrader.server_extensions.assignment_list.handlers import AssignmentList

    panel = AssignmentList()
    panel.root_dir = str(course.root)
    (released,) = panel.list_released_assignments("keras-course")["value"]
    assert released["status"] == "released"
    assert panel.fetch_assignment("keras-course", NAME)["success"]
    assert course.path().exists()
    course.save(solved())
    mine = course.path().read_bytes()
    assert not panel.fetch_assignment("keras-course", NAME)["success"]
    assert course.path().read_bytes() == mine
    (fetched,) = panel.list_released_assignments("keras-course")["value"]
    assert (fetched["status"], fetched["path"]) == ("fetched", f"work/{NAME}")
    assert panel.submit_assignment("keras-course", NAME)["success"]
    (folder,) = (exchange / "inbound").iterdir()
    assert (folder / f"{NAME}.ipynb").read_bytes() == mine


def break_released(exchange: Path) -> None:
    shutil.rmtree(exchange / "outbound" / NAME)


def break_inbound(exchange: Path) -> None:
    shutil.rmtree(exchange / "inbound")


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        (break_released, f"{NAME} is not released in .*nbgrader release_assignment {NAME}`"),
        (break_inbound, "does not take submissions; your instructor"),
    ],
)
def test_an_exchange_that_is_not_ready_gets_a_sentence(
    exchange: Path, course: Course, harm: Any, why: str
) -> None:
    course.save(solved())
    harm(exchange)
    with pytest.raises(submit.NotSubmitted, match=why):
        submit.submit(course.root, NAME)


def test_a_missing_exchange_gets_a_sentence(exchange: Path, course: Course) -> None:
    course.save(solved())
    with (course.root / "nbgrader_config.py").open("a") as config:
        config.write("\nc.Exchange.root = '/does/not/exist'\n")
    with pytest.raises(submit.NotSubmitted, match="exchange /does/not/exist does not exist, or"):
        submit.submit(course.root, NAME)


def test_what_cannot_be_handed_in_gets_a_sentence(
    course: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "ROOT", course.root)
    with pytest.raises(SystemExit, match="There is no chapter '09'"):
        cli.main(["submit", "09"])
    assert cli.main(["submit", "01"]) == 1
    assert "there is no work/01_one/01_one.ipynb; `autograder start`" in capsys.readouterr().out
    course.start()
    course.path().write_text("{")
    assert cli.main(["submit", "01"]) == 1
    said = capsys.readouterr().out
    assert "would refuse work/01_one/01_one.ipynb: not a notebook, broken JSON in line 1" in said
