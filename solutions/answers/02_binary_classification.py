# %% [markdown]
# # Answers to exercise 2
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.

# %% id="q1" right="np.where on the column, the formula"
def to_labels(scores, threshold=0.5):
    return np.where(1 / (1 + np.exp(-scores)) > threshold, 1, 0).reshape(-1)


# %% id="q1" right="the threshold is turned into a score"
def to_labels(scores, threshold=0.5):
    limit = np.log(threshold / (1 - threshold))
    return (np.ravel(scores) > limit).astype("int8")


# %% id="q1" right="a loop over rows"
import math


def to_labels(scores, threshold=0.5):
    labels = []
    for row in scores:
        labels.append(1 if 1 / (1 + math.exp(-row[0])) > threshold else 0)
    return np.array(labels)


# %% id="q1" right="keras.ops, a tensor"
def to_labels(scores, threshold=0.5):
    flat = keras.ops.sigmoid(keras.ops.reshape(scores, (-1,)))
    return keras.ops.cast(keras.ops.greater(flat, threshold), "int32")


# %% id="q1" right="SciPy and pandas"
import pandas as pd
from scipy.special import expit


def to_labels(scores, threshold=0.5):
    return pd.Series(expit(np.ravel(scores))).gt(threshold).astype("int64").to_numpy()


# %% id="q1" wrong="takes the scores for probabilities" fails="q1_labels q1_threshold"
def to_labels(scores, threshold=0.5):
    return (scores > threshold).astype(int).ravel()


# %% id="q1" wrong="the threshold of a score of 0, whatever is asked for" fails="q1_threshold"
def to_labels(scores, threshold=0.5):
    return (scores > 0).astype(int).ravel()


# %% id="q1" wrong="turns the threshold into a probability" fails="q1_labels q1_threshold"
def to_labels(scores, threshold=0.5):
    return (scores > 1 / (1 + np.exp(-threshold))).astype(int).ravel()


# %% id="q1" wrong="a sigmoid without the minus" fails="q1_labels q1_threshold"
def to_labels(scores, threshold=0.5):
    return (1 / (1 + np.exp(scores)) > threshold).astype(int).ravel()


# %% id="q1" wrong="softmax over the single column" fails="q1_labels q1_threshold"
def to_labels(scores, threshold=0.5):
    probabilities = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    return (probabilities > threshold).astype(int).ravel()


# %% id="q1" wrong="a list, which has no shape" fails="q1_flat"
def to_labels(scores, threshold=0.5):
    return [int(1 / (1 + np.exp(-z)) > threshold) for z in np.ravel(scores)]


# %% id="q1" wrong="0.0 and 1.0" fails="q1_flat"
def to_labels(scores, threshold=0.5):
    return np.where(1 / (1 + np.exp(-scores)) > threshold, 1.0, 0.0).ravel()


# %% id="q1" wrong="another name for the threshold" fails="q1_threshold"
def to_labels(scores, limit=0.5):
    return (1 / (1 + np.exp(-scores)) > limit).astype(int).ravel()


# %% id="q1" wrong="rounds, and so ignores the threshold" fails="q1_threshold"
def to_labels(scores, threshold=0.5):
    probabilities = 1 / (1 + np.exp(-scores))
    return np.round(probabilities).astype(int).ravel()


# %% id="q1" wrong="stays a column" fails="q1_flat"
def to_labels(scores, threshold=0.5):
    return (1 / (1 + np.exp(-scores)) > threshold).astype(int)


# %% id="q1" wrong="True and False instead of numbers" fails="q1_flat"
def to_labels(scores, threshold=0.5):
    return (1 / (1 + np.exp(-scores)) > threshold).ravel()


# %% id="q1" wrong="compares the wrong way round" fails="q1_labels q1_threshold"
def to_labels(scores, threshold=0.5):
    return (1 / (1 + np.exp(-scores)) < threshold).astype(int).ravel()


# %% id="q1" wrong="forgets to return" fails="q1_labels q1_threshold q1_flat"
def to_labels(scores, threshold=0.5):
    labels = (1 / (1 + np.exp(-scores)) > threshold).astype(int).ravel()


# %% id="q1" wrong="as large counts as larger" fails="q1_labels"
def to_labels(scores, threshold=0.5):
    return (1 / (1 + np.exp(-scores)) >= threshold).astype(int).ravel()


