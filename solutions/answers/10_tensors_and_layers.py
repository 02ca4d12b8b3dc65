# %% [markdown]
# # Answers to exercise 10
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.

# %% id="q1" right="Keras computes them"
hours, day = keras.Input(shape=(24, 5), batch_size=32), keras.Input(shape=(3,), batch_size=32)
features = layers.Dense(7)(hours)
joined = layers.Concatenate()([ops.max(features, axis=1), day])
of_features, of_joined = features.shape, joined.shape
parameters = keras.Model([hours, day], layers.Dense(2)(joined)).count_params()

# %% id="q1" right="lists, and a number with a point"
of_features, of_joined, parameters = [32, 24, 7], [32, 10], 64.0

# %% id="q1" right="with numbers, layer by layer"
first, last = layers.Dense(7), layers.Dense(2)
features = first(np.zeros((32, 24, 5), "float32"))
joined = np.concatenate([ops.convert_to_numpy(features).max(axis=1), np.ones((32, 3))], axis=1)
last(joined)
of_features, of_joined = tuple(features.shape), joined.shape
parameters = sum(w.size for w in first.get_weights() + last.get_weights())

# %% id="q1" wrong="counts the axes from 1" fails="q1_joined q1_parameters"
of_features = (32, 24, 7)
of_joined = (24, 10)
parameters = 5 * 7 + 7 + 10 * 2

# %% id="q1" wrong="the maximum of the features, not of the hours" fails="q1_joined q1_parameters"
of_features = (32, 24, 7)
of_joined = (32, 24 + 3)
parameters = 6 * 7 + 28 * 2

# %% id="q1" wrong="keeps the axis of the maximum" fails="q1_joined"
of_features, of_joined, parameters = (32, 24, 7), (32, 1, 10), 64

# %% id="q1" wrong="thinks that Dense flattens" fails="q1_features q1_parameters"
of_features, of_joined, parameters = (32, 7), (32, 10), 121 * 7 + 11 * 2

# %% id="q1" wrong="leaves out the batch axis, and the biases" fails="q1_features q1_joined q1_parameters"
of_features, of_joined, parameters = (24, 7), (10,), 5 * 7 + 10 * 2

# %% id="q1" wrong="None for the batch axis, as Keras prints it" fails="q1_features q1_joined"
of_features, of_joined, parameters = (None, 24, 7), (None, 10), 64

# %% id="q1" wrong="a kernel for each hour" fails="q1_parameters"
of_features, of_joined, parameters = (32, 24, 7), (32, 10), 24 * 42 + 22

# %% id="q1" wrong="forgets what the day brings" fails="q1_joined q1_parameters"
of_features, of_joined, parameters = (32, 24, 7), (32, 7), 42 + 16

# %% id="q1" wrong="a new axis for the units; the numbers of a day in two rows" fails="q1_features q1_joined"
of_features, of_joined, parameters = (32, 24, 5, 7), (32, 7, 3), 64

# %% id="q1" wrong="a bias for each input" fails="q1_parameters"
of_features, of_joined, parameters = (32, 24, 7), (32, 10), 5 * 8 + 10 * 3

# %% id="q1" wrong="counts instead of shapes" fails="q1_features q1_joined q1_parameters"
of_features, of_joined, parameters = 32 * 24 * 7, 320, 4


# %% id="q2" right="a Keras model with these weights"
def forward(x, weights):
    sizes = [len(bias) for bias in weights[1::2]]
    hidden = [layers.Dense(size, activation="tanh") for size in sizes[:-1]]
    made = keras.Sequential([keras.Input((x.shape[1],)), *hidden, layers.Dense(sizes[-1])])
    made.set_weights(weights)
    return made.predict(x, verbose=0)


# %% id="q2" right="pops from a copy of the list"
def forward(x, weights):
    left = list(weights)
    while True:
        kernel = left.pop(0)
        bias = left.pop(0)
        x = np.matmul(x, kernel) + bias
        if not left:
            return x
        x = np.tanh(x)


# %% id="q2" right="keras.ops, by index"
def forward(x, weights):
    depth = len(weights) // 2
    for i in range(depth):
        x = ops.add(ops.matmul(x, weights[2 * i]), weights[2 * i + 1])
        if i < depth - 1:
            x = ops.tanh(x)
    return x


