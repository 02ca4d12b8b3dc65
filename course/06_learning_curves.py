# %% [markdown]
# # 6. Learning curves
#
# A network trains, and a number goes down. Is it good? Should you wait longer, stop, take a smaller step,
# find more data? A curve answers such questions, if you can read it. This chapter teaches you to
# read, and looks inside the machine that draws the curve: the optimiser.

# %% [markdown]
# ## What you will learn
#
# - read a curve of the loss, and tell underfitting from overfitting;
# - name five causes of an unstable curve;
# - compute one step of SGD, momentum, RMSprop and Adam by hand, and get what Keras gets;
# - start a training again from exactly the same place: weights, optimiser and seed;
# - draw a curve of the score by the number of training rows, and say whether more data would help.
#
# You need chapters 1 to 3. It takes about an hour and a half.

# %% [markdown]
# ## Two curves, one name
#
# Two different pictures are called "learning curve". Do not mix them up.
#
# | | loss by epoch | score by training-set size |
# |---|---|---|
# | horizontal axis | epochs: how long *one* network has trained | rows: how much data *each* network was given |
# | how many trainings | one | one for each size, each from the start |
# | it answers | train longer? stop? smaller steps? | collect more data? take a larger network? |
#
# The first half of the chapter is about the left column, the second half about the right one.

# %%
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from sklearn.datasets import load_diabetes, load_digits
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

BLUE, RED, AMBER, GREEN = "#1b6ca8", "#d1495b", "#edae49", "#2e8b57"

# %% [markdown]
# ## Loss by epoch
#
# The first table: 442 patients with diabetes, ten measurements of each, and a number that says how far the
# illness went on within a year. It ships inside scikit-learn. We train on 200 of them.

# %%
diabetes = load_diabetes()
parts = train_test_split(diabetes.data, diabetes.target, train_size=200, random_state=0)
scaler = StandardScaler().fit(parts[0])
X_train, X_val = scaler.transform(parts[0]), scaler.transform(parts[1])
middle, width = parts[2].mean(), parts[2].std()
y_train, y_val = (parts[2] - middle) / width, (parts[3] - middle) / width
X_train.shape, X_val.shape

# %% [markdown]
# The target is standardised as well, with the training rows' mean and standard deviation. So a loss (a mean
# squared error) of **1** means: as good as always saying the mean. It is our number to beat.


# %%
def network(*hidden):
    """Return a new regression network with hidden layers of these sizes."""
    return keras.Sequential(
        [
            keras.Input(shape=(10,)),
            *[layers.Dense(units, activation="relu") for units in hidden],
            layers.Dense(1),
        ]
    )


def train(model, optimizer, epochs=12):
    """Compile and fit; return the curves as a table, with epochs counted from 1."""
    model.compile(optimizer=optimizer, loss="mean_squared_error")
    keras.utils.set_random_seed(6)  # the same order of the rows, whatever happened before
    history = model.fit(
        X_train,
        y_train,
        epochs=epochs,
        batch_size=25,
        validation_data=(X_val, y_val),
        validation_batch_size=250,  # all of them at once: it is quicker, and changes nothing
        verbose=0,
    )
    curves = pd.DataFrame(history.history)
    curves.index += 1
    return curves


keras.utils.set_random_seed(6)
right = train(network(8), keras.optimizers.SGD(learning_rate=0.02))
right.iloc[[0, 1, 5, 11]].round(3)


# %%
def draw(ax, curves, title):
    ax.plot(curves["loss"], color=BLUE, marker="o", markersize=3, label="training rows")
    ax.plot(curves["val_loss"], color=RED, linestyle="--", label="validation rows")
    ax.axhline(1, color="grey", linewidth=0.8, linestyle=":", label="always say the mean")
    ax.set(xlabel="epoch", ylabel="loss (mean squared error)", title=title, xticks=(1, 4, 8, 12))


fig, ax = plt.subplots(figsize=(6.5, 3.6))
draw(ax, right, "Eight hidden neurons, SGD")
ax.legend()
plt.show()

# %% [markdown]
# **In the figure.** Two curves, loss by epoch. Both fall steeply at first, then ever more slowly, and are nearly
# level at the end. The curve of the validation rows, dashed, ends above that of the training rows; both
# end well below the dotted line.
#
# This is what a healthy curve looks like. The distance between the two at the end is the **gap**. Some gap is normal: a
# network knows the rows it was trained on better than others. (Twelve epochs are few. In practice you would allow more,
# and stop early.)