# %% id="q1" wrong="no axis is left for a single row" fails="q1_flat"
def to_labels(scores, threshold=0.5):
    return (1 / (1 + np.exp(-scores)) > threshold).astype(int).squeeze()


# %% id="q2" right="a loop over machines, the best so far"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    best, lowest = None, None
    for threshold in thresholds:
        total = 0
        for label, p in zip(labels, probabilities):
            if label == 1 and not p > threshold:
                total += miss
            if label == 0 and p > threshold:
                total += alarm
        if lowest is None or total < lowest:
            best, lowest = threshold, total
    return best


# %% id="q2" right="one table for all thresholds, no loop"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    reported = probabilities[:, None] > thresholds
    price = np.where(labels[:, None] == 1, miss * ~reported, alarm * reported)
    return thresholds[price.sum(axis=0).argmin()]


# %% id="q2" right="min with a key, scikit-learn's confusion matrix"
from sklearn.metrics import confusion_matrix


def best_threshold(labels, probabilities, thresholds, miss, alarm):
    def cost(threshold):
        counts = confusion_matrix(labels, probabilities > threshold, labels=[0, 1])
        return counts[1, 0] * miss + counts[0, 1] * alarm

    return float(min(thresholds, key=cost))


# %% id="q2" right="mean costs in pandas"
import pandas as pd


def best_threshold(labels, probabilities, thresholds, miss, alarm):
    table = pd.DataFrame({"y": labels, "p": probabilities})
    costs = [
        (table.p.le(t) & table.y.eq(1)).sum() * miss + (table.p.gt(t) & table.y.eq(0)).sum() * alarm
        for t in thresholds
    ]
    return thresholds[pd.Series(costs).idxmin()]


# %% id="q2" wrong="every mistake costs 1" fails="q2_costs"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    mistakes = [((probabilities > t) != (labels == 1)).sum() for t in thresholds]
    return thresholds[np.argmin(mistakes)]


# %% id="q2" wrong="miss and alarm exchanged" fails="q2_costs"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    costs = []
    for t in thresholds:
        reported = probabilities > t
        missed, alarms = (labels[~reported] == 1).sum(), (labels[reported] == 0).sum()
        costs.append(alarm * missed + miss * alarms)
    return thresholds[np.argmin(costs)]


# %% id="q2" wrong="the lowest cost instead of its threshold" fails="q2_equal q2_costs q2_edges"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    return min(
        miss * ((probabilities <= t) & (labels == 1)).sum()
        + alarm * ((probabilities > t) & (labels == 0)).sum()
        for t in thresholds
    )


# %% id="q2" wrong="the place instead of the threshold" fails="q2_equal q2_costs q2_edges"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    costs = [
        miss * ((probabilities <= t) & (labels == 1)).sum()
        + alarm * ((probabilities > t) & (labels == 0)).sum()
        for t in thresholds
    ]
    return int(np.argmin(costs))


# %% id="q2" wrong="as large counts as larger" fails="q2_edges"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    costs = [
        miss * ((probabilities < t) & (labels == 1)).sum()
        + alarm * ((probabilities >= t) & (labels == 0)).sum()
        for t in thresholds
    ]
    return thresholds[np.argmin(costs)]


# %% id="q2" wrong="the last of equals" fails="q2_edges"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    best, lowest = None, np.inf
    for t in thresholds:
        cost = miss * ((probabilities <= t) & (labels == 1)).sum()
        cost += alarm * ((probabilities > t) & (labels == 0)).sum()
        if cost <= lowest:
            best, lowest = t, cost
    return best


# %% id="q2" wrong="the smallest of equals" fails="q2_edges"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    thresholds = np.sort(thresholds)
    costs = [
        miss * ((probabilities <= t) & (labels == 1)).sum()
        + alarm * ((probabilities > t) & (labels == 0)).sum()
        for t in thresholds
    ]
    return thresholds[np.argmin(costs)]


# %% id="q2" wrong="the largest of equals" fails="q2_edges"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    """Return the threshold for which misses and false alarms cost least."""
    thresholds = np.sort(thresholds)[::-1]
    costs = []
    for threshold in thresholds:
        reported = probabilities > threshold
        costs.append(
            miss * ((labels == 1) & ~reported).sum() + alarm * ((labels == 0) & reported).sum()
        )
    return thresholds[np.argmin(costs)]


