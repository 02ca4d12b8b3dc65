"""Further right answers, and wrong ones, that test the checks of an exercise.

`solutions/answers/NN_topic.py` is a py:percent file; each cell replaces one whole answer cell::

    # %% id="q1" right="functional API"
    # %% id="q1" wrong="no activation at the end" fails="q1_output q1_fresh"

`solutions/answers/outside/` has the answers of people who had seen nothing but lesson and release.
They do not know the checks, so those have no `fails`: some check must refuse each wrong one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.authoring.source import Cell, Source
from autograder.exercise import question_of

MIN_RIGHT_ANSWERS = 2  # per question, besides the reference
MIN_WRONG_ANSWERS = 5  # per question
FOLDER = Path("solutions", "answers")
OUTSIDE = FOLDER / "outside"


@dataclass(frozen=True)
class Answer:
    """An answer to a question.

    Attributes
    ----------
    question : str
        The question's id.
    what : str
        What is particular about it, in a few words.
    code : str
        The source of the answer cell.
    fails : frozenset of str
        Ids of the checks that must refuse it; empty if it is right, or if any of them may.
    right : bool
        Whether all checks of the question must accept it.
    """

    question: str
    what: str
    code: str
    fails: frozenset[str] = frozenset()
    right: bool = False


@dataclass
class Answers:
    """The answers of a chapter, with the source that they were read from."""

    source: Source
    answers: list[Answer]

    @classmethod
    def read(cls, root: Path, chapter: str, folder: Path = FOLDER) -> "Answers":
        """Read the answers of a chapter; there are none if the folder has no such file.

        Raises
        ------
        SourceError
            If the file is not py:percent.
        """
        path = root / folder / f"{chapter}.py"
        source = Source.read(path) if path.exists() else Source(path, [])
        return cls(source, [_answer(cell) for cell in source.cells if cell.kind == "code"])

    def to(self, question: str, *, right: bool) -> list[Answer]:
        """Return the right or the wrong answers to one question, in the file's order."""
        return [a for a in self.answers if a.question == question and a.right is right]


def _answer(cell: Cell) -> Answer:
    options = cell.options
    fails = str(options.get("fails", "")).split()
    return Answer(
        question=str(options.get("id", "")),
        what=str(options.get("right") or options.get("wrong") or ""),
        code=cell.text,
        fails=frozenset(fails if "wrong" in options else ()),
        right="wrong" not in options,
    )


def answer_problems(answers: Answers, exercise: Source) -> Iterator[str]:
    """Yield why the answers cannot test all checks of `exercise`."""
    source = answers.source
    roles = [(cell.options.get("role"), cell.options.get("id")) for cell in exercise.cells]
    questions = [str(name) for role, name in roles if role == "answer"]
    checks = {str(name) for role, name in roles if role == "check"}
    for cell in source.cells:
        if cell.kind != "code":
            continue
        where, options, answer = source.where(cell), cell.options, _answer(cell)
        if answer.question not in questions:
            yield f"{where}: id={answer.question!r} is no question of {exercise.path}"
        if ("right" in options) == ("wrong" in options) or not answer.what:
            yield f'{where}: say either right="what it is" or wrong="the mistake"'
        elif "wrong" in options and not answer.fails:
            yield f'{where}: name the checks that must refuse it, fails="{answer.question}_..."'
        for check in sorted(answer.fails):
            if check not in checks or question_of(check) != answer.question:
                yield f"{where}: {check!r} is no check of question {answer.question!r}"
    for question in questions:
        for right, least in ((True, MIN_RIGHT_ANSWERS), (False, MIN_WRONG_ANSWERS)):
            found = len(answers.to(question, right=right))
            if found < least:
                yield (
                    f"{source.path}:1: question {question!r} has {found} "
                    f"{'right' if right else 'wrong'} answers, needs at least {least}"
                )
    for check in sorted(checks):
        if not any(check in answer.fails for answer in answers.answers):
            yield f"{source.path}:1: no wrong answer is named that {check!r} must refuse"
