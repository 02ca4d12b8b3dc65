# %% [markdown]
# # 5. Callbacks
#
# Training takes minutes, hours, days. Meanwhile somebody should write down how it goes, keep the
# best network so far, and stop training when nothing improves. You need not sit there yourself:
# `fit` calls helpers at fixed moments, the **callbacks**.

# %% [markdown]
# ## What you will learn
#
# - read the curves that the `History` callback collects, and recognise overfitting in them;
# - stop training in time, and end with the best weights instead of the last;
# - keep the best network in a file, and load it back;
# - say why you must not report results on the rows that stop training;
# - say what a callback is: an object with hooks, and when `fit` calls which hook;
# - write a callback of your own.
#
# You need chapter 2 and, for the last third, a first idea of Python classes. Allow about an hour.

# %%
import tempfile
import warnings
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers, ops
from keras.callbacks import CSVLogger, EarlyStopping, ModelCheckpoint
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

BLUE, RED, AMBER = "#1b6ca8", "#d1495b", "#edae49"

# %% [markdown]
# ## Three parts
#
# The data are the breast-cancer table of chapter 2, label 0 malignant and 1 benign. We make it
# harder: no sizes, just the 12 columns about texture, smoothness, symmetry and fractal dimension.
#
# We need **three** parts, because callbacks decide things while the network trains:
#
# - the **training rows**: the weights learn from them;
# - the **validation rows**: callbacks look at them to decide when to stop and what to keep;
# - the **test rows**: nobody looks at them until the end.

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

# %% [markdown]
# The network has two hidden layers of 64 neurons: the second one combines what the first one has
# found. That makes some 5,000 parameters for 200 training rows, far more than it needs, so that it
# soon learns its rows by heart. That is what we want to watch. (For the same reason its learning
# rate is high.)


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


fitting = {
    "batch_size": 40,
    "validation_data": (X_val, y_val),
    "verbose": 0,
}  # as `**fitting` in every `fit`
print("parameters:", network().count_params())

# %% [markdown]
# ## History and its curves
#
# With `verbose=1`, which is what you get by default here, `fit` writes two lines for each epoch, such as
#
# ```text
# Epoch 2/25
# 5/5 ━━━━━━━━━━━━━━━━━━━━ 0s 12ms/step - accuracy: 0.8250 - loss: 0.4170 - val_accuracy: 0.8450 - val_loss: 0.3730
# ```
#
# All 5 of 5 batches (200 rows, 40 in each) are done, at 12 thousandths of a second per batch. Then
# come the loss and the metrics, on the training rows and, with `val_` in front, on the validation
# rows.
#
# You need not copy them from the screen. What `fit` returns is a callback, put to work by `fit`
# itself. After each epoch it appends these numbers to its dictionary, `history`. Now we train for
# longer than is good:

# %%
model = network()
history = model.fit(X_train, y_train, epochs=25, **fitting)
print(type(history).__name__, "has", {name: len(found) for name, found in history.history.items()})

curves = pd.DataFrame(history.history)
curves.index += 1  # epochs are counted from 1
best = curves["val_loss"].idxmin()
print("the validation loss is lowest in epoch", best)
curves.loc[[1, best, 25]].round(3)

# %% [markdown]
# `idxmin` names the row of the smallest value. The index starts at 1, so it is the epoch as people
# count. (With NumPy, `np.argmin(history.history["val_loss"])` counts from 0: add 1.)

# %% collapsed=true
fig, axes = plt.subplots(1, 2, figsize=(10, 3.6), layout="constrained")
for ax, quantity in zip(axes, ("loss", "accuracy"), strict=True):
    ax.plot(curves[quantity], color=BLUE, label="training rows")
    ax.plot(curves[f"val_{quantity}"], color=RED, linestyle="--", label="validation rows")
    ax.axvline(best, color="grey", linestyle=":", label="lowest validation loss")
    ax.set(xlabel="epoch", ylabel=quantity, title=f"{quantity} by epoch")
    ax.legend()
