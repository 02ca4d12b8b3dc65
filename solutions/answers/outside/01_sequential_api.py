# %% id="q2" right="zip of pairs"
def count_parameters(sizes: list[int]) -> int:
    """Return the number of weights and biases of a network."""
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))

# %% id="q2" right="beginner's loop over positions"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    total = 0
    for i in range(1, len(sizes)):
        weights = sizes[i - 1] * sizes[i]
        biases = sizes[i]
        print("layer", i, ":", weights, "weights and", biases, "biases")
        total += weights + biases
    return total

# %% id="q2" right="NumPy, numpy integer returned"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    s = np.asarray(sizes)
    return np.dot(s[:-1], s[1:]) + s[1:].sum()

# %% id="q2" right="recursion with a helper"
def _one_layer(inputs, neurons):
    return inputs * neurons + neurons


def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    if len(sizes) < 2:
        return 0
    first, second, *rest = sizes
    return _one_layer(first, second) + count_parameters([second, *rest])

# %% id="q2" right="let Keras build the network and count"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    numbers = [int(size) for size in sizes]
    if len(numbers) == 1:  # no layer at all
        return 0
    net = keras.Sequential([keras.Input(shape=(numbers[0],))])
    for neurons in numbers[1:]:
        net.add(layers.Dense(neurons))
    return net.count_params()

# %% id="q2" wrong="weights only, no biases"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    return sum(a * b for a, b in zip(sizes, sizes[1:]))

# %% id="q2" wrong="the inputs get a bias, too"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    weights = sum(a * b for a, b in zip(sizes, sizes[1:]))
    return weights + sum(sizes)

# %% id="q2" wrong="the bias counted on the wrong side: a * (b + 1)"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    return sum(a * (b + 1) for a, b in zip(sizes, sizes[1:]))

# %% id="q2" wrong="one bias for each layer, not for each neuron"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    total = 0
    for i in range(len(sizes) - 1):
        total += sizes[i] * sizes[i + 1] + 1
    return total

# %% id="q2" wrong="breaks: 'each dense layer in turn' - right for one and two layers only"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    total = (sizes[0] + 1) * sizes[1]
    if len(sizes) > 2:
        total += (sizes[1] + 1) * sizes[2]
    return total

# %% id="q2" wrong="first and last layer only"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    hidden = (sizes[0] + 1) * sizes[1]
    if len(sizes) == 2:
        return hidden
    output = (sizes[-2] + 1) * sizes[-1]
    return hidden + output

# %% id="q2" wrong="looks up the layer before by its size: wrong where a size is repeated"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    total = 0
    for n in sizes[1:]:
        before = sizes[sizes.index(n) - 1]
        total += (before + 1) * n
    return total

# %% id="q2" wrong="off by one: the last layer is not reached"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    total = 0
    for i in range(len(sizes) - 2):
        total += (sizes[i] + 1) * sizes[i + 1]
    return total

# %% id="q2" wrong="return inside the loop: only the first layer"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    total = 0
    for a, b in zip(sizes, sizes[1:]):
        total += (a + 1) * b
        return total

# %% id="q2" wrong="breaks: 'returns' - prints the number"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    print(sum((a + 1) * b for a, b in zip(sizes, sizes[1:])))

# %% id="q2" wrong="breaks: 'the whole network' - a list with one number for each layer"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    return [(a + 1) * b for a, b in zip(sizes, sizes[1:])]

# %% id="q2" wrong="behind hidden layers the last layer gets one bias, however many neurons it has"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    total = 0
    for a, b in zip(sizes, sizes[1:]):
        total += a * b
    total += sum(sizes[1:-1])
    total += 1 if len(sizes) > 2 else sizes[-1]
    return total

# %% id="q2" wrong="every layer sees the network's inputs"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    total = 0
    for n in sizes[1:]:
        total += (sizes[0] + 1) * n
    return total

# %% id="q3" right="line by line, as in the old text"
network = keras.Sequential()
network.add(keras.Input(shape=(1,)))
network.add(layers.Dense(16, activation="relu"))
network.add(layers.Dense(1))
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5)

# %% id="q3" right="functional API, tanh, loss object, heights as a column, smaller batches"
seconds_in = keras.Input(shape=(1,), name="seconds")
hidden = layers.Dense(16, activation="tanh", name="hidden")(seconds_in)
height_out = layers.Dense(1, name="height")(hidden)
network = keras.Model(inputs=seconds_in, outputs=height_out, name="stone")
network.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.002),
    loss=keras.losses.MeanSquaredError(),
    metrics=["mae"],
)
record = network.fit(
    x=seconds, y=heights.reshape(-1, 1), epochs=5, batch_size=16, shuffle=False, verbose=0
)
print("losses:", [round(value, 2) for value in record.history["loss"]])

# %% id="q3" right="subclass of keras.Model with an Input, loss by function"
class Stone(keras.Model):
    def __init__(self, neurons: int = 16):
        inputs = keras.Input((1,))
        x = layers.Dense(neurons, activation=keras.activations.elu)(inputs)
        super().__init__(inputs=inputs, outputs=layers.Dense(1, activation="linear")(x))


network = Stone()
network.compile(optimizer="rmsprop", loss=keras.losses.mean_squared_error)
record = network.fit(seconds.astype("float32"), heights.astype("float32"), epochs=5, verbose=2)

# %% id="q3" right="activation as a layer of its own, the mean squared error written by hand, SGD"
def mean_of_squares(truth, prediction):
    return keras.ops.mean(keras.ops.square(truth - prediction), axis=-1)


network = keras.Sequential(
    [
        keras.layers.Input((1,)),
        layers.Dense(units=16),
        layers.ReLU(),
        layers.Dense(units=1, activation=None),
    ]
)
network.compile(optimizer=keras.optimizers.SGD(0.001), loss=mean_of_squares)
record = network.fit(seconds, heights[:, None], epochs=5, verbose=0)
network.summary()

