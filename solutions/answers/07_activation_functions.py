# %% [markdown]
# # Answers to exercise 7
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.


# %% id="q1" right="Keras has it"
def elu(z, alpha=1.0):
    return keras.activations.elu(z, alpha=alpha)


# %% id="q1" right="maximum and minimum"
def elu(z, alpha=1.0):
    return np.maximum(z, 0) + alpha * np.expm1(np.minimum(z, 0))


# %% id="q1" right="where, with a warning from exp"
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))


# %% id="q1" right="a copy and a mask"
def elu(z, alpha=1.0):
    out = z.copy()
    low = out < 0
    out[low] = alpha * (np.exp(out[low]) - 1)
    return out


# %% id="q1" right="a loop over numbers"
import math


def elu(z, alpha=1.0):
    flat = [v if v > 0 else alpha * (math.exp(v) - 1) for v in z.ravel()]
    return np.array(flat).reshape(z.shape)


# %% id="q1" wrong="lacks the minus 1" fails="q1_values q1_alpha q1_large"
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)))


# %% id="q1" wrong="ignores alpha" fails="q1_alpha"
def elu(z, alpha=1.0):
    return np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)


# %% id="q1" wrong="alpha for the exponential alone" fails="q1_alpha"
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)) - 1)


# %% id="q1" wrong="masks that are multiplied: 0 times inf" fails="q1_large"
def elu(z, alpha=1.0):
    return (z > 0) * z + (z <= 0) * alpha * (np.exp(z) - 1)


# %% id="q1" wrong="writes into its argument" fails="q1_values q1_alpha q1_large"
def elu(z, alpha=1.0):
    z[z < 0] = alpha * (np.exp(z[z < 0]) - 1)
    return z


# %% id="q1" wrong="if with an array" fails="q1_values q1_alpha q1_large"
def elu(z, alpha=1.0):
    if z > 0:
        return z
    return alpha * (np.exp(z) - 1)


# %% id="q1" wrong="leaky relu" fails="q1_values q1_alpha q1_large"
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * z)


# %% id="q1" wrong="forgets to return" fails="q1_values q1_alpha q1_large"
def elu(z, alpha=1.0):
    np.where(z > 0, z, alpha * (np.exp(np.minimum(z, 0)) - 1))


# %% id="q1" wrong="the two branches swapped" fails="q1_values q1_alpha q1_large"
def elu(z, alpha=1.0):
    return np.where(z < 0, z, alpha * (np.exp(np.minimum(z, 0)) - 1))


# %% id="q1" wrong="the larger of the two formulas" fails="q1_alpha"
def elu(z, alpha=1.0):
    return np.maximum(z, alpha * (np.exp(np.minimum(z, 0)) - 1))


# %% id="q1" wrong="cuts large scores off" fails="q1_large"
def elu(z, alpha=1.0):
    z = np.clip(z, -700, 2000)
    return np.where(z > 0, z, alpha * (np.exp(np.minimum(z, 0)) - 1))


# %% id="q1" wrong="flat, whatever the shape" fails="q1_values"
def elu(z, alpha=1.0):
    return np.array([n if n > 0 else alpha * (np.exp(n) - 1) for n in z.ravel()])


# %% id="q1" wrong="one or two axes only" fails="q1_values"
def elu(z, alpha=1.0):
    rows = [[n if n > 0 else alpha * (np.exp(n) - 1) for n in row] for row in np.atleast_2d(z)]
    return np.array(rows) if z.ndim > 1 else np.array(rows[0])


# %% id="q2" right="the share left, as two halves"
def suitable_std(inputs, slope):
    left = 0.5 * 1 + 0.5 * slope * slope
    return (1 / inputs / left) ** 0.5


# %% id="q2" right="measured with a million scores"
def suitable_std(inputs, slope):
    scores = np.random.default_rng(0).normal(size=1_000_000)
    outputs = np.where(scores > 0, scores, slope * scores)
    share = (outputs**2).mean() / (scores**2).mean()
    return np.sqrt(1 / (inputs * share))


# %% id="q2" right="he_normal, corrected, by math"
import math


