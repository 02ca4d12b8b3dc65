# %% id="q1" right="np.where with np.minimum"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    return np.where(z > 0, z, alpha * (np.exp(np.minimum(z, 0)) - 1))

# %% id="q1" right="plain np.where, which warns about overflow but is right"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    positive = z > 0
    other = alpha * (np.exp(z) - 1)
    result = np.where(positive, z, other)
    return result

# %% id="q1" right="beginner's loop over the flat array, with math"
import math


def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    z = np.asarray(z)
    numbers = []
    for number in z.ravel():
        if number > 0:
            numbers.append(float(number))
        else:
            numbers.append(alpha * (math.exp(number) - 1))
    return np.array(numbers, dtype=float).reshape(z.shape)

# %% id="q1" right="copy as floats and a mask, expm1"
def elu(z: np.ndarray, alpha: float = 1.0) -> np.ndarray:
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    out = np.array(z, dtype=float)
    low = out <= 0
    out[low] = alpha * np.expm1(out[low])
    return out

# %% id="q1" right="the activation of Keras"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    scores = keras.ops.convert_to_tensor(np.asarray(z, dtype="float32"))
    return keras.ops.convert_to_numpy(keras.activations.elu(scores, alpha=alpha))

# %% id="q1" right="sum of two parts"
def positive_part(z):
    return np.maximum(z, 0)


def negative_part(z, alpha):
    return alpha * np.expm1(np.minimum(z, 0.0))


def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    return positive_part(z) + negative_part(z, alpha)

# %% id="q1" wrong="breaks: 'must also work for large scores' - 0 * inf is nan"
def elu(z, alpha=1.0):
    return (z > 0) * z + (z <= 0) * alpha * (np.exp(z) - 1)

# %% id="q1" wrong="breaks: 'leave the array that it is given as it was' - writes into it"
def elu(z, alpha=1.0):
    low = z <= 0
    z[low] = alpha * (np.exp(z[low]) - 1)
    return z

# %% id="q1" wrong="breaks: 'leave the array as it was' - returns a new array, but has changed the input in place"
def elu(z, alpha=1.0):
    result = np.where(z > 0, z, alpha * (np.exp(np.minimum(z, 0)) - 1))
    z[z <= 0] = 0
    return result + 0.0

# %% id="q1" wrong="breaks: 'any shape' - the loop compares whole rows"
def elu(z, alpha=1.0):
    result = []
    for number in z:
        if number > 0:
            result.append(number)
        else:
            result.append(alpha * (np.exp(number) - 1))
    return np.array(result)

# %% id="q1" wrong="breaks: 'an array of the same shape' - flattens it"
def elu(z, alpha=1.0):
    flat = z.ravel()
    return np.array([n if n > 0 else alpha * (np.exp(n) - 1) for n in flat])

# %% id="q1" wrong="ignores alpha"
def elu(z, alpha=1.0):
    return np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)

# %% id="q1" wrong="another default of alpha"
def elu(z, alpha=0.5):
    return np.where(z > 0, z, alpha * (np.exp(np.minimum(z, 0)) - 1))

# %% id="q1" wrong="alpha without the bracket"
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)) - 1)

# %% id="q1" wrong="alpha inside of the exponent"
def elu(z, alpha=1.0):
    return np.where(z > 0, z, np.exp(alpha * np.minimum(z, 0)) - 1)

# %% id="q1" wrong="the sign of the negative side turned round"
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (1 - np.exp(np.minimum(z, 0))))

# %% id="q1" wrong="leaky relu"
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * z)

# %% id="q1" wrong="the larger of the two formulas: not the same for alpha above 1"
def elu(z, alpha=1.0):
    return np.maximum(z, alpha * (np.exp(np.minimum(z, 0)) - 1))

# %% id="q1" wrong="breaks: 'z where the score is positive' - large scores are clipped"
def elu(z, alpha=1.0):
    z = np.clip(z, -50, 50)
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))

# %% id="q1" wrong="one formula for the whole array"
def elu(z, alpha=1.0):
    if np.all(z > 0):
        return z
    return alpha * (np.exp(np.minimum(z, 0)) - 1)

# %% id="q1" wrong="alpha stretches the positive side too"
def elu(z, alpha=1.0):
    return alpha * np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)

# %% id="q3" right="NumPy, one line"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    return int((inputs @ weights + biases <= 0).all(axis=0).sum())

# %% id="q3" right="three nested loops"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    dead = 0
    for unit in range(len(biases)):
        alive = False
        for row in inputs:
            score = biases[unit]
            for i in range(len(row)):
                score = score + row[i] * weights[i][unit]
            if score > 0:
                alive = True
        if not alive:
            dead += 1
    return dead

# %% id="q3" right="pandas"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    outputs = pd.DataFrame(np.dot(inputs, weights) + biases).clip(lower=0)
    return (outputs == 0).all().sum()

# %% id="q3" right="a Dense layer of Keras with these weights"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    layer = layers.Dense(weights.shape[1], activation="relu", dtype="float64")
    layer.build((None, weights.shape[0]))
    layer.set_weights([weights, biases])
    outputs = np.asarray(layer(np.asarray(inputs, dtype="float64")))
    return sum(1 for column in outputs.T if not column.any())

# %% id="q3" right="living units taken off, with type hints"
def relu(scores: np.ndarray) -> np.ndarray:
    return np.maximum(scores, 0)


def count_dead(weights: np.ndarray, biases: np.ndarray, inputs: np.ndarray) -> int:
    """Return how many relu units output 0 for every row of the inputs."""
    outputs = relu(np.matmul(inputs, weights) + biases)
    living = np.count_nonzero(np.any(outputs > 0, axis=0))
    return weights.shape[1] - living

# %% id="q3" wrong="breaks: 'for every row' - any row"
def count_dead(weights, biases, inputs):
    scores = inputs @ weights + biases
    return int((scores <= 0).any(axis=0).sum())

# %% id="q3" wrong="breaks: 'a score of exactly 0 gives the output 0, too' - strictly below 0"
def count_dead(weights, biases, inputs):
    scores = inputs @ weights + biases
    return int((scores < 0).all(axis=0).sum())

# %% id="q3" wrong="wrong axis: counts rows"
def count_dead(weights, biases, inputs):
    scores = inputs @ weights + biases
    return int((scores <= 0).all(axis=1).sum())

# %% id="q3" wrong="counts outputs that are 0, not units"
def count_dead(weights, biases, inputs):
    outputs = np.maximum(inputs @ weights + biases, 0)
    return int((outputs == 0).sum())

# %% id="q3" wrong="no biases"
def count_dead(weights, biases, inputs):
    scores = inputs @ weights
    return int((scores <= 0).all(axis=0).sum())

# %% id="q3" wrong="the share instead of the number"
def count_dead(weights, biases, inputs):
    scores = inputs @ weights + biases
    return float((scores <= 0).all(axis=0).mean())

# %% id="q3" wrong="counts the living"
def count_dead(weights, biases, inputs):
    scores = inputs @ weights + biases
    return int((scores > 0).any(axis=0).sum())

# %% id="q3" wrong="relu forgotten: asks for scores of exactly 0"
def count_dead(weights, biases, inputs):
    scores = inputs @ weights + biases
    return int((scores == 0).all(axis=0).sum())

