# %% [markdown]
# # Answers to exercise 11
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.

# %% id="q1" right="the older generator, step by step"
def add_noise(x, amount, seed):
    rng = np.random.RandomState(seed)
    spoiled = x + amount * rng.randn(*x.shape)
    spoiled[spoiled < 0] = 0
    spoiled[spoiled > 1] = 1
    return spoiled.astype(np.float32)


# %% id="q1" right="keras.random and keras.ops"
def add_noise(x, amount, seed):
    noise = keras.random.normal(x.shape, mean=0.0, stddev=amount, seed=seed)
    return keras.ops.clip(keras.ops.convert_to_tensor(x, "float32") + noise, 0, 1)


# %% id="q1" right="the global seed"
def add_noise(x, amount, seed):
    np.random.seed(seed)
    noise = np.random.normal(loc=0, scale=amount, size=x.shape)
    return np.minimum(np.maximum(x + noise, 0), 1).astype("float32")


# %% id="q1" wrong="stays in float64" fails="q1_float32"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    return np.clip(x + rng.normal(0, amount, x.shape), 0, 1)


# %% id="q1" wrong="not clipped" fails="q1_range"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    return (x + rng.normal(0, amount, x.shape)).astype("float32")


# %% id="q1" wrong="clips the noise instead of the sum" fails="q1_range q1_noise"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    return (x + np.clip(rng.normal(0, amount, x.shape), 0, 1)).astype("float32")


# %% id="q1" wrong="uniform noise, only brighter" fails="q1_noise"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    return np.clip(x + amount * rng.random(x.shape), 0, 1).astype("float32")


# %% id="q1" wrong="the same noise for every row" fails="q1_noise"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    return np.clip(x + rng.normal(0, amount, x.shape[1:]), 0, 1).astype("float32")


# %% id="q1" wrong="ignores the seed" fails="q1_noise"
def add_noise(x, amount, seed):
    rng = np.random.default_rng()
    return np.clip(x + rng.normal(0, amount, x.shape), 0, 1).astype("float32")


# %% id="q1" wrong="ignores the amount" fails="q1_noise"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    return np.clip(x + rng.normal(0, 0.2, x.shape), 0, 1).astype("float32")


# %% id="q1" wrong="the amount as variance" fails="q1_noise"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    return np.clip(x + rng.normal(0, np.sqrt(amount), x.shape), 0, 1).astype("float32")


# %% id="q1" wrong="rows of any length, but no images: needs two axes" fails="q1_range q1_noise"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    noise = rng.normal(0, amount, (x.shape[0], x.shape[1]))
    return np.clip(x + noise, 0, 1).astype("float32")


# %% id="q1" right="a loop over values, the standard library"
import random


def add_noise(x, amount, seed):
    generator = random.Random(seed)
    spoiled = [min(max(value + generator.gauss(0, amount), 0), 1) for value in x.ravel()]
    return np.array(spoiled, dtype="float32").reshape(x.shape)


# %% id="q1" right="changes x on the way"
def add_noise(x, amount, seed):
    x += np.random.default_rng(seed).normal(0, amount, x.shape)
    np.clip(x, 0, 1, out=x)
    return x.astype("float32")


# %% id="q1" wrong="keeps the type of x" fails="q1_float32"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    return np.clip(x + rng.normal(0, amount, x.shape), 0, 1).astype(x.dtype)


# %% id="q1" wrong="uniform noise with the right standard deviation" fails="q1_noise"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    half = np.sqrt(3) * amount
    return np.clip(x + rng.uniform(-half, half, x.shape), 0, 1).astype("float32")


# %% id="q1" wrong="noise of two dice, nearly normal" fails="q1_noise"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    noise = amount * (rng.random((2, *x.shape)).sum(axis=0) - 1) * np.sqrt(6)
    return np.clip(x + noise, 0, 1).astype("float32")


# %% id="q1" wrong="cuts the noise at two standard deviations" fails="q1_noise"
def add_noise(x, amount, seed):
    noise = np.random.default_rng(seed).normal(0, amount, x.shape)
    noise = np.clip(noise, -2 * amount, 2 * amount)
    return np.clip(x + noise, 0, 1).astype("float32")


# %% id="q1" wrong="the same noise for every image" fails="q1_noise"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    return np.clip(x + rng.normal(0, amount, x.shape[-2:]), 0, 1).astype("float32")


