# %% [markdown]
# # 8. Batch size and normalisation
#
# `fit` looks at a few rows, changes the weights, and looks at the next few. How many is *a few*? And why
# does a network learn better when the numbers inside it are neither huge nor tiny? Both questions are about
# a single step of training.

# %% [markdown]
# ## What you will learn
#
# - count the steps of an epoch, and say what a larger batch buys and what it costs;
# - measure how noisy a step is, and choose the learning rate to go with the batch size;
# - standardise columns, also inside the model, without leaking;
# - compute `BatchNormalization` by hand, in training and afterwards, and put it in the right place;
# - say what it does for a network, and which explanation of it is disputed.
#
# You need chapters 2 (standardising), 5 and 6; dead relus (7) come up once. It takes about an hour and a half.

# %%
import time
import warnings

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers, ops
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_wine
from sklearn.model_selection import train_test_split

keras.utils.set_random_seed(8)
np.set_printoptions(suppress=True)  # 1493, not 1.493e+03
BLUE, RED, AMBER, GREEN = "#1b6ca8", "#d1495b", "#edae49", "#2e8b57"

# %% [markdown]
# ## Three walks down one valley
#
# From the body mass index and the blood pressure of 442 people with diabetes, how far will the disease have
# progressed in a year? The model is as small as can be, with one weight for each of the two columns, so we can draw
# the loss for *every* pair of weights, as a map. Training is a walk on that map, and each step goes downhill along
# the slope (the gradient) that **one batch of rows** reports.

# %%
diabetes = load_diabetes(as_frame=True, scaled=False)
patients = diabetes.data[["bmi", "bp"]].to_numpy()
patients = (patients - patients.mean(axis=0)) / patients.std(axis=0)
progress = ((diabetes.target - diabetes.target.mean()) / diabetes.target.std()).to_numpy()


def gradient(weights, rows, targets):
    """Return the slope of the mean squared error at these weights."""
    return 2 * rows.T @ (rows @ weights - targets) / len(rows)


def walk(rows, targets, start, batch_size, rate, steps):
    """Take steps downhill, each by a new random batch, and return all places."""
    rng = np.random.default_rng(3)
    places = [np.array(start)]
    for _ in range(steps):
        batch = rng.choice(len(rows), batch_size, replace=False)
        places.append(places[-1] - rate * gradient(places[-1], rows[batch], targets[batch]))
    return np.array(places)


# %% collapsed=true
def valley(ax, rows, targets, across, up):
    """Draw the loss for every pair of weights, with a star at the lowest place."""
    first, second = np.meshgrid(np.linspace(*across, 40), np.linspace(*up, 40))
    pairs = np.array([first.ravel(), second.ravel()])
    loss = ((rows @ pairs - targets[:, None]) ** 2).mean(axis=0).reshape(first.shape)
    ax.contourf(first, second, loss, levels=10, cmap="Greys", alpha=0.6)
    best = np.linalg.lstsq(rows, targets, rcond=None)[0]
    ax.plot(*best, "*", color=AMBER, markersize=15, markeredgecolor="black", zorder=4)
    ax.set(xlim=across, ylim=up)


fig, axes = plt.subplots(1, 3, figsize=(11, 4.5), sharey=True, layout="constrained")
for ax, batch_size in zip(axes, (1, 32, 442), strict=True):
    valley(ax, patients, progress, across=(-0.9, 1.2), up=(-0.9, 1.2))
    places = walk(patients, progress, (-0.7, 1), batch_size, rate=0.05, steps=40)
    ax.plot(*places.T, "o-", color=BLUE, markersize=3, linewidth=1)
    ax.set(title=f"batch of {batch_size}", xlabel="weight of body mass index", aspect="equal")
axes[0].set_ylabel("weight of blood pressure")
fig.suptitle("40 steps each (darker: larger loss; star: the best weights)\n")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# The same map three times: a nearly round valley with a star at its lowest place, and a walk from the top left.
# With a batch of one it zigzags wildly, with a batch of 32 it trembles a little, with all 442 rows it is a smooth
# curve.
#
# </details>
#
# All three come near the star, because many poor guides are right on average. But they did not cost the same: the
# first walk read 40 rows, the last 40 × 442 = 17,680.

# %% [markdown]
# ## Steps and epochs
#
# An **epoch** is one pass over the training rows. `fit` shuffles them, cuts them into batches, and takes
# one **step** for each batch. The default is `batch_size=32`.
#
# **Predict, then run.** We have 1,347 small pictures of handwritten digits for training. How many steps
# does an epoch with batches of 32 have? How many rows are in the last batch?

# %%
digits = load_digits()
X_train, X_val, y_train, y_val = train_test_split(
    (digits.data / 16).astype("float32"),  # a pixel is a number from 0 to 16; now 0 to 1
    digits.target,
    test_size=0.25,
    stratify=digits.target,
    random_state=0,
)
full_batches, left_over = divmod(len(X_train), 32)
full_batches, left_over, int(np.ceil(len(X_train) / 32))

