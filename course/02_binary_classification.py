# %% [markdown]
# # 2. Binary classification
#
# Yes or no, ill or healthy, inside or outside: many questions have just two answers, and the
# network that answers them differs from a regression network in three small ways: its last
# activation, its loss, and what you do with its output.

# %% [markdown]
# ## What you will learn
#
# - turn a score into a probability, and a probability into a label;
# - compute the loss that punishes confident mistakes, and say why it is a logarithm;
# - draw the boundary that a network has learned, and say why a hidden layer bends it;
# - classify a real medical table: scale it without leaking, beat a baseline, test once;
# - measure mistakes of two kinds: precision, recall, ROC curve.
#
# You need chapter 1. Allow about an hour.

# %%
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

from coursedata import load_rings

keras.utils.set_random_seed(2)  # weights and shuffling: the same on every run

# %% [markdown]
# ## Two rings
#
# Our first data are points in the plane. Each row has two **coordinates** and one **label**: 1 if
# the point belongs to the inner ring, 0 if it belongs to the outer one. Predicting the label of a
# row is called **classification**.

# %%
rings = load_rings(as_frame=True)
rings.frame.head()

# %%
points, labels = rings.data.to_numpy(), rings.target.to_numpy()
points.shape, labels.shape, labels.mean()

# %% [markdown]
# There are as many ones as zeros: the mean of the labels, the share of ones, is one half. We set a
# quarter of the rows aside as **test rows**, and do not look at them until the end. To *stratify*
# is to keep the share of ones equal in both parts; `random_state` is the seed of the draw.

# %%
points_train, points_test, labels_train, labels_test = train_test_split(
    points, labels, test_size=0.25, stratify=labels, random_state=0
)
points_train.shape, points_test.shape

# %% collapsed=true
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
# <details><summary>In the figure</summary>
#
# Triangles form a small ring around the centre, circles a larger ring around it.
#
# </details>
#
# Between the rings, the points mix a little, so nobody can be right about every point.

# %% [markdown]
# ## One neuron draws a straight line
#
# The smallest network has a single neuron. Here it is, with `sigmoid` and `binary_crossentropy`,
# explained below. It draws a straight line through the plane, and calls one side 1 and the other 0.
# With `metrics=["accuracy"]`, Keras also reports the **accuracy**, the share of rows whose label is
# right; `return_dict=True` asks for names beside the numbers.
#
# **Predict, then run.** What accuracy will it reach on the rings?

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
# <details><summary>Answer</summary>
#
# About a half: as good as tossing a coin.
#
# </details>
#
# No training will cure this, because a line that has the whole inner ring on one side has most of
# the outer ring there too; even the luckiest line is right about only two thirds of the points. The
# network needs a bend.

# %% [markdown]
# ## From score to probability
#
# A neuron computes a weighted sum, which may be any number: −7, 0.2, 130. Call it the **score**
# (you will also read *logit*). We want a **probability**, a number from 0 to 1. The **sigmoid**
# function turns one into the other:
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}}$$


# %%
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


# %% collapsed=true
scores = np.linspace(-8, 8, 200)
fig, ax = plt.subplots(figsize=(6, 3.2))
ax.plot(scores, sigmoid(scores), color="#1b6ca8")
ax.axhline(0.5, color="grey", linewidth=0.8, linestyle=":")
ax.axvline(0, color="grey", linewidth=0.8, linestyle=":")
ax.set(xlabel="score z", ylabel="probability σ(z)", title="The sigmoid")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# An S-shaped curve from nearly 0 on the left to nearly 1 on the right, steepest at a score of 0,
# where it passes one half.
#
# </details>
#
# - A score of 0 means "no idea": probability one half.
# - A larger score always means a larger probability.
# - Far out, the curve is nearly flat.

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
# To get a label, compare with a **threshold**. One half is the usual one. The result is still a
# column of `True` and `False`, so two steps follow: `astype(int)` turns it into ones and zeros, and
# `ravel()` flattens the column.

# %%
(probabilities > 0.5).astype(int).ravel()

# %% [markdown]
# **Predict, then run.** Why must the column be flattened before you compare it with the labels?
# Guess the shape of the result.
#
# <details><summary>Answer</summary>
#
# `(4, 4)`: sixteen answers instead of four. NumPy compares a column of 4 with a row of 4 by pairing
# every number with every other. The mean of that table looks like an accuracy, but is not.
#
# </details>

