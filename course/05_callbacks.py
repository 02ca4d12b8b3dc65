# %% [markdown]
# # 5. Callbacks
#
# Training takes minutes, hours, days. Meanwhile somebody should look in now and then: write down how
# it goes, keep the best network so far, and say stop when nothing gets better. You need not sit there
# yourself. `fit` calls helpers at fixed moments, and these helpers are the **callbacks**.

# %% [markdown]
# ## What you will learn
#
# - say what a callback is: an object with hooks, and when `fit` calls which hook;
# - read the curves that the `History` callback collects;
# - stop training in time, and end with the best weights instead of the last;
# - keep the best network in a file, and load it back;
# - write a callback of your own;
# - say why the rows that stop the training may not be the rows that you report.
#
# You need chapter 2. It takes about an hour.

# %%
import tempfile
import warnings
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from keras.callbacks import CSVLogger, EarlyStopping, ModelCheckpoint, ReduceLROnPlateau
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

BLUE, RED, AMBER, GREEN = "#1b6ca8", "#d1495b", "#edae49", "#2e8b57"

# %% [markdown]
# ## Three parts
#
# The data are the lumps of chapter 2, label 0 malignant and 1 benign. We make it harder: no
# sizes, just the 12 columns about texture, smoothness, symmetry and fractal dimension. With so little to
# go by, and few rows to learn from, a network soon learns its rows by heart. That is what we want to watch.
#
# We need **three** parts, because callbacks decide things while the network trains:
#
# - the **training part**: the weights learn from it;
# - the **validation part**: callbacks look at it to decide when to stop and what to keep;
# - the **test part**: nobody looks at it until the end.

# %%
cancer = load_breast_cancer(as_frame=True)
words = ("texture", "smoothness", "symmetry", "fractal")
chosen = [column for column in cancer.data if any(word in column for word in words)]

X_rest, X_test, y_rest, y_test = train_test_split(
    cancer.data[chosen], cancer.target, test_size=169, stratify=cancer.target, random_state=0
)
X_train, X_val, y_train, y_val = train_test_split(
    X_rest, y_rest, test_size=200, stratify=y_rest, random_state=0
)
scaler = StandardScaler().fit(X_train)
X_train, X_val, X_test = (scaler.transform(part) for part in (X_train, X_val, X_test))
X_train.shape, X_val.shape, X_test.shape


