# %% [markdown]
# # 7. Activation functions
#
# Between the layers of a network sits a tiny function: one number in, one number out. It has no weights and learns
# nothing, and yet the whole network fails without it. This chapter looks at the curves of the usual ones, compares them
# fairly, and shows three ways in which a choice can go wrong.

# %% [markdown]
# ## What you will learn
#
# - draw an activation and its slope, and say why the slope matters for learning;
# - compare activations fairly: in pairs, over several seeds, in a table made from a dictionary;
# - follow a gradient back through the layers, and measure how it fades in a deep stack of sigmoids;
# - find dead units, and revive them;
# - choose first weights that suit the activation, and keep hidden and output activations apart.
#
# You need chapters 3 and 6. It takes about an hour.

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
# A neuron adds up its weighted inputs: that is its **score** $z$. The activation turns the score into the neuron's
# output. Here are eight. Each curve is drawn with its **slope**: how much the output changes when the score changes
# a little, computed from neighbouring points.

# %%
NAMES = ("linear", "relu", "leaky_relu", "elu", "gelu", "silu", "sigmoid", "tanh")
z = np.linspace(-4, 4, 801)
values = {name: np.asarray(keras.activations.get(name)(z)) for name in NAMES}
slopes = {name: np.gradient(values[name], z) for name in NAMES}

# %% collapsed=true
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
# <details><summary>In the figure</summary>
#
# Eight pictures of an output (solid) and its slope (dashed). *linear* is a straight line. *relu* is flat at 0 on
# the left and straight on the right. *leaky_relu*, *elu*, *gelu* and *silu* differ from it on the left: a gentle
# line, a curve that levels out at −1, and two shallow dips. *sigmoid* and *tanh* are S-shaped; their slope is a
# hill around 0, a low one for the sigmoid.
#
# </details>
#
# *linear* is the same as no activation. The others differ in two places: how steep they are where they are
# steepest, and whether the slope dies away on the left.

# %% [markdown]
# ## Values and slopes
#
# Here are four of them as formulas. The first two need only a comparison:
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
# **Predict, then run.** Which of the eight can give negative outputs? And which one's largest slope is the
# smallest?

# %%
table = pd.DataFrame(
    {
        "smallest output": {name: values[name].min() for name in NAMES},
        "largest output": {name: values[name].max() for name in NAMES},
        "largest slope": {name: slopes[name].max() for name in NAMES},
        "slope at -4": {name: slopes[name][0] for name in NAMES},
    }
)
table.round(4) + 0.0  # + 0.0: no minus before a zero

# %% [markdown]
# <details><summary>Answer</summary>
#
# All but relu and sigmoid can be negative. The sigmoid's largest slope is the smallest, a quarter. That is exact:
# its slope is $\sigma(z)\,(1 - \sigma(z))$, and a number times "one minus that number" is largest at one half:
# $0.5 \times 0.5 = 0.25$.
#
# </details>
#
# Training moves weights along slopes, and each of the last two columns points to a problem of its own. The *largest
# slope* counts when many layers follow each other, because slopes multiply: there the sigmoid's quarter is fatal,
# and tanh, with 1, does well although it is flatter at −4. The slope *far to the left* counts for relu: it is not
# small there but exactly 0, so a unit can get stuck.

# %% [markdown]
# ## Why there must be one
#
# Without an activation, two layers are one (chapter 1): a weighted sum of weighted sums is a weighted sum. Any bend
# prevents this. So which bend is best?

# %% [markdown]
# ## A fair comparison
#
# The data: the 1,797 handwritten digits of chapter 6, each of 8 × 8 = 64 grey values. We train on 1,344, which fill
# 42 batches of 32 (a last batch of three rows would add a step that is mostly chance), and validate on the others.

