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

# %% id="q6" wrong="breaks: 'write the letter' - two letters"
answer = "be"

# %% id="q6" wrong="breaks: 'write the letter' - a list of two letters"
answer = ["b", "d"]

# %% id="q6" wrong="the position instead of the letter"
answer = 2

# %% id="q6" wrong="the letter in another variable"
letter = "a"

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

# %% id="q6" wrong="two letters"
answer = "b or e"

# %% id="q6" wrong="a number"
answer = 2

# %% id="q6" wrong="all letters"
answer = "abcde"

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

# %% id="q6" wrong="two letters in a list"
answer = ["b", "e"]

# %% id="q6" wrong="breaks: 'Write the letter into answer' - a sentence instead of a letter"
answer = "It never reports a fault."

# %% id="q1" right="straight from the lesson"
def to_labels(scores, threshold=0.5):
    """Return the label, 0 or 1, that belongs to each score."""
    probabilities = 1 / (1 + np.exp(-scores))
    return (probabilities > threshold).astype(int).ravel()


# %% id="q1" right="the threshold turned into a score"
def to_labels(scores, threshold=0.5):
    """Return the label, 0 or 1, that belongs to each score."""
    score_of_threshold = np.log(threshold / (1 - threshold))
    return np.where(np.ravel(scores) > score_of_threshold, 1, 0)


# %% id="q1" right="a loop and math"
import math


def to_labels(scores, threshold=0.5):
    """Return the label, 0 or 1, that belongs to each score."""
    labels = []
    for row in scores:
        score = float(row[0])
        if score >= 0:
            probability = 1 / (1 + math.exp(-score))
        else:
            probability = math.exp(score) / (1 + math.exp(score))
        labels.append(1 if probability > threshold else 0)
    return np.array(labels, dtype=int)


# %% id="q1" right="the sigmoid of Keras"
from keras import ops


def to_labels(scores, threshold=0.5):
    """Return the label, 0 or 1, that belongs to each score."""
    probabilities = ops.sigmoid(ops.convert_to_tensor(np.asarray(scores, dtype="float64")))
    labels = ops.cast(probabilities[:, 0] > threshold, "int32")
    return ops.convert_to_numpy(labels)


# %% id="q1" wrong="scores compared with the threshold"
def to_labels(scores, threshold=0.5):
    """Return the label, 0 or 1, that belongs to each score."""
    return (scores > threshold).astype(int).ravel()


# %% id="q1" wrong="scores compared with 0 whatever the threshold"
def to_labels(scores, threshold=0.5):
    """Return the label, 0 or 1, that belongs to each score."""
    return (scores > 0).astype(int).ravel()


# %% id="q1" wrong="larger or equal"
def to_labels(scores, threshold=0.5):
    """Return the label, 0 or 1, that belongs to each score."""
    return (1 / (1 + np.exp(-scores)) >= threshold).astype(int).ravel()


# %% id="q1" wrong="still a column"
def to_labels(scores, threshold=0.5):
    """Return the label, 0 or 1, that belongs to each score."""
    return (1 / (1 + np.exp(-scores)) > threshold).astype(int)


# %% id="q1" wrong="floats"
def to_labels(scores, threshold=0.5):
    """Return the label, 0 or 1, that belongs to each score."""
    return (1 / (1 + np.exp(-scores)) > threshold).astype(float).ravel()


# %% id="q1" wrong="True and False"
def to_labels(scores, threshold=0.5):
    """Return the label, 0 or 1, that belongs to each score."""
    return (1 / (1 + np.exp(-scores)) > threshold).ravel()


# %% id="q1" wrong="a list"
def to_labels(scores, threshold=0.5):
    """Return the label, 0 or 1, that belongs to each score."""
    return (1 / (1 + np.exp(-scores)) > threshold).astype(int).ravel().tolist()


# %% id="q1" wrong="squeezed, so that one row has no axis"
def to_labels(scores, threshold=0.5):
    """Return the label, 0 or 1, that belongs to each score."""
    return (1 / (1 + np.exp(-scores)) > threshold).astype(int).squeeze()