# %% [markdown]
# <details><summary>Answer</summary>
#
# 42 full batches, and three rows left over, which make a **smaller last batch**: 43 steps.
#
# </details>
#
# No row is thrown away, so the number of steps is rounded *up*:
#
# $$\text{steps per epoch} = \left\lceil \frac{\text{rows}}{\text{batch size}} \right\rceil$$
#
# Keras agrees. The optimiser counts its steps:

# %%
digit_model = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ]
)
digit_model.compile(optimizer=keras.optimizers.SGD(0.1), loss="sparse_categorical_crossentropy")
digit_model.fit(X_train, y_train, epochs=2, batch_size=32, verbose=0)
int(digit_model.optimizer.iterations)

# %% [markdown]
# Two epochs, 2 × 43 = 86 steps.
#
# Two batch sizes have names of their own. With **one row** per batch, it is **stochastic gradient
# descent** (SGD) in the strict sense; with **all rows**, full-batch gradient descent. Everything in between is a
# **mini-batch**. Keras calls its optimiser `SGD` in all three cases.

# %% [markdown]
# ## A batch is a sample
#
# Why does the walk tremble? We want the mean slope over *all* rows, and a batch gives
# the mean over *some*. It is an opinion poll: the more people are asked, the less the answer varies.
#
# **Predict, then run.** We ask 1,000 random batches for the slope at the start of the walk. If the batches are four
# times as large, does the spread of the answers fall to a quarter, to a half, or not at all?

# %%
start = np.array([-0.7, 1])
rng = np.random.default_rng(0)
sizes = (1, 4, 16, 64, 256)
polls = {}
for size in sizes:
    batches = [rng.choice(442, size, replace=False) for _ in range(1000)]
    polls[size] = np.array([gradient(start, patients[b], progress[b]) for b in batches])
true_slope = gradient(start, patients, progress)
spread = [np.sqrt(((polls[size] - true_slope) ** 2).sum(axis=1).mean()) for size in sizes]
pd.DataFrame({"batch size": sizes, "spread": spread}).round(2)

# %% collapsed=true
fig, (left, right) = plt.subplots(1, 2, figsize=(10.5, 4), layout="constrained")
for size, colour, marker in ((4, AMBER, "o"), (64, BLUE, "^")):
    left.scatter(*polls[size].T, s=9, color=colour, marker=marker, label=f"batch of {size}")
left.plot(*true_slope, "*", color="black", markersize=14, label="all rows")
left.set(
    xlabel="slope for body mass index",
    ylabel="slope for blood pressure",
    title="1,000 answers each",
)
left.legend()
right.loglog(sizes, spread, "o", color=BLUE, markersize=8, label="measured")
right.loglog(
    sizes, spread[1] / np.sqrt(np.array(sizes) / 4), "--", color=RED, label="1 / √(batch size)"
)
right.set(
    xlabel="batch size (rows)",
    ylabel="spread of the slope",
    title="Noise by batch size",
    xticks=sizes,
    xticklabels=sizes,
    yticks=(0.2, 0.5, 1, 2, 5),
    yticklabels=("0.2", "0.5", "1", "2", "5"),
)
right.minorticks_off()
right.legend()
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Left, a wide cloud of answers from batches of 4, a small one from batches of 64,
# both around the star that marks the slope over all rows. Right, both axes logarithmic, the spread falls along the
# dashed line, one over the square root of the batch size; only the last point lies clearly below it.
#
# </details>
#
# <details><summary>Answer</summary>
#
# Four times the rows, **half** the noise. But four times the work: each further row adds less than the one before.
#
# </details>
#
# - The clouds lie *around* the star: on average the answers are right (**unbiased**).
# - A batch of 256 is more than half of all 442 rows, so its noise is less than the rule says. With
#   all rows it is zero.

# %% [markdown]
# ## By epoch and by step
#
# Now a real network. So that we can afford a batch of one, we take only 256 of the digits. Each training starts
# from the same weights, with the same learning rate, takes at least 256 steps, and a callback (chapter 5) records
# the loss over all 256 rows after each epoch.

# %%
X_few, y_few = X_train[:256], y_train[:256]
first_weights = keras.models.clone_model(digit_model).get_weights()
price = keras.losses.SparseCategoricalCrossentropy()


def train(batch_size, rate=0.1, epochs=3, weights=first_weights):
    """Train from these weights; return the loss over all rows after each epoch."""
    keras.utils.set_random_seed(8)
    digit_model.set_weights(weights)  # plain SGD remembers nothing else
    digit_model.optimizer.learning_rate = rate
    noted = []
    note = keras.callbacks.LambdaCallback(
        on_epoch_end=lambda *_: noted.append(float(price(y_few, digit_model(X_few))))
    )
    digit_model.fit(X_few, y_few, epochs=epochs, batch_size=batch_size, callbacks=[note], verbose=0)
    return noted


train(256, epochs=1)  # Keras prepares its computation at the first call; we do not time that
losses, rows = {}, []
for batch_size in (256, 32, 4, 1):
    begin = time.process_time()  # counts our own computing only, not other programs
    losses[batch_size] = train(batch_size, epochs=max(3, batch_size))
    per_epoch = (time.process_time() - begin) / len(losses[batch_size])
    after_steps = losses[batch_size][batch_size - 1]
    rows.append([batch_size, losses[batch_size][2], after_steps])
    print(f"batch size {batch_size:3}: {1000 * per_epoch:5.1f} ms per epoch")
