# %% [markdown]
# # 1. The Sequential API
#
# For 200 days a telescope has followed an asteroid. Where was it in the hours between two
# measurements? And where will it be in two months? We let a small network answer both questions. It
# will be very good at the first, and hopeless at the second, and you will know why.

# %% [markdown]
# ## What you will learn
#
# - compute by hand what a layer does, and count its parameters;
# - say why a network needs an activation;
# - build a model from layers in a row, train it, measure it, use it;
# - turn a loss into an error in kilometres;
# - know where a trained network can be trusted, and where it cannot;
# - save a model to a file, and load it.
#
# You need Python and a little NumPy. Nothing about Keras. It takes about an hour.

# %%
import tempfile
import warnings
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers

from coursedata import load_asteroid
from coursedata.generate.asteroid import orbit  # its true way: the data were generated

# %% [markdown]
# ## An asteroid
#
# Each row is one measurement: the time in days, and the position in million kilometres. Space
# has three axes; we follow the asteroid along one of them. The Sun is at 0.

# %%
asteroid = load_asteroid(as_frame=True)
asteroid.frame.head()

# %%
days, positions = asteroid.data.to_numpy(), asteroid.target.to_numpy()
days.shape, positions.shape

# %%
DAYS, MILLIONS = "time (days)", "position (million km)"

fig, ax = plt.subplots(figsize=(7, 3.6))
ax.plot(days, positions, ".", color="#1b6ca8", markersize=4, label="measurements")
ax.set(xlabel=DAYS, ylabel=MILLIONS, title="An asteroid, seen for 200 days")
ax.legend()
plt.show()

# %% [markdown]
# **In the figure.** The dots form a hill. They rise from about −140 million km on day −100 to
# about 95 near day 0, and fall to about −100 on day 100; the left side is a little steeper than the
# right one. Around that curve the dots scatter by a few million km: no measurement is perfect.
#
# Predicting a number, such as a position, is called **regression**. No straight line follows this
# hill. A network can.

# %% [markdown]
# ## What Keras is
#
# **Keras** is a library for building and training neural networks, begun by François Chollet in
# 2015. You say which layers you want; Keras does the rest. The arithmetic itself it leaves to
# another library, its **backend**: TensorFlow, JAX or PyTorch. **TensorFlow** computes with large
# arrays, on processors and graphics cards, and finds slopes of functions, which is what training
# needs. Here it works in the background.

# %%
keras.backend.backend()

# %% [markdown]
# Whoever wants another backend installs it, and sets the environment variable `KERAS_BACKEND`
# *before* Keras is imported. The rest of the code stays as it is. In this course the backend is
# TensorFlow.

# %% [markdown]
# ## A layer is a formula
#
# Most layers in this course are **dense** ones. A dense layer of two neurons takes some numbers,
# say three, and returns two. Each neuron multiplies every input by a **weight**, adds all that up,
# and adds one more number, its **bias**. The weights of all neurons stand in a table $W$: one row
# for each input, one column for each neuron.
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
# `@` is the matrix product. It takes many rows at once, and treats each row alike. **Predict, then
# run:** what is the shape for five rows?

# %%
five_rows = np.ones((5, 3))
(five_rows @ W + b).shape

# %% [markdown]
# Five rows in, five rows out; three columns in, two columns out. Now the same layer in Keras. It
# begins with random weights; we put ours in their place.

# %%
dense = layers.Dense(2)
dense.build((None, 3))  # three inputs; None stands for any number of rows
dense.set_weights([W, b])
np.array(dense(x))

# %% [markdown]
# The same two numbers (Keras computes in float32, with about seven digits). There is no magic in a
# layer: it is this formula. Training only looks for good numbers to put into $W$ and $b$.

# %% [markdown]
# ## Layers in a row
#
# A network is a row of layers: each takes what the one before returns. Keras calls that
# **`Sequential`**. `keras.Input` comes first, and says how many numbers each row holds. A layer
# between input and output is called **hidden**.

# %%
keras.utils.set_random_seed(1)  # random first weights: the same on every run
model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        layers.Dense(4, name="hidden"),
        layers.Dense(1, name="output"),
    ]
)
model.summary()

