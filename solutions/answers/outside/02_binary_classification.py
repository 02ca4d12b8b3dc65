# %% id="q1" right="compare, turn into numbers, make flat"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return (probabilities > threshold).astype(int).ravel()

# %% id="q1" right="beginner's loop"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    result = []
    for row in probabilities:
        if row[0] > threshold:
            result.append(1)
        else:
            result.append(0)
    return np.array(result, dtype=int)

# %% id="q1" right="np.where on the first column, small integers, type hints"
def to_labels(probabilities: np.ndarray, threshold: float = 0.5) -> np.ndarray:
    """Return the label, 0 or 1, of each probability."""
    column = np.asarray(probabilities)[:, 0]
    return np.where(column > threshold, 1, 0).astype("int8")

# %% id="q1" right="pandas"
import pandas as pd


def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    table = pd.DataFrame(np.asarray(probabilities), columns=["p"])
    return table["p"].gt(threshold).astype("int64").to_numpy()

# %% id="q1" right="zeros filled with ones"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    flat = np.reshape(probabilities, -1)
    labels_found = np.zeros(len(flat), dtype=np.int32)
    labels_found[flat > threshold] = 1
    return labels_found

# %% id="q1" wrong="breaks: 'larger than the threshold' - equal counts, too"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return (probabilities >= threshold).astype(int).ravel()

# %% id="q1" wrong="breaks: 'a flat array' - the column stays"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return (probabilities > threshold).astype(int)

# %% id="q1" wrong="breaks: 'the label 1' - True and False"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return (probabilities > threshold).ravel()

# %% id="q1" wrong="breaks: 'the threshold' - always one half"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return (probabilities > 0.5).astype(int).ravel()

# %% id="q1" wrong="breaks: 'threshold=0.5' - another default"
def to_labels(probabilities, threshold=0.4):
    """Return the label, 0 or 1, of each probability."""
    return (probabilities > threshold).astype(int).ravel()

# %% id="q1" wrong="breaks: 'threshold=0.5' - no default"
def to_labels(probabilities, threshold):
    """Return the label, 0 or 1, of each probability."""
    return (probabilities > threshold).astype(int).ravel()

# %% id="q1" wrong="breaks: 'to_labels(probabilities, threshold=0.5)' - the argument has another name"
def to_labels(probabilities, limit=0.5):
    """Return the label, 0 or 1, of each probability."""
    return (probabilities > limit).astype(int).ravel()

# %% id="q1" wrong="squeeze: a single row loses its shape (1,)"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return (probabilities > threshold).astype(int).squeeze()

# %% id="q1" wrong="breaks: '1 wherever larger, 0 elsewhere' - the wrong way round"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return np.where(probabilities > threshold, 0, 1).ravel()

# %% id="q1" wrong="breaks: 'an array' - a list"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return [1 if p > threshold else 0 for p in probabilities.ravel()]

# %% id="q1" wrong="probabilities rounded to two digits before the comparison"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return (np.round(probabilities, 2) > threshold).astype(int).ravel()

# %% id="q1" wrong="argmax over the single column: always 0"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return np.argmax(probabilities > threshold, axis=1)

# %% id="q1" wrong="one row instead of a flat array"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return (probabilities > threshold).astype(int).T

# %% id="q1" wrong="positions of the ones instead of the labels"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return np.flatnonzero(probabilities > threshold)

# %% id="q1" wrong="loop of three rows, as in the example"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    result = np.zeros(3, dtype=int)
    for i in range(min(3, len(probabilities))):
        result[i] = 1 if probabilities[i, 0] > threshold else 0
    return result[: len(probabilities)]

# %% id="q2" right="np.where, as in the lesson"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    happened = np.where(labels == 1, probabilities, 1 - probabilities)
    return -np.log(happened).mean()

# %% id="q2" right="the formula with both terms, float"
def cross_entropy(labels: np.ndarray, probabilities: np.ndarray) -> float:
    """Return the mean binary cross-entropy."""
    y = np.asarray(labels, dtype=float)
    p = np.asarray(probabilities, dtype=float)
    return float(np.mean(-(y * np.log(p) + (1 - y) * np.log1p(-p))))

# %% id="q2" right="beginner's loop with np.log"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    total = 0
    for label, p in zip(labels, probabilities):
        if label == 1:
            total = total - np.log(p)
        else:
            total = total - np.log(1 - p)
    return total / len(labels)

# %% id="q2" right="masks for ones and zeros, one sum"
def _cost(given):
    return -np.log(given)


def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    ones = labels == 1
    cost = np.empty(len(labels))
    cost[ones] = _cost(probabilities[ones])
    cost[~ones] = _cost(1 - probabilities[~ones])
    return np.sum(cost) / cost.size

# %% id="q2" right="distance from the label"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    wrongness = np.abs(labels - probabilities)
    return np.average(np.log(1 / (1 - wrongness)))

# %% id="q2" wrong="breaks: 'the mean' - the sum"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    happened = np.where(labels == 1, probabilities, 1 - probabilities)
    return -np.log(happened).sum()

# %% id="q2" wrong="breaks: 'a single number' - one for each row"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    happened = np.where(labels == 1, probabilities, 1 - probabilities)
    return -np.log(happened)

# %% id="q2" wrong="the minus is missing"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    happened = np.where(labels == 1, probabilities, 1 - probabilities)
    return np.log(happened).mean()

# %% id="q2" wrong="the rows with the label 0 cost nothing"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    return -np.mean(labels * np.log(probabilities))

# %% id="q2" wrong="every row is treated as a 1"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    return -np.mean(np.log(probabilities))

# %% id="q2" wrong="p and 1 - p are swapped"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    happened = np.where(labels == 1, 1 - probabilities, probabilities)
    return -np.log(happened).mean()

# %% id="q2" wrong="breaks: 'cross_entropy(labels, probabilities)' - the arguments are swapped"
def cross_entropy(probabilities, labels):
    """Return the mean binary cross-entropy."""
    happened = np.where(labels == 1, probabilities, 1 - probabilities)
    return -np.log(happened).mean()

# %% id="q2" wrong="logarithm to the base 2"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    happened = np.where(labels == 1, probabilities, 1 - probabilities)
    return -np.log2(happened).mean()

# %% id="q2" right="Keras computes it"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    return float(keras.losses.BinaryCrossentropy()(labels, probabilities))

# %% id="q2" right="keras.ops computes it"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    each = keras.ops.binary_crossentropy(labels.astype(float), probabilities)
    return float(keras.ops.mean(each))

