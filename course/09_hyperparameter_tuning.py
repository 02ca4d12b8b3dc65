# %% [markdown]
# # 9. Tuning
#
# A network learns thousands of numbers by itself. A few numbers it does not learn: how many neurons,
# which learning rate, how many epochs. You choose them. This chapter is about choosing them
# well, with little work, and without fooling yourself.

# %% [markdown]
# ## What you will learn
#
# - tell a parameter from a hyper-parameter, and say why training cannot choose the second kind;
# - search at random, with scikit-learn and with a plain loop, and count the fits before you start;
# - make fair folds, and keep scaling inside them;
# - use a Keras network as a scikit-learn estimator, and know its traps;
# - believe the winner's score only as far as it deserves.
#
# You need chapters 2 and 8, or to have trained and scaled before. It takes about an hour.

# %%
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from scikeras.wrappers import KerasClassifier
from scipy.stats import loguniform, randint
from sklearn.base import clone, is_classifier
from sklearn.datasets import load_breast_cancer, load_wine
from sklearn.feature_selection import SelectKBest
from sklearn.model_selection import (
    KFold,
    ParameterGrid,
    ParameterSampler,
    RandomizedSearchCV,
    StratifiedKFold,
    check_cv,
    cross_val_score,
    train_test_split,
    validation_curve,
)
from sklearn.naive_bayes import GaussianNB
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier
from sklearn.utils import ClassifierTags

BLUE, RED, AMBER, GREEN = "#1b6ca8", "#d1495b", "#edae49", "#2e8b57"

# %% [markdown]
# The data are those of chapter 2: 569 patients, 30 numbers about the cells of a lump, and a label: 0
# malignant, 1 benign. A quarter of the rows is put aside **now**. It will be used once, near the end
# of this lesson, and not before.

# %%
X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(
    X, y, test_size=0.25, stratify=y, random_state=0
)
X_train.shape, X_test.shape

# %% [markdown]
# ## A knob that training cannot turn
#
# We begin with a decision tree, because it learns in milliseconds. A tree asks yes-or-no questions:
# *is the radius above 16?* Training finds the questions. How many of them may follow one another, the
# **depth**, is yours to say.
#
# **Predict, then run.** We try the depths 1 to 12. Five times we hide a fifth of the training rows,
# learn from the rest, and measure on both. Which of the two will ask for the deepest tree?

# %%
folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)
depths = np.arange(1, 13)
learned, hidden = validation_curve(
    DecisionTreeClassifier(random_state=0),
    X_train,
    y_train,
    param_name="max_depth",
    param_range=depths,
    cv=folds,
)
hidden.shape  # 12 depths, 5 folds

# %%
fig, ax = plt.subplots(figsize=(7, 4))
ax.plot(depths, learned.mean(axis=1), color=BLUE, marker="s", label="rows it learned from, mean")
ax.plot(depths, hidden.mean(axis=1), color=RED, linestyle="--", label="hidden rows, mean")
for fold in range(5):
    name = "hidden rows, each fold" if fold == 0 else None
    ax.scatter(depths, hidden[:, fold], color=RED, alpha=0.4, s=18, label=name)
ax.set(xlabel="depth of the tree", ylabel="accuracy", title="Deeper is better, say the known rows")
ax.set(xticks=depths, ylim=(0.8, 1.02))
ax.legend(loc="lower right")
plt.show()

# %% [markdown]
# **In the figure.** The solid line with squares, accuracy on the rows that the tree learned from, climbs until
# it is 1 and stays there. The dashed line, accuracy on hidden rows, is lower and
# stops rising after a few steps. Around it lie five dots for each depth, one for each fold (some hide
# each other). They differ much more from one another than the dashed line moves after the first steps.
#
# What to notice:
#
# - The rows that were learned from would always choose the deepest tree. So training cannot choose
#   the depth: **only hidden rows can**.
# - Hidden rows are few, so their answer is noisy. Keep the five dots in mind: they are the
#   reason for most of this chapter.
#
# ## What can be tuned
#
# What training finds is a **parameter**: weights, biases, the questions of a tree. What you fix before training
# is a **hyper-parameter**. A network has many:
#
# | hyper-parameter | where you say it | usual values to try |
# |---|---|---|
# | learning rate | `Adam(learning_rate=...)` | 0.0001 to 0.1, by factors |
# | units of a layer | `Dense(units)` | 8, 16, 32, 64, ... |
# | number and order of layers | how many times you write `Dense` | 1, 2, 3 |
# | activation | `Dense(..., activation=...)` | `"relu"`, `"tanh"` |
# | optimiser | `compile(optimizer=...)` | Adam, RMSprop, SGD with momentum |
# | batch size | `fit(batch_size=...)` | 16, 32, 64, 128 |
# | epochs | `fit(epochs=...)` | many, and let `EarlyStopping` end it (chapter 5) |
#
# If there is time for only one, tune the learning rate. A wrong one spoils all the rest.

