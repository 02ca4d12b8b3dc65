# %% [markdown]
# # 9. Tuning
#
# A network learns thousands of numbers by itself. A few it cannot learn: how many units, which learning rate, how
# many epochs. This chapter is about choosing them well, with little work, and without fooling yourself.

# %% [markdown]
# ## What you will learn
#
# - tell a parameter from a hyperparameter, and say why training cannot choose the second kind;
# - search at random, with scikit-learn and with a plain loop, and count the fits before you start;
# - make fair folds, keep scaling inside them, and compare two models fold by fold;
# - use a Keras network as a scikit-learn estimator, and know its traps;
# - believe the winner's accuracy only as far as it deserves.
#
# You need chapters 2 and 8, or some practice with training and scaling. It takes about an hour.

# %%
from itertools import pairwise

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from scikeras.wrappers import KerasClassifier
from scipy.stats import loguniform, randint
from sklearn.base import clone
from sklearn.datasets import load_breast_cancer, load_wine
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import (
    KFold,
    ParameterGrid,
    ParameterSampler,
    RandomizedSearchCV,
    StratifiedKFold,
    cross_val_score,
    train_test_split,
    validation_curve,
)
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier

from coursedata.classifier import Classifier

BLUE, RED, AMBER, GREEN = "#1b6ca8", "#d1495b", "#edae49", "#2e8b57"

# %% [markdown]
# The data are those of chapter 2: 569 patients, 30 numbers about the cells of a lump, and a label: 0
# malignant, 1 benign. A quarter of the rows, the **test rows**, are set aside **now**. They will be used once, near the end
# of this lesson.

# %%
X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(
    X, y, test_size=0.25, stratify=y, random_state=0
)
X_train.shape, X_test.shape

# %% [markdown]
# ## A knob that training cannot turn
#
# We begin with a decision tree: it learns in milliseconds, so we can afford to try everything. A tree asks
# yes-or-no questions: *is the texture above 20?* Training finds the questions. How many of them may follow one
# another, the **depth**, is yours to choose.
#
# To judge a depth, we cut the training rows into five parts, the **folds**. Five times, one fold is held out as
# **validation rows**, the tree learns from the other four, and we measure its accuracy on both. This is
# **cross-validation**.
#
# **Predict, then run.** We try the depths 1 to 12, with only two of the columns, texture and smoothness. Which of
# the two accuracies will be highest for the deepest tree?

# %%
folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)
depths = np.arange(1, 13)
learned, validated = validation_curve(
    DecisionTreeClassifier(random_state=0),
    X_train[:, [1, 4]],
    y_train,
    param_name="max_depth",
    param_range=depths,
    cv=folds,
)
validated.shape  # 12 depths, 5 folds

# %% collapsed=true
fig, ax = plt.subplots(figsize=(7, 4))
ax.plot(depths, learned.mean(axis=1), color=BLUE, marker="s", label="rows it learned from, mean")
ax.plot(depths, validated.mean(axis=1), color=RED, linestyle="--", label="validation rows, mean")
for fold in range(5):
    name = "validation rows, each fold" if fold == 0 else None
    ax.scatter(depths, validated[:, fold], color=RED, alpha=0.4, s=18, label=name)
ax.set(xlabel="depth of the tree", ylabel="accuracy", title="Deeper is better, say the known rows")
ax.set(xticks=depths, ylim=(0.6, 1.02))
ax.legend(loc="upper left")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# The solid line, accuracy on the rows that the tree learned from, climbs nearly to 1. The dashed line, accuracy on
# validation rows, is highest at a depth of about 3, and then falls. Around it lie five dots for each depth, one for
# each fold.
#
# </details>
#
# <details><summary>Answer</summary>
#
# The rows learned from would always choose the deepest tree. So training cannot choose the depth: **only validation
# rows can**. Beyond a depth of about 4 the tree **overfits**: it learns its rows by heart.
#
# </details>
#
# Validation rows are few, so their answer is noisy. The five dots are the reason for most of this chapter.
#
# ## What can be tuned
#
# What training finds is a **parameter**: weights, biases, the questions of a tree. What you fix before training
# is a **hyperparameter**. A network has many:
#
# | hyperparameter | where you set it | usual values to try |
# |---|---|---|
# | learning rate | `Adam(learning_rate=...)` | 0.0001 to 0.1, by factors |
# | units of a layer | `Dense(units)` | 8, 16, 32, 64, ... |
# | number and order of layers | how many times you write `Dense` | 1, 2, 3 |
# | activation | `Dense(..., activation=...)` | `"relu"`, `"tanh"` |
# | optimiser | `compile(optimizer=...)` | Adam, RMSprop, SGD with momentum |
# | batch size | `fit(batch_size=...)` | 16, 32, 64, 128 |
# | epochs | `fit(epochs=...)` | many, and let `EarlyStopping` end it (chapter 5) |
#
# If there is time for only one, tune the learning rate, because a wrong one spoils all the rest.

