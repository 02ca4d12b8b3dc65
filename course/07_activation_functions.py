# %% [markdown]
# # 7. Activation functions
#
# Between the layers of a network sits a tiny function: one number in, one number out. It has no weights, it
# learns nothing, and yet the whole network fails without it. There are many to choose from. This chapter
# looks at their curves, compares them fairly, and shows three ways in which a choice can go wrong.

# %% [markdown]
# ## What you will learn
#
# - draw an activation and its slope, and say why the slope matters for learning;
# - compare activations fairly: same start, several seeds, and a frame made from a dictionary;
# - measure how a gradient fades in a deep stack of sigmoids;
# - find dead units, and revive them;
# - choose first weights that suit the activation, and keep hidden and output activations apart.
#
# You need chapter 3. It takes about an hour.

# %%
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

BLUE, RED, AMBER, GREEN = "#1b6ca8", "#d1495b", "#edae49", "#2e8b57"

# %% [markdown]
# ## A zoo of curves
#
# A neuron adds up its weighted inputs: that is its **score** $z$. The activation turns the score into
# the neuron's output. Here are eight. Beside each curve stands its **slope**: how much the output
# changes when the score changes a little. We compute it numerically, from neighbouring points of
# the curve.

# %%
NAMES = ("linear", "relu", "leaky_relu", "elu", "gelu", "silu", "sigmoid", "tanh")
z = np.linspace(-4, 4, 801)
values = {name: np.asarray(keras.activations.get(name)(z)) for name in NAMES}
slopes = {name: np.gradient(values[name], z) for name in NAMES}

fig, axes = plt.subplots(2, 4, figsize=(12, 5.6), sharex=True, sharey=True, layout="constrained")
for ax, name in zip(axes.flat, NAMES, strict=True):
    ax.plot(z, values[name], color=BLUE, linewidth=2, label="output")
    ax.plot(z, slopes[name], color=RED, linestyle="--", label="slope")
    ax.axhline(0, color="grey", linewidth=0.6)
    ax.axvline(0, color="grey", linewidth=0.6)
    ax.set(title=name, ylim=(-1.4, 2.6))
for ax in axes[-1]:
    ax.set_xlabel("score z")
for ax in axes[:, 0]:
    ax.set_ylabel("output, slope")
axes[0, 0].legend(loc="upper left")
plt.show()

# %% [markdown]
# **In the figure.** Eight small pictures, each with the output (solid) and its slope (dashed). *linear* is a
# straight line with the slope 1 everywhere: the same as no activation. *relu* is flat at 0 for negative scores and
# straight for positive ones; its slope is a step from 0 to 1. *leaky_relu*, *elu*, *gelu* and *silu* look like
# it on the right, and differ on the left: a gentle line, a curve that levels out at −1, and two shallow dips.
# *sigmoid* and *tanh* are S-shaped: from 0 to 1, and from −1 to 1. Their slope is a hill that is highest
# at 0 and gone at the edges; the sigmoid's hill is low.

# %% [markdown]
# ## Values and slopes
#
# Four of them as formulas. The first two need no more than a comparison:
#
# | name | where $z > 0$ | where $z \le 0$ |
# |---|---|---|
# | relu | $z$ | $0$ |
# | leaky relu | $z$ | $s\,z$, with a small slope $s$ |
# | elu | $z$ | $\alpha\,(e^z - 1)$ |
# | sigmoid | $1/(1 + e^{-z})$ | the same |
#
# In NumPy, `np.where` picks one of two formulas for each number:


# %%
def leaky(z, slope=0.2):
    """Return z where it is positive, and slope times z elsewhere."""
    return np.where(z > 0, z, slope * z)


leaky(np.array([-3.0, -1.0, 0.0, 2.0]))

# %% [markdown]
# **Predict, then run.** Which of the eight can give negative outputs? And whose largest slope is the smallest?