# %% id="q3" wrong="looks at the mean score of a unit"
def count_dead(weights, biases, inputs):
    scores = inputs @ weights + biases
    return int((scores.mean(axis=0) <= 0).sum())

# %% id="q3" wrong="the product of the outputs: 0 as soon as one row is 0"
def count_dead(weights, biases, inputs):
    outputs = np.maximum(inputs @ weights + biases, 0)
    return int((outputs.prod(axis=0) == 0).sum())

# %% id="q3" wrong="only the first row"
def count_dead(weights, biases, inputs):
    dead = 0
    scores = inputs @ weights + biases
    for score in scores[0]:
        if score <= 0:
            dead += 1
    return dead

# %% id="q3" wrong="biases subtracted"
def count_dead(weights, biases, inputs):
    scores = inputs @ weights - biases
    return int((scores <= 0).all(axis=0).sum())

# %% id="q3" wrong="units with tiny outputs above 0 are counted as dead"
def count_dead(weights, biases, inputs):
    outputs = np.maximum(inputs @ weights + biases, 0)
    return int((outputs.mean(axis=0) < 0.01).sum())

# %% id="q3" wrong="looks at the parameters, not at the rows"
def count_dead(weights, biases, inputs):
    silent = (weights <= 0).all(axis=0) & (biases <= 0)
    return int(silent.sum())

# %% id="q3" wrong="loops over as many units as there are inputs"
def count_dead(weights, biases, inputs):
    scores = inputs @ weights + biases
    dead = 0
    for unit in range(min(weights.shape)):
        if (scores[:, unit] <= 0).all():
            dead += 1
    return dead

# %% id="q3" wrong="returns which units, not how many"
def count_dead(weights, biases, inputs):
    scores = inputs @ weights + biases
    return np.flatnonzero((scores <= 0).all(axis=0))

# %% id="q4" right="as in the hints"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" right="functional API, separate Activation; Series and unstack"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    inputs = keras.Input((2,))
    hidden = layers.Activation(activation)(layers.Dense(4)(inputs))
    outputs = layers.Dense(1, activation="sigmoid")(hidden)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy(), metrics=["accuracy"])
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    last = pd.Series({key: curve[-1] for key, curve in losses.items()})
    return last.unstack(level=0).sort_index()

# %% id="q4" right="initialisers with the seed; filling a frame cell by cell"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    init_1 = keras.initializers.GlorotUniform(seed=seed)
    init_2 = keras.initializers.GlorotUniform(seed=seed + 1000)
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(layers.Dense(4, activation=activation, kernel_initializer=init_1))
    model.add(layers.Dense(1, activation=keras.activations.sigmoid, kernel_initializer=init_2))
    model.compile(keras.optimizers.SGD(0.3), keras.losses.binary_crossentropy)
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    activations = []
    seeds = []
    for activation, seed in losses:
        if activation not in activations:
            activations.append(activation)
        if seed not in seeds:
            seeds.append(seed)
    table = pd.DataFrame(index=sorted(seeds), columns=activations, dtype=float)
    for (activation, seed), curve in losses.items():
        table.loc[seed, activation] = curve[len(curve) - 1]
    return table

# %% id="q4" right="a subclassed keras.Model, built; a pivot table"
class Small(keras.Model):
    def __init__(self, activation):
        super().__init__()
        self.hidden = layers.Dense(4, activation=activation)
        self.out = layers.Dense(1, activation="sigmoid")

    def call(self, x):
        return self.out(self.hidden(x))


def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = Small(activation)
    model(np.zeros((1, 2), dtype="float32"))
    model.compile(optimizer="rmsprop", loss="binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    rows = [
        {"activation": activation, "seed": seed, "loss": curve[-1]}
        for (activation, seed), curve in losses.items()
    ]
    return pd.DataFrame(rows).pivot(index="seed", columns="activation", values="loss")

# %% id="q4" right="a frame of all curves, last row, as in the lesson"
def fresh_model(activation: str, seed: int) -> keras.Model:
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    stack = [
        keras.Input(shape=(2,)),
        layers.Dense(units=4, activation=activation, name="hidden"),
        layers.Dense(units=1, activation="sigmoid", name="output"),
    ]
    model = keras.Sequential(stack)
    model.compile(optimizer=keras.optimizers.Adam(0.01), loss=["binary_crossentropy"])
    return model


def as_table(losses: dict) -> pd.DataFrame:
    """Return a table of the last losses: one column an activation, one row a seed."""
    last = {}
    names = list(dict.fromkeys(activation for activation, _ in losses))
    for name in names:
        mine = sorted((seed, curve[-1]) for (a, seed), curve in losses.items() if a == name)
        last[name] = pd.Series([loss for _, loss in mine], index=[seed for seed, _ in mine])
    return pd.DataFrame(last).sort_index()

# %% id="q4" wrong="breaks: 'the same first weights' - np.random.seed kept"
def fresh_model(activation, seed):
    np.random.seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'the same first weights' - the seed is set after the layers were made"
def fresh_model(activation, seed):
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    keras.utils.set_random_seed(seed)
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'the same first weights' - only the hidden layer's are fixed by the seed"
def fresh_model(activation, seed):
    start = keras.initializers.GlorotUniform(seed=seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation, kernel_initializer=start),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'another seed others' - always seed 7"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(7)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'with the given activation' - relu kept"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation="relu"),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'with the given activation' - knows relu and takes tanh for all others"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    if activation == "relu":
        hidden = layers.Dense(4, activation="relu")
    else:
        hidden = layers.Dense(4, activation="tanh")
    model = keras.Sequential(
        [keras.Input(shape=(2,)), hidden, layers.Dense(1, activation="sigmoid")]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'one output with a sigmoid' - the given activation there too"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation=activation),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'ready for fit' - not compiled"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    return keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'binary_crossentropy' - mean squared error"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="mse", metrics=["binary_crossentropy"])
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="returns what compile returns: None"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    return model.compile(loss="binary_crossentropy")


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'four hidden units' - two hidden layers of four"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'after the last epoch' - the first"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[0]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'after the last epoch' - the lowest"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = min(curve)
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'after the last epoch' - always the third"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[2]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'one column for each activation' - rows and columns exchanged"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(seed, {})[activation] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'name the rows by the seeds' - rows numbered from 0, sorted by seed"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for activation, seed in sorted(losses):
        results.setdefault(activation, []).append(losses[activation, seed][-1])
    return pd.DataFrame(results)

# %% id="q4" wrong="breaks: 'name the rows by the seeds' - numbered from 1, whatever the seeds"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for activation, seed in sorted(losses):
        results.setdefault(activation, []).append(losses[activation, seed][-1])
    table = pd.DataFrame(results)
    table.index = range(1, len(table) + 1)
    return table

# %% id="q4" wrong="breaks: 'sort them by the seed' - the order of the dictionary"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results)

# %% id="q4" wrong="the names of the rows are sorted, the losses stay in the dictionary's order"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    results, seeds = {}, set()
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, []).append(curve[-1])
        seeds.add(seed)
    return pd.DataFrame(results, index=sorted(seeds))

# %% id="q4" wrong="sorted as text: 10 comes before 2"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index(key=lambda index: index.astype(str))

