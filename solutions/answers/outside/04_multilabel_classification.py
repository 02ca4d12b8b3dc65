# %% id="q1" right="NumPy compares with the row"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    return (probabilities > np.array(thresholds)).astype(int)

# %% id="q1" right="two loops"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    rows, labels = probabilities.shape
    result = np.zeros((rows, labels), dtype=int)
    for i in range(rows):
        for k in range(labels):
            if probabilities[i, k] > thresholds[k]:
                result[i, k] = 1
    return result

# %% id="q1" right="np.where column by column, floats"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    columns = []
    for column, threshold in zip(np.transpose(probabilities), thresholds, strict=True):
        columns.append(np.where(column > threshold, 1.0, 0.0))
    return np.column_stack(columns)

# %% id="q1" right="pandas gt along the columns"
import pandas as pd


def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    table = pd.DataFrame(probabilities)
    return table.gt(list(thresholds), axis="columns").astype(int).to_numpy()

# %% id="q1" right="keras.ops in double precision"
from keras import ops


def apply_thresholds(probabilities: np.ndarray, thresholds: list | np.ndarray) -> np.ndarray:
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    chances = ops.convert_to_tensor(np.asarray(probabilities, dtype="float64"), dtype="float64")
    limits = ops.convert_to_tensor(np.asarray(thresholds, dtype="float64"), dtype="float64")
    return ops.convert_to_numpy(ops.cast(ops.greater(chances, limits), "int32"))

# %% id="q1" wrong="breaks: 'larger than the threshold' - equal counts as 1"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    return (probabilities >= np.array(thresholds)).astype(int)

# %% id="q1" wrong="breaks: 'the threshold of its label' - one half for all"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    return (probabilities > 0.5).astype(int)

# %% id="q1" wrong="breaks: 'the threshold of its label' - the mean of the thresholds for all"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    return (probabilities > np.mean(thresholds)).astype(int)

# %% id="q1" wrong="breaks: 'of its label' - a threshold for each row"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    result = np.zeros(probabilities.shape, dtype=int)
    for place, row in enumerate(probabilities):
        result[place] = row > thresholds[place % len(thresholds)]
    return result

# %% id="q1" wrong="breaks: 'any number of labels' - three columns only"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    result = np.zeros(probabilities.shape, dtype=int)
    for k in range(3):
        result[:, k] = probabilities[:, k] > thresholds[k]
    return result

# %% id="q1" wrong="breaks: '1 ... 0 elsewhere' - True and False"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    return probabilities > np.array(thresholds)

# %% id="q1" wrong="breaks: '1 where larger' - keeps the probability there"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    return np.where(probabilities > np.array(thresholds), probabilities, 0)

# %% id="q1" wrong="breaks: 'larger' - 1 where smaller"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    return (probabilities < np.array(thresholds)).astype(int)

# %% id="q1" wrong="breaks: 'the same shape' - transposed"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    return np.array(
        [(probabilities[:, k] > limit).astype(int) for k, limit in enumerate(thresholds)]
    )

# %% id="q1" wrong="breaks: 'the threshold of its label' - thresholds sorted"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    return (probabilities > np.sort(thresholds)[::-1]).astype(int)

# %% id="q1" wrong="breaks: '1 where larger' - rounds the quotient, which may give 2 and more"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    scaled = probabilities / (2 * np.array(thresholds))
    return np.round(scaled).astype(int)

# %% id="q1" wrong="breaks: 'for each label: 1 where larger' - only the likeliest label of a row may be 1"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    largest = probabilities == probabilities.max(axis=1, keepdims=True)
    return (largest & (probabilities > np.array(thresholds))).astype(int)

# %% id="q2" right="NumPy: all along the rows, mean"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    return (truth == predicted).all(axis=1).mean()

# %% id="q2" right="loops with a flag, a Python float"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    right = 0
    for true_row, said_row in zip(truth, predicted, strict=True):
        all_right = True
        for true, said in zip(true_row, said_row, strict=True):
            if true != said:
                all_right = False
        if all_right:
            right += 1
    return right / len(truth)

# %% id="q2" right="pandas: count of differences is 0"
import pandas as pd


def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    differences = (pd.DataFrame(truth) != pd.DataFrame(predicted)).sum(axis=1)
    return float((differences == 0).mean())

# %% id="q2" right="scikit-learn's accuracy_score of label rows"
from sklearn.metrics import accuracy_score


def exact_match(truth: np.ndarray, predicted: np.ndarray) -> float:
    """Return the share of rows in which all labels are right."""
    return float(accuracy_score(truth, predicted))

# %% id="q2" right="keras.ops, 1 minus the share of spoilt rows"
from keras import ops


def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    spoilt = ops.any(ops.not_equal(truth, predicted), axis=-1)
    count = int(ops.sum(ops.cast(spoilt, "int32")))
    return 1 - count / truth.shape[0]

# %% id="q2" wrong="breaks: 'share of the rows' - share of the labels"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    return (truth == predicted).mean()

# %% id="q2" wrong="breaks: 'every label is right' - compares the number of ones of each row"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    return (truth.sum(axis=1) == predicted.sum(axis=1)).mean()

# %% id="q2" wrong="breaks: 'every label is right' - missed labels do not count as mistakes"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    false_alarm = (predicted == 1) & (truth == 0)
    return (~false_alarm.any(axis=1)).mean()

# %% id="q2" wrong="breaks: 'every label is right' - false alarms do not count as mistakes"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    missed = (truth == 1) & (predicted == 0)
    return (~missed.any(axis=1)).mean()

# %% id="q2" wrong="breaks: 'the rows' - all along the columns"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    return (truth == predicted).all(axis=0).mean()

# %% id="q2" wrong="breaks: 'share' - number of rows"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    return (truth == predicted).all(axis=1).sum()

# %% id="q2" wrong="breaks: 'a single number: the share' - True or False for the whole table"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    return np.array_equal(truth, predicted)

# %% id="q2" wrong="breaks: 'a single number' - one for each row"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    return (truth == predicted).all(axis=1).astype(int)

# %% id="q2" wrong="breaks: 'every label' - a row with any right label counts"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    return (truth == predicted).any(axis=1).mean()

# %% id="q2" wrong="breaks: 'every label' - place of the largest label, as Keras's accuracy"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    return (truth.argmax(axis=1) == predicted.argmax(axis=1)).mean()

# %% id="q2" wrong="breaks: 'every label' - the first three labels only"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    right = 0
    for a, b in zip(truth, predicted, strict=True):
        if a[0] == b[0] and a[1] == b[1] and a[2] == b[2]:
            right += 1
    return right / len(truth)

# %% id="q2" wrong="breaks: 'the rows in which every label is right' - a predicted row counts if it occurs anywhere in truth"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    known = truth.tolist()
    return sum(row in known for row in predicted.tolist()) / len(truth)

# %% id="q2" wrong="breaks: 'share of the rows' - divides by the number of labels"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    return (truth == predicted).all(axis=1).sum() / truth.shape[1]

# %% id="q2" wrong="breaks: 'share of the rows' - share of labels to the power of their number"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    return (truth == predicted).mean() ** truth.shape[1]

