"""Other right answers and wrong ones, which prove an exercise's checks.

`solutions/answers/NN_topic.py` is py:percent; each cell replaces one whole answer cell::

    # %% id="q1" right="functional API"
    # %% id="q1" wrong="no activation at the end" fails="q1_output q1_fresh"
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.authoring.source import Cell, Source
from autograder.exercise import question_of

RIGHT_AT_LEAST, WRONG_AT_LEAST = 2, 5


@dataclass(frozen=True)
class Answer:
    """One answer to one question, and the checks that must refuse it (none: it is right)."""

    question: str
    what: str
    code: str
    fails: frozenset[str] = frozenset()

    @property
    def right(self) -> bool:
        return not self.fails


@dataclass
class Answers:
    """All answers of a chapter, with the source that they were read from."""

    source: Source
    answers: list[Answer]

    @classmethod
    def read(cls, root: Path, chapter: str) -> "Answers":
        path = root / "solutions" / "answers" / f"{chapter}.py"
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
    )


def answer_problems(answers: Answers, exercise: Source) -> Iterator[str]:
    """Yield what keeps the answers from proving the checks of `exercise`."""
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
        for right, least in ((True, RIGHT_AT_LEAST), (False, WRONG_AT_LEAST)):
            found = len(answers.to(question, right=right))
            if found < least:
                yield (
                    f"{source.path}:1: question {question!r} has {found} "
                    f"{'right' if right else 'wrong'} answers, needs at least {least}"
                )
    for check in sorted(checks):
        if not any(check in answer.fails for answer in answers.answers):
            yield f"{source.path}:1: no wrong answer is named that {check!r} must refuse"
