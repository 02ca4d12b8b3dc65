# %% [markdown]
# # Answers to exercise 10
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.

# %% id="q1" right="Keras computes them"
days = np.zeros((32, 24, 5), "float32")
layer = layers.Dense(7)
of_mean = tuple(ops.mean(days, axis=1).shape)
of_dense = tuple(layer(days).shape)
of_kernel = tuple(layer.kernel.shape)

# %% id="q1" right="lists"
of_mean, of_dense, of_kernel = [32, 5], [32, 24, 7], [5, 7]

# %% id="q1" right="symbolic, with the batch size"
days = keras.Input(shape=(24, 5), batch_size=32)
layer = layers.Dense(7)
of_dense = layer(days).shape
of_mean = ops.mean(days, axis=1).shape
of_kernel = tuple(layer.get_weights()[0].shape)

# %% id="q1" wrong="counts the axes from 1" fails="q1_mean"
of_mean = (24, 5)
of_dense = (32, 24, 7)
of_kernel = (5, 7)

# %% id="q1" wrong="keeps the axis, with a 1" fails="q1_mean"
of_mean = (32, 1, 5)
of_dense = (32, 24, 7)
of_kernel = (5, 7)

# %% id="q1" wrong="thinks that Dense flattens, and the kernel is (units, inputs)" fails="q1_dense q1_kernel"
of_mean = (32, 5)
of_dense = (32, 7)
of_kernel = (7, 5)

# %% id="q1" wrong="a kernel for all 24 times 5 numbers" fails="q1_kernel"
of_mean = (32, 5)
of_dense = (32, 24, 7)
of_kernel = (120, 7)

# %% id="q1" wrong="leaves out the batch axis" fails="q1_mean q1_dense"
of_mean = (5,)
of_dense = (24, 7)
of_kernel = (5, 7)

# %% id="q1" wrong="a row for the bias in the kernel, and the mean over the hours is what stays" fails="q1_mean q1_kernel"
of_mean = (24,)
of_dense = (32, 24, 7)
of_kernel = (6, 7)

# %% id="q1" wrong="anything of the right form" fails="q1_mean q1_dense q1_kernel"
of_mean, of_dense, of_kernel = (1,), (2, 2), (3,)

# %% id="q1" wrong="counts instead of shapes" fails="q1_mean q1_dense q1_kernel"
of_mean = 160
of_dense = 32 * 24 * 7
of_kernel = 5 * 7

# %% id="q1" wrong="None for the batch axis, as Keras prints it" fails="q1_mean q1_dense"
of_mean = (None, 5)
of_dense = (None, 24, 7)
of_kernel = (5, 7)


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


# %% id="q3" right="positions, and the kernel as a tensor"
middle_kernel = network.layers[2].kernel.value
last_bias = network.layers[-1].bias[0]
wide_numbers = sum(w.size for w in network.layers[1].get_weights())

# %% id="q3" right="a dictionary of paths"
by_path = {w.path: ops.convert_to_numpy(w) for w in network.weights}
middle_kernel = by_path["network/middle/kernel"]
last_bias = by_path["network/last/bias"].item()
wide_numbers = 5 * 6 + 6

# %% id="q3" right="from the list of all weights"
every = network.get_weights()
middle_kernel = every[6].tolist()
last_bias = every[-1][0]
wide_numbers = every[4].size + every[5].size

# %% id="q3" wrong="the bias instead of the kernel, and the reverse" fails="q3_kernel q3_bias"
middle_kernel = network.get_layer("middle").get_weights()[1]
last_bias = network.get_layer("last").get_weights()[0]
wide_numbers = network.get_layer("wide").count_params()

# %% id="q3" wrong="counts as if scale had two weights" fails="q3_kernel"
middle_kernel = network.get_weights()[4]
last_bias = float(network.get_weights()[-1][0])
wide_numbers = network.get_layer("wide").count_params()

# %% id="q3" wrong="transposed" fails="q3_kernel"
middle_kernel = network.get_layer("middle").get_weights()[0].T
last_bias = float(network.get_layer("last").get_weights()[1][0])
wide_numbers = network.get_layer("wide").count_params()

