# %% [markdown]
# # Answers to exercise 11
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.

# %% id="q1" right="copy by copy, a mask"
def training_pairs(x, share, copies, seed):
    rng = np.random.RandomState(seed)
    inputs, targets = [], []
    for _ in range(copies):
        spoiled = x.copy()
        lost = rng.rand(*x.shape) < share
        spoiled[lost] = rng.randint(0, 2, lost.sum())
        inputs.append(spoiled)
        targets.append(x)
    return np.concatenate(inputs).astype("float32"), np.concatenate(targets).astype("float32")


# %% id="q1" right="one draw decides all, each row followed by its copies"
def training_pairs(x, share, copies, seed):
    targets = np.repeat(x.astype("float32"), copies, axis=0)
    u = np.random.default_rng(seed).random(targets.shape)
    inputs = targets.copy()
    inputs[u < share] = 1
    inputs[u < share / 2] = 0
    return inputs, targets


# %% id="q1" right="loops and the standard library, an array of both"
import random


def training_pairs(x, share, copies, seed):
    generator = random.Random(seed)
    pairs = [[], []]
    for picture in x:
        for _ in range(copies):
            seen = [
                generator.choice([0, 1]) if generator.random() < share else value
                for value in picture
            ]
            pairs[0].append(seen)
            pairs[1].append(picture)
    return np.array(pairs, dtype="float32")


# %% id="q1" right="keras.random and keras.ops"
def training_pairs(x, share, copies, seed):
    ops = keras.ops
    targets = ops.tile(ops.convert_to_tensor(x, "float32"), (copies, 1))
    source = keras.random.SeedGenerator(seed)
    lost = keras.random.uniform(targets.shape, seed=source) < share
    becomes = ops.cast(keras.random.randint(targets.shape, 0, 2, seed=source), "float32")
    return ops.where(lost, becomes, targets), targets


# %% id="q1" wrong="in float64" fails="q1_pairs"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1))
    is_lost = rng.random(targets.shape) < share
    becomes = rng.integers(0, 2, targets.shape)
    return np.where(is_lost, becomes, targets), targets


# %% id="q1" wrong="the type of x" fails="q1_pairs"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1))
    is_lost = rng.random(targets.shape) < share
    becomes = rng.integers(0, 2, targets.shape)
    return np.where(is_lost, becomes, targets).astype(x.dtype), targets


# %% id="q1" wrong="the pair the other way round" fails="q1_pairs q1_losses"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    is_lost = rng.random(targets.shape) < share
    becomes = rng.integers(0, 2, targets.shape)
    return targets, np.where(is_lost, becomes, targets).astype("float32")


# %% id="q1" wrong="the lost pixels in the targets too" fails="q1_pairs"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    is_lost = rng.random(targets.shape) < share
    becomes = rng.integers(0, 2, targets.shape)
    targets = np.where(is_lost, becomes, targets).astype("float32")
    return targets, targets


# %% id="q1" wrong="the rows of one array in another order" fails="q1_pairs"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    is_lost = rng.random(targets.shape) < share
    becomes = rng.integers(0, 2, targets.shape)
    return np.where(is_lost, becomes, targets).astype("float32"), np.repeat(
        x, copies, axis=0
    ).astype("float32")


# %% id="q1" wrong="one copy, whatever is asked" fails="q1_pairs q1_losses"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng(seed)
    targets = x.astype("float32")
    is_lost = rng.random(targets.shape) < share
    becomes = rng.integers(0, 2, targets.shape)
    return np.where(is_lost, becomes, targets).astype("float32"), targets


# %% id="q1" wrong="the same losses in each copy" fails="q1_losses"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    is_lost = np.tile(rng.random(x.shape) < share, (copies, 1))
    becomes = np.tile(rng.integers(0, 2, x.shape), (copies, 1))
    return np.where(is_lost, becomes, targets).astype("float32"), targets


# %% id="q1" wrong="whole rows are lost" fails="q1_pairs q1_losses"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    is_lost = np.repeat(rng.random((len(targets), 1)) < share, x.shape[1], axis=1)
    becomes = rng.integers(0, 2, targets.shape)
    return np.where(is_lost, becomes, targets).astype("float32"), targets


# %% id="q1" wrong="the same pixels in each row" fails="q1_losses"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    is_lost = np.tile(rng.random(x.shape[1]) < share, (len(targets), 1))
    becomes = rng.integers(0, 2, targets.shape)
    return np.where(is_lost, becomes, targets).astype("float32"), targets


# %% id="q1" wrong="lost values all black" fails="q1_losses"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    is_lost = rng.random(targets.shape) < share
    becomes = np.zeros(targets.shape)
    return np.where(is_lost, becomes, targets).astype("float32"), targets


