# %% [markdown]
# # 3. Several classes
#
# Which of ten digits is it? Which of three flowers? Which of four people threw this dart? For two
# answers one probability was enough. Several answers need one probability **each**, and together
# these must add up to 1. This chapter is about what changes: the labels, the last layer, the loss,
# and how you read the result.

# %% [markdown]
# ## What you will learn
#
# - turn names into codes, codes into one-hot rows, and predictions back into names;
# - compute a softmax by hand, and say why only the differences of the scores count;
# - choose the loss that fits your labels, and know what a loss of 1.386 tells you;
# - split the rows so that every class gets its share, and read a confusion matrix;
# - say how far an accuracy on n rows may be off by chance.
#
# You need chapter 2, or to have trained a network with a sigmoid before. Allow about an hour.

# %%
import re
import warnings

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

from coursedata import load_darts

keras.utils.set_random_seed(3)  # weights and shuffling: the same on every run

# %% [markdown]
# ## Four players
#
# Kate, Michael, Steve and Susan have thrown 200 darts each. A table says where each dart hit the
# board, and who threw it. The middle of the board is (0, 0), and its edge is at distance 1 from
# there. (The throws were invented for this course. `load_darts().DESCR` says how.)

# %%
darts = pd.read_csv(load_darts().filename)
darts.head()

# %%
darts.shape, darts["competitor"].value_counts().to_dict()

# %% collapsed=true
PLAYERS = ["Kate", "Michael", "Steve", "Susan"]
STYLES = {
    "Kate": ("o", "#1b6ca8"),
    "Michael": ("s", "#d1495b"),
    "Steve": ("^", "#edae49"),
    "Susan": ("D", "#2e8b57"),
}
NUMBERS = (20, 1, 18, 4, 13, 6, 10, 15, 2, 17, 3, 19, 7, 16, 8, 11, 14, 9, 12, 5)


def board(ax):
    """Draw the rings and the fields of a dartboard lightly."""
    for radius in (0.037, 0.094, 0.582, 0.629, 0.953, 1):
        ax.add_patch(plt.Circle((0, 0), radius, fill=False, color="grey", linewidth=0.6))
    for place, number in enumerate(NUMBERS):
        angle = 2 * np.pi * place / 20
        edge = np.array([np.sin(angle + np.pi / 20), np.cos(angle + np.pi / 20)])
        ax.plot(*np.outer(edge, (0.094, 1)), color="grey", linewidth=0.4)
        middle = np.array([np.sin(angle), np.cos(angle)])
        ax.text(*1.08 * middle, number, ha="center", va="center", fontsize=8, color="dimgrey")
    ax.set(xlabel="x (board radii)", ylabel="y (board radii)", aspect="equal")
    ax.set(xlim=(-1.25, 1.25), ylim=(-1.25, 1.25))


def scatter(ax, throws, names):
    """Draw throws, told apart by marker and by colour."""
    for player, (marker, colour) in STYLES.items():
        chosen = throws[names == player]
        ax.scatter(
            chosen[:, 0],
            chosen[:, 1],
            s=20,
            marker=marker,
            c=colour,
            edgecolor="black",
            linewidth=0.3,
            label=player,
        )


throws, names = darts[["xCoord", "yCoord"]].to_numpy(), darts["competitor"].to_numpy()
mystery = np.array([[0.02, 0.64], [0.0, 0.34], [-0.42, 0.22]])

fig, ax = plt.subplots(figsize=(7.2, 7.2))
board(ax)
scatter(ax, throws, names)
disc = {"facecolor": "white", "edgecolor": "black", "boxstyle": "circle"}
for number, place in enumerate(mystery, start=1):
    ax.text(*place, number, ha="center", va="center", weight="bold", bbox=disc)
