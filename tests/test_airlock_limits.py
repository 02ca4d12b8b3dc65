"""The budget of a crossing: at its edges, by every kind of value, and through the real airlock."""

import json
import os
import tracemalloc

import numpy as np
import pandas as pd
import pytest

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import tensorflow as tf
from sklearn.linear_model import LinearRegression

from autograder.airlock import limits
from autograder.airlock.limits import MAX_CROSSING_BYTES, MAX_PARTS, megabytes
from autograder.airlock.values import RefusedValue, decode, encode
from tests.airlock_cases import judged, notebook

MB = 1_000_000
TOO_LARGE = "or more, and at most 64 MB can come across"


def keep(function: object) -> str:
    return "0"


def through(value: object) -> object:
    tree, parts = encode(value, keep)
    return decode(json.loads(json.dumps(tree)), parts, lambda handle, name: print)


def size(value: object) -> int:
    """Return how many bytes a value takes on its way."""
    tree, parts = encode(value, keep)
    return len(json.dumps(tree)) + sum(map(len, parts))


def refusal(value: object) -> str:
    with pytest.raises(RefusedValue) as caught:
        through(value)
    return str(caught.value)


def test_every_limit_follows_from_the_budget() -> None:
    assert limits.MAX_ITEMS == limits.MAX_TEXT_CHARACTERS == MAX_CROSSING_BYTES
    assert limits.MAX_MODEL_PARAMETERS * np.dtype("float32").itemsize == MAX_CROSSING_BYTES
    assert limits.MAX_FILE_BYTES + 1 * MB < MAX_CROSSING_BYTES
    assert limits.MAX_FRAME_BYTES > MAX_CROSSING_BYTES
    assert limits.MAX_FRAME_PARTS > MAX_PARTS
    assert limits.MAX_FRAME_SEPARATORS > limits.MAX_TREE_SEPARATORS


@pytest.mark.parametrize("make", [bytes, lambda n: np.zeros(n, "uint8"), lambda n: "x" * n])
def test_the_edge_of_the_budget(make: object) -> None:
    fits = MAX_CROSSING_BYTES - (size(make(60 * MB)) - 60 * MB)
    assert size(make(fits)) == MAX_CROSSING_BYTES
    assert len(through(make(fits))) == fits
    assert refusal(make(fits + 1)) == f"it takes 64.1 MB {TOO_LARGE}"


