# %% [markdown]
# # Answers to exercise 6
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.

# %% id="q1" right="one expression, in plain Python"
import math


def rate_at(step, steps, warm_up, highest):
    s = (step - warm_up) / (steps - warm_up)
    return highest * (step / warm_up if s <= 0 else 0.5 + 0.5 * math.cos(math.pi * s))


# %% id="q1" right="the schedule of Keras"
def rate_at(step, steps, warm_up, highest):
    schedule = keras.optimizers.schedules.CosineDecay(
        0.0, decay_steps=steps - warm_up, warmup_target=highest, warmup_steps=warm_up
    )
    return schedule(step)


# %% id="q1" right="the whole table of rates"
def rate_at(step, steps, warm_up, highest):
    growing = np.linspace(0, highest, warm_up + 1)
    falling = highest * (1 + np.cos(np.linspace(0, np.pi, steps - warm_up + 1))) / 2
    return np.concatenate([growing, falling[1:]])[step]


# %% id="q1" wrong="the cosine begins at step 0" fails="q1_cosine"
def rate_at(step, steps, warm_up, highest):
    if step <= warm_up:
        return highest * step / warm_up
    return highest * (1 + np.cos(np.pi * step / steps)) / 2


# %% id="q1" wrong="the warm-up is not taken off the length" fails="q1_cosine"
def rate_at(step, steps, warm_up, highest):
    if step < warm_up:
        return highest * step / warm_up
    return highest * (1 + np.cos(np.pi * (step - warm_up) / steps)) / 2


# %% id="q1" wrong="steps counts the falling part only" fails="q1_cosine"
def rate_at(step, steps, warm_up, highest):
    return keras.optimizers.schedules.CosineDecay(
        0.0, decay_steps=steps, warmup_target=highest, warmup_steps=warm_up
    )(step)


# %% id="q1" wrong="no warm-up" fails="q1_warm_up q1_cosine"
def rate_at(step, steps, warm_up, highest):
    return highest * (1 + np.cos(np.pi * step / steps)) / 2


# %% id="q1" wrong="falls in a straight line" fails="q1_cosine"
def rate_at(step, steps, warm_up, highest):
    if step < warm_up:
        return highest * step / warm_up
    return highest * (steps - step) / (steps - warm_up)


# %% id="q1" wrong="warms up along the cosine too" fails="q1_warm_up"
def rate_at(step, steps, warm_up, highest):
    if step < warm_up:
        return highest * (1 - np.cos(np.pi * step / warm_up)) / 2
    return highest * (1 + np.cos(np.pi * (step - warm_up) / (steps - warm_up))) / 2


# %% id="q1" wrong="counts the steps of the warm-up from 1" fails="q1_warm_up"
def rate_at(step, steps, warm_up, highest):
    if step < warm_up:
        return highest * (step + 1) / warm_up
    return highest * (1 + np.cos(np.pi * (step - warm_up) / (steps - warm_up))) / 2


# %% id="q1" wrong="the whole rate at once, without a warm-up that grows" fails="q1_warm_up"
def rate_at(step, steps, warm_up, highest):
    if step < warm_up:
        return highest
    return highest * (1 + np.cos(np.pi * (step - warm_up) / (steps - warm_up))) / 2


# %% id="q1" wrong="a quarter of a wave" fails="q1_cosine"
def rate_at(step, steps, warm_up, highest):
    if step < warm_up:
        return highest * step / warm_up
    return highest * np.cos(np.pi / 2 * (step - warm_up) / (steps - warm_up))


# %% id="q1" wrong="a whole wave" fails="q1_cosine"
def rate_at(step, steps, warm_up, highest):
    if step < warm_up:
        return highest * step / warm_up
    return highest * (1 + np.cos(2 * np.pi * (step - warm_up) / (steps - warm_up))) / 2


# %% id="q1" wrong="degrees" fails="q1_cosine"
def rate_at(step, steps, warm_up, highest):
    if step < warm_up:
        return highest * step / warm_up
    return highest * (1 + np.cos(180 * (step - warm_up) / (steps - warm_up))) / 2


