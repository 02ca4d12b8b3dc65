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

# %% id="q6" wrong="breaks: 'the letter' - two letters"
answer = "d, e"

# %% id="q6" wrong="breaks: 'the letter' - the place of the option"
answer = "4"

# %% id="q6" wrong="breaks: 'the letter' - nothing written"
answer = ""

# %% id="q6" wrong="breaks: the options - a letter that is none"
answer = "f"

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

# %% id="q6" wrong="breaks: 'Write the letter' - two letters, one of them wrong"
answer = "de"

# %% id="q6" wrong="breaks: 'Write the letter' - a list of two"
answer = ["a", "d"]

# %% id="q6" wrong="breaks: 'Write the letter' - a number"
answer = 4

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

# %% id="q6" wrong="breaks: 'Write the letter into answer' - writes the size of the code"
answer = 38

# %% id="q6" wrong="breaks: 'Write the letter into answer' - hedges with two letters"
answer = "d or a"

# %% id="q1" right="straight from the lesson"
def training_pairs(x, share, copies, seed):
    """Return inputs with lost pixels, and clean targets, both in float32."""
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    lost = rng.random(targets.shape) < share
    becomes = rng.integers(0, 2, targets.shape)
    inputs = np.where(lost, becomes, targets).astype("float32")
    return inputs, targets


# %% id="q1" right="one draw of three kinds, rows repeated and shuffled"
def training_pairs(x, share, copies, seed):
    """Return inputs with lost pixels, and clean targets, both in float32."""
    rng = np.random.default_rng(seed)
    targets = rng.permutation(np.repeat(np.asarray(x, dtype="float32"), copies, axis=0))
    kind = rng.choice(3, size=targets.shape, p=[1 - share, share / 2, share / 2])
    inputs = targets.copy()
    inputs[kind == 1] = 0
    inputs[kind == 2] = 1
    return inputs, targets


# %% id="q1" right="plain loops and the random numbers of Python"
import random


def training_pairs(x, share, copies, seed):
    """Return inputs with lost pixels, and clean targets, both in float32."""
    chance = random.Random(seed)
    inputs, targets = [], []
    for row in np.asarray(x).tolist():
        for _ in range(copies):
            targets.append(row)
            inputs.append(
                [chance.choice((0.0, 1.0)) if chance.random() < share else value for value in row]
            )
    return [np.array(inputs, dtype="float32"), np.array(targets, dtype="float32")]


# %% id="q1" wrong="the same losses in each copy"
def training_pairs(x, share, copies, seed):
    """Return inputs with lost pixels, and clean targets, both in float32."""
    rng = np.random.default_rng(seed)
    x = np.asarray(x, dtype="float32")
    once = np.where(rng.random(x.shape) < share, rng.integers(0, 2, x.shape), x)
    return np.tile(once, (copies, 1)).astype("float32"), np.tile(x, (copies, 1))


# %% id="q1" wrong="a lost value always becomes 0"
def training_pairs(x, share, copies, seed):
    """Return inputs with lost pixels, and clean targets, both in float32."""
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    return np.where(rng.random(targets.shape) < share, 0, targets).astype("float32"), targets


# %% id="q1" wrong="rows of inputs and targets in different orders"
def training_pairs(x, share, copies, seed):
    """Return inputs with lost pixels, and clean targets, both in float32."""
    rng = np.random.default_rng(seed)
    tiled = np.tile(x, (copies, 1)).astype("float32")
    lost = rng.random(tiled.shape) < share
    inputs = np.where(lost, rng.integers(0, 2, tiled.shape), tiled).astype("float32")
    return inputs, np.repeat(x, copies, axis=0).astype("float32")


# %% id="q1" wrong="the inputs in float64"
def training_pairs(x, share, copies, seed):
    """Return inputs with lost pixels, and clean targets, both in float32."""
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    lost = rng.random(targets.shape) < share
    return np.where(lost, rng.integers(0, 2, targets.shape).astype(float), targets), targets