axes[0].fill_between(
    curves.index,
    curves["loss"],
    curves["val_loss"],
    where=curves["val_loss"] > curves["loss"],
    color="grey",
    alpha=0.15,
    linewidth=0,
)
axes[0].text(20, 0.2, "the gap", ha="center", color="dimgrey")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Left, the training loss, solid, falls nearly to 0. The validation loss, dashed, falls with it at
# first, reaches its lowest point before the middle, and then climbs for the rest of the training. A
# grey gap opens between the two. Right, the training accuracy rises to 1, while the validation
# accuracy soon stays near 0.9.
#
# </details>
#
# How do you read this?
#
# - The **gap**, grey, measures **overfitting**: what the network knows about its own 200 rows but
#   not about new ones. Some gap is normal.
# - The **climb** of the dashed curve after the dotted line is the alarm: from here on, what the
#   network learns by heart costs more on new rows than everything else it learns is worth.
# - The accuracy hides this. It is nearly the same in epochs 10 and 25, while the loss almost
#   doubles. The mistakes hardly become more frequent, but they become more *confident*, and
#   cross-entropy charges for that. Below, in "Write your own", we measure it.

# %% [markdown]
# ## Stop in time
#
# We should have stopped at the dotted line. But while the network trains, nobody knows that this is
# the lowest point, because only later epochs can tell. So the rule has to wait a little:
#
# > Remember the best value so far. Count the epochs since then. When the count reaches the **patience**, stop.
#
# This is **early stopping**, and `EarlyStopping(monitor="val_loss", patience=...)` does it. You
# would pass it to `fit`, in the list `callbacks=[...]`, and `fit` would call its methods as it
# goes. We can call them ourselves, with losses that we make up. This costs nothing and shows the
# rule.


# %%
def replay(stopper, losses, monitor="val_loss"):
    """Call a callback's methods as `fit` would; return how many epochs it lets pass."""
    stopper.set_model(model)
    model.stop_training = False
    stopper.on_train_begin()
    for epoch, loss in enumerate(losses):
        stopper.on_epoch_end(epoch, {monitor: loss})
        if model.stop_training:
            break
    return epoch + 1


# %% [markdown]
# **Predict, then run.** After how many epochs does training stop with each patience? The losses
# have a small bump in epoch 4, and are lowest in the last epoch.

# %%
losses = [0.90, 0.70, 0.60, 0.65, 0.62, 0.61, 0.61, 0.50]
rows = []
for patience in (0, 1, 2, 3, 4, 5):
    epochs = replay(EarlyStopping(monitor="val_loss", patience=patience), losses)
    rows.append({"patience": patience, "epochs": epochs, "best loss seen": min(losses[:epochs])})
pd.DataFrame(rows).set_index("patience")

# %% [markdown]
# <details><summary>Answer</summary>
#
# - What counts is being better than *the best so far*, not than the epoch before. 0.62 after 0.65
#   is no improvement, because 0.60 was there already.
# - Patience 3 stops three epochs after the best one: 3 + 3 = 6.
# - Patience 0, the default, and patience 1 are the same: the first epoch without improvement ends
#   training.
# - With patience 5 training survives the bump and sees 0.50. More patience costs more epochs and
#   misses less.
#
# </details>
#
# If a gain of 0.001 does not interest you, say so: with `min_delta=0.001`, an improvement must be
# larger than that.

# %% [markdown]
# ## The best weights back
#
# With `patience=5` training ends five epochs *after* the best one. **Predict, then run.** Which
# weights does the network have then? Two runs from the same seed go the same way; these differ in
# one argument.

# %%
rows, ended = [], {}
for restore in (False, True):
    stopper = EarlyStopping(monitor="val_loss", patience=5, restore_best_weights=restore)
    trained = network()
    run = trained.fit(X_train, y_train, epochs=100, callbacks=[stopper], **fitting)
    ended[restore] = trained.evaluate(X_val, y_val, verbose=0, return_dict=True)["loss"]
    rows.append(
        {
            "restore_best_weights": restore,
            "epochs run": len(run.epoch),
            "lowest val_loss": min(run.history["val_loss"]),
            "val_loss at the end": ended[restore],
        }
    )
