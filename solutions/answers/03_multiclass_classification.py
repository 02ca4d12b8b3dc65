# %% [markdown]
# # Answers to exercise 3
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.

# %% id="q1" right="to_categorical with the number of classes"
def one_hot(codes, classes):
    return keras.utils.to_categorical(codes, num_classes=classes)


# %% id="q1" right="a loop over rows"
def one_hot(codes, classes):
    table = np.zeros((len(codes), classes), dtype=int)
    for row, code in enumerate(codes):
        table[row, code] = 1
    return table


# %% id="q1" right="a comparison, True and False"
def one_hot(codes, classes):
    return codes[:, None] == np.arange(classes)


# %% id="q1" right="plain lists"
def one_hot(codes, classes):
    return [[1 if code == c else 0 for c in range(classes)] for code in codes]


# %% id="q1" right="keras.ops"
def one_hot(codes, classes):
    return keras.ops.one_hot(codes, classes)


# %% id="q1" right="pandas, with all categories"
import pandas as pd


def one_hot(codes, classes):
    return pd.get_dummies(pd.Categorical(codes, categories=range(classes)))


# %% id="q1" wrong="to_categorical guesses the width" fails="q1_width"
def one_hot(codes, classes):
    return keras.utils.to_categorical(codes)


# %% id="q1" wrong="as wide as the largest code" fails="q1_width"
def one_hot(codes, classes):
    return np.eye(codes.max() + 1)[codes]


# %% id="q1" wrong="only the classes that occur" fails="q1_width"
import pandas as pd


def one_hot(codes, classes):
    return pd.get_dummies(codes)


# %% id="q1" wrong="counts the classes from 1" fails="q1_rows q1_width"
def one_hot(codes, classes):
    return np.eye(classes)[codes - 1]


# %% id="q1" wrong="classes as rows" fails="q1_rows q1_width"
def one_hot(codes, classes):
    return np.eye(classes)[codes].T


# %% id="q1" wrong="sets whole columns" fails="q1_rows q1_width"
def one_hot(codes, classes):
    table = np.zeros((len(codes), classes))
    table[:, codes] = 1
    return table


# %% id="q1" wrong="a column too many" fails="q1_rows q1_width"
def one_hot(codes, classes):
    return keras.utils.to_categorical(codes, classes + 1)


# %% id="q1" wrong="prints instead of returning" fails="q1_rows q1_width"
def one_hot(codes, classes):
    print(np.eye(classes)[codes])


# %% id="q2" right="row by row"
def softmax(scores):
    rows = []
    for row in scores:
        powers = np.exp(row - max(row))
        rows.append(powers / sum(powers))
    return np.array(rows)


# %% id="q2" right="Keras"
def softmax(scores):
    return keras.ops.softmax(scores, axis=-1)


# %% id="q2" right="with logarithms"
def softmax(scores):
    top = scores.max(axis=1).reshape(-1, 1)
    return np.exp(scores - top - np.log(np.exp(scores - top).sum(axis=1, keepdims=True)))


# %% id="q2" right="SciPy"
from scipy.special import softmax as scipys


def softmax(scores):
    return scipys(scores, axis=1)


# %% id="q2" wrong="the largest is not subtracted" fails="q2_large"
def softmax(scores):
    powers = np.exp(scores)
    return powers / powers.sum(axis=1, keepdims=True)


