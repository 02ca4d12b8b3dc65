# %% [markdown]
# # Answers to exercise 3
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.

# %% id="q1" right="a column compared with a row"
def one_hot(names, players):
    return np.array(names)[:, None] == np.array(players)


# %% id="q1" right="a loop into zeros, strangers skipped"
def one_hot(names, players):
    table = np.zeros((len(names), len(players)))
    for row, name in enumerate(names):
        if name in players:
            table[row, players.index(name)] = 1
    return table


# %% id="q1" right="codes, and a column for strangers that is cut off"
import pandas as pd


def one_hot(names, players):
    codes = pd.Categorical(names, categories=players).codes
    return keras.utils.to_categorical(codes % (len(players) + 1), len(players) + 1)[:, :-1]


# %% id="q1" right="get_dummies of a Categorical"
import pandas as pd


def one_hot(names, players):
    return pd.get_dummies(pd.Categorical(names, categories=players))


# %% id="q1" right="scikit-learn's OneHotEncoder"
from sklearn.preprocessing import OneHotEncoder


def one_hot(names, players):
    encoder = OneHotEncoder(categories=[players], handle_unknown="ignore", sparse_output=False)
    return encoder.fit_transform([[name] for name in names])


# %% id="q1" wrong="the code -1 picks the last row" fails="q1_stranger"
import pandas as pd


def one_hot(names, players):
    return np.eye(len(players))[pd.Categorical(names, categories=players).codes]


# %% id="q1" wrong="a name that is not in the list: an error" fails="q1_stranger"
def one_hot(names, players):
    return keras.utils.to_categorical([players.index(name) for name in names], len(players))


# %% id="q1" wrong="strangers are left out" fails="q1_stranger"
def one_hot(names, players):
    known = [players.index(name) for name in names if name in players]
    return np.eye(len(players))[known]


# %% id="q1" wrong="strangers share a column of their own" fails="q1_rows q1_stranger"
import pandas as pd


def one_hot(names, players):
    return np.eye(len(players) + 1)[pd.Categorical(names, categories=players).codes]


# %% id="q1" wrong="strangers count as the first player" fails="q1_stranger"
def one_hot(names, players):
    code = {player: number for number, player in enumerate(players)}
    return np.eye(len(players))[[code.get(name, 0) for name in names]]


# %% id="q1" wrong="the names encoded by themselves" fails="q1_rows q1_stranger"
import pandas as pd


def one_hot(names, players):
    return keras.utils.to_categorical(pd.Categorical(names).codes, len(players))


# %% id="q1" wrong="the columns in alphabetical order" fails="q1_rows q1_stranger"
def one_hot(names, players):
    return [[int(name == player) for player in sorted(players)] for name in names]


# %% id="q1" wrong="only those who have thrown" fails="q1_rows q1_stranger"
import pandas as pd


def one_hot(names, players):
    return pd.get_dummies(names)


# %% id="q1" wrong="players as rows" fails="q1_rows q1_stranger"
def one_hot(names, players):
    return [[int(name == player) for name in names] for player in players]


# %% id="q1" wrong="part of a name is enough" fails="q1_rows q1_stranger"
def one_hot(names, players):
    return [[int(name in player) for player in players] for name in names]


# %% id="q1" wrong="prints instead of returning" fails="q1_rows q1_stranger"
def one_hot(names, players):
    print([[int(name == player) for player in players] for name in names])


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


# %% id="q3" right="numbers, rounded"
of_shares, of_sure, of_modest = 1.2130, 0.9454, 0.7459

# %% id="q3" right="throw by throw, with Keras"
truth = np.repeat([0, 1, 2, 3], [400, 200, 100, 100])
loss = keras.losses.SparseCategoricalCrossentropy()
of_shares = loss(truth, np.tile([0.5, 0.25, 0.125, 0.125], (800, 1)))
of_sure, of_modest = np.full((800, 4), 0.01), np.full((800, 4), 0.1)
named = np.where(np.arange(800) % 5 < 4, truth, (truth + 1) % 4)
of_sure[np.arange(800), named], of_modest[np.arange(800), named] = 0.97, 0.7
of_sure, of_modest = loss(truth, of_sure), loss(truth, of_modest)

# %% id="q3" right="the mean over all probabilities of what happened"
import math

of_shares = sum(n * math.log(800 / n) for n in (400, 200, 100, 100)) / 800
of_sure = np.mean(-np.log([0.97] * 4 + [0.01]))
of_modest = np.mean(-np.log([0.7] * 4 + [0.1]))

