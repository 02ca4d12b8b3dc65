# %% [markdown]
# # Exercise 8. Batch size and normalisation
#
# Six questions, 20 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
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
# ## Question 1. How many steps? (3 points)
#
# Write the function `count_steps(rows, batch_size, epochs)`. It returns how many steps, that is, how
# many changes of the weights, `fit` makes in all: with so many training rows, batches of that size, and
# so many epochs. It returns a whole number; `20.0` is one, too.
#
# <details><summary>Hint: a nudge</summary>
#
# First one epoch. What does `fit` do with the rows that are left over when no full batch can be made of
# them?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Divide, round **up** (`math.ceil`, `np.ceil`, or `-(-rows // batch_size)`), and only then multiply by
# the epochs.
#
# </details>


# %% role="answer" id="q1"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    ### BEGIN SOLUTION
    return int(np.ceil(rows / batch_size)) * epochs
    ### END SOLUTION


# %% role="check" id="q1_full" points=1
with check("Full batches are counted", see="Steps and epochs", hidden="other numbers"):
    expect.array(
        "count_steps(640, 32, 1)",
        expect.call("count_steps", count_steps, 640, 32, 1),
        shape=(),
        equals=20,
        why="640 rows make 20 full batches of 32, and no row is left over.",
    )
    ### BEGIN HIDDEN TESTS
    expect.function(
        "count_steps",
        count_steps,
        reference=lambda rows, batch_size, epochs: rows // batch_size * epochs,
        cases=[(1000, 50, 1), (64, 64, 1), (7, 1, 1), (4096, 256, 1), (1, 1, 1), (60_000, 20, 1)],
        why="These rows can be divided into full batches, with none left over.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q1_rest" points=1
with check("The rows left over count too", see="Steps and epochs", hidden="other numbers"):
    expect.array(
        "count_steps(100, 30, 1)",
        expect.call("count_steps", count_steps, 100, 30, 1),
        shape=(),
        equals=4,
        why="Three full batches of 30, and then? Ten rows are left.",
    )
    ### BEGIN HIDDEN TESTS
    expect.function(
        "count_steps",
        count_steps,
        reference=lambda rows, batch_size, epochs: -(-rows // batch_size) * epochs,
        cases=[
            (1347, 32, 1),
            (10, 32, 1),
            (1, 32, 1),
            (999, 500, 1),
            (513, 64, 1),
            (127, 32, 1),
            (60_001, 20, 1),
            (1001, 1000, 1),
        ],
        why="What becomes of the rows that are left over?",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q1_epochs" points=1
with check("Every epoch has its own last batch", see="Steps and epochs", hidden="other numbers"):
    expect.array(
        "count_steps(100, 30, 5)",
        expect.call("count_steps", count_steps, 100, 30, 5),
        shape=(),
        equals=20,
        why="How many steps has one epoch? How many have five?",
    )
    ### BEGIN HIDDEN TESTS
    expect.function(
        "count_steps",
        count_steps,
        reference=lambda rows, batch_size, epochs: -(-rows // batch_size) * epochs,
        cases=[(1347, 32, 20), (10, 32, 7), (999, 500, 3), (640, 32, 2), (60_001, 20, 100)],
        why="How many steps has one epoch? How many have all of them?",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2. Count the parameters (2 points)
#
# Look at this network:
#
# ```python
# keras.Sequential(
#     [
#         keras.Input(shape=(20,)),
#         layers.Dense(50, use_bias=False),
#         layers.BatchNormalization(),
#         layers.Activation("relu"),
#         layers.Dense(4, activation="softmax"),
#     ]
# )
# ```
#
# Write into `trainable_count` how many of its parameters are trained by gradients, and into
# `other_count` how many are not. Count by hand first; then let Keras tell you whether you were right.
#
# <details><summary>Hint: a nudge</summary>
#
# Which four arrays does `BatchNormalization` have, how long is each, and which of them does no gradient
# change?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# First layer: 20 × 50, without a bias. Normalisation: `gamma` and `beta` with 50 numbers each are
# trained, the two moving averages are not. Last layer: 50 × 4, and 4 for the bias.
#
# </details>

# %% role="answer" id="q2"
### BEGIN SOLUTION
trainable_count = 20 * 50 + 2 * 50 + 50 * 4 + 4
other_count = 2 * 50
### END SOLUTION

# %% role="check" id="q2_trainable" points=1
with check("The trainable parameters are counted", see="Four numbers a column"):
    expect.number(
        "trainable_count",
        trainable_count,
        key=seal(
            1304,
            {
                1354: "What does `use_bias=False` mean for the first layer?",
                1404: "Does a gradient change all four arrays of the normalisation?",
                1300: "Does the last layer have a bias?",
                1350: "Which of the two `Dense` layers has a bias?",
                1204: "Is nothing of the normalisation trained?",
                1206: "Has the normalisation one gamma and one beta, or one for each column?",
                100: "Is that the number that is trained, or the other one?",
            },
        ),
        why="Go through the layers one by one. Which has a bias? What of the normalisation is trained?",
    )

# %% role="check" id="q2_other" points=1
with check("The others are counted", see="Four numbers a column"):
    expect.number(
        "other_count",
        other_count,
        key=seal(
            100,
            {
                0: "Which arrays of the normalisation does no gradient change?",
                2: "That is the number of arrays. How many numbers are in each?",
                50: "How many arrays are there that no gradient changes?",
                200: "Which of the four arrays of the normalisation does a gradient change?",
                1304: "Is that the number that is not trained, or the other one?",
            },
        ),
        why="Which arrays are changed by no gradient, and how long is each of them?",
    )

# %% [markdown]
# ## Question 3. Batch normalisation, by hand (4 points)
#
# Write the function `batch_norm(batch, gamma, beta, epsilon=0.001)`. It returns what
# `BatchNormalization` computes **in training**: each column of `batch`, an array of shape `(rows,
# columns)` of numbers with a decimal point, is standardised with its own mean and variance, then
# multiplied by its `gamma`, then its `beta` is added. `gamma` and `beta` are arrays with one number for
# each column. NumPy is enough: no layer has to be made.
#
# <details><summary>Hint: a nudge</summary>
#
# Mean and variance of each column: one number a column, so over the rows, `axis=0`.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `epsilon` is added to the **variance**, and then the root of this sum is taken: `np.sqrt(variance +
# epsilon)`.
#
# </details>


# %% role="answer" id="q3"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    ### BEGIN SOLUTION
    mean, variance = np.mean(batch, axis=0), np.var(batch, axis=0)
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta
    ### END SOLUTION


# %% role="check" id="q3_standard" points=1
with check(
    "Each column is standardised",
    see="Batch normalisation, by hand",
    hidden="batches of another size",
):
    small = np.array([[10.0, 300.0], [20.0, 100.0]])
    found = expect.call("batch_norm", batch_norm, small, np.ones(2), np.zeros(2))
    expect.array(
        "batch_norm([[10, 300], [20, 100]], gamma=[1, 1], beta=[0, 0])",
        found,
        equals=[[-1, 1], [1, -1]],
        tolerance=0.01,
        why="Each column needs the mean 0 and the standard deviation 1.",
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(31)
    expect.function(
        "batch_norm",
        batch_norm,
        reference=lambda x, *_: (x - x.mean(axis=0)) / x.std(axis=0),
        cases=[
            (rng.normal(5, [50, 90, 400], size=(n, 3)), np.ones(3), np.zeros(3)) for n in (64, 500)
        ],
        tolerance=0.01,
        why="Each column needs the mean 0 and the standard deviation 1.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q3_scale" points=1
with check(
    "gamma stretches and beta shifts", see="Batch normalisation, by hand", hidden="other numbers"
):
    small = np.array([[10.0, 300.0], [20.0, 100.0]])
    gamma, beta = np.array([2.0, 5.0]), np.array([0.0, 7.0])
    found = expect.call("batch_norm", batch_norm, small, gamma, beta)
    expect.array(
        "batch_norm([[10, 300], [20, 100]], gamma=[2, 5], beta=[0, 7])",
        found,
        equals=[[-2, 12], [2, 2]],
        tolerance=0.01,
        why="First standardise, then multiply by gamma, then add beta.",
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(32)
    expect.function(
        "batch_norm",
        batch_norm,
        reference=lambda x, gamma, beta: gamma * (x - x.mean(axis=0)) / x.std(axis=0) + beta,
        cases=[
            (rng.normal(5, 90, size=(300, 3)), rng.uniform(1, 3, 3), rng.normal(size=3)),
            (
                rng.normal(5, 90, size=(3, 3)),
                np.array([-2.0, 0.0, 1.5]),
                np.array([0.0, 4.0, -9.0]),
            ),
        ],
        tolerance=0.01,
        why="First standardise, then multiply by gamma, then add beta.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q3_epsilon" points=2
with check(
    "epsilon stands where Keras has it",
    see="Batch normalisation, by hand",
    hidden="the output of Keras for fresh batches, and other values of epsilon",
):
    small = np.array([[0.0, 4.0], [0.2, 4.0]])
    found = expect.call("batch_norm", batch_norm, small, np.ones(2), np.zeros(2), epsilon=0.06)
    expect.array(
        "batch_norm([[0, 4], [0.2, 4]], gamma=[1, 1], beta=[0, 0], epsilon=0.06)",
        found,
        equals=[[-0.3779645, 0], [0.3779645, 0]],
        tolerance=1e-4,
        why="The first column has the variance 0.01: it is divided by the root of 0.01 + 0.06. "
        "The second never changes: without epsilon, it would be divided by zero.",
    )
    expect.array(
        "batch_norm([[0, 4], [0.2, 4]], gamma=[1, 1], beta=[0, 0])",
        expect.call("batch_norm", batch_norm, small, np.ones(2), np.zeros(2)),
        equals=[[-0.9534626, 0], [0.9534626, 0]],
        tolerance=1e-4,
        why="Nobody has said what epsilon is: then it is 0.001.",
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(33)
    layer = layers.BatchNormalization()
    layer.build((None, 4))
    gamma, beta = rng.uniform(1, 3, 4), rng.normal(size=4)
    layer.set_weights([gamma, beta, np.zeros(4), np.ones(4)])
    batches = [rng.normal(size=(rows, 4)) * [0.02, 0.1, 1, 0] for rows in (5, 40, 1)]
    expect.function(
        "batch_norm",
        batch_norm,
        reference=lambda x, *_: np.asarray(layer(x, training=True)),
        cases=[(x, gamma, beta) for x in batches],
        tolerance=1e-3,
        why="This is what Keras computes. Is epsilon added to the variance, under the root? Is the "
        "variance divided by the number of rows?",
    )
    expect.function(
        "batch_norm",
        batch_norm,
        reference=lambda x, gamma, beta, epsilon: (
            gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + epsilon) + beta
        ),
        cases=[(batches[1], gamma, beta, epsilon) for epsilon in (0.5, 1e-5)],
        tolerance=1e-4,
        why="Is the argument epsilon used?",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 4. Moving averages (4 points)
#
# Write the function `moving_averages(batches, momentum=0.99)`. It takes a list of batches, each of shape
# `(rows, columns)`, some perhaps with more rows than others, and returns two arrays, the moving mean
# first: the moving mean and the moving variance which `BatchNormalization` has after it has seen all
# these batches in training, in this order. They start as zeros and as ones, like a new layer's. Each of
# the two arrays has one number for each column.
#
# <details><summary>Hint: a nudge</summary>
#
# A loop over the batches. Each batch moves both averages a little: the larger part of the old value
# stays, and a small part of the batch's value comes in.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)`, and the same with the variance. How
# many columns there are, `batches[0].shape[1]` says.
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


# %% role="check" id="q4_two" points=1
with check("Two averages come back, one number a column each", see="Four numbers a column"):
    batch = np.array([[1.0, 20.0, 5.0], [3.0, 40.0, 9.0]])
    found = expect.call("moving_averages", moving_averages, [batch])
    assert len(found) == 2, "two arrays: `return mean, variance`"
    expect.array("moving_averages(...)[0]", found[0], shape=(3,))
    expect.array("moving_averages(...)[1]", found[1], shape=(3,))

# %% role="check" id="q4_one" points=1
with check("One batch moves them as it should", see="Four numbers a column", hidden="fresh ones"):
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
        why="Compare with the section of the lesson.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q4_many" points=2
with check(
    "Many batches move them like Keras's",
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
# ## Question 5. Repair: the normalisation in its place (5 points)
#
# 178 wines, 13 measurements each, of three grape varieties. Somebody has put normalisation wherever
# there was room:

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
# - the normalisation has its usual `gamma` and `beta`; the last layer has a bias, and no layer has a bias
#   that is useless;
# - nothing after the softmax, and nothing else in between (no dropout, for example).
#
# You need neither compile nor train it.
#
# <details><summary>Hint: a nudge</summary>
#
# The activation of the hidden layer has to become a layer of its own.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Four layers after the input: weighted sums, `BatchNormalization()`, `Activation("relu")`, and the last
# `Dense`, which stays as it is. What does the normalisation take away again that the first `Dense` adds?
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

# %% role="check" id="q5_output" points=1
with check("The model turns 13 measurements into three numbers", see="Where it stands"):
    expect.model("model", model, inputs=(13,), outputs=(3,))

# %% role="check" id="q5_last" points=1
with check("They are probabilities, in training too", see="Where it stands"):
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
with check(
    "The normalisation stands directly behind the first weighted sums", see="Where it stands"
):
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
with check("After the normalisation comes relu", see="Where it stands"):
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
with check("No parameter is missing, and none is useless", see="Four numbers a column"):
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
# ## Question 6. Read a result (2 points)
#
# A network with several `BatchNormalization()` layers, all arguments as Keras sets them, was trained on
# 1,000 rows for 2 epochs with `batch_size=250`. `fit` reported a training accuracy of 0.91. Then
# `evaluate` was called **with the same 1,000 training rows**. It says 0.34. What is the likeliest
# explanation?
#
# - **a** The network has overfitted: it has learned the training rows by heart, and little else.
# - **b** After so few steps the moving averages are still near zeros and ones, and `evaluate` uses them.
# - **c** `evaluate` must be called with `batch_size=250` as well, or its batches differ from those of `fit`.
# - **d** The rows were not standardised before they went in, so that their columns are of different sizes.
# - **e** The learning rate was too large, so that the training diverged after its first few steps.
#
# Write the letter into `answer`, for instance `answer = "a"`.
#
# <details><summary>Hint</summary>
#
# How many steps were there? After that many, what is left of the starting value with the momentum 0.99?
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "b"
### END SOLUTION

# %% role="check" id="q6_reading" points=2
with check("You read the result well", see="A good network with a bad report"):
    expect.choice(
        "answer",
        answer,
        "abcde",
        key=seal(
            "b",
            a="Somebody who knows the training rows by heart is good at them. On which rows was it evaluated?",
            c="Does the answer for a row at inference depend on who else is in its batch?",
            d="Then the 0.91 would suffer as well. What differs between `fit` and `evaluate`?",
            e="What would the accuracy that `fit` reported look like then?",
        ),
    )
