# %% [markdown]
# # Exercise 4. Several labels at once
#
# Six questions, 20 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
# the checks below it. A check tells you what it expected and what it found. Change your answer and try
# again as often as you like. When your work is graded, the same checks also try data that you
# have not seen.
#
# Stuck? Open the hints under a question, one after the other, or go back to the
# [lesson](../../course/04_multilabel_classification.ipynb).

# %% role="setup"
import keras
import matplotlib.pyplot as plt
import numpy as np
from keras import layers

from autograder import check, expect

keras.utils.set_random_seed(4)

# %% [markdown]
# ## Question 1. A threshold for each label (3 points)
#
# Write the function `apply_thresholds(probabilities, thresholds)`. `probabilities` is what `model.predict` returns
# for several labels: an array of shape `(rows, labels)`. `thresholds` holds one number for each label, as a list or an
# array. Return an array of the same shape as `probabilities`: 1 where a probability is larger than the threshold of
# **its** label, 0 elsewhere. It must work for any number of rows and labels. Ones and zeros are numbers, with a decimal
# point or without, not `True` and `False`.
#
# <details><summary>Hint: a nudge</summary>
#
# NumPy compares a table with a row column by column, without any loop.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `probabilities > np.array(thresholds)` gives `True` and `False`; `astype(int)` makes ones and zeros.
#
# </details>


# %% role="answer" id="q1"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    ### BEGIN SOLUTION
    return (np.asarray(probabilities) > np.asarray(thresholds)).astype(int)
    ### END SOLUTION


# %% role="check" id="q1_numbers" points=1
with check(
    "The labels are ones and zeros, a table as large as the probabilities",
    see="A threshold for each label",
):
    found = expect.call(
        "apply_thresholds",
        apply_thresholds,
        np.array([[0.9, 0.2, 0.6], [0.4, 0.7, 0.1]]),
        [0.5, 0.5, 0.5],
    )
    expect.array("apply_thresholds(...)", found, shape=(2, 3), kind="integer", values=[0, 1])
    assert np.asarray(found).dtype.kind in "iuf", (
        "numbers, as `astype(int)` makes them, not True and False"
    )

