# %% [markdown]
# # 4. Several labels at once
#
# A dart has one thrower. But a film may be a comedy *and* a love story, a photo may show a dog, a
# child and a beach, or none of them. Where answers do not exclude each other, the network needs
# different outputs from those of chapter 3, and you need different numbers to judge it.

# %% [markdown]
# ## What you will learn
#
# - tell labels that exclude each other from labels that do not;
# - build a network with one sigmoid for each label, and compute its loss by hand;
# - see why the word `"accuracy"` misleads here, and compute two honest measures instead;
# - choose a threshold for each label, by what its mistakes cost;
# - know which rows `validation_split` takes, and what happens if the rows are sorted.
#
# You need chapters 2 and 3. Allow about an hour.

# %%
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers, ops
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

from coursedata import load_irrigation

pd.set_option("display.width", 100)

# %% [markdown]
# ## A field with three parcels
#
# Twenty sensors stand in a field that has three **parcels**. Each row of our table is one morning:
# what the sensors read, and which parcels needed water, 1 for yes. The data were made for this
# course. What each sensor measures is not written down; the network has to find out.

# %%
irrigation = load_irrigation(as_frame=True)
irrigation.frame.iloc[:6, [0, 1, 2, 18, 19, 20, 21, 22]]

# %%
X, y = irrigation.data.to_numpy(), irrigation.target.to_numpy()
parcels = irrigation.target_names.tolist()
print("readings", X.shape, " labels", y.shape)
print("share of ones:", dict(zip(parcels, y.mean(axis=0).round(2).tolist(), strict=True)))

# %% [markdown]
# The labels are a table of their own: three columns. How often does each combination occur?

# %% collapsed=true
BLUE, RED, AMBER, GREEN = "#1b6ca8", "#d1495b", "#edae49", "#2e8b57"

combinations, rows = np.unique(y, axis=0, return_counts=True)
names = [
    "none" if not row.any() else " + ".join(str(k) for k in np.flatnonzero(row))
    for row in combinations
]
order = np.lexsort((-rows, combinations.sum(axis=1)))
together = np.array([[y[y[:, i] == 1, j].mean() for j in range(3)] for i in range(3)])

fig, (left, right) = plt.subplots(1, 2, figsize=(10.5, 3.8), layout="constrained")
bars = left.barh([names[i] for i in order], rows[order], color=BLUE)
left.bar_label(bars, padding=3)
left.invert_yaxis()
left.set(xlabel="mornings", ylabel="parcels that need water", title="Every combination occurs")
left.set_xlim(0, 640)
image = right.imshow(together, cmap="Blues", vmin=0, vmax=1)
for i in range(3):
    for j in range(3):
        colour = "white" if together[i, j] > 0.6 else "black"
        right.text(j, i, f"{together[i, j]:.2f}", ha="center", va="center", color=colour)
right.set(
    xticks=range(3),
    yticks=range(3),
    xlabel="this parcel needs water too, in what share",
    ylabel="when this parcel needs water,",
    title="Labels go together",
)
fig.colorbar(image, ax=right, label="share of mornings")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Left, one bar for each of the eight combinations. The longest is "none": on 559 of the 2,000
# mornings no parcel needed water. All three did (0 + 1 + 2) on 249. Right, a table of three by
# three shares.
#
# </details>
#
# When parcel 0 needs water, parcel 2 does too on 33 % of those mornings; when parcel 1 does,
# on 36 %. Over all mornings, parcel 2 needs it on 24 %, so the labels go together.

# %% [markdown]
# ## Either-or, or as many as apply
#
# | | exclusive classes (chapter 3) | independent labels: **multi-label** (this chapter) |
# |---|---|---|
# | question | which **one** of these? | for **each** of these: yes or no? |
# | example | which player threw the dart | which parcels need water |
# | a row of labels | `[0, 1, 0, 0]`, always one 1 | `[1, 1, 0]`, any number of ones |
# | the outputs | add up to 1 | need not add up to anything |
# | last layer | `Dense(4, activation="softmax")` | `Dense(3, activation="sigmoid")` |
#
# "Independent" means that no answer rules out another. The answers may well go together, as the
# figure shows.
#
# **Predict, then run.** The last layer gives three scores: 2, 1 and −1. Softmax and sigmoid both
# turn them into numbers from 0 to 1. Which of the two can say "yes" to the first *and* the second?

