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


# %% id="q3" right="lists of Python numbers"
W = [[0, 0, 5, 0], [24, -24, 0, 0]]
U = [[0, 0, 0, 0]]
b = [-12, 12, 0, 9]


# %% id="q3" right="filled in column by column"
W, U, b = np.zeros((2, 4)), np.zeros((1, 4)), np.zeros(4)
INPUT, FORGET, NOTE, OUTPUT = range(4)
W[1, INPUT], b[INPUT] = 30, -15
W[1, FORGET], b[FORGET] = -30, 15
W[0, NOTE] = 3
b[OUTPUT] = 8


# %% id="q3" right="the value reaches the note, which also looks at the old state"
W = np.array([[0.0, 0, 20, 0], [40, -40, 0, 0]], dtype="float32")
U = np.array([[0.0, 0, 0.5, 0]])
b = np.array([-20.0, 20, 0, 20])


# %% id="q3" right="Keras tensors, and an output gate that opens with the flag still more"
W = keras.ops.convert_to_tensor([[0.0, 0.0, 8.0, 0.0], [22.0, -22.0, 0.0, 5.0]])
U = keras.ops.zeros((1, 4))
b = keras.ops.convert_to_tensor([-11.0, 11.0, 0.0, 6.0])


# %% id="q3" wrong="all zeros" fails="q3_notes q3_ignores q3_replaces"
W, U, b = np.zeros((2, 4)), np.zeros((1, 4)), np.zeros(4)


# %% id="q3" wrong="the forget gate is always open: the old note stays" fails="q3_replaces"
W = np.array([[0, 0, 10, 0], [20, 0, 0, 0]])
U = np.zeros((1, 4))
b = np.array([-10, 10, 0, 10])


# %% id="q3" wrong="the input gate is always open: each value is noted" fails="q3_ignores"
W = np.array([[0, 0, 10, 0], [0, -20, 0, 0]])
U = np.zeros((1, 4))
b = np.array([10, 10, 0, 10])


# %% id="q3" wrong="the forget gate the wrong way round" fails="q3_ignores q3_replaces"
W = np.array([[0, 0, 10, 0], [20, 20, 0, 0]])
U = np.zeros((1, 4))
b = np.array([-10, -10, 0, 10])


# %% id="q3" wrong="the forget gate always closed" fails="q3_ignores"
W = np.array([[0, 0, 10, 0], [20, 0, 0, 0]])
U = np.zeros((1, 4))
b = np.array([-10, -10, 0, 10])


# %% id="q3" wrong="the two rows exchanged" fails="q3_notes q3_ignores q3_replaces"
W = np.array([[20, -20, 0, 0], [0, 0, 10, 0]])
U = np.zeros((1, 4))
b = np.array([-10, 10, 0, 10])


# %% id="q3" wrong="the order of the columns: forget gate first" fails="q3_notes q3_ignores q3_replaces"
W = np.array([[0, 0, 10, 0], [-20, 20, 0, 0]])
U = np.zeros((1, 4))
b = np.array([10, -10, 0, 10])


# %% id="q3" wrong="the order of the columns: the new note last" fails="q3_notes q3_ignores q3_replaces"
W = np.array([[0, 0, 0, 10], [20, -20, 0, 0]])
U = np.zeros((1, 4))
b = np.array([-10, 10, 10, 0])


# %% id="q3" wrong="gates that are hardly open or closed" fails="q3_notes q3_ignores q3_replaces"
W = np.array([[0, 0, 1, 0], [2, -2, 0, 0]])
U = np.zeros((1, 4))
b = np.array([-1, 1, 0, 1])


# %% id="q3" wrong="gates of 0.993: the note fades in 100 steps" fails="q3_ignores"
W = np.array([[0, 0, 10, 0], [10, -10, 0, 0]])
U = np.zeros((1, 4))
b = np.array([-5, 5, 0, 10])


# %% id="q3" wrong="the output gate half open" fails="q3_notes q3_ignores q3_replaces"
W = np.array([[0, 0, 10, 0], [20, -20, 0, 0]])
U = np.zeros((1, 4))
b = np.array([-10, 10, 0, 0])


# %% id="q3" wrong="the note follows the flag" fails="q3_notes q3_ignores q3_replaces"
W = np.array([[0, 0, 0, 0], [20, -20, 10, 0]])
U = np.zeros((1, 4))
b = np.array([-10, 10, 0, 10])


