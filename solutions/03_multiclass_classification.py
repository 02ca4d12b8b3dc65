# %% [markdown]
# # Exercise 3. Several classes
#
# Six questions, 20 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
# the checks below it. A check tells you what it expected and what it found. Change your answer and try
# again as often as you like. When your work is graded, the same checks also try data that you
# have not seen.
#
# Stuck? Open the hints under a question, one after the other, or go back to the
# [lesson](../../course/03_multiclass_classification.ipynb).

# %% role="setup"
import keras
import matplotlib.pyplot as plt
import numpy as np
from keras import layers
from sklearn.datasets import load_digits
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB

from autograder import check, expect

keras.utils.set_random_seed(3)

# %% [markdown]
# ## Question 1. One-hot rows, and strangers (2 points)
#
# Write the function `one_hot(names, players)`. `names` is a list of texts: who threw each dart. `players`
# is the list of all the players, in the order of the columns, which need not be alphabetical. Return an
# array of shape `(len(names), len(players))`: in each row a 1 in the column of the player who threw, and 0
# elsewhere. Some players may not have thrown at all; they keep their columns. A name that is not in
# `players` gets a row of zeros. (A table, a tensor or a list of rows will do as well; and `True` counts as
# 1, `False` as 0.)
#
# <details><summary>Hint: a nudge</summary>
#
# Do you want to use codes? Look at the code that pandas' `Categorical` gives to a name that is not in its
# list, and at the row of an identity matrix that NumPy picks for this code.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# You can do without codes: compare each name with each player, in two loops or with a column and a row of
# texts. A stranger equals nobody.
#
# </details>


# %% role="answer" id="q1"
def one_hot(names, players):
    """Return a one-hot row for each name; zeros for a name that is not among the players."""
    ### BEGIN SOLUTION
    return [[int(name == player) for player in players] for name in names]
    ### END SOLUTION


