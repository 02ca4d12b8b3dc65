# %% [markdown]
# # Answers to exercise 9
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.

# %% id="q1" right="multiplied by hand"
def number_of_fits(grid, folds, refit=True):
    total = folds
    for values in grid.values():
        total *= len(values)
    if refit:
        total += 1
    return total


# %% id="q1" right="NumPy's product"
def number_of_fits(grid, folds, refit=True):
    return np.prod([len(v) for v in grid.values()]) * folds + (1 if refit else 0)


# %% id="q1" right="itertools"
from itertools import product


def number_of_fits(grid, folds, refit=True):
    return len(list(product(*grid.values()))) * folds + refit


# %% id="q1" wrong="adds the numbers of values" fails="q1_folds q1_refit"
def number_of_fits(grid, folds, refit=True):
    return sum(len(v) for v in grid.values()) * folds + int(refit)


# %% id="q1" wrong="forgets the folds" fails="q1_folds q1_refit"
def number_of_fits(grid, folds, refit=True):
    return len(ParameterGrid(grid)) + int(refit)


# %% id="q1" wrong="forgets the last fit" fails="q1_refit"
def number_of_fits(grid, folds, refit=True):
    return len(ParameterGrid(grid)) * folds


# %% id="q1" wrong="fits the winner again in each fold" fails="q1_refit"
def number_of_fits(grid, folds, refit=True):
    return (len(ParameterGrid(grid)) + int(refit)) * folds


# %% id="q1" wrong="always one more" fails="q1_folds"
def number_of_fits(grid, folds, refit=True):
    return len(ParameterGrid(grid)) * folds + 1


# %% id="q1" wrong="counts the names" fails="q1_folds q1_refit"
def number_of_fits(grid, folds, refit=True):
    return len(grid) * folds + int(refit)


# %% id="q1" wrong="prints instead of returning" fails="q1_folds q1_refit"
def number_of_fits(grid, folds, refit=True):
    print(len(ParameterGrid(grid)) * folds + int(refit))


# %% id="q2" right="exponents to the base 10"
def by_factors(u, low, high):
    a, b = np.log10(low), np.log10(high)
    return 10 ** (a + u * (b - a))


# %% id="q2" right="natural logarithms, keras.ops"
def by_factors(u, low, high):
    u = keras.ops.convert_to_tensor(u, dtype="float32")
    a, b = float(np.log(low)), float(np.log(high))
    return keras.ops.exp(a + u * (b - a))


# %% id="q2" right="scipy's quantiles"
from scipy.stats import loguniform


def by_factors(u, low, high):
    return loguniform(low, high).ppf(u)


# %% id="q2" right="a list, for any shape"
def by_factors(u, low, high):
    return (low * (high / low) ** np.asarray(u)).tolist()


# %% id="q2" wrong="rounded to six places" fails="q2_between"
def by_factors(u, low, high):
    return np.round(low * (high / low) ** u, 6)


# %% id="q2" wrong="sorts them" fails="q2_between"
def by_factors(u, low, high):
    return np.sort(low * (high / low) ** u)


# %% id="q2" wrong="for a single row only" fails="q2_between"
def by_factors(u, low, high):
    return np.array([low * (high / low) ** share for share in u.ravel()])


# %% id="q2" wrong="evenly, not by factors" fails="q2_between"
def by_factors(u, low, high):
    return low + u * (high - low)


# %% id="q2" wrong="the exponent instead of the number" fails="q2_ends q2_between"
def by_factors(u, low, high):
    return np.log10(low) + u * (np.log10(high) - np.log10(low))


# %% id="q2" wrong="natural logarithm, then a power of 10" fails="q2_ends q2_between"
def by_factors(u, low, high):
    return 10 ** (np.log(low) + u * (np.log(high) - np.log(low)))


# %% id="q2" wrong="low and high swapped" fails="q2_ends q2_between"
def by_factors(u, low, high):
    return high * (low / high) ** u


# %% id="q2" wrong="draws anew instead of using u" fails="q2_ends q2_between"
def by_factors(u, low, high):
    return 10 ** np.random.default_rng(0).uniform(np.log10(low), np.log10(high), np.shape(u))


# %% id="q2" wrong="forgets to subtract the lower exponent" fails="q2_ends q2_between"
def by_factors(u, low, high):
    return 10 ** (np.log10(low) + u * np.log10(high))


