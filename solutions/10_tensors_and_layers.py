# %% [markdown]
# # Exercise 10. Tensors and layers
#
# Six questions, 20 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
# the checks below it. A check tells you what it expected and what it found. Change your answer and try
# again as often as you like. When your work is graded, the same checks also try data that you
# have not seen.
#
# Stuck? Open the hints under a question, one after the other, or go back to the
# [lesson](../../course/10_tensors_and_layers.ipynb).

# %% role="setup"
import keras
import matplotlib.pyplot as plt
import numpy as np
from keras import layers, ops
from sklearn.datasets import make_moons

from autograder import check, expect

keras.utils.set_random_seed(10)

# %% [markdown]
# ## Question 1. Where two paths meet (3 points)
#
# A sensor measures 5 quantities, 24 times a day. For each day as a whole, 3 more numbers are known. This network takes both:
#
# ```python
# hours, day = keras.Input(shape=(24, 5)), keras.Input(shape=(3,))
# features = layers.Dense(7)(hours)
# strongest = ops.max(features, axis=1)
# joined = layers.Concatenate()([strongest, day])
# both = keras.Model([hours, day], layers.Dense(2)(joined))
# ```
#
# Operations of `ops` can be called on symbolic tensors too, as here. A `Dense` layer works on the **last** axis, and leaves the others
# as they are. Imagine that 32 days go in. Find:
#
# - `of_features`: the shape of `features` for these 32 days, as a tuple or a list of whole numbers, for instance
#   `(32, 10)`, with 32 where Keras says `None`;
# - `of_joined`: the shape of `joined` for these 32 days, likewise;
# - `parameters`: the number of parameters of `both`.
#
# You may let Keras compute them, but try it in your head first.
#
# <details><summary>Hint: a nudge</summary>
#
# A maximum is a reduction, so the axis along which it is taken disappears. Axes are counted from 0.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Follow the arrows as in the figure of the lesson's section "Two brackets", with a shape in each box. `Concatenate` puts the numbers of
# a day one after another. A kernel has one row for each number in the last axis of what goes in, and one column for each unit; and then there is the bias.
#
# </details>

# %% role="answer" id="q1"
### BEGIN SOLUTION
of_features = (32, 24, 7)
of_joined = (32, 10)
parameters = (5 * 7 + 7) + (10 * 2 + 2)
### END SOLUTION

# %% role="check" id="q1_features" points=1
with check("The output of the first Dense layer", see="A layer is a function with a memory"):
    expect.array(
        "of_features",
        of_features,
        kind="integer",
        shape=(-1,),
        between=(1, 1000),
        why="A shape is a tuple of whole numbers, such as (32, 24, 5).",
    )
    expect.array(
        "of_features",
        of_features,
        key=seal(
            [32, 24, 7],
            {
                (
                    32,
                    7,
                ): "Does a `Dense` layer flatten what comes in, or work on the last axis alone?",
                (24, 7): "The batch axis stays, too.",
                (32, 24, 5): "The layer has 7 units. Where do they appear?",
                (32, 24, 5, 7): "Is there a new axis, or does the last one change?",
                (32, 7, 5): "Which axis does a `Dense` layer work on?",
                (7,): "Which axes does a `Dense` layer leave as they are?",
            },
        ),
        why="Only the last axis of (32, 24, 5) changes: 5 numbers go in. How many units come out?",
    )

# %% role="check" id="q1_joined" points=1
with check("The shape where the two paths meet", see="Two brackets: the functional API"):
    expect.array(
        "of_joined",
        of_joined,
        kind="integer",
        shape=(-1,),
        between=(1, 1000),
        why="A shape is a tuple of whole numbers, such as (32, 24, 5).",
    )
    expect.array(
        "of_joined",
        of_joined,
        key=seal(
            [32, 10],
            {
                (10,): "The batch axis stays, too.",
                (32, 27): "Which axis does the maximum take away? Axes are counted from 0.",
                (32, 171): "Nothing is flattened here. What does the maximum do to the 24 hours?",
                (32, 24, 10): "Does a reduction along axis 1 leave this axis there?",
                (32, 1, 10): "Without `keepdims=True`, does a reduction keep its axis?",
                (24, 10): "Which axis does the maximum take away? Axes are counted from 0.",
                (32, 7): "That is one of the two that meet. What does the other one bring?",
                (32, 8): "How many features are there for each hour, after the `Dense` layer?",
                (
                    32,
                    7,
                    3,
                ): "Concatenate puts the numbers of a day one after another. How many are there?",
            },
        ),
        why="What is left of the features of a day without axis 1? And how many numbers does `day` add?",
    )