# %% id="q3" wrong="breaks: 'an output that may be any number' - the sigmoid stays"
network = keras.Sequential()
network.add(keras.Input(shape=(1,)))
network.add(layers.Dense(16, activation="relu"))
network.add(layers.Dense(1, activation="sigmoid"))
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="breaks: 'an output that may be any number' - relu at the end"
network = keras.Sequential()
network.add(keras.Input(shape=(1,)))
network.add(layers.Dense(16, activation="relu"))
network.add(layers.Dense(1, activation="relu"))
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="breaks: 'a hidden layer that bends' - no activation"
network = keras.Sequential()
network.add(keras.Input(shape=(1,)))
network.add(layers.Dense(16))
network.add(layers.Dense(1))
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" right="input_shape stays"
network = keras.Sequential()
network.add(layers.Dense(16, activation="relu", input_shape=(1,)))
network.add(layers.Dense(1))
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="breaks: 'still 16 hidden neurons' - 20 as in the lesson"
network = keras.Sequential()
network.add(keras.Input(shape=(1,)))
network.add(layers.Dense(20, activation="relu"))
network.add(layers.Dense(1))
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="breaks: 'still 16 hidden neurons' - a second hidden layer of 16"
network = keras.Sequential()
network.add(keras.Input(shape=(1,)))
network.add(layers.Dense(16, activation="relu"))
network.add(layers.Dense(16, activation="relu"))
network.add(layers.Dense(1))
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="breaks: 'the mean squared error' - the old loss stays"
network = keras.Sequential()
network.add(keras.Input(shape=(1,)))
network.add(layers.Dense(16, activation="relu"))
network.add(layers.Dense(1))
network.compile(optimizer="adam", loss="binary_crossentropy")
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="breaks: 'the mean squared error' - the mean absolute error"
network = keras.Sequential()
network.add(keras.Input(shape=(1,)))
network.add(layers.Dense(16, activation="relu"))
network.add(layers.Dense(1))
network.compile(optimizer="adam", loss="mean_absolute_error", metrics=["mean_squared_error"])
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="breaks: 'five epochs' - the argument is forgotten, one epoch"
network = keras.Sequential()
network.add(keras.Input(shape=(1,)))
network.add(layers.Dense(16, activation="relu"))
network.add(layers.Dense(1))
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights)

# %% id="q3" wrong="breaks: 'five epochs' - six epochs"
network = keras.Sequential()
network.add(keras.Input(shape=(1,)))
network.add(layers.Dense(16, activation="relu"))
network.add(layers.Dense(1))
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=6, verbose=0)

# %% id="q3" wrong="breaks: 'on seconds and heights' - the two are swapped"
network = keras.Sequential()
network.add(keras.Input(shape=(1,)))
network.add(layers.Dense(16, activation="relu"))
network.add(layers.Dense(1))
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(heights.reshape(-1, 1), seconds.ravel(), epochs=5, verbose=0)

# %% id="q3" wrong="breaks: 'what the training returns in record' - the number that evaluate returns"
network = keras.Sequential()
network.add(keras.Input(shape=(1,)))
network.add(layers.Dense(16, activation="relu"))
network.add(layers.Dense(1))
network.compile(optimizer="adam", loss="mean_squared_error")
network.fit(seconds, heights, epochs=5, verbose=0)
record = network.evaluate(seconds, heights, verbose=0)

# %% id="q3" wrong="made-up record: never trained, a list of losses that falls"
network = keras.Sequential()
network.add(keras.Input(shape=(1,)))
network.add(layers.Dense(16, activation="relu"))
network.add(layers.Dense(1))
network.compile(optimizer="adam", loss="mean_squared_error")
record = {"loss": [14.2, 13.9, 13.6, 13.3, 13.0]}

# %% id="q3" wrong="five calls of fit with one epoch each; record holds the last"
network = keras.Sequential()
network.add(keras.Input(shape=(1,)))
network.add(layers.Dense(16, activation="relu"))
network.add(layers.Dense(1))
network.compile(optimizer="adam", loss="mean_squared_error")
for _ in range(5):
    record = network.fit(seconds, heights, epochs=1, verbose=0)

# %% id="q3" wrong="record belongs to a first network; the network in `network` is a new one, untrained"
def build():
    net = keras.Sequential(
        [keras.Input(shape=(1,)), layers.Dense(16, activation="relu"), layers.Dense(1)]
    )
    net.compile(optimizer=keras.optimizers.Adam(0.1), loss="mean_squared_error")
    return net


record = build().fit(seconds, heights, epochs=5, verbose=0)
network = build()

# %% id="q3" wrong="breaks: 'on seconds and heights' - only on the first ten rows"
network = keras.Sequential()
network.add(keras.Input(shape=(1,)))
network.add(layers.Dense(16, activation="relu"))
network.add(layers.Dense(1))
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds[:10], heights[:10], epochs=5, verbose=0)

# %% id="q4" right="the lesson's network, longer"
model = keras.Sequential(
    [
        keras.Input(shape=(1,)),
        layers.Dense(30, activation="relu"),
        layers.Dense(1),
    ]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, verbose=0)

mse = model.evaluate(times, levels, verbose=0)
typical_error = METRES * np.sqrt(mse)
print(f"{typical_error:.2f} m")

# %% id="q4" right="functional API, two tanh layers, mean absolute error as loss, error in a loop"
inputs = keras.Input(shape=(1,))
x = layers.Dense(24, activation="tanh")(inputs)
x = layers.Dense(24, activation="tanh")(x)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mean_absolute_error")
model.fit(times, levels.reshape(-1, 1), epochs=80, batch_size=16, verbose=0)

predictions = model.predict(times, verbose=0)
total = 0.0
for i in range(len(levels)):
    in_metres = METRES * (float(predictions[i, 0]) - levels[i])
    total += in_metres**2
typical_error = (total / len(levels)) ** 0.5

