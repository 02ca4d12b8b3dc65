# %% [markdown]
# # 11. Autoencoders
#
# Until now every network had somebody else's answer to learn: a label, a number. An **autoencoder** gets no answer. It is asked
# to give back what it was given. That would be too easy, so we put a narrow place in its middle: all it may pass on is a few
# numbers. It has to find out what matters. This chapter shows three things such a network is good for.

# %% [markdown]
# ## What you will learn
#
# - build a network with a bottleneck, and train it with its own inputs as targets;
# - take the encoder and the decoder out of it, as models of their own;
# - draw a map of pictures from a code of two numbers;
# - measure what a code of each size costs, next to an honest baseline, PCA;
# - clean noisy pictures, and find rows that do not belong, with a threshold chosen on normal rows.
#
# You need chapter 3, and from chapter 10 that layers have names. It takes about an hour.

# %%
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

BLUE, RED, AMBER, GREEN = "#1b6ca8", "#d1495b", "#edae49", "#2e8b57"

# %% [markdown]
# ## One number for two
#
# The smallest example first: 400 points in the plane, along an arc.

# %%
rng = np.random.default_rng(11)
along = rng.uniform(-1.2, 1.2, 400)
arc = np.column_stack([np.sin(along), np.cos(along) - 0.8])
arc = (arc + rng.normal(0, 0.06, arc.shape)).astype("float32")

fig, ax = plt.subplots(figsize=(6, 3.2))
ax.scatter(*arc.T, s=12, color="grey")
ax.set(xlabel="x", ylabel="y", aspect="equal", title="400 points, two numbers each")
plt.show()

# %% [markdown]
# **In the figure.** The points form an arch, like a rainbow, with a little scatter.
#
# Each point has two numbers, x and y. But you could tell somebody where a point is with **one**: how far along the
# arch it lies. Can a network find this out by itself?
#
# We give it two inputs, a layer with a single unit, and two outputs. That single unit is the **bottleneck**, and its
# output is the **code**. The part before it is the **encoder**, the part behind it the **decoder**. Inputs
# and targets are the same array: `fit(arc, arc)`.
#
# **Predict, then run.** One of our two networks has no activation at all. The other has layers of `tanh` before
# and behind the bottleneck. Which shapes will their outputs form?

# %%
keras.utils.set_random_seed(11)
straight = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(1), layers.Dense(2)])
bent = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(16, activation="tanh"),
        layers.Dense(1),  # the bottleneck
        layers.Dense(16, activation="tanh"),
        layers.Dense(2),
    ]
)
for model, rate, epochs in ((straight, 0.05, 20), (bent, 0.02, 25)):
    model.compile(keras.optimizers.Adam(rate), "mean_squared_error")
    model.fit(arc, arc, epochs=epochs, batch_size=64, verbose=0)

# %% [markdown]
# Beside them we put an old friend from statistics. **PCA** (principal component analysis) looks for the straight line that
# keeps most of the spread, and replaces each point by its shadow on this line. Nothing is trained; it is a formula.


# %%
def shadows(train, x, size):
    """Return what is left of the rows x after PCA to this many numbers, and back."""
    pca = PCA(size).fit(train)
    return pca.inverse_transform(pca.transform(x))


outputs = {
    "no activation": np.asarray(straight(arc)),
    "with tanh": np.asarray(bent(arc)),
}
line = shadows(arc, arc, 1)
ends = line[[line[:, 0].argmin(), line[:, 0].argmax()]]

fig, axes = plt.subplots(1, 2, figsize=(11, 3.4), sharey=True, layout="constrained")
for ax, (name, found), marker, colour in zip(axes, outputs.items(), "o^", (BLUE, RED), strict=True):
    ax.scatter(*arc.T, s=10, color="lightgrey", label="points")
    ax.scatter(*found.T, s=14, marker=marker, color=colour, label=f"given back, {name}")
    ax.plot(*ends.T, color="black", linestyle="--", linewidth=1, label="line of PCA")
    error = ((found - arc) ** 2).mean()
    ax.set(xlabel="x", aspect="equal", title=f"{name}: mean squared error {error:.3f}")
