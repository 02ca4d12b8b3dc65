# %% [markdown]
# # 13. ResNet50 and transfer
#
# Somebody has trained a network with 25 million weights on more than a million photographs, and
# gives it away. You can build it in one line. This chapter shows why it can be so deep, how to feed
# it a photograph, and how to reuse what it has learned when your classes are not its classes.

# %% [markdown]
# ## What you will learn
#
# - say why sixteen plain layers may learn less than two, and mend this with shortcuts;
# - write residual blocks, with and without a projection, and find them in ResNet50;
# - turn an image file into the batch that ResNet50 wants, and keep your array from being
#   overwritten;
# - read off the likeliest classes with their probabilities;
# - take the head off a trained network, freeze the rest, and train a new head with five labels per
#   class: **transfer learning**;
# - compare it with its strongest rival, **data augmentation**.
#
# You need chapters 8 (batch normalisation), 10 (sub-models) and 12 (convolutions). It takes about
# an hour.

# %%
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import sklearn
from keras import layers
from matplotlib import cbook
from matplotlib.colors import to_rgb
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from coursedata import load_small_resnet

BLUE, RED, AMBER, GREEN = "#1b6ca8", "#d1495b", "#edae49", "#2e8b57"

# %% [markdown]
# ## Three photographs
#
# Two ship with scikit-learn, one with matplotlib. We will prepare them for ResNet50.

# %%
images = Path(sklearn.__file__).parent / "datasets" / "images"
FILES = {
    "china": images / "china.jpg",
    "flower": images / "flower.jpg",
    "hopper": Path(cbook.get_sample_data("grace_hopper.jpg", asfileobj=False)),
}

fig, axes = plt.subplots(1, 3, figsize=(11, 3.4), layout="constrained")
for ax, (name, file) in zip(axes, FILES.items(), strict=True):
    picture = keras.utils.load_img(file)
    ax.imshow(picture)
    ax.set(title=f"{name}: {picture.width} wide, {picture.height} high", xlabel="column")
axes[0].set_ylabel("row")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Three colour photographs. *China*, wider than high: a temple tower with several roofs against a
# pale blue sky. *Flower*, of the same size: a large orange blossom against dark green. *Hopper*,
# taller than wide: Grace Hopper, who wrote one of the first compilers, in a dark uniform with a
# cap.
#
# </details>
#
# None of them has the size that the network wants, 224 × 224.

# %% [markdown]
# ## Deeper can be worse
#
# A deeper network can compute more. So should it not learn at least as well as a shallow one? We
# try it with the digits of chapter 7, and two stacks of `Dense` layers in pairs: one pair, and
# eight pairs. Two more stacks have the same layers and **shortcuts**: what goes into a pair is added
# to what comes out of it. The next section says why.
#
# `Sequential` allows just one path, so this chapter uses the **functional API** (chapter 10):
# `layers.Dense(32)(x)` makes a layer and calls it on `x`; `keras.Model(inputs, outputs)` makes a
# model of all that lies between the two.


# %%
digits = load_digits()
rows = (digits.data / 16).astype("float32")


def stack(pairs, shortcut, last="glorot_uniform"):
    inputs = keras.Input((64,))
    x = layers.Dense(32, activation="relu")(inputs)
    for _ in range(pairs):
        branch = layers.Dense(32, activation="relu")(x)
        branch = layers.Dense(32, kernel_initializer=last)(branch)
        x = layers.Activation("relu")(layers.Add()([x, branch]) if shortcut else branch)
    model = keras.Model(inputs, layers.Dense(10, activation="softmax")(x))
    model.compile(keras.optimizers.SGD(0.05), "sparse_categorical_crossentropy")
    return model


# %% [markdown]
# **Predict, then run.** Which of the four has the lowest *training* loss after seven epochs, and
# which the highest? (In practice you would train for longer.)

# %%
curves = {}
for shortcut in (False, True):
    for pairs in (1, 8):
        model = stack(pairs, shortcut)
        for seed in (1, 2):
            keras.utils.set_random_seed(seed)
            model.set_weights(stack(pairs, shortcut).get_weights())  # new random weights
            fit = model.fit(rows, digits.target, epochs=7, batch_size=64, verbose=0)
            curves[shortcut, pairs, seed] = fit.history["loss"]

ends = pd.Series({key: curve[-1] for key, curve in curves.items()}).unstack()
ends.index.names, ends.columns.name = ("shortcut", "pairs"), "seed"
ends.round(1)

# %% collapsed=true
fig, axes = plt.subplots(1, 2, figsize=(10, 3.5), sharey=True, layout="constrained")
for ax, shortcut, title in zip(axes, (False, True), ("plain", "with shortcuts"), strict=True):
    for pairs, colour, style in ((1, BLUE, "-"), (8, RED, "--")):
        for seed in (1, 2):
            label = f"{2 * pairs} layers in pairs" if seed == 1 else None
            ax.plot(range(1, 8), curves[shortcut, pairs, seed], style, color=colour, label=label)
    ax.axhline(np.log(10), color="grey", linestyle=":", label="knows nothing: 2.303")
    ax.set(xlabel="epoch", title=title)
