"""Expectations about models, training, callbacks and files. Weights are set rather than trained."""

import os
import re
import warnings
import zipfile
from contextlib import nullcontext

import numpy as np
import pandas as pd
import pytest

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
from keras import layers

from autograder.checks import CheckFailed, expect
from autograder.checks.callbacks import drive, drive_copy, set_driver
from autograder.checks.losses import OF_INTEGERS
from autograder.checks.randomness import check_source

pytestmark = pytest.mark.filterwarnings("ignore")  # Keras's; in a `check`, nobody sees them
RNG = np.random.default_rng(0)
POINTS = RNG.normal(size=(200, 2)).astype("float32")


@pytest.fixture(autouse=True)
def seed():
    keras.utils.set_random_seed(1)


def network(inputs, *stack):
    return keras.Sequential(
        [keras.Input(inputs if isinstance(inputs, tuple) else (inputs,)), *stack]
    )


class Subclass(keras.Model):
    def __init__(self, units=1):
        super().__init__()
        self.hidden, self.out = layers.Dense(4, "relu"), layers.Dense(units, "sigmoid")

    def call(self, x):
        return self.out(self.hidden(x))


def functional(inputs=2, units=1):
    x = keras.Input((inputs,))
    return keras.Model(x, layers.Dense(units, "sigmoid")(layers.Dense(4, "relu")(x)))


def subclass(inputs=2):
    model = Subclass()
    model(np.zeros((1, inputs)))
    return model


def fitted_without_input():
    model = keras.Sequential([layers.Dense(4, "relu"), layers.Dense(1, "sigmoid")])
    model.compile("sgd", "mse")
    model.fit(POINTS[:4], np.zeros(4), verbose=0)
    return model


def two_inputs():
    a, b = keras.Input((2,)), keras.Input((3,))
    return keras.Model([a, b], layers.Dense(1)(layers.Concatenate()([a, b])))


def two_outputs():
    x = keras.Input((2,))
    return keras.Model(x, [layers.Dense(1)(x), layers.Dense(2)(x)])


def dead():
    model = network(2, layers.Dense(1))
    model.set_weights([np.full((2, 1), np.nan), np.zeros(1)])
    return model


# model


@pytest.mark.parametrize(
    "build",
    [
        lambda: network(2, layers.Dense(4, "relu"), layers.Dense(1, "sigmoid")),
        lambda: network(
            2, layers.Dense(4), layers.ReLU(), layers.Dense(1), layers.Activation("sigmoid")
        ),
        functional,
        lambda: keras.Model([x := keras.Input((2,))], layers.Dense(1)(layers.Dense(4)(x))),
        lambda: keras.Model({"x": (x := keras.Input((2,)))}, layers.Dense(1)(layers.Dense(4)(x))),
        subclass,
        fitted_without_input,
    ],
    ids=["sequential", "activations", "functional", "list", "dict", "subclass", "fitted"],
)
def test_a_model_may_be_built_in_any_style(build):
    expect.model("model", build(), inputs=(2,), outputs=(1,), parameters=17)


def test_a_sequence_may_have_any_length():
    model = network((None, 3), layers.LSTM(2))
    expect.model("model", model, inputs=(7, 3), outputs=(2,))


@pytest.mark.parametrize(
    ("build", "wanted", "meaning"),
    [
        (lambda: functional(3), {}, r"inputs of shape \(2,\) in `model`\nFound: \(3,\)"),
        (lambda: subclass(3), {}, r"inputs of shape \(2,\)\nFound: ValueError: .*value 3, but"),
        (lambda: network((2, 1), layers.Flatten()), {}, r"inputs of .*\nFound: \(2, 1\)"),
        (lambda: functional(units=2), {}, r"outputs of shape \(1,\) from `model`\nFound: \(2,\)"),
        (functional, {"parameters": 9}, "9 parameters in `model`\nFound: 17"),
        (two_inputs, {}, "one input in `model`\nFound: 2 inputs"),
        (two_outputs, {}, "one output from `model`\nFound: 2 outputs"),
        (dead, {}, "ordinary numbers from `model`\nFound: nan or infinity\nHint: .*learning rate"),
        (Subclass, {}, "never built"),
        (lambda: keras.Sequential([layers.Dense(1)]), {}, "never built\nHint: .*keras.Input"),
        (keras.Sequential, {}, "never built"),
        (lambda: functional, {}, "the function `functional`\nHint: Call it"),
        (lambda: keras.Sequential, {}, "the class `Sequential`"),
        (lambda: layers.Dense(1), {}, "a Keras model in `model`\nFound: <Dense"),
        (lambda: "model", {}, "a Keras model in `model`\nFound: 'model'"),
        (lambda: None, {}, "None"),
        (lambda: ..., {}, "placeholder"),
    ],
)
def test_another_model_is_refused(build, wanted, meaning):
    with pytest.raises(CheckFailed, match=meaning):
        expect.model("model", build(), inputs=(2,), outputs=(1,), **wanted)


@pytest.mark.parametrize(
    "judge",
    [
        lambda m: expect.accuracy("model", m, POINTS, np.zeros(200), at_least=0),
        lambda m: expect.nonlinear("model", m, inputs=2),
        lambda m: expect.same_outputs("model", m, functional(), POINTS),
    ],
)
def test_no_expectation_builds_what_the_student_did_not(judge):
    model = keras.Sequential([layers.Dense(1)])
    with pytest.raises(CheckFailed, match="never built"):
        judge(model)
    assert not model.built


# bends


def net(inputs, hidden, out, units, scale=1.0):
    """Return a network with one hidden layer and weights so many times those of a new one."""
    model = network(inputs, layers.Dense(8, hidden), layers.Dense(units, out))
    model.compile(run_eagerly=True)  # less to wait for
    model.set_weights(
        [scale * w + (w.ndim == 1) * RNG.normal(size=w.shape) for w in model.get_weights()]
    )
    return model


OUTPUTS = [("sigmoid", 1), ("sigmoid", 3), ("softmax", 3), ("softmax", 10), (None, 1), ("tanh", 1)]


