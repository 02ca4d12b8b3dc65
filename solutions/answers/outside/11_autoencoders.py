# %% id="q1" right="NumPy in one line"
def add_noise(x, amount, seed):
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    return np.clip(x + np.random.default_rng(seed).normal(0, amount, x.shape), 0, 1).astype("float32")

# %% id="q1" right="beginner's loop over the values, random from the standard library"
import random


def add_noise(x, amount, seed):
    generator = random.Random(int(seed))
    result = []
    for value in np.array(x).flatten():
        value = float(value) + generator.gauss(0, amount)
        if value < 0:
            value = 0.0
        if value > 1:
            value = 1.0
        result.append(value)
    return np.array(result, dtype=np.float32).reshape(np.shape(x))

# %% id="q1" right="keras.random and keras.ops"
from keras import ops


def add_noise(x, amount, seed):
    x = ops.convert_to_tensor(np.asarray(x, dtype="float32"))
    noise = keras.random.normal(ops.shape(x), mean=0.0, stddev=float(amount), dtype="float32", seed=int(seed))
    return ops.convert_to_numpy(ops.clip(x + noise, 0.0, 1.0))

# %% id="q1" right="old RandomState, standard normal times amount, minimum and maximum, type hints"
def add_noise(x: np.ndarray, amount: float, seed: int) -> np.ndarray:
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    state = np.random.RandomState(seed)
    standard = state.standard_normal(size=x.shape)
    spoiled = x + amount * standard
    spoiled = np.minimum(np.maximum(spoiled, 0.0), 1.0)
    return np.asarray(spoiled, dtype=np.float32)

# %% id="q1" right="global np.random.seed, boolean masks, prints"
def add_noise(x, amount, seed):
    np.random.seed(seed)
    noise = np.random.normal(loc=0.0, scale=amount, size=np.shape(x))
    noisy = np.array(x + noise)
    noisy[noisy < 0] = 0
    noisy[noisy > 1] = 1
    print("noise from", np.min(noise), "to", np.max(noise))
    return noisy.astype(np.float32)

# %% id="q1" wrong="breaks: 'the result is clipped' - clips the noise"
def add_noise(x, amount, seed):
    noise = np.random.default_rng(seed).normal(0, amount, x.shape)
    return (x + np.clip(noise, 0, 1)).astype("float32")

# %% id="q1" wrong="breaks: 'the result is clipped' - not clipped"
def add_noise(x, amount, seed):
    noise = np.random.default_rng(seed).normal(0, amount, x.shape)
    return (x + noise).astype("float32")

# %% id="q1" wrong="breaks: 'to the range from 0 to 1' - only the upper limit"
def add_noise(x, amount, seed):
    noise = np.random.default_rng(seed).normal(0, amount, x.shape)
    return np.minimum(x + noise, 1).astype("float32")

# %% id="q1" wrong="breaks: 'to the range from 0 to 1' - only the lower limit"
def add_noise(x, amount, seed):
    noise = np.random.default_rng(seed).normal(0, amount, x.shape)
    return np.maximum(x + noise, 0).astype("float32")

# %% id="q1" wrong="breaks: 'clipped' - stretched to 0 and 1 instead"
def add_noise(x, amount, seed):
    noisy = x + np.random.default_rng(seed).normal(0, amount, x.shape)
    noisy = (noisy - noisy.min()) / (noisy.max() - noisy.min())
    return noisy.astype("float32")

# %% id="q1" wrong="breaks: 'its type is float32' - float64"
def add_noise(x, amount, seed):
    x = x.astype("float32")
    return np.clip(x + np.random.default_rng(seed).normal(0, amount, x.shape), 0, 1)

# %% id="q1" wrong="breaks: 'its type is float32' - keeps the type of x, float64 for float64"
def add_noise(x, amount, seed):
    noisy = np.clip(x + np.random.default_rng(seed).normal(0, amount, x.shape), 0, 1)
    return noisy.astype(x.dtype)

# %% id="q1" wrong="breaks: 'the same seed must give the same noise' - the seed is not used"
def add_noise(x, amount, seed):
    rng = np.random.default_rng()
    return np.clip(x + rng.normal(0, amount, x.shape), 0, 1).astype("float32")

# %% id="q1" wrong="breaks: seed - always the seed 0, whatever is asked"
def add_noise(x, amount, seed=0):
    rng = np.random.default_rng(0)
    return np.clip(x + rng.normal(0, amount, x.shape), 0, 1).astype("float32")

# %% id="q1" wrong="breaks: 'the same seed' - one generator made outside, only the first call is repeatable"
generators = {}


def add_noise(x, amount, seed):
    if seed not in generators:
        generators[seed] = np.random.default_rng(seed)
    rng = generators[seed]
    return np.clip(x + rng.normal(0, amount, x.shape), 0, 1).astype("float32")

# %% id="q1" wrong="breaks: 'each value its own noise' - one noise for all values"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    return np.clip(x + rng.normal(0, amount), 0, 1).astype("float32")

# %% id="q1" wrong="breaks: 'each value its own noise' - the same noise for each row"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    return np.clip(x + rng.normal(0, amount, x.shape[1:]), 0, 1).astype("float32")

# %% id="q1" wrong="breaks: 'each value its own noise' - one number for each row"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    noise = rng.normal(0, amount, (len(x),) + (1,) * (x.ndim - 1))
    return np.clip(x + noise, 0, 1).astype("float32")

# %% id="q1" wrong="breaks: 'normal noise' - uniform with the same standard deviation"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    half = amount * np.sqrt(3)
    return np.clip(x + rng.uniform(-half, half, x.shape), 0, 1).astype("float32")

# %% id="q1" wrong="breaks: 'standard deviation amount' - amount taken as the variance"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    return np.clip(x + rng.normal(0, np.sqrt(amount), x.shape), 0, 1).astype("float32")

# %% id="q1" wrong="breaks: 'standard deviation amount' - always 0.1"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    return np.clip(x + rng.normal(0, 0.1, x.shape), 0, 1).astype("float32")

# %% id="q1" wrong="breaks: 'the mean 0' - mean and standard deviation swapped"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    return np.clip(x + rng.normal(amount, 1, x.shape), 0, 1).astype("float32")

# %% id="q1" wrong="breaks: 'the mean 0' - absolute values of the noise"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    return np.clip(x + np.abs(rng.normal(0, amount, x.shape)), 0, 1).astype("float32")

# %% id="q1" wrong="breaks: 'is added' - multiplied"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    return np.clip(x * (1 + rng.normal(0, amount, x.shape)), 0, 1).astype("float32")

# %% id="q1" wrong="breaks: 'of any shape' - two axes only"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    rows, columns = x.shape
    noisy = np.zeros((rows, columns), dtype="float32")
    for row in range(rows):
        for column in range(columns):
            noisy[row, column] = min(max(x[row, column] + rng.normal(0, amount), 0), 1)
    return noisy

# %% id="q1" wrong="breaks: 'an array of the same shape' - images come back flat"
def add_noise(x, amount, seed):
    rng = np.random.default_rng(seed)
    x = x.reshape(len(x), -1)
    return np.clip(x + rng.normal(0, amount, x.shape), 0, 1).astype("float32")

# %% id="q2" right="NumPy, reshape and mean"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    difference = x - given_back
    return (difference.reshape(len(x), -1) ** 2).mean(axis=1)

# %% id="q2" right="beginner's loops"
def row_errors(x, given_back):
    errors = []
    for i in range(len(x)):
        a = np.array(x[i]).ravel()
        b = np.array(given_back[i]).ravel()
        total = 0.0
        for j in range(len(a)):
            total = total + (float(a[j]) - float(b[j])) ** 2
        errors.append(total / len(a))
    return np.array(errors)

# %% id="q2" right="pandas"
import pandas as pd


def row_errors(x, given_back):
    rows = np.asarray(x).shape[0]
    difference = pd.DataFrame(np.asarray(x).reshape(rows, -1)) - pd.DataFrame(np.asarray(given_back).reshape(rows, -1))
    return difference.pow(2).mean(axis="columns").to_numpy()

# %% id="q2" right="keras.ops, all axes but the first"
from keras import ops


def row_errors(x, given_back):
    squared = ops.square(ops.convert_to_tensor(x) - ops.convert_to_tensor(given_back))
    axes = tuple(range(1, len(squared.shape)))
    return ops.convert_to_numpy(ops.mean(squared, axis=axes))

# %% id="q2" right="if for the two cases, type hints, einsum"
def row_errors(x: np.ndarray, given_back: np.ndarray) -> np.ndarray:
    d = np.asarray(x, dtype=float) - np.asarray(given_back, dtype=float)
    if d.ndim == 3:
        return np.einsum("nhw,nhw->n", d, d) / (d.shape[1] * d.shape[2])
    return np.einsum("np,np->n", d, d) / d.shape[1]

# %% id="q2" wrong="breaks: 'or images' - one number per row of an image"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    return ((x - given_back) ** 2).mean(axis=1)

# %% id="q2" wrong="breaks: 'or images' - mean over the last axis, shape (rows, height)"
def row_errors(x, given_back):
    return ((x - given_back) ** 2).mean(axis=-1)

