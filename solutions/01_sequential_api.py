# %% [markdown]
# # Exercise 1. The Sequential API
#
# Six questions, 20 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
# the checks below it. A check tells you what it expected and what it found. Change your answer and try
# again as often as you like. When your work is graded, the same checks also try data that you
# have not seen.
#
# Stuck? Open the hints under a question, one after the other, or go back to the
# [lesson](../../course/01_sequential_api.ipynb).

# %% role="setup"
import keras
import matplotlib.pyplot as plt
import numpy as np
from keras import layers

from autograder import check, expect

# %% [markdown]
# ## Question 1. A layer by hand (3 points)
#
# Write the function `dense_relu(x, W, b)`, which computes what a dense layer with the activation relu
# computes. All three are NumPy arrays: `x` has one row for each example, `W` one column for each
# neuron, and `b` one number for each neuron. Return one row for each example, with one number for
# each neuron. (Keras could do it for you. But the question is what it does.)
#
# <details><summary>Hint: a nudge</summary>
#
# Three steps: the matrix product, the biases, the activation. In this order.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `x @ W + b` gives the sums. `np.maximum(0, ...)` compares each of them with 0 and keeps the larger one.
#
# </details>


# %% role="answer" id="q1"
def dense_relu(x, W, b):
    """Return the outputs of a dense layer with the activation relu."""
    ### BEGIN SOLUTION
    return np.maximum(0, x @ W + b)
    ### END SOLUTION