# %% id="q2" wrong="the mean of each row subtracted" fails="q2_large"
def softmax(scores):
    powers = np.exp(scores - scores.mean(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


# %% id="q2" wrong="the smallest of each row subtracted" fails="q2_large"
def softmax(scores):
    powers = np.exp(scores - scores.min(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


# %% id="q2" wrong="the largest subtracted where it is positive" fails="q2_large"
def softmax(scores):
    powers = np.exp(scores - np.maximum(scores.max(axis=1, keepdims=True), 0))
    return powers / powers.sum(axis=1, keepdims=True)


# %% id="q2" wrong="rounded to two decimals" fails="q2_rows q2_large"
def softmax(scores):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return (powers / powers.sum(axis=1, keepdims=True)).round(2)


# %% id="q2" wrong="the sum of the whole table" fails="q2_rows q2_large"
def softmax(scores):
    powers = np.exp(scores - scores.max())
    return powers / powers.sum()


# %% id="q2" wrong="down the columns" fails="q2_rows q2_large"
def softmax(scores):
    powers = np.exp(scores - scores.max(axis=0))
    return powers / powers.sum(axis=0)


# %% id="q2" wrong="the largest of the whole table subtracted" fails="q2_large"
def softmax(scores):
    powers = np.exp(scores - scores.max())
    return powers / powers.sum(axis=1, keepdims=True)


# %% id="q2" wrong="a sigmoid for each score" fails="q2_rows q2_large"
def softmax(scores):
    return 1 / (1 + np.exp(-scores))


# %% id="q2" wrong="divides the scores, no powers" fails="q2_rows q2_large"
def softmax(scores):
    return scores / scores.sum(axis=1, keepdims=True)


# %% id="q2" wrong="changes its argument" fails="q2_rows q2_large"
def softmax(scores):
    scores -= scores.max(axis=1, keepdims=True)
    powers = np.exp(scores)
    return powers / powers.sum(axis=1, keepdims=True)


# %% id="q2" wrong="without keepdims" fails="q2_rows q2_large"
def softmax(scores):
    powers = np.exp(scores - scores.max(axis=1))
    return powers / powers.sum(axis=1)


# %% id="q2" wrong="clips the scores instead" fails="q2_large"
def softmax(scores):
    powers = np.exp(np.clip(scores, -50, 50))
    return powers / powers.sum(axis=1, keepdims=True)


# %% id="q3" right="an array of names"
def decode(probabilities, names):
    return np.array(names)[np.argmax(probabilities, axis=-1)]


# %% id="q3" right="a loop, without NumPy"
def decode(probabilities, names):
    result = []
    for row in probabilities:
        chances = list(row)
        result.append(names[chances.index(max(chances))])
    return result


# %% id="q3" right="pandas' idxmax"
import pandas as pd


def decode(probabilities, names):
    return pd.DataFrame(probabilities, columns=names).idxmax(axis=1)


# %% id="q3" right="a Categorical from codes"
import pandas as pd


def decode(probabilities, names):
    return pd.Categorical.from_codes(probabilities.argmax(axis=1), categories=names)


# %% id="q3" wrong="the codes, not the names" fails="q3_names q3_unsure"
def decode(probabilities, names):
    return probabilities.argmax(axis=1)


# %% id="q3" wrong="argmax without an axis: a single name" fails="q3_names q3_unsure"
def decode(probabilities, names):
    return names[probabilities.argmax()]


# %% id="q3" wrong="sorts the names" fails="q3_names"
def decode(probabilities, names):
    return [sorted(names)[place] for place in probabilities.argmax(axis=1)]


# %% id="q3" wrong="a threshold of one half" fails="q3_unsure"
def decode(probabilities, names):
    return [names[i] for row in probabilities for i in range(len(names)) if row[i] > 0.5]


# %% id="q3" wrong="nothing below a tenth is likely" fails="q3_unsure"
def decode(probabilities, names):
    result = []
    for row in probabilities:
        best, name = 0.1, "unknown"
        for chance, candidate in zip(row, names):
            if chance > best:
                best, name = chance, candidate
        result.append(name)
    return result


# %% id="q3" wrong="rounds first" fails="q3_unsure"
def decode(probabilities, names):
    return [names[place] for place in np.round(probabilities).argmax(axis=1)]


# %% id="q3" wrong="the largest of each column" fails="q3_names q3_unsure"
def decode(probabilities, names):
    return [names[place % len(names)] for place in probabilities.argmax(axis=0)]


# %% id="q3" wrong="the names of the lesson" fails="q3_names q3_unsure"
def decode(probabilities, names):
    names = ["Kate", "Michael", "Steve", "Susan"]
    return [names[place] for place in probabilities.argmax(axis=1)]


# %% id="q3" wrong="returns in the middle of the loop" fails="q3_names q3_unsure"
def decode(probabilities, names):
    answer = []
    for row in probabilities:
        answer.append(names[row.argmax()])
        return answer
    return answer


# %% id="q4" right="StratifiedShuffleSplit"
from sklearn.model_selection import StratifiedShuffleSplit

train, test = next(StratifiedShuffleSplit(1, test_size=0.2).split(images, digits))
X_train, X_test, y_train, y_test = images[train], images[test], digits[train], digits[test]

# %% id="q4" right="the share of the training part, in pandas"
import pandas as pd

X_train, X_test, y_train, y_test = train_test_split(
    pd.DataFrame(images), pd.Series(digits), train_size=0.8, stratify=digits
)

# %% id="q4" right="the number of rows, computed"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, test_size=len(images) // 5, stratify=digits, random_state=3
)

# %% id="q4" right="two calls with the same seed and the same strata"
X_train, X_test = train_test_split(images, test_size=0.2, stratify=digits, random_state=7)
y_train, y_test = train_test_split(digits, test_size=0.2, stratify=digits, random_state=7)

# %% id="q4" wrong="still 20 rows" fails="q4_size q4_shares"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, test_size=20, stratify=digits, random_state=1
)

# %% id="q4" wrong="not stratified" fails="q4_shares"
X_train, X_test, y_train, y_test = train_test_split(images, digits, test_size=0.2, random_state=1)

# %% id="q4" wrong="two calls with two seeds" fails="q4_pairs"
X_train, X_test = train_test_split(images, test_size=0.2, stratify=digits, random_state=1)
y_train, y_test = train_test_split(digits, test_size=0.2, stratify=digits, random_state=2)

# %% id="q4" wrong="nothing repaired but the share" fails="q4_shares q4_pairs"
X_train, X_test = train_test_split(images, test_size=0.2, random_state=1)
y_train, y_test = train_test_split(digits, test_size=0.2, random_state=2)

# %% id="q4" wrong="the four parts in another order" fails="q4_size q4_pairs"
X_train, y_train, X_test, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)

# %% id="q4" wrong="a fifth for training" fails="q4_size q4_shares"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, train_size=0.2, stratify=digits, random_state=1
)

