# %% [markdown]
# # 13. ResNet50 and transfer
#
# Somebody has trained a network with 25 million numbers on more than a million photographs, and gives it away. You can build it in one
# line and let it work for you. This chapter says how it can be so deep, how to feed it a photograph, and how to
# keep what it has learned when your classes are not its classes.

# %% [markdown]
# ## What you will learn
#
# - say why sixteen plain layers may learn less than two, and repair it with a shortcut;
# - write residual blocks, with and without a projection, and find them in ResNet50;
# - turn an image file into the batch that ResNet50 wants, and keep your array from being overwritten;
# - read off the likeliest classes with their probabilities;
# - take the head off a trained network, freeze the rest, and train a new head with five labels a class.
#
# You need chapter 12 (convolutions); sub-models come from chapter 10. It takes about an hour.

# %%
from pathlib import Path
from time import perf_counter

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
# **In the figure.** Three colour photographs. *China*, wider than high: a temple tower with several roofs before a pale blue sky. *Flower*, of the same size: a
# large orange blossom before dark green. *Hopper*, higher than wide: Grace Hopper in a dark uniform with a cap, who wrote one of the first compilers.
# No two of them have the size that the network wants, 224 × 224.
#
# First: what kind of network can name such things?

# %% [markdown]
# ## Deeper can be worse
#
# More layers can say more. So a deep network should learn at least as well as a shallow one? We try it with the digits of chapter 7:
# a stack of pairs of `Dense` layers, once one pair, once eight. The other two stacks have the same layers and one
# more thing, a **shortcut**, which we look at in a moment.


# %%
digits = load_digits()
rows = (digits.data / 16).astype("float32")


def stack(pairs, shortcut):
    inputs = keras.Input((64,))
    x = layers.Dense(32, activation="relu")(inputs)
    for _ in range(pairs):
        branch = layers.Dense(32, activation="relu")(x)
        branch = layers.Dense(32)(branch)
        x = layers.Activation("relu")(layers.Add()([x, branch]) if shortcut else branch)
    model = keras.Model(inputs, layers.Dense(10, activation="softmax")(x))
    model.compile(keras.optimizers.SGD(0.05), "sparse_categorical_crossentropy")
    return model


# %% [markdown]
# **Predict, then run.** Which of the four has the lowest *training* loss after seven epochs, and which the highest? (Seven are few; in practice you would take more.)

# %%
curves = {}
for shortcut in (False, True):
    for pairs in (1, 8):
        model = stack(pairs, shortcut)
        for seed in (1, 2):
            keras.utils.set_random_seed(seed)
            model.set_weights(keras.models.clone_model(model).get_weights())  # a fresh start
            fit = model.fit(rows, digits.target, epochs=7, batch_size=64, verbose=0)
            curves[shortcut, pairs, seed] = fit.history["loss"]

ends = pd.Series({key: curve[-1] for key, curve in curves.items()}).unstack()
ends.index.names, ends.columns.name = ("shortcut", "pairs"), "seed"
ends.round(1)

# %% [markdown]
# (Plain SGD remembers nothing, so fresh weights are a fresh start; chapter 6 says why Adam would need more.)

# %%
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
# **In the figure.** Training loss by epoch, two runs each. Left, without shortcuts: the shallow stack, blue, learns; the deep one, red and dashed, stays at the dotted line of knowing nothing.
# Right, with shortcuts: the deep stack, less evenly, comes down at least as far as the shallow one, in both runs.
#
# It is no overfitting: the *training* loss is bad. On its way through sixteen layers, the signal fades, and so does the gradient on its way
# back. (Other first weights and normalisation, chapter 8, help the plain stack, too. The authors of ResNet used both, and still
# found that a plain network of 56 layers learned its training images less well than one of 20. Shortcuts cured it.)

# %% [markdown]
# ## A shortcut
#
# A plain pair of layers computes $f(x)$. A **residual block** computes $f(x) + x$: the input takes a shortcut past the layers, and is
# added at the end. The layers need to learn only what to *change*, the residual.


