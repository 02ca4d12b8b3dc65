# %% [markdown]
# # Exercise 13. ResNet50 and transfer
#
# Six questions, 19 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
# the checks below it. A check tells you what it expected and what it found. Change your answer and try
# again as often as you like. When your work is graded, the same checks also try data that you
# have not seen.
#
# Stuck? Open the hints under a question, one after the other, or go back to the
# [lesson](../../course/13_resnet50.ipynb).

# %% role="setup"
import keras
import matplotlib.pyplot as plt
import numpy as np
from keras import layers
from sklearn.datasets import load_digits

from autograder import check, expect
from coursedata import load_small_resnet

keras.utils.set_random_seed(13)

# %% [markdown]
# ## Question 1. A bottleneck block (4 points)
#
# The lesson's block has two convolutions, those of ResNet50 have three. Write the function `bottleneck(channels, filters)`.
# It returns a `keras.Model` of one block, for images of **8 × 8** positions with `channels` channels:
#
# - the branch: a 1 × 1 convolution with `filters` filters and relu; a 3 × 3 convolution with `filters` filters and relu,
#   which keeps the 8 × 8 positions; a 1 × 1 convolution with **4 · `filters`** filters and no activation;
# - the shortcut: the input as it is, if it has 4 · `filters` channels already; otherwise a 1 × 1 convolution of it with
#   4 · `filters` filters and no activation;
# - both are added, and a relu comes last.
#
# There is no normalisation and no dropout, so that we can compute by hand what must come out. Biases are allowed, but
# not needed. The model need not be compiled.
#
# <details><summary>Hint: a nudge</summary>
#
# The lesson's `residual_block` is a function of a symbolic tensor. Here you make the `keras.Input` yourself, and return
# a `keras.Model`.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Keep the input under a name of its own, because it is needed twice: by the first convolution of the branch and by the
# shortcut. Which of the three convolutions needs `padding="same"`? And the number of channels that come in decides
# whether the shortcut is the input or a convolution of it.
#
# </details>


# %% role="setup"
def with_known_weights(model):
    """Give kernels of the same channels the same numbers in every model, and set biases to 0."""
    weights = []
    for weight in model.get_weights():
        rng = np.random.default_rng([int(n) for n in weight.shape[-2:]])
        weights.append(rng.normal(size=weight.shape) if weight.ndim > 1 else 0 * weight)
    model.set_weights(weights)
    return model


# %% role="answer" id="q1"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 positions."""
    ### BEGIN SOLUTION
    inputs = keras.Input((8, 8, channels))
    branch = layers.Conv2D(filters, 1, activation="relu")(inputs)
    branch = layers.Conv2D(filters, 3, padding="same", activation="relu")(branch)
    branch = layers.Conv2D(4 * filters, 1)(branch)
    shortcut = inputs if channels == 4 * filters else layers.Conv2D(4 * filters, 1)(inputs)
    outputs = layers.Activation("relu")(layers.Add()([shortcut, branch]))
    return keras.Model(inputs, outputs)
    ### END SOLUTION


# %% role="check" id="q1_shapes" points=1
with check("Four times as many channels as filters come out", see="When the shapes differ"):
    for channels, filters in ((8, 2), (6, 2), (20, 3)):
        out = 4 * filters
        expect.model(
            f"bottleneck({channels}, {filters})",
            expect.call("bottleneck", bottleneck, channels, filters),
            inputs=(8, 8, channels),
            outputs=(8, 8, out),
            why="The last convolution and the shortcut have 4 times `filters` channels, and the positions stay 8 × 8.",
        )

