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
from scipy.stats import randint
from sklearn.base import clone
from sklearn.datasets import load_diabetes, load_digits, load_wine
from sklearn.model_selection import RandomizedSearchCV, train_test_split
from sklearn.neighbors import KNeighborsRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

from autograder import check, expect

# %% [markdown]
# ## Question 1. Just as good, and cheaper (4 points)
#
# A search has scored all candidates on the same folds. `scores` is an array with one row per candidate and one
# column per fold, and holds accuracies. The candidates are in the order of their costs: row 0 is the cheapest.
#
# The **winner** is the row with the largest mean; no two rows have the same mean. Subtract another row from the
# winner's, fold by fold. If the mean of these differences is **at most twice** its standard error, that
# candidate counts as just as good. (The standard error is the standard deviation, with `ddof=1`, divided by the
# square root of the number of folds.)
#
# Write the function `cheapest(scores)`. Only rows cheaper than the winner come into question. It returns the number
# of the cheapest one that is just as good as the winner or, if there is none, the number of the winner's row. Rows
# are counted from 0.
#
# <details><summary>Hint: a nudge</summary>
#
# Whether one candidate is better shows in the differences, not in how much each of the two varies from fold to fold.
# So first make a table of the differences.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# The table `behind` in the lesson's section "A random search" is made of such differences. Each row of yours has a
# mean and a standard deviation, both with `axis=1`. Go through the rows from the cheapest on, and stop at the
# first for which the condition holds. It holds for the winner itself.
#
# </details>


# %% role="answer" id="q1"
def cheapest(scores):
    """Return the number of the cheapest row that is just as good as the winner."""
    ### BEGIN SOLUTION
    behind = scores[scores.mean(axis=1).argmax()] - scores
    error = behind.std(axis=1, ddof=1) / np.sqrt(scores.shape[1])
    return int(np.argmax(behind.mean(axis=1) <= 2 * error))
    ### END SOLUTION


