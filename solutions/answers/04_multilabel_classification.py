# %% [markdown]
# # Answers to exercise 4
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.

# %% id="q1" right="thresholds, np.where"
def protect(chances, prices, damages):
    thresholds = np.array(prices) / np.array(damages)
    return np.where(chances > thresholds, 1, 0)


# %% id="q1" right="loops over nights and hazards"
def protect(chances, prices, damages):
    table = []
    for night in chances:
        table.append([1 if p < c * d else 0 for c, p, d in zip(night, prices, damages)])
    return table


# %% id="q1" right="hazard by hazard, ones as decimal numbers"
def protect(chances, prices, damages):
    result = np.zeros(chances.shape)
    for k in range(chances.shape[1]):
        result[:, k] = damages[k] * chances[:, k] - prices[k] > 0
    return result


# %% id="q1" right="keras.ops"
def protect(chances, prices, damages):
    chances, prices, damages = (
        keras.ops.convert_to_tensor(numbers, "float64") for numbers in (chances, prices, damages)
    )
    return keras.ops.cast(keras.ops.greater(chances * damages, prices), "int32")


# %% id="q1" right="a pandas frame"
import pandas as pd


def protect(chances, prices, damages):
    return pd.DataFrame(chances).mul(damages, axis=1).gt(prices, axis=1).astype(int)


# %% id="q1" right="what is saved if it comes against what is lost if it does not"
def protect(chances, prices, damages):
    prices, damages = np.array(prices), np.array(damages)
    return (chances * (damages - prices) > (1 - chances) * prices).astype(int)


# %% id="q1" wrong="the lesson's rule, as if needed protection cost nothing" fails="q1_pays"
def protect(chances, prices, damages):
    prices, damages = np.array(prices), np.array(damages)
    return (chances > prices / (prices + damages)).astype(int)


# %% id="q1" wrong="one half for all" fails="q1_pays"
def protect(chances, prices, damages):
    return (chances > 0.5).astype(int)


# %% id="q1" wrong="the costs of the first hazard for all" fails="q1_pays"
def protect(chances, prices, damages):
    return (chances > prices[0] / damages[0]).astype(int)


# %% id="q1" wrong="the quotient upside down" fails="q1_pays"
def protect(chances, prices, damages):
    return (chances > np.array(damages) / np.array(prices)).astype(int)


# %% id="q1" wrong="the damage also with protection" fails="q1_pays"
def protect(chances, prices, damages):
    prices, damages = np.array(prices), np.array(damages)
    return (chances * damages > prices + chances * damages).astype(int)


# %% id="q1" wrong="all or none, by the sums of the night" fails="q1_pays"
def protect(chances, prices, damages):
    pays = (chances * np.array(damages)).sum(axis=1) > np.sum(prices)
    return np.repeat(pays[:, None], chances.shape[1], axis=1).astype(int)


# %% id="q1" wrong="protects wherever there is any damage to expect" fails="q1_pays"
def protect(chances, prices, damages):
    return (chances * np.array(damages) > 0).astype(int)


# %% id="q1" wrong="True and False" fails="q1_numbers"
def protect(chances, prices, damages):
    return chances * np.array(damages) > np.array(prices)


# %% id="q1" wrong="the costs instead of ones" fails="q1_numbers q1_pays"
def protect(chances, prices, damages):
    return np.minimum(chances * np.array(damages), np.array(prices))


# %% id="q1" wrong="protection also where both cost the same" fails="q1_pays"
def protect(chances, prices, damages):
    return (chances * np.array(damages) >= np.array(prices)).astype(int)


# %% id="q1" wrong="knows three hazards only" fails="q1_pays"
def protect(chances, prices, damages):
    table = np.zeros((len(chances), 3), dtype=int)
    for k in range(3):
        table[:, k] = chances[:, k] * damages[k] > prices[k]
    return table


# %% id="q1" wrong="costs for each night instead of each hazard" fails="q1_numbers q1_pays"
def protect(chances, prices, damages):
    thresholds = np.array(prices) / np.array(damages)
    return (chances > thresholds.reshape(-1, 1)).astype(int)