@pytest.mark.parametrize("hidden", ["relu", None])
@pytest.mark.parametrize(("out", "units"), OUTPUTS)
def test_a_boundary_bends_whatever_the_output(hidden, out, units):
    judge(net(2, hidden, out, units), 2, bends=hidden is not None)


@pytest.mark.parametrize("hidden", ["relu", "tanh", None])
@pytest.mark.parametrize(
    (
        "inputs",
        "seed",
        "scale",
    ),  # of the weights in both layers: 10 makes a model 100 times as sharp
    [(2, 2, 10), (13, 3, 1), (13, 4, 10), (30, 5, 10)],
)
def test_a_boundary_bends_whatever_the_inputs_and_weights(hidden, inputs, seed, scale):
    keras.utils.set_random_seed(seed)
    judge(net(inputs, hidden, "sigmoid", 1, scale), inputs, bends=hidden is not None, seed=seed)


@pytest.mark.parametrize(("out", "units"), [("softmax", 3), ("sigmoid", 3)])
@pytest.mark.parametrize("hidden", ["relu", None])
def test_a_boundary_bends_however_sure_a_model_of_several_outputs_is(hidden, out, units):
    judge(net(13, hidden, out, units, scale=8), 13, bends=hidden is not None)


@pytest.mark.parametrize(
    ("stack", "bends"),
    [
        ([layers.Dense(8), layers.Dense(8), layers.Dense(1, "sigmoid")], False),
        ([layers.Dense(1, "sigmoid")], False),
        ([layers.Dense(8), layers.Activation("relu"), layers.Dense(1)], True),
        ([layers.Dense(8), layers.BatchNormalization(), layers.Dense(1, "sigmoid")], False),
        ([layers.Dense(8), layers.Dropout(0.5), layers.Dense(1, "sigmoid")], False),
        ([layers.Dense(8, "relu"), layers.BatchNormalization(), layers.Dense(1, "sigmoid")], True),
        ([layers.Dense(8), layers.Dense(1, "relu", bias_initializer="ones")], False),
    ],
)
def test_a_boundary_bends_by_hidden_activations_alone(stack, bends):
    judge(network(2, *stack), 2, bends=bends)


def judge(model, inputs, bends, seed=0):
    meaning = r"boundary that bends\nFound: .*linear.*\nHint: .*hidden"
    with nullcontext() if bends else pytest.raises(CheckFailed, match=meaning):
        expect.nonlinear("model", model, inputs=inputs, seed=seed)


@pytest.mark.parametrize(
    "build", [lambda: net(2, "relu", "softmax", 1), lambda: net(2, "relu", "sigmoid", 1, 0)]
)
def test_a_model_that_says_the_same_for_all_does_not_bend(build):
    with pytest.raises(CheckFailed, match="tell inputs apart"):
        expect.nonlinear("model", build(), inputs=2)


def test_a_boundary_may_bend_where_the_model_is_sure():
    model = network(2, layers.Dense(2, "relu"), layers.Dense(1, "sigmoid"))
    to_hidden, from_hidden = np.array([[1, -1], [0, 0]]), np.array([[10], [-5]])
    model.set_weights([to_hidden, np.array([10, -1]), from_hidden, np.array([-100])])
    judge(model, 2, bends=True)  # its score is 10 x from -10 on, but for 15 x + 5 up to -1


def test_other_inputs_are_named_where_a_boundary_is_sought():
    with pytest.raises(CheckFailed, match=r"`model` to take inputs of shape \(2,\)\nFound: .*3.*2"):
        expect.nonlinear("model", functional(3), inputs=2)


# loss

BCE = keras.losses.BinaryCrossentropy
CCE, SPARSE = keras.losses.CategoricalCrossentropy, keras.losses.SparseCategoricalCrossentropy
TWO = (POINTS[:, 0] > 0).astype(int)
THREE = RNG.integers(0, 3, 200)
SEVERAL = RNG.integers(0, 2, (200, 3))
HOT = np.eye(3)[THREE]


def compiled(loss, out="sigmoid", units=1, scale=1.0, **layer):
    model = network(2, layers.Dense(4, "relu"), layers.Dense(units, out, **layer))
    model.set_weights([scale * w for w in model.get_weights()])
    model.compile("sgd", loss, metrics=["accuracy"], run_eagerly=True)
    return model


@pytest.mark.parametrize("scale", [1, 20], ids=["unsure", "sure"])  # sure: by exp(300) to 1
@pytest.mark.parametrize(
    ("loss", "out"),
    [
        ("binary_crossentropy", "sigmoid"),
        ("bce", "sigmoid"),
        (BCE(), "sigmoid"),
        (keras.losses.binary_crossentropy, "sigmoid"),
        (BCE(from_logits=True), None),
        (BCE(from_logits=True), "sigmoid"),  # Keras sees the sigmoid, and takes what is before it
    ],
)
def test_binary_cross_entropy_is_right_in_every_style(loss, out, scale):
    expect.loss("model", compiled(loss, out, scale=scale), POINTS, TWO)


@pytest.mark.parametrize("y", [TWO, TWO[:, None], TWO.astype(bool), TWO.tolist(), pd.Series(TWO)])
def test_labels_may_have_any_form(y):
    expect.loss("model", compiled("binary_crossentropy"), POINTS, y)


@pytest.mark.parametrize(
    ("y", "scale"),
    [(THREE, 1), (THREE, 20), (THREE[:, None], 1), (HOT, 1)],
    ids=["flat", "flat, sure", "column", "one-hot"],
)
@pytest.mark.parametrize(
    ("loss", "out"),
    [
        ("categorical_crossentropy", "softmax"),
        ("sparse_categorical_crossentropy", "softmax"),
        (SPARSE(), "softmax"),
        (CCE(from_logits=True), None),
        (SPARSE(from_logits=True), None),
    ],
)
def test_categorical_cross_entropy_is_right_in_every_style(loss, out, y, scale):
    model = compiled(loss, out, 3, scale)
    expect.loss("model", model, POINTS, y, expected="categorical_crossentropy")


