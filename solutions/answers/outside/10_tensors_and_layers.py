# %% id="q2" right="zip over kernels and biases, tanh before every layer but the first"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    for number, (kernel, bias) in enumerate(zip(weights[0::2], weights[1::2])):
        if number > 0:
            x = np.tanh(x)
        x = x @ kernel + bias
    return x

# %% id="q2" right="recursion, type hints"
def forward(x: np.ndarray, weights: list[np.ndarray]) -> np.ndarray:
    """Return the outputs of Dense layers with tanh between them."""
    kernel, bias, *others = weights
    scores = np.dot(x, kernel) + bias
    return forward(np.tanh(scores), others) if others else scores

# %% id="q2" right="beginner's loops, number by number, without @"
import math


def one_layer(rows, kernel, bias):
    result = []
    for row in rows:
        scores = []
        for unit in range(len(bias)):
            total = bias[unit]
            for i in range(len(row)):
                total = total + row[i] * kernel[i][unit]
            scores.append(total)
        result.append(scores)
    return result


def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    values = x
    how_many = len(weights) // 2
    for i in range(how_many):
        values = one_layer(values, weights[2 * i], weights[2 * i + 1])
        if i != how_many - 1:
            values = [[math.tanh(number) for number in row] for row in values]
    return np.array(values)

# %% id="q2" right="a Keras network with these weights"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    last = len(weights) // 2 - 1
    model = keras.Sequential([keras.Input(shape=(x.shape[1],))])
    for i, bias in enumerate(weights[1::2]):
        model.add(layers.Dense(bias.shape[0], activation=None if i == last else "tanh"))
    model.set_weights(weights)
    return model.predict(x, verbose=0)

# %% id="q2" right="keras.ops, back to NumPy at the end"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    flow = ops.convert_to_tensor(x, dtype="float64")
    pairs = [(weights[i], weights[i + 1]) for i in range(0, len(weights), 2)]
    *hidden, (kernel, bias) = [
        (ops.cast(k, "float64"), ops.cast(b, "float64")) for k, b in pairs
    ]
    for k, b in hidden:
        flow = ops.tanh(ops.add(ops.matmul(flow, k), b))
    return ops.convert_to_numpy(ops.add(ops.matmul(flow, kernel), bias))

# %% id="q2" wrong="breaks: 'the last one has none' - tanh after every layer"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    for kernel, bias in zip(weights[0::2], weights[1::2]):
        x = np.tanh(x @ kernel + bias)
    return x

# %% id="q2" wrong="breaks: 'All layers but the last have the activation tanh' - no activation"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    for kernel, bias in zip(weights[0::2], weights[1::2]):
        x = x @ kernel + bias
    return x

# %% id="q2" wrong="breaks: 'All layers but the last' - tanh after the first layer alone"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    n = len(weights) // 2
    for i in range(n):
        x = x @ weights[2 * i] + weights[2 * i + 1]
        if i == 0 and n > 1:
            x = np.tanh(x)
    return x

# %% id="q2" wrong="breaks: 'one layer, two, or more' - the first two layers alone"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    out = x @ weights[0] + weights[1]
    if len(weights) > 2:
        out = np.tanh(out) @ weights[2] + weights[3]
    return out

# %% id="q2" wrong="breaks: 'It must work for one layer' - two at least"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    x = np.tanh(x @ weights[0] + weights[1])
    for i in range(2, len(weights) - 2, 2):
        x = np.tanh(x @ weights[i] + weights[i + 1])
    return x @ weights[-2] + weights[-1]

# %% id="q2" wrong="breaks: 'kernel, bias, kernel, bias' - the biases are left out"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    for number, kernel in enumerate(weights[0::2]):
        if number > 0:
            x = np.tanh(x)
        x = x @ kernel
    return x

# %% id="q2" wrong="the bias is added after the tanh"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    n = len(weights) // 2
    for i in range(n):
        x = x @ weights[2 * i]
        if i < n - 1:
            x = np.tanh(x)
        x = x + weights[2 * i + 1]
    return x

# %% id="q2" wrong="breaks: 'tanh' - relu"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    for number, (kernel, bias) in enumerate(zip(weights[0::2], weights[1::2])):
        if number > 0:
            x = np.maximum(x, 0)
        x = x @ kernel + bias
    return x

# %% id="q2" wrong="breaks: 'Leave weights as they are' - empties the list"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    x = x @ weights.pop(0) + weights.pop(0)
    while weights:
        x = np.tanh(x) @ weights.pop(0) + weights.pop(0)
    return x

# %% id="q2" wrong="breaks: 'Leave weights as they are' - the biases in the list become rows"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    n = len(weights) // 2
    for i in range(n):
        weights[2 * i + 1] = weights[2 * i + 1].reshape(1, -1)
        x = x @ weights[2 * i] + weights[2 * i + 1]
        if i < n - 1:
            x = np.tanh(x)
    return x

# %% id="q2" wrong="breaks: 'Leave x as it is' - written into x where the shapes agree"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    for number, (kernel, bias) in enumerate(zip(weights[0::2], weights[1::2])):
        if number > 0:
            x = np.tanh(x)
        scores = x @ kernel + bias
        if scores.shape == x.shape:
            x[:] = scores
        else:
            x = scores
    return x

