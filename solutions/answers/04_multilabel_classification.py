# %% [markdown]
# # Answers to exercise 4
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.

# %% id="q1" right="np.where"
def apply_thresholds(probabilities, thresholds):
    return np.where(probabilities > np.array(thresholds), 1, 0)


# %% id="q1" right="loops over rows and labels"
def apply_thresholds(probabilities, thresholds):
    labels = []
    for row in probabilities:
        labels.append([1 if p > t else 0 for p, t in zip(row, thresholds)])
    return labels


# %% id="q1" right="column by column, ones as decimal numbers"
def apply_thresholds(probabilities, thresholds):
    result = np.zeros(probabilities.shape)
    for k in range(probabilities.shape[1]):
        result[:, k] = probabilities[:, k] > thresholds[k]
    return result


# %% id="q1" right="keras.ops"
def apply_thresholds(probabilities, thresholds):
    above = keras.ops.greater(probabilities, keras.ops.convert_to_tensor(thresholds, "float64"))
    return keras.ops.cast(above, "int32")


# %% id="q1" right="a pandas frame"
import pandas as pd


def apply_thresholds(probabilities, thresholds):
    return pd.DataFrame(probabilities).gt(thresholds, axis=1).astype(int)


# %% id="q1" wrong="one half for all" fails="q1_columns"
def apply_thresholds(probabilities, thresholds):
    return (probabilities > 0.5).astype(int)


# %% id="q1" wrong="the first threshold for all" fails="q1_columns"
def apply_thresholds(probabilities, thresholds):
    return (probabilities > thresholds[0]).astype(int)


# %% id="q1" wrong="argmax, as for exclusive classes" fails="q1_numbers q1_columns"
def apply_thresholds(probabilities, thresholds):
    return probabilities.argmax(axis=1)


# %% id="q1" wrong="only the largest of a row may be 1" fails="q1_columns"
def apply_thresholds(probabilities, thresholds):
    largest = probabilities == probabilities.max(axis=1, keepdims=True)
    return (largest & (probabilities > np.array(thresholds))).astype(int)


# %% id="q1" wrong="True and False" fails="q1_numbers"
def apply_thresholds(probabilities, thresholds):
    return probabilities > np.array(thresholds)


# %% id="q1" wrong="flat, as with one label" fails="q1_numbers q1_columns"
def apply_thresholds(probabilities, thresholds):
    return (probabilities > np.array(thresholds)).astype(int).ravel()


# %% id="q1" wrong="a threshold for each row" fails="q1_numbers q1_columns"
def apply_thresholds(probabilities, thresholds):
    return (probabilities > np.array(thresholds).reshape(-1, 1)).astype(int)


# %% id="q1" wrong="knows three labels only" fails="q1_columns"
def apply_thresholds(probabilities, thresholds):
    labels = np.zeros((len(probabilities), 3), dtype=int)
    for k in range(3):
        labels[:, k] = probabilities[:, k] > thresholds[k]
    return labels


# %% id="q1" wrong="compares the wrong way round" fails="q1_columns"
def apply_thresholds(probabilities, thresholds):
    return (probabilities < np.array(thresholds)).astype(int)


# %% id="q1" wrong="as large counts as larger" fails="q1_columns"
def apply_thresholds(probabilities, thresholds):
    return (probabilities >= np.array(thresholds)).astype(int)


# %% id="q2" right="count the wrong labels of each row"
def exact_match(truth, predicted):
    wrong = np.abs(truth - predicted).sum(axis=1)
    return float((wrong == 0).mean())


# %% id="q2" right="a loop over rows"
def exact_match(truth, predicted):
    right = 0
    for t, p in zip(truth, predicted):
        if np.array_equal(t, p):
            right += 1
    return right / len(truth)


# %% id="q2" right="scikit-learn's accuracy_score"
from sklearn.metrics import accuracy_score


def exact_match(truth, predicted):
    return accuracy_score(truth, predicted)


# %% id="q2" right="keras.ops"
def exact_match(truth, predicted):
    right = keras.ops.all(keras.ops.equal(truth, predicted), axis=-1)
    return keras.ops.mean(keras.ops.cast(right, "float32"))


# %% id="q2" wrong="counts labels, not rows" fails="q2_rows"
def exact_match(truth, predicted):
    return (truth == predicted).mean()


