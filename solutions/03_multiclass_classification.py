# %% [markdown]
# # Exercise 3. Several classes
#
# Six questions, 19 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
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
# ## Question 1. A column for each class (2 points)
#
# Write the function `one_hot(codes, classes)`. `codes` is a flat array of whole numbers from 0 to
# `classes - 1`. Return an array of shape `(len(codes), classes)`: in each row a 1 in the column of
# the code, and 0 elsewhere. It must be wide enough even if some classes do not occur in `codes`. (A
# tensor or a list of rows will do as well; and `True` counts as 1, `False` as 0.)
#
# <details><summary>Hint: a nudge</summary>
#
# The lesson shows two ways: rows of the identity matrix, and a function of Keras.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `np.eye(classes)` is the identity matrix. Pick its rows with `[codes]`.
#
# </details>


# %% role="answer" id="q1"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    ### BEGIN SOLUTION
    return np.eye(classes)[codes]
    ### END SOLUTION


# %% role="check" id="q1_rows" points=1
with check(
    "Each row has its 1 in the column of its code",
    see="One-hot: a column for each class",
    hidden="fresh codes",
):
    found = expect.call("one_hot", one_hot, np.array([1, 0, 2, 1]), 3)
    expect.array(
        "one_hot([1, 0, 2, 1], 3)", found, equals=[[0, 1, 0], [1, 0, 0], [0, 0, 1], [0, 1, 0]]
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(11)
    expect.function(
        "one_hot",
        one_hot,
        reference=lambda codes, classes: np.equal.outer(codes, np.arange(classes)).astype(float),
        cases=[
            (np.concatenate([rng.permutation(classes), rng.integers(0, classes, 20)]), classes)
            for classes in (2, 4, 7)
        ],
    )
    ### END HIDDEN TESTS

# %% role="check" id="q1_width" points=1
with check(
    "There is a column for a class that does not occur",
    see="One-hot: a column for each class",
    hidden="other codes and numbers of classes",
):
    found = expect.call("one_hot", one_hot, np.array([0, 2, 1]), 4)
    expect.array(
        "one_hot([0, 2, 1], 4)",
        found,
        shape=(3, 4),
        why="Three rows, and a column for each of the 4 classes, whether it occurs or not.",
    )
    ### BEGIN HIDDEN TESTS
    expect.function(
        "one_hot",
        one_hot,
        reference=lambda codes, classes: np.eye(classes)[codes],
        cases=[
            (np.array(codes), classes)
            for codes, classes in (([3, 0, 1, 1], 10), ([0, 0], 5), ([5, 2], 6), ([1], 3), ([4], 5))
        ],
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2. Softmax (4 points)
#
# Write the function `softmax(scores)`. It takes a table of shape `(n, k)`, a row of `k` scores for
# each of `n` examples, and returns a table of the same shape: **each row** becomes `k` probabilities,
# which add up to 1. It must also work where scores are as large as 1000 or as small as −1000, in any
# mixture. The scores are NumPy arrays of numbers with a decimal point. Leave the argument as it is:
# it must hold the same scores afterwards.
#
# <details><summary>Hint: a nudge</summary>
#
# The lesson's section "Softmax" does it for one row. For a table, largest numbers and sums must be
# taken along each row: `axis=1`.
#
# </details>
# <details><summary>Hint: if the shapes do not fit</summary>
#
# `scores.max(axis=1)` is flat. With `keepdims=True` it stays a column, and a column can be subtracted from
# a table, or divide it.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `powers = np.exp(scores - scores.max(axis=1, keepdims=True))`. Then divide by the sum of each row.
#
# </details>


# %% role="answer" id="q2"
def softmax(scores):
    """Return each row of scores as probabilities."""
    ### BEGIN SOLUTION
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)
    ### END SOLUTION


# %% role="check" id="q2_rows" points=2
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
# ## Question 3. From probabilities to names (2 points)
#
# Write the function `decode(probabilities, names)`. `probabilities` is what `model.predict` returns,
# of shape `(n, k)`; `names` is the list of the `k` names, in the order of the columns. Return the
# name of the likeliest class of each row, however likely it is: a list (or an array) of `n` texts.
#
# <details><summary>Hint: a nudge</summary>
#
# First find the column with the largest number of each row, then look up the name at this place.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `probabilities.argmax(axis=1)` has the places. `[names[place] for place in ...]` has the names.
#
# </details>


# %% role="answer" id="q3"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    ### BEGIN SOLUTION
    return [names[place] for place in probabilities.argmax(axis=1)]
    ### END SOLUTION


# %% role="check" id="q3_names" points=1
with check(
    "The likeliest class is named",
    see="From probabilities to names",
    hidden="other names and probabilities",
):
    expect.function(
        "decode",
        decode,
        reference=lambda *_: ("tea", "milk"),
        cases=[(np.array([[0.1, 0.2, 0.7], [0.9, 0.0, 0.1]]), ["milk", "coffee", "tea"])],
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(31)
    expect.function(
        "decode",
        decode,
        reference=lambda p, names: tuple(names[np.argmax(row)] for row in p),
        cases=[
            (rng.dirichlet(np.full(len(names), 0.02), rows), names)
            for rows, names in (
                (6, ["yes", "no"]),
                (9, ["D", "B", "A", "C"]),
                (1, ["u", "o", "a"]),
                (5, ["hippopotamus", "rhinoceros", "a polar bear in winter"]),
            )
        ],
    )
    ### END HIDDEN TESTS

# %% role="check" id="q3_unsure" points=1
with check(
    "It names the likeliest class even if none is likely",
    see="From probabilities to names",
    hidden="other unsure rows",
):
    expect.function(
        "decode",
        decode,
        reference=lambda *_: ("b", "c"),
        cases=[(np.array([[0.3, 0.4, 0.3], [0.2, 0.35, 0.45]]), ["a", "b", "c"])],
        why="No number here is above one half. The largest of the row still wins.",
    )
    ### BEGIN HIDDEN TESTS
    expect.function(
        "decode",
        decode,
        reference=lambda *_: ("d", "a", "b"),
        cases=[
            (
                np.array([[0.2, 0.2, 0.2, 0.4], [0.4, 0.3, 0.2, 0.1], [0.24, 0.28, 0.24, 0.24]]),
                ["a", "b", "c", "d"],
            )
        ],
        why="No number here is above one half. The largest of the row still wins.",
    )
    letters = list("abcdefghijkl")
    expect.function(
        "decode",
        decode,
        reference=lambda *_: ("e", "l"),
        cases=[
            (np.full((2, 12), 0.083) + 0.004 * np.eye(12)[[4, 11]], letters),
            (np.full((2, 12), 0.0833) + 0.0004 * np.eye(12)[[4, 11]], letters),
        ],
        why="No number here is above one half. The largest of the row still wins.",
    )
    ### END HIDDEN TESTS

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
# **In the figure.** The first ten images, with their labels: the digits from 0 to 9, dark ink on
# white, coarse but legible.
#
# ## Question 4. Repair: split the digits (3 points)
#
# A fifth of the rows should become the test part. This code runs, and yet it is wrong three times:
#
# ```python
# X_train, X_test = train_test_split(images, test_size=20, random_state=1)
# y_train, y_test = train_test_split(digits, test_size=20, random_state=2)
# ```
#
# Write it as it should be: every row of `images`, as it is, goes into one of the two parts; the test
# part has a fifth of the rows; every digit has the same share, a fifth, of its images in there; and
# row by row, `X_train` belongs to `y_train`, and `X_test` to `y_test`.
#
# <details><summary>Hint: a nudge</summary>
#
# Count the rows of `X_test`. And which image is in its first row, and which label in the first row of
# `y_test`?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# One call with both, `train_test_split(images, digits, ...)`, returns four parts. A share has a
# decimal point, and `stratify` wants to know the labels.
#
# </details>

# %% role="answer" id="q4"
### BEGIN SOLUTION
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)
### END SOLUTION

# %% role="check" id="q4_size" points=1
with check("The test part has a fifth of the rows", see="Split the throws"):
    for name, value in (("X_train", X_train), ("X_test", X_test)):
        expect.array(name, value, shape=(-1, 64))
    rows = len(X_test), len(X_train) + len(X_test)
    assert rows[1] == 1797, f"1,797 rows in the two parts together, not {rows[1]:,}"
    assert 359 <= rows[0] <= 360, f"359 or 360 rows in `X_test`, a fifth of 1,797, not {rows[0]:,}"

# %% role="check" id="q4_shares" points=1
with check("Each digit has its share in the test part", see="Split the throws"):
    expect.array("y_test", y_test, kind="integer", between=(0, 9), column_or_1d=True, shape=(-1,))
    counts = np.bincount(np.asarray(y_test, dtype=int).ravel(), minlength=10)
    off = np.abs(counts / len(images) * len(digits) - np.bincount(digits) / 5) > 1.5
    assert not off.any(), (
        f"about {np.bincount(digits)[off][0] / 5:.0f} images of the digit {np.argmax(off)} in the "
        f"test part, a fifth of them all, not {counts[off][0]}"
    )

# %% role="check" id="q4_pairs" points=1
with check("Every image has kept its label", see="Split the throws"):
    known = {image.tobytes(): digit for image, digit in zip(images, digits, strict=True)}
    for name, part, labels in (("y_train", X_train, y_train), ("y_test", X_test, y_test)):
        rows = np.ascontiguousarray(part, dtype=float)
        expect.array(name, labels, shape=(len(rows),), kind="integer", column_or_1d=True)
        right = [known.pop(row.tobytes(), -1) for row in rows]  # a second time, it is unknown
        assert -1 not in right, "rows of `images`, unchanged, and none of them twice"
        wrong = int(np.sum(np.ravel(labels) != right))
        assert not wrong, f"each image's own label in `{name}`; {wrong:,} of {len(rows):,} differ"

# %% [markdown]
# ## Question 5. Three arms (5 points)
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
# **In the figure.** Three arms, told apart by marker, start near the centre and wind around it
# anticlockwise, each for a little more than half a turn. They hardly touch.
#
# Build, compile and fit a network, and call it `model`:
#
# - it takes the two coordinates and returns **three probabilities**, which add up to 1;
# - it has at least one hidden layer that bends the borders;
# - its loss is the cross-entropy for several classes, in the form that fits the labels you give it (`arms` as it
#   is, or one-hot);
# - it is right about at least 90 % of **new** points from the same arms. Straight borders reach 64 %; nearly
#   100 % are possible. Train it on `points` and `arms` for as long as that takes: a few seconds.
#
# <details><summary>Hint: a nudge</summary>
#
# Start with the network of the lesson's section "Build, compile, fit". How many neurons does its last
# layer need here?
#
# </details>
# <details><summary>Hint: if it learns too slowly</summary>
#
# 600 points in batches of 32 are 19 steps an epoch. Give it more epochs (30, say), or a larger
# learning rate, `keras.optimizers.Adam(0.03)`.
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
with check("The model gives three probabilities a point", see="Softmax"):
    expect.model("model", model, inputs=(2,), outputs=(3,), why="One output for each arm.")
    far = np.random.default_rng(51).normal(scale=2, size=(200, 2)).astype("float32")
    expect.probabilities(
        "model.predict(...)",
        model.predict(far, verbose=0),
        sum_to_one=True,
        why="Which activation turns three scores into probabilities that add up to 1?",
    )

# %% role="check" id="q5_bends" points=1
with check("The borders can bend", see="Straight borders first"):
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

# %% role="check" id="q5_learns" points=2
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
# **In the figure.** If your model works, three coloured regions wind around the centre, and each arm
# lies in the region of its colour.
#
# ## Question 6. Read a confusion matrix (3 points)
#
# A simple classifier (no network; it is called "naive Bayes") has learned 900 of the digits and was
# tested on the other 897. `matrix` counts how often each true digit was called what: `matrix[true,
# named]`.

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
# **In the figure.** A table of ten rows, the true digits, and ten columns, the digits named, with a
# count in each cell. Most counts lie on the line from the upper left to the lower right. Elsewhere
# there are some larger counts, for instance in the columns of 7 and 8.
#
# Look at the digit **9**. Find three numbers:
#
# - `recall`: of the images that **are** a 9, what share was called a 9?
# - `precision`: of the images that were **called** a 9, what share is a 9?
# - `mistaken`: which other digit was called a 9 most often?
#
# You may compute them from `matrix`, or read the figure and calculate. Round the shares to two decimals,
# or not at all.
#
# <details><summary>Hint: a nudge</summary>
#
# The right answers stand in `matrix[9, 9]`. Divide by the sum of a row for one of the shares, by the
# sum of a column for the other. Which is which?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `matrix[9]` is the row of the images that are a 9; `matrix[:, 9]` is the column of those that were
# called a 9.
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
recall = matrix[9, 9] / matrix[9].sum()
precision = matrix[9, 9] / matrix[:, 9].sum()
others = matrix[:, 9].copy()
others[9] = 0
mistaken = others.argmax()
### END SOLUTION

# %% role="check" id="q6_recall" points=1
with check("The recall of the 9", see="Who is taken for whom"):
    expect.array("recall", recall, shape=(), between=(0, 1), why="A share lies between 0 and 1.")
    why = "All the images that are a 9 stand in one line of the table. Is it a row or a column?"
    if abs(100 * float(recall) - round(100 * float(recall))) < 1e-4:  # rounded to two decimals
        expect.number(
            "recall",
            recall,
            key=seal(0.65, {0.78: "That is the precision."}, decimals=3),
            why=why,
        )
    else:
        expect.number(
            "recall",
            recall,
            key=seal(0.652, {0.779: "That is the precision."}, decimals=3),
            why=why,
        )

# %% role="check" id="q6_precision" points=1
with check("The precision of the 9", see="Who is taken for whom"):
    expect.array(
        "precision", precision, shape=(), between=(0, 1), why="A share lies between 0 and 1."
    )
    why = "All the images that were called a 9 stand in one line of the table. Is it a row or a column?"
    if abs(100 * float(precision) - round(100 * float(precision))) < 1e-4:  # to two decimals
        expect.number(
            "precision",
            precision,
            key=seal(0.78, {0.65: "That is the recall."}, decimals=3),
            why=why,
        )
    else:
        expect.number(
            "precision",
            precision,
            key=seal(0.779, {0.652: "That is the recall."}, decimals=3),
            why=why,
        )

# %% role="check" id="q6_mistaken" points=1
with check("The digit most often taken for a 9", see="Who is taken for whom"):
    expect.number(
        "mistaken",
        mistaken,
        key=seal(
            1,
            {
                9: "A 9 that is called a 9 is no mistake.",
                8: "A 9 was most often called an 8. Which digit was most often called a 9?",
                7: "Is that how often it happened? Which digit was it?",
            },
        ),
        why="Which column holds what was called a 9? Which row of it, besides 9, is the largest?",
    )
