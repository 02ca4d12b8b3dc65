# %% [markdown]
# # Exercise 11. Autoencoders
#
# Six questions, 20 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
# the checks below it. A check tells you what it expected and what it found. Change your answer and try
# again as often as you like. When your work is graded, the same checks also try data that you
# have not seen.
#
# Nothing needs to be trained here, so everything is quick. Stuck? Open the hints under a question, one after the other,
# or go back to the [lesson](../../course/11_autoencoders.ipynb).

# %% role="setup"
import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits

from autograder import check, expect

# %% [markdown]
# ## Question 1. Pictures with lost pixels (4 points)
#
# Some cameras lose pixels: a lost pixel is 0 or 1, whatever its true value. Write the function
# `training_pairs(x, share, copies, seed)`, which makes the rows to train a denoiser for such
# pictures. `x` is an array of grey values from 0 to 1, floats, of shape (rows, pixels). Return two
# arrays, inputs and targets, both in float32 and of shape (copies × rows, pixels):
#
# - the targets hold each row of `x` unchanged, `copies` times, in any order;
# - each row of the inputs is the row of the targets in the same place, with lost pixels: each value
#   is lost with the probability `share`. A lost value becomes 0 or 1, each with probability one
#   half; the other values stay as they are. All this happens to each value independently of the
#   others.
#
# The same arguments must give the same two arrays again. Another seed must lose other pixels.
#
# <details><summary>Hint: a nudge</summary>
#
# The lesson makes ten noisy versions of each training picture, and the targets for them. Choose
# lost pixels for each copy anew, or the network can learn them by heart.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# You need two random arrays as large as the targets: one says which values are lost, the other what
# they become. `rng.random(...)` gives numbers between 0 and 1: how often is one of them smaller than
# `share`? `np.where(condition, these, those)` takes values from two arrays.
#
# </details>


# %% role="answer" id="q1"
def training_pairs(x, share, copies, seed):
    """Return inputs with lost pixels, and clean targets, both in float32."""
    ### BEGIN SOLUTION
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    is_lost = rng.random(targets.shape) < share
    becomes = rng.integers(0, 2, targets.shape)
    return np.where(is_lost, becomes, targets).astype("float32"), targets
    ### END SOLUTION


# %% role="check" id="q1_pairs" points=2
with check(
    "The targets are clean copies, and each input belongs to its target",
    see="Remove the noise",
    hidden="other pictures, shares and numbers of copies",
):
    grey = np.random.default_rng(5).uniform(0.1, 0.9, (30, 20))
    found = expect.call("training_pairs", training_pairs, grey, 0.3, 4, 1)
    assert hasattr(found, "__len__") and len(found) == 2, (
        "two arrays from `training_pairs(...)`: inputs and targets"
    )
    for name, part in zip(("inputs", "targets"), found, strict=True):
        expect.array(f"the {name}", part, shape=(120, 20), between=(0, 1))
        kind = np.asarray(part).dtype
        assert kind == "float32", f"the {name} in float32; found {kind}"
    inputs_now, targets_now = (np.asarray(part, dtype=float) for part in found)
    expect.array(
        "the targets, with their rows sorted",
        targets_now[np.lexsort(targets_now.T)],
        equals=np.repeat(grey[np.lexsort(grey.T)], 4, axis=0),
        why="Each row of `x` must be there `copies` times, as it was.",
    )
    kept = np.abs(inputs_now - targets_now) < 1e-6
    expect.array(
        "the share of input values that are as in the targets, row by row",
        kept.mean(),
        between=(0.6, 0.8),
        why="Here 0.3 of the values are lost. Are the rows of both arrays in the same order?",
    )
    expect.array(
        "the other input values",
        inputs_now[~kept],
        values=[0, 1],
        why="A lost value becomes 0 or 1; the others stay as they are.",
    )
    ### BEGIN HIDDEN TESTS
    for rows, pixels, copies, share, kind in (
        (9, 64, 1, 0.5, "float32"),
        (50, 30, 7, 0.1, "float64"),
        (1, 200, 3, 0.2, "float16"),
        (12, 12, 12, 0.0, "float64"),
        (12, 12, 2, 1.0, "float32"),
    ):
        grey = np.random.default_rng(rows).uniform(0.1, 0.9, (rows, pixels)).astype(kind)
        found = expect.call("training_pairs", training_pairs, grey, share, copies, 3)
        assert hasattr(found, "__len__") and len(found) == 2, "two arrays: inputs and targets"
        for name, part in zip(("inputs", "targets"), found, strict=True):
            expect.array(f"the {name}", part, shape=(copies * rows, pixels), between=(0, 1))
            kind_now = np.asarray(part).dtype
            assert kind_now == "float32", (
                f"the {name} in float32, for x of the type {kind}; found {kind_now}"
            )
        inputs_now, targets_now = (np.asarray(part, dtype=float) for part in found)
        grey = grey.astype(float)
        expect.array(
            "the targets, with their rows sorted",
            targets_now[np.lexsort(targets_now.T)],
            equals=np.repeat(grey[np.lexsort(grey.T)], copies, axis=0),
            why="Each row of `x` must be there `copies` times, as it was.",
        )
        kept = np.abs(inputs_now - targets_now) < 1e-6
        expect.array(
            f"the share of input values that are as in the targets, for share={share}",
            kept.mean(),
            between=(max(0.9 - share, 0) if share < 1 else 0, min(1.1 - share, 1)),
        )
        assert share or kept.all(), "inputs like the targets, if no pixel is lost"
        assert share < 1 or not kept.any(), "no value kept, if all pixels are lost"
        assert np.isin(inputs_now[~kept], [0, 1]).all(), "lost values that are 0 or 1"
    ### END HIDDEN TESTS