# %% id="q2" wrong="argmax, as Keras's accuracy here" fails="q2_rows"
def exact_match(truth, predicted):
    return (truth.argmax(axis=1) == predicted.argmax(axis=1)).mean()


# %% id="q2" wrong="any label right is enough" fails="q2_rows"
def exact_match(truth, predicted):
    return (truth == predicted).any(axis=1).mean()


# %% id="q2" wrong="along the wrong axis" fails="q2_rows"
def exact_match(truth, predicted):
    return (truth == predicted).all(axis=0).mean()


# %% id="q2" wrong="whether everything is right" fails="q2_ends q2_rows"
def exact_match(truth, predicted):
    return (truth == predicted).all()


# %% id="q2" wrong="one answer a row, no mean" fails="q2_ends q2_rows"
def exact_match(truth, predicted):
    return (truth == predicted).all(axis=1)


# %% id="q2" wrong="the number of rows, not their share" fails="q2_ends q2_rows"
def exact_match(truth, predicted):
    return (truth == predicted).all(axis=1).sum()


# %% id="q2" wrong="finds only the ones: a row without labels never matches" fails="q2_rows"
def exact_match(truth, predicted):
    return ((truth * predicted).sum(axis=1) == np.maximum(truth.sum(axis=1), 1)).mean()


# %% id="q2" wrong="prints and does not return" fails="q2_ends q2_rows"
def exact_match(truth, predicted):
    print((truth == predicted).all(axis=1).mean())


# %% id="q3" right="scikit-learn's DummyClassifier, and Counter"
from collections import Counter

from sklearn.dummy import DummyClassifier

label_baselines = []
for k in range(4):
    dummy = DummyClassifier(strategy="most_frequent").fit(tags_train, tags_train[:, k])
    label_baselines.append(dummy.score(tags_test, tags_test[:, k]))
(favourite, _), *_ = Counter(map(tuple, tags_train)).most_common(1)
row_baseline = sum(tuple(row) == favourite for row in tags_test) / len(tags_test)

# %% id="q3" right="pandas"
import pandas as pd

train, test = pd.DataFrame(tags_train), pd.DataFrame(tags_test)
label_baselines = (test == train.mode().iloc[0]).mean()
row_baseline = (test == list(train.value_counts().index[0])).all(axis=1).mean()

# %% id="q3" right="np.where on the shares, rows as texts"
ones = tags_test.mean(axis=0)
label_baselines = np.where(tags_train.mean(axis=0) > 0.5, ones, 1 - ones)
texts = ["".join(map(str, row)) for row in tags_train]
best = max(set(texts), key=texts.count)
row_baseline = np.mean(["".join(map(str, row)) == best for row in tags_test])

# %% id="q3" wrong="whole rows: the row of the commoner values" fails="q3_rows"
commoner = (tags_train.mean(axis=0) > 0.5).astype(int)
label_baselines = (tags_test == commoner).mean(axis=0)
row_baseline = (tags_test == commoner).all(axis=1).mean()

# %% id="q3" wrong="whole rows: labels counted one by one" fails="q3_shares q3_rows"
label_baselines = (tags_test == (tags_train.mean(axis=0) > 0.5)).mean(axis=0)
seen_rows, seen_counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_test == seen_rows[seen_counts.argmax()]).mean()

# %% id="q3" wrong="whole rows: the commonest row of the test films" fails="q3_rows"
label_baselines = (tags_test == (tags_train.mean(axis=0) > 0.5)).mean(axis=0)
test_rows, test_counts = np.unique(tags_test, axis=0, return_counts=True)
row_baseline = test_counts.max() / len(tags_test)

# %% id="q3" wrong="looked for in all 600 films" fails="q3_labels"
label_baselines = (tags_test == (tags.mean(axis=0) > 0.5)).mean(axis=0)
all_rows, all_counts = np.unique(tags, axis=0, return_counts=True)
row_baseline = (tags_test == all_rows[all_counts.argmax()]).all(axis=1).mean()

# %% id="q3" wrong="the tags of the commonest row" fails="q3_labels"
seen_rows, seen_counts = np.unique(tags_train, axis=0, return_counts=True)
commonest = seen_rows[seen_counts.argmax()]
label_baselines = (tags_test == commonest).mean(axis=0)
row_baseline = (tags_test == commonest).all(axis=1).mean()