# %%
table = pd.DataFrame(
    {
        "smallest output": {name: values[name].min() for name in NAMES},
        "largest output": {name: values[name].max() for name in NAMES},
        "largest slope": {name: slopes[name].max() for name in NAMES},
        "slope at -4": {name: slopes[name][0] for name in NAMES},
    }
)
table.round(2) + 0.0  # + 0.0: no minus before a zero

# %% [markdown]
# These are the numbers from −4 to 4. Only relu and sigmoid never go below 0. And the sigmoid's largest slope is
# a quarter. That is exact: its slope is $\sigma(z)\,(1 - \sigma(z))$, and
# a number times "one minus that number" is largest at one half: $0.5 \times 0.5 = 0.25$.
#
# Look at the last column, too. At −4 the slope of relu is 0, those of sigmoid and tanh are close to it. Training moves
# weights along slopes. Where there is none, nothing moves. Both troubles of this chapter come from this column.

# %% [markdown]
# ## Why there must be one
#
# You know it from chapter 1: without an activation, two layers are one. A few lines remind us.

# %%
keras.utils.set_random_seed(7)
first, second = layers.Dense(5), layers.Dense(3)
inputs = np.random.default_rng(7).normal(size=(4, 2)).astype("float32")
two_layers = np.asarray(second(first(inputs)))
one_layer = inputs @ (first.kernel @ second.kernel) + (first.bias @ second.kernel + second.bias)
np.allclose(two_layers, one_layer, atol=1e-6)

# %% [markdown]
# Any bend will do to prevent this. So which one is best?

# %% [markdown]
# ## A fair comparison
#
# We need data and a small network. The data: 1,797 handwritten digits, each of 8 × 8 = 64 grey values.
# They ship inside scikit-learn. A quarter of them is for validation.

# %%
digits = load_digits()
X_train, X_val, y_train, y_val = train_test_split(
    (digits.data / 16).astype("float32"),
    digits.target,
    test_size=0.25,
    stratify=digits.target,
    random_state=0,
)
print("training", X_train.shape, " validation", X_val.shape)

fig, axes = plt.subplots(1, 8, figsize=(10, 1.7), layout="constrained")
for ax, image, label in zip(axes, X_train, y_train, strict=False):
    ax.imshow(image.reshape(8, 8), cmap="gray_r")
    ax.set(title=str(label), xticks=[], yticks=[])
axes[0].set(xlabel="8 pixels", ylabel="8 pixels")
plt.show()

# %% [markdown]
# **In the figure.** Eight coarse digits in grey, each with its label above.
#
# What makes a comparison fair? **Everything but the activation is the same**: the rows, the
# number of epochs, the first weights, the order in which rows are shuffled. And since luck plays a part in the last two,
# we repeat everything with several seeds. A difference counts if it is larger than the differences
# between seeds.


# %%
def network(activation):
    """Return a network for the digits, not yet compiled."""
    return keras.Sequential(
        [
            keras.Input(shape=(64,)),
            layers.Dense(32, activation=activation),
            layers.Dense(10, activation="softmax"),
        ]
    )


SEEDS = (0, 1, 2)
starts = {}
for seed in SEEDS:
    keras.utils.set_random_seed(seed)
    starts[seed] = network("relu").get_weights()

# %% [markdown]
# `starts` holds three sets of first weights. They have nothing to do with relu: every activation will start
# from each of them.
#
# `learn` puts a set of first weights into a compiled model and trains it. Why not build a new model each time? You
# may; it is the simplest way. Ours is faster, because Keras prepares a model for training only once. It is
# fair only because plain SGD remembers nothing from the earlier training. Adam would (chapter 6).


# %%
def compiled(activation):
    model = network(activation)
    model.compile(keras.optimizers.SGD(), "sparse_categorical_crossentropy")
    return model


VALIDATION = {"validation_data": (X_val, y_val), "validation_batch_size": len(X_val)}


def learn(model, seed, rate, epochs, **options):
    """Train from the first weights of this seed, and return the curves."""
    keras.utils.set_random_seed(seed)  # the same shuffling
    model.set_weights(starts[seed])  # the same first weights
    model.optimizer.learning_rate = rate
    return model.fit(X_train, y_train, epochs=epochs, verbose=0, **options).history