# %% id="q2" wrong="breaks: 'Leave x as it is' - x becomes its tanh in place, when it was used"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    for number, (kernel, bias) in enumerate(zip(weights[0::2], weights[1::2])):
        scores = x @ kernel + bias
        np.tanh(x, out=x)
        last = number == len(weights) // 2 - 1
        x = scores if last else np.tanh(scores)
    return x

# %% id="q2" wrong="breaks: 'shape (rows, units of the last layer)' - flat for a single unit"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    for number, (kernel, bias) in enumerate(zip(weights[0::2], weights[1::2])):
        if number > 0:
            x = np.tanh(x)
        x = x @ kernel + bias
    return np.squeeze(x)

# %% id="q2" wrong="breaks: 'x is an array of shape (rows, inputs)' - the first row alone"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    row = x[:1]
    for number, (kernel, bias) in enumerate(zip(weights[0::2], weights[1::2])):
        if number > 0:
            row = np.tanh(row)
        row = row @ kernel + bias
    return row

# %% id="q2" wrong="tanh before every layer, the first too"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    for kernel, bias in zip(weights[0::2], weights[1::2]):
        x = np.tanh(x) @ kernel + bias
    return x

# %% id="q2" wrong="a function with a fixed place for the last layer: no tanh from the second layer on"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    if len(weights) == 2:
        return x @ weights[0] + weights[1]
    x = np.tanh(x @ weights[0] + weights[1])
    for kernel, bias in zip(weights[2::2], weights[3::2]):
        x = x @ kernel + bias
    return x

# %% id="q5" right="as in the hints"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = 40 * 1 + 1

# %% id="q5" right="freezes all layers but the last in a loop, RMSprop, loss as an object, counts with np.prod"
frozen = random_lines()
for layer in frozen.layers[:-1]:
    layer.trainable = False
frozen.compile(
    optimizer=keras.optimizers.RMSprop(learning_rate=0.03),
    loss=keras.losses.BinaryCrossentropy(),
    metrics=["accuracy"],
)
history = frozen.fit(points, labels, epochs=60, batch_size=16, verbose=0)
to_train = sum(int(np.prod(weight.shape)) for weight in frozen.trainable_weights)
print("accuracy", history.history["accuracy"][-1], "numbers", to_train)

# %% id="q5" right="SGD with momentum, a callback that ends it, count_params, a figure"
%matplotlib inline
frozen: keras.Sequential = random_lines()
lines = frozen.get_layer(index=0)
lines.trainable = False
frozen.compile(
    loss="binary_crossentropy", optimizer=keras.optimizers.SGD(0.1, momentum=0.9)
)
stop = keras.callbacks.EarlyStopping(monitor="loss", patience=10, restore_best_weights=True)
log = frozen.fit(points, labels, epochs=150, callbacks=[stop], verbose=0)
to_train = frozen.get_layer("last").count_params()
plt.plot(log.history["loss"])
plt.show()

# %% id="q5" right="helper function, two calls of fit, float32 points, labels as a column, NumPy count"
def without_lines(model: keras.Model) -> keras.Model:
    """Freeze the layer `lines`, then compile."""
    model.get_layer("lines").trainable = False
    model.compile(keras.optimizers.Adam(learning_rate=0.08), loss="binary_crossentropy")
    return model


keras.utils.set_random_seed(1)
frozen = without_lines(random_lines())
X = points.astype("float32")
Y = labels.reshape(-1, 1).astype("float32")
frozen.fit(X, Y, epochs=30, batch_size=32, verbose=0)
frozen.fit(X, Y, epochs=30, batch_size=32, verbose=0)
to_train = np.sum([weight.size for weight in frozen.get_layer("last").get_weights()])

# %% id="q5" wrong="breaks: 'Freeze the layer lines' - nothing is frozen"
frozen = random_lines()
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = 41

# %% id="q5" wrong="breaks: 'only the last layer learns' - the whole network is frozen"
frozen = random_lines()
frozen.trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = 41

# %% id="q5" wrong="freezes the last layer, trains the lines"
frozen = random_lines()
frozen.get_layer("last").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = 2 * 40 + 40

# %% id="q5" wrong="breaks: 'in the end lines is still frozen' - thawed after the fit"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = 41
frozen.get_layer("lines").trainable = True

# %% id="q5" wrong="breaks: 'from the first step to the last' - thawed for the last epochs, then frozen again"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
frozen.get_layer("lines").trainable = True
frozen.compile(keras.optimizers.Adam(0.001), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=5, verbose=0)
frozen.get_layer("lines").trainable = False
to_train = 41

# %% id="q5" wrong="breaks: 'from the first step' - fitted as a whole, frozen too late"
frozen = random_lines()
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
frozen.get_layer("lines").trainable = False
to_train = sum(int(np.prod(w.shape)) for w in frozen.trainable_weights)

# %% id="q5" wrong="breaks: 'with random_lines()' - random lines of its own"
frozen = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(40, activation="tanh", name="lines"),
        layers.Dense(1, activation="sigmoid", name="last"),
    ]
)
rng = np.random.default_rng(1)
frozen.get_layer("lines").set_weights([rng.normal(scale=2, size=(2, 40)), rng.normal(scale=2, size=40)])
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = 41

# %% id="q5" wrong="breaks: 'with binary cross-entropy' - squared error"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "mse", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = 41

