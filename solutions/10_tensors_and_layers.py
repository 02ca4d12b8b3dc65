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
# ## Question 1. Shapes by hand (3 points)
#
# A sensor measures 5 quantities, 24 times a day. `days` is a tensor with 32 such days: its shape is `(32, 24, 5)`. Write down three shapes, as
# tuples or lists of whole numbers, for instance `(32, 24, 5)`:
#
# - `of_mean`: the shape of `ops.mean(days, axis=1)`;
# - `of_dense`: the shape of `layers.Dense(7)(days)`. A `Dense` layer works on the **last** axis, and leaves the others as they are;
# - `of_kernel`: the shape of this layer's kernel.
#
# You may let Keras compute them: `tuple(t.shape)` makes a tuple of the shape of a tensor `t`. But try it in your head first.
#
# <details><summary>Hint: a nudge</summary>
#
# A mean along an axis removes this axis. Axes are counted from 0.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# The kernel has one row for each number in the last axis, and one column for each unit. To try it, make some data,
# `days = np.zeros((32, 24, 5), "float32")`, call the layer, and take the `tuple` of the `.shape`.
#
# </details>

# %% role="answer" id="q1"
### BEGIN SOLUTION
of_mean = (32, 5)
of_dense = (32, 24, 7)
of_kernel = (5, 7)
### END SOLUTION

# %% role="check" id="q1_mean" points=1
with check("The mean along one axis", see="Operations change shapes"):
    expect.array(
        "of_mean",
        of_mean,
        kind="integer",
        shape=(-1,),
        between=(1, 1000),
        why="A shape is a tuple of whole numbers, such as (32, 24, 5).",
    )
    expect.array(
        "of_mean",
        of_mean,
        key=seal(
            [32, 5],
            {
                (24, 5): "Axes are counted from 0. Which number of (32, 24, 5) is axis 1?",
                (
                    32,
                    24,
                ): "Which number of (32, 24, 5) is axis 1, counted from 0? It goes; the others stay.",
                (32, 1, 5): "Without `keepdims=True`, is an axis kept?",
                (5,): "The batch axis is an axis, too. Does the mean take it away?",
                (24,): "Is axis 1 what goes, or what stays?",
                (32, 24, 5): "The mean along an axis takes this axis away.",
            },
        ),
        why="What is left of (32, 24, 5) without axis 1? Axes are counted from 0.",
    )