# %% role="check" id="q1_identity" points=1
with check(
    "A block that has learned nothing passes its input on",
    see="A shortcut",
    hidden="another block",
):
    silent = expect.call("bottleneck", bottleneck, 8, 2)
    expect.model(
        "bottleneck(8, 2)",
        silent,
        inputs=(8, 8, 8),
        outputs=(8, 8, 8),
        why="4 times `filters` channels come out, and the positions stay 8 × 8.",
    )
    silent.set_weights([0 * weight for weight in silent.get_weights()])
    x = np.random.default_rng(131).normal(size=(2, 8, 8, 8)).astype("float32")
    expect.array(
        "bottleneck(8, 2) with all weights 0, of x",
        silent.predict(x, verbose=0),
        equals=np.maximum(x, 0),
        why="8 channels are 4 times 2 filters already. So the shortcut carries x as it is, and relu(x) comes out.",
    )
    ### BEGIN HIDDEN TESTS
    silent = expect.call("bottleneck", bottleneck, 12, 3)
    expect.model(
        "bottleneck(12, 3)",
        silent,
        inputs=(8, 8, 12),
        outputs=(8, 8, 12),
        why="4 times `filters` channels come out, and the positions stay 8 × 8.",
    )
    silent.set_weights([0 * weight for weight in silent.get_weights()])
    x = np.random.default_rng(132).normal(size=(2, 8, 8, 12)).astype("float32")
    expect.array(
        "bottleneck(12, 3) with all weights 0, of x",
        silent.predict(x, verbose=0),
        equals=np.maximum(x, 0),
        why="12 channels are 4 times 3 filters. Does the shortcut carry x as it is?",
    )
    random = with_known_weights(expect.call("bottleneck", bottleneck, 12, 3))
    kernels = [weight for weight in random.get_weights() if weight.ndim > 1]
    assert len(kernels) == 3, (
        f"three convolutions in bottleneck(12, 3), all in the branch; there are {len(kernels)}"
    )
    assert not np.allclose(random.predict(x, verbose=0), np.maximum(x, 0), atol=0.1), (
        "a branch in bottleneck(12, 3), too, whose result is added to x"
    )
    ### END HIDDEN TESTS

# %% role="check" id="q1_values" points=2
with check("The block computes what it should", see="A shortcut", hidden="other channels"):
    wanted_in = keras.Input((8, 8, 6))
    wanted = layers.Conv2D(2, 1, activation="relu")(wanted_in)
    wanted = layers.Conv2D(2, 3, padding="same", activation="relu")(wanted)
    wanted = layers.Conv2D(8, 1)(wanted) + layers.Conv2D(8, 1)(wanted_in)
    wanted = with_known_weights(keras.Model(wanted_in, layers.Activation("relu")(wanted)))
    x = np.random.default_rng(133).normal(size=(2, 8, 8, 6)).astype("float32")
    mine = expect.call("bottleneck", bottleneck, 6, 2)
    expect.model(
        "bottleneck(6, 2)",
        mine,
        inputs=(8, 8, 6),
        outputs=(8, 8, 8),
        why="4 times `filters` channels come out, and the positions stay 8 × 8.",
    )
    expect.array(
        "bottleneck(6, 2) with known weights, of x",
        with_known_weights(mine).predict(x, verbose=0),
        equals=wanted.predict(x, verbose=0),
        tolerance=1e-3,
        why="Kernels 1, 3, 1; relu after the first, after the second, and after the sum, nowhere else; and x, projected, is added.",
    )
    ### BEGIN HIDDEN TESTS
    for channels, filters in ((5, 4), (20, 3)):
        wanted_in = keras.Input((8, 8, channels))
        wanted = layers.Conv2D(filters, 1, activation="relu")(wanted_in)
        wanted = layers.Conv2D(filters, 3, padding="same", activation="relu")(wanted)
        wanted = layers.Conv2D(4 * filters, 1)(wanted) + layers.Conv2D(4 * filters, 1)(wanted_in)
        wanted = with_known_weights(keras.Model(wanted_in, layers.Activation("relu")(wanted)))
        x = np.random.default_rng(134).normal(size=(2, 8, 8, channels)).astype("float32")
        right = wanted.predict(x, verbose=0)
        mine = with_known_weights(expect.call("bottleneck", bottleneck, channels, filters))
        for training in (False, True):
            expect.array(
                f"bottleneck({channels}, {filters}) with known weights, of x",
                expect.outputs("bottleneck(...)", mine, x, training=training),
                equals=right,
                tolerance=1e-3,
                why="Kernels 1, 3, 1; relu after the first, after the second, and after the sum, nowhere else; and x, projected, is added.",
            )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2. What a bottleneck is for (3 points)
