# %% [markdown]
# # Exercise 12. Convolutional networks
#
# Six questions, 19 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
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
# The lesson's `convolve` knows no channels. Write the function `feature_map(image, kernel, bias)`:
# what one filter of `Conv2D` makes of one image, without padding, with a stride of 1 and without an
# activation.
#
# - `image` has the shape (height, width, channels);
# - `kernel` has the shape (kernel height, kernel width, channels); it need not be square;
# - `bias` is one number;
# - the result is **one** map with two axes. Each of its numbers is the sum of window × kernel over
#   rows, columns and channels, **plus** the bias.
#
# <details><summary>Hint: a nudge</summary>
#
# Start with the lesson's two loops. What does a window look like if you cut it out with
# `image[rows, columns]` and leave the third axis alone?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# A window with all its channels has the same shape as the kernel, so the line that adds up the
# products can stay as it is. What must change in the lesson's function is the line that reads the
# kernel's shape. And where do you add the bias, so that it comes in only once?
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
# ## Question 2. From layer to layer (3 points)
#
# An image has `n` rows, and goes through several convolutions, one after the other. Write the
# function `final_size(n, steps)`, which returns how many rows are left at the end, a whole number.
# `steps` is a list with a tuple `(kernel, stride, padding)` for each convolution; the padding is
# `"valid"` or `"same"`. There is at least one step, and the kernel always fits. For instance,
#
# `final_size(28, [(3, 1, "valid"), (3, 2, "same")])` is 13: first 26, then 13.
#
# The lesson's formulas are enough: nothing needs to be built.
#
# <details><summary>Hint: a nudge</summary>
#
# The output of one layer is the input of the next one. So, in a loop over the steps, give `n` a new
# value each time.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# There are two formulas, and the padding decides which of them is used. `//` rounds down;
# `math.ceil` rounds up. What must be finished before the function returns?
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
with check(
    "Without padding, the kernel must fit in",
    see="Sizes and parameters",
    hidden="other sizes and strides",
):
    for kernel, stride, wanted, last in ((5, 1, 24, 23), (3, 2, 13, 24)):
        expect.number(
            f'final_size(28, [({kernel}, {stride}, "valid")])',
            expect.call("final_size", final_size, 28, [(kernel, stride, "valid")]),
            wanted,
            reveal=True,
            why=f"The last row at which a kernel of {kernel} can begin here is row {last}. At how "
            "many rows does it begin?",
        )
    ### BEGIN HIDDEN TESTS
    for n, kernel, stride, wanted in (
        (12, 3, 1, 10),
        (7, 7, 1, 1),
        (100, 1, 1, 100),
        (31, 4, 1, 28),
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
# ## Question 3. How far one number sees (4 points)
#
# An image goes through a stack of convolutions and poolings. How many of its rows can **one** number
# after the last layer see? Write the function `seen_rows(steps)`, which returns this whole number.
#
# `steps` is a list with a tuple `(kernel, stride)` for each layer, from the first to the last, at
# least one. For instance, `(3, 1)` is a convolution of 3 × 3, and `(2, 2)` is a max pooling by 2,
# because its blocks have two rows and it moves by two. The stride is never larger than the kernel.
# The image is so large that its borders do not matter.
#
# `seen_rows([(3, 1), (2, 2)])` is 4, as in the lesson.
#
# Then work out two numbers. All convolutions have kernels of 3 × 3 and a stride of 1.
#
# - `without_pooling`: how many convolutions, one directly after the other, does it take at least
#   until one number sees 28 rows or more?
# - `with_pooling`: how many convolutions does it take at least if a max pooling by 2 follows each
#   of them except the last one?
#
# <details><summary>Hint: a nudge</summary>
#
# Go backwards, from the one number at the end. How many rows does it see of the maps that go into
# the last layer? And how many rows of the maps before those do these rows see together?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Suppose that the final number sees `rows` neighbouring rows of what a layer gives. The window of
# the first begins at row 0, that of the second at row `stride`. Where does the window of the last
# one begin, and where does it end? That is the new number of rows; go on with the layer before.
#
# </details>


# %% role="answer" id="q3"
def seen_rows(steps):
    """Return how many rows of the image one number after the last layer sees."""
    ### BEGIN SOLUTION
    rows = 1
    for kernel, stride in reversed(steps):
        rows = (rows - 1) * stride + kernel
    return rows
    ### END SOLUTION


### BEGIN SOLUTION
without_pooling = 14  # 1 + 2 · 14 = 29 rows; 13 convolutions see 27
with_pooling = 4  # 3, 8, 18, 38 rows
### END SOLUTION

# %% role="check" id="q3_convolutions" points=1
with check("Convolutions alone", see="What one number can see", hidden="other kernels"):
    for steps, wanted in (([(3, 1)], 3), ([(3, 1), (3, 1)], 5)):
        expect.number(
            f"seen_rows({steps})",
            expect.call("seen_rows", seen_rows, steps),
            wanted,
            reveal=True,
            why="A number after a convolution of 3 × 3 sees three neighbouring rows. The windows of "
            "neighbouring numbers overlap.",
        )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    drawn = [[(int(kernel), 1) for kernel in rng.integers(1, 8, size=n)] for n in (1, 2, 3, 6)]
    expect.function(
        "seen_rows",
        seen_rows,
        reference=lambda steps: 1 + sum(kernel - 1 for kernel, _ in steps),
        cases=[(steps,) for steps in (*drawn, [(1, 1)], [(3, 1)] * 12, [(5, 1), (3, 1)])],
        why="With a stride of 1, each layer adds the same number of rows, wherever it stands.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q3_strides" points=1
with check("One pooling among them", see="What one number can see", hidden="other places, strides"):
    for steps, wanted in (
        ([(3, 1), (2, 2)], 4),
        ([(2, 2), (3, 1)], 6),
        ([(3, 1), (2, 2), (3, 1)], 8),
    ):
        expect.number(
            f"seen_rows({steps})",
            expect.call("seen_rows", seen_rows, steps),
            wanted,
            reveal=True,
            why="After a pooling by 2, neighbouring numbers come from places two rows apart. For "
            "which layers does that matter: those before the pooling, or those after it?",
        )

    ### BEGIN HIDDEN TESTS
    def field(steps):
        rows, apart = 1, 1
        for kernel, stride in steps:
            rows += (kernel - 1) * apart
            apart *= stride
        return rows

    expect.function(
        "seen_rows",
        seen_rows,
        reference=field,
        cases=[
            ([(5, 3)],),
            ([(5, 3), (3, 1)],),
            ([(3, 3), (4, 1), (2, 1)],),
            ([(5, 1), (3, 2), (3, 1), (4, 1)],),
        ],
        why="A stride sets the places of the windows apart for all layers after it.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q3_chain" points=1
with check("Several poolings", see="What one number can see", hidden="other stacks"):
    steps = [(3, 1), (2, 2), (3, 1), (2, 2), (3, 1)]
    expect.number(
        f"seen_rows({steps})",
        expect.call("seen_rows", seen_rows, steps),
        18,
        reveal=True,
        why="The last convolution sees 3 rows. They come from 6 before the second pooling, and "
        "these from 8 before the second convolution. And then?",
    )

    ### BEGIN HIDDEN TESTS
    def field(steps):
        rows, apart = 1, 1
        for kernel, stride in steps:
            rows += (kernel - 1) * apart
            apart *= stride
        return rows

    rng = expect.hidden_rng()
    drawn = []
    for n in (3, 4, 5, 6, 7, 8):
        kernels = rng.integers(2, 6, size=n)
        drawn.append([(int(kernel), int(rng.integers(1, kernel + 1))) for kernel in kernels])
    expect.function(
        "seen_rows",
        seen_rows,
        reference=field,
        cases=[(steps,) for steps in (*drawn, [(2, 2)] * 5, [(7, 2), (3, 2), (3, 1), (3, 2)])],
        why="Each layer is one step backwards: from a number of rows to the rows that they see.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q3_counts" points=1
with check("How many convolutions see 28 rows", see="What one number can see"):
    expect.number(
        "without_pooling",
        without_pooling,
        key=seal(
            14,
            {
                13: "How many rows do 13 convolutions see?",
                9: "The windows of neighbouring numbers overlap. How many rows does each layer add?",
                10: "The windows of neighbouring numbers overlap. How many rows does each layer add?",
                28: "How many rows does one more convolution add?",
                27: "How many rows does one more convolution add?",
            },
        ),
        why="How many rows do one, two and three convolutions see?",
    )
    expect.number(
        "with_pooling",
        with_pooling,
        key=seal(
            4,
            {
                3: "How many rows are seen after three convolutions, with a pooling after each of the "
                "first two?",
                5: "Is one convolution fewer enough?",
                7: "Is that the number of layers, poolings included?",
                14: "Do the poolings change nothing?",
            },
        ),
        why="What does your function return for `[(3, 1)]`, for `[(3, 1), (2, 2), (3, 1)]`, and so on?",
    )

# %% [markdown]
# ## Question 4. Repair: photos from elsewhere (4 points)
#
# A program delivers small colour photos, **12 high and 16 wide**, with the channels first: the array
# has the shape (photos, 3, 12, 16) and holds whole numbers from 0 to 255. There are four classes.
# This code was written in a hurry:
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
# - `prepare(photos)` returns the same photos in the shape that Keras wants, (photos, height, width,
#   channels), with values from 0 to 1: black, 0, stays 0, and 255, the brightest value that a pixel
#   can have, becomes 1.
# - `build()` returns a model that knows the shape of such a photo: one convolution of 8 filters with
#   a kernel of 3 × 3, **a stride of 1**, no padding, and relu; then one `Dense` layer, which gets
#   **all** the numbers of all maps and makes four probabilities that add up to 1 for **each photo**.
#   Both layers have their usual biases. It need not be compiled.
#
# <details><summary>Hint: prepare</summary>
#
# There are three mistakes: the order of height and width, what `reshape` does to the pixels, and a
# step that is missing. The lesson's "What goes wrong" shows the function that *moves* an axis.
# Mind the axis of the photos, which a single photo does not have.
#
# </details>
# <details><summary>Hint: build</summary>
#
# Three mistakes again. Ask Keras what shape comes out of each layer: is it a sheet or a row? And
# look up the third argument of `Conv2D` under "You may see".
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
# ## Question 5. Digits on the move, on a budget (4 points)
#
# Here are digits on sheets of 12 × 12 pixels, each at a place chosen by chance. The network that
# reads them has to be small.

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
del digits, sheets  # new digits are for `X_new` alone
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
# <details><summary>In the figure</summary>
#
# Eight coarse digits, each with its label above, at various places of their sheets.
#
# </details>
#
# Build and compile a network, fit it on `X_train` and `y_train` alone (or on copies of these
# sheets, moved or not), and call it `model`:
#
# - it takes one sheet, with the channel axis, and returns ten numbers, one for each digit, of which
#   the largest is its answer;
# - it has at least one convolution whose kernel is larger than 1 × 1;
# - it has **at most 2,000 parameters**; the lesson's network for moved digits, `convolutional`, has
#   2,698;
# - it gives the right answer for at least 80 % of **new** sheets, with digits that are not among
#   those of `X_train`. About 94 % are possible after ten epochs, which take a few seconds.
#
# `X_new` and `y_new` are 400 sheets to see how it does, not to learn from. 24 of them are spoilt:
# they hold scribbles with made-up labels, which no network can know without having been told. So
# expect about 6 percentage points less there.
#
# <details><summary>Hint: a nudge</summary>
#
# Look at the lesson's table of parameters, layer by layer: where are most of them? Which of the
# lesson's layers leaves fewer numbers than `Flatten`?
#
# </details>
# <details><summary>Hint: if it learns too slowly</summary>
#
# `keras.optimizers.Adam(0.01)`, ten epochs and batches of 64 are enough. Does each convolution have
# its activation? Are the last maps at least 3 × 3?
#
# </details>

# %% role="answer" id="q5"
### BEGIN SOLUTION
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(8, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(16, 3, padding="same", activation="relu"),
        layers.GlobalMaxPooling2D(),
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
    assert model.count_params() <= 2_000, (
        f"at most 2,000 parameters; it has {model.count_params():,}"
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
        why="Where a digit may be anywhere, convolutions pay, and so does global pooling. Is it much "
        "better on the training sheets?",
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
# ## Question 6. What would help? (1 point)
#
# A network of convolutions, pooling, `Flatten` and `Dense` was trained on passport photos, in which
# the face is always in the middle. It names the right person in 97 % of 400 new passport photos,
# but only in 30 % of 400 holiday photos of the same people, in which a face of the same size may be
# anywhere. When the holiday photos are shifted so that the face is in the middle, it is 96 %. You
# train a new network on the same passport photos. Which change is most likely to help with the
# holiday photos as they are?
#
# - **a** None: convolutions find a face anywhere, so the light of the holiday photos is to blame.
# - **b** Fewer epochs: it has learned the passport photos by heart, so it fails on other photos.
# - **c** Larger kernels: those of 3 × 3 are too small to see a whole face in a large picture.
# - **d** Dense layers only: each unit sees all pixels at once, so a face may be anywhere.
# - **e** Global pooling instead of `Flatten`: then no layer has weights that belong to a place.
#
# Write the letter into `answer`, in quotes.
#
# <details><summary>Hint</summary>
#
# In the lesson, two networks learned centred digits and were tested on moved ones. They differed in
# one layer.
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "e"
### END SOLUTION

# %% role="check" id="q6_reading" points=1
with check("You know what makes a network forget places", see="Places never seen"):
    expect.choice(
        "answer",
        answer,
        "abcde",
        key=seal(
            "e",
            a="Shifted to the middle, the same faces in the same light are recognised.",
            b="Are the new passport photos, or the shifted holiday photos, among those that it learned?",
            c="With these kernels it recognises faces in the middle. And how much can a number in a "
            "later layer see?",
            d="How did the dense network do on places that it had never seen?",
        ),
    )