# %% id="q1" wrong="transposed" fails="q1_numbers q1_pays"
def protect(chances, prices, damages):
    return (chances * np.array(damages) > np.array(prices)).astype(int).T


# %% id="q1" wrong="the other way round" fails="q1_pays"
def protect(chances, prices, damages):
    return (chances * np.array(damages) < np.array(prices)).astype(int)


# %% id="q1" wrong="only the worst hazard of a night" fails="q1_pays"
def protect(chances, prices, damages):
    gain = chances * np.array(damages) - np.array(prices)
    return ((gain > 0) & (gain == gain.max(axis=1, keepdims=True))).astype(int)


# %% id="q1" wrong="needs arrays" fails="q1_numbers q1_pays"
def protect(chances, prices, damages):
    return (chances > prices / damages).astype(int)


# %% id="q2" right="computed from the labels"
after = np.array([0.1, 0.2, 0.3])  # the later, the larger
scorned = truth * 0.6 + after
scorned[:, 2] -= 0.05
most = truth.argmax(axis=1)
praised = np.tile([0.3, 0.2, 0.1], (6, 1)) + 0.6 * (truth.sum(axis=1, keepdims=True) == 0)
praised[3] = [0.1, 0.3, 0.2]

# %% id="q2" right="lists"
scorned = [
    [0.6, 0.8, 0],
    [0.1, 0.4, 0.3],
    [0.8, 0.9, 1],
    [0.2, 0.6, 0.7],
    [0.6, 0, 0.7],
    [0, 0.2, 0.5],
]
praised = [
    [0.4, 0.3, 0.2],
    [1, 0.8, 0.9],
    [0.5, 0.2, 0],
    [0, 0.5, 0.1],
    [0.9, 0.8, 0],
    [0.8, 0.6, 0.7],
]

# %% id="q2" right="a pandas frame and a tensor"
import pandas as pd

rows = [[0.7, 0.9, 0.1], [0.1, 0.2, 0.3], [0.7, 0.8, 0.9], [0.1, 0.7, 0.9], [0.7, 0.1, 0.9]]
scorned = pd.DataFrame([*rows, rows[1]], columns=["dog", "child", "beach"])
low, high = [0.3, 0.2, 0.1], [0.9, 0.8, 0.7]
praised = keras.ops.convert_to_tensor([low, high, low, [0.2, 0.3, 0.1], low, high])

# %% id="q2" wrong="the labels as they are" fails="q2_scorned q2_praised"
scorned = truth.astype(float)
praised = 1.0 - truth

# %% id="q2" wrong="rows without labels said to have one" fails="q2_scorned"
scorned = np.array(
    [
        [0.7, 0.9, 0.1],
        [0.1, 0.2, 0.6],
        [0.7, 0.8, 0.9],
        [0.1, 0.7, 0.9],
        [0.7, 0.1, 0.9],
        [0.1, 0.2, 0.6],
    ]
)
praised = np.array(
    [
        [0.3, 0.2, 0.1],
        [0.9, 0.8, 0.7],
        [0.3, 0.2, 0.1],
        [0.1, 0.3, 0.2],
        [0.3, 0.2, 0.1],
        [1, 0.8, 0.7],
    ]
)

# %% id="q2" wrong="the first label of a row is still the largest" fails="q2_scorned"
scorned = np.array(
    [
        [0.9, 0.7, 0.1],
        [0.3, 0.2, 0.1],
        [0.9, 0.8, 0.7],
        [0.1, 0.9, 0.7],
        [0.9, 0.1, 0.7],
        [0.3, 0.2, 0.1],
    ]
)
praised = np.array(
    [
        [0.3, 0.2, 0.1],
        [0.9, 0.8, 0.7],
        [0.3, 0.2, 0.1],
        [0.1, 0.3, 0.2],
        [0.3, 0.2, 0.1],
        [1, 0.8, 0.7],
    ]
)