# %% id="q4" wrong="the first rows, not shuffled" fails="q4_shares"
X_train, X_test, y_train, y_test = images[360:], images[:360], digits[360:], digits[:360]

# %% id="q4" wrong="the test rows stay in the training part" fails="q4_size q4_pairs"
_, X_test, _, y_test = train_test_split(images, digits, test_size=0.2, stratify=digits)
X_train, y_train = images, digits

# %% id="q5" right="functional, one-hot labels, two hidden layers"
inputs = keras.Input(shape=(2,))
hidden = layers.Dense(16, activation="relu")(inputs)
hidden = layers.Dense(16, activation="relu")(hidden)
model = keras.Model(inputs, layers.Dense(3, activation="softmax")(hidden))
model.compile(keras.optimizers.Adam(0.02), "categorical_crossentropy", metrics=["accuracy"])
model.fit(points, keras.utils.to_categorical(arms, 3), epochs=30, verbose=0)

# %% id="q5" right="separate activation layers, tanh, a loss object"
model = keras.Sequential()
model.add(keras.Input(shape=(2,)))
model.add(layers.Dense(24))
model.add(layers.Activation("tanh"))
model.add(layers.Dense(3))
model.add(layers.Softmax())
model.compile(keras.optimizers.Adam(0.05), keras.losses.SparseCategoricalCrossentropy())
model.fit(points, arms.reshape(-1, 1), epochs=25, verbose=0)

# %% id="q5" right="trained on scores, softmax put behind"
scores = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(3)])
scores.compile(
    keras.optimizers.Adam(0.03), keras.losses.SparseCategoricalCrossentropy(from_logits=True)
)
scores.fit(points, arms, epochs=25, verbose=0)
model = keras.Sequential([scores, layers.Softmax()])
model.compile(loss="sparse_categorical_crossentropy")

# %% id="q5" right="from_logits=True: Keras finds the scores before the softmax"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(3, "softmax")])
model.compile(
    keras.optimizers.Adam(0.03), keras.losses.SparseCategoricalCrossentropy(from_logits=True)
)
model.fit(points, arms, epochs=25, verbose=0)

# %% id="q5" wrong="scores instead of probabilities" fails="q5_probabilities"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(3)])
model.compile(
    keras.optimizers.Adam(0.03), keras.losses.SparseCategoricalCrossentropy(from_logits=True)
)
model.fit(points, arms, epochs=25, verbose=0)

