"""What is known of a class: results, answers, and the exercise as students got it."""

import ast
import random
import re
import warnings
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.authoring.rules import question_of
from autograder.cells import nbgrader_id, rebuild
from autograder.grading.cohort import known
from autograder.grading.course import Course, CourseError, Result
from autograder.grading.vet import Refused, vet

HEADING = re.compile(r"^## (Question .*?)(?: \([\d.]+ points?\))?$", re.MULTILINE)
FENCED = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass
class Classroom:
    """A class, as far as it has been graded.

    Attributes
    ----------
    questions, checks : dict
        Titles by nbgrader's id, in the exercise's order.
    results : list of Result
        One for each submission.
    answers : dict
        Code by student and question, of submissions that are graded.
    released : list of str
        Code that students were given.
    """

    assignment: str
    questions: dict[str, str]
    checks: dict[str, str]
    results: list[Result]
    answers: dict[str, dict[str, str]]
    released: list[str]

    @property
    def graded(self) -> list[Result]:
        return [result for result in self.results if result.status == "graded"]


def look(root: Path, config_root: Path, assignment: str) -> Classroom:
    """Return what is known of a class, without running anything.

    Raises
    ------
    CourseError
        If nothing of it is graded, somebody is just grading, or the gradebook cannot be used.
    """
    course = Course(root, config_root)
    if not course.students(assignment):
        raise CourseError(f"nobody has handed in {assignment}: submitted/ holds nothing of it")
    results = list(known(course, assignment))
    if not any(result.status == "graded" for result in results):
        raise CourseError(
            f"nothing of {assignment} is graded; run `autograder grade {assignment}` first"
        )
    path = root / "exercises" / assignment / f"{assignment}.ipynb"
    released = nbformat.read(path, as_version=4)  # without hidden tests: none can get out
    questions, checks = _titles(released)
    answers = {}
    for result in (result for result in results if result.status == "graded"):
        try:
            vetted = vet(course.submission(assignment, result.student), path.name, released)
        except (Refused, OSError):  # changed meanwhile
            continue
        answers[result.student] = _answers(rebuild(vetted.notebook, released))
    return Classroom(assignment, questions, checks, results, answers, _code(released))


def without_names(classroom: Classroom) -> Classroom:
    """Return the class with numbers in place of its students' ids.

    Numbers are dealt anew each time, so that nobody is found by the alphabet. Answers lose their
    comments, where names often stand. Names inside texts or in the names of files stay.
    """
    students = [result.student for result in classroom.results]
    numbers = random.sample(range(1, len(students) + 1), len(students))
    width = len(str(len(students)))
    called = {s: f"student {n:0{width}}" for s, n in zip(students, numbers, strict=True)}

    def hide(student: str, text: str) -> str:
        return re.sub(rf"(?<!\w){re.escape(student)}(?!\w)", called[student], text)

    results = [
        replace(
            result,
            student=called[result.student],
            notes=[hide(result.student, note) for note in result.notes],
            marks=[replace(m, message=hide(result.student, m.message)) for m in result.marks],
        )
        for result in classroom.results
    ]
    answers = {
        called[student]: {q: hide(student, _bare(code)) for q, code in given.items()}
        for student, given in classroom.answers.items()
    }
    results.sort(key=lambda result: result.student)
    return replace(classroom, results=results, answers=dict(sorted(answers.items())))


def _bare(code: str) -> str:
    with suppress(RecursionError):  # what can be read may yet be nested too deeply to be written
        if tree := parse(code):
            return ast.unparse(tree)
    return "# This answer is no Python, and its comments may hold names: it is not shown."


def parse(code: str) -> ast.Module | None:
    """Return an answer's syntax tree; None if it is no Python."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of an invalid escape in somebody's string
            return ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _titles(released: NotebookNode) -> tuple[dict[str, str], dict[str, str]]:
    questions: dict[str, str] = {}
    checks: dict[str, str] = {}
    heading = ""
    for cell in released.cells:
        if cell.cell_type == "markdown":
            found = HEADING.findall(cell.source)
            heading = found[-1] if found else heading
        elif cell.metadata.get("nbgrader", {}).get("grade"):
            name = nbgrader_id(cell)
            checks[name] = _title(cell.source)
            questions.setdefault(question_of(name), heading)
    return questions, checks


def _title(source: str) -> str:
    """Return what a check cell says that it looks at: `check("The labels are flat", ...)`."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id="check"), args=[ast.Constant(value=title), *_]):
                return str(title)
    return ""


def _answers(notebook: NotebookNode) -> dict[str, str]:
    return {
        nbgrader_id(cell): cell.source
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }


def _code(released: NotebookNode) -> list[str]:
    """Return the cells with code, and the examples in the text."""
    code = [cell.source for cell in released.cells if cell.cell_type == "code"]
    texts = [cell.source for cell in released.cells if cell.cell_type == "markdown"]
    return code + [example for text in texts for example in FENCED.findall(text)]