# %%
def network(metrics=("accuracy",), seed=1):
    """Return a fresh network; the same seed gives the same weights and the same shuffling."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(12,)),
            layers.Dense(64, activation="relu"),
            layers.Dense(64, activation="relu"),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    optimizer = keras.optimizers.Adam(learning_rate=0.008)
    model.compile(optimizer=optimizer, loss="binary_crossentropy", metrics=list(metrics))
    return model


# %% [markdown]
# ## An object with hooks
#
# A callback is an **object** of a class that inherits from `keras.callbacks.Callback`. Its methods with
# fixed names are the **hooks**: `fit` calls them at fixed moments. The class `Callback` has them
# all, and they do nothing. You overwrite those that you need. (You may read that a callback is "a function
# which runs after each epoch". It is more than that.)
#
# This one changes nothing. It takes notes.


# %%
class NoteTaker(keras.callbacks.Callback):
    """Notes which hook is called, and what `logs` holds."""

    def __init__(self):
        super().__init__()
        self.notes = []

    def note(self, depth, call, logs):
        self.notes.append((depth, call, list(logs or [])))

    def on_train_begin(self, logs=None):
        self.note(0, "training begins", logs)

    def on_train_end(self, logs=None):
        self.note(0, "training ends", logs)

    def on_epoch_begin(self, epoch, logs=None):
        self.note(1, f"epoch {epoch} begins", logs)

    def on_epoch_end(self, epoch, logs=None):
        self.note(1, f"epoch {epoch} ends", logs)

    def on_train_batch_begin(self, batch, logs=None):
        self.note(2, f"batch {batch} begins", logs)

    def on_train_batch_end(self, batch, logs=None):
        self.note(2, f"batch {batch} ends", logs)

    def on_test_begin(self, logs=None):
        self.note(2, "validation begins", logs)

    def on_test_end(self, logs=None):
        self.note(2, "validation ends", logs)


# %% [markdown]
# **Predict, then run.** There are 200 training rows, in batches of 100, for two epochs. How many notes will
# there be? Does the validation come before or after "epoch 0 ends"?

# %%
notes = NoteTaker()
network().fit(
    X_train,
    y_train,
    epochs=2,
    batch_size=100,
    validation_data=(X_val, y_val),
    callbacks=[notes],
    verbose=0,
)
lines = ["    " * depth + f"{call:<20}" + ", ".join(logs) for depth, call, logs in notes.notes]
print(f"{len(lines)} notes", *(line.rstrip() for line in lines), sep="\n")

# %% [markdown]
# What to notice:
#
# - We called none of these methods. We handed the object over, in a list, and `fit` did the calling.
# - Hooks come in pairs, begin and end, and the pairs stand one inside the other.
# - The validation runs *inside* the epoch. So at the end of an epoch its results are known: there, `logs` is a
#   dictionary with the loss, the metrics given to `compile`, and the same with `val_` in front.
# - Hooks count epochs and batches from 0. People, and this chapter's text, count epochs from 1.

# %%
bars, open_pairs = [], []
for moment, (depth, call, _) in enumerate(notes.notes):
    name, _, what = call.rpartition(" ")
    if what == "begins":
        open_pairs.append(moment)
    else:
        bars.append((depth, name, open_pairs.pop(), moment))

fig, ax = plt.subplots(figsize=(11, 2.8))
for depth, name, begin, end in bars:
    colour = GREEN if name == "validation" else (BLUE, RED, AMBER)[depth]
    ax.barh(depth, end - begin + 0.8, left=begin - 0.4, height=0.7, color=colour, alpha=0.35)
    ax.text((begin + end) / 2, depth, name, ha="center", va="center")
ax.set(
    xlabel="number of the call, from 0",
    xticks=range(len(notes.notes)),
    xlim=(-0.7, len(notes.notes) - 0.3),
    yticks=[0, 1, 2],
    yticklabels=["training", "epochs", "batches and\nvalidation"],
    title="Left end of a bar: its begin hook. Right end: its end hook",
)
ax.invert_yaxis()
plt.show()

# %% [markdown]
# **In the figure.** Three rows of bars. On top, one long bar: the training. Below it, two bars: the epochs.
# At the bottom, below each epoch, three short bars: batch 0, batch 1, validation. Every bar lies
# within the one above it.

# %% [markdown]
# ## Write your own
#
# Two things make a callback useful. It is told what was measured, in `logs`. And it can reach
# the network: `self.model`.
#
# The first of ours only watches. After every epoch it writes a row with the size of the weights: the square
# root of the mean of their squares.


# %%
class WeightSize(keras.callbacks.Callback):
    """Writes down the size of the weights after each epoch, beside what was measured."""

    def __init__(self):
        super().__init__()
        self.rows = []

    def on_epoch_end(self, epoch, logs=None):
        numbers = np.concatenate([weights.ravel() for weights in self.model.get_weights()])
        size = float(np.sqrt(np.mean(numbers**2)))
        self.rows.append({"epoch": epoch + 1, "size": size, **logs})


# %% [markdown]
# The second one acts. It stops the training when a goal is reached: `self.model.stop_training = True` tells
# `fit` not to begin another epoch.


# %%
class StopAtTarget(keras.callbacks.Callback):
    """Stops as soon as what it monitors reaches the target."""

    def __init__(self, monitor, target):
        super().__init__()
        self.monitor, self.target = monitor, target

    def on_epoch_end(self, epoch, logs=None):
        if logs[self.monitor] >= self.target:
            print(f"stop after epoch {epoch + 1}: {self.monitor} has reached {self.target}")
            self.model.stop_training = True


# %% [markdown]
# `compile` gets one more metric here, `cost`, a function of our own: a missed tumour
# costs 10, a false alarm costs 1. We shall need it later. (Predictions come as a column, labels
# flat; `reshape` makes a column of these too. Otherwise, each would be paired with each, as in chapter 2.)


# %%
def cost(labels, predicted):
    """Return what each patient's diagnosis costs."""
    benign = keras.ops.cast(keras.ops.reshape(labels, (-1, 1)), "float32")
    says_benign = keras.ops.cast(predicted > 0.5, "float32")
    return 10 * (1 - benign) * says_benign + benign * (1 - says_benign)


