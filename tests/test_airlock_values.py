"""Values through the airlock: what survives, what is refused, and that verdicts stay the same."""

import builtins
import datetime
import decimal
import fractions
import io
import itertools
import json
import math
import os
import pathlib
import random
import re
import stat
import tracemalloc
import warnings
import zipfile
from array import array
from collections import OrderedDict, deque, namedtuple
from functools import cache

import h5py
import numpy as np
import pandas as pd
import pytest

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import tensorflow as tf
from keras import layers
from sklearn.datasets import load_wine
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, OneHotEncoder, StandardScaler
from sklearn.tree import DecisionTreeClassifier

from autograder.airlock.codecs.codec import MAX_INTEGER_DIGITS
from autograder.airlock.codecs.keras_archive import check_weights, read_archive, write_archive
from autograder.airlock.codecs.keras_config import MAX_CONFIG_NODES
from autograder.airlock.codecs.keras_models import from_bytes, to_bytes
from autograder.airlock.codecs.keras_size import check_size
from autograder.airlock.limits import MAX_MODEL_PARAMETERS, MAX_TREE_DEPTH, MAX_TREE_NODES
from autograder.airlock.values import RefusedValue, decode, encode
from autograder.authoring.answers import Answers
from autograder.authoring.seals import sealed
from autograder.authoring.source import Source
from autograder.checks import CheckFailed, expect
from autograder.checks.callbacks import drive
from autograder.checks.wording import show
from tests.tiny import ROOT

pytestmark = pytest.mark.filterwarnings("ignore")
POINTS = np.random.default_rng(0).normal(size=(40, 2)).astype("float32")
PLENTY = 60_000_000  # bytes that the reader of something hostile may take


class Airlock:
    """Both sides in one process; every call crosses twice."""

    def __init__(self):
        self.kept = []

    def keep(self, function):
        self.kept.append(function)
        return str(len(self.kept) - 1)

    def remote(self, handle, name):
        def call(*arguments, **options):
            arguments, options = self.through((arguments, options))
            return self.through(self.kept[int(handle)](*arguments, **options))

        call.__name__ = name
        return call

    def through(self, value):
        tree, parts = encode(value, self.keep)
        return decode(json.loads(json.dumps(tree, allow_nan=False)), parts, self.remote)


def through(value):
    return Airlock().through(value)


def reads(tree, parts=()):
    return decode(tree, list(parts), Airlock().remote)


def refused(value, *words):
    with pytest.raises(RefusedValue) as caught:
        through(value)
    for word in words:
        assert word in str(caught.value)


def npy(array, **header):
    """Return `.npy` bytes, with a header that says something else where asked to."""
    buffer = io.BytesIO()
    about = {"descr": np.lib.format.dtype_to_descr(array.dtype), "fortran_order": False}
    np.lib.format.write_array_header_1_0(buffer, {**about, "shape": array.shape, **header})
    return buffer.getvalue() + array.tobytes()


# Round trips


class Liar(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__

    def __str__(self):
        return "b"

    strip = lower = __str__


class Number(float):
    def __gt__(self, other):
        return True


class Items(list):
    def __len__(self):
        return 3

    def __iter__(self):
        return iter([1, 2, 3])


def test_a_class_is_called_a_class():
    assert show(through(keras.callbacks.EarlyStopping)) == "the class `EarlyStopping`"
    assert show(through(len)) == "the function `len`"


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        0,
        -3,
        2**53,
        -(2**200),
        1.5,
        -0.0,
        math.inf,
        1 + 2j,
        complex("nanj"),
        "",
        "naïve \u0000 ☃",
        "\ud800",
        b"",
        b"\x00\xff",
        ...,
        range(3, 9, 2),
        slice(1, None, -1),
        [],
        [1, [2, (3,)]],
        (),
        {1, 2},
        frozenset({"a"}),
        {},
        {(1, "a"): [None], 2.5: {}},
        {(1, "a"): 2}.keys(),
        {"a": [1], "b": [1]}.values(),
        {"a": [1], "b": 2}.items(),
        deque([1, (2,)]),
        deque(),
        list(range(100)),
        [1.5] * 50,
        (2,) * 50,
        [True] * 50,
        [1, 2.0] * 30,
        [2**70] * 50,
        fractions.Fraction(1, 3),
        decimal.Decimal("1.10"),
        pathlib.Path("a/b.keras"),
        datetime.date(2020, 2, 29),
        datetime.timedelta(1, 2, 3),
        datetime.datetime(2020, 2, 29, 1, 2, tzinfo=datetime.UTC),
        np.float32(1.5),
        np.int8(-3),
        np.bool_(True),
        np.str_("a"),
        np.datetime64("2020-01-01"),
        pd.NaT,
        pd.NA,
        pd.Timestamp("2020-01-01 03:04", tz="Europe/Berlin"),
    ],
    ids=repr,
)
def test_plain_values_survive(value):
    found = through(value)
    assert type(found) is type(value)
    assert repr(found) == repr(value)


def test_not_a_number_survives():
    assert math.isnan(through(math.nan))
    assert np.isnan(through([math.nan] * 99)).all()


@pytest.mark.parametrize(
    "value",
    [
        np.arange(6).reshape(2, 3),
        np.array(3.5),
        np.zeros((0, 3)),
        np.eye(4)[::2, ::-1],
        np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        np.array([True]),
        np.array([1j]),
        np.array(["a", "bcd"]),
        np.array([b"a"]),
        np.array(["2020-01-01", "NaT"], "M8[D]"),
        np.array([3], "m8[s]"),
        np.array([1, 2], ">i2"),
        np.array([np.nan, -0.0], "f2"),
        np.array([[1, "a"], [None, [2, 3]]], dtype=object),
        np.array([], dtype=object),
    ],
    ids=repr,
)
def test_arrays_survive(value):
    found = through(value)
    assert type(found) is np.ndarray
    assert (found.dtype, found.shape) == (value.dtype, value.shape)
    assert repr(found.tolist()) == repr(value.tolist())
    found[...] = found  # it may be written to


def test_subclasses_of_builtin_types_arrive_as_what_they_are():
    pair = namedtuple("pair", "a b")
    cases = [(Liar("a"), "a"), (Number(0.5), 0.5), (Items([7]), [7]), (pair(1, 2), (1, 2))]
    cases += [(OrderedDict(a=1), {"a": 1}), (type("I", (int,), {})(3), 3)]
    for value, plain in cases:
        found = through([value])[0]
        assert type(found) is type(plain)
        assert found == plain
    assert through(Liar("a")) != "b"
    assert type(through(np.eye(2).view(type("Mine", (np.ndarray,), {})))) is np.ndarray