# %% id="q2" wrong="breaks: 'of the rows' - one spoilt row stops the count"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    right = 0
    for a, b in zip(truth, predicted, strict=True):
        if (a != b).any():
            break
        right += 1
    return right / len(truth)

# %% id="q3" right="NumPy, as in the lesson"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_test == commoner).mean(axis=0)
rows, counts = np.unique(tags_train, axis=0, return_counts=True)
commonest_row = rows[counts.argmax()]
row_baseline = (tags_test == commonest_row).all(axis=1).mean()

# %% id="q3" right="loops and Counter"
from collections import Counter

shares = []
for k in range(4):
    ones = sum(tags_train[:, k])
    if ones > len(tags_train) - ones:
        guess = 1
    else:
        guess = 0
    right = 0
    for film in tags_test:
        if film[k] == guess:
            right += 1
    shares.append(right / len(tags_test))
label_baselines = np.array(shares)

often = Counter(tuple(film) for film in tags_train.tolist()).most_common(1)[0][0]
row_baseline = sum(tuple(film) == often for film in tags_test.tolist()) / len(tags_test)
print(label_baselines, row_baseline)

# %% id="q3" right="pandas: mode and value_counts"
import pandas as pd

names = ["comedy", "love", "crime", "music"]
train = pd.DataFrame(tags_train, columns=names)
test = pd.DataFrame(tags_test, columns=names)
label_baselines = test.eq(train.mode().iloc[0]).mean().to_numpy()
row_baseline = test.eq(list(train.value_counts().index[0])).all(axis=1).mean()

# %% id="q3" right="scikit-learn's DummyClassifier, rows as numbers"
from sklearn.dummy import DummyClassifier


def baseline(train, test):
    """The share that the commonest training value is right about."""
    dummy = DummyClassifier(strategy="most_frequent").fit(np.zeros((len(train), 1)), train)
    return float(dummy.score(np.zeros((len(test), 1)), test))


weights = np.array([8, 4, 2, 1])
label_baselines = np.array([baseline(tags_train[:, k], tags_test[:, k]) for k in range(4)])
row_baseline = baseline(tags_train @ weights, tags_test @ weights)

# %% id="q3" right="shares of ones: choose between share and 1 - share"
often = tags_train.sum(axis=0) * 2 > len(tags_train)
ones = np.mean(tags_test, axis=0)
label_baselines = np.where(often, ones, 1 - ones)
numbers = np.bincount(tags_train @ [1, 2, 4, 8], minlength=16)
row_baseline = np.mean(tags_test @ [1, 2, 4, 8] == numbers.argmax())

# %% id="q3" wrong="breaks: 'commonest in the training films' - the commoner value of the test films"
ones = tags_test.mean(axis=0)
label_baselines = np.maximum(ones, 1 - ones)
rows, counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_test == rows[counts.argmax()]).all(axis=1).mean()

# %% id="q3" wrong="breaks: 'count on the test films' - both counted on the training films"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_train == commoner).mean(axis=0)
rows, counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = counts.max() / len(tags_train)

# %% id="q3" wrong="breaks: 'count on the test films' - the row counted on the training films"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_test == commoner).mean(axis=0)
rows, counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_train == rows[counts.argmax()]).all(axis=1).mean()

# %% id="q3" wrong="breaks: 'training films' - looked for in all 600 films"
commoner = (tags.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_test == commoner).mean(axis=0)
rows, counts = np.unique(tags, axis=0, return_counts=True)
row_baseline = (tags_test == rows[counts.argmax()]).all(axis=1).mean()

# %% id="q3" wrong="breaks: 'the commonest row' - the row of the commoner values"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_test == commoner).mean(axis=0)
row_baseline = (tags_test == commoner).all(axis=1).mean()

# %% id="q3" wrong="breaks: 'right about all four' - share of labels of the commonest row"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_test == commoner).mean(axis=0)
rows, counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_test == rows[counts.argmax()]).mean()

# %% id="q3" wrong="breaks: 'its commoner value' - always says 1"
label_baselines = tags_test.mean(axis=0)
rows, counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_test == rows[counts.argmax()]).all(axis=1).mean()

# %% id="q3" wrong="breaks: 'for each tag' - the tags of the commonest row for both"
rows, counts = np.unique(tags_train, axis=0, return_counts=True)
commonest = rows[counts.argmax()]
label_baselines = (tags_test == commonest).mean(axis=0)
row_baseline = (tags_test == commonest).all(axis=1).mean()

# %% id="q3" wrong="breaks: 'an array of four numbers' - their mean, four times"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = np.full(4, (tags_test == commoner).mean())
rows, counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_test == rows[counts.argmax()]).all(axis=1).mean()

# %% id="q3" wrong="breaks: 'the commonest row' - the product of the four baselines, as if the tags were unrelated"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_test == commoner).mean(axis=0)
row_baseline = label_baselines.prod()

# %% id="q3" wrong="breaks: 'its commoner value' - one commoner value for all the tags together"
value = int(tags_train.mean() > 0.5)
label_baselines = (tags_test == value).mean(axis=0)
rows, counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_test == rows[counts.argmax()]).all(axis=1).mean()

# %% id="q3" wrong="breaks: 'in what share' - numbers of films"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_test == commoner).sum(axis=0)
rows, counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_test == rows[counts.argmax()]).all(axis=1).sum()