# %% id="q2" wrong="squares, so that small ones are commoner" fails="q2_between"
def by_factors(u, low, high):
    return low + u**2 * (high - low)


# %% id="q3" right="another order, tuples, the way through fit"
space = {
    "net__fit__epochs": (5, 20),
    "net__optimizer__learning_rate": (0.001, 0.01, 0.1),
    "net__model__activation": ("tanh", "relu"),
    "net__model__units": (32, 16, 8),
}

# %% id="q3" right="arrays, filled one by one"
space = {}
space["net__model__units"] = [8, 16, 32]
space["net__model__activation"] = ["relu", "tanh"]
space["net__optimizer__learning_rate"] = 10.0 ** np.array([-1, -2, -3])
space["net__epochs"] = [5, 20]

# %% id="q3" right="prefixes put in front by a loop"
old = {
    "model__units": [8, 16, 32],
    "model__activation": ["relu", "tanh"],
    "optimizer__learning_rate": [0.1, 0.01, 0.001],
    "epochs": [5, 20],
}
space = {f"net__{name}": values for name, values in old.items()}

# %% id="q3" wrong="one of the values changed" fails="q3_training"
space = {
    "net__model__units": [8, 16, 32],
    "net__model__activation": ["relu", "tanh"],
    "net__optimizer__learning_rate": [0.1, 0.01, 0.0001],
    "net__epochs": [5, 20],
}

# %% id="q3" wrong="the epochs go to predict" fails="q3_training"
space = {
    "net__model__units": [8, 16, 32],
    "net__model__activation": ["relu", "tanh"],
    "net__optimizer__learning_rate": [0.1, 0.01, 0.001],
    "net__predict__epochs": [5, 20],
}

# %% id="q3" wrong="units for fit, the activation for the optimiser" fails="q3_function"
space = {
    "net__fit__units": [8, 16, 32],
    "net__optimizer__activation": ["relu", "tanh"],
    "net__optimizer__learning_rate": [0.1, 0.01, 0.001],
    "net__epochs": [5, 20],
}

# %% id="q3" wrong="as it was" fails="q3_known q3_function q3_training"
space = {
    "units": [8, 16, 32],
    "activation": ["relu", "tanh"],
    "learning_rate": [0.1, 0.01, 0.001],
    "epochs": [5, 20],
}

# %% id="q3" wrong="forgets the step of the pipeline" fails="q3_known q3_function q3_training"
space = {
    "model__units": [8, 16, 32],
    "model__activation": ["relu", "tanh"],
    "optimizer__learning_rate": [0.1, 0.01, 0.001],
    "epochs": [5, 20],
}

# %% id="q3" wrong="the step alone" fails="q3_known q3_function q3_training"
space = {
    "net__units": [8, 16, 32],
    "net__activation": ["relu", "tanh"],
    "net__learning_rate": [0.1, 0.01, 0.001],
    "net__epochs": [5, 20],
}

# %% id="q3" wrong="takes the learning rate for an argument of the function" fails="q3_training"
space = {
    "net__model__units": [8, 16, 32],
    "net__model__activation": ["relu", "tanh"],
    "net__model__learning_rate": [0.1, 0.01, 0.001],
    "net__epochs": [5, 20],
}

# %% id="q3" wrong="takes the epochs for an argument of the function" fails="q3_training"
space = {
    "net__model__units": [8, 16, 32],
    "net__model__activation": ["relu", "tanh"],
    "net__optimizer__learning_rate": [0.1, 0.01, 0.001],
    "net__model__epochs": [5, 20],
}

# %% id="q3" wrong="single underscores" fails="q3_known q3_function q3_training"
space = {
    "net_model_units": [8, 16, 32],
    "net_model_activation": ["relu", "tanh"],
    "net_optimizer_learning_rate": [0.1, 0.01, 0.001],
    "net_epochs": [5, 20],
}

# %% id="q3" wrong="the name that make_pipeline would give" fails="q3_known q3_function q3_training"
space = {
    "kerasclassifier__model__units": [8, 16, 32],
    "kerasclassifier__model__activation": ["relu", "tanh"],
    "kerasclassifier__optimizer__learning_rate": [0.1, 0.01, 0.001],
    "kerasclassifier__epochs": [5, 20],
}