def suitable_std(inputs, slope):
    return math.sqrt(2 / inputs) / math.hypot(1, slope)


# %% id="q2" right="measured with Keras, a tensor"
def suitable_std(inputs, slope):
    scores = np.random.default_rng(3).normal(size=400_000)
    outputs = keras.activations.leaky_relu(scores, negative_slope=float(slope))
    return keras.ops.sqrt(1 / (inputs * keras.ops.mean(outputs**2)))


# %% id="q2" wrong="he_normal, whatever the slope" fails="q2_ends q2_between"
def suitable_std(inputs, slope):
    return np.sqrt(2 / inputs)


# %% id="q2" wrong="glorot_uniform's, whatever the slope" fails="q2_ends q2_between"
def suitable_std(inputs, slope):
    return np.sqrt(2 / (inputs + inputs))


# %% id="q2" wrong="the slope is not squared" fails="q2_between"
def suitable_std(inputs, slope):
    return np.sqrt(2 / (inputs * (1 + slope)))


# %% id="q2" wrong="the absolute slope is not squared" fails="q2_between"
def suitable_std(inputs, slope):
    return np.sqrt(2 / (inputs * (1 + abs(slope))))


# %% id="q2" wrong="the square of the mean slope" fails="q2_ends q2_between"
def suitable_std(inputs, slope):
    return 1 / (np.sqrt(inputs) * (1 + slope) / 2)


# %% id="q2" wrong="the variance" fails="q2_ends q2_between"
def suitable_std(inputs, slope):
    return 2 / (inputs * (1 + slope**2))


# %% id="q2" wrong="the sides are not halved" fails="q2_ends q2_between"
def suitable_std(inputs, slope):
    return np.sqrt(1 / (inputs * (1 + slope**2)))


# %% id="q2" wrong="a straight line between the two ends" fails="q2_between"
def suitable_std(inputs, slope):
    return (1 - slope) * np.sqrt(2 / inputs) + slope * np.sqrt(1 / inputs)


# %% id="q2" wrong="a straight line between the two shares" fails="q2_between"
def suitable_std(inputs, slope):
    return np.sqrt((2 - abs(slope)) / inputs)


# %% id="q2" wrong="the spread of the outputs, not their mean square" fails="q2_ends q2_between"
def suitable_std(inputs, slope):
    scores = np.random.default_rng(0).normal(size=1_000_000)
    outputs = np.where(scores > 0, scores, slope * scores)
    return 1 / (np.sqrt(inputs) * outputs.std())


# %% id="q2" wrong="for a hundred inputs only" fails="q2_ends q2_between"
def suitable_std(inputs, slope):
    return np.sqrt(0.02 / (1 + slope**2))


# %% id="q2" wrong="for positive slopes only" fails="q2_between"
def suitable_std(inputs, slope):
    return np.sqrt(2 / (inputs * (1 + max(slope, 0) ** 2)))


# %% id="q2" wrong="rounded to two decimals" fails="q2_ends q2_between"
def suitable_std(inputs, slope):
    return round(float(np.sqrt(2 / (inputs * (1 + slope**2)))), 2)


# %% id="q2" wrong="measured with a hundred scores" fails="q2_ends q2_between"
def suitable_std(inputs, slope):
    scores = np.random.default_rng(1).normal(size=100)
    outputs = np.where(scores > 0, scores, slope * scores)
    return np.sqrt(1 / (inputs * (outputs**2).mean()))


# %% id="q3" right="with relu's outputs"
def count_dead(weights, biases, inputs):
    outputs = np.maximum(inputs @ weights + biases, 0)
    return np.sum(outputs.max(axis=0) == 0)


# %% id="q3" right="a Keras layer"
def count_dead(weights, biases, inputs):
    layer = layers.Dense(weights.shape[1], activation="relu")
    layer.build(inputs.shape)
    layer.set_weights([weights, biases])
    outputs = np.asarray(layer(inputs))
    return (outputs == 0).all(axis=0).sum()


# %% id="q3" right="a loop over units"
def count_dead(weights, biases, inputs):
    dead = 0
    for unit in range(len(biases)):
        scores = np.dot(inputs, weights[:, unit]) + biases[unit]
        if not any(score > 0 for score in scores):
            dead += 1
    return dead


