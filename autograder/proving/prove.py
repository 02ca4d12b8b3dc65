"""Test the grader: grade the right and the wrong answers of a chapter like any class.

Each question's answers are dealt out to made-up submissions, one answer a question, so that a dozen
submissions prove a whole chapter. That works because a question's checks use nothing of another
question: a submission may mix right and wrong answers.
"""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from autograder.authoring.answers import FOLDER, OUTSIDE, Answer, Answers
from autograder.exercise import Exercise, question_of
from autograder.grading.course import Course, Mark, Result
from autograder.grading.grader import grade_class
from autograder.proving.places import where_it_differs

SEED = re.compile(r"(set_random_seed\()(\d+)(\))")
SEED_STEP = 1000  # added once for every further run


@dataclass
class Finding:
    """A check whose verdict on an answer is wrong."""

    seed: int
    question: str
    check: str
    answer: str
    kind: str  # "survivor": a wrong answer passed; "false alarm": a right one failed; "place"
    message: str = ""


@dataclass
class Margin:
    """Measures of answers that must pass, and of those that must fail, beside a threshold."""

    question: str
    name: str
    threshold: float
    right: list[float] = field(default_factory=list)
    wrong: list[float] = field(default_factory=list)
    at_least: bool = True


@dataclass
class Proof:
    """What came out of proving one chapter."""

    chapter: str
    seeds: int
    answers: dict[str, tuple[int, int]]  # question: how many right, how many wrong
    findings: list[Finding] = field(default_factory=list)
    margins: dict[tuple[str, str], Margin] = field(default_factory=dict)
    messages: dict[tuple[str, str], str] = field(default_factory=dict)  # (check, mistake)


REFERENCE = "the reference"
UNTOUCHED = "the untouched release"


def prove(
    root: Path,
    chapter: str,
    seeds: int,
    jobs: int,
    workshop: Path,
    on_dealt: Callable[[int], None] = lambda _: None,
    on_graded: Callable[[], None] = lambda: None,
    *,
    outside: bool = False,
    places: bool = False,
) -> Proof:
    """Grade every answer of a chapter, and return what was graded wrongly.

    With further seeds only the reference is graded again, and all answers to those questions where
    something was measured against a threshold: what was trained.

    Parameters
    ----------
    workshop : Path
        An empty folder; a small course is made in it for each seed.
    on_dealt, on_graded : callable
        For a progress bar: called with the number of submissions of each seed, and after each.
    outside : bool
        Grade the answers of `answers/outside` instead, of which any check may refuse a wrong one.
    places : bool
        Also run each submission in a notebook and by Validate. A verdict that differs from place to
        place is a finding of the kind "place", but for what only hidden tests can refuse.
    """
    answers = Answers.read(root, chapter, OUTSIDE if outside else FOLDER)
    source = Exercise.read(root / "solutions" / chapter / f"{chapter}.ipynb")
    questions = list(source.answers)
    proof = Proof(
        chapter,
        seeds,
        {q: (len(answers.to(q, right=True)), len(answers.to(q, right=False))) for q in questions},
    )
    for seed in range(seeds):
        course = Course(workshop / f"{chapter}-{seed}", root)
        trained = {margin.question for margin in proof.margins.values()} if seed else None
        dealt = make_class(answers, course, chapter, reseed(source, seed), trained)
        on_dealt(len(dealt))
        for result in grade_class(course, chapter, list(dealt), jobs):
            compare(proof, seed, result, dealt[result.student])
            if places and result.status == "graded":
                for check, how in where_it_differs(course, chapter, result):
                    what = _what(dealt[result.student], question_of(check))
                    proof.findings.append(
                        Finding(seed, question_of(check), check, what, "place", how)
                    )
            on_graded()
        shutil.rmtree(course.root)
    return proof


def reseed(source: Exercise, seed: int) -> Exercise:
    """Return the exercise with other random seeds in its setup cells; seed 0 changes nothing."""
    changed = source.with_answers_of(source)
    for cell in changed.of_kind("setup", "show"):
        cell.node["source"] = SEED.sub(
            lambda m: f"{m[1]}{int(m[2]) + seed * SEED_STEP}{m[3]}", cell.source
        )
    return changed