# %% id="q4" wrong="ignores its argument: reads the names and seeds of the example"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    return pd.DataFrame(
        {name: [losses[name, seed][-1] for seed in (1, 2)] for name in ("relu", "tanh")},
        index=[1, 2],
    )

# %% id="q4" wrong="the seed is a column, not the name of the row"
def fresh_model(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    last = pd.Series({key: curve[-1] for key, curve in losses.items()})
    return last.unstack(level=0).sort_index().reset_index(names="seed")

# %% id="q5" right="relu, he_normal, Adam"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=10, verbose=0)

# %% id="q5" right="functional API, tanh, one-hot labels, SGD with momentum"
inputs = keras.Input(shape=(64,))
x = inputs
for i in range(9):
    x = layers.Dense(48, activation="tanh", name=f"hidden_{i + 1}")(x)
outputs = layers.Dense(10, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.05, momentum=0.9),
    loss="categorical_crossentropy",
)
history = model.fit(
    X_train, keras.utils.to_categorical(y_train, 10), epochs=12, batch_size=32, verbose=0
)
print("last loss", history.history["loss"][-1])

# %% id="q5" right="subclassed model, selu"
class Deep(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = [
            layers.Dense(32, activation="selu", kernel_initializer="lecun_normal") for _ in range(8)
        ]
        self.out = layers.Dense(10, activation="softmax")

    def call(self, x):
        for layer in self.hidden:
            x = layer(x)
        return self.out(x)


model = Deep()
model.compile(optimizer=keras.optimizers.Adam(0.002), loss="sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=10, batch_size=32, verbose=0)

# %% id="q5" right="Dense without activation, LeakyReLU layers, early stopping on a part of the training rows"
%matplotlib inline
import matplotlib.pyplot as plt

model = keras.Sequential()
model.add(keras.Input(shape=(64,)))
for _ in range(8):
    model.add(layers.Dense(64, kernel_initializer="he_uniform"))
    model.add(layers.LeakyReLU(negative_slope=0.1))
model.add(layers.Dense(10))
model.add(layers.Softmax())
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
stop = keras.callbacks.EarlyStopping(patience=4, restore_best_weights=True)
history = model.fit(
    X_train, y_train, epochs=20, validation_split=0.15, callbacks=[stop], verbose=0
)
plt.plot(history.history["val_accuracy"])
plt.show()
print(model.evaluate(X_new, y_new, verbose=0))

# %% id="q5" right="own layer with a way round each sigmoid"
class Around(layers.Layer):
    """A Dense layer whose input is added to its output."""

    def __init__(self, units, **options):
        super().__init__(**options)
        self.dense = layers.Dense(units, activation="sigmoid")

    def call(self, x):
        return x + self.dense(x) - 0.5


inputs = keras.Input(shape=(64,))
hidden = layers.Dense(32, activation="elu")(inputs)
for _ in range(8):
    hidden = Around(32)(hidden)
outputs = layers.Dense(10, activation="softmax")(hidden)
model = keras.Model(inputs, outputs)
model.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=12, verbose=0)

# %% id="q5" wrong="breaks: 'make it learn' - the sigmoids kept, some more epochs of SGD"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="sigmoid"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.SGD(0.06), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=15, verbose=0)

# %% id="q5" wrong="breaks: 'at least eight hidden layers' - seven"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(7):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=8, verbose=0)

# %% id="q5" wrong="breaks: 'at least eight hidden layers' - four Dense layers and four dropouts"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(4):
    model.add(layers.Dense(64, activation="relu", kernel_initializer="he_normal"))
    model.add(layers.Dropout(0.05))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=10, verbose=0)

# %% id="q5" wrong="functional API: every layer is connected to the input, so that one hidden layer is left"
inputs = keras.Input(shape=(64,))
for _ in range(8):
    x = layers.Dense(32, activation="relu", kernel_initializer="he_normal")(inputs)
outputs = layers.Dense(10, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=10, verbose=0)

# %% id="q5" wrong="not fitted"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.evaluate(X_train, y_train, verbose=0)

# %% id="q5" wrong="fitted, then built anew and not fitted again"
def build():
    model = keras.Sequential([keras.Input(shape=(64,))])
    for _ in range(8):
        model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
    model.add(layers.Dense(10, activation="softmax"))
    model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
    return model


build().fit(X_train, y_train, epochs=8, verbose=0)
model = build()

# %% id="q5" wrong="hardly trained: a tiny learning rate"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="tanh"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.SGD(0.00001), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=8, verbose=0)

# %% id="q5" wrong="breaks: 'a probability for each of the ten digits' - scores, the softmax is in the loss"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10))
model.compile(
    keras.optimizers.Adam(0.003), keras.losses.SparseCategoricalCrossentropy(from_logits=True)
)
model.fit(X_train, y_train, epochs=10, verbose=0)

# %% id="q5" wrong="breaks: 'a probability for each of the ten digits' - one output, the digit as a number"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(1))
model.compile(keras.optimizers.Adam(0.003), "mean_squared_error")
model.fit(X_train, y_train, epochs=10, verbose=0)

# %% id="q5" wrong="eleven outputs: one too many"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(11, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=10, verbose=0)

# %% id="q5" wrong="breaks: 'call it model' - another name"
deep_model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    deep_model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
deep_model.add(layers.Dense(10, activation="softmax"))
deep_model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
deep_model.fit(X_train, y_train, epochs=10, verbose=0)

# %% id="q5" wrong="rows and labels shuffled apart"
rng = np.random.default_rng(0)
X_mixed, y_mixed = X_train[rng.permutation(len(X_train))], y_train[rng.permutation(len(y_train))]
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_mixed, y_mixed, epochs=10, verbose=0)

# %% id="q6" right="with a type hint"
answer: str = "a"

# %% id="q6" right="picked from a string"
options = 'abcde'
answer = options[0]

# %% id="q6" wrong="two letters"
answer = "bc"

# %% id="q6" wrong="a number instead of the letter"
answer = 2

# %% id="q1" right="np.where with minimum"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    return np.where(z > 0, z, alpha * (np.exp(np.minimum(z, 0)) - 1))

# %% id="q1" right="loop over all places, math"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    import math

    out = np.empty(z.shape, dtype=float)
    for place in np.ndindex(z.shape):
        if z[place] > 0:
            out[place] = z[place]
        else:
            out[place] = alpha * (math.exp(z[place]) - 1)
    return out

# %% id="q1" right="mask on a copy, expm1"
def elu(z: np.ndarray, alpha: float = 1.0) -> np.ndarray:
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    result = np.array(z, dtype=float, copy=True)
    low = result <= 0
    result[low] = alpha * np.expm1(result[low])
    return result

# %% id="q1" wrong="breaks: 'leave the array as it was' - written into z"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    low = z <= 0
    z[low] = alpha * (np.exp(z[low]) - 1)
    return z

# %% id="q1" wrong="breaks: 'large scores' - 0 times inf is nan"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    return z * (z > 0) + alpha * (np.exp(z) - 1) * (z <= 0)

# %% id="q1" wrong="breaks: 'elsewhere' - maximum of both, differs for alpha above 1"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    return np.maximum(z, alpha * (np.exp(np.minimum(z, 0)) - 1))

