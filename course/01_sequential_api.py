# %% [markdown]
# # 1. The Sequential API
#
# For 200 days a telescope has followed an asteroid. Where was it in the hours between two
# measurements? And where will it be in two months? We let a small network answer both questions. It
# will be very good at the first and hopeless at the second, and you will see why.

# %% [markdown]
# ## What you will learn
#
# - compute by hand what a layer does, and count its parameters;
# - say why a network needs an activation, and what a second hidden layer buys;
# - say how training finds its way: slope, step, learning rate;
# - build a model from layers in a row, train it, measure it, use it;
# - turn a loss into an error in kilometres;
# - know where a trained network can be trusted, and where it cannot;
# - save a model to a file, and load it.
#
# You need Python and a little NumPy, but no Keras. Tables with named columns are pandas **data
# frames**; we only look at them. Allow about an hour.

# %%
import tempfile
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers

from coursedata import load_asteroid
from coursedata.generate.asteroid import orbit  # its real path: a program made the data

# %% [markdown]
# ## An asteroid
#
# Each row is one measurement: the time in days, and the position in million kilometres. Space has
# three axes; we follow the asteroid along one of them. The Sun is at 0. (The asteroid is invented.
# A program computed its orbit, and added a random error to each measurement.)

# %%
asteroid = load_asteroid(as_frame=True)
asteroid.frame.head()

# %%
days, positions = asteroid.data.to_numpy(), asteroid.target.to_numpy()
days.shape, positions.shape

# %% collapsed=true
DAYS, MILLIONS = "time (days)", "position (million km)"

fig, ax = plt.subplots(figsize=(7, 3.6))
ax.plot(days, positions, ".", color="#1b6ca8", markersize=4, label="measurements")
ax.set(xlabel=DAYS, ylabel=MILLIONS, title="An asteroid, seen for 200 days")
ax.legend()
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# The dots form a hill: about −140 million km on day −100, 95 near day 0, −100 on day 100. They
# scatter around it by a few million km.
#
# </details>
#
# Predicting a number, such as a position, is called **regression**. No straight line follows this
# hill. A network can.

# %% [markdown]
# ## What Keras is
#
# **Keras** is a library for building and training neural networks, started by François Chollet in
# 2015. You describe the network; Keras builds and trains it. It leaves the arithmetic to another
# library, its **backend**: TensorFlow, JAX or PyTorch. **TensorFlow** computes with large arrays,
# on processors and graphics cards.

# %%
keras.backend.backend()

# %% [markdown]
# To use another backend, install it and set the environment variable `KERAS_BACKEND` *before* you
# import Keras; most other code stays as it is. In this course the backend is TensorFlow.

# %% [markdown]
# ## A layer is a formula
#
# Most layers in this course are **dense**. A dense layer takes some numbers, say three, and returns
# one for each of its **neurons** (or *units*), say two. Each neuron multiplies every input by a
# **weight**, adds up the products, and adds one more number, its **bias**. The weights form a table
# $W$: one row for each input, one column for each neuron.
#
# $$\text{output} = x\,W + b$$

# %%
x = np.array([[1.0, 2.0, 3.0]])  # one row of three inputs
W = np.array([[0.5, 1.0], [0.0, -1.0], [2.0, 0.0]])  # three inputs, two neurons
b = np.array([10.0, 20.0])  # a bias for each neuron

x @ W + b

# %% [markdown]
# The first neuron: 1 × 0.5 + 2 × 0 + 3 × 2 + 10 = 16.5. Check the second one yourself.
#
# `@` is the matrix product. It takes many rows at once, and treats them all alike. **Predict, then
# run:** how many rows and columns come out for five rows?
#
# <details><summary>Answer</summary>
#
# Five rows in, five rows out; three columns in, two columns out: `(5, 2)`.
#
# </details>

# %%
five_rows = np.ones((5, 3))
(five_rows @ W + b).shape

# %% [markdown]
# The same layer in Keras begins with random weights; we put ours in their place.

# %%
dense = layers.Dense(2)
dense.build((None, 3))  # three inputs; None stands for any number of rows
dense.set_weights([W, b])
np.array(dense(x))

# %% [markdown]
# The same two numbers (Keras computes in float32, with about seven digits). A layer is no more than
# this formula; training looks for good numbers to put into $W$ and $b$.