# %% id="q3" wrong="units and activation exchanged" fails="q3_function"
space = {
    "net__model__activation": [8, 16, 32],
    "net__model__units": ["relu", "tanh"],
    "net__optimizer__learning_rate": [0.1, 0.01, 0.001],
    "net__epochs": [5, 20],
}

# %% id="q3" wrong="a single learning rate instead of a list" fails="q3_known q3_training"
space = {
    "net__model__units": [8, 16, 32],
    "net__model__activation": ["relu", "tanh"],
    "net__optimizer__learning_rate": 0.01,
    "net__epochs": [5, 20],
}

# %% id="q4" right="Pipeline with names, a loop over folds"
pipeline = Pipeline([("scale", StandardScaler()), ("ask", KNeighborsClassifier(n_neighbors=5))])
fold_scores = []
for learn, hide in StratifiedKFold(5, shuffle=True, random_state=1).split(wine.data, wine.target):
    pipeline.fit(wine.data[learn], wine.target[learn])
    fold_scores.append(pipeline.score(wine.data[hide], wine.target[hide]))

# %% id="q4" right="cross_validate and a frame"
import pandas as pd
from sklearn.model_selection import cross_validate

pipeline = make_pipeline(StandardScaler(), KNeighborsClassifier())
folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=1)
X = pd.DataFrame(wine.data)
fold_scores = pd.DataFrame(cross_validate(pipeline, X, wine.target, cv=folds))["test_score"]

# %% id="q4" right="a grid search of one candidate"
from sklearn.model_selection import GridSearchCV

pipeline = Pipeline([("a", StandardScaler()), ("b", KNeighborsClassifier())])
search = GridSearchCV(
    pipeline, {"b__n_neighbors": [5]}, cv=StratifiedKFold(5, shuffle=True, random_state=1)
).fit(wine.data, wine.target)
fold_scores = [search.cv_results_[f"split{n}_test_score"][0] for n in range(5)]

# %% id="q4" wrong="votes weighted by the distance" fails="q4_pipeline q4_scores"
pipeline = make_pipeline(StandardScaler(), KNeighborsClassifier(5, weights="distance"))
folds = StratifiedKFold(5, shuffle=True, random_state=1)
fold_scores = cross_val_score(pipeline, wine.data, wine.target, cv=folds)


# %% id="q4" wrong="a scaler of one's own, not scikit-learn's" fails="q4_pipeline"
class Scaler(StandardScaler):
    def fit(self, X, y=None):
        print("fitted on", len(X), "rows")
        return super().fit(X, y)


pipeline = make_pipeline(Scaler(), KNeighborsClassifier(5))
folds = StratifiedKFold(5, shuffle=True, random_state=1)
fold_scores = cross_val_score(pipeline, wine.data, wine.target, cv=folds)

# %% id="q4" wrong="rounded" fails="q4_scores"
pipeline = make_pipeline(StandardScaler(), KNeighborsClassifier(5))
folds = StratifiedKFold(5, shuffle=True, random_state=1)
fold_scores = cross_val_score(pipeline, wine.data, wine.target, cv=folds).round(2)

# %% id="q4" wrong="the folds as they were" fails="q4_scores"
pipeline = make_pipeline(StandardScaler(), KNeighborsClassifier(5))
fold_scores = cross_val_score(pipeline, wine.data, wine.target, cv=KFold(5))

# %% id="q4" wrong="shuffled but not stratified" fails="q4_scores"
pipeline = make_pipeline(StandardScaler(), KNeighborsClassifier(5))
folds = KFold(5, shuffle=True, random_state=1)
fold_scores = cross_val_score(pipeline, wine.data, wine.target, cv=folds)

# %% id="q4" wrong="stratified but not shuffled" fails="q4_scores"
pipeline = make_pipeline(StandardScaler(), KNeighborsClassifier(5))
fold_scores = cross_val_score(pipeline, wine.data, wine.target, cv=5)

# %% id="q4" wrong="forgets to scale" fails="q4_pipeline q4_scores"
pipeline = KNeighborsClassifier(5)
folds = StratifiedKFold(5, shuffle=True, random_state=1)
fold_scores = cross_val_score(pipeline, wine.data, wine.target, cv=folds)

# %% id="q4" wrong="still scales outside" fails="q4_pipeline q4_scores"
pipeline = make_pipeline(KNeighborsClassifier(5))
folds = StratifiedKFold(5, shuffle=True, random_state=1)
X_scaled = StandardScaler().fit_transform(wine.data)
fold_scores = cross_val_score(pipeline, X_scaled, wine.target, cv=folds)