# %% role="check" id="q1_parameters" points=1
with check("The number of parameters", see="The layers of a model"):
    expect.number(
        "parameters",
        parameters,
        key=seal(
            64,
            {
                55: "Those are the kernels. What else has a layer?",
                42: "That is the first `Dense` layer. Is it the only layer with weights?",
                22: "That is the last `Dense` layer. Is it the only layer with weights?",
                1030: "Has each hour a kernel of its own, or do all hours share one?",
                869: "The layer works on the last axis alone. How many numbers are in it?",
                58: "What goes into the last layer, besides the 7 features?",
                4: "That is the number of arrays. How many numbers are in them?",
                62: "Has each unit of the last layer a bias?",
                57: "Has each unit of the first layer a bias?",
                70: "A bias belongs to a unit, not to an input. How many units has each layer?",
                98: "What is left of the 24 hours after the maximum?",
                386: "What is left of the 24 hours after the maximum?",
                50: "What goes into the last layer, besides the 3 numbers of the day?",
            },
        ),
        why="Two layers have weights. For each: inputs times units, plus one for each unit.",
    )

# %% [markdown]
# ## Question 2. A network by hand (4 points)
#
# Write the function `forward(x, weights)`. `x` is an array of shape (rows, inputs). `weights` is a list, as `model.get_weights()` gives it for a network of
# `Dense` layers: kernel, bias, kernel, bias, and so on. All layers but the last have the activation **tanh**, the last one has **none**. Return the
# network's outputs, not rounded, of shape (rows, units of the last layer). It must work for one layer, two, or more. Leave `x` and `weights` as they are.
#
# <details><summary>Hint: a nudge</summary>
#
# One layer is `x @ kernel + bias`. Its output is the next layer's input. So: a loop, in which `x` gets a new value each time.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# The kernels stand at the even places of the list and the biases at the odd ones; two slices with a step and `zip` bring them together. It
# may be easier to apply the tanh *before* every layer but the first: this is the same as after every layer but the last.
#
# </details>


# %% role="answer" id="q2"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    ### BEGIN SOLUTION
    kernels, biases = weights[0::2], weights[1::2]
    for number, (kernel, bias) in enumerate(zip(kernels, biases, strict=True)):
        if number > 0:
            x = np.tanh(x)
        x = x @ kernel + bias
    return x
    ### END SOLUTION


