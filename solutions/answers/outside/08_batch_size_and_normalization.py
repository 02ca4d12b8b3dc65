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

# %% id="q6" wrong="a: overfitting, though the rows are the same"
answer = "a"

# %% id="q6" wrong="c: the batch size of evaluate"
answer = "c"

# %% id="q6" wrong="d: rows not standardised"
answer = "d"

# %% id="q6" wrong="two letters"
answer = "ab"

# %% id="q6" wrong="nothing chosen"
answer = ""

# %% id="q6" wrong="the example line left as it is, the letter in another variable"
answer = "a"
my_answer = "b"

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

# %% id="q6" wrong="breaks: the same rows - overfitting"
answer = "a"

# %% id="q6" wrong="breaks: evaluate's batch size does not matter"
answer = "c"

# %% id="q6" wrong="breaks: raw rows would have harmed fit too"
answer = "d"

# %% id="q6" wrong="breaks: 'the letter' - two of them"
answer = "ab"

# %% id="q6" wrong="breaks: 'the letter' - its number"
answer = 2

# %% id="q6" wrong="breaks: 'write the letter into answer' - all options"
answer = ["a", "b"]

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

# %% id="q6" wrong="misconception - overfitting, though these are the training rows (a)"
answer = "a"

# %% id="q6" wrong="misconception - the batch size of evaluate (c)"
answer = "c"

# %% id="q6" wrong="misconception - rows that were not standardised (d)"
answer = "d"

# %% id="q6" wrong="breaks: 'Write the letter' - two letters"
answer = "bc"

# %% id="q6" wrong="breaks: 'Write the letter' - the place in the list"
answer = 2

# %% id="q1" right="straight from the lesson"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    """Return the new learning rate, and how many epochs the new training needs."""
    new_rate = min(rate * new_size / batch_size, limit)
    steps = np.ceil(rows / batch_size)
    new_steps = np.ceil(rows / new_size)
    return new_rate, steps * rate * epochs / (new_steps * new_rate)


# %% id="q1" right="divmod and if, a list"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    """Return the new learning rate, and how many epochs the new training needs."""

    def steps(size):
        full, left_over = divmod(rows, size)
        if left_over > 0:
            full += 1
        return full

    new_rate = rate * (new_size / batch_size)
    if new_rate > limit:
        new_rate = limit
    way = 0.0
    for _ in range(steps(batch_size)):
        way += rate * epochs
    return [new_rate, way / steps(new_size) / new_rate]


# %% id="q1" right="batches counted as slices, an array"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    """Return the new learning rate, and how many epochs the new training needs."""
    sizes = np.array([batch_size, new_size])
    steps = np.array([len(range(0, rows, int(size))) for size in sizes])
    rates = np.array([rate, np.clip(rate * sizes[1] / sizes[0], None, limit)])
    per_epoch = steps * rates
    return np.array([rates[1], epochs * per_epoch[0] / per_epoch[1]])