# %% id="q3" wrong="the first number of the last kernel" fails="q3_bias"
middle_kernel = network.get_layer("middle").get_weights()[0]
last_bias = float(network.get_layer("last").get_weights()[0][0, 0])
wide_numbers = network.get_layer("wide").count_params()

# %% id="q3" wrong="counts arrays" fails="q3_count"
middle_kernel = network.get_layer("middle").get_weights()[0]
last_bias = float(network.get_layer("last").get_weights()[1][0])
wide_numbers = len(network.get_layer("wide").get_weights())

# %% id="q3" wrong="reshaped, and the bias is still an array" fails="q3_kernel q3_bias"
middle_kernel = network.get_layer("middle").get_weights()[0].T.reshape(6, 3)
last_bias = network.get_layer("last").get_weights()[1]
wide_numbers = network.get_layer("wide").count_params()

# %% id="q3" wrong="rounded" fails="q3_kernel q3_bias"
middle_kernel = network.get_layer("middle").get_weights()[0].round(2)
last_bias = round(float(network.get_layer("last").get_weights()[1][0]), 2)
wide_numbers = network.get_layer("wide").count_params()

# %% id="q3" wrong="leaves out the bias" fails="q3_count"
middle_kernel = network.get_layer("middle").get_weights()[0]
last_bias = float(network.get_layer("last").get_weights()[1][0])
wide_numbers = network.get_layer("wide").kernel.shape[0] * 6

# %% id="q3" wrong="the whole network" fails="q3_count"
middle_kernel = network.get_layer("middle").get_weights()[0]
last_bias = float(network.get_layer("last").get_weights()[1][0])
wide_numbers = network.count_params()

# %% id="q3" wrong="first weights of its own, from a new layer" fails="q3_kernel"
layer = layers.Dense(3, name="middle")
layer.build((None, 6))
middle_kernel = layer.get_weights()[0]
last_bias = float(network.get_layer("last").get_weights()[1][0])
wide_numbers = network.get_layer("wide").count_params()

# %% id="q4" right="two new Sequentials from the same layers"
extractor = keras.Sequential([keras.Input((5,)), *network.layers[:3]])
finisher = keras.Sequential([keras.Input((3,)), network.get_layer("last")])
middle_outputs = extractor.predict(rows, verbose=0)

# %% id="q4" right="keras.Function for the outputs, list everywhere"
middle = network.get_layer("middle")
extractor = keras.Model(inputs=network.inputs, outputs=[middle.output])
finisher = keras.Model(inputs=[middle.output], outputs=network.outputs)
middle_outputs = keras.Function(network.inputs, [middle.output])([rows])[0]

# %% id="q4" right="input and output of layers, called by hand"
extractor = keras.Model(network.layers[0].input, network.layers[2].output)
finisher = keras.Model(network.layers[3].input, network.layers[3].output)
x = rows
for layer in network.layers[:3]:
    x = layer(x)
middle_outputs = ops.convert_to_numpy(x)


# %% id="q4" right="classes of one's own that hold the layers"
class Part(keras.Model):
    def __init__(self, parts):
        super().__init__()
        self.parts = parts

    def call(self, x):
        for part in self.parts:
            x = part(x)
        return x


extractor = Part(network.layers[:3])
middle_outputs = extractor.predict(rows, verbose=0)
finisher = Part(network.layers[3:])
finisher(middle_outputs)

# %% id="q4" wrong="one layer too early" fails="q4_extractor q4_finisher q4_outputs"
extractor = keras.Model(network.inputs, network.layers[1].output)
finisher = keras.Model(network.layers[1].output, network.outputs)
middle_outputs = extractor.predict(rows, verbose=0)

# %% id="q4" wrong="begins at the layer's own input" fails="q4_extractor q4_outputs"
middle = network.get_layer("middle")
extractor = keras.Model(middle.input, middle.output)
finisher = keras.Model(middle.output, network.outputs)
middle_outputs = extractor.predict(rows, verbose=0)