watcher = WeightSize()
aimed = network(metrics=["accuracy", cost])
aimed.fit(
    X_train,
    y_train,
    epochs=30,
    batch_size=40,
    validation_data=(X_val, y_val),
    callbacks=[watcher, StopAtTarget("accuracy", 0.9)],
    verbose=0,
)
pd.DataFrame(watcher.rows).set_index("epoch").round(3)

# %% [markdown]
# Thirty epochs were allowed; a few were enough, and the table has one row for each of them. The columns after `size`
# are what `logs` held: a callback can monitor exactly these names.

# %% [markdown]
# ## History and its curves
#
# You have used a callback all along. What `fit` returns is one, put into the list by
# `fit` itself: after each epoch it appends `logs` to its dictionary, `history`.
#
# Now a long training, longer than is good. (Real networks need far more than 25
# epochs; this one is small, and its learning rate is high, so that everything happens early.)

# %%
watcher = WeightSize()
model = network()
history = model.fit(
    X_train,
    y_train,
    epochs=25,
    batch_size=40,
    validation_data=(X_val, y_val),
    callbacks=[watcher],
    verbose=0,
)
print("a callback:", isinstance(history, keras.callbacks.Callback))
print("the model has it too:", model.history is history)
print("its curves:", sorted(history.history))

# %%
curves = pd.DataFrame(history.history)
curves.index += 1  # epochs are counted from 1
best = curves["val_loss"].idxmin()
print("the validation loss is lowest in epoch", best)
curves.loc[[1, best, 25]].round(3)

# %% [markdown]
# `idxmin` names the row of the smallest value. The index starts at 1, so it is the epoch as people count.
# (With NumPy, `np.argmin(history.history["val_loss"])` counts from 0: add 1.)

# %%
fig, axes = plt.subplots(1, 3, figsize=(13, 3.6), layout="constrained")
for ax, quantity in zip(axes, ("loss", "accuracy"), strict=False):
    ax.plot(curves[quantity], color=BLUE, label="training part")
    ax.plot(curves[f"val_{quantity}"], color=RED, linestyle="--", label="validation part")
    ax.axvline(best, color="grey", linestyle=":", label="lowest validation loss")
    ax.set(xlabel="epoch", ylabel=quantity, title=f"{quantity} by epoch")
    ax.legend()
axes[0].fill_between(
    curves.index, curves["loss"], curves["val_loss"], color="grey", alpha=0.15, linewidth=0
)
axes[0].text(20, 0.2, "the gap", ha="center", color="dimgrey")
axes[2].plot(curves.index, [row["size"] for row in watcher.rows], color=GREEN)
axes[2].set(xlabel="epoch", ylabel="root mean square", title="size of the weights")
plt.show()

# %% [markdown]
# **In the figure.** Left, the training loss, solid, falls nearly to 0. The validation loss, dashed, falls
# with it at first, reaches its lowest point before the middle, and then climbs for the rest of the
# training. A grey gap opens between the two. In the middle, the training accuracy rises nearly to 1, while the validation
# accuracy soon stays near 0.9 and hardly moves. Right, the weights that our own callback recorded grow
# all the time.
#
# How do you read this?
#
# - Until the dotted line, what the network learns helps with new rows too. After it, the network learns its
#   200 rows by heart: this is **overfitting**, and the **gap** is its sign.
# - The accuracy hides it. The mistakes on the validation part do not become many more; they become more
#   *confident*, and cross-entropy charges for that (chapter 2). Growing weights mean larger scores,
#   and larger scores mean probabilities closer to 0 and 1.

