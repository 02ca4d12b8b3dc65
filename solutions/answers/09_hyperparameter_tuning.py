# %% [markdown]
# # Answers to exercise 9
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.

# %% id="q1" right="a loop over rows and folds"
import math


def cheapest(scores):
    means = [sum(row) / len(row) for row in scores]
    winner = scores[means.index(max(means))]
    for number, row in enumerate(scores):
        differences = [one - other for one, other in zip(winner, row)]
        n = len(differences)
        mean = sum(differences) / n
        spread = math.sqrt(sum((d - mean) ** 2 for d in differences) / (n - 1))
        if mean <= 2 * spread / math.sqrt(n):
            return number
    return None


# %% id="q1" right="pandas"
import pandas as pd


def cheapest(scores):
    table = pd.DataFrame(scores).T
    behind = table.rsub(table[table.mean().idxmax()], axis=0)
    return behind.columns[behind.mean() <= 2 * behind.sem()][0]


# %% id="q1" right="SciPy, only the cheaper ones"
from scipy.stats import sem


def cheapest(scores):
    winner = int(np.argmax(np.mean(scores, axis=1)))
    for place in range(winner):
        gap = scores[winner] - scores[place]
        if gap.mean() / sem(gap) <= 2:
            return place
    return winner


# %% id="q1" wrong="the winner, whatever it costs" fails="q1_equal"
def cheapest(scores):
    return int(scores.mean(axis=1).argmax())


# %% id="q1" wrong="the cheapest of all" fails="q1_winner q1_equal"
def cheapest(scores):
    return 0


# %% id="q1" wrong="standard deviations instead of standard errors" fails="q1_equal"
def cheapest(scores):
    behind = scores[scores.mean(axis=1).argmax()] - scores
    return int(np.argmax(behind.mean(axis=1) <= 2 * behind.std(axis=1, ddof=1)))


# %% id="q1" wrong="one standard error" fails="q1_equal"
def cheapest(scores):
    behind = scores[scores.mean(axis=1).argmax()] - scores
    error = behind.std(axis=1, ddof=1) / np.sqrt(scores.shape[1])
    return int(np.argmax(behind.mean(axis=1) <= error))


# %% id="q1" wrong="divides by n, not by n - 1" fails="q1_equal"
def cheapest(scores):
    behind = scores[scores.mean(axis=1).argmax()] - scores
    error = behind.std(axis=1) / np.sqrt(scores.shape[1])
    return int(np.argmax(behind.mean(axis=1) <= 2 * error))


# %% id="q1" wrong="always five folds" fails="q1_equal"
def cheapest(scores):
    behind = scores[scores.mean(axis=1).argmax()] - scores
    error = behind.std(axis=1, ddof=1) / np.sqrt(5)
    return int(np.argmax(behind.mean(axis=1) <= 2 * error))


# %% id="q1" wrong="the spread of the accuracies, not of the differences" fails="q1_winner q1_equal"
def cheapest(scores):
    means = scores.mean(axis=1)
    error = scores.std(axis=1, ddof=1) / np.sqrt(scores.shape[1])
    both = np.sqrt(error**2 + error[means.argmax()] ** 2)
    return int(np.argmax(means.max() - means <= 2 * both))


# %% id="q1" wrong="the winner's own standard error" fails="q1_winner q1_equal"
def cheapest(scores):
    means = scores.mean(axis=1)
    error = scores[means.argmax()].std(ddof=1) / np.sqrt(scores.shape[1])
    return int(np.argmax(means >= means.max() - 2 * error))


# %% id="q1" wrong="the root of the number of candidates" fails="q1_equal"
def cheapest(scores):
    behind = scores[scores.mean(axis=1).argmax()] - scores
    error = behind.std(axis=1, ddof=1) / np.sqrt(len(scores))
    return int(np.argmax(behind.mean(axis=1) <= 2 * error))