# %% id="q3" wrong="as if it knew nothing; the mistakes cost nothing" fails="q3_shares q3_sure q3_modest"
of_shares = np.log(4)
of_sure = -0.8 * np.log(0.97)
of_modest = -0.8 * np.log(0.7)

# %% id="q3" wrong="all players weighted alike; what is left is not divided" fails="q3_shares q3_sure q3_modest"
of_shares = -np.log([0.5, 0.25, 0.125, 0.125]).mean()
of_sure = -0.8 * np.log(0.97) - 0.2 * np.log(0.03)
of_modest = -0.8 * np.log(0.7) - 0.2 * np.log(0.3)

# %% id="q3" wrong="the logarithm of the mean" fails="q3_shares q3_sure q3_modest"
of_shares = -np.log(0.5**2 + 0.25**2 + 2 * 0.125**2)
of_sure = -np.log(0.8 * 0.97 + 0.2 * 0.01)
of_modest = -np.log(0.8 * 0.7 + 0.2 * 0.1)

# %% id="q3" wrong="logarithms to base 2" fails="q3_shares q3_sure q3_modest"
of_shares = 0.5 * 1 + 0.25 * 2 + 0.25 * 3
of_sure = -0.8 * np.log2(0.97) - 0.2 * np.log2(0.01)
of_modest = -0.8 * np.log2(0.7) - 0.2 * np.log2(0.1)

# %% id="q3" wrong="forgets one of the two rare players" fails="q3_shares"
of_shares = -(0.5 * np.log(0.5) + 0.25 * np.log(0.25) + 0.125 * np.log(0.125))
of_sure = -0.8 * np.log(0.97) - 0.2 * np.log(0.01)
of_modest = -0.8 * np.log(0.7) - 0.2 * np.log(0.1)

# %% id="q3" wrong="the accuracy as the probability" fails="q3_sure q3_modest"
of_shares = 1.2130
of_sure = of_modest = -np.log(0.8)

# %% id="q3" wrong="binary cross-entropy over the four columns" fails="q3_sure q3_modest"
of_shares = 1.2130
of_sure = -0.8 * (np.log(0.97) + 3 * np.log(0.99)) - 0.2 * (
    np.log(0.01) + np.log(0.03) + 2 * np.log(0.99)
)
of_modest = -0.8 * (np.log(0.7) + 3 * np.log(0.9)) - 0.2 * (
    np.log(0.1) + np.log(0.3) + 2 * np.log(0.9)
)

# %% id="q3" wrong="two decimals" fails="q3_shares q3_sure q3_modest"
of_shares, of_sure, of_modest = 1.21, 0.95, 0.75

# %% id="q3" wrong="sums instead of means, without a sign" fails="q3_shares q3_sure q3_modest"
of_shares = 800 * 1.2130076
of_sure = 0.8 * np.log(0.97) + 0.2 * np.log(0.01)
of_modest = 800 * 0.7458570

# %% id="q3" wrong="a loss for each throw" fails="q3_shares"
of_shares = -np.log(np.repeat([0.5, 0.25, 0.125], [400, 200, 200]))
of_sure = 0.9454
of_modest = 0.7459

# %% id="q3" wrong="sure and modest swapped" fails="q3_sure q3_modest"
of_shares, of_sure, of_modest = 1.2130, 0.7459, 0.9454

# %% id="q4" right="row numbers, split twice"
numbers = np.arange(len(digits))
rest, test = train_test_split(numbers, test_size=360, stratify=digits)
train, valid = train_test_split(rest, test_size=359, stratify=digits[rest])
X_train, X_valid, X_test = images[train], images[valid], images[test]
y_train, y_valid, y_test = digits[train], digits[valid], digits[test]

# %% id="q4" right="the training part first, the rest halved, in pandas"
import pandas as pd

X_train, X_rest, y_train, y_rest = train_test_split(
    pd.DataFrame(images), pd.Series(digits), train_size=0.6, stratify=digits
)
X_valid, X_test, y_valid, y_test = train_test_split(X_rest, y_rest, test_size=0.5, stratify=y_rest)

# %% id="q4" right="five stratified folds"
from sklearn.model_selection import StratifiedKFold

folds = [fold for _, fold in StratifiedKFold(5, shuffle=True).split(images, digits)]
X_valid, y_valid = images[folds[0]], digits[folds[0]]
X_test, y_test = images[folds[1]], digits[folds[1]]
train = np.concatenate(folds[2:])
X_train, y_train = images[train], digits[train]