axes[0].set_ylabel("training loss")
axes[0].legend(loc="lower left")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Training loss by epoch, two runs each. Left, without shortcuts: the shallow stack, blue, learns;
# the deep one, red and dashed, stays at the dotted line of knowing nothing. Right, with shortcuts:
# both learn; the deep one ends at about 0.25, the shallow one at about 0.5.
#
# </details>
# <details><summary>Answer</summary>
#
# The deep stack with shortcuts has the lowest loss, the deep stack without them the highest.
#
# </details>
#
# The deep plain stack is not overfitting: its *training* loss is bad. On the way through sixteen
# layers the signal fades, and so does the gradient on its way back. Shortcuts are not the only
# cure: other initial weights and normalisation (chapter 8) help the plain stack, too. The authors
# of ResNet used both, and still found that 56 plain layers fitted the training images less well
# than 20. With shortcuts, more layers fitted better.

# %% [markdown]
# ## A shortcut
#
# A plain pair of layers computes $f(x)$. A **residual block** computes $f(x) + x$: the input takes
# a shortcut past the layers, and is added at the end. The layers need to learn only what to
# *change*, the residual. And the slope of $f(x) + x$ is $f'(x) + 1$: even where the layers' own
# slope $f'$ is nearly zero, the gradient gets back past the block, because of the 1.


# %% collapsed=true
def box(ax, x, y, text, colour):
    pale = 0.75 + 0.25 * np.array(to_rgb(colour))  # no line shines through
    style = {"boxstyle": "round,pad=0.35", "facecolor": pale, "edgecolor": colour}
    ax.text(x, y, text, ha="center", va="center", bbox=style)


fig, axes = plt.subplots(2, 1, figsize=(10, 4.6), layout="constrained")
for ax, title, on_the_way in (
    (axes[0], "the same shape: the shortcut carries x as it is", None),
    (axes[1], "another shape: a 1 × 1 convolution on the shortcut", "1 × 1 convolution"),
):
    arrow = {"arrowstyle": "->", "color": "dimgrey", "lw": 1.5}
    ax.annotate("", (9.6, 0), (0.3, 0), arrowprops=arrow)
    ax.plot([1, 1, 7], [0, 1, 1], color=RED, lw=2)
    ax.annotate("", (7, 0.15), (7, 1.02), arrowprops={**arrow, "color": RED, "lw": 2})
    for place, text in ((2.5, "3 × 3 convolution"), (4, "relu"), (5.5, "3 × 3 convolution")):
        box(ax, place, 0, text, BLUE)
    box(ax, 7, 0, "add", AMBER)
    box(ax, 8.3, 0, "relu", BLUE)
    ax.text(0.2, 0, "x", ha="right", va="center", fontsize=13)
    ax.plot([1.55, 1.55, 6.45, 6.45], [-0.42, -0.5, -0.5, -0.42], color="dimgrey")
    ax.text(4, -0.56, "f(x)", ha="center", va="top", fontsize=12)
    ax.text(7, -0.42, "f(x) + x" if not on_the_way else "f(x) + Px", ha="center", va="top")
    if on_the_way:
        box(ax, 4, 1, on_the_way, RED)
    ax.set(xlim=(-0.2, 9.8), ylim=(-0.95, 1.5), title=title)
    ax.axis("off")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Two diagrams. In both, x runs through a 3 × 3 convolution, a relu and another 3 × 3 convolution; a
# bracket names these three f(x). Then come a sum and a relu. A red line leaves before the first
# convolution and enters the sum. In the upper diagram nothing is on it: the sum is f(x) + x. In the
# lower one a 1 × 1 convolution P is on it: the sum is f(x) + Px.
#
# </details>
#
# The relu comes after the sum. In code, `layers.Add()` takes a *list* of the tensors to be added.


# %%
def residual_block(x, filters, strides=1):
    branch = layers.Conv2D(filters, 3, strides=strides, padding="same", activation="relu")(x)
    branch = layers.Conv2D(filters, 3, padding="same")(branch)
    if strides != 1 or x.shape[-1] != filters:
        x = layers.Conv2D(filters, 1, strides=strides)(x)  # the projection
    return layers.Activation("relu")(layers.Add()([x, branch]))


inputs = keras.Input((8, 8, 4))
block = keras.Model(inputs, residual_block(inputs, filters=4))
[layer.name.rstrip("_0123456789") for layer in block.layers]

# %% [markdown]
# **Predict, then run.** We set all weights of this block to zero. A plain network would now give
# zero, whatever its input. And this block?

# %%
block.set_weights([np.zeros_like(weight) for weight in block.get_weights()])
x = np.random.default_rng(13).normal(size=(1, 8, 8, 4)).astype("float32")
answer = block.predict(x, verbose=0)
print("largest difference from relu(x):", np.abs(answer - np.maximum(x, 0)).max())

# %% [markdown]
# <details><summary>Answer</summary>
#
# It passes x on, apart from the last relu: f(x) is 0, so f(x) + x is x.
#
# </details>
#
# But a new block has *random* weights, so each block adds something to the signal.
#
# **Predict, then run.** How will 24 pairs with random weights learn? And if the last layer of each
# pair begins with zeros?

# %%
starts = []
model = stack(24, shortcut=True)
before_output = keras.Model(model.input, model.layers[-2].output)
for last in ("glorot_uniform", "zeros"):
    for seed in (1, 2):
        keras.utils.set_random_seed(seed)
        model.set_weights(stack(24, shortcut=True, last=last).get_weights())
        signal = before_output(rows)
        fit = model.fit(rows, digits.target, epochs=5, batch_size=64, verbose=0)
        start = {"last layer": last, "seed": seed, "signal": float(np.std(signal))}
        starts.append(start | {"loss": fit.history["loss"][-1]})
