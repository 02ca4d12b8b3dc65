# %% [markdown]
# # 12. Convolutional networks
#
# The networks so far did not know which pixels are neighbours. This chapter builds networks that
# do: they slide a small window over the picture and ask the same question everywhere. "Is there an
# edge here? And here?" This sliding is a **convolution**. It needs few weights, and it finds an
# edge wherever it is.

# %% [markdown]
# ## What you will learn
#
# - read an image as an array of height × width × channels, and prepare it for Keras;
# - compute a convolution by hand, with padding and stride, and get the same numbers from `Conv2D`;
# - work out sizes and numbers of parameters before Keras tells you;
# - build a network of `Conv2D`, `MaxPooling2D`, `Flatten` and `Dense`, and compare it fairly with a
#   dense one;
# - recognise digits in places where the network never saw one, with global pooling;
# - look at a network's kernels and feature maps, and at what one of its numbers can see.
#
# You need chapters 3 and 6; sub-models (10) and autoencoders (11) come up once. It takes about an
# hour.

# %%
import re

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from sklearn.datasets import load_digits, load_sample_image
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split

BLUE, RED, AMBER, GREEN = "#1b6ca8", "#d1495b", "#edae49", "#2e8b57"

# %% [markdown]
# ## Height, width, channels
#
# Here is a photo that ships with scikit-learn.

# %%
photo = load_sample_image("china.jpg")
print("shape", photo.shape, "  type", photo.dtype, "  from", photo.min(), "to", photo.max())
print("pixel in row 250, column 320:", photo[250, 320])

# %% collapsed=true
fig, axes = plt.subplots(1, 4, figsize=(13, 2.9), layout="constrained")
axes[0].imshow(photo)
axes[0].set(title="the photo", ylabel="row")
for channel, name in enumerate(("red", "green", "blue")):
    axes[channel + 1].imshow(photo[:, :, channel], cmap="gray", vmin=0, vmax=255)
    axes[channel + 1].set(title=f"channel {channel}: {name}")
for ax in axes:
    ax.set_xlabel("column")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# A colour photo: a temple with red walls against a blue sky. Beside it, its three channels as grey
# pictures. The sky is brightest in the blue channel, the red walls in the red one.
#
# </details>
#
# - The shape is **(height, width, channels)**: rows first. This photo is 640 wide and 427 high, and
#   its shape begins with 427. People put the width first ("640 by 427"); arrays do not.
# - A colour image has three channels: red, green, blue. Each pixel is three whole numbers from 0
#   to 255. Divide by 255 before you train.
#
# So one image has three axes. (Some texts call this "3D".) A network wants a batch of images, so
# there is a fourth axis in front: **(images, height, width, channels)**. A grey image has a channel
# axis, too, of length one. Often you must add it yourself:

# %%
digits = load_digits()
print("as they come:       ", digits.images.shape)
print("with a channel axis:", digits.images[..., np.newaxis].shape)
print("one photo, a batch: ", photo[np.newaxis].shape)

# %% [markdown]
# ## Dense layers know no neighbours
#
# Why not go on with `Dense`? Here are four digits, and the same four with their 64 pixels shuffled,
# all in the same way.

# %%
order = np.random.default_rng(3).permutation(64)
rows = (digits.data / 16).astype("float32")

# %% collapsed=true
fig, axes = plt.subplots(2, 4, figsize=(6, 3.4), layout="constrained")
for ax, row in zip(axes.flat, (*rows[:4], *rows[:4, order]), strict=True):
    ax.imshow(row.reshape(8, 8), cmap="gray_r")
    ax.set(xticks=[], yticks=[])
axes[0, 0].set_ylabel("as they are")
axes[1, 0].set_ylabel("shuffled")
fig.suptitle("The same numbers in another order")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Above, the digits 0, 1, 2 and 3, coarse and grey. Below, the same grey values in disorder,
# impossible to read.
#
# </details>
#
# **Predict, then run.** Which of the two rows is harder for a `Dense` layer to read?

# %%
keras.utils.set_random_seed(12)
dense = layers.Dense(10)
outputs = dense(rows)
shuffled_weights = dense.kernel.numpy()[order]
again = rows[:, order] @ shuffled_weights + dense.bias.numpy()
print(f"outputs up to {np.abs(outputs).max():.1f}; from shuffled pixels they differ", end=" ")
print(f"by {np.abs(outputs - again).max():.6f} at most")

# %% [markdown]
# <details><summary>Answer</summary>
#
# Neither. Shuffle the weights in the same way, and the layer gives the same outputs.
#
# </details>
#
# So a dense layer does not know which pixel is next to which. But in pictures this matters most,
# because strokes and edges are made of neighbours. We need another kind of layer.

# %% [markdown]
# ## A convolution by hand
#
# Take a small image, and a **kernel**: a smaller table of numbers. Lay the kernel on the upper left
# corner of the image. Multiply each number of the kernel by the pixel under it, and add up the
# products. That gives one number of the result. Move the kernel one column to the right, and do it
# again; at the end of the row, start the next one.

# %%
image = np.zeros((6, 6))
image[1:, 3:] = 1
kernel = np.array([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]])


