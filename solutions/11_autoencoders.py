# %% [markdown]
# # Exercise 11. Autoencoders
#
# Six questions, 20 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
# the checks below it. A check tells you what it expected and what it found. Change your answer and try
# again as often as you like. When your work is graded, the same checks also try data that you
# have not seen.
#
# Nothing needs to be trained here, so everything is quick. Stuck? Open the hints under a question, one after the other,
# or go back to the [lesson](../../course/11_autoencoders.ipynb).

# %% role="setup"
import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits

from autograder import check, expect

# %% [markdown]
# ## Question 1. Spoil the pictures (3 points)
#
# Write the function `add_noise(x, amount, seed)`. `x` is an array of grey values from 0 to 1, floats, of any shape. Return an array of
# the same shape: to **each** value its own normal noise is added, with the mean 0 and the standard deviation `amount`; the
# result is clipped to the range from 0 to 1; and its type is float32, whatever floats `x` holds. The same seed must give the
# same noise, and another seed other noise.
#
# <details><summary>Hint: a nudge</summary>
#
# `rng = np.random.default_rng(seed)` makes a generator. Its method `normal` takes the mean, the standard deviation and the shape.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Three steps: `x + rng.normal(0, amount, x.shape)`, then `np.clip(..., 0, 1)`, then `.astype(...)`.
#
# </details>


# %% role="answer" id="q1"
def add_noise(x, amount, seed):
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    ### BEGIN SOLUTION
    rng = np.random.default_rng(seed)
    return np.clip(x + rng.normal(0, amount, x.shape), 0, 1).astype("float32")
    ### END SOLUTION


# %% role="check" id="q1_range" points=1
with check(
    "The result is clipped to the range from 0 to 1",
    see="Remove the noise",
    hidden="fresh pictures",
):
    black_and_white = np.repeat([0.0, 1.0], 5000).reshape(100, 100)
    clipped = expect.call("add_noise", add_noise, black_and_white, 0.5, 1)
    expect.array(
        "add_noise(...)",
        clipped,
        shape=(100, 100),
        between=(0, 1),
        why="Clip the sum, not the noise.",
    )
    expect.array(
        "the share of black and white pixels that are black or white afterwards",
        np.mean(np.isin(np.asarray(clipped), [0, 1])),
        between=(0.3, 1),
        why="What goes beyond 0 becomes 0 by clipping, and what goes beyond 1 becomes 1. The rest stays as it is.",
    )
    ### BEGIN HIDDEN TESTS
    pictures = np.random.default_rng(111).random((20, 8, 8))
    expect.array(
        "add_noise(...)",
        expect.call("add_noise", add_noise, pictures, 0.8, 2),
        shape=(20, 8, 8),
        between=(0, 1),
        why="Clip the sum, not the noise.",
    )
    for shape in ((30,), (2, 5, 6, 3)):
        expect.array(
            f"add_noise(...) of an array of the shape {shape}",
            expect.call("add_noise", add_noise, np.full(shape, 0.9), 0.3, 4),
            shape=shape,
            between=(0, 1),
            why="`x` may have any shape.",
        )
    ### END HIDDEN TESTS