pd.DataFrame(starts).set_index(["last layer", "seed"]).round(1)

# %% [markdown]
# <details><summary>Answer</summary>
#
# *Signal* is the standard deviation of what reaches the output layer, before training. With random
# weights it is about 18 and 10, and the loss is `NaN`, not a number, in both runs: the first steps
# were far too large. With zeros the signal is 0.3, and the loss comes down in both runs.
#
# </details>
#
# So a shortcut makes it *easy* to pass x on, but a deep stack also needs initial weights that do
# so, or a normalisation that keeps the sums in bounds. ResNet50 normalises; many people also begin
# with zero as the factor (`gamma`) of each block's last normalisation.
# (`layers.Add()([x, branch])`, `layers.add([x, branch])` and `x + branch` compute the same.)

# %% [markdown]
# ## When the shapes differ
#
# The two tensors to be added must have the same shape. If the branch (the path through the layers)
# has another number of channels, or half as many rows and columns, the shortcut needs a
# **projection**: a 1 × 1 convolution with as many filters and the same stride as the branch. At
# each position it makes weighted sums of the channels.
#
# **Predict, then run.** Which shape comes out, and how many of the parameters belong to the
# projection?

# %%
wider = keras.Model(inputs, residual_block(inputs, filters=16, strides=2))
print("output:", wider.output_shape)
for layer in wider.layers:
    if layer.count_params():
        kernel = tuple(layer.kernel.shape)
        print(f"kernel {kernel!s:15} {layer.count_params():>5} parameters")

# %% [markdown]
# <details><summary>Answer</summary>
#
# 4 × 4 positions with 16 channels. The projection has the 1 × 1 kernel: 4 × 16 weights and 16
# biases, 80 in all. (Keras orders layers by their distance from the output, so it is listed beside
# the branch's second convolution, not its first.)
#
# </details>

# %% [markdown]
# ## ResNet50, layer by layer
#
# Now the real network. `weights=None` asks for its architecture with random weights: nothing is
# downloaded.

# %%
keras.utils.set_random_seed(0)
resnet = keras.applications.ResNet50(weights=None)
kinds = pd.Series([type(layer).__name__ for layer in resnet.layers]).value_counts()
print(f"{resnet.count_params():,} parameters in {len(resnet.layers)} layers")
kinds.to_dict()

# %% [markdown]
# The 16 `Add` layers belong to 16 residual blocks. Each has three convolutions, not two: 1 × 1 to
# fewer channels, 3 × 3 there, and 1 × 1 back to four times as many. This **bottleneck** block is
# cheap: most of its work is done with few channels. With 16 × 3 = 48 convolutions, one before them,
# and the `Dense` layer at the end, that makes 50, hence the name. (The other
# four of the 53 convolutions are projections, one at the beginning of each of the four stages
# below.)
#
# Each convolution is followed by `BatchNormalization` (chapter 8). The blocks form four stages,
# `conv2` to `conv5`. `conv1` is the single convolution before them. We look at what comes out of
# each.

# %%
STAGES = {
    "conv1": "conv1_relu",
    "conv2": "conv2_block3_out",
    "conv3": "conv3_block4_out",
    "conv4": "conv4_block6_out",
    "conv5": "conv5_block3_out",
    "mean": "avg_pool",
    "classes": "predictions",
}
table = pd.DataFrame(
    {
        "shape": [resnet.get_layer(last).output.shape[1:] for last in STAGES.values()],
        "parameters": [
            sum(layer.count_params() for layer in resnet.layers if layer.name.startswith(stage))
            for stage in STAGES
        ],
    },
    index=list(STAGES),
)
table.loc["classes", "parameters"] = resnet.get_layer("predictions").count_params()
table

# %% collapsed=true
fig, axes = plt.subplots(1, 3, figsize=(12, 3.1), layout="constrained")
stages = list(STAGES)[:5]
shapes = np.array([table.loc[stage, "shape"] for stage in stages])
for ax, heights, title, colour in (
    (axes[0], shapes[:, 0], "rows and columns", BLUE),
    (axes[1], shapes[:, 2], "channels", AMBER),
    (axes[2], table.loc[stages, "parameters"] / 1e6, "parameters, in millions", GREEN),
):
    bars = ax.bar(stages, heights, color=colour, edgecolor="black")
    ax.bar_label(bars, fmt="%.2f" if colour == GREEN else "%d", padding=2)
    ax.set(title=title, xlabel="part of the network", ylabel=title)
    ax.margins(y=0.15)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Three bar charts over five parts: the first convolution and the four stages. Rows and columns fall
# from 112 to 7. Channels rise from 64 to 2048. Most parameters are in the last two stages, 7.1 and
# 15 million.
#
# </details>
#
# Where there are fewer positions, there are more channels: less "where", more "what". At the end,
# `GlobalAveragePooling2D` takes the mean of each of the 2048 maps over its 7 × 7 positions, so it
# no longer matters *where* something was found. *One* dense layer turns these 2048 numbers into
# 1000 probabilities.

# %% [markdown]
# ## From photograph to batch
#
# The network wants an array of the shape (images, 224, 224, 3). `load_img` reads a file and can
# resize it in two ways.