# %% id="q2" wrong="all below one half: rows without labels are right" fails="q2_praised"
scorned = np.array(
    [
        [0.7, 0.9, 0.1],
        [0.1, 0.2, 0.3],
        [0.7, 0.8, 0.9],
        [0.1, 0.7, 0.9],
        [0.7, 0.1, 0.9],
        [0, 0.2, 0.3],
    ]
)
praised = np.array([0.3, 0.2, 0.1]) + np.zeros((6, 1))
praised[3] = [0.1, 0.3, 0.2]

# %% id="q2" wrong="one-hot as by softmax: too many labels are right" fails="q2_praised"
scorned = np.array(
    [
        [0.7, 0.9, 0.1],
        [0.1, 0.2, 0.3],
        [0.7, 0.8, 0.9],
        [0.1, 0.7, 0.9],
        [0.7, 0.1, 0.9],
        [0, 0.2, 0.3],
    ]
)
praised = np.array(
    [
        [0.8, 0.15, 0.05],
        [0.8, 0.15, 0.05],
        [0.8, 0.15, 0.05],
        [0.05, 0.8, 0.15],
        [0.8, 0.15, 0.05],
        [0.8, 0.15, 0.05],
    ]
)

# %% id="q2" wrong="every label wrong, whatever accuracy counts" fails="q2_praised"
scorned = np.array(
    [
        [0.7, 0.9, 0.1],
        [0.1, 0.2, 0.3],
        [0.7, 0.8, 0.9],
        [0.1, 0.7, 0.9],
        [0.7, 0.1, 0.9],
        [0, 0.2, 0.3],
    ]
)
praised = np.where(truth == 1, [0.3, 0.2, 0.1], [0.9, 0.8, 0.7])

# %% id="q2" wrong="equal numbers, so that argmax takes the first" fails="q2_praised"
scorned = np.array(
    [
        [0.7, 0.9, 0.1],
        [0.1, 0.2, 0.3],
        [0.7, 0.8, 0.9],
        [0.1, 0.7, 0.9],
        [0.7, 0.1, 0.9],
        [0, 0.2, 0.3],
    ]
)
praised = np.array(
    [
        [0.4, 0.4, 0.4],
        [0.9, 0.9, 0.9],
        [0.4, 0.4, 0.4],
        [0.3, 0.4, 0.4],
        [0.4, 0.4, 0.4],
        [0.9, 0.9, 0.9],
    ]
)

# %% id="q2" wrong="equal zeros where the label is 0" fails="q2_scorned"
scorned = np.array(
    [[0.7, 0.9, 0.1], [0, 0, 0.1], [0.7, 0.8, 0.9], [0.1, 0.7, 0.9], [0.7, 0.1, 0.9], [0, 0, 0.3]]
)
praised = np.array(
    [
        [0.3, 0.2, 0.1],
        [0.9, 0.8, 0.7],
        [0.3, 0.2, 0.1],
        [0.1, 0.3, 0.2],
        [0.3, 0.2, 0.1],
        [1, 0.8, 0.7],
    ]
)

# %% id="q2" wrong="scores, not probabilities" fails="q2_scorned q2_praised"
scorned = np.array(
    [[1, 3, -2], [-3, -2, -1], [1, 2, 3], [-2, 1, 2], [1, -2, 2], [-3, -2, -1]], dtype=float
)
praised = np.array(
    [[-1, -2, -3], [3, 2, 1], [-1, -2, -3], [-3, -1, -2], [-1, -2, -3], [3, 2, 1]], dtype=float
)

# %% id="q2" wrong="the two mixed up" fails="q2_scorned q2_praised"
praised = np.array(
    [
        [0.7, 0.9, 0.1],
        [0.1, 0.2, 0.3],
        [0.7, 0.8, 0.9],
        [0.1, 0.7, 0.9],
        [0.7, 0.1, 0.9],
        [0, 0.2, 0.3],
    ]
)
scorned = np.array(
    [
        [0.3, 0.2, 0.1],
        [0.9, 0.8, 0.7],
        [0.3, 0.2, 0.1],
        [0.1, 0.3, 0.2],
        [0.3, 0.2, 0.1],
        [1, 0.8, 0.7],
    ]
)

