# %% id="q5" right="clone, as in the hint"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])


# %% id="q5" right="the same model, compiled with a new optimiser each time, evaluate with a metric"
losses_before = []
steps_before = []
scores = []

for size in SIZES:
    start.set_weights(starting_weights)
    start.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.01),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    before = start.evaluate(X_val, y_val, verbose=0, return_dict=True)
    losses_before.append(before["loss"])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(start.evaluate(X_val, y_val, verbose=0)[1])
    print(size, "rows:", scores[-1])


# %% id="q5" right="a function builds the network anew, functional API, argmax of predict"
def fresh() -> keras.Model:
    """Return a new model with the starting weights and a new optimiser."""
    inputs = keras.Input(shape=(64,))
    hidden = layers.Dense(32, activation="relu")(inputs)
    outputs = layers.Dense(10, activation="softmax")(hidden)
    model = keras.Model(inputs, outputs)
    model.set_weights(starting_weights)
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.01),
        loss=keras.losses.SparseCategoricalCrossentropy(),
    )
    return model


def measure(size):
    model = fresh()
    before, _ = loss_and_score(model)
    steps = int(model.optimizer.iterations)
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    guesses = model.predict(X_val, verbose=0).argmax(axis=1)
    return before, steps, np.mean(guesses == y_val)


losses_before, steps_before, scores = map(list, zip(*[measure(size) for size in SIZES]))


# %% id="q5" right="from the configuration, a table and lists from it"
%matplotlib inline
rows = []
for size in SIZES:
    keras.utils.set_random_seed(1)
    network = keras.Sequential.from_config(start.get_config())
    network.set_weights([weights.copy() for weights in starting_weights])
    adam = keras.optimizers.Adam(learning_rate=0.01)
    network.compile(optimizer=adam, loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    loss, _ = loss_and_score(network)
    steps = int(network.optimizer.iterations)
    network.fit(
        X_train[:size],
        y_train[:size],
        epochs=8,
        batch_size=32,
        validation_data=(X_val, y_val),
        verbose=0,
    )
    rows.append({"size": size, "loss": loss, "steps": steps, "score": loss_and_score(network)[1]})

table = pd.DataFrame(rows).set_index("size")
losses_before = table["loss"].tolist()
steps_before = table["steps"].tolist()
scores = table["score"].tolist()
print(table.round(3))


# %% id="q5" wrong="breaks: 'asks the wrong rows' - scores of the training rows"
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


# %% id="q5" wrong="breaks: 'the accuracy on the validation rows' - on 500 training rows"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    guesses = np.argmax(model(X_train[:500]), axis=1)
    scores.append(float(np.mean(guesses == y_train[:500])))


# %% id="q5" wrong="breaks: 'the accuracy on the validation rows' - on the first `size` of them"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    guesses = np.argmax(model(X_val[:size]), axis=1)
    scores.append(float(np.mean(guesses == y_val[:size])))


# %% id="q5" wrong="breaks: 'an optimiser that has no past' - set_weights only"
losses_before, steps_before, scores = [], [], []
start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
for size in SIZES:
    start.set_weights(starting_weights)
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])


# %% id="q5" wrong="breaks: 'an optimiser that has no past' - only its counter is set to 0"
losses_before, steps_before, scores = [], [], []
start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
for size in SIZES:
    start.set_weights(starting_weights)
    start.optimizer.iterations.assign(0)
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])


# %% id="q5" wrong="made up: the steps are written down, not read"
losses_before, steps_before, scores = [], [], []
start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
for size in SIZES:
    start.set_weights(starting_weights)
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(0)
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])


# %% id="q5" wrong="breaks: 'Each point is fresh' - the weights of the size before"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])


# %% id="q5" wrong="made up: the weights of the size before, losses copied from loss_at_start"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_at_start)
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])


# %% id="q5" wrong="breaks: 'starting weights' - a clone has new random weights"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])


# %% id="q5" wrong="breaks: 'starting weights' - the same other weights for each size"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    keras.utils.set_random_seed(1)
    model = keras.models.clone_model(start)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])


# %% id="q5" wrong="breaks: 'a new optimiser' - one optimiser for three models"
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


# %% id="q5" wrong="breaks: 'losses_before: before fit' - measured after fit"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    loss, accuracy = loss_and_score(model)
    losses_before.append(loss)
    scores.append(accuracy)


