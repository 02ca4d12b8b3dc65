# %% [markdown]
# # Exercise 5. Callbacks
#
# Six questions, 19 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
# the checks below it. A check tells you what it expected and what it found. Change your answer and try
# again as often as you like. When your work is graded, the same checks also try data that you
# have not seen.
#
# Stuck? Open the hints under a question, one after the other, or go back to the
# [lesson](../../course/05_callbacks.ipynb).

# %% role="setup"
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
from keras import layers
from keras.callbacks import EarlyStopping, ModelCheckpoint
from sklearn.datasets import make_moons

from autograder import check, expect

# %% [markdown]
# ## Question 1. The best epoch (3 points)
#
# Write the function `best_epoch(curves, monitor="val_loss", mode="min")`. It takes the dictionary
# `history.history`, in which each name has a list with one number an epoch. It returns the number of the epoch
# in which the monitored quantity was best: lowest with the mode `"min"`, highest with the mode `"max"`. Count
# epochs **from 1**. Of equals, the first one wins.
#
# <details><summary>Hint: a nudge</summary>
#
# You need the *place* of the smallest number, not the number itself.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `np.argmin(...)` and `np.argmax(...)` give the place of the first smallest and the first largest, counted from 0.
#
# </details>


# %% role="answer" id="q1"
def best_epoch(curves, monitor="val_loss", mode="min"):
    """Return the number, from 1, of the epoch in which the monitored quantity was best."""
    ### BEGIN SOLUTION
    place = np.argmin(curves[monitor]) if mode == "min" else np.argmax(curves[monitor])
    return int(place) + 1
    ### END SOLUTION