# %% role="check" id="q1_rows" points=1
with check(
    "Each row has its 1 in the column of its player",
    see="From names to codes",
    hidden="other names and players",
):
    found = expect.call("one_hot", one_hot, ["Di", "Al", "Di"], ["Di", "Bo", "Al"])
    expect.array(
        'one_hot(["Di", "Al", "Di"], ["Di", "Bo", "Al"])',
        found,
        equals=[[1, 0, 0], [0, 0, 1], [1, 0, 0]],
        why="The columns stand in the order of `players`: Di, Bo, Al. Bo has not thrown.",
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(11)
    six = ["Zoe", "Ann", "Joanna", "Tom", "Anna", "Max"]  # some are parts of others
    expect.function(
        "one_hot",
        one_hot,
        reference=lambda names, players: np.array(
            [np.eye(len(players))[players.index(name)] for name in names]
        ),
        cases=[
            (rng.permutation(six).tolist() + rng.choice(six, 9).tolist(), six),
            (rng.choice(six[2:4], 7).tolist(), six),
            (["Ann"], ["Anna", "Ann"]),
            (["b", "a", "a", "b"], ["b", "a"]),
        ],
        why="The columns stand in the order of `players`, all of whom keep their columns.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q1_stranger" points=1
with check(
    "A stranger gets a row of zeros",
    see="One-hot: a column for each class",
    hidden="other strangers",
):
    found = expect.call("one_hot", one_hot, ["Al", "Cy", "Bo"], ["Bo", "Al"])
    expect.array(
        'one_hot(["Al", "Cy", "Bo"], ["Bo", "Al"])',
        found,
        equals=[[0, 1], [0, 0], [1, 0]],
        why="Cy is not among the players. The row is still there, with nothing but zeros.",
    )
    ### BEGIN HIDDEN TESTS
    expect.function(
        "one_hot",
        one_hot,
        reference=lambda names, players: np.array(
            [[float(name == player) for player in players] for name in names]
        ),
        cases=[
            (["w", "x", "y", "z"], ["z", "y"]),
            (["Jo", "Joe", "Al"], ["Joe", "Al", "Eve"]),
            (["x", "x"], ["a", "b", "c", "d"]),
        ],
        why="A name that is not in `players` still has its row, with nothing but zeros.",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2. Softmax (3 points)
#
# Write the function `softmax(scores)`. It takes a table of shape `(n, k)`, a row of `k` scores for
# each of `n` examples, and returns a table of the same shape: **each row** becomes `k` probabilities,
# which add up to 1. It must also work where scores are as large as 1000 or as small as −1000, even side by
# side. The scores are a NumPy array of numbers with a decimal point. Leave the argument as it is: it must
# hold the same scores afterwards. Do not round.
#
# <details><summary>Hint: a nudge</summary>
#
# The lesson's section "Softmax" does it for one row. In a table, each row has a sum of its own: which
# `axis` is that?
#
# </details>
# <details><summary>Hint: if the shapes do not fit</summary>
#
# A reduction along an axis returns a flat array, which NumPy lays along the rows. With `keepdims=True` it
# stays a column, and a table can be divided by a column.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Only the differences within a row count, so you may subtract any number from a row before you raise e
# to its scores. Which number makes sure that no power is larger than 1, and that one of them is 1?
#
# </details>


# %% role="answer" id="q2"
def softmax(scores):
    """Return each row of scores as probabilities."""
    ### BEGIN SOLUTION
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)
    ### END SOLUTION


# %% role="check" id="q2_rows" points=1
with check("Each row becomes probabilities", see="Softmax", hidden="fresh scores"):
    found = expect.call("softmax", softmax, np.log([[1.0, 1.0, 2.0], [3.0, 3.0, 2.0]]))
    expect.array(
        "softmax([[ln 1, ln 1, ln 2], [ln 3, ln 3, ln 2]])",
        found,
        equals=[[0.25, 0.25, 0.5], [0.375, 0.375, 0.25]],
        tolerance=1e-4,
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(21)
    expect.function(
        "softmax",
        softmax,
        unchanged=True,
        reference=lambda z: np.exp(z) / np.exp(z).sum(axis=1, keepdims=True),
        cases=[(rng.normal(scale=2, size=shape),) for shape in ((1, 3), (4, 4), (50, 10))],
        tolerance=1e-4,
    )
    ### END HIDDEN TESTS

# %% role="check" id="q2_large" points=2
with check("Large scores do no harm", see="Softmax", hidden="other large scores"):
    found = expect.call("softmax", softmax, np.array([[1000.0, 1000.0], [1000.0, 0.0]]))
    expect.array(
        "softmax([[1000, 1000], [1000, 0]])",
        found,
        equals=[[0.5, 0.5], [1, 0]],
        tolerance=1e-4,
        why="Only differences count: what may be subtracted from a row before np.exp?",
    )
    ### BEGIN HIDDEN TESTS
    expect.function(
        "softmax",
        softmax,
        unchanged=True,
        reference=lambda _: np.array([[0.5, 0.5, 0], [0, 0, 1], [0.25, 0.25, 0.5]]),
        cases=[
            (
                np.array(
                    [[1000.0, 1000.0, -1000.0], [-1000.0, -900.0, -800.0], [0.0, 0.0, np.log(2)]]
                ),
            )
        ],
        tolerance=1e-4,
        why="Each row has a largest score of its own, and only the differences from it count.",
    )
    one_towers = np.full((3, 10), -1000.0)
    one_towers[0, 4], one_towers[1] = 1000, 1000
    one_towers[2] = np.where(np.arange(10) < 5, -1000, 900 + np.log(np.arange(10) + 1))
    expect.function(
        "softmax",
        softmax,
        unchanged=True,
        reference=lambda _: np.array(
            [np.arange(10) == 4, np.full(10, 0.1), [0, 0, 0, 0, 0, 0.15, 0.175, 0.2, 0.225, 0.25]]
        ),
        cases=[(one_towers,)],
        tolerance=1e-4,
        why="Each row has a largest score of its own, and only the differences from it count.",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 3. The loss, before any training (3 points)
#
# A table holds 800 throws: 400 are Kate's, 200 Michael's, 100 Steve's and 100 Susan's. What is the **loss**,
# the mean categorical cross-entropy over these 800 throws, of each of these three networks?
#
# - `of_shares`: it ignores where a dart hit. For every throw it gives each player their share of the table:
#   Kate 0.5, Michael 0.25, Steve 0.125, Susan 0.125.
# - `of_sure`: it names the right player for 80 % of the throws, and a wrong one for the others. It always gives
#   0.97 to the player it names, and 0.01 to each of the other three.
# - `of_modest`: for each throw it names the same player as the network before, but gives 0.7 to this player,
#   and 0.1 to each of the other three.
#
# Which of the last two will have the smaller loss? Guess first. Let Python compute each loss, or write it as a
# number, rounded to four decimals or not at all.
#
# <details><summary>Hint: a nudge</summary>
#
# The loss of one throw depends on one probability only: the one that was given to the player who threw it.
# Which values does it take, and how often?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Take the loss of one throw in each of the cases, and weight it by the share of the throws in which this case
# occurs. The logarithm is the natural one, `np.log`. When the sure network is wrong, how much has it left for
# the true player?
#
# </details>

# %% role="answer" id="q3"
### BEGIN SOLUTION
of_shares = -(0.5 * np.log(0.5) + 0.25 * np.log(0.25) + 2 * 0.125 * np.log(0.125))
of_sure = -(0.8 * np.log(0.97) + 0.2 * np.log(0.01))
of_modest = -(0.8 * np.log(0.7) + 0.2 * np.log(0.1))
### END SOLUTION

# %% role="check" id="q3_shares" points=1
with check("The loss of knowing only the shares", see="The price of a mistake"):
    expect.number(
        "of_shares",
        of_shares,
        key=seal(
            1.2130,
            {
                1.3863: "That is what ¼ for every player costs. Does this network know more?",
                1.5596: "Are all four players' throws equally frequent?",
                1.7500: "Which logarithm? The loss takes the natural one, `np.log`.",
                0.5268: "Which logarithm? The loss takes the natural one, `np.log`.",
                1.0678: "That is the logarithm of a mean. Which comes first, the logarithm or the mean?",
                0.6931: "That is the loss of one of Kate's throws. What do the others cost?",
                970.4061: "That is the sum over the throws. What is the mean?",
                -1.2130: "What sign has a cross-entropy?",
            },
            decimals=4,
        ),
        why="A throw costs minus the logarithm of its player's share. How many throws cost how much?",
    )

# %% role="check" id="q3_sure" points=1
with check("The loss of the sure network", see="The price of a mistake"):
    expect.number(
        "of_sure",
        of_sure,
        key=seal(
            0.9454,
            {
                0.0244: "Do the mistakes cost nothing?",
                0.0305: "That is the loss of a right answer. What does a wrong one cost?",
                0.7257: "0.03 is left for three players. How much of it was given to the one who threw?",
                0.2510: "That is the logarithm of a mean. Which comes first, the logarithm or the mean?",
                0.2231: "What probability does this network give to the player who threw?",
                0.4106: "Which logarithm? The loss takes the natural one, `np.log`.",
                1.3639: "Which logarithm? The loss takes the natural one, `np.log`.",
                2.3178: "Are right and wrong answers equally frequent?",
                3.6902: "How many of the answers are wrong?",
                756.3211: "That is the sum over the throws. What is the mean?",
                -0.9454: "What sign has a cross-entropy?",
            },
            decimals=4,
        ),
        why="In 80 % of the throws, the true player was given 0.97. What was this player given in the others?",
    )

# %% role="check" id="q3_modest" points=1
with check("The loss of the modest network", see="The price of a mistake"):
    expect.number(
        "of_modest",
        of_modest,
        key=seal(
            0.7459,
            {
                0.2853: "Do the mistakes cost nothing?",
                0.3567: "That is the loss of a right answer. What does a wrong one cost?",
                0.5261: "0.3 is left for three players. How much of it was given to the one who threw?",
                0.5447: "That is the logarithm of a mean. Which comes first, the logarithm or the mean?",
                0.2231: "What probability does this network give to the player who threw?",
                0.3239: "Which logarithm? The loss takes the natural one, `np.log`.",
                1.0760: "Which logarithm? The loss takes the natural one, `np.log`.",
                1.3296: "Are right and wrong answers equally frequent?",
                1.9134: "How many of the answers are wrong?",
                596.6856: "That is the sum over the throws. What is the mean?",
                -0.7459: "What sign has a cross-entropy?",
            },
            decimals=4,
        ),
        why="In 80 % of the throws, the true player was given 0.7. What was this player given in the others?",
    )

# %% [markdown]
# ## Handwritten digits
#
# For the next question: 1,797 images of handwritten digits, 8 × 8 pixels each, as rows of 64 numbers.
# The labels are the digits 0 to 9, which are codes already. Each digit occurs about 180 times.

# %% role="setup"
images, digits = load_digits(return_X_y=True)

# %% role="show"
fig, axes = plt.subplots(1, 10, figsize=(10, 1.6))
for ax, image, digit in zip(axes, images, digits, strict=False):
    ax.imshow(image.reshape(8, 8), cmap="gray_r")
    ax.set(xticks=[], yticks=[], title=digit)
axes[0].set(xlabel="8 pixels", ylabel="8 pixels")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# The first ten images, with their labels: the digits from 0 to 9, dark ink on white, coarse but
# legible.
#
# </details>
#
# ## Question 4. Repair: three parts (4 points)
#
# The images should be split into three parts: a fifth of all rows for the test, another fifth of all rows for
# the validation, and the rest for the training. This code runs, but it is wrong in more than one way:
#
# ```python
# X_rest, X_test, y_rest, y_test = train_test_split(images, digits, test_size=0.2, random_state=1)
# X_train, X_valid = train_test_split(X_rest, test_size=0.2, random_state=2)
# y_train, y_valid = train_test_split(y_rest, test_size=0.2, random_state=3)
# ```
#
# Write it as it should be, with the same names `X_train`, `X_valid`, `X_test`, `y_train`, `y_valid` and
# `y_test`:
#
# - each row of `images`, as it is, goes into exactly one of the three parts;
# - the validation part has 359 or 360 rows, and so has the test part;
# - every digit has a fifth of its images in the validation part and a fifth in the test part, give or take one;
# - row by row, the labels in `y_train`, `y_valid` and `y_test` belong to the images in `X_train`, `X_valid` and
#   `X_test`.
#
# <details><summary>Hint: a nudge</summary>
#
# How many rows are left for the second split? What is a fifth of them, and how many rows should the validation
# part have?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Two calls are enough, if each takes images and labels together. `stratify` wants to know the labels of the rows
# that are split in this call: they are not the same in the second.
#
# </details>

# %% role="answer" id="q4"
### BEGIN SOLUTION
X_rest, X_test, y_rest, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)
X_train, X_valid, y_train, y_valid = train_test_split(
    X_rest, y_rest, test_size=0.25, stratify=y_rest, random_state=2
)
### END SOLUTION

# %% role="check" id="q4_size" points=2
with check(
    "The validation part and the test part have a fifth of the rows each", see="Split the throws"
):
    parts = {"X_train": X_train, "X_valid": X_valid, "X_test": X_test}
    for name, part in parts.items():
        expect.array(name, part, shape=(-1, 64))
    rows = {name: len(part) for name, part in parts.items()}
    for name in ("X_valid", "X_test"):
        assert 359 <= rows[name] <= 360, (
            f"359 or 360 rows in `{name}`, a fifth of all 1,797, not {rows[name]:,}"
        )
    total = sum(rows.values())
    assert total == 1797, f"1,797 rows in the three parts together, not {total:,}"

# %% role="check" id="q4_shares" points=1
with check("Each digit has its share in both parts", see="Split the throws"):
    for name, labels in (("y_valid", y_valid), ("y_test", y_test)):
        expect.array(name, labels, kind="integer", between=(0, 9), column_or_1d=True, shape=(-1,))
        counts = np.bincount(np.asarray(labels, dtype=int).ravel(), minlength=10)
        off = np.abs(counts - np.bincount(digits) / 5) > 1.5
        assert not off.any(), (
            f"about {np.bincount(digits)[off][0] / 5:.0f} images of the digit {np.argmax(off)} in "
            f"`{name}`, a fifth of them all, not {counts[off][0]}"
        )

# %% role="check" id="q4_pairs" points=1
with check("Every image has kept its label", see="Split the throws"):
    known = {image.tobytes(): digit for image, digit in zip(images, digits, strict=True)}
    for name, part, labels in (
        ("y_train", X_train, y_train),
        ("y_valid", X_valid, y_valid),
        ("y_test", X_test, y_test),
    ):
        rows = np.ascontiguousarray(part, dtype=float)
        expect.array(name, labels, shape=(len(rows),), kind="integer", column_or_1d=True)
        right = [known.pop(row.tobytes(), -1) for row in rows]  # a second time, it is unknown
        assert -1 not in right, "rows of `images`, unchanged, and none of them twice"
        wrong = int(np.sum(np.ravel(labels) != right))
        assert not wrong, f"each image's own label in `{name}`; {wrong:,} of {len(rows):,} differ"

# %% [markdown]
# ## Question 5. Three arms (4 points)
#
# Here are points in three arms of a spiral. A label says which arm: 0, 1 or 2.


# %% role="setup"
def spiral(rows, seed):
    """Return points in three arms that wind around the centre, and their arms."""
    rng = np.random.default_rng(seed)
    arm, radius = rng.integers(0, 3, rows), rng.uniform(0.15, 1, rows)
    angle = 2 * np.pi * (arm / 3 + 0.6 * radius) + 0.3 * rng.standard_normal(rows)
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]), arm


points, arms = spiral(600, seed=1)


def scatter(ax, points, arms):
    """Draw the arms, told apart by marker and by colour."""
    for arm, marker, colour in ((0, "o", "#1b6ca8"), (1, "^", "#d1495b"), (2, "s", "#edae49")):
        chosen = points[arms == arm]
        ax.scatter(
            chosen[:, 0],
            chosen[:, 1],
            s=16,
            marker=marker,
            c=colour,
            edgecolor="black",
            linewidth=0.3,
            label=f"arm {arm}",
        )
    ax.set(xlabel="x", ylabel="y", aspect="equal", xlim=(-1.15, 1.15), ylim=(-1.3, 1.15))


keras.utils.set_random_seed(5)

# %% role="show"
fig, ax = plt.subplots(figsize=(5, 5))
scatter(ax, points, arms)
ax.set_title("The training points")
ax.legend(loc="lower center", ncols=3)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Three arms, told apart by marker, start near the centre and wind around it anticlockwise, each for
# a little more than half a turn. They hardly touch.
#
# </details>
#
# Build, compile and fit a network, and call it `model`:
#
# - it takes the two coordinates and returns **three probabilities**, which add up to 1;
# - it has at least one hidden layer that bends the borders;
# - its loss is the cross-entropy for several classes, in the form that fits the labels you give it (`arms` as it
#   is, or one-hot);
# - it finds the right arm for at least 90 % of **new** points. Straight borders reach 64 %, and nearly 100 %
#   is possible. Train it on `points` and `arms` for as long as that takes: a few seconds.
#
# <details><summary>Hint: a nudge</summary>
#
# Start with the network of the lesson's section "Build, compile, fit". How many neurons does its last
# layer need here?
#
# </details>
# <details><summary>Hint: if it learns too slowly</summary>
#
# 600 points in batches of 32 are 19 steps per epoch. Give it more epochs (30, say), or a larger
# learning rate, as the lesson does.
#
# </details>

# %% role="answer" id="q5"
### BEGIN SOLUTION
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.03),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(points, arms, epochs=25, verbose=0)
### END SOLUTION