# %% [markdown]
# ## Too little, too much
#
# Now two other networks for the same rows. One takes steps that are twenty times smaller. The other is far larger
# (64 + 64 hidden neurons), and has an optimiser that moves fast.
#
# **Predict, then run.** What will their curves look like? Which one has the lowest *training* loss at the
# end? Which one would you want to use?

# %%
keras.utils.set_random_seed(6)
under = train(network(8), keras.optimizers.SGD(learning_rate=0.001))

large = network(64, 64)
large_start = large.get_weights()  # we come back to these in a later section
over = train(large, keras.optimizers.Adam(learning_rate=0.01))

# %%
fig, axes = plt.subplots(1, 3, figsize=(11.5, 3.5), sharey=True, layout="constrained")
draw(axes[0], under, "Underfitting: too little")
draw(axes[1], right, "About right")
draw(axes[2], over, "Overfitting: too much")
for ax in axes[1:]:
    ax.set_ylabel("")
best = over["val_loss"].idxmin()
axes[2].plot(best, over["val_loss"][best], marker="*", markersize=13, color=RED)
axes[2].annotate("lowest", (best, over["val_loss"][best] + 0.12), color=RED, ha="center")
axes[0].legend(fontsize=8)
plt.show()

# %% [markdown]
# **In the figure.** Three pictures of loss by epoch on the same scale. Left, both curves are high and still fall
# at the end: the training stopped too early. In the middle, both have come down and are nearly level. Right,
# the training curve falls towards zero, while the validation curve reaches its lowest point, marked with a star, in
# an early epoch and climbs from there.
#
# The same in numbers:

# %%
summary = pd.DataFrame(
    {
        name: {
            "training loss, last": curves["loss"].iloc[-1],
            "validation loss, lowest": curves["val_loss"].min(),
            "in epoch": curves["val_loss"].idxmin(),
            "validation loss, last": curves["val_loss"].iloc[-1],
        }
        for name, curves in (("underfitting", under), ("about right", right), ("overfitting", over))
    }
).T
summary.round(2).astype({"in epoch": int})

# %% [markdown]
# How to read such curves:
#
# | you see | it is called | you may try |
# |---|---|---|
# | both losses high, still falling | underfitting: stopped too early | more epochs, a larger learning rate |
# | both losses high, level | underfitting: too simple | a larger network, better inputs |
# | both low and level, a small gap | about right | stop |
# | training falls, validation **rises again** | overfitting | stop at the lowest point (chapter 5), a smaller network, more rows |
#
# Two warnings. A gap alone is no alarm; the alarm is a validation loss that climbs. And the lowest training loss
# belongs to the network that learned its rows by heart: never choose by it.

# %% [markdown]
# ## Unstable curves and their causes
#
# Often a curve is neither of these. It jumps, or it does not move at all. Five things can be the cause, and we change one of
# them at a time. The data from here on: pictures of handwritten digits, 8 × 8 pixels, ten classes,
# scaled from 0 to 1.

# %%
digits = load_digits()
images = (digits.data / 16).astype("float32")
X_rest, X_check, y_rest, y_check = train_test_split(
    images, digits.target, test_size=500, stratify=digits.target, random_state=0
)
X_rest.shape, X_check.shape


# %%
def unsteady(optimizer=None, batch_size=16, hidden=(32,), start="glorot_uniform"):
    """Train on 160 digits for eight epochs; return the loss of each."""
    keras.utils.set_random_seed(6)
    model = keras.Sequential([keras.Input(shape=(64,))])
    for units in hidden:
        model.add(layers.Dense(units, activation="relu", kernel_initializer=start))
    model.add(layers.Dense(10, activation="softmax", kernel_initializer=start))
    model.compile(
        optimizer=optimizer or keras.optimizers.SGD(learning_rate=0.4),
        loss="sparse_categorical_crossentropy",
    )
    history = model.fit(X_rest[:160], y_rest[:160], epochs=8, batch_size=batch_size, verbose=0)
    return history.history["loss"]