# %%
digits = load_digits()
X_train, X_val, y_train, y_val = train_test_split(
    (digits.data / 16).astype("float32"),
    digits.target,
    train_size=1344,
    stratify=digits.target,
    random_state=0,
)
print("training", X_train.shape, " validation", X_val.shape)

# %% collapsed=true
fig, axes = plt.subplots(1, 8, figsize=(10, 1.7), layout="constrained")
for ax, image, label in zip(axes, X_train, y_train, strict=False):
    ax.imshow(image.reshape(8, 8), cmap="gray_r")
    ax.set(title=str(label), xticks=[], yticks=[])
axes[0].set(xlabel="8 pixels", ylabel="8 pixels")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Eight coarse digits in grey, each with its label above.
#
# </details>
#
# What makes a comparison fair? **Everything but the activation is the same**: the rows, the number of epochs, the
# first weights, the order in which rows are shuffled. Since luck plays a part in the last two, we repeat everything
# with several seeds, and compare **in pairs**: for each seed, the loss of one activation minus that of the other.
# What a lucky start gives both cancels out in the difference.


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


SEEDS = (0, 1, 2, 3, 4)
starts = {}
for seed in SEEDS:
    keras.utils.set_random_seed(seed)
    starts[seed] = network("relu").get_weights()

# %% [markdown]
# `starts` holds five sets of first weights, and every activation will start from each of them. `learn` puts one
# into a compiled model and trains it. (A new model each time is the simplest way. Ours is faster, because Keras
# prepares a model for training only once, but it is fair only because plain SGD remembers nothing. Adam would; see
# chapter 6.)


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
# Three activations and five seeds make fifteen training runs. Each result goes into a dictionary, under a key that
# says *which* run it was. (Four epochs are few. In practice, train until the curves are flat.)

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
# From a dictionary of lists, pandas makes a table, a DataFrame or *frame*: keys become columns. A key of two parts
# gives columns with two levels, and `frame["relu"]` is then a table of relu's five seeds.

# %%
frame = pd.DataFrame(results)
frame.columns.names = ["activation", "seed"]
frame.index = pd.Index(range(1, 5), name="epoch")
frame.round(2)

# %% collapsed=true
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
    title="Mean of five seeds, in a band from lowest to highest",
    xticks=frame.index,
    ylim=(0, None),
)
ax.legend()
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Three curves fall, each inside a band that shows its seeds. Relu's band is the widest, after one epoch. Then
# relu and tanh run together. The sigmoid's curve lies far above both.
#
# </details>
#
# The last epoch, seed by seed: how far behind relu are the others?

# %%
last = frame.loc[4].unstack("activation")
pairs = last[["tanh", "sigmoid"]].sub(last["relu"], axis=0).T
n = len(SEEDS)
pairs.assign(mean=pairs.mean(axis=1), error=pairs.std(axis=1) / np.sqrt(n)).round(3)

# %% [markdown]
# The last column is the standard error of the mean difference: the standard deviation of the differences divided by
# $\sqrt{5}$. It shrinks as seeds are added, so more seeds make a judgement easier. Tanh is behind relu by about
# 0.01, two or three times its error: **a small difference, which might be reversed on other data.** The sigmoid is
# behind by more than fifty times its error.

# %% [markdown]
# ## Fair to whom?
#
# So the sigmoid is bad? All three used the learning rate 0.3. But a sigmoid's slope is a quarter at most, so its
# gradients are small, and so are its steps.
#
# **Predict, then run.** We give the sigmoid a rate of 2. Will it stay behind?

# %%
for seed in SEEDS:
    curves = learn(models["sigmoid"], seed, rate=2.0, epochs=4, **VALIDATION)
    results["sigmoid, rate 2", seed] = curves["val_loss"]

last = pd.DataFrame(results).iloc[-1].unstack()
behind = last.loc["sigmoid, rate 2"] - last.loc["relu"]
print("behind relu:", behind.round(2).to_list(), "mean", round(behind.mean(), 2), end=", ")
print("standard error", round(behind.std() / np.sqrt(n), 2))