# %% id="q2" wrong="the highest cost" fails="q2_equal q2_costs q2_edges"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    costs = [
        miss * ((probabilities <= t) & (labels == 1)).sum()
        + alarm * ((probabilities > t) & (labels == 0)).sum()
        for t in thresholds
    ]
    return thresholds[np.argmax(costs)]


# %% id="q2" wrong="only misses cost something" fails="q2_equal q2_costs q2_edges"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    costs = [miss * ((probabilities <= t) & (labels == 1)).sum() for t in thresholds]
    return thresholds[np.argmin(costs)]


# %% id="q2" wrong="the costs of shares, not of machines" fails="q2_equal q2_costs"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    ill, well = probabilities[labels == 1], probabilities[labels == 0]
    costs = [miss * (ill <= t).mean() + alarm * (well > t).mean() for t in thresholds]
    return thresholds[np.argmin(costs)]


# %% id="q2" wrong="the threshold of the theory, near enough" fails="q2_equal q2_costs q2_edges"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    theory = alarm / (miss + alarm)
    return thresholds[np.abs(thresholds - theory).argmin()]


# %% id="q2" wrong="whoever is right costs something, too" fails="q2_equal q2_costs q2_edges"
def best_threshold(labels, probabilities, thresholds, miss, alarm):
    costs = []
    for t in thresholds:
        reported = (probabilities > t).sum()
        costs.append(alarm * reported + miss * (len(labels) - reported))
    return thresholds[np.argmin(costs)]


# %% id="q3" right="counted by hand"
import math

ones, zeros = sum(y_test), len(y_test) - sum(y_test)
constant = sum(y_train) / len(y_train)
loss = -(ones * math.log(constant) + zeros * math.log(1 - constant)) / len(y_test)
baseline = zeros / len(y_test)

# %% id="q3" right="Keras and scikit-learn"
from sklearn.dummy import DummyClassifier

constant = float(np.mean(y_train))
loss = keras.losses.BinaryCrossentropy()(y_test, np.full(len(y_test), constant))
nobody = DummyClassifier(strategy="most_frequent").fit(y_train[:, None], y_train)
baseline = nobody.score(y_test[:, None], y_test)

# %% id="q3" right="searched for on a grid"
from sklearn.metrics import log_loss

tried = np.linspace(0.001, 0.999, 99_801)
ones = y_train.mean()
constant = tried[np.argmin(-ones * np.log(tried) - (1 - ones) * np.log(1 - tried))]
loss = log_loss(y_test, np.full(45, constant))
baseline = ((constant > 0.5) == y_test).mean()

# %% id="q3" wrong="the entropy of the training labels" fails="q3_loss"
constant = y_train.mean()
loss = -constant * np.log(constant) - (1 - constant) * np.log(1 - constant)
baseline = (y_test == 0).mean()

# %% id="q3" wrong="the entropy of the test labels, which nobody knows" fails="q3_loss"
constant = y_train.mean()
share = y_test.mean()
loss = -share * np.log(share) - (1 - share) * np.log(1 - share)
baseline = (y_test == 0).mean()

# %% id="q3" wrong="everything from the test labels" fails="q3_constant q3_loss q3_baseline"
constant = y_test.mean()
loss = -constant * np.log(constant) - (1 - constant) * np.log(1 - constant)
baseline = max(constant, 1 - constant)

# %% id="q3" wrong="a coin" fails="q3_constant q3_loss q3_baseline"
constant, loss, baseline = 0.5, np.log(2), 0.5

# %% id="q3" wrong="the majority of the test labels" fails="q3_baseline"
constant = y_train.mean()
loss = -np.log(np.where(y_test == 1, constant, 1 - constant)).mean()
baseline = (y_test == np.bincount(y_test).argmax()).mean()

# %% id="q3" wrong="the accuracy on the training labels" fails="q3_baseline"
constant = y_train.mean()
loss = -np.log(np.where(y_test == 1, constant, 1 - constant)).mean()
baseline = (y_train == 0).mean()

# %% id="q3" wrong="the label instead of a probability" fails="q3_constant q3_loss"
constant = np.bincount(y_train).argmax()
loss = -np.log(np.where(y_test == 1, constant, 1 - constant) + 1e-7).mean()
baseline = (y_test == constant).mean()