pd.DataFrame(rows).set_index("restore_best_weights").round(3)

# %% collapsed=true
path = run.history["val_loss"]
epochs = np.arange(1, len(path) + 1)
lowest = int(np.argmin(path)) + 1
fig, ax = plt.subplots(figsize=(7.5, 3.8))
ax.plot(epochs, path, color=BLUE, linestyle="--", marker=".", label="validation loss")
ax.plot(epochs[-1], ended[False], "s", color=RED, markersize=10, label="without restoring")
ax.plot(lowest, ended[True], "*", color=AMBER, markersize=17, label="with restoring")
level = ended[True] - 0.018
arrow = {"arrowstyle": "->", "color": "dimgrey"}
ax.annotate("", (lowest, level), (epochs[-1], level), arrowprops=arrow)
ax.text(epochs[-1], level - 0.015, "back to the best", ha="right", color="dimgrey")
ax.set(xlabel="epoch", ylabel="validation loss", title="Two ways to end", xticks=epochs[::2])
ax.set_ylim(min(path) - 0.045)
ax.legend()
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# The validation loss falls, turns and climbs for five more epochs. Without restoring, the network
# ends at the right end of the curve, at the square. With restoring it goes back to the lowest
# point, the star.
#
# </details>
#
# <details><summary>Answer</summary>
#
# Those of the last epoch, five epochs past the best, because the rule had to wait for them. Only
# with `restore_best_weights=True` do the best ones come back.
#
# </details>
#
# The default is `False`. Make it a habit to write `True`.

# %% [markdown]
# ## Keep the best on disk
#
# `EarlyStopping` keeps the best weights in memory. If the computer stops, they are gone.
# `ModelCheckpoint` writes the network into a file, a **checkpoint**, after each epoch; with
# `save_best_only=True`, only after an epoch that was better than all before. It monitors
# `val_loss`, too, unless told otherwise. The file's name should end in `.keras`.
#
# This lesson writes into a temporary folder.

# %%
folder = tempfile.TemporaryDirectory()
best_file = Path(folder.name, "best.keras")
log_file = Path(folder.name, "log.csv")

checkpoint = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True)

# %% [markdown]
# ## An absurd number of epochs
#
# How many epochs should you ask for? When callbacks decide when to end, it hardly matters. Let us
# ask for 10¹², and put three callbacks to work: `EarlyStopping` ends it and brings the best weights
# back, `ModelCheckpoint` writes the best network into a file, and `CSVLogger` writes a table with
# one row per epoch.

# %%
careful = network()
stopper = EarlyStopping(monitor="val_loss", patience=6, restore_best_weights=True)
absurd = careful.fit(
    X_train,
    y_train,
    epochs=10**12,
    callbacks=[stopper, checkpoint, CSVLogger(log_file)],
    **fitting,
)
print("epochs run:", len(absurd.epoch))
print("files:", sorted(file.name for file in Path(folder.name).iterdir()))
pd.read_csv(log_file).tail(8).round(3)

# %% [markdown]
# `CSVLogger` counts epochs from 0, so its row 9 is epoch 10. Does the file hold the best network?
# Load it, and compare.

# %%
loaded = keras.saving.load_model(best_file)
three = {
    "lowest in the history": min(absurd.history["val_loss"]),
    "brought back by EarlyStopping": careful.evaluate(X_val, y_val, verbose=0)[0],
    "loaded from the file": loaded.evaluate(X_val, y_val, verbose=0)[0],
}
pd.Series(three, name="validation loss").round(4)

# %% [markdown]
# The same number three times. The file has the layers, the weights, and what `compile` was given.
# It can be loaded next week, on another computer, without the lines that built the network. There
# is one exception: code that you wrote yourself, such as a metric, is not in the file (see "What
# goes wrong").

# %% [markdown]
# ## One part to stop, another to report
#
# The callbacks have looked at the validation rows after every epoch, and have chosen the epoch that
# looked best there. May we report its validation accuracy?
#
# **Predict, then run.** Take networks that know nothing at all: in each of 100 epochs, they toss a
# coin for each row, so that their true accuracy is one half. How good does the best epoch look on
# the 200 validation rows? And on the test rows?

