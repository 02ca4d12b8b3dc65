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
# ## Question 1. A ball that rolls (3 points)
#
# Write the function `momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9)`. It starts at the weights `w` (a
# 1-D array of floats) with the velocity zero, and takes **one step for each gradient** in the list `gradients`, in their
# order. The list holds at least one gradient, and each is an array as long as `w`:
#
# $$u \leftarrow \mu u - \eta g, \qquad w \leftarrow w + u$$
#
# where $\mu$ is `momentum` and $\eta$ is `learning_rate`. It returns two things: the last weights and the last
# velocity. Leave the arrays and the list that you were given as they are.
#
# <details><summary>Hint: a nudge</summary>
#
# A loop over the gradients. Which of the two, `w` and the velocity, must exist before the loop begins?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Before the loop: `velocity = 0`. In the loop, two lines: one computes the new velocity from the old one, the other
# the new `w`. Write `w = w + velocity`: unlike `w += velocity`, it makes a new array. After the loop:
# `return w, velocity`.
#
# </details>


# %% role="answer" id="q1"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    ### BEGIN SOLUTION
    velocity = np.zeros_like(w, dtype=float)
    for gradient in gradients:
        velocity = momentum * velocity - learning_rate * gradient
        w = w + velocity
    return w, velocity
    ### END SOLUTION