# %% id="q1" wrong="the same number of losses in each row"
def training_pairs(x, share, copies, seed):
    """Return inputs with lost pixels, and clean targets, both in float32."""
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    inputs = targets.copy()
    number = round(share * targets.shape[1])
    for row in inputs:
        places = rng.choice(len(row), number, replace=False)
        row[places] = rng.integers(0, 2, number)
    return inputs, targets


# %% id="q1" wrong="the seed changes what lost values become, not which are lost"
def training_pairs(x, share, copies, seed):
    """Return inputs with lost pixels, and clean targets, both in float32."""
    targets = np.tile(x, (copies, 1)).astype("float32")
    lost = np.random.default_rng(0).random(targets.shape) < share
    becomes = np.random.default_rng(seed).integers(0, 2, targets.shape)
    return np.where(lost, becomes, targets).astype("float32"), targets


# %% id="q2" right="straight from the lesson"
def row_errors(x, given_back):
    """Return the mean squared error of each row."""
    squared = (np.asarray(x) - np.asarray(given_back)) ** 2
    return squared.reshape(len(squared), -1).mean(axis=1)


# %% id="q3" right="straight from the lesson"
def lowest_threshold(validation_errors, permitted):
    """Return the lowest error that gives at most this share of alarms."""
    for limit in np.sort(validation_errors):
        if (validation_errors > limit).mean() <= permitted:
            return limit


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    """Return the alarms to expect in a day, and the share of anomalies among them."""
    false = (normal_errors > threshold).mean() * normal_rows
    found = (anomaly_errors > threshold).mean() * anomalies
    total = false + found
    if total == 0:
        return 0, 0
    return total, found / total


# %% id="q3" right="counts of unique errors"
def lowest_threshold(validation_errors, permitted):
    """Return the lowest error that gives at most this share of alarms."""
    values, counts = np.unique(validation_errors, return_counts=True)
    above = (counts.sum() - counts.cumsum()) / counts.sum()
    return float(values[np.argmax(above <= permitted)])


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    """Return the alarms to expect in a day, and the share of anomalies among them."""
    shares = np.array([np.mean(np.asarray(e) > threshold) for e in (normal_errors, anomaly_errors)])
    day = shares * [normal_rows, anomalies]
    return np.array([day.sum(), day[1] / day.sum() if day.any() else 0.0])


# %% id="q3" right="plain Python"
def lowest_threshold(validation_errors, permitted):
    """Return the lowest error that gives at most this share of alarms."""
    errors = [float(e) for e in validation_errors]

    def share_above(limit):
        return sum(e > limit for e in errors) / len(errors)

    return min(limit for limit in errors if share_above(limit) <= permitted)


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    """Return the alarms to expect in a day, and the share of anomalies among them."""
    false = normal_rows * sum(1 for e in normal_errors if e > threshold) / len(normal_errors)
    true = anomalies * sum(1 for e in anomaly_errors if e > threshold) / len(anomaly_errors)
    try:
        return false + true, true / (false + true)
    except ZeroDivisionError:
        return 0.0, 0.0


# %% id="q3" wrong="the quantile, which need not be one of the errors"
def lowest_threshold(validation_errors, permitted):
    """Return the lowest error that gives at most this share of alarms."""
    return np.quantile(validation_errors, 1 - permitted)


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    """Return the alarms to expect in a day, and the share of anomalies among them."""
    false = (normal_errors > threshold).mean() * normal_rows
    found = (anomaly_errors > threshold).mean() * anomalies
    total = false + found
    return (total, found / total) if total else (0, 0)


# %% id="q3" wrong="less than the permitted share instead of at most"
def lowest_threshold(validation_errors, permitted):
    """Return the lowest error that gives at most this share of alarms."""
    fits = [e for e in validation_errors if (validation_errors > e).mean() < permitted]
    return min(fits, default=max(validation_errors))


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    """Return the alarms to expect in a day, and the share of anomalies among them."""
    false = (normal_errors > threshold).mean() * normal_rows
    found = (anomaly_errors > threshold).mean() * anomalies
    total = false + found
    return (total, found / total) if total else (0, 0)