axes[0].set_ylabel("y")
lines = {
    label: drawn
    for ax in axes
    for drawn, label in zip(*ax.get_legend_handles_labels(), strict=True)
}
fig.legend(lines.values(), lines.keys(), loc="outside lower center", ncols=4)
plt.show()

# %% [markdown]
# **In the figure.** Left, the network without activation gives all points back on one straight line, which is
# nearly the dashed line of PCA. Right, the network with tanh gives them back on a curve that follows the arch. Its error
# is several times smaller.
#
# What to notice:
#
# - The code is one number. So whatever the decoder makes of it lies on a **curve**: a line, if nothing bends it.
# - Without activations, an autoencoder trained on the squared error looks for the same line as PCA (with larger codes: the same plane, the same space). It can never
#   beat it, and PCA is faster. So PCA is the **number to beat** in this chapter.
# - Nobody told the network about an arch. The narrow place and the error were enough.

# %% [markdown]
# ## The digits
#
# From here on we work with handwritten digits. Those in scikit-learn have 8 × 8 = 64 pixels. MNIST has larger ones, 28 × 28, and
# more of them: with a connection, write `DATA = "mnist"`, and everything below works with these. (The whole notebook then takes
# about a minute longer. Texts and figures describe the small digits; with the large ones some results differ. Which?)

# %%
DATA = "digits"  # or "mnist"

if DATA == "mnist":
    from coursedata import fetch_mnist

    mnist = fetch_mnist()  # 11.5 MB, fetched once; we take some of its 70,000 digits
    images, labels = mnist.x_train[:8000] / 255, mnist.y_train[:8000]
else:
    digits = load_digits()
    images, labels = digits.images / 16, digits.target

side = images.shape[1]
X = images.reshape(len(images), -1).astype("float32")  # one flat row for each image
X_train, X_test, y_train, y_test = train_test_split(
    X, labels, test_size=0.25, stratify=labels, random_state=0
)
print("training", X_train.shape, X_train.dtype, f" from {X_train.min():.0f} to {X_train.max():.0f}")

# %% [markdown]
# Three things are done to the pictures, and all three matter:
#
# - **Flat.** A `Dense` layer takes rows. `reshape(len(images), -1)` makes one of each square.
# - **From 0 to 1.** Divided by the largest possible grey value, 16 (255 in MNIST). The output layer will be a sigmoid, and it can give
#   back nothing else.
# - **float32.** Keras computes in it. NumPy's usual float64 takes twice the memory for nothing.

# %% [markdown]
# ## Squeeze and unfold
#
# Now the same idea for 64 numbers: 64 → 64 → **8** → 64 → 64. We name the layer of the code, to find it again. It has no
# activation. (With relu a unit could only say something with positive numbers, and a dead unit, chapter 7, would waste one of
# eight.)