# %% [markdown]
# What to notice:
#
# - **Output Shape** `(None, 4)`: four numbers for each row, for any number of rows.
# - **Param #**: how many numbers the layer has to learn. We count them in a moment.
# - The input has no line of its own, because it has nothing to learn.
#
# The same model, one layer at a time; choose what you find easier to read:

# %%
stepwise = keras.Sequential()
stepwise.add(keras.Input(shape=(3,)))
stepwise.add(layers.Dense(4))
stepwise.add(layers.Dense(1))
stepwise.count_params()

# %% [markdown]
# ## Parameters counted by hand
#
# **Parameters** are all the weights and biases together. **Predict, then read on:** why has the
# hidden layer 16 of them, and the output 5? (The next cell only draws; you need not read it.)

# %%
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
# **In the figure.** Three circles for the inputs at the left, four for the hidden neurons in the
# middle, one for the output at the right. Each input is joined to each hidden neuron: 12 lines.
# Each hidden neuron is joined to the output: 4 lines. Each neuron, but no input, carries a bias: 4
# and 1.
#
# So the hidden layer has 12 + 4 = 16 parameters, and the output 4 + 1 = 5. In general, a dense layer has
#
# $$(\text{inputs} + 1) \times \text{neurons}$$
#
# parameters: the 1 is for the bias. The model itself can show them:

# %%
for weights in model.get_weights():
    print(weights.shape, weights.size)
print("together", model.count_params())

# %% [markdown]
# ## Two linear layers are one
#
# Our model has two layers. Is it more than one layer could be? Put the first formula into the second:
#
# $$(x\,W_1 + b_1)\,W_2 + b_2 \;=\; x\,(W_1 W_2) + (b_1 W_2 + b_2)$$
#
# The right side is a single layer, with the weights $W_1 W_2$. Do the numbers agree?

# %%
W1, b1, W2, b2 = model.get_weights()
W_single, b_single = W1 @ W2, b1 @ W2 + b2

rows = np.random.default_rng(0).normal(size=(100, 3))
two_layers = model.predict(rows, verbose=0)
one_layer = rows @ W_single + b_single
print("weights of the single layer:", W_single.shape)
print("same outputs:", np.allclose(two_layers, one_layer, atol=1e-5))

# %% [markdown]
# They do. Twenty such layers would still be one, and one layer draws straight lines only. What
# helps is a function between the layers that is *not* straight: an **activation**. The commonest
# one is **relu**: it keeps what is positive, and makes 0 of the rest.


# %%
def relu(z):
    return np.maximum(0, z)


relu(np.array([-2.0, -0.5, 0.0, 1.0, 3.0]))

# %% [markdown]
# Here is a tiny network with one input and three hidden neurons. We choose its weights by hand, and
# change nothing but the activation.

# %%
W1, b1 = np.array([[1.0, 1.0, 1.0]]), np.array([1.0, 0.0, -1.0])
W2, b2 = np.array([[1.0], [-2.0], [2.0]]), np.array([0.0])
z = np.linspace(-3, 3, 301).reshape(-1, 1)

fig, axes = plt.subplots(1, 3, figsize=(11, 3.3), layout="constrained")
axes[0].plot(z, relu(z), color="#2e8b57")
axes[0].set(xlabel="z", ylabel="relu(z)", title="relu")
axes[1].plot(z, (z @ W1 + b1) @ W2 + b2, color="#d1495b")
axes[1].set(xlabel="input", ylabel="output", title="Without an activation")
axes[2].plot(z, relu(z @ W1 + b1) @ W2 + b2, color="#1b6ca8")
axes[2].set(xlabel="input", ylabel="output", title="The same weights, with relu")
plt.show()

# %% [markdown]
# **In the figure.** Left, relu: flat at 0 up to z = 0, then a straight rise. Middle, the tiny
# network without an activation: one straight line. Right, the same weights with relu: a zigzag,
# flat, up, down and up again. It has three corners, at −1, 0 and 1.
#
# Every hidden neuron gave one corner: it stands where the neuron's sum passes 0. With enough
# corners a network can come close to any curve. Another activation, `tanh`, bends softly instead;
# you will meet it in chapter 2.
#
# The last layer of a regression has no activation: its output must be free to be any number, −140 too.

# %% [markdown]
# ## Small numbers
#
# Networks like numbers of about the size of 1, coming in and going out; you will see below how much that
# matters. Our days reach 100, our positions 140. So we count time in units of 100 days, and
# positions in units of 100 million km.

