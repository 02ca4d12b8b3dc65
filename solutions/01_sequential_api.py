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
# ## Question 1. A layer backwards (3 points)
#
# A dense layer **without** an activation was given a row of zeros, and then one row for each of its
# inputs, in which this input is 1 and all the others are 0. If it has three inputs, that makes four
# rows:
#
# ```
# 0 0 0
# 1 0 0
# 0 1 0
# 0 0 1
# ```
#
# Write the function `find_weights(outputs)`. The array `outputs` holds what the layer returned: one
# row for each of these rows, in the same order, and one column for each neuron. The function
# returns two arrays, the layer's weights and its biases, in this order:
#
# - `W`, with one row for each input and one column for each neuron;
# - `b`, a one-dimensional array with one number for each neuron.
#
# It must work for any number of inputs and neurons.
#
# <details><summary>Hint: a nudge</summary>
#
# Put the row of zeros into the formula of the layer. What is left of it?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# In the product, a row with a single 1 picks out one row of $W$. But that is not yet what the layer
# returns: what does it add?
#
# </details>


# %% role="answer" id="q1"
def find_weights(outputs):
    """Return the weights and the biases of a dense layer."""
    ### BEGIN SOLUTION
    b = outputs[0]
    W = outputs[1:] - b
    return W, b
    ### END SOLUTION


