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
