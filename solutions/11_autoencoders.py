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
# Write the function `add_noise(x, amount, seed)`. `x` is an array of grey values from 0 to 1, of any shape. Return an array of
# the same shape: to **each** value its own normal noise is added, with the mean 0 and the standard deviation `amount`; the
# result is clipped to the range from 0 to 1; and its type is float32. The same seed must give the same noise.
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
with check("The result stays between 0 and 1", see="Remove the noise", hidden="fresh pictures"):
    black_and_white = np.repeat([0.0, 1.0], 150).reshape(3, 100)
    expect.array(
        "add_noise(...)",
        expect.call("add_noise", add_noise, black_and_white, 0.5, 1),
        shape=(3, 100),
        between=(0, 1),
        why="Clip the sum, not the noise.",
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
    ### END HIDDEN TESTS

# %% role="check" id="q1_noise" points=1
with check(
    "The noise is as strong as asked, and repeats with the seed",
    see="Remove the noise",
    hidden="other amounts",
):
    grey = np.full((400, 50), 0.5)
    made = [expect.call("add_noise", add_noise, grey, 0.1, seed) for seed in (5, 5, 6)]
    for spoiled in made:
        expect.array("add_noise(...)", spoiled, shape=(400, 50))
    first, again, other = map(np.asarray, made)
    assert np.ptp(first, axis=0).min() > 0 and np.ptp(first, axis=1).min() > 0, (
        "noise of its own for each value; here, whole rows or columns share theirs"
    )
    expect.number(
        "the mean of the noise",
        np.mean(first - grey),
        0,
        tolerance=0.01,
        reveal=True,
        why="For grey pictures (0.5 everywhere) and the amount 0.1.",
    )
    expect.number(
        "the standard deviation of the noise",
        np.std(first - grey),
        0.1,
        tolerance=0.005,
        reveal=True,
        why="For grey pictures (0.5 everywhere) and the amount 0.1.",
    )
    assert np.array_equal(first, again), "the same noise when the seed is the same"
    assert not np.array_equal(first, other), "other noise when the seed is another"
    ### BEGIN HIDDEN TESTS
    found = np.asarray(expect.call("add_noise", add_noise, grey, 0.02, 7))
    expect.number(
        "the standard deviation of the noise",
        np.std(found - grey),
        0.02,
        tolerance=0.001,
        why="For grey pictures (0.5 everywhere) and another amount.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q1_float32" points=1
with check("The result is in float32", see="Remove the noise"):
    found = expect.call("add_noise", add_noise, np.full((4, 5), 0.5, dtype="float32"), 0.1, 3)
    expect.array("add_noise(...)", found, shape=(4, 5))
    found = np.asarray(found)
    assert found.dtype == "float32", f"the type float32; found {found.dtype}"

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
# of normal validation rows: with `false_alarms=0.05`, 5 % of them.
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
    errors = np.arange(1, 101) / 100
    expect.array(
        "choose_threshold([0.01, 0.02, ..., 1], 0.1)",
        expect.call("choose_threshold", choose_threshold, errors, 0.1),
        shape=(),
        between=(0.89, 0.91),
        why="Ten of these hundred errors must lie above the threshold.",
    )
    ### BEGIN HIDDEN TESTS
    errors = np.random.default_rng(114).exponential(0.02, 500)
    for share in (0.02, 0.1, 0.3):
        limit = expect.call("choose_threshold", choose_threshold, errors, share)
        expect.array("choose_threshold(...)", limit, shape=())
        expect.number(
            f"the share of errors above choose_threshold(errors, {share})",
            np.mean(errors > limit),
            share,
            tolerance=0.004,
            reveal=True,
        )
    ### END HIDDEN TESTS

# %% role="check" id="q3_false" points=1
with check("False alarms are counted", see="Find what does not belong", hidden="fresh errors"):
    found = expect.call(
        "mistakes",
        mistakes,
        np.array([0.1, 0.2, 0.3, 0.6]),
        np.array([0.4, 0.7, 0.8, 0.9, 1.0]),
        0.5,
    )
    assert np.size(found) == 2, "two numbers from `mistakes(...)`: false alarms, missed"
    expect.number(
        "mistakes([0.1, 0.2, 0.3, 0.6], [0.4, 0.7, 0.8, 0.9, 1], 0.5)[0]",
        found[0],
        0.25,
        reveal=True,
        why="One of four normal rows lies above the threshold.",
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(115)
    expect.function(
        "false alarms of mistakes",
        lambda *given: expect.call("mistakes", mistakes, *given)[0],
        reference=lambda normal, _, limit: float((normal > limit).mean()),
        cases=[(rng.random(n), rng.random(m) + 0.3, 0.6) for n, m in ((40, 7), (9, 80))],
    )
    ### END HIDDEN TESTS

# %% role="check" id="q3_missed" points=1
with check("Missed anomalies are counted", see="Find what does not belong", hidden="fresh errors"):
    found = expect.call(
        "mistakes",
        mistakes,
        np.array([0.1, 0.2, 0.3, 0.6]),
        np.array([0.4, 0.7, 0.8, 0.9, 1.0]),
        0.5,
    )
    assert np.size(found) == 2, "two numbers from `mistakes(...)`: false alarms, missed"
    expect.number(
        "mistakes([0.1, 0.2, 0.3, 0.6], [0.4, 0.7, 0.8, 0.9, 1], 0.5)[1]",
        found[1],
        0.2,
        reveal=True,
        why="One of five anomalies does not lie above the threshold.",
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(116)
    expect.function(
        "missed of mistakes",
        lambda *given: expect.call("mistakes", mistakes, *given)[1],
        reference=lambda _, anomaly, limit: float((anomaly <= limit).mean()),
        cases=[(rng.random(n), rng.random(m) + 0.3, 0.6) for n, m in ((40, 7), (9, 80))],
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
# Make two models of its layers. `encoder` takes 64 numbers and returns the six of the code; `decoder` takes the six and returns 64. One after the
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
    w1, b1, w2, b2, *_ = given.get_weights()
    expect.model("encoder", encoder, inputs=(64,), outputs=(6,))
    expect.array(
        "encoder.predict(x)",
        encoder.predict(pixels, verbose=0),
        equals=np.maximum(pixels @ w1 + b1, 0) @ w2 + b2,
        tolerance=1e-3,
        why="Is it made of the layers of `given`, with their weights, and of those alone?",
    )

# %% role="check" id="q4_decoder" points=2
with check(
    "The decoder unfolds six numbers as the given autoencoder does", see="Encoder and decoder"
):
    expect.model("decoder", decoder, inputs=(6,), outputs=(64,))
    code = np.random.default_rng(119).normal(0, 2, (40, 6)).astype("float32")
    *_, w3, b3, w4, b4 = given.get_weights()
    expect.array(
        "decoder.predict(code)",
        decoder.predict(code, verbose=0),
        equals=1 / (1 + np.exp(-(np.maximum(code @ w3 + b3, 0) @ w4 + b4))),
        tolerance=1e-3,
        why="Is it made of the layers of `given`, with their weights, and of those alone?",
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
# - The two layers of 48 units bend; every output lies between 0 and 1.
# - The loss is the mean squared error.
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
        equals=np.clip(original + noise, 0, 16) / 16,
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

# %% role="check" id="q5_bends" points=1
with check("The network bends", see="One number for two"):
    expect.nonlinear(
        "denoiser",
        denoiser,
        inputs=64,
        why="Without activations in the layers of 48 it can do no more than PCA.",
    )

# %% role="check" id="q5_range" points=1
with check("Every output is a grey value from 0 to 1", see="What goes wrong"):
    far = np.random.default_rng(121).normal(scale=10, size=(200, 64)).astype("float32")
    expect.probabilities(
        "denoiser.predict(...)",
        denoiser.predict(far, verbose=0),
        why="Grey values have the same limits as probabilities. Which activation keeps them?",
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
