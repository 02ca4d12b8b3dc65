# %% [markdown]
# # 11. Autoencoders
#
# Until now, every network was given an answer to learn: a label or a number. An **autoencoder**
# gets no such answer. It is asked to give back what it was given. That alone would be too easy, so
# we put a narrow place in its middle, which lets only a few numbers through. The network has to
# find out which numbers matter. This chapter shows three uses of such a network.

# %% [markdown]
# ## What you will learn
#
# - build a network with a bottleneck, and train it with its own inputs as targets;
# - take out the encoder and the decoder as separate models;
# - draw a map of pictures from a code of two numbers;
# - measure the error for codes of several sizes, next to an honest baseline;
# - clean noisy pictures, and find rows that do not belong, with a threshold chosen on normal rows.
#
# You need chapter 3, and sub-models from chapter 10. It takes about an hour.

# %%
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.linear_model import LinearRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

BLUE, RED, AMBER, GREEN = "#1b6ca8", "#d1495b", "#edae49", "#2e8b57"

# %% [markdown]
# ## One number for two
#
# The smallest example comes first: 400 points in the plane, along an arc.

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
# <details><summary>In the figure</summary>
#
# The points form an arch, like a rainbow, with a little scatter.
#
# </details>
#
# Each point has two numbers, x and y. But **one** number is enough to say roughly where a point is:
# how far along the arch it lies. Can a network find this out by itself?
#
# We give it two inputs, a layer with a single unit, and two outputs. That single unit is the
# **bottleneck**, and its output is the **code** (also called the *latent* code; all possible codes
# form the **latent space**). The part before the code is the **encoder**, the part after it the
# **decoder**. Inputs and targets are the same array: `fit(arc, arc)`.
#
# **Predict, then run.** One of our two networks has no activation at all. The other has layers of
# `tanh` before and after the bottleneck. Which shapes will their outputs form?

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
# We compare them with an old method from statistics. **PCA** (principal component analysis) finds
# the straight line that keeps as much of the spread as possible, and replaces each point with its
# shadow on this line. It needs no training steps, because there is a formula.


# %%
def shadows(train, x, size):
    """Return what is left of the rows x after PCA to this many numbers, and back."""
    pca = PCA(size).fit(train)
    return pca.inverse_transform(pca.transform(x))


outputs = {"no activation": np.asarray(straight(arc)), "with tanh": np.asarray(bent(arc))}
line = shadows(arc, arc, 1)
arc_errors = {name: ((found - arc) ** 2).mean() for name, found in outputs.items()}
arc_errors["PCA"] = ((line - arc) ** 2).mean()
pd.Series(arc_errors, name="mean squared error").round(4).to_frame()

# %% collapsed=true
ends = line[[line[:, 0].argmin(), line[:, 0].argmax()]]
fig, axes = plt.subplots(1, 2, figsize=(11, 3.6), sharey=True, layout="constrained")
for ax, (name, found), colour in zip(axes, outputs.items(), (BLUE, RED), strict=True):
    ax.scatter(*arc.T, s=10, color="lightgrey", label="points")
    ax.scatter(*found.T, s=14, color=colour, label="given back")
    ax.plot(*ends.T, color="black", linestyle="--", linewidth=1, label="line of PCA")
    ax.set(xlabel="x", aspect="equal", title=name)
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=3)
axes[0].set_ylabel("y")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Left, the network without activation gives all points back on one straight line, very close to
# PCA's dashed line. Right, the network with tanh gives them back on a curve that follows the arch.
#
# </details>
# <details><summary>Answer</summary>
#
# The code is one number, so whatever the decoder makes of it lies on a **curve**: a straight line,
# if nothing bends it. With tanh the curve follows the arch, and the error is several times smaller.
#
# </details>
#
# Nobody told the network about an arch: the bottleneck and the loss were enough. Without
# activations, an autoencoder trained on the squared error looks for the same line as PCA (with a
# larger code, the same plane or space). On its training rows it cannot beat PCA, and PCA is faster.
# So PCA's error is the first **number to beat**.

# %% [markdown]
# ## The digits
#
# From here on we work with handwritten digits. Those in scikit-learn have 8 × 8 = 64 pixels. MNIST
# has more of them, and larger ones: 28 × 28. If you are online, write `DATA = "mnist"`: everything
# below works with these, too, but takes a minute longer. (The text describes the small digits.)

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
# We have done three things to the pictures:
#
# - **Flat.** A `Dense` layer takes rows. `reshape(len(images), -1)` turns each square into one.
# - **From 0 to 1.** We divide by the largest possible grey value, because a sigmoid at the end can
#   give back nothing above 1.
# - **float32.** Keras computes in this type; float64 would only take twice the memory.

