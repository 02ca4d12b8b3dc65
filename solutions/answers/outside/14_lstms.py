# %% id="q1" right="dictionary and pad_sequences, as in the hints"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]

# %% id="q1" right="beginner's loops with in and index, np.array at the end"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    numbers = []
    for word in text.split():
        word = word.lower()
        if word in vocabulary:
            numbers.append(vocabulary.index(word))
        else:
            numbers.append(1)
    while len(numbers) < length:
        numbers.insert(0, 0)
    while len(numbers) > length:
        numbers.pop(0)
    return np.array(numbers)

# %% id="q1" right="NumPy: filled from the right end, type hints"
def encode(text: str, vocabulary: list[str], length: int) -> np.ndarray:
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    words = text.lower().split()[-length:]
    result = np.zeros(length, dtype="int64")
    for i, word in enumerate(reversed(words), start=1):
        hits = np.flatnonzero(np.array(vocabulary) == word)
        result[-i] = hits[0] if hits.size else 1
    return result

# %% id="q1" right="pandas: a Series as the look-up table"
import pandas as pd


def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    place = pd.Series(range(len(vocabulary)), index=vocabulary)
    numbers = pd.Series(text.lower().split(), dtype=object).map(place).fillna(1).astype(int)
    padded = np.concatenate([np.zeros(length, dtype=int), numbers.to_numpy()])
    return padded[-length:]

# %% id="q1" right="TextVectorization with the given vocabulary"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    to_numbers = layers.TextVectorization(vocabulary=list(vocabulary), standardize="lower")
    numbers = to_numbers([text]).numpy()[0]
    print("words:", len(numbers), "  wanted:", length)
    missing = max(0, length - len(numbers))
    return np.pad(numbers, (missing, 0))[-length:]

# %% id="q1" wrong="breaks: 'zeros are put at the front' - at the end"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length, padding="post")[0]

# %% id="q1" wrong="breaks: 'the last length words are kept' - the first are kept"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length, truncating="post")[0]

# %% id="q1" wrong="breaks: 'capital letters do not matter' - no small letters made"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]

# %% id="q1" wrong="breaks: 'capital letters do not matter' - only at the beginning of the text"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    text = text[:1].lower() + text[1:]
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]

# %% id="q1" wrong="breaks: 'a word that is not in the list gets the number 1' - it is left out"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place[word] for word in text.lower().split() if word in place]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]

# %% id="q1" wrong="breaks: 'gets the number 1' - gets 0"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 0) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]

# %% id="q1" wrong="breaks: 'gets the number 1' - gets the next free number"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, len(vocabulary)) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]

# %% id="q1" wrong="off by one: 'its place in the list' - counted from 1"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    place = {word: number for number, word in enumerate(vocabulary, start=1)}
    numbers = [place.get(word, 1) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]

# %% id="q1" wrong="breaks: 'its place in the list' - the list is sorted first"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    place = {word: number for number, word in enumerate(sorted(vocabulary))}
    numbers = [place.get(word, 1) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]

# %% id="q1" wrong="hard-coded: the words of the example instead of the argument"
PLACE = {"the": 2, "says": 3, "hen": 4, "nothing": 5, "cat": 6}


def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    numbers = [PLACE.get(word, 1) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]

# %% id="q1" wrong="breaks: 'a flat array' - a table with one row"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)

# %% id="q1" wrong="breaks: 'if the text has fewer words' - nothing is filled up"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.lower().split()]
    return np.array(numbers[-length:])

# %% id="q1" wrong="breaks: 'if it has more' - nothing is cut"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.lower().split()]
    return np.array([0] * (length - len(numbers)) + numbers)

# %% id="q1" wrong="breaks: 'a word's number is its place' - repeated words are counted once"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in dict.fromkeys(text.lower().split())]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]

# %% id="q1" wrong="a word counts as known if it begins like one of the list"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    numbers = []
    for word in text.lower().split():
        number = 1
        for place, known in enumerate(vocabulary):
            if known and word.startswith(known):
                number = place
        numbers.append(number)
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]

# %% id="q2" right="the two mistakes mended"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    starts = range(len(numbers) - width)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + width] for i in starts]
    return np.array(inputs), np.array(labels)

# %% id="q2" right="sliding_window_view"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    inputs = np.lib.stride_tricks.sliding_window_view(numbers[:-1], width).copy()
    labels = numbers[width:].copy()
    return inputs, labels

# %% id="q2" right="a table of places, type hints"
def windows(numbers: np.ndarray, width: int) -> tuple[np.ndarray, np.ndarray]:
    """Return all windows that are followed by a number, and these numbers."""
    numbers = np.asarray(numbers)
    count = max(len(numbers) - width, 0)
    places = np.arange(count)[:, None] + np.arange(width)[None, :]
    return numbers[places], numbers[width:]

# %% id="q2" right="beginner's while loop, filled into zeros"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    how_many = len(numbers) - width
    inputs = np.zeros((how_many, width), dtype=int)
    labels = np.zeros(how_many, dtype=int)
    start = 0
    while start + width < len(numbers):
        for step in range(width):
            inputs[start, step] = numbers[start + step]
        labels[start] = numbers[start + width]
        start = start + 1
    print("windows:", how_many)
    return inputs, labels

# %% id="q2" right="windows one wider, split into inputs and labels"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    both = np.stack([numbers[i : i + width + 1] for i in range(len(numbers) - width)])
    inputs, labels = both[:, :-1], both[:, -1]
    return inputs, labels

# %% id="q2" wrong="unchanged: the function as it was"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    starts = range(len(numbers) - width + 1)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + width - 1] for i in starts]
    return np.array(inputs), np.array(labels)

# %% id="q2" wrong="breaks: 'labels has this number' - the last number of the window"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    starts = range(len(numbers) - width)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + width - 1] for i in starts]
    return np.array(inputs), np.array(labels)

# %% id="q2" wrong="breaks: 'each window that is followed by a number' - the last window has none, and its label is made of the first number"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    starts = range(len(numbers) - width + 1)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[(i + width) % len(numbers)] for i in starts]
    return np.array(inputs), np.array(labels)

# %% id="q2" wrong="off by one: 'a row for each window' - the last one with a label is missing"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    starts = range(len(numbers) - width - 1)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + width] for i in starts]
    return np.array(inputs), np.array(labels)

# %% id="q2" wrong="off by one: the first window is missing"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    starts = range(1, len(numbers) - width)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + width] for i in starts]
    return np.array(inputs), np.array(labels)

# %% id="q2" wrong="breaks: 'Nothing is filled up' - the lesson's windows, with zeros at the front"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    padded = np.concatenate([np.zeros(width - 1, int), numbers])
    inputs = [padded[end - width : end] for end in range(width, len(padded))]
    return np.array(inputs), np.array(numbers[1:])

