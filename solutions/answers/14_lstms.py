# %% [markdown]
# # Answers to exercise 14
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.

# %% id="q1" right="a loop, and lists"
def encode(text, vocabulary, length):
    numbers = []
    for word in text.lower().split():
        if word in vocabulary:
            numbers.append(vocabulary.index(word))
        else:
            numbers.append(1)
    numbers = numbers[-length:]
    return [0] * (length - len(numbers)) + numbers


# %% id="q1" right="NumPy, filled from the right"
def encode(text, vocabulary, length):
    numbers = np.array(
        [vocabulary.index(w) if w in vocabulary else 1 for w in text.lower().split()]
    )
    row = np.zeros(length, dtype=int)
    kept = numbers[-length:]
    row[length - len(kept) :] = kept
    return row


# %% id="q1" right="a TextVectorization layer"
def encode(text, vocabulary, length):
    layer = layers.TextVectorization(vocabulary=vocabulary[2:])
    numbers = layer([text]).numpy()
    return keras.utils.pad_sequences(numbers, maxlen=length)[0]


# %% id="q1" wrong="zeros at the end" fails="q1_length"
def encode(text, vocabulary, length):
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length, padding="post")[0]


# %% id="q1" wrong="keeps the first words" fails="q1_length"
def encode(text, vocabulary, length):
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.lower().split()][:length]
    return [0] * (length - len(numbers)) + numbers


# %% id="q1" wrong="unknown words vanish, as in the old Tokenizer" fails="q1_unknown"
def encode(text, vocabulary, length):
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place[word] for word in text.lower().split() if word in place]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]


# %% id="q1" wrong="stops at an unknown word" fails="q1_unknown"
def encode(text, vocabulary, length):
    numbers = [vocabulary.index(word) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]


# %% id="q1" wrong="capital letters matter" fails="q1_known"
def encode(text, vocabulary, length):
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]


# %% id="q1" wrong="counts the places from 1" fails="q1_known q1_unknown q1_length"
def encode(text, vocabulary, length):
    place = {word: number for number, word in enumerate(vocabulary, start=1)}
    numbers = [place.get(word, 1) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]


# %% id="q1" wrong="unknown words get the number of the padding" fails="q1_unknown"
def encode(text, vocabulary, length):
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 0) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]


# %% id="q1" wrong="a part of a word counts as the word" fails="q1_unknown"
def encode(text, vocabulary, length):
    numbers = []
    for word in text.lower().split():
        number = 1
        for place, known in enumerate(vocabulary):
            if known and (word.startswith(known)):
                number = place
        numbers.append(number)
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]


# %% id="q1" wrong="looks for the word in one long text" fails="q1_unknown"
def encode(text, vocabulary, length):
    known = " ".join(vocabulary[2:])
    place = {word: number for number, word in enumerate(vocabulary)}
    words = text.lower().split()
    numbers = [place.get(word, 2) if word in known else 1 for word in words]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]


# %% id="q1" wrong="only the first letter of the text is made small" fails="q1_known"
def encode(text, vocabulary, length):
    place = {word: number for number, word in enumerate(vocabulary)}
    words = (text[0].lower() + text[1:]).split()
    return keras.utils.pad_sequences([[place.get(word, 1) for word in words]], maxlen=length)[0]


# %% id="q1" wrong="only the first letter of each word is made small" fails="q1_known"
def encode(text, vocabulary, length):
    place = {word: number for number, word in enumerate(vocabulary)}
    words = [word[0].lower() + word[1:] for word in text.split()]
    return keras.utils.pad_sequences([[place.get(word, 1) for word in words]], maxlen=length)[0]


# %% id="q1" wrong="bytes: numbers above 255 turn over" fails="q1_known"
def encode(text, vocabulary, length):
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [[place.get(word, 1) for word in text.lower().split()]]
    return keras.utils.pad_sequences(numbers, maxlen=length, dtype="uint8")[0]


# %% id="q1" wrong="the vocabulary of the example, whatever list it gets" fails="q1_known"
def encode(text, words, length):
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]


# %% id="q1" wrong="a word that comes again is counted once" fails="q1_known q1_unknown q1_length"
def encode(text, vocabulary, length):
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in dict.fromkeys(text.lower().split())]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]


# %% id="q1" wrong="a table with one row" fails="q1_known q1_unknown q1_length"
def encode(text, vocabulary, length):
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)


# %% id="q1" wrong="drops unknown words where the text is too long" fails="q1_unknown"
def encode(text, vocabulary, length):
    words = text.lower().split()
    if len(words) > length:
        words = [word for word in words if word in vocabulary]
    numbers = [vocabulary.index(word) if word in vocabulary else 1 for word in words]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]


