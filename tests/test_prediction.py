"""Prediction on the trusted side: the numbers of Keras's own `predict`, without its pipeline."""

import os
import sys
from collections.abc import Iterator

import numpy as np
import pytest

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
from keras import layers

from autograder.checks.models import batch_outputs
from autograder.patches.prediction import predict_directly

X = np.random.default_rng(0).normal(size=(300, 3))


@pytest.fixture(autouse=True)
def ordinary(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """Take the patch back afterwards."""
    predict = keras.Model.predict
    monkeypatch.setattr(keras.Model, "predict", predict)
    yield predict


def network() -> keras.Model:
    return keras.Sequential([keras.Input((3,)), layers.Dense(4, "relu"), layers.Dense(2)])


def two_outputs() -> keras.Model:
    x = keras.Input((3,))
    return keras.Model(x, {"a": layers.Dense(1)(x), "b": [layers.Dense(2)(x)]})


@pytest.mark.parametrize("make", [network, two_outputs])
@pytest.mark.parametrize("kind", ["float64", "float32", "int64", "bool"])
def test_it_predicts_what_keras_predicts(make: object, kind: str, ordinary: object) -> None:
    model, x = make(), X.astype(kind)
    predict_directly()
    assert keras.Model.predict is not ordinary
    found, wanted = model.predict(x, 7, verbose=0), ordinary(model, x, verbose=0)
    keras.tree.assert_same_structure(found, wanted)
    pairs = zip(keras.tree.flatten(found), keras.tree.flatten(wanted), strict=True)
    for one, other in pairs:
        assert type(one) is np.ndarray
        assert one.dtype == other.dtype
        assert np.allclose(one, other, atol=1e-6)


def test_anything_but_an_array_of_numbers_is_left_to_keras(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def predict(self, x, batch_size=None, verbose="auto", steps=None, callbacks=None):
        asked.append((type(x).__name__, len(x), batch_size, verbose, steps))

    monkeypatch.setattr(keras.Model, "predict", predict)
    predict_directly()
    model = network()
    model.predict(X.tolist(), 5)
    model.predict(X, verbose=0, steps=2)
    model.predict(X[:0])
    model.predict(np.array(["a"]))
    assert asked == [
        ("list", 300, 5, "auto", None),
        ("ndarray", 300, None, 0, 2),
        ("ndarray", 0, None, "auto", None),
        ("ndarray", 1, None, "auto", None),
    ]


@pytest.mark.parametrize(
    "changed",
    [
        lambda self, x, rows=None, verbose="auto": None,
        lambda self, data: None,
        lambda *args, **kwargs: None,
        3,
        None,
    ],
)
def test_a_keras_that_has_changed_stays_as_it_is(
    changed: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keras.Model, "predict", changed)
    predict_directly()
    assert keras.Model.predict is changed


def test_keras_is_not_imported_for_it(monkeypatch: pytest.MonkeyPatch, ordinary: object) -> None:
    monkeypatch.delitem(sys.modules, "keras")
    predict_directly()
    assert "keras" not in sys.modules
    assert keras.Model.predict is ordinary


def test_batches_have_at_most_so_many_rows() -> None:
    assert [len(batch) for batch in batch_outputs(network(), X, 128)] == [128, 128, 44]
    assert [len(batch) for batch in batch_outputs(network(), X)] == [256, 44]
