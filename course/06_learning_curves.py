# %% [markdown]
# # 6. Learning curves
#
# A network trains, and a number goes down. Should you wait longer, stop, take a smaller step, or find more data? A
# curve answers such questions, if you can read it.

# %% [markdown]
# ## What you will learn
#
# - read a curve of the loss, and tell underfitting from overfitting;
# - hold back overfitting with dropout and weight decay;
# - compute one step of SGD, momentum, RMSprop and Adam by hand, and get what Keras gets;
# - recognise a step that is too large, and find a good learning rate;
# - restart training from exactly the same place: weights, optimiser and seed;
# - plot accuracy against the number of training rows, and say whether more data would help.
#
# You need chapters 1 to 5; relu's relatives are explained in chapter 7. It takes about an hour and a half.

# %% [markdown]
# ## Two curves, one name
#
# Two different pictures are called **learning curve**:
#
# | | loss by epoch | accuracy by training-set size |
# |---|---|---|
# | horizontal axis | epochs: how long *one* network has trained | rows: how much data *each* network was given |
# | number of training runs | one | one for each size, each from the start |
# | it answers | train longer? stop? smaller steps? | collect more data? take a larger network? |

# %%
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from sklearn.datasets import load_diabetes, load_digits
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

BLUE, RED, AMBER, GREEN = "#1b6ca8", "#d1495b", "#edae49", "#2e8b57"

# %% [markdown]
# ## Loss by epoch
#
# The first table holds 442 patients with diabetes: ten measurements of each, and a number that says how far the
# disease progressed within a year. It ships inside scikit-learn. We train on 200 of them; the others are the
# validation rows.

# %%
diabetes = load_diabetes()
parts = train_test_split(diabetes.data, diabetes.target, train_size=200, random_state=0)
scaler = StandardScaler().fit(parts[0])
X_train, X_val = scaler.transform(parts[0]), scaler.transform(parts[1])
middle, width = parts[2].mean(), parts[2].std()
y_train, y_val = (parts[2] - middle) / width, (parts[3] - middle) / width
print("always predict the training mean: training rows", round((y_train**2).mean(), 2), end=", ")
print("validation rows", round((y_val**2).mean(), 2))

# %% [markdown]
# The target is standardised with the mean and standard deviation of the training rows, so their mean is now 0.
# Always predicting 0 costs a mean squared error of 1 on the training rows, but only about 0.89 on the validation
# rows, because these patients happen to lie closer to the mean. These are the numbers to beat, each on its own
# rows: a validation loss of 0.95 would be worse than not looking at the patients.


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
    return pd.DataFrame(history.history, index=range(1, epochs + 1))


keras.utils.set_random_seed(6)
right = train(network(8), keras.optimizers.SGD(learning_rate=0.02))
right.iloc[[0, 1, 5, 11]].round(3)

# %% [markdown]
# ## Too little, too much
#
# We train two other networks on the same rows. One takes steps that are twenty times smaller. The other is far
# larger (64 + 64 hidden neurons), and its optimiser moves fast.
#
# **Predict, then run.** Which of the three has the lowest *training* loss at the end? Which one would you use?

# %%
keras.utils.set_random_seed(6)
under = train(network(8), keras.optimizers.SGD(learning_rate=0.001))

large = network(64, 64)
large_start = large.get_weights()  # we come back to these in a later section
over = train(large, keras.optimizers.Adam(learning_rate=0.01))

# %% collapsed=true
fig, axes = plt.subplots(1, 3, figsize=(11.5, 3.5), sharey=True, layout="constrained")
TITLES = ("Underfitting: too little", "About right", "Overfitting: too much")
for ax, curves, title in zip(axes, (under, right, over), TITLES, strict=True):
    ax.plot(curves["loss"], color=BLUE, marker="o", markersize=3, label="training rows")
    ax.plot(curves["val_loss"], color=RED, linestyle="--", label="validation rows")
    ax.axhline(1, color=BLUE, linewidth=0.9, linestyle=":", label="always the mean, training")
    level = (y_val**2).mean()
    ax.axhline(level, color=RED, linewidth=0.9, linestyle=":", label="always the mean, validation")
    ax.set(xlabel="epoch", title=title, xticks=(1, 4, 8, 12), ylim=(0, None))
