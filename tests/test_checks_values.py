"""Expectations about numbers, choices and text, and how any value is shown."""

import numpy as np
import pandas as pd
import pytest

from autograder.checks import CheckFailed, expect
from autograder.checks.keys import make_key
from autograder.checks.wording import show

# number


@pytest.mark.parametrize(
    "value",
    [
        0.1,
        np.float64(0.1),
        np.float32(0.1),
        np.array(0.1),
        np.array(0.1, "float32"),
    ],
    ids=repr,
)
def test_a_number_is_the_same_in_every_style(value):
    expect.number("x", value, 0.1, tolerance=1e-9 if np.asarray(value).itemsize == 8 else 0)


@pytest.mark.parametrize("value", [3, 3.0, np.int64(3), np.uint8(3)])
def test_a_whole_number_may_have_any_type(value):
    expect.number("x", value, 3, tolerance=0)


def test_a_number_may_be_off_by_the_tolerance():
    expect.number("x", 0.104, 0.1, tolerance=0.005)
    with pytest.raises(CheckFailed, match=r"another number in `x`\nFound: 0\.106\nHint: look"):
        expect.number("x", 0.106, 0.1, tolerance=0.005, why="look")


@pytest.mark.parametrize("value", [1_663_371, np.float32(1_663_371), np.array(1_663_371)])
def test_a_large_count_must_be_exact(value):
    with pytest.raises(CheckFailed, match=r"another number in `x`\nFound: 1663371$"):
        expect.number("x", value, 1_663_370)
    with pytest.raises(CheckFailed, match=r"1663370 in `x`\nFound: 1663371$"):
        expect.number("x", value, 1_663_370, reveal=True)


@pytest.mark.parametrize(
    ("value", "meaning"),
    [
        ("0.1", "'0.1', which is text"),
        (True, "a number in `x`\nFound: True"),
        (np.bool_(True), "Found: True"),
        (np.array([True]), r"Found: \[ *True\]"),
        ([0.1, 0.2], r"one number in `x`\nFound: \[0.1, 0.2\]"),
        ([], "one number"),
        ([1], r"one number in `x`\nFound: \[1\]\nHint: A list holds it: take the number out"),
        (np.array([0.1]), r"Found: \[0.1\]\nHint: An array holds it"),
        (np.array([[0.1]]), "Hint: An array holds it"),
        (pd.Series([0.1]), "Hint: A series holds it"),
        (np.nan, "Found: nan"),
        (np.inf, "Found: inf"),
        (0.1 + 0j, "which is complex"),
        (None, "return"),
        (..., "placeholder"),
    ],
)
def test_what_is_no_number_is_refused(value, meaning):
    with pytest.raises(CheckFailed, match=meaning):
        expect.number("x", value, 0.1)


def test_the_right_number_is_not_told():
    with pytest.raises(CheckFailed) as failed:
        expect.number("x", 2, 12345)
    assert "12345" not in str(failed.value)


def test_the_right_number_is_told_where_it_is_no_secret():
    with pytest.raises(CheckFailed, match=r"12345 in `x`\nFound: 2$"):
        expect.number("x", 2, 12345, reveal=True)


# choice


LETTER = make_key("b", {"a": "Count again."}, salt=b"salt")


@pytest.mark.parametrize("value", ["b", "B", " b\n", "(b)", "( B )", np.str_("b"), "b)"])
def test_a_letter_may_be_written_in_any_way(value):
    expect.choice("answer", value, "abc", key=LETTER)


@pytest.mark.parametrize(
    ("value", "meaning"),
    [
        ("a", "another choice in `answer`\nFound: 'a'\nHint: Count again."),
        ("C", "another choice in `answer`\nFound: 'C'$"),
        ("d", "one of 'a', 'b', 'c' in `answer`\nFound: 'd'"),
        ("", "one of .*\nFound: ''"),
        ("ab", "one of .*\nFound: 'ab'"),
        (["b"], r"one of .*\nFound: \['b'\]"),
        (1, "one of .*\nFound: 1"),
        (None, "None"),
        (..., "placeholder"),
    ],
)
def test_another_choice_is_refused(value, meaning):
    with pytest.raises(CheckFailed, match=meaning):
        expect.choice("answer", value, "abc", key=LETTER)


# text


@pytest.mark.parametrize(
    "value", ["Vanishing gradient", " vanishing\n GRADIENT ", np.str_("vanishing gradient")]
)
def test_case_and_blanks_do_not_count(value):
    expect.text("answer", value, equals="vanishing  Gradient")
    expect.text("answer", value, contains="ing  Grad")
    expect.text("answer", value, matches=r"^Vanish\S+ gradients?$")


@pytest.mark.parametrize(
    ("wanted", "meaning"),
    [
        ({"equals": "gradient"}, "another text in `answer`\nFound: 'a Gradient'\nHint: why"),
        ({"contains": "loss"}, "'loss' somewhere in `answer`"),
        ({"matches": r"gradient\d"}, "another text"),
    ],
)
def test_another_text_is_refused(wanted, meaning):
    with pytest.raises(CheckFailed, match=meaning):
        expect.text("answer", "a Gradient", **wanted, why="why")


@pytest.mark.parametrize(
    ("value", "meaning"),
    [
        (3, "in quotes.*\n.*3"),
        (b"b", "in quotes"),
        (["b"], "in quotes"),
        (None, "None"),
        (..., "\\."),
    ],
)
def test_what_is_no_text_is_refused(value, meaning):
    with pytest.raises(CheckFailed, match=meaning):
        expect.text("answer", value, contains="")


# How values are shown


class Unspeakable:
    def __repr__(self):
        raise ValueError


class Shapeless:
    @property
    def shape(self):
        raise ValueError


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.5, "0.5"),
        ("text", "'text'"),
        ([np.float64(0.5), np.int64(2)], "[0.5, 2]"),
        (np.float32(0.1), "0.1"),
        (np.float32(1 / 3), "0.333333"),
        (1 / 3, "0.333333"),
        (0.123456, "0.123456"),
        (2.0, "2.0"),
        (12_345_678, "12345678"),
        (np.int64(12_345_678), "12345678"),
        (np.float32(1_663_371), "1663371"),
        (1e20, "1e+20"),
        ([12_345_678, 0.1 + 0.2], "[12345678, 0.3]"),
        (float("nan"), "nan"),
        (np.eye(2), "[[1., 0.], [0., 1.]]"),
        (np.array([5, 32]), "[5, 32]"),
        (np.arange(100.0), "an array of shape (100,): 0., 1., 2., 3., …"),
        (pd.DataFrame({"a": [1]}), "a DataFrame of shape (1, 1)"),
        (list(range(10**6)), "[0, 1, 2, 3, 4, 5, 6, 7, ...]"),
        ((i for i in "ab"), "a generator"),
        (object(), "an object"),
        (len, "the function `len`"),
        (dict, "the class `dict`"),
        (Unspeakable(), "an Unspeakable"),
        ([Unspeakable()], "a list"),
        (Shapeless(), "a Shapeless"),
    ],
)
def test_a_value_is_shown_as_a_student_knows_it(value, shown):
    assert show(value) == shown


@pytest.mark.parametrize("value", ["x" * 10**6, dict.fromkeys(range(99), "x" * 99), 10**300])
def test_a_long_value_is_shown_in_short(value):
    assert len(show(value)) < 130