# %%
fig, axes = plt.subplots(2, 3, figsize=(9, 6.2), layout="constrained")
for column, (name, file) in zip(axes.T, FILES.items(), strict=True):
    for ax, keep in zip(column, (False, True), strict=True):
        picture = keras.utils.load_img(file, target_size=(224, 224), keep_aspect_ratio=keep)
        ax.imshow(picture)
        ax.set(title=f"{name}, keep_aspect_ratio={keep}", xlabel="column", ylabel="row")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Six pictures of 224 × 224. Above, with `keep_aspect_ratio=False`, the default, nothing is cut off,
# but the tower and the flower are squeezed from the sides, and Grace Hopper's face is too broad.
# Below, with `keep_aspect_ratio=True`, things keep their proportions, but the ends of the longer
# side are cut off.
#
# </details>
#
# The network has learned from natural proportions, so the lower row is usually better, unless what
# matters is near the edge.
#
# A picture is not an array yet. `img_to_array` makes one:

# %%
picture = keras.utils.load_img(FILES["hopper"], target_size=(224, 224), keep_aspect_ratio=True)
photo = keras.utils.img_to_array(picture)
print(type(picture).__name__, "becomes", photo.shape, photo.dtype)
print("smallest", photo.min(), "  largest", photo.max())

# %% [markdown]
# Rows, columns, channels; floats, but still from 0 to 255. What is missing is the **batch axis**: a
# network takes many images at once, and one image is a batch of one.

# %%
print("one photo: ", photo[np.newaxis].shape)
batch = np.stack(
    [
        keras.utils.img_to_array(
            keras.utils.load_img(file, target_size=(224, 224), keep_aspect_ratio=True)
        )
        for file in FILES.values()
    ]
)
print("all three: ", batch.shape)

# %% [markdown]
# (`np.expand_dims(photo, axis=0)` does the same as `photo[np.newaxis]`.)

# %% [markdown]
# ## Preprocessing overwrites
#
# The last step: the numbers must be prepared as they were when the network was trained. Each
# network of `keras.applications` has its own `preprocess_input`. Run this, and look at the *second*
# line.

# %%
preprocess_input = keras.applications.resnet50.preprocess_input
mine = photo[np.newaxis].copy()
print("before:             from", mine.min(), "to", mine.max())
ready = preprocess_input(mine)
print("my array afterwards: from", mine.min().round(1), "to", mine.max().round(1))

# %% [markdown]
# **It has overwritten the array that it was given.** If you draw `mine` now, or give it
# to `preprocess_input` again, you get nonsense. So always give it a copy: `preprocess_input(mine.copy())`. (It overwrites arrays
# of floats only. Arrays of integers are copied, but turning a photo into integers cuts off
# fractions.)
#
# `preprocess_input` reverses the order of the channels, from RGB to BGR, and subtracts from each
# its mean over the training photographs. It does not divide. By hand:

# %%
MEANS = [103.939, 116.779, 123.68]  # blue, green, red
by_hand = photo[np.newaxis][..., ::-1] - MEANS
print(f"largest difference: {np.abs(ready - by_hand).max():.4f}")

# %% [markdown]
# Other networks want other things. MobileNet, for instance, wants RGB from −1 to 1. Take
# `preprocess_input` from the module of *your* network.

# %% [markdown]
# ## Random weights know nothing
#
# Our ResNet50 can predict already, on an ordinary computer. Its weights were drawn at random, so we
# draw them once more and compare.

# %%
prepared = preprocess_input(batch.copy())
keras.utils.set_random_seed(2)
another = keras.applications.ResNet50(weights=None)
for name, network in (("first draw", resnet), ("second draw", another)):
    chances = np.asarray(network(prepared))  # quicker than `predict` for a few images
    print(
        name,
        " largest probabilities:",
        chances.max(axis=1).round(2),
        " classes:",
        chances.argmax(axis=1),
    )

# %% [markdown]
# The first network is nearly certain, but of the same class for a tower, a flower and a person. The
# second is not certain of anything. Neither knows anything, so 1 in 1000 for each class would be a
# fair answer. **A high probability does not prove knowledge.** The names of these classes would
# mean nothing.

# %% [markdown]
# ## Borrowed weights
#
# `keras.applications.ResNet50(weights="imagenet")` fetches the weights that were learned from the
# 1.28 million photographs of ImageNet, in 1000 classes: 103 MB, once. This course has
# `fetch_imagenet_model`, which does the same, first says how much there is to fetch, and tells you
# what to do without a connection. If you are online, write `ONLINE = "MobileNet"` (10.6 MB, a
# network made for mobile phones) or `ONLINE = "ResNet50"`, and run the cell.

# %%
ONLINE = False

if ONLINE:
    from coursedata import fetch_imagenet_model

    network = fetch_imagenet_model(ONLINE)
    found = network.model.predict(network.preprocess(batch), verbose=0)
    named = [[answer[1:] for answer in names] for names in network.decode(found, top=3)]
    title = f"{ONLINE}, now"
else:
    named = [
        [("palace", 0.46), ("monastery", 0.22), ("castle", 0.06)],
        [("honeycomb", 0.33), ("mushroom", 0.17), ("bee", 0.13)],
        [("military_uniform", 0.31), ("suit", 0.26), ("bow_tie", 0.19)],
    ]
    title = "MobileNet, November 2026, Keras 3.15.1"

# %% collapsed=true
fig, axes = plt.subplots(1, 3, figsize=(11, 4.3), layout="constrained")
for ax, image, names in zip(axes, batch, named, strict=True):
    ax.imshow(image.astype("uint8"))
    ax.set_title("\n".join(f"{name.replace('_', ' ')} {chance:.2f}" for name, chance in names))
    ax.set(xlabel="column", ylabel="row")
