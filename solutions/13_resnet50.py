# %% [markdown]
# # Exercise 13. ResNet50 and transfer
#
# Six questions, 20 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
# the checks below it. A check tells you what it expected and what it found. Change your answer and try
# again as often as you like. When your work is graded, the same checks also try data that you
# have not seen.
#
# Stuck? Open the hints under a question, one after the other, or go back to the
# [lesson](../../course/13_resnet50.ipynb).

# %% role="setup"
import keras
import matplotlib.pyplot as plt
import numpy as np
from keras import layers
from sklearn.datasets import load_digits

from autograder import check, expect
from coursedata import load_small_resnet

keras.utils.set_random_seed(13)

# %% [markdown]
# ## Question 1. A bottleneck block (4 points)
#
# The lesson's block has two convolutions. The blocks of ResNet50 have three. Write the function `bottleneck(channels, filters)`. It returns a `keras.Model` of
# one block, for images of **8 × 8** places with this many channels:
#
# - the branch: a 1 × 1 convolution with `filters` filters and relu; a 3 × 3 convolution with `filters` filters and relu, which keeps the 8 × 8 places; a 1 × 1 convolution with
#   **4 · `filters`** filters and no activation;
# - the shortcut: the input as it is, if it has 4 · `filters` channels already; otherwise a 1 × 1 convolution of it with 4 · `filters` filters and no activation;
# - both are added, and a relu comes last.
#
# No normalisation and no dropout, so that we can compute by hand what must come out. Biases are allowed, and need not be there.
# It need not be compiled.
#
# <details><summary>Hint: a nudge</summary>
#
# Start with the lesson's `residual_block`. It is a function of a symbolic tensor; here you make the `keras.Input` yourself, and return a `keras.Model`.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `inputs = keras.Input((8, 8, channels))`, then `x = layers.Conv2D(...)(inputs)` three times, then `shortcut = inputs` or a convolution of it, `layers.Add()([x, shortcut])`,
# `layers.Activation("relu")`, and `return keras.Model(inputs, outputs)`.
#
# </details>


# %% role="setup"
def with_known_weights(model):
    """Give kernels of the same channels the same numbers in every model, and set biases to 0."""
    weights = []
    for weight in model.get_weights():
        rng = np.random.default_rng([int(n) for n in weight.shape[-2:]])
        weights.append(rng.normal(size=weight.shape) if weight.ndim > 1 else 0 * weight)
    model.set_weights(weights)
    return model


# %% role="answer" id="q1"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    ### BEGIN SOLUTION
    inputs = keras.Input((8, 8, channels))
    branch = layers.Conv2D(filters, 1, activation="relu")(inputs)
    branch = layers.Conv2D(filters, 3, padding="same", activation="relu")(branch)
    branch = layers.Conv2D(4 * filters, 1)(branch)
    shortcut = inputs if channels == 4 * filters else layers.Conv2D(4 * filters, 1)(inputs)
    outputs = layers.Activation("relu")(layers.Add()([shortcut, branch]))
    return keras.Model(inputs, outputs)
    ### END SOLUTION


# %% role="check" id="q1_shapes" points=1
with check("Four times as many channels as filters come out", see="When the shapes differ"):
    for channels, filters in ((8, 2), (6, 2), (20, 3)):
        out = 4 * filters
        expect.model(
            f"bottleneck({channels}, {filters})",
            expect.call("bottleneck", bottleneck, channels, filters),
            inputs=(8, 8, channels),
            outputs=(8, 8, out),
            why="The last convolution and the shortcut have 4 times `filters` channels, and the places stay 8 × 8.",
        )