# %% id="q1" wrong="multiplies, so that black stays black" fails="q1_noise"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    return np.clip(x * (1 + rng.normal(0, 2 * amount, x.shape)), 0, 1).astype("float32")


# %% id="q1" wrong="stretched to 0 and 1 instead of clipped" fails="q1_range q1_noise"
def add_noise(x, amount, seed):
    noisy = x + np.random.default_rng(seed).normal(0, amount, x.shape)
    noisy = (noisy - noisy.min()) / (noisy.max() - noisy.min())
    return noisy.astype("float32")


# %% id="q1" wrong="a seed of its own where none seems to be given" fails="q1_noise"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed or None)
    return np.clip(x + rng.normal(0, amount, x.shape), 0, 1).astype("float32")


# %% id="q2" right="a loop over rows"
def row_errors(x, given_back):
    return np.array([np.mean((a - b) ** 2) for a, b in zip(x, given_back)])


# %% id="q2" right="all axes but the first"
def row_errors(x, given_back):
    return np.square(x - given_back).mean(axis=tuple(range(1, x.ndim)))


# %% id="q2" right="a Keras loss on flat rows"
def row_errors(x, given_back):
    n = len(x)
    return keras.losses.mean_squared_error(x.reshape(n, -1), given_back.reshape(n, -1))


# %% id="q2" wrong="one mean for everything" fails="q2_flat q2_images"
def row_errors(x, given_back):
    return ((x - given_back) ** 2).mean()


# %% id="q2" wrong="down the columns" fails="q2_flat q2_images"
def row_errors(x, given_back):
    return ((x - given_back) ** 2).mean(axis=0)


# %% id="q2" wrong="flat rows only" fails="q2_images"
def row_errors(x, given_back):
    return ((x - given_back) ** 2).mean(axis=1)


# %% id="q2" wrong="images only" fails="q2_flat"
def row_errors(x, given_back):
    return ((x - given_back) ** 2).mean(axis=(1, 2))


# %% id="q2" wrong="the sum instead of the mean" fails="q2_flat q2_images"
def row_errors(x, given_back):
    return ((x - given_back) ** 2).reshape(len(x), -1).sum(axis=1)


# %% id="q2" wrong="absolute instead of squared" fails="q2_flat q2_images"
def row_errors(x, given_back):
    return np.abs(x - given_back).reshape(len(x), -1).mean(axis=1)


# %% id="q2" wrong="the square of the mean" fails="q2_flat q2_images"
def row_errors(x, given_back):
    return (x - given_back).reshape(len(x), -1).mean(axis=1) ** 2


# %% id="q2" wrong="forgets to return" fails="q2_flat q2_images"
def row_errors(x, given_back):
    errors = ((x - given_back) ** 2).reshape(len(x), -1).mean(axis=1)


# %% id="q3" right="percentile, and counts divided"
def choose_threshold(validation_errors, false_alarms):
    return np.percentile(validation_errors, 100 * (1 - false_alarms))


def mistakes(normal_errors, anomaly_errors, threshold):
    alarms = sum(1 for e in normal_errors if e > threshold)
    found = sum(1 for e in anomaly_errors if e > threshold)
    return [alarms / len(normal_errors), 1 - found / len(anomaly_errors)]


# %% id="q3" right="sorted by hand"
def choose_threshold(validation_errors, false_alarms):
    ordered = sorted(validation_errors)
    above = round(false_alarms * len(ordered))
    return ordered[len(ordered) - above - 1]


def mistakes(normal_errors, anomaly_errors, threshold):
    return np.array([np.mean(normal_errors > threshold), 1 - np.mean(anomaly_errors > threshold)])


# %% id="q3" right="pandas, shares of a table"
import pandas as pd


