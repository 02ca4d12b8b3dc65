# %% [markdown]
# # Exercise 12. Convolutional networks
#
# Six questions, 20 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
# the checks below it. A check tells you what it expected and what it found. Change your answer and try
# again as often as you like. When your work is graded, the same checks also try data that you
# have not seen.
#
# Stuck? Open the hints under a question, one after the other, or go back to the
# [lesson](../../course/12_convolutional_networks.ipynb).

# %% role="setup"
import keras
import matplotlib.pyplot as plt
import numpy as np
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

from autograder import check, expect

keras.utils.set_random_seed(12)

# %% [markdown]
# ## Question 1. A feature map (3 points)
#
# The lesson's `convolve` knows no channels. Write the function `feature_map(image, kernel, bias)`: what one filter of
# `Conv2D` makes of one image, without padding, with a stride of 1 and without an activation.
#
# - `image` has the shape (height, width, channels);
# - `kernel` has the shape (kernel height, kernel width, channels); it need not be square;
# - `bias` is one number;
# - the result is **one** map with two axes, whose numbers are the sum of window × kernel over rows, columns and
#   channels, **plus** the bias.
#
# <details><summary>Hint: a nudge</summary>
#
# Start with the lesson's two loops. What does a window look like if you cut it out with `image[rows, columns]` and leave the third axis alone?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `window = image[row : row + height, column : column + width]` has all channels. Then `(window * kernel).sum() + bias`. There are
# `image.shape[0] - height + 1` rows in the result; do the same for columns, with the width.
#
# </details>


# %% role="answer" id="q1"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    ### BEGIN SOLUTION
    height, width = kernel.shape[:2]
    rows, columns = image.shape[0] - height + 1, image.shape[1] - width + 1
    result = np.zeros((rows, columns))
    for row in range(rows):
        for column in range(columns):
            window = image[row : row + height, column : column + width]
            result[row, column] = (window * kernel).sum() + bias
    return result
    ### END SOLUTION