# %% id="q2" right="slices of the array"
def windows(numbers, width):
    inputs = np.stack([numbers[i : len(numbers) - width + i] for i in range(width)], axis=1)
    return inputs, numbers[width:]


# %% id="q2" right="NumPy's sliding windows"
def windows(numbers, width):
    return np.lib.stride_tricks.sliding_window_view(numbers, width)[:-1], numbers[width:]


# %% id="q2" right="plain lists"
def windows(numbers, width):
    inputs, labels = [], []
    for end in range(width, len(numbers)):
        inputs.append(list(numbers[end - width : end]))
        labels.append(int(numbers[end]))
    return inputs, labels


# %% id="q2" wrong="as it was" fails="q2_inputs q2_labels"
def windows(numbers, width):
    starts = range(len(numbers) - width + 1)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + width - 1] for i in starts]
    return np.array(inputs), np.array(labels)


# %% id="q2" wrong="the label is still the last number of the window" fails="q2_labels"
def windows(numbers, width):
    starts = range(len(numbers) - width)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + width - 1] for i in starts]
    return np.array(inputs), np.array(labels)


# %% id="q2" wrong="leaves out a number between window and label" fails="q2_inputs q2_labels"
def windows(numbers, width):
    starts = range(len(numbers) - width - 1)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + width + 1] for i in starts]
    return np.array(inputs), np.array(labels)


# %% id="q2" wrong="one window too many, without a label" fails="q2_inputs"
def windows(numbers, width):
    inputs = [numbers[i : i + width] for i in range(len(numbers) - width + 1)]
    return np.array(inputs), np.array(numbers[width:])


# %% id="q2" wrong="windows that do not overlap" fails="q2_inputs q2_labels"
def windows(numbers, width):
    starts = range(0, len(numbers) - width, width)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + width] for i in starts]
    return np.array(inputs), np.array(labels)


# %% id="q2" wrong="the label is the whole next window" fails="q2_labels"
def windows(numbers, width):
    starts = range(len(numbers) - width)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + 1 : i + width + 1] for i in starts]
    return np.array(inputs), np.array(labels)


# %% id="q2" wrong="forgets to return" fails="q2_inputs q2_labels"
def windows(numbers, width):
    starts = range(len(numbers) - width)
    inputs = np.array([numbers[i : i + width] for i in starts])
    labels = np.array([numbers[i + width] for i in starts])


# %% id="q2" wrong="equal windows only once" fails="q2_inputs q2_labels"
def windows(numbers, width):
    pairs = {}
    for i in range(len(numbers) - width):
        pairs.setdefault(tuple(numbers[i : i + width].tolist()), int(numbers[i + width]))
    return np.array(list(pairs)), np.array(list(pairs.values()))


# %% id="q2" wrong="the width is always 2" fails="q2_inputs q2_labels"
def windows(numbers, width):
    return np.column_stack([numbers[:-2], numbers[1:-1]]), numbers[2:]


# %% id="q2" wrong="windows with a zero are left out, as padding" fails="q2_inputs q2_labels"
def windows(numbers, width):
    starts = [i for i in range(len(numbers) - width) if np.all(numbers[i : i + width])]
    inputs = np.array([numbers[i : i + width] for i in starts])
    return inputs, np.array([numbers[i + width] for i in starts])


# %% id="q2" wrong="the number after the last one is the first" fails="q2_inputs q2_labels"
def windows(numbers, width):
    starts = range(len(numbers) - width + 1)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[(i + width) % len(numbers)] for i in starts]
    return np.array(inputs), np.array(labels)


# %% id="q2" wrong="one more than the last number of the window" fails="q2_labels"
def windows(numbers, width):
    inputs = np.array([numbers[i : i + width] for i in range(len(numbers) - width)])
    return inputs, inputs[:, -1] + 1


# %% id="q2" wrong="labels first" fails="q2_inputs q2_labels"
def windows(numbers, width):
    inputs = np.array([numbers[i : i + width] for i in range(len(numbers) - width)])
    return numbers[width:], inputs


# %% id="q3" right="Keras counts"
in_embedding = layers.Embedding(5000, 64)
in_embedding.build((None, 20))
in_embedding = in_embedding.count_params()
reader = layers.LSTM(128, return_sequences=True)
stacked_shape = tuple(reader(np.zeros((32, 20, 64), "float32")).shape)
in_lstm = reader.count_params()

# %% id="q3" right="box by box, and a list"
box = 64 * 128 + 128 * 128 + 128
in_lstm = 4.0 * box
in_embedding = np.int64(5000) * 64
stacked_shape = [32, 20, 128]

