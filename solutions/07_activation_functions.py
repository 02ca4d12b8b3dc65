# %% [markdown]
# # Exercise 7. Activation functions
#
# Six questions, 20 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
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
# such as 1,000, and leave the array that it is given as it was.
#
# <details><summary>Hint: a nudge</summary>
#
# The lesson's `leaky` picks one of two formulas for each number. Only the second formula differs.
#
# </details>
# <details><summary>Hint: if large scores make trouble</summary>
#
# $e^{1000}$ is too large for a computer: it gives `inf`, and `0 * inf` is `nan`. `np.where` throws away what it does not
# pick, so it is safe. Safer still, and without a warning: let `np.exp` see only `np.minimum(z, 0)`.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `np.where(z > 0, ..., alpha * (np.exp(np.minimum(z, 0)) - 1))`
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
# ## Question 2. What sigmoids leave of a gradient (2 points)
#
# A gradient goes back through **six** layers of sigmoids. We look at the slopes alone, and leave the weights aside.
#
# - `at_two`: the slope of **one** sigmoid whose score is 2.
# - `best_of_six`: the largest factor that the slopes of **six** sigmoids can leave together.
#
# Compute both as numbers; their first six decimals count.
#
# <details><summary>Hint: a nudge</summary>
#
# The lesson gives the slope in terms of the sigmoid's own output, and says where it is largest. And what do slopes do, one layer after
# the other: add or multiply?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# With `s = 1 / (1 + np.exp(-2))`, the slope is `s * (1 - s)`. The largest slope of all is 0.25.
#
# </details>

# %% role="answer" id="q2"
### BEGIN SOLUTION
s = 1 / (1 + np.exp(-2))
at_two = s * (1 - s)
best_of_six = 0.25**6
### END SOLUTION

# %% role="check" id="q2_slope" points=1
with check("The slope at 2", see="Values and slopes"):
    expect.number(
        "at_two",
        at_two,
        key=seal(
            0.104994,
            {
                0.880797: "That is the sigmoid's output. Its slope is asked for.",
                0.119203: "That is one minus the output: one of the two factors.",
                0.070651: "That is the slope of tanh.",
                -2.0: "The slope is s (1 - s), where s is the sigmoid's output, not the score.",
                0.000244: "Are the two numbers exchanged?",
            },
            decimals=6,
        ),
        why="The slope is the sigmoid's output times one minus its output. Six decimals count.",
    )

# %% role="check" id="q2_factor" points=1
with check("What six layers can leave", see="Slopes multiply"):
    expect.number(
        "best_of_six",
        best_of_six,
        key=seal(
            0.000244,
            {
                0.25: "That is one layer at best.",
                1.5: "Slopes of layers multiply. They do not add up.",
                0.041667: "Slopes of layers multiply.",
                0.000015: "That is what eight layers can leave.",
                0.000977: "That is what five layers can leave.",
                0.000061: "That is what seven layers can leave.",
                0.015625: "One half is the sigmoid's output for a score of 0. How large is its slope there?",
                0.104994: "Are the two numbers exchanged?",
            },
            decimals=6,
        ),
        why="How large is a sigmoid's slope at most? Slopes of layers multiply. Six decimals count.",
    )