# %% id="q1" wrong="breaks: 'of any shape' - one dimension only"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    return np.array([one if one > 0 else alpha * (np.exp(one) - 1) for one in z])

# %% id="q1" wrong="breaks: 'of the same shape' - flattened"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    return np.array([one if one > 0 else alpha * (np.exp(one) - 1) for one in z.ravel()])

# %% id="q1" wrong="breaks: alpha (e^z - 1) - alpha e^z minus 1"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)) - 1)

# %% id="q1" wrong="breaks: 'z where positive' - large scores clipped at 500"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    z = np.clip(z, -500, 500)
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))

# %% id="q1" wrong="breaks: alpha - also multiplies the positive scores"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    return alpha * np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)

# %% id="q1" wrong="breaks: alpha - not used"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    return np.asarray(keras.activations.elu(z))

# %% id="q1" wrong="breaks: 'z where positive' - alpha as the border"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    return np.where(z > alpha - 1, z, alpha * (np.exp(np.minimum(z, 0)) - 1))

# %% id="q3" right="matrix product"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    scores = inputs @ weights + biases
    return int((scores <= 0).all(axis=0).sum())

# %% id="q3" right="beginner's loops"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    dead = 0
    for unit in range(weights.shape[1]):
        alive = False
        for row in inputs:
            score = np.dot(row, weights[:, unit]) + biases[unit]
            if score > 0:
                alive = True
        if not alive:
            dead += 1
    return dead

# %% id="q3" right="keras.ops relu, pandas, largest output of each unit"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    outputs = keras.ops.relu(np.matmul(inputs, weights) + biases)
    table = pd.DataFrame(keras.ops.convert_to_numpy(outputs))
    return (table.max() == 0).sum()

# %% id="q3" wrong="breaks: 'a score of exactly 0 gives 0, too' - < instead of <="
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    scores = inputs @ weights + biases
    return int((scores < 0).all(axis=0).sum())

# %% id="q3" wrong="breaks: 'units' - rows for which all units are silent"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    scores = inputs @ weights + biases
    return int((scores <= 0).all(axis=1).sum())

# %% id="q3" wrong="breaks: 'for every row' - for some row"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    scores = inputs @ weights + biases
    return int((scores <= 0).any(axis=0).sum())

# %% id="q3" wrong="breaks: 'for every row' - the mean score is judged"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    scores = inputs @ weights + biases
    return int((scores.mean(axis=0) <= 0).sum())

# %% id="q3" wrong="breaks: biases - left out"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    outputs = np.maximum(inputs @ weights, 0)
    return int((outputs == 0).all(axis=0).sum())

# %% id="q3" wrong="breaks: 'how many' - the share, as in the lesson"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    outputs = np.maximum(inputs @ weights + biases, 0)
    return float((outputs == 0).all(axis=0).mean())

# %% id="q3" wrong="breaks: 'how many are dead' - those alive"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    outputs = np.maximum(inputs @ weights + biases, 0)
    return int((outputs > 0).any(axis=0).sum())

# %% id="q3" wrong="breaks: 'for every row' - the last row is forgotten"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    dead = 0
    for unit in range(len(biases)):
        silent = 0
        for row in range(len(inputs) - 1):
            if inputs[row] @ weights[:, unit] + biases[unit] <= 0:
                silent += 1
        if silent == len(inputs) - 1:
            dead += 1
    return dead

# %% id="q3" wrong="breaks: output 0 - rounded, small outputs count as 0"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    outputs = np.maximum(inputs @ weights + biases, 0).round(1)
    return int((outputs == 0).all(axis=0).sum())

# %% id="q3" wrong="breaks: 'units' - a dead layer counts once, any live unit saves all"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    outputs = np.maximum(inputs @ weights + biases, 0)
    dead = 0
    for unit in range(len(inputs[0])):
        if outputs[:, unit].sum() == 0:
            dead += 1
    return dead

# %% id="q4" right="set_random_seed, setdefault"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" right="functional API with seeded initializers; Series.unstack"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    inputs = keras.Input(shape=(2,))
    hidden = layers.Dense(
        4, activation=activation, kernel_initializer=keras.initializers.GlorotUniform(seed=seed)
    )(inputs)
    output = layers.Dense(
        1,
        activation="sigmoid",
        kernel_initializer=keras.initializers.GlorotUniform(seed=seed + 1000),
    )(hidden)
    model = keras.Model(inputs, output)
    model.compile(
        optimizer=keras.optimizers.SGD(0.1),
        loss=keras.losses.BinaryCrossentropy(),
        metrics=["accuracy"],
    )
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    last = pd.Series({key: curve[-1] for key, curve in losses.items()})
    return last.unstack(level=0).sort_index()

# %% id="q4" right="add in a loop, Activation layer; beginner's table cell by cell"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(layers.Dense(4))
    model.add(layers.Activation(activation))
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    names, seeds = [], []
    for name, seed in losses:
        if name not in names:
            names.append(name)
        if seed not in seeds:
            seeds.append(seed)
    seeds = sorted(seeds)
    table = pd.DataFrame(index=seeds, columns=names, dtype=float)
    for (name, seed), curve in losses.items():
        table.loc[seed, name] = curve[len(curve) - 1]
    return table

# %% id="q4" wrong="breaks: 'the same first weights' - np.random.seed kept"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    np.random.seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'the same first weights on every call' - for relu another initialiser, so they depend on the activation"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    start = "he_normal" if activation == "relu" else "glorot_uniform"
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation, kernel_initializer=start),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'the same first weights' - only the hidden layer has the seed"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(
                4,
                activation=activation,
                kernel_initializer=keras.initializers.GlorotUniform(seed=seed),
            ),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'compiled with binary_crossentropy' - mean squared error"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="mean_squared_error", metrics=["binary_crossentropy"])
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'ready for fit: compiled' - not compiled"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    return keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'one output with a sigmoid' - the given activation there too"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation=activation),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'after the last epoch' - the lowest loss"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = min(curve)
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'sort them by the seed' - in the order in which they came"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results)

# %% id="q4" wrong="breaks: 'sort by the seed' - sorted as text, 10 before 2"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index(key=lambda index: index.astype(str))

# %% id="q4" wrong="breaks: 'name the rows by the seeds' - lists, rows 0, 1, ..., named 1, 2, ..."
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, _), curve in sorted(losses.items()):
        results.setdefault(activation, []).append(curve[-1])
    table = pd.DataFrame(results)
    table.index += 1
    return table

# %% id="q4" wrong="breaks: 'after the last epoch' - always the third"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[2]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'one column for each activation, no others' - the seed is a column too"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    table = pd.DataFrame(results).sort_index()
    table["seed"] = table.index
    return table

# %% id="q5" right="relu with he_normal, SGD"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.SGD(0.06), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=12, verbose=0)
print(model.evaluate(X_new, y_new, verbose=0))

# %% id="q5" right="functional API, nine tanh layers of falling width, Adam, validation split"
inputs = keras.Input(shape=(64,))
x = inputs
for units in (64, 64, 48, 48, 32, 32, 32, 24, 24):
    x = layers.Dense(units, activation="tanh")(x)