# %%
column = (probabilities > 0.5).astype(int)
(column == labels_train[:4]).shape

# %% [markdown]
# Flatten first. And the threshold is yours: if missing an illness is worse than a **false alarm**,
# ask for a second look from 0.2 on. The network need not be trained again.

# %% [markdown]
# ## The price of a mistake
#
# Training needs a loss: one number that says how bad the predictions are. For probabilities it is
# **binary cross-entropy**. It looks at the probability that the network gave to *what really
# happened*, and takes the negative logarithm:
#
# $$\text{loss} = \begin{cases} -\ln p & \text{if the label is 1} \\ -\ln(1 - p) & \text{if the label is 0}\end{cases}$$

# %% collapsed=true
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
# <details><summary>In the figure</summary>
#
# The cross-entropy falls from above 5 at the left edge to 0 at the right edge; the squared error,
# dashed, from 1 to 0.
#
# </details>
#
# Only the cross-entropy makes confident mistakes, at the left, really costly.
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
# One bad point accounts for almost all of the mean. Keras computes the same number:

# %%
float(keras.losses.BinaryCrossentropy()(truth, predicted))

# %% [markdown]
# Why a logarithm? Because training follows slopes (chapter 1). Take a point with label 1, and
# scores from hopelessly wrong to undecided. How steeply does each loss fall as the score rises?


# %%
def slope_at(loss, z):
    return (loss(z + 0.001) - loss(z - 0.001)) / 0.002


wrong = np.array([-8.0, -4.0, -2.0, 0.0])
pd.DataFrame(
    {
        "probability": sigmoid(wrong),
        "squared error": slope_at(lambda z: (1 - sigmoid(z)) ** 2, wrong),
        "cross-entropy": slope_at(lambda z: -np.log(sigmoid(z)), wrong),
    },
    index=pd.Index(wrong, name="score"),
).round(4)

# %% [markdown]
# At a score of −8 the mistake could hardly be worse, yet the squared error has almost no slope,
# because the sigmoid is flat there: plain descent hardly moves. The logarithm undoes the flatness:
# its slope is the probability minus the label, close to −1 where the mistake is worst. (Accuracy
# cannot be a loss, because a tiny step changes no label, so its slope is 0.)
#
# What would knowing *nothing* cost? If all we know is the share of ones, the best we can do is to
# say this share every time. The loss is then the **entropy** of the labels:

# %%
for share in (0.5, 0.63, 0.05):
    entropy = -share * np.log(share) - (1 - share) * np.log(1 - share)
    print(f"share of ones {share:.2f}   loss when nothing is learned {entropy:.3f}")

# %% [markdown]
# With equally frequent labels, a loss of 0.69 means that nothing has been learned yet. Where ones
# are rare, 0.69 is far worse than knowing nothing.

# %% [markdown]
# ## Build, compile, fit
#
# Now the bend. A hidden layer of eight neurons stands before the output, with the activation
# `tanh`: a soft S like the sigmoid, but from −1 to 1. Each of the eight may draw a line of its own,
# and the output combines them.
#
# **Predict, then run.** How many parameters?
#
# <details><summary>Answer</summary>
#
# Hidden: (2 + 1) × 8 = 24. Output: (8 + 1) × 1 = 9. In all, 33.
#
# </details>

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
# `validation_split=0.2` holds back the last fifth of the training rows, and measures loss and
# accuracy on them after each epoch. These **validation rows** show how training goes, and help to
# choose; the test rows only say, at the very end, how good the choice is. Our rows are in random
# order; shuffle yours first if they are sorted. Just this once, `verbose=2` prints a line for each
# epoch:

# %%
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.05),
    loss="binary_crossentropy",
    metrics=["accuracy"],
)
history = model.fit(points_train, labels_train, epochs=3, validation_split=0.2, verbose=2)

# %% [markdown]
# `12/12`: twelve steps, because 360 rows make eleven batches of 32 and a smaller one. Then the
# time; then accuracy and loss on the training rows, and with `val_` on the validation rows. A
# second `fit` goes on where the first stopped, so 17 more epochs make 20:

# %%
more = model.fit(points_train, labels_train, epochs=17, validation_split=0.2, verbose=0)
curves = pd.concat([pd.DataFrame(history.history), pd.DataFrame(more.history)])
curves.index = np.arange(1, 21)  # epochs are counted from 1
curves.iloc[[0, 4, 9, 19]].round(3)

# %% collapsed=true
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
# <details><summary>In the figure</summary>
#
# Left, the loss falls steeply from near 0.69, dotted, then ever more slowly. Right, the accuracy of
# the training rows climbs from about a half to well above nine tenths. The dashed curves of the
# validation rows run close by.
#
# </details>
#
# Because the dashed curves keep up, the network has not just learned its points by heart: it
# **generalises**. They are even ahead, at first because the training rows are measured *during* an
# epoch and the validation rows after it; later by chance, because 90 rows are few.

# %% [markdown]
# ## See the boundary
#
# With two coordinates we can see what the network has learned. We ask it about every place on a
# fine grid, and colour the place by its answer.


# %% collapsed=true
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
# <details><summary>In the figure</summary>
#
# Left, a straight line cuts both rings in two; both sides are pale. Right, a closed black curve
# with rounded corners runs around the inner ring, red inside and blue outside.
#
# </details>
#
# Pale means unsure: one neuron is unsure everywhere, eight only near the black curve.
#
# Only now do we look at the test rows, once:

# %%
model.evaluate(points_test, labels_test, verbose=0, return_dict=True)

# %% [markdown]
# ## A real table
#
# Now for a real table: 569 patients with a lump in the breast. A doctor took some cells, and 30
# numbers describe their nuclei: radius, texture, smoothness and so on. The label says what the lump
# turned out to be: 0 malignant (cancer), 1 benign (harmless). The table, from the University of
# Wisconsin, comes with scikit-learn.

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
# Before any network, find out how far you get without the columns. The **majority baseline** always
# says the label that is most frequent *in the training rows*.

# %%
majority = np.bincount(y_train).argmax()
baseline = (y_test == majority).mean()
print(f"always saying {majority} ({cancer.target_names[majority]}): right in {baseline:.1%}")

# %% [markdown]
# So 63 % means nothing here. If one person in a hundred were ill, even 99 % would mean nothing. An
# accuracy says something only beside its baseline.

# %% [markdown]
# ## Scale without leaking
#
# Look at the columns' sizes:

# %%
pd.DataFrame(X_train, columns=cancer.feature_names).describe().loc[
    ["mean", "std"], ["mean radius", "mean area", "mean smoothness", "mean concavity"]
].round(3)

# %% [markdown]
# At first, every weight moves by about the learning rate, say 0.01. In a neuron's score, a step for
# mean area counts 0.01 × 656, more than 6; one for smoothness counts 0.01 × 0.096, a thousandth. No
# rate suits both. So we **standardise** each column: subtract its mean, divide by its standard
# deviation. Afterwards every column has mean 0 and standard deviation 1.
#
# The mean of which rows? **Of the training rows only.** Validation and test rows stand for patients
# who come tomorrow; if their numbers shape the scaling, they have leaked into the training, and the
# result may flatter. So: split off the validation rows first, `fit` the scaler on the rest, then
# `transform` all.

# %%
X_fit, X_val, y_fit, y_val = train_test_split(
    X_train, y_train, test_size=0.25, stratify=y_train, random_state=0
)
scaler = StandardScaler().fit(X_fit)
X_fit_scaled, X_val_scaled = scaler.transform(X_fit), scaler.transform(X_val)
for name, part in (("training rows", X_fit_scaled), ("validation rows", X_val_scaled)):
    print(f"{len(part)} {name}: mean {part.mean().round(3) + 0:.3f}, std {part.std():.3f}")

# %% [markdown]
# For the validation rows the numbers are not exactly 0 and 1, and should not be, because they were
# measured with the training rows' ruler.
#
# **Predict, then run.** How much does scaling matter? We train the same network with raw and with
# scaled columns, each from three seeds. (`batch_size=16` takes a step after every 16 rows instead
# of 32: chapter 8.)


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