large_weights = keras.initializers.RandomNormal(stddev=1)
runs = {
    "calm: SGD, rate 0.4, batch 16": unsteady(),
    "optimiser: RMSprop, rate 0.4": unsteady(keras.optimizers.RMSprop(learning_rate=0.4)),
    "learning rate: SGD, rate 4": unsteady(keras.optimizers.SGD(learning_rate=4.0)),
    "batch size: 2": unsteady(batch_size=2),
    "architecture: 6 layers of 16": unsteady(hidden=(16,) * 6),
    "initialisation: large weights": unsteady(start=large_weights),
}

# %% [markdown]
# **Predict, before you look.** A network that knows nothing gives each of ten digits the probability one tenth, and has
# the loss $-\ln 0.1 \approx 2.3$. Which of these six hardly get below that?

# %%
fig, axes = plt.subplots(2, 3, figsize=(11.5, 6), sharex=True, sharey=True, layout="constrained")
epochs = np.arange(1, 9)
for ax, (name, losses) in zip(axes.flat, runs.items(), strict=True):
    ax.plot(epochs, runs["calm: SGD, rate 0.4, batch 16"], color="grey", label="calm")
    ax.axhline(np.log(10), color="grey", linewidth=0.8, linestyle=":", label="knows nothing")
    if not name.startswith("calm"):
        ax.plot(epochs, losses, color=RED, marker="o", markersize=4, label="one thing changed")
    ax.set(yscale="log", title=name, xticks=range(1, 9))
    ax.set_yticks((0.3, 1, 3, 10, 30), labels=("0.3", "1", "3", "10", "30"))
    ax.minorticks_off()
for ax in axes[1]:
    ax.set_xlabel("epoch")
for ax in axes[:, 0]:
    ax.set_ylabel("training loss")
axes[0, 1].legend()
plt.show()

# %% [markdown]
# **In the figure.** Six small pictures of training loss by epoch, one run each, on a logarithmic scale. The calm run, grey in
# all of them, falls evenly. Each red run differs from it in one thing. Another optimiser with the same rate starts
# far above and then wanders about without getting low. The tenfold rate starts too high and gets stuck at the
# dotted line of knowing nothing. With a batch of two the loss falls slowly, rises again in between, and stays well above the calm
# run. Six narrow layers stay near the dotted line. Large initial weights start far too high, and come down
# calmly from there.
#
# | cause | why | usual cure |
# |---|---|---|
# | optimiser | each gives another meaning to the same learning rate | begin with the rate that Keras has as default |
# | learning rate | the step jumps over the valley, again and again | divide it by 3 or 10 |
# | batch size | two rows say little about all; the gradient is noisy | a larger batch, or a smaller rate |
# | architecture | the signal fades or explodes on its way through many layers | fewer or wider layers; chapters 7, 8 and 13 |
# | initialisation | large weights give confident mistakes from the start | leave the default, `"glorot_uniform"` |
#
# To understand the first two rows, we look at single steps.

# %% [markdown]
# ## One step by hand
#
# The **gradient** $g$ says, for each weight, how much the loss grows if the weight grows. An optimiser uses it to move the
# weights $w$ downhill. With the learning rate $\eta$:
#
# | optimiser | it remembers | its step |
# |---|---|---|
# | SGD | nothing | $w \leftarrow w - \eta g$ |
# | SGD with momentum $\mu$ | the velocity $u$ | $u \leftarrow \mu u - \eta g, \quad w \leftarrow w + u$ |
# | RMSprop | $v$, the mean of recent $g^2$ | $v \leftarrow \rho v + (1-\rho) g^2, \quad w \leftarrow w - \eta g / \sqrt{v + \varepsilon}$ |
# | Adam | $m$, the mean of recent $g$, and $v$ | $m \leftarrow \beta_1 m + (1-\beta_1) g, \quad v \leftarrow \beta_2 v + (1-\beta_2) g^2,$ |
# | | and the step's number $t$ | $\hat m = m / (1-\beta_1^t), \; \hat v = v / (1-\beta_2^t), \quad w \leftarrow w - \eta \hat m / (\sqrt{\hat v} + \varepsilon)$ |
#
# What it remembers starts at zero. The $\varepsilon$ is tiny, and keeps the divisor from being zero.
#
# **SGD** needs one line. Take two weights, the second of which has a gradient five times as large:

# %%
w = np.array([1.0, 1.0])
g = np.array([2.0, 10.0])
w - 0.01 * g

# %% [markdown]
# **Momentum** is a ball that rolls: it keeps nine tenths of its velocity, and the gradient pushes it.


