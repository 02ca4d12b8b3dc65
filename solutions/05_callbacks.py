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
# ## Question 1. When is the file written? (3 points)
#
# `ModelCheckpoint` with `save_best_only=True` does not write its file after every epoch. After
# which ones does it? Write the function `saved_epochs(curves, monitor="val_loss", mode="min")`.
#
# - `curves` is the dictionary `history.history`: each name has a list with one number per epoch,
#   for at least one epoch.
# - `monitor` is the name of the quantity that the callback monitors. With the mode `"min"` lower is
#   better, with the mode `"max"` higher is better.
# - The file is written after the first epoch, and after each epoch that was better than **all**
#   before it. An epoch that only equals the best one so far is not better.
# - Return the list of these epochs, in order, counted **from 1**.
#
# For `{"val_loss": [0.8, 0.6, 0.7, 0.5]}` the answer is `[1, 2, 4]`.
#
# <details><summary>Hint: a nudge</summary>
#
# One `argmin` is not enough here: it finds only the last of these epochs. Which number do you have
# to remember while you go through the list?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Go through the curve with `enumerate(..., start=1)`, and append an epoch to your list if it is
# better than the best so far. For the mode `"max"` you need no second loop: when a number gets
# larger, what does the same number with a minus sign do?
#
# </details>


# %% role="answer" id="q1"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    """Return the epochs, counted from 1, after which the checkpoint writes its file."""
    ### BEGIN SOLUTION
    sign = 1 if mode == "min" else -1
    best, saved = np.inf, []
    for epoch, value in enumerate(curves[monitor], start=1):
        if sign * value < best:
            best = sign * value
            saved.append(epoch)
    return saved
    ### END SOLUTION


