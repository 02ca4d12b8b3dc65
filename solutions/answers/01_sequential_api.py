# %% [markdown]
# # Answers to exercise 1
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.

# %% id="q1" right="in one line"
def find_weights(outputs):
    return outputs[1:] - outputs[0], outputs[0]


# %% id="q1" right="loops over inputs and neurons, returns lists"
def find_weights(outputs):
    b = list(outputs[0])
    W = []
    for row in outputs[1:]:
        W.append([row[j] - b[j] for j in range(len(b))])
    return W, b


# %% id="q1" right="pandas, transposed and back"
import pandas as pd


def find_weights(outputs):
    table = pd.DataFrame(outputs)
    b = table.iloc[0]
    return (table.T.sub(b, axis=0)).T.iloc[1:], b


# %% id="q1" right="solves equations, whatever the rows"
def find_weights(outputs):
    inputs = len(outputs) - 1
    rows = np.vstack([np.zeros(inputs), np.eye(inputs)])
    with_ones = np.column_stack([rows, np.ones(len(rows))])
    solution = np.linalg.lstsq(with_ones, outputs, rcond=None)[0]
    return solution[:-1], solution[-1]


# %% id="q1" right="tensors"
def find_weights(outputs):
    outputs = keras.ops.convert_to_tensor(outputs, "float32")
    return [outputs[1:] - outputs[:1], outputs[0]]


# %% id="q1" wrong="the biases are still in the weights" fails="q1_weights"
def find_weights(outputs):
    return outputs[1:], outputs[0]


# %% id="q1" wrong="the weights transposed" fails="q1_weights"
def find_weights(outputs):
    return (outputs[1:] - outputs[0]).T, outputs[0]


# %% id="q1" wrong="biases and weights exchanged" fails="q1_biases q1_weights"
def find_weights(outputs):
    return outputs[0], outputs[1:] - outputs[0]


# %% id="q1" wrong="the biases stay a table of one row" fails="q1_biases"
def find_weights(outputs):
    b = outputs[:1]
    return outputs[1:] - b, b


# %% id="q1" wrong="keeps the row of zeros among the weights" fails="q1_weights"
def find_weights(outputs):
    return outputs - outputs[0], outputs[0]


# %% id="q1" wrong="the difference from the row before" fails="q1_weights"
def find_weights(outputs):
    return np.diff(outputs, axis=0), outputs[0]


# %% id="q1" wrong="three inputs, always" fails="q1_biases q1_weights"
def find_weights(outputs):
    return np.array([outputs[row] - outputs[0] for row in (1, 2, 3)]), outputs[0]


# %% id="q1" wrong="the mean for the biases" fails="q1_biases q1_weights"
def find_weights(outputs):
    b = outputs.mean(axis=0)
    return outputs[1:] - b, b


# %% id="q1" wrong="one bias for the layer" fails="q1_biases q1_weights"
def find_weights(outputs):
    b = outputs[0, 0]
    return outputs[1:] - b, b


# %% id="q1" wrong="negative weights become 0, as with relu" fails="q1_weights"
def find_weights(outputs):
    return np.maximum(0, outputs[1:] - outputs[0]), outputs[0]


# %% id="q1" wrong="the weights alone" fails="q1_biases q1_weights"
def find_weights(outputs):
    return outputs[1:] - outputs[0]


# %% id="q1" wrong="rounded" fails="q1_biases q1_weights"
def find_weights(outputs):
    return np.round(outputs[1:] - outputs[0], 1), np.round(outputs[0], 1)


# %% id="q2" right="a loop by index"
def count_parameters(sizes):
    total = 0
    for i in range(1, len(sizes)):
        total += sizes[i - 1] * sizes[i]  # weights
        total += sizes[i]  # biases
    return total


# %% id="q2" right="asks Keras"
def count_parameters(sizes):
    built = keras.Sequential([keras.Input(shape=(sizes[0],))])
    for size in sizes[1:]:
        built.add(layers.Dense(size))
    return built.count_params()


# %% id="q2" right="NumPy"
def count_parameters(sizes):
    sizes = np.array(sizes)
    return np.sum((sizes[:-1] + 1) * sizes[1:])


# %% id="q2" wrong="forgets the biases" fails="q2_one q2_many"
from itertools import pairwise