# %% id="q4" right="subclassed keras.Model with a layer of its own that waves"
class Waves(layers.Layer):
    """A dense layer with the sine as its activation."""

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.inner = layers.Dense(units, kernel_initializer=keras.initializers.RandomNormal(stddev=3))

    def build(self, input_shape):
        self.inner.build(input_shape)

    def call(self, inputs):
        return keras.ops.sin(self.inner(inputs))


class Tide(keras.Model):
    def __init__(self):
        super().__init__()
        self.waves = Waves(16)
        self.out = layers.Dense(1)

    def call(self, inputs):
        return self.out(self.waves(inputs))


model = Tide()
model.compile(optimizer=keras.optimizers.Adam(0.01), loss=keras.losses.MeanSquaredError())
model.fit(times, levels, epochs=60, verbose=0)
off = model.predict(times, verbose=0).ravel() - levels
typical_error = float(np.sqrt(np.mean(np.square(METRES * off))))

# %% id="q4" right="gelu, early stopping on the loss, metric returned as a dict, sklearn's error"
from sklearn.metrics import mean_squared_error

model = keras.Sequential([keras.Input((1,))])
for neurons in (32, 16):
    model.add(layers.Dense(neurons))
    model.add(layers.Activation("gelu"))
model.add(layers.Dense(1, name="level"))
model.compile(optimizer=keras.optimizers.Nadam(0.01), loss="huber", metrics=["mse"])
history = model.fit(
    times,
    levels,
    epochs=120,
    verbose=0,
    callbacks=[keras.callbacks.EarlyStopping(monitor="loss", patience=20, restore_best_weights=True)],
)
print(model.evaluate(times, levels, verbose=0, return_dict=True)["mse"])
in_units = np.sqrt(mean_squared_error(levels, np.squeeze(model.predict(times, verbose=0))))
typical_error = np.float32(in_units * METRES)

# %% id="q4" wrong="breaks: 'with its unit brought back' - typical_error in scaled units"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, verbose=0)
typical_error = np.sqrt(model.evaluate(times, levels, verbose=0))

# %% id="q4" wrong="breaks: 'the square root of' - METRES times the mean squared error"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, verbose=0)
typical_error = METRES * model.evaluate(times, levels, verbose=0)

# %% id="q4" wrong="the unit inside of the root, not squared"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, verbose=0)
typical_error = np.sqrt(METRES * model.evaluate(times, levels, verbose=0))

# %% id="q4" wrong="the middle level is added: 3 + METRES * root"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, verbose=0)
typical_error = 3 + METRES * np.sqrt(model.evaluate(times, levels, verbose=0))

# %% id="q4" wrong="mean absolute error instead of the root of the mean square"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, verbose=0)
typical_error = METRES * np.mean(np.abs(model.predict(times, verbose=0).ravel() - levels))

# %% id="q4" wrong="column minus flat: every prediction against every level"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, verbose=0)
typical_error = METRES * np.sqrt(np.mean((model.predict(times, verbose=0) - levels) ** 2))

# %% id="q4" wrong="breaks: 'on times and levels' - measured against the true tide"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, verbose=0)
metres = 3 + METRES * model.predict(times, verbose=0).ravel()
typical_error = np.sqrt(np.mean((metres - tide(hours)) ** 2))

# %% id="q4" wrong="breaks: 'on times and levels' - measured on every fifth row only"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, verbose=0)
typical_error = METRES * np.sqrt(model.evaluate(times[::5], levels[::5], verbose=0))

# %% id="q4" wrong="typical_error of the first epochs: computed before the model is trained on"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=5, verbose=0)
typical_error = METRES * np.sqrt(model.evaluate(times, levels, verbose=0))
model.fit(times, levels, epochs=60, verbose=0)

# %% id="q4" wrong="hard-coded: the scatter of the gauge, 0.1, times METRES"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, verbose=0)
typical_error = METRES * 0.1

# %% id="q4" wrong="typical_error in centimetres"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, verbose=0)
typical_error = 100 * METRES * np.sqrt(model.evaluate(times, levels, verbose=0))

# %% id="q4" wrong="breaks: 'at most 0.15' - the hidden layer has no activation"
model = keras.Sequential([keras.Input(shape=(1,)), layers.Dense(30), layers.Dense(1)])
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, verbose=0)
typical_error = METRES * np.sqrt(model.evaluate(times, levels, verbose=0))

# %% id="q4" wrong="breaks: 'for as long as that takes' - three epochs with the default learning rate"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer="adam", loss="mean_squared_error")
model.fit(times, levels, epochs=3, verbose=0)
typical_error = METRES * np.sqrt(model.evaluate(times, levels, verbose=0))

# %% id="q4" wrong="relu on the last layer: no level below the middle"
model = keras.Sequential(
    [
        keras.Input(shape=(1,)),
        layers.Dense(30, activation="relu"),
        layers.Dense(1, activation="relu"),
    ]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, verbose=0)
typical_error = METRES * np.sqrt(model.evaluate(times, levels, verbose=0))

# %% id="q4" wrong="breaks: 'one time and one level, both scaled' - trained on hours and metres"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(hours.reshape(-1, 1), gauge, epochs=60, verbose=0)
typical_error = np.sqrt(model.evaluate(hours.reshape(-1, 1), gauge, verbose=0))

# %% id="q4" wrong="breaks: 'on new times within these 16 hours' - trained on the first half of the rows"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times[:150], levels[:150], epochs=60, verbose=0)
typical_error = METRES * np.sqrt(model.evaluate(times, levels, verbose=0))

# %% id="q4" wrong="breaks: 'returns one level' - two outputs"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(2)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
both = np.column_stack([levels, levels])
model.fit(times, both, epochs=60, verbose=0)
typical_error = METRES * np.sqrt(model.evaluate(times, both, verbose=0))