# %% [markdown]
# ## A random search
#
# Three hyperparameters of the tree (now with all 30 columns), each with many values, have hundreds of combinations.
# For a network, that would be too many to try. So we draw 20 **candidates** at random, and cross-validate each on the
# five folds. scikit-learn does both.

# %%
search = RandomizedSearchCV(
    DecisionTreeClassifier(random_state=0),
    {
        "max_depth": randint(1, 13),  # 1 to 12
        "min_samples_leaf": randint(1, 21),  # no question that leaves fewer rows than this
        "max_features": [5, 10, 20, 30],  # columns that each question may choose from
    },
    n_iter=20,
    cv=folds,
    random_state=0,
)
search.fit(X_train, y_train)
search.best_params_, round(search.best_score_, 3)

# %% [markdown]
# `cv_results_` holds all candidates. Here are the best five: their mean over the folds, and how far they are behind
# the winner **on the same folds**, mean and standard deviation of the five differences.

# %%
table = pd.DataFrame(search.cv_results_)  # "test" means the validation fold here
each_fold = table[[f"split{fold}_test_score" for fold in range(5)]].to_numpy()
behind = each_fold[search.best_index_] - each_fold
columns = ["param_max_depth", "param_min_samples_leaf", "param_max_features", "mean_test_score"]
ranking = table[columns].assign(behind=behind.mean(axis=1), std=behind.std(axis=1, ddof=1))
ranking.sort_values("mean_test_score", ascending=False, kind="stable").head(5).round(3)

# %% [markdown]
# The first two tie: with so many rows needed for a leaf, depths of 6 and of 11 make the same trees. The third is
# behind by 0.002 with a **standard error**, the standard deviation divided by √5, of about 0.002 as well, so it may
# be just as good. Among equals, take the simplest or the cheapest.
#
# **Predict, then run.** How many times was a tree trained in this search?

# %%
n_candidates, n_folds = len(table), search.n_splits_
print(f"{n_candidates} candidates x {n_folds} folds + 1 = {n_candidates * n_folds + 1} fits")

# %% [markdown]
# <details><summary>Answer</summary>
#
# 101 times. The last fit is the winner's.
#
# </details>
#
# The winner learns once more from *all* rows of `X_train` (`refit=True`, the default), and then `search.predict`
# uses it. A network that needs a minute would need more than an hour and a half: **count before you start**.

# %% [markdown]
# ## Grid or random?
#
# A **grid search** (`GridSearchCV`) tries every combination. The number of combinations is a product, and
# products grow fast:

# %%
grid = {
    "activation": ["relu", "tanh"],
    "batch_size": [32, 128, 256],
    "epochs": [50, 100, 200],
    "learning_rate": [0.1, 0.01, 0.001],
}
print(f"grid:   {len(ParameterGrid(grid))} candidates, {len(ParameterGrid(grid)) * 3 + 1} fits")
print(f"random: 5 candidates, {5 * 3 + 1} fits, both with 3 folds")

# %% [markdown]
# There is a second reason against the grid. Suppose that the learning rate matters and the number of units hardly
# does. (Here the accuracy is a made-up hill, so that we know the truth.)


# %%
def hill(exponent, top=-2.6):
    """Return a made-up accuracy for the learning rate 10**exponent."""
    return np.exp(-((exponent - top) ** 2) / 0.2)


rng = np.random.default_rng(3)
on_grid = np.array([(exponent, units) for exponent in (-4, -2, 0) for units in (1, 2, 3)])
at_random = np.column_stack([rng.uniform(-4, 0, 9), rng.uniform(1, 3, 9)])