# %% id="q3" wrong="breaks: 'the commonest row' - the row in the middle of the sorted rows"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_test == commoner).mean(axis=0)
rows, counts = np.unique(tags_train, axis=0, return_counts=True)
order = np.argsort(counts)
row_baseline = (tags_test == rows[order[len(order) // 2]]).all(axis=1).mean()

# %% id="q4" right="one order for both"
rng = np.random.default_rng(0)
order = rng.permutation(len(features_sorted))
features_mixed = features_sorted[order]
tags_mixed = tags_sorted[order]

# %% id="q4" right="the same seed for each table"
features_mixed = np.random.default_rng(0).permutation(features_sorted)
tags_mixed = np.random.default_rng(0).permutation(tags_sorted)

# %% id="q4" right="one wide table, shuffled, cut again"
rng = np.random.default_rng(12)
both = np.hstack([features_sorted, tags_sorted])
rng.shuffle(both)
features_mixed = both[:, :5]
tags_mixed = both[:, 5:].astype(int)

# %% id="q4" right="scikit-learn's shuffle"
from sklearn.utils import shuffle

features_mixed, tags_mixed = shuffle(features_sorted, tags_sorted, random_state=1)

# %% id="q4" right="pandas sample, index"
import pandas as pd

table = pd.DataFrame(features_sorted).sample(frac=1, random_state=5)
features_mixed = table.to_numpy()
tags_mixed = pd.DataFrame(tags_sorted).loc[table.index].to_numpy()

# %% id="q4" right="Python's random, pairs in a list"
import random

pairs = list(zip(features_sorted.tolist(), tags_sorted.tolist(), strict=True))
random.Random(3).shuffle(pairs)
features_mixed = np.array([film for film, _ in pairs])
tags_mixed = np.array([marks for _, marks in pairs])

# %% id="q4" wrong="breaks: pairs - two different orders, other seeds"
features_mixed = np.random.default_rng(0).permutation(features_sorted)
tags_mixed = np.random.default_rng(1).permutation(tags_sorted)

# %% id="q4" wrong="breaks: pairs - only the features are mixed"
rng = np.random.default_rng(0)
features_mixed = rng.permutation(features_sorted)
tags_mixed = tags_sorted

# %% id="q4" wrong="breaks: 'mixed well' - reversed"
order = np.arange(len(features_sorted))[::-1]
features_mixed = features_sorted[order]
tags_mixed = tags_sorted[order]

# %% id="q4" wrong="breaks: 'mixed' - copies of the sorted tables"
features_mixed = features_sorted.copy()
tags_mixed = tags_sorted.copy()

# %% id="q4" wrong="breaks: 'all 600 films' - draws with replacement"
rng = np.random.default_rng(0)
order = rng.integers(0, len(features_sorted), len(features_sorted))
features_mixed = features_sorted[order]
tags_mixed = tags_sorted[order]

# %% id="q4" wrong="breaks: 'all 600 films' - the first 480 of the order only"
rng = np.random.default_rng(0)
order = rng.permutation(len(features_sorted))[:480]
features_mixed = features_sorted[order]
tags_mixed = tags_sorted[order]

# %% id="q4" wrong="breaks: 'mixed well' - the last fifth is mixed by itself"
rng = np.random.default_rng(0)
order = np.concatenate([rng.permutation(480), 480 + rng.permutation(120)])
features_mixed = features_sorted[order]
tags_mixed = tags_sorted[order]

# %% id="q4" wrong="breaks: pairs - each column of the wide table is mixed by itself"
rng = np.random.default_rng(0)
both = rng.permuted(np.hstack([features_sorted, tags_sorted]), axis=0)
features_mixed = both[:, :5]
tags_mixed = both[:, 5:].astype(int)

# %% id="q4" wrong="breaks: pairs - the tags of the table before it was sorted"
rng = np.random.default_rng(0)
order = rng.permutation(len(features_sorted))
features_mixed = features_sorted[order]
tags_mixed = tags[order]

# %% id="q4" wrong="breaks: pairs - the order for one table, its inverse for the other"
rng = np.random.default_rng(0)
order = rng.permutation(len(features_sorted))
features_mixed = features_sorted[order]
tags_mixed = tags_sorted[np.argsort(order)]

# %% id="q4" wrong="breaks: pairs - columns are mixed instead of rows"
rng = np.random.default_rng(0)
features_mixed = rng.permutation(features_sorted, axis=1)
tags_mixed = rng.permutation(tags_sorted, axis=1)

# %% id="q4" wrong="breaks: 'mixed well' - rolled by a half, the last fifth has no music"
features_mixed = np.roll(features_sorted, 300, axis=0)
tags_mixed = np.roll(tags_sorted, 300, axis=0)

# %% id="q4" wrong="breaks: 'all 600 films, mixed well' - the last fifth is drawn by chance, the first 480 stay sorted"
rng = np.random.default_rng(0)
last = rng.choice(len(features_sorted), 120, replace=False)
first = np.setdiff1d(np.arange(len(features_sorted)), last)
order = np.concatenate([first, last])
features_mixed = features_sorted[order]
tags_mixed = tags_sorted[order]

# %% id="q5" right="the code repaired"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(
    keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["binary_accuracy"]
)
model.fit(places, wet, epochs=60, verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["binary_accuracy"]

# %% id="q5" right="functional API, tanh, share counted by NumPy"
inputs = keras.Input(shape=(2,), name="place")
hidden = layers.Dense(40, activation="tanh")(inputs)
hidden = layers.Dense(20, activation="tanh")(hidden)
outputs = layers.Dense(3, activation="sigmoid", name="wet")(hidden)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.RMSprop(0.01), loss=keras.losses.BinaryCrossentropy())
model.fit(places, wet, epochs=60, batch_size=16, verbose=0)
says = (model.predict(places, verbose=0) > 0.5).astype(int)
share_right = (says == wet).mean()
print(f"right about {share_right:.1%} of the labels")

# %% id="q5" right="subclassed keras.Model, a loop to count"
class Sprinklers(keras.Model):
    """A hidden layer, and one sigmoid for each sprinkler."""

    def __init__(self):
        super().__init__()
        self.hidden = layers.Dense(64, activation="relu")
        self.reached = layers.Dense(3, activation="sigmoid")

    def call(self, inputs):
        return self.reached(self.hidden(inputs))


model = Sprinklers()
model.compile(keras.optimizers.Adam(0.01), "binary_crossentropy")
model.fit(places, wet, epochs=60, verbose=0)

right = 0
for row, truth in zip(model.predict(places, verbose=0), wet, strict=True):
    for chance, label in zip(row, truth, strict=True):
        if (chance > 0.5) == (label == 1):
            right += 1
share_right = right / wet.size

# %% id="q5" right="own layer: squares added; sigmoid as a layer of its own; metric object"
from keras import ops


class WithSquares(layers.Layer):
    """The input and its squares."""

    def call(self, inputs):
        return ops.concatenate([inputs, ops.square(inputs)], axis=-1)


model = keras.Sequential(
    [
        keras.Input((2,)),
        WithSquares(),
        layers.Dense(24, activation="elu"),
        layers.Dense(3),
        layers.Activation("sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "binary_crossentropy")
model.fit(places, wet, epochs=80, verbose=0)
metric = keras.metrics.BinaryAccuracy(threshold=0.5)
metric.update_state(wet, model.predict(places, verbose=0))
share_right = float(metric.result())

# %% id="q5" right="three branches, joined, one output each; early stopping on own validation rows"
inputs = keras.Input(shape=(2,))
branches = []
for k in range(3):
    branch = layers.Dense(24, activation="relu", name=f"hidden_{k}")(inputs)
    branches.append(layers.Dense(1, activation="sigmoid", name=f"sprinkler_{k}")(branch))
model = keras.Model(inputs, layers.Concatenate()(branches))
model.compile(
    optimizer=keras.optimizers.AdamW(learning_rate=0.02),
    loss="binary_crossentropy",
    metrics=[keras.metrics.BinaryAccuracy(name="labels_right")],
)
stop = keras.callbacks.EarlyStopping(patience=15, restore_best_weights=True)
model.fit(places, wet, epochs=60, validation_split=0.15, callbacks=[stop], verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["labels_right"]

# %% id="q5" wrong="breaks: 'none of which limits the others' - softmax kept"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=60, verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["binary_accuracy"]

# %% id="q5" wrong="breaks: 'its boundaries can bend' - hidden layer without activation"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=60, verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["binary_accuracy"]

# %% id="q5" wrong="breaks: 'its loss is binary cross-entropy' - categorical kept"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), "categorical_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=60, verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["binary_accuracy"]

# %% id="q5" wrong="breaks: 'its loss is binary cross-entropy' - mean squared error"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), "mean_squared_error", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=60, verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["binary_accuracy"]

# %% id="q5" wrong="breaks: 'share of all the labels' - the word accuracy kept"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", metrics=["accuracy"])
model.fit(places, wet, epochs=60, verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["accuracy"]

# %% id="q5" wrong="breaks: 'share of all the labels' - share of rows, exact match"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy")
model.fit(places, wet, epochs=60, verbose=0)
share_right = ((model.predict(places, verbose=0) > 0.5) == wet).all(axis=1).mean()

# %% id="q5" wrong="breaks: 'about which it is right' - mean over all epochs, not the finished model"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", metrics=["binary_accuracy"])
history = model.fit(places, wet, epochs=60, verbose=0)
share_right = np.mean(history.history["binary_accuracy"])

# %% id="q5" wrong="breaks: 'a number from 0 to 1' - per cent"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=60, verbose=0)
report = model.evaluate(places, wet, verbose=0, return_dict=True)
share_right = round(100 * report["binary_accuracy"], 1)

# %% id="q5" wrong="breaks: 'a number' - one for each sprinkler"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy")
model.fit(places, wet, epochs=60, verbose=0)
share_right = ((model.predict(places, verbose=0) > 0.5) == wet).mean(axis=0)

# %% id="q5" wrong="breaks: 'right about at least 86 %' - one epoch at a tiny rate"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.0003), "binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=1, verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["binary_accuracy"]

# %% id="q5" wrong="breaks: share_right computed - a made-up number"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy")
model.fit(places, wet, epochs=60, verbose=0)
share_right = 0.999

# %% id="q5" wrong="breaks: 'three probabilities' - scores, the sigmoid only in the loss"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3),
    ]
)
model.compile(
    keras.optimizers.Adam(0.03), keras.losses.BinaryCrossentropy(from_logits=True)
)
model.fit(places, wet, epochs=60, verbose=0)
share_right = ((model.predict(places, verbose=0) > 0) == wet).mean()

# %% id="q5" wrong="breaks: 'the share about which it is right' - the share of labels that are 1"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy")
model.fit(places, wet, epochs=60, verbose=0)
share_right = (model.predict(places, verbose=0) > 0.5).mean()

# %% id="q5" wrong="breaks: 'three probabilities' - one output, trained for wet by any of them"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", metrics=["binary_accuracy"])
any_wet = wet.max(axis=1)
model.fit(places, any_wet, epochs=60, verbose=0)
share_right = model.evaluate(places, any_wet, verbose=0, return_dict=True)["binary_accuracy"]

# %% id="q5" wrong="breaks: 'the labels in wet' - share_right before the training"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", metrics=["binary_accuracy"])
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["binary_accuracy"]
model.fit(places, wet, epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'right about the labels of new plants' - columns of the labels in reverse order"
backwards = wet[:, ::-1]
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, backwards, epochs=60, verbose=0)
share_right = model.evaluate(places, backwards, verbose=0, return_dict=True)["binary_accuracy"]

# %% id="q5" wrong="breaks: 'all the labels in wet' - share_right counted on fresh plants"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=60, verbose=0)
fresh_places, fresh_wet = sprinkle(200, seed=1)
report = model.evaluate(fresh_places, fresh_wet, verbose=0, return_dict=True)
share_right = report["binary_accuracy"]

# %% id="q5" wrong="breaks: 'the share' - rounded to one decimal"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=60, verbose=0)
report = model.evaluate(places, wet, verbose=0, return_dict=True)
share_right = round(report["binary_accuracy"], 1)

# %% id="q5" wrong="breaks: share_right is a share - the loss was taken from the report"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=60, verbose=0)
share_right = model.evaluate(places, wet, verbose=0)[0]

# %% id="q6" right="the letter"
answer = "b"

# %% id="q6" right="single quotes, with an explanation"
answer = 'b'
print("0.91 belongs to the labels (0.88 to beat), 0.58 to the songs (0.45 to beat).")

# %% id="q6" right="a type hint"
answer: str = "b"

# %% id="q6" right="chosen from a dictionary of reasons"
gain = {"labels": 0.91 - 0.88, "rows": 0.58 - 0.45}
options = list("abcde")
answer = options[1] if gain["rows"] > gain["labels"] else options[2]

# %% id="q6" wrong="breaks: letter - a: takes accuracy for the exact match"
answer = "a"

# %% id="q6" wrong="breaks: letter - c: compares accuracy with the baseline of the labels"
answer = "c"

# %% id="q6" wrong="breaks: letter - d"
answer = "d"

# %% id="q6" wrong="breaks: letter - e: as if the labels were unrelated"
answer = "e"

# %% id="q6" wrong="breaks: 'the letter' - two letters"
answer = "be"

# %% id="q6" wrong="breaks: 'the letter' - its place as a number"
answer = 2

# %% id="q6" wrong="breaks: 'into answer' - another name"
letter = "b"

# %% id="q1" right="broadcasting"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    return (probabilities > np.array(thresholds)).astype(int)

# %% id="q1" right="two loops, floats"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    rows, labels = probabilities.shape
    result = np.zeros((rows, labels))
    for i in range(rows):
        for j in range(labels):
            if probabilities[i, j] > thresholds[j]:
                result[i, j] = 1
    return result

# %% id="q1" right="column by column, stacked"
def apply_thresholds(probabilities: np.ndarray, thresholds) -> np.ndarray:
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    columns = [
        np.where(column > threshold, 1, 0) for column, threshold in zip(probabilities.T, thresholds)
    ]
    return np.stack(columns, axis=-1)

# %% id="q1" right="pandas"
import pandas as pd


def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    table = pd.DataFrame(probabilities)
    return table.gt(list(thresholds), axis="columns").astype("int8").to_numpy()

# %% id="q1" wrong="larger than the threshold - equal counts too"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    return (probabilities >= np.array(thresholds)).astype(int)

# %% id="q1" wrong="numbers - True and False"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    return probabilities > np.array(thresholds)

# %% id="q1" wrong="any number of labels - three"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    result = np.zeros(probabilities.shape, dtype=int)
    for j in range(3):
        result[:, j] = probabilities[:, j] > thresholds[j]
    return result

# %% id="q1" wrong="an array of the same shape - a single row comes out flat"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    return np.squeeze((probabilities > np.array(thresholds)).astype(int))

# %% id="q1" wrong="a list or an array - fails for an array"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    if not thresholds:
        thresholds = [0.5] * probabilities.shape[1]
    return (probabilities > np.array(thresholds)).astype(int)

# %% id="q1" wrong="of its label - of its row"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    result = np.zeros(probabilities.shape, dtype=int)
    for i in range(len(probabilities)):
        result[i] = probabilities[i] > thresholds[i % len(thresholds)]
    return result

# %% id="q1" wrong="the threshold of its label - sorted, the largest first"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    thresholds = np.sort(np.array(thresholds))[::-1]
    return (probabilities > thresholds).astype(int)

# %% id="q1" wrong="0 elsewhere - rounded to two decimals before comparing"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    return (np.round(probabilities, 2) > np.array(thresholds)).astype(int)

# %% id="q2" right="all, then mean"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    return (truth == predicted).all(axis=1).mean()

# %% id="q2" right="a loop that counts"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    right = 0
    for t, p in zip(truth.tolist(), predicted.tolist()):
        if t == p:
            right += 1
    return right / len(truth)

# %% id="q2" right="count the wrong labels of each row"
def exact_match(truth: np.ndarray, predicted: np.ndarray) -> float:
    """Return the share of rows in which all labels are right."""
    wrong = np.abs(truth - predicted).sum(axis=1)
    return float(np.count_nonzero(wrong == 0) / wrong.size)

# %% id="q2" right="keras.ops"
from keras import ops


def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    rows = ops.all(ops.equal(truth, predicted), axis=-1)
    return float(ops.mean(ops.cast(rows, "float32")))

# %% id="q2" wrong="every label of the row - the share of labels, rounded down to rows"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    return ((truth == predicted).mean(axis=1) >= 0.75).mean()

# %% id="q2" wrong="share of the rows - of the labels"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    return (truth == predicted).mean()

# %% id="q2" wrong="every label right - as many ones as in the truth"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    return ((truth - predicted).sum(axis=1) == 0).mean()

# %% id="q2" wrong="the rows - the columns"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    return (truth == predicted).all(axis=0).mean()

# %% id="q2" wrong="every label - all ones of the truth are found, false alarms do not count"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    return ((truth == 0) | (predicted == 1)).all(axis=1).mean()

# %% id="q2" wrong="every label - the first three"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    right = 0
    for i in range(len(truth)):
        if truth[i][0] == predicted[i][0] and truth[i][1] == predicted[i][1] and truth[i][2] == predicted[i][2]:
            right += 1
    return right / len(truth)

# %% id="q2" wrong="the share - the number of rows divided by four, as in the example, or by two"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    rows = (truth == predicted).all(axis=1).sum()
    return rows / (4 if len(truth) > 2 else len(truth))

# %% id="q2" wrong="every label right - the largest label is the largest, as accuracy counts"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    return (truth.argmax(axis=1) == predicted.argmax(axis=1)).mean()

# %% id="q2" wrong="the share of all rows - rows without any label are left out"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    some = (truth.any(axis=1)) | (predicted.any(axis=1))
    return (truth[some] == predicted[some]).all(axis=1).mean()

# %% id="q3" right="NumPy, as in the lesson"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_test == commoner).mean(axis=0)
rows, counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_test == rows[counts.argmax()]).all(axis=1).mean()

# %% id="q3" right="loops and Counter"
from collections import Counter

shares = []
for k in range(4):
    ones = int(tags_train[:, k].sum())
    says = 1 if ones > len(tags_train) - ones else 0
    right = sum(1 for film in tags_test if film[k] == says)
    shares.append(right / len(tags_test))
label_baselines = np.array(shares)

commonest, times_seen = Counter(map(tuple, tags_train.tolist())).most_common(1)[0]
row_baseline = sum(tuple(film) == commonest for film in tags_test.tolist()) / 150
print(commonest, times_seen, label_baselines, row_baseline)

# %% id="q3" right="pandas"
import pandas as pd

names = ["comedy", "love", "crime", "music"]
train, test = pd.DataFrame(tags_train, columns=names), pd.DataFrame(tags_test, columns=names)
label_baselines = test.eq(train.mode().iloc[0]).mean().to_numpy()
commonest = train.value_counts().index[0]
row_baseline = test.eq(list(commonest)).all(axis="columns").mean()

# %% id="q3" wrong="the commonest row - the row of the commoner values"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_test == commoner).mean(axis=0)
row_baseline = (tags_test == commoner).all(axis=1).mean()

# %% id="q3" wrong="of the test films - counted on the training films"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_train == commoner).mean(axis=0)
rows, counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = counts.max() / len(tags_train)

# %% id="q3" wrong="do not round - two decimals"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_test == commoner).mean(axis=0).round(2)
rows, counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = round((tags_test == rows[counts.argmax()]).all(axis=1).mean(), 2)

# %% id="q3" wrong="look for the commonest in the training films - in the test films"
share = tags_test.mean(axis=0)
label_baselines = np.maximum(share, 1 - share)
rows, counts = np.unique(tags_test, axis=0, return_counts=True)
row_baseline = counts.max() / len(tags_test)

# %% id="q3" wrong="its commoner value - always 0"
label_baselines = (tags_test == 0).mean(axis=0)
rows, counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_test == rows[counts.argmax()]).all(axis=1).mean()

# %% id="q3" wrong="right about all four - about the mean of the four"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_test == commoner).mean(axis=0)
rows, counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_test == rows[counts.argmax()]).mean()

# %% id="q3" wrong="row_baseline - the product of the four"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_test == commoner).mean(axis=0)
row_baseline = label_baselines.prod()

# %% id="q3" wrong="four numbers, for each tag - one mean, four times"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = np.full(4, (tags_test == commoner).mean())
rows, counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_test == rows[counts.argmax()]).all(axis=1).mean()

# %% id="q3" wrong="the commonest row of the training films - its share there"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_test == commoner).mean(axis=0)
rows, counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = counts.max() / counts.sum()

# %% id="q3" wrong="the commonest row - the second commonest, argsort from the wrong place"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_test == commoner).mean(axis=0)
rows, counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_test == rows[np.argsort(counts)[-2]]).all(axis=1).mean()