# %% [markdown]
# ## A random search
#
# Three hyper-parameters of the tree, each with many values: too many pairs and triples to try them all. So
# we draw 20 **candidates** at random, and score each on the five folds. scikit-learn does both.

# %%
search = RandomizedSearchCV(
    DecisionTreeClassifier(random_state=0),
    {
        "max_depth": randint(1, 13),  # 1 to 12
        "min_samples_leaf": randint(1, 21),
        "max_features": [5, 10, 20, 30],
    },
    n_iter=20,
    cv=folds,
    random_state=0,
)
search.fit(X_train, y_train)
search.best_params_, round(search.best_score_, 3)

# %% [markdown]
# `cv_results_` knows all candidates. Here are the best five, with the mean over the folds and the standard
# deviation between them.

# %%
columns = ["param_max_depth", "param_min_samples_leaf", "param_max_features"]
columns += ["mean_test_score", "std_test_score"]  # "test" means the hidden fold here
table = pd.DataFrame(search.cv_results_)[columns]
table.sort_values("mean_test_score", ascending=False, kind="stable").head(5).round(3)

# %% [markdown]
# The first two tie: with so many rows needed for a leaf, depths of 6 and of 11 make the same trees. And from the
# first to the fifth, the mean falls by no more than about one standard deviation. The first one won; it was
# not *shown to be better*. Among equals, take the simplest or the cheapest.
#
# **Predict, then run.** How often did a tree learn in this search?

# %%
n_candidates, n_folds = len(table), search.n_splits_
print(f"{n_candidates} candidates x {n_folds} folds + 1 = {n_candidates * n_folds + 1} fits")

# %% [markdown]
# The last fit is the winner's: it learns once more from *all* rows of `X_train` (`refit=True`, the
# default), and then `search.predict` uses it. Trees are quick. A network that needs a minute would need
# more than an hour and a half: **count before you start**.

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
# There is a second reason against the grid. Suppose that the learning rate matters and the number of
# units hardly does. (Here the score is a made-up hill, so that we can see the truth.)


# %%
def hill(exponent, top=-2.6):
    """Return a made-up score of the learning rate 10**exponent."""
    return np.exp(-((exponent - top) ** 2) / 0.2)


rng = np.random.default_rng(3)
on_grid = np.array([(exponent, units) for exponent in (-4, -2, 0) for units in (1, 2, 3)])
at_random = np.column_stack([rng.uniform(-4, 0, 9), rng.uniform(1, 3, 9)])
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
axes[0, 0].set_ylabel("score (made up)")
axes[1, 0].set_ylabel("units")
plt.show()

# %% [markdown]
# **In the figure.** Above, a grey hill: the score by the learning rate. Below, nine trials each. The
# nine squares of the grid stand in three columns, so the hill is probed at three places only, all far
# from its top. The nine random dots have nine different learning rates; three of them stand higher on the
# hill than any square.
#
# Is that luck? Let the top stand at 1000 other places, and search each hill both ways:

# %%
tops = rng.uniform(-4, 0, (1000, 1))
best_of_grid = hill(np.array([-4, -2, 0]), tops).max(axis=1)
best_of_random = hill(rng.uniform(-4, 0, (1000, 9)), tops).max(axis=1)
print(f"mean of the best score: grid {best_of_grid.mean():.2f}, random {best_of_random.mean():.2f}")
print(f"random finds more on {np.mean(best_of_random > best_of_grid):.0%} of the hills")