# %% id="q1" wrong="subtracts the wrong way round" fails="q1_winner q1_equal"
def cheapest(scores):
    ahead = scores - scores[scores.mean(axis=1).argmax()]
    error = ahead.std(axis=1, ddof=1) / np.sqrt(scores.shape[1])
    return int(np.argmax(ahead.mean(axis=1) <= 2 * error))


# %% id="q1" wrong="the most costly of equals" fails="q1_equal"
def cheapest(scores):
    behind = scores[scores.mean(axis=1).argmax()] - scores
    error = behind.std(axis=1, ddof=1) / np.sqrt(scores.shape[1])
    return int(np.flatnonzero(behind.mean(axis=1) <= 2 * error)[-1])


# %% id="q1" wrong="the winner of each fold is another" fails="q1_equal"
def cheapest(scores):
    behind = scores.max(axis=0) - scores
    error = behind.std(axis=1, ddof=1) / np.sqrt(scores.shape[1])
    return int(np.argmax(behind.mean(axis=1) <= 2 * error))


# %% id="q1" wrong="the row instead of its number" fails="q1_winner q1_equal"
def cheapest(scores):
    behind = scores[scores.mean(axis=1).argmax()] - scores
    error = behind.std(axis=1, ddof=1) / np.sqrt(scores.shape[1])
    return scores[np.argmax(behind.mean(axis=1) <= 2 * error)]


# %% id="q1" wrong="counts rows from 1" fails="q1_winner q1_equal"
def cheapest(scores):
    behind = scores[scores.mean(axis=1).argmax()] - scores
    error = behind.std(axis=1, ddof=1) / np.sqrt(scores.shape[1])
    return int(np.argmax(behind.mean(axis=1) <= 2 * error)) + 1


# %% id="q1" wrong="stops going down at the first row that is not as good" fails="q1_equal"
def cheapest(scores):
    winner = int(scores.mean(axis=1).argmax())
    behind = scores[winner] - scores
    error = behind.std(axis=1, ddof=1) / np.sqrt(scores.shape[1])
    row = winner
    while row > 0 and behind[row - 1].mean() <= 2 * error[row - 1]:
        row -= 1
    return row


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

# %% id="q4" right="a plain loop over ParameterSampler"
from sklearn.model_selection import KFold, ParameterSampler, cross_val_score

space = {
    "vote__p": [1, 2],
    "vote__weights": ["uniform", "distance"],
    "vote__n_neighbors": randint(1, 31),
}
best_score, n_fits = -np.inf, 1
for candidate in ParameterSampler(space, n_iter=24, random_state=4):
    model = Pipeline([("scale", StandardScaler()), ("vote", KNeighborsRegressor())])
    model.set_params(**candidate)
    each = cross_val_score(model, X, y, cv=KFold(5, shuffle=True, random_state=1))
    n_fits += len(each)
    if each.mean() > best_score:
        best_params, best_score, spread = candidate, each.mean(), each.std(ddof=1)

# %% id="q4" right="pandas, frames and a Series"
from sklearn.model_selection import KFold

import pandas as pd

model = Pipeline([("scale", StandardScaler()), ("vote", KNeighborsRegressor(n_neighbors=3))])
search = RandomizedSearchCV(
    model,
    {
        "vote__n_neighbors": randint(1, 31),
        "vote__weights": ["uniform", "distance"],
        "vote__p": [1, 2],
    },
    n_iter=24,
    random_state=4,
    cv=list(KFold(5, shuffle=True, random_state=1).split(X)),
)
search.fit(pd.DataFrame(X), pd.Series(y))
winner = pd.DataFrame(search.cv_results_).sort_values("rank_test_score", kind="stable").iloc[0]
each = winner[[f"split{n}_test_score" for n in range(5)]].astype(float)
best_params, best_score, spread = dict(winner["params"]), each.mean(), each.std()
n_fits = len(search.cv_results_["params"]) * 5 + 1