outputs = layers.Dense(10, activation="softmax")(x)
model = keras.Model(inputs, outputs, name="awake")
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss=keras.losses.SparseCategoricalCrossentropy()
)
history = model.fit(X_train, y_train, epochs=12, batch_size=64, validation_split=0.1, verbose=0)

# %% id="q5" right="subclassed model, elu as a function, one-hot labels"
class Deep(keras.Model):
    def __init__(self, depth=8):
        super().__init__()
        self.hidden = [
            layers.Dense(40, activation=keras.activations.elu, kernel_initializer="he_normal")
            for _ in range(depth)
        ]
        self.out = layers.Dense(10, activation="softmax")

    def call(self, x):
        for layer in self.hidden:
            x = layer(x)
        return self.out(x)


model = Deep()
model.compile(optimizer=keras.optimizers.Adam(0.002), loss="categorical_crossentropy")
model.fit(X_train, keras.utils.to_categorical(y_train, 10), epochs=12, verbose=0)

# %% id="q5" wrong="breaks: 'at least eight hidden layers' - seven"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(7):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=10, verbose=0)

# %% id="q5" wrong="breaks: 'an activation that is not linear' - none at all"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, kernel_initializer="he_normal"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=10, verbose=0)

# %% id="q5" wrong="breaks: 'not linear' - a leaky relu with the slope 1 on both sides"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, kernel_initializer="he_normal"))
    model.add(layers.LeakyReLU(negative_slope=1.0))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=10, verbose=0)

# %% id="q5" wrong="breaks: 'eight hidden layers with an activation that is not linear' - every second of the eight has none"
model = keras.Sequential([keras.Input(shape=(64,))])
for number in range(8):
    model.add(layers.Dense(32, activation="relu" if number % 2 else None))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=10, verbose=0)

# %% id="q5" wrong="breaks: 'the ten add up to 1' - sigmoids at the output"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10, activation="sigmoid"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=10, verbose=0)

# %% id="q5" wrong="breaks: 'make it learn' - compiled, not fitted"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")

# %% id="q5" wrong="breaks: 'right about 50 %' - sigmoids, only more epochs of the same SGD"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="sigmoid"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.SGD(0.06), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=12, verbose=0)

# %% id="q5" wrong="breaks: 'a probability for each digit' - no softmax, from_logits"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10))
model.compile(
    keras.optimizers.Adam(0.003), keras.losses.SparseCategoricalCrossentropy(from_logits=True)
)
model.fit(X_train, y_train, epochs=10, verbose=0)

# %% id="q5" wrong="breaks: 'keep eight hidden Dense layers' - four, and four dropouts between"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(4):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
    model.add(layers.Dropout(0.05))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=10, verbose=0)

# %% id="q6" right="variable and print"
my_choice = str("abcde"[0])
answer = my_choice
print(answer)

# %% id="q6" wrong="breaks: 'write the letter' - two letters"
answer = "bc"

# %% id="q6" wrong="breaks: 'write the letter' - its number"
answer = 2

# %% id="q6" wrong="breaks: 'write the letter' - the name of the winner"
answer = "silu"

# %% id="q1" right="np.where, exp sees only negative scores"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    return np.where(z > 0, z, alpha * (np.exp(np.minimum(z, 0)) - 1))

# %% id="q1" right="a copy and a mask"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    result = np.array(z, copy=True)
    low = result <= 0
    result[low] = alpha * np.expm1(result[low])
    return result

# %% id="q1" right="a loop over the flat scores with math, reshaped"
import math


def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    values = []
    for score in z.ravel():
        if score > 0:
            values.append(score)
        else:
            values.append(alpha * (math.exp(score) - 1))
    return np.array(values).reshape(z.shape)

# %% id="q1" right="sum of a positive and a negative part"
def elu(z: np.ndarray, alpha: float = 1.0) -> np.ndarray:
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    return np.maximum(z, 0) + alpha * np.expm1(np.minimum(z, 0))

# %% id="q1" right="keras.ops, back to NumPy"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    scores = keras.ops.convert_to_tensor(z)
    low = keras.ops.exp(-keras.ops.relu(-scores)) - 1
    return keras.ops.convert_to_numpy(keras.ops.where(scores > 0, scores, alpha * low))

# %% id="q1" wrong="breaks: 'It must also work for large scores' - multiplies by masks, 0 times inf"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    return (z > 0) * z + (z <= 0) * alpha * (np.exp(z) - 1)

# %% id="q1" wrong="breaks: 'large scores, such as 1,000' - cuts the scores at 700"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    z = np.clip(z, -700, 700)  # np.exp can do no more
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))

# %% id="q1" wrong="breaks: 'leave the array that it is given as it was' - a second name is no copy"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    result = z
    low = result <= 0
    result[low] = alpha * (np.exp(result[low]) - 1)
    return result

# %% id="q1" wrong="breaks: 'leave the array that it is given as it was' - np.minimum writes into z"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    positive = np.maximum(z, 0)
    np.minimum(z, 0, out=z)
    return positive + alpha * (np.exp(z) - 1)

# %% id="q1" wrong="breaks: 'alpha (e^z - 1)' - the parentheses are missing"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)) - 1)

# %% id="q1" wrong="breaks: 'z where the score is positive' - alpha multiplies both sides"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    return alpha * np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)

# %% id="q1" wrong="breaks: 'alpha (e^z - 1)' - alpha is not used"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    return np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)

# %% id="q1" wrong="breaks: 'an array of the same shape' - returns it flat"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    return np.array([x if x > 0 else alpha * (np.exp(x) - 1) for x in z.flatten()])

# %% id="q1" wrong="breaks: 'of any shape' - a loop that can do flat arrays only"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    result = np.zeros(len(z))
    for place in range(len(z)):
        if z[place] > 0:
            result[place] = z[place]
        else:
            result[place] = alpha * (np.exp(z[place]) - 1)
    return result

# %% id="q1" wrong="breaks: 'alpha (e^z - 1)' - the 1 has slipped into the exponent"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0) - 1))

# %% id="q3" right="scores, comparison, all down the columns"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    scores = inputs @ weights + biases
    return int((scores <= 0).all(axis=0).sum())

# %% id="q3" right="loops over units and rows"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    dead = 0
    for unit in range(len(biases)):
        alive = False
        for row in inputs:
            score = 0.0
            for value, weight in zip(row, weights[:, unit]):
                score += value * weight
            score += biases[unit]
            if score > 0:
                alive = True
        if not alive:
            dead += 1
    return dead

# %% id="q3" right="keras.ops: outputs of relu, the largest of each unit"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    scores = keras.ops.add(keras.ops.matmul(inputs, weights), biases)
    outputs = keras.ops.relu(scores)
    largest = keras.ops.convert_to_numpy(keras.ops.max(outputs, axis=0))
    return int(np.count_nonzero(largest == 0))

# %% id="q3" right="pandas, a column for each unit"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    outputs = pd.DataFrame(np.maximum(np.dot(inputs, weights) + biases, 0))
    return outputs.eq(0).all().sum()

# %% id="q3" wrong="breaks: 'A score of exactly 0 gives the output 0, too' - strictly below 0"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    scores = inputs @ weights + biases
    return int((scores < 0).all(axis=0).sum())