# %%
def momentum(w, memory, g, rate=0.01, mu=0.9):
    memory = mu * memory - rate * g
    return w + memory, memory


once, velocity = momentum(w, 0.0, g)
twice, velocity = momentum(once, velocity, g)
print("moved in step 1:", (once - w).round(3))
print("moved in step 2:", (twice - once).round(3))

# %% [markdown]
# Its first step is that of SGD. If the gradient stays the same, the second one is nearly twice as long.
#
# **RMSprop** divides each gradient by its own usual size. **Predict, then run:** the second gradient is
# five times the first. How much longer is its step?


# %%
def rmsprop(w, memory, g, rate=0.01, rho=0.9, epsilon=1e-7):
    memory = rho * memory + (1 - rho) * g**2
    return w - rate * g / np.sqrt(memory + epsilon), memory


once, squares = rmsprop(w, 0.0, g)
print("moved in step 1:", (once - w).round(4))

# %% [markdown]
# Not at all. The size of the gradient cancels; only its sign is left. And both moved by more than the rate:
# `memory` started at zero and has only a tenth of $g^2$ so far, which makes the divisor too small.
#
# **Adam** takes both means, of $g$ and of $g^2$, and corrects them for the start at zero: the mean of one value is
# that value. That is what $1-\beta^t$ is for.