# %% id="q2" wrong="a row for each label, a column for each photo" fails="q2_scorned q2_praised"
scorned = np.array(
    [
        [0.7, 0.9, 0.1],
        [0.1, 0.2, 0.3],
        [0.7, 0.8, 0.9],
        [0.1, 0.7, 0.9],
        [0.7, 0.1, 0.9],
        [0, 0.2, 0.3],
    ]
).T
praised = np.array(
    [
        [0.3, 0.2, 0.1],
        [0.9, 0.8, 0.7],
        [0.3, 0.2, 0.1],
        [0.1, 0.3, 0.2],
        [0.3, 0.2, 0.1],
        [1, 0.8, 0.7],
    ]
).T

# %% id="q2" wrong="one label too many is right" fails="q2_praised"
scorned = np.array(
    [
        [0.7, 0.9, 0.1],
        [0.1, 0.2, 0.3],
        [0.7, 0.8, 0.9],
        [0.1, 0.7, 0.9],
        [0.7, 0.1, 0.9],
        [0, 0.2, 0.3],
    ]
)
praised = np.array(
    [
        [0.3, 0.2, 0.1],
        [0.9, 0.8, 0.4],
        [0.6, 0.2, 0.1],
        [0.1, 0.3, 0.2],
        [0.3, 0.2, 0.1],
        [1, 0.8, 0.7],
    ]
)

# %% id="q3" right="pandas groupby, Keras computes the loss"
import pandas as pd

names = ["comedy", "love", "crime", "music"]
train = pd.DataFrame(tags_train, columns=names)
test = pd.DataFrame(tags_test, columns=names)
shares = train.groupby("comedy").mean()
probable = shares.loc[test["comedy"]].to_numpy()
loss_to_beat = keras.losses.BinaryCrossentropy()(test[names[1:]].to_numpy(), probable)
top = {c: part[names[1:]].value_counts().index[0] for c, part in train.groupby("comedy")}
hits = [top[row[0]] == tuple(row[1:]) for row in test.itertuples(index=False)]
row_baseline = sum(hits) / len(hits)

# %% id="q3" right="loops, Counter and math.log, rounded to four decimals"
from collections import Counter
from math import log

costs, hits = [], 0
for film in tags_test:
    like = [other for other in tags_train if other[0] == film[0]]
    for k in (1, 2, 3):
        p = sum(other[k] for other in like) / len(like)
        costs.append(-log(p) if film[k] == 1 else -log(1 - p))
    often = Counter(tuple(other[1:]) for other in like).most_common(1)[0][0]
    hits += tuple(film[1:]) == often
loss_to_beat = round(sum(costs) / len(costs), 4)
row_baseline = round(hits / len(tags_test), 4)

# %% id="q3" right="the two groups weighted by their sizes"
loss_to_beat = row_baseline = 0
for comedy in (0, 1):
    known = tags_train[tags_train[:, 0] == comedy][:, 1:]
    asked = tags_test[tags_test[:, 0] == comedy][:, 1:]
    p, q = known.mean(axis=0), asked.mean(axis=0)
    weight = len(asked) / len(tags_test)
    loss_to_beat -= weight * (q * np.log(p) + (1 - q) * np.log(1 - p)).mean()
    numbers = np.bincount(known @ [4, 2, 1], minlength=8)
    row_baseline += weight * (asked @ [4, 2, 1] == numbers.argmax()).mean()


# %% id="q3" wrong="the comedy tag is not used" fails="q3_loss q3_rows"
def rule(known, asked, given_tag=True):
    """Return the labels, probabilities and answers for the films of asked."""
    wanted, p, says = [], [], []
    for comedy in (0, 1):
        like = known[known[:, 0] == comedy] if given_tag else known
        found, counts = np.unique(like[:, 1:], axis=0, return_counts=True)
        some = asked[asked[:, 0] == comedy][:, 1:]
        wanted.append(some)
        p.append(np.zeros(some.shape) + like[:, 1:].mean(axis=0))
        says.append(np.zeros(some.shape) + found[counts.argmax()])
    return np.concatenate(wanted), np.concatenate(p), np.concatenate(says)