def convolve(image, kernel, stride=1):
    """Slide the kernel over the image, and return a table of sums."""
    height, width = kernel.shape
    result = []
    for row in range(0, image.shape[0] - height + 1, stride):
        result.append([])
        for column in range(0, image.shape[1] - width + 1, stride):
            window = image[row : row + height, column : column + width]
            result[-1].append((window * kernel).sum())
    return np.array(result)


convolve(image, kernel)


# %% collapsed=true
def cells(ax, table, title="", largest=None):
    """Draw a table of numbers as cells: red above 0, blue below, pale near 0."""
    largest = np.abs(table).max() if largest is None else largest
    ax.pcolormesh(table, cmap="RdBu_r", vmin=-1.6 * largest, vmax=1.6 * largest, edgecolor="grey")
    for (row, column), number in np.ndenumerate(table):
        ax.text(column + 0.5, row + 0.5, f"{number:g}", ha="center", va="center")
    height, width = table.shape
    ax.set(xlim=(-0.2, width + 0.2), ylim=(height + 0.2, -0.2), aspect="equal", title=title)
    ax.axis("off")


def frame(ax, row, column, height, width):
    """Draw a thick frame around some cells."""
    look = {"fill": False, "edgecolor": "black", "linewidth": 3}
    ax.add_patch(plt.Rectangle((column, row), width, height, **look))


ratios = {"width_ratios": (6.4, 3.4, 4.4)}
fig, axes = plt.subplots(1, 3, figsize=(10, 5), layout="constrained", gridspec_kw=ratios)
cells(axes[0], image, title="image, 6 × 6")
cells(axes[1], kernel, title="kernel, 3 × 3")
cells(axes[2], convolve(image, kernel), title="result, 4 × 4")
frame(axes[0], 0, 2, 3, 3)
frame(axes[2], 0, 2, 1, 1)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# An image of 6 × 6 cells: zeros, and a block of ones in the lower right part. The kernel's columns
# are −1 (blue), 0 and 1 (red). The result has 2 and 3 in its middle columns, 0 outside. A thick
# frame marks one window of the image and its number.
#
# </details>
#
# The framed window has a row of zeros, and two rows with 0 × (−1) + 1 × 0 + 1 × 1 each, so it
# gives 2.
#
# This kernel subtracts what is on the left from what is on the right. In an even region it gives 0,
# and at an edge from dark to bright a large number: it is an **edge detector**. **Predict, then
# run.** What does it give at an edge from bright to dark?

# %%
convolve(image[:, ::-1], kernel)

# %% [markdown]
# <details><summary>Answer</summary>
#
# The same numbers, with a minus sign.
#
# </details>
#
# **Padding.** The result is smaller than the image, because the kernel must not stick out. To avoid
# that, first put a border of zeros around the image. **Stride.** If you do not need every place,
# move the kernel by two each time.
#
# **Predict, then run.** Which shapes will these have?

# %%
padded = np.pad(image, 1)  # one row or column of zeros on each side
print("padded image:           ", padded.shape)
print("padding 1, stride 1:    ", convolve(padded, kernel).shape)
print("no padding, stride 2:   ", convolve(image, kernel, stride=2).shape)
print("padding 1, stride 2:    ", convolve(padded, kernel, stride=2).shape)

# %% [markdown]
# <details><summary>Answer</summary>
#
# The padded image is 8 × 8. The results are 6 × 6, 2 × 2 and 3 × 3.
#
# </details>
#
# (In mathematics, a convolution first flips the kernel upside down and left to right. Deep learning
# does not, so strictly it should say *cross-correlation*. `scipy.signal.convolve2d` does flip it,
# so its numbers differ from ours.)

# %% [markdown]
# ## The same from Conv2D
#
# `layers.Conv2D(filters, kernel_size)` does just this. (A **filter** is one kernel with its bias.)
# It takes a batch, so we add two axes to our image, at the front and at the end. The kernels are
# kept in one array with four axes: **(height, width, channels in, filters)**.

# %%
conv = layers.Conv2D(filters=1, kernel_size=3)
batch = image[np.newaxis, :, :, np.newaxis].astype("float32")
conv.build(batch.shape)
for weight in conv.weights:
    print(f"{weight.name:<7} {tuple(weight.shape)}")

conv.set_weights([kernel.reshape(3, 3, 1, 1), np.zeros(1)])
result = conv(batch)
print("result ", tuple(result.shape))
difference = np.abs(result[0, :, :, 0] - convolve(image, kernel)).max()
print(f"largest difference from ours {difference:g}")

# %% [markdown]
# A layer usually has many filters, and each makes its own table of results, a **feature map**. We
# put four known kernels into one layer, and send the photo through it, in grey. Here we write the
# kernels; in a network, training finds them.

# %%
KERNELS = {
    "left to right": kernel / 3,
    "top to bottom": kernel.T / 3,
    "blur": np.ones((3, 3)) / 9,
    "outline": np.array([[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]]) / 3,
}
grey = photo.mean(axis=2) / 255
four = layers.Conv2D(filters=4, kernel_size=3, padding="same")
four.build((1, *grey.shape, 1))
four.set_weights([np.stack(list(KERNELS.values()), axis=-1)[:, :, np.newaxis], np.zeros(4)])
maps = np.asarray(four(grey[np.newaxis, :, :, np.newaxis].astype("float32")))
print("kernels", tuple(four.kernel.shape), "  maps", maps.shape)