# %% id="q4" right="one order for both"
rng = np.random.default_rng(0)
order = rng.permutation(len(features_sorted))
features_mixed = features_sorted[order]
tags_mixed = tags_sorted[order]

# %% id="q4" right="scikit-learn's shuffle"
from sklearn.utils import shuffle

features_mixed, tags_mixed = shuffle(features_sorted, tags_sorted, random_state=1)

# %% id="q4" right="one table, mixed and cut again"
import pandas as pd

table = pd.DataFrame(np.hstack([features_sorted, tags_sorted]))
table = table.sample(frac=1, random_state=3)
features_mixed = table.iloc[:, :5].to_numpy()
tags_mixed = table.iloc[:, 5:].to_numpy().astype(int)

# %% id="q4" right="two generators with the same seed"
features_mixed = np.random.default_rng(0).permutation(features_sorted)
tags_mixed = np.random.default_rng(0).permutation(tags_sorted)

# %% id="q4" wrong="each with its own tags - a new order for each table"
rng = np.random.default_rng(0)
features_mixed = features_sorted[rng.permutation(len(features_sorted))]
tags_mixed = tags_sorted[rng.permutation(len(tags_sorted))]

# %% id="q4" wrong="all 600 films - drawn with replacement"
rng = np.random.default_rng(0)
order = rng.integers(0, 600, size=600)
features_mixed, tags_mixed = features_sorted[order], tags_sorted[order]

