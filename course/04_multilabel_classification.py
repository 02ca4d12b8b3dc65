# %% [markdown]
# # 4. Several labels at once
#
# A dart has one thrower. But a film may be a comedy *and* a love story, a photo may show a dog, a child and a
# beach, or none of them. Where answers do not exclude each other, the network needs other outputs
# than in chapter 3, and you need other numbers to judge it.

# %% [markdown]
# ## What you will learn
#
# - tell labels that exclude each other from labels that do not;
# - build a network with one sigmoid for each label, and compute its loss by hand;
# - see why the word `"accuracy"` misleads here, and measure two honest things instead;
# - choose a threshold for each label, by what its mistakes cost;
# - know which rows `validation_split` takes, and what happens if the rows are sorted.
#
# You need chapters 2 and 3. It takes about an hour.

# %%
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers, ops
from sklearn.model_selection import train_test_split

from coursedata import load_irrigation

keras.utils.set_random_seed(3)  # weights and shuffling: the same on every run
pd.set_option("display.width", 100)

# %% [markdown]
# ## A field with three parcels
#
# Twenty sensors stand in a field that has three **parcels**. Each row of our table is one morning: what the
# sensors read, and which parcels needed water, 1 for yes. The data were made for this course. What each sensor
# measures is not written down; the network has to find out.

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

# %%
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
# **In the figure.** Left, one bar for each of the eight combinations. The longest is "none": on 559 of the 2,000
# mornings no parcel needed water. All three did (0 + 1 + 2) on 249. Right, a table of three by three shares. When
# parcel 0 needs water, parcel 2 does in 33 of 100 mornings; when parcel 1 does, in 36. Among all mornings it is
# 24: the labels go together.

# %% [markdown]
# ## Either-or, or as many as apply
#
# | | exclusive classes (chapter 3) | independent labels (this chapter) |
# |---|---|---|
# | question | which **one** of these? | for **each** of these: yes or no? |
# | example | who threw the dart | which parcels need water |
# | a row of labels | `[0, 1, 0, 0]`, always one 1 | `[1, 1, 0]`, any number of ones |
# | the outputs | add up to 1 | need not add up to anything |
# | last layer | `Dense(4, activation="softmax")` | `Dense(3, activation="sigmoid")` |
#
# "Independent" is about the questions: no answer rules out another. The answers may well go
# together, as the figure shows.
#
# **Predict, then run.** The last layer gives three scores: 2, 1 and −1. Softmax and sigmoid both make numbers from 0
# to 1 of them. Which of the two can say "yes" to the first *and* the second?

# %%
scores = np.array([[2.0, 1.0, -1.0]])
for name, activation in (
    ("softmax", keras.activations.softmax),
    ("sigmoid", keras.activations.sigmoid),
):
    found = ops.convert_to_numpy(activation(scores))[0]
    print(f"{name}: {found.round(2)}   sum {found.sum():.2f}")

# %% [markdown]
# Softmax shares out one whole: what the first gets is taken from the others. At most one of its
# outputs can be above one half. Each sigmoid looks at its own score alone.

# %% [markdown]
# ## One sigmoid for each label
#
# First three parts of the rows: to train, to compare and choose (*validation*), and to test once, at the end.
# The sensors read from 0 to 15; we scale them with the training rows' mean and standard deviation, as in
# chapter 2.

# %%
X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size=400, random_state=0)
X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, test_size=400, random_state=0)

mean, std = X_train.mean(axis=0), X_train.std(axis=0)
X_train, X_val, X_test = ((part - mean) / std for part in (X_train, X_val, X_test))
X_train.shape, X_val.shape, X_test.shape

# %% [markdown]
# The network is that of chapter 2, with three neurons at the end instead of one. They share the hidden layer: what it
# finds out for one parcel may help another.
#
# **Predict, then run.** How many parameters?

# %%
network = keras.Sequential(
    [
        keras.Input(shape=(20,)),
        layers.Dense(32, activation="relu", name="hidden"),
        layers.Dense(3, activation="sigmoid", name="needs_water"),
    ]
)
network.count_params()

# %% [markdown]
# Hidden: 32 × (20 + 1) = 672. Output: 3 × (32 + 1) = 99. Together 771.