# %% id="q4" wrong="the mean instead of the five" fails="q4_scores"
pipeline = make_pipeline(StandardScaler(), KNeighborsClassifier(5))
folds = StratifiedKFold(5, shuffle=True, random_state=1)
fold_scores = cross_val_score(pipeline, wine.data, wine.target, cv=folds).mean()

# %% id="q4" wrong="one neighbour" fails="q4_pipeline q4_scores"
pipeline = make_pipeline(StandardScaler(), KNeighborsClassifier(1))
folds = StratifiedKFold(5, shuffle=True, random_state=1)
fold_scores = cross_val_score(pipeline, wine.data, wine.target, cv=folds)

# %% id="q4" wrong="scores of a model that has seen the rows" fails="q4_scores"
pipeline = make_pipeline(StandardScaler(), KNeighborsClassifier(5)).fit(wine.data, wine.target)
folds = StratifiedKFold(5, shuffle=True, random_state=1).split(wine.data, wine.target)
fold_scores = [pipeline.score(wine.data[hide], wine.target[hide]) for _, hide in folds]

# %% id="q4" wrong="scaled before the folds, the pipeline unused" fails="q4_scores"
X_scaled = StandardScaler().fit_transform(wine.data)
pipeline = make_pipeline(StandardScaler(), KNeighborsClassifier(5))
fold_scores = cross_val_score(
    KNeighborsClassifier(5),
    X_scaled,
    wine.target,
    cv=StratifiedKFold(5, shuffle=True, random_state=1),
)

# %% id="q4" wrong="rounded to five digits" fails="q4_scores"
pipeline = make_pipeline(StandardScaler(), KNeighborsClassifier(5))
fold_scores = cross_val_score(
    pipeline, wine.data, wine.target, cv=StratifiedKFold(5, shuffle=True, random_state=1)
).round(5)

# %% id="q5" right="keeps the best so far; the score from the history"
best, winner, valid_scores = None, None, []
for candidate in candidates:
    keras.utils.set_random_seed(1)
    network = digit_network(candidate["units"])
    network.compile(
        keras.optimizers.SGD(candidate["learning_rate"]),
        keras.losses.SparseCategoricalCrossentropy(),
        metrics=["accuracy"],
    )
    history = network.fit(X_learn, y_learn, epochs=5, verbose=0, validation_data=(X_valid, y_valid))
    valid_scores.append(history.history["val_accuracy"][-1])
    if valid_scores[-1] == max(valid_scores):
        best, winner = candidate, network
test_score = winner.evaluate(X_test, y_test, verbose=0)[1]


# %% id="q5" right="a function, one-hot labels, NumPy"
def train(units, learning_rate):
    model = digit_network(units)
    model.compile(keras.optimizers.SGD(learning_rate), "categorical_crossentropy")
    model.fit(X_learn, keras.utils.to_categorical(y_learn), epochs=5, verbose=0)
    return model


def accuracy(model, x, y):
    return np.mean(model.predict(x, verbose=0).argmax(axis=1) == y)


trained = [train(**candidate) for candidate in candidates]
valid_scores = np.array([accuracy(model, X_valid, y_valid) for model in trained])
best = candidates[valid_scores.argmax()]
winner = trained[valid_scores.argmax()]
test_score = accuracy(winner, X_test, y_test)

# %% id="q5" right="epoch by epoch, batch by batch"
networks, valid_scores = [], []
for candidate in candidates:
    net = digit_network(candidate["units"])
    net.compile(keras.optimizers.SGD(candidate["learning_rate"]), "sparse_categorical_crossentropy")
    for epoch in range(5):
        order = np.random.default_rng(epoch).permutation(len(X_learn))
        for start in range(0, len(order), 32):
            some = order[start : start + 32]
            net.train_on_batch(X_learn[some], y_learn[some])
    networks.append(net)
    valid_scores.append(float(np.mean(np.argmax(net(X_valid), axis=1) == y_valid)))
winner = networks[int(np.argmax(valid_scores))]
best = dict(candidates[int(np.argmax(valid_scores))])
test_score = float(np.mean(np.argmax(winner(X_test), axis=1) == y_test))