@pytest.mark.parametrize(
    "value",
    [
        pd.DataFrame({"a": [1, 2], "b": [0.5, np.nan]}, index=["x", "y"]),
        pd.DataFrame({"a": [1, 2], "b": ["x", None], "c": [True, False]}),
        pd.DataFrame({"t": pd.to_datetime(["2020-01-01", None]), "o": [[1], None]}),
        pd.DataFrame(np.arange(6).reshape(2, 3), columns=[5, "a", 2.5]),
        pd.DataFrame([[1, 2]], columns=["a", "a"]),
        pd.DataFrame(),
        pd.DataFrame(index=[1, 2]),
        pd.Series([1, 2], name=("a", 1), index=pd.Index([3, 4], name="n")),
        pd.Series(["a", "b", "a"], dtype="category"),
        pd.Series(pd.Categorical(["lo", None], categories=["hi", "lo"], ordered=True)),
        pd.Series(pd.array([1, None], dtype="Int64")),
        pd.Series(pd.array([True, None], dtype="boolean")),
        pd.Series(pd.to_datetime(["2020-01-01", None]).tz_localize("Europe/Berlin")),
        pd.Series([1.0], index=pd.MultiIndex.from_tuples([(1, "a")], names=["i", None])),
    ],
    ids=lambda value: str(getattr(value, "dtypes", "")).replace("\n", " ")[:40],
)
def test_tables_survive(value):
    found = through(value)
    same = pd.testing.assert_frame_equal if value.ndim == 2 else pd.testing.assert_series_equal
    same(found, value, check_freq=False)
    pd.testing.assert_index_equal(through(value.index), value.index)


def test_tensors_arrive_as_tensors():
    for value in (
        tf.constant([[1, 2]]),
        tf.Variable(2.5),
        keras.Variable([1.0, 2.0]),
        tf.constant(["a", "b"]),
        tf.cast([1.5], tf.bfloat16),
        keras.ops.ones((2, 2)),
    ):
        found = through(value)
        assert isinstance(found, tf.Tensor)
        assert found.dtype.name == getattr(value.dtype, "name", value.dtype)
        assert np.array_equal(np.asarray(found), np.asarray(keras.ops.convert_to_numpy(value)))


def test_the_shape_of_a_tensor_arrives_as_a_tuple():
    assert through(tf.zeros((2, 3)).shape) == (2, 3)
    assert through(tf.TensorShape([None, 3])) == (None, 3)
    with pytest.raises(RefusedValue):
        through(tf.TensorShape(None))


def test_functions_are_called_where_they_are():
    def double(x, *, plus=0):
        return {"twice": x * 2 + plus}

    found = through([double])[0]
    assert found.__name__ == "double"
    assert through(len)([1, 2]) == 2
    assert found(np.array([1, 2]), plus=1)["twice"].tolist() == [3, 5]
    assert through(lambda f: f(3))(lambda x: x + 1) == 4  # a function as an argument
    assert through(double.__call__)(1) == {"twice": 2}


def test_history_survives():
    model = network()
    history = model.fit(POINTS, np.zeros(40), epochs=2, validation_split=0.5, verbose=0)
    found = through(history)
    assert type(found) is keras.callbacks.History
    assert (found.history, found.epoch) == (history.history, history.epoch)
    assert found.params["epochs"] == 2
    expect.history("history", found, keys=("loss", "val_loss"), epochs=2)


def test_callbacks_survive_and_work():
    stop = keras.callbacks.EarlyStopping("val_loss", 0.05, patience=2, restore_best_weights=True)
    logs = [{"val_loss": x} for x in (0.5, 0.4, 0.42, 0.7, 0.8)]
    assert drive(through(stop), logs) == drive(stop, logs) == (4, 1.0)
    assert drive(through(stop), logs) == (4, 1.0)  # `stop` was used: its limit has changed its sign
    slower = keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate / 2)
    assert through(slower).schedule(1, 0.5) == 0.25
    kept = keras.callbacks.ModelCheckpoint("{epoch:02d}-{val_loss:.2f}.keras", save_best_only=True)
    assert vars(through(kept)) == vars(kept)
    for name in ("/tmp/a.keras", "../a.keras", "{epoch:99999999d}.keras", "{epoch.real}.keras"):
        refused(keras.callbacks.ModelCheckpoint(name), "folder")
    refused(keras.callbacks.CSVLogger("a.csv"), "CSVLogger")


def test_objects_of_keras_survive():
    for value in (
        keras.optimizers.Adam(0.25),
        keras.optimizers.SGD(
            keras.optimizers.schedules.ExponentialDecay(0.1, 5, 0.5), momentum=0.5
        ),
        keras.losses.BinaryCrossentropy(from_logits=True),
        keras.metrics.AUC(name="area"),
        keras.initializers.HeNormal(seed=3),
        keras.regularizers.L1L2(0.5, 0.25),
        layers.Dense(3, "relu", name="mine"),
    ):
        found = through(value)
        assert type(found) is type(value)
        assert found.get_config() == value.get_config()
    normal, words = layers.Normalization(), layers.TextVectorization()
    normal.adapt(POINTS)
    words.adapt(["the cat", "the dog"])
    assert np.allclose(through(normal)(POINTS), normal(POINTS))
    assert np.array_equal(through(words)(["cat the"]), words(["cat the"]))
    twice = layers.Bidirectional(layers.LSTM(2))
    assert np.allclose(twice(POINTS[None]), through(twice)(POINTS[None]))
    assert np.allclose(through(layers.Lambda(lambda x: x * 2))(POINTS), POINTS * 2)  # by a call
    refused(layers.Dense(1, kernel_regularizer=lambda w: w))


@pytest.mark.parametrize("answers", [False, True])
def test_estimators_survive(answers):
    x, y = load_wine(return_X_y=True)
    scaler = StandardScaler().fit(x)
    assert np.allclose(through(scaler).transform(x), scaler.transform(x))
    assert np.array_equal(through(scaler).mean_, scaler.mean_)
    fitted = [LogisticRegression(max_iter=5), make_pipeline(StandardScaler(), LogisticRegression())]
    for estimator in [DecisionTreeClassifier(), KNeighborsClassifier()] if answers else fitted:
        found = through(estimator.fit(x, y))
        assert type(found) is type(estimator)
        assert np.array_equal(found.predict(x), estimator.predict(x))
        assert ("predict" in vars(found)) is answers
    assert through(load_wine()).feature_names == load_wine().feature_names
    assert through(OneHotEncoder().fit([["a"], ["b"]])).categories_[0].tolist() == ["a", "b"]
    double = through(FunctionTransformer(lambda a: a * 2))
    assert double.transform(np.eye(1)).tolist() == [[2.0]]


def test_what_cannot_come_across_is_refused_in_a_sentence():
    refused([json], "module")
    refused(type("Mine", (), {})(), "Mine")
    refused(keras.Input((2,)), "Keras")
    refused(tf.data.Dataset.range(3))
    refused(np.zeros(2, [("a", int)]), "type")
    refused(10**20_000, "too long")
    refused(range(10**12), "items")
    refused(np.broadcast_to(np.float64(0), (10**5, 10**5)), "80,000 MB or more", "at most 64 MB")

    class Evil:
        @property
        def __class__(self):
            raise SystemError

    refused(Evil())


@pytest.mark.parametrize(
    ("kind", "make"),
    [
        ("generator", lambda: (letter for letter in "ab")),
        ("map", lambda: map(str.lower, "AB")),
        ("zip", lambda: zip("ab", [1, 2], strict=True)),
        ("filter", lambda: filter(None, ["a", ""])),
        ("list_reverseiterator", lambda: reversed([1, np.float32(2)])),
        ("islice", lambda: itertools.islice(itertools.count(), 40)),
    ],
)
def test_an_iterator_gives_the_same_and_is_called_the_same(kind, make):
    found = through([make()])[0]
    assert list(found) == list(found) == list(make())
    assert list(through(found)) == list(make())  # as an argument of a call
    assert show(found) == show(make()) == f"a {kind}".replace("a is", "an is")
    with pytest.raises(TypeError):
        len(found)
    with pytest.raises(CheckFailed):  # as in a notebook: it is no array
        expect.array("v", found)
    assert np.asarray(found).ndim == np.asarray(make()).ndim == 0