# %% [markdown]
# Mostly, not always. A grid is fine for one hyper-parameter, or for two if you can afford it.
#
# ## Ask for orders of magnitude
#
# Between the learning rates 0.001 and 0.002 there is as much difference as between 0.1 and 0.2: a factor
# of two. So draw the *exponent* evenly, not the number. `loguniform` does.
#
# **Predict, then run.** Of 10 000 numbers drawn evenly from 0.0001 to 1, how many are below 0.1?

# %%
rng = np.random.default_rng(0)
evenly = rng.uniform(1e-4, 1, 10_000)
by_factors = loguniform(1e-4, 1).rvs(10_000, random_state=0)
edges = [1e-4, 1e-3, 1e-2, 1e-1, 1]
pd.DataFrame(
    {
        "from": edges[:-1],
        "to": edges[1:],
        "uniform": np.histogram(evenly, edges)[0] / 10_000,
        "loguniform": np.histogram(by_factors, edges)[0] / 10_000,
    }
).round(2)

# %% [markdown]
# Drawn evenly, nine of ten are above 0.1, and the rates below 0.001 are as good as never tried. Drawn by
# factors, each power of ten gets a quarter. The same in your own hands: `10 ** rng.uniform(-4, 0)`.

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

fig, axes = plt.subplots(1, 2, figsize=(9.5, 3.2), sharex=True, sharey=True, layout="constrained")
for ax, (name, way) in zip(axes, ways.items(), strict=True):
    for fold, (_, out) in enumerate(way.split(wine.data, wine.target)):
        left = 0
        for kind, (colour, hatch) in enumerate(((BLUE, ""), (AMBER, "//"), (GREEN, ".."))):
            count = int((wine.target[out] == kind).sum())
            label = f"kind {kind}" if fold == 0 else None
            ax.barh(fold, count, left=left, color=colour, hatch=hatch, label=label, ec="white")
            left += count
    ax.set(xlabel="hidden rows", title=name, yticks=[0, 1, 2])
    ax.set_yticklabels(["fold 1", "fold 2", "fold 3"])
axes[0].invert_yaxis()  # the first fold on top
axes[0].set_xlim(0, 63)
axes[1].legend(loc="center left", bbox_to_anchor=(1, 0.5))
plt.show()

# %% [markdown]
# **In the figure.** Three bars on each side: the rows that a fold hides. Left, each bar is wholly or mostly of one
# kind: when the first fold is hidden, the training rows hold no wine of kind 0. Right, all
# three bars show the same mixture.
#
# **Predict, then run.** What will a tree score on each of the folds?

# %%
tree = DecisionTreeClassifier(random_state=0)
for name, way in ways.items():
    print(f"{name:<33}", cross_val_score(tree, wine.data, wine.target, cv=way).round(2))

# %% [markdown]
# The same tree, the same rows. The left way asks for kinds that the tree has never or hardly seen. So for classes:
# **stratify, and shuffle**.
#
# `cv=3` is a shortcut, and what it means depends on the model. scikit-learn takes `StratifiedKFold` for a
# classifier and `KFold` for everything else, both unshuffled. Soon this will matter.

# %% [markdown]
# ## What belongs inside the folds
#
# A hidden fold stands for rows that come tomorrow. Whatever looks at rows, a scaler, a selection of
# columns, may look only at the other folds. How bad can it be? We make tables of pure noise, 100 rows
# with 1000 columns, and labels tossed like coins. In the long run nobody is right about more than half
# of new rows.
#
# **Predict, then run.** We keep the 20 columns that go best with the labels, and cross-validate a
# naive Bayes classifier (a simple one, and quick); five times, with new noise each time.

# %%
rng = np.random.default_rng(0)
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
# Outside, it looks like knowledge: the hidden rows had helped to choose. Inside, it is what
# it is: a coin. A **`Pipeline`** ties the steps to the model, so that each fold fits them anew on its own training
# rows. For a scaler the leak is usually far smaller. The habit is the same, and costs nothing.

# %% [markdown]
# ## A plain loop
#
# Now a network. A function builds it; the arguments are what we want to vary. It does not
# compile: that comes later, with the learning rate.


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
# `ParameterSampler` draws candidates and does nothing else.