# %% role="check" id="q1_noise" points=1
with check(
    "The noise is normal, as strong as asked, and repeats with the seed",
    see="Remove the noise",
    hidden="other amounts, shapes and seeds",
):
    grey = np.full((400, 50), 0.5)
    made = [expect.call("add_noise", add_noise, grey, 0.1, seed) for seed in (5, 5, 6)]
    for spoiled in made:
        expect.array("add_noise(...)", spoiled, shape=(400, 50))
    first, again, other = (np.asarray(spoiled, dtype=float) for spoiled in made)
    assert np.ptp(first, axis=0).min() > 0 and np.ptp(first, axis=1).min() > 0, (
        "noise of its own for each value; here, whole rows or columns share theirs"
    )
    expect.number(
        "the mean of the noise",
        np.mean(first - grey),
        0,
        tolerance=0.005,
        reveal=True,
        why="For grey pictures (0.5 everywhere) and the amount 0.1.",
    )
    expect.number(
        "the standard deviation of the noise",
        np.std(first - grey),
        0.1,
        tolerance=0.003,
        reveal=True,
        why="For grey pictures (0.5 everywhere) and the amount 0.1.",
    )
    expect.number(
        "the share of values whose noise is between -0.1 and 0.1",
        np.mean(np.abs(first - grey) < 0.1),
        0.683,
        tolerance=0.02,
        reveal=True,
        why="For grey pictures and the amount 0.1. Of normal noise, 68.3 % lies within one standard deviation.",
    )
    assert np.array_equal(first, again), "the same noise when the seed is the same"
    assert not np.array_equal(first, other), "other noise when the seed is another"
    ### BEGIN HIDDEN TESTS
    from scipy.stats import kstest

    grey = np.full((60, 40, 40), 0.5)
    noise = np.asarray(expect.call("add_noise", add_noise, grey, 0.07, 7), dtype=float) - 0.5
    expect.array("add_noise(...)", noise, shape=grey.shape)
    assert len(np.unique(noise)) > 0.9 * noise.size, (
        "noise of its own for each value, of images too; here, many values share theirs"
    )
    neighbours = np.corrcoef(noise.ravel()[:-1], noise.ravel()[1:])[0, 1]
    assert abs(neighbours) < 0.03, "noise of a value that does not depend on its neighbours'"
    for name, found, wanted, tolerance in (
        ("mean", np.mean(noise), 0, 0.0015),
        ("standard deviation", np.std(noise), 0.07, 0.001),
    ):
        expect.number(
            f"the {name} of the noise",
            found,
            wanted,
            tolerance=tolerance,
            why="For grey pictures (0.5 everywhere) and another amount.",
        )
    assert kstest(noise.ravel() / 0.07, "norm").statistic < 0.012, "normal noise"
    assert np.abs(noise).max() > 3.5 * 0.07, (
        "normal noise, of which a little is more than 3.5 times `amount`"
    )
    of_black = np.asarray(expect.call("add_noise", add_noise, np.zeros((50, 40)), 0.1, 3))
    expect.number(
        "the share of black pixels that are grey afterwards",
        np.mean(of_black > 0),
        0.5,
        tolerance=0.06,
        why="Each value gets noise, black ones too, and half of it is above 0.",
    )
    for seed in (0, 11):
        of_grey, of_x = np.full((40, 6, 6), 0.5), np.random.default_rng(123).random((40, 6, 6))
        added = np.asarray(expect.call("add_noise", add_noise, of_grey, 0.05, seed), dtype=float)
        expect.array(
            "add_noise(x, 0.05, ...)",
            np.clip(expect.call("add_noise", add_noise, of_x, 0.05, seed), 0, 1),
            equals=np.clip(of_x + (added - 0.5), 0, 1),
            tolerance=1e-4,
            why="It must be x, plus the noise that the same seed gives to grey pictures of the same shape, clipped.",
        )
    ### END HIDDEN TESTS

# %% role="check" id="q1_float32" points=1
with check("The result is in float32", see="Remove the noise"):
    for kind in ("float64", "float32", "float16"):
        found = expect.call("add_noise", add_noise, np.full((4, 5), 0.5).astype(kind), 0.1, 3)
        expect.array("add_noise(...)", found, shape=(4, 5))
        found = np.asarray(found)
        assert found.dtype == "float32", (
            f"the type float32, for x of the type {kind}; found {found.dtype}"
        )

# %% [markdown]
# ## Question 2. An error for each row (2 points)
#
# Write the function `row_errors(x, given_back)`. Both are arrays of the same shape: flat rows, of shape (rows, pixels), **or**
# images, of shape (rows, height, width). Return one number for each row: the mean of its squared differences, in a
# flat array of shape (rows,).
#
# <details><summary>Hint: a nudge</summary>
#
# For flat rows the lesson has it. What would make flat rows of images?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `difference.reshape(len(x), -1)` is flat in both cases. Square it, then take the mean along `axis=1`.
#
# </details>