# %% [markdown]
# ## Squeeze and unfold
#
# Now the same idea for 64 numbers. The network is shaped like an hourglass:

# %% collapsed=true
fig, ax = plt.subplots(figsize=(8.5, 3.3), layout="constrained")
units = {"picture": 64, "squeeze": 64, "code": 8, "unfold": 64, "picture again": 64}
for at, (name, count) in enumerate(units.items()):
    tint = RED if name == "code" else BLUE
    ax.add_patch(plt.Rectangle((at - 0.12, -count / 2), 0.24, count, facecolor=tint))
    ax.text(at, -40, f"{name}\n{count}", ha="center", va="top")
for at, before, after in ((0, 32, 32), (1, 32, 4), (2, 4, 32), (3, 32, 32)):
    xs = (at + 0.12, at + 0.88, at + 0.88, at + 0.12)
    ax.fill(xs, (before, after, -after, -before), color="lightgrey")
for start, end, name in ((-0.1, 1.85, "encoder"), (2.15, 4.1, "decoder")):
    ax.annotate("", (end, 40), (start, 40), arrowprops={"arrowstyle": "->"})
    ax.text((start + end) / 2, 43, name, ha="center")
ax.set(xlim=(-0.6, 4.6), ylim=(-62, 54))
ax.axis("off")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Five bars; each height is a number of units: picture 64, squeeze 64, code 8, unfold 64, picture
# again 64. The first three are the encoder, the last three the decoder.
#
# </details>
#
# All that the right half knows about a picture has passed through eight numbers. We name the code
# layer, so that we can find it again. It has no activation, because a relu unit could give no
# negative numbers, and a dead unit (chapter 7) would waste one of the eight. (The loss is the
# squared error. `binary_crossentropy` works, too, but with grey pixels not even a perfect copy has
# a loss of 0.)


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
# **Predict, then run.** What are the targets? And how much larger than the autoencoder's is the
# error of a model that ignores the picture, and always gives back the mean of all training
# pictures?

# %%
FIT = {"epochs": 20, "batch_size": 96, "verbose": 0}


def mean_error(given_back, wanted):
    """Return the mean squared error over all rows and pixels."""
    return float(((given_back - wanted) ** 2).mean())


history = squeezer.fit(X_train, X_train, validation_split=0.1, **FIT).history
decoded = squeezer.predict(X_test, verbose=0)
errors = {
    "always the mean picture": mean_error(X_train.mean(axis=0), X_test),
    "PCA, 8 numbers": mean_error(shadows(X_train, X_test, 8), X_test),
    "autoencoder, 8 numbers": mean_error(decoded, X_test),
}
pd.Series(errors, name="mean squared error").round(3).to_frame()

# %% collapsed=true
fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
for name, colour, style in (("loss", BLUE, "-"), ("val_loss", RED, "--")):
    ax.plot(range(1, 21), history[name], style, color=colour, label=name)
ax.set(xlabel="epoch", ylabel="mean squared error", ylim=(0, None), xticks=range(2, 21, 2))
ax.set_title("Training and validation rows")
ax.legend()
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Both curves fall steeply for five epochs, then slowly until the end. They stay close together; at
# first, the validation curve is the lower one.
#
# </details>
# <details><summary>Answer</summary>
#
# The targets are the pictures themselves; the labels `y_train` were not used. The mean picture has
# about four times the error of the autoencoder.
#
# </details>
#
# Learning without labels is called **unsupervised**, or **self-supervised** if the targets are made
# from the inputs, as here. The autoencoder beats PCA with the same eight numbers per picture. Its
# curves are close together and still falling: twenty epochs are not many, and more would make the
# pictures a little sharper. Now look at ten test pictures. (`rng.choice` with `replace=False` never
# draws the same row twice.)


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
# <details><summary>In the figure</summary>
#
# Ten test digits with their labels. Top, the originals; in the middle, what PCA makes of eight
# numbers: often smeared, with grey shadows beside the strokes. Bottom, the autoencoder: softer than
# the originals, cleaner than PCA.
#
# </details>
#
# Most of the autoencoder's digits can be read; some cannot. They are *blurred* because of the loss:
# where the code does not say which of two pixels a stroke passes through, the squared error is
# smallest on average if both are grey.

