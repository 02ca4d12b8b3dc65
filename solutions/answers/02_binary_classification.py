# %% [markdown]
# # Answers to exercise 2
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.

# %% id="q1" right="np.where"
def to_labels(probabilities, threshold=0.5):
    return np.where(probabilities > threshold, 1, 0).reshape(-1)


# %% id="q1" right="a loop over rows"
def to_labels(probabilities, threshold=0.5):
    labels = []
    for row in probabilities:
        labels.append(1 if row[0] > threshold else 0)
    return np.array(labels)


# %% id="q1" right="pandas"
import pandas as pd


def to_labels(probabilities, threshold=0.5):
    return pd.Series(np.ravel(probabilities)).gt(threshold).astype("int8").to_numpy()


# %% id="q1" right="keras.ops, a tensor"
def to_labels(probabilities, threshold=0.5):
    flat = keras.ops.reshape(probabilities, (-1,))
    return keras.ops.cast(keras.ops.greater(flat, threshold), "int32")


# %% id="q1" wrong="a list, which has no shape" fails="q1_flat"
def to_labels(probabilities, threshold=0.5):
    return [int(p > threshold) for p in np.ravel(probabilities)]


# %% id="q1" wrong="0.0 and 1.0" fails="q1_flat"
def to_labels(probabilities, threshold=0.5):
    return np.where(probabilities > threshold, 1.0, 0.0).ravel()


# %% id="q1" wrong="takes the threshold 0 for none" fails="q1_threshold"
def to_labels(probabilities, threshold=None):
    return (probabilities > (threshold or 0.5)).astype(int).ravel()


# %% id="q1" wrong="another name for the threshold" fails="q1_threshold"
def to_labels(probabilities, limit=0.5):
    return (probabilities > limit).astype(int).ravel()


# %% id="q1" wrong="rounds, and so ignores the threshold" fails="q1_threshold"
def to_labels(probabilities, threshold=0.5):
    return np.round(probabilities).astype(int).ravel()


# %% id="q1" wrong="stays a column" fails="q1_flat"
def to_labels(probabilities, threshold=0.5):
    return (probabilities > threshold).astype(int)


# %% id="q1" wrong="True and False instead of numbers" fails="q1_flat"
def to_labels(probabilities, threshold=0.5):
    return (probabilities > threshold).ravel()


# %% id="q1" wrong="compares the wrong way round" fails="q1_labels q1_threshold"
def to_labels(probabilities, threshold=0.5):
    return (probabilities < threshold).astype(int).ravel()


# %% id="q1" wrong="forgets to return" fails="q1_labels q1_threshold q1_flat"
def to_labels(probabilities, threshold=0.5):
    labels = (probabilities > threshold).astype(int).ravel()


# %% id="q1" wrong="argmax, as for several classes" fails="q1_labels q1_threshold"
def to_labels(probabilities, threshold=0.5):
    return probabilities.argmax(axis=1)


# %% id="q1" wrong="as large counts as larger" fails="q1_labels q1_threshold"
def to_labels(probabilities, threshold=0.5):
    return (probabilities >= threshold).astype(int).ravel()


# %% id="q1" wrong="no axis is left for a single row" fails="q1_flat"
def to_labels(probabilities, threshold=0.5):
    return (probabilities > threshold).astype(int).squeeze()


# %% id="q2" right="one formula for both labels"
def cross_entropy(labels, probabilities):
    return -np.mean(labels * np.log(probabilities) + (1 - labels) * np.log(1 - probabilities))


# %% id="q2" right="a loop with the math module"
import math


def cross_entropy(labels, probabilities):
    total = 0
    for label, p in zip(labels, probabilities):
        total -= math.log(p) if label == 1 else math.log(1 - p)
    return total / len(labels)


# %% id="q2" right="Keras"
def cross_entropy(labels, probabilities):
    return keras.losses.BinaryCrossentropy()(labels, probabilities)


# %% id="q2" wrong="the mean of the two labels' means" fails="q2_mean"
def cross_entropy(labels, probabilities):
    costs = -np.log(np.where(labels == 1, probabilities, 1 - probabilities))
    return np.mean([costs[labels == k].mean() for k in np.unique(labels)])


# %% id="q2" wrong="clipped at a thousandth" fails="q2_mean"
def cross_entropy(labels, probabilities):
    p = np.clip(probabilities, 0.001, 0.999)
    return -np.mean(labels * np.log(p) + (1 - labels) * np.log(1 - p))


# %% id="q2" wrong="the sum instead of the mean" fails="q2_mean"
def cross_entropy(labels, probabilities):
    return -np.log(np.where(labels == 1, probabilities, 1 - probabilities)).sum()


# %% id="q2" wrong="logarithm to the base 10" fails="q2_single q2_mean"
def cross_entropy(labels, probabilities):
    return -np.log10(np.where(labels == 1, probabilities, 1 - probabilities)).mean()


# %% id="q2" wrong="lacks the minus" fails="q2_single q2_mean"
def cross_entropy(labels, probabilities):
    return np.log(np.where(labels == 1, probabilities, 1 - probabilities)).mean()