names = ["batch size", "loss after 3 epochs", "loss after 256 steps"]
pd.DataFrame(rows, columns=names).round(2)

# %% collapsed=true
STYLES = {1: (GREEN, "s"), 4: (RED, "^"), 32: (AMBER, "D"), 256: (BLUE, "o")}
fig, (left, right) = plt.subplots(1, 2, figsize=(10.5, 4), sharey=True, layout="constrained")
for batch_size, (colour, marker) in STYLES.items():
    found = losses[batch_size]
    steps = np.arange(1, len(found) + 1) * 256 // batch_size
    left.plot([1, 2, 3], found[:3], marker=marker, color=colour, label=f"batch of {batch_size}")
    wide = (
        {"linewidth": 5, "alpha": 0.5} if batch_size == 256 else {"marker": marker, "markersize": 4}
    )
    right.plot(steps, found, color=colour, **wide)
left.set(xlabel="epoch", ylabel="loss over all rows", xticks=[1, 2, 3], title="By epoch")
right.set(xlabel="steps taken (logarithmic)", xscale="log", title="By step")
right.set(xticks=(1, 10, 100, 1000), xticklabels=("1", "10", "100", "1,000"))
right.minorticks_off()
left.legend()
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Left, by epoch: the smaller the batch, the lower its curve. With a batch of one or four the loss falls far; with
# all 256 rows it hardly moves. Right, by step, the curves of 256 (a wide band) and 32 rows coincide, that of 4 rows
# runs a little to the right of them, and that of single rows clearly to the right.
#
# </details>
#
# - **By epoch** small batches win, because they take more steps: 256 per epoch instead of 1.
# - **By step** the larger batch wins, because each step is better informed; but from 4 rows on it wins by little.
# - **By computing time** an epoch in batches of one costs several times an epoch in one batch.
#
# So "which is faster?" has no answer until you say: per epoch, per step, or per second.

# %% [markdown]
# Every step has a fixed cost, however few rows it reads. That is why hardly anybody trains with a batch of one, and
# why 32 to 256 are common. A batch must also fit into memory, which sets the limit for large pictures.
#
# You will read that the noise of small batches *helps* a network to **generalise**, that is, to do well
# on new rows. Sometimes it does. It depends on the data, the learning rate and the time allowed, so measure it.

# %% [markdown]
# ## The learning rate goes with the batch size
#
# Was the comparison fair? All four used the learning rate 0.1. A better informed step may be bolder.
#
# **Predict, then run.** Batches of 4 with the rate 0.01 train for three epochs. Batches of 256 take 64 times fewer
# steps. Which rate do they need to get equally far? And does this still work if you start from larger and larger
# rates? We measure the loss, the mean over three seeds, and count the **dead** relus (chapter 7), which give 0 for
# every row.

# %%
starts = []
for seed in (1, 2, 3):
    keras.utils.set_random_seed(seed)
    starts.append(keras.models.clone_model(digit_model).get_weights())


def mean_result(batch_size, rate):
    """Return the loss after three epochs and the share of dead relus, means of three seeds."""
    found = []
    for weights in starts:
        loss = train(batch_size, rate, weights=weights)[-1]
        hidden = ops.convert_to_numpy(digit_model.layers[0](X_few))
        found.append((loss, (hidden == 0).all(axis=0).mean()))
    return np.mean(found, axis=0)


rates = {
    4: 0.01 * 2.0 ** np.arange(8),
    32: 0.08 * 2.0 ** np.arange(5),
    256: 0.64 * 2.0 ** np.arange(3),
}
sweep = pd.DataFrame(
    [(b, rate, *mean_result(b, rate)) for b, tried in rates.items() for rate in tried],
    columns=["batch size", "rate", "loss", "dead"],
)
sweep["rate / batch size"] = sweep["rate"] / sweep["batch size"]
sweep.pivot_table(["loss", "dead"], "rate / batch size", "batch size")[["loss", "dead"]].round(2)

# %% collapsed=true
fig, (left, right) = plt.subplots(1, 2, figsize=(10.5, 4), sharey=True, layout="constrained")
for batch_size, found in sweep.groupby("batch size"):
    colour, marker = STYLES[batch_size]
    left.plot(
        "rate", "loss", data=found, marker=marker, color=colour, label=f"batch of {batch_size}"
    )
    right.plot("rate / batch size", "loss", data=found, marker=marker, color=colour)
left.set(xscale="log", ylim=(0, None), xlabel="learning rate", ylabel="loss after 3 epochs")
left.set(xticks=(0.01, 0.1, 1), xticklabels=("0.01", "0.1", "1"), title="By rate")
right.set(xscale="log", xlabel="learning rate / batch size", title="By rate per row of a batch")
right.set(xticks=(0.003, 0.01, 0.1), xticklabels=("0.003", "0.01", "0.1"))
for ax in (left, right):
    ax.minorticks_off()