# %% id="q1" wrong="rows left over make no step"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    """Return the new learning rate, and how many epochs the new training needs."""
    new_rate = min(rate * new_size / batch_size, limit)
    steps, new_steps = max(1, rows // batch_size), max(1, rows // new_size)
    return new_rate, steps * rate * epochs / (new_steps * new_rate)


# %% id="q1" wrong="steps not rounded up"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    """Return the new learning rate, and how many epochs the new training needs."""
    new_rate = min(rate * new_size / batch_size, limit)
    return new_rate, (rows / batch_size) * rate * epochs / ((rows / new_size) * new_rate)


# %% id="q1" wrong="only the new steps are rounded up"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    """Return the new learning rate, and how many epochs the new training needs."""
    new_rate = min(rate * new_size / batch_size, limit)
    return new_rate, (rows / batch_size) * rate * epochs / (np.ceil(rows / new_size) * new_rate)


# %% id="q1" wrong="steps are floor plus one"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    """Return the new learning rate, and how many epochs the new training needs."""
    new_rate = min(rate * new_size / batch_size, limit)
    steps, new_steps = rows // batch_size + 1, rows // new_size + 1
    return new_rate, steps * rate * epochs / (new_steps * new_rate)


# %% id="q1" wrong="no limit"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    """Return the new learning rate, and how many epochs the new training needs."""
    new_rate = rate * new_size / batch_size
    steps, new_steps = np.ceil(rows / batch_size), np.ceil(rows / new_size)
    return new_rate, steps * rate * epochs / (new_steps * new_rate)


# %% id="q1" wrong="epochs by the rate without the limit"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    """Return the new learning rate, and how many epochs the new training needs."""
    new_rate = rate * new_size / batch_size
    steps, new_steps = np.ceil(rows / batch_size), np.ceil(rows / new_size)
    return min(new_rate, limit), steps * rate * epochs / (new_steps * new_rate)


# %% id="q1" wrong="epochs rounded up"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    """Return the new learning rate, and how many epochs the new training needs."""
    new_rate = min(rate * new_size / batch_size, limit)
    steps, new_steps = np.ceil(rows / batch_size), np.ceil(rows / new_size)
    return new_rate, np.ceil(steps * rate * epochs / (new_steps * new_rate))


# %% id="q1" wrong="as far as in one epoch only"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    """Return the new learning rate, and how many epochs the new training needs."""
    new_rate = min(rate * new_size / batch_size, limit)
    steps, new_steps = np.ceil(rows / batch_size), np.ceil(rows / new_size)
    return new_rate, steps * rate / (new_steps * new_rate)


# %% id="q1" wrong="rate by the square root"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    """Return the new learning rate, and how many epochs the new training needs."""
    new_rate = min(rate * np.sqrt(new_size / batch_size), limit)
    steps, new_steps = np.ceil(rows / batch_size), np.ceil(rows / new_size)
    return new_rate, steps * rate * epochs / (new_steps * new_rate)


# %% id="q1" wrong="order swapped"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    """Return the new learning rate, and how many epochs the new training needs."""
    new_rate = min(rate * new_size / batch_size, limit)
    steps, new_steps = np.ceil(rows / batch_size), np.ceil(rows / new_size)
    return steps * rate * epochs / (new_steps * new_rate), new_rate


# %% id="q1" wrong="the rate never falls below the old one"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    """Return the new learning rate, and how many epochs the new training needs."""
    new_rate = min(rate * max(1, new_size / batch_size), limit)
    steps, new_steps = np.ceil(rows / batch_size), np.ceil(rows / new_size)
    return new_rate, steps * rate * epochs / (new_steps * new_rate)


# %% id="q2" right="straight from the lesson"
standardise = layers.Normalization()
standardise.adapt(X_train)
raw_model = keras.Sequential([keras.Input(shape=(13,)), standardise, inner])


# %% id="q2" right="functional, mean and variance given"
from_outside = keras.Input(shape=(13,))
scaled = layers.Normalization(mean=X_train.mean(axis=0), variance=X_train.var(axis=0))(from_outside)
raw_model = keras.Model(from_outside, inner(scaled))


# %% id="q2" right="the scaling folded into the weights of one dense layer"
W, b = inner.get_weights()
means, deviations = X_train.mean(axis=0), X_train.std(axis=0)
raw_model = keras.Sequential([keras.Input(shape=(13,)), layers.Dense(3, activation="softmax")])
raw_model.set_weights([W / deviations[:, None], b - (means / deviations) @ W])


# %% id="q2" right="subclassed, built and called once"
class RawModel(keras.Model):
    def __init__(self, rows, inside):
        super().__init__()
        self.scale = layers.Normalization()
        self.scale.adapt(rows)
        self.inside = inside

    def call(self, rows):
        return self.inside(self.scale(rows))


raw_model = RawModel(X_train, inner)
raw_model(X_train[:1])


# %% id="q2" right="rescaling layer, then the layers of inner"
deviations = X_train.std(axis=0)
raw_model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Rescaling(scale=1 / deviations, offset=-X_train.mean(axis=0) / deviations),
        *inner.layers,
    ]
)