# %% role="check" id="q1_counts" points=1
with check(
    "Epochs are counted from 1", see="History and its curves", hidden="curves of other lengths"
):
    found = expect.call(
        "best_epoch", best_epoch, {"loss": [0.9, 0.4, 0.5], "val_loss": [0.8, 0.6, 0.7]}
    )
    expect.number(
        "best_epoch({'loss': [0.9, 0.4, 0.5], 'val_loss': [0.8, 0.6, 0.7]})",
        found,
        2,
        reveal=True,
        why="The second epoch is the best one. Do you count from 1, and return the epoch?",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    falling = [np.sort(rng.random(n))[::-1].round(3).tolist() for n in (1, 4, 30)]
    expect.function(
        "best_epoch",
        best_epoch,
        reference=lambda curves: len(curves["val_loss"]),
        cases=[({"loss": curve, "val_loss": curve},) for curve in falling],
        why="In falling curves the last epoch is the best one. Do you count from 1?",
    )
    expect.function(
        "best_epoch",
        best_epoch,
        reference=lambda _: 2,
        cases=[({"loss": [0.5, 0.4, 0.4, 0.6, 0.4], "val_loss": [0.5, 0.4, 0.4, 0.6, 0.4]},)],
        why="Two epochs are equally good here. Which of them wins?",
    )
    shifted = (
        [3.2, 2.7, 2.9],
        [-0.5, -2.0, -1.0],
        [4e9, 2e9, 3e9],
        [0.40002, 0.40001, 0.40003],
        [7, 5, 6],
    )
    expect.function(
        "best_epoch",
        best_epoch,
        reference=lambda _: 2,
        cases=[({"loss": curve, "val_loss": curve},) for curve in shifted],
        why="The second epoch has the lowest number, whatever the size of the numbers.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q1_monitor" points=1
with check(
    "It looks at the quantity that is monitored",
    see="History and its curves",
    hidden="fresh curves",
):
    curves = {"loss": [0.9, 0.7, 0.5, 0.3], "val_loss": [0.8, 0.6, 0.7, 0.9]}
    expect.number(
        f"best_epoch({curves})",
        expect.call("best_epoch", best_epoch, curves),
        2,
        reveal=True,
        why="Without a second argument, it monitors 'val_loss'.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    names = ("loss", "val_loss", "val_mae")
    expect.function(
        "best_epoch",
        best_epoch,
        reference=lambda curves, monitor: int(np.argmin(curves[monitor])) + 1,
        cases=[
            ({each: rng.permutation(12).tolist() for each in names}, name)
            for name in names
            for _ in "ab"
        ],
        why="The second argument says which of the curves is meant.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q1_mode" points=1
with check(
    'With the mode "max" it looks for the highest',
    see="Larger or smaller is better",
    hidden="fresh curves",
):
    curves = {"loss": [0.8, 0.6, 0.7], "val_accuracy": [0.6, 0.7, 0.8]}
    expect.number(
        f"best_epoch({curves}, 'val_accuracy', 'max')",
        expect.call("best_epoch", best_epoch, curves, "val_accuracy", "max"),
        3,
        reveal=True,
        why="The accuracy is highest in the third epoch.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    expect.function(
        "best_epoch",
        best_epoch,
        reference=lambda curves, monitor, _: int(np.argmax(curves[monitor])) + 1,
        cases=[
            (
                {"loss": [0.5] * n, "val_accuracy": rng.permutation(n).tolist()},
                "val_accuracy",
                "max",
            )
            for n in (2, 9, 40)
        ]
        + [
            ({"val_loss": [0.5] * 7, name: rng.permutation(7).tolist()}, name, "max")
            for name in ("val_profit", "val_loss_saved", "r2")
        ]
        + [
            ({"val_loss": [0.5] * 4, "val_accuracy": [0.5, 0.7, 0.6, 0.7]}, "val_accuracy", "max"),
            ({"val_loss": [0.5] * 4, "r2": [-3.0, -0.5, -1.0, -2.0]}, "r2", "max"),
            ({"val_profit": [4e9, 2e9, 5e9, 3e9]}, "val_profit", "max"),
            ({"val_auc": [0.90001, 0.90003, 0.90002]}, "val_auc", "max"),
        ],
    )
    expect.function(
        "best_epoch",
        best_epoch,
        reference=lambda curves, monitor, _: int(np.argmin(curves[monitor])) + 1,
        cases=[
            ({"val_inaccuracy": rng.permutation(n).tolist()}, "val_inaccuracy", "min")
            for n in (5, 12)
        ],
        why="The mode is an argument: the name of the quantity does not decide it.",
    )
    curves = {"val_loss": [0.5, 0.7, 0.9, 0.8], "r2": [0.1, 0.4, 0.2, 0.3]}
    found = expect.call("best_epoch", best_epoch, curves, mode="max")
    expect.number(f"best_epoch({curves}, mode='max')", found, 3)
    found = expect.call("best_epoch", best_epoch, curves, monitor="r2")
    expect.number(f"best_epoch({curves}, monitor='r2')", found, 1)
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2. Early stopping by hand (3 points)
#
# Write the function `epochs_run(losses, patience)`. `losses` is a list with the validation loss of each epoch that
# *would* be run, at least one. Return how many epochs are run until early stopping ends the training:
#
# - an epoch is an improvement if its loss is **lower than the lowest before it**; the first one always is;
# - when `patience` epochs in a row were no improvement, the training stops;
# - if that never happens, all epochs are run.
#
# `patience` is at least 1. For `[0.5, 0.4, 0.45, 0.5, 0.3]` and the patience 2, the answer is 4.
#
# <details><summary>Hint: a nudge</summary>
#
# Go through the losses in a loop, and carry two things along: the lowest loss so far, and the number of
# epochs since then.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `for epoch, loss in enumerate(losses, start=1):`. If the loss is lower than the lowest, remember it and set the counter to 0.
# Otherwise add 1 to the counter, and `return epoch` if it has reached the patience. What do you
# return after the loop?
#
# </details>


# %% role="answer" id="q2"
def epochs_run(losses, patience):
    """Return the number of epochs until early stopping ends the training."""
    ### BEGIN SOLUTION
    lowest, waited = np.inf, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss < lowest:
            lowest, waited = loss, 0
        else:
            waited += 1
            if waited == patience:
                return epoch
    return len(losses)
    ### END SOLUTION


# %% role="check" id="q2_stops" points=1
with check("It stops when patience has run out", see="Stop in time", hidden="other patiences"):
    found = expect.call("epochs_run", epochs_run, [0.5, 0.4, 0.45, 0.5, 0.3], 2)
    expect.number(
        "epochs_run([0.5, 0.4, 0.45, 0.5, 0.3], 2)",
        found,
        4,
        reveal=True,
        why="Epoch 2 is the best; epochs 3 and 4 are no improvement, and that makes two.",
    )
    ### BEGIN HIDDEN TESTS
    valley = [0.9, 0.7, 0.5, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7]
    expect.function(
        "epochs_run",
        epochs_run,
        reference=lambda _, patience: 4 + patience,
        cases=[(valley, patience) for patience in (1, 3, 6)],
        why="The lowest loss is that of epoch 4. Add the patience to that.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q2_best" points=1
with check("It compares with the best epoch so far", see="Stop in time", hidden="bumpy curves"):
    found = expect.call("epochs_run", epochs_run, [0.9, 0.6, 0.7, 0.65, 0.62, 0.5], 3)
    expect.number(
        "epochs_run([0.9, 0.6, 0.7, 0.65, 0.62, 0.5], 3)",
        found,
        5,
        reveal=True,
        why="0.65 is lower than 0.7, but not lower than 0.6: that is no improvement.",
    )

    ### BEGIN HIDDEN TESTS
    def stopped(losses, patience):
        best = [min(losses[: place + 1]) for place in range(len(losses))]
        since = [place - losses.index(low) for place, low in enumerate(best)]
        return next((place + 1 for place, n in enumerate(since) if n >= patience), len(losses))

    rng = expect.hidden_rng()
    slope = np.linspace(1, 0, 40)
    bumpy = [(slope + 0.3 * rng.random(40)).round(2).tolist() for _ in range(8)]
    expect.function(
        "epochs_run",
        epochs_run,
        reference=stopped,
        cases=[
            ([0.5, 0.5, 0.5, 0.4], 2),
            ([0.5, 0.4, 0.4, 0.39999, 0.4, 0.4], 2),
            ([5e9, 6e9, 7e9, 8e9], 2),
            ([-1.0, -3.0, -2.0, -2.5, -4.0], 2),
            ([3, 2, 4, 4, 4, 1], 3),
            ([0.5, 0.6, 0.4, 0.5, 0.3, 0.4, 0.5], 2),
            ([0.5, 0.6, 0.4, 0.5, 0.3, 0.4], 2),
            *((losses, patience) for losses in bumpy for patience in (2, 4)),
        ],
        why="A loss that is equal to the lowest is no improvement; after one, count from 0 again.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q2_never" points=1
with check("If nothing stops it, all epochs are run", see="Stop in time", hidden="other lengths"):
    expect.number(
        "epochs_run([0.5, 0.4, 0.3], 2)",
        expect.call("epochs_run", epochs_run, [0.5, 0.4, 0.3], 2),
        3,
        reveal=True,
    )
    ### BEGIN HIDDEN TESTS
    expect.function(
        "epochs_run",
        epochs_run,
        reference=lambda losses, _: len(losses),
        cases=[
            (np.linspace(2, 1, n).tolist(), patience) for n, patience in ((1, 1), (9, 3), (40, 1))
        ]
        + [([0.5, 0.6, 0.7], 3), ([0.5, 0.6], 9), ([7.0], 1), ([0.9, 0.5, 0.6, 0.7], 3)],
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 3. Early stopping to order (4 points)
#
# A network steers the heating of a greenhouse. Its makers compiled it with a metric of their own, `profit`, in euros a
# day, and trained with validation data. So `logs` has a `val_profit`.
#
# Make an `EarlyStopping` callback, and call it `stopper`. It
#
# - watches the profit **on the validation part**, of which more is better;
# - counts only a gain of **more than half a euro** as an improvement;
# - stops after **3** epochs without improvement;
# - leaves the network with the weights of its best epoch.
#
# <details><summary>Hint: a nudge</summary>
#
# Each line of the order is one argument; the second line of it is about "the smallest change that counts".
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# The arguments are called `monitor`, `mode`, `min_delta`, `patience` and `restore_best_weights`.
#
# </details>

# %% role="answer" id="q3"
### BEGIN SOLUTION
stopper = EarlyStopping(
    monitor="val_profit", mode="max", min_delta=0.5, patience=3, restore_best_weights=True
)
### END SOLUTION

# %% role="check" id="q3_goes" points=1
with check("It lets a training go on that gets better", see="Larger or smaller is better"):
    rising = [1, 2, 3, 4, 5, 6, 7, 8]
    expect.stopping("stopper", stopper, monitor="val_profit", values=rising, after=8)
    losing = [-9, -7, -6, -5, -5, -4, -3, -2]
    expect.stopping(
        "stopper",
        stopper,
        monitor="val_profit",
        values=losing,
        after=8,
        why="The profit gets better, although it is below 0. Only epoch 5 is without improvement.",
    )

# %% role="check" id="q3_stops" points=1
with check("It stops after 3 epochs without improvement", see="Stop in time"):
    falling = [2, 4, 7, 5, 4, 3, 2, 1, 0]
    expect.stopping("stopper", stopper, monitor="val_profit", values=falling, after=6)
    expect.stopping(
        "stopper",
        stopper,
        monitor="val_profit",
        values=[7, 5, 6, 4, 3, 2],
        after=4,
        why="The first epoch is the best one here. Is it watched, too?",
    )

# %% role="check" id="q3_gain" points=1
with check("A gain of less than half a euro does not count", see="Stop in time"):
    creeping = [2, 4, 7, 7.1, 7.2, 7.3, 9]
    expect.stopping(
        "stopper",
        stopper,
        monitor="val_profit",
        values=creeping,
        after=6,
        why="More is better; 7.1, 7.2 and 7.3 are not more than half a euro above 7, and the third "
        "epoch without improvement ends the training.",
    )
    expect.stopping(
        "stopper",
        stopper,
        monitor="val_profit",
        values=[2, 4, 7, 7.4, 7.45, 7.5, 9],
        after=6,
        why="7.5 is half a euro above 7, and not more: three epochs without improvement.",
    )
    expect.stopping(
        "stopper",
        stopper,
        monitor="val_profit",
        values=[2, 4, 7, 7.501, 7.501, 7.501, 8.2],
        after=7,
        why="7.501 is more than half a euro above 7, so only epochs 5 and 6 are without improvement.",
    )

# %% role="check" id="q3_best" points=1
with check("The network ends with the weights of its best epoch", see="The best weights back"):
    peak = [2, 7, 4]
    expect.stopping(
        "stopper",
        stopper,
        monitor="val_profit",
        values=peak,
        after=3,
        keeps=1,
        why="Does it bring weights back, and does the validation profit say which are the best?",
    )

# %% [markdown]
# ## Question 4. A callback of your own (3 points)
#
# Write the class `StopWhenRising`, a callback. It stops the training as soon as the validation loss, `val_loss`, has
# **risen** `times` epochs **in a row**, each time compared with **the epoch before**. An epoch in which it
# does not rise breaks the row.
#
# Then make two objects of it: `two = StopWhenRising(times=2)` and `three = StopWhenRising(times=3)`.
#
# <details><summary>Hint: a nudge</summary>
#
# One hook is enough: `on_epoch_end(self, epoch, logs=None)`. Carry two things along in `self`: the loss of the epoch
# before, and how often it has risen in a row. Do not forget `super().__init__()`.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Begin with the loss before at `np.inf`: nothing rises above that. At the end of an epoch, if `logs["val_loss"]` is larger than
# it, add 1 to the counter, otherwise set the counter to 0. If the counter has reached `self.times`, set
# `self.model.stop_training = True`. At last, remember the loss for the next epoch.
#
# </details>


# %% role="answer" id="q4"
### BEGIN SOLUTION
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen several epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times

    def on_epoch_end(self, epoch, logs=None):
        if epoch == 0:  # so that a second training starts afresh
            self.before, self.risen = np.inf, 0
        self.risen = self.risen + 1 if logs["val_loss"] > self.before else 0
        self.before = logs["val_loss"]
        if self.risen == self.times:
            self.model.stop_training = True


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)
### END SOLUTION

# %% role="check" id="q4_stops" points=1
with check("`two` stops when the loss has risen twice in a row", see="Write your own"):
    expect.stopping(
        "two",
        two,
        monitor="val_loss",
        values=[0.9, 0.8, 0.85, 0.9, 0.95, 1.0],
        after=4,
        why="It rises in epochs 3 and 4. Is `self.model.stop_training` set then, by the right hook?",
    )

# %% role="check" id="q4_row" points=1
with check("Only rises in a row count, each against the epoch before", see="Write your own"):
    expect.stopping(
        "two",
        two,
        monitor="val_loss",
        values=[0.6, 0.9, 0.8, 0.85, 0.75, 0.7, 0.72, 0.74, 0.6],
        after=8,
        why="The epochs 2 and 4 rise alone; the first two rises in a row are those of 7 and 8.",
    )
    expect.stopping(
        "two",
        two,
        monitor="val_loss",
        values=[0.5, 0.6, 0.6, 0.7, 0.8, 0.9],
        after=5,
        why="In epoch 3 the loss stays as it is: that is no rise, and it breaks the row.",
    )
    expect.stopping(
        "two",
        two,
        monitor="val_loss",
        values=[0.5, 0.500001, 0.500002, 0.4, 0.3],
        after=3,
        why="A small rise is a rise, too.",
    )
    expect.stopping(
        "two",
        two,
        monitor="val_loss",
        values=[3e9, 4e9, 2e9, 1e9, 2e9, 3e9, 4e9],
        after=6,
        why="The first epoch has none before it: that is no rise, however large the loss is.",
    )

# %% role="check" id="q4_times" points=1
with check("`three` waits for three rises", see="Write your own"):
    expect.stopping(
        "three",
        three,
        monitor="val_loss",
        values=[0.5, 0.6, 0.7, 0.8, 0.9, 1.0],
        after=4,
        why="Epochs 2, 3 and 4 rise. Does your class keep and use `times`?",
    )
    expect.stopping(
        "three",
        three,
        monitor="val_loss",
        values=[0.5, 0.6, 0.7, 0.6, 0.7, 0.8, 0.7, 0.8, 0.9, 1.0, 1.1],
        after=10,
        why="Epochs 4 and 7 break the row: after each of them, it counts from 0 again.",
    )
    for times in (1, 4):
        expect.stopping(
            f"StopWhenRising(times={times})",
            expect.call("StopWhenRising", StopWhenRising, times=times),
            monitor="val_loss",
            values=[0.9, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0],
            after=2 + times,
            why="Epochs 3 to 7 rise. Does your class use `times`, whatever number it is?",
        )

# %% [markdown]
# ## Question 5. Repair a training (4 points)
#
# Here are noisy points from two crescents, in three parts: few to train with, some to decide with, many to test with.

# %% role="setup"
X, y = make_moons(1320, noise=0.35, random_state=8)
X_train, X_val, X_test = X[:120], X[120:320], X[320:]
y_train, y_val, y_test = y[:120], y[120:320], y[320:]
folder = Path("trainings")  # a place for files, beside this notebook
folder.mkdir(exist_ok=True)

keras.utils.set_random_seed(8)

# %% [markdown]
# This code comes from old notes. Something is wrong in each of its last four lines:
#
# ```python
# model = keras.Sequential([
#     keras.Input(shape=(2,)),
#     layers.Dense(64, activation="relu"),
#     layers.Dense(64, activation="relu"),
#     layers.Dense(1, activation="sigmoid"),
# ])
# model.compile(optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy")
# stop = EarlyStopping(monitor="loss", patience=5)
# keep = ModelCheckpoint(Path(folder.name, "best.hdf5"))
# history = model.fit(X_train, y_train, validation_data=(X_test, y_test), epochs=60,
#                     metrics=["accuracy"], callbacks=[stop, keep], verbose=0)
# ```
#
# Write it as it should be, so that
#
# - `history`, what `fit` returns, has the accuracy, on the training part and on the validation part;
# - the **validation part**, `X_val` and `y_val`, decides; the test part is left alone;
# - the training stops when the *validation* loss has not improved for 5 epochs;
# - a `.keras` file in the folder, `folder`, holds the network of the epoch with the lowest validation loss.
#
# Finally, **load this file**, and call what you get `loaded`.
#
# <details><summary>Hint: a nudge</summary>
#
# What must the name of the file end in? To whom do metrics belong? And what does `ModelCheckpoint` do after an
# epoch that was worse than the best?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `metrics=["accuracy"]` moves to `compile`. Both callbacks monitor `"val_loss"`. The checkpoint needs
# `save_best_only=True`. `keras.saving.load_model(...)` takes the same name as the checkpoint.
#
# </details>

# %% role="answer" id="q5"
### BEGIN SOLUTION
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
best_file = Path(folder.name, "best.keras")
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[
        EarlyStopping(monitor="val_loss", patience=5),
        ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True),
    ],
    verbose=0,
)
loaded = keras.saving.load_model(best_file)
### END SOLUTION

# %% role="check" id="q5_metrics" points=1
with check("The history has the accuracy of both parts", see="What goes wrong"):
    curves = expect.history(
        "history", history, keys=("loss", "accuracy", "val_loss", "val_accuracy")
    )
    assert isinstance(history, keras.callbacks.History), (
        "in `history` what `fit` returns, as it is. That is an object called History; this is of the "
        f"type {type(history).__name__}"
    )
    for key, rows, part in (("accuracy", 120, "training"), ("val_accuracy", 200, "validation")):
        right = rows * curves[key]
        assert np.allclose(right, right.round(), atol=0.01), (
            f"in {key!r} shares of the {rows} rows of the {part} part; these are shares of other rows"
        )

# %% role="check" id="q5_stops" points=1
with check("It stops 5 epochs after the lowest validation loss", see="Stop in time"):
    curve = expect.history("history", history, keys=("val_loss",))["val_loss"]
    expect.number(
        "len(history.history['val_loss'])",
        len(curve),
        int(np.argmin(curve)) + 1 + 5,
        reveal=True,
        why=f"The validation loss was lowest in epoch {int(np.argmin(curve)) + 1}.",
    )
    epochs_fitted = len(getattr(history, "epoch", curve))
    assert epochs_fitted == len(curve), (
        f"what `fit` returns: {epochs_fitted} epochs have been run, and `history` has {len(curve)}"
    )

# %% role="check" id="q5_part" points=1
with check("The test part has decided nothing", see="One part to stop, another to report"):
    expect.model("loaded", loaded, inputs=(2,), outputs=(1,))
    curve = expect.history("history", history, keys=("val_loss",))["val_loss"]
    p = np.clip(loaded.predict(X_test, verbose=0).ravel(), 1e-7, 1 - 1e-7)
    on_test = -np.mean(np.where(y_test == 1, np.log(p), np.log(1 - p)))
    assert min(abs(min(curve) - on_test), abs(curve[-1] - on_test)) > 3e-6, (
        "validation data that are not the test part; one of the validation losses in `history` "
        "is just that of `loaded` on X_test and y_test"
    )

# %% role="check" id="q5_best" points=1
with check(
    "The file holds the network with the lowest validation loss", see="Keep the best on disk"
):
    expect.model("loaded", loaded, inputs=(2,), outputs=(1,))
    curve = expect.history("history", history, keys=("val_loss",))["val_loss"]
    p = np.clip(loaded.predict(X_val, verbose=0).ravel(), 1e-7, 1 - 1e-7)
    expect.number(
        "the loss of `loaded` on X_val and y_val",
        -np.mean(np.where(y_val == 1, np.log(p), np.log(1 - p))),
        min(curve),
        tolerance=1e-4,
        reveal=True,
        why="This is the lowest 'val_loss' in `history`. When does the checkpoint write its "
        "file, and which rows does `fit` validate with?",
    )
    expect.saved_model(Path("trainings", "*.keras"), same_as=loaded, x=X_val)
    if "val_accuracy" in getattr(history, "history", history):
        expect.number(
            "history['val_accuracy'] in the epoch with the lowest 'val_loss'",
            expect.history("history", history, keys=("val_accuracy",))["val_accuracy"][
                curve.argmin()
            ],
            ((p > 0.5) == y_val).mean(),
            tolerance=0.008,
            reveal=True,
            why="That is the accuracy of `loaded`, the network of this epoch, on X_val and y_val.",
        )

# %% [markdown]
# See your training:

# %% role="show"
if "history" in globals() and "val_loss" in getattr(history, "history", {}):
    epochs = np.arange(len(history.history["loss"])) + 1
    fig, ax = plt.subplots(figsize=(6.5, 3.4))
    ax.plot(epochs, history.history["loss"], color="#1b6ca8", label="training part")
    ax.plot(
        epochs,
        history.history["val_loss"],
        color="#d1495b",
        linestyle="--",
        label="validation part",
    )
    lowest = int(np.argmin(history.history["val_loss"]))
    ax.axvline(lowest + 1, color="grey", linestyle=":", label="the epoch in the file")
    ax.set(xlabel="epoch", ylabel="loss", title="Your training")
    ax.legend()
    plt.show()
else:
    print("Here you will see the curves of your training.")

# %% [markdown]
# **In the figure.** If your training works, the training loss, solid, falls nearly all the time; the validation
# loss, dashed, ends above its lowest point, which a dotted line marks five epochs before the end.
#
# ## Question 6. Who may report? (2 points)
#
# A clinic has 400 patients, in a training part and a test part. A student trains with
# `validation_data=(X_test, y_test)` and `EarlyStopping(monitor="val_accuracy", patience=20, restore_best_weights=True)`, and
# reports the accuracy of the network that comes back, on the test part: 0.93. In the next year, with 400 new patients
# of the same kind, the same network is right in 0.88 of the cases. Which is the most likely reason?
#
# - **a** `restore_best_weights` has brought back the weights of the last epoch.
# - **b** The weights have learned from the test rows, since `fit` got them as validation data.
# - **c** `val_accuracy` is measured while the weights still change, so it is always too high.
# - **d** The test rows chose the epoch, so the luckiest one was reported. It takes rows that no callback has seen.
# - **e** The patience was too small.
#
# Write the letter into `answer`, for instance `answer = "a"`.
#
# <details><summary>Hint</summary>
#
# The student looked at the test part after each of many epochs, and took the best number. Remember the coin tossers.
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "d"
### END SOLUTION

# %% role="check" id="q6_reading" points=2
with check("You know who may report", see="One part to stop, another to report"):
    expect.choice(
        "answer",
        answer,
        options="abcde",
        key=seal(
            "d",
            a="It brings back those of the best epoch; that is how it came to 0.93.",
            b="`fit` measures on validation data. Does it also change weights with them?",
            c="When in an epoch is the validation run: between the batches, or after them?",
            e="With more patience, there are more epochs to choose from. Would that help?",
        ),
    )
