# %% [markdown]
# # 2. Binary classification
#
# Yes or no. Ill or healthy. Inside or outside. Many questions have just two answers, and the network
# that answers them differs from a regression network in three small places: its last
# activation, its loss, and what you do with its output. This chapter is about these three.

# %% [markdown]
# ## What you will learn
#
# - turn a score into a probability, and a probability into a label;
# - compute the loss that punishes confident mistakes, and let Keras minimise it;
# - draw the boundary that a network has learned, and say why a hidden layer bends it;
# - classify a real medical table: scale it without leaking, beat a baseline, test once.
#
# You need chapter 1, or to have trained a `Sequential` model before. It takes about an hour.

# %%
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

from coursedata import load_rings

keras.utils.set_random_seed(2)  # weights and shuffling: the same on every run

# %% [markdown]
# ## Two rings
#
# Our first data are points in the plane. Each row has two **coordinates** and one **label**: 1 if
# the point belongs to the inner ring, 0 if it belongs to the outer one.

# %%
rings = load_rings(as_frame=True)
rings.frame.head()

# %%
points, labels = rings.data.to_numpy(), rings.target.to_numpy()
points.shape, labels.shape, labels.mean()

# %% [markdown]
# There are as many ones as zeros: the mean of the labels is the share of ones, one half. We keep a
# quarter of the rows aside, and do not look at them until the end. `stratify` keeps the
# share of ones equal in both parts.

# %%
points_train, points_test, labels_train, labels_test = train_test_split(
    points, labels, test_size=0.25, stratify=labels, random_state=0
)
points_train.shape, points_test.shape

# %%
STYLES = {0: ("outer ring", "o", "#1b6ca8"), 1: ("inner ring", "^", "#d1495b")}


def scatter(ax, points, labels):
    """Draw the points of both rings, told apart by marker and by colour."""
    for label, (name, marker, colour) in STYLES.items():
        chosen = points[labels == label]
        ax.scatter(
            chosen[:, 0],
            chosen[:, 1],
            s=16,
            marker=marker,
            c=colour,
            edgecolor="white",
            linewidth=0.3,
            label=f"{name} ({label})",
        )
    ax.set(xlabel="x", ylabel="y", aspect="equal", xlim=(-2.9, 2.9), ylim=(-2.9, 2.9))


fig, ax = plt.subplots(figsize=(5, 5))
scatter(ax, points_train, labels_train)
ax.set_title("The training points")
ax.legend(loc="upper right", framealpha=1)
plt.show()

# %% [markdown]
# **In the figure.** Triangles form a small ring around the centre; circles form a larger ring
# around it. In between the two mix a little, so nobody can be right about every point.

# %% [markdown]
# ## One neuron draws a straight line
#
# **Predict, then run.** The smallest network has a single neuron. Here it is, with the two new things
# of this chapter, `sigmoid` and `binary_crossentropy`, which we take apart in a moment. It draws a
# straight line through the plane, and calls one side 1 and the other 0. What share of
# the rings' points will it get right?

# %%
line = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(1, activation="sigmoid")])
line.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.05),
    loss="binary_crossentropy",
    metrics=["accuracy"],
)
line.fit(points_train, labels_train, epochs=10, verbose=0)
line.evaluate(points_train, labels_train, verbose=0, return_dict=True)

# %% [markdown]
# About half of them: as good as tossing a coin. No training will cure this. A line that has the whole
# inner ring on one side has most of the outer ring there too; even the luckiest line of all is right
# about just two thirds of the points. The network needs a bend, and we will give it one. First, the
# two new things.

# %% [markdown]
# ## From score to probability
#
# A neuron computes a weighted sum, which may be any number: −7, 0.2, 130. Call it the **score** (you
# will also read *logit*). We want a **probability**, a number from 0 to 1. The **sigmoid** function
# turns one into the other:
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}}$$


# %%
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


scores = np.linspace(-8, 8, 200)
fig, ax = plt.subplots(figsize=(6, 3.2))
ax.plot(scores, sigmoid(scores), color="#1b6ca8")
ax.axhline(0.5, color="grey", linewidth=0.8, linestyle=":")
ax.axvline(0, color="grey", linewidth=0.8, linestyle=":")
ax.set(xlabel="score z", ylabel="probability σ(z)", title="The sigmoid")
plt.show()

# %% [markdown]
# **In the figure.** An S-shaped curve from nearly 0 on the left to nearly 1 on the right. It
# passes one half exactly where the score is 0, and is steepest there.
#
# What to notice:
#
# - A score of 0 means "no idea": probability one half.
# - The order is kept. A larger score is always a larger probability.
# - Far out it hardly moves. From 4 to 8, the score doubles and the probability gains less than 0.02.