# %%
UNIT = 100
t, y = days / UNIT, positions / UNIT
print(f"t from {t.min():.2f} to {t.max():.2f}, y from {y.min():.2f} to {y.max():.2f}")

# %% [markdown]
# And we keep every fifth measurement aside. The network will not see these, so that we can
# measure later how well it does *between* the days that it knows.

# %%
aside = np.arange(len(t)) % 5 == 2
t_train, y_train = t[~aside], y[~aside]
t_test, y_test = t[aside], y[aside]
t_train.shape, t_test.shape

# %% [markdown]
# ## Compile, fit
#
# First, **build** the model: one input (the time), twenty hidden neurons with relu, one output (the
# position).
#
# **Predict, then run.** How many parameters?

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
# (1 + 1) × 20 = 40, and (20 + 1) × 1 = 21: together 61.
#
# Second, **compile**: choose what training needs.
#
# - The **loss** says how bad the predictions are; smaller is better. For a regression it is the
#   **mean squared error**: the mean of (prediction − truth)².
# - The **optimizer** says how to change the parameters to make the loss smaller. `Adam` is a good
#   first choice; chapter 6 opens it. The learning rate is the size of its steps.

# %%
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")

# %% [markdown]
# Third, **fit**. The network sees the rows in small batches (of 32, unless you say otherwise), and
# after each batch all parameters move a little. One round through all rows is an **epoch**.
# `verbose=0` keeps it silent; leave it out, and you will see a bar for each epoch.

# %%
history = model.fit(t_train, y_train, epochs=15, verbose=0)
curve = pd.DataFrame({"loss": history.history["loss"]}, index=range(1, 16))
curve.loc[[1, 2, 5, 10, 15]].round(4)

# %% [markdown]
# `fit` returns a `History`: in its `history` is the loss of each epoch. It falls steeply, then
# hardly any more.
#
# How would the network do without its activation? We train it in just the same way.

# %%
keras.utils.set_random_seed(1)
straight = keras.Sequential([keras.Input(shape=(1,)), layers.Dense(20), layers.Dense(1)])
straight.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
curve["no activation"] = straight.fit(t_train, y_train, epochs=15, verbose=0).history["loss"]

# %%
fig, ax = plt.subplots(figsize=(7, 3.6))
ax.semilogy(curve["no activation"], "--", color="#d1495b", label="20 neurons, no activation")
ax.semilogy(curve["loss"], color="#1b6ca8", label="20 neurons, relu")
ax.axhline(y_train.var(), color="grey", linestyle=":", label="always the mean")
ax.set(xlabel="epoch", ylabel="mean squared error", title="The loss by epoch")
ax.set_xticks([1, 5, 10, 15])
ax.legend(loc="center right")
plt.show()

# %% [markdown]
# **In the figure.** The vertical axis counts in powers of ten. With relu, solid, the loss falls
# from about 0.5 to a few thousandths within the first epochs, and stays there. Without an
# activation, dashed, it stays at about 0.5. That is no better than always saying the mean
# position, dotted: a straight line is worth nothing here.

# %% [markdown]
# ## Predict
#
# `predict` takes rows and returns rows: a **column**, one number in each row. It is in the units of
# training, so we multiply to get back to million km.

# %%
fine = np.linspace(-100, 100, 401).reshape(-1, 1)  # in days
predicted = UNIT * model.predict(fine / UNIT, verbose=0)
predicted_straight = UNIT * straight.predict(fine / UNIT, verbose=0)
predicted.shape

# %%
fig, ax = plt.subplots(figsize=(7, 3.8))
ax.plot(days, positions, ".", color="grey", markersize=4, label="measurements")
ax.plot(fine, predicted, color="#1b6ca8", linewidth=2, label="20 neurons, relu")
ax.plot(fine, predicted_straight, "--", color="#d1495b", linewidth=2, label="no activation")
ax.set(xlabel=DAYS, ylabel=MILLIONS, title="What the networks have learned")
ax.legend(loc="upper left", fontsize=9)
plt.show()