# %% id="q3" wrong="the first error that will do, not the lowest"
def lowest_threshold(validation_errors, permitted):
    """Return the lowest error that gives at most this share of alarms."""
    for limit in validation_errors:
        if (validation_errors > limit).mean() <= permitted:
            return limit


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    """Return the alarms to expect in a day, and the share of anomalies among them."""
    false = (normal_errors > threshold).mean() * normal_rows
    found = (anomaly_errors > threshold).mean() * anomalies
    total = false + found
    return (total, found / total) if total else (0, 0)


# %% id="q3" wrong="equal errors are taken as one"
def lowest_threshold(validation_errors, permitted):
    """Return the lowest error that gives at most this share of alarms."""
    different = np.unique(validation_errors)
    for limit in different:
        if (different > limit).mean() <= permitted:
            return limit


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    """Return the alarms to expect in a day, and the share of anomalies among them."""
    false = (normal_errors > threshold).mean() * normal_rows
    found = (anomaly_errors > threshold).mean() * anomalies
    total = false + found
    return (total, found / total) if total else (0, 0)


# %% id="q3" wrong="the share in the test rows, not in the day"
def lowest_threshold(validation_errors, permitted):
    """Return the lowest error that gives at most this share of alarms."""
    for limit in np.sort(validation_errors):
        if (validation_errors > limit).mean() <= permitted:
            return limit


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    """Return the alarms to expect in a day, and the share of anomalies among them."""
    false, found = (normal_errors > threshold), (anomaly_errors > threshold)
    total = false.mean() * normal_rows + found.mean() * anomalies
    counted = false.sum() + found.sum()
    return total, (found.sum() / counted if counted else 0)


# %% id="q3" wrong="no answer when there is no alarm"
def lowest_threshold(validation_errors, permitted):
    """Return the lowest error that gives at most this share of alarms."""
    for limit in np.sort(validation_errors):
        if (validation_errors > limit).mean() <= permitted:
            return limit


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    """Return the alarms to expect in a day, and the share of anomalies among them."""
    false = (normal_errors > threshold).mean() * normal_rows
    found = (anomaly_errors > threshold).mean() * anomalies
    return false + found, found / (false + found)


# %% id="q3" wrong="the number of alarms is rounded"
def lowest_threshold(validation_errors, permitted):
    """Return the lowest error that gives at most this share of alarms."""
    for limit in np.sort(validation_errors):
        if (validation_errors > limit).mean() <= permitted:
            return limit


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    """Return the alarms to expect in a day, and the share of anomalies among them."""
    false = (normal_errors > threshold).mean() * normal_rows
    found = (anomaly_errors > threshold).mean() * anomalies
    total = false + found
    return (int(round(total)), found / total) if total else (0, 0)


# %% id="q4" right="straight from the lesson"
encoder = keras.Model(given.inputs, given.layers[2].output)
decoder = keras.Sequential([keras.Input(shape=(6,)), given.layers[3], given.layers[4]])


def blend(x, y, steps):
    """Return the pictures on the way from x to y."""
    first = encoder.predict(x[np.newaxis], verbose=0)[0]
    last = encoder.predict(y[np.newaxis], verbose=0)[0]
    return decoder.predict(np.linspace(first, last, steps), verbose=0)