parts = {"raw": (X_fit, X_val), "scaled": (X_fit_scaled, X_val_scaled)}
comparison = pd.DataFrame(index=pd.Index([1, 2, 3], name="seed"))
for name, (for_training, for_validation) in parts.items():
    for seed in comparison.index:
        keras.utils.set_random_seed(seed)
        trained = network(30).fit(
            for_training,
            y_fit,
            epochs=4,
            batch_size=16,
            validation_data=(for_validation, y_val),
            verbose=0,
        )
        comparison.loc[seed, name] = trained.history["val_accuracy"][-1]
comparison.round(3)

# %% [markdown]
# <details><summary>Answer</summary>
#
# Scaling does two things: the results are better, and they depend less on luck.
#
# </details>

# %% [markdown]
# ## The held-out test
#
# We have decided: scaled columns, 16 hidden neurons. The validation rows have done their work, so
# the last network may learn from them too. Then the test rows are used, once. If we tried ten
# networks on them and kept the best, its number would no longer be a forecast, because it would
# have been part of the choice. By chance, an accuracy $p$ on $n$ rows is typically off by its
# **standard error**, $\sqrt{p\,(1 - p) / n}$.

# %%
keras.utils.set_random_seed(2)
scaler = StandardScaler().fit(X_train)
X_train_scaled, X_test_scaled = scaler.transform(X_train), scaler.transform(X_test)
final = network(30)
final.fit(X_train_scaled, y_train, epochs=4, batch_size=16, verbose=0)
report = final.evaluate(X_test_scaled, y_test, verbose=0, return_dict=True)
print(f"always saying {cancer.target_names[majority]}: {baseline:.1%}")
for name, p, n in (
    ("validation", comparison["scaled"].mean(), len(y_val)),
    ("test", report["accuracy"], len(y_test)),
):
    print(f"{name}: {p:.1%} of {n} rows, standard error {np.sqrt(p * (1 - p) / n):.1%}")

# %% [markdown]
# The test rows give less than the validation rows did. Did something break? No. The difference, 3
# in a hundred, has a standard error of its own, √(1.3² + 1.8²) ≈ 2.2: chance alone does as much
# about one time in six. And the three seeds were not three tests, because all were measured on the
# same 107 rows.
#
# One number also hides which mistakes were made. Four numbers show it: we count every combination
# of truth and prediction, the **confusion matrix**.

# %%
chance = final.predict(X_test_scaled, verbose=0).ravel()
says = np.where(chance > 0.5, "says benign", "says malignant")
is_truly = np.where(y_test == 1, "is benign", "is malignant")
pd.crosstab(is_truly, says).rename_axis(index=None, columns=None)

# %% [markdown]
# The row "is malignant", column "says benign" counts the patients who would have been sent home. To
# make that number smaller, ask for more certainty before saying benign.
#
# **Predict, then run.** With a threshold of 0.9, which numbers grow and which shrink? **Recall** is
# the share of the malignant lumps that were found; **precision** is the share of lumps called
# malignant that really are.
#
# <details><summary>Answer</summary>
#
# More lumps are called malignant, benign ones too: recall can only grow or stay, and here precision
# falls.
#
# </details>


# %%
def found_and_right(chance, threshold):
    called, malignant = chance <= threshold, y_test == 0
    both = (called & malignant).sum()
    return both / malignant.sum(), both / called.sum()


def show(name, chance, threshold):
    recall, precision = found_and_right(chance, threshold)
    print(f"{name:>15}, threshold {threshold}: recall {recall:.3f}, precision {precision:.3f}")


for threshold in (0.5, 0.9, 0.99):
    show("the network", chance, threshold)

# %% [markdown]
# Recall is bought with precision: with 0.9, one more of the 53 patients is found, for four more
# false alarms. Which trade-off is best is not a question for the network. You can also choose it
# before training: **class weights** (`class_weight`) make mistakes about one label, often the rare
# one, count more in the loss.

# %%
keras.utils.set_random_seed(2)
cautious = network(30)
cautious.fit(X_train_scaled, y_train, epochs=4, batch_size=16, class_weight={0: 5, 1: 1}, verbose=0)
cautious_chance = cautious.predict(X_test_scaled, verbose=0).ravel()
show("malignant × 5", cautious_chance, 0.5)