# %% id="q5" right="the wrapper of SciKeras"
nets, valid_scores = [], []
for candidate in candidates:
    nets.append(
        KerasClassifier(
            digit_network,
            units=candidate["units"],
            loss="sparse_categorical_crossentropy",
            optimizer="sgd",
            optimizer__learning_rate=candidate["learning_rate"],
            epochs=5,
            verbose=0,
        ).fit(X_learn, y_learn)
    )
    valid_scores.append(nets[-1].score(X_valid, y_valid))
place = int(np.argmax(valid_scores))
best, winner = candidates[place], nets[place].model_
test_score = nets[place].score(X_test, y_test)

# %% id="q5" wrong="learns the validation rows, too" fails="q5_winner"
valid_scores, networks = [], []
X = np.concatenate([X_learn, X_valid])
y = np.concatenate([y_learn, y_valid])
for candidate in candidates:
    model = digit_network(candidate["units"])
    model.compile(
        keras.optimizers.SGD(candidate["learning_rate"]),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    model.fit(X, y, epochs=5, verbose=0)
    networks.append(model)
    valid_scores.append(model.evaluate(X_valid, y_valid, verbose=0)[1])
place = int(np.argmax(valid_scores))
best, winner = candidates[place], networks[place]
test_score = winner.evaluate(X_test, y_test, verbose=0)[1]

# %% id="q5" wrong="learns the test rows, too" fails="q5_winner"
valid_scores, networks = [], []
X = np.concatenate([X_learn, X_test])
y = np.concatenate([y_learn, y_test])
for candidate in candidates:
    model = digit_network(candidate["units"])
    model.compile(
        keras.optimizers.SGD(candidate["learning_rate"]),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    model.fit(X, y, epochs=5, verbose=0)
    networks.append(model)
    valid_scores.append(model.evaluate(X_valid, y_valid, verbose=0)[1])
place = int(np.argmax(valid_scores))
best, winner = candidates[place], networks[place]
test_score = winner.evaluate(X_test, y_test, verbose=0)[1]

# %% id="q5" wrong="trained on for 10 epochs" fails="q5_winner"
valid_scores, networks = [], []
for candidate in candidates:
    model = digit_network(candidate["units"])
    model.compile(
        keras.optimizers.SGD(candidate["learning_rate"]),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    model.fit(X_learn, y_learn, epochs=5, verbose=0)
    networks.append(model)
    valid_scores.append(model.evaluate(X_valid, y_valid, verbose=0)[1])
place = int(np.argmax(valid_scores))
best, winner = candidates[place], networks[place]
winner.fit(X_learn, y_learn, epochs=10, verbose=0)
test_score = winner.evaluate(X_test, y_test, verbose=0)[1]

# %% id="q5" wrong="ten epochs" fails="q5_winner"
valid_scores, networks = [], []
for candidate in candidates:
    model = digit_network(candidate["units"])
    model.compile(
        keras.optimizers.SGD(candidate["learning_rate"]),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    model.fit(X_learn, y_learn, epochs=10, verbose=0)
    networks.append(model)
    valid_scores.append(model.evaluate(X_valid, y_valid, verbose=0)[1])
place = int(np.argmax(valid_scores))
best, winner = candidates[place], networks[place]
test_score = winner.evaluate(X_test, y_test, verbose=0)[1]

# %% id="q5" wrong="batches of 16" fails="q5_winner"
valid_scores, networks = [], []
for candidate in candidates:
    model = digit_network(candidate["units"])
    model.compile(
        keras.optimizers.SGD(candidate["learning_rate"]),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    model.fit(X_learn, y_learn, epochs=5, batch_size=16, verbose=0)
    networks.append(model)
    valid_scores.append(model.evaluate(X_valid, y_valid, verbose=0)[1])
place = int(np.argmax(valid_scores))
best, winner = candidates[place], networks[place]
test_score = winner.evaluate(X_test, y_test, verbose=0)[1]

# %% id="q5" wrong="batches of 64" fails="q5_winner"
valid_scores, networks = [], []
for candidate in candidates:
    model = digit_network(candidate["units"])
    model.compile(
        keras.optimizers.SGD(candidate["learning_rate"]),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    model.fit(X_learn, y_learn, epochs=5, batch_size=64, verbose=0)
    networks.append(model)
    valid_scores.append(model.evaluate(X_valid, y_valid, verbose=0)[1])
place = int(np.argmax(valid_scores))
best, winner = candidates[place], networks[place]
test_score = winner.evaluate(X_test, y_test, verbose=0)[1]

# %% id="q5" wrong="one hidden layer more" fails="q5_winner"
valid_scores, networks = [], []
for candidate in candidates:
    model = keras.Sequential(
        [
            keras.Input((64,)),
            layers.Dense(candidate["units"], "relu"),
            layers.Dense(24, "relu"),
            layers.Dense(10, "softmax"),
        ]
    )
    model.compile(
        keras.optimizers.SGD(candidate["learning_rate"]),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    model.fit(X_learn, y_learn, epochs=5, verbose=0)
    networks.append(model)
    valid_scores.append(model.evaluate(X_valid, y_valid, verbose=0)[1])
place = int(np.argmax(valid_scores))
best, winner = candidates[place], networks[place]
test_score = winner.evaluate(X_test, y_test, verbose=0)[1]

# %% id="q5" wrong="only the second candidate is trained, the other scores made up" fails="q5_scores"
best = candidates[1]
winner = digit_network(best["units"])
winner.compile(
    keras.optimizers.SGD(best["learning_rate"]),
    "sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
winner.fit(X_learn, y_learn, epochs=5, verbose=0)
valid_scores = [0.31, winner.evaluate(X_valid, y_valid, verbose=0)[1], 0.1]
test_score = winner.evaluate(X_test, y_test, verbose=0)[1]

# %% id="q5" wrong="the winner learns again, from more rows" fails="q5_winner"
from sklearn.metrics import accuracy_score

scores = {}
for c in candidates:
    net = digit_network(c["units"])
    net.compile(keras.optimizers.SGD(c["learning_rate"]), "sparse_categorical_crossentropy")
    net.fit(X_learn, y_learn, epochs=5, verbose=0)
    scores[c["learning_rate"]] = accuracy_score(
        y_valid, net.predict(X_valid, verbose=0).argmax(axis=1)
    )
valid_scores = list(scores.values())
best = max(candidates, key=lambda c: scores[c["learning_rate"]])
winner = digit_network(best["units"])
winner.compile(keras.optimizers.SGD(best["learning_rate"]), "sparse_categorical_crossentropy")
winner.fit(
    np.concatenate([X_learn, X_valid]), np.concatenate([y_learn, y_valid]), epochs=5, verbose=0
)
test_score = accuracy_score(y_test, winner.predict(X_test, verbose=0).argmax(axis=1))

# %% id="q5" wrong="one network for all candidates" fails="q5_scores q5_winner"
model = digit_network(32)
valid_scores = []
for candidate in candidates:
    model.compile(
        keras.optimizers.SGD(candidate["learning_rate"]),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    model.fit(X_learn, y_learn, epochs=5, verbose=0)
    valid_scores.append(model.evaluate(X_valid, y_valid, verbose=0)[1])
best = candidates[int(np.argmax(valid_scores))]
winner = model
test_score = winner.evaluate(X_test, y_test, verbose=0)[1]

# %% id="q5" wrong="keeps the last network" fails="q5_winner"
valid_scores = []
for candidate in candidates:
    model = digit_network(candidate["units"])
    model.compile(
        keras.optimizers.SGD(candidate["learning_rate"]),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    model.fit(X_learn, y_learn, epochs=5, verbose=0)
    valid_scores.append(model.evaluate(X_valid, y_valid, verbose=0)[1])
best = candidates[int(np.argmax(valid_scores))]
winner = model
test_score = winner.evaluate(X_test, y_test, verbose=0)[1]

# %% id="q5" wrong="the smallest score wins" fails="q5_best q5_winner"
valid_scores, networks = [], []
for candidate in candidates:
    model = digit_network(candidate["units"])
    model.compile(
        keras.optimizers.SGD(candidate["learning_rate"]),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    model.fit(X_learn, y_learn, epochs=5, verbose=0)
    networks.append(model)
    valid_scores.append(model.evaluate(X_valid, y_valid, verbose=0)[1])
place = int(np.argmin(valid_scores))
best, winner = candidates[place], networks[place]
test_score = winner.evaluate(X_test, y_test, verbose=0)[1]

# %% id="q5" wrong="reports the score that chose" fails="q5_test"
valid_scores, networks = [], []
for candidate in candidates:
    model = digit_network(candidate["units"])
    model.compile(
        keras.optimizers.SGD(candidate["learning_rate"]),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    model.fit(X_learn, y_learn, epochs=5, verbose=0)
    networks.append(model)
    valid_scores.append(model.evaluate(X_valid, y_valid, verbose=0)[1])
place = int(np.argmax(valid_scores))
best, winner = candidates[place], networks[place]
test_score = max(valid_scores)

# %% id="q5" wrong="scores the rows that it learned from" fails="q5_scores q5_winner"
valid_scores, networks = [], []
for candidate in candidates:
    model = digit_network(candidate["units"])
    model.compile(
        keras.optimizers.SGD(candidate["learning_rate"]),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    history = model.fit(X_learn, y_learn, epochs=5, verbose=0)
    networks.append(model)
    valid_scores.append(model.evaluate(X_learn, y_learn, verbose=0)[1])
place = int(np.argmax(valid_scores))
best, winner = candidates[place], networks[place]
test_score = winner.evaluate(X_test, y_test, verbose=0)[1]

# %% id="q5" wrong="losses instead of accuracies" fails="q5_scores q5_best q5_winner q5_test"
valid_scores, networks = [], []
for candidate in candidates:
    model = digit_network(candidate["units"])
    model.compile(
        keras.optimizers.SGD(candidate["learning_rate"]), "sparse_categorical_crossentropy"
    )
    model.fit(X_learn, y_learn, epochs=5, verbose=0)
    networks.append(model)
    valid_scores.append(model.evaluate(X_valid, y_valid, verbose=0))
place = int(np.argmax(valid_scores))
best, winner = candidates[place], networks[place]
test_score = winner.evaluate(X_test, y_test, verbose=0)

# %% id="q5" wrong="the default learning rate for all" fails="q5_scores q5_winner"
valid_scores, networks = [], []
for candidate in candidates:
    model = digit_network(candidate["units"])
    model.compile(
        keras.optimizers.SGD(),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    model.fit(X_learn, y_learn, epochs=5, verbose=0)
    networks.append(model)
    valid_scores.append(model.evaluate(X_valid, y_valid, verbose=0)[1])
best, winner = candidates[1], networks[1]
test_score = winner.evaluate(X_test, y_test, verbose=0)[1]

# %% id="q5" wrong="never fits" fails="q5_scores q5_winner"
valid_scores = []
for candidate in candidates:
    model = digit_network(candidate["units"])
    model.compile(
        keras.optimizers.SGD(candidate["learning_rate"]),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    valid_scores.append(model.evaluate(X_valid, y_valid, verbose=0)[1])
best, winner = candidates[1], model
test_score = winner.evaluate(X_test, y_test, verbose=0)[1]

# %% id="q5" wrong="the place of the winner instead of the candidate" fails="q5_best"
valid_scores, networks = [], []
for candidate in candidates:
    model = digit_network(candidate["units"])
    model.compile(
        keras.optimizers.SGD(candidate["learning_rate"]),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    model.fit(X_learn, y_learn, epochs=5, verbose=0)
    networks.append(model)
    valid_scores.append(model.evaluate(X_valid, y_valid, verbose=0)[1])
best = int(np.argmax(valid_scores))
winner = networks[best]
test_score = winner.evaluate(X_test, y_test, verbose=0)[1]

# %% id="q5" wrong="the winner has learned from the test rows, too" fails="q5_winner"
models, valid_scores = [], []
for candidate in candidates:
    model = digit_network(candidate["units"])
    model.compile(
        keras.optimizers.SGD(candidate["learning_rate"]),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    model.fit(X_learn, y_learn, epochs=5, verbose=0)
    models.append(model)
    valid_scores.append(model.evaluate(X_valid, y_valid, verbose=0)[1])
i = int(np.argmax(valid_scores))
best, winner = candidates[i], models[i]
winner.fit(X_test, y_test, epochs=20, verbose=0)
test_score = winner.evaluate(X_test, y_test, verbose=0)[1]


# %% id="q6" right="a capital letter"
answer = "B"

# %% id="q6" right="with a bracket"
answer = "b)"

# %% id="q6" wrong="trusts the mean of the folds" fails="q6_reading"
answer = "a"

# %% id="q6" wrong="lets the test rows choose" fails="q6_reading"
answer = "c"

# %% id="q6" wrong="takes the middle" fails="q6_reading"
answer = "d"

# %% id="q6" wrong="searches until the test agrees" fails="q6_reading"
answer = "e"

# %% id="q6" wrong="not a letter" fails="q6_reading"
answer = 0.961