# %% id="q1" wrong="sign of the sigmoid, so the labels are of label 0"
def to_labels(scores, threshold=0.5):
    """Return the label, 0 or 1, that belongs to each score."""
    return (1 / (1 + np.exp(scores)) > threshold).astype(int).ravel()


# %% id="q1" wrong="tanh moved to 0 to 1, which is too steep"
def to_labels(scores, threshold=0.5):
    """Return the label, 0 or 1, that belongs to each score."""
    return ((np.tanh(scores) + 1) / 2 > threshold).astype(int).ravel()


# %% id="q2" right="straight from the lesson"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    """Return the threshold for which misses and false alarms cost least."""
    costs = []
    for threshold in thresholds:
        reported = probabilities > threshold
        misses = ((labels == 1) & ~reported).sum()
        alarms = ((labels == 0) & reported).sum()
        costs.append(miss * misses + alarm * alarms)
    return thresholds[np.argmin(costs)]


# %% id="q2" right="plain loops, no arrays"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    """Return the threshold for which misses and false alarms cost least."""
    best, lowest = None, float("inf")
    for threshold in thresholds:
        cost = 0
        for label, probability in zip(labels, probabilities):
            if label == 1 and probability <= threshold:
                cost += miss
            elif label == 0 and probability > threshold:
                cost += alarm
        if cost < lowest:
            best, lowest = threshold, cost
    return float(best)


# %% id="q2" right="one table by broadcasting"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    """Return the threshold for which misses and false alarms cost least."""
    reported = probabilities[None, :] > thresholds[:, None]
    misses = (~reported).astype(int) @ (labels == 1).astype(int)
    alarms = reported.astype(int) @ (labels == 0).astype(int)
    return thresholds[(miss * misses + alarm * alarms).argmin()]


# %% id="q2" right="pandas and min with a key"
import pandas as pd


def best_threshold(labels, probabilities, thresholds, miss, alarm):
    """Return the threshold for which misses and false alarms cost least."""
    machines = pd.DataFrame({"label": labels, "probability": probabilities})

    def cost(threshold):
        missed = machines.query("label == 1 and probability <= @threshold")
        alarmed = machines.query("label == 0 and probability > @threshold")
        return miss * len(missed) + alarm * len(alarmed)

    return min(thresholds, key=cost)


# %% id="q2" wrong="larger or equal"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    """Return the threshold for which misses and false alarms cost least."""
    costs = []
    for threshold in thresholds:
        reported = probabilities >= threshold
        costs.append(
            miss * ((labels == 1) & ~reported).sum() + alarm * ((labels == 0) & reported).sum()
        )
    return thresholds[np.argmin(costs)]


# %% id="q2" wrong="the last of equals"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    """Return the threshold for which misses and false alarms cost least."""
    best, lowest = None, np.inf
    for threshold in thresholds:
        reported = probabilities > threshold
        cost = miss * ((labels == 1) & ~reported).sum() + alarm * ((labels == 0) & reported).sum()
        if cost <= lowest:
            best, lowest = threshold, cost
    return best


# %% id="q2" wrong="the smallest of equals"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    """Return the threshold for which misses and false alarms cost least."""
    thresholds = np.sort(thresholds)
    costs = []
    for threshold in thresholds:
        reported = probabilities > threshold
        costs.append(
            miss * ((labels == 1) & ~reported).sum() + alarm * ((labels == 0) & reported).sum()
        )
    return thresholds[np.argmin(costs)]


# %% id="q2" wrong="costs swapped"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    """Return the threshold for which misses and false alarms cost least."""
    costs = []
    for threshold in thresholds:
        reported = probabilities > threshold
        costs.append(
            alarm * ((labels == 1) & ~reported).sum() + miss * ((labels == 0) & reported).sum()
        )
    return thresholds[np.argmin(costs)]