# %% id="q1" wrong="lost values become any grey" fails="q1_pairs q1_losses"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    is_lost = rng.random(targets.shape) < share
    becomes = rng.random(targets.shape)
    return np.where(is_lost, becomes, targets).astype("float32"), targets


# %% id="q1" wrong="normal noise, as in the lesson" fails="q1_pairs q1_losses"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    is_lost = rng.random(targets.shape) < share
    becomes = rng.integers(0, 2, targets.shape)
    return np.clip(targets + rng.normal(0, share, targets.shape), 0, 1).astype("float32"), targets


# %% id="q1" wrong="the share that is kept" fails="q1_pairs q1_losses"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    is_lost = rng.random(targets.shape) > share
    becomes = rng.integers(0, 2, targets.shape)
    return np.where(is_lost, becomes, targets).astype("float32"), targets


# %% id="q1" wrong="half as many as asked" fails="q1_pairs q1_losses"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    is_lost = rng.random(targets.shape) < share / 2
    becomes = rng.integers(0, 2, targets.shape)
    return np.where(is_lost, becomes, targets).astype("float32"), targets


# %% id="q1" wrong="always a quarter" fails="q1_pairs q1_losses"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    is_lost = rng.random(targets.shape) < 0.25
    becomes = rng.integers(0, 2, targets.shape)
    return np.where(is_lost, becomes, targets).astype("float32"), targets


# %% id="q1" wrong="ignores the seed" fails="q1_losses"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng()
    targets = np.tile(x, (copies, 1)).astype("float32")
    is_lost = rng.random(targets.shape) < share
    becomes = rng.integers(0, 2, targets.shape)
    return np.where(is_lost, becomes, targets).astype("float32"), targets


# %% id="q1" wrong="always the same seed" fails="q1_losses"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng(0)
    targets = np.tile(x, (copies, 1)).astype("float32")
    is_lost = rng.random(targets.shape) < share
    becomes = rng.integers(0, 2, targets.shape)
    return np.where(is_lost, becomes, targets).astype("float32"), targets


# %% id="q1" wrong="takes the seed 0 for none" fails="q1_losses"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng(seed or None)
    targets = np.tile(x, (copies, 1)).astype("float32")
    is_lost = rng.random(targets.shape) < share
    becomes = rng.integers(0, 2, targets.shape)
    return np.where(is_lost, becomes, targets).astype("float32"), targets


# %% id="q1" wrong="the same number of lost values in each row" fails="q1_losses"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    is_lost = rng.permuted(
        np.arange(x.shape[1]) < round(share * x.shape[1]) + np.zeros((len(targets), 1)), axis=1
    )
    becomes = rng.integers(0, 2, targets.shape)
    return np.where(is_lost, becomes, targets).astype("float32"), targets


# %% id="q1" wrong="white more often than black" fails="q1_losses"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    is_lost = rng.random(targets.shape) < share
    becomes = rng.random(targets.shape) < 0.7
    return np.where(is_lost, becomes, targets).astype("float32"), targets


# %% id="q1" wrong="a row is all black or all white where it is lost" fails="q1_losses"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    is_lost = rng.random(targets.shape) < share
    becomes = rng.integers(0, 2, (len(targets), 1)) + np.zeros(targets.shape)
    return np.where(is_lost, becomes, targets).astype("float32"), targets


# %% id="q1" wrong="forgets to return the targets" fails="q1_pairs q1_losses"
def training_pairs(x, share, copies, seed):
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    is_lost = rng.random(targets.shape) < share
    becomes = rng.integers(0, 2, targets.shape)
    return np.where(is_lost, becomes, targets).astype("float32")


# %% id="q1" wrong="a lost value is rounded, so it depends on the true one" fails="q1_losses"
def training_pairs(x, share, copies, seed):
    """Return inputs with lost pixels, and clean targets, both in float32."""
    rng = np.random.default_rng(seed)
    targets = np.tile(x, (copies, 1)).astype("float32")
    lost = rng.random(targets.shape) < share
    return np.where(lost, np.round(targets), targets).astype("float32"), targets


# %% id="q2" right="a loop over rows"
def row_errors(x, given_back):
    return np.array([np.mean((a - b) ** 2) for a, b in zip(x, given_back)])


# %% id="q2" right="all axes but the first"
def row_errors(x, given_back):
    return np.square(x - given_back).mean(axis=tuple(range(1, x.ndim)))


# %% id="q2" right="a Keras loss on flat rows"
def row_errors(x, given_back):
    n = len(x)
    return keras.losses.mean_squared_error(x.reshape(n, -1), given_back.reshape(n, -1))