ax.set_title("800 throws, and three of unknown origin")
ax.legend(loc="lower left", framealpha=1)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# A dartboard. Kate's circles lie around the middle, Steve's triangles at the top (20), and fewer at
# the lower left (19), Susan's diamonds at the right (6) and fewer at the left (11), Michael's
# squares at the upper left (12) and at the lower right (17). Neighbours overlap. Of the three white
# discs, 1 is among Steve's triangles, 2 between Steve's and Kate's throws, 3 where Kate's,
# Michael's and Susan's meet.
#
# </details>
#
# **Predict.** Who threw each of the three? How sure are you? Remember your answers; the network
# will give its own at the end, in "Play".

# %% [markdown]
# ## From names to codes
#
# Each player is a **class**. A network computes with numbers, so each name becomes a **code**: 0,
# 1, 2 or 3. pandas does it.
#
# **Predict, then run.** The first row of the table is Steve's. Which code will he get?

# %%
players = pd.Categorical(darts["competitor"])
codes = players.codes
codes[:5]

# %%
players.categories

# %% [markdown]
# <details><summary>Answer</summary>
#
# 2, although he comes first, because the categories are in alphabetical order, and a code is a
# place in this list.
#
# </details>
#
# So **keep the list**. It is the only way back:

# %%
players.categories[codes[:5]].tolist()

# %% [markdown]
# If you overwrite the names with codes, nobody can tell afterwards who "2" was.
#
# And if you encode a part of the table by itself, the same name may get another code:

# %%
part = ["Susan", "Steve", "Kate"]  # no Michael among them
print("by themselves:      ", pd.Categorical(part).codes)
print("with the same list: ", pd.Categorical(part, categories=players.categories).codes)

# %% [markdown]
# Encode once, before you split, or pass the list, as here.

# %% [markdown]
# ## One-hot: a column for each class
#
# Why not let one neuron predict the code, as in a regression? Because a code is not a quantity.
# Steve (2) is not twice Michael (1), and a place where Kate (0) and Steve (2) are equally likely is
# not Michael's. The order of the alphabet means nothing on the board.
#
# So each class gets a column of its own: 1 in the column of the player who threw, 0 in the others.
# This is a **one-hot** row. By hand, it is a row of the identity matrix, with ones on its diagonal:

# %%
np.eye(4)[codes[:5]]

# %% [markdown]
# Keras has a function for it. It needs to know how many classes there are:

# %%
one_hot = keras.utils.to_categorical(codes, num_classes=4)
one_hot.shape

# %% [markdown]
# **Predict, then run.** What shape comes out if you do not say how many, and the part of the table
# happens to have no throw by Susan?

# %%
keras.utils.to_categorical([0, 2, 1]).shape

# %% [markdown]
# <details><summary>Answer</summary>
#
# Three columns, because the width is guessed from the largest code. A network for four players
# cannot use these rows.
#
# </details>
#
# Always say `num_classes`.
#
# The way back is `argmax`: the place of the largest number in each row.

# %%
one_hot[:5].argmax(axis=1)

# %% [markdown]
# ## Softmax
#
# The last layer has four neurons, and each computes a **score** for its player, which may be any
# number. We want four probabilities: none negative, adding up to 1. **Softmax** takes two steps.
# First raise $e$ to each score: the result is always positive. Then divide by the sum:
#
# $$p_i = \frac{e^{z_i}}{e^{z_1} + e^{z_2} + e^{z_3} + e^{z_4}}$$

# %%
scores = np.array([1.0, -0.5, 2.0, 0.0])
powers = np.exp(scores)
chances = powers / powers.sum()
chances.round(3), chances.sum()

# %% collapsed=true
fig, axes = plt.subplots(1, 3, figsize=(10.5, 3.2), layout="constrained")
steps = (
    ("1. score z", scores),
    ("2. e to the power of z", powers),
    ("3. divided by the sum", chances),
)
for ax, (title, heights) in zip(axes, steps, strict=True):
    bars = ax.bar(PLAYERS, heights, color=[STYLES[player][1] for player in PLAYERS])
    ax.bar_label(bars, fmt="%.2f", padding=2)
    ax.axhline(0, color="black", linewidth=0.8)
    ax.set(title=title, xlabel="player")
    ax.margins(y=0.15)