def count_parameters(sizes):
    return sum(a * b for a, b in pairwise(sizes))


# %% id="q2" wrong="a bias for each input too" fails="q2_one q2_many"
from itertools import pairwise


def count_parameters(sizes):
    return sum(a * b for a, b in pairwise(sizes)) + sum(sizes)


# %% id="q2" wrong="one bias a layer" fails="q2_one q2_many"
from itertools import pairwise


def count_parameters(sizes):
    return sum(a * b + 1 for a, b in pairwise(sizes))


# %% id="q2" wrong="returns within the loop" fails="q2_many"
from itertools import pairwise


def count_parameters(sizes):
    for a, b in pairwise(sizes):
        return (a + 1) * b
    return 0


# %% id="q2" wrong="the first layer and the last, whatever is between" fails="q2_many"
def count_parameters(sizes):
    total = (sizes[0] + 1) * sizes[1]
    if len(sizes) > 2:
        total += (sizes[1] + 1) * sizes[2]
    return total


# %% id="q2" wrong="counts neurons" fails="q2_one q2_many"
def count_parameters(sizes):
    return sum(sizes[1:])


# %% id="q2" wrong="prints instead of returning" fails="q2_one q2_many"
from itertools import pairwise


def count_parameters(sizes):
    print(sum((a + 1) * b for a, b in pairwise(sizes)))


# %% id="q2" wrong="the example alone" fails="q2_one q2_many"
def count_parameters(sizes):
    return 21


# %% id="q2" wrong="layers of the same size are counted once" fails="q2_many"
import itertools


def count_parameters(sizes):
    return sum({(a, b): (a + 1) * b for a, b in itertools.pairwise(sizes)}.values())


# %% id="q3" right="add, a separate activation, objects"
network = keras.Sequential()
network.add(keras.Input(shape=(1,)))
network.add(layers.Dense(16))
network.add(layers.Activation("tanh"))
network.add(layers.Dense(1))
network.compile(keras.optimizers.SGD(0.01), keras.losses.MeanSquaredError(), metrics=["mae"])
record = network.fit(seconds, heights.reshape(-1, 1), epochs=5, validation_split=0.25, verbose=0)

# %% id="q3" right="functional, the short name of the loss"
inputs = keras.Input(shape=(1,))
hidden = layers.Dense(16, activation=keras.activations.relu)(inputs)
network = keras.Model(inputs, layers.Dense(1, activation="linear")(hidden))
network.compile("adam", "mse")
record = network.fit(seconds, heights, epochs=5, batch_size=64, verbose=0)

# %% id="q3" right="keeps input_shape, with its warning"
import warnings

warnings.simplefilter("ignore")
network = keras.Sequential()
network.add(layers.Dense(16, input_shape=(1,), activation="relu"))
network.add(layers.Dense(1))
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0)


# %% id="q3" right="a loss of one's own, LeakyReLU"
def my_mse(y_true, y_pred):
    return keras.ops.mean(keras.ops.square(y_true - y_pred), axis=-1)


network = keras.Sequential(
    [keras.Input((1,)), layers.Dense(16), layers.LeakyReLU(), layers.Dense(1)]
)
network.compile(optimizer=keras.optimizers.RMSprop(), loss=my_mse)
record = network.fit(x=seconds.astype("float32"), y=heights.astype("float32"), epochs=5, verbose=0)


# %% id="q3" right="a lambda as activation, a list of losses"
network = keras.Sequential(
    [
        keras.Input(shape=(1,)),
        layers.Dense(16, activation=lambda z: keras.ops.maximum(z, 0.0)),
        layers.Dense(1),
    ]
)
network.compile(optimizer="adam", loss=["mse"])
record = network.fit(seconds, heights, epochs=5, verbose=0)


# %% id="q3" right="a metric of one's own"
def in_metres(y_true, y_pred):
    return keras.ops.mean(keras.ops.abs(y_true - y_pred), axis=-1)


network = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(16, activation=keras.ops.relu), layers.Dense(1)]
)
network.compile(optimizer="adam", loss="mean_squared_error", metrics=[in_metres])
record = network.fit(seconds, heights, epochs=5, verbose=0)