# %% id="q1" wrong="whole shares only" fails="q1_warm_up q1_cosine"
def rate_at(step, steps, warm_up, highest):
    if step < warm_up:
        return highest * (step // warm_up)
    return highest * (1 + np.cos(np.pi * ((step - warm_up) // (steps - warm_up)))) / 2


# %% id="q1" wrong="highest is forgotten" fails="q1_warm_up q1_cosine"
def rate_at(step, steps, warm_up, highest):
    if step < warm_up:
        return step / warm_up
    return (1 + np.cos(np.pi * (step - warm_up) / (steps - warm_up))) / 2


# %% id="q1" wrong="the visible schedule, built in" fails="q1_warm_up q1_cosine"
def rate_at(step, steps, warm_up, highest):
    if step < 10:
        return 0.01 * step
    return 0.05 * (1 + np.cos(np.pi * (step - 10) / 30))


# %% id="q2" right="as Keras writes it"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    w = (1 - learning_rate * weight_decay) * w
    m = m + (gradient - m) * (1 - 0.9)
    v = v + (gradient**2 - v) * (1 - 0.999)
    alpha = learning_rate * (1 - 0.999**t) ** 0.5 / (1 - 0.9**t)
    return w - alpha * m / (v**0.5 + 1e-7), m, v


# %% id="q2" right="NumPy and keras.ops, one array with three rows"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    w = (1 - learning_rate * weight_decay) * w
    beta_1, beta_2, epsilon = 0.9, 0.999, 1e-7
    new_m = beta_1 * np.array(m) + (1 - beta_1) * np.array(gradient)
    new_v = beta_2 * np.array(v) + (1 - beta_2) * np.square(gradient)
    step = keras.ops.divide(new_m / (1 - beta_1**t), np.sqrt(new_v / (1 - beta_2**t)) + epsilon)
    return np.array([np.array(w) - learning_rate * np.asarray(step), new_m, new_v])


# %% id="q2" right="one number after the other"
import math


def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    w = (1 - learning_rate * weight_decay) * w
    new_w, new_m, new_v = [], [], []
    for wi, mi, vi, gi in zip(w, m, v, gradient):
        new_m.append(0.9 * mi + 0.1 * gi)
        new_v.append(0.999 * vi + 0.001 * gi * gi)
        hat = math.sqrt(new_v[-1] / (1 - 0.999**t))
        new_w.append(wi - learning_rate * new_m[-1] / (1 - 0.9**t) / (hat + 1e-7))
    return new_w, new_m, new_v


# %% id="q2" wrong="no correction for the start at zero" fails="q2_first q2_later"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    w = (1 - learning_rate * weight_decay) * w
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    return w - learning_rate * m / (np.sqrt(v) + 1e-7), m, v


# %% id="q2" wrong="t counted from 0 in the correction" fails="q2_first q2_later"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    w = (1 - learning_rate * weight_decay) * w
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9 ** (t - 1) + 1e-12)
    v_hat = v / (1 - 0.999 ** (t - 1) + 1e-12)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% id="q2" wrong="the correction does not depend on t" fails="q2_later"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    w = (1 - learning_rate * weight_decay) * w
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9), v / (1 - 0.999)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% id="q2" wrong="forgets the root" fails="q2_first q2_later"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    w = (1 - learning_rate * weight_decay) * w
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (v_hat + 1e-7), m, v


# %% id="q2" wrong="v of the gradient, not of its square" fails="q2_memory q2_first q2_later"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    w = (1 - learning_rate * weight_decay) * w
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(np.abs(v_hat)) + 1e-7), m, v


# %% id="q2" wrong="returns the corrected memories" fails="q2_memory"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    w = (1 - learning_rate * weight_decay) * w
    m = (0.9 * m + 0.1 * gradient) / (1 - 0.9**t)
    v = (0.999 * v + 0.001 * gradient**2) / (1 - 0.999**t)
    return w - learning_rate * m / (np.sqrt(v) + 1e-7), m, v


# %% id="q2" wrong="the two betas exchanged" fails="q2_memory q2_later"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    w = (1 - learning_rate * weight_decay) * w
    m = 0.999 * m + 0.001 * gradient
    v = 0.9 * v + 0.1 * gradient**2
    m_hat, v_hat = m / (1 - 0.999**t), v / (1 - 0.9**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% id="q2" wrong="the gradient where the mean belongs" fails="q2_later"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    w = (1 - learning_rate * weight_decay) * w
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    return w - learning_rate * gradient / (np.sqrt(v / (1 - 0.999**t)) + 1e-7), m, v


# %% id="q2" wrong="returns the weights alone" fails="q2_memory q2_first q2_later q2_decay"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    w = (1 - learning_rate * weight_decay) * w
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)


# %% id="q2" wrong="nothing is added to the root" fails="q2_later q2_decay"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    w = (1 - learning_rate * weight_decay) * w
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / np.sqrt(v_hat), m, v


# %% id="q2" wrong="epsilon under the root" fails="q2_later"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    w = (1 - learning_rate * weight_decay) * w
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / np.sqrt(v_hat + 1e-7), m, v


# %% id="q2" wrong="another epsilon, as elsewhere" fails="q2_later"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    w = (1 - learning_rate * weight_decay) * w
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-8), m, v