wanted, p, says = rule(tags_train, tags_test, given_tag=False)
loss_to_beat = (-np.log(np.where(wanted == 1, p, 1 - p))).mean()
row_baseline = (says == wanted).all(axis=1).mean()


# %% id="q3" wrong="judged on the training films" fails="q3_loss q3_rows"
def rule(known, asked, given_tag=True):
    """Return the labels, probabilities and answers for the films of asked."""
    wanted, p, says = [], [], []
    for comedy in (0, 1):
        like = known[known[:, 0] == comedy] if given_tag else known
        found, counts = np.unique(like[:, 1:], axis=0, return_counts=True)
        some = asked[asked[:, 0] == comedy][:, 1:]
        wanted.append(some)
        p.append(np.zeros(some.shape) + like[:, 1:].mean(axis=0))
        says.append(np.zeros(some.shape) + found[counts.argmax()])
    return np.concatenate(wanted), np.concatenate(p), np.concatenate(says)


wanted, p, says = rule(tags_train, tags_train)
loss_to_beat = (-np.log(np.where(wanted == 1, p, 1 - p))).mean()
row_baseline = (says == wanted).all(axis=1).mean()


# %% id="q3" wrong="the rule is made from the test films" fails="q3_loss q3_rows"
def rule(known, asked, given_tag=True):
    """Return the labels, probabilities and answers for the films of asked."""
    wanted, p, says = [], [], []
    for comedy in (0, 1):
        like = known[known[:, 0] == comedy] if given_tag else known
        found, counts = np.unique(like[:, 1:], axis=0, return_counts=True)
        some = asked[asked[:, 0] == comedy][:, 1:]
        wanted.append(some)
        p.append(np.zeros(some.shape) + like[:, 1:].mean(axis=0))
        says.append(np.zeros(some.shape) + found[counts.argmax()])
    return np.concatenate(wanted), np.concatenate(p), np.concatenate(says)


wanted, p, says = rule(tags_test, tags_test)
loss_to_beat = (-np.log(np.where(wanted == 1, p, 1 - p))).mean()
row_baseline = (says == wanted).all(axis=1).mean()


# %% id="q3" wrong="the rule is made from all 600 films" fails="q3_loss q3_rows"
def rule(known, asked, given_tag=True):
    """Return the labels, probabilities and answers for the films of asked."""
    wanted, p, says = [], [], []
    for comedy in (0, 1):
        like = known[known[:, 0] == comedy] if given_tag else known
        found, counts = np.unique(like[:, 1:], axis=0, return_counts=True)
        some = asked[asked[:, 0] == comedy][:, 1:]
        wanted.append(some)
        p.append(np.zeros(some.shape) + like[:, 1:].mean(axis=0))
        says.append(np.zeros(some.shape) + found[counts.argmax()])
    return np.concatenate(wanted), np.concatenate(p), np.concatenate(says)


wanted, p, says = rule(tags, tags_test)
loss_to_beat = (-np.log(np.where(wanted == 1, p, 1 - p))).mean()
row_baseline = (says == wanted).all(axis=1).mean()


# %% id="q3" wrong="the row of the more frequent values" fails="q3_rows"
def rule(known, asked, given_tag=True):
    """Return the labels, probabilities and answers for the films of asked."""
    wanted, p, says = [], [], []
    for comedy in (0, 1):
        like = known[known[:, 0] == comedy] if given_tag else known
        found, counts = np.unique(like[:, 1:], axis=0, return_counts=True)
        some = asked[asked[:, 0] == comedy][:, 1:]
        wanted.append(some)
        p.append(np.zeros(some.shape) + like[:, 1:].mean(axis=0))
        says.append(np.zeros(some.shape) + found[counts.argmax()])
    return np.concatenate(wanted), np.concatenate(p), np.concatenate(says)