# %% role="check" id="q1_dense" points=1
with check("The output of the Dense layer", see="A layer is a function with a memory"):
    expect.array(
        "of_dense",
        of_dense,
        kind="integer",
        shape=(-1,),
        between=(1, 1000),
        why="A shape is a tuple of whole numbers, such as (32, 24, 5).",
    )
    expect.array(
        "of_dense",
        of_dense,
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

# %% role="check" id="q1_kernel" points=1
with check("The kernel of the Dense layer", see="A layer is a function with a memory"):
    expect.array(
        "of_kernel",
        of_kernel,
        kind="integer",
        shape=(-1,),
        between=(1, 1000),
        why="A shape is a tuple of whole numbers, such as (32, 24, 5).",
    )
    expect.array(
        "of_kernel",
        of_kernel,
        key=seal(
            [5, 7],
            {
                (7, 5): "Which comes first, the inputs or the units?",
                (120, 7): "The layer works on the last axis alone. How many numbers are in it?",
                (
                    24,
                    5,
                    7,
                ): "The same kernel works for all hours of all days. On how many numbers at a time?",
                (6, 7): "The bias is not in the kernel; it is an array of its own.",
                (24, 7): "Which axis is the last one?",
                (32, 7): "Does a kernel know how many days there are?",
                (
                    32,
                    24,
                    5,
                ): "That is the shape of `days`. What does the layer multiply the last axis by?",
            },
        ),
        why="(inputs, units), of a layer that works on the last axis alone.",
    )

# %% [markdown]
# ## Question 2. A network by hand (4 points)
#
# Write the function `forward(x, weights)`. `x` is an array of shape (rows, inputs). `weights` is a list, as `model.get_weights()` gives it for a network of
# `Dense` layers: kernel, bias, kernel, bias, and so on. All layers but the last have the activation **tanh**, the last one has **none**. Return the
# network's outputs, shape (rows, units of the last layer). It must work for one layer, two, or more. Leave `x` and `weights` as they are.
#
# <details><summary>Hint: a nudge</summary>
#
# One layer is `x @ kernel + bias`. Its output is the next layer's input. So: a loop, in which `x` gets a new value each time.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `weights[0::2]` are the kernels, `weights[1::2]` the biases. Loop over both with `zip`. Apply `np.tanh` *before* every layer but the
# first: this is the same as after every layer but the last.
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
# The next two questions are about `network`, which somebody else has built, and about `rows`, some data for it. Three of its
# layers are of a kind of their own, `Stretched`: a `Dense` layer that first multiplies what comes in by a number.


# %% role="setup"
class Stretched(layers.Dense):
    """A `Dense` layer that first multiplies its inputs by `stretch`, which is no weight."""

    stretch = 1.0

    def call(self, inputs, training=None):
        """Return the activation of (stretch * inputs) @ kernel + bias."""
        return super().call(self.stretch * inputs, training=training)


def somebody_elses():
    """Return a network; its weights are the same on every call."""
    wide, middle, last = (
        Stretched(6, activation="relu", name="wide"),
        Stretched(3, activation="tanh", name="middle"),
        Stretched(1, activation="sigmoid", name="last"),
    )
    wide.stretch, middle.stretch, last.stretch = 1.25, 0.5, 1.5
    made = keras.Sequential(
        [keras.Input(shape=(5,)), layers.BatchNormalization(name="scale"), wide, middle, last],
        name="network",
    )
    rng = np.random.default_rng(104)
    scale, *others = made.layers
    scale.set_weights([rng.uniform(0.2, 1.2, size=w.shape) for w in scale.weights])
    for layer in others:
        layer.set_weights([rng.uniform(-1, 1, size=w.shape) for w in layer.weights])
    return made


network = somebody_elses()
rows = np.random.default_rng(105).normal(size=(8, 5)).astype("float32")
network.summary()

# %% [markdown]
# ## Question 3. Find the weights (3 points)
#
# - `middle_kernel`: the kernel of the layer named `middle`, as an array;
# - `last_bias`: the bias of the layer named `last`, as a single number, not as an array with one entry;
# - `wide_numbers`: how many numbers the weights of the layer named `wide` hold together.
#
# <details><summary>Hint: a nudge</summary>
#
# `network.get_layer(...)` finds a layer by its name. Positions are a trap here: the layer `scale` has four weights.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# For a layer, `get_weights()` gives `[kernel, bias]`, as NumPy arrays. `float(array[0])` makes a number of an array with one entry. An array's
# `size` is the count of its numbers.
#
# </details>

# %% role="answer" id="q3"
### BEGIN SOLUTION
middle_kernel = network.get_layer("middle").get_weights()[0]
last_bias = float(network.get_layer("last").get_weights()[1][0])
wide_numbers = network.get_layer("wide").count_params()
### END SOLUTION

# %% role="check" id="q3_kernel" points=1
with check(
    "The kernel of the layer in the middle", see="The layers of a model", hidden="each number of it"
):
    expect.array(
        "middle_kernel",
        middle_kernel,
        shape=(6, 3),
        why="A kernel has the shape (inputs, units). The layer `middle` gets 6 numbers from `wide`.",
    )
    # A checksum: it tells apart other numbers, and the same ones at other places.
    places = np.arange(1, 19).reshape(6, 3)
    expect.number(
        "the sum of middle_kernel * [[1, 2, 3], [4, 5, 6], ...]",
        (np.asarray(middle_kernel, dtype=float) * places).sum(),
        key=seal(
            31.561,
            {
                28.366: "These are its numbers, but at other places. Take the kernel as it is.",
                32.9: "The numbers are rounded. Take the kernel as it is.",
                31.67: "The numbers are rounded. Take the kernel as it is.",
            },
            decimals=3,
        ),
        why="The shape is right, the numbers are not. Take it from `network`, and leave it as it is.",
    )
    ### BEGIN HIDDEN TESTS
    expect.array(
        "middle_kernel",
        middle_kernel,
        equals=somebody_elses().get_layer("middle").get_weights()[0],
        tolerance=1e-4,
        why="Take it from `network`, and leave it as it is.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q3_bias" points=1
with check("The bias of the last layer", see="A layer is a function with a memory"):
    expect.array(
        "last_bias",
        last_bias,
        shape=(),
        kind="float",
        why="A single number is wanted: one entry of the array, not the array itself.",
    )
    expect.number(
        "last_bias",
        last_bias,
        key=seal(
            0.3413,
            {
                -0.1242: "That is a number of the kernel. The order is kernel, bias.",
                -0.2715: "That is a bias of the layer `middle`.",
                0.099: "That is a bias of the layer `middle`.",
                0.34: "That is rounded. Take the number as it is.",
                0.3: "That is rounded. Take the number as it is.",
            },
            decimals=4,
        ),
        why="The order is kernel, bias. Is it the bias of the last layer?",
    )

# %% role="check" id="q3_count" points=1
with check("The numbers of the wide layer", see="The layers of a model"):
    expect.number(
        "wide_numbers",
        wide_numbers,
        key=seal(
            36,
            {
                30: "That is the kernel. A layer of the kind `Dense` has a second array.",
                6: "That is the bias. A layer of the kind `Dense` has a second array.",
                2: "That is the number of arrays. How many numbers are in them?",
                81: "That is the whole network.",
                21: "That is the layer `middle`.",
                20: "That is the layer `scale`.",
                35: "That is inputs times units, plus one for each input. What has one bias each?",
            },
        ),
        why="Kernel and bias together: inputs times units, plus one for each unit.",
    )

# %% [markdown]
# ## Question 4. Repair: look into the middle (4 points)
#
# Somebody wanted the outputs of the layer named `middle` for `rows`, and wrote:
#
# ```python
# import tensorflow.keras.backend as K
#
# inp = network.layers[1].input
# out = network.layers[1].output
# inp_to_out = K.function([inp], [out])
# middle_outputs = inp_to_out[rows]
# ```
#
# Nearly every line of it is wrong today. Make two sub-models of `network`, and use the first. Both lead through the layers of
# `network`; `Dense` layers of your own, even with the same weights, do something else:
#
# - `extractor`: from the five inputs to the output of `middle`;
# - `finisher`: from the output of `middle` to the output of the network, a probability;
# - `middle_outputs`: what `extractor` gives for `rows`, an array.
#
# <details><summary>Hint: a nudge</summary>
#
# `keras.Model(start, end)` takes two symbolic tensors. Which tensor is at the start of each half, and which one at its end?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# The start of the whole is `network.inputs`, its end `network.outputs`; in between is `network.get_layer("middle").output`, the end of one half and the
# start of the other. `predict` of a sub-model gives an array.
#
# </details>

# %% role="answer" id="q4"
### BEGIN SOLUTION
between = network.get_layer("middle").output
extractor = keras.Model(network.inputs, between)
finisher = keras.Model(between, network.outputs)
middle_outputs = extractor.predict(rows, verbose=0)
### END SOLUTION

# %% role="check" id="q4_extractor" points=1
with check("The first half leads to the middle", see="Outputs in the middle", hidden="fresh rows"):
    expect.model(
        "extractor",
        extractor,
        inputs=(5,),
        outputs=(3,),
        why="It begins at `network.inputs` and ends at the output of `middle`, which has 3 units.",
    )
    probe = np.linspace(-2, 2, 20).reshape(4, 5).astype("float32")
    found = expect.outputs("extractor", extractor, probe).astype(float)
    expect.number(
        "a sum over the 12 outputs of extractor for 4 rows, the first of them 1 times, the last 12 times",
        (found * np.arange(1, 13).reshape(4, 3)).sum(),
        key=seal(
            39.302,
            {
                45.246: "These are the outputs of copies: `Dense` layers with the same weights. The layers of "
                "`network` themselves do more."
            },
            decimals=3,
        ),
        why="The shapes are right, the outputs are not. Does it go through the layers `scale`, `wide` and "
        "`middle` of `network`? A layer of your own is another one, even with the same weights.",
    )
    ### BEGIN HIDDEN TESTS
    theirs = somebody_elses()
    fresh_rows = np.random.default_rng(106).normal(size=(50, 5)).astype("float32")
    expect.same_outputs(
        "extractor",
        extractor,
        keras.Model(theirs.inputs, theirs.get_layer("middle").output),
        fresh_rows,
        tolerance=1e-3,
        why="It must lead through the layers of `network` themselves.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q4_finisher" points=2
with check(
    "The second half leads from there to the end", see="Outputs in the middle", hidden="fresh rows"
):
    expect.model(
        "finisher",
        finisher,
        inputs=(3,),
        outputs=(1,),
        why="It begins at the output of `middle`, and ends at `network.outputs`.",
    )
    probe = np.linspace(-1, 1, 12).reshape(4, 3).astype("float32")
    found = expect.outputs("finisher", finisher, probe).astype(float)
    expect.number(
        "a sum over the 4 outputs of finisher for 4 rows, the first of them 1 times, the last 4 times",
        (found * np.arange(1, 5).reshape(4, 1)).sum(),
        key=seal(
            6.038,
            {
                3.948: "These are scores, of a copy. The layer `last` itself makes probabilities.",
                4.215: "These are scores. With the activation of the layer `last`, they become probabilities.",
                5.974: "These are the outputs of a copy: a `Dense` layer with the same weights. The layer `last` "
                "of `network` itself does more.",
            },
            decimals=3,
        ),
        why="The shapes are right, the outputs are not. Does it go through the layer `last` of `network`? "
        "A layer of your own is another one, even with the same weights.",
    )
    ### BEGIN HIDDEN TESTS
    theirs = somebody_elses()
    places = np.random.default_rng(107).uniform(-1, 1, size=(50, 3)).astype("float32")
    expect.same_outputs(
        "finisher",
        finisher,
        keras.Model(theirs.get_layer("middle").output, theirs.outputs),
        places,
        tolerance=1e-3,
        why="It must lead through the layers of `network` after `middle`, and through no others.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q4_outputs" points=1
with check(
    "The outputs for the rows",
    see="Outputs in the middle",
    hidden="each of them",
):
    expect.array(
        "middle_outputs",
        middle_outputs,
        shape=(8, 3),
        between=(-1, 1),
        why="One row for each of `rows`, one column for each unit of `middle`.",
    )
    expect.number(
        "a sum over middle_outputs, the first of them 1 times, the last 24 times",
        (np.asarray(middle_outputs, dtype=float) * np.arange(1, 25).reshape(8, 3)).sum(),
        key=seal(
            94.165,
            {
                94.0: "The numbers are rounded. Take them as they are.",
                94.35: "The numbers are rounded. Take them as they are.",
                100.618: "These are the outputs of copies: `Dense` layers with the same weights. The layers of "
                "`network` themselves do more.",
            },
            decimals=3,
        ),
        why="Give `rows`, as they are, to `extractor`, which goes from `network.inputs` to the output of "
        "`middle`, and use it as `predict` does: not in training.",
    )
    ### BEGIN HIDDEN TESTS
    theirs = somebody_elses()
    expect.array(
        "middle_outputs",
        middle_outputs,
        equals=keras.Model(theirs.inputs, theirs.get_layer("middle").output).predict(
            np.random.default_rng(105).normal(size=(8, 5)).astype("float32"), verbose=0
        ),
        tolerance=1e-3,
        why="Give `rows` to `extractor`, which goes from `network.inputs` to the output of `middle`.",
    )
    ### END HIDDEN TESTS

# %% [markdown]
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
# **In the figure.** Two crescents, bent around each other's ends: circles with the label 0 above,
# triangles with the label 1 below.
#
# Is a random layer good for anything? Make a network with `random_lines()`, and call it `frozen`. Freeze the layer `lines`,
# compile with binary cross-entropy, and fit on `points` and `labels`, so that **only the last layer learns**: in the end `lines` still has the numbers
# that `random_lines()` gave it, and is still frozen. The network must be right about at least 92 % of new points; a straight
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
# One small layer stands large steps well: `keras.optimizers.Adam(0.05)`, and some 40 epochs.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `frozen.get_layer("lines").trainable = False`. The last layer has 40 inputs and one unit; do not forget its bias.
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
# ## Question 6. Read a result (2 points)
#
# Somebody makes a sub-model of a trained `model`, and looks twice:
#
# ```python
# view = keras.Model(model.inputs, model.get_layer("plane").output)
# first = view.predict(x)
# model.fit(x, y, epochs=5)
# second = view.predict(x)
# ```
#
# `first` and `second` are clearly different. Nothing was frozen. Why do they differ?
#
# - **a** `predict` draws new random weights each time, so no two calls give the same.
# - **b** `view` was never compiled, so that its outputs are random numbers.
# - **c** `view` was made before the second training, so `second` shows the layer as it was at the very beginning.
# - **d** `view` goes through the same layers as `model`, and `fit` has changed their weights.
# - **e** `fit` has shuffled the rows of `x`, so `second` holds the same rows in another order.
#
# Write the letter into `answer`, for instance `answer = "a"`.
#
# <details><summary>Hint</summary>
#
# In the lesson, a bias of the model was changed by hand. What did the sub-model, made before, give afterwards?
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "d"
### END SOLUTION

# %% role="check" id="q6_reading" points=2
with check("You read the result well", see="Sub-models share their weights"):
    expect.choice(
        "answer",
        answer,
        "abcde",
        key=seal(
            "d",
            a="Call `predict` twice in a row: do the outputs differ?",
            b="The lesson's `body` was never compiled either. What does compiling prepare for?",
            c="Is a sub-model a copy of the layers?",
            e="`fit` shuffles the order in which it reads the rows. Does it write into your array?",
        ),
    )
