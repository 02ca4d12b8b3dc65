# %% [markdown]
# # 10. Tensors and layers
#
# So far a network was a box: numbers go in, an answer comes out. There are three reasons to open it: to find out *why*
# it answers as it does, to use one half of a trained network without the other, and to build networks that are not
# a simple chain. Inside are only two kinds of things: **tensors**, which are blocks of numbers, and **layers**,
# which make new tensors from them. Later you will see a hidden layer pull two rings apart, until a straight
# line is enough to separate them.

# %% [markdown]
# ## What you will learn
#
# - read a tensor's shape, count its axes, and say what an operation does to them;
# - find any weight of a model by its layer and its name, and compute a layer by hand;
# - read and write the functional API, also for several inputs;
# - get the outputs in the middle of a network, with a sub-model and with `keras.Function`;
# - draw what a hidden layer makes of the data while it trains, and the line that the last layer draws there;
# - freeze layers, and count what is left to train.
#
# You need chapters 2 and 8 (batch normalisation), and a glance at callbacks (chapter 5). It takes about an hour.

# %%
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers, ops
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

from coursedata import load_rings

BLUE, RED, AMBER, GREEN = "#1b6ca8", "#d1495b", "#edae49", "#2e8b57"

# %% [markdown]
# ## Tensors have axes
#
# A **tensor** is a block of numbers, all of the same type. You know most of them by other names:


# %% collapsed=true
def cells(ax, table, x=0.0, y=0.0, colour=BLUE, digits="g", above=0):
    """Draw a table of numbers as a block of cells; its upper left corner is at x, y."""
    for i, row in enumerate(np.atleast_2d(table)):
        for j, number in enumerate(row):
            corner = (x + j, y - i - 1)
            look = {"facecolor": (colour, 0.3), "edgecolor": "grey", "zorder": above + 1}
            ax.add_patch(plt.Rectangle(corner, 1, 1, facecolor="white", zorder=above))
            ax.add_patch(plt.Rectangle(corner, 1, 1, **look))
            middle = {"ha": "center", "va": "center", "zorder": above + 2}
            ax.text(x + j + 0.5, y - i - 0.5, f"{float(number):{digits}}", **middle)


numbers = np.arange(1, 25).reshape(2, 3, 4)
fig, axes = plt.subplots(1, 4, figsize=(11, 3.1), layout="constrained")
cells(axes[0], numbers[0, 0, 0])
cells(axes[1], numbers[0, 0])
cells(axes[2], numbers[0])
cells(axes[3], numbers[1], x=1.2, y=1.2, colour=AMBER)
cells(axes[3], numbers[0], above=5)
for ax, name, shape in zip(
    axes,
    ("scalar", "vector", "matrix", "two matrices in a stack"),
    ("()", "(4,)", "(3, 4)", "(2, 3, 4)"),
    strict=True,
):
    ax.set(xlim=(-0.3, 5.5), ylim=(-3.2, 1.4), aspect="equal", title=f"{name}\nshape {shape}")
    ax.axis("off")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Four blocks of cells with numbers: one cell, shape `()`; four cells in a row, shape `(4,)`; three rows of four,
# shape `(3, 4)`; two such matrices, one behind the other, shape `(2, 3, 4)`.
#
# </details>
#
# The **shape** has one number for each **axis**. `ops.convert_to_tensor` makes a tensor from numbers.

# %%
for example in (7.5, [1, 2, 3, 4], [[1.0, 2.0], [3.0, 4.0]], numbers):
    tensor = ops.convert_to_tensor(example)
    dtype = keras.backend.standardize_dtype(tensor.dtype)
    print(f"{tensor.ndim} axes   shape {tuple(tensor.shape)!s:<10} dtype {dtype}")

# %% [markdown]
# What to notice:
#
# - The number of axes is the length of the shape. A scalar has none.
# - The **dtype** is the type of the numbers. Python's integers become `int32`, its decimal numbers `float32`. An
#   array from NumPy keeps its own type; here that is `int64`.
#
# In this course, the first axis nearly always counts examples: `(600, 2)` is 600 points with 2 coordinates each,
# `(1797, 8, 8)` would be 1,797 images of 8 × 8 pixels. Keras calls it the **batch axis**, and leaves its length
# open, so it writes `None` there.