# %% [markdown]
# **In the figure.** The network with relu, solid, runs through the middle of the grey dots, up one
# side of the hill and down the other. The network without activation, dashed, is a straight line
# that crosses the hill and ignores it.
#
# The prediction for a single moment is a table of one row and one column; `.item()` takes the
# number out.

# %%
one_moment = np.array([[12.25]])  # a quarter past day 12: nobody has measured then
position = UNIT * model.predict(one_moment / UNIT, verbose=0).item()
_, truth = orbit(12.25)
print(f"prediction {position:.0f} million km, truth {truth:.0f}")

# %% [markdown]
# ## Evaluate: a loss has a unit
#
# `evaluate` computes the loss for the rows that we kept aside.

# %%
mse = model.evaluate(t_test, y_test, verbose=0)
print(f"mean squared error {mse:.4f}")

# %% [markdown]
# Is that good? Hard to say: it is a *squared* error, counted in units of 100 million km. The square
# root undoes the square, and the factor of 100 brings back the unit. The result is called the
# **root mean squared error**.


# %%
def in_million_km(mse):
    return UNIT * np.sqrt(mse)


print(f"network:         {in_million_km(mse):.1f} million km")
print(f"no activation:   {in_million_km(straight.evaluate(t_test, y_test, verbose=0)):.1f}")
print(f"always the mean: {in_million_km(np.mean((y_test - y_train.mean()) ** 2)):.1f}")

# %% [markdown]
# Now it says something. The network is typically wrong by a few million km, not much more than the
# measurements themselves, which are off by about 3. The other two are wrong by about 70.
#
# **Think.** Could a perfect network get to 0? No: it would have to foresee the telescope's mistakes.

# %% [markdown]
# ## Why small numbers
#
# **Predict, then run.** What if we had left days and million km as they are? Same network, same
# optimizer, same number of epochs. Chance plays a part, so we train with three different seeds
# each. (The scaled network with seed 1 is the one that we have.)