wanted, p, _ = rule(tags_train, tags_test)
says = p > 0.5
loss_to_beat = (-np.log(np.where(wanted == 1, p, 1 - p))).mean()
row_baseline = (says == wanted).all(axis=1).mean()


# %% id="q3" wrong="labels counted, not rows" fails="q3_rows"
def rule(known, asked, given_tag=True):
    """Return the labels, probabilities and answers for the films of asked."""
    wanted, p, says = [], [], []
    for comedy in (0, 1):
        like = known[known[:, 0] == comedy] if given_tag else known
        found, counts = np.unique(like[:, 1:], axis=0, return_counts=True)
        some = asked[asked[:, 0] == comedy][:, 1:]
        wanted.append(some)
        p.append(np.zeros(some.shape) + like[:, 1:].mean(axis=0))
        says.append(np.zeros(some.shape) + found[counts.argmax()])
    return np.concatenate(wanted), np.concatenate(p), np.concatenate(says)


wanted, p, says = rule(tags_train, tags_test)
loss_to_beat = (-np.log(np.where(wanted == 1, p, 1 - p))).mean()
row_baseline = (says == wanted).mean()


# %% id="q3" wrong="the sum over the tags" fails="q3_loss"
def rule(known, asked, given_tag=True):
    """Return the labels, probabilities and answers for the films of asked."""
    wanted, p, says = [], [], []
    for comedy in (0, 1):
        like = known[known[:, 0] == comedy] if given_tag else known
        found, counts = np.unique(like[:, 1:], axis=0, return_counts=True)
        some = asked[asked[:, 0] == comedy][:, 1:]
        wanted.append(some)
        p.append(np.zeros(some.shape) + like[:, 1:].mean(axis=0))
        says.append(np.zeros(some.shape) + found[counts.argmax()])
    return np.concatenate(wanted), np.concatenate(p), np.concatenate(says)


wanted, p, says = rule(tags_train, tags_test)
loss_to_beat = (-np.log(np.where(wanted == 1, p, 1 - p))).sum(axis=1).mean()
row_baseline = (says == wanted).all(axis=1).mean()


# %% id="q3" wrong="the entropy of the probabilities" fails="q3_loss"
def rule(known, asked, given_tag=True):
    """Return the labels, probabilities and answers for the films of asked."""
    wanted, p, says = [], [], []
    for comedy in (0, 1):
        like = known[known[:, 0] == comedy] if given_tag else known
        found, counts = np.unique(like[:, 1:], axis=0, return_counts=True)
        some = asked[asked[:, 0] == comedy][:, 1:]
        wanted.append(some)
        p.append(np.zeros(some.shape) + like[:, 1:].mean(axis=0))
        says.append(np.zeros(some.shape) + found[counts.argmax()])
    return np.concatenate(wanted), np.concatenate(p), np.concatenate(says)


wanted, p, says = rule(tags_train, tags_test)
loss_to_beat = -(p * np.log(p) + (1 - p) * np.log(1 - p)).mean()
row_baseline = (says == wanted).all(axis=1).mean()


# %% id="q3" wrong="only the ones cost something" fails="q3_loss"
def rule(known, asked, given_tag=True):
    """Return the labels, probabilities and answers for the films of asked."""
    wanted, p, says = [], [], []
    for comedy in (0, 1):
        like = known[known[:, 0] == comedy] if given_tag else known
        found, counts = np.unique(like[:, 1:], axis=0, return_counts=True)
        some = asked[asked[:, 0] == comedy][:, 1:]
        wanted.append(some)
        p.append(np.zeros(some.shape) + like[:, 1:].mean(axis=0))
        says.append(np.zeros(some.shape) + found[counts.argmax()])
    return np.concatenate(wanted), np.concatenate(p), np.concatenate(says)


wanted, p, says = rule(tags_train, tags_test)
loss_to_beat = -(wanted * np.log(p)).mean()
row_baseline = (says == wanted).all(axis=1).mean()