# %% role="check" id="q1_first" points=1
with check("The first step is that of plain SGD", see="One step by hand", hidden="fresh weights"):
    expect.function(
        "momentum_steps",
        momentum_steps,
        unchanged=True,
        reference=lambda w, gradients: (w - 0.1 * gradients[0], -0.1 * gradients[0]),
        cases=[(np.array([1.0, 2.0]), [np.array([3.0, -1.0])])],
        why="With a velocity of zero, it moves by minus learning_rate times gradient.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()

    def draw(size):
        return rng.uniform(0.5, 3, size) * rng.choice([-1, 1], size)

    expect.function(
        "momentum_steps",
        momentum_steps,
        unchanged=True,
        reference=lambda w, gradients, rate=0.1: (w - rate * gradients[0], -rate * gradients[0]),
        cases=[
            (draw(2), [draw(2)], 0.01),
            (draw(1), [draw(1)], 0.5),
            (draw(5), [draw(5)], 2.0),
            (draw(3), [draw(3)]),
        ],
        why="With a velocity of zero, it moves by minus learning_rate times gradient.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q1_memory" points=2
with check(
    "The velocity is kept from step to step",
    see="One step by hand",
    hidden="other gradients, rates and momenta",
):
    expect.function(
        "momentum_steps",
        momentum_steps,
        unchanged=True,
        reference=lambda *_: (np.array([0.13, 2.29]), np.array([-0.57, 0.19])),
        cases=[(np.array([1.0, 2.0]), [np.array([3.0, -1.0]), np.array([3.0, -1.0])])],
        why="The second step begins with nine tenths of the first step's velocity.",
    )
    ### BEGIN HIDDEN TESTS

    def rolled(w, gradients, rate=0.1, mu=0.9):
        u = 0.0
        for g in gradients:
            u = mu * u - rate * g
            w = w + u
        return w, u

    rng = expect.hidden_rng()

    def draw(*shape):
        return rng.uniform(0.5, 3, shape) * rng.choice([-1, 1], shape)

    expect.function(
        "momentum_steps",
        momentum_steps,
        unchanged=True,
        reference=rolled,
        cases=[
            *(
                (draw(size), [*draw(steps, size)], rate, mu)
                for size, steps, rate, mu in (
                    (2, 4, 0.01, 0.5),
                    (1, 3, 0.2, 0.95),
                    (5, 3, 0.3, 0.0),
                    (3, 7, 1.5, 0.7),
                )
            ),
            (draw(4), [*draw(5, 4)]),
            (draw(2), [draw(2), np.zeros(2), draw(2)], 0.4),
        ],
        why="Each step begins with `momentum` times the velocity of the step before.",
    )
    w, gradients = draw(2), [*draw(3, 2)]
    wanted = rolled(w, gradients, 0.1, 0.5)
    found = expect.call("momentum_steps", momentum_steps, w, gradients, momentum=0.5)
    expect.array(
        "the weights of momentum_steps(w, gradients, momentum=0.5)", found[0], equals=wanted[0]
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2. One step of Adam (4 points)
#
# Write the function `adam_step(w, m, v, gradient, t, learning_rate=0.001)`. `w` are the weights, `m` and `v` are what Adam
# remembers, `t` is the number of this step, counted from 1. The first four are 1-D arrays of floats, equally long. Return
# the new `w`, `m` and `v`, in this order. Take $\beta_1 = 0.9$, $\beta_2 = 0.999$ and $\varepsilon = 10^{-7}$. The
# formulas stand in the lesson's section "One step by hand".
#
# <details><summary>Hint: a nudge</summary>
#
# Five lines, in the order of the formulas: m, v, the corrected m, the corrected v, w. What you return as `m` and
# `v` are the uncorrected ones.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `m = 0.9 * m + 0.1 * gradient`, and `m_hat = m / (1 - 0.9**t)`. The same for `v`, with the squared gradient and
# 0.999. Then `w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)`.
#
# </details>


# %% role="answer" id="q2"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    ### BEGIN SOLUTION
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v
    ### END SOLUTION


# %% role="check" id="q2_memory" points=1
with check("It remembers both means", see="One step by hand", hidden="fresh memories"):
    ones = np.ones(2)
    found = expect.call("adam_step", adam_step, ones, ones, ones, np.array([2.0, -3.0]), 5)
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
    found = expect.call("adam_step", adam_step, np.zeros(6), m, v, g, 7)
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
        "adam_step", adam_step, zeros, zeros, zeros, np.array([0.5, -40.0]), 1, 0.01
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
    for given, rate in (((), 0.001), ((0.3,), 0.3)):
        found = expect.call("adam_step", adam_step, zeros, zeros, zeros, gradient, 1, *given)
        expect.array(
            f"w after step 1, with the learning rate {rate}",
            found[0],
            equals=[rate, -rate, -rate],
            tolerance=2e-5,
            why="" if given else "Without a sixth argument, the learning rate is 0.001.",
        )
    ### END HIDDEN TESTS

# %% role="check" id="q2_later" points=2
with check("Later steps are right too", see="One step by hand", hidden="fresh steps"):
    found = expect.call(
        "adam_step", adam_step, np.zeros(2), np.ones(2), np.ones(2), np.array([2.0, -3.0]), 5, 0.1
    )
    assert found is not None and len(found) == 3, "three things: `return w, m, v`"
    expect.array(
        "w after step 5",
        found[0],
        equals=[-0.0189475, -0.0103093],
        tolerance=2e-5,
        why="Both corrections depend on t. And what stands under the root?",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    for t in (2, 30, 900):
        w, m, v, g = rng.normal(size=5), rng.normal(size=5), 1 + rng.random(5), rng.normal(size=5)
        root = np.sqrt((0.999 * v + 0.001 * g**2) / (1 - 0.999**t))
        wanted = w - 0.2 * (0.9 * m + 0.1 * g) / (1 - 0.9**t) / root
        found = expect.call("adam_step", adam_step, w, m, v, g, t, 0.2)
        expect.array(
            f"w after step {t}",
            found[0],
            equals=wanted,
            tolerance=2e-5,
            why="Both corrections depend on t. And what stands under the root?",
        )
    # Where gradients have long been tiny, epsilon counts; so late, nothing is corrected any more.
    w, m, g = rng.normal(size=4), 1e-6 * rng.uniform(0.5, 2, 4), 1e-6 * rng.uniform(0.5, 2, 4)
    v = m**2
    root = np.sqrt(0.999 * v + 0.001 * g**2)
    wanted = w - 0.2 * (0.9 * m + 0.1 * g) / (root + 1e-7)
    found = expect.call("adam_step", adam_step, w, m, v, g, 100_000, 0.2)
    expect.array(
        "w after step 100000, with gradients of about a millionth",
        found[0],
        equals=wanted,
        tolerance=2e-5,
        why="What is added to the root, and where? It counts if the root is small.",
    )
    found = expect.call("adam_step", adam_step, w, 0 * w, 0 * w, 0 * w, 3, 0.2)
    expect.array(
        "w after step 3, if m, v and the gradient are 0",
        found[0],
        equals=w,
        tolerance=2e-5,
        why="Then w stays as it is. What keeps the divisor from being zero?",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 3. A diagnosis (3 points)
#
# Write the function `diagnose(train_loss, val_loss, wanted)`. The first two arguments are lists with one loss for each
# epoch, the third is a number. Return one of three texts:
#
# 1. `"underfitting"`, if the **last** training loss is larger than `wanted`;
# 2. otherwise `"overfitting"`, if the **last** validation loss is more than 10 % above the **lowest** validation loss;
# 3. otherwise `"fine"`.
#
# Both lists are equally long, and no last loss is exactly 10 % above the lowest one.
#
# <details><summary>Hint: a nudge</summary>
#
# `values[-1]` is the last one, `min(values)` the lowest. What is 10 % above a number: the number plus
# 0.1, or times 1.1?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Two `if`s, each with a `return`, in the order of the list, and a last `return "fine"`.
#
# </details>


# %% role="answer" id="q3"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    ### BEGIN SOLUTION
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    return "fine"
    ### END SOLUTION


# %% role="check" id="q3_under" points=1
with check("It knows underfitting", see="Too little, too much", hidden="other curves"):
    expect.function(
        "diagnose",
        diagnose,
        reference=lambda *_: "underfitting",
        cases=[([2.3, 1.9, 1.7], [2.3, 2.0, 1.8], 0.5)],
        why="The last training loss, 1.7, is larger than 0.5.",
    )
    ### BEGIN HIDDEN TESTS
    expect.function(
        "diagnose",
        diagnose,
        reference=lambda *_: "underfitting",
        cases=[
            ([2.3, 1.2, 0.9], [1.4, 1.0, 1.5], 0.6),
            ([2.0, 0.4, 0.3, 0.6], [1.0, 0.7, 0.6, 0.65], 0.5),
            ([0.4, 0.3, 0.2, 0.6], [0.5, 0.4, 0.35, 0.3], 0.5),
            ([1.2, 0.8, 0.505], [1.2, 0.9, 0.9], 0.5),
            ([0.03], [0.01], 0.02),
            ([60.0, 52.0], [40.0, 30.0], 50),
        ],
        why="The last training loss is larger than what was wanted. That is asked first.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q3_over" points=1
with check("It knows overfitting", see="Too little, too much", hidden="other curves"):
    expect.function(
        "diagnose",
        diagnose,
        reference=lambda *_: "overfitting",
        cases=[([2.0, 0.6, 0.2, 0.1], [1.9, 0.8, 0.9, 1.2], 0.5)],
        why="The last validation loss, 1.2, is far above the lowest, 0.8.",
    )
    ### BEGIN HIDDEN TESTS
    expect.function(
        "diagnose",
        diagnose,
        reference=lambda *_: "overfitting",
        cases=[
            ([0.20, 0.06, 0.02, 0.01], [0.18, 0.10, 0.16, 0.14], 0.05),
            ([0.9, 0.4, 0.3], [4.0, 2.0, 2.21], 0.5),
            ([3.0, 2.0, 1.0], [0.5, 0.2, 0.27], 1.5),
            ([1.5, 0.9, 0.5], [1.0, 0.9, 1.8], 0.5),
            ([90.0, 30.0], [100.0, 112.0], 50),
            ([0.7, 0.9, 0.3], [0.05, 0.3, 0.06], 0.4),
        ],
        why="The training loss has come down, and the last validation loss is more than 10 % above "
        "the lowest. How much is 10 % of the lowest?",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q3_fine" points=1
with check("It leaves a good curve in peace", see="Too little, too much", hidden="other curves"):
    expect.function(
        "diagnose",
        diagnose,
        reference=lambda *_: "fine",
        cases=[([2.0, 0.8, 0.5, 0.4], [1.8, 0.9, 0.80, 0.82], 0.5)],
        why="0.82 is 2.5 % above 0.80, the lowest. And a gap between the two curves is no alarm.",
    )
    ### BEGIN HIDDEN TESTS
    expect.function(
        "diagnose",
        diagnose,
        reference=lambda *_: "fine",
        cases=[
            ([9.0, 7.0, 6.0, 5.0], [9.0, 8.5, 8.0, 8.4], 5.0),
            ([0.9, 0.4, 0.3], [4.0, 2.0, 2.19], 0.5),
            ([0.9, 0.5, 0.495], [0.06, 0.05, 0.054], 0.5),
            ([0.5, 0.1], [0.9, 0.8], 0.2),
            ([0.3], [0.4], 0.5),
            ([0.6, 0.1, 0.01], [0.9, 1.5, 0.91], 0.02),
            ([90.0, 30.0], [100.0, 109.0], 50),
        ],
        why="The last training loss is not larger than what was wanted, and the last validation loss "
        "is not more than 10 % above the lowest.",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 4. Nested rows (3 points)
#
# For a curve of the score by size, each smaller training set should be **part of** each larger one. Write the function
# `nested_rows(n, sizes, seed)`. It returns a list with one array for each size: that many different row numbers out of 0, 1,
# ..., n − 1, in a random order, and all rows of a smaller set are in every larger one. `sizes` begins with the
# smallest. The same `seed` gives the same rows, another seed gives others.
#
# <details><summary>Hint: a nudge</summary>
#
# How often do you need to shuffle: once, or once for each size?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `order = np.random.default_rng(seed).permutation(n)` shuffles all row numbers. Its first `size` entries are one set.
#
# </details>


# %% role="answer" id="q4"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    ### BEGIN SOLUTION
    order = np.random.default_rng(seed).permutation(n)
    return [order[:size] for size in sizes]
    ### END SOLUTION


# %% role="check" id="q4_sizes" points=1
with check(
    "Each set has its size, and no row twice",
    see="Score by training-set size",
    hidden="other sizes",
):
    found = expect.call("nested_rows", nested_rows, 100, [5, 20, 60], 1)
    assert len(found) == 3, f"a list with one array for each of 3 sizes; {len(found)} found"
    for size, rows in zip([5, 20, 60], found, strict=True):
        name = f"the rows of size {size}"
        expect.array(name, rows, shape=(size,), kind="integer", between=(0, 99))
        assert np.asarray(rows).dtype.kind in "iu", f"row numbers in {name}, not floats or booleans"
        assert len(np.unique(rows)) == size, f"{size} different rows in {name}, none of them twice"
    ### BEGIN HIDDEN TESTS
    for n, sizes in ((3000, [7, 2000]), (12, [1, 5, 11, 12]), (50, [50])):
        found = expect.call("nested_rows", nested_rows, n, sizes, 2)
        assert len(found) == len(sizes), f"one array for each of {len(sizes)} sizes"
        for size, rows in zip(sizes, found, strict=True):
            name = f"the rows of size {size} out of {n}"
            expect.array(name, rows, shape=(size,), kind="integer", between=(0, n - 1))
            assert np.asarray(rows).dtype.kind in "iu", f"row numbers in {name}, not floats"
            assert len(np.unique(rows)) == size, (
                f"{size} different rows in {name}, none of them twice"
            )
    ### END HIDDEN TESTS

# %% role="check" id="q4_nested" points=1
with check("Each set is part of the next", see="Score by training-set size", hidden="other seeds"):
    found = expect.call("nested_rows", nested_rows, 100, [5, 20, 60], 1)
    assert len(found) == 3, f"a list with one array for each of 3 sizes; {len(found)} found"
    for small, large in ((found[0], found[1]), (found[1], found[2])):
        missing = np.setdiff1d(small, large).size
        assert not missing, (
            f"all rows of the set of {len(small)} in the set of {len(large)}; {missing} are not there"
        )
    ### BEGIN HIDDEN TESTS
    for seed in (2, 3, 4, 5):
        small, middle, large = expect.call("nested_rows", nested_rows, 500, [50, 60, 300], seed)
        missing = np.setdiff1d(small, middle).size + np.setdiff1d(middle, large).size
        assert not missing, (
            f"all rows of each smaller set in the larger ones; {missing} are not there"
        )
    ### END HIDDEN TESTS

# %% role="check" id="q4_shuffled" points=1
with check(
    "The rows are drawn at random, and the seed decides which",
    see="Score by training-set size",
    hidden="other seeds and sizes",
):
    found = [expect.call("nested_rows", nested_rows, 1000, [40], seed) for seed in (1, 1, 2)]
    assert all(len(one) == 1 for one in found), "a list with one array, if there is one size"
    first, again, other = (np.asarray(one[0]).astype(int) for one in found)
    assert len(np.unique(first // 100)) >= 5, "rows from everywhere, not from one part of the 1000"
    assert np.any(np.diff(first) > 0) and np.any(np.diff(first) < 0), (
        "the rows in a random order, not sorted"
    )
    assert len(np.unique(np.diff(first))) >= 20, (
        "the rows in a random order, not with the same steps from row to row"
    )
    assert np.array_equal(first, again), "the same rows for the same seed, in two calls"
    assert not np.array_equal(np.sort(first), np.sort(other)), (
        "other rows for the seed 2 than for the seed 1"
    )
    ### BEGIN HIDDEN TESTS
    seeds = (0, 3, 4, 5, 6, 7, 100, 1_000_000)
    drawn = {seed: expect.call("nested_rows", nested_rows, 1000, [40], seed)[0] for seed in seeds}
    assert len({tuple(sorted(map(int, rows))) for rows in drawn.values()}) == len(seeds), (
        "other rows for each seed"
    )
    for seed, rows in drawn.items():
        again = expect.call("nested_rows", nested_rows, 1000, [40], seed)[0]
        assert np.array_equal(rows, again), f"the same rows whenever the seed is {seed}"
    assert len({int(rows[0]) for rows in drawn.values()}) > 3, "another first row for other seeds"
    assert len(np.unique(np.concatenate([*drawn.values()]))) > 200, "rows from everywhere"
    for seed in (8, 9):
        for drawn in expect.call("nested_rows", nested_rows, 2000, [60, 300, 1500], seed):
            rows = np.asarray(drawn).astype(int)
            assert len(np.unique(rows // 200)) >= 7, "rows from everywhere, in each of the sets"
            assert 0.2 < np.mean(np.diff(rows) > 0) < 0.8, "a random order in each of the sets"
            assert len(np.unique(np.diff(rows))) > len(rows) / 4, (
                "a random order, without a pattern"
            )
            turn = np.corrcoef(np.arange(len(rows)), rows)[0, 1]
            assert abs(turn) < 0.7, "a random order in each of the sets, not nearly sorted"
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
# It stops with an error. And when that is mended, two mistakes are left: it asks the wrong rows, and only the first
# size starts with an optimiser that has no past.
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
# What of the old training is left when `set_weights` is done? Print `steps_before` and `losses_before`: what
# should they be, if each size starts at the same place?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# In the loop, make a new model: `keras.models.clone_model(start)`, then `set_weights(starting_weights)`, then `compile`
# with a **new** `keras.optimizers.Adam(learning_rate=0.01)`. Measure, fit, measure again:
# `scores.append(loss_and_score(model)[1])`.
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
with check("The scores are those of three fresh trainings", see="Score by training-set size"):
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
        "more than its counter? Or are other rows trained with, or asked?",
    )
    expect.number(
        "scores[2]",
        np.asarray(scores)[2],
        key=seal(0.478, decimals=2),
        why="What is left of the trainings before: their weights, or what their optimiser remembers, "
        "more than its counter? Or are other rows trained with, or asked?",
    )

# %% [markdown]
# ## Question 6. Would more rows help? (3 points)
#
# A network was trained with 50, 100, 200, 400 and 800 rows. `training` is its accuracy on these, `check` that on validation
# rows; each number is the mean of five seeds.

# %% role="setup"
by_size = pd.DataFrame(
    {
        "training": [1.00, 1.00, 0.99, 0.98, 0.97],
        "check": [0.55, 0.64, 0.72, 0.79, 0.85],
    },
    index=pd.Index([50, 100, 200, 400, 800], name="rows"),
)

# %% role="show"
fig, ax = plt.subplots(figsize=(6, 3.4))
ax.plot(by_size["training"], color="#1b6ca8", marker="o", label="training rows")
ax.plot(by_size["check"], color="#d1495b", marker="s", linestyle="--", label="check rows")
ax.set(xscale="log", xlabel="training rows", ylabel="accuracy", title="Score by training-set size")
ax.set(xticks=by_size.index, xticklabels=by_size.index, ylim=(0.5, 1.03))
ax.minorticks_off()
ax.legend(loc="lower right")
plt.show()

# %% [markdown]
# **In the figure.** Accuracy by the number of training rows, on a logarithmic axis. The training curve stays near 1.
# The check curve, dashed, climbs in an almost straight line and ends well below it.
#
# Compute two numbers from `by_size`, and choose a letter:
#
# - `gap`: by how much the training accuracy is above the check accuracy, at 800 rows;
# - `gain`: by how much the last doubling (from 400 to 800 rows) has raised the check accuracy;
# - `answer`: what do you advise?
#
#   - **a** Collect no more rows: the training accuracy sinks with every doubling.
#   - **b** Collect more rows: the check curve still climbs, and there is room up to the training curve.
#   - **c** Take a larger network: this one is too simple for the rows it has.
#   - **d** Train for fewer epochs: the curve shows that the last ones did harm.
#   - **e** Nothing: the check accuracy has reached its ceiling.
#
# <details><summary>Hint: a nudge</summary>
#
# A network that is too simple cannot even learn its own rows. And along the horizontal axis of this curve,
# there are no epochs.
#
# </details>
# <details><summary>Hint: nearly the numbers</summary>
#
# `by_size.loc[800, "check"]` is one cell of the table. Both numbers are differences of two cells.
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "b"
### END SOLUTION

# %% role="check" id="q6_numbers" points=1
with check("Gap and gain are right", see="Does more data help?"):
    expect.number(
        "gap",
        gap,
        key=seal(
            0.12,
            {
                -0.12: "By how much is the training accuracy above the check accuracy?",
                0.45: "That is the gap at 50 rows.",
                0.19: "That is the gap at 400 rows.",
                12.0: "Accuracies are from 0 to 1 here, and so is their difference.",
            },
            decimals=4,
        ),
        why="Training minus check, both in the row of 800.",
    )
    expect.number(
        "gain",
        gain,
        key=seal(
            0.06,
            {
                -0.06: "By how much has the check accuracy risen?",
                0.3: "That is the gain since 50 rows.",
                0.07: "That is the gain from 200 to 400 rows.",
                -0.01: "That is the change of the training accuracy.",
                0.0759: "That is relative to the accuracy at 400 rows. A difference is asked for.",
                6.0: "Accuracies are from 0 to 1 here, and so is their difference.",
            },
            decimals=4,
        ),
        why="The check accuracy at 800 minus that at 400.",
    )

# %% role="check" id="q6_advice" points=2
with check("Your advice is good", see="Does more data help?"):
    expect.choice(
        "answer",
        answer,
        options="abcde",
        key=seal(
            "b",
            a="More rows are harder to learn by heart. Which of the two curves counts?",
            c="How well does it know its own training rows?",
            d="Look at the horizontal axis again: where are the epochs?",
            e="How much did the last doubling win?",
        ),
    )