axes[0].set_ylabel("score")
axes[1].set_ylabel("power")
axes[2].set_ylabel("probability")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Three bar charts of the same four players. The scores are 1, −0.5, 2 and 0. Their
# powers are all positive. Divided by the sum, the bars keep their proportions and become
# probabilities: Steve has the highest, about 0.6, Michael the lowest, about 0.05.
#
# </details>
#
# The order is kept: the largest score gives the largest probability.
#
# **Predict, then run.** What happens to the probabilities if every score grows by 100?

# %%
shifted = np.exp(scores + 100)
(shifted / shifted.sum()).round(3)

# %% [markdown]
# <details><summary>Answer</summary>
#
# Nothing, because the factor $e^{100}$ appears above and below the fraction line, and cancels: only
# the differences between scores count.
#
# </details>
#
# This comes in handy where scores are around 1000, because their powers are too large for the
# computer's numbers, and become infinite:

# %%
large = scores + 1000
with np.errstate(over="ignore", invalid="ignore"):  # NumPy would warn, rightly
    print("as it stands:                ", np.exp(large) / np.exp(large).sum())

safe = np.exp(large - large.max())
print("the largest subtracted first:", (safe / safe.sum()).round(3))

# %% [markdown]
# `nan` means "not a number": infinity divided by infinity. If you subtract the largest score first,
# no power is larger than $e^0 = 1$. Keras does the same.
#
# And the sigmoid of chapter 2? It is the softmax of two scores, one of which is always 0:

# %%
z = 1.5
pair = np.exp([0, z])
print(
    f"softmax of (0, {z}): {pair[1] / pair.sum():.6f}    sigmoid of {z}: {1 / (1 + np.exp(-z)):.6f}"
)

# %% [markdown]
# ## The price of a mistake
#
# The loss is the same as before: minus the logarithm of the probability that was given to **what
# really happened**. With several classes it is called **categorical cross-entropy**. By hand, for
# three throws:

# %%
truth = np.array([2, 0, 3])  # Steve, Kate, Susan
predicted = np.array(
    [
        [0.05, 0.15, 0.70, 0.10],
        [0.40, 0.20, 0.30, 0.10],
        [0.30, 0.60, 0.08, 0.02],
    ]
)
happened = predicted[np.arange(3), truth]  # from each row, the number in the true column
print("given to what happened:", happened)
print("loss of each throw:    ", (-np.log(happened)).round(3))
print("mean:                  ", (-np.log(happened)).mean().round(4))

# %% [markdown]
# The last throw is a confident mistake, and costs most. Now the same with Keras. It has two losses,
# which differ in nothing but the form of the labels:

# %%
categorical = keras.losses.CategoricalCrossentropy()
sparse = keras.losses.SparseCategoricalCrossentropy()
of_rows, of_codes = categorical(np.eye(4)[truth], predicted), sparse(truth, predicted)
print(f"one-hot rows, categorical: {float(of_rows):.4f}")
print(f"codes, sparse categorical: {float(of_codes):.4f}")

# %% [markdown]
# Both give the same number. Codes with the sparse loss save the step of one-hot encoding, and
# memory: with 10,000 classes, a one-hot row would be 10,000 numbers long.
#
# | your labels | the loss |
# |---|---|
# | codes: `[2, 0, 3]` | `"sparse_categorical_crossentropy"` |
# | one-hot: `[[0, 0, 1, 0], ...]` | `"categorical_crossentropy"` |
#
# **Predict, then run.** What does a network pay if it knows nothing, and says ¼ for every player?

# %%
-np.log(1 / 4)