# %% id="q2" wrong="breaks: 'flat rows' - works with images only"
def row_errors(x, given_back):
    return ((x - given_back) ** 2).mean(axis=(1, 2))

# %% id="q2" wrong="breaks: 'the mean' - the sum"
def row_errors(x, given_back):
    return ((x - given_back).reshape(len(x), -1) ** 2).sum(axis=1)

# %% id="q2" wrong="breaks: 'one number for each row' - one for each pixel"
def row_errors(x, given_back):
    return ((x - given_back).reshape(len(x), -1) ** 2).mean(axis=0)

# %% id="q2" wrong="breaks: 'one number for each row' - one number for all"
def row_errors(x, given_back):
    return ((x - given_back) ** 2).mean()

# %% id="q2" wrong="breaks: 'flat array' - a column of shape (rows, 1)"
def row_errors(x, given_back):
    return ((x - given_back).reshape(len(x), -1) ** 2).mean(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'squared' - absolute differences"
def row_errors(x, given_back):
    return np.abs((x - given_back).reshape(len(x), -1)).mean(axis=1)

# %% id="q2" wrong="breaks: 'mean of its squared differences' - the root of it"
def row_errors(x, given_back):
    return np.sqrt(((x - given_back).reshape(len(x), -1) ** 2).mean(axis=1))

# %% id="q2" wrong="breaks: 'mean of its squared differences' - square of the mean"
def row_errors(x, given_back):
    return (x - given_back).reshape(len(x), -1).mean(axis=1) ** 2

# %% id="q2" wrong="breaks: 'mean of its squared differences' - variance of the differences"
def row_errors(x, given_back):
    return (x - given_back).reshape(len(x), -1).var(axis=1)

# %% id="q2" wrong="breaks: 'squared differences' - difference of the squares"
def row_errors(x, given_back):
    x = x.reshape(len(x), -1)
    given_back = given_back.reshape(len(given_back), -1)
    return (x**2 - given_back**2).mean(axis=1)

# %% id="q2" wrong="breaks: 'the mean' - divided by the number of pixels less one"
def row_errors(x, given_back):
    d = (x - given_back).reshape(len(x), -1)
    return (d**2).sum(axis=1) / (d.shape[1] - 1)

# %% id="q2" wrong="breaks: 'the mean' - divided by the number of rows"
def row_errors(x, given_back):
    d = (x - given_back).reshape(len(x), -1)
    return (d**2).sum(axis=1) / len(x)

# %% id="q2" wrong="breaks: 'the mean' for images - divided by the height only"
def row_errors(x, given_back):
    d = x - given_back
    return (d**2).reshape(len(x), -1).sum(axis=1) / x.shape[1]

# %% id="q2" wrong="breaks: 'the mean' - the median"
def row_errors(x, given_back):
    return np.median((x - given_back).reshape(len(x), -1) ** 2, axis=1)

# %% id="q2" wrong="breaks: 'or images' - keras loss, one number per row of an image"
def row_errors(x, given_back):
    return np.asarray(keras.losses.mean_squared_error(x, given_back))

# %% id="q2" wrong="breaks: any length - the number of 64 pixels written in"
def row_errors(x, given_back):
    return ((x - given_back) ** 2).reshape(-1, 64).mean(axis=1)

# %% id="q3" right="NumPy quantile"
def choose_threshold(validation_errors, false_alarms):
    """Return a threshold that this share of the errors exceeds."""
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    """Return the share of false alarms and the share of missed anomalies."""
    return (normal_errors > threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" right="sorted list and counting loops"
def choose_threshold(validation_errors, false_alarms):
    ordered = sorted(float(e) for e in validation_errors)
    above = round(false_alarms * len(ordered))
    if above >= len(ordered):
        return ordered[0] - 1
    return ordered[len(ordered) - above - 1]


def mistakes(normal_errors, anomaly_errors, threshold):
    false = 0
    for error in normal_errors:
        if error > threshold:
            false += 1
    missed = 0
    for error in anomaly_errors:
        if not error > threshold:
            missed += 1
    return [false / len(normal_errors), missed / len(anomaly_errors)]

# %% id="q3" right="pandas, named tuple"
from collections import namedtuple

import pandas as pd

Mistakes = namedtuple("Mistakes", "false_alarms missed")


def choose_threshold(validation_errors, false_alarms):
    return float(pd.Series(validation_errors).quantile(1.0 - false_alarms))


def mistakes(normal_errors, anomaly_errors, threshold):
    false = pd.Series(normal_errors).gt(threshold).mean()
    missed = pd.Series(anomaly_errors).le(threshold).mean()
    return Mistakes(float(false), float(missed))

# %% id="q3" right="percentile, helper function, an array of two numbers, type hints"
def _share(called: np.ndarray) -> float:
    return np.count_nonzero(called) / called.size


def choose_threshold(validation_errors: np.ndarray, false_alarms: float) -> float:
    return np.percentile(np.asarray(validation_errors), 100 * (1 - false_alarms))


def mistakes(normal_errors: np.ndarray, anomaly_errors: np.ndarray, threshold: float) -> np.ndarray:
    alarms = _share(np.asarray(normal_errors) > threshold)
    found = _share(np.asarray(anomaly_errors) > threshold)
    return np.array([alarms, 1 - found])

# %% id="q3" wrong="breaks: 'larger than the threshold' - equal counts as a false alarm"
def choose_threshold(validation_errors, false_alarms):
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    return (normal_errors >= threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" wrong="breaks: 'larger than the threshold' - an anomaly equal to it is not counted as missed"
def choose_threshold(validation_errors, false_alarms):
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    return (normal_errors > threshold).mean(), (anomaly_errors < threshold).mean()

# %% id="q3" wrong="breaks: 'returns two numbers' - the other way round"
def choose_threshold(validation_errors, false_alarms):
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    missed = (anomaly_errors <= threshold).mean()
    false = (normal_errors > threshold).mean()
    return missed, false

# %% id="q3" wrong="breaks: 'above which lies the share' - the share lies below"
def choose_threshold(validation_errors, false_alarms):
    return np.quantile(validation_errors, false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    return (normal_errors > threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" wrong="breaks: 'the given share' - always a tenth"
def choose_threshold(validation_errors, false_alarms=0.1):
    return np.quantile(validation_errors, 0.9)


def mistakes(normal_errors, anomaly_errors, threshold):
    return (normal_errors > threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" wrong="breaks: 'the given share' - always 5 %"
def choose_threshold(validation_errors, false_alarms):
    return np.quantile(validation_errors, 0.95)


def mistakes(normal_errors, anomaly_errors, threshold):
    return (normal_errors > threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" wrong="breaks: 'share of the errors' - a share of the way to the largest error"
def choose_threshold(validation_errors, false_alarms):
    return (1 - false_alarms) * np.max(validation_errors)


def mistakes(normal_errors, anomaly_errors, threshold):
    return (normal_errors > threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" wrong="breaks: 'share of the errors' - a share of the way from the smallest to the largest"
def choose_threshold(validation_errors, false_alarms):
    low, high = validation_errors.min(), validation_errors.max()
    return low + (1 - false_alarms) * (high - low)


def mistakes(normal_errors, anomaly_errors, threshold):
    return (normal_errors > threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" wrong="breaks: 'share of the errors' - mean plus standard deviations"
def choose_threshold(validation_errors, false_alarms):
    return validation_errors.mean() + 1.4 * validation_errors.std()


def mistakes(normal_errors, anomaly_errors, threshold):
    return (normal_errors > threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" wrong="breaks: 'of the errors' - the errors are not sorted"
def choose_threshold(validation_errors, false_alarms):
    place = int((1 - false_alarms) * len(validation_errors)) - 1
    return validation_errors[place]


def mistakes(normal_errors, anomaly_errors, threshold):
    return (normal_errors > threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" wrong="breaks: 'false_alarms=0.05, 5 %' - takes it for a percentage"
def choose_threshold(validation_errors, false_alarms):
    return np.percentile(validation_errors, 100 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    return (normal_errors > threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" wrong="breaks: 'returns a threshold' - off by one, one error too many above"
def choose_threshold(validation_errors, false_alarms):
    ordered = np.sort(validation_errors)
    above = round(false_alarms * len(ordered))
    return ordered[len(ordered) - above - 2]


def mistakes(normal_errors, anomaly_errors, threshold):
    return (normal_errors > threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" wrong="breaks: 'returns a threshold' - returns the errors above it"
def choose_threshold(validation_errors, false_alarms):
    limit = np.quantile(validation_errors, 1 - false_alarms)
    return validation_errors[validation_errors > limit]


def mistakes(normal_errors, anomaly_errors, threshold):
    return (normal_errors > threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" wrong="breaks: 'share' - counts"
def choose_threshold(validation_errors, false_alarms):
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    return (normal_errors > threshold).sum(), (anomaly_errors <= threshold).sum()

# %% id="q3" wrong="breaks: 'from 0 to 1' - per cent"
def choose_threshold(validation_errors, false_alarms):
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    return 100 * (normal_errors > threshold).mean(), 100 * (anomaly_errors <= threshold).mean()

# %% id="q3" wrong="breaks: 'share of the normal rows' - share of all rows"
def choose_threshold(validation_errors, false_alarms):
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    rows = len(normal_errors) + len(anomaly_errors)
    return (normal_errors > threshold).sum() / rows, (anomaly_errors <= threshold).sum() / rows

# %% id="q3" wrong="breaks: 'that are not (missed)' - the share of found ones"
def choose_threshold(validation_errors, false_alarms):
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    return (normal_errors > threshold).mean(), (anomaly_errors > threshold).mean()

# %% id="q3" wrong="breaks: 'share of the normal rows that are called anomalies' - of those called anomalies, the normal ones"
def choose_threshold(validation_errors, false_alarms):
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    false = (normal_errors > threshold).sum()
    found = (anomaly_errors > threshold).sum()
    return false / (false + found), (anomaly_errors <= threshold).mean()

# %% id="q3" wrong="breaks: 'the share of the anomalies' - divided by the number of normal rows"
def choose_threshold(validation_errors, false_alarms):
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    n = len(normal_errors)
    return (normal_errors > threshold).sum() / n, (anomaly_errors <= threshold).sum() / n

# %% id="q3" wrong="breaks: 'threshold' - the threshold is always 0.5"
def choose_threshold(validation_errors, false_alarms):
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold=0.5):
    return (normal_errors > 0.5).mean(), (anomaly_errors <= 0.5).mean()

# %% id="q4" right="as in the lesson"
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Sequential(
    [keras.Input(shape=(6,)), given.get_layer("unfold"), given.get_layer("picture")]
)

# %% id="q4" right="two Sequential models with slices of layers"
encoder = keras.Sequential([keras.Input(shape=(64,))] + given.layers[:2], name="encoder")
decoder = keras.Sequential([keras.Input(shape=(6,))] + given.layers[2:], name="decoder")
encoder.summary()
decoder.summary()

# %% id="q4" right="functional API, layers called on new inputs"
pixels = keras.Input(shape=(64,), name="pixels")
hidden = given.get_layer("squeeze")(pixels)
encoder = keras.Model(inputs=pixels, outputs=given.get_layer("code")(hidden))

six = keras.Input(shape=(6,), name="six")
hidden = given.get_layer("unfold")(six)
decoder = keras.Model(inputs=six, outputs=given.get_layer("picture")(hidden))

test = np.random.default_rng(0).random((5, 64)).astype("float32")
print(np.allclose(decoder.predict(encoder.predict(test, verbose=0), verbose=0), given.predict(test, verbose=0), atol=1e-5))

# %% id="q4" right="add() in loops"
encoder = keras.Sequential()
encoder.add(keras.Input(shape=(64,)))
for name in ["squeeze", "code"]:
    encoder.add(given.get_layer(name))

decoder = keras.Sequential()
decoder.add(keras.Input((6,)))
for i in range(2, 4):
    decoder.add(given.layers[i])

# %% id="q4" right="subclassed keras.Model with the given layers, built by a first call"
class Part(keras.Model):
    """Some layers of a network, one after the other."""

    def __init__(self, parts, **options):
        super().__init__(**options)
        self.parts = parts

    def call(self, x):
        for part in self.parts:
            x = part(x)
        return x


encoder = Part([given.get_layer("squeeze"), given.get_layer("code")])
decoder = Part([given.get_layer("unfold"), given.get_layer("picture")])
encoder(np.zeros((1, 64), "float32"))
decoder(np.zeros((1, 6), "float32"))

# %% id="q4" wrong="breaks: 'of its layers' - new layers with new weights"
encoder = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(32, activation="relu", name="squeeze"),
        layers.Dense(6, name="code"),
    ]
)
decoder = keras.Sequential(
    [
        keras.Input(shape=(6,)),
        layers.Dense(32, activation="relu", name="unfold"),
        layers.Dense(64, activation="sigmoid", name="picture"),
    ]
)

# %% id="q4" wrong="breaks: 'of its layers' - layers of a clone with new weights"
copy = keras.models.clone_model(given)
encoder = keras.Model(copy.inputs, copy.get_layer("code").output)
decoder = keras.Sequential([keras.Input(shape=(6,)), *copy.layers[2:]])

# %% id="q4" wrong="breaks: 'decoder' - its first layer is new, encoder right"
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Sequential(
    [
        keras.Input(shape=(6,)),
        layers.Dense(32, activation="relu", name="unfold"),
        given.get_layer("picture"),
    ]
)

# %% id="q4" wrong="breaks: 'decoder' - right layers made new, only the kernels copied and no biases"
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Sequential(
    [
        keras.Input(shape=(6,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
decoder.layers[0].kernel.assign(given.get_layer("unfold").kernel)
decoder.layers[1].kernel.assign(given.get_layer("picture").kernel)

# %% id="q4" wrong="breaks: 'exactly what given does' - copied weights, the last activation forgotten"
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Sequential(
    [keras.Input(shape=(6,)), layers.Dense(32, activation="relu"), layers.Dense(64)]
)
decoder.set_weights(given.get_weights()[4:])

# %% id="q4" wrong="breaks: 'exactly what given does' - copied weights, the relu of unfold forgotten"
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Sequential(
    [keras.Input(shape=(6,)), layers.Dense(32), layers.Dense(64, activation="sigmoid")]
)
decoder.set_weights(given.get_weights()[4:])

# %% id="q4" wrong="breaks: 'returns the six of the code' - ends with squeeze"
encoder = keras.Model(given.inputs, given.get_layer("squeeze").output)
decoder = keras.Sequential(
    [keras.Input(shape=(6,)), given.get_layer("unfold"), given.get_layer("picture")]
)

# %% id="q4" wrong="breaks: 'returns the six of the code' - ends with unfold"
encoder = keras.Model(given.inputs, given.get_layer("unfold").output)
decoder = keras.Sequential(
    [keras.Input(shape=(6,)), given.get_layer("unfold"), given.get_layer("picture")]
)

# %% id="q4" wrong="breaks: 'encoder', 'decoder' - the names swapped"
decoder = keras.Model(given.inputs, given.get_layer("code").output)
encoder = keras.Sequential(
    [keras.Input(shape=(6,)), given.get_layer("unfold"), given.get_layer("picture")]
)

# %% id="q4" wrong="breaks: 'exactly' - a relu behind the code"
encoder = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        given.get_layer("squeeze"),
        given.get_layer("code"),
        layers.Activation("relu"),
    ]
)
decoder = keras.Sequential(
    [keras.Input(shape=(6,)), given.get_layer("unfold"), given.get_layer("picture")]
)

# %% id="q4" wrong="breaks: 'decoder takes the six' - takes the 32 of squeeze"
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Sequential([keras.Input(shape=(32,)), *given.layers[1:]])

# %% id="q4" wrong="breaks: 'decoder takes the six' - takes 64, the whole network"
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Model(given.inputs, given.outputs)

# %% id="q4" wrong="breaks: 'returns 64' - the decoder stops at unfold"
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Sequential([keras.Input(shape=(6,)), given.get_layer("unfold")])

# %% id="q4" wrong="breaks: 'returns the six of the code' - two outputs"
encoder = keras.Model(given.inputs, [given.get_layer("code").output, given.outputs[0]])
decoder = keras.Sequential(
    [keras.Input(shape=(6,)), given.get_layer("unfold"), given.get_layer("picture")]
)

# %% id="q4" wrong="breaks: 'exactly' - a sigmoid once more behind the decoder"
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Sequential(
    [
        keras.Input(shape=(6,)),
        given.get_layer("unfold"),
        given.get_layer("picture"),
        layers.Activation("sigmoid"),
    ]
)

# %% id="q4" wrong="breaks: 'decoder' - only the encoder is made"
encoder = keras.Model(given.inputs, given.get_layer("code").output)

# %% id="q5" right="Sequential with relu and sigmoid"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" right="functional API, tanh, float32, loss object, fitted for an epoch"
inputs = (noisy / clean.max()).astype("float32")
targets = (clean / clean.max()).astype("float32")

start = keras.Input(shape=(64,))
h = layers.Dense(48, activation="tanh")(start)
code = layers.Dense(12, name="code")(h)
h = layers.Dense(48, activation="tanh")(code)
end = layers.Dense(64, activation="sigmoid")(h)
denoiser = keras.Model(start, end, name="denoiser")
denoiser.compile(keras.optimizers.Adam(0.01), keras.losses.MeanSquaredError())
denoiser.fit(inputs, targets, epochs=1, batch_size=64, verbose=0)

# %% id="q5" right="clean and noisy overwritten, activation layers of their own, mse, prints"
clean = clean / 16
noisy = noisy / 16
inputs = noisy
targets = clean
print(inputs.min(), inputs.max(), targets.min(), targets.max())

denoiser = keras.Sequential()
denoiser.add(keras.Input(shape=(64,)))
denoiser.add(layers.Dense(48))
denoiser.add(layers.LeakyReLU())
denoiser.add(layers.Dense(12, name="code"))
denoiser.add(layers.Dense(48))
denoiser.add(layers.LeakyReLU())
denoiser.add(layers.Dense(64))
denoiser.add(layers.Activation("sigmoid"))
denoiser.compile(optimizer="rmsprop", loss="mse")
denoiser.summary()

# %% id="q5" right="helper functions, elu and gelu, own loss function"
from keras import ops


def scaled(x):
    return np.divide(x, 16.0)


def squared_error(wanted, found):
    return ops.mean(ops.square(found - wanted), axis=-1)


def build():
    model = keras.Sequential(
        [
            keras.Input(shape=(64,)),
            layers.Dense(units=48, activation="elu"),
            layers.Dense(units=12, name="code"),
            layers.Dense(units=48, activation=keras.activations.gelu),
            layers.Dense(units=64, activation=keras.activations.sigmoid),
        ]
    )
    model.compile(optimizer=keras.optimizers.Nadam(), loss=squared_error, metrics=["mean_absolute_error"])
    return model


inputs, targets = scaled(noisy), scaled(clean)
denoiser = build()

# %% id="q5" right="subclassed keras.Model, Python lists turned into arrays"
inputs = np.array([[value / 16 for value in row] for row in noisy])
targets = np.array([[value / 16 for value in row] for row in clean])


class Denoiser(keras.Model):
    def __init__(self):
        super().__init__()
        self.squeeze = layers.Dense(48, activation="relu")
        self.code = layers.Dense(12, name="code")
        self.unfold = layers.Dense(48, activation="relu")
        self.picture = layers.Dense(64, activation="sigmoid")

    def call(self, x):
        return self.picture(self.unfold(self.code(self.squeeze(x))))


denoiser = Denoiser()
denoiser(np.zeros((1, 64), "float32"))
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'the right way round' - still swapped"
inputs = clean / 16
targets = noisy / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'the right way round' - clean to clean, like an autoencoder"
inputs = clean / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'the right way round' - noisy to noisy"
inputs = noisy / 16
targets = inputs
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'go from 0 to 1' - neither is divided"
inputs = noisy
targets = clean
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'go from 0 to 1' - only the targets are divided"
inputs = noisy
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'go from 0 to 1' - divided by 255"
inputs = noisy / 255
targets = clean / 255
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'go from 0 to 1' - clipped to 0 and 1 instead of divided"
inputs = np.clip(noisy, 0, 1)
targets = np.clip(clean, 0, 1)
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'inputs and targets' - each pixel is stretched by itself"
from sklearn.preprocessing import minmax_scale

inputs = minmax_scale(noisy)
targets = minmax_scale(clean)
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'go from 0 to 1' - standardised"
inputs = (noisy - noisy.mean()) / noisy.std()
targets = (clean - clean.mean()) / clean.std()
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'targets' - black and white only"
inputs = noisy / 16
targets = (clean > 8).astype("float32")
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'keeps the sizes' - 8 numbers in the code"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(8, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: '7,468 parameters' - normalisation added"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.BatchNormalization(),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'the two layers of 48 bend' - neither does"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48),
        layers.Dense(12, name="code"),
        layers.Dense(48),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'the two layers of 48 bend' - only the first"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'the two layers of 48 bend' - only the second"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'the two layers of 48 bend' - the code bends instead"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48),
        layers.Dense(12, activation="relu", name="code"),
        layers.Dense(48),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'every output lies between 0 and 1' - no activation at the end"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'every output lies between 0 and 1' - relu at the end"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="relu"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'every output lies between 0 and 1' - tanh at the end"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="tanh"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="tanh"),
        layers.Dense(64, activation="tanh"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'would do what it should' - softmax: the 64 pixels add up to 1, no picture can come out"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="softmax"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'the loss is the mean squared error' - binary cross-entropy kept"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="binary_crossentropy", metrics=["mean_squared_error"])

# %% id="q5" wrong="breaks: 'the loss is the mean squared error' - mean absolute error"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_absolute_error")

# %% id="q5" wrong="breaks: 'the loss is the mean squared error' - Huber"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss=keras.losses.Huber())

# %% id="q5" wrong="breaks: 'fit would do what it should' - not compiled"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)

# %% id="q6" right="the letter"
answer = "d"

# %% id="q6" right="single quotes, with the reason printed"
answer = 'd'
print("The trouble comes back as well as everything else: 38 of 40 numbers is no bottleneck. Answer:", answer)

# %% id="q6" right="from a dictionary of the options"
options = {
    "a": "It works well",
    "b": "learned by heart",
    "c": "trouble into the training rows",
    "d": "The code is too wide",
    "e": "more epochs",
}
answer = [letter for letter, text in options.items() if "wide" in text][0]

# %% id="q6" right="type hint"
normal_error, trouble_error = 0.0012, 0.0013
answer: str = "d" if trouble_error / normal_error < 1.5 else "a"

# %% id="q6" wrong="a: tiny errors"
answer = "a"

# %% id="q6" wrong="b: by heart"
answer = "b"

# %% id="q6" wrong="c: trouble into the training rows"
answer = "c"

# %% id="q6" wrong="e: more epochs"
answer = "e"

# %% id="q6" wrong="breaks: 'the letter' - two letters"
answer = "d, e"

# %% id="q6" wrong="breaks: 'the letter' - the place of the option"
answer = "4"

# %% id="q6" wrong="breaks: 'the letter' - nothing written"
answer = ""

# %% id="q6" wrong="breaks: the options - a letter that is none"
answer = "f"

# %% id="q1" right="NumPy, default_rng, clip, astype"
def add_noise(x, amount, seed):
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    rng = np.random.default_rng(seed)
    spoiled = x + rng.normal(0, amount, x.shape)
    return np.clip(spoiled, 0, 1).astype("float32")

# %% id="q1" right="beginner's loop over the flat values, RandomState, prints"
def add_noise(x, amount, seed):
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    generator = np.random.RandomState(seed)
    flat = np.asarray(x, dtype=float).ravel()
    result = []
    for value in flat:
        new = value + generator.normal(0, amount)
        if new < 0:
            new = 0.0
        elif new > 1:
            new = 1.0
        result.append(new)
    return np.array(result, dtype=np.float32).reshape(np.shape(x))


print(add_noise(np.full((2, 3), 0.5), 0.1, 1))

# %% id="q1" right="keras.random and keras.ops, back to NumPy, type hints"
def add_noise(x: np.ndarray, amount: float, seed: int) -> np.ndarray:
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    x = keras.ops.convert_to_tensor(np.asarray(x), dtype="float32")
    noise = keras.random.normal(x.shape, mean=0.0, stddev=amount, dtype="float32", seed=seed)
    return keras.ops.convert_to_numpy(keras.ops.clip(x + noise, 0.0, 1.0))

# %% id="q1" right="standard normal times amount, maximum and minimum, out array"
def add_noise(x, amount, seed):
    rng = np.random.Generator(np.random.PCG64(seed))
    result = np.empty(np.shape(x), dtype=np.float32)
    result[...] = np.minimum(1, np.maximum(0, np.array(x, "float64") + amount * rng.standard_normal(np.shape(x))))
    return result

# %% id="q1" wrong="breaks: 'to each value its own noise is added' - only where there is ink"
def add_noise(x, amount, seed):
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    rng = np.random.default_rng(seed)
    noise = rng.normal(0, amount, x.shape)
    spoiled = np.where(x > 0, x + noise, x)
    return np.clip(spoiled, 0, 1).astype("float32")

# %% id="q1" wrong="breaks: 'the same seed must give the same noise' - the seed 0 counts as no seed"
def add_noise(x, amount, seed):
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    rng = np.random.default_rng(seed) if seed else np.random.default_rng()
    return np.clip(x + rng.normal(0, amount, x.shape), 0, 1).astype("float32")

# %% id="q1" wrong="breaks: 'an array of the same shape' - images come back as flat rows"
def add_noise(x, amount, seed):
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    rng = np.random.default_rng(seed)
    flat = x.reshape(len(x), -1)
    return np.clip(flat + rng.normal(0, amount, flat.shape), 0, 1).astype("float32")

# %% id="q1" wrong="breaks: 'to each value its own noise' - the channels of a colour image share it"
def add_noise(x, amount, seed):
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    rng = np.random.default_rng(seed)
    shape = x.shape
    if x.ndim > 2:
        shape = x.shape[:-1] + (1,)
    return np.clip(x + rng.normal(0, amount, shape), 0, 1).astype("float32")

# %% id="q1" wrong="breaks: 'to each value its own noise' - all images of a batch get the same noise"
def add_noise(x, amount, seed):
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    rng = np.random.default_rng(seed)
    picture = x.shape if x.ndim < 3 else x.shape[1:]
    return np.clip(x + rng.normal(0, amount, picture), 0, 1).astype("float32")

# %% id="q1" wrong="breaks: 'its type is float32, whatever the type of x' - float16 stays float16"
def add_noise(x, amount, seed):
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    rng = np.random.default_rng(seed)
    noise = rng.normal(0, amount, x.shape).astype(x.dtype)
    spoiled = np.clip(x + noise, 0, 1)
    if spoiled.dtype == "float64":
        spoiled = spoiled.astype("float32")
    return spoiled

# %% id="q1" wrong="breaks: 'the standard deviation amount' - amount taken as the variance"
def add_noise(x, amount, seed):
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    rng = np.random.default_rng(seed)
    return np.clip(x + np.sqrt(amount) * rng.standard_normal(x.shape), 0, 1).astype("float32")

# %% id="q1" wrong="breaks: 'the result is clipped' - the sum is rescaled to 0 and 1 instead"
def add_noise(x, amount, seed):
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    rng = np.random.default_rng(seed)
    spoiled = x + rng.normal(0, amount, x.shape)
    if spoiled.min() < 0 or spoiled.max() > 1:
        spoiled = (spoiled - spoiled.min()) / (spoiled.max() - spoiled.min())
    return spoiled.astype("float32")

# %% id="q2" right="NumPy, reshape"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    difference = np.asarray(x, dtype=float) - np.asarray(given_back, dtype=float)
    return (difference.reshape(len(difference), -1) ** 2).mean(axis=1)

# %% id="q2" right="beginner's loops"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    errors = []
    for row, back in zip(x, given_back):
        total = 0.0
        count = 0
        for a, b in zip(np.ravel(row), np.ravel(back)):
            total = total + (float(a) - float(b)) ** 2
            count = count + 1
        errors.append(total / count)
    return np.array(errors)

# %% id="q2" right="mean over all axes but the first, np.square"
def row_errors(x: np.ndarray, given_back: np.ndarray) -> np.ndarray:
    """Return the mean squared error of each row."""
    squared = np.square(np.subtract(x, given_back))
    return np.mean(squared, axis=tuple(range(1, squared.ndim)))

# %% id="q2" right="pandas"
def row_errors(x, given_back):
    import pandas as pd

    flat = pd.DataFrame(np.reshape(x, (len(x), -1)) - np.reshape(given_back, (len(x), -1)))
    return flat.pow(2).mean(axis="columns").to_numpy()

# %% id="q2" wrong="breaks: 'flat array of shape (rows,)' - a single row gives a bare number"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    difference = (x - given_back).reshape(len(x), -1)
    return np.squeeze((difference**2).mean(axis=1, keepdims=True))

# %% id="q2" wrong="breaks: 'a flat array of shape (rows,)' - a column"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    difference = (x - given_back).reshape(len(x), -1)
    return (difference**2).mean(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'one number for each row' - images give one number for each of their lines"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    return ((x - given_back) ** 2).mean(axis=-1)

# %% id="q2" wrong="breaks: 'the mean of its squared differences' - the square of the mean absolute difference in images"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    difference = x - given_back
    if difference.ndim == 3:
        return np.abs(difference).mean(axis=(1, 2)) ** 2
    return (difference**2).mean(axis=1)

# %% id="q2" wrong="breaks: 'the mean' - for images the sum of squares divided by height times height"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    squared = (x - given_back) ** 2
    if squared.ndim == 2:
        return squared.mean(axis=1)
    side = squared.shape[1]
    return squared.sum(axis=(1, 2)) / (side * side)

# %% id="q2" wrong="breaks: 'the mean of its squared differences' - rounded to three digits"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    difference = (x - given_back).reshape(len(x), -1)
    return (difference**2).mean(axis=1).round(3)

# %% id="q2" wrong="breaks: 'one number for each row' - flat rows are averaged over the rows, one number for each pixel"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    squared = (x - given_back) ** 2
    if squared.ndim == 3:
        return squared.mean(axis=(1, 2))
    return squared.mean(axis=0)

# %% id="q2" wrong="breaks: 'mean of its squared differences' - the root of it"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    difference = (x - given_back).reshape(len(x), -1)
    return np.sqrt((difference**2).mean(axis=1))

# %% id="q2" wrong="breaks: 'the mean of its squared differences' - the median"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    difference = (x - given_back).reshape(len(x), -1)
    return np.median(difference**2, axis=1)

# %% id="q3" right="np.quantile and means"
def choose_threshold(validation_errors, false_alarms):
    """Return a threshold that this share of the errors exceeds."""
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    """Return the share of false alarms and the share of missed anomalies."""
    return (normal_errors > threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" right="sorted list, half-way between two errors; loops that count"
def choose_threshold(validation_errors, false_alarms):
    """Return a threshold that this share of the errors exceeds."""
    in_order = sorted(float(e) for e in validation_errors)
    above = round(len(in_order) * false_alarms)
    if above == 0:
        return in_order[-1]
    if above == len(in_order):
        return in_order[0] - 1
    return (in_order[-above - 1] + in_order[-above]) / 2


def mistakes(normal_errors, anomaly_errors, threshold):
    """Return the share of false alarms and the share of missed anomalies."""
    alarms = 0
    for error in normal_errors:
        if error > threshold:
            alarms += 1
    missed = 0
    for error in anomaly_errors:
        if not error > threshold:
            missed += 1
    return alarms / len(normal_errors), missed / len(anomaly_errors)

# %% id="q3" right="the largest error below the rest, np.percentile style of pandas; returns an array of two"
import pandas as pd


def choose_threshold(validation_errors, false_alarms):
    return float(pd.Series(validation_errors).quantile(1 - false_alarms))


def mistakes(normal_errors, anomaly_errors, threshold):
    is_alarm = np.asarray(normal_errors) > threshold
    is_found = np.asarray(anomaly_errors) > threshold
    return [float(np.mean(is_alarm)), float(1 - np.mean(is_found))]

# %% id="q3" right="np.partition, np.count_nonzero"
def choose_threshold(validation_errors, false_alarms):
    count = len(validation_errors)
    below = count - int(np.ceil(np.round(count * false_alarms, 6)))
    return np.partition(validation_errors, below - 1)[below - 1] if below else np.min(validation_errors) - 1


def mistakes(normal_errors, anomaly_errors, threshold):
    false = np.count_nonzero(normal_errors > threshold) / np.size(normal_errors)
    missed = np.count_nonzero(anomaly_errors <= threshold) / np.size(anomaly_errors)
    return false, missed

# %% id="q3" wrong="breaks: 'the given share' - always a tenth"
def choose_threshold(validation_errors, false_alarms=0.1):
    """Return a threshold that this share of the errors exceeds."""
    return np.quantile(validation_errors, 0.9)


def mistakes(normal_errors, anomaly_errors, threshold):
    """Return the share of false alarms and the share of missed anomalies."""
    return (normal_errors > threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" wrong="breaks: 'the given share of the errors' - counts as if there were always a hundred"
def choose_threshold(validation_errors, false_alarms):
    """Return a threshold that this share of the errors exceeds."""
    above = int(round(100 * false_alarms))
    return np.sort(validation_errors)[-above - 1]


def mistakes(normal_errors, anomaly_errors, threshold):
    """Return the share of false alarms and the share of missed anomalies."""
    return (normal_errors > threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" wrong="breaks: 'above which lies the given share' - threshold rounded to three digits"
def choose_threshold(validation_errors, false_alarms):
    """Return a threshold that this share of the errors exceeds."""
    return round(float(np.quantile(validation_errors, 1 - false_alarms)), 3)


def mistakes(normal_errors, anomaly_errors, threshold):
    """Return the share of false alarms and the share of missed anomalies."""
    return (normal_errors > threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" wrong="breaks: 'the share of the anomalies that are not' - divided by the number of normal rows plus one"
def choose_threshold(validation_errors, false_alarms):
    """Return a threshold that this share of the errors exceeds."""
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    """Return the share of false alarms and the share of missed anomalies."""
    false_alarms = (normal_errors > threshold).mean()
    missed = (anomaly_errors <= threshold).sum() / (len(normal_errors) + 1)
    return false_alarms, missed

# %% id="q3" wrong="breaks: 'anomaly if its error is larger' - an anomaly equal to the threshold counts as found"
def choose_threshold(validation_errors, false_alarms):
    """Return a threshold that this share of the errors exceeds."""
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    """Return the share of false alarms and the share of missed anomalies."""
    return (normal_errors > threshold).mean(), (anomaly_errors < threshold).mean()

# %% id="q3" wrong="breaks: 'larger than the threshold' - a normal row equal to the threshold is an alarm"
def choose_threshold(validation_errors, false_alarms):
    """Return a threshold that this share of the errors exceeds."""
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    """Return the share of false alarms and the share of missed anomalies."""
    return (normal_errors >= threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" wrong="breaks: 'above which lies the given share' - the errors taken as normally distributed"
def choose_threshold(validation_errors, false_alarms):
    """Return a threshold that this share of the errors exceeds."""
    from scipy.stats import norm

    return np.mean(validation_errors) + norm.ppf(1 - false_alarms) * np.std(validation_errors)


def mistakes(normal_errors, anomaly_errors, threshold):
    """Return the share of false alarms and the share of missed anomalies."""
    return (normal_errors > threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" wrong="breaks: 'the share of the normal rows' - rounded to two digits"
def choose_threshold(validation_errors, false_alarms):
    """Return a threshold that this share of the errors exceeds."""
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    """Return the share of false alarms and the share of missed anomalies."""
    false_alarms = round(float((normal_errors > threshold).mean()), 2)
    missed = round(float((anomaly_errors <= threshold).mean()), 2)
    return false_alarms, missed

# %% id="q3" wrong="breaks: 'above which lies the given share' - the share lies below"
def choose_threshold(validation_errors, false_alarms):
    """Return a threshold that this share of the errors exceeds."""
    return np.quantile(validation_errors, false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    """Return the share of false alarms and the share of missed anomalies."""
    return (normal_errors > threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q4" right="functional, shared layers, as in the lesson"
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Sequential(
    [keras.Input(shape=(6,)), given.get_layer("unfold"), given.get_layer("picture")]
)

# %% id="q4" right="two Sequentials of slices of the layers, add in a loop"
encoder = keras.Sequential(name="encoder")
encoder.add(keras.Input(shape=(64,)))
for layer in given.layers[:2]:
    encoder.add(layer)

decoder = keras.Sequential(name="decoder")
decoder.add(keras.Input(shape=(6,)))
for layer in given.layers[-2:]:
    decoder.add(layer)

# %% id="q4" right="new layers, copies of the weights"
encoder = keras.Sequential(
    [keras.Input(shape=(64,)), layers.Dense(32, activation="relu"), layers.Dense(6)]
)
decoder = keras.Sequential(
    [
        keras.Input(shape=(6,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
all_weights = given.get_weights()
encoder.set_weights(all_weights[:4])
decoder.set_weights(all_weights[4:])
encoder.summary()
decoder.summary()

# %% id="q4" right="subclassed keras.Model around the shared layers"
class Half(keras.Model):
    def __init__(self, parts):
        super().__init__()
        self.parts = parts

    def call(self, x):
        for part in self.parts:
            x = part(x)
        return x


encoder = Half([given.get_layer("squeeze"), given.get_layer("code")])
decoder = Half([given.get_layer("unfold"), given.get_layer("picture")])
encoder(np.zeros((1, 64), "float32"))
decoder(np.zeros((1, 6), "float32"))

# %% id="q4" wrong="breaks: 'with the same weights' - the biases are not copied to the decoder"
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Sequential(
    [
        keras.Input(shape=(6,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
for mine, theirs in zip(decoder.layers, given.layers[2:]):
    mine.kernel.assign(theirs.kernel)

# %% id="q4" wrong="breaks: 'exactly what given does' - the code gets a relu"
encoder = keras.Sequential(
    [keras.Input(shape=(64,)), layers.Dense(32, activation="relu"), layers.Dense(6, activation="relu")]
)
encoder.set_weights(given.get_weights()[:4])
decoder = keras.Sequential(
    [keras.Input(shape=(6,)), given.get_layer("unfold"), given.get_layer("picture")]
)

# %% id="q4" wrong="breaks: 'exactly what given does' - the decoder's copy of unfold has no relu"
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Sequential(
    [keras.Input(shape=(6,)), layers.Dense(32), layers.Dense(64, activation="sigmoid")]
)
decoder.set_weights(given.get_weights()[4:])

# %% id="q4" wrong="breaks: 'copies with the same weights' - clone_model draws new weights"
copy = keras.models.clone_model(given)
encoder = keras.Model(copy.inputs, copy.get_layer("code").output)
decoder = keras.Sequential(
    [keras.Input(shape=(6,)), copy.get_layer("unfold"), copy.get_layer("picture")]
)

# %% id="q4" wrong="breaks: 'leave given as it is' - given is compiled and trained some more first"
rows = (load_digits().data / 16).astype("float32")
given.compile("adam", "mean_squared_error")
given.fit(rows, rows, epochs=1, verbose=0)
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Sequential(
    [keras.Input(shape=(6,)), given.get_layer("unfold"), given.get_layer("picture")]
)

# %% id="q4" wrong="breaks: 'encoder takes 64, decoder takes six' - the names are swapped"
decoder = keras.Model(given.inputs, given.get_layer("code").output)
encoder = keras.Sequential(
    [keras.Input(shape=(6,)), given.get_layer("unfold"), given.get_layer("picture")]
)

# %% id="q4" wrong="breaks: 'returns 64, exactly what given does' - no sigmoid at the end"
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Sequential(
    [keras.Input(shape=(6,)), layers.Dense(32, activation="relu"), layers.Dense(64)]
)
decoder.set_weights(given.get_weights()[4:])

# %% id="q5" right="Sequential, relu, sigmoid, adam"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" right="functional API, tanh, relu in the code, separate Activation layers, loss object, SGD, float32"
inputs = (noisy / noisy.max()).astype("float32")
targets = (clean / clean.max()).astype("float32")
print(inputs.max(), targets.max())
picture_in = keras.Input((64,))
x = layers.Dense(48)(picture_in)
x = layers.Activation("tanh")(x)
x = layers.Dense(12, activation="relu", name="code")(x)
x = layers.Dense(48)(x)
x = layers.Activation("tanh")(x)
x = layers.Dense(64)(x)
picture_out = layers.Activation("sigmoid")(x)
denoiser = keras.Model(picture_in, picture_out)
denoiser.compile(
    optimizer=keras.optimizers.SGD(0.5, momentum=0.9),
    loss=keras.losses.MeanSquaredError(),
    metrics=["mae"],
)

# %% id="q5" right="encoder and decoder nested, elu and leaky relu, hard sigmoid, rmsprop, mse"
inputs, targets = noisy / 16.0, clean / 16.0
squeezing = keras.Sequential(
    [keras.Input((64,)), layers.Dense(48, activation="elu"), layers.Dense(12, name="code")]
)
unfolding = keras.Sequential(
    [
        keras.Input((12,)),
        layers.Dense(48),
        layers.LeakyReLU(negative_slope=0.1),
        layers.Dense(64, activation="hard_sigmoid"),
    ]
)
denoiser = keras.Sequential([squeezing, unfolding])
denoiser.compile("rmsprop", "mse")

# %% id="q5" right="subclassed keras.Model, built by a first call, own loss function"
class Denoiser(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = layers.Dense(48, activation="gelu")
        self.code = layers.Dense(12, name="code")
        self.second = layers.Dense(48, activation="gelu")
        self.picture = layers.Dense(64, activation="sigmoid")

    def call(self, x):
        return self.picture(self.second(self.code(self.first(x))))


def squared(y_true, y_pred):
    return keras.ops.mean(keras.ops.square(y_true - y_pred), axis=-1)


inputs = noisy / 16
targets = clean / 16
denoiser = Denoiser()
denoiser(np.zeros((1, 64), "float32"))
denoiser.compile(optimizer="adam", loss=squared)

# %% id="q5" wrong="breaks: 'each by itself' - a softmax at the end"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="softmax"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'both layers of 48 units bend' - only the first and the code do"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, activation="relu", name="code"),
        layers.Dense(48),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'the loss is the mean squared error' - summed over the batch"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss=keras.losses.MeanSquaredError(reduction="sum"))

# %% id="q5" wrong="breaks: 'Both layers of 48 units bend' - a leaky relu with the slope 1 is straight"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48),
        layers.LeakyReLU(negative_slope=1.0),
        layers.Dense(12, activation="tanh", name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'inputs and targets are the right way round' - the noisy pictures are the targets, too"
inputs = noisy / 16
targets = inputs
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'go from 0 to 1' - the inputs are not clipped"
inputs = (clean + noise) / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'targets' - each picture divided by its own largest value, so the grey values differ"
inputs = noisy / noisy.max(axis=1, keepdims=True)
targets = clean / clean.max(axis=1, keepdims=True)
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'Every output lies between 0 and 1' - tanh goes down to -1"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="tanh"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="tanh"),
        layers.Dense(64, activation="tanh"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'each by itself' - the last layer is normalised over the 64 pixels before the sigmoid"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64),
        layers.LayerNormalization(center=False, scale=False),
        layers.Activation("sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'the loss is the mean squared error' - the root of it"
def rmse(y_true, y_pred):
    return keras.ops.sqrt(keras.ops.mean(keras.ops.square(y_true - y_pred), axis=-1))


inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss=rmse)

# %% id="q5" wrong="breaks: 'fit would do what it should' - the layer of the code is frozen"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code", trainable=False),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q6" right="the letter"
answer = "d"

# %% id="q6" right="chosen from a dictionary, with reasons printed"
conclusions = {"a": "works well", "d": "the code is too wide", "e": "more epochs"}
print("0.0013 against 0.0012: nothing gives trouble away, and 38 is nearly 40")
answer = [letter for letter, text in conclusions.items() if "wide" in text][0]

# %% id="q6" right="single quotes, a string method"
trouble, fine = 0.0013, 0.0012
answer = 'd' if trouble / fine < 1.5 and 38 / 40 > 0.9 else 'a'
print(answer)

# %% id="q6" wrong="breaks: tiny errors taken for success"
answer = "a"

# %% id="q6" wrong="breaks: taken for overfitting, though validation is as low as training"
answer = "b"

# %% id="q6" wrong="breaks: puts the trouble into the training rows"
answer = "c"

# %% id="q6" wrong="breaks: more epochs"
answer = "e"

# %% id="q6" wrong="breaks: 'Write the letter' - two letters, one of them wrong"
answer = "de"

# %% id="q6" wrong="breaks: 'Write the letter' - a list of two"
answer = ["a", "d"]

# %% id="q6" wrong="breaks: 'Write the letter' - a number"
answer = 4

# %% id="q1" right="NumPy's generator in three steps"
def add_noise(x, amount, seed):
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    rng = np.random.default_rng(seed)
    noisy_x = x + rng.normal(0, amount, x.shape)
    return np.clip(noisy_x, 0, 1).astype("float32")

# %% id="q1" right="beginner's loop over every value, with ifs"
def add_noise(x, amount, seed):
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    rng = np.random.default_rng(seed)
    values = []
    for value in x.ravel():
        value = float(value) + rng.normal(0, amount)
        if value < 0:
            value = 0.0
        if value > 1:
            value = 1.0
        values.append(value)
    return np.array(values, dtype=np.float32).reshape(x.shape)

# %% id="q1" right="keras.random and keras.ops, type hints"
def add_noise(x: np.ndarray, amount: float, seed: int) -> np.ndarray:
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    pictures = keras.ops.convert_to_tensor(x, dtype="float32")
    added = keras.random.normal(
        x.shape, mean=0.0, stddev=float(amount), dtype="float32", seed=int(seed)
    )
    return keras.ops.convert_to_numpy(keras.ops.clip(pictures + added, 0.0, 1.0))

# %% id="q1" wrong="breaks: 'to each value its own normal noise is added' - white paper (0) stays without noise"
def add_noise(x, amount, seed):
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    rng = np.random.default_rng(seed)
    added = rng.normal(0, amount, x.shape)
    added = np.where(x > 0, added, 0)
    return np.clip(x + added, 0, 1).astype("float32")

# %% id="q1" wrong="breaks: 'to each value its own' - all pictures of a stack (rows, height, width) share one noise"
def add_noise(x, amount, seed):
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    rng = np.random.default_rng(seed)
    added = rng.normal(0, amount, x.shape[-2:])
    return np.clip(x + added, 0, 1).astype("float32")

# %% id="q1" wrong="breaks: 'the standard deviation amount' - takes the amount for the variance"
def add_noise(x, amount, seed):
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    rng = np.random.default_rng(seed)
    return np.clip(x + rng.normal(0, np.sqrt(amount), x.shape), 0, 1).astype("float32")

# %% id="q1" wrong="breaks: 'its type is float32, whatever floats x holds' - gives back the type of x"
def add_noise(x, amount, seed):
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    rng = np.random.default_rng(seed)
    return np.clip(x + rng.normal(0, amount, x.shape), 0, 1).astype(x.dtype)

# %% id="q1" wrong="breaks: 'the result is clipped to the range from 0 to 1' - squeezes all values into the range instead"
def add_noise(x, amount, seed):
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    rng = np.random.default_rng(seed)
    spoiled = x + rng.normal(0, amount, x.shape)
    spoiled = (spoiled - spoiled.min()) / (spoiled.max() - spoiled.min())
    return spoiled.astype("float32")

# %% id="q1" wrong="breaks: 'of any shape' - two loops, for arrays with rows and columns only"
def add_noise(x, amount, seed):
    """Return x with normal noise, clipped to 0 and 1, in float32."""
    rng = np.random.default_rng(seed)
    n_rows, n_columns = x.shape
    spoiled = np.zeros((n_rows, n_columns), dtype="float32")
    for i in range(n_rows):
        for j in range(n_columns):
            spoiled[i, j] = min(max(float(x[i, j]) + rng.normal(0, amount), 0), 1)
    return spoiled

# %% id="q2" right="mean along all axes but the first"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    return np.mean((x - given_back) ** 2, axis=tuple(range(1, x.ndim)))

# %% id="q2" right="beginner's loops, sum and count"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    errors = []
    for row, back in zip(x, given_back):
        total = 0
        count = 0
        for wanted, found in zip(np.ravel(row), np.ravel(back)):
            total = total + (wanted - found) ** 2
            count = count + 1
        errors.append(total / count)
    return np.array(errors)

# %% id="q2" right="flat rows in a pandas table"
import pandas as pd


def row_errors(x: np.ndarray, given_back: np.ndarray) -> np.ndarray:
    """Return the mean squared error of each row."""
    difference = pd.DataFrame((x - given_back).reshape(len(x), -1))
    return difference.pow(2).mean(axis="columns").to_numpy()

# %% id="q2" wrong="breaks: 'images, of shape (rows, height, width)' - works for square images only"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    if x.ndim == 3:
        side = x.shape[1]
        x = x.reshape(len(x), side * side)
        given_back = given_back.reshape(len(given_back), side * side)
    return ((x - given_back) ** 2).mean(axis=1)

# %% id="q2" wrong="breaks: 'the mean of its squared differences' - rounded to two digits, small errors become 0"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    difference = (x - given_back).reshape(len(x), -1)
    return np.round((difference**2).mean(axis=1), 2)

# %% id="q2" wrong="breaks: 'the mean of its squared differences' - the root of this mean"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    difference = (x - given_back).reshape(len(x), -1)
    return np.sqrt((difference**2).mean(axis=1))

# %% id="q2" wrong="breaks: 'in a flat array of shape (rows,)' - a column of shape (rows, 1)"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    difference = (x - given_back).reshape(len(x), -1)
    return (difference**2).mean(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'the mean of its squared differences' - their sum"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    difference = (x - given_back).reshape(len(x), -1)
    return (difference**2).sum(axis=1)

# %% id="q2" wrong="breaks: 'Return one number for each row' - for images one number for each of their columns"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    return ((x - given_back) ** 2).mean(axis=1)

# %% id="q3" right="quantile and means of comparisons"
def choose_threshold(validation_errors, false_alarms):
    """Return a threshold that this share of the errors exceeds."""
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    """Return the share of false alarms and the share of missed anomalies."""
    return (normal_errors > threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" right="beginner's way: sorts and counts in loops, a list of two"
def choose_threshold(validation_errors, false_alarms):
    """Return a threshold that this share of the errors exceeds."""
    from_large_to_small = sorted(validation_errors, reverse=True)
    how_many = round(false_alarms * len(from_large_to_small))
    if how_many >= len(from_large_to_small):
        return from_large_to_small[-1] - 1
    return from_large_to_small[how_many]


def mistakes(normal_errors, anomaly_errors, threshold):
    """Return the share of false alarms and the share of missed anomalies."""
    alarms = 0
    for error in normal_errors:
        if error > threshold:
            alarms = alarms + 1
    missed = 0
    for error in anomaly_errors:
        if not error > threshold:
            missed = missed + 1
    return [alarms / len(normal_errors), missed / len(anomaly_errors)]

# %% id="q3" right="pandas for the quantile, a helper, an array of two"
import pandas as pd


def share_called(errors, threshold) -> float:
    """Return the share of the rows that are called anomalies."""
    return np.count_nonzero(np.asarray(errors) > threshold) / np.size(errors)


def choose_threshold(validation_errors, false_alarms: float) -> float:
    """Return a threshold that this share of the errors exceeds."""
    return float(pd.Series(validation_errors).quantile(1 - false_alarms))


def mistakes(normal_errors, anomaly_errors, threshold: float) -> np.ndarray:
    """Return the share of false alarms and the share of missed anomalies."""
    return np.array([share_called(normal_errors, threshold), 1 - share_called(anomaly_errors, threshold)])

# %% id="q3" wrong="breaks: 'above which lies the given share of the errors' - as if the errors were normally distributed"
from scipy.stats import norm


def choose_threshold(validation_errors, false_alarms):
    """Return a threshold that this share of the errors exceeds."""
    return validation_errors.mean() + norm.ppf(1 - false_alarms) * validation_errors.std()


def mistakes(normal_errors, anomaly_errors, threshold):
    """Return the share of false alarms and the share of missed anomalies."""
    return (normal_errors > threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" wrong="breaks: 'above which lies the given share of the errors' - one place too far in the sorted errors"
def choose_threshold(validation_errors, false_alarms):
    """Return a threshold that this share of the errors exceeds."""
    in_order = np.sort(validation_errors)
    how_many = round(false_alarms * len(in_order))
    return in_order[len(in_order) - how_many]  # the smallest of the largest ones


def mistakes(normal_errors, anomaly_errors, threshold):
    """Return the share of false alarms and the share of missed anomalies."""
    return (normal_errors > threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" wrong="breaks: 'above which lies the given share of the errors' - rounded to three digits, too coarse for small errors"
def choose_threshold(validation_errors, false_alarms):
    """Return a threshold that this share of the errors exceeds."""
    return round(float(np.quantile(validation_errors, 1 - false_alarms)), 3)


def mistakes(normal_errors, anomaly_errors, threshold):
    """Return the share of false alarms and the share of missed anomalies."""
    return (normal_errors > threshold).mean(), (anomaly_errors <= threshold).mean()

# %% id="q3" wrong="breaks: 'if its error is larger than the threshold' - an error equal to it counts as an anomaly"
def choose_threshold(validation_errors, false_alarms):
    """Return a threshold that this share of the errors exceeds."""
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    """Return the share of false alarms and the share of missed anomalies."""
    return (normal_errors >= threshold).mean(), (anomaly_errors < threshold).mean()

# %% id="q3" wrong="breaks: 'the share of the normal rows, and the share of the anomalies' - shares of all rows together"
def choose_threshold(validation_errors, false_alarms):
    """Return a threshold that this share of the errors exceeds."""
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    """Return the share of false alarms and the share of missed anomalies."""
    rows = len(normal_errors) + len(anomaly_errors)
    return (normal_errors > threshold).sum() / rows, (anomaly_errors <= threshold).sum() / rows

# %% id="q3" wrong="breaks: 'the share of the anomalies that are not (missed)' - the share that is found"
def choose_threshold(validation_errors, false_alarms):
    """Return a threshold that this share of the errors exceeds."""
    return np.quantile(validation_errors, 1 - false_alarms)


def mistakes(normal_errors, anomaly_errors, threshold):
    """Return the share of false alarms and the share of missed anomalies."""
    return (normal_errors > threshold).mean(), (anomaly_errors > threshold).mean()

# %% id="q4" right="the lesson's way: get_layer, shared layers"
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Sequential(
    [keras.Input(shape=(6,)), given.get_layer("unfold"), given.get_layer("picture")]
)

# %% id="q4" right="copies: new layers in the functional API, weights set layer by layer, compared at the end"
pixels_in = keras.Input(shape=(64,))
hidden_in = layers.Dense(32, activation="relu", name="squeeze")(pixels_in)
encoder = keras.Model(pixels_in, layers.Dense(6, name="code")(hidden_in), name="encoder")

code_in = keras.Input(shape=(6,))
hidden_out = layers.Dense(32, activation="relu", name="unfold")(code_in)
decoder = keras.Model(
    code_in, layers.Dense(64, activation="sigmoid", name="picture")(hidden_out), name="decoder"
)

for half, names in ((encoder, ("squeeze", "code")), (decoder, ("unfold", "picture"))):
    for name in names:
        half.get_layer(name).set_weights(given.get_layer(name).get_weights())

some = np.random.default_rng(0).random((5, 64)).astype("float32")
both = decoder.predict(encoder.predict(some, verbose=0), verbose=0)
print(np.abs(both - given.predict(some, verbose=0)).max())

# %% id="q4" right="a subclassed keras.Model that passes on through some layers of given"
class Half(keras.Model):
    """Some layers, one after the other."""

    def __init__(self, parts):
        super().__init__()
        self.parts = parts

    def call(self, x):
        for part in self.parts:
            x = part(x)
        return x


encoder = Half(given.layers[:2])
decoder = Half(given.layers[2:])
print(encoder(np.zeros((1, 64), "float32")).shape)
print(decoder(np.zeros((1, 6), "float32")).shape)

# %% id="q4" wrong="breaks: 'of its layers (or of copies with the same weights)' - new layers with new weights"
encoder = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(32, activation="relu", name="squeeze"),
        layers.Dense(6, name="code"),
    ]
)
decoder = keras.Sequential(
    [
        keras.Input(shape=(6,)),
        layers.Dense(32, activation="relu", name="unfold"),
        layers.Dense(64, activation="sigmoid", name="picture"),
    ]
)

# %% id="q4" wrong="breaks: 'returns the six of the code' - the copy of the code layer has got a relu"
encoder = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(6, activation="relu"),
    ]
)
decoder = keras.Sequential(
    [
        keras.Input(shape=(6,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
encoder.set_weights(given.get_weights()[:4])
decoder.set_weights(given.get_weights()[4:])

# %% id="q4" wrong="breaks: 'they must do exactly what given does' - the copied decoder has lost the sigmoid"
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Sequential(
    [keras.Input(shape=(6,)), layers.Dense(32, activation="relu"), layers.Dense(64)]
)
decoder.set_weights(given.get_weights()[4:])

# %% id="q4" wrong="breaks: 'copies with the same weights' - copies the kernels, and leaves the biases 0"
encoder = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(32, activation="relu", name="squeeze"),
        layers.Dense(6, name="code"),
    ]
)
decoder = keras.Sequential(
    [
        keras.Input(shape=(6,)),
        layers.Dense(32, activation="relu", name="unfold"),
        layers.Dense(64, activation="sigmoid", name="picture"),
    ]
)
for half in (encoder, decoder):
    for layer in half.layers:
        layer.kernel.assign(given.get_layer(layer.name).kernel)

# %% id="q4" wrong="breaks: 'without training them further' - trains given on the digits first"
pictures = load_digits().data / 16
given.compile(optimizer="adam", loss="mean_squared_error")
given.fit(pictures, pictures, epochs=3, verbose=0)
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Sequential(
    [keras.Input(shape=(6,)), given.get_layer("unfold"), given.get_layer("picture")]
)

# %% id="q4" wrong="breaks: 'they must do exactly what given does' - the decoder has a batch normalisation besides the layers of given"
encoder = keras.Model(given.inputs, given.get_layer("code").output)
decoder = keras.Sequential(
    [
        keras.Input(shape=(6,)),
        given.get_layer("unfold"),
        layers.BatchNormalization(),
        given.get_layer("picture"),
    ]
)

# %% id="q5" right="Sequential with relu and sigmoid, adam and mse"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mse")
denoiser.summary()

# %% id="q5" right="functional API, tanh, an output function of one's own, SGD, float32"
def grey_value(z):
    """Bend each number into the range from 0 to 1."""
    return (keras.ops.tanh(z) + 1) / 2


inputs, targets = ((pictures / 16).astype("float32") for pictures in (noisy, clean))
seen = keras.Input(shape=(64,))
x = layers.Dense(48)(seen)
x = layers.Activation("tanh")(x)
x = layers.Dense(12, activation="elu", name="code")(x)
x = layers.Dense(48)(x)
x = layers.Activation("tanh")(x)
denoiser = keras.Model(seen, layers.Dense(64, activation=grey_value)(x))
denoiser.compile(
    keras.optimizers.SGD(learning_rate=0.5, momentum=0.9), keras.losses.MeanSquaredError()
)
print(denoiser.count_params(), inputs.min(), inputs.max(), targets.min(), targets.max())

# %% id="q5" right="a subclassed keras.Model, a loss function of one's own, fitted for two epochs"
class Denoiser(keras.Model):
    def __init__(self):
        super().__init__()
        self.squeeze = layers.Dense(48, activation="relu")
        self.code = layers.Dense(12, name="code")
        self.unfold = layers.Dense(48, activation="relu")
        self.picture = layers.Dense(64, activation="sigmoid")

    def call(self, x):
        return self.picture(self.unfold(self.code(self.squeeze(x))))


def squared_error(y_true, y_pred):
    return keras.ops.mean(keras.ops.square(y_true - y_pred), axis=-1)


inputs = np.array([row / 16 for row in noisy], dtype="float32")
targets = np.array([row / 16 for row in clean], dtype="float32")
denoiser = Denoiser()
denoiser(inputs[:1])  # now it has its weights
denoiser.compile(optimizer=keras.optimizers.RMSprop(), loss=squared_error)
history = denoiser.fit(inputs, targets, epochs=2, verbose=0)
print(history.history["loss"])

# %% id="q5" wrong="breaks: 'Every output lies between 0 and 1, each by itself' - a softmax, all 64 share one whole"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="softmax"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'Both layers of 48 units bend' - the second has no activation, the code has one instead"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, activation="relu", name="code"),
        layers.Dense(48),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'and so has 7,468 parameters' - PReLU bends, but brings 96 more parameters"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48),
        layers.PReLU(),
        layers.Dense(12, name="code"),
        layers.Dense(48),
        layers.PReLU(),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'the loss is the mean squared error' - it is only a metric, the loss is still the cross-entropy"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(
    optimizer="adam", loss="binary_crossentropy", metrics=["mean_squared_error"]
)

# %% id="q5" wrong="breaks: 'and go from 0 to 1' - noise added after the scaling and not clipped, so the inputs leave the range"
targets = clean / 16
inputs = targets + noise / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q5" wrong="breaks: 'each by itself' - the outputs of a picture are divided by the largest of them"
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

# %% id="q6" right="the letter d"
answer = "d"

# %% id="q6" right="the letter d, single quotes and a reason"
# 0.0013 is hardly more than 0.0012, and 38 of 40 is no bottleneck
answer = 'd'
print("My answer:", answer)

# %% id="q6" wrong="breaks: 'What do you conclude, and do?' - a: small errors everywhere are taken for success"
answer = "a"

# %% id="q6" wrong="breaks: 'What do you conclude, and do?' - b: sees overfitting, though validation is as good as training"
answer = "b"

# %% id="q6" wrong="breaks: 'What do you conclude, and do?' - c: wants to train on the anomalies"
answer = "c"

# %% id="q6" wrong="breaks: 'What do you conclude, and do?' - e: wants an even smaller error"
answer = "e"

# %% id="q6" wrong="breaks: 'Write the letter into answer' - writes the size of the code"
answer = 38

# %% id="q6" wrong="breaks: 'Write the letter into answer' - hedges with two letters"
answer = "d or a"