# %% id="q3" wrong="rounded" fails="q3_shares q3_labels"
label_baselines = (tags_test == (tags_train.mean(axis=0) > 0.5)).mean(axis=0).round(2)
seen_rows, seen_counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_test == seen_rows[seen_counts.argmax()]).all(axis=1).mean()

# %% id="q3" wrong="counted in the training films" fails="q3_shares q3_labels q3_rows"
label_baselines = np.maximum(tags_train.mean(axis=0), 1 - tags_train.mean(axis=0))
seen_rows, seen_counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = seen_counts.max() / len(tags_train)

# %% id="q3" wrong="the commoner value of the test films" fails="q3_labels"
label_baselines = np.maximum(tags_test.mean(axis=0), 1 - tags_test.mean(axis=0))
seen_rows, seen_counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_test == seen_rows[seen_counts.argmax()]).all(axis=1).mean()

# %% id="q3" wrong="the share of ones" fails="q3_labels q3_rows"
label_baselines = tags_test.mean(axis=0)
row_baseline = tags_test.all(axis=1).mean()

# %% id="q3" wrong="one number for all tags" fails="q3_shares q3_labels"
label_baselines = (tags_test == (tags_train.mean(axis=0) > 0.5)).mean()
seen_rows, seen_counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_test == seen_rows[seen_counts.argmax()]).all(axis=1).mean()

# %% id="q3" wrong="numbers of films instead of shares" fails="q3_shares q3_labels q3_rows"
label_baselines = (tags_test == (tags_train.mean(axis=0) > 0.5)).sum(axis=0)
seen_rows, seen_counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_test == seen_rows[seen_counts.argmax()]).all(axis=1).sum()

# %% id="q3" wrong="the product of the four baselines" fails="q3_rows"
label_baselines = (tags_test == (tags_train.mean(axis=0) > 0.5)).mean(axis=0)
row_baseline = np.prod(label_baselines)

# %% id="q4" right="scikit-learn's shuffle"
from sklearn.utils import shuffle

features_mixed, tags_mixed = shuffle(features_sorted, tags_sorted, random_state=1)

# %% id="q4" right="two generators with the same seed"
features_mixed = np.random.default_rng(7).permutation(features_sorted)
tags_mixed = np.random.default_rng(7).permutation(tags_sorted)

# %% id="q4" right="one table for both, in pandas"
import pandas as pd

table = pd.DataFrame(np.hstack([features_sorted, tags_sorted])).sample(frac=1, random_state=3)
features_mixed, tags_mixed = table.iloc[:, :5], table.iloc[:, 5:]

# %% id="q4" right="train_test_split, and together again"
from sklearn.model_selection import train_test_split

parts = train_test_split(features_sorted, tags_sorted, test_size=0.2, random_state=0)
features_mixed = np.concatenate(parts[:2]).astype("float32")
tags_mixed = np.concatenate(parts[2:])

# %% id="q4" wrong="every fifth row to the end, the rest still sorted" fails="q4_mixed"
last = np.arange(600) % 5 == 4
features_mixed = np.concatenate([features_sorted[~last], features_sorted[last]])
tags_mixed = np.concatenate([tags_sorted[~last], tags_sorted[last]])

# %% id="q4" wrong="steps of five rows" fails="q4_mixed"
order = np.arange(600).reshape(120, 5).T.ravel()
features_mixed, tags_mixed = features_sorted[order], tags_sorted[order]

# %% id="q4" wrong="one from each fifth in turn" fails="q4_mixed"
order = np.arange(600).reshape(5, 120).T.ravel()
features_mixed, tags_mixed = features_sorted[order], tags_sorted[order]

# %% id="q4" wrong="the last fifth drawn by chance, the first four sorted" fails="q4_mixed"
last = np.random.default_rng(0).choice(600, 120, replace=False)
order = np.concatenate([np.setdiff1d(np.arange(600), last), last])
features_mixed, tags_mixed = features_sorted[order], tags_sorted[order]

# %% id="q4" wrong="rolled until the end has some music" fails="q4_mixed"
features_mixed = np.roll(features_sorted, 110, axis=0)
tags_mixed = np.roll(tags_sorted, 110, axis=0)