def choose_threshold(validation_errors, false_alarms):
    return pd.Series(validation_errors).quantile(1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    called = [pd.Series(errors).gt(threshold) for errors in (normal_errors, anomaly_errors)]
    return called[0].mean(), (~called[1]).mean()


# %% id="q3" wrong="equal counts as larger" fails="q3_false q3_missed"
def choose_threshold(validation_errors, false_alarms):
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    return np.mean(normal_errors >= threshold), np.mean(anomaly_errors < threshold)


# %% id="q3" wrong="one error too many above the threshold" fails="q3_threshold"
def choose_threshold(validation_errors, false_alarms):
    ordered = np.sort(validation_errors)
    return ordered[len(ordered) - round(false_alarms * len(ordered)) - 2]


def mistakes(normal_errors, anomaly_errors, threshold):
    return np.mean(normal_errors > threshold), np.mean(anomaly_errors <= threshold)


# %% id="q3" wrong="one error too few above the threshold" fails="q3_threshold"
def choose_threshold(validation_errors, false_alarms):
    return np.quantile(validation_errors, 1 - false_alarms, method="higher")


def mistakes(normal_errors, anomaly_errors, threshold):
    return np.mean(normal_errors > threshold), np.mean(anomaly_errors <= threshold)


# %% id="q3" wrong="forgets to sort" fails="q3_threshold"
def choose_threshold(validation_errors, false_alarms):
    return validation_errors[len(validation_errors) - round(false_alarms * len(validation_errors))]


def mistakes(normal_errors, anomaly_errors, threshold):
    return np.mean(normal_errors > threshold), np.mean(anomaly_errors <= threshold)


# %% id="q3" wrong="shares of all rows" fails="q3_false q3_missed"
def choose_threshold(validation_errors, false_alarms):
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    rows = len(normal_errors) + len(anomaly_errors)
    return np.sum(normal_errors > threshold) / rows, np.sum(anomaly_errors <= threshold) / rows


# %% id="q3" wrong="of those called anomalies, the normal ones" fails="q3_false"
def choose_threshold(validation_errors, false_alarms):
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    false, found = np.sum(normal_errors > threshold), np.sum(anomaly_errors > threshold)
    return false / max(false + found, 1), np.mean(anomaly_errors <= threshold)


# %% id="q3" wrong="the wrong end" fails="q3_threshold"
def choose_threshold(validation_errors, false_alarms):
    return np.quantile(validation_errors, false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    return np.mean(normal_errors > threshold), np.mean(anomaly_errors <= threshold)


# %% id="q3" wrong="percentile with a share" fails="q3_threshold"
def choose_threshold(validation_errors, false_alarms):
    return np.percentile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    return np.mean(normal_errors > threshold), np.mean(anomaly_errors <= threshold)


# %% id="q3" wrong="mean and two standard deviations" fails="q3_threshold"
def choose_threshold(validation_errors, false_alarms):
    return np.mean(validation_errors) + 2 * np.std(validation_errors)


def mistakes(normal_errors, anomaly_errors, threshold):
    return np.mean(normal_errors > threshold), np.mean(anomaly_errors <= threshold)


# %% id="q3" wrong="the largest error" fails="q3_threshold"
def choose_threshold(validation_errors, false_alarms):
    return np.max(validation_errors)


def mistakes(normal_errors, anomaly_errors, threshold):
    return np.mean(normal_errors > threshold), np.mean(anomaly_errors <= threshold)


# %% id="q3" wrong="counts instead of shares" fails="q3_false q3_missed"
def choose_threshold(validation_errors, false_alarms):
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    return np.sum(normal_errors > threshold), np.sum(anomaly_errors <= threshold)


# %% id="q3" wrong="found instead of missed" fails="q3_missed"
def choose_threshold(validation_errors, false_alarms):
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    return np.mean(normal_errors > threshold), np.mean(anomaly_errors > threshold)


# %% id="q3" wrong="the two numbers swapped" fails="q3_false q3_missed"
def choose_threshold(validation_errors, false_alarms):
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    return np.mean(anomaly_errors <= threshold), np.mean(normal_errors > threshold)


# %% id="q3" wrong="only one number" fails="q3_false q3_missed"
def choose_threshold(validation_errors, false_alarms):
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    return np.mean(normal_errors > threshold)


# %% id="q4" right="layers added one by one"
encoder = keras.Sequential()
encoder.add(keras.Input(shape=(64,)))
encoder.add(given.layers[0])
encoder.add(given.layers[1])
decoder = keras.Sequential()
decoder.add(keras.Input((6,)))
decoder.add(given.layers[2])
decoder.add(given.layers[3])

# %% id="q4" right="functional, from inner tensors"
encoder = keras.Model(given.inputs, given.layers[1].output)
code = keras.Input(shape=(6,))
decoder = keras.Model(code, given.layers[3](given.layers[2](code)))

# %% id="q4" right="copies with the weights copied"
encoder = keras.Sequential(
    [keras.Input((64,)), layers.Dense(32, "relu"), layers.Dense(6, name="code")]
)
encoder.set_weights(given.get_weights()[:4])
decoder = keras.Sequential(
    [keras.Input((6,)), layers.Dense(32, "relu"), layers.Dense(64, "sigmoid")]
)
decoder.set_weights(given.get_weights()[4:])


# %% id="q4" right="a class of one's own"
class Part(keras.Model):
    def __init__(self, first, second):
        super().__init__()
        self.second, self.first = second, first

    def call(self, x):
        return self.second(self.first(x))


encoder, decoder = Part(*given.layers[:2]), Part(*given.layers[2:])
encoder(np.zeros((1, 64)))
decoder(np.zeros((1, 6)))

# %% id="q4" wrong="the given network is trained on" fails="q4_codes q4_decoder"
given.compile("adam", "mse")
given.fit(np.random.default_rng(0).random((200, 64)), np.zeros((200, 64)), epochs=3, verbose=0)
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Sequential([keras.Input((6,)), given.layers[2], given.layers[3]])

# %% id="q4" wrong="one layer is missing in the encoder" fails="q4_encoder q4_codes"
encoder = keras.Model(given.inputs, given.layers[0].output)
decoder = keras.Sequential([keras.Input((6,)), given.layers[2], given.layers[3]])

# %% id="q4" wrong="the encoder goes one layer too far" fails="q4_encoder q4_codes"
encoder = keras.Model(given.inputs, given.get_layer("unfold").output)
decoder = keras.Sequential([keras.Input((6,)), given.layers[2], given.layers[3]])

# %% id="q4" wrong="new layers with new weights" fails="q4_codes q4_decoder"
encoder = keras.Sequential([keras.Input((64,)), layers.Dense(32, "relu"), layers.Dense(6)])
decoder = keras.Sequential(
    [keras.Input((6,)), layers.Dense(32, "relu"), layers.Dense(64, "sigmoid")]
)

# %% id="q4" wrong="clone_model, which starts with new weights" fails="q4_codes q4_decoder"
twin = keras.models.clone_model(given)
encoder = keras.Model(twin.inputs, twin.get_layer("code").output)
decoder = keras.Sequential([keras.Input((6,)), *twin.layers[2:]])

# %% id="q4" wrong="an activation of its own for the code" fails="q4_codes"
encoder = keras.Sequential(
    [keras.Input((64,)), given.layers[0], given.layers[1], layers.Activation("relu")]
)
decoder = keras.Sequential([keras.Input((6,)), given.layers[2], given.layers[3]])

# %% id="q4" wrong="the decoder takes pictures" fails="q4_decoder"
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Model(given.inputs, given.outputs)

# %% id="q4" wrong="the decoder lacks its last layer" fails="q4_decoder"
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Sequential([keras.Input((6,)), given.get_layer("unfold")])

# %% id="q4" wrong="layers instead of models" fails="q4_encoder q4_codes q4_decoder"
encoder = given.get_layer("code")
decoder = given.get_layer("picture")

# %% id="q4" wrong="a normalisation in the decoder" fails="q4_decoder"
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Sequential(
    [
        keras.Input(shape=(6,)),
        given.get_layer("unfold"),
        layers.BatchNormalization(),
        given.get_layer("picture"),
    ]
)

# %% id="q5" right="functional, activation layers, float32"
inputs, targets = (noisy / 16).astype("float32"), (clean / 16).astype("float32")
x = keras.Input(shape=(64,))
h = layers.Activation("relu")(layers.Dense(48)(x))
h = layers.Dense(12)(h)
h = layers.Activation("relu")(layers.Dense(48)(h))
denoiser = keras.Model(x, layers.Activation("sigmoid")(layers.Dense(64)(h)))
denoiser.compile("adam", keras.losses.MeanSquaredError())

# %% id="q5" right="tanh, add, and scaling in place of names"
clean = clean / 16.0
noisy = noisy / 16.0
inputs, targets = noisy, clean
denoiser = keras.Sequential()
denoiser.add(keras.Input((64,)))
for units, activation in ((48, "tanh"), (12, None), (48, "tanh"), (64, "sigmoid")):
    denoiser.add(layers.Dense(units, activation=activation))
denoiser.compile(optimizer="rmsprop", loss="mse", metrics=["mae"])

# %% id="q5" right="relu in the code as well"
inputs = noisy / noisy.max()
targets = clean / clean.max()
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12, "relu"),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile(keras.optimizers.Adam(0.01), "mean_squared_error")

# %% id="q5" right="a class of one's own, own activations, the layers made in another order"
inputs, targets = noisy / 16, clean / 16


class Denoiser(keras.Model):
    def __init__(self):
        super().__init__()
        self.back = layers.Dense(48, activation=lambda z: keras.ops.maximum(z, 0.1 * z))
        self.picture = layers.Dense(64)
        self.code = layers.Dense(12, "tanh")
        self.start = layers.Dense(48, activation="gelu")

    def call(self, x):
        return keras.ops.sigmoid(self.picture(self.back(self.code(self.start(x)))))


denoiser = Denoiser()
denoiser(inputs[:1])
denoiser.compile("sgd", loss=lambda y, z: keras.ops.mean((y - z) ** 2, axis=-1))

# %% id="q5" right="softplus, a hard sigmoid, and fitted"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "softplus"),
        layers.Dense(12),
        layers.Dense(48, "sigmoid"),
        layers.Dense(64, "hard_sigmoid"),
    ]
)
denoiser.compile("adam", "mse")
denoiser.fit(inputs, targets, epochs=1, verbose=0)