# %%
rng = np.random.default_rng(5)
coins_val = rng.integers(0, 2, size=(100, len(y_val))) == y_val.to_numpy()
coins_test = rng.integers(0, 2, size=(100, len(y_test))) == y_test.to_numpy()
lucky_val, lucky_test = coins_val.mean(axis=1), coins_test.mean(axis=1)
winner = int(lucky_val.argmax())
print(f"best epoch: validation {lucky_val[winner]:.1%}, test {lucky_test[winner]:.1%}")

# %% collapsed=true
fig, ax = plt.subplots(figsize=(7.5, 3.6))
ax.scatter(np.arange(100) + 1, lucky_val, s=14, color=BLUE, label="validation rows, coins")
ax.plot(winner + 1, lucky_val[winner], "*", color=AMBER, markersize=17, label="best epoch")
ax.plot(winner + 1, lucky_test[winner], "^", color=RED, markersize=9, label="its test rows")
ax.axhline(0.5, color="grey", linestyle=":")
ax.set(xlabel="epoch", ylabel="accuracy", ylim=(0.35, 0.72), title="The best of 100 coin tossers")
ax.legend(ncols=3, loc="upper center")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# A cloud of dots around one half. The star, the best epoch on the validation rows, lies clearly
# above the cloud's middle. The triangle, the same epoch on the test rows, is back near one half.
#
# </details>
#
# <details><summary>Answer</summary>
#
# About 0.6 on the validation rows, by luck; and about 0.5, the truth, on the test rows.
#
# </details>
#
# Nothing was learned, and yet the best of many looks well above one half, because choosing the best
# of many numbers means choosing luck too. **The part that stops and selects must not report.** The
# test rows have not been touched. Now it is their turn, once. Beside each accuracy $p$ on $n$ rows
# stands its **standard error**, $\sqrt{p(1-p)/n}$, the typical distance by which it is off by
# chance (chapter 3):

# %%
measured = {
    "validation rows": loaded.evaluate(X_val, y_val, verbose=0, return_dict=True),
    "test rows": loaded.evaluate(X_test, y_test, verbose=0, return_dict=True),
    "test rows, always benign": {"accuracy": y_test.mean()},
}
report = pd.DataFrame(measured).T
p, n = report["accuracy"], np.array([len(y_val), len(y_test), len(y_test)])
report["standard error"] = np.sqrt(p * (1 - p) / n)
report.round(3)

# %% [markdown]
# Report the accuracy on the test rows. It is lower than on the validation rows, by about one
# standard error. Part of the difference may be chance, and part the choice of the epoch; from one
# split nobody can say how much.

# %% [markdown]
# ## An object with hooks
#
# What is behind all this? A callback is an **object** of a class that inherits from
# `keras.callbacks.Callback`: it has all the methods of that class. Those with fixed names, such as
# `on_epoch_end`, are the **hooks**. In `Callback` they do nothing; you replace those that you need.
# (You may read that a callback is "a function that runs after each epoch". It is more than that.)
#
# This one changes nothing. It takes notes: which hook is called, and what its dictionary `logs`
# holds. (`super().__init__()` lets the inherited class prepare itself first.)


# %%
class NoteTaker(keras.callbacks.Callback):
    """Notes which hook is called, and the names in `logs`."""

    def __init__(self):
        super().__init__()
        self.notes = []

    def on_train_begin(self, logs=None):
        self.notes.append(("training begins", *(logs or [])))

    def on_epoch_begin(self, epoch, logs=None):
        self.notes.append((f"  epoch {epoch} begins", *(logs or [])))

    def on_train_batch_end(self, batch, logs=None):
        self.notes.append((f"    batch {batch} ends", *logs))

    def on_test_end(self, logs=None):
        self.notes.append(("    validation ends", *logs))

    def on_epoch_end(self, epoch, logs=None):
        self.notes.append((f"  epoch {epoch} ends", *logs))

    def on_train_end(self, logs=None):
        self.notes.append(("training ends", *logs))