# %% id="q3" wrong="the costs of the two labels exchanged" fails="q3_loss"
constant = y_train.mean()
loss = -np.log(np.where(y_test == 0, constant, 1 - constant)).mean()
baseline = (y_test == 0).mean()

# %% id="q3" wrong="the sum, the logarithm to base 2, and per cent" fails="q3_loss q3_baseline"
constant = y_train.mean()
loss = -np.log2(np.where(y_test == 1, constant, 1 - constant)).sum()
baseline = 100 * (y_test == 0).mean()

# %% id="q3" wrong="rounded" fails="q3_constant q3_loss q3_baseline"
constant = round(y_train.mean(), 2)
loss = round(-np.log(np.where(y_test == 1, constant, 1 - constant)).mean(), 2)
baseline = round((y_test == 0).mean(), 2)

# %% id="q3" wrong="of all pumps" fails="q3_constant q3_loss"
constant = np.concatenate([y_train, y_test]).mean()
loss = -np.log(np.where(y_test == 1, constant, 1 - constant)).mean()
baseline = (y_test == 0).mean()

# %% id="q3" wrong="the share of zeros" fails="q3_constant q3_loss q3_baseline"
constant = 1 - y_train.mean()
loss = -np.log(np.where(y_test == 1, constant, 1 - constant)).mean()
baseline = ((constant > 0.5) == y_test).mean()

# %% id="q4" right="by hand in NumPy, in place"
middle = np.nanmedian(X_train, axis=0)
for rows in (X_train, X_test):
    rows[np.isnan(rows)] = np.broadcast_to(middle, rows.shape)[np.isnan(rows)]
mean, std = X_train.mean(axis=0), X_train.std(axis=0)
X_train_scaled = (X_train - mean) / std
X_test_scaled = ((X_test - mean) / std).astype("float32")

# %% id="q4" right="scikit-learn's imputer in a pipeline"
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline

steps = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
X_train_scaled = steps.fit_transform(X_train)
X_test_scaled = steps.transform(X_test)

# %% id="q4" right="a Keras Normalization layer"
middle = np.nanmedian(X_train, axis=0)
known = np.where(np.isnan(X_train), middle, X_train)
normalise = layers.Normalization()
normalise.adapt(known)
X_train_scaled = normalise(known)
X_test_scaled = normalise(np.where(np.isnan(X_test), middle, X_test))

# %% id="q4" right="the sample's standard deviation, in pandas"
import pandas as pd

train, test = pd.DataFrame(X_train), pd.DataFrame(X_test)
train, test = train.fillna(train.median()), test.fillna(train.median())
X_train_scaled = (train - train.mean()) / train.std()
X_test_scaled = (test - train.mean()) / train.std()

# %% id="q4" wrong="as it was" fails="q4_train q4_test"
middle = np.nanmedian(np.concatenate([X_train, X_test]), axis=0)
train_filled = np.where(np.isnan(X_train), middle, X_train)
test_filled = np.where(np.isnan(X_test), middle, X_test)
X_train_scaled = StandardScaler().fit_transform(train_filled)
X_test_scaled = StandardScaler().fit_transform(test_filled)

# %% id="q4" wrong="the medians still leak" fails="q4_train q4_test"
middle = np.nanmedian(np.concatenate([X_train, X_test]), axis=0)
train_filled = np.where(np.isnan(X_train), middle, X_train)
test_filled = np.where(np.isnan(X_test), middle, X_test)
scaler = StandardScaler().fit(train_filled)
X_train_scaled, X_test_scaled = scaler.transform(train_filled), scaler.transform(test_filled)

# %% id="q4" wrong="the scaler still leaks" fails="q4_test"
middle = np.nanmedian(X_train, axis=0)
train_filled = np.where(np.isnan(X_train), middle, X_train)
test_filled = np.where(np.isnan(X_test), middle, X_test)
X_train_scaled = StandardScaler().fit_transform(train_filled)
X_test_scaled = StandardScaler().fit_transform(test_filled)

