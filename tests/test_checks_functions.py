"""Expectations about functions, which are called next to a reference."""

import sys
from contextlib import nullcontext

import numpy as np
import pandas as pd
import pytest

from autograder.checks import CheckFailed, expect
from autograder.checks.functions import copied


def double(x):
    return 2 * np.asarray(x, dtype=float)


CASES = [([1, 2, 3],), (np.arange(9.0),)]


def check(student, reference=double, cases=CASES, **settings):
    expect.function("double", student, reference=reference, cases=cases, **settings)


class Doubler:
    def __call__(self, x):
        return double(x)


@pytest.mark.parametrize(
    "student",
    [
        double,
        lambda x: [v + v for v in x],
        lambda x: tuple(np.float32(2 * v) for v in x),
        lambda x: pd.Series(x) * 2,
        lambda x, times=2: np.multiply(x, times),
        Doubler(),
        np.vectorize(lambda v: 2 * v),
    ],
    ids=["reference", "list", "float32", "series", "default", "object", "vectorize"],
)
def test_a_function_may_be_written_in_any_style(student):
    check(student)


def raises(x):
    raise KeyError("size")


@pytest.mark.parametrize(
    ("student", "meaning"),
    [
        (np.square, r"2 in `double\(\[1, 2, 3\]\)\[0\]`\nFound: 1; 2 of 3 values"),
        (lambda x: double(x) if len(x) == 3 else x, r"an array of shape \(9,\): 0., 1., 2., 3., …"),
        (lambda x: double(x)[:2], r"shape \(3,\).*\n.*shape \(2,\)"),
        (lambda x: double(x)[:, None], "ravel"),
        (lambda x: None, "None\n.*return"),
        (lambda x: ..., "placeholder"),
        (lambda x: print(end=""), "return"),
        (lambda x: "246", "'246', which is text"),
        (lambda x: (2 * v for v in x), "a generator"),
        (lambda x: [[1], [2, 3]], "different lengths"),
        (lambda x: double(x) / 0, "nan or infinity"),
        (lambda: 6, r"`double\(\[1, 2, 3\]\)` to return\nFound: TypeError: .*takes 0 positional"),
        (raises, "to return\nFound: KeyError: 'size'"),
        (lambda x: sys.exit(), "Found: SystemExit"),
        (
            lambda x: x.clear() if isinstance(x, list) else None,
            r"`double\(\[1, 2, 3\]\)` to return a value\nFound: None",
        ),
        (double([1]), r"a function called `double`\nFound: \[2.\]"),
        ("double", "a function called `double`\nFound: 'double'"),
        (None, "None"),
        (..., "placeholder"),
    ],
)
@pytest.mark.filterwarnings("ignore:divide by zero:RuntimeWarning", "ignore:invalid:RuntimeWarning")
def test_a_wrong_function_is_refused(student, meaning):
    with pytest.raises(CheckFailed, match=meaning):
        check(student)


def test_a_hint_about_values_is_not_given_to_an_exception():
    with pytest.raises(CheckFailed, match=r"Found: KeyError: 'size'$"):
        check(raises, why="Double it.")
    with pytest.raises(CheckFailed, match="Hint: Double it"):
        check(np.square, why="Double it.")


def test_an_exception_without_words_is_told_by_its_name():
    class Mute(Exception):
        def __str__(self):
            raise ValueError

    def mute(x):
        raise Mute

    with pytest.raises(CheckFailed, match=r"Found: Mute$"):
        check(mute)


def test_the_argument_is_the_same_for_each_call():
    cases = [(np.zeros(3),)] * 2
    with pytest.raises(CheckFailed, match="changed argument"):
        check(lambda x: x.__iadd__(1), cases=cases, unchanged=True)
    assert not cases[0][0].any()


CHANGES = {
    "frame": (pd.DataFrame({"a": [1, 2]}), lambda f: f.insert(0, "b", 0)),
    "list": ([1, 2], lambda v: v.append(3)),
    "list of arrays": ([np.zeros(2), np.zeros(2)], lambda v: v[1].fill(1)),
    "dictionary": ({"a": np.zeros(2)}, lambda d: d["a"].fill(1)),
    "set": ({1, 2}, lambda s: s.add(3)),
    "type of an array": ([np.zeros(2)], lambda v: v.__setitem__(0, np.zeros(2, int))),
    "array with gaps": (np.array([np.nan, 1]), lambda a: a.fill(0)),
}


@pytest.mark.parametrize(("argument", "change"), CHANGES.values(), ids=CHANGES)
def test_a_change_of_any_argument_is_found(argument, change):
    def student(x):
        return change(x) or 1

    before = copied(argument)
    check(lambda x: 1, reference=lambda x: 1, cases=[(argument,)], unchanged=True)
    check(student, reference=lambda x: 1, cases=[(argument,)])
    assert expect.call("double", student, argument) == 1
    assert str(argument) == str(before)
    with pytest.raises(
        CheckFailed, match=r"leave its arguments .*\nFound: a changed argument: .* 1"
    ):
        check(student, reference=lambda x: 1, cases=[(argument,)], unchanged=True)
    with pytest.raises(CheckFailed, match="changed argument: `x`\nHint: Work on a copy"):
        expect.call("double", student, x=argument, unchanged=True)