# %% [markdown]
# ## Operations change shapes
#
# The module `keras.ops` does for tensors what NumPy does for arrays: `ops.mean`, `ops.exp`, `ops.reshape`,
# `ops.matmul` and many more.
#
# Most operations that work along an axis are of two kinds. A **reduction**, such as a mean, a sum or a maximum, turns
# all the numbers along the axis into one, so **this axis disappears**. Other operations, such as softmax or
# sorting, give back as many numbers as they got, so the axis stays. (Axis −1 is the last one.)
#
# **Predict, then run.** `stack` has the shape `(2, 3, 4)`. Which shape will each line print?

# %%
stack = ops.convert_to_tensor(numbers, dtype="float32")
print("mean along axis 0:    ", tuple(ops.mean(stack, axis=0).shape))
print("mean along axis 1:    ", tuple(ops.mean(stack, axis=1).shape))
print("mean along axis -1:   ", tuple(ops.mean(stack, axis=-1).shape))
print("mean of everything:   ", tuple(ops.mean(stack).shape))
print("softmax along axis -1:", tuple(ops.softmax(stack, axis=-1).shape))
print("mean, keepdims=True:  ", tuple(ops.mean(stack, axis=1, keepdims=True).shape))

# %% [markdown]
# <details><summary>Answer</summary>
#
# The reductions print `(3, 4)`, `(2, 4)`, `(2, 3)` and `()`. The softmax prints `(2, 3, 4)`, because it turns four
# numbers into four probabilities. With `keepdims=True` a reduction keeps its axis with the length 1: `(2, 1, 4)`.
#
# </details>
#
# Two tensors can also be combined. In a matrix product, the inner sizes must agree, and disappear: `(3, 4) @ (4, 2)` is
# `(3, 2)`. And a shorter shape is **broadcast**: a vector of four numbers is added to every row of four.

# %%
matrix = stack[0]  # shape (3, 4)
print("product ", tuple((matrix @ ops.ones((4, 2))).shape))
print(ops.convert_to_numpy(matrix + ops.convert_to_tensor([100.0, 200.0, 300.0, 400.0])))

# %% [markdown]
# **NumPy and back.** `ops.convert_to_tensor` goes one way, `ops.convert_to_numpy` the other. `predict` has always
# converted back for you: it returns an array. What you get by *calling* a layer or a model is a tensor.

# %%
there = ops.convert_to_tensor(np.array([1.0, 2.0]))
back = ops.convert_to_numpy(there)
print("there:", type(there).__name__, "  back:", type(back).__name__)

# %% [markdown]
# **A tensor does not change.** An operation makes a new one, and leaves the old one alone. In
# TensorFlow, you cannot write into it:

# %%
try:
    matrix[0, 0] = 99.0
except TypeError as error:
    print(error)

doubled = 2 * matrix
print("in the new tensor:", float(doubled[0, 0]), "  in the old one, still:", float(matrix[0, 0]))

# %% [markdown]
# But something in a network must change, or it could not learn. That is where layers come in.

# %% [markdown]
# ## A layer is a function with a memory
#
# You call a layer like a function: a tensor goes in, another comes out. Its memory is its **weights**. A new layer
# has none, because it does not know yet how many inputs there will be.

# %%
keras.utils.set_random_seed(10)
layer = layers.Dense(2, activation="tanh", name="demo")
print("new:   ", len(layer.weights), "weights")

rows = np.array([[1.0, 0.0, 2.0], [0.5, -1.0, 0.0], [0.0, 0.0, 0.0], [-1.0, 1.0, 1.0]], "float32")
outputs = layer(rows)
print("called:", len(layer.weights), "weights; output", tuple(outputs.shape))
for weight in layer.weights:
    print(f"   {weight.path:<12} {tuple(weight.shape)}")

# %% [markdown]
# The first call showed it rows of 3 numbers, and it made two weights to match, always in this order: the **kernel**,
# of shape (inputs, units), then the **bias**, one number for each unit. They are **variables**: boxes whose tensor
# can be replaced, by `fit` or by you.
#
# What the layer computes fits on one line: `activation(x @ kernel + bias)`.

# %%
kernel, bias = layer.get_weights()  # NumPy arrays, in the same order
layer.set_weights([kernel.round(1), np.array([0.5, -0.5])])  # rounder numbers, to look at
kernel, bias = layer.get_weights()
by_hand = np.tanh(rows @ kernel + bias)
print(f"largest difference from the layer: {np.abs(by_hand - layer(rows)).max():.6f}")