# %% id="q2" wrong="every mistake costs the same"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    """Return the threshold for which misses and false alarms cost least."""
    costs = [((probabilities > threshold) != (labels == 1)).sum() for threshold in thresholds]
    return thresholds[np.argmin(costs)]


# %% id="q2" wrong="every report costs an alarm, also a right one"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    """Return the threshold for which misses and false alarms cost least."""
    costs = []
    for threshold in thresholds:
        reported = probabilities > threshold
        costs.append(miss * ((labels == 1) & ~reported).sum() + alarm * reported.sum())
    return thresholds[np.argmin(costs)]


# %% id="q2" wrong="shares of the faulty and the healthy instead of counts"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    """Return the threshold for which misses and false alarms cost least."""
    costs = []
    for threshold in thresholds:
        reported = probabilities > threshold
        missed = (~reported[labels == 1]).mean()
        alarmed = reported[labels == 0].mean()
        costs.append(miss * missed + alarm * alarmed)
    return thresholds[np.argmin(costs)]


# %% id="q2" wrong="the place instead of the threshold"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    """Return the threshold for which misses and false alarms cost least."""
    costs = []
    for threshold in thresholds:
        reported = probabilities > threshold
        costs.append(
            miss * ((labels == 1) & ~reported).sum() + alarm * ((labels == 0) & reported).sum()
        )
    return int(np.argmin(costs))


# %% id="q2" wrong="by the rule alarm / (alarm + miss), without the labels"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    """Return the threshold for which misses and false alarms cost least."""
    return thresholds[np.argmin(np.abs(thresholds - alarm / (alarm + miss)))]


# %% id="q3" right="straight from the lesson"
constant = y_train.mean()
happened = np.where(y_test == 1, constant, 1 - constant)
loss = -np.log(happened).mean()
baseline = ((constant > 0.5) == y_test).mean()


# %% id="q3" right="counts and math"
import math

constant = sum(1 for label in y_train if label == 1) / len(y_train)
ones = sum(int(label) for label in y_test)
zeros = len(y_test) - ones
loss = (ones * -math.log(constant) + zeros * -math.log(1 - constant)) / (ones + zeros)
baseline = (ones if constant > 0.5 else zeros) / (ones + zeros)


# %% id="q3" right="the loss and the metric of Keras"
constant = float(np.mean(y_train))
every_pump = np.full((len(y_test), 1), constant)
truth = y_test.reshape(-1, 1)
loss = float(keras.losses.BinaryCrossentropy()(truth, every_pump))
accuracy = keras.metrics.BinaryAccuracy(threshold=0.5)
accuracy.update_state(truth, every_pump)
baseline = float(accuracy.result())


# %% id="q3" right="scikit-learn"
from sklearn.metrics import accuracy_score, log_loss

constant = np.bincount(y_train)[1] / y_train.size
loss = log_loss(y_test, np.full(y_test.shape, constant))
baseline = accuracy_score(y_test, np.full(y_test.shape, int(constant > 0.5)))


# %% id="q3" wrong="share of the test labels"
constant = y_test.mean()
loss = -np.log(np.where(y_test == 1, constant, 1 - constant)).mean()
baseline = ((constant > 0.5) == y_test).mean()


# %% id="q3" wrong="share of all labels"
constant = np.concatenate([y_train, y_test]).mean()
loss = -np.log(np.where(y_test == 1, constant, 1 - constant)).mean()
baseline = ((constant > 0.5) == y_test).mean()


# %% id="q3" wrong="loss on the training labels, the entropy"
constant = y_train.mean()
loss = -constant * np.log(constant) - (1 - constant) * np.log(1 - constant)
baseline = ((constant > 0.5) == y_test).mean()


# %% id="q3" wrong="loss is the entropy of the test labels"
constant = y_train.mean()
share = y_test.mean()
loss = -share * np.log(share) - (1 - share) * np.log(1 - share)
baseline = ((constant > 0.5) == y_test).mean()