# %% [markdown]
# ## Layers in a row
#
# A network is a sequence of layers: each takes what the one before returns. Keras calls that
# **`Sequential`**. `keras.Input` comes first, and says how many numbers each row of the data holds.
# A layer between input and output is called **hidden**. The first weights are random; a **seed**
# makes them, and everything else that is random, the same on every run.

# %%
keras.utils.set_random_seed(1)
model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        layers.Dense(4, name="hidden"),
        layers.Dense(1, name="output"),
    ]
)
model.summary()

# %% [markdown]
# - **Output Shape** `(None, 4)`: four numbers for each row, for any number of rows.
# - **Param #**: how many numbers the layer has to learn.
# - The summary of a `Sequential` model leaves the input out.
#
# The same model, one layer at a time:

# %%
stepwise = keras.Sequential()
stepwise.add(keras.Input(shape=(3,)))
stepwise.add(layers.Dense(4))
stepwise.add(layers.Dense(1))
stepwise.count_params()

# %% [markdown]
# ## Parameters counted by hand
#
# **Parameters** are all the weights and biases together. **Predict:** why does the hidden layer
# have 16 of them, and the output 5?

# %% collapsed=true
SIZES = {"input": 3, "hidden": 4, "output": 1}

fig, ax = plt.subplots(figsize=(7, 3.8))
columns = [[(place, y - (n - 1) / 2) for y in range(n)] for place, n in enumerate(SIZES.values())]
for left, right, colour in zip(columns, columns[1:], ("#1b6ca8", "#d1495b"), strict=False):
    for x0, y0 in left:
        for x1, y1 in right:
            ax.plot((x0, x1), (y0, y1), color=colour, linewidth=1.3, zorder=1)
for (name, n), column in zip(SIZES.items(), columns, strict=True):
    for x0, y0 in column:
        ax.scatter(x0, y0, s=520, color="white", edgecolor="black", zorder=2)
        ax.text(x0, y0, "b" if name != "input" else "x", ha="center", va="center", zorder=3)
    ax.text(column[0][0], 2.05, f"{name}: {n}", ha="center", fontsize=11)
ax.text(0.5, -2.15, "3 × 4 = 12 weights", ha="center", color="#1b6ca8", fontsize=11)
ax.text(1.5, -2.15, "4 × 1 = 4 weights", ha="center", color="#d1495b", fontsize=11)
ax.set(xlim=(-0.4, 2.4), ylim=(-2.5, 2.5), title="Each line is a weight, each b is a bias")
ax.axis("off")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Circles: three inputs, four hidden neurons, one output. Lines join each input to each hidden
# neuron, and each of those to the output. Each neuron carries a bias.
#
# </details>
#
# <details><summary>Answer</summary>
#
# The hidden layer has 3 × 4 = 12 weights and 4 biases, the output 4 × 1 = 4 weights and 1 bias.
#
# </details>
#
# In general, a dense layer has
#
# $$(\text{inputs} + 1) \times \text{neurons}$$
#
# parameters: the 1 is for the bias. The model can show them:

# %%
for weights in model.get_weights():
    print(weights.shape, weights.size)
print("in all", model.count_params())

# %% [markdown]
# ## Two linear layers are one
#
# Our model has two layers. Can it do more than one layer could? Put the first formula into the
# second:
#
# $$(x\,W_1 + b_1)\,W_2 + b_2 \;=\; x\,(W_1 W_2) + (b_1 W_2 + b_2)$$
#
# The right side is a single layer, with the weights $W_1 W_2$. How far apart are the two?

# %%
W1, b1, W2, b2 = model.get_weights()
W_single, b_single = W1 @ W2, b1 @ W2 + b2

rows = np.random.default_rng(0).normal(size=(100, 3))
two_layers = model.predict(rows, verbose=0)
one_layer = rows @ W_single + b_single
print("weights of the single layer:", W_single.shape)
print(f"largest difference over 100 outputs: {np.abs(two_layers - one_layer).max():.5f}")

# %% [markdown]
# They agree, up to rounding. Twenty such layers would still be one, and one layer can draw only
# straight lines. What helps is a function between the layers that is *not* straight: an
# **activation**. The most common one is **relu**: it keeps positive numbers, and turns the rest
# into 0.


# %%
def relu(z):
    return np.maximum(0, z)


relu(np.array([-2.0, -0.5, 0.0, 1.0, 3.0]))

# %% [markdown]
# Take a tiny network with one input and three hidden neurons. We choose its weights by hand, and
# change nothing but the activation.

