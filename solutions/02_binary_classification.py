# %% [markdown]
# # Exercise 2. Binary classification
#
# Six questions, 20 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
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
# ## Question 1. From score to label (3 points)
#
# The last layer of a network is `Dense(1)`, without an activation, so `model.predict` returns
# **scores**, in a column of shape `(n, 1)`. Write the function `to_labels(scores, threshold=0.5)`. It
# returns a **flat** NumPy array of whole numbers, of shape `(n,)`: the label 1 wherever the
# *probability* of the label 1 is larger than the threshold, and 0 elsewhere. The threshold lies strictly
# between 0 and 1.
#
# <details><summary>Hint: a nudge</summary>
#
# A score of 0.6 and a threshold of 0.6 cannot be compared. What turns the one into something like the
# other?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# The lesson defines the function `sigmoid`. Afterwards three small steps are left: compare, turn into
# numbers, make flat. Each is one call on an array.
#
# </details>


# %% role="answer" id="q1"
def to_labels(scores, threshold=0.5):
    """Return the label, 0 or 1, that belongs to each score."""
    ### BEGIN SOLUTION
    probabilities = 1 / (1 + np.exp(-np.asarray(scores)))
    return (np.asarray(probabilities) > threshold).astype(int).ravel()
    ### END SOLUTION