# %% id="q3" wrong="breaks: 'for every row' - for any row"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    scores = inputs @ weights + biases
    return int((scores <= 0).any(axis=0).sum())

# %% id="q3" wrong="breaks: 'how many units' - counts rows"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    scores = inputs @ weights + biases
    return int((scores <= 0).all(axis=1).sum())

# %% id="q3" wrong="breaks: 'how many units' - counts outputs"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    scores = inputs @ weights + biases
    return int((scores <= 0).sum())

# %% id="q3" wrong="breaks: 'they output 0 for every row' - the mean score is not above 0"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    scores = inputs @ weights + biases
    return int((scores.mean(axis=0) <= 0).sum())

# %% id="q3" wrong="breaks: 'they output 0' - always the same output counts as dead"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    outputs = np.maximum(inputs @ weights + biases, 0)
    return int((outputs.max(axis=0) == outputs.min(axis=0)).sum())

# %% id="q3" wrong="breaks: 'they output 0' - nearly 0 counts as dead"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    outputs = np.maximum(inputs @ weights + biases, 0)
    return int((outputs < 0.05).all(axis=0).sum())

# %% id="q3" wrong="breaks: 'biases the shape (units,)' - the biases are forgotten"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    scores = inputs @ weights
    return int((scores <= 0).all(axis=0).sum())

# %% id="q3" wrong="breaks: 'Return how many' - the share"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    scores = inputs @ weights + biases
    return float((scores <= 0).all(axis=0).mean())

# %% id="q3" wrong="breaks: 'how many units are dead' - counts the living"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    outputs = np.maximum(inputs @ weights + biases, 0)
    return int(outputs.any(axis=0).sum())

# %% id="q3" wrong="misconception: a unit is dead if its weights and its bias are not above 0"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    return int(((weights <= 0).all(axis=0) & (biases <= 0)).sum())

# %% id="q3" wrong="breaks: 'for every row' - looks at the last row only, dead is overwritten in the loop"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    for row in inputs:
        dead = row @ weights + biases <= 0
    return int(dead.sum())

# %% id="q4" right="set_random_seed, dictionary of dictionaries"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" right="functional API with seeded initializers; a Series unstacked"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    first = keras.initializers.GlorotUniform(seed=int(seed))
    second = keras.initializers.GlorotUniform(seed=int(seed) + 1000)
    inputs = keras.Input(shape=(2,))
    hidden = layers.Dense(4, activation=activation, kernel_initializer=first)(inputs)
    outputs = layers.Dense(1, activation="sigmoid", kernel_initializer=second)(hidden)
    model = keras.Model(inputs, outputs)
    model.compile(keras.optimizers.SGD(0.1), keras.losses.BinaryCrossentropy())
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    last = pd.Series({key: curve[-1] for key, curve in losses.items()})
    return last.unstack(level=0).sort_index()

# %% id="q4" right="subclassed keras.Model; pivot of a long table"
class SmallNet(keras.Model):
    """Two inputs, four hidden units, one probability."""

    def __init__(self, activation):
        super().__init__()
        self.hidden = layers.Dense(4, activation=activation)
        self.probability = layers.Dense(1, activation="sigmoid")

    def call(self, inputs):
        return self.probability(self.hidden(inputs))


def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = SmallNet(activation)
    model(np.zeros((1, 2), dtype="float32"))  # makes the weights now
    model.compile(loss="binary_crossentropy", optimizer="rmsprop")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    rows = []
    for activation, seed in losses:
        rows.append({"activation": activation, "seed": seed, "loss": losses[activation, seed][-1]})
    long = pd.DataFrame(rows)
    return long.pivot(index="seed", columns="activation", values="loss").sort_index()

# %% id="q4" right="weights drawn by NumPy and put in; lists in two loops"
def fresh_model(activation: str, seed: int) -> keras.Model:
    """Return a compiled network whose first weights depend on the seed alone."""
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(layers.Dense(4))
    model.add(layers.Activation(activation))
    model.add(layers.Dense(1))
    model.add(layers.Activation("sigmoid"))
    rng = np.random.default_rng(seed)
    weights = model.get_weights()
    for place, weight in enumerate(weights):
        if weight.ndim == 2:
            weights[place] = rng.uniform(-0.8, 0.8, size=weight.shape)
    model.set_weights(weights)
    model.compile(loss="binary_crossentropy")
    return model


def as_table(losses: dict) -> pd.DataFrame:
    """Return a table of the last losses: one column an activation, one row a seed."""
    seeds = sorted({seed for _, seed in losses})
    columns = {}
    for activation in dict.fromkeys(name for name, _ in losses):
        column = []
        for seed in seeds:
            curve = losses.get((activation, seed), [np.nan])
            column.append(curve[-1])
        columns[activation] = column
    return pd.DataFrame(columns, index=seeds)

