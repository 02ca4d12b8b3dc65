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

# %% id="q5" right="the letter"
answer = "b"

# %% id="q5" right="single quotes, with an explanation"
answer = 'b'
print("As good as counting with n = 3.")

# %% id="q5" right="picked from the letters"
letters = list("abcde")
answer = letters[1]

# %% id="q5" wrong="breaks: 'Write the letter' - two letters"
answer = "bd"

# %% id="q5" wrong="breaks: 'Write the letter' - the perplexity"
answer = np.exp(6.9)

# %% id="q5" wrong="breaks: 'Write the letter' - nothing chosen"
answer = ""

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

# %% id="q5" right="the letter"
answer = "b"

# %% id="q5" right="with the two perplexities"
print("training pages:", np.exp(0.7), "  test pages:", np.exp(6.9))
answer = 'b'

# %% id="q5" wrong="breaks: 'Write the letter' - two of them"
answer = "bd"

# %% id="q5" wrong="breaks: 'into answer' - another name"
Answer = "d"

# %% id="q5" wrong="breaks: 'Write the letter' - a perplexity instead"
answer = np.exp(6.9)

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

# %% id="q5" right="the letter"
answer = "b"

# %% id="q5" wrong="breaks: 'Write the letter into answer' - two letters"
answer = "b, d"

# %% id="q5" wrong="breaks: 'Write the letter into answer' - a list of two letters"
answer = ["d", "e"]

# %% id="q5" wrong="breaks: 'Write the letter into answer' - the perplexity instead of a letter"
answer = np.exp(6.9)

# %% id="q5" wrong="breaks: 'Write the letter into answer' - only printed"
print("d")

# %% id="q1" right="straight from the lesson"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    places = {word: place for place, word in enumerate(vocabulary)}
    row = [places.get(word, 1) for word in text.lower().split()]
    return keras.utils.pad_sequences([row], maxlen=length)[0]


# %% id="q2" right="straight from the lesson"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    starts = range(len(numbers) - width)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + width] for i in starts]
    return np.array(inputs), np.array(labels)


# %% id="q3" right="straight from the hints"
W = np.array([[0, 0, 10, 0], [20, -20, 0, 0]])
U = np.zeros((1, 4))
b = np.array([-10, 10, 0, 10])


# %% id="q3" right="plain lists, larger numbers, and a note of value and flag"
W = [[0, 0, 3, 0], [60, -60, 0, 5]]
U = [[0, 0, 0, 0]]
b = [-30, 30, 0, 30]


# %% id="q3" right="tensors filled column by column, with some use of the old state"
gate_in, gate_forget, note, gate_out = [0.0, 24.0], [0.0, -24.0], [8.0, 0.0], [0.0, 0.0]
W = keras.ops.stack([keras.ops.array(part) for part in (gate_in, gate_forget, note, gate_out)], axis=1)
U = keras.ops.array([[0.5, -0.5, 0.0, 3.0]])
b = keras.ops.array([-12.0, 12.0, 0.0, 12.0])


# %% id="q3" right="the forget gate lets a quarter through at a flag of 1"
W = np.zeros((2, 4))
U = np.zeros((1, 4))
b = np.array([-12.0, 12.0, 0.0, 12.0])
W[0, 2] = 10
W[1, 0] = 24
W[1, 1] = -13.5


# %% id="q3" wrong="the forget gate is always open, so notes add up"
W = np.array([[0, 0, 10, 0], [20, 0, 0, 0]])
U = np.zeros((1, 4))
b = np.array([-10, 10, 0, 10])


# %% id="q3" wrong="the input gate is always open, so the flag is ignored"
W = np.array([[0, 0, 10, 0], [0, -20, 0, 0]])
U = np.zeros((1, 4))
b = np.array([10, 10, 0, 10])


# %% id="q3" wrong="the new note follows the flag instead of the value"
W = np.array([[0, 0, 0, 0], [20, -20, 10, 0]])
U = np.zeros((1, 4))
b = np.array([-10, 10, 0, 10])


# %% id="q3" wrong="gates at 5 only, so a note fades before 100 steps are over"
W = np.array([[0, 0, 10, 0], [20, -10, 0, 0]])
U = np.zeros((1, 4))
b = np.array([-10, 5, 0, 10])