# %% role="check" id="q5_probabilities" points=1
with check("The model gives three probabilities per point", see="Softmax"):
    expect.model("model", model, inputs=(2,), outputs=(3,), why="One output for each arm.")
    far = np.random.default_rng(51).normal(scale=2, size=(200, 2)).astype("float32")
    expect.probabilities(
        "model.predict(...)",
        model.predict(far, verbose=0),
        sum_to_one=True,
        why="Which activation turns three scores into probabilities that add up to 1?",
    )

# %% role="check" id="q5_bends" points=1
with check("The borders can bend", see="Straight boundaries first"):
    expect.nonlinear("model", model, inputs=2)

# %% role="check" id="q5_loss" points=1
with check("The loss is the cross-entropy for several classes", see="The price of a mistake"):
    expect.loss(
        "model",
        model,
        points,
        arms,
        expected="categorical_crossentropy",
        why="For codes, such as `arms`, it is called 'sparse_categorical_crossentropy'.",
    )

# %% role="check" id="q5_learns" points=1
with check("It has learned the arms", see="Build, compile, fit", hidden="4,000 new points"):
    expect.accuracy("model", model, points, arms, at_least=0.9, rows="the training points")
    ### BEGIN HIDDEN TESTS
    new_points, new_arms = spiral(4000, seed=expect.hidden_rng())
    expect.accuracy("model", model, new_points, new_arms, at_least=0.9, rows="new points")
    ### END HIDDEN TESTS

