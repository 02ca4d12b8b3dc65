# %% [markdown]
# # Answers to exercise 8
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.

# %% id="q1" right="math.ceil"
import math


def count_steps(rows, batch_size, epochs):
    return epochs * math.ceil(rows / batch_size)


# %% id="q1" right="whole numbers only"
def count_steps(rows, batch_size, epochs):
    full, rest = divmod(rows, batch_size)
    return (full + (rest > 0)) * epochs


# %% id="q1" right="counted one by one"
def count_steps(rows, batch_size, epochs):
    steps = 0
    for _ in range(epochs):
        for _ in range(0, rows, batch_size):
            steps += 1
    return steps


# %% id="q1" right="np.ceil, which gives 43.0"
def count_steps(rows, batch_size, epochs):
    return np.ceil(rows / batch_size) * epochs


# %% id="q1" wrong="rounds down" fails="q1_rest q1_epochs"
def count_steps(rows, batch_size, epochs):
    return rows // batch_size * epochs


# %% id="q1" wrong="does not round" fails="q1_rest q1_epochs"
def count_steps(rows, batch_size, epochs):
    return rows / batch_size * epochs


# %% id="q1" wrong="rounds to the nearest" fails="q1_rest q1_epochs"
def count_steps(rows, batch_size, epochs):
    return round(rows / batch_size) * epochs