# %% id="q3" wrong="input gate closed at -5 only, so it leaks with the flag 0"
W = np.array([[0, 0, 10, 0], [15, -20, 0, 0]])
U = np.zeros((1, 4))
b = np.array([-5, 10, 0, 10])


# %% id="q3" wrong="output gate follows the flag, so the state is shown only then"
W = np.array([[0, 0, 10, 0], [20, -20, 0, 20]])
U = np.zeros((1, 4))
b = np.array([-10, 10, 0, -10])


# %% id="q3" wrong="forget gate in the first column and input gate in the second"
W = np.array([[0, 0, 10, 0], [-20, 20, 0, 0]])
U = np.zeros((1, 4))
b = np.array([10, -10, 0, 10])


# %% id="q3" wrong="flag in the first row and value in the second"
W = np.array([[20, -20, 0, 0], [0, 0, 10, 0]])
U = np.zeros((1, 4))
b = np.array([-10, 10, 0, 10])


# %% id="q3" wrong="forget gate half open at a flag of 1, so an old note lingers"
W = np.array([[0, 0, 10, 0], [20, -10, 0, 0]])
U = np.zeros((1, 4))
b = np.array([-10, 10, 0, 10])


# %% id="q3" wrong="output gate half open, so the state never exceeds 0.5"
W = np.array([[0, 0, 10, 0], [20, -20, 0, 0]])
U = np.zeros((1, 4))
b = np.array([-10, 10, 0, 0])


# %% id="q3" wrong="all four columns open with the flag: the old note is forgotten at flag 0"
W = np.array([[0, 0, 10, 0], [20, 20, 0, 0]])
U = np.zeros((1, 4))
b = np.array([-10, -10, 0, 10])


# %% id="q4" right="two loops"
def perplexity(chances, labels):
    """Return the perplexity over all labels that are not padding."""
    found = []
    for page, row in zip(chances, labels):
        for step, label in zip(page, row):
            if label > 0:
                found.append(step[label])
    return float(np.exp(-np.log(np.array(found)).mean()))


# %% id="q4" right="take_along_axis and a mask"
def perplexity(chances, labels):
    """Return the perplexity over all labels that are not padding."""
    found = np.take_along_axis(chances, labels[:, :, None], axis=-1)[..., 0]
    return np.exp(-np.log(found[labels > 0]).mean())


# %% id="q4" right="a pandas table of pages and steps, geometric mean"
def perplexity(chances, labels):
    """Return the perplexity over all labels that are not padding."""
    import pandas as pd

    pages, steps = np.nonzero(labels)
    table = pd.DataFrame({"page": pages, "step": steps, "label": labels[pages, steps]})
    table["log"] = [np.log(chances[row.page, row.step, row.label]) for row in table.itertuples()]
    return float(np.e ** (-table["log"].sum() / len(table)))


# %% id="q4" right="sparse cross-entropy of Keras"
def perplexity(chances, labels):
    """Return the perplexity over all labels that are not padding."""
    keep = np.asarray(labels) != 0
    losses = keras.losses.sparse_categorical_crossentropy(labels[keep], chances[keep])
    return float(np.exp(np.mean(np.asarray(losses, dtype="float64"))))


# %% id="q4" wrong="padding counts"
def perplexity(chances, labels):
    found = np.take_along_axis(chances, labels[:, :, None], axis=-1)
    return float(np.exp(-np.log(found).mean()))


# %% id="q4" wrong="only padding at the end is left out"
def perplexity(chances, labels):
    found = []
    for page, row in zip(chances, labels):
        end = len(row)
        while end and row[end - 1] == 0:
            end -= 1
        found += [page[step][row[step]] for step in range(end)]
    return float(np.exp(-np.log(found).mean()))


# %% id="q4" wrong="only padding at the front is left out"
def perplexity(chances, labels):
    found = []
    for page, row in zip(chances, labels):
        begin = 0
        while begin < len(row) and row[begin] == 0:
            begin += 1
        found += [page[step][row[step]] for step in range(begin, len(row))]
    return float(np.exp(-np.log(found).mean()))


# %% id="q4" wrong="each page is over at its first zero"
def perplexity(chances, labels):
    found = []
    for page, row in zip(chances, labels):
        for step, label in zip(page, row):
            if label == 0:
                break
            found.append(step[label])
    return float(np.exp(-np.log(found).mean()))