# %%
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
    if on_the_way:
        box(ax, 4, 1, on_the_way, RED)
    ax.set(xlim=(-0.2, 9.8), ylim=(-0.5, 1.5), title=title)
    ax.axis("off")
plt.show()

# %% [markdown]
# **In the figure.** Two diagrams. In both, x runs through a 3 × 3 convolution, a relu, another 3 × 3 convolution, a sum and a relu. A red line
# leaves before the first convolution and enters the sum. In the upper diagram nothing is on it, in the lower one a 1 × 1 convolution.
#
# `Sequential` cannot say this: it knows just one path. In the functional API you call a layer on what goes into it, and
# `layers.Add()` takes a *list* of what is to be added.


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
# **Predict, then run.** We set all of its weights to zero. A plain network would now answer zero, whatever it is asked. And this block?

# %%
block.set_weights([np.zeros_like(weight) for weight in block.get_weights()])
x = np.random.default_rng(13).normal(size=(1, 8, 8, 4)).astype("float32")
answer = block.predict(x, verbose=0)
print("it answers relu(x):", np.array_equal(answer, np.maximum(x, 0)))

# %% [markdown]
# It passes x on, up to the last relu. So a block that has learned nothing yet does no harm, and a hundred of them do none. The gradient,
# too, finds a way back past every block. (`layers.Add()([x, branch])`, `layers.add([x, branch])` and `x + branch` compute the same.)

# %% [markdown]
# ## When the shapes differ
#
# What is added must have the same shape. If the branch has other channels, or half the rows and columns, the shortcut needs a
# **projection**: a 1 × 1 convolution with as many filters and the same stride as the branch. At each place it makes weighted sums of the channels.
#
# **Predict, then run.** Which shape comes out, and how many of the parameters belong to the projection?

# %%
wider = keras.Model(inputs, residual_block(inputs, filters=16, strides=2))
print("output:", wider.output_shape)
for layer in wider.layers:
    if layer.count_params():
        kernel = tuple(layer.kernel.shape)
        print(f"kernel {kernel!s:15} {layer.count_params():>5} parameters")

# %% [markdown]
# 4 × 4 places with 16 channels. The projection has the 1 × 1 kernel: 4 × 16 weights and 16 biases, 80 in all. Keras lists layers
# by their distance from the input, so it may stand between the two others.

# %% [markdown]
# ## ResNet50, layer by layer
#
# Now the real one. `weights=None` asks for its architecture with random weights: nothing is downloaded.

# %%
keras.utils.set_random_seed(0)
resnet = keras.applications.ResNet50(weights=None)
kinds = pd.Series([type(layer).__name__ for layer in resnet.layers]).value_counts()
print(f"{resnet.count_params():,} parameters in {len(resnet.layers)} layers")
kinds.to_dict()

# %% [markdown]
# 16 `Add` layers, so 16 residual blocks. Each has three convolutions, not two: 1 × 1 to fewer channels, 3 × 3 there, and 1 × 1 back to four
# times as many. This **bottleneck** block is cheap: most of its work is done with few channels. 16 × 3 = 48 convolutions, one before them, and the `Dense`
# layer at the end: 50 layers with weights, hence the name. (The other four of the 53 convolutions are projections: one at the beginning of each stage.)
#
# Each convolution is followed by `BatchNormalization` (chapter 8). The blocks form four stages; we look at what comes out of each.

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

# %%
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
    ax.set(title=title, xlabel="stage", ylabel=title)
    ax.margins(y=0.15)
plt.show()

# %% [markdown]
# **In the figure.** Three bar charts over the five stages. Rows and columns fall from 112 to 7. Channels rise from 64 to 2048. Most parameters are in the
# last two stages, 7.1 and 15 million.
#
# Where there are fewer places, there are more channels: less "where", more "what". At the end, `GlobalAveragePooling2D` takes the mean of each of the 2048 maps
# over its 7 × 7 places, and *one* dense layer turns these 2048 numbers into 1000 probabilities.