#
# You have a budget of weights for one block, and want as many channels as possible. Two designs take images with $C$
# channels and return as many; in both, the shortcut carries the images as they are:
#
# - **plain**: two 3 × 3 convolutions, each from $C$ to $C$ channels;
# - **bottleneck**: a 1 × 1 convolution from $C$ to $C / 4$ channels, a 3 × 3 convolution from $C / 4$ to $C / 4$, and a
#   1 × 1 convolution from $C / 4$ to $C$.
#
# Only the kernels count: there are no biases, and there is no normalisation. Write the function
# `widest(budget, bottleneck)`. It returns the largest $C$ that is a multiple of 4 and with which the block has **at
# most** `budget` weights. `bottleneck` is `True` for the second design and `False` for the first. `budget` is an integer
# of at least 288, which is enough for 4 channels in both designs.
#
# <details><summary>Hint: a nudge</summary>
#
# Each filter of a convolution has a weight for every row, column and input channel of its kernel. First count the
# weights of both designs for 256 channels. Which of the three convolutions of a bottleneck has the most?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Write a small function that counts the weights of a block with `C` channels. Then start at 4 and go up in steps of 4,
# as long as the *next* number of channels is still within the budget.
#
# </details>


# %% role="answer" id="q2"
def widest(budget, bottleneck):
    """Return the largest multiple of 4 channels that the budget allows."""

    ### BEGIN SOLUTION
    def weights(channels):
        if not bottleneck:
            return 2 * 9 * channels * channels
        few = channels // 4
        return channels * few + 9 * few * few + few * channels

    channels = 4
    while weights(channels + 4) <= budget:
        channels += 4
    return channels
    ### END SOLUTION