# %%
for score in (-4, -1, 0, 1, 4, 8):
    print(f"score {score:>2}   probability {sigmoid(score):.4f}")

# %% [markdown]
# ## From probability to label
#
# `predict` returns probabilities, in a column: one row for each point, one number in each row.

# %%
probabilities = line.predict(points_train[:4], verbose=0)
probabilities

# %% [markdown]
# To get a label, compare with a **threshold**. One half is the usual one. The result is still
# a column of `True` and `False`, so two steps follow: `astype(int)` makes ones and zeros of it,
# and `ravel()` makes the column flat.

# %%
(probabilities > 0.5).astype(int).ravel()

# %% [markdown]
# **Predict, then run.** Why must the column be made flat before you compare it with the labels? Guess
# the shape of the result before you run this.

# %%
column = (probabilities > 0.5).astype(int)
(column == labels_train[:4]).shape

# %% [markdown]
# Sixteen answers instead of four. NumPy compares a column of 4 with a row of 4 by pairing each
# with each. The mean of that table looks like an accuracy, and is not. Flatten first.
#
# The threshold is yours to choose. If missing an illness is worse than a false alarm, ask for a
# second look already at 0.2. The network need not be trained again.

# %% [markdown]
# ## The price of a mistake
#
# Training needs a loss: one number that says how bad the predictions are. For probabilities it is
# **binary cross-entropy**. It looks at the probability which the network gave to *what really
# happened*, and takes the negative logarithm:
#
# $$\text{loss} = \begin{cases} -\ln p & \text{if the label is 1} \\ -\ln(1 - p) & \text{if the label is 0}\end{cases}$$

# %%
given = np.linspace(0.005, 1, 200)
fig, ax = plt.subplots(figsize=(6, 3.2))
ax.plot(given, -np.log(given), color="#1b6ca8", label="cross-entropy")
ax.plot(given, (1 - given) ** 2, color="#d1495b", linestyle="--", label="squared error")
ax.set(
    xlabel="probability given to what really happened", ylabel="loss", title="What a mistake costs"
)
ax.legend()
plt.show()

# %% [markdown]
# **In the figure.** The cross-entropy falls from above 5 at the left edge to 0 at the right edge. The
# squared error, dashed, starts at 1 and falls to 0 as well. They agree about good
# predictions, at the right; about confident mistakes, at the left, only the cross-entropy is alarmed.
#
# Now by hand, for three points. The last one is a confident mistake.

# %%
truth = np.array([1, 0, 1])
predicted = np.array([0.9, 0.2, 0.01])

happened = np.where(truth == 1, predicted, 1 - predicted)
each = -np.log(happened)
print("given to what happened:", happened)
print("loss of each point:    ", each.round(3))
print("mean:                  ", each.mean().round(4))

# %% [markdown]
# One bad point makes up almost all of the mean. Keras computes the same number:

# %%
float(keras.losses.BinaryCrossentropy()(truth, predicted))

# %% [markdown]
# A network that always says 0.5 pays $-\ln 0.5 \approx 0.693$ for each point. Remember this number: a
# binary classifier with a loss near 0.69 has learned nothing yet.

# %% [markdown]
# ## Build, compile, fit
#
# Now the bend. A hidden layer of eight neurons stands before the output, with the activation
# `tanh`. Each of the eight may draw a line of its own, and the output combines them.
#
# **Predict, then run.** How many parameters does it have? Each neuron has one weight for each of
# its inputs, and one bias.

# %%
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(8, activation="tanh", name="hidden"),
        layers.Dense(1, activation="sigmoid", name="probability"),
    ]
)
model.summary()

# %% [markdown]
# Hidden: 8 × (2 + 1) = 24. Output: 1 × (8 + 1) = 9. Together 33.
#
# `compile` names the optimiser, the loss and what else to report. `fit` then goes through the training
# points for as many epochs as you say; `validation_split=0.2` keeps the last fifth of the rows out of
# training and measures on them after every epoch. Our rows are already in random order; if
# yours are sorted, shuffle them first.

# %%
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.05),
    loss="binary_crossentropy",
    metrics=["accuracy"],
)
history = model.fit(points_train, labels_train, epochs=20, validation_split=0.2, verbose=0)
curves = pd.DataFrame(history.history)
curves.index += 1  # epochs are counted from 1
curves.iloc[[0, 4, 9, 19]].round(3)