# %% [markdown]
# See what it has learned:

# %% role="show"
if "model" in globals():
    x, y = np.meshgrid(np.linspace(-1.15, 1.15, 140), np.linspace(-1.3, 1.15, 140))
    grid = np.column_stack([x.ravel(), y.ravel()])
    outputs = np.asarray(model.predict(grid, batch_size=4096, verbose=0))
    best = outputs.reshape(len(grid), -1).argmax(axis=1).reshape(x.shape)
    fig, ax = plt.subplots(figsize=(5.5, 5.5))
    colours = ["#1b6ca8", "#d1495b", "#edae49"]
    three = plt.matplotlib.colors.ListedColormap(colours)
    ax.pcolormesh(x, y, best, cmap=three, vmin=0, vmax=2, alpha=0.35, shading="nearest")
    scatter(ax, points, arms)
    ax.set_title("Your model's borders")
    ax.legend(loc="lower center", ncols=3)
    plt.show()
else:
    print("Here you will see the borders of your model.")

# %% [markdown]
# <details><summary>In the figure</summary>
#
# If your model works, three coloured regions wind around the centre, and each arm lies in the
# region of its colour.
#
# </details>
#
# ## Question 6. Read a confusion matrix (4 points)
#
# A simple classifier (no network; it is called "naive Bayes") has learned from 900 of the digits and was
# tested on the other 897. `matrix[true, named]` counts how often the digit `true` was called `named`.