# %% id="q2" wrong="one mean for everything" fails="q2_flat q2_images"
def row_errors(x, given_back):
    return ((x - given_back) ** 2).mean()


# %% id="q2" wrong="down the columns" fails="q2_flat q2_images"
def row_errors(x, given_back):
    return ((x - given_back) ** 2).mean(axis=0)


# %% id="q2" wrong="flat rows only" fails="q2_images"
def row_errors(x, given_back):
    return ((x - given_back) ** 2).mean(axis=1)


# %% id="q2" wrong="images only" fails="q2_flat"
def row_errors(x, given_back):
    return ((x - given_back) ** 2).mean(axis=(1, 2))


# %% id="q2" wrong="the sum instead of the mean" fails="q2_flat q2_images"
def row_errors(x, given_back):
    return ((x - given_back) ** 2).reshape(len(x), -1).sum(axis=1)


# %% id="q2" wrong="absolute instead of squared" fails="q2_flat q2_images"
def row_errors(x, given_back):
    return np.abs(x - given_back).reshape(len(x), -1).mean(axis=1)


# %% id="q2" wrong="the square of the mean" fails="q2_flat q2_images"
def row_errors(x, given_back):
    return (x - given_back).reshape(len(x), -1).mean(axis=1) ** 2


# %% id="q2" wrong="forgets to return" fails="q2_flat q2_images"
def row_errors(x, given_back):
    errors = ((x - given_back) ** 2).reshape(len(x), -1).mean(axis=1)


# %% id="q3" right="min over those that will do, an array of two"
def lowest_threshold(validation_errors, permitted):
    e = np.asarray(validation_errors)
    return min(error for error in e if (e > error).sum() / len(e) <= permitted)


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    kinds = np.array([normal_rows, anomalies], dtype=float)
    kinds *= [(errors > threshold).mean() for errors in (normal_errors, anomaly_errors)]
    return np.array([kinds.sum(), kinds[1] / max(kinds.sum(), 1e-9)])


# %% id="q3" right="by its place in the sorted errors, counting loops"
def lowest_threshold(validation_errors, permitted):
    ordered = sorted(validation_errors)
    above = int(permitted * len(ordered))
    return float(ordered[len(ordered) - above - 1])


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false = sum(1 for error in normal_errors if error > threshold) / len(normal_errors)
    found = sum(1 for error in anomaly_errors if error > threshold) / len(anomaly_errors)
    both = [normal_rows * false, anomalies * found]
    if sum(both) == 0:
        return [0, 0]
    return [sum(both), both[1] / sum(both)]


# %% id="q3" right="quantile with the method that takes an error, pandas"
import pandas as pd


def lowest_threshold(validation_errors, permitted):
    return np.quantile(validation_errors, 1 - permitted, method="inverted_cdf")


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    rates = pd.Series({"normal": (normal_errors > threshold).mean()})
    rates["anomaly"] = (anomaly_errors > threshold).mean()
    day = rates * pd.Series({"normal": normal_rows, "anomaly": anomalies})
    return day.sum(), (day / day.sum()).fillna(0)["anomaly"]


# %% id="q3" wrong="the lesson's quantile, between two errors" fails="q3_threshold"
def lowest_threshold(validation_errors, permitted):
    return np.quantile(validation_errors, 1 - permitted)


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false = np.mean(normal_errors > threshold) * normal_rows
    true = np.mean(anomaly_errors > threshold) * anomalies
    return false + true, true / (false + true) if false + true else 0


# %% id="q3" wrong="one alarm too many" fails="q3_threshold"
def lowest_threshold(validation_errors, permitted):
    ordered = np.sort(validation_errors)
    return ordered[max(len(ordered) - int(permitted * len(ordered)) - 2, 0)]


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false = np.mean(normal_errors > threshold) * normal_rows
    true = np.mean(anomaly_errors > threshold) * anomalies
    return false + true, true / (false + true) if false + true else 0


# %% id="q3" wrong="one alarm too few" fails="q3_threshold"
def lowest_threshold(validation_errors, permitted):
    ordered = np.sort(validation_errors)
    return ordered[min(len(ordered) - int(permitted * len(ordered)), len(ordered) - 1)]


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false = np.mean(normal_errors > threshold) * normal_rows
    true = np.mean(anomaly_errors > threshold) * anomalies
    return false + true, true / (false + true) if false + true else 0


# %% id="q3" wrong="less than the share, not at most" fails="q3_threshold"
def lowest_threshold(validation_errors, permitted):
    e = np.asarray(validation_errors)
    return min([error for error in e if np.mean(e > error) < permitted], default=e.max())


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false = np.mean(normal_errors > threshold) * normal_rows
    true = np.mean(anomaly_errors > threshold) * anomalies
    return false + true, true / (false + true) if false + true else 0