# %% id="q4" right="four calls, in pairs with the same seed and the same strata"
X_rest, X_test = train_test_split(images, test_size=0.2, stratify=digits, random_state=7)
y_rest, y_test = train_test_split(digits, test_size=0.2, stratify=digits, random_state=7)
X_train, X_valid = train_test_split(X_rest, test_size=0.25, stratify=y_rest, random_state=7)
y_train, y_valid = train_test_split(y_rest, test_size=0.25, stratify=y_rest, random_state=7)

# %% id="q4" wrong="the code as it was" fails="q4_size q4_shares q4_pairs"
X_rest, X_test, y_rest, y_test = train_test_split(images, digits, test_size=0.2, random_state=1)
X_train, X_valid = train_test_split(X_rest, test_size=0.2, random_state=2)
y_train, y_valid = train_test_split(y_rest, test_size=0.2, random_state=3)

# %% id="q4" wrong="a fifth of the rest for the validation" fails="q4_size q4_shares"
X_rest, X_test, y_rest, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)
X_train, X_valid, y_train, y_valid = train_test_split(
    X_rest, y_rest, test_size=0.2, stratify=y_rest, random_state=2
)

# %% id="q4" wrong="not stratified" fails="q4_shares"
X_rest, X_test, y_rest, y_test = train_test_split(images, digits, test_size=0.2, random_state=1)
X_train, X_valid, y_train, y_valid = train_test_split(
    X_rest, y_rest, test_size=0.25, random_state=2
)

# %% id="q4" wrong="only the test part is stratified" fails="q4_shares"
X_rest, X_test, y_rest, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)
X_train, X_valid, y_train, y_valid = train_test_split(
    X_rest, y_rest, test_size=0.25, random_state=2
)

# %% id="q4" wrong="stratified by labels of other rows: the second call stops" fails="q4_size q4_shares q4_pairs"
X_rest, X_test, y_rest, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)
X_train, X_valid, y_train, y_valid = train_test_split(
    X_rest, y_rest, test_size=0.25, stratify=digits, random_state=2
)

# %% id="q4" wrong="images and labels of the second split drawn apart" fails="q4_pairs"
X_rest, X_test, y_rest, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)
X_train, X_valid = train_test_split(X_rest, test_size=0.25, stratify=y_rest, random_state=2)
y_train, y_valid = train_test_split(y_rest, test_size=0.25, stratify=y_rest, random_state=3)

# %% id="q4" wrong="the validation part drawn from all rows" fails="q4_size q4_pairs"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)
_, X_valid, _, y_valid = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=2
)

# %% id="q4" wrong="drawn from all rows, and some rows are lost" fails="q4_pairs"
X_rest, X_test, y_rest, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)
_, X_valid, _, y_valid = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=2
)
X_train, y_train = X_rest[:1077], y_rest[:1077]

# %% id="q4" wrong="validation and test are the same rows" fails="q4_size q4_pairs"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)
X_valid, y_valid = X_test, y_test

# %% id="q4" wrong="the rows in their order" fails="q4_shares"
X_train, X_valid, X_test = images[:1079], images[1079:1438], images[1438:]
y_train, y_valid, y_test = digits[:1079], digits[1079:1438], digits[1438:]

# %% id="q4" wrong="20 rows each" fails="q4_size q4_shares"
X_rest, X_test, y_rest, y_test = train_test_split(
    images, digits, test_size=20, stratify=digits, random_state=1
)
X_train, X_valid, y_train, y_valid = train_test_split(
    X_rest, y_rest, test_size=20, stratify=y_rest, random_state=2
)

# %% id="q4" wrong="the pixels scaled" fails="q4_pairs"
X_rest, X_test, y_rest, y_test = train_test_split(
    images / 16, digits, test_size=0.2, stratify=digits, random_state=1
)
X_train, X_valid, y_train, y_valid = train_test_split(
    X_rest, y_rest, test_size=0.25, stratify=y_rest, random_state=2
)

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
error_of_recall, nine_or_not, rare_precision = 0.0497, 0.9454, 0.3866

# %% id="q6" right="yes or no, image by image; the pile as weights"
from sklearn.metrics import precision_score

true, named = digits[900:] == 9, learned.predict(images[900:]) == 9
error_of_recall = named[true].std() / np.sqrt(true.sum())
nine_or_not = np.mean(true == named)
weights = np.where(true, 0.02 / true.mean(), 0.98 / (1 - true.mean()))
rare_precision = precision_score(true, named, sample_weight=weights)