# %% id="q5" wrong="breaks: 'right about at least 92 %' - one epoch with small steps"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.SGD(0.001), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=1, verbose=0)
to_train = 41

# %% id="q5" wrong="breaks: 'fit' - compiled only"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
to_train = 41

# %% id="q5" wrong="breaks: 'on points and labels' - the labels swapped"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, 1 - labels, epochs=40, verbose=0)
to_train = 41

# %% id="q5" wrong="breaks: 'how many numbers' - counts the arrays"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = len(frozen.trainable_weights)

# %% id="q5" wrong="to_train without the bias"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = frozen.get_layer("last").get_weights()[0].size

# %% id="q5" wrong="breaks: 'were left to train' - all parameters"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = frozen.count_params()

# %% id="q5" wrong="to_train counts what was frozen"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = sum(int(np.prod(w.shape)) for w in frozen.non_trainable_weights)

# %% id="q5" wrong="breaks: 'fit on points and labels' - on the first twelve alone"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points[:12], labels[:12], epochs=40, verbose=0)
to_train = 41

# %% id="q6" right="the letter"
answer = "d"

# %% id="q6" right="single quotes, with the reason printed"
answer = 'd'
print("view has no weights of its own: it goes through the layers of model, and fit changed them")

# %% id="q6" right="from an experiment of its own, with a type hint"
model = keras.Sequential(
    [keras.Input(shape=(2,)), layers.Dense(2, name="plane"), layers.Dense(1)]
)
view = keras.Model(model.inputs, model.get_layer("plane").output)
shared = view.get_layer("plane") is model.get_layer("plane")
answer: str = "d" if shared else "c"

# %% id="q6" right="the fourth of the options"
options = ["a", "b", "c", "d", "e"]
answer = options[3]

# %% id="q6" wrong="never compiled"
answer = "b"

# %% id="q6" wrong="the layer as it was at the beginning"
answer = "c"

# %% id="q6" wrong="the rows in another order"
answer = "e"

# %% id="q6" wrong="the place instead of the letter"
answer = 4

# %% id="q6" wrong="two letters"
answer = "cd"

# %% id="q2" right="zip over kernels and biases, tanh before every layer but the first"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    for i, (kernel, bias) in enumerate(zip(weights[0::2], weights[1::2])):
        if i > 0:
            x = np.tanh(x)
        x = x @ kernel + bias
    return x

# %% id="q2" right="beginner's index loop, with explanation"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    number_of_layers = len(weights) // 2
    out = np.array(x, dtype=float)
    for layer in range(number_of_layers):
        kernel = np.array(weights[2 * layer], dtype=float)
        bias = np.array(weights[2 * layer + 1], dtype=float)
        out = np.dot(out, kernel) + bias
        is_last = layer == number_of_layers - 1
        if not is_last:
            out = np.tanh(out)
    return out

# %% id="q2" right="recursion with keras.ops, float64, array at the end"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""

    def through(tensor, rest):
        kernel, bias, *others = rest
        scores = ops.add(ops.matmul(tensor, kernel), bias)
        return through(ops.tanh(scores), others) if others else scores

    tensors = [ops.convert_to_tensor(w, dtype="float64") for w in weights]
    return ops.convert_to_numpy(through(ops.convert_to_tensor(x, dtype="float64"), tensors))

# %% id="q2" wrong="breaks: 'the last one has none' - tanh after the last layer, too"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    for kernel, bias in zip(weights[0::2], weights[1::2]):
        x = np.tanh(x @ kernel + bias)
    return x

# %% id="q2" wrong="breaks: 'Leave weights as they are' - pops them off the list"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    while weights:
        kernel = weights.pop(0)
        bias = weights.pop(0)
        x = x @ kernel + bias
        if weights:
            x = np.tanh(x)
    return x

# %% id="q2" wrong="breaks: 'It must work for one layer, two, or more' - only the first layer gets tanh"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    for i in range(0, len(weights), 2):
        x = x @ weights[i] + weights[i + 1]
        if i == 0 and len(weights) > 2:
            x = np.tanh(x)
    return x

# %% id="q2" wrong="breaks: 'one layer' - a single layer gets a tanh"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    out = np.tanh(x @ weights[0] + weights[1])
    for i in range(2, len(weights), 2):
        out = out @ weights[i] + weights[i + 1]
        if i < len(weights) - 2:
            out = np.tanh(out)
    return out

# %% id="q2" wrong="breaks: 'have the activation tanh' - the bias is added after the tanh"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    kernels, biases = weights[0::2], weights[1::2]
    for kernel, bias in zip(kernels[:-1], biases[:-1]):
        x = np.tanh(x @ kernel) + bias
    return x @ kernels[-1] + biases[-1]

# %% id="q2" wrong="breaks: 'shape (rows, units of the last layer)' - a single unit or row is squeezed away"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    for i, (kernel, bias) in enumerate(zip(weights[0::2], weights[1::2])):
        if i > 0:
            x = np.tanh(x)
        x = x @ kernel + bias
    return np.squeeze(x)

# %% id="q2" wrong="breaks: 'Leave x as it is' - a square first layer writes its scores into x itself"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    h = x
    for i in range(0, len(weights), 2):
        if h.shape[1] == weights[i].shape[1]:
            h[:] = h @ weights[i] + weights[i + 1]
        else:
            h = h @ weights[i] + weights[i + 1]
        if i < len(weights) - 2:
            h = np.tanh(h)
    return h