# %% role="check" id="q1_biases" points=1
with check("The biases are found", see="A layer is a formula", hidden="layers of other sizes"):
    seen = np.array([[10.0, 20.0], [10.5, 21.0], [10.0, 19.0], [12.0, 20.0]])
    found = expect.call("find_weights", find_weights, seen)
    assert len(found) == 2, "two arrays: `return W, b`"
    expect.array(
        "find_weights([[10, 20], [10.5, 21], [10, 19], [12, 20]])[1]",
        found[1],
        equals=[10, 20],
        why="Of the formula of the layer, what is left if all inputs are 0?",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    for inputs, neurons in ((4, 4), (1, 3), (7, 2), (2, 1)):
        layer = layers.Dense(neurons)
        layer.build((None, inputs))
        layer.set_weights([rng.normal(size=(inputs, neurons)), 3 * rng.normal(size=neurons)])
        given = np.concatenate([np.zeros((1, inputs)), np.eye(inputs)])
        biases = layer.get_weights()[1]
        found = expect.call("find_weights", find_weights, np.array(layer(given)))
        assert len(found) == 2, "two arrays: `return W, b`"
        expect.array(
            "find_weights(...)[1]",
            found[1],
            equals=biases,
            tolerance=1e-4,
            why=f"The number of inputs is {inputs}, that of neurons {neurons}. Of the formula of the layer, "
            "what is left if all inputs are 0?",
        )
    ### END HIDDEN TESTS

# %% role="check" id="q1_weights" points=2
with check("The weights are found", see="A layer is a formula", hidden="layers of other sizes"):
    seen = np.array([[10.0, 20.0], [10.5, 21.0], [10.0, 19.0], [12.0, 20.0]])
    found = expect.call("find_weights", find_weights, seen)
    assert len(found) == 2, "two arrays: `return W, b`"
    expect.array(
        "find_weights([[10, 20], [10.5, 21], [10, 19], [12, 20]])[0]",
        found[0],
        equals=[[0.5, 1], [0, -1], [2, 0]],
        why="There are three inputs and two neurons. Only the first input was 1 when the layer returned "
        "10.5 and 21: what did this input add?",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    for inputs, neurons in ((4, 4), (1, 3), (7, 2), (2, 1)):
        layer = layers.Dense(neurons)
        layer.build((None, inputs))
        layer.set_weights([rng.normal(size=(inputs, neurons)), 3 * rng.normal(size=neurons)])
        given = np.concatenate([np.zeros((1, inputs)), np.eye(inputs)])
        weights = layer.get_weights()[0]
        found = expect.call("find_weights", find_weights, np.array(layer(given)))
        assert len(found) == 2, "two arrays: `return W, b`"
        expect.array(
            "find_weights(...)[0]",
            found[0],
            equals=weights,
            tolerance=1e-4,
            why=f"The number of inputs is {inputs}, that of neurons {neurons}: one row for each input, one "
            "column for each neuron. What did each input add?",
        )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2. Count the parameters (3 points)
#
# Write the function `count_parameters(sizes)`. It takes a list: the number of inputs, then the
# number of neurons of each dense layer in turn. It returns the number of parameters of the whole
# network. For instance, `[3, 4, 1]` means three inputs, a hidden layer of four neurons, one output: 21
# parameters.
#
# <details><summary>Hint: a nudge</summary>
#
# Go through the list in pairs: 3 and 4, then 4 and 1. What does each pair add?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `zip(sizes, sizes[1:])` gives the pairs. For each of them, use the lesson's formula, in which the
# first number of the pair is the inputs.
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
    "A single layer is counted correctly", see="Parameters counted by hand", hidden="other sizes"
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
    "Several layers are counted correctly",
    see="Parameters counted by hand",
    hidden="other networks",
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
# message; others give none, and are worse. (`input_shape` is not a mistake: this old way of giving a
# layer its input still works, with a warning. Today we write `keras.Input`.)
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
# Compare it, line by line, with the lesson's section "Compile, fit". Which layer has an activation
# there, and which has none?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# There are five mistakes: one in each of the two layers, one in `compile`, and two in the last line.
# Python's messages lead you to those in the last line, one after the other. The other three are
# settled by the list above: what must the hidden layer do, what must the output be free to do, and
# what is a suitable loss?
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
# In a harbour the water rises and falls. For 16 hours somebody reads the gauge now and then. The times
# and levels are scaled for you: `times` runs from −1 to 1, and `levels` counts from the middle level
# in units of two metres, `METRES`.

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
# <details><summary>In the figure</summary>
#
# The dots form a wave: from 2 m up to 5 m after four hours, down to 1 m after ten, and up again to
# about 5 m at the end.
#
# </details>
#
# Build, compile and fit a network, and call it `model`:
#
# - it takes one time and returns one level, both scaled;
# - on **new** times within these 16 hours its mean squared error is at most 0.05 (in scaled units).
#   A straight line has 0.43, and below 0.01 is possible. Train it on `times` and `levels` for as
#   long as that takes: a few seconds.
#
# Then say how wrong it is in **metres**: `typical_error` is the square root of its mean squared error
# on `times` and `levels`, converted to metres. Do not round it.
#
# <details><summary>Hint: a nudge</summary>
#
# Start with the network of the lesson's section "Compile, fit". For `typical_error`, see "Evaluate: a
# loss has a unit".
#
# </details>
# <details><summary>Hint: if it learns too slowly</summary>
#
# 300 rows in batches of 32 make 10 steps per epoch, and Adam's steps are about as long as the learning
# rate, which is 0.001 unless you say otherwise. How far do your weights get? Compare the lesson's
# learning rate. A wave also has more bends than a hill.
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

# %% role="check" id="q4_learns" points=2
with check("It has learned the tide", see="Compile, fit", hidden="2,000 new times"):
    expect.model("model", model, inputs=(1,), outputs=(1,))
    expect.mean_squared_error(
        "model",
        model,
        times,
        levels,
        at_most=0.05,
        rows="`times` and `levels`",
        why="Does the hidden layer have an activation, and the last one none? Has it learned from "
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
        why="Does the hidden layer have an activation, and the last one none? Has it learned from "
        "`times`, and for long enough?",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q4_metres" points=2
with check("Its error is given in metres", see="Evaluate: a loss has a unit"):
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
# <details><summary>In the figure</summary>
#
# If your model works, its line runs through the middle of the dots, along the whole wave.
#
# </details>
#
# ## Question 5. Corners (4 points)
#
# A network with one input, one hidden layer with relu and one output draws a curve of straight pieces.
# We call an input at which the slope of the curve changes a **corner**. Here is such a network,
# `bent`, with five hidden neurons:


# %% role="setup"
def make_network(weights, biases, output_weights):
    """Return a network with these numbers, one of each for every hidden neuron."""
    made = keras.Sequential(
        [
            keras.Input(shape=(1,)),
            layers.Dense(len(weights), activation="relu"),
            layers.Dense(1),
        ]
    )
    W1, b1 = np.reshape(weights, (1, -1)), np.array(biases)
    W2, b2 = np.reshape(output_weights, (-1, 1)), np.array([0.5])
    made.set_weights([W1, b1, W2, b2])
    return made


bent = make_network(
    weights=[0.5, 1.0, 0.0, -2.0, 1.0],
    biases=[-0.25, 0.6, 0.7, 0.4, 0.1],
    output_weights=[12.0, -3.5, 1.0, -1.0, 0.0],
)

# %% role="show"
line = np.linspace(-1, 1, 401).reshape(-1, 1)
fig, ax = plt.subplots(figsize=(6.5, 3.2))
ax.plot(line, np.array(bent(line)), color="#1b6ca8")
ax.set(xlabel="input", ylabel="output", title="The curve of bent")
ax.grid()
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# The curve consists of four straight pieces: up, down, more steeply down, and up again. Its corners
# are at −0.6, 0.2 and 0.5.
#
# </details>
#
# Write the function `corners(model)`, which finds them without a picture. It takes any model that is
# built like `bent`, with any number of hidden neurons. It returns all corners of its curve, wherever
# they are, as a list or a one-dimensional array, the smallest first and not rounded. There may be
# neurons that make no corner. No two neurons make a corner at the same input.
#
# <details><summary>Hint: a nudge</summary>
#
# "Two linear layers are one" says where a hidden neuron makes its corner. `model.get_weights()` returns
# four arrays, in the order in which `make_network` sets them.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# For each neuron, solve weight × input + bias = 0 for the input. When is there no solution? And when
# does the network's output not depend on the neuron at all?
#
# </details>


# %% role="answer" id="q5"
def corners(model):
    """Return the inputs at which the slope of the model's curve changes, sorted."""
    ### BEGIN SOLUTION
    W1, b1, W2, _ = model.get_weights()
    weights, output_weights = W1[0], W2[:, 0]
    bends = (weights != 0) & (output_weights != 0)
    return np.sort(-b1[bends] / weights[bends])
    ### END SOLUTION


# %% role="check" id="q5_places" points=2
with check(
    "The corners are found", see="Two linear layers are one", hidden="networks with other weights"
):
    two = make_network(weights=[2.0, -0.5], biases=[-5.0, -4.0], output_weights=[1.0, 3.0])
    expect.array(
        "corners(two)",
        expect.call("corners", corners, two),
        equals=[-8, 2.5],
        tolerance=1e-4,
        why="The sums of its two hidden neurons are 2 × input - 5 and -0.5 × input - 4. Where do they "
        "pass 0?",
        order="Is the smallest first?",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    for neurons in (1, 4, 5, 30):
        weights = rng.uniform(0.2, 2, neurons) * rng.choice([-1, 1], neurons)
        places = rng.permutation(neurons) + rng.uniform(0.1, 0.9, neurons)
        places -= places[0]  # a corner at 0 has the bias 0
        output_weights = rng.uniform(0.2, 2, neurons) * rng.choice([-1, 1], neurons)
        fresh = make_network(weights, -weights * places, output_weights)
        expect.array(
            "corners(fresh)",
            expect.call("corners", corners, fresh),
            equals=np.sort(places),
            tolerance=1e-4,
            why=f"Each of its hidden neurons makes a corner, and there are {neurons}. Where does weight × "
            "input + bias pass 0?",
            order="Is the smallest first?",
        )
    ### END HIDDEN TESTS

# %% role="check" id="q5_left_out" points=2
with check(
    "Neurons that make no corner are left out",
    see="Two linear layers are one",
    hidden="networks with other weights",
):
    expect.array(
        "corners(bent)",
        expect.call("corners", corners, bent),
        equals=[-0.6, 0.2, 0.5],
        tolerance=1e-4,
        why="Five neurons, but three corners. Which two make none, and why?",
        order="Is the smallest first?",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    for neurons, flat, unused in ((3, 1, 0), (3, 0, 1), (8, 2, 3), (30, 6, 6)):
        weights = rng.uniform(0.2, 2, neurons) * rng.choice([-1, 1], neurons)
        places = rng.permutation(np.arange(neurons) - neurons // 3) + rng.uniform(0.1, 0.9)
        biases = -weights * places
        output_weights = rng.uniform(0.2, 2, neurons) * rng.choice([-1, 1], neurons)
        order = rng.permutation(neurons)
        weights[order[:flat]] = 0
        output_weights[order[flat : flat + unused]] = 0
        fresh = make_network(weights, biases, output_weights)
        expect.array(
            "corners(fresh)",
            expect.call("corners", corners, fresh),
            equals=np.sort(places[order[flat + unused :]]),
            tolerance=1e-4,
            why=f"Of its {neurons} hidden neurons {neurons - flat - unused} make a corner. What must be true "
            "of the weight of such a neuron, and of its output weight?",
            order="Is the smallest first?",
        )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 6. A walk downhill (1 point)
#
# As in the lesson, somebody walks downhill with a single weight `w`. With the learning rate 0.1, the walk
# begins like this:
#
# ```
# w 3.00   error 5.00   slope +4.00
# w 2.60   error 3.56   slope +3.20
# w 2.28   error 2.64   slope +2.56
# ```
#
# Next, the walk starts at `w` = 3 again, but with the learning rate **1.5**. Where do its first two steps
# lead? (The slope changes evenly: it is always 2 × `w` − 2.)
#
# - **a** To 9 and then to 33: each step leads farther up the same side.
# - **b** To 1, where the error is smallest; the second step stays there.
# - **c** To −3 and then back to 3: from there it all begins once more.
# - **d** To −3 and then to 0: first across the valley, then nearer its middle.
# - **e** To −3 and then to 9: each time to the other side, and higher up.
#
# Write the letter into `answer`, in quotes.
#
# <details><summary>Hint</summary>
#
# Check with the first two lines how the slope and the learning rate lead from 3 to 2.6.
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "e"
### END SOLUTION

# %% role="check" id="q6_reading" points=1
with check("You know where the walk leads", see="One step downhill"):
    expect.choice(
        "answer",
        answer,
        options="abcde",
        key=seal(
            "e",
            a="The slope at 3 is positive, so that the error grows with `w`. In which direction is the step?",
            b="A step of 2 would lead there. How long is a step of the slope 4 times the rate 1.5?",
            c="What is the slope at -3? It is steeper there than at 3, so that the step is longer.",
            d="What is the slope at -3? Multiply it by 1.5 to get the second step.",
        ),
    )