# %% id="q3" wrong="counts outputs, not units" fails="q3_small q3_fresh q3_silent"
def count_dead(weights, biases, inputs):
    return int((inputs @ weights + biases <= 0).sum())


# %% id="q3" wrong="looks along the rows" fails="q3_fresh q3_silent q3_small"
def count_dead(weights, biases, inputs):
    return int((inputs @ weights + biases <= 0).all(axis=1).sum())


# %% id="q3" wrong="any instead of all" fails="q3_small q3_fresh"
def count_dead(weights, biases, inputs):
    return int((inputs @ weights + biases <= 0).any(axis=0).sum())


# %% id="q3" wrong="below 0 only" fails="q3_fresh q3_silent"
def count_dead(weights, biases, inputs):
    return int((inputs @ weights + biases < 0).all(axis=0).sum())


# %% id="q3" wrong="forgets the biases" fails="q3_small q3_fresh"
def count_dead(weights, biases, inputs):
    return int((inputs @ weights <= 0).all(axis=0).sum())


# %% id="q3" wrong="the share instead of the number" fails="q3_small q3_fresh q3_silent"
def count_dead(weights, biases, inputs):
    return (inputs @ weights + biases <= 0).all(axis=0).mean()


# %% id="q3" wrong="counts the living" fails="q3_fresh q3_silent"
def count_dead(weights, biases, inputs):
    return int((inputs @ weights + biases > 0).any(axis=0).sum())


# %% id="q3" wrong="looks at the mean score" fails="q3_small q3_fresh"
def count_dead(weights, biases, inputs):
    return int(((inputs @ weights + biases).mean(axis=0) <= 0).sum())


# %% id="q3" wrong="the matrices the wrong way round" fails="q3_small q3_fresh q3_silent"
def count_dead(weights, biases, inputs):
    return int((weights @ inputs + biases <= 0).all(axis=0).sum())


# %% id="q3" wrong="nearly 0 counts as 0" fails="q3_fresh"
def count_dead(weights, biases, inputs):
    scores = inputs @ weights + biases
    return int((scores < 1e-3).all(axis=0).sum())


# %% id="q3" wrong="which units, not how many" fails="q3_small q3_fresh q3_silent"
def count_dead(weights, biases, inputs):
    scores = inputs @ weights + biases
    return np.flatnonzero((scores <= 0).all(axis=0))


# %% id="q3" wrong="the first row alone" fails="q3_fresh"
def count_dead(weights, biases, inputs):
    scores = inputs @ weights + biases
    return int((scores[0] <= 0).sum())


# %% id="q3" wrong="as many units as inputs" fails="q3_fresh q3_silent q3_small"
def count_dead(weights, biases, inputs):
    scores = inputs @ weights + biases
    return int((scores <= 0).all(axis=0)[: inputs.shape[1]].sum())


# %% id="q3" wrong="forgets the last row" fails="q3_fresh"
def count_dead(weights, biases, inputs):
    dead = 0
    for unit in range(len(biases)):
        scores = [row @ weights[:, unit] + biases[unit] for row in inputs[:-1]]
        dead += all(score <= 0 for score in scores)
    return dead


# %% id="q3" wrong="the same output for all rows counts as dead" fails="q3_fresh"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    outputs = np.maximum(inputs @ weights + biases, 0)
    return int((outputs.max(axis=0) == outputs.min(axis=0)).sum())


# %% id="q4" right="functional, seeded initializers, unstack"
def fresh_model(activation, seed):
    first = keras.initializers.GlorotUniform(seed=seed)
    second = keras.initializers.GlorotUniform(seed=seed + 1000)
    inputs = keras.Input(shape=(2,))
    hidden = layers.Dense(4, activation=activation, kernel_initializer=first)(inputs)
    outputs = layers.Dense(1, activation="sigmoid", kernel_initializer=second)(hidden)
    model = keras.Model(inputs, outputs)
    model.compile(loss=keras.losses.BinaryCrossentropy())
    return model