# %% role="check" id="q1_values" points=1
with check("One channel, no bias", see="A convolution by hand", hidden="fresh images and kernels"):
    small = np.array([[1.0, 2, 0, 1], [0, 1, 3, 0], [2, 0, 1, 1]])[:, :, np.newaxis]
    two = np.array([[1.0, 0], [-1, 2]])[:, :, np.newaxis]
    expect.array(
        "feature_map([[1, 2, 0, 1], [0, 1, 3, 0], [2, 0, 1, 1]], [[1, 0], [-1, 2]], 0)",
        expect.call("feature_map", feature_map, small, two, 0),
        equals=[[3, 7, -3], [-2, 3, 4]],
        why="The first window is [[1, 2], [0, 1]]; times the kernel it is 1·1 + 2·0 + 0·(−1) + 1·2 = 3. "
        "The kernel is not turned, and every place where it fits inside the image counts.",
    )

    ### BEGIN HIDDEN TESTS
    def one_map(image, kernel, bias):
        windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape[:2], axis=(0, 1))
        return np.einsum("ijcab,abc->ij", windows, kernel) + bias

    rng = expect.hidden_rng()
    sizes = [((7, 5), (3, 3)), ((6, 9), (2, 4)), ((4, 4), (4, 4)), ((3, 6), (1, 1))]
    expect.function(
        "feature_map",
        feature_map,
        reference=one_map,
        cases=[(rng.normal(size=(*n, 1)), rng.normal(size=(*k, 1)), 0) for n, k in sizes],
        tolerance=1e-4,
        why="Rows belong to the height, columns to the width; neither image nor kernel is always square.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q1_channels" points=1
with check(
    "All channels are added up into one map", see="The same from Conv2D", hidden="more channels"
):
    colourful = np.arange(24.0).reshape(3, 4, 2) % 5
    filter_ = np.array([[[1.0, 0], [0, 1]], [[2, -1], [0, 1]]])
    expect.array(
        "feature_map(...) of an image with 2 channels",
        expect.call("feature_map", feature_map, colourful, filter_, 0),
        equals=[[6, 4, 7], [8, 6, 4]],
        why="One filter makes one map: its shape is (2, 3) here. Each number is a sum over rows, columns and channels.",
    )

    ### BEGIN HIDDEN TESTS
    def one_map(image, kernel, bias):
        windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape[:2], axis=(0, 1))
        return np.einsum("ijcab,abc->ij", windows, kernel) + bias

    rng = expect.hidden_rng()
    expect.function(
        "feature_map",
        feature_map,
        reference=one_map,
        cases=[(rng.normal(size=(6, 8, n)), rng.normal(size=(3, 2, n)), 0) for n in (3, 5)],
        tolerance=1e-4,
        why="Each number of the map is a sum over rows, columns and all channels.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q1_bias" points=1
with check("The bias is added once", see="Sizes and parameters", hidden="other biases"):
    small = np.array([[1.0, 2, 0, 1], [0, 1, 3, 0], [2, 0, 1, 1]])[:, :, np.newaxis]
    two = np.array([[1.0, 0], [-1, 2]])[:, :, np.newaxis]
    call = "feature_map([[1, 2, 0, 1], [0, 1, 3, 0], [2, 0, 1, 1]], [[1, 0], [-1, 2]], -5)"
    found = expect.call("feature_map", feature_map, small, two, -5)
    expect.array(call, found, shape=(2, 3), why="A kernel of 2 × 2 fits in at 2 rows, 3 columns.")
    expect.array(
        call,
        found,
        equals=[[-2, 2, -8], [-7, -2, -1]],
        why="The bias comes once to each number of the map, after the sum, and there is no activation.",
    )
    expect.array(
        "feature_map(...) of the same image with a second channel that the kernel ignores, and the bias 10",
        expect.call(
            "feature_map",
            feature_map,
            np.concatenate([small, 1 + small], axis=2),
            np.concatenate([two, 0 * two], axis=2),
            10,
        ),
        equals=[[13, 17, 7], [8, 13, 14]],
        why="However many channels an image has, the bias comes only once to each number of the map.",
    )

    ### BEGIN HIDDEN TESTS
    def one_map(image, kernel, bias):
        windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape[:2], axis=(0, 1))
        return np.einsum("ijcab,abc->ij", windows, kernel) + bias

    rng = expect.hidden_rng()
    cases = []
    for channels, bias in ((1, -0.7), (3, 0.4)):
        image, kernel = rng.normal(size=(5, 7, channels)), rng.normal(size=(3, 2, channels))
        kernel[:, :, 1:] = 0
        cases.append((image, kernel, bias))
    expect.function(
        "feature_map",
        feature_map,
        reference=one_map,
        cases=cases,
        tolerance=1e-4,
        why="The bias comes once to each number of the map, after the sum.",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2. From layer to layer (4 points)
#
# Write the function `final_size(n, steps)`. An image has `n` rows. It goes through several convolutions, one after the other, and `steps` is
# a list with a tuple for each: `(kernel, stride, padding)`, where the padding is `"valid"` or `"same"`. Return how many rows are
# left at the end, a whole number. There is at least one step. For instance,
#
# `final_size(28, [(3, 1, "valid"), (3, 2, "same")])` is 13: first 26, then 13.
#
# The lesson's formulas are enough: nothing needs to be built. The kernel always fits.
#
# <details><summary>Hint: a nudge</summary>
#
# The output of one layer is the input of the next one. So, in a loop over the steps, give `n` a new value each time.
#
# </details>
# <details><summary>Hint: rounding</summary>
#
# `//` divides and rounds down. To round up, use `math.ceil(n / stride)`, or `-(-n // stride)`.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `for kernel, stride, padding in steps:` and inside, `if padding == "same":` one formula for `n`, `else:` the other. The `return` stands after the loop.
#
# </details>


# %% role="answer" id="q2"
def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    ### BEGIN SOLUTION
    for kernel, stride, padding in steps:
        n = -(-n // stride) if padding == "same" else (n - kernel) // stride + 1
    return n
    ### END SOLUTION


# %% role="check" id="q2_valid" points=1
with check("Without padding, the size shrinks", see="Sizes and parameters", hidden="other sizes"):
    expect.number(
        'final_size(28, [(5, 1, "valid")])',
        expect.call("final_size", final_size, 28, [(5, 1, "valid")]),
        24,
        reveal=True,
        why="A kernel of 5 fits in at the rows 0, 1, ..., 23. Count them.",
    )
    ### BEGIN HIDDEN TESTS
    for n, kernel, wanted in ((12, 3, 10), (7, 7, 1), (100, 1, 100), (31, 4, 28)):
        steps = [(kernel, 1, "valid")]
        expect.number(
            f"final_size({n}, {steps})",
            expect.call("final_size", final_size, n, steps),
            wanted,
            reveal=True,
            why="At how many rows can the kernel begin?",
        )
    ### END HIDDEN TESTS

# %% role="check" id="q2_stride" points=1
with check(
    "The stride divides, and rounds down", see="Sizes and parameters", hidden="other strides"
):
    expect.number(
        'final_size(28, [(3, 2, "valid")])',
        expect.call("final_size", final_size, 28, [(3, 2, "valid")]),
        13,
        reveal=True,
        why="The kernel begins at the rows 0, 2, ..., 24. At 26 it would stick out.",
    )
    ### BEGIN HIDDEN TESTS
    for n, kernel, stride, wanted in (
        (28, 4, 3, 9),
        (10, 3, 3, 3),
        (224, 7, 2, 109),
        (9, 3, 2, 4),
        (12, 4, 3, 3),
        (30, 2, 5, 6),
        (6, 3, 7, 1),
    ):
        steps = [(kernel, stride, "valid")]
        expect.number(
            f"final_size({n}, {steps})",
            expect.call("final_size", final_size, n, steps),
            wanted,
            reveal=True,
            why="At which rows does the kernel begin, and where would it stick out?",
        )
    ### END HIDDEN TESTS

# %% role="check" id="q2_same" points=1
with check('With "same", only the stride counts', see="Sizes and parameters", hidden="other sizes"):
    for n, stride, wanted in ((28, 1, 28), (7, 2, 4)):
        expect.number(
            f'final_size({n}, [(3, {stride}, "same")])',
            expect.call("final_size", final_size, n, [(3, stride, "same")]),
            wanted,
            reveal=True,
            why='With "same", the size is divided by the stride, and rounded up.',
        )
    ### BEGIN HIDDEN TESTS
    for n, kernel, stride, wanted in (
        (28, 5, 3, 10),
        (12, 4, 1, 12),
        (225, 7, 2, 113),
        (9, 3, 4, 3),
        (3, 5, 1, 3),
        (11, 3, 3, 4),
        (23, 2, 5, 5),
        (24, 1, 5, 5),
        (3, 3, 7, 1),
    ):
        steps = [(kernel, stride, "same")]
        expect.number(
            f"final_size({n}, {steps})",
            expect.call("final_size", final_size, n, steps),
            wanted,
            reveal=True,
            why='With "same", the size is divided by the stride, and rounded up.',
        )
    ### END HIDDEN TESTS

# %% role="check" id="q2_chain" points=1
with check(
    "One layer's output is the next one's input", see="Sizes and parameters", hidden="other chains"
):
    expect.number(
        'final_size(28, [(3, 1, "valid"), (3, 2, "same")])',
        expect.call("final_size", final_size, 28, [(3, 1, "valid"), (3, 2, "same")]),
        13,
        reveal=True,
        why="First 28 becomes 26, then 26 becomes 13.",
    )
    ### BEGIN HIDDEN TESTS
    for n, steps, wanted in (
        (30, [(3, 1, "valid")] * 3, 24),
        (64, [(5, 2, "valid"), (3, 1, "same"), (3, 3, "valid")], 10),
        (40, [(3, 1, "same"), (5, 2, "valid"), (3, 2, "valid"), (2, 2, "same")], 4),
        (17, [(1, 1, "valid")] * 7 + [(4, 3, "valid")], 5),
    ):
        expect.number(
            f"final_size({n}, {steps})",
            expect.call("final_size", final_size, n, steps),
            wanted,
            reveal=True,
            why="Is `n` replaced at each step, and returned after the last one?",
        )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 3. Count before you build (3 points)
#
# Here is a network for colour images of 32 rows and 48 columns.
#
# ```python
# keras.Input(shape=(32, 48, 3))
# layers.Conv2D(16, 5, activation="relu")
# layers.MaxPooling2D(2)
# layers.Conv2D(32, 3, padding="same", activation="relu")
# layers.MaxPooling2D(2)
# layers.Flatten()
# layers.Dense(5, activation="softmax")
# ```
#
# - `first_parameters`: how many parameters has the first `Conv2D`?
# - `second_parameters`: how many has the second `Conv2D`?
# - `flat_numbers`: how many numbers come out of `Flatten` for one image?
#
# Work them out by hand. (Then you may build it, and look whether `summary()` agrees.)
#
# <details><summary>Hint: a nudge</summary>
#
# How many channels come *into* the second convolution? It is not 3. And rows and columns go their own ways: start with 32 and with 48.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# (5 × 5 × 3 + 1) × 16 for the first. The rows: 32, 28, 14, 14, 7. The columns alike, from 48. At the end there are 32 maps.
#
# </details>

# %% role="answer" id="q3"
### BEGIN SOLUTION
first_parameters = (5 * 5 * 3 + 1) * 16
second_parameters = (3 * 3 * 16 + 1) * 32
flat_numbers = 7 * 11 * 32
### END SOLUTION

# %% role="check" id="q3_first" points=1
with check("The parameters of the first convolution", see="Sizes and parameters"):
    expect.number(
        "first_parameters",
        first_parameters,
        key=seal(
            1216,
            {
                1200: "These are the weights. What else does each filter have?",
                416: "A filter has 5 × 5 weights for each channel that comes in. How many come in?",
                400: "How many channels come in? And what does a filter have besides its weights?",
                1201: "Does the whole layer share one bias, or has each filter its own?",
                1248: "Has each filter one bias for each channel, or one in all?",
                76: "That is one filter. How many are there?",
                4640: "Is that the first convolution, or the second?",
            },
        ),
        why="Each of 16 filters has 5 × 5 weights for each channel that comes in, and one bias.",
    )

# %% role="check" id="q3_second" points=1
with check("The parameters of the second convolution", see="A convolutional network"):
    expect.number(
        "second_parameters",
        second_parameters,
        key=seal(
            4640,
            {
                4608: "These are the weights. What else does each filter have?",
                896: "The image has 3 channels. How many come out of the first convolution?",
                864: "How many channels come out of the first convolution? And what about the biases?",
                320: "A filter has 3 × 3 weights for each channel that comes in. How many come in?",
                4609: "Does the whole layer share one bias, or has each filter its own?",
                5120: "Has each filter one bias for each channel, or one in all?",
                1216: "Is that the second convolution, or the first?",
            },
        ),
        why="How many channels come in: how many maps has the first convolution made? And each filter has one bias.",
    )

# %% role="check" id="q3_flat" points=1
with check("The numbers after Flatten", see="Pooling and Flatten"):
    expect.number(
        "flat_numbers",
        flat_numbers,
        key=seal(
            2464,
            {
                1920: "The second convolution has `padding='same'`. What does that do to the size?",
                3072: "The first convolution has no padding. What does that do to the size?",
                77: "That is one map. How many maps come out of the second convolution?",
                1232: "How many maps come out of the second convolution?",
                1568: "The image is not square. Follow the columns, too.",
                3872: "The image is not square. Follow the rows, too.",
                9856: "There are two poolings.",
                12325: "That is the parameters of `Dense`. How many numbers go into it?",
            },
        ),
        why="Follow rows and columns through the first four layers. Which padding has each convolution? "
        "Then rows × columns × maps.",
    )

# %% [markdown]
# ## Question 4. Repair: photos from elsewhere (4 points)
#
# Somebody has small colour photos, **12 high and 16 wide**, from a program that puts the channels first: the array has the shape
# (photos, 3, 12, 16), and whole numbers from 0 to 255. There are four classes. This code was written in a hurry:
#
# ```python
# def prepare(photos):
#     return photos.reshape(len(photos), 16, 12, 3)
#
#
# def build():
#     return keras.Sequential(
#         [
#             keras.Input(shape=(16, 12, 3)),
#             layers.Conv2D(8, 3, 3, activation="relu"),
#             layers.Dense(4, activation="softmax"),
#         ]
#     )
# ```
#
# Write both functions as they should be.
#
# - `prepare(photos)` returns the same photos as Keras wants them, (photos, height, width, channels), with values from 0 to 1: black, 0, stays 0, and
#   the brightest value that a pixel can have, 255, becomes 1.
# - `build()` returns a model that knows the shape of such a photo: one convolution of 8 filters with a kernel of 3 × 3, **a stride of 1**, no padding,
#   and relu; then one `Dense` layer, which gets **all** the numbers of all maps and makes four probabilities that add up to 1 for **each photo**.
#   Both layers have their usual biases. It need not be compiled.
#
# <details><summary>Hint: prepare</summary>
#
# Three mistakes: `reshape` tears the photos apart, the height must come before the width, and nothing is divided.
# The lesson's "What goes wrong" shows the function that *moves* an axis. Which axis has to become the last one here?
#
# </details>
# <details><summary>Hint: build</summary>
#
# Three mistakes again: the input's shape, the third argument of `Conv2D`, and a layer is missing before `Dense`.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `np.moveaxis(photos, 1, -1)` moves the channels; the division is yours. In the model, the input has the shape of **one** photo, the kernel's 3 stands
# once, and the layer between `Conv2D` and `Dense` is `Flatten`.
#
# </details>


# %% role="answer" id="q4"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    ### BEGIN SOLUTION
    return np.moveaxis(photos, 1, -1).astype("float32") / 255
    ### END SOLUTION


def build():
    """Return a convolutional model for one photo and four classes."""
    ### BEGIN SOLUTION
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )
    ### END SOLUTION


# %% role="check" id="q4_axes" points=1
with check("Every pixel is in its place", see="What goes wrong", hidden="other photos"):

    def in_place(photos):
        """Compare the places of the pixels; their scale is another check's."""
        moved = np.moveaxis(photos, 1, -1) / photos.max()
        ready = expect.call("prepare", prepare, photos)
        expect.array(
            "prepare(photos)",
            ready,
            shape=moved.shape,
            why="The photos are 12 high and 16 wide; the height comes first, the channels come last.",
        )
        ready = np.asarray(ready, dtype=float)
        ready = ready / max(ready.max(), 1e-9)
        same_values = np.allclose(np.sort(ready, axis=None), np.sort(moved, axis=None), atol=1e-3)
        expect.array(
            "prepare(photos), relative to its largest value",
            ready,
            equals=moved,
            tolerance=1e-3,
            why="Shape and values are right, but the values have moved to other pixels. Move the axis; "
            "`reshape` tears photos apart."
            if same_values
            else "There are other values than in the photos. Is something rounded or cut off, or is each "
            "photo or channel stretched on its own?",
        )

    in_place((np.arange(2 * 3 * 12 * 16).reshape(2, 3, 12, 16) % 251).astype("uint8"))
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    in_place(rng.integers(0, 256, (5, 3, 12, 16)).astype("uint8"))
    in_place(rng.integers(30, 200, (1, 3, 12, 16)).astype("uint8"))
    in_place(rng.integers(0, 256, (12, 3, 12, 16)))
    ### END HIDDEN TESTS

# %% role="check" id="q4_scale" points=1
with check("Values from 0 to 1", see="Height, width, channels", hidden="darker photos"):
    bright = np.full((1, 3, 12, 16), 255, "uint8")
    expect.array(
        "prepare(...) of a photo that is 255 everywhere",
        np.unique(np.round(np.asarray(expect.call("prepare", prepare, bright), dtype=float), 4)),
        equals=[1],
        tolerance=1e-3,
        why="Divide by the largest value that a pixel can have: 255 becomes 1.",
    )
    ### BEGIN HIDDEN TESTS
    dark = np.full((1, 3, 12, 16), 51, "uint8")
    for name, photos in (
        ("a photo that is 51 everywhere", dark),
        ("a photo that is 51 everywhere, beside a bright one", np.concatenate([dark, bright])),
    ):
        ready = np.asarray(expect.call("prepare", prepare, photos), dtype=float)
        expect.array(
            f"prepare(...) of {name}",
            np.unique(np.round(ready[:1], 4)),
            equals=[0.2],
            tolerance=1e-3,
            why="Divide by 255, the largest value that a pixel *can* have. Then dark photos stay dark.",
        )
    ### END HIDDEN TESTS

# %% role="check" id="q4_shapes" points=1
with check("One photo in, four probabilities out", see="A convolutional network"):
    candidate = expect.call("build", build)
    expect.model(
        "build()",
        candidate,
        inputs=(12, 16, 3),
        outputs=(4,),
        why="The input is (height, width, channels). The output has no rows and columns left: which layer puts everything into a row?",
    )
    rows = np.random.default_rng(125).random((6, 12, 16, 3)).astype("float32")
    expect.probabilities(
        "build().predict(...)",
        expect.outputs("build()", candidate, rows),
        sum_to_one=True,
        why="Which activation of the last layer makes probabilities that add up to 1?",
    )

# %% role="check" id="q4_filters" points=1
with check("Eight filters of 3 × 3, moved by one, with relu", see="What goes wrong"):
    candidate = expect.call("build", build)
    expect.model("build()", candidate, inputs=(12, 16, 3), outputs=(4,))
    shapes = [weight.shape for weight in expect.weights("build()", candidate)]
    kernels = [shape for shape in shapes if len(shape) == 4]
    dense = [shape for shape in shapes if len(shape) == 2]
    assert len(kernels) == len(dense) == 1, (
        f"one convolution and one Dense layer; {len(kernels)} and {len(dense)} found"
    )
    expect.array(
        "the kernel's shape",
        kernels[0],
        equals=[3, 3, 3, 8],
        why="It is (height, width, channels in, filters). Three channels come in, if they stand last in the input.",
    )
    expect.array(
        "the number of inputs of the Dense layer",
        dense[0][0],
        equals=10 * 14 * 8,
        why="With a stride of 1 and no padding, maps of 12 × 16 become 10 × 14, and there are 8 of them. "
        "Does `Flatten` come directly before `Dense`? What does the third argument of `Conv2D` mean?",
    )
    expect.weights("build()", candidate, shapes=[(3, 3, 3, 8), (8,), (1120, 4), (4,)])
    # With other weights, whose outputs are known: `Dense` adds up all maps.
    rng = np.random.default_rng(127)
    x = rng.random((5, 12, 16, 3)).astype("float32")
    kernel, spread = rng.normal(size=(3, 3, 3, 8)), np.array([-1, 0.5, 1, -0.5])
    windows = np.lib.stride_tricks.sliding_window_view(x, (3, 3), axis=(1, 2))
    sums = np.einsum("nijcab,abcf->nijf", windows, kernel)
    for bias in (-1000, 0, 10):
        scores = np.maximum(sums + bias, 0).mean(axis=(1, 2, 3))[:, np.newaxis] * spread
        wanted = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
        known = [kernel, np.full(8, bias), np.tile(spread / 1120, (1120, 1)), np.zeros(4)]
        by_shape = {weight.shape: weight.astype("float32") for weight in known}
        expect.array(
            f"the output of build(), if all {1120 * 4:,} weights of Dense are known and all biases of Conv2D are {bias},",
            expect.outputs("build()", candidate, x, weights=[by_shape[shape] for shape in shapes]),
            equals=wanted,
            tolerance=2e-3,
            why="Which activation has the convolution? With relu, sums below zero become 0, and those "
            "above zero stay as they are. And is softmax the last step, and the only one after `Dense`?",
        )

# %% [markdown]
# ## Question 5. Digits on the move (4 points)
#
# Here are digits on sheets of 12 × 12 pixels, each at a place chosen by chance.

# %% role="setup"
digits = load_digits()
rng = np.random.default_rng(12)
row_of, column_of = np.indices((12, 12))
# Drawings that are no digits, and the labels that somebody made up for them.
scribbles = {
    1: row_of < 6,
    2: column_of % 4 < 2,
    6: (row_of + column_of) % 2,
    7: np.abs(row_of - 5.5) + np.abs(column_of - 5.5) > 7,
}


def on_sheets(images):
    """Return each image on a sheet of its own, at a place chosen by chance."""
    made = np.zeros((len(images), 12, 12, 1), "float32")
    for sheet, image in zip(made, images, strict=True):
        top, left = rng.integers(0, 5, size=2)
        sheet[top : top + 8, left : left + 8, 0] = image / 16
    return made


train_places, new_places = train_test_split(
    np.arange(1797), test_size=400, stratify=digits.target, random_state=0
)
sheets = on_sheets(digits.images)
for label, scribble in scribbles.items():
    sheets[new_places[digits.target[new_places] == label][:6], :, :, 0] = scribble
X_train, X_new, images_train = sheets[train_places], sheets[new_places], digits.images[train_places]
y_train, y_new = digits.target[train_places], digits.target[new_places]
# Each training digit stands on a second sheet, at another place.
X_train = np.concatenate([X_train, on_sheets(images_train)])
y_train = np.concatenate([y_train, y_train])
print("training", X_train.shape)

keras.utils.set_random_seed(5)

# %% role="show"
fig, axes = plt.subplots(1, 8, figsize=(11, 1.8), layout="constrained")
for ax, sheet, label in zip(axes, X_train, y_train, strict=False):
    ax.imshow(sheet, cmap="gray_r")
    ax.set(title=str(label), xticks=[], yticks=[])
axes[0].set(xlabel="12 pixels", ylabel="12 pixels")
plt.show()

# %% [markdown]
# **In the figure.** Eight coarse digits, each with its label above, at various places of their sheets.
#
# Build and compile a network, fit it on `X_train` and `y_train` alone, and call it `model`:
#
# - it takes one sheet, with the channel axis, and returns ten numbers, one for each digit, of which the largest is its answer;
# - it has at least one convolution whose kernel is larger than 1 × 1;
# - it has at most 10,000 parameters;
# - it is right about at least 80 % of **new** sheets, with digits that are not among those of `X_train`. With convolutions, some 92 % are possible after
#   ten epochs, which take a few seconds.
#
# `X_new` and `y_new` are 400 sheets to see how it does, not to learn from. Somebody has spoilt 24 of them: they hold scribbles with made-up
# labels, about which nobody can be right who has not been told. So expect some 6 % less there.
#
# <details><summary>Hint: a nudge</summary>
#
# Take the network of the lesson's section "A convolutional network". With more filters it learns these sheets better. How many parameters does it have then?
#
# </details>
# <details><summary>Hint: if it learns too slowly</summary>
#
# `keras.optimizers.Adam(0.01)`, ten epochs and batches of 64 are enough. Does each convolution have its activation?
#
# </details>
# <details><summary>Hint: if it has too many parameters</summary>
#
# Most of them are in the `Dense` layer after `Flatten`. Where does a pooling make the maps smaller?
#
# </details>

# %% role="answer" id="q5"
### BEGIN SOLUTION
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)
### END SOLUTION