# %% id="q4" wrong="breaks: 'The same seed must give the same first weights' - np.random.seed is left"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    np.random.seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'the same first weights on every call' - the seed is set after the layers are made"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    keras.utils.set_random_seed(seed)
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'the same first weights on every call' - only the hidden layer has the seed"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    start = keras.initializers.GlorotUniform(seed=seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation, kernel_initializer=start),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'another seed others' - always the seed 1"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(1)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'The model must be ready for fit' - not compiled"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    return keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'compiled with binary_crossentropy' - the mean squared error"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="mean_squared_error", metrics=["binary_crossentropy"])
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'one output with a sigmoid' - the activation is given to both layers"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation=activation),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'four hidden units with the given activation' - relu is left"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation="relu"),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'with the given activation' - knows relu and tanh only, all others become tanh"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    if activation == "relu":
        hidden = layers.Dense(4, activation="relu")
    else:
        hidden = layers.Dense(4, activation="tanh")
    model = keras.Sequential(
        [keras.Input(shape=(2,)), hidden, layers.Dense(1, activation="sigmoid")]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'the loss after the last epoch' - the lowest loss"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = min(curve)
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'the loss after the last epoch' - always the third epoch"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[2]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'the loss after the last epoch' - the first epoch is left"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[0]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'sort them by the seed' - in the order of the dictionary"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results)

# %% id="q4" wrong="breaks: 'sort them by the seed' - sorted by the loss"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    table = pd.DataFrame(results)
    return table.sort_values(table.columns[0])

# %% id="q4" wrong="breaks: 'sort them by the seed' - seeds as texts, 10 comes before 2"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[str(seed)] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q4" wrong="breaks: 'Name the rows by the seeds' - the rows are counted from 1"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    table = pd.DataFrame(results).sort_index()
    table.index = range(1, len(table) + 1)
    return table

# %% id="q4" wrong="breaks: 'in it the loss' of this seed - lists in the order of the dictionary under sorted seeds"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, _), curve in losses.items():
        results.setdefault(activation, []).append(curve[-1])
    return pd.DataFrame(results, index=sorted({seed for _, seed in losses}))

# %% id="q4" wrong="breaks: 'one column for each activation, no others' - a column with the mean"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    table = pd.DataFrame(results).sort_index()
    table["mean"] = table.mean(axis=1)
    return table

# %% id="q4" wrong="breaks: 'one column for each activation, no others' - the seed is a column, rows are counted from 0"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index().rename_axis("seed").reset_index()

# %% id="q4" wrong="breaks: 'one row for each seed' - a row with the mean below"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    table = pd.DataFrame(results).sort_index()
    table.loc["mean"] = table.mean()
    return table

# %% id="q4" wrong="breaks: 'one column for each activation, one row for each seed' - the other way round"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(seed, {})[activation] = curve[-1]
    return pd.DataFrame(results).sort_index(axis=1)

# %% id="q4" wrong="breaks: 'one column for each activation' - only relu and tanh"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def as_table(losses):
    """Return a table of the last losses: one column an activation, one row a seed."""
    results = {"relu": {}, "tanh": {}}
    for (activation, seed), curve in losses.items():
        if activation in results:
            results[activation][seed] = curve[-1]
    return pd.DataFrame(results).sort_index()

# %% id="q5" right="relu, he_normal and Adam"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=15, verbose=0)
print(model.evaluate(X_new, y_new, verbose=0, return_dict=True))

# %% id="q5" right="functional API with tanh, nine hidden layers, one-hot labels"
inputs = keras.Input(shape=(64,))
x = inputs
for number in range(9):
    x = layers.Dense(48, activation="tanh", name=f"hidden_{number}")(x)
outputs = layers.Dense(10, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(0.002), loss="categorical_crossentropy")
history = model.fit(
    X_train, keras.utils.to_categorical(y_train, num_classes=10), epochs=20, verbose=0
)
print(history.history["loss"][-1])

# %% id="q5" right="subclassed keras.Model with elu"
class DeepNet(keras.Model):
    """Eight hidden layers and ten probabilities."""

    def __init__(self, depth=8, width=40):
        super().__init__()
        self.hidden = [
            layers.Dense(width, activation="elu", kernel_initializer="he_normal")
            for _ in range(depth)
        ]
        self.last = layers.Dense(10, activation="softmax")

    def call(self, inputs):
        x = inputs
        for layer in self.hidden:
            x = layer(x)
        return self.last(x)


model = DeepNet()
model.compile(keras.optimizers.Adam(0.002), keras.losses.SparseCategoricalCrossentropy())
model.fit(X_train, y_train, batch_size=32, epochs=15, verbose=0)

# %% id="q5" right="an own activation, Softmax as a layer"
def leaky(z):
    """Return z where it is positive, and a tenth of it elsewhere."""
    return keras.ops.maximum(z, 0.1 * z)


model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(64, activation=leaky, kernel_initializer="he_uniform"))
model.add(layers.Dense(10))
model.add(layers.Softmax())
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=20, verbose=0)

# %% id="q5" wrong="breaks: 'at least eight hidden Dense layers' - seven, counts the output layer as well"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(7):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=12, verbose=0)

# %% id="q5" wrong="breaks: 'with an activation that is not linear' - no activation"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=12, verbose=0)

# %% id="q5" wrong="breaks: 'with an activation that is not linear' - only the first hidden layer has one"
model = keras.Sequential([keras.Input(shape=(64,))])
model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
for _ in range(7):
    model.add(layers.Dense(32))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=12, verbose=0)

# %% id="q5" wrong="breaks: 'with an activation that is not linear' - an own activation with the slope 0.9 everywhere, so that nothing vanishes"
def gentle(z):
    return 0.9 * z


model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation=gentle))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=12, verbose=0)

# %% id="q5" wrong="breaks: 'one after the other' - eight layers side by side"
inputs = keras.Input(shape=(64,))
branches = [
    layers.Dense(32, activation="relu", kernel_initializer="he_normal")(inputs) for _ in range(8)
]
outputs = layers.Dense(10, activation="softmax")(layers.Concatenate()(branches))
model = keras.Model(inputs, outputs)
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=12, verbose=0)

# %% id="q5" wrong="breaks: 'at least eight hidden Dense layers' - one layer is used seven times"
inputs = keras.Input(shape=(64,))
x = layers.Dense(32, activation="tanh")(inputs)
hidden = layers.Dense(32, activation="tanh")
for _ in range(7):
    x = hidden(x)
outputs = layers.Dense(10, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=12, verbose=0)

