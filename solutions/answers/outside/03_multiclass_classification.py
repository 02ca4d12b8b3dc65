# %% id="q1" right="a loop over the codes, plain lists"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    rows = []
    for code in codes:
        row = [0] * classes
        row[int(code)] = 1
        rows.append(row)
    return np.array(rows)

# %% id="q1" right="Keras: to_categorical with num_classes"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    return keras.utils.to_categorical(codes, num_classes=classes)

# %% id="q1" right="pandas: Categorical with all categories, get_dummies"
import pandas as pd


def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    categories = pd.Categorical(np.asarray(codes), categories=range(classes))
    return pd.get_dummies(categories).to_numpy(dtype=int)

# %% id="q1" right="NumPy: compare a column with a row, with type hints"
def one_hot(codes: np.ndarray, classes: int) -> np.ndarray:
    """Return a one-hot row for each code."""
    return (np.reshape(codes, (-1, 1)) == np.arange(classes)).astype(np.uint8)

# %% id="q1" right="keras.ops.one_hot, as a NumPy array"
from keras import ops


def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    codes = np.asarray(codes, dtype="int32")
    result = ops.convert_to_numpy(ops.one_hot(codes, classes))
    assert result.shape == (len(codes), classes)
    return result

# %% id="q1" wrong="breaks: 'wide enough even if the last classes do not occur' - to_categorical guesses the width"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    return keras.utils.to_categorical(codes)

# %% id="q1" wrong="breaks: 'wide enough even if the last classes do not occur' - identity matrix as wide as the largest code"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    return np.eye(codes.max() + 1)[codes]

# %% id="q1" wrong="breaks: 'in the column of the code' - columns of the codes that occur, padded with zeros at the right"
import pandas as pd


def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    table = pd.get_dummies(codes).to_numpy(dtype=int)
    missing = classes - table.shape[1]
    return np.pad(table, ((0, 0), (0, missing)))

# %% id="q1" wrong="breaks: 'shape (len(codes), classes)' - one row for each class"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    result = np.zeros((classes, len(codes)), dtype=int)
    for place, code in enumerate(codes):
        result[code, place] = 1
    return result

# %% id="q1" wrong="breaks: 'in the column of the code' - counts columns from 1, code 0 goes to the last column"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    result = np.zeros((len(codes), classes))
    for row, code in enumerate(codes):
        result[row, code - 1] = 1
    return result

# %% id="q1" wrong="breaks: 'a 1' - writes the code itself"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    result = np.zeros((len(codes), classes), dtype=int)
    result[np.arange(len(codes)), codes] = codes
    return result

# %% id="q1" wrong="breaks: '0 elsewhere' - writes -1 elsewhere"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    return np.where(np.arange(classes) == codes[:, None], 1, -1)

# %% id="q1" wrong="breaks: '0 elsewhere' - a thermometer code: ones up to the column of the code"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    return (np.arange(classes) <= codes[:, None]).astype(int)

# %% id="q1" wrong="breaks: 'classes' - at most four columns"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    return np.eye(4, dtype=int)[codes][:, : max(classes, codes.max() + 1)]

# %% id="q1" wrong="breaks: 'for each row' - every row of the result shares the ones of all the codes"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    row = np.zeros(classes, dtype=int)
    rows = []
    for code in codes:
        row[code] = 1
        rows.append(row)
    return np.array(rows)

# %% id="q1" wrong="breaks: 'the column of the code' - missing columns are filled in at the left"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    table = keras.utils.to_categorical(codes)
    missing = np.zeros((len(codes), classes - table.shape[1]))
    return np.hstack([missing, table])

# %% id="q1" wrong="breaks: 'return' - prints instead"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    print(np.eye(classes)[codes])

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

# %% id="q3" right="argmax and a list comprehension"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return [names[place] for place in probabilities.argmax(axis=1)]

# %% id="q3" right="two loops, keeps the best so far"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    answer = []
    for row in probabilities:
        best = 0
        for k in range(len(names)):
            if row[k] > row[best]:
                best = k
        answer.append(names[best])
    return answer

# %% id="q3" right="pandas: idxmax of places, map to names"
import pandas as pd


def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    places = pd.DataFrame(probabilities).idxmax(axis=1)
    return places.map(dict(enumerate(names))).tolist()

# %% id="q3" right="keras.ops.argmax and np.take, an array of texts"
from keras import ops


def decode(probabilities: np.ndarray, names: list) -> np.ndarray:
    """Return the name of the likeliest class of each row."""
    places = ops.convert_to_numpy(ops.argmax(probabilities, axis=-1))
    return np.take(np.array(names), places)

# %% id="q3" right="max over pairs with a key, helper function"
def likeliest(row, names):
    """The name with the largest number."""
    pairs = list(zip(row, names, strict=True))
    return max(pairs, key=lambda pair: pair[0])[1]


def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return [likeliest(row, names) for row in probabilities]

# %% id="q3" wrong="breaks: 'the likeliest class' - asks for more than one half"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    answer = []
    for row in probabilities:
        name = "unknown"
        for k, chance in enumerate(row):
            if chance > 0.5:
                name = names[k]
        answer.append(name)
    return answer

# %% id="q3" wrong="breaks: 'the likeliest class' - the best so far starts at 0.3 with the first name"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    answer = []
    for row in probabilities:
        best, name = 0.3, names[0]
        for k, chance in enumerate(row):
            if chance > best:
                best, name = chance, names[k]
        answer.append(name)
    return answer

# %% id="q3" wrong="breaks: 'in the order of the columns' - sorts the names first"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    names = sorted(names)
    return [names[place] for place in probabilities.argmax(axis=1)]

# %% id="q3" wrong="breaks: 'in the order of the columns' - categories of pandas stand in alphabetical order"
import pandas as pd