# %% [markdown]
# ## Stop in time
#
# We should have stopped at the dotted line. But who stands there does not know that it is
# the lowest point; only what follows can tell. So the rule has to wait a little:
#
# > Remember the best value so far. Count the epochs since then. When the count reaches the **patience**, stop.
#
# This is what `EarlyStopping(monitor="val_loss", patience=...)` does. A callback is just an object, so we
# can call its hooks ourselves, with losses that we make up. This costs nothing and shows the rule.


# %%
def replay(stopper, losses, monitor="val_loss"):
    """Call a callback's hooks as `fit` would; return how many epochs it lets pass."""
    stopper.set_model(model)
    model.stop_training = False
    stopper.on_train_begin()
    for epoch, loss in enumerate(losses):
        stopper.on_epoch_end(epoch, {monitor: loss})
        if model.stop_training:
            break
    return epoch + 1


# %% [markdown]
# **Predict, then run.** After how many epochs does each stop? The losses have a small bump in epoch 4, and
# are lowest in the last epoch.

# %%
losses = [0.90, 0.70, 0.60, 0.65, 0.62, 0.61, 0.61, 0.50]
rows = []
for patience in (0, 1, 2, 3, 4, 5):
    epochs = replay(EarlyStopping(monitor="val_loss", patience=patience), losses)
    rows.append({"patience": patience, "epochs": epochs, "best loss seen": min(losses[:epochs])})
pd.DataFrame(rows).set_index("patience")

# %% [markdown]
# What to notice:
#
# - Better than *the best so far* counts, not better than the epoch before. 0.62 after 0.65 is no
#   improvement, because 0.60 was there already.
# - Patience 3 stops three epochs after the best one: 3 + 3 = 6.
# - Patience 0, the default, and patience 1 are the same: the first epoch without improvement ends it.
# - With patience 5 it survives the bump and sees 0.50. More patience costs more epochs and misses less.
#
# If a gain of 0.001 is no gain to you, say so: with `min_delta=0.001`, an improvement must be larger than that.

# %% [markdown]
# ## The best weights back
#
# With `patience=5` the training ends five epochs *after* the best one. Which weights does the
# network have then? **Predict, then run.** Two trainings from the same seed, which go the same way; they differ
# in one argument.

# %%
rows, ended = [], {}
for restore in (False, True):
    stopper = EarlyStopping(monitor="val_loss", patience=5, restore_best_weights=restore)
    trained = network()
    run = trained.fit(
        X_train,
        y_train,
        epochs=100,
        batch_size=40,
        validation_data=(X_val, y_val),
        callbacks=[stopper],
        verbose=0,
    )
    ended[restore] = trained.evaluate(X_val, y_val, verbose=0, return_dict=True)["loss"]
    rows.append(
        {
            "restore_best_weights": restore,
            "epochs run": len(run.epoch),
            "lowest validation loss": min(run.history["val_loss"]),
            "validation loss at the end": ended[restore],
        }
    )
pd.DataFrame(rows).set_index("restore_best_weights").round(3)

# %%
path = run.history["val_loss"]
epochs = np.arange(1, len(path) + 1)
lowest = int(np.argmin(path)) + 1
fig, ax = plt.subplots(figsize=(7.5, 3.8))
ax.plot(epochs, path, color=BLUE, linestyle="--", marker=".", label="validation loss")
ax.plot(epochs[-1], ended[False], "s", color=RED, markersize=10, label="without restoring")
ax.plot(lowest, ended[True], "*", color=AMBER, markersize=17, label="with restoring")
ax.annotate(
    "back to the best",
    (lowest, ended[True] - 0.018),
    (epochs[-1], ended[True] - 0.018),
    arrowprops={"arrowstyle": "->", "color": "dimgrey"},
    ha="right",
    va="center",
    color="dimgrey",
)
ax.set(xlabel="epoch", ylabel="validation loss", title="Two ways to end", xticks=epochs[::2])
ax.set_ylim(min(path) - 0.04)
ax.legend()
plt.show()