@pytest.mark.parametrize(
    "decode",
    [
        lambda places, names: (names[place] for place in places),
        lambda places, names: map(names.__getitem__, places),
        lambda places, names: deque(names[place] for place in places),
        lambda places, names: {place: names[place] for place in places}.values(),
    ],
)
def test_a_function_may_return_what_can_be_gone_through(decode):
    for function in (decode, through(decode)):  # in a notebook, and in grading
        expect.function(
            "decode",
            function,
            reference=lambda places, names: tuple(names[place] for place in places),
            cases=[([2, 0], ["a", "b", "c"])],
        )


def test_an_iterator_without_an_end_is_refused():
    refused(itertools.count(), "parts")
    refused((np.zeros(100_000) for _ in itertools.count()), "64 MB")
    refused((1 / 0 for _ in "a"), "generator")

    def nested():
        yield nested()

    refused(nested(), "inside one another")


@pytest.mark.parametrize("name", ["", "a b", "__class__", "x" * 100, "\0"])
def test_an_iterator_of_any_name_runs_nothing(name):
    try:
        found = reads(["iterator", name, [1]])
    except RefusedValue:
        return
    assert list(found) == [1]


def test_what_numpy_reads_as_an_array_is_one():
    for buffer in (array("d", [1, 2]), memoryview(b"\1\2"), memoryview(np.arange(1.0, 3))):
        assert through(buffer).tolist() == [1, 2]


def test_what_is_no_view_of_a_dictionary_is_refused():
    for tree in (["items", [1]], ["items", [["list", [1]]]], ["keys", [["list", []]]], ["keys", 3]):
        with pytest.raises(RefusedValue):
            reads(tree)


def test_depth_size_and_cycles_are_refused():
    deep = []
    for _ in range(5000):
        deep = [deep]
    refused(deep, "inside one another")
    mine = {}
    mine["self"] = [mine]
    refused(mine, "contains itself")
    array = np.empty(1, dtype=object)
    array[0] = array
    refused(array, "contains itself")
    refused([[]] * (MAX_TREE_NODES + 1), "parts")
    assert through([[1]] * 3) == [[1]] * 3  # the same list thrice is no cycle


# Models


def network(*stack, inputs=2, loss="binary_crossentropy"):
    stack = stack or (layers.Dense(4, "relu"), layers.Dense(1, "sigmoid"))
    model = keras.Sequential([keras.Input((inputs,)), *stack])
    model.compile("adam", loss, metrics=["accuracy"])
    return model


def functional():
    x = keras.Input((2,))
    y = layers.Dense(3, name="first")(x)
    y = keras.activations.relu(keras.ops.relu(y * 2 + 1)[:, :2], max_value=0.5)
    z = layers.Concatenate()([y, layers.Dense(2, activation=tf.nn.tanh)(x)])
    return keras.Model(x, layers.Dense(1)(z), name="whole")


STACKS = {
    "image": (
        (8, 8, 1),
        [
            layers.Rescaling(1 / 255),
            layers.RandomFlip(),
            layers.Conv2D(2, 3),
            layers.SeparableConv2D(2, 2),
            layers.MaxPooling2D(),
            layers.GlobalAveragePooling2D(),
        ],
    ),
    "series": (
        (5, 2),
        [
            layers.Conv1D(2, 2),
            layers.Bidirectional(layers.LSTM(2, return_sequences=True)),
            layers.GRU(2),
        ],
    ),
    "words": ((5,), [layers.Embedding(9, 3), layers.SimpleRNN(2)]),
    "attention": (
        (5, 4),
        [layers.TimeDistributed(layers.Dense(4)), layers.LayerNormalization(), layers.Flatten()],
    ),
    "norm": (
        (2,),
        [
            layers.BatchNormalization(),
            layers.Dropout(0.5),
            layers.GaussianNoise(0.1),
            layers.PReLU(),
            layers.Discretization([0.0, 1.0]),
        ],
    ),
    "constrained": (
        (2,),
        [
            layers.Dense(
                2,
                kernel_constraint=keras.constraints.MaxNorm(1),
                bias_regularizer="l2",
                kernel_initializer=keras.initializers.Constant(0.5),
            )
        ],
    ),
}


@pytest.mark.parametrize("name", STACKS)
def test_layers_of_all_kinds_survive(name):
    shape, stack = STACKS[name]
    model = keras.Sequential([keras.Input(shape), *stack])
    x = np.random.default_rng(1).integers(0, 9, (4, *shape))
    found = through(model)
    assert type(found) is keras.Sequential
    assert np.allclose(found.predict(x, verbose=0), model.predict(x, verbose=0), atol=1e-6)
    assert [type(layer) for layer in found.layers] == [type(layer) for layer in model.layers]


def test_a_trained_model_survives():
    model = network()
    model.layers[0].trainable = False
    model.fit(POINTS, np.zeros(40), verbose=0)
    model.predict = lambda *_, **__: np.zeros((1, 1))  # a lie that must stay behind
    found = through(model)
    del model.predict
    assert type(found) is keras.Sequential
    assert "predict" not in vars(found)
    assert np.allclose(found.predict(POINTS, verbose=0), model.predict(POINTS, verbose=0))
    assert [layer.name for layer in found.layers] == [layer.name for layer in model.layers]
    assert [layer.trainable for layer in found.layers] == [False, True]
    assert (found.name, found.loss, found.compiled) == (model.name, model.loss, True)
    assert type(found.optimizer) is keras.optimizers.Adam
    _, weights, _ = read_archive(to_bytes(model)[0])
    assert "optimizer" not in h5py.File(io.BytesIO(weights))
    expect.loss("model", found, POINTS, np.zeros(40))


def test_a_functional_model_survives():
    model = functional()
    found = through(model)
    assert type(found) is type(model)
    assert (found.name, found.compiled, found.input_shape) == ("whole", False, (None, 2))
    assert np.allclose(
        found.predict(POINTS, verbose=0), model.predict(POINTS, verbose=0), atol=1e-6
    )


def test_a_frozen_model_inside_another_survives():
    inner = keras.Sequential([keras.Input((2,)), layers.Dense(2), layers.Dense(3)], name="inner")
    inner.trainable = False
    model = keras.Sequential([keras.Input((2,)), inner, layers.Dense(1)])
    found = through(model)
    assert [w.path.split("/")[-1] for w in found.trainable_weights] == ["kernel", "bias"]
    assert not found.get_layer("inner").trainable
    assert np.allclose(found.predict(POINTS, verbose=0), model.predict(POINTS, verbose=0))


def test_a_model_with_a_vocabulary_survives():
    words = layers.TextVectorization(output_sequence_length=4)
    words.adapt(["a/b the cat", "the dog"])
    text = keras.Input((1,), dtype="string")
    model = keras.Model(text, layers.Embedding(9, 2)(words(text)))
    x = tf.constant([["the cat"], ["a dog"]])
    assert np.allclose(through(model).predict(x, verbose=0), model.predict(x, verbose=0))