# %% id="q4" wrong="the code as it was" fails="q4_extractor q4_finisher q4_outputs"
inp = network.layers[1].input
out = network.layers[1].output
inp_to_out = keras.backend.function([inp], [out])
middle_outputs = inp_to_out[rows]

# %% id="q4" wrong="new layers of the same sizes" fails="q4_extractor q4_finisher q4_outputs"
extractor = keras.Sequential(
    [keras.Input((5,)), layers.Dense(6, activation="relu"), layers.Dense(3, activation="tanh")]
)
finisher = keras.Sequential([keras.Input((3,)), layers.Dense(1, activation="sigmoid")])
middle_outputs = extractor.predict(rows, verbose=0)

# %% id="q4" wrong="leaves out the first layer" fails="q4_extractor q4_outputs"
extractor = keras.Sequential(
    [keras.Input((5,)), network.get_layer("wide"), network.get_layer("middle")]
)
finisher = keras.Model(network.get_layer("middle").output, network.outputs)
middle_outputs = extractor.predict(rows, verbose=0)

# %% id="q4" wrong="the finisher is the whole network" fails="q4_finisher"
extractor = keras.Model(network.inputs, network.get_layer("middle").output)
finisher = keras.Model(network.inputs, network.outputs)
middle_outputs = extractor.predict(rows, verbose=0)

# %% id="q4" wrong="the finisher has a new last layer" fails="q4_finisher"
middle = network.get_layer("middle").output
extractor = keras.Model(network.inputs, middle)
finisher = keras.Sequential([keras.Input((3,)), layers.Dense(1, activation="sigmoid")])
middle_outputs = extractor.predict(rows, verbose=0)

# %% id="q4" wrong="the outputs of the network, not of the middle" fails="q4_outputs"
middle = network.get_layer("middle").output
extractor = keras.Model(network.inputs, middle)
finisher = keras.Model(middle, network.outputs)
middle_outputs = network.predict(rows, verbose=0)

# %% id="q4" wrong="outputs in training, whose averages change the network" fails="q4_extractor q4_outputs"
middle = network.get_layer("middle").output
extractor = keras.Model(network.inputs, middle)
finisher = keras.Model(middle, network.outputs)
middle_outputs = ops.convert_to_numpy(extractor([rows], training=True))

# %% id="q4" wrong="scores instead of probabilities, and rows in reverse" fails="q4_finisher q4_outputs"
extractor = keras.Model(network.inputs, network.get_layer("middle").output)
finisher = keras.Sequential([keras.Input((3,)), layers.Dense(1)])
finisher.set_weights(network.get_layer("last").get_weights())
middle_outputs = extractor.predict(rows[::-1], verbose=0)

# %% id="q4" wrong="copies with the same weights" fails="q4_extractor q4_finisher q4_outputs"
copy = keras.models.clone_model(network)
copy.set_weights(network.get_weights())
extractor = keras.Model(copy.inputs, copy.get_layer("middle").output)
finisher = keras.Model(copy.get_layer("middle").output, copy.outputs)
middle_outputs = extractor.predict(rows, verbose=0)

# %% id="q4" wrong="a layer of its own with the weights of the last one" fails="q4_finisher"
extractor = keras.Model(network.inputs, network.get_layer("middle").output)
finisher = keras.Sequential([keras.Input((3,)), layers.Dense(1, activation="sigmoid")])
finisher.set_weights(network.get_layer("last").get_weights())
middle_outputs = extractor.predict(rows, verbose=0)

# %% id="q4" wrong="the symbolic tensor instead of numbers" fails="q4_outputs"
middle_outputs = network.get_layer("middle").output
extractor = keras.Model(network.inputs, middle_outputs)
finisher = keras.Model(middle_outputs, network.outputs)

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

# %% id="q6" wrong="thinks that predict is random" fails="q6_reading"
answer = "a"

# %% id="q6" wrong="thinks that it must be compiled" fails="q6_reading"
answer = "b"

# %% id="q6" wrong="thinks that a sub-model is a copy" fails="q6_reading"
answer = "c"

# %% id="q6" wrong="thinks that fit shuffles in place" fails="q6_reading"
answer = "e"

# %% id="q6" wrong="not a letter" fails="q6_reading"
answer = 4