# %% role="check" id="q2_plain" points=1
with check("The plain design", see="When the shapes differ", hidden="other budgets"):
    expect.function(
        "widest",
        widest,
        reference=lambda budget, _: {1_000_000: 232, 1_179_648: 256}[budget],
        cases=[(1_000_000, False), (1_179_648, False)],
        why="Two convolutions, each with 3 * 3 * C * C weights. With 256 channels these are exactly 1,179,648.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    for channels in (4, 64, *(4 * rng.integers(2, 200, 3))):
        exact, next_one = 18 * int(channels) ** 2, 18 * (int(channels) + 4) ** 2
        expect.function(
            "widest",
            widest,
            reference=lambda *_: int(channels),  # noqa: B023
            cases=[(budget, False) for budget in (exact, (exact + next_one) // 2, next_one - 1)],
            why="The largest multiple of 4 for which 2 * 3 * 3 * C * C is at most the budget.",
        )
    ### END HIDDEN TESTS

# %% role="check" id="q2_bottleneck" points=2
with check("The bottleneck", see="ResNet50, layer by layer", hidden="other budgets"):
    expect.function(
        "widest",
        widest,
        reference=lambda budget, _: {1_000_000: 968, 69_632: 256}[budget],
        cases=[(1_000_000, True), (69_632, True)],
        why="Three convolutions: only the middle one has nine weights per pair of channels, and it has "
        "a quarter of the channels on both sides. With C = 256 there are exactly 69,632 weights.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    for channels in (16, 64, *(4 * rng.integers(5, 500, 3))):
        exact, next_one = 17 * (int(channels) // 4) ** 2, 17 * (int(channels) // 4 + 1) ** 2
        expect.function(
            "widest",
            widest,
            reference=lambda *_: int(channels),  # noqa: B023
            cases=[
                (budget, True)
                for budget in (exact, (exact + next_one) // 2, next_one - 1)
                if budget >= 288
            ],
            why="The largest multiple of 4 for which all three kernels together fit the budget.",
        )
    ### END HIDDEN TESTS

# %% [markdown]
# With a million weights, the bottleneck takes about four times as many channels as the plain design. That is why
# ResNet50 uses it.

# %% [markdown]
# ## Question 3. Repair: a photo for ResNet50 (3 points)
#
# This function runs, but what it returns is of no use:
#
# ```python
# def prepare(photo):
#     preprocess_input(photo)
#     photo = photo / 255
#     return preprocess_input(photo)
# ```
#
# (`preprocess_input` is that of `keras.applications.resnet50`.) Write it as it should be. `prepare(photo)` takes **one**
# RGB photo, an array of the shape (rows, columns, 3) with values from 0 to 255, integers or floats. It returns a
# **batch of one**, an array or a tensor, with the numbers that ResNet50 wants, and with as many rows and columns as the
# photo has. It leaves `photo` as it was, whatever its type.
#
# <details><summary>Hint: a nudge</summary>
#
# There are four mistakes: an axis is missing, something is done twice, something should not be done at all, and the
# array of the caller is overwritten.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Remember that `photo[np.newaxis]` is not a copy: it looks at the same numbers. What must happen to it before
# `preprocess_input` gets it?
#
# </details>

# %% role="setup"
from keras.applications.resnet50 import preprocess_input


# %% role="answer" id="q3"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    ### BEGIN SOLUTION
    return preprocess_input(photo[np.newaxis].copy())
    ### END SOLUTION


# %% role="check" id="q3_batch" points=1
with check("One photo is a batch of one", see="From photograph to batch", hidden="other sizes"):
    gray = np.full((4, 6, 3), 128, "uint8")
    expect.array(
        "prepare(...) of a photo of the shape (4, 6, 3)",
        expect.call("prepare", prepare, gray),
        shape=(1, 4, 6, 3),
        why="The batch axis comes first, and has the length 1.",
    )
    ### BEGIN HIDDEN TESTS
    expect.array(
        "prepare(...) of a photo of the shape (7, 3, 3)",
        expect.call("prepare", prepare, np.full((7, 3, 3), 9.0, "float32")),
        shape=(1, 7, 3, 3),
        why="The batch axis comes first, and has the length 1.",
    )
    expect.array(
        "prepare(...) of a photo of the shape (260, 300, 3)",
        expect.call("prepare", prepare, np.full((260, 300, 3), 9, "uint8")),
        shape=(1, 260, 300, 3),
        why="As many rows and columns as the photo has, also if these are more than 224.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q3_numbers" points=1
with check(
    "The numbers are those that ResNet50 wants",
    see="Preprocessing overwrites",
    hidden="fresh photos, of whole numbers and of floats",
):
    red = np.zeros((2, 2, 3), "uint8")
    red[..., 0] = 255
    expect.array("prepare(...) of a red photo", expect.call("prepare", prepare, red))
    expect.array(
        "the pixels of prepare(...) of a red photo",
        np.reshape(np.asarray(expect.call("prepare", prepare, red), dtype=float), (-1, 3)),
        equals=np.tile([-103.939, -116.779, 131.32], (4, 1)),
        tolerance=1e-3,
        why="Blue first, red last; the means are subtracted once; nothing is divided. So red is 255 - 123.68, and blue is 0 - 103.939.",
    )
    ### BEGIN HIDDEN TESTS
    means = np.array([103.939, 116.779, 123.68])
    rng = np.random.default_rng(135)
    for kind in ("uint8", "float32", "float64", "int64", "uint8"):
        fresh = rng.uniform(0, 256 if kind != "int64" else 1.9, size=(5, 4, 3)).astype(kind)
        expect.array(
            f"the pixels of prepare(...) of a photo of {kind}",
            np.reshape(np.asarray(expect.call("prepare", prepare, fresh), dtype=float), (-1, 3)),
            equals=(fresh[..., ::-1] - means).reshape(-1, 3),
            tolerance=1e-3,
            why="Blue first, red last; the means are subtracted once; nothing is divided or rounded.",
        )
    ### END HIDDEN TESTS

# %% role="check" id="q3_untouched" points=1
with check("The photo stays as it was", see="Preprocessing overwrites"):
    for kind in ("float32", "float64", "uint8"):
        own = np.arange(24).reshape(2, 4, 3).astype(kind)
        expect.array("prepare(photo)", expect.call("prepare", prepare, own, unchanged=True))

# %% [markdown]
# ## Question 4. Grow a trained network (4 points)
#
# `load_small_resnet()` returns the trained network of the lesson. Suppose that you want to train it further, with one
# more block, but without losing anything that it knows. Make a `keras.Model`, and call it `deeper`:
#
# - it takes one sheet, (12, 12, 1). First comes the base of `load_small_resnet()`, up to the layer `"features"`, with
#   its weights;
# - then comes a new residual block, which turns the 48 features $x$ into $f(x) + x$. Here $f$ is a dense layer with
#   **16** units and relu, followed by a dense layer with **48** units and no activation. Nothing comes after the sum;
# - last comes the head of `load_small_resnet()`, with its weights. It returns five probabilities.
#
# Before any training, `deeper` returns the **same probabilities** as `load_small_resnet()`, for every sheet. Yet it
# must be ready to learn: the block is not frozen, and the kernel of its first dense layer begins with random numbers.
# Biases, if there are any, begin with zeros. Do not train it.
#
# <details><summary>Hint: a nudge</summary>
#
# What must $f(x)$ be, if $f(x) + x$ is to be $x$? And which of the two dense layers can see to that alone?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# The lesson's function `stack` has an argument `last`. What was it in the stack of 32 pairs that could learn? The head
# is a layer like any other: it is the last one of `load_small_resnet().layers`, and can be called on another tensor.
#
# </details>

# %% role="answer" id="q4"
### BEGIN SOLUTION
trained = load_small_resnet()
features = trained.get_layer("features").output
branch = layers.Dense(16, activation="relu")(features)
branch = layers.Dense(48, kernel_initializer="zeros")(branch)
outputs = trained.layers[-1](layers.Add()([features, branch]))
deeper = keras.Model(trained.input, outputs)
### END SOLUTION

# %% role="check" id="q4_same" points=1
with check(
    "It says what the trained network says", see="A shortcut", hidden="sheets with real digits"
):
    expect.model("deeper", deeper, inputs=(12, 12, 1), outputs=(5,))
    x = np.random.default_rng(138).random((20, 12, 12, 1)).astype("float32")
    expect.array(
        "deeper.predict(x, verbose=0)",
        expect.outputs("deeper", deeper, x),
        equals=load_small_resnet().predict(x, verbose=0),
        tolerance=1e-4,
        why="These are the probabilities of `load_small_resnet()`. Are base and head those of the trained "
        "network, and is f(x) zero before any training?",
    )
    ### BEGIN HIDDEN TESTS
    images = load_digits().images[::9] / 16
    x = np.pad(images, ((0, 0), (2, 2), (1, 3)))[..., np.newaxis].astype("float32")
    expect.array(
        "deeper.predict(...) of sheets with digits",
        expect.outputs("deeper", deeper, x),
        equals=load_small_resnet().predict(x, verbose=0),
        tolerance=1e-4,
        why="Are base and head those of the trained network, and is f(x) zero before any training?",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q4_block" points=2
with check("There is a residual block between base and head", see="A shortcut"):
    expect.model("deeper", deeper, inputs=(12, 12, 1), outputs=(5,))
    trained_network = load_small_resnet()
    *_, head_kernel, head_bias = trained_network.get_weights()
    known = keras.Model(trained_network.input, trained_network.get_layer("features").output)
    x = np.random.default_rng(139).random((20, 12, 12, 1)).astype("float32")
    of_base = known.predict(x, verbose=0)
    first_kernel, last_kernel = (
        np.random.default_rng(140 + place).normal(size=shape).astype("float32") / 4
        for place, shape in enumerate([(48, 16), (16, 48)])
    )
    scores = (of_base + np.maximum(of_base @ first_kernel, 0) @ last_kernel) @ head_kernel
    powers = np.exp(scores + head_bias - (scores + head_bias).max(axis=1, keepdims=True))
    mine = expect.weights("deeper", deeper)
    kernels = [weight.shape for weight in mine if weight.ndim == 2]
    assert sorted(kernels) == [(16, 48), (48, 5), (48, 16)], (
        "three dense kernels, 48 × 16 and 16 × 48 in the block and 48 × 5 in the head; "
        f"there are {sorted(kernels)}"
    )
    other = {(48, 16): first_kernel, (16, 48): last_kernel}
    expect.array(
        "the probabilities of `deeper` with other kernels in its block",
        expect.outputs("deeper", deeper, x, weights=[other.get(w.shape, w) for w in mine]),
        equals=powers / powers.sum(axis=1, keepdims=True),
        tolerance=1e-3,
        why="The head should get f(x) + x: relu after the first dense layer of f, nothing after the "
        "second, nothing after the sum. Base and head keep their weights, and biases are 0.",
    )

# %% role="check" id="q4_learns" points=1
with check("The block is ready to learn", see="A shortcut"):
    kernels = [w for w in expect.weights("deeper", deeper) if w.shape == (48, 16)]
    assert len(kernels) == 1, (
        "one kernel of the shape (48, 16), that of the block's first dense layer; "
        f"there are {len(kernels)}"
    )
    assert np.any(kernels[0]), (
        "random numbers in the first kernel of the block, not zeros only: with zeros, every hidden unit "
        "gives 0, no gradient reaches either kernel, and neither ever changes"
    )
    trained = {tuple(weight.shape) for weight in deeper.trainable_weights}
    assert {(48, 16), (16, 48)} <= trained, (
        "a block that is not frozen: training must change its kernels"
    )
    assert len(np.unique(kernels[0].round(6))) > 300, (
        "random numbers in the first kernel of the block: units that begin with equal weights stay equal"
    )

# %% [markdown]
# ## Question 5. Transfer (4 points)
#
# Here are eight digits of each of the classes 5 to 9, on sheets of 12 × 12 pixels. The labels are 0 to 4: label 0 means a 5, label 4 means a 9.

# %% role="setup"
digits = load_digits()


def on_sheets(images, seed):
    """Put each digit of 8 x 8 pixels somewhere on a sheet of 12 x 12; ink is 1."""
    rng = np.random.default_rng(seed)
    sheets = np.zeros((len(images), 12, 12, 1), "float32")
    for sheet, image in zip(sheets, images, strict=True):
        top, left = rng.integers(0, 5, size=2)
        sheet[top : top + 8, left : left + 8, 0] = image / 16
    return sheets


first = [np.flatnonzero(digits.target[:1348] == digit)[::16][:8] for digit in range(5, 10)]
few_sheets = on_sheets(digits.images[np.concatenate(first)], seed=5)
few_labels = np.repeat(np.arange(5), 8)

keras.utils.set_random_seed(13)

# %% role="show"
fig, axes = plt.subplots(1, 5, figsize=(8, 2), layout="constrained")
for label, ax in enumerate(axes):
    ax.imshow(few_sheets[8 * label], cmap="gray_r")
    ax.set(title=f"label {label}", xticks=[], yticks=[])
axes[0].set(xlabel="12 pixels", ylabel="12 pixels")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Five sheets with a digit somewhere: a 5, 6, 7, 8 and 9, with the labels 0 to 4.
#
# </details>
#
# `load_small_resnet()` returns the network of the lesson, which knows the digits 0 to 4. Use it to make a network for
# the new digits, and call it `model`:
#
# - it takes one sheet, (12, 12, 1), and returns **five probabilities**;
# - inside it is the base of `load_small_resnet()`, up to the layer `"features"`, with its weights **exactly as they
#   were**;
# - it reads at least 60 % of 223 **new** digits correctly. From scratch, about a third are right; with the base, about
#   80 % are possible, after a second or two of training.
#
# <details><summary>Hint: a nudge</summary>
#
# Three sections of the lesson help: "Take off the head", "Freeze the base" and "Few labels".
#
# </details>
# <details><summary>Hint: two ways</summary>
#
# Either train base and head as one network, of which only the head may change. Or train a head alone, on features that
# you compute once, and join the two at the end. The second way is faster. What must come before `compile` in the first?
#
# </details>
# <details><summary>Hint: if it learns too slowly</summary>
#
# Forty rows in batches of 32 are two steps per epoch. Take many more epochs, or a larger learning rate than Adam's
# default of 0.001.
#
# </details>

# %% role="answer" id="q5"
### BEGIN SOLUTION
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
head = keras.Sequential([keras.Input((48,)), layers.Dense(5, activation="softmax")])
head.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy")
head.fit(base.predict(few_sheets, verbose=0), few_labels, epochs=30, verbose=0)
model = keras.Sequential([base, head])
### END SOLUTION

# %% role="check" id="q5_output" points=1
with check("One sheet in, five probabilities out", see="Take off the head"):
    expect.model("model", model, inputs=(12, 12, 1), outputs=(5,))
    expect.probabilities(
        "model.predict(...)",
        model.predict(few_sheets, verbose=0),
        sum_to_one=True,
        why="Which activation of the last layer makes probabilities that add up to 1?",
    )

# %% role="check" id="q5_base" points=1
with check("The base is as it was", see="Freeze the base"):
    expect.model("model", model, inputs=(12, 12, 1), outputs=(5,))
    mine = model.get_weights()
    *original, _, _ = load_small_resnet().get_weights()
    kept = sum(
        any(there.shape == weight.shape and np.array_equal(there, weight) for there in mine)
        for weight in original
    )
    expect.number(
        "how many of the base's 45 arrays of weights are in your model, unchanged",
        kept,
        45,
        reveal=True,
        why="Is it the base of `load_small_resnet()`? Freeze it before you compile: `base.trainable = False`. Then `fit` changes the head alone.",
    )

# %% role="check" id="q5_learns" points=2
with check("It reads the new digits", see="Few labels", hidden="223 new digits"):
    expect.accuracy(
        "model",
        model,
        few_sheets,
        few_labels,
        at_least=0.6,
        rows="your forty digits",
        why="Has a new head been fitted on the trained base, for long enough?",
    )
    ### BEGIN HIDDEN TESTS
    everything = load_digits()
    place = np.arange(1797) >= 1348
    place &= everything.target >= 5
    expect.accuracy(
        "model",
        model,
        on_sheets(everything.images[place], seed=expect.hidden_rng()),
        everything.target[place] - 5,
        at_least=0.6,
        rows="new digits",
        why="Is the trained base in it, and has the head been fitted for long enough?",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 6. Read a result (1 point)
#
# Somebody has a float array `photos` of 200 birds, and runs three cells. The first is `ready = preprocess_input(photos)`.
# The second computes the features of `ready` with a frozen ResNet50 and ImageNet weights. The third applies a head,
# trained earlier, to these features: 91 % of the birds are named correctly. Then **the same three cells are run once
# more**. Nothing else is changed, and nothing is trained. Now 38 % are correct. What has happened?
#
# - **a** The first cell overwrote `photos`, so the means were subtracted twice.
# - **b** The base was not really frozen, so its weights moved in the first run.
# - **c** The head had fitted the first features, and every new run spoils that fit.
# - **d** The features of a network are partly random, so they differ in each run.
# - **e** With only 200 photos, the two results are within one standard error.
#
# Write the letter into `answer`, in quotes.
#
# <details><summary>Hint</summary>
#
# Go through the three cells twice, and note after each which arrays and which weights it has changed.
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "a"
### END SOLUTION

# %% role="check" id="q6_reading" points=1
with check("You read the result well", see="Preprocessing overwrites"):
    expect.choice(
        "answer",
        answer,
        options="abcde",
        key=seal(
            "a",
            b="What in the three cells trains anything? Weights change in `fit` only.",
            c="Nothing was trained between the two runs. A head changes in `fit` only.",
            d="Its weights are from ImageNet, and the same input gives the same features. Was it the same "
            "input?",
            e="The standard error of 0.91 on 200 photos is 0.02. How far is 0.38 from 0.91?",
        ),
    )