def test_types_of_weights_survive():
    for kind in ("bfloat16", "mixed_bfloat16", "float64", "mixed_float16"):
        model = network(layers.Dense(2, dtype=kind))
        found = through(model)
        assert [w.dtype for w in found.weights] == [w.dtype for w in model.weights]
        assert np.array_equal(found.predict(POINTS, verbose=0), model.predict(POINTS, verbose=0))


def test_a_model_that_is_not_built_arrives_so():
    model = keras.Sequential([layers.Dense(3), layers.Dense(1)])
    assert not through(model).built
    model.compile("sgd", "mse")
    assert not through(model).built
    model.fit(POINTS, POINTS[:, :1], verbose=0)
    assert np.allclose(through(model).predict(POINTS, verbose=0), model.predict(POINTS, verbose=0))


def test_a_loss_of_ones_own_is_computed_where_it_is():
    def mine(y, p):
        p = keras.ops.clip(p, 1e-7, 1 - 1e-7)
        y = keras.ops.cast(y, p.dtype)
        return keras.ops.mean(-y * keras.ops.log(p) - (1 - y) * keras.ops.log(1 - p))

    class Mine(keras.losses.Loss):
        def call(self, y, p):
            return mine(y, p)

    def binary_crossentropy(y, p):  # only by name
        return keras.ops.mean(keras.ops.square(y - p))

    for right in (mine, Mine(), lambda y, p: mine(y, p) + 0, keras.losses.binary_crossentropy):
        expect.loss("model", through(network(loss=right)), POINTS, np.zeros(40))
    with pytest.raises(CheckFailed):
        expect.loss("model", through(network(loss=binary_crossentropy)), POINTS, np.zeros(40))


def test_a_loss_that_cannot_come_across_says_why():
    config, weights, _ = read_archive(to_bytes(network())[0])
    config = json.loads(config)
    config["compile_config"]["loss"] = {"class_name": "__lambda__", "config": {"value": ["x"]}}
    model = from_bytes(write_archive(config, weights, {}))
    assert model.predict(POINTS, verbose=0).shape == (40, 1)
    with pytest.raises(CheckFailed, match="its loss cannot come across"):
        expect.loss("model", model, POINTS, np.zeros(40))


class Sub(keras.Model):
    def __init__(self):
        super().__init__()
        self.b, self.a = layers.Dense(1, "sigmoid", name="b"), layers.Dense(4, "relu", name="a")
        self.norm = layers.BatchNormalization(name="norm")

    def call(self, x, training=None):
        return self.b(self.norm(self.a(x), training=training))


class Branches(layers.Layer):
    """A layer with weights of its own, and layers in it."""

    def __init__(self, units, function):
        super().__init__(name="branches")
        self.dense, self.function = layers.Dense(units), function
        self.norm = layers.BatchNormalization()

    def build(self, shape):
        self.scale = self.add_weight(shape=(shape[-1],), name="scale")
        self.shift = self.add_weight(shape=(1,), trainable=False, name="shift")

    def call(self, x, training=None):
        return self.function(self.norm(self.dense(x * self.scale + self.shift), training=training))


class Stepping(keras.Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = keras.ops.mean(keras.ops.square(y - self(x, training=True)[:, 0]))
        gradients = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_weights, strict=True))
        return {"loss": loss}


def stepping():
    x = keras.Input((2,))
    model = Stepping(x, layers.Dense(1, "sigmoid")(layers.Dense(3, "tanh")(x)))
    model.compile("sgd")
    return model


def nested_own():
    inner = keras.Sequential([keras.Input((2,)), Branches(3, keras.ops.tanh)], name="inner")
    inner.trainable = False
    return network(inner, layers.Dense(1, "sigmoid"))


def called(model):
    model.compile("sgd", "binary_crossentropy")
    model(POINTS[:1])
    return model


OWN = {
    "subclass": lambda: called(Sub()),
    "own sequential": lambda: called(
        type("Mine", (keras.Sequential,), {})([layers.Dense(1, "sigmoid")])
    ),
    "own step": stepping,
    "lambda layer": lambda: network(layers.Lambda(lambda x: x * 2), layers.Dense(1, "sigmoid")),
    "own layer": lambda: network(Branches(3, lambda x: x), layers.Dense(1, "sigmoid")),
    "own layer inside another model": nested_own,
    "own activation": lambda: network(
        layers.Dense(3, activation=lambda z: keras.ops.maximum(z, 0)), layers.Dense(1, "sigmoid")
    ),
    "bfloat16": lambda: network(
        layers.Dense(3, dtype="bfloat16", activation=lambda z: z), layers.Dense(1, "sigmoid")
    ),
}


@pytest.mark.parametrize("style", OWN)
def test_a_model_with_code_of_ones_own_is_served_in_every_style(style):
    model = OWN[style]()
    found = through(model)
    assert isinstance(found, keras.Model)
    assert type(found).__name__ == "StandIn"
    assert np.allclose(found.predict(POINTS, verbose=0), model.predict(POINTS, verbose=0))
    for training in (None, False):
        assert np.allclose(found(POINTS, training=training), model(POINTS, training=training))
    assert found.count_params() == model.count_params()
    for kind in ("weights", "trainable_weights", "non_trainable_weights"):
        theirs, mine = getattr(model, kind), getattr(found, kind)
        assert [w.path for w in mine] == [w.path for w in theirs]
        assert [w.shape for w in mine] == [w.shape for w in theirs]
        assert [w.dtype for w in mine] == [w.dtype for w in theirs]
        assert [w.name for w in mine] == [w.name for w in theirs]
    for layer, original in zip(found.layers, model.layers, strict=True):
        assert isinstance(layer, keras.layers.Layer)
        assert found.get_layer(layer.name).name == original.name
        assert type(layer).__name__ == type(original).__name__
        assert layer.trainable == original.trainable
        assert len(layer.get_weights()) == len(original.get_weights())
        assert len(layer.layers) == len(getattr(original, "layers", layer.layers))
    expect.model("model", found, inputs=(2,), outputs=(1,), parameters=model.count_params())


@pytest.mark.parametrize("style", OWN)
def test_a_served_model_can_be_given_weights_and_trained_with(style):
    model = OWN[style]()
    found, untouched = through(model), [w.numpy().copy() for w in model.weights]
    others = [w * 0.5 + 0.25 for w in model.get_weights()]
    for training in (False, True):
        mine, theirs = (
            expect.outputs("model", one, POINTS, training=training, weights=others)
            for one in (found, model)
        )
        assert np.allclose(mine, theirs, atol=1e-6)
    assert equal(found.get_weights(), model.get_weights())
    assert equal(model.get_weights(), untouched)
    found.set_weights(others)
    found(POINTS, training=True)
    assert equal(model.get_weights(), untouched)  # it all happened to the copy
    assert np.allclose(found(POINTS[:1]), expect.outputs("m", found, POINTS[:1]), atol=1e-6)
    model.set_weights(others)
    model(POINTS, training=True)
    assert equal(found.get_weights(), model.get_weights())
    with pytest.raises(ValueError, match=r"weight|shape"):
        found.set_weights(others[1:])


def equal(some, others):
    return len(some) == len(others) and all(
        np.allclose(np.asarray(a, float), np.asarray(b, float))
        for a, b in zip(some, others, strict=True)
    )


def test_a_served_model_stays_what_it_was_when_it_came_across():
    model = OWN["subclass"]()
    found, outputs = through(model), model.predict(POINTS, verbose=0)
    model.set_weights([w + 1 for w in model.get_weights()])
    assert np.allclose(found.predict(POINTS, verbose=0), outputs)
    assert not np.allclose(through(model).predict(POINTS, verbose=0), outputs)