# %%
scores = np.array([[2.0, 1.0, -1.0]])
for name, activation in (
    ("softmax", keras.activations.softmax),
    ("sigmoid", keras.activations.sigmoid),
):
    found = ops.convert_to_numpy(activation(scores))[0]
    print(f"{name}: {found.round(2)}   sum {found.sum():.2f}")

# %% [markdown]
# <details><summary>Answer</summary>
#
# Only the sigmoids. Softmax shares out one whole: what the first gets is taken from the others, so
# at most one of its outputs can be above one half. Each sigmoid looks at its own score alone.
#
# </details>

# %% [markdown]
# ## One sigmoid for each label
#
# First, three parts: training rows to learn from, validation rows to compare and choose by, and
# test rows to use once, at the end. The sensors read from 0 to 15; we scale them with the training
# rows' mean and standard deviation, as in chapter 2.


# %%
def parts(split):
    """Return scaled training, validation and test rows, and their labels, for a split."""
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size=400, random_state=split)
    X_train, X_val, y_train, y_val = train_test_split(
        X_rest, y_rest, test_size=400, random_state=split
    )
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    scaled = [(part - mean) / std for part in (X_train, X_val, X_test)]
    return *scaled, y_train, y_val, y_test


X_train, X_val, X_test, y_train, y_val, y_test = parts(split=0)
X_train.shape, X_val.shape, X_test.shape

# %% [markdown]
# The network is that of chapter 2, with three neurons at the end instead of one. They share the
# hidden layer: what it finds out for one parcel may help another.
#
# **Predict, then run.** How many parameters?


# %%
def build(last="sigmoid"):
    """Return a fresh network; every call gives the same weights."""
    keras.utils.set_random_seed(3)
    return keras.Sequential(
        [
            keras.Input(shape=(20,)),
            layers.Dense(32, activation="relu"),
            layers.Dense(3, activation=last),
        ]
    )


network = build()
network.count_params()

# %% [markdown]
# <details><summary>Answer</summary>
#
# Hidden: 32 × (20 + 1) = 672. Output: 3 × (32 + 1) = 99. In all, 771.
#
# </details>

# %% [markdown]
# ## The loss, label by label
#
# Each output is a small binary classifier, so each pays the **binary cross-entropy** of chapter 2:
# minus the logarithm of the probability that it gave to what really happened. The loss of a row is
# the **mean** over its labels. By hand, for one morning:

# %%
truth = np.array([[1.0, 0.0, 1.0]])
chances = np.array([[0.9, 0.2, 0.3]])

happened = np.where(truth == 1, chances, 1 - chances)
each = -np.log(happened)
print("given to what happened:", happened[0])
print("loss of each label:    ", each[0].round(3))
print("mean over the labels:  ", each.mean().round(4))
print("Keras:                 ", round(float(keras.losses.BinaryCrossentropy()(truth, chances)), 4))

# %% [markdown]
# The third label costs most: water was needed, and the network gave it 0.3.
#
# What does a network pay if it knows nothing about the morning? If it always says 0.5,
# $\ln 2 \approx 0.693$ for each label. But without looking at a sensor it can do better: say how
# often the label is 1, its **base rate** $p$. Then it pays $-\ln p$ in a share $p$ of the rows and
# $-\ln(1-p)$ in the others, on average the **entropy** of $p$:

# %%
p = y_train.mean(axis=0)
entropy = -(p * np.log(p) + (1 - p) * np.log(1 - p))
print("base rates:", p.round(2), " entropies:", entropy.round(3), f" mean: {entropy.mean():.3f}")

# %% [markdown]
# So the loss to beat is about 0.64 here. It is 0.693 only for labels that are 1 in half of the
# rows.