# %% id="q2" wrong="probabilities clipped to 0.01 ... 0.99"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    p = np.clip(probabilities, 0.01, 0.99)
    happened = np.where(labels == 1, p, 1 - p)
    return -np.log(happened).mean()

# %% id="q2" wrong="logarithm of the mean instead of the mean of the logarithms"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    happened = np.where(labels == 1, probabilities, 1 - probabilities)
    return -np.log(np.mean(happened))

# %% id="q2" wrong="mean of the two labels' means"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    happened = np.where(labels == 1, probabilities, 1 - probabilities)
    each = -np.log(happened)
    return np.mean([each[labels == k].mean() for k in np.unique(labels)])

# %% id="q2" wrong="squared error instead of cross-entropy"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    return np.mean((labels - probabilities) ** 2)

# %% id="q2" wrong="divided by the number of ones"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    happened = np.where(labels == 1, probabilities, 1 - probabilities)
    return -np.log(happened).sum() / labels.sum()

# %% id="q3" right="bincount and argmax"
commonest = np.bincount(y_train).argmax()
baseline = (y_test == commonest).mean()

# %% id="q3" right="beginner's counting in loops"
ones = 0
for label in y_train:
    if label == 1:
        ones = ones + 1
zeros = len(y_train) - ones
if ones > zeros:
    says = 1
else:
    says = 0

right = 0
for label in y_test:
    if label == says:
        right = right + 1
baseline = right / len(y_test)
print("always saying", says, "is right in", round(100 * baseline, 1), "%")

# %% id="q3" right="pandas"
import pandas as pd

commonest = pd.Series(y_train).mode()[0]
baseline = float(pd.Series(y_test).eq(commonest).mean())

# %% id="q3" right="scikit-learn's dummy"
from sklearn.dummy import DummyClassifier

majority = DummyClassifier(strategy="most_frequent").fit(X_train, y_train)
baseline = majority.score(X_test, y_test)

# %% id="q3" right="Counter and a helper with type hints"
from collections import Counter


def share_right(truth: np.ndarray, says: int) -> float:
    return sum(int(label) == says for label in truth) / truth.size


baseline: float = share_right(y_test, int(Counter(y_train.tolist()).most_common(1)[0][0]))

# %% id="q3" wrong="breaks: 'what share of the test rows' - of the training rows"
commonest = np.bincount(y_train).argmax()
baseline = (y_train == commonest).mean()

# %% id="q3" wrong="breaks: 'the test rows' - of all rows"
commonest = np.bincount(y_train).argmax()
baseline = (is_first == commonest).mean()

# %% id="q3" wrong="breaks: 'the label that is commonest' - share of the rarer label"
baseline = y_test.mean()

# %% id="q3" wrong="breaks: 'a number from 0 to 1' - in percent"
commonest = np.bincount(y_train).argmax()
baseline = 100 * (y_test == commonest).mean()

# %% id="q3" wrong="breaks: 'share' - the number of rows"
commonest = np.bincount(y_train).argmax()
baseline = (y_test == commonest).sum()

# %% id="q3" wrong="the label itself"
baseline = np.bincount(y_train).argmax()

# %% id="q3" wrong="hard-coded: one half"
baseline = 0.5

# %% id="q3" wrong="one comparison for each row, no share"
commonest = np.bincount(y_train).argmax()
baseline = (y_test == commonest).astype(float)

# %% id="q3" wrong="guessing in proportion instead of always the commonest"
p = y_train.mean()
baseline = p * y_test.mean() + (1 - p) * (1 - y_test.mean())

# %% id="q3" wrong="right test rows counted, divided by the number of training rows"
commonest = np.bincount(y_train).argmax()
baseline = (y_test == commonest).sum() / len(y_train)

# %% id="q3" wrong="the commonest grape variety of three instead of the label"
commonest = np.bincount(wine.target).argmax()
baseline = (wine.target == commonest).mean()

# %% id="q3" wrong="share of the training part in the table, 133 of 178"
baseline = len(y_train) / (len(y_train) + len(y_test))

# %% id="q4" right="fit once, transform both"
scaler = StandardScaler().fit(X_train)
X_train_scaled = scaler.transform(X_train)
X_test_scaled = scaler.transform(X_test)

# %% id="q4" right="fit_transform on the training part"
scaler = StandardScaler()
X_train_scaled = scaler.fit_transform(X_train)
X_test_scaled = scaler.transform(X_test)
print(X_train_scaled.mean(axis=0).round(2), X_test_scaled.mean(axis=0).round(2))

# %% id="q4" right="NumPy, column by column"
X_train_scaled = np.zeros(X_train.shape)
X_test_scaled = np.zeros(X_test.shape)
for column in range(X_train.shape[1]):
    mean = X_train[:, column].mean()
    std = X_train[:, column].std()
    X_train_scaled[:, column] = (X_train[:, column] - mean) / std
    X_test_scaled[:, column] = (X_test[:, column] - mean) / std

# %% id="q4" right="pandas in and out"
import pandas as pd

train_table = pd.DataFrame(X_train, columns=wine.feature_names)
test_table = pd.DataFrame(X_test, columns=wine.feature_names)
centre, spread = train_table.mean(), train_table.std(ddof=0)
X_train_scaled = ((train_table - centre) / spread).to_numpy()
X_test_scaled = ((test_table - centre) / spread).to_numpy()

# %% id="q4" right="pipeline, helper function with type hints"
from sklearn.pipeline import make_pipeline


def scale(train: np.ndarray, *parts: np.ndarray) -> list[np.ndarray]:
    """Standardise all parts with the numbers of the first."""
    steps = make_pipeline(StandardScaler())
    steps.fit(train)
    return [steps.transform(part) for part in (train, *parts)]


X_train_scaled, X_test_scaled = scale(X_train, X_test)

# %% id="q4" right="Keras' own scaler, adapted to the training rows"
ruler = layers.Normalization(axis=-1)
ruler.adapt(X_train)
X_train_scaled = keras.ops.convert_to_numpy(ruler(X_train))
X_test_scaled = keras.ops.convert_to_numpy(ruler(X_test))

# %% id="q4" wrong="only the second mistake repaired: still fitted on all rows"
scaler = StandardScaler().fit(np.concatenate([X_train, X_test]))
X_train_scaled = scaler.transform(X_train)
X_test_scaled = scaler.transform(X_test)