def as_table(losses):
    return pd.DataFrame(losses).iloc[-1].unstack(level=0).sort_index()


# %% id="q4" right="separate activation layer; rows, then a pivot"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential()
    model.add(keras.Input((2,)))
    model.add(layers.Dense(4))
    model.add(layers.Activation(activation))
    model.add(layers.Dense(1))
    model.add(layers.Activation("sigmoid"))
    model.compile("sgd", keras.losses.binary_crossentropy, metrics=["accuracy"])
    return model


def as_table(losses):
    rows = []
    for (name, seed), curve in losses.items():
        rows.append({"activation": name, "seed": seed, "loss": curve[-1]})
    return pd.DataFrame(rows).pivot(index="seed", columns="activation", values="loss")


# %% id="q4" right="sorted sets and a comprehension"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    net = keras.Sequential(
        [keras.Input((2,)), layers.Dense(4, activation), layers.Dense(1, "sigmoid")]
    )
    net.compile("rmsprop", "binary_crossentropy", metrics=["accuracy"])
    return net


def as_table(losses):
    names = sorted({name for name, _ in losses})
    seeds = sorted({seed for _, seed in losses})
    return pd.DataFrame({n: [losses[n, s][-1] for s in seeds] for n in names}, index=seeds)


# %% id="q4" right="a class of one's own, whose last layer is made first"
class Small(keras.Model):
    def __init__(self, activation):
        super().__init__()
        self.last = layers.Dense(1, activation="sigmoid")
        self.hidden = layers.Dense(4, activation=activation)

    def call(self, x):
        return self.last(self.hidden(x))


def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    small = Small(activation)
    small.compile("adam", "binary_crossentropy")
    small(np.zeros((1, 2)))
    return small


def as_table(losses):
    return pd.DataFrame(losses).iloc[-1].unstack(level=0).sort_index()


# %% id="q4" wrong="np.random.seed" fails="q4_seed"
def fresh_model(activation, seed):
    np.random.seed(seed)
    net = keras.Sequential(
        [keras.Input((2,)), layers.Dense(4, activation), layers.Dense(1, "sigmoid")]
    )
    net.compile("adam", "binary_crossentropy")
    return net


def as_table(losses):
    return pd.DataFrame(losses).iloc[-1].unstack(level=0).sort_index()


# %% id="q4" wrong="the seed is set after the weights were drawn" fails="q4_seed"
def fresh_model(activation, seed):
    net = keras.Sequential(
        [keras.Input((2,)), layers.Dense(4, activation), layers.Dense(1, "sigmoid")]
    )
    keras.utils.set_random_seed(seed)
    net.compile("adam", "binary_crossentropy")
    return net


def as_table(losses):
    return pd.DataFrame(losses).iloc[-1].unstack(level=0).sort_index()


# %% id="q4" wrong="always the seed 1" fails="q4_seed"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(1)
    net = keras.Sequential(
        [keras.Input((2,)), layers.Dense(4, activation), layers.Dense(1, "sigmoid")]
    )
    net.compile("adam", "binary_crossentropy")
    return net


def as_table(losses):
    return pd.DataFrame(losses).iloc[-1].unstack(level=0).sort_index()


# %% id="q4" wrong="always relu" fails="q4_activation"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    net = keras.Sequential([keras.Input((2,)), layers.Dense(4, "relu"), layers.Dense(1, "sigmoid")])
    net.compile("adam", "binary_crossentropy")
    return net


def as_table(losses):
    return pd.DataFrame(losses).iloc[-1].unstack(level=0).sort_index()


# %% id="q4" wrong="the activation at the output, too" fails="q4_activation q4_compiled"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    net = keras.Sequential(
        [keras.Input((2,)), layers.Dense(4, activation), layers.Dense(1, activation)]
    )
    net.compile("adam", "binary_crossentropy")
    return net


def as_table(losses):
    return pd.DataFrame(losses).iloc[-1].unstack(level=0).sort_index()


# %% id="q4" wrong="not compiled" fails="q4_compiled"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    return keras.Sequential(
        [keras.Input((2,)), layers.Dense(4, activation), layers.Dense(1, "sigmoid")]
    )