# %% [markdown]
# ## Encoder and decoder
#
# To use the code, we need the two halves. The encoder is a model from the same inputs to the output
# of the layer called `code`. Nothing is copied, and nothing is trained.

# %%
encoder = keras.Model(squeezer.inputs, squeezer.get_layer("code").output)
decoder = keras.Sequential(
    [keras.Input(shape=(8,)), squeezer.get_layer("unfold"), squeezer.get_layer("picture")]
)

codes = encoder.predict(X_test, verbose=0)
print("codes", codes.shape)
difference = np.abs(decoder(codes) - decoded).max()
print(f"largest difference of decoder(encoder(x)) and autoencoder(x): {difference:.5f}")

# %% [markdown]
# **Predict, then run.** Now we add 1 to the biases of the autoencoder's code layer. Do the
# encoder's outputs change?

# %%
biases = squeezer.get_layer("code").bias
biases.assign_add(np.ones(8, "float32"))
moved = encoder.predict(X_test, verbose=0) - codes
biases.assign_sub(np.ones(8, "float32"))  # and back
print("the codes moved by", moved.min().round(3), "to", moved.max().round(3))

# %% [markdown]
# <details><summary>Answer</summary>
#
# They do: every number of every code has grown by 1. The two models **share** their layers (chapter
# 10), so training one of them changes the other.
#
# </details>
#
# How much is saved? The **compression rate** is the number of values before, divided by the number
# after.

# %%
before, after = X_test.shape[1], codes.shape[1]
print(f"{before} numbers become {after}: compression rate {before / after:g}")
print(f"the decoder itself has {decoder.count_params():,} numbers")

# %% [markdown]
# To unpack the codes you also need the decoder, so this pays only with many pictures, and what
# comes back is only *nearly* the picture. The code is useful for another reason: it **describes**
# the picture.

# %% [markdown]
# ## A map of the digits
#
# With a code of two numbers, each picture becomes a point in the plane. **Predict first:** the
# network never sees a label. Will pictures of the same digit lie together?

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
# <details><summary>In the figure</summary>
#
# Each test digit, written as its label, at the place of its code. Digits of the same kind form
# patches. Some lie apart, such as that of the zeros; elsewhere several kinds are mixed.
#
# </details>
# <details><summary>Answer</summary>
#
# Mostly, yes: pictures that look alike get similar codes.
#
# </details>
#
# How good is the map? Ask the neighbours: give each test digit the label that is most frequent
# among the five training digits nearest to its code.


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
# Eight numbers tell the neighbours nearly as much as all the pixels do; two tell them less, but
# still a lot. Using fewer numbers per row is called **dimensionality reduction**. It makes
# the last step small and quick; whether it also helps when labels are few has to be tried.

# %% [markdown]
# ## What a smaller code costs
#
# We have autoencoders with codes of 2 and 8 numbers, and add one with 32. PCA is quick, so we
# compute it for many sizes.
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


# %% collapsed=true
fig, ax = plt.subplots(figsize=(7.5, 3.8), layout="constrained")
ax.plot(pca_sizes, pca_errors, color=AMBER, marker="s", markersize=5, label="PCA")
ax.scatter(by_size.keys(), by_size.values(), s=70, color=BLUE, label="autoencoder", zorder=3)
worst = errors["always the mean picture"]
ax.axhline(worst, color="grey", linestyle=":")
ax.annotate("always the mean picture", (8, worst - 0.005), color="dimgrey")
ax.set_xscale("log", base=2)
ticks = (1, 2, 4, 8, 16, 32, 48)
ax.set(xticks=ticks, xticklabels=ticks, ylim=(0, None))
ax.set(xlabel="numbers in the code", ylabel="mean squared error")
ax.set_title("Test error by size of the code")
ax.legend(loc="lower left")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# The error of PCA falls steadily from the dotted line of the mean picture towards 0. The
# autoencoder's dots lie clearly below it for 2 and for 8 numbers, and above it for 32.
#
# </details>
# <details><summary>Answer</summary>
#
# No: it wins at 2 and 8, and loses at 32.
#
# </details>
#
# Activations pay off when the code is small. With a large code, PCA gets nearly everything right by
# formula, and our network does not catch up in twenty epochs. (One seed per dot; two other seeds
# gave the same order.)

