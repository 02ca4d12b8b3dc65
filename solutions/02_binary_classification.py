# %% [markdown]
# # Exercise 2. Binary classification
#
# Six questions, 19 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
# the checks below it. A check tells you what it expected and what it found. Change your answer and try
# again as often as you like. When your work is graded, the same checks also try data that you
# have not seen.
#
# Stuck? Open the hints under a question, one after the other, or go back to the
# [lesson](../../course/02_binary_classification.ipynb).

# %% role="setup"
import keras
import matplotlib.pyplot as plt
import numpy as np
from keras import layers
from sklearn.datasets import load_wine, make_moons
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

from autograder import check, expect

keras.utils.set_random_seed(2)

# %% [markdown]
# ## Question 1. From probability to label (3 points)
#
# Write the function `to_labels(probabilities, threshold=0.5)`. It takes what `model.predict` returns, a
# column of shape `(n, 1)`, and returns a **flat** NumPy array of whole numbers, of shape `(n,)`: the
# label 1 wherever the probability is larger than the threshold, and 0 elsewhere.
#
# <details><summary>Hint: a nudge</summary>
#
# Three small steps: compare, turn into numbers, make flat. Each is one call on an array.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `probabilities > threshold` gives `True` and `False`; the array methods `astype` and `ravel` do the rest.
#
# </details>


# %% role="answer" id="q1"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    ### BEGIN SOLUTION
    return (np.asarray(probabilities) > threshold).astype(int).ravel()
    ### END SOLUTION


# %% role="check" id="q1_labels" points=1
with check("One half divides the labels", see="From probability to label", hidden="fresh ones"):
    found = expect.call("to_labels", to_labels, np.array([[0.2], [0.9], [0.51]]))
    expect.array("to_labels(...)", found, equals=[0, 1, 1], column_or_1d=True)
    ### BEGIN HIDDEN TESTS
    chances = np.random.default_rng(11).random((200, 1))
    near = np.array([[0.5], [0.4999], [0.5001], [0.5]])
    for probabilities, why in (
        (chances, "Without a threshold, each probability is compared with 0.5."),
        (near, "0.5001 is larger than 0.5; a probability of exactly 0.5 is not."),
    ):
        expect.function(
            "to_labels",
            to_labels,
            reference=lambda p: (p > 0.5).astype(int),
            cases=[(probabilities,)],
            column_or_1d=True,
            why=why,
        )
    ### END HIDDEN TESTS

# %% role="check" id="q1_threshold" points=1
with check(
    "Another threshold gives other labels",
    see="From probability to label",
    hidden="other thresholds",
):
    found = expect.call("to_labels", to_labels, np.array([[0.2], [0.9], [0.51]]), threshold=0.1)
    expect.array("to_labels(..., threshold=0.1)", found, equals=[1, 1, 1], column_or_1d=True)
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(12)
    cases = [(rng.random((200, 1)), threshold) for threshold in (0.0, 0.05, 0.3, 0.95)]
    for some, why in (
        (cases, "Is each probability, as it is, compared with the threshold that was given?"),
        ([(np.array([[0.1], [0.3], [0.8]]), 0.3)], "Larger than the threshold, not as large."),
    ):
        expect.function(
            "to_labels",
            to_labels,
            reference=lambda p, threshold: (p > threshold).astype(int),
            cases=some,
            column_or_1d=True,
            why=why,
        )
    ### END HIDDEN TESTS

# %% role="check" id="q1_flat" points=1
with check("The labels are a flat array of whole numbers", see="From probability to label"):
    found = expect.call("to_labels", to_labels, np.array([[0.2], [0.9], [0.51]]))
    assert not isinstance(found, list | tuple), (
        f"an array from `to_labels`; it returns a {type(found).__name__}, which has no shape"
    )
    expect.array("to_labels(...)", found, shape=(3,), kind="integer")
    expect.array(
        "to_labels([[0.7]])", expect.call("to_labels", to_labels, np.array([[0.7]])), shape=(1,)
    )
    assert np.asarray(found).dtype.kind in "iu", (
        "whole numbers, as `astype(int)` makes them; the first label is "
        f"{np.asarray(found).ravel()[0].item()}"
    )

# %% [markdown]
# ## Question 2. The price of a mistake (3 points)
#
# Write the function `cross_entropy(labels, probabilities)`. Both arguments are flat arrays of the same
# length; the labels are 0 and 1, the probabilities are those of the label 1 and lie strictly
# between 0 and 1. Return the **mean** binary cross-entropy, a single number, of any number of rows.
#
# <details><summary>Hint: a nudge</summary>
#
# What counts is the probability that was given to what really happened: $p$ where the label is 1, and
# $1 - p$ where it is 0.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `np.where(labels == 1, ..., ...)` picks it for each row. Then take minus `np.log` of it, then the mean.
#
# </details>