def as_table(losses):
    return pd.DataFrame(losses).iloc[-1].unstack(level=0).sort_index()


# %% id="q4" wrong="returns what compile returns" fails="q4_activation q4_seed q4_compiled"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    net = keras.Sequential(
        [keras.Input((2,)), layers.Dense(4, activation), layers.Dense(1, "sigmoid")]
    )
    return net.compile("adam", "binary_crossentropy")


def as_table(losses):
    return pd.DataFrame(losses).iloc[-1].unstack(level=0).sort_index()


# %% id="q4" wrong="the last seed overwrites the others" fails="q4_table"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    net = keras.Sequential(
        [keras.Input((2,)), layers.Dense(4, activation), layers.Dense(1, "sigmoid")]
    )
    net.compile("adam", "binary_crossentropy")
    return net


def as_table(losses):
    results = {}
    for (activation, _), curve in losses.items():
        results[activation] = curve[-1]
    return pd.DataFrame(results)


# %% id="q4" wrong="the first epoch" fails="q4_table"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    net = keras.Sequential(
        [keras.Input((2,)), layers.Dense(4, activation), layers.Dense(1, "sigmoid")]
    )
    net.compile("adam", "binary_crossentropy")
    return net


def as_table(losses):
    return pd.DataFrame(losses).iloc[0].unstack(level=0).sort_index()


# %% id="q4" wrong="seeds as columns" fails="q4_table"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    net = keras.Sequential(
        [keras.Input((2,)), layers.Dense(4, activation), layers.Dense(1, "sigmoid")]
    )
    net.compile("adam", "binary_crossentropy")
    return net


def as_table(losses):
    return pd.DataFrame(losses).iloc[-1].unstack(level=1)


# %% id="q4" wrong="a name that does not exist" fails="q4_table"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    net = keras.Sequential(
        [keras.Input((2,)), layers.Dense(4, activation), layers.Dense(1, "sigmoid")]
    )
    net.compile("adam", "binary_crossentropy")
    return net


def as_table(losses):
    results = {}
    for key, curve in losses.items():
        results.setdefault(name, {})[key[1]] = curve[-1]
    return pd.DataFrame(results)


# %% id="q4" wrong="rows in the order of the dictionary" fails="q4_table"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    net = keras.Sequential(
        [keras.Input((2,)), layers.Dense(4, activation), layers.Dense(1, "sigmoid")]
    )
    net.compile("adam", "binary_crossentropy")
    return net


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results)


# %% id="q4" wrong="rows without the seeds' names" fails="q4_table"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    net = keras.Sequential(
        [keras.Input((2,)), layers.Dense(4, activation), layers.Dense(1, "sigmoid")]
    )
    net.compile("adam", "binary_crossentropy")
    return net


def as_table(losses):
    results = {}
    for (activation, _), curve in sorted(losses.items()):
        results.setdefault(activation, []).append(curve[-1])
    return pd.DataFrame(results)