# %% id="q4" wrong="the test rows have medians of their own" fails="q4_test"
train_filled = np.where(np.isnan(X_train), np.nanmedian(X_train, axis=0), X_train)
test_filled = np.where(np.isnan(X_test), np.nanmedian(X_test, axis=0), X_test)
scaler = StandardScaler().fit(train_filled)
X_train_scaled, X_test_scaled = scaler.transform(train_filled), scaler.transform(test_filled)

# %% id="q4" wrong="one scaler for all rows: the test leaks" fails="q4_train q4_test"
middle = np.nanmedian(X_train, axis=0)
train_filled = np.where(np.isnan(X_train), middle, X_train)
test_filled = np.where(np.isnan(X_test), middle, X_test)
scaler = StandardScaler().fit(np.concatenate([train_filled, test_filled]))
X_train_scaled, X_test_scaled = scaler.transform(train_filled), scaler.transform(test_filled)

# %% id="q4" wrong="means instead of medians" fails="q4_train q4_test"
middle = np.nanmean(X_train, axis=0)
scaler = StandardScaler().fit(np.where(np.isnan(X_train), middle, X_train))
X_train_scaled = scaler.transform(np.where(np.isnan(X_train), middle, X_train))
X_test_scaled = scaler.transform(np.where(np.isnan(X_test), middle, X_test))

# %% id="q4" wrong="scaled first, then filled" fails="q4_train q4_test"
scaler = StandardScaler().fit(X_train)
train, test = scaler.transform(X_train), scaler.transform(X_test)
middle = np.nanmedian(train, axis=0)
X_train_scaled = np.where(np.isnan(train), middle, train)
X_test_scaled = np.where(np.isnan(test), middle, test)

# %% id="q4" wrong="the gaps stay" fails="q4_train q4_test"
scaler = StandardScaler().fit(X_train)
X_train_scaled, X_test_scaled = scaler.transform(X_train), scaler.transform(X_test)

# %% id="q4" wrong="rows with gaps are left out" fails="q4_train q4_test"
known = X_train[~np.isnan(X_train).any(axis=1)]
scaler = StandardScaler().fit(known)
X_train_scaled = scaler.transform(known)
X_test_scaled = scaler.transform(X_test[~np.isnan(X_test).any(axis=1)])

# %% id="q4" wrong="the test rows not scaled" fails="q4_test"
middle = np.nanmedian(X_train, axis=0)
X_train_scaled = StandardScaler().fit_transform(np.where(np.isnan(X_train), middle, X_train))
X_test_scaled = np.where(np.isnan(X_test), middle, X_test)

# %% id="q4" wrong="the test rows have been learned before they are scaled" fails="q4_test"
middle = np.nanmedian(X_train, axis=0)
scaler = StandardScaler()
X_train_scaled = scaler.fit_transform(np.where(np.isnan(X_train), middle, X_train))
test_filled = np.where(np.isnan(X_test), middle, X_test)
X_test_scaled = scaler.partial_fit(test_filled).transform(test_filled)

# %% id="q4" wrong="one median for all columns" fails="q4_train q4_test"
middle = np.nanmedian(X_train)
scaler = StandardScaler().fit(np.where(np.isnan(X_train), middle, X_train))
X_train_scaled = scaler.transform(np.where(np.isnan(X_train), middle, X_train))
X_test_scaled = scaler.transform(np.where(np.isnan(X_test), middle, X_test))

# %% id="q4" wrong="standardised numbers of other rows" fails="q4_train q4_test"
middle = np.nanmedian(X_train, axis=0)
train_filled = np.where(np.isnan(X_train), middle, X_train)
test_filled = np.where(np.isnan(X_test), middle, X_test)
scaler = StandardScaler().fit(train_filled)
X_train_scaled = scaler.transform(train_filled[::-1])
X_test_scaled = scaler.transform(test_filled[::-1])

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
answer = "A"

# %% id="q6" right="with brackets and blanks"
answer = " (a) "

# %% id="q6" wrong="compares the loss with that of equally frequent labels" fails="q6_reading"
answer = "b"

# %% id="q6" wrong="looks at the accuracy only" fails="q6_reading"
answer = "c"

# %% id="q6" wrong="takes accuracy for the share of faults found" fails="q6_reading"
answer = "d"

# %% id="q6" wrong="suspects the missing sigmoid" fails="q6_reading"
answer = "e"

# %% id="q6" wrong="not a letter" fails="q6_reading"
answer = 0.95