def test_a_function_cannot_change_what_is_expected_of_it():
    shared = np.arange(3.0)
    calls = []

    def reference(x):
        calls.append("reference")
        return shared  # as a careless check may have it

    def overwrites(x):
        calls.append("answer")
        shared[:] = x[:] = 0
        return x

    with pytest.raises(CheckFailed, match="1 in `double"):
        check(overwrites, reference=reference, cases=[(np.ones(3),), (np.ones(3),)])
    assert calls == ["reference", "reference", "answer"]


def test_a_call_returns_what_the_function_returns():
    assert expect.call("add", lambda a, b: a + b, 1, b=2) == 3
    assert expect.call("f", lambda name, function: (name, function), name=1, function=2) == (1, 2)


@pytest.mark.parametrize(
    ("student", "meaning"),
    [
        (..., "`add`\nFound: the placeholder"),
        (None, "a value in `add`"),
        (3, "a function called `add`\nFound: 3"),
        (
            lambda a, b: None,
            r"`add\(\[1\], b=2\)` to return a value\nFound: None\nHint: .* `return`",
        ),
        (lambda a, b: ..., r"`add\(\[1\], b=2\)`\nFound: the placeholder"),
        (lambda a: 3, r"`add\(\[1\], b=2\)` to return\nFound: TypeError"),
        (lambda a, b: sys.exit(), "Found: SystemExit"),
    ],
)
def test_a_call_that_returns_nothing_is_refused(student, meaning):
    with pytest.raises(CheckFailed, match=meaning):
        expect.call("add", student, [1], b=2)


def test_arguments_are_copied_but_for_models_and_what_cannot_be():
    class Model:
        def get_weights(self):
            return []

        def __deepcopy__(self, memo):
            raise AssertionError

    model, rows = Model(), (n for n in range(3))
    nested = {"rows": [np.zeros(2)], "model": [model], "frame": pd.DataFrame({"a": [1]})}
    mine = expect.call("f", lambda *arguments: arguments, nested, rows)
    assert mine[0]["model"][0] is model and mine[1] is rows
    assert mine[0]["rows"][0] is not nested["rows"][0]
    assert mine[0]["frame"] is not nested["frame"] and mine[0]["frame"].equals(nested["frame"])


def test_a_generator_of_random_numbers_is_an_argument_like_others():
    def draw(rng, n):
        return rng.random(n)

    check(draw, reference=draw, cases=[(np.random.default_rng(0), 3)])


@pytest.mark.parametrize(
    ("column_or_1d", "shape", "right"),
    [(True, (3,), True), (True, (3, 1), True), (False, (3, 1), False), (True, (1, 3), False)],
)
def test_a_column_counts_as_1d_if_asked_for(column_or_1d, shape, right):
    def student(x):
        return double(x).reshape(shape)

    with nullcontext() if right else pytest.raises(CheckFailed, match="the shape"):
        check(student, cases=[([1, 2, 3],)], column_or_1d=column_or_1d)


@pytest.mark.parametrize(
    "student", [lambda t: (1.0, [2, 3]), lambda t: [np.array(1), np.array([2, 3])]]
)
def test_several_values_may_come_in_any_sequence(student):
    check(student, reference=lambda t: (1, np.array([2, 3])), cases=[("text",)])


@pytest.mark.parametrize(
    ("found", "meaning"),
    [
        ((1, [2, 4]), r"3 in `double\('text'\)\[1\]\[1\]`\nFound: 4"),
        ((1,), "to return 2 values"),
        ((1, 2, 3), "to return 2 values"),
        ("12", "to return 2 values"),
        (iter(int, 1), r"shape \(2,\)|2 values"),
        ((1, None), r"a value in `double\('text'\)\[1\]`"),
        (7, "to return 2 values\nFound: 7"),
    ],
)
def test_other_values_are_refused(found, meaning):
    with pytest.raises(CheckFailed, match=meaning):
        check(lambda t: found, reference=lambda t: (1, [2, 3]), cases=[("text",)])


@pytest.mark.parametrize(
    ("wanted", "found", "right"),
    [
        ("spam", "spam", True),
        ("spam", np.str_("spam"), True),
        ("spam", "ham", False),
        ("spam", ["spam"], False),
        ("spam", np.array(["spam", "spam"]), False),
        (True, np.True_, True),
        (True, False, False),
        (True, np.array([True, True]), False),
        (np.True_, True, True),
        (np.True_, False, False),
        (None, None, True),
        (None, 3, False),
    ],
)
def test_what_is_no_number_is_compared_as_it_is(wanted, found, right):
    with nullcontext() if right else pytest.raises(CheckFailed, match=r"`double\(\)`"):
        check(lambda: found, reference=lambda: wanted, cases=[()])