best = over["val_loss"].idxmin()
axes[2].plot(best, over["val_loss"][best], marker="*", markersize=13, color=RED)
axes[2].annotate("lowest", (best, over["val_loss"][best] + 0.07), color=RED, ha="center")
axes[0].set_ylabel("loss (mean squared error)")
axes[1].legend(fontsize=8)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Three pictures of loss by epoch. Left, both curves are high and still falling; the validation curve is the lower
# one. In the middle, both are nearly level, the validation curve a little above the other. Right, the training
# curve falls towards zero, while the validation curve has its lowest point, a star, in an early epoch, and ends
# above it.
#
# </details>
#
# On the left, training stopped too early. Why is the validation loss below the training loss there? The network
# still does worse than the mean, which costs less on the validation rows (the dotted lines). In the
# middle, the **gap** between the curves has opened, because a network does better on the rows it was trained on. On
# the right, the gap is wide, and the validation loss has risen from its lowest point. In numbers:

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
# <details><summary>Answer</summary>
#
# The large network has by far the lowest training loss: it learns its 200 rows by heart. At the end it does worse
# on new patients than the small one. But its lowest validation loss equals that of the small network, so if you
# stop there (chapter 5), overfitting has cost nothing.
#
# </details>
#
# How to read such curves:
#
# | you see | it is called | you may try |
# |---|---|---|
# | both losses high, still falling | **underfitting**: stopped too early | more epochs, a larger learning rate |
# | both losses high, level | underfitting: too simple | a larger network, better inputs |
# | both low and level, a small gap | about right | stop |
# | a wide gap, validation loss level | overfitting that costs nothing yet | regularise (next section), more rows |
# | a wide gap, validation loss **rises again** | overfitting that does harm | stop at the lowest point; then as above |
#
# The gap *measures* overfitting: how much better the network does on rows it has seen. The climb says that
# overfitting now *costs* more than further training gains. A network whose two losses are close is said to
# **generalise** well. Never choose by the training loss.

# %% [markdown]
# ## Regularisation
#
# Early stopping halts the large network before it has learned its rows by heart. **Regularisation** makes learning
# by heart harder, so that training can go on. There are two usual ways.
#
# **Dropout** sets a random part of a layer's outputs to 0 at each training step, so that no unit can rely on
# another. The others are scaled up, so that the sum stays the same on average. After training, nothing is dropped.
# Here it is by hand, dropping half:

# %%
rng = np.random.default_rng(6)
outputs = np.array([[0.5, 1.0, 2.0, 4.0, 3.0, 1.5]], dtype="float32")


def dropout(outputs, share):
    keep = rng.random(outputs.shape) >= share
    return outputs * keep / (1 - share)


print("by hand, one step:        ", dropout(outputs, 0.5))
print(
    "by hand, mean of 10,000:  ",
    np.mean([dropout(outputs, 0.5) for _ in range(10_000)], 0).round(1),
)
drop = layers.Dropout(0.5, seed=6)
print("Keras, in training:       ", np.asarray(drop(outputs, training=True)))
print("Keras, otherwise:         ", np.asarray(drop(outputs)))

# %% [markdown]
# **Weight decay** multiplies all weights by a number slightly below 1 at each step. A weight stays large only if
# the data keep pushing it, and small weights make a smoother function. `AdamW` is Adam with weight decay. If we let
# it take one step where the gradient is 0, only the decay is left, a factor of 1 − rate × decay = 1 − 0.01 × 3:

# %%
weight = keras.Variable([1.0, -2.0])
decaying = keras.optimizers.AdamW(learning_rate=0.01, weight_decay=3.0)
decaying.apply([keras.ops.zeros(2)], [weight])
keras.ops.convert_to_numpy(weight).round(3)

# %% [markdown]
# (An older relative, `kernel_regularizer="l2"` in a layer, adds 0.01 times the squared weights to the loss. A third
# way is for pictures: training on slightly changed copies, *augmentation*, in chapter 13.)
#
# **Predict, then run.** Both methods must beat linear regression, and the large network without regularisation. All
# use the learning rate 0.01, twelve epochs, and two seeds. Which have the lowest validation loss at the end, and
# which at their best?


# %%
def with_dropout():
    hidden = [layers.Dense(64, activation="relu"), layers.Dropout(0.5)]
    hidden += [layers.Dense(64, activation="relu"), layers.Dropout(0.5)]
    return keras.Sequential([keras.Input(shape=(10,)), *hidden, layers.Dense(1)])


RIVALS = {
    "64 + 64": (lambda: network(64, 64), 0),
    "64 + 64, dropout": (with_dropout, 0),
    "64 + 64, weight decay": (lambda: network(64, 64), 3.0),
}
lowest, last = {}, {}
for name, (build, decay) in RIVALS.items():
    for seed in (1, 2):
        keras.utils.set_random_seed(seed)
        curve = train(build(), keras.optimizers.AdamW(0.01, weight_decay=decay))["val_loss"]
        lowest[name, seed], last[name, seed] = curve.min(), curve.iloc[-1]
lowest, last = pd.Series(lowest).unstack(), pd.Series(last).unstack()
line = LinearRegression().fit(X_train, y_train)
print("linear regression:", round(((line.predict(X_val) - y_val) ** 2).mean(), 2))
pd.concat({"lowest": lowest, "last": last}, axis=1).loc[list(RIVALS)].round(2)