# %% collapsed=true
curve = np.linspace(-4, 0, 200)
fig, axes = plt.subplots(
    2, 2, figsize=(9, 5), sharex=True, sharey="row", height_ratios=(1, 1.3), layout="constrained"
)
trials = (("Grid: 9 trials", on_grid, BLUE, "s"), ("Random: 9 trials", at_random, RED, "o"))
for (above, below), (title, tried, colour, marker) in zip(axes.T, trials, strict=True):
    above.plot(curve, hill(curve), color="grey")
    above.scatter(tried[:, 0], hill(tried[:, 0]), color=colour, marker=marker, zorder=3)
    above.set_title(title)
    below.scatter(tried[:, 0], tried[:, 1], color=colour, marker=marker)
    for exponent in tried[:, 0]:
        below.axvline(exponent, color=colour, linewidth=0.7, linestyle=":")
    below.set(xlabel="learning rate", xticks=[-4, -3, -2, -1, 0], yticks=[1, 2, 3])
    below.set_xticklabels(["0.0001", "0.001", "0.01", "0.1", "1"])
    below.set_yticklabels(["10", "100", "1000"])
axes[0, 0].set_ylabel("accuracy (made up)")
axes[1, 0].set_ylabel("units")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Above, a grey hill: accuracy by learning rate. Below, nine trials each: the squares of the grid in three columns,
# the random dots at nine different rates, three of them higher on the hill than any square.
#
# </details>
#
# The grid probes the hill at only three places, the nine random trials at nine. Is their success luck? We move the
# top to 1000 other places, and search each hill both ways:

# %%
tops = rng.uniform(-4, 0, (1000, 1))
best_of_grid = hill(np.array([-4, -2, 0]), tops).max(axis=1)
best_of_random = hill(rng.uniform(-4, 0, (1000, 9)), tops).max(axis=1)
print(
    f"mean of the best accuracy: grid {best_of_grid.mean():.2f}, random {best_of_random.mean():.2f}"
)
print(f"random finds more on {np.mean(best_of_random > best_of_grid):.0%} of the hills")

# %% [markdown]
# Random usually wins, but not always. A grid is fine for one hyperparameter, or two if you can afford it.
#
# ## Ask for orders of magnitude
#
# Between the learning rates 0.001 and 0.002 there is as much difference as between 0.1 and 0.2: a factor of two. So
# draw the *exponent* evenly, not the number. `loguniform` does this.
#
# **Predict, then run.** Of 10,000 numbers drawn evenly from 0.0001 to 1, how many are below 0.1?

# %%
rng = np.random.default_rng(0)
evenly = rng.uniform(1e-4, 1, 10_000)
by_factors = loguniform(1e-4, 1).rvs(10_000, random_state=0)
edges = [1e-4, 1e-3, 1e-2, 1e-1, 1]
pd.DataFrame(
    {
        "uniform": np.histogram(evenly, edges)[0] / 10_000,
        "loguniform": np.histogram(by_factors, edges)[0] / 10_000,
    },
    index=[f"{low:g} to {high:g}" for low, high in pairwise(edges)],
).round(3)

# %% [markdown]
# <details><summary>Answer</summary>
#
# Drawn evenly, only about 1,000, a tenth: rates below 0.001 are hardly ever tried. Drawn by
# factors, each power of ten gets a quarter.
#
# </details>
#
# The same by hand: `10 ** rng.uniform(-4, 0)`.

# %% [markdown]
# ## Fair folds
#
# A fold is fair if it looks like the whole. Here are the wines of scikit-learn: 178 rows, three kinds, and
# **sorted by kind**, as tables often are. We cut them into three folds in two ways.

# %%
wine = load_wine()
ways = {
    "KFold(3)": KFold(3),
    "StratifiedKFold(3, shuffle=True)": StratifiedKFold(3, shuffle=True, random_state=0),
}

# %% collapsed=true
fig, axes = plt.subplots(1, 2, figsize=(9.5, 3.2), sharex=True, sharey=True, layout="constrained")
for ax, (name, way) in zip(axes, ways.items(), strict=True):
    for fold, (_, out) in enumerate(way.split(wine.data, wine.target)):
        left = 0
        for kind, (colour, hatch) in enumerate(((BLUE, ""), (AMBER, "//"), (GREEN, ".."))):
            count = int((wine.target[out] == kind).sum())
            label = f"kind {kind}" if fold == 0 else None
            ax.barh(fold, count, left=left, color=colour, hatch=hatch, label=label, ec="white")
            left += count
    ax.set(xlabel="validation rows", title=name, yticks=[0, 1, 2])
    ax.set_yticklabels(["fold 1", "fold 2", "fold 3"])