# %% [markdown]
# ## Train it
#
# We ask for three **metrics**: numbers that are reported beside the loss but do not steer training.
# They are explained below. `exact_match` is a function of our own: Keras calls it with the labels
# and the outputs of a batch, and averages what it returns. `keras.ops` offers functions like
# NumPy's, for any backend; `axis=-1` goes along the last axis, the labels of a row.


# %%
def exact_match(truth, chances):
    """1 for each row whose labels are all right, 0 for the others."""
    says = ops.cast(chances > 0.5, truth.dtype)
    return ops.all(ops.equal(says, truth), axis=-1)


network.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.01),
    loss="binary_crossentropy",
    metrics=["accuracy", "binary_accuracy", exact_match],
)
history = network.fit(
    X_train, y_train, validation_data=(X_val, y_val), epochs=20, batch_size=64, verbose=0
)
curves = pd.DataFrame(history.history, index=pd.RangeIndex(1, 21, name="epoch"))
curves.iloc[[0, 4, 9, 19]].T.round(2)

# %% collapsed=true
fig, ax = plt.subplots(figsize=(6.5, 3.8), layout="constrained")
lines = (
    ("val_binary_accuracy", "binary_accuracy", BLUE, "-", 0),
    ("val_accuracy", '"accuracy"', RED, "--", 0.025),
    ("val_exact_match", "exact_match", GREEN, "-.", -0.025),
)
for curve, name, colour, style, up in lines:
    ax.plot(curves[curve], color=colour, linestyle=style)
    ax.text(20.4, curves[curve].iloc[-1] + up, name, color=colour, va="center")
ax.set(
    xlabel="epoch",
    ylabel="validation rows, share right",
    title="One network, three measures",
    xlim=(0.5, 26.5),
    ylim=(0.4, 1),
    xticks=(1, 5, 10, 15, 20),
)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Three curves of the same network on the same rows. `binary_accuracy`, the highest, and
# `exact_match`, far below it, both rise, steeply at first. `"accuracy"`, dashed, ends lower than it
# began.
#
# </details>
#
# Two measures rise; the third does not. Is the network learning? Let us take the three apart.

# %% [markdown]
# ## What "accuracy" computes here
#
# Keras turns the word `"accuracy"` into a measure by looking at the **shapes**. With one output
# column it takes `binary_accuracy`, which compares with a threshold. With three label columns and
# three output columns it assumes exclusive classes, one-hot, and takes `categorical_accuracy`: is
# the **largest** output where the **largest** label is? For labels like ours, that question makes
# no sense. Look at four mornings:

# %%
truth = np.array([[1, 1, 1], [0, 0, 0], [1, 0, 0], [0, 1, 1]])
chances = np.array([[0.97, 0.99, 0.98], [0.01, 0.02, 0.01], [0.4, 0.1, 0.1], [0.9, 0.95, 0.2]])
says = (chances > 0.5).astype(int)

pd.DataFrame(
    {
        "truth": truth.tolist(),
        "probabilities": chances.tolist(),
        "says": says.tolist(),
        "labels right": (says == truth).sum(axis=1),
        "largest truth": truth.argmax(axis=1),
        "largest output": chances.argmax(axis=1),
        "accuracy counts": np.where(
            truth.argmax(axis=1) == chances.argmax(axis=1), "right", "wrong"
        ),
    }
)

# %% [markdown]
# On the first two mornings all labels are right, and `"accuracy"` counts "wrong". On the last two,
# not all are right, and it counts "right". (Where several labels tie for the largest, `argmax`
# takes the first.)
#
# Is this really what Keras computes? We ask our network about the validation rows and compare.

# %%
report = network.evaluate(X_val, y_val, verbose=0, return_dict=True)
chances = network.predict(X_val, verbose=0)
says = (chances > 0.5).astype(int)