# %% role="check" id="q5_output" points=1
with check("One sheet in, ten numbers out", see="A convolutional network"):
    expect.model("model", model, inputs=(12, 12, 1), outputs=(10,))

# %% role="check" id="q5_budget" points=1
with check("A convolution, within the budget", see="Sizes and parameters"):
    expect.model("model", model, inputs=(12, 12, 1), outputs=(10,))
    kernels = [weight.shape for weight in expect.weights("model", model) if weight.ndim == 4]
    assert any(height * width > 1 for height, width, *_ in kernels), (
        "a convolution with a kernel larger than 1 × 1; the kernels with four axes have the shapes "
        f"{', '.join(map(str, kernels))}"
        if kernels
        else "a convolution, whose kernel has four axes; no layer has one"
    )
    assert model.count_params() <= 10_000, (
        f"at most 10,000 parameters; it has {model.count_params():,}"
    )

# %% role="check" id="q5_learns" points=2
with check(
    "It finds digits at any place",
    see="Dense against convolutional",
    hidden="3,200 new sheets, and whether it has learned from others than those of `X_train`",
):
    expect.accuracy(
        "model",
        model,
        X_train,
        y_train,
        at_least=0.8,
        rows="the training sheets",
        why="Has it been fitted, for long enough? Has it convolutions, each with an activation? Is the "
        "largest of its ten numbers its answer?",
    )
    ### BEGIN HIDDEN TESTS
    originals = load_digits()
    _, images, _, truth = train_test_split(
        originals.images,
        originals.target,
        test_size=400,
        stratify=originals.target,
        random_state=0,
    )
    places = expect.hidden_rng().integers(0, 5, size=(8, len(images), 2))
    new_sheets = np.zeros((8, len(images), 12, 12, 1), "float32")
    for i, j in np.ndindex(places.shape[:2]):
        top, left = places[i, j]
        new_sheets[i, j, top : top + 8, left : left + 8, 0] = images[j] / 16
    new_sheets = new_sheets.reshape(-1, 12, 12, 1)
    expect.accuracy(
        "model",
        model,
        new_sheets,
        np.tile(truth, 8),
        at_least=0.8,
        rows="new sheets",
        why="Where a digit may be anywhere, convolutions pay; with more filters they see more. Is it "
        "much better on the training sheets?",
    )
    # Nobody can know what the scribbles are called who has not been told.
    shown = np.array([*scribbles.values()], "float32")[..., np.newaxis]
    told = expect.outputs("model", model, shown).argmax(axis=1) == [*scribbles]
    assert told.sum() <= 2, (
        "a model that has learned from `X_train` and `y_train` alone; it knows the made-up labels of the "
        "scribbles, which are among the sheets of `X_new` only"
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 6. Read a result (2 points)
#
# A network of convolutions, pooling, `Flatten` and `Dense` was trained on passport photos, with the face always in the middle. It names the right person in
# 97 % of new passport photos. In holiday photos of the same people, with faces of the same size anywhere in the picture, it is right in 30 %. What do you conclude?
#
# - **a** Convolutions do not care where a face is, so the place cannot be the reason. Look for another one, the light for instance.
# - **b** It has learned the training photos by heart. Train it for fewer epochs, or stop when the validation loss rises.
# - **c** The maps move along with the face, but `Dense` after `Flatten` knows only the middle. Train with faces at other places, too.
# - **d** Its kernels are too small to see a whole face in a large picture. Take kernels as large as the faces are.
# - **e** A dense network would have been the better choice for faces at any place, because it sees the whole picture at once.
#
# Write the letter into `answer`, for instance `answer = "a"`.
#
# <details><summary>Hint</summary>
#
# The lesson trained on centred digits and tested on moved ones. Which layers know about places there?
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "c"
### END SOLUTION

# %% role="check" id="q6_reading" points=2
with check("You read the result well", see="Dense against convolutional"):
    expect.choice(
        "answer",
        answer,
        "abcde",
        key=seal(
            "c",
            a="That holds for the convolutions. Which layers come after them?",
            b="Are the new passport photos among those that it was trained with?",
            d="With these kernels, it names faces in the middle very well. And how much can a number in a later layer see?",
            e="How did the dense network do on moved digits?",
        ),
    )