def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    categories = pd.Categorical(names).categories
    return categories[probabilities.argmax(axis=1)].tolist()

# %% id="q3" wrong="breaks: 'of each row' - the largest of each column"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return [names[place] for place in probabilities.argmax(axis=0)]

# %% id="q3" wrong="breaks: 'likeliest' - takes the smallest"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return [names[place] for place in np.argsort(probabilities, axis=1)[:, 0]]

# %% id="q3" wrong="breaks: 'the name' - returns the places"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return probabilities.argmax(axis=1)

# %% id="q3" wrong="breaks: 'of n texts' - each name only once"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    answer = []
    for place in probabilities.argmax(axis=1):
        if names[place] not in answer:
            answer.append(names[place])
    return answer

# %% id="q3" wrong="breaks: 'of each row' - one name, that of the largest mean"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return names[probabilities.mean(axis=0).argmax()]

# %% id="q3" wrong="breaks: 'of n texts' - leaves out rows in which no class reaches 0.4"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return [names[row.argmax()] for row in probabilities if row.max() >= 0.4]

# %% id="q3" wrong="breaks: 'the k names' - looks at the first three columns only"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return [names[place] for place in probabilities[:, :3].argmax(axis=1)]

# %% id="q3" wrong="breaks: 'a list of n texts' - one text, joined by commas"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return ", ".join(names[place] for place in probabilities.argmax(axis=1))

# %% id="q3" wrong="breaks: 'the likeliest' - rounds to one decimal first, so that near numbers become ties"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    rounded = probabilities.round(1)
    return [names[place] for place in rounded.argmax(axis=1)]

# %% id="q4" right="one call, stratified"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)

# %% id="q4" right="two calls with the same seed, both stratified"
X_train, X_test = train_test_split(images, test_size=0.2, random_state=1, stratify=digits)
y_train, y_test = train_test_split(digits, test_size=0.2, random_state=1, stratify=digits)

# %% id="q4" right="a loop over the ten digits, by hand"
rng = np.random.default_rng(7)
in_test = np.zeros(len(images), dtype=bool)
extra = 0.0
for digit in range(10):
    rows = rng.permutation(np.flatnonzero(digits == digit))
    wanted = len(rows) / 5 + extra
    number = int(np.round(wanted))
    extra = wanted - number
    in_test[rows[:number]] = True
X_train, X_test = images[~in_test], images[in_test]
y_train, y_test = digits[~in_test], digits[in_test]
print(X_train.shape, X_test.shape, np.bincount(y_test))

# %% id="q4" right="StratifiedShuffleSplit, indices"
from sklearn.model_selection import StratifiedShuffleSplit

splitter = StratifiedShuffleSplit(n_splits=1, test_size=1 / 5, random_state=0)
train_rows, test_rows = next(splitter.split(images, digits))
X_train, y_train = images[train_rows], digits[train_rows]
X_test, y_test = images[test_rows], digits[test_rows]

# %% id="q4" right="pandas: sample a fifth of each group; the parts stay a DataFrame and a Series"
import pandas as pd

table = pd.DataFrame(images)
table["digit"] = digits
test = table.groupby("digit").sample(frac=0.2, random_state=3)
train = table.drop(index=test.index)
X_train, y_train = train.drop(columns="digit"), train["digit"]
X_test, y_test = test.drop(columns="digit"), test["digit"]

# %% id="q4" right="row numbers are split, test_size as a whole number of rows"
rows = np.arange(len(digits))
train_rows, test_rows = train_test_split(
    rows, test_size=len(rows) // 5, stratify=digits, shuffle=True
)
X_train, X_test = images[train_rows], images[test_rows]
y_train, y_test = digits[train_rows], digits[test_rows]

# %% id="q4" wrong="breaks: 'every digit has the same share' - no stratify"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, test_size=0.2, random_state=1
)

# %% id="q4" wrong="breaks: 'a fifth of the rows' - test_size=20"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, test_size=20, stratify=digits, random_state=1
)

# %% id="q4" wrong="breaks: 'row by row, X_train belongs to y_train' - two seeds"
X_train, X_test = train_test_split(images, test_size=0.2, stratify=digits, random_state=1)
y_train, y_test = train_test_split(digits, test_size=0.2, stratify=digits, random_state=2)

# %% id="q4" wrong="breaks: 'row by row' - same seed, but only the labels are stratified"
X_train, X_test = train_test_split(images, test_size=0.2, random_state=1)
y_train, y_test = train_test_split(digits, test_size=0.2, stratify=digits, random_state=1)

# %% id="q4" wrong="breaks: 'the test part has a fifth' - parts unpacked in the wrong order, train is the fifth"
X_test, X_train, y_test, y_train = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)

# %% id="q4" wrong="breaks: 'X_train belongs to y_train' - unpacked in another order than returned"
X_train, y_train, X_test, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)

# %% id="q4" wrong="breaks: 'a fifth' - a quarter"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, test_size=0.25, stratify=digits, random_state=1
)

# %% id="q4" wrong="breaks: 'a fifth' - train_size=0.2"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, train_size=0.2, stratify=digits, random_state=1
)

# %% id="q4" wrong="breaks: 'every digit has the same share' - the last fifth of the rows, not mixed"
cut = len(images) - len(images) // 5
X_train, X_test = images[:cut], images[cut:]
y_train, y_test = digits[:cut], digits[cut:]

# %% id="q4" wrong="breaks: 'split' - the test rows are in the training part too"
_, X_test, _, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)
X_train, y_train = images, digits