# %% role="check" id="q2_one" points=1
with check(
    "One layer: no activation", see="A layer is a function with a memory", hidden="fresh layers"
):
    one = [np.array([[1.0, 0.0, 2.0], [0.5, -1.0, 1.0]]), np.array([0.0, 1.0, 2.0])]
    found = expect.call("forward", forward, np.array([[1.0, 2.0]]), one, unchanged=True)
    expect.array(
        "forward([[1, 2]], [kernel, bias])",
        found,
        equals=[[2, -1, 6]],
        why="The kernel is [[1, 0, 2], [0.5, -1, 1]], the bias [0, 1, 2]. The only layer is the last one, "
        "so it has no activation.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    expect.function(
        "forward",
        forward,
        unchanged=True,
        reference=lambda x, weights: x @ weights[0] + weights[1],
        cases=[
            (rng.normal(size=(9, n)), [30 * rng.normal(size=(n, units)), rng.normal(size=units)])
            for n, units in ((3, 4), (5, 5), (1, 2), (4, 1))
        ],
        tolerance=1e-4,
        why="The only layer is the last one: x @ kernel + bias, and nothing else.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q2_two" points=2
with check("Two layers: tanh between them", see="The layers of a model", hidden="fresh networks"):
    two = [np.array([[1.0, -1.0]]), np.array([0.0, 0.5]), np.array([[2.0], [1.0]]), np.array([3.0])]
    expect.array(
        "forward([[0.5], [0]], [kernel, bias, kernel, bias])",
        expect.call("forward", forward, np.array([[0.5], [0.0]]), two, unchanged=True),
        equals=[[3.924234], [3.462117]],
        tolerance=1e-4,
        why="Here the kernels are [[1, -1]] and [[2], [1]], the biases [0, 0.5] and [3]. tanh after the first layer, "
        "nothing after the last.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    cases = []
    for n, middle, units in ((2, 4, 1), (3, 3, 3)):
        shapes = [(n, middle), (middle,), (middle, units), (units,)]
        weights = [rng.normal(size=shape) for shape in shapes]
        weights[2] *= 30
        cases.append((rng.normal(size=(20, n)), weights))
    expect.function(
        "forward",
        forward,
        unchanged=True,
        reference=lambda x, weights: np.tanh(x @ weights[0] + weights[1]) @ weights[2] + weights[3],
        cases=cases,
        tolerance=1e-4,
        why="tanh after the first layer, nothing after the last.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q2_many" points=1
with check("Three layers and more", see="The layers of a model", hidden="other depths"):
    rng = np.random.default_rng(103)

    def through(x, weights):
        """Return the same from a Keras model."""
        parts = [layers.Dense(len(bias), activation="tanh") for bias in weights[1::2]]
        parts[-1].activation = keras.activations.linear
        network = keras.Sequential([keras.Input(shape=(x.shape[1],)), *parts])
        network.set_weights(weights)
        return ops.convert_to_numpy(network(x))

    def fresh(*sizes):
        """Return random weights of layers with these sizes."""
        pairs = [(sizes[i], sizes[i + 1]) for i in range(len(sizes) - 1)]
        return [w for n, m in pairs for w in (rng.normal(size=(n, m)), rng.normal(size=m))]

    x, weights = rng.normal(size=(6, 2)), fresh(2, 3, 4, 2)
    wanted = through(x, weights)
    expect.array(
        "forward(x, weights), of three layers,",
        expect.call("forward", forward, x, weights, unchanged=True),
        equals=wanted,
        tolerance=1e-3,
        why="A Keras model with these weights gives this. tanh after the first and the second layer, nothing after the third.",
    )
    ### BEGIN HIDDEN TESTS
    expect.function(
        "forward",
        forward,
        unchanged=True,
        reference=through,
        cases=[
            (rng.normal(size=(8, 3)), fresh(3, 4, 4, 4, 1)),
            (rng.normal(size=(1, 4)), fresh(4, 4, 2, 5, 3, 2)),
            (rng.normal(size=(7, 1)), fresh(1, 2, 2, 2, 2, 2, 2, 3)),
        ],
        tolerance=1e-3,
        why="tanh after every layer but the last one, however many there are.",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## A network from somebody else
#
# The next question is about `network`, which somebody else has built.


# %% role="setup"
def somebody_elses():
    """Return a network; its weights are the same on every call."""
    made = keras.Sequential(
        [
            keras.Input(shape=(5,)),
            layers.BatchNormalization(name="scale"),
            layers.Dense(6, activation="relu", name="wide"),
            layers.Dense(3, activation="tanh", name="middle"),
            layers.Dense(1, activation="sigmoid", name="last"),
        ],
        name="network",
    )
    rng = np.random.default_rng(104)
    scale, *others = made.layers
    scale.set_weights([rng.uniform(0.2, 1.2, size=w.shape) for w in scale.weights])
    for layer in others:
        layer.set_weights([rng.uniform(-1, 1, size=w.shape) for w in layer.weights])
    return made


network = somebody_elses()
network.summary()

# %% [markdown]
# ## Question 3. Find the weights (3 points)
#
# Find three numbers:
#
# - `third_to_first`: by which weight does the first unit of the layer named `middle` multiply the output of the third
#   unit of the layer named `wide`?
# - `at_zero`: what does the layer named `last` return, by itself, for a row of three zeros?
# - `needed`: to compute the outputs of `middle` from the five inputs, you need all the weights of some of the layers. How many numbers do these
#   weights hold together? Count them whether they are trained or not.
#
# The first two are single numbers, not arrays with one entry. Do not round them.
#
# <details><summary>Hint: a nudge</summary>
#
# `network.get_layer(...)` finds a layer by its name. Positions are a trap here, because the layer `scale` has weights too. Which belongs to
# a unit, a row of its kernel or a column?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# A row of a kernel belongs to an input, a column to a unit, and the third one is at place 2. For a row of zeros, the product with the
# kernel is zero: what is left before the activation? `count_params()` counts the numbers of a layer or of a sub-model.
#
# </details>

# %% role="answer" id="q3"
### BEGIN SOLUTION
third_to_first = float(network.get_layer("middle").get_weights()[0][2, 0])
bias = network.get_layer("last").get_weights()[1]
at_zero = 1 / (1 + np.exp(-float(bias[0])))
needed = sum(network.get_layer(name).count_params() for name in ("scale", "wide", "middle"))
### END SOLUTION

# %% role="check" id="q3_weight" points=1
with check("The weight between two units", see="A layer is a function with a memory"):
    expect.number(
        "third_to_first",
        third_to_first,
        key=seal(
            -0.4121,
            {
                0.3825: "That leads from the first unit of `wide` to the third of `middle`. Which is the row?",
                -0.2138: "Are places counted from 0, or from 1?",
                -0.4777: "Are places counted from 0, or from 1?",
                0.4514: "Are places counted from 0, or from 1?",
                -0.4406: "Are places counted from 0, or from 1?",
                0.9728: "Is the third unit at place 1?",
                -0.2715: "That is the bias of this unit. Which number belongs to the third input?",
                -0.41: "That is rounded. Take the number as it is.",
            },
            decimals=4,
        ),
        why="It is a number of the kernel of `middle`, as it is: the row belongs to the input, the column to the unit.",
    )

# %% role="check" id="q3_zero" points=1
with check("The last layer, for a row of zeros", see="A layer is a function with a memory"):
    expect.number(
        "at_zero",
        at_zero,
        key=seal(
            0.5845,
            {
                0.3413: "That is the score. What does the activation of the layer make of it?",
                0.5: "Are the scores zero? What is added to the product with the kernel?",
                0.3286: "Which activation has the layer `last`?",
                0.0: "What is added to the product with the kernel?",
                0.58: "That is rounded. Take the number as it is.",
                0.6034: "That is what the whole network returns for five zeros. What does the layer `last` return by itself?",
                0.4690: "Is it the bias of the layer `last` that is added, or a number of its kernel?",
            },
            decimals=4,
        ),
        why="The product of zeros with the kernel is zero. What is added, and what does the activation make of it?",
    )

# %% role="check" id="q3_needed" points=1
with check("The numbers up to the middle", see="The layers of a model"):
    expect.number(
        "needed",
        needed,
        key=seal(
            77,
            {
                81: "That is the whole network. Do the outputs of `middle` depend on the layer `last`?",
                57: "Does the layer `scale` hold no numbers?",
                56: "Are the weights of `middle` not needed for its outputs?",
                67: "Does `scale` hold only what is trained? Two more arrays are its averages.",
                71: "That is what is trained of the whole network. Which layers are needed, and what else does `scale` hold?",
                21: "That is the layer `middle` alone. What does it take to compute its inputs?",
                36: "That is the layer `wide`. Is it the only one on the way?",
                41: "Does the layer `wide` hold no numbers?",
                8: "That is the number of arrays. How many numbers are in them?",
                68: "Those are all but the biases of `wide` and `middle`.",
            },
        ),
        why="Every layer on the way from the inputs to `middle` counts, with all its weights, and `middle` itself.",
    )

# %% [markdown]
# ## A ball in a shell
#
# Here are points in space, in three coordinates: those with the label 1 fill a ball, the others a shell around it. Nearly three in four
# are in the shell. `half_trained()` makes a network that has learned to tell them apart, but its last layer was lost: all its weights are zero.


# %% role="setup"
def ball_and_shell(rows, seed):
    """Return points in a ball (label 1) and in a shell around it (label 0)."""
    rng = np.random.default_rng(seed)
    labels = (rng.random(rows) < 0.3).astype(int)
    directions = rng.normal(size=(rows, 3))
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    radius = np.where(labels == 1, rng.random(rows) ** (1 / 3), rng.uniform(1.3, 2.2, rows))
    return (directions * radius[:, None]).astype("float32"), labels


def half_trained():
    """Return a network, not compiled, whose last layer holds only zeros."""
    made = keras.Sequential(
        [
            keras.Input(shape=(3,)),
            layers.Dense(5, activation="tanh", name="first"),
            layers.Dense(2, activation="tanh", name="plane"),
            layers.Dense(1, activation="sigmoid", name="last"),
        ]
    )
    learned = [
        [
            [0.9, -0.5, 0.4, -1.1, -1.8],
            [-1.2, 1.7, -0.2, -0.6, -0.9],
            [-1.3, -1.3, 0.1, -1.7, 0.7],
        ],
        [-1.6, -1.9, -0.1, 1.5, -1.6],
        [[2.7, 1.9], [-0.4, 2.7], [-1.3, 0.4], [-2.6, -2.0], [2.2, 2.1]],
        [3.0, 5.1],
    ]
    made.set_weights([*map(np.array, learned), np.zeros((2, 1)), np.zeros(1)])
    return made


space, inside = ball_and_shell(300, seed=3)

# %% [markdown]
# ## Question 4. Be the last layer (5 points)
#
# Make a network with `half_trained()`, and call it `mine`. Nothing is trained in this question.
#
# - `places`: where the layer `plane` of the network puts each point of `space`, an array with one row for each point, not rounded;
# - the **centre** of a class is the mean of the places of its points. Set the weights of the layer `last` of `mine`
#   so that its line runs halfway between the two centres, at right angles to the straight line that joins them, and
#   so that the network's output is above 0.5 on the side of the ball's centre (label 1), below 0.5 on the other. Any
#   length of the arrow will do. All other weights stay as they are.
#
# `inside` has the labels. A logistic regression on the three coordinates of `space` gets 73 % of the points right, no more than always saying "shell".
# What share will your line get right? Guess first; the figure below the checks tells.
#
# <details><summary>Hint: a nudge</summary>
#
# The line is where $w_1 h_1 + w_2 h_2 + b = 0$. The arrow $(w_1, w_2)$ is at right angles to it, and points to the side where
# the output is above 0.5. From which centre to which should it point?
#
# </details>
# <details><summary>Hint: the bias</summary>
#
# The line must run through the point in the middle between the two centres. So for this point, the weighted sum and the bias must add up to 0.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# A sub-model to the output of `plane` has the places. `inside == 1` picks the rows of the ball, and `mean(axis=0)` is their centre. `set_weights` of
# the layer wants a kernel of shape (2, 1) and a bias of shape (1,); `reshape` helps.
#
# </details>

# %% role="answer" id="q4"
### BEGIN SOLUTION
mine = half_trained()
to_plane = keras.Model(mine.inputs, mine.get_layer("plane").output)
places = to_plane.predict(space, verbose=0)
shell, ball = places[inside == 0].mean(axis=0), places[inside == 1].mean(axis=0)
arrow = ball - shell
middle = (ball + shell) / 2
mine.get_layer("last").set_weights([arrow.reshape(2, 1), np.array([-arrow @ middle])])
### END SOLUTION

# %% role="check" id="q4_places" points=1
with check("The places in the hidden plane", see="Outputs in the middle", hidden="each of them"):
    expect.array(
        "places",
        places,
        shape=(300, 2),
        why="One row for each point of `space`, one column for each unit of `plane`.",
    )
    expect.number(
        "a sum over places, the first of them 1 times, the last 600 times",
        (np.asarray(places, dtype=float) * np.arange(1, 601).reshape(300, 2)).sum(),
        key=seal(
            9045.9,
            {
                -18742.3: "These are the scores of the layer `plane`. It has an activation, too.",
                8933.4: "Are the two columns swapped?",
                9043.1: "The numbers are rounded. Take them as they are.",
                9049.0: "The numbers are rounded. Take them as they are.",
            },
            decimals=1,
        ),
        why="The shape is right, the numbers are not. Are they what the layer `plane` makes of `space`, all layers before it included?",
    )
    ### BEGIN HIDDEN TESTS
    theirs = half_trained()
    expect.array(
        "places",
        places,
        equals=keras.Model(theirs.inputs, theirs.get_layer("plane").output).predict(
            ball_and_shell(300, seed=3)[0], verbose=0
        ),
        tolerance=1e-3,
        why="They are what the layer `plane` makes of `space`, row by row.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q4_direction" points=2
with check("The line has the right direction and side", see="Watch a hidden layer learn"):
    shapes = [(3, 5), (5,), (5, 2), (2,), (2, 1), (1,)]
    *others, kernel, bias = expect.weights("mine", mine, shapes=shapes)
    for is_now, was in zip(others, half_trained().get_weights(), strict=False):
        expect.array(
            f"the weight of `mine` with the shape {was.shape}",
            is_now,
            equals=was,
            tolerance=1e-5,
            why="All weights but those of the layer `last` stay as `half_trained()` made them.",
        )
    assert np.abs(kernel).max() > 1e-6, "a kernel of the layer `last` that is not zero"
    theirs = half_trained()
    theirs.set_weights([*others, kernel, bias])
    expect.same_outputs(
        "mine",
        mine,
        theirs,
        space[:40],
        tolerance=1e-3,
        why="With the weights of `mine`, the layers of `half_trained()` give this. Is the layer `last` another one?",
    )
    w1, w2 = kernel.ravel().astype(float)
    expect.number(
        "the direction of the arrow (w1, w2), in degrees from the first axis,",
        np.degrees(np.arctan2(w2, w1)),
        key=seal(
            -124.3,
            {
                55.7: "On which side of the line is the output above 0.5? It should be the ball's.",
                -34.3: "The arrow runs along the line, not across it. Which way should it point?",
                145.7: "The arrow runs along the line, not across it. Which way should it point?",
                -131.0: "Are these medians? The centre of a class is the mean of its places.",
                -145.7: "Are the two numbers of the kernel swapped?",
                -135.7: "That points to the centre of the ball from (0, 0). Where should the arrow begin?",
                -161.1: "That is the sum of the two centres. What leads from one to the other?",
            },
            decimals=1,
        ),
        why="The arrow is at right angles to the line. So along what does it point? Is each centre the mean over one class, `axis=0`?",
    )

# %% role="check" id="q4_middle" points=2
with check(
    "The line runs through the middle between the centres", see="Watch a hidden layer learn"
):
    *_, kernel, bias = expect.weights(
        "mine", mine, shapes=[(3, 5), (5,), (5, 2), (2,), (2, 1), (1,)]
    )
    assert abs(float(kernel[0, 0])) > 1e-6, (
        "a kernel of the layer `last` whose first number is not zero"
    )
    expect.number(
        "h1 where the line meets h2 = 0: -b / w1,",
        -float(bias[0]) / float(kernel[0, 0]),
        key=seal(
            -0.599,
            {
                0.0: "Without a bias, each line runs through the point (0, 0).",
                0.599: "What sign has the bias, so that sum and bias add up to 0 in the middle?",
                0.160: "Is that the mean of all points? There are more of the one class than of the other.",
                -2.226: "The line runs through the centre of the ball. Where is halfway?",
                1.028: "The line runs through the centre of the shell. Where is halfway?",
                -1.199: "The sum of two centres is not yet the middle between them.",
                0.519: "Is each coordinate of the middle multiplied by its own weight?",
            },
            decimals=3,
        ),
        why="Is the direction right? Then: in the middle between the two centres, w1 h1 + w2 h2 + b is 0. What is b?",
    )

# %% [markdown]
# See what your line separates:

# %% role="show"
if "mine" in globals() and np.shape(globals().get("places")) == (300, 2):
    weights = {np.shape(weight): np.asarray(weight) for weight in mine.get_weights()}
    fig, ax = plt.subplots(figsize=(5.5, 5.3), layout="constrained")
    for label, marker, colour in ((0, "o", "#1b6ca8"), (1, "^", "#d1495b")):
        chosen = np.asarray(places)[inside == label]
        name = ("shell", "ball")[label]
        ax.scatter(
            chosen[:, 0], chosen[:, 1], s=16, marker=marker, c=colour, label=f"{name} ({label})"
        )
    x, y = np.meshgrid(np.linspace(-1.1, 1.1, 200), np.linspace(-1.1, 1.1, 200))
    (w1, w2), b = weights.get((2, 1), np.zeros((2, 1))).ravel(), weights.get((1,), [0])[0]
    scores = w1 * x + w2 * y + b
    if scores.min() < 0 < scores.max():
        ax.contour(x, y, scores, levels=[0], colors="black")
    right = ((np.asarray(places) @ [w1, w2] + b > 0) == inside).mean()
    ax.set(xlabel="first unit, h₁", ylabel="second unit, h₂", aspect="equal")
    ax.set_title(f"Your line: {right:.0%} right")
    fig.legend(loc="outside lower center", ncols=2)
    plt.show()
else:
    print("Here you will see your line in the hidden plane.")

# %% [markdown]
# <details><summary>In the figure</summary>
#
# If your answer works: the triangles of the ball crowd in the lower left corner, and the circles of the shell lie
# mostly along the left and the upper edge and in the upper right. A slanting black line between them leaves nearly all
# points on their own side.
#
# </details>
#
# ## Question 5. Freeze and train (4 points)
#
# Here are two moons, and a function that makes a network for them. Its first layer draws 40 soft lines **at random**.


# %% role="setup"
def random_lines():
    """Return a network, not compiled; its weights are the same on every call."""
    made = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(40, activation="tanh", name="lines"),
            layers.Dense(1, activation="sigmoid", name="last"),
        ]
    )
    rng = np.random.default_rng(108)
    lines = [rng.normal(scale=2, size=(2, 40)), rng.normal(scale=2, size=40)]
    made.set_weights([*lines, rng.normal(scale=0.2, size=(40, 1)), np.zeros(1)])
    return made


points, labels = make_moons(400, noise=0.15, random_state=7)

keras.utils.set_random_seed(10)

# %% role="show"
fig, ax = plt.subplots(figsize=(5.5, 3.4))
for label, marker, colour in ((0, "o", "#1b6ca8"), (1, "^", "#d1495b")):
    chosen = points[labels == label]
    ax.scatter(chosen[:, 0], chosen[:, 1], s=16, marker=marker, c=colour, label=f"label {label}")
ax.set(xlabel="x", ylabel="y", aspect="equal", title="The training points")
ax.legend()
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Two crescents, bent around each other's ends: circles with the label 0 above, triangles with the
# label 1 below.
#
# </details>
#
# Is a random layer good for anything? Make a network with `random_lines()`, and call it `frozen`. Freeze the layer `lines`,
# compile with binary cross-entropy, and fit on `points` and `labels`, so that **only the last layer learns**: in the end `lines` still has the numbers
# that `random_lines()` gave it, and is still frozen. The network must find the right label for at least 92 % of new points; a straight
# line reaches 87 %.
#
# Also write into `to_train` how many **numbers** were left to train.
#
# <details><summary>Hint: a nudge</summary>
#
# Freeze first, then compile. The other way round works by luck, and only before the first `fit`.
#
# </details>
# <details><summary>Hint: if it learns too slowly</summary>
#
# A single small layer tolerates large steps: `keras.optimizers.Adam(0.05)`, and some 40 epochs.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Set the attribute `trainable` of the layer, which `get_layer` finds. What is left to train belongs to the layer `last`: how many inputs has its unit,
# and what else?
#
# </details>

# %% role="answer" id="q5"
### BEGIN SOLUTION
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = sum(int(np.prod(weight.shape)) for weight in frozen.trainable_weights)
### END SOLUTION

# %% role="check" id="q5_still" points=1
with check("The lines have not moved", see="Freeze what is learned"):
    expect.model("frozen", frozen, inputs=(2,), outputs=(1,), parameters=161)
    shapes = [(2, 40), (40,), (40, 1), (1,)]
    kernel, bias, *_ = expect.weights("frozen", frozen, shapes=shapes)
    lines = random_lines().get_layer("lines").get_weights()
    for part, is_now, was in zip(("kernel", "bias"), (kernel, bias), lines, strict=True):
        expect.array(
            f"the {part} of the layer `lines`",
            is_now,
            equals=was,
            tolerance=1e-6,
            why="It should be as `random_lines()` made it: set `trainable` to False before you compile.",
        )
    trained = sorted(tuple(weight.shape) for weight in frozen.trainable_weights)
    assert trained == [(1,), (40, 1)], (
        "only the last layer of `frozen` to be trainable, whose weights have the shapes (40, 1) and (1,); "
        f"of the weights that are trainable, the shapes are {', '.join(map(str, trained))}"
        if trained
        else "the last layer of `frozen` to be trainable; none of its layers is"
    )

# %% role="check" id="q5_count" points=1
with check("The numbers left to train", see="Freeze what is learned"):
    expect.number(
        "to_train",
        to_train,
        key=seal(
            41,
            {
                40: "Has the last layer a bias?",
                2: "That is the number of arrays. How many numbers are in them?",
                1: "How many inputs has the last layer?",
                0: "Only the layer `lines` is frozen; the last one still learns.",
                161: "Those are all numbers. Which of them are frozen?",
                120: "Those are the frozen ones.",
            },
        ),
        why="Those of the last layer alone: count single numbers, not arrays, and do not forget the bias.",
    )

# %% role="check" id="q5_learns" points=2
with check("The last layer has learned", see="Freeze what is learned", hidden="4,000 new points"):
    expect.loss(
        "frozen",
        frozen,
        points,
        labels,
        why="The prompt asks for binary cross-entropy: `compile(..., 'binary_crossentropy')`.",
    )
    expect.accuracy(
        "frozen",
        frozen,
        points,
        labels,
        at_least=0.92,
        rows="the training points",
        why="Has it been fitted, for long enough, and with steps that are large enough? See the second hint.",
    )
    ### BEGIN HIDDEN TESTS
    chance = np.random.RandomState(expect.hidden_rng().bit_generator)
    new_points, new_labels = make_moons(4000, noise=0.15, random_state=chance)
    expect.accuracy(
        "frozen",
        frozen,
        new_points,
        new_labels,
        at_least=0.92,
        rows="new points",
        why="Has it been fitted, for long enough, and with steps that are large enough?",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 6. Read a result (1 point)
#
# Somebody has trained the lesson's network for the rings, with the layers `first`, `plane` and `last`, for a while. Then:
#
# ```python
# view = keras.Model(model.inputs, model.get_layer("plane").output)
# before = view.predict(points)
# model.get_layer("plane").trainable = False
# model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy")
# model.fit(points, labels, epochs=5)
# after = view.predict(points)
# ```
#
# Some numbers in `after` differ from those in `before` by up to 0.79, although `plane` was frozen. Why?
#
# - **a** `plane` was frozen before `compile`, which makes all layers trainable again.
# - **b** `view` itself was never compiled, and so its outputs are not reliable.
# - **c** `view` is a copy of the layers, made before they were frozen and trained.
# - **d** `first` has gone on learning, so `plane` gets other inputs than before.
# - **e** `fit` has shuffled the rows, so that `after` has them in another order.
#
# Write the letter into `answer`, in quotes.
#
# <details><summary>Hint</summary>
#
# Through which layers does `view` lead, and which of them did `fit` leave alone?
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "d"
### END SOLUTION

# %% role="check" id="q6_reading" points=1
with check("You read the result well", see="Freeze what is learned"):
    expect.choice(
        "answer",
        answer,
        "abcde",
        key=seal(
            "d",
            a="Then the kernel of `plane` would have changed. And what is the right order of freezing and compiling?",
            b="The lesson's `body` was never compiled either. What does compiling prepare for?",
            c="Is a sub-model a copy? If it were one, what would `fit` have changed in it?",
            e="`fit` shuffles the order in which it reads the rows. Does it write into your array?",
        ),
    )