# %%
def autoencoder(size, seed=0):
    """Return a compiled autoencoder whose code has this many numbers."""
    keras.utils.set_random_seed(seed)
    pixels = side * side
    model = keras.Sequential(
        [
            keras.Input(shape=(pixels,)),
            layers.Dense(64, activation="relu", name="squeeze"),
            layers.Dense(size, name="code"),
            layers.Dense(64, activation="relu", name="unfold"),
            layers.Dense(pixels, activation="sigmoid", name="picture"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.01), "mean_squared_error")
    return model


squeezer = autoencoder(8)
squeezer.summary()

# %% [markdown]
# **Predict, then run.** What are the targets? And what is the error of somebody who does not look at the picture, and always gives
# back the mean of all training pictures?
#
# (We train all networks of this chapter for 20 epochs, which is few. People train for hundreds; the pictures
# get a little sharper, and the wait longer.)

# %%
FIT = {"epochs": 20, "batch_size": 96, "verbose": 0}


def mean_error(given_back, wanted):
    """Return the mean squared error over all rows and pixels."""
    return float(((given_back - wanted) ** 2).mean())


squeezer.fit(X_train, X_train, **FIT)
decoded = squeezer.predict(X_test, verbose=0)
errors = {
    "always the mean picture": mean_error(X_train.mean(axis=0), X_test),
    "PCA, 8 numbers": mean_error(shadows(X_train, X_test, 8), X_test),
    "autoencoder, 8 numbers": mean_error(decoded, X_test),
}
pd.Series(errors, name="mean squared error").round(3).to_frame()

# %% [markdown]
# The targets are the pictures themselves. The labels `y_train` were not used at all: this is learning without labels.
# The autoencoder beats PCA, with the same eight numbers a picture. Let us look at test pictures. `rng.choice` with `replace=False`
# draws ten different rows, and never one that does not exist.


# %%
def show_rows(rows, chosen):
    """Draw the same chosen pictures from several arrays, a labelled row for each array."""
    fig, axes = plt.subplots(
        len(rows), len(chosen), figsize=(10, 1.05 * len(rows) + 0.3), layout="constrained"
    )
    for line, (name, pictures) in zip(axes, rows.items(), strict=True):
        for ax, picture in zip(line, pictures[chosen], strict=True):
            ax.imshow(picture.reshape(side, side), cmap="gray_r", vmin=0, vmax=1)
            ax.set(xticks=[], yticks=[])
        line[0].set_ylabel(name, rotation=0, ha="right", va="center")
    for ax, label in zip(axes[0], y_test[chosen], strict=True):
        ax.set_title(str(label))
    return fig


chosen = np.random.default_rng(4).choice(len(X_test), 10, replace=False)
show_rows(
    {"original": X_test, "PCA (8)": shadows(X_train, X_test, 8), "autoencoder (8)": decoded}, chosen
)
plt.show()

# %% [markdown]
# **In the figure.** Three rows of ten test digits, each column with its label above. Top, the originals; in the middle, what PCA makes of
# eight numbers: often smeared, with grey shadows beside the strokes. Bottom, the autoencoder: softer than
# the originals, and most of them easy to read.

# %% [markdown]
# ## Encoder and decoder
#
# We have a network from picture to picture. To use the code, we need its two halves. A model from the same inputs to
# the output of the layer called `code` is the encoder. Nothing is copied, nothing is trained.

# %%
encoder = keras.Model(squeezer.inputs, squeezer.get_layer("code").output)
decoder = keras.Sequential(
    [keras.Input(shape=(8,)), squeezer.get_layer("unfold"), squeezer.get_layer("picture")]
)

codes = encoder.predict(X_test, verbose=0)
print("codes", codes.shape)
print("decoder(encoder(x)) is autoencoder(x):", np.allclose(decoder(codes), decoded, atol=1e-5))

# %% [markdown]
# **Predict, then run.** We change the autoencoder after the encoder was made: we add 1 to the biases of its code layer. Do the encoder's
# answers change?

# %%
biases = squeezer.get_layer("code").bias
biases.assign_add(np.ones(8, "float32"))
moved = encoder.predict(X_test, verbose=0) - codes
biases.assign_sub(np.ones(8, "float32"))  # and back
print("the codes moved by", moved.min().round(3), "to", moved.max().round(3))
print("the same layer:", encoder.get_layer("code") is squeezer.get_layer("code"))

# %% [markdown]
# They do. The two models **share** their layers, and so their weights. If you train the autoencoder further, the encoder is
# trained too. That also means: train first, or later, but do not expect a copy.
#
# How much is saved? The **compression rate** is the number of values before, divided by the number after.

# %%
before, after = X_test.shape[1], codes.shape[1]
print(f"{before} numbers become {after}: compression rate {before / after:g}")
print(f"the decoder itself has {decoder.count_params():,} numbers")

# %% [markdown]
# Two honest remarks. Whoever is to unfold the codes needs the decoder, so this pays only for many pictures. And what
# comes back is *nearly* the picture: for photographs and music there are formats made for it. What autoencoders are good at is
# another thing: the code is a **description**, and it can be used.

# %% [markdown]
# ## A map of the digits
#
# With a code of two numbers, each picture becomes a point in the plane. **Predict first:** the network never sees
# a label. Will pictures of the same digit lie together?

# %%
mapper = autoencoder(2)
mapper.fit(X_train, X_train, **FIT)
place = keras.Model(mapper.inputs, mapper.get_layer("code").output)
places_train, places = place.predict(X_train, verbose=0), place.predict(X_test, verbose=0)

fig, ax = plt.subplots(figsize=(8, 6.4), layout="constrained")
colours = plt.colormaps["tab10"](np.arange(10))
for (a, b), label in zip(places[:450], y_test, strict=False):
    ax.text(a, b, str(label), color=colours[label], ha="center", va="center", fontsize=9)
low, high = places.min(axis=0), places.max(axis=0)
margin = 0.04 * (high - low)
ax.set(
    xlim=(low[0] - margin[0], high[0] + margin[0]),
    ylim=(low[1] - margin[1], high[1] + margin[1]),
    xlabel="first number of the code",
    ylabel="second number of the code",
    title="Each test digit where its code is",
)
plt.show()

# %% [markdown]
# **In the figure.** Each test digit stands at the place of its code, written as its label, a colour for each label. Digits
# of a kind form patches. Some patches lie apart, such as that of the zeros; in some places several kinds are mixed.
#
# How good is the map? Ask the neighbours: give each test digit the label that is commonest among the five training digits nearest to its
# code. Guessing would be right in about a tenth.


# %%
def by_neighbours(codes_train, codes_test):
    """Return the share of test digits whose neighbours have the right label."""
    return KNeighborsClassifier(5).fit(codes_train, y_train).score(codes_test, y_test)


pca = PCA(2).fit(X_train)
print(f"all pixels        {by_neighbours(X_train, X_test):.2f}")
print(f"autoencoder, 8    {by_neighbours(encoder.predict(X_train, verbose=0), codes):.2f}")
print(f"autoencoder, 2    {by_neighbours(places_train, places):.2f}")
print(f"PCA, 2            {by_neighbours(pca.transform(X_train), pca.transform(X_test)):.2f}")

# %% [markdown]
# Eight numbers tell the neighbours nearly as much as all pixels do. Two tell less, and still a lot. This is called
# **reducing dimensions**. Labels are needed only at the very end: useful when you have many pictures and few labels.

# %% [markdown]
# ## What a smaller code costs
#
# We have two autoencoders, with 2 and 8 numbers, and add one with 32. PCA is hardly any work: we compute it for many sizes.
#
# **Predict, then run.** Will the autoencoder win at every size?

# %%
wide = autoencoder(32)
wide.fit(X_train, X_train, **FIT)
by_size = {
    2: mean_error(mapper.predict(X_test, verbose=0), X_test),
    8: errors["autoencoder, 8 numbers"],
    32: mean_error(wide.predict(X_test, verbose=0), X_test),
}
pca_sizes = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48)
pca_errors = [mean_error(shadows(X_train, X_test, size), X_test) for size in pca_sizes]