# %%
fig, axes = plt.subplots(1, 2, figsize=(10, 3.4))
for ax, quantity in zip(axes, ("loss", "accuracy"), strict=True):
    ax.plot(curves[quantity], color="#1b6ca8", label="training rows")
    ax.plot(curves[f"val_{quantity}"], color="#d1495b", linestyle="--", label="validation rows")
    ax.set(xlabel="epoch", ylabel=quantity, title=f"{quantity} by epoch", xticks=(1, 5, 10, 15, 20))
    ax.legend()
axes[0].axhline(np.log(2), color="grey", linewidth=0.8, linestyle=":")
axes[0].annotate("knows nothing: 0.693", (9, 0.66), color="dimgrey")
fig.tight_layout()
plt.show()

# %% [markdown]
# **In the figure.** Left, the loss starts near 0.69, dotted, and falls steeply, then ever more
# slowly. Right, the accuracy of the training rows climbs from about a half to well above nine
# tenths. The curves of the validation rows, dashed, run close to those of the training rows: the
# network has not just learned its points by heart. At first they are even ahead: the training
# rows are measured during each epoch, while the network learns, and the validation rows after it.

# %% [markdown]
# ## See the boundary
#
# With two coordinates we can see what the network has learned. We ask it about every place of a fine
# grid, and colour the place by its answer.


# %%
def boundary(ax, model, points, labels, reach=2.9):
    """Colour the plane by the model's probability; a black line marks one half."""
    steps = np.linspace(-reach, reach, 90)
    x, y = np.meshgrid(steps, steps)
    grid = np.column_stack([x.ravel(), y.ravel()])
    chance = model.predict(grid, batch_size=2048, verbose=0).reshape(x.shape)
    image = ax.contourf(x, y, chance, levels=np.linspace(0, 1, 11), cmap="RdBu_r", alpha=0.55)
    ax.contour(x, y, chance, levels=[0.5], colors="black", linewidths=1.5)
    scatter(ax, points, labels)
    return image


fig, axes = plt.subplots(1, 2, figsize=(10.5, 4.6), layout="constrained")
for ax, which, title in ((axes[0], line, "One neuron"), (axes[1], model, "Eight hidden neurons")):
    image = boundary(ax, which, points_train, labels_train)
    ax.set_title(title)
fig.colorbar(image, ax=axes, label="probability of the inner ring")
plt.show()

# %% [markdown]
# **In the figure.** Both pictures show the training points. Left, a
# straight line cuts both rings in two, and both sides are pale: nowhere is the network sure. Right, a
# closed black curve with rounded corners runs around the inner ring. Inside, the plane is red: surely
# the inner ring. Outside it is blue.
#
# Only now we look at the rows that we kept aside. Once, and at the end:

# %%
model.evaluate(points_test, labels_test, verbose=0, return_dict=True)

# %% [markdown]
# ## A real table
#
# The rings were made for this course. Here is a real table: 569 patients with a lump in the breast.
# A doctor took some cells, and 30 numbers describe their nuclei: radius, texture, smoothness and so on.
# The label says what the lump turned out to be: 0 malignant, 1 benign. It ships inside
# scikit-learn, from the University of Wisconsin.

# %%
cancer = load_breast_cancer(as_frame=True)
cancer.frame.iloc[:5, [0, 1, 3, 4, 9, 30]]

# %%
X, y = cancer.data.to_numpy(), cancer.target.to_numpy()
X_train, X_test, y_train, y_test = train_test_split(
    X, y, test_size=0.25, stratify=y, random_state=0
)
X_train.shape, X_test.shape

# %% [markdown]
# ## The number to beat
#
# Before any network, find out what no knowledge at all would give. The **majority baseline** always says
# the label that is commonest *in the training rows*.

# %%
commonest = np.bincount(y_train).argmax()
baseline = (y_test == commonest).mean()
print(f"always saying {commonest} ({cancer.target_names[commonest]}): right in {baseline:.1%}")

# %% [markdown]
# So an accuracy of 63 % is worth nothing here. In a table with one ill person among a hundred, 99 %
# would be worth nothing. An accuracy means something only beside its baseline.

# %% [markdown]
# ## Scale without leaking
#
# Look at the columns' sizes. Mean area is in the hundreds, smoothness around 0.1.

# %%
pd.DataFrame(X_train, columns=cancer.feature_names).describe().loc[
    ["mean", "std"], ["mean radius", "mean area", "mean smoothness", "mean concavity"]
].round(3)