# %% id="q5" wrong="breaks: 'losses_before: the loss on the validation rows' - on the training rows"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(model.evaluate(X_train[:size], y_train[:size], verbose=0))
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])


# %% id="q5" wrong="breaks: 'losses_before: the loss' - the accuracy"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[1])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])


# %% id="q5" wrong="breaks: 'steps_before: before fit' - counted after fit"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    steps_before.append(int(model.optimizer.iterations))
    scores.append(loss_and_score(model)[1])


# %% id="q5" wrong="breaks: 'scores: after fit' - measured before fit"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    loss, accuracy = loss_and_score(model)
    losses_before.append(loss)
    scores.append(accuracy)
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)


# %% id="q5" wrong="breaks: 'scores: the accuracy' - the loss"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[0])


# %% id="q5" wrong="breaks: 'for three training-set sizes' - all training rows each time"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train, y_train, epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])


# %% id="q5" wrong="leak: trained on the validation rows"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_val[:size], y_val[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])


# %% id="q5" wrong="breaks: 'one number for each size' - the number of the last size only"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before = [loss_and_score(model)[0]]
    steps_before = [int(model.optimizer.iterations)]
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores = [loss_and_score(model)[1]]


# %% id="q5" wrong="breaks: 'the accuracy' - in per cent"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(100 * loss_and_score(model)[1])


# %% id="q5" wrong="made up: no training, invented scores"
losses_before, steps_before, scores = [], [], []
for size, score in zip(SIZES, (0.512, 0.818, 0.936)):
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    scores.append(score)


# %% id="q5" wrong="breaks: 'one number for each size' - trained and scored with `start`, the untrained one"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])


# %% id="q5" right="clone_model, new Adam, loss_and_score"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])
print(losses_before, steps_before, scores)

# %% id="q5" right="start compiled anew in each round, metrics, evaluate"
losses_before = []
steps_before = []
scores = []

for size in SIZES:
    start.set_weights(starting_weights)
    start.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.01),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    steps_before.append(int(start.optimizer.iterations))
    losses_before.append(start.evaluate(X_val, y_val, verbose=0)[0])
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    accuracy = start.evaluate(X_val, y_val, verbose=0)[1]
    scores.append(accuracy)

# %% id="q5" right="helper function, functional API, no shuffling, predict, numpy scalars in the lists"
def train_fresh(size):
    inputs = keras.Input(shape=(64,))
    x = layers.Dense(32, activation="relu")(inputs)
    network = keras.Model(inputs, layers.Dense(10, activation="softmax")(x))
    network.set_weights(starting_weights)
    network.compile(
        loss=keras.losses.SparseCategoricalCrossentropy(),
        optimizer=keras.optimizers.Adam(learning_rate=0.01),
    )
    before, _ = loss_and_score(network)
    counted = int(network.optimizer.iterations)
    network.fit(
        X_train[:size], y_train[:size], epochs=8, batch_size=32, shuffle=False, verbose=0
    )
    digits_said = network.predict(X_val, verbose=0).argmax(axis=1)
    return np.float64(before), counted, np.mean(digits_said == y_val)


table = [train_fresh(size) for size in SIZES]
losses_before = [row[0] for row in table]
steps_before = [row[1] for row in table]
scores = [row[2] for row in table]

# %% id="q5" wrong="breaks: a new optimiser for each size - one for all, zeros written down"
losses_before, steps_before, scores = [], [], []
optimizer = keras.optimizers.Adam(learning_rate=0.01)
start.compile(optimizer, "sparse_categorical_crossentropy")
for size in SIZES:
    start.set_weights(starting_weights)
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(0)
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="breaks: 'an optimiser that has no past' - only the counter is set back"
losses_before, steps_before, scores = [], [], []
start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
for size in SIZES:
    start.set_weights(starting_weights)
    start.optimizer.iterations.assign(0)
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="breaks: 'accuracy on the validation rows' - on the training rows"
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