# %% id="q6" right="10,000 images in the pile, counted"
error_of_recall = (60 / 92 * 32 / 92 / 92) ** 0.5
nine_or_not = np.float32(1 - (32 + 17) / 897)
rare_precision = round(200 * 60 / 92 / (200 * 60 / 92 + 9800 * 17 / 805), 4)

# %% id="q6" right="rows of the matrix weighted"
share = matrix / matrix.sum(axis=1, keepdims=True)
r = share[9, 9]
error_of_recall = np.sqrt(r * (1 - r) / matrix.sum(axis=1)[9])
wrong = matrix[9, :9].sum() + matrix[:9, 9].sum()
nine_or_not = (matrix.sum() - wrong) / matrix.sum()
pile = matrix * np.append(np.full(9, 0.98 / matrix[:9].sum()), 0.02 / matrix[9].sum())[:, None]
rare_precision = pile[9, 9] / pile[:, 9].sum()

# %% id="q6" wrong="all 897 images; all ten digits; as here" fails="q6_error q6_machine q6_rare"
recall = matrix[9, 9] / matrix[9].sum()
error_of_recall = np.sqrt(recall * (1 - recall) / matrix.sum())
nine_or_not = np.trace(matrix) / matrix.sum()
rare_precision = matrix[9, 9] / matrix[:, 9].sum()

# %% id="q6" wrong="rows and columns swapped" fails="q6_error q6_rare"
precision = matrix[9, 9] / matrix[:, 9].sum()
error_of_recall = np.sqrt(precision * (1 - precision) / matrix[:, 9].sum())
nine_or_not = 1 - (matrix[9].sum() + matrix[:, 9].sum() - 2 * matrix[9, 9]) / matrix.sum()
rare_precision = matrix[9, 9] / matrix[9].sum()

# %% id="q6" wrong="no root; one kind of mistake; alike frequent" fails="q6_error q6_machine q6_rare"
recall = matrix[9, 9] / matrix[9].sum()
error_of_recall = recall * (1 - recall) / matrix[9].sum()
nine_or_not = 1 - (matrix[9].sum() - matrix[9, 9]) / matrix.sum()
rare_precision = recall / (recall + 17 / 805)

# %% id="q6" wrong="the images called a 9 as n; only 9s found; the false 9s over all images" fails="q6_error q6_machine q6_rare"
recall = matrix[9, 9] / matrix[9].sum()
error_of_recall = np.sqrt(recall * (1 - recall) / matrix[:, 9].sum())
nine_or_not = matrix[9, 9] / matrix.sum()
rare_precision = 0.02 * recall / (0.02 * recall + 0.98 * 17 / 897)

# %% id="q6" wrong="the recall itself; the share wrong; the share called a 9" fails="q6_error q6_machine q6_rare"
recall = matrix[9, 9] / matrix[9].sum()
error_of_recall = recall
nine_or_not = (32 + 17) / 897
rare_precision = 0.02 * recall + 0.98 * 17 / 805

# %% id="q6" wrong="precision times 2 per cent" fails="q6_rare"
error_of_recall = 0.0497
nine_or_not = 0.9454
rare_precision = 0.02 * matrix[9, 9] / matrix[:, 9].sum()

# %% id="q6" wrong="the accuracy for p; the row of the 9 alone; the precision in proportion" fails="q6_error q6_machine q6_rare"
accuracy = np.trace(matrix) / matrix.sum()
error_of_recall = np.sqrt(accuracy * (1 - accuracy) / matrix[9].sum())
nine_or_not = matrix[9, 9] / matrix[9].sum()
rare_precision = matrix[9, 9] / matrix[:, 9].sum() * 0.02 / (92 / 897)

# %% id="q6" wrong="two decimals" fails="q6_error q6_machine q6_rare"
error_of_recall, nine_or_not, rare_precision = 0.05, 0.95, 0.39

# %% id="q6" wrong="in per cent" fails="q6_error q6_machine q6_rare"
error_of_recall, nine_or_not, rare_precision = 4.97, 94.54, 38.66

# %% id="q6" wrong="row and column 8, counted from one" fails="q6_error q6_machine q6_rare"
recall = matrix[8, 8] / matrix[8].sum()
error_of_recall = np.sqrt(recall * (1 - recall) / matrix[8].sum())
nine_or_not = 1 - (matrix[8].sum() + matrix[:, 8].sum() - 2 * matrix[8, 8]) / matrix.sum()
false = (matrix[:, 8].sum() - matrix[8, 8]) / (matrix.sum() - matrix[8].sum())
rare_precision = 0.02 * recall / (0.02 * recall + 0.98 * false)