# %% [markdown]
# Three activations, three seeds, nine trainings. Each result goes into a dictionary, under a key that says
# *which* training it was. (Four epochs are few. In practice you would train until the curves are flat.)

# %%
models = {name: compiled(name) for name in ("relu", "tanh", "sigmoid")}

results = {}
for name, model in models.items():
    for seed in SEEDS:
        curves = learn(model, seed, rate=0.3, epochs=4, **VALIDATION)
        results[name, seed] = curves["val_loss"]
len(results)

# %% [markdown]
# ## From a dictionary to a frame to a plot
#
# A dictionary of lists is a table already: keys become columns. A key of two parts gives columns with two
# levels, and `frame["relu"]` is then a table of relu's three seeds.

# %%
frame = pd.DataFrame(results)
frame.columns.names = ["activation", "seed"]
frame.index = pd.Index(range(1, 5), name="epoch")
frame.round(2)

# %%
STYLES = {"relu": (BLUE, "-", "o"), "tanh": (GREEN, "--", "s"), "sigmoid": (RED, ":", "^")}

fig, ax = plt.subplots(figsize=(7, 4))
for name, (colour, line, marker) in STYLES.items():
    mean = frame[name].mean(axis=1)
    low, high = frame[name].min(axis=1), frame[name].max(axis=1)
    ax.fill_between(frame.index, low, high, color=colour, alpha=0.2)
    ax.plot(mean, color=colour, linestyle=line, marker=marker, linewidth=2, label=name)
ax.set(
    xlabel="epoch",
    ylabel="validation loss",
    title="Mean of three seeds, in a band from lowest to highest",
    xticks=frame.index,
    ylim=(0, None),
)
ax.legend()
plt.show()

# %% [markdown]
# **In the figure.** Three curves fall, each inside a band that shows its seeds. Relu's band is wide at first: here the
# seed matters much. At the end, the bands of relu and tanh overlap. The sigmoid's curve lies above both; from the second
# epoch on, its band touches neither of theirs.
#
# The last epoch in numbers: the mean over the seeds, and the spread from the lowest to the highest.

# %%
last = frame.loc[4].unstack("seed")
summary = pd.DataFrame({"mean": last.mean(axis=1), "spread": last.max(axis=1) - last.min(axis=1)})
summary.round(2).sort_values("mean")

# %% [markdown]
# Relu against tanh: the difference of their means is smaller than the spread of either. With other seeds the order
# may turn round. **These two cannot be told apart here.** The sigmoid is another matter: it is behind by
# much more than its spread.

# %% [markdown]
# ## Fair to whom?
#
# So the sigmoid is bad? Wait. All three had the learning rate 0.3. A sigmoid's slope is a quarter at
# most, so its gradients are small, and so are its steps.
#
# **Predict, then run.** We give the sigmoid a rate of 2. Will it stay behind?

# %%
for seed in SEEDS:
    curves = learn(models["sigmoid"], seed, rate=2.0, epochs=4, **VALIDATION)
    results["sigmoid, rate 2", seed] = curves["val_loss"]

last = pd.DataFrame(results).iloc[-1].unstack()
fig, ax = plt.subplots(figsize=(7, 3.4))
for row, losses in enumerate(last.to_numpy()):
    ax.plot([losses.min(), losses.max()], [row, row], color="grey", linewidth=1, zorder=1)
    ax.scatter(losses, [row] * len(losses), s=50, color=BLUE, alpha=0.75)
ax.set(
    yticks=range(len(last)),
    yticklabels=[name if "," in name else f"{name}, rate 0.3" for name in last.index],
    ylim=(-0.5, len(last) - 0.5),
    xlim=(0, None),
    xlabel="validation loss after four epochs, one dot for each seed",
    title="The sigmoid with a rate of its own",
)
fig.tight_layout()
plt.show()