# %%
def train(x, y, seed):
    keras.utils.set_random_seed(seed)
    network = keras.Sequential(
        [keras.Input(shape=(1,)), layers.Dense(20, activation="relu"), layers.Dense(1)]
    )
    network.compile(keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
    network.fit(x, y, epochs=15, verbose=0)
    return network


scaled = [model] + [train(t_train, y_train, seed) for seed in (2, 3)]
raw = [train(UNIT * t_train, UNIT * y_train, seed) for seed in (1, 2, 3)]

errors = pd.DataFrame(
    {
        "scaled": [in_million_km(net.evaluate(t_test, y_test, verbose=0)) for net in scaled],
        "raw": [np.sqrt(net.evaluate(UNIT * t_test, UNIT * y_test, verbose=0)) for net in raw],
    },
    index=pd.Index([1, 2, 3], name="seed"),
)
errors.round(1)

# %%
fig, ax = plt.subplots(figsize=(6, 3.4))
for place, (name, marker, colour) in enumerate(
    (("scaled", "o", "#1b6ca8"), ("raw", "s", "#d1495b"))
):
    beside = place + np.array([-0.06, 0, 0.06])  # side by side: none hides another
    ax.scatter(beside, errors[name], s=60, marker=marker, color=colour, alpha=0.8)
ax.set(
    xticks=[0, 1],
    xticklabels=["scaled", "raw"],
    xlim=(-0.5, 1.5),
    ylim=(0, 60),
    ylabel="error (million km)",
    title="Three seeds each, after 15 epochs",
)
plt.show()

# %% [markdown]
# **In the figure.** Three circles for the scaled numbers lie together near the bottom, at a few
# million km. Three squares for the raw numbers lie several times higher.
#
# The same network, the same effort, and several times the error. Do the raw networks catch up if
# you give them 60 epochs? Try it. But scaling costs one line. Chapter 2 does it for many columns at
# once.

# %% [markdown]
# ## Inside and outside
#
# Between day −100 and day 100 the network is good. **Predict, then run:** what will it say about
# day 200? We ask all three scaled networks. They learned the same curve; do they agree about the
# future?

# %%
far = np.linspace(-250, 250, 501).reshape(-1, 1)
true_x, true_y = orbit(far.ravel())
seen = np.abs(far.ravel()) <= 100

fig, axes = plt.subplots(1, 2, figsize=(11, 4.2), width_ratios=(2, 3), layout="constrained")
axes[0].plot(true_x, true_y, ":", color="black", label="the rest of its way")
axes[0].plot(true_x[seen], true_y[seen], color="#2e8b57", linewidth=3, label="seen in 200 days")
axes[0].plot(0, 0, "o", color="#edae49", markersize=14)
axes[0].annotate("Sun", (0, 0), (12, -4), textcoords="offset points")
axes[0].set(xlabel="other axis (million km)", ylabel="our axis (million km)", aspect="equal")
axes[0].set(title="Around the Sun", ylim=(-190, 190))
axes[0].legend(loc="upper right", fontsize=8)

axes[1].axvspan(-100, 100, color="#2e8b57", alpha=0.15)
axes[1].plot(far, true_y, ":", color="black", linewidth=2, label="truth")
for network, style in zip(scaled, ("-", "--", "-."), strict=True):
    answer = UNIT * network.predict(far / UNIT, verbose=0)
    axes[1].plot(far, answer, style, color="#1b6ca8")
axes[1].plot([], [], color="#1b6ca8", label="three networks")
axes[1].text(0, -540, "seen in training", ha="center", color="#1d5c39")
axes[1].set(xlabel=DAYS, ylabel=MILLIONS, title="Inside and outside")
axes[1].legend(loc="upper left", fontsize=9)
plt.show()

# %% [markdown]
# **In the figure.** Left, the asteroid's way around the Sun, an ellipse: the part that was seen is
# solid, the rest dotted. Right, position against time. Within the green band the three networks and
# the truth are nearly one line. Outside it, the dotted truth turns and comes back, as an orbit
# does. The networks run straight on downwards, on both sides, and at the edges of the picture they
# are hundreds of million km wrong.
#
# In numbers: the errors of the three, in million km, in the middle, at the edge and beyond.

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
# - **Agreement is no proof.** All three agree about day 200, roughly, and all three are wrong.
#   Beyond the last corner, a relu network can only go straight on; it has never heard of gravity.
# - Our test rows did not find out, because they lay *between* the training days. A test only tells
#   about data like its own.

# %% [markdown]
# ## Save and load
#
# `save` writes the whole model into one file: its layers, its weights, and how it was compiled. The
# name ends in `.keras`. Here the file goes into a folder that is removed at the end.

# %%
with tempfile.TemporaryDirectory() as folder:
    file = Path(folder) / "orbit.keras"
    model.save(file)
    loaded = keras.saving.load_model(file)

before, after = model.predict(t_test, verbose=0), loaded.predict(t_test, verbose=0)
print("same predictions:", np.allclose(before, after))
print("parameters:", loaded.count_params(), " loss:", loaded.loss)

# %% [markdown]
# The file is gone, and the loaded model works on. What the file does *not* hold is our `UNIT`:
# whoever loads the model must know that it wants days divided by 100. Write such things down.

# %% [markdown]
# ## What goes wrong
#
# Real mistakes, with the messages of the Keras that runs here. First, **no `compile`**:

# %%
fresh = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(20, activation="relu"), layers.Dense(1)]
)
try:
    fresh.fit(t_train, y_train, epochs=1, verbose=0)
except ValueError as error:
    print(error)

# %% [markdown]
# **A list instead of an array.** The remedy is `np.array(...)`:

# %%
try:
    model.predict([0.1, 0.2], verbose=0)
except ValueError as error:
    print(error)

# %% [markdown]
# **The wrong number of columns.** Messages of this kind are long; look for *expected* and *received*:

# %%
three = keras.Sequential([keras.Input(shape=(3,)), layers.Dense(1)])
try:
    three.predict(np.ones((5, 2)), verbose=0)
except ValueError as error:
    print(str(error).split("Arguments received")[0])

# %% [markdown]
# The model wants any number of rows with 3 columns, and got 5 rows with 2. A single row needs two
# pairs of brackets, `np.array([[1.0, 2.0, 3.0]])`: it is a table with one row.
#
# **No `Input`.** Then the model does not know yet how many weights it needs:

# %%
unknown = keras.Sequential([layers.Dense(20, activation="relu"), layers.Dense(1)])
try:
    unknown.count_params()
except ValueError as error:
    print(error)

# %% [markdown]
# **Rows that do not match**, here 321 inputs and 320 answers:

# %%
try:
    model.fit(t_train, y_train[:-1], epochs=1, verbose=0)