# %% id="q4" wrong="the hidden layer alone follows the seed" fails="q4_seed"
def fresh_model(activation, seed):
    one, two = keras.initializers.GlorotUniform(seed), keras.initializers.GlorotUniform(None)
    model = keras.Sequential([keras.Input(shape=(2,))])
    model.add(layers.Dense(4, activation=activation, kernel_initializer=one))
    model.add(layers.Dense(1, activation="sigmoid", kernel_initializer=two))
    model.compile("sgd", loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()


# %% id="q4" wrong="the output layer always begins alike" fails="q4_seed"
def fresh_model(activation, seed):
    one, two = keras.initializers.GlorotUniform(seed), keras.initializers.GlorotUniform(7)
    model = keras.Sequential([keras.Input(shape=(2,))])
    model.add(layers.Dense(4, activation=activation, kernel_initializer=one))
    model.add(layers.Dense(1, activation="sigmoid", kernel_initializer=two))
    model.compile("sgd", loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()


# %% id="q4" wrong="the seed 0 is none" fails="q4_seed"
def fresh_model(activation, seed):
    one, two = (
        keras.initializers.GlorotUniform(seed or None),
        keras.initializers.GlorotUniform(seed or None),
    )
    model = keras.Sequential([keras.Input(shape=(2,))])
    model.add(layers.Dense(4, activation=activation, kernel_initializer=one))
    model.add(layers.Dense(1, activation="sigmoid", kernel_initializer=two))
    model.compile("sgd", loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()


# %% id="q4" wrong="a few seeds are alike" fails="q4_seed"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed % 100)
    model = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(4, activation=activation)])
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile("sgd", loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()


# %% id="q4" wrong="relu or tanh" fails="q4_activation"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation="relu" if activation == "relu" else "tanh"),
        ]
    )
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile("sgd", loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()


# %% id="q4" wrong="sorted as text" fails="q4_table"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(4, activation=activation)])
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile("sgd", loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index(key=lambda rows: rows.astype(str))


# %% id="q4" wrong="the names are sorted, the losses are not" fails="q4_table"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(4, activation=activation)])
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile("sgd", loss="binary_crossentropy")
    return model


def as_table(losses):
    table = pd.DataFrame({name: [] for name, _ in losses})
    seeds = list(dict.fromkeys(seed for _, seed in losses))
    table = pd.DataFrame({name: [losses[name, seed][-1] for seed in seeds] for name in table})
    table.index = sorted(seeds)
    return table


# %% id="q4" wrong="the lowest loss" fails="q4_table"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(4, activation=activation)])
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile("sgd", loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = min(curve)
    return pd.DataFrame(results).sort_index()


# %% id="q4" wrong="the third epoch" fails="q4_table"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(4, activation=activation)])
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile("sgd", loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[2]
    return pd.DataFrame(results).sort_index()


# %% id="q4" wrong="the seed as a column, too" fails="q4_table"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(4, activation=activation)])
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile("sgd", loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    table = pd.DataFrame(results).sort_index()
    table["seed"] = table.index
    return table


# %% id="q4" right="cell by cell, columns of objects"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(4, activation=activation)])
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile("sgd", loss="binary_crossentropy")
    return model


def as_table(losses):
    table = pd.DataFrame(
        index=sorted({seed for _, seed in losses}), columns=sorted({name for name, _ in losses})
    )
    for (activation, seed), curve in losses.items():
        table.loc[seed, activation] = curve[-1]
    return table


# %% id="q5" right="tanh, nothing else"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="tanh"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.SGD(0.06), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=6, verbose=0)

# %% id="q5" right="functional, elu, Adam, one-hot labels"
inputs = keras.Input(shape=(64,))
signal = inputs
for _ in range(9):
    signal = layers.Dense(32)(signal)
    signal = layers.ELU()(signal)
outputs = layers.Dense(10, activation="softmax")(signal)
model = keras.Model(inputs, outputs)
model.compile(keras.optimizers.Adam(0.003), "categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, keras.utils.to_categorical(y_train, 10), epochs=5, batch_size=64, verbose=0)

# %% id="q5" right="leaky relu, RMSprop"
model = keras.Sequential([keras.Input((64,))])
for _ in range(8):
    model.add(layers.Dense(32, kernel_initializer="he_uniform"))
    model.add(layers.LeakyReLU(negative_slope=0.1))
model.add(layers.Dense(10))
model.add(layers.Activation("softmax"))
model.compile(keras.optimizers.RMSprop(0.001), keras.losses.SparseCategoricalCrossentropy())
model.fit(X_train, y_train, epochs=6, verbose=0)

# %% id="q5" wrong="left as it was" fails="q5_learns"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="random_normal"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.SGD(0.06), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=8, verbose=0)

# %% id="q5" wrong="another activation, the same first weights" fails="q5_learns"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="tanh", kernel_initializer="random_normal"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.SGD(0.06), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=8, verbose=0)

# %% id="q5" wrong="the same first weights, a larger rate" fails="q5_learns"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="random_normal"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.SGD(0.5), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=8, verbose=0)

# %% id="q5" wrong="sigmoids" fails="q5_learns"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="sigmoid"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.SGD(0.06), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=6, verbose=0)

# %% id="q5" wrong="a larger rate for the sigmoids" fails="q5_learns"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="sigmoid"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.SGD(0.6), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=6, verbose=0)

# %% id="q5" wrong="relu at the output, too" fails="q5_output q5_learns"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="sigmoid"))
model.add(layers.Dense(10, activation="relu"))
model.compile(keras.optimizers.SGD(0.06), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=3, verbose=0)

# %% id="q5" wrong="scores instead of probabilities" fails="q5_output"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10))
model.compile(
    keras.optimizers.SGD(0.06), keras.losses.SparseCategoricalCrossentropy(from_logits=True)
)
model.fit(X_train, y_train, epochs=8, verbose=0)

# %% id="q5" wrong="one hidden layer instead of eight" fails="q5_deep"
model = keras.Sequential(
    [keras.Input((64,)), layers.Dense(32, activation="relu"), layers.Dense(10, "softmax")]
)
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=6, verbose=0)

# %% id="q5" wrong="never fitted" fails="q5_learns"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.SGD(0.06), "sparse_categorical_crossentropy")

# %% id="q5" wrong="first weights of 0" fails="q5_output q5_learns"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="zeros"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.SGD(0.06), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=3, verbose=0)

# %% id="q5" wrong="eight linear layers" fails="q5_deep"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=8, verbose=0)

# %% id="q5" wrong="seven hidden layers" fails="q5_deep"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(7):
    model.add(layers.Dense(32, activation="relu"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=8, verbose=0)

# %% id="q5" wrong="one layer eight times" fails="q5_deep"
model = keras.Sequential([keras.Input(shape=(64,))])
model.add(layers.Dense(64, activation="relu"))
again = layers.Dense(64, activation="relu")
inputs = x = keras.Input(shape=(64,))
for _ in range(8):
    x = again(x)
model = keras.Sequential([keras.Model(inputs, x)])
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=8, verbose=0)

# %% id="q5" wrong="labels of other rows" fails="q5_learns"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="tanh"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, np.roll(y_train, 1), epochs=8, verbose=0)

# %% id="q5" wrong="every second hidden layer has no activation" fails="q5_deep"
keras.utils.set_random_seed(3)
model = keras.Sequential([keras.Input(shape=(64,))])
for number in range(8):
    model.add(layers.Dense(32, activation=[None, "relu"][number % 2]))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.002), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=8, verbose=0)

# %% id="q5" wrong="eight layers side by side" fails="q5_deep"
inputs = keras.Input(shape=(64,))
branches = [
    layers.Dense(32, activation="relu", kernel_initializer="he_normal")(inputs) for _ in range(8)
]
outputs = layers.Dense(10, activation="softmax")(layers.Concatenate()(branches))
model = keras.Model(inputs, outputs)
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=12, verbose=0)

# %% id="q6" right="a capital letter"
answer = "A"

# %% id="q6" right="with brackets and blanks"
answer = " (a) "

# %% id="q6" right="computed from the differences"
leads = comparison[["leaky relu", "tanh"]].sub(comparison["relu"], axis=0)
clear = leads.mean().abs() > 2 * leads.std() / np.sqrt(len(leads))
answer = "a" if clear["leaky relu"] and not clear["tanh"] else "c"

# %% id="q6" wrong="the lowest mean wins" fails="q6_reading"
answer = "b"

# %% id="q6" wrong="compares ranges instead of pairs" fails="q6_reading"
answer = "c"

# %% id="q6" wrong="forgets that only one rate was tried" fails="q6_reading"
answer = "d"

# %% id="q6" wrong="compares leads without their errors" fails="q6_reading"
answer = "e"

# %% id="q6" wrong="the name instead of the letter" fails="q6_reading"
answer = "leaky relu"

# %% id="q6" wrong="the errors of the means, as if nothing were paired" fails="q6_reading"
errors = comparison.std() / np.sqrt(len(comparison))
behind = comparison["relu"].mean() - comparison["leaky relu"].mean()
answer = "a" if behind > 2 * np.hypot(errors["relu"], errors["leaky relu"]) else "c"