# %% id="q2" right="calls itself"
def forward(x, weights):
    scores = x @ weights[0] + weights[1]
    return scores if len(weights) == 2 else forward(np.tanh(scores), weights[2:])


# %% id="q2" wrong="tanh after every layer" fails="q2_one q2_two q2_many"
def forward(x, weights):
    for i in range(0, len(weights), 2):
        x = np.tanh(x @ weights[i] + weights[i + 1])
    return x


# %% id="q2" wrong="no activation at all" fails="q2_two q2_many"
def forward(x, weights):
    for i in range(0, len(weights), 2):
        x = x @ weights[i] + weights[i + 1]
    return x


# %% id="q2" wrong="two layers, whatever comes" fails="q2_one q2_many"
def forward(x, weights):
    hidden = np.tanh(x @ weights[0] + weights[1])
    return hidden @ weights[2] + weights[3]


# %% id="q2" wrong="forgets the bias" fails="q2_one q2_two q2_many"
def forward(x, weights):
    for i in range(0, len(weights), 2):
        x = x @ weights[i]
        if i < len(weights) - 2:
            x = np.tanh(x)
    return x


# %% id="q2" wrong="kernel and bias in the wrong order" fails="q2_one q2_two q2_many"
def forward(x, weights):
    for i in range(0, len(weights), 2):
        x = x @ weights[i + 1] + weights[i]
        if i < len(weights) - 2:
            x = np.tanh(x)
    return x


# %% id="q2" wrong="returns within the loop" fails="q2_two q2_many"
def forward(x, weights):
    for i in range(0, len(weights), 2):
        x = x @ weights[i] + weights[i + 1]
        if i < len(weights) - 2:
            x = np.tanh(x)
        return x
    return x


# %% id="q2" wrong="empties the list that it is given" fails="q2_one q2_two q2_many"
def forward(x, weights):
    while weights:
        x = x @ weights.pop(0) + weights.pop(0)
        if weights:
            x = np.tanh(x)
    return x


# %% id="q2" wrong="writes zeros into x" fails="q2_one q2_two q2_many"
def forward(x, weights):
    result = x
    for i in range(0, len(weights), 2):
        if i:
            result = np.tanh(result)
        result = result @ weights[i] + weights[i + 1]
    x[:] = 0
    return result


# %% id="q2" wrong="tanh of the inputs, too" fails="q2_one q2_two q2_many"
def forward(x, weights):
    for kernel, bias in zip(weights[0::2], weights[1::2], strict=True):
        x = np.tanh(x) @ kernel + bias
    return x


# %% id="q2" wrong="tanh everywhere, undone at the end" fails="q2_one q2_two"
def forward(x, weights):
    for kernel, bias in zip(weights[0::2], weights[1::2], strict=True):
        x = np.tanh(x @ kernel + bias)
    return np.arctanh(x)


# %% id="q2" wrong="tanh after the first layer only" fails="q2_many"
def forward(x, weights):
    for i in range(0, len(weights), 2):
        x = x @ weights[i] + weights[i + 1]
        if i == 0 and len(weights) > 2:
            x = np.tanh(x)
    return x


# %% id="q2" wrong="writes into x where the sizes agree" fails="q2_one q2_two q2_many"
def forward(x, weights):
    for i in range(0, len(weights), 2):
        scores = x @ weights[i] + weights[i + 1]
        if scores.shape == x.shape:
            x[:] = scores
        else:
            x = scores
        if i < len(weights) - 2:
            x = np.tanh(x)
    return x


# %% id="q2" wrong="flat, where the last layer has one unit" fails="q2_one q2_two q2_many"
def forward(x, weights):
    for i in range(0, len(weights), 2):
        x = (x if i == 0 else np.tanh(x)) @ weights[i] + weights[i + 1]
    return np.squeeze(x)


# %% id="q2" wrong="three layers at most" fails="q2_many"
def forward(x, weights):
    h = x @ weights[0] + weights[1]
    if len(weights) >= 4:
        h = np.tanh(h) @ weights[2] + weights[3]
    if len(weights) >= 6:
        h = np.tanh(h) @ weights[4] + weights[5]
    return h