# %% id="q3" wrong="logarithm to the base 2" fails="q3_loss"
def rule(known, asked, given_tag=True):
    """Return the labels, probabilities and answers for the films of asked."""
    wanted, p, says = [], [], []
    for comedy in (0, 1):
        like = known[known[:, 0] == comedy] if given_tag else known
        found, counts = np.unique(like[:, 1:], axis=0, return_counts=True)
        some = asked[asked[:, 0] == comedy][:, 1:]
        wanted.append(some)
        p.append(np.zeros(some.shape) + like[:, 1:].mean(axis=0))
        says.append(np.zeros(some.shape) + found[counts.argmax()])
    return np.concatenate(wanted), np.concatenate(p), np.concatenate(says)


wanted, p, says = rule(tags_train, tags_test)
loss_to_beat = -np.log2(np.where(wanted == 1, p, 1 - p)).mean()
row_baseline = (says == wanted).all(axis=1).mean()


# %% id="q3" wrong="two decimals" fails="q3_loss q3_rows"
def rule(known, asked, given_tag=True):
    """Return the labels, probabilities and answers for the films of asked."""
    wanted, p, says = [], [], []
    for comedy in (0, 1):
        like = known[known[:, 0] == comedy] if given_tag else known
        found, counts = np.unique(like[:, 1:], axis=0, return_counts=True)
        some = asked[asked[:, 0] == comedy][:, 1:]
        wanted.append(some)
        p.append(np.zeros(some.shape) + like[:, 1:].mean(axis=0))
        says.append(np.zeros(some.shape) + found[counts.argmax()])
    return np.concatenate(wanted), np.concatenate(p), np.concatenate(says)


wanted, p, says = rule(tags_train, tags_test)
loss_to_beat = round((-np.log(np.where(wanted == 1, p, 1 - p))).mean(), 2)
row_baseline = round((says == wanted).all(axis=1).mean(), 2)


# %% id="q3" wrong="an accuracy instead of the loss, a number of films instead of a share" fails="q3_loss q3_rows"
def rule(known, asked, given_tag=True):
    """Return the labels, probabilities and answers for the films of asked."""
    wanted, p, says = [], [], []
    for comedy in (0, 1):
        like = known[known[:, 0] == comedy] if given_tag else known
        found, counts = np.unique(like[:, 1:], axis=0, return_counts=True)
        some = asked[asked[:, 0] == comedy][:, 1:]
        wanted.append(some)
        p.append(np.zeros(some.shape) + like[:, 1:].mean(axis=0))
        says.append(np.zeros(some.shape) + found[counts.argmax()])
    return np.concatenate(wanted), np.concatenate(p), np.concatenate(says)


wanted, p, says = rule(tags_train, tags_test)
loss_to_beat = ((p > 0.5) == wanted).mean()
row_baseline = (says == wanted).all(axis=1).sum()

# %% id="q3" wrong="the mean of the two groups, whatever their sizes" fails="q3_loss q3_rows"
losses, shares = [], []
for comedy in (0, 1):
    known = tags_train[tags_train[:, 0] == comedy][:, 1:]
    asked = tags_test[tags_test[:, 0] == comedy][:, 1:]
    p = known.mean(axis=0)
    losses.append(-np.log(np.where(asked == 1, p, 1 - p)).mean())
    found, counts = np.unique(known, axis=0, return_counts=True)
    shares.append((asked == found[counts.argmax()]).all(axis=1).mean())
loss_to_beat, row_baseline = np.mean(losses), np.mean(shares)

# %% id="q3" wrong="all four tags, as in the lesson" fails="q3_loss q3_rows"
p = tags_train.mean(axis=0)
loss_to_beat = -np.log(np.where(tags_test == 1, p, 1 - p)).mean()
found, counts = np.unique(tags_train, axis=0, return_counts=True)
row_baseline = (tags_test == found[counts.argmax()]).all(axis=1).mean()

# %% id="q4" right="old ones, then new ones"
new = years >= 2015
features_ordered = np.concatenate([features[~new], features[new]])
labels_ordered = np.concatenate([labels[~new], labels[new]])
share = new.sum() / len(new)

# %% id="q4" right="one table in pandas, sorted by year"
import pandas as pd