fig.suptitle(title)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# The three photographs, and above each its three most likely names with their probabilities, now or
# as the MobileNet gave them in November 2026. China: palace, monastery, castle. Flower: honeycomb,
# mushroom, bee. Hopper: military uniform, suit, bow tie.
#
# </details>
#
# Without a connection you see what the MobileNet answered when this lesson was written. The flower
# is wrong: there are hardly any flowers among the 1000 classes, and one of the 1000 has to come
# first.
#
# The names come from `decode_predictions(predictions, top=3)`. It looks them up in a small file,
# which Keras fetches, too. For each image it returns a list of (code, name, probability). Your own
# network has other classes, so there you do it yourself, as we do next.

# %% [markdown]
# ## A small network that has learned
#
# This course ships a small residual network with real weights, trained by
# [a script of this project](../datasets/coursedata/generate/small_resnet.py). It reads digits on
# sheets of 12 × 12 pixels, wherever they are on the sheet. But it knows only the digits **0 to 4**:
# it has never seen a 5, 6, 7, 8 or 9.
#
# It was trained in two steps. In the first, it learned **twenty classes**: the digit *and* the
# number of quarter turns by which it was turned. Telling twenty classes apart needs more knowledge
# of shapes than telling five. Only then did it get a last layer for the five digits.

# %%
small = load_small_resnet()
blocks = [layer.name for layer in small.layers if isinstance(layer, layers.Add)]
print(f"{small.count_params():,} parameters, from {small.input_shape} to {small.output_shape}")
print("where shortcuts end:", blocks)


# %%
def on_sheets(images, seed):
    """Put each digit of 8 x 8 pixels somewhere on a sheet of 12 x 12; ink is 1."""
    rng = np.random.default_rng(seed)
    sheets = np.zeros((len(images), 12, 12, 1), "float32")
    for sheet, image in zip(sheets, images, strict=True):
        top, left = rng.integers(0, 5, size=2)
        sheet[top : top + 8, left : left + 8, 0] = image / 16
    return sheets


held_out = np.arange(1797) >= 1348  # the script never trained with these rows
known = held_out & (digits.target < 5)
sheets = on_sheets(digits.images[known], seed=1)
chances = small.predict(sheets, batch_size=256, verbose=0)
right = (chances.argmax(axis=1) == digits.target[known]).mean()
print(f"right: {right:.1%} of {known.sum()} test digits 0 to 4")

# %% [markdown]
# From probabilities to names, by hand: sort, reverse, keep the first three.

# %%
NAMES = np.array(["zero", "one", "two", "three", "four"])


def likeliest(row, top=3):
    order = np.argsort(row)[::-1][:top]
    return [(str(NAMES[place]), round(float(row[place]), 3)) for place in order]


likeliest(chances[2])

# %% [markdown]
# **Predict, then run.** What will it say of a 6, a 7 and a 9, none of which it knows? And how sure
# will it be?

# %%
places = [np.flatnonzero(held_out & (digits.target == digit))[0] for digit in (0, 3, 4, 6, 7, 9)]
asked = on_sheets(digits.images[places], seed=2)
told = small.predict(asked, verbose=0)

fig, axes = plt.subplots(2, 6, figsize=(12, 4.6), layout="constrained")
for (upper, lower), sheet, row, place in zip(axes.T, asked, told, places, strict=True):
    upper.imshow(sheet, cmap="gray_r")
    digit = digits.target[place]
    upper.set(title=f"{digit}{'' if digit < 5 else ': unknown'}", xticks=[], yticks=[])
    colours = [BLUE if digit < 5 else RED] * 5
    lower.barh(NAMES, row, color=colours, edgecolor="black")
    lower.set(xlim=(0, 1.3), xlabel="probability", xticks=(0, 0.5, 1))
    lower.invert_yaxis()
    lower.text(row.max() + 0.03, row.argmax(), f"{row.max():.2f}", va="center")
    if upper is not axes[0, 0]:
        lower.set_yticklabels([])
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Six sheets with a digit somewhere, and below each five bars with the probabilities of zero to
# four. For the 0, the 3 and the 4 the right bar reaches 1. For the 6, the 7 and the 9 one bar is
# long as well.
#
# </details>
# <details><summary>Answer</summary>
#
# One of its own five digits each time, mostly with a high probability, though none can be right.
#
# </details>
#
# A softmax must spread a probability of 1 over the classes that it has. "None of them" is not among
# them.

# %% [markdown]
# ## Take off the head
#
# The last layer, the **head**, names the five classes. What comes before it, the **base**, turns a
# sheet into 48 numbers, its **features**: perhaps ends of strokes, curves or crossings, we do not
# know exactly. Might they help with the digits 5 to 9 as well? Using what was learned for one task
# in another is **transfer learning**; keeping the base as it is and using only its features is
# **feature extraction**. A sub-model (chapter 10) ends where the head begins:

# %%
base = keras.Model(small.input, small.get_layer("features").output)
base.output_shape

# %% [markdown]
# The networks of `keras.applications` do it for you. `include_top=False` leaves out the head (here
# called *top*), and `pooling="avg"` puts the mean over all positions at the end.
#
# **Predict, then run.** How many parameters does ResNet50's head have, from 2048 features to 1000
# classes?

# %%
headless = keras.applications.ResNet50(weights=None, include_top=False, pooling="avg")
print("shape of its features:", headless.output_shape)
print(f"parameters without the head: {headless.count_params():,}")
print(f"parameters of the head:      {resnet.count_params() - headless.count_params():,}")