# %% id="q1" wrong="always one more" fails="q1_full q1_epochs"
def count_steps(rows, batch_size, epochs):
    return (rows // batch_size + 1) * epochs


# %% id="q1" wrong="forgets a single row that is left over" fails="q1_full q1_rest q1_epochs"
def count_steps(rows, batch_size, epochs):
    return (rows + batch_size - 2) // batch_size * epochs


# %% id="q1" wrong="one more at the end, not in each epoch" fails="q1_epochs"
def count_steps(rows, batch_size, epochs):
    return rows // batch_size * epochs + (rows % batch_size > 0)


# %% id="q1" wrong="rounds up after multiplying" fails="q1_epochs"
def count_steps(rows, batch_size, epochs):
    return int(np.ceil(rows * epochs / batch_size))


# %% id="q1" wrong="forgets the epochs" fails="q1_epochs"
def count_steps(rows, batch_size, epochs):
    return int(np.ceil(rows / batch_size))


# %% id="q1" wrong="prints instead of returning" fails="q1_full q1_rest q1_epochs"
def count_steps(rows, batch_size, epochs):
    print(int(np.ceil(rows / batch_size)) * epochs)


# %% id="q1" wrong="a very small last batch is lost" fails="q1_rest"
def count_steps(rows, batch_size, epochs):
    """Return how many steps `fit` makes."""
    return int(rows / batch_size + 0.99) * epochs


# %% id="q2" right="asks Keras"
counted = keras.Sequential(
    [
        keras.Input(shape=(20,)),
        layers.Dense(50, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(4, activation="softmax"),
    ]
)
trainable_count = sum(int(np.prod(weight.shape)) for weight in counted.trainable_weights)
other_count = counted.count_params() - trainable_count

# %% id="q2" right="the numbers alone"
trainable_count = 1304
other_count = 100

# %% id="q2" right="as floats and arrays"
trainable_count = np.array(1304.0)
other_count = np.float32(100)

# %% id="q2" wrong="gives the first layer a bias" fails="q2_trainable"
trainable_count = (20 + 1) * 50 + 2 * 50 + (50 + 1) * 4
other_count = 100

# %% id="q2" wrong="takes all four arrays for trainable" fails="q2_trainable q2_other"
trainable_count = 20 * 50 + 4 * 50 + 51 * 4
other_count = 0

# %% id="q2" wrong="four numbers in all, not four a column" fails="q2_trainable q2_other"
trainable_count = 20 * 50 + 2 + 51 * 4
other_count = 2

# %% id="q2" wrong="swapped" fails="q2_trainable q2_other"
trainable_count, other_count = 100, 1304

# %% id="q2" wrong="the whole normalisation is not trained" fails="q2_trainable q2_other"
trainable_count = 20 * 50 + 51 * 4
other_count = 200

# %% id="q2" wrong="no bias in the last layer either" fails="q2_trainable"
trainable_count = 20 * 50 + 2 * 50 + 50 * 4
other_count = 100

# %% id="q2" wrong="one moving average only" fails="q2_other"
trainable_count = 1304
other_count = 50

# %% id="q2" wrong="the text of the summary" fails="q2_trainable q2_other"
trainable_count, other_count = "1,304", "100"


# %% id="q3" right="step by step, with the standard deviation by hand"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    centred = batch - batch.mean(axis=0)
    variance = (centred**2).mean(axis=0)
    return beta + centred * (gamma / (variance + epsilon) ** 0.5)


# %% id="q3" right="column by column"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    batch = np.asarray(batch, dtype=float)
    result = np.empty_like(batch)
    for j in range(batch.shape[1]):
        column = batch[:, j]
        result[:, j] = (
            gamma[j] * (column - column.mean()) / (column.std() ** 2 + epsilon) ** 0.5 + beta[j]
        )
    return result


# %% id="q3" right="keras.ops"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    batch = keras.ops.cast(batch, "float64")
    mean = keras.ops.mean(batch, axis=0)
    variance = keras.ops.var(batch, axis=0)
    return gamma * (batch - mean) / keras.ops.sqrt(variance + epsilon) + beta


# %% id="q3" right="pandas"
import pandas as pd


def batch_norm(batch, gamma, beta, epsilon=0.001):
    table = pd.DataFrame(batch)
    return (table - table.mean()) / np.sqrt(table.var(ddof=0) + epsilon) * gamma + beta


# %% id="q3" right="writes into the batch that it gets"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    batch -= batch.mean(axis=0)
    batch /= np.sqrt((batch**2).mean(axis=0) + epsilon)
    batch *= gamma
    batch += beta
    return batch


# %% id="q3" right="a layer in the mode of training"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    layer = layers.BatchNormalization(epsilon=epsilon)
    layer.build((None, batch.shape[1]))
    layer.set_weights([gamma, beta, np.zeros(batch.shape[1]), np.ones(batch.shape[1])])
    return layer(batch, training=True)


# %% id="q3" wrong="one mean for all columns" fails="q3_standard q3_scale q3_epsilon"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    return gamma * (batch - batch.mean()) / np.sqrt(batch.var() + epsilon) + beta


# %% id="q3" wrong="standardises rows, not columns" fails="q3_standard q3_scale q3_epsilon"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    mean, variance = batch.mean(axis=1, keepdims=True), batch.var(axis=1, keepdims=True)
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta


# %% id="q3" wrong="epsilon outside of the root" fails="q3_epsilon"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    return gamma * (batch - batch.mean(axis=0)) / (batch.std(axis=0) + epsilon) + beta


# %% id="q3" wrong="forgets epsilon" fails="q3_epsilon"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    return gamma * (batch - batch.mean(axis=0)) / batch.std(axis=0) + beta


# %% id="q3" wrong="ignores the argument epsilon" fails="q3_epsilon"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    return gamma * (batch - batch.mean(axis=0)) / np.sqrt(batch.var(axis=0) + 0.001) + beta


# %% id="q3" wrong="divides by the variance" fails="q3_standard q3_scale q3_epsilon"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    return gamma * (batch - batch.mean(axis=0)) / (batch.var(axis=0) + epsilon) + beta


# %% id="q3" wrong="the variance of a sample, divided by n - 1" fails="q3_standard q3_scale q3_epsilon"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    return (
        gamma * (batch - batch.mean(axis=0)) / np.sqrt(batch.var(axis=0, ddof=1) + epsilon) + beta
    )


# %% id="q3" wrong="gamma and beta of the first column for all" fails="q3_scale q3_epsilon"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    return (batch - batch.mean(0)) / np.sqrt(batch.var(0) + epsilon) * gamma[0] + beta[0]


# %% id="q3" wrong="epsilon only where the variance is 0" fails="q3_epsilon"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    variance = batch.var(axis=0)
    variance = np.where(variance == 0, epsilon, variance)
    return gamma * (batch - batch.mean(axis=0)) / np.sqrt(variance) + beta


# %% id="q3" wrong="forgets gamma and beta" fails="q3_scale q3_epsilon"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    return (batch - batch.mean(axis=0)) / np.sqrt(batch.var(axis=0) + epsilon)


# %% id="q3" wrong="adds beta before it multiplies by gamma" fails="q3_scale q3_epsilon"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    return gamma * ((batch - batch.mean(axis=0)) / np.sqrt(batch.var(axis=0) + epsilon) + beta)


# %% id="q3" wrong="another epsilon where none is given" fails="q3_epsilon"
def batch_norm(batch, gamma, beta, epsilon=0.06):
    return gamma * (batch - batch.mean(axis=0)) / np.sqrt(batch.var(axis=0) + epsilon) + beta


# %% id="q3" wrong="a negative gamma loses its sign" fails="q3_scale"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    standard = (batch - batch.mean(axis=0)) / np.sqrt(batch.var(axis=0) + epsilon)
    return np.abs(gamma) * standard + beta


# %% id="q3" wrong="the variance of all columns together" fails="q3_standard q3_scale q3_epsilon"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    centred = batch - batch.mean(axis=0)
    return gamma * centred / np.sqrt(centred.var() + epsilon) + beta


# %% id="q3" wrong="min-max scaling" fails="q3_standard q3_scale q3_epsilon"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    low, high = batch.min(axis=0), batch.max(axis=0)
    return gamma * (batch - low) / (high - low + epsilon) + beta


# %% id="q3" wrong="a layer in the mode of inference" fails="q3_standard q3_scale q3_epsilon"
def batch_norm(batch, gamma, beta, epsilon=0.001):
    layer = layers.BatchNormalization(epsilon=epsilon)
    layer.build(batch.shape)
    layer.set_weights([gamma, beta, np.zeros(len(gamma)), np.ones(len(gamma))])
    return layer(batch)


# %% id="q4" right="a layer of Keras does it"
def moving_averages(batches, momentum=0.99):
    layer = layers.BatchNormalization(momentum=momentum)
    for batch in batches:
        layer(batch, training=True)
    return layer.moving_mean.numpy(), layer.moving_variance.numpy()


# %% id="q4" right="moves by the difference, returns a list"
def moving_averages(batches, momentum=0.99):
    mean, variance = 0, 1
    for batch in batches:
        mean = mean + (1 - momentum) * (np.mean(batch, axis=0) - mean)
        variance = variance + (1 - momentum) * (np.var(batch, axis=0) - variance)
    return [mean, variance]


# %% id="q4" right="both in one array"
def moving_averages(batches, momentum=0.99):
    moving = np.array([np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])])
    for batch in batches:
        moving *= momentum
        moving += (1 - momentum) * np.array([batch.mean(0), batch.var(0)])
    return moving