# %% [markdown]
# <details><summary>Answer</summary>
#
# About 1.386, for every throw.
#
# </details>
#
# With $k$ equally frequent classes it is $\ln k$: 0.693 for two, 2.303 for ten. A loss that stays
# at this number means that nothing has been learned. (If some classes are more frequent, knowing
# only that costs less: see chapter 4.)

# %% [markdown]
# ## Split the throws
#
# As always, some rows are set aside for the end, the test rows. A fifth of them, say.
#
# **Predict, then run.** How many rows does `test_size=20` set aside, and how many does
# `test_size=0.2`?

# %%
for size in (20, 0.2):
    _, kept = train_test_split(codes, test_size=size, random_state=9)
    print(f"test_size={size}: {len(kept)} rows, of each player {np.bincount(kept, minlength=4)}")

# %% [markdown]
# <details><summary>Answer</summary>
#
# 20 and 160: a whole number counts rows; a number with a decimal point is a share.
#
# </details>
#
# Both run without a complaint, so it is easy to get the wrong one. Later in this chapter you will
# see what a test on 20 rows is worth.
#
# The four counts are uneven, because chance alone drew them. With `stratify`, each player gets the
# same share in both parts:

# %%
X_train, X_test, y_train, y_test = train_test_split(
    throws, codes, test_size=0.2, stratify=codes, random_state=9
)
X_train.shape, X_test.shape, np.bincount(y_test)

# %% [markdown]
# The number to beat: always saying the same player is right about one throw in four, 0.25. The
# coordinates lie around 0 and hardly beyond 1, so they need no scaling.

# %% [markdown]
# ## Straight boundaries first
#
# The smallest network for this has one layer: four neurons with softmax. Each neuron's score is a
# weighted sum of x and y, so two players' scores are equal along a straight line.

# %%
line = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(4, activation="softmax")])
line.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.1),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
line.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)
line.evaluate(X_train, y_train, verbose=0, return_dict=True)

# %% [markdown]
# That is better than 0.25, and still wrong about more than half. Was the training too short?
# scikit-learn's `LogisticRegression` is the same model, and goes on until nothing improves (a large
# `C` allows large weights):

# %%
LogisticRegression(C=1e6).fit(X_train, y_train).score(X_train, y_train)

# %% [markdown]
# That is hardly better, so training is not to blame. Susan throws to the right and to the left, and
# straight boundaries cannot put both sides into one region without the middle.

# %% [markdown]
# ## Build, compile, fit
#
# So we add a hidden layer. **Predict, then run.** How many parameters?

# %%
keras.utils.set_random_seed(3)
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu", name="hidden"),
        layers.Dense(4, activation="softmax", name="player"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.03),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.summary()

# %% [markdown]
# <details><summary>Answer</summary>
#
# Hidden: 32 × (2 + 1) = 96. Output: 4 × (32 + 1) = 132. In all, 228.
#
# </details>
#
# The last fifth of the training rows becomes validation rows, because we must not look at the test
# rows while we choose. (The learning rate is large, so that 20 epochs are enough.)

# %%
history = model.fit(X_train, y_train, epochs=20, validation_split=0.2, verbose=0)
curves = pd.DataFrame(history.history)
curves.index += 1  # epochs are counted from 1
curves.iloc[[0, 4, 9, 19]].round(3)

# %% collapsed=true
fig, axes = plt.subplots(1, 2, figsize=(10, 3.4), layout="constrained")
for ax, quantity in zip(axes, ("loss", "accuracy"), strict=True):
    ax.plot(curves[quantity], color="#1b6ca8", label="training rows")
    ax.plot(curves[f"val_{quantity}"], color="#d1495b", linestyle="--", label="validation rows")
    ax.set(xlabel="epoch", ylabel=quantity, title=f"{quantity} by epoch", xticks=(1, 5, 10, 15, 20))
for ax, level, text in (
    (axes[0], np.log(4), "knows nothing: 1.386"),
    (axes[1], 0.25, "always the same player: 0.25"),
):
    ax.axhline(level, color="grey", linewidth=0.8, linestyle=":")
    ax.annotate(text, (20, level), (0, 4), textcoords="offset points", ha="right", color="dimgrey")