# %%
space = {
    "learning_rate": loguniform(1e-3, 10),
    "units": [4, 8, 16, 32],
    "activation": ["relu", "tanh"],
}
candidates = list(ParameterSampler(space, n_iter=5, random_state=2))
pd.DataFrame(candidates).round(4)

# %% [markdown]
# And the loop needs no wrapper at all. For each candidate and each fold: fit the scaler, build a **fresh**
# network, train, measure on the hidden rows.
#
# The optimiser is plain SGD: it is the simplest, and wants larger rates than Adam. Two folds and five epochs are few; we want to see the idea within seconds. In practice take
# five folds, and let the networks learn.


# %%
def score(candidate, learn, hide, epochs=5):
    """Train a candidate on the rows `learn`; return its accuracy on the rows `hide`."""
    scaler = StandardScaler().fit(X_train[learn])
    keras.utils.set_random_seed(1)
    model = network(candidate["units"], candidate["activation"])
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=candidate["learning_rate"]),
        loss="binary_crossentropy",
    )
    model.fit(scaler.transform(X_train[learn]), y_train[learn], epochs=epochs, verbose=0)
    chance = model.predict(scaler.transform(X_train[hide]), batch_size=256, verbose=0)
    return np.mean((chance.ravel() > 0.5) == y_train[hide])


halves = StratifiedKFold(2, shuffle=True, random_state=0)
results = pd.DataFrame(candidates)
for fold, (learn, hide) in enumerate(halves.split(X_train, y_train), 1):
    results[f"fold {fold}"] = [score(candidate, learn, hide) for candidate in candidates]
results["mean"] = results[["fold 1", "fold 2"]].mean(axis=1)
results.sort_values("mean", ascending=False).round(3)

# %%
fig, ax = plt.subplots(figsize=(7.5, 4))
rates = results["learning_rate"]
ax.vlines(rates, results["fold 1"], results["fold 2"], color="grey")
ax.scatter(rates, results["fold 1"], marker="o", color=BLUE, s=45, label="fold 1")
ax.scatter(rates, results["fold 2"], marker="^", color=RED, s=45, label="fold 2")
for number, row in results.iterrows():
    place = (row["learning_rate"], row[["fold 1", "fold 2"]].max())
    ax.annotate(number, place, (0, 7), textcoords="offset points", ha="center")
baseline = max(y_train.mean(), 1 - y_train.mean())
ax.axhline(baseline, color="grey", linestyle=":", label="majority baseline")
ax.set(
    xscale="log",
    xlim=(1e-3, 10),
    ylim=(None, 1.06),
    xlabel="learning rate of SGD (logarithmic)",
    ylabel="accuracy on hidden rows",
    title="Five candidates, two folds each",
)
ax.legend(loc="lower right")
plt.show()

# %% [markdown]
# **In the figure.** Five candidates with the numbers of the first table, from the smallest learning rate to the
# largest; a circle and a triangle for the two folds, joined by a bar. The smallest rate is no better than the
# dotted majority baseline. Then accuracy climbs, and is high for candidates 4 and 3. At the largest
# rate the two folds disagree widely.
#
# What to notice:
#
# - Candidates 0 and 4 have equally many units, and so have 1 and 3. What orders the dots is the learning rate.
# - Candidate 3 leads candidate 4 by about as much as the two folds of one candidate differ. Two folds are too
#   few to call that a victory.
# - Fold 1 is the easier one for nearly all. So compare candidates **on the same folds**.
#
# **Predict, then run.** Is the rate of candidate 2 bad, or just slow? Fold 2 again, with 30 epochs instead of 5:

# %%
print(f"after  5 epochs: {results.loc[2, 'fold 2']:.2f}")
print(f"after 30 epochs: {score(candidates[2], learn, hide, epochs=30):.2f}")

# %% [markdown]
# Just slow. **A search with few epochs favours large rates**: it finds who is quick, not who is best.

# %% [markdown]
# ## A Keras network as a scikit-learn estimator
#
# The loop is yours, and you can change every line. But scikit-learn has many tools that want an
# *estimator*: something with `fit`, `predict` and `score`. **SciKeras** wraps a network as one. You give it the
# function that builds, and everything else by name.