# %% role="check" id="q1_identity" points=1
with check(
    "A block that has learned nothing passes its input on",
    see="A shortcut",
    hidden="another block",
):
    silent = expect.call("bottleneck", bottleneck, 8, 2)
    expect.model(
        "bottleneck(8, 2)",
        silent,
        inputs=(8, 8, 8),
        outputs=(8, 8, 8),
        why="4 times `filters` channels come out, and the places stay 8 × 8.",
    )
    silent.set_weights([0 * weight for weight in silent.get_weights()])
    x = np.random.default_rng(131).normal(size=(2, 8, 8, 8)).astype("float32")
    expect.array(
        "bottleneck(8, 2) with all weights 0, of x",
        silent.predict(x, verbose=0),
        equals=np.maximum(x, 0),
        why="8 channels are 4 times 2 filters already. So the shortcut carries x as it is, and relu(x) comes out.",
    )
    ### BEGIN HIDDEN TESTS
    silent = expect.call("bottleneck", bottleneck, 12, 3)
    expect.model(
        "bottleneck(12, 3)",
        silent,
        inputs=(8, 8, 12),
        outputs=(8, 8, 12),
        why="4 times `filters` channels come out, and the places stay 8 × 8.",
    )
    silent.set_weights([0 * weight for weight in silent.get_weights()])
    x = np.random.default_rng(132).normal(size=(2, 8, 8, 12)).astype("float32")
    expect.array(
        "bottleneck(12, 3) with all weights 0, of x",
        silent.predict(x, verbose=0),
        equals=np.maximum(x, 0),
        why="12 channels are 4 times 3 filters. Does the shortcut carry x as it is?",
    )
    random = with_known_weights(expect.call("bottleneck", bottleneck, 12, 3))
    kernels = [weight for weight in random.get_weights() if weight.ndim > 1]
    assert len(kernels) == 3, (
        f"three convolutions in bottleneck(12, 3), all in the branch; there are {len(kernels)}"
    )
    assert not np.allclose(random.predict(x, verbose=0), np.maximum(x, 0), atol=0.1), (
        "a branch in bottleneck(12, 3), too, whose result is added to x"
    )
    ### END HIDDEN TESTS

# %% role="check" id="q1_values" points=2
with check("The block computes what it should", see="A shortcut", hidden="other channels"):
    wanted_in = keras.Input((8, 8, 6))
    wanted = layers.Conv2D(2, 1, activation="relu")(wanted_in)
    wanted = layers.Conv2D(2, 3, padding="same", activation="relu")(wanted)
    wanted = layers.Conv2D(8, 1)(wanted) + layers.Conv2D(8, 1)(wanted_in)
    wanted = with_known_weights(keras.Model(wanted_in, layers.Activation("relu")(wanted)))
    x = np.random.default_rng(133).normal(size=(2, 8, 8, 6)).astype("float32")
    mine = expect.call("bottleneck", bottleneck, 6, 2)
    expect.model(
        "bottleneck(6, 2)",
        mine,
        inputs=(8, 8, 6),
        outputs=(8, 8, 8),
        why="4 times `filters` channels come out, and the places stay 8 × 8.",
    )
    expect.array(
        "bottleneck(6, 2) with known weights, of x",
        with_known_weights(mine).predict(x, verbose=0),
        equals=wanted.predict(x, verbose=0),
        tolerance=1e-3,
        why="Kernels 1, 3, 1; relu after the first, after the second, and after the sum, nowhere else; and x, projected, is added.",
    )
    ### BEGIN HIDDEN TESTS
    for channels, filters in ((5, 4), (20, 3)):
        wanted_in = keras.Input((8, 8, channels))
        wanted = layers.Conv2D(filters, 1, activation="relu")(wanted_in)
        wanted = layers.Conv2D(filters, 3, padding="same", activation="relu")(wanted)
        wanted = layers.Conv2D(4 * filters, 1)(wanted) + layers.Conv2D(4 * filters, 1)(wanted_in)
        wanted = with_known_weights(keras.Model(wanted_in, layers.Activation("relu")(wanted)))
        x = np.random.default_rng(134).normal(size=(2, 8, 8, channels)).astype("float32")
        right = wanted.predict(x, verbose=0)
        mine = with_known_weights(expect.call("bottleneck", bottleneck, channels, filters))
        for training in (False, True):
            expect.array(
                f"bottleneck({channels}, {filters}) with known weights, of x",
                expect.outputs("bottleneck(...)", mine, x, training=training),
                equals=right,
                tolerance=1e-3,
                why="Kernels 1, 3, 1; relu after the first, after the second, and after the sum, nowhere else; and x, projected, is added.",
            )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2. What a bottleneck saves (3 points)
#
# Images with 256 channels go through a block whose shortcut carries them as they are. All convolutions have biases; there is no normalisation. How many parameters has the block
#
# - `bottleneck_count`: if it is a bottleneck block with 64 filters, as in question 1 (1 × 1 from 256 to 64, 3 × 3 from 64 to 64, 1 × 1 from 64 to 256)?
# - `plain_count`: if it has two 3 × 3 convolutions from 256 to 256 channels, as in the lesson's block?
#
# And something else: the base of ResNet50 gives 2048 features. You freeze it, and put a dense layer with 10 classes on it.
#
# - `trained_count`: how many parameters does `fit` change?
#
# Write whole numbers, or let Python compute them.
#
# <details><summary>Hint: a nudge</summary>
#
# A convolution has (height × width × channels in) weights for each filter, and one bias for each filter. `Add` and relu have none.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# The first convolution of the bottleneck has (1 · 1 · 256 + 1) · 64 parameters.
#
# </details>