by_hand = {
    "accuracy": (chances.argmax(axis=1) == y_val.argmax(axis=1)).mean(),
    "binary_accuracy": (says == y_val).mean(),
    "exact_match": (says == y_val).all(axis=1).mean(),
}
pd.DataFrame({"Keras": {name: report[name] for name in by_hand}, "by hand": by_hand}).round(4)

# %% [markdown]
# Both columns agree. So here are the two honest measures, each one line of NumPy:
#
# - **binary accuracy**, `(says == y).mean()`: the share of *labels* that are right;
# - **exact match**, `(says == y).all(axis=1).mean()`: the share of *rows* in which every label is
#   right.
#
# Exact match is never the larger of the two. If a morning with one wrong parcel is as bad as one
# with three, ask for exact match; if every parcel counts by itself, for binary accuracy. In Keras,
# write `metrics=["binary_accuracy"]` and never `"accuracy"` when there are several labels.

# %% [markdown]
# ## Numbers to beat
#
# Each label has a baseline of its own: always say its more frequent value. And for exact match:
# always say the most frequent *row*.
#
# **Predict, then run.** Parcel 0 needs water on more than half of the mornings, the others on less.
# Is the most frequent row `[1, 0, 0]`?

# %%
usual = (p > 0.5).astype(int)
found, counts = np.unique(y_train, axis=0, return_counts=True)
usual_row = found[counts.argmax()]
print("more frequent value of each label:", usual, " most frequent row:", usual_row)
print(f"binary accuracy of {usual}: {(y_val == usual).mean():.2f}")
print(f"exact match of {usual_row}:     {(y_val == usual_row).all(axis=1).mean():.2f}")

# %% [markdown]
# <details><summary>Answer</summary>
#
# No, it is `[0, 0, 0]`. Because labels go together, guessing each label well does not give the best
# guess for the row.
#
# </details>
#
# One more number to beat: a model **without** a hidden layer, which can only weigh and add the
# readings. That is logistic regression, as in chapter 3, once per parcel. And because one split is
# just one draw, we take six, each with its own network. We keep the networks' outputs for later.

# %%
right, outputs = [], []
for split in range(6):
    train, val, test, train_labels, val_labels, test_labels = parts(split)
    anew = build()
    anew.compile(keras.optimizers.Adam(0.01), "binary_crossentropy")
    anew.fit(train, train_labels, epochs=20, batch_size=64, verbose=0)
    probable = anew(val).numpy()
    outputs.append((probable, val_labels, anew(test).numpy(), test_labels))
    for k, parcel in enumerate(parcels):
        weighted = LogisticRegression().fit(train, train_labels[:, k])
        says_one = {
            "more frequent value": np.full(400, train_labels[:, k].mean() > 0.5),
            "weighted sum": weighted.predict(val),
            "network": probable[:, k] > 0.5,
        }
        row = {name: (said == val_labels[:, k]).mean() for name, said in says_one.items()}
        right.append({"split": split, "parcel": parcel, **row})
right = pd.DataFrame(right)
right.drop(columns="split").groupby("parcel").agg(["mean", "min", "max"]).round(2)

# %% collapsed=true
fig, ax = plt.subplots(figsize=(6.5, 3), layout="constrained")
marks = {"more frequent value": ("s", "grey"), "weighted sum": ("^", AMBER), "network": ("o", BLUE)}
for down, (name, (marker, colour)) in zip((-0.2, 0, 0.2), marks.items(), strict=True):
    place = right["parcel"].map(parcels.index) + down
    ax.scatter(right[name], place, s=45, marker=marker, color=colour, edgecolor="black", label=name)