# %%
W1, b1 = np.array([[1.0, 1.0, 1.0]]), np.array([1.0, 0.0, -1.0])
W2, b2 = np.array([[1.0], [-2.0], [2.0]]), np.array([0.0])
z = np.linspace(-3, 3, 301).reshape(-1, 1)
without_activation = (z @ W1 + b1) @ W2 + b2
with_relu = relu(z @ W1 + b1) @ W2 + b2

# %% collapsed=true
fig, axes = plt.subplots(1, 3, figsize=(11, 3.3), layout="constrained")
axes[0].plot(z, relu(z), color="#2e8b57")
axes[0].set(xlabel="z", ylabel="relu(z)", title="relu")
axes[1].plot(z, without_activation, color="#d1495b")
axes[1].set(xlabel="input", ylabel="output", title="Without an activation")
axes[2].plot(z, with_relu, color="#1b6ca8")
axes[2].set(xlabel="input", ylabel="output", title="The same weights, with relu")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Left, relu: flat up to z = 0, then a straight rise. Middle, no activation: a straight line. Right,
# the same weights with relu: a zigzag with corners at −1, 0 and 1.
#
# </details>
#
# Each hidden neuron gives one corner, where the neuron's sum passes 0. With enough corners a
# network can come close to any curve. (Another activation, `tanh`, bends softly instead: chapter
# 2.)
#
# Why use more than one hidden layer? Because the second bends what is already bent. Two neurons
# make a tent, with corners at 0 and 0.5. We feed tents into tents, and count the corners.


# %%
def tent(z):
    return 2 * relu(z) - 4 * relu(z - 0.5)  # two hidden neurons


bent = np.linspace(-0.5, 1.5, 129)
for depth in (1, 2, 3):
    bent = tent(bent)
    corners = np.count_nonzero(np.diff(bent, 2))  # where the slope changes
    print(f"hidden layers: {depth}   neurons: {2 * depth}   corners: {corners}")

# %% [markdown]
# Six neurons in a single layer make at most six corners; in three layers of two they can make nine.
# For our simple hill, one hidden layer will do.
#
# The last layer of a regression has no activation, because its output must be free to take any
# value, even −140.

# %% [markdown]
# ## Small numbers
#
# Training goes well when the numbers going in and coming out are around 1; below you will see how
# much that matters, and why. Our days reach 100, our positions 140. So we count time in units of
# 100 days, and positions in units of 100 million km.

# %%
UNIT = 100
t, y = days / UNIT, positions / UNIT
print(f"t from {t.min():.2f} to {t.max():.2f}, y from {y.min():.2f} to {y.max():.2f}")

# %% [markdown]
# We also set every fifth measurement aside. These are our **test rows**: the network never learns
# from them, so they tell us how well it does *between* the days that it knows. It learns from the
# others, the **training rows**.

# %%
aside = np.arange(len(t)) % 5 == 2
t_train, y_train = t[~aside], y[~aside]
t_test, y_test = t[aside], y[aside]
t_train.shape, t_test.shape

# %% [markdown]
# ## One step downhill
#
# How are good weights found? First, one weight alone. We put a tent over the hill, with its top at
# 0.9; the weight `w` says how steeply its sides fall. The error to make small is the **mean squared
# error**, the mean of (prediction − truth)².


# %%
def error_at(w):
    return np.mean((0.9 - w * np.abs(t_train.ravel()) - y_train) ** 2)


def slope_at(w):
    return (error_at(w + 0.001) - error_at(w - 0.001)) / 0.002


def walk(rate, steps=6, w=0.0):
    """Return the weights of a walk downhill."""
    visited = [w]
    for _ in range(steps):
        w = w - rate * slope_at(w)
        visited.append(w)
    return np.array(visited)


for w in walk(rate=0.5):
    print(f"w {w:.2f}   error {error_at(w):.3f}   slope {slope_at(w):+.2f}")

# %% [markdown]
# The errors at two nearby weights give the **slope** where we stand. It is negative: the error
# falls as `w` grows. So we step *against* the slope, and look again. The **step** is the slope
# times the **learning rate**. **Predict, then look:** what happens with a rate of 0.05, and with
# 3.2?