# %% id="q4" wrong="breaks: 'a fifth of the rows' - test_size=20 of each digit"
rng = np.random.default_rng(1)
test_rows = np.concatenate(
    [rng.choice(np.flatnonzero(digits == digit), 20, replace=False) for digit in range(10)]
)
in_test = np.isin(np.arange(len(digits)), test_rows)
X_train, X_test = images[~in_test], images[in_test]
y_train, y_test = digits[~in_test], digits[in_test]

# %% id="q4" wrong="breaks: 'X_test belongs to y_test' - labels grouped by digit, images in the order of the table"
test_rows = np.concatenate([np.flatnonzero(digits == digit)[2::5] for digit in range(10)])
in_test = np.zeros(len(digits), dtype=bool)
in_test[test_rows] = True
X_train, X_test = images[~in_test], images[in_test]
y_train, y_test = digits[~in_test], digits[test_rows]

# %% id="q4" wrong="breaks: 'a fifth of the rows' - draws with replacement, rows occur twice and others are lost"
rng = np.random.default_rng(1)
order = np.concatenate(
    [rng.choice(np.flatnonzero(digits == d), np.sum(digits == d)) for d in range(10)]
)
X_train, X_test, y_train, y_test = train_test_split(
    images[order], digits[order], test_size=0.2, stratify=digits[order], random_state=1
)

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

# %% id="q6" right="from the matrix"
recall = matrix[9, 9] / matrix[9].sum()
precision = matrix[9, 9] / matrix[:, 9].sum()
mistaken = matrix[:9, 9].argmax()

# %% id="q6" right="read off the figure, plain numbers"
recall = 60 / (1 + 1 + 6 + 5 + 1 + 6 + 12 + 60)
precision = 60 / (1 + 7 + 2 + 1 + 5 + 1 + 60)
mistaken = 1

# %% id="q6" right="scikit-learn's scores and pandas"
import pandas as pd
from sklearn.metrics import precision_score, recall_score

named = learned.predict(images[900:])
recall = recall_score(digits[900:], named, labels=[9], average=None)[0]
precision = precision_score(digits[900:], named, labels=[9], average=None)[0]
others = pd.Series(digits[900:][(named == 9) & (digits[900:] != 9)])
mistaken = int(others.mode()[0])
print(f"{recall:.3f} {precision:.3f} {mistaken}")

# %% id="q6" right="loops"
is_nine = 0
called_nine = 0
mistaken, most = None, -1
for k in range(10):
    is_nine += int(matrix[9][k])
    called_nine += int(matrix[k][9])
    if k != 9 and matrix[k][9] > most:
        mistaken, most = k, matrix[k][9]
recall = float(matrix[9][9]) / is_nine
precision = float(matrix[9][9]) / called_nine

# %% id="q6" right="a copy without the diagonal, figures rounded to four decimals"
errors = matrix.copy()
np.fill_diagonal(errors, 0)
right = np.diag(matrix)
recall = round(float((right / matrix.sum(axis=1))[9]), 4)
precision = round(float((right / matrix.sum(axis=0))[9]), 4)
mistaken = int(np.argmax(errors[:, 9]))

# %% id="q6" wrong="breaks: recall and precision - swapped"
recall = matrix[9, 9] / matrix[:, 9].sum()
precision = matrix[9, 9] / matrix[9].sum()
mistaken = matrix[:9, 9].argmax()

# %% id="q6" wrong="breaks: 'which other digit was called a 9' - what the nines were called instead (8)"
recall = matrix[9, 9] / matrix[9].sum()
precision = matrix[9, 9] / matrix[:, 9].sum()
mistaken = matrix[9, :9].argmax()

# %% id="q6" wrong="breaks: 'which other digit' - its count (7), not the digit"
recall = matrix[9, 9] / matrix[9].sum()
precision = matrix[9, 9] / matrix[:, 9].sum()
mistaken = matrix[:9, 9].max()

# %% id="q6" wrong="breaks: 'other digit' - the 9 itself"
recall = matrix[9, 9] / matrix[9].sum()
precision = matrix[9, 9] / matrix[:, 9].sum()
mistaken = matrix[:, 9].argmax()

# %% id="q6" wrong="breaks: 'of the images that are a 9' - share of all images"
recall = matrix[9, 9] / matrix.sum()
precision = matrix[9, 9] / matrix[:, 9].sum()
mistaken = matrix[:9, 9].argmax()

# %% id="q6" wrong="breaks: 'the digit 9' - recall and precision of the 8"
recall = matrix[8, 8] / matrix[8].sum()
precision = matrix[8, 8] / matrix[:, 8].sum()
mistaken = 1

# %% id="q6" wrong="breaks: 'precision: of the images called a 9' - overall accuracy"
recall = matrix[9, 9] / matrix[9].sum()
precision = np.trace(matrix) / matrix.sum()
mistaken = matrix[:9, 9].argmax()

# %% id="q6" wrong="breaks: 'what share is a 9' - precision is the share that is no 9"
recall = matrix[9, 9] / matrix[9].sum()
precision = matrix[:9, 9].sum() / matrix[:, 9].sum()
mistaken = matrix[:9, 9].argmax()

# %% id="q6" wrong="breaks: 'look at the digit 9' - means over all ten digits"
from sklearn.metrics import precision_score, recall_score

named = learned.predict(images[900:])
recall = recall_score(digits[900:], named, average="macro")
precision = precision_score(digits[900:], named, average="macro")
mistaken = 1

# %% id="q6" wrong="breaks: 'the other 897' - computed on the 900 that were learned"
trained = confusion_matrix(digits[:900], learned.predict(images[:900]))
recall = trained[9, 9] / trained[9].sum()
precision = trained[9, 9] / trained[:, 9].sum()
mistaken = 1

# %% id="q6" wrong="breaks: 'what share' - per cent"
recall = 100 * matrix[9, 9] / matrix[9].sum()
precision = 100 * matrix[9, 9] / matrix[:, 9].sum()
mistaken = 1