def test_a_served_model_has_its_loss():
    def squared(y, p):
        return keras.ops.mean(keras.ops.square(y - p), axis=-1)

    def crossentropy(y, p):
        return keras.losses.binary_crossentropy(y, p)

    rights = ("binary_crossentropy", crossentropy, [crossentropy])
    for loss, right in (*((one, True) for one in rights), (squared, False), ([squared], False)):
        model = OWN["own layer"]()
        model.compile("sgd", loss, metrics=[squared])
        found = through(model)
        for one in (model, found):
            if right:
                expect.loss("model", one, POINTS, np.zeros((40, 1)))
                continue
            with pytest.raises(CheckFailed, match="the loss"):
                expect.loss("model", one, POINTS, np.zeros((40, 1)))


def test_a_model_of_ones_own_that_was_never_built_arrives_so():
    model = Sub()
    assert not through(model).built
    for one in (model, through(model)):
        with pytest.raises(CheckFailed, match="a model that was never built"):
            expect.model("model", one, inputs=(2,), outputs=(1,))


def test_a_model_that_keras_cannot_save_is_served_too():
    class Strange(layers.Layer):
        def call(self, x):
            return x

        def get_config(self):
            raise NotImplementedError

    model = network(Strange(), layers.Dense(1))
    assert np.allclose(through(model)(POINTS), model(POINTS))


def test_a_model_that_is_too_large_to_come_across_is_refused_in_the_notebook_too(monkeypatch):
    model = network(layers.Dense(3))
    ask = (
        lambda one: expect.weights("model", one),
        lambda one: expect.outputs("model", one, POINTS, training=True),
        lambda one: expect.outputs("model", one, POINTS, weights=model.get_weights()),
        lambda one: expect.mean_squared_error("model", one, POINTS, np.zeros((40, 3)), at_most=99),
    )
    for looks in ask:
        looks(model)
        monkeypatch.setattr("autograder.checks.models.MAX_WEIGHTS_BYTES", 35)
        with pytest.raises(CheckFailed, match="weights of at most"):
            looks(model)
        expect.model("model", model, inputs=(2,), outputs=(3,), parameters=9)
        monkeypatch.setattr("autograder.checks.models.MAX_WEIGHTS_BYTES", 36)


def test_a_model_that_is_too_large_to_come_across_can_be_called(monkeypatch):
    monkeypatch.setattr("autograder.airlock.codecs.stand_ins.MAX_MODEL_PARAMETERS", 20)
    for style in ("subclass", "own layer inside another model"):
        model = OWN[style]()
        found = through(model)
        expect.model("model", found, inputs=(2,), outputs=(1,), parameters=model.count_params())
        assert np.allclose(found(POINTS), model(POINTS))
        assert found(POINTS, training=True).shape == (40, 1)
        assert [w.path for w in found.trainable_weights] == [
            w.path for w in model.trainable_weights
        ]
        for ask in (found.get_weights, lambda: found.set_weights(model.get_weights())):  # noqa: B023
            with pytest.raises(RefusedValue, match="parameters"):
                ask()


def answering(outputs, weights=None):
    """Return the stand-in of a model whose side gives these outputs, whatever it is asked."""
    lock = Airlock()
    tree, parts = encode(OWN["subclass"](), lock.keep)
    lock.kept = [lambda *_: (outputs, weights), lambda *_: outputs]
    return decode(tree, parts, lock.remote)


LIES = {
    "one row for all": np.zeros((1, 1), "float32"),
    "too many rows": np.zeros((41, 1), "float32"),
    "a number": 0.5,
    "no rows": np.zeros((0, 1), "float32"),
    "text": np.array(["0.5"] * 40),
    "objects": np.array([0.5] * 40, dtype=object),
    "nan": np.full((40, 1), np.nan, "float32"),
    "infinity": np.full((40, 1), np.inf, "float32"),
    "complex numbers": np.zeros((40, 1), complex),
    "nothing": None,
    "a function": len,
}


@pytest.mark.parametrize("lie", LIES)
def test_what_no_model_can_answer_is_refused(lie):
    for ask in ("__call__", "predict"):
        with pytest.raises(CheckFailed):
            getattr(answering(LIES[lie]), ask)(POINTS)
    if lie != "a number":
        with pytest.raises((CheckFailed, RefusedValue)):
            answering(LIES[lie]).compute_loss(POINTS, POINTS[:, 0], POINTS[:, :1])


@pytest.mark.parametrize(
    "weights", [[], [1], "w", {}, [np.zeros(3)] * 8, [None] * 8], ids=lambda found: str(found)[:20]
)
def test_weights_that_do_not_fit_are_refused(weights):
    with pytest.raises((CheckFailed, RefusedValue)):
        answering(LIES["one row for all"] + np.zeros((40, 1)), weights)(POINTS, training=True)


def test_hostile_stand_ins_are_refused():
    lock = Airlock()
    tree, parts = encode(OWN["subclass"](), lock.keep)
    assert reads(json.loads(json.dumps(tree)), parts).built

    def hostile(place, value):
        changed = json.loads(json.dumps(tree))
        *way, last = place
        inner = changed
        for step in way:
            inner = inner[step]
        inner[last] = value
        return changed

    for place, value in (
        ((1,), []),
        ((1,), 3),
        ((1,), tree[1] + tree[1]),
        ((1,), tree[1] * 3000),
        ((1, 0, 4), 10**9),
        ((1, 0, 4), -1),
        ((1, 0, 4), "2"),
        ((1, 1, 0), 7),
        ((1, 1, 1), ["x"]),
        ((1, 1, 2), [99]),
        ((1, 1, 2), [-1]),
        ((1,), [["x", "y", [], True, 1]] * 1000),
        ((2, 0), ["x", True]),
        ((2, 0, 0), 1),
        ((2, 0, 2), "text"),
        ((2, 0, 2), ["remote", "1", "f"]),
        ((2, 0, 2), None),
        ((4,), {}),
        ((4, "run"), 1),
        ((4, "run"), ["array", 0, [1]]),
        ((3,), "too large"),
        ((3,), 3),
    ):
        with bounded(), pytest.raises(RefusedValue):
            reads(hostile(place, value), parts)


# Hostile trees


def nested(levels, tree=None):
    for _ in range(levels):
        tree = ["list", [tree]]
    return tree