ax.set(xlabel="validation rows in which the label is right", title="Six splits", xlim=(0.4, 1))
ax.set(ylim=(2.5, -0.5), yticks=range(3), yticklabels=parcels)
ax.grid(axis="x", color="lightgrey")
ax.set_axisbelow(True)
ax.legend(loc="upper left", bbox_to_anchor=(1.01, 1))
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Three lines of six marks for each parcel. The circles (networks) are always far to the right. For
# parcel 0 the triangles (weighted sums) lie straight below the squares (more frequent value), for
# parcels 1 and 2 to the right of them.
#
# </details>
#
# Why does a weighted sum do so little? A parcel needs water in great heat, and it is sprinkled in
# frost too, so that ice shields the buds. "Far from ordinary, in either direction" needs a bend,
# because a sum can only say "the more, the more". A weighted sum gains where one end needs water
# clearly more often than the other: little for parcel 0, more for parcels 1 and 2.
#
# And look at the squares: each label has its own number to beat. An accuracy of 0.76 would be fine
# for parcel 0, and worthless for parcel 2.

# %% [markdown]
# ## Why softmax is wrong here
#
# **Predict, then run.** The same network with `softmax` and `categorical_crossentropy`, as in
# chapter 3. Keras will not complain: the shapes fit. What will its outputs add up to when all three
# parcels need water? And when none does?

# %%
softmax = build(last="softmax")
softmax.compile(keras.optimizers.Adam(0.01), "categorical_crossentropy")
softmax.fit(X_train, y_train, epochs=20, batch_size=64, verbose=0)
shares = softmax.predict(X_val, verbose=0)

needed = y_val.sum(axis=1)
sums = pd.DataFrame({"sigmoids": chances.sum(axis=1), "softmax": shares.sum(axis=1)})
sums.groupby(pd.Series(needed, name="parcels in need")).mean().round(2)

# %% [markdown]
# <details><summary>Answer</summary>
#
# 1, whatever the morning.
#
# </details>
#
# On average, the sigmoids' sum follows the number of parcels in need. Softmax cannot be low for all
# three, nor high for two. And its loss does not even see the mornings on which no parcel needs
# water, because it sums over the true labels only. It is 0, whatever the outputs:

# %%
for shown in ([0.98, 0.01, 0.01], [0.2, 0.3, 0.5]):
    price = keras.losses.categorical_crossentropy(np.array([[0.0, 0.0, 0.0]]), np.array([shown]))
    print(f"truth [0, 0, 0], outputs {shown}: loss {abs(float(price[0])):.2f}")

# %% [markdown]
# On the validation rows:

# %%
softmax_says = (shares > 0.5).astype(int)
pd.DataFrame(
    {
        "binary accuracy": [(softmax_says == y_val).mean(), (says == y_val).mean()],
        "exact match": [
            (softmax_says == y_val).all(axis=1).mean(),
            (says == y_val).all(axis=1).mean(),
        ],
        "most labels in a row": [softmax_says.sum(axis=1).max(), says.sum(axis=1).max()],
    },
    index=["softmax", "sigmoids"],
).round(2)

# %% [markdown]
# ## A threshold for each label
#
# The network gives probabilities; *you* say above which one a parcel is watered. There are two
# kinds of mistake: a **missed** need, and a **false alarm**. Suppose a missed need costs five times
# as much as a false alarm. Where water is needed with probability $p$, not watering costs $5p$ on
# average, and watering $1 - p$. So a parcel should be watered when $5p > 1 - p$, that is from
# $p = 1/6 ≈ 0.17$ on: **a simple rule**, the same threshold for every label.
#
# But a network's probabilities need not be right. The other way is to **count** what each threshold
# costs on the validation rows, and to take the cheapest.

# %%
thresholds = np.linspace(0.02, 0.98, 49)


def count(chances, truth, threshold):
    """Return missed and false alarms per 100 rows, for each label."""
    alarms = chances > threshold
    return 100 * (~alarms & (truth == 1)).mean(axis=0), 100 * (alarms & (truth == 0)).mean(axis=0)


def cheapest(chances, truth):
    """Return, for each label, the threshold that costs least on these rows."""
    mistakes = [count(chances, truth, threshold) for threshold in thresholds]
    costs = np.array([5 * missed + false for missed, false in mistakes])
    return thresholds[costs.argmin(axis=0)]


chosen = cheapest(chances, y_val)
print("chosen thresholds:", chosen.round(2))