# %% [markdown]
# ## Remove the noise
#
# The second use: we add random numbers (*noise*) to the pictures, and train a network to give back
# the **clean** ones. Such a network is called a **denoising autoencoder**.

# %%
rng = np.random.default_rng(3)
spoiled = X_test + rng.normal(0, 0.3, X_test.shape)
print(spoiled.dtype, f"from {spoiled.min():.1f} to {spoiled.max():.1f}")

# %% [markdown]
# Two surprises. Some numbers now lie outside the range from 0 to 1. No paper is whiter than white,
# so we **clip** them to this range. And our float32 has become float64, the type of NumPy's noise,
# so we turn it back.


# %%
def add_noise(x, amount, rng):
    """Return the pictures with normal noise, clipped to 0 and 1, in float32."""
    return np.clip(x + rng.normal(0, amount, x.shape), 0, 1).astype("float32")


noisy_train, noisy_test = add_noise(X_train, 0.3, rng), add_noise(X_test, 0.3, rng)

# %% [markdown]
# Which baseline is fair? PCA is not, because it would never see noise. **Linear regression** from
# noisy to clean pixels sees the same pairs as the network, and needs two lines of code. One more
# idea: noise costs nothing, so we can add it to each picture *ten* times, differently each time.
# Making new rows out of those that you have is called **data augmentation**.
#
# We train the network with two seeds. Ten versions also mean more training steps, so we train it
# for at least as many steps with one version, too.
#
# **Predict, then run.** Which comes nearest to the clean pictures: the `squeezer` from above (which
# has only seen clean ones), linear regression, or the denoiser? And how much do ten versions help?

# %%
ten_noisy = np.concatenate([add_noise(X_train, 0.3, rng) for _ in range(10)])
ten_clean = np.tile(X_train, (10, 1))
by_squeezer = mean_error(squeezer.predict(noisy_test, verbose=0), X_test)
denoising = {
    "noisy, nothing done": [mean_error(noisy_test, X_test)] * 3,
    "squeezer": [by_squeezer] * 3,
}


def straight_error(noisy, clean):
    """Return the test error of linear regression from noisy to clean pixels."""
    given_back = LinearRegression().fit(noisy, clean).predict(noisy_test)
    return mean_error(np.clip(given_back, 0, 1), X_test)


one = straight_error(noisy_train, X_train)
denoising["linear regression"] = [one, one, straight_error(ten_noisy, ten_clean)]
for seed in (0, 1):
    row = denoising[f"denoiser, seed {seed}"] = []
    model = autoencoder(32, seed)
    for epochs in (20, 30):  # 20, then 30 more
        model.fit(noisy_train, X_train, **FIT | {"epochs": epochs})
        row.append(mean_error(model.predict(noisy_test, verbose=0), X_test))
    denoiser = autoencoder(32, seed)
    denoiser.fit(ten_noisy, ten_clean, **FIT | {"epochs": 5})
    cleaned = denoiser.predict(noisy_test, verbose=0)
    row.append(mean_error(cleaned, X_test))
columns = ("1 version, 20 epochs", "1 version, 50 epochs", "10 versions, 5 epochs")
pd.DataFrame(denoising, index=columns).T.round(4)

# %% [markdown]
# <details><summary>Answer</summary>
#
# With one version per picture, linear regression is the best, and training the network longer does
# not help. With ten versions the order is reversed: the network gains much more than linear
# regression, and wins with both seeds.
#
# </details>
#
# With one version, the network can learn by heart which noise goes with which picture, and that is
# no use for new noise. With ten, it has to learn what noise is like. (The `squeezer` removes some
# noise without ever having met it, because its narrow code has no room for all of it.)
#
# Does the denoiser also work for other amounts of noise?

# %%
levels = {}
for amount in (0.1, 0.2, 0.3, 0.6):
    spoiled = add_noise(X_test, amount, rng)
    by_network = denoiser.predict(spoiled, verbose=0)
    levels[amount] = mean_error(spoiled, X_test), mean_error(by_network, X_test)
pd.DataFrame(levels, index=["noisy", "denoised"]).T.rename_axis("noise").round(3)

# %% collapsed=true
show_rows({"clean": X_test, "noisy (0.3)": noisy_test, "denoised": cleaned}, chosen)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Ten test digits: clean; under heavy grey noise, some hardly legible; and denoised, with a white
# background and strokes softer than they were.
#
# </details>
#
# With little noise, this network does harm, because it adds its own blur. Train with the amount of
# noise that you expect. The network has also seen nothing but digits, so where the noise hides too
# much, it draws a likely digit, not necessarily the true one. Where a single strange case matters,
# as in medicine, look at the original too.