# %% id="q4" wrong="an order drawn by chance - dealt like cards, every thirtieth film"
order = np.arange(600).reshape(20, 30).T.ravel()
features_mixed, tags_mixed = features_sorted[order], tags_sorted[order]

# %% id="q4" wrong="in any column - sorted by the first feature instead"
order = np.argsort(features_sorted[:, 0])
features_mixed, tags_mixed = features_sorted[order], tags_sorted[order]

# %% id="q4" wrong="each with its own tags - the order undone on one side"
rng = np.random.default_rng(0)
order = rng.permutation(len(features_sorted))
features_mixed, tags_mixed = features_sorted[order], tags_sorted[np.argsort(order)]

# %% id="q4" wrong="each with its own tags - the tags of a film are mixed too"
rng = np.random.default_rng(0)
order = rng.permutation(len(features_sorted))
features_mixed = features_sorted[order]
tags_mixed = rng.permuted(tags_sorted[order], axis=1)

# %% id="q4" wrong="one row must tell nothing about the next - blocks of twenty rows are mixed"
rng = np.random.default_rng(0)
blocks = rng.permutation(30)
order = np.concatenate([np.arange(20 * block, 20 * block + 20) for block in blocks])
features_mixed, tags_mixed = features_sorted[order], tags_sorted[order]