# %% id="q5" wrong="breaks: 'at least eight hidden Dense layers' - one Dense layer and eight activations"
model = keras.Sequential([keras.Input(shape=(64,)), layers.Dense(32)])
for _ in range(8):
    model.add(layers.Activation("relu"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=12, verbose=0)

# %% id="q5" wrong="breaks: 'the ten add up to 1' - ten sigmoids"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10, activation="sigmoid"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=12, verbose=0)

# %% id="q5" wrong="breaks: 'give a probability for each of the ten digits' - scores, the loss makes the softmax"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10))
model.compile(
    keras.optimizers.Adam(0.003), keras.losses.SparseCategoricalCrossentropy(from_logits=True)
)
model.fit(X_train, y_train, epochs=12, verbose=0)

# %% id="q5" wrong="breaks: 'right about at least 50 %' - sigmoids as before, only more epochs"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="sigmoid"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.SGD(0.06), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=16, verbose=0)

# %% id="q5" wrong="breaks: 'right about at least 50 %' - all first weights are 0"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="zeros"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=8, verbose=0)

# %% id="q5" wrong="breaks: 'right about at least 50 %' - compiled, but not fitted"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")

# %% id="q6" wrong="two letters"
answer = "bc"

# %% id="q6" wrong="breaks: 'Write the letter' - the place in the list"
answer = 2

# %% id="q6" wrong="breaks: 'Write the letter' - the name of an activation"
answer = "silu"

# %% id="q1" right="straight from the lesson"
def elu(z, alpha=1.0):
    """Return z where it is positive, and alpha times (e to the z, minus 1) elsewhere."""
    return np.where(z > 0, z, alpha * (np.exp(np.minimum(z, 0)) - 1))


# %% id="q2" right="formula from the mean of the squares"
def suitable_std(inputs, slope):
    """Return the standard deviation of first weights that keeps the spread from layer to layer."""
    share = (1 + slope**2) / 2
    return np.sqrt(1 / inputs / share)


# %% id="q2" right="measured with a million scores"
def suitable_std(inputs, slope):
    """Return the standard deviation of first weights that keeps the spread from layer to layer."""
    scores = np.random.default_rng(1).normal(size=1_000_000)
    outputs = np.where(scores > 0, scores, slope * scores)
    share = (outputs**2).mean() / (scores**2).mean()
    return float((1 / (inputs * share)) ** 0.5)


# %% id="q2" right="math.hypot"
def suitable_std(inputs, slope):
    """Return the standard deviation of first weights that keeps the spread from layer to layer."""
    import math

    return math.sqrt(2) / (math.hypot(1, slope) * math.sqrt(inputs))


# %% id="q2" right="numerical integral over the normal density, as a tensor"
def suitable_std(inputs, slope):
    """Return the standard deviation of first weights that keeps the spread from layer to layer."""
    z = np.linspace(-10, 10, 20001)
    density = np.exp(-(z**2) / 2)
    density = density / density.sum()
    out = np.asarray(keras.ops.leaky_relu(z, negative_slope=slope))
    return keras.ops.sqrt(1.0 / (inputs * float((out**2 * density).sum())))


# %% id="q2" wrong="slope not squared"
def suitable_std(inputs, slope):
    return np.sqrt(2 / (inputs * (1 + abs(slope))))


# %% id="q2" wrong="slope not squared and sign kept"
def suitable_std(inputs, slope):
    return np.sqrt(2 / (inputs * (1 + slope))) if slope > -1 else np.sqrt(1 / inputs)


# %% id="q2" wrong="variance instead of standard deviation"
def suitable_std(inputs, slope):
    return 2 / (inputs * (1 + slope**2))


# %% id="q2" wrong="he_normal whatever the slope"
def suitable_std(inputs, slope):
    return np.sqrt(2 / inputs)


# %% id="q2" wrong="straight line between the two ends"
def suitable_std(inputs, slope):
    return (1 - abs(slope)) * np.sqrt(2 / inputs) + abs(slope) * np.sqrt(1 / inputs)


# %% id="q2" wrong="variance goes straight from 2 to 1 with the squared slope"
def suitable_std(inputs, slope):
    return np.sqrt((2 - slope**2) / inputs)


# %% id="q2" wrong="inputs ignored, always 100"
def suitable_std(inputs, slope):
    return np.sqrt(2 / (100 * (1 + slope**2)))


# %% id="q2" wrong="measured with the standard deviation instead of the mean square"
def suitable_std(inputs, slope):
    scores = np.random.default_rng(1).normal(size=1_000_000)
    outputs = np.where(scores > 0, scores, slope * scores)
    return 1 / (np.sqrt(inputs) * outputs.std())


# %% id="q2" wrong="negative slopes treated as relu"
def suitable_std(inputs, slope):
    return np.sqrt(2 / (inputs * (1 + max(slope, 0) ** 2)))


# %% id="q2" wrong="measured with fifty scores, so the error is far above 1 %"
def suitable_std(inputs, slope):
    scores = np.random.default_rng(0).normal(size=50)
    outputs = np.where(scores > 0, scores, slope * scores)
    return np.sqrt(1 / (inputs * (outputs**2).mean()))


# %% id="q3" right="straight from the lesson"
def count_dead(weights, biases, inputs):
    """Return how many relu units output 0 for every row of the inputs."""
    scores = inputs @ weights + biases
    return int((scores <= 0).all(axis=0).sum())


# %% id="q4" right="straight from the lesson"
def fresh_model(activation, seed):
    """Return a compiled network whose first weights depend on the seed alone."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, activation=activation),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(keras.optimizers.SGD(), "binary_crossentropy")
    return model


def as_table(losses):
    """Return a table of the last losses: a column for each activation, a row for each seed."""
    results = {}
    for (activation, seed), curve in losses.items():
        results.setdefault(activation, {})[seed] = curve[-1]
    return pd.DataFrame(results).sort_index()


# %% id="q5" right="relu with he_normal"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.SGD(0.06), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=8, verbose=0)


# %% id="q5" right="functional, tanh with glorot_uniform and Adam"
start = keras.Input(shape=(64,))
signal = start
for _ in range(8):
    signal = layers.Dense(32, activation="tanh")(signal)
model = keras.Model(start, layers.Dense(10, activation="softmax")(signal))
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=15, verbose=0)


# %% id="q5" right="ten Dense layers with LeakyReLU layers of their own, softmax as a layer"
stack = [keras.Input(shape=(64,))]
for _ in range(10):
    stack += [
        layers.Dense(40, kernel_initializer=keras.initializers.HeNormal()),
        layers.LeakyReLU(negative_slope=0.1),
    ]
stack += [layers.Dense(10), layers.Activation("softmax")]
model = keras.Sequential(stack)
model.compile(keras.optimizers.Adam(0.001), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=12, verbose=0)


# %% id="q5" right="subclassed model, elu"
class Deep(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = [
            layers.Dense(48, activation="elu", kernel_initializer="he_normal") for _ in range(8)
        ]
        self.out = layers.Dense(10, activation="softmax")

    def call(self, rows):
        for layer in self.hidden:
            rows = layer(rows)
        return self.out(rows)


model = Deep()
model.compile(keras.optimizers.Adam(0.001), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=12, verbose=0)


# %% id="q5" wrong="nothing changed, only more epochs"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="random_normal"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.SGD(0.06), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=12, verbose=0)


# %% id="q5" wrong="seven hidden layers"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(7):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.SGD(0.06), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=8, verbose=0)


# %% id="q5" wrong="half of the hidden layers are linear"
model = keras.Sequential([keras.Input(shape=(64,))])
for place in range(8):
    if place % 2:
        model.add(layers.Dense(32))
    else:
        model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.001), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=12, verbose=0)


# %% id="q5" wrong="leaky relu of slope 1, which is linear"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32))
    model.add(layers.LeakyReLU(negative_slope=1.0))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.001), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=12, verbose=0)


# %% id="q5" wrong="built and compiled, but not fitted"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.SGD(0.06), "sparse_categorical_crossentropy")


# %% id="q5" wrong="ten sigmoids at the end, so they do not add up to 1"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10, activation="sigmoid"))
model.compile(keras.optimizers.Adam(0.001), "binary_crossentropy")
model.fit(X_train, keras.utils.to_categorical(y_train, 10), epochs=15, verbose=0)


# %% id="q5" wrong="no softmax, the outputs are scores"
model = keras.Sequential([keras.Input(shape=(64,))])
for _ in range(8):
    model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10))
model.compile(
    keras.optimizers.SGD(0.06), keras.losses.SparseCategoricalCrossentropy(from_logits=True)
)
model.fit(X_train, y_train, epochs=8, verbose=0)


# %% id="q5" wrong="eight hidden layers side by side instead of one after the other"
start = keras.Input(shape=(64,))
beside = [
    layers.Dense(32, activation="relu", kernel_initializer="he_normal")(start) for _ in range(8)
]
model = keras.Model(start, layers.Dense(10, activation="softmax")(layers.Concatenate()(beside)))
model.compile(keras.optimizers.SGD(0.06), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=8, verbose=0)


# %% id="q5" wrong="two layers, the second of which is used seven times"
start = keras.Input(shape=(64,))
signal = layers.Dense(32, activation="relu", kernel_initializer="he_normal")(start)
again = layers.Dense(32, activation="relu", kernel_initializer="he_normal")
for _ in range(7):
    signal = again(signal)
model = keras.Model(start, layers.Dense(10, activation="softmax")(signal))
model.compile(keras.optimizers.Adam(0.001), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=20, verbose=0)


# %% id="q5" wrong="eight side by side, and a chain of linear ones behind them"
start = keras.Input(shape=(64,))
beside = [
    layers.Dense(16, activation="relu", kernel_initializer="he_normal")(start) for _ in range(8)
]
signal = layers.Add()(beside)
for _ in range(8):
    signal = layers.Dense(32)(signal)
model = keras.Model(start, layers.Dense(10, activation="softmax")(signal))
model.compile(keras.optimizers.Adam(0.001), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=12, verbose=0)


# %% id="q6" right="paired differences and their standard error"
answer = "a"


# %% id="q6" wrong="means only"
answer = "b"


# %% id="q6" wrong="ranges overlap"
answer = "c"


# %% id="q6" wrong="any rate"
answer = "d"