# %% id="q2" wrong="breaks: 'Nothing is filled up' - the last label is a 0"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    starts = range(len(numbers) - width + 1)
    inputs = [numbers[i : i + width] for i in starts]
    labels = np.append(numbers[width:], 0)
    return np.array(inputs), labels

# %% id="q2" wrong="breaks: 'the number that follows' - the one after the next"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    starts = range(len(numbers) - width - 1)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + width + 1] for i in starts]
    return np.array(inputs), np.array(labels)

# %% id="q2" wrong="breaks: 'each window' - the windows do not overlap"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    starts = range(0, len(numbers) - width, width)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + width] for i in starts]
    return np.array(inputs), np.array(labels)

# %% id="q2" wrong="breaks: 'labels has this number' - a whole window, one place on"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    starts = range(len(numbers) - width)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + 1 : i + width + 1] for i in starts]
    return np.array(inputs), np.array(labels)

# %% id="q2" wrong="swapped: labels and inputs"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    starts = range(len(numbers) - width)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + width] for i in starts]
    return np.array(labels), np.array(inputs)

# %% id="q2" wrong="hard-coded: the width is always 2"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    inputs = np.column_stack([numbers[:-2], numbers[1:-1]])
    labels = numbers[2:]
    return inputs, labels

# %% id="q2" wrong="wrong axis: a column for each window"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    count = len(numbers) - width
    inputs = np.array([numbers[i : i + count] for i in range(width)])
    return inputs, np.array(numbers[width:])

# %% id="q2" wrong="breaks: 'each window' - equal windows only once"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    pairs = {}
    for i in range(len(numbers) - width):
        pairs.setdefault(tuple(int(n) for n in numbers[i : i + width]), int(numbers[i + width]))
    return np.array(list(pairs)), np.array(list(pairs.values()))

# %% id="q3" right="written down, computed on paper"
in_embedding = 320000
in_lstm = 98816
stacked_shape = (32, 20, 128)

# %% id="q3" right="computed with names and type hints, printed"
words_known: int = 5000
vector_length: int = 64
units: int = 128
in_embedding: int = words_known * vector_length
in_lstm: int = 4 * (units * (units + vector_length) + units)
stacked_shape: tuple[int, int, int] = (32, 20, units)
print(f"embedding {in_embedding:,}, LSTM {in_lstm:,}, between the two LSTMs {stacked_shape}")

# %% id="q3" right="Keras counts"
network = keras.Sequential(
    [
        keras.Input(shape=(20,)),
        layers.Embedding(5000, 64),
        layers.LSTM(128, return_sequences=True),
        layers.LSTM(128),
        layers.Dense(5000, activation="softmax"),
    ]
)
in_embedding = network.layers[0].count_params()
in_lstm = network.layers[1].count_params()
stacked_shape = (32, *network.layers[1].output.shape[1:])

# %% id="q3" right="NumPy: the sizes of the weight arrays; numpy whole numbers in the tuple"
table = np.zeros((5000, 64))
W, U, b = np.zeros((64, 4 * 128)), np.zeros((128, 4 * 128)), np.zeros(4 * 128)
in_embedding = np.int64(table.size)
in_lstm = np.sum([W.size, U.size, b.size])
states = np.zeros((32, 20, U.shape[0]), dtype="int8")
stacked_shape = tuple(np.array(states.shape))

# %% id="q3" wrong="breaks: 'in_embedding' - a bias for each column is added"
in_embedding = 5000 * 64 + 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="breaks: 'padding and [UNK] included' - two rows more"
in_embedding = 5002 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="misunderstanding: a row for each place of the window instead of each word of the vocabulary"
in_embedding = 20 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="misunderstanding: the LSTM has one box, not four"
in_embedding = 5000 * 64
in_lstm = 128 * (128 + 64) + 128
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="breaks: 'in_lstm' - the three gates are counted, the new note is not"
in_embedding = 5000 * 64
in_lstm = 3 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="breaks: 'in_lstm' - the biases are forgotten"
in_embedding = 5000 * 64
in_lstm = 4 * 128 * (128 + 64)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="swapped: units and inputs of the LSTM"
in_embedding = 5000 * 64
in_lstm = 4 * (64 * (64 + 128) + 64)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="misunderstanding: new weights for each of the 20 words"
in_embedding = 5000 * 64
in_lstm = 20 * 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="misunderstanding: the window's width is taken for the length of the vectors"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 20) + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="breaks: 'a second LSTM shall read what the first one gives' - only the last state"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 128)

# %% id="q3" wrong="breaks: 'for a batch of 32 windows' - None instead of 32"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (None, 20, 128)

# %% id="q3" wrong="breaks: 'Which shape does its output have' - that of its input"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 64)

# %% id="q3" wrong="wrong axis: words and numbers are exchanged"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 128, 20)

# %% id="q3" wrong="wrong axis: words first, then windows"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (20, 32, 128)

# %% id="q3" wrong="breaks: 'A plain tuple of three numbers' - a text"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = "(32, 20, 128)"

# %% id="q3" wrong="breaks: 'the number of parameters of the LSTM' - that of the whole network"
in_embedding = 5000 * 64
in_lstm = 5000 * 64 + 4 * (128 * (128 + 64) + 128) + 129 * 5000
stacked_shape = (32, 20, 128)

# %% id="q4" right="NumPy, the largest score subtracted"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    scores = np.log(probabilities) / temperature
    raised = np.exp(scores - np.max(scores))
    return raised / raised.sum()

# %% id="q4" right="keras.ops.softmax, a tensor comes out"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    p = keras.ops.convert_to_tensor(probabilities, dtype="float64")
    return keras.ops.softmax(keras.ops.log(p) / temperature, axis=-1)

# %% id="q4" right="beginner's loop, list turned into an array"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    scores = []
    for p in probabilities:
        scores.append(np.log(float(p)) / temperature)
    largest = max(scores)
    exponentials = []
    for score in scores:
        exponentials.append(np.exp(score - largest))
    total = sum(exponentials)
    return np.array([e / total for e in exponentials])

# %% id="q4" right="logaddexp, helper function and type hints"
def log_of_sum(scores: np.ndarray) -> float:
    """The logarithm of the sum of all exponentials."""
    return np.logaddexp.reduce(scores)


def at_temperature(probabilities: np.ndarray, temperature: float) -> np.ndarray:
    """Return the probabilities at another temperature."""
    scores = np.log(np.asarray(probabilities, dtype=float)) / temperature
    return np.exp(scores - log_of_sum(scores))

# %% id="q4" right="a Softmax layer of Keras"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    scores = np.log(probabilities) / float(temperature)
    scores = scores - scores.max()
    chances = layers.Softmax(dtype="float64")(scores[np.newaxis])[0]
    return np.asarray(chances)