# %% id="q2" wrong="adapted to the new rows"
standardise = layers.Normalization()
standardise.adapt(X_new)
raw_model = keras.Sequential([keras.Input(shape=(13,)), standardise, inner])


# %% id="q2" wrong="adapted to all 178 rows"
standardise = layers.Normalization()
standardise.adapt(raw_rows)
raw_model = keras.Sequential([keras.Input(shape=(13,)), standardise, inner])


# %% id="q2" wrong="adapted to training and new rows together"
standardise = layers.Normalization()
standardise.adapt(np.concatenate([X_train, X_new]))
raw_model = keras.Sequential([keras.Input(shape=(13,)), standardise, inner])


# %% id="q2" wrong="adapted to the first 60 training rows only"
standardise = layers.Normalization()
standardise.adapt(X_train[:60])
raw_model = keras.Sequential([keras.Input(shape=(13,)), standardise, inner])


# %% id="q2" wrong="never adapted"
raw_model = keras.Sequential([keras.Input(shape=(13,)), layers.Normalization(), inner])


# %% id="q2" wrong="adapted to standardised rows"
standardise = layers.Normalization()
standardise.adapt(standardised)
raw_model = keras.Sequential([keras.Input(shape=(13,)), standardise, inner])


# %% id="q2" wrong="standard deviation given as variance"
scale = layers.Normalization(mean=X_train.mean(axis=0), variance=X_train.std(axis=0))
raw_model = keras.Sequential([keras.Input(shape=(13,)), scale, inner])


# %% id="q2" wrong="one mean for all columns"
standardise = layers.Normalization(axis=None)
standardise.adapt(X_train)
raw_model = keras.Sequential([keras.Input(shape=(13,)), standardise, inner])


# %% id="q2" wrong="standardised by the rows it is given"
raw = keras.Input(shape=(13,))
centred = raw - keras.ops.mean(raw, axis=0, keepdims=True)
scaled = centred / (keras.ops.std(raw, axis=0, keepdims=True) + 1e-7)
raw_model = keras.Model(raw, inner(scaled))


# %% id="q2" wrong="a second softmax after inner"
standardise = layers.Normalization()
standardise.adapt(X_train)
raw_model = keras.Sequential([keras.Input(shape=(13,)), standardise, inner, layers.Softmax()])


# %% id="q2" wrong="a new network trained instead of inner"
standardise = layers.Normalization()
standardise.adapt(X_train)
raw_model = keras.Sequential(
    [keras.Input(shape=(13,)), standardise, layers.Dense(3, activation="softmax")]
)
raw_model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy")
raw_model.fit(X_train, y_train, epochs=30, verbose=0)


# %% id="q2" wrong="min-max scaling instead"
low, high = X_train.min(axis=0), X_train.max(axis=0)
scale = layers.Normalization(mean=low, variance=(high - low) ** 2)
raw_model = keras.Sequential([keras.Input(shape=(13,)), scale, inner])


# %% id="q3" right="straight from the lesson"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in this mode."""
    if training:
        mean = batch.mean(axis=0)
        variance = batch.var(axis=0)
    else:
        mean = moving_mean
        variance = moving_variance
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta


# %% id="q3" right="a layer of Keras"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in this mode."""
    layer = layers.BatchNormalization(epsilon=epsilon)
    layer.build((None, batch.shape[1]))
    layer.set_weights([gamma, beta, moving_mean, moving_variance])
    return keras.ops.convert_to_numpy(layer(batch, training=training))


# %% id="q3" right="loops over columns and rows, nested lists"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in this mode."""
    rows = [[float(number) for number in row] for row in batch]
    result = [[0.0] * len(gamma) for _ in rows]
    for column in range(len(gamma)):
        numbers = [row[column] for row in rows]
        mean, variance = float(moving_mean[column]), float(moving_variance[column])
        if training:
            mean = sum(numbers) / len(numbers)
            variance = sum((number - mean) ** 2 for number in numbers) / len(numbers)
        root = (variance + epsilon) ** 0.5
        for place, number in enumerate(numbers):
            result[place][column] = float(gamma[column]) * (number - mean) / root + float(beta[column])
    return np.array(result)