# %% collapsed=true
part = (slice(150, 290), slice(90, 310))  # rows, columns: a part, to see details
GREY = {"cmap": "gray", "vmin": 0, "vmax": 1}
SIGNED = {"cmap": "RdBu_r", "vmin": -0.6, "vmax": 0.6}
shown = {"the photo, in grey": grey, **dict(zip(KERNELS, maps[0].transpose(2, 0, 1), strict=True))}
fig, axes = plt.subplots(2, 3, figsize=(13, 5.6), layout="constrained")
for ax, (name, table) in zip(axes.flat, shown.items(), strict=False):
    look = GREY if name in ("the photo, in grey", "blur") else SIGNED
    drawn = ax.imshow(table[part], extent=(90, 310, 290, 150), **look)
    if name == "outline":
        drawn.set_clim(-2, 2)
    ax.set(title=name, xlabel="column", ylabel="row")
    fig.colorbar(drawn, ax=ax, shrink=0.7)
axes[1, 2].axis("off")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# A row of windows between two tiled roofs, and its four maps. *Left to right* shows vertical edges,
# such as pillars and tiles; *top to bottom* shows horizontal ones; *blur* is the photo, a little softer;
# *outline* shows fine lines of every direction.
#
# </details>
#
# Compare each map with the photo: in *left to right*, red means that it gets brighter to the right,
# and blue that it gets darker. *Top to bottom* keeps little of the tiles' vertical edges.
#
# **More channels.** A filter looks at all channels at once: it has a table for each, and adds
# everything up. From a colour photo, one filter still makes *one* map.

# %%
colour = layers.Conv2D(filters=1, kernel_size=3)
map_of_colours = colour(photo[np.newaxis] / 255)
print("kernel", tuple(colour.kernel.shape), "  map", tuple(map_of_colours.shape))

# %% [markdown]
# ## Sizes and parameters
#
# Here are two formulas. First the **size** of the result, for an image of $n$ rows, a kernel of $k$
# rows and a stride of $s$:
#
# $$\text{valid:}\ \ \left\lfloor \frac{n - k}{s} \right\rfloor + 1 \qquad\qquad \text{same:}\ \ \left\lceil \frac{n}{s} \right\rceil$$
#
# `padding="valid"`, the default, means no padding. `"same"` adds as many zeros as it takes to keep
# the size with a stride of 1. The brackets mean rounding: $\lfloor\ \rfloor$ down (in Python,
# `//`), $\lceil\ \rceil$ up. Columns work in the same way.

# %%
n = 28
for k, s in ((3, 1), (5, 1), (3, 2), (4, 3)):
    valid, same = (
        layers.Conv2D(1, k, strides=s, padding=padding).compute_output_shape((None, n, n, 1))[1]
        for padding in ("valid", "same")
    )
    formulas = (n - k) // s + 1, int(np.ceil(n / s))
    print(f"kernel {k}, stride {s}: valid {valid}, same {same}; formulas {formulas}")

# %% [markdown]
# Then the **parameters**. A filter has a weight for each cell of its kernel in each channel that
# comes in, and one bias:
#
# $$(k \times k \times \text{channels in} + 1) \times \text{filters}$$
#
# **Predict, then run.** The size of the image is not in the formula. So how many parameters does a
# layer of 64 filters of 3 × 3 have for a colour photo of 224 × 224 pixels? And a dense layer of 64
# units?

# %%
small, large = (1, 28, 28, 3), (1, 224, 224, 3)
for shape in (small, large):
    filters, units = layers.Conv2D(64, 3), layers.Dense(64)
    filters.build(shape)
    units.build((1, np.prod(shape)))
    print(
        f"{shape[1]} × {shape[2]}: Conv2D {filters.count_params():,}, Dense {units.count_params():,}"
    )

# %% [markdown]
# <details><summary>Answer</summary>
#
# (3 × 3 × 3 + 1) × 64 = 1,792, for both sizes. The dense layer has a weight for each pixel, channel
# and unit: more than nine million.
#
# </details>
#
# A convolution saves weights in two ways: each number of the result comes from a *small window*,
# and all windows *share* the same weights.

# %% [markdown]
# ## Pooling and Flatten
#
# **Max pooling** makes maps smaller: it cuts them into blocks of 2 × 2, and keeps the largest
# number of each. It asks, "Is the edge somewhere around here?", and has no weights.

# %%
numbers = np.array([[1, 3, 0, 0], [5, 2, 0, 1], [0, 0, 7, 8], [4, 0, 6, 9]])
pooled = np.asarray(layers.MaxPooling2D(2)(numbers.reshape(1, 4, 4, 1)))[0, :, :, 0]

# %% collapsed=true
fig, axes = plt.subplots(1, 2, figsize=(6.5, 3.2), layout="constrained")
cells(axes[0], numbers, title="a map, 4 × 4")
cells(axes[1], pooled, title="after max pooling, 2 × 2", largest=9)
for row in (0, 2):
    for column in (0, 2):
        frame(axes[0], row, column, 2, 2)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Left, a map of 4 × 4 numbers, with thick frames around its four blocks of 2 × 2. Right, the