# %% id="q5" right="freeze, compile, fit with Adam(0.05)"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=60, verbose=0)
to_train = 41

# %% id="q5" right="by position, another optimiser, loss object, counted from the shapes"
frozen = random_lines()
frozen.layers[0].trainable = False
frozen.compile(
    optimizer=keras.optimizers.RMSprop(learning_rate=0.02),
    loss=keras.losses.BinaryCrossentropy(),
    metrics=["binary_accuracy"],
)
history = frozen.fit(points, labels, epochs=40, batch_size=32, verbose=0)
to_train = sum(int(np.prod(w.shape)) for w in frozen.trainable_weights)
print("to train:", to_train, "accuracy:", history.history["binary_accuracy"][-1])

# %% id="q5" right="a loop that freezes all layers but the last, SGD with momentum, early stopping"
frozen = random_lines()
for layer in frozen.layers[:-1]:
    layer.trainable = False
frozen.compile(
    optimizer=keras.optimizers.SGD(0.1, momentum=0.9), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = keras.callbacks.EarlyStopping(monitor="loss", patience=10, restore_best_weights=True)
frozen.fit(points, labels.reshape(-1, 1), epochs=60, callbacks=[stop], verbose=0)
to_train = frozen.get_layer("last").count_params()

# %% id="q5" wrong="breaks: 'lines still has the numbers' - frozen only after the training"
frozen = random_lines()
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=60, verbose=0)
frozen.get_layer("lines").trainable = False
to_train = 41

# %% id="q5" wrong="breaks: 'Freeze the layer lines' - only its kernel is frozen, its bias learns"
frozen = random_lines()
frozen.get_layer("lines").kernel.trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=60, verbose=0)
to_train = frozen.get_layer("last").count_params()

# %% id="q5" wrong="breaks: 'how many numbers' - counts the arrays"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=60, verbose=0)
to_train = len(frozen.trainable_weights)

# %% id="q5" wrong="breaks: 'with binary cross-entropy' - mean squared error"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "mse", metrics=["accuracy"])
frozen.fit(points, labels, epochs=60, verbose=0)
to_train = 40 + 1

# %% id="q5" wrong="breaks: 'right about at least 92 % of new points' - trained for one epoch of tiny steps"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.SGD(0.001), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=1, verbose=0)
to_train = 40 + 1

# %% id="q5" wrong="breaks: 'how many numbers were left to train' - all numbers of the network"
frozen = random_lines()
to_train = sum(int(np.prod(w.shape)) for w in frozen.trainable_weights)
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=60, verbose=0)

# %% id="q6" right="the letter"
answer = "d"

# %% id="q6" right="single quotes, with an explanation"
# The sub-model shares its layers with the model, so it sees every step of `fit`.
answer = 'd'
print("I choose", answer)

# %% id="q6" right="picked from a dictionary of statements"
true = {"a": False, "b": False, "c": False, "d": True, "e": False}
answer = next(letter for letter, is_true in true.items() if is_true)

# %% id="q6" wrong="the wrong letter: predict needs no compile"
answer = "b"

# %% id="q6" wrong="the wrong letter: view as a copy of the past"
answer = "c"

# %% id="q6" wrong="the wrong letter: fit does not shuffle x itself"
answer = "e"

# %% id="q6" wrong="breaks: 'Write the letter' - two letters"
answer = "cd"

# %% id="q6" wrong="breaks: 'Write the letter into answer' - another name"
letter = "d"
print(letter)

# %% id="q6" wrong="breaks: 'Write the letter' - its position from 0"
answer = 3

# %% id="q2" right="beginner's loop over positions"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    n_layers = len(weights) // 2
    result = x
    for i in range(n_layers):
        kernel = weights[2 * i]
        bias = weights[2 * i + 1]
        result = np.dot(result, kernel) + bias
        if i < n_layers - 1:
            result = np.tanh(result)
    return result

# %% id="q2" right="recursion with unpacking"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    kernel, bias, *rest = weights
    scores = x @ kernel + bias
    return forward(np.tanh(scores), rest) if rest else scores

# %% id="q2" right="a Sequential with the weights put in"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    x = np.asarray(x, dtype="float32")
    biases = weights[1::2]
    network = keras.Sequential([keras.Input(shape=(x.shape[1],))])
    for bias in biases[:-1]:
        network.add(layers.Dense(len(bias), activation="tanh"))
    network.add(layers.Dense(len(biases[-1])))
    network.set_weights(weights)
    return network.predict(x, verbose=0)

# %% id="q2" right="plain Python, number by number"
import math


def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    outputs = []
    for row in x:
        numbers = [float(number) for number in row]
        for start in range(0, len(weights), 2):
            kernel, bias = weights[start], weights[start + 1]
            new = []
            for unit in range(len(bias)):
                total = float(bias[unit])
                for place, number in enumerate(numbers):
                    total += number * float(kernel[place][unit])
                is_last = start == len(weights) - 2
                new.append(total if is_last else math.tanh(total))
            numbers = new
        outputs.append(numbers)
    return np.array(outputs)