# %% id="q3" wrong="an error equal to the threshold gives an alarm" fails="q3_threshold q3_alarms q3_share"
def lowest_threshold(validation_errors, permitted):
    e = np.asarray(validation_errors)
    return min([error for error in e if np.mean(e >= error) <= permitted], default=e.max())


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false = np.mean(normal_errors >= threshold) * normal_rows
    true = np.mean(anomaly_errors >= threshold) * anomalies
    return false + true, true / (false + true) if false + true else 0


# %% id="q3" wrong="the first that will do, in no order" fails="q3_threshold"
def lowest_threshold(validation_errors, permitted):
    e = np.asarray(validation_errors)
    return next(error for error in e if np.mean(e > error) <= permitted)


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false = np.mean(normal_errors > threshold) * normal_rows
    true = np.mean(anomaly_errors > threshold) * anomalies
    return false + true, true / (false + true) if false + true else 0


# %% id="q3" wrong="the highest that will do" fails="q3_threshold"
def lowest_threshold(validation_errors, permitted):
    return np.max(validation_errors)


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false = np.mean(normal_errors > threshold) * normal_rows
    true = np.mean(anomaly_errors > threshold) * anomalies
    return false + true, true / (false + true) if false + true else 0


# %% id="q3" wrong="the wrong end" fails="q3_threshold"
def lowest_threshold(validation_errors, permitted):
    return np.quantile(validation_errors, permitted, method="inverted_cdf")


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false = np.mean(normal_errors > threshold) * normal_rows
    true = np.mean(anomaly_errors > threshold) * anomalies
    return false + true, true / (false + true) if false + true else 0


# %% id="q3" wrong="the place counted without equal errors" fails="q3_threshold"
def lowest_threshold(validation_errors, permitted):
    e = np.unique(validation_errors)
    return min(error for error in e if np.mean(e > error) <= permitted)


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false = np.mean(normal_errors > threshold) * normal_rows
    true = np.mean(anomaly_errors > threshold) * anomalies
    return false + true, true / (false + true) if false + true else 0


# %% id="q3" wrong="the share rounded to a whole number of errors" fails="q3_threshold"
def lowest_threshold(validation_errors, permitted):
    ordered = np.sort(validation_errors)
    return ordered[len(ordered) - round(permitted * len(ordered)) - 1]


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false = np.mean(normal_errors > threshold) * normal_rows
    true = np.mean(anomaly_errors > threshold) * anomalies
    return false + true, true / (false + true) if false + true else 0


# %% id="q3" wrong="the proportions of the test rows" fails="q3_share"
def lowest_threshold(validation_errors, permitted):
    ordered = np.sort(validation_errors)
    return ordered[[np.mean(ordered > error) <= permitted for error in ordered].index(True)]


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false, true = np.sum(normal_errors > threshold), np.sum(anomaly_errors > threshold)
    expected = np.mean(normal_errors > threshold) * normal_rows
    expected += np.mean(anomaly_errors > threshold) * anomalies
    return expected, true / (false + true) if false + true else 0


# %% id="q3" wrong="the share of the anomalies that are found" fails="q3_share"
def lowest_threshold(validation_errors, permitted):
    ordered = np.sort(validation_errors)
    return ordered[[np.mean(ordered > error) <= permitted for error in ordered].index(True)]


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    found = np.mean(anomaly_errors > threshold)
    return np.mean(normal_errors > threshold) * normal_rows + found * anomalies, found


# %% id="q3" wrong="the share of false alarms" fails="q3_share"
def lowest_threshold(validation_errors, permitted):
    ordered = np.sort(validation_errors)
    return ordered[[np.mean(ordered > error) <= permitted for error in ordered].index(True)]


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false = np.mean(normal_errors > threshold) * normal_rows
    true = np.mean(anomaly_errors > threshold) * anomalies
    return false + true, false / (false + true) if false + true else 0


# %% id="q3" wrong="nan where no alarm is expected" fails="q3_share"
def lowest_threshold(validation_errors, permitted):
    ordered = np.sort(validation_errors)
    return ordered[[np.mean(ordered > error) <= permitted for error in ordered].index(True)]


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false = np.mean(normal_errors > threshold) * normal_rows
    true = np.mean(anomaly_errors > threshold) * anomalies
    return false + true, true / (false + true)