# %% id="q3" wrong="the note has the wrong sign" fails="q3_notes q3_ignores q3_replaces"
W = np.array([[0, 0, -10, 0], [20, -20, 0, 0]])
U = np.zeros((1, 4))
b = np.array([-10, 10, 0, 10])


# %% id="q3" wrong="a bias in the note: something is noted before the first flag, little by little" fails="q3_notes q3_ignores q3_replaces"
W = np.array([[0, 0, 10, 0], [20, -20, 0, 0]])
U = np.zeros((1, 4))
b = np.array([-10, 10, 20, 10])


# %% id="q3" wrong="the transposed shape" fails="q3_notes q3_ignores q3_replaces"
W = np.array([[0, 20], [0, -20], [10, 0], [0, 0]])
U = np.zeros((1, 4))
b = np.array([-10, 10, 0, 10])


# %% id="q3" wrong="no bias: without a flag the gates are half open" fails="q3_ignores"
W = np.array([[0, 0, 10, 0], [20, -20, 0, 0]])
U = np.zeros((1, 4))
b = np.array([0, 0, 0, 10])


# %% id="q3" wrong="U is forgotten" fails="q3_notes q3_ignores q3_replaces"
W = np.array([[0.0, 0, 10, 0], [20, -20, 0, 0]])
b = np.array([-10.0, 10, 0, 10])


# %% id="q4" right="two loops and a list"
def perplexity(chances, labels):
    came = []
    for page, row in zip(chances, labels):
        for chance, label in zip(page, row):
            if label != 0:
                came.append(chance[label])
    return float(np.exp(-np.mean(np.log(came))))


# %% id="q4" right="a mask, then two lists of places"
def perplexity(chances, labels):
    page, step = np.nonzero(labels)
    return np.exp(-np.log(chances[page, step, labels[page, step]]).mean())


# %% id="q4" right="flattened, and the loss of Keras, weighted"
def perplexity(chances, labels):
    labels = labels.reshape(-1)
    flat = chances.reshape(len(labels), -1)[labels > 0].astype("float64")
    losses = keras.losses.sparse_categorical_crossentropy(labels[labels > 0], flat)
    return keras.ops.exp(keras.ops.mean(losses))


# %% id="q4" right="a product and a root"
import math


def perplexity(chances, labels):
    logs = [
        math.log2(chances[page, step, labels[page, step]])
        for page, step in np.ndindex(*labels.shape)
        if labels[page, step] > 0
    ]
    return 2 ** (-sum(logs) / len(logs))


# %% id="q4" wrong="padding counts" fails="q4_padding"
def perplexity(chances, labels):
    came = np.take_along_axis(chances, labels[..., None], axis=-1)[..., 0]
    return np.exp(-np.log(came).mean())


# %% id="q4" wrong="the sum is divided by the number of all places" fails="q4_padding"
def perplexity(chances, labels):
    came = np.take_along_axis(chances, labels[..., None], axis=-1)[..., 0]
    return np.exp(-np.log(came[labels > 0]).sum() / labels.size)


# %% id="q4" wrong="the mean of the pages' cross-entropies" fails="q4_padding"
def perplexity(chances, labels):
    came = np.take_along_axis(chances, labels[..., None], axis=-1)[..., 0]
    pages = [-np.log(page[row > 0]).mean() for page, row in zip(came, labels)]
    return np.exp(np.mean(pages))


# %% id="q4" wrong="the mean of the pages' perplexities" fails="q4_full q4_padding"
def perplexity(chances, labels):
    came = np.take_along_axis(chances, labels[..., None], axis=-1)[..., 0]
    pages = [np.exp(-np.log(page[row > 0]).mean()) for page, row in zip(came, labels)]
    return np.mean(pages)


# %% id="q4" wrong="only padding at the end is left out" fails="q4_padding"
def perplexity(chances, labels):
    logs = []
    for page, row in zip(chances, labels):
        used = np.flatnonzero(row).max() + 1
        logs += [np.log(page[step, row[step]]) for step in range(used)]
    return np.exp(-np.mean(logs))


# %% id="q4" wrong="only padding at the front is left out" fails="q4_padding"
def perplexity(chances, labels):
    logs = []
    for page, row in zip(chances, labels):
        first = np.flatnonzero(row).min()
        logs += [np.log(page[step, row[step]]) for step in range(first, len(row))]
    return np.exp(-np.mean(logs))