# %% role="check" id="q1_winner" points=1
with check(
    "If the others are worse on every fold, the winner stays",
    see="Compare fold by fold",
    hidden="fresh tables",
):
    tried = np.array(
        [
            [0.80, 0.89, 0.70, 0.83, 0.76],
            [0.82, 0.92, 0.72, 0.86, 0.78],
            [0.79, 0.88, 0.69, 0.82, 0.76],
        ]
    )
    found = expect.call("cheapest", cheapest, tried)
    expect.number(
        "cheapest([[0.80, 0.89, 0.70, 0.83, 0.76], [0.82, 0.92, 0.72, 0.86, 0.78], "
        "[0.79, 0.88, 0.69, 0.82, 0.76]])",
        found,
        1,
        reveal=True,
        why="Row 0 is behind row 1 by 0.02 or 0.03 on every fold. What is the standard error of these "
        "differences?",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    for n_folds in (3, 4, 5, 8, 10):
        for place in range(4):
            hardness = rng.normal(0.85, 0.08, n_folds)
            tried = np.tile(hardness, (4, 1)) + rng.normal(0, 1e-4, (4, n_folds))
            tried -= rng.permutation([0.011, 0.018, 0.025, 0.04])[:, None]
            tried[place] = hardness
            found = expect.call("cheapest", cheapest, tried)
            expect.number(
                f"cheapest(a table of 4 rows and {n_folds} folds)",
                found,
                place,
                why="One row is ahead by 0.01 or more on every fold, and the folds differ far more than "
                "that. Are the rows compared fold by fold?",
            )
    ### END HIDDEN TESTS

# %% role="check" id="q1_equal" points=3
with check(
    "A cheaper one that is just as good is preferred",
    see="Compare fold by fold",
    hidden="fresh tables",
):
    tried = np.array(
        [
            [0.79, 0.93, 0.70, 0.86, 0.77],
            [0.82, 0.91, 0.72, 0.85, 0.78],
            [0.81, 0.90, 0.73, 0.85, 0.77],
        ]
    )
    found = expect.call("cheapest", cheapest, tried)
    expect.number(
        "cheapest([[0.79, 0.93, 0.70, 0.86, 0.77], [0.82, 0.91, 0.72, 0.85, 0.78], "
        "[0.81, 0.90, 0.73, 0.85, 0.77]])",
        found,
        0,
        reveal=True,
        why="Row 1 wins. Row 0 is behind by 0.006 on average, with a standard error of 0.009.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng("tables")
    how_far = [  # behind the winner, in standard errors; the winner stands where 0 is
        [1.5, 0.0],  # one standard error is not enough to tell them apart
        [2.1, 0.0, 0.5],
        [1.93, 0.0],  # with ddof=0 it would be more than 2
        [2.07, 1.2, 0.0],
        [3.0, 0.0, 9.0],  # less than two standard deviations
        [9.0, 3.0, 0.0, 1.0],
        [6.0, 1.9, 0.4, 0.0, 2.5],
        [2.5, 0.0, 1.0, 0.3],
        [0.0, 0.3, 4.0],
        [8.0, 2.2, 1.8, 1.0, 0.0],
        [4.0, 1.0, 3.0, 0.0],  # a good one below a bad one
    ]
    for n_folds in (3, 5, 8, 10):
        for errors in how_far:
            noise = rng.normal(size=(len(errors), n_folds))
            noise -= noise.mean(axis=1, keepdims=True)
            noise /= noise.std(axis=1, ddof=1, keepdims=True)
            behind = noise + np.array(errors)[:, None] / np.sqrt(n_folds)
            behind[errors.index(0)] = 0
            behind *= rng.uniform(0.004, 0.008, (len(errors), 1))
            found = expect.call("cheapest", cheapest, rng.normal(0.85, 0.05, n_folds) - behind)
            expect.number(
                f"cheapest(a table of {len(errors)} rows and {n_folds} folds)",
                found,
                next(n for n, error in enumerate(errors) if error <= 2),
                why="Is the mean of the differences compared with twice their standard error, and is the "
                "first row returned for which it is at most that?",
            )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2. Orders of magnitude (2 points)
#
# Write the function `by_factors(u, low, high)`. It turns numbers `u`, drawn evenly from 0 to 1, into
# numbers from `low` to `high` that are drawn evenly **by factors**: 0 becomes `low`, 1 becomes
# `high`, and equal steps of `u` multiply the number by equal factors. From 0.001 to 10, for example, one half
# becomes 0.1, because 0.001 × 100 is 0.1 and 0.1 × 100 is 10. `u` is an array of any shape; return as many
# numbers, in an array of the same shape. (A list will do, and so will a tensor.) Do not round.
#
# <details><summary>Hint: a nudge</summary>
#
# Draw the exponent evenly, not the number. Which exponent does `low` have, and which does `high`?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `np.log10` gives the exponents of `low` and `high`. Which exponent belongs to `u` = 0.25, a quarter of the way? And
# what turns an exponent into a number again?
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
        expect.array(f"by_factors([0, 1], {low}, {high})", found, shape=(2,))
        expect.array(
            f"by_factors([0, 1], {low}, {high}), divided by what is right",
            np.asarray(found, dtype=float) / [low, high],
            equals=[1, 1],
            tolerance=1e-4,
        )
    ### END HIDDEN TESTS

# %% role="check" id="q2_between" points=1
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
    rng = expect.hidden_rng()
    for shape, low, high in (
        ((50,), 1e-5, 1e-2),
        ((7,), 2, 300),
        ((3, 4), 0.1, 1),
        ((2, 3, 2), 0.002, 5),
        ((1,), 1e-7, 1e4),
    ):
        u = rng.random(shape)
        found = expect.call("by_factors", by_factors, u, low, high)
        expect.array(f"by_factors(u, {low}, {high})", found, shape=shape)
        expect.array(
            f"by_factors(u, {low}, {high}), divided by what is right",
            np.asarray(found, dtype=float) / np.exp(np.log(low) + u * np.log(high / low)),
            equals=np.ones(shape),
            tolerance=1e-3,
            why="The numbers in `u` are in no order, and may stand in several rows.",
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
# Keep the values and mend the names; add nothing. Units and activation are arguments of the function `wine_network`;
# the learning rate belongs to the optimiser; the epochs are an argument of `fit`.
#
# <details><summary>Hint: a nudge</summary>
#
# Each name is a path from outside to inside: first the step of the pipeline, then, where it is needed, the part of
# the classifier, then the name itself, with two underscores in between.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# What is the step called here? The table in the lesson's section "Names with two underscores" has three rows. To
# which of them does each of the four belong?
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
with check("Units and activation reach the function that builds", see="Names with two underscores"):
    for what, wanted in (("units", [8, 16, 32]), ("activation", ["relu", "tanh"])):
        names = [name for name in space if name.endswith(what)]
        assert len(names) == 1, f"one name for the {what} in `space`"
        built = []
        for value in space[names[0]]:
            try:
                tried = clone(estimator).set_params(**{names[0]: value})
                tried.named_steps["net"].initialize(wine.data, wine.target)
            except (TypeError, ValueError):
                raise AssertionError(
                    f"a name that leads to the {what} of `wine_network`; {names[0]!r} with the "
                    f"value {value!r} builds no network"
                ) from None
            built.append(tried.named_steps["net"].model_.layers[0].get_config()[what])
        assert sorted(built) == wanted, (
            f"networks with the {what} {wanted}; {names[0]!r} builds those with {built}"
        )

# %% role="check" id="q3_training" points=1
with check("Learning rate and epochs reach the training", see="Names with two underscores"):
    for what, wanted in (("rate", [0.001, 0.01, 0.1]), ("epochs", [5, 20])):
        names = [name for name in space if name.endswith(what)]
        assert len(names) == 1, f"one name for the {what} in `space`"
        reached = []
        for value in space[names[0]]:
            try:
                tried = clone(estimator).set_params(**{names[0]: value})
                net = tried.named_steps["net"]
                net.fit(wine.data[::9], wine.target[::9])
                reached.append(
                    len(net.history_["loss"])
                    if what == "epochs"
                    else float(net.model_.optimizer.learning_rate)
                )
            except (TypeError, ValueError):
                raise AssertionError(
                    f"a name that leads to the {what}; {names[0]!r} with the value {value!r} "
                    "trains no network"
                ) from None
        assert np.allclose(sorted(reached), wanted) if len(reached) == len(wanted) else False, (
            f"training with the {what} {wanted}; {names[0]!r} leads to {reached}"
        )

# %% [markdown]
# ## Question 4. A random search in words (5 points)
#
# 442 patients with diabetes, 10 measurements of each, and a number: how far the illness has gone a year later.
# There are no classes here. The nearest neighbours predict the mean of their numbers.

# %% role="setup"
X, y = load_diabetes(return_X_y=True, scaled=False)
print(X.shape, y.shape, "numbers from", y.min(), "to", y.max())

# %% [markdown]
# Search for a good `KNeighborsRegressor` on all rows of `X` and `y`:
#
# - a pipeline of two steps: `"scale"` standardises the columns, `"vote"` is the `KNeighborsRegressor`;
# - `RandomizedSearchCV` draws 24 candidates, with `random_state=4`. The numbers of neighbours, `n_neighbors`, are
#   drawn with SciPy's `randint`, from 1 to 30, both included; `weights` from the list `["uniform", "distance"]`,
#   and `p` from the list `[1, 2]`;
# - there are five folds, cut after the rows have been shuffled with `random_state=1`. Import the kind that is meant
#   for numbers, not for classes;
# - all else is left as scikit-learn has it. So the score is not an accuracy but R², for which 1 is perfect,
#   and 0 as good as always saying the mean.
#
# Afterwards:
#
# - `best_params` is the dictionary of the winning candidate, with the names that the search uses;
# - `best_score` is the mean of the winner's five scores on the validation folds, and `spread` the standard deviation
#   of these five, with `ddof=1`; neither is rounded;
# - `n_fits` says how often the whole search fits a pipeline.
#
# <details><summary>Hint: a nudge</summary>
#
# A search over a pipeline is the same as one over a tree, but for the names. For the folds, read the end of the
# lesson's section "Fair folds". When a search has been fitted, it has attributes that end in an underscore.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# A name in the space begins with the step and two underscores. In `cv_results_`, each fold has a list of its own,
# with one score for each candidate; `best_index_` is the winner's place in it. The `std_test_score` of the same table
# is not what is asked for: it uses `ddof=0`. And what does `refit` do at the end?
#
# </details>

# %% role="answer" id="q4"
### BEGIN SOLUTION
from sklearn.model_selection import KFold

search = RandomizedSearchCV(
    Pipeline([("scale", StandardScaler()), ("vote", KNeighborsRegressor())]),
    {
        "vote__n_neighbors": randint(1, 31),
        "vote__weights": ["uniform", "distance"],
        "vote__p": [1, 2],
    },
    n_iter=24,
    cv=KFold(5, shuffle=True, random_state=1),
    random_state=4,
)
search.fit(X, y)
best_params, best_score = search.best_params_, search.best_score_
each = [search.cv_results_[f"split{fold}_test_score"][search.best_index_] for fold in range(5)]
spread = np.std(each, ddof=1)
n_fits = 24 * search.n_splits_ + 1
### END SOLUTION

# %% role="check" id="q4_params" points=2
with check("The search has found the right candidate", see="A random search"):
    assert isinstance(best_params, dict), "a dictionary called `best_params`"
    names = ["vote__n_neighbors", "vote__p", "vote__weights"]
    assert sorted(map(str, best_params)) == names, (
        "in `best_params` three names, each of which begins with the step of the pipeline; there are "
        f"{sorted(map(str, best_params))}"
    )
    neighbours, p, weights = (best_params[name] for name in names)
    expect.text(
        "the winner's neighbours, weights and p",
        f"{neighbours} {weights} {p}",
        key=seal(
            "19 distance 2",
            {
                "14 uniform 2": "Has the scaler seen the validation rows, before the folds were cut?",
                "14 distance 1": "Are the columns standardised?",
                "24 distance 2": "Are the folds those of `KFold`, and are there 24 candidates, "
                "standardised columns, and the two random states that were asked for?",
                "15 uniform 2": "Does `randint` draw from 1 to 30? Its second number is never drawn.",
                "20 distance 2": "Is the number of neighbours drawn with `randint`, and not from a list?",
                "14 distance 2": "Which `random_state` does the search have?",
            },
        ),
        why="The pipeline, the space, the number of candidates, the folds, and the two random states: is "
        "each as it was asked for?",
    )

# %% role="check" id="q4_score" points=1
with check("Its score is the mean over the folds", see="A random search"):
    expect.number(
        "best_score",
        best_score,
        key=seal(
            0.45279,
            {
                0.452: "Has the scaler seen the validation rows, before the folds were cut?",
                0.3266: "Are the columns standardised?",
                0.4547: "Are the folds shuffled?",
                0.4468: "What are strata of numbers? Is the kind of the folds right?",
                0.4595: "Which `random_state` do the folds have?",
                0.4456: "Are there five folds?",
                0.4498: "Is the number of neighbours drawn with `randint`, and not from a list?",
                0.4542: "Does `randint` draw from 1 to 30? Its second number is never drawn.",
                0.4473: "Are there 24 candidates, and are the columns standardised?",
                0.4493: "Which `random_state` does the search have?",
                1: "Is that the score on rows that it has learned?",
                0.45: "Is it rounded?",
            },
            decimals=4,
        ),
        why="The pipeline, the space, the number of candidates, the folds, and the two random states: is "
        "each as it was asked for?",
    )

# %% role="check" id="q4_spread" points=1
with check("Its spread is that of the five folds", see="Compare fold by fold"):
    expect.number(
        "spread",
        spread,
        key=seal(
            0.04926,
            {
                0.0441: "Is it divided by 5, or by 4, as with `ddof=1`?",
                0.022: "Is that the standard error of the mean?",
                0.0197: "Is that the standard error of the mean?",
                0.0958: "Is that the spread of the candidates? The five folds of the winner are asked for.",
                0.0978: "Is that the spread of the candidates? The five folds of the winner are asked for.",
                0.0423: "Has the scaler seen the validation rows, before the folds were cut?",
                0.0761: "Are the folds shuffled?",
                0.0024: "Is that the variance?",
                0.05: "Is it rounded?",
            },
            decimals=4,
        ),
        why="These are five numbers, one for each validation fold, of the candidate that has won.",
    )

# %% role="check" id="q4_fits" points=1
with check("All fits are counted", see="A random search"):
    expect.number(
        "n_fits",
        n_fits,
        key=seal(
            121,
            {
                120: "With `refit=True`, the default, what happens after the last fold?",
                125: "On how many rows does the winner learn at the end, and how often?",
                24: "In how many folds is each candidate trained?",
                25: "In how many folds is each candidate trained?",
                29: "In how many folds is each candidate trained?",
                600: "How many combinations there are is not the question. How many are drawn?",
                601: "How many combinations there are is not the question. How many are drawn?",
            },
        ),
        why="How many candidates are there, how often is each fitted, and what comes at the end?",
    )

# %% [markdown]
# ## Question 5. A plain loop (5 points)
#
# Handwritten digits, 8 × 8 pixels, in three parts, and three candidates.

# %% role="setup"
digits = load_digits()
X_learn, rest, y_learn, y_rest = train_test_split(
    digits.data / 16, digits.target, train_size=400, stratify=digits.target, random_state=4
)
X_valid, y_valid = rest[:797], y_rest[:797]
X_test, y_test = rest[797:1194], y_rest[797:1194]


def digit_network(units):
    return keras.Sequential(
        [
            keras.Input(shape=(64,)),
            layers.Dense(units, activation="relu"),
            layers.Dense(10, activation="softmax"),
        ]
    )


candidates = [
    {"units": 16, "learning_rate": 0.01},
    {"units": 48, "learning_rate": 0.2},
    {"units": 32, "learning_rate": 1e-7},
]
print("learn", X_learn.shape, " choose", X_valid.shape, " test", X_test.shape)
keras.utils.set_random_seed(5)

# %% [markdown]
# Write the loop. Each candidate gets a fresh `digit_network` with its units, compiled with the optimiser
# `keras.optimizers.SGD` (without momentum) at its learning rate and with the loss
# `"sparse_categorical_crossentropy"`. The network is trained for 5 epochs, with the usual batches of 32, on `X_learn`
# and `y_learn` alone, and scored by its accuracy on `X_valid` and `y_valid`. Afterwards:
#
# - `valid_scores` is the list of the three accuracies, in the order of the candidates, from 0 to 1;
# - `best` is the candidate (the dictionary) that won;
# - `winner` is its network, as the loop has trained it. It labels at least half of **new** digits correctly (guessing
#   gets a tenth right, and nearly nine tenths are possible);
# - `test_score` is the accuracy of `winner` on `X_test` and `y_test`, from 0 to 1.
#
# Only the validation rows choose, and no network learns from validation rows or test rows.
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
# `evaluate` reports the accuracy if you have asked for this metric in `compile`. `np.argmax` gives the place of the
# largest number in a list. The candidate and the network that have won are in the same place of their own
# lists.
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

# %% role="check" id="q5_scores" points=1
with check("Each candidate has a score of its own", see="A plain loop"):
    expect.array("valid_scores", valid_scores, shape=(3,), between=(0, 1))
    slow, good, tiny = np.asarray(valid_scores, dtype=float)
    assert good > 0.6, (
        f"more than 0.6 for the second candidate; it has {good:.3f}. Is it trained for 5 epochs, "
        "at its own learning rate?"
    )
    assert tiny < 0.5, (
        f"about a tenth for the third candidate, which hardly learns; it has {tiny:.3f}. Does "
        "each candidate start with a fresh network?"
    )
    assert slow < 0.6, (
        f"less than 0.6 for the first candidate, which learns slowly; it has {slow:.3f}. Is it "
        "trained at its own learning rate, for 5 epochs?"
    )
    right = np.asarray(valid_scores, dtype=float) * 797
    assert np.abs(right - right.round()).max() < 0.01, (
        "shares of the 797 rows of `X_valid`; these scores are of other rows"
    )

# %% role="check" id="q5_best" points=1
with check("The best candidate has won", see="A plain loop"):
    assert best in candidates, "in `best` one of the three dictionaries in `candidates`"
    expect.number(
        "the place of `best` in `candidates`",
        candidates.index(best),
        key=seal(
            1,
            {
                0: "Which candidate has the largest accuracy on the validation rows?",
                2: "Which candidate has the largest accuracy on the validation rows?",
            },
        ),
    )

# %% role="check" id="q5_winner" points=2
with check("The winner's network knows digits", see="A plain loop", hidden="new digits"):
    expect.model(
        "winner",
        winner,
        inputs=(64,),
        outputs=(10,),
        parameters=65 * 48 + 49 * 10,
        why="It is the `digit_network` of the candidate with 48 units.",
    )
    expect.loss("winner", winner, X_learn, y_learn, expected="categorical_crossentropy")
    said = expect.outputs("winner", winner, X_valid).argmax(axis=1)
    expect.number(
        "the accuracy of `winner` on X_valid",
        float((said == y_valid).mean()),
        float(np.max(valid_scores)),
        tolerance=3e-4,  # one row of 797 is 1.3e-3
        why="It must be the network that has the largest score in `valid_scores`, as it was then.",
    )
    # Five epochs lead to 0.475 to 0.622 (70 seeds), four to 0.60 to 0.80, more rows or ten epochs to
    # less than 0.36, larger batches to more than 0.8.
    chances = expect.outputs("winner", winner, X_learn)
    loss = float(-np.log(chances[np.arange(400), y_learn] + 1e-7).mean())
    expect.array(
        "the loss of `winner` on X_learn and y_learn",
        loss,
        between=(0.4, 0.66),
        why="Is it trained for 5 epochs with batches of 32, at its own learning rate, on these 400 "
        "rows and no others, and not again later?",
    )
    ### BEGIN HIDDEN TESTS
    new, new_labels = rest[1194:], y_rest[1194:]
    expect.accuracy("winner", winner, new, new_labels, at_least=0.5, rows="new digits")
    ### END HIDDEN TESTS

# %% role="check" id="q5_test" points=1
with check("The winner is scored on the test rows", see="The winner, scored once"):
    expect.array("test_score", test_score, shape=(), between=(0, 1))
    said = expect.outputs("winner", winner, X_test).argmax(axis=1)
    expect.number(
        "test_score",
        test_score,
        float((said == y_test).mean()),
        tolerance=5e-6,
        why="Is it the accuracy of `winner`, and on `X_test`?",
    )

# %% [markdown]
# ## Question 6. Read a result (1 point)
#
# A search tries 60 candidates on five folds. The winner has `best_score_` 0.981, with a standard deviation of 0.020
# between its folds. On 400 test rows, used for the first time, its accuracy is 0.961. Which accuracy do you
# report for rows that come tomorrow?
#
# - **a** 0.981, give or take 0.009 (0.020 / √5), as five folds say more than one test.
# - **b** 0.961, give or take 0.010, as the best of 60 noisy scores is partly luck.
# - **c** 0.971, give or take 0.010, as both numbers come from rows held out.
# - **d** 0.961, give or take 0.020, as the folds show how far one score may be off.
# - **e** None yet: 0.961 is too far from 0.981, so search again until they agree.
#
# Write the letter into `answer`, in quotes.
#
# <details><summary>Hint</summary>
#
# Which of the two numbers has taken part in a choice? And how far may a share of 400 rows be off by chance?
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
answer = "b"
### END SOLUTION

# %% role="check" id="q6_reading" points=1
with check("You read the result well", see="The winner, scored once"):
    expect.choice(
        "answer",
        answer,
        options="abcde",
        key=seal(
            "b",
            a="It is also the largest of 60 such means. What does that do to it?",
            c="Why should a number that is flattered be mixed in?",
            d="What is the standard error of a share of 0.961 on 400 rows?",
            e="Then the test rows choose. What would their last score be worth?",
        ),
    )