# %% collapsed=true
fig, axes = plt.subplots(1, 3, figsize=(11, 3.4), sharey=True, layout="constrained")
ws = np.linspace(-1.6, 5.4, 200)
for ax, rate in zip(axes, (0.05, 0.5, 3.2), strict=True):
    visited = walk(rate)
    visited = visited[: np.argmax(np.abs(visited - 1.9) > 3.4) or None]
    ax.plot(ws, [error_at(w) for w in ws], color="grey")
    ax.plot(visited, [error_at(w) for w in visited], ".-", color="#d1495b", markersize=9)
    near = np.array([-0.5, 0.7])
    ax.plot(
        near,
        error_at(0) + slope_at(0) * near,
        ":",
        color="black",
        linewidth=2,
        label="slope at the start",
    )
    ax.set(xlabel="weight w", title=f"learning rate {rate}")
axes[0].set_ylabel("mean squared error")
axes[1].legend()
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# The same valley three times: the error against the weight, and a walk from 0, where a dotted line
# shows the slope. With a rate of 0.05 the walk hardly moves; with 0.5 it nears the lowest point in
# ever shorter steps; with 3.2 it jumps from side to side, each time higher.
#
# </details>
#
# <details><summary>Answer</summary>
#
# A small rate wastes time. A large one jumps over the valley, lands where the slope is steeper
# still, and so jumps farther.
#
# </details>
#
# A network does this with all its parameters at once. The list of their slopes is the **gradient**;
# the walk is **gradient descent**. Rather than evaluate the error twice for each parameter,
# TensorFlow finds the whole gradient in one pass from the last layer back to the first
# (**backpropagation**).

# %% [markdown]
# ## Compile, fit
#
# First, **build** the model: one input (the time), twenty hidden neurons with relu, one output (the
# position).
#
# **Predict, then run.** How many parameters?
#
# <details><summary>Answer</summary>
#
# (1 + 1) × 20 = 40, and (20 + 1) × 1 = 21: 61 in all.
#
# </details>

# %%
keras.utils.set_random_seed(1)
model = keras.Sequential(
    [
        keras.Input(shape=(1,)),
        layers.Dense(20, activation="relu"),
        layers.Dense(1),
    ]
)
model.count_params()

# %% [markdown]
# Second, **compile**: choose what training needs.
#
# - The **loss** is the error to make small. The usual one for a regression is the mean squared
#   error.
# - The **optimiser** (in code: `optimizer`) turns the gradient into steps. **Adam** is a good first
#   choice: at first, each parameter moves by about the learning rate, whether its slope is steep or
#   gentle (chapter 6).

# %%
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")

# %% [markdown]
# Third, **fit**. The network sees the rows in small **batches** (of 32, unless you say otherwise).
# Each batch gives one gradient, and one step. A pass through all rows is an **epoch**: here 321
# rows, so 11 steps. `verbose=0` keeps `fit` silent; chapter 2 explains what it would print.

# %%
history = model.fit(t_train, y_train, epochs=15, verbose=0)
curve = pd.DataFrame({"loss": history.history["loss"]}, index=range(1, 16))
curve.loc[[1, 2, 5, 10, 15]].round(4)

# %% [markdown]
# `fit` returns a `History`; its `history` holds the loss of each epoch. How would the network do
# without its activation? We train it in the same way.

# %%
keras.utils.set_random_seed(1)
straight = keras.Sequential([keras.Input(shape=(1,)), layers.Dense(20), layers.Dense(1)])
straight.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
curve["no activation"] = straight.fit(t_train, y_train, epochs=15, verbose=0).history["loss"]

# %% collapsed=true
fig, ax = plt.subplots(figsize=(7, 3.6))
ax.semilogy(curve["no activation"], "--", color="#d1495b", label="20 neurons, no activation")
ax.semilogy(curve["loss"], color="#1b6ca8", label="20 neurons, relu")
ax.axhline(y_train.var(), color="grey", linestyle=":", label="always the mean")
ax.set(xlabel="epoch", ylabel="mean squared error", title="The loss by epoch")
ax.set_xticks([1, 5, 10, 15])
ax.legend(loc="center right")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# On an axis in powers of ten, the loss with relu, solid, falls from about 0.5 to a few thousandths.
# Without activation, dashed, it stays near 0.5, the dotted line.
#
# </details>
#
# With relu the loss falls steeply, then hardly at all. Without it, the network is no better than
# always saying the mean position: a straight line is no use here.

# %% [markdown]
# ## Predict
#
# `predict` takes rows and returns a **column**: one number for each row. These are in the units of
# training, so we multiply to get back to million km.