# %% role="answer" id="q2"
### BEGIN SOLUTION
bottleneck_count = (256 + 1) * 64 + (9 * 64 + 1) * 64 + (64 + 1) * 256
plain_count = 2 * (9 * 256 + 1) * 256
trained_count = (2048 + 1) * 10
### END SOLUTION

# %% role="check" id="q2_bottleneck" points=1
with check("The bottleneck's parameters", see="When the shapes differ"):
    expect.number(
        "bottleneck_count",
        bottleneck_count,
        key=seal(
            70016,
            {
                69632: "Where are the biases, one for each filter?",
                69635: "There is a bias for each filter, not for each convolution.",
                135808: "The shortcut carries the images as they are: it has no parameters here.",
                71552: "There is no normalisation.",
                332160: "Two of the three convolutions are 1 × 1.",
                37248: "One of the three convolutions is 3 × 3: nine weights for each channel.",
                45440: "A 3 × 3 kernel has nine weights for each channel.",
                57536: "How many filters has the last convolution?",
                1180160: "Have you exchanged the two blocks?",
            },
        ),
        why="Three convolutions: 1 × 1, 3 × 3, 1 × 1. Each has a bias for each filter. The shortcut has no parameters here.",
    )

# %% role="check" id="q2_plain" points=1
with check("The plain block's parameters", see="When the shapes differ"):
    expect.number(
        "plain_count",
        plain_count,
        key=seal(
            1180160,
            {
                1179648: "Where are the biases, one for each filter?",
                1179650: "There is a bias for each filter, not for each convolution.",
                590080: "The block has two convolutions.",
                1245952: "The shortcut carries the images as they are: it has no parameters here.",
                1182208: "There is no normalisation.",
                131584: "Both convolutions are 3 × 3: nine weights for each channel.",
                393728: "A 3 × 3 kernel has nine weights for each channel.",
                73856: "From 256 to 256 channels, both of them.",
                70016: "Have you exchanged the two blocks?",
            },
        ),
        why="Two convolutions of 3 × 3, from 256 to 256 channels, each with 256 biases.",
    )

# %% role="check" id="q2_trained" points=1
with check("What fit changes", see="Freeze the base"):
    expect.number(
        "trained_count",
        trained_count,
        key=seal(
            20490,
            {
                20480: "Has the dense layer no biases?",
                20481: "There is a bias for each class.",
                23608202: "The base is frozen. Does `fit` change it?",
                2049000: "The new dense layer has 10 classes.",
            },
        ),
        why="Only the head is trained: a weight for each feature and class, and the biases.",
    )

# %% [markdown]
# ## Question 3. Repair: a photo for ResNet50 (4 points)
#
# This function runs, and yet what it returns is of no use:
#
# ```python
# def prepare(photo):
#     preprocess_input(photo)
#     photo = photo / 255
#     return preprocess_input(photo)
# ```
#
# (`preprocess_input` is that of `keras.applications.resnet50`.) Write it as it should be. `prepare(photo)` takes **one** RGB photo of the shape (rows, columns, 3), with values from 0 to 255, as whole numbers or
# as floats. It returns a **batch of one**, an array or a tensor, with the numbers that ResNet50 wants, and as many rows and columns as the photo
# has. It leaves `photo` as it was, whatever its type.
#
# <details><summary>Hint: a nudge</summary>
#
# Four mistakes: one axis is missing, something is done twice, something should not be done at all, and the array of the caller is overwritten.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Add the axis with `photo[np.newaxis]`, make a copy, and give that to `preprocess_input`. Once.
#
# </details>

# %% role="setup"
from keras.applications.resnet50 import preprocess_input


# %% role="answer" id="q3"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    ### BEGIN SOLUTION
    return preprocess_input(photo[np.newaxis].copy())
    ### END SOLUTION