# %% id="q2" right="a subclassed model, typed"
class Chain(keras.Model):
    """Dense layers in a row, tanh after all but the last."""

    def __init__(self, sizes: list[int]):
        super().__init__()
        kinds = ["tanh"] * (len(sizes) - 1) + [None]
        self.chain = [layers.Dense(n, activation=kind) for n, kind in zip(sizes, kinds)]

    def call(self, inputs):
        for layer in self.chain:
            inputs = layer(inputs)
        return inputs


def forward(x: np.ndarray, weights: list[np.ndarray]) -> np.ndarray:
    """Return the outputs of Dense layers with tanh between them."""
    x = np.asarray(x, dtype="float32")
    model = Chain([len(bias) for bias in weights[1::2]])
    model(x)  # makes the weights
    model.set_weights(weights)
    return ops.convert_to_numpy(model(x))

# %% id="q2" wrong="breaks: 'the last one has none' - tanh after every layer"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    for kernel, bias in zip(weights[0::2], weights[1::2]):
        x = np.tanh(x @ kernel + bias)
    return x

# %% id="q2" wrong="breaks: 'All layers but the last have the activation tanh' - only the first one has it"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    n_layers = len(weights) // 2
    for i in range(n_layers):
        x = x @ weights[2 * i] + weights[2 * i + 1]
        if i == 0 and n_layers > 1:
            x = np.tanh(x)
    return x

# %% id="q2" wrong="breaks: 'All layers but the last have the activation tanh' - a layer as wide as the last one is taken for the last"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    units = len(weights[-1])
    for kernel, bias in zip(weights[0::2], weights[1::2]):
        x = x @ kernel + bias
        if len(bias) != units:
            x = np.tanh(x)
    return x

# %% id="q2" wrong="breaks: 'activation tanh' - 2 * sigmoid - 1, which is tanh of half the number"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    kernels, biases = weights[0::2], weights[1::2]
    for i in range(len(kernels)):
        if i > 0:
            x = 2 / (1 + np.exp(-x)) - 1
        x = x @ kernels[i] + biases[i]
    return x

# %% id="q2" wrong="breaks: 'activation tanh' - relu between the layers"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    n_layers = len(weights) // 2
    for i in range(n_layers):
        x = x @ weights[2 * i] + weights[2 * i + 1]
        if i < n_layers - 1:
            x = np.maximum(x, 0)
    return x

# %% id="q2" wrong="breaks: 'It must work for one layer, two, or more' - three layers at most"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    if len(weights) == 2:
        return x @ weights[0] + weights[1]
    hidden = np.tanh(x @ weights[0] + weights[1])
    if len(weights) == 4:
        return hidden @ weights[2] + weights[3]
    hidden = np.tanh(hidden @ weights[2] + weights[3])
    return hidden @ weights[4] + weights[5]

# %% id="q2" wrong="breaks: 'It must work for one layer' - two layers at least are expected"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    x = np.tanh(x @ weights[0] + weights[1])
    for i in range(2, len(weights) - 2, 2):
        x = np.tanh(x @ weights[i] + weights[i + 1])
    return x @ weights[-2] + weights[-1]

# %% id="q2" wrong="breaks: 'Leave x and weights as they are' - the list is emptied with pop"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    while weights:
        kernel = weights.pop(0)
        bias = weights.pop(0)
        x = x @ kernel + bias
        if weights:
            x = np.tanh(x)
    return x

# %% id="q2" wrong="breaks: 'shape (rows, units of the last layer)' - a single unit or row loses its axis"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    for i in range(0, len(weights), 2):
        if i > 0:
            x = np.tanh(x)
        x = x @ weights[i] + weights[i + 1]
    return np.squeeze(x)

# %% id="q2" wrong="breaks: 'kernel, bias, kernel, bias' - the bias comes after the tanh"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    n_layers = len(weights) // 2
    for i in range(n_layers):
        x = x @ weights[2 * i]
        if i < n_layers - 1:
            x = np.tanh(x)
        x = x + weights[2 * i + 1]
    return x

# %% id="q2" wrong="breaks: 'Return the network's outputs' - return stands in the loop, after the first layer"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    for i in range(0, len(weights), 2):
        x = x @ weights[i] + weights[i + 1]
        if i < len(weights) - 2:
            x = np.tanh(x)
        return x

# %% id="q2" wrong="breaks: 'Return the network's outputs' - rounded to two digits"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    kernels, biases = weights[0::2], weights[1::2]
    for kernel, bias in zip(kernels[:-1], biases[:-1]):
        x = np.tanh(x @ kernel + bias)
    return np.round(x @ kernels[-1] + biases[-1], 2)

# %% id="q5" right="freeze, compile with Adam, fit"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(optimizer=keras.optimizers.Adam(0.05), loss="binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=60, verbose=0)
to_train = 40 * 1 + 1

# %% id="q5" right="every layer but last frozen, RMSprop, a plot of the loss"
frozen = random_lines()
for layer in frozen.layers:
    layer.trainable = layer.name == "last"
to_train = 0
for weight in frozen.trainable_weights:
    to_train += int(np.prod(weight.shape))

frozen.compile(keras.optimizers.RMSprop(0.01), keras.losses.BinaryCrossentropy())
history = frozen.fit(points.astype("float32"), labels, epochs=150, batch_size=32, verbose=0)