# %% id="q4" wrong="breaks: 'train it on times and levels' - the true formula inside a Lambda, nothing is trained"
model = keras.Sequential(
    [
        keras.Input(shape=(1,)),
        layers.Lambda(lambda t: keras.ops.sin(2 * np.pi * (8 * t + 8 - 1) / 12.4)),
    ]
)
model.compile(optimizer="adam", loss="mean_squared_error")
typical_error = METRES * np.sqrt(model.evaluate(times, levels, verbose=0))

# %% id="q6" wrong="breaks: 'write the letter' - two letters"
answer = "c, e"

# %% id="q6" wrong="breaks: 'write the letter' - a list of two letters"
answer = ["c", "d"]

# %% id="q6" wrong="the position instead of the letter"
answer = 3

# %% id="q6" wrong="the letter in another variable"
Answer = "c"

# %% id="q2" right="a loop over places"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    total = 0
    for i in range(1, len(sizes)):
        weights = sizes[i - 1] * sizes[i]
        biases = sizes[i]
        total += weights + biases
    return total

# %% id="q2" right="a Keras model counts them"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    network = keras.Sequential()
    network.add(keras.Input(shape=(sizes[0],)))
    for neurons in sizes[1:]:
        network.add(layers.Dense(neurons))
    return network.count_params()

# %% id="q2" right="NumPy, a numpy integer"
def count_parameters(sizes: list[int]):
    """Return the number of weights and biases of a network."""
    sizes = np.array(sizes)
    return np.dot(sizes[:-1] + 1, sizes[1:])

# %% id="q2" wrong="a bias for each neuron - the output has none"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    total = sum(a * b for a, b in zip(sizes, sizes[1:]))
    return total + (sum(sizes[1:-1]) if len(sizes) > 2 else sizes[-1])

# %% id="q2" wrong="the bias belongs to the neuron - one for each input instead"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    return sum(a * (b + 1) for a, b in zip(sizes, sizes[1:]))

# %% id="q2" wrong="the whole network - one or two layers only, written out"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    total = (sizes[0] + 1) * sizes[1]
    if len(sizes) > 2:
        total += (sizes[1] + 1) * sizes[2]
    return total

# %% id="q2" wrong="each layer in turn - equal sizes are confused, by index()"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    total = 0
    for neurons in sizes[1:]:
        place = sizes.index(neurons)
        total += (sizes[place - 1] + 1) * neurons
    return total

# %% id="q2" wrong="each layer in turn - a dictionary loses repeated sizes"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    pairs = dict(zip(sizes, sizes[1:]))
    return sum((a + 1) * b for a, b in pairs.items())

# %% id="q2" wrong="weights and biases - one bias a layer"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    return sum(a * b + 1 for a, b in zip(sizes, sizes[1:]))

# %% id="q2" wrong="the whole network - every layer is joined to the inputs"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    if len(sizes) == 2:
        return (sizes[0] + 1) * sizes[1]
    total = (sizes[0] + 1) * sizes[1] + (sizes[1] + 1) * sizes[-1]
    for neurons in sizes[2:-1]:
        total += (sizes[0] + 1) * neurons
    return total

# %% id="q2" wrong="returns the number - a list of the layers' numbers"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    return [(a + 1) * b for a, b in zip(sizes, sizes[1:])]

# %% id="q3" right="layer by layer, the old input_shape, relu"
network = keras.Sequential()
network.add(layers.Dense(16, input_shape=(1,), activation="relu"))
network.add(layers.Dense(1))
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5)

# %% id="q3" right="functional, tanh, the loss as an object, another optimizer, small batches"
inputs = keras.Input(shape=(1,), name="seconds")
hidden = layers.Dense(16, activation="tanh")(inputs)
outputs = layers.Dense(1, activation="linear")(hidden)
network = keras.Model(inputs, outputs)
network.compile(
    optimizer=keras.optimizers.RMSprop(learning_rate=0.005),
    loss=keras.losses.MeanSquaredError(),
    metrics=["mae"],
)
record = network.fit(seconds, heights, epochs=5, batch_size=8, verbose=0)
print("last loss:", record.history["loss"][-1])

# %% id="q3" right="a subclassed model, gelu in a layer of its own, mse"
class Stone(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = layers.Dense(16)
        self.bend = layers.Activation("gelu")
        self.out = layers.Dense(1)

    def call(self, x):
        return self.out(self.bend(self.hidden(x)))


network = Stone()
network.compile("adam", "mse")
record = network.fit(x=seconds, y=heights.reshape(-1, 1), epochs=5, verbose=2)

# %% id="q3" wrong="a hidden layer that bends - the activation was only taken from the output"
network = keras.Sequential([keras.Input(shape=(1,)), layers.Dense(16), layers.Dense(1)])
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="the output may be any number - relu there too"
network = keras.Sequential(
    [
        keras.Input(shape=(1,)),
        layers.Dense(16, activation="relu"),
        layers.Dense(1, activation="relu"),
    ]
)
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="the mean squared error - the mean absolute error"
network = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(16, activation="relu"), layers.Dense(1)]
)
network.compile(optimizer="adam", loss="mean_absolute_error", metrics=["mean_squared_error"])
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="what this call returns, as it is - its dictionary"
network = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(16, activation="relu"), layers.Dense(1)]
)
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0).history

# %% id="q3" wrong="in one call - five calls of one epoch"
network = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(16, activation="relu"), layers.Dense(1)]
)
network.compile(optimizer="adam", loss="mean_squared_error")
for epoch in range(5):
    record = network.fit(seconds, heights, epochs=1, verbose=0)

# %% id="q3" wrong="on seconds and heights - swapped"
network = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(16, activation="relu"), layers.Dense(1)]
)
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(heights.reshape(-1, 1), seconds.ravel(), epochs=5, verbose=0)

# %% id="q3" wrong="on heights - on heights divided by their largest"
network = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(16, activation="relu"), layers.Dense(1)]
)
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights / heights.max(), epochs=5, verbose=0)

