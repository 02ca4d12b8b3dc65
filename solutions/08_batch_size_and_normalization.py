# %% [markdown]
# # Exercise 8. Batch size and normalisation
#
# Six questions, 19 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
# the checks below it. A check tells you what it expected and what it found. Change your answer and try
# again as often as you like. When your work is graded, the same checks also try data that you
# have not seen.
#
# Stuck? Open the hints under a question, one after the other, or go back to the
# [lesson](../../course/08_batch_size_and_normalization.ipynb).

# %% role="setup"
import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_wine

from autograder import check, expect

keras.utils.set_random_seed(8)

# %% [markdown]
# ## Question 1. Another batch size (4 points)
#
# A training with SGD has gone well: `rows` training rows in batches of `batch_size`, at the learning
# rate `rate`, for `epochs` epochs. Now the batches are to have `new_size` rows. Which rate do they
# need, and for how many epochs?
#
# Write the function `same_distance(rows, batch_size, rate, epochs, new_size, limit)`. It returns two
# numbers, in this order:
#
# - the new learning rate, by the rule of linear scaling, but never larger than `limit`, above which
#   the training of this network would fail;
# - the number of epochs, **not rounded**, in which the new training comes as far as the old one did in
#   all its epochs. "How far" a training comes in an epoch is the number of its steps per epoch times
#   its learning rate.
#
# <details><summary>Hint: a nudge</summary>
#
# `fit` also takes a step for the rows that are left over when no full batch can be made of them. And
# what is the new rate where the rule would lead above `limit`?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# With 100 rows, batches of 10 make 10 steps per epoch, batches of 30 make 4 (`math.ceil` or `np.ceil`
# rounds up). At the rate 0.01, eight epochs of the former come as far as 10 × 0.01 × 8 = 0.8. How far
# does one epoch of the latter come, at its own rate? How many of them make 0.8?
#
# </details>


# %% role="answer" id="q1"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    """Return the new learning rate, and how many epochs the new training needs."""
    ### BEGIN SOLUTION
    new_rate = min(rate * new_size / batch_size, limit)
    distance = np.ceil(rows / batch_size) * epochs * rate
    return new_rate, distance / (np.ceil(rows / new_size) * new_rate)
    ### END SOLUTION


# %% role="check" id="q1_rate" points=1
with check(
    "The rate goes with the batch size",
    see="The learning rate goes with the batch size",
    hidden="other numbers",
):
    found = expect.call("same_distance", same_distance, 100, 10, 0.01, 8, 30, 1.0)
    assert np.shape(found) == (2,), "two numbers: the new learning rate, then the number of epochs"
    expect.number(
        "same_distance(100, 10, 0.01, 8, 30, 1.0)[0]",
        found[0],
        0.03,
        reveal=True,
        why="The batches are 3 times as large. The limit, 1.0, is not reached.",
    )
    ### BEGIN HIDDEN TESTS
    for given, wanted in (
        ((1347, 32, 0.1, 20, 128, 5.0), 0.4),
        ((1000, 64, 0.4, 5, 16, 3.0), 0.1),
        ((500, 1, 0.001, 3, 500, 0.6), 0.5),
        ((640, 32, 0.25, 4, 32, 0.3), 0.25),
        ((10, 4, 0.02, 2, 100, 0.7), 0.5),
        ((999, 40, 0.05, 7, 100, 0.126), 0.125),
    ):
        found = expect.call("same_distance", same_distance, *given)
        assert np.shape(found) == (2,), "two numbers: the rate, then the number of epochs"
        expect.number(
            f"same_distance{given}[0]",
            found[0],
            wanted,
            why="By how much does the batch size change? The limit is higher.",
        )
    ### END HIDDEN TESTS

