# %% [markdown]
# # Exercise 7. Activation functions
#
# Six questions, 19 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
# the checks below it. A check tells you what it expected and what it found. Change your answer and try
# again as often as you like. When your work is graded, the same checks also try data that you
# have not seen.
#
# Stuck? Open the hints under a question, one after the other, or go back to the
# [lesson](../../course/07_activation_functions.ipynb).

# %% role="setup"
import keras
import numpy as np
import pandas as pd
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

from autograder import check, expect

keras.utils.set_random_seed(7)

# %% [markdown]
# ## Question 1. Write elu (3 points)
#
# Write the function `elu(z, alpha=1.0)`. It takes an array of scores, floats, of any shape, and returns an array of the
# same shape: $z$ where the score is positive, and $\alpha\,(e^z - 1)$ elsewhere. It must also work for large scores,
# such as 1,000, and leave the array that it is given unchanged.
#
# <details><summary>Hint: a nudge</summary>
#
# The lesson's `leaky` picks one of two formulas for each number. Only the second formula differs.
#
# </details>
# <details><summary>Hint: if large scores cause trouble</summary>
#
# $e^{1000}$ is too large for a computer: it gives `inf`, and `0 * inf` is `nan`. `np.where` throws away what it does not
# pick, so it is safe. To avoid the warning as well, let the exponential see no score above 0: `np.minimum` cuts them off.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `np.where` takes three things: the condition, what to pick where it holds, and what to pick elsewhere. In the last of
# them, `alpha` multiplies the whole bracket.
#
# </details>


# %% role="answer" id="q1"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    ### BEGIN SOLUTION
    return np.where(z > 0, z, alpha * (np.exp(np.minimum(z, 0)) - 1))
    ### END SOLUTION


# %% role="check" id="q1_values" points=1
with check(
    "Positive scores stay, negative ones level out", see="Values and slopes", hidden="fresh ones"
):
    found = expect.call("elu", elu, np.array([-2.0, -1.0, 0.0, 3.0]))
    expect.array("elu([-2, -1, 0, 3])", found, equals=[-0.864665, -0.632121, 0, 3], tolerance=1e-4)
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    expect.function(
        "elu",
        elu,
        unchanged=True,
        reference=lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
        cases=[
            *((rng.normal(scale=3, size=shape),) for shape in ((50,), (6, 4), (2, 3, 5), (9, 1))),
            (rng.uniform(0.5, 3, 4),),
            (rng.uniform(-3, -0.5, 4),),
        ],
        tolerance=1e-4,
    )
    ### END HIDDEN TESTS

# %% role="check" id="q1_alpha" points=1
with check("Another alpha gives another floor", see="Values and slopes", hidden="other alphas"):
    found = expect.call("elu", elu, np.array([-2.0, 3.0]), alpha=0.5)
    expect.array("elu([-2, 3], alpha=0.5)", found, equals=[-0.432332, 3], tolerance=1e-4)
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    expect.function(
        "elu",
        elu,
        unchanged=True,
        reference=lambda z, alpha: np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0))),
        cases=[(rng.normal(scale=3, size=20), alpha) for alpha in (0.1, 1.7, 4.0)],
        tolerance=1e-4,
    )
    ### END HIDDEN TESTS