# %% [markdown]
# **In the figure.** Four rows of three dots. Relu, tanh, and the sigmoid with rate 2 share the left part of the
# picture, their dots overlap. The sigmoid with rate 0.3 lies alone, far to the right.
#
# With its own rate it has caught up. "The same for all" was fair to the code and unfair to the sigmoid. So an honest
# report says more than "relu wins": it says at which learning rate, after how many epochs, on which data,
# and how far the seeds lie apart.
#
# In a network with *one* hidden layer, a larger rate cures the sigmoid. Now we go deeper.

# %% [markdown]
# ## Slopes multiply
#
# To learn, the first layer must find out how its weights change the loss. This message, the **gradient**, comes
# from the output and goes back layer by layer. At each layer it is multiplied by the weights and by the slope of the
# activation. Eight sigmoids, even where they are steepest, multiply it by

# %%
print(f"{0.25**8:.6f}")

# %% [markdown]
# **Predict, then run.** Here are stacks of eight hidden layers, untrained. For every layer we measure the
# length (the *norm*) of its gradient. How much smaller will it be in the first layer than in the last?
#
# `tf.GradientTape` records what is computed inside its block, and then works out the gradients. `fit` does the
# same behind the scenes.


# %%
def deep(activation, initializer):
    """Return a network of eight hidden layers."""
    hidden = [
        layers.Dense(32, activation=activation, kernel_initializer=initializer) for _ in range(8)
    ]
    return keras.Sequential(
        [keras.Input(shape=(64,)), *hidden, layers.Dense(10, activation="softmax")]
    )


def gradient_norms(model):
    """Return the norm of the loss's gradient for the kernel of each layer."""
    kernels = [layer.kernel.value for layer in model.layers]
    with tf.GradientTape() as tape:
        losses = keras.losses.sparse_categorical_crossentropy(y_train, model(X_train))
        loss = keras.ops.mean(losses)
    return [float(tf.norm(gradient)) for gradient in tape.gradient(loss, kernels)]


STACKS = {
    "relu": ("he_normal", BLUE, "-", "o"),
    "tanh": ("glorot_uniform", GREEN, "--", "s"),
    "sigmoid": ("glorot_uniform", RED, ":", "^"),
}
norms, stacks = {}, {}
for name, (initializer, *_) in STACKS.items():
    for seed in SEEDS:
        keras.utils.set_random_seed(seed)
        stacks[name] = deep(name, initializer)
        norms[name, seed] = gradient_norms(stacks[name])

# %% [markdown]
# And what does it mean for training? We train the last stack of each kind for four epochs.

# %%
losses = {}
for name, stack in stacks.items():
    keras.utils.set_random_seed(7)
    stack.compile(keras.optimizers.SGD(0.06), "sparse_categorical_crossentropy")
    losses[name] = stack.fit(X_train, y_train, epochs=4, verbose=0).history["loss"]

# %%
fig, (left, right) = plt.subplots(1, 2, figsize=(11, 4), layout="constrained")
depth = range(1, 10)
for name, (_, colour, line, marker) in STACKS.items():
    for seed in SEEDS:
        label = name if seed == 0 else None
        left.plot(
            depth, norms[name, seed], color=colour, linestyle=line, marker=marker, ms=4, label=label
        )
left.set(
    yscale="log",
    xlabel="layer, from the first hidden one (1) to the output (9)",
    ylabel="norm of the gradient (log scale)",
    title="Before training, three seeds each",
)
left.legend()
for name, loss in losses.items():
    _, colour, line, marker = STACKS[name]
    right.plot(range(1, 5), loss, color=colour, linestyle=line, marker=marker, label=name)
right.axhline(np.log(10), color="grey", linewidth=0.8)
right.annotate("knows nothing: ln 10 = 2.303", (2, 2.4), color="dimgrey")
right.set(
    xlabel="epoch",
    ylabel="training loss",
    title="Training the eight-layer stack",
    xticks=range(1, 5),
    ylim=(0, 2.6),
)
right.legend(loc="lower left")
plt.show()