# %% [markdown]
# **Predict, then run.** There are 200 training rows, in batches of 100, for two epochs. How many
# notes will there be? Does the validation come before or after "epoch 0 ends"?

# %%
taker = NoteTaker()
network().fit(X_train, y_train, epochs=2, callbacks=[taker], **{**fitting, "batch_size": 100})
print(len(taker.notes), "notes")
for call, *names in taker.notes:
    print(f"{call:<22}{', '.join(names)}".rstrip())

# %% [markdown]
# <details><summary>Answer</summary>
#
# Twelve: two for the training, and in each of two epochs two batches, the validation, and the
# epoch's beginning and end. The validation runs *inside* the epoch.
#
# </details>
#
# - We called none of these methods. We handed the object over, in a list, and `fit` did the
#   calling.
# - At the end of an epoch the results of the validation are known. So there `logs` has the loss,
#   the metrics given to `compile`, and the same with `val_` in front. A callback can monitor
#   exactly these names.
# - Hooks count epochs and batches from 0. People, and this chapter's text, count epochs from 1.

# %% [markdown]
# ## Write your own
#
# Two things make a callback useful: it gets what was measured, in `logs`, and it can reach
# the network, as `self.model`.
#
# Our first one only watches. We claimed that the mistakes become more confident. So after each
# epoch it asks the network about the validation rows, and takes those that it gets wrong: how many
# are there, what probability does the true label get, and how much of the validation loss comes
# from them?


# %%
class Mistakes(keras.callbacks.Callback):
    """Writes down, after each epoch, how the network fails."""

    def __init__(self, X, y):
        super().__init__()
        self.X, self.y, self.rows = X, np.asarray(y), []

    def on_epoch_end(self, epoch, logs=None):
        benign = ops.convert_to_numpy(self.model(self.X))[:, 0]
        given = np.where(self.y == 1, benign, 1 - benign)  # to the true label
        wrong = given < 0.5
        row = {
            "epoch": epoch + 1,
            "mistakes": wrong.sum(),
            "median given to the truth": np.median(given[wrong]),
            "their part of val_loss": -np.log(given[wrong]).sum() / len(given),
        }
        self.rows.append({**row, "val_loss": logs["val_loss"]})  # ** copies a dictionary in


watcher = Mistakes(X_val, y_val)
network().fit(X_train, y_train, epochs=25, callbacks=[watcher], **fitting)
pd.DataFrame(watcher.rows).set_index("epoch").loc[[1, 5, 10, 15, 20, 25]].round(3)

# %% [markdown]
# From epoch 10 to 25 the number of mistakes hardly changes. But the probability that they give to
# the truth shrinks, and their part of the loss makes up the whole climb.
#
# The second callback acts. It stops the training when a goal is reached:
# `self.model.stop_training = True` tells `fit` not to begin another epoch.


# %%
class StopAtTarget(keras.callbacks.Callback):
    """Stops as soon as what it monitors reaches the target."""

    def __init__(self, monitor, target):
        super().__init__()
        self.monitor, self.target = monitor, target

    def on_epoch_end(self, epoch, logs=None):
        if logs[self.monitor] >= self.target:
            print(f"stop after epoch {epoch + 1}: {self.monitor} is {logs[self.monitor]:.3f}")
            self.model.stop_training = True


goal = StopAtTarget("accuracy", 0.9)
stopped = network().fit(X_train, y_train, epochs=30, callbacks=[goal], **fitting)
np.round(stopped.history["accuracy"], 3)

# %% [markdown]
# ## Larger or smaller is better
#
# A loss should fall, an accuracy should rise. With `mode="auto"`, the default, Keras knows which
# way is better for the loss and for metrics such as `"accuracy"`. It cannot know that for a metric
# that you wrote. Here is one, with the functions of `keras.ops`, as in chapter 4: a missed tumour
# costs 10, a false alarm costs 1. (Predictions come as a column, labels flat. `reshape` turns these
# into a column too; otherwise each would be paired with each, as in chapter 2.)