# %% id="q2" wrong="leaves out the rows with label 0" fails="q2_mean"
def cross_entropy(labels, probabilities):
    return -np.mean(labels * np.log(probabilities))


# %% id="q2" wrong="uses p for both labels" fails="q2_mean"
def cross_entropy(labels, probabilities):
    return -np.log(probabilities).mean()


# %% id="q2" wrong="squared error" fails="q2_single q2_mean"
def cross_entropy(labels, probabilities):
    return np.mean((labels - probabilities) ** 2)


# %% id="q2" wrong="one loss for each row, no mean" fails="q2_single q2_mean"
def cross_entropy(labels, probabilities):
    return -np.log(np.where(labels == 1, probabilities, 1 - probabilities))


# %% id="q2" wrong="clipped far too much" fails="q2_mean"
def cross_entropy(labels, probabilities):
    p = np.clip(probabilities, 0.01, 0.99)
    return -np.mean(labels * np.log(p) + (1 - labels) * np.log(1 - p))


# %% id="q2" wrong="each probability counts once" fails="q2_mean"
def cross_entropy(labels, probabilities):
    """Return the mean binary cross-entropy."""
    label_of = dict(zip(probabilities.tolist(), labels.tolist()))
    total = 0.0
    for p, label in label_of.items():
        total += -np.log(p) if label == 1 else -np.log(1 - p)
    return total / len(label_of)


# %% id="q3" right="the larger of two shares"
baseline = max((y_test == 0).mean(), (y_test == 1).mean())

# %% id="q3" right="scikit-learn's DummyClassifier"
from sklearn.dummy import DummyClassifier

baseline = DummyClassifier(strategy="most_frequent").fit(X_train, y_train).score(X_test, y_test)

# %% id="q3" right="counted by hand"
zeros = int(sum(1 for label in y_test if label == 0))
baseline = zeros / len(y_test)

# %% id="q3" wrong="the share of ones" fails="q3_baseline"
baseline = y_test.mean()

# %% id="q3" wrong="a coin" fails="q3_share q3_baseline"
baseline = 0.5

# %% id="q3" wrong="in per cent" fails="q3_share q3_baseline"
baseline = 100 * (y_test == 0).mean()

# %% id="q3" wrong="rounded" fails="q3_share q3_baseline"
baseline = round((y_test == 0).mean(), 2)

# %% id="q3" wrong="counted on all rows" fails="q3_share q3_baseline"
baseline = (is_first == 0).mean()

# %% id="q3" wrong="counted on the training rows" fails="q3_share q3_baseline"
baseline = (y_train == 0).mean()

# %% id="q3" wrong="the label instead of its share" fails="q3_baseline"
baseline = np.bincount(y_train).argmax()

# %% id="q3" wrong="a text" fails="q3_share q3_baseline"
baseline = "two thirds"

# %% id="q4" right="by hand in NumPy"
mean, std = X_train.mean(axis=0), X_train.std(axis=0)
X_train_scaled = (X_train - mean) / std
X_test_scaled = (X_test - mean) / std

# %% id="q4" right="in the place of the parts themselves"
scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)
X_train_scaled, X_test_scaled = X_train, X_test.astype("float32")

# %% id="q4" right="a Keras Normalization layer"
normalise = layers.Normalization()
normalise.adapt(X_train)
X_train_scaled, X_test_scaled = normalise(X_train), normalise(X_test)

# %% id="q4" right="the sample's standard deviation, in pandas"
import pandas as pd

train, test = pd.DataFrame(X_train), pd.DataFrame(X_test)
X_train_scaled = (train - train.mean()) / train.std()
X_test_scaled = (test - train.mean()) / train.std()

# %% id="q4" wrong="one scaler for all rows: the test leaks" fails="q4_train q4_test"
scaler = StandardScaler().fit(np.concatenate([X_train, X_test]))
X_train_scaled, X_test_scaled = scaler.transform(X_train), scaler.transform(X_test)

# %% id="q4" wrong="a second scaler for the test rows" fails="q4_test"
X_train_scaled = StandardScaler().fit_transform(X_train)
X_test_scaled = StandardScaler().fit_transform(X_test)

# %% id="q4" wrong="fitted on the test rows" fails="q4_train q4_test"
scaler = StandardScaler().fit(X_test)
X_train_scaled, X_test_scaled = scaler.transform(X_train), scaler.transform(X_test)

# %% id="q4" wrong="the test rows not scaled" fails="q4_test"
X_train_scaled = StandardScaler().fit_transform(X_train)
X_test_scaled = X_test

# %% id="q4" wrong="scaled to the range 0 to 1" fails="q4_train q4_test"
low, high = X_train.min(axis=0), X_train.max(axis=0)
X_train_scaled, X_test_scaled = (X_train - low) / (high - low), (X_test - low) / (high - low)

# %% id="q4" wrong="standardised numbers of other rows" fails="q4_train q4_test"
X_train_scaled = StandardScaler().fit_transform(X_train[::-1])
X_test_scaled = StandardScaler().fit(X_train).transform(X_test[::-1])

