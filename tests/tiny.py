"""A course of one chapter that needs no TensorFlow, and how to hand it in and grade it."""

import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import closing
from itertools import chain, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import nbformat
from nbformat import NotebookNode

from autograder.exercise import Cell, Exercise
from autograder.verdict import Verdict

if TYPE_CHECKING:
    from autograder.grading.course import Result
    from autograder.grading.results import SubmissionRecord
    from autograder.grading.worker import Outcome

ROOT = Path(__file__).resolve().parents[1]
# Code that fails where TensorFlow is not set as `autograder.patches.small_trainings` sets it.
IS_TUNED = """\
import tensorflow as tf
assert tf.config.optimizer.get_experimental_options().get("disable_meta_optimizer")"""
TINY = "01_tiny"
NAME = f"{TINY}.ipynb"

LESSON = """\
# %% [markdown]
# # 1. Tiny
#
# ## Adding
#
# Two numbers make a third.

# %%
1 + 1
"""

EXERCISE = """\
# %% [markdown]
# # Exercise 1. Tiny
#
# ## Question 1. Add (3 points)

# %% role="setup"
from autograder import check, expect

# %% role="answer" id="q1"
def add(a, b):
    '''Return the sum.'''
    ### BEGIN SOLUTION
    return a + b
    ### END SOLUTION

# %% role="check" id="q1_small" points=1
with check("It adds small numbers", see="Adding"):
    expect.number("add(1, 2)", expect.call("add", add, 1, 2), 3)

# %% role="check" id="q1_large" points=2
with check("It adds large numbers", see="Adding", hidden="larger ones"):
    expect.number("add(10, 20)", expect.call("add", add, 10, 20), 30)
    ### BEGIN HIDDEN TESTS
    expect.number("add(1e6, -7)", expect.call("add", add, 1e6, -7), 999993)
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2. Name (1 point)

# %% role="answer" id="q2"
### BEGIN SOLUTION
name = "Ada"
### END SOLUTION

# %% role="check" id="q2_name" points=1
with check("It is her name", see="Adding", hidden="the rest of it"):
    expect.text("name", name, matches="^a")
    ### BEGIN HIDDEN TESTS
    expect.text("name", name, equals="Ada")
    ### END HIDDEN TESTS
"""

ANSWERS = """\
# %% id="q1" right="sum"
def add(a, b):
    return sum([a, b])

# %% id="q1" right="minus minus"
def add(a, b):
    return a - -b

# %% id="q1" wrong="multiplies" fails="q1_small q1_large"
def add(a, b):
    return a * b

# %% id="q1" wrong="stops at a thousand" fails="q1_large"
def add(a, b):
    return min(a + b, 1000)

# %% id="q1" wrong="returns nothing" fails="q1_small q1_large"
def add(a, b):
    a + b

# %% id="q1" wrong="raises" fails="q1_small q1_large"
def add(a, b):
    return a + b + c

# %% id="q1" wrong="joins" fails="q1_small q1_large"
def add(a, b):
    return f"{a}{b}"

# %% id="q2" right="capitals"
name = "ADA"

# %% id="q2" right="blanks"
name = " Ada "

# %% id="q2" wrong="somebody else" fails="q2_name"
name = "Charles"

# %% id="q2" wrong="too short" fails="q2_name"
name = "A"

# %% id="q2" wrong="a number" fails="q2_name"
name = 1815

# %% id="q2" wrong="nothing" fails="q2_name"
name = None

# %% id="q2" wrong="a placeholder" fails="q2_name"
name = ...
"""


def write_tiny(root: Path, exercise: str = EXERCISE) -> None:
    """Write the sources of a course with one chapter, which needs no TensorFlow."""
    for folder, text in (
        ("course", LESSON),
        ("solutions", exercise),
        ("solutions/answers", ANSWERS),
    ):
        (root / folder).mkdir(parents=True, exist_ok=True)
        (root / folder / f"{TINY}.py").write_text(text, encoding="utf-8")
    for name in ("nbgrader_config.py", "nbgrader_teach.py"):
        shutil.copy(ROOT / name, root)