# %%
def cost(labels, predicted):
    """Return what each patient's diagnosis costs."""
    benign = ops.cast(ops.reshape(labels, (-1, 1)), "float32")
    says_benign = ops.cast(predicted > 0.5, "float32")
    return 10 * (1 - benign) * says_benign + benign * (1 - says_benign)


priced = network(metrics=["accuracy", cost])
try:
    unclear = EarlyStopping(monitor="val_cost", patience=2)
    priced.fit(X_train, y_train, callbacks=[unclear], **fitting)
except ValueError as error:
    print(error)

# %% [markdown]
# So tell it: `mode="min"` for a cost, `mode="max"` for whatever should be high. **Predict, then
# run.** The same numbers, watched in both modes: after how many epochs does each stop?

# %%
costs = [0.9, 0.8, 0.7, 0.6, 0.5, 0.6, 0.7, 0.8]
{
    mode: replay(EarlyStopping("val_cost", mode=mode, patience=2), costs, monitor="val_cost")
    for mode in ("min", "max")
}

# %% [markdown]
# <details><summary>Answer</summary>
#
# With the right mode after 7, two epochs past the lowest cost. With the wrong mode after 3, because
# every good epoch counts as a bad one.
#
# </details>

# %% [markdown]
# ## More callbacks
#
# | callback | what it does |
# |---|---|
# | `ReduceLROnPlateau` | makes the steps smaller when nothing improves, which also slows overfitting |
# | `LearningRateScheduler` | sets the learning rate by a function of the epoch |
# | `TerminateOnNaN` | stops when the loss is no longer a number |
# | `BackupAndRestore` | lets interrupted training go on where it was |
# | `LambdaCallback` | makes a small callback from functions |
# | `TensorBoard` | writes logs for a page in the browser with live curves; needs the package `tensorboard` |

# %% [markdown]
# ## What goes wrong
#
# **A file that does not load.** A model that was compiled with your own metric names it in its
# file. The code of the metric is not there.

# %%
priced_file = Path(folder.name, "priced.keras")
priced.save(priced_file)
try:
    keras.saving.load_model(priced_file)
except TypeError as error:
    print(str(error).split(" Full object")[0])

again = keras.saving.load_model(priced_file, custom_objects={"cost": cost})
bare = keras.saving.load_model(priced_file, compile=False)
for name, one in (("saved", priced), ("with its code", again)):
    print(f"{name:<14}", one.evaluate(X_val, y_val, verbose=0, return_dict=True)["cost"])
print(
    "first probability, saved and bare:", *(m.predict(X_val[:1], verbose=0) for m in (priced, bare))
)

# %% [markdown]
# So pass the code, in `custom_objects`. If you only want to predict, `compile=False` is enough:
# then the loss and the metrics stay in the file.
#
# **Metrics given to `fit`.** They belong to `compile`: then `fit` measures them, on the training
# and on the validation rows, and callbacks can monitor them.

# %%
try:
    model.fit(X_train, y_train, metrics=["accuracy"])
except TypeError as error:
    print(error)

# %% [markdown]
# **The file name.** Old notes save to `.hdf5`, or to a name without an ending. (`.h5`, the old
# format, is still accepted.)

# %%
try:
    ModelCheckpoint("best.hdf5", save_best_only=True)
except ValueError as error:
    print(error)

# %% [markdown]
# **The class instead of an object.** `EarlyStopping` is the class, `EarlyStopping()` is an object
# of it.

# %%
try:
    model.fit(X_train, y_train, callbacks=[EarlyStopping], verbose=0)
except TypeError as error:
    print(error)

# %% [markdown]
# **A name that is not in `logs`.** The metric was compiled as `"accuracy"`, so the log is called
# `val_accuracy`. If you monitor `val_acc`, and give a `mode`, you get only a warning, and the
# training never stops. The same happens with `val_loss` if `fit` gets no validation data.

# %%
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    worse = [0.5, 0.6, 0.7, 0.8, 0.9]
    no_such_name = replay(EarlyStopping("val_acc", mode="min"), worse, monitor="val_accuracy")
    no_validation = replay(EarlyStopping("val_loss"), worse, monitor="loss")