def deal(
    answers: Answers, questions: list[str], trained: set[str] | None = None
) -> dict[str, dict[str, Answer | None]]:
    """Deal the answers out to submissions; None stands for the reference.

    Parameters
    ----------
    trained : set of str, optional
        Deal answers to these questions only. The reference answers all of them in any case.

    Returns
    -------
    dict
        For each submission, its answer to each question. A question that is not there stays
        untouched, as all do in one of them.
    """
    dealt: dict[str, dict[str, Answer | None]] = {"reference": dict.fromkeys(questions)}
    if trained is None:
        dealt["untouched"] = {}
    for right, name in ((True, "right"), (False, "wrong")):
        piles = {
            q: answers.to(q, right=right) for q in questions if trained is None or q in trained
        }
        for number in range(max((len(pile) for pile in piles.values()), default=0)):
            dealt[f"{name}-{number + 1}"] = {
                q: pile[number] for q, pile in piles.items() if number < len(pile)
            }
    return dealt


def make_class(
    answers: Answers,
    course: Course,
    chapter: str,
    source: Exercise,
    trained: set[str] | None = None,
) -> dict[str, dict[str, Answer | None]]:
    """Fill a course with one assignment and a class that has submitted it.

    Parameters
    ----------
    answers : Answers
        That the class gives.
    course : Course
        In an empty folder.
    source : Exercise
        With solutions and hidden tests.
    trained : set of str, optional
        As of `deal`.

    Returns
    -------
    dict
        Each student's answer to each question, as `deal` returns it.
    """
    file = Path(chapter, f"{chapter}.ipynb")
    (course.root / "solutions" / chapter).mkdir(parents=True)
    (course.root / "solutions" / file).write_text(source.text(), encoding="utf-8")
    course.generate(chapter)
    released = Exercise.read(course.release(chapter))
    dealt = deal(answers, list(source.answers), trained)
    for student, given in dealt.items():
        submission = released.with_answers_of(released)
        for question, answer in given.items():
            code = answer.code if answer else source.answers[question].source
            submission.answers[question].node["source"] = code
        folder = course.submission(chapter, student)
        folder.mkdir(parents=True)
        (folder / file.name).write_text(submission.text(), encoding="utf-8")
    return dealt


def compare(proof: Proof, seed: int, result: Result, given: dict[str, Answer | None]) -> None:
    """Compare the marks of one submission with what they must be."""
    if result.status != "graded":
        proof.findings.append(
            Finding(seed, "all", "all", result.student, "not graded", "; ".join(result.notes))
        )
        return
    for question, marks in groupby(result.marks, lambda mark: question_of(mark.check)):
        answer = given.get(question)
        if answer and not answer.right and not answer.fails:
            _compare_any(proof, seed, answer, list(marks))
            continue
        for mark in marks:
            what, wrong = _what(given, question), must_fail(mark.check, given)
            if wrong:
                proof.messages.setdefault((mark.check, what), mark.message)
            if mark.passed is wrong:
                kind = "survivor" if wrong else "false alarm"
                proof.findings.append(Finding(seed, question, mark.check, what, kind, mark.message))
            _note_margins(proof, question, mark, right=not wrong)


def _compare_any(proof: Proof, seed: int, answer: Answer, marks: list[Mark]) -> None:
    """Compare the marks of a wrong answer that any check of its question may refuse."""
    for mark in marks:
        if not mark.passed:
            proof.messages.setdefault((mark.check, answer.what), mark.message)
    if all(mark.passed for mark in marks):
        proof.findings.append(Finding(seed, answer.question, "all", answer.what, "survivor"))


def _what(given: dict[str, Answer | None], question: str) -> str:
    answer = given.get(question)
    return answer.what if answer else REFERENCE if question in given else UNTOUCHED


def must_fail(check: str, given: dict[str, Answer | None]) -> bool:
    """Return whether a submission with these answers must fail a check."""
    question = question_of(check)
    answer = given.get(question)
    return question not in given or (answer is not None and check in answer.fails)


def _note_margins(proof: Proof, question: str, mark: Mark, *, right: bool) -> None:
    for measured in mark.measures:
        at_least = measured["at_least"] is not None
        threshold = measured["at_least"] if at_least else measured["at_most"]
        margin = proof.margins.setdefault(
            (mark.check, measured["name"]),
            Margin(question, measured["name"], threshold, at_least=at_least),
        )
        (margin.right if right else margin.wrong).append(measured["value"])