# %% [markdown]
# ## From photograph to batch
#
# The network wants an array of the shape (images, 224, 224, 3). `load_img` reads a file and can resize it. It has two ways.

# %%
fig, axes = plt.subplots(2, 3, figsize=(9, 6.2), layout="constrained")
for column, (name, file) in zip(axes.T, FILES.items(), strict=True):
    for ax, keep in zip(column, (False, True), strict=True):
        picture = keras.utils.load_img(file, target_size=(224, 224), keep_aspect_ratio=keep)
        ax.imshow(picture)
        ax.set(title=f"{name}, keep_aspect_ratio={keep}", xlabel="column", ylabel="row")
plt.show()

# %% [markdown]
# **In the figure.** Six pictures of 224 × 224. Above, with `keep_aspect_ratio=False`, the default, everything is there, but the tower and the flower are squeezed from the sides, and Grace Hopper's face is
# too broad. Below, with `keep_aspect_ratio=True`, things keep their form, and something is missing at the longer sides.
#
# A network has learned from photographs with natural proportions, so the lower row is usually the better choice. Unless what matters is at the rim.
#
# A picture is not an array yet. `img_to_array` makes one:

# %%
picture = keras.utils.load_img(FILES["hopper"], target_size=(224, 224), keep_aspect_ratio=True)
photo = keras.utils.img_to_array(picture)
print(type(picture).__name__, "becomes", photo.shape, photo.dtype)
print("smallest", photo.min(), "  largest", photo.max())

# %% [markdown]
# Rows, columns, channels; floats, but still from 0 to 255. What is missing is the **batch axis**: a network takes many images at once, and one image is a batch
# of one.

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
# Last step: the numbers must look as they did when the network was trained. Each network of `keras.applications` has its own `preprocess_input`. Run
# this, and look at the *second* line.

# %%
preprocess_input = keras.applications.resnet50.preprocess_input
mine = photo[np.newaxis].copy()
print("before:             from", mine.min(), "to", mine.max())
ready = preprocess_input(mine)
print("my array afterwards: from", mine.min().round(1), "to", mine.max().round(1))

# %% [markdown]
# **It has overwritten the array that it was given.** Whoever draws `mine` now, or runs the cell again, gets nonsense. It happens
# to float arrays only; whole numbers must be turned into floats first, and that makes a copy:

# %%
whole = photo[np.newaxis].astype("uint8")
preprocess_input(whole)
print("whole numbers afterwards: from", whole.min(), "to", whole.max())

# %% [markdown]
# So give it a copy, always: `preprocess_input(mine.copy())`. And what does it do? It turns the order of the channels round, from
# RGB to BGR, and subtracts from each the mean that it had in the training photographs. No division. By hand:

# %%
MEANS = [103.939, 116.779, 123.68]  # blue, green, red
by_hand = photo[np.newaxis][..., ::-1] - MEANS
print("the same by hand:", np.allclose(ready, by_hand, atol=1e-3))

# %% [markdown]
# Other networks want other things. MobileNet, for instance, wants RGB from −1 to 1. Take `preprocess_input` from the module of *your* network.

# %% [markdown]
# ## Random weights know nothing
#
# Our ResNet50 can predict already. How long does it take? The first call also prepares the computation.

# %%
prepared = preprocess_input(batch.copy())
times, outputs = [], []
for number in (0, 1):
    start = perf_counter()
    outputs.append(resnet.predict(prepared[number : number + 1], verbose=0)[0])
    times.append(perf_counter() - start)
print("the second prediction is faster than the first:", times[1] < times[0])
print("each makes as many probabilities as classes:", outputs[0].shape)
print(
    "its weights are random, and yet it is more than 90 % sure:",
    all(o.max() > 0.9 for o in outputs),
)
print("and of the same class for both photos:", outputs[0].argmax() == outputs[1].argmax())