fig.legend(*left.get_legend_handles_labels(), loc="outside lower center", ncols=3)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Left, by rate: batches of 4 are lowest at about 0.3, of 32 at about 0.6; all 256 rows are high at every rate.
# Right, by rate divided by batch size, the curves start together; first that of 256 rows leaves the others, then
# that of 32.
#
# </details>
#
# <details><summary>Answer</summary>
#
# 64 times the rate, 0.64: in the first line of the table all three losses are about 1.94. Sixty-four small steps in
# nearly the same direction add up to one step that is 64 times as long. It does not work without limit. A step that
# is too long overshoots, and then relus die: where the losses of batches of 4 and of 32 have shot up, about 70 % or
# more are dead. All three begin to fail at some rate between about 0.6 and 3, although the sizes differ by a factor
# of 64.
#
# </details>
#
# A rule of thumb, **linear scaling**: if you multiply the batch size by some number, multiply the learning rate by
# the same number, *as long as the rate is small*. The limit of the rate depends much less on the batch. So a larger
# batch has a larger best rate, but not in proportion. Never tune one without the other, and do not compare batch
# sizes at one rate alone.

# %% [markdown]
# ## Standardise the columns
#
# Our valley was nearly round, because the columns had been standardised:
#
# $$z = \frac{x - \text{mean}}{\text{standard deviation}}$$
#
# What if we only centre the columns (subtract the mean), and keep their units? Both weights share one learning
# rate. We take half the largest rate at which the walk does not diverge (run away).

# %%
raw = diabetes.data[["bmi", "bp"]].to_numpy()
centred = raw - raw.mean(axis=0)  # in the original units
raw_deviations = raw.std(axis=0)
print(f"standard deviations of the raw columns: {raw_deviations.round(1)}")
for name, rows in (("raw", raw), ("centred", centred), ("standardised", patients)):
    print(
        f"{name}: the valley is {np.linalg.cond(rows.T @ rows):.1f} times as steep one way as the other"
    )

# %% collapsed=true
fig, axes = plt.subplots(1, 2, figsize=(10.5, 4.2), layout="constrained")
scales = {"centred": (centred, raw_deviations), "standardised": (patients, np.ones(2))}
for ax, (name, (rows, deviations)) in zip(axes, scales.items(), strict=True):
    steepest = np.linalg.eigvalsh(2 * rows.T @ rows / len(rows)).max()  # largest curvature
    steps = walk(rows, progress, np.array([-0.7, 1]) / deviations, 442, 1 / steepest, 12)
    reach = 1.15 / deviations.min()
    valley(ax, rows, progress, across=(-reach, reach), up=(-reach, reach))
    ax.plot(*steps.T, "o-", color=BLUE, markersize=4)
    ax.set(title=f"{name} columns", xlabel="weight of body mass index", aspect="equal")
    ax.set_ylabel("weight of blood pressure")
fig.suptitle("12 steps with all rows, each with a rate that suits its valley")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# With centred columns the valley is long and narrow: the first step drops to
# its floor, the others creep along it, and after 12 steps the walk is still clearly away from the star.
# With standardised columns the valley is nearly round, and 12 steps end at the star.
#
# </details>
#
# Across the valley the slope is steep, so the rate must be small. Along the valley it is gentle, and
# the small rate makes tiny steps. Standardising makes one rate right for both. (The raw columns, not even
# centred, make a valley too narrow to draw.)

# %% [markdown]
# ## Which normalisation?
#
# *Normalisation* is a loose word for bringing numbers to a common scale. Two ways are common, and each
# has an exact name. **Standardisation** gives the mean 0 and the standard deviation 1. **Min-max
# scaling** gives the range from 0 to 1: $(x - \text{smallest}) / (\text{largest} - \text{smallest})$.

# %%
cancer = load_breast_cancer()
cancer_train, cancer_test = train_test_split(cancer.data, test_size=0.25, random_state=5)
area_train, area_test = cancer_train[:, 3], cancer_test[:, 3]  # the mean area of the nuclei


def summary(values):
    return {
        "mean": values.mean(),
        "std": values.std(),
        "smallest": values.min(),
        "largest": values.max(),
    }


low, high = area_train.min(), area_train.max()
pd.DataFrame(
    {
        "raw": summary(area_train),
        "standardised": summary((area_train - area_train.mean()) / area_train.std()),
        "min-max": summary((area_train - low) / (high - low)),
        "min-max, test rows": summary((area_test - low) / (high - low)),
    }
).round(2)

# %% [markdown]
# Neither changes the *shape* of a column, only its scale. In min-max scaling the two most extreme rows decide: a
# few large tumours press all the others into the lower part of the range. It suits numbers with fixed limits, such
# as pixels. For most measurements, standardise.
#
# The last column was scaled by the limits of the *training* rows, as it must be. So a new row may
# fall outside 0 to 1, as the largest does. That is not a fault.

# %% [markdown]
# ## Standardise inside the model
#
# Chapter 2 used scikit-learn's `StandardScaler`. Keras has a layer for it, `Normalization`. Its `adapt` computes
# mean and variance, **of the training rows only**. Then the scaling is part of the model, which takes raw rows, so
# nobody can forget it.