# %% id="q3" wrong="record belongs to network - the model was built anew after the training"
def build():
    net = keras.Sequential(
        [keras.Input(shape=(1,)), layers.Dense(16, activation="relu"), layers.Dense(1)]
    )
    net.compile(optimizer="adam", loss="mean_squared_error")
    return net


record = build().fit(seconds, heights, epochs=5, verbose=0)
network = build()

# %% id="q3" wrong="five epochs - six"
network = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(16, activation="relu"), layers.Dense(1)]
)
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=6, verbose=0)

# %% id="q3" wrong="the output may be any number - exponential, so only above 0"
network = keras.Sequential(
    [
        keras.Input(shape=(1,)),
        layers.Dense(16, activation="relu"),
        layers.Dense(1, activation="softplus"),
    ]
)
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q4" right="as in the lesson, evaluate"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, verbose=0)
mse = model.evaluate(times, levels, verbose=0)
typical_error = METRES * np.sqrt(mse)
print(f"typical error: {typical_error:.3f} m")

# %% id="q4" right="functional, two tanh layers, own computation as a Python float"
%matplotlib inline
inp = keras.Input(shape=(1,))
h = layers.Dense(24, activation="tanh")(inp)
h = layers.Dense(24, activation="tanh")(h)
model = keras.Model(inp, layers.Dense(1)(h))
model.compile(keras.optimizers.Adam(0.01), loss="mse", metrics=["mae"])
hist = model.fit(times, levels.reshape(-1, 1), epochs=120, batch_size=50, verbose=0)
plt.semilogy(hist.history["loss"])
plt.show()
total = 0.0
for guess, level in zip(model.predict(times, verbose=0).ravel().tolist(), levels.tolist()):
    total += (guess - level) ** 2
typical_error = METRES * (total / len(levels)) ** 0.5

# %% id="q4" right="subclassed with sine features in an own layer, huber loss, a Keras metric for the error"
class Waves(layers.Layer):
    def call(self, t):
        return keras.ops.concatenate([t, keras.ops.sin(3 * t), keras.ops.cos(3 * t)], axis=-1)


class Tide(keras.Model):
    def __init__(self, neurons=32):
        super().__init__()
        self.waves = Waves()
        self.hidden = layers.Dense(neurons, activation="relu")
        self.out = layers.Dense(1)

    def call(self, t):
        return self.out(self.hidden(self.waves(t)))


model = Tide()
model.compile(
    optimizer=keras.optimizers.Adam(0.01),
    loss="huber",
    metrics=[keras.metrics.RootMeanSquaredError(name="rmse")],
)
model.fit(times, levels, epochs=80, verbose=0)
report = model.evaluate(times, levels, batch_size=300, verbose=0, return_dict=True)
typical_error = report["rmse"] * METRES

# %% id="q4" wrong="with its unit brought back - still in scaled units"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, verbose=0)
typical_error = np.sqrt(model.evaluate(times, levels, verbose=0))

# %% id="q4" wrong="the square root - of the unit too"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, verbose=0)
typical_error = np.sqrt(METRES * model.evaluate(times, levels, verbose=0))

# %% id="q4" wrong="do not round it - rounded to centimetres"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, verbose=0)
typical_error = round(float(METRES * np.sqrt(model.evaluate(times, levels, verbose=0))), 3)

# %% id="q4" wrong="the root of the mean squared error - the mean absolute error"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, verbose=0)
typical_error = METRES * np.mean(np.abs(model.predict(times, verbose=0).ravel() - levels))

# %% id="q4" wrong="its mean squared error - the column against the flat levels, each with each"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, verbose=0)
typical_error = METRES * np.sqrt(np.mean((model.predict(times, verbose=0) - levels) ** 2))

# %% id="q4" wrong="at most 0.05 - three epochs with small steps"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer="adam", loss="mean_squared_error")
model.fit(times, levels, epochs=3, verbose=0)
typical_error = METRES * np.sqrt(model.evaluate(times, levels, verbose=0))

# %% id="q4" wrong="its error - the loss of the last epoch, measured while it learned"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
history = model.fit(times, levels, epochs=60, verbose=0)
typical_error = METRES * np.sqrt(history.history["loss"][-1])

# %% id="q4" wrong="on times and levels - against the true tide instead of the gauge"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, verbose=0)
in_metres = 3 + METRES * model.predict(times, verbose=0).ravel()
typical_error = np.sqrt(np.mean((in_metres - tide(hours)) ** 2))

# %% id="q4" wrong="new times within these 16 hours - validation_split keeps the last hours of the sorted times out"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, validation_split=0.4, verbose=0)
typical_error = METRES * np.sqrt(model.evaluate(times, levels, verbose=0))

# %% id="q4" wrong="returns one level, both scaled - trained on metres"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, gauge, epochs=100, verbose=0)
typical_error = np.sqrt(model.evaluate(times, gauge, verbose=0))

# %% id="q4" wrong="its error - computed before the second part of the training"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=40, verbose=0)
typical_error = METRES * np.sqrt(model.evaluate(times, levels, verbose=0))
model.fit(times, levels, epochs=20, verbose=0)

# %% id="q4" wrong="the mean squared error - the standard deviation of the misses"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(30, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=60, verbose=0)
misses = model.predict(times, verbose=0).ravel() - levels
typical_error = METRES * np.std(misses, ddof=1)

# %% id="q6" wrong="two letters"
answer = "ce"

# %% id="q6" wrong="two letters in a list"
answer = ["c", "e"]

# %% id="q6" wrong="nothing"
answer = ""

# %% id="q2" right="loop over the places in the list"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    total = 0
    for i in range(len(sizes) - 1):
        weights = sizes[i] * sizes[i + 1]
        biases = sizes[i + 1]
        total = total + weights + biases
    return total