# %% id="q4" wrong="breaks: 'It must also work for a thousand words at the temperature 0.002' - 0 divided by 0"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    raised = np.exp(np.log(probabilities) / temperature)
    return raised / raised.sum()

# %% id="q4" wrong="breaks: 'divide their logarithms' - the softmax of the probabilities themselves"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    scores = np.asarray(probabilities) / temperature
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()

# %% id="q4" wrong="breaks: 'divide' - the logarithms are multiplied"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    scores = np.log(probabilities) * temperature
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()

# %% id="q4" wrong="breaks: 'then take the softmax' - not divided by the sum"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    scores = np.log(probabilities) / temperature
    return np.exp(scores - scores.max())

# %% id="q4" wrong="breaks: 'Return the probabilities' - the scores before the softmax"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    return np.log(probabilities) / temperature

# %% id="q4" wrong="breaks: 'logarithms' - those of base 2, with exponentials of base e"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    scores = np.log2(probabilities) / temperature
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()

# %% id="q4" wrong="the largest number is subtracted after the exponential"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    scores = np.log(probabilities) / temperature
    raised = np.exp(scores)
    raised = raised - raised.max()
    return raised / raised.sum()

# %% id="q4" wrong="breaks: 'must also work' in the cold - nan is turned into 0"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    raised = np.exp(np.log(probabilities) / temperature)
    return np.nan_to_num(raised / raised.sum())

# %% id="q4" wrong="breaks: 'must also work' in the cold - all to the likeliest word below 0.01"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    probabilities = np.asarray(probabilities)
    if temperature < 0.01:
        result = np.zeros(len(probabilities))
        result[probabilities.argmax()] = 1.0
        return result
    raised = np.exp(np.log(probabilities) / temperature)
    return raised / raised.sum()

# %% id="q4" wrong="breaks: 'must also work' in the cold - the scores are cut off at -700"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    scores = np.clip(np.log(probabilities) / temperature, -700, 700)
    raised = np.exp(scores)
    return raised / raised.sum()

# %% id="q4" wrong="breaks: 'must also work' in the cold - a small number keeps the sum from being 0"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    raised = np.exp(np.log(probabilities) / temperature)
    return raised / (raised.sum() + 1e-9)

# %% id="q4" wrong="softmax twice"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    scores = np.log(probabilities) / temperature
    once = np.exp(scores - scores.max())
    once = once / once.sum()
    twice = np.exp(once - once.max())
    return twice / twice.sum()

# %% id="q4" wrong="breaks: 'at that temperature' - colder than 1 only; above 1 it stays as it is"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    scores = np.log(probabilities) / min(temperature, 1)
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()

# %% id="q4" wrong="divided by the largest exponential instead of the sum"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    raised = np.exp((np.log(probabilities) - np.log(np.max(probabilities))) / temperature)
    return raised / raised.max()

# %% id="q4" wrong="rounded to three digits"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    scores = np.log(probabilities) / temperature
    raised = np.exp(scores - scores.max())
    return np.round(raised / raised.sum(), 3)

# %% id="q5" right="the letter"
answer = "d"

# %% id="q5" right="single quotes, with an explanation"
answer = 'd'
print("On the training pages it hesitates between two words, on new pages between 992 of 1,000.")

# %% id="q5" right="computed, then written, type hint"
perplexity_train, perplexity_test = np.exp(0.7), np.exp(6.9)
print(f"{perplexity_train:.1f} and {perplexity_test:.0f}, of 1000 words")
by_heart = perplexity_train < 10 and perplexity_test > 900
answer: str = "d" if by_heart else "b"

# %% id="q5" right="picked from the letters"
letters = list("abcde")
answer = letters[3]

# %% id="q5" wrong="misunderstanding: cross-entropy read as per cent"
answer = "a"

# %% id="q5" wrong="misunderstanding: looks at the training pages only"
answer = "b"

# %% id="q5" wrong="misunderstanding: a leak"
answer = "c"

# %% id="q5" wrong="misunderstanding: not trained enough"
answer = "e"

# %% id="q5" wrong="breaks: 'Write the letter' - two letters"
answer = "bd"

# %% id="q5" wrong="breaks: 'Write the letter' - the perplexity"
answer = np.exp(6.9)

# %% id="q5" wrong="breaks: 'Write the letter' - nothing chosen"
answer = ""

# %% id="q6" right="Sequential, embedding 16, LSTM 32, Adam(0.02)"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.02),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(x, y, batch_size=64, epochs=12, verbose=0)

# %% id="q6" right="functional API, two stacked LSTMs, a loss object, mask_zero, validation split and EarlyStopping"
%matplotlib inline
import matplotlib.pyplot as plt

V = len(text_words)
inputs = keras.Input(shape=(None,), name="window")
vectors = layers.Embedding(V, 24, mask_zero=True)(inputs)
states = layers.LSTM(32, return_sequences=True)(vectors)
last = layers.LSTM(32)(states)
outputs = layers.Dense(V, activation="softmax")(last)
model = keras.Model(inputs, outputs)
model.compile(
    optimizer=keras.optimizers.Adam(0.01),
    loss=keras.losses.SparseCategoricalCrossentropy(),
    metrics=["accuracy"],
)
stop = keras.callbacks.EarlyStopping(patience=4, restore_best_weights=True)
history = model.fit(
    x, y, validation_split=0.1, epochs=25, batch_size=32, callbacks=[stop], verbose=0
)
plt.plot(history.history["loss"], label="training")
plt.plot(history.history["val_loss"], label="validation")
plt.xlabel("epoch")
plt.ylabel("cross-entropy")
plt.legend()
plt.show()
print("validation accuracy:", max(history.history["val_accuracy"]))

# %% id="q6" right="subclassed keras.Model with a GRU, RMSprop"
class Reader(keras.Model):
    """Reads words in order, and guesses the next one."""

    def __init__(self, words: int):
        super().__init__()
        self.embed = layers.Embedding(words, 20)
        self.read = layers.GRU(40)
        self.guess = layers.Dense(words, activation="softmax")

    def call(self, numbers):
        return self.guess(self.read(self.embed(numbers)))


model = Reader(len(text_words))
model(keras.Input(shape=(None,)))
model.compile(
    optimizer=keras.optimizers.RMSprop(0.01),
    loss="sparse_categorical_crossentropy",
    metrics=[keras.metrics.SparseCategoricalAccuracy()],
)
model.fit(x, y, batch_size=64, epochs=15, verbose=0)