# %%
standardise = layers.Normalization()
standardise.adapt(cancer_train)
by_keras = ops.convert_to_numpy(standardise(cancer_test))
by_hand = (cancer_test - cancer_train.mean(axis=0)) / cancer_train.std(axis=0)
print(f"largest difference from the result by hand: {np.abs(by_keras - by_hand).max():.3f}")

cancer_model = keras.Sequential(
    [
        keras.Input(shape=(30,)),
        standardise,
        layers.Dense(16, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
cancer_model.summary()

# %% [markdown]
# The layer holds 61 numbers: 30 means, 30 variances, and a count. None is trainable: `fit` leaves them
# alone.

# %% [markdown]
# ## Batch normalisation, by hand
#
# Each hidden layer takes the outputs of the layer before as *its* columns, and those change with every step. The
# idea of `BatchNormalization` is to standardise them too, anew for every batch, with the mean and the variance **of
# that batch**.
#
# Any table will do to see what it computes. Our batch is eight wines, three measurements each:

# %%
wine = load_wine(as_frame=True)
wine_columns = wine.data[["alcohol", "magnesium", "proline"]]
wines = wine_columns.sample(frac=1, random_state=1).to_numpy()  # in random order
batch = wines[:8]
pd.DataFrame(batch, columns=wine_columns.columns).head(3)

# %% [markdown]
# Four lines of NumPy do it. `epsilon` is a small number that keeps us from dividing by zero. `gamma` and `beta` are
# a new scale and a new shift for each column. They start as ones and zeros, and **are trained** like weights: if
# standardised numbers are not what the next layer needs, the network can change them. (Here we choose some, to see
# what they do.)

# %%
gamma, beta, epsilon = np.array([1, 2, 0.5]), np.array([0, 0, 10]), 0.001

mean = batch.mean(axis=0)  # one for each column
variance = batch.var(axis=0)
standard = (batch - mean) / np.sqrt(variance + epsilon)
by_hand = gamma * standard + beta

pd.DataFrame(
    {"mean": by_hand.mean(axis=0), "std": by_hand.std(axis=0)}, index=wine_columns.columns
).round(3)

# %% [markdown]
# Each column has the mean `beta` and the standard deviation `gamma`, whatever it was before. (For alcohol it is
# slightly less than 1, because its variance is small enough for `epsilon` to show.) Does Keras agree?

# %%
normalise = layers.BatchNormalization()
normalise.build((None, 3))
normalise.set_weights([gamma, beta, np.zeros(3), np.ones(3)])
by_keras = ops.convert_to_numpy(normalise(batch, training=True))
print(f"largest difference from the result by hand: {np.abs(by_keras - by_hand).max():.3f}")

# %% [markdown]
# ## Four numbers per column
#
# The layer was given four arrays. What are the other two?

# %%
arrays = {w.path.split("/")[-1]: ops.convert_to_numpy(w) for w in normalise.weights}
table = pd.DataFrame(arrays, index=wine_columns.columns).T.astype(float).round(2)
table.assign(trainable=[w.trainable for w in normalise.weights])

# %% [markdown]
# `moving_mean` and `moving_variance` started as zeros and ones; the call with `training=True` has moved
# them, a hundredth of the way towards the mean and the variance of the batch. No gradient did that, so
# they count as not trainable. With the layer's `momentum`, which is 0.99 (it has nothing to do with the
# momentum of SGD):
#
# $$\text{moving} \leftarrow \text{momentum} \times \text{moving} + (1 - \text{momentum}) \times \text{batch}$$

# %%
moving_mean = 0.99 * np.zeros(3) + 0.01 * mean
moving_variance = 0.99 * np.ones(3) + 0.01 * variance
moving_mean.round(2), moving_variance.round(2)

# %% [markdown]
# **Predict, then run.** How many parameters does this network have, and how many of them are
# trainable? The first `Dense` has no bias; we will see why.

# %%
counted = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(32, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(10, activation="softmax"),
    ]
)
counted.summary()

# %% [markdown]
# <details><summary>Answer</summary>
#
# 2,506, of which 2,442 are trainable. The first layer has 64 × 32 = 2,048 weights. The normalisation has four
# numbers for each of its 32 columns, 128, half of them trainable. The last layer has 32 × 10 + 10 = 330.
#
# </details>

# %% [markdown]
# ## Training and inference
#
# Why the *moving averages*? When the network is *used* (**inference**), there may be a single row, and the answer for
# it must not depend on the other rows in its batch. So at inference the layer subtracts the moving mean and divides
# by the root of the moving variance, learned during training. `fit` calls layers with `training=True`; `predict` and
# `evaluate` with `training=False`, which is also the default when you call a model yourself. (So their `batch_size`
# changes the time, not the answer.) A layer that is frozen, with `trainable = False` (chapter 10), uses its moving
# averages even in `fit`.
#
# **Predict, then run.** Here is a layer that has seen one batch. What comes out for the first wine, in each mode?

# %%
fresh = layers.BatchNormalization()
in_training = ops.convert_to_numpy(fresh(batch, training=True))
at_inference = ops.convert_to_numpy(fresh(batch, training=False))
pd.DataFrame(
    [in_training[0], at_inference[0]], ["in training", "at inference"], wine_columns.columns, float
).round(2)

# %% [markdown]
# <details><summary>Answer</summary>
#
# In training, standardised numbers; at inference, much larger ones. After one batch the moving averages are
# still nearly zeros and ones, so little is subtracted.
#
# </details>
#
# Moving averages need time. We follow those of the alcohol over 500 batches of 16 wines, by the formula above.


# %%
def follow(values, momentum, steps=500):
    """Return the moving mean and the moving variance after each batch, one row each."""
    rng = np.random.default_rng(4)
    moving, rows = np.array([0.0, 1.0]), []
    for _ in range(steps):
        seen = rng.choice(values, 16, replace=False)
        moving = momentum * moving + (1 - momentum) * np.array([seen.mean(), seen.var()])
        rows.append(moving)
    return np.array(rows)


alcohol = wines[:, 0]
slow, quick = follow(alcohol, momentum=0.99), follow(alcohol, momentum=0.9)
all_in_training = (alcohol - alcohol.mean()) / np.sqrt(alcohol.var() + epsilon)
outputs = {
    step: (alcohol - slow[step - 1, 0]) / np.sqrt(slow[step - 1, 1] + epsilon)
    for step in (100, 500)
}

# %% collapsed=true
fig, (left, right) = plt.subplots(1, 2, figsize=(10.5, 4), layout="constrained")
left.axhline(alcohol.mean(), color="grey", linestyle=":", label="mean of all wines")
left.plot(range(1, 501), quick[:, 0], color=RED, linewidth=1, label="momentum 0.9")
left.plot(range(1, 501), slow[:, 0], color=BLUE, linestyle="--", label="momentum 0.99 (default)")
left.set(xlabel="batches seen", ylabel="moving mean of alcohol (%)", title="Learning the mean")
left.legend(loc="lower right")
right.plot([-3, 3], [-3, 3], color="grey", linestyle=":", label="the same in both modes")
for step, colour, marker in ((100, AMBER, "^"), (500, BLUE, "o")):
    right.scatter(
        all_in_training, outputs[step], s=12, color=colour, marker=marker, label=f"{step} batches"
    )
right.set(xlabel="output in training", ylabel="output at inference", title="178 wines, both modes")
right.legend()
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Left, the moving mean starts near 0 and climbs to the dotted line of the true mean,
# about 13: within some fifty batches with the momentum 0.9, trembling afterwards; only after several
# hundred, but smoothly, with 0.99. Right, each wine is a point. After 100 batches the outputs at
# inference lie far above the dotted diagonal; after 500 they lie close to it.
#
# </details>
#
# After $n$ batches, $\text{momentum}^n$ of the starting value is left: $0.99^{100} \approx
# 0.37$, $0.9^{100} \approx 0.00003$.

# %% [markdown]
# ## A good network with a bad report
#
# This has an alarming consequence. After a short training in large batches, the network has learned, but its moving
# averages have not. Here are two epochs of six steps, and two accuracies, **both on the training rows**.


# %%
def deep(normalised, momentum=0.99):
    """Return a network for the digits with four hidden layers."""
    model = keras.Sequential([keras.Input(shape=(64,))])
    for _ in range(4):
        model.add(layers.Dense(32, use_bias=not normalised))
        if normalised:
            model.add(layers.BatchNormalization(momentum=momentum))
        model.add(layers.Activation("relu"))
    model.add(layers.Dense(10, activation="softmax"))
    return model


def share_right(model, rows, labels, training=False):
    """Return the accuracy, with BatchNormalization in either mode."""
    chances = ops.convert_to_numpy(model(rows, training=training))
    return float((chances.argmax(axis=1) == labels).mean())


keras.utils.set_random_seed(8)
hurried = deep(normalised=True)
hurried.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
hurried.fit(X_train, y_train, epochs=2, batch_size=256, verbose=0)
normal = share_right(hurried, X_train, y_train)
mode_of_training = share_right(hurried, X_train, y_train, training=True)
pd.Series({"as `evaluate` sees it": normal, "in the mode of `fit`": mode_of_training}).round(2)

# %% [markdown]
# The same weights and the same rows: this cannot be overfitting. The cure is more steps, smaller
# batches, or `BatchNormalization(momentum=0.9)`. If a network with `BatchNormalization` has a splendid
# training loss and a terrible validation loss in its first epochs, wait before you despair.

# %% [markdown]
# ## Where it goes
#
# The usual order is `Dense`, `BatchNormalization`, `Activation`. So the activation is a layer of its own:
#
# ```python
# layers.Dense(32, use_bias=False),
# layers.BatchNormalization(),
# layers.Activation("relu"),
# ```
#
# Why no bias? **Predict, then run.** We add 100 to every output of a `Dense` layer, or multiply them all by 10. How
# much of that is left after the normalisation?

# %%
scores = layers.Dense(4)(X_train[:64])
after = layers.BatchNormalization()
plain = after(scores, training=True)
for name, changed in (("+ 100", scores + 100), ("* 10", scores * 10)):
    difference = np.abs(after(changed, training=True) - plain).max()
    print(f"{name:<5} changes the result by at most {difference:.2f}")

# %% [markdown]
# <details><summary>Answer</summary>
#
# Almost nothing: rounding, and `epsilon`. The 100 is in the mean, which is subtracted; the 10 is in the standard
# deviation, which is divided away.
#
# </details>
#
# So a bias before the normalisation is useless, because `beta` does its work. You can also put the normalisation
# *after* the activation, and you have to try which is better. Then the bias is useful, because the activation comes
# in between.
#
# One place is plainly wrong: after the last activation. Probabilities go in, but what comes out?

# %%
chances = layers.Dense(10, activation="softmax")(X_train[:64])
spoilt = ops.convert_to_numpy(layers.BatchNormalization()(chances, training=True))
print(f"smallest {spoilt.min():.1f}, largest {spoilt.max():.1f}")

# %% [markdown]
# These are not probabilities any more.
#
# And **one row is too few**. Its mean is the row itself, so only `beta`, here zeros, remains:

# %%
ops.convert_to_numpy(fresh(batch[:1], training=True))

# %% [markdown]
# After `Dense`, a batch of one gives each row the same answer, and earlier layers learn nothing. It can happen unnoticed:
# 129 rows in batches of 32 leave a last batch of one. With very small batches, take `layers.LayerNormalization()`
# instead: it standardises the numbers *within* each row, so it does the same in training and at inference.

# %% [markdown]
# ## Does it help?
#
# The same deep network, four hidden layers of 32: once as it is, once with `BatchNormalization`, each with two
# optimisers and three seeds. All else is equal. (Three epochs are few steps, so they need `momentum=0.9`.)


# %%
def trial(optimiser, normalised, seed):
    """Return the validation accuracy of a fresh network after three epochs."""
    keras.utils.set_random_seed(seed)
    model = deep(normalised, momentum=0.9)
    model.compile(optimiser, "sparse_categorical_crossentropy")
    model.fit(X_train, y_train, epochs=3, batch_size=64, verbose=0)
    return share_right(model, X_val, y_val)


OPTIMISERS = {
    "SGD, rate 0.1": lambda: keras.optimizers.SGD(0.1),
    "Adam, rate 0.01": lambda: keras.optimizers.Adam(0.01),
}
comparison = pd.DataFrame(
    [
        (name, seed, trial(fresh_one(), False, seed), trial(fresh_one(), True, seed))
        for name, fresh_one in OPTIMISERS.items()
        for seed in (1, 2, 3)
    ],
    columns=["optimiser", "seed", "without", "with"],
)
comparison.assign(difference=comparison["with"] - comparison["without"]).round(2)

# %% collapsed=true
fig, ax = plt.subplots(figsize=(7, 3.8))
for place, name in enumerate(OPTIMISERS):
    for side, colour, marker in (("without", RED, "o"), ("with", BLUE, "^")):
        found = comparison.loc[comparison["optimiser"] == name, side]
        beside = place + (0.16 if side == "with" else -0.16) + np.linspace(-0.05, 0.05, len(found))
        label = f"{side} BatchNormalization" if place == 0 else None
        ax.scatter(beside, found, s=60, color=colour, marker=marker, label=label)
ax.axhline(0.1, color="grey", linestyle=":", label="guessing")
ax.set(xticks=[0, 1], xticklabels=list(OPTIMISERS), xlim=(-0.5, 1.5))
ax.set(ylim=(0, 1.03), ylabel="validation accuracy", title="Four hidden layers, three seeds each")
ax.legend(loc="center right")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# With SGD, the three circles without normalisation lie low and far apart; the three
# triangles with it lie high. With Adam, both are high, the triangles above the circles by much less.
#
# </details>
#
# It helped in all six pairs, but **how much it helped depends on what you compare it with**: here by more than
# 0.5 with one optimiser, by about 0.1 or less with the other. (With 450 validation rows, an accuracy of 0.9 has a standard
# error of 0.014.) Each step with normalisation also takes longer. If somebody tells you how much batch
# normalisation gains, ask: compared with what?

# %% [markdown]
# ## What is said, and what is known
#
# | you will read that it... | what can be said |
# |---|---|
# | speeds up training | often fewer steps, as above; each step takes longer |
# | allows larger learning rates | often seen: the scale of the weights before it matters less |
# | depends less on the initial weights | the same reason; look at the spread of the seeds above |
# | regularises | a row's output in training depends on its batch, a kind of noise; a side effect, rarely enough alone |
# | limits "internal covariate shift" | **disputed** |
#
# The last is the explanation of its inventors ([Ioffe and Szegedy,
# 2015](https://arxiv.org/abs/1502.03167)): the columns that a layer receives keep shifting while earlier
# layers learn, and normalising holds them still. Others added random shifts *after* the normalisation on
# purpose, and the networks trained about as well ([Santurkar and others,
# 2018](https://arxiv.org/abs/1805.11604)). They propose that it makes the valley smoother. That it often
# works is well known; why it does is not settled.

# %% [markdown]
# ## What goes wrong
#
# Real mistakes, with the messages of this version of Keras.

# %%
try:
    digit_model.fit(X_train, y_train, epoch=2, batch_size=128)
except TypeError as error:
    print(error)

# %% [markdown]
# It is `epochs`, with an s. And the batch size must be an integer, neither a string nor a fraction:

# %%
messages = []
for wrong in ("32", 2.5):
    try:
        digit_model.fit(X_train, y_train, epochs=1, batch_size=wrong, verbose=0)
    except Exception as error:
        messages.append(f"{type(error).__name__}: {error}"[:90])
print("\n".join(messages))

# %% [markdown]
# The next mistakes give no message. A `Normalization` layer that was never adapted passes everything
# through:

# %%
forgotten = layers.Normalization()
batch[0], ops.convert_to_numpy(forgotten(batch))[0].round(2)

# %% [markdown]
# And a model that is *used* in training mode gives the same row a different answer in a different batch. By how
# much do the probabilities of the first row change, if its batch has 2, 50 or 400 rows?

# %%
for training in (True, False):
    answers = np.array([hurried(X_val[:n], training=training)[0] for n in (2, 50, 400)])
    print(f"training={training}: by up to {np.ptp(answers, axis=0).max():.2f}")

# %% [markdown]
# > **You may see** in older texts:
# >
# > | old | today |
# > |---|---|
# > | `model.fit(X, y, epoch=100, batch_size=128)` | `model.fit(X, y, epochs=100, batch_size=128)` |
# > | `from tensorflow.keras.layers import BatchNormalization` | `from keras import layers`, then `layers.BatchNormalization()` |
# > | `Dense(3, input_shape=(2,), activation="relu")` then `BatchNormalization()` | `keras.Input(shape=(2,))`, `Dense(3, use_bias=False)`, `BatchNormalization()`, `Activation("relu")` |
# > | `K.set_learning_phase(1)` | `model(x, training=True)` |

# %% [markdown]
# ## Play: batch size and rate
#
# The valley once more, with three batch sizes, three learning rates, and 40 steps each. **Predict first:** which
# panel will end nearest to the star? Which walk will never rest, even at the star? Which will leave the map? Then
# run, and change `BATCHES`, `RATES` and `STEPS`. Can you find a rate at which a batch of one ends close to the
# star?

# %%
BATCHES = (1, 16, 442)
RATES = (0.005, 0.1, 0.5)
STEPS = 40

fig, axes = plt.subplots(
    len(RATES),
    len(BATCHES),
    figsize=(9, 9),
    sharex=True,
    sharey=True,
    squeeze=False,
    layout="constrained",
)
for line, rate in zip(axes, RATES, strict=True):
    for ax, batch_size in zip(line, BATCHES, strict=True):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a walk may go off to infinity
            places = walk(patients, progress, (-0.7, 1), batch_size, rate, STEPS)
        valley(ax, patients, progress, across=(-1.2, 1.7), up=(-1.2, 1.7))
        ax.plot(*np.clip(places, -9, 9).T, "o-", color=BLUE, markersize=3, linewidth=1)
        ax.plot(*np.clip(places[-1], -9, 9), "s", color=RED, markersize=8)
        ax.set_title(f"batch of {batch_size}, rate {rate}")
fig.supxlabel("weight of body mass index")
fig.supylabel("weight of blood pressure")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Nine maps; a red square marks where each walk ends. At the smallest rate all three creep, and end far from the
# star. At the middle rate 16 and all rows end near it, and single rows jump widely around it. At the largest rate
# all rows go to the star in a few steps, 16 rows tremble around it, and single rows jump off the map.
#
# </details>
#
# <details><summary>Answer</summary>
#
# All rows at the rate 0.5 end nearest. Single rows and batches of 16 never rest there, since their noise does
# not fall with the slope; at 0.5 single rows leave the map. A batch of one ends within about
# 0.1 of the star if you give it a small rate *and* many steps: `RATES = (0.005,)`, `STEPS = 1000`.
#
# </details>
#
# A small batch needs a small rate. That is the price of noise.

# %% [markdown]
# ## Recap
#
# | | small batch | large batch |
# |---|---|---|
# | steps per epoch, $\lceil \text{rows} / \text{batch size} \rceil$ | many | few |
# | noise of a step | large | small, as $1/\sqrt{\text{batch size}}$ |
# | progress per epoch | more | less |
# | progress per step | less | more |
# | time per epoch | longer | shorter |
# | learning rate | small | larger in proportion, up to a limit |
#
# | | in training | at inference |
# |---|---|---|
# | `Normalization` | mean and variance from `adapt`, on training rows | the same |
# | `BatchNormalization` subtracts and divides by | mean and variance of the batch | the moving averages |
# | then | times `gamma`, plus `beta` | the same |
# | the moving averages | move by `1 - momentum` | stay |
#
# `BatchNormalization`: four numbers per column, two of them trainable; `Dense(use_bias=False)`, then it,
# then the activation; not after the last one, and not with a batch of one.

# %% [markdown]
# ## Where next
#
# Solve the [exercise of this
# chapter](../work/08_batch_size_and_normalization/08_batch_size_and_normalization.ipynb): six short
# questions, checked as you go. (If the link leads nowhere, `make lab` has not prepared your copies yet.)
#
# Batch size, learning rate, layers, optimiser: so many choices. The [next
# chapter](09_hyperparameter_tuning.ipynb) lets the computer try them, and keeps the comparison honest.
