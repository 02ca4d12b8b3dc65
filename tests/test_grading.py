"""Submissions are read, rebuilt and graded, each apart from the others."""

import html
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbgrader.utils import compute_checksum

from autograder.authoring.answers import Answer
from autograder.authoring.build import build, write
from autograder.exercise import Cell, Exercise
from autograder.grading.course import Course, CourseError, Mark, Result
from autograder.grading.grader import grade_class
from autograder.grading.submitted_files import SubmittedFiles
from autograder.proving.prove import Proof, compare, deal, prove, reseed
from autograder.submission import DEFAULT_LIMITS, RefusedSubmission, Submission
from autograder.verdict import Verdict, points
from tests.tiny import NAME, ROOT, TINY, released, solved


def hand_in(
    root: Path, student: str, notebook: NotebookNode | str | bytes, name: str = NAME
) -> Path:
    folder = root / "submitted" / student / TINY
    folder.mkdir(parents=True, exist_ok=True)
    if isinstance(notebook, bytes):
        (folder / name).write_bytes(notebook)
    else:
        text = notebook if isinstance(notebook, str) else nbformat.writes(notebook)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def read(root: Path, folder: Path) -> Submission:
    return SubmittedFiles.read(folder, NAME).submission(Exercise(released(root)))


def rebuild(notebook: NotebookNode, built: Path) -> NotebookNode:
    rebuilt = Exercise(released(built)).with_answers_of(Exercise(notebook))
    return nbformat.from_dict(rebuilt.notebook)


def cell(notebook: NotebookNode, name: str) -> NotebookNode:
    return next(c for c in notebook.cells if Cell(c).id == name)


# Reading


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b'{"cells": [', "broken JSON in line 1"),
        (b"\xe9{}", "not UTF-8"),
        (b"\xff\xfe{}", "broken JSON"),
        (b"[]", "not a notebook of format 4"),
        (b'{"cells": 3}', "not a notebook of format 4"),
        (b'{"cells": [], "nbformat": 3, "metadata": {}}', "notebook format 3"),
        (
            b'{"cells": [{"id": "a"}], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
            "none of the exercise's cells",
        ),
        (b"[" * 200_000, "nested too deeply"),
        (b" " * (DEFAULT_LIMITS.notebook_bytes + 1), "clear all outputs"),
    ],
    ids=lambda value: value[:12] if isinstance(value, bytes) else "",
)
def test_a_file_that_is_no_notebook_is_refused(built: Path, content: bytes, message: str) -> None:
    folder = hand_in(built, "ada", content)
    with pytest.raises(RefusedSubmission, match=message) as refused:
        read(built, folder)
    assert str(refused.value).startswith(f"{NAME}: ")
    assert "\n" not in str(refused.value)


def test_a_wrong_name_is_refused_and_the_right_one_told(built: Path) -> None:
    folder = hand_in(built, "ada", solved(built), "Untitled.ipynb")
    with pytest.raises(
        RefusedSubmission, match=f"{NAME}: no such file; found Untitled.ipynb; rename"
    ):
        read(built, folder)


def test_a_link_is_refused(built: Path) -> None:
    folder = hand_in(built, "ada", "{}", "other.ipynb")
    (folder / NAME).symlink_to(built / "solutions" / TINY / NAME)
    with pytest.raises(RefusedSubmission, match="a link, a folder or a device"):
        read(built, folder)


def test_what_lies_beside_the_notebook_is_left_aside(built: Path) -> None:
    folder = hand_in(built, "ada", solved(built))
    (folder / "data").mkdir()
    (folder / "data" / "extra.csv").symlink_to(built / "solutions" / TINY / NAME)
    (folder / "link.csv").symlink_to("/etc/hostname")
    assert read(built, folder).notes == [
        "files beside the notebook, which were left aside: data, link.csv"
    ]


@pytest.mark.parametrize("name", ["01_tiny (1).ipynb", "01_tiny-Copy1.ipynb", "01_Tiny.ipynb"])
def test_a_nearly_right_name_is_found(built: Path, name: str) -> None:
    folder = hand_in(built, "ada", solved(built), name)
    assert SubmittedFiles.read(folder, NAME).path.name == name
    submission = read(built, folder)
    assert submission.notes == [f"{NAME} is missing; {name} was taken for it"]


