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

# %% id="q1" right="an if for the two parts"
def rate_at(step, steps, warm_up, highest):
    """Return the learning rate of this step: it grows up to `highest`, then falls to 0."""
    if step < warm_up:
        return highest * step / warm_up
    share = (step - warm_up) / (steps - warm_up)
    return highest * (1 + np.cos(np.pi * share)) / 2


# %% id="q1" right="np.interp and no if"
def rate_at(step, steps, warm_up, highest):
    """Return the learning rate of this step: it grows up to `highest`, then falls to 0."""
    up = np.interp(step, [0, warm_up], [0.0, highest])
    angle = np.interp(step, [warm_up, steps], [0, np.pi])
    return np.minimum(up, highest * (1 + np.cos(angle)) / 2) if step > warm_up else up


# %% id="q1" right="the schedule of Keras"
def rate_at(step, steps, warm_up, highest):
    """Return the learning rate of this step: it grows up to `highest`, then falls to 0."""
    schedule = keras.optimizers.schedules.CosineDecay(
        0.0, decay_steps=steps - warm_up, warmup_target=highest, warmup_steps=warm_up
    )
    return float(schedule(step))


# %% id="q1" right="an array with all rates, pick one"
def rate_at(step, steps, warm_up, highest):
    """Return the learning rate of this step: it grows up to `highest`, then falls to 0."""
    up = np.linspace(0, highest, warm_up + 1)
    down = highest * np.cos(np.linspace(0, np.pi / 2, steps - warm_up + 1)) ** 2
    return np.concatenate([up, down[1:]])[step]


# %% id="q1" wrong="the share is of all steps"
def rate_at(step, steps, warm_up, highest):
    """Return the learning rate of this step: it grows up to `highest`, then falls to 0."""
    if step <= warm_up:
        return highest * step / warm_up
    return highest * (1 + np.cos(np.pi * step / steps)) / 2


# %% id="q1" wrong="the share of the decay is divided by all steps"
def rate_at(step, steps, warm_up, highest):
    """Return the learning rate of this step: it grows up to `highest`, then falls to 0."""
    if step <= warm_up:
        return highest * step / warm_up
    return highest * (1 + np.cos(np.pi * (step - warm_up) / steps)) / 2


# %% id="q1" wrong="the warm-up is one step ahead"
def rate_at(step, steps, warm_up, highest):
    """Return the learning rate of this step: it grows up to `highest`, then falls to 0."""
    if step < warm_up:
        return highest * (step + 1) / warm_up
    share = (step - warm_up) / (steps - warm_up)
    return highest * (1 + np.cos(np.pi * share)) / 2


# %% id="q1" wrong="falls along a line"
def rate_at(step, steps, warm_up, highest):
    """Return the learning rate of this step: it grows up to `highest`, then falls to 0."""
    if step < warm_up:
        return highest * step / warm_up
    return highest * (steps - step) / (steps - warm_up)


# %% id="q1" wrong="a quarter of the cosine"
def rate_at(step, steps, warm_up, highest):
    """Return the learning rate of this step: it grows up to `highest`, then falls to 0."""
    if step < warm_up:
        return highest * step / warm_up
    share = (step - warm_up) / (steps - warm_up)
    return highest * np.cos(np.pi / 2 * share)


# %% id="q1" wrong="the warm-up lasts a quarter of the steps, whatever warm_up is"
def rate_at(step, steps, warm_up, highest):
    """Return the learning rate of this step: it grows up to `highest`, then falls to 0."""
    warm_up = steps // 4
    if step < warm_up:
        return highest * step / warm_up
    share = (step - warm_up) / (steps - warm_up)
    return highest * (1 + np.cos(np.pi * share)) / 2


# %% id="q1" wrong="highest is always 0.1"
def rate_at(step, steps, warm_up, highest):
    """Return the learning rate of this step: it grows up to `highest`, then falls to 0."""
    if step < warm_up:
        return 0.1 * step / warm_up
    share = (step - warm_up) / (steps - warm_up)
    return 0.1 * (1 + np.cos(np.pi * share)) / 2


# %% id="q1" wrong="the warm-up grows along a cosine too"
def rate_at(step, steps, warm_up, highest):
    """Return the learning rate of this step: it grows up to `highest`, then falls to 0."""
    if step < warm_up:
        return highest * (1 - np.cos(np.pi * step / warm_up)) / 2
    share = (step - warm_up) / (steps - warm_up)
    return highest * (1 + np.cos(np.pi * share)) / 2