# %% id="q3" wrong="false alarms only" fails="q3_alarms"
def lowest_threshold(validation_errors, permitted):
    ordered = np.sort(validation_errors)
    return ordered[[np.mean(ordered > error) <= permitted for error in ordered].index(True)]


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false = np.mean(normal_errors > threshold) * normal_rows
    true = np.mean(anomaly_errors > threshold) * anomalies
    return false, true / (false + true) if false + true else 0


# %% id="q3" wrong="counts of the test rows" fails="q3_alarms q3_share"
def lowest_threshold(validation_errors, permitted):
    ordered = np.sort(validation_errors)
    return ordered[[np.mean(ordered > error) <= permitted for error in ordered].index(True)]


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false, true = np.sum(normal_errors > threshold), np.sum(anomaly_errors > threshold)
    return false + true, true / (false + true) if false + true else 0


# %% id="q3" wrong="missed in place of found" fails="q3_alarms q3_share"
def lowest_threshold(validation_errors, permitted):
    ordered = np.sort(validation_errors)
    return ordered[[np.mean(ordered > error) <= permitted for error in ordered].index(True)]


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false = np.mean(normal_errors > threshold) * normal_rows
    true = np.mean(anomaly_errors <= threshold) * anomalies
    return false + true, true / (false + true) if false + true else 0


# %% id="q3" wrong="the numbers of rows mixed up" fails="q3_alarms q3_share"
def lowest_threshold(validation_errors, permitted):
    ordered = np.sort(validation_errors)
    return ordered[[np.mean(ordered > error) <= permitted for error in ordered].index(True)]


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false = np.mean(normal_errors > threshold) * anomalies
    true = np.mean(anomaly_errors > threshold) * normal_rows
    return false + true, true / (false + true) if false + true else 0


# %% id="q3" wrong="the two answers swapped" fails="q3_alarms q3_share"
def lowest_threshold(validation_errors, permitted):
    ordered = np.sort(validation_errors)
    return ordered[[np.mean(ordered > error) <= permitted for error in ordered].index(True)]


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false = np.mean(normal_errors > threshold) * normal_rows
    true = np.mean(anomaly_errors > threshold) * anomalies
    return true / (false + true) if false + true else 0, false + true


# %% id="q3" wrong="whole alarms" fails="q3_alarms"
def lowest_threshold(validation_errors, permitted):
    ordered = np.sort(validation_errors)
    return ordered[[np.mean(ordered > error) <= permitted for error in ordered].index(True)]


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false = np.mean(normal_errors > threshold) * normal_rows
    true = np.mean(anomaly_errors > threshold) * anomalies
    return round(false + true), true / (false + true) if false + true else 0


# %% id="q3" wrong="two decimals" fails="q3_share"
def lowest_threshold(validation_errors, permitted):
    ordered = np.sort(validation_errors)
    return ordered[[np.mean(ordered > error) <= permitted for error in ordered].index(True)]


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false = np.mean(normal_errors > threshold) * normal_rows
    true = np.mean(anomaly_errors > threshold) * anomalies
    return false + true, round(true / (false + true), 2) if false + true else 0


# %% id="q3" wrong="only one number" fails="q3_alarms q3_share"
def lowest_threshold(validation_errors, permitted):
    ordered = np.sort(validation_errors)
    return ordered[[np.mean(ordered > error) <= permitted for error in ordered].index(True)]


def alarms(normal_errors, anomaly_errors, threshold, normal_rows, anomalies):
    false = np.mean(normal_errors > threshold) * normal_rows
    return false + np.mean(anomaly_errors > threshold) * anomalies


# %% id="q4" right="layers added one by one, picture by picture"
encoder = keras.Sequential()
encoder.add(keras.Input(shape=(64,)))
for layer in given.layers[:3]:
    encoder.add(layer)
decoder = keras.Sequential()
decoder.add(keras.Input((6,)))
for layer in given.layers[3:]:
    decoder.add(layer)


def blend(x, y, steps):
    start = encoder.predict(x.reshape(1, -1), verbose=0)
    end = encoder.predict(y.reshape(1, -1), verbose=0)
    pictures = []
    for step in range(steps):
        t = step / (steps - 1)
        pictures.append(decoder.predict((1 - t) * start + t * end, verbose=0)[0])
    return pictures


# %% id="q4" right="functional, tensors"
encoder = keras.Model(given.inputs, given.layers[2].output)
code = keras.Input(shape=(6,))
decoder = keras.Model(code, given.layers[4](given.layers[3](code)))


def blend(x, y, steps):
    codes = encoder(np.array([x, y]))
    weights = np.linspace(0, 1, steps, dtype="float32")[:, np.newaxis]
    return decoder((1 - weights) * codes[0] + weights * codes[1])