# %%
fine = np.linspace(-100, 100, 401).reshape(-1, 1)  # in days
predicted = UNIT * model.predict(fine / UNIT, verbose=0)
predicted_straight = UNIT * straight.predict(fine / UNIT, verbose=0)
predicted.shape

# %% collapsed=true
fig, ax = plt.subplots(figsize=(7, 3.8))
ax.plot(days, positions, ".", color="grey", markersize=4, label="measurements")
ax.plot(fine, predicted, color="#1b6ca8", linewidth=2, label="20 neurons, relu")
ax.plot(fine, predicted_straight, "--", color="#d1495b", linewidth=2, label="no activation")
ax.set(xlabel=DAYS, ylabel=MILLIONS, title="What the networks have learned")
ax.legend(loc="upper left", fontsize=9)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# The network with relu, solid, goes up one side of the hill and down the other. The network without
# activation, dashed, is a straight line across it.
#
# </details>
#
# Look closely: the solid line is made of straight pieces. Where the hill curves, a piece runs above
# the dots for a while, and then below them. More corners, in better places, would do better.
#
# The prediction for a single moment is a table of one row and one column; `.item()` takes the
# number out.

# %%
one_moment = np.array([[12.25]])  # no measurement at this moment
position = UNIT * model.predict(one_moment / UNIT, verbose=0).item()
_, truth = orbit(12.25)
print(f"prediction {position:.0f} million km, truth {truth:.0f}")

# %% [markdown]
# ## Evaluate: a loss has a unit
#
# `evaluate` computes the loss for the test rows.

# %%
mse = model.evaluate(t_test, y_test, verbose=0)
print(f"mean squared error {mse:.4f}")

# %% [markdown]
# Is that good? Hard to say: it is *squared*, and in units of 100 million km. The square root undoes
# the square, and the factor of 100 brings back the unit. The result is called the **root mean
# squared error**.


# %%
def in_million_km(mse):
    return UNIT * np.sqrt(mse)


print(f"network:         {in_million_km(mse):.1f} million km")
print(f"no activation:   {in_million_km(straight.evaluate(t_test, y_test, verbose=0)):.1f}")
print(f"always the mean: {in_million_km(np.mean((y_test - y_train.mean()) ** 2)):.1f}")
_, on_orbit = orbit(UNIT * t_test.ravel())
print(f"the real orbit:  {in_million_km(np.mean((y_test - on_orbit / UNIT) ** 2)):.1f}")

# %% [markdown]
# Now the numbers mean something. The last line knows the orbit itself: what remains is the
# measurements' own error, about 3 million km, which nobody can foresee. Our network is typically
# wrong by about 5; the two simple answers, by about 70.

# %% [markdown]
# ## Why small numbers
#
# **Predict, then run.** What if we had left days and million km as they are? Same network, same
# optimiser, same number of epochs, or four times as many. Chance plays a part, so we train each
# with three different seeds. (The scaled network with seed 1 is the one we have.)