plt.plot(history.history["loss"])
plt.xlabel("epoch")
plt.ylabel("loss")
plt.show()
print(to_train, "numbers to train")

# %% id="q5" right="a function, SGD with momentum, many epochs"
def train_last_layer(epochs: int = 250) -> keras.Model:
    """Return a fitted network whose first layer is frozen."""
    net = random_lines()
    net.layers[0].trainable = False
    net.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.05, momentum=0.9),
        loss=keras.losses.binary_crossentropy,
        metrics=["accuracy"],
    )
    net.fit(points, labels.reshape(-1, 1), epochs=epochs, verbose=0)
    return net


frozen = train_last_layer()
to_train = frozen.get_layer("last").count_params()

# %% id="q5" right="fitted twice with smaller steps, labels as floats"
frozen = random_lines()
lines = frozen.get_layer("lines")
lines.trainable = False
for rate in (0.05, 0.01):
    frozen.compile(keras.optimizers.Adam(rate), "binary_crossentropy", metrics=["accuracy"])
    frozen.fit(points, labels.astype("float32"), epochs=40, batch_size=50, verbose=0)
print(frozen.evaluate(points, labels, verbose=0))
to_train = frozen.count_params() - lines.count_params()

# %% id="q5" wrong="breaks: 'Freeze the layer lines' - nothing is frozen before the training, only afterwards"
frozen = random_lines()
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
frozen.get_layer("lines").trainable = False
to_train = 41

# %% id="q5" wrong="breaks: 'Freeze the layer lines' - an attribute that Keras does not know"
frozen = random_lines()
frozen.get_layer("lines").frozen = True
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = 41

# %% id="q5" wrong="breaks: 'Freeze the layer lines' - only its kernel is frozen, its bias learns"
frozen = random_lines()
frozen.get_layer("lines").kernel.trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = 41

# %% id="q5" wrong="breaks: 'only the last layer learns' - the last one is frozen, lines learns"
frozen = random_lines()
frozen.layers[-1].trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = 41

# %% id="q5" wrong="breaks: 'and is still frozen' - thawed at the end"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = sum(int(np.prod(w.shape)) for w in frozen.trainable_weights)
frozen.get_layer("lines").trainable = True

# %% id="q5" wrong="breaks: 'lines still has the numbers that random_lines() gave it' - a network of the same build with other random lines"
frozen = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(
            40,
            activation="tanh",
            name="lines",
            kernel_initializer=keras.initializers.RandomNormal(stddev=2, seed=1),
            bias_initializer=keras.initializers.RandomNormal(stddev=2, seed=2),
        ),
        layers.Dense(1, activation="sigmoid", name="last"),
    ]
)
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = 41

# %% id="q5" wrong="breaks: 'compile with binary cross-entropy' - mean squared error"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "mse", metrics=["accuracy"])
frozen.fit(points, labels, epochs=60, verbose=0)
to_train = 41

# %% id="q5" wrong="breaks: 'compile with binary cross-entropy' - the focal one"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_focal_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=60, verbose=0)
to_train = 41

# %% id="q5" wrong="breaks: 'right about at least 92 % of new points' - one epoch of very small steps"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile("adam", "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=1, verbose=0)
to_train = 41

# %% id="q5" wrong="breaks: 'fit on points and labels' - the points are squeezed between 0 and 1 first, new ones are not"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
scaled = (points - points.min(axis=0)) / (points.max(axis=0) - points.min(axis=0))
frozen.fit(scaled, labels, epochs=60, verbose=0)
to_train = 41

# %% id="q5" wrong="breaks: 'only the last layer learns' - the whole network is frozen, nothing learns"
frozen = random_lines()
frozen.trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = 41

# %% id="q5" wrong="breaks: 'how many numbers were left to train' - the arrays are counted"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=60, verbose=0)
to_train = len(frozen.trainable_weights)

# %% id="q5" wrong="breaks: 'how many numbers were left to train' - without the bias"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=60, verbose=0)
to_train = frozen.get_layer("last").get_weights()[0].size

# %% id="q5" wrong="breaks: 'were left to train' - the frozen ones are counted, too"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=60, verbose=0)
to_train = frozen.count_params()

# %% id="q6" right="the letter d"
answer = "d"

# %% id="q6" right="picked from a dictionary, with a print"
why = {"d": "view and model share their layers"}
answer = list(why)[0]
print(answer, why[answer])

# %% id="q6" wrong="breaks: 'Why do they differ?' - b, compile is taken for needed"
answer = "b"

# %% id="q6" wrong="breaks: 'Why do they differ?' - c, view is taken for a copy"
answer = "c"

# %% id="q6" wrong="breaks: 'Why do they differ?' - e, the shuffling is taken for lasting"
answer = "e"

# %% id="q6" wrong="breaks: 'Write the letter into answer' - two letters"
answer = "c and d"

# %% id="q6" wrong="breaks: 'Write the letter into answer' - the number of the line"
answer = 4

# %% id="q1" right="in the head"
of_features = (32, 24, 7)
of_joined = (32, 10)
parameters = 5 * 7 + 7 + 10 * 2 + 2