def test_of_two_nearly_right_names_none_is_taken(built: Path) -> None:
    hand_in(built, "ada", solved(built), "01_tiny (1).ipynb")
    folder = hand_in(built, "ada", solved(built), "01_tiny (2).ipynb")
    with pytest.raises(RefusedSubmission, match=r"found 01_tiny \(1\).ipynb, 01_tiny \(2\).ipynb"):
        read(built, folder)


def test_work_outside_the_answers_is_reported(built: Path) -> None:
    notebook = solved(built)
    notebook.cells.insert(2, nbformat.v4.new_code_cell("import os"))
    notebook.cells.insert(2, nbformat.v4.new_markdown_cell("a note to myself"))
    cell(notebook, "q1_small").source += "\nprint(1)"
    submission = read(built, hand_in(built, "ada", notebook))
    assert submission.notes == [
        "work outside the answer cells, which was not run: cell 4, q1_small"
    ]


def test_a_check_of_another_release_is_no_work_of_the_student(built: Path) -> None:
    notebook = solved(built)
    older = cell(notebook, "q1_small")
    older.source += "\n    # as it was last year"
    older.metadata.nbgrader["checksum"] = compute_checksum(older)
    edited = cell(notebook, "q1_large")
    edited.source += "\nprint(1)"
    submission = read(built, hand_in(built, "ada", notebook))
    assert submission.differences.changed == ["q1_large"]
    assert submission.notes == [
        "cells of another release: q1_small; those of this one were used",
        "work outside the answer cells, which was not run: q1_large",
    ]


def test_another_notebook_is_refused(built: Path) -> None:
    folder = hand_in(built, "ada", nbformat.v4.new_notebook())
    with pytest.raises(RefusedSubmission, match="none of the exercise's cells"):
        read(built, folder)


def test_missing_and_copied_cells_are_noted(built: Path) -> None:
    notebook = solved(built)
    notebook.cells.append(nbformat.from_dict({**cell(notebook, "q1"), "id": "copy"}))
    notebook.cells.remove(cell(notebook, "q2_name"))
    submission = read(built, hand_in(built, "ada", notebook))
    assert [note.partition(";")[0] for note in submission.notes] == [
        "missing cells: q2_name",
        "copied cells: q1",
    ]


def test_a_good_submission_has_no_notes(built: Path) -> None:
    assert read(built, hand_in(built, "ada", solved(built))).notes == []


# Rebuilding


def test_only_answers_are_taken_from_a_submission(built: Path) -> None:
    notebook = solved(built)
    cell(notebook, "q1_small").source = "pass"
    cell(notebook, "q1_small").metadata.tags = ["skip-execution"]
    cell(notebook, "q1_large").metadata.nbgrader.points = 100
    notebook.cells.insert(0, nbformat.v4.new_code_cell("import os; os._exit(0)"))
    notebook.cells.reverse()
    notebook.metadata.kernelspec.name = "evil"
    rebuilt = rebuild(notebook, built)
    expected = released(built)
    for name in ("q1", "q2"):
        cell(expected, name).source = cell(solved(built), name).source
    assert rebuilt == expected


def test_of_a_copied_answer_the_first_counts(built: Path) -> None:
    notebook = solved(built)
    copy = nbformat.from_dict({**cell(notebook, "q2"), "id": "copy", "source": "name = 'Eve'"})
    notebook.cells.append(copy)
    assert "Ada" in cell(rebuild(notebook, built), "q2").source


def test_a_missing_answer_is_the_untouched_one(built: Path) -> None:
    notebook = solved(built)
    notebook.cells.remove(cell(notebook, "q2"))
    assert cell(rebuild(notebook, built), "q2").source == "# YOUR CODE HERE"


@pytest.mark.parametrize(
    ("status", "score"),
    [("passed", 2), ("failed", 0), ("error", 0), ("timeout", 0), ("memory", 0), ("ungraded", None)],
)
def test_what_a_verdict_is_worth(status: str, score: float | None) -> None:
    assert points(Verdict("q1_a", status), 2) == score  # type: ignore[arg-type]


# Proving