# %% id="q1" wrong="a constant rate after the warm-up"
def rate_at(step, steps, warm_up, highest):
    """Return the learning rate of this step: it grows up to `highest`, then falls to 0."""
    return highest * min(step / warm_up, 1)


# %% id="q2" right="decay first, then the lines of Adam"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    """Return the new weights and both memories after step t."""
    w = w * (1 - learning_rate * weight_decay)
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% id="q2" right="a loop over the weights"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    """Return the new weights and both memories after step t."""
    ws, ms, vs = [], [], []
    for one_w, one_m, one_v, g in zip(w, m, v, gradient, strict=True):
        one_m = one_m + (1 - 0.9) * (g - one_m)
        one_v = one_v + (1 - 0.999) * (g * g - one_v)
        step = (one_m / (1 - 0.9**t)) / ((one_v / (1 - 0.999**t)) ** 0.5 + 1e-7)
        ws.append(one_w - learning_rate * weight_decay * one_w - learning_rate * step)
        ms.append(one_m)
        vs.append(one_v)
    return np.array(ws), np.array(ms), np.array(vs)


# %% id="q2" right="in place, in the arrays that were given"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    """Return the new weights and both memories after step t."""
    w *= 1 - learning_rate * weight_decay
    m *= 0.9
    m += 0.1 * gradient
    v *= 0.999
    v += 0.001 * gradient**2
    w -= learning_rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-7)
    return w, m, v


# %% id="q2" right="all three as rows of one array"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    """Return the new weights and both memories after step t."""
    betas = np.array([[0.9], [0.999]])
    powers = np.stack([gradient, gradient**2])
    memory = betas * np.stack([m, v]) + (1 - betas) * powers
    m_hat, v_hat = memory / (1 - betas**t)
    shrunk = w - learning_rate * weight_decay * w
    return np.stack([shrunk - learning_rate * m_hat / (v_hat**0.5 + 1e-7), *memory])


# %% id="q2" wrong="the decay goes into the gradient"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    """Return the new weights and both memories after step t."""
    gradient = gradient + weight_decay * w
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% id="q2" wrong="the decay comes after the step, and shrinks it as well"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w * (1 - learning_rate * weight_decay), m, v


# %% id="q2" wrong="the decay without the learning rate"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    """Return the new weights and both memories after step t."""
    w = w * (1 - weight_decay)
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% id="q2" wrong="plain Adam"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% id="q2" wrong="returns the corrected memories"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    """Return the new weights and both memories after step t."""
    w = w * (1 - learning_rate * weight_decay)
    m = (0.9 * m + 0.1 * gradient) / (1 - 0.9**t)
    v = (0.999 * v + 0.001 * gradient**2) / (1 - 0.999**t)
    return w - learning_rate * m / (np.sqrt(v) + 1e-7), m, v


# %% id="q2" wrong="no correction"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    """Return the new weights and both memories after step t."""
    w = w * (1 - learning_rate * weight_decay)
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    return w - learning_rate * m / (np.sqrt(v) + 1e-7), m, v


# %% id="q2" wrong="the correction is always that of step 1"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    """Return the new weights and both memories after step t."""
    w = w * (1 - learning_rate * weight_decay)
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9), v / (1 - 0.999)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% id="q2" wrong="steps counted from 0"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    """Return the new weights and both memories after step t."""
    w = w * (1 - learning_rate * weight_decay)
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9 ** (t + 1)), v / (1 - 0.999 ** (t + 1))
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% id="q2" wrong="the weights come last in the answer"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    """Return the new weights and both memories after step t."""
    w = w * (1 - learning_rate * weight_decay)
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return m, v, w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)


# %% id="q2" wrong="no epsilon, so a gradient of 0 gives nan"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    """Return the new weights and both memories after step t."""
    w = w * (1 - learning_rate * weight_decay)
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / np.sqrt(v_hat), m, v


# %% id="q2" wrong="the weight decay is always 0.004"
def adamw_step(w, m, v, gradient, t, learning_rate=0.001, weight_decay=0.004):
    """Return the new weights and both memories after step t."""
    w = w * (1 - learning_rate * 0.004)
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% id="q2" wrong="the default learning rate is 0.01"
def adamw_step(w, m, v, gradient, t, learning_rate=0.01, weight_decay=0.004):
    """Return the new weights and both memories after step t."""
    w = w * (1 - learning_rate * weight_decay)
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% id="q3" right="the letters"
training_1 = "f"
training_2 = "a"
training_3 = "c"
training_4 = "d"