fig, ax = plt.subplots(figsize=(7.5, 3.8), layout="constrained")
ax.plot(pca_sizes, pca_errors, color=AMBER, marker="s", markersize=5, label="PCA")
ax.scatter(by_size.keys(), by_size.values(), s=70, color=BLUE, label="autoencoder", zorder=3)
ax.axhline(errors["always the mean picture"], color="grey", linestyle=":")
ax.annotate(
    "always the mean picture", (8, errors["always the mean picture"] - 0.005), color="dimgrey"
)
ax.set_xscale("log", base=2)
ax.set(
    xticks=(1, 2, 4, 8, 16, 32, 48),
    xticklabels=(1, 2, 4, 8, 16, 32, 48),
    ylim=(0, None),
    xlabel="numbers in the code",
    ylabel="mean squared error",
    title="Test error by size of the code",
)
ax.legend(loc="lower left")
plt.show()

# %% [markdown]
# **In the figure.** The error of PCA falls steadily from the dotted line of the mean picture towards 0. The autoencoder's dots lie
# clearly below it for 2 and for 8 numbers, and above it for 32.
#
# (One seed each: small differences would mean nothing. These are not small; other seeds are for you to try.) The bends pay when the code is tight. With room enough, PCA needs no training to get nearly everything
# right, and our quickly trained network does not catch up. Always compute the baseline: it is two lines.