# %% id="q3" right="a class of one's own, whose last layer is made first"
class Fall(keras.Model):
    def __init__(self):
        super().__init__()
        self.last = layers.Dense(1)
        self.hidden = layers.Dense(16, activation="relu")

    def call(self, x):
        return self.last(self.hidden(x))


network = Fall()
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds.reshape(-1, 1), heights, epochs=5, verbose=0)


# %% id="q3" right="a training step of one's own"
class Stepping(keras.Model):
    def train_step(self, data):
        import tensorflow as tf  # noqa: PLC0415 - the exercise does not

        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compute_loss(y=y, y_pred=self(x, training=True))
        gradients = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_weights, strict=True))
        return {"loss": loss}


start = keras.Input((1,))
network = Stepping(start, layers.Dense(1)(layers.Dense(16, activation="relu")(start)))
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0)


# %% id="q3" right="a leaky relu at the end, which leaves no number out"
network = keras.Sequential(
    [keras.Input((1,)), layers.Dense(16, "tanh"), layers.Dense(1, activation="leaky_relu")]
)
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="elu at the end: nothing below -1" fails="q3_free"
network = keras.Sequential([keras.Input((1,)), layers.Dense(16, "relu"), layers.Dense(1, "elu")])
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="softplus at the end: nothing below 0" fails="q3_free"
network = keras.Sequential(
    [keras.Input((1,)), layers.Dense(16, "relu"), layers.Dense(1, "softplus")]
)
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="the dictionary alone, not what fit returns" fails="q3_record"
network = keras.Sequential([keras.Input((1,)), layers.Dense(16, "relu"), layers.Dense(1)])
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0).history

# %% id="q3" wrong="not trained, the record that of another network" fails="q3_record"
trained = keras.Sequential([keras.Input((1,)), layers.Dense(16, "relu"), layers.Dense(1)])
trained.compile(optimizer="adam", loss="mean_squared_error")
network = keras.models.clone_model(trained)
network.compile(optimizer="adam", loss="mean_squared_error")
record = trained.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="a fit for each epoch, and the record of the last" fails="q3_record"
network = keras.Sequential([keras.Input((1,)), layers.Dense(16, "relu"), layers.Dense(1)])
network.compile(optimizer="adam", loss="mean_squared_error")
for _ in range(5):
    record = network.fit(seconds, heights, epochs=1, verbose=0)


# %% id="q3" wrong="a class of one's own with a sigmoid at the end" fails="q3_free"
class Fall(keras.Model):
    def __init__(self):
        super().__init__()
        self.last = layers.Dense(1)
        self.hidden = layers.Dense(16, activation="relu")

    def call(self, x):
        return keras.ops.sigmoid(self.last(self.hidden(x)))


network = Fall()
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds.reshape(-1, 1), heights, epochs=5, verbose=0)

# %% id="q3" wrong="as it stands" fails="q3_bends q3_free q3_loss q3_record"
network = keras.Sequential()
network.add(layers.Dense(16, input_shape=(1,)))
network.add(layers.Dense(1, activation="sigmoid"))
network.compile(optimizer="adam", loss="binary_crossentropy")
record = network.train(seconds, heights, epoch=5)

# %% id="q3" wrong="mends only what stops it" fails="q3_bends q3_free q3_loss"
network = keras.Sequential([keras.Input((1,)), layers.Dense(16), layers.Dense(1, "sigmoid")])
network.compile(optimizer="adam", loss="binary_crossentropy")
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="no activation at all" fails="q3_bends"
network = keras.Sequential([keras.Input((1,)), layers.Dense(16), layers.Dense(1)])
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="keeps the sigmoid at the end" fails="q3_free"
network = keras.Sequential(
    [keras.Input((1,)), layers.Dense(16, "relu"), layers.Dense(1, "sigmoid")]
)
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="relu at the end too" fails="q3_free"
network = keras.Sequential([keras.Input((1,)), layers.Dense(16, "relu"), layers.Dense(1, "relu")])
network.compile(optimizer="adam", loss="mean_squared_error")
network.layers[-1].set_weights([np.abs(network.layers[-1].get_weights()[0]), np.array([0.1])])
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="keeps the loss of a classifier" fails="q3_loss q3_record"
network = keras.Sequential([keras.Input((1,)), layers.Dense(16, "relu"), layers.Dense(1)])
network.compile(optimizer="adam", loss="binary_crossentropy")
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="fifty epochs" fails="q3_record"
network = keras.Sequential([keras.Input((1,)), layers.Dense(16, "relu"), layers.Dense(1)])
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=50, verbose=0)

