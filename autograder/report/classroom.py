"""A class for the report: results, answers, and the exercise as students got it."""

import ast
import random
import re
import warnings
from contextlib import suppress
from dataclasses import dataclass, replace

from autograder.exercise import Exercise
from autograder.grading.class_state import latest_results
from autograder.grading.course import Course, CourseError, Result

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
        """Results of submissions that are graded."""
        return [result for result in self.results if result.status == "graded"]


def read_class(course: Course, assignment: str) -> Classroom:
    """Return results and answers of a class, without running anything.

    Raises
    ------
    CourseError
        If nothing of it is graded, or the gradebook cannot be used.
    ResultsError
        If the results cannot be read.
    """
    if not course.students(assignment):
        raise CourseError(f"nobody has handed in {assignment}: submitted/ holds nothing of it")
    results, submitted = [], {}
    for result, files in latest_results(course, assignment):
        results.append(result)
        if result.status == "graded":
            submitted[result.student] = files
    if not submitted:
        raise CourseError(
            f"nothing of {assignment} is graded; run `autograder grade {assignment}` first"
        )
    released = Exercise.read(course.release(assignment))  # without hidden tests: none can get out
    questions = {question.id: question.title for question in released.questions.values()}
    checks = {check.id: check.title for check in released.checks.values()}
    answers = {}
    for student, files in submitted.items():
        rebuilt = released.with_answers_of(files.submission(released).exercise)
        answers[student] = {name: cell.source for name, cell in rebuilt.answers.items()}
    return Classroom(assignment, questions, checks, results, answers, _code(released))


def without_names(classroom: Classroom) -> Classroom:
    """Return the class with numbers in place of its students' ids.

    Numbers are dealt anew each time, so that nobody is found by the alphabet. Answers lose their
    comments, where names often stand. Names inside texts or in the names of files stay.
    """
    students = [result.student for result in classroom.results]
    numbers = random.sample(range(1, len(students) + 1), len(students))
    width = len(str(len(students)))
    names = {s: f"student {n:0{width}}" for s, n in zip(students, numbers, strict=True)}

    def hide(student: str, text: str) -> str:
        return re.sub(rf"(?<!\w){re.escape(student)}(?!\w)", names[student], text)

    results = [
        replace(
            result,
            student=names[result.student],
            notes=[hide(result.student, note) for note in result.notes],
            marks=[replace(m, message=hide(result.student, m.message)) for m in result.marks],
        )
        for result in classroom.results
    ]
    answers = {
        names[student]: {q: hide(student, _bare(code)) for q, code in given.items()}
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


def _code(released: Exercise) -> list[str]:
    """Return the cells with code, and the examples in the text."""
    code = [cell.source for cell in released.cells if cell.kind != "text"]
    texts = [cell.source for cell in released.of_kind("text")]
    return code + [example for text in texts for example in FENCED.findall(text)]