# %% id="q6" wrong="breaks: 'which digit was called a 9 most often' - the second most often (5)"
recall = 60 / 92
precision = 60 / 77
mistaken = 5

# %% id="q6" wrong="breaks: 'of the images that are a 9' - one image of the row forgotten, 60 of 91"
recall = 60 / 91
precision = 60 / 77
mistaken = 1

# %% id="q6" wrong="breaks: 'of the images called a 9' - the images called a 9 counted without those of the 4 and the 7, 60 of 75"
recall = 60 / 92
precision = 60 / 75
mistaken = 1

# %% id="q1" right="beginner's loop into np.zeros"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    table = np.zeros((len(codes), classes))
    for row in range(len(codes)):
        table[row, codes[row]] = 1
    return table

# %% id="q1" right="keras.utils.to_categorical with num_classes"
def one_hot(codes: np.ndarray, classes: int) -> np.ndarray:
    """Return a one-hot row for each code."""
    rows = keras.utils.to_categorical(codes, num_classes=classes)
    print("shape:", rows.shape)
    return rows

# %% id="q1" right="comparison by broadcasting, True and False"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    return np.asarray(codes)[:, np.newaxis] == np.arange(classes)

# %% id="q1" right="keras.ops.one_hot, a tensor"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    return keras.ops.one_hot(codes, classes)

# %% id="q1" wrong="breaks: 'wide enough even if some classes do not occur' - width from the largest code"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    return np.eye(max(codes) + 1)[codes]

# %% id="q1" wrong="breaks: 'in the column of the code' - get_dummies has only the classes that occur, zeros are appended on the right"
import pandas as pd

def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    rows = pd.get_dummies(codes).to_numpy(dtype=float)
    missing = classes - rows.shape[1]
    return np.hstack([rows, np.zeros((len(rows), missing))])

# %% id="q1" wrong="breaks: 'in the column of the code' - codes are shifted so that the smallest is 0"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    codes = np.asarray(codes)
    return np.eye(classes)[codes - codes.min()]

# %% id="q1" wrong="breaks: 'shape (len(codes), classes)' - transposed"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    table = np.zeros((classes, len(codes)))
    for place, code in enumerate(codes):
        table[code, place] = 1
    return table

# %% id="q1" wrong="breaks: 'shape (len(codes), classes)' - a column too many for larger numbers: width classes + 1 as if codes ran to classes"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    return keras.utils.to_categorical(codes, num_classes=classes + 1)

# %% id="q1" wrong="breaks: 'in each row the 1 of its own code' - rows sorted by code"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    table = []
    for code in range(classes):
        for _ in range(int(np.sum(np.asarray(codes) == code))):
            row = [0] * classes
            row[code] = 1
            table.append(row)
    return table

# %% id="q1" wrong="breaks: '0 elsewhere' - -1 elsewhere"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    return np.where(np.arange(classes) == np.reshape(codes, (-1, 1)), 1, -1)

# %% id="q1" wrong="breaks: 'a 1 in the column of the code' - codes taken as if they counted from 1, so 0 lands in the last column"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    table = np.zeros((len(codes), classes))
    table[np.arange(len(codes)), np.asarray(codes) - 1] = 1
    return table

# %% id="q1" wrong="breaks: '0 elsewhere' - all columns up to the code are 1 (ordinal)"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    return (np.arange(classes) <= np.asarray(codes)[:, None]).astype(int)

# %% id="q1" wrong="breaks: 'classes' - fixed to the widths of the examples, 3 or 4"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    width = 3 if classes == 3 else 4
    return np.eye(width)[np.minimum(codes, width - 1)]

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

# %% id="q3" right="beginner's loop with max and index"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    found = []
    for row in probabilities:
        row = list(row)
        found.append(names[row.index(max(row))])
    return found

# %% id="q3" right="NumPy array of names"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return np.array(names)[np.argmax(probabilities, axis=-1)]

# %% id="q3" right="pandas idxmax"
import pandas as pd

def decode(probabilities: np.ndarray, names: list) -> list:
    """Return the name of the likeliest class of each row."""
    table = pd.DataFrame(np.asarray(probabilities), columns=list(names))
    return table.idxmax(axis="columns").tolist()

# %% id="q3" right="keras.ops.argmax"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    places = keras.ops.convert_to_numpy(keras.ops.argmax(probabilities, axis=1))
    return [names[int(place)] for place in places]

# %% id="q3" wrong="breaks: 'of each row' - zip with names stops after k rows"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    found = []
    for row, _ in zip(probabilities, names):
        found.append(names[row.argmax()])
    return found

# %% id="q3" wrong="breaks: 'however likely it is' - 'unsure' below 0.4"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return [names[row.argmax()] if row.max() >= 0.4 else "unsure" for row in probabilities]

# %% id="q3" wrong="breaks: 'a list of n texts' - every name only once"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return list(dict.fromkeys(names[place] for place in probabilities.argmax(axis=1)))

# %% id="q3" wrong="breaks: 'likeliest' - rounded to two decimals first, close rows are decided by the order of the columns"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return [names[place] for place in probabilities.round(2).argmax(axis=1)]

# %% id="q3" wrong="breaks: 'the name' - longer names are cut to six letters"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    found = np.empty(len(probabilities), dtype="U6")
    for i, place in enumerate(probabilities.argmax(axis=1)):
        found[i] = names[place]
    return found

# %% id="q3" wrong="breaks: 'k names' - only the first three columns compete"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    found = []
    for a, b, c in probabilities[:, :3]:
        if a >= b and a >= c:
            found.append(names[0])
        elif b >= c:
            found.append(names[1])
        else:
            found.append(names[2])
    return found

