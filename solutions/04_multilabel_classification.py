# %% [markdown]
# # Exercise 4. Several labels at once
#
# Six questions, 19 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
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
# ## Question 1. When protection pays (3 points)
#
# An orchard can be protected against frost, hail and storms, each of them separately. Every evening
# a network gives the probability of each hazard. Here, unlike in the lesson, acting costs something
# even when it was needed. For the hazard in column k:
#
# - protection costs `prices[k]`, whether or not the hazard comes, and prevents all of its damage;
# - without protection, the hazard costs `damages[k]` if it comes, and nothing if it does not.
#
# Write the function `protect(chances, prices, damages)`. `chances` is an array of shape
# `(nights, hazards)`; `prices` and `damages` hold one number greater than 0 for each hazard, as
# lists or arrays. Return an array of the same shape as `chances`: 1 where protection costs **less**
# on average than no protection, and 0 elsewhere (also where both cost the same). It must work for
# any number of nights and hazards. The ones and zeros are numbers, with a decimal point or without,
# not `True` and `False`.
#
# <details><summary>Hint: a nudge</summary>
#
# Take one hazard with the probability p. What does a night without protection cost on average? And
# a night with protection?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# The two costs are equal at a certain p: that is the threshold of this hazard. Work it out as in
# the lesson, but with these costs. NumPy compares a table with a row of thresholds column by
# column; the thresholds must be an array for that, not a list.
#
# </details>


# %% role="answer" id="q1"
def protect(chances, prices, damages):
    """Return 1 where protection is cheaper on average, and 0 elsewhere."""
    ### BEGIN SOLUTION
    return (np.asarray(chances) * np.asarray(damages) > np.asarray(prices)).astype(int)
    ### END SOLUTION


# %% role="check" id="q1_numbers" points=1
with check(
    "The result is a table of ones and zeros, as large as the probabilities",
    see="A threshold for each label",
):
    found = expect.call(
        "protect",
        protect,
        np.array([[0.9, 0.2, 0.6], [0.4, 0.7, 0.1]]),
        [3, 3, 3],
        [6, 6, 6],
    )
    expect.array("protect(...)", found, shape=(2, 3), kind="integer", values=[0, 1])
    assert np.asarray(found).dtype.kind in "iuf", (
        "numbers, as `astype(int)` makes them, not True and False"
    )