# %% collapsed=true
mistakes = np.array([count(chances, y_val, threshold) for threshold in thresholds])
fig, axes = plt.subplots(1, 3, figsize=(11, 3.7), sharey=True, layout="constrained")
for k, ax in enumerate(axes):
    missed, false = mistakes[:, 0, k], mistakes[:, 1, k]
    ax.plot(thresholds, 5 * missed + false, color="black", linewidth=2, label="cost")
    ax.plot(thresholds, 5 * missed, color=RED, linestyle="--", label="5 × missed")
    ax.plot(thresholds, false, color=BLUE, linestyle="-.", label="false alarms")
    ax.axvline(1 / 6, color="grey", linestyle=":", label="1/6")
    ax.plot(chosen[k], (5 * missed + false).min(), "*", color=AMBER, markersize=16, label="chosen")
    ax.set(xlabel="threshold", title=f"{parcels[k]}: chosen {chosen[k]:.2f}", xlim=(0, 1))
    ax.set_ylim(0, 110)
axes[0].set_ylabel("per 100 validation rows")
axes[2].legend(loc="upper left", ncols=2)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# One picture for each parcel. As the threshold grows, missed needs, times five, dashed, become more
# frequent and false alarms, dash-dotted, less. The thick line is their sum, the cost. A star marks its
# lowest point, between 0.04 and 0.12, a dotted line the simple rule, 1/6.
#
# </details>
#
# The lowest point lies well to the left of one half, because misses are costly, so it pays to
# accept more false alarms. But the valley is flat and bumpy: which dip is lowest depends on the 400
# rows.
#
# If prices change, the valley moves, but the network need not be trained again. One `>` compares
# each column with its own threshold:

# %%
(chances[:3] > chosen).astype(int)

# %% [markdown]
# To judge the thresholds we need rows that took no part in choosing them, the test rows; and
# because one split says little, the test rows of all six splits.

# %%
prices = []
for val_outputs, val_labels, test_outputs, test_labels in outputs:
    ways = {"half": 0.5, "one sixth": 1 / 6, "counted": cheapest(val_outputs, val_labels)}
    price = {}
    for name, threshold in ways.items():
        missed, false = count(test_outputs, test_labels, threshold)
        price[name] = (5 * missed + false).sum()
    prices.append({**price, "thresholds counted": ways["counted"].round(2).tolist()})
prices = pd.DataFrame(prices).rename_axis("split")
saved = prices["one sixth"] - prices["counted"]
print(
    "mean cost per 100 mornings:",
    prices[["half", "one sixth", "counted"]].mean().round(1).to_dict(),
)
print(f"counting saves {saved.mean():.1f} against 1/6, standard error {saved.std() / 6**0.5:.1f}")
prices.round(1)

# %% [markdown]
# (The standard error of a mean of six is their standard deviation, divided by √6.) Both ways save
# about a third compared with one half. Between the two, six splits show no clear difference:
# counting wins four times and loses twice, and saves less on average than its standard error. Its
# thresholds vary, because each is the best of 49 on just 400 rows. So begin with the simple rule.
#
# The binary accuracy, though, falls, because it treats both mistakes as equally bad. No single
# number is right for every question.

# %%
test_chances = network.predict(X_test, verbose=0)
says_half, says_sixth = test_chances > 0.5, test_chances > 1 / 6
print(f"binary accuracy, one half:  {(says_half == y_test).mean():.2f}")
print(f"binary accuracy, one sixth: {(says_sixth == y_test).mean():.2f}")

# %% [markdown]
# Finally, from columns back to words:

# %%
for row in says_half[:4].astype(int):
    print(row, [parcels[k] for k in np.flatnonzero(row)])

# %% [markdown]
# ## The last rows
#
# `fit(..., validation_split=0.2)` is a short way to hold back a fifth of the rows as validation
# rows. Which fifth? A small experiment shows it. There are ten rows; the label of each is its own
# number, 0 to 9. The network starts with weights of 0, so it says 0, and with a learning rate of 0
# it never moves. Its loss, the mean distance between label and answer, is then the mean of the row
# numbers.
#
# **Predict, then run.** If the two held-back rows were drawn at random, what could `val_loss` be?
# What if they are the last two?

