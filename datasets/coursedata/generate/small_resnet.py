"""The small residual network of :func:`coursedata.load_small_resnet`.

Rounding differs from one machine to another, and after thousands of steps so do the weights: the
file is not compared byte for byte. ``python -m coursedata.generate --train`` builds it again, in
a minute or two on two cores.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import numpy as np

SEED = 13
SIDE = 12  # of a sheet, in pixels; that of a digit is 8
# Multiples of 16: with 12, 24 and 48, training crashed inside TensorFlow 2.21 (in oneDNN).
FILTERS = (16, 32, 48)
HELD_OUT = 1348  # the first row of load_digits that is held out, with all after it
DIGITS = 5  # 0 to 4
TURNS = 4  # quarter turns
ROUNDS = 40  # with every training digit four times in each, at new places
HEAD_ROUNDS = 10


def build() -> bytes:
    """Return the ``.keras`` file of the trained network, not compiled."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "small_resnet.keras")
        train().save(path)
        return path.read_bytes()


def train(rounds: int = ROUNDS, head_rounds: int = HEAD_ROUNDS) -> Any:
    """Train the network on the digits 0 to 4, in two steps.

    First it learns to classify the digit *and* the number of quarter turns that it was turned by,
    which demands more of its features than five classes do. Then the layer for these twenty classes
    is replaced by one for the digit, and that layer alone is trained, with upright digits.
    """
    import keras
    from keras import layers
    from sklearn.datasets import load_digits

    digits = load_digits()
    chosen = np.flatnonzero(digits.target[:HELD_OUT] < DIGITS)
    images, labels = digits.images[chosen], digits.target[chosen]
    generator = np.random.Generator(np.random.PCG64(SEED))
    keras.utils.set_random_seed(SEED)

    inputs, features = body()
    kinds = keras.Model(inputs, layers.Dense(DIGITS * TURNS, activation="softmax")(features))
    batches = -(-TURNS * len(images) // 64)
    rate = keras.optimizers.schedules.CosineDecay(0.004, rounds * batches)
    kinds.compile(keras.optimizers.Adam(rate), "sparse_categorical_crossentropy")
    for _ in range(rounds):
        turned = np.array([np.rot90(image, turn) for image in images for turn in range(TURNS)])
        turns = np.tile(np.arange(TURNS), len(images))
        kinds.fit(
            sheets(turned, generator),
            labels.repeat(TURNS) + DIGITS * turns,
            batch_size=64,
            verbose=0,
        )

    base = keras.Model(inputs, features)
    head = keras.Sequential(
        [keras.Input((FILTERS[-1],)), layers.Dense(DIGITS, activation="softmax", name="digit")]
    )
    head.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
    for _ in range(head_rounds):
        seen = base.predict(sheets(images, generator), batch_size=256, verbose=0)
        head.fit(seen, labels, batch_size=64, epochs=3, verbose=0)
    return keras.Model(inputs, head.get_layer("digit")(features), name="small_resnet")


def body() -> tuple[Any, Any]:
    """Return the input of the network and its features: everything but the last layer."""
    import keras
    from keras import layers

    inputs = keras.Input((SIDE, SIDE, 1), name="sheet")
    x = _convolution(inputs, FILTERS[0], 3, 1, "stem")
    x = layers.Activation("relu", name="stem_relu")(x)
    for number, filters in enumerate(FILTERS, start=1):
        x = _block(x, filters, stride=1 if number == 1 else 2, name=f"block{number}")
    return inputs, layers.GlobalAveragePooling2D(name="features")(x)


def _block(x: Any, filters: int, stride: int, name: str) -> Any:
    """Add two convolutions and a shortcut past them, with a projection if the shape changes."""
    from keras import layers

    branch = _convolution(x, filters, 3, stride, f"{name}_1")
    branch = layers.Activation("relu", name=f"{name}_1_relu")(branch)
    branch = _convolution(branch, filters, 3, 1, f"{name}_2")
    if stride != 1 or x.shape[-1] != filters:
        x = _convolution(x, filters, 1, stride, f"{name}_shortcut")
    return layers.Activation("relu", name=f"{name}_out")(
        layers.Add(name=f"{name}_add")([x, branch])
    )


def _convolution(x: Any, filters: int, size: int, stride: int, name: str) -> Any:
    from keras import layers

    options = {"strides": stride, "padding": "same", "use_bias": False}
    x = layers.Conv2D(filters, size, name=f"{name}_conv", **options)(x)
    # The moving averages must keep up in short trainings, such as those of chapter 13.
    return layers.BatchNormalization(momentum=0.9, name=f"{name}_bn")(x)


def sheets(images: np.ndarray, generator: np.random.Generator) -> np.ndarray:
    """Place each image at random on a sheet of its own.

    Parameters
    ----------
    images : ndarray of shape (n, 8, 8)
        Values from 0 (paper) to 16 (ink).

    Returns
    -------
    ndarray of float32, of shape (n, 12, 12, 1)
        Values from 0 (paper) to 1 (ink).
    """
    found = np.zeros((len(images), SIDE, SIDE, 1), "float32")
    for sheet, image in zip(found, images, strict=True):
        top, left = generator.integers(0, SIDE - 8 + 1, size=2)
        sheet[top : top + 8, left : left + 8, 0] = image / 16
    return found