# %% collapsed=true
fig, ax = plt.subplots(figsize=(11, 3.2), layout="constrained")
parts = (
    (rows, 0, BLUE, "x\n(4, 3)", "@"),
    (kernel, 4, AMBER, "kernel\n(3, 2)", "+"),
    (bias, 7, GREEN, "bias\n(2,)", "="),
    (rows @ kernel + bias, 10, "grey", "scores\n(4, 2)", "tanh"),
    (by_hand, 14, RED, "outputs\n(4, 2)", ""),
)
for table, x, colour, label, sign in parts:
    height, width = np.atleast_2d(table).shape
    cells(ax, table, x=x, y=height / 2, colour=colour, digits="z.1f")
    ax.text(x + width / 2, 2.2, label, ha="center", va="bottom")
    gap = 2 if sign == "tanh" else 1
    ax.text(x + width + gap / 2, 0, sign, ha="center", va="center", fontsize=14)
ax.set(xlim=(-0.2, 16.2), ylim=(-2.3, 3.7), aspect="equal")
ax.set_title("A Dense layer with 3 inputs and 2 units, for 4 rows")
ax.axis("off")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# The layer as tables: *x*, 4 rows of 3, times the *kernel*, 3 rows of 2, plus the *bias*, 2 numbers, gives the
# *scores*, 4 rows of 2. The tanh squeezes them between −1 and 1.
#
# </details>
#
# A column of the kernel belongs to a unit, a row to an input. The third row of *x* is all zeros, so its scores are
# just the bias, 0.5 and −0.5.
#
# `set_weights` wants what `get_weights` gives: the same number of arrays, in the same order, of the same shapes.

# %% [markdown]
# ## The layers of a model
#
# A `Sequential` model is a chain of layers, `model.layers`. Here is the one that we will watch. It takes points in
# the plane, and it has a **bottleneck**: a hidden layer named `plane`, with only **two** units. Give names to the
# layers that you want to find again.


# %%
def build():
    """Return a network with a hidden layer of two units."""
    return keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(12, activation="tanh", name="first"),
            layers.Dense(2, activation="tanh", name="plane"),
            layers.Dense(1, activation="sigmoid", name="last"),
        ],
        name="network",
    )


keras.utils.set_random_seed(10)
model = build()
pd.DataFrame(
    {
        "path": [weight.path for weight in model.weights],
        "shape": [tuple(weight.shape) for weight in model.weights],
        "numbers": [int(np.prod(weight.shape)) for weight in model.weights],
    }
)

# %% [markdown]
# A **path** says where a weight lives: model, layer, weight. Multiply the numbers of each shape, then add up: 65
# parameters.
#
# There are two ways to get a layer: its position, `model.layers[1]`, or its name. The name is safer, because it
# still holds when you put another layer before it. (`Input` is not among the layers of a `Sequential`.)

# %%
plane = model.get_layer("plane")
print("model.layers[1] is called", model.layers[1].name)
print("kernel", tuple(plane.kernel.shape), " bias", ops.convert_to_numpy(plane.bias))

# %% [markdown]
# A layer also knows what enters and what leaves it:

# %%
for each in model.layers:
    print(f"{each.name:<6} input {each.input.shape!s:<11} output {each.output.shape}")

# %% [markdown]
# These are **symbolic** tensors: they have a shape but no numbers yet, like a plan of pipes before there is water.

# %% [markdown]
# ## Two brackets: the functional API
#
# `Sequential` knows just one path, from the first layer to the last. Some networks need more: two inputs of different
# kinds, or a path around some layers (chapter 13). With the **functional API** you draw the plan of pipes yourself.
# You begin with a **symbolic tensor**, `keras.Input`, and then **call** each layer on what goes into it.
# `layers.Dense(12)(inputs)` has two pairs of brackets because two things happen: the first pair *makes* a layer, the
# second *calls* it on a tensor, as `layer(rows)` did above. `keras.Model` needs to know only the two ends.

# %%
inputs = keras.Input(shape=(2,))
x = layers.Dense(12, activation="tanh")(inputs)  # make a layer, call it on `inputs`
x = layers.Dense(2, activation="tanh")(x)  # each layer is called on the output of the one before
outputs = layers.Dense(1, activation="sigmoid")(x)
functional = keras.Model(inputs, outputs)

functional.set_weights(model.get_weights())
difference = np.abs(functional(rows[:, :2]) - model(rows[:, :2])).max()
print(
    f"{functional.count_params()} parameters; largest difference from the chain: {difference:.6f}"
)

# %% [markdown]
# This is the same network, written in another way. Something new comes when paths meet. The next network takes a
# table *and* a small image for each example:

# %% collapsed=true
BOXES = (  # name, shape, x, y, colour, what it is called on
    ("table", "(None, 30)", 0, 1, BLUE, ()),
    ("image", "(None, 8, 8)", 0, 0, BLUE, ()),
    ("Dense(16)", "(None, 16)", 1, 1, AMBER, (0,)),
    ("Flatten()", "(None, 64)", 1, 0, AMBER, (1,)),
    ("Concatenate()", "(None, 80)", 2, 0.5, AMBER, (2, 3)),
    ("Dense(1)", "(None, 1)", 3, 0.5, RED, (4,)),
)
fig, ax = plt.subplots(figsize=(10, 2.6), layout="constrained")
for name, shape, left, low, colour, comes_from in BOXES:
    box = {"boxstyle": "round,pad=0.5", "facecolor": (colour, 0.3), "edgecolor": "grey"}
    ax.text(left, low, f"{name}\n{shape}", ha="center", va="center", bbox=box)
    for number in comes_from:
        start = (BOXES[number][2] + 0.3, BOXES[number][3])
        ax.annotate("", (left - 0.3, low), start, arrowprops={"arrowstyle": "->"})
ax.set(xlim=(-0.5, 3.5), ylim=(-0.4, 1.4))
ax.axis("off")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Six boxes with their shapes, joined by arrows. The input *table*, 30 numbers, goes through Dense(16), the input
# *image*, 8 by 8, through Flatten, which gives 64 numbers. Both meet in Concatenate, 80 numbers, and one arrow
# leads from there to Dense(1).
#
# </details>
#
# The code follows the arrows. A layer that joins is called on a **list** of tensors, and `keras.Model` takes a list
# of inputs:

# %%
table, image = keras.Input(shape=(30,)), keras.Input(shape=(8, 8))
joined = layers.Concatenate()([layers.Dense(16)(table), layers.Flatten()(image)])
two_inputs = keras.Model([table, image], layers.Dense(1, activation="sigmoid")(joined))
two_inputs.predict([np.zeros((4, 30)), np.zeros((4, 8, 8))], verbose=0).shape  # four examples

# %% [markdown]
# `fit` takes the same list of arrays. And since the plan is known, we can tap a pipe anywhere.

# %% [markdown]
# ## Outputs in the middle
#
# We need points. They are the rings of chapter 2: 1 is the inner ring, 0 the outer one. A quarter are test points.

# %%
rings = load_rings(as_frame=True)
points, points_test, labels, labels_test = train_test_split(
    rings.data.to_numpy("float32"),
    rings.target.to_numpy(),
    test_size=0.25,
    stratify=rings.target,
    random_state=0,
)
points.shape, points_test.shape

# %% [markdown]
# **A sub-model** goes from the model's inputs to the output of any layer. You name the two ends, and Keras follows
# the pipes.

# %%
body = keras.Model(model.inputs, model.get_layer("plane").output)
inside = body.predict(points, verbose=0)
print(inside.shape)
print(inside[:3].round(2))

# %% [markdown]
# **`keras.Function`** does the same for several outputs at once, all layers for instance. It wants a *list* of
# inputs if it was made with a list, as here with `model.inputs`, and it returns *tensors*.

# %%
look = keras.Function(model.inputs, [each.output for each in model.layers])
for each, tensor in zip(model.layers, look([points]), strict=True):
    print(f"{each.name:<6} {tuple(tensor.shape)!s:<9} {type(tensor).__name__}")

# %% [markdown]
# And you can always walk through the layers yourself. How far apart are the three results at most?

# %%
walked = model.layers[1](model.layers[0](points))
tapped = ops.convert_to_numpy(look([points])[1])
print(f"{np.abs(inside - walked).max():.6f}, {np.abs(inside - tapped).max():.6f}")

# %% [markdown]
# Usually take the sub-model, because it is a model: it has `predict` and `summary`, and can be saved. (Called like
# a function without the list, it warns: write `body([points])`.)
#
# The other half works as well, from the middle to the end. One half after the other gives what the whole gives:

# %%
head = keras.Model(model.get_layer("plane").output, model.outputs)
print(f"largest difference: {np.abs(model(points) - head(inside)).max():.6f}")

# %% [markdown]
# ## Sub-models share their weights
#
# **Predict, then run.** We add 1 to the bias of `plane` *in the model*. Will `body`, which we made before, give
# other outputs?