# %% [markdown]
# ## The loss, label by label
#
# Each output is a small binary classifier, so each pays the **binary cross-entropy** of chapter 2: minus
# the logarithm of the probability that it gave to what really happened. The loss of a row is the **mean** over its
# labels. By hand, for one morning:

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
# The third label costs most: water was needed, and the network gave it 0.3. A network that always says 0.5 pays
# $\ln 2 \approx 0.693$, however many labels there are, because it is the mean and not the sum.

# %% [markdown]
# ## Train it
#
# Three numbers are reported for each epoch beside the loss. We come to what they mean. `exact_match` is a function of
# our own: Keras calls it with the labels and the outputs of a batch, and averages what it returns.


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

# %%
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
# **In the figure.** Three curves of the same network on the same rows. `binary_accuracy`, the highest, and `exact_match`,
# far below it, both rise, steeply at first. `"accuracy"`, dashed, does not rise with them: it ends no higher than
# it began, or hardly.
#
# Does the network learn or not? Let us take the three apart.

# %% [markdown]
# ## What "accuracy" computes here
#
# Keras turns the word `"accuracy"` into a measure by looking at the **shapes**. With one output column it takes
# `binary_accuracy`, which compares with a threshold. With three label columns and three output columns it
# believes that you have exclusive classes, one-hot, and takes `categorical_accuracy`: is the **largest** output
# where the **largest** label is? On labels like ours that is no sensible question. Look at four mornings:

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
# In the first two mornings all labels are right, and `"accuracy"` counts "wrong". In the last two not all are right,
# and it counts "right". (Where several labels are the largest, `argmax` takes the first.)
#
# Is it really this that Keras computes? We ask our network about the validation rows and compare.

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
# - **exact match**, `(says == y).all(axis=1).mean()`: the share of *rows* in which every label is right.
#
# Exact match is never the larger one. If a morning with one wrong parcel is as bad as one with three, ask for exact
# match; if every parcel counts by itself, for binary accuracy. In Keras, write
# `metrics=["binary_accuracy"]` and never `"accuracy"` when there are several labels.

# %% [markdown]
# ## Numbers to beat
#
# Each label has a baseline of its own: always say its commoner value. And for exact match: always say the
# commonest *row*.
#
# **Predict, then run.** Parcel 0 needs water in more than half of the mornings, the others in less. Is the commonest
# row `[1, 0, 0]`?

# %%
commoner = (y_train.mean(axis=0) > 0.5).astype(int)
found, counts = np.unique(y_train, axis=0, return_counts=True)
commonest_row = found[counts.argmax()]
print("commoner value of each label:", commoner, " commonest row:", commonest_row)
print(f"binary accuracy of {commoner}: {(y_val == commoner).mean():.2f}")
print(f"exact match of {commonest_row}:     {(y_val == commonest_row).all(axis=1).mean():.2f}")

# %% [markdown]
# It is not. Where labels go together, the best guess for a whole row need not be the row of the best guesses.
#
# One more number to beat: a network **without** a hidden layer, which can only weigh and add the sensors. (A hidden
# layer without an activation would be no better: two weighted sums in a row are one weighted sum, see chapter 1.)

# %%
keras.utils.set_random_seed(3)
linear = keras.Sequential([keras.Input(shape=(20,)), layers.Dense(3, activation="sigmoid")])
linear.compile(keras.optimizers.Adam(0.02), "binary_crossentropy")
linear.fit(X_train, y_train, epochs=15, batch_size=64, verbose=0)
linear_says = (linear.predict(X_val, verbose=0) > 0.5).astype(int)

by_label = pd.DataFrame(
    {
        "commoner value": (y_val == commoner).mean(axis=0),
        "weighted sum": (y_val == linear_says).mean(axis=0),
        "network": (y_val == says).mean(axis=0),
    },
    index=parcels,
)
by_label.round(2)

# %%
fig, ax = plt.subplots(figsize=(6.5, 3), layout="constrained")
marks = {"commoner value": ("s", "grey"), "weighted sum": ("^", AMBER), "network": ("o", BLUE)}
for name, (marker, colour) in marks.items():
    ax.scatter(
        by_label[name], parcels, s=90, marker=marker, color=colour, edgecolor="black", label=name
    )
ax.set(xlabel="validation rows in which the label is right", title="Label by label", xlim=(0.4, 1))
ax.set_ylim(2.5, -0.5)
ax.grid(axis="x", color="lightgrey")
ax.set_axisbelow(True)
ax.legend(loc="upper left", bbox_to_anchor=(1.01, 1))
plt.show()