# %% id="q4" wrong="scaled before the folds are cut" fails="q4_params q4_score q4_spread"
from sklearn.model_selection import KFold

X_scaled = StandardScaler().fit_transform(X)
space = {
    "vote__n_neighbors": randint(1, 31),
    "vote__weights": ["uniform", "distance"],
    "vote__p": [1, 2],
}
search = RandomizedSearchCV(
    Pipeline([("vote", KNeighborsRegressor())]),
    space,
    n_iter=24,
    cv=KFold(5, shuffle=True, random_state=1),
    random_state=4,
).fit(X_scaled, y)
best_params, best_score = search.best_params_, search.best_score_
table = search.cv_results_
each = np.array([table[name][search.best_index_] for name in table if name.startswith("split")])
spread = each.std(ddof=1)
n_fits = 24 * 5 + 1

# %% id="q4" wrong="forgets to scale" fails="q4_params q4_score q4_spread"
from sklearn.model_selection import KFold

space = {
    "vote__n_neighbors": randint(1, 31),
    "vote__weights": ["uniform", "distance"],
    "vote__p": [1, 2],
}
search = RandomizedSearchCV(
    Pipeline([("vote", KNeighborsRegressor())]),
    space,
    n_iter=24,
    cv=KFold(5, shuffle=True, random_state=1),
    random_state=4,
).fit(X, y)
best_params, best_score = search.best_params_, search.best_score_
table = search.cv_results_
each = np.array([table[name][search.best_index_] for name in table if name.startswith("split")])
spread = each.std(ddof=1)
n_fits = 24 * 5 + 1

# %% id="q4" wrong="the folds are not shuffled" fails="q4_score q4_spread"
space = {
    "vote__n_neighbors": randint(1, 31),
    "vote__weights": ["uniform", "distance"],
    "vote__p": [1, 2],
}
search = RandomizedSearchCV(
    Pipeline([("scale", StandardScaler()), ("vote", KNeighborsRegressor())]),
    space,
    n_iter=24,
    cv=5,
    random_state=4,
).fit(X, y)
best_params, best_score = search.best_params_, search.best_score_
table = search.cv_results_
each = np.array([table[name][search.best_index_] for name in table if name.startswith("split")])
spread = each.std(ddof=1)
n_fits = 24 * 5 + 1

# %% id="q4" wrong="stratified folds, as for classes" fails="q4_params q4_score q4_spread"
from sklearn.model_selection import StratifiedKFold

import warnings

warnings.simplefilter("ignore")
space = {
    "vote__n_neighbors": randint(1, 31),
    "vote__weights": ["uniform", "distance"],
    "vote__p": [1, 2],
}
search = RandomizedSearchCV(
    Pipeline([("scale", StandardScaler()), ("vote", KNeighborsRegressor())]),
    space,
    n_iter=24,
    cv=StratifiedKFold(5, shuffle=True, random_state=1),
    random_state=4,
).fit(X, y)
best_params, best_score = search.best_params_, search.best_score_
table = search.cv_results_
each = np.array([table[name][search.best_index_] for name in table if name.startswith("split")])
spread = each.std(ddof=1)
n_fits = 24 * 5 + 1

# %% id="q4" wrong="the random states exchanged" fails="q4_params q4_score q4_spread"
from sklearn.model_selection import KFold

space = {
    "vote__n_neighbors": randint(1, 31),
    "vote__weights": ["uniform", "distance"],
    "vote__p": [1, 2],
}
search = RandomizedSearchCV(
    Pipeline([("scale", StandardScaler()), ("vote", KNeighborsRegressor())]),
    space,
    n_iter=24,
    cv=KFold(5, shuffle=True, random_state=4),
    random_state=1,
).fit(X, y)
best_params, best_score = search.best_params_, search.best_score_
table = search.cv_results_
each = np.array([table[name][search.best_index_] for name in table if name.startswith("split")])
spread = each.std(ddof=1)
n_fits = 24 * 5 + 1