# %% role="check" id="q1_labels" points=1
with check(
    "A probability of one half divides the labels",
    see="From score to probability",
    hidden="fresh scores",
):
    found = expect.call("to_labels", to_labels, np.array([[-3.0], [0.3], [0.0], [2.0]]))
    expect.array(
        "to_labels([[-3], [0.3], [0], [2]])",
        found,
        equals=[0, 1, 0, 1],
        column_or_1d=True,
        why="These are scores. Which of them stand for a probability above one half?",
    )
    ### BEGIN HIDDEN TESTS
    chances = np.random.default_rng(11).random((200, 1))
    near = np.array([[0.0], [-0.001], [0.001], [0.0], [12.0], [-12.0]])
    for scores, why in (
        (
            np.log(chances / (1 - chances)),
            "Without a threshold, each probability is compared with 0.5.",
        ),
        (near, "Larger than one half, not as large. Which score has the probability one half?"),
    ):
        expect.function(
            "to_labels",
            to_labels,
            reference=lambda z: (z > 0).astype(int),
            cases=[(scores,)],
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
    scores = np.array([[0.95], [3.0], [2.0], [-1.0]])
    for threshold, wanted in ((0.9, [0, 1, 0, 0]), (0.2, [1, 1, 1, 1])):
        found = expect.call("to_labels", to_labels, scores, threshold=threshold)
        expect.array(
            f"to_labels([[0.95], [3], [2], [-1]], threshold={threshold})",
            found,
            equals=wanted,
            column_or_1d=True,
            why="The threshold is one for probabilities. Is each score turned into one?",
        )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(12)
    expect.function(
        "to_labels",
        to_labels,
        reference=lambda z, threshold: (z > np.log(threshold / (1 - threshold))).astype(int),
        cases=[(rng.normal(0, 3, (200, 1)), threshold) for threshold in (0.01, 0.3, 0.6, 0.97)],
        column_or_1d=True,
        why="Is the probability of each score compared with the threshold that was given?",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q1_flat" points=1
with check("The labels are a flat array of whole numbers", see="From probability to label"):
    found = expect.call("to_labels", to_labels, np.array([[-3.0], [0.3], [2.0]]))
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
# ## Question 2. A miss costs more (4 points)
#
# A network says how probable a fault is. A machine is reported if this probability is **larger** than a
# threshold. Each faulty machine that is not reported costs `miss`; each healthy one that is reported
# costs `alarm`; nothing else costs anything.
#
# Write the function `best_threshold(labels, probabilities, thresholds, miss, alarm)`. It returns the one
# of `thresholds` for which the total cost is lowest and, if several are equally cheap, the one that
# comes first in `thresholds`. The labels, 1 for a fault and 0 for none, the probabilities of a fault and
# the thresholds are flat arrays. The thresholds may be in any order.
#
# <details><summary>Hint: a nudge</summary>
#
# First a single threshold: which machines are reported? Count the two kinds of mistake, and add up what
# they cost.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `&` joins two conditions on arrays, each in parentheses, and the `sum()` of the result counts where both
# hold. Collect the costs in a list, one for each threshold. `np.argmin` gives the place of the smallest
# number in a list.
#
# </details>


# %% role="answer" id="q2"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    """Return the threshold for which misses and false alarms cost least."""
    ### BEGIN SOLUTION
    costs = []
    for threshold in thresholds:
        reported = probabilities > threshold
        missed = ((labels == 1) & ~reported).sum()
        false_alarms = ((labels == 0) & reported).sum()
        costs.append(miss * missed + alarm * false_alarms)
    return thresholds[int(np.argmin(costs))]
    ### END SOLUTION


# %% role="check" id="q2_equal" points=1
with check(
    "Where both mistakes cost 1, the fewest win", see="The held-out test", hidden="fresh rows"
):
    faults = np.array([0, 0, 0, 1, 0, 1])
    chances = np.array([0.05, 0.3, 0.45, 0.4, 0.6, 0.9])
    tried = np.array([0.2, 0.35, 0.5, 0.8])
    found = expect.call("best_threshold", best_threshold, faults, chances, tried, 1, 1)
    expect.number(
        "best_threshold([0, 0, 0, 1, 0, 1], [0.05, 0.3, 0.45, 0.4, 0.6, 0.9], "
        "[0.2, 0.35, 0.5, 0.8], 1, 1)",
        found,
        0.8,
        reveal=True,
        why="With 0.8 there is one mistake, the machine with 0.4.",
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(21)
    cases = []
    for n, share in ((400, 0.5), (300, 0.2), (500, 0.7)):
        y = (rng.random(n) < share).astype(int)
        p = 1 / (1 + np.exp(-rng.normal(3 * y - 1.5, 1.5)))
        cases.append((y, p, np.linspace(0.04, 0.96, 24), 1, 1))
    expect.function(
        "best_threshold",
        best_threshold,
        reference=lambda y, p, some, *_: some[
            np.argmin([np.sum((p > t) != (y == 1)) for t in some])
        ],
        cases=cases,
    )
    ### END HIDDEN TESTS

# %% role="check" id="q2_costs" points=2
with check(
    "Where a miss costs 20, the threshold is another",
    see="The held-out test",
    hidden="fresh rows and other costs",
):
    faults = np.array([0, 0, 0, 1, 0, 1])
    chances = np.array([0.05, 0.3, 0.45, 0.4, 0.6, 0.9])
    tried = np.array([0.2, 0.35, 0.5, 0.8])
    found = expect.call("best_threshold", best_threshold, faults, chances, tried, 20, 1)
    expect.number(
        "best_threshold([0, 0, 0, 1, 0, 1], [0.05, 0.3, 0.45, 0.4, 0.6, 0.9], "
        "[0.2, 0.35, 0.5, 0.8], 20, 1)",
        found,
        0.35,
        reveal=True,
        why="With 0.35 both faults are reported, and only two healthy machines.",
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(22)
    cases = []
    for n, share, miss, alarm in (
        (400, 0.1, 20, 1),
        (400, 0.5, 1, 6),
        (300, 0.3, 5, 2),
        (500, 0.7, 3, 50),
        (300, 0.04, 200, 3),
    ):
        y = (rng.random(n) < share).astype(int)
        p = 1 / (1 + np.exp(-rng.normal(3 * y - 1.5, 1.5)))
        cases.append((y, p, rng.permutation(np.linspace(0.02, 0.98, 33)), miss, alarm))
    expect.function(
        "best_threshold",
        best_threshold,
        reference=lambda y, p, some, miss, alarm: some[
            np.argmin([y @ (p <= t) * miss + (1 - y) @ (p > t) * alarm for t in some])
        ],
        cases=cases,
        why="What do the misses cost in all, and what do the false alarms cost?",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q2_edges" points=1
with check("The first of equals wins, and larger means larger", see="From probability to label"):
    found = expect.call(
        "best_threshold",
        best_threshold,
        np.array([0, 1]),
        np.array([0.3, 0.7]),
        np.array([0.2, 0.5, 0.6, 0.4]),
        20,
        1,
    )
    expect.number(
        "best_threshold([0, 1], [0.3, 0.7], [0.2, 0.5, 0.6, 0.4], 20, 1)",
        found,
        0.5,
        reveal=True,
        why="Three of the thresholds cost nothing. Which comes first?",
    )
    found = expect.call(
        "best_threshold",
        best_threshold,
        np.array([1, 0]),
        np.array([0.5, 0.2]),
        np.array([0.5, 0.3, 0.1]),
        1,
        1,
    )
    expect.number(
        "best_threshold([1, 0], [0.5, 0.2], [0.5, 0.3, 0.1], 1, 1)",
        found,
        0.3,
        reveal=True,
        why="A probability of 0.5 is not larger than 0.5, so with this threshold the fault is missed.",
    )

# %% [markdown]
# ## Question 3. What a constant answer costs (3 points)
#
# Pumps: the label is 1 if a pump had to be repaired. The training rows are from one year, the test rows
# from the next, and in between the shares have changed.

# %% role="setup"
y_train = np.random.default_rng(3).permutation(np.repeat([1, 0], [40, 93]))
y_test = np.random.default_rng(4).permutation(np.repeat([1, 0], [25, 20]))
print(f"training: {y_train.mean():.0%} of {len(y_train)} pumps were repaired")
print(f"test:     {y_test.mean():.0%} of {len(y_test)} pumps were repaired")

# %% [markdown]
# Somebody knows only the training labels `y_train`, and gives the same probability of a repair to every
# pump. Compute three numbers, and do not round them:
#
# - `constant` is the probability whose mean cross-entropy on the **training** labels is lowest;
# - `loss` is the mean binary cross-entropy of `constant` on the **test** labels `y_test`;
# - `baseline` is the accuracy of this constant answer on the test labels, from 0 to 1, with the
#   threshold 0.5.
#
# <details><summary>Hint: a nudge</summary>
#
# Near the end of "The price of a mistake", the lesson says what is best for somebody who knows only the
# share of ones. Whose share is known here? And for `baseline`: which label does this
# probability lead to?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Each test pump costs −ln of the probability that was given to what really happened. There are only two
# different costs here. How many test pumps have the one, how many the other? The formula of the entropy is
# not enough, because there the same share stands in both places.
#
# </details>

# %% role="answer" id="q3"
### BEGIN SOLUTION
constant = y_train.mean()
loss = -np.log(np.where(y_test == 1, constant, 1 - constant)).mean()
commonest = np.bincount(y_train).argmax()
baseline = (y_test == commonest).mean()
### END SOLUTION

# %% role="check" id="q3_constant" points=1
with check("The constant is the best for the training labels", see="The price of a mistake"):
    expect.number(
        "constant",
        constant,
        key=seal(
            0.30075,
            {
                0.5: "Is that the best, if more pumps have one label than the other?",
                0.5556: "Whose share is that? Only the training labels are known.",
                0.3652: "Is that the share among all pumps? Only the training labels are known.",
                0.6992: "It is the probability of a repair, label 1.",
                0: "If a single pump was repaired, what does a probability of 0 cost?",
                0.3: "Is it rounded?",
            },
            decimals=4,
        ),
        why="Which share do the training labels have?",
    )

# %% role="check" id="q3_loss" points=1
with check("Its loss is that of the test labels", see="The price of a mistake"):
    expect.number(
        "loss",
        loss,
        key=seal(
            0.82648,
            {
                0.6115: "Is that the entropy of the training labels? The loss of the test labels is asked for.",
                0.687: "Is that the entropy of the test labels? Nobody knew their share.",
                0.6931: "That is what the probability 0.5 costs.",
                0.7327: "Are the costs of the two labels exchanged?",
                0.6675: "Do the pumps with label 0 cost anything?",
                0.159: "Do the pumps with label 1 cost anything?",
                37.19: "Is that the sum? The mean is asked for.",
                1.1923: "Is it the natural logarithm?",
                0.3589: "Is it the natural logarithm?",
                0.83: "Is it rounded?",
            },
            decimals=4,
        ),
        why="What does a test pump with label 1 cost, what one with label 0, and how many of each are "
        "there?",
    )

# %% role="check" id="q3_baseline" points=1
with check("Its accuracy is that on the test labels", see="The number to beat"):
    expect.number(
        "baseline",
        baseline,
        key=seal(
            0.44444,
            {
                0.5556: "Which label does the constant lead to, with the threshold 0.5?",
                0.6992: "Is it counted on the test labels?",
                0.3008: "Is that the constant itself? For which share of the test pumps is the label right?",
                0.5: "Is the constant above or below the threshold? So which label does every pump get?",
                0.44: "Is it rounded?",
                0: "Is that the label itself? For which share of the test pumps is it right?",
                44.4444: "A share lies between 0 and 1.",
            },
            decimals=4,
        ),
        why="Which label does every pump get, and which share of the test pumps has it?",
    )

# %% [markdown]
# ## Question 4. Repair: fill and scale without leaking (3 points)
#
# 178 wines, 13 chemical measurements of each. A tenth of the measurements is missing, in all columns
# but the first: these gaps hold `nan`. A quarter of the rows are test rows.

# %% role="setup"


def wines_with_gaps():
    """Return the training rows and the test rows, where nan marks a gap."""
    wine = load_wine()
    gaps = np.random.default_rng(4).random(wine.data.shape) < 0.1
    gaps[:, 0] = False
    is_first = wine.target == 0
    return train_test_split(
        np.where(gaps, np.nan, wine.data), test_size=0.25, stratify=is_first, random_state=3
    )


X_train, X_test = wines_with_gaps()
print("training", X_train.shape, " test", X_test.shape)

# %% [markdown]
# This code fills each gap with the median of its column, and then standardises. It runs, but it lets test
# rows leak:
#
# ```python
# middle = np.nanmedian(np.concatenate([X_train, X_test]), axis=0)  # of what is not missing
# train_filled = np.where(np.isnan(X_train), middle, X_train)
# test_filled = np.where(np.isnan(X_test), middle, X_test)
# X_train_scaled = StandardScaler().fit_transform(train_filled)
# X_test_scaled = StandardScaler().fit_transform(test_filled)
# ```
#
# Write it as it should be, with the same two steps: fill with medians, then standardise. Afterwards
# `X_train_scaled` and `X_test_scaled` hold the standardised columns.
#
# <details><summary>Hint: a nudge</summary>
#
# Two kinds of numbers are learned from rows here, for filling and for scaling. Go through the lines: from
# which rows does each of them learn? A test row stands for a wine that comes tomorrow.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Two of the five lines let test rows in. What `fit_transform` does in one step can be done in two,
# and the second of them can be done with rows that the first has not seen.
#
# </details>

# %% role="answer" id="q4"
### BEGIN SOLUTION
middle = np.nanmedian(X_train, axis=0)
train_filled = np.where(np.isnan(X_train), middle, X_train)
test_filled = np.where(np.isnan(X_test), middle, X_test)
scaler = StandardScaler().fit(train_filled)
X_train_scaled = scaler.transform(train_filled)
X_test_scaled = scaler.transform(test_filled)
### END SOLUTION

# %% role="check" id="q4_train" points=1
with check("The training columns are standardised", see="Scale without leaking"):
    train, _ = wines_with_gaps()  # once more: an answer may have changed `X_train`
    train = np.where(np.isnan(train), np.nanmedian(train, axis=0), train)
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
        why="Its means and standard deviations are right. Are the gaps filled with medians, and whose? "
        "And are these the training rows, in their order?",
    )

# %% role="check" id="q4_test" points=2
with check(
    "The test columns are measured with the training rows' ruler", see="Scale without leaking"
):
    train, test = wines_with_gaps()  # once more: an answer may have changed `X_test`
    middle_of_train = np.nanmedian(train, axis=0)
    train, test = (np.where(np.isnan(rows), middle_of_train, rows) for rows in (train, test))
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
        why="Are the medians, means and standard deviations those of the training rows? And are these "
        "the test rows, in their order?",
    )

# %% [markdown]
# ## Question 5. Two moons (6 points)
#
# Here are points in two crescents, which no straight line can separate.

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
# <details><summary>In the figure</summary>
#
# Two crescents, bent around each other's ends: circles with the label 0 above, triangles with the
# label 1 below.
#
# </details>
#
# Build, compile and fit a network, and call it `model`:
#
# - it takes the two coordinates and returns **one probability**, that of the label 1;
# - it has at least one hidden layer that bends the boundary;
# - its loss is binary cross-entropy;
# - it labels at least 93 % of **new** points from the same moons correctly. A straight line reaches 87 %;
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
# 400 points in batches of 32 make 13 steps per epoch, so 10 epochs are next to nothing. Give it more
# epochs, more hidden neurons or a larger learning rate. One of the three is often enough.
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
# <details><summary>In the figure</summary>
#
# If your model works, a black line winds between the crescents; the plane is red around the
# triangles and blue around the circles.
#
# </details>
#
# ## Question 6. Read a result (1 point)
#
# A network looks for a rare fault. The test rows are 1,000 machines, and 50 of them have it. On these
# rows its accuracy is 0.95 with the threshold 0.5, its loss (binary cross-entropy) is 0.15, and its
# largest probability of a fault is 0.31. What do you conclude?
#
# - **a** It has learned something, as its loss is below 0.20; the threshold 0.5 conceals it.
# - **b** It has learned something, as its loss is far below 0.69, the loss when nothing is learned.
# - **c** It has learned nothing, as its accuracy is only that of never reporting a fault.
# - **d** It finds most faulty machines, as it labels 950 of these 1,000 machines correctly.
# - **e** Its sigmoid is missing, as otherwise the largest of 1,000 probabilities would be near 1.
#
# Write the letter into `answer`, in quotes.
#
# <details><summary>Hint</summary>
#
# How many of the 1,000 machines does it report? And what would somebody score, in accuracy and in loss,
# who knows only that 5 % of the machines are faulty?
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "a"
### END SOLUTION

# %% role="check" id="q6_reading" points=1
with check("You read the result well", see="The price of a mistake"):
    expect.choice(
        "answer",
        answer,
        options="abcde",
        key=seal(
            "a",
            b="0.69 belongs to labels that are equally frequent. What is the entropy of these?",
            c="It never reports a fault at 0.5. But does its loss say that it knows nothing?",
            d="Its largest probability is 0.31. So how many machines does it report?",
            e="A fault is rare. What would a network say that is never sure of one?",
        ),
    )