# %% collapsed=true
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
# <details><summary>In the figure</summary>
#
# Four rows of five dots. Relu, tanh, and the sigmoid with rate 2 share the left part of the picture, and their dots
# overlap. The sigmoid with rate 0.3 lies alone, far to the right.
#
# </details>
# <details><summary>Answer</summary>
#
# With its own rate it has caught up.
#
# </details>
#
# "The same for all" sounds fair, but was not fair to the sigmoid. So an honest report says more than "relu wins": it
# says at which learning rate, after how many epochs, on which data, and how far the seeds lie apart.
#
# In a network with *one* hidden layer, a larger rate cures the sigmoid. Now we go deeper.

# %% [markdown]
# ## Slopes multiply
#
# To learn, the first layer must find out how the loss changes with its weights. It cannot see the loss; it only
# changes what the next layer gets, which changes what the one after gets, and so on. The **chain rule** says that
# the changes multiply: if $b$ changes three times as fast as $a$, and $c$ twice as fast as $b$, then $c$ changes
# six times as fast as $a$. So Keras goes forwards through the network, noting all outputs, and then backwards,
# multiplying the slopes. That is **backpropagation**. Here is the smallest example: three layers of one sigmoid
# each, all weights 1, the input 1, and the loss simply the last output. (`tf.GradientTape` records what is computed
# inside its block, and then goes backwards. `fit` does the same behind the scenes.)

# %%
weights = [tf.Variable(1.0) for _ in range(3)]
signals = [tf.constant(1.0)]
with tf.GradientTape() as tape:
    for weight in weights:
        signals.append(tf.sigmoid(weight * signals[-1]))
outs = [float(signal) for signal in signals]
local = [out * (1 - out) for out in outs[1:]]  # the slope of each sigmoid, from its output
print("by hand:     ", round(local[2] * 1 * local[1] * 1 * local[0] * outs[0], 6))
print("GradientTape:", round(float(tape.gradient(signals[-1], weights[0])), 6))

# %% collapsed=true
fig, ax = plt.subplots(figsize=(10, 2.6), layout="constrained")
ARROW, back = {"width": 1, "headwidth": 7}, 1.0
for place in (3, 2, 1, 0):
    text = "input" if place == 0 else f"sigmoid {place}"
    box = {"boxstyle": "round,pad=0.5", "facecolor": "white", "edgecolor": "dimgrey"}
    ax.text(3 * place, 0, f"{text}\n{outs[place]:.2f}", ha="center", va="center", bbox=box)
    if place < 3:
        ax.annotate(
            "", (3 * place + 2.2, 0.2), (3 * place + 0.8, 0.2), arrowprops=ARROW | {"color": BLUE}
        )
        ax.text(3 * place + 1.5, 0.42, "× weight 1", ha="center", color=BLUE)
    if place:
        ax.annotate(
            "", (3 * place - 2.2, -0.2), (3 * place - 0.8, -0.2), arrowprops=ARROW | {"color": RED}
        )
        ax.text(3 * place - 1.5, -0.62, f"× slope {local[place - 1]:.2f}", ha="center", color=RED)
        back *= local[place - 1]
        ax.text(3 * place - 1.5, -1.0, f"= {back:.4f}", ha="center", color=RED)
ax.set(
    xlim=(-1, 10), ylim=(-1.3, 0.9), title="Forwards the outputs (blue), backwards the slopes (red)"
)
ax.axis("off")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Four boxes in a row: the input 1, and three sigmoids with the outputs 0.73, 0.68 and 0.66. Blue arrows lead
# forwards, red ones backwards. Under each red arrow stands the slope of the sigmoid it starts from, and the product
# so far: 0.22, 0.05, 0.0096.
#
# </details>
#
# On the way back, each layer multiplies the gradient by a weight and by the slope of its activation. Eight
# sigmoids, even where they are steepest, leave $0.25^8 = 1/65{,}536$ of it.
#
# **Predict, then run.** We build untrained stacks of eight hidden layers of 32 units. For every layer we measure
# the length (the *norm*) of its gradient. How much smaller will it be in the first layer than in the last?


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
    """Return the norm of the loss's gradient for each layer's kernel, its weights without biases."""
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
ratios = {key: values[-1] / values[0] for key, values in norms.items()}
pd.Series(ratios).unstack().map("{:,.1f}".format)