# %% [markdown]
# **In the figure.** The validation loss falls, turns and climbs for five more epochs. Without restoring, the network ends
# at the right end of the curve, at the square. With restoring it goes back to the lowest point, the star.
#
# So without `restore_best_weights=True` you get what comes *after* patience ran out: weights that
# five epochs have made worse. The default is `False`. Make it a habit to write `True`.

# %% [markdown]
# ## Keep the best on disk
#
# `EarlyStopping` keeps the best weights in memory. If the computer stops, they are gone. `ModelCheckpoint` writes the
# network into a file after each epoch; with `save_best_only=True`, only after an epoch that was
# better than all before. Both monitor `val_loss` unless told otherwise. The name must end in `.keras`.
#
# A lesson should not fill your folders. So this one writes into a temporary folder.

# %%
folder = tempfile.TemporaryDirectory()
best_file = Path(folder.name, "best.keras")
log_file = Path(folder.name, "log.csv")

checkpoint = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True)

# %% [markdown]
# ## An absurd number of epochs
#
# How many epochs should you ask for? When callbacks decide about the end, it hardly matters. Let us ask for a
# million millions, and put four callbacks to work:
#
# | callback | its job |
# |---|---|
# | `EarlyStopping` | ends it, and brings the best weights back |
# | `ModelCheckpoint` | writes the best network into a file |
# | `ReduceLROnPlateau` | multiplies the learning rate by `factor` when nothing has improved for `patience` epochs |
# | `CSVLogger` | writes `logs` into a table, one row an epoch |
#
# **Predict, then run.** One callback has patience 2, another has 6. Which one has to be the smaller, and why?

# %%
careful = network()
absurd = careful.fit(
    X_train,
    y_train,
    epochs=10**12,
    batch_size=40,
    validation_data=(X_val, y_val),
    callbacks=[
        EarlyStopping(monitor="val_loss", patience=6, restore_best_weights=True),
        checkpoint,
        ReduceLROnPlateau(monitor="val_loss", factor=0.3, patience=2),
        CSVLogger(log_file),
    ],
    verbose=0,
)
print("it stopped by itself within 100 epochs:", len(absurd.epoch) < 100)
print("files:", sorted(file.name for file in Path(folder.name).iterdir()))

# %% [markdown]
# The smaller patience belongs to the learning rate: first try smaller steps, and give up only if these do not
# help either. Now read the table. `CSVLogger` counts epochs from 0, as hooks do.

# %%
log = pd.read_csv(log_file)
log[["epoch", "loss", "val_loss", "learning_rate"]].tail(8).round(5)

# %%
fig, axes = plt.subplots(2, 1, figsize=(7.5, 5), sharex=True, layout="constrained")
axes[0].plot(log["epoch"] + 1, log["val_loss"], color=RED, linestyle="--", marker=".")
kept = log["val_loss"].idxmin()
axes[0].plot(kept + 1, log["val_loss"][kept], "*", color=AMBER, markersize=17, label="kept")
axes[0].set(ylabel="validation loss", title="What the callbacks did")
axes[0].legend()
axes[1].step(log["epoch"] + 1, log["learning_rate"], where="mid", color=GREEN)
axes[1].set(xlabel="epoch", ylabel="learning rate", xticks=log["epoch"][::2] + 1, ylim=0)
plt.show()

# %% [markdown]
# **In the figure.** Above, the validation loss falls and then no longer improves; a star marks the epoch that
# was kept. Below, the learning rate is constant at first, and goes down in
# steps once there is no more improvement. Small steps are no cure for overfitting: here they just slow the climb.
#
# Does the file hold the best network? Load it, and compare.

# %%
loaded = keras.saving.load_model(best_file)
three = {
    "lowest in the history": min(absurd.history["val_loss"]),
    "brought back by EarlyStopping": careful.evaluate(X_val, y_val, verbose=0)[0],
    "loaded from the file": loaded.evaluate(X_val, y_val, verbose=0)[0],
}
pd.Series(three, name="validation loss").round(4)

# %% [markdown]
# Three times the same number. The file has everything: layers, weights, and what `compile` was given. It can
# be loaded next week, on another computer, without the code that built the network.