# %% [markdown]
# **In the figure.** Left, the norm of the gradient by layer, on a scale where each line upwards is ten times
# more. For relu and tanh the curves are about level. For the sigmoid they are a steep straight line: from layer 9 back
# to layer 1, the gradient shrinks by a factor of more than 10,000. Right, the training loss. Relu and tanh
# fall from epoch to epoch. The sigmoid stays at 2.3, where somebody is who gives each of ten digits the same
# probability.
#
# This is the **vanishing gradient**. The first layers hear almost nothing of the mistakes at the output,
# and stay nearly as random as they were. A larger rate is hardly a cure: a rate that moves layer 1 is far
# too large for layer 9.
#
# Large scores make it worse. A sigmoid or tanh unit whose scores lie beyond ±4 sits on the flat part of its curve, as the table
# above shows: it is **saturated**, and hardly learns. Scaled inputs and small first weights keep units away from there.

# %% [markdown]
# ## The first weights
#
# Why `he_normal` for relu above, and `glorot_uniform` for the others? Both draw small random weights, and both
# are smaller the more inputs a layer has. Relu throws half of the signal away, so it wants weights with twice the
# variance: this is what `he_normal` does. `glorot_uniform` is what `Dense` uses if you say nothing; it
# suits tanh.
#
# We send random rows through twelve layers of 128 relu units and measure how widely the outputs spread after each
# layer: their standard deviation.


# %%
def spread_by_depth(activation, initializer, depth=12):
    """Return the standard deviation after each layer; each gets an initializer of its own."""
    keras.utils.set_random_seed(1)
    signal = np.random.default_rng(1).normal(size=(256, 128)).astype("float32")
    spreads = []
    for _ in range(depth):
        signal = layers.Dense(128, activation=activation, kernel_initializer=initializer())(signal)
        spreads.append(float(keras.ops.std(signal)))
    return spreads


BEGINNINGS = {
    "normal, std 0.25": (lambda: keras.initializers.RandomNormal(stddev=0.25), AMBER, "-.", "D"),
    "he_normal": (keras.initializers.HeNormal, BLUE, "-", "o"),
    "glorot_uniform": (keras.initializers.GlorotUniform, GREEN, "--", "s"),
    "normal, std 0.01": (lambda: keras.initializers.RandomNormal(stddev=0.01), RED, ":", "^"),
}
fig, ax = plt.subplots(figsize=(7.5, 4), layout="constrained")
for name, (initializer, colour, line, marker) in BEGINNINGS.items():
    spreads = spread_by_depth("relu", initializer)
    ax.plot(range(1, 13), spreads, color=colour, linestyle=line, marker=marker, ms=4)
    ax.annotate(name, (12, spreads[-1]), (7, 0), textcoords="offset points", va="center")
ax.set(
    yscale="log",
    xlabel="layer",
    ylabel="standard deviation of the outputs (log scale)",
    title="Twelve relu layers, four ways to begin",
    xlim=(0.5, 15.5),
    xticks=range(1, 13),
)
plt.show()

# %% [markdown]
# **In the figure.** Four curves by depth, on a logarithmic scale. With `he_normal` the spread stays level, near 1. With
# `glorot_uniform` it sinks slowly. With a standard deviation of 0.25 it climbs, with 0.01
# it falls like a stone: both nearly straight lines, so each layer multiplies by about the same factor.
#
# With relu in a deep network, `kernel_initializer="he_normal"` costs nothing and keeps the signal alive.

# %% [markdown]
# ## Dead units
#
# Relu has a trouble of its own. Its slope is 0 for negative scores. If a unit's score is negative for *every* row, its output is
# always 0, its gradient is 0, and no step will change it. It is **dead**, and takes no part in anything.
#
# To count them, we ask the hidden layer for its outputs, one column for each unit:


# %%
def share_dead(model):
    """Return the share of hidden units that give 0 for every training row."""
    outputs = np.asarray(model.layers[0](X_train))
    return float((outputs == 0).all(axis=0).mean())


# %% [markdown]
# **Predict, then run.** One large step can throw many units to the negative side at once. We train one epoch with a
# learning rate of 0.2, of 1, and of 1.5. How many of the 32 units die?