# %% id="q6" right="SimpleRNN, dropout, softmax as a layer of its own, trained in two goes"
model = keras.Sequential()
model.add(keras.Input(shape=(None,), dtype="int32"))
model.add(layers.Embedding(input_dim=len(text_words), output_dim=16))
model.add(layers.SimpleRNN(48))
model.add(layers.Dropout(0.1))
model.add(layers.Dense(len(text_words)))
model.add(layers.Softmax())
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.optimizer.learning_rate = 0.01
for learning_rate, epochs in ((0.01, 10), (0.002, 10)):
    model.optimizer.learning_rate = learning_rate
    model.fit(x, y, batch_size=64, epochs=epochs, verbose=0)
loss, accuracy = model.evaluate(x, y, verbose=0)
print(f"perplexity {np.exp(loss):.1f}, right {accuracy:.0%}")

# %% id="q6" right="Bidirectional LSTM, Nadam, small batches"
size = int(text_words.index(text_words[-1])) + 1
model = keras.Sequential(
    [
        keras.layers.Input((None,)),
        keras.layers.Embedding(size, 16),
        keras.layers.Bidirectional(keras.layers.LSTM(24)),
        keras.layers.Dense(size, activation=keras.activations.softmax),
    ],
    name="reader",
)
model.compile(
    loss=keras.losses.sparse_categorical_crossentropy,
    optimizer=keras.optimizers.Nadam(learning_rate=0.01),
    metrics=["acc"],
)
history = model.fit(x, y, epochs=12, batch_size=32, verbose=0)
print(history.history["acc"][-1])

# %% id="q6" wrong="breaks: 'windows of any width' - Flatten, six words only"
model = keras.Sequential(
    [
        keras.Input(shape=(6,)),
        layers.Embedding(len(text_words), 16),
        layers.Flatten(),
        layers.Dense(64, activation="relu"),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, batch_size=64, epochs=15, verbose=0)

# %% id="q6" wrong="breaks: 'keras.Input(shape=(None,))' - the width is fixed at 6"
model = keras.Sequential(
    [
        keras.Input(shape=(6,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, batch_size=64, epochs=12, verbose=0)

# %% id="q6" wrong="breaks: 'the order of the words matters' - the mean of the vectors"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 32),
        layers.GlobalAveragePooling1D(),
        layers.Dense(64, activation="relu"),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, batch_size=64, epochs=30, verbose=0)

# %% id="q6" wrong="breaks: 'right about at least 76 %' - sees the last word only, as a count of pairs"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 32),
        layers.Lambda(lambda vectors: vectors[:, -1]),
        layers.Dense(64, activation="relu"),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, batch_size=64, epochs=30, verbose=0)

# %% id="q6" wrong="breaks: 'fit a network' - never fitted"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])

# %% id="q6" wrong="breaks: 'Train it for as long as that takes' - one epoch, small learning rate"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.001), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, batch_size=64, epochs=1, verbose=0)

# %% id="q6" wrong="breaks: 'probability' - sigmoid, so they do not add up to 1"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, batch_size=64, epochs=12, verbose=0)

# %% id="q6" wrong="breaks: 'it returns one probability for each word' - logits"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words)),
    ]
)
model.compile(
    keras.optimizers.Adam(0.02),
    keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
model.fit(x, y, batch_size=64, epochs=12, verbose=0)

# %% id="q6" wrong="breaks: 'for labels that are whole numbers' - one-hot labels and the other cross-entropy"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "categorical_crossentropy", metrics=["accuracy"])
model.fit(x, keras.utils.to_categorical(y, len(text_words)), batch_size=64, epochs=12, verbose=0)

# %% id="q6" wrong="breaks: 'its loss is the cross-entropy' - compiled again with mse in the end"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, batch_size=64, epochs=12, verbose=0)
model.compile(keras.optimizers.Adam(0.02), "mse", metrics=["accuracy"])

# %% id="q6" wrong="breaks: 'one probability for each word' - after every word of the window"
labels = np.concatenate([x[:, 1:], y[:, None]], axis=1)
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32, return_sequences=True),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, labels, batch_size=64, epochs=12, verbose=0)

# %% id="q6" wrong="breaks: 'those of the next word' - the last word of the window is the label"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, x[:, -1], batch_size=64, epochs=12, verbose=0)

# %% id="q6" wrong="breaks: 'each word of the vocabulary' - a hundred outputs"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(100, 16),
        layers.LSTM(32),
        layers.Dense(100, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, batch_size=64, epochs=12, verbose=0)

# %% id="q6" wrong="breaks: 'Train it on x and y' - twenty windows only"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x[:20], y[:20], batch_size=20, epochs=40, verbose=0)

# %% id="q6" wrong="breaks: 'Train it on x and y' - the labels are shuffled"
shuffled = np.random.default_rng(0).permutation(y)
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, shuffled, batch_size=64, epochs=12, verbose=0)

# %% id="q1" right="dictionary and pad_sequences"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]

# %% id="q1" right="beginner's loop with lists"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    numbers = []
    for word in text.split(" "):
        small = word.lower()
        if small in vocabulary:
            numbers.append(vocabulary.index(small))
        else:
            numbers.append(1)
    while len(numbers) < length:
        numbers.insert(0, 0)
    while len(numbers) > length:
        numbers.pop(0)
    return numbers

# %% id="q1" right="NumPy: fill an array of zeros from the right, type hints"
def encode(text: str, vocabulary: list[str], length: int) -> np.ndarray:
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    kept = text.lower().split()[-length:]
    result = np.zeros(length, dtype="int64")
    for step, word in enumerate(reversed(kept), start=1):
        result[-step] = vocabulary.index(word) if word in vocabulary else 1
    return result

# %% id="q1" wrong="breaks: 'zeros are put at the front' - at the end"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.lower().split()][-length:]
    return numbers + [0] * (length - len(numbers))

# %% id="q1" wrong="breaks: 'the last length words are kept' - the first ones"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length, truncating="post")[0]

# %% id="q1" wrong="breaks: 'gets the number 1' - unknown words are left out"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    numbers = [vocabulary.index(word) for word in text.lower().split() if word in vocabulary]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]

# %% id="q1" wrong="breaks: 'capital letters do not matter' - only the first letter of the text is made small"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    text = text[:1].lower() + text[1:]
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]

# %% id="q1" wrong="breaks: 'a flat array' - a table with one row"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)

# %% id="q1" wrong="breaks: 'its place in the list' - the places of the example are written down, the argument is ignored"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    place = {"the": 2, "says": 3, "hen": 4, "nothing": 5, "cat": 6}
    numbers = [place.get(word, 1) for word in text.lower().split()]
    return ([0] * length + numbers)[-length:]

# %% id="q1" wrong="breaks: 'the last length words are kept' - unknown words are dropped only where the text is too long"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    words = text.lower().split()
    if len(words) > length:
        words = [word for word in words if word in vocabulary]
    numbers = [vocabulary.index(word) if word in vocabulary else 1 for word in words]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]