def slow(seconds: str) -> str:
    """Return an answer to the first question that takes a while."""
    return f"import time\ntime.sleep({seconds})\ndef add(a, b):\n    return a + b"


def hand_in(root: Path, student: str, **answers: str) -> None:
    """Hand in the reference, with other answers to some questions."""
    name = f"{TINY}.ipynb"
    notebook = nbformat.read(root / "solutions" / TINY / name, as_version=4)
    for cell in notebook.cells:
        cell.source = answers.get(Cell(cell).id, cell.source)
    folder = root / "submitted" / student / TINY
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, folder / name)


class Here(Executor):
    """Does the work of a pool in this process, at once."""

    def __init__(self, *_: Any, **__: Any) -> None:
        pass

    def submit(self, call: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(call(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def grade_here(root: Path, *students: str) -> "list[Result]":
    """Grade submissions to the tiny course without any process but their sandboxes."""
    from autograder.grading import grader, pool
    from autograder.grading.course import Course

    with patch.object(pool, "ProcessPoolExecutor", Here):
        return list(grader.grade_class(Course(root, ROOT), TINY, students, jobs=1))


class Unrun:
    """Workers that run nothing: each check has passed.

    Parameters
    ----------
    shown : list of list
        What is taken for the outputs of cells with code, in their order.
    """

    jobs = capacity = 1

    def __init__(self, shown: list[list[Any]]) -> None:
        self._shown = shown

    def __enter__(self) -> "Unrun":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def prepare(self, root: Path) -> None:
        pass

    def submit(self, exercise: Exercise, checks: set[str], root: Path) -> "Future[Outcome]":
        from autograder.execution.outputs import Outputs
        from autograder.grading.cache_keys import output_key
        from autograder.grading.worker import Outcome

        found = Outcome()
        code = exercise.of_kind("setup", "show", "answer", "check")
        for cell, shown in zip(code, chain(self._shown, repeat([])), strict=False):
            outputs = Outputs()
            for output in shown:
                outputs.add(output)
            found.outputs[output_key(cell)] = [dict(one) for one in outputs.as_notebook()]
            if cell.id in checks:
                found.verdicts.append(Verdict(cell.id, "passed"))
                found.measures[cell.id] = []
        future: Future[Outcome] = Future()
        future.set_result(found)
        return future


def grade_unrun(root: Path, *students: str, shown: list[list[Any]] | None = None) -> "list[Result]":
    """Grade submissions to the tiny course without running them."""
    from autograder.grading import grader
    from autograder.grading.course import Course

    with patch.object(grader, "WorkerPool", lambda *_: Unrun(shown or [])):
        return list(grader.grade_class(Course(root, ROOT), TINY, students, jobs=1))


def runs(root: Path) -> dict[str, int]:
    """Return how often the code of each student's was run, as the results say."""
    from autograder.grading.results import results_path

    with closing(sqlite3.connect(results_path(root, TINY))) as database:
        return dict(database.execute("SELECT student, runs FROM code"))


def record(root: Path, student: str) -> "SubmissionRecord | None":
    """Return what the results say of a submission."""
    from autograder.grading.results import reading, results_path

    with reading(results_path(root, TINY)) as found:
        return found.record(student)


def released(root: Path) -> NotebookNode:
    return nbformat.read(root / "exercises" / TINY / NAME, as_version=4)


def solved(root: Path) -> NotebookNode:
    """The release with the reference answers, as a good student hands it in."""
    answers = {
        Cell(c).id: c.source
        for c in nbformat.read(root / "solutions" / TINY / NAME, as_version=4).cells
    }
    notebook = released(root)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = answers[Cell(cell).id]
    return notebook