print(f"of 5 epochs, {no_such_name} and {no_validation} were run; the warnings:")
print(*sorted({str(warning.message) for warning in caught}), sep="\n")

# %%
folder.cleanup()  # the files of this lesson are gone

# %% [markdown]
# > **You may see** in older texts:
# >
# > | old | today |
# > |---|---|
# > | `from tensorflow.keras.callbacks import EarlyStopping` | `from keras.callbacks import EarlyStopping` |
# > | `ModelCheckpoint("w.h5", save_weights_only=True)` | `ModelCheckpoint("w.weights.h5", save_weights_only=True)` |
# > | `history.history["val_acc"]` | `history.history["val_accuracy"]` |
# > | `validation_data=(X_test, y_test)` | `validation_data=(X_val, y_val)`, and the test rows set aside |

# %% [markdown]
# ## Play: how much patience?
#
# Real curves are not smooth. Here is one made by a formula: it falls, turns after some 40 epochs,
# climbs, and has bumps. **Predict first:** with large bumps, how much patience does it take to get
# near the lowest point? And what does too much cost? Then run, and change `BUMPS` and `PATIENCES`.

# %%
BUMPS = (0.01, 0.04)
PATIENCES = (1, 5, 20)

epoch = np.arange(1, 101)
smooth = 0.25 + 0.45 * np.exp(-epoch / 12) + 0.00003 * np.maximum(epoch - 25, 0) ** 2
print(f"without bumps: lowest in epoch {smooth.argmin() + 1}, {smooth.min():.2f}")

# %% collapsed=true
size = (3.7 * len(PATIENCES), 2.6 * len(BUMPS))
fig, axes = plt.subplots(
    len(BUMPS), len(PATIENCES), figsize=size, sharex=True, squeeze=False, layout="constrained"
)
for row, bumps in zip(axes, BUMPS, strict=True):
    curve = smooth + bumps * np.random.default_rng(4).normal(size=100)
    for ax, patience in zip(row, PATIENCES, strict=True):
        stop = replay(EarlyStopping(monitor="val_loss", patience=patience), curve)
        kept = int(curve[:stop].argmin())
        ax.plot(epoch[stop - 1 :], curve[stop - 1 :], color="lightgrey")
        ax.plot(epoch[:stop], curve[:stop], color=BLUE)
        ax.plot(epoch, smooth, color="black", linewidth=0.8)
        ax.axvline(stop, color=RED, linestyle=":")
        ax.plot(kept + 1, curve[kept], "*", color=AMBER, markersize=14)
        ax.set_title(f"bumps {bumps:g}, patience {patience}: stop at {stop}", fontsize=10)
        ax.set(xlabel="epoch", ylabel="validation loss", ylim=(0.15, 0.8))
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Six small pictures: three patiences from left to right, small bumps above, large ones below. The
# thin black line is the curve without bumps. Blue is what training sees before it stops, at the
# dotted line; grey, what it misses. A star marks the weights that come back. With patience 1, it
# stops early, high on the curve; with 20, past the lowest point.
#
# </details>
#
# <details><summary>Answer</summary>
#
# Patience 5 is enough for small bumps; large ones need 10 to 20. Too much costs epochs but not
# quality, because the best weights come back. But look at the star at the lower right, far below
# the black line: it marks the luckiest bump, and those weights are no better than the black line
# says. It is the coin tosser again.
#
# </details>

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
# | to monitor a metric of your own | `mode="min"` or `mode="max"`; `custom_objects` to load the file |
# | a callback of your own | a class with `keras.callbacks.Callback` in brackets, and the hooks you need |
# | to stop from within it | `self.model.stop_training = True` |
# | an honest number | test rows that no callback has seen |

# %% [markdown]
# ## Where next
#
# Solve the [exercise of this chapter](../work/05_callbacks/05_callbacks.ipynb): six questions,
# checked as you go.
#
# In the [next chapter](06_learning_curves.ipynb) you learn to read curves. Too small a network, too
# large a step, too few rows: each leaves its own trace.