# %% role="check" id="q1_limit" points=1
with check(
    "The rate never exceeds the limit",
    see="The learning rate goes with the batch size",
    hidden="other numbers",
):
    found = expect.call("same_distance", same_distance, 100, 10, 0.01, 8, 30, 0.02)
    assert np.shape(found) == (2,), "two numbers: the new learning rate, then the number of epochs"
    expect.number(
        "same_distance(100, 10, 0.01, 8, 30, 0.02)[0]",
        found[0],
        0.02,
        reveal=True,
        why="Linear scaling alone would give 0.03, but the limit is 0.02.",
    )
    ### BEGIN HIDDEN TESTS
    for given in (
        (1347, 32, 0.1, 20, 1347, 0.6),
        (1000, 64, 0.4, 5, 32, 0.15),
        (500, 8, 0.3, 3, 8, 0.2),
        (640, 32, 0.25, 4, 64, 0.499),
        (10, 4, 0.02, 2, 100, 0.03),
    ):
        found = expect.call("same_distance", same_distance, *given)
        assert np.shape(found) == (2,), "two numbers: the rate, then the number of epochs"
        expect.number(
            f"same_distance{given}[0]",
            found[0],
            given[-1],
            why="Linear scaling alone would lead above the limit, which is the last number.",
        )
    ### END HIDDEN TESTS