# %% id="q1" right="Keras computes: the plan with 32 instead of None"
hours, day = keras.Input(shape=(24, 5)), keras.Input(shape=(3,))
features = layers.Dense(7)(hours)
strongest = ops.max(features, axis=1)
joined = layers.Concatenate()([strongest, day])
both = keras.Model([hours, day], layers.Dense(2)(joined))
of_features = (32, *features.shape[1:])
of_joined = (32, *joined.shape[1:])
parameters = both.count_params()


# %% id="q1" right="Keras computes: 32 days of zeros go in"
hours, day = keras.Input(shape=(24, 5)), keras.Input(shape=(3,))
features = layers.Dense(7)(hours)
joined = layers.Concatenate()([ops.max(features, axis=1), day])
both = keras.Model([hours, day], layers.Dense(2)(joined))
look = keras.Function([hours, day], [features, joined])
first, second = look([np.zeros((32, 24, 5), "float32"), np.zeros((32, 3), "float32")])
of_features, of_joined = np.array(tuple(first.shape)), np.array(tuple(second.shape))
parameters = sum(np.prod(weight.shape) for weight in both.weights)


# %% id="q1" wrong="None for the days"
of_features = (None, 24, 7)
of_joined = (None, 10)
parameters = 64


# %% id="q1" wrong="without the axis of the days"
of_features = (24, 7)
of_joined = (10,)
parameters = 64


# %% id="q1" wrong="the Dense layer swallows the hours"
of_features = (32, 7)
of_joined = (32, 10)
parameters = 24 * 5 * 7 + 7 + 22


# %% id="q1" wrong="the maximum along the last axis"
of_features = (32, 24, 7)
of_joined = (32, 27)
parameters = 42 + 27 * 2 + 2


# %% id="q1" wrong="the maximum keeps its axis"
of_features = (32, 24, 7)
of_joined = (32, 1, 10)
parameters = 64


# %% id="q1" wrong="biases forgotten"
of_features = (32, 24, 7)
of_joined = (32, 10)
parameters = 55


# %% id="q1" wrong="the shape of the input given as that of the features"
of_features = (32, 24, 5)
of_joined = (32, 10)
parameters = 64


# %% id="q2" right="straight from the lesson"
def forward(x, weights):
    """Return the outputs of Dense layers with tanh between them."""
    for number, (kernel, bias) in enumerate(zip(weights[::2], weights[1::2])):
        if number > 0:
            x = np.tanh(x)
        x = x @ kernel + bias
    return x


# %% id="q3" right="straight from the lesson: by name"
kernel, bias = network.get_layer("middle").get_weights()
third_to_first = kernel[2, 0]
_, bias = network.get_layer("last").get_weights()
at_zero = 1 / (1 + np.exp(-bias[0]))
needed = keras.Model(network.inputs, network.get_layer("middle").output).count_params()


# %% id="q3" right="the layers are called, Python numbers"
third_to_first = float(network.get_layer("middle").kernel[2][0])
at_zero = float(ops.convert_to_numpy(network.get_layer("last")(np.zeros((1, 3), "float32")))[0, 0])
needed = 4 * 5 + (5 * 6 + 6) + (6 * 3 + 3)


# %% id="q3" right="the layer called on four rows of zeros, and a sum over three layers"
middle, last = network.get_layer("middle"), network.get_layer("last")
third_to_first = middle.get_weights()[0].T[0][2].item()
at_zero = last(ops.zeros((4, 3)))[3, 0]
needed = sum(network.get_layer(name).count_params() for name in ("scale", "wide", "middle"))


# %% id="q3" wrong="row and column confused"
third_to_first = float(network.get_layer("middle").get_weights()[0][0, 2])
at_zero = 1 / (1 + np.exp(-network.get_layer("last").get_weights()[1][0]))
needed = 77


# %% id="q3" wrong="counted from 1"
third_to_first = float(network.get_layer("middle").get_weights()[0][3, 1])
at_zero = 1 / (1 + np.exp(-network.get_layer("last").get_weights()[1][0]))
needed = 77


# %% id="q3" wrong="by position, as if scale were no layer"
third_to_first = float(network.layers[1].get_weights()[0][2, 0])
at_zero = 1 / (1 + np.exp(-network.get_layer("last").get_weights()[1][0]))
needed = 77


# %% id="q3" wrong="the bias without the sigmoid"
third_to_first = float(network.get_layer("middle").get_weights()[0][2, 0])
at_zero = float(network.get_layer("last").get_weights()[1][0])
needed = 77


# %% id="q3" wrong="the whole network for five zeros instead of the last layer by itself"
third_to_first = float(network.get_layer("middle").get_weights()[0][2, 0])
at_zero = float(network.predict(np.zeros((1, 5)), verbose=0)[0, 0])
needed = 77


# %% id="q3" wrong="only the weights that are trained"
third_to_first = float(network.get_layer("middle").get_weights()[0][2, 0])
at_zero = 1 / (1 + np.exp(-network.get_layer("last").get_weights()[1][0]))
needed = 67


# %% id="q3" wrong="rounded to two decimals"
third_to_first = round(float(network.get_layer("middle").get_weights()[0][2, 0]), 2)
at_zero = round(float(1 / (1 + np.exp(-network.get_layer("last").get_weights()[1][0]))), 2)
needed = 77