# %% role="answer" id="q2"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    ### BEGIN SOLUTION
    happened = np.where(labels == 1, probabilities, 1 - probabilities)
    return -np.log(happened).mean()
    ### END SOLUTION


# %% role="check" id="q2_single" points=1
with check("One confident mistake costs what it should", see="The price of a mistake"):
    found = expect.call("cross_entropy", cross_entropy, np.array([1]), np.array([0.01]))
    expect.number("cross_entropy([1], [0.01])", found, 4.60517, tolerance=1e-3, reveal=True)

# %% role="check" id="q2_mean" points=2
with check("The mean over many rows is right", see="The price of a mistake", hidden="fresh rows"):
    found = expect.call(
        "cross_entropy", cross_entropy, np.array([1, 0, 1]), np.array([0.9, 0.2, 0.01])
    )
    expect.number(
        "cross_entropy([1, 0, 1], [0.9, 0.2, 0.01])", found, 1.64456, tolerance=1e-3, reveal=True
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(21)
    cases = [(rng.integers(0, 2, n), rng.uniform(0.01, 0.99, n)) for n in (1, 7, 500)]
    cases.append((np.array([0, 1, 1, 0]), np.array([0.999, 0.0005, 0.9999, 0.0001])))
    cases.append((np.array([1, 0, 1, 1]), np.array([0.3, 0.3, 0.3, 0.8])))  # equal ones
    cases += [(np.full(5, label), rng.uniform(0.1, 0.9, 5)) for label in (0, 1)]
    cases += [(np.array([1, 1]), np.array([3e-6, 0.5])), (np.array([0]), np.array([0.99995]))]
    expect.function(
        "cross_entropy",
        cross_entropy,
        reference=lambda y, p: float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))),
        cases=cases,
        tolerance=1e-4,
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## The wines
#
# For the next two questions: 178 wines from one region of Italy, 13 chemical measurements of each. The
# label is 1 if the wine is of the first of three grape varieties, and 0 if it is not. A quarter of
# the rows is kept aside as the test part.

# %% role="setup"
wine = load_wine()
is_first = (wine.target == 0).astype(int)
X_train, X_test, y_train, y_test = train_test_split(
    wine.data, is_first, test_size=0.25, stratify=is_first, random_state=3
)
print("training", X_train.shape, " test", X_test.shape)

# %% [markdown]
# ## Question 3. The number to beat (2 points)
#
# Somebody always says the label that is commonest in the **training** labels `y_train`. In what share of
# the **test** rows is this right? Compute it, a number from 0 to 1, and call it `baseline`. Do not
# round it.
#
# <details><summary>Hint: a nudge</summary>
#
# First find out which label is commoner: is the mean of `y_train` above or below one half?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `np.bincount(y_train)` counts zeros and ones; its `argmax()` is the commoner label. The mean of
# `y_test == label` is a share.
#
# </details>

# %% role="answer" id="q3"
### BEGIN SOLUTION
commonest = np.bincount(y_train).argmax()
baseline = (y_test == commonest).mean()
### END SOLUTION

# %% role="check" id="q3_share" points=1
with check("The baseline is a share of the test rows", see="The number to beat"):
    expect.array("baseline", baseline, shape=(), between=(0, 1))
    rows = float(baseline) * len(y_test)
    assert abs(rows - round(rows)) < 0.05, (
        f"a whole number of test rows, divided by their number, {len(y_test)}; "
        f"{float(baseline):.4f} is {rows:.2f} / {len(y_test)}"
    )

# %% role="check" id="q3_baseline" points=1
with check("The baseline is that of the commonest label", see="The number to beat"):
    expect.number(
        "baseline",
        baseline,
        key=seal(
            0.6667,
            {
                0.3333: "That is the share of the rarer label.",
                0.5: "A coin would be right in half of the rows. This one is no coin.",
                0: "Is that the label itself? In what share of the test rows is it right?",
                1: "Is that the label itself? In what share of the test rows is it right?",
                0.6692: "Is it counted in the test rows, and in these alone?",
                0.67: "Is it rounded?",
                66.667: "A share lies between 0 and 1.",
            },
            decimals=3,
        ),
        why="Is it counted in the test rows, and for the commonest label of the training rows?",
    )