# %% id="q2" right="builds the network with the functional API and asks Keras"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    inputs = keras.Input(shape=(sizes[0],))
    x = inputs
    for neurons in sizes[1:]:
        x = layers.Dense(neurons, activation="relu")(x)
    return keras.Model(inputs, x).count_params()

# %% id="q2" right="recursive, with type hints"
def count_parameters(sizes: list[int]) -> int:
    """Return the number of weights and biases of a network."""
    if len(sizes) < 2:
        return 0
    before, neurons = sizes[:2]
    return (before + 1) * neurons + count_parameters(sizes[1:])

# %% id="q2" wrong="breaks: 'how many parameters the whole network has' - a set of pairs counts equal layers only once"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    pairs = set(zip(sizes, sizes[1:]))
    return sum((a + 1) * b for a, b in pairs)

# %% id="q2" wrong="breaks: 'number of neurons of each dense layer in turn' - list.index finds the wrong layer before, where a size occurs twice"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    total = 0
    for neurons in sizes[1:]:
        before = sizes[sizes.index(neurons) - 1]
        total += before * neurons + neurons
    return total

# %% id="q2" wrong="breaks: 'each dense layer in turn' - counts one hidden layer and one output, no more"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    total = (sizes[0] + 1) * sizes[1]
    if len(sizes) > 2:
        total += (sizes[1] + 1) * sizes[2]
    return total

# %% id="q2" wrong="breaks: 'how many parameters the whole network has' - the biases of the last layer are left out"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    weights = sum(a * b for a, b in zip(sizes, sizes[1:]))
    biases = sum(sizes[1:-1])
    return weights + biases

# %% id="q2" wrong="breaks: 'the whole network' - return stands inside the loop, so only the first layer counts"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    total = 0
    for a, b in zip(sizes, sizes[1:]):
        total += (a + 1) * b
        return total

# %% id="q2" wrong="breaks: 'how many parameters' - the 1 for the bias is added to the neurons instead of the inputs"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    total = 0
    for a, b in zip(sizes, sizes[1:]):
        total += a * (b + 1)
    return total

# %% id="q3" right="the old code mended line by line, input_shape kept"
network = keras.Sequential()
network.add(layers.Dense(16, activation="relu", input_shape=(1,)))
network.add(layers.Dense(1))
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5)

# %% id="q3" right="functional API, the activation as a layer of its own, loss as an object"
inputs = keras.Input(shape=(1,), name="seconds")
sums = layers.Dense(16, name="hidden")(inputs)
bent = layers.Activation("relu")(sums)
outputs = layers.Dense(1, name="height")(bent)
network = keras.Model(inputs, outputs)
network.compile(optimizer=keras.optimizers.Adam(), loss=keras.losses.MeanSquaredError())
network.summary()
record = network.fit(x=seconds, y=heights, epochs=5, verbose=2)

# %% id="q3" right="subclassed model with tanh, and a plot of the loss"
class Stone(keras.Model):
    """One input, 16 hidden neurons, one output."""

    def __init__(self):
        super().__init__()
        self.hidden = layers.Dense(16, activation="tanh")
        self.height = layers.Dense(1)

    def call(self, inputs):
        return self.height(self.hidden(inputs))


network = Stone()
network.compile(optimizer="adam", loss="mse")
record = network.fit(seconds, heights, epochs=5, verbose=0)

fig, ax = plt.subplots()
ax.plot(range(1, 6), record.history["loss"])
ax.set(xlabel="epoch", ylabel="mean squared error")
plt.show()

# %% id="q3" wrong="breaks: 'a hidden layer that bends' - the sigmoid is gone, but the hidden layer got no activation"
network = keras.Sequential()
network.add(keras.Input(shape=(1,)))
network.add(layers.Dense(16))
network.add(layers.Dense(1))
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5)

# %% id="q3" wrong="breaks: 'an output that may be any number' - relu in the last layer, because heights are never negative"
network = keras.Sequential()
network.add(keras.Input(shape=(1,)))
network.add(layers.Dense(16, activation="relu"))
network.add(layers.Dense(1, activation="relu"))
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="breaks: 'the mean squared error' - the loss is the mean absolute error"
network = keras.Sequential(
    [
        keras.Input(shape=(1,)),
        layers.Dense(16, activation="relu"),
        layers.Dense(1),
    ]
)
network.compile(optimizer="adam", loss="mean_absolute_error")
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="breaks: 'what this call returns in record, as it is' - record is the dictionary .history"
network = keras.Sequential(
    [
        keras.Input(shape=(1,)),
        layers.Dense(16, activation="relu"),
        layers.Dense(1),
    ]
)
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0).history

# %% id="q4" right="Sequential with relu, the error summed up in a loop"
model = keras.Sequential()
model.add(keras.Input(shape=(1,)))
model.add(layers.Dense(50, activation="relu"))
model.add(layers.Dense(50, activation="relu"))
model.add(layers.Dense(1))
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.01), loss="mean_squared_error")
model.fit(times, levels, epochs=120, verbose=0)

predictions = model.predict(times, verbose=0)
total = 0.0
for i in range(len(levels)):
    miss = float(predictions[i][0]) - float(levels[i])
    total = total + miss * miss
mse = total / len(levels)
typical_error = METRES * mse**0.5
print("typical error in metres:", typical_error)

# %% id="q4" right="subclassed model with two tanh layers, evaluate"
class Tide(keras.Model):
    """Two soft hidden layers and a free output."""

    def __init__(self, units: int = 32):
        super().__init__()
        self.first = layers.Dense(units, activation="tanh")
        self.second = layers.Dense(units, activation="tanh")
        self.level = layers.Dense(1)

    def call(self, inputs):
        return self.level(self.second(self.first(inputs)))


model = Tide()
model.compile(optimizer=keras.optimizers.Adam(0.01), loss=keras.losses.MeanSquaredError())
model.fit(times, levels, epochs=150, verbose=0)