# %% [markdown]
# ## Remove the noise
#
# Second use. We spoil the pictures, and train a network to give back the **clean** ones: the inputs are noisy, the targets are not.

# %%
rng = np.random.default_rng(3)
spoiled = X_test + rng.normal(0, 0.3, X_test.shape)
print(spoiled.dtype, f"from {spoiled.min():.1f} to {spoiled.max():.1f}")

# %% [markdown]
# Two surprises. The numbers leave the range from 0 to 1: no paper is whiter than white, so we **clip**. And our float32 has become
# float64, because NumPy draws its noise in float64, and the sum takes the wider type. Nothing fails, but memory doubles. So
# we turn it back.


# %%
def add_noise(x, amount, rng):
    """Return the pictures with normal noise, clipped to 0 and 1, in float32."""
    return np.clip(x + rng.normal(0, amount, x.shape), 0, 1).astype("float32")


noisy_train, noisy_test = add_noise(X_train, 0.3, rng), add_noise(X_test, 0.3, rng)
print(noisy_test.dtype, f"from {noisy_test.min():.0f} to {noisy_test.max():.0f}")

# %%
denoiser = autoencoder(32)
denoiser.fit(noisy_train, X_train, **FIT)
cleaned = denoiser.predict(noisy_test, verbose=0)

# %% [markdown]
# **Predict, then run.** Who comes nearer to the clean picture: the new network, or the `squeezer` from above, which has only ever seen clean
# pictures?

# %%
best_pca = min(
    (shadows(X_train, noisy_test, size) for size in (4, 8, 12, 16, 24, 32)),
    key=lambda found: mean_error(found, X_test),
)
attempts = {
    "noisy, nothing done": noisy_test,
    "PCA, the best of six sizes": best_pca,
    "squeezer, trained on clean pictures": squeezer.predict(noisy_test, verbose=0),
    "denoiser, trained on noisy to clean": cleaned,
}
denoising = pd.Series({name: mean_error(found, X_test) for name, found in attempts.items()})
denoising.rename("error against the clean pictures").round(3).to_frame()

# %% [markdown]
# The `squeezer` has never met noise, but removes some: its narrow code has no room for all of it. PCA does better than you may have
# thought. What was trained for the task does best. (We let PCA choose its size with the help of the test pictures, which is unfair; it
# loses all the same.)

# %%
show_rows({"clean": X_test, "noisy": noisy_test, "decoded": cleaned}, chosen)
plt.show()

# %% [markdown]
# **In the figure.** Three labelled rows of ten test digits. Top: clean. Middle: the same under heavy grey noise; some can hardly be read.
# Bottom: what the network makes of the middle row. The background is white again and the strokes are back, softer than
# they were. Where the noise has hidden too much, the digit may come back in another shape.
#
# What to notice:
#
# - It removes the noise that it was trained with. For another kind or amount of noise, train with that one.
# - It has seen nothing but digits. Expect something like a digit, whatever picture you give it. So where a single strange case
#   matters, as in medicine, look at the original too.

# %% [markdown]
# ## Find what does not belong
#
# Third use. A network that has only seen normal rows is good at giving back normal rows. A row it gives back badly is likely
# to be something else: an **anomaly**. We need no examples of anomalies to train it.
#
# Say that the digits 0 to 4 are normal. The digits 5 to 9 are the anomalies that nobody has seen yet. The normal rows are split into three
# parts: one to train, one to choose the threshold, one to test.

# %%
is_normal = labels <= 4
normal, anomalies = X[is_normal], X[~is_normal]
normal_train, rest = train_test_split(normal, test_size=0.4, random_state=1)
normal_val, normal_test = train_test_split(rest, test_size=0.5, random_state=1)
guard = autoencoder(8)
guard.fit(normal_train, normal_train, **FIT)
print(f"{len(normal_train)} to train, {len(normal_val)} to validate, {len(normal_test)} to test,")
print(f"and {len(anomalies)} anomalies to test")