axes[0].invert_yaxis()  # the first fold on top
axes[0].set_xlim(0, 63)
axes[1].legend(loc="center left", bbox_to_anchor=(1, 0.5))
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Three bars on each side: the validation rows of each fold. Left, each bar is wholly or mostly of one
# kind. Right, all three bars show the same mixture.
#
# </details>
#
# On the left, when the first fold is held out, the training rows hold no wine of kind 0.
#
# **Predict, then run.** How accurate will a tree be on each fold?

# %%
tree = DecisionTreeClassifier(random_state=0)
for name, way in ways.items():
    print(f"{name:<33}", cross_val_score(tree, wine.data, wine.target, cv=way).round(2))

# %% [markdown]
# <details><summary>Answer</summary>
#
# Hopeless on the left, because the tree is asked for kinds that it has never or hardly seen; about 0.9 on the
# right. It is the same tree on the same rows.
#
# </details>
#
# So for classes: **stratify, and shuffle**, unless rows belong together or follow one another in time. Several rows
# of one patient must stay in one fold (`GroupKFold`), and a forecast must be tested on rows later than those it
# learned from (`TimeSeriesSplit`).
#
# `cv=3` is short for three unshuffled folds: of `StratifiedKFold` for a classifier, of `KFold` for everything else.

# %% [markdown]
# ## What belongs inside the folds
#
# The fold that is held out stands for rows that come tomorrow. Whatever looks at rows, such as a scaler or a
# selection of columns, may look only at the other folds. How bad is it otherwise? We make tables of pure noise, 100
# rows with 1000 columns, and labels tossed like coins, so on average no model can be right about more than half of
# new rows.
#
# **Predict, then run.** We keep the 20 columns that correlate best with the labels, and cross-validate a naive
# Bayes classifier (a simple, quick one), five times, with new noise each time. What accuracy will we see?

# %%
rng = np.random.default_rng(0)
# each fold selects its own columns
pipeline = Pipeline([("select", SelectKBest(k=20)), ("classify", GaussianNB())])
outside, inside = [], []
for _ in range(5):
    noise, coins = rng.normal(size=(100, 1000)), rng.integers(0, 2, 100)
    chosen = SelectKBest(k=20).fit_transform(noise, coins)  # looks at all rows
    outside.append(cross_val_score(GaussianNB(), chosen, coins, cv=folds).mean())
    inside.append(cross_val_score(pipeline, noise, coins, cv=folds).mean())
print(f"columns chosen outside the folds: {np.mean(outside):.2f}")
print(f"columns chosen inside each fold:  {np.mean(inside):.2f}")

# %% [markdown]
# <details><summary>Answer</summary>
#
# Columns chosen outside look like knowledge, because the validation rows helped to choose them. Chosen inside, they
# are worth a coin toss.
#
# </details>
#
# A **`Pipeline`** ties the steps to the model, so that each fold fits them anew on its own training
# rows. For a scaler the leak is usually far smaller, but the habit costs nothing.

# %% [markdown]
# ## Compare fold by fold
#
# Is a logistic regression better here than a vote of the five most similar patients, the nearest neighbours? Both
# are tested on the *same* folds. Some folds are harder than others for both. So subtract **fold by fold**: in the
# differences, the difficulty of the folds cancels.

# %%
line = Pipeline([("scale", StandardScaler()), ("model", LogisticRegression())])
neighbours = Pipeline([("scale", StandardScaler()), ("model", KNeighborsClassifier(5))])


def both(cv):
    """Return the accuracy of both models on each fold, and the difference."""
    accuracy = {"line": cross_val_score(line, X_train, y_train, cv=cv)}
    accuracy["neighbours"] = cross_val_score(neighbours, X_train, y_train, cv=cv)
    return pd.DataFrame(accuracy).eval("difference = line - neighbours")


pair = both(folds)
print(pair.agg(["mean", "std"]).round(3))
print(f"standard error of the mean difference: {pair['difference'].std() / np.sqrt(5):.3f}")

means = [
    both(StratifiedKFold(5, shuffle=True, random_state=seed))["difference"].mean()
    for seed in range(20)
]
print(f"logistic regression is ahead in {np.sum(np.array(means) > 0)} of 20 ways to cut the folds")

# %% [markdown]
# The lead of 0.014 is only about as large as the spread of the accuracies. But the spread of the *differences* is
# what counts: their mean is about twice its standard error, and nearly every way to cut the folds agrees. So
# logistic regression is a little better for these patients. (The folds share their rows, so their evidence is not
# quite independent.)

# %% [markdown]
# ## A plain loop
#
# Now a network. A function builds it; its arguments are what we want to vary. Compiling comes later, with the
# learning rate.