@pytest.mark.parametrize("loss", ["mse", "mean_squared_error", keras.losses.MeanSquaredError()])
@pytest.mark.parametrize("scale", [1, 1000])
def test_squared_error_is_right_in_every_style(loss, scale):
    model = compiled(loss, None, scale=scale)
    expect.loss("model", model, POINTS, POINTS[:, 0], expected="mean_squared_error")


@pytest.mark.parametrize("scale", [1, 20])
def test_several_labels_go_with_binary_cross_entropy(scale):
    model = compiled("binary_crossentropy", "sigmoid", 3, scale)
    expect.loss("model", model, POINTS, SEVERAL)


@pytest.mark.parametrize("loss", ["binary_crossentropy", "mse"])
def test_images_may_be_the_labels(loss):
    images = RNG.random((20, 6, 6, 1)).astype("float32")
    model = network((6, 6, 1), layers.Conv2D(1, 3, padding="same", activation="sigmoid"))
    model.compile("sgd", loss)
    expected = {"mse": "mean_squared_error"}.get(loss, loss)
    expect.loss("model", model, images, images, expected=expected)
    expect.loss("model", model, images, images[..., 0], expected=expected)


@pytest.mark.parametrize(
    "penalty",
    [
        {"kernel_regularizer": keras.regularizers.L2(1.0)},
        {"activity_regularizer": keras.regularizers.L1(1.0)},
    ],
    ids=["weights", "activities"],
)
def test_penalties_are_no_part_of_the_loss(penalty):
    expect.loss("model", compiled("binary_crossentropy", **penalty), POINTS, TWO)
    with pytest.raises(CheckFailed, match="the loss 'mse'"):
        expect.loss("model", compiled("mse", **penalty), POINTS, TWO)


@pytest.mark.parametrize("scale", [1, 20], ids=["unsure", "sure"])
@pytest.mark.parametrize(
    ("loss", "out", "units", "y", "expected", "found"),
    [
        ("mse", "sigmoid", 1, TWO, "binary_crossentropy", "the loss 'mse'"),
        (keras.losses.MeanAbsoluteError(), "sigmoid", 1, TWO, "binary_crossentropy", "'mean_abs"),
        ("hinge", "tanh", 1, TWO, "binary_crossentropy", "'hinge'"),
        ("binary_crossentropy", None, 1, TWO, "binary_crossentropy", r"for outputs from .*lacks"),
        (BCE(), "relu", 1, TWO, "binary_crossentropy", "for outputs from 0 to .*lacks"),
        (
            BCE(label_smoothing=0.2),
            "sigmoid",
            1,
            TWO,
            "binary_crossentropy",
            r"with label_smoothing=0\.2$",
        ),
        (
            "binary_crossentropy",
            "softmax",
            3,
            SEVERAL,
            "binary_crossentropy",
            "up to 1 in each row",
        ),
        (
            "sparse_categorical_crossentropy",
            "softmax",
            2,
            TWO,
            "binary_crossentropy",
            r"'sparse.*\(2,\)",
        ),
        ("categorical_crossentropy", "sigmoid", 3, SEVERAL, "binary_crossentropy", "'categorical"),
        ("mse", "sigmoid", 3, SEVERAL, "binary_crossentropy", "'mse'"),
        ("binary_crossentropy", "softmax", 3, HOT, "categorical_crossentropy", "'binary"),
        ("binary_crossentropy", "softmax", 3, THREE, "categorical_crossentropy", "'binary"),
        ("mse", "softmax", 3, HOT, "categorical_crossentropy", "'mse'"),
        ("mse", "softmax", 3, THREE, "categorical_crossentropy", "'mse'"),
        ("binary_crossentropy", "sigmoid", 1, TWO, "categorical_crossentropy", r"'binary.*\(1,\)"),
        ("bce", "softmax", 1, TWO, "binary_crossentropy", "all 1, whatever the input"),
        (CCE(), "sigmoid", 3, HOT, "categorical_crossentropy", "do not add up to 1"),
        ("sparse_categorical_crossentropy", None, 3, THREE, "categorical_crossentropy", "lacks"),
        ("mae", None, 1, TWO, "mean_squared_error", "'mae'"),
        ("binary_crossentropy", "sigmoid", 1, TWO, "mean_squared_error", "'binary"),
    ],
)
def test_another_loss_is_named(loss, out, units, y, expected, found, scale):
    of_integers = expected == "categorical_crossentropy" and np.ndim(y) == 1
    name = "sparse_categorical_crossentropy" if of_integers else expected
    with pytest.raises(CheckFailed, match=f"the loss '{name}' in `model`\nFound: .*{found}"):
        expect.loss("model", compiled(loss, out, units, scale), POINTS, y, expected=expected)


@pytest.mark.parametrize("scale", [1, 20], ids=["unsure", "sure"])
def test_the_form_of_labels_may_be_asked_for(scale):
    of_integers = [compiled(loss, "softmax", 3, scale) for loss in (OF_INTEGERS, SPARSE())]
    of_one_hot = compiled("categorical_crossentropy", "softmax", 3, scale)
    of_logits = compiled(SPARSE(from_logits=True), None, 3, scale)

    def expect_loss(model, y, labels):
        expect.loss("model", model, POINTS, y, expected="categorical_crossentropy", labels=labels)

    for model in (*of_integers, of_logits):
        expect_loss(model, THREE, "integers")
        expect_loss(model, THREE[:, None], "integers")
        with pytest.raises(CheckFailed, match=r"the loss 'categorical_.*\nFound: .*'sparse_"):
            expect_loss(model, HOT, "one-hot")
    expect_loss(of_one_hot, HOT, "one-hot")
    with pytest.raises(CheckFailed, match=r"the loss 'sparse_.*\nFound: the loss 'categorical_"):
        expect_loss(of_one_hot, THREE, "integers")


def test_a_loss_of_one_s_own_is_called_by_its_name():
    def my_error(y_true, y_pred):
        return keras.ops.mean(keras.ops.abs(y_true - y_pred), axis=-1)

    with pytest.raises(CheckFailed, match=r"Found: the loss `my_error`$"):
        expect.loss("model", compiled(my_error), POINTS, TWO)