# %% id="q4" wrong="only the first mistake repaired: the test part has a scaler of its own"
scaler = StandardScaler().fit(X_train)
X_train_scaled = scaler.transform(X_train)
X_test_scaled = StandardScaler().fit_transform(X_test)

# %% id="q4" wrong="fitted again on the test part"
scaler = StandardScaler()
X_train_scaled = scaler.fit_transform(X_train)
X_test_scaled = scaler.fit_transform(X_test)

# %% id="q4" wrong="the training part well, the test part with a scaler of all rows"
X_train_scaled = StandardScaler().fit_transform(X_train)
X_test_scaled = StandardScaler().fit(wine.data).transform(X_test)

# %% id="q4" wrong="fitted on the test part, transforms both"
scaler = StandardScaler().fit(X_test)
X_train_scaled = scaler.transform(X_train)
X_test_scaled = scaler.transform(X_test)

# %% id="q4" wrong="the test part is left as it is"
scaler = StandardScaler().fit(X_train)
X_train_scaled = scaler.transform(X_train)
X_test_scaled = X_test

# %% id="q4" wrong="breaks: 'standardised' - columns from 0 to 1"
from sklearn.preprocessing import MinMaxScaler

scaler = MinMaxScaler().fit(X_train)
X_train_scaled = scaler.transform(X_train)
X_test_scaled = scaler.transform(X_test)

# %% id="q4" wrong="breaks: 'columns' - one mean and one deviation for the whole table"
mean, std = X_train.mean(), X_train.std()
X_train_scaled = (X_train - mean) / std
X_test_scaled = (X_test - mean) / std

# %% id="q4" wrong="the mean of the training part, the deviation of the test part"
mean = X_train.mean(axis=0)
X_train_scaled = (X_train - mean) / X_train.std(axis=0)
X_test_scaled = (X_test - mean) / X_test.std(axis=0)

# %% id="q4" wrong="right shape, other rows: the first 45 training rows as test part"
scaler = StandardScaler().fit(X_train)
X_train_scaled = scaler.transform(X_train)
X_test_scaled = scaler.transform(X_train[: len(X_test)])

# %% id="q4" wrong="partial_fit lets the test part in before it is transformed"
scaler = StandardScaler().fit(X_train)
X_train_scaled = scaler.transform(X_train)
scaler.partial_fit(X_test)
X_test_scaled = scaler.transform(X_test)

# %% id="q4" wrong="the second scaler is fitted on columns that are scaled already: it does nothing"
X_train_scaled = StandardScaler().fit_transform(X_train)
scaler = StandardScaler().fit(X_train_scaled)
X_test_scaled = scaler.transform(X_test)

# %% id="q4" wrong="each row standardised instead of each column"
X_train_scaled = StandardScaler().fit_transform(X_train.T).T
X_test_scaled = StandardScaler().fit_transform(X_test.T).T

# %% id="q4" wrong="the test part is divided by the variance instead of the deviation"
mean, std = X_train.mean(axis=0), X_train.std(axis=0)
X_train_scaled = (X_train - mean) / std
X_test_scaled = (X_test - mean) / std**2

# %% id="q5" right="the lesson's network, larger and longer"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["accuracy"]
)
history = model.fit(points, labels, epochs=60, verbose=0)
print(history.history["accuracy"][-1])

# %% id="q5" right="functional API, two tanh layers, sigmoid as a layer of its own, loss object"
place = keras.Input(shape=(2,), name="place")
x = layers.Dense(16, activation="tanh")(place)
x = layers.Dense(16, activation="tanh")(x)
score = layers.Dense(1, name="score")(x)
chance_of_one = layers.Activation("sigmoid", name="probability")(score)
model = keras.Model(place, chance_of_one)
model.compile(optimizer=keras.optimizers.Nadam(0.01), loss=keras.losses.BinaryCrossentropy())
model.fit(points, labels.reshape(-1, 1).astype("float32"), epochs=100, batch_size=16, verbose=0)

# %% id="q5" right="subclassed keras.Model"
class Moons(keras.Model):
    """A hidden layer and a probability."""

    def __init__(self, units: int = 24):
        super().__init__()
        self.hidden = layers.Dense(units, activation="gelu")
        self.probability = layers.Dense(1, activation="sigmoid")

    def call(self, inputs):
        return self.probability(self.hidden(inputs))


model = Moons()
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.03),
    loss=keras.losses.binary_crossentropy,
    metrics=[keras.metrics.BinaryAccuracy()],
)
model.fit(points, labels, epochs=80, verbose=0)
model.summary()