# %% id="q5" wrong="no hidden layer" fails="q5_bends q5_learns"
model = keras.Sequential([keras.Input((2,)), layers.Dense(3, "softmax")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy")
model.fit(points, arms, epochs=10, verbose=0)

# %% id="q5" wrong="a hidden layer without activation" fails="q5_bends q5_learns"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32), layers.Dense(3, "softmax")])
model.compile(keras.optimizers.Adam(0.03), "sparse_categorical_crossentropy")
model.fit(points, arms, epochs=15, verbose=0)

# %% id="q5" wrong="three sigmoids" fails="q5_probabilities q5_loss"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(3, "sigmoid")])
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy")
model.fit(points, keras.utils.to_categorical(arms, 3), epochs=25, verbose=0)

# %% id="q5" wrong="a single sigmoid" fails="q5_probabilities q5_loss q5_learns"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(1, "sigmoid")])
model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy")
model.fit(points, arms, epochs=10, verbose=0)

# %% id="q5" wrong="mean squared error" fails="q5_loss"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(3, "softmax")])
model.compile(keras.optimizers.Adam(0.03), "mse")
model.fit(points, np.eye(3)[arms], epochs=25, verbose=0)

# %% id="q5" wrong="the slow default, few epochs" fails="q5_learns"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(3, "softmax")])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(points, arms, epochs=5, verbose=0)

# %% id="q5" wrong="never fitted" fails="q5_learns"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(3, "softmax")])
model.compile("adam", "sparse_categorical_crossentropy")

# %% id="q5" wrong="the loss for one-hot rows with codes: fit stops" fails="q5_learns"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(3, "softmax")])
model.compile(keras.optimizers.Adam(0.03), "categorical_crossentropy")
model.fit(points, arms, epochs=25, verbose=0)

# %% id="q5" wrong="as many outputs as in the lesson" fails="q5_probabilities"
model = keras.Sequential([keras.Input((2,)), layers.Dense(32, "relu"), layers.Dense(4, "softmax")])
model.compile(keras.optimizers.Adam(0.03), "sparse_categorical_crossentropy")
model.fit(points, arms, epochs=25, verbose=0)

# %% id="q6" right="read from the figure, rounded"
recall, precision, mistaken = 0.65, 0.78, 1

# %% id="q6" right="scikit-learn"
from sklearn.metrics import precision_score, recall_score

named = learned.predict(images[900:])
recall = recall_score(digits[900:], named, average=None)[9]
precision = precision_score(digits[900:], named, average=None)[9]
mistaken = np.argsort(matrix[:, 9])[-2]

# %% id="q6" right="three decimals, a number with a point"
recall, precision, mistaken = np.float32(0.652), 0.779, 1.0

# %% id="q6" wrong="one of the images left out" fails="q6_recall q6_precision"
recall = matrix[9, 9] / (matrix[9].sum() - 1)
precision = matrix[9, 9] / (matrix[:, 9].sum() + 1)
mistaken = np.argsort(matrix[:, 9])[-2]

# %% id="q6" wrong="one decimal; how often instead of which" fails="q6_recall q6_precision q6_mistaken"
recall, precision, mistaken = 0.7, 0.8, 7

# %% id="q6" wrong="the two mixed up" fails="q6_recall q6_precision"
precision = matrix[9, 9] / matrix[9].sum()
recall = matrix[9, 9] / matrix[:, 9].sum()
mistaken = np.argsort(matrix[:, 9])[-2]

# %% id="q6" wrong="in per cent" fails="q6_recall q6_precision"
recall, precision, mistaken = 65, 78, 1

# %% id="q6" wrong="counts, not shares" fails="q6_recall q6_precision"
recall, precision, mistaken = matrix[9, 9], matrix[:, 9].sum(), 1

# %% id="q6" wrong="what a 9 was taken for" fails="q6_mistaken"
recall = matrix[9, 9] / matrix[9].sum()
precision = matrix[9, 9] / matrix[:, 9].sum()
mistaken = np.argsort(matrix[9])[-2]

# %% id="q6" wrong="the 9 itself" fails="q6_mistaken"
recall = matrix[9, 9] / matrix[9].sum()
precision = matrix[9, 9] / matrix[:, 9].sum()
mistaken = matrix[:, 9].argmax()

# %% id="q6" wrong="a share instead of a digit" fails="q6_mistaken"
recall = matrix[9, 9] / matrix[9].sum()
precision = matrix[9, 9] / matrix[:, 9].sum()
mistaken = np.sort(matrix[:, 9])[-2] / matrix[:, 9].sum()

# %% id="q6" wrong="the accuracy of the whole table" fails="q6_recall q6_precision"
recall = precision = np.trace(matrix) / matrix.sum()
mistaken = np.argsort(matrix[:, 9])[-2]

# %% id="q6" wrong="row and column 8, counted from one" fails="q6_recall q6_precision q6_mistaken"
recall = matrix[8, 8] / matrix[8].sum()
precision = matrix[8, 8] / matrix[:, 8].sum()
mistaken = np.argsort(matrix[:, 8])[-2]