# %%
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    return ((x - given_back) ** 2).mean(axis=1)


found = {
    name: row_errors(x, guard.predict(x, verbose=0))
    for name, x in (("train", normal_train), ("val", normal_val), ("test", normal_test))
}
found["anomalies"] = row_errors(anomalies, guard.predict(anomalies, verbose=0))
pd.DataFrame({name: np.quantile(e, (0.05, 0.5, 0.95)) for name, e in found.items()}).round(
    3
).set_axis(["5 % are below", "half are below", "95 % are below"])

# %% [markdown]
# The anomalies have far larger errors. Look at the normal ones, too: the training rows have smaller errors than the rows
# the network has not seen. A threshold chosen on training rows would be too low, and give more false alarms than we want.
# So we choose it on the **validation rows**: such that 5 % of them lie above.

# %%
threshold = np.quantile(found["val"], 0.95)
false_alarms = (found["test"] > threshold).mean()
missed = (found["anomalies"] <= threshold).mean()
print(f"false alarms: {false_alarms:.1%} of the normal test rows")
print(f"missed:       {missed:.1%} of the anomalies")

# %% [markdown]
# The network tells most anomalies, though it has never seen one. The false alarms need not be 5 % on other rows: with 180 rows, a
# handful more or fewer is luck. More validation rows make the threshold surer.

# %%
fig, axes = plt.subplots(1, 2, figsize=(11.5, 4), layout="constrained")
ax = axes[0]
bins = np.linspace(0, np.quantile(found["anomalies"], 0.99), 40)
ax.hist(found["test"], bins, density=True, color=BLUE, alpha=0.75, label="normal test rows")
ax.hist(
    found["anomalies"],
    bins,
    density=True,
    histtype="step",
    hatch="//",
    color=RED,
    label="anomalies",
)
ax.axvline(threshold, color="black", linestyle="--", label="threshold")
ax.set(xlabel="error of a row", ylabel="density", title="Two kinds of rows, two ranges of errors")
ax.legend()

ax = axes[1]
limits = np.sort(np.concatenate([found["test"], found["anomalies"]]))
alarms = [(found["test"] > limit).mean() for limit in limits]
caught = [(found["anomalies"] > limit).mean() for limit in limits]
ax.plot(alarms, caught, color=GREEN, label="each threshold")
ax.plot([0, 1], [0, 1], color="grey", linestyle=":", label="tossing a coin")
ax.scatter(false_alarms, 1 - missed, s=70, color="black", zorder=3, label="our threshold")
ax.set(
    xlabel="false alarms: share of the normal rows",
    ylabel="found: share of the anomalies",
    title="What a lower threshold buys",
)
ax.legend(loc="lower right")
plt.show()

# %% [markdown]
# **In the figure.** Left, two histograms: the errors of normal rows are small and close together, those of the anomalies larger and
# spread out. They overlap, and the dashed threshold cuts through the overlap. Right, one point for each possible
# threshold: a curve that rises steeply near the left edge and then bends to the right, far above the dotted diagonal. The black
# dot is our threshold.
#
# Lower the threshold, and you walk along the curve to the right: more is found, and more alarms are false. No threshold gives you both. Which
# mistake costs more is a question about the world (chapter 2).
#
# The area under this curve sums it up: 1 is perfect, 0.5 is the coin. It is also the chance that a random
# anomaly has a larger error than a random normal row. With it we ask PCA, too, and for several sizes of its code.

# %%
is_anomaly = np.repeat([0, 1], [len(normal_test), len(anomalies)])
both = np.concatenate([normal_test, anomalies])


def area(normal_errors, anomaly_errors):
    return roc_auc_score(is_anomaly, np.concatenate([normal_errors, anomaly_errors]))


areas = {"autoencoder, 8 numbers": area(found["test"], found["anomalies"])}
for size in (2, 8, 16, 32, 48):
    e = row_errors(both, shadows(normal_train, both, size))
    areas[f"PCA, {size} numbers"] = roc_auc_score(is_anomaly, e)