axes[0].set_ylim(0.3, 1.5)
axes[1].set_ylim(0.2, 1)
axes[0].legend(loc="center right")
axes[1].legend(loc="center right")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Left, the loss starts below 1.386, dotted, falls steeply for some five epochs, and then hardly
# moves. Right, the accuracy climbs to about 0.8. The validation rows' curves, dashed, stay close to
# those of the training rows.
#
# </details>
#
# The validation accuracy is even higher: in the first epochs because the training rows are measured
# while the network still learns, and later by chance. A difference of 0.02 on 128 rows means
# little, as you will see.
#
# Why is neither higher? Look at the first figure again: where two players' throws mix, nobody can
# always be right.
#
# We have decided on this network. Now the test rows, once:

# %%
report = model.evaluate(X_test, y_test, verbose=0, return_dict=True)
{name: round(value, 3) for name, value in report.items()}

# %% [markdown]
# ## From probabilities to names
#
# `predict` returns a row of four probabilities for each throw. Their order is that of the codes.

# %%
chances = model.predict(X_test, verbose=0)
pd.DataFrame(chances[:4], columns=PLAYERS).round(2)

# %% [markdown]
# The answer is the column with the largest number, and the list of names turns it into a player.
# There is no threshold: the winner may have 0.9, or 0.4.

# %%
answers = chances.argmax(axis=1)
print("network:", np.array(PLAYERS)[answers[:4]])
print("truth:  ", np.array(PLAYERS)[y_test[:4]])

# %% [markdown]
# ## The board, as the network sees it
#
# We ask both networks about every place on a fine grid, and colour it by the player they name.


# %% collapsed=true
def regions(ax, network, throws, codes):
    """Colour the board by the predicted player; a place where the network is sure is darker."""
    steps = np.linspace(-1.25, 1.25, 200)
    x, y = np.meshgrid(steps, steps)
    grid = np.column_stack([x.ravel(), y.ravel()])
    chances = network.predict(grid, batch_size=4096, verbose=0).reshape(*x.shape, 4)
    best = chances.argmax(axis=-1)
    image = np.ones((*x.shape, 4))
    for code, player in enumerate(PLAYERS):
        image[best == code, :3] = plt.matplotlib.colors.to_rgb(STYLES[player][1])
    image[..., 3] = 0.15 + 0.5 * chances.max(axis=-1)
    ax.imshow(image, extent=(-1.25, 1.25, -1.25, 1.25), origin="lower")
    board(ax)
    scatter(ax, throws, np.array(PLAYERS)[codes])
    angles = np.array([NUMBERS.index(number) for number in (20, 6, 17, 19, 11, 12)]) * np.pi / 10
    places = np.vstack([[0, 0], 0.82 * np.column_stack([np.sin(angles), np.cos(angles)])])
    named = network.predict(places, verbose=0).argmax(axis=1)
    box = {"facecolor": "white", "edgecolor": "black", "boxstyle": "round,pad=0.2"}
    for place, code in zip(places, named, strict=True):  # whom it names at seven places
        ax.text(*place, PLAYERS[code], ha="center", va="center", weight="bold", bbox=box)


fig, axes = plt.subplots(1, 2, figsize=(14, 7.2), layout="constrained")
for ax, network, title in (
    (axes[0], line, "One layer: straight boundaries"),
    (axes[1], model, "With 32 hidden neurons"),
):
    regions(ax, network, X_train, y_train)
    ax.set_title(title)
axes[1].legend(loc="lower left", framealpha=1)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Two boards with the training throws, coloured by the player that a network names. Left, the
# regions are pale wedges with straight boundaries, each with throws of several players; Kate has
# hardly any room. Right, a rounded region around the middle is Kate's. Around it, Steve has the top
# and the lower left, Susan the right and the left, Michael the upper left and the lower right.
#
# </details>
#
# With hidden neurons, a region may have two parts, and Kate's is closed all round. The colour is
# pale at the boundaries, where the network is unsure.