# %% id="q5" wrong="only the first layer of 48 bends" fails="q5_bends"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="only the second layer of 48 bends" fails="q5_bends"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48),
        layers.Dense(12),
        layers.Dense(48, "tanh"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="the code bends, and the layers of 48 do not" fails="q5_bends"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48),
        layers.Dense(12, "relu"),
        layers.Dense(48),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="softmax: the pixels add up to 1" fails="q5_range"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "softmax"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="tanh at the end" fails="q5_range"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "tanh"),
        layers.Dense(12),
        layers.Dense(48, "tanh"),
        layers.Dense(64, "tanh"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="frozen" fails="q5_sizes"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.trainable = False
denoiser.compile("adam", "mse")

# %% id="q5" wrong="not compiled" fails="q5_loss"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)

# %% id="q5" wrong="Huber, which is the squared error for small errors only" fails="q5_loss"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "huber")

# %% id="q5" wrong="the absolute error" fails="q5_loss"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "mae", metrics=["mse"])

# %% id="q5" wrong="arrays as they were: from clean to noisy" fails="q5_inputs q5_targets"
inputs = clean / 16
targets = noisy / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="noisy pictures as targets" fails="q5_targets"
inputs = noisy / 16
targets = noisy / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="not scaled" fails="q5_inputs q5_targets"
inputs = noisy
targets = clean
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="divided by 255, as for MNIST" fails="q5_inputs q5_targets"
inputs = noisy / 255
targets = clean / 255
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="no activation before the output" fails="q5_bends"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48),
        layers.Dense(12),
        layers.Dense(48),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="no sigmoid" fails="q5_range"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="relu at the end: nothing keeps it below 1" fails="q5_range"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "relu"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="the loss of the broken code" fails="q5_loss"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "binary_crossentropy")

# %% id="q5" wrong="a wider code" fails="q5_sizes"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "mse")


# %% id="q5" wrong="outputs divided by the largest" fails="q5_range"
def divide_by_largest(z):
    z = keras.ops.relu(z)
    return z / (keras.ops.max(z, axis=-1, keepdims=True) + 1e-7)


inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation=divide_by_largest),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q6" right="a capital letter"
answer = "D"

# %% id="q6" right="with brackets and blanks"
answer = " (d) "

# %% id="q6" wrong="is pleased with small errors" fails="q6_reading"
answer = "a"

# %% id="q6" wrong="suspects overfitting" fails="q6_reading"
answer = "b"

# %% id="q6" wrong="trains on the anomalies" fails="q6_reading"
answer = "c"

# %% id="q6" wrong="trains longer" fails="q6_reading"
answer = "e"

# %% id="q6" wrong="not a letter" fails="q6_reading"
answer = 0.0013