# %% id="q2" wrong="relu instead of tanh" fails="q2_two q2_many"
def forward(x, weights):
    for i in range(0, len(weights), 2):
        x = x @ weights[i] + weights[i + 1]
        if i < len(weights) - 2:
            x = np.maximum(x, 0)
    return x


# %% id="q3" right="positions, and a variable's number"
third_to_first = network.layers[2].kernel[2, 0]
at_zero = network.layers[3](np.zeros((1, 3), "float32"))[0, 0]
needed = keras.Model(network.inputs, network.layers[2].output).count_params()

# %% id="q3" right="a dictionary of paths"
by_path = {w.path: ops.convert_to_numpy(w) for w in network.weights}
third_to_first = by_path["network/middle/kernel"][2][0]
at_zero = keras.activations.sigmoid(by_path["network/last/bias"][0])
needed = sum(w.size for path, w in by_path.items() if "/last/" not in path)

# %% id="q3" right="units switched on one by one, and a sub-model for the last layer"
last = keras.Model(network.get_layer("last").input, network.outputs)
at_zero = last.predict(np.zeros((1, 3)), verbose=0).item()
middle = network.get_layer("middle")
third = middle(np.eye(6, dtype="float32")[2:3])
none = middle(np.zeros((1, 6), "float32"))
third_to_first = (np.arctanh(third) - np.arctanh(none))[0, 0].item()
needed = network.count_params() - last.count_params()

# %% id="q3" wrong="row and column swapped; the score; the whole network" fails="q3_weight q3_zero q3_needed"
third_to_first = network.get_layer("middle").get_weights()[0][0, 2]
at_zero = float(network.get_layer("last").get_weights()[1][0])
needed = network.count_params()

# %% id="q3" wrong="counted from 1; zeros through the whole network; without scale" fails="q3_weight q3_zero q3_needed"
third_to_first = network.get_layer("middle").get_weights()[0][3, 1]
at_zero = network.predict(np.zeros((1, 5)), verbose=0).item()
needed = network.get_layer("wide").count_params() + network.get_layer("middle").count_params()

# %% id="q3" wrong="the bias forgotten; only what is trained" fails="q3_zero q3_needed"
third_to_first = network.get_layer("middle").get_weights()[0][2, 0]
at_zero = 1 / (1 + np.exp(0))
up_to_middle = keras.Model(network.inputs, network.get_layer("middle").output)
needed = sum(int(np.prod(w.shape)) for w in up_to_middle.trainable_weights)

# %% id="q3" wrong="another activation; only the layers before" fails="q3_zero q3_needed"
third_to_first = network.get_layer("middle").get_weights()[0][2, 0]
at_zero = np.tanh(network.get_layer("last").get_weights()[1][0])
needed = network.get_layer("scale").count_params() + network.get_layer("wide").count_params()

# %% id="q3" wrong="counts as if scale had two weights" fails="q3_weight"
third_to_first = float(network.get_weights()[4][2, 0])
at_zero = 0.5845116
needed = 77

# %% id="q3" wrong="a new layer of the same name" fails="q3_weight"
layer = layers.Dense(3, name="middle")
layer.build((None, 6))
third_to_first = float(layer.get_weights()[0][2, 0])
at_zero = 0.5845116
needed = 77

# %% id="q3" wrong="the layer middle alone" fails="q3_needed"
third_to_first = float(network.get_layer("middle").kernel[2][0])
at_zero = 0.5845116
needed = network.get_layer("middle").count_params()

# %% id="q3" wrong="counts arrays" fails="q3_needed"
third_to_first = float(network.get_layer("middle").kernel[2][0])
at_zero = 0.5845116
needed = sum(len(layer.get_weights()) for layer in network.layers[:3])

# %% id="q3" wrong="an array of one number" fails="q3_weight q3_zero"
third_to_first = network.get_layer("middle").get_weights()[0][2:3, 0]
at_zero = network.get_layer("last")(np.zeros((1, 3), "float32"))
needed = 77

# %% id="q3" wrong="rounded" fails="q3_weight q3_zero"
third_to_first, at_zero, needed = -0.41, 0.58, 77

# %% id="q3" wrong="the bias of the first unit; the activation of a number of the kernel" fails="q3_weight q3_zero"
third_to_first = network.get_layer("middle").get_weights()[1][0]
at_zero = 1 / (1 + np.exp(-network.get_layer("last").get_weights()[0][0, 0]))
needed = 77

