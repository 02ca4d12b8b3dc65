"""Expectations about arrays and tables: right ones in every style, and what wrong ones are told."""

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from autograder.checks import CheckFailed, expect


class Tensor:
    """Stands for a tensor: no array, but it can be made into one."""

    def __init__(self, numbers):
        self.numbers = np.asarray(numbers, dtype="float32")
        self.shape = self.numbers.shape

    def __array__(self, dtype=None, copy=None):
        return self.numbers.astype(dtype or self.numbers.dtype)


def test_checks_of_arrays_need_no_keras():
    code = "import autograder.checks, sys; sys.exit('keras' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


STYLES = [
    pytest.param(make, id=name)
    for name, make in {
        "list": list,
        "tuple": tuple,
        "list of NumPy scalars": lambda v: [np.float32(x) for x in v],
        "array": np.array,
        "float32": lambda v: np.array(v, "float32"),
        "objects": lambda v: np.array(v, dtype=object),
        "series": pd.Series,
        "series with an index": lambda v: pd.Series(v, index=range(9, 9 - len(v), -1)),
        "nullable series": lambda v: pd.Series(v, dtype="Float64"),
        "tensor": Tensor,
        "fractions": lambda v: [Fraction(x) for x in v],
        "decimals": lambda v: [Decimal(x) for x in v],
    }.items()
]


# array


@pytest.mark.parametrize("make", STYLES)
def test_an_array_is_the_same_in_every_style(make):
    expect.array("x", make([0.25, 1, 3]), shape=(3,), between=(0.25, 3), equals=[0.25, 1, 3])


@pytest.mark.parametrize("make", STYLES)
def test_another_value_is_found_in_every_style(make):
    with pytest.raises(CheckFailed, match=r"2 in `x\[1\]`\nFound: 1; 1 of 3 values differ"):
        expect.array("x", make([0.25, 1, 3]), equals=[0.25, 2, 3])


@pytest.mark.parametrize("number", [0.5, np.float64(0.5), np.float32(0.5), np.array(0.5)])
def test_a_single_number_has_no_shape(number):
    expect.array("share", number, shape=(), kind="float", between=(0, 1))


@pytest.mark.parametrize(
    "value",
    [np.eye(2), [[1, 0], [0, 1]], pd.DataFrame(np.eye(2)), Tensor(np.eye(2)), np.eye(2) == 1],
)
def test_a_table_of_numbers_is_the_same_in_every_style(value):
    expect.array("x", value, shape=(-1, 2), kind="integer", values=(0, 1), equals=np.eye(2))


@pytest.mark.parametrize(
    ("value", "shape", "meaning"),
    [
        (np.zeros(4), (3,), r"shape \(3,\).*\n.*shape \(4,\)"),
        (np.zeros((3, 1)), (3,), r"shape \(3, 1\)\n.*ravel"),
        (np.zeros((5, 1)), (3,), r"shape \(5, 1\)$"),  # flattening it would not help
        (np.zeros(3), (3, 1), r"shape \(3,\)\n.*reshape\(-1, 1\)"),
        (np.zeros((2, 3)), (3, 2), r"shape \(2, 3\)\n.*rows and columns"),
        (np.zeros((2, 4)), (-1, 3), r"shape \(any, 3\)"),
        (np.zeros(1), (), r"a single number in `x`\n.*shape \(1,\)\n.*item"),
        (0.5, (2,), r"shape \(2,\) in `x`\n.*a single number"),
    ],
)
def test_another_shape_is_named(value, shape, meaning):
    with pytest.raises(CheckFailed, match=meaning):
        expect.array("x", value, shape=shape)


def test_the_authors_hint_comes_before_the_one_about_columns():
    with pytest.raises(CheckFailed, match="Hint: think") as failed:
        expect.array("x", np.zeros((3, 1)), shape=(3,), why="think")
    assert "ravel" not in str(failed.value)


@pytest.mark.parametrize("value", [[1, 2], [1.0, 2.0], [True, False], np.uint8([1, 2])])
def test_whole_numbers_may_have_any_type(value):
    expect.array("x", value, kind="integer")


def test_an_unknown_kind_is_an_error_of_the_author():
    with pytest.raises(ValueError, match="one of integer, float, bool, not 'whole'"):
        expect.array("x", [1.5], kind="whole")


@pytest.mark.parametrize(
    ("value", "kind", "meaning"),
    [
        ([1, 2, 2.5, 3], "integer", r"whole numbers in `x`\nFound: 2\.5"),
        ([1, 2], "float", r"decimal point in `x`\nFound: \[1, 2\]"),
        ([True, False], "float", r"\[ *True, False\]"),
        ([1, 0], "bool", r"True and False in `x`\nFound: \[1, 0\]"),
    ],
)
def test_another_kind_is_named(value, kind, meaning):
    with pytest.raises(CheckFailed, match=meaning):
        expect.array("x", value, kind=kind)