except ValueError as error:
    print(error)

# %% [markdown]
# **A file name without an ending**:

# %%
try:
    model.save("orbit")
except ValueError as error:
    print(str(error)[:120], "...")

# %% [markdown]
# And two mistakes that give **no message at all**: a hidden layer without its activation, and
# numbers that were not scaled. You have seen what both look like.
#
# Old examples tell the first layer its input. It still works, with a warning:

# %%
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    keras.Sequential([layers.Dense(20, input_shape=(1,)), layers.Dense(1)])
print(caught[0].message)

# %% [markdown]
# > **You may see** in older texts:
# >
# > | old | today |
# > |---|---|
# > | `import tensorflow as tf`, then `tf.keras` | `import keras`: today it is the same library |
# > | `from tensorflow.keras.layers import Dense` | `from keras import layers`, then `layers.Dense` |
# > | `Dense(20, input_shape=(1,))` | `keras.Input(shape=(1,))` first, then `Dense(20)` |
# > | `Dense(20, input_dim=1)` | the same |
# > | `model.save("orbit.h5")` | `model.save("orbit.keras")` |
# > | `Adam(lr=0.02)` | `Adam(learning_rate=0.02)` |

# %% [markdown]
# ## Play: be the optimizer
#
# Three hidden neurons, and you set their numbers. The curve starts at the left edge at the height
# `start`. At each of the `corners` its slope changes by one of the `turns`. (All in the units of
# training: 100 days, 100 million km.)
#
# **Predict first:** the first try is too flat. Which turns must grow? Then run, look at the second
# try, change its numbers, and run again. Can you get below 10? Below 5, as the trained network?

# %%
TRIES = {
    "First try": {"start": -1.4, "corners": [-1.0, -0.2, 0.2], "turns": [1.5, -1.5, -1.5]},
    "Second try": {"start": -1.4, "corners": [-1.0, -0.2, 0.2], "turns": [2.5, -2.5, -2.5]},
}

fig, axes = plt.subplots(1, 2, figsize=(10, 3.6), sharey=True, layout="constrained")
for ax, (name, numbers) in zip(axes, TRIES.items(), strict=True):
    corners, turns = np.array(numbers["corners"]), np.array(numbers["turns"])
    by_hand = keras.Sequential(
        [keras.Input(shape=(1,)), layers.Dense(len(corners), activation="relu"), layers.Dense(1)]
    )
    first_weights = np.ones((1, len(corners)))
    by_hand.set_weights(
        [first_weights, -corners, turns.reshape(-1, 1), np.array([numbers["start"]])]
    )
    answer = UNIT * by_hand.predict(days / UNIT, verbose=0)
    off = np.sqrt(np.mean((answer.ravel() - positions) ** 2))
    ax.plot(days, positions, ".", color="grey", markersize=4, label="measurements")
    ax.plot(days, answer, color="#1b6ca8", linewidth=2, label="your network")
    ax.set(xlabel=DAYS, title=f"{name}: off by {off:.1f} million km")
axes[0].set_ylabel(MILLIONS)
axes[0].legend(loc="lower center")
plt.show()

# %% [markdown]
# **In the figure.** Both networks climb from the left edge, run level in the middle and fall again:
# straight pieces with corners at day −20 and day 20. The first try stays far below the summit of
# the dots. The second one climbs more steeply: its left side fits, its summit is still too low, and
# its right side falls too early.
#
# You looked at the error and moved a few numbers in the direction that made it smaller. That is
# training: Adam played the same game with 61 numbers, and made 11 moves in each epoch.

# %% [markdown]
# ## Recap
#
# | step | code | remember |
# |---|---|---|
# | a layer | `layers.Dense(20, activation="relu")` | relu(x @ W + b) |
# | parameters | `model.count_params()` | (inputs + 1) × neurons, for each layer |
# | build | `keras.Sequential([keras.Input(shape=(1,)), ...])` | `Input` first; the last layer of a regression has no activation |
# | compile | `model.compile(optimizer=..., loss="mean_squared_error")` | before `fit` |
# | fit | `history = model.fit(x, y, epochs=15)` | numbers of about the size of 1 |
# | evaluate | `model.evaluate(x, y)` | on rows kept aside; square root and unit |
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