# %% role="check" id="q1_losses" points=2
with check(
    "Each value is lost by its own chance, and the seed repeats it",
    see="Remove the noise",
    hidden="more rows, other shares and seeds",
):
    grey = np.random.default_rng(6).uniform(0.1, 0.45, (60, 40))  # dark: rounding would make zeros
    made = [expect.call("training_pairs", training_pairs, grey, 0.25, 4, s) for s in (5, 5, 6)]
    for found in made:
        assert hasattr(found, "__len__") and len(found) == 2, (
            "two arrays from `training_pairs(...)`: inputs and targets"
        )
        for name, part in zip(("inputs", "targets"), found, strict=True):
            expect.array(f"the {name}", part, shape=(240, 40))
    (first, clean_rows), (again, _), (other, _) = (
        [np.asarray(part, dtype=float) for part in found] for found in made
    )
    lost = np.isin(first, [0, 1])
    expect.number(
        "the share of lost values",
        lost.mean(),
        0.25,
        tolerance=0.03,
        reveal=True,
        why="For grey pictures, without any 0 or 1, and `share=0.25`.",
    )
    expect.number(
        "the share of ones among the lost values",
        first[lost].mean(),
        0.5,
        tolerance=0.06,
        reveal=True,
        why="0 and 1 are equally probable.",
    )
    assert (lost.any(axis=0) & ~lost.all(axis=0)).all(), (
        "in each column, some values lost and others not"
    )
    counts = lost.sum(axis=1)
    assert 2 < counts.var() < 20, (
        "each value lost independently of the others: in rows of 40, the number of lost values "
        f"varies then, with a variance near 7.5; here it is {counts.var():.3g}"
    )
    of_each = {}
    for row, mask in zip(clean_rows.round(4).tolist(), lost.tolist(), strict=True):
        of_each.setdefault(tuple(row), []).append(tuple(mask))
    assert all(len(set(masks)) == len(masks) for masks in of_each.values()), (
        "other lost pixels in each copy of a picture"
    )
    assert np.array_equal(first, again), "the same inputs when the seed is the same"
    assert not np.array_equal(lost, np.isin(other, [0, 1])), (
        "other lost pixels when the seed is another"
    )
    ### BEGIN HIDDEN TESTS
    grey = np.random.default_rng(7).uniform(0.55, 0.9, (200, 50))  # bright
    totals = []
    for share, seed in ((0.1, 0), (0.4, 11), (0.4, 12), (0.4, 13), (0.4, 14)):
        found = expect.call("training_pairs", training_pairs, grey, share, 3, seed)
        repeated = expect.call("training_pairs", training_pairs, grey, share, 3, seed)
        expect.array("the inputs", found[0], shape=(600, 50))
        made_of = np.asarray(found[0], dtype=float)
        assert np.array_equal(made_of, np.asarray(repeated[0], dtype=float)), (
            "the same inputs when the seed is the same"
        )
        lost = np.isin(made_of, [0, 1])
        totals.append(lost.sum())
        expect.number("the share of lost values", lost.mean(), share, tolerance=0.02)
        expect.number(
            "the share of ones among the lost values", made_of[lost].mean(), 0.5, tolerance=0.05
        )
        for axis in (0, 1):
            counts = lost.sum(axis=axis)
            usual = lost.shape[axis] * share * (1 - share)
            assert 0.3 * usual < counts.var() < 2.2 * usual, "each value lost by its own chance"
        whites = made_of * lost - 0.5 * lost
        for table in (lost - lost.mean(), whites):
            scale = (table**2).mean()
            for one, next_one in ((table[:, :-1], table[:, 1:]), (table[:-1], table[1:])):
                assert abs((one * next_one).mean()) < 0.06 * scale, (
                    "values that are lost, and become 0 or 1, independently of their neighbours"
                )
    assert len(set(totals[1:])) > 1, "a number of lost values that chance decides"
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2. An error for each row (2 points)
#
# Write the function `row_errors(x, given_back)`. Both are arrays of the same shape: flat rows, of
# shape (rows, pixels), **or** images, of shape (rows, height, width). Return one number for each
# row, or image: the mean of its squared differences, in a flat array of shape (rows,).
#
# <details><summary>Hint: a nudge</summary>
#
# For flat rows the lesson has it. What would make flat rows of images?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# In `reshape`, -1 stands for a length that NumPy works out by itself. Use it so that an image and a
# flat row end up in the same shape, and go on as in the lesson.
#
# </details>