# %% id="q2" right="the two lines mended"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    starts = range(len(numbers) - width)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + width] for i in starts]
    return np.array(inputs), np.array(labels)

# %% id="q2" right="sliding_window_view and a slice"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    numbers = np.asarray(numbers)
    inputs = np.lib.stride_tricks.sliding_window_view(numbers[:-1], width).copy()
    return inputs, numbers[width:]

# %% id="q2" right="windows one wider, cut into input and label, in a loop"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    rows = []
    end = width + 1
    while end <= len(numbers):
        rows.append(list(numbers[end - width - 1 : end]))
        end = end + 1
    table = np.array(rows)
    return table[:, :-1], table[:, -1]

# %% id="q2" wrong="breaks: 'a row for each window that is followed by a number' - the last one is missing"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    starts = range(len(numbers) - width - 1)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + width] for i in starts]
    return np.array(inputs), np.array(labels)

# %% id="q2" wrong="breaks: 'labels has this number' - still the last number of the window"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    starts = range(len(numbers) - width)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + width - 1] for i in starts]
    return np.array(inputs), np.array(labels)

# %% id="q2" wrong="breaks: 'that is followed by a number' - the last window gets the first number as its label"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    starts = range(len(numbers) - width + 1)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[(i + width) % len(numbers)] for i in starts]
    return np.array(inputs), np.array(labels)

# %% id="q2" wrong="breaks: 'Nothing is filled up' - zeros at the front as in the lesson"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    padded = np.concatenate([np.zeros(width - 1, int), numbers])
    inputs = [padded[end - width : end] for end in range(width, len(padded))]
    return np.array(inputs), np.array(numbers[1:])

# %% id="q2" wrong="breaks: 'labels has this number' - the whole next window"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    starts = range(len(numbers) - width)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + 1 : i + width + 1] for i in starts]
    return np.array(inputs), np.array(labels)

# %% id="q2" wrong="breaks: 'a row for each window' - the label is the right one for a width of 2 only"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    starts = range(len(numbers) - width)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + 2] for i in starts]
    return np.array(inputs), np.array(labels)

# %% id="q2" wrong="breaks: 'a row for each window' - equal windows are kept once"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    following = {}
    for i in range(len(numbers) - width):
        following[tuple(int(n) for n in numbers[i : i + width])] = int(numbers[i + width])
    return np.array(list(following)), np.array(list(following.values()))

# %% id="q3" right="by hand"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" right="built and counted, shape as a list"
network = keras.Sequential(
    [
        keras.Input(shape=(20,)),
        layers.Embedding(5000, 64),
        layers.LSTM(128, return_sequences=True),
        layers.LSTM(128),
        layers.Dense(5000, activation="softmax"),
    ]
)
in_embedding = network.layers[0].count_params()
in_lstm = network.layers[1].count_params()
stacked_shape = [32, *network.layers[1].output.shape[1:]]
print(in_embedding, in_lstm, stacked_shape)

# %% id="q3" right="box by box, with names"
words, vector, units, window, batch = 5_000, 64, 128, 20, 32
in_embedding = words * vector
one_box = units * vector + units * units + units
in_lstm = sum(one_box for _ in ("input", "forget", "new note", "output"))
stacked_shape = (batch, window, units)

# %% id="q3" wrong="breaks: 'padding and [UNK] included' - two rows more"
in_embedding = (5000 + 2) * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="breaks: 'parameters of the embedding' - a bias that it does not have"
in_embedding = 5000 * 64 + 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="breaks: 'parameters of the LSTM' - without the biases"
in_embedding = 320_000
in_lstm = 4 * 128 * (128 + 64)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="breaks: 'parameters of the LSTM' - the width of the window as its inputs"
in_embedding = 320_000
in_lstm = 4 * (128 * (128 + 20) + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="breaks: 'parameters of the LSTM' - the three gates alone, without the new note"
in_embedding = 320_000
in_lstm = 3 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="breaks: 'Which shape does its output then have' - the last state only"
in_embedding = 320_000
in_lstm = 98_816
stacked_shape = (32, 128)

# %% id="q3" wrong="breaks: 'Which shape does its output then have' - the length of a word's vector"
in_embedding = 320_000
in_lstm = 98_816
stacked_shape = (32, 20, 64)

# %% id="q4" right="NumPy, the largest subtracted"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    scores = np.log(probabilities) / temperature
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()

# %% id="q4" right="keras.ops in float64"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    tensor = keras.ops.convert_to_tensor(np.asarray(probabilities, "float64"))
    scores = keras.ops.log(tensor) / temperature
    return keras.ops.convert_to_numpy(keras.ops.softmax(scores))

# %% id="q4" right="beginner's loops with math"
import math


def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    scores = [math.log(float(p)) / temperature for p in probabilities]
    largest = max(scores)
    total = 0.0
    for score in scores:
        total += math.exp(score - largest)
    return np.array([math.exp(score - largest) / total for score in scores])

# %% id="q4" wrong="breaks: 'It must also work for a thousand words at the temperature 0.002' - nothing subtracted"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    raised = np.exp(np.log(probabilities) / temperature)
    return raised / raised.sum()

# %% id="q4" wrong="breaks: 'their logarithms' - softmax of the probabilities themselves"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    scores = np.asarray(probabilities) / temperature
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()

# %% id="q4" wrong="breaks: 'divide by it' - multiplied"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    scores = np.log(probabilities) * temperature
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()

# %% id="q4" wrong="breaks: 'a thousand words at the temperature 0.002' - the scores are clipped, so all become alike"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    scores = np.clip(np.log(probabilities) / temperature, -700, None)
    raised = np.exp(scores)
    return raised / raised.sum()

# %% id="q4" wrong="breaks: 'take the softmax' - the results do not add up to 1"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    scores = np.log(probabilities) / temperature
    return np.exp(scores - scores.max())

# %% id="q4" wrong="breaks: 'logarithms' - those to the base 10"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    if temperature == 1:
        return np.asarray(probabilities)
    scores = np.log10(probabilities) / temperature
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()

# %% id="q4" wrong="breaks: 'a thousand words at the temperature 0.002' - in the cold the likeliest gets everything"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    probabilities = np.asarray(probabilities)
    if temperature < 0.01:
        result = np.zeros(len(probabilities))
        result[probabilities.argmax()] = 1.0
        return result
    raised = np.exp(np.log(probabilities) / temperature)
    return raised / raised.sum()

# %% id="q5" right="the letter"
answer = "d"

# %% id="q5" right="with the two perplexities"
print("training pages:", np.exp(0.7), "  test pages:", np.exp(6.9))
answer = 'd'

# %% id="q5" right="decided by a comparison"
vocabulary_size = 1000
knows_nothing_new = np.exp(6.9) > 0.9 * vocabulary_size
knows_by_heart = np.exp(0.7) < 3
answer = "d" if knows_nothing_new and knows_by_heart else "b"

# %% id="q5" wrong="the wrong letter: a cross-entropy is no percentage"
answer = "a"

# %% id="q5" wrong="the wrong letter: only the training pages are looked at"
answer = "b"

# %% id="q5" wrong="the wrong letter: no leak"
answer = "c"

# %% id="q5" wrong="the wrong letter: it has learned the training pages"
answer = "e"

# %% id="q5" wrong="breaks: 'Write the letter' - two of them"
answer = "bd"

# %% id="q5" wrong="breaks: 'into answer' - another name"
Answer = "d"

# %% id="q5" wrong="breaks: 'Write the letter' - a perplexity instead"
answer = np.exp(6.9)

# %% id="q6" right="the lesson's network, smaller"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=20, batch_size=64, verbose=0)

# %% id="q6" right="functional API, GRU, loss object, dropout"
V = len(text_words)
window = keras.Input(shape=(None,), dtype="int32")
vectors = layers.Embedding(input_dim=V, output_dim=24)(window)
state = layers.GRU(48)(vectors)
state = layers.Dropout(0.1)(state)
chances = layers.Dense(V, activation="softmax")(state)
model = keras.Model(window, chances)
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.01),
    loss=keras.losses.SparseCategoricalCrossentropy(),
    metrics=["accuracy"],
)
history = model.fit(x, y, epochs=20, batch_size=64, verbose=0)
print("accuracy:", history.history["accuracy"][-1])