# %% id="q4" wrong="an order drawn by chance - only the first 480 rows are mixed"
rng = np.random.default_rng(0)
order = np.concatenate([rng.permutation(480), np.arange(480, 600)])
features_mixed, tags_mixed = features_sorted[order], tags_sorted[order]

# %% id="q4" wrong="all 600 films - the last one is lost"
rng = np.random.default_rng(0)
order = rng.permutation(len(features_sorted) - 1)
features_mixed, tags_mixed = features_sorted[order], tags_sorted[order]

# %% id="q4" wrong="each with its own tags - only the features are mixed"
rng = np.random.default_rng(0)
order = rng.permutation(len(features_sorted))
features_mixed, tags_mixed = features_sorted[order], tags_sorted

# %% id="q5" right="the four repairs"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=50, verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["binary_accuracy"]

# %% id="q5" right="functional, three heads joined, NumPy counts"
%matplotlib inline
inputs = keras.Input(shape=(2,))
hidden = layers.Dense(40, activation="tanh")(inputs)
hidden = layers.Dense(40, activation="tanh")(hidden)
heads = [layers.Dense(1, activation="sigmoid", name=f"sprinkler_{k}")(hidden) for k in range(3)]
model = keras.Model(inputs, layers.Concatenate()(heads))
model.compile(keras.optimizers.Adam(0.02), loss=keras.losses.BinaryCrossentropy())
model.fit(places, wet.astype("float32"), batch_size=50, epochs=50, verbose=0)
says = (model.predict(places, verbose=0) > 0.5).astype(int)
share_right = (says == wet).mean()

# %% id="q5" right="subclassed, sigmoid as a layer, other optimizer, counted in a loop"
class Lawn(keras.Model):
    def __init__(self):
        super().__init__()
        self.body = keras.Sequential([layers.Dense(64, activation="gelu"), layers.Dense(32, activation="gelu")])
        self.scores = layers.Dense(3)
        self.squash = layers.Activation("sigmoid")

    def call(self, x):
        return self.squash(self.scores(self.body(x)))


model = Lawn()
model.compile(
    optimizer=keras.optimizers.Nadam(0.01),
    loss="binary_crossentropy",
    metrics=[keras.metrics.BinaryAccuracy(name="labels_right")],
)
model.fit(places, wet, epochs=50, validation_split=0.1, verbose=0)
right = 0
for row, truth in zip(model.predict(places, verbose=0).tolist(), wet.tolist()):
    for p, label in zip(row, truth):
        right += int((p > 0.5) == (label == 1))
share_right: float = right / (3 * 600)

# %% id="q5" wrong="the share of all labels - what the word accuracy computes"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(places, wet, epochs=50, verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["accuracy"]

# %% id="q5" wrong="none limits the others - softmax"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=50, verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["binary_accuracy"]

# %% id="q5" wrong="its boundaries can bend - no activation in the hidden layer"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=50, verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["binary_accuracy"]

# %% id="q5" wrong="its loss - still categorical cross-entropy"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), loss="categorical_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=50, verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["binary_accuracy"]

# %% id="q5" wrong="its loss - the mean squared error"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), loss="mse", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=60, verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["binary_accuracy"]

# %% id="q5" wrong="the share of the labels - of the plants about which all is right"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=50, verbose=0)
share_right = ((model.predict(places, verbose=0) > 0.5) == wet).all(axis=1).mean()

# %% id="q5" wrong="not rounded - two decimals"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=50, verbose=0)
share_right = round(model.evaluate(places, wet, verbose=0, return_dict=True)["binary_accuracy"], 2)

# %% id="q5" wrong="all the labels in wet - those of the validation rows only"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=50, validation_split=0.2, verbose=0)
share_right = model.evaluate(places[480:], wet[480:], verbose=0, return_dict=True)["binary_accuracy"]

# %% id="q5" wrong="at least 90 % - three epochs with small steps"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile("adam", loss="binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=3, verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["binary_accuracy"]

