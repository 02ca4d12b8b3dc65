# %% id="q2" right="NumPy: largest of each row subtracted"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" right="a loop over rows with math.exp"
import math


def softmax(scores):
    """Return each row of scores as probabilities."""
    result = []
    for row in scores:
        biggest = max(row)
        powers = [math.exp(score - biggest) for score in row]
        total = sum(powers)
        result.append([power / total for power in powers])
    return np.array(result)

# %% id="q2" right="Keras: ops.softmax along the last axis"
from keras import ops


def softmax(scores):
    """Return each row of scores as probabilities."""
    tensor = ops.convert_to_tensor(np.asarray(scores), dtype="float32")
    return ops.convert_to_numpy(ops.softmax(tensor, axis=-1))

# %% id="q2" right="a copy changed in place, transposed so that no keepdims is needed"
def softmax(scores):
    """Return each row of scores as probabilities."""
    table = np.array(scores, dtype=float).T
    table -= table.max(axis=0)
    np.exp(table, out=table)
    table /= table.sum(axis=0)
    return table.T

# %% id="q2" right="each probability from the differences to the other scores: exp of minus the log-sum-exp"
from scipy.special import logsumexp


def softmax(scores: np.ndarray) -> np.ndarray:
    """Return each row of scores as probabilities."""
    log_chances = scores - logsumexp(scores, axis=1, keepdims=True)
    chances = np.exp(log_chances)
    return chances

# %% id="q2" wrong="breaks: 'as large as 1000' - no largest subtracted"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores)
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'as small as -1000' - subtracts the largest of the whole table, a low row beside a high one becomes nan"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores - scores.max())
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'as small as -1000' - subtracts the largest only where it is positive"
def softmax(scores):
    """Return each row of scores as probabilities."""
    largest = np.maximum(scores.max(axis=1, keepdims=True), 0)
    powers = np.exp(scores - largest)
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'as large as 1000' - clips the scores, so that 1000 and 800 come out equal"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(np.clip(scores, -600, 600))
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'each row' - largest and sums down the columns"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores - scores.max(axis=0))
    return powers / powers.sum(axis=0)

# %% id="q2" wrong="breaks: 'each row ... add up to 1' - divides by the sum of the whole table"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum()

# %% id="q2" wrong="breaks: 'leave the argument as it is' - subtracts in place"
def softmax(scores):
    """Return each row of scores as probabilities."""
    scores -= scores.max(axis=1, keepdims=True)
    powers = np.exp(scores)
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'leave the argument as it is' - a loop that writes the rows back into the table"
def softmax(scores):
    """Return each row of scores as probabilities."""
    for place in range(len(scores)):
        powers = np.exp(scores[place] - np.max(scores[place]))
        scores[place] = powers / powers.sum()
    return scores

# %% id="q2" wrong="breaks: 'add up to 1' - a sigmoid of each score"
def softmax(scores):
    """Return each row of scores as probabilities."""
    return 0.5 * (1 + np.tanh(np.asarray(scores) / 2))

# %% id="q2" wrong="breaks: softmax - divides the scores without taking powers"
def softmax(scores):
    """Return each row of scores as probabilities."""
    moved = scores - scores.min(axis=1, keepdims=True)
    return moved / moved.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: softmax - divides by the largest instead of subtracting it"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores / np.abs(scores).max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'as large as 1000' - subtracts the mean of the row, too little where one score towers"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores - scores.mean(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: softmax - powers of 2 instead of e"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = 2.0 ** (scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'each row' - keepdims forgotten, fits square tables only and then mixes the rows"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores - scores.max(axis=1))
    return powers / powers.sum(axis=1)

# %% id="q2" wrong="breaks: 'add up to 1' - rounds to two decimals"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return (powers / powers.sum(axis=1, keepdims=True)).round(2)

# %% id="q2" wrong="breaks: 'a table of the same shape' - returns only the first row's probabilities"
def softmax(scores):
    """Return each row of scores as probabilities."""
    for row in scores:
        powers = np.exp(row - row.max())
        return powers / powers.sum()

# %% id="q5" right="beginner's Sequential, one-hot labels"
labels = keras.utils.to_categorical(arms, num_classes=3)

model = keras.Sequential()
model.add(keras.Input(shape=(2,)))
model.add(layers.Dense(32, activation="relu"))
model.add(layers.Dense(32, activation="relu"))
model.add(layers.Dense(3, activation="softmax"))
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.01),
    loss="categorical_crossentropy",
    metrics=["accuracy"],
)
history = model.fit(points, labels, epochs=60, verbose=0)
print("accuracy:", history.history["accuracy"][-1])

# %% id="q5" right="functional API, tanh, sparse loss object"
inputs = keras.Input(shape=(2,), name="place")
hidden = layers.Dense(48, activation="tanh")(inputs)
hidden = layers.Dense(24, activation="tanh")(hidden)
outputs = layers.Dense(3, activation="softmax", name="arm")(hidden)
model = keras.Model(inputs, outputs)
model.compile(
    optimizer=keras.optimizers.RMSprop(0.01),
    loss=keras.losses.SparseCategoricalCrossentropy(),
)
model.fit(points, arms, epochs=60, batch_size=20, verbose=0)