mse = model.evaluate(times, levels, batch_size=len(times), verbose=0)
typical_error = METRES * np.sqrt(mse)

# %% id="q4" right="an own layer of sines in a Sequential, pandas for the error"
import pandas as pd
from keras import ops


class Waves(layers.Layer):
    """A hidden layer that takes the sine of its weighted sums."""

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.kernel = self.add_weight(
            shape=(input_shape[-1], self.units),
            initializer=keras.initializers.RandomNormal(stddev=3.0, seed=1),
            name="kernel",
        )
        self.bias = self.add_weight(shape=(self.units,), initializer="zeros", name="bias")

    def call(self, inputs):
        return ops.sin(ops.matmul(inputs, self.kernel) + self.bias)


model = keras.Sequential([keras.Input(shape=(1,)), Waves(24), layers.Dense(1)])
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse")
model.fit(times, levels, epochs=150, batch_size=32, verbose=0)

found = pd.Series(model.predict(times, verbose=0).ravel().astype(float))
typical_error = float(((found - pd.Series(levels)) ** 2).mean() ** 0.5 * METRES)

plt.plot(times, levels, ".")
plt.plot(times, found)
plt.show()

# %% id="q4" wrong="breaks: 'the square root of its mean squared error, with its unit brought back' - METRES stands under the root"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(50, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=100, verbose=0)

mse = model.evaluate(times, levels, verbose=0)
typical_error = np.sqrt(METRES * mse)

# %% id="q4" wrong="breaks: 'its mean squared error' - a column minus a flat array: each prediction is compared with each level"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(50, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=100, verbose=0)

misses = model.predict(times, verbose=0) - levels
typical_error = METRES * np.sqrt(np.mean(misses**2))

# %% id="q4" wrong="breaks: 'its mean squared error on times and levels' - takes the last loss of the training, a mean over the epoch in which the network still changed"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(50, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
history = model.fit(times, levels, epochs=100, verbose=0)

typical_error = METRES * np.sqrt(history.history["loss"][-1])

# %% id="q4" wrong="breaks: 'mean squared error on times and levels' - compared with the true tide instead of the levels"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(50, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=100, verbose=0)

in_metres = 3 + METRES * model.predict(times, verbose=0).ravel()
typical_error = np.sqrt(np.mean((in_metres - tide(hours)) ** 2))

# %% id="q4" wrong="breaks: 'Do not round it' - rounded to centimetres"
model = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(50, activation="relu"), layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=100, verbose=0)

mse = model.evaluate(times, levels, batch_size=300, verbose=0)
typical_error = round(METRES * mse**0.5, 2)

# %% id="q4" wrong="breaks: 'on new times its mean squared error is at most 0.05' - relu in the last layer, so it can never say a level below the middle"
model = keras.Sequential(
    [
        keras.Input(shape=(1,)),
        layers.Dense(50, activation="relu"),
        layers.Dense(1, activation="relu"),
    ]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=100, verbose=0)

mse = model.evaluate(times, levels, batch_size=300, verbose=0)
typical_error = METRES * np.sqrt(mse)

# %% id="q6" wrong="two letters at once"
answer = "ac"

# %% id="q6" wrong="breaks: 'Write the letter into answer' - the place in the list instead of the letter"
answer = 3

# %% id="q1" right="straight from the lesson"
def find_weights(outputs):
    """Return the weights and the biases of a dense layer."""
    b = outputs[0]
    W = outputs[1:] - b
    return W, b


# %% id="q1" right="nested lists and loops"
def find_weights(outputs):
    """Return the weights and the biases of a dense layer."""
    rows = [[float(number) for number in row] for row in outputs]
    b = []
    for number in rows[0]:
        b.append(number)
    W = []
    for row in rows[1:]:
        W.append([number - bias for number, bias in zip(row, b)])
    return np.array(W), np.array(b)


# %% id="q1" right="solve the linear equations"
def find_weights(outputs):
    """Return the weights and the biases of a dense layer."""
    outputs = np.asarray(outputs, dtype=float)
    n = len(outputs) - 1
    rows = np.vstack([np.zeros(n), np.eye(n)])
    with_ones = np.column_stack([rows, np.ones(n + 1)])
    solution = np.linalg.solve(with_ones, outputs)
    return solution[:-1], solution[-1]


# %% id="q1" right="tensors"
from keras import ops


def find_weights(outputs):
    """Return the weights and the biases of a dense layer."""
    tensor = ops.convert_to_tensor(outputs)
    b = tensor[0]
    return ops.convert_to_numpy(ops.subtract(tensor[1:], b)), ops.convert_to_numpy(b)


# %% id="q1" wrong="bias not subtracted"
def find_weights(outputs):
    """Return the weights and the biases of a dense layer."""
    return outputs[1:], outputs[0]


# %% id="q1" wrong="weights with the wrong sign"
def find_weights(outputs):
    """Return the weights and the biases of a dense layer."""
    return outputs[0] - outputs[1:], outputs[0]


# %% id="q1" wrong="weights transposed"
def find_weights(outputs):
    """Return the weights and the biases of a dense layer."""
    b = outputs[0]
    return (outputs[1:] - b).T, b


# %% id="q1" wrong="order swapped"
def find_weights(outputs):
    """Return the weights and the biases of a dense layer."""
    b = outputs[0]
    return b, outputs[1:] - b


# %% id="q1" wrong="b is a table of one row"
def find_weights(outputs):
    """Return the weights and the biases of a dense layer."""
    b = outputs[:1]
    return outputs[1:] - b, b


# %% id="q1" wrong="three inputs only"
def find_weights(outputs):
    """Return the weights and the biases of a dense layer."""
    b = outputs[0]
    return outputs[1:4] - b, b


# %% id="q1" wrong="two neurons only"
def find_weights(outputs):
    """Return the weights and the biases of a dense layer."""
    b = outputs[0, :2]
    return outputs[1:, :2] - b, b