# %% id="q3" wrong="breaks: 'in the order of the columns' - names sorted first"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    ordered = sorted(names)
    return [ordered[place] for place in probabilities.argmax(axis=1)]

# %% id="q3" wrong="breaks: 'each row' - argmax down the columns"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return [names[place] for place in probabilities.argmax(axis=0)]

# %% id="q3" wrong="breaks: 'the name' - returns the places"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return probabilities.argmax(axis=1).tolist()

# %% id="q3" wrong="breaks: 'however likely it is' - a threshold of one half, then the first name"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return [names[place] for place in (probabilities > 0.5).argmax(axis=1)]

# %% id="q4" right="one call with stratify"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, test_size=0.2, random_state=1, stratify=digits
)
print(len(X_train), len(X_test))

# %% id="q4" right="StratifiedShuffleSplit"
from sklearn.model_selection import StratifiedShuffleSplit

splitter = StratifiedShuffleSplit(n_splits=1, test_size=0.2, random_state=7)
train_rows, test_rows = next(splitter.split(images, digits))
X_train, y_train = images[train_rows], digits[train_rows]
X_test, y_test = images[test_rows], digits[test_rows]

# %% id="q4" right="by hand, digit by digit"
rng = np.random.default_rng(0)
in_test = np.zeros(len(digits), dtype=bool)
for digit in range(10):
    rows = rng.permutation(np.flatnonzero(digits == digit))
    in_test[rows[: round(len(rows) / 5)]] = True
X_train, X_test = images[~in_test], images[in_test]
y_train, y_test = digits[~in_test], digits[in_test]

# %% id="q4" right="indices are split, size as a number of rows"
rows = np.arange(len(images))
train, test = train_test_split(rows, test_size=len(rows) // 5, stratify=digits)
X_train, X_test, y_train, y_test = images[train], images[test], digits[train], digits[test]

# %% id="q4" wrong="breaks: 'every digit has the same share' - no stratify"
X_train, X_test, y_train, y_test = train_test_split(images, digits, test_size=0.2, random_state=1)

# %% id="q4" wrong="breaks: 'a fifth of the rows' - 20 rows"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, test_size=20, random_state=1, stratify=digits
)

# %% id="q4" wrong="breaks: 'X_train belongs to y_train' - two stratified calls with different random_state"
X_train, X_test = train_test_split(images, test_size=0.2, random_state=1, stratify=digits)
y_train, y_test = train_test_split(digits, test_size=0.2, random_state=2, stratify=digits)

# %% id="q4" wrong="breaks: 'images, as it is' - pixels divided by 16"
X_train, X_test, y_train, y_test = train_test_split(
    images / 16, digits, test_size=0.2, random_state=1, stratify=digits
)

# %% id="q4" wrong="breaks: 'the test part has a fifth' - train_size=0.2"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, train_size=0.2, random_state=1, stratify=digits
)

# %% id="q4" wrong="breaks: 'into one of the two parts' - the training part has the test rows too"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, test_size=0.2, random_state=1, stratify=digits
)
X_train, y_train = images, digits

# %% id="q4" wrong="breaks: 'X_test belongs to y_test' - the labels of the test part are sorted"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, test_size=0.2, random_state=1, stratify=digits
)
y_test = np.sort(y_test)

# %% id="q4" wrong="breaks: 'X_train belongs to y_train' - only the images of the training part are shuffled again"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, test_size=0.2, random_state=1, stratify=digits
)
X_train = np.random.default_rng(0).permutation(X_train)

# %% id="q4" wrong="breaks: 'every row goes into one of the two parts' - the remainder of the division is dropped"
X_train, y_train, X_test, y_test = [], [], [], []
for digit in range(10):
    rows = np.flatnonzero(digits == digit)
    n = len(rows) // 5
    X_test.append(images[rows[:n]])
    y_test.append(digits[rows[:n]])
    X_train.append(images[rows[n : 5 * n]])
    y_train.append(digits[rows[n : 5 * n]])
X_train, y_train = np.concatenate(X_train), np.concatenate(y_train)
X_test, y_test = np.concatenate(X_test), np.concatenate(y_test)

# %% id="q4" wrong="breaks: four parts in their order - y_train and X_test exchanged"
X_train, y_train, X_test, y_test = train_test_split(
    images, digits, test_size=0.2, random_state=1, stratify=digits
)

# %% id="q4" wrong="breaks: 'a fifth' - a quarter, the default"
X_train, X_test, y_train, y_test = train_test_split(images, digits, random_state=1, stratify=digits)

# %% id="q4" wrong="breaks: 'none twice' - the test rows are drawn with replacement"
rng = np.random.default_rng(1)
test_rows = np.concatenate([rng.choice(np.flatnonzero(digits == d), int(round(np.sum(digits == d) / 5))) for d in range(10)])
train_rows = np.setdiff1d(np.arange(len(digits)), test_rows)
X_train, y_train = images[train_rows], digits[train_rows]
X_test, y_test = images[test_rows], digits[test_rows]

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

# %% id="q6" right="computed from matrix"
recall = matrix[9, 9] / matrix[9].sum()
precision = matrix[9, 9] / matrix[:, 9].sum()
others = matrix[:, 9].copy()
others[9] = 0
mistaken = others.argmax()
print(recall, precision, mistaken)

# %% id="q6" right="read from the figure, rounded"
recall = round(60 / (1 + 1 + 6 + 5 + 1 + 6 + 12 + 60), 2)
precision = round(60 / (1 + 7 + 2 + 1 + 5 + 1 + 60), 2)
mistaken = 1

# %% id="q6" right="scikit-learn and a loop"
from sklearn.metrics import precision_score, recall_score