# %% id="q4" wrong="[UNK] is left out, too" fails="q4_full q4_padding"
def perplexity(chances, labels):
    came = np.take_along_axis(chances, labels[..., None], axis=-1)[..., 0]
    return np.exp(-np.log(came[labels > 1]).mean())


# %% id="q4" wrong="the cross-entropy" fails="q4_full q4_padding"
def perplexity(chances, labels):
    came = np.take_along_axis(chances, labels[..., None], axis=-1)[..., 0]
    return -np.log(came[labels > 0]).mean()


# %% id="q4" wrong="the mean is taken before the logarithm" fails="q4_full q4_padding"
def perplexity(chances, labels):
    came = np.take_along_axis(chances, labels[..., None], axis=-1)[..., 0]
    return 1 / came[labels > 0].mean()


# %% id="q4" wrong="the minus is missing" fails="q4_full q4_padding"
def perplexity(chances, labels):
    came = np.take_along_axis(chances, labels[..., None], axis=-1)[..., 0]
    return np.exp(np.log(came[labels > 0]).mean())


# %% id="q4" wrong="logarithm and power of different bases" fails="q4_full q4_padding"
def perplexity(chances, labels):
    came = np.take_along_axis(chances, labels[..., None], axis=-1)[..., 0]
    return np.exp(-np.log2(came[labels > 0]).mean())


# %% id="q4" wrong="the largest probability, whatever came" fails="q4_full q4_padding"
def perplexity(chances, labels):
    return np.exp(-np.log(chances.max(axis=-1)[labels > 0]).mean())


# %% id="q4" wrong="the whole rows of the words that came" fails="q4_full q4_padding"
def perplexity(chances, labels):
    return np.exp(-np.log(chances[labels > 0]).mean())


# %% id="q4" wrong="the labels counted from 1" fails="q4_full q4_padding"
def perplexity(chances, labels):
    came = np.take_along_axis(chances, np.maximum(labels - 1, 0)[..., None], axis=-1)[..., 0]
    return np.exp(-np.log(came[labels > 0]).mean())


# %% id="q4" wrong="a perplexity for each page" fails="q4_full q4_padding"
def perplexity(chances, labels):
    came = np.take_along_axis(chances, labels[..., None], axis=-1)[..., 0]
    return [np.exp(-np.log(page[row > 0]).mean()) for page, row in zip(came, labels)]


# %% id="q4" wrong="the probability of padding is shared out among the words" fails="q4_full q4_padding"
def perplexity(chances, labels):
    chances = chances / (1 - chances[..., :1])
    came = np.take_along_axis(chances, labels[..., None], axis=-1)[..., 0]
    return np.exp(-np.log(came[labels > 0]).mean())


# %% id="q5" right="a capital letter"
answer = "B"

# %% id="q5" right="with brackets and blanks"
answer = " (b) "

# %% id="q5" wrong="takes the luckiest seed" fails="q5_reading"
answer = "a"

# %% id="q5" wrong="takes a perplexity for a share" fails="q5_reading"
answer = "c"

# %% id="q5" wrong="looks at the training pages only" fails="q5_reading"
answer = "d"

# %% id="q5" wrong="what the LSTM does not use cannot be of use" fails="q5_reading"
answer = "e"

# %% id="q5" wrong="a perplexity, not a letter" fails="q5_reading"
answer = 8.3

# %% id="q6" right="functional API, a GRU, a loss object"
inputs = keras.Input(shape=(None,))
hidden = layers.Embedding(len(note_words), 24, mask_zero=True)(inputs)
hidden = layers.GRU(32, return_sequences=True)(hidden)
outputs = layers.Dense(4, activation="softmax")(hidden)
model = keras.Model(inputs, outputs)
model.compile(keras.optimizers.Adam(0.02), keras.losses.SparseCategoricalCrossentropy())
model.fit(notes, holders, epochs=8, verbose=0)


# %% id="q6" right="a class, one-hot labels"
class Reader(keras.Model):
    def __init__(self):
        super().__init__()
        self.table = layers.Embedding(len(note_words), 16, mask_zero=True)
        self.memory = layers.LSTM(32, return_sequences=True)
        self.answer = layers.Dense(4, activation="softmax")

    def call(self, x):
        return self.answer(self.memory(self.table(x)))