# %% id="q4" wrong="folds with another random state" fails="q4_score q4_spread"
from sklearn.model_selection import KFold

space = {
    "vote__n_neighbors": randint(1, 31),
    "vote__weights": ["uniform", "distance"],
    "vote__p": [1, 2],
}
search = RandomizedSearchCV(
    Pipeline([("scale", StandardScaler()), ("vote", KNeighborsRegressor())]),
    space,
    n_iter=24,
    cv=KFold(5, shuffle=True, random_state=0),
    random_state=4,
).fit(X, y)
best_params, best_score = search.best_params_, search.best_score_
table = search.cv_results_
each = np.array([table[name][search.best_index_] for name in table if name.startswith("split")])
spread = each.std(ddof=1)
n_fits = 24 * 5 + 1

# %% id="q4" wrong="neighbours from 1 to 29" fails="q4_params q4_score q4_spread"
from sklearn.model_selection import KFold

space = {
    "vote__n_neighbors": randint(1, 30),
    "vote__weights": ["uniform", "distance"],
    "vote__p": [1, 2],
}
search = RandomizedSearchCV(
    Pipeline([("scale", StandardScaler()), ("vote", KNeighborsRegressor())]),
    space,
    n_iter=24,
    cv=KFold(5, shuffle=True, random_state=1),
    random_state=4,
).fit(X, y)
best_params, best_score = search.best_params_, search.best_score_
table = search.cv_results_
each = np.array([table[name][search.best_index_] for name in table if name.startswith("split")])
spread = each.std(ddof=1)
n_fits = 24 * 5 + 1

# %% id="q4" wrong="neighbours from 0 to 30, of which 0 cannot be fitted" fails="q4_params q4_score q4_spread"
from sklearn.model_selection import KFold

import warnings

warnings.simplefilter("ignore")
space = {
    "vote__n_neighbors": randint(0, 31),
    "vote__weights": ["uniform", "distance"],
    "vote__p": [1, 2],
}
search = RandomizedSearchCV(
    Pipeline([("scale", StandardScaler()), ("vote", KNeighborsRegressor())]),
    space,
    n_iter=24,
    cv=KFold(5, shuffle=True, random_state=1),
    random_state=4,
).fit(X, y)
best_params, best_score = search.best_params_, search.best_score_
table = search.cv_results_
each = np.array([table[name][search.best_index_] for name in table if name.startswith("split")])
spread = each.std(ddof=1)
n_fits = 24 * 5 + 1

# %% id="q4" wrong="neighbours from a list" fails="q4_params q4_score q4_spread"
from sklearn.model_selection import KFold

space = {
    "vote__n_neighbors": list(range(1, 31)),
    "vote__weights": ["uniform", "distance"],
    "vote__p": [1, 2],
}
search = RandomizedSearchCV(
    Pipeline([("scale", StandardScaler()), ("vote", KNeighborsRegressor())]),
    space,
    n_iter=24,
    cv=KFold(5, shuffle=True, random_state=1),
    random_state=4,
).fit(X, y)
best_params, best_score = search.best_params_, search.best_score_
table = search.cv_results_
each = np.array([table[name][search.best_index_] for name in table if name.startswith("split")])
spread = each.std(ddof=1)
n_fits = 24 * 5 + 1

# %% id="q4" wrong="the usual ten candidates" fails="q4_params q4_score q4_spread q4_fits"
from sklearn.model_selection import KFold

space = {
    "vote__n_neighbors": randint(1, 31),
    "vote__weights": ["uniform", "distance"],
    "vote__p": [1, 2],
}
search = RandomizedSearchCV(
    Pipeline([("scale", StandardScaler()), ("vote", KNeighborsRegressor())]),
    space,
    n_iter=10,
    cv=KFold(5, shuffle=True, random_state=1),
    random_state=4,
).fit(X, y)
best_params, best_score = search.best_params_, search.best_score_
table = search.cv_results_
each = np.array([table[name][search.best_index_] for name in table if name.startswith("split")])
spread = each.std(ddof=1)
n_fits = 10 * 5 + 1