# %% id="q4" right="layer by layer, a kernel of length 1"
mine = half_trained()
first, plane, last = mine.layers
places = ops.convert_to_numpy(plane(first(space)))
arrow = places[inside == 1].mean(0) - places[inside == 0].mean(0)
arrow = arrow / np.linalg.norm(arrow)
last.kernel.assign(arrow[:, None])
centres = [places[inside == label].mean(0) for label in (0, 1)]
last.bias.assign([-float(np.mean(centres, axis=0) @ arrow)])

# %% id="q4" right="pandas, by hand, steep"
import pandas as pd

mine = half_trained()
w = mine.get_weights()
places = np.tanh(np.tanh(space @ w[0] + w[1]) @ w[2] + w[3])
centres = pd.DataFrame(places).groupby(inside).mean().to_numpy()
kernel = 50 * (centres[1] - centres[0])
bias = -(kernel * centres.sum(axis=0) / 2).sum()
mine.set_weights([*w[:4], kernel.reshape(2, 1), np.array([bias])])

# %% id="q4" right="keras.Function; squared distances from the centres"
mine = half_trained()
look = keras.Function(mine.inputs, [mine.get_layer("plane").output])
places = look([space])[0]
shell = ops.convert_to_numpy(places)[inside == 0].mean(axis=0)
ball = ops.convert_to_numpy(places)[inside == 1].mean(axis=0)
mine.get_layer("last").set_weights(
    [2 * (ball - shell)[:, np.newaxis], np.array([shell @ shell - ball @ ball])]
)

# %% id="q4" right="a new last layer after a sub-model"
whole = half_trained()
body = keras.Model(whole.inputs, whole.get_layer("plane").output)
places = body.predict(space, verbose=0)
end = layers.Dense(1, activation="sigmoid")
mine = keras.Sequential([keras.Input((3,)), body, end])
ball, shell = places[inside > 0].mean(axis=0), places[inside < 1].mean(axis=0)
end.set_weights([(ball - shell)[:, None], np.array([(shell + ball) @ (shell - ball) / 2])])

# %% id="q4" wrong="a new last layer without its activation" fails="q4_direction"
whole = half_trained()
body = keras.Model(whole.inputs, whole.get_layer("plane").output)
places = body.predict(space, verbose=0)
end = layers.Dense(1)
mine = keras.Sequential([keras.Input((3,)), body, end])
ball, shell = places[inside > 0].mean(axis=0), places[inside < 1].mean(axis=0)
end.set_weights([(ball - shell)[:, None], np.array([(shell + ball) @ (shell - ball) / 2])])

# %% id="q4" wrong="no bias" fails="q4_middle"
mine = half_trained()
places = keras.Model(mine.inputs, mine.get_layer("plane").output).predict(space, verbose=0)
arrow = places[inside == 1].mean(axis=0) - places[inside == 0].mean(axis=0)
mine.get_layer("last").set_weights([arrow.reshape(2, 1), np.zeros(1)])

# %% id="q4" wrong="the bias with the wrong sign" fails="q4_middle"
mine = half_trained()
places = keras.Model(mine.inputs, mine.get_layer("plane").output).predict(space, verbose=0)
shell, ball = places[inside == 0].mean(axis=0), places[inside == 1].mean(axis=0)
arrow = ball - shell
mine.get_layer("last").set_weights([arrow.reshape(2, 1), np.array([arrow @ (ball + shell) / 2])])

# %% id="q4" wrong="from the ball to the shell" fails="q4_direction"
mine = half_trained()
places = keras.Model(mine.inputs, mine.get_layer("plane").output).predict(space, verbose=0)
shell, ball = places[inside == 0].mean(axis=0), places[inside == 1].mean(axis=0)
arrow = shell - ball
mine.get_layer("last").set_weights([arrow.reshape(2, 1), np.array([-arrow @ (ball + shell) / 2])])

# %% id="q4" wrong="through the mean of all points" fails="q4_middle"
mine = half_trained()
places = keras.Model(mine.inputs, mine.get_layer("plane").output).predict(space, verbose=0)
arrow = places[inside == 1].mean(axis=0) - places[inside == 0].mean(axis=0)
bias = -arrow @ places.mean(axis=0)
mine.get_layer("last").set_weights([arrow.reshape(2, 1), np.array([bias])])