# %% role="answer" id="q2"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    ### BEGIN SOLUTION
    difference = (np.asarray(x) - np.asarray(given_back)).reshape(len(x), -1)
    return (difference**2).mean(axis=1)
    ### END SOLUTION


# %% role="check" id="q2_flat" points=1
with check(
    "One error for each flat row",
    see="Find what does not belong",
    hidden="fresh rows of any length",
):
    expect.function(
        "row_errors",
        row_errors,
        reference=lambda _x, _back: np.array([0.25, 0.0, 5.0]),
        cases=[
            (
                np.array([[0.0, 1.0], [2.0, 2.0], [0.0, 0.0]]),
                np.array([[0.5, 0.5], [2.0, 2.0], [1.0, -3.0]]),
            )
        ],
        why="For each row: the differences, squared, then their mean.",
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(112)
    expect.function(
        "row_errors",
        row_errors,
        reference=lambda x, back: ((x - back) ** 2).mean(axis=1),
        cases=[(rng.random(shape), rng.random(shape)) for shape in ((1, 5), (30, 64), (7, 7))],
        why="For each row: the differences, squared, then their mean.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q2_images" points=1
with check("One error for each image", see="Find what does not belong", hidden="fresh images"):
    expect.function(
        "row_errors",
        row_errors,
        reference=lambda _x, _back: np.array([4.0, 1.0]),
        cases=[(np.zeros((2, 3, 3)), np.stack([np.full((3, 3), 2.0), np.ones((3, 3))]))],
        why="An image is one row, whatever its shape: one number for each image.",
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(113)
    expect.function(
        "row_errors",
        row_errors,
        reference=lambda x, back: ((x - back) ** 2).mean(axis=(1, 2)),
        cases=[(rng.random(shape), rng.random(shape)) for shape in ((1, 4, 6), (20, 8, 8))],
        why="An image is one row, whatever its shape: one number for each image.",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 3. A detector at work (4 points)
#
# A detector gives an alarm for a row if its error is **larger** than the threshold. Write two
# functions. The errors are flat arrays, in no order, and some of them may be equal.
#
# `lowest_threshold(validation_errors, permitted)`: the errors are those of normal validation rows.
# At most the share `permitted` of them, at least 0 and less than 1, may give an alarm. Return the
# lowest of these errors that will do as a threshold.
#
# `alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies)`: the errors are those of
# test rows. They show what share of the rows of each kind gives an alarm. At work, the proportions
# are different: a day brings `normal_rows` normal rows and `anomalies` anomalies. Return two
# numbers, not rounded: how many alarms are to be expected in a day, and what share of them are
# anomalies. (If no alarm is to be expected, this share is 0.)
#
# <details><summary>Hint: a nudge</summary>
#
# A low threshold gives more alarms, so begin with the lowest error, and go up until it will do. For
# the second function: how many of the day's normal rows give an alarm, and how many of its
# anomalies?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Compare all errors with one of them: the mean of `True` and `False` is the share that gives an
# alarm. For the second function, multiply two such shares by the numbers of rows in a day; the
# answers are made of these two products.
#
# </details>


# %% role="answer" id="q3"
def lowest_threshold(validation_errors, permitted):
    """Return the lowest error that gives at most this share of alarms."""
    ### BEGIN SOLUTION
    errors = np.sort(validation_errors)
    alarms_of_each = np.array([np.mean(errors > error) for error in errors])
    return errors[alarms_of_each <= permitted][0]
    ### END SOLUTION


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    """Return the alarms to expect in a day, and the share of anomalies among them."""
    ### BEGIN SOLUTION
    false = normal_rows * np.mean(normal_errors > threshold)
    true = anomalies * np.mean(anomaly_errors > threshold)
    expected = false + true
    return expected, true / expected if expected > 0 else 0
    ### END SOLUTION


# %% role="check" id="q3_threshold" points=2
with check(
    "The threshold is the lowest that will do",
    see="Find what does not belong",
    hidden="fresh errors, equal ones among them, and other shares",
):
    errors = (np.random.default_rng(7).permutation(100) / 100) ** 2
    limit = expect.call("lowest_threshold", lowest_threshold, errors, 0.125)
    expect.array("lowest_threshold(errors, 0.125)", limit, shape=())
    expect.number(
        "the number of errors above lowest_threshold(errors, 0.125)",
        np.sum(errors > np.asarray(limit)),
        12,
        reveal=True,
        why="`errors` holds a hundred different numbers, in no order. 12 of them may lie above the "
        "threshold, but not 13.",
    )
    expect.number(
        "lowest_threshold([5, 1, 2, 2, 2, 1, 3, 1], 0.25)",
        expect.call(
            "lowest_threshold", lowest_threshold, np.array([5, 1, 2, 2, 2, 1, 3, 1.0]), 0.25
        ),
        2,
        reveal=True,
        why="With the threshold 2, two of eight errors give an alarm. With 1, five would.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()

    def lowest(values, permitted):
        return min(v for v in values if (values > v).sum() <= permitted * len(values) + 1e-9)

    expect.function(
        "lowest_threshold",
        lowest_threshold,
        reference=lowest,
        cases=[
            *(
                (rng.exponential(0.02, number), share)
                for number in (64, 200, 333)
                for share in (0.0, 0.03125, 0.125, 0.3333, 0.75)
            ),
            *((rng.binomial(9, 0.2, 80) / 4, share) for share in (0.0, 0.0625, 0.25, 0.5)),
            (np.full(8, 0.5), 0.125),
            (np.array([0.3]), 0.0),
        ],
        tolerance=1e-7,
        why="It must be one of the errors, the lowest above which at most this share lies. Some "
        "errors are equal.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q3_alarms" points=1
with check(
    "The alarms of a day are counted",
    see="Find what does not belong",
    hidden="fresh errors and other days",
):
    found = expect.call(
        "alarms",
        alarms,
        np.array([0.1, 0.5, 0.3, 0.6, 0.2]),
        np.array([0.4, 0.5, 0.7, 0.9, 1.0]),
        0.5,
        1000,
        10,
    )
    assert np.size(found) == 2, "two numbers from `alarms(...)`"
    expect.number(
        "alarms([0.1, 0.5, 0.3, 0.6, 0.2], [0.4, 0.5, 0.7, 0.9, 1], 0.5, 1000, 10)[0]",
        found[0],
        206,
        reveal=True,
        why="One of five normal rows, 0.6, gives an alarm, and three of five anomalies. 0.5 is not "
        "larger than 0.5.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    expect.function(
        "the first number of alarms",
        lambda *given: expect.call("alarms", alarms, *given)[0],
        reference=lambda n, a, t, rows, strange: float(
            rows * (n > t).mean() + strange * (a > t).mean()
        ),
        cases=[
            (rng.random(40), rng.random(7) + 0.3, 0.6, 5000, 3),
            (rng.random(9), rng.random(80) + 0.3, 0.6, 20, 300),
            (rng.integers(0, 4, 60) / 4, rng.integers(1, 5, 30) / 4, 0.5, 777, 31),
            (rng.random(20), rng.random(5) + 3, 2.0, 1000, 9),
            (rng.random(20), rng.random(5), 2.0, 1000, 9),
        ],
    )
    ### END HIDDEN TESTS

# %% role="check" id="q3_share" points=1
with check(
    "The share of anomalies among the alarms is right",
    see="Find what does not belong",
    hidden="fresh errors and other days",
):
    found = expect.call(
        "alarms",
        alarms,
        np.array([0.1, 0.5, 0.3, 0.6]),
        np.array([0.4, 0.5, 0.7, 0.9]),
        0.5,
        200,
        100,
    )
    assert np.size(found) == 2, "two numbers from `alarms(...)`"
    expect.number(
        "alarms([0.1, 0.5, 0.3, 0.6], [0.4, 0.5, 0.7, 0.9], 0.5, 200, 100)[1]",
        found[1],
        0.5,
        reveal=True,
        why="50 of the day's 200 normal rows give an alarm, and 50 of its 100 anomalies.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    expect.function(
        "the second number of alarms",
        lambda *given: expect.call("alarms", alarms, *given)[1],
        reference=lambda n, a, t, rows, strange: float(
            strange * (a > t).mean() / max(rows * (n > t).mean() + strange * (a > t).mean(), 1e-12)
        ),
        cases=[
            (rng.random(40), rng.random(7) + 0.4, 0.6, 5000, 3),
            (rng.random(9), rng.random(80) + 0.3, 0.6, 20, 300),
            (rng.integers(0, 4, 60) / 4, rng.integers(1, 5, 30) / 4, 0.5, 777, 31),
            (rng.random(20), rng.random(5) + 3, 2.0, 1000, 9),
            (rng.random(20), rng.random(5), 2.0, 1000, 9),
        ],
        why="At work the two kinds of rows have other proportions than in the test.",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 4. Between two pictures (5 points)
#
# Here is an autoencoder, `given`. Suppose that somebody has trained it. Its code is six numbers,
# each between -1 and 1.

# %% role="setup"
given = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(6),
        layers.Activation("tanh"),
        layers.Dense(32, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
weights_rng = np.random.default_rng(117)
given.set_weights([weights_rng.normal(0, 0.3, w.shape) for w in given.get_weights()])
given.summary()

# %% [markdown]
# Make two models of its layers (or of copies with the same weights), without training them further:
# `encoder` takes rows of 64 numbers and returns their codes; `decoder` takes codes and returns rows
# of 64 numbers. One after the other, they must do exactly what `given` does.
#
# Then write the function `blend(x, y, steps)`. `x` and `y` are two pictures, flat arrays of 64
# numbers; `steps` is at least 2. Take that many codes, evenly spaced on the straight line from the
# code of `x` to the code of `y`, both included, and return what the decoder makes of them, in this
# order: an array of shape (steps, 64).
#
# <details><summary>Hint: a nudge</summary>
#
# After which layer are all six numbers between -1 and 1? For `blend`: on the way from one picture to
# the other, what is mixed, the pictures or their codes?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# The lesson's section "Encoder and decoder" makes both models, with the names of the layers;
# `given.layers` is a list of all its layers, and a `keras.Input` is not one of them. A model takes a
# table, also for a single row: `x[np.newaxis]`. `np.linspace` can go from one array to another.
#
# </details>

# %% role="answer" id="q4"
### BEGIN SOLUTION
encoder = keras.Model(given.inputs, given.layers[2].output)
decoder = keras.Sequential([keras.Input(shape=(6,)), *given.layers[3:]])
### END SOLUTION


def blend(x, y, steps):
    """Return the pictures on the way from x to y."""
    ### BEGIN SOLUTION
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(start, end, steps), verbose=0)
    ### END SOLUTION


# %% role="check" id="q4_encoder" points=1
with check("The encoder gives the codes of the given autoencoder", see="Encoder and decoder"):
    pixels = np.random.default_rng(118).random((40, 64)).astype("float32")
    rng = np.random.default_rng(117)  # as above: the weights that somebody has trained
    w1, b1, w2, b2 = (rng.normal(0, 0.3, size) for size in ((64, 32), 32, (32, 6), 6))
    expect.model("encoder", encoder, inputs=(64,), outputs=(6,), why="It ends with the code.")
    expect.array(
        "encoder.predict(x)",
        encoder.predict(pixels, verbose=0),
        equals=np.tanh(np.maximum(pixels @ w1 + b1, 0) @ w2 + b2),
        tolerance=1e-4,
        why="Is it made of the layers of `given`, with their weights as they were, and does it end "
        "where the six numbers are between -1 and 1?",
    )

# %% role="check" id="q4_decoder" points=2
with check(
    "The decoder unfolds six numbers as the given autoencoder does", see="Encoder and decoder"
):
    expect.model("decoder", decoder, inputs=(6,), outputs=(64,))
    code = np.random.default_rng(119).uniform(-1, 1, (40, 6)).astype("float32")
    rng = np.random.default_rng(117)  # as above: the weights that somebody has trained
    sizes = ((64, 32), 32, (32, 6), 6, (6, 32), 32, (32, 64), 64)
    *_, w3, b3, w4, b4 = (rng.normal(0, 0.3, size) for size in sizes)
    expect.array(
        "decoder.predict(code)",
        decoder.predict(code, verbose=0),
        equals=1 / (1 + np.exp(-(np.maximum(code @ w3 + b3, 0) @ w4 + b4))),
        tolerance=3e-5,
        why="Is it made of the layers of `given`, with their weights as they were, and of those "
        "alone that come after the code?",
    )

# %% role="check" id="q4_blend" points=2
with check(
    "The pictures between two others come from the codes between theirs",
    see="Play: draw with two numbers",
    hidden="other pictures and numbers of steps",
):
    rng = np.random.default_rng(117)  # as above: the weights that somebody has trained
    sizes = ((64, 32), 32, (32, 6), 6, (6, 32), 32, (32, 64), 64)
    w1, b1, w2, b2, w3, b3, w4, b4 = (rng.normal(0, 0.3, size) for size in sizes)

    def on_the_way(one, other, number):
        """Return what `blend` must return, computed from the weights of `given`."""
        ends = np.tanh(np.maximum(np.stack([one, other]) @ w1 + b1, 0) @ w2 + b2)
        way = np.linspace(ends[0], ends[1], number)
        return 1 / (1 + np.exp(-(np.maximum(way @ w3 + b3, 0) @ w4 + b4)))

    one, other = np.random.default_rng(120).random((2, 64)).astype("float32")
    expect.array(
        "blend(x, y, 5)",
        expect.call("blend", blend, one, other, 5),
        equals=on_the_way(one, other, 5),
        tolerance=3e-5,
        why="Five codes, evenly spaced from the code of x to that of y, decoded. (If the encoder or "
        "the decoder is not right yet, this cannot be.)",
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(121)
    for number in (2, 3, 8):
        one, other = rng.random((2, 64)).astype("float32")
        expect.array(
            f"blend(x, y, {number})",
            expect.call("blend", blend, one, other, number),
            equals=on_the_way(one, other, number),
            tolerance=3e-5,
            why="The codes are evenly spaced, and both ends are included.",
        )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 5. Repair a denoiser (4 points)
#
# Here are the digits, as scikit-learn gives them: grey values from 0 to 16. `clean` are the originals, `noisy` the same with noise.

# %% role="setup"
clean = load_digits().data
noise = np.random.default_rng(120).normal(0, 5, clean.shape)
noisy = np.clip(clean + noise, 0, 16)
print(
    clean.shape,
    f"from {clean.min():g} to {clean.max():g};",
    f"noisy from {noisy.min():g} to {noisy.max():g}",
)

# %% [markdown]
# Somebody wants to train a network that removes the noise, and wrote:
#
# ```python
# inputs = clean
# targets = noisy
# denoiser = keras.Sequential(
#     [
#         keras.Input(shape=(64,)),
#         layers.Dense(48),
#         layers.Dense(12, name="code"),
#         layers.Dense(48),
#         layers.Dense(64),
#     ]
# )
# denoiser.compile(optimizer="adam", loss="binary_crossentropy")
# ```
#
# It runs, but `denoiser.fit(inputs, targets)` would not teach it to remove the noise. Repair
# `inputs`, `targets` and `denoiser`, so that it would. (You need not fit it.)
#
# - `inputs` and `targets` hold grey values in proportion to the given ones, but from 0 to 1.
# - Every output is a number from 0 to 1, whatever the weights are. It depends on its own weighted
#   sum alone, so that any picture can come out, even one that is almost 1 everywhere.
# - The layers keep their sizes, 48, 12, 48 and 64, so there are 7,468 parameters, all of them
#   trainable. Both layers of 48 units have an activation that bends. (The code may have one or
#   not.)
# - It is compiled with the mean squared error, and any optimiser.
#
# <details><summary>Hint: the arrays</summary>
#
# What does the network get to see, and what should it give back? What is the largest possible grey
# value here?
#
# </details>
# <details><summary>Hint: the network</summary>
#
# Compare it, layer by layer, with the lesson's autoencoder. Four layers, and three of them lack
# something.
#
# </details>

# %% role="answer" id="q5"
### BEGIN SOLUTION
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")
### END SOLUTION

# %% role="check" id="q5_arrays" points=1
with check(
    "The network sees what is to be cleaned, and what should come out", see="Remove the noise"
):
    original = load_digits().data
    added = np.random.default_rng(120).normal(0, 5, original.shape)
    for name, part, wanted, why in (
        (
            "inputs",
            inputs,
            np.clip(original + added, 0, 16) / 16,
            "They are what the network gets to see.",
        ),
        ("targets", targets, original / 16, "They are what the network should give back."),
    ):
        expect.array(
            name,
            part,
            shape=(1797, 64),
            between=(0, 1),
            why="Divide by the largest possible grey value.",
        )
        expect.array(name, part, equals=wanted, tolerance=1e-4, why=why)

# %% role="check" id="q5_layers" points=1
with check("The layers keep their sizes, and both of 48 units bend", see="Squeeze and unfold"):
    expect.model("denoiser", denoiser, inputs=(64,), outputs=(64,), parameters=7468)
    sizes = [(64, 48), (48,), (48, 12), (12,), (12, 48), (48,), (48, 64), (64,)]
    expect.weights("denoiser", denoiser, shapes=sizes)
    assert len(denoiser.trainable_weights) == 8, (
        "layers in `denoiser` that `fit` can train; some of them are frozen"
    )
    why = "Without activations in the layers of 48 it can do no more than PCA."
    expect.nonlinear("denoiser", denoiser, inputs=64, why=why)

    def with_zeros_but(**kernels):
        """Return weights for the denoiser: in its kernels a few numbers, and else zeros."""
        sizes = {(64, 48): "first", (48, 12): "code", (12, 48): "second", (48, 64): "last"}
        weights = [0 * weight for weight in expect.weights("denoiser", denoiser)]
        for weight in weights:
            if weight.shape in sizes:
                few = np.array(kernels[sizes[weight.shape]])
                weight[: few.shape[0], : few.shape[1]] = few
        return weights

    # Three units get z, -z and 2 z, and their sum with the factors 1, 3, 1 is taken.
    # If they do not bend, this sum is z - 3 z + 2 z, which is 0 for every picture.
    pictures = np.zeros((21, 64), "float32")
    pictures[:, 0] = np.linspace(0, 1, 21)
    z, factors, to_pixels = [[2, -2, 4]], np.array([[1], [3], [1]]), [1, -1] * 32
    in_first = with_zeros_but(
        first=z, code=factors * [1, -1], second=np.eye(2), last=np.outer([1, -1], to_pixels)
    )
    in_second = with_zeros_but(
        first=[[2]], code=[[1, -1]], second=np.outer([1, -1], z[0]), last=factors * to_pixels
    )
    if denoiser.count_params() == 7468:
        for which, weights in (("first", in_first), ("second", in_second)):
            given_back = expect.outputs("denoiser", denoiser, pictures, weights=weights)
            assert np.ptp(given_back, axis=0).max() > 1e-3, (
                f"two layers of 48 units that bend; the {which} of them does not"
            )

# %% role="check" id="q5_range" points=1
with check("Every output is a grey value from 0 to 1", see="What goes wrong"):
    far = np.random.default_rng(121).normal(scale=10, size=(200, 64)).astype("float32")
    grey_values = expect.outputs("denoiser", denoiser, far)
    expect.probabilities(
        "denoiser.predict(...)",
        grey_values,
        why="Grey values have the same limits as probabilities. Which activation keeps them?",
    )
    # With other numbers in the last layer, all pixels can be white, and all can be black.
    for sign, colour in ((1, "white"), (-1, "black")):
        weights = [
            np.full(weight.shape, sign * 50 if weight.shape == (64,) else 0)
            for weight in expect.weights("denoiser", denoiser)
        ]
        pixels = expect.outputs("denoiser", denoiser, far[:3], weights=weights)
        assert np.abs(pixels - (sign > 0)).max() < 0.01, (
            f"a last layer that can make all 64 pixels {colour}; with large numbers in it, pixels from "
            f"{pixels.min():.3g} to {pixels.max():.3g} come out. Which activation treats each "
            "pixel by itself?"
        )
    # With a grey pixel in the middle of black or white ones, it is grey all the same.
    of_middle = []
    for others in (50, -50):
        weights = [np.zeros_like(weight) for weight in expect.weights("denoiser", denoiser)]
        for weight in weights:
            if weight.shape == (64,):
                weight[:] = others
                weight[32] = 0.25
        of_middle.append(expect.outputs("denoiser", denoiser, far[:3], weights=weights)[:, 32])
    assert np.abs(of_middle[0] - of_middle[1]).max() < 1e-3, (
        "a last layer that treats each pixel by itself; here, one pixel changes from "
        f"{of_middle[0][0]:.3g} to {of_middle[1][0]:.3g} when the others become black"
    )

# %% role="check" id="q5_loss" points=1
with check("The loss is the mean squared error", see="What goes wrong"):
    pictures = np.random.default_rng(122).random((60, 64)).astype("float32")
    expect.loss("denoiser", denoiser, pictures, pictures, expected="mean_squared_error")

# %% [markdown]
# ## Question 6. Read a result (1 point)
#
# A machine is described by 40 numbers per hour. Four models were trained on hours in which all was
# well, and tried on other hours: normal ones, and 60 with known trouble. A network's figures are
# means over six seeds; the standard error of its AUC is 0.01.
#
# | model | numbers in the code | mean error, normal hours | mean error, trouble | AUC |
# |---|---|---|---|---|
# | PCA | 4 | 0.21 | 0.60 | 0.90 |
# | PCA | 36 | 0.004 | 0.005 | 0.56 |
# | network | 4 | 0.15 | 0.52 | 0.91 |
# | network | 36 | 0.09 | 0.41 | 0.90 |
#
# What do you conclude?
#
# - **a** PCA with 36 numbers is the best model for this machine: its errors are by far the smallest.
# - **b** A code of 36 numbers is too wide, for the network too: it gives back anything, trouble included.
# - **c** A code of 36 numbers is too wide for PCA; the network finds trouble about equally with both.
# - **d** The network needs a code of 4: with 0.91 against 0.90, it has been shown to be clearly better.
# - **e** PCA with 36 numbers only needs a lower threshold: then it finds as much as the other models.
#
# Write the letter into `answer`, in quotes.
#
# <details><summary>Hint</summary>
#
# What tells trouble from a normal hour, the size of an error, or a difference between errors? Which
# of the numbers depends on no threshold? And how large must a difference of two AUCs be?
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "c"
### END SOLUTION

# %% role="check" id="q6_reading" points=1
with check("You read the result well", see="Find what does not belong"):
    expect.choice(
        "answer",
        answer,
        options="abcde",
        key=seal(
            "c",
            a="A small error for normal hours is no use if hours with trouble have it as well.",
            b="For PCA, yes. Compare the network's two errors in its last row, and its AUC.",
            d="How large is the difference, compared with the standard errors of both numbers?",
            e="The AUC judges all thresholds together. What does 0.56 say about them?",
        ),
    )