pd.Series(areas, name="area under the curve").round(2).to_frame()

# %% [markdown]
# PCA finds anomalies as well, a little worse. And the largest code is not the best: with too much room,
# anomalies come back as well as normal rows do, and nothing gives them away. With too little, normal rows come back badly, too.

# %% [markdown]
# ## What goes wrong
#
# Pictures that were not made flat:

# %%
try:
    squeezer.predict(X_test.reshape(-1, side, side), verbose=0)
except Exception as error:
    told = str(error).replace("\x1b[1m", "").replace("\x1b[0m", "")  # without bold type
    print(f"{type(error).__name__}: {told.split('Arguments')[0].strip()}")

# %% [markdown]
# The message does not say what is wrong. When Keras talks about shapes or ranks, print the shape of what you gave it, and compare
# it with `model.input_shape`.
#
# Row numbers that do not exist. Drawing from 0 to 5,999 works for some arrays, and not for ours:

# %%
try:
    X_test[np.random.default_rng(0).integers(0, 6000, 10)]
except IndexError as error:
    print(f"{error}"[:120])

# %% [markdown]
# `rng.choice(len(X_test), 10, replace=False)` fits every array, and draws no row twice.
#
# A `Sequential` model has `inputs`, with an s. Its `input` may not be there:

# %%
try:
    keras.Model(squeezer.input, squeezer.get_layer("code").output)
except AttributeError as error:
    print(f"{error}"[:100])

# %% [markdown]
# The next two give no message. First: grey values from 0 to 16, and a sigmoid at the end. It can give at most 1. Here is the best that
# *any* network with that last layer could do for pictures that were not scaled:

# %%
unscaled = 16 * X_test
best_possible = np.minimum(unscaled, 1)
print(f"mean squared error at best {mean_error(best_possible, unscaled):.0f}")
print(f"of somebody who says 0     {mean_error(0, unscaled):.0f}")

# %% [markdown]
# Second: the loss. Many autoencoders are trained with `binary_crossentropy`, as if each grey value were a probability. It works. But
# what is its value when every pixel comes back **exactly** right?

# %%
perfect = keras.losses.binary_crossentropy(X_test, X_test)
print(f"binary cross-entropy of a perfect copy: {np.mean(perfect):.2f}")
print(f"mean squared error of a perfect copy:   {mean_error(X_test, X_test):.2f}")

# %% [markdown]
# Not 0. For grey pixels it cannot be: only black and white ones can reach 0. So do not wait for this loss to vanish, and do not
# compare it between data sets. If you train with it, add `metrics=["mean_squared_error"]`, and read that.
#
# > **You may see** in older texts:
# >
# > | old | today |
# > |---|---|
# > | `Dense(4, input_shape=(100,))` | `keras.Input(shape=(100,))` first, then `Dense(4, name="code")` |
# > | `encoder = Sequential()`, then `encoder.add(autoencoder.layers[0])`, and so on | `keras.Model(autoencoder.inputs, autoencoder.get_layer("code").output)` |
# > | `x + factor * np.random.normal(size=x.shape)` | `np.clip(x + rng.normal(0, factor, x.shape), 0, 1).astype("float32")` |
# > | `np.random.randint(0, 6000, 10)` | `rng.choice(len(x), 10, replace=False)` |
# > | `epochs=300` for MNIST: many minutes | start with 10, look, then decide (early stopping: chapter 5) |
#
# The old encoder works, too: it adds the same layers, and they stay shared. But counting layers goes wrong as soon as somebody adds one.

# %% [markdown]
# ## Play: draw with two numbers
#
# A decoder needs no encoder. Give it any code, and it draws. Here is what the decoder of the map draws for places all over the
# plane, also where no digit lies.