# %% role="check" id="q1_sums" points=2
with check("The weighted sums are right", see="A layer is a formula", hidden="fresh numbers"):
    one_row = np.array([[1.0, 2.0, 3.0]])
    some_weights = np.array([[0.5, 4.0], [0.0, 1.0], [2.0, 0.0]])
    expect.array(
        "dense_relu(...)",
        expect.call("dense_relu", dense_relu, one_row, some_weights, np.array([10.0, 20.0])),
        equals=[[16.5, 26.0]],
        why="The first neuron: 1 × 0.5 + 2 × 0 + 3 × 2 + 10 = 16.5.",
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(11)
    expect.function(
        "dense_relu",
        dense_relu,
        reference=lambda x, W, b: np.dot(x, W) + b,
        cases=[
            (rng.random((rows, inputs)), rng.random((inputs, neurons)), rng.random(neurons))
            for rows, inputs, neurons in ((1, 4, 1), (50, 3, 7), (8, 8, 8))
        ]
        + [(1000 * rng.random((5, 3)), 100 * rng.random((3, 4)), 1000 * rng.random(4))],
        tolerance=1e-4,
    )
    ### END HIDDEN TESTS

# %% role="check" id="q1_relu" points=1
with check("What is negative becomes 0", see="Two linear layers are one", hidden="fresh numbers"):
    expect.array(
        "dense_relu(...)",
        expect.call(
            "dense_relu",
            dense_relu,
            np.array([[1.0], [-1.0]]),
            np.array([[2.0, -3.0]]),
            np.array([1.0, 1.0]),
        ),
        equals=[[3.0, 0.0], [0.0, 4.0]],
        why="The sums, with their biases, are [[3, -2], [-1, 4]]. What does relu make of each of them?",
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(12)
    expect.function(
        "dense_relu",
        dense_relu,
        reference=lambda x, W, b: np.where(np.dot(x, W) + b > 0, np.dot(x, W) + b, 0),
        cases=[
            (rng.normal(size=(rows, inputs)), rng.normal(size=(inputs, 5)), rng.normal(size=5))
            for rows, inputs in ((1, 2), (40, 6))
        ],
        tolerance=1e-4,
    )
    # Sums just above and just below 0, and far from it.
    small = np.array([[0.01, 2.0, -0.01, -2.0]]), np.array([0.002, -3000.0, -0.002, 3000.0])
    expect.function(
        "dense_relu",
        dense_relu,
        reference=lambda x, W, b: (np.dot(x, W) + b) * (np.dot(x, W) + b > 0),
        cases=[(np.array([[1.0], [-1.0], [0.0]]), *small)],
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2. Count the parameters (3 points)
#
# Write the function `count_parameters(sizes)`. It takes a list: the number of inputs, then the
# number of neurons of each dense layer in turn. It returns how many parameters the whole network
# has. For instance, `[3, 4, 1]` means three inputs, a hidden layer of four neurons, one output: 21
# parameters.
#
# <details><summary>Hint: a nudge</summary>
#
# Go through the list in pairs: 3 and 4, then 4 and 1. What does each pair add?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `zip(sizes, sizes[1:])` gives the pairs. A layer from `a` to `b` has `(a + 1) * b` parameters. Add
# them up.
#
# </details>


# %% role="answer" id="q2"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    ### BEGIN SOLUTION
    return sum((sizes[i] + 1) * sizes[i + 1] for i in range(len(sizes) - 1))
    ### END SOLUTION


# %% role="check" id="q2_one" points=1
with check(
    "A single layer is counted well", see="Parameters counted by hand", hidden="other sizes"
):
    expect.number(
        "count_parameters([3, 4])",
        expect.call("count_parameters", count_parameters, [3, 4]),
        16,
        reveal=True,
        why="3 × 4 weights, and a bias for each of the 4 neurons.",
    )
    ### BEGIN HIDDEN TESTS
    expect.function(
        "count_parameters",
        count_parameters,
        reference=lambda sizes: sizes[0] * sizes[1] + sizes[1],
        cases=[([1, 1],), ([30, 16],), ([7, 100],)],
    )
    ### END HIDDEN TESTS

# %% role="check" id="q2_many" points=2
with check(
    "Several layers are counted well", see="Parameters counted by hand", hidden="other networks"
):
    expect.number(
        "count_parameters([3, 4, 1])",
        expect.call("count_parameters", count_parameters, [3, 4, 1]),
        21,
        reveal=True,
        why="The hidden layer has 16; then comes the output.",
    )
    ### BEGIN HIDDEN TESTS
    expect.function(
        "count_parameters",
        count_parameters,
        reference=lambda sizes: sum(
            sizes[i] * sizes[i + 1] + sizes[i + 1] for i in range(len(sizes) - 1)
        ),
        cases=[
            ([1, 20, 1],),
            ([2, 9, 5, 3],),
            ([784, 128, 64, 32, 10],),
            ([8, 8, 8, 8],),
            ([3, 5, 3, 5, 1],),
            ([6, 5, 4, 3, 2, 1],),
            ([1000, 2000, 3000],),
        ],
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 3. Repair: a stone in the air (5 points)
#
# Somebody throws a stone up and notes its height in metres, 64 times within two seconds.

# %% role="setup"
seconds = np.linspace(0, 2, 64).reshape(-1, 1)
heights = 9.8 * seconds.ravel() - 4.9 * seconds.ravel() ** 2

keras.utils.set_random_seed(3)

# %% [markdown]
# The network below comes from an old text, and its author has made mistakes. Some stop it with a
# message; others say nothing, and are worse. (`input_shape` is no mistake: it is an old way to tell
# a layer its input. It still works, with a warning; today one writes `keras.Input`.)
#
# ```python
# network = keras.Sequential()
# network.add(layers.Dense(16, input_shape=(1,)))
# network.add(layers.Dense(1, activation="sigmoid"))
# network.compile(optimizer="adam", loss="binary_crossentropy")
# record = network.train(seconds, heights, epoch=5)
# ```
#
# Write it as it should be:
#
# - still one input, one hidden layer of 16 neurons and one output;
# - a hidden layer that bends, and an output that may be **any** number;
# - the loss of a regression, the mean squared error;
# - five epochs of training on `seconds` and `heights`, in one call, and what this call returns in
#   `record`, as it is.
#
# (Five epochs are too few to learn much. Here only the repair counts.)
#
# <details><summary>Hint: a nudge</summary>
#
# Go through it line by line, beside the lesson's section "Compile, fit". Which layer has an
# activation there, and which has none?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `keras.Input(shape=(1,))` comes first. The activation moves from the last layer to the hidden one,
# and becomes `"relu"`. The loss is `"mean_squared_error"`. The method is called `fit`, and its
# argument `epochs`.
#
# </details>

# %% role="answer" id="q3"
### BEGIN SOLUTION
network = keras.Sequential(
    [
        keras.Input(shape=(1,)),
        layers.Dense(16, activation="relu"),
        layers.Dense(1),
    ]
)
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0)
### END SOLUTION

# %% role="check" id="q3_layers" points=1
with check("One input, 16 hidden neurons, one output", see="Layers in a row"):
    expect.model(
        "network",
        network,
        inputs=(1,),
        outputs=(1,),
        parameters=49,
        why="(1 + 1) × 16 for the hidden layer, and (16 + 1) × 1 for the output.",
    )

# %% role="check" id="q3_bends" points=1
with check("The hidden layer bends", see="Two linear layers are one"):
    expect.nonlinear("network", network, inputs=1)

# %% role="check" id="q3_free" points=1
with check("The output may be any number", see="Two linear layers are one"):
    expect.model("network", network, inputs=(1,), outputs=(1,))
    # The last layer gets no weights, and a bias of its own: what does its activation make of that?
    some_seconds = np.linspace(0, 2, 5).reshape(-1, 1)
    reached = []
    for last_sum in (80, -80):
        changed = [
            np.full(weight.shape, last_sum if weight.shape == (1,) else 0)
            if weight.shape[-1:] == (1,)
            else weight
            for weight in expect.weights("network", network)
        ]
        outputs = expect.outputs("network", network, some_seconds, weights=changed)
        reached.append(float(outputs.mean()))
    assert reached[0] > 10 and reached[1] < -10, (
        "an output that may be any number, above 0 and below; the last layer of `network` makes "
        f"{reached[0]:.3g} of a sum of 80, and {reached[1]:.3g} of a sum of -80"
    )

# %% role="check" id="q3_loss" points=1
with check("The loss is that of a regression", see="Compile, fit"):
    expect.loss("network", network, seconds, heights, expected="mean_squared_error")

# %% role="check" id="q3_record" points=1
with check("It was trained for five epochs", see="Compile, fit"):
    expect.history("record", record, keys=["loss"], epochs=5)
    assert isinstance(record, keras.callbacks.History), (
        "in `record` what `network.fit` returns, as it is. That is an object called History; this "
        f"is of the type {type(record).__name__}"
    )
    # Biases start at 0, and any training moves them.
    biases = [weight for weight in expect.weights("network", network) if weight.ndim == 1]
    assert not biases or any(bias.any() for bias in biases), (
        "a network that training has changed; all biases of `network` are still 0, as before it"
    )
    # The last loss is a mean over the epoch, in which the network still learned: it is 0.9 to 1.3
    # times what the network has now, where it belongs to this network and these rows.
    last = record.history["loss"][-1]
    targets = np.asarray(heights, "float32").reshape(-1, 1)
    outputs = network(np.asarray(seconds, "float32").reshape(-1, 1))
    now = float(network.compute_loss(x=seconds, y=targets, y_pred=outputs))
    # A training step of one's own may report no loss; and another loss may be below 0.
    assert last <= 0 or 0.4 * last < now < 2.5 * last, (
        f"what training `network` on `seconds` and `heights` returned; the last loss in `record` is "
        f"{last:.3g}, and the network has {now:.3g} there"
    )

# %% [markdown]
# ## Question 4. The tide (4 points)
#
# In a harbour the water rises and falls. For 16 hours somebody looks at the gauge now and then. The
# times and levels are scaled for you: `times` counts from −1 to 1, and `levels` counts from the
# middle level in units of `METRES`, two metres.

# %% role="setup"
METRES = 2.0


def tide(hours):
    """The true level of the water, in metres."""
    return 3 + METRES * np.sin(2 * np.pi * (hours - 1) / 12.4)


rng = np.random.default_rng(7)
hours = np.sort(rng.uniform(0, 16, 300))
gauge = tide(hours) + rng.normal(scale=0.1, size=300)
times = ((hours - 8) / 8).reshape(-1, 1)
levels = (gauge - 3) / METRES

keras.utils.set_random_seed(5)

# %% role="show"
fig, ax = plt.subplots(figsize=(6.5, 3.2))
ax.plot(hours, gauge, ".", color="#1b6ca8", markersize=5, label="gauge")
ax.set(xlabel="time (hours)", ylabel="water level (m)", title="The tide in 16 hours")
ax.legend()
plt.show()

# %% [markdown]
# **In the figure.** The dots form a wave: from 2 m up to 5 m after four hours, down to 1 m after
# ten, and up again to about 5 m at the end.
#
# Build, compile and fit a network, and call it `model`:
#
# - it takes one time and returns one level, both scaled;
# - on **new** times within these 16 hours its mean squared error is at most 0.05 (in scaled units).
#   A straight line has 0.43, and below 0.01 is possible. Train it on `times` and `levels` for as
#   long as that takes: a few seconds.
#
# Then say in **metres** how wrong it is: `typical_error` is the square root of its mean squared
# error on `times` and `levels`, with its unit brought back. Do not round it.
#
# <details><summary>Hint: a nudge</summary>
#
# Start with the network of the lesson's section "Compile, fit". How `typical_error` is computed
# stands in "Evaluate: a loss has a unit".
#
# </details>
# <details><summary>Hint: if it learns too slowly</summary>
#
# 300 rows in batches of 32 are 10 steps an epoch. Give it 30 epochs or more, 30 hidden neurons, and
# a larger learning rate, `keras.optimizers.Adam(learning_rate=0.02)`.
#
# </details>

# %% role="answer" id="q4"
### BEGIN SOLUTION
model = keras.Sequential(
    [
        keras.Input(shape=(1,)),
        layers.Dense(30, activation="relu"),
        layers.Dense(1),
    ]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=30, verbose=0)
typical_error = METRES * np.sqrt(model.evaluate(times, levels, verbose=0))
### END SOLUTION

# %% role="check" id="q4_shape" points=1
with check("The model turns one number into one number", see="Compile, fit"):
    expect.model("model", model, inputs=(1,), outputs=(1,))

# %% role="check" id="q4_learns" points=2
with check("It has learned the tide", see="Compile, fit", hidden="2,000 new times"):
    expect.mean_squared_error(
        "model",
        model,
        times,
        levels,
        at_most=0.05,
        rows="`times` and `levels`",
        why="Has the hidden layer an activation, and the last one none? Has it learned from "
        "`times`, and for long enough?",
    )
    ### BEGIN HIDDEN TESTS
    new_hours = expect.hidden_rng().uniform(0, 16, 2000)
    expect.mean_squared_error(
        "model",
        model,
        ((new_hours - 8) / 8).reshape(-1, 1),
        (tide(new_hours) - 3) / METRES,
        at_most=0.05,
        why="Has the hidden layer an activation, and the last one none? Has it learned from "
        "`times`, and for long enough?",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q4_metres" points=1
with check("Its error is told in metres", see="Evaluate: a loss has a unit"):
    misses = np.ravel(model.predict(times, verbose=0)) - levels
    in_metres = METRES * float(np.sqrt(np.mean(misses**2)))
    expect.number(
        "typical_error",
        typical_error,
        in_metres,
        tolerance=0.0005 * in_metres,
        why="Is it the root of the mean squared error of `model`, as it is now, on `times` and `levels`, "
        "times `METRES`, and not rounded?",
    )

# %% [markdown]
# See what it has learned:

# %% role="show"
if "model" in globals():
    all_hours = np.linspace(0, 16, 200)
    predicted = np.asarray(model.predict(((all_hours - 8) / 8).reshape(-1, 1), verbose=0))
    fig, ax = plt.subplots(figsize=(6.5, 3.2))
    ax.plot(hours, gauge, ".", color="grey", markersize=4, label="gauge")
    ax.plot(all_hours, 3 + METRES * predicted.ravel(), color="#1b6ca8", label="your model")
    ax.set(xlabel="time (hours)", ylabel="water level (m)", title="Your model's tide")
    ax.legend()
    plt.show()
else:
    print("Here you will see the tide of your model.")

# %% [markdown]
# **In the figure.** If your model works, its line runs through the middle of the dots, along the
# whole wave.
#
# ## Question 5. Save and load (3 points)
#
# Here is a finished model, `orbit_model`.

# %% role="setup"
orbit_model = keras.Sequential(
    [
        keras.Input(shape=(1,)),
        layers.Dense(3, activation="relu"),
        layers.Dense(1),
    ]
)
orbit_model.set_weights(
    [
        np.array([[1.0, 1.0, 1.0]]),
        np.array([1.0, 0.1, -0.2]),
        np.array([[2.7], [-2.8], [-2.4]]),
        np.array([-1.5]),
    ]
)

# %% [markdown]
# Save it to the file `orbit.keras`, in the folder of this notebook. Then load that file, and call
# the loaded model `restored`. (The checks see what the file holds and what `restored` predicts. How
# it came about they cannot see.)
#
# <details><summary>Hint: a nudge</summary>
#
# Two calls. Both take the name of the file, in quotes.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# The model itself has the method `save`. Loading is a function of Keras: `keras.saving.load_model`.
#
# </details>

# %% role="answer" id="q5"
### BEGIN SOLUTION
orbit_model.save("orbit.keras")
restored = keras.saving.load_model("orbit.keras")
### END SOLUTION

# %% role="check" id="q5_file" points=2
with check("The file holds the model", see="Save and load"):
    expect.saved_model("orbit.keras", same_as=orbit_model, x=np.linspace(-1, 1, 41).reshape(-1, 1))

# %% role="check" id="q5_restored" points=1
with check("The loaded model predicts the same", see="Save and load"):
    assert restored is not None, "a model in `restored`: `save` returns nothing, so load the file"
    expect.same_outputs("restored", restored, orbit_model, np.linspace(-1, 1, 41).reshape(-1, 1))

# %% [markdown]
# ## Question 6. Read a result (2 points)
#
# A friend has built this network for the asteroid of the lesson, compiled it with the mean squared
# error, and trained it for 500 epochs on the scaled numbers.
#
# ```
#  Layer (type)        Output Shape        Param #
#  dense (Dense)       (None, 64)              128
#  dense_1 (Dense)     (None, 64)            4,160
#  dense_2 (Dense)     (None, 1)                65
#  Total params: 4,353
# ```
#
# The loss fell to about 0.5 in the first epochs and has not moved since. The predictions lie on a
# straight line. What is the likeliest reason?
#
# - **a** It has too few parameters for such a curve.
# - **b** The model has no `Input`, so it does not know its weights.
# - **c** The hidden layers have no activation.
# - **d** The last layer needs the activation relu.
# - **e** It needs more epochs.
#
# Write the letter into `answer`, for instance `answer = "a"`.
#
# <details><summary>Hint</summary>
#
# What of a layer does a summary not show?
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "c"
### END SOLUTION

# %% role="check" id="q6_reading" points=2
with check("You read the result well", see="Two linear layers are one"):
    expect.choice(
        "answer",
        answer,
        options="abcde",
        key=seal(
            "c",
            a="The lesson's network has 61 parameters, and follows the curve.",
            b="Without an `Input`, could the summary show how many weights there are?",
            d="Which positions could it then never predict?",
            e="The loss has not moved for hundreds of epochs.",
        ),
    )