# %% id="q3" wrong="does not keep what fit returns" fails="q3_record"
network = keras.Sequential([keras.Input((1,)), layers.Dense(16, "relu"), layers.Dense(1)])
network.compile(optimizer="adam", loss="mean_squared_error")
network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="never compiled" fails="q3_loss q3_record"
network = keras.Sequential([keras.Input((1,)), layers.Dense(16, "relu"), layers.Dense(1)])
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="eight hidden neurons" fails="q3_layers"
network = keras.Sequential([keras.Input((1,)), layers.Dense(8, "relu"), layers.Dense(1)])
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(seconds, heights, epochs=5, verbose=0)

# %% id="q3" wrong="trained the wrong way round" fails="q3_record"
network = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(16, activation="relu"), layers.Dense(1)]
)
network.compile(optimizer="adam", loss="mean_squared_error")
record = network.fit(heights, seconds, epochs=5, verbose=0)

# %% id="q3" wrong="not trained, the record made up" fails="q3_record"
network = keras.Sequential(
    [keras.Input(shape=(1,)), layers.Dense(16, activation="relu"), layers.Dense(1)]
)
network.compile(optimizer="adam", loss="mean_squared_error")
record = {"loss": [5.2, 4.1, 3.3, 2.7, 2.2]}


# %% id="q4" right="tanh, the error from predict"
model = keras.Sequential([keras.Input((1,)), layers.Dense(30, "tanh"), layers.Dense(1)])
model.compile(keras.optimizers.Adam(0.03), "mse")
model.fit(times, levels, epochs=40, verbose=0)
errors = model.predict(times, verbose=0).ravel() - levels
typical_error = float(METRES * np.sqrt(np.mean(errors**2)))

# %% id="q4" right="functional, two hidden layers, mean absolute error, metrics"
inputs = keras.Input(shape=(1,))
hidden = layers.Dense(16, activation="relu")(inputs)
hidden = layers.Dense(16, activation="relu")(hidden)
model = keras.Model(inputs, layers.Dense(1)(hidden))
model.compile(keras.optimizers.Adam(0.01), "mean_absolute_error", metrics=["mse"])
model.fit(times, levels, epochs=40, verbose=0)
typical_error = 2 * model.evaluate(times, levels, verbose=0, return_dict=True)["mse"] ** 0.5

# %% id="q4" right="many neurons, the default learning rate, smaller batches"
model = keras.Sequential([keras.Input((1,)), layers.Dense(200, "relu"), layers.Dense(1)])
model.compile("adam", "mse", metrics=[keras.metrics.RootMeanSquaredError()])
model.fit(times, levels, epochs=50, batch_size=16, verbose=0)
typical_error = model.evaluate(times, levels, verbose=0)[1] * METRES

# %% id="q4" wrong="no activation" fails="q4_learns"
model = keras.Sequential([keras.Input((1,)), layers.Dense(30), layers.Dense(1)])
model.compile(keras.optimizers.Adam(0.02), "mse")
model.fit(times, levels, epochs=30, verbose=0)
typical_error = METRES * np.sqrt(model.evaluate(times, levels, verbose=0))

# %% id="q4" wrong="three epochs" fails="q4_learns"
model = keras.Sequential([keras.Input((1,)), layers.Dense(30, "relu"), layers.Dense(1)])
model.compile("adam", "mse")
model.fit(times, levels, epochs=3, verbose=0)
typical_error = METRES * np.sqrt(model.evaluate(times, levels, verbose=0))

# %% id="q4" wrong="never fitted" fails="q4_learns"
model = keras.Sequential([keras.Input((1,)), layers.Dense(30, "relu"), layers.Dense(1)])
model.compile("adam", "mse")
typical_error = METRES * np.sqrt(model.evaluate(times, levels, verbose=0))

# %% id="q4" wrong="relu at the end: no level below the middle" fails="q4_learns"
model = keras.Sequential([keras.Input((1,)), layers.Dense(30, "relu"), layers.Dense(1, "relu")])
model.compile(keras.optimizers.Adam(0.02), "mse")
model.fit(times, levels, epochs=30, verbose=0)
typical_error = METRES * np.sqrt(model.evaluate(times, levels, verbose=0))