# %% [markdown]
# ## Who is mistaken for whom
#
# An accuracy says how many mistakes there are; a **confusion matrix** says which: a row for each
# true player, a column for each player named.
#
# **Predict.** Look at the board. Which two players will be mixed up often? Which hardly ever?

# %%
confusion = np.zeros((4, 4), dtype=int)
for true, named in zip(y_test, answers, strict=True):
    confusion[true, named] += 1
confusion

# %% collapsed=true
fig, ax = plt.subplots(figsize=(5.6, 4.8), layout="constrained")
image = ax.imshow(confusion, cmap="Blues", vmin=0, vmax=40)
for true, named in np.ndindex(4, 4):
    count = confusion[true, named]
    colour = "white" if count > 20 else "black"
    ax.text(named, true, count, ha="center", va="center", color=colour, fontsize=13)
ax.set(
    xticks=range(4),
    xticklabels=PLAYERS,
    yticks=range(4),
    yticklabels=PLAYERS,
    xlabel="named by the network",
    ylabel="true player",
    title="160 test throws",
)
fig.colorbar(image, label="number of throws")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# A table of four rows and four columns. The cells from the upper left to the lower right are dark:
# right answers, most of the 40 in each row. The other cells are mistakes, few in each.
#
# </details>
#
# To count a pair, add its two cells. 160 throws are few, so let us also count all 800, though the
# network has learned from most of them:

# %%
named = model.predict(throws, verbose=0).argmax(axis=1)
everywhere = np.zeros((4, 4), dtype=int)
np.add.at(everywhere, (codes, named), 1)
for one, other in ((1, 2), (0, 1), (0, 2), (0, 3), (1, 3), (2, 3)):
    counts = [table[one, other] + table[other, one] for table in (confusion, everywhere)]
    print(f"{PLAYERS[one]:>8} and {PLAYERS[other]:<8}{counts[0]:>3} of 160,{counts[1]:>4} of 800")

# %% [markdown]
# <details><summary>Answer</summary>
#
# Michael and Steve most often, because their favourite fields are near each other, at the upper
# left and at the bottom. Kate, in the middle, borders on everybody, and is mixed up with
# everybody. Steve and Susan, whose throws hardly meet, are hardly mixed up at all.
#
# </details>
#
# Now read the matrix (`sklearn.metrics.confusion_matrix` counts it, too) along the rows and down
# the columns:
#
# - **Recall**, by row: of Steve's throws, what share did the network find?
# - **Precision**, by column: of the throws that it called Steve's, what share was his?

# %%
right = np.diag(confusion)
pd.DataFrame(
    {"recall": right / confusion.sum(axis=1), "precision": right / confusion.sum(axis=0)},
    index=PLAYERS,
).round(2)

# %% [markdown]
# ## What a test on 20 rows is worth
#
# Suppose we had tested on 20 throws instead of 160. Chance decides which 20. So let it draw 20 of
# our test throws 2,000 times, each throw from all of them, with the network unchanged. Then do the
# same with 160.
#
# **Predict, then run.** How often is a test on 160 throws off by more than 0.03?

# %%
hits = answers == y_test
p = hits.mean()
rng = np.random.default_rng(3)
tests = {n: rng.choice(hits, (2000, n)).mean(axis=1) for n in (20, 160)}
for n, accuracies in tests.items():
    print(f"tests on {n} throws:", *(f"{accuracy:.2f}" for accuracy in accuracies[:6]), "...")
    off = (abs(accuracies - p) > 0.03).mean()
    print(f"   their standard deviation: {accuracies.std():.3f}, off by more than 0.03: {off:.0%}")
    print(f"   root of p (1 - p) / n:    {np.sqrt(p * (1 - p) / n):.3f}")