# %% role="setup"
learned = GaussianNB().fit(images[:900], digits[:900])
matrix = confusion_matrix(digits[900:], learned.predict(images[900:]))

# %% role="show"
fig, ax = plt.subplots(figsize=(6.4, 5.6), layout="constrained")
image = ax.imshow(matrix, cmap="Blues")
for true, named in np.ndindex(10, 10):
    count = matrix[true, named]
    colour = "white" if count > 45 else "black"
    ax.text(named, true, count, ha="center", va="center", color=colour)
ax.set(
    xticks=range(10),
    yticks=range(10),
    xlabel="digit named",
    ylabel="true digit",
    title="897 digits",
)
fig.colorbar(image, label="number of images")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# A table of ten rows, the true digits, and ten columns, the digits named, with a count in each cell.
# Most counts lie on the line from the upper left to the lower right. Elsewhere there are some larger
# counts, for instance in the columns of 7 and 8.
#
# </details>
#
# Look at the digit **9**. Find three numbers:
#
# - `error_of_recall`: the standard error of the recall of the 9;
# - `nine_or_not`: a machine only needs to know whether an image is a 9 or not. For what share of the 897 images
#   does this classifier give it the right answer? (A 2 that is called a 1 is no mistake for the machine.)
# - `rare_precision`: the same classifier sorts another pile of images, of which only 2 % are a 9. It finds the same
#   share of the 9s as here, and calls the same share of the other images a 9. What is the precision of the 9 in that
#   pile?
#
# You may compute them from `matrix`, or read the figure and calculate. Round the results to four decimals, or not at
# all, and nothing before.
#
# <details><summary>Hint: a nudge</summary>
#
# A recall is a share, too. Of how many images is it a share? And which cells of the matrix are mistakes for the
# machine?
#
# </details>
# <details><summary>Hint: for the pile</summary>
#
# Imagine 10,000 images in it. How many are a 9, and how many of these are called a 9? How many are not a 9, and how
# many of these are called a 9 all the same?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `matrix[9]` is the row of the images that are a 9, and `matrix[:, 9]` is the column of those that were called a 9.
# From their sums and the cell that they share you get: the 9s found, the 9s missed, the others called a 9, and the
# others left alone. All three answers need only these four counts.
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
found, nines, called = matrix[9, 9], matrix[9].sum(), matrix[:, 9].sum()
others = matrix.sum() - nines
recall = found / nines
error_of_recall = np.sqrt(recall * (1 - recall) / nines)
false = called - found
nine_or_not = (found + others - false) / matrix.sum()
rare_precision = 0.02 * recall / (0.02 * recall + 0.98 * false / others)
### END SOLUTION