# %% [markdown]
# ## Find what does not belong
#
# The third use: a network that has only seen normal rows is good at giving back normal rows. A row
# that it gives back badly, with a large **reconstruction error**, is likely to be something else:
# an **anomaly**. Training needs no examples of anomalies.
#
# Let the digits 0 to 4 be normal, and 5 to 9 the anomalies that nobody has seen yet. We split the
# normal rows into three parts: one for training, one for choosing the threshold, one for testing.

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
# The anomalies have far larger errors. But the training rows have smaller errors than the normal
# rows that the network has not seen, so a threshold chosen on them would be too low, and would give
# more false alarms than we want. We choose it on the **validation rows**, so that 5 % of them lie
# above it.

# %%
threshold = np.quantile(found["val"], 0.95)
false_alarms = (found["test"] > threshold).mean()
missed = (found["anomalies"] <= threshold).mean()
print(f"false alarms: {false_alarms:.1%} of the normal test rows")
print(f"missed:       {missed:.1%} of the anomalies")

# %% [markdown]
# The network recognises most anomalies, though it has never seen one. On other rows, the share of
# false alarms need not be 5 %: with 180 rows, it has a standard error of √(0.05 × 0.95 / 180),
# about 1.6 percentage points, and the threshold itself has one, too.

# %%
limits = np.sort(np.concatenate([found["test"], found["anomalies"]]))
alarms = [(found["test"] > limit).mean() for limit in limits]
caught = [(found["anomalies"] > limit).mean() for limit in limits]

# %% collapsed=true
fig, axes = plt.subplots(1, 2, figsize=(11.5, 4), layout="constrained")
ax = axes[0]
bins = np.linspace(0, np.quantile(found["anomalies"], 0.99), 40)
ax.hist(found["test"], bins, density=True, color=BLUE, alpha=0.75, label="normal test rows")
look = {"histtype": "step", "hatch": "//", "color": RED, "density": True}
ax.hist(found["anomalies"], bins, label="anomalies", **look)
ax.axvline(threshold, color="black", linestyle="--", label="threshold")
ax.set(xlabel="error of a row", ylabel="density", title="Two kinds of rows, two ranges of errors")
ax.legend()

ax = axes[1]
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
# <details><summary>In the figure</summary>
#
# Left, two histograms: the errors of normal rows are small and close together, those of the
# anomalies larger and spread out; the dashed threshold cuts through their overlap. Right, one point
# for each possible threshold: a curve that rises steeply and then bends to the right, far above the
# dotted diagonal. A black dot is our threshold.
#
# </details>
#
# The curve on the right is called the **ROC curve**. Lower the threshold, and you walk along it to
# the right: more anomalies are found, and there are more false alarms. Which mistake costs more
# depends on the task (chapter 2).
#
# The area under the curve, **AUC**, sums it up: 1 is perfect, 0.5 is the coin. It is also the
# chance that a random anomaly has a larger error than a random normal row. We use it to compare
# codes of several sizes, up to 64, which is no bottleneck at all.
#
# **Predict, then run.** If the code is far too wide, will anomalies be given back as well as normal
# rows?

# %%
is_anomaly = np.repeat([0, 1], [len(normal_test), len(anomalies)])
both = np.concatenate([normal_test, anomalies])
e = np.concatenate([found["test"], found["anomalies"]])  # of the guard: 8 numbers, seed 0
areas = {("autoencoder, seed 0", 8): roc_auc_score(is_anomaly, e)}
for size, seed in ((8, 1), (64, 0), (64, 1)):
    model = autoencoder(size, seed)
    model.fit(normal_train, normal_train, **FIT)
    e = row_errors(both, model.predict(both, verbose=0))
    areas[f"autoencoder, seed {seed}", size] = roc_auc_score(is_anomaly, e)
for size in (2, 8, 16, 32, 48):
    e = row_errors(both, shadows(normal_train, both, size))
    areas["PCA", size] = roc_auc_score(is_anomaly, e)
pd.Series(areas).unstack().rename_axis(columns="numbers in the code").round(2)