true, named = digits[900:], learned.predict(images[900:])
recall = recall_score(true == 9, named == 9)
precision = precision_score(true == 9, named == 9)
mistaken, most = None, -1
for digit in range(9):
    count = int(np.sum((true == digit) & (named == 9)))
    if count > most:
        mistaken, most = digit, count

# %% id="q6" right="pandas, rounded"
import pandas as pd

table = pd.DataFrame(matrix)
recall = float((table.loc[9, 9] / table.loc[9].sum()).round(2))
precision = float((table.loc[9, 9] / table[9].sum()).round(2))
mistaken = int(table[9].drop(9).idxmax())

# %% id="q6" wrong="breaks: recall and precision - exchanged"
recall = matrix[9, 9] / matrix[:, 9].sum()
precision = matrix[9, 9] / matrix[9].sum()
mistaken = int(np.argmax(matrix[:9, 9]))

# %% id="q6" wrong="breaks: 'which other digit was called a 9' - what a 9 was called most often (8)"
recall = matrix[9, 9] / matrix[9].sum()
precision = matrix[9, 9] / matrix[:, 9].sum()
mistaken = int(np.argmax(matrix[9, :9]))

# %% id="q6" wrong="breaks: 'which other digit' - the count 7 instead of the digit"
recall = matrix[9, 9] / matrix[9].sum()
precision = matrix[9, 9] / matrix[:, 9].sum()
mistaken = int(matrix[:9, 9].max())

# %% id="q6" wrong="breaks: 'which other digit' - 9 itself"
recall = matrix[9, 9] / matrix[9].sum()
precision = matrix[9, 9] / matrix[:, 9].sum()
mistaken = int(matrix[:, 9].argmax())

# %% id="q6" wrong="breaks: recall - share of all 897 images"
recall = matrix[9, 9] / matrix.sum()
precision = matrix[9, 9] / matrix[:, 9].sum()
mistaken = 1

# %% id="q6" wrong="breaks: precision - divided by the other digits only, without the 60"
recall = 0.65
precision = round(17 / 77, 2)
mistaken = 1

# %% id="q6" wrong="breaks: 'two decimals' - recall rounded up to 0.66"
recall = 0.66
precision = 0.78
mistaken = 1

# %% id="q6" wrong="breaks: 'the digit 9' - mean recall and precision of all digits"
recall = float(np.mean(np.diag(matrix) / matrix.sum(axis=1)))
precision = float(np.mean(np.diag(matrix) / matrix.sum(axis=0)))
mistaken = 1

# %% id="q6" wrong="breaks: counts of the 897 test images - the 900 that it learned from"
known = confusion_matrix(digits[:900], learned.predict(images[:900]))
recall = known[9, 9] / known[9].sum()
precision = known[9, 9] / known[:, 9].sum()
mistaken = int(np.argmax(known[:9, 9]))

# %% id="q6" wrong="breaks: 'two decimals, or not at all' - precision cut off to 0.77"
recall = int(100 * 60 / 92) / 100
precision = int(100 * 60 / 77) / 100
mistaken = 1

# %% id="q6" wrong="breaks: 'the digit 9' - row and column 8 (counted from 1)"
recall = matrix[8, 8] / matrix[8].sum()
precision = matrix[8, 8] / matrix[:, 8].sum()
mistaken = 1

# %% id="q1" right="loop that builds a list of rows"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    rows = []
    for code in codes:
        row = [0] * classes
        row[code] = 1
        rows.append(row)
    return rows

# %% id="q1" right="comparison by broadcasting, an array of True and False"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    column = np.asarray(codes).reshape(-1, 1)
    return column == np.arange(classes)

# %% id="q1" right="keras.ops.one_hot, a tensor"
def one_hot(codes, classes: int):
    """Return a one-hot row for each code."""
    return keras.ops.one_hot(codes, classes)

# %% id="q1" right="pandas get_dummies with all the categories"
import pandas as pd


def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    categories = pd.Categorical(codes, categories=list(range(classes)))
    return pd.get_dummies(categories).to_numpy().astype(float)

# %% id="q1" wrong="breaks: 'wide enough even if some classes do not occur' - to_categorical guesses the width"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    return keras.utils.to_categorical(codes)

# %% id="q1" wrong="breaks: 'a 1 in the column of the code' - columns of the classes that occur, then padded to the width"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    found, places = np.unique(codes, return_inverse=True)
    table = np.zeros((len(codes), classes))
    table[np.arange(len(codes)), places] = 1
    return table

# %% id="q1" wrong="breaks: 'shape (len(codes), classes)' - a row for each class, a column for each code"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    table = np.zeros((classes, len(codes)))
    for place, code in enumerate(codes):
        table[code, place] = 1
    return table

# %% id="q1" wrong="breaks: '0 elsewhere' - all rows are the same list, so each gets all the ones"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    rows = [[0] * classes] * len(codes)
    for place, code in enumerate(codes):
        rows[place][code] = 1
    return rows

# %% id="q1" wrong="breaks: '0 elsewhere' - ones up to the code, as for ordered classes"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    return (np.arange(classes) <= np.asarray(codes)[:, None]).astype(int)

# %% id="q1" wrong="breaks: 'in each row a 1' - the code itself is written into its column"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    table = np.zeros((len(codes), classes), dtype=int)
    for place, code in enumerate(codes):
        table[place, code] = code
    return table

# %% id="q1" wrong="breaks: 'in the column of the code' - counts the classes from 1"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    rows = []
    for code in codes:
        row = [0] * classes
        row[code - 1] = 1
        rows.append(row)
    return np.array(rows)

# %% id="q1" wrong="breaks: 'shape (len(codes), classes)' - a column too many, for codes 0 to classes"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    return np.eye(classes + 1)[codes]