# %% role="check" id="q1_pays" points=2
with check(
    "Each hazard is judged by its own costs",
    see="A threshold for each label",
    hidden="other costs, and other numbers of nights and hazards",
):
    found = expect.call(
        "protect",
        protect,
        np.array([[0.9, 0.2, 0.6], [0.4, 0.7, 0.1], [0.3, 0.24, 0.9]]),
        [1, 2, 5],
        [2, 8, 4],
    )
    expect.array(
        "protect(..., prices=[1, 2, 5], damages=[2, 8, 4])",
        found,
        equals=[[1, 0, 0], [0, 1, 0], [0, 0, 0]],
        why="For each column: what does a night with protection cost on average, and what a night "
        "without?",
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(41)
    expect.function(
        "protect",
        protect,
        reference=lambda c, p, d: (c * np.asarray(d) > np.asarray(p)).astype(int),
        cases=[
            (
                rng.random((nights, many)),
                rng.uniform(0.5, 4, many).round(2).tolist(),
                rng.uniform(2, 9, many).round(2).tolist(),
            )
            for nights, many in ((200, 3), (5, 5), (7, 2), (1, 4))
        ]
        + [(rng.random((4, 3)), rng.uniform(1, 3, 3), rng.uniform(3, 6, 3))]
        + [(rng.random((6, 1)), [2.0], [5.0])]
        + [(np.array([[0.5, 0.25], [0.75, 0.5]]), [1, 2], [2, 4])]  # some cost the same
        + [
            (
                np.array([[0.0, 1.0, 0.9], [1.0, 0.97, 1.0]]),
                np.array([1, 4, 9]),
                np.array([2, 4, 3]),
            )
        ],
        why="For each column: what does a night with protection cost on average, and what a night "
        "without?",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2. Fool a measure (3 points)
#
# Here are the labels of six photos: does each show a dog, a child, a beach?

# %% role="setup"
truth = np.array([[1, 1, 0], [0, 0, 0], [1, 1, 1], [0, 1, 1], [1, 0, 1], [0, 0, 0]])

# %% [markdown]
# The metric `"accuracy"` can be badly wrong in both directions. Invent the outputs of two networks
# for these photos: two arrays of probabilities, of shape (6, 3). No two numbers in a row may be
# equal. As usual, a network says 1 where its probability is larger than 0.5.
#
# - `scorned` is perfect: every label is right. But Keras reports an `"accuracy"` of 0.
# - `praised` is bad: at least one label is wrong in every row, and at most 4 of the 18 labels are
#   right. But Keras reports an `"accuracy"` of 1.
#
# <details><summary>Hint: a nudge</summary>
#
# For each row of `truth`: which column must hold the largest probability, so that `"accuracy"`
# counts "right"? Which labels does the network then say? These are two different things.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# For `scorned`, choose the side of 0.5 for each label first. Numbers on the same side may still be
# ordered as you like. For `praised`, choose the largest of each row first. It may lie above 0.5 or
# below; which of the two makes more labels wrong depends on the row.
#
# </details>

# %% role="answer" id="q2"
### BEGIN SOLUTION
scorned = np.array(
    [
        [0.7, 0.9, 0.1],
        [0.1, 0.2, 0.3],
        [0.7, 0.8, 0.9],
        [0.1, 0.7, 0.9],
        [0.7, 0.1, 0.9],
        [0.1, 0.2, 0.3],
    ]
)
praised = np.array(
    [
        [0.3, 0.2, 0.1],
        [0.9, 0.8, 0.7],
        [0.3, 0.2, 0.1],
        [0.1, 0.3, 0.2],
        [0.3, 0.2, 0.1],
        [0.9, 0.8, 0.7],
    ]
)
### END SOLUTION

# %% role="check" id="q2_scorned" points=1
with check(
    'Every label is right, and "accuracy" is 0',
    see='What "accuracy" computes here',
):
    expect.array("scorned", scorned, shape=(6, 3), between=(0, 1))
    labels = np.array([[1, 1, 0], [0, 0, 0], [1, 1, 1], [0, 1, 1], [1, 0, 1], [0, 0, 0]])
    invented = np.asarray(scorned, dtype=float)
    assert np.diff(np.sort(invented, axis=1)).min() > 0, "three different numbers in each row"
    expect.number(
        "how many of the 18 labels of `scorned` are right",
        int(((invented > 0.5) == labels).sum()),
        18,
        reveal=True,
        why="Where the label is 1, the probability must be larger than 0.5; where it is 0, it must "
        "not.",
    )
    expect.number(
        'how many of the 6 rows of `scorned` "accuracy" counts as right',
        int((invented.argmax(axis=1) == labels.argmax(axis=1)).sum()),
        0,
        reveal=True,
        why="It asks whether the largest output is where the largest label is. If labels tie, "
        "which of them does it take?",
    )

# %% role="check" id="q2_praised" points=2
with check(
    'No row is right, hardly any label is, and "accuracy" is 1',
    see='What "accuracy" computes here',
):
    expect.array("praised", praised, shape=(6, 3), between=(0, 1))
    labels = np.array([[1, 1, 0], [0, 0, 0], [1, 1, 1], [0, 1, 1], [1, 0, 1], [0, 0, 0]])
    invented = np.asarray(praised, dtype=float)
    assert np.diff(np.sort(invented, axis=1)).min() > 0, "three different numbers in each row"
    expect.number(
        'how many of the 6 rows of `praised` "accuracy" counts as right',
        int((invented.argmax(axis=1) == labels.argmax(axis=1)).sum()),
        6,
        reveal=True,
        why="It asks whether the largest output is where the largest label is. If labels tie, "
        "which of them does it take?",
    )
    right = (invented > 0.5) == labels
    expect.number(
        "how many rows of `praised` are right in every label",
        int(right.all(axis=1).sum()),
        0,
        reveal=True,
    )
    expect.array(
        "how many of the 18 labels of `praised` are right",
        right.sum(),
        between=(0, 4),
        why="Which side of 0.5 makes more labels of a row wrong?",
    )

# %% [markdown]
# ## Question 3. Numbers to beat when one tag is known (4 points)
#
# A film archive marks each film with four tags: comedy, love, crime, music. A film has none of
# them, or one, or several. Here are the tags of 600 films, made up for this exercise: 450 to train
# and 150 to test.

# %% role="setup"
cheerful = np.random.default_rng(92).normal(size=(600, 1))
mood = 1.1 * cheerful * [1, 1, -1, 1] + np.random.default_rng(19).normal(size=(600, 4))
tags = (mood > [-0.15, 0.05, 0.3, 0.9]).astype(int)
tags_train, tags_test = tags[:450], tags[450:]

print("training", tags_train.shape, " test", tags_test.shape)
print("share of ones in training:", tags_train.mean(axis=0).round(2))

# %% [markdown]
# The first tag, comedy, is in the catalogue, so it is known for the test films too. A network is to
# predict the other **three**. How good is a simple rule that looks at the comedy tag alone? For
# each test film, it takes the **training** films whose comedy tag has the same value, 0 or 1. It
# gives two things:
#
# - for each of the three tags a probability, the share of ones among these training films;
# - an answer, the most frequent **row** of three tags among these training films.
#
# Compute two numbers, to at least four decimals:
#
# - `loss_to_beat`: the binary cross-entropy of the rule's probabilities, the mean over all 150 test
#   films and their three tags;
# - `row_baseline`: the share of the test films for which all three tags of the rule's answer are
#   right.
#
# <details><summary>Hint: a nudge</summary>
#
# `tags_train[tags_train[:, 0] == 1]` are the training films that are comedies. Do with them, and
# then with the others, what the lesson does with all rows.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Prepare two arrays with a row of three for each test film, one for probabilities, one for answers.
# Fill in the rows of the comedies, then those of the others. A label costs minus the logarithm of
# the probability that was given to what really happened. `np.unique` with `axis=0` can count rows.
#
# </details>

# %% role="answer" id="q3"
### BEGIN SOLUTION
probable = np.zeros((150, 3))
answers = np.zeros((150, 3))
for comedy in (0, 1):
    known = tags_train[tags_train[:, 0] == comedy, 1:]
    asked = tags_test[:, 0] == comedy
    probable[asked] = known.mean(axis=0)
    rows, counts = np.unique(known, axis=0, return_counts=True)
    answers[asked] = rows[counts.argmax()]

wanted = tags_test[:, 1:]
loss_to_beat = -np.log(np.where(wanted == 1, probable, 1 - probable)).mean()
row_baseline = (answers == wanted).all(axis=1).mean()
### END SOLUTION

# %% role="check" id="q3_loss" points=2
with check("The loss to beat is right", see="The loss, label by label"):
    expect.number(
        "loss_to_beat",
        loss_to_beat,
        key=seal(
            0.6325,
            {
                0.5755: "That is the loss on the training films. The rule is judged on the test films.",
                0.6182: "The shares must come from the training films.",
                0.6261: "The shares must come from the training films alone.",
                0.6536: "These shares are those of all training films. The rule knows whether the "
                "film is a comedy.",
                1.8974: "That is the sum of three tags. The loss is their mean.",
                0.6306: "Is it the mean of a loss of comedies and a loss of the others? There are "
                "not equally many of them, so this is not the mean over all films.",
                0.5804: "That is the mean entropy of the probabilities. What do they cost on the "
                "labels of the test films?",
                0.9124: "Take the natural logarithm, `np.log`, as Keras does.",
            },
            decimals=4,
        ),
        why="Which films give the probabilities, and on which films are they judged? What does each "
        "of the three tags cost, and what is the mean?",
    )

# %% role="check" id="q3_rows" points=2
with check("The baseline of whole rows is right", see="Numbers to beat"):
    expect.number(
        "row_baseline",
        row_baseline,
        key=seal(
            0.3067,
            {
                0.3533: "Is it the most frequent row, which need not be the row of the more frequent "
                "values? And is it found in the training films alone?",
                0.3956: "That is the share of the training films. The rule is judged on the test "
                "films.",
                0.2533: "This is one row for all films. The rule knows whether the film is a comedy.",
                0.6111: "That is the share of labels. All three tags of a film must be right.",
                0.3195: "Is it the mean of a share of comedies and a share of the others? There are "
                "not equally many of them, so this is not the share of all films.",
            },
            decimals=4,
        ),
        why="Which row of three tags is the most frequent among the training films with the same "
        "comedy tag? In what share of the test films are all three right?",
    )

# %% [markdown]
# ## Question 4. Hold back the new films (3 points)
#
# Another table of the archive holds, for each of 600 films, five numbers (its features), four tags
# (its labels) and its year. The rows are in no particular order.


# %% role="setup"
def archive():
    """Return the features, the labels and the years of 600 films."""
    rng = np.random.default_rng(44)
    numbers = rng.normal(size=(600, 5)).round(3)
    labels = rng.integers(0, 2, size=(600, 4))
    released = np.concatenate([rng.integers(1980, 2015, 450), rng.integers(2015, 2024, 150)])
    return numbers, labels, rng.permutation(released)


features, labels, years = archive()
print("features", features.shape, " labels", labels.shape, " years", years.min(), "to", years.max())

# %% role="show"
fig, ax = plt.subplots(figsize=(6.5, 2.6), layout="constrained")
ax.scatter(np.arange(600), archive()[2], s=8, color="#1b6ca8")
ax.axhline(2014.5, color="#d1495b", linestyle="--")
ax.set(xlabel="row", ylabel="year", title="Old and new films, in no order")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# A dot for each film, its year against its row. The dots are scattered evenly along the rows. A
# dashed line lies just below 2015; the films to be held back are above it, here and there among the
# others.
#
# </details>
#
# How good is a network on films that are newer than all those it has learned from? To find out,
# somebody will call
#
# ```python
# model.fit(features_ordered, labels_ordered, validation_split=share, ...)
# ```
#
# Make the three variables so that Keras holds back all films from 2015 on (2015 included), and no
# other film. `features_ordered` and `labels_ordered` each hold all 600 films, and each film keeps
# its own labels. `share` is a number from 0 to 1. The order among the films before 2015 does not
# matter, nor does the order among the others.
#
# <details><summary>Hint: a nudge</summary>
#
# Which rows does `validation_split` take? And how many films are to be held back?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Find one order of the rows in which the new films come where Keras takes its validation rows, for
# instance with `np.argsort`, and use it twice.
#
# </details>

# %% role="answer" id="q4"
### BEGIN SOLUTION
order = np.argsort(years)
features_ordered = features[order]
labels_ordered = labels[order]
share = (years >= 2015).mean()
### END SOLUTION

# %% role="check" id="q4_pairs" points=1
with check("Every film has kept its labels, and none is lost", see="The last rows"):
    expect.array("features_ordered", features_ordered, shape=(600, 5))
    expect.array("labels_ordered", labels_ordered, shape=(600, 4))
    table, labels_there, _ = archive()
    films = [tuple(film) for film in np.asarray(features_ordered, dtype=float).round(3).tolist()]
    place = {tuple(film): row for row, film in enumerate(table.tolist())}
    expect.number(
        "how many of the 600 films are in features_ordered",
        len(set(films) & set(place)),
        600,
        reveal=True,
        why="Each film must be there once, its five features as they were.",
    )
    was = labels_there[[place[film] for film in films]]
    kept = (np.asarray(labels_ordered) == was).all(axis=1)
    expect.number(
        "how many films still have their own labels",
        int(kept.sum()),
        600,
        reveal=True,
        why="Both tables need the same new order of rows.",
    )

# %% role="check" id="q4_new" points=2
with check("Exactly the films from 2015 on are held back", see="The last rows"):
    expect.array("features_ordered", features_ordered, shape=(600, 5))
    expect.array("share", share, shape=(), between=(0, 1))
    table, _, released = archive()
    year_of = dict(zip(map(tuple, table.tolist()), released.tolist(), strict=True))
    films = [tuple(film) for film in np.asarray(features_ordered, dtype=float).round(3).tolist()]
    first = int(np.floor(600 * (1 - float(share))))  # as Keras computes it
    found_years = np.array([year_of.get(film, 0) for film in films])
    expect.number(
        f"how many films from 2015 on are among the last {600 - first} rows, which Keras holds back "
        f"if `share` is {float(share):.4g}",
        int((found_years[first:] >= 2015).sum()),
        int((released >= 2015).sum()),
        reveal=True,
        why="Which rows does `validation_split` take, and is 2015 included?",
    )
    expect.number(
        f"how many other films are among the last {600 - first} rows",
        int((found_years[first:] < 2015).sum()),
        0,
        reveal=True,
        why="What share of the 600 films is to be held back?",
    )

# %% [markdown]
# ## Question 5. Repair: three sprinklers (5 points)
#
# Three sprinklers stand on a lawn, and each wets the grass around it, up to some distance. Their
# circles overlap: a plant may be reached by none of them, by one, by two or by all three. Each row
# is a plant. `places` holds its two coordinates, and its three labels in `wet` say which sprinklers
# reach it.

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
# <details><summary>In the figure</summary>
#
# The lawn three times, once for each sprinkler. Triangles, the wet plants, fill a round patch: at
# the lower left, at the lower right, and above the middle. Circles, the dry ones, surround it.
#
# </details>
#
# The code below runs without any message, and four things in it are wrong:
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
# - it gets at least 90 % of the labels of **new** plants right. Without bends it gets about 75 %
#   right; about 96 % are possible. Training takes a few seconds.
#
# `share_right` is the share of all the **labels** in `wet` that the finished model gets right: a
# number from 0 to 1, not rounded. (It says 1 where the probability is above one half.)
#
# <details><summary>Hint: a nudge</summary>
#
# Which activation makes a probability of each score alone? What does a hidden layer without an
# activation add? And what does Keras compute for the word `"accuracy"` when there are three columns?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Two layers need another activation, and the loss must fit the last one; the lesson's recap has
# both in its last column. Keras has a metric that counts labels, or count them yourself with
# `model.predict`. If it learns too slowly: more epochs, or a somewhat larger learning rate.
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

# %% role="check" id="q5_learns" points=1
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
# <details><summary>In the figure</summary>
#
# If your model works, three round areas overlap: pale outside, darker where two of them meet, darkest in the
# middle, where all three do. The dashed circles are the true reaches of the sprinklers, and the edges of the areas
# follow them.
#
# </details>
#
# ## Question 6. Read a result (1 point)
#
# A network marks songs with five moods; a song may have any number of them. For 400 test songs,
# Keras reports:
#
# ```
# accuracy: 0.31 - binary_accuracy: 0.91 - exact_match: 0.58
# ```
#
# Always giving the more frequent value of each mood gets 0.88 of these labels right; always giving
# the most frequent row gets 0.45 of these songs right in all five moods. The standard errors of the
# three numbers above are at most 0.025. What do you conclude?
#
# - **a** All five moods are right for 31 % of the songs, far fewer than the 45 % of the baseline.
# - **b** All five moods are right for 58 % of the songs, clearly more than the 45 % of the baseline.
# - **c** An accuracy of 0.31 is far below 0.88, so the network has learned nothing about the moods.
# - **d** `accuracy` and `binary_accuracy` should be equal here, so the outputs must come from a softmax.
# - **e** With 0.91 for each label, exact match must be 0.91⁵, or 0.62, so 0.58 has to be a mistake.
#
# Write the letter into `answer`, in quotes.
#
# <details><summary>Hint</summary>
#
# What does each of the three numbers count: songs or labels? Which of the two baselines belongs to
# it?
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "b"
### END SOLUTION

# %% role="check" id="q6_reading" points=1
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
            e="That would hold if mistakes in one mood had nothing to do with mistakes in another, "
            "and if all moods were equally hard.",
        ),
    )