# %%
def network(units=16, activation="relu"):
    return keras.Sequential(
        [
            keras.Input(shape=(30,)),
            layers.Dense(units, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


# %% [markdown]
# `ParameterSampler` only draws candidates.

# %%
space = {
    "learning_rate": loguniform(1e-3, 10),
    "units": [4, 8, 16, 32],
    "activation": ["relu", "tanh"],
}
candidates = list(ParameterSampler(space, n_iter=5, random_state=2))
pd.DataFrame(candidates).round(4)

# %% [markdown]
# The loop needs no other tool. For each candidate and each fold: fit the scaler, build a **fresh** network, train,
# measure on the validation rows.
#
# Plain SGD wants larger rates than Adam. In practice take more than two folds and five epochs.


# %%
def validate(candidate, learn, valid, epochs=5):
    """Train a candidate on the rows `learn`; return its accuracy on the rows `valid`."""
    scaler = StandardScaler().fit(X_train[learn])
    keras.utils.set_random_seed(1)
    model = network(candidate["units"], candidate["activation"])
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=candidate["learning_rate"]),
        loss="binary_crossentropy",
    )
    model.fit(scaler.transform(X_train[learn]), y_train[learn], epochs=epochs, verbose=0)
    chance = model.predict(scaler.transform(X_train[valid]), batch_size=256, verbose=0)
    return np.mean((chance.ravel() > 0.5) == y_train[valid])


halves = StratifiedKFold(2, shuffle=True, random_state=0)
results = pd.DataFrame(candidates)
for fold, (learn, valid) in enumerate(halves.split(X_train, y_train), 1):
    results[f"fold {fold}"] = [validate(candidate, learn, valid) for candidate in candidates]
results["mean"] = results[["fold 1", "fold 2"]].mean(axis=1)
results.sort_values("mean", ascending=False).round(3)

# %% collapsed=true
fig, ax = plt.subplots(figsize=(7.5, 4))
rates = results["learning_rate"]
ax.vlines(rates, results["fold 1"], results["fold 2"], color="grey")
ax.scatter(rates, results["fold 1"], marker="o", color=BLUE, s=45, label="fold 1")
ax.scatter(rates, results["fold 2"], marker="^", color=RED, s=45, label="fold 2")
for number, row in results.iterrows():
    place = (row["learning_rate"], row[["fold 1", "fold 2"]].max())
    name = f"{number}\n{row['activation']}"
    ax.annotate(name, place, (0, 7), textcoords="offset points", ha="center")
baseline = max(y_train.mean(), 1 - y_train.mean())
ax.axhline(baseline, color="grey", linestyle=":", label="majority baseline")
ax.set(
    xscale="log",
    xlim=(1e-3, 10),
    ylim=(None, 1.12),
    xlabel="learning rate of SGD (logarithmic)",
    ylabel="accuracy on validation rows",
    title="Five candidates, two folds each",
)
ax.legend(loc="upper left")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Five candidates with their numbers and activations, by learning rate; a circle and a triangle for the two folds,
# joined by a bar. The smallest rate is below the dotted majority baseline. Then accuracy climbs up to candidate 3;
# at the largest rate the folds disagree widely.
#
# </details>
#
# Is it the learning rate that puts the dots in this order? Not necessarily, because the two best are also the only
# ones with tanh. Two causes that change together are **confounded**. To tell them apart, train every candidate with
# both activations:

# %%
for activation in ("relu", "tanh"):
    results[activation] = [
        np.mean(
            [
                validate(candidate | {"activation": activation}, learn, valid)
                for learn, valid in halves.split(X_train, y_train)
            ]
        )
        for candidate in candidates
    ]
results[["learning_rate", "units", "relu", "tanh"]].sort_values("learning_rate").round(3)

# %% [markdown]
# Both matter. In each column accuracy rises with the rate up to 0.6 and then falls. In each row tanh is ahead here,
# at the two small rates by about 0.1 (with other seeds by 0.03 to 0.15), at least after so few epochs. (The units
# change too, but rows with the same number of units show the same.)
#
# **Predict, then run.** Is the rate of candidate 2 bad, or just slow? Fold 2 again, with 30 epochs instead of 5:

# %%
print(f"after  5 epochs: {results.loc[2, 'fold 2']:.2f}")
print(f"after 30 epochs: {validate(candidates[2], learn, valid, epochs=30):.2f}")

# %% [markdown]
# <details><summary>Answer</summary>
#
# Just slow. **A search with few epochs favours large rates**: it finds what is quick, not what is best.
#
# </details>

# %% [markdown]
# ## A Keras network as a scikit-learn estimator
#
# Many scikit-learn tools want an *estimator*: something with `fit`, `predict` and `score`. **SciKeras** wraps a
# network as one, with its `KerasClassifier`. You give it the function that builds the network, and everything else
# by name. We use `Classifier`, which is `KerasClassifier` plus one repair: SciKeras 0.13 does not tell scikit-learn
# that it is a classifier, so `cv=3` would silently mean `KFold`, the left side of the picture with the wines.

# %%
net = Classifier(
    model=network,
    loss="binary_crossentropy",
    optimizer="sgd",
    optimizer__learning_rate=0.1,
    epochs=5,
    verbose=0,
    random_state=1,
)

# %% [markdown]
# ### Names with two underscores
#
# How does a search reach `units`, which is an argument of your function, or the learning rate, which belongs
# to the optimiser? By a prefix. Inside a pipeline, the name of the step comes in front.
#
# | what you set | name for the classifier | name in a pipeline, step `"net"` |
# |---|---|---|
# | an argument of your function | `model__units` | `net__model__units` |
# | a setting of the optimiser | `optimizer__learning_rate` | `net__optimizer__learning_rate` |
# | what `fit` takes | `epochs`, `batch_size` | `net__epochs`, `net__batch_size` |
#
# Now the estimator that we want: scaling and network in one.

# %%
estimator = Pipeline([("scale", StandardScaler()), ("net", net)])
accuracies = cross_val_score(estimator, X_train, y_train, cv=3)
print("each fold:", accuracies.round(3))
print(f"mean {accuracies.mean():.3f}, standard deviation {accuracies.std(ddof=1):.3f}")

# %% [markdown]
# Three networks were trained, each on two thirds of the rows. Report the mean **and** the spread; to compare with a
# rival, subtract fold by fold.
#
# ### The search
#
# **Predict, then run.** `n_iter=2`, two folds, and `refit`. How many networks are trained?

# %%
search = RandomizedSearchCV(
    estimator,
    {
        "net__optimizer__learning_rate": loguniform(0.03, 1),
        "net__model__units": [8, 16, 32],
        "net__model__activation": ["relu", "tanh"],
    },
    n_iter=2,
    cv=halves,
    random_state=1,
)
search.fit(X_train, y_train)
columns = [f"param_{name}" for name in search.best_params_]
columns += ["split0_test_score", "split1_test_score", "mean_test_score"]
found = pd.DataFrame(search.cv_results_)[columns]
found.rename(columns=lambda name: name.removeprefix("param_net__")).T

# %% [markdown]
# <details><summary>Answer</summary>
#
# Five: 2 × 2 + 1.
#
# </details>
#
# Two candidates are a toy; take twenty or more when the machine has a free evening. Some tips:
#
# - Search on a part of the rows, and with few epochs, to throw out the hopeless ones (`HalvingRandomSearchCV`,
#   still experimental, does so in rounds). But let the last few candidates train to the end.
# - If the winner's learning rate is at the edge of your range, move the range.
#
# ## The winner flatters itself
#
# The winner's accuracy is the *largest* of many noisy numbers. Part of it is skill, part is luck. How much luck?
# Suppose that all candidates are equally good, each right for 95 % of patients. There are 50, 200 or 1000
# validation rows. We draw how many are right, for up to 100 candidates, and keep the best so far. A thousand such
# searches give the mean.

# %%
SKILL = 0.95
rng = np.random.default_rng(0)
fig, ax = plt.subplots(figsize=(7, 4))
tried = np.arange(1, 101)
for n_rows, colour, style in ((50, RED, "-"), (200, AMBER, "--"), (1000, BLUE, "-.")):
    share_right = rng.binomial(n_rows, SKILL, (1000, 100)) / n_rows
    best_so_far = np.maximum.accumulate(share_right, axis=1).mean(axis=0)
    ax.plot(tried, best_so_far, color=colour, linestyle=style)
    ax.annotate(f"{n_rows} rows", (108, best_so_far[-1]), va="center")
ax.axhline(SKILL, color="grey", linestyle=":")
ax.annotate(
    "what each is worth", (105, SKILL), (0, -4), textcoords="offset points", va="top", ha="right"
)
ax.set(
    xscale="log",
    xlim=(1, 300),
    ylim=(0.943, 1.003),
    xticks=[1, 3, 10, 30, 100],
    xlabel="candidates tried (logarithmic)",
    ylabel="accuracy of the best, mean of 1000",
    title="The best of many equals",
)
ax.set_xticklabels(["1", "3", "10", "30", "100"])
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Three curves start at the dotted line, the true 95 %, and rise with the number of candidates.
# With 50 rows the best of 100 equals seems to be perfect. With 200 rows it gains more than three points, with
# 1000 rows still more than one.
#
# </details>
#
# Here the candidates err independently. Real ones err on the same hard rows, so the winner gains less. How much?
# Twenty times we shuffle the training rows. Forty trees learn from 150 of them, the next 50 choose the best tree, and
# the other 226 rows test it.

# %%
space = {
    "max_depth": range(1, 13),
    "min_samples_leaf": range(1, 21),
    "max_features": [5, 10, 20, 30],
}
winners = []
for seed in range(20):
    learn, choose, later = np.split(np.random.default_rng(seed).permutation(426), [150, 200])
    trees = [
        DecisionTreeClassifier(random_state=0, **one).fit(X_train[learn], y_train[learn])
        for one in ParameterSampler(space, 40, random_state=seed)
    ]
    best = max(trees, key=lambda tree: tree.score(X_train[choose], y_train[choose]))
    winners.append([best.score(X_train[rows], y_train[rows]) for rows in (choose, later)])
winners = pd.DataFrame(winners, columns=["on 50 that chose", "on 226 others"])
lost = winners["on 50 that chose"] - winners["on 226 others"]
print(winners.mean().round(3).to_string())
print(f"lost: {lost.mean():.3f}, give or take {lost.std() / np.sqrt(20):.3f}")

# %% [markdown]
# The winner loses about four points. So **never report the accuracy by which you chose**. A second `cross_val_score`
# on the same rows does not repair this, because they have already helped to choose. Use rows that took no part.
# (**Nested cross-validation** runs the whole search once in each fold of an outer loop.)
#
# ## The winner, scored once
#
# The test rows have waited since the start. `search` holds the winner, trained again on all of `X_train`.

# %%
right = search.score(X_test, y_test)
spread = np.sqrt(right * (1 - right) / len(y_test))
print(f"when it was chosen:  {search.best_score_:.3f}")
print(f"on the test rows:    {right:.3f}, give or take {spread:.3f}")
print(f"majority baseline:   {max(y_test.mean(), 1 - y_test.mean()):.3f}")

# %% [markdown]
# "Give or take" is the standard error of a share, $\sqrt{p(1-p)/n}$. Here the test does not
# disappoint, perhaps because only two candidates competed, and the winner has learned from twice as
# many rows as when it was chosen. After a hundred candidates, expect less than `best_score_`.
#
# This is the result. If you now search again, the test rows become validation rows, and you need new ones.

# %% [markdown]
# ## What goes wrong
#
# The most frequent mistake: the name without its prefix. (Ignore the advice in the message, unless you want
# each name in the constructor as well.)

# %%
try:
    clone(net).set_params(activation="tanh")
except ValueError as error:
    print(error)

# %% [markdown]
# The name without the step of the pipeline. The message shows the whole pipeline; it means that no step is
# called `model`:

# %%
try:
    clone(estimator).set_params(model__units=8)
except ValueError as error:
    print(str(error)[:39], "...")

# %% [markdown]
# A learning rate without a decimal point:

# %%
try:
    keras.optimizers.SGD(learning_rate=1)
except ValueError as error:
    print(str(error)[:160], "...")

# %% [markdown]
# The next message reads like a riddle. The numbers of units came from a NumPy array, `np.array([8, 16])`, and Keras
# wants Python's own integers. Give the search a list, or write `int(units)` in your function.

# %%
try:
    layers.Dense(np.int64(8))
except ValueError as error:
    print(error)

# %% [markdown]
# A builder that does not compile, and no `loss` for SciKeras to compile with:

# %%
try:
    KerasClassifier(model=network, verbose=0).fit(X_train, y_train)
except ValueError as error:
    print(error)

# %% [markdown]
# The last one is silent. If your function compiles, SciKeras leaves the compiled network alone. Then
# `optimizer__learning_rate` changes nothing, and a search would compare a rate with itself:


# %%
def compiled_network():
    model = network(4)
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy")
    return model


deaf = Classifier(model=compiled_network, optimizer__learning_rate=5.0, verbose=0)
deaf.fit(X_train[:32], y_train[:32])
print(f"asked for 5, trained with {float(deaf.model_.optimizer.learning_rate):.1f}")

# %% [markdown]
# Either the function compiles and takes the rate itself (`model__learning_rate`), or it does not compile, like
# ours.
#
# Keras 3 has its own wrapper, `keras.wrappers.SKLearnClassifier`. It makes labels one-hot, so the network needs a
# softmax of two units. And it has a trap: a search works on *clones*, which silently forget `fit_kwargs={"epochs": 50}`. Pass the epochs to the search:
# `cross_val_score(..., params={"epochs": 50})`.
#
# > **You may see** in older texts:
# >
# > | old | today |
# > |---|---|
# > | `from keras.wrappers.scikit_learn import KerasClassifier` | `from scikeras.wrappers import KerasClassifier` |
# > | `KerasClassifier(build_fn=network, units=8)` | `KerasClassifier(model=network, model__units=8)` |
# > | `cv=KFold(3)` for classes | `cv=StratifiedKFold(3, shuffle=True)` |
# > | `best_score_` as the result | the test rows, once |
#
# For long searches there is also **KerasTuner** (`pip install keras-tuner`; this course does not need it). You write
# `build(hp)` and ask for values where you use them,
# `hp.Float("learning_rate", 1e-4, 1.0, sampling="log")`; it saves its trials, and can stop the hopeless
# ones early.

# %% [markdown]
# ## Play: how many folds?
#
# More folds mean more fits, each validated on fewer rows. **Predict first:** from 2 to 20 folds, do the dots
# move apart or together? And the means, marked by a bar? Then run, and change `FOLDS`, `SEEDS` or `MODEL`
# (try `DecisionTreeClassifier()`).

# %%
FOLDS = (2, 5, 10, 20)
SEEDS = (0, 1, 2)
MODEL = GaussianNB()

fig, axes = plt.subplots(1, len(FOLDS), figsize=(11, 3.6), sharey=True, layout="constrained")
for ax, n_folds in zip(axes, FOLDS, strict=True):
    for place, seed in enumerate(SEEDS):
        way = StratifiedKFold(n_folds, shuffle=True, random_state=seed)
        pipeline = Pipeline([("scale", StandardScaler()), ("model", clone(MODEL))])
        each = cross_val_score(pipeline, X_train, y_train, cv=way)
        beside = place + np.linspace(-0.25, 0.25, n_folds)
        ax.scatter(beside, each, color=BLUE, s=18, alpha=0.6)
        ax.hlines(each.mean(), place - 0.4, place + 0.4, color=RED, linewidth=2.5)
    ax.set(title=f"{n_folds} folds: {len(SEEDS) * n_folds} fits", xlabel="seed of the folds")
    ax.set(xticks=range(len(SEEDS)), xticklabels=SEEDS)
axes[0].set_ylabel("accuracy on the validation fold")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Four panels, from 2 to 20 folds, each with three columns of dots, one for each way of
# shuffling, and a red bar at each mean.
#
# </details>
#
# <details><summary>Answer</summary>
#
# The dots move apart, because the accuracy on a fold of few rows is noisy; the means stay close together. How far a
# bar moves from seed to seed is the noise that is left. A single tree moves more than naive Bayes.
#
# </details>
#
# So compare means, on the same folds. Five or ten folds are the usual compromise.

# %% [markdown]
# ## Recap
#
# | step | do | not |
# |---|---|---|
# | before all | set the test rows aside | look at them while you choose |
# | candidates | `ParameterSampler` or `RandomizedSearchCV` | a grid over everything |
# | learning rate | `loguniform(1e-4, 1e-1)` | evenly spaced numbers |
# | count | candidates × folds + 1 | start and hope |
# | folds | `StratifiedKFold(shuffle=True)`; by group or time if rows belong together | `KFold` for classes |
# | scaling | in a `Pipeline`, or fitted on each fold's training rows | fitted on all rows |
# | names | `model__units`, `optimizer__learning_rate` | `units`, `learning_rate` |
# | compare | differences, fold by fold | means, to the third decimal |
# | report | the winner on the test rows, once | `best_score_` |

# %% [markdown]
# ## Where next
#
# Solve the [exercise of this chapter](../work/09_hyperparameter_tuning/09_hyperparameter_tuning.ipynb):
# six short questions, checked as you go.
#
# So far a network was a box with an input and an output. In the [next chapter](10_tensors_and_layers.ipynb)
# we open it, and watch what a layer in the middle makes of the data.
