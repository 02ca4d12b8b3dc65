"""Whatever a student passes, an expectation refuses it in words: it never breaks."""

import math
import os
import sys
from collections import OrderedDict

import numpy as np
import pandas as pd
import pytest

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras

from autograder.checks import CheckFailed, expect
from autograder.checks.keys import make_key


class Unspeakable:
    def __repr__(self):
        raise ValueError

    __str__ = __repr__


class Wordy:
    def __repr__(self):
        return "word " * 10**5


class Unwilling:
    """Raises whatever it is asked for."""

    def __getattr__(self, name):
        raise RuntimeError(name)

    def __array__(self, dtype=None, copy=None):
        raise RuntimeError

    def __float__(self):
        raise RuntimeError

    def __len__(self):
        raise RuntimeError

    def __iter__(self):
        raise RuntimeError

    def __eq__(self, other):
        raise RuntimeError

    __hash__ = None


class Mute(Exception):
    def __str__(self):
        raise ValueError


def circle():
    things = []
    things.append(things)
    return things


def broken(*arguments, **settings):
    raise Mute


STRANGE = {
    "none": lambda: None,
    "placeholder": lambda: ...,
    "empty text": lambda: "",
    "text": lambda: "0.5",
    "long text": lambda: "x" * 10**6,
    "bytes": lambda: b"1",
    "no name of a file": lambda: "a\0b.keras",
    "boolean": lambda: True,
    "nan": lambda: math.nan,
    "infinity": lambda: -math.inf,
    "complex": lambda: 1 + 2j,
    "beyond floats": lambda: 10**400,
    "empty list": list,
    "empty dictionary": dict,
    "empty array": lambda: np.array([]),
    "empty frame": pd.DataFrame,
    "ragged": lambda: [[1], [1, 2]],
    "ragged arrays": lambda: [np.zeros(2), np.zeros(3)],
    "circle": circle,
    "gaps": lambda: [1, None],
    "nan in an array": lambda: np.array([1, np.nan]),
    "objects": lambda: np.array([{}, "a", None], dtype=object),
    "records": lambda: np.zeros(2, dtype=[("a", int), ("b", "U3")]),
    "dates": lambda: np.array(["2020-01-01"], dtype="datetime64[D]"),
    "missing": lambda: pd.NA,
    "series of texts": lambda: pd.Series(["a", "b"]),
    "set": lambda: {1, 2},
    "ordered": lambda: OrderedDict(loss=OrderedDict()),
    "generator": lambda: (1 / 0 for _ in range(3)),
    "function": lambda: broken,
    "class": lambda: Unwilling,
    "module": lambda: np,
    "exception": Mute,
    "object": object,
    "unspeakable": Unspeakable,
    "list of unspeakables": lambda: [Unspeakable()],
    "wordy": Wordy,
    "unwilling": Unwilling,
    "list of unwillings": lambda: [Unwilling()],
    "tensor": lambda: keras.ops.ones((2, 2)) * math.nan,
    "symbol": lambda: keras.Input((2,)),
    "layer": lambda: keras.layers.Dense(1),
    "optimizer": keras.optimizers.Adam,
    "callback": keras.callbacks.Callback,
    "model without layers": keras.Sequential,
    "model never built": lambda: keras.Sequential([keras.layers.Dense(1)]),
    "bare model": keras.Model,
}
X = np.zeros((4, 2), "float32")


@pytest.fixture(scope="module")
def original():
    return keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])


EXPECTATIONS = {
    "array": lambda v, _: expect.array("x", v, shape=(3,), kind="float", equals=[1, 2, 3]),
    "array within": lambda v, _: expect.array("x", v, values=(5, 6), between=(5, 6)),
    "table": lambda v, _: expect.table("x", v, columns=["a"], rows=1),
    "probabilities": lambda v, _: expect.probabilities("x", v, sum_to_one=True),
    "number": lambda v, _: expect.number("x", v, 0.25),
    "choice": lambda v, _: expect.choice("x", v, "ab", key=make_key("a", {}, salt=b"salt")),
    "text": lambda v, _: expect.text("x", v, equals="right", contains="right", matches="right"),
    "function": lambda v, _: expect.function("x", v, reference=sum, cases=[([1, 2],)]),
    "returned": lambda v, _: expect.function(
        "x", lambda *a: v, reference=lambda *a: 0.25, cases=[([1], "a", object())]
    ),
    "returned pair": lambda v, _: expect.function(
        "x", lambda: v, reference=lambda: ("a", [0.25]), cases=[()]
    ),
    "returned text": lambda v, _: expect.function(
        "x", lambda: v, reference=lambda: "right", cases=[()]
    ),
    "returned flat": lambda v, _: expect.function(
        "x", lambda: v, reference=lambda: np.ones(3), cases=[()], column_or_1d=True
    ),
    "model": lambda v, _: expect.model("x", v, inputs=(2,), outputs=(1,)),
    "bends": lambda v, _: expect.nonlinear("x", v, inputs=2),
    "layers": lambda v, _: expect.nonlinear_layers("x", v, inputs=2, at_least=2),
    "loss": lambda v, _: expect.loss("x", v, X, np.zeros(4)),
    "same outputs": lambda v, other: expect.same_outputs("x", v, other, X),
    "accuracy": lambda v, _: expect.accuracy("x", v, X, np.zeros(4), at_least=0),
    "error": lambda v, _: expect.mean_squared_error("x", v, X, np.zeros(4), at_most=9),
    "history": lambda v, _: expect.history("x", v, keys=["loss", "acc"], epochs=1, falls="loss"),
    "stopping": lambda v, _: expect.stopping(
        "x", v, monitor="loss", values=[2, 1, 3], after=3, keeps=1
    ),
    "saved file": lambda v, _: expect.saved_file(v),
    "saved model": lambda v, other: expect.saved_model(v, same_as=other, x=X),
}


@pytest.mark.parametrize("judge", EXPECTATIONS.values(), ids=EXPECTATIONS)
@pytest.mark.filterwarnings("ignore")
def test_strange_values_are_refused_in_words(judge, original, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name, make in STRANGE.items():
        with pytest.raises(CheckFailed) as failed:
            judge(make(), original)
            pytest.fail(f"accepts {name}")
        assert 10 < len(str(failed.value)) < 1200, name


class Bewitched(keras.Model):
    """Breaks in a way of its own wherever it is called."""

    def __init__(self, result):
        super().__init__()
        self.result, self.built = result, True

    def call(self, x):
        return self.result(x)


MODELS = {
    "raises": Bewitched(broken),
    "exits": Bewitched(lambda x: sys.exit()),
    "none": Bewitched(lambda x: None),
    "text": Bewitched(lambda x: "text"),
    "fewer rows": Bewitched(lambda x: x[:1]),
    "no rows": Bewitched(lambda x: x[:0]),
    "a number": Bewitched(keras.ops.sum),
    "nan": Bewitched(lambda x: x * math.nan),
    "a list": Bewitched(lambda x: [x, x]),
    "more axes": Bewitched(lambda x: x[..., None, None]),
}


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
@pytest.mark.filterwarnings("ignore")
def test_bewitched_models_are_refused_in_words(model, original):
    model.compile("sgd", "mse", run_eagerly=True)
    for name in ("model", "bends", "loss", "same outputs", "accuracy", "error"):
        with pytest.raises(CheckFailed):
            EXPECTATIONS[name](model, original)
            pytest.fail(f"{name} accepts it")
