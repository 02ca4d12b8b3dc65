# %% [markdown]
# # Answers to exercise 6
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.

# %% id="q1" right="a velocity that starts as the number zero"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    u = 0
    for g in gradients:
        u = momentum * u - learning_rate * g
        w = w + u
    return w, u


# %% id="q1" right="keeps a copy and changes that in place; returns a list"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    w = np.array(w, dtype=float)
    velocity = np.zeros(len(w))
    for i in range(len(gradients)):
        velocity *= momentum
        velocity -= learning_rate * np.asarray(gradients[i])
        w += velocity
    return [w, velocity]


# %% id="q1" right="keras.ops"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    w = keras.ops.convert_to_tensor(w)
    velocity = keras.ops.zeros_like(w)
    for gradient in gradients:
        velocity = momentum * velocity - learning_rate * keras.ops.convert_to_tensor(gradient)
        w = w + velocity
    return w, velocity


# %% id="q1" wrong="the velocity starts anew in each step" fails="q1_memory"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    for gradient in gradients:
        velocity = np.zeros_like(w)
        velocity = momentum * velocity - learning_rate * gradient
        w = w + velocity
    return w, velocity


# %% id="q1" wrong="climbs: plus instead of minus" fails="q1_first q1_memory"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    velocity = np.zeros_like(w)
    for gradient in gradients:
        velocity = momentum * velocity + learning_rate * gradient
        w = w + velocity
    return w, velocity


# %% id="q1" wrong="changes the array that it was given" fails="q1_first q1_memory"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    velocity = 0
    for gradient in gradients:
        velocity = momentum * velocity - learning_rate * gradient
        w += velocity
    return w, velocity


# %% id="q1" wrong="returns the weights alone" fails="q1_first q1_memory"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    velocity = 0
    for gradient in gradients:
        velocity = momentum * velocity - learning_rate * gradient
        w = w + velocity
    return w


# %% id="q1" wrong="a mean of gradients, as in Adam" fails="q1_first q1_memory"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    velocity = 0
    for gradient in gradients:
        velocity = momentum * velocity - (1 - momentum) * learning_rate * gradient
        w = w + velocity
    return w, velocity


# %% id="q1" wrong="stops after the first gradient" fails="q1_memory"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    velocity = 0
    for gradient in gradients:
        velocity = momentum * velocity - learning_rate * gradient
        w = w + velocity
        break
    return w, velocity


# %% id="q1" wrong="ignores the arguments and takes the defaults" fails="q1_first q1_memory"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    velocity = 0
    for gradient in gradients:
        velocity = 0.9 * velocity - 0.1 * gradient
        w = w + velocity
    return w, velocity


# %% id="q1" wrong="makes the list of gradients empty" fails="q1_first q1_memory"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    velocity = np.zeros_like(w)
    while gradients:
        velocity = momentum * velocity - learning_rate * gradients.pop(0)
        w = w + velocity
    return w, velocity


# %% id="q1" wrong="as many weights as in the example" fails="q1_first q1_memory"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    w, velocity = [w[0], w[1]], [0.0, 0.0]
    for gradient in gradients:
        for i in (0, 1):
            velocity[i] = momentum * velocity[i] - learning_rate * gradient[i]
            w[i] = w[i] + velocity[i]
    return w, velocity


# %% id="q1" wrong="rests where the gradient is zero" fails="q1_memory"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    velocity = np.zeros_like(w)
    for gradient in gradients:
        if np.any(gradient):
            velocity = momentum * velocity - learning_rate * gradient
            w = w + velocity
    return w, velocity


# %% id="q1" wrong="the last argument under another name" fails="q1_memory"
def momentum_steps(w, gradients, learning_rate=0.1, mu=0.9):
    velocity = np.zeros_like(w)
    for gradient in gradients:
        velocity = mu * velocity - learning_rate * gradient
        w = w + velocity
    return w, velocity


# %% id="q2" right="as Keras writes it"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    m = m + (gradient - m) * (1 - 0.9)
    v = v + (gradient**2 - v) * (1 - 0.999)
    alpha = learning_rate * (1 - 0.999**t) ** 0.5 / (1 - 0.9**t)
    return w - alpha * m / (v**0.5 + 1e-7), m, v