# %% id="q4" right="copies with the weights copied"
encoder = keras.Sequential(
    [keras.Input((64,)), layers.Dense(32, "relu"), layers.Dense(6, "tanh", name="code")]
)
encoder.set_weights(given.get_weights()[:4])
decoder = keras.Sequential(
    [keras.Input((6,)), layers.Dense(32, "relu"), layers.Dense(64, "sigmoid")]
)
decoder.set_weights(given.get_weights()[4:])


def blend(x, y, steps):
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(start, end, steps), verbose=0)


# %% id="q4" right="a class of one's own"
class Part(keras.Model):
    def __init__(self, parts):
        super().__init__()
        self.parts = list(parts)

    def call(self, x):
        for part in self.parts:
            x = part(x)
        return x


encoder, decoder = Part(given.layers[:3]), Part(given.layers[3:])
encoder(np.zeros((1, 64)))
decoder(np.zeros((1, 6)))


def blend(x, y, steps):
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(start, end, steps), verbose=0)


# %% id="q4" wrong="the given network is trained on" fails="q4_encoder q4_decoder q4_blend"
given.compile("adam", "mse")
given.fit(np.random.default_rng(0).random((200, 64)), np.zeros((200, 64)), epochs=3, verbose=0)
encoder = keras.Model(given.inputs, given.layers[2].output)
decoder = keras.Sequential([keras.Input((6,)), *given.layers[3:]])


def blend(x, y, steps):
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(start, end, steps), verbose=0)


# %% id="q4" wrong="the encoder ends before the tanh, the decoder begins with it" fails="q4_encoder q4_decoder q4_blend"
encoder = keras.Model(given.inputs, given.layers[1].output)
decoder = keras.Sequential([keras.Input((6,)), *given.layers[2:]])


def blend(x, y, steps):
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(start, end, steps), verbose=0)


# %% id="q4" wrong="the tanh is in neither half" fails="q4_encoder q4_blend"
encoder = keras.Model(given.inputs, given.layers[1].output)
decoder = keras.Sequential([keras.Input((6,)), *given.layers[3:]])


def blend(x, y, steps):
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(start, end, steps), verbose=0)


# %% id="q4" wrong="the tanh is in both halves" fails="q4_decoder q4_blend"
encoder = keras.Model(given.inputs, given.layers[2].output)
decoder = keras.Sequential([keras.Input((6,)), *given.layers[2:]])


def blend(x, y, steps):
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(start, end, steps), verbose=0)


# %% id="q4" wrong="the encoder ends with the first layer" fails="q4_encoder q4_blend"
encoder = keras.Model(given.inputs, given.layers[0].output)
decoder = keras.Sequential([keras.Input((6,)), *given.layers[3:]])


def blend(x, y, steps):
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(start, end, steps), verbose=0)


# %% id="q4" wrong="the encoder goes one layer too far" fails="q4_encoder q4_blend"
encoder = keras.Model(given.inputs, given.layers[3].output)
decoder = keras.Sequential([keras.Input((6,)), *given.layers[3:]])


def blend(x, y, steps):
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(start, end, steps), verbose=0)


# %% id="q4" wrong="new layers with new weights" fails="q4_encoder q4_decoder q4_blend"
encoder = keras.Sequential([keras.Input((64,)), layers.Dense(32, "relu"), layers.Dense(6, "tanh")])
decoder = keras.Sequential(
    [keras.Input((6,)), layers.Dense(32, "relu"), layers.Dense(64, "sigmoid")]
)


def blend(x, y, steps):
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(start, end, steps), verbose=0)


# %% id="q4" wrong="clone_model, which starts with new weights" fails="q4_encoder q4_decoder q4_blend"
twin = keras.models.clone_model(given)
encoder = keras.Model(twin.inputs, twin.layers[2].output)
decoder = keras.Sequential([keras.Input((6,)), *twin.layers[3:]])


def blend(x, y, steps):
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(start, end, steps), verbose=0)


# %% id="q4" wrong="the decoder takes pictures" fails="q4_decoder q4_blend"
encoder = keras.Model(given.inputs, given.layers[2].output)
decoder = keras.Model(given.inputs, given.outputs)


def blend(x, y, steps):
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(start, end, steps), verbose=0)


# %% id="q4" wrong="the decoder lacks its last layer" fails="q4_decoder q4_blend"
encoder = keras.Model(given.inputs, given.layers[2].output)
decoder = keras.Sequential([keras.Input((6,)), given.layers[3]])


def blend(x, y, steps):
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(start, end, steps), verbose=0)


# %% id="q4" wrong="layers instead of models" fails="q4_encoder q4_decoder q4_blend"
encoder = given.layers[1]
decoder = given.layers[4]


def blend(x, y, steps):
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(start, end, steps), verbose=0)