@pytest.mark.parametrize("value", [[True, False], np.array([True, False], dtype=object)])
def test_booleans_may_come_as_objects(value):
    expect.array("x", value, kind="bool")


@pytest.mark.parametrize(
    ("value", "wanted", "meaning"),
    [
        ([0, 2, 1], {"values": (0, 1)}, "only 0, 1 in `x`\nFound: also 2"),
        ([0.5, 1.5], {"between": (0, 1)}, "from 0 to 1 in `x`\nFound: values from 0.5 to 1.5"),
        ([1.5], {"between": (0, 1)}, "Found: 1.5$"),
        ([True, False], {"between": (2, 3)}, "Found: values from 0 to 1"),
        ([1.0, 2.0], {"equals": [True, False]}, r"0 in `x\[1\]`\nFound: 2"),
        ([True, True], {"equals": np.array([True, False])}, r"0 in `x\[1\]`\nFound: 1"),
        ([1, 2], {"equals": [1, 2, 3]}, r"shape \(3,\).*\n.*\(2,\)"),
        (1.00004, {"equals": 1.0}, "1 in `x`\nFound: 1.00004"),  # alike in five digits
        ([1, np.nan], {}, "nan or infinity, 1 of 2 values"),
        (np.inf, {}, "Found: inf"),
        ([[1, 2], [3]], {}, "numbers in `x`\nFound: parts of different lengths"),
        (["1", "2"], {}, "which is text"),
        ((None, 1, 2), {}, r"Found: \(None, 1, 2\)\nHint: None is no number"),
        (pd.Series(["1", "2"]), {}, "which is text"),
        (np.array(["1", 2], dtype=object), {}, "which is text"),
        ([1, 2 + 1j], {}, "which is complex"),
        (pd.Series([pd.Timestamp(0)]), {}, "which is no number"),
        ([None, 1], {}, "None is no number"),
        (len, {}, "the function `len`\n.*Call it"),
        ([], {"between": (0, 1)}, "empty"),
        (None, {}, "None\n.*return"),
        (..., {}, "placeholder"),
    ],
)
def test_a_wrong_array_is_refused(value, wanted, meaning):
    with pytest.raises(CheckFailed, match=meaning):
        expect.array("x", value, **wanted)


def test_an_empty_array_may_be_right():
    expect.array("x", [], shape=(0,), between=(0, 1))
    expect.array("x", [], equals=[])


def test_nan_is_right_only_where_it_is_expected():
    expect.array("x", [1, np.nan], equals=[1, np.nan])
    with pytest.raises(CheckFailed, match=r"nan in `x\[1\]`\nFound: 2"):
        expect.array("x", [1, 2], equals=[1, np.nan])
    with pytest.raises(CheckFailed, match="nan or infinity"):
        expect.array("x", [1, np.nan], equals=[1, 2])


@pytest.mark.parametrize(
    "refuse",
    [
        lambda why: expect.array("y", [1, np.nan], why=why),
        lambda why: expect.probabilities("y", [[0.5], [np.inf]], why=why),
        lambda why: expect.number("y", np.nan, 1, why=why),
    ],
)
def test_nan_is_told_with_the_authors_hint(refuse):
    with pytest.raises(CheckFailed, match=r"(nan|infinity)[^\n]*\nHint: Large scores"):
        refuse("Large scores?")


def test_tolerance_is_absolute_and_relative():
    expect.array("x", [0, 1000], equals=[0.009, 1009], tolerance=0.01)
    with pytest.raises(CheckFailed):
        expect.array("x", [0, 1000], equals=[0.011, 1000], tolerance=0.01)
    with pytest.raises(CheckFailed):
        expect.array("x", [0, 1000], equals=[0, 1011], tolerance=0.01)


# table

WINES = pd.DataFrame(
    {"kind": ["red", "white", None], "alcohol": [14.2, 13.2, np.nan], "good": [True, False, True]}
)


@pytest.mark.parametrize(
    "value",
    [
        WINES,
        WINES.set_index([[7, 8, 9]]),
        WINES[["good", "alcohol", "kind"]].assign(more=1),
        WINES.astype({"kind": object, "alcohol": "float32", "good": int}),
        WINES.astype({"kind": "category"}),
    ],
    ids=["same", "another index", "order and more columns", "other types", "category"],
)
def test_a_table_is_the_same_in_every_style(value):
    expect.table("wines", value, columns=["kind", "good"], rows=3, equals=WINES)