# %% [markdown]
# <details><summary>Answer</summary>
#
# 2048 × 1000 weights and 1000 biases: 2,049,000.
#
# </details>

# %% [markdown]
# ## Freeze the base
#
# A new head begins with random weights. Its first gradients are large and say little, so they would
# spoil the base. So the base is **frozen**: `trainable = False`.


# %%
def trainable_count(model):
    return sum(int(np.prod(weight.shape)) for weight in model.trainable_weights)


whole_network = keras.Sequential([base, layers.Dense(5, activation="softmax")])
print(f"before: {trainable_count(whole_network):,} of {whole_network.count_params():,} are trained")
base.trainable = False
print(f"frozen: {trainable_count(whole_network):,} of {whole_network.count_params():,} are trained")

# %% [markdown]
# What remains is 48 × 5 weights and 5 biases. (The layers are the very same as in `small`, so they
# are frozen there, too. Before that, only the averages of `BatchNormalization` were left
# untrained.)
#
# A frozen base gives the same features every time. So they need to be computed **only once**, and
# the head alone is trained on them, which takes hardly any time.

# %% [markdown]
# ## Few labels
#
# Now the digits 5 to 9. Labels are expensive, say, and we have **five of each**, 25 in all. The
# test digits are all the 5s to 9s among the rows that the script never trained with.
#
# **Predict.** What share of the test digits will be read correctly (a) with the trained base and a
# new head, (b) with a base of random weights and a new head, (c) with the whole network trained
# from scratch on these 25? And (d), from scratch as in (c), but with each of the 25 digits moved to
# 40 different positions? Guessing gets a fifth of them right.

# %%
other = digits.target >= 5
pool, pool_labels = digits.images[~held_out & other], digits.target[~held_out & other] - 5
new_sheets = on_sheets(digits.images[held_out & other], seed=3)
new_labels = digits.target[held_out & other] - 5


def few(each, seed):
    """Draw this many digits of each of the five classes; return images and labels."""
    rng = np.random.default_rng(seed)
    chosen = [rng.choice(np.flatnonzero(pool_labels == c), each, replace=False) for c in range(5)]
    return pool[np.concatenate(chosen)], np.repeat(np.arange(5), each)


images_1, labels_1 = few(each=5, seed=1)
features = base.predict(on_sheets(images_1, seed=1), verbose=0)
new_features = base.predict(new_sheets, batch_size=256, verbose=0)

keras.utils.set_random_seed(13)
head = keras.Sequential([keras.Input((48,)), layers.Dense(5, activation="softmax")])
head.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
head.fit(features, labels_1, epochs=20, verbose=0)
result = head.evaluate(new_features, new_labels, batch_size=256, verbose=0, return_dict=True)
print(f"right: {result['accuracy']:.2f} of {len(new_labels)} test digits")

# %% [markdown]
# After twenty steps with 25 rows of numbers, most of the test digits are right. To make one network
# of base and head, put the two together: `keras.Sequential([base, head])`.
#
# scikit-learn's `LogisticRegression` is the same model as our head, plus a small penalty on
# large weights (chapter 3), and needs milliseconds. So we use it from here on.


# %%
def accuracy_of_head(features, labels, new_features):
    """Train a new head on standardised features; return its accuracy on the test digits."""
    head = make_pipeline(StandardScaler(), LogisticRegression(max_iter=2000))
    return head.fit(features, labels).score(new_features, new_labels)


# %% [markdown]
# One draw of 25 may be lucky, so we repeat everything three times, with different digits and
# weights: once with each digit at one position, and once with copies of it at 40. Adding copies,
# changed in a way that leaves the label right, is called **data augmentation**; it needs no new
# labels. One more rival is the nearest neighbour on the raw pixels: the label of the most similar
# training sheet.

# %%
scratch = load_small_resnet()  # a second copy: nothing of it is frozen
scratch.compile(keras.optimizers.SGD(0.2), "sparse_categorical_crossentropy")
random_base = keras.Model(scratch.input, scratch.get_layer("features").output)
STEPS = 80

results = []
for seed in (1, 2, 3):
    images_25, labels_25 = few(each=5, seed=seed)
    copies = np.concatenate([on_sheets(images_25, 100 * k + seed) for k in range(40)])
    both = np.concatenate([copies, new_sheets])
    keras.utils.set_random_seed(seed)
    fresh = keras.models.clone_model(scratch).get_weights()  # random, not trained
    scratch.set_weights(fresh)
    features = {
        "trained base, new head": base.predict(both, batch_size=256, verbose=0),
        "random base, new head": random_base.predict(both, batch_size=256, verbose=0),
    }
    for positions in (1, 40):
        n = 25 * positions  # the first 25 copies are each digit at one position
        seen, named = copies[:n], np.tile(labels_25, positions)
        ways = {
            way: accuracy_of_head(x[:n], named, x[len(copies) :]) for way, x in features.items()
        }
        scratch.set_weights(fresh)
        repeats = STEPS // positions  # the same number of steps for both
        again = np.tile(seen, (repeats, 1, 1, 1)), np.tile(named, repeats)
        scratch.fit(*again, batch_size=25, verbose=0)
        answers = scratch.predict(new_sheets, batch_size=256, verbose=0).argmax(axis=1)
        ways["all from scratch"] = (answers == new_labels).mean()
        nearest = KNeighborsClassifier(1).fit(seen.reshape(n, -1), named)
        ways["nearest neighbour"] = nearest.score(
            new_sheets.reshape(len(new_sheets), -1), new_labels
        )
        results.append({"positions": positions, "seed": seed} | ways)