# %% id="q4" right="straight from the lesson: sub-model and set_weights"
mine = half_trained()
body = keras.Model(mine.inputs, mine.get_layer("plane").output)
places = body.predict(space, verbose=0)
ball, shell = places[inside == 1].mean(axis=0), places[inside == 0].mean(axis=0)
arrow = ball - shell
middle = (ball + shell) / 2
mine.get_layer("last").set_weights([arrow.reshape(2, 1), np.array([-arrow @ middle])])


# %% id="q4" right="by hand in NumPy, an arrow of length 1, assigned"
mine = half_trained()
w = [weight.astype(float) for weight in mine.get_weights()]
places = np.tanh(np.tanh(space.astype(float) @ w[0] + w[1]) @ w[2] + w[3])
centres = [places[inside == label].mean(axis=0) for label in (0, 1)]
arrow = (centres[1] - centres[0]) / np.linalg.norm(centres[1] - centres[0])
last = mine.get_layer("last")
last.kernel.assign(arrow[:, None])
last.bias.assign([-(arrow @ (centres[0] + centres[1])) / 2])


# %% id="q4" right="loops and lists, a steep sigmoid, the whole model set"
mine = half_trained()
walked = mine.layers[1](mine.layers[0](space))
places = ops.convert_to_numpy(walked).tolist()
centre = {}
for label in (0, 1):
    chosen = [place for place, its in zip(places, inside) if its == label]
    centre[label] = [sum(place[axis] for place in chosen) / len(chosen) for axis in (0, 1)]
w1, w2 = (20 * (centre[1][axis] - centre[0][axis]) for axis in (0, 1))
b = -(w1 * (centre[0][0] + centre[1][0]) + w2 * (centre[0][1] + centre[1][1])) / 2
mine.set_weights([*mine.get_weights()[:4], np.array([[w1], [w2]]), np.array([b])])
places = np.array(places)


# %% id="q4" wrong="the arrow points to the shell"
mine = half_trained()
places = keras.Model(mine.inputs, mine.get_layer("plane").output).predict(space, verbose=0)
ball, shell = places[inside == 1].mean(axis=0), places[inside == 0].mean(axis=0)
arrow = shell - ball
mine.get_layer("last").set_weights([arrow.reshape(2, 1), np.array([-arrow @ (ball + shell) / 2])])


# %% id="q4" wrong="the line runs through both centres"
mine = half_trained()
places = keras.Model(mine.inputs, mine.get_layer("plane").output).predict(space, verbose=0)
ball, shell = places[inside == 1].mean(axis=0), places[inside == 0].mean(axis=0)
arrow = np.array([-(ball - shell)[1], (ball - shell)[0]])
mine.get_layer("last").set_weights([arrow.reshape(2, 1), np.array([-arrow @ (ball + shell) / 2])])


# %% id="q4" wrong="through the mean of all places instead of the middle"
mine = half_trained()
places = keras.Model(mine.inputs, mine.get_layer("plane").output).predict(space, verbose=0)
ball, shell = places[inside == 1].mean(axis=0), places[inside == 0].mean(axis=0)
arrow = ball - shell
mine.get_layer("last").set_weights([arrow.reshape(2, 1), np.array([-arrow @ places.mean(axis=0)])])


# %% id="q4" wrong="the sign of the bias"
mine = half_trained()
places = keras.Model(mine.inputs, mine.get_layer("plane").output).predict(space, verbose=0)
ball, shell = places[inside == 1].mean(axis=0), places[inside == 0].mean(axis=0)
arrow = ball - shell
mine.get_layer("last").set_weights([arrow.reshape(2, 1), np.array([arrow @ (ball + shell) / 2])])


# %% id="q4" wrong="medians as centres"
mine = half_trained()
places = keras.Model(mine.inputs, mine.get_layer("plane").output).predict(space, verbose=0)
ball, shell = np.median(places[inside == 1], axis=0), np.median(places[inside == 0], axis=0)
arrow = ball - shell
mine.get_layer("last").set_weights([arrow.reshape(2, 1), np.array([-arrow @ (ball + shell) / 2])])


# %% id="q4" wrong="places before the tanh of plane"
mine = half_trained()
k1, b1, k2, b2, *_ = mine.get_weights()
places = np.tanh(space @ k1 + b1) @ k2 + b2
ball, shell = np.tanh(places)[inside == 1].mean(axis=0), np.tanh(places)[inside == 0].mean(axis=0)
arrow = ball - shell
mine.get_layer("last").set_weights([arrow.reshape(2, 1), np.array([-arrow @ (ball + shell) / 2])])


# %% id="q4" wrong="the bias of plane changed as well"
mine = half_trained()
places = keras.Model(mine.inputs, mine.get_layer("plane").output).predict(space, verbose=0)
ball, shell = places[inside == 1].mean(axis=0), places[inside == 0].mean(axis=0)
arrow = ball - shell
mine.get_layer("last").set_weights([arrow.reshape(2, 1), np.array([-arrow @ (ball + shell) / 2])])
plane = mine.get_layer("plane")
plane.bias.assign(plane.bias - (ball + shell) / 2)


# %% id="q5" right="straight from the lesson"
frozen = random_lines()
frozen.get_layer("lines").trainable = False
frozen.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
frozen.fit(points, labels, epochs=40, verbose=0)
to_train = 41


# %% id="q6" right="the letter again"
answer = "d"


# %% id="q6" wrong="all layers trainable again"
answer = "a"


# %% id="q6" wrong="view is a copy"
answer = "c"