# %% id="q4" wrong="sorted by a feature" fails="q4_mixed"
order = np.argsort(features_sorted[:, 2])
features_mixed, tags_mixed = features_sorted[order], tags_sorted[order]

# %% id="q4" wrong="whole blocks of fifty rows mixed" fails="q4_mixed"
blocks = np.random.default_rng(0).permutation(12)
order = np.arange(600).reshape(12, 50)[blocks].ravel()
features_mixed, tags_mixed = features_sorted[order], tags_sorted[order]

# %% id="q4" right="random.shuffle on pairs"
import random

pairs = list(zip(features_sorted.tolist(), tags_sorted.tolist()))
random.Random(2).shuffle(pairs)
features_mixed = [film for film, _ in pairs]
tags_mixed = [marks for _, marks in pairs]

# %% id="q4" wrong="each table in an order of its own" fails="q4_pairs"
rng = np.random.default_rng(0)
features_mixed = rng.permutation(features_sorted)
tags_mixed = rng.permutation(tags_sorted)

# %% id="q4" wrong="only the features mixed" fails="q4_pairs q4_mixed"
features_mixed = np.random.default_rng(0).permutation(features_sorted)
tags_mixed = tags_sorted

# %% id="q4" wrong="only the tags mixed" fails="q4_pairs"
features_mixed = features_sorted
tags_mixed = np.random.default_rng(0).permutation(tags_sorted)

# %% id="q4" wrong="left as it is, trusting shuffle=True" fails="q4_mixed"
features_mixed, tags_mixed = features_sorted, tags_sorted

# %% id="q4" wrong="turned upside down" fails="q4_mixed"
features_mixed, tags_mixed = features_sorted[::-1], tags_sorted[::-1]

# %% id="q4" wrong="drawn with replacement: some films twice, others lost" fails="q4_pairs"
order = np.random.default_rng(0).integers(0, 600, 600)
features_mixed, tags_mixed = features_sorted[order], tags_sorted[order]

# %% id="q4" wrong="mixes the columns of each row" fails="q4_pairs q4_mixed"
rng = np.random.default_rng(0)
features_mixed = rng.permutation(features_sorted, axis=1)
tags_mixed = rng.permutation(tags_sorted, axis=1)

# %% id="q4" wrong="sorted by another tag" fails="q4_mixed"
order = np.argsort(tags_sorted[:, 0], kind="stable")
features_mixed, tags_mixed = features_sorted[order], tags_sorted[order]

# %% id="q4" wrong="only the validation rows kept" fails="q4_pairs q4_mixed"
order = np.random.default_rng(0).permutation(600)[:120]
features_mixed, tags_mixed = features_sorted[order], tags_sorted[order]

# %% id="q5" right="functional, tanh, a loss object, NumPy"
inputs = keras.Input(shape=(2,))
hidden = layers.Dense(16, activation="tanh")(inputs)
model = keras.Model(inputs, layers.Dense(3, activation="sigmoid")(hidden))
model.compile(keras.optimizers.Adam(0.05), keras.losses.BinaryCrossentropy())
model.fit(places, wet, epochs=40, verbose=0)
share_right = ((model.predict(places, verbose=0) > 0.5) == wet).mean()


# %% id="q5" right="separate activation layers, a metric of one's own beside Keras's"
def exact(truth, chances):
    says = keras.ops.cast(chances > 0.5, truth.dtype)
    return keras.ops.all(says == truth, axis=-1)


model = keras.Sequential()
model.add(keras.Input(shape=(2,)))
model.add(layers.Dense(32))
model.add(layers.Activation("relu"))
model.add(layers.Dense(3))
model.add(layers.Activation("sigmoid"))
model.compile(
    optimizer=keras.optimizers.RMSprop(0.02),
    loss=keras.losses.binary_crossentropy,
    metrics=[exact, keras.metrics.BinaryAccuracy(name="right")],
)
model.fit(places, wet.astype("float32"), epochs=40, verbose=0)
share_right = model.evaluate(places, wet.astype("float32"), verbose=0, return_dict=True)["right"]