# %%
before = body.predict(points[:2], verbose=0)
plane.bias.assign(plane.bias + 1)
after = body.predict(points[:2], verbose=0)
plane.bias.assign(plane.bias - 1)  # as it was
again = body.predict(points[:2], verbose=0)
pd.DataFrame({"before": before[:, 0], "after": after[:, 0], "as it was": again[:, 0]}).round(3)

# %% [markdown]
# <details><summary>Answer</summary>
#
# Yes: the outputs of `body` follow the bias, up and down again. A sub-model is not a copy, but another path through
# **the same layers**.
#
# </details>
#
# This is just what we need now: `body` will see every step of the training. (If you want a copy:
# `keras.models.clone_model`, then `set_weights`.)

# %% [markdown]
# ## Watch a hidden layer learn
#
# The layer `plane` gives two numbers for each point, so we can draw where it puts every point. The function `keep`
# stores these places, and the weights of the last layer, at some epochs. `LambdaCallback` turns it into a callback.

# %%
EPOCHS = (0, 1, 2, 4, 8, 30)
album = {}


def keep(epoch):
    """Keep where the hidden layer puts the points, and the last layer's kernel and bias."""
    if epoch in EPOCHS:
        album[epoch] = (body.predict(points, verbose=0), *model.get_layer("last").get_weights())


keep(0)
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", metrics=["accuracy"])
watcher = keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, _: keep(epoch + 1))
model.fit(points, labels, epochs=30, callbacks=[watcher], verbose=0)
list(album)

# %% [markdown]
# The last layer sees nothing of the rings but these two numbers, $h_1$ and $h_2$. It computes
# $w_1 h_1 + w_2 h_2 + b$, and says "inner" where this is above 0. Where it is exactly 0, there is a **straight
# line**. We draw it.


# %% collapsed=true
def two_classes(ax, places, labels, names=("outer ring", "inner ring"), **options):
    """Draw places in a plane; marker and colour tell the label."""
    for label, marker, colour in ((0, "o", BLUE), (1, "^", RED)):
        chosen = places[labels == label]
        style = {"s": 14, "marker": marker, "c": colour, "lw": 0.3, "ec": "white"} | options
        ax.scatter(*chosen.T, label=f"{names[label]} ({label})", **style)


def straight_line(ax, kernel, bias, reach=1.15):
    """Draw where w1 h1 + w2 h2 + b is 0."""
    (w1, w2), b = kernel.ravel(), bias[0]
    nearest = -b * np.array([w1, w2]) / (w1**2 + w2**2)  # the line's point nearest to 0, 0
    ends = nearest + np.outer([-4, 4], [-w2, w1] / np.hypot(w1, w2))
    ax.plot(*ends.T, color="black", linewidth=1.8, label="line of the last layer")
    ax.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal")
    ax.set(xlabel="first unit, h₁", ylabel="second unit, h₂")


fig, axes = plt.subplots(2, 3, figsize=(11, 7.6), sharex=True, sharey=True, layout="constrained")
for ax, (epoch, (places, kernel, bias)) in zip(axes.flat, album.items(), strict=True):
    two_classes(ax, places, labels)
    straight_line(ax, kernel, bias)
    ax.label_outer()
    right = ((places @ kernel + bias > 0).ravel() == labels).mean()
    ax.set_title("before training" if epoch == 0 else f"after epoch {epoch}")
    ax.text(0.97, 0.96, f"{right:.0%} right", transform=ax.transAxes, ha="right", va="top")
handles, names = axes[0, 0].get_legend_handles_labels()
fig.legend(handles, names, loc="outside lower center", ncols=3)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# The hidden layer's plane at six moments, with the line of the last layer in black. Before training, the rings are
# only bent and tilted, and the line cuts through both. Then they are squeezed flat, the inner ring moves into one
# corner, and the outer one is spread along the other sides. At the end nearly all of the inner ring lies on one
# side of the line, and nearly all of the outer ring on the other.
#
# </details>
#
# This is what hidden layers are for. The last layer draws a straight line, as it did at the start. **The layers
# before it have moved the points, until a straight line was enough.**
#
# Back in the plane of the rings, the straight line looks different. We send a fine grid through the same network.


# %% collapsed=true
def grid_of(reach=2.9, steps=80):
    """Return the coordinates of a square grid, and its points as rows."""
    x, y = np.meshgrid(np.linspace(-reach, reach, steps), np.linspace(-reach, reach, steps))
    return x, y, np.column_stack([x.ravel(), y.ravel()]).astype("float32")