# %%
draw = keras.Sequential(
    [keras.Input(shape=(2,)), mapper.get_layer("unfold"), mapper.get_layer("picture")]
)
left, right = np.quantile(places[:, 0], (0.02, 0.98))
bottom, top = np.quantile(places[:, 1], (0.02, 0.98))
STEPS = 12
a, b = np.meshgrid(np.linspace(left, right, STEPS), np.linspace(top, bottom, STEPS))
drawn = np.asarray(draw(np.column_stack([a.ravel(), b.ravel()]).astype("float32")))
drawn = np.pad(drawn.reshape(-1, side, side), ((0, 0), (1, 1), (1, 1)))  # a white frame for each
sheet = drawn.reshape(STEPS, STEPS, side + 2, side + 2).swapaxes(1, 2)
sheet = sheet.reshape(STEPS * (side + 2), STEPS * (side + 2))

fig, ax = plt.subplots(figsize=(7, 7), layout="constrained")
half_a, half_b = (right - left) / (STEPS - 1) / 2, (top - bottom) / (STEPS - 1) / 2
ax.imshow(
    sheet,
    cmap="gray_r",
    aspect="auto",
    extent=(left - half_a, right + half_a, bottom - half_b, top + half_b),
)
ax.set(
    xlabel="first number of the code",
    ylabel="second number of the code",
    title="What the decoder draws for each code",
)
plt.show()

# %% [markdown]
# **In the figure.** A sheet of small pictures, placed like the map above. Where the map has a patch of one digit, the
# decoder draws this digit; from patch to patch the shapes flow into each other. In between are shapes that are no
# digit at all.
#
# **Predict first, then change the two numbers in the last line** (or write `SLIDERS = True`): find a 0 and a 6 on the sheet.
# What lies half-way between their codes? Can you find a place where the decoder draws nothing sensible?

# %%
SLIDERS = False


def sketch(first, second):
    """Draw what the decoder makes of one code."""
    picture = np.asarray(draw(np.array([[first, second]], "float32")))
    _, axes = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
    axes[0].scatter(*places.T, s=8, c=colours[y_test], alpha=0.5)
    for label in range(10):
        middle = places[y_test == label].mean(axis=0)
        axes[0].text(*middle, str(label), ha="center", va="center", fontsize=13, weight="bold")
    axes[0].scatter(first, second, s=160, marker="X", color="black", edgecolor="white")
    axes[0].set(xlabel="first number", ylabel="second number", title="the code on the map")
    axes[1].imshow(picture.reshape(side, side), cmap="gray_r", vmin=0, vmax=1)
    axes[1].set(xlabel="pixel", ylabel="pixel", title=f"decoded from ({first:g}, {second:g})")
    plt.show()


if SLIDERS:
    from ipywidgets import FloatSlider, interact

    interact(
        sketch,
        first=FloatSlider(value=-2, min=np.floor(low[0]), max=np.ceil(high[0]), step=0.25),
        second=FloatSlider(value=-2, min=np.floor(low[1]), max=np.ceil(high[1]), step=0.25),
    )
else:
    sketch(first=-2, second=-2)

# %% [markdown]
# **In the figure.** Left, the map of the test digits as dots, a numeral in the middle of each kind, and a black cross at the chosen code; right, the picture
# that the decoder draws for it.

# %% [markdown]
# ## Recap
#
# | task | inputs | targets | what you use |
# |---|---|---|---|
# | compress, describe | `x` | `x` | the encoder's codes |
# | remove noise | noisy `x` | clean `x` | the whole network |
# | find anomalies | normal `x` | normal `x` | the error of each row, and a threshold |
# | draw | | | the decoder |
#
# - The bottleneck forces the network to find out what matters.
# - `keras.Model(ae.inputs, ae.get_layer("code").output)` is the encoder; it shares its weights.
# - PCA is the number to beat. Without activations, an autoencoder cannot beat it.
# - Scale to the range of the last activation; clip noise; stay in float32.
# - Choose a threshold on validation rows; count false alarms and missed ones on others.

# %% [markdown]
# ## Where next
#
# Solve the [exercise of this chapter](../work/11_autoencoders/11_autoencoders.ipynb). (If the link leads nowhere, `make lab` has not
# prepared your copies yet.)
#
# Our networks treated a picture as a row of numbers; they do not know which pixels are neighbours. The
# [next chapter](12_convolutional_networks.ipynb) builds networks that do.