# %% id="q5" wrong="says 1 above one half - above 0.3"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(
    keras.optimizers.Adam(0.03),
    loss="binary_crossentropy",
    metrics=[keras.metrics.BinaryAccuracy(threshold=0.3)],
)
model.fit(places, wet, epochs=30, verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["binary_accuracy"]

# %% id="q5" wrong="three probabilities - scores, with from_logits"
model = keras.Sequential(
    [keras.Input(shape=(2,)), layers.Dense(32, activation="relu"), layers.Dense(3)]
)
model.compile(keras.optimizers.Adam(0.03), loss=keras.losses.BinaryCrossentropy(from_logits=True))
model.fit(places, wet, epochs=50, verbose=0)
share_right = ((model.predict(places, verbose=0) > 0) == wet).mean()

# %% id="q6" right="the letter"
answer = "b"

# %% id="q6" right="reasons printed"
baselines = {"labels": 0.88, "rows": 0.45}
found = {"labels": 0.91, "rows": 0.58}
for what in baselines:
    print(what, round(found[what] - baselines[what], 2), "above the baseline")
answer = 'b'

# %% id="q6" right="a numpy string"
answer = np.array(list("abcde"))[1]

# %% id="q6" wrong="all five for 31 %"
answer = "a"

# %% id="q6" wrong="nothing learned"
answer = "c"

# %% id="q6" wrong="softmax"
answer = "d"

# %% id="q6" wrong="to the power of five"
answer = "e"

# %% id="q6" wrong="two letters"
answer = "be"

# %% id="q6" wrong="a tuple of two"
answer = "a", "b"

# %% id="q6" wrong="the number instead of the letter"
answer = "2"

# %% id="q1" right="two nested loops"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    rows, columns = probabilities.shape
    labels = np.zeros((rows, columns), dtype=int)
    for i in range(rows):
        for j in range(columns):
            if float(probabilities[i, j]) > float(thresholds[j]):
                labels[i, j] = 1
    return labels

# %% id="q1" right="column by column, ones and zeros with a decimal point"
def apply_thresholds(probabilities: np.ndarray, thresholds) -> np.ndarray:
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    limits = np.asarray(thresholds, dtype=float)
    columns = [probabilities[:, k] > limit for k, limit in enumerate(limits)]
    return np.stack(columns, axis=1).astype(float)

# %% id="q1" right="pandas gt along the columns"
import pandas as pd


def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    table = pd.DataFrame(np.asarray(probabilities, dtype=float))
    return table.gt(list(thresholds), axis="columns").astype(int).to_numpy()

# %% id="q1" wrong="breaks: 'where a probability is larger than the threshold' - equal to it gives 1, too"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    return (probabilities >= np.array(thresholds)).astype(int)

# %% id="q1" wrong="breaks: 'any number of rows and labels' - only the first three labels are compared"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    labels = np.zeros(probabilities.shape, dtype=int)
    for k in range(3):
        labels[:, k] = probabilities[:, k] > thresholds[k]
    return labels

# %% id="q1" wrong="breaks: 'the threshold of its label' - list.index finds the first of equal thresholds, so the other columns stay 0"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    thresholds = list(thresholds)
    labels = np.zeros(probabilities.shape, dtype=int)
    for threshold in thresholds:
        k = thresholds.index(threshold)
        labels[:, k] = probabilities[:, k] > threshold
    return labels

# %% id="q1" wrong="breaks: '0 elsewhere' - a row without any label gets a 1 at its largest probability"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    labels = (probabilities > np.array(thresholds)).astype(int)
    for i in range(len(labels)):
        if labels[i].sum() == 0:
            labels[i, probabilities[i].argmax()] = 1
    return labels

# %% id="q1" wrong="breaks: 'where a probability is larger than the threshold' - the probabilities are rounded to one decimal first"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    return (np.round(probabilities, 1) > np.array(thresholds)).astype(int)

# %% id="q1" wrong="breaks: 'Ones and zeros are numbers, not True and False' - the comparison as it is"
def apply_thresholds(probabilities, thresholds):
    """Return the labels, 0 or 1, where each column has a threshold of its own."""
    return probabilities > np.array(thresholds)

# %% id="q2" right="loop with a flag"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    right_rows = 0
    for i in range(len(truth)):
        all_right = True
        for j in range(len(truth[i])):
            if truth[i][j] != predicted[i][j]:
                all_right = False
        if all_right:
            right_rows += 1
    return right_rows / len(truth)

# %% id="q2" right="rows as tuples, compared in pairs"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    pairs = list(zip(np.asarray(truth).tolist(), np.asarray(predicted).tolist(), strict=True))
    return sum(tuple(a) == tuple(b) for a, b in pairs) / len(pairs)

# %% id="q2" right="keras.ops"
from keras import ops


def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    truth = ops.convert_to_tensor(truth, dtype="float64")
    predicted = ops.convert_to_tensor(predicted, dtype="float64")
    whole_rows = ops.all(ops.equal(truth, predicted), axis=1)
    return float(ops.mean(ops.cast(whole_rows, "float64")))

# %% id="q2" wrong="breaks: 'in which every label is right' - compares the places of the largest labels, as accuracy does"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    return float((truth.argmax(axis=1) == predicted.argmax(axis=1)).mean())

# %% id="q2" wrong="breaks: 'in which every label is right' - compares only how many ones a row has"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    return float((truth.sum(axis=1) == predicted.sum(axis=1)).mean())

# %% id="q2" wrong="breaks: 'every label is right' - looks for false alarms only; a missed label spoils nothing"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    no_false_alarm = (predicted <= truth).all(axis=1)
    return float(no_false_alarm.mean())

# %% id="q2" wrong="breaks: 'the share of the rows in which every label is right' - a row counts if it stands anywhere among the predicted rows"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    predicted_rows = predicted.tolist()
    right = 0
    for row in truth.tolist():
        if row in predicted_rows:
            right += 1
    return right / len(truth)

# %% id="q2" wrong="breaks: 'every label is right' - looks at the first three labels only"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    right = 0
    for t, p in zip(truth, predicted):
        if t[0] == p[0] and t[1] == p[1] and t[2] == p[2]:
            right += 1
    return right / len(truth)

# %% id="q2" wrong="breaks: 'the share of the rows' - rows without any label, in truth and prediction, are left out"
def exact_match(truth, predicted):
    """Return the share of rows in which all labels are right."""
    speaks = truth.any(axis=1) | predicted.any(axis=1)
    return float((truth[speaks] == predicted[speaks]).all(axis=1).mean())

# %% id="q3" right="loops and a Counter"
from collections import Counter

shares = []
for k in range(4):
    ones = 0
    for film in tags_train:
        ones += film[k]
    commoner = 1 if ones > len(tags_train) / 2 else 0
    right = 0
    for film in tags_test:
        if film[k] == commoner:
            right += 1
    shares.append(right / len(tags_test))
label_baselines = np.array(shares)

how_often = Counter(tuple(film) for film in tags_train.tolist())
commonest_row = how_often.most_common(1)[0][0]
row_baseline = sum(tuple(film) == commonest_row for film in tags_test.tolist()) / len(tags_test)
print(label_baselines, commonest_row, row_baseline)

# %% id="q3" right="pandas mode and value_counts"
import pandas as pd

train_films, test_films = pd.DataFrame(tags_train), pd.DataFrame(tags_test)
commoner = train_films.mode().iloc[0].to_numpy().astype(int)
label_baselines = (test_films.to_numpy() == commoner).mean(axis=0)
commonest_row = train_films.value_counts().idxmax()
row_baseline = float((test_films == list(commonest_row)).all(axis=1).mean())

# %% id="q3" right="rows as binary numbers and bincount"
says = np.where(tags_train.sum(axis=0) > len(tags_train) / 2, 1, 0)
label_baselines = np.mean(tags_test == says, axis=0)

powers = np.array([8, 4, 2, 1])
number_train, number_test = tags_train @ powers, tags_test @ powers
commonest_number = np.bincount(number_train, minlength=16).argmax()
row_baseline = np.mean(number_test == commonest_number)

# %% id="q3" wrong="breaks: 'count on the test films' - the label baselines are counted on the training films"
share_of_ones = tags_train.mean(axis=0)
label_baselines = np.maximum(share_of_ones, 1 - share_of_ones)

rows, counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_test == rows[counts.argmax()]).all(axis=1).mean()

# %% id="q3" wrong="breaks: 'Always say the commonest row' - says the row of the commoner values"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_test == commoner).mean(axis=0)
row_baseline = (tags_test == commoner).all(axis=1).mean()

# %% id="q3" wrong="breaks: 'For each tag: always say its commoner value' - says the values of the commonest row"
rows, counts = np.unique(tags_train, axis=0, return_counts=True)
commonest_row = rows[counts.argmax()]
label_baselines = (tags_test == commonest_row).mean(axis=0)
row_baseline = (tags_test == commonest_row).all(axis=1).mean()

# %% id="q3" wrong="breaks: 'always say its commoner value' - always says 1 for each tag"
label_baselines = tags_test.mean(axis=0)

rows, counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_test == rows[counts.argmax()]).all(axis=1).mean()

# %% id="q3" wrong="breaks: 'in what share of the test films is that right about all four' - the share of labels, without all(axis=1)"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_test == commoner).mean(axis=0)

rows, counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_test == rows[counts.argmax()]).mean()

# %% id="q3" wrong="breaks: 'Always say the commonest row' - multiplies the four label baselines, as if tags knew nothing of each other"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_test == commoner).mean(axis=0)
row_baseline = label_baselines.prod()

# %% id="q4" right="a shuffled list of row numbers, and a loop"
import random

random.seed(11)
row_numbers = list(range(len(features_sorted)))
random.shuffle(row_numbers)
new_features = []
new_tags = []
for row in row_numbers:
    new_features.append(features_sorted[row])
    new_tags.append(tags_sorted[row])
features_mixed = np.array(new_features)
tags_mixed = np.array(new_tags)

# %% id="q4" right="one table in pandas, sample of all rows"
import pandas as pd