@pytest.mark.parametrize(
    ("value", "wanted", "meaning"),
    [
        (WINES.to_numpy(), {}, "pandas DataFrame.*\n.*an array"),
        (WINES["kind"], {}, "a Series\n.*brackets"),
        (WINES[["kind"]], {"columns": ["good"]}, "the column 'good'.*\n.*no 'good'; .* 'kind'"),
        (pd.DataFrame(), {"columns": ["good"]}, "there are no columns"),
        (WINES, {"rows": 4}, "4 rows in `wines`\n.*3 rows"),
        (WINES[:1], {"rows": 2}, "2 rows in `wines`\n.*1 row$"),
        (WINES[:2], {"equals": WINES}, "3 rows.*\n.*2 rows"),
        (WINES.assign(alcohol=1.0), {"equals": WINES}, r"14.2 in `wines\['alcohol'\]\[0\]`\n.*1;"),
        (WINES.assign(alcohol="no"), {"equals": WINES}, r"`wines\['alcohol'\]`\n.*text"),
        (
            WINES.assign(kind="red"),
            {"equals": WINES},
            r"'white' in row 1 of `wines\['kind'\]`\n.*'red'",
        ),
        (WINES.assign(kind=["red", None, None]), {"equals": WINES}, "'white' in row 1"),
        (pd.concat([WINES, WINES], axis=1), {"equals": WINES}, "several of that name"),
    ],
)
def test_a_wrong_table_is_refused(value, wanted, meaning):
    with pytest.raises(CheckFailed, match=meaning):
        expect.table("wines", value, **wanted)


# probabilities


@pytest.mark.parametrize("make", STYLES)
def test_probabilities_may_come_in_every_style(make):
    expect.probabilities("p", make([0.25, 0, 1]))


@pytest.mark.parametrize(
    ("value", "sum_to_one"),
    [
        ([[0.2], [0.9]], False),
        (0.5, False),
        ([[0.5]], False),
        ([[0.2, 0.8], [0.5, 0.5]], True),
        ([0.5, 0.5], True),
        (np.float32([[1 + 1e-7, 0], [0.5, 0.5]]), True),
    ],
)
def test_probabilities_may_have_any_shape(value, sum_to_one):
    expect.probabilities("p", value, sum_to_one=sum_to_one)


@pytest.mark.parametrize(
    ("value", "sum_to_one", "meaning"),
    [
        ([[-0.5], [1.5]], False, "from 0 to 1, in `p`\nFound: numbers from -0.5 to 1.5"),
        ([[0.5], [0.5]], False, r"depend on the input in `p`\nFound: 0.5 for every row"),
        ([1, 1, 1], False, "1 for every row"),
        ([[0.3, 0.7], [0.3, 0.7]], True, r"\[0.3, 0.7\] for every row"),
        ([[0.5, 0.5], [0.5, 0.7]], True, "a row that adds up to 1.2"),  # not of the first
        (0.5, True, "adds up to 0.5"),
        ([[0.5], [np.nan]], False, "nan"),
        ([], False, "empty"),
        (["0.5"], False, "text"),
    ],
)
def test_what_is_no_probability_is_refused(value, sum_to_one, meaning):
    with pytest.raises(CheckFailed, match=meaning):
        expect.probabilities("p", value, sum_to_one=sum_to_one)


@pytest.mark.parametrize("value", [[1, 2], [[1], [2]], np.array([[1.0], [2.0]])])
def test_a_column_counts_as_flat_where_it_may(value: object) -> None:
    expect.array("x", value, equals=[1, 2], column_or_1d=True)


def test_a_row_is_no_column() -> None:
    with pytest.raises(CheckFailed, match=r"the shape \(1, 2\)"):
        expect.array("x", [[1, 2]], equals=[1, 2], column_or_1d=True)


def test_a_hint_about_the_order_needs_the_right_values():
    hints = {"why": "Compute it.", "order": "Are the rows sorted?"}
    with pytest.raises(CheckFailed, match=r"Hint: Are the rows sorted\?$"):
        expect.array("x", [[3, 1], [2, 4]], equals=[[1, 2], [3, 4]], **hints)
    with pytest.raises(CheckFailed, match=r"Hint: Compute it\.$"):
        expect.array("x", [[3, 1], [2, 5]], equals=[[1, 2], [3, 4]], **hints)
    with pytest.raises(CheckFailed, match=r"Hint: Compute it\.$"):
        expect.array("x", [0, 0], equals=[0.2, 0.8], **hints)


def test_numbers_are_shown_in_full_and_as_they_were_typed():
    with pytest.raises(CheckFailed, match=r"^Expected: 1663371 in `x\[1\]`\nFound: 1663372; 1 of"):
        expect.array("x", [1, 1_663_372], equals=[1, 1_663_371], tolerance=1e-9)
    with pytest.raises(CheckFailed, match=r"^Expected: 0\.2 in `x\[0\]`\nFound: 0\.1; 1 of 2"):
        expect.array("x", np.array([0.1, 2], "float32"), equals=[0.2, 2])
    with pytest.raises(CheckFailed, match=r"^Expected: 0\.100000001 in `x`\nFound: 0\.1$"):
        expect.array("x", 0.1, equals=0.100000001, tolerance=1e-10)