# %% id="q4" right="shuffle each class once, then take from the beginning"
def balanced_rows(labels, each, seed):
    """Return one array of row numbers for each number of rows per class."""
    rng = np.random.default_rng(seed)
    shuffled = [rng.permutation(np.flatnonzero(labels == c)) for c in np.unique(labels)]
    return [np.concatenate([rows[:n] for rows in shuffled]) for n in each]


# %% id="q4" right="pandas: one shuffled series, heads of its groups"
def balanced_rows(labels, each, seed):
    """Return one array of row numbers for each number of rows per class."""
    shuffled = pd.Series(np.asarray(labels)).sample(frac=1, random_state=seed)
    groups = shuffled.groupby(shuffled)
    return [groups.head(n).index.to_numpy() for n in each]


# %% id="q4" right="plain Python: walk through a shuffled order and count"
def balanced_rows(labels, each, seed):
    """Return one array of row numbers for each number of rows per class."""
    import random

    order = list(range(len(labels)))
    random.Random(seed).shuffle(order)
    sets = []
    for n in each:
        taken, chosen = {}, []
        for row in order:
            c = int(labels[row])
            if taken.get(c, 0) < n:
                taken[c] = taken.get(c, 0) + 1
                chosen.append(row)
        sets.append(np.array(sorted(chosen), dtype=int))
    return sets


# %% id="q4" right="from the largest set down, the generator anew for each class"
def balanced_rows(labels, each, seed):
    """Return one array of row numbers for each number of rows per class."""
    pieces = []
    for c in set(labels.tolist()):
        rng = np.random.default_rng(seed)
        pieces.append(rng.choice(np.flatnonzero(labels == c), each[-1], replace=False))
    table = np.array(pieces)
    return [table[:, :n].ravel() for n in each]


# %% id="q4" wrong="shuffled anew for each set, so not nested"
def balanced_rows(labels, each, seed):
    """Return one array of row numbers for each number of rows per class."""
    rng = np.random.default_rng(seed)
    return [
        np.concatenate(
            [rng.permutation(np.flatnonzero(labels == c))[:n] for c in np.unique(labels)]
        )
        for n in each
    ]


# %% id="q4" wrong="the first rows of each class, nothing random"
def balanced_rows(labels, each, seed):
    """Return one array of row numbers for each number of rows per class."""
    return [np.concatenate([np.flatnonzero(labels == c)[:n] for c in np.unique(labels)]) for n in each]


# %% id="q4" wrong="the seed is ignored, other sets in each call"
def balanced_rows(labels, each, seed):
    """Return one array of row numbers for each number of rows per class."""
    rng = np.random.default_rng()
    shuffled = [rng.permutation(np.flatnonzero(labels == c)) for c in np.unique(labels)]
    return [np.concatenate([rows[:n] for rows in shuffled]) for n in each]


# %% id="q4" wrong="always the seed 0"
def balanced_rows(labels, each, seed):
    """Return one array of row numbers for each number of rows per class."""
    rng = np.random.default_rng(0)
    shuffled = [rng.permutation(np.flatnonzero(labels == c)) for c in np.unique(labels)]
    return [np.concatenate([rows[:n] for rows in shuffled]) for n in each]


# %% id="q4" wrong="classes are taken to be 0, 1, 2 and so on"
def balanced_rows(labels, each, seed):
    """Return one array of row numbers for each number of rows per class."""
    rng = np.random.default_rng(seed)
    classes = range(len(np.unique(labels)))
    shuffled = [rng.permutation(np.flatnonzero(labels == c)) for c in classes]
    return [np.concatenate([rows[:n] for rows in shuffled]) for n in each]


# %% id="q4" wrong="drawn with replacement"
def balanced_rows(labels, each, seed):
    """Return one array of row numbers for each number of rows per class."""
    rng = np.random.default_rng(seed)
    drawn = [rng.choice(np.flatnonzero(labels == c), each[-1]) for c in np.unique(labels)]
    return [np.concatenate([rows[:n] for rows in drawn]) for n in each]


# %% id="q4" wrong="the nested rows of the lesson, not balanced"
def balanced_rows(labels, each, seed):
    """Return one array of row numbers for each number of rows per class."""
    order = np.random.default_rng(seed).permutation(len(labels))
    return [order[: n * len(np.unique(labels))] for n in each]


# %% id="q4" wrong="numbers within the class instead of row numbers"
def balanced_rows(labels, each, seed):
    """Return one array of row numbers for each number of rows per class."""
    rng = np.random.default_rng(seed)
    shuffled = [rng.permutation((labels == c).sum()) for c in np.unique(labels)]
    return [np.concatenate([rows[:n] for rows in shuffled]) for n in each]