# %% id="q3" wrong="loss with base 2"
constant = y_train.mean()
loss = -np.log2(np.where(y_test == 1, constant, 1 - constant)).mean()
baseline = ((constant > 0.5) == y_test).mean()


# %% id="q3" wrong="sum instead of mean"
constant = y_train.mean()
loss = -np.log(np.where(y_test == 1, constant, 1 - constant)).sum()
baseline = ((constant > 0.5) == y_test).mean()


# %% id="q3" wrong="probability given to what did not happen"
constant = y_train.mean()
loss = -np.log(np.where(y_test == 1, 1 - constant, constant)).mean()
baseline = ((constant > 0.5) == y_test).mean()


# %% id="q3" wrong="baseline is the majority of the test labels"
constant = y_train.mean()
loss = -np.log(np.where(y_test == 1, constant, 1 - constant)).mean()
baseline = (y_test == np.bincount(y_test).argmax()).mean()


# %% id="q3" wrong="baseline on the training labels"
constant = y_train.mean()
loss = -np.log(np.where(y_test == 1, constant, 1 - constant)).mean()
baseline = ((constant > 0.5) == y_train).mean()


# %% id="q3" wrong="constant rounded as it is printed"
constant = 0.30
loss = -np.log(np.where(y_test == 1, constant, 1 - constant)).mean()
baseline = ((constant > 0.5) == y_test).mean()


# %% id="q3" wrong="loss rounded to two decimals"
constant = y_train.mean()
loss = round(float(-np.log(np.where(y_test == 1, constant, 1 - constant)).mean()), 2)
baseline = ((constant > 0.5) == y_test).mean()


# %% id="q3" wrong="baseline in percent"
constant = y_train.mean()
loss = -np.log(np.where(y_test == 1, constant, 1 - constant)).mean()
baseline = 100 * ((constant > 0.5) == y_test).mean()


# %% id="q3" wrong="the probability of label 0"
constant = 1 - y_train.mean()
loss = -np.log(np.where(y_test == 0, constant, 1 - constant)).mean()
baseline = ((constant < 0.5) == y_test).mean()


# %% id="q4" right="straight from the lesson"
middle = np.nanmedian(X_train, axis=0)
train_filled = np.where(np.isnan(X_train), middle, X_train)
test_filled = np.where(np.isnan(X_test), middle, X_test)
scaler = StandardScaler().fit(train_filled)
X_train_scaled = scaler.transform(train_filled)
X_test_scaled = scaler.transform(test_filled)


# %% id="q4" right="pandas data frames"
import pandas as pd

train, test = pd.DataFrame(X_train), pd.DataFrame(X_test)
medians = train.median()
train, test = train.fillna(medians), test.fillna(medians)
means, deviations = train.mean(), train.std()
X_train_scaled = (train - means) / deviations
X_test_scaled = (test - means) / deviations


# %% id="q4" right="a pipeline of scikit-learn"
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline

fill_and_scale = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
X_train_scaled = fill_and_scale.fit_transform(X_train)
X_test_scaled = fill_and_scale.transform(X_test)


# %% id="q4" right="a loop over the columns"
X_train_scaled, X_test_scaled = X_train.copy(), X_test.copy()
for column in range(X_train.shape[1]):
    known = X_train[:, column][~np.isnan(X_train[:, column])]
    median = np.median(known)
    for table in (X_train_scaled, X_test_scaled):
        table[np.isnan(table[:, column]), column] = median
    mean, deviation = X_train_scaled[:, column].mean(), X_train_scaled[:, column].std()
    for table in (X_train_scaled, X_test_scaled):
        table[:, column] = (table[:, column] - mean) / deviation


# %% id="q4" wrong="medians of all rows"
middle = np.nanmedian(np.concatenate([X_train, X_test]), axis=0)
train_filled = np.where(np.isnan(X_train), middle, X_train)
test_filled = np.where(np.isnan(X_test), middle, X_test)
scaler = StandardScaler().fit(train_filled)
X_train_scaled = scaler.transform(train_filled)
X_test_scaled = scaler.transform(test_filled)


