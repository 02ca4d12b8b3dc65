# %% id="q1" right="math.ceil"
import math


def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    return math.ceil(rows / batch_size) * epochs

# %% id="q1" right="the trick with two minus signs"
def count_steps(rows: int, batch_size: int, epochs: int) -> int:
    """Return how many steps `fit` makes."""
    return -(-rows // batch_size) * epochs

# %% id="q1" right="walks through all batches"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    steps = 0
    for epoch in range(epochs):
        left = rows
        while left > 0:
            left = left - batch_size
            steps = steps + 1
    return steps

# %% id="q1" right="divmod and if"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    full, rest = divmod(rows, batch_size)
    if rest > 0:
        full += 1
    return full * epochs

# %% id="q1" right="NumPy: np.ceil, then int"
%matplotlib inline


def steps_of_an_epoch(rows, batch_size):
    return int(np.ceil(rows / batch_size))


def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    return np.int64(epochs) * steps_of_an_epoch(rows, batch_size)

# %% id="q1" wrong="the rows left over are thrown away"
def count_steps(rows, batch_size, epochs):
    return rows // batch_size * epochs

# %% id="q1" wrong="rounded up after all epochs"
import math


def count_steps(rows, batch_size, epochs):
    return math.ceil(rows * epochs / batch_size)

# %% id="q1" wrong="rounded to the nearest"
def count_steps(rows, batch_size, epochs):
    return round(rows / batch_size) * epochs

# %% id="q1" wrong="always one more, also without rows left over"
def count_steps(rows, batch_size, epochs):
    return (rows // batch_size + 1) * epochs

# %% id="q1" wrong="one last batch in all, not one an epoch"
def count_steps(rows, batch_size, epochs):
    steps = rows // batch_size * epochs
    if rows % batch_size:
        steps += 1
    return steps

# %% id="q1" wrong="the epochs ignored"
def count_steps(rows, batch_size, epochs):
    return -(-rows // batch_size)

# %% id="q1" wrong="no rounding: a fraction"
def count_steps(rows, batch_size, epochs):
    return rows / batch_size * epochs

# %% id="q1" wrong="each row left over counted as a step"
def count_steps(rows, batch_size, epochs):
    full, rest = divmod(rows, batch_size)
    return (full + rest) * epochs

# %% id="q1" wrong="Keras's default batch size instead of the given one"
import math


def count_steps(rows, batch_size=32, epochs=1):
    return math.ceil(rows / 32) * epochs

# %% id="q1" wrong="fewer rows than a batch: no step"
import math


def count_steps(rows, batch_size, epochs):
    if rows < batch_size:
        return 0
    return math.ceil(rows / batch_size) * epochs

# %% id="q1" wrong="prints and returns nothing"
import math


def count_steps(rows, batch_size, epochs):
    print(math.ceil(rows / batch_size) * epochs)

# %% id="q1" wrong="rows and batch size exchanged"
import math


def count_steps(rows, batch_size, epochs):
    return math.ceil(batch_size / rows) * epochs

# %% id="q2" right="by hand"
trainable_count = 20 * 50 + 2 * 50 + 50 * 4 + 4
other_count = 2 * 50

# %% id="q2" right="Keras counts"
network = keras.Sequential(
    [
        keras.Input(shape=(20,)),
        layers.Dense(50, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(4, activation="softmax"),
    ]
)
network.summary()
trainable_count = sum(np.prod(weight.shape) for weight in network.trainable_weights)
other_count = sum(np.prod(weight.shape) for weight in network.non_trainable_weights)

# %% id="q2" right="plain numbers"
trainable_count = 1304
other_count = 100

# %% id="q2" right="functional API, the others as a difference"
inputs = keras.Input((20,))
x = layers.Dense(50, use_bias=False)(inputs)
x = layers.BatchNormalization()(x)
x = layers.ReLU()(x)
outputs = layers.Dense(4, activation="softmax")(x)
counted = keras.Model(inputs, outputs)
trainable_count = int(sum(keras.ops.size(w) for w in counted.trainable_variables))
other_count = counted.count_params() - trainable_count
print(f"{trainable_count} trainable, {other_count} not")

# %% id="q2" right="a dictionary, part by part, as numbers of NumPy"
parts = {"dense": 20 * 50, "gamma": 50, "beta": 50, "last kernel": 50 * 4, "last bias": 4}
trainable_count = np.sum(list(parts.values()))
other_count = np.array([50, 50]).sum()

# %% id="q2" wrong="a bias counted for the first Dense"
trainable_count = 20 * 50 + 50 + 2 * 50 + 50 * 4 + 4
other_count = 2 * 50

# %% id="q2" wrong="gamma and beta not counted as trained"
trainable_count = 20 * 50 + 50 * 4 + 4
other_count = 2 * 50

# %% id="q2" wrong="all four arrays of the normalisation counted as not trained"
trainable_count = 20 * 50 + 50 * 4 + 4
other_count = 4 * 50

# %% id="q2" wrong="all parameters counted as trainable"
trainable_count = 20 * 50 + 4 * 50 + 50 * 4 + 4
other_count = 0

# %% id="q2" wrong="the total taken for the trainable ones"
network = keras.Sequential(
    [
        keras.Input(shape=(20,)),
        layers.Dense(50, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(4, activation="softmax"),
    ]
)
trainable_count = network.count_params()
other_count = 100

# %% id="q2" wrong="the last bias forgotten"
trainable_count = 20 * 50 + 2 * 50 + 50 * 4
other_count = 2 * 50

# %% id="q2" wrong="only one moving average"
trainable_count = 20 * 50 + 2 * 50 + 50 * 4 + 4
other_count = 50

# %% id="q2" wrong="the normalisation has one number of each kind"
trainable_count = 20 * 50 + 2 + 50 * 4 + 4
other_count = 2

# %% id="q2" wrong="the two exchanged"
trainable_count = 100
other_count = 1304

# %% id="q2" wrong="arrays counted instead of numbers"
network = keras.Sequential(
    [
        keras.Input(shape=(20,)),
        layers.Dense(50, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(4, activation="softmax"),
    ]
)
trainable_count = len(network.trainable_weights)
other_count = len(network.non_trainable_weights)

# %% id="q2" wrong="the normalisation counted for the 20 inputs"
trainable_count = 20 * 50 + 2 * 20 + 50 * 4 + 4
other_count = 2 * 20

# %% id="q3" right="NumPy"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    mean = batch.mean(axis=0)
    variance = batch.var(axis=0)
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta

# %% id="q3" right="loops over columns and rows"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    rows, columns = batch.shape
    result = np.zeros((rows, columns))
    for j in range(columns):
        total = 0
        for i in range(rows):
            total += batch[i, j]
        mean = total / rows
        squares = 0
        for i in range(rows):
            squares += (batch[i, j] - mean) ** 2
        variance = squares / rows
        for i in range(rows):
            result[i, j] = (batch[i, j] - mean) / (variance + epsilon) ** 0.5 * gamma[j] + beta[j]
    return result

# %% id="q3" right="pandas, ddof=0"
import pandas as pd


def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    frame = pd.DataFrame(batch)
    standard = (frame - frame.mean()) / (frame.var(ddof=0) + epsilon) ** 0.5
    return (standard * gamma + beta).to_numpy()

# %% id="q3" right="the layer of Keras itself"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    columns = batch.shape[1]
    layer = layers.BatchNormalization(epsilon=epsilon, dtype="float64")
    layer.build((None, columns))
    layer.set_weights([gamma, beta, np.zeros(columns), np.ones(columns)])
    return keras.ops.convert_to_numpy(layer(np.asarray(batch, "float64"), training=True))

# %% id="q3" right="keras.ops, helper, type hints"
def moments(batch):
    mean = keras.ops.mean(batch, axis=0, keepdims=True)
    return mean, keras.ops.mean(keras.ops.square(batch - mean), axis=0, keepdims=True)


def batch_norm(
    batch: np.ndarray, gamma: np.ndarray, beta: np.ndarray, epsilon: float = 0.001
) -> np.ndarray:
    """Return the batch as `BatchNormalization` returns it in training."""
    x = keras.ops.convert_to_tensor(np.asarray(batch, dtype="float64"))
    mean, variance = moments(x)
    z = (x - mean) * keras.ops.rsqrt(variance + epsilon)
    return np.asarray(z) * gamma + beta

# %% id="q3" wrong="epsilon added to the standard deviation"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    return gamma * (batch - batch.mean(axis=0)) / (batch.std(axis=0) + epsilon) + beta

# %% id="q3" wrong="no epsilon"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    deviation = batch.std(axis=0)
    deviation[deviation == 0] = 1
    return gamma * (batch - batch.mean(axis=0)) / deviation + beta

# %% id="q3" wrong="the argument epsilon ignored"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    mean, variance = batch.mean(axis=0), batch.var(axis=0)
    return gamma * (batch - mean) / np.sqrt(variance + 0.001) + beta

# %% id="q3" wrong="another default of epsilon"
def batch_norm(batch, gamma, beta, epsilon=0.06):
    mean, variance = batch.mean(axis=0), batch.var(axis=0)
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta

# %% id="q3" wrong="the variance of a sample"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    mean, variance = batch.mean(axis=0), batch.var(axis=0, ddof=1)
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta

# %% id="q3" wrong="standardises the rows"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    mean = batch.mean(axis=1, keepdims=True)
    variance = batch.var(axis=1, keepdims=True)
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta

# %% id="q3" wrong="one mean and one variance for all columns"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    return gamma * (batch - batch.mean()) / np.sqrt(batch.var() + epsilon) + beta

# %% id="q3" wrong="the variance of all columns together, the mean of each"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    centred = batch - batch.mean(axis=0)
    return gamma * centred / np.sqrt(centred.var() + epsilon) + beta

# %% id="q3" wrong="beta added first, then gamma"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    standard = (batch - batch.mean(axis=0)) / np.sqrt(batch.var(axis=0) + epsilon)
    return gamma * (standard + beta)

# %% id="q3" wrong="gamma and beta exchanged"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    standard = (batch - batch.mean(axis=0)) / np.sqrt(batch.var(axis=0) + epsilon)
    return beta * standard + gamma

# %% id="q3" wrong="divided by the variance"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    return gamma * (batch - batch.mean(axis=0)) / (batch.var(axis=0) + epsilon) + beta

# %% id="q3" wrong="the layer of Keras at inference"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    columns = batch.shape[1]
    layer = layers.BatchNormalization(epsilon=epsilon)
    layer.build((None, columns))
    layer.set_weights([gamma, beta, np.zeros(columns), np.ones(columns)])
    return keras.ops.convert_to_numpy(layer(batch))

# %% id="q3" wrong="min-max scaling"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    low, high = batch.min(axis=0), batch.max(axis=0)
    return gamma * (2 * (batch - low) / (high - low + epsilon) - 1) + beta

# %% id="q3" wrong="epsilon added above the fraction line, too"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    mean, variance = batch.mean(axis=0), batch.var(axis=0)
    return gamma * ((batch - mean + epsilon) / np.sqrt(variance + epsilon)) + beta

# %% id="q3" wrong="the first gamma and the first beta for all columns"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    result = np.zeros(batch.shape)
    for j in range(batch.shape[1]):
        column = batch[:, j]
        result[:, j] = gamma[0] * (column - column.mean()) / np.sqrt(column.var() + epsilon) + beta[0]
    return result

# %% id="q4" right="the loop"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    columns = batches[0].shape[1]
    mean, variance = np.zeros(columns), np.ones(columns)
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance

# %% id="q4" right="the layer of Keras sees the batches"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    layer = layers.BatchNormalization(momentum=momentum, dtype="float64")
    for batch in batches:
        layer(np.asarray(batch, dtype="float64"), training=True)
    return (
        keras.ops.convert_to_numpy(layer.moving_mean),
        keras.ops.convert_to_numpy(layer.moving_variance),
    )

# %% id="q4" right="closed form with powers of the momentum"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    n = len(batches)
    shares = (1 - momentum) * momentum ** np.arange(n - 1, -1, -1.0)
    means = np.array([np.mean(b, axis=0) for b in batches])
    variances = np.array([np.var(b, axis=0) for b in batches])
    return shares @ means, momentum**n + shares @ variances

# %% id="q4" right="steps in place, pandas statistics, explanation prints"
import pandas as pd


def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    mean = np.zeros(batches[0].shape[1])
    variance = np.ones(batches[0].shape[1])
    for number, batch in enumerate(batches, 1):
        frame = pd.DataFrame(batch)
        mean += (1 - momentum) * (frame.mean().to_numpy() - mean)
        variance += (1 - momentum) * (frame.var(ddof=0).to_numpy() - variance)
    print("batches seen:", number)
    return mean, variance

# %% id="q4" right="recursion"
def moving_averages(batches: list, momentum: float = 0.99) -> tuple:
    """Return the moving mean and the moving variance after all batches."""

    def after(n):
        if n == 0:
            return np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
        mean, variance = after(n - 1)
        batch = batches[n - 1]
        return (
            mean * momentum + np.average(batch, axis=0) * (1 - momentum),
            variance * momentum + batch.std(axis=0) ** 2 * (1 - momentum),
        )

    return after(len(batches))

# %% id="q4" wrong="the mean starts at the first batch's"
def moving_averages(batches, momentum=0.99):
    mean, variance = batches[0].mean(axis=0), np.ones(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance

# %% id="q4" wrong="both start as zeros"
def moving_averages(batches, momentum=0.99):
    columns = batches[0].shape[1]
    mean, variance = np.zeros(columns), np.zeros(columns)
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance

# %% id="q4" wrong="momentum the other way round"
def moving_averages(batches, momentum=0.99):
    columns = batches[0].shape[1]
    mean, variance = np.zeros(columns), np.ones(columns)
    for batch in batches:
        mean = (1 - momentum) * mean + momentum * batch.mean(axis=0)
        variance = (1 - momentum) * variance + momentum * batch.var(axis=0)
    return mean, variance

# %% id="q4" wrong="the variance of a sample"
def moving_averages(batches, momentum=0.99):
    columns = batches[0].shape[1]
    mean, variance = np.zeros(columns), np.ones(columns)
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0, ddof=1)
    return mean, variance

# %% id="q4" wrong="the standard deviation"
def moving_averages(batches, momentum=0.99):
    columns = batches[0].shape[1]
    mean, variance = np.zeros(columns), np.ones(columns)
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.std(axis=0)
    return mean, variance

# %% id="q4" wrong="another default of the momentum"
def moving_averages(batches, momentum=0.9):
    columns = batches[0].shape[1]
    mean, variance = np.zeros(columns), np.ones(columns)
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance

# %% id="q4" wrong="the given momentum ignored"
def moving_averages(batches, momentum=0.99):
    layer = layers.BatchNormalization()
    for batch in batches:
        layer(batch, training=True)
    return np.asarray(layer.moving_mean), np.asarray(layer.moving_variance)

# %% id="q4" wrong="only the last batch"
def moving_averages(batches, momentum=0.99):
    columns = batches[0].shape[1]
    for batch in batches:
        mean, variance = np.zeros(columns), np.ones(columns)
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance

# %% id="q4" wrong="breaks: 'in this order' - from the last to the first"
def moving_averages(batches, momentum=0.99):
    columns = batches[0].shape[1]
    mean, variance = np.zeros(columns), np.ones(columns)
    for batch in reversed(batches):
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance

# %% id="q4" wrong="variance first, then mean"
def moving_averages(batches, momentum=0.99):
    columns = batches[0].shape[1]
    mean, variance = np.zeros(columns), np.ones(columns)
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return variance, mean

# %% id="q4" wrong="all batches in one, one step"
def moving_averages(batches, momentum=0.99):
    rows = np.concatenate(batches)
    mean = (1 - momentum) * rows.mean(axis=0)
    variance = momentum + (1 - momentum) * rows.var(axis=0)
    return mean, variance

# %% id="q4" wrong="one number of all columns, spread over the columns"
def moving_averages(batches, momentum=0.99):
    columns = batches[0].shape[1]
    mean, variance = np.zeros(columns), np.ones(columns)
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean()
        variance = momentum * variance + (1 - momentum) * batch.var()
    return mean, variance

# %% id="q4" wrong="the spread around the moving mean instead of the batch's own"
def moving_averages(batches, momentum=0.99):
    columns = batches[0].shape[1]
    mean, variance = np.zeros(columns), np.ones(columns)
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        spread = ((batch - mean) ** 2).mean(axis=0)
        variance = momentum * variance + (1 - momentum) * spread
    return mean, variance

# %% id="q4" wrong="the start corrected away, as Adam does"
def moving_averages(batches, momentum=0.99):
    columns = batches[0].shape[1]
    mean, variance = np.zeros(columns), np.zeros(columns)
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    share = 1 - momentum ** len(batches)
    return mean / share, variance / share

# %% id="q4" wrong="the last batch left out when there are several"
def moving_averages(batches, momentum=0.99):
    columns = batches[0].shape[1]
    mean, variance = np.zeros(columns), np.ones(columns)
    for number in range(max(1, len(batches) - 1)):
        mean = momentum * mean + (1 - momentum) * batches[number].mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batches[number].var(axis=0)
    return mean, variance

# %% id="q4" wrong="the layer is called without training=True"
def moving_averages(batches, momentum=0.99):
    layer = layers.BatchNormalization(momentum=momentum)
    for batch in batches:
        layer(batch)
    return np.asarray(layer.moving_mean), np.asarray(layer.moving_variance)

# %% id="q5" right="Sequential, as in the lesson"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" right="functional API, ReLU and Softmax layers, compiled too"
inputs = keras.Input(shape=(13,), name="measurements")
sums = layers.Dense(16, use_bias=False, name="sums")(inputs)
standard = layers.BatchNormalization(name="norm")(sums)
hidden = layers.ReLU(name="relu")(standard)
scores = layers.Dense(3, name="scores")(hidden)
outputs = layers.Softmax(name="chances")(scores)
model = keras.Model(inputs, outputs, name="wines")
model.compile("adam", "sparse_categorical_crossentropy")
model.summary()

# %% id="q5" right="add, Activation with functions, momentum 0.9"
model = keras.Sequential()
model.add(keras.Input((13,)))
model.add(layers.Dense(16, use_bias=False, kernel_initializer="he_normal"))
model.add(layers.BatchNormalization(momentum=0.9))
model.add(layers.Activation(keras.activations.relu))
model.add(layers.Dense(3))
model.add(layers.Activation(keras.activations.softmax))
print(model.count_params())

# %% id="q5" right="own layer for the hidden block, keras.ops.relu"
class Hidden(layers.Layer):
    """Weighted sums, batch normalisation, relu."""

    def __init__(self, units, **options):
        super().__init__(**options)
        self.sums = layers.Dense(units, use_bias=False)
        self.norm = layers.BatchNormalization()

    def call(self, x, training=False):
        return keras.ops.relu(self.norm(self.sums(x), training=training))


model = keras.Sequential(
    [keras.Input(shape=(13,)), Hidden(16), layers.Dense(3, activation="softmax")]
)

# %% id="q5" right="Lambda for the relu, helper function"
def hidden_block(x, units):
    x = layers.Dense(units, use_bias=False)(x)
    x = layers.BatchNormalization(axis=-1, center=True, scale=True)(x)
    return layers.Lambda(lambda z: keras.ops.maximum(z, 0.0))(x)


inputs = keras.Input(shape=wines.shape[1:])
outputs = layers.Dense(3, activation=keras.ops.softmax)(hidden_block(inputs, 16))
model = keras.Model(inputs=inputs, outputs=outputs)

# %% id="q5" wrong="breaks: 'no bias that is useless' - the first Dense keeps it"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'the last layer has a bias' - no layer has one"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax", use_bias=False),
    ]
)

# %% id="q5" wrong="breaks: 'then the activation' - relu before the normalisation"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False, activation="relu"),
        layers.BatchNormalization(),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="relu before and after the normalisation"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, activation="relu", use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'nothing after the softmax' - the normalisation stays there"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
        layers.BatchNormalization(),
    ]
)

# %% id="q5" wrong="breaks: 'nothing after the softmax' - a dropout"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
        layers.Dropout(0.2),
    ]
)