# %% id="q4" wrong="a normalisation in the decoder" fails="q4_decoder q4_blend"
encoder = keras.Model(given.inputs, given.layers[2].output)
decoder = keras.Sequential(
    [keras.Input(shape=(6,)), given.layers[3], layers.BatchNormalization(), given.layers[4]]
)


def blend(x, y, steps):
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(start, end, steps), verbose=0)


# %% id="q4" wrong="mixes the pictures" fails="q4_blend"
encoder = keras.Model(given.inputs, given.layers[2].output)
decoder = keras.Sequential([keras.Input((6,)), *given.layers[3:]])


def blend(x, y, steps):
    return np.linspace(x, y, steps)


# %% id="q4" wrong="mixes the pictures, then encodes and decodes them" fails="q4_blend"
encoder = keras.Model(given.inputs, given.layers[2].output)
decoder = keras.Sequential([keras.Input((6,)), *given.layers[3:]])


def blend(x, y, steps):
    return given.predict(np.linspace(x, y, steps), verbose=0)


# %% id="q4" wrong="mixes what comes back of both" fails="q4_blend"
encoder = keras.Model(given.inputs, given.layers[2].output)
decoder = keras.Sequential([keras.Input((6,)), *given.layers[3:]])


def blend(x, y, steps):
    start, end = given.predict(np.stack([x, y]), verbose=0)
    return np.linspace(start, end, steps)


# %% id="q4" wrong="the codes instead of the pictures" fails="q4_blend"
encoder = keras.Model(given.inputs, given.layers[2].output)
decoder = keras.Sequential([keras.Input((6,)), *given.layers[3:]])


def blend(x, y, steps):
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    return np.linspace(start, end, steps)


# %% id="q4" wrong="without the last" fails="q4_blend"
encoder = keras.Model(given.inputs, given.layers[2].output)
decoder = keras.Sequential([keras.Input((6,)), *given.layers[3:]])


def blend(x, y, steps):
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(start, end, steps, endpoint=False), verbose=0)


# %% id="q4" wrong="without both ends" fails="q4_blend"
encoder = keras.Model(given.inputs, given.layers[2].output)
decoder = keras.Sequential([keras.Input((6,)), *given.layers[3:]])


def blend(x, y, steps):
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(start, end, steps + 2)[1:-1], verbose=0)


# %% id="q4" wrong="from y to x" fails="q4_blend"
encoder = keras.Model(given.inputs, given.layers[2].output)
decoder = keras.Sequential([keras.Input((6,)), *given.layers[3:]])


def blend(x, y, steps):
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(end, start, steps), verbose=0)


# %% id="q4" wrong="only half-way" fails="q4_blend"
encoder = keras.Model(given.inputs, given.layers[2].output)
decoder = keras.Sequential([keras.Input((6,)), *given.layers[3:]])


def blend(x, y, steps):
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.stack([(start + end) / 2] * steps), verbose=0)


# %% id="q4" wrong="the two pictures themselves at the ends" fails="q4_blend"
encoder = keras.Model(given.inputs, given.layers[2].output)
decoder = keras.Sequential([keras.Input((6,)), *given.layers[3:]])


def blend(x, y, steps):
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    way = decoder.predict(np.linspace(start, end, steps), verbose=0)
    way[0], way[-1] = x, y
    return way


# %% id="q4" wrong="always five" fails="q4_blend"
encoder = keras.Model(given.inputs, given.layers[2].output)
decoder = keras.Sequential([keras.Input((6,)), *given.layers[3:]])


def blend(x, y, steps):
    start, end = encoder.predict(np.stack([x, y]), verbose=0)
    return decoder.predict(np.linspace(start, end, 5), verbose=0)


# %% id="q5" right="functional, activation layers, float32"
inputs, targets = (noisy / 16).astype("float32"), (clean / 16).astype("float32")
x = keras.Input(shape=(64,))
h = layers.Activation("relu")(layers.Dense(48)(x))
h = layers.Dense(12)(h)
h = layers.Activation("relu")(layers.Dense(48)(h))
denoiser = keras.Model(x, layers.Activation("sigmoid")(layers.Dense(64)(h)))
denoiser.compile("adam", keras.losses.MeanSquaredError())

# %% id="q5" right="tanh, add, and scaling in place of names"
clean = clean / 16.0
noisy = noisy / 16.0
inputs, targets = noisy, clean
denoiser = keras.Sequential()
denoiser.add(keras.Input((64,)))
for units, activation in ((48, "tanh"), (12, None), (48, "tanh"), (64, "sigmoid")):
    denoiser.add(layers.Dense(units, activation=activation))
denoiser.compile(optimizer="rmsprop", loss="mse", metrics=["mae"])