def test_a_model_that_is_sure_of_every_row_has_a_loss_too():
    model = scorer([[1e5], [0]], "sigmoid")
    model.compile("sgd", "binary_crossentropy")
    expect.loss("model", model, POINTS, TWO)
    model.compile("sgd", "mse")
    with pytest.raises(CheckFailed, match="the loss 'mse'"):
        expect.loss("model", model, POINTS, TWO)


def test_a_loss_is_found_out_without_a_trace():
    model = compiled("categorical_crossentropy", "softmax", 3)
    expect.loss("model", model, POINTS, THREE, expected="categorical_crossentropy")
    model.fit(POINTS, HOT, verbose=0)  # its metrics still take one-hot labels


def test_a_model_without_a_loss_is_refused():
    with pytest.raises(
        CheckFailed, match=r"to be compiled\n.*without a loss\nHint: Call `compile`"
    ):
        expect.loss("model", functional(), POINTS, TWO)
    model = functional()
    model.compile(optimizer="sgd")
    with pytest.raises(CheckFailed, match="Found: no loss"):
        expect.loss("model", model, POINTS, TWO)


def test_a_loss_that_keras_does_not_know_is_told():
    with pytest.raises(CheckFailed, match="the loss 'binary_entropy', which stops with ValueError"):
        expect.loss("model", compiled("binary_entropy"), POINTS, TWO)


# same_outputs


def test_models_are_the_same_by_what_they_predict():
    model = functional()
    twin = network(2, layers.Dense(4), layers.ReLU(), layers.Dense(1), layers.Activation("sigmoid"))
    twin.set_weights(model.get_weights())
    expect.same_outputs("twin", twin, model, POINTS)
    twin.set_weights([w + 0.1 for w in model.get_weights()])
    with pytest.raises(
        CheckFailed, match=r"`twin` to predict what the original.*\n.*differ by up to 0\.\d"
    ):
        expect.same_outputs("twin", twin, model, POINTS)
    with pytest.raises(CheckFailed, match=r"outputs of shape \(1,\) from `twin`\nFound: \(3,\)"):
        expect.same_outputs("twin", functional(units=3), model, POINTS)
    with pytest.raises(CheckFailed, match="nan"):
        expect.same_outputs("twin", dead(), model, POINTS)


# accuracy, error


def scorer(matrix, out=None, bias=0.0):
    """Return a model whose scores are the inputs times a matrix."""
    matrix = np.array(matrix, dtype=float)
    model = network(len(matrix), layers.Dense(matrix.shape[1], out))
    model.set_weights([matrix, np.full(matrix.shape[1], bias)])
    return model


CLASSES = POINTS @ [[1, -1, 0], [0, 0, 2]]
BEST = CLASSES.argmax(axis=1)


def flip(y):
    return 1 - np.asarray(y)


def another(y):
    return (y + 1) % 3 if y.ndim == 1 else np.roll(y, 1, axis=1)


ONE, TWO_CLASSES, THREE_SCORES = [[1], [0]], [[-1, 1], [0, 0]], [[1, -1, 0], [0, 0, 2]]


@pytest.mark.parametrize(
    ("matrix", "out", "y", "wrong"),
    [
        pytest.param(ONE, "sigmoid", TWO, flip, id="sigmoid"),
        pytest.param(ONE, "sigmoid", TWO[:, None], flip, id="column"),
        pytest.param(ONE, None, TWO.tolist(), flip, id="logits"),
        pytest.param(TWO_CLASSES, "softmax", pd.Series(TWO), flip, id="two classes"),
        pytest.param(TWO_CLASSES, "softmax", np.eye(2)[TWO], flip, id="two classes, one-hot"),
        pytest.param(THREE_SCORES, "softmax", BEST, another, id="softmax"),
        pytest.param(THREE_SCORES, None, np.eye(3)[BEST], another, id="scores, one-hot"),
        pytest.param(THREE_SCORES, "sigmoid", (CLASSES > 0).astype(int), flip, id="several labels"),
    ],
)
def test_accuracy_is_recomputed_in_every_style(matrix, out, y, wrong):
    model = scorer(matrix, out)
    expect.accuracy("model", model, POINTS, y, at_least=1)
    half = np.where(
        np.arange(200).reshape(-1, *[1] * (np.ndim(y) - 1)) < 100, y, wrong(np.array(y))
    )
    with pytest.raises(CheckFailed, match=r"at least 60\.0% of rows.* never seen\nFound: 50\.0%"):
        expect.accuracy("model", model, POINTS, half, at_least=0.6)


def test_accuracy_just_below_is_told_exactly():
    y = np.concatenate([[1 - TWO[0]], TWO[1:]])
    with pytest.raises(CheckFailed, match=r"99\.5% of rows.*\nFound: 99\.5000%"):
        expect.accuracy("model", scorer([[1], [0]]), POINTS, y, at_least=0.99501)


@pytest.mark.parametrize(
    ("build", "meaning"),
    [
        (
            lambda: network((2,), layers.Reshape((2, 1)), layers.LSTM(3, return_sequences=True)),
            "one answer for",
        ),
        (two_outputs, "2 outputs"),
        (dead, "nan"),
        (lambda: functional(3), "take inputs of shape"),
        (lambda: TWO, "a Keras model in `model`\nFound: an array of shape"),
    ],
)
def test_what_gives_no_accuracy_is_refused(build, meaning):
    with pytest.raises(CheckFailed, match=meaning):
        expect.accuracy("model", build(), POINTS, TWO, at_least=0)


@pytest.mark.parametrize(
    "y", [POINTS[:, 0], POINTS[:, :1], POINTS[:, 0].tolist(), pd.Series(POINTS[:, 0])]
)
def test_the_error_is_recomputed_in_every_style(y):
    expect.mean_squared_error("model", scorer([[1], [0]], bias=0.5), POINTS, y, at_most=0.2501)
    with pytest.raises(CheckFailed, match=r"at most 0\.2 from `model` on new rows\nFound: 0\.25"):
        expect.mean_squared_error("model", scorer([[1], [0]], bias=0.5), POINTS, y, at_most=0.2)
    with pytest.raises(CheckFailed, match=r"from `model` on `x` and `y`\nFound: 0\.25"):
        expect.mean_squared_error(
            "model", scorer([[1], [0]], bias=0.5), POINTS, y, at_most=0.2, rows="`x` and `y`"
        )