# %% role="check" id="q6_error" points=1
with check("The standard error of a recall", see="What a test on 20 rows is worth"):
    expect.number(
        "error_of_recall",
        error_of_recall,
        key=seal(
            0.0497,
            {
                0.0159: "How many images decide about the recall of the 9? Surely not all 897.",
                0.0473: "That is the standard error of the precision.",
                0.0543: "How many images decide about the recall: those that are a 9, or those called a 9?",
                0.0432: "Is this p the recall, or the precision? And n?",
                0.6522: "That is the recall. How far may it be off by chance?",
                0.0025: "Is a root missing?",
                0.4763: "Is it divided by the number of images?",
                0.0132: "That is the standard error of the accuracy of the whole matrix.",
            },
            decimals=4,
        ),
        why="The root of p (1 - p) / n. Which share is p, and of how many images is it a share?",
    )

# %% role="check" id="q6_machine" points=1
with check("The share right, if only the 9 matters", see="Who is mistaken for whom"):
    expect.number(
        "nine_or_not",
        nine_or_not,
        key=seal(
            0.9454,
            {
                0.8071: "That counts every digit. Is a 2 that is called a 1 a mistake for the machine?",
                0.0669: "Those are the 9s that were found. And the other images that were not called a 9?",
                0.6522: "That is the recall. What becomes of the images that are not a 9?",
                0.7792: "That is the precision. What becomes of the images that were not called a 9?",
                0.9643: "Here only missed 9s count as mistakes. Is there no other kind?",
                0.9810: "Here only false 9s count as mistakes. Is there no other kind?",
                0.0546: "That is the share that is wrong.",
                0.8785: "Those are the other images that were not called a 9. And the 9s that were found?",
            },
            decimals=4,
        ),
        why="Two kinds of images are mistakes now: a 9 called something else, and something else called a 9.",
    )

# %% role="check" id="q6_rare" points=2
with check("The precision where the 9 is rare", see="Who is mistaken for whom"):
    expect.number(
        "rare_precision",
        rare_precision,
        key=seal(
            0.3866,
            {
                0.7792: "That is the precision here. In the pile, there are far more images that are not a 9.",
                0.6522: "That is the recall. Of the images called a 9, what share is a 9?",
                0.0130: "That is the share of the pile that is a 9 and called so. What else is called a 9?",
                0.9687: "The 9 and the others are weighted alike. How frequent is each?",
                0.0207: "That is the share of the pile that is wrongly called a 9.",
                0.0337: "That is the share of the pile that is called a 9. What share of these is a 9?",
                0.6134: "That is the share of those called a 9 that are something else.",
            },
            decimals=4,
        ),
        why="Of the pile, 2 % times one share is a 9 and called a 9; 98 % times another share is not, and "
        "called so all the same.",
    )