# %% [markdown]
# <details><summary>Answer</summary>
#
# At the end, both regularised networks are ahead of the plain one by 0.1 or more with each seed, and the climb is
# nearly gone. At their best they are ahead as well, by less.
#
# </details>
#
# At its best, the plain network is about as good as linear regression, and as the small network above; here
# only the regularised ones are better. How much to drop or decay is chosen on validation rows (chapter 9).

# %% [markdown]
# ## Four paths through a narrow valley
#
# What does an optimiser do at each step? Here is a loss with only two weights, $\frac12 (x^2 + 20 y^2)$. It is a
# valley along the x axis: nearly flat along it, steep across it. The **gradient** says, for each weight, how much
# the loss grows if this weight grows a little: here $(x, 20 y)$. Downhill is the opposite direction.
#
# - **SGD** (*stochastic gradient descent*: the gradient comes from a random batch) steps by the learning rate times
#   the gradient;
# - **momentum** works like a rolling ball: it keeps part of its velocity, and the gradient pushes it;
# - **RMSprop** divides the gradient of each weight by the usual size of that gradient;
# - **Adam** does both: it rolls, and divides.
#
# **Predict, then run.** SGD has one learning rate for both directions. With a rate of 0.09, what does it do across
# the valley?


# %%
def height(w):
    return (w**2 * [0.5, 10.0]).sum(axis=-1)


def path(optimizer, steps=40, start=(-4.0, 1.2)):
    """Return the places to which an optimiser of Keras moves two weights."""
    weights, places = keras.Variable(start), [np.array(start)]
    for _ in range(steps):
        gradient = np.array([1.0, 20.0]) * places[-1]
        optimizer.apply([keras.ops.convert_to_tensor(gradient, "float32")], [weights])
        places.append(keras.ops.convert_to_numpy(weights))
    return np.array(places)


PATHS = {
    "SGD, rate 0.09": path(keras.optimizers.SGD(0.09)),
    "momentum 0.9, rate 0.01": path(keras.optimizers.SGD(0.01, momentum=0.9)),
    "RMSprop, rate 0.1": path(keras.optimizers.RMSprop(0.1)),
    "Adam, rate 0.3": path(keras.optimizers.Adam(0.3)),
}


# %% collapsed=true
def valley(ax):
    x, y = np.meshgrid(np.linspace(-4.6, 2.6, 90), np.linspace(-1.9, 1.9, 90))
    levels = (0.1, 0.6, 2, 4.5, 8, 14, 22, 32)
    ax.contour(x, y, height(np.stack([x, y], axis=-1)), levels, colors="silver", linewidths=0.8)
    ax.plot(0, 0, marker="*", markersize=13, color=GREEN, linestyle="")
    ax.set(xlabel="first weight, x", ylabel="second weight, y", xlim=(-4.6, 2.6), ylim=(-1.9, 1.9))


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
# <details><summary>In the figure</summary>
#
# The same valley four times, flat ellipses around a star, its lowest point; in each a path of 40 steps from the
# upper left. SGD jumps from wall to wall while it creeps along. Momentum swings widely, and past the star. RMSprop
# and Adam set off diagonally. RMSprop then follows the floor; Adam swings past it.
#
# </details>
# <details><summary>Answer</summary>
#
# It jumps from wall to wall, while it creeps along the floor.
#
# </details>
#
# At 0.1, SGD would never come down, because each step would carry it as far up the other wall as it came from;
# above 0.1 it climbs. **A step can be too large for the steepest direction and too small for the others.** RMSprop
# and Adam set off diagonally, because dividing each gradient by its size makes both weights move equally far. There
# is no winner: "0.1" means something different to each, and the rates were chosen to show the paths.

# %% [markdown]
# ## One step by hand
#
# Here are all four as formulas, for weights $w$, their gradient $g$ and the learning rate $\eta$:
#
# | optimiser | it remembers | its step |
# |---|---|---|
# | SGD | nothing | $w \leftarrow w - \eta g$ |
# | SGD with momentum $\mu$ | the velocity $u$ | $u \leftarrow \mu u - \eta g, \quad w \leftarrow w + u$ |
# | RMSprop | $v$, the mean of recent $g^2$ | $v \leftarrow \rho v + (1-\rho) g^2, \quad w \leftarrow w - \eta g / \sqrt{v + \varepsilon}$ |
# | Adam | $m$, the mean of recent $g$, and $v$ | $m \leftarrow \beta_1 m + (1-\beta_1) g, \quad v \leftarrow \beta_2 v + (1-\beta_2) g^2,$ |
# | | and the step's number $t$ | $\hat m = m / (1-\beta_1^t), \; \hat v = v / (1-\beta_2^t), \quad w \leftarrow w - \eta \hat m / (\sqrt{\hat v} + \varepsilon)$ |
#
# What it remembers starts at zero. The tiny $\varepsilon$ keeps the divisor from being zero. Take two weights, the
# second of which has a gradient five times as large. **SGD** needs one line, **momentum** two:


# %%
def sgd(w, memory, g, rate=0.01):
    return w - rate * g, memory


def momentum(w, memory, g, rate=0.01, mu=0.9):
    memory = mu * memory - rate * g
    return w + memory, memory


w, g = np.array([1.0, 1.0]), np.array([2.0, 10.0])
print("SGD moves by           ", sgd(w, None, g)[0] - w)
place, velocity = w, 0.0
for step in range(1, 51):
    place, velocity = momentum(place, velocity, g)
    if step in (1, 2, 50):
        print(f"momentum, step {step:2}, by   ", velocity.round(3))

# %% [markdown]
# If the gradient stays the same, the steps of momentum grow to ten times those of SGD, because
# $1 + 0.9 + 0.9^2 + \dots = 1/(1 - 0.9) = 10$. So a rate of 0.01 with momentum 0.9 goes as far as 0.1 without.
#
# **Predict, then run.** Now **RMSprop**: the second gradient is five times the first. How much longer is its step?


# %%
def rmsprop(w, memory, g, rate=0.01, rho=0.9, epsilon=1e-7):
    memory = rho * memory + (1 - rho) * g**2
    return w - rate * g / np.sqrt(memory + epsilon), memory


once, squares = rmsprop(w, 0.0, g)
print("moved in step 1:", (once - w).round(4))

# %% [markdown]
# <details><summary>Answer</summary>
#
# No longer at all. The size of the gradient cancels, and only its sign is left.
#
# </details>
#
# Both weights moved by more than the rate, because `memory` started at zero: after one step it is only $0.1\, g^2$,
# so the divisor is too small. **Adam** corrects this. After step 1, $m = 0.1\, g$; divided by $1 - 0.9^1 = 0.1$, it
# is $g$ again. After many steps $0.9^t$ is nearly 0, and nothing is left of the correction.


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
# Adam's first step is as long as the learning rate, for every weight whose gradient is not (almost) 0.
#
# Does Keras do the same? We give both sides the same three gradients.

# %%
BY_HAND = {
    "SGD": (sgd, 0.0, keras.optimizers.SGD(learning_rate=0.01)),
    "momentum": (momentum, 0.0, keras.optimizers.SGD(learning_rate=0.01, momentum=0.9)),
    "RMSprop": (rmsprop, 0.0, keras.optimizers.RMSprop(learning_rate=0.01)),
    "Adam": (adam, (0, 0.0, 0.0), keras.optimizers.Adam(learning_rate=0.01)),
}
rows = {}
for name, (step, empty, optimizer) in BY_HAND.items():
    mine, memory, variable = w, empty, keras.Variable(w)
    for g in np.array([[2.0, 10.0], [-1.0, 8.0], [0.5, -3.0]]):
        mine, memory = step(mine, memory, g)
        optimizer.apply([keras.ops.convert_to_tensor(g, "float32")], [variable])
    difference = f"{np.abs(mine - keras.ops.convert_to_numpy(variable)).max():.0e}"
    rows[name] = {"by hand, after 3 steps": mine.round(4), "largest difference": difference}
pd.DataFrame(rows).T

# %% [markdown]
# They agree up to rounding. (Inside, Keras adds Adam's $\varepsilon$ to the uncorrected $\sqrt v$; with gradients
# of ordinary size the difference is too small to see.)

# %% [markdown]
# ## Unstable curves and their causes
#
# Often a curve looks like none of those above. It jumps, or it does not move at all. From here on, the data are
# handwritten digits: 8 × 8 pixels scaled from 0 to 1, in ten classes. We train on 160 of them, with relu (chapter 7),
# and note the loss of every **batch**, because the mean over an epoch hides jumps.

# %%
digits = load_digits()
images = (digits.data / 16).astype("float32")
X_digits, X_digits_val, y_digits, y_digits_val = train_test_split(
    images, digits.target, test_size=500, stratify=digits.target, random_state=0
)


class EveryBatch(keras.callbacks.Callback):
    """Keep the loss of every batch; afterwards, multiply the learning rate by `growth`."""

    def __init__(self, growth=1):
        super().__init__()
        self.growth, self.losses, self.rates = growth, [], []

    def on_train_batch_end(self, batch, logs):
        total = logs["loss"] * (batch + 1)  # Keras gives the mean of the epoch so far
        self.losses.append(total - (self.total if batch else 0))
        self.total = total
        self.rates.append(float(self.model.optimizer.learning_rate))
        if self.growth != 1:
            self.model.optimizer.learning_rate = self.rates[-1] * self.growth


def classifier(optimizer, hidden=32, activation="relu"):
    hidden_layer = layers.Dense(hidden, activation=activation)
    model = keras.Sequential(
        [keras.Input(shape=(64,)), hidden_layer, layers.Dense(10, activation="softmax")]
    )
    model.compile(optimizer=optimizer, loss="sparse_categorical_crossentropy")
    return model