# %% role="answer" id="q2"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    ### BEGIN SOLUTION
    difference = (np.asarray(x) - np.asarray(given_back)).reshape(len(x), -1)
    return (difference**2).mean(axis=1)
    ### END SOLUTION


# %% role="check" id="q2_flat" points=1
with check(
    "One error for each flat row",
    see="Find what does not belong",
    hidden="fresh rows of any length",
):
    expect.function(
        "row_errors",
        row_errors,
        reference=lambda _x, _back: np.array([0.25, 0.0, 5.0]),
        cases=[
            (
                np.array([[0.0, 1.0], [2.0, 2.0], [0.0, 0.0]]),
                np.array([[0.5, 0.5], [2.0, 2.0], [1.0, -3.0]]),
            )
        ],
        why="For each row: the differences, squared, then their mean.",
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(112)
    expect.function(
        "row_errors",
        row_errors,
        reference=lambda x, back: ((x - back) ** 2).mean(axis=1),
        cases=[(rng.random(shape), rng.random(shape)) for shape in ((1, 5), (30, 64), (7, 7))],
        why="For each row: the differences, squared, then their mean.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q2_images" points=1
with check("One error for each image", see="Find what does not belong", hidden="fresh images"):
    expect.function(
        "row_errors",
        row_errors,
        reference=lambda _x, _back: np.array([4.0, 1.0]),
        cases=[(np.zeros((2, 3, 3)), np.stack([np.full((3, 3), 2.0), np.ones((3, 3))]))],
        why="An image is one row, whatever its shape: one number for each image.",
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(113)
    expect.function(
        "row_errors",
        row_errors,
        reference=lambda x, back: ((x - back) ** 2).mean(axis=(1, 2)),
        cases=[(rng.random(shape), rng.random(shape)) for shape in ((1, 4, 6), (20, 8, 8))],
        why="An image is one row, whatever its shape: one number for each image.",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 3. Choose a threshold, count the mistakes (3 points)
#
# Two functions about the errors of rows, which are flat arrays. A row is called an anomaly if its error is **larger** than the
# threshold.
#
# `choose_threshold(validation_errors, false_alarms)` returns a threshold above which lies the given share of the errors
# of normal validation rows: with `false_alarms=0.05`, 5 % of them. (Where that is no whole number of errors, take the next one,
# up or down.)
#
# `mistakes(normal_errors, anomaly_errors, threshold)` returns two numbers from 0 to 1: the share of the normal rows that are called anomalies (false
# alarms), and the share of the anomalies that are not (missed).
#
# <details><summary>Hint: a nudge</summary>
#
# If 5 % lie above the threshold, how many lie below? And the mean of an array of `True` and `False` is a share.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `np.quantile(errors, 0.95)` is larger than 95 % of the errors. For the second function:
# `return (... > threshold).mean(), (... <= threshold).mean()`.
#
# </details>


# %% role="answer" id="q3"
def choose_threshold(validation_errors, false_alarms):
    """Return a threshold that this share of the errors exceeds."""
    ### BEGIN SOLUTION
    return np.quantile(validation_errors, 1 - false_alarms)
    ### END SOLUTION


def mistakes(normal_errors, anomaly_errors, threshold):
    """Return the share of false alarms and the share of missed anomalies."""
    ### BEGIN SOLUTION
    false_alarms = np.mean(np.asarray(normal_errors) > threshold)
    missed = np.mean(np.asarray(anomaly_errors) <= threshold)
    return false_alarms, missed
    ### END SOLUTION


# %% role="check" id="q3_threshold" points=1
with check(
    "The threshold lets through what it should",
    see="Find what does not belong",
    hidden="fresh errors and other shares",
):
    errors = (np.random.default_rng(7).permutation(100) / 100) ** 2
    limit = expect.call("choose_threshold", choose_threshold, errors, 0.1)
    expect.array("choose_threshold(errors, 0.1)", limit, shape=())
    expect.number(
        "the number of errors above choose_threshold(errors, 0.1)",
        np.sum(errors > np.asarray(limit)),
        10,
        reveal=True,
        why="`errors` holds a hundred different numbers, in no order. Exactly ten of them must lie above the threshold.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    for number in (500, 200):
        errors = rng.exponential(0.02, number)
        for share in (0.02, 0.1, 0.3):
            limit = expect.call("choose_threshold", choose_threshold, errors, share)
            expect.array("choose_threshold(...)", limit, shape=())
            expect.number(
                f"the number of errors, of {number}, above choose_threshold(errors, {share})",
                np.sum(errors > np.asarray(limit)),
                round(share * number),
                reveal=True,
                why="The errors are in no order.",
            )
    ### END HIDDEN TESTS

# %% role="check" id="q3_false" points=1
with check("False alarms are counted", see="Find what does not belong", hidden="fresh errors"):
    found = expect.call(
        "mistakes",
        mistakes,
        np.array([0.1, 0.5, 0.3, 0.6]),
        np.array([0.4, 0.5, 0.2, 0.9, 1.0]),
        0.5,
    )
    assert np.size(found) == 2, "two numbers from `mistakes(...)`: false alarms, missed"
    expect.number(
        "mistakes([0.1, 0.5, 0.3, 0.6], [0.4, 0.5, 0.2, 0.9, 1], 0.5)[0]",
        found[0],
        0.25,
        reveal=True,
        why="One of four normal rows, 0.6, lies above the threshold. 0.5 is not larger than 0.5.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    expect.function(
        "false alarms of mistakes",
        lambda *given: expect.call("mistakes", mistakes, *given)[0],
        reference=lambda normal, _, limit: float((normal > limit).mean()),
        cases=[
            *((rng.random(n), rng.random(m) + 0.3, 0.6) for n, m in ((40, 7), (9, 80))),
            (rng.integers(0, 4, 60) / 4, rng.integers(1, 5, 30) / 4, 0.5),
            (rng.random(20), rng.random(5) + 3, 2.0),
            (rng.random(20) + 3, rng.random(5) + 4, 2.0),
        ],
    )
    ### END HIDDEN TESTS

# %% role="check" id="q3_missed" points=1
with check("Missed anomalies are counted", see="Find what does not belong", hidden="fresh errors"):
    found = expect.call(
        "mistakes",
        mistakes,
        np.array([0.1, 0.5, 0.3, 0.6]),
        np.array([0.4, 0.5, 0.2, 0.9, 1.0]),
        0.5,
    )
    assert np.size(found) == 2, "two numbers from `mistakes(...)`: false alarms, missed"
    expect.number(
        "mistakes([0.1, 0.5, 0.3, 0.6], [0.4, 0.5, 0.2, 0.9, 1], 0.5)[1]",
        found[1],
        0.6,
        reveal=True,
        why="Three of five anomalies, 0.4, 0.5 and 0.2, are not larger than the threshold.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    expect.function(
        "missed of mistakes",
        lambda *given: expect.call("mistakes", mistakes, *given)[1],
        reference=lambda _, anomaly, limit: float((anomaly <= limit).mean()),
        cases=[
            *((rng.random(n), rng.random(m) + 0.3, 0.6) for n, m in ((40, 7), (9, 80))),
            (rng.integers(0, 4, 60) / 4, rng.integers(1, 5, 30) / 4, 0.5),
            (rng.random(20), rng.random(5) + 3, 2.0),
            (rng.random(20), rng.random(5), 2.0),
        ],
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 4. Two halves (4 points)
#
# Here is an autoencoder, `given`. Somebody has trained it; its code has six numbers.

# %% role="setup"
given = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(32, activation="relu", name="squeeze"),
        layers.Dense(6, name="code"),
        layers.Dense(32, activation="relu", name="unfold"),
        layers.Dense(64, activation="sigmoid", name="picture"),
    ]
)
weights_rng = np.random.default_rng(117)
given.set_weights([weights_rng.normal(0, 0.3, w.shape) for w in given.get_weights()])
given.summary()

# %% [markdown]
# Make two models of its layers (or of copies with the same weights), without training them further. `encoder` takes 64 numbers and returns the six of the code; `decoder` takes the six and returns 64. One after the
# other, they must do exactly what `given` does.
#
# <details><summary>Hint: a nudge</summary>
#
# The lesson's section "Encoder and decoder" has both. `given.get_layer(name)` finds a layer. New layers would have new weights.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# The encoder: `keras.Model(given.inputs, given.get_layer("code").output)`. The decoder: a `Sequential` of a new
# `keras.Input`, for six numbers, and the last two layers of `given`.
#
# </details>

# %% role="answer" id="q4"
### BEGIN SOLUTION
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Sequential(
    [keras.Input(shape=(6,)), given.get_layer("unfold"), given.get_layer("picture")]
)
### END SOLUTION

# %% role="check" id="q4_encoder" points=1
with check("The encoder turns 64 numbers into six", see="Encoder and decoder"):
    expect.model(
        "encoder",
        encoder,
        inputs=(64,),
        outputs=(6,),
        why="It ends with the layer called code.",
    )

# %% role="check" id="q4_codes" points=1
with check("Its codes are those of the given autoencoder", see="Encoder and decoder"):
    pixels = np.random.default_rng(118).random((40, 64)).astype("float32")
    rng = np.random.default_rng(117)  # as above: the weights that somebody has trained
    w1, b1, w2, b2 = (rng.normal(0, 0.3, size) for size in ((64, 32), 32, (32, 6), 6))
    expect.model("encoder", encoder, inputs=(64,), outputs=(6,))
    expect.array(
        "encoder.predict(x)",
        encoder.predict(pixels, verbose=0),
        equals=np.maximum(pixels @ w1 + b1, 0) @ w2 + b2,
        tolerance=1e-4,
        why="Is it made of the layers of `given`, with their weights as they were, and of those alone?",
    )

# %% role="check" id="q4_decoder" points=2
with check(
    "The decoder unfolds six numbers as the given autoencoder does", see="Encoder and decoder"
):
    expect.model("decoder", decoder, inputs=(6,), outputs=(64,))
    code = np.random.default_rng(119).normal(0, 2, (40, 6)).astype("float32")
    rng = np.random.default_rng(117)  # as above: the weights that somebody has trained
    sizes = ((64, 32), 32, (32, 6), 6, (6, 32), 32, (32, 64), 64)
    *_, w3, b3, w4, b4 = (rng.normal(0, 0.3, size) for size in sizes)
    expect.array(
        "decoder.predict(code)",
        decoder.predict(code, verbose=0),
        equals=1 / (1 + np.exp(-(np.maximum(code @ w3 + b3, 0) @ w4 + b4))),
        tolerance=3e-5,
        why="Is it made of the layers of `given`, with their weights as they were, and of those alone?",
    )

# %% [markdown]
# ## Question 5. Repair a denoiser (6 points)
#
# Here are the digits, as scikit-learn gives them: grey values from 0 to 16. `clean` are the originals, `noisy` the same with noise.

# %% role="setup"
clean = load_digits().data
noise = np.random.default_rng(120).normal(0, 5, clean.shape)
noisy = np.clip(clean + noise, 0, 16)
print(
    clean.shape,
    f"from {clean.min():g} to {clean.max():g};",
    f"noisy from {noisy.min():g} to {noisy.max():g}",
)

# %% [markdown]
# Somebody wants to train a network that removes the noise, and wrote:
#
# ```python
# inputs = clean
# targets = noisy
# denoiser = keras.Sequential(
#     [
#         keras.Input(shape=(64,)),
#         layers.Dense(48),
#         layers.Dense(12, name="code"),
#         layers.Dense(48),
#         layers.Dense(64),
#     ]
# )
# denoiser.compile(optimizer="adam", loss="binary_crossentropy")
# ```
#
# Repair it, so that `denoiser.fit(inputs, targets)` would do what it should. (You need not fit it.)
#
# - `inputs` and `targets` are the right way round, and go from 0 to 1.
# - `denoiser` keeps the sizes of its layers, 48, 12, 48 and 64, and so has 7,468 parameters.
# - Both layers of 48 units bend. (The code, 12, may bend or not.)
# - Every output lies between 0 and 1, each by itself: all may be near 1, as for a white picture.
# - It is compiled, with any optimiser; the loss is the mean squared error.
#
# <details><summary>Hint: the arrays</summary>
#
# What does the network get to see, and what should it give back? The largest possible grey value is 16.
#
# </details>
# <details><summary>Hint: the network</summary>
#
# An activation for each layer of 48, such as relu. Which activation gives only numbers from 0 to 1?
#
# </details>

# %% role="answer" id="q5"
### BEGIN SOLUTION
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")
### END SOLUTION

# %% role="check" id="q5_inputs" points=1
with check("The network gets to see what is to be cleaned", see="Remove the noise"):
    original = load_digits().data
    added = np.random.default_rng(120).normal(0, 5, original.shape)
    expect.array(
        "inputs",
        inputs,
        shape=(1797, 64),
        between=(0, 1),
        why="Divide by the largest possible grey value.",
    )
    expect.array(
        "inputs",
        inputs,
        equals=np.clip(original + added, 0, 16) / 16,
        tolerance=1e-4,
        why="The inputs are the noisy pictures, divided by 16.",
    )

# %% role="check" id="q5_targets" points=1
with check("The targets are what should come out", see="Remove the noise"):
    expect.array(
        "targets",
        targets,
        shape=(1797, 64),
        between=(0, 1),
        why="Divide by the largest possible grey value.",
    )
    expect.array(
        "targets",
        targets,
        equals=load_digits().data / 16,
        tolerance=1e-4,
        why="The targets are the clean pictures, divided by 16.",
    )

# %% role="check" id="q5_sizes" points=1
with check("The sizes are kept", see="Squeeze and unfold"):
    expect.model("denoiser", denoiser, inputs=(64,), outputs=(64,), parameters=7468)
    sizes = [(64, 48), (48,), (48, 12), (12,), (12, 48), (48,), (48, 64), (64,)]
    expect.weights("denoiser", denoiser, shapes=sizes)
    assert len(denoiser.trainable_weights) == 8, (
        "layers in `denoiser` that `fit` can train; some of them are frozen"
    )

# %% role="check" id="q5_bends" points=1
with check("Both layers of 48 units bend", see="One number for two"):
    why = "Without activations in the layers of 48 it can do no more than PCA."
    expect.nonlinear("denoiser", denoiser, inputs=64, why=why)

    def with_zeros_but(**kernels):
        """Return weights for the denoiser: in its kernels a few numbers, and else zeros."""
        sizes = {(64, 48): "first", (48, 12): "code", (12, 48): "second", (48, 64): "last"}
        weights = [0 * weight for weight in expect.weights("denoiser", denoiser)]
        for weight in weights:
            if weight.shape in sizes:
                few = np.array(kernels[sizes[weight.shape]])
                weight[: few.shape[0], : few.shape[1]] = few
        return weights

    # Three units get z, -z and 2 z, and their sum with the factors 1, 3, 1 is taken.
    # If they do not bend, this sum is z - 3 z + 2 z, which is 0 for every picture.
    pictures = np.zeros((21, 64), "float32")
    pictures[:, 0] = np.linspace(0, 1, 21)
    z, factors, to_pixels = [[2, -2, 4]], np.array([[1], [3], [1]]), [1, -1] * 32
    in_first = with_zeros_but(
        first=z, code=factors * [1, -1], second=np.eye(2), last=np.outer([1, -1], to_pixels)
    )
    in_second = with_zeros_but(
        first=[[2]], code=[[1, -1]], second=np.outer([1, -1], z[0]), last=factors * to_pixels
    )
    if denoiser.count_params() == 7468:
        for which, weights in (("first", in_first), ("second", in_second)):
            given_back = expect.outputs("denoiser", denoiser, pictures, weights=weights)
            assert np.ptp(given_back, axis=0).max() > 1e-3, (
                f"two layers of 48 units that bend; the {which} of them does not"
            )

# %% role="check" id="q5_range" points=1
with check("Every output is a grey value from 0 to 1", see="What goes wrong"):
    far = np.random.default_rng(121).normal(scale=10, size=(200, 64)).astype("float32")
    grey_values = expect.outputs("denoiser", denoiser, far)
    expect.probabilities(
        "denoiser.predict(...)",
        grey_values,
        why="Grey values have the same limits as probabilities. Which activation keeps them?",
    )
    # With other numbers in the last layer, all pixels can be white, and all can be black.
    for sign, colour in ((1, "white"), (-1, "black")):
        weights = [
            np.full(weight.shape, sign * 50 if weight.shape == (64,) else 0)
            for weight in expect.weights("denoiser", denoiser)
        ]
        pixels = expect.outputs("denoiser", denoiser, far[:3], weights=weights)
        assert np.abs(pixels - (sign > 0)).max() < 0.01, (
            f"a last layer that can make all 64 pixels {colour}; with large numbers in it, pixels from "
            f"{pixels.min():.3g} to {pixels.max():.3g} come out. Which activation treats each "
            "pixel by itself?"
        )
    # With a grey pixel in the middle of black or white ones, it is grey all the same.
    of_middle = []
    for others in (50, -50):
        weights = [np.zeros_like(weight) for weight in expect.weights("denoiser", denoiser)]
        for weight in weights:
            if weight.shape == (64,):
                weight[:] = others
                weight[32] = 0.25
        of_middle.append(expect.outputs("denoiser", denoiser, far[:3], weights=weights)[:, 32])
    assert np.abs(of_middle[0] - of_middle[1]).max() < 1e-3, (
        "a last layer that treats each pixel by itself; here, one pixel changes from "
        f"{of_middle[0][0]:.3g} to {of_middle[1][0]:.3g} when the others become black"
    )

# %% role="check" id="q5_loss" points=1
with check("The loss is the mean squared error", see="What goes wrong"):
    pictures = np.random.default_rng(122).random((60, 64)).astype("float32")
    expect.loss("denoiser", denoiser, pictures, pictures, expected="mean_squared_error")

# %% [markdown]
# ## Question 6. Read a result (2 points)
#
# A machine is described by 40 numbers. An autoencoder, trained on hours in which all was well, is to find trouble. Its code
# has 38 numbers. Its mean errors:
#
# | rows | mean error |
# |---|---|
# | training, all well | 0.0011 |
# | validation, all well | 0.0012 |
# | hours with trouble | 0.0013 |
#
# For comparison: always giving back the mean row has the error 0.9. What do you conclude, and do?
#
# - **a** It works well: all errors are tiny. Choose a threshold and use it.
# - **b** It has learned the training rows by heart. Use fewer epochs.
# - **c** The hours with trouble belong into the training rows, too, so that it learns them.
# - **d** The code is so wide that everything comes back, trouble too. Try a narrower one.
# - **e** It needs more epochs, until the error of the training rows is 0.
#
# Write the letter into `answer`, for instance `answer = "a"`.
#
# <details><summary>Hint</summary>
#
# What tells an anomaly from a normal row? Compare the last two errors. Then compare 38 with 40.
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "d"
### END SOLUTION

# %% role="check" id="q6_reading" points=2
with check("You read the result well", see="Find what does not belong"):
    expect.choice(
        "answer",
        answer,
        options="abcde",
        key=seal(
            "d",
            a="A threshold must lie between the errors of the two kinds of rows. Is there room?",
            b="If it had, how would the errors of training and validation differ?",
            c="Then they would come back even better. What gives an anomaly away?",
            e="Smaller errors for which rows? Look at the difference between the last two.",
        ),
    )