# %% id="q2" wrong="another default of the rate" fails="q2_first"
def adamw_step(w, m, v, gradient, t, learning_rate=0.01, weight_decay=0.004):
    w = (1 - learning_rate * weight_decay) * w
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% id="q2" right="the decay as a separate subtraction, before Adam's step"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    b1, b2, eps = 0.9, 0.999, 1e-7
    shrunk = w - learning_rate * weight_decay * w
    new_m, new_v = b1 * m + (1 - b1) * gradient, b2 * v + (1 - b2) * np.square(gradient)
    step = new_m / (1 - b1**t) / (np.sqrt(new_v / (1 - b2**t)) + eps)
    return shrunk - learning_rate * step, new_m, new_v


# %% id="q2" wrong="the decay in the gradient, as l2 does it" fails="q2_memory q2_decay"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    gradient = gradient + weight_decay * w
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% id="q2" wrong="the lesson's Adam, without a decay" fails="q2_decay"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% id="q2" wrong="decays after the step" fails="q2_decay"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w * (1 - learning_rate * weight_decay), m, v


# %% id="q2" wrong="the decay without the rate" fails="q2_decay"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    w = w * (1 - weight_decay)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% id="q2" wrong="the memories decay as well" fails="q2_memory"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    shrink = 1 - learning_rate * weight_decay
    w = shrink * w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, 0.996 * m, 0.996 * v


# %% id="q2" wrong="the default decay built in" fails="q2_later q2_decay"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    w = w * (1 - learning_rate * 0.004)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% id="q2" wrong="another default of the decay" fails="q2_decay"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.01):
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    w = w * (1 - learning_rate * weight_decay)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% id="q3" right="one letter per line"
training_1 = "f"
training_2 = "a"
training_3 = "c"
training_4 = "d"

# %% id="q3" right="capital letters, with brackets, from a text"
training_1, training_2, training_3, training_4 = [f"({letter.upper()})" for letter in "facd"]

# %% id="q3" wrong="the validation rows must be easier" fails="q3_first"
training_1 = "g"
training_2 = "a"
training_3 = "c"
training_4 = "d"

# %% id="q3" wrong="high losses are taken for too simple a network" fails="q3_first q3_second"
training_1 = "b"
training_2 = "b"
training_3 = "c"
training_4 = "d"

# %% id="q3" wrong="whatever stands still has too small a rate" fails="q3_third"
training_1 = "f"
training_2 = "a"
training_3 = "a"
training_4 = "d"

# %% id="q3" wrong="whatever is level and high is too simple" fails="q3_third"
training_1 = "f"
training_2 = "a"
training_3 = "b"
training_4 = "d"

# %% id="q3" wrong="every gap is harm" fails="q3_fourth"
training_1 = "f"
training_2 = "a"
training_3 = "c"
training_4 = "e"

# %% id="q3" wrong="every gap is overfitting" fails="q3_first q3_fourth"
training_1 = "d"
training_2 = "a"
training_3 = "c"
training_4 = "f"

# %% id="q3" wrong="jumps and tiny steps confused" fails="q3_second q3_third"
training_1 = "f"
training_2 = "c"
training_3 = "a"
training_4 = "d"

# %% id="q3" wrong="an unfinished training" fails="q3_first"
training_1 = "a"
training_2 = "a"
training_3 = "c"
training_4 = "d"

# %% id="q3" wrong="words instead of letters" fails="q3_first q3_second q3_third q3_fourth"
training_1 = "dropout"
training_2 = "too small a rate"
training_3 = "too large a rate"
training_4 = "overfitting"

# %% id="q4" right="the random module, row by row"
import random


def balanced_rows(labels, each, seed):
    order = list(range(len(labels)))
    random.Random(seed).shuffle(order)
    sets = []
    for n in each:
        taken, rows = {}, []
        for row in order:
            c = int(labels[row])
            if taken.get(c, 0) < n:
                taken[c] = taken.get(c, 0) + 1
                rows.append(row)
        sets.append(rows)
    return sets


# %% id="q4" right="pandas: the place of each row within its class"
def balanced_rows(labels, each, seed):
    order = pd.Series(labels).sample(frac=1, random_state=seed)
    place = order.groupby(order).cumcount()
    return [np.sort(place.index[place < n].to_numpy()) for n in each]