# %%
RATES = (0.2, 1.0, 1.5)
deaths = {}
for rate in RATES:
    for seed in SEEDS:
        learn(models["relu"], seed, rate=rate, epochs=1)
        deaths[rate, seed] = share_dead(models["relu"])
dead_table = pd.Series(deaths).unstack().rename_axis(index="rate", columns="seed")
dead_table.round(2)

# %% [markdown]
# Is it really for ever? We look at a gradient in the last of these models: the columns of its first kernel, one
# for each unit.

# %%
kernel = models["relu"].layers[0].kernel.value
with tf.GradientTape() as tape:
    losses = keras.losses.sparse_categorical_crossentropy(y_train, models["relu"](X_train))
gradient = np.asarray(tape.gradient(losses, kernel))
is_dead = (np.asarray(models["relu"].layers[0](X_train)) == 0).all(axis=0)
print("dead units: largest entry of the gradient", np.abs(gradient[:, is_dead]).max())
print("others: some entry is not 0:", bool(np.abs(gradient[:, ~is_dead]).max() > 0))

# %% [markdown]
# Exactly 0. No more training on these rows will wake them.
#
# **Leaky relu** is the remedy: it is not flat on the left, so there is always a way back. To see it, we make the worst
# case by hand. All biases of the hidden layer begin at −2, so that every score of every row is negative.

# %%
models["leaky_relu"] = compiled("leaky_relu")
kernel, bias, *others = starts[0]
worst = [kernel, bias - 2, *others]
recovery = {}
for name in ("relu", "leaky_relu"):
    keras.utils.set_random_seed(0)
    models[name].set_weights(worst)
    print(f"{name}: {share_dead(models[name]):.0%} of the units give 0 for every row")
    models[name].optimizer.learning_rate = 0.3
    recovery[name] = models[name].fit(X_train, y_train, epochs=5, verbose=0).history["loss"]

# %%
fig, (left, right) = plt.subplots(1, 2, figsize=(11, 4), layout="constrained")
for place, rate in enumerate(RATES):
    beside = np.linspace(-0.08, 0.08, len(SEEDS))  # side by side: no dot hides another
    left.scatter(place + beside, dead_table.loc[rate], s=60, color=RED, alpha=0.75)
left.set(
    xticks=range(len(RATES)),
    xticklabels=[f"{rate:g}" for rate in RATES],
    xlim=(-0.5, len(RATES) - 0.5),
    ylim=(-0.05, 1.05),
    xlabel="learning rate",
    ylabel="share of dead units",
    title="Relu after one epoch, a dot for each seed",
)
for name, colour, line, marker in (("leaky_relu", GREEN, "--", "s"), ("relu", BLUE, "-", "o")):
    right.plot(range(1, 6), recovery[name], color=colour, linestyle=line, marker=marker, label=name)
right.axhline(np.log(10), color="grey", linewidth=0.8)
right.set(
    xlabel="epoch",
    ylabel="training loss",
    ylim=(0, 2.6),
    xticks=range(1, 6),
    title="All biases begin at −2",
)
right.legend(loc="lower left")
plt.show()

# %% [markdown]
# **In the figure.** Left, with a rate of 0.2 nearly all units live; the larger the rate, the more are dead: with 1.5 it is about
# half of them, or more. Right, the network that begins dead. Relu stays at 2.3, the grey line, as good as guessing. Leaky relu begins close to it and
# falls from epoch to epoch.
#
# So when a relu network stops learning: count its dead units. If there are many, first try a smaller learning rate,
# then another activation.

# %% [markdown]
# ## The output layer answers another question
#
# All this was about **hidden** layers: what helps a network to learn? For the **output** layer, the question is:
# what kind of number is the answer? Do not mix them up.
#
# | the answer is | output activation | loss |
# |---|---|---|
# | any number: a temperature, a price | none | `"mean_squared_error"` |
# | yes or no | sigmoid, one unit | `"binary_crossentropy"` |
# | one of several classes | softmax, a unit for each class | `"sparse_categorical_crossentropy"` |
# | several labels, each yes or no | sigmoid, a unit for each label | `"binary_crossentropy"` |
#
# So a sigmoid is a fine *output*, however little it is liked in deep hidden layers. And relu, the favourite inside, is a bad output for a
# temperature:

# %%
keras.utils.set_random_seed(7)
thermometer = keras.Sequential([keras.Input(shape=(64,)), layers.Dense(1, activation="relu")])
print("lowest temperature it can say:", thermometer.predict(X_train, verbose=0).min())

# %% [markdown]
# No training will teach it frost.

# %% [markdown]
# ## A rule of thumb
#
# 1. Begin with `"relu"` in the hidden layers, and `"he_normal"` if there are many of them.
# 2. Many dead units, or a loss that stands still? A smaller learning rate; then `"leaky_relu"`, `"elu"` or `"silu"`.
# 3. No sigmoids in deep stacks of hidden layers.
# 4. Choose the output activation by the answer you need.
# 5. Do not expect much from trying them all. On small tables, differences between sensible activations are often smaller than
#    the differences between seeds, as you saw for relu and tanh. If you do compare: several seeds, and more than one learning rate.
#    And the rows that chose a winner are no fair test of it: keep others for that, as in chapter 2.

# %% [markdown]
# ## What goes wrong
#
# Real mistakes, with the messages of the Keras that runs here. A misspelt name:

# %%
for name in ("rleu", "LeakyReLU", "None"):
    try:
        layers.Dense(4, activation=name)
    except ValueError as error:
        print(error)

# %% [markdown]
# Names are in small letters: `"leaky_relu"`. For no activation, leave the argument out. And an activation is handed over, not called: Keras
# will call it.

# %%
try:
    layers.Dense(4, activation=keras.activations.leaky_relu(0.1))
except ValueError as error:
    print(error)

# %% [markdown]
# The call has turned 0.1 into a number, and a number is no activation. If you want another slope, use a layer, after a `Dense` without
# activation. There is a trap: the name and the layer have **different slopes** if you do not say which one.

# %%
minus_one = np.array([-1.0])
print("the name   ", np.asarray(keras.activations.get("leaky_relu")(minus_one)).round(3))
print("the layer  ", np.asarray(layers.LeakyReLU()(minus_one)).round(3))
print("slope 0.05 ", np.asarray(layers.LeakyReLU(negative_slope=0.05)(minus_one)).round(3))

# %% [markdown]
# In a loop over activations, it is easy to forget that each new model must be compiled:

# %%
try:
    network("tanh").fit(X_train, y_train, epochs=1, verbose=0)
except ValueError as error:
    print(error)

# %% [markdown]
# Two mistakes give no message at all. This loop uses a key that says too little, so that each seed overwrites the one before:

# %%
too_short = {}
for (name, _), curve in results.items():
    too_short[name] = curve
print(len(results), "trainings,", len(too_short), "left")

# %% [markdown]
# And this code means to start two models alike, and does not:

# %%
np.random.seed(1)
one = network("relu").get_weights()[0]
np.random.seed(1)
two = network("relu").get_weights()[0]
print("np.random.seed:             ", bool(np.allclose(one, two)))

keras.utils.set_random_seed(1)
one = network("relu").get_weights()[0]
keras.utils.set_random_seed(1)
two = network("relu").get_weights()[0]
print("keras.utils.set_random_seed:", bool(np.allclose(one, two)))

# %% [markdown]
# > **You may see** in older texts:
# >
# > | old | today |
# > |---|---|
# > | `np.random.seed(1)` | `keras.utils.set_random_seed(1)` |
# > | `Dense(4, input_shape=(2,), activation=f)` | `keras.Input(shape=(2,))` first, then `Dense(4, activation=f)` |
# > | `keras.layers.advanced_activations` | `keras.layers` |
# > | `LeakyReLU(alpha=0.1)` | `LeakyReLU(negative_slope=0.1)` |
# > | one training each, and the lowest curve wins | several seeds, and the spread beside the mean |