# %% id="q1" wrong="breaks: '0 elsewhere' - minus 1 elsewhere"
def one_hot(codes, classes):
    """Return a one-hot row for each code."""
    return 2 * np.eye(classes)[codes] - 1

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

# %% id="q3" right="argmax and a list comprehension"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return [names[place] for place in probabilities.argmax(axis=1)]

# %% id="q3" right="a loop that remembers the best so far"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    answers = []
    for row in probabilities:
        best = 0
        for place in range(len(names)):
            if row[place] > row[best]:
                best = place
        answers.append(names[best])
    return answers

# %% id="q3" right="an array of names, indexed"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return np.array(names)[np.argmax(probabilities, axis=-1)]

# %% id="q3" right="pandas idxmax"
import pandas as pd


def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    frame = pd.DataFrame(probabilities, columns=names)
    return frame.idxmax(axis=1).tolist()

# %% id="q3" wrong="breaks: 'however likely it is' - unsure rows are called unknown"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    answers = []
    for row in probabilities:
        place = row.argmax()
        answers.append(names[place] if row[place] > 0.5 else "unknown")
    return answers

# %% id="q3" wrong="breaks: 'however likely it is' - rounds first"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    places = np.round(probabilities).argmax(axis=1)
    return [names[place] for place in places]

# %% id="q3" wrong="breaks: 'however likely it is' - leaves out rows without a majority"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return [names[row.argmax()] for row in probabilities if row.max() >= 0.5]

# %% id="q3" wrong="breaks: 'Return the name' - returns the places"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return probabilities.argmax(axis=1)

# %% id="q3" wrong="breaks: 'in the order of the columns' - sorts the names first"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    categories = sorted(names)
    return [categories[place] for place in probabilities.argmax(axis=1)]

# %% id="q3" wrong="breaks: 'of each row' - looks down the columns"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    places = probabilities.argmax(axis=0)
    return [names[place] for place in places]

# %% id="q3" wrong="breaks: 'a list of n texts' - return stands inside the loop, only the first row is answered"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    answers = []
    for row in probabilities:
        answers.append(names[np.argmax(row)])
        return answers

# %% id="q3" wrong="breaks: 'the likeliest' - argsort begins with the smallest"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    places = np.argsort(probabilities, axis=1)[:, 0]
    return [names[place] for place in places]

# %% id="q3" wrong="breaks: 'a list of n texts' - pairs of name and probability"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return [(names[row.argmax()], float(row.max())) for row in probabilities]

# %% id="q3" wrong="breaks: 'a list of n texts' - one text with commas"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    return ", ".join(names[place] for place in probabilities.argmax(axis=1))

# %% id="q3" wrong="breaks: 'of n texts' - a name that occurs again is left out"
def decode(probabilities, names):
    """Return the name of the likeliest class of each row."""
    answers = []
    for place in probabilities.argmax(axis=1):
        if names[place] not in answers:
            answers.append(names[place])
    return answers

# %% id="q4" right="one call with stratify"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)
print(X_train.shape, X_test.shape, np.bincount(y_test))

# %% id="q4" right="by hand, digit by digit"
rng = np.random.default_rng(1)
train_rows = []
test_rows = []
for digit in range(10):
    rows = rng.permutation(np.flatnonzero(digits == digit))
    fifth = round(len(rows) / 5)
    test_rows.extend(rows[:fifth])
    train_rows.extend(rows[fifth:])
X_train, y_train = images[train_rows], digits[train_rows]
X_test, y_test = images[test_rows], digits[test_rows]

# %% id="q4" right="StratifiedShuffleSplit gives row numbers"
from sklearn.model_selection import StratifiedShuffleSplit

splitter = StratifiedShuffleSplit(n_splits=1, test_size=0.2, random_state=4)
train_rows, test_rows = next(splitter.split(images, digits))
X_train, X_test = images[train_rows], images[test_rows]
y_train, y_test = digits[train_rows], digits[test_rows]

# %% id="q4" right="two calls alike, the same seed and stratify"
X_train, X_test = train_test_split(images, test_size=0.2, random_state=1, stratify=digits)
y_train, y_test = train_test_split(digits, test_size=0.2, random_state=1, stratify=digits)

# %% id="q4" right="pandas samples a fifth of each group"
import pandas as pd

labels = pd.Series(digits)
sampled = labels.groupby(labels).sample(frac=0.2, random_state=1).index
in_test = labels.index.isin(sampled)
X_train, X_test = images[~in_test], images[in_test]
y_train, y_test = digits[~in_test], digits[in_test]

# %% id="q4" wrong="breaks: 'every digit has the same share' - no stratify"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, test_size=0.2, random_state=1
)

# %% id="q4" wrong="breaks: 'X_train belongs to y_train' - two calls with two seeds"
X_train, X_test = train_test_split(images, test_size=0.2, stratify=digits, random_state=1)
y_train, y_test = train_test_split(digits, test_size=0.2, stratify=digits, random_state=2)

# %% id="q4" wrong="breaks: 'X_train belongs to y_train' - only the labels are stratified"
X_train, X_test = train_test_split(images, test_size=0.2, random_state=1)
y_train, y_test = train_test_split(digits, test_size=0.2, random_state=1, stratify=digits)

# %% id="q4" wrong="breaks: 'the test part has a fifth of the rows' - test_size=20 is left"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, test_size=20, stratify=digits, random_state=1
)

# %% id="q4" wrong="breaks: 'the test part has a fifth' - test_size forgotten, a quarter"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, stratify=digits, random_state=1
)

# %% id="q4" wrong="breaks: 'the test part has a fifth' - the parts are mixed up, the training part has the fifth"
X_test, X_train, y_test, y_train = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)