# %% id="q4" wrong="momentum the wrong way round" fails="q4_one q4_many"
def moving_averages(batches, momentum=0.99):
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        mean = (1 - momentum) * mean + momentum * batch.mean(axis=0)
        variance = (1 - momentum) * variance + momentum * batch.var(axis=0)
    return mean, variance


# %% id="q4" wrong="both start at zero" fails="q4_one q4_many"
def moving_averages(batches, momentum=0.99):
    mean, variance = np.zeros(batches[0].shape[1]), np.zeros(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance


# %% id="q4" wrong="starts with the first batch" fails="q4_one q4_many"
def moving_averages(batches, momentum=0.99):
    mean, variance = batches[0].mean(axis=0), batches[0].var(axis=0)
    for batch in batches[1:]:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance


# %% id="q4" wrong="the plain mean over the batches" fails="q4_one q4_many"
def moving_averages(batches, momentum=0.99):
    means = [batch.mean(axis=0) for batch in batches]
    variances = [batch.var(axis=0) for batch in batches]
    return np.mean(means, axis=0), np.mean(variances, axis=0)


# %% id="q4" wrong="averages the standard deviation" fails="q4_one q4_many"
def moving_averages(batches, momentum=0.99):
    mean, deviation = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        deviation = momentum * deviation + (1 - momentum) * batch.std(axis=0)
    return mean, deviation


# %% id="q4" wrong="forgets the variance" fails="q4_two q4_one q4_many"
def moving_averages(batches, momentum=0.99):
    mean = np.zeros(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
    return mean


# %% id="q4" wrong="one number for all columns" fails="q4_two q4_one q4_many"
def moving_averages(batches, momentum=0.99):
    mean, variance = 0, 1
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean()
        variance = momentum * variance + (1 - momentum) * batch.var()
    return mean, variance


# %% id="q4" wrong="the batches from the last to the first" fails="q4_many"
def moving_averages(batches, momentum=0.99):
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches[::-1]:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance


# %% id="q4" wrong="the variance around the moving mean" fails="q4_one q4_many"
def moving_averages(batches, momentum=0.99):
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * ((batch - mean) ** 2).mean(axis=0)
    return mean, variance


# %% id="q4" wrong="variance first, then mean" fails="q4_one q4_many"
def moving_averages(batches, momentum=0.99):
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return variance, mean


# %% id="q4" wrong="all batches in one" fails="q4_many"
def moving_averages(batches, momentum=0.99):
    rows = np.concatenate(batches)
    return (1 - momentum) * rows.mean(axis=0), momentum + (1 - momentum) * rows.var(axis=0)


# %% id="q4" wrong="another momentum where none is given" fails="q4_one q4_many"
def moving_averages(batches, momentum=0.9):
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance


# %% id="q4" wrong="stops after the first batch" fails="q4_many"
def moving_averages(batches, momentum=0.99):
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
        break
    return mean, variance


# %% id="q4" wrong="ignores the argument momentum" fails="q4_many"
def moving_averages(batches, momentum=0.99):
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        mean = 0.99 * mean + 0.01 * batch.mean(axis=0)
        variance = 0.99 * variance + 0.01 * batch.var(axis=0)
    return mean, variance


# %% id="q4" wrong="a batch of a single row is left out" fails="q4_many"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        if len(batch) < 2:
            continue  # one row has no variance
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance


# %% id="q5" right="functional"
inputs = keras.Input(shape=(13,))
hidden = layers.Dense(16, use_bias=False)(inputs)
hidden = layers.ReLU()(layers.BatchNormalization()(hidden))
model = keras.Model(inputs, layers.Dense(3, activation="softmax")(hidden))

# %% id="q5" right="add, separate softmax, compiled and trained"
model = keras.Sequential()
model.add(keras.Input((13,)))
model.add(layers.Dense(16, use_bias=False))
model.add(layers.BatchNormalization())
model.add(layers.Activation(keras.activations.relu))
model.add(layers.Dense(3))
model.add(layers.Softmax())
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(wines, load_wine().target, epochs=1, batch_size=64, verbose=0)

# %% id="q5" right="another momentum, another epsilon"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False, kernel_initializer="he_normal"),
        layers.BatchNormalization(momentum=0.9, epsilon=1e-5),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)


# %% id="q5" right="a class of one's own"
class Wine(keras.Model):
    def __init__(self):
        super().__init__()
        self.out = layers.Dense(3, activation="softmax")
        self.hidden = layers.Dense(16, use_bias=False)
        self.norm = layers.BatchNormalization()

    def call(self, x, training=None):
        x = self.norm(self.hidden(x), training=training)
        return self.out(keras.ops.relu(x))


model = Wine()
model(wines[:1])


# %% id="q5" right="a Lambda layer"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Lambda(lambda t: keras.ops.maximum(t, 0)),
        layers.Dense(3, activation="softmax"),
    ]
)