# %% [markdown]
# A large column drowns the small ones in every weighted sum. And one learning rate has to serve all
# weights: a step that suits the large column is far too small for the others. So we **standardise** each
# column: subtract its mean, divide by its standard deviation. Afterwards every column has mean 0 and
# standard deviation 1.
#
# Which rows tell the mean? **Only the training rows.** The test rows stand for patients who come
# tomorrow; if their numbers shape the scaling, the test has leaked into the training. So: `fit` on the
# training part, `transform` both.

# %%
scaler = StandardScaler().fit(X_train)
X_train_scaled, X_test_scaled = scaler.transform(X_train), scaler.transform(X_test)
print(f"training rows: mean {X_train_scaled.mean():z.3f}, std {X_train_scaled.std():.3f}")
print(f"test rows:     mean {X_test_scaled.mean():z.3f}, std {X_test_scaled.std():.3f}")

# %% [markdown]
# The test part is not exactly 0 and 1. That is right: it was measured with the training part's ruler.
#
# **Predict, then run.** How much does scaling matter? We train the same network with raw and with scaled
# columns, each from three different seeds, and measure on a validation part of the training
# rows. (Four epochs are few; in practice you would use more. `batch_size=16` moves the weights after every
# 16 rows instead of the usual 32: more about it in chapter 8.)