# %% [markdown]
# ## Question 4. Repair: scale without leaking (3 points)
#
# This code runs, and yet it is wrong twice:
#
# ```python
# scaler = StandardScaler().fit(np.concatenate([X_train, X_test]))
# X_train_scaled = scaler.transform(X_train)
# X_test_scaled = StandardScaler().fit_transform(X_test)
# ```
#
# Write it as it should be. Afterwards `X_train_scaled` and `X_test_scaled` hold the standardised columns.
#
# <details><summary>Hint: a nudge</summary>
#
# Which rows may the scaler look at when it learns means and standard deviations?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# One scaler. `fit` it once, on the training rows alone. Then `transform` both parts with it.
#
# </details>

# %% role="answer" id="q4"
### BEGIN SOLUTION
scaler = StandardScaler().fit(X_train)
X_train_scaled = scaler.transform(X_train)
X_test_scaled = scaler.transform(X_test)
### END SOLUTION

# %% role="check" id="q4_train" points=1
with check("The training columns are standardised", see="Scale without leaking"):
    first = (load_wine().target == 0).astype(int)
    train, _ = train_test_split(
        load_wine().data, test_size=0.25, stratify=first, random_state=3
    )  # once more: an answer may have changed `X_train`
    expect.array("X_train_scaled", X_train_scaled, shape=train.shape)
    found = np.asarray(X_train_scaled, dtype=float)
    expect.array(
        "X_train_scaled.mean(axis=0)",
        found.mean(axis=0),
        equals=np.zeros(13),
        tolerance=0.005,
        why="Each column needs the mean 0. Whose mean was subtracted?",
    )
    expect.array(
        "X_train_scaled.std(axis=0)",
        found.std(axis=0),
        equals=np.ones(13),
        tolerance=0.005,
        why="Each column needs the standard deviation 1. By what was it divided?",
    )
    # A standard deviation may be that of the rows, or estimated from them (n or n - 1).
    ddof = int(found.std() < 0.998)
    expect.array(
        "X_train_scaled",
        found,
        equals=(train - train.mean(axis=0)) / train.std(axis=0, ddof=ddof),
        tolerance=0.002,
        why="Its means and standard deviations are right. Are these the training rows, in their order?",
    )

# %% role="check" id="q4_test" points=2
with check(
    "The test columns are measured with the training part's ruler", see="Scale without leaking"
):
    first = (load_wine().target == 0).astype(int)
    train, test = train_test_split(
        load_wine().data, test_size=0.25, stratify=first, random_state=3
    )  # once more: an answer may have changed `X_test`
    expect.array("X_test_scaled", X_test_scaled, shape=test.shape)
    found = np.asarray(X_test_scaled, dtype=float)
    of_n, of_n_minus_1 = (
        (test - train.mean(axis=0)) / train.std(axis=0, ddof=ddof) for ddof in (0, 1)
    )
    nearer = np.abs(found - of_n_minus_1).mean() < np.abs(found - of_n).mean()
    expect.array(
        "X_test_scaled",
        found,
        equals=of_n_minus_1 if nearer else of_n,
        tolerance=0.002,
        why="Are the means and standard deviations those of the training rows? And are these the test "
        "rows, in their order?",
    )

# %% [markdown]
# ## Question 5. Two moons (6 points)
#
# Here are points in two crescents, which no straight line can part.

# %% role="setup"
points, labels = make_moons(400, noise=0.15, random_state=7)

keras.utils.set_random_seed(5)

# %% role="show"
fig, ax = plt.subplots(figsize=(5.5, 3.4))
for label, marker, colour in ((0, "o", "#1b6ca8"), (1, "^", "#d1495b")):
    chosen = points[labels == label]
    ax.scatter(chosen[:, 0], chosen[:, 1], s=16, marker=marker, c=colour, label=f"label {label}")
ax.set(xlabel="x", ylabel="y", aspect="equal", title="The training points")
ax.legend()
plt.show()

# %% [markdown]
# **In the figure.** Two crescents, bent around each other's ends: circles with the label 0 above,
# triangles with the label 1 below.
#
# Build, compile and fit a network, and call it `model`:
#
# - it takes the two coordinates and returns **one probability**, that of the label 1;
# - it has at least one hidden layer that bends the boundary;
# - its loss is binary cross-entropy;
# - it is right about at least 93 % of **new** points from the same moons. A straight line reaches 87 %;
#   about 99 % are possible. Train it on `points` and `labels` for as long as that takes: a few
#   seconds.
#
# <details><summary>Hint: a nudge</summary>
#
# Start with the network of the lesson's section "Build, compile, fit". Then look at its training accuracy.
#
# </details>
# <details><summary>Hint: if it learns too slowly</summary>
#
# 400 points in batches of 32 are 13 steps an epoch; after 10 epochs that is next to nothing. Give it more
# epochs, more hidden neurons (32, say) or a larger learning rate, `keras.optimizers.Adam(0.02)`.
#
# </details>