# %% [markdown]
# ## Question 3. Count the dead (3 points)
#
# Write the function `count_dead(weights, biases, inputs)` for a layer of relu units. `weights` has the shape (inputs, units), as in
# Keras; `biases` the shape (units,); `inputs` the shape (rows, inputs). Return how many **units** are dead:
# they output 0 for every row. A score of exactly 0 gives the output 0, too.
#
# <details><summary>Hint: a nudge</summary>
#
# First all scores: one row for each row of the inputs, one column for each unit. `@` multiplies matrices.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `scores <= 0` says for each row and unit whether the output is 0. `.all(axis=0)` looks down each column. Then count.
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
# Somebody wants to compare activations, and wrote two functions:
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
# Write them as they should be.
#
# `fresh_model(activation, seed)` returns the network above: two inputs, four hidden units **with the given
# activation**, one output with a sigmoid. The same seed must give **the same first weights** on every call, another seed others.
# The model must be ready for `fit`: compiled with `binary_crossentropy`.
#
# `as_table(losses)` takes a dictionary like the one below: the keys are pairs of activation and seed, the values are lists with
# the validation loss of each epoch. It returns a table (a pandas DataFrame) with one column for each activation, no others, one row
# for each seed, and in it the loss after the **last** epoch. Name the rows by the seeds, and sort them by the seed.

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
# of relu with seed 1. `pd.DataFrame` makes the outer keys columns and the inner keys rows. And the last item of a list is
# `curve[-1]`.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `results.setdefault(activation, {})[seed] = curve[-1]` in the loop; after it, `pd.DataFrame(results).sort_index()`.
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
    """Return a table of the last losses: one column an activation, one row a seed."""
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
with check("The seed decides about the first weights", see="What goes wrong", hidden="other seeds"):
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
# ## Question 5. Wake a deep network (5 points)
#
# Here are the digits again, and this network does not learn them: it stays as good as guessing, at 10 %.
#
# ```python
# model = keras.Sequential([keras.Input(shape=(64,))])
# for _ in range(8):
#     model.add(layers.Dense(32, activation="sigmoid"))
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
# Make it learn, and call it `model` again. It must keep **at least eight hidden Dense layers**, one after the other, with an
# activation that is not linear, and give a probability for each of the ten digits; the ten add up to 1. It needs to be right
# about at least 50 % of the 400 **new** digits, `X_new`; some 90 % are possible with eight epochs. Everything else is up to
# you: which activation, the first weights, the optimiser, the number of epochs.
#
# <details><summary>Hint: a nudge</summary>
#
# Which part of the network makes the gradient vanish? See the lesson's "Slopes multiply" for two activations that do not.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Replace `"sigmoid"` by `"relu"`, and add `kernel_initializer="he_normal"` to the hidden layers. Or replace it by `"tanh"`.
# If it is still too slow, `keras.optimizers.Adam(0.003)` is a good choice.
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

# %% role="check" id="q5_learns" points=3
with check("It has woken up", see="Slopes multiply", hidden="the same digits, loaded again"):
    expect.accuracy(
        "model",
        model,
        X_new,
        y_new,
        at_least=0.5,
        rows="the new digits",
        why="Has it been fitted? And does each hidden layer let the gradient through?",
    )
    ### BEGIN HIDDEN TESTS
    images = load_digits()
    _, new_images, _, new_labels = train_test_split(
        (images.data / 16).astype("float32"), images.target, test_size=400, random_state=5
    )
    expect.accuracy("model", model, new_images, new_labels, at_least=0.5, rows="the new digits")
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 6. Read a comparison (2 points)
#
# Five activations, five seeds each, all with the same learning rate and ten epochs. The table shows the validation accuracy: the
# mean, and the spread from the lowest to the highest seed.
#
# | activation | mean | spread |
# |---|---|---|
# | silu | 0.961 | 0.022 |
# | relu | 0.957 | 0.025 |
# | tanh | 0.955 | 0.018 |
# | elu | 0.952 | 0.021 |
# | sigmoid | 0.871 | 0.034 |
#
# What do you conclude?
#
# - **a** silu is the best activation for these data.
# - **b** The first four cannot be told apart; with this rate and this number of epochs, the sigmoid is behind.
# - **c** The sigmoid cannot learn these data as well as the others, whatever the learning rate.
# - **d** All five are the same within the spread.
# - **e** The units of the elu network are dead.
#
# Write the letter into `answer`, for instance `answer = "a"`.
#
# <details><summary>Hint</summary>
#
# For each pair of activations, compare two numbers: the difference of the means, and the spreads.
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "b"
### END SOLUTION

# %% role="check" id="q6_reading" points=2
with check("You read the comparison well", see="From a dictionary to a frame to a plot"):
    expect.choice(
        "answer",
        answer,
        options="abcde",
        key=seal(
            "b",
            a="How large is silu's lead, and how large are the spreads?",
            c="Only one learning rate was tried. What did the lesson find with another one?",
            d="Compare the sigmoid's distance to the others with the spreads.",
            e="Dead units do not learn. And is elu flat everywhere on the left?",
        ),
    )