# %% id="q4" wrong="test gaps filled with the medians of the test rows"
train_filled = np.where(np.isnan(X_train), np.nanmedian(X_train, axis=0), X_train)
test_filled = np.where(np.isnan(X_test), np.nanmedian(X_test, axis=0), X_test)
scaler = StandardScaler().fit(train_filled)
X_train_scaled = scaler.transform(train_filled)
X_test_scaled = scaler.transform(test_filled)


# %% id="q4" wrong="test rows scaled by themselves"
middle = np.nanmedian(X_train, axis=0)
train_filled = np.where(np.isnan(X_train), middle, X_train)
test_filled = np.where(np.isnan(X_test), middle, X_test)
X_train_scaled = StandardScaler().fit_transform(train_filled)
X_test_scaled = StandardScaler().fit_transform(test_filled)


# %% id="q4" wrong="scaler fitted on all rows"
middle = np.nanmedian(X_train, axis=0)
train_filled = np.where(np.isnan(X_train), middle, X_train)
test_filled = np.where(np.isnan(X_test), middle, X_test)
scaler = StandardScaler().fit(np.concatenate([train_filled, test_filled]))
X_train_scaled = scaler.transform(train_filled)
X_test_scaled = scaler.transform(test_filled)


# %% id="q4" wrong="filled with means"
middle = np.nanmean(X_train, axis=0)
train_filled = np.where(np.isnan(X_train), middle, X_train)
test_filled = np.where(np.isnan(X_test), middle, X_test)
scaler = StandardScaler().fit(train_filled)
X_train_scaled = scaler.transform(train_filled)
X_test_scaled = scaler.transform(test_filled)


# %% id="q4" wrong="first scaled, then filled"
scaler = StandardScaler().fit(X_train)
train, test = scaler.transform(X_train), scaler.transform(X_test)
middle = np.nanmedian(train, axis=0)
X_train_scaled = np.where(np.isnan(train), middle, train)
X_test_scaled = np.where(np.isnan(test), middle, test)


# %% id="q4" wrong="one median for all columns"
middle = np.nanmedian(X_train)
train_filled = np.where(np.isnan(X_train), middle, X_train)
test_filled = np.where(np.isnan(X_test), middle, X_test)
scaler = StandardScaler().fit(train_filled)
X_train_scaled = scaler.transform(train_filled)
X_test_scaled = scaler.transform(test_filled)


# %% id="q4" wrong="median of each row"
train_filled = np.where(np.isnan(X_train), np.nanmedian(X_train, axis=1, keepdims=True), X_train)
test_filled = np.where(np.isnan(X_test), np.nanmedian(X_test, axis=1, keepdims=True), X_test)
scaler = StandardScaler().fit(train_filled)
X_train_scaled = scaler.transform(train_filled)
X_test_scaled = scaler.transform(test_filled)


# %% id="q4" wrong="rows with gaps are dropped for the scaler"
middle = np.nanmedian(X_train, axis=0)
train_filled = np.where(np.isnan(X_train), middle, X_train)
test_filled = np.where(np.isnan(X_test), middle, X_test)
scaler = StandardScaler().fit(X_train[~np.isnan(X_train).any(axis=1)])
X_train_scaled = scaler.transform(train_filled)
X_test_scaled = scaler.transform(test_filled)


# %% id="q4" wrong="test rows filled but not scaled"
middle = np.nanmedian(X_train, axis=0)
train_filled = np.where(np.isnan(X_train), middle, X_train)
X_train_scaled = StandardScaler().fit_transform(train_filled)
X_test_scaled = np.where(np.isnan(X_test), middle, X_test)


# %% id="q5" right="straight from the lesson"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(16, activation="tanh"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.05),
    loss="binary_crossentropy",
    metrics=["accuracy"],
)
model.fit(points, labels, epochs=60, verbose=0)


# %% id="q6" right="0.15 is below the entropy of 5 %, 0.199"
answer = "a"