# %% id="q6" right="two LSTMs in a stack, softmax as a layer of its own, model.add, RMSprop"
model = keras.Sequential()
model.add(keras.Input(shape=(None,)))
model.add(layers.Embedding(len(text_words), 16))
model.add(layers.LSTM(32, return_sequences=True))
model.add(layers.LSTM(32))
model.add(layers.Dense(len(text_words)))
model.add(layers.Activation("softmax"))
model.compile(optimizer=keras.optimizers.RMSprop(0.01), loss="sparse_categorical_crossentropy")
model.fit(x, y, epochs=25, batch_size=64, verbose=0)

# %% id="q6" wrong="breaks: 'windows of any width' - six words only"
model = keras.Sequential(
    [
        keras.Input(shape=(6,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=20, batch_size=64, verbose=0)

# %% id="q6" wrong="breaks: 'one probability for each word' - scores without softmax"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words)),
    ]
)
model.compile(
    keras.optimizers.Adam(0.02),
    keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
model.fit(x, y, epochs=20, batch_size=64, verbose=0)

# %% id="q6" wrong="breaks: 'the cross-entropy for labels that are whole numbers' - one-hot labels"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "categorical_crossentropy", metrics=["accuracy"])
model.fit(x, keras.utils.to_categorical(y, len(text_words)), epochs=20, batch_size=64, verbose=0)

# %% id="q6" wrong="breaks: 'the order of the words matters' - the vectors are averaged"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 32),
        layers.GlobalAveragePooling1D(),
        layers.Dense(64, activation="relu"),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=40, batch_size=64, verbose=0)

# %% id="q6" wrong="breaks: 'those of the next word' - learns the last word of the window"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, x[:, -1], epochs=20, batch_size=64, verbose=0)

# %% id="q6" wrong="breaks: 'at least 76 % of the next words' - one epoch of small steps"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.001), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=1, batch_size=64, verbose=0)

# %% id="q6" wrong="breaks: 'at least 76 %' - reads only the last word, as a count of pairs does"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.Lambda(lambda vectors: vectors[:, -1]),
        layers.Dense(64, activation="relu"),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=30, batch_size=64, verbose=0)

# %% id="q1" right="beginner's loop, returns a list"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    numbers = []
    for word in text.lower().split(" "):
        if word in vocabulary:
            numbers.append(vocabulary.index(word))
        else:
            numbers.append(1)
    while len(numbers) < length:
        numbers.insert(0, 0)
    while len(numbers) > length:
        numbers.pop(0)
    return numbers

# %% id="q1" right="dictionary and pad_sequences, type hints"
def encode(text: str, vocabulary: list[str], length: int) -> np.ndarray:
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word.lower(), 1) for word in text.split()]
    return keras.utils.pad_sequences(
        [numbers], maxlen=length, padding="pre", truncating="pre", value=0
    )[0]

# %% id="q1" right="pandas reindex and np.pad"
import pandas as pd


def encode(text, vocabulary, length):
    places = pd.Series(np.arange(len(vocabulary)), index=list(vocabulary))
    numbers = places.reindex(text.lower().split(), fill_value=1).to_numpy()
    zeros = max(length - len(numbers), 0)
    return np.pad(numbers, (zeros, 0))[-length:]

# %% id="q1" wrong="breaks: 'capital letters do not matter' - only the first letter of the text is made small"
def encode(text, vocabulary, length):
    place = {word: number for number, word in enumerate(vocabulary)}
    text = text[:1].lower() + text[1:]
    numbers = [place.get(word, 1) for word in text.split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]

# %% id="q1" wrong="breaks: 'the last length words are kept' - of a long text only one word is dropped"
def encode(text, vocabulary, length):
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.lower().split()]
    if len(numbers) > length:
        numbers = numbers[1:]
    return np.array([0] * (length - len(numbers)) + numbers)

# %% id="q1" wrong="breaks: 'It takes a text ... and a list of words' - looks up in the vocabulary of the notebook, made outside the function"
place = {word: number for number, word in enumerate(vocabulary)}


def encode(text, vocabulary, length):
    numbers = [place.get(word, 1) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]

# %% id="q1" wrong="breaks: 'the last length words are kept' - the first ones are kept"
def encode(text, vocabulary, length):
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length, truncating="post")[0]

# %% id="q1" wrong="breaks: 'a word that is not in the list gets the number 1' - unknown words vanish"
def encode(text, vocabulary, length):
    numbers = [vocabulary.index(word) for word in text.lower().split() if word in vocabulary]
    return np.array(([0] * length + numbers)[-length:])

# %% id="q1" wrong="breaks: 'It returns a flat array (or a list)' - a table with one row"
def encode(text, vocabulary, length):
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)

# %% id="q2" right="beginner's loop"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    inputs = []
    labels = []
    start = 0
    while start + width < len(numbers):
        inputs.append(numbers[start : start + width])
        labels.append(numbers[start + width])
        start = start + 1
    return np.array(inputs), np.array(labels)

# %% id="q2" right="sliding_window_view"
def windows(numbers: np.ndarray, width: int) -> tuple[np.ndarray, np.ndarray]:
    numbers = np.asarray(numbers)
    inputs = np.lib.stride_tricks.sliding_window_view(numbers[:-1], width).copy()
    return inputs, numbers[width:].copy()