# %%
numbers = np.arange(10.0)
idle = keras.Sequential([keras.Input(shape=(1,)), layers.Dense(1, kernel_initializer="zeros")])
idle.compile(keras.optimizers.SGD(learning_rate=0.0), "mean_absolute_error")
seen = idle.fit(numbers[:, None], numbers, validation_split=0.2, shuffle=True, verbose=0).history
print(f"loss {seen['loss'][0]}, val_loss {seen['val_loss'][0]}")

# %% [markdown]
# <details><summary>Answer</summary>
#
# At random, anything from 0.5 (rows 0 and 1) to 8.5. It is 8.5, the mean of 8 and 9, and 3.5 is
# that of 0 to 7: the **last** rows are held back.
#
# </details>
#
# `shuffle=True`, which is the default anyway, does not help: it mixes the training rows after the
# last ones have been cut off. But many tables are sorted: by date, by name, by label. Let us sort
# our training rows by parcel 2, so that the last fifth are mornings on which it needs water. What
# becomes of a network trained like this?

# %%
in_order = np.argsort(y_train[:, 2], kind="stable")
mixed = np.random.default_rng(4).permutation(len(y_train))
results = {}
for name, chosen_order in (("sorted", in_order), ("mixed", mixed)):
    trained = build()
    trained.compile(keras.optimizers.Adam(0.01), "binary_crossentropy", metrics=["binary_accuracy"])
    told = trained.fit(
        X_train[chosen_order],
        y_train[chosen_order],
        validation_split=0.2,
        epochs=10,
        batch_size=64,
        verbose=0,
    ).history
    new = trained.predict(X_val, verbose=0) > 0.5
    results[name] = {
        "training": told["binary_accuracy"][-1],
        "last fifth": told["val_binary_accuracy"][-1],
        "other rows": (new == y_val).mean(),
        "parcel 2 found": new[y_val[:, 2] == 1, 2].mean(),
    }
pd.DataFrame(results).T.round(2)

# %% [markdown]
# This does harm twice. The network has hardly seen parcel 2 in need, and finds far fewer of those
# mornings. And the accuracy on the last fifth does not tell how good it is on other rows, because
# it was measured on mornings of one kind. With mixed rows, the two accuracies are close.
#
# So mix the rows first. Use one order for both tables, or labels and rows no longer match:
#
# ```python
# order = np.random.default_rng(4).permutation(len(X))
# model.fit(X[order], y[order], validation_split=0.2, ...)
# ```
#
# Or split the rows yourself, with `train_test_split`, and pass `validation_data=(X_val, y_val)`, as
# this chapter did. (With rows that follow each other in time, holding back the last ones may be
# just what you want.)

# %% [markdown]
# ## What goes wrong
#
# Real mistakes, with the messages of this version of Keras. Labels in three columns are not what
# the sparse loss of chapter 3 expects:

# %%
few, few_labels = X_train[:64], y_train[:64]


def attempt(model, loss, labels):
    """Fit for one epoch, and print what goes wrong."""
    model.compile("adam", loss)
    try:
        model.fit(few, labels, verbose=0)
    except Exception as error:
        print(f"{type(error).__name__}: {error}"[:230])
    else:
        print("no message")


attempt(network, "sparse_categorical_crossentropy", few_labels)

# %% [markdown]
# One output for three labels:

# %%
one = keras.Sequential([keras.Input(shape=(20,)), layers.Dense(1, activation="sigmoid")])
attempt(one, "binary_crossentropy", few_labels)

# %% [markdown]
# And two mistakes without any message. The first is the softmax above. The second is a hidden layer
# without an activation, as in `Dense(2)` before `Dense(3, activation="sigmoid")`: two weighted sums
# in a row are one weighted sum (chapter 1).