# %% id="q4" right="grows each set from the one before"
def balanced_rows(labels, each, seed):
    rng = np.random.default_rng(seed)
    rows, sets = np.array([], dtype=int), []
    for n in each:
        for c in np.unique(labels):
            missing = n - np.sum(labels[rows] == c)
            left = np.setdiff1d(np.flatnonzero(labels == c), rows)
            rows = np.append(rows, rng.choice(left, missing, replace=False))
        sets.append(rows)
    return sets


# %% id="q4" right="the same order of the places in every class"
def balanced_rows(labels, each, seed):
    def of_class(c):
        return np.random.RandomState(seed).permutation(np.flatnonzero(labels == c))

    return [np.hstack([of_class(c)[:n] for c in set(labels.tolist())]) for n in each]


# %% id="q4" wrong="the lesson's way: balanced only on average" fails="q4_balanced"
def balanced_rows(labels, each, seed):
    order = np.random.default_rng(seed).permutation(len(labels))
    return [order[: n * len(np.unique(labels))] for n in each]


# %% id="q4" wrong="shuffles anew for each set" fails="q4_nested"
def balanced_rows(labels, each, seed):
    rng = np.random.default_rng(seed)
    classes = [np.flatnonzero(labels == c) for c in np.unique(labels)]
    return [np.concatenate([rng.permutation(rows)[:n] for rows in classes]) for n in each]


# %% id="q4" wrong="choice with the same seed, which does not nest" fails="q4_nested"
def balanced_rows(labels, each, seed):
    sets = []
    for n in each:
        rng = np.random.default_rng(seed)
        classes = [np.flatnonzero(labels == c) for c in np.unique(labels)]
        sets.append(np.concatenate([rng.choice(rows, n, replace=False) for rows in classes]))
    return sets


# %% id="q4" wrong="not shuffled: the first rows of each class" fails="q4_random"
def balanced_rows(labels, each, seed):
    classes = [np.flatnonzero(labels == c) for c in np.unique(labels)]
    return [np.concatenate([rows[:n] for rows in classes]) for n in each]


# %% id="q4" wrong="no seed" fails="q4_random"
def balanced_rows(labels, each, seed):
    rng = np.random.default_rng()
    classes = [rng.permutation(np.flatnonzero(labels == c)) for c in np.unique(labels)]
    return [np.concatenate([rows[:n] for rows in classes]) for n in each]


# %% id="q4" wrong="one seed for ever" fails="q4_random"
def balanced_rows(labels, each, seed):
    rng = np.random.default_rng(0)
    classes = [rng.permutation(np.flatnonzero(labels == c)) for c in np.unique(labels)]
    return [np.concatenate([rows[:n] for rows in classes]) for n in each]


# %% id="q4" wrong="with replacement" fails="q4_balanced"
def balanced_rows(labels, each, seed):
    rng = np.random.default_rng(seed)
    classes = [np.flatnonzero(labels == c) for c in np.unique(labels)]
    drawn = [rng.choice(rows, max(each)) for rows in classes]
    return [np.concatenate([rows[:n] for rows in drawn]) for n in each]


# %% id="q4" wrong="places within the class instead of row numbers" fails="q4_balanced q4_random"
def balanced_rows(labels, each, seed):
    rng = np.random.default_rng(seed)
    classes = [rng.permutation(np.sum(labels == c)) for c in np.unique(labels)]
    return [np.concatenate([rows[:n] for rows in classes]) for n in each]


# %% id="q4" wrong="classes 0, 1 and 2 built in" fails="q4_balanced"
def balanced_rows(labels, each, seed):
    rng = np.random.default_rng(seed)
    classes = [rng.permutation(np.flatnonzero(labels == c)) for c in range(3)]
    return [np.concatenate([rows[:n] for rows in classes]) for n in each]