# %%
plain = KerasClassifier(
    model=network,
    loss="binary_crossentropy",
    optimizer="sgd",
    optimizer__learning_rate=0.1,
    epochs=5,
    verbose=0,
    random_state=1,
)
is_classifier(plain), check_cv(3, y_train, classifier=is_classifier(plain))

# %% [markdown]
# Here is the first trap. Since version 1.6, scikit-learn asks an estimator for its *tags*, and those of SciKeras
# 0.13 are incomplete. Its `KerasClassifier` is no classifier to scikit-learn, so `cv=3` silently means
# `KFold`: the left side of the picture with the wines. A few lines repair it.


# %%
class Classifier(KerasClassifier):
    """SciKeras' classifier, which tells scikit-learn what it is."""

    def __sklearn_tags__(self):
        tags = super().__sklearn_tags__()
        tags.estimator_type = "classifier"
        tags.classifier_tags = ClassifierTags()
        tags.target_tags.required = True  # it learns from labels
        return tags


net = Classifier(**plain.get_params())
is_classifier(net), check_cv(3, y_train, classifier=is_classifier(net))

# %% [markdown]
# ### Names with two underscores
#
# How does a search reach `units`, which is an argument of your function, or the learning rate, which belongs
# to the optimiser? By a prefix. Inside a pipeline, the name of the step comes in front.
#
# | what you set | name for the classifier | name in a pipeline, step `"net"` |
# |---|---|---|
# | an argument of your function | `model__units` | `net__model__units` |
# | the optimiser's setting | `optimizer__learning_rate` | `net__optimizer__learning_rate` |
# | what `fit` takes | `epochs`, `batch_size` | `net__epochs`, `net__batch_size` |
#
# Now the estimator that we want: scaling and network in one.

# %%
estimator = Pipeline([("scale", StandardScaler()), ("net", net)])
scores = cross_val_score(estimator, X_train, y_train, cv=3)
print("each fold:", scores.round(3))
print(f"mean {scores.mean():.3f}, standard deviation {scores.std(ddof=1):.3f}")

# %% [markdown]
# Three networks were trained, each on two thirds of the rows. Say the mean **and** the spread: a rival whose mean
# is better by less than the spread has not won anything yet.
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
# Five: 2 × 2 + 1. Two candidates are a toy; take twenty or more when the machine has an evening. Tips for
# that evening:
#
# - Search on a part of the rows, and with few epochs, to throw out the hopeless ones. But let
#   the last few candidates train to the end.
# - If the winner's learning rate is at the edge of your range, move the range.
# - `n_jobs=2` trains two networks at a time, each in a process that first has to load Keras.
#
# ## The winner flatters itself
#
# The winner's score is the *largest* of many noisy numbers. Part of it is skill, part is luck. How much luck? Suppose
# that all candidates are equally good, each right about 95 % of patients. A validation
# part has 50, 200 or 1000 rows. We draw how many are right, for up to 100 candidates, and keep the best so far.
# A thousand such searches give the mean.

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
    ylabel="score of the best, mean of 1000 searches",
    title="The best of many equals",
)
ax.set_xticklabels(["1", "3", "10", "30", "100"])
plt.show()

# %% [markdown]
# **In the figure.** Three curves start at the dotted line, the true 95 %, and rise with the number of candidates.
# With 50 rows the best of 100 equals seems to be perfect. With 200 rows it gains more than three points, with
# 1000 rows still more than one.
#
# Nobody cheated, and nobody is better than 95 %. So: **never report the score by which you chose**. And
# do not repair it by a second `cross_val_score` on the same rows: they have already
# chosen. Ask rows which had no say.
#
# ## The winner, scored once
#
# They have waited since the start of the lesson. `search` holds the winner, trained again on all of `X_train`.

# %%
right = search.score(X_test, y_test)
spread = np.sqrt(right * (1 - right) / len(y_test))
print(f"when it was chosen:  {search.best_score_:.3f}")
print(f"on the test rows:    {right:.3f}, give or take {spread:.3f}")
print(f"majority baseline:   {max(y_test.mean(), 1 - y_test.mean()):.3f}")