# %% id="q3" wrong="one box instead of four" fails="q3_lstm"
in_embedding = 5000 * 64
in_lstm = 128 * (128 + 64) + 128
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="a cell for each word of the window" fails="q3_lstm"
in_embedding = 5000 * 64
in_lstm = 20 * 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="the biases forgotten" fails="q3_lstm"
in_embedding = 5000 * 64
in_lstm = 4 * 128 * (128 + 64)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="a bias in the embedding" fails="q3_embedding"
in_embedding = 5000 * 64 + 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="two more rows for padding and [UNK]" fails="q3_embedding"
in_embedding = 5002 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="only the last state" fails="q3_shape"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 128)

# %% id="q3" wrong="words and numbers swapped" fails="q3_shape"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 128, 20)

# %% id="q3" wrong="the first two exchanged, and a text" fails="q3_embedding q3_lstm q3_shape"
in_lstm = 5000 * 64
in_embedding = 4 * (128 * (128 + 64) + 128)
stacked_shape = "(32, 20, 128)"

# %% id="q3" wrong="no batch, as Keras prints it" fails="q3_shape"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (None, 20, 128)

# %% id="q3" wrong="the width of the vectors, not of the state" fails="q3_shape"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 64)


# %% id="q4" right="keras.ops"
def at_temperature(probabilities, temperature):
    return keras.ops.softmax(keras.ops.log(probabilities) / temperature)


# %% id="q4" right="powers of the shares of the largest"
def at_temperature(probabilities, temperature):
    powers = (probabilities / probabilities.max()) ** (1 / temperature)
    return powers / powers.sum()


# %% id="q4" right="a list, through SciPy"
from scipy.special import softmax


def at_temperature(probabilities, temperature):
    return list(softmax(np.log(probabilities) / temperature))


# %% id="q4" wrong="softmax of the probabilities: twice" fails="q4_one q4_others q4_cold"
def at_temperature(probabilities, temperature):
    raised = np.exp(probabilities / temperature)
    return raised / raised.sum()


# %% id="q4" wrong="multiplies instead of dividing" fails="q4_others q4_cold"
def at_temperature(probabilities, temperature):
    scores = np.log(probabilities) * temperature
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()


# %% id="q4" wrong="nan in the cold" fails="q4_cold"
def at_temperature(probabilities, temperature):
    raised = np.exp(np.log(probabilities) / temperature)
    return raised / raised.sum()


# %% id="q4" wrong="does not add up to 1" fails="q4_others q4_cold"
def at_temperature(probabilities, temperature):
    return np.exp(np.log(probabilities) / temperature)


# %% id="q4" wrong="divides the probabilities, then makes them add up to 1" fails="q4_others q4_cold"
def at_temperature(probabilities, temperature):
    divided = probabilities / temperature
    return divided / divided.sum()


# %% id="q4" wrong="always takes the likeliest" fails="q4_one q4_others q4_cold"
def at_temperature(probabilities, temperature):
    return (probabilities == probabilities.max()).astype(float)


# %% id="q4" wrong="divides after the softmax" fails="q4_others q4_cold"
def at_temperature(probabilities, temperature):
    raised = np.exp(np.log(probabilities))
    return raised / raised.sum() / temperature


# %% id="q4" wrong="in the cold, all to the likeliest" fails="q4_cold"
def at_temperature(probabilities, temperature):
    if temperature < 0.01:
        return (np.arange(len(probabilities)) == np.argmax(probabilities)).astype(float)
    raised = np.exp(np.log(probabilities) / temperature)
    return raised / raised.sum()


# %% id="q4" wrong="in the cold, nan becomes 0" fails="q4_cold"
def at_temperature(probabilities, temperature):
    raised = np.exp(np.log(probabilities) / temperature)
    return np.nan_to_num(raised / raised.sum())


# %% id="q4" wrong="in the cold, all scores are cut off at -700" fails="q4_cold"
def at_temperature(probabilities, temperature):
    raised = np.exp(np.clip(np.log(probabilities) / temperature, -700, 700))
    return raised / raised.sum()


# %% id="q4" wrong="never colder than 0.1" fails="q4_cold"
def at_temperature(probabilities, temperature):
    raised = np.exp(np.log(probabilities) / max(temperature, 0.1))
    return raised / raised.sum()


# %% id="q4" wrong="never hotter than 1" fails="q4_others"
def at_temperature(probabilities, temperature):
    scores = np.log(probabilities) / min(temperature, 1)
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()


# %% id="q4" wrong="rounded to three decimals" fails="q4_one q4_others"
def at_temperature(probabilities, temperature):
    scores = np.log(probabilities) / temperature
    raised = np.exp(scores - scores.max())
    return np.round(raised / raised.sum(), 3)


# %% id="q4" wrong="the mean is subtracted before exp" fails="q4_cold"
def at_temperature(probabilities, temperature):
    scores = np.log(probabilities) / temperature
    raised = np.exp(scores - scores.mean())
    return raised / raised.sum()