# %% [markdown]
# ## Play: be the farmer
#
# **Predict first.** Then write `SLIDERS = True`, run the cell, and move the sliders. They set the
# threshold of each parcel, on the validation rows. *Found* is the share of real needs that are
# watered (its usual name is *recall*); *justified* is the share of waterings that were needed
# (*precision*).
#
# 1. Find at least 95 of 100 needs of every parcel. What does that do to the justified share?
# 2. Can you push the exact match above that of one half for all three? By how much?
#
# <details><summary>Answer</summary>
#
# 1. With thresholds of about 0.1, 0.05 and 0.05. The justified shares fall from almost 0.9 to
#    between 0.6 and 0.7.
# 2. A little: with 0.3, 0.75 and 0.45 from 66.5 % to 68.5 %. But on the test rows this very choice
#    gains nothing (63 % against 64.5 %): it is the best of thousands of settings, so it was luck.
#
# </details>


# %% collapsed=true
SLIDERS = False


def farm(parcel_0, parcel_1, parcel_2):
    """Draw what the three thresholds do."""
    watered = chances > [parcel_0, parcel_1, parcel_2]
    hits = (watered & (y_val == 1)).sum(axis=0)
    found = hits / y_val.sum(axis=0)
    justified = hits / np.maximum(watered.sum(axis=0), 1)

    _, ax = plt.subplots(figsize=(7, 3), layout="constrained")
    place = np.arange(3)
    for shift, share, name, colour, hatch in (
        (-0.2, found, "found", BLUE, ""),
        (0.2, justified, "justified", AMBER, "//"),
    ):
        bars = ax.bar(place + shift, share, 0.38, label=name, color=colour, hatch=hatch, ec="black")
        ax.bar_label(bars, fmt="%.2f")
    right = (watered == y_val).all(axis=1).mean()
    ax.set(
        xticks=place,
        xticklabels=parcels,
        ylabel="share",
        ylim=(0, 1.12),
        title=f"every label right in {right:.1%} of the mornings",
    )
    ax.legend(loc="upper left", bbox_to_anchor=(1.01, 1))
    plt.show()


if SLIDERS:
    from ipywidgets import FloatSlider, interact

    half = {"value": 0.5, "min": 0.05, "max": 0.95, "step": 0.05, "continuous_update": False}
    interact(farm, **{parcel: FloatSlider(**half) for parcel in parcels})
else:
    farm(0.5, 0.5, 0.5)

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Two bars for each parcel: found (plain) and justified (hatched), and in the title the exact
# match. At one half, found is between 0.7 and 0.8, and justified almost 0.9.
#
# </details>
#
# A lower threshold makes its parcel's "found" grow, and usually "justified" shrink.

# %% [markdown]
# ## Recap
#
# | | one label (chapter 2) | exclusive classes (chapter 3) | several labels |
# |---|---|---|---|
# | labels of a row | `1` | `[0, 1, 0, 0]` or `1` | `[1, 1, 0]` |
# | output layer | `Dense(1, "sigmoid")` | `Dense(4, "softmax")` | `Dense(3, "sigmoid")` |
# | loss | `binary_crossentropy` | `categorical_crossentropy` | `binary_crossentropy`, the mean over labels |
# | from output to answer | `p > 0.5` | `argmax` | `p > thresholds`, one for each label |
# | measure | `accuracy` | `accuracy` | `binary_accuracy`, exact match |
# | number to beat | the more frequent label | the most frequent class | each label's more frequent value; the most frequent row |
# | loss when nothing is learned | entropy of the base rate; 0.693 if that is one half | ln 4 = 1.386 if all four are equally frequent | mean entropy of the base rates |
#
# And for every table: know the order of its rows before you write `validation_split`.

# %% [markdown]
# ## Where next
#
# Solve the
# [exercise of this chapter](../work/04_multilabel_classification/04_multilabel_classification.ipynb):
# six short questions, checked as you go. (If the link leads nowhere, `make lab` has not prepared
# your copies yet.)
#
# In the [next chapter](05_callbacks.ipynb) you watch a network while it trains, stop it in time,
# and keep its best state.