# %% id="q4" wrong="breaks: 'every row of images, as it is' - divided by 16"
X_train, X_test, y_train, y_test = train_test_split(
    images / 16, digits, test_size=0.2, stratify=digits, random_state=1
)

# %% id="q4" wrong="breaks: 'every row goes into one of the two parts' - drawn with repetition"
from sklearn.utils import resample

X_train, y_train = resample(images, digits, n_samples=1438, stratify=digits, random_state=1)
X_test, y_test = resample(images, digits, n_samples=359, stratify=digits, random_state=2)

# %% id="q4" wrong="breaks: 'every row goes into one of the two parts' - a third part for validation"
X_train, X_test, y_train, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)
X_train, X_val, y_train, y_val = train_test_split(
    X_train, y_train, test_size=0.2, stratify=y_train, random_state=1
)

# %% id="q4" wrong="breaks: 'goes into one of the two parts' - all rows stay in the training part"
X_train, y_train = images, digits
_, X_test, _, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)

# %% id="q4" wrong="breaks: 'X_train belongs to y_train' - the four parts in the wrong order"
X_train, y_train, X_test, y_test = train_test_split(
    images, digits, test_size=0.2, stratify=digits, random_state=1
)

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

# %% id="q6" right="row and column sums of the matrix"
recall = matrix[9, 9] / matrix[9].sum()
precision = matrix[9, 9] / matrix[:, 9].sum()
others = matrix[:, 9].copy()
others[9] = 0
mistaken = others.argmax()
print(recall, precision, mistaken)

# %% id="q6" right="from the predictions, without the matrix"
named = learned.predict(images[900:])
truth = digits[900:]
recall = float(np.mean(named[truth == 9] == 9))
precision = float(np.mean(truth[named == 9] == 9))
wrongly = truth[(named == 9) & (truth != 9)]
mistaken = int(np.bincount(wrongly, minlength=10).argmax())

# %% id="q6" right="loops, rounded to two decimals"
in_row = 0
in_column = 0
for digit in range(10):
    in_row += matrix[9, digit]
    in_column += matrix[digit, 9]
recall = round(float(matrix[9, 9] / in_row), 2)
precision = round(float(matrix[9, 9] / in_column), 2)
mistaken = max(range(9), key=lambda digit: matrix[digit, 9])

# %% id="q6" right="scikit-learn scores and pandas"
import pandas as pd
from sklearn.metrics import precision_score, recall_score

named = learned.predict(images[900:])
recall = recall_score(digits[900:] == 9, named == 9)
precision = precision_score(digits[900:] == 9, named == 9)
mistaken = pd.DataFrame(matrix)[9].drop(9).idxmax()

# %% id="q6" wrong="breaks: 'of the images that are a 9' and 'were called a 9' - row and column are exchanged"
recall = matrix[9, 9] / matrix[:, 9].sum()
precision = matrix[9, 9] / matrix[9].sum()
others = matrix[:, 9].copy()
others[9] = 0
mistaken = others.argmax()

# %% id="q6" wrong="breaks: 'which other digit was called a 9' - what the 9 was called most often"
recall = matrix[9, 9] / matrix[9].sum()
precision = matrix[9, 9] / matrix[:, 9].sum()
others = matrix[9].copy()
others[9] = 0
mistaken = others.argmax()

# %% id="q6" wrong="breaks: 'which other digit' - the 9 itself is the largest"
recall = matrix[9, 9] / matrix[9].sum()
precision = matrix[9, 9] / matrix[:, 9].sum()
mistaken = matrix[:, 9].argmax()

# %% id="q6" wrong="breaks: 'what share' - percentages"
recall = 100 * matrix[9, 9] / matrix[9].sum()
precision = 100 * matrix[9, 9] / matrix[:, 9].sum()
others = matrix[:, 9].copy()
others[9] = 0
mistaken = others.argmax()

# %% id="q6" wrong="breaks: 'of the images that were called a 9' - a share of all the images"
recall = matrix[9, 9] / matrix[9].sum()
precision = matrix[9, 9] / matrix.sum()
others = matrix[:, 9].copy()
others[9] = 0
mistaken = others.argmax()

# %% id="q6" wrong="breaks: 'of the images that are a 9' - the accuracy of all the digits"
recall = np.trace(matrix) / matrix.sum()
precision = matrix[9, 9] / matrix[:, 9].sum()
others = matrix[:, 9].copy()
others[9] = 0
mistaken = others.argmax()

# %% id="q6" wrong="breaks: 'Look at the digit 9' - the ninth row, which is the 8"
recall = matrix[8, 8] / matrix[8].sum()
precision = matrix[8, 8] / matrix[:, 8].sum()
others = matrix[:, 8].copy()
others[8] = 0
mistaken = others.argmax()

# %% id="q6" wrong="breaks: 'Look at the digit 9' - means over all the digits"
from sklearn.metrics import precision_score, recall_score

named = learned.predict(images[900:])
recall = recall_score(digits[900:], named, average="macro")
precision = precision_score(digits[900:], named, average="macro")
others = matrix[:, 9].copy()
others[9] = 0
mistaken = others.argmax()

# %% id="q6" wrong="breaks: 'Round the shares to two decimals, or not at all' - one decimal"
recall = round(float(matrix[9, 9] / matrix[9].sum()), 1)
precision = round(float(matrix[9, 9] / matrix[:, 9].sum()), 1)
others = matrix[:, 9].copy()
others[9] = 0
mistaken = others.argmax()

# %% id="q6" wrong="breaks: 'what share was called a 9' - the share that was not"
recall = 1 - matrix[9, 9] / matrix[9].sum()
precision = 1 - matrix[9, 9] / matrix[:, 9].sum()
others = matrix[:, 9].copy()
others[9] = 0
mistaken = others.argmax()