# %% role="check" id="q3_batch" points=1
with check("One photo is a batch of one", see="From photograph to batch", hidden="other sizes"):
    gray = np.full((4, 6, 3), 128, "uint8")
    expect.array(
        "prepare(...) of a photo of the shape (4, 6, 3)",
        expect.call("prepare", prepare, gray),
        shape=(1, 4, 6, 3),
        why="The batch axis comes first, and has the length 1.",
    )
    ### BEGIN HIDDEN TESTS
    expect.array(
        "prepare(...) of a photo of the shape (7, 3, 3)",
        expect.call("prepare", prepare, np.full((7, 3, 3), 9.0, "float32")),
        shape=(1, 7, 3, 3),
        why="The batch axis comes first, and has the length 1.",
    )
    expect.array(
        "prepare(...) of a photo of the shape (260, 300, 3)",
        expect.call("prepare", prepare, np.full((260, 300, 3), 9, "uint8")),
        shape=(1, 260, 300, 3),
        why="As many rows and columns as the photo has, also if these are more than 224.",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q3_numbers" points=2
with check(
    "The numbers are those that ResNet50 wants",
    see="Preprocessing overwrites",
    hidden="fresh photos, of whole numbers and of floats",
):
    red = np.zeros((2, 2, 3), "uint8")
    red[..., 0] = 255
    expect.array("prepare(...) of a red photo", expect.call("prepare", prepare, red))
    expect.array(
        "the pixels of prepare(...) of a red photo",
        np.reshape(np.asarray(expect.call("prepare", prepare, red), dtype=float), (-1, 3)),
        equals=np.tile([-103.939, -116.779, 131.32], (4, 1)),
        tolerance=1e-3,
        why="Blue first, red last; the means are subtracted once; nothing is divided. So red is 255 - 123.68, and blue is 0 - 103.939.",
    )
    ### BEGIN HIDDEN TESTS
    means = np.array([103.939, 116.779, 123.68])
    rng = np.random.default_rng(135)
    for kind in ("uint8", "float32", "float64", "int64", "uint8"):
        fresh = rng.uniform(0, 256 if kind != "int64" else 1.9, size=(5, 4, 3)).astype(kind)
        expect.array(
            f"the pixels of prepare(...) of a photo of {kind}",
            np.reshape(np.asarray(expect.call("prepare", prepare, fresh), dtype=float), (-1, 3)),
            equals=(fresh[..., ::-1] - means).reshape(-1, 3),
            tolerance=1e-3,
            why="Blue first, red last; the means are subtracted once; nothing is divided or rounded.",
        )
    ### END HIDDEN TESTS

# %% role="check" id="q3_untouched" points=1
with check("The photo stays as it was", see="Preprocessing overwrites"):
    for kind in ("float32", "float64", "uint8"):
        own = np.arange(24).reshape(2, 4, 3).astype(kind)
        expect.array("prepare(photo)", expect.call("prepare", prepare, own, unchanged=True))

# %% [markdown]
# ## Question 4. Names and probabilities (3 points)
#
# `decode_predictions` knows the classes of ImageNet only. Write the function `decode(chances, names, top=3)` for a network of your own. `chances` is an array with a row of probabilities for each image, `names` is a list with the
# name of each column. Return a **list with one entry for each image**; each entry is a list of the `top` likeliest pairs `(name, probability)`, the likeliest first. Of classes that are equally likely, any may come first. Do not round.
#
# For `chances = np.array([[0.2, 0.7, 0.1], [0.5, 0.1, 0.4]])`, `names = ["ant", "bee", "cat"]` and `top=2` it returns
# `[[("bee", 0.7), ("ant", 0.2)], [("ant", 0.5), ("cat", 0.4)]]`.
#
# <details><summary>Hint: a nudge</summary>
#
# The lesson's `likeliest` does it for one row. `np.argsort` returns places from the smallest to the largest number.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# For each `row`: `order = np.argsort(row)[::-1][:top]`, then the list of `(names[place], row[place])` for these places. Collect the lists in a list.
#
# </details>


# %% role="answer" id="q4"
def decode(chances, names, top=3):
    """Return, for each row, the likeliest pairs (name, probability)."""
    ### BEGIN SOLUTION
    found = []
    for row in chances:
        order = np.argsort(row)[::-1][:top]
        found.append([(names[place], float(row[place])) for place in order])
    return found
    ### END SOLUTION


# %% role="check" id="q4_best" points=1
with check(
    "The likeliest class has the right name",
    see="A small network that has learned",
    hidden="other rows",
):
    chances = np.array([[0.2, 0.7, 0.1], [0.5, 0.1, 0.4]])
    expect.function(
        "decode",
        decode,
        reference=lambda c, n, _: tuple(((n[row.argmax()], row.max()),) for row in c),
        cases=[(chances, ["ant", "bee", "cat"], 1)],
        why="With top=1 there is one list for each image, with one pair in it: the name of the largest probability, and that probability.",
    )
    ### BEGIN HIDDEN TESTS
    expect.function(
        "decode",
        decode,
        reference=lambda c, n, _: tuple(((n[row.argmax()], row.max()),) for row in c),
        cases=[(np.random.default_rng(136).dirichlet(np.ones(6), 4), list("uvwxyz"), 1)],
    )
    ### END HIDDEN TESTS

# %% role="check" id="q4_order" points=1
with check(
    "Several pairs, the likeliest first",
    see="A small network that has learned",
    hidden="other rows",
):
    expect.function(
        "decode",
        decode,
        reference=lambda *_: (
            (("bee", 0.7), ("ant", 0.2)),
            (("ant", 0.5), ("cat", 0.4)),
        ),
        cases=[(np.array([[0.2, 0.7, 0.1], [0.5, 0.1, 0.4]]), ["ant", "bee", "cat"], 2)],
        why="It is the example in the question: a list for each image, and in it pairs (name, probability), the likeliest first.",
    )
    ### BEGIN HIDDEN TESTS
    expect.function(
        "decode",
        decode,
        reference=lambda c, n, top: tuple(
            tuple((n[i], row[i]) for i in sorted(range(len(n)), key=lambda i: -row[i])[:top])
            for row in c
        ),
        cases=[
            (np.random.default_rng(137).dirichlet(np.ones(7), 5), list("zuywvxt"), top)
            for top in (2, 5)
        ]
        + [(np.array([[0.0, 0.9, 0.1], [0.25, 0.0, 0.75]]), ["one", "two", "three"], 3)],
        tolerance=1e-6,
    )
    equal = expect.call("decode", decode, np.array([[0.3, 0.1, 0.3, 0.3]]), list("wxyz"), 3)
    assert np.shape(equal) == (1, 3, 2), (
        f"a list with one entry for the one image, of three pairs; found {equal!r}"
    )
    assert sorted(str(name) for name, _ in equal[0]) == ["w", "y", "z"], (
        f"each of three equally likely classes once; found {equal[0]!r}"
    )
    ### END HIDDEN TESTS

# %% role="check" id="q4_default" points=1
with check("Three pairs, if nothing else is said", see="A small network that has learned"):
    expect.function(
        "decode",
        decode,
        reference=lambda c, n: (tuple((n[i], c[0][i]) for i in (3, 0, 2)),),
        cases=[(np.array([[0.3, 0.1, 0.2, 0.4]]), ["ant", "bee", "cat", "dog"])],
        why="`top` is 3 by default. A single image gives a list with one entry.",
    )

# %% [markdown]
# ## Question 5. Transfer (4 points)
#
# Here are eight digits of each of the classes 5 to 9, on sheets of 12 × 12 pixels. The labels are 0 to 4: label 0 means a 5, label 4 means a 9.

# %% role="setup"
digits = load_digits()


def on_sheets(images, seed):
    """Put each digit of 8 x 8 pixels somewhere on a sheet of 12 x 12; ink is 1."""
    rng = np.random.default_rng(seed)
    sheets = np.zeros((len(images), 12, 12, 1), "float32")
    for sheet, image in zip(sheets, images, strict=True):
        top, left = rng.integers(0, 5, size=2)
        sheet[top : top + 8, left : left + 8, 0] = image / 16
    return sheets


first = [np.flatnonzero(digits.target[:1348] == digit)[::16][:8] for digit in range(5, 10)]
few_sheets = on_sheets(digits.images[np.concatenate(first)], seed=5)
few_labels = np.repeat(np.arange(5), 8)

keras.utils.set_random_seed(13)

# %% role="show"
fig, axes = plt.subplots(1, 5, figsize=(8, 2), layout="constrained")
for label, ax in enumerate(axes):
    ax.imshow(few_sheets[8 * label], cmap="gray_r")
    ax.set(title=f"label {label}", xticks=[], yticks=[])
axes[0].set(xlabel="12 pixels", ylabel="12 pixels")
plt.show()

# %% [markdown]
# **In the figure.** Five sheets with a digit somewhere: a 5, 6, 7, 8 and 9, with the labels 0 to 4.
#
# `load_small_resnet()` returns the network of the lesson, which knows the digits 0 to 4. Make a network for the new digits of it, and call it `model`:
#
# - it takes one sheet, (12, 12, 1), and returns **five probabilities**;
# - inside it is the base of `load_small_resnet()`, up to the layer `"features"`, with its weights **exactly as they were**;
# - it is right about at least 60 % of 223 **new** digits. From scratch, about a third are right; with the base, about 80 % are possible, in a second or two of training.
#
# <details><summary>Hint: a nudge</summary>
#
# Three sections of the lesson: "Take off the head", "Freeze the base", "Few labels".
#
# </details>
# <details><summary>Hint: two ways</summary>
#
# Either freeze the base, put it and a dense layer into a `Sequential`, compile, and fit on the sheets. Or compute `base.predict(few_sheets)` once, fit a head on these features, and join base and head at the
# end: `keras.Sequential([base, head])`. The second way is faster.
#
# </details>
# <details><summary>Hint: if it learns too slowly</summary>
#
# Forty rows in batches of 32 are two steps an epoch. Take fifty epochs, or a larger learning rate, such as `keras.optimizers.Adam(0.05)`.
#
# </details>

# %% role="answer" id="q5"
### BEGIN SOLUTION
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
head = keras.Sequential([keras.Input((48,)), layers.Dense(5, activation="softmax")])
head.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy")
head.fit(base.predict(few_sheets, verbose=0), few_labels, epochs=30, verbose=0)
model = keras.Sequential([base, head])
### END SOLUTION

# %% role="check" id="q5_output" points=1
with check("One sheet in, five probabilities out", see="Take off the head"):
    expect.model("model", model, inputs=(12, 12, 1), outputs=(5,))
    expect.probabilities(
        "model.predict(...)",
        model.predict(few_sheets, verbose=0),
        sum_to_one=True,
        why="Which activation of the last layer makes probabilities that add up to 1?",
    )

# %% role="check" id="q5_base" points=1
with check("The base is as it was", see="Freeze the base"):
    expect.model("model", model, inputs=(12, 12, 1), outputs=(5,))
    mine = model.get_weights()
    *original, _, _ = load_small_resnet().get_weights()
    kept = sum(
        any(there.shape == weight.shape and np.array_equal(there, weight) for there in mine)
        for weight in original
    )
    expect.number(
        "how many of the base's 45 arrays of weights are in your model, unchanged",
        kept,
        45,
        reveal=True,
        why="Is it the base of `load_small_resnet()`? Freeze it before you compile: `base.trainable = False`. Then `fit` changes the head alone.",
    )

# %% role="check" id="q5_learns" points=2
with check("It reads the new digits", see="Few labels", hidden="223 new digits"):
    expect.accuracy(
        "model",
        model,
        few_sheets,
        few_labels,
        at_least=0.6,
        rows="your forty digits",
        why="Has a new head been fitted on the trained base, for long enough?",
    )
    ### BEGIN HIDDEN TESTS
    everything = load_digits()
    place = np.arange(1797) >= 1348
    place &= everything.target >= 5
    expect.accuracy(
        "model",
        model,
        on_sheets(everything.images[place], seed=expect.hidden_rng()),
        everything.target[place] - 5,
        at_least=0.6,
        rows="new digits",
        why="Is the trained base in it, and has the head been fitted for long enough?",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 6. Read a result (2 points)
#
# Somebody has a float array `photos` of 200 birds, and runs three cells: one with `ready = preprocess_input(photos)`; one that computes the features of `ready` with a frozen ResNet50 and ImageNet weights; one that uses a
# head, trained earlier, on these features. 91 % are right. Then they run **the same three cells once more**. Nothing else is changed, nothing is trained. Now 38 % are right. What has happened?
#
# - **a** The base was not frozen, and has changed.
# - **b** The head has learned the first result by heart.
# - **c** `preprocess_input` had overwritten `photos`; in the second run the means were subtracted again.
# - **d** A network gives other features each time, because of its random weights.
# - **e** 200 photos are too few for ResNet50.
#
# Write the letter into `answer`, for instance `answer = "a"`.
#
# <details><summary>Hint</summary>
#
# What is in `photos` after the first cell?
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "c"
### END SOLUTION

# %% role="check" id="q6_reading" points=2
with check("You read the result well", see="Preprocessing overwrites"):
    expect.choice(
        "answer",
        answer,
        options="abcde",
        key=seal(
            "c",
            a="What in the three cells trains anything?",
            b="Nothing was trained between the two runs.",
            d="Its weights are from ImageNet. The same input gives the same features. Was it the same input?",
            e="They were enough for 91 %.",
        ),
    )