# %% id="q2" right="NumPy and keras.ops, one array with three rows"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    beta_1, beta_2, epsilon = 0.9, 0.999, 1e-7
    new_m = beta_1 * np.array(m) + (1 - beta_1) * np.array(gradient)
    new_v = beta_2 * np.array(v) + (1 - beta_2) * np.square(gradient)
    step = keras.ops.divide(new_m / (1 - beta_1**t), np.sqrt(new_v / (1 - beta_2**t)) + epsilon)
    return np.array([np.array(w) - learning_rate * np.asarray(step), new_m, new_v])


# %% id="q2" right="one number after the other"
import math


def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    new_w, new_m, new_v = [], [], []
    for wi, mi, vi, gi in zip(w, m, v, gradient):
        new_m.append(0.9 * mi + 0.1 * gi)
        new_v.append(0.999 * vi + 0.001 * gi * gi)
        hat = math.sqrt(new_v[-1] / (1 - 0.999**t))
        new_w.append(wi - learning_rate * new_m[-1] / (1 - 0.9**t) / (hat + 1e-7))
    return new_w, new_m, new_v


# %% id="q2" wrong="no correction for the start at zero" fails="q2_first q2_later"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    return w - learning_rate * m / (np.sqrt(v) + 1e-7), m, v


# %% id="q2" wrong="t counted from 0 in the correction" fails="q2_first q2_later"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9 ** (t - 1) + 1e-12)
    v_hat = v / (1 - 0.999 ** (t - 1) + 1e-12)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% id="q2" wrong="the correction does not depend on t" fails="q2_later"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9), v / (1 - 0.999)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% id="q2" wrong="forgets the root" fails="q2_first q2_later"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (v_hat + 1e-7), m, v


# %% id="q2" wrong="v of the gradient, not of its square" fails="q2_memory q2_first q2_later"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(np.abs(v_hat)) + 1e-7), m, v


# %% id="q2" wrong="returns the corrected memories" fails="q2_memory"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    m = (0.9 * m + 0.1 * gradient) / (1 - 0.9**t)
    v = (0.999 * v + 0.001 * gradient**2) / (1 - 0.999**t)
    return w - learning_rate * m / (np.sqrt(v) + 1e-7), m, v


# %% id="q2" wrong="the two betas exchanged" fails="q2_memory q2_later"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    m = 0.999 * m + 0.001 * gradient
    v = 0.9 * v + 0.1 * gradient**2
    m_hat, v_hat = m / (1 - 0.999**t), v / (1 - 0.9**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% id="q2" wrong="the gradient where the mean belongs" fails="q2_later"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    return w - learning_rate * gradient / (np.sqrt(v / (1 - 0.999**t)) + 1e-7), m, v


# %% id="q2" wrong="returns the weights alone" fails="q2_memory q2_first q2_later"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)


# %% id="q2" wrong="nothing is added to the root" fails="q2_later"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / np.sqrt(v_hat), m, v


# %% id="q2" wrong="epsilon under the root" fails="q2_later"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / np.sqrt(v_hat + 1e-7), m, v


# %% id="q2" wrong="another epsilon, as elsewhere" fails="q2_later"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-8), m, v


# %% id="q2" wrong="another default of the rate" fails="q2_first"
def adam_step(w, m, v, gradient, t, learning_rate=0.01):
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% id="q3" right="one expression"
def diagnose(train_loss, val_loss, wanted):
    rises = val_loss[-1] / np.min(val_loss) > 1.1
    return "underfitting" if train_loss[-1] > wanted else "overfitting" if rises else "fine"


# %% id="q3" right="in pandas, from the other end"
def diagnose(train_loss, val_loss, wanted):
    curves = pd.DataFrame({"loss": train_loss, "val_loss": val_loss})
    last = curves.iloc[-1]
    if last["loss"] <= wanted:
        if last["val_loss"] - curves["val_loss"].min() > 0.1 * curves["val_loss"].min():
            return "overfitting"
        return "fine"
    return "underfitting"


# %% id="q3" wrong="takes every gap for overfitting" fails="q3_over q3_fine"
def diagnose(train_loss, val_loss, wanted):
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * train_loss[-1]:
        return "overfitting"
    return "fine"


# %% id="q3" wrong="0.1 more instead of 10 % more" fails="q3_over q3_fine"
def diagnose(train_loss, val_loss, wanted):
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > min(val_loss) + 0.1:
        return "overfitting"
    return "fine"


# %% id="q3" wrong="compares with the epoch before" fails="q3_over q3_fine"
def diagnose(train_loss, val_loss, wanted):
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * val_loss[-2]:
        return "overfitting"
    return "fine"


# %% id="q3" wrong="compares with the first epoch" fails="q3_over"
def diagnose(train_loss, val_loss, wanted):
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * val_loss[0]:
        return "overfitting"
    return "fine"


# %% id="q3" wrong="asks for overfitting first" fails="q3_under"
def diagnose(train_loss, val_loss, wanted):
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    if train_loss[-1] > wanted:
        return "underfitting"
    return "fine"


# %% id="q3" wrong="asks the validation loss what was wanted" fails="q3_under q3_over q3_fine"
def diagnose(train_loss, val_loss, wanted):
    if val_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    return "fine"


# %% id="q3" wrong="any rise counts" fails="q3_fine"
def diagnose(train_loss, val_loss, wanted):
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > min(val_loss):
        return "overfitting"
    return "fine"


# %% id="q3" wrong="prints instead of returning" fails="q3_under q3_over q3_fine"
def diagnose(train_loss, val_loss, wanted):
    if train_loss[-1] > wanted:
        print("underfitting")
    elif val_loss[-1] > 1.1 * min(val_loss):
        print("overfitting")
    else:
        print("fine")


# %% id="q3" wrong="20 % instead of 10 %" fails="q3_over"
def diagnose(train_loss, val_loss, wanted):
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > 1.2 * min(val_loss):
        return "overfitting"
    return "fine"


# %% id="q3" wrong="9 % instead of 10 %" fails="q3_fine"
def diagnose(train_loss, val_loss, wanted):
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > 1.09 * min(val_loss):
        return "overfitting"
    return "fine"


# %% id="q3" wrong="10 % of the last loss" fails="q3_over"
def diagnose(train_loss, val_loss, wanted):
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] - min(val_loss) > 0.1 * val_loss[-1]:
        return "overfitting"
    return "fine"