# %% role="check" id="q1_columns" points=2
with check(
    "Each label has its own threshold",
    see="A threshold for each label",
    hidden="other thresholds, and other numbers of labels",
):
    found = expect.call(
        "apply_thresholds",
        apply_thresholds,
        np.array([[0.9, 0.2, 0.6], [0.4, 0.7, 0.1], [0.3, 0.3, 0.3]]),
        [0.5, 0.1, 0.25],
    )
    expect.array(
        "apply_thresholds(..., [0.5, 0.1, 0.25])",
        found,
        equals=[[1, 1, 1], [0, 1, 0], [0, 1, 1]],
        why="Each column, however many there are, is compared with the threshold in the same place.",
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(41)
    expect.function(
        "apply_thresholds",
        apply_thresholds,
        reference=lambda p, t: (p > np.asarray(t)).astype(int),
        cases=[
            (rng.random((rows, many)), rng.uniform(0.05, 0.95, many).round(2).tolist())
            for rows, many in ((200, 3), (5, 5), (7, 2), (1, 4))
        ]
        + [(rng.random((4, 3)), rng.random(3)), (rng.random((6, 1)), [0.4])]
        + [(np.array([[0.5, 0.25], [0.75, 0.5]]), [0.5, 0.5])]  # one is just as large
        + [(np.array([[0.0, 1.0, 0.25], [0.1, 0.9, 0.5]]), np.array([0.0, 1.0, 0.25]))],
        why="Each column, however many there are, is compared with the threshold in the same place.",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2. All or nothing (3 points)
#
# Write the function `exact_match(truth, predicted)`. Both arguments are arrays of the same shape `(rows, labels)` that
# hold 0 and 1. Return a single number: the share of the **rows** in which every label is right.
#
# <details><summary>Hint: a nudge</summary>
#
# `truth == predicted` is a table of `True` and `False`. First ask of each row whether *all* of it is `True`.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `.all(axis=1)` makes one `True` or `False` of each row, and `.mean()` the share of `True`.
#
# </details>


# %% role="answer" id="q2"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    ### BEGIN SOLUTION
    return (np.asarray(truth) == np.asarray(predicted)).all(axis=1).mean()
    ### END SOLUTION


# %% role="check" id="q2_ends" points=1
with check("All rows right is 1, no row right is 0", see='What "accuracy" computes here'):
    two = np.array([[1, 0, 1], [0, 1, 1]])
    expect.number(
        "exact_match(two, two)", expect.call("exact_match", exact_match, two, two), 1, reveal=True
    )
    expect.number(
        "exact_match(two, 1 - two)",
        expect.call("exact_match", exact_match, two, 1 - two),
        0,
        reveal=True,
    )

# %% role="check" id="q2_rows" points=2
with check(
    "A row counts only if every label is right",
    see='What "accuracy" computes here',
    hidden="fresh rows",
):
    truth = np.array([[1, 0, 1], [0, 0, 0], [1, 1, 1], [0, 1, 0]])
    predicted = np.array([[1, 0, 1], [0, 0, 1], [1, 1, 1], [1, 0, 1]])
    expect.number(
        "exact_match(truth, predicted)",
        expect.call("exact_match", exact_match, truth, predicted),
        0.5,
        reveal=True,
        why="Here 2 of 4 rows are all right. Does one wrong label spoil its row, and only its row?",
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(42)
    cases = []
    for size in ((300, 3), (50, 2), (40, 5), (1, 3), (20, 1)):
        truth = rng.integers(0, 2, size)
        cases.append((truth, np.where(rng.random(truth.shape) < 0.2, 1 - truth, truth)))
    expect.function(
        "exact_match",
        exact_match,
        reference=lambda t, p: float(np.mean(np.sum(t != p, axis=1) == 0)),
        cases=cases,
        tolerance=1e-4,
        why="Does one wrong label spoil its row, and only its row?",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 3. Two numbers to beat (3 points)
#
# A film archive marks each film with four tags: comedy, love, crime, music. A film has none of them, or one, or several.
# Here are the tags of 600 films, made up for this exercise, 450 to train and 150 to test.

# %% role="setup"
cheerful = np.random.default_rng(50).normal(size=(600, 1))
mood = 1.1 * cheerful * [1, 1, -1, 1] + np.random.default_rng(46).normal(size=(600, 4))
tags = (mood > [-0.15, 0.05, 0.3, 0.9]).astype(int)
tags_train, tags_test = tags[:450], tags[450:]

print("training", tags_train.shape, " test", tags_test.shape)
print("share of ones in training:", tags_train.mean(axis=0).round(2))

# %% [markdown]
# Compute what somebody gets right who knows nothing about a film. Look for the commonest in the **training** films, and
# count on the **test** films:
#
# - `label_baselines`: an array of four numbers. For each tag: always say its commoner value; in what share of
#   the test films is that right?
# - `row_baseline`: one number. Always say the commonest **row** of four tags; in what share of the test films is that
#   right about all four?
#
# Do not round them.
#
# <details><summary>Hint: a nudge</summary>
#
# `tags_train.mean(axis=0)` tells for each tag whether 1 is commoner. For rows: which row occurs most often? It need not
# be the row of the commoner values.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `rows, counts = np.unique(tags_train, axis=0, return_counts=True)`; the commonest row is `rows[counts.argmax()]`.
#
# </details>

# %% role="answer" id="q3"
### BEGIN SOLUTION
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_test == commoner).mean(axis=0)

rows, counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_test == rows[counts.argmax()]).all(axis=1).mean()
### END SOLUTION

# %% role="check" id="q3_shares" points=1
with check("All five numbers are shares of the 150 test films", see="Numbers to beat"):
    expect.array("label_baselines", label_baselines, shape=(4,), between=(0, 1))
    expect.array("row_baseline", row_baseline, shape=(), between=(0, 1))
    for name, shares in (("label_baselines", label_baselines), ("row_baseline", row_baseline)):
        films = 150 * np.asarray(shares, dtype=float)
        off = np.abs(films - films.round()) > 0.1
        assert not off.any(), (
            f"a whole number of films, divided by 150, in `{name}`; "
            f"150 × {(films[off] / 150).flat[0]:.4f} is {films[off].flat[0]:.2f}"
        )

# %% role="check" id="q3_labels" points=1
with check("The baseline of each label is right", see="Numbers to beat"):
    expect.array("label_baselines", label_baselines, shape=(4,), between=(0, 1))
    films = 150 * np.asarray(label_baselines, dtype=float)
    assert np.abs(films - films.round()).max() < 0.1, "shares of the 150 test films, not rounded"
    expect.array(
        "150 × label_baselines, the numbers of films",
        films.round().astype(int),
        key=seal(
            [86, 63, 99, 107],
            {
                (
                    86,
                    87,
                    51,
                    43,
                ): "That is how many films have each tag. For some tags 0 is commoner.",
                (86, 87, 99, 107): "Which value is commoner must be found in the training films.",
                (64, 63, 51, 107): "Is that the commonest row? Here each tag counts by itself.",
            },
        ),
        why="Take each tag's commoner value in the training films, and count it in the test films.",
    )

# %% role="check" id="q3_rows" points=1
with check("The baseline of whole rows is right", see="Numbers to beat"):
    expect.number(
        "row_baseline",
        row_baseline,
        key=seal(
            0.18,
            {
                0.2267: "The commonest row must be looked for in the training films.",
                0.2: "That is its share of the training films. What is its share of the test films?",
                0.0467: "Which row of four tags occurs most often? It need not be the row of the "
                "commoner values.",
            },
            decimals=3,
        ),
        why="Which row of four tags occurs most often in the training films? In what share of the "
        "test films are all four like it?",
    )

# %% [markdown]
# ## Question 4. Repair: mix the rows (3 points)
#
# The film archive's table is sorted: the films without music come first.

# %% role="setup"
features_sorted = np.random.default_rng(44).normal(size=(600, 5)).round(3)
tags_sorted = tags[np.argsort(tags[:, 3], kind="stable")]

# %% role="show"
fig, ax = plt.subplots(figsize=(6.5, 2.6), layout="constrained")
ax.plot(tags_sorted[:, 3].reshape(30, 20).mean(axis=1), color="#1b6ca8", marker="o", markersize=4)
ax.axvspan(23.5, 29.5, color="#edae49", alpha=0.4)
ax.text(26.5, 0.5, "validation\nrows", ha="center", va="center")
ax.set(xlabel="block of 20 rows", ylabel="share with music", title="Sorted by music")
plt.show()

# %% [markdown]
# **In the figure.** The share of films with music in blocks of twenty rows: 0 in the first 22 blocks, then 0.95, and 1
# in the seven that follow. The shaded blocks at the right, the last fifth of the rows, are those that
# `validation_split=0.2` takes.
#
# Somebody wants to mix the rows before `fit(..., validation_split=0.2)`, and wrote this:
#
# ```python
# rng = np.random.default_rng(0)
# features_mixed = rng.permutation(features_sorted)
# tags_mixed = rng.permutation(tags_sorted)
# ```
#
# Write it as it should be. Afterwards `features_mixed` and `tags_mixed` hold all 600 films, each with its own tags, in an
# order drawn by chance. (In *any* column, one row must tell nothing about the next ones.)
#
# <details><summary>Hint: a nudge</summary>
#
# After this code, are the tags in row 0 still those of the film in row 0?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Make **one** order, `order = rng.permutation(len(features_sorted))`, and index both tables with it.
#
# </details>

# %% role="answer" id="q4"
### BEGIN SOLUTION
order = np.random.default_rng(0).permutation(len(features_sorted))
features_mixed = features_sorted[order]
tags_mixed = tags_sorted[order]
### END SOLUTION

# %% role="check" id="q4_pairs" points=2
with check("Every film has kept its tags, and none is lost", see="The last rows"):
    expect.array("features_mixed", features_mixed, shape=(600, 5))
    expect.array("tags_mixed", tags_mixed, shape=(600, 4))
    films = [tuple(film) for film in np.asarray(features_mixed, dtype=float).round(3).tolist()]
    place = {tuple(film): row for row, film in enumerate(features_sorted.tolist())}
    expect.number(
        "how many of the 600 films are in features_mixed",
        len(set(films) & set(place)),
        600,
        reveal=True,
        why="Each film must be there once, its features as they were.",
    )
    was = tags_sorted[[place[film] for film in films]]
    kept = (np.asarray(tags_mixed) == was).all(axis=1)
    expect.number(
        "how many films still have their own tags",
        int(kept.sum()),
        600,
        reveal=True,
        why="Both tables need the same new order of rows.",
    )

# %% role="check" id="q4_mixed" points=1
with check("The rows stand in an order of chance", see="The last rows"):
    expect.array("features_mixed", features_mixed, shape=(600, 5))
    expect.array("tags_mixed", tags_mixed, shape=(600, 4))
    music = np.asarray(tags_mixed, dtype=float)[:, 3]
    share = tags_sorted[:, 3].mean()
    expect.array(
        "the share with music in the last 120 rows",
        music[480:].mean(),
        between=(round(share - 0.18, 2), round(share + 0.18, 2)),
        why=f"In all 600 rows of the table it is {share:.2f}. A fair part has about as many.",
    )
    # How like a row is to those up to ten below it: by chance, no correlation goes far beyond 0.2.
    table = np.hstack([np.asarray(part, dtype=float) for part in (features_mixed, tags_mixed)])
    names = [f"column {k} of features_mixed" for k in range(5)]
    names += [f"column {k} of tags_mixed" for k in range(4)]
    for name, column in zip(names, (table - table.mean(axis=0)).T, strict=True):
        likeness = [
            np.mean(column[:-lag] * column[lag:]) / np.mean(column**2) for lag in range(1, 11)
        ]
        lag = 1 + int(np.argmax(np.abs(likeness)))
        assert abs(likeness[lag - 1]) < 0.25, (
            f"an order of chance; in {name} each row still tells something about the row {lag} "
            f"below it (their correlation is {likeness[lag - 1]:.2f}; by chance it is near 0)"
        )

# %% [markdown]
# ## Question 5. Repair: three sprinklers (6 points)
#
# Three sprinklers stand on a lawn, and each wets the grass around it, up to some distance. Their circles overlap: a plant
# may be wet by none of them, by one, two or all three. A row is a plant, at `places`; its three labels in `wet`
# say which sprinklers reach it.

# %% role="setup"
CENTRES = np.array([[-0.55, -0.35], [0.55, -0.35], [0.0, 0.55]])
REACH = np.array([1.0, 1.0, 0.85])


def sprinkle(plants, seed):
    """Return the places of some plants, and which sprinklers wet each of them."""
    rng = np.random.default_rng(seed)
    places = rng.uniform(-1.4, 1.4, (plants, 2))
    distance = np.linalg.norm(places[:, None] - CENTRES, axis=2)
    return places, (distance + 0.05 * rng.normal(size=distance.shape) < REACH).astype(int)


places, wet = sprinkle(600, seed=45)

print("share of wet plants:", wet.mean(axis=0).round(2))

keras.utils.set_random_seed(46)

# %% role="show"
fig, axes = plt.subplots(1, 3, figsize=(10, 3.6), sharey=True, layout="constrained")
for k, ax in enumerate(axes):
    for label, marker, colour in ((0, "o", "#edae49"), (1, "^", "#1b6ca8")):
        chosen = places[wet[:, k] == label]
        name = ("dry", "wet")[label]
        ax.scatter(chosen[:, 0], chosen[:, 1], s=12, marker=marker, c=colour, label=name)
    ax.set(xlabel="x in metres", aspect="equal", title=f"sprinkler {k}")
axes[0].set_ylabel("y in metres")
axes[2].legend(loc="upper right", framealpha=1)
plt.show()

# %% [markdown]
# **In the figure.** The lawn three times, once for each sprinkler. Triangles, the wet plants, fill a round patch: at the
# lower left, at the lower right, and above the middle. Circles, the dry ones, surround it.
#
# The code below runs without any message, and is wrong in four places:
#
# ```python
# model = keras.Sequential([
#     keras.Input(shape=(2,)),
#     layers.Dense(32),
#     layers.Dense(3, activation="softmax"),
# ])
# model.compile(keras.optimizers.Adam(0.03), loss="categorical_crossentropy", metrics=["accuracy"])
# model.fit(places, wet, epochs=30, verbose=0)
# share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["accuracy"]
# ```
#
# Build, compile and fit a better one, and call it `model`:
#
# - it takes the two coordinates and returns three probabilities, none of which limits the others;
# - its boundaries can bend;
# - its loss is binary cross-entropy;
# - it is right about at least 90 % of the labels of **new** plants. Without bends it is about 75 %, and about 96 % are
#   possible. Training takes a few seconds.
#
# And `share_right` is the share of all the **labels** in `wet` about which it is right, once it is trained: a number from
# 0 to 1, not rounded. (It says 1 where the probability is above one half.)
#
# <details><summary>Hint: a nudge</summary>
#
# Which activation makes a probability of each score alone? What does a hidden layer without activation add? And what does
# Keras compute for the word `"accuracy"` when there are three columns?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `Dense(32, activation="relu")`, then `Dense(3, activation="sigmoid")`. Compile with `"binary_crossentropy"` and
# `metrics=["binary_accuracy"]`, and take that from the report. If it learns too slowly: more epochs, or a somewhat
# larger learning rate.
#
# </details>

# %% role="answer" id="q5"
### BEGIN SOLUTION
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.03),
    loss="binary_crossentropy",
    metrics=["binary_accuracy"],
)
model.fit(places, wet, epochs=30, batch_size=32, verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["binary_accuracy"]
### END SOLUTION

# %% role="check" id="q5_free" points=1
with check("Three probabilities, none of which limits the others", see="Why softmax is wrong here"):
    expect.model("model", model, inputs=(2,), outputs=(3,))
    far = np.random.default_rng(51).uniform(-3, 3, size=(200, 2)).astype("float32")
    chances = np.asarray(model.predict(far, verbose=0))
    expect.probabilities(
        "model.predict(...)",
        chances,
        why="Which activation turns each score, alone, into a number from 0 to 1?",
    )
    assert np.ptp(chances.sum(axis=1)) > 1e-3, (
        "rows of probabilities that need not add up to the same number. Softmax makes each row add up "
        "to 1, so that it can never say that two sprinklers reach a plant"
    )

# %% role="check" id="q5_bends" points=1
with check("The boundaries can bend", see="Numbers to beat"):
    expect.nonlinear("model", model, inputs=2)

# %% role="check" id="q5_loss" points=1
with check("The loss is binary cross-entropy", see="The loss, label by label"):
    expect.loss(
        "model",
        model,
        places,
        wet,
        expected="binary_crossentropy",
        why="It must be the mean over the labels of what each output costs. (Keras computes it from the "
        "scores before a softmax, not from its outputs: mend the activation first.)",
    )

# %% role="check" id="q5_share" points=1
with check("The share of right labels is what NumPy counts", see='What "accuracy" computes here'):
    expect.array("share_right", share_right, shape=(), between=(0, 1))
    expect.model("model", model, inputs=(2,), outputs=(3,))
    counted = ((np.asarray(model.predict(places, verbose=0)) > 0.5) == wet).mean()
    expect.number(
        "share_right",
        share_right,
        counted,
        tolerance=0.0006,
        reveal=True,
        why="Each of the 3 × 600 labels counts by itself. Which metric of Keras does that? And is it "
        "the share of the finished model, not rounded?",
    )

# %% role="check" id="q5_learns" points=2
with check("It has learned the circles", see="Train it", hidden="4,000 new plants"):
    expect.accuracy(
        "model",
        model,
        places,
        wet,
        at_least=0.9,
        rows="the labels of the training plants",
        why="Are activations and loss mended? Then give it more epochs, or a larger learning rate.",
    )
    ### BEGIN HIDDEN TESTS
    new_places, new_wet = sprinkle(4000, seed=expect.hidden_rng())
    expect.accuracy(
        "model", model, new_places, new_wet, at_least=0.9, rows="the labels of new plants"
    )
    ### END HIDDEN TESTS

# %% [markdown]
# See what it has learned:

# %% role="show"
if "model" in globals():
    x, y = np.meshgrid(np.linspace(-1.4, 1.4, 70), np.linspace(-1.4, 1.4, 70))
    grid = np.column_stack([x.ravel(), y.ravel()])
    says = np.asarray(model.predict(grid, batch_size=2048, verbose=0)) > 0.5
    fig, ax = plt.subplots(figsize=(5.4, 4.4), layout="constrained")
    image = ax.contourf(
        x,
        y,
        says.sum(axis=1).reshape(x.shape),
        levels=[-0.5, 0.5, 1.5, 2.5, 3.5],
        cmap="Blues",
        alpha=0.8,
    )
    for centre, reach in zip(CENTRES, REACH, strict=True):
        ax.add_patch(plt.Circle(centre, reach, fill=False, color="#d1495b", linestyle="--"))
    ax.set(
        xlabel="x in metres",
        ylabel="y in metres",
        aspect="equal",
        title="How many sprinklers reach it",
    )
    ax.set(xlim=(-1.4, 1.4), ylim=(-1.4, 1.4))
    fig.colorbar(image, ticks=range(4), label="labels that your model says are 1")
    plt.show()
else:
    print("Here you will see what your model says about each place of the lawn.")

# %% [markdown]
# **In the figure.** If your model works, three round areas overlap: pale outside, darker where two of them meet, darkest in
# the middle, where all three do. The dashed circles are the true reaches of the sprinklers, and the edges of the
# areas follow them.
#
# ## Question 6. Read a result (2 points)
#
# A network marks songs with five moods; a song may have any number of them. Keras reports on test songs:
#
# ```
# accuracy: 0.31 - binary_accuracy: 0.91 - exact_match: 0.58
# ```
#
# Always saying the commoner value of each mood would be right about 0.88 of the labels; always saying the commonest
# row, about 0.45 of the rows. What do you conclude?
#
# - **a** All five moods are right for 31 % of the songs.
# - **b** It is right about 91 % of the labels, not much more than the 88 % of somebody who knows nothing; but all five moods
#   are right for 58 % of the songs, against 45 %.
# - **c** An accuracy of 0.31 is far below 0.88, so it has learned nothing.
# - **d** `accuracy` and `binary_accuracy` should be equal; so its outputs must be softmax.
# - **e** Exact match must be 0.91 to the power of five, which is 0.62; so there is a mistake in it.
#
# Write the letter into `answer`, for instance `answer = "a"`.
#
# <details><summary>Hint</summary>
#
# Say for each of the three numbers what is counted: songs or labels? And which of the two baselines belongs to it?
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "b"
### END SOLUTION

# %% role="check" id="q6_reading" points=2
with check("You read the result well", see="Numbers to beat"):
    expect.choice(
        "answer",
        answer,
        options="abcde",
        key=seal(
            "b",
            a="Which of the three numbers counts songs in which all labels are right?",
            c="What does Keras compare when it is told `accuracy` and sees five columns?",
            d="They count different things. Which question does each of them ask of a song?",
            e="That would hold if mistakes in one mood had nothing to do with mistakes in another.",
        ),
    )