table = pd.DataFrame(np.hstack([features, labels])).assign(year=years).sort_values("year")
features_ordered = table.iloc[:, :5]
labels_ordered = table.iloc[:, 5:9]
share = (table["year"] > 2014).mean()

# %% id="q4" right="lists, sorted by whether the film is new, 0.25 written down"
films = sorted(zip(years.tolist(), features.tolist(), labels.tolist()), key=lambda f: f[0] > 2014)
features_ordered = [f for _, f, _ in films]
labels_ordered = [marks for _, _, marks in films]
share = 0.25

# %% id="q4" right="the tables themselves sorted, training rows mixed"
order = np.random.default_rng(0).permutation(600)
features, labels, years = features[order], labels[order], years[order]
last = np.argsort(years >= 2015, kind="stable")
features, labels, years = features[last], labels[last], years[last]
features_ordered, labels_ordered, share = features.astype("float32"), labels, 150 / 600

# %% id="q4" wrong="the newest first" fails="q4_new"
order = np.argsort(-years)
features_ordered, labels_ordered = features[order], labels[order]
share = (years >= 2015).mean()

# %% id="q4" wrong="only the features in a new order" fails="q4_pairs"
order = np.argsort(years)
features_ordered, labels_ordered = features[order], labels
share = (years >= 2015).mean()

# %% id="q4" wrong="each table sorted by itself" fails="q4_pairs q4_new"
features_ordered, labels_ordered = np.sort(features, axis=0), np.sort(labels, axis=0)
share = (years >= 2015).mean()

# %% id="q4" wrong="sorted by the first feature" fails="q4_new"
order = np.argsort(features[:, 0])
features_ordered, labels_ordered = features[order], labels[order]
share = (years >= 2015).mean()

# %% id="q4" wrong="2015 is not included" fails="q4_new"
order = np.argsort(years)
features_ordered, labels_ordered = features[order], labels[order]
share = (years > 2015).mean()

# %% id="q4" wrong="a fifth, as in the lesson" fails="q4_new"
order = np.argsort(years)
features_ordered, labels_ordered = features[order], labels[order]
share = 0.2

# %% id="q4" wrong="a bit more, to be on the safe side" fails="q4_new"
order = np.argsort(years)
features_ordered, labels_ordered = features[order], labels[order]
share = 0.26

# %% id="q4" wrong="the share to train with" fails="q4_new"
order = np.argsort(years)
features_ordered, labels_ordered = features[order], labels[order]
share = (years < 2015).mean()

# %% id="q4" wrong="the number of films, not their share" fails="q4_new"
order = np.argsort(years)
features_ordered, labels_ordered = features[order], labels[order]
share = (years >= 2015).sum()

# %% id="q4" wrong="mixed by chance" fails="q4_new"
order = np.random.default_rng(0).permutation(600)
features_ordered, labels_ordered = features[order], labels[order]
share = (years >= 2015).mean()

# %% id="q4" wrong="the inverse order for the labels" fails="q4_pairs"
order = np.argsort(years)
features_ordered, labels_ordered = features[order], labels[np.argsort(order)]
share = (years >= 2015).mean()

# %% id="q4" wrong="only the old films kept" fails="q4_pairs q4_new"
features_ordered, labels_ordered = features[years < 2015], labels[years < 2015]
share = (years >= 2015).mean()

# %% id="q4" wrong="new films also left among the others" fails="q4_pairs q4_new"
new = years >= 2015
features_ordered = np.concatenate([features, features[new]])
labels_ordered = np.concatenate([labels, labels[new]])
share = 0.2

# %% id="q4" wrong="the year as a further feature" fails="q4_pairs q4_new"
order = np.argsort(years)
features_ordered, labels_ordered = np.column_stack([features, years])[order], labels[order]
share = (years >= 2015).mean()

# %% id="q4" wrong="the last film replaced by the first" fails="q4_pairs q4_new"
order = np.argsort(years)
order[-1] = order[0]
features_ordered, labels_ordered = features[order], labels[order]
share = (years >= 2015).mean()

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