# %% [markdown]
# ## Larger or smaller is better
#
# A loss should fall, an accuracy should rise. With `mode="auto"`, the default, Keras knows which way is better
# for the loss and for metrics such as `"accuracy"`. It cannot know that for a metric which you wrote, such
# as our `cost`:

# %%
try:
    aimed.fit(
        X_train,
        y_train,
        validation_data=(X_val, y_val),
        callbacks=[EarlyStopping(monitor="val_cost", patience=2)],
        verbose=0,
    )
except ValueError as error:
    print(error)

# %% [markdown]
# So tell it: `mode="min"` for a cost, `mode="max"` for whatever should be high. **Predict, then run.** The same numbers, watched
# in both ways: which one stops first?

# %%
costs = [0.9, 0.8, 0.7, 0.6, 0.5, 0.6, 0.7, 0.8]
{
    mode: replay(EarlyStopping("val_cost", mode=mode, patience=2), costs, monitor="val_cost")
    for mode in ("min", "max")
}

# %% [markdown]
# The numbers are the epochs until the stop. With the wrong mode, every good epoch counts as a bad one, and training ends almost before it began.

# %% [markdown]
# ## One part to stop, another to report
#
# The callbacks have looked at the validation part after every epoch, and have chosen the epoch that
# looked best there. May we report its validation accuracy?
#
# Try it with networks that know nothing at all: in each of 100 epochs, they toss a coin for each row. A truly
# honest accuracy is one half.

# %%
rng = np.random.default_rng(5)
coins_val = rng.integers(0, 2, size=(100, len(y_val))) == y_val.to_numpy()
coins_test = rng.integers(0, 2, size=(100, len(y_test))) == y_test.to_numpy()
lucky_val, lucky_test = coins_val.mean(axis=1), coins_test.mean(axis=1)
winner = int(lucky_val.argmax())

fig, ax = plt.subplots(figsize=(7.5, 3.6))
ax.scatter(np.arange(100) + 1, lucky_val, s=14, color=BLUE, label="validation part, coins")
ax.plot(winner + 1, lucky_val[winner], "*", color=AMBER, markersize=17, label="best epoch")
ax.plot(winner + 1, lucky_test[winner], "^", color=RED, markersize=9, label="its test part")
ax.axhline(0.5, color="grey", linestyle=":")
ax.set(xlabel="epoch", ylabel="accuracy", ylim=(0.35, 0.72), title="The best of 100 coin tossers")
ax.legend(ncols=3, loc="upper center")
plt.show()
print(f"validation {lucky_val[winner]:.1%}, test {lucky_test[winner]:.1%}")

# %% [markdown]
# **In the figure.** A cloud of dots around one half. The star, the best epoch on the validation part, lies
# clearly above the cloud's middle. The triangle, the same epoch on the test part, is back near one half.
#
# Nothing was learned, and yet the best of many looks well above one half. Whoever chooses the best of many numbers chooses
# luck too. **The part that stops and selects may not report.** Our network had 200 validation rows for that; the
# test part has not been touched. Now it is its turn, once:

# %%
measured = {
    "validation part": loaded.evaluate(X_val, y_val, verbose=0, return_dict=True),
    "test part": loaded.evaluate(X_test, y_test, verbose=0, return_dict=True),
    "test part, always benign": {"accuracy": y_test.mean()},
}
pd.DataFrame(measured).T.round(3)

# %% [markdown]
# The row of the test part is the one to report, even if the other one looks better. How much luck was in that one,
# nobody knows without a test part.

# %% [markdown]
# ## More callbacks
#
# | callback | what it does |
# |---|---|
# | `History` | collects `logs`; is always there, `fit` returns it |
# | `EarlyStopping` | stops, and brings the best weights back |
# | `ModelCheckpoint` | saves the network, or its weights alone |
# | `ReduceLROnPlateau` | makes the steps smaller when nothing improves |
# | `LearningRateScheduler` | sets the learning rate by a function of the epoch |
# | `CSVLogger` | writes a table |
# | `TerminateOnNaN` | stops when the loss is no longer a number |
# | `BackupAndRestore` | lets an interrupted training go on where it was |
# | `LambdaCallback` | makes a small callback from functions |
# | `TensorBoard` | writes logs for a page in the browser with living curves |
#
# The last one needs a package of its own, `tensorboard`. Without it, Keras lets you make the callback, and
# complains during the training:

# %%
board = keras.callbacks.TensorBoard(log_dir=Path(folder.name, "logs"))
try:
    aimed.fit(X_train, y_train, validation_data=(X_val, y_val), callbacks=[board], verbose=0)
    print("TensorBoard is installed: the logs are written.")
except Exception as error:
    print(f"{type(error).__name__}: {error}")

# %% [markdown]
# Once it is installed, `tensorboard --logdir logs` in a terminal starts a server, and prints the address at which
# your browser finds the curves. For a table and a plot, `CSVLogger` and pandas are enough.

# %% [markdown]
# ## What goes wrong
#
# **Metrics given to `fit`.** They belong to `compile`: then `fit` measures them, on the training part and on the
# validation part, and callbacks can monitor them.

# %%
try:
    model.fit(X_train, y_train, metrics=["accuracy"])
except TypeError as error:
    print(error)

# %% [markdown]
# **The file name.** Old notes save to `.hdf5`, or to a name without ending.

# %%
try:
    ModelCheckpoint("best.hdf5", save_best_only=True)
except ValueError as error:
    print(error)

# %% [markdown]
# **The class instead of an object.** `EarlyStopping` is the class, `EarlyStopping()` is an object of it.

# %%
try:
    model.fit(X_train, y_train, callbacks=[EarlyStopping], verbose=0)
except TypeError as error:
    print(error)

# %% [markdown]
# **A name that is not in `logs`.** The metric was compiled as `"accuracy"`, so the log is called `val_accuracy`.
# Who monitors `val_acc`, and gives a `mode`, gets a warning only, and the training never stops.
# The same happens with `val_loss` if `fit` gets no validation data.

# %%
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    worse = [0.5, 0.6, 0.7, 0.8, 0.9]
    no_such_name = replay(EarlyStopping("val_acc", mode="min"), worse, monitor="val_accuracy")
    no_validation = replay(EarlyStopping("val_loss"), worse, monitor="loss")
print(f"of 5 epochs, {no_such_name} and {no_validation} were run; the warnings:")
print(*sorted({str(warning.message) for warning in caught}), sep="\n")

# %% [markdown]
# > **You may see** in older texts:
# >
# > | old | today |
# > |---|---|
# > | `from tensorflow.keras.callbacks import EarlyStopping` | `from keras.callbacks import EarlyStopping` |
# > | `model.fit(..., metrics=["accuracy"])` | `model.compile(..., metrics=["accuracy"])` |
# > | `ModelCheckpoint("best.hdf5")` | `ModelCheckpoint("best.keras")` |
# > | `ModelCheckpoint("w.h5", save_weights_only=True)` | `ModelCheckpoint("w.weights.h5", save_weights_only=True)` |
# > | `history.history["val_acc"]` | `history.history["val_accuracy"]` |
# > | `validation_data=(X_test, y_test)` | `validation_data=(X_val, y_val)`, and the test part kept aside |

# %% [markdown]
# ## Play: how much patience?
#
# Real curves are not smooth. Here is one made by a formula: it falls, turns at epoch 40, climbs,
# and has bumps. **Predict first:** with large bumps, how much patience does it take to get near
# the lowest point? And what does too much of it cost? Then run, and change `BUMPS` and `PATIENCES`.

# %%
BUMPS = (0.01, 0.04)
PATIENCES = (1, 5, 20)


def bumpy(bumps):
    """Return the validation loss of 100 imagined epochs."""
    epoch = np.arange(1, 101)
    smooth = 0.25 + 0.45 * np.exp(-epoch / 12) + 0.00003 * np.maximum(epoch - 25, 0) ** 2
    return smooth + bumps * np.random.default_rng(4).normal(size=100)