# %% [markdown]
# ## Play: invent your own activation
#
# Any function of one number will do, as long as it is made of `keras.ops`. Here are four unusual ones. **Predict first:**
# which of them lets a gradient come back through eight layers, and which stops it? Then put in one
# of your own.

# %%
MINE = {
    "sine": keras.ops.sin,
    "distance": keras.ops.absolute,
    "hill": lambda z: keras.ops.exp(-(z**2)),
    "switch": keras.ops.sign,
}


def portrait(name, function, above, below):
    """Draw a function with its slope, and the gradients of a stack of eight layers below."""
    curve = np.asarray(function(z))
    above.plot(z, curve, color=BLUE, linewidth=2, label="output")
    above.plot(z, np.gradient(curve, z), color=RED, linestyle="--", label="slope")
    above.set(title=name, xlabel="score z", ylim=(-2, 2))
    keras.utils.set_random_seed(3)
    norms = np.array(gradient_norms(deep(function, "glorot_uniform")))
    below.plot(depth, np.where(norms > 0, norms, np.nan), color="dimgrey", marker="o")
    if (norms == 0).any():
        below.annotate("the others: exactly 0", (1, 1e-3))
    below.set(yscale="log", ylim=(1e-8, 1e2), xlabel="layer", xticks=depth, xlim=(0.5, 9.5))


fig, axes = plt.subplots(2, len(MINE), figsize=(3 * len(MINE), 5.6), layout="constrained")
for (name, function), above, below in zip(MINE.items(), *axes, strict=True):
    portrait(name, function, above, below)
axes[0, 0].set_ylabel("output, slope")
axes[1, 0].set_ylabel("norm of the gradient")
axes[0, 0].legend(loc="lower right")
plt.show()

# %% [markdown]
# **In the figure.** Four functions above: a wave, a V, a bell, and a jump from −1 to 1. Below each, the gradients of an
# untrained stack. Sine and distance are about level: they could be used. The hill loses a good part of the gradient on
# its way back to layer 1. The switch stops it: only the output layer, 9, has a gradient; the others have exactly 0. Its slope is 0
# everywhere but at the jump, where our numerical slope has a spike, and the true one does not exist.
#
# With a slider it is more fun. Write `SLIDERS = True` and find the slope at which leaky relu becomes relu, linear,
# the absolute value.

# %%
SLIDERS = False

if SLIDERS:
    from ipywidgets import FloatSlider, interact

    @interact(slope=FloatSlider(0.2, min=-1, max=1, step=0.05, continuous_update=False))
    def panel(slope):
        """Draw leaky relu with this slope, whenever the slider moves."""
        _, pair = plt.subplots(2, 1, figsize=(5, 6), layout="constrained")
        function = lambda z: keras.activations.leaky_relu(z, negative_slope=slope)  # noqa: E731
        portrait(f"leaky relu, slope {slope:g}", function, *pair)


# %% [markdown]
# ## Recap
#
# | what you see | what it is | what to do |
# |---|---|---|
# | two layers do no more than one | no activation between them | add one; relu is a good first choice |
# | one activation seems a little better | often luck | several seeds; compare the difference with the spread |
# | the sigmoid learns slowly in a shallow network | small slopes, small steps | a larger rate, or another activation |
# | a deep stack of sigmoids stands still at the loss of guessing | the gradient vanishes | relu or tanh, with first weights to match |
# | the signal shrinks or grows from layer to layer | the first weights do not suit | `he_normal` for relu, `glorot_uniform` for tanh |
# | relu units give 0 for every row | they are dead | a smaller rate; leaky relu |
# | impossible answers: frost is never predicted | a hidden activation at the output | choose it by the kind of answer |

# %% [markdown]
# ## Where next
#
# Solve the [exercise of this chapter](../work/07_activation_functions/07_activation_functions.ipynb): six questions, checked
# as you go. (If the link leads nowhere, `make lab` has not prepared your copies yet.)
#
# In the [next chapter](08_batch_size_and_normalization.ipynb) we ask how many rows a step should see, and put a layer between
# others that keeps the signal's spread in order while it trains.