# %% id="q5" wrong="breaks: 'nothing after the softmax' - a second softmax"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
        layers.Softmax(),
    ]
)

# %% id="q5" wrong="breaks: 'nothing after the softmax' - a relu"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
        layers.Activation("relu"),
    ]
)

# %% id="q5" wrong="breaks: 'the normalisation' - none"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'the activation relu' - none"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: '0 for everything below 0' - leaky relu"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.LeakyReLU(),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'no change above' - relu6"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu6"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'no change above' - sigmoid as the hidden activation"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("sigmoid"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'its usual gamma' - scale=False"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(scale=False),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'its usual beta' - center=False, and a useless bias in front, so that the count is right"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16),
        layers.BatchNormalization(center=False),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'batch normalisation' - LayerNormalization"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.LayerNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'first the weighted sums' - the normalisation stands in front of them"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.BatchNormalization(),
        layers.Dense(16, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'it knows the shape of its input' - no Input"
model = keras.Sequential(
    [
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'that add up to 1' - sigmoid at the end"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)

# %% id="q5" wrong="breaks: 'a hidden layer of 16' - 32"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(32, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'one hidden layer' - two"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(16, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="a second normalisation behind the relu"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.BatchNormalization(),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'three probabilities' - no softmax"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3),
    ]
)

# %% id="q5" wrong="functional API: the relu takes the weighted sums, the normalisation is not connected"
inputs = keras.Input(shape=(13,))
sums = layers.Dense(16, use_bias=False)(inputs)
standard = layers.BatchNormalization()(sums)
hidden = layers.Activation("relu")(sums)
outputs = layers.Dense(3, activation="softmax")(hidden)
model = keras.Model(inputs, outputs)

# %% id="q5" wrong="the normalisation is frozen, so that it does not normalise by the batch"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(trainable=False),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'call it model' - another name"
wine_model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q6" right="the letter"
answer = "b"

# %% id="q6" right="with a reason"
# 1000 / 250 = 4 steps an epoch, 8 in all; 0.99 ** 8 = 0.92 of the starting values is left
print(0.99**8)
answer: str = "b"

# %% id="q6" right="computed"
steps = int(np.ceil(1000 / 250)) * 2
left = 0.99**steps
answer = "b" if left > 0.5 else "a"

# %% id="q6" right="from a list of the options"
letters = list("abcde")
answer = letters[letters.index("b")]

# %% id="q6" wrong="a: overfitting, though the rows are the same"
answer = "a"

# %% id="q6" wrong="c: the batch size of evaluate"
answer = "c"

# %% id="q6" wrong="d: rows not standardised"
answer = "d"

# %% id="q6" wrong="e: diverged"
answer = "e"

# %% id="q6" wrong="two letters"
answer = "ab"

# %% id="q6" wrong="nothing chosen"
answer = ""

# %% id="q6" wrong="the example line left as it is, the letter in another variable"
answer = "a"
my_answer = "b"

# %% id="q1" right="math.ceil"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    import math

    return math.ceil(rows / batch_size) * epochs

# %% id="q1" right="counts in a while loop, as fit does"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    steps = 0
    for _ in range(epochs):
        left = rows
        while left > 0:
            left = left - batch_size
            steps = steps + 1
    return steps

# %% id="q1" right="divmod with type hints, a NumPy float as result"
def count_steps(rows: int, batch_size: int, epochs: int) -> float:
    """Return how many steps `fit` makes."""
    full, rest = divmod(rows, batch_size)
    per_epoch = full + (rest > 0)
    return np.float64(per_epoch) * epochs

# %% id="q1" wrong="breaks: the last batch - rounded down"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    return rows // batch_size * epochs

# %% id="q1" wrong="breaks: rounded up - rounded to the nearest"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    return round(rows / batch_size) * epochs

# %% id="q1" wrong="breaks: each epoch has its own last batch - rounded up after multiplying"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    return int(np.ceil(rows * epochs / batch_size))

# %% id="q1" wrong="breaks: no row left over - one step too many"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    return (rows // batch_size + 1) * epochs

# %% id="q1" wrong="breaks: each epoch has a last batch - the rest counted once only"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    steps = rows // batch_size * epochs
    if rows % batch_size:
        steps += 1
    return steps

# %% id="q1" wrong="breaks: 'batches of that size' - fewer rows than a batch give no step"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    if rows < batch_size:
        return 0
    return -(-rows // batch_size) * epochs

# %% id="q1" wrong="breaks: 'in all' - the rows of each epoch counted, batches of all epochs joined and the rest dropped"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    return rows * epochs // batch_size

# %% id="q1" wrong="breaks: 'a whole number' - not rounded at all"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    return rows / batch_size * epochs

# %% id="q1" wrong="breaks: rounding up - half a batch is added before rounding down"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    return (rows + batch_size // 2) // batch_size * epochs

# %% id="q1" wrong="breaks: rounding up - a last batch of a single row is dropped"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    return ((rows - 2) // batch_size + 1) * epochs

# %% id="q2" right="by hand"
trainable_count = 20 * 50 + 50 + 50 + 50 * 4 + 4
other_count = 50 + 50

# %% id="q2" right="let Keras count"
network = keras.Sequential(
    [
        keras.Input(shape=(20,)),
        layers.Dense(50, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(4, activation="softmax"),
    ]
)
trainable_count = sum(np.prod(w.shape) for w in network.trainable_weights)
other_count = network.count_params() - trainable_count

# %% id="q2" right="a loop over layers, floats"
units = {"dense": 20 * 50, "gamma": 50, "beta": 50, "out": 50 * 4, "out bias": 4}
trainable_count = 0.0
for name, count in units.items():
    print(name, count)
    trainable_count += count
other_count = float(2 * 50)

# %% id="q2" wrong="breaks: use_bias=False - a bias of 50 counted"
trainable_count = 20 * 50 + 50 + 100 + 50 * 4 + 4
other_count = 100

# %% id="q2" wrong="breaks: 'trained by gradients' - all parameters"
trainable_count = 20 * 50 + 4 * 50 + 50 * 4 + 4
other_count = 100

# %% id="q2" wrong="breaks: gamma is trained - only beta counted, gamma among the others"
trainable_count = 20 * 50 + 50 + 50 * 4 + 4
other_count = 150

# %% id="q2" wrong="breaks: the last layer's bias - forgotten"
trainable_count = 20 * 50 + 100 + 50 * 4
other_count = 100

# %% id="q2" wrong="breaks: two moving averages - only one counted"
trainable_count = 20 * 50 + 100 + 50 * 4 + 4
other_count = 50

# %% id="q2" wrong="breaks: the names - exchanged"
other_count = 20 * 50 + 100 + 50 * 4 + 4
trainable_count = 100

# %% id="q2" wrong="breaks: 50 columns - the normalisation counted for 20 inputs"
trainable_count = 20 * 50 + 2 * 20 + 50 * 4 + 4
other_count = 2 * 20

# %% id="q2" wrong="breaks: parameters - the arrays counted"
network = keras.Sequential(
    [
        keras.Input(shape=(20,)),
        layers.Dense(50, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(4, activation="softmax"),
    ]
)
trainable_count = len(network.trainable_weights)
other_count = len(network.non_trainable_weights)

# %% id="q2" wrong="breaks: 'how many are not' - all four arrays of the normalisation"
trainable_count = 20 * 50 + 50 * 4 + 4
other_count = 4 * 50

# %% id="q3" right="NumPy"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    mean = batch.mean(axis=0)
    variance = batch.var(axis=0)
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta

# %% id="q3" right="loops over columns and rows"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    rows, columns = batch.shape
    result = np.zeros((rows, columns))
    for c in range(columns):
        mean = sum(batch[r, c] for r in range(rows)) / rows
        variance = sum((batch[r, c] - mean) ** 2 for r in range(rows)) / rows
        for r in range(rows):
            result[r, c] = (batch[r, c] - mean) / (variance + epsilon) ** 0.5 * gamma[c] + beta[c]
    return result

# %% id="q3" right="the layer of Keras itself, in float64"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    columns = batch.shape[1]
    layer = layers.BatchNormalization(epsilon=epsilon, dtype="float64")
    layer.build((None, columns))
    layer.set_weights([gamma, beta, np.zeros(columns), np.ones(columns)])
    return keras.ops.convert_to_numpy(layer(np.asarray(batch, "float64"), training=True))

# %% id="q3" wrong="breaks: 'its own variance' - the sample's, ddof=1"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    variance = batch.var(axis=0, ddof=1)
    return gamma * (batch - batch.mean(axis=0)) / np.sqrt(variance + epsilon) + beta

# %% id="q3" wrong="breaks: epsilon under the root - outside of it"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    return gamma * (batch - batch.mean(axis=0)) / (batch.std(axis=0) + epsilon) + beta

# %% id="q3" wrong="breaks: 'multiplied by gamma, then beta is added' - beta first"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    standard = (batch - batch.mean(axis=0)) / np.sqrt(batch.var(axis=0) + epsilon)
    return gamma * (standard + beta)

# %% id="q3" wrong="breaks: 'each column' - one mean and variance for the whole batch"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    return gamma * (batch - batch.mean()) / np.sqrt(batch.var() + epsilon) + beta

# %% id="q3" wrong="breaks: default of epsilon - 1e-5"
def batch_norm(batch, gamma, beta, epsilon=1e-5):
    """Return the batch as `BatchNormalization` returns it in training."""
    return gamma * (batch - batch.mean(axis=0)) / np.sqrt(batch.var(axis=0) + epsilon) + beta

# %% id="q3" wrong="breaks: epsilon - always that of Keras, 0.001"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    layer = layers.BatchNormalization()
    layer.build(batch.shape)
    layer.set_weights([gamma, beta, np.zeros(batch.shape[1]), np.ones(batch.shape[1])])
    return keras.ops.convert_to_numpy(layer(batch, training=True))

# %% id="q3" wrong="breaks: epsilon is added - only taken where the variance is smaller"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    variance = np.maximum(batch.var(axis=0), epsilon)
    return gamma * (batch - batch.mean(axis=0)) / np.sqrt(variance) + beta

# %% id="q3" wrong="breaks: 'in training' - the layer is called as at inference"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    columns = batch.shape[1]
    layer = layers.BatchNormalization(epsilon=epsilon)
    layer.build(batch.shape)
    layer.set_weights([gamma, beta, np.zeros(columns), np.ones(columns)])
    layer(batch, training=True)
    return keras.ops.convert_to_numpy(layer(batch))

# %% id="q3" wrong="breaks: 'its gamma' - the first gamma for each column"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    result = np.zeros(batch.shape)
    for c in range(batch.shape[1]):
        column = batch[:, c]
        result[:, c] = gamma[0] * (column - column.mean()) / np.sqrt(column.var() + epsilon)
        result[:, c] += beta[c]
    return result

# %% id="q3" wrong="breaks: the root of the variance - divided by the variance"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    return gamma * (batch - batch.mean(axis=0)) / (batch.var(axis=0) + epsilon) + beta

# %% id="q3" wrong="breaks: columns that never change - left out of the normalisation, beta too"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    variance = batch.var(axis=0)
    result = np.zeros_like(batch)
    moves = variance > 0
    centred = batch[:, moves] - batch[:, moves].mean(axis=0)
    result[:, moves] = gamma[moves] * centred / np.sqrt(variance[moves] + epsilon) + beta[moves]
    return result

# %% id="q4" right="NumPy loop"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    mean = np.zeros(batches[0].shape[1])
    variance = np.ones(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance

# %% id="q4" right="the layer of Keras"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    layer = layers.BatchNormalization(momentum=momentum, dtype="float64")
    for batch in batches:
        layer(np.asarray(batch, dtype="float64"), training=True)
    return (
        keras.ops.convert_to_numpy(layer.moving_mean),
        keras.ops.convert_to_numpy(layer.moving_variance),
    )

# %% id="q4" right="column by column with a helper, closed form"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    n = len(batches)
    shares = [(1 - momentum) * momentum ** (n - 1 - i) for i in range(n)]

    def blend(values, begin):
        return momentum**n * begin + sum(s * v for s, v in zip(shares, values))

    means, variances = [], []
    for column in range(batches[0].shape[1]):
        means.append(blend([np.mean(b[:, column]) for b in batches], 0.0))
        variances.append(blend([np.var(b[:, column]) for b in batches], 1.0))
    return np.array(means), np.array(variances)

# %% id="q4" wrong="breaks: the variance - the sample's, ddof=1"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    mean = np.zeros(batches[0].shape[1])
    variance = np.ones(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0, ddof=1)
    return mean, variance

# %% id="q4" wrong="breaks: momentum - both shares exchanged"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    mean = np.zeros(batches[0].shape[1])
    variance = np.ones(batches[0].shape[1])
    for batch in batches:
        mean = (1 - momentum) * mean + momentum * batch.mean(axis=0)
        variance = (1 - momentum) * variance + momentum * batch.var(axis=0)
    return mean, variance

# %% id="q4" wrong="breaks: 'as zeros and as ones' - the variance starts at zero"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    mean = variance = np.zeros(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance

# %% id="q4" wrong="breaks: 'with more rows than others' - weighted by the rows"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    mean = np.zeros(batches[0].shape[1])
    variance = np.ones(batches[0].shape[1])
    usual = np.mean([len(batch) for batch in batches])
    for batch in batches:
        share = (1 - momentum) * len(batch) / usual
        mean = (1 - share) * mean + share * batch.mean(axis=0)
        variance = (1 - share) * variance + share * batch.var(axis=0)
    return mean, variance

# %% id="q4" wrong="breaks: 'in this order' - backwards"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    mean = np.zeros(batches[0].shape[1])
    variance = np.ones(batches[0].shape[1])
    for batch in reversed(batches):
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance

# %% id="q4" wrong="breaks: 'the moving mean first' - exchanged"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    mean = np.zeros(batches[0].shape[1])
    variance = np.ones(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return variance, mean

# %% id="q4" wrong="breaks: the batch's variance - around the moving mean"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    mean = np.zeros(batches[0].shape[1])
    variance = np.ones(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        around = ((batch - mean) ** 2).mean(axis=0)
        variance = momentum * variance + (1 - momentum) * around
    return mean, variance

# %% id="q4" wrong="breaks: default of momentum - 0.9"
def moving_averages(batches, momentum=0.9):
    """Return the moving mean and the moving variance after all batches."""
    mean = np.zeros(batches[0].shape[1])
    variance = np.ones(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance

# %% id="q4" wrong="breaks: the moving average - all batches joined, one step"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    rows = np.concatenate(batches)
    left = momentum ** len(batches)
    mean = (1 - left) * rows.mean(axis=0)
    variance = left + (1 - left) * rows.var(axis=0)
    return mean, variance

# %% id="q4" wrong="breaks: 'all these batches' - those with fewer rows than the first are left out"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    mean = np.zeros(batches[0].shape[1])
    variance = np.ones(batches[0].shape[1])
    for batch in batches:
        if len(batch) < len(batches[0]):
            continue
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance

# %% id="q4" wrong="breaks: momentum - the Keras layer with its default"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    layer = layers.BatchNormalization()
    for batch in batches:
        layer(batch, training=True)
    return np.asarray(layer.moving_mean), np.asarray(layer.moving_variance)

# %% id="q5" right="Sequential"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" right="functional API, layers.ReLU, momentum 0.9, a helper"
def hidden_block(x, units):
    x = layers.Dense(units, use_bias=False, kernel_initializer="he_normal")(x)
    x = layers.BatchNormalization(momentum=0.9)(x)
    return layers.ReLU()(x)


inputs = keras.Input(shape=(13,), name="wine")
outputs = layers.Dense(3, activation="softmax", name="variety")(hidden_block(inputs, 16))
model = keras.Model(inputs, outputs)
model.summary()

# %% id="q5" right="subclassed Model with functional insides, Lambda-free keras.ops.relu"
class Wine(keras.Model):
    def __init__(self):
        inputs = keras.Input((13,))
        sums = layers.Dense(16, activation=None, use_bias=False)(inputs)
        normal = layers.BatchNormalization()(sums)
        hidden = keras.ops.relu(normal)
        super().__init__(inputs=inputs, outputs=layers.Dense(3, "softmax")(hidden))


model = Wine()

# %% id="q5" wrong="breaks: 'no layer has a bias that is useless' - the first Dense keeps it"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'then the batch normalisation, then the activation' - relu first"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.Activation("relu"),
        layers.BatchNormalization(),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'first the weighted sums' - relu in the Dense and after the normalisation"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, activation="relu", use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'its usual gamma and beta' - no gamma"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(scale=False),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'the last layer has a bias' - none"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax", use_bias=False),
    ]
)

# %% id="q5" wrong="breaks: 'nothing after the softmax' - the second normalisation kept"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
        layers.BatchNormalization(),
    ]
)

# %% id="q5" wrong="breaks: 'nothing else in between' - a dropout"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dropout(0.1),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'no change above' - relu6"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu6"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: '0 for everything below 0' - a leaky relu"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.LeakyReLU(negative_slope=0.01),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: batch normalisation - each row is normalised (LayerNormalization)"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.LayerNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'it knows the shape of its input' - no Input"
model = keras.Sequential(
    [
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'three probabilities that add up to 1' - sigmoids"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)

# %% id="q5" wrong="breaks: 'nothing after the softmax' - the softmax twice"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
        layers.Softmax(),
    ]
)

# %% id="q6" right="letter"
answer = "b"

# %% id="q6" right="steps counted, then the letter"
steps = -(-1000 // 250) * 2
left_of_start = 0.99**steps
print(steps, "steps,", round(left_of_start, 2), "of the starting value is left")
answer = "b" if left_of_start > 0.5 else "a"

# %% id="q6" right="from a dictionary"
reasons = {"a": "overfitted", "b": "moving averages", "c": "batch size", "d": "raw", "e": "rate"}
answer = [letter for letter, reason in reasons.items() if reason == "moving averages"][0]

# %% id="q6" wrong="breaks: the same rows - overfitting"
answer = "a"

# %% id="q6" wrong="breaks: evaluate's batch size does not matter"
answer = "c"

# %% id="q6" wrong="breaks: raw rows would have harmed fit too"
answer = "d"

# %% id="q6" wrong="breaks: fit reported 0.91, no divergence"
answer = "e"

# %% id="q6" wrong="breaks: 'the letter' - two of them"
answer = "ab"

# %% id="q6" wrong="breaks: 'the letter' - its number"
answer = 2

# %% id="q6" wrong="breaks: 'write the letter into answer' - all options"
answer = ["a", "b"]

# %% id="q1" right="math.ceil, then times the epochs"
import math


def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    return math.ceil(rows / batch_size) * epochs

# %% id="q1" right="beginner: does it as fit does, batch by batch"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    steps = 0
    for epoch in range(epochs):
        left = rows
        while left > 0:
            left = left - batch_size
            steps = steps + 1
    return steps

# %% id="q1" right="divmod and type hints"
def count_steps(rows: int, batch_size: int, epochs: int) -> int:
    """Return how many steps `fit` makes."""
    full, left_over = divmod(rows, batch_size)
    return epochs * (full + (1 if left_over else 0))

# %% id="q1" right="np.ceil, a whole number with a decimal point"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    return epochs * np.ceil(rows / batch_size)

# %% id="q1" right="the beginnings of the batches, counted"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    return len(range(0, rows, batch_size)) * epochs

# %% id="q1" wrong="breaks: 'how many steps fit makes in all' - int(... + 0.99) loses a very small last batch"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    return int(rows / batch_size + 0.99) * epochs

# %% id="q1" wrong="breaks: 'how many steps fit makes in all' - a last batch of one row is not counted"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    full, left_over = divmod(rows, batch_size)
    if left_over > 1:
        full += 1
    return full * epochs

# %% id="q1" wrong="breaks: 'batches of that size' - no step at all if there are fewer rows than a batch has"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    if batch_size > rows:
        return 0
    return -(-rows // batch_size) * epochs

# %% id="q1" wrong="breaks: 'so many epochs' - the rows of all epochs in one line, rounded up at the end"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    return -(-rows * epochs // batch_size)

# %% id="q1" wrong="breaks: 'how many steps fit makes in all' - the rows left over make one step in all, not one in each epoch"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    steps = rows // batch_size * epochs
    if rows % batch_size:
        steps += 1
    return steps

# %% id="q1" wrong="breaks: 'how many steps fit makes in all' - one more batch even if no row is left over"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    return (rows // batch_size + 1) * epochs

# %% id="q1" wrong="breaks: 'how many steps fit makes in all' - rounds to the nearest, so a small rest is lost"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    return max(1, round(rows / batch_size)) * epochs

# %% id="q2" right="counted by hand, as a sum"
trainable_count = 20 * 50 + 50 + 50 + 50 * 4 + 4
other_count = 50 + 50

# %% id="q2" right="Keras counts: functional API and the shapes of the weights"
inputs = keras.Input(shape=(20,))
x = layers.Dense(50, use_bias=False)(inputs)
x = layers.BatchNormalization()(x)
x = layers.Activation("relu")(x)
counted = keras.Model(inputs, layers.Dense(4, activation="softmax")(x))
counted.summary()
trainable_count = sum(int(np.prod(weight.shape)) for weight in counted.trainable_weights)
other_count = counted.count_params() - trainable_count

# %% id="q2" right="the two numbers"
trainable_count, other_count = 1304, 100

# %% id="q2" wrong="breaks: 'layers.Dense(50, use_bias=False)' - the first layer is counted with a bias"
trainable_count = 20 * 50 + 50 + 2 * 50 + 50 * 4 + 4
other_count = 100

# %% id="q2" wrong="breaks: 'how many are trained by gradients' - gamma and beta are counted as not trained"
trainable_count = 20 * 50 + 50 * 4 + 4
other_count = 4 * 50

# %% id="q2" wrong="breaks: 'how many are trained by gradients' - all parameters, with the moving averages"
trainable_count = 20 * 50 + 4 * 50 + 50 * 4 + 4
other_count = 2 * 50

# %% id="q2" wrong="breaks: 'how many of its parameters' - counts the arrays, not the numbers in them"
network = keras.Sequential(
    [
        keras.Input(shape=(20,)),
        layers.Dense(50, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(4, activation="softmax"),
    ]
)
trainable_count = len(network.trainable_weights)
other_count = len(network.non_trainable_weights)

# %% id="q2" wrong="breaks: 'how many of its parameters' - the bias of the last layer is forgotten"
trainable_count = 20 * 50 + 2 * 50 + 50 * 4
other_count = 2 * 50

# %% id="q2" wrong="breaks: 'how many are not' - just one moving average is counted"
trainable_count = 20 * 50 + 2 * 50 + 50 * 4 + 4
other_count = 50

# %% id="q2" wrong="breaks: 'into trainable_count how many are trained' - the normalisation has two numbers in all, not two a column"
trainable_count = 20 * 50 + 2 + 50 * 4 + 4
other_count = 2

# %% id="q3" right="four lines of NumPy"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    mean = batch.mean(axis=0)
    variance = batch.var(axis=0)
    standard = (batch - mean) / np.sqrt(variance + epsilon)
    return gamma * standard + beta

# %% id="q3" right="beginner: column by column, row by row"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    rows, columns = batch.shape
    result = np.zeros((rows, columns))
    for c in range(columns):
        total = 0.0
        for r in range(rows):
            total += batch[r, c]
        mean = total / rows
        squares = 0.0
        for r in range(rows):
            squares += (batch[r, c] - mean) ** 2
        variance = squares / rows
        for r in range(rows):
            result[r, c] = (batch[r, c] - mean) / (variance + epsilon) ** 0.5 * gamma[c] + beta[c]
    return result

# %% id="q3" right="pandas with ddof=0"
import pandas as pd


def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    table = pd.DataFrame(np.asarray(batch))
    standard = (table - table.mean()) / np.sqrt(table.var(ddof=0) + epsilon)
    return standard.to_numpy() * np.asarray(gamma) + np.asarray(beta)

# %% id="q3" right="the layer itself, in double precision"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    columns = batch.shape[1]
    layer = layers.BatchNormalization(epsilon=epsilon, dtype="float64")
    layer.build((None, columns))
    layer.set_weights([np.asarray(gamma), np.asarray(beta), np.zeros(columns), np.ones(columns)])
    inputs = keras.ops.convert_to_tensor(batch, dtype="float64")
    return keras.ops.convert_to_numpy(layer(inputs, training=True))

# %% id="q3" right="keras.ops and moments"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    ops = keras.ops
    batch, gamma, beta = (ops.convert_to_tensor(x, dtype="float64") for x in (batch, gamma, beta))
    centred = batch - ops.mean(batch, axis=0, keepdims=True)
    variance = ops.mean(ops.square(centred), axis=0, keepdims=True)
    return ops.convert_to_numpy(centred / ops.sqrt(variance + float(epsilon)) * gamma + beta)

# %% id="q3" wrong="breaks: 'what BatchNormalization computes' - epsilon is added to the standard deviation"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    standard = (batch - batch.mean(axis=0)) / (batch.std(axis=0) + epsilon)
    return gamma * standard + beta

# %% id="q3" wrong="breaks: 'with its own variance' - the variance is divided by rows - 1 (ddof=1)"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    mean = batch.mean(axis=0)
    variance = batch.var(axis=0, ddof=1)
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta

# %% id="q3" wrong="breaks: 'then its beta is added' - a column that never changes gives 0 instead of beta"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    mean, variance = batch.mean(axis=0), batch.var(axis=0)
    result = gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta
    result[:, variance == 0] = 0  # nothing to standardise there
    return result

# %% id="q3" wrong="breaks: 'each column is standardised' - a batch of one row comes back with gamma and beta only"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    if len(batch) == 1:  # one row is too few
        return gamma * batch + beta
    mean, variance = batch.mean(axis=0), batch.var(axis=0)
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta

# %% id="q3" wrong="breaks: 'multiplied by its gamma, then its beta is added' - beta is added first, and multiplied as well"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    mean, variance = batch.mean(axis=0), batch.var(axis=0)
    return gamma * ((batch - mean) / np.sqrt(variance + epsilon) + beta)

# %% id="q3" wrong="breaks: 'with its own mean and variance' - the mean of each column, but one variance of all numbers"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    centred = batch - batch.mean(axis=0)
    return gamma * centred / np.sqrt(centred.var() + epsilon) + beta

# %% id="q3" wrong="breaks: 'epsilon=0.001' - the argument is ignored, it is 0.001 always"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    mean, variance = batch.mean(axis=0), batch.var(axis=0)
    return gamma * (batch - mean) / np.sqrt(variance + 0.001) + beta

# %% id="q3" wrong="breaks: 'what BatchNormalization computes' - epsilon only for columns whose variance is below it"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in training."""
    mean, variance = batch.mean(axis=0), batch.var(axis=0)
    safe = np.where(variance > epsilon, variance, variance + epsilon)
    return gamma * (batch - mean) / np.sqrt(safe) + beta

# %% id="q4" right="a loop over the batches"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    columns = batches[0].shape[1]
    mean = np.zeros(columns)
    variance = np.ones(columns)
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance

# %% id="q4" right="the layer itself sees the batches, in double precision"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    layer = layers.BatchNormalization(momentum=momentum, dtype="float64")
    layer.build((None, batches[0].shape[1]))
    for batch in batches:
        layer(keras.ops.convert_to_tensor(batch, dtype="float64"), training=True)
    moving_mean = keras.ops.convert_to_numpy(layer.moving_mean)
    moving_variance = keras.ops.convert_to_numpy(layer.moving_variance)
    return moving_mean, moving_variance

# %% id="q4" right="no step by step: each batch with the weight it has at the end, type hints"
def moving_averages(
    batches: list[np.ndarray], momentum: float = 0.99
) -> tuple[np.ndarray, np.ndarray]:
    """Return the moving mean and the moving variance after all batches."""
    count = len(batches)
    means = np.array([np.mean(batch, axis=0) for batch in batches])
    variances = np.array([np.var(batch, axis=0) for batch in batches])
    shares = (1 - momentum) * float(momentum) ** np.arange(count - 1, -1, -1)
    return shares @ means, momentum**count + shares @ variances

# %% id="q4" right="functools.reduce, both averages in one array with two rows"
from functools import reduce


def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""

    def move(old, batch):
        new = np.vstack([np.mean(batch, axis=0), np.var(batch, axis=0)])
        return old + (1 - momentum) * (new - old)

    width = batches[0].shape[1]
    beginning = np.vstack([np.zeros(width), np.ones(width)])
    moving_mean, moving_variance = reduce(move, batches, beginning)
    return moving_mean, moving_variance

# %% id="q4" wrong="breaks: 'the moving variance which BatchNormalization has' - the variance with ddof=1"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0, ddof=1)
    return mean, variance

# %% id="q4" wrong="breaks: 'after it has seen all these batches' - a batch of a single row is left out"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        if len(batch) < 2:
            continue  # one row has no variance
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance

# %% id="q4" wrong="breaks: 'some perhaps with more rows than others' - all batches are stacked into one array"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    stacked = np.array(batches)
    means, variances = stacked.mean(axis=1), stacked.var(axis=1)
    mean, variance = np.zeros(stacked.shape[2]), np.ones(stacked.shape[2])
    for batch_mean, batch_variance in zip(means, variances):
        mean = momentum * mean + (1 - momentum) * batch_mean
        variance = momentum * variance + (1 - momentum) * batch_variance
    return mean, variance

# %% id="q4" wrong="breaks: 'which BatchNormalization has' - batches with more rows than the first move the averages further"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        share = (1 - momentum) * len(batch) / len(batches[0])
        mean = (1 - share) * mean + share * batch.mean(axis=0)
        variance = (1 - share) * variance + share * batch.var(axis=0)
    return mean, variance

# %% id="q4" wrong="breaks: 'They start as zeros and as ones' - the variance starts as zeros, too"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    mean, variance = np.zeros(batches[0].shape[1]), np.zeros(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance

# %% id="q4" wrong="breaks: 'momentum=0.99' - the momentum is the share of the batch: old and new are swapped"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        mean = (1 - momentum) * mean + momentum * batch.mean(axis=0)
        variance = (1 - momentum) * variance + momentum * batch.var(axis=0)
    return mean, variance

# %% id="q4" wrong="breaks: 'the moving variance' - standard deviations are averaged, and squared at the end"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    mean, deviation = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        deviation = momentum * deviation + (1 - momentum) * batch.std(axis=0)
    return mean, deviation**2

# %% id="q4" wrong="breaks: 'one number for each column' - one mean and one variance over all columns, repeated"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean()
        variance = momentum * variance + (1 - momentum) * batch.var()
    return mean, variance

# %% id="q5" right="Sequential, four layers after the input"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" right="functional API, ReLU and softmax as layers of their own"
inputs = keras.Input(shape=(13,), name="measurements")
sums = layers.Dense(16, use_bias=False, name="sums")(inputs)
normal = layers.BatchNormalization(name="normal")(sums)
active = layers.ReLU(name="relu")(normal)
scores = layers.Dense(3, name="scores")(active)
chances = layers.Softmax(name="chances")(scores)
model = keras.Model(inputs, chances, name="wines")
model.summary()

# %% id="q5" right="a class that inherits from keras.Model and hands over inputs and outputs"
class WineModel(keras.Model):
    """Weighted sums, normalisation, relu; then three probabilities."""

    def __init__(self, hidden: int = 16, varieties: int = 3) -> None:
        inputs = keras.Input(shape=(13,))
        x = layers.Dense(hidden, use_bias=False)(inputs)
        x = layers.BatchNormalization()(x)
        x = keras.ops.relu(x)
        outputs = layers.Dense(varieties, activation="softmax")(x)
        super().__init__(inputs=inputs, outputs=outputs)


model = WineModel()

# %% id="q5" right="a hidden block as a layer of its own"
class HiddenBlock(layers.Layer):
    """Weighted sums, then batch normalisation, then relu."""

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.sums = layers.Dense(units, use_bias=False)
        self.normal = layers.BatchNormalization()

    def build(self, input_shape):
        self.sums.build(input_shape)
        self.normal.build((input_shape[0], self.units))
        self.built = True

    def call(self, inputs, training=None):
        return keras.ops.relu(self.normal(self.sums(inputs), training=training))


model = keras.Sequential(
    [keras.Input(shape=(13,)), HiddenBlock(16), layers.Dense(3, activation="softmax")]
)

# %% id="q5" right="own layer for the weighted sums, added one by one"
class WeightedSums(layers.Layer):
    """A kernel and nothing else."""

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.kernel = self.add_weight(
            shape=(input_shape[-1], self.units), initializer="glorot_uniform", name="kernel"
        )

    def call(self, inputs):
        return keras.ops.matmul(inputs, self.kernel)


model = keras.Sequential()
model.add(keras.Input(shape=(13,)))
model.add(WeightedSums(16))
model.add(layers.BatchNormalization(momentum=0.9))
model.add(layers.Activation(keras.activations.relu))
model.add(layers.Dense(3, activation=keras.activations.softmax))
print(model.predict(wines[:2], verbose=0).sum(axis=1))

# %% id="q5" wrong="breaks: 'first the weighted sums, then the batch normalisation, then relu' - normalised after relu"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, activation="relu", use_bias=False),
        layers.BatchNormalization(),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'no layer has a bias that is useless' - the first Dense keeps its bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'the normalisation has its usual gamma and beta' - no beta, and the first bias kept: as many parameters"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16),
        layers.BatchNormalization(center=False),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'nothing else in between' - the measurements are divided by 100 first"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Rescaling(1 / 100),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'no change above' - a relu that ends at 6"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu6"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'the activation relu (0 for everything below 0)' - a leaky relu"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.LeakyReLU(),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'nothing else in between (no dropout)' - a dropout behind the relu"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dropout(0.1),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'it knows the shape of its input' - no Input"
model = keras.Sequential(
    [
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'the last layer has a bias' - use_bias=False on both layers"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax", use_bias=False),
    ]
)

# %% id="q5" wrong="breaks: 'nothing after the softmax' - a second softmax as a layer of its own"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
        layers.Activation("softmax"),
    ]
)

# %% id="q5" wrong="breaks: 'then the batch normalisation' - a layer normalisation, which standardises within each row"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.LayerNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q6" right="the letter"
answer = "b"

# %% id="q6" right="the letter, after a little sum"
steps = 2 * -(-1000 // 250)
left_of_the_start = 0.99**steps
print(f"{steps} steps, {left_of_the_start:.0%} of the starting value is left")
answer = "b"

# %% id="q6" wrong="misconception - overfitting, though these are the training rows (a)"
answer = "a"

# %% id="q6" wrong="misconception - the batch size of evaluate (c)"
answer = "c"

# %% id="q6" wrong="misconception - rows that were not standardised (d)"
answer = "d"

# %% id="q6" wrong="misconception - the training diverged (e)"
answer = "e"

# %% id="q6" wrong="breaks: 'Write the letter' - two letters"
answer = "bc"

# %% id="q6" wrong="breaks: 'Write the letter' - the place in the list"
answer = 2