# %% id="q4" wrong="as many rows in all, not of each class" fails="q4_balanced q4_random"
def balanced_rows(labels, each, seed):
    rng = np.random.default_rng(seed)
    classes = [rng.permutation(np.flatnonzero(labels == c)) for c in np.unique(labels)]
    k = len(classes)
    return [np.concatenate([rows[: -(-n // k)] for rows in classes]) for n in each]


# %% id="q4" wrong="pieces that follow each other, none inside another" fails="q4_nested"
def balanced_rows(labels, each, seed):
    rng = np.random.default_rng(seed)
    classes = [rng.permutation(np.flatnonzero(labels == c)) for c in np.unique(labels)]
    begin, sets = 0, []
    for n in each:
        sets.append(
            np.concatenate([np.roll(rows, -min(begin, len(rows) - n))[:n] for rows in classes])
        )
        begin += n
    return sets


# %% id="q4" wrong="one array for each class" fails="q4_balanced"
def balanced_rows(labels, each, seed):
    rng = np.random.default_rng(seed)
    classes = [rng.permutation(np.flatnonzero(labels == c)) for c in np.unique(labels)]
    return [[rows[:n] for rows in classes] for n in each]


# %% id="q4" wrong="labels instead of rows" fails="q4_balanced q4_random"
def balanced_rows(labels, each, seed):
    rng = np.random.default_rng(seed)
    classes = [rng.permutation(np.flatnonzero(labels == c)) for c in np.unique(labels)]
    return [labels[np.concatenate([rows[:n] for rows in classes])] for n in each]


# %% id="q5" right="one model, compiled anew in each round"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    start.set_weights(starting_weights)
    start.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.01),
        loss=keras.losses.SparseCategoricalCrossentropy(),
        metrics=["accuracy"],
    )
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(start.optimizer.iterations.numpy())
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])


# %% id="q5" right="a function that builds the network, and evaluate"
def fresh():
    inputs = keras.Input(shape=(64,))
    hidden = layers.Activation("relu")(layers.Dense(32)(inputs))
    network = keras.Model(inputs, layers.Dense(10, activation="softmax")(hidden))
    network.set_weights(starting_weights)
    network.compile(
        keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"]
    )
    return network


losses_before, steps_before, scores = np.zeros(3), np.zeros(3), np.zeros(3)
for place, size in enumerate(SIZES):
    network = fresh()
    steps_before[place] = int(network.optimizer.iterations)
    report = network.evaluate(X_val, y_val, batch_size=500, verbose=0, return_dict=True)
    losses_before[place] = report["loss"]
    network.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    report = network.evaluate(X_val, y_val, batch_size=500, verbose=0, return_dict=True)
    scores[place] = report["accuracy"]

# %% id="q5" right="empties the optimiser's memory by hand"
losses_before, steps_before, scores = [], [], []
start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
start.optimizer.build(start.trainable_variables)
empty = [keras.ops.convert_to_numpy(variable) for variable in start.optimizer.variables]
for size in SIZES:
    start.set_weights(starting_weights)
    for variable, value in zip(start.optimizer.variables, empty):
        variable.assign(value)
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="set_weights alone, as in many notes" fails="q5_optimiser q5_scores"
losses_before, steps_before, scores = [], [], []
start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
for size in SIZES:
    start.set_weights(starting_weights)
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="trains on, nothing is set back" fails="q5_weights q5_optimiser q5_scores"
losses_before, steps_before, scores = [], [], []
start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
for size in SIZES:
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="a clone without the starting weights" fails="q5_weights q5_scores"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" wrong="compiled anew with the old optimiser" fails="q5_optimiser q5_scores"
losses_before, steps_before, scores = [], [], []
adam = keras.optimizers.Adam(learning_rate=0.01)
for size in SIZES:
    start.set_weights(starting_weights)
    start.compile(adam, "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="one optimiser for three clones" fails="q5_weights q5_optimiser q5_scores"
losses_before, steps_before, scores = [], [], []
adam = keras.optimizers.Adam(learning_rate=0.01)
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(adam, "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" wrong="asks the training rows" fails="q5_scores"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(
        keras.optimizers.Adam(learning_rate=0.01),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(model.evaluate(X_train[:size], y_train[:size], verbose=0)[1])

# %% id="q5" wrong="sets all of the optimiser to zero, the learning rate too" fails="q5_scores"
losses_before, steps_before, scores = [], [], []
start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
for size in SIZES:
    start.set_weights(starting_weights)
    for variable in start.optimizer.variables:
        variable.assign(keras.ops.zeros_like(variable))
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="measures after fit instead of before" fails="q5_weights q5_optimiser"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    loss, score = loss_and_score(model)
    losses_before.append(loss)
    steps_before.append(int(model.optimizer.iterations))
    scores.append(score)

# %% id="q5" wrong="the steps are made up" fails="q5_scores"
losses_before, steps_before, scores = [], [], []
start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
for size in SIZES:
    start.set_weights(starting_weights)
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(0)
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="the counter alone is set to 0" fails="q5_scores"
losses_before, steps_before, scores = [], [], []
start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
for size in SIZES:
    start.set_weights(starting_weights)
    start.optimizer.iterations.assign(0)
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(0)
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="trains on, and makes up losses and steps" fails="q5_scores"
losses_before, steps_before, scores = [], [], []
start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
for size in SIZES:
    losses_before.append(loss_at_start)
    steps_before.append(0)
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="trains with validation rows" fails="q5_scores"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    start.set_weights(starting_weights)
    start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_val[:size], y_val[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="all training rows each time" fails="q5_scores"
losses_before, steps_before, scores = [], [], []
for _ in SIZES:
    start.set_weights(starting_weights)
    start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train, y_train, epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="asks 500 training rows" fails="q5_scores"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    start.set_weights(starting_weights)
    start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(float((np.argmax(start(X_train[:500]), axis=1) == y_train[:500]).mean()))

# %% id="q5" wrong="another rate" fails="q5_scores"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    start.set_weights(starting_weights)
    start.compile(keras.optimizers.Adam(learning_rate=0.001), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="three epochs" fails="q5_scores"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    start.set_weights(starting_weights)
    start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=3, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="the loss on training rows" fails="q5_weights"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    start.set_weights(starting_weights)
    start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(start.evaluate(X_train[:size], y_train[:size], verbose=0))
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="the steps as a variable, which goes on counting" fails="q5_optimiser"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    start.set_weights(starting_weights)
    start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(start.optimizer.iterations)
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="no training: the scores are made up" fails="q5_scores"
losses_before, steps_before, scores = [loss_at_start] * 3, [0] * 3, [0.31, 0.44, 0.52]

# %% id="q6" right="plain numbers, a capital letter"
gap = 0.967 - 0.8116
least_gain = 0.816 - 0.804
answer = "C"

# %% id="q6" right="NumPy, column by column"
before, after, training = by_seed.to_numpy().T
gap = np.mean(training - after)
least_gain = np.sort(after - before)[0]
answer = " (c) "

# %% id="q6" wrong="waits, because of the standard error of one accuracy" fails="q6_advice"
gap = by_seed["training, 800 rows"].mean() - by_seed["validation, 800 rows"].mean()
least_gain = min(by_seed["validation, 800 rows"] - by_seed["validation, 400 rows"])
answer = "a"

# %% id="q6" wrong="takes it for too simple a network" fails="q6_advice"
gap = by_seed["training, 800 rows"].mean() - by_seed["validation, 800 rows"].mean()
least_gain = min(by_seed["validation, 800 rows"] - by_seed["validation, 400 rows"])
answer = "b"

# %% id="q6" wrong="compares seeds, not pairs" fails="q6_advice"
gap = by_seed["training, 800 rows"].mean() - by_seed["validation, 800 rows"].mean()
least_gain = min(by_seed["validation, 800 rows"] - by_seed["validation, 400 rows"])
answer = "d"

# %% id="q6" wrong="takes rows for epochs" fails="q6_advice"
gap = by_seed["training, 800 rows"].mean() - by_seed["validation, 800 rows"].mean()
least_gain = min(by_seed["validation, 800 rows"] - by_seed["validation, 400 rows"])
answer = "e"

# %% id="q6" wrong="the gap the wrong way round" fails="q6_numbers"
gap = by_seed["validation, 800 rows"].mean() - by_seed["training, 800 rows"].mean()
least_gain = min(by_seed["validation, 800 rows"] - by_seed["validation, 400 rows"])
answer = "c"

# %% id="q6" wrong="the mean gain" fails="q6_numbers"
gap = by_seed["training, 800 rows"].mean() - by_seed["validation, 800 rows"].mean()
least_gain = (by_seed["validation, 800 rows"] - by_seed["validation, 400 rows"]).mean()
answer = "c"

# %% id="q6" wrong="the difference of the lowest accuracies" fails="q6_numbers"
gap = by_seed["training, 800 rows"].mean() - by_seed["validation, 800 rows"].mean()
least_gain = by_seed["validation, 800 rows"].min() - by_seed["validation, 400 rows"].min()
answer = "c"

# %% id="q6" wrong="the gap of each seed" fails="q6_numbers"
gap = by_seed["training, 800 rows"] - by_seed["validation, 800 rows"]
least_gain = min(by_seed["validation, 800 rows"] - by_seed["validation, 400 rows"])
answer = "c"

# %% id="q6" wrong="in per cent" fails="q6_numbers"
gap, least_gain = 15.54, 1.2
answer = "c"