# %% id="q4" wrong="[UNK] is left out as well"
def perplexity(chances, labels):
    found = np.take_along_axis(chances, labels[:, :, None], axis=-1)[..., 0]
    return float(np.exp(-np.log(found[labels > 1]).mean()))


# %% id="q4" wrong="mean page by page"
def perplexity(chances, labels):
    means = []
    for page, row in zip(chances, labels):
        logs = [np.log(step[label]) for step, label in zip(page, row) if label > 0]
        if logs:
            means.append(np.mean(logs))
    return float(np.exp(-np.mean(means)))


# %% id="q4" wrong="mean of the perplexities of the pages"
def perplexity(chances, labels):
    each = []
    for page, row in zip(chances, labels):
        logs = [np.log(step[label]) for step, label in zip(page, row) if label > 0]
        if logs:
            each.append(np.exp(-np.mean(logs)))
    return float(np.mean(each))


# %% id="q4" wrong="sum of the kept logarithms divided by all places, padding too"
def perplexity(chances, labels):
    found = np.take_along_axis(chances, labels[:, :, None], axis=-1)[..., 0]
    return float(np.exp(-(np.log(found) * (labels > 0)).sum() / labels.size))


# %% id="q4" wrong="cross-entropy, without the exponential"
def perplexity(chances, labels):
    found = np.take_along_axis(chances, labels[:, :, None], axis=-1)[..., 0]
    return float(-np.log(found[labels > 0]).mean())


# %% id="q4" wrong="mean of the probabilities before the logarithm"
def perplexity(chances, labels):
    found = np.take_along_axis(chances, labels[:, :, None], axis=-1)[..., 0]
    return float(1 / found[labels > 0].mean())


# %% id="q4" wrong="vocabulary counted from 1, so the word before it is looked up"
def perplexity(chances, labels):
    found = np.take_along_axis(chances, np.maximum(labels - 1, 0)[:, :, None], axis=-1)[..., 0]
    return float(np.exp(-np.log(found[labels > 0]).mean()))


# %% id="q4" wrong="probability of the likeliest word instead of the one that came"
def perplexity(chances, labels):
    return float(np.exp(-np.log(chances.max(axis=-1)[labels > 0]).mean()))


# %% id="q4" wrong="places where 0 is the likeliest word are taken for padding"
def perplexity(chances, labels):
    found = np.take_along_axis(chances, labels[:, :, None], axis=-1)[..., 0]
    return float(np.exp(-np.log(found[chances.argmax(axis=-1) > 0]).mean()))


# %% id="q5" right="the seeds, the last two words, and counting"
answer = "b"


# %% id="q5" wrong="best seed only"
answer = "a"


# %% id="q5" wrong="perplexity taken for a share"
answer = "c"


# %% id="q5" wrong="what the network does not use is taken for useless"
answer = "e"