# largest number of each block: 5 and 1 above, 4 and 9 below.
#
# </details>
#
# With an odd size, the last row and column are dropped: 5 × 5 becomes 2 × 2. Each map is pooled by
# itself, so the number of channels stays the same.
#
# **`Flatten`** puts all numbers of one image into a row, so that a `Dense` layer can take them. It
# leaves the batch axis alone.

# %%
some_maps = np.zeros((7, 5, 5, 16), "float32")
halved = layers.MaxPooling2D(2)(some_maps)
print("7 images:", some_maps.shape)
print("pooled:  ", tuple(halved.shape))
print("flat:    ", tuple(layers.Flatten()(halved).shape), " and 2 × 2 × 16 =", 2 * 2 * 16)

# %% [markdown]
# ## A convolutional network
#
# Now we put the parts together: two convolutions with pooling between them, `Flatten`, and a dense
# layer that names the digit. The inputs will be digits on sheets of 12 × 12 pixels.
#
# (If you are online, write `DATA = "mnist"`: digits of 28 × 28 pixels on a larger sheet. The text
# describes the small ones.)

# %%
DATA = "digits"  # or "mnist"

if DATA == "mnist":
    from coursedata import fetch_mnist

    mnist = fetch_mnist()  # 11.5 MB, fetched once; we take some of its 70,000 digits
    images, labels = mnist.x_train[:4000] / 255, mnist.y_train[:4000]
else:
    images, labels = digits.images / 16, digits.target
BORDER = images.shape[1] // 4
SHEET = images.shape[1] + 2 * BORDER

convolutional = keras.Sequential(
    [
        keras.Input(shape=(SHEET, SHEET, 1)),
        layers.Conv2D(8, 3, activation="relu", name="conv_1"),
        layers.MaxPooling2D(2, name="pool"),
        layers.Conv2D(16, 3, activation="relu", name="conv_2"),
        layers.Flatten(name="flat"),
        layers.Dense(10, activation="softmax", name="digit"),
    ]
)
pd.DataFrame(
    {
        "output": [str(layer.output.shape[1:]) for layer in convolutional.layers],
        "parameters": [layer.count_params() for layer in convolutional.layers],
    },
    index=[layer.name for layer in convolutional.layers],
)

# %% [markdown]
# Check each line with the formulas. Sizes: 12 − 3 + 1 = 10, halved 5, 5 − 3 + 1 = 3. Parameters:
# (3 × 3 × 1 + 1) × 8 = 80, then (3 × 3 × **8** + 1) × 16 = 1,168: each filter of the second layer
# looks through all eight maps of the first. `Flatten` gives 3 × 3 × 16 = 144 numbers, so the last
# layer has (144 + 1) × 10 = 1,450.
#
# Its rival is a dense network with **about as many parameters**. (The dense one does less
# work, because a convolution uses each weight at many places.)

