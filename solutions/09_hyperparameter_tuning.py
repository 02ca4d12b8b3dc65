# %% [markdown]
# # Exercise 9. Tuning
#
# Six questions, 20 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
# the checks below it. A check tells you what it expected and what it found. Change your answer and try
# again as often as you like. When your work is graded, the same checks also try data that you
# have not seen.
#
# Stuck? Open the hints under a question, one after the other, or go back to the
# [lesson](../../course/09_hyperparameter_tuning.ipynb).

# %% role="setup"
import keras
import numpy as np
from keras import layers
from scikeras.wrappers import KerasClassifier
from sklearn.base import clone
from sklearn.datasets import load_digits, load_wine
from sklearn.model_selection import (
    KFold,
    ParameterGrid,
    StratifiedKFold,
    cross_val_score,
    train_test_split,
)
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from autograder import check, expect

# %% [markdown]
# ## Question 1. Count before you start (2 points)
#
# Write the function `number_of_fits(grid, folds, refit=True)`. `grid` is a dictionary like
# `{"units": [8, 16, 32], "activation": ["relu", "tanh"]}`: to each hyper-parameter a list of the values to
# try. Return how many models a **grid search** over it trains, with that many folds. With `refit`, the winner is
# trained once more at the end, on all rows.
#
# <details><summary>Hint: a nudge</summary>
#
# A grid search tries every combination: 3 numbers of units and 2 activations make 3 × 2 candidates. Each
# candidate is trained once in each fold.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `len(ParameterGrid(grid))` counts the combinations. Multiply, and add one if `refit` is true.
#
# </details>


# %% role="answer" id="q1"
def number_of_fits(grid, folds, refit=True):
    """Return how often a grid search trains a model."""
    ### BEGIN SOLUTION
    return len(ParameterGrid(grid)) * folds + int(refit)
    ### END SOLUTION