# %% role="check" id="q1_epochs" points=2
with check("The new training comes as far", see="Steps and epochs", hidden="other numbers"):
    for given, wanted, why in (
        (
            (100, 10, 0.01, 8, 30, 1.0),
            0.8 / 0.12,
            "The old training came as far as 80 steps × 0.01 = 0.8. At the rate 0.03, an epoch of the new "
            "one has 4 steps, and comes as far as 0.12.",
        ),
        (
            (100, 10, 0.01, 8, 30, 0.02),
            10.0,
            "The old training came as far as 80 steps × 0.01 = 0.8. At the rate 0.02, an epoch of the new "
            "one has 4 steps, and comes as far as 0.08.",
        ),
    ):
        found = expect.call("same_distance", same_distance, *given)
        assert np.shape(found) == (2,), "two numbers: the rate, then the number of epochs"
        expect.number(
            f"same_distance{given}[1]", found[1], wanted, tolerance=1e-4, reveal=True, why=why
        )
    ### BEGIN HIDDEN TESTS
    for given in (
        (1347, 32, 0.1, 20, 128, 5.0),
        (1347, 32, 0.1, 20, 1347, 0.6),
        (1000, 64, 0.4, 5, 16, 3.0),
        (1000, 300, 0.4, 5, 16, 0.01),
        (500, 1, 0.001, 3, 500, 0.6),
        (10, 4, 0.02, 2, 100, 0.7),
        (10, 100, 0.5, 9, 3, 0.7),
        (129, 32, 0.05, 7, 43, 0.06),
        (60_001, 20, 0.01, 3, 500, 9.0),
    ):
        rows, size, rate, epochs, new_size, limit = given
        new_rate = min(rate * new_size / size, limit)
        wanted = -(-rows // size) * epochs * rate / (-(-rows // new_size) * new_rate)
        found = expect.call("same_distance", same_distance, *given)
        assert np.shape(found) == (2,), "two numbers: the rate, then the number of epochs"
        expect.number(
            f"same_distance{given}[1]",
            found[1],
            wanted,
            tolerance=1e-4 * wanted,
            why="How many steps does each training take per epoch, and at which rate? What becomes of the "
            "rows that are left over?",
        )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2. A network for raw rows (3 points)
#
# We have 178 wines of three grape varieties, with 13 measurements each. The first 120, `X_train`, are
# the training rows. The other 58, `X_new`, came later, and somebody has mistyped one of their numbers.
# Both arrays are raw: they hold the measurements as they were noted.

# %% role="setup"
wine = load_wine()
mixed = np.random.default_rng(8).permutation(178)
raw_rows, varieties = wine.data[mixed].astype("float32"), wine.target[mixed]
X_train, y_train = raw_rows[:120], varieties[:120]
X_new = raw_rows[120:].copy()
X_new[0, 4] *= 10  # 1130 mg of magnesium, where there were 113

inner = keras.Sequential([keras.Input(shape=(13,)), layers.Dense(3, activation="softmax")])
# Instead of a training: the nearer a row is to the mean of a variety, the more probable is this variety.
standardised = (X_train - X_train.mean(axis=0)) / X_train.std(axis=0)
centres = np.array([standardised[y_train == variety].mean(axis=0) for variety in range(3)])
inner.set_weights([centres.T, -(centres**2).sum(axis=1) / 2])

# %% [markdown]
# `inner` is a finished network. It takes 13 **standardised** measurements, and returns the probabilities
# of the three varieties. It classifies 117 of the 120 training rows correctly if you standardise them,
# and only 38 if you give it the raw rows: no better than guessing.
#
# Build `raw_model`: a model that takes **raw** rows and returns the probabilities that `inner`
# returns for the same rows when they are standardised. It always standardises with the means and
# standard deviations of the training rows, whichever rows it is given, and it knows that rows have
# 13 numbers. You need neither compile nor train it. (A model may be used in another model wherever
# a layer may.)
#
# <details><summary>Hint: a nudge</summary>
#
# Which layer standardises, and how does it get its means and variances? The lesson has a section on
# it.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# After the input come two parts: the layer that standardises, and `inner` as it is. Before the layer
# is of any use, one of its methods must have seen some rows. Which rows?
#
# </details>

# %% role="answer" id="q2"
### BEGIN SOLUTION
standardise = layers.Normalization()
standardise.adapt(X_train)
raw_model = keras.Sequential([keras.Input(shape=(13,)), standardise, inner])
### END SOLUTION

# %% role="check" id="q2_raw" points=2
with check("The model takes raw rows", see="Standardise inside the model"):
    expect.model("raw_model", raw_model, inputs=(13,), outputs=(3,))
    expect.accuracy(
        "raw_model",
        raw_model,
        X_train,
        y_train,
        at_least=0.94,
        rows="the raw training rows",
        why="Does `inner` get standardised rows if `raw_model` is given raw ones? Has the layer that "
        "standardises seen any rows, and were those raw, too?",
    )

# %% role="check" id="q2_training_rows" points=1
with check("It standardises as the training rows require", see="Standardise inside the model"):
    expect.model("raw_model", raw_model, inputs=(13,), outputs=(3,))
    for name, some in (("X_train", X_train), ("X_new", X_new), ("X_new[:1]", X_new[:1])):
        scores = (some - X_train.mean(axis=0)) / X_train.std(axis=0) @ centres.T
        scores -= (centres**2).sum(axis=1) / 2
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        expect.array(
            f"raw_model({name})",
            expect.outputs("raw_model", raw_model, some),
            equals=chances / chances.sum(axis=1, keepdims=True),
            tolerance=0.005,
            why="That is what `inner` gives for these rows, standardised with the means and standard "
            "deviations of X_train. Of which rows are those in your model?",
        )

# %% [markdown]
# ## Question 3. Batch normalisation in both modes (4 points)
#
# Write the function `batch_norm(batch, gamma, beta, moving_mean, moving_variance, training,
# epsilon=0.001)`. It returns what a layer `BatchNormalization` with these four arrays and this
# `epsilon` returns for the batch: in training if `training` is `True`, and at inference if it is
# `False`.
#
# `batch` is an array of floats of shape `(rows, columns)`. Each of the four arrays has one number
# for each column. NumPy is enough: you need not make a layer. The averages need not be moved.
#
# <details><summary>Hint: a nudge</summary>
#
# Both modes subtract, divide, multiply and add. What differs is the mean and the variance that they
# take.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# In training, each column has its own mean and variance, so they are taken over the rows: `axis=0`. In
# both modes, `epsilon` is added to the **variance**, before you take the root.
#
# </details>


# %% role="answer" id="q3"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in this mode."""
    ### BEGIN SOLUTION
    if training:
        mean, variance = np.mean(batch, axis=0), np.var(batch, axis=0)
    else:
        mean, variance = moving_mean, moving_variance
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta
    ### END SOLUTION


# %% role="check" id="q3_standard" points=1
with check(
    "In training, each column is standardised",
    see="Batch normalisation, by hand",
    hidden="batches of another size",
):
    small = np.array([[10.0, 300.0], [20.0, 100.0]])
    others = np.array([3.0, 7.0]), np.array([400.0, 900.0])
    found = expect.call("batch_norm", batch_norm, small, np.ones(2), np.zeros(2), *others, True)
    expect.array(
        "batch_norm([[10, 300], [20, 100]], [1, 1], [0, 0], ..., training=True)",
        found,
        equals=[[-1, 1], [1, -1]],
        tolerance=0.01,
        why="Each column needs the mean 0 and the standard deviation 1.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    expect.function(
        "batch_norm",
        batch_norm,
        reference=lambda x, *_: (x - x.mean(axis=0)) / x.std(axis=0),
        cases=[
            (
                rng.normal(5, [50, 90, 400], size=(n, 3)),
                np.ones(3),
                np.zeros(3),
                rng.normal(5, 90, size=3),
                rng.uniform(10, 900, size=3),
                True,
            )
            for n in (64, 500)
        ],
        tolerance=0.01,
        why="In training, each column needs the mean 0 and the standard deviation 1.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q3_scale" points=1
with check(
    "gamma stretches and beta shifts", see="Batch normalisation, by hand", hidden="other numbers"
):
    small = np.array([[10.0, 300.0], [20.0, 100.0]])
    gamma, beta = np.array([2.0, 5.0]), np.array([0.0, 7.0])
    others = np.array([3.0, 7.0]), np.array([400.0, 900.0])
    found = expect.call("batch_norm", batch_norm, small, gamma, beta, *others, True)
    expect.array(
        "batch_norm([[10, 300], [20, 100]], [2, 5], [0, 7], ..., training=True)",
        found,
        equals=[[-2, 12], [2, 2]],
        tolerance=0.01,
        why="First standardise, then multiply by gamma, then add beta.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    others = rng.normal(5, 90, size=3), rng.uniform(10, 900, size=3)
    expect.function(
        "batch_norm",
        batch_norm,
        reference=lambda x, gamma, beta, *_: gamma * (x - x.mean(axis=0)) / x.std(axis=0) + beta,
        cases=[
            (
                rng.normal(5, 90, size=(300, 3)),
                rng.uniform(1, 3, 3),
                rng.normal(size=3),
                *others,
                True,
            ),
            (
                rng.normal(5, 90, size=(3, 3)),
                np.array([-2.0, 0.0, 1.5]),
                np.array([0.0, 4.0, -9.0]),
                *others,
                True,
            ),
        ],
        tolerance=0.01,
        why="First standardise, then multiply by gamma, then add beta.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q3_inference" points=1
with check(
    "At inference the moving averages are used",
    see="Training and inference",
    hidden="the output of Keras for fresh batches",
):
    small = np.array([[10.0, 300.0], [20.0, 100.0]])
    gamma, beta = np.array([2.0, 5.0]), np.array([0.0, 7.0])
    others = np.array([20.0, 150.0]), np.array([100.0, 2500.0])
    found = expect.call("batch_norm", batch_norm, small, gamma, beta, *others, False)
    expect.array(
        "batch_norm([[10, 300], [20, 100]], [2, 5], [0, 7], [20, 150], [100, 2500], training=False)",
        found,
        equals=[[-2, 22], [0, 2]],
        tolerance=0.01,
        why="The moving means are 20 and 150, the moving variances 100 and 2500. For the first number: "
        "(10 - 20) / 10, times 2, plus 0.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    layer = layers.BatchNormalization()
    layer.build((None, 4))
    four = (
        np.array([-2.0, 0.5, 3.0, 1.0]),
        rng.normal(size=4),
        rng.normal(5, 9, size=4),
        rng.uniform(20, 400, size=4),
    )
    layer.set_weights(four)
    expect.function(
        "batch_norm",
        batch_norm,
        reference=lambda x, *_: np.asarray(layer(x, training=False)),
        cases=[(rng.normal(5, [9, 2, 30, 0], size=(n, 4)), *four, False) for n in (30, 4, 1)],
        tolerance=0.01,
        why="At inference nothing is computed from the batch: the result for a row does not depend on "
        "the other rows.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q3_epsilon" points=1
with check(
    "epsilon is where Keras has it",
    see="Batch normalisation, by hand",
    hidden="the output of Keras for fresh batches, and other values of epsilon",
):
    small = np.array([[0.0, 4.0], [0.2, 4.0]])
    four = np.ones(2), np.zeros(2), np.array([0.1, 3.0]), np.array([0.03, 0.19])
    found = expect.call("batch_norm", batch_norm, small, *four, True, epsilon=0.06)
    expect.array(
        "batch_norm([[0, 4], [0.2, 4]], [1, 1], [0, 0], ..., training=True, epsilon=0.06)",
        found,
        equals=[[-0.3779645, 0], [0.3779645, 0]],
        tolerance=1e-4,
        why="The first column has the variance 0.01: it is divided by the root of 0.01 + 0.06. "
        "The second never changes: without epsilon, it would be divided by zero.",
    )
    expect.array(
        "batch_norm([[0, 4], [0.2, 4]], [1, 1], [0, 0], ..., training=True)",
        expect.call("batch_norm", batch_norm, small, *four, True),
        equals=[[-0.9534626, 0], [0.9534626, 0]],
        tolerance=1e-4,
        why="If no epsilon is given, it is 0.001.",
    )
    expect.array(
        "batch_norm(..., [1, 1], [0, 0], [0.1, 3], [0.03, 0.19], training=False, epsilon=0.06)",
        expect.call("batch_norm", batch_norm, small, *four, False, epsilon=0.06),
        equals=[[-0.3333333, 2], [0.3333333, 2]],
        tolerance=1e-4,
        why="At inference too: the first column is divided by the root of 0.03 + 0.06.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    layer = layers.BatchNormalization()
    layer.build((None, 4))
    four = (
        rng.uniform(1, 3, 4),
        rng.normal(size=4),
        rng.normal(size=4),
        np.array([0.0004, 0.01, 1, 0]),
    )
    layer.set_weights(four)
    batches = [rng.normal(size=(rows, 4)) * [0.02, 0.1, 1, 0] for rows in (5, 40, 1)]

    def by_keras(x, _gamma, _beta, _mean, _variance, training):
        """Return what the layer gives; each call in training moves its averages, so reset them."""
        layer.set_weights(four)
        return np.asarray(layer(x, training=training))

    expect.function(
        "batch_norm",
        batch_norm,
        reference=by_keras,
        cases=[(x, *four, training) for x in batches for training in (True, False)],
        tolerance=1e-3,
        why="This is what Keras computes. Is epsilon added to the variance, under the root? In "
        "training, is the variance divided by the number of rows?",
    )
    expect.function(
        "batch_norm",
        batch_norm,
        reference=lambda x, gamma, beta, mean, variance, training, epsilon: (
            gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + epsilon) + beta
            if training
            else gamma * (x - mean) / np.sqrt(variance + epsilon) + beta
        ),
        cases=[
            (batches[1], *four, training, epsilon)
            for epsilon in (0.5, 1e-5)
            for training in (True, False)
        ],
        tolerance=1e-4,
        why="Is the argument epsilon used?",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 4. Moving averages (3 points)
#
# Write the function `moving_averages(batches, momentum=0.99)`. It takes a list of batches, each of shape
# `(rows, columns)`; some may have more rows than others. It returns two arrays: first the moving mean,
# then the moving variance that a new layer `BatchNormalization` has after it has seen all these batches
# in training, one after the other. They start as zeros and as ones. Each of the two arrays has one
# number for each column.
#
# <details><summary>Hint: a nudge</summary>
#
# A loop over the batches. Each batch moves both averages a little, by the formula in "Four numbers a
# column".
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Before the loop, make two arrays with `np.zeros` and `np.ones`; `batches[0].shape[1]` is the number of
# columns. In the loop, take the mean and the variance of the batch over its rows, and let each
# array keep the share `momentum` of what it was.
#
# </details>


# %% role="answer" id="q4"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    ### BEGIN SOLUTION
    columns = batches[0].shape[1]
    mean, variance = np.zeros(columns), np.ones(columns)
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance
    ### END SOLUTION


# %% role="check" id="q4_one" points=1
with check(
    "One batch moves them by the right amount", see="Four numbers per column", hidden="fresh ones"
):
    expect.function(
        "moving_averages",
        moving_averages,
        reference=lambda _: (np.array([0.02, 0.3]), np.array([1, 1.99])),
        cases=[([np.array([[1.0, 20.0], [3.0, 40.0]])],)],
        tolerance=1e-4,
        why="This batch has the means 2 and 30 and the variances 1 and 100. The moving mean "
        "starts at 0, the moving variance at 1; with the momentum 0.99, how much of the batch "
        "comes in?",
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(41)
    expect.function(
        "moving_averages",
        moving_averages,
        reference=lambda batches: (
            0.01 * batches[0].mean(axis=0),
            0.99 + 0.01 * batches[0].var(axis=0),
        ),
        cases=[([rng.normal(30, 20, size=(rows, 2))],) for rows in (4, 50)],
        tolerance=1e-3,
        why="The moving mean starts at 0, the moving variance at 1. How much of the batch comes in?",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q4_many" points=2
with check(
    "Many batches move them as in Keras",
    see="Training and inference",
    hidden="fresh batches, and other values of the momentum",
):
    expect.function(
        "moving_averages",
        moving_averages,
        reference=lambda *_: (np.array([4.5]), np.array([2.5])),
        cases=[([np.array([[1.0], [3.0]]), np.array([[6.0], [10.0]])], 0.5)],
        tolerance=1e-4,
        why="Two batches, with the means 2 and 8 and the variances 1 and 4; the momentum is 0.5. "
        "The mean goes from 0 half way to 2, and from there half way to 8. The variance goes from "
        "1 half way to 1, and from there half way to 4.",
    )

    ### BEGIN HIDDEN TESTS
    def averages(batches, momentum=0.99):
        layer = layers.BatchNormalization(momentum=momentum)
        for batch in batches:
            layer(batch, training=True)
        return tuple(layer.get_weights()[2:])

    rng = np.random.default_rng(42)
    fresh = [rng.normal(5, [1, 3, 0.2, 9], size=(rows, 4)) for rows in (8, 8, 3, 20, 1, 5)]
    expect.function(
        "moving_averages",
        moving_averages,
        reference=averages,
        cases=[(fresh,), (fresh, 0.9), (fresh, 0.3), (fresh[::-1], 0.3), (fresh[:1], 0.3)],
        tolerance=1e-3,
        why="This is what a layer of Keras has after the same batches.",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 5. Repair: the normalisation in its place (4 points)
#
# 178 wines, with 13 measurements each, of three grape varieties. Somebody has put normalisation
# wherever there was room:

# %% role="setup"
wines = load_wine().data.astype("float32")

keras.utils.set_random_seed(8)

# %% [markdown]
# ```python
# model = keras.Sequential(
#     [
#         keras.Input(shape=(13,)),
#         layers.Dense(16, activation="relu"),
#         layers.BatchNormalization(),
#         layers.Dense(3, activation="softmax"),
#         layers.BatchNormalization(),
#     ]
# )
# ```
#
# Build it as it should be, and call it `model`:
#
# - it knows the shape of its input, takes the 13 measurements and returns **three probabilities** that
#   add up to 1;
# - one hidden layer of 16: first the weighted sums, then the batch normalisation, then the activation
#   `relu` (0 for everything below 0, and no change above);
# - the normalisation has its usual `gamma` and `beta`; the last layer has a bias, and no layer has a
#   useless bias;
# - nothing after the softmax, and nothing else in between (no dropout, for example).
#
# You need neither compile nor train it.
#
# <details><summary>Hint: a nudge</summary>
#
# With `Dense(16, activation="relu")`, what can no longer come between the sums and the activation?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# The hidden part needs three layers instead of two, and the last `Dense` stays as it is. Then look for
# the useless bias: what does the normalisation take away again that the `Dense` before it has added?
#
# </details>

# %% role="answer" id="q5"
### BEGIN SOLUTION
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
### END SOLUTION

# %% role="check" id="q5_last" points=1
with check("They are probabilities, in training too", see="Where it goes"):
    expect.model("model", model, inputs=(13,), outputs=(3,))
    expect.probabilities(
        "model(wines, training=True)",
        expect.outputs("model", model, wines, training=True),
        sum_to_one=True,
        why="The softmax makes probabilities. What comes after it?",
    )
    # Do its layers, one after the other, give what it gives? Then the last of them is its last step.
    flow, before = wines, None
    try:
        for layer in model.layers:
            if type(layer).__name__ != "InputLayer":
                flow, before = np.asarray(layer(flow)), flow
        are_in_order = np.allclose(flow, expect.outputs("model", model, wines), atol=1e-5)
    except Exception:  # a class may name its layers in any order
        are_in_order = False
    if are_in_order and before is not None and before.shape == flow.shape:
        assert not np.allclose(before, flow, atol=1e-5), (
            "nothing after the softmax; the last layer gives what it gets, probabilities already"
        )

# %% role="check" id="q5_normalises" points=1
with check("The normalisation comes directly after the first weighted sums", see="Where it goes"):
    expect.model("model", model, inputs=(13,), outputs=(3,))
    twice = [expect.outputs("model", model, wines, training=True) for _ in range(2)]
    assert np.allclose(*twice, atol=1e-4), (
        "in training, the same outputs for the same wines; two calls differ. Does something draw by "
        "chance, such as a dropout?"
    )
    moved = wines + np.float32(100)
    expect.array(
        "model(wines + 100, training=True)",
        expect.outputs("model", model, moved, training=True),
        equals=expect.outputs("model", model, wines, training=True),
        tolerance=0.02,
        why="In training, the normalisation takes away whatever is added to all wines alike, if it "
        "comes before the activation. These outputs should be those of model(wines).",
    )
    expect.array(
        "model(10 * wines, training=True)",
        expect.outputs("model", model, 10 * wines, training=True),
        equals=expect.outputs("model", model, wines, training=True),
        tolerance=0.02,
        why="In training, the normalisation takes away the scale of the wines. These outputs should "
        "be those of model(wines).",
    )

# %% role="check" id="q5_relu" points=1
with check("After the normalisation comes relu", see="Where it goes"):
    expect.model("model", model, inputs=(13,), outputs=(3,))
    own = expect.weights("model", model)
    shapes = [weight.shape for weight in own]
    assert shapes.count((13, 16)) == shapes.count((16, 3)) == 1, (
        "a hidden layer of 16 units: a kernel of the shape (13, 16) and one of (16, 3)"
    )
    # With other weights, whose outputs are known. What they are called does not count.
    rng = np.random.default_rng(85)
    kernel, spread = rng.normal(size=(13, 16)), 0.1 * rng.normal(size=(16, 3))
    known = {(13, 16): kernel, (16, 3): spread, (3,): np.zeros(3)}
    known = {shape: weight.astype("float32") for shape, weight in known.items()}
    places = [place for place, shape in enumerate(shapes) if shape == (16,)]

    def with_vectors(numbers):
        """Return the outputs in training, if some vectors of 16 hold one number only."""
        weights = [known.get(weight.shape, weight) for weight in own]
        for place, number in numbers.items():
            weights[place] = np.full(16, number, "float32")
        return expect.outputs("model", model, wines, training=True, weights=weights)

    # Without its gamma, the normalisation gives the same for all wines.
    gammas = [place for place in places if np.ptp(with_vectors({place: 0}), axis=0).max() < 1e-5]
    assert len(gammas) == 1, (
        "a batch normalisation between the two layers of weights, which multiplies by its gamma"
    )
    gamma = gammas[0]
    # With a beta of -1000, relu gives 0 everywhere, and so the three probabilities are equal.
    betas = [
        place
        for place in places
        if place != gamma and np.abs(with_vectors({gamma: 1, place: -1000}) - 1 / 3).max() < 1e-4
    ]
    assert len(betas) == 1, (
        "an activation after the normalisation and its beta that gives 0 for everything below 0, "
        "as relu does"
    )
    sums = wines @ kernel
    z = (sums - sums.mean(axis=0)) / sums.std(axis=0)
    for number in (0, 10):
        scores = np.exp(np.maximum(z + number, 0) @ spread)
        expect.array(
            f"model(wines, training=True) with known weights, gamma 1 and beta {number}",
            with_vectors({gamma: 1, betas[0]: number}),
            equals=scores / scores.sum(axis=1, keepdims=True),
            tolerance=5e-3,
            why="First the weighted sums, then the normalisation, then the activation. Is it relu, which "
            "changes nothing above 0?",
        )

# %% role="check" id="q5_bias" points=1
with check("No parameter is missing, and none is useless", see="Four numbers per column"):
    expect.model(
        "model",
        model,
        inputs=(13,),
        outputs=(3,),
        parameters=13 * 16 + 4 * 16 + 16 * 3 + 3,
        why="13 × 16 weights, 4 × 16 for the normalisation, 16 × 3 weights and 3 for the last bias. "
        "Which bias is useless?",
    )
    # In training, gamma and beta change the outputs; the moving averages and a useless bias do not.
    own = expect.weights("model", model)
    before = expect.outputs("model", model, wines, training=True)
    matters = []
    for place, weight in enumerate(own):
        if weight.shape == (16,):
            noise = np.random.default_rng(86).normal(size=16).astype("float32")
            others = [*own[:place], weight + noise, *own[place + 1 :]]
            after = expect.outputs("model", model, wines, training=True, weights=others)
            matters.append(bool(np.abs(after - before).max() > 1e-3))
    expect.number(
        "the count of vectors of 16 numbers that change what the model gives in training",
        sum(matters),
        2,
        reveal=True,
        why="They should be gamma and beta. A bias in front of the normalisation changes nothing: it is "
        "taken away again with the mean.",
    )

# %% [markdown]
# ## Question 6. Read a result (1 point)
#
# A network with several `BatchNormalization()` layers, all with their default arguments, was trained on
# 1,000 rows for 2 epochs with `batch_size=250`. `fit` reported a training accuracy of 0.91. Then
# `evaluate` was called with **the same 1,000 rows**, and reported 0.34. What is the most likely
# explanation?
#
# - **a** The network has overfitted: it knows the training rows by heart, and little else.
# - **b** The learning rate was too large, and the training diverged after its first few steps.
# - **c** `evaluate` cuts the rows into batches of 32, whose means and variances vary more.
# - **d** The rows were not standardised before they went in, so their columns are on different scales.
# - **e** After so few steps the moving averages, which `evaluate` uses, are still near their start.
#
# Write the letter into `answer`, in quotes.
#
# <details><summary>Hint</summary>
#
# How many steps did `fit` take? With the momentum 0.99, how much of the starting value is then left?
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "e"
### END SOLUTION

# %% role="check" id="q6_reading" points=1
with check("You read the result correctly", see="A good network with a bad report"):
    expect.choice(
        "answer",
        answer,
        "abcde",
        key=seal(
            "e",
            a="A network that knows the training rows by heart does well on them. Which rows did `evaluate` "
            "get?",
            b="What would the accuracy that `fit` reported look like then?",
            c="Does the answer for a row at inference depend on the other rows in its batch?",
            d="Then the 0.91 would suffer as well. What differs between `fit` and `evaluate`?",
        ),
    )