# %% id="q5" wrong="breaks: starting weights - the clone keeps its random weights, the losses are borrowed"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_at_start)
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" wrong="breaks: 'the same learning rate' - Adam's default"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile("adam", "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" wrong="breaks: 'the same batch size' - 16, so that the largest set takes two steps an epoch"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=16, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" wrong="breaks: 'the same training rows' - the last instead of the first"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[-size:], y_train[-size:], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" wrong="breaks: 'the loss before fit' - on the training rows of each size"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(model.evaluate(X_train[:size], y_train[:size], verbose=0))
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" wrong="breaks: the same epochs - 10, only for the largest size"
losses_before, steps_before, scores = [], [], []
for size, epochs in zip(SIZES, (8, 8, 10)):
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=epochs, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" wrong="breaks: the scores of each size - a new optimiser, but trained on from the size before"
losses_before, steps_before, scores = [], [], []
model = keras.models.clone_model(start)
model.set_weights(starting_weights)
first_loss = loss_and_score(model)[0]
for size in SIZES:
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(first_loss)
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" right="a clone for each size"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" right="the same model, compiled again with a new optimiser each time, a table printed"
losses_before = []
steps_before = []
scores = []

for size in SIZES:
    start.set_weights(starting_weights)
    start.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.01), loss="sparse_categorical_crossentropy"
    )
    loss, _ = loss_and_score(start)
    losses_before.append(loss)
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    _, accuracy = loss_and_score(start)
    scores.append(accuracy)

print(pd.DataFrame({"loss before": losses_before, "steps": steps_before, "score": scores}, SIZES))

# %% id="q5" right="functional API in a function, evaluate with a metric, list comprehension"
def build():
    """Return a compiled network with the starting weights and an optimiser without a past."""
    inputs = keras.Input(shape=(64,))
    hidden = layers.Dense(32, activation="relu")(inputs)
    model = keras.Model(inputs, layers.Dense(10, activation="softmax")(hidden))
    model.set_weights(starting_weights)
    model.compile(
        optimizer=keras.optimizers.Adam(0.01),
        loss=keras.losses.SparseCategoricalCrossentropy(),
        metrics=["accuracy"],
    )
    return model


def point(size):
    """Return loss before, steps before and score after the training with so many rows."""
    model = build()
    before = model.evaluate(X_val, y_val, verbose=0, return_dict=True)["loss"]
    steps = int(model.optimizer.iterations)
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    return before, steps, model.evaluate(X_val, y_val, verbose=0, return_dict=True)["accuracy"]


points = [point(size) for size in SIZES]
losses_before, steps_before, scores = (list(column) for column in zip(*points))
plt.plot(SIZES, scores, marker="o")
plt.show()

# %% id="q5" right="a subclassed model, predict and argmax"
class Network(keras.Model):
    """The same two layers as those of start."""

    def __init__(self):
        super().__init__()
        self.hidden = layers.Dense(32, activation="relu")
        self.out = layers.Dense(10, activation="softmax")

    def call(self, inputs):
        return self.out(self.hidden(inputs))


losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = Network()
    model(X_val[:1])  # now the weights exist
    model.set_weights(starting_weights)
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.01), loss="sparse_categorical_crossentropy"
    )
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    guessed = np.argmax(model.predict(X_val, verbose=0), axis=1)
    scores.append(float(np.mean(guessed == y_val)))

# %% id="q5" wrong="breaks: 'each size starts afresh' - the optimiser's counter is set to 0, its m and v are kept"
start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    start.set_weights(starting_weights)
    start.optimizer.iterations.assign(0)
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="breaks: 'each size starts afresh' - compiled again, but with the same optimiser"
optimizer = keras.optimizers.Adam(learning_rate=0.01)
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    start.set_weights(starting_weights)
    start.compile(optimizer, "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="breaks: 'the accuracy on the validation rows after fit' - still asks the training rows"
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

# %% id="q5" wrong="breaks: 'the same learning rate' - a new Adam with its default rate"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" wrong="breaks: 'the same batch size' - batches of 8, so the larger sizes take more steps"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=8, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" wrong="breaks: 'the steps that the optimiser has counted before fit' - the counter itself is kept, and counts on during fit"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(model.optimizer.iterations)
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])
steps_before = [int(steps) for steps in steps_before]

# %% id="q5" wrong="breaks: 'the loss on the validation rows before fit' - the loss on the training rows"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(float(model.evaluate(X_train[:size], y_train[:size], verbose=0)))
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" wrong="breaks: 'the same training rows' - each size takes the rows after those of the sizes before"
losses_before, steps_before, scores = [], [], []
begin = 0
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    rows = slice(begin, begin + size)
    model.fit(X_train[rows], y_train[rows], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])
    begin += size

# %% id="q5" wrong="breaks: 'each size starts afresh' - a clone for each size, but with its own random weights; the loss is that of start"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    start.set_weights(starting_weights)
    model = keras.models.clone_model(start)  # it takes the weights along, does it not?
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