# %% id="q3" right="keras.ops, one scale and one shift"
from keras import ops


def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in this mode."""
    batch = ops.convert_to_tensor(np.asarray(batch, dtype="float64"))
    used = ops.moments(batch, axes=[0]) if training else (moving_mean, moving_variance)
    mean, variance = (np.asarray(ops.convert_to_numpy(one), dtype="float64") for one in used)
    scale = gamma / np.sqrt(variance + epsilon)
    return ops.convert_to_numpy(batch) * scale + (beta - mean * scale)


# %% id="q3" wrong="mean and variance of each row"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in this mode."""
    if training:
        mean, variance = batch.mean(axis=1, keepdims=True), batch.var(axis=1, keepdims=True)
    else:
        mean, variance = moving_mean, moving_variance
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta


# %% id="q3" wrong="one mean and variance for the whole batch"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in this mode."""
    if training:
        mean, variance = batch.mean(), batch.var()
    else:
        mean, variance = moving_mean, moving_variance
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta


# %% id="q3" wrong="variance with n - 1"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in this mode."""
    if training:
        mean, variance = batch.mean(axis=0), batch.var(axis=0, ddof=1)
    else:
        mean, variance = moving_mean, moving_variance
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta


# %% id="q3" wrong="epsilon added after the root"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in this mode."""
    if training:
        mean, variance = batch.mean(axis=0), batch.var(axis=0)
    else:
        mean, variance = moving_mean, moving_variance
    return gamma * (batch - mean) / (np.sqrt(variance) + epsilon) + beta


# %% id="q3" wrong="no epsilon at inference"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in this mode."""
    if training:
        return gamma * (batch - batch.mean(axis=0)) / np.sqrt(batch.var(axis=0) + epsilon) + beta
    return gamma * (batch - moving_mean) / np.sqrt(moving_variance) + beta


# %% id="q3" wrong="epsilon always 0.001"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in this mode."""
    if training:
        mean, variance = batch.mean(axis=0), batch.var(axis=0)
    else:
        mean, variance = moving_mean, moving_variance
    return gamma * (batch - mean) / np.sqrt(variance + 0.001) + beta


# %% id="q3" wrong="modes swapped"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in this mode."""
    if training:
        mean, variance = moving_mean, moving_variance
    else:
        mean, variance = batch.mean(axis=0), batch.var(axis=0)
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta


# %% id="q3" wrong="the batch in both modes"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in this mode."""
    return gamma * (batch - batch.mean(axis=0)) / np.sqrt(batch.var(axis=0) + epsilon) + beta


# %% id="q3" wrong="gamma and beta at inference left out"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in this mode."""
    if training:
        return gamma * (batch - batch.mean(axis=0)) / np.sqrt(batch.var(axis=0) + epsilon) + beta
    return (batch - moving_mean) / np.sqrt(moving_variance + epsilon)


# %% id="q3" wrong="beta added before gamma multiplies"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in this mode."""
    if training:
        mean, variance = batch.mean(axis=0), batch.var(axis=0)
    else:
        mean, variance = moving_mean, moving_variance
    return gamma * ((batch - mean) / np.sqrt(variance + epsilon) + beta)


# %% id="q3" wrong="the averages move first and are used in training"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    """Return the batch as `BatchNormalization` returns it in this mode."""
    mean, variance = moving_mean, moving_variance
    if training:
        mean = 0.99 * moving_mean + 0.01 * batch.mean(axis=0)
        variance = 0.99 * moving_variance + 0.01 * batch.var(axis=0)
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta


# %% id="q4" right="straight from the lesson"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    columns = batches[0].shape[1]
    moving_mean, moving_variance = np.zeros(columns), np.ones(columns)
    for batch in batches:
        moving_mean = momentum * moving_mean + (1 - momentum) * batch.mean(axis=0)
        moving_variance = momentum * moving_variance + (1 - momentum) * batch.var(axis=0)
    return moving_mean, moving_variance


# %% id="q5" right="straight from the lesson"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)


# %% id="q6" right="eight steps leave 0.92 of the start"
answer = "e"