# %% [markdown]
# The table shows the gradient of layer 9, divided by that of layer 1. What does this mean for training? We train
# the last stack of each kind for four epochs.

# %%
losses = {}
for name, stack in stacks.items():
    keras.utils.set_random_seed(7)
    stack.compile(keras.optimizers.SGD(0.06), "sparse_categorical_crossentropy")
    losses[name] = stack.fit(X_train, y_train, epochs=4, verbose=0).history["loss"]

# %% collapsed=true
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
    title="Before training, five seeds each",
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
# <details><summary>In the figure</summary>
#
# Left, the norm of the gradient by layer, on a logarithmic scale. For relu and tanh the curves are about level. For the
# sigmoid they are a steep straight line. Right, the training loss. Relu and tanh fall from epoch to
# epoch. The sigmoid stays at 2.3, the loss of guessing.
#
# </details>
# <details><summary>Answer</summary>
#
# For the sigmoid it shrinks by a factor between 45,000 and 75,000, on both sides of $1/0.25^8 = 65{,}536$:
# untrained scores are near 0, where the slope is a quarter, and these first weights neither shrink nor stretch the
# gradient much.
#
# </details>
#
# This is the **vanishing gradient**. The first layers stay nearly as random as they were. A larger rate is hardly a
# cure, because a rate that moves layer 1 is far too large for layer 9. (If the factors are larger than 1, the
# gradient *explodes*; then `clipnorm=1` in the optimiser shortens it.)
#
# Large scores make it worse. A sigmoid or tanh unit whose scores lie beyond ±4 sits on the flat part of its curve:
# it is **saturated**, and hardly learns. Scaled inputs and small first weights keep units away from there.

# %% [markdown]
# ## The first weights
#
# Why `he_normal` for relu above, and `glorot_uniform` for the others? An **initialiser** draws the random first
# weights, and both make them smaller the more inputs a layer has. `glorot_uniform`, the default of `Dense`, has the
# variance 2 / (inputs + units), which suits tanh. Relu throws half of the signal away: it halves the mean square
# of the scores, on which the next layer's spread depends. So `he_normal` has the variance 2 / inputs: twice as much
# in a layer with as many units as inputs.
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
spreads = {name: spread_by_depth("relu", first) for name, (first, *_) in BEGINNINGS.items()}
pd.DataFrame(spreads, index=range(1, 13)).iloc[[0, 5, 11]].map("{:.2g}".format)

# %% collapsed=true
fig, ax = plt.subplots(figsize=(7.5, 4), layout="constrained")
for name, (_, colour, line, marker) in BEGINNINGS.items():
    ax.plot(range(1, 13), spreads[name], color=colour, linestyle=line, marker=marker, ms=4)
    ax.annotate(name, (12, spreads[name][-1]), (7, 0), textcoords="offset points", va="center")
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
# <details><summary>In the figure</summary>
#
# Four nearly straight lines by depth, on a logarithmic scale. With `he_normal` the spread stays level, near 1. With
# `glorot_uniform` it sinks to about 0.02. With a standard deviation of 0.25 it climbs, with 0.01 it falls steeply.
#
# </details>
#
# Straight lines on this scale mean that each layer multiplies by about the same factor. With relu in a deep
# network, `kernel_initializer="he_normal"` costs nothing and keeps the signal alive.