# %% id="q4" right="new layers with the same weights"
weights = given.get_weights()
encoder = keras.Sequential(
    [keras.Input(shape=(64,)), layers.Dense(32, activation="relu"), layers.Dense(6, activation="tanh")]
)
encoder.set_weights(weights[:4])
decoder = keras.Sequential(
    [
        keras.Input(shape=(6,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(64, activation="sigmoid"),
    ]
)
decoder.set_weights(weights[4:])


def blend(x, y, steps):
    """Return the pictures on the way from x to y."""
    codes = encoder.predict(np.array([x, y]), verbose=0)
    pictures = []
    for step in range(steps):
        part = step / (steps - 1)
        code = (1 - part) * codes[0] + part * codes[1]
        pictures.append(decoder.predict(code.reshape(1, 6), verbose=0)[0])
    return np.array(pictures)


# %% id="q4" right="functional, called directly"
pixels_in = keras.Input(shape=(64,))
tensor = pixels_in
for layer in given.layers[:3]:
    tensor = layer(tensor)
encoder = keras.Model(pixels_in, tensor)
code_in = keras.Input(shape=(6,))
decoder = keras.Model(code_in, given.layers[-1](given.layers[-2](code_in)))


def blend(x, y, steps):
    """Return the pictures on the way from x to y."""
    both = np.asarray(encoder(np.stack([x, y]).astype("float32")))
    part = np.linspace(0, 1, steps, dtype="float32")[:, None]
    return np.asarray(decoder(both[:1] + part * (both[1:] - both[:1])))


# %% id="q4" wrong="cut before the tanh"
encoder = keras.Sequential([keras.Input(shape=(64,)), *given.layers[:2]])
decoder = keras.Sequential([keras.Input(shape=(6,)), *given.layers[2:]])


def blend(x, y, steps):
    """Return the pictures on the way from x to y."""
    first, last = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(first, last, steps), verbose=0)


# %% id="q4" wrong="tanh in both halves"
encoder = keras.Sequential([keras.Input(shape=(64,)), *given.layers[:3]])
decoder = keras.Sequential([keras.Input(shape=(6,)), *given.layers[2:]])


def blend(x, y, steps):
    """Return the pictures on the way from x to y."""
    first, last = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(first, last, steps), verbose=0)


# %% id="q4" wrong="blend mixes the pictures, not the codes"
encoder = keras.Sequential([keras.Input(shape=(64,)), *given.layers[:3]])
decoder = keras.Sequential([keras.Input(shape=(6,)), *given.layers[3:]])


def blend(x, y, steps):
    """Return the pictures on the way from x to y."""
    return given.predict(np.linspace(x, y, steps), verbose=0)


# %% id="q4" wrong="the code of y is left out"
encoder = keras.Sequential([keras.Input(shape=(64,)), *given.layers[:3]])
decoder = keras.Sequential([keras.Input(shape=(6,)), *given.layers[3:]])


def blend(x, y, steps):
    """Return the pictures on the way from x to y."""
    first, last = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(first, last, steps, endpoint=False), verbose=0)


# %% id="q4" wrong="from y to x"
encoder = keras.Sequential([keras.Input(shape=(64,)), *given.layers[:3]])
decoder = keras.Sequential([keras.Input(shape=(6,)), *given.layers[3:]])


def blend(x, y, steps):
    """Return the pictures on the way from x to y."""
    first, last = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(last, first, steps), verbose=0)


# %% id="q4" wrong="always five steps"
encoder = keras.Sequential([keras.Input(shape=(64,)), *given.layers[:3]])
decoder = keras.Sequential([keras.Input(shape=(6,)), *given.layers[3:]])


def blend(x, y, steps):
    """Return the pictures on the way from x to y."""
    first, last = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(first, last, 5), verbose=0)


# %% id="q4" wrong="a straight line before the tanh instead of between the codes"
encoder = keras.Sequential([keras.Input(shape=(64,)), *given.layers[:3]])
decoder = keras.Sequential([keras.Input(shape=(6,)), *given.layers[3:]])
before = keras.Sequential([keras.Input(shape=(64,)), *given.layers[:2]])


def blend(x, y, steps):
    """Return the pictures on the way from x to y."""
    first, last = before.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.tanh(np.linspace(first, last, steps)), verbose=0)


# %% id="q5" right="straight from the lesson"
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


# %% id="q6" right="straight from the lesson"
answer = "c"