def on_160(model, epochs=4, batch_size=16, growth=1):
    """Train on 160 digits; return the losses of the batches, and the rates."""
    watch = EveryBatch(growth)
    model.fit(
        X_digits[:160], y_digits[:160], batch_size, epochs=epochs, callbacks=[watch], verbose=0
    )
    return pd.Series(watch.losses, index=watch.rates)


def share_dead(model):
    """Return the share of hidden units that give 0 for all of the 160 digits."""
    return (np.asarray(model.layers[0](X_digits[:160])) == 0).all(axis=0).mean()


SGD, RMSprop = keras.optimizers.SGD, keras.optimizers.RMSprop
CASES = {  # optimiser, batch size, a rate, a smaller rate
    "SGD, batches of 16": (SGD, 16, 4.0, 0.4),
    "SGD, batches of 2": (SGD, 2, 0.4, 0.05),
    "RMSprop, batches of 16": (RMSprop, 16, 0.4, 0.01),
}
runs, models, table = {}, {}, []
for name, (optimizer, batch_size, *rates) in CASES.items():
    for rate in rates:
        for seed in (1, 2):
            keras.utils.set_random_seed(seed)
            model = classifier(optimizer(rate))
            losses = on_160(model, batch_size=batch_size).to_numpy()
            runs[name, rate, seed], models[name, rate, seed] = losses, model
            end = losses[-len(losses) // 4 :].mean()  # the last epoch
            table.append((name, rate, end, share_dead(model)))

# %% [markdown]
# A network that knows nothing gives each digit a probability of one tenth, and has a loss of
# $-\ln 0.1 \approx 2.3$. In each column, only the rate differs:

# %% collapsed=true
fig, axes = plt.subplots(2, 3, figsize=(11.5, 5.6), sharey=True, layout="constrained")
for column, (name, (_, _, *rates)) in zip(axes.T, CASES.items(), strict=True):
    for ax, rate in zip(column, rates, strict=True):
        for seed, colour in zip((1, 2), (BLUE, RED), strict=True):
            losses = runs[name, rate, seed]
            ax.plot(np.linspace(0, 4, len(losses)), losses, color=colour, linewidth=0.8)
        ax.axhline(np.log(10), color="grey", linewidth=0.8, linestyle=":")
        ax.set(title=f"{name}, rate {rate}", ylim=(0, 7), xlim=(0, 4), xticks=range(5))
    column[1].set_xlabel("epoch")
for ax in axes[:, 0]:
    ax.set_ylabel("loss of each batch")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Six pictures of the loss of each batch, two seeds each, cut off at 7. Above, the larger rates: SGD shoots up in
# the first epoch and then lies near the dotted line at 2.3; with batches of two the loss jumps all the time;
# RMSprop leaves the picture and comes back to wander around 2. Below, with the smaller rates, all curves fall,
# ragged with batches of two.
#
# </details>
#
# In the upper row, curves jump or stand still; in the lower, all learn. Three pictures, one cause: **the step is
# too large**. What is too large depends on the optimiser and on the batch: the gradient of two rows is a noisy
# estimate of that of all rows, so it needs smaller steps. But why does a curve that jumped stand still?

# %%
table = pd.DataFrame(table, columns=["case", "rate", "loss, last epoch", "dead units"])
table.groupby(["case", "rate"], sort=False).mean().round(2)

# %% [markdown]
# A hidden unit is **dead** if its relu gives 0 for each of the 160 digits. Its slope is 0 there, so no gradient
# reaches it, and plain SGD cannot bring it back. Too large a step has killed most of the units, or all. (A few are
# dead in any case.) To test this cause, we take it away: `leaky_relu` is not flat on the left (chapter 7). **Predict,
# then run.** We train with batches of two at the rate 0.4 as before, then for two epochs at the good rate of 0.05.
# What changes?

# %%
rescue = {}
for activation in ("relu", "leaky_relu"):
    for seed in (1, 2):
        if activation == "relu":  # those that we have
            wild, model = (kept["SGD, batches of 2", 0.4, seed] for kept in (runs, models))
        else:
            keras.utils.set_random_seed(seed)
            model = classifier(SGD(0.4), activation=activation)
            wild = on_160(model, batch_size=2).to_numpy()
        model.optimizer.learning_rate = 0.05
        calm = on_160(model, epochs=2, batch_size=2).to_numpy()
        rescue[activation, seed] = {
            "largest batch loss, rate 0.4": wild.max(),
            "last epoch, rate 0.4": wild[-80:].mean(),
            "after two more, rate 0.05": calm[-80:].mean(),
        }
pd.DataFrame(rescue).T.round(2)

# %% [markdown]
# <details><summary>Answer</summary>
#
# Both jump, so the jumps come from the step. But at the good rate leaky relu recovers nearly completely; relu does
# not, because its dead units stay dead.
#
# </details>
#
# So if a curve jumps, divide the rate by 10, and **build the model anew**, because a lower rate does not wake the
# dead. Deep networks can also stand still at 2.3 because the gradient fades on its way back; see chapter 7.

# %% [markdown]
# ## Which optimiser, which rate?
#
# Begin with Adam, or with AdamW if you want weight decay. Keras's default rate for them is 0.001. To find a better
# one, use a **range test**: in one short run, let the rate grow at each step from far too small to far too large,
# and look where the loss falls and where it stops falling.

# %%
tests = []
for seed in (1, 2):
    keras.utils.set_random_seed(seed)
    tests.append(on_160(classifier(keras.optimizers.Adam(1e-5)), epochs=10, growth=1e5**0.01))

# %% collapsed=true
fig, ax = plt.subplots(figsize=(7, 3.4))
for test, colour in zip(tests, (BLUE, RED), strict=True):
    ax.plot(test.index, test, color=colour, linewidth=0.6, alpha=0.6)
    ax.plot(test.rolling(10, center=True).mean(), color=colour, linewidth=2)
ax.axvline(0.03, color=GREEN, linestyle="--")
ax.annotate("0.03", (0.03, 3.5), (-34, 0), textcoords="offset points", color=GREEN)
ax.set(xscale="log", ylim=(0, 4), xlabel="learning rate (log scale)", ylabel="loss of each batch")
ax.set_title("A range test for Adam, two seeds")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# The loss of each batch against the rate of its step, thin, and its mean over ten batches, thick. It is level up to
# about 0.001, falls ever faster from there, stops falling near 0.1, and shoots up beyond 0.3. A dashed line marks 0.03.
#
# </details>
#
# At the default of 0.001 the loss has hardly begun to fall; it stops falling near 0.1. A third to a tenth of that
# is a good first try: 0.03 to 0.01. Large steps are good at the beginning, small ones at the end, and a **schedule**
# gives both: `CosineDecay` lowers the rate to 0 along a cosine. **Predict, then run.** With all training rows and
# eight epochs, is 0.03 better with or without a schedule?

# %%
STEPS = 8 * int(np.ceil(len(X_digits) / 32))
compared = {}
for seed in (1, 2):
    for name, rate in {
        "0.03": 0.03,
        "0.03, cosine": keras.optimizers.schedules.CosineDecay(0.03, decay_steps=STEPS),
    }.items():
        keras.utils.set_random_seed(seed)
        model = classifier(keras.optimizers.Adam(rate))
        model.fit(X_digits, y_digits, batch_size=32, epochs=8, verbose=0)
        compared[name, seed] = model.evaluate(X_digits_val, y_digits_val, batch_size=500, verbose=0)
pd.Series(compared).unstack().round(3)

# %% [markdown]
# <details><summary>Answer</summary>
#
# The constant rate ends with a validation loss between 0.1 and 0.2. With the schedule it is lower for both of these
# seeds, at about 0.1 or below. (Over many seeds it is lower on average, not always.)
#
# </details>

# %% [markdown]
# ## Weights out, weights in
#
# Back to the diabetes data. You have trained a network, and want to train it *again from the same start*, with other
# rows, say. `get_weights` gives all weights as a list of arrays, and `set_weights` puts such a list back. We took
# them from the large network before its training:

# %%
print([array.shape for array in large_start])
print("largest change by training:", np.abs(large.get_weights()[0] - large_start[0]).max().round(2))
large.set_weights(large_start)
print("after set_weights:         ", np.abs(large.get_weights()[0] - large_start[0]).max())

# %% [markdown]
# ## What set_weights leaves behind
#
# **Predict.** If we train it once more now, with the same weights, rows and order, do we get the same curve? Look
# at the optimiser first:

# %%
print("steps the optimiser has counted:", int(large.optimizer.iterations))
[variable.path for variable in large.optimizer.variables][:4]

# %% [markdown]
# <details><summary>Answer</summary>
#
# No. The weights are back at the start; the *optimiser* is not. It has counted twelve epochs of eight batches, and
# for each weight it keeps a `momentum` (Adam's $m$) and a `velocity` (Adam's $v$) from the old training.
#
# </details>
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


pd.DataFrame(
    {
        "the first training": over["loss"].to_list()[:6],
        "set_weights only": again(large),
        "fresh model": again(fresh()),
    },
    index=pd.Index(range(1, 7), name="epoch"),
).T.round(3)

# %% [markdown]
# The fresh model repeats the first training. The other model does not, because the $v$ of the old training
# still scales its steps. In a comparison, each result would depend on the runs before it. (Or keep the model, and
# `compile` it with a **new** optimiser after `set_weights`.)

# %% [markdown]
# ## One seed for everything
#
# "From the same start" also means the same random numbers, for the initial weights and for the order of the rows.
# Many older notebooks use `np.random.seed`. Does it do that?


# %%
def difference(seed):
    """Return how far the first weights of two networks differ, each made after seed(1)."""
    seed(1)
    first = network(8).get_weights()[0]
    seed(1)
    return float(np.abs(network(8).get_weights()[0] - first).max())


print("np.random.seed: ", round(difference(np.random.seed), 2))
print("set_random_seed:", difference(keras.utils.set_random_seed))

# %% [markdown]
# NumPy's seed is not Keras's seed. `keras.utils.set_random_seed` sets Python's, NumPy's and the backend's. Call it
# just before the code that must be repeatable. It makes a run repeatable, not typical: to *compare*, take several
# seeds.

# %% [markdown]
# ## Accuracy by training-set size
#
# This is the second kind of curve; its score is the accuracy. Should we collect more pictures of digits? We cannot
# look into the future, but we can train with 20 rows, with four times as many, and so on, and see where the curve
# leads. Four rules make it fair:
#
# 1. **Each size gets a fresh model**, for the reason we have just seen. Here a function builds it.
# 2. **Nested rows.** There is one random order, and each size takes its first n rows.
# 3. **Each size trains until its validation loss has stopped falling** (`EarlyStopping`). With equally many steps
#    for all, the curve would seem to level off at the large sets, whose training would only have begun. So that
#    patience means the same for all, an "epoch" is 1280 rows for each size: `np.resize` repeats its rows as often
#    as needed.
# 4. **Always the same validation rows**, and several seeds.


# %%
def accuracy(model, X, y):
    """Return the share of rows whose digit is right; `model(X)` is a quick `predict` for few rows."""
    return float(np.mean(np.argmax(model(X), axis=1) == y))


def accuracy_by_size(build, seeds, sizes=(20, 80, 320, 1280)):
    rows = []
    for seed in seeds:
        order = np.random.default_rng(seed).permutation(len(X_digits))
        for size in sizes:
            keras.utils.set_random_seed(seed)
            model = build()  # fresh: weights and optimiser
            chosen = order[:size]
            epoch = np.resize(chosen, 1280)
            stop = keras.callbacks.EarlyStopping(patience=2, restore_best_weights=True)
            model.fit(
                X_digits[epoch],
                y_digits[epoch],
                batch_size=64,
                epochs=100,
                validation_data=(X_digits_val, y_digits_val),
                validation_batch_size=500,
                callbacks=[stop],
                verbose=0,
            )
            training = accuracy(model, X_digits[chosen], y_digits[chosen])
            rows.append((seed, size, training, accuracy(model, X_digits_val, y_digits_val)))
    return pd.DataFrame(rows, columns=["seed", "size", "training", "validation"])


by_size = accuracy_by_size(lambda: classifier(keras.optimizers.Adam(0.015)), seeds=(1, 2))

# %% [markdown]
# **Predict, before you look.** What if the network is too simple? A second one must squeeze each picture into **two**
# numbers before it names the digit. Where will its two curves end?

# %%
narrow = accuracy_by_size(
    lambda: classifier(keras.optimizers.Adam(0.03), hidden=2, activation="linear"),
    seeds=(1,),
    sizes=(80, 1280),
)

# %% collapsed=true
fig, axes = plt.subplots(1, 2, figsize=(10.5, 3.8), sharey=True, layout="constrained")
TITLES = ("32 hidden neurons, two seeds", "2 hidden neurons, one seed")
for ax, table, title in zip(axes, (by_size, narrow), TITLES, strict=True):
    groups = table.groupby("size")
    for column, colour, style in (("training", BLUE, "o-"), ("validation", RED, "s--")):
        middle, low, high = (getattr(groups[column], what)() for what in ("mean", "min", "max"))
        ax.fill_between(middle.index, low, high, color=colour, alpha=0.2)
        ax.plot(middle.index, middle, style, color=colour, label=f"{column} rows")
    ax.set(xscale="log", xticks=middle.index, xticklabels=middle.index, title=title, ylim=(0, 1.05))
    ax.minorticks_off()
    ax.set(xlabel="training rows (log scale)", ylabel="accuracy")
    ax.label_outer()
axes[0].legend(loc="lower right")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Accuracy by the number of training rows (logarithmic), twice. Left, the training curve stays near 1; the
# validation curve starts near 0.6 and climbs, steeply at first, then slowly, to just below the other. Bands show
# the lowest and highest of two seeds. Right, the training curve stays near 0.8, the validation curve climbs to a
# little above 0.7, and the two end close together.
#
# </details>
#
# <details><summary>Answer</summary>
#
# Low and close together: this network cannot learn even its own 1280 rows.
#
# </details>
#
# On the left, few rows are easily learned by heart, but say little about others; each step has helped.

# %% [markdown]
# ## Does more data help?
#
# Two numbers answer this. The **gap** at the right end says how much better the network does on rows it has seen.
# The **gain** of the last step says what four times as many rows brought.

# %%
means = by_size.groupby("size")[["training", "validation"]].mean()
means["gap"] = means["training"] - means["validation"]
means["gain of this step"] = means["validation"].diff()
means.round(3)

# %%
wide = by_size.pivot(index="seed", columns="size", values="validation")
(wide[1280] - wide[320]).round(3)

# %% [markdown]
# An accuracy of 0.97 on 500 rows has a standard error of $\sqrt{0.97 \cdot 0.03 / 500} \approx 0.008$. But all sizes
# are measured on the same rows, so compare in pairs: with both seeds, the last step brought a gain of more than
# 0.02. More rows will still help, though not much: the whole gap is about 0.02.
#
# More rows will not cure the narrow network. Even if its validation curve climbed to the training curve, it would
# end at about 0.8.
#
# | at the right end | more rows | what else |
# |---|---|---|
# | validation curve still climbs, gap is wide | will help | meanwhile: regularise, stop early |
# | curves have met, high | will help little | you are done |
# | curves are close, low | will **not** help | a larger network, better inputs |

# %% [markdown]
# ## What goes wrong
#
# Two real mistakes, with the messages of this version of Keras: an old name for the learning rate, and one
# optimiser for two models. Its memory belongs to the weights of the first, so `fit` on the second stops.

# %%
shared = keras.optimizers.Adam(learning_rate=0.01)
shared.build(large.trainable_variables)  # `fit` does this by itself
others = network(8).trainable_variables
zeros = [keras.ops.zeros_like(variable) for variable in others]
for mistake in (lambda: keras.optimizers.Adam(lr=0.01), lambda: shared.apply(zeros, others)):
    try:
        mistake()
    except ValueError as error:
        print(str(error).split(">. ")[-1])

# %% [markdown]
# Next, a rate so large that the weights diverge before the relus die. There is no error, only a loss of `nan`, *not
# a number*:

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
# > | `model.set_weights(start)`, then `fit` again | a fresh model: clone, `set_weights`, new optimiser |
# > | `model.evaluate(X, y)[1]`, an error without `metrics` | `return_dict=True`, and `["accuracy"]` |
# > | `optimizer.get_weights()` | `optimizer.variables` |

# %% [markdown]
# ## Play: ride through the valley
#
# SGD with momentum, in the narrow valley. **Predict first:** with the rate 0.02, which momentum gets lowest in 40
# steps: 0, 0.5, 0.8 or 0.95? Then write `SLIDERS = True`, run the cell, and move the sliders.


# %%
SLIDERS = False


def ride(rate, mu):
    """Draw the path of 40 steps, and write the height at its end."""
    places = path(keras.optimizers.SGD(rate, momentum=mu))
    _, ax = plt.subplots(figsize=(5.5, 3.4), layout="constrained")
    valley(ax)
    ax.plot(*places.T, color=RED, marker="o", markersize=3.5, linewidth=1.2)
    ax.set_title(f"rate {rate:.3f}, momentum {mu:.2f}: height {height(places[-1]):.2g}")
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
# <details><summary>In the figure</summary>
#
# The valley with a path of 40 steps, at the rate 0.03 with momentum 0.5: it swings across a few times and then
# follows the floor.
#
# </details>
# <details><summary>Answer</summary>
#
# 0.8 gets lowest, to about 0.002; 0 ends at about 1.6, 0.5 at 0.3, and 0.95 at 0.8, because it still swings.
#
# </details>

# %% [markdown]
# ## Recap
#
# | you see, or want | it means, or you write |
# |---|---|
# | both losses high | underfitting: longer, larger steps, a larger network |
# | a wide gap | overfitting: dropout, weight decay, more rows |
# | validation loss rises again | overfitting does harm now: stop at the lowest point; then as above |
# | a curve that jumps | the step is too large: a smaller rate, and a model built anew |
# | a curve that never moves | too small a rate, or dead units after too large a step |
# | a learning rate | Adam, a range test, a third to a tenth of where the loss stops falling |
# | the weights out and in | `weights = model.get_weights()`, `model.set_weights(weights)` |
# | a fresh model | `clone_model`, `set_weights`, `compile` with a new optimiser |
# | a repeatable run | `keras.utils.set_random_seed(1)` |
# | a fair curve by size | fresh models, nested rows, trained until nothing improves, several seeds |
# | to know whether more data helps | the gap at the right end, and the gain of the last step |

# %% [markdown]
# ## Where next
#
# Solve the [exercise of this chapter](../work/06_learning_curves/06_learning_curves.ipynb): six questions, checked as
# you go.
#
# In the [next chapter](07_activation_functions.ipynb) you compare activation functions, fairly: over several
# seeds, and with curves that you can now read.