HOSTILE = {
    "no node": [{}, [], [1], [None], ["nothing"], object(), b"", (1,), ["list"], ["list", 1]],
    "wrong payloads": [
        ["int", "x"],
        ["int", 3],
        ["int", "f" * 20_000],
        ["float", "1e9"],
        ["float", [1]],
        ["complex", "a", 1],
        ["range", 1, 2, 3, 4],
        ["range", 0, 1, 0],
        ["range", 0, 10**30, 1],
        ["dict", [[1]]],
        ["dict", [1]],
        ["dict", {}],
        ["set", [["list", []]]],
        ["slice", 1, 2, 3, 4],
        ["dict", [[["list", []], 1]]],
        ["fraction", 1, 0],
        ["decimal", "x"],
        ["path", 3],
        ["datetime", "x"],
        ["date", 1],
        ["timedelta", 10**12, 0, 0],
        ["timestamp", "x", "s", None],
        ["timestamp", "2020-01-01", "x", 1],
        ["gap", "NAN"],
        ["refused", 3],
        ["remote", 1, "x"],
        ["remote", "h"],
        ["remote", "h", "x" * 1000],
        ["class", 1, "x"],
        ["class", "h"],
        ["history", 1, 2, 3],
        ["objects", [2], []],
        ["objects", [10**12, 0], []],
        ["frame", 1, 2, 3],
        ["series", ["x"], 1, 2],
        ["range-index", 0, 10**15, 1, None],
        ["multi-index", [], []],
        ["tensor", 1, "int32"],
        ["callback", "TensorBoard", {}, None],
        ["callback", "os", {}, None],
        ["callback", "EarlyStopping", {"_model": 1}, None],
        ["callback", "EarlyStopping", 1, 1],
        ["callback", "EarlyStopping", {"__class__": 1}, None],
        ["stand-in", "x", {}, 1, 1, "x"],
        ["stand-in", [], [], "", {}, 1, 1, "x", 1],
        ["estimator", "os", "system", {}, {}, {}],
        ["estimator", "sklearn", "x", {}, {}, {}],
        ["estimator", "sklearn.svm", "__doc__", {}, {}, {}],
        ["estimator", ["x"], 1, 1, 1, 1],
        ["estimator", "sklearn.externals", "joblib", {}, {}, {}],
        ["estimator", "sklearn.pipeline", "Pipeline", {"steps": 1, "memory": "/tmp"}, {}, {}],
        ["estimator", "sklearn.svm", "SVC", {}, {"__class__": 1}, {}],
        ["estimator", "sklearn.svm", "SVC", {}, {}, {"fit": ["remote", "h", "x"]}],
        ["estimator", "sklearn.svm", "SVC", {}, {}, {"predict": 3}],
    ],
    "depth": [nested(1000), nested(MAX_TREE_DEPTH * 3)],
    "size": [
        ["list", [None] * 1_000_000],
        ["list", [nested(10)] * 50_000],
        2 ** (5 * MAX_INTEGER_DIGITS),
    ],
    "colliding keys": [["set", [i * (2**61 - 1) for i in range(1, 3000)]]],
    "parts": [["array", i, [1]] for i in (0, -1, 10**9, None, "0", 1.0, True)],
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_trees_are_refused(kind):
    for tree in HOSTILE[kind]:
        with bounded(), pytest.raises(RefusedValue, match=r"\w+ \w+"):
            reads(tree)
            print("was read:", repr(tree)[:200])


class bounded:  # noqa: N801
    """Refuse to take much memory, as Python counts it."""

    def __enter__(self):
        tracemalloc.start()

    def __exit__(self, *_):
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < PLENTY, f"{peak:,} bytes"


def pickled():
    buffer = io.BytesIO()
    np.save(buffer, np.array([print], dtype=object), allow_pickle=True)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        pickled(),
        npy(np.zeros(1), shape=(10**12,)),
        npy(np.zeros(1), shape=(-1,)),
        npy(np.zeros(0), shape=(0, 10**18)),
        npy(np.zeros(3), shape=(2,)),
        npy(np.zeros(3), shape=(4,)),
        npy(np.zeros(1), descr="|O"),
        npy(np.zeros(1), descr="<U500000000"),
        npy(np.zeros(1), descr="|V8"),
        npy(np.zeros(1), descr=[("a", "<f8")]),
        npy(np.zeros(0), descr="<U0", shape=(10**15,)),
        npy(np.zeros(1), fortran_order=True),
        npy(np.zeros(1))[:20],
        npy(np.zeros(1)).replace(b"(1,)", b"(1,"),
        b"\x93NUMPY\x01\x00\xff\xff" + b"(" * 65535,
    ],
    ids=repr,
)
def test_hostile_arrays_are_refused(data):
    for tree in (["array", 0, [1]], ["packed", "list", 0], ["scalar", 0, []]):
        with bounded(), pytest.raises(RefusedValue):
            reads(tree, [data])


def test_a_part_serves_once():
    array = npy(np.zeros(1))
    assert reads(["list", [["array", 0, [1]]]], [array])[0].shape == (1,)
    with pytest.raises(RefusedValue):
        reads(["list", [["array", 0, [1]]] * 2], [array])
    with pytest.raises(RefusedValue):
        reads(["array", 0, [2]], [array])


def test_garbage_is_refused_or_read_but_nothing_else():
    """Two thousand trees with a few nodes and bytes changed at random."""
    airlock = Airlock()
    frame = pd.DataFrame({"a": [1, 2], "b": pd.Categorical(["x", "y"])}, index=["i", "j"])
    seeds = [
        [
            1,
            2.5,
            "a",
            {"k": (None, {3})},
            math.nan,
            2**90,
            b"x",
            range(4),
            np.eye(3),
            np.float32(1),
        ],
        [frame, frame["a"], frame.index, pd.Timestamp("2020-01-01"), np.array([1, "a"], object)],
        [tf.constant([1.0, 2.0]), keras.callbacks.EarlyStopping(), len, StandardScaler()],
        [keras.optimizers.Adam(), keras.losses.MeanSquaredError(), layers.Dense(2)],
        network(),
    ]
    encoded = [encode(seed, airlock.keep) for seed in seeds]
    rng, read = np.random.default_rng(5), 0
    for round_ in range(2000):
        tree, parts = encoded[round_ % 5] if round_ % 50 < 49 else encoded[4]
        tree, parts = json.loads(json.dumps(tree)), [bytearray(part) for part in parts]
        for _ in range(rng.integers(1, 4)):
            if parts and rng.random() < 0.5 and len(part := parts[rng.integers(len(parts))]):
                part[rng.integers(len(part))] = rng.integers(256)
            else:
                tree = mutated(tree, rng)
        with warnings.catch_warnings():
            warnings.simplefilter("error", RuntimeWarning)
            try:
                decode(tree, [bytes(part) for part in parts], airlock.remote)
                read += 1
            except RefusedValue as refusal:
                assert len(str(refusal).split()) > 2
    assert 200 < read < 1900


def mutated(tree, rng):
    """Change one place of a tree."""
    if isinstance(tree, list | dict) and tree and rng.random() < 0.85:
        key = rng.integers(len(tree)) if isinstance(tree, list) else rng.choice(list(tree))
        tree[key] = mutated(tree[key], rng)
        return tree
    choices = [None, -1, 0, 1, 10**25, 0.5, True, "", "x", "list", "/etc/passwd", [], {}, [1]]
    choices += [
        ["array", 0, [1]],
        ["model", 0, None],
        ["remote", "0", "f"],
        ["float", "nan"],
        ["class", "0", "f"],
    ]
    return random.Random(int(rng.integers(2**32))).choice(choices)


# Hostile models


@pytest.fixture(scope="module")
def good():
    """A good archive: its configuration, weights and both as bytes."""
    data, _ = to_bytes(network())
    config, weights, _ = read_archive(data)
    return json.loads(config), weights


def archived(members, *, compression=zipfile.ZIP_STORED):
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", compression) as archive:
        warnings.simplefilter("ignore")
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def not_loaded(data, *words):
    with bounded(), pytest.raises(RefusedValue) as caught:
        reads(["model", 0, None], [data])
    for word in words:
        assert word in str(caught.value), str(caught.value)