# %% id="q4" wrong="trained on hours instead of times" fails="q4_learns"
model = keras.Sequential([keras.Input((1,)), layers.Dense(30, "relu"), layers.Dense(1)])
model.compile(keras.optimizers.Adam(0.02), "mse")
model.fit(hours, levels, epochs=30, verbose=0)
typical_error = METRES * np.sqrt(model.evaluate(times, levels, verbose=0))

# %% id="q4" wrong="the error is not brought back to metres" fails="q4_metres"
model = keras.Sequential([keras.Input((1,)), layers.Dense(30, "relu"), layers.Dense(1)])
model.compile(keras.optimizers.Adam(0.02), "mse")
model.fit(times, levels, epochs=30, verbose=0)
typical_error = np.sqrt(model.evaluate(times, levels, verbose=0))

# %% id="q4" wrong="forgets the square root" fails="q4_metres"
model = keras.Sequential([keras.Input((1,)), layers.Dense(30, "relu"), layers.Dense(1)])
model.compile(keras.optimizers.Adam(0.02), "mse")
model.fit(times, levels, epochs=30, verbose=0)
typical_error = METRES * model.evaluate(times, levels, verbose=0)

# %% id="q4" wrong="rounded" fails="q4_metres"
model = keras.Sequential([keras.Input((1,)), layers.Dense(30, "relu"), layers.Dense(1)])
model.compile(keras.optimizers.Adam(0.02), "mse")
model.fit(times, levels, epochs=30, verbose=0)
typical_error = round(METRES * model.evaluate(times, levels, verbose=0) ** 0.5, 1)

# %% id="q4" wrong="trained on after the error was computed" fails="q4_metres"
model = keras.Sequential([keras.Input((1,)), layers.Dense(30, "relu"), layers.Dense(1)])
model.compile(keras.optimizers.Adam(0.02), "mse")
model.fit(times, levels, epochs=25, verbose=0)
typical_error = METRES * np.sqrt(model.evaluate(times, levels, verbose=0))
model.fit(times, levels, epochs=5, verbose=0)

# %% id="q4" wrong="one input too many" fails="q4_learns q4_metres"
model = keras.Sequential([keras.Input((2,)), layers.Dense(30, "relu"), layers.Dense(1)])
model.compile(keras.optimizers.Adam(0.02), "mse")
model.fit(times, levels, epochs=30, verbose=0)
typical_error = METRES * np.sqrt(model.evaluate(times, levels, verbose=0))


# %% id="q5" right="a loop over the neurons"
def corners(model):
    W1, b1, W2, _ = model.get_weights()
    found = []
    for neuron in range(len(b1)):
        weight = W1[0, neuron]
        if weight == 0 or W2[neuron, 0] == 0:
            continue
        found.append(-b1[neuron] / weight)
    return sorted(found)


# %% id="q5" right="from the layers, as Python floats"
def corners(model):
    hidden, output = model.layers
    weights = hidden.kernel.numpy().ravel().tolist()
    biases = hidden.bias.numpy().tolist()
    used = output.get_weights()[0].ravel().tolist()
    return sorted(-b / w for w, b, v in zip(weights, biases, used, strict=True) if w and v)


# %% id="q5" right="divides first, then leaves out what is not finite"
def corners(model):
    W1, b1, W2, _ = model.get_weights()
    with np.errstate(divide="ignore"):
        places = -b1 / W1.ravel()
    places[W2.ravel() == 0] = np.nan
    return sorted(float(place) for place in places if np.isfinite(place))


# %% id="q5" right="by the change of the slope"
def corners(model):
    W1, b1, W2, _ = model.get_weights()
    change = np.abs(W1[0]) * W2[:, 0]
    places = -b1[change != 0] / W1[0][change != 0]
    places.sort()
    return places


# %% id="q5" wrong="the sign is lost" fails="q5_places q5_left_out"
def corners(model):
    W1, b1, W2, _ = model.get_weights()
    w, v = W1[0], W2[:, 0]
    use = (w != 0) & (v != 0)
    return np.sort(b1[use] / w[use])