# %%
def train(x, y, seed, epochs=15, biases="zeros"):
    keras.utils.set_random_seed(seed)
    network = keras.Sequential(
        [
            keras.Input(shape=(1,)),
            layers.Dense(20, activation="relu", bias_initializer=biases),
            layers.Dense(1),
        ]
    )
    network.compile(keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
    network.fit(x, y, epochs=epochs, verbose=0)
    return network


def raw_error(network):
    return np.sqrt(network.evaluate(UNIT * t_test, UNIT * y_test, verbose=0))


scaled = [model] + [train(t_train, y_train, seed) for seed in (2, 3)]
raw = [train(UNIT * t_train, UNIT * y_train, seed) for seed in (1, 2, 3)]
patient = [train(UNIT * t_train, UNIT * y_train, seed, epochs=60) for seed in (1, 2, 3)]
errors = pd.DataFrame(
    {
        "scaled": [in_million_km(net.evaluate(t_test, y_test, verbose=0)) for net in scaled],
        "raw": [raw_error(net) for net in raw],
        "raw, 60 epochs": [raw_error(net) for net in patient],
        "raw: largest hidden bias": [np.abs(net.get_weights()[1]).max() for net in raw],
    },
    index=pd.Index([1, 2, 3], name="seed"),
)
errors.round(1)

# %% [markdown]
# <details><summary>Answer</summary>
#
# After 15 epochs the raw networks are several times worse; after 60 they have nearly caught up.
#
# </details>
#
# Why so late? A corner stands where weight × input + bias passes 0. With a weight of 1, a corner on
# day 20 needs a bias of −20 in raw days, but of −0.2 in scaled ones. Adam's steps are rarely above
# 0.02, so 165 of them lead no farther than about 4, as the last column shows.
#
# Is this the cause? If so, raw numbers should do little harm when the biases *begin* far apart:

# %%
spread = [
    train(UNIT * t_train, UNIT * y_train, seed, biases=keras.initializers.RandomUniform(-100, 100))
    for seed in (1, 2, 3)
]
print("raw, 15 epochs, biases spread:", [round(float(raw_error(net)), 1) for net in spread])

# %% [markdown]
# It is. (Plain gradient descent suffers differently, because a weight's slope contains its input.
# In raw units that slope is 10,000 times as steep, a bias's slope 100 times, and one rate must suit
# both.) Scaling costs one line. Chapter 2 does it for many columns.

# %% [markdown]
# ## Inside and outside
#
# Between day −100 and day 100 the network is good. **Predict, then look:** what will it say about
# day 200? And do the three scaled networks agree?

# %%
far = np.linspace(-250, 250, 501).reshape(-1, 1)
true_x, true_y = orbit(far.ravel())
seen = np.abs(far.ravel()) <= 100
answers = [UNIT * network.predict(far / UNIT, verbose=0) for network in scaled]

# %% collapsed=true
fig, axes = plt.subplots(1, 2, figsize=(11, 4.2), width_ratios=(2, 3), layout="constrained")
axes[0].plot(true_x, true_y, ":", color="black", label="the rest of its path")
axes[0].plot(true_x[seen], true_y[seen], color="#2e8b57", linewidth=3, label="seen in 200 days")
axes[0].plot(0, 0, "o", color="#edae49", markersize=14)
axes[0].annotate("Sun", (0, 0), (12, -4), textcoords="offset points")
axes[0].set(xlabel="other axis (million km)", ylabel="our axis (million km)", aspect="equal")
axes[0].set(title="Around the Sun", ylim=(-190, 190))
axes[0].legend(loc="upper right", fontsize=8)

axes[1].axvspan(-100, 100, color="#2e8b57", alpha=0.15)
axes[1].plot(far, true_y, ":", color="black", linewidth=2, label="truth")
for answer, style in zip(answers, ("-", "--", "-."), strict=True):
    axes[1].plot(far, answer, style, color="#1b6ca8")
axes[1].plot([], [], color="#1b6ca8", label="three networks")
axes[1].text(0, -540, "seen in training", ha="center", color="#1d5c39")
axes[1].set(xlabel=DAYS, ylabel=MILLIONS, title="Inside and outside")
axes[1].legend(loc="upper left", fontsize=9)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Left, the path around the Sun, an ellipse: the part seen is solid, the rest dotted. Right,
# position against time. Within the green band networks and truth are nearly one line; outside it,
# the truth turns and comes back, while the networks go on downwards.
#
# </details>
#
# <details><summary>Answer</summary>
#
# Outside, the networks run straight on, and roughly agree. (One has a last corner a little beyond
# the band, near day −130.)
#
# </details>
#
# Their errors in million km, in the middle, at the edge and beyond:

# %%
on_day = np.array([[0.0], [100.0], [200.0]])
_, truth = orbit(on_day.ravel())
wrong = {"day": on_day.ravel().astype(int)}
for seed, network in enumerate(scaled, start=1):
    answer = UNIT * network.predict(on_day / UNIT, verbose=0).ravel()
    wrong[f"seed {seed}"] = np.abs(answer - truth).round().astype(int)
pd.DataFrame(wrong).set_index("day")

# %% [markdown]
# What to notice:
#
# - **Nothing warns you.** The network answers any question, in the same tone.
# - **Agreement proves nothing.** All three say roughly the same about day 200, and all three are
#   wrong, because beyond its last corner a relu network can only go straight on.
# - Our test rows did not reveal this, because they lie *between* the training days. A test tells
#   you only about data like its own. (To be good on new rows of that kind is to **generalise**; to
#   answer far outside is to **extrapolate**.)

# %% [markdown]
# ## Save and load
#
# `save` writes the model into one file: its layers, its weights, and how it was compiled. The
# name should end in `.keras`. Here the file goes into a folder that is removed at the end.

# %%
with tempfile.TemporaryDirectory() as folder:
    file = Path(folder) / "orbit.keras"
    model.save(file)
    loaded = keras.saving.load_model(file)

before, after = model.predict(t_test, verbose=0), loaded.predict(t_test, verbose=0)
print(f"largest difference between the predictions: {np.abs(before - after).max():.5f}")
print("parameters:", loaded.count_params(), " loss:", loaded.loss)

# %% [markdown]
# The file is gone, and the loaded model still works. What the file does *not* hold is our `UNIT`:
# you must remember that the model wants days divided by 100, or let a layer do it (chapter 8). Nor
# does it hold functions that you wrote yourself (chapter 5).

# %% [markdown]
# ## What goes wrong
#
# Real mistakes, with the messages of this version of Keras. **No `compile`**:

# %%
fresh = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(20, activation="relu"), layers.Dense(1)]
)
try:
    fresh.fit(t_train, y_train, epochs=1, verbose=0)