def test_a_survivor_and_a_false_alarm_are_found() -> None:
    proof = Proof(TINY, 1, {"q1": (1, 1)})
    wrong = Answer("q1", "multiplies", "", frozenset({"q1_small"}))
    marks = [Mark("q1_small", 1, 1), Mark("q1_large", 0, 2, "no")]
    compare(proof, 0, Result("wrong-1", "graded", marks), {"q1": wrong})
    assert [(f.kind, f.check, f.answer) for f in proof.findings] == [
        ("survivor", "q1_small", "multiplies"),
        ("false alarm", "q1_large", "multiplies"),
    ]


def test_a_graded_class_without_fault_gives_no_finding() -> None:
    proof = Proof(TINY, 1, {"q1": (1, 1)})
    marks = [Mark("q1_small", 1, 1), Mark("q1_large", 2, 2)]
    compare(proof, 0, Result("reference", "graded", marks), {"q1": None})
    untouched = [Mark("q1_small", 0, 1), Mark("q1_large", 0, 2)]
    compare(proof, 0, Result("untouched", "graded", untouched), {})
    assert proof.findings == []


def test_an_ungraded_submission_is_a_finding() -> None:
    proof = Proof(TINY, 1, {"q1": (1, 1)})
    compare(proof, 0, Result("right-1", "ungraded", notes=["dead"]), {"q1": None})
    assert [(f.kind, f.message) for f in proof.findings] == [("not graded", "dead")]


def test_partial_points_are_no_pass() -> None:
    assert not Mark("q1_large", 1, 2).passed


def test_answers_are_dealt_one_a_question(built: Path) -> None:
    from autograder.authoring.answers import Answers

    dealt = deal(Answers.read(built, TINY), ["q1", "q2"])
    assert list(dealt) == [
        "reference",
        "untouched",
        "right-1",
        "right-2",
        *(f"wrong-{n}" for n in range(1, 6)),
    ]
    given = [a.what for answers in dealt.values() for a in answers.values() if a]
    assert len(given) == len(set(given)) == 14


def test_with_further_seeds_only_what_is_trained_is_dealt_again(built: Path) -> None:
    from autograder.authoring.answers import Answers

    dealt = deal(Answers.read(built, TINY), ["q1", "q2"], trained={"q2"})
    assert dealt["reference"] == {"q1": None, "q2": None}
    assert [list(answers) for name, answers in dealt.items() if name != "reference"] == [["q2"]] * 7
    assert list(deal(Answers.read(built, TINY), ["q1", "q2"], trained=set())) == ["reference"]


def test_a_seed_changes_setup_cells_alone(built: Path) -> None:
    notebook = solved(built)
    setup = next(c for c in notebook.cells if "import check" in c.source)
    setup.source += "\nkeras.utils.set_random_seed(5)"
    cell(notebook, "q2").source = "keras.utils.set_random_seed(5)"
    changed = nbformat.from_dict(reseed(Exercise(notebook), 2).notebook)
    assert "set_random_seed(2005)" in next(c for c in changed.cells if c.id == setup.id).source
    assert cell(changed, "q2").source == "keras.utils.set_random_seed(5)"
    assert reseed(Exercise(notebook), 0).notebook == notebook


@pytest.mark.slow
def test_the_tiny_course_is_proved_and_a_weak_check_found(built: Path, tmp_path: Path) -> None:
    proof = prove(built, TINY, seeds=1, jobs=2, workshop=tmp_path / "first")
    assert proof.findings == []
    assert "3" not in proof.messages[("q1_small", "returns nothing")].splitlines()[0]

    source = built / "solutions" / f"{TINY}.py"
    weak = source.read_text().replace('    expect.text("name", name, equals="Ada")\n', "    pass\n")
    strict = weak.replace('name, matches="^a")', 'name, matches="^(ada|c)$")')
    source.write_text(strict.replace("30)\n", "31)\n"))
    write(built, build(built))
    proof = prove(built, TINY, seeds=1, jobs=2, workshop=tmp_path / "second")
    kinds = {(f.check, f.kind) for f in proof.findings}
    assert ("q1_large", "false alarm") in kinds
    assert {f.answer for f in proof.findings if f.check == "q1_large"} == {
        "the reference",
        "sum",
        "minus minus",
    }


OUTSIDE = """\
# %% id="q1" right="with a name"
def add(a, b):
    total = a + b
    return total

# %% id="q1" wrong="a number too many"
def add(a, b):
    return a + b + 1

# %% id="q2" wrong="two names"
name = "Ada Byron"

# %% id="q2" wrong="really right"
name = "Ada"
"""