class Looking(keras.Model):
    """Answers right, by a function of the rows, of itself and of a network in it."""

    def __init__(self, answers):
        super().__init__()
        self.net, self.answers, self.asked = scorer([[1], [0]]), answers, 0

    def call(self, x):
        self.asked += 1
        return self.answers(self, x)


def by_rule(x):
    return keras.ops.convert_to_tensor(np.asarray(x)[:, :1])


def only_with_its_own(model, x):
    """Give nothing that can be compared if the weights are others."""
    own = keras.ops.all(model.net.get_weights()[0] == np.array([[1], [0]]))
    return keras.ops.where(own, by_rule(x), np.nan)


@pytest.mark.parametrize(
    ("answers", "meaning"),
    [
        (lambda _, x: by_rule(x), "compute its outputs with its weights"),
        (lambda model, x: by_rule(x) + 0 * model.net(x), "compute its outputs with its weights"),
        (only_with_its_own, "with weights that are 10 % off"),
        (lambda model, x: model.net(x) + 0.1 * (model.asked > 2), "whatever stands beside it"),
        (lambda model, x: model.net(x) + 0.1 * (len(x) < 9), "whatever stands beside it"),
        (
            lambda model, x: model.net(x) + 0.1 * keras.ops.mean(x, axis=0, keepdims=True)[:, :1],
            "whatever stands beside it",
        ),
        (
            lambda model, x: model.net(x) + keras.random.normal((len(x), 1), stddev=0.1),
            "whatever stands beside it",
        ),
        (lambda model, x: model.net(x), ""),
    ],
)
def test_what_answers_by_anything_but_its_weights_is_refused(answers, meaning):
    model = Looking(answers)
    model(POINTS[:1])
    refusal = pytest.raises(CheckFailed, match=meaning) if meaning else nullcontext()
    with refusal:
        expect.mean_squared_error("model", model, POINTS, POINTS[:, 0], at_most=0.05)
    model.asked = 0
    with pytest.raises(CheckFailed, match=meaning) if meaning else nullcontext():
        expect.accuracy("model", model, POINTS, POINTS[:, 0] > 0, at_least=0.8)


@pytest.mark.parametrize("rows", [1, 2, 7, 8, 60, 64])
def test_few_rows_are_enough_to_be_measured(rows):
    few = POINTS[:rows]
    expect.mean_squared_error("model", scorer([[1], [0]]), few, few[:, 0], at_most=0.01)
    expect.mean_squared_error("model", scorer([[1], [0]]), few.tolist(), few[:, 0], at_most=0.01)


def deep(*activations, between=()):
    hidden = []
    for activation in activations:
        hidden += [layers.Dense(6, activation), *(layer() for layer in between)]
    model = network(5, *hidden, layers.Dense(3, "softmax"))
    rng = np.random.default_rng(5)  # biases as after a training
    model.set_weights([w + rng.normal(scale=0.3, size=w.shape) ** 2 for w in model.get_weights()])
    return model


class Backwards(keras.Model):
    """Makes its last layer first, so the order of its weights says nothing."""

    def __init__(self):
        super().__init__()
        self.out, self.hidden = layers.Dense(3, "softmax"), layers.Dense(6, "relu")

    def call(self, x):
        return self.out(self.hidden(x))


BENDING = ["relu", "tanh", "sigmoid", "elu", "selu", "gelu", "silu", "softplus", "leaky_relu"]


@pytest.mark.parametrize("activation", BENDING)
@pytest.mark.parametrize(
    "between", [(), (layers.BatchNormalization,), (lambda: layers.Dropout(0.1),)]
)
def test_layers_that_bend_each_by_itself_pass(activation, between):
    model = deep(*[activation] * 4, between=between)
    expect.nonlinear_layers("model", model, inputs=5, at_least=4)
    with pytest.raises(CheckFailed, match="Found: 4 of 4 hidden layers"):
        expect.nonlinear_layers("model", model, inputs=5, at_least=5)


@pytest.mark.parametrize("activation", ["relu", "tanh", "elu", "gelu"])
@pytest.mark.parametrize("straight", [[0], [1], [3], [0, 2]])
def test_a_single_layer_that_does_not_bend_is_found(activation, straight):
    chosen = [None if place in straight else activation for place in range(4)]
    expect.nonlinear("model", deep(*chosen), inputs=5)
    found = f"Found: {4 - len(straight)} of 4 hidden layers"
    with pytest.raises(CheckFailed, match=f"4 hidden layers in `model` that bend.*\n{found}"):
        expect.nonlinear_layers("model", deep(*chosen), inputs=5, at_least=4)


@pytest.mark.parametrize("join", [layers.Concatenate, layers.Add])
@pytest.mark.parametrize("end", [None, "softmax"])
def test_layers_side_by_side_are_not_in_a_row(join, end):
    x = keras.Input((5,))
    branches = [layers.Dense(4, "tanh")(x) for _ in range(4)]
    model = keras.Model(x, layers.Dense(3, end)(join()(branches)))
    with pytest.raises(CheckFailed, match=r"one after the other.*\nFound: two that stand side"):
        expect.nonlinear_layers("model", model, inputs=5, at_least=4)


@pytest.mark.parametrize("activation", ["relu", "tanh", "selu"])
def test_layers_with_skips_around_them_are_in_a_row(activation):
    inputs = keras.Input((5,))
    x = layers.Dense(8, activation)(inputs)
    for _ in range(3):
        x = layers.Add()([x, layers.Dense(8, activation)(x)])
    model = keras.Model(inputs, layers.Dense(3, "softmax")(x))
    expect.nonlinear_layers("model", model, inputs=5, at_least=4)


def test_layers_in_an_unknown_order_count_as_bent():
    model = Backwards()
    model(np.zeros((1, 5), "float32"))
    expect.nonlinear_layers("model", model, inputs=5, at_least=1)


def normalised():
    return network(
        2, layers.Dense(4), layers.BatchNormalization(), layers.Dropout(0), layers.Dense(1)
    )


