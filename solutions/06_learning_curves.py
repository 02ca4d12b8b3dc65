# %% [markdown]
# # Exercise 6. Learning curves
#
# Six questions, 20 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
# the checks below it. A check tells you what it expected and what it found. Change your answer and try
# again as often as you like. When your work is graded, the same checks also try inputs that you have
# not seen.
#
# Stuck? Open the hints under a question, one after the other, or go back to the
# [lesson](../../course/06_learning_curves.ipynb).

# %% role="setup"
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

from autograder import check, expect

# %% [markdown]
# ## Question 1. A rate that warms up (3 points)
#
# Many schedules begin with a **warm-up**: the rate grows before it falls. Write the function
# `rate_at(step, steps, warm_up, highest)`. It returns the learning rate, one number, of one step:
#
# - at step 0 the rate is 0; it grows by the same amount with each step, and is `highest` at step `warm_up`;
# - from there it falls along a cosine, to 0 at step `steps`. When a share $s$ of the way from step `warm_up` to step
#   `steps` is done, the rate is `highest` times $(1 + \cos \pi s) / 2$.
#
# `step`, `steps` and `warm_up` are integers, 0 ≤ `step` ≤ `steps` and 0 < `warm_up` < `steps`; `highest` is a float.
#
# <details><summary>Hint: a nudge</summary>
#
# Sketch the rate for 30 steps, of which 10 are warm-up. What is $s$ at step 10, at step 20 and at step 30?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# An `if` tells the two parts apart. In both, the rate depends on a share of the way: the steps done in this part,
# divided by the length of this part. `np.cos` and `np.pi` do the rest.
#
# </details>


# %% role="answer" id="q1"
def rate_at(step, steps, warm_up, highest):
    """Return the learning rate of this step: it grows up to `highest`, then falls to 0."""
    ### BEGIN SOLUTION
    if step < warm_up:
        return highest * step / warm_up
    share = (step - warm_up) / (steps - warm_up)
    return highest * (1 + np.cos(np.pi * share)) / 2
    ### END SOLUTION