# %% [markdown]
# 25 million numbers, and an ordinary computer is enough. But its weights are drawn by chance, and it is nearly certain, of the same
# class for the tower and for the flower. **A high probability is no proof of knowledge.** We do not even look up the name of that class: it would mean nothing.

# %% [markdown]
# ## Borrowed weights
#
# `keras.applications.ResNet50(weights="imagenet")` fetches the weights that were learned from the 1.28 million photographs of ImageNet, in 1000 classes: 103 MB, once. This course has
# `fetch_imagenet_model`, which does the same, says first how much there is to fetch, and tells you in one sentence what to do if there is no network. If you have one, write
# `ONLINE = "MobileNet"` (10.6 MB, a network made for telephones) or `ONLINE = "ResNet50"`, and run the cell.

# %%
ONLINE = False

if ONLINE:
    from coursedata import fetch_imagenet_model

    network = fetch_imagenet_model(ONLINE)
    found = network.model.predict(network.preprocess(batch), verbose=0)
    fig, axes = plt.subplots(1, 3, figsize=(11, 4.2), layout="constrained")
    for ax, image, names in zip(axes, batch, network.decode(found, top=3), strict=True):
        ax.imshow(image.astype("uint8"))
        ax.set(title="\n".join(f"{name} {chance:.2f}" for _, name, chance in names))
        ax.set(xlabel="column", ylabel="row")
    plt.show()
else:
    print("ONLINE is False: nothing is fetched, and nothing named.")

# %% [markdown]
# **In the figure.** With `ONLINE`, you see the three photos, and above each the three likeliest names. When this was written, MobileNet said *palace* of the tower (0.46), *honeycomb* of the flower (0.33),
# and *military uniform* of Grace Hopper (0.31). The flower is wrong: among the 1000 classes are hardly any flowers, and one of the 1000 must be the likeliest.
#
# The names come from `decode_predictions(predictions, top=3)`. It looks them up in a list of the 1000 classes, a small file which Keras fetches, too. For each image it returns
# a list of (code, name, probability). A network of your own has other classes; then you do it yourself. That comes next.

# %% [markdown]
# ## A small network that has learned
#
# Not everybody has a network at hand. So this course ships a small residual network with real weights, trained by
# [a script of this project](../datasets/coursedata/generate/small_resnet.py). It reads digits on sheets of 12 × 12 pixels, wherever they are on the sheet. But only the digits **0 to 4**: it
# has never seen a 5, 6, 7, 8 or 9.

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
print(f"right about {right:.0%} of {known.sum()} held-out digits 0 to 4")

# %% [markdown]
# From probabilities to names, by hand: sort, turn round, keep the first three.

# %%
NAMES = np.array(["zero", "one", "two", "three", "four"])


def likeliest(row, top=3):
    order = np.argsort(row)[::-1][:top]
    return [(str(NAMES[place]), round(float(row[place]), 3)) for place in order]


likeliest(chances[2])

# %% [markdown]
# **Predict, then run.** What will it say of a 6, a 7 and a 9, which it does not know? And how sure will it be?

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
# **In the figure.** Six sheets with a digit somewhere, and below each five bars with the probabilities of zero to four. For the 0, the 3 and the 4 the right bar reaches 1. For the 6, the 7 and the 9
# one bar is long as well, though none can be right.
#
# A softmax must spread 1 over the classes that it has. "None of them" is not among them.

# %% [markdown]
# ## Take off the head
#
# The last layer, the **head**, knows the five classes. What comes before it, the **base**, turns a sheet into 48 numbers: its **features**. Ends of strokes, bows, crossings: we do not know
# exactly. But would they not be of use for the digits 5 to 9 as well? This is **transfer**. A sub-model (chapter 10) ends where the head begins:

# %%
base = keras.Model(small.input, small.get_layer("features").output)
base.output_shape

# %% [markdown]
# The networks of `keras.applications` do it for you. `include_top=False` leaves out the head, `pooling="avg"` puts the mean over all places at the end.
#
# **Predict, then run.** How many parameters has ResNet50's head, from 2048 features to 1000 classes?