def test_a_model_gives_outputs_in_training_and_with_other_weights():
    model = normalised()
    before = model.get_weights()
    plain = expect.outputs("model", model, POINTS)
    assert np.allclose(plain, model.predict(POINTS, verbose=0), atol=1e-6)
    others = [2 * weight for weight in before]
    copy = keras.models.clone_model(model)
    copy.set_weights(others)
    assert np.allclose(
        expect.outputs("model", model, POINTS, weights=others), copy(POINTS), atol=1e-5
    )
    in_training = np.asarray(copy(POINTS, training=True))
    assert np.allclose(
        expect.outputs("model", model, POINTS, training=True, weights=others),
        in_training,
        atol=1e-5,
    )
    assert not np.allclose(expect.outputs("model", model, POINTS, training=True), plain, atol=1e-3)
    for now, was in zip(model.get_weights(), before, strict=True):
        assert np.array_equal(now, was)
    with pytest.raises(ValueError, match="weight"):
        expect.outputs("model", model, POINTS, weights=others[1:])
    with pytest.raises(CheckFailed, match="nan"):
        expect.outputs("model", model, POINTS, weights=[weight * np.nan for weight in before])
    with pytest.raises(CheckFailed, match="take inputs of shape"):
        expect.outputs("model", model, POINTS[:, :1], training=True)
    assert np.allclose(expect.outputs("model", model, POINTS), plain)


class LastFirst(keras.Model):
    def __init__(self):
        super().__init__()
        self.out, self.hidden = layers.Dense(1), layers.Dense(4)

    def call(self, x):
        return self.out(self.hidden(x))


def test_weights_are_found_by_their_shapes_whatever_their_order():
    model = LastFirst()
    model(POINTS[:1])
    shapes = [(2, 4), (4,), (4, 1), (1,)]
    assert [w.shape for w in expect.weights("model", model)] != shapes
    found = expect.weights("model", model, shapes=shapes)
    assert [w.shape for w in found] == shapes
    assert np.array_equal(found[2], model.out.get_weights()[0])
    found[2][:] = 7
    assert not np.array_equal(found[2], model.out.get_weights()[0])
    square = network(2, layers.Dense(2), layers.Dense(2))
    first, _, second, _ = expect.weights("m", square, shapes=[(2, 2), (2,), (2, 2), (2,)])
    assert np.array_equal(first, square.get_weights()[0])
    assert np.array_equal(second, square.get_weights()[2])
    with pytest.raises(CheckFailed, match=r"weights of the shapes .*\(2, 5\).*\nFound: .*\(4, 1\)"):
        expect.weights("model", model, shapes=[(2, 5)])
    with pytest.raises(CheckFailed, match="never built"):
        expect.weights("model", LastFirst())


def test_hidden_tests_draw_what_only_they_know():
    cell = "check\n### BEGIN HIDDEN TESTS\n{}\n### END HIDDEN TESTS"

    def drawn(source, stream=""):
        token = check_source.set(source)
        try:
            return expect.hidden_rng(stream).integers(2**62, size=4).tolist()
        finally:
            check_source.reset(token)

    assert drawn(cell.format("a")) == drawn(cell.format("a"))
    assert drawn(cell.format("a")) == drawn("another " + cell.format("a"))  # what students see
    several = [drawn(cell.format(hidden), stream) for hidden in "ab" for stream in ("", "x")]
    assert len({tuple(numbers) for numbers in several}) == 4


def test_outputs_that_do_not_fit_have_no_error():
    with pytest.raises(
        CheckFailed, match=r"200 numbers for 200 rows\nFound: outputs of shape \(200, 2"
    ):
        expect.mean_squared_error("model", scorer(np.eye(2)), POINTS, TWO, at_most=99)
    with pytest.raises(CheckFailed, match="nan"):
        expect.mean_squared_error("model", dead(), POINTS, TWO, at_most=99)


# history


def fit(metrics=(), epochs=2, **settings):
    model = functional()
    model.compile("sgd", "binary_crossentropy", metrics=list(metrics), run_eagerly=True)
    return model.fit(POINTS[:8], TWO[:8], epochs=epochs, verbose=0, **settings)


@pytest.fixture(scope="module")
def report():
    metrics = keras.metrics
    several = [
        "acc",
        metrics.BinaryAccuracy(),
        metrics.AUC(name="auc_1"),
        "mae",
        metrics.MeanSquaredError(),
    ]
    return fit(several, validation_data=(POINTS[:4], TWO[:4])).history


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("acc", ["acc", "accuracy", "binary_accuracy"]),
        ("binary_accuracy", ["acc", "accuracy", "binary_accuracy"]),
        ("auc_1", ["auc", "AUC"]),  # as Keras calls the second in a session
        ("mae", ["mae", "mean_absolute_error"]),
        ("mean_squared_error", ["mse", "mean_squared_error"]),
    ],
)
def test_a_metric_counts_under_each_of_its_names(report, name, keys):
    curves = {k: v for k, v in report.items() if re.fullmatch(f"(val_)?(loss|{name})", k)}
    assert len(curves) == 4
    for key in keys:
        expect.history("history", curves, keys=["loss", "val_loss", key, f"val_{key}"], epochs=2)
    with pytest.raises(CheckFailed, match="a curve 'recall'"):
        expect.history("history", curves, keys=["recall"])


def test_what_fit_returns_is_as_good_as_its_dictionary():
    history = fit(["accuracy"], epochs=3)
    for value in (history, history.history):
        expect.history("history", value, keys=["loss", "accuracy"], epochs=3)


def test_a_curve_falls_from_its_first_to_its_last_value():
    expect.history("history", {"loss": [3.0, 4.0, 2.0], "acc": [0, 1, 2]}, falls="loss")
    with pytest.raises(
        CheckFailed, match=r"'loss' in `history` to fall\n.*3 in the first .*, 4 in"
    ):
        expect.history("history", {"loss": [3.0, 2.0, 4.0]}, falls="loss")


def test_the_curves_of_a_history_are_returned():
    curves = expect.history("h", {"loss": [2, 1], "acc": [0.5, 0.75]}, keys=("accuracy",))
    assert list(curves) == ["accuracy"]
    assert curves["accuracy"].tolist() == [0.5, 0.75]