# %%
budget = convolutional.count_params()
hidden = round((budget - 10) / (SHEET * SHEET + 1 + 10))
plain = keras.Sequential(
    [
        keras.Input(shape=(SHEET, SHEET, 1)),
        layers.Flatten(),
        layers.Dense(hidden, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ]
)
print(f"convolutional {budget:,}, dense {plain.count_params():,} with {hidden} hidden units")

# %% [markdown]
# ## Dense against convolutional
#
# First every digit stands in the middle of its sheet. Then the same digits are **moved** at random,
# up to two pixels up or down, left or right. About a fifth of the images are test rows.


# %%
def on_sheets(images, reach, seed):
    """Put each image onto an empty sheet, at most `reach` pixels from the middle."""
    rng = np.random.default_rng(seed)
    sheets = np.zeros((len(images), SHEET, SHEET, 1), "float32")
    for sheet, image in zip(sheets, images, strict=True):
        top, left = BORDER + rng.integers(-reach, reach + 1, size=2)
        sheet[top : top + len(image), left : left + len(image), 0] = image
    return sheets


train, test, y_train, y_test = train_test_split(
    images, labels, test_size=400, stratify=labels, random_state=0
)
X_train = {"centred": on_sheets(train, 0, seed=1), "moved": on_sheets(train, BORDER, seed=1)}
X_test = {"centred": on_sheets(test, 0, seed=2), "moved": on_sheets(test, BORDER, seed=2)}

# %% collapsed=true
fig, axes = plt.subplots(2, 8, figsize=(11, 3.2), layout="constrained")
for name, pictures in zip(X_test, axes, strict=True):
    for ax, sheet in zip(pictures, X_test[name], strict=False):
        ax.imshow(sheet, cmap="gray_r")
        ax.set(xticks=[], yticks=[])
    pictures[0].set_ylabel(name)
for ax, label in zip(axes[0], y_test, strict=False):
    ax.set_title(str(label))
fig.suptitle(f"Eight test digits, on sheets of {SHEET} × {SHEET} pixels")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Above, eight digits in the middle of their sheets, with labels. Below, the same digits, each
# pushed in some direction.
#
# </details>
#
# `learn` starts with fresh weights and a fresh optimiser each time (chapter 6 showed why). Eight
# epochs are few.


# %%
def learn(model, x, seed, epochs=8):
    """Train a compiled model from new weights and an optimiser without memories."""
    keras.utils.set_random_seed(seed)
    model.set_weights(keras.models.clone_model(model).get_weights())
    for variable, value in zip(model.optimizer.variables, fresh[model.name], strict=True):
        variable.assign(value)
    labels = np.resize(y_train, len(x))  # repeated, if x holds each digit several times
    model.fit(x, labels, epochs=epochs, batch_size=128, verbose=0)


def share_right(model, x):
    """Return the share of test images whose digit is found."""
    return float((model.predict(x, batch_size=400, verbose=0).argmax(axis=1) == y_test).mean())


fresh = {}


def prepare(model, rate):
    """Compile a model, and keep the state of its new optimiser."""
    model.compile(keras.optimizers.Adam(rate), "sparse_categorical_crossentropy")
    model.optimizer.build(model.trainable_variables)
    fresh[model.name] = [variable.numpy() for variable in model.optimizer.variables]


prepare(plain, 0.015)
prepare(convolutional, 0.015)

# %% [markdown]
# **Predict, then run.** Two networks, two kinds of sheets, three seeds. How will they do on centred
# digits? And on moved ones?

# %%
NETWORKS = {"dense": plain, "convolutional": convolutional}
found, surprised = {}, {}
for kind in ("centred", "moved"):
    for name, model in NETWORKS.items():
        for seed in (0, 1, 2):
            learn(model, X_train[kind], seed)
            found[kind, name, seed] = share_right(model, X_test[kind])
            if kind == "centred":
                surprised[name, seed] = share_right(model, X_test["moved"])
results = pd.Series(found).unstack().rename_axis(index=["digits", "network"], columns="seed")
results.round(2)

# %% collapsed=true
STYLES = {"dense": (AMBER, "s", -0.2), "convolutional": (BLUE, "o", 0.2)}
fig, ax = plt.subplots(figsize=(7.5, 3.8), layout="constrained")
for place, kind in enumerate(("centred", "moved")):
    for name, (tint, marker, aside) in STYLES.items():
        at = place + aside + np.array([-0.04, 0, 0.04])  # side by side: no dot hides another
        label = name if kind == "centred" else None
        look = {"s": 60, "color": tint, "marker": marker, "edgecolor": "black"}
        ax.scatter(at, results.loc[(kind, name)], label=label, **look)
ax.axhline(0.1, color="grey", linestyle=":")
ax.annotate("guessing", (-0.45, 0.12), color="dimgrey")
ax.set(xticks=[0, 1], xticklabels=["centred digits", "moved digits"])
ax.set(xlim=(-0.5, 1.5), ylim=(0, 1.03), ylabel="share of test digits found")
ax.set_title("The same number of parameters, three seeds each")
ax.legend(loc="lower center")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Left, on centred digits, squares (dense) and dots (convolutional) lie mixed, above 0.85. Right, on
# moved digits, the squares fall to about a half. The dots fall, too, but stay far above.
#
# </details>
# <details><summary>Answer</summary>
#
# Both do well on centred digits. On moved ones both get worse, the dense network much more so.
#
# </details>
#
# - On **centred** digits of **64 pixels**, neither wins: the differences are no larger than those
#   between seeds, and a share of 0.94 of 400 digits has a standard error of 0.012. Here, each pixel
#   has a fixed meaning. With larger pictures the convolutional network usually wins on centred ones, too
#   (try `DATA = "mnist"`, 784 pixels).
# - On **moved** digits, the convolution pays, because a dense network must learn each stroke again
#   for every place. A kernel that has learned a stroke finds it everywhere.

# %% [markdown]
# ## Places never seen
#
# **Predict, then run.** Train on *centred* digits only, test on *moved* ones. Does the
# convolutional network cope with that?

# %%
pd.Series(surprised).unstack().rename_axis(index="network", columns="seed").round(2)

# %% [markdown]
# <details><summary>Answer</summary>
#
# No! Both networks find only about one digit in four or five.
#
# </details>
#
# People say that convolutional networks do not care where a thing is. This is only half true: the
# *maps* move with the digit, but then come `Flatten` and `Dense`, which have different weights for
# each place. Is that the cause? We take `Flatten` away. **Global pooling** keeps one number of each
# map, the largest: "Is this anywhere on the sheet?" Here are three convolutions, trained on centred
# digits, once with `Flatten`, once with global pooling. (`padding="same"` and no pooling by 2,
# because cut edges and blocks would make places matter again.)

# %%
pooled = {}
for last in (layers.Flatten, layers.GlobalMaxPooling2D):
    model = keras.Sequential(
        [
            keras.Input(shape=(SHEET, SHEET, 1)),
            layers.Conv2D(16, 3, padding="same", activation="relu"),
            layers.Conv2D(16, 3, padding="same", activation="relu"),
            layers.Conv2D(32, 3, padding="same", activation="relu"),
            last(),
            layers.Dense(10, activation="softmax"),
        ]
    )
    prepare(model, 0.0075)
    for seed in (0, 1):
        learn(model, X_train["centred"], seed, epochs=6)
        for kind in ("centred", "moved"):
            pooled[last.__name__, f"{kind} digits", seed] = share_right(model, X_test[kind])
pd.Series(pooled).unstack().rename_axis(columns="seed").round(2)

# %% [markdown]
# <details><summary>Answer</summary>
#
# Both find more than nine in ten centred digits. Of the moved digits, the network with `Flatten`
# finds about a fifth; the one with `GlobalMaxPooling2D` finds more than nine in ten here, too.
#
# </details>
#
# The networks differ in a single layer. With global pooling, digits are recognised in places where
# the network has never seen any, because no layer has weights for places. The price is about two
# centred digits in a hundred.
#
# The other cure is to *show* moved digits. **Data augmentation** makes new training rows out of old
# ones; here, each digit in eight places instead of one. (In Keras, `RandomTranslation` and
# similar layers do this inside the network, afresh for each batch.) We train our first network,
# `convolutional`, both ways, with the same number of steps: 16 epochs with one place, or 2 with
# eight.

# %%
many = np.concatenate([on_sheets(train, BORDER, seed=100 + copy) for copy in range(8)])
augmented = {}
for seed in (0, 1, 2):
    for name, x, epochs in (("one place", X_train["moved"], 16), ("eight places", many, 2)):
        learn(convolutional, x, seed, epochs)
        augmented[name, seed] = share_right(convolutional, X_test["moved"])
pd.Series(augmented).unstack().rename_axis(index="each digit in", columns="seed").round(2)

# %% [markdown]
# Seed by seed, eight places are better each time. More places, not more steps, made the difference.
# So: build the network so that places do not matter, or train on what you expect to meet.

# %% [markdown]
# ## See the kernels
#
# What has the network found? Its first layer has eight kernels of 3 × 3 weights. (They come from
# the last training run, on digits in eight places.)

# %%
weights = convolutional.get_layer("conv_1").get_weights()[0]
print("shape", weights.shape)


# %% collapsed=true
limit = np.abs(weights).max()
fig, axes = plt.subplots(1, 8, figsize=(12, 2.1), layout="constrained")
for index, ax in enumerate(axes):
    drawn = ax.imshow(weights[:, :, 0, index], cmap="RdBu_r", vmin=-limit, vmax=limit)
    ax.set(title=f"filter {index}", xticks=[], yticks=[])
fig.colorbar(drawn, ax=axes, label="weight")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Eight tables of 3 × 3 weights. In several, red (positive) cells lie on one side and blue
# (negative) ones on the other.
#
# </details>
#
# Red on one side and blue on the other is an edge detector, as in the kernels that we wrote
# ourselves. Another seed finds other kernels, and not all are so clear.

# %% [markdown]
# ## See the feature maps
#
# A sub-model (chapter 10) gives the maps inside the network. We send in two images: the same digit,
# once in the middle of the sheet and once moved by **two pixels to the right**.

# %%
eyes = keras.Model(convolutional.inputs, convolutional.get_layer("conv_1").output)
here = X_test["centred"][:1]
there = np.roll(here, 2, axis=2)  # axis 2: the columns
maps = eyes.predict(np.concatenate([here, there]), verbose=0)
difference = np.abs(maps[0][:, :-2] - maps[1][:, 2:]).max()
print("maps", maps.shape, f" the maps below, moved back by 2, differ by {difference:.6f} at most")

# %% collapsed=true
fig, axes = plt.subplots(2, 9, figsize=(13, 3.5), layout="constrained")
for line, (sheet, channels) in enumerate(zip((here[0], there[0]), maps, strict=True)):
    axes[line, 0].imshow(sheet, cmap="gray_r")
    for index in range(8):
        axes[line, index + 1].imshow(channels[:, :, index], cmap="viridis", vmin=0, vmax=maps.max())
        axes[0, index + 1].set_title(f"map {index}")
for ax in axes.flat:
    ax.set(xticks=[], yticks=[])
axes[0, 0].set(title=f"a {y_test[0]}", ylabel="centred")
axes[1, 0].set_ylabel("moved by 2")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Above, a digit and its eight maps; below, the digit and each of its maps two pixels further right.
#
# </details>
#
# Bright cells show where a filter has found what it looks for, such as one side of a stroke. A map
# that stays dark for *every* digit belongs to a dead filter (chapter 7).
#
# The move is exact: *move the image, and the maps move with it*. (The word is **equivariant**.) It
# holds for convolutions, apart from the borders; with a stride or pooling of 2, only for moves by
# even numbers.

# %% [markdown]
# ## What one number can see
#
# A number in the first layer sees 3 × 3 pixels; one in the second layer sees 3 × 3 of these
# numbers, and so more pixels. The part of the image that one number can see is its **receptive
# field**. To measure it, we send images with a single bright pixel, one for each place, through
# layers whose weights are all 1. If the number changes, it sees that pixel.

# %%
side = 12
spots = np.eye(side * side, dtype="float32").reshape(-1, side, side, 1)
ones = {"kernel_initializer": "ones", "use_bias": False}
after_conv = layers.Conv2D(1, 3, **ones)(spots)
after_pool = layers.MaxPooling2D(2)(after_conv)
after_both = layers.Conv2D(1, 3, **ones)(after_pool)
SEEN = {
    "first convolution": after_conv[:, 4, 4, 0],
    "pooling": after_pool[:, 2, 2, 0],
    "second convolution": after_both[:, 1, 1, 0],
}

# %% collapsed=true
backdrop = np.pad(digits.images[0], 2)  # a digit of 8 × 8, to compare sizes
fig, axes = plt.subplots(1, 3, figsize=(10, 3.7), layout="constrained")
for ax, (name, outputs) in zip(axes, SEEN.items(), strict=True):
    sees = np.asarray(outputs).reshape(side, side) > 0
    ax.imshow(backdrop, cmap="gray_r", alpha=0.5)
    ax.imshow(np.where(sees, 1.0, np.nan), cmap="Reds", vmin=0, vmax=1.6, alpha=0.55)
    height, width = sees.any(axis=1).sum(), sees.any(axis=0).sum()
    ax.set(title=f"after the {name}:\n{height} × {width} pixels", xlabel="column", ylabel="row")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# The same digit three times, with a red square for what one number sees: 3 × 3 pixels after the
# first convolution, 4 × 4 after the pooling, 8 × 8 after the second convolution.
#
# </details>
#
# The last is as large as the whole digit. So small kernels are enough if there are several layers:
# early ones can see only strokes, later ones corners, loops and whole digits. They are also cheaper: two
# layers of 3 × 3 see 5 × 5 pixels with 18 weights per pair of channels instead of 25, and have two
# activations.

# %% [markdown]
# ## A convolutional autoencoder
#
# Chapter 11 removed noise with dense layers. Convolutions can do this for moved digits:
# `MaxPooling2D` makes the sheet smaller, `UpSampling2D` repeats rows and columns to make it large
# again. The targets are the clean sheets, and the rival is again linear regression.

# %%
noise = np.random.default_rng(3)
clean, clean_test = X_train["moved"], X_test["moved"]
noisy, noisy_test = (
    np.clip(x + noise.normal(0, 0.3, x.shape), 0, 1).astype("float32") for x in (clean, clean_test)
)
flat, flat_test = noisy.reshape(len(noisy), -1), noisy_test.reshape(len(noisy_test), -1)
linear = LinearRegression().fit(flat, clean.reshape(len(clean), -1))
by_line = np.clip(linear.predict(flat_test), 0, 1).reshape(clean_test.shape)
given_back = {
    "noisy, nothing done": noisy_test,
    "an empty sheet": np.zeros_like(clean_test),
    f"linear regression, {linear.coef_.size + linear.intercept_.size:,} parameters": by_line,
}

# %%
for seed in (0, 1, 2):
    keras.utils.set_random_seed(seed)
    cleaner = keras.Sequential(
        [
            keras.Input(shape=(SHEET, SHEET, 1)),
            layers.Conv2D(16, 3, padding="same", activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(16, 3, padding="same", activation="relu"),
            layers.UpSampling2D(2),
            layers.Conv2D(1, 3, padding="same", activation="sigmoid"),
        ]
    )
    cleaner.compile(keras.optimizers.Adam(0.01), "binary_crossentropy")
    cleaner.fit(noisy, clean, epochs=8, batch_size=32, verbose=0)
    name = f"convolutional, {cleaner.count_params():,} parameters, seed {seed}"
    given_back[name] = np.asarray(cleaner(noisy_test))
errors = {name: ((x - clean_test) ** 2).mean() for name, x in given_back.items()}
pd.Series(errors, name="mean squared error").round(4).to_frame()

# %% [markdown]
# The convolutional network does a little better than linear regression with all three seeds, with
# an eighth of the parameters and one noisy version per digit. The loss matters: with the squared
# error it ended at the empty sheet with all three seeds that we tried. Try it.

# %% [markdown]
# ## What goes wrong
#
# Real mistakes, with the messages of this version of Keras. The channel axis is missing in `Input`:


# %%
def attempt(function, *arguments, **options):
    """Call a function that will fail, and print the beginning of its message."""
    try:
        function(*arguments, **options)
    except Exception as error:
        words = re.sub(r"\x1b\[\d+m|\s+", " ", str(error))  # no colours, one line
        print(f"{type(error).__name__}: {words[:250]}")


conv = layers.Conv2D(8, 3, name="conv")
attempt(conv, keras.Input(shape=(12, 12)))

# %% [markdown]
# `ndim` is the number of axes: four are needed. Write `Input(shape=(12, 12, 1))`. If the axis is
# missing in the data, the message is a riddle, and a look at `x.shape` is quicker.

# %%
without = X_test["moved"][..., 0]
print("x.shape", without.shape)
attempt(convolutional.predict, without, verbose=0)

# %% [markdown]
# Channels first, as in PyTorch: Keras takes this for an image with a single row, and the kernel
# does not fit into it.

# %%
conv = layers.Conv2D(8, 3, name="conv")
attempt(conv, keras.Input(shape=(1, 12, 12)))

# %% [markdown]
# The cure is to *move* the axis. Do **not** use `reshape`: it puts the numbers into a new shape in
# their old order, which tears the image apart and raises no error.

# %%
channels_first = np.transpose(photo, (2, 0, 1))
print("channels first:", channels_first.shape)
right = np.moveaxis(channels_first, 0, -1)
wrong = channels_first.reshape(427, 640, 3)
for name, x in {"moveaxis": right, "reshape": wrong}.items():
    print(f"{name}: shape {x.shape}, {(x == photo).mean():.0%} of the numbers as in the photo")

# %% [markdown]
# Without `Flatten`, `Dense` works on each place by itself, and the output is still a sheet. Only
# the loss complains.

# %%
forgotten = keras.Sequential(
    [keras.Input(shape=(12, 12, 1)), layers.Conv2D(8, 3), layers.Dense(10, activation="softmax")]
)
print("output", forgotten.output_shape)
forgotten.compile(loss="sparse_categorical_crossentropy")
attempt(forgotten.fit, np.zeros((4, 12, 12, 1)), np.zeros(4), verbose=0)

# %% [markdown]
# Rows and columns are swapped. A convolutional layer takes any size, and `Sequential` does not
# check it; the same model as a `keras.Model` does.

# %%
landscape = keras.Sequential([keras.Input(shape=(427, 640, 3)), layers.Conv2D(1, 3)])
portrait_batch = np.zeros((1, 640, 427, 3))
print(landscape.predict(portrait_batch, verbose=0).shape)
attempt(keras.Model(landscape.inputs, landscape.outputs).predict, portrait_batch, verbose=0)

# %% [markdown]
# > **You may see** in older texts:
# >
# > | old | today |
# > |---|---|
# > | (width, height, channels) | (height, width, channels) |
# > | `Conv2D(32, 3, 3)` | `Conv2D(32, (3, 3))`, or `Conv2D(32, 3)`: the third argument is now the *stride* |
# > | `border_mode="same"`, `subsample=(2, 2)` | `padding="same"`, `strides=2` |

# %% [markdown]
# ## Play: write your own kernel
#
# Four numbers make a kernel: for the middle, its neighbours left and right, those above and below,
# and the corners. **Predict first:** what will the part of the photo look like with 1 in the middle
# and 0 elsewhere? With 0.11 everywhere? With 4 in the middle, and −1 left, right, above and below?
# With 2 above and below, and −4 in the middle? Then try your own kernels.

# %%
MINE = {  # middle, beside, above and below, corners
    "only the middle": (1, 0, 0, 0),
    "all the same": (0.11, 0.11, 0.11, 0.11),
    "minus the four sides": (4, -1, -1, 0),
    "horizontal lines": (-4, 0, 2, 0),
}


def portrait(upper, lower, title, middle, beside, above_below, corners):
    """Draw a kernel, and what it makes of a part of the photo."""
    mine = np.full((3, 3), float(corners))
    mine[1], mine[:, 1], mine[1, 1] = beside, above_below, middle
    layer = layers.Conv2D(1, 3, use_bias=False)
    layer.build((1, 140, 220, 1))
    layer.set_weights([mine.reshape(3, 3, 1, 1)])
    made = np.asarray(layer(grey[part][np.newaxis, :, :, np.newaxis]))[0, :, :, 0]
    cells(upper, mine, title=title)
    lower.imshow(made, cmap="gray")
    lower.set(xlabel="column of the part", ylabel="row of the part")


fig, axes = plt.subplots(2, len(MINE), figsize=(3.2 * len(MINE), 5), layout="constrained")
for (name, numbers), upper, lower in zip(MINE.items(), *axes, strict=True):
    portrait(upper, lower, name, *numbers)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Four kernels, and below each what it makes of the roofs and windows.
#
# </details>
# <details><summary>Answer</summary>
#
# 1 in the middle leaves the photo as it is. 0.11 everywhere gives about the mean of nine pixels, so
# the photo gets a little softer. 4 and −1 give 0 in even regions, and only fine lines remain. 2
# above and below with −4 keeps mainly the lines that run from left to right.
#
# </details>
#
# A kernel whose numbers add up to 0 gives 0 in even regions: it looks for change. One whose numbers
# add up to 1 keeps the brightness.

# %% [markdown]
# ## Recap
#
# | part | what it does | size of the output | parameters |
# |---|---|---|---|
# | `Conv2D(filters, k)` | slides kernels, makes a map for each filter | $n - k + 1$; with `"same"` $n$ | $(k \cdot k \cdot \text{channels in} + 1) \cdot \text{filters}$ |
# | `strides=s` | moves the kernel by $s$ | $\lfloor (n-k)/s \rfloor + 1$; with `"same"` $\lceil n/s \rceil$ | the same |
# | `MaxPooling2D(2)` | keeps the largest number of each block | $\lfloor n/2 \rfloor$ | 0 |
# | `GlobalMaxPooling2D()` | keeps the largest number of each map | channels | 0 |
# | `Flatten()` | puts everything into a row | height × width × channels | 0 |
#
# - Convolutions look at small windows and share their weights; the maps move along with the image.
# - They pay where a thing may be anywhere. With 64 pixels and a fixed place for everything, a dense
#   network did as well.
# - `Flatten` remembers places; global pooling forgets them. Train on moved images (data
#   augmentation), or build the network so that places do not matter.
# - Add the channel axis to grey images, divide by the largest value, move axes with `moveaxis`.

# %% [markdown]
# ## Where next
#
# Solve the
# [exercise of this chapter](../work/12_convolutional_networks/12_convolutional_networks.ipynb). (If
# the link leads nowhere, `make lab` has not prepared your copies yet.)
#
# Our network had two convolutions. The [next chapter](13_resnet50.ipynb) looks at one with dozens
# of them, at the trick that makes such depth possible, and at how to borrow what it has learned.