# %% id="q5" wrong="weight by bias" fails="q5_places q5_left_out"
def corners(model):
    W1, b1, W2, _ = model.get_weights()
    w, v = W1[0], W2[:, 0]
    use = (w != 0) & (v != 0)
    return np.sort(-w[use] / b1[use])


# %% id="q5" wrong="every neuron makes a corner" fails="q5_left_out"
def corners(model):
    W1, b1, _, _ = model.get_weights()
    return np.sort(-b1 / W1[0])


# %% id="q5" wrong="keeps neurons that the output does not use" fails="q5_left_out"
def corners(model):
    W1, b1, _, _ = model.get_weights()
    w = W1[0]
    return np.sort(-b1[w != 0] / w[w != 0])


# %% id="q5" wrong="keeps neurons whose weight is 0, at 0" fails="q5_left_out"
def corners(model):
    W1, b1, W2, _ = model.get_weights()
    places = [-b / w if w else 0 for w, b, v in zip(W1[0], b1, W2[:, 0], strict=True) if v]
    return np.sort(places)


# %% id="q5" wrong="in the order of the neurons" fails="q5_places q5_left_out"
def corners(model):
    W1, b1, W2, _ = model.get_weights()
    w, v = W1[0], W2[:, 0]
    use = (w != 0) & (v != 0)
    return -b1[use] / w[use]


# %% id="q5" wrong="the largest first" fails="q5_places q5_left_out"
def corners(model):
    W1, b1, W2, _ = model.get_weights()
    w, v = W1[0], W2[:, 0]
    use = (w != 0) & (v != 0)
    return np.sort(-b1[use] / w[use])[::-1]


# %% id="q5" wrong="only neurons with positive weights" fails="q5_places q5_left_out"
def corners(model):
    W1, b1, W2, _ = model.get_weights()
    w, v = W1[0], W2[:, 0]
    use = (w > 0) & (v != 0)
    return np.sort(-b1[use] / w[use])


# %% id="q5" wrong="looks at a picture from -1 to 1" fails="q5_places q5_left_out"
def corners(model):
    line = np.linspace(-1, 1, 2001)
    curve = np.array(model(line.reshape(-1, 1)), dtype=float).ravel()
    return line[1:-1][np.abs(np.diff(curve, 2)) > 1e-4]


# %% id="q5" wrong="reads bent off its picture" fails="q5_places q5_left_out"
def corners(model):
    return [-0.6, 0.2, 0.5]


# %% id="q5" wrong="rounded to one decimal" fails="q5_places q5_left_out"
def corners(model):
    W1, b1, W2, _ = model.get_weights()
    w, v = W1[0], W2[:, 0]
    use = (w != 0) & (v != 0)
    return np.sort(-b1[use] / w[use]).round(1)


# %% id="q5" wrong="where the curve itself passes 0" fails="q5_places q5_left_out"
def corners(model):
    line = np.linspace(-10, 10, 20001)
    curve = np.array(model(line.reshape(-1, 1))).ravel()
    return line[1:][np.diff(np.sign(curve)) != 0]


# %% id="q5" wrong="a table of one row" fails="q5_places q5_left_out"
def corners(model):
    W1, b1, W2, _ = model.get_weights()
    use = (W1 != 0) & (W2.T != 0)
    return np.sort((-b1[use[0]] / W1[use]).reshape(1, -1))


# %% id="q5" wrong="neurons whose bias is 0 are left out too" fails="q5_places"
def corners(model):
    """Return the inputs at which the slope of the model's curve changes, sorted."""
    W1, b1, W2, _ = model.get_weights()
    return sorted(-b / w for w, b, v in zip(W1[0], b1, W2[:, 0]) if w * v * b != 0)


# %% id="q6" right="a capital letter"
answer = "E"

# %% id="q6" right="with brackets"
answer = "(e)"

# %% id="q6" wrong="steps along the slope, not against it" fails="q6_reading"
answer = "a"

# %% id="q6" wrong="a larger rate arrives sooner" fails="q6_reading"
answer = "b"

# %% id="q6" wrong="the slope has the same size on the other side" fails="q6_reading"
answer = "c"

# %% id="q6" wrong="a walk always ends nearer the middle" fails="q6_reading"
answer = "d"

# %% id="q6" wrong="a number" fails="q6_reading"
answer = 9
