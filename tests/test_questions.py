"""Letter questions of the course: nobody finds the right letter without reading the options."""

import ast
import re
from collections import Counter
from typing import NamedTuple

from autograder.authoring.source import Source
from tests.tiny import ROOT


class Question(NamedTuple):
    """A question with options: the chapter, the right letter, and the text of each letter."""

    chapter: str
    right: str
    options: dict[str, str]


def questions() -> list[Question]:
    found = []
    for path in sorted((ROOT / "solutions").glob("*.py")):
        prompt = ""
        for cell in Source.read(path).cells:
            if cell.kind == "markdown":
                prompt = cell.text
            elif right := sealed_letter(cell.text):
                lines = re.findall(r"^ *- \*\*(\w)\*\* (.+(?:\n +[^- ].+)*)", prompt, re.MULTILINE)
                options = {letter: " ".join(text.split()) for letter, text in lines}
                found.append(Question(path.stem, right, options))
    return found


def sealed_letter(code: str) -> str | None:
    """Return the letter that a check expects in `answer`, if it expects one."""
    for call in ast.walk(ast.parse(code)):
        if isinstance(call, ast.Call) and ast.unparse(call).startswith("expect.choice('answer',"):
            (key,) = (word.value for word in call.keywords if word.arg == "key")
            assert isinstance(key, ast.Call)
            return str(ast.literal_eval(key.args[0]))
    return None


def test_right_letters_are_spread_over_the_course() -> None:
    letters = Counter(question.right for question in questions())
    assert set(letters) == set("abcde")
    assert max(letters.values()) - min(letters.values()) <= 1, letters


def test_the_length_of_an_option_does_not_give_it_away() -> None:
    for question in questions():
        assert list(question.options) == list("abcde")[: len(question.options)], question
        assert len(question.options) >= 4, question
        lengths = {letter: len(text) for letter, text in question.options.items()}
        assert max(lengths.values()) <= 1.25 * min(lengths.values()), (question.chapter, lengths)
        ordered = sorted(lengths.values())
        assert ordered[0] < lengths[question.right] < ordered[-1], (question.chapter, lengths)