# %% id="q5" right="two small hidden layers, the list that evaluate returns"
model = keras.Sequential(
    [
        keras.Input((2,)),
        layers.Dense(16, "relu"),
        layers.Dense(8, "relu"),
        layers.Dense(3, "sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.015), "binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=40, verbose=0)
loss, share_right = model.evaluate(places, wet, verbose=0)

# %% id="q5" right="three networks of one output, side by side"
inputs = keras.Input((2,))
heads = [layers.Dense(1, "sigmoid")(layers.Dense(16, "relu")(inputs)) for _ in range(3)]
model = keras.Model(inputs, layers.Concatenate()(heads))
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=40, verbose=0)
share_right = model.evaluate(places, wet, verbose=0)[1]

# %% id="q5" wrong="softmax and the categorical loss left" fails="q5_free q5_loss q5_learns"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(3, "softmax")])
model.compile(keras.optimizers.Adam(0.03), "categorical_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=30, verbose=0)
share_right = model.evaluate(places, wet, verbose=0)[1]

# %% id="q5" wrong="softmax left, with the binary loss" fails="q5_free q5_loss q5_learns"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(3, "softmax")])
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=30, verbose=0)
share_right = model.evaluate(places, wet, verbose=0)[1]

# %% id="q5" wrong="sigmoids with the categorical loss" fails="q5_loss q5_learns"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(3, "sigmoid")])
model.compile(keras.optimizers.Adam(0.03), "categorical_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=30, verbose=0)
share_right = model.evaluate(places, wet, verbose=0)[1]

# %% id="q5" wrong="the hidden layer stays linear" fails="q5_bends q5_learns"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32), layers.Dense(3, "sigmoid")])
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=30, verbose=0)
share_right = model.evaluate(places, wet, verbose=0)[1]

# %% id="q5" wrong="accuracy stays the metric" fails="q5_share"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(3, "sigmoid")])
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", metrics=["accuracy"])
model.fit(places, wet, epochs=40, verbose=0)
share_right = model.evaluate(places, wet, verbose=0, return_dict=True)["accuracy"]

# %% id="q5" wrong="the share of rows, not of labels" fails="q5_share"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(3, "sigmoid")])
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy")
model.fit(places, wet, epochs=40, verbose=0)
share_right = ((model.predict(places, verbose=0) > 0.5) == wet).all(axis=1).mean()

# %% id="q5" wrong="the mean of all epochs" fails="q5_share"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(3, "sigmoid")])
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", metrics=["binary_accuracy"])
record = model.fit(places, wet, epochs=40, verbose=0)
share_right = np.mean(record.history["binary_accuracy"])

# %% id="q5" wrong="the share of new plants" fails="q5_share"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(3, "sigmoid")])
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=40, verbose=0)
share_right = model.evaluate(*sprinkle(77, seed=1), verbose=0)[1]

# %% id="q5" wrong="scores instead of probabilities" fails="q5_free q5_share"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(3)])
model.compile(
    keras.optimizers.Adam(0.03),
    keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=[keras.metrics.BinaryAccuracy(threshold=0.0)],
)
model.fit(places, wet, epochs=40, verbose=0)
share_right = 100 * model.evaluate(places, wet, verbose=0)[1]

# %% id="q5" wrong="two epochs" fails="q5_learns"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(3, "sigmoid")])
model.compile("adam", "binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet, epochs=2, verbose=0)
share_right = model.evaluate(places, wet, verbose=0)[1]

# %% id="q5" wrong="one output for all labels" fails="q5_free q5_loss q5_share q5_learns"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(1, "sigmoid")])
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", metrics=["binary_accuracy"])
model.fit(places, wet.max(axis=1), epochs=10, verbose=0)
share_right = model.evaluate(places, wet.max(axis=1), verbose=0)[1]

# %% id="q6" right="a capital letter"
answer = "B"

# %% id="q6" right="with brackets and blanks"
answer = " (b) "

# %% id="q6" wrong="takes accuracy for exact match" fails="q6_reading"
answer = "a"

# %% id="q6" wrong="compares accuracy with the baseline of labels" fails="q6_reading"
answer = "c"

# %% id="q6" wrong="thinks that the two measures are one" fails="q6_reading"
answer = "d"

# %% id="q6" wrong="takes mistakes for independent" fails="q6_reading"
answer = "e"

# %% id="q6" wrong="a number instead of a letter" fails="q6_reading"
answer = 0.91