# %% id="q5" right="own layer that bends, SGD with momentum, early stopping"
class Bend(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.w = self.add_weight(shape=(input_shape[-1], self.units), initializer="glorot_uniform")
        self.b = self.add_weight(shape=(self.units,), initializer="zeros")

    def call(self, inputs):
        return keras.ops.relu(keras.ops.matmul(inputs, self.w) + self.b)


model = keras.Sequential([keras.Input((2,)), Bend(32), Bend(16), layers.Dense(1, "sigmoid")])
model.compile(keras.optimizers.SGD(0.1, momentum=0.9), "binary_crossentropy", metrics=["accuracy"])
stop = keras.callbacks.EarlyStopping(monitor="loss", patience=15, restore_best_weights=True)
model.fit(points, labels, epochs=120, verbose=0, callbacks=[stop])

# %% id="q5" right="inputs normalised inside of the model, LeakyReLU layer, %matplotlib"
%matplotlib inline
normal = layers.Normalization()
normal.adapt(points)
model = keras.Sequential()
model.add(keras.Input(shape=(2,)))
model.add(normal)
model.add(layers.Dense(40))
model.add(layers.LeakyReLU(negative_slope=0.1))
model.add(layers.Dense(1, activation=keras.activations.sigmoid))
model.compile(optimizer=keras.optimizers.RMSprop(0.01), loss="binary_crossentropy")
curve = model.fit(points, labels, epochs=100, verbose=0).history["loss"]
plt.plot(curve)
plt.show()

# %% id="q5" wrong="breaks: 'at least one hidden layer' - a single neuron"
model = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(1, activation="sigmoid")])
model.compile(keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(points, labels, epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'that bends the boundary' - the hidden layer has no activation"
model = keras.Sequential(
    [keras.Input(shape=(2,)), layers.Dense(32), layers.Dense(1, activation="sigmoid")]
)
model.compile(keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(points, labels, epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'a probability' - no sigmoid, scores read as probabilities"
model = keras.Sequential(
    [keras.Input(shape=(2,)), layers.Dense(32, activation="relu"), layers.Dense(1)]
)
model.compile(keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(points, labels, epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'returns one probability' - returns scores, from_logits"
model = keras.Sequential(
    [keras.Input(shape=(2,)), layers.Dense(32, activation="relu"), layers.Dense(1)]
)
model.compile(
    keras.optimizers.Adam(0.02), loss=keras.losses.BinaryCrossentropy(from_logits=True)
)
model.fit(points, labels, epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'one probability' - two, with softmax"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(2, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(points, keras.utils.to_categorical(labels), epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'its loss is binary cross-entropy' - mean squared error"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), loss="mean_squared_error", metrics=["accuracy"])
model.fit(points, labels, epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'its loss is binary cross-entropy' - the focal one"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), loss="binary_focal_crossentropy", metrics=["accuracy"])
model.fit(points, labels, epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'at least 93 %' - two epochs with the default learning rate"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(8, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile("adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(points, labels, epochs=2, verbose=0)

# %% id="q5" wrong="breaks: 'compile and fit' - never trained"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["accuracy"])

# %% id="q5" wrong="breaks: 'that of the label 1' - the probability of the label 0"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(points, 1 - labels, epochs=60, verbose=0)

# %% id="q5" wrong="trained on standardised points, so that it is wrong about the coordinates themselves"
scaled_points = StandardScaler().fit_transform(points)
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(scaled_points, labels, epochs=60, verbose=0)

# %% id="q5" wrong="two sigmoids in a row: never below one half"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
        layers.Activation("sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(points, labels, epochs=60, verbose=0)

# %% id="q5" wrong="the labels shuffled apart from their points"
order = np.random.default_rng(0).permutation(len(points))
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(points[order], labels, epochs=60, verbose=0)

# %% id="q5" wrong="tanh at the end: numbers below 0"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(1, activation="tanh"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(points, labels, epochs=60, verbose=0)

# %% id="q6" right="the letter"
answer = "b"

# %% id="q6" right="computed and explained"
machines, faulty = 1000, 50
says_healthy_always = (machines - faulty) / machines
print("always healthy is right in", says_healthy_always)
answer = "b" if says_healthy_always == 0.95 and 0.31 < 0.5 else "e"

# %% id="q6" right="picked from a dictionary"
options = {
    "a": "finds 95 % of the faulty ones",
    "b": "never reports a fault",
    "c": "sigmoid is missing",
    "d": "learned by heart",
    "e": "better than the baseline",
}
answer = [letter for letter, text in options.items() if text == "never reports a fault"][0]

# %% id="q6" right="type hint, position in the alphabet"
answer: str = "abcde"[1]

# %% id="q6" wrong="finds 95 % of the faulty machines"
answer = "a"

# %% id="q6" wrong="no sigmoid"
answer = "c"

# %% id="q6" wrong="learned by heart"
answer = "d"

# %% id="q6" wrong="higher than the baseline"
answer = "e"

# %% id="q6" wrong="breaks: 'write the letter' - two letters"
answer = "be"

# %% id="q6" wrong="breaks: 'write the letter' - a list of two letters"
answer = ["b", "d"]

# %% id="q6" wrong="the position instead of the letter"
answer = 2

# %% id="q6" wrong="the letter in another variable"
letter = "b"

# %% id="q1" right="the hint's three calls"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return (probabilities > threshold).astype(int).ravel()

# %% id="q1" right="a beginner's loop"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    labels = np.zeros(len(probabilities), dtype=int)
    for i in range(len(probabilities)):
        if probabilities[i][0] > threshold:
            labels[i] = 1
    return labels

# %% id="q1" right="keras.ops, small integers, type hints"
from keras import ops


def to_labels(probabilities: np.ndarray, threshold: float = 0.5) -> np.ndarray:
    """Return the label, 0 or 1, of each probability."""
    flat = np.asarray(probabilities).reshape(-1)
    return ops.convert_to_numpy(ops.cast(flat > threshold, "int32"))

# %% id="q1" right="pandas"
import pandas as pd


def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    column = pd.Series(probabilities[:, 0])
    return column.gt(threshold).astype("int64").to_numpy()

# %% id="q1" wrong="larger than the threshold - equal counts too"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return (probabilities >= threshold).astype(int).ravel()

# %% id="q1" wrong="of whole numbers - floats 0.0 and 1.0"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return np.where(probabilities > threshold, 1.0, 0.0).ravel()

# %% id="q1" wrong="the label 1 and 0 - True and False"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return (probabilities > threshold).ravel()

# %% id="q1" wrong="flat, of shape (n,) - squeeze makes a single row a number"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return np.squeeze(np.where(probabilities > threshold, 1, 0))

# %% id="q1" wrong="larger than the threshold - probabilities are rounded to two decimals first"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return (probabilities.round(2) > threshold).astype(int).ravel()

# %% id="q1" wrong="a NumPy array - a list"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return [1 if p > threshold else 0 for p in probabilities.ravel()]

# %% id="q1" wrong="flat - still a column"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    probabilities.ravel()
    return (probabilities > threshold).astype(int)

# %% id="q1" wrong="threshold - falsy or small thresholds are replaced by one half"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    threshold = threshold or 0.5
    return (probabilities > threshold).astype(int).ravel()

# %% id="q2" right="where, log, mean"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    happened = np.where(labels == 1, probabilities, 1 - probabilities)
    return -np.log(happened).mean()

# %% id="q2" right="a loop with math, a Python float"
import math


def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    total = 0.0
    for label, p in zip(labels, probabilities):
        if label == 1:
            total -= math.log(p)
        else:
            total -= math.log(1 - p)
    return total / len(labels)

# %% id="q2" right="the formula with both terms, dot products"
def cross_entropy(labels: np.ndarray, probabilities: np.ndarray) -> float:
    """Return the mean binary cross-entropy."""
    ones = np.dot(labels, np.log(probabilities))
    zeros = np.dot(1 - labels, np.log1p(-probabilities))
    return float(-(ones + zeros) / labels.size)

# %% id="q2" right="scikit-learn's log_loss, with both labels named"
from sklearn.metrics import log_loss


def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    return log_loss(labels, probabilities, labels=[0, 1])

# %% id="q2" wrong="the mean - the sum divided by three, as in the example, or by one"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    happened = np.where(labels == 1, probabilities, 1 - probabilities)
    return -np.log(happened).sum() / min(3, len(labels))

# %% id="q2" wrong="strictly between 0 and 1 - clipped at one per cent"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    p = np.clip(probabilities, 0.01, 0.99)
    return -np.mean(labels * np.log(p) + (1 - labels) * np.log(1 - p))

# %% id="q2" wrong="logarithm - to the base 2"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    happened = np.where(labels == 1, probabilities, 1 - probabilities)
    return -np.log2(happened).mean()

# %% id="q2" wrong="mean of the costs - cost of the mean"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    happened = np.where(labels == 1, probabilities, 1 - probabilities)
    return -np.log(happened.mean())

# %% id="q2" wrong="binary - the rows with the label 0 pay nothing"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    return -np.mean(labels * np.log(probabilities))

# %% id="q2" wrong="a single number - one for each row"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    return -np.log(np.where(labels == 1, probabilities, 1 - probabilities))

# %% id="q2" wrong="the mean over rows - over each label apart, then over the two"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    parts = []
    if (labels == 1).any():
        parts.append(-np.log(probabilities[labels == 1]).mean())
    if (labels == 0).any():
        parts.append(-np.log(1 - probabilities[labels == 0]).mean())
    return np.mean(parts)

# %% id="q2" wrong="any number of rows - a loop over the first three"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    costs = []
    for i in range(len(labels)):
        p = probabilities[i] if labels[i] == 1 else 1 - probabilities[i]
        costs.append(-np.log(p))
    return sum(costs[:3]) / len(costs[:3])

# %% id="q2" wrong="the price of a mistake - a loss above 5 is cut"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    happened = np.where(labels == 1, probabilities, 1 - probabilities)
    return np.minimum(-np.log(happened), 5).mean()

# %% id="q3" right="bincount"
label = np.bincount(y_train).argmax()
baseline = (y_test == label).mean()

# %% id="q3" right="Counter and a loop"
from collections import Counter

commonest = Counter(y_train.tolist()).most_common(1)[0][0]
right = 0
for truth in y_test:
    if truth == commonest:
        right += 1
baseline = right / len(y_test)
print(f"always saying {commonest}: {baseline:.1%}")

# %% id="q3" right="a dummy classifier"
from sklearn.dummy import DummyClassifier

dummy = DummyClassifier(strategy="most_frequent").fit(X_train, y_train)
baseline = dummy.score(X_test, y_test)

# %% id="q3" right="pandas, a numpy scalar"
import pandas as pd

mode = pd.Series(y_train).mode().iloc[0]
baseline = pd.Series(y_test).eq(mode).mean()

# %% id="q3" wrong="of the test rows - of the training rows"
label = np.bincount(y_train).argmax()
baseline = (y_train == label).mean()

# %% id="q3" wrong="the commonest label - always 1"
baseline = y_test.mean()

# %% id="q3" wrong="not rounded - two decimals"
label = np.bincount(y_train).argmax()
baseline = round((y_test == label).mean(), 2)

# %% id="q3" wrong="of the test rows - of all 178 wines"
label = np.bincount(y_train).argmax()
baseline = (is_first == label).mean()

# %% id="q3" wrong="from 0 to 1 - in per cent"
label = np.bincount(y_train).argmax()
baseline = 100 * (y_test == label).mean()

# %% id="q3" wrong="a share - a number of rows"
label = np.bincount(y_train).argmax()
baseline = (y_test == label).sum()

# %% id="q3" wrong="in what share - guessing with the training part's chances"
p = y_train.mean()
baseline = p * y_test.mean() + (1 - p) * (1 - y_test.mean())

# %% id="q3" wrong="of the test rows - the last one is left out"
label = np.bincount(y_train).argmax()
baseline = (y_test[:-1] == label).mean()

# %% id="q3" wrong="compute it - the lesson's number"
baseline = 0.629

# %% id="q4" right="one scaler"
scaler = StandardScaler().fit(X_train)
X_train_scaled = scaler.transform(X_train)
X_test_scaled = scaler.transform(X_test)

# %% id="q4" right="column by column in a loop, by hand"
X_train_scaled = np.zeros(X_train.shape)
X_test_scaled = np.zeros(X_test.shape)
for k in range(X_train.shape[1]):
    mean = X_train[:, k].mean()
    std = X_train[:, k].std()
    X_train_scaled[:, k] = (X_train[:, k] - mean) / std
    X_test_scaled[:, k] = (X_test[:, k] - mean) / std
print(X_train_scaled.mean(axis=0).round(3))

# %% id="q4" right="the Keras layer Normalization"
ruler = layers.Normalization(axis=-1)
ruler.adapt(X_train)
X_train_scaled, X_test_scaled = (np.array(ruler(part.astype("float32"))) for part in (X_train, X_test))

# %% id="q4" right="pandas data frames"
import pandas as pd

train, test = (pd.DataFrame(part, columns=wine.feature_names) for part in (X_train, X_test))
means, stds = train.mean(), train.std(ddof=0)
X_train_scaled = (train - means) / stds
X_test_scaled = (test - means) / stds

# %% id="q4" wrong="only the training rows - still fitted on both parts"
scaler = StandardScaler().fit(np.concatenate([X_train, X_test]))
X_train_scaled = scaler.transform(X_train)
X_test_scaled = scaler.transform(X_test)

# %% id="q4" wrong="the same ruler - the test part has one of its own"
X_train_scaled = StandardScaler().fit_transform(X_train)
X_test_scaled = StandardScaler().fit_transform(X_test)

# %% id="q4" wrong="the same ruler - the one scaler is fitted again on the test part"
scaler = StandardScaler()
X_train_scaled = scaler.fit_transform(X_train)
X_test_scaled = scaler.fit_transform(X_test)

# %% id="q4" wrong="standardised columns - one mean and one deviation for the whole table"
X_train_scaled = (X_train - X_train.mean()) / X_train.std()
X_test_scaled = (X_test - X_train.mean()) / X_train.std()

# %% id="q4" wrong="both parts - the test part is the training part"
scaler = StandardScaler().fit(X_train)
X_train_scaled = scaler.transform(X_train)
X_test_scaled = scaler.transform(X_train)[: len(X_test)]

# %% id="q4" wrong="standardised - between 0 and 1"
from sklearn.preprocessing import MinMaxScaler

scaler = MinMaxScaler().fit(X_train)
X_train_scaled = scaler.transform(X_train)
X_test_scaled = scaler.transform(X_test)

# %% id="q4" wrong="training rows - mean of the training rows, deviation of the test rows"
mean, std = X_train.mean(axis=0), X_train.std(axis=0)
X_train_scaled = (X_train - mean) / std
X_test_scaled = (X_test - mean) / X_test.std(axis=0)

# %% id="q4" wrong="standardised columns - far values are cut off at 2"
scaler = StandardScaler().fit(X_train)
X_train_scaled = scaler.transform(X_train)
X_test_scaled = np.clip(scaler.transform(X_test), -2, 2)

# %% id="q4" wrong="fit on the training rows - on the test rows"
scaler = StandardScaler().fit(X_test)
X_train_scaled = scaler.transform(X_train)
X_test_scaled = scaler.transform(X_test)

# %% id="q4" wrong="standardised columns - the last column is forgotten"
scaler = StandardScaler().fit(X_train[:, :-1])
X_train_scaled, X_test_scaled = X_train.copy(), X_test.copy()
X_train_scaled[:, :-1] = scaler.transform(X_train[:, :-1])
X_test_scaled[:, :-1] = scaler.transform(X_test[:, :-1])

# %% id="q5" right="as in the lesson, more neurons"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="tanh"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.05),
    loss="binary_crossentropy",
    metrics=["accuracy"],
)
history = model.fit(points, labels, epochs=60, verbose=0)
print("training accuracy:", history.history["accuracy"][-1])

# %% id="q5" right="functional, two relu layers, the sigmoid as a Lambda, loss object"
%matplotlib inline
inputs = keras.Input(shape=(2,))
x = layers.Dense(24, activation="relu")(inputs)
x = layers.Dense(24)(x)
x = layers.ReLU()(x)
score = layers.Dense(1)(x)
model = keras.Model(inputs, layers.Lambda(lambda z: keras.ops.sigmoid(z))(score))
model.compile(keras.optimizers.Adam(0.02), keras.losses.BinaryCrossentropy())
model.fit(points, labels.reshape(-1, 1).astype("float32"), batch_size=40, epochs=60, verbose=0)

# %% id="q5" right="a subclassed model, other optimizer, the loss function itself"
class Moons(keras.Model):
    def __init__(self, units: int = 48):
        super().__init__()
        self.first = layers.Dense(units, activation="gelu")
        self.second = layers.Dense(units, activation="gelu")
        self.chance = layers.Dense(1, activation=keras.activations.sigmoid)

    def call(self, x):
        return self.chance(self.second(self.first(x)))


model = Moons()
model.compile(
    optimizer=keras.optimizers.RMSprop(0.01),
    loss=keras.losses.binary_crossentropy,
    metrics=["accuracy"],
)
model.fit(points, labels, epochs=60, validation_split=0.1, verbose=0)
model.evaluate(points, labels, verbose=0)

# %% id="q5" wrong="its loss - the mean squared error"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="tanh"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.05), "mean_squared_error", metrics=["accuracy", "binary_crossentropy"])
model.fit(points, labels, epochs=60, verbose=0)

# %% id="q5" wrong="one probability - two, with softmax"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="tanh"),
        layers.Dense(2, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
model.fit(points, np.eye(2)[labels], epochs=60, verbose=0)

# %% id="q5" wrong="a probability - a score, from_logits"
model = keras.Sequential(
    [keras.Input(shape=(2,)), layers.Dense(32, activation="tanh"), layers.Dense(1)]
)
model.compile(keras.optimizers.Adam(0.05), keras.losses.BinaryCrossentropy(from_logits=True))
model.fit(points, labels, epochs=60, verbose=0)

# %% id="q5" wrong="bends the boundary - hidden layers without activation"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64),
        layers.Dense(64),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
model.fit(points, labels, epochs=100, verbose=0)

# %% id="q5" wrong="at least 93 % - five epochs with small steps"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(8, activation="tanh"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(points, labels, epochs=5, verbose=0)

# %% id="q5" wrong="the probability of the label 1 - that of the label 0"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="tanh"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
model.fit(points, labels == 0, epochs=60, verbose=0)

# %% id="q5" wrong="new points from the same moons - trained on scaled points"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="tanh"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
model.fit(StandardScaler().fit_transform(points), labels, epochs=60, verbose=0)

# %% id="q5" wrong="its loss - the focal kind of binary cross-entropy"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="tanh"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.05), "binary_focal_crossentropy", metrics=["accuracy"])
model.fit(points, labels, epochs=80, verbose=0)

# %% id="q5" wrong="a probability - tanh, from -1 to 1"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(1, activation="tanh"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "binary_crossentropy", metrics=["accuracy"])
model.fit(points, labels, epochs=60, verbose=0)

# %% id="q6" right="the letter"
answer = "b"

# %% id="q6" right="computed, with an explanation"
always_no = (1000 - 50) / 1000
print(f"always saying 'no fault' is right in {always_no:.0%}: the network does just that")
answer = "b" if always_no == 0.95 else "e"

# %% id="q6" right="from a text"
answer: str = "abcde"[1]

# %% id="q6" wrong="finds 95 % of the faults"
answer = "a"

# %% id="q6" wrong="no sigmoid"
answer = "c"

# %% id="q6" wrong="by heart"
answer = "d"

# %% id="q6" wrong="higher than the baseline"
answer = "e"

# %% id="q6" wrong="two letters"
answer = "b or e"

# %% id="q6" wrong="a number"
answer = 2

# %% id="q6" wrong="all letters"
answer = "abcde"

# %% id="q1" right="loop over the rows"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    labels = []
    for row in probabilities:
        if row[0] > threshold:
            labels.append(1)
        else:
            labels.append(0)
    return np.array(labels, dtype=int)

# %% id="q1" right="np.where on the flattened column, with type hints"
def to_labels(probabilities: np.ndarray, threshold: float = 0.5) -> np.ndarray:
    """Return the label, 0 or 1, of each probability."""
    flat = np.asarray(probabilities).flatten()
    return np.where(flat > threshold, 1, 0)

# %% id="q1" right="a pandas Series"
import pandas as pd


def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    chances = pd.Series(np.ravel(probabilities))
    return chances.gt(threshold).astype(int).to_numpy()

# %% id="q1" wrong="breaks: 'wherever the probability is larger than the threshold' - equal to it gives 1, too"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return (probabilities >= threshold).astype(int).ravel()

# %% id="q1" wrong="breaks: 'wherever the probability is larger than the threshold' - the probabilities are rounded to two decimals first"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    rounded = np.round(probabilities, 2)
    return (rounded > threshold).astype(int).ravel()

# %% id="q1" wrong="breaks: 'larger than the threshold' - a threshold of 0 is taken for a missing one and becomes 0.5"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    if not threshold:
        threshold = 0.5
    return (probabilities > threshold).astype(int).ravel()

# %% id="q1" wrong="breaks: 'of shape (n,)' - squeeze makes a single number of a column with one row"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return np.squeeze((probabilities > threshold).astype(int))

# %% id="q1" wrong="breaks: 'an array of whole numbers' - a flat array of True and False"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return (probabilities > threshold).ravel()

# %% id="q1" wrong="breaks: 'a flat NumPy array, of shape (n,)' - still a column"
def to_labels(probabilities, threshold=0.5):
    """Return the label, 0 or 1, of each probability."""
    return (probabilities > threshold).astype(int)

# %% id="q2" right="loop with math.log"
import math


def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    total = 0.0
    for i in range(len(labels)):
        if labels[i] == 1:
            total = total - math.log(probabilities[i])
        else:
            total = total - math.log(1 - probabilities[i])
    return total / len(labels)

# %% id="q2" right="the formula with both terms in keras.ops, float64"
from keras import ops


def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    y = ops.convert_to_tensor(labels, dtype="float64")
    p = ops.convert_to_tensor(probabilities, dtype="float64")
    each = -(y * ops.log(p) + (1.0 - y) * ops.log(1.0 - p))
    return float(ops.mean(each))

# %% id="q2" right="pandas: where the label is 1 keep p, elsewhere 1 - p"
import pandas as pd


def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    table = pd.DataFrame({"label": np.asarray(labels), "p": np.asarray(probabilities, dtype=float)})
    happened = table["p"].where(table["label"] == 1, 1 - table["p"])
    return float(-np.log(happened).mean())

# %% id="q2" wrong="breaks: 'Return the mean binary cross-entropy' - probabilities are clipped to 0.01 and 0.99, so that very confident mistakes cost too little"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    p = np.clip(probabilities, 0.01, 0.99)
    happened = np.where(labels == 1, p, 1 - p)
    return float(np.mean(-np.log(happened)))

# %% id="q2" wrong="breaks: 'the mean, of any number of rows' - a dictionary keeps only one row of each probability"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    label_of = dict(zip(probabilities.tolist(), labels.tolist()))
    total = 0.0
    for p, label in label_of.items():
        total += -np.log(p) if label == 1 else -np.log(1 - p)
    return total / len(label_of)

# %% id="q2" wrong="breaks: 'the mean binary cross-entropy' - the logarithm of the mean instead of the mean of the logarithms"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    happened = np.where(labels == 1, probabilities, 1 - probabilities)
    return float(-np.log(happened.mean()))

# %% id="q2" wrong="breaks: 'binary cross-entropy' - rows with the label 0 cost nothing"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    return float(np.mean(-labels * np.log(probabilities)))

# %% id="q2" wrong="breaks: 'the mean' - returns the sum over the rows"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    happened = np.where(labels == 1, probabilities, 1 - probabilities)
    return float(-np.log(happened).sum())

# %% id="q2" wrong="breaks: 'the probabilities are those of the label 1' - from_logits=True reads them as scores"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    return float(loss(labels, probabilities))

# %% id="q3" right="counting in loops"
zeros = 0
ones = 0
for label in y_train:
    if label == 1:
        ones += 1
    else:
        zeros += 1
commonest = 1 if ones > zeros else 0

right = 0
for label in y_test:
    if label == commonest:
        right += 1
baseline = right / len(y_test)
print("always", commonest, "is right in", baseline)

# %% id="q3" right="a DummyClassifier of scikit-learn"
from sklearn.dummy import DummyClassifier

dummy = DummyClassifier(strategy="most_frequent")
dummy.fit(X_train, y_train)
baseline = dummy.score(X_test, y_test)

# %% id="q3" right="pandas mode"
import pandas as pd

commonest = pd.Series(y_train).mode()[0]
baseline = float((pd.Series(y_test) == commonest).mean())

# %% id="q3" wrong="breaks: 'In what share of the test rows' - the share of the training rows"
commonest = np.bincount(y_train).argmax()
baseline = (y_train == commonest).mean()

# %% id="q3" wrong="breaks: 'the label that is commonest' - always says the rarer label"
rarest = np.bincount(y_train).argmin()
baseline = (y_test == rarest).mean()

# %% id="q3" wrong="breaks: 'Do not round it' - rounded to two decimals"
commonest = np.bincount(y_train).argmax()
baseline = round(float((y_test == commonest).mean()), 2)

# %% id="q3" wrong="breaks: 'a number from 0 to 1' - per cent"
commonest = np.bincount(y_train).argmax()
baseline = 100 * (y_test == commonest).mean()

# %% id="q3" wrong="breaks: 'share of the test rows' - the share of all 178 rows"
commonest = np.bincount(is_first).argmax()
baseline = (is_first == commonest).mean()

# %% id="q3" wrong="breaks: 'commonest in the training labels y_train' - takes the commonest of the three grape varieties in wine.target, which is number 1"
commonest = np.bincount(wine.target).argmax()
baseline = (y_test == commonest).mean()

# %% id="q4" right="column by column in a loop"
X_train_scaled = np.zeros(X_train.shape)
X_test_scaled = np.zeros(X_test.shape)
for k in range(X_train.shape[1]):
    mean = X_train[:, k].mean()
    std = X_train[:, k].std()
    X_train_scaled[:, k] = (X_train[:, k] - mean) / std
    X_test_scaled[:, k] = (X_test[:, k] - mean) / std

# %% id="q4" right="the Normalization layer of Keras, adapted to the training rows"
normalization = layers.Normalization(axis=-1)
normalization.adapt(X_train)
X_train_scaled = keras.ops.convert_to_numpy(normalization(X_train))
X_test_scaled = keras.ops.convert_to_numpy(normalization(X_test))
print(X_train_scaled.mean(axis=0).round(3), X_train_scaled.std(axis=0).round(3))

# %% id="q4" right="pandas tables with the training part's mean and std"
import pandas as pd

train_table = pd.DataFrame(X_train, columns=wine.feature_names)
test_table = pd.DataFrame(X_test, columns=wine.feature_names)
train_mean = train_table.mean()
train_std = train_table.std(ddof=0)
X_train_scaled = (train_table - train_mean) / train_std
X_test_scaled = (test_table - train_mean) / train_std

# %% id="q4" wrong="breaks: 'Write it as it should be' - one scaler for both parts, but it still looks at the test rows"
scaler = StandardScaler().fit(np.concatenate([X_train, X_test]))
X_train_scaled = scaler.transform(X_train)
X_test_scaled = scaler.transform(X_test)

# %% id="q4" wrong="breaks: 'Write it as it should be' - the test part is still fitted by itself"
scaler = StandardScaler()
X_train_scaled = scaler.fit_transform(X_train)
X_test_scaled = scaler.fit_transform(X_test)

# %% id="q4" wrong="breaks: 'Write it as it should be' - the test part is centred with its own mean, and divided by the training part's standard deviation"
std = X_train.std(axis=0)
X_train_scaled = (X_train - X_train.mean(axis=0)) / std
X_test_scaled = (X_test - X_test.mean(axis=0)) / std

# %% id="q4" wrong="breaks: 'the standardised columns' - scaled to the range from 0 to 1"
from sklearn.preprocessing import MinMaxScaler

scaler = MinMaxScaler().fit(X_train)
X_train_scaled = scaler.transform(X_train)
X_test_scaled = scaler.transform(X_test)

# %% id="q4" wrong="breaks: 'the standardised columns' - one mean and one standard deviation for the whole table"
mean, std = X_train.mean(), X_train.std()
X_train_scaled = (X_train - mean) / std
X_test_scaled = (X_test - mean) / std

# %% id="q4" wrong="breaks: 'the standardised columns' - divided by the variance instead of the standard deviation"
scaler = StandardScaler().fit(X_train)
X_train_scaled = (X_train - scaler.mean_) / scaler.var_
X_test_scaled = (X_test - scaler.mean_) / scaler.var_

# %% id="q5" right="Sequential with add and relu"
model = keras.Sequential()
model.add(keras.Input(shape=(2,)))
model.add(layers.Dense(32, activation="relu"))
model.add(layers.Dense(32, activation="relu"))
model.add(layers.Dense(1, activation="sigmoid"))
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.01),
    loss="binary_crossentropy",
    metrics=["accuracy"],
)
history = model.fit(points, labels, epochs=80, verbose=0)
print(history.history["accuracy"][-1])

# %% id="q5" right="functional API with tanh, sigmoid as a layer of its own, loss as an object"
inputs = keras.Input(shape=(2,), name="coordinates")
x = layers.Dense(24, activation="tanh")(inputs)
x = layers.Dense(24, activation="tanh")(x)
score = layers.Dense(1, name="score")(x)
probability = layers.Activation("sigmoid", name="probability")(score)
model = keras.Model(inputs, probability)
model.compile(optimizer=keras.optimizers.Adam(0.01), loss=keras.losses.BinaryCrossentropy())
history = model.fit(points, labels, batch_size=16, epochs=80, verbose=0)

fig, ax = plt.subplots()
ax.plot(history.history["loss"])
ax.set(xlabel="epoch", ylabel="loss")
plt.show()

# %% id="q5" right="subclassed model with an own dense layer and ops.sigmoid"
from keras import ops


class Bend(layers.Layer):
    """relu(x @ W + b), as in chapter 1."""

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.W = self.add_weight(
            shape=(input_shape[-1], self.units), initializer="glorot_uniform", name="W"
        )
        self.b = self.add_weight(shape=(self.units,), initializer="zeros", name="b")

    def call(self, x):
        return ops.relu(ops.matmul(x, self.W) + self.b)


class Moons(keras.Model):
    """Two bending layers, then one probability."""

    def __init__(self):
        super().__init__()
        self.first = Bend(40)
        self.second = Bend(40)
        self.score = layers.Dense(1)

    def call(self, x):
        return ops.sigmoid(self.score(self.second(self.first(x))))


model = Moons()
model.compile(
    optimizer=keras.optimizers.Nadam(0.01), loss="binary_crossentropy", metrics=["accuracy"]
)
model.fit(points, labels, epochs=80, verbose=0)

# %% id="q5" wrong="breaks: 'returns one probability' - returns a score, trained with from_logits=True"
model = keras.Sequential(
    [keras.Input(shape=(2,)), layers.Dense(32, activation="relu"), layers.Dense(1)]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.02),
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
)
model.fit(points, labels, epochs=80, verbose=0)

# %% id="q5" wrong="breaks: 'its loss is binary cross-entropy' - the binary focal cross-entropy, which sounds alike"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.02),
    loss="binary_focal_crossentropy",
    metrics=["accuracy"],
)
model.fit(points, labels, epochs=80, verbose=0)

# %% id="q5" wrong="breaks: 'at least one hidden layer that bends the boundary' - the hidden layer has no activation"
model = keras.Sequential(
    [keras.Input(shape=(2,)), layers.Dense(32), layers.Dense(1, activation="sigmoid")]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["accuracy"]
)
model.fit(points, labels, epochs=80, verbose=0)

# %% id="q5" wrong="breaks: 'that of the label 1' - trained on 1 - labels, so it returns the probability of the label 0"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["accuracy"]
)
model.fit(points, 1 - labels, epochs=80, verbose=0)

# %% id="q5" wrong="breaks: 'it takes the two coordinates' - trained on standardised points, so it is often wrong about the coordinates as they are"
scaled_points = StandardScaler().fit_transform(points)
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["accuracy"]
)
model.fit(scaled_points, labels, epochs=80, verbose=0)

# %% id="q5" wrong="breaks: 'its loss is binary cross-entropy' - the mean squared error of the probabilities"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.02), loss="mean_squared_error", metrics=["accuracy"]
)
model.fit(points, labels, epochs=80, verbose=0)

# %% id="q6" right="the letter b"
answer = "b"

# %% id="q6" right="the letter b, picked from the options"
options = ["a", "b", "c", "d", "e"]
answer = options[1]

# %% id="q6" wrong="a: accuracy is taken for the share of faults found"
answer = "a"

# %% id="q6" wrong="c: 0.31 is a fine probability"
answer = "c"

# %% id="q6" wrong="d: nothing is said of the training machines"
answer = "d"

# %% id="q6" wrong="e: the baseline is 0.95, too"
answer = "e"

# %% id="q6" wrong="two letters in a list"
answer = ["b", "e"]

# %% id="q6" wrong="breaks: 'Write the letter into answer' - a sentence instead of a letter"
answer = "It never reports a fault."