@pytest.mark.slow
def test_any_check_may_refuse_a_wrong_answer_from_outside(built: Path, tmp_path: Path) -> None:
    folder = built / "solutions" / "answers" / "outside"
    folder.mkdir()
    (folder / f"{TINY}.py").write_text(OUTSIDE)
    proof = prove(built, TINY, seeds=1, jobs=2, workshop=tmp_path, outside=True)
    assert proof.answers == {"q1": (1, 1), "q2": (0, 2)}
    (found,) = proof.findings
    assert (found.question, found.kind, found.answer) == ("q2", "survivor", "really right")
    assert proof.messages[("q1_small", "a number too many")].endswith("Adding”")


@pytest.mark.slow
def test_a_verdict_that_differs_from_place_to_place_is_found(built: Path, tmp_path: Path) -> None:
    source = built / "solutions" / f"{TINY}.py"
    text = source.read_text()
    look = 'assert "get_ipython" not in globals()\n    expect.number("add(1, 2)"'
    source.write_text(text.replace('expect.number("add(1, 2)"', look))
    write(built, build(built))
    proof = prove(built, TINY, seeds=1, jobs=2, workshop=tmp_path, places=True)
    # All other checks, those with hidden tests too, say the same in the three places.
    assert {(f.check, f.kind, f.message) for f in proof.findings} == {
        (
            "q1_small",
            "place",
            "failed in a notebook, failed by Validate, passed in grading",
        )
    }


# Grading a class with nbgrader


@pytest.mark.slow
def test_a_class_is_graded_whatever_some_hand_in(built: Path) -> None:
    course = Course(built, ROOT)
    with pytest.raises(CourseError, match="no assignment '02'; there are 01_tiny"):
        course.generate("02")
    course.generate(TINY)

    partly = solved(built)
    cell(partly, "q2").source = "name = 'Charles'"
    noisy = solved(built)
    cell(noisy, "q1").source = (
        "import os, sys\ndef add(a, b):\n"
        "    print('W0000', file=sys.stderr)\n    os.write(2, b'W0001')\n    return a + b"
    )
    cheating = released(built)
    for one in cheating.cells:
        one.metadata.tags = ["skip-execution"]
    copied = solved(built)
    copied.cells.insert(3, nbformat.from_dict({**cell(copied, "q1_small"), "id": "copy"}))
    shortened = solved(built)
    shortened.cells = [cell(shortened, "q1")]
    future = solved(built)
    cell(future, "q1_small").metadata.nbgrader.schema_version = 99
    dying = solved(built)
    cell(dying, "q1").source = "import os; os._exit(1)"
    handed_in = {
        "reference": solved(built),
        "untouched": released(built),
        "partly": partly,
        "noisy": noisy,
        "cheating": cheating,
        "copied": copied,
        "shortened": shortened,
        "future": future,
        "dying": dying,
        "broken": "{",
        "empty": "",
    }
    for student, notebook in handed_in.items():
        hand_in(built, student, notebook)
    hand_in(built, "misnamed", solved(built), "Untitled.ipynb")
    hand_in(built, "nearly", solved(built), "01_tiny (1).ipynb")

    students = course.students(TINY)
    results = {r.student: r for r in grade_class(course, TINY, students, jobs=2)}
    points = {s: r.points for s, r in results.items() if r.status == "graded"}
    assert points == {
        "dying": 1,  # a crash costs the question that it happened in, and no other
        "reference": 4,
        "untouched": 0,
        "partly": 3,
        "noisy": 4,
        "cheating": 0,
        "copied": 4,
        "shortened": 3,
        "future": 4,
        "nearly": 4,
    }
    assert {r.max_score for s, r in results.items() if s in points} == {4}
    for student in ("broken", "empty", "misnamed"):
        assert results[student].status == "refused"
        assert len(results[student].notes) == 1
    assert results["partly"].failed() == {"q2_name"}


def hidden_lines(source: str) -> list[str]:
    """The lines of a cell that students must not see, without the arguments that they share."""
    _, _, hidden = source.partition("### BEGIN HIDDEN TESTS\n")
    lines = hidden.partition("### END")[0].splitlines()
    return [line.partition(", ")[2].strip() for line in lines if line.strip()]