# %%
def network(columns):
    model = keras.Sequential(
        [
            keras.Input(shape=(columns,)),
            layers.Dense(16, activation="relu"),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.008),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model


rows = []
for seed in (1, 2, 3):
    for name, columns in (("raw", X_train), ("scaled", X_train_scaled)):
        keras.utils.set_random_seed(seed)
        trained = network(30).fit(
            columns, y_train, epochs=4, batch_size=16, validation_split=0.25, verbose=0
        )
        rows.append(
            {"seed": seed, "columns": name, "accuracy": trained.history["val_accuracy"][-1]}
        )
comparison = pd.DataFrame(rows)
comparison.pivot(index="seed", columns="columns", values="accuracy").round(3)

# %%
fig, ax = plt.subplots(figsize=(6, 3.4))
for place, name in enumerate(("raw", "scaled")):
    found = comparison.loc[comparison["columns"] == name, "accuracy"]
    beside = np.linspace(-0.06, 0.06, len(found))  # side by side: no dot hides another
    ax.scatter(place + beside, found, s=60, color="#1b6ca8", alpha=0.7)
ax.axhline(baseline, color="grey", linestyle=":", label="majority baseline")
ax.set(
    xticks=[0, 1],
    xticklabels=["raw columns", "scaled columns"],
    xlim=(-0.5, 1.5),
    ylim=(0.5, 1.02),
    ylabel="validation accuracy",
    title="Three seeds each",
)
ax.legend(loc="lower right")
plt.show()

# %% [markdown]
# **In the figure.** Three dots for raw columns, scattered and lower; three dots for scaled columns,
# close together near the top. The dotted line is the majority baseline, below them all.
#
# Scaling did two things: the results are better, and they depend less on luck.

# %% [markdown]
# ## The held-out test
#
# We have decided: scaled columns, 16 hidden neurons. Now the test part is used, once. If we tried ten
# networks on it and kept the best, its number would no longer be a forecast: it would have been
# part of the choice.

# %%
keras.utils.set_random_seed(2)
final = network(30)
final.fit(X_train_scaled, y_train, epochs=4, batch_size=16, verbose=0)
report = final.evaluate(X_test_scaled, y_test, verbose=0, return_dict=True)
print(f"accuracy {report['accuracy']:.1%}, baseline {baseline:.1%}")

# %% [markdown]
# One number hides which mistakes were made. Four numbers do not: we count every combination of
# truth and prediction.

# %%
chance = final.predict(X_test_scaled, verbose=0).ravel()
says = np.where(chance > 0.5, "says benign", "says malignant")
is_truly = np.where(y_test == 1, "is benign", "is malignant")
pd.crosstab(is_truly, says).rename_axis(index=None, columns=None)

# %% [markdown]
# The row "is malignant", column "says benign" counts the patients who would have been sent home. To
# make that number smaller, ask for more certainty before saying benign.
#
# **Predict, then run.** With a threshold of 0.9, which numbers grow and which shrink?

# %%
says = np.where(chance > 0.9, "says benign", "says malignant")
pd.crosstab(is_truly, says).rename_axis(index=None, columns=None)

# %% [markdown]
# The same network, another trade. Which one is better is not a question for the network.

# %% [markdown]
# ## What goes wrong
#
# Real mistakes, with the messages of the Keras that runs here.

# %%
try:
    model.train(points_train, labels_train)
except AttributeError as error:
    print(error)

# %% [markdown]
# The method is called `fit`. Old notes say `train`; and the number of epochs is `epochs`, with an s:

# %%
try:
    model.fit(points_train, labels_train, epoch=5)
except TypeError as error:
    print(error)

# %% [markdown]
# Labels must be numbers. Text needs to be turned into 0 and 1 first:

# %%
try:
    words = np.where(labels_train == 1, "inner", "outer")
    model.fit(points_train, words, epochs=1, verbose=0)
except Exception as error:
    print(f"{type(error).__name__}: {error}"[:160])

# %% [markdown]
# And this mistake gives no message at all, which makes it the worst. Without the sigmoid, the output is
# a score, but the loss still reads it as a probability:

# %%
keras.utils.set_random_seed(2)
forgotten = keras.Sequential(
    [keras.Input(shape=(2,)), layers.Dense(8, activation="tanh"), layers.Dense(1)]
)
forgotten.compile(optimizer="adam", loss="binary_crossentropy")
outputs = forgotten.predict(points_train, verbose=0)
print(f"outputs from {outputs.min():.2f} to {outputs.max():.2f}")

# %% [markdown]
# Negative probabilities. Whenever a loss behaves strangely, look at the smallest and the largest output.
# (You may leave the sigmoid out on purpose, with
# `loss=keras.losses.BinaryCrossentropy(from_logits=True)`. Then `predict` returns scores, and the
# threshold is 0.)
#
# > **You may see** in older texts:
# >
# > | old | today |
# > |---|---|
# > | `Dense(4, input_shape=(2,))` | `keras.Input(shape=(2,))` first, then `Dense(4)` |
# > | `model.predict_classes(x)` | `(model.predict(x) > 0.5).astype(int).ravel()` |
# > | `model.train(x, y, epoch=20)` | `model.fit(x, y, epochs=20)` |
# > | `keras.wrappers.scikit_learn` | SciKeras, chapter 9 |

# %% [markdown]
# ## Play: how many lines close a ring?
#
# Each hidden neuron draws one soft line. **Predict first:** with 1, 2, 3 and 8 hidden neurons,
# what will the boundary look like? How few are enough to enclose the inner ring? Then run, and
# change `UNITS` and `ACTIVATION` (try `"relu"`) to test your idea.

# %%
UNITS = (1, 2, 3, 8)
ACTIVATION = "tanh"

fig, axes = plt.subplots(1, len(UNITS), figsize=(3.2 * len(UNITS), 3.5), layout="constrained")
for ax, units in zip(axes, UNITS, strict=True):
    keras.utils.set_random_seed(5)
    small = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(units, activation=ACTIVATION),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    small.compile(keras.optimizers.Adam(0.1), "binary_crossentropy", metrics=["accuracy"])
    small.fit(points_train, labels_train, epochs=15, verbose=0)
    right = small.evaluate(points_train, labels_train, verbose=0, return_dict=True)["accuracy"]
    boundary(ax, small, points_train, labels_train)
    ax.set_title(f"{units} hidden: {right:.0%} right")
plt.show()

# %% [markdown]
# **In the figure.** Four pictures of the plane with the training points. One hidden neuron gives one
# straight edge. Two give a strip or a wedge, open at an end. With three the boundary closes around the
# inner ring like a rounded triangle. With eight it is rounder, closer to a circle.
#
# Three lines make a triangle, and a triangle is the simplest shape that is closed.

# %% [markdown]
# ## Recap
#
# | step | binary classification | regression, for comparison |
# |---|---|---|
# | output layer | `Dense(1, activation="sigmoid")` | `Dense(1)` |
# | loss | `"binary_crossentropy"` | `"mean_squared_error"` |
# | labels | 0 and 1 | any number |
# | `predict` gives | the probability of 1, in a column | the value, in a column |
# | from output to answer | `(p > 0.5).astype(int).ravel()` | nothing to do |
# | number to beat | always say the commonest label | always say the mean |
# | loss when nothing is learned | 0.693, if both labels are equally common | the variance |
#
# And for every table: split first, fit the scaler on the training part, test once.

# %% [markdown]
# ## Where next
#
# Solve the [exercise of this chapter](../work/02_binary_classification/02_binary_classification.ipynb):
# six short questions, checked as you go. (If the link leads nowhere, `make lab` has not
# prepared your copies yet.)
#
# In the [next chapter](03_multiclass_classification.ipynb) there are more than two answers: four people
# throw darts, and the network guesses who threw.