# %% [markdown]
# ## Dead units
#
# Relu has a problem of its own. Its slope is 0 for negative scores. If a unit's score is negative for *every* row,
# its output is always 0, and so is its gradient. It is **dead**: it contributes nothing, and no gradient changes its
# weights.
#
# To count such units, we ask the hidden layer for its outputs, one column for each unit:


# %%
def share_dead(model):
    """Return the share of hidden units that give 0 for every training row."""
    outputs = np.asarray(model.layers[0](X_train))
    return float((outputs == 0).all(axis=0).mean())


# %% [markdown]
# **Predict, then run.** Large steps can throw unit after unit to the negative side. We train one epoch with a
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
# <details><summary>Answer</summary>
#
# At 0.2 hardly any; at 1.5 half of them or more.
#
# </details>
#
# Are they dead for good? We look at the gradient of the first **kernel** (a layer's weights without its biases) in the
# last of these models. Each column belongs to one unit.

# %%
kernel = models["relu"].layers[0].kernel.value
with tf.GradientTape() as tape:
    losses = keras.ops.mean(
        keras.losses.sparse_categorical_crossentropy(y_train, models["relu"](X_train))
    )
gradient = np.abs(np.asarray(tape.gradient(losses, kernel)))
is_dead = (np.asarray(models["relu"].layers[0](X_train)) == 0).all(axis=0)
print("largest entry of the gradient: dead units", gradient[:, is_dead].max(), end=", ")
print("others", gradient[:, ~is_dead].max().round(2))

# %% [markdown]
# Exactly 0, and the rows stay the same. So in the **first** hidden layer, no training on these rows will wake a
# dead unit. In a deeper layer it may wake, because its inputs change while the layers below it learn.
#
# **Leaky relu** is the remedy: it is not flat on the left, so there is a way back. To see this, we make the worst
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

# %% collapsed=true
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
# <details><summary>In the figure</summary>
#
# Left, the share of dead units: near 0 with a rate of 0.2, larger with 1, half or more with 1.5. Right, the network
# that begins dead. Relu stays at 2.3, the grey line. Leaky relu begins close to it and falls from epoch to epoch.
#
# </details>
#
# So when a relu network stops learning, count its dead units. If there are many, build it anew, first with a
# smaller learning rate, then with another activation.

# %% [markdown]
# ## The output layer answers another question
#
# All this was about **hidden** layers: what helps a network learn? For the **output** layer, the question is what
# kind of number the answer is.
#
# | the answer is | output activation | loss |
# |---|---|---|
# | any number: a temperature, a price | none | `"mean_squared_error"` |
# | yes or no | sigmoid, one unit | `"binary_crossentropy"` |
# | one of several classes | softmax, a unit for each class | `"sparse_categorical_crossentropy"` |
# | several labels, each yes or no | sigmoid, a unit for each label | `"binary_crossentropy"` |
#
# So a sigmoid is a fine *output*, though a bad choice in deep hidden layers. And relu is a bad output for a
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
# 5. Do not expect much from trying them all. Differences between sensible activations are often small beside the
#    effect of the learning rate and the seed. If you do compare, do it in pairs, over several seeds, with more than
#    one learning rate. And the rows that chose a winner are not a fair test of it: keep others for that, as in
#    chapter 2.

# %% [markdown]
# ## What goes wrong
#
# Real mistakes, with the messages of this version of Keras. Three wrong names:

# %%
for name in ("rleu", "LeakyReLU", "None"):
    try:
        layers.Dense(4, activation=name)
    except ValueError as error:
        print(error)

# %% [markdown]
# Names are in lower case: `"leaky_relu"`. For no activation, leave the argument out. And pass a function without
# calling it, not like this:

# %%
try:
    layers.Dense(4, activation=keras.activations.leaky_relu(0.1))
except ValueError as error:
    print(error)

# %% [markdown]
# The call took 0.1 as a score, and returned a number, not a function. For another slope, put a layer after a
# `Dense` without activation. State the slope, because the layer and the name have different defaults:

# %%
minus_one = np.array([-1.0])
print("the name ", np.asarray(keras.activations.get("leaky_relu")(minus_one)).round(3))
print("the layer", np.asarray(layers.LeakyReLU()(minus_one)).round(3))

# %% [markdown]
# In a loop over activations, it is easy to forget that each new model must be compiled:

# %%
try:
    network("tanh").fit(X_train, y_train, epochs=1, verbose=0)
except ValueError as error:
    print(error)

# %% [markdown]
# Two mistakes give no message. In this loop the key says too little, so each seed overwrites the one before:

# %%
too_short = {}
for (name, _), curve in results.items():
    too_short[name] = curve
print(len(results), "trainings,", len(too_short), "left")

# %% [markdown]
# And `np.random.seed(1)` does not make models start alike; `keras.utils.set_random_seed(1)` does (chapter 6).

# %% [markdown]
# > **You may see** in older texts:
# >
# > | old | today |
# > |---|---|
# > | `Dense(4, input_shape=(2,), activation=f)` | `keras.Input(shape=(2,))` first, then `Dense(4, activation=f)` |
# > | `keras.layers.advanced_activations` | `keras.layers` |
# > | `LeakyReLU(alpha=0.1)` | `LeakyReLU(negative_slope=0.1)` |
# > | one run each, and the lowest curve wins | several seeds, compared in pairs |

# %% [markdown]
# ## Play: invent your own activation
#
# Any function of one number will do, if it is made of `keras.ops`. **Predict first:** which of these four let a
# gradient come back through eight layers, and which stop it? Then put in one of your own.

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


# %% collapsed=true
fig, axes = plt.subplots(2, len(MINE), figsize=(3 * len(MINE), 5.6), layout="constrained")
for (name, function), above, below in zip(MINE.items(), *axes, strict=True):
    portrait(name, function, above, below)
axes[0, 0].set_ylabel("output, slope")
axes[1, 0].set_ylabel("norm of the gradient")
axes[0, 0].legend(loc="upper center", ncols=2, fontsize=8)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Four functions above: a wave, a V, a bell, and a jump from −1 to 1. Below each, the gradients of an
# untrained stack: about level for sine and distance, falling towards layer 1 for the hill, and a single dot, at
# layer 9, for the switch.
#
# </details>
# <details><summary>Answer</summary>
#
# Sine and distance could be used. The hill loses a good part of the gradient on its way back. The switch stops it:
# all but the output layer have a gradient of exactly 0, because its slope is 0 everywhere but at the jump. (There
# our numerical slope has a spike, and the true one does not exist.)
#
# </details>
#
# Write `SLIDERS = True` and find the slopes at which leaky relu becomes relu, linear, and the absolute value.
#
# <details><summary>Answer</summary>
#
# 0, 1 and −1.
#
# </details>

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
# | one activation seems a little better | often luck | several seeds; the differences in pairs, and their standard error |
# | the sigmoid learns slowly in a shallow network | small slopes, small steps | a larger rate, or another activation |
# | a deep stack of sigmoids stands still at the loss of guessing | the gradient vanishes | relu or tanh, with first weights to match |
# | the signal shrinks or grows from layer to layer | the first weights do not suit | `he_normal` for relu, `glorot_uniform` for tanh |
# | relu units give 0 for every row | they are dead | a model built anew, with a smaller rate; leaky relu |
# | impossible answers: frost is never predicted | a hidden activation at the output | choose it by the kind of answer |

# %% [markdown]
# ## Where next
#
# Solve the [exercise of this chapter](../work/07_activation_functions/07_activation_functions.ipynb): six
# questions, checked as you go.
#
# In the [next chapter](08_batch_size_and_normalization.ipynb) we ask how many rows a step should see, and add a
# layer that keeps the signal's spread in order during training.