@pytest.mark.slow
def test_stock_nbgrader_works_on_the_course(built: Path) -> None:
    """The commands an instructor knows, from a folder below the course."""
    commands = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}"}

    def nbgrader(*arguments: str) -> str:
        done = subprocess.run(
            [commands / "nbgrader", *arguments],
            cwd=built,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    source = nbformat.read(built / "solutions" / TINY / NAME, as_version=4)
    before = (built / "exercises" / TINY / NAME).read_text()
    nbgrader("generate_assignment", TINY, "--force", "--create")
    assert (built / "exercises" / TINY / NAME).read_text() == before

    hand_in(built, "ada", solved(built))
    hand_in(built, "charles", released(built))
    nbgrader("autograde", TINY)
    nbgrader("generate_feedback", TINY)
    feedback = (built / "feedback" / "ada" / TINY / f"{TINY}.html").read_text()
    assert "4.0" in feedback
    hidden = [line for c in source.cells for line in hidden_lines(c.source)]
    assert len(hidden) == 2
    shown = html.unescape(re.sub(r"<[^>]+>", "", feedback))
    assert "It adds large numbers" in shown
    assert not any(line in shown for line in hidden)

    where = f'<a href="/lab/tree/course/{TINY}.ipynb#Adding">Adding</a>'
    assert where not in feedback
    theirs = built / "feedback" / "charles" / TINY / f"{TINY}.html"
    assert theirs.read_text().count(where) == 3  # his checks, none of which has passed
    hub = "--LinkLessons.lessons=https://hub.example.edu/course/"
    nbgrader("generate_feedback", TINY, "--force", hub)
    assert f'"https://hub.example.edu/course/{TINY}.ipynb#Adding"' in theirs.read_text()

    work = built / "work"
    work.mkdir(exist_ok=True)
    nbformat.write(solved(built), work / NAME)
    assert "Success" in nbgrader("validate", str(work / NAME))
    wrong = released(built)
    cell(wrong, "q2").source = "name = 'Charles'"
    nbformat.write(wrong, work / NAME)
    said = nbgrader("validate", str(work / NAME))
    assert "VALIDATION FAILED ON 3 CELL" in said
    assert "It is her name" in said
    assert "File " not in said


def test_the_configuration_says_the_same_however_often_it_is_loaded() -> None:
    from autograder.authoring.notebooks import nbgrader_config

    config = nbgrader_config(ROOT)
    assert config.CourseDirectory.source_directory == "solutions"
    assert config.CourseDirectory.release_directory == "exercises"
    assert config.CourseDirectory.root == str(ROOT)
    assert len(config.Autograde.autograde_preprocessors) == 6
    assert nbgrader_config(ROOT) == config


@pytest.mark.slow
def test_nbgrader_finds_the_course_from_another_folder(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "JUPYTER_CONFIG_PATH"}
    code = (
        "from nbgrader.apps import NbGraderApp; app = NbGraderApp(); app.initialize([]); "
        "print(app.coursedir.root)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == str(ROOT)


def test_margins_tell_apart_what_must_pass_and_what_must_fail() -> None:
    proof = Proof(TINY, 1, {"q1": (1, 1)})
    wrong = Answer("q1", "slow", "", frozenset({"q1_small"}))
    for value, given in ((0.99, None), (0.98, wrong)):
        measured = [{"name": "accuracy", "value": value, "at_least": 0.9, "at_most": None}]
        low = [{**measured[0], "value": value - 0.2}]
        marks = [Mark("q1_large", 2, 2, "", measured)]
        marks.append(Mark("q1_small", 0 if given else 1, 1, "", low if given else measured))
        compare(proof, 0, Result("one", "graded", marks), {"q1": given})
    assert proof.findings == []
    assert proof.margins[("q1_large", "accuracy")].right == [0.99, 0.98]
    small = proof.margins[("q1_small", "accuracy")]
    assert (small.right, small.wrong) == ([0.99], [0.98 - 0.2])


def test_the_table_says_how_a_check_ended_if_it_did_not_simply_fail() -> None:
    from autograder.terminal.teach import failed_check

    assert failed_check(Mark("q1_a", 0, 1, status="failed")) == "q1_a"
    assert failed_check(Mark("q1_a", 0, 1, status="timeout")) == "q1_a (timeout)"