# %% id="q3" wrong="the lowest training loss" fails="q3_under"
def diagnose(train_loss, val_loss, wanted):
    if min(train_loss) > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    return "fine"


# %% id="q3" wrong="the mean training loss" fails="q3_under q3_over q3_fine"
def diagnose(train_loss, val_loss, wanted):
    if np.mean(train_loss) > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    return "fine"


# %% id="q3" wrong="larger or equal" fails="q3_over q3_fine"
def diagnose(train_loss, val_loss, wanted):
    if train_loss[-1] >= wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    return "fine"


# %% id="q3" wrong="a capital letter" fails="q3_under"
def diagnose(train_loss, val_loss, wanted):
    if train_loss[-1] > wanted:
        return "Underfitting"
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    return "fine"


# %% id="q4" right="the random module"
import random


def nested_rows(n, sizes, seed):
    order = list(range(n))
    random.Random(seed).shuffle(order)
    return [order[:size] for size in sizes]


# %% id="q4" right="pandas, and a loop"
def nested_rows(n, sizes, seed):
    order = pd.Series(range(n)).sample(frac=1, random_state=seed)
    result = []
    for size in sizes:
        result.append(order.iloc[:size].to_numpy())
    return result


# %% id="q4" right="draws the largest set, takes the smaller ones from its end"
def nested_rows(n, sizes, seed):
    largest = np.random.RandomState(seed).choice(n, size=max(sizes), replace=False)
    return tuple(largest[len(largest) - size :] for size in sizes)


# %% id="q4" wrong="draws anew for each size" fails="q4_nested"
def nested_rows(n, sizes, seed):
    rng = np.random.default_rng(seed)
    return [rng.choice(n, size, replace=False) for size in sizes]


# %% id="q4" wrong="draws with replacement" fails="q4_sizes"
def nested_rows(n, sizes, seed):
    order = np.random.default_rng(seed).integers(0, n, n)
    return [order[:size] for size in sizes]


# %% id="q4" wrong="always the first rows" fails="q4_shuffled"
def nested_rows(n, sizes, seed):
    return [np.arange(size) for size in sizes]


# %% id="q4" wrong="no seed" fails="q4_shuffled"
def nested_rows(n, sizes, seed):
    order = np.random.default_rng().permutation(n)
    return [order[:size] for size in sizes]