# %% [markdown]
# "Give or take" is the standard error of a share: 143 rows cannot say it more exactly. Here the test does not
# disappoint. Only two candidates competed, so luck had little room; and the winner has learned from twice as many rows
# as when it was chosen. After a hundred candidates, expect less than `best_score_`.
#
# Whatever you find here is the result. If you go back now and search again, the test rows become
# hidden rows like the others, and you need new ones.

# %% [markdown]
# ## What goes wrong
#
# The commonest mistake: the name without its prefix. (Ignore the advice in the message, unless you want
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
# And one that reads like a riddle. The numbers of units came from a NumPy array, `np.array([8, 16])`, and Keras
# wants Python's own whole numbers. Give the search a list, or write `int(units)` in your function.

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
# And the silent one. If your function compiles, SciKeras leaves the compiled network alone. Then
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
# Either the function compiles and takes the rate itself (`model__learning_rate`), or it does not compile, as
# ours.
#
# Keras 3 has a wrapper of its own, `keras.wrappers.SKLearnClassifier`. It is a true classifier to scikit-learn,
# and has another trap: every search works on *clones*, and a clone forgets the settings of `fit`.

# %%
wrapped = keras.wrappers.SKLearnClassifier(compiled_network, fit_kwargs={"epochs": 50})
print("before:", wrapped.fit_kwargs, "  clone:", clone(wrapped).fit_kwargs)

# %% [markdown]
# One epoch instead of 50, without a word. Give them to the search: `cross_val_score(..., params={"epochs": 50})`.
#
# > **You may see** in older texts:
# >
# > | old | today |
# > |---|---|
# > | `from keras.wrappers.scikit_learn import KerasClassifier` | `from scikeras.wrappers import KerasClassifier` |
# > | `KerasClassifier(build_fn=network, units=8)` | `KerasClassifier(model=network, model__units=8)` |
# > | `Adam(lr=0.01)` | `Adam(learning_rate=0.01)` |
# > | `cv=KFold(3)` for classes | `cv=StratifiedKFold(3, shuffle=True)` |
# > | `best_score_` as the result | the test rows, once |
#
# The first line of the left column ends today with:

# %%
try:
    import keras.wrappers.scikit_learn
except ModuleNotFoundError as error:
    print(error)

# %% [markdown]
# For long searches there is also **KerasTuner** (`pip install keras-tuner`; this course does not need it). You write
# `build(hp)` and ask for values where you use them,
# `hp.Float("learning_rate", 1e-4, 1.0, sampling="log")`; it saves its trials, and can stop the hopeless
# ones early. What this chapter says about folds, luck and the test rows holds there too.

# %% [markdown]
# ## Play: how many folds?
#
# More folds mean more fits, and each hides fewer rows. **Predict first:** from 2 to 20 folds, do the dots
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
axes[0].set_ylabel("accuracy on the hidden fold")
plt.show()

# %% [markdown]
# **In the figure.** Four panels, from 2 to 20 folds, each with three columns of dots, one column for each way of
# shuffling, and a red bar at each mean. To the right the dots spread ever wider, because
# a fold of few rows is a noisy judge; the bars stay close together. So compare
# means, on the same folds; how far a bar moves from seed to seed is the noise that is left. Five or ten folds are the
# usual bargain.

# %% [markdown]
# ## Recap
#
# | step | do | not |
# |---|---|---|
# | before all | put the test rows aside | look at them while you choose |
# | candidates | `ParameterSampler` or `RandomizedSearchCV` | a grid over everything |
# | learning rate | `loguniform(1e-4, 1e-1)` | evenly spaced numbers |
# | count | candidates × folds + 1 | start and hope |
# | folds | `StratifiedKFold(shuffle=True)` | `KFold` for classes |
# | scaling | in a `Pipeline`, or fitted on each fold's training rows | fitted on all rows |
# | names | `model__units`, `optimizer__learning_rate` | `units`, `learning_rate` |
# | compare | mean and spread | the third decimal |
# | report | the winner on the test rows, once | `best_score_` |

# %% [markdown]
# ## Where next
#
# Solve the [exercise of this chapter](../work/09_hyperparameter_tuning/09_hyperparameter_tuning.ipynb):
# six short questions, checked as you go.
#
# So far a network was a box with an input and an output. In the [next chapter](10_tensors_and_layers.ipynb)
# we open it, and watch what a layer in the middle makes of the data.