# %% id="q2" right="pandas, shifted columns"
import pandas as pd


def windows(numbers, width):
    series = pd.Series(np.asarray(numbers))
    columns = [series.shift(-step) for step in range(width + 1)]
    table = pd.concat(columns, axis=1).dropna().astype(int).to_numpy()
    return table[:, :width], table[:, width]

# %% id="q2" wrong="breaks: 'labels has this number' - the last number of the window plus one"
def windows(numbers, width):
    starts = range(len(numbers) - width)
    inputs = np.array([numbers[i : i + width] for i in starts])
    labels = inputs[:, -1] + 1
    return inputs, labels

# %% id="q2" wrong="breaks: 'inputs has a row for each window' - a dictionary keeps a window that comes again only once"
def windows(numbers, width):
    following = {}
    for i in range(len(numbers) - width):
        following[tuple(numbers[i : i + width])] = numbers[i + width]
    return np.array(list(following.keys())), np.array(list(following.values()))

# %% id="q2" wrong="breaks: 'a row for each window that is followed by a number' - windows followed by a 0 are left out"
def windows(numbers, width):
    inputs, labels = [], []
    for i in range(len(numbers) - width):
        label = numbers[i + width]
        if label:
            inputs.append(numbers[i : i + width])
            labels.append(label)
    return np.array(inputs), np.array(labels)

# %% id="q2" wrong="breaks: 'def windows(numbers, width)' - written for the width 2 of the example only"
def windows(numbers, width):
    inputs = np.column_stack([numbers[:-2], numbers[1:-1]])
    labels = numbers[2:]
    return inputs, labels

# %% id="q2" wrong="breaks: 'each window that is followed by a number' - the last window is followed by the beginning of the text"
def windows(numbers, width):
    starts = range(len(numbers) - width + 1)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[(i + width) % len(numbers)] for i in starts]
    return np.array(inputs), np.array(labels)

# %% id="q2" wrong="breaks: 'a row for each window that is followed by a number' - the last such window is missing"
def windows(numbers, width):
    starts = range(len(numbers) - width - 1)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + width] for i in starts]
    return np.array(inputs), np.array(labels)

# %% id="q3" right="formulas"
vocabulary_size, dim, units = 5000, 64, 128
in_embedding = vocabulary_size * dim
in_lstm = 4 * (units * (units + dim) + units)
stacked_shape = (32, 20, units)
print(in_embedding, in_lstm, stacked_shape)

# %% id="q3" right="plain numbers, a list"
in_embedding = 320000
in_lstm = 98816
stacked_shape = [32, 20, 128]

# %% id="q3" right="Keras counts"
table = layers.Embedding(5000, 64)
reader = layers.LSTM(128, return_sequences=True)
states = reader(table(np.zeros((32, 20), dtype="int32")))
in_embedding = table.count_params()
in_lstm = reader.count_params()
stacked_shape = tuple(states.shape)

# %% id="q3" wrong="breaks: 'in_embedding: the number of parameters of the embedding' - with a bias"
in_embedding = 5000 * 64 + 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="breaks: 'in_embedding: the number of parameters of the embedding' - times the 20 words of the window"
in_embedding = 20 * 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="breaks: 'a vocabulary of 5,000 words, padding and [UNK] included' - two rows more in in_embedding"
in_embedding = 5002 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="breaks: 'in_embedding: the number of parameters of the embedding' - only the 20 words of the window"
in_embedding = 20 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="breaks: 'in_lstm: the number of parameters of the LSTM' - one box instead of four"
in_embedding = 5000 * 64
in_lstm = 128 * (128 + 64) + 128
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="breaks: 'in_lstm: the number of parameters of the LSTM' - three gates, the new note forgotten"
in_embedding = 5000 * 64
in_lstm = 3 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="breaks: 'in_lstm: the number of parameters of the LSTM' - no biases"
in_embedding = 5000 * 64
in_lstm = 4 * 128 * (128 + 64)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="breaks: 'in_lstm: the number of parameters of the LSTM' - the old state is forgotten"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * 64 + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="breaks: 'in_lstm: the number of parameters of the LSTM' - two biases for each unit, as in other libraries"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 2 * 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="breaks: 'in_lstm: the number of parameters of the LSTM' - the width of the window taken as inputs"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 20) + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="breaks: 'in_lstm: the number of parameters of the LSTM' - units and inputs mixed up"
in_embedding = 5000 * 64
in_lstm = 4 * (64 * (64 + 128) + 64)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="breaks: 'in_lstm: the number of parameters of the LSTM' - once more for each of the 20 words"
in_embedding = 5000 * 64
in_lstm = 20 * 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 128)

# %% id="q3" wrong="breaks: 'a second LSTM shall read what the first one gives' - stacked_shape of the last state only"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 128)

# %% id="q3" wrong="breaks: 'for a batch of 32 windows' - stacked_shape without the batch"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (20, 128)

# %% id="q3" wrong="breaks: 'for a batch of 32 windows' - None instead of 32, as in the summary"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (None, 20, 128)

# %% id="q3" wrong="breaks: 'Which shape does its output then have' - that of the embedding's output"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 64)

# %% id="q3" wrong="breaks: 'Which shape does its output then have' - words and numbers exchanged"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 128, 20)

# %% id="q3" wrong="breaks: 'Which shape does its output then have' - words first, as in other libraries"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (20, 32, 128)

# %% id="q3" wrong="breaks: 'Write the numbers into a tuple or a list' - a text"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = "(32, 20, 128)"

# %% id="q3" wrong="breaks: 'Write the numbers into a tuple or a list' - how many numbers there are in all"
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = 32 * 20 * 128

# %% id="q3" wrong="breaks: 'in_embedding: the number of parameters' - commas for the thousands make tuples"
in_embedding = 320,000
in_lstm = 98,816
stacked_shape = (32, 20, 128)

# %% id="q4" right="beginner's loops with math"
import math


def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    scores = []
    for p in probabilities:
        scores.append(math.log(float(p)) / temperature)
    largest = max(scores)
    raised = []
    for score in scores:
        raised.append(math.exp(score - largest))
    total = sum(raised)
    return np.array([number / total for number in raised])

# %% id="q4" right="keras.ops, returns a tensor"
from keras import ops


def at_temperature(probabilities, temperature):
    scores = ops.log(ops.convert_to_tensor(probabilities)) / temperature
    return ops.softmax(scores, axis=-1)

# %% id="q4" right="NumPy with the logarithm of the sum, type hints"
def at_temperature(probabilities: np.ndarray, temperature: float) -> np.ndarray:
    scores = np.log(np.asarray(probabilities, dtype="float64")) / temperature
    return np.exp(scores - np.logaddexp.reduce(scores))

