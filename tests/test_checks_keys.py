"""Keys: they tell a right answer and explain a wrong one, and show neither."""

import base64
import re

import numpy as np
import pytest

from autograder.checks import CheckFailed, expect
from autograder.checks.keys import make_key, opinion

SALT = b"saltsalt"


def seal(right, wrong=None, decimals=None, **letters):
    return make_key(right, (wrong or {}) | letters, salt=SALT, decimals=decimals)


LETTER = seal("B", A="A is too small.", C="C is the mean.")


@pytest.mark.parametrize("value", ["B", "b", " (b) ", np.str_("B")])
def test_the_right_letter_is_recognised(value):
    expect.choice("answer", value, "ABCD", key=LETTER)
    expect.choice("answer", value, options="abcd", key=LETTER)


@pytest.mark.parametrize(
    ("value", "meaning"),
    [
        ("a", "another choice in `answer`\nFound: 'a'\nHint: A is too small.$"),
        ("(C)", r"another choice in `answer`\nFound: '\(C\)'\nHint: C is the mean.$"),
        ("D", "another choice in `answer`\nFound: 'D'\nHint: Count again.$"),
        ("e", "one of 'A', 'B', 'C', 'D' in `answer`\nFound: 'e'$"),
    ],
)
def test_a_wrong_letter_gets_its_own_explanation(value, meaning):
    with pytest.raises(CheckFailed, match=meaning):
        expect.choice("answer", value, "ABCD", key=LETTER, why="Count again.")


@pytest.mark.parametrize("value", [36, 36.0, np.int64(36), np.float32(36), np.array(36)])
def test_a_whole_number_is_compared_exactly(value):
    expect.number("n", value, key=seal(36, {42: "Without the biases."}))


@pytest.mark.parametrize(
    ("value", "meaning"),
    [
        (42, "another number in `n`\nFound: 42\nHint: Without the biases.$"),
        (35, "Found: 35\nHint: Count.$"),
        (36.4, "Found: 36.4\nHint: Count.$"),
        (-36, "Found: -36\nHint: Count.$"),
        (float("nan"), "an ordinary number"),
        ("36", "text"),
    ],
)
def test_another_whole_number_is_refused(value, meaning):
    meaning = meaning.replace("an ordinary number", "ordinary numbers")
    with pytest.raises(CheckFailed, match=meaning) as failed:
        expect.number("n", value, key=seal(36, {42: "Without the biases."}), why="Count.")
    assert "36" not in str(failed.value).partition("Found")[0]


@pytest.mark.parametrize("value", [0.6667, 2 / 3, 0.667, 0.666, 0.668, np.float32(2 / 3)])
def test_one_unit_of_the_last_decimal_makes_no_difference(value):
    expect.number("share", value, key=seal(0.6667, decimals=3))


def test_the_neighbour_of_a_wrong_number_gets_its_explanation():
    key = seal(0.667, {0.6: "Of the training rows.", 66.7: "A share, not per cent."}, decimals=3)
    for value, why in ((0.601, "training rows"), (0.5993, "training"), (66.7, "per cent")):
        with pytest.raises(CheckFailed, match=why):
            expect.number("share", value, key=key)
    for value in (0.664, 0.6699, 0.0):
        with pytest.raises(CheckFailed, match=r"Found: [\d.]+$"):
            expect.number("share", value, key=key)


def test_the_right_number_goes_before_a_wrong_one_that_is_as_near():
    key = seal(0.50, {0.52: "no"}, decimals=2)
    expect.number("x", 0.51, key=key)
    with pytest.raises(CheckFailed, match="no"):
        expect.number("x", 0.52, key=key)


ARRAY = seal([32, 5], {(5, 32): "In the other order.", (32,): "One is missing."})


@pytest.mark.parametrize("value", [[32, 5], (32, 5), np.array([32.0, 5.0]), [np.int8(32), 5]])
def test_a_list_of_whole_numbers_is_compared_as_a_whole(value):
    expect.array("of_mean", value, key=ARRAY)


@pytest.mark.parametrize(
    ("value", "meaning"),
    [
        ([5, 32], r"another answer in `of_mean`\nFound: \[5, 32\]\nHint: In the other order"),
        ([32], "One is missing"),
        ([[32, 5]], r"Found: \[\[32, 5\]\]\nHint: Look$"),
        ([32, 5, 0], "Hint: Look$"),
        ([32.5, 5], "Hint: Look$"),
        (np.zeros(10**6), "Hint: Look$"),
    ],
)
def test_another_list_is_refused(value, meaning):
    with pytest.raises(CheckFailed, match=meaning):
        expect.array("of_mean", value, key=ARRAY, why="Look")


def test_a_column_may_count_as_1d_for_a_key_too():
    expect.array("x", [[32], [5]], key=ARRAY, column_or_1d=True)


def test_a_text_is_compared_as_texts_are():
    key = seal("Vanishing gradient", {"overfitting": "That shows on new rows."})
    expect.text("cause", " vanishing\n GRADIENT", key=key)
    with pytest.raises(CheckFailed, match=r"another text in `cause`\n.*\nHint: That shows"):
        expect.text("cause", "Overfitting", key=key)
    with pytest.raises(CheckFailed, match=r"another text in `cause`\nFound: 'noise'$"):
        expect.text("cause", "noise", key=key)


def test_a_key_shows_neither_answers_nor_explanations_nor_which_is_right():
    shown = base64.b64decode(LETTER.rpartition(":")[2])
    assert not re.search(rb"too small|is the mean", shown)
    size = int(LETTER.split(":")[2])
    assert len(shown) == len(SALT) + 3 * (8 + size)  # entries of one length, in no telling order
    entries = [shown[len(SALT) + i * (8 + size) :][:8] for i in range(3)]
    assert entries == sorted(entries)
    assert make_key("B", {"A": "A is too small."}, salt=b"other", decimals=None) != LETTER
    assert seal("B", C="C is the mean.", A="A is too small.") == LETTER


def test_an_answer_that_is_not_listed_has_no_opinion():
    assert opinion(LETTER, "d") is None
    assert opinion(LETTER, 3) is None
    assert opinion(seal(3), "3") is None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((0.5,), "its decimals"),
        ((36, {"a": "no"}), "not whole numbers"),
        (("b", {3: "no"}), "not text"),
        (("b", {"B ": "no"}), "cannot be told"),
        ((0.5, {0.501: "no"}, 3), "cannot be told"),
        (([0.5, 0.25], {}, 2), "a single number"),
        ((float("nan"), {}, 2), "not a number"),
    ],
)
def test_what_cannot_be_a_key_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        seal(*arguments)


def test_a_number_needs_something_to_be_compared_with():
    with pytest.raises(ValueError, match="key"):
        expect.number("x", 3)