# %%
def adam(w, memory, g, rate=0.01, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t, m, v = memory[0] + 1, memory[1], memory[2]
    m = beta_1 * m + (1 - beta_1) * g
    v = beta_2 * v + (1 - beta_2) * g**2
    m_hat, v_hat = m / (1 - beta_1**t), v / (1 - beta_2**t)
    return w - rate * m_hat / (np.sqrt(v_hat) + epsilon), (t, m, v)


once, memory = adam(w, (0, 0.0, 0.0), g)
print("moved in step 1:", (once - w).round(4))

# %% [markdown]
# Adam's first step is as long as the learning rate, for every weight, whatever the gradient.
#
# Does Keras do the same? An optimiser can be used without any network: `apply` takes gradients and the variables
# to move. We give both sides the same three gradients, and ask whether they agree to a millionth.


# %%
def sgd(w, memory, g, rate=0.01):
    return w - rate * g, memory


BY_HAND = {
    "SGD": (sgd, 0.0, keras.optimizers.SGD(learning_rate=0.01)),
    "momentum": (momentum, 0.0, keras.optimizers.SGD(learning_rate=0.01, momentum=0.9)),
    "RMSprop": (rmsprop, 0.0, keras.optimizers.RMSprop(learning_rate=0.01)),
    "Adam": (adam, (0, 0.0, 0.0), keras.optimizers.Adam(learning_rate=0.01)),
}
gradients = np.array([[2.0, 10.0], [-1.0, 8.0], [0.5, -3.0]])

rows = {}
for name, (step, empty, optimizer) in BY_HAND.items():
    mine, memory, variable = w, empty, keras.Variable(w)
    for g in gradients:
        mine, memory = step(mine, memory, g)
        optimizer.apply([keras.ops.convert_to_tensor(g, "float32")], [variable])
    keras_has = keras.ops.convert_to_numpy(variable)
    agree = np.abs(mine - keras_has).max() < 1e-6
    rows[name] = {"by hand": mine.round(4), "Keras": keras_has.round(4), "within 1e-6": agree}
pd.DataFrame(rows).T

# %% [markdown]
# (Inside, Keras writes Adam's step in another order, with $\varepsilon$ added to the uncorrected $\sqrt v$. With
# gradients of ordinary size you will never see the difference.)

# %% [markdown]
# ## Four paths through a narrow valley
#
# Here is a loss of two weights, $\frac12 (x^2 + 20 y^2)$. It is a valley along the x axis: nearly flat along, steep
# across. Its lowest point is in the middle. The gradient is $(x, 20 y)$.
#
# **Predict, then run.** SGD has one learning rate for both directions. With 0.09, what does it do across the valley?


# %%
def slope(w):
    return np.array([1.0, 20.0]) * w


def height(w):
    return (w**2 * [0.5, 10.0]).sum(axis=-1)


def path(step, memory, rate, steps=40, start=(-4.0, 1.2), **options):
    places = [np.array(start)]
    for _ in range(steps):
        place, memory = step(places[-1], memory, slope(places[-1]), rate, **options)
        places.append(place)
    return np.array(places)


def valley(ax):
    x, y = np.meshgrid(np.linspace(-4.6, 2.6, 90), np.linspace(-1.9, 1.9, 90))
    levels = (0.1, 0.6, 2, 4.5, 8, 14, 22, 32)
    ax.contour(x, y, height(np.stack([x, y], axis=-1)), levels, colors="silver", linewidths=0.8)
    ax.plot(0, 0, marker="*", markersize=13, color=GREEN, linestyle="")
    ax.set(xlabel="first weight, x", ylabel="second weight, y", xlim=(-4.6, 2.6), ylim=(-1.9, 1.9))


PATHS = {
    "SGD, rate 0.09": path(sgd, 0.0, 0.09),
    "momentum 0.9, rate 0.01": path(momentum, 0.0, 0.01),
    "RMSprop, rate 0.1": path(rmsprop, 0.0, 0.1),
    "Adam, rate 0.3": path(adam, (0, 0.0, 0.0), 0.3),
}
fig, axes = plt.subplots(2, 2, figsize=(10.5, 6.6), sharex=True, sharey=True, layout="constrained")
for ax, (name, places), colour in zip(
    axes.flat, PATHS.items(), (BLUE, RED, AMBER, GREEN), strict=True
):
    valley(ax)
    ax.plot(*places.T, color=colour, marker="o", markersize=3.5, linewidth=1.2)
    ax.annotate("start", places[0], (-4.4, 1.5), color="dimgrey")
    ax.set_title(f"{name}: height {height(places[-1]):.3f} after 40 steps", fontsize=10.5)
    ax.label_outer()
plt.show()

# %% [markdown]
# **In the figure.** Four pictures of the same valley, drawn as long, flat ellipses around a star, its lowest
# point; in each a path of 40 steps from the upper left. SGD jumps from one wall to the other and back while it creeps
# along. Momentum makes wide swings, and runs past the star before it turns. RMSprop
# and Adam do not care that one direction is twenty times as steep: they set off in a diagonal,
# since both weights move equally far. RMSprop then follows the floor; Adam, with its momentum, swings past the
# floor, and past the star.
#
# What to notice: no winner. The rates were chosen so that each path can be seen; with other rates the order is
# another one. And "0.1" means something else to each of them. SGD, at 0.1, would
# not even come down: across the valley each step would carry it as far up the other wall as it came from.

# %% [markdown]
# ## Weights out, weights in
#
# Back to the diabetes, and to a practical question. You have trained, and want to train *again from the same
# start*, with other rows, say. `get_weights` gives all weights as a list of arrays, and `set_weights` puts
# such a list back. We took them from the large network before its training:

# %%
[array.shape for array in large_start]

# %%
now = large.get_weights()
print("changed by training:", not np.allclose(now[0], large_start[0]))

large.set_weights(large_start)
print("back at the start:  ", all(map(np.array_equal, large.get_weights(), large_start)))

# %% [markdown]
# ## What set_weights leaves behind
#
# **Predict.** If we train it once more now, with the same weights, rows and order: do we get the same curve? Look
# at the optimiser first:

# %%
print("steps the optimiser has counted:", int(large.optimizer.iterations))
print("Adam's m is zero again:", not keras.ops.convert_to_numpy(large.optimizer.variables[2]).any())
[variable.path for variable in large.optimizer.variables][:4]

# %% [markdown]
# The weights are back at the start; the *optimiser* is not. Twelve epochs of eight batches: it has counted 96 steps. And for each
# weight it keeps a `momentum` (Adam's $m$) and a `velocity` (Adam's $v$), full of gradients from the old training.
#
# What we need is a **fresh** model: a copy of the architecture (`clone_model`), the starting weights, and a *new*
# optimiser.


# %%
def fresh():
    """Return a new model with the starting weights and an optimiser without a past."""
    copy = keras.models.clone_model(large)  # the same layers, with new random weights
    copy.set_weights(large_start)
    copy.compile(optimizer=keras.optimizers.Adam(learning_rate=0.01), loss="mean_squared_error")
    return copy


def again(model):
    keras.utils.set_random_seed(6)
    return model.fit(X_train, y_train, epochs=6, batch_size=25, verbose=0).history["loss"]


used = again(large)  # set_weights was all that we did
new = fresh()
print("a fresh optimiser has counted:", int(new.optimizer.iterations))
new = again(new)

# %%
fig, ax = plt.subplots(figsize=(7, 3.8))
first = over["loss"].iloc[:6]
ax.plot(range(1, 7), first, color="grey", linewidth=6, alpha=0.4, label="the first training")
ax.plot(range(1, 7), new, color=BLUE, marker="o", label="fresh model")
ax.plot(range(1, 7), used, color=RED, marker="s", linestyle="--", label="set_weights only")
ax.set(xlabel="epoch", ylabel="training loss", title="Training again from the same weights")
ax.legend()
plt.show()

# %% [markdown]
# **In the figure.** Loss by epoch, three curves. The curve of the fresh model lies exactly on that of the first
# training, a broad grey band. The curve of the model that got only its weights back, dashed, leaves the band from the first
# epochs on, and runs a course of its own.

# %%
print("fresh repeats the first training:      ", np.allclose(new, first, atol=1e-6))
print("set_weights repeats the first training:", np.allclose(used, first, atol=1e-2))

# %% [markdown]
# The old momentum pushed the weights in a direction that had been right for others, and the old $v$ set the length of the
# steps. The difference looks small here, and may be for better or for worse. In a comparison it is fatal all the
# same: each training depends on those before it.
#
# You may also keep the model and `compile` it again after `set_weights`; but only a **new** optimiser is an empty one:

# %%
large.compile(optimizer=large.optimizer, loss="mean_squared_error")
same = int(large.optimizer.iterations)

large.compile(optimizer=keras.optimizers.Adam(learning_rate=0.01), loss="mean_squared_error")
print("steps counted: the same one", same, "- a new one", int(large.optimizer.iterations))

# %% [markdown]
# ## One seed for everything
#
# "From the same start" also means the same random numbers: for the initial weights, and for the order of the
# rows. Many older notes write `np.random.seed`. **Predict, then run:** after which of the two are the networks alike?


# %%
def first_weights(seed):
    """Return the first weights of two networks, each made after a call of seed(1)."""
    pair = []
    for _ in range(2):
        seed(1)
        pair.append(network(8).get_weights()[0])
    return pair


seeds = {"np.random.seed": np.random.seed, "set_random_seed": keras.utils.set_random_seed}
{name: np.array_equal(*first_weights(seed)) for name, seed in seeds.items()}

# %% [markdown]
# NumPy's seed is not Keras's seed. `keras.utils.set_random_seed` sets all three: Python's, NumPy's and the
# backend's. Call it right before what shall be repeatable.
#
# One seed makes a run repeatable. It does not make it typical. Whenever you *compare*, take several seeds and look
# at the spread. That is what we do next.

# %% [markdown]
# ## Score by training-set size
#
# The second kind of curve. Should we collect more pictures of digits? We cannot look into the future, but we can
# look back: train with 20 rows, with 160, with 1280, and see where it leads.
#
# Four rules make it fair:
#
# 1. **Each size gets a fresh model**, for the reason we have just seen. Here a function builds it.
# 2. **Nested rows.** One random order, and each size takes the first so many. The small set is part of
#    the large one.
# 3. **The same number of steps.** An epoch of 20 rows is one step, an epoch of 1280 rows is forty. With equal epochs
#    the small sets would also be trained less. `np.resize` goes round and round through the rows until there
#    are enough for 150 batches of 32.
# 4. **Always the same check rows**, which nobody has trained on, and several seeds.
#
# (150 steps are few: in practice you would train each size until its validation loss stops falling.)


# %%
def score(model, X, y):
    """Return the share of rows whose digit is right; `model(X)` is a quick `predict` for few rows."""
    return float(np.mean(np.argmax(model(X), axis=1) == y))


def scores_by_size(build, sizes, seeds, steps=150):
    rows = []
    for seed in seeds:
        order = np.random.default_rng(seed).permutation(len(X_rest))
        for size in sizes:
            keras.utils.set_random_seed(seed)
            model = build()  # fresh: weights and optimiser
            enough = np.resize(order[:size], 32 * steps)
            model.fit(X_rest[enough], y_rest[enough], batch_size=32, verbose=0)
            chosen = order[:size]
            rows.append(
                (size, score(model, X_rest[chosen], y_rest[chosen]), score(model, X_check, y_check))
            )
    return pd.DataFrame(rows, columns=["size", "training", "check"])


def classifier(hidden, activation):
    model = keras.Sequential(
        [
            keras.Input(shape=(64,)),
            layers.Dense(hidden, activation=activation),
            layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.05, momentum=0.9),
        loss="sparse_categorical_crossentropy",
    )
    return model


SIZES = (20, 160, 1280)
by_size = scores_by_size(lambda: classifier(32, "relu"), SIZES, seeds=(1, 2, 3))
by_size.groupby("size").mean().round(3)


# %%
def draw_sizes(ax, table, title):
    groups = table.groupby("size")
    for column, colour, marker, line in (("training", BLUE, "o", "-"), ("check", RED, "s", "--")):
        middle, low, high = (getattr(groups[column], what)() for what in ("mean", "min", "max"))
        ax.fill_between(middle.index, low, high, color=colour, alpha=0.2)
        ax.plot(middle, color=colour, marker=marker, linestyle=line, label=f"{column} rows")
    ax.set(xscale="log", xticks=SIZES, xticklabels=SIZES, title=title, ylim=(0, 1.05))
    ax.minorticks_off()
    ax.set(xlabel="training rows (each step: eight times as many)", ylabel="accuracy")


fig, ax = plt.subplots(figsize=(7, 4))
draw_sizes(ax, by_size, "32 hidden neurons, three seeds")
ax.set_ylim(0.5, 1.02)
ax.legend(loc="lower right")
plt.show()

# %% [markdown]
# **In the figure.** Accuracy by the number of training rows, on a logarithmic axis. The curve of the training rows
# starts at 1 and sinks a little: few rows are easily learned by heart, many are not. The curve of the check rows,
# dashed, starts far below and climbs steeply, then more slowly. At the right the two have nearly met. The
# pale bands show the lowest and the highest of the three seeds.

# %% [markdown]
# ## Does more data help?
#
# Two numbers tell. The **gap** between the curves at the right end says how much there is to win at all. The
# **slope** of the check curve says how much the last step has won.

# %%
means = by_size.groupby("size").mean()
means["gap"] = means["training"] - means["check"]
means["gain of this step"] = means["check"].diff()
means.round(3)

# %% [markdown]
# Each step needs eight times the pictures of the one before. The first one gains far more than the second. After
# 1280 rows, this network has hardly any room left: the gap is nearly closed. To gain more, the training curve would have
# to rise as well, and that takes longer training or another network, not more rows.
#
# **Predict, then run.** And if the network is too simple? This one must squeeze each picture into **two** numbers
# before it names the digit. Where will its two curves end?

# %%
narrow = scores_by_size(lambda: classifier(2, "linear"), SIZES, seeds=(1,))

fig, axes = plt.subplots(1, 2, figsize=(10.5, 3.8), layout="constrained")
draw_sizes(axes[0], by_size, "32 hidden neurons (three seeds)")
draw_sizes(axes[1], narrow, "2 hidden neurons (one seed)")
axes[0].legend(loc="lower right")
plt.show()

# %% [markdown]
# **In the figure.** Two pictures with the same axes: accuracy by training rows. Left, the 32 hidden neurons as before: the
# curves meet near the top. Right, with two hidden neurons, the training curve comes down and the check curve goes
# up, and they meet as well, but far below the top.
#
# | at the right end | more rows | what else |
# |---|---|---|
# | check curve still climbs, gap is wide | will help | meanwhile: a smaller network, early stopping |
# | curves have met, high | will help little | you are done |
# | curves have met, low | will **not** help | a larger network, better inputs, longer training |

# %% [markdown]
# ## What goes wrong
#
# Real mistakes, with the messages of the Keras that runs here. An old name for the learning rate:

# %%
try:
    keras.optimizers.Adam(lr=0.01)
except ValueError as error:
    print(error)

# %% [markdown]
# One optimiser for two models. Its memory belongs to the weights of the first; `fit` on the second stops with this:

# %%
shared = keras.optimizers.Adam(learning_rate=0.01)
shared.build(large.trainable_variables)  # `fit` does this by itself
try:
    others = network(2).trainable_variables
    shared.apply([keras.ops.zeros_like(variable) for variable in others], others)
except ValueError as error:
    print(str(error).split(">. ")[-1])

# %% [markdown]
# Weights that belong to another architecture:

# %%
try:
    network(8).set_weights(large_start)
except ValueError as error:
    print(str(error).split("with a ")[-1])

# %% [markdown]
# No `metrics` in `compile`, and then `evaluate(...)[1]` for the accuracy. Without metrics, `evaluate` returns one number, which
# has no second part. (With metrics, prefer `return_dict=True` and a name to a place in a list.)

# %%
try:
    large.evaluate(X_val, y_val, verbose=0)[1]
except TypeError as error:
    print(error)

# %% [markdown]
# A rate so large that the weights run away. There is no error; there is only `nan`, not a number:

# %%
wild = network(8)
wild.compile(keras.optimizers.SGD(learning_rate=100.0), "mean_squared_error")
wild.fit(X_train, y_train, epochs=3, batch_size=25, verbose=0).history["loss"][-1]

# %% [markdown]
# Once it is `nan`, it stays `nan`: every later step computes with it. Build the model anew, with a smaller rate.
#
# > **You may see** in older texts:
# >
# > | old | today |
# > |---|---|
# > | `np.random.seed(1)` before a model | `keras.utils.set_random_seed(1)` |
# > | `Adam(lr=0.01)` | `Adam(learning_rate=0.01)` |
# > | `model.set_weights(start)`, then `fit` again | a fresh model: clone, `set_weights`, new optimiser |
# > | `model.evaluate(X, y)[1]` | `model.evaluate(X, y, return_dict=True)["accuracy"]` |
# > | `optimizer.get_weights()` | `optimizer.variables` |

# %% [markdown]
# ## Play: ride through the valley
#
# SGD with momentum, in the narrow valley. **Predict first:** without momentum, from which rate on does it no longer come
# down? With the rate 0.02, which momentum gets lowest in 40 steps: 0, 0.5, 0.8 or 0.95? Then write `SLIDERS = True`, run
# the cell, and move the sliders.


# %%
SLIDERS = False


def ride(rate, mu):
    """Draw the path of 40 steps, and the height after each."""
    places = path(momentum, 0.0, rate, mu=mu)
    _, axes = plt.subplots(1, 2, figsize=(11, 3.6), layout="constrained")
    valley(axes[0])
    axes[0].plot(*places.T, color=RED, marker="o", markersize=3.5, linewidth=1.2)
    axes[0].set_title(f"rate {rate:.3f}, momentum {mu:.2f}")
    axes[1].plot(height(places), color=RED)
    axes[1].set(xlabel="step", ylabel="height (the loss)", yscale="log", ylim=(1e-5, 1e3))
    axes[1].set_title(f"height after 40 steps: {height(places[-1]):.2g}")
    plt.show()


if SLIDERS:
    from ipywidgets import FloatSlider, interact

    interact(
        ride,
        rate=FloatSlider(value=0.03, min=0.005, max=0.12, step=0.005, readout_format=".3f"),
        mu=FloatSlider(value=0.5, min=0, max=0.95, step=0.05, description="momentum"),
    )
else:
    ride(rate=0.03, mu=0.5)

# %% [markdown]
# **In the figure.** Left, the valley with a path of 40 steps; right, the height after each step on a logarithmic
# scale, the loss curve of this little world. At the rate 0.1 without momentum, the path jumps
# between the walls for ever; above, it leaves the picture, and the curve on the right climbs. Some momentum makes the
# curve fall faster; a lot of it makes it wavy. (Without the sliders: a rate of 0.03 and a momentum of one half, which
# swings a few times and then comes down.)

# %% [markdown]
# ## Recap
#
# | you see, or want | it means, or you write |
# |---|---|
# | both losses high | underfitting: longer, larger steps, a larger network |
# | validation loss rises again | overfitting: stop at the lowest point, more rows, a smaller network |
# | a curve that jumps | learning rate, batch size, optimiser, in this order |
# | a curve that never moves | rate far too large, a network too deep, strange initial weights |
# | the weights out and in | `weights = model.get_weights()`, `model.set_weights(weights)` |
# | a really fresh model | `clone_model`, `set_weights`, `compile` with a new optimiser |
# | a repeatable run | `keras.utils.set_random_seed(1)` |
# | a fair curve by size | fresh models, nested rows, equal steps, the same check rows, several seeds |
# | to know whether more data helps | the gap at the right end, and the gain of the last step |

# %% [markdown]
# ## Where next
#
# Solve the [exercise of this chapter](../work/06_learning_curves/06_learning_curves.ipynb): six questions, checked as
# you go.
#
# In the [next chapter](07_activation_functions.ipynb) you compare activation functions, fairly: over several
# seeds, and with curves that you can now read.