# %% role="check" id="q1_large" points=1
with check(
    "Large scores are no trouble, and the input stays as it is",
    see="Values and slopes",
    hidden="larger ones",
):
    scores = np.array([-1000.0, -5.0, 1000.0])
    expect.function(
        "elu",
        elu,
        unchanged=True,
        reference=lambda _: np.array([-1, -0.993262, 1000]),
        cases=[(scores,)],
        tolerance=1e-4,
        why="Does a positive score stay as it is, however large? And `0 * inf` is `nan`: see the hints.",
    )
    ### BEGIN HIDDEN TESTS
    expect.function(
        "elu",
        elu,
        unchanged=True,
        reference=lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
        cases=[(np.array([-9e4, 710.0, 3e6, -720.0]),), (np.array([2e4]),)],
        tolerance=1e-4,
        why="Does a positive score stay as it is, however large? And `0 * inf` is `nan`: see the hints.",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2. First weights for a leaky relu (3 points)
#
# In a deep stack, each layer has as many units as inputs. The activation is leaky relu: $z$ where the score is positive,
# `slope` times $z$ elsewhere. The biases begin at 0, and the first weights are drawn from a normal distribution with the mean 0.
#
# Write the function `suitable_std(inputs, slope)`. It returns the standard deviation of the first weights for which
# the mean square of the outputs stays the same from layer to layer, apart from chance. An error of 1 % is allowed.
# The slope can be any number from −1 to 1. With the slope 0, leaky relu is relu, and the lesson has the answer:
# `suitable_std(100, 0)` is
# $\sqrt{2/100}$, about 0.1414.
#
# <details><summary>Hint: a nudge</summary>
#
# Relu throws half of the signal away, so it needs twice the variance: 2 / inputs instead of 1 / inputs. How much of the signal does
# leaky relu throw away if its slope is 1? And if it is −1?
#
# </details>
# <details><summary>Hint: how much is left</summary>
#
# What counts is the mean of the *squares*: that of the outputs, divided by that of the scores. Relu leaves one half. With leaky
# relu, the squares of the negative scores are not lost. By what are they multiplied?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# If a share of the squares is left, the variance is 1 / inputs divided by this share. You can work out the share, or measure it: draw a
# million normal scores, apply leaky relu, and compare the means of the squares. The standard deviation is the square root of the
# variance.
#
# </details>


# %% role="answer" id="q2"
def suitable_std(inputs, slope):
    """Return the standard deviation of first weights that keeps the spread from layer to layer."""
    ### BEGIN SOLUTION
    left = (1 + slope**2) / 2
    return np.sqrt(1 / (inputs * left))
    ### END SOLUTION


# %% role="check" id="q2_ends" points=1
with check(
    "It is right for relu and for no activation",
    see="The first weights",
    hidden="other numbers of inputs",
):
    expect.number(
        "suitable_std(100, 0)",
        expect.call("suitable_std", suitable_std, 100, 0),
        0.141421,
        tolerance=0.0015,
        reveal=True,
        why="With the slope 0 it is relu: the variance is 2 / inputs. Is the result a standard deviation?",
    )
    expect.number(
        "suitable_std(100, 1)",
        expect.call("suitable_std", suitable_std, 100, 1),
        key=seal(
            0.1,
            {
                0.141: "That suits relu, which throws half of the signal away. What does the slope 1 throw away?",
                0.071: "That is too small. With the slope 1 the outputs are the scores: how much is left?",
                0.2: "That is too large. With the slope 1 the outputs are the scores: how much is left?",
                0.01: "Is that the variance?",
            },
            decimals=3,
        ),
        why="With the slope 1 the outputs are the scores themselves. How much of the signal is lost?",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    for inputs in (1, 8, 2000, *rng.integers(10, 900, 3).tolist()):
        for slope, squares in ((0, 0.5), (1, 1.0), (0.0, 0.5), (1.0, 1.0)):
            expect.number(
                f"suitable_std({inputs}, {slope})",
                expect.call("suitable_std", suitable_std, inputs, slope),
                (inputs * squares) ** -0.5,
                tolerance=0.0105 * (inputs * squares) ** -0.5,
                why="Relu has the slope 0: the variance is 2 / inputs. With the slope 1 nothing is lost.",
            )
    ### END HIDDEN TESTS

# %% role="check" id="q2_between" points=2
with check("It is right for other slopes", see="The first weights", hidden="other slopes"):
    expect.number(
        "suitable_std(100, 0.6)",
        expect.call("suitable_std", suitable_std, 100, 0.6),
        key=seal(
            0.121,
            {
                0.141: "That suits relu. What does leaky relu do with the squares of negative scores?",
                0.1: "That suits the slope 1. How much is left of the squares of negative scores?",
                0.112: "The slope multiplies the scores. By what are their squares multiplied?",
                0.125: "Is it the mean of the slopes that counts, or that of the squares?",
                0.167: "That looks at the negative scores alone. The positive ones are half of all.",
                0.086: "Each side has only half of the scores.",
                0.177: "The larger the slope, the more is left on the left side. Is there a minus?",
                0.015: "Is that the variance?",
            },
            decimals=3,
        ),
        why="One half of the scores stays as it is. By what are the squares of the other half multiplied?",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    for slope in (-1, -0.7, 0.25, *rng.uniform(-0.95, -0.3, 3), *rng.uniform(0.35, 0.95, 3)):
        inputs = int(rng.integers(5, 900))
        wanted = (inputs * (1 + slope**2) / 2) ** -0.5
        expect.number(
            f"suitable_std({inputs}, {slope:.4g})",
            expect.call("suitable_std", suitable_std, inputs, slope),
            wanted,
            tolerance=0.0105 * wanted,
            why="One half of the scores stays as it is. By what are the squares of the other half "
            "multiplied? A negative slope is allowed, too.",
        )
    ### END HIDDEN TESTS

# %% [markdown]
# What your standard deviations do in ten layers of 200 units:

# %% role="show"
try:
    spreads = {}
    for slope in (0, 0.6, -1):
        signal, after = np.random.default_rng(7).normal(size=(100, 200)), []
        for layer in range(10):
            first = np.random.default_rng(layer).normal(0, suitable_std(200, slope), (200, 200))
            scores = signal @ first
            signal = np.where(scores > 0, scores, slope * scores)
            after.append(signal.std())
        spreads[f"slope {slope}"] = after
    print(pd.DataFrame(spreads, index=pd.RangeIndex(1, 11, name="layer")).round(2))
except Exception:
    print("Here you will see whether the spread stays the same.")

# %% [markdown]
# ## Question 3. Count the dead (3 points)
#
# Write the function `count_dead(weights, biases, inputs)` for a layer of relu units. `weights` has the shape (inputs, units), as in
# Keras; `biases` has the shape (units,), and `inputs` the shape (rows, inputs). Return how many **units** are dead: a dead unit
# outputs 0 for every row. A score of exactly 0 also gives the output 0.
#
# <details><summary>Hint: a nudge</summary>
#
# First all scores: one row for each row of the inputs, one column for each unit. `@` multiplies matrices.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Compare the scores with 0: that gives True or False for each row and unit. A unit is dead if its whole *column* is True, which
# NumPy's `all` can tell along an axis. Then count the columns.
#
# </details>


# %% role="answer" id="q3"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    ### BEGIN SOLUTION
    scores = inputs @ weights + biases
    return int((scores <= 0).all(axis=0).sum())
    ### END SOLUTION


# %% role="check" id="q3_small" points=1
with check("Two units, three rows", see="Dead units"):
    found = expect.call(
        "count_dead",
        count_dead,
        np.array([[1.0, 1.0]]),
        np.array([0.0, -3.0]),
        np.array([[1.0], [-1.0], [-2.0]]),
    )
    expect.number(
        "count_dead([[1, 1]], [0, -3], [[1], [-1], [-2]])",
        found,
        1,
        reveal=True,
        why="The scores of the first unit are 1, -1, -2: one is above 0, so it lives. "
        "Those of the second are -2, -4, -5.",
    )

# %% role="check" id="q3_fresh" points=1
with check("Layers of any size", see="Dead units", hidden="fresh layers"):
    rows = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    found = expect.call(
        "count_dead",
        count_dead,
        np.array([[1.0, 3.0, -1.0], [-1.0, 0.0, -1.0]]),
        np.array([-1.0, -1.0, -1.0]),
        rows,
    )
    expect.number(
        "count_dead(...) of two inputs, three units and three rows",
        found,
        2,
        reveal=True,
        why="The scores, a column for each unit, are [[0, 2, -2], [-2, -1, -2], [-1, 2, -3]].",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    expect.function(
        "count_dead",
        count_dead,
        reference=lambda w, b, x: int(((x @ w + b) <= 0).all(axis=0).sum()),
        cases=[
            (rng.normal(size=(n, units)), rng.normal(-3, 2, size=units), rng.normal(size=(40, n)))
            for n, units in ((2, 30), (5, 64), (3, 12), (1, 40))
        ]
        + [
            (np.array([[1e-7, -1.0]]), np.zeros(2), np.array([[1.0], [3.0]])),
            (np.ones((1, 2)), np.array([0.0, -2.0]), np.array([[-1.0], [-2.0], [3.0]])),
            (np.ones((1, 2)), np.array([0.0, -2.0]), np.array([[3.0], [-2.0], [-1.0]])),
            (np.array([[-1.0], [2.0]]), np.array([0.0]), np.array([[2.0, 1.0]])),
            (np.array([[1.0, -1.0]]), np.array([-2.0, -1.0]), np.array([[2.0], [1.0], [-0.5]])),
            (np.array([[0.0, 1.0, 0.0]]), np.array([2.0, -9.0, -1.0]), np.array([[1.0], [3.0]])),
        ],
        why="A unit is dead if its score is 0 or less for every row.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q3_silent" points=1
with check("A unit whose weights and bias are all 0 is dead", see="Dead units"):
    found = expect.call("count_dead", count_dead, np.zeros((3, 4)), np.zeros(4), np.eye(3))
    expect.number(
        "count_dead(...) of four units, weights and biases 0",
        found,
        4,
        reveal=True,
        why="All scores are exactly 0, and so are the outputs. Count units, not outputs or rows.",
    )

# %% [markdown]
# ## Question 4. Repair: a fair comparison (5 points)
#
# Someone who wants to compare activations has written two functions:
#
# ```python
# def fresh_model(activation, seed):
#     np.random.seed(seed)
#     return keras.Sequential(
#         [
#             keras.Input(shape=(2,)),
#             layers.Dense(4, activation="relu"),
#             layers.Dense(1, activation="sigmoid"),
#         ]
#     )
#
#
# def as_table(losses):
#     results = {}
#     for (activation, seed), curve in losses.items():
#         results[activation] = curve[0]
#     return pd.DataFrame(results)
# ```
#
# Repair both.
#
# `fresh_model(activation, seed)` returns the network above: two inputs, four hidden units **with the given
# activation**, one output with a sigmoid. The same seed must give **the same first weights** on every call, a different seed different ones.
# The model must be ready for `fit`: compiled with `binary_crossentropy`.
#
# `as_table(losses)` takes a dictionary like the one below: the keys are pairs of activation and seed, the values are lists with
# the validation loss of each epoch. It returns a table (a pandas DataFrame) with one column for each activation and no others, and
# one row for each seed; its entries are the losses after the **last** epoch. The seeds are the names of the rows, in increasing
# order.

# %% role="setup"
losses = {
    ("relu", 1): [0.62, 0.48, 0.35],
    ("relu", 2): [0.66, 0.51, 0.41],
    ("tanh", 1): [0.58, 0.44, 0.37],
    ("tanh", 2): [0.60, 0.46, 0.36],
}

# %% [markdown]
# For these `losses` the table is
#
# | | relu | tanh |
# |---|---|---|
# | **1** | 0.35 | 0.37 |
# | **2** | 0.41 | 0.36 |
#
# <details><summary>Hint: the model</summary>
#
# Three repairs: another function sets the seed that Keras uses, the argument `activation` is not used, and `compile` is missing.
# You need a variable for the model: compile it, then return it.
#
# </details>
# <details><summary>Hint: the table</summary>
#
# `results[activation] = ...` forgets all seeds but the last. Keep a dictionary of dictionaries: `results["relu"][1]` is the loss
# of relu with seed 1. `pd.DataFrame` makes the outer keys columns and the inner keys rows. And does `curve[0]` belong to the last
# epoch?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# An inner dictionary must exist before you can put something into it: `setdefault` makes an empty one if there is none. A frame
# has a method that sorts its rows by their names: `sort_index`.
#
# </details>


# %% role="answer" id="q4"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    ### BEGIN SOLUTION
    keras.utils.set_random_seed(seed)
    network = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    network.compile(optimizer="adam", loss="binary_crossentropy")
    return network
    ### END SOLUTION


def as_table(losses):
    """Return a table of the last losses: a column for each activation, a row for each seed."""
    ### BEGIN SOLUTION
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()
    ### END SOLUTION


# %% role="check" id="q4_activation" points=1
with check(
    "The hidden layer has the given activation", see="A fair comparison", hidden="other activations"
):
    for name in ("tanh", "relu"):
        candidate = expect.call("fresh_model", fresh_model, name, 1)
        expect.model(
            f"fresh_model({name!r}, 1)", candidate, inputs=(2,), outputs=(1,), parameters=17
        )
        w1, b1, w2, b2 = expect.weights(
            f"fresh_model({name!r}, 1)", candidate, shapes=[(2, 4), (4,), (4, 1), (1,)]
        )
        x = np.random.default_rng(74).normal(scale=2, size=(50, 2)).astype("float32")
        hidden = np.asarray(keras.activations.get(name)(x @ w1 + b1))
        expect.array(
            f"fresh_model({name!r}, 1).predict(x)",
            candidate.predict(x, verbose=0),
            equals=1 / (1 + np.exp(-(hidden @ w2 + b2))),
            tolerance=1e-3,
            why=f"Is the hidden layer's activation {name}, and the output's a sigmoid?",
        )
    ### BEGIN HIDDEN TESTS
    for name in ("elu", "softplus", "sigmoid"):
        candidate = expect.call("fresh_model", fresh_model, name, 3)
        w1, b1, w2, b2 = expect.weights(
            f"fresh_model({name!r}, 3)", candidate, shapes=[(2, 4), (4,), (4, 1), (1,)]
        )
        hidden = np.asarray(keras.activations.get(name)(x @ w1 + b1))
        expect.array(
            f"fresh_model({name!r}, 3).predict(x)",
            candidate.predict(x, verbose=0),
            equals=1 / (1 + np.exp(-(hidden @ w2 + b2))),
            tolerance=1e-3,
            why="Is the argument `activation` used for the hidden layer?",
        )
    ### END HIDDEN TESTS

# %% role="check" id="q4_seed" points=1
with check("The seed decides the first weights", see="What goes wrong", hidden="other seeds"):
    made = [
        expect.weights(
            f"fresh_model({name!r}, {seed})",
            expect.call("fresh_model", fresh_model, name, seed),
            shapes=[(2, 4), (4,), (4, 1), (1,)],
        )
        for name, seed in (("tanh", 1), ("tanh", 2), ("tanh", 1))
    ]
    for place, layer in ((0, "hidden"), (2, "output")):
        expect.array(
            f"the {layer} layer's weights of fresh_model('tanh', 1), called again",
            made[2][place],
            equals=made[0][place],
            why="Each call with the seed 1 must give the same weights. `np.random.seed` does not reach "
            "Keras. Is the seed set that does, before the layers are made, and for both layers?",
        )
        assert not np.allclose(made[0][place], made[1][place]), (
            f"other first weights in the {layer} layer for the seed 2 than for the seed 1"
        )
    ### BEGIN HIDDEN TESTS
    made = {
        (name, seed): expect.weights(
            f"fresh_model({name!r}, {seed})",
            expect.call("fresh_model", fresh_model, name, seed),
            shapes=[(2, 4), (4,), (4, 1), (1,)],
        )
        for name, seed in (("relu", 0), ("relu", 3), ("tanh", 0), ("tanh", 103))
    }
    for place, layer in ((0, "hidden"), (2, "output")):
        expect.array(
            f"the {layer} layer's weights of fresh_model('tanh', 0)",
            made["tanh", 0][place],
            equals=made["relu", 0][place],
            why="The same seed must give the same weights on every call: those of "
            "fresh_model('relu', 0), too.",
        )
        for one, other in ((("relu", 0), ("relu", 3)), (("relu", 3), ("tanh", 103))):
            assert not np.allclose(made[one][place], made[other][place]), (
                f"other first weights in the {layer} layer for another seed"
            )
    ### END HIDDEN TESTS

# %% role="check" id="q4_compiled" points=1
with check("The model is ready for fit", see="What goes wrong"):
    x = np.random.default_rng(75).normal(size=(20, 2)).astype("float32")
    y = (x[:, 0] > 0).astype(int)
    expect.loss(
        "fresh_model('tanh', 1)",
        expect.call("fresh_model", fresh_model, "tanh", 1),
        x,
        y,
        expected="binary_crossentropy",
    )

# %% role="check" id="q4_table" points=2
with check(
    "From a dictionary to a table",
    see="From a dictionary to a frame to a plot",
    hidden="other results",
):
    recorded = {
        ("relu", 1): [0.62, 0.48, 0.35],
        ("relu", 2): [0.66, 0.51, 0.41],
        ("tanh", 1): [0.58, 0.44, 0.37],
        ("tanh", 2): [0.60, 0.46, 0.36],
    }
    found = expect.call("as_table", as_table, recorded)
    expect.table(
        "as_table(losses)",
        found,
        columns=["relu", "tanh"],
        rows=2,
        why="One column for each activation, and one row for each seed.",
    )
    assert found.shape[1] == 2, f"2 columns, one for each activation; there are {found.shape[1]}"
    expect.array(
        "as_table(losses).index", found.index, equals=[1, 2], why="Name the rows by the seeds."
    )
    for name, column in (("relu", [0.35, 0.41]), ("tanh", [0.37, 0.36])):
        expect.array(
            f"as_table(losses)[{name!r}]",
            found[name],
            equals=column,
            why="Is it the loss after the last epoch, for each seed?",
        )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    for names, seeds, epochs in (
        (("silu", "relu", "elu", "tanh"), (7, 10, 3), 5),
        (("elu",), (100, 9, 0, 20), 1),
        (("tanh", "gelu"), (2,), 8),
    ):
        recorded = {(name, seed): rng.random(epochs).tolist() for seed in seeds for name in names}
        found = expect.call("as_table", as_table, recorded)
        expect.table(
            "as_table(losses)",
            found,
            columns=names,
            rows=len(seeds),
            why="One column for each activation, and one row for each seed.",
        )
        assert found.shape[1] == len(names), (
            f"one column for each of {len(names)} activations; there are {found.shape[1]}"
        )
        expect.array(
            "as_table(losses).index",
            found.index,
            equals=sorted(seeds),
            why="Name the rows by the seeds, and sort them by the seed, as numbers.",
        )
        for name in names:
            expect.array(
                f"as_table(losses)[{name!r}]",
                found[name],
                equals=[recorded[name, seed][-1] for seed in sorted(seeds)],
                why="Is it the loss after the last epoch, for each seed?",
                order="Are the losses sorted by the seed, together with the names of the rows?",
            )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 5. Wake a deep network (4 points)
#
# Here are the digits again. This network has relu in all its hidden layers, and yet it does not learn them: it stays as good as
# guessing, at 10 %. (`"random_normal"` draws from a normal distribution with the standard deviation 0.05.)
#
# ```python
# model = keras.Sequential([keras.Input(shape=(64,))])
# for _ in range(8):
#     model.add(layers.Dense(32, activation="relu", kernel_initializer="random_normal"))
# model.add(layers.Dense(10, activation="softmax"))
# model.compile(keras.optimizers.SGD(0.06), "sparse_categorical_crossentropy")
# model.fit(X_train, y_train, epochs=8, verbose=0)
# ```

# %% role="setup"
digits = load_digits()
X_train, X_new, y_train, y_new = train_test_split(
    (digits.data / 16).astype("float32"), digits.target, test_size=400, random_state=5
)
print("training", X_train.shape)

keras.utils.set_random_seed(8)

# %% [markdown]
# Make it learn (the hints help to find out why it does not), and call it `model` again. It must keep **at least eight
# hidden Dense layers**, one after the other, each with an activation that is not linear, and give a probability for
# each of the ten digits; the ten add up to 1. It must classify at least 75 % of the 400 **new** digits, `X_new`,
# correctly; about 90 % are possible with eight epochs. Everything else is up to you: the
# activation, the first weights, the optimiser, the number of epochs.
#
# <details><summary>Hint: a nudge</summary>
#
# Relu's slope is 1 where it is not 0, so the activation does not make the gradient vanish. But on its way, the signal is also multiplied
# by the weights of each layer, and so is the gradient on its way back.
#
# </details>
# <details><summary>Hint: too large or too small?</summary>
#
# A score of these layers is a sum of 32 products. If the weights have the standard deviation 0.05, the variance of this sum is
# 32 × 0.0025 = 0.08 times the mean square of the inputs, and relu then throws half of it away. What is left after eight layers?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# The lesson's section "The first weights" has an initialiser that makes up for both: the number of inputs, and the half that relu throws
# away. Other activations need other first weights. If your network learns, but too slowly, give it more epochs or try Adam.
#
# </details>

# %% role="answer" id="q5"
### BEGIN SOLUTION
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.SGD(0.06), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=8, verbose=0)
### END SOLUTION

# %% role="check" id="q5_output" points=1
with check(
    "The model gives a probability for each digit",
    see="The output layer answers another question",
):
    expect.model("model", model, inputs=(64,), outputs=(10,))
    expect.probabilities(
        "model.predict(...)",
        model.predict(X_train[:50], verbose=0),
        sum_to_one=True,
        why="Softmax makes probabilities of ten scores. If it is there: has the network learned "
        "anything?",
    )

# %% role="check" id="q5_deep" points=1
with check("It is still deep", see="Slopes multiply"):
    expect.model("model", model, inputs=(64,), outputs=(10,))
    kernels = [weight for weight in model.get_weights() if weight.ndim == 2]
    assert len(kernels) >= 9, (
        "at least eight hidden Dense layers and the output layer: "
        f"the weights of {len(kernels)} Dense layers found"
    )
    expect.nonlinear_layers("model", model, inputs=64, at_least=8)

# %% role="check" id="q5_learns" points=2
with check("It has woken up", see="The first weights", hidden="the same digits, loaded again"):
    expect.accuracy(
        "model",
        model,
        X_new,
        y_new,
        at_least=0.75,
        rows="the new digits",
        why="Has it been fitted? And do the first weights suit the activation?",
    )
    ### BEGIN HIDDEN TESTS
    images = load_digits()
    _, new_images, _, new_labels = train_test_split(
        (images.data / 16).astype("float32"), images.target, test_size=400, random_state=5
    )
    expect.accuracy("model", model, new_images, new_labels, at_least=0.75, rows="the new digits")
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 6. Read a comparison (1 point)
#
# Three activations were compared in the same network for the digits, each with the same ten seeds: the same first weights, and the
# same order of rows. All were trained for eight epochs with the learning rate 0.1. The table shows the validation loss at the end.

# %% role="setup"
comparison = pd.DataFrame(
    {
        "relu": [0.253, 0.279, 0.266, 0.268, 0.278, 0.267, 0.264, 0.328, 0.516, 0.277],
        "leaky relu": [0.249, 0.276, 0.263, 0.264, 0.274, 0.260, 0.261, 0.316, 0.498, 0.261],
        "tanh": [0.277, 0.292, 0.282, 0.272, 0.280, 0.288, 0.280, 0.290, 0.336, 0.283],
    },
    index=pd.RangeIndex(10, name="seed"),
)
print(comparison)
print("\nmean:", comparison.mean().round(3).to_dict())

# %% [markdown]
# What do you conclude? (A scratch cell for your own calculations can be useful.)
#
# - **a** Leaky relu is ahead of relu at this rate. Whether tanh is, these seeds do not tell.
# - **b** Tanh has the lowest mean, so it comes first. Leaky relu is second, and relu comes last.
# - **c** No two of them can be told apart, as all three means lie within the range of each column.
# - **d** Leaky relu is ahead of relu at any learning rate, as it wins with all ten seeds.
# - **e** Tanh is ahead of relu at this rate. Whether leaky relu is, these seeds do not tell.
#
# Write the letter into `answer`, in quotes.
#
# <details><summary>Hint</summary>
#
# The runs are paired. Subtract the columns seed by seed; then compare the mean of the differences with its standard error.
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "a"
### END SOLUTION

# %% role="check" id="q6_reading" points=1
with check("You read the comparison well", see="From a dictionary to a frame to a plot"):
    expect.choice(
        "answer",
        answer,
        options="abcde",
        key=seal(
            "a",
            b="Tanh's mean is low because of one seed. What is the standard error of its lead over relu?",
            c="The ranges are wide because all three share lucky and unlucky seeds. What if you compare in pairs?",
            d="How many learning rates were tried?",
            e="You have the two mixed up: which lead is larger than twice its standard error?",
        ),
    )