model = Reader()
model.compile(keras.optimizers.Adam(0.02), "categorical_crossentropy")
model.fit(notes, keras.utils.to_categorical(holders, 4), epochs=8, verbose=0)


# %% id="q6" right="TimeDistributed, small batches"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(note_words), 16, mask_zero=True),
        layers.LSTM(32, return_sequences=True),
        layers.TimeDistributed(layers.Dense(4, activation="softmax")),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(notes, holders, batch_size=16, epochs=7, verbose=0)


# %% id="q6" wrong="one answer at the end" fails="q6_shapes q6_forwards q6_padding q6_learns"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(note_words), 16, mask_zero=True),
        layers.LSTM(32),
        layers.Dense(4, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(notes, holders[:, -1], epochs=1, verbose=0)


# %% id="q6" wrong="padding is read" fails="q6_padding"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(note_words), 16),
        layers.LSTM(32, return_sequences=True),
        layers.Dense(4, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(notes, holders, epochs=8, verbose=0)


# %% id="q6" wrong="reads backwards as well" fails="q6_forwards"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(note_words), 16, mask_zero=True),
        layers.Bidirectional(layers.LSTM(32, return_sequences=True)),
        layers.Dense(4, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(notes, holders, epochs=8, verbose=0)


# %% id="q6" wrong="a window of eight words: a convolution that looks back" fails="q6_padding q6_learns"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(note_words), 16),
        layers.Conv1D(64, 8, padding="causal", activation="relu"),
        layers.Dense(4, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(notes, holders, epochs=8, verbose=0)


# %% id="q6" wrong="a convolution that looks both ways" fails="q6_forwards q6_padding q6_learns"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(note_words), 16),
        layers.Conv1D(64, 9, padding="same", activation="relu"),
        layers.Dense(4, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(notes, holders, epochs=8, verbose=0)


# %% id="q6" wrong="each word by itself" fails="q6_learns"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(note_words), 16, mask_zero=True),
        layers.Dense(32, activation="relu"),
        layers.Dense(4, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(notes, holders, epochs=8, verbose=0)


# %% id="q6" wrong="rows of 24 words only" fails="q6_shapes q6_forwards q6_padding q6_learns"
model = keras.Sequential(
    [
        keras.Input(shape=(24,)),
        layers.Embedding(len(note_words), 16, mask_zero=True),
        layers.LSTM(32, return_sequences=True),
        layers.Dense(4, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(notes, holders, epochs=1, verbose=0)


# %% id="q6" wrong="scores instead of probabilities" fails="q6_shapes"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(note_words), 16, mask_zero=True),
        layers.LSTM(32, return_sequences=True),
        layers.Dense(4),
    ]
)
model.compile(
    keras.optimizers.Adam(0.02), keras.losses.SparseCategoricalCrossentropy(from_logits=True)
)
model.fit(notes, holders, epochs=8, verbose=0)


# %% id="q6" wrong="a sigmoid for each holder" fails="q6_shapes q6_learns"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(note_words), 16, mask_zero=True),
        layers.LSTM(32, return_sequences=True),
        layers.Dense(4, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(notes, holders, epochs=1, verbose=0)


# %% id="q6" wrong="never fitted" fails="q6_learns"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(note_words), 16, mask_zero=True),
        layers.LSTM(32, return_sequences=True),
        layers.Dense(4, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")


# %% id="q6" wrong="three holders: nobody is forgotten" fails="q6_shapes q6_forwards q6_padding q6_learns"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(note_words), 16, mask_zero=True),
        layers.LSTM(32, return_sequences=True),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(notes, np.maximum(holders - 1, 0), epochs=1, verbose=0)


# %% id="q6" wrong="learns the words instead of the holders" fails="q6_shapes q6_forwards q6_padding q6_learns"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(note_words), 16, mask_zero=True),
        layers.LSTM(32, return_sequences=True),
        layers.Dense(len(note_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(notes, notes, epochs=1, verbose=0)


# %% id="q6" wrong="one epoch of small steps" fails="q6_learns"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(note_words), 16, mask_zero=True),
        layers.LSTM(32, return_sequences=True),
        layers.Dense(4, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(notes, holders, epochs=1, verbose=0)


# %% id="q6" wrong="pages and holders shuffled apart" fails="q6_learns"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(note_words), 16, mask_zero=True),
        layers.LSTM(32, return_sequences=True),
        layers.Dense(4, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(notes, holders[::-1], epochs=2, verbose=0)