# %% id="q5" right="subclassed keras.Model"
class ThreeArms(keras.Model):
    """Two hidden layers, three probabilities."""

    def __init__(self, units: int = 40):
        super().__init__()
        self.first = layers.Dense(units, activation="relu")
        self.second = layers.Dense(units, activation="relu")
        self.last = layers.Dense(3, activation="softmax")

    def call(self, inputs):
        return self.last(self.second(self.first(inputs)))


model = ThreeArms()
model.compile(
    keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"]
)
model.fit(points, arms, epochs=50, verbose=0)

# %% id="q5" right="own layer of bumps, Softmax as a layer of its own, np.eye labels"
from keras import ops


class Bumps(layers.Layer):
    """The nearness of the input to each of some places."""

    def __init__(self, number, **kwargs):
        super().__init__(**kwargs)
        self.number = number

    def build(self, input_shape):
        self.places = self.add_weight(
            shape=(self.number, input_shape[-1]),
            initializer=keras.initializers.RandomUniform(-1, 1, seed=1),
        )

    def call(self, inputs):
        gaps = ops.expand_dims(inputs, 1) - self.places
        return ops.exp(-8.0 * ops.sum(gaps**2, axis=-1))


model = keras.Sequential([keras.Input((2,)), Bumps(40), layers.Dense(3), layers.Softmax()])
model.compile(
    keras.optimizers.Adam(0.03), keras.losses.CategoricalCrossentropy(), metrics=["accuracy"]
)
model.fit(points, np.eye(3)[arms], epochs=60, verbose=0)

# %% id="q5" right="Lambda that adds squares, without Input, early stopping on validation rows"
def with_products(place):
    """The coordinates, and their products."""
    x, y = place[:, :1], place[:, 1:]
    return keras.ops.concatenate([x, y, x * x, y * y, x * y], axis=1)


model = keras.Sequential(
    [
        layers.Lambda(with_products, output_shape=(5,)),
        layers.Dense(64),
        layers.LeakyReLU(),
        layers.Dense(32, activation="gelu"),
        layers.Dense(3, activation=keras.activations.softmax),
    ]
)
model.compile(
    optimizer=keras.optimizers.AdamW(0.01),
    loss="sparse_categorical_crossentropy",
    metrics=["sparse_categorical_accuracy"],
)
stop = keras.callbacks.EarlyStopping(patience=20, restore_best_weights=True)
model.fit(points, arms, epochs=60, validation_split=0.15, callbacks=[stop], verbose=0)