# %% [markdown]
# **In the figure.** One line for each parcel, from 0.4 to 1. The circle, the network with a hidden layer, is the
# rightmost mark on every line. The triangle, the weighted sum, is no better than the square, the commoner value, for
# parcel 0, better for parcel 1, and hardly better for parcel 2.
#
# Why can't a weighted sum do it? A parcel needs water in great heat, and it is sprinkled in frost too, so that ice
# shields the buds: "far from ordinary, in either direction" needs a bend. And look at the squares: each label
# has a number of its own to beat. An accuracy of 0.76 would be fine for parcel 0, and worthless for parcel 2.

# %% [markdown]
# ## Why softmax is wrong here
#
# **Predict, then run.** The same network with `softmax` and `categorical_crossentropy`, as in chapter 3. Keras
# will not complain: the shapes fit. What will it say about a morning on which all three parcels need water? What
# about one on which none does?

# %%
keras.utils.set_random_seed(3)
softmax = keras.Sequential(
    [
        keras.Input(shape=(20,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
softmax.compile(keras.optimizers.Adam(0.01), "categorical_crossentropy")
softmax.fit(X_train, y_train, epochs=15, batch_size=64, verbose=0)
shares = softmax.predict(X_val, verbose=0)

needed = y_val.sum(axis=1)
sums = pd.DataFrame({"sigmoids": chances.sum(axis=1), "softmax": shares.sum(axis=1)})
sums.groupby(pd.Series(needed, name="parcels in need")).mean().round(2)

# %%
fig, ax = plt.subplots(figsize=(6.5, 3.8), layout="constrained")
beside = np.random.default_rng(0).uniform(-0.1, 0.1, len(needed))
ax.scatter(needed - 0.14 + beside, chances.sum(axis=1), s=10, color=BLUE, label="three sigmoids")
ax.scatter(needed + 0.14 + beside, shares.sum(axis=1), s=10, marker="^", color=RED, label="softmax")
ax.plot([0, 3], [0, 3], color="black", linestyle=":", label="as many as are needed")
ax.set(
    xlabel="parcels that really need water",
    ylabel="sum of the three outputs",
    title="How many parcels the outputs speak of",
    xticks=range(4),
)
ax.legend()
plt.show()

# %% [markdown]
# **In the figure.** One circle and one triangle for each validation row; from left to right, mornings on which 0, 1, 2 and 3 parcels need
# water. The circles, sums of three sigmoids, scatter around the dotted diagonal: on the whole they rise from
# near 0 to near 3. The triangles, sums of softmax, are all at exactly 1.
#
# Softmax cannot be low for all three parcels, and cannot be high for two: whatever the morning, its outputs speak of one
# parcel in all. And its loss does not even see the mornings without need. It is 0, whatever the outputs:

# %%
for shown in ([0.98, 0.01, 0.01], [0.2, 0.3, 0.5]):
    price = keras.losses.categorical_crossentropy(np.array([[0.0, 0.0, 0.0]]), np.array([shown]))
    print(f"truth [0, 0, 0], outputs {shown}: loss {float(price[0]):z.2f}")

# %% [markdown]
# In numbers, on the validation rows:

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
# The network gives probabilities; *you* say from which one on a parcel is watered. There are two
# mistakes: a **missed** need, and a **false alarm**. We count both on the validation rows, for every threshold.

# %%
thresholds = np.linspace(0.02, 0.98, 49)
alarms = chances[:, :, None] > thresholds  # rows x parcels x thresholds
need = y_val[:, :, None] == 1
missed = (~alarms & need).mean(axis=0)
false = (alarms & ~need).mean(axis=0)
missed.shape, false.shape

# %% [markdown]
# Suppose a missed need costs five times as much as watering in vain: a harvest against some water. Then the
# cost of a threshold is 5 × missed + false alarms, and each parcel gets the threshold where it is lowest.
# (Where water is needed with probability $p$, not to water costs $5p$ on average, and to water $1 - p$. So with exact
# probabilities the best threshold would be $1/6 ≈ 0.17$ for every parcel. A network's are not exact: we count instead.)

# %%
cost = 5 * missed + false
chosen = thresholds[cost.argmin(axis=1)]
print("chosen thresholds:", chosen.round(2))

# %%
fig, axes = plt.subplots(1, 3, figsize=(11, 3.5), sharey=True, layout="constrained")
for k, ax in enumerate(axes):
    ax.plot(thresholds, missed[k], color=RED, linestyle="--", label="missed")
    ax.plot(thresholds, false[k], color=BLUE, label="false alarms")
    ax.axvline(0.5, color="grey", linestyle=":", label="one half")
    ax.axvline(chosen[k], color="black", linewidth=1.2, label="chosen")
    ax.set(
        xlabel="threshold",
        title=f"{parcels[k]}: chosen {chosen[k]:.2f}",
        xlim=(0, 1),
        ylim=(0, None),
    )
axes[0].set_ylabel("share of the validation rows")
axes[2].legend(loc="upper right")
plt.show()

# %% [markdown]
# **In the figure.** One picture for each parcel. From left to right the threshold grows; the missed, dashed, become
# more and the false alarms, solid, fewer. The solid black line, the chosen threshold, stands well to the
# left of the dotted one at one half: misses are dear, so we accept more false alarms.
#
# With other prices the lines would stand elsewhere, and the network need not be trained again. One `>` compares each
# column with its own threshold:

# %%
(chances[:3] > chosen).astype(int)

# %% [markdown]
# The thresholds were chosen on the validation rows; whether they are good must be asked on rows that had no say. This
# is the moment of the test rows.

# %%
test_chances = network.predict(X_test, verbose=0)


def prices(chances, truth, thresholds):
    """Return missed and false alarms a hundred mornings, and their cost."""
    alarms = chances > thresholds
    missed = 100 * (~alarms & (truth == 1)).sum() / len(truth)
    false = 100 * (alarms & (truth == 0)).sum() / len(truth)
    return {"missed": missed, "false alarms": false, "cost": 5 * missed + false}


pd.DataFrame(
    {"one half": prices(test_chances, y_test, 0.5), "chosen": prices(test_chances, y_test, chosen)}
).T.round(1)

# %% [markdown]
# Fewer missed, more false alarms, and a lower cost. The binary accuracy, though, falls: it takes both
# mistakes to be equally bad. No single number is right for every question.

# %%
says_half, says_chosen = test_chances > 0.5, test_chances > chosen
print(f"binary accuracy, one half: {(says_half == y_test).mean():.2f}")
print(f"binary accuracy, chosen:   {(says_chosen == y_test).mean():.2f}")

# %% [markdown]
# Last, from columns back to words:

# %%
for row in says_half[:4].astype(int):
    print(row, [parcels[k] for k in np.flatnonzero(row)])

# %% [markdown]
# ## The last rows
#
# `fit(..., validation_split=0.2)` is a short way to hold back a fifth of the rows. Which fifth? A small experiment
# tells. Ten rows; the label of each row is its own number, 0 to 9. The network always says 0 and learns nothing, so
# the mean absolute error is the mean of the row numbers.
#
# **Predict, then run.** If the two held-back rows were drawn at random, what could `val_loss` be? What if they are
# the last two?

# %%
numbers = np.arange(10.0)
idle = keras.Sequential([keras.Input(shape=(1,)), layers.Dense(1, kernel_initializer="zeros")])
idle.compile(keras.optimizers.SGD(learning_rate=0.0), "mean_absolute_error")
seen = idle.fit(numbers[:, None], numbers, validation_split=0.2, shuffle=True, verbose=0).history
print(f"loss {seen['loss'][0]}, val_loss {seen['val_loss'][0]}")

# %% [markdown]
# 8.5 is the mean of 8 and 9, and 3.5 that of 0 to 7: the **last** rows are held back. `shuffle=True`, which is the
# default anyway, does not help: it mixes the training rows, after the last ones have been cut off.
#
# No harm is done where the rows come in random order. But many tables are sorted: by date, by name, by label. Let us
# sort our training rows by parcel 2, and look at which labels are where.

# %%
in_order = np.argsort(y_train[:, 2], kind="stable")
mixed = np.random.default_rng(4).permutation(len(y_train))

fig, axes = plt.subplots(2, 1, figsize=(9, 4), layout="constrained", sharex=True)
for ax, chosen_order, title in (
    (axes[0], in_order, "Sorted by parcel 2"),
    (axes[1], mixed, "Mixed"),
):
    blocks = y_train[chosen_order].reshape(20, 60, 3).mean(axis=1)
    image = ax.imshow(
        blocks.T, cmap="Blues", vmin=0, vmax=1, aspect="auto", extent=(0, 1200, 2.5, -0.5)
    )
    ax.axvline(960, color=RED, linewidth=3, linestyle="--")
    ax.set(yticks=range(3), yticklabels=parcels, title=title)
    ax.text(1080, -0.62, "validation rows", color=RED, ha="center", va="bottom")
axes[1].set_xlabel("row, in the order in which fit gets them")
fig.colorbar(image, ax=axes, label="share that needs water")
plt.show()

# %% [markdown]
# **In the figure.** Two broad strips, each with a line of cells for each parcel; dark cells are rows that need much
# water. A dashed line near the right end marks where the validation rows begin. Above, sorted: parcel 2 is
# white until shortly before that line, and dark after it; parcel 0 gets darker there as well. Below, mixed: left and
# right of the line look alike.
#
# What becomes of a network that is trained so? (Ten epochs are few, but enough to see it.)

# %%
results = {}
for name, chosen_order in (("sorted", in_order), ("mixed", mixed)):
    keras.utils.set_random_seed(3)
    trained = keras.Sequential(
        [
            keras.Input(shape=(20,)),
            layers.Dense(32, activation="relu"),
            layers.Dense(3, activation="sigmoid"),
        ]
    )
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
        "validation, last fifth": told["val_binary_accuracy"][-1],
        "really, on other rows": (new == y_val).mean(),
        "parcel 2 found": new[y_val[:, 2] == 1, 2].mean(),
    }
pd.DataFrame(results).T.round(2)

# %% [markdown]
# Two harms at once. The network has hardly seen parcel 2 in need, and finds far fewer of those mornings. And the
# validation number does not tell how good it really is on ordinary rows: it was measured on
# mornings of one kind. Mixed, both numbers are close to each other.
#
# So mix the rows first. One order for both tables, or the labels lose their rows:
#
# ```python
# order = np.random.default_rng(4).permutation(len(X))
# model.fit(X[order], y[order], validation_split=0.2, ...)
# ```
#
# Or split by yourself, with `train_test_split`, and pass `validation_data=(X_val, y_val)`, as this chapter did. (Rows
# that follow each other in time are another matter: there, to hold back the last ones may be just what
# you want.)

# %% [markdown]
# ## What goes wrong
#
# Real mistakes, with the messages of the Keras that runs here. Labels in three columns are not what the sparse loss
# of chapter 3 expects:

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
# And two mistakes without any message. The first is the softmax above. The second is a linear hidden layer, as in
# `Dense(2)` before `Dense(3, activation="sigmoid")`: it trains, and stays as weak as the weighted sum.
#
# > **You may see** in older texts:
# >
# > | old | today |
# > |---|---|
# > | `Dense(16, input_shape=(20,))` | `keras.Input(shape=(20,))` first, then `Dense(16, activation="relu")` |
# > | `metrics=["accuracy"]` for several labels | `metrics=["binary_accuracy"]` |
# > | "round the probabilities" | compare with a threshold: `(p > 0.5).astype(int)` |
# > | `validation_split=0.2` on a table as it comes | mix the rows first, or `validation_data=` |

# %% [markdown]
# ## Play: be the farmer
#
# **Predict first.** Then write `SLIDERS = True`, run the cell, and move the sliders. They set the threshold of each
# parcel, on the validation rows. *Found* is the share of real needs that are watered (its usual name is *recall*);
# *justified* is the share of waterings that were needed (*precision*).
#
# 1. Find at least 95 of 100 needs of every parcel. What does that do to the justified share?
# 2. Can you push the exact match above that of three times one half? By how much?


# %%
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
# **In the figure.** Two bars for each parcel: found (plain) and justified (hatched), and in the title the exact
# match. At one half all six are well above one half. A lower threshold makes its parcel's "found" grow, and
# "justified" shrink.

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
# | number to beat | the commoner label | the commonest class | each label's commoner value; the commonest row |
# | loss when nothing is learned | 0.693 | ln 4 = 1.386 | 0.693 |
#
# And for every table: know the order of its rows before you write `validation_split`.

# %% [markdown]
# ## Where next
#
# Solve the [exercise of this chapter](../work/04_multilabel_classification/04_multilabel_classification.ipynb):
# six short questions, checked as you go. (If the link leads nowhere, `make lab` has not
# prepared your copies yet.)
#
# In the [next chapter](05_callbacks.ipynb) you look over the network's shoulder while it trains, stop it in time, and keep
# the best it has been.