comparison = pd.DataFrame(results).set_index(["positions", "seed"]).sort_index()
comparison.round(2)

# %% collapsed=true
fig, ax = plt.subplots(figsize=(8, 3.6), layout="constrained")
for positions, shift, marker, colour in ((1, 0.14, "o", BLUE), (40, -0.14, "D", RED)):
    for place, way in enumerate(comparison):
        label = f"{positions} position{'s' * (positions > 1)} per digit" if place == 0 else None
        found = comparison.loc[positions, way]
        ax.scatter(found, [place + shift] * 3, s=60, marker=marker, color=colour, label=label)
ax.axvline(0.2, color="grey", linestyle=":", label="guessing")
ax.set(yticks=range(4), yticklabels=comparison.columns, ylim=(-0.5, 3.5), xlim=(0, 1))
ax.set(xlabel="accuracy on the test digits 5 to 9", title="25 labels, three draws")
ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Two groups of three dots for each of four ways. With one position per digit, the trained base is
# at 0.7 to 0.76, and the others lie between 0.2 and 0.42. With 40 positions, nearest neighbour and the
# network from scratch jump to between 0.78 and 0.93; the trained base gains little, 0.75 to 0.83,
# and the random base stays below 0.55.
#
# </details>
# <details><summary>Answer</summary>
#
# (a) About three quarters; (b) and (c) less than half; (d) more than (a).
#
# </details>
#
# An accuracy near 0.8 on 223 digits has a standard error of about 0.03. What to notice:
#
# - The base has never seen a 5, and yet its features tell it from a 6. With one position per digit,
#   it wins by far.
# - It is the *training* of the base that counts, not its architecture: the random base has the same
#   layers.
# - *What* it was trained for counts, too. The same network trained on the five digits alone,
#   without the turns, reads these just as well (99 %), but a new head on its features reads only
#   0.39 to 0.53 of the others (tried with two seeds; not run here).
# - The network from scratch did badly, but not because 25 labels are too few for 56,000 weights.
#   What it and nearest neighbour lacked was the knowledge that a digit may stand anywhere. Copies
#   give them that, and then they do at least as well.
#
# So ask first which changes leave a label right, and augment with these. The borrowed base has that
# knowledge already; a head on it needs milliseconds and no copies. With photographs, where nobody
# can list all the changes that do not matter, people use both.

# %% [markdown]
# ## Fine-tuning
#
# You can go one step further, *after* the head has been trained: unfreeze the base, or its last
# block, and train all of it with a **smaller learning rate**, so that what it knows is not lost.
# One trap: an unfrozen `BatchNormalization` also changes its averages in `fit`, here from 25
# digits. So leave these layers frozen. (Older guides call `base(inputs, training=False)` instead.
# In Keras 3, `fit` overrides this, and the averages move.)

# %%
small_again = load_small_resnet()
base_again = keras.Model(small_again.input, small_again.get_layer("features").output)
new_head = layers.Dense(5, activation="softmax")
tuned = keras.Sequential([base_again, new_head])
new_head.set_weights(head.get_weights())  # trained above

for layer in base_again.layers:
    layer.trainable = not isinstance(layer, layers.BatchNormalization)
start = tuned.get_weights()
averages = [weight.numpy() for weight in tuned.non_trainable_weights]
copies = np.concatenate([on_sheets(images_1, 100 * k + 1) for k in range(40)])

for rate in (0.0001, 0.003):
    tuned.set_weights(start)
    tuned.compile(keras.optimizers.Adam(rate), "sparse_categorical_crossentropy")
    before = (np.argmax(tuned(new_sheets), axis=1) == new_labels).mean()
    tuned.fit(copies, np.tile(labels_1, 40), batch_size=50, epochs=5, verbose=0)
    after = (np.argmax(tuned(new_sheets), axis=1) == new_labels).mean()
    print(f"rate {rate}: right before {before:.2f}, after {after:.2f}")
moved = [np.abs(a - b).max() for a, b in zip(averages, tuned.non_trainable_weights, strict=True)]
print("largest change of an average:", max(moved))

# %% [markdown]
# The averages have not moved, and both rates help, the larger one more: with it the network reads
# about as many digits as the one from scratch. Large networks with ImageNet weights usually get
# much smaller rates, such as `1e-5`. Try several, on validation rows.

# %% [markdown]
# ## What goes wrong
#
# Real mistakes, with the messages of this version of Keras. No batch axis:


# %%
def complaint(action):
    """Print the first words of what goes wrong."""
    try:
        action()
    except Exception as error:
        print(f"{type(error).__name__}: {' '.join(str(error).split())[:230]}")


complaint(lambda: resnet(photo))
complaint(lambda: resnet.predict(photo, verbose=0))

# %% [markdown]
# The first message is clear: `None` is the batch axis, and it is missing. The second one, from
# `predict`, means the same. Now the wrong size:

# %%
large = keras.utils.img_to_array(keras.utils.load_img(FILES["china"]))
complaint(lambda: resnet(large[np.newaxis]))

# %% [markdown]
# Adding tensors of different shapes (the projection is missing), and decoding predictions for
# classes other than ImageNet's:

# %%
complaint(lambda: layers.Add()([keras.Input((8, 8, 4)), keras.Input((8, 8, 16))]))
complaint(lambda: keras.applications.resnet50.decode_predictions(told, top=3))

# %% [markdown]
# Two mistakes give no message. The first is to preprocess twice. Look at the range: anything far
# below −124 has lost the means twice.

# %%
once = preprocess_input(photo[np.newaxis].copy())
twice = preprocess_input(once.copy())
print(f"once:  from {once.min():.0f} to {once.max():.0f}")
print(f"twice: from {twice.min():.0f} to {twice.max():.0f}")

# %% [markdown]
# The second is to freeze *after* training has begun. The training step was built with the layers
# that were trainable then; **compile again** after each change.

# %%
first, last = layers.Dense(4, activation="relu"), layers.Dense(1)
tiny = keras.Sequential([keras.Input((3,)), first, last])
tiny.compile("sgd", "mse")
data = np.ones((8, 3), "float32"), np.ones((8, 1), "float32")
keras.utils.set_random_seed(1)
tiny.fit(*data, verbose=0)

first.trainable = False
for again in (False, True):
    if again:
        tiny.compile("sgd", "mse")
    before = [weight.copy() for weight in first.get_weights()]
    tiny.fit(*data, verbose=0)
    moved = max(np.abs(b - a).max() for b, a in zip(before, first.get_weights(), strict=True))
    print(f"compiled again: {again!s:5}   a frozen weight changes by up to {moved:.4f}")

# %% [markdown]
# > **You may see** in older texts `from keras.preprocessing import image`: `image.load_img` and
# > `image.img_to_array` are also in `keras.utils`. And `from keras.layers.merge import add` is
# > `layers.add`.

# %% [markdown]
# ## Play: how many labels does a head need?
#
# The features are there, so a new head costs next to nothing. **Predict first:** what accuracy will
# the trained base reach with 1, 2, 10 and 40 labels of each class? And how far apart will the draws
# be? Then run, and change `EACH`. With `SLIDERS = True` you get a slider.

# %%
EACH = (1, 2, 5, 10, 40)
SLIDERS = False
pool_sheets = on_sheets(pool, seed=7)
pool_features = base.predict(pool_sheets, batch_size=256, verbose=0)


def draw(each, seed):
    """Return the accuracy of a head that has seen this many labels of each class."""
    rng = np.random.default_rng(seed)
    of_each = [rng.choice(np.flatnonzero(pool_labels == c), each, replace=False) for c in range(5)]
    chosen = np.concatenate(of_each)
    return accuracy_of_head(pool_features[chosen], pool_labels[chosen], new_features)


def panel(numbers):
    """Draw the accuracy for these numbers of labels, three draws each."""
    _, ax = plt.subplots(figsize=(6.5, 3.2), layout="constrained")
    for place, each in enumerate(numbers):
        found = [draw(each, seed) for seed in (1, 2, 3)]
        ax.scatter([place - 0.08, place, place + 0.08], found, s=60, color=BLUE)
    ax.axhline(0.2, color="grey", linestyle=":", label="guessing")
    ax.set(
        xticks=range(len(numbers)),
        xticklabels=numbers,
        ylim=(0, 1),
        xlim=(-0.5, len(numbers) - 0.5),
    )
    ax.set(
        xlabel="labels of each class",
        ylabel="accuracy on test digits",
        title="Trained base, new head",
    )
    ax.legend(loc="lower right")
    plt.show()


if SLIDERS:
    from ipywidgets import IntSlider, interact

    interact(lambda each: panel([each]), each=IntSlider(5, min=1, max=100))
else:
    panel(EACH)

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Three dots each for 1, 2, 5, 10 and 40 labels of each class. They rise and move closer together.
#
# </details>
# <details><summary>Answer</summary>
#
# Even one label of each class is well above guessing, but the draws lie far apart. With more labels
# the accuracy rises and the draws move closer together; each step brings less.
#
# </details>

# %% [markdown]
# ## Recap
#
# | you want | you write |
# |---|---|
# | a shortcut | `layers.Add()([x, branch])`, then `Activation("relu")` |
# | a shortcut to another shape | `layers.Conv2D(filters, 1, strides=strides)(x)` on it |
# | an image of the right size | `keras.utils.load_img(path, target_size=(224, 224), keep_aspect_ratio=True)` |
# | a batch of one | `keras.utils.img_to_array(image)[np.newaxis]` |
# | its numbers as ResNet50 wants them | `keras.applications.resnet50.preprocess_input(batch.copy())`, once |
# | names | `decode_predictions(predictions, top=3)`; for your own classes `np.argsort` |
# | features | `ResNet50(include_top=False, pooling="avg")` |
# | only the head trained | `base.trainable = False`, *then* `compile` |
#
# - A shortcut makes it easy to pass on x, and gives the gradient a way back; a start near zero or a
#   normalisation keeps a deep stack in bounds.
# - A high probability is not knowledge: neither with random weights, nor for classes that the
#   network has never seen.
# - With few labels, first augment, and borrow a base: freeze it, train a head, then perhaps
#   fine-tune. Compare with nearest neighbour.

# %% [markdown]
# ## Where next
#
# Solve the [exercise of this chapter](../work/13_resnet50/13_resnet50.ipynb). (If the link leads
# nowhere, `make lab` has not prepared your copies yet.)
#
# From images to words: in the [next chapter](14_lstms.ipynb) a network reads a text, one word after
# the other, and remembers.