# %% role="check" id="q1_warm_up" points=1
with check(
    "The rate warms up",
    see="Which optimiser, which rate?",
    hidden="other schedules",
):
    expect.function(
        "rate_at",
        rate_at,
        reference=lambda step, *_: step / 100,
        cases=[(0, 40, 10, 0.1), (5, 40, 10, 0.1), (9, 40, 10, 0.1), (10, 40, 10, 0.1)],
        why="In the warm-up, the rate grows in proportion to the step, from 0 to `highest`.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    for warm_up in (1, 7, 100):
        steps, highest = int(warm_up + rng.integers(3, 50)), float(rng.uniform(0.2, 3))
        expect.function(
            "rate_at",
            rate_at,
            reference=lambda step, _, warm_up, highest: highest * step / warm_up,
            cases=[
                (int(step), steps, warm_up, highest)
                for step in (0, rng.integers(0, warm_up), warm_up - 1, warm_up)
            ],
            why="In the warm-up, the rate grows in proportion to the step, from 0 to `highest`.",
        )
    ### END HIDDEN TESTS

# %% role="check" id="q1_cosine" points=2
with check(
    "Then it falls along a cosine",
    see="Which optimiser, which rate?",
    hidden="other schedules",
):
    expect.function(
        "rate_at",
        rate_at,
        reference=lambda step, *_: {15: 0.0933013, 25: 0.05, 35: 0.0066987, 40: 0.0}[step],
        cases=[(step, 40, 10, 0.1) for step in (15, 25, 35, 40)],
        why="After the warm-up there are 30 steps. Which share of them is done at this step?",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()

    def wave(step, steps, warm_up, highest):
        return highest * np.cos(np.pi / 2 * (step - warm_up) / (steps - warm_up)) ** 2

    for warm_up, falling in ((1, 9), (30, 30), (4, 500), (200, 10)):
        steps, highest = warm_up + falling, float(rng.uniform(0.2, 3))
        expect.function(
            "rate_at",
            rate_at,
            reference=wave,
            cases=[
                (int(step), steps, warm_up, highest)
                for step in (*rng.integers(warm_up + 1, steps, 3), steps - 1, steps)
            ],
            why="Which share of the steps after the warm-up is done at this step?",
        )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2. One step of AdamW (4 points)
#
# The lesson computes a step of Adam by hand, and describes what AdamW adds. Write the function `adamw_step(w, m, v,
# gradient, t, learning_rate=0.001, weight_decay=0.004)`. It first multiplies all weights by 1 − `learning_rate` ·
# `weight_decay`. Then it takes Adam's step from these smaller weights, with the gradient as given: the decay changes
# neither the gradient nor $m$ and $v$.
#
# `w` are the weights, `m` and `v` are what Adam remembers, and `t` is the number of this step, counted from 1. The
# first four arguments are 1-D arrays of floats, equally long. Return the new `w`, `m` and `v`, in this order. Take
# $\beta_1 = 0.9$, $\beta_2 = 0.999$ and $\varepsilon = 10^{-7}$. The formulas are in the lesson's section "One step by
# hand".
#
# <details><summary>Hint: a nudge</summary>
#
# Which two arrays must not notice the decay? Adam's formulas give five lines, in their order: m, v, the corrected m, the
# corrected v, w.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Give the corrected $\hat m$ and $\hat v$ names of their own, because `m` and `v` are returned without the
# correction. If the decay is right, a step where `m`, `v` and the gradient are 0 does nothing but shrink the weights.
#
# </details>


# %% role="answer" id="q2"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    """Return the new weights and both memories after step t."""
    ### BEGIN SOLUTION
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w * (1 - learning_rate * weight_decay)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v
    ### END SOLUTION


# %% role="check" id="q2_memory" points=1
with check("It remembers both means", see="One step by hand", hidden="fresh memories"):
    ones = np.ones(2)
    found = expect.call("adamw_step", adamw_step, ones, ones, ones, np.array([2.0, -3.0]), 5)
    assert found is not None and len(found) == 3, "three things: `return w, m, v`"
    expect.array(
        "the new m", found[1], equals=[1.1, 0.6], why="0.9 of the old m, 0.1 of the gradient."
    )
    expect.array(
        "the new v",
        found[2],
        equals=[1.003, 1.008],
        why="0.999 of the old v, 0.001 of the squared gradient.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    m, v, g = rng.normal(size=6), rng.random(6), 5 * rng.normal(size=6)
    found = expect.call("adamw_step", adamw_step, np.zeros(6), m, v, g, 7)
    expect.array(
        "the new m",
        found[1],
        equals=m + 0.1 * (g - m),
        why="0.9 of the old m, 0.1 of the gradient.",
    )
    expect.array(
        "the new v",
        found[2],
        equals=v + 0.001 * (g**2 - v),
        why="0.999 of the old v, 0.001 of the squared gradient.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q2_first" points=1
with check(
    "The first step is as long as the learning rate",
    see="One step by hand",
    hidden="another rate, and none",
):
    zeros = np.zeros(2)
    found = expect.call(
        "adamw_step", adamw_step, zeros, zeros, zeros, np.array([0.5, -40.0]), 1, 0.01
    )
    assert found is not None and len(found) == 3, "three things: `return w, m, v`"
    expect.array(
        "w after step 1",
        found[0],
        equals=[-0.01, 0.01],
        tolerance=1e-6,
        why="From zero, and in step 1, only the sign of the gradient counts. Are m and v corrected?",
    )
    ### BEGIN HIDDEN TESTS
    zeros, gradient = np.zeros(3), np.array([-2.0, 7.0, 3.0])
    for given, rate in (((), 0.001), ((0.3, 0.0), 0.3)):
        found = expect.call("adamw_step", adamw_step, zeros, zeros, zeros, gradient, 1, *given)
        expect.array(
            f"w after step 1, with the learning rate {rate}",
            found[0],
            equals=[rate, -rate, -rate],
            tolerance=2e-5,
            why="" if given else "Without a sixth argument, the learning rate is 0.001.",
        )
    ### END HIDDEN TESTS

# %% role="check" id="q2_later" points=1
with check("Later steps are right too", see="One step by hand", hidden="fresh steps"):
    found = expect.call(
        "adamw_step", adamw_step, np.zeros(2), np.ones(2), np.ones(2), np.array([2.0, -3.0]), 5, 0.1
    )
    assert found is not None and len(found) == 3, "three things: `return w, m, v`"
    expect.array(
        "w after step 5",
        found[0],
        equals=[-0.0189475, -0.0103093],
        tolerance=2e-5,
        why="Both corrections depend on t. And what is under the root?",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    for t in (2, 30, 900):
        w, m, v, g = rng.normal(size=5), rng.normal(size=5), 1 + rng.random(5), rng.normal(size=5)
        root = np.sqrt((0.999 * v + 0.001 * g**2) / (1 - 0.999**t))
        wanted = w - 0.2 * (0.9 * m + 0.1 * g) / (1 - 0.9**t) / root
        found = expect.call("adamw_step", adamw_step, w, m, v, g, t, 0.2, 0.0)
        expect.array(
            f"w after step {t}",
            found[0],
            equals=wanted,
            tolerance=2e-5,
            why="Both corrections depend on t. And what is under the root?",
        )
    # Where gradients have long been tiny, epsilon counts; so late, nothing is corrected any more.
    w, m, g = rng.normal(size=4), 1e-6 * rng.uniform(0.5, 2, 4), 1e-6 * rng.uniform(0.5, 2, 4)
    v = m**2
    root = np.sqrt(0.999 * v + 0.001 * g**2)
    wanted = w - 0.2 * (0.9 * m + 0.1 * g) / (root + 1e-7)
    found = expect.call("adamw_step", adamw_step, w, m, v, g, 100_000, 0.2, 0.0)
    expect.array(
        "w after step 100000, with gradients of about a millionth",
        found[0],
        equals=wanted,
        tolerance=2e-5,
        why="What is added to the root, and where? It counts if the root is small.",
    )
    found = expect.call("adamw_step", adamw_step, w, 0 * w, 0 * w, 0 * w, 3, 0.2, 0.0)
    expect.array(
        "w after step 3, if m, v and the gradient are 0",
        found[0],
        equals=w,
        tolerance=2e-5,
        why="Then w stays as it is. What keeps the divisor from being zero?",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q2_decay" points=1
with check(
    "The weights decay, and only the weights",
    see="Regularisation",
    hidden="other weights, rates and decays",
):
    w, zeros = np.array([2.0, -4.0]), np.zeros(2)
    found = expect.call("adamw_step", adamw_step, w, zeros, zeros, zeros, 1, 0.1, 0.5)
    assert found is not None and len(found) == 3, "three things: `return w, m, v`"
    expect.array(
        "w after step 1, with no gradient, the rate 0.1 and the decay 0.5",
        found[0],
        equals=[1.9, -3.8],
        why="Here only the decay is left, a factor of 1 - 0.1 * 0.5.",
    )
    g = np.array([3.0, -1.0])
    plain = expect.call("adamw_step", adamw_step, w, zeros, zeros, g, 1, 0.1, 0.0)[0]
    found = expect.call("adamw_step", adamw_step, w, zeros, zeros, g, 1, 0.1, 0.5)[0]
    expect.array(
        "what a decay of 0.5 adds to step 1, with the gradient [3, -1] and the rate 0.1",
        np.asarray(found) - np.asarray(plain),
        equals=[-0.1, 0.2],
        why="It takes 0.1 * 0.5 of the weights before the step, and leaves the rest as it is.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    for t, rate, decay in ((1, 0.01, 30.0), (3, 0.5, 0.2), (7, 2.0, 0.05)):
        w = rng.uniform(1, 4, 5) * rng.choice([-1, 1], 5)
        m, v, g = rng.normal(size=5), 1 + rng.random(5), rng.choice([-2.0, 0.0, 3.0], 5)
        plain = expect.call("adamw_step", adamw_step, w, m, v, g, t, rate, 0.0)[0]
        found = expect.call("adamw_step", adamw_step, w, m, v, g, t, rate, decay)[0]
        expect.array(
            f"what a decay of {decay} adds to step {t}, with the rate {rate}",
            np.asarray(found) - np.asarray(plain),
            equals=-rate * decay * w,
            tolerance=2e-5,
            why="It takes rate * decay of the weights before the step, and nothing else.",
        )
    zeros = np.zeros(5)
    found = expect.call("adamw_step", adamw_step, w, zeros, zeros, zeros, 2, learning_rate=5.0)
    expect.array(
        "w after a step with no gradient, with the rate 5",
        found[0],
        equals=0.98 * w,
        why="`weight_decay` is 0.004 by default.",
    )
    found = expect.call(
        "adamw_step", adamw_step, w, zeros, zeros, zeros, 2, weight_decay=100.0, learning_rate=1e-3
    )
    expect.array("w after a step with `weight_decay=100.0`", found[0], equals=0.9 * w)
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 3. Four curves, four causes (4 points)
#
# Four networks were trained to read digits. The validation rows are the same for all.

# %% role="setup"
TRAININGS = {  # the losses of twelve epochs, and the loss of the training rows after them
    1: (
        [2.31, 2.08, 1.76, 1.61, 1.46, 1.32, 1.22, 1.21, 1.16, 1.04, 1.04, 1.03],
        [2.17, 1.76, 1.32, 1.06, 0.88, 0.77, 0.66, 0.60, 0.61, 0.55, 0.50, 0.47],
        0.37,
    ),
    2: (
        [2.37, 2.33, 2.30, 2.27, 2.25, 2.23, 2.21, 2.20, 2.18, 2.17, 2.15, 2.14],
        [2.34, 2.31, 2.29, 2.27, 2.25, 2.24, 2.23, 2.21, 2.20, 2.19, 2.18, 2.17],
        2.13,
    ),
    3: (
        [4.35, 2.55, 2.38, 2.37, 2.37, 2.37, 2.37, 2.37, 2.37, 2.37, 2.37, 2.37],
        [2.47, 2.45, 2.43, 2.43, 2.43, 2.43, 2.43, 2.43, 2.43, 2.43, 2.43, 2.43],
        2.39,
    ),
    4: (
        [2.03, 1.25, 0.70, 0.42, 0.28, 0.20, 0.15, 0.12, 0.09, 0.07, 0.06, 0.05],
        [1.66, 1.01, 0.67, 0.50, 0.41, 0.36, 0.33, 0.30, 0.29, 0.28, 0.27, 0.27],
        0.04,
    ),
}

# %% role="show"
fig, axes = plt.subplots(2, 2, figsize=(9.5, 6.2), sharex=True, sharey=True, layout="constrained")
epochs = range(1, 13)
for ax, (number, (training, validation, afterwards)) in zip(
    axes.flat, TRAININGS.items(), strict=True
):
    ax.plot(epochs, training, color="#1b6ca8", marker="o", markersize=3, label="training rows")
    ax.plot(epochs, validation, color="#d1495b", linestyle="--", label="validation rows")
    ax.plot(
        12.5,
        afterwards,
        "*",
        color="#1b6ca8",
        markersize=13,
        clip_on=False,
        label="training rows, afterwards",
    )
    ax.axhline(np.log(10), color="grey", linestyle=":", label="knows nothing: 2.3")
    ax.set(title=f"training {number}", ylim=(0, 4.6), xticks=(1, 4, 8, 12))
for ax in axes[1]:
    ax.set_xlabel("epoch")
for ax in axes[:, 0]:
    ax.set_ylabel("loss (cross-entropy)")
axes[0, 1].legend(loc="upper right", fontsize=9)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Four pictures of the loss by epoch, with a dotted line at 2.3 and, at the right, a star: the loss of the training
# rows after the training.
#
# 1. The training curve falls from 2.3 to 1.0, the validation curve from 2.2 to 0.5, below it all the time. The star is
#    at 0.4, below both.
# 2. Both curves fall slowly and steadily from 2.4 to 2.1, one almost on top of the other. The star is at their end.
# 3. The training curve is at 4.4 in the first epoch. From the third epoch on, both are level at about 2.4, and the star
#    is there too.
# 4. The training curve falls to 0.05, where the star is. The validation curve falls to 0.3, ever more slowly, and does
#    not rise.
#
# </details>
#
# A star is the loss on the training rows after the last epoch, as `evaluate` returns it. What explains each picture? No
# letter is right twice.
#
# - **a** The rate is far too small, so the network has hardly begun to learn.
# - **b** The network is too simple, so even its own rows are too much for it.
# - **c** The rate is far too large, so the first steps killed most hidden units.
# - **d** The network overfits, which has cost nothing so far.
# - **e** The network overfits, which does harm: it should have stopped earlier.
# - **f** The network uses dropout, which works in `fit` and not in `evaluate`.
# - **g** The validation rows happen to be easier than the training rows.
#
# Write the letters into `training_1`, `training_2`, `training_3` and `training_4`, as in `training_1 = "g"`.
#
# <details><summary>Hint: a nudge</summary>
#
# Ask the same three questions of each picture. Is the training loss high at the end? Was it moving? And which curve is
# the star near?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Dropout drops outputs in `fit`, but not when the validation loss or the star is computed: which curve does that raise? A
# network with a loss near 2.3 may have moved too little, or too far: the first epoch tells which. For the others, see the
# table in the lesson's section "Too little, too much".
#
# </details>

# %% role="answer" id="q3"
### BEGIN SOLUTION
training_1, training_2, training_3, training_4 = "f", "a", "c", "d"
### END SOLUTION

# %% role="check" id="q3_first" points=1
with check("Training 1 is read correctly", see="Regularisation"):
    expect.choice(
        "training_1",
        training_1,
        options="abcdefg",
        key=seal(
            "f",
            a="The validation loss has come down from 2.2 to 0.5. That is more than a beginning.",
            b="Look at the star: afterwards, the network reads its own rows well.",
            c="Both curves come down in every part of the picture. Where is a jump?",
            d="If a network overfits, which of its two curves is the lower one?",
            e="If overfitting does harm, the validation loss rises again. Does it?",
            g="Then the star would be high as well, since it belongs to the training rows. Is it?",
        ),
    )

# %% role="check" id="q3_second" points=1
with check("Training 2 is read correctly", see="Too little, too much"):
    expect.choice(
        "training_2",
        training_2,
        options="abcdefg",
        key=seal(
            "a",
            b="The curves of a network that is too simple end level. Do these?",
            c="There is no jump: from epoch to epoch, both curves move by a few hundredths.",
            d="If a network overfits, there is a gap. Where is one?",
            e="If overfitting does harm, the validation loss rises again. Does it?",
            f="With dropout, the training curve would be above the star and the validation curve.",
            g="Then the star would be well above the validation curve. Is it?",
        ),
    )

# %% role="check" id="q3_third" points=1
with check("Training 3 is read correctly", see="Unstable curves and their causes"):
    expect.choice(
        "training_3",
        training_3,
        options="abcdefg",
        key=seal(
            "c",
            a="With tiny steps, how could the loss be 4.4 in the first epoch, far above 2.3?",
            b="A network that is too simple knows at least a little. Which loss has one that knows nothing?",
            d="If a network overfits, it knows its own rows. Does this one?",
            e="The validation loss hardly moves, and the training loss is as bad. Is that overfitting?",
            f="Dropout would make the training curve worse, but not the validation curve and the star.",
            g="The two curves end at nearly the same height. What happened in the first epoch?",
        ),
    )

# %% role="check" id="q3_fourth" points=1
with check("Training 4 is read correctly", see="Too little, too much"):
    expect.choice(
        "training_4",
        training_4,
        options="abcdefg",
        key=seal(
            "d",
            a="The training loss has fallen to 0.05. What else could it learn from its rows?",
            b="It knows its own rows nearly perfectly. Is that too simple?",
            c="Both curves fall from the first epoch to the last. Where is a jump?",
            e="Has the validation loss risen since its lowest point?",
            f="With dropout, the star would be below the training curve. It is at its end.",
            g="On which rows is the loss lower?",
        ),
    )

# %% [markdown]
# ## Question 4. Nested and balanced (3 points)
#
# In the lesson, a small training set may happen to hold hardly any of one class. Write the function
# `balanced_rows(labels, each, seed)` for a curve without this accident. `labels` is a 1-D array with the class of each
# row, an integer. `each` is a list of integers, the smallest first, none of them twice. For each number in `each`, make
# one training set:
#
# - a 1-D array of row numbers, counted from 0, with exactly this many different rows of every class in `labels`;
# - all rows of a smaller set are in every larger one;
# - which rows of a class are taken is random: each choice is equally likely. The same `seed`, an integer, gives the
#   same sets, another seed usually gives others.
#
# Return a list of these arrays, in the order of `each`. The order of the rows within an array does not matter. Every
# class has at least as many rows as the largest number in `each`.
#
# <details><summary>Hint: a nudge</summary>
#
# How often must the rows of one class be shuffled: once, or once for each set? `np.flatnonzero(labels == c)` finds the
# numbers of the rows of class `c`.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Make **one** generator of random numbers from the seed, and shuffle the rows of each class once, into a list of
# arrays, before you make any set. A set then takes the same number of rows from the beginning of each of these arrays;
# `np.concatenate` joins the pieces.
#
# </details>


# %% role="answer" id="q4"
def balanced_rows(labels, each, seed):
    """Return one array of row numbers for each number of rows per class."""
    ### BEGIN SOLUTION
    rng = np.random.default_rng(seed)
    shuffled = [rng.permutation(np.flatnonzero(labels == c)) for c in np.unique(labels)]
    return [np.concatenate([rows[:n] for rows in shuffled]) for n in each]
    ### END SOLUTION


# %% role="check" id="q4_balanced" points=1
with check(
    "Each set holds equally many rows of every class",
    see="Accuracy by training-set size",
    hidden="other labels and numbers",
):
    labels = np.array([2, 0, 1] * 20 + [1] * 30 + [0] * 10)
    found = expect.call("balanced_rows", balanced_rows, labels, [2, 5, 20], 1)
    assert len(found) == 3, f"a list with one array for each of 3 numbers; {len(found)} found"
    for n, rows in zip([2, 5, 20], found, strict=True):
        name = f"the rows of the set with {n} per class"
        expect.array(name, rows, shape=(3 * n,), kind="integer", between=(0, 99))
        assert np.asarray(rows).dtype.kind in "iu", f"row numbers in {name}, not floats or booleans"
        assert len(np.unique(rows)) == 3 * n, (
            f"{3 * n} different rows in {name}, none of them twice"
        )
        counts = np.bincount(labels[np.asarray(rows)], minlength=3)
        assert np.all(counts == n), f"{n} of each class in {name}; there are {counts.tolist()}"
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    for classes, each, more in (([3, 7], [2, 40], 60), (range(10), [1, 2, 30], 0), ([5], [4], 9)):
        labels = rng.permutation(
            np.concatenate([[c] * (each[-1] + more * place) for place, c in enumerate(classes)])
        )
        found = expect.call("balanced_rows", balanced_rows, labels, each, 2)
        assert len(found) == len(each), f"one array for each of {len(each)} numbers"
        for n, rows in zip(each, found, strict=True):
            name = f"the rows of the set with {n} per class"
            size = n * len(classes)
            expect.array(name, rows, shape=(size,), kind="integer", between=(0, len(labels) - 1))
            assert np.asarray(rows).dtype.kind in "iu", f"row numbers in {name}, not floats"
            assert len(np.unique(rows)) == size, f"{size} different rows in {name}"
            kinds, counts = np.unique(labels[np.asarray(rows)], return_counts=True)
            assert len(kinds) == len(classes) and np.all(counts == n), (
                f"{n} of each class in {name}"
            )
    ### END HIDDEN TESTS

# %% role="check" id="q4_nested" points=1
with check(
    "Each set is part of the next", see="Accuracy by training-set size", hidden="other seeds"
):
    labels = np.tile([0, 1], 50)
    found = expect.call("balanced_rows", balanced_rows, labels, [3, 10, 30], 1)
    assert len(found) == 3, f"a list with one array for each of 3 numbers; {len(found)} found"
    for small, large in ((found[0], found[1]), (found[1], found[2])):
        missing = np.setdiff1d(small, large).size
        assert not missing, (
            f"all rows of the set of {len(small)} in the set of {len(large)}; {missing} are not there"
        )
    ### BEGIN HIDDEN TESTS
    labels = np.tile([4, 1, 8], 200)
    for seed in (2, 3, 4, 5):
        sets = expect.call("balanced_rows", balanced_rows, labels, [20, 25, 120, 190], seed)
        for place in range(3):
            small, large = sets[place], sets[place + 1]
            missing = np.setdiff1d(small, large).size
            assert not missing, (
                f"all rows of each smaller set in the larger ones; {missing} are not there"
            )
    ### END HIDDEN TESTS

# %% role="check" id="q4_random" points=1
with check(
    "The rows of a class are drawn at random, and the seed decides which",
    see="Accuracy by training-set size",
    hidden="other seeds",
):
    labels = np.tile([0, 1], 500)
    found = [expect.call("balanced_rows", balanced_rows, labels, [20], seed) for seed in (1, 1, 2)]
    assert all(len(one) == 1 for one in found), "a list with one array, if `each` has one number"
    first, again, other = (np.sort(np.asarray(one[0]).astype(int)) for one in found)
    for c in (0, 1):
        rows = first[first % 2 == c]
        assert len(np.unique(rows // 100)) >= 5, (
            "rows from everywhere, not from one part of the 1000"
        )
        assert len(np.unique(np.diff(rows))) >= 5, "random rows, not at equal distances"
    assert np.array_equal(first, again), "the same rows for the same seed, in two calls"
    assert not np.array_equal(first, other), "other rows for the seed 2 than for the seed 1"
    ### BEGIN HIDDEN TESTS
    seeds = (0, 3, 4, 5, 6, 7, 100, 1_000_000)
    drawn = []
    for seed in seeds:
        both = [
            np.sort(expect.call("balanced_rows", balanced_rows, labels, [20, 60], seed)[0])
            for _ in range(2)
        ]
        assert np.array_equal(*both), f"the same rows whenever the seed is {seed}"
        drawn.append(both[0])
    for c in (0, 1):
        of_class = [rows[rows % 2 == c] for rows in drawn]
        assert len({tuple(map(int, rows)) for rows in of_class}) == len(seeds), (
            "other rows of every class for each seed"
        )
        assert len(np.unique(np.concatenate(of_class))) > 100, "rows from everywhere"
    ### END HIDDEN TESTS

# %% [markdown]
# ## Digits
#
# For the next question: handwritten digits, very few of them to train with, and one network `start` with its
# `starting_weights`.

# %% role="setup"
digits = load_digits()
X_train, X_val, y_train, y_val = train_test_split(
    (digits.data / 16).astype("float32"), digits.target, test_size=500, random_state=20
)
SIZES = (8, 16, 32)

start = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ]
)
rng = np.random.default_rng(0)  # the same numbers with every version of Keras
start.set_weights([rng.normal(scale=0.2, size=w.shape) for w in start.get_weights()])
starting_weights = start.get_weights()


def loss_and_score(model):
    """Return the loss and the accuracy of a model on the validation rows; it need not be compiled."""
    chances = np.asarray(model(X_val))
    given = chances[np.arange(len(y_val)), y_val]
    return float(-np.log(given + 1e-12).mean()), float((chances.argmax(axis=1) == y_val).mean())


loss_at_start = loss_and_score(start)[0]

# %% [markdown]
# ## Question 5. Repair: a curve in which each point is fresh (4 points)
#
# This code wants the accuracy on the validation rows for three training-set sizes:
#
# ```python
# start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
#
# for size in SIZES:
#     start.set_weights(starting_weights)
#     start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
#     accuracy = start.evaluate(X_train[:size], y_train[:size], verbose=0)[1]
# ```
#
# It stops with an error. Two mistakes are left when that is mended: it measures the accuracy on the wrong rows, and only
# the first size starts with an optimiser that has no past.
#
# Write it as it should be, with the same training rows, epochs, batch size and learning rate. (With at most 32 rows, an epoch
# is one batch, so the order of the rows makes no difference: if each size starts afresh, there is only one right score for
# each.) Fill three lists, with one number for each size:
#
# - `losses_before`: the loss on the validation rows **before** `fit`. `loss_and_score(model)` gives you both loss and
#   accuracy, for any model;
# - `steps_before`: the steps that the optimiser has counted before `fit`, `int(model.optimizer.iterations)`;
# - `scores`: the accuracy on the validation rows after `fit`.
#
# <details><summary>Hint: a nudge</summary>
#
# What is left of the old training after `set_weights`? Print `steps_before` and `losses_before`: what should they be,
# if each size starts from the same place?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Three things belong inside the loop, because each size needs its own: a model, the starting weights in it, and a new
# optimiser. The lesson's function `fresh` does all three for another network. Then measure, fit, and measure again,
# with `loss_and_score`, which returns the loss first.
#
# </details>

# %% role="answer" id="q5"
### BEGIN SOLUTION
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])
### END SOLUTION

# %% role="check" id="q5_weights" points=1
with check("Each size starts from the starting weights", see="Weights out, weights in"):
    expect.array(
        "losses_before",
        losses_before,
        equals=np.full(3, loss_at_start),
        tolerance=1e-3,
        why="That is the loss of `starting_weights` on the validation rows. Does each size begin with "
        "these weights, and do you measure before `fit`, on X_val and y_val?",
    )

# %% role="check" id="q5_optimiser" points=1
with check("Each size starts with a fresh optimiser", see="What set_weights leaves behind"):
    expect.array(
        "steps_before",
        steps_before,
        equals=[0, 0, 0],
        why="Before `fit`, a new optimiser has counted no steps. Is a new one made for each size, and "
        "do you take the number with `int(...)` before `fit`?",
    )

# %% role="check" id="q5_scores" points=2
with check("The scores are those of three fresh trainings", see="Accuracy by training-set size"):
    expect.array("scores", scores, shape=(3,), between=(0, 1), why="One accuracy for each size.")
    right = 500 * np.asarray(scores, dtype=float)
    assert np.allclose(right, right.round(), atol=1e-2), (
        "the share of the 500 validation rows that are right; these are shares of other rows"
    )
    expect.number(
        "scores[0]",
        np.asarray(scores)[0],
        key=seal(0.294, decimals=2),
        why="8 rows, 8 epochs, an optimiser that makes steps of 0.01: and then the share of the "
        "validation rows that are right. Which of these is not so?",
    )
    expect.number(
        "scores[1]",
        np.asarray(scores)[1],
        key=seal(0.386, decimals=2),
        why="What is left of the training with 8 rows: its weights, or what its optimiser remembers, "
        "more than its counter? Or is it trained on other rows, or measured on others?",
    )
    expect.number(
        "scores[2]",
        np.asarray(scores)[2],
        key=seal(0.478, decimals=2),
        why="What is left of the trainings before: their weights, or what their optimiser remembers, "
        "more than its counter? Or is it trained on other rows, or measured on others?",
    )

# %% [markdown]
# ## Question 6. Would more rows help? (2 points)
#
# A network was trained on 400 and on 800 rows, with five seeds each. For each seed, the table has the accuracy on 500
# validation rows, always the same ones, and at 800 rows the accuracy on the training rows as well.

# %% role="setup"
by_seed = pd.DataFrame(
    {
        "validation, 400 rows": [0.790, 0.804, 0.776, 0.812, 0.788],
        "validation, 800 rows": [0.810, 0.816, 0.800, 0.830, 0.802],
        "training, 800 rows": [0.966, 0.972, 0.958, 0.978, 0.961],
    },
    index=pd.Index([1, 2, 3, 4, 5], name="seed"),
)

# %% role="show"
fig, ax = plt.subplots(figsize=(6, 3.6), layout="constrained")
lines = ax.plot(["400", "800"], by_seed.iloc[:, :2].T, color="#d1495b", marker="s", linestyle="--")
lines[0].set_label("validation rows, one line per seed")
ax.plot(["800"] * 5, by_seed.iloc[:, 2], "o", color="#1b6ca8", label="training rows")
ax.set(
    xlabel="number of training rows",
    ylabel="accuracy",
    title="Two sizes, five seeds",
    ylim=(0.7, 1),
)
ax.margins(x=0.3)
ax.legend(loc="upper left")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Accuracy at 400 and at 800 training rows. Five dashed lines, one for each seed, lead from 0.78 to 0.81 on the left
# to 0.80 to 0.83 on the right. Five dots at 800 rows, the training accuracy, are far above, at 0.96 to 0.98.
#
# </details>
#
# Compute two numbers from `by_seed`, without rounding them, and choose a letter:
#
# - `gap`: at 800 rows, the mean training accuracy minus the mean validation accuracy;
# - `least_gain`: each seed gains validation accuracy from 400 to 800 rows; this is the smallest of the five gains;
# - `answer`: what do you advise? (At 800 rows, one validation accuracy has a standard error of 0.017.)
#
#   - **a** Wait: the mean gain is about as large as one standard error, so it may well be luck.
#   - **b** Take a larger network: with a gap like this one, it is too simple for its 800 rows.
#   - **c** Collect more rows: every seed gains, and there is room up to the training accuracy.
#   - **d** Collect no more rows: the seeds differ more from each other than the two sizes do.
#   - **e** Train for more epochs: the lines still climb at the right, so it stopped too early.
#
# <details><summary>Hint: a nudge</summary>
#
# All ten validation accuracies come from the same 500 rows. So what should be compared with what? And what is on
# the horizontal axis?
#
# </details>
# <details><summary>Hint: nearly the numbers</summary>
#
# One column of the table minus another gives five differences, one for each seed. A Series has the methods `mean` and
# `min`.
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
means = by_seed.mean()
gap = means["training, 800 rows"] - means["validation, 800 rows"]
least_gain = (by_seed["validation, 800 rows"] - by_seed["validation, 400 rows"]).min()
answer = "c"
### END SOLUTION

# %% role="check" id="q6_numbers" points=1
with check("Gap and smallest gain are right", see="Does more data help?"):
    expect.number(
        "gap",
        gap,
        key=seal(
            0.1554,
            {
                -0.1554: "Training minus validation: which of the two is larger?",
                0.173: "That is the gap between training at 800 and validation at 400 rows.",
                0.158: "That is the gap of one seed, or of the lowest accuracies. The means are asked for.",
                0.156: "That is the gap of one seed. The means are asked for.",
                0.148: "That is the gap of one seed, or of the highest accuracies. The means are asked for.",
                15.54: "Accuracies are from 0 to 1 here, and so is their difference.",
            },
            decimals=4,
        ),
        why="The mean of the five training accuracies minus the mean of the five validation "
        "accuracies, both at 800 rows.",
    )
    expect.number(
        "least_gain",
        least_gain,
        key=seal(
            0.012,
            {
                -0.012: "How much has the accuracy risen from 400 to 800 rows?",
                -0.024: "How much has the accuracy risen from 400 to 800 rows?",
                0.0176: "That is the mean gain.",
                0.024: "That is the largest gain, and also the difference of the lowest accuracies. "
                "Which seed has gained least?",
                0.018: "That is the gain of one seed, but not the smallest.",
                0.014: "That is the gain of one seed, but not the smallest.",
                1.2: "Accuracies are from 0 to 1 here, and so is their difference.",
            },
            decimals=4,
        ),
        why="For each seed, 800 rows minus 400 rows. Then the smallest of the five.",
    )

# %% role="check" id="q6_advice" points=1
with check("Your advice is good", see="Does more data help?"):
    expect.choice(
        "answer",
        answer,
        options="abcde",
        key=seal(
            "c",
            a="The standard error is that of one accuracy. Both sizes are measured on the same rows: "
            "in how many of the five pairs is there a gain?",
            b="How well does it read its own training rows? A network that is too simple cannot.",
            d="The seeds differ at both sizes. Compare each seed with itself: how many gain?",
            e="Look at the horizontal axis again: where are the epochs?",
        ),
    )