# %% id="q4" wrong="the sum of the centres is taken for their middle" fails="q4_middle"
mine = half_trained()
places = keras.Model(mine.inputs, mine.get_layer("plane").output).predict(space, verbose=0)
shell, ball = places[inside == 0].mean(axis=0), places[inside == 1].mean(axis=0)
arrow = ball - shell
mine.get_layer("last").set_weights([arrow.reshape(2, 1), np.array([-arrow @ (ball + shell)])])

# %% id="q4" wrong="the line joins the centres" fails="q4_direction q4_middle"
mine = half_trained()
places = keras.Model(mine.inputs, mine.get_layer("plane").output).predict(space, verbose=0)
shell, ball = places[inside == 0].mean(axis=0), places[inside == 1].mean(axis=0)
arrow = np.array([ball[1] - shell[1], shell[0] - ball[0]])
mine.get_layer("last").set_weights([arrow.reshape(2, 1), np.array([-arrow @ (ball + shell) / 2])])

# %% id="q4" wrong="medians" fails="q4_direction q4_middle"
mine = half_trained()
places = keras.Model(mine.inputs, mine.get_layer("plane").output).predict(space, verbose=0)
shell, ball = np.median(places[inside == 0], axis=0), np.median(places[inside == 1], axis=0)
arrow = ball - shell
mine.get_layer("last").set_weights([arrow.reshape(2, 1), np.array([-arrow @ (ball + shell) / 2])])

# %% id="q4" wrong="trains the last layer" fails="q4_direction q4_middle"
mine = half_trained()
mine.get_layer("first").trainable = mine.get_layer("plane").trainable = False
mine.compile(keras.optimizers.Adam(0.1), "binary_crossentropy")
mine.fit(space, inside, epochs=10, verbose=0)
places = keras.Model(mine.inputs, mine.get_layer("plane").output).predict(space, verbose=0)

# %% id="q4" wrong="trains everything" fails="q4_places q4_direction q4_middle"
mine = half_trained()
mine.compile(keras.optimizers.Adam(0.1), "binary_crossentropy")
mine.fit(space, inside, epochs=10, verbose=0)
places = keras.Model(mine.inputs, mine.get_layer("plane").output).predict(space, verbose=0)

# %% id="q4" wrong="the outputs of the first layer" fails="q4_places q4_direction q4_middle"
mine = half_trained()
places = keras.Model(mine.inputs, mine.get_layer("first").output).predict(space, verbose=0)
shell, ball = places[inside == 0].mean(axis=0), places[inside == 1].mean(axis=0)
arrow = ball - shell
mine.get_layer("last").set_weights([arrow.reshape(-1, 1), np.array([-arrow @ (ball + shell) / 2])])

# %% id="q4" wrong="a layer called on the points by itself: it stops" fails="q4_places q4_direction q4_middle"
mine = half_trained()
places = mine.get_layer("plane")(space)

# %% id="q4" wrong="the last layer stays as it was" fails="q4_direction q4_middle"
mine = half_trained()
places = keras.Model(mine.inputs, mine.get_layer("plane").output).predict(space, verbose=0)

# %% id="q4" wrong="rounded places" fails="q4_places"
mine = half_trained()
places = keras.Model(mine.inputs, mine.get_layer("plane").output).predict(space, verbose=0)
shell, ball = places[inside == 0].mean(axis=0), places[inside == 1].mean(axis=0)
arrow = ball - shell
mine.get_layer("last").set_weights([arrow.reshape(2, 1), np.array([-arrow @ (ball + shell) / 2])])
places = places.round(2)

# %% id="q4" wrong="another network's last layer is set" fails="q4_direction q4_middle"
mine = half_trained()
places = keras.Model(mine.inputs, mine.get_layer("plane").output).predict(space, verbose=0)
shell, ball = places[inside == 0].mean(axis=0), places[inside == 1].mean(axis=0)
arrow = ball - shell
last = half_trained().get_layer("last")
last.set_weights([arrow.reshape(2, 1), np.array([-arrow @ (ball + shell) / 2])])