# %% collapsed=true
fig, axes = plt.subplots(1, 2, figsize=(10, 3.4), layout="constrained", sharex=True)
for ax, (n, accuracies) in zip(axes, tests.items(), strict=True):
    values, counts = np.unique(np.round(accuracies * n), return_counts=True)
    ax.bar(values / n, counts / 2000, width=0.8 / n, color="#1b6ca8")
    ax.axvline(p, color="#d1495b", linestyle="--", label="on our 160 test throws")
    ax.set(xlabel=f"accuracy on {n} throws", title=f"One network, 2,000 tests on {n} throws")
axes[0].set(ylabel="share of the tests", xlim=(0.45, 1.02))
axes[0].legend(loc="upper left")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Two hills of bars around a dashed line near 0.8. Left, with 20 throws, the hill is wide: many
# tests give 0.7 or less, many 0.9 or more. Right, with 160, nearly all lie between 0.74 and 0.87.
#
# </details>
#
# <details><summary>Answer</summary>
#
# More than one time in three; a test on 20 throws, nearly four times in five.
#
# </details>
#
# The width of the hill follows a rule. An accuracy $p$ on $n$ rows has the **standard error**
# $\sqrt{p(1-p)/n}$: about two thirds of all tests are off by less than that, and 19 in 20 by less
# than twice that. Here it is 0.09 with 20 rows, and 0.03 with 160. So we may report 0.81 ± 0.03,
# and if another network has 0.83, that is no reason to prefer it. For half the error you need four
# times as many rows.

# %% [markdown]
# ## What goes wrong
#
# Real mistakes, with the messages of this version of Keras. First, names instead of codes:


# %%
def short(error):
    """The first line of a message that says something, at most 200 characters."""
    lines = [line for line in str(error).splitlines() if line.strip()]
    return f"{type(error).__name__}: {lines[0]}"[:200]


try:
    model.fit(X_train, np.array(PLAYERS)[y_train], epochs=1, verbose=0)
except Exception as error:
    print(short(error))

# %% [markdown]
# `str224` is NumPy's type for these texts. Turn names into codes first. Now codes, but the loss for
# one-hot rows:

# %%
mixed = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(4, activation="softmax")])
mixed.compile(loss="categorical_crossentropy")
try:
    mixed.fit(X_train, y_train, epochs=1, verbose=0)
except Exception as error:
    print(short(error))

# %% [markdown]
# And the reverse, one-hot rows with the sparse loss:

# %%
mixed.compile(loss="sparse_categorical_crossentropy")
try:
    mixed.fit(X_train, np.eye(4)[y_train], epochs=1, verbose=0)
except Exception as error:
    print(short(error))

# %% [markdown]
# Next, codes that start at 1, so that Susan is 4. For four classes, the codes must be 0 to 3.
# (Here the loss is called by itself, as in "The price of a mistake"; `fit` says the same in the
# middle of a long message.)

# %%
try:
    sparse(truth + 1, predicted)
except Exception as error:
    print(type(error).__name__, *re.findall(r"Received a label.*\.", str(error)))

# %% [markdown]
# The next two mistakes raise no error. First, a single sigmoid, as if there were two classes, with
# codes from 0 to 3:

# %%
keras.utils.set_random_seed(3)
single = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(1, activation="sigmoid")])
single.compile(optimizer=keras.optimizers.Adam(0.1), loss="binary_crossentropy")
losses = single.fit(X_train, y_train, epochs=5, verbose=0).history["loss"]
np.round(losses, 2)

# %% [markdown]
# A loss below zero! A cross-entropy can never be negative if the labels are 0 and 1. So a negative
# one means that the labels are not what the loss expects.
#
# Second, softmax over one neuron. The sum then has a single power, which is divided by itself: 1,
# whatever the throw.

# %%
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    alone = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(1, activation="softmax")])
    print(alone.predict(X_test[:4], verbose=0).ravel())