@pytest.mark.parametrize(
    ("value", "wanted", "meaning"),
    [
        (lambda: {"loss": [1, 2, 3]}, {"epochs": 2}, "2 epochs in `history`\nFound: 3 epochs"),
        (
            lambda: {"loss": [1]},
            {"keys": ["val_loss"]},
            "a curve 'val_loss'.*\n.*'loss'\n.*validation",
        ),
        (lambda: {"val_loss": [1]}, {}, "a curve 'loss' in `history`\nFound: 'val_loss'"),
        (lambda: {"auc": [1]}, {"keys": ["accuracy"]}, "a curve 'accuracy'"),
        (lambda: fit(epochs=0), {}, "no epoch has run"),
        (dict, {}, "no epoch has run"),
        (lambda: {"loss": []}, {"falls": "loss"}, "one number an epoch"),
        (lambda: {"loss": 3}, {"falls": "loss"}, "one number an epoch"),
        (lambda: {"loss": "abc"}, {}, "text"),
        (lambda: {"loss": [3, np.nan]}, {"falls": "loss"}, "to fall\n.*nan in the last"),
        (
            lambda: fit().model,
            {},
            r"what `model.fit` returns\n.*\nHint: `history = model.fit\(...\)`",
        ),
        (lambda: [1, 2], {}, "what `model.fit` returns"),
        (lambda: None, {}, "None"),
        (lambda: ..., {}, "placeholder"),
    ],
)
def test_another_history_is_refused(value, wanted, meaning):
    with pytest.raises(CheckFailed, match=meaning):
        expect.history("history", value(), **wanted)


# stopping

STOP = keras.callbacks.EarlyStopping
LOSSES = [0.9, 0.7, 0.6, 0.65, 0.66, 0.67, 0.68]  # best in epoch 3


class Own(keras.callbacks.Callback):
    """Stops when the loss has not been the lowest for two epochs, and keeps the best weights."""

    def on_train_begin(self, logs=None):
        self.losses, self.weights = [], []

    def on_epoch_end(self, epoch, logs=None):
        self.losses.append(logs["val_loss"])
        self.weights.append(self.model.get_weights())
        best = int(np.argmin(self.losses))
        if epoch - best == 2:
            self.model.stop_training = True
            self.model.set_weights(self.weights[best])


@pytest.mark.parametrize(
    "callback",
    [
        lambda: STOP(patience=2, restore_best_weights=True),
        lambda: STOP("val_loss", patience=2, mode="min", min_delta=0.01, restore_best_weights=True),
        lambda: STOP(patience=2, restore_best_weights=True, verbose=1),
        Own,
    ],
    ids=["default", "explicit", "verbose", "own"],
)
def test_a_callback_stops_in_any_style(callback):
    wanted = {"monitor": "val_loss", "values": LOSSES, "after": 5, "keeps": 2}
    used = callback()
    fit(callbacks=[used], validation_data=(POINTS[:4], TWO[:4]))
    before = used.model, getattr(used, "best", None), getattr(used, "losses", None)
    for stopper in (callback(), used, used):
        expect.stopping("stopper", stopper, **wanted)
    assert before == (used.model, getattr(used, "best", None), getattr(used, "losses", None))


@pytest.mark.parametrize("metric", ["accuracy", "auc", "precision"])
@pytest.mark.parametrize("mode", ["auto", "max"])
def test_a_callback_may_find_out_which_way_is_better(metric, mode):
    expect.stopping(
        "stopper",
        STOP(f"val_{metric}", patience=2, mode=mode),
        monitor=f"val_{metric}",
        values=[0.5, 0.7, 0.8, 0.79, 0.78, 0.77],
        after=5,
    )


def test_min_delta_says_what_counts_as_better():
    slow = [1, 0.99, 0.98, 0.97, 0.96, 0.95]
    wanted = {"monitor": "val_loss", "values": slow, "after": 3}
    expect.stopping("stopper", STOP(patience=2, min_delta=0.1), **wanted)
    with pytest.raises(
        CheckFailed, match=r"after 3 epochs when val_loss is 1, 0\.99, .*\nFound: no stop"
    ):
        expect.stopping("stopper", STOP(patience=2), **wanted)