# %% role="check" id="q1_counts" points=1
with check(
    "After each epoch that was better than all before",
    see="Keep the best on disk",
    hidden="curves of other lengths",
):
    found = expect.call(
        "saved_epochs",
        saved_epochs,
        {"loss": [0.9, 0.8, 0.7, 0.6, 0.5, 0.4], "val_loss": [0.8, 0.6, 0.7, 0.65, 0.5, 0.5]},
    )
    expect.array(
        "saved_epochs({'loss': [0.9, 0.8, 0.7, 0.6, 0.5, 0.4], "
        "'val_loss': [0.8, 0.6, 0.7, 0.65, 0.5, 0.5]})",
        found,
        equals=[1, 2, 5],
        why="Epochs 2 and 5 are better than all before them. Epoch 4 is better than epoch 3 only, "
        "and epoch 6 equals epoch 5.",
    )

    ### BEGIN HIDDEN TESTS
    def records(curves):
        curve = curves["val_loss"]
        return [n + 1 for n, value in enumerate(curve) if all(value < old for old in curve[:n])]

    rng = expect.hidden_rng()
    slope = np.linspace(1, 0, 30)
    drawn = [np.round(slope + 0.4 * rng.random(30), 2).tolist() for _ in range(6)]
    expect.function(
        "saved_epochs",
        saved_epochs,
        reference=records,
        cases=[
            ({"loss": sorted(curve)[::-1], "val_loss": curve},)
            for curve in (
                *drawn,
                [0.7],
                [0.5, 0.6, 0.7],
                [0.5, 0.5, 0.5, 0.4],
                [3.2, 2.7, 2.9, 2.5],
                [-0.5, -2.0, -1.0, -3.0],
                [4e9, 2e9, 3e9, 1e9],
                [0.40002, 0.40001, 0.40003],
                [7, 5, 6, 4],
            )
        ],
        why="The first epoch is always saved, then each that was lower than all before it. An "
        "epoch that equals the best so far is not.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q1_monitor" points=1
with check(
    "It looks at the quantity that is monitored",
    see="Keep the best on disk",
    hidden="fresh curves",
):
    curves = {"loss": [0.9, 0.7, 0.5, 0.3], "val_loss": [0.8, 0.9, 0.6, 0.7]}
    for arguments, wanted in (((), [1, 3]), (("loss",), [1, 2, 3, 4])):
        expect.array(
            f"saved_epochs({', '.join(map(repr, (curves, *arguments)))})",
            expect.call("saved_epochs", saved_epochs, curves, *arguments),
            equals=wanted,
            why="The second argument is the name of the curve; without it, that is 'val_loss'.",
        )

    ### BEGIN HIDDEN TESTS
    def records(curves, monitor):
        curve = curves[monitor]
        return [n + 1 for n, value in enumerate(curve) if all(value < old for old in curve[:n])]

    rng = expect.hidden_rng()
    names = ("loss", "val_loss", "val_mae")
    expect.function(
        "saved_epochs",
        saved_epochs,
        reference=records,
        cases=[
            ({each: rng.permutation(12).tolist() for each in names}, name)
            for name in names
            for _ in "ab"
        ],
        why="The second argument says which of the curves is meant.",
    )
    curves = {"val_loss": [0.5, 0.4, 0.3], "r2": [0.4, 0.1, 0.2]}
    expect.array(
        f"saved_epochs({curves}, monitor='r2')",
        expect.call("saved_epochs", saved_epochs, curves, monitor="r2"),
        equals=[1, 2],
    )
    ### END HIDDEN TESTS

# %% role="check" id="q1_mode" points=1
with check(
    'With the mode "max" higher is better',
    see="Larger or smaller is better",
    hidden="fresh curves",
):
    curves = {"loss": [0.8, 0.6, 0.7, 0.5], "val_accuracy": [0.6, 0.8, 0.7, 0.9]}
    expect.array(
        f"saved_epochs({curves}, 'val_accuracy', 'max')",
        expect.call("saved_epochs", saved_epochs, curves, "val_accuracy", "max"),
        equals=[1, 2, 4],
        why="In epochs 2 and 4 the accuracy is higher than in all before.",
    )

    ### BEGIN HIDDEN TESTS
    def records(curves, monitor, mode):
        curve = [value if mode == "min" else -value for value in curves[monitor]]
        return [n + 1 for n, value in enumerate(curve) if all(value < old for old in curve[:n])]

    rng = expect.hidden_rng()
    expect.function(
        "saved_epochs",
        saved_epochs,
        reference=records,
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
            ({"val_accuracy": [0.5, 0.7, 0.6, 0.7, 0.8]}, "val_accuracy", "max"),
            ({"val_loss": [0.5] * 4, "r2": [-3.0, -0.5, -1.0, -0.2]}, "r2", "max"),
            ({"val_profit": [4e9, 2e9, 5e9, 3e9]}, "val_profit", "max"),
            ({"val_auc": [0.90001, 0.90003, 0.90002]}, "val_auc", "max"),
        ],
        why="Higher is better here, whatever the sign or the size of the numbers.",
    )
    expect.function(
        "saved_epochs",
        saved_epochs,
        reference=records,
        cases=[({"val_inaccuracy": [*range(n, 0, -1)]}, "val_inaccuracy", "min") for n in (5, 12)],
        why="The mode is an argument: the name of the quantity does not decide it.",
    )
    curves = {"val_loss": [0.5, 0.7, 0.9, 0.8], "r2": [0.1, 0.4, 0.2, 0.3]}
    expect.array(
        f"saved_epochs({curves}, mode='max')",
        expect.call("saved_epochs", saved_epochs, curves, mode="max"),
        equals=[1, 2, 3],
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2. Smaller steps (4 points)
#
# When nothing improves, you can also go on, but with smaller steps. That is what
# `ReduceLROnPlateau` does, with `min_delta=0`. Write the function `rates(losses, rate, factor,
# patience)`, which returns a list with the learning rate of **each** epoch. `losses` is a list with
# the validation loss of each epoch, at least one.
#
# - The first epoch has the learning rate `rate`.
# - An epoch is an improvement if its loss is **lower than the lowest before it**; the first one
#   always is.
# - When `patience` epochs in a row were no improvement, the rate is multiplied by `factor`, **from
#   the next epoch on**. Then the counting begins again at 0, but the lowest loss is not forgotten.
#
# `patience` is at least 1, and `factor` lies between 0 and 1. For the losses
# `[0.5, 0.4, 0.45, 0.5, 0.6, 0.3]`, the rate 0.2, the factor 0.5 and the patience 2, the answer is
# `[0.2, 0.2, 0.2, 0.2, 0.1, 0.1]`, because epochs 3 and 4 were no improvement.
#
# <details><summary>Hint: a nudge</summary>
#
# Take the rule of the lesson's section "Stop in time". What has to be carried along from epoch to
# epoch, besides the rate?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Three things are carried along: the rate, the lowest loss so far, and the number of epochs since
# then or since the last change of the rate. In each turn of the loop, note the rate *first*: what
# an epoch's loss decides counts only for the epochs after it.
#
# </details>


# %% role="answer" id="q2"
def rates(losses, rate, factor, patience):
    """Return the learning rate of each epoch."""
    ### BEGIN SOLUTION
    lowest, waited, used = np.inf, 0, []
    for loss in losses:
        used.append(rate)
        if loss < lowest:
            lowest, waited = loss, 0
        else:
            waited += 1
            if waited == patience:
                rate, waited = rate * factor, 0
    return used
    ### END SOLUTION


# %% role="check" id="q2_drops" points=1
with check(
    "The rate drops when patience has run out", see="More callbacks", hidden="other patiences"
):
    expect.array(
        "rates([0.5, 0.4, 0.45, 0.5, 0.6, 0.3], 0.2, 0.5, 2)",
        expect.call("rates", rates, [0.5, 0.4, 0.45, 0.5, 0.6, 0.3], 0.2, 0.5, 2),
        equals=[0.2, 0.2, 0.2, 0.2, 0.1, 0.1],
        why="Epochs 3 and 4 are no improvement, so epoch 5 is the first with the smaller rate.",
    )
    ### BEGIN HIDDEN TESTS
    valley = [0.9, 0.7, 0.5, 0.3, 0.35, 0.4, 0.45, 0.2, 0.1]
    expect.function(
        "rates",
        rates,
        reference=lambda losses, rate, factor, patience: [
            rate * factor if n > 3 + patience else rate for n in range(len(losses))
        ],
        cases=[(valley, 2.0, 0.25, 3), (valley, 1.0, 0.1, 2), (valley[:-2], 3.0, 0.5, 2)],
        why="Epoch 4 has the lowest loss so far. After `patience` more epochs the rate drops.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q2_best" points=1
with check("It compares with the lowest so far", see="Stop in time", hidden="bumpy curves"):
    expect.array(
        "rates([0.9, 0.6, 0.7, 0.65, 0.62, 0.5], 8.0, 0.5, 3)",
        expect.call("rates", rates, [0.9, 0.6, 0.7, 0.65, 0.62, 0.5], 8.0, 0.5, 3),
        equals=[8, 8, 8, 8, 8, 4],
        why="0.65 is lower than 0.7, but not lower than 0.6: that is no improvement.",
    )

    ### BEGIN HIDDEN TESTS
    def planned(losses, rate, factor, patience):
        last, drops = 0, []  # the place of the last improvement or drop
        for n, loss in enumerate(losses):
            if all(loss < old for old in losses[:n]):
                last = n
            elif n - last == patience:
                last = n
                drops.append(n)
        return [rate * factor ** sum(n > drop for drop in drops) for n in range(len(losses))]

    rng = expect.hidden_rng()
    slope = np.linspace(1, 0, 40)
    bumpy = [(slope + 0.3 * rng.random(40)).round(2).tolist() for _ in range(8)]
    expect.function(
        "rates",
        rates,
        reference=planned,
        cases=[
            (losses, 1.0, 0.5, 2)
            for losses in (
                [0.5, 0.5, 0.5, 0.4],
                [0.5, 0.4, 0.4, 0.39999, 0.4, 0.4, 0.3],
                [5e9, 6e9, 7e9, 8e9],
                [-1.0, -3.0, -2.0, -2.5, -4.0],
                [0.5, 0.6, 0.4, 0.5, 0.3, 0.4, 0.5, 0.2],
            )
        ]
        + [(losses, 8.0, 0.5, patience) for losses in bumpy for patience in (2, 4)],
        why="A loss that equals the lowest is no improvement. After an improvement, and after each "
        "drop of the rate, count from 0 again.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q2_again" points=1
with check("After a drop it counts anew", see="Stop in time", hidden="longer plateaus"):
    for patience, wanted in ((2, [8, 8, 8, 4, 4, 2, 2]), (1, [8, 8, 4, 2, 1, 0.5, 0.25])):
        expect.array(
            f"rates([0.5, 0.6, 0.7, 0.6, 0.6, 0.7, 0.5], 8.0, 0.5, {patience})",
            expect.call("rates", rates, [0.5, 0.6, 0.7, 0.6, 0.6, 0.7, 0.5], 8.0, 0.5, patience),
            equals=wanted,
            why="No epoch is better than the first. Each time patience runs out, the rate drops, "
            "and the counting begins again at 0.",
        )
    ### BEGIN HIDDEN TESTS
    expect.function(
        "rates",
        rates,
        reference=lambda losses, rate, factor, patience: [
            rate * factor ** ((max(n, 1) - 1) // patience) for n in range(len(losses))
        ],
        cases=[
            ([0.5] * 20, 1.0, 0.5, 3),
            ([0.2, *np.linspace(0.9, 0.3, 14).tolist()], 4.0, 0.75, 4),
            ([3.0, *[4.0, 3.5] * 6], 1.0, 0.9, 2),
            ([1.0, 2.0, 3.0, 4.0], 5.0, 0.5, 1),
        ],
        why="No epoch is better than the first one. How often does patience run out?",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q2_stays" points=1
with check("Without a plateau the rate stays", see="Stop in time", hidden="other lengths"):
    expect.array(
        "rates([0.5, 0.4, 0.3], 0.2, 0.5, 2)",
        expect.call("rates", rates, [0.5, 0.4, 0.3], 0.2, 0.5, 2),
        equals=[0.2, 0.2, 0.2],
        why="Every epoch is an improvement. Is there one rate for each epoch?",
    )
    ### BEGIN HIDDEN TESTS
    expect.function(
        "rates",
        rates,
        reference=lambda losses, rate, *_: [rate] * len(losses),
        cases=[
            (np.linspace(2, 1, n).tolist(), 0.3, 0.1, patience)
            for n, patience in ((1, 1), (9, 3), (40, 1))
        ]
        + [([0.5, 0.6, 0.7], 2.0, 0.5, 3), ([0.5, 0.6], 1.0, 0.1, 9), ([0.5, 0.6], 1.0, 0.1, 1)],
        why="Here patience never runs out before the last epoch, so all have the first rate.",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 3. Early stopping to order (3 points)
#
# A network steers the heating of a greenhouse. It was compiled with a metric that its makers wrote,
# `profit`, in euros per day, and it is trained with validation data. So `logs` has a `val_profit`.
#
# Make an `EarlyStopping` callback, and call it `stopper`. It
#
# - watches the profit **on the validation part**, of which more is better;
# - counts only a gain of **more than half a euro** as an improvement;
# - stops after **3** epochs in a row without improvement;
# - leaves the network with the weights of the last epoch that counted as an improvement.
#
# <details><summary>Hint: a nudge</summary>
#
# Each line of the order needs an argument, the first one even two: what is watched, and which way
# is better?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# All five arguments are in the lesson: see "Stop in time", also its last line, "The best weights
# back", and "Larger or smaller is better". Keras knows which way is better for some names only.
#
# </details>

# %% role="answer" id="q3"
### BEGIN SOLUTION
stopper = EarlyStopping(
    monitor="val_profit", mode="max", min_delta=0.5, patience=3, restore_best_weights=True
)
### END SOLUTION

# %% role="check" id="q3_stops" points=1
with check("It stops after 3 epochs without improvement, not before", see="Stop in time"):
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
# ## Question 4. A callback of your own (4 points)
#
# Write the class `StopWhenRising`, a callback. It stops the training as soon as the validation
# loss, `val_loss`, has **risen** `times` epochs **in a row**, each time compared with **the epoch
# before**. After an epoch in which it does not rise, the counting begins again at 0.
#
# Then make two objects of it: `two = StopWhenRising(times=2)` and `three = StopWhenRising(times=3)`.
# Each counts for itself: what one of them has seen must not disturb the other.
#
# <details><summary>Hint: a nudge</summary>
#
# One hook is enough: `on_epoch_end(self, epoch, logs=None)`. What has to be remembered until the
# hook is called again? Keep it in `self`. Do not forget `super().__init__()`.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Two things are remembered: the loss of the epoch before, and how often it has risen in a row. In
# the hook, compare first and remember the new loss afterwards. The first epoch has none before it:
# what could you put in its place, so that no first loss counts as a rise, however large it is?
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
        why="It rises in epochs 2 and 4, but not twice in a row; the first two in a row are 7 and 8.",
    )
    expect.stopping(
        "two",
        two,
        monitor="val_loss",
        values=[0.5, 0.6, 0.6, 0.7, 0.8, 0.9],
        after=5,
        why="In epoch 3 the loss stays as it is: that is no rise, so the counting begins again at 0.",
    )
    expect.stopping(
        "two",
        two,
        monitor="val_loss",
        values=[0.5, 0.500001, 0.500002, 0.4, 0.3],
        after=3,
        why="A small rise is a rise, too: epochs 2 and 3 are two in a row.",
    )
    expect.stopping(
        "two",
        two,
        monitor="val_loss",
        values=[3e9, 4e9, 2e9, 1e9, 2e9, 3e9, 4e9],
        after=6,
        why="The first epoch has none before it: that is no rise, however large the loss is.",
    )

# %% role="check" id="q4_apart" points=1
with check("Each object counts for itself", see="An object with hooks"):
    expect.stopping(
        "two",
        two,
        monitor="val_loss",
        values=[0.1, 0.2],
        after=2,
        why="The loss rises only once. Does `two` count what another object has seen?",
    )
    expect.stopping(
        "three",
        three,
        monitor="val_loss",
        values=[0.3, 0.4, 0.5, 0.6, 0.7],
        after=4,
        why="It rises in epochs 2, 3 and 4. Before that, `two` has seen the losses 0.1 and 0.2 in "
        "another training. Is what an object remembers kept in `self`?",
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
        why="In epochs 4 and 7 it does not rise: there the counting begins again at 0.",
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
# Here are noisy points from two crescents, in three parts: few to train with, some to decide with,
# and many to test with.

# %% role="setup"
X, y = make_moons(1320, noise=0.35, random_state=8)
X_train, X_val, X_test = X[:120], X[120:320], X[320:]
y_train, y_val, y_test = y[:120], y[120:320], y[320:]
folder = Path("trainings")  # a place for files, beside this notebook
folder.mkdir(exist_ok=True)

keras.utils.set_random_seed(8)

# %% [markdown]
# This code comes from old notes, and does not do what is asked below:
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
# - `history`, what `fit` returns, has the accuracy that was measured after each epoch, on the
#   training part and on the validation part;
# - the **validation part**, `X_val` and `y_val`, decides; the test part is left alone;
# - the training stops when the *validation* loss has not improved for 5 epochs;
# - a `.keras` file in the folder, `folder`, holds the network of the epoch with the lowest
#   validation loss.
#
# Finally, **load this file**, and call what you get `loaded`.
#
# <details><summary>Hint: a nudge</summary>
#
# There are five mistakes, and they lie in the lines from `compile` on. Go through the list of
# demands, and ask for each which line has to meet it.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# The lesson's "What goes wrong" has two of the mistakes. What do the two callbacks monitor, and
# after which epochs is the file written? Which rows does `fit` validate with?
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
        assert len(set(right.round())) > 1, (
            f"in {key!r} what was measured after each epoch, while the network learned; all "
            f"{len(right)} numbers are the same"
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
# <details><summary>In the figure</summary>
#
# If your training works, the training loss, solid, falls nearly all the time; the validation loss,
# dashed, ends above its lowest point, which a dotted line marks five epochs before the end.
#
# </details>
#
# ## Question 6. Which accuracy may be reported? (1 point)
#
# The data of a clinic are in two parts, for training and for testing; the test part has 400
# patients. A student calls `fit` with `validation_data=(X_test, y_test)` and
# `EarlyStopping(monitor="val_accuracy", patience=50, restore_best_weights=True)`. It stops after
# 90 epochs. On the test part, the network that comes back has an accuracy of 0.93, with a standard
# error of 0.013, and this is what the student reports. In the next year, with 4,000 new patients of
# the same kind, the same network reaches 0.89, with a standard error of 0.005. What explains the
# difference best?
#
# - **a** The network had the weights of its last epoch, which is the 50th after the best one.
# - **b** The weights have learned from the test rows, because `fit` got them as validation data.
# - **c** It is chance: these two accuracies are less than one standard error from each other.
# - **d** The test rows chose the epoch, so what has been reported is the luckiest of 90 values.
# - **e** `val_accuracy` is measured while the weights still change, so it is always too high.
#
# Write the letter into `answer`, in quotes.
#
# <details><summary>Hint</summary>
#
# How many times has the student looked at the test part, and which of the numbers was taken?
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "d"
### END SOLUTION

# %% role="check" id="q6_reading" points=1
with check("You know which accuracy to report", see="One part to stop, another to report"):
    expect.choice(
        "answer",
        answer,
        options="abcde",
        key=seal(
            "d",
            a="What does `restore_best_weights=True` do?",
            b="`fit` measures on validation data. Does it also change weights with them?",
            c="They are 0.04 apart. How many times the larger standard error is that?",
            e="When in an epoch does the validation run: between the batches, or after them?",
        ),
    )