def rings_plane(ax, scores):
    """Colour the plane of the rings by the sign of the scores of the grid, and draw where they are 0."""
    grid_scores = np.asarray(scores).reshape(x.shape)
    ax.contourf(x, y, grid_scores > 0, levels=[-0.5, 0.5, 1.5], colors=[BLUE, RED], alpha=0.15)
    ax.contour(x, y, grid_scores, levels=[0], colors="black", linewidths=1.8)
    two_classes(ax, points, labels)
    ax.set(xlabel="x", ylabel="y", aspect="equal", title="The plane of the rings")


x, y, grid = grid_of()
grid_places = body.predict(grid, batch_size=len(grid), verbose=0)
kernel, bias = model.get_layer("last").get_weights()

fig, (left, right) = plt.subplots(1, 2, figsize=(11, 5), layout="constrained")
rings_plane(left, grid_places @ kernel + bias)
two_classes(right, album[30][0], labels)
straight_line(right, kernel, bias)
right.set_title("The plane of the hidden layer")
fig.legend(*right.get_legend_handles_labels(), loc="outside lower center", ncols=3)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# The same decision, twice: right, in the hidden layer's plane, a straight line; left, in the plane of the rings, a
# closed curve around the inner ring.
#
# </details>
#
# A straight line in the hidden plane is a closed curve in the plane of the rings. Did the network only learn its
# points by heart? We ask the test points, once:

# %%
report = model.evaluate(points_test, labels_test, verbose=0, return_dict=True)
error = np.sqrt(report["accuracy"] * (1 - report["accuracy"]) / len(labels_test))
print(f"{report['accuracy']:.3f} of the test points are right, give or take {error:.3f}")

# %% [markdown]
# ## Thirty columns in one number
#
# We could see the rings before. The table of lumps in chapter 2 has **30** columns, and nobody can see 30 dimensions.
# Can a hidden layer of two units show them to us?

# %%
cancer = load_breast_cancer()
X_train, X_test, y_train, y_test = train_test_split(
    cancer.data, cancer.target, test_size=0.25, stratify=cancer.target, random_state=0
)
scaler = StandardScaler().fit(X_train)
X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)

keras.utils.set_random_seed(10)
lumps = keras.Sequential(
    [
        keras.Input(shape=(30,)),
        layers.Dense(2, activation="tanh", name="plane"),
        layers.Dense(1, activation="sigmoid", name="last"),
    ]
)
lumps.compile(keras.optimizers.Adam(0.02), "binary_crossentropy")
mapping = keras.Model(lumps.inputs, lumps.get_layer("plane").output)
maps = {"before training": (mapping.predict(X_test, verbose=0), *lumps.layers[-1].get_weights())}
lumps.fit(X_train, y_train, epochs=12, verbose=0)
maps["after training"] = (mapping.predict(X_test, verbose=0), *lumps.layers[-1].get_weights())

# %% collapsed=true
fig, axes = plt.subplots(1, 2, figsize=(11, 5), sharey=True, layout="constrained")
for ax, (title, (places, kernel, bias)) in zip(axes, maps.items(), strict=True):
    two_classes(ax, places, y_test, ("malignant", "benign"), s=28, alpha=0.8)
    straight_line(ax, kernel, bias)
    wrong = (places @ kernel + bias > 0).ravel() != y_test
    ax.scatter(*places[wrong].T, s=110, facecolor="none", ec="black", label="on the wrong side")
    ax.set_title(f"{title}: {wrong.sum()} of {len(wrong)} on the wrong side")
handles, names = axes[1].get_legend_handles_labels()
fig.legend(handles, names, loc="outside lower center", ncols=4)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# The test patients in the hidden layer's plane, with black circles around those on the wrong side of the line.
# Before training, both groups are scattered all over the plane. After it, nearly all lie along the diagonal, in two
# opposite corners, one for each group.
#
# </details>
#
# It looks like a map of two dimensions, but after training the patients lie along a *line*. How similar are the two
# units? And how many mistakes does a model without a hidden layer make?

# %%
places, kernel, bias = maps["after training"]
network_wrong = (places @ kernel + bias > 0).ravel() != y_test
line_wrong = LogisticRegression().fit(X_train, y_train).predict(X_test) != y_test
print(f"correlation of the two units: {np.corrcoef(places.T)[0, 1]:.2f}")
print(f"wrong: network {network_wrong.sum()}, logistic regression {line_wrong.sum()}, ", end="")
print(f"both {(network_wrong & line_wrong).sum()}")