except ValueError as error:
    print(error)

# %% [markdown]
# **A list instead of an array.** The remedy is a table, `np.array([[0.1], [0.2]])`: one pair of
# brackets for each row, and one around all.

# %%
try:
    model.predict([0.1, 0.2], verbose=0)
except ValueError as error:
    print(error)

# %% [markdown]
# **The wrong number of columns.** Messages of this kind are long; look for *expected* and
# *received*:

# %%
three = keras.Sequential([keras.Input(shape=(3,)), layers.Dense(1)])
try:
    three.predict(np.ones((5, 2)), verbose=0)
except ValueError as error:
    print(str(error).split("Arguments received")[0])

# %% [markdown]
# The model expects any number of rows with 3 columns, and got 5 rows with 2. Even a single row must
# be a table: `np.array([[1.0, 2.0, 3.0]])`.
#
# Two mistakes give **no message at all**: a hidden layer without its activation, and numbers that
# were not scaled. You have seen both.
#
# > **You may see** in older texts (each chapter has such a table):
# >
# > | old | today |
# > |---|---|
# > | `import tensorflow as tf`, then `tf.keras` | `import keras`: today it is the same library |
# > | `from tensorflow.keras.layers import Dense` | `from keras import layers`, then `layers.Dense` |
# > | `Dense(20, input_shape=(1,))` | `keras.Input(shape=(1,))` first, then `Dense(20)` |
# > | `model.save("orbit.h5")` | `model.save("orbit.keras")` |
# > | `Adam(lr=0.02)` | `Adam(learning_rate=0.02)` |

# %% [markdown]
# ## Play: be the optimiser
#
# You choose the rate for the walk with one weight. **Predict first:** above which rate does the
# walk lead uphill? Which rate arrives in a single step? Then run, and change `RATES`.

# %%
RATES = (0.05, 0.5, 1.0, 2.0, 3.2)

for rate in RATES:
    print(f"rate {rate:>4}   error by step:", [round(float(error_at(w)), 3) for w in walk(rate)])

# %% [markdown]
# <details><summary>Answer</summary>
#
# Try 1.5: the first step arrives. Smaller rates approach from one side; larger ones jump across the
# valley, and above about 3 each jump ends higher.
#
# </details>

# %% [markdown]
# ## Recap
#
# | step | code | remember |
# |---|---|---|
# | a layer | `layers.Dense(20, activation="relu")` | relu(x @ W + b) |
# | parameters | `model.count_params()` | (inputs + 1) × neurons, for each layer |
# | build | `keras.Sequential([keras.Input(shape=(1,)), ...])` | `Input` first; the last layer of a regression has no activation |
# | compile | `model.compile(optimizer=..., loss="mean_squared_error")` | before `fit` |
# | fit | `history = model.fit(x, y, epochs=15)` | steps against the gradient; numbers about 1 |
# | evaluate | `model.evaluate(x, y)` | on rows set aside; square root and unit |
# | predict | `model.predict(x)` | a column; only inside the range of training |
# | save | `model.save("orbit.keras")` | `keras.saving.load_model("orbit.keras")` |

# %% [markdown]
# ## Where next
#
# Solve the [exercise of this chapter](../work/01_sequential_api/01_sequential_api.ipynb): six short
# questions, checked as you go. (If the link leads nowhere, `make lab` has not prepared your copies
# yet.)
#
# In the [next chapter](02_binary_classification.ipynb) the answer is not a number, but yes or no.