# %% [markdown]
# The **ROC curve** plots recall against false alarms, for every threshold. The area under it is the
# chance that a malignant lump gets a higher risk (1 − `chance`) than a benign one: 1 is perfect, a
# half is guessing.

# %% collapsed=true
fig, ax = plt.subplots(figsize=(4.8, 4))
for name, risk, style in (
    ("the network", 1 - chance, "-"),
    ("malignant × 5", 1 - cautious_chance, "--"),
):
    levels = np.r_[np.inf, np.sort(risk)[::-1]]
    alarms = [(risk[y_test == 1] >= level).mean() for level in levels]
    found = [(risk[y_test == 0] >= level).mean() for level in levels]
    ax.plot(alarms, found, style, label=f"{name}: area {roc_auc_score(y_test == 0, risk):.3f}")
ax.plot([0, 1], [0, 1], ":", color="grey", label="guessing: area 0.5")
ax.set(xlabel="benign lumps called malignant", ylabel="malignant lumps found (recall)")
ax.set_title("Every threshold at once")
ax.legend(loc="lower right")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Both curves rise steeply along the left edge to nearly 1 and stay there; they nearly coincide. The
# dotted diagonal is guessing.
#
# </details>
#
# The weight has hardly changed the order of the patients, only where the threshold of one half
# falls among them.

# %% [markdown]
# ## What goes wrong
#
# Real mistakes, with the messages of this version of Keras. The argument is `epochs`, with an s:

# %%
try:
    model.fit(points_train, labels_train, epoch=5)
except TypeError as error:
    print(error)

# %% [markdown]
# Labels must be numbers. Text must first be turned into 0 and 1:

# %%
try:
    words = np.where(labels_train == 1, "inner", "outer")
    model.fit(points_train, words, epochs=1, verbose=0)
except Exception as error:
    print(f"{type(error).__name__}: {error}"[:160])

# %% [markdown]
# The worst mistake gives no message at all. Without the sigmoid, the output is
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
# Negative probabilities. If a loss behaves strangely, look at the smallest and largest output.
#
# You may leave the sigmoid out on purpose, with `from_logits=True`: then the loss takes scores,
# `predict` returns scores, and the threshold is 0. But `"accuracy"` still compares with one half,
# without a warning:

# %%
forgotten.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.05),
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=["accuracy", keras.metrics.BinaryAccuracy(threshold=0, name="threshold_0")],
)
forgotten.fit(points_train, labels_train, epochs=5, verbose=0)
forgotten.evaluate(points_train, labels_train, verbose=0, return_dict=True)

# %% [markdown]
# > **You may see** in older texts:
# >
# > | old | today |
# > |---|---|
# > | `model.predict_classes(x)` | `(model.predict(x) > 0.5).astype(int).ravel()` |
# > | `model.fit(x, y, nb_epoch=20)` | `model.fit(x, y, epochs=20)` |

# %% [markdown]
# ## Play: how many lines close a ring?
#
# Each hidden neuron draws one soft line. **Predict first:** what will the boundary look like with
# 1, 2, 3 and 8 of them? How few are enough to enclose the inner ring? And with `"relu"`?

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
# <details><summary>In the figure</summary>
#
# One hidden neuron gives one straight edge. Two give a strip or a wedge, open at an end. With three
# the boundary closes like a rounded triangle. With eight it is rounder.
#
# </details>
#
# <details><summary>Answer</summary>
#
# Three: three lines make a triangle, the simplest closed shape. With relu, three are enough for
# some seeds only; in most of the others a neuron has become 0 for all points, and no longer learns (chapter
# 7).
#
# </details>

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
# | number to beat | always say the most frequent label | always say the mean |
# | loss when nothing is learned | the entropy of the shares: 0.693 for halves | the variance |
#
# And for every table: split first, fit the scaler on the rows that train, test once.

# %% [markdown]
# ## Where next
#
# Solve the
# [exercise of this chapter](../work/02_binary_classification/02_binary_classification.ipynb): six
# short questions, checked as you go. (If the link leads nowhere, `make lab` has not prepared your
# copies yet.)
#
# In the [next chapter](03_multiclass_classification.ipynb) there are more than two answers: four
# people throw darts, and the network guesses which of them threw.
