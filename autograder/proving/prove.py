"""Test the grader: grade the right and the wrong answers of a chapter like any class.

Each question's answers are dealt out to made-up submissions, one answer a question, so that a dozen
submissions prove a whole chapter. That works because a question's checks use nothing of another
question: a submission may mix right and wrong answers.
"""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from autograder.authoring.answers import Answer, Answers
from autograder.exercise import Exercise, question_of
from autograder.grading.course import Course, Mark, Result
from autograder.grading.grader import grade_class

SEED = re.compile(r"(set_random_seed\()(\d+)(\))")
ANOTHER_SEED = 1000  # added once for every further run


@dataclass
class Finding:
    """A check that judged an answer wrongly."""

    seed: int
    question: str
    check: str
    answer: str
    kind: str  # "survivor": a wrong answer passed; "false alarm": a right one failed
    message: str = ""


@dataclass
class Margin:
    """How far answers that must pass a check and such that must not stay from its threshold."""

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
) -> Proof:
    """Grade every answer of a chapter, and return what was misjudged.

    With further seeds only the reference is graded again, and all answers to those questions where
    something was measured against a threshold: what was trained.

    Parameters
    ----------
    workshop : Path
        An empty folder; a small course is made in it for each seed.
    on_dealt, on_graded : callable
        For a progress bar: called with the number of submissions of each seed, and after each.
    """
    answers = Answers.read(root, chapter)
    source = Exercise.read(root / "solutions" / chapter / f"{chapter}.ipynb")
    questions = list(source.answers)
    proof = Proof(
        chapter,
        seeds,
        {q: (len(answers.to(q, right=True)), len(answers.to(q, right=False))) for q in questions},
    )
    for seed in range(seeds):
        course_root = workshop / f"{chapter}-{seed}"
        trained = {margin.question for margin in proof.margins.values()} if seed else None
        classroom = make_class(root, course_root, chapter, reseed(source, seed), trained)
        on_dealt(len(classroom))
        for result in grade_class(course_root, root, chapter, list(classroom), jobs):
            compare(proof, seed, result, classroom[result.student])
            on_graded()
        shutil.rmtree(course_root)
    return proof


def reseed(source: Exercise, seed: int) -> Exercise:
    """Return the exercise with other random seeds in its setup cells; seed 0 changes nothing."""
    changed = source.with_answers_of(source)
    for cell in changed.of_kind("setup", "show"):
        cell.node["source"] = SEED.sub(
            lambda m: f"{m[1]}{int(m[2]) + seed * ANOTHER_SEED}{m[3]}", cell.source
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
    root: Path,
    course_root: Path,
    chapter: str,
    source: Exercise,
    trained: set[str] | None = None,
) -> dict[str, dict[str, Answer | None]]:
    """Make a course of one assignment with a class that has handed in; return who answered what."""
    file = Path(chapter, f"{chapter}.ipynb")
    (course_root / "solutions" / chapter).mkdir(parents=True)
    (course_root / "solutions" / file).write_text(source.text(), encoding="utf-8")
    course = Course(course_root, root)
    course.generate(chapter)
    released = Exercise.read(course_root / "exercises" / file)
    dealt = deal(Answers.read(root, chapter), list(source.answers), trained)
    for student, given in dealt.items():
        submission = released.with_answers_of(released)
        for question, answer in given.items():
            code = answer.code if answer else source.answers[question].source
            submission.answers[question].node["source"] = code
        folder = course_root / "submitted" / student / chapter
        folder.mkdir(parents=True)
        (folder / file.name).write_text(submission.text(), encoding="utf-8")
    return dealt


def compare(proof: Proof, seed: int, result: Result, given: dict[str, Answer | None]) -> None:
    """Compare the marks of one submission with what its answers deserve."""
    if result.status != "graded":
        proof.findings.append(
            Finding(seed, "all", "all", result.student, "not graded", "; ".join(result.notes))
        )
        return
    for mark in result.marks:
        question = question_of(mark.check)
        must_fail = deserves_to_fail(mark.check, given)
        answer = given.get(question)
        what = answer.what if answer else REFERENCE if question in given else UNTOUCHED
        if must_fail:
            proof.messages.setdefault((mark.check, what), mark.message)
        if mark.passed is must_fail:
            kind = "survivor" if must_fail else "false alarm"
            proof.findings.append(Finding(seed, question, mark.check, what, kind, mark.message))
        _note_margins(proof, question, mark, right=not must_fail)


def deserves_to_fail(check: str, given: dict[str, Answer | None]) -> bool:
    """Return whether a check must refuse a submission with these answers."""
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