# %% id="q4" wrong="one seed for ever" fails="q4_shuffled"
def nested_rows(n, sizes, seed):
    order = np.random.default_rng(0).permutation(n)
    return [order[:size] for size in sizes]


# %% id="q4" wrong="parts that follow each other, none inside another" fails="q4_nested"
def nested_rows(n, sizes, seed):
    order = np.random.default_rng(seed).permutation(n)
    begin, result = 0, []
    for size in sizes:
        result.append(order[begin : begin + size] if begin + size <= n else order[-size:])
        begin += size
    return result


# %% id="q4" wrong="returns the last set only" fails="q4_sizes q4_nested q4_shuffled"
def nested_rows(n, sizes, seed):
    order = np.random.default_rng(seed).permutation(n)
    for size in sizes:
        rows = order[:size]
    return rows


# %% id="q4" wrong="sorted" fails="q4_shuffled"
def nested_rows(n, sizes, seed):
    rng = np.random.default_rng(seed)
    order = rng.permutation(n)
    return [np.sort(order[:size]) for size in sizes]


# %% id="q4" wrong="a block with a random beginning" fails="q4_shuffled"
def nested_rows(n, sizes, seed):
    rng = np.random.default_rng(seed)
    order = (rng.integers(n) + np.arange(n)) % n
    return [order[:size] for size in sizes]


# %% id="q4" wrong="a mixed block with a random beginning" fails="q4_shuffled"
def nested_rows(n, sizes, seed):
    rng = np.random.default_rng(seed)
    order = rng.permutation((rng.integers(n) + np.arange(max(sizes))) % n)
    return [order[:size] for size in sizes]


# %% id="q4" wrong="the last row never" fails="q4_sizes"
def nested_rows(n, sizes, seed):
    rng = np.random.default_rng(seed)
    order = rng.permutation(n - 1)
    return [order[:size] for size in sizes]


# %% id="q4" wrong="only as many rows as the largest set has" fails="q4_shuffled"
def nested_rows(n, sizes, seed):
    rng = np.random.default_rng(seed)
    order = rng.permutation(max(sizes))
    return [order[:size] for size in sizes]


# %% id="q4" wrong="two seeds in all" fails="q4_shuffled"
def nested_rows(n, sizes, seed):
    rng = np.random.default_rng(seed % 2)
    order = rng.permutation(n)
    return [order[:size] for size in sizes]


# %% id="q4" wrong="the seed 0 is none" fails="q4_shuffled"
def nested_rows(n, sizes, seed):
    rng = np.random.default_rng(seed or None)
    order = rng.permutation(n)
    return [order[:size] for size in sizes]


# %% id="q4" wrong="floats" fails="q4_sizes"
def nested_rows(n, sizes, seed):
    rng = np.random.default_rng(seed)
    order = rng.permutation(n) * 1.0
    return [order[:size] for size in sizes]


# %% id="q4" wrong="one row too few" fails="q4_sizes"
def nested_rows(n, sizes, seed):
    rng = np.random.default_rng(seed)
    order = rng.permutation(n)
    return [order[: size - 1] for size in sizes]


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
gap = 0.97 - 0.85
gain = 0.85 - 0.79
answer = "B"

# %% id="q6" right="whole columns, then their last entries"
gap = (by_size["training"] - by_size["check"]).iloc[-1]
gain = by_size["check"].diff().to_numpy()[-1]
answer = "(b)"

# %% id="q6" wrong="thinks that a falling training curve is bad" fails="q6_advice"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "a"

# %% id="q6" wrong="takes it for too simple a network" fails="q6_advice"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "c"

# %% id="q6" wrong="takes rows for epochs" fails="q6_advice"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "d"

# %% id="q6" wrong="sees a ceiling" fails="q6_advice"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "e"

# %% id="q6" wrong="the gap the wrong way round" fails="q6_numbers"
gap = by_size.loc[800, "check"] - by_size.loc[800, "training"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "b"

# %% id="q6" wrong="the gain since the first size" fails="q6_numbers"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[50, "check"]
answer = "b"

# %% id="q6" wrong="in per cent" fails="q6_numbers"
gap, gain = 12, 6
answer = "b"

# %% id="q6" wrong="the gain as a ratio" fails="q6_numbers"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] / by_size.loc[400, "check"]
answer = "b"