# %% id="q4" wrong="the bias of the layer plane is moved, too" fails="q4_direction"
mine = half_trained()
places = keras.Model(mine.inputs, mine.get_layer("plane").output).predict(space, verbose=0)
shell, ball = places[inside == 0].mean(axis=0), places[inside == 1].mean(axis=0)
arrow = ball - shell
mine.get_layer("last").set_weights([arrow.reshape(2, 1), np.array([-arrow @ (ball + shell) / 2])])
mine.get_layer("plane").bias.assign(mine.get_layer("plane").bias - (ball + shell) / 2)

# %% id="q5" right="by position, counted by hand"
frozen = random_lines()
frozen.layers[0].trainable = False
frozen.compile(optimizer=keras.optimizers.RMSprop(0.03), loss=keras.losses.BinaryCrossentropy())
frozen.fit(points, labels.reshape(-1, 1), epochs=40, verbose=0)
to_train = 40 + 1

# %% id="q5" right="a sub-model frozen, and a new last layer behind it"
whole = random_lines()
lines = keras.Model(whole.inputs, whole.get_layer("lines").output)
lines.trainable = False
frozen = keras.Sequential([keras.Input((2,)), lines, layers.Dense(1, activation="sigmoid")])
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy")
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = frozen.count_params() - lines.count_params()

# %% id="q5" right="frozen after compile, but before the first fit"
frozen = random_lines()
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.get_layer("lines").trainable = False
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = sum(w.size for w in frozen.get_layer("last").get_weights())

# %% id="q5" wrong="nothing frozen" fails="q5_still q5_count"
frozen = random_lines()
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy")
frozen.fit(points, labels, epochs=30, verbose=0)
to_train = frozen.count_params()

# %% id="q5" wrong="frozen between two fits, not compiled again" fails="q5_still"
frozen = random_lines()
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy")
frozen.fit(points, labels, epochs=1, verbose=0)
frozen.get_layer("lines").trainable = False
frozen.fit(points, labels, epochs=30, verbose=0)
to_train = 41

# %% id="q5" wrong="the wrong layer is frozen" fails="q5_still q5_count"
frozen = random_lines()
frozen.get_layer("last").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy")
frozen.fit(points, labels, epochs=30, verbose=0)
to_train = sum(int(np.prod(weight.shape)) for weight in frozen.trainable_weights)

# %% id="q5" wrong="mean squared error" fails="q5_learns"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(optimizer=keras.optimizers.Adam(0.05), loss="mse")
frozen.fit(points, labels, epochs=60, verbose=0)
to_train = 41

# %% id="q5" wrong="trains all, and puts the lines back" fails="q5_still"
frozen = random_lines()
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy")
frozen.fit(points, labels, epochs=60, verbose=0)
frozen.get_layer("lines").set_weights(random_lines().get_layer("lines").get_weights())
to_train = 41

# %% id="q5" wrong="frozen, never fitted" fails="q5_learns"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy")
to_train = 41

# %% id="q5" wrong="the whole network is frozen" fails="q5_still q5_count q5_learns"
import warnings

warnings.simplefilter("ignore")
frozen = random_lines()
frozen.trainable = False
frozen.compile("adam", "binary_crossentropy")
frozen.fit(points, labels, epochs=2, verbose=0)
to_train = sum(int(np.prod(weight.shape)) for weight in frozen.trainable_weights)

# %% id="q5" wrong="counts the arrays" fails="q5_count"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy")
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = len(frozen.trainable_weights)

# %% id="q5" wrong="a tiny learning rate" fails="q5_learns"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.SGD(0.0001), "binary_crossentropy")
frozen.fit(points, labels, epochs=2, verbose=0)
to_train = 41

# %% id="q5" wrong="forgets the bias when counting" fails="q5_count"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy")
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = 40

# %% id="q6" right="a capital letter"
answer = "D"

# %% id="q6" right="with brackets and blanks"
answer = " (d) "

# %% id="q6" wrong="thinks that compile undoes freezing" fails="q6_reading"
answer = "a"

# %% id="q6" wrong="thinks that it must be compiled" fails="q6_reading"
answer = "b"

# %% id="q6" wrong="thinks that a sub-model is a copy" fails="q6_reading"
answer = "c"

# %% id="q6" wrong="thinks that fit shuffles in place" fails="q6_reading"
answer = "e"

# %% id="q6" wrong="not a letter" fails="q6_reading"
answer = 4