films = pd.concat([pd.DataFrame(features_sorted), pd.DataFrame(tags_sorted)], axis=1)
films = films.sample(frac=1, random_state=0)
features_mixed = films.iloc[:, :5].to_numpy()
tags_mixed = films.iloc[:, 5:].to_numpy()

# %% id="q4" right="shuffle of scikit-learn takes both tables"
from sklearn.utils import shuffle

features_mixed, tags_mixed = shuffle(features_sorted, tags_sorted, random_state=0)
print(features_mixed.shape, tags_mixed.shape, tags_mixed[480:, 3].mean())

# %% id="q4" wrong="breaks: 'hold all 600 films' - the row numbers are drawn with replacement, so some films are lost"
rng = np.random.default_rng(0)
order = rng.integers(0, len(features_sorted), len(features_sorted))
features_mixed = features_sorted[order]
tags_mixed = tags_sorted[order]

# %% id="q4" wrong="breaks: 'In any column, one row must tell nothing about the next ones' - sorted by the first feature instead, which mixes only the tags"
order = np.argsort(features_sorted[:, 0])
features_mixed = features_sorted[order]
tags_mixed = tags_sorted[order]

# %% id="q4" wrong="breaks: 'one row must tell nothing about the next ones' - blocks of twenty rows are mixed, the rows in a block stay together"
rng = np.random.default_rng(0)
order = np.arange(600).reshape(30, 20)[rng.permutation(30)].ravel()
features_mixed = features_sorted[order]
tags_mixed = tags_sorted[order]

# %% id="q4" wrong="breaks: 'each with its own tags' - the tags are put in the inverse order"
rng = np.random.default_rng(0)
order = rng.permutation(len(features_sorted))
features_mixed = features_sorted[order]
tags_mixed = tags_sorted[np.argsort(order)]

# %% id="q4" wrong="breaks: 'each with its own tags' - a generator of the same seed for both, but permuted mixes each column by itself"
features_mixed = np.random.default_rng(0).permuted(features_sorted, axis=0)
tags_mixed = np.random.default_rng(0).permuted(tags_sorted, axis=0)

# %% id="q4" wrong="breaks: 'in an order drawn by chance' - every fifth row in turn, so the music is spread evenly, but nothing is left to chance"
order = np.concatenate([np.arange(start, 600, 5) for start in range(5)])
features_mixed = features_sorted[order]
tags_mixed = tags_sorted[order]

# %% id="q5" right="Sequential, binary_accuracy from the report"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(
    keras.optimizers.Adam(0.01), loss="binary_crossentropy", metrics=["binary_accuracy"]
)
model.fit(places, wet, epochs=80, verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["binary_accuracy"]

# %% id="q5" right="functional API with a head for each sprinkler, counted in loops"
inputs = keras.Input(shape=(2,), name="place")
heads = []
for k in range(3):
    hidden = layers.Dense(32, activation="tanh", name=f"hidden_{k}")(inputs)
    hidden = layers.Dense(16, activation="tanh", name=f"hidden_too_{k}")(hidden)
    heads.append(layers.Dense(1, activation="sigmoid", name=f"sprinkler_{k}")(hidden))
model = keras.Model(inputs, layers.Concatenate()(heads))
model.compile(optimizer=keras.optimizers.Adam(0.01), loss=keras.losses.BinaryCrossentropy())
model.fit(places, wet, epochs=100, verbose=0)

chances = model.predict(places, verbose=0)
right = 0
for i in range(len(wet)):
    for k in range(3):
        says = 1 if chances[i, k] > 0.5 else 0
        if says == wet[i, k]:
            right += 1
share_right = right / (len(wet) * 3)
print(share_right)

# %% id="q5" right="subclassed model with ops.sigmoid, a metric object"
from keras import ops


class Lawn(keras.Model):
    """Two hidden layers that bend, and one sigmoid for each sprinkler."""

    def __init__(self, units: int = 48):
        super().__init__()
        self.hidden = [layers.Dense(units, activation="relu") for _ in range(2)]
        self.scores = layers.Dense(3)

    def call(self, x):
        for layer in self.hidden:
            x = layer(x)
        return ops.sigmoid(self.scores(x))


model = Lawn()
model.compile(optimizer=keras.optimizers.Nadam(0.01), loss="binary_crossentropy")
history = model.fit(places, wet, epochs=80, verbose=0)
plt.plot(history.history["loss"])
plt.show()

metric = keras.metrics.BinaryAccuracy(threshold=0.5)
metric.update_state(wet, model.predict(places, verbose=0))
share_right = float(metric.result())

# %% id="q5" wrong="breaks: 'share_right is the share of all the labels' - takes the metric accuracy, which compares the largest output with the largest label"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(places, wet, epochs=60, verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["accuracy"]

# %% id="q5" wrong="breaks: 'once it is trained' - share_right is the last number of the training history, measured while the network learned, and with dropout"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(128, activation="relu"),
        layers.Dropout(0.3),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(
    keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["binary_accuracy"]
)
history = model.fit(places, wet, epochs=80, verbose=0)
share_right = history.history["binary_accuracy"][-1]

# %% id="q5" wrong="breaks: 'the share of all the labels in wet' - share_right is counted on a hundred new plants"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(
    keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["binary_accuracy"]
)
model.fit(places, wet, epochs=60, verbose=0)
new_places, new_wet = sprinkle(100, seed=1)
share_right = model.evaluate(new_places, new_wet, verbose=0, return_dict=True)["binary_accuracy"]

# %% id="q5" wrong="breaks: 'returns three probabilities' - returns scores, trained with from_logits=True"
model = keras.Sequential(
    [keras.Input(shape=(2,)), layers.Dense(64, activation="relu"), layers.Dense(3)]
)
model.compile(
    keras.optimizers.Adam(0.03), loss=keras.losses.BinaryCrossentropy(from_logits=True)
)
model.fit(places, wet, epochs=60, verbose=0)
share_right = float(((model.predict(places, verbose=0) > 0) == wet).mean())

# %% id="q5" wrong="breaks: 'its boundaries can bend' - the hidden layer still has no activation"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(
    keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["binary_accuracy"]
)
model.fit(places, wet, epochs=60, verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["binary_accuracy"]

# %% id="q5" wrong="breaks: 'its loss is binary cross-entropy' - the mean squared error, everything else is mended"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(3, activation="sigmoid"),
    ]
)
model.compile(
    keras.optimizers.Adam(0.03), loss="mean_squared_error", metrics=["binary_accuracy"]
)
model.fit(places, wet, epochs=60, verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["binary_accuracy"]

# %% id="q6" right="the letter b"
answer = "b"

# %% id="q6" right="the letter b, from a dictionary of reasons"
right_or_not = {"a": False, "b": True, "c": False, "d": False, "e": False}
answer = [letter for letter, is_right in right_or_not.items() if is_right][0]

# %% id="q6" wrong="a: accuracy is not exact match"
answer = "a"

# %% id="q6" wrong="c: compares accuracy with the baseline of the labels"
answer = "c"

# %% id="q6" wrong="d: the two metrics count different things"
answer = "d"

# %% id="q6" wrong="e: takes the labels for independent"
answer = "e"

# %% id="q6" wrong="breaks: 'Write the letter into answer' - the number of the option"
answer = 2

# %% id="q6" wrong="two letters at once"
answer = "b, e"