@pytest.mark.parametrize("megabytes", [72, 240, 560, 2000])
def test_whatever_is_too_large_is_refused_in_the_same_way(megabytes: int) -> None:
    array = np.zeros(megabytes * MB // 8)
    tracemalloc.start()
    try:
        assert refusal(array) == f"it takes {megabytes:,} MB {TOO_LARGE}"
        assert tracemalloc.get_traced_memory()[1] < 1 * MB  # before memory was taken for it
    finally:
        tracemalloc.stop()


def test_sizes_are_told_in_megabytes_and_never_look_smaller() -> None:
    assert [megabytes(n) for n in (1, 100_000, 64 * MB, 64 * MB + 1, 2_000 * MB)] == [
        "0.1 MB",
        "0.1 MB",
        "64 MB",
        "64.1 MB",
        "2,000 MB",
    ]


HALF = MAX_CROSSING_BYTES // 2
TOO_MUCH = {
    "arrays": lambda: [np.zeros(HALF, "int8"), {"b": np.zeros(HALF, "int8")}],
    "numbers": lambda: [1.5] * (MAX_CROSSING_BYTES // 8),
    "numbers of two kinds": lambda: [list(range(5 * MB)), tuple([0.5] * (4 * MB))],
    "texts": lambda: {"a": "x" * HALF, "b": "y" * HALF},
    "a text that takes more bytes than characters": lambda: "☃" * HALF,
    "texts that JSON escapes": lambda: [f"{i:04}" + "☃" * 9_000 for i in range(1_200)],
    "bytes": lambda: (bytes(HALF), bytearray(HALF)),
    "a tensor": lambda: tf.zeros(MAX_CROSSING_BYTES // 4),
    "a tensor of half precision": lambda: tf.zeros(MAX_CROSSING_BYTES // 4, "bfloat16"),
    "a column": lambda: pd.Series(np.zeros(MAX_CROSSING_BYTES // 8)),
    "a table": lambda: pd.DataFrame(np.zeros((MAX_CROSSING_BYTES // 80, 10))),
    "columns": lambda: pd.DataFrame({"a": np.zeros(5 * MB), "b": np.zeros(5 * MB, int)}),
    "objects": lambda: np.array([np.zeros(HALF, "int8"), np.zeros(HALF, "int8"), 1], object),
    "a layer": lambda: built(keras.layers.Dense(4001), 4000),
}


def built(layer: keras.layers.Layer, inputs: int) -> keras.layers.Layer:
    layer.build((None, inputs))
    return layer


@pytest.mark.parametrize("kind", TOO_MUCH)
def test_the_budget_is_one_for_all_that_crosses_together(kind: str) -> None:
    assert TOO_LARGE in refusal(TOO_MUCH[kind]())


def test_a_number_of_parts_that_no_message_has_is_refused() -> None:
    assert len(through([b""] * MAX_PARTS)) == MAX_PARTS
    assert "put them into one array" in refusal([b""] * (MAX_PARTS + 1))


def test_a_tree_that_would_take_much_memory_to_read_is_refused() -> None:
    commas = "," * 9_000
    assert through([commas] * 100) == [commas] * 100
    assert "parts" in refusal([commas] * 600)
    assert through(commas * 1_000) == commas * 1_000  # a long text is no part of the tree


def test_the_reader_holds_the_writer_to_the_budget() -> None:
    for parts in ([bytes(MAX_CROSSING_BYTES + 1)], [bytes(HALF), bytes(HALF + 1)]):
        with pytest.raises(RefusedValue, match=TOO_LARGE):
            decode(None, parts, lambda handle, name: print)


def test_an_attribute_that_is_too_large_leaves_the_budget_to_the_others() -> None:
    estimator = LinearRegression().fit([[0.0], [1.0]], [0.0, 2.0])
    large = 5 * MAX_CROSSING_BYTES // 8
    estimator.lost_ = [np.zeros(large, "int8"), np.zeros(large, "int8")]
    estimator.kept_ = np.zeros(large, "int8")
    found = through(estimator)
    assert found.coef_.tolist() == estimator.coef_.tolist()
    assert len(found.kept_) == large
    assert not hasattr(found, "lost_")


def model_of(parameters: int) -> keras.Sequential:
    return keras.Sequential([keras.Input((parameters // 1000,)), keras.layers.Dense(1000)])


def test_a_model_crosses_up_to_the_budget_and_answers_from_afar_beyond() -> None:
    small, large = model_of(15_900_000), model_of(16_100_000)
    assert type(through(small)) is keras.Sequential
    found = through(large)
    assert type(found).__name__ == "StandIn"
    with pytest.raises(RefusedValue, match="more than 16,000,000 parameters"):
        found.get_weights()
    precise = keras.Sequential([keras.Input((9_000,)), keras.layers.Dense(1000, dtype="float64")])
    found = through(precise)
    with pytest.raises(RefusedValue, match=TOO_LARGE):
        found.get_weights()


def test_the_state_of_an_optimizer_takes_nothing_of_the_budget() -> None:
    model = model_of(8_000_000)
    model.compile("adam", "mse")
    model.fit(np.zeros((1, 8_000)), np.zeros((1, 1000)), verbose=0)
    assert size(model) < MAX_CROSSING_BYTES
    assert type(through(model)) is keras.Sequential


MADE = "import time\nborn = time.time_ns()\n" + "\n".join(
    f"x{n} = np.zeros({n} * 125_000)" for n in (63, 72, 240, 560)
)


@pytest.mark.slow
def test_a_value_that_is_too_large_ends_nothing_but_its_check() -> None:
    cases = [
        (MADE, "before = born; assert x63.nbytes == 63_000_000"),
        ("def same(x): return len(x)", "assert same(x63) == len(x63)"),
        (f"parts = [b''] * {MAX_PARTS}", f"assert len(parts) == {MAX_PARTS}"),
        *((f"y{n} = 1", f"assert x{n} is not None") for n in (72, 240, 560)),
        ("def zeros(): return x240", "zeros()"),
        ("def ignore(x): return 0", "ignore(np.zeros(9_000_000))"),
        ("def double(x): x *= 2; return x", "double(np.ones(5_000_000))"),
        ("z = 1", "assert (z, y72, y560, same([3]), born) == (1, 1, 1, 1, before)"),
    ]
    verdicts = judged(notebook(*(source for case in cases for source in case)))
    assert [verdict.status for verdict in verdicts] == [
        *["passed"] * 3,
        *["failed"] * 6,
        "passed",
    ]
    takes = [verdict.message for verdict in verdicts[3:9]]
    for size_, message in zip((72, 240, 560, 240, 72, 80), takes, strict=True):
        assert f"it takes {size_}" in message
        assert TOO_LARGE in message