# %% [markdown]
# The two units say nearly the same, because two labels need only one number: how benign a lump looks. So the map
# shows one number, drawn twice. A logistic regression, which has no hidden layer, makes about as many mistakes, so
# the hidden layer was not needed to separate these labels. The picture is useful for something else: a patient near
# the line is a doubtful case, and a person should look again. And beware: the network drew it to separate the two
# labels. Other differences between patients may have been squeezed out.

# %% [markdown]
# ## Freeze what is learned
#
# The trained `body` has pulled the rings apart. Can a *new* last layer use it? We put one after it, and **freeze**
# the body: `trainable = False` makes `fit` leave its weights alone.

# %%
keras.utils.set_random_seed(11)
body.trainable = False
reuse = keras.Sequential([keras.Input(shape=(2,)), body, layers.Dense(1, activation="sigmoid")])
reuse.compile(keras.optimizers.Adam(0.1), "binary_crossentropy", metrics=["accuracy"])


def count(weights):
    """Return how many numbers these weights hold."""
    return sum(int(np.prod(weight.shape)) for weight in weights)


print("to train:", count(reuse.trainable_weights), " frozen:", count(reuse.non_trainable_weights))

# %%
kernel_before = body.get_weights()[0]
history = reuse.fit(points, labels, epochs=5, verbose=0).history
print(f"accuracy after 5 epochs: {history['accuracy'][-1]:.2f}")
print(f"largest change in the body: {np.abs(body.get_weights()[0] - kernel_before).max():.3f}")

# %% [markdown]
# Three numbers were trained, 62 were left alone, and it works, because the points were already in their places.
# This is the idea of **transfer learning**, to which the chapter on ResNet50 returns: keep what a large network has
# learned, and train a small last layer for your own question.
#
# **Freeze first, then compile.** Keras reads `trainable` when it builds its training step. After a later change, rely
# on nothing until you compile again:

# %%
body.trainable = True
reuse.fit(points, labels, epochs=1, verbose=0)
changed = np.abs(body.get_weights()[0] - kernel_before).max()
print(f"not compiled again: largest change in the body {changed:.3f}")

reuse.compile(keras.optimizers.Adam(0.1), "binary_crossentropy", metrics=["accuracy"])
reuse.fit(points, labels, epochs=1, verbose=0)
changed = np.abs(body.get_weights()[0] - kernel_before).max()
print(f"compiled again:     largest change in the body {changed:.3f}")

# %% [markdown]
# Layers are shared, so the last `fit` has changed those of `model` too.

# %% [markdown]
# ## What goes wrong
#
# Real mistakes, with the messages of this version of Keras. `shorten` keeps them to a few lines.


# %%
def shorten(error, lines=3, width=150):
    """Print the first lines of an error, without what Keras wraps around it."""
    text = str(error).replace("\x1b[1m", "").replace("\x1b[0m", "")
    kept = [line for line in text.splitlines() if line and "Exception encountered" not in line]
    print(type(error).__name__ + ":", "\n   ".join(line[:width] for line in kept[:lines]))


# %% [markdown]
# `layers[1].input` is what layer 0 gives to layer 1, here 12 numbers. To feed points, start at `model.inputs` instead:

# %%
second = keras.Function([model.layers[1].input], [model.layers[1].output])
try:
    second([points])
except ValueError as error:
    shorten(error, lines=1)

# %% [markdown]
# A sub-model goes from tensor to tensor, so it wants `layer.output`, not the layer:

# %%
try:
    keras.Model(model.inputs, model.get_layer("plane"))
except Exception as error:
    shorten(error, lines=1)

# %% [markdown]
# It received a `Dense`, and needs the `.output` of this layer. Next, a misspelt name:

# %%
try:
    model.get_layer("plain")
except ValueError as error:
    shorten(error)

# %% [markdown]
# A model without `Input` that was never called has no pipes to tap:

# %%
unborn = keras.Sequential([layers.Dense(2, name="plane"), layers.Dense(1)])
try:
    unborn.get_layer("plane").output
except AttributeError as error:
    shorten(error)

# %% [markdown]
# Finally, in TensorFlow integers and decimal numbers do not mix in a plain sum of tensors. `ops.add` finds a common type; or
# choose one with `ops.cast`.

# %%
integers, decimals = ops.convert_to_tensor([1, 2]), ops.convert_to_tensor([0.5, 0.5])
try:
    integers + decimals