# %% id="q5" right="a layer of one's own"
class Normalised(layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.dense = layers.Dense(units, use_bias=False)
        self.norm = layers.BatchNormalization()

    def call(self, x, training=None):
        return keras.ops.relu(self.norm(self.dense(x), training=training))


model = keras.Sequential(
    [keras.Input((13,)), Normalised(16), layers.Dense(3, activation="softmax")]
)


# %% id="q5" right="a function of one's own as activation"
def knick(t):
    return keras.ops.maximum(t, 0)


model = keras.Sequential(
    [
        keras.Input((13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation(knick),
        layers.Dense(3, activation="softmax"),
    ]
)


# %% id="q5" right="a class on the functional API"
class Wines(keras.Model):
    def __init__(self):
        inputs = keras.Input((13,))
        h = layers.ReLU()(layers.BatchNormalization()(layers.Dense(16, use_bias=False)(inputs)))
        super().__init__(inputs, layers.Dense(3, "softmax")(h))


model = Wines()


# %% id="q5" right="a subclass, built by the shape of its input"
class WineNet(keras.Model):
    def __init__(self):
        super().__init__()
        self.sums = layers.Dense(16, use_bias=False)
        self.norm = layers.BatchNormalization()
        self.grapes = layers.Dense(3, activation="softmax")

    def call(self, rows, training=False):
        return self.grapes(keras.ops.relu(self.norm(self.sums(rows), training=training)))


model = WineNet()
model.build((None, 13))


# %% id="q5" right="a class that makes its activation last"
class Grapes(keras.Model):
    def __init__(self):
        super().__init__()
        self.sums = layers.Dense(16, use_bias=False)
        self.norm = layers.BatchNormalization()
        self.out = layers.Dense(3, activation="softmax")
        self.bend = layers.Activation("relu")

    def call(self, rows, training=False):
        return self.out(self.bend(self.norm(self.sums(rows), training=training)))


model = Grapes()
model.build((None, 13))


# %% id="q5" right="scores, and a softmax of Keras's operations"
inputs = keras.Input(shape=(13,))
hidden = layers.BatchNormalization()(layers.Dense(16, use_bias=False)(inputs))
scores = layers.Dense(3)(layers.ReLU()(hidden))
model = keras.Model(inputs, keras.ops.softmax(scores))


# %% id="q5" wrong="a class of one's own that normalises last" fails="q5_normalises q5_relu"
class Wine(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = layers.Dense(16, activation="relu", use_bias=False)
        self.norm = layers.BatchNormalization()
        self.out = layers.Dense(3, activation="softmax")

    def call(self, x, training=None):
        return self.out(self.norm(self.hidden(x), training=training))


model = Wine()
model(wines[:1])

# %% id="q5" wrong="as it was" fails="q5_last q5_normalises q5_relu q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, activation="relu"),
        layers.BatchNormalization(),
        layers.Dense(3, activation="softmax"),
        layers.BatchNormalization(),
    ]
)

# %% id="q5" wrong="only the last normalisation taken away" fails="q5_normalises q5_relu q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, activation="relu"),
        layers.BatchNormalization(),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="keeps the useless bias" fails="q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="after the activation, without a bias" fails="q5_normalises q5_relu"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, activation="relu", use_bias=False),
        layers.BatchNormalization(),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="forgets the activation" fails="q5_relu"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="tanh instead of relu" fails="q5_relu"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("tanh"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="sigmoid instead of relu" fails="q5_relu"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("sigmoid"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="no bias in the last layer" fails="q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax", use_bias=False),
    ]
)

# %% id="q5" wrong="no normalisation at all" fails="q5_normalises q5_relu q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="Normalization instead of BatchNormalization" fails="q5_normalises q5_relu q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.Normalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="layer normalisation" fails="q5_normalises q5_relu q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.LayerNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="normalises the inputs, not the hidden layer" fails="q5_relu q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.BatchNormalization(),
        layers.Dense(16, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="a leaky relu" fails="q5_relu"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.LeakyReLU(),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="a relu that stops at 6" fails="q5_relu"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu6"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="relu in front of it, too" fails="q5_normalises q5_relu"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, activation="relu", use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="a useless bias in the place of beta" fails="q5_relu q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16),
        layers.BatchNormalization(center=False),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="a useless bias in the place of gamma" fails="q5_relu q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16),
        layers.BatchNormalization(scale=False),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="something after the softmax that changes nothing" fails="q5_last"
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

# %% id="q5" wrong="after the softmax, a layer that passes on what it gets" fails="q5_last"
inputs = keras.Input(shape=(13,))
hidden = layers.BatchNormalization()(layers.Dense(16, use_bias=False)(inputs))
chances = layers.Dense(3, activation="softmax")(layers.ReLU()(hidden))
model = keras.Model(inputs, layers.Flatten()(chances))

# %% id="q5" wrong="a dropout after the softmax" fails="q5_last q5_normalises q5_relu q5_bias"
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

# %% id="q5" wrong="a dropout in between" fails="q5_normalises q5_relu q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dropout(0.3),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="two probabilities" fails="q5_output q5_last q5_normalises q5_relu q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(2, activation="softmax"),
    ]
)

# %% id="q6" right="a capital letter"
answer = "B"

# %% id="q6" right="with brackets and blanks"
answer = " (b) "

# %% id="q6" wrong="suspects overfitting" fails="q6_reading"
answer = "a"

# %% id="q6" wrong="blames the batch size of evaluate" fails="q6_reading"
answer = "c"

# %% id="q6" wrong="blames the scaling" fails="q6_reading"
answer = "d"

# %% id="q6" wrong="blames the learning rate" fails="q6_reading"
answer = "e"

# %% id="q6" wrong="all letters" fails="q6_reading"
answer = "abcde"

# %% id="q6" wrong="not a letter" fails="q6_reading"
answer = 0.34