print(*{str(warning.message).split(", which")[0] for warning in caught})

# %% [markdown]
# Keras warns, but goes on. Softmax needs as many neurons as there are classes.
#
# > **You may see** in older texts:
# >
# > | old | today |
# > |---|---|
# > | `frame.competitor = frame.competitor.cat.codes` | keep the names; put the codes beside them |
# > | `model.evaluate(x, y)[1]` | `model.evaluate(x, y, return_dict=True)["accuracy"]` |
# > | `model.predict_classes(x)` | `model.predict(x).argmax(axis=1)` |

# %% [markdown]
# ## Play: throw a dart
#
# Here are the three darts of unknown origin, and a fourth, which has hit the wall far to the right
# of the board. **Predict first:** which players get a tall bar, for each dart? About which one is
# the network surest? Then run, and put your own throws into `THROWS`. Where must you throw to make
# it least sure?

# %%
THROWS = [(0.02, 0.64), (0.0, 0.34), (-0.42, 0.22), (3.0, 0.0)]

chances = model.predict(np.array(THROWS), verbose=0)

# %% collapsed=true
fig, axes = plt.subplots(1, len(THROWS), figsize=(3.4 * len(THROWS), 3.2), layout="constrained")
for ax, throw, row in zip(np.atleast_1d(axes), THROWS, chances, strict=True):
    bars = ax.bar(PLAYERS, row, color=[STYLES[player][1] for player in PLAYERS])
    ax.bar_label(bars, fmt="%.2f", padding=2)
    ax.set(title=f"at {throw}: {PLAYERS[row.argmax()]}", xlabel="player", ylim=(0, 1.1))
np.atleast_1d(axes)[0].set_ylabel("probability")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# One bar chart for each dart, with the probabilities of the four players. For the
# first, Steve has nearly all. For the second, Kate and Steve share most of it. The third is divided
# among Michael, Susan and Kate. The dart in the wall is Susan's, with a probability of nearly 1.
#
# </details>
#
# <details><summary>Answer</summary>
#
# The network is surest about the dart in the wall. It is least sure where three regions meet, as
# near (−0.4, −0.3) or (0.33, 0.3): there, the largest probability is about one third.
#
# </details>
#
# A probability is more than an answer: it says when not to bet. But look at the last one. Nobody
# threw there, so the network has seen nothing like it, and yet it is surer than ever: it extends
# the boundaries that it drew as far as you like. Being sure and being right are two different things.

# %% [markdown]
# ## Recap
#
# | step | several classes | two classes, for comparison |
# |---|---|---|
# | labels | codes 0 to k − 1, or one-hot rows of k | 0 and 1 |
# | output layer | `Dense(k, activation="softmax")` | `Dense(1, activation="sigmoid")` |
# | loss | `"sparse_categorical_crossentropy"` for codes, `"categorical_crossentropy"` for one-hot rows | `"binary_crossentropy"` |
# | `predict` gives | k probabilities per row, adding up to 1 | one probability per row |
# | from output to answer | `p.argmax(axis=1)`, then the list of names | `(p > 0.5).astype(int).ravel()` |
# | loss when nothing is learned, classes equally frequent | ln k | 0.693 |
# | what the mistakes are | confusion matrix, recall, precision | the same, with two rows |
#
# And: `test_size=0.2` is a share, `test_size=20` is 20 rows; `stratify` gives every class its
# share; an accuracy has the standard error $\sqrt{p(1-p)/n}$.

# %% [markdown]
# ## Where next
#
# Solve the
# [exercise of this chapter](../work/03_multiclass_classification/03_multiclass_classification.ipynb):
# six short questions, checked as you go. (If the link leads nowhere, `make lab` has not prepared
# your copies yet.)
#
# Here, one throw had one player. In the [next chapter](04_multilabel_classification.ipynb) several
# answers may be true at once: which parcels of a field need water?
