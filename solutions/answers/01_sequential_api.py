# %% [markdown]
# # Answers to exercise 1
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.

# %% id="q1" right="np.dot and a mask"
def dense_relu(x, W, b):
    sums = np.dot(x, W) + b
    return sums * (sums > 0)


# %% id="q1" right="loops over rows and neurons"
def dense_relu(x, W, b):
    outputs = []
    for row in x:
        outputs.append([max(0, sum(row * W[:, j]) + b[j]) for j in range(len(b))])
    return outputs


# %% id="q1" right="keras.ops, in float32"
def dense_relu(x, W, b):
    x, W, b = (keras.ops.convert_to_tensor(value, "float32") for value in (x, W, b))
    return keras.ops.relu(keras.ops.matmul(x, W) + b)


# %% id="q1" right="a layer of Keras does it"
def dense_relu(x, W, b):
    dense = layers.Dense(len(b), activation="relu")
    dense.build(x.shape)
    dense.set_weights([W, b])
    return dense(x)


# %% id="q1" wrong="clipped from above" fails="q1_sums q1_relu"
def dense_relu(x, W, b):
    return np.clip(x @ W + b, 0, 50)


# %% id="q1" wrong="small sums become 0 too" fails="q1_relu"
def dense_relu(x, W, b):
    sums = x @ W + b
    return np.where(sums > 0.02, sums, 0)


# %% id="q1" wrong="forgets the activation" fails="q1_relu"
def dense_relu(x, W, b):
    return x @ W + b


# %% id="q1" wrong="forgets the bias" fails="q1_sums q1_relu"
def dense_relu(x, W, b):
    return np.maximum(0, x @ W)


# %% id="q1" wrong="adds the bias after relu" fails="q1_relu"
def dense_relu(x, W, b):
    return np.maximum(0, x @ W) + b


# %% id="q1" wrong="multiplies the wrong way round" fails="q1_sums q1_relu"
def dense_relu(x, W, b):
    return np.maximum(0, W @ x + b)


# %% id="q1" wrong="* instead of @" fails="q1_sums q1_relu"
def dense_relu(x, W, b):
    return np.maximum(0, x * W + b)


# %% id="q1" wrong="the absolute value instead of relu" fails="q1_relu"
def dense_relu(x, W, b):
    return np.abs(x @ W + b)


# %% id="q1" wrong="one maximum for all" fails="q1_sums q1_relu"
def dense_relu(x, W, b):
    return max(0, (x @ W + b).max())


# %% id="q1" wrong="forgets to return" fails="q1_sums q1_relu"
def dense_relu(x, W, b):
    outputs = np.maximum(0, x @ W + b)


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

# %% id="q4" wrong="one input too many" fails="q4_shape q4_learns q4_metres"
model = keras.Sequential([keras.Input((2,)), layers.Dense(30, "relu"), layers.Dense(1)])
model.compile(keras.optimizers.Adam(0.02), "mse")
model.fit(times, levels, epochs=30, verbose=0)
typical_error = METRES * np.sqrt(model.evaluate(times, levels, verbose=0))

# %% id="q5" right="a path, and load_model of keras.models"
from pathlib import Path

orbit_model.save(Path("orbit.keras"))
restored = keras.models.load_model(Path("orbit.keras"))

# %% id="q5" right="save_model as a function, without compiling"
keras.saving.save_model(orbit_model, "orbit.keras", overwrite=True)
restored = keras.saving.load_model("orbit.keras", compile=False)

# %% id="q5" wrong="the old format" fails="q5_file"
orbit_model.save("orbit.h5")
restored = keras.saving.load_model("orbit.h5", compile=False)

# %% id="q5" wrong="the weights alone" fails="q5_file q5_restored"
orbit_model.save_weights("orbit.weights.h5")
restored = keras.saving.load_model("orbit.weights.h5")

# %% id="q5" wrong="takes what save returns" fails="q5_restored"
restored = orbit_model.save("orbit.keras")

# %% id="q5" wrong="another file name" fails="q5_file"
orbit_model.save("model.keras")
restored = keras.saving.load_model("model.keras")

# %% id="q5" wrong="a copy that has lost its weights" fails="q5_file q5_restored"
restored = keras.models.clone_model(orbit_model)
restored.save("orbit.keras")

# %% id="q5" wrong="no quotes" fails="q5_file q5_restored"
orbit_model.save(orbit.keras)
restored = keras.saving.load_model(orbit.keras)

# %% id="q5" wrong="saves, and never loads" fails="q5_restored"
orbit_model.save("orbit.keras")

# %% id="q6" right="a capital letter"
answer = "C"

# %% id="q6" right="with brackets"
answer = "(c)"

# %% id="q6" wrong="too few parameters" fails="q6_reading"
answer = "a"

# %% id="q6" wrong="suspects the input" fails="q6_reading"
answer = "b"

# %% id="q6" wrong="an activation at the wrong place" fails="q6_reading"
answer = "d"

# %% id="q6" wrong="more of the same" fails="q6_reading"
answer = "e"

# %% id="q6" wrong="a number" fails="q6_reading"
answer = 3