# %% id="q4" wrong="std_test_score, which divides by n" fails="q4_spread"
from sklearn.model_selection import KFold

space = {
    "vote__n_neighbors": randint(1, 31),
    "vote__weights": ["uniform", "distance"],
    "vote__p": [1, 2],
}
search = RandomizedSearchCV(
    Pipeline([("scale", StandardScaler()), ("vote", KNeighborsRegressor())]),
    space,
    n_iter=24,
    cv=KFold(5, shuffle=True, random_state=1),
    random_state=4,
).fit(X, y)
best_params, best_score = search.best_params_, search.best_score_
table = search.cv_results_
each = np.array([table[name][search.best_index_] for name in table if name.startswith("split")])
spread = table["std_test_score"][search.best_index_]
n_fits = 24 * 5 + 1

# %% id="q4" wrong="the standard error instead of the spread" fails="q4_spread"
from sklearn.model_selection import KFold

space = {
    "vote__n_neighbors": randint(1, 31),
    "vote__weights": ["uniform", "distance"],
    "vote__p": [1, 2],
}
search = RandomizedSearchCV(
    Pipeline([("scale", StandardScaler()), ("vote", KNeighborsRegressor())]),
    space,
    n_iter=24,
    cv=KFold(5, shuffle=True, random_state=1),
    random_state=4,
).fit(X, y)
best_params, best_score = search.best_params_, search.best_score_
table = search.cv_results_
each = np.array([table[name][search.best_index_] for name in table if name.startswith("split")])
spread = each.std(ddof=1) / np.sqrt(5)
n_fits = 24 * 5 + 1

# %% id="q4" wrong="the spread of the candidates" fails="q4_spread"
from sklearn.model_selection import KFold

space = {
    "vote__n_neighbors": randint(1, 31),
    "vote__weights": ["uniform", "distance"],
    "vote__p": [1, 2],
}
search = RandomizedSearchCV(
    Pipeline([("scale", StandardScaler()), ("vote", KNeighborsRegressor())]),
    space,
    n_iter=24,
    cv=KFold(5, shuffle=True, random_state=1),
    random_state=4,
).fit(X, y)
best_params, best_score = search.best_params_, search.best_score_
table = search.cv_results_
each = np.array([table[name][search.best_index_] for name in table if name.startswith("split")])
spread = table["mean_test_score"].std(ddof=1)
n_fits = 24 * 5 + 1

# %% id="q4" wrong="forgets the last fit" fails="q4_fits"
from sklearn.model_selection import KFold

space = {
    "vote__n_neighbors": randint(1, 31),
    "vote__weights": ["uniform", "distance"],
    "vote__p": [1, 2],
}
search = RandomizedSearchCV(
    Pipeline([("scale", StandardScaler()), ("vote", KNeighborsRegressor())]),
    space,
    n_iter=24,
    cv=KFold(5, shuffle=True, random_state=1),
    random_state=4,
).fit(X, y)
best_params, best_score = search.best_params_, search.best_score_
table = search.cv_results_
each = np.array([table[name][search.best_index_] for name in table if name.startswith("split")])
spread = each.std(ddof=1)
n_fits = 24 * 5

# %% id="q4" wrong="counts the candidates" fails="q4_fits"
from sklearn.model_selection import KFold

space = {
    "vote__n_neighbors": randint(1, 31),
    "vote__weights": ["uniform", "distance"],
    "vote__p": [1, 2],
}
search = RandomizedSearchCV(
    Pipeline([("scale", StandardScaler()), ("vote", KNeighborsRegressor())]),
    space,
    n_iter=24,
    cv=KFold(5, shuffle=True, random_state=1),
    random_state=4,
).fit(X, y)
best_params, best_score = search.best_params_, search.best_score_
table = search.cv_results_
each = np.array([table[name][search.best_index_] for name in table if name.startswith("split")])
spread = each.std(ddof=1)
n_fits = len(table["params"])