# %%
headless = keras.applications.ResNet50(weights=None, include_top=False, pooling="avg")
print("shape of its features:", headless.output_shape)
print(f"parameters without the head: {headless.count_params():,}")
print(f"parameters of the head:      {resnet.count_params() - headless.count_params():,}")

# %% [markdown]
# 2048 × 1000 weights and 1000 biases.

# %% [markdown]
# ## Freeze the base
#
# A new head begins with random weights. Its first gradients are large and say little, and would spoil the base. So the base is **frozen**: `trainable = False`.


# %%
def trainable_count(model):
    return sum(int(np.prod(weight.shape)) for weight in model.trainable_weights)


whole_network = keras.Sequential([base, layers.Dense(5, activation="softmax")])
print(f"before: {trainable_count(whole_network):,} of {whole_network.count_params():,} are trained")
base.trainable = False
print(f"frozen: {trainable_count(whole_network):,} of {whole_network.count_params():,} are trained")

# %% [markdown]
# Left are 48 × 5 weights and 5 biases. (The layers are the very same as in `small`, so they are frozen there, too. Before, some were not trained either: the averages of `BatchNormalization`.) A frozen `BatchNormalization` also stops
# updating its averages, and uses them even during `fit`, as in prediction. So the base gives the same features all the time. If you build in the functional style and plan to unfreeze the base later, call it as
# `base(inputs, training=False)`; then its normalisation stays as it is.
#
# The same features all the time? Then they need to be computed **only once**. The head alone is trained on them, which takes hardly any time. We do so.

# %% [markdown]
# ## Few labels
#
# Now the digits 5 to 9. Imagine that labels are expensive: we have **five of each**, 25 in all. New digits, for the test, are all those in the held-out rows.
#
# **Predict.** How many of the new digits will be right (a) with the trained base and a new head, (b) with a base of random weights and a new head, (c) with the whole network trained from scratch on these 25? Guessing is
# right about a fifth of them.

# %%
other = digits.target >= 5
pool, pool_labels = digits.images[~held_out & other], digits.target[~held_out & other] - 5
new_sheets = on_sheets(digits.images[held_out & other], seed=3)
new_labels = digits.target[held_out & other] - 5


def few(each, seed):
    """Draw this many digits of each of the five classes, on sheets, with their labels."""
    rng = np.random.default_rng(seed)
    chosen = [rng.choice(np.flatnonzero(pool_labels == c), each, replace=False) for c in range(5)]
    return on_sheets(pool[np.concatenate(chosen)], seed), np.repeat(np.arange(5), each)


some_sheets, some_labels = few(each=5, seed=1)
features = base.predict(np.concatenate([some_sheets, new_sheets]), batch_size=256, verbose=0)
some_features, new_features = features[:25], features[25:]

keras.utils.set_random_seed(13)
head = keras.Sequential([keras.Input((48,)), layers.Dense(5, activation="softmax")])
head.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
head.fit(some_features, some_labels, epochs=20, verbose=0)
score = head.evaluate(new_features, new_labels, batch_size=256, verbose=0, return_dict=True)
print("more than 60 % of the new digits are right:", score["accuracy"] > 0.6)

# %% [markdown]
# Twenty steps with 25 rows of numbers, and most of the new digits are right. To make a whole network of it, put the two together: `keras.Sequential([base, head])`.
#
# A head is a softmax over weighted sums, nothing else: scikit-learn's `LogisticRegression` is the same model (chapter 3) and needs milliseconds. So we take it from here on.


# %%
def score_of_head(features, labels, new_features):
    """Train a new head on standardised features; return its accuracy on the new digits."""
    head = make_pipeline(StandardScaler(), LogisticRegression(max_iter=2000))
    return head.fit(features, labels).score(new_features, new_labels)