# %% id="q5" right="relu in the code as well"
inputs = noisy / noisy.max()
targets = clean / clean.max()
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12, "relu"),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile(keras.optimizers.Adam(0.01), "mean_squared_error")

# %% id="q5" right="a class of one's own, own activations, the layers made in another order"
inputs, targets = noisy / 16, clean / 16


class Denoiser(keras.Model):
    def __init__(self):
        super().__init__()
        self.back = layers.Dense(48, activation=lambda z: keras.ops.maximum(z, 0.1 * z))
        self.picture = layers.Dense(64)
        self.code = layers.Dense(12, "tanh")
        self.start = layers.Dense(48, activation="gelu")

    def call(self, x):
        return keras.ops.sigmoid(self.picture(self.back(self.code(self.start(x)))))


denoiser = Denoiser()
denoiser(inputs[:1])
denoiser.compile("sgd", loss=lambda y, z: keras.ops.mean((y - z) ** 2, axis=-1))

# %% id="q5" right="softplus, a hard sigmoid, and fitted"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "softplus"),
        layers.Dense(12),
        layers.Dense(48, "sigmoid"),
        layers.Dense(64, "hard_sigmoid"),
    ]
)
denoiser.compile("adam", "mse")
denoiser.fit(inputs, targets, epochs=1, verbose=0)

# %% id="q5" wrong="only the first layer of 48 bends" fails="q5_layers"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="only the second layer of 48 bends" fails="q5_layers"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48),
        layers.Dense(12),
        layers.Dense(48, "tanh"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="the code bends, and the layers of 48 do not" fails="q5_layers"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48),
        layers.Dense(12, "relu"),
        layers.Dense(48),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="softmax: the pixels add up to 1" fails="q5_range"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "softmax"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="tanh at the end" fails="q5_range"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "tanh"),
        layers.Dense(12),
        layers.Dense(48, "tanh"),
        layers.Dense(64, "tanh"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="frozen" fails="q5_layers"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.trainable = False
denoiser.compile("adam", "mse")

# %% id="q5" wrong="not compiled" fails="q5_loss"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)

# %% id="q5" wrong="Huber, which is the squared error for small errors only" fails="q5_loss"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "huber")

# %% id="q5" wrong="the absolute error" fails="q5_loss"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "mae", metrics=["mse"])

# %% id="q5" wrong="arrays as they were: from clean to noisy" fails="q5_arrays"
inputs = clean / 16
targets = noisy / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="clean pictures as inputs" fails="q5_arrays"
inputs = clean / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="noisy pictures as targets" fails="q5_arrays"
inputs = noisy / 16
targets = noisy / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="not scaled" fails="q5_arrays"
inputs = noisy
targets = clean
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="divided by 255, as for MNIST" fails="q5_arrays"
inputs = noisy / 255
targets = clean / 255
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="no activation before the output" fails="q5_layers"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48),
        layers.Dense(12),
        layers.Dense(48),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="no sigmoid" fails="q5_range"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="relu at the end: nothing keeps it below 1" fails="q5_range"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "relu"),
    ]
)
denoiser.compile("adam", "mse")

# %% id="q5" wrong="the loss of the broken code" fails="q5_loss"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(12),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "binary_crossentropy")

# %% id="q5" wrong="a wider code" fails="q5_layers"
inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input((64,)),
        layers.Dense(48, "relu"),
        layers.Dense(48, "relu"),
        layers.Dense(64, "sigmoid"),
    ]
)
denoiser.compile("adam", "mse")


# %% id="q5" wrong="outputs divided by the largest" fails="q5_range"
def divide_by_largest(z):
    z = keras.ops.relu(z)
    return z / (keras.ops.max(z, axis=-1, keepdims=True) + 1e-7)


inputs = noisy / 16
targets = clean / 16
denoiser = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(12, name="code"),
        layers.Dense(48, activation="relu"),
        layers.Dense(64, activation=divide_by_largest),
    ]
)
denoiser.compile(optimizer="adam", loss="mean_squared_error")

# %% id="q6" right="a capital letter"
answer = "C"

# %% id="q6" right="with brackets and blanks"
answer = " (c) "

# %% id="q6" wrong="is pleased with small errors" fails="q6_reading"
answer = "a"

# %% id="q6" wrong="thinks that a wide code must do harm" fails="q6_reading"
answer = "b"

# %% id="q6" wrong="takes a difference within the error for a win" fails="q6_reading"
answer = "d"

# %% id="q6" wrong="thinks that a threshold can help" fails="q6_reading"
answer = "e"

# %% id="q6" wrong="not a letter" fails="q6_reading"
answer = 36