# %% id="q5" wrong="breaks: 'three probabilities, which add up to 1' - three sigmoids"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(points, arms, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'three probabilities' - scores, the softmax only in the loss"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(32, activation="relu"),
        layers.Dense(3),
    ]
)
model.compile(
    keras.optimizers.Adam(0.02),
    keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
model.fit(points, arms, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'hidden layer that bends the borders' - hidden layers without activation"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32),
        layers.Dense(32),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(points, arms, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'at least one hidden layer' - straight borders"
model = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(3, activation="softmax")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(points, arms, epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'its loss is the cross-entropy for several classes' - mean squared error of one-hot rows"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "mean_squared_error", metrics=["accuracy"])
model.fit(points, keras.utils.to_categorical(arms, 3), epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'the cross-entropy for several classes' - binary cross-entropy of one-hot rows"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "binary_crossentropy", metrics=["accuracy"])
model.fit(points, np.eye(3)[arms], epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'right about at least 82 %' - built and compiled, not fitted"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), "sparse_categorical_crossentropy", metrics=["accuracy"])

# %% id="q5" wrong="breaks: 'for as long as that takes' - one epoch at a small rate"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.0005), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(points, arms, epochs=1, verbose=0)

# %% id="q5" wrong="breaks: 'the same arms' - points and arms mixed with different orders"
rng = np.random.default_rng(0)
mixed_points = rng.permutation(points)
mixed_arms = rng.permutation(arms)
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(mixed_points, mixed_arms, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'it takes the two coordinates' - it takes distance and angle"
distance = np.hypot(points[:, 0], points[:, 1])
angle = np.arctan2(points[:, 1], points[:, 0])
polar = np.column_stack([distance, angle])
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(polar, arms, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'three probabilities' - four outputs, as for the players of the lesson"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(32, activation="relu"),
        layers.Dense(4, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(points, arms, epochs=50, verbose=0)

# %% id="q5" right="from_logits=True on top of a softmax given by a layer, before which Keras looks"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(32, activation="relu"),
        layers.Dense(3),
        layers.Softmax(),
    ]
)
model.compile(
    keras.optimizers.Adam(0.02),
    keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
model.fit(points, arms, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'train it on points and arms' - on a dozen of them, so it fails on new points"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(points[:12], arms[:12], epochs=100, verbose=0)

# %% id="q5" wrong="breaks: 'the same arms' - codes shifted by one, arm 2 is called 0"
shifted = (arms + 1) % 3
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(points, shifted, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'call it model' - another name"
network = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
network.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
network.fit(points, arms, epochs=50, verbose=0)

# %% id="q2" right="beginner's loop over rows"
def softmax(scores):
    """Return each row of scores as probabilities."""
    result = []
    for row in scores:
        powers = np.exp(row - np.max(row))
        result.append(powers / np.sum(powers))
    return np.array(result)

# %% id="q2" right="keepdims, NumPy"
def softmax(scores: np.ndarray) -> np.ndarray:
    """Return each row of scores as probabilities."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    powers = np.exp(shifted)
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" right="keras.ops, back to NumPy"
def softmax(scores):
    """Return each row of scores as probabilities."""
    return keras.ops.convert_to_numpy(keras.ops.softmax(keras.ops.convert_to_tensor(scores), axis=-1))

# %% id="q2" right="logsumexp of scipy"
from scipy.special import logsumexp

def softmax(scores):
    """Return each row of scores as probabilities."""
    return np.exp(scores - logsumexp(scores, axis=1, keepdims=True))

# %% id="q2" wrong="breaks: 'as large as 1000 or as small as -1000, in any mixture' - one maximum for the whole table"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores - scores.max())
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'in any mixture' - subtracts the mean of each row, overflows for 1000 and -1000"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores - scores.mean(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'Leave the argument as it is' - subtracts in place"
def softmax(scores):
    """Return each row of scores as probabilities."""
    scores -= scores.max(axis=1, keepdims=True)
    powers = np.exp(scores)
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'Leave the argument as it is' - the rows in the loop are views"
def softmax(scores):
    """Return each row of scores as probabilities."""
    result = np.zeros(scores.shape)
    for i, row in enumerate(scores):
        row -= row.max()
        result[i] = np.exp(row) / np.exp(row).sum()
    return result

# %% id="q2" wrong="breaks: 'as large as 1000' - clips the scores at 700, so 1000 and 800 become equal"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(np.clip(scores, -700, 700))
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'as small as -1000' - subtracts the largest absolute value, 0/0 for a row of small scores"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores - np.abs(scores).max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'each row' - the sums are taken down the columns, scaled back to rows afterwards"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores - scores.max(axis=0))
    powers = powers / powers.sum(axis=0)
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'must also work where scores are large' - nan replaced by 1: all overflowing scores get the same"
def softmax(scores):
    """Return each row of scores as probabilities."""
    with np.errstate(over="ignore", invalid="ignore"):
        powers = np.exp(scores)
        shares = np.nan_to_num(powers / powers.sum(axis=1, keepdims=True), nan=1.0)
    return shares / shares.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'which add up to 1' - rounded to three decimals"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return (powers / powers.sum(axis=1, keepdims=True)).round(3)

# %% id="q2" wrong="breaks: 'as small as -1000' - shifts by 1000 only if something is larger than 700, small rows beside give 0/0"
def softmax(scores):
    """Return each row of scores as probabilities."""
    if scores.max() > 700:
        scores = scores - 1000
    powers = np.exp(scores)
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: softmax - divides by the largest score instead of subtracting it"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores / np.abs(scores).max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q5" right="Sequential, two relu layers, codes"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.01),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
history = model.fit(points, arms, epochs=60, verbose=0)
print(model.evaluate(points, arms, verbose=0, return_dict=True))

# %% id="q5" right="functional API, tanh, one-hot labels"
%matplotlib inline
inputs = keras.Input(shape=(2,), name="xy")
x = layers.Dense(64, activation="tanh")(inputs)
x = layers.Dense(16, activation="tanh")(x)
scores = layers.Dense(3)(x)
outputs = layers.Softmax()(scores)
model = keras.Model(inputs, outputs)
model.compile(
    optimizer=keras.optimizers.RMSprop(learning_rate=0.01),
    loss=keras.losses.CategoricalCrossentropy(),
    metrics=["categorical_accuracy"],
)
model.fit(points, np.eye(3)[arms], batch_size=20, epochs=60, verbose=0)

# %% id="q5" right="subclassed keras.Model"
class Arms(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = layers.Dense(40, activation="relu")
        self.second = layers.Dense(40, activation="gelu")
        self.last = layers.Dense(3, activation="softmax")

    def call(self, x):
        return self.last(self.second(self.first(x)))


model = Arms()
model.compile(optimizer=keras.optimizers.Adam(0.01), loss=keras.losses.SparseCategoricalCrossentropy())
model.fit(points.astype("float32"), arms.astype("int32"), epochs=50, verbose=0)

# %% id="q5" right="normalization inside, one hidden layer, to_categorical, own function"
def build_arms(units: int = 100) -> keras.Model:
    scale = layers.Normalization()
    scale.adapt(points)
    net = keras.Sequential(name="arms")
    net.add(keras.Input((2,)))
    net.add(scale)
    net.add(layers.Dense(units))
    net.add(layers.ReLU())
    net.add(layers.Dense(3))
    net.add(layers.Activation("softmax"))
    return net


model = build_arms()
model.compile("adam", "categorical_crossentropy", metrics=["acc"])
model.optimizer.learning_rate = 0.03
model.fit(points, keras.utils.to_categorical(arms, 3), epochs=60, batch_size=32, verbose=0)

# %% id="q5" wrong="breaks: 'its loss is the cross-entropy' - mean squared error with one-hot labels"
model = keras.Sequential(
    [keras.Input((2,)), layers.Dense(64, activation="relu"), layers.Dense(32, activation="relu"), layers.Dense(3, activation="softmax")]
)
model.compile(keras.optimizers.Adam(0.01), loss="mse", metrics=["accuracy"])
model.fit(points, np.eye(3)[arms], epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'three probabilities' - returns scores, the softmax is only in the loss"
model = keras.Sequential(
    [keras.Input((2,)), layers.Dense(64, activation="relu"), layers.Dense(32, activation="relu"), layers.Dense(3)]
)
model.compile(
    keras.optimizers.Adam(0.01),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
model.fit(points, arms, epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'which add up to 1' - three sigmoids"
model = keras.Sequential(
    [keras.Input((2,)), layers.Dense(64, activation="relu"), layers.Dense(32, activation="relu"), layers.Dense(3, activation="sigmoid")]
)
model.compile(keras.optimizers.Adam(0.01), loss="categorical_crossentropy", metrics=["accuracy"])
model.fit(points, np.eye(3)[arms], epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'a hidden layer that bends' - the hidden layers have no activation"
model = keras.Sequential(
    [keras.Input((2,)), layers.Dense(64), layers.BatchNormalization(), layers.Dropout(0.1), layers.Dense(32), layers.Dense(3, activation="softmax")]
)
model.compile(keras.optimizers.Adam(0.01), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(points, arms, epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'cross-entropy for several classes' - binary cross-entropy on one-hot rows"
model = keras.Sequential(
    [keras.Input((2,)), layers.Dense(64, activation="relu"), layers.Dense(32, activation="relu"), layers.Dense(3, activation="softmax")]
)
model.compile(keras.optimizers.Adam(0.01), loss="binary_crossentropy", metrics=["categorical_accuracy"])
model.fit(points, keras.utils.to_categorical(arms, 3), epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'right about at least 90 %' - one epoch with a small learning rate"
model = keras.Sequential(
    [keras.Input((2,)), layers.Dense(32, activation="relu"), layers.Dense(3, activation="softmax")]
)
model.compile("adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(points, arms, epochs=1, verbose=0)

# %% id="q5" wrong="breaks: 'it takes the two coordinates' and is right about them - learned from points scaled outside the model"
from sklearn.preprocessing import StandardScaler

scaled = StandardScaler().fit_transform(points) * 2
model = keras.Sequential(
    [keras.Input((2,)), layers.Dense(64, activation="relu"), layers.Dense(32, activation="relu"), layers.Dense(3, activation="softmax")]
)
model.compile(keras.optimizers.Adam(0.01), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(scaled, arms, epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'its loss is the cross-entropy' - focal cross-entropy"
model = keras.Sequential(
    [keras.Input((2,)), layers.Dense(64, activation="relu"), layers.Dense(32, activation="relu"), layers.Dense(3, activation="softmax")]
)
model.compile(keras.optimizers.Adam(0.01), loss="categorical_focal_crossentropy", metrics=["accuracy"])
model.fit(points, np.eye(3)[arms], epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'three probabilities, which add up to 1' - four outputs"
model = keras.Sequential(
    [keras.Input((2,)), layers.Dense(64, activation="relu"), layers.Dense(32, activation="relu"), layers.Dense(4, activation="softmax")]
)
model.compile(keras.optimizers.Adam(0.01), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(points, arms, epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'right about 90 % of new points' - the labels are shuffled against the points, learned by heart"
order = np.random.default_rng(0).permutation(len(points))
model = keras.Sequential(
    [keras.Input((2,)), layers.Dense(64, activation="relu"), layers.Dense(32, activation="relu"), layers.Dense(3, activation="softmax")]
)
model.compile(keras.optimizers.Adam(0.01), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(points[order], arms, epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'three probabilities (of a point), which add up to 1' - the softmax runs down the batch"
model = keras.Sequential(
    [keras.Input((2,)), layers.Dense(64, activation="relu"), layers.Dense(32, activation="relu"), layers.Dense(3), layers.Softmax(axis=0)]
)
model.compile(keras.optimizers.Adam(0.01), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(points, arms, epochs=60, verbose=0)

# %% id="q2" right="NumPy with keepdims"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" right="two loops with math.exp"
import math


def softmax(scores):
    """Return each row of scores as probabilities."""
    table = []
    for row in scores:
        biggest = max(row)
        powers = [math.exp(score - biggest) for score in row]
        total = sum(powers)
        table.append([power / total for power in powers])
    return np.array(table)

# %% id="q2" right="keras.ops.softmax, back to NumPy"
def softmax(scores: np.ndarray) -> np.ndarray:
    """Return each row of scores as probabilities."""
    return keras.ops.convert_to_numpy(keras.ops.softmax(scores, axis=1))

# %% id="q2" right="minus the logarithm of the sum, by logaddexp"
def softmax(scores):
    """Return each row of scores as probabilities."""
    log_sum = np.logaddexp.reduce(scores, axis=1, keepdims=True)
    return np.exp(scores - log_sum)

# %% id="q2" wrong="breaks: 'in any mixture' - subtracts the largest number of the whole table"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores - scores.max())
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'in any mixture' - subtracts the mean of each row"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores - scores.mean(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'as small as -1000' - subtracts the largest absolute value of the row"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores - np.abs(scores).max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'must also work where scores are as large as 1000' - cuts the scores at 700"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(np.clip(scores, -700, 700))
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'Leave the argument as it is' - subtracts in place"
def softmax(scores):
    """Return each row of scores as probabilities."""
    scores -= scores.max(axis=1, keepdims=True)
    powers = np.exp(scores)
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'Leave the argument as it is' - a slice of an array is no copy"
def softmax(scores):
    """Return each row of scores as probabilities."""
    table = scores[:]  # a copy, so that scores stays
    for place in range(len(table)):
        table[place] = np.exp(table[place] - table[place].max())
        table[place] = table[place] / table[place].sum()
    return table

# %% id="q2" wrong="breaks: 'each row becomes k probabilities' - sums down the columns"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores - scores.max(axis=0))
    return powers / powers.sum(axis=0)

# %% id="q2" wrong="breaks: 'each row ... add up to 1' - divides by the sum of the whole table"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum()

# %% id="q2" wrong="breaks: 'as large as 1000' - nothing is subtracted"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores)
    return powers / powers.sum(axis=1, keepdims=True)

# %% id="q2" wrong="breaks: 'which add up to 1' - rounded to one decimal"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return (powers / powers.sum(axis=1, keepdims=True)).round(1)

# %% id="q2" wrong="misconception: sigmoids, divided by their sum"
def softmax(scores):
    """Return each row of scores as probabilities."""
    sigmoids = 1 / (1 + np.exp(-np.clip(scores, -500, 500)))
    return sigmoids / sigmoids.sum(axis=1, keepdims=True)

# %% id="q5" right="Sequential with two hidden layers of relu, codes"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.01),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
history = model.fit(points, arms, epochs=60, verbose=0)
plt.plot(history.history["loss"])
plt.show()

# %% id="q5" right="functional API with tanh, one-hot labels"
inputs = keras.Input(shape=(2,), name="place")
x = layers.Dense(32, activation="tanh")(inputs)
x = layers.Dense(32, activation="tanh")(x)
outputs = layers.Dense(3, activation="softmax", name="arm")(x)
model = keras.Model(inputs, outputs)
model.compile(keras.optimizers.Adam(0.01), keras.losses.CategoricalCrossentropy())
model.fit(points, keras.utils.to_categorical(arms, num_classes=3), epochs=100, verbose=0)
print(model.evaluate(points, np.eye(3)[arms], verbose=0))

# %% id="q5" right="subclassed keras.Model"
class SpiralNet(keras.Model):
    """Three probabilities for two coordinates."""

    def __init__(self):
        super().__init__()
        self.first = layers.Dense(48, activation="relu")
        self.second = layers.Dense(48, activation="relu")
        self.last = layers.Dense(3, activation="softmax")

    def call(self, inputs):
        return self.last(self.second(self.first(inputs)))


model = SpiralNet()
model.compile(
    optimizer=keras.optimizers.Adam(0.01),
    loss=keras.losses.SparseCategoricalCrossentropy(),
    metrics=["accuracy"],
)
model.fit(points, arms, batch_size=32, epochs=80, verbose=0)

# %% id="q5" right="own hidden layer, own loss, Softmax as a layer"
class Bend(layers.Layer):
    """A dense layer with tanh, by hand."""

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.kernel = self.add_weight(
            shape=(input_shape[-1], self.units), initializer="glorot_uniform", name="kernel"
        )
        self.bias = self.add_weight(shape=(self.units,), initializer="zeros", name="bias")

    def call(self, inputs):
        return keras.ops.tanh(keras.ops.matmul(inputs, self.kernel) + self.bias)


def cross_entropy(y_true, y_pred):
    """Minus the logarithm of the probability of what happened."""
    y_pred = keras.ops.clip(y_pred, 1e-7, 1.0)
    return -keras.ops.sum(y_true * keras.ops.log(y_pred), axis=-1)


model = keras.Sequential([keras.Input(shape=(2,)), Bend(40), Bend(40), layers.Dense(3), layers.Softmax()])
model.compile(optimizer=keras.optimizers.Adam(0.01), loss=cross_entropy)
model.fit(points, np.eye(3)[arms], epochs=100, verbose=0)

# %% id="q5" wrong="breaks: 'which add up to 1' - three sigmoids"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(points, arms, epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'returns three probabilities' - returns scores, the loss makes the softmax"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(3),
    ]
)
model.compile(
    keras.optimizers.Adam(0.01),
    keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
model.fit(points, arms, epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'three probabilities' - four outputs, copied from the lesson"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(4, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(points, arms, epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'its loss is the cross-entropy for several classes' - binary cross-entropy on one-hot rows"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "binary_crossentropy", metrics=["accuracy"])
model.fit(points, keras.utils.to_categorical(arms, 3), epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'its loss is the cross-entropy for several classes' - mean squared error on one-hot rows"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "mean_squared_error", metrics=["accuracy"])
model.fit(points, keras.utils.to_categorical(arms, 3), epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'at least one hidden layer that bends the borders' - hidden layers without an activation"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64),
        layers.Dense(64),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(points, arms, epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'it takes the two coordinates' - the radius is a third input"
radius = np.sqrt((points**2).sum(axis=1))
model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(np.column_stack([points, radius]), arms, epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'right about at least 90 % of new points' - a single epoch"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(points, arms, verbose=0)

# %% id="q5" wrong="breaks: 'right about at least 90 % of new points' - trained on standardised points, the scaling is outside the model"
scaled = (points - points.mean(axis=0)) / points.std(axis=0)
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(scaled, arms, epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'in the form that fits the labels you give it' - categorical loss with codes"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "categorical_crossentropy", metrics=["accuracy"])
model.fit(points, arms, epochs=60, verbose=0)

# %% id="q1" right="straight from the lesson: codes and an identity matrix with a row and a column too many"
import pandas as pd


def one_hot(names, players):
    """Return a one-hot row for each name; zeros for a name that is not among the players."""
    codes = pd.Categorical(names, categories=players).codes  # -1 for a stranger
    k = len(players)
    return np.eye(k + 1)[codes][:, :k]


# %% id="q1" right="a pandas table of True and False"
import pandas as pd


def one_hot(names, players):
    """Return a one-hot row for each name; zeros for a name that is not among the players."""
    column = pd.Series(names, dtype=object)
    return pd.DataFrame({player: column == player for player in players})


# %% id="q1" right="a tensor of True and False"
def one_hot(names, players):
    """Return a one-hot row for each name; zeros for a name that is not among the players."""
    same = np.array(names, dtype=object)[:, None] == np.array(players, dtype=object)[None, :]
    return keras.ops.convert_to_tensor(same.astype(bool))


# %% id="q1" wrong="a stranger gets the last column, as code -1 picks the last row"
import pandas as pd


def one_hot(names, players):
    return np.eye(len(players))[pd.Categorical(names, categories=players).codes]


# %% id="q1" wrong="columns in alphabetical order"
def one_hot(names, players):
    return np.array([[float(name == player) for player in sorted(players)] for name in names])


# %% id="q1" wrong="rows of strangers left out"
def one_hot(names, players):
    return np.array([[float(name == player) for player in players] for name in names if name in players])


# %% id="q1" wrong="columns only for players who threw"
def one_hot(names, players):
    there = [player for player in players if player in names]
    return np.array([[float(name == player) for player in there] for name in names])


# %% id="q1" wrong="a column more for strangers"
def one_hot(names, players):
    codes = [players.index(name) if name in players else len(players) for name in names]
    return np.eye(len(players) + 1)[codes]


# %% id="q1" wrong="transposed: a row for each player"
def one_hot(names, players):
    return np.array([[float(name == player) for name in names] for player in players])


# %% id="q1" wrong="a part of the name is enough"
def one_hot(names, players):
    return np.array([[float(name in player) for player in players] for name in names])


# %% id="q2" right="straight from the lesson"
def softmax(scores):
    """Return each row of scores as probabilities."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


# %% id="q3" right="straight from the lesson: weighted logarithms"
of_shares = -(0.5 * np.log(0.5) + 0.25 * np.log(0.25) + 2 * 0.125 * np.log(0.125))
of_sure = -(0.8 * np.log(0.97) + 0.2 * np.log(0.01))
of_modest = -(0.8 * np.log(0.7) + 0.2 * np.log(0.1))


# %% id="q3" right="mean over 800 throws, one by one"
def mean_loss(given):
    return np.mean([-np.log(chance) for chance, count in given for _ in range(count)])


of_shares = mean_loss([(0.5, 400), (0.25, 200), (0.125, 100), (0.125, 100)])
of_sure = mean_loss([(0.97, 640), (0.01, 160)])
of_modest = mean_loss([(0.7, 640), (0.1, 160)])


# %% id="q3" right="the loss of Keras on 800 rows"
codes = np.repeat([0, 1, 2, 3], [400, 200, 100, 100])
sparse = keras.losses.SparseCategoricalCrossentropy()
of_shares = sparse(codes, np.tile([0.5, 0.25, 0.125, 0.125], (800, 1)))
named = codes.copy()
named[::5] = (named[::5] + 1) % 4
hot = np.eye(4)[named]
of_sure = float(sparse(codes, np.where(hot == 1, 0.97, 0.01)))
of_modest = float(sparse(codes, np.where(hot == 1, 0.7, 0.1)))


# %% id="q3" wrong="sign forgotten"
of_shares = 0.5 * np.log(0.5) + 0.25 * np.log(0.25) + 2 * 0.125 * np.log(0.125)
of_sure = 0.8 * np.log(0.97) + 0.2 * np.log(0.01)
of_modest = 0.8 * np.log(0.7) + 0.2 * np.log(0.1)


# %% id="q3" wrong="logarithm to the base 2"
of_shares = 1.75
of_sure = -(0.8 * np.log2(0.97) + 0.2 * np.log2(0.01))
of_modest = -(0.8 * np.log2(0.7) + 0.2 * np.log2(0.1))


# %% id="q3" wrong="shares not weighted by how often they occur"
of_shares = -np.log([0.5, 0.25, 0.125, 0.125]).mean()
of_sure = -(0.8 * np.log(0.97) + 0.2 * np.log(0.01))
of_modest = -(0.8 * np.log(0.7) + 0.2 * np.log(0.1))


# %% id="q3" wrong="ln 4, as if the players threw equally often"
of_shares = np.log(4)
of_sure = -(0.8 * np.log(0.97) + 0.2 * np.log(0.01))
of_modest = -(0.8 * np.log(0.7) + 0.2 * np.log(0.1))


# %% id="q3" wrong="a wrong network leaves the whole rest to the true player"
of_shares = 1.75 * np.log(2)
of_sure = -(0.8 * np.log(0.97) + 0.2 * np.log(0.03))
of_modest = -(0.8 * np.log(0.7) + 0.2 * np.log(0.3))


# %% id="q3" wrong="logarithm of the mean probability"
of_shares = 1.75 * np.log(2)
of_sure = -np.log(0.8 * 0.97 + 0.2 * 0.01)
of_modest = -np.log(0.8 * 0.7 + 0.2 * 0.1)


# %% id="q3" wrong="all four columns cost, not only the true one"
of_shares = 1.75 * np.log(2)
of_sure = -(0.8 * (np.log(0.97) + 3 * np.log(0.99)) + 0.2 * (np.log(0.01) + np.log(0.03) + 2 * np.log(0.99)))
of_modest = -(0.8 * (np.log(0.7) + 3 * np.log(0.9)) + 0.2 * (np.log(0.1) + np.log(0.3) + 2 * np.log(0.9)))


# %% id="q4" right="straight from the lesson: two calls, stratified"
X_rest, X_test, y_rest, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)
X_train, X_valid, y_train, y_valid = train_test_split(
    X_rest, y_rest, test_size=0.25, stratify=y_rest, random_state=2
)


# %% id="q4" right="digit by digit, without scikit-learn and without chance"
train, valid, test = [], [], []
for digit in range(10):
    rows = np.flatnonzero(digits == digit)
    fifth = round(len(rows) / 5)
    test.extend(rows[:fifth])
    valid.extend(rows[fifth : 2 * fifth])
    train.extend(rows[2 * fifth :])
X_train, y_train = images[train], digits[train]
X_valid, y_valid = images[valid], digits[valid]
X_test, y_test = images[test], digits[test]


# %% id="q4" right="two of five stratified folds, pandas"
import pandas as pd
from sklearn.model_selection import StratifiedKFold

folds = [rows for _, rows in StratifiedKFold(5, shuffle=True, random_state=0).split(images, digits)]
table, labels = pd.DataFrame(images), pd.Series(digits)
X_test, y_test = table.iloc[folds[0]], labels.iloc[folds[0]]
X_valid, y_valid = table.iloc[folds[1]], labels.iloc[folds[1]]
rest = np.concatenate(folds[2:])
X_train, y_train = table.iloc[rest], labels.iloc[rest]


# %% id="q4" wrong="a fifth of the rest for the validation"
X_rest, X_test, y_rest, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)
X_train, X_valid, y_train, y_valid = train_test_split(
    X_rest, y_rest, test_size=0.2, stratify=y_rest, random_state=2
)


# %% id="q4" wrong="only the first split stratified"
X_rest, X_test, y_rest, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)
X_train, X_valid, y_train, y_valid = train_test_split(X_rest, y_rest, test_size=0.25, random_state=2)


# %% id="q4" wrong="images and labels of the second split shuffled differently"
X_rest, X_test, y_rest, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)
X_train, X_valid = train_test_split(X_rest, test_size=0.25, stratify=y_rest, random_state=2)
y_train, y_valid = train_test_split(y_rest, test_size=0.25, stratify=y_rest, random_state=3)


# %% id="q4" wrong="validation rows drawn from all rows, so that parts overlap"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)
_, X_valid, _, y_valid = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=2
)
X_train, y_train = X_train[:1077], y_train[:1077]


# %% id="q4" wrong="images scaled"
X_rest, X_test, y_rest, y_test = train_test_split(
    images / 16, digits, test_size=0.2, stratify=digits, random_state=1
)
X_train, X_valid, y_train, y_valid = train_test_split(
    X_rest, y_rest, test_size=0.25, stratify=y_rest, random_state=2
)


# %% id="q4" wrong="some rows in none of the parts"
X_rest, X_test, y_rest, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)
X_train, X_valid, y_train, y_valid = train_test_split(
    X_rest, y_rest, test_size=0.25, stratify=y_rest, random_state=2
)
X_train, y_train = X_train[:1000], y_train[:1000]


# %% id="q4" wrong="names of the parts swapped: the training part is the smallest"
X_test, X_rest, y_test, y_rest = train_test_split(
    images, digits, test_size=0.4, stratify=digits, random_state=1
)
X_train, X_valid, y_train, y_valid = train_test_split(
    X_rest, y_rest, test_size=0.5, stratify=y_rest, random_state=2
)


# %% id="q5" right="straight from the lesson"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.03),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(points, arms, epochs=60, verbose=0)


# %% id="q6" right="straight from the lesson: four counts"
found = matrix[9, 9]
missed = matrix[9].sum() - found
called = matrix[:, 9].sum() - found  # others called a 9
others = matrix.sum() - found - missed - called
recall = found / (found + missed)
error_of_recall = np.sqrt(recall * (1 - recall) / (found + missed))
nine_or_not = (found + others) / matrix.sum()
alarm = called / (called + others)
rare_precision = 0.02 * recall / (0.02 * recall + 0.98 * alarm)


# %% id="q6" right="from the single predictions, rounded to four decimals"
true = digits[900:] == 9
said = learned.predict(images[900:]) == 9
hit, alarm = said[true].mean(), said[~true].mean()
error_of_recall = round(float(said[true].std() / true.sum() ** 0.5), 4)
nine_or_not = round(float((true == said).mean()), 4)
rare_precision = round(float(2 * hit / (2 * hit + 98 * alarm)), 4)


# %% id="q6" right="a loop over the cells, and an imagined pile"
counts = {(True, True): 0, (True, False): 0, (False, True): 0, (False, False): 0}
for t in range(10):
    for n in range(10):
        counts[t == 9, n == 9] += int(matrix[t, n])
nines = counts[True, True] + counts[True, False]
rest = counts[False, True] + counts[False, False]
p = counts[True, True] / nines
error_of_recall = (p * (1 - p) / nines) ** 0.5
nine_or_not = 1 - (counts[True, False] + counts[False, True]) / 897
pile = 1_000_000
good = 20_000 * p
bad = 980_000 * counts[False, True] / rest
rare_precision = good / (good + bad)


# %% id="q6" wrong="error of recall with n of all images"
r = matrix[9, 9] / matrix[9].sum()
f = (matrix[:, 9].sum() - matrix[9, 9]) / (897 - matrix[9].sum())
error_of_recall = np.sqrt(r * (1 - r) / 897)
nine_or_not = 1 - (matrix[9].sum() + matrix[:, 9].sum() - 2 * matrix[9, 9]) / 897
rare_precision = 0.02 * r / (0.02 * r + 0.98 * f)


# %% id="q6" wrong="error of the precision instead of the recall"
r = matrix[9, 9] / matrix[9].sum()
f = (matrix[:, 9].sum() - matrix[9, 9]) / (897 - matrix[9].sum())
q = matrix[9, 9] / matrix[:, 9].sum()
error_of_recall = np.sqrt(q * (1 - q) / matrix[:, 9].sum())
nine_or_not = 1 - (matrix[9].sum() + matrix[:, 9].sum() - 2 * matrix[9, 9]) / 897
rare_precision = 0.02 * r / (0.02 * r + 0.98 * f)


# %% id="q6" wrong="the machine: accuracy over all ten digits"
r = matrix[9, 9] / matrix[9].sum()
f = (matrix[:, 9].sum() - matrix[9, 9]) / (897 - matrix[9].sum())
error_of_recall = np.sqrt(r * (1 - r) / matrix[9].sum())
nine_or_not = np.trace(matrix) / 897
rare_precision = 0.02 * r / (0.02 * r + 0.98 * f)


# %% id="q6" wrong="the machine: only missed 9s are mistakes"
r = matrix[9, 9] / matrix[9].sum()
f = (matrix[:, 9].sum() - matrix[9, 9]) / (897 - matrix[9].sum())
error_of_recall = np.sqrt(r * (1 - r) / matrix[9].sum())
nine_or_not = 1 - (matrix[9].sum() - matrix[9, 9]) / 897
rare_precision = 0.02 * r / (0.02 * r + 0.98 * f)


# %% id="q6" wrong="the pile: share of false alarms of all images instead of the others"
r = matrix[9, 9] / matrix[9].sum()
f = (matrix[:, 9].sum() - matrix[9, 9]) / 897
error_of_recall = np.sqrt(r * (1 - r) / matrix[9].sum())
nine_or_not = 1 - (matrix[9].sum() + matrix[:, 9].sum() - 2 * matrix[9, 9]) / 897
rare_precision = 0.02 * r / (0.02 * r + 0.98 * f)


# %% id="q6" wrong="the pile: share of false alarms among the images called a 9"
r = matrix[9, 9] / matrix[9].sum()
f = 1 - matrix[9, 9] / matrix[:, 9].sum()
error_of_recall = np.sqrt(r * (1 - r) / matrix[9].sum())
nine_or_not = 1 - (matrix[9].sum() + matrix[:, 9].sum() - 2 * matrix[9, 9]) / 897
rare_precision = 0.02 * r / (0.02 * r + 0.98 * f)


# %% id="q6" wrong="rows and columns confused"
r = matrix[9, 9] / matrix[:, 9].sum()
f = (matrix[9].sum() - matrix[9, 9]) / (897 - matrix[:, 9].sum())
error_of_recall = np.sqrt(r * (1 - r) / matrix[:, 9].sum())
nine_or_not = 1 - (matrix[9].sum() + matrix[:, 9].sum() - 2 * matrix[9, 9]) / 897
rare_precision = 0.02 * r / (0.02 * r + 0.98 * f)