# %% id="q4" wrong="the score on all rows" fails="q4_score"
from sklearn.model_selection import KFold

space = {
    "vote__n_neighbors": randint(1, 31),
    "vote__weights": ["uniform", "distance"],
    "vote__p": [1, 2],
}
search = RandomizedSearchCV(
    Pipeline([("scale", StandardScaler()), ("vote", KNeighborsRegressor())]),
    space,
    n_iter=24,
    cv=KFold(5, shuffle=True, random_state=1),
    random_state=4,
).fit(X, y)
best_params, best_score = search.best_params_, search.score(X, y)
table = search.cv_results_
each = np.array([table[name][search.best_index_] for name in table if name.startswith("split")])
spread = each.std(ddof=1)
n_fits = 24 * 5 + 1

# %% id="q4" wrong="names without the step" fails="q4_params"
from sklearn.model_selection import KFold

space = {
    "vote__n_neighbors": randint(1, 31),
    "vote__weights": ["uniform", "distance"],
    "vote__p": [1, 2],
}
search = RandomizedSearchCV(
    Pipeline([("scale", StandardScaler()), ("vote", KNeighborsRegressor())]),
    space,
    n_iter=24,
    cv=KFold(5, shuffle=True, random_state=1),
    random_state=4,
).fit(X, y)
best_params, best_score = (
    {name[6:]: value for name, value in search.best_params_.items()},
    search.best_score_,
)
table = search.cv_results_
each = np.array([table[name][search.best_index_] for name in table if name.startswith("split")])
spread = each.std(ddof=1)
n_fits = 24 * 5 + 1

# %% id="q4" wrong="rounded to two decimals" fails="q4_score q4_spread"
from sklearn.model_selection import KFold

space = {
    "vote__n_neighbors": randint(1, 31),
    "vote__weights": ["uniform", "distance"],
    "vote__p": [1, 2],
}
search = RandomizedSearchCV(
    Pipeline([("scale", StandardScaler()), ("vote", KNeighborsRegressor())]),
    space,
    n_iter=24,
    cv=KFold(5, shuffle=True, random_state=1),
    random_state=4,
).fit(X, y)
best_params, best_score = search.best_params_, round(search.best_score_, 2)
table = search.cv_results_
each = np.array([table[name][search.best_index_] for name in table if name.startswith("split")])
spread = round(each.std(ddof=1), 2)
n_fits = 24 * 5 + 1

# %% id="q4" wrong="the estimator instead of its parameters" fails="q4_params"
from sklearn.model_selection import KFold

space = {
    "vote__n_neighbors": randint(1, 31),
    "vote__weights": ["uniform", "distance"],
    "vote__p": [1, 2],
}
search = RandomizedSearchCV(
    Pipeline([("scale", StandardScaler()), ("vote", KNeighborsRegressor())]),
    space,
    n_iter=24,
    cv=KFold(5, shuffle=True, random_state=1),
    random_state=4,
).fit(X, y)
best_params, best_score = search.best_estimator_, search.best_score_
table = search.cv_results_
each = np.array([table[name][search.best_index_] for name in table if name.startswith("split")])
spread = each.std(ddof=1)
n_fits = 24 * 5 + 1

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

# %% id="q6" wrong="takes the spread of the folds for the error of the test" fails="q6_reading"
answer = "d"

# %% id="q6" wrong="takes the mean of both" fails="q6_reading"
answer = "c"

# %% id="q6" wrong="searches until the test agrees" fails="q6_reading"
answer = "e"

# %% id="q6" wrong="not a letter" fails="q6_reading"
answer = 0.961