# %% id="q4" wrong="breaks: 'It must also work for a thousand words at the temperature 0.002' - nothing is subtracted before exp, so nan"
def at_temperature(probabilities, temperature):
    scores = np.log(probabilities) / temperature
    raised = np.exp(scores)
    return raised / raised.sum()

# %% id="q4" wrong="breaks: 'It must also work for a thousand words at the temperature 0.002' - scores are clipped at -700, so all words become alike"
def at_temperature(probabilities, temperature):
    scores = np.log(probabilities) / temperature
    scores = np.clip(scores, -700, 700)
    raised = np.exp(scores)
    return raised / raised.sum()

# %% id="q4" wrong="breaks: 'divide their logarithms by it, then take the softmax' - in the cold the likeliest word just gets 1"
def at_temperature(probabilities, temperature):
    probabilities = np.asarray(probabilities)
    if temperature < 0.01:
        cold = np.zeros(len(probabilities))
        cold[probabilities.argmax()] = 1.0
        return cold
    scores = np.log(probabilities) / temperature
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()

# %% id="q4" wrong="breaks: 'It must also work for a thousand words at the temperature 0.002' - the mean is subtracted instead of the maximum, so nan if one word is much likelier than most"
def at_temperature(probabilities, temperature):
    scores = np.log(probabilities) / temperature
    raised = np.exp(scores - scores.mean())
    return raised / raised.sum()

# %% id="q4" wrong="breaks: 'It must also work for a thousand words at the temperature 0.002' - lower temperatures are raised to 0.01"
def at_temperature(probabilities, temperature):
    temperature = max(temperature, 0.01)
    scores = np.log(probabilities) / temperature
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()

# %% id="q4" wrong="breaks: 'It must also work for a thousand words at the temperature 0.002' - nan is replaced by 0, so all probabilities are 0"
def at_temperature(probabilities, temperature):
    raised = np.exp(np.log(probabilities) / temperature)
    return np.nan_to_num(raised / raised.sum())

# %% id="q5" right="the letter"
answer = "d"

# %% id="q5" right="perplexities first"
for name, loss in (("training", 0.7), ("test", 6.9), ("guessing", np.log(1000))):
    print(name, np.exp(loss).round(1))
answer = str("d")

# %% id="q5" wrong="the letter a"
answer = "a"

# %% id="q5" wrong="the letter b"
answer = "b"

# %% id="q5" wrong="the letter c"
answer = "c"

# %% id="q5" wrong="the letter e"
answer = "e"

# %% id="q5" wrong="breaks: 'Write the letter into answer' - two letters"
answer = "b, d"

# %% id="q5" wrong="breaks: 'Write the letter into answer' - a list of two letters"
answer = ["d", "e"]

# %% id="q5" wrong="breaks: 'Write the letter into answer' - the perplexity instead of a letter"
answer = np.exp(6.9)

# %% id="q5" wrong="breaks: 'Write the letter into answer' - only printed"
print("d")

# %% id="q6" right="Sequential with LSTM"
model = keras.Sequential()
model.add(keras.Input(shape=(None,)))
model.add(layers.Embedding(len(text_words), 16))
model.add(layers.LSTM(48))
model.add(layers.Dense(len(text_words), activation="softmax"))
model.compile(
    optimizer=keras.optimizers.Adam(0.02),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
history = model.fit(x, y, batch_size=64, epochs=20, verbose=0)
print("accuracy on the text:", history.history["accuracy"][-1])

# %% id="q6" right="functional API with GRU, loss as an object"
V = len(text_words)
inputs = keras.Input(shape=(None,), dtype="int32")
vectors = layers.Embedding(input_dim=V, output_dim=24, mask_zero=True)(inputs)
state = layers.GRU(64)(vectors)
chances = layers.Dense(V, activation="softmax")(state)
model = keras.Model(inputs=inputs, outputs=chances)
model.compile(
    keras.optimizers.Nadam(0.01),
    keras.losses.SparseCategoricalCrossentropy(),
)
model.fit(x, y, epochs=18, batch_size=64, verbose=0)

# %% id="q6" right="subclassed keras.Model with two LSTMs and its own softmax at the end"
class Reader(keras.Model):
    def __init__(self, number_of_words):
        super().__init__()
        self.table = layers.Embedding(number_of_words, 16)
        self.lower = layers.LSTM(32, return_sequences=True)
        self.upper = layers.LSTM(32)
        self.scores = layers.Dense(number_of_words)

    def call(self, numbers):
        states = self.lower(self.table(numbers))
        return keras.ops.softmax(self.scores(self.upper(states)), axis=-1)


model = Reader(len(text_words))
model(keras.Input(shape=(None,)))
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="sparse_categorical_crossentropy")
model.fit(x, y, batch_size=64, epochs=25, verbose=0)

# %% id="q6" wrong="breaks: 'it takes windows of any width' - six words only"
model = keras.Sequential(
    [
        keras.Input(shape=(6,)),
        layers.Embedding(len(text_words), 16),
        layers.Flatten(),
        layers.Dense(64, activation="relu"),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, batch_size=64, epochs=20, verbose=0)

# %% id="q6" wrong="breaks: 'it takes windows of any width' - a convolution before the LSTM needs at least three words"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.Conv1D(32, 3, activation="relu"),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, batch_size=64, epochs=25, verbose=0)

# %% id="q6" wrong="breaks: 'it returns one probability for each word' - scores without softmax"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words)),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.02),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
model.fit(x, y, batch_size=64, epochs=20, verbose=0)

# %% id="q6" wrong="breaks: 'its loss is the cross-entropy for labels that are whole numbers' - one-hot labels and categorical_crossentropy"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "categorical_crossentropy", metrics=["accuracy"])
model.fit(x, keras.utils.to_categorical(y, len(text_words)), batch_size=64, epochs=20, verbose=0)

# %% id="q6" wrong="breaks: 'the order of the words matters to it' - the mean of the vectors instead of an LSTM"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 32),
        layers.GlobalAveragePooling1D(),
        layers.Dense(64, activation="relu"),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, batch_size=64, epochs=25, verbose=0)

# %% id="q6" wrong="breaks: 'right about at least 76 %' - only the last word of the window is read, like counting pairs"
inputs = keras.Input(shape=(None,))
last_word = inputs[:, -1]
vector = layers.Embedding(len(text_words), 32)(last_word)
outputs = layers.Dense(len(text_words), activation="softmax")(vector)
model = keras.Model(inputs, outputs)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, batch_size=64, epochs=20, verbose=0)

# %% id="q6" wrong="breaks: 'Train it on x and y for as long as that takes' - one epoch with the usual learning rate"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, batch_size=64, epochs=1, verbose=0)