# %% id="q4" wrong="the test rows have been learned before they are scaled" fails="q4_test"
scaler = StandardScaler()
X_train_scaled = scaler.fit_transform(X_train)
X_test_scaled = scaler.partial_fit(X_test).transform(X_test)

# %% id="q4" wrong="the test part's own standard deviations" fails="q4_test"
mean = X_train.mean(axis=0)
X_train_scaled = (X_train - mean) / X_train.std(axis=0)
X_test_scaled = (X_test - mean) / X_test.std(axis=0)

# %% id="q4" wrong="one mean for all columns" fails="q4_train q4_test"
X_train_scaled = (X_train - X_train.mean()) / X_train.std()
X_test_scaled = (X_test - X_train.mean()) / X_train.std()

# %% id="q5" right="functional, tanh, a loss object"
inputs = keras.Input(shape=(2,))
hidden = layers.Dense(12, activation="tanh")(inputs)
model = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(hidden))
model.compile(keras.optimizers.Adam(0.05), keras.losses.BinaryCrossentropy())
model.fit(points, labels, epochs=60, verbose=0)

# %% id="q5" right="separate activation layers, RMSprop"
model = keras.Sequential()
model.add(keras.Input(shape=(2,)))
model.add(layers.Dense(32))
model.add(layers.Activation("relu"))
model.add(layers.Dense(1))
model.add(layers.Activation("sigmoid"))
model.compile(optimizer=keras.optimizers.RMSprop(0.02), loss=keras.losses.binary_crossentropy)
model.fit(points, labels.reshape(-1, 1), epochs=60, verbose=0)

# %% id="q5" right="two small hidden layers"
model = keras.Sequential(
    [
        keras.Input((2,)),
        layers.Dense(16, "relu"),
        layers.Dense(8, "relu"),
        layers.Dense(1, "sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "binary_crossentropy")
model.fit(points, labels, epochs=60, verbose=0)

# %% id="q5" wrong="scores instead of probabilities" fails="q5_probability"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(1)])
model.compile(keras.optimizers.Adam(0.03), keras.losses.BinaryCrossentropy(from_logits=True))
model.fit(points, labels, epochs=60, verbose=0)

# %% id="q5" wrong="no activation in the hidden layer" fails="q5_bends q5_learns"
model = keras.Sequential([keras.Input((2,)), layers.Dense(16), layers.Dense(1, "sigmoid")])
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy")
model.fit(points, labels, epochs=60, verbose=0)


# %% id="q5" right="a class of one's own"
class Moons(keras.Model):
    def __init__(self):
        super().__init__()
        self.out = layers.Dense(1, activation="sigmoid")
        self.hidden = layers.Dense(32, activation="relu")

    def call(self, x):
        return self.out(self.hidden(x))


model = Moons()
model.compile(keras.optimizers.Adam(0.03), "bce")
model.fit(points, labels, epochs=60, verbose=0)

# %% id="q5" wrong="the probability of the label 0" fails="q5_learns"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(1, "sigmoid")])
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy")
model.fit(points, 1 - labels, epochs=60, verbose=0)

# %% id="q5" wrong="the history is called model" fails="q5_output q5_probability q5_bends q5_loss q5_learns"
net = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(1, "sigmoid")])
net.compile(keras.optimizers.Adam(0.03), "binary_crossentropy")
model = net.fit(points, labels, epochs=10, verbose=0)

# %% id="q5" wrong="mean squared error" fails="q5_loss"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(1, "sigmoid")])
model.compile(keras.optimizers.Adam(0.03), "mse")
model.fit(points, labels, epochs=60, verbose=0)

# %% id="q5" wrong="three epochs" fails="q5_learns"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(1, "sigmoid")])
model.compile("adam", "binary_crossentropy")
model.fit(points, labels, epochs=3, verbose=0)

# %% id="q5" wrong="two outputs with softmax" fails="q5_output q5_loss"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(2, "softmax")])
model.compile(keras.optimizers.Adam(0.03), "sparse_categorical_crossentropy")
model.fit(points, labels, epochs=60, verbose=0)

# %% id="q5" wrong="softmax over a single output" fails="q5_probability q5_bends q5_loss q5_learns"
import warnings

warnings.simplefilter("ignore")
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(1, "softmax")])
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy")
model.fit(points, labels, epochs=20, verbose=0)

# %% id="q5" wrong="never fitted" fails="q5_learns"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(1, "sigmoid")])
model.compile("adam", "binary_crossentropy")

# %% id="q6" right="a capital letter"
answer = "B"

# %% id="q6" right="with brackets and blanks"
answer = " (b) "

# %% id="q6" wrong="takes accuracy for the share of faults found" fails="q6_reading"
answer = "a"

# %% id="q6" wrong="suspects the missing sigmoid" fails="q6_reading"
answer = "c"

# %% id="q6" wrong="suspects overfitting" fails="q6_reading"
answer = "d"

# %% id="q6" wrong="does not compute the baseline" fails="q6_reading"
answer = "e"

# %% id="q6" wrong="not a letter" fails="q6_reading"
answer = 0.95