def show_stop(ax, bumps, patience):
    """Draw where a patience stops on a bumpy curve, and what it brings back."""
    curve = bumpy(bumps)
    stop = replay(EarlyStopping(monitor="val_loss", patience=patience), curve)
    kept = int(curve[:stop].argmin())
    ax.plot(np.arange(stop, 101), curve[stop - 1 :], color="lightgrey")
    ax.plot(np.arange(1, stop + 1), curve[:stop], color=BLUE)
    ax.axvline(stop, color=RED, linestyle=":")
    ax.plot(kept + 1, curve[kept], "*", color=AMBER, markersize=14)
    ax.set_title(f"bumps {bumps:g}, patience {patience}: stop at {stop}", fontsize=10)


size = (3.7 * len(PATIENCES), 2.6 * len(BUMPS))
fig, axes = plt.subplots(
    len(BUMPS), len(PATIENCES), figsize=size, sharex=True, squeeze=False, layout="constrained"
)
for row, bumps in zip(axes, BUMPS, strict=True):
    for ax, patience in zip(row, PATIENCES, strict=True):
        show_stop(ax, bumps, patience)
        ax.set(xlabel="epoch", ylabel="validation loss", ylim=(0.15, 0.8))
plt.show()

# %% [markdown]
# **In the figure.** Six small pictures of a curve that falls, turns and climbs; three patiences from left
# to right, small bumps above, large ones below. Blue is what training would see before it stops, at the dotted
# line; grey is what it would miss. A star marks the weights that come back. With patience 1, it stops on an
# early bump, high above the lowest point. With patience 20, it runs past the lowest point, and the
# star lies in it. Patience 5 is enough for small bumps, not for large ones.
#
# With sliders it is more fun. Write `SLIDERS = True`:

# %%
SLIDERS = False

if SLIDERS:
    from ipywidgets import FloatSlider, IntSlider, interact

    @interact(
        bumps=FloatSlider(0.03, min=0, max=0.1, step=0.005),
        patience=IntSlider(5, min=0, max=40),
    )
    def panel(bumps, patience):
        """Draw one picture again, whenever a slider moves."""
        _, ax = plt.subplots(figsize=(7, 3.5))
        show_stop(ax, bumps, patience)
        ax.set(xlabel="epoch", ylabel="validation loss", ylim=(0.15, 0.8))

# %% [markdown]
# ## Another table, online
#
# Forged banknotes: 1,372 notes, photographed, with four numbers about each picture. The table is number 1462
# at OpenML, a public library of data. With a connection, write `ONLINE = True`, and do all of this chapter with
# it; mind the input's shape, and turn the labels into 0 and 1.

# %%
ONLINE = False

if ONLINE:
    from sklearn.datasets import fetch_openml

    banknotes = fetch_openml(data_id=1462, as_frame=True)
    print(banknotes.data.shape, banknotes.target.value_counts().to_dict())
else:
    print("ONLINE is False: nothing was fetched, and the chapter needs nothing from outside.")

# %%
folder.cleanup()  # the files of this lesson are gone

# %% [markdown]
# ## Recap
#
# | you want | you write |
# |---|---|
# | curves | `history = model.fit(...)`, then `history.history` |
# | the best epoch, from 1 | `np.argmin(history.history["val_loss"]) + 1` |
# | to stop in time | `EarlyStopping(monitor="val_loss", patience=5, restore_best_weights=True)` |
# | the best network in a file | `ModelCheckpoint("best.keras", save_best_only=True)` |
# | it back | `keras.saving.load_model("best.keras")` |
# | to monitor a metric of your own | `mode="min"` or `mode="max"` |
# | a callback of your own | a class with `keras.callbacks.Callback` in brackets, and the hooks you need |
# | to stop from within it | `self.model.stop_training = True` |
# | an honest number | a test part that no callback has seen |

# %% [markdown]
# ## Where next
#
# Solve the [exercise of this chapter](../work/05_callbacks/05_callbacks.ipynb): six questions, checked as you
# go.
#
# In the [next chapter](06_learning_curves.ipynb) you learn to read curves: too small a network, too
# large a step, too few rows, each leaves its own trace.