# %% id="q6" right="Sequential with a mask and every state"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(note_words), 16, mask_zero=True),
        layers.LSTM(32, return_sequences=True),
        layers.Dense(4, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(notes, holders, epochs=30, verbose=0)


# %% id="q6" right="functional, two LSTMs, one-hot labels"
words_in = keras.Input(shape=(None,))
signal = layers.Embedding(9, 12, mask_zero=True)(words_in)
signal = layers.LSTM(32, return_sequences=True)(signal)
signal = layers.LSTM(24, return_sequences=True)(signal)
signal = layers.Dense(4)(signal)
model = keras.Model(words_in, layers.Activation("softmax")(signal))
model.compile(keras.optimizers.Adam(0.01), "categorical_crossentropy", metrics=["accuracy"])
model.fit(notes, keras.utils.to_categorical(holders, 4), epochs=30, batch_size=32, verbose=0)


# %% id="q6" right="the mask handed over by hand, and weights for the loss"
words_in = keras.Input(shape=(None,), dtype="int32")
is_word = keras.ops.not_equal(words_in, 0)
signal = layers.Embedding(9, 16)(words_in)
signal = layers.LSTM(48, return_sequences=True)(signal, mask=is_word)
model = keras.Model(words_in, layers.Dense(4, activation="softmax")(signal))
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(notes, holders, sample_weight=(notes > 0).astype("float32"), epochs=30, verbose=0)


# %% id="q6" right="GRU inside a subclassed model"
class Keeper(keras.Model):
    def __init__(self):
        super().__init__()
        self.table = layers.Embedding(9, 16, mask_zero=True)
        self.memory = layers.GRU(32, return_sequences=True)
        self.out = layers.Dense(4, activation="softmax")

    def call(self, rows):
        return self.out(self.memory(self.table(rows)))


inner = Keeper()
rows_in = keras.Input(shape=(None,))
model = keras.Model(rows_in, inner(rows_in))
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(notes, holders, sample_weight=(notes > 0).astype("float32"), epochs=30, verbose=0)


# %% id="q6" wrong="no mask, so zeros in front are read as words"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(9, 16),
        layers.LSTM(32, return_sequences=True),
        layers.Dense(4, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(notes, holders, epochs=30, verbose=0)


# %% id="q6" wrong="padding left out of the loss only, the LSTM still reads it"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(9, 16),
        layers.LSTM(32, return_sequences=True),
        layers.Dense(4, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(notes, holders, sample_weight=(notes > 0).astype("float32"), epochs=30, verbose=0)


# %% id="q6" wrong="reads backwards, too"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(9, 16, mask_zero=True),
        layers.Bidirectional(layers.LSTM(32, return_sequences=True)),
        layers.Dense(4, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(notes, holders, epochs=30, verbose=0)


# %% id="q6" wrong="rows of 24 words only"
model = keras.Sequential(
    [
        keras.Input(shape=(24,)),
        layers.Embedding(9, 16, mask_zero=True),
        layers.LSTM(32, return_sequences=True),
        layers.Dense(4, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(notes, holders, epochs=30, verbose=0)


# %% id="q6" wrong="four sigmoids, which do not add up to 1"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(9, 16, mask_zero=True),
        layers.LSTM(32, return_sequences=True),
        layers.Dense(4, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "binary_crossentropy")
model.fit(notes, keras.utils.to_categorical(holders, 4), epochs=30, verbose=0)


# %% id="q6" wrong="one answer at the end of the page only"
at_end = np.array([row[(words > 0).sum() - 1] for row, words in zip(holders, notes)])
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(9, 16, mask_zero=True),
        layers.LSTM(32),
        layers.Dense(4, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(notes, at_end, epochs=30, verbose=0)


# %% id="q6" wrong="a window of the last four words instead of a memory"
words_in = keras.Input(shape=(None,))
is_word = keras.ops.cast(keras.ops.not_equal(words_in, 0), "float32")[..., None]
signal = layers.Embedding(9, 16)(words_in) * is_word
signal = layers.Conv1D(64, 4, padding="causal", activation="relu")(signal)
model = keras.Model(words_in, layers.Dense(4, activation="softmax")(signal))
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(notes, holders, sample_weight=(notes > 0).astype("float32"), epochs=30, verbose=0)


# %% id="q6" wrong="compiled but not fitted"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(9, 16, mask_zero=True),
        layers.LSTM(32, return_sequences=True),
        layers.Dense(4, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")


# %% id="q6" wrong="three probabilities, without nobody"
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(9, 16, mask_zero=True),
        layers.LSTM(32, return_sequences=True),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(notes, np.maximum(holders - 1, 0), epochs=30, verbose=0)


# %% id="q6" wrong="the rule is written by hand, the fitted part hardly counts"
class Rule(layers.Layer):
    def call(self, rows):
        rows = keras.ops.cast(rows, "int32")
        before = keras.ops.pad(rows, ((0, 0), (1, 0)))[:, :-1]
        place = keras.ops.cumsum(keras.ops.ones_like(rows), axis=1)
        mark = keras.ops.where(rows == 4, 4 * place + before, 0)
        earlier = place[:, None, :] <= place[:, :, None]
        latest = keras.ops.max(keras.ops.where(earlier, mark[:, None, :], 0), axis=-1)
        return keras.ops.one_hot(latest % 4, 4)


words_in = keras.Input(shape=(None,))
learned = layers.Dense(4, activation="softmax")(layers.Embedding(9, 4)(words_in))
model = keras.Model(words_in, 0.9 * Rule()(words_in) + 0.1 * learned)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(notes, holders, epochs=2, verbose=0)