# %% id="q4" wrong="a block of neighbours from a random place"
def balanced_rows(labels, each, seed):
    """Return one array of row numbers for each number of rows per class."""
    rng = np.random.default_rng(seed)
    turned = []
    for c in np.unique(labels):
        rows = np.flatnonzero(labels == c)
        turned.append(np.roll(rows, rng.integers(len(rows))))
    return [np.concatenate([rows[:n] for rows in turned]) for n in each]


# %% id="q4" wrong="rows counted from 1"
def balanced_rows(labels, each, seed):
    """Return one array of row numbers for each number of rows per class."""
    rng = np.random.default_rng(seed)
    shuffled = [rng.permutation(np.flatnonzero(labels == c)) + 1 for c in np.unique(labels)]
    return [np.concatenate([rows[:n] for rows in shuffled]) for n in each]


# %% id="q4" wrong="the largest set first"
def balanced_rows(labels, each, seed):
    """Return one array of row numbers for each number of rows per class."""
    rng = np.random.default_rng(seed)
    shuffled = [rng.permutation(np.flatnonzero(labels == c)) for c in np.unique(labels)]
    return [np.concatenate([rows[:n] for rows in shuffled]) for n in each[::-1]]


# %% id="q5" right="a clone, its weights and its optimiser in the loop"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])


# %% id="q6" right="columns by name"
gap = by_seed["training, 800 rows"].mean() - by_seed["validation, 800 rows"].mean()
least_gain = (by_seed["validation, 800 rows"] - by_seed["validation, 400 rows"]).min()
answer = "c"


# %% id="q6" right="NumPy and places"
few, many, own = by_seed.to_numpy().T
gap = (own - many).mean()
least_gain = np.min(many - few)
answer = "c"


# %% id="q6" right="plain Python"
rows = list(by_seed.itertuples(index=False, name=None))
gap = sum(own for _, _, own in rows) / 5 - sum(new for _, new, _ in rows) / 5
least_gain = sorted(new - old for old, new, _ in rows)[0]
answer = "c"


# %% id="q6" wrong="the gap against the 400 rows"
gap = by_seed["training, 800 rows"].mean() - by_seed["validation, 400 rows"].mean()
least_gain = (by_seed["validation, 800 rows"] - by_seed["validation, 400 rows"]).min()
answer = "c"


# %% id="q6" wrong="the gap with the other sign"
gap = by_seed["validation, 800 rows"].mean() - by_seed["training, 800 rows"].mean()
least_gain = (by_seed["validation, 800 rows"] - by_seed["validation, 400 rows"]).min()
answer = "c"


# %% id="q6" wrong="rounded to two digits"
gap = round(by_seed["training, 800 rows"].mean() - by_seed["validation, 800 rows"].mean(), 2)
least_gain = round((by_seed["validation, 800 rows"] - by_seed["validation, 400 rows"]).min(), 2)
answer = "c"


# %% id="q6" wrong="the mean gain"
gap = by_seed["training, 800 rows"].mean() - by_seed["validation, 800 rows"].mean()
least_gain = (by_seed["validation, 800 rows"] - by_seed["validation, 400 rows"]).mean()
answer = "c"


# %% id="q6" wrong="the smallest at 800 minus the smallest at 400, not in pairs"
gap = by_seed["training, 800 rows"].mean() - by_seed["validation, 800 rows"].mean()
least_gain = by_seed["validation, 800 rows"].min() - by_seed["validation, 400 rows"].min()
answer = "c"


# %% id="q6" wrong="the smallest at 800 minus the largest at 400"
gap = by_seed["training, 800 rows"].mean() - by_seed["validation, 800 rows"].mean()
least_gain = by_seed["validation, 800 rows"].min() - by_seed["validation, 400 rows"].max()
answer = "c"


# %% id="q6" wrong="the seed of the smallest gain"
gap = by_seed["training, 800 rows"].mean() - by_seed["validation, 800 rows"].mean()
least_gain = (by_seed["validation, 800 rows"] - by_seed["validation, 400 rows"]).idxmin()
answer = "c"


# %% id="q6" wrong="the median gap"
gap = (by_seed["training, 800 rows"] - by_seed["validation, 800 rows"]).median()
least_gain = (by_seed["validation, 800 rows"] - by_seed["validation, 400 rows"]).min()
answer = "c"


# %% id="q6" wrong="the gain in percentage points"
gap = by_seed["training, 800 rows"].mean() - by_seed["validation, 800 rows"].mean()
least_gain = 100 * (by_seed["validation, 800 rows"] - by_seed["validation, 400 rows"]).min()
answer = "c"