# %% [markdown]
# One draw of 25 may be lucky. So all of it three times: other labels, other random weights. From scratch, the network trains until it is right about nearly all of its 25. (One with a memory, nearest neighbour on the plain pixels,
# is asked as well: it needs no training at all.)

# %%
scratch = load_small_resnet()  # a second copy: nothing of it is frozen
scratch.compile(keras.optimizers.SGD(0.1), "sparse_categorical_crossentropy")
random_base = keras.Model(scratch.input, scratch.get_layer("features").output)

results, learned = [], []
for seed in (1, 2, 3):
    few_sheets, few_labels = few(each=5, seed=seed)
    all_sheets = np.concatenate([few_sheets, new_sheets])  # the first 25 have labels
    keras.utils.set_random_seed(seed)
    scratch.set_weights(keras.models.clone_model(scratch).get_weights())  # random, not trained
    trained = base.predict(all_sheets, batch_size=256, verbose=0)
    by_chance = random_base.predict(all_sheets, batch_size=256, verbose=0)
    again = np.tile(few_sheets, (50, 1, 1, 1)), np.tile(few_labels, 50)  # 50 times over
    scratch.fit(*again, batch_size=25, verbose=0)
    answers = scratch.predict(all_sheets, batch_size=256, verbose=0).argmax(axis=1)
    learned.append((answers[:25] == few_labels).mean())
    memory = KNeighborsClassifier(1).fit(few_sheets.reshape(25, -1), few_labels)
    results.append(
        {
            "trained base, new head": score_of_head(trained[:25], few_labels, trained[25:]),
            "random base, new head": score_of_head(by_chance[:25], few_labels, by_chance[25:]),
            "all from scratch": (answers[25:] == new_labels).mean(),
            "nearest neighbour": memory.score(new_sheets.reshape(len(new_sheets), -1), new_labels),
        }
    )
print("from scratch, at least 9 in 10 of the 25 are learned, each time:", min(learned) >= 0.9)
comparison = pd.DataFrame(results, index=pd.Index((1, 2, 3), name="seed"))
comparison.round(1)

# %%
fig, ax = plt.subplots(figsize=(8, 3.4), layout="constrained")
looks = zip(comparison, "osD^", (BLUE, AMBER, RED, GREEN), strict=True)
for place, (name, marker, colour) in enumerate(looks):
    ax.scatter(
        comparison[name], place + np.array([-0.12, 0, 0.12]), s=70, marker=marker, color=colour
    )
ax.axvline(0.2, color="grey", linestyle=":")
ax.text(0.205, 3.45, "guessing", color="dimgrey", va="center")
ax.set(yticks=range(4), yticklabels=comparison.columns, ylim=(-0.5, 3.8), xlim=(0, 1))
ax.set(xlabel="accuracy on new digits 5 to 9", title="25 labels, three times")
plt.show()

# %% [markdown]
# **In the figure.** Three dots for each of four ways. The trained base with a new head is far to the right, near three quarters. The random base and the network from scratch are not far from the dotted line of guessing. The nearest
# neighbour is hardly better than these. No dots of the first way come near those of the others.
#
# What to notice:
#
# - The base has never seen a 5, and yet its features tell it from a 6. What it learned about strokes is of use for all digits.
# - From scratch, the network knows its 25 sheets and hardly anything else: 25 examples are too few for 56,000 parameters.
# - It is the *training* of the base that counts, not its form: the random base is the same network.

# %% [markdown]
# ## Fine-tuning
#
# With more labels you can go one step further, *after* the head has been trained: unfreeze the base, or its last block, and train all of it with a **very small learning rate**, so that it
# changes little.
#
# ```python
# base.trainable = True
# model.compile(keras.optimizers.Adam(1e-5), "sparse_categorical_crossentropy")  # again!
# model.fit(images, labels, epochs=5)
# ```

# %% [markdown]
# ## What goes wrong
#
# Real mistakes, with the messages of the Keras that runs here. No batch axis:


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
# The first message says it clearly: `None` is the batch axis, and it is missing. The second one, from a `predict` that has worked before, means the same. Now the wrong size:

# %%
large = keras.utils.img_to_array(keras.utils.load_img(FILES["china"]))
complaint(lambda: resnet(large[np.newaxis]))

# %% [markdown]
# Adding what has not the same shape (the projection is missing), and decoding what is not from ImageNet:

# %%
complaint(lambda: layers.Add()([keras.Input((8, 8, 4)), keras.Input((8, 8, 16))]))
complaint(lambda: keras.applications.resnet50.decode_predictions(told, top=3))

# %% [markdown]
# With 1000 columns and no network, `decode_predictions` fails as well, with a "URL fetch failure": the file of names is missing.
#
# Two mistakes give no message. The first one is to preprocess twice. Look at the range: whatever is far below −124 has lost the means twice.

# %%
once = preprocess_input(photo[np.newaxis].copy())
twice = preprocess_input(once.copy())
print(f"once:  from {once.min():.0f} to {once.max():.0f}")
print(f"twice: from {twice.min():.0f} to {twice.max():.0f}")

# %% [markdown]
# The second one: to freeze *after* training has begun. The training step was built with the layers that were trainable then; **compile again** after each change.

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
    moved = any((b != a).any() for b, a in zip(before, first.get_weights(), strict=True))
    print(f"compiled again: {again!s:5}   the frozen layer moves: {moved}")

# %% [markdown]
# > **You may see** in older texts:
# >
# > | old | today |
# > |---|---|
# > | `from keras.preprocessing import image` | `keras.utils.load_img`, `keras.utils.img_to_array` |
# > | `image.load_img(path, target_size=(224, 224))` | the same, with `keep_aspect_ratio=True` if forms matter |
# > | `preprocess_input(img_expanded)` | `preprocess_input(img_expanded.copy())` |
# > | `/content/drive/MyDrive/dog.png` | a path of your own; no two computers have the same |
# > | `from keras.layers.merge import add` | `layers.add([x, y])` or `layers.Add()([x, y])` |

# %% [markdown]
# ## Play: how many labels does a head need?
#
# The features are there already, so a new head costs nearly nothing. **Predict first:** what accuracy will the trained base reach with 1, 2, 10 and 40 labels of each class? And how far apart
# are two draws? Then run, and change `EACH`. With `SLIDERS = True` you get a slider.

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
    return score_of_head(pool_features[chosen], pool_labels[chosen], new_features)


def panel(numbers):
    """Draw the accuracy for these numbers of labels, three draws each."""
    _, ax = plt.subplots(figsize=(6.5, 3.2), layout="constrained")
    for place, each in enumerate(numbers):
        scores = [draw(each, seed) for seed in (1, 2, 3)]
        ax.scatter([place - 0.08, place, place + 0.08], scores, s=60, color=BLUE)
    ax.axhline(0.2, color="grey", linestyle=":", label="guessing")
    ax.set(
        xticks=range(len(numbers)),
        xticklabels=numbers,
        ylim=(0, 1),
        xlim=(-0.5, len(numbers) - 0.5),
    )
    ax.set(
        xlabel="labels of each class",
        ylabel="accuracy on new digits",
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
# **In the figure.** Dots for 1, 2, 5, 10 and 40 labels of each class, three draws each. Already with a single label of each class the dots lie well above guessing, far apart. With more labels they rise and move closer together; each step
# brings less.

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
# - A block that has learned nothing passes on what it gets. So depth does no harm.
# - High probability is no knowledge: not with random weights, and not for classes that the network has never seen.
# - With few labels, borrow a base, freeze it, train a head.

# %% [markdown]
# ## Where next
#
# Solve the [exercise of this chapter](../work/13_resnet50/13_resnet50.ipynb). (If the link leads nowhere, `make lab` has not
# prepared your copies yet.)
#
# From images to words: in the [next chapter](14_lstms.ipynb) a network reads a text, one word after the other, and remembers.