def hostile_archives(config, weights):
    plain = [("config.json", json.dumps(config)), ("model.weights.h5", weights)]
    link = zipfile.ZipInfo("assets/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    yield "empty", b""
    yield "no zip", b"x" * 1000
    yield "bomb", archived([*plain, ("assets/a", bytes(10**8))], compression=zipfile.ZIP_DEFLATED)
    yield "nested", archived([*plain, ("assets/../../a", b"")])
    yield "absolute", archived([*plain, ("/etc/a", b"")])
    yield "more", archived([*plain, ("code.py", b"")])
    yield "link", archived([*plain, (link, "/etc/passwd")])
    yield "twice", archived([*plain, plain[0]])
    yield "many", archived([*plain, *((f"assets/a{i}", b"") for i in range(100))])
    yield "no weights", archived(plain[:1])
    yield "pickle", archived([plain[0], ("model.weights.npz", b"")])
    yield "no JSON", archived([("config.json", b"\x80\x04"), plain[1]])
    yield "deep JSON", archived([("config.json", b"[" * 10**6), plain[1]])
    yield "long JSON", archived([("config.json", b" " * 10**7), plain[1]])
    yield "no object", archived([("config.json", b"[]"), plain[1]])
    lying = bytearray(archived(plain))  # the directory says that the first is small
    lying[lying.rindex(b"PK\x01\x02") - 30 :][:4] = b"\0\0\0\0"
    yield "broken", bytes(lying[:-40])


def test_hostile_archives_are_refused(good):
    for name, data in hostile_archives(*good):
        print(name)
        not_loaded(data)


def hdf5(change):
    buffer = io.BytesIO()
    with h5py.File(buffer, "w") as file:
        change(file, file.create_group("layers/dense/vars"))
    return buffer.getvalue()


def ring(_, group):
    group["again"] = group.parent


def doubling(_, group):
    for _ in range(25):
        inner = group.create_group("a")
        group["b"] = inner
        group = inner


def virtual(_, group):
    layout = h5py.VirtualLayout((2,), "f4")
    layout[:] = h5py.VirtualSource("/etc/passwd", "x", (2,))
    group.create_virtual_dataset("0", layout)


HDF5 = {
    "external link": lambda _, g: g.__setitem__("0", h5py.ExternalLink("/etc/passwd", "/x")),
    "soft link": lambda _, g: g.__setitem__("0", h5py.SoftLink("/layers")),
    "ring": ring,
    "doubling": doubling,
    "virtual": virtual,
    "external": lambda _, g: g.create_dataset("0", (2,), "f4", external=[("/etc/passwd", 0, 8)]),
    "large": lambda _, g: g.create_dataset("0", (10**9,), "f4"),
    "huge": lambda _, g: g.create_dataset("0", (10**6, 10**6, 10**3), "f4", chunks=(1, 1, 100)),
    "filter": lambda _, g: g.create_dataset("0", data=np.zeros(10**6), compression="gzip"),
    "not stored": lambda _, g: g.create_dataset("0", (10**5,), "f4"),
    "checksum": lambda _, g: g.create_dataset("0", data=np.zeros(9), chunks=(9,), fletcher32=True),
    "text": lambda _, g: g.create_dataset("0", data=["a"], dtype=h5py.string_dtype()),
    "record": lambda _, g: g.create_dataset("0", data=np.zeros(2, [("a", "f4")])),
    "reference": lambda f, g: g.create_dataset("0", data=f.ref, dtype=h5py.ref_dtype),
    "type": lambda _, g: g.__setitem__("0", np.dtype("f4")),
    "nothing": lambda _, g: g.create_dataset("0", data=h5py.Empty("f4")),
    "other shape": lambda _, g: g.create_dataset("0", data=np.zeros(3)),
}


@pytest.mark.parametrize("kind", HDF5)
def test_hostile_weights_are_refused(good, kind):
    data = hdf5(HDF5[kind])
    not_loaded(write_archive(good[0], data, {}), "model")
    if kind != "other shape":
        with pytest.raises(RefusedValue):
            check_weights(data)


def test_one_link_among_good_weights_is_refused(good):
    buffer = io.BytesIO(good[1])
    with h5py.File(buffer, "r+") as file:
        file["more"] = h5py.SoftLink("/layers")
    not_loaded(write_archive(good[0], buffer.getvalue(), {}), "damaged")


def test_weights_that_are_no_hdf5_are_refused(good):
    for data in (b"", b"\x89HDF\r\n\x1a\n" + bytes(1000), good[1][:2000]):
        not_loaded(write_archive(good[0], data, {}))


def layer(kind, module="keras.layers", /, **config):
    return {"module": module, "class_name": kind, "config": config, "registered_name": None}


def hostile_layers():
    yield "code", layer("Lambda", function={"class_name": "__lambda__", "config": {"value": "x"}})
    yield "code", {"class_name": "__lambda__", "config": {"value": ["x", None, None]}}
    yield "code", layer("Dense", units=1, activation={"value": ["4wAA", None, None]})
    yield "`TFSMLayer`", layer("TFSMLayer", filepath="/tmp/x")
    yield "`TorchModuleWrapper`", layer("TorchModuleWrapper", module="x")
    yield "`Mine`", layer("Mine")
    yield "`Mine`", {**layer("Mine", None), "registered_name": "pkg>Mine"}
    yield "`Dense`", {**layer("Dense", units=1), "registered_name": "pkg>Dense"}
    yield "`system`", layer("system", "os")
    yield "`Popen`", layer("Popen", "subprocess")
    yield "`get_file`", layer("get_file", "keras.utils")
    yield "`load_model`", layer("load_model", "keras.saving")
    yield "`run_command`", layer("run_command", "keras.src.utils.x")
    yield (
        "`eval`",
        layer(
            "Dense",
            units=1,
            activation={**layer("function"), "module": "builtins", "config": "eval"},
        ),
    )
    yield (
        "`deserialize`",
        layer(
            "Dense",
            units=1,
            activation={**layer("function"), "module": "builtins", "config": "deserialize"},
        ),
    )
    yield "damaged", {**layer("Dense", units=1), "more": 1}
    yield "damaged", {**layer("Dense"), "config": [1]}
    yield "file", layer("StringLookup", vocabulary="/etc/passwd")
    yield "file", layer("StringLookup", vocabulary="words.txt")
    yield "file", layer("Dense", units=1, name="https://example.org/a")
    yield "file", layer("Dense", units=1, name="x" * 100_000)
    yield "parameters", layer("Dense", units=10**8)
    yield "parameters", layer("Embedding", input_dim=10**6, output_dim=10**6)
    yield "parameters", layer("LSTM", units=10**5)
    yield "numbers for one row", layer("RepeatVector", n=10**9)
    yield "damaged", layer("RepeatVector", n=10**30)
    yield "rebuilt", layer("Dense", units="many")
    yield "rebuilt", layer("Dense", what=1)
    yield "rebuilt", layer("Reshape", target_shape=[7])
    yield "`__typespec__`", {"class_name": "__typespec__", "config": []}


@pytest.mark.parametrize(
    ("word", "hostile"), list(hostile_layers()), ids=lambda value: str(value)[:50]
)
def test_hostile_layers_are_refused(good, word, hostile):
    config = json.loads(json.dumps(good[0]))
    before = [layer("Reshape", target_shape=[2, 1])] if hostile["class_name"] == "LSTM" else []
    config["config"]["layers"][1:] = [*before, hostile]
    not_loaded(write_archive(config, good[1], {}), word)


def test_hostile_configurations_are_refused(good):
    deep = {"x": 1}
    for _ in range(200):
        deep = {"x": deep}
    wide = {"x": [0] * (MAX_CONFIG_NODES + 1)}
    for extra in (deep, wide):
        config = json.loads(json.dumps(good[0]))
        config["config"]["extra"] = extra
        not_loaded(write_archive(config, good[1], {}), "too large")
    not_loaded(write_archive({**good[0], "class_name": "Model"}, good[1], {}))
    not_loaded(write_archive({**good[0], "compile_config": [1]}, good[1], {}))


def test_a_metric_of_one_s_own_takes_no_other_along():
    def own(labels, predicted):
        return keras.ops.mean(labels)

    model = network()
    model.compile("adam", "mse", metrics=["mae", own])
    found = through(model).evaluate(np.ones((2, 2)), np.ones((2, 1)), verbose=0, return_dict=True)
    assert set(found) == {"loss", "mae"}


def test_hostile_losses_and_metrics_do_not_arrive(good):
    config = json.loads(json.dumps(good[0]))
    config["compile_config"]["metrics"] = [layer("MeanIoU", "keras.metrics", num_classes=10**6)]
    config["compile_config"]["optimizer"] = layer("Popen", "subprocess")
    with bounded():
        model = from_bytes(write_archive(config, good[1], {}))
    assert model.optimizer is None
    assert model.loss == "binary_crossentropy"
    refused(keras.metrics.AUC(num_thresholds=5000), "thresholds")


def test_what_was_only_measured_takes_no_memory_later(good):
    """Keras would give variables their values when the next stateless scope ends."""
    config = json.loads(json.dumps(good[0]))
    config["config"]["layers"] += [layer("Dense", units=10**8), layer("Dense", units=10**8)]
    not_loaded(write_archive(config, good[1], {}), "parameters")
    with keras.StatelessScope():
        pass
    assert network().predict(POINTS, verbose=0).shape == (40, 1)


def test_hostile_objects_of_keras_are_refused():
    for config in (
        layer("Lambda"),
        layer("Popen", "subprocess"),
        layer("Sequential", "keras"),
        {**layer("Dense", units=10**5), "build_config": {"input_shape": [None, 10**5]}},
        {},
    ):
        with bounded(), pytest.raises(RefusedValue):
            reads(["keras", 0, [], None], [json.dumps(config).encode()])


# Verdicts


class Names(dict):
    """Globals of check cells: what they do not define comes through the airlock."""

    def __init__(self, student):
        super().__init__(__builtins__=builtins)
        self.student, self.airlock = student, Airlock()

    def __missing__(self, name):
        if name not in self.student:
            raise KeyError(name)
        return self.airlock.through(self.student[name])


CHAPTER = "02_binary_classification"
SOURCE = sealed(Source.read(ROOT / "solutions" / f"{CHAPTER}.py"))
ANSWERS = Answers.read(ROOT, CHAPTER)


def cells(role):
    return [cell for cell in SOURCE.cells if cell.options.get("role") == role]


def all_answers():
    for cell in cells("answer"):
        yield pytest.param(cell.options["id"], cell.text, frozenset(), id=f"{cell.options['id']}")
    for answer in ANSWERS.answers:
        name = f"{answer.question}-{answer.what}"
        yield pytest.param(answer.question, answer.code, answer.fails, id=name)


@pytest.fixture(scope="module")
def trusted():
    """What the setup cells define on the trusted side."""
    return ran(cells("setup"), {})


def ran(setup, names):
    import matplotlib.pyplot as plt

    plt.switch_backend("agg")
    for cell in setup:
        exec(compile(cell.text, "setup", "exec"), names)
    plt.close("all")
    return names


@pytest.mark.slow
@pytest.mark.parametrize(("question", "code", "fails"), list(all_answers()))
def test_verdicts_survive(trusted, question, code, fails):
    student = ran(cells("setup"), {})
    exec(compile(code, "answer", "exec"), student)
    names = Names(student)
    names.update({name: item for name, item in trusted.items() if name != "__builtins__"})
    failed = set()
    for cell in cells("check"):
        if cell.options["id"].split("_")[0] == question:
            try:
                exec(compile(cell.text, "check", "exec"), names)
            except CheckFailed as failure:
                print(failure)
                failed.add(cell.options["id"])
    assert failed == fails


# Questions whose checks look into a model: answers with code of one's own, right and wrong.
QUESTIONS = {
    "01_sequential_api": {"q3"},
    "07_activation_functions": {"q4"},
    "08_batch_size_and_normalization": {"q5"},
    "12_convolutional_networks": {"q4", "q5"},
    "13_resnet50": {"q1", "q5"},
}


OWN_CODE = re.compile("one's own|lambda|functional API", re.IGNORECASE)


def answers_with_code():
    for chapter, questions in QUESTIONS.items():
        for answer in Answers.read(ROOT, chapter).answers:
            if answer.question in questions and OWN_CODE.search(answer.what):
                yield pytest.param(chapter, answer, id=f"{chapter[:2]}-{answer.what}")


@cache
def exercise_cells(chapter):
    return Source.read(ROOT / "solutions" / f"{chapter}.py").cells


@pytest.mark.slow
@pytest.mark.parametrize(("chapter", "answer"), list(answers_with_code()))
def test_own_models_get_the_same_verdict_in_the_notebook_and_behind_the_airlock(chapter, answer):
    parts = exercise_cells(chapter)
    setup = [cell for cell in parts if cell.options.get("role") == "setup"]
    student = ran(setup, {})
    exec(compile(answer.code, "answer", "exec"), student)
    behind = Names(student)
    behind.update({name: item for name, item in ran(setup, {}).items() if name[:2] != "__"})
    failed = {"in the notebook": set(), "behind the airlock": set()}
    for (place, refused_by), names in zip(failed.items(), (student, behind), strict=True):
        for cell in parts:
            check = cell.options.get("id", "")
            if cell.options.get("role") == "check" and check.split("_")[0] == answer.question:
                try:
                    exec(compile(cell.text, "check", "exec"), names)
                except CheckFailed as failure:
                    print(place, failure)
                    refused_by.add(check)
    assert list(failed.values()) == [set(answer.fails)] * 2


def test_a_model_that_is_too_large_is_refused_each_time() -> None:
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3)])
    config = keras.saving.serialize_keras_object(model)
    check_size(config)
    config["config"]["layers"][-1]["config"]["units"] = 10**8
    for _ in range(2):
        with pytest.raises(RefusedValue, match=f"more than {MAX_MODEL_PARAMETERS:,} parameters"):
            check_size(config)


def test_a_layer_inside_a_wrapper_is_measured_too() -> None:
    mean = keras.layers.GlobalAveragePooling1D()
    inner = keras.Sequential([keras.Input((2,)), keras.layers.RepeatVector(10), mean])
    model = keras.Sequential([keras.Input((3, 2)), keras.layers.TimeDistributed(inner)])
    config = keras.saving.serialize_keras_object(model)
    check_size(config)
    text = json.dumps(config).replace('"n": 10', f'"n": {10**8}')
    with pytest.raises(RefusedValue, match="a layer gives more than 4,000,000 numbers"):
        check_size(json.loads(text))