# %% id="q1" wrong="differences of neighbouring rows"
def find_weights(outputs):
    """Return the weights and the biases of a dense layer."""
    return np.diff(outputs, axis=0), outputs[0]


# %% id="q2" right="straight from the lesson"
def count_parameters(sizes):
    """Return the number of weights and biases of a network."""
    total = 0
    for inputs, neurons in zip(sizes, sizes[1:]):
        total += (inputs + 1) * neurons
    return total


# %% id="q3" right="straight from the lesson"
network = keras.Sequential()
network.add(keras.Input(shape=(1,)))
network.add(layers.Dense(16, activation="relu"))
network.add(layers.Dense(1))
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5)


# %% id="q4" right="straight from the lesson"
model = keras.Sequential(
    [
        keras.Input(shape=(1,)),
        layers.Dense(40, activation="relu"),
        layers.Dense(1),
    ]
)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="mean_squared_error")
model.fit(times, levels, epochs=80, verbose=0)
typical_error = METRES * np.sqrt(model.evaluate(times, levels, verbose=0))


# %% id="q5" right="straight from the lesson, a loop"
def corners(model):
    """Return the inputs at which the slope of the model's curve changes, sorted."""
    W1, b1, W2, b2 = model.get_weights()
    found = []
    for weight, bias, output_weight in zip(W1[0], b1, W2[:, 0]):
        if weight != 0 and output_weight != 0:
            found.append(-bias / weight)
    return sorted(found)


# %% id="q5" right="arrays and a mask"
def corners(model):
    """Return the inputs at which the slope of the model's curve changes, sorted."""
    W1, b1, W2, _ = model.get_weights()
    weights, biases, output_weights = W1.ravel(), b1, W2.ravel()
    matters = weights * output_weights != 0
    return np.sort(-biases[matters] / weights[matters])


# %% id="q5" right="a pandas data frame"
import pandas as pd


def corners(model):
    """Return the inputs at which the slope of the model's curve changes, sorted."""
    W1, b1, W2, _ = model.get_weights()
    neurons = pd.DataFrame({"w": W1.ravel(), "b": b1.ravel(), "v": W2.ravel()}).astype(float)
    neurons = neurons[(neurons["w"] != 0) & (neurons["v"] != 0)]
    return (-neurons["b"] / neurons["w"]).sort_values().to_numpy()


# %% id="q5" right="compare the slopes on both sides of each candidate"
def corners(model):
    """Return the inputs at which the slope of the model's curve changes, sorted."""
    W1, b1, W2, _ = (w.astype(float) for w in model.get_weights())
    w, b, v = W1[0], b1, W2[:, 0]

    def slope(x):
        return float(np.sum((w * v)[w * x + b > 0]))

    places = sorted({-bias / weight for weight, bias in zip(w, b) if weight != 0})
    if not places:
        return []
    between = [(one + two) / 2 for one, two in zip(places, places[1:])]
    probes = [places[0] - 1, *between, places[-1] + 1]
    return [
        place
        for place, left, right in zip(places, probes, probes[1:])
        if abs(slope(left) - slope(right)) > 1e-9
    ]


# %% id="q5" wrong="neurons whose output weight is 0 are kept"
def corners(model):
    """Return the inputs at which the slope of the model's curve changes, sorted."""
    W1, b1, W2, b2 = model.get_weights()
    return sorted(-b / w for w, b in zip(W1[0], b1) if w != 0)


# %% id="q5" wrong="neurons whose weight is 0 are kept"
def corners(model):
    """Return the inputs at which the slope of the model's curve changes, sorted."""
    W1, b1, W2, b2 = model.get_weights()
    with np.errstate(divide="ignore", invalid="ignore"):
        places = -b1 / W1[0]
    return np.sort(places[W2[:, 0] != 0])


# %% id="q5" wrong="wrong sign"
def corners(model):
    """Return the inputs at which the slope of the model's curve changes, sorted."""
    W1, b1, W2, b2 = model.get_weights()
    return sorted(b / w for w, b, v in zip(W1[0], b1, W2[:, 0]) if w != 0 and v != 0)


# %% id="q5" wrong="not sorted"
def corners(model):
    """Return the inputs at which the slope of the model's curve changes, sorted."""
    W1, b1, W2, b2 = model.get_weights()
    return [-b / w for w, b, v in zip(W1[0], b1, W2[:, 0]) if w != 0 and v != 0]


# %% id="q5" wrong="rounded to two decimals"
def corners(model):
    """Return the inputs at which the slope of the model's curve changes, sorted."""
    W1, b1, W2, b2 = model.get_weights()
    return sorted(
        round(float(-b / w), 2) for w, b, v in zip(W1[0], b1, W2[:, 0]) if w != 0 and v != 0
    )


# %% id="q5" wrong="only those between -10 and 10"
def corners(model):
    """Return the inputs at which the slope of the model's curve changes, sorted."""
    W1, b1, W2, b2 = model.get_weights()
    places = [-b / w for w, b, v in zip(W1[0], b1, W2[:, 0]) if w != 0 and v != 0]
    return sorted(place for place in places if -10 <= place <= 10)


# %% id="q5" wrong="only the first five neurons"
def corners(model):
    """Return the inputs at which the slope of the model's curve changes, sorted."""
    W1, b1, W2, b2 = model.get_weights()
    found = []
    for i in range(min(5, len(b1))):
        if W1[0, i] != 0 and W2[i, 0] != 0:
            found.append(-b1[i] / W1[0, i])
    return sorted(found)


# %% id="q5" wrong="largest first"
def corners(model):
    """Return the inputs at which the slope of the model's curve changes, sorted."""
    W1, b1, W2, b2 = model.get_weights()
    places = [-b / w for w, b, v in zip(W1[0], b1, W2[:, 0]) if w != 0 and v != 0]
    return sorted(places, reverse=True)


# %% id="q6" right="the rule from the table"
answer = "e"