class Broken(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        return logs["val_los"]


@pytest.mark.parametrize(
    ("callback", "meaning"),
    [
        (
            lambda: STOP(patience=3),
            "to stop after 5 epochs .*\nFound: a stop after 6\nHint: .*patient",
        ),
        (
            lambda: STOP(patience=2, mode="max"),
            "Found: a stop after 3\nHint: .*less better or more",
        ),
        (lambda: STOP("loss", patience=2), "Found: no stop\nHint: What does it watch"),
        (lambda: STOP("val_accuracy", patience=2), "Found: no stop\nHint: What does it watch"),
        (
            lambda: STOP("validation_loss", patience=2),
            "monitor=validation_loss.*\nHint: .* val_loss",
        ),
        (
            lambda: STOP("validation_loss", patience=2, mode="min"),
            "Found: one that watches what `fit` does not report\n"
            "Hint: What `fit` reports is accuracy, loss, val_accuracy, val_loss",
        ),
        (
            lambda: STOP(patience=2),
            "weights of epoch 3, the best, .*\nFound: those of epoch 5\nHint: Which arg",
        ),
        (Broken, "Found: KeyError: 'val_los'\nHint: What `fit` reports is"),
        (keras.callbacks.TerminateOnNaN, "Found: no stop"),
        (
            lambda: STOP,
            "a Keras callback in `stopper`\nFound: the class `EarlyStopping`\nHint: Call it",
        ),
        (lambda: [STOP()], "a Keras callback in `stopper`\nFound: "),
        (lambda: None, "None"),
        (lambda: ..., "placeholder"),
    ],
)
def test_another_callback_is_refused(callback, meaning):
    with pytest.raises(CheckFailed, match=meaning):
        expect.stopping("stopper", callback(), monitor="val_loss", values=LOSSES, after=5, keeps=2)


def test_a_callback_without_end_keeps_the_last_weights():
    assert drive(keras.callbacks.Callback(), [{"loss": 1.0}] * 3) == (3, 2.0)


def test_a_stand_in_is_driven_by_its_driver():
    stand_in, seen = keras.callbacks.Callback(), []
    set_driver(stand_in, lambda epochs: seen.append(epochs) or (2, 1.0))
    assert drive(stand_in, [{"loss": 1.0}] * 3) == drive_copy(stand_in, [{"loss": 1.0}]) == (2, 1.0)
    assert seen == [[{"loss": 1.0}] * 3, [{"loss": 1.0}]]


# saved_file, saved_model


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_file_is_found(folder):
    (folder / "notes.txt").write_text("text")
    assert expect.saved_file("notes.txt").read_text() == "text"
    assert expect.saved_file(folder / "notes.txt") == folder / "notes.txt"


@pytest.mark.parametrize(
    ("make", "meaning"),
    [
        (lambda f: None, "a file 'm.keras'\nFound: an empty folder\nHint: Has your cell run"),
        (lambda f: (f.parent / "b.keras").write_text("x"), "a file 'm.keras'\nFound: only b.keras"),
        (lambda f: f.mkdir(), "a file 'm.keras'\nFound: a folder of that name"),
        (lambda f: f.symlink_to("elsewhere"), "Found: a link of that name"),
        (lambda f: f.write_text(""), "of 1 to 1,000 bytes\nFound: 0 bytes"),
        (lambda f: f.write_text("x" * 1001), "of 1 to 1,000 bytes\nFound: 1,001 bytes"),
    ],
)
def test_another_file_is_refused(folder, make, meaning):
    make(folder / "m.keras")
    with pytest.raises(CheckFailed, match=meaning):
        expect.saved_file("m.keras", max_bytes=1000)


@pytest.mark.parametrize("path", ["no/m.keras", "a\0b", "x" * 999, 3, None, b"m.keras"])
def test_what_cannot_be_a_file_is_refused(folder, path):
    with pytest.raises(CheckFailed, match="file"):
        expect.saved_file(path)


def test_a_model_is_read_back(folder):
    for model in (functional(), compiled("mse", scale=2)):
        model.save("m.keras")
        expect.saved_model("m.keras", same_as=model, x=POINTS)


def corrupt(file):
    functional().save(file)
    file.write_bytes(file.read_bytes()[:1000])


def without_model(file):
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme", "no model")


@pytest.mark.parametrize(
    ("make", "meaning"),
    [
        (lambda f: None, "a file 'm.keras'\nFound: an empty folder"),
        (lambda f: f.mkdir(), "a folder of that name"),
        (lambda f: f.symlink_to(f.parent), "a link of that name"),
        (
            lambda f: f.write_text("no model"),
            "a Keras model in 'm.keras'\nFound: a file that Keras cannot",
        ),
        (corrupt, "a file that Keras cannot read\nHint: .*model.save"),
        (without_model, "a file that Keras cannot read"),
        (
            lambda f: functional().save(f),
            "`the model in m.keras` to predict what .*\nFound: outputs that differ",
        ),
        (lambda f: functional(units=2).save(f), r"outputs of shape \(1,\) from .*\nFound: \(2,\)"),
        (lambda f: functional(3).save(f), r"`the model in m.keras` to take inputs of shape \(2,\)"),
        (
            lambda f: network(2, layers.Lambda(lambda x: x[:, :1])).save(f),
            "Found: code in it.*\nHint: .*Lambda",
        ),
        (lambda f: subclass().save(f), "a class of your own"),
    ],
)
def test_another_saved_model_is_refused(folder, make, meaning):
    make(folder / "m.keras")
    with pytest.raises(CheckFailed, match=meaning):
        expect.saved_model("m.keras", same_as=scorer([[1], [0]]), x=POINTS)


def test_a_saved_model_may_have_any_name_that_matches(folder):
    model = functional()
    model.save("b.keras")
    for name in ("a.keras", "c.keras"):
        functional(units=2).save(name)
    expect.saved_model(folder / "*.keras", same_as=model, x=POINTS)
    with pytest.raises(CheckFailed, match="outputs that differ"):
        expect.saved_model("b*.keras", same_as=scorer([[1], [0]]), x=POINTS)
    with pytest.raises(
        CheckFailed, match=r"a file 'd\*.keras', .*\nFound: only a.keras, b.keras, c.keras"
    ):
        expect.saved_model("d*.keras", same_as=model, x=POINTS)


def test_a_saved_model_has_the_right_suffix(folder):
    functional().save_weights("m.weights.h5")
    with pytest.raises(CheckFailed, match=r"ends in `\.keras`\nFound: 'm\.weights\.h5'"):
        expect.saved_model("m.weights.h5", same_as=functional(), x=POINTS)


# Tensors


def test_tensors_are_numbers_like_others():
    expect.array("x", keras.ops.ones((2, 3)), shape=(2, 3), kind="float", equals=np.ones((2, 3)))
    expect.number("x", keras.ops.mean(keras.ops.convert_to_tensor([0.1, 0.3])), 0.2)
    expect.number("x", keras.Variable(3.0), 3)
    expect.probabilities("p", keras.ops.softmax(keras.ops.eye(3)), sum_to_one=True)
    with pytest.raises(CheckFailed, match=r"shape \(2,\).*\n.*shape \(3,\)"):
        expect.array("x", keras.ops.ones(3), shape=(2,))
    with pytest.raises(CheckFailed, match=r"numbers in `x`\nFound: .*KerasTensor"):
        expect.array("x", keras.Input((3,)))


def test_a_class_that_only_notes_its_shape_makes_its_weights_when_it_is_looked_at() -> None:
    class Plain(keras.Model):  # `build` is Keras's own, which makes no weights
        def __init__(self) -> None:
            super().__init__()
            self.hidden, self.last = layers.Dense(4), layers.Dense(1)

        def call(self, x):
            return self.last(self.hidden(x))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Keras warns of just this
        model = Plain()
        model.build((None, 3))
    assert not model.weights
    shapes = [(3, 4), (4,), (4, 1), (1,)]
    assert [w.shape for w in expect.weights("model", model, shapes=shapes)] == shapes