# %% id="q5" right="a capital letter"
answer = "D"

# %% id="q5" right="with brackets and blanks"
answer = " (d) "

# %% id="q5" wrong="takes the cross-entropy for a share" fails="q5_reading"
answer = "a"

# %% id="q5" wrong="looks at the training pages only" fails="q5_reading"
answer = "b"

# %% id="q5" wrong="suspects a leak" fails="q5_reading"
answer = "c"

# %% id="q5" wrong="asks for more epochs" fails="q5_reading"
answer = "e"

# %% id="q5" wrong="a perplexity, not a letter" fails="q5_reading"
answer = 992

# %% id="q6" right="functional, a GRU with a mask, a loss object"
inputs = keras.Input(shape=(None,))
hidden = layers.Embedding(len(text_words), 24, mask_zero=True)(inputs)
hidden = layers.GRU(32)(hidden)
outputs = layers.Dense(len(text_words), activation="softmax")(hidden)
model = keras.Model(inputs, outputs)
model.compile(keras.optimizers.Adam(0.02), keras.losses.SparseCategoricalCrossentropy())
model.fit(x, y, batch_size=64, epochs=9, verbose=0)

# %% id="q6" right="two LSTMs, a separate softmax, an accuracy"
model = keras.Sequential()
model.add(keras.Input(shape=(None,)))
model.add(layers.Embedding(len(text_words), 16))
model.add(layers.LSTM(32, return_sequences=True))
model.add(layers.LSTM(32))
model.add(layers.Dense(len(text_words)))
model.add(layers.Activation("softmax"))
model.compile(
    keras.optimizers.Adam(0.005),
    loss=keras.losses.SparseCategoricalCrossentropy(),
    metrics=["accuracy"],
)
model.fit(x, y, batch_size=64, epochs=10, verbose=0)

# %% id="q6" right="Adam as it comes, more epochs"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 32),
        layers.LSTM(64),
        layers.Dense(len(text_words), "softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(x, y, epochs=22, verbose=0)

# %% id="q6" wrong="a mean of the vectors: the order is lost" fails="q6_order"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.GlobalAveragePooling1D(),
        layers.Dense(32, activation="relu"),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(x, y, batch_size=64, epochs=8, verbose=0)

# %% id="q6" wrong="windows of six words only" fails="q6_shapes"
model = keras.Sequential(
    [
        keras.Input(shape=(6,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(x, y, batch_size=64, epochs=5, verbose=0)

# %% id="q6" wrong="a sigmoid for each word" fails="q6_probability q6_loss"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(x, y, batch_size=64, epochs=5, verbose=0)

# %% id="q6" wrong="for one-hot labels" fails="q6_loss"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "categorical_crossentropy")
model.fit(x, keras.utils.to_categorical(y, len(text_words)), batch_size=64, epochs=5, verbose=0)

# %% id="q6" wrong="a window of one word is too short for it" fails="q6_shapes"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.Conv1D(64, 3, activation="relu"),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(x, y, batch_size=64, epochs=5, verbose=0)

# %% id="q6" wrong="reads the last word only, as a count of pairs does" fails="q6_learns"
inputs = keras.Input(shape=(None,))
last = layers.Embedding(len(text_words), 32)(inputs)[:, -1]
outputs = layers.Dense(len(text_words), activation="softmax")(last)
model = keras.Model(inputs, outputs)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(x, y, batch_size=64, epochs=8, verbose=0)

# %% id="q6" wrong="more outputs than words" fails="q6_shapes"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(100, 16),
        layers.LSTM(32),
        layers.Dense(100, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(x, y, batch_size=64, epochs=5, verbose=0)

# %% id="q6" wrong="scores instead of probabilities" fails="q6_probability"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words)),
    ]
)
model.compile(
    keras.optimizers.Adam(0.02), keras.losses.SparseCategoricalCrossentropy(from_logits=True)
)
model.fit(x, y, batch_size=64, epochs=5, verbose=0)

# %% id="q6" wrong="one epoch, slowly" fails="q6_learns"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(x, y, epochs=1, verbose=0)

# %% id="q6" wrong="labels one word off: it repeats the last word" fails="q6_learns"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(x, x[:, -1], batch_size=64, epochs=3, verbose=0)

# %% id="q6" wrong="mean squared error" fails="q6_loss q6_learns"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile("adam", "mean_squared_error")
model.fit(x, keras.utils.to_categorical(y, len(text_words)), batch_size=64, epochs=2, verbose=0)

# %% id="q6" wrong="the state after every word" fails="q6_shapes q6_loss q6_learns"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32, return_sequences=True),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(x, y, batch_size=64, epochs=5, verbose=0)