except Exception as error:
    shorten(error, width=90)
print("ops.add:", ops.convert_to_numpy(ops.add(integers, decimals)))

# %% [markdown]
# > **You may see** in older texts:
# >
# > | old | today |
# > |---|---|
# > | `K.function([model.input], [layer.output])`, in `keras.backend` | `keras.Function(model.inputs, [layer.output])`, or a sub-model |
# > | `f([x])[0]` is a NumPy array | it is a tensor: `ops.convert_to_numpy(f([x])[0])` |
# > | `K.mean`, `K.sigmoid`, `K.dot` | `keras.ops.mean`, `keras.ops.sigmoid`, `keras.ops.matmul` |
# > | `K.get_value(w)`, `K.set_value(w, v)` | `keras.ops.convert_to_numpy(w)`, `w.assign(v)` |

# %% [markdown]
# ## Play: be the last layer
#
# The hidden layer has done its work; now you draw the line. **Predict first:** which direction and which shift put
# nearly all triangles on one side? And what does the line look like on the left? Then change the two numbers in the
# last line, and run the cell again. For sliders instead, set `SLIDERS = True`. (The hidden layer is the one after
# epoch 30.)

# %%
SLIDERS = False


def last_layer(direction, shift):
    """Draw a line of your own in the hidden plane, and what becomes of it in the plane of the rings."""
    turn = np.radians(direction)
    kernel, bias = np.array([[np.cos(turn)], [np.sin(turn)]]), np.array([-shift])
    places = album[30][0]
    _, (left, right) = plt.subplots(1, 2, figsize=(11, 5), layout="constrained")
    rings_plane(left, grid_places @ kernel + bias)
    two_classes(right, places, labels)
    straight_line(right, kernel, bias)
    start = shift * kernel.ravel()
    right.annotate("", start + 0.3 * kernel.ravel(), start, arrowprops={"width": 2})
    share = ((places @ kernel + bias > 0).ravel() == labels).mean()
    right.set_title(f"Your line: {share:.0%} right (the arrow points to “inner”)")
    plt.show()


if SLIDERS:
    from ipywidgets import FloatSlider, interact

    interact(
        last_layer,
        direction=FloatSlider(value=180, min=0, max=360, step=5, continuous_update=False),
        shift=FloatSlider(value=0, min=-1.4, max=1.4, step=0.1, continuous_update=False),
    )
else:
    last_layer(direction=180, shift=0)

# %% [markdown]
# <details><summary>In the figure</summary>
#
# The same two planes, with a line of your own; an arrow points to the side that is called "inner". At first the
# line is vertical; on the left, the boundary is an open curve, and a large part of the outer ring is called inner.
#
# </details>
#
# Turn and shift the line until it cuts off the corner with the triangles. What happens to the boundary on the left?
#
# <details><summary>Answer</summary>
#
# For instance `direction=230, shift=0.6`: about 99 % are right, and the boundary on the left closes around the
# inner ring. It is nearly the line that the last layer found. A turn of 15 degrees or a shift of 0.1 hardly
# matters, because few points lie near the line.
#
# </details>

# %% [markdown]
# ## Recap
#
# | you want | write |
# |---|---|
# | a tensor from numbers, and back | `ops.convert_to_tensor(a)`, `ops.convert_to_numpy(t)` |
# | its axes | `t.shape`, `t.ndim`; a reduction along an axis removes it |
# | a layer by name | `model.get_layer("plane")` |
# | its weights | `layer.kernel`, `layer.bias`; `get_weights()` gives `[kernel, bias]` |
# | all weights with names | `w.path` and `w.shape` for `w` in `model.weights` |
# | paths that branch or join | `keras.Input`, `layers.Dense(12)(x)`, `keras.Model([a, b], outputs)` |
# | the outputs of one layer | `keras.Model(model.inputs, layer.output).predict(x)` |
# | the outputs of many layers | `keras.Function(model.inputs, [l.output for l in model.layers])([x])` |
# | to change a weight | `w.assign(values)`; sub-models see it, because they share the layers |
# | to freeze | `layer.trainable = False`, *then* `compile` |

# %% [markdown]
# ## Where next
#
# Solve the [exercise of this chapter](../work/10_tensors_and_layers/10_tensors_and_layers.ipynb): six questions,
# checked as you go.
#
# In the [next chapter](11_autoencoders.ipynb) a bottleneck becomes the whole point: a network that squeezes its
# input into a few numbers, and learns to restore it from them.