# %% role="answer" id="q5"
### BEGIN SOLUTION
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.03),
    loss="binary_crossentropy",
    metrics=["accuracy"],
)
model.fit(points, labels, epochs=60, batch_size=32, verbose=0)
### END SOLUTION

# %% role="check" id="q5_output" points=1
with check("The model turns two coordinates into one number", see="Build, compile, fit"):
    expect.model("model", model, inputs=(2,), outputs=(1,))

# %% role="check" id="q5_probability" points=1
with check("The number is a probability", see="From score to probability"):
    far = np.random.default_rng(51).normal(scale=5, size=(200, 2)).astype("float32")
    expect.probabilities(
        "model.predict(...)",
        model.predict(far, verbose=0),
        why="Which activation turns any score into a number from 0 to 1?",
    )

# %% role="check" id="q5_bends" points=1
with check("The boundary can bend", see="One neuron draws a straight line"):
    expect.nonlinear("model", model, inputs=2)

# %% role="check" id="q5_loss" points=1
with check("The loss is binary cross-entropy", see="The price of a mistake"):
    expect.loss("model", model, points, labels, expected="binary_crossentropy")

# %% role="check" id="q5_learns" points=2
with check("It has learned the moons", see="See the boundary", hidden="4,000 new points"):
    expect.accuracy("model", model, points, labels, at_least=0.93, rows="the training points")
    ### BEGIN HIDDEN TESTS
    chance = np.random.RandomState(expect.hidden_rng().bit_generator)
    new_points, new_labels = make_moons(4000, noise=0.15, random_state=chance)
    expect.accuracy("model", model, new_points, new_labels, at_least=0.93, rows="new points")
    ### END HIDDEN TESTS

# %% [markdown]
# See what it has learned:

# %% role="show"
if "model" in globals():
    x, y = np.meshgrid(np.linspace(-1.8, 2.8, 80), np.linspace(-1.3, 1.8, 80))
    grid = np.column_stack([x.ravel(), y.ravel()])
    chance = np.asarray(model.predict(grid, batch_size=2048, verbose=0)).reshape(x.shape)
    fig, ax = plt.subplots(figsize=(6.5, 3.6))
    image = ax.contourf(x, y, chance, levels=np.linspace(0, 1, 11), cmap="RdBu_r", alpha=0.55)
    ax.contour(x, y, chance, levels=[0.5], colors="black")
    for label, marker, colour in ((0, "o", "#1b6ca8"), (1, "^", "#d1495b")):
        chosen = points[labels == label]
        ax.scatter(chosen[:, 0], chosen[:, 1], s=12, marker=marker, c=colour)
    ax.set(xlabel="x", ylabel="y", title="Your model's boundary")
    fig.colorbar(image, label="probability of label 1")
    plt.show()
else:
    print("Here you will see the boundary of your model.")

# %% [markdown]
# **In the figure.** If your model works, a black line winds between the crescents; the plane is red
# around the triangles and blue around the circles.
#
# ## Question 6. Read a result (2 points)
#
# A network looks for a rare fault. The test data are 1,000 machines, and 50 of them have it. On these
# data its accuracy is 0.95, its loss is 0.2, and its largest probability of a fault is 0.31. What do
# you conclude?
#
# - **a** It finds 95 % of the faulty machines.
# - **b** With the threshold 0.5 it never reports a fault: its accuracy is that of the majority baseline.
# - **c** Its last layer lacks the sigmoid.
# - **d** It has learned the training machines by heart.
# - **e** Its accuracy is higher than the baseline's, so it has learned something.
#
# Write the letter into `answer`, for instance `answer = "a"`.
#
# <details><summary>Hint</summary>
#
# With the threshold 0.5, how many of the 1,000 machines does it call faulty? About how many machines is
# it then right?
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "b"
### END SOLUTION

# %% role="check" id="q6_reading" points=2
with check("You read the result well", see="The number to beat"):
    expect.choice(
        "answer",
        answer,
        options="abcde",
        key=seal(
            "b",
            a="Accuracy counts healthy machines too. How many are there?",
            c="Without a sigmoid, what would the smallest and the largest output look like?",
            d="Nothing is said about the training machines.",
            e="What accuracy has somebody who always says: no fault?",
        ),
    )