# %% [markdown]
# <details><summary>Answer</summary>
#
# With PCA they are: the more directions it keeps, the less of *any* picture is lost, and at 48 the
# error hardly tells the two kinds apart. The network finds the anomalies about as well at 64 as at
# 8: it was trained on normal rows alone, and has not learned to copy everything.
#
# </details>
#
# So a code can be too wide for PCA; with our network this did not happen. But it can: a network
# that has learned to copy *anything* finds nothing. Before you rely on a network, measure its AUC
# with a few known anomalies.

# %% [markdown]
# ## What goes wrong
#
# The pictures were not made flat:

# %%
try:
    squeezer.predict(X_test.reshape(-1, side, side), verbose=0)
except Exception as error:
    told = str(error).replace("\x1b[1m", "").replace("\x1b[0m", "")  # without bold type
    print(f"{type(error).__name__}: {told.split('Arguments')[0].strip()}")

# %% [markdown]
# When Keras complains about shapes or ranks, compare the shape of what you gave it with
# `model.input_shape`.
#
# The last mistake gives no message: grey values from 0 to 16, and a sigmoid at the end, which can
# give at most 1. Here is the best that *any* network with that last layer could do with unscaled
# pictures:

# %%
unscaled = 16 * X_test
best_possible = np.minimum(unscaled, 1)
print(f"mean squared error at best {mean_error(best_possible, unscaled):.0f}")
print(f"always answering 0         {mean_error(0, unscaled):.0f}")

# %% [markdown]
# > **You may see** in older texts:
# >
# > | old | today |
# > |---|---|
# > | `encoder = Sequential()`, then `encoder.add(autoencoder.layers[0])`, and so on | `keras.Model(autoencoder.inputs, autoencoder.get_layer("code").output)`, with `inputs`, because a `Sequential` may lack `input` |
# > | `x + factor * np.random.normal(size=x.shape)` | `np.clip(x + rng.normal(0, factor, x.shape), 0, 1).astype("float32")` |
# > | `np.random.randint(0, 6000, 10)` | `rng.choice(len(x), 10, replace=False)` |

# %% [markdown]
# ## Play: draw with two numbers
#
# A decoder works without the encoder. Give it any code, and it draws a picture, even where no digit
# lies.

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
# <details><summary>In the figure</summary>
#
# Small pictures, arranged as on the map above. Where the map has a patch of one digit, the decoder
# draws it; from patch to patch the shapes flow into each other.
#
# </details>
#
# In between are shapes that are no digit at all, because training never asked what lies between the
# codes. Training a **variational autoencoder** does: a second part of its loss keeps the latent
# space without gaps, so that random codes can be decoded, too.
#
# **Predict first, then change the two numbers in the last line** (or write `SLIDERS = True`): find
# a 0 and a 6 on the sheet. What lies half-way between their codes? Can you find a place where the
# decoder draws nothing sensible?

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
# <details><summary>In the figure</summary>
#
# Left, the map as dots, with a black cross at the chosen code; right, the picture drawn for it.
#
# </details>
# <details><summary>Answer</summary>
#
# Half-way between neighbouring patches lies a blend of both shapes. But 0 and 6 are far apart on
# our map, and other digits lie between them, so half-way the decoder draws a smudge that looks more
# like those. Nonsense is easiest to find between several patches, and outside the map, where no
# training digit ever had its code.
#
# </details>

# %% [markdown]
# ## Recap
#
# | task | inputs | targets | what you use |
# |---|---|---|---|
# | compress, describe | `x` | `x` | the encoder's codes |
# | remove noise | noisy `x` | clean `x` | the whole network |
# | find anomalies | normal `x` | normal `x` | the reconstruction error of each row, and a threshold |
# | draw | | | the decoder |
#
# - The bottleneck forces the network to find out what matters.
# - `keras.Model(ae.inputs, ae.get_layer("code").output)` is the encoder; it shares its weights.
# - Compute a baseline that has seen the same rows: PCA for a code, linear regression for noise; new
#   versions of each row (data augmentation) helped the network to beat it.
# - Scale to the range of the last activation; clip noise; stay in float32.
# - Choose a threshold on validation rows; count false alarms and missed anomalies on test rows.

# %% [markdown]
# ## Where next
#
# Solve the [exercise of this chapter](../work/11_autoencoders/11_autoencoders.ipynb). (If the link
# leads nowhere, `make lab` has not prepared your copies yet.)
#
# Our networks treat a picture as a row of numbers, so they do not know which pixels are neighbours.
# The [next chapter](12_convolutional_networks.ipynb) builds networks that do.