# %% role="check" id="q1_folds" points=1
with check(
    "Every combination is trained in every fold", see="Grid or random?", hidden="fresh grids"
):
    grid = {"units": [8, 16, 32], "activation": ["relu", "tanh"]}
    found = expect.call("number_of_fits", number_of_fits, grid, 5, refit=False)
    expect.number(
        "number_of_fits({3 units, 2 activations}, 5, refit=False)", found, 30, reveal=True
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(91)
    grids = [
        {f"name {n}": list(range(size)) for n, size in enumerate(rng.integers(1, 6, names))}
        for names in (1, 2, 3, 4)
    ]
    expect.function(
        "number_of_fits",
        number_of_fits,
        reference=lambda grid, folds, refit: (
            int(np.prod([len(v) for v in grid.values()])) * folds + refit
        ),
        cases=[(grid, folds, False) for grid in grids for folds in (2, 10)],
    )
    ### END HIDDEN TESTS

# %% role="check" id="q1_refit" points=1
with check("The winner is trained once more", see="A random search", hidden="fresh grids"):
    grid = {"units": [8, 16, 32], "activation": ["relu", "tanh"]}
    found = expect.call("number_of_fits", number_of_fits, grid, 5)
    expect.number("number_of_fits({3 units, 2 activations}, 5)", found, 31, reveal=True)
    ### BEGIN HIDDEN TESTS
    expect.function(
        "number_of_fits",
        number_of_fits,
        reference=lambda grid, folds: int(np.prod([len(v) for v in grid.values()])) * folds + 1,
        cases=[({"a": [1, 2], "b": [1, 2, 3], "c": [5, 6, 7, 8]}, 3), ({"a": [0.1]}, 4)],
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2. Orders of magnitude (3 points)
#
# Write the function `by_factors(u, low, high)`. It turns numbers `u`, drawn evenly from 0 to 1, into
# numbers from `low` to `high` that are drawn evenly **by factors**: 0 becomes `low`, 1 becomes
# `high`, and one half becomes the number which is as many times larger than `low` as it is smaller than `high`.
# From 0.001 to 10, for example, one half becomes 0.1. `u` is an array; return an array of the same shape.
#
# <details><summary>Hint: a nudge</summary>
#
# Draw the exponent evenly, not the number. Which exponent does `low` have, and which does `high`?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `np.log10(low)` and `np.log10(high)` are the exponents. Go from the first towards the second by the share `u`, and
# raise 10 to the result.
#
# </details>


# %% role="answer" id="q2"
def by_factors(u, low, high):
    """Return numbers from low to high, spread evenly by factors."""
    ### BEGIN SOLUTION
    return low * (high / low) ** u
    ### END SOLUTION


# %% role="check" id="q2_ends" points=1
with check(
    "The numbers run from low to high", see="Ask for orders of magnitude", hidden="other ranges"
):
    found = expect.call("by_factors", by_factors, np.array([0.0, 1.0]), 0.001, 10)
    expect.array("by_factors([0, 1], 0.001, 10)", found, equals=[0.001, 10])
    ### BEGIN HIDDEN TESTS
    for low, high in ((1e-4, 1e-1), (3, 500), (0.5, 0.6)):
        found = expect.call("by_factors", by_factors, np.array([0.0, 1.0]), low, high)
        expect.array(f"by_factors([0, 1], {low}, {high})", found, equals=[low, high])
    ### END HIDDEN TESTS

# %% role="check" id="q2_between" points=2
with check(
    "In between, equal steps are equal factors",
    see="Ask for orders of magnitude",
    hidden="fresh numbers and other ranges",
):
    found = expect.call("by_factors", by_factors, np.array([0.25, 0.5, 0.75]), 0.001, 10)
    expect.array(
        "by_factors([0.25, 0.5, 0.75], 0.001, 10)",
        found,
        equals=[0.01, 0.1, 1],
        why="A quarter of the way is one power of ten here.",
    )
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(92)
    expect.function(
        "by_factors",
        by_factors,
        reference=lambda u, low, high: np.exp(np.log(low) + u * (np.log(high) - np.log(low))),
        cases=[(rng.random(50), 1e-5, 1e-2), (rng.random(7), 2, 300), (rng.random((3, 4)), 0.1, 1)],
        tolerance=1e-5,
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## A network in a pipeline
#
# For the next question: a function that builds, and a pipeline that scales and then trains what it builds.

# %% role="setup"
wine = load_wine()


def wine_network(units=16, activation="relu"):
    return keras.Sequential(
        [
            keras.Input(shape=(13,)),
            layers.Dense(units, activation=activation),
            layers.Dense(3, activation="softmax"),
        ]
    )


estimator = Pipeline(
    [
        ("scale", StandardScaler()),
        (
            "net",
            KerasClassifier(
                model=wine_network,
                loss="sparse_categorical_crossentropy",
                optimizer="adam",
                verbose=0,
            ),
        ),
    ]
)

# %% [markdown]
# ## Question 3. Repair: names that arrive (3 points)
#
# A search over `estimator` with this dictionary stops at once: the estimator knows none of the names.
#
# ```python
# space = {
#     "units": [8, 16, 32],
#     "activation": ["relu", "tanh"],
#     "learning_rate": [0.1, 0.01, 0.001],
#     "epochs": [5, 20],
# }
# ```
#
# Keep the values, mend the names. Units and activation are arguments of the function `wine_network`; the learning
# rate belongs to the optimiser; the epochs are an argument of `fit`.
#
# <details><summary>Hint: a nudge</summary>
#
# Each name is a way from outside to inside: first the step of the pipeline, then the part of the
# classifier, then the name itself, with two underscores in between.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# The step is called `net`. Arguments of the function stand behind `model__`, settings of the optimiser behind
# `optimizer__`, and the epochs need neither. So the first name is `"net__model__units"`.
#
# </details>

# %% role="answer" id="q3"
### BEGIN SOLUTION
space = {
    "net__model__units": [8, 16, 32],
    "net__model__activation": ["relu", "tanh"],
    "net__optimizer__learning_rate": [0.1, 0.01, 0.001],
    "net__epochs": [5, 20],
}
### END SOLUTION

# %% role="check" id="q3_known" points=1
with check("The estimator knows every name", see="Names with two underscores"):
    assert isinstance(space, dict), "a dictionary called `space`"
    assert len(space) == 4, f"four names in `space`; there are {len(space)}"
    for name, values in space.items():
        assert np.ndim(values) == 1, f"a list of values for {name!r}; there is {values!r}"
        try:
            clone(estimator).set_params(**{name: values[0]})
        except ValueError:
            raise AssertionError(
                f"names that `estimator` knows; it does not know {name!r}"
            ) from None

# %% role="check" id="q3_function" points=1
with check(
    "Units and activation reach the function that builds",
    see="Names with two underscores",
    hidden="the networks that they build",
):
    names = [name for name in space if name.endswith(("units", "activation"))]
    assert len(names) == 2, "a name for the units and a name for the activation in `space`"
    ### BEGIN HIDDEN TESTS
    built = {"units": [], "activation": []}
    for name in names:
        for value in space[name]:
            what = "units" if name.endswith("units") else "activation"
            try:
                tried = clone(estimator).set_params(**{name: value})
                tried.named_steps["net"].initialize(wine.data, wine.target)
            except (TypeError, ValueError):
                raise AssertionError(
                    f"names that lead to the {what} of `wine_network`; {name!r} with the value "
                    f"{value!r} builds no network"
                ) from None
            built[what].append(tried.named_steps["net"].model_.layers[0].get_config()[what])
    for what, wanted in (("units", [8, 16, 32]), ("activation", ["relu", "tanh"])):
        assert sorted(built[what]) == wanted, (
            f"networks with the {what} {wanted}; the names in `space` build those with {built[what]}"
        )
    ### END HIDDEN TESTS

# %% role="check" id="q3_training" points=1
with check(
    "Learning rate and epochs reach the training",
    see="Names with two underscores",
    hidden="whether they are the right ones",
):
    names = [name for name in space if name.endswith(("rate", "epochs"))]
    assert len(names) == 2, "a name for the learning rate and a name for the epochs in `space`"
    ### BEGIN HIDDEN TESTS
    ways = {
        "net__optimizer__learning_rate": [0.001, 0.01, 0.1],
        "net__epochs": [5, 20],
        "net__fit__epochs": [5, 20],
    }
    for name in names:
        assert name in ways, (
            f"names that lead to the optimiser of `net`, and to its epochs; {name!r} does not"
        )
        assert np.array_equal(np.sort(np.ravel(space[name])), ways[name]), (
            f"the values {ways[name]} for {name!r}; there is {space[name]!r}"
        )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 4. Repair: scale and split fairly (4 points)
#
# Somebody classifies the wines by their nearest neighbours. The rows are sorted by kind.
#
# ```python
# X_scaled = StandardScaler().fit_transform(wine.data)
# fold_scores = cross_val_score(KNeighborsClassifier(5), X_scaled, wine.target, cv=KFold(5))
# ```
#
# This is what comes out:

# %% role="setup"
scaled = StandardScaler().fit_transform(wine.data)
print(cross_val_score(KNeighborsClassifier(5), scaled, wine.target, cv=KFold(5)).round(2))

# %% [markdown]
# The scaler has seen the hidden rows, and the folds are unfair. Make
#
# - `pipeline`: standardises the columns, then asks the 5 nearest neighbours;
# - `fold_scores`: its five accuracies on `wine.data` and `wine.target`, with five folds that are stratified and
#   shuffled, with `random_state=1`.
#
# <details><summary>Hint: a nudge</summary>
#
# A pipeline is an estimator like any other: `cross_val_score` takes it, with the rows as they are.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `make_pipeline(StandardScaler(), KNeighborsClassifier(5))`, and
# `cv=StratifiedKFold(5, shuffle=True, random_state=1)`.
#
# </details>

# %% role="answer" id="q4"
### BEGIN SOLUTION
pipeline = make_pipeline(StandardScaler(), KNeighborsClassifier(5))
fold_scores = cross_val_score(
    pipeline,
    wine.data,
    wine.target,
    cv=StratifiedKFold(5, shuffle=True, random_state=1),
)
### END SOLUTION

# %% role="check" id="q4_pipeline" points=2
with check(
    "The pipeline scales and asks five neighbours",
    see="What belongs inside the folds",
    hidden="what it says about fresh rows",
):
    assert hasattr(pipeline, "fit"), "in `pipeline` an estimator, which has the method `fit`"
    assert hasattr(pipeline, "predict"), "in `pipeline` an estimator that ends in a classifier"
    ### BEGIN HIDDEN TESTS
    rng = np.random.default_rng(94)
    sizes = np.array([1, 1000, 0.01, 30])
    fresh, new = rng.normal(size=(150, 4)) * sizes, rng.normal(size=(300, 4)) * sizes
    kinds = ((fresh / sizes)[:, :3].sum(axis=1) + rng.normal(size=150) > 0).astype(int)
    mean, std = fresh.mean(axis=0), fresh.std(axis=0)
    wanted = KNeighborsClassifier(5).fit((fresh - mean) / std, kinds)
    said = clone(pipeline).fit(fresh, kinds).predict(new)
    expect.array(
        "pipeline.predict(...)",
        said,
        equals=wanted.predict((new - mean) / std),
        why="Are the columns scaled inside the pipeline? Are there five neighbours?",
    )
    ### END HIDDEN TESTS

# %% role="check" id="q4_scores" points=2
with check(
    "The folds are stratified and shuffled",
    see="Fair folds",
    hidden="whether they are the right five",
):
    expect.array("fold_scores", fold_scores, shape=(5,), between=(0, 1))
    ### BEGIN HIDDEN TESTS
    expect.array(
        "fold_scores",
        fold_scores,
        equals=cross_val_score(
            make_pipeline(StandardScaler(), KNeighborsClassifier(5)),
            wine.data,
            wine.target,
            cv=StratifiedKFold(5, shuffle=True, random_state=1),
        ),
        why="The folds: stratified, shuffled, random_state=1. The rows: as they are, in their order. "
        "And each fold is scored by a pipeline that has learned from the others only.",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 5. A plain loop (6 points)
#
# Handwritten digits, 8 × 8 pixels, in three parts, and three candidates.

# %% role="setup"
digits = load_digits()
X_learn, rest, y_learn, y_rest = train_test_split(
    digits.data / 16, digits.target, train_size=600, stratify=digits.target, random_state=4
)
X_valid, y_valid = rest[:251], y_rest[:251]
X_test, y_test = rest[251:648], y_rest[251:648]


def digit_network(units):
    return keras.Sequential(
        [
            keras.Input(shape=(64,)),
            layers.Dense(units, activation="relu"),
            layers.Dense(10, activation="softmax"),
        ]
    )


candidates = [
    {"units": 32, "learning_rate": 0.01},
    {"units": 32, "learning_rate": 0.5},
    {"units": 32, "learning_rate": 1e-7},
]
print("learn", X_learn.shape, " choose", X_valid.shape, " test", X_test.shape)
keras.utils.set_random_seed(5)

# %% [markdown]
# Write the loop. For each candidate: a fresh `digit_network`, compiled with the optimiser
# `keras.optimizers.SGD` at the candidate's learning rate and the loss `"sparse_categorical_crossentropy"`, trained for
# 5 epochs (and the usual batch size) on `X_learn` and `y_learn`, and scored by its accuracy on `X_valid` and `y_valid`. Afterwards:
#
# - `valid_scores` is the list of the three accuracies, in the order of the candidates, from 0 to 1;
# - `best` is the candidate (the dictionary) that won;
# - `winner` is its network, as the loop has trained it: right about at least half of **new** digits (guessing gets a tenth, and
#   nearly nine tenths are possible);
# - `test_score` is the accuracy of `winner` on `X_test` and `y_test`, from 0 to 1, computed once.
#
# It takes a few seconds.
#
# <details><summary>Hint: a nudge</summary>
#
# Build and compile *inside* the loop, and append each network to a list, as you do with its score. After the
# loop, the place of the largest score tells you which network and which candidate to take.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# With `metrics=["accuracy"]` in `compile`, `model.evaluate(X_valid, y_valid, verbose=0, return_dict=True)["accuracy"]`
# is the score; `np.argmax(valid_scores)` is the place of the largest.
#
# </details>

# %% role="answer" id="q5"
### BEGIN SOLUTION
valid_scores, networks = [], []
for candidate in candidates:
    model = digit_network(candidate["units"])
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=candidate["learning_rate"]),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    model.fit(X_learn, y_learn, epochs=5, verbose=0)
    networks.append(model)
    valid_scores.append(model.evaluate(X_valid, y_valid, verbose=0, return_dict=True)["accuracy"])

place = int(np.argmax(valid_scores))
best, winner = candidates[place], networks[place]
test_score = winner.evaluate(X_test, y_test, verbose=0, return_dict=True)["accuracy"]
### END SOLUTION

# %% role="check" id="q5_scores" points=2
with check(
    "Each candidate has a score of its own", see="A plain loop", hidden="whether they can be true"
):
    expect.array("valid_scores", valid_scores, shape=(3,), between=(0, 1))
    ### BEGIN HIDDEN TESTS
    slow, good, tiny = np.asarray(valid_scores, dtype=float)
    assert good > 0.6, (
        f"more than 0.6 for the second candidate; it has {good:.3f}. Is it trained for 5 epochs, "
        "at its own learning rate?"
    )
    assert tiny < 0.5, (
        f"about a tenth for the third candidate, which hardly learns; it has {tiny:.3f}. Does "
        "each candidate start with a fresh network?"
    )
    assert slow < 0.7, (
        f"less than 0.7 for the first candidate, which learns slowly; it has {slow:.3f}. Is it "
        "trained at its own learning rate, for 5 epochs?"
    )
    right = np.asarray(valid_scores, dtype=float) * 251
    assert np.abs(right - right.round()).max() < 0.01, (
        "shares of the 251 rows of `X_valid`; these scores are of other rows"
    )
    ### END HIDDEN TESTS

# %% role="check" id="q5_best" points=1
with check("The best candidate has won", see="A plain loop", hidden="whether it is the right one"):
    assert best in candidates, "in `best` one of the three dictionaries in `candidates`"
    ### BEGIN HIDDEN TESTS
    assert best == {"units": 32, "learning_rate": 0.5}, (
        f"another candidate in `best` than the one with the learning rate {best['learning_rate']}"
    )
    ### END HIDDEN TESTS

# %% role="check" id="q5_winner" points=2
with check("The winner's network knows digits", see="A plain loop", hidden="new digits"):
    expect.model("winner", winner, inputs=(64,), outputs=(10,))
    expect.accuracy(
        "winner", winner, X_learn, y_learn, at_least=0.5, rows="the rows it learned from"
    )
    ### BEGIN HIDDEN TESTS
    said = np.asarray(winner.predict(X_valid, verbose=0)).argmax(axis=1)
    expect.number(
        "the accuracy of `winner` on X_valid",
        float((said == y_valid).mean()),
        float(max(valid_scores)),
        tolerance=1e-3,  # one row of 251 is 4e-3
        why="It must be the network that has this score in `valid_scores`, as it was then.",
    )
    new, new_labels = rest[648:], y_rest[648:]
    expect.accuracy("winner", winner, new, new_labels, at_least=0.5, rows="new digits")
    ### END HIDDEN TESTS

# %% role="check" id="q5_test" points=1
with check(
    "The winner is scored on the test rows",
    see="The winner, scored once",
    hidden="whether it is the right number",
):
    expect.array("test_score", test_score, shape=(), between=(0, 1))
    ### BEGIN HIDDEN TESTS
    said = np.asarray(winner.predict(X_test, verbose=0)).argmax(axis=1)
    expect.number(
        "test_score",
        test_score,
        float((said == y_test).mean()),
        tolerance=5e-6,
        why="Is it the accuracy of `winner`, and on `X_test`?",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 6. Read a result (2 points)
#
# A search tries 60 candidates on five folds. The winner has `best_score_` 0.981, with a standard deviation of 0.02
# between the folds; the five next ones have 0.979 or 0.980. On the test rows, used for the first time, the
# winner is right about 0.961. What do you do?
#
# - **a** Report 0.981: it is the mean of five folds, the test only a single number.
# - **b** Report 0.961. The largest of 60 noisy scores is partly luck; the test rows had no say in the choice.
# - **c** Score the five next ones on the test rows too, and report the best.
# - **d** Report 0.971, halfway.
# - **e** Search again with other candidates, until the test rows give 0.98.
#
# Write the letter into `answer`, for instance `answer = "a"`.
#
# <details><summary>Hint</summary>
#
# Which of these numbers has taken part in a choice?
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "b"
### END SOLUTION

# %% role="check" id="q6_reading" points=2
with check("You read the result well", see="The winner flatters itself"):
    expect.choice(
        "answer",
        answer,
        options="abcde",
        key=seal(
            "b",
            a="It is also the largest of 60 such means. What does that do to it?",
            c="Then the test rows choose. What would their best score be worth?",
            d="Why should half of a flattered number be mixed in?",
            e="Then the test rows choose. What would their last score be worth?",
        ),
    )
