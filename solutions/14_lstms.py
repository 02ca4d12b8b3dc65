# %% [markdown]
# # Exercise 14. Text and LSTMs
#
# Six questions, 20 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
# the checks below it. A check tells you what it expected and what it found. Change your answer and try
# again as often as you like. When your work is graded, the same checks also try data that you
# have not seen.
#
# Stuck? Open the hints under a question, one after the other, or go back to the
# [lesson](../../course/14_lstms.ipynb).

# %% role="setup"
import keras
import numpy as np
from keras import layers

from autograder import check, expect

# %% [markdown]
# ## Question 1. From words to numbers (3 points)
#
# Write the function `encode(text, vocabulary, length)`. It takes a text without punctuation, whose words have one blank
# between them, and a list of words. It returns a flat array (or a list) of `length` whole numbers:
#
# - a word's number is its place in the list; capital letters do not matter (the list has small ones);
# - a word that is not in the list gets the number 1, that of `[UNK]`;
# - if the text has fewer words than `length`, zeros are put at the **front**;
# - if it has more, the **last** `length` words are kept.
#
# This vocabulary, for example:

# %% role="setup"
vocabulary = ["", "[UNK]", "the", "says", "hen", "nothing", "cat"]

# %% [markdown]
# With it, `encode("The cat says moo", vocabulary, 6)` is `[0, 0, 2, 6, 3, 1]`.
#
# <details><summary>Hint: a nudge</summary>
#
# Four steps: small letters, split at the blanks, look up, then bring it to the right length. For looking up, a dictionary
# from word to place helps: `get` has a second argument, for what is not there.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# `place = {word: number for number, word in enumerate(vocabulary)}` and `place.get(word, 1)`.
# `keras.utils.pad_sequences([numbers], maxlen=length)[0]` fills up and cuts at the front.
#
# </details>


# %% role="answer" id="q1"
def encode(text, vocabulary, length):
    """Return the numbers of a text's words: zeros at the front, the last words kept."""
    ### BEGIN SOLUTION
    place = {word: number for number, word in enumerate(vocabulary)}
    numbers = [place.get(word, 1) for word in text.lower().split()]
    return keras.utils.pad_sequences([numbers], maxlen=length)[0]
    ### END SOLUTION


# %% role="check" id="q1_known" points=1
with check(
    "Each word gets its place in the list", see="Words become numbers", hidden="other vocabularies"
):
    found = expect.call("encode", encode, "The cat says nothing", vocabulary, 4)
    expect.array("encode('The cat says nothing', vocabulary, 4)", found, equals=[2, 6, 3, 5])
    ### BEGIN HIDDEN TESTS
    others = ["", "[UNK]", "sea", "light", "a", "soup", "keeper", "wind"]
    many = ["", "[UNK]", *(f"word{number}" for number in range(2, 70_000))]
    for words, places, letters in (
        (others, [2, 3, 4], str.title),
        (others, [7, 7, 2, 5, 6], str.lower),
        (others, [7, 7, 2, 5, 6, 7], str.upper),
        (others, [6], lambda word: word[:2] + word[2:].upper()),
        (many, [300, 69_999, 2, 33_001, 300], str.lower),
    ):
        line = letters(" ".join(words[place] for place in places))
        found = expect.call("encode", encode, line, words, len(places))
        expect.array(
            f"encode({line!r}, a list of {len(words):,} words, {len(places)})", found, equals=places
        )
    ### END HIDDEN TESTS

# %% role="check" id="q1_unknown" points=1
with check("An unknown word gets the number 1", see="Words become numbers", hidden="fresh texts"):
    found = expect.call("encode", encode, "the seal says nothing", vocabulary, 4)
    expect.array(
        "encode('the seal says nothing', vocabulary, 4)",
        found,
        equals=[2, 1, 3, 5],
        why="The seal is not in the list. It keeps its place in the row, with the number 1.",
    )
    ### BEGIN HIDDEN TESTS
    for line, numbers in (
        ("moo", [1]),
        ("Ice on the Sea", [1, 1, 2, 1]),
        ("hen soup soup", [4, 1, 1]),
        ("then hens say the cats theatre", [1, 1, 1, 2, 1, 1]),  # a part of a word is no word
        ("he thing cat say t", [1, 1, 6, 1, 1]),
        ("hen moos hen moos hen", [4, 1, 4]),  # whether its first or its last words are kept
    ):
        expect.array(
            f"encode({line!r}, vocabulary, {len(numbers)})",
            expect.call("encode", encode, line, vocabulary, len(numbers)),
            equals=numbers,
            why="Each word of the text gets a number, also where it comes again. Is a word known if only "
            "a part of it is in the list?",
        )
    ### END HIDDEN TESTS

# %% role="check" id="q1_length" points=1
with check(
    "Short texts get zeros at the front, long ones lose their first words",
    see="Padding that does not count",
    hidden="other lengths",
):
    expect.array(
        "encode('says nothing', vocabulary, 5)",
        expect.call("encode", encode, "says nothing", vocabulary, 5),
        equals=[0, 0, 0, 3, 5],
        why="Two words have two numbers. In one flat row of five, how many zeros stand in front of them?",
    )
    expect.array(
        "encode('the cat says nothing', vocabulary, 3)",
        expect.call("encode", encode, "the cat says nothing", vocabulary, 3),
        equals=[6, 3, 5],
        why="Of a long text the last words count.",
    )
    ### BEGIN HIDDEN TESTS
    for line, numbers in (("hen says nothing cat says nothing", [4, 3, 5, 6, 3, 5]), ("hen", [4])):
        for length in (1, 2, 5, 6, 9, 40):
            expect.array(
                f"encode({line!r}, vocabulary, {length})",
                expect.call("encode", encode, line, vocabulary, length),
                equals=([0] * 40 + numbers)[-length:],
            )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 2. Repair: windows and what comes next (3 points)
#
# The training of a language model went suspiciously well: it is always right, and what it writes is one word, over and over
# again. These are its windows:
#
# ```python
# def windows(numbers, width):
#     starts = range(len(numbers) - width + 1)
#     inputs = [numbers[i : i + width] for i in starts]
#     labels = [numbers[i + width - 1] for i in starts]
#     return np.array(inputs), np.array(labels)
# ```
#
# Mend it. `inputs` has a row for each window that **is followed by a number**; `labels` has
# this number. Nothing is filled up: of `[5, 6, 7, 8]` and the width 2, the inputs are `[[5, 6], [6, 7]]` and the labels
# `[7, 8]`. `numbers` is a flat array of whole numbers, longer than `width`.
#
# <details><summary>Hint: a nudge</summary>
#
# Write down the first window and its label for `[5, 6, 7, 8]`. At which place stands the label? And which is the last window
# that has one?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# The window that starts at `i` ends before place `i + width`. So this is where its label stands. There are
# `len(numbers) - width` such windows.
#
# </details>


# %% role="answer" id="q2"
def windows(numbers, width):
    """Return all windows that are followed by a number, and these numbers."""
    ### BEGIN SOLUTION
    starts = range(len(numbers) - width)
    inputs = [numbers[i : i + width] for i in starts]
    labels = [numbers[i + width] for i in starts]
    return np.array(inputs), np.array(labels)
    ### END SOLUTION


# %% role="check" id="q2_inputs" points=1
with check(
    "There is a window for every number that follows one",
    see="A window slides over the text",
    hidden="fresh numbers",
):
    found = expect.call("windows", windows, np.array([5, 6, 7, 8]), 2)
    assert len(found) == 2, "two arrays from `windows`, the inputs and the labels"
    expect.array(
        "the inputs of windows([5, 6, 7, 8], 2)",
        found[0],
        equals=[[5, 6], [6, 7]],
        why="Which windows are followed by a number?",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    # With few different numbers, among them 0, equal windows come again.
    for width, below, count in ((1, 3, 20), (3, 2, 30), (6, 99, 20), (4, 90_000, 25), (9, 99, 10)):
        fresh = rng.integers(0, below, count)
        expect.array(
            f"the inputs of windows({count} numbers below {below:,}, {width})",
            expect.call("windows", windows, fresh, width)[0],
            equals=[fresh[i : i + width] for i in range(count - width)],
            why="One row for each window that is followed by a number, also where windows are equal.",
        )
    ### END HIDDEN TESTS

# %% role="check" id="q2_labels" points=2
with check(
    "Each label is the number behind its window",
    see="A window slides over the text",
    hidden="fresh numbers",
):
    found = expect.call("windows", windows, np.array([5, 6, 7, 8]), 2)
    assert len(found) == 2, "two arrays from `windows`, the inputs and the labels"
    expect.array(
        "the labels of windows([5, 6, 7, 8], 2)",
        found[1],
        equals=[7, 8],
        column_or_1d=True,
        why="The label is the first number that is not in the window.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    for width, below, count in ((1, 3, 20), (3, 2, 30), (7, 99, 20), (4, 90_000, 25), (9, 99, 10)):
        fresh = rng.integers(0, below, count)
        expect.array(
            f"the labels of windows({count} numbers below {below:,}, {width})",
            expect.call("windows", windows, fresh, width)[1],
            equals=fresh[width:],
            column_or_1d=True,
            why="The label is the first number that is not in the window, one for each window.",
        )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 3. Count by hand (3 points)
#
# Somebody plans a network for a vocabulary of 5,000 words, padding and `[UNK]` included. It reads windows of 20 words:
#
# ```python
# keras.Sequential([
#     keras.Input(shape=(20,)),
#     layers.Embedding(5000, 64),
#     layers.LSTM(128),
#     layers.Dense(5000, activation="softmax"),
# ])
# ```
#
# Find out, best without building it:
#
# - `in_embedding`: the number of parameters of the embedding;
# - `in_lstm`: the number of parameters of the LSTM;
# - `stacked_shape`: later, a second LSTM shall read what the first one gives, so the first gets one more argument. Which shape
#   does its output then have, for a batch of 32 windows? Write the numbers into a tuple or a list.
#
# <details><summary>Hint: a nudge</summary>
#
# The embedding is a table. The LSTM has four boxes, each with weights for the vector of a word, weights for the old
# state, and a bias. Does the width of the window matter?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# A row of 64 numbers for each of 5,000 words. And 4 × (units × (units + inputs) + units). The second LSTM needs the state
# after every word: windows, words, numbers.
#
# </details>

# %% role="answer" id="q3"
### BEGIN SOLUTION
in_embedding = 5000 * 64
in_lstm = 4 * (128 * (128 + 64) + 128)
stacked_shape = (32, 20, 128)
### END SOLUTION

# %% role="check" id="q3_embedding" points=1
with check("The embedding is counted", see="A table of vectors"):
    expect.number(
        "in_embedding",
        in_embedding,
        key=seal(
            320_000,
            {
                320_064: "Has an embedding a bias?",
                325_000: "Has an embedding a bias?",
                320_128: "Are padding and [UNK] not among the 5,000?",
                1_280: "Has each place of the window a row of its own, or each word?",
                6_400_000: "Does the table grow with the width of the window?",
                640_000: "How many numbers has the vector of a word here?",
                5_000: "That is how many words there are. How long is the vector of each?",
                98_816: "Is that the embedding, or the LSTM?",
            },
        ),
        why="A table has one row for each word of the vocabulary. How long is a row?",
    )

# %% role="check" id="q3_lstm" points=1
with check("The LSTM is counted", see="Parameters and shapes"):
    expect.number(
        "in_lstm",
        in_lstm,
        key=seal(
            98_816,
            {
                24_704: "That is one box. How many has an LSTM?",
                74_112: "Those are the three gates. Which box is missing?",
                98_304: "Has a box no bias?",
                99_328: "How many biases has a box?",
                49_408: "Which is the number of units, and which the length of what it reads?",
                1_976_320: "Are there other weights for each word of the window?",
                76_288: "Is the width of the window the length of what it reads at a step?",
                33_280: "Where are the weights for the old state?",
                66_048: "Where are the weights for the vector of the word?",
                131_584: "How long is the vector that it reads at a step?",
                320_000: "Is that the LSTM, or the embedding?",
                1_063_816: "That is the whole network. How many are in the LSTM?",
            },
        ),
        why="Four boxes: how many weights for the vector of a word, how many for the old state, and how "
        "many biases has each?",
    )

# %% role="check" id="q3_shape" points=1
with check("The shape between two LSTMs", see="Parameters and shapes"):
    expect.array(
        "stacked_shape",
        stacked_shape,
        key=seal(
            [32, 20, 128],
            {
                (32, 128): "The second LSTM reads word by word. What does it need after each?",
                (20, 128): "Is that one window, or a batch of 32?",
                (32, 128, 20): "The right numbers. In which order do they stand?",
                (20, 32, 128): "The right numbers. In which order do they stand?",
                (20, 128, 32): "The right numbers. In which order do they stand?",
                (32, 20, 64): "The LSTM reads vectors of 64 numbers. How many does it give?",
                (32, 20, 512): "Four boxes work inside. How many numbers come out?",
                (32, 20, 5000): "What comes out of the first LSTM, not out of the last layer?",
                (32, 19, 128): "Does a state come out after the last word, too?",
                (32, 20): "How many numbers come out after each word?",
                (32, 64, 128): "How many words has a window?",
            },
        ),
        why="How many windows, how many words in each, and how many numbers after each word?",
    )

# %% [markdown]
# ## Question 4. Temperature (3 points)
#
# Write the function `at_temperature(probabilities, temperature)`. `probabilities` is a flat array, all larger than 0, which adds up
# to 1. Return the probabilities at that temperature: divide their **logarithms** by it, then take the softmax. NumPy or
# `keras.ops` have all that it needs.
#
# It must also work for a thousand words at the temperature 0.002.
#
# <details><summary>Hint: a nudge</summary>
#
# Softmax: the exponential of each number, divided by the sum of all exponentials.
#
# </details>
# <details><summary>Hint: if it gives nan at low temperatures</summary>
#
# Then all exponentials are too small to be held: 0 divided by 0. Subtract the largest number before you take
# the exponential. This does not change the result, and the largest exponential is 1.
#
# </details>


# %% role="answer" id="q4"
def at_temperature(probabilities, temperature):
    """Return the probabilities at another temperature."""
    ### BEGIN SOLUTION
    scores = np.log(probabilities) / temperature
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()
    ### END SOLUTION


# %% role="check" id="q4_one" points=1
with check("At temperature 1 nothing changes", see="Temperature", hidden="fresh probabilities"):
    given = np.array([0.7, 0.2, 0.1])
    expect.array(
        "at_temperature([0.7, 0.2, 0.1], 1)",
        expect.call("at_temperature", at_temperature, given, 1),
        equals=given,
        why="The logarithms come first; the softmax of probabilities is something else.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    expect.function(
        "at_temperature",
        at_temperature,
        reference=lambda p, _: p,
        cases=[(rng.dirichlet(np.ones(n)) * 0.9 + 0.1 / n, 1.0) for n in (2, 9, 50)],
    )
    ### END HIDDEN TESTS

# %% role="check" id="q4_others" points=1
with check(
    "Cold makes the likeliest likelier, heat makes all alike",
    see="Temperature",
    hidden="other temperatures",
):
    given = np.array([0.7, 0.2, 0.1])
    expect.array(
        "at_temperature([0.7, 0.2, 0.1], 0.5)",
        expect.call("at_temperature", at_temperature, given, 0.5),
        equals=np.array([49, 4, 1]) / 54,
        why="Divide the logarithms by the temperature. Then the softmax, so that all add up to 1.",
    )
    expect.array(
        "at_temperature([0.7, 0.2, 0.1], 2)",
        expect.call("at_temperature", at_temperature, given, 2),
        equals=np.sqrt(given) / np.sqrt(given).sum(),
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    expect.function(
        "at_temperature",
        at_temperature,
        reference=lambda p, t: p ** (1 / t) / (p ** (1 / t)).sum(),
        cases=[
            (rng.dirichlet(np.ones(n)) * 0.9 + 0.1 / n, t)
            for n in (2, 30)
            for t in (0.3, 0.8, 3.0, 20)
        ],
    )
    ### END HIDDEN TESTS

# %% role="check" id="q4_cold" points=1
with check("It works for many words in the cold", see="Temperature", hidden="other probabilities"):
    many = np.arange(1, 1001) / np.arange(1, 1001).sum()
    powers = (np.arange(1, 1001) / 1000) ** 500
    expect.array(
        "at_temperature(1,000 probabilities, 0.002)",
        expect.call("at_temperature", at_temperature, many, 0.002),
        equals=powers / powers.sum(),
        tolerance=2e-3,
        why="Are the logarithms divided by the temperature? Did all the exponentials become 0 then: what "
        "has to be subtracted before `exp`? And do all results add up to 1?",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    equal = np.full(1000, 0.001)
    expect.array(
        "at_temperature(1,000 equal probabilities, 0.002)",
        expect.call("at_temperature", at_temperature, equal, 0.002),
        equals=equal,
        why="All are equally likely, and stay so at each temperature.",
    )
    one_stands_out = np.full(1000, 1e-5)
    one_stands_out[700] = 1 - one_stands_out[1:].sum()
    expect.array(
        "at_temperature(1,000 probabilities of which one is nearly 1, 0.002)",
        expect.call("at_temperature", at_temperature, one_stands_out, 0.002),
        equals=np.arange(1000) == 700,
        why="What has to be subtracted before `exp`, so that no exponential is too large to be held?",
    )
    for count, temperature in ((1000, 0.002), (1500, 0.003), (1000, 0.01)):
        places = rng.permutation(count)
        powers = ((places + 1) / count) ** (1 / temperature)
        expect.array(
            f"at_temperature({count:,} probabilities in any order, {temperature})",
            expect.call(
                "at_temperature", at_temperature, (places + 1) / (places + 1).sum(), temperature
            ),
            equals=powers / powers.sum(),
            tolerance=2e-3,
            why="Divide the logarithms by the temperature. Then the softmax, so that all add up to 1.",
        )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 5. Read a result (2 points)
#
# A language model has a vocabulary of 1,000 words, all about equally frequent. The pages were split before the windows were
# made. After long training, `fit` reports:
#
# | | cross-entropy |
# |---|---|
# | training pages | 0.7 |
# | test pages | 6.9 |
#
# What do you conclude?
#
# - **a** On the test pages it is right in 6.9 % of the cases.
# - **b** It is a good model: on the training pages it hesitates between only two words.
# - **c** The test pages have leaked into the training.
# - **d** It knows the training pages by heart. About a new page it knows no more than somebody who guesses among all words.
# - **e** It has not learned anything yet; it needs more epochs.
#
# Write the letter into `answer`, for instance `answer = "a"`.
#
# <details><summary>Hint</summary>
#
# Compute both perplexities, `np.exp(0.7)` and `np.exp(6.9)`. What is the perplexity of somebody who knows nothing?
#
# </details>

# %% role="answer" id="q5"
### BEGIN SOLUTION
answer = "d"
### END SOLUTION

# %% role="check" id="q5_reading" points=2
with check("You read the result well", see="The number to beat"):
    expect.choice(
        "answer",
        answer,
        options="abcde",
        key=seal(
            "d",
            a="A cross-entropy is no share. What is e to the 6.9?",
            b="Which pages tell how good a model is?",
            c="If they had leaked, would it be so unsure about them?",
            e="What is its perplexity on the training pages?",
        ),
    )

# %% [markdown]
# ## Question 6. A network that remembers (6 points)
#
# Here is a text of 300 short sentences in random order. `text` holds it as numbers, and `text_words` is the
# vocabulary. The windows are six words wide.

# %% role="setup"
SENTENCES = [
    "the cat says nothing .",
    "the hen says something .",
    "the gull says everything .",
    "the cat sleeps on the stairs .",
    "the hen sleeps on the bell .",
    "the gull sleeps on the roof .",
    "the wind is from the west and the sea is grey .",
    "the wind is from the north and the sea is black .",
    "the wind is from the south and the sea is blue .",
    "the night is quiet and two ships go by .",
]
text_words = ["", "[UNK]", *sorted({word for line in SENTENCES for word in line.split()})]


def some_text(sentences, seed):
    """Return a text of so many sentences, drawn at random, as numbers."""
    drawn = np.random.default_rng(seed).choice(SENTENCES, sentences)
    return np.array([text_words.index(word) for word in " ".join(drawn).split()])


text = some_text(300, seed=6)
x = np.lib.stride_tricks.sliding_window_view(text[:-1], 6).copy()
y = text[6:]
print("words:", len(text_words), "  windows:", x.shape, "  labels:", y.shape)
for row, label in zip(x[:3], y, strict=False):
    print(" ".join(text_words[number] for number in row), "→", text_words[label])

keras.utils.set_random_seed(6)

# %% [markdown]
# Build, compile and fit a network, and call it `model`:
#
# - it takes windows of **any width**, as a reader with a state can: `keras.Input(shape=(None,))`;
# - it returns one **probability for each word** of the vocabulary, those of the next word;
# - its loss is the cross-entropy for labels that are whole numbers, as `y` holds them;
# - the **order** of the words matters to it;
# - it is right about at least 76 % of the next words of a **new** text. Counting pairs reaches 68 %; about 85 % are possible, as
#   nobody can know which sentence comes next. Train it on `x` and `y` for as long as that takes: a few seconds.
#
# <details><summary>Hint: a nudge</summary>
#
# Start with the network of the lesson's section "Train a language model": embedding, LSTM, softmax. This one may be smaller: vectors
# of 16 numbers, 32 units.
#
# </details>
# <details><summary>Hint: if it learns too slowly</summary>
#
# There are only 39 steps an epoch, with batches of 64. Give it more epochs or a larger learning rate, `keras.optimizers.Adam(0.02)`.
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(text_words), 16),
        layers.LSTM(32),
        layers.Dense(len(text_words), activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(x, y, batch_size=64, epochs=5, verbose=0)
### END SOLUTION

# %% role="check" id="q6_shapes" points=1
with check("Windows of any width go in, one number a word comes out", see="Train a language model"):
    expect.model("model", model, inputs=(6,), outputs=(len(text_words),))
    for width in (11, 1, 2, 40):
        expect.model(
            "model",
            model,
            inputs=(width,),
            outputs=(len(text_words),),
            why="`keras.Input(shape=(None,))` leaves the width of the windows open. Does each layer?",
        )

# %% role="check" id="q6_probability" points=1
with check("The numbers are probabilities", see="Train a language model"):
    expect.probabilities(
        "model.predict(...)",
        model.predict(x[:200], verbose=0),
        sum_to_one=True,
        why="Which activation gives probabilities that add up to 1?",
    )

# %% role="check" id="q6_loss" points=1
with check("The loss fits labels that are numbers", see="Train a language model"):
    expect.loss(
        "model",
        model,
        x,
        y,
        expected="categorical_crossentropy",
        labels="integers",
        why="For labels that are whole numbers its name is 'sparse_categorical_crossentropy'.",
    )

# %% role="check" id="q6_order" points=1
with check("The order of the words matters", see="Reading with a memory"):
    forwards, backwards = (
        np.asarray(model.predict(rows, verbose=0)) for rows in (x[:200], x[:200, ::-1].copy())
    )
    assert np.abs(forwards - backwards).max() > 1e-5, (
        "other probabilities when the words of a window stand in the reverse order; "
        "they are the same. Which layer reads one word after the other?"
    )

# %% role="check" id="q6_learns" points=2
with check("It knows what comes next", see="Train a language model", hidden="a new text"):
    expect.accuracy(
        "model",
        model,
        x,
        y,
        at_least=0.76,
        rows="the next words of the text",
        why="Are the labels `y`? Are there enough epochs, or is the learning rate too small?",
    )
    ### BEGIN HIDDEN TESTS
    fresh = some_text(800, seed=expect.hidden_rng())
    new_x = np.lib.stride_tricks.sliding_window_view(fresh[:-1], 6).copy()
    expect.accuracy(
        "model", model, new_x, fresh[6:], at_least=0.76, rows="the next words of a new text"
    )
    ### END HIDDEN TESTS

# %% [markdown]
# See what it remembers:

# %% role="show"
if "model" in globals():
    asked = ["go by . the cat says", "go by . the gull says", "the north and the sea is"]
    rows = np.array([[text_words.index(word) for word in line.split()] for line in asked])
    for line, chance in zip(asked, np.asarray(model.predict(rows, verbose=0)), strict=True):
        print(f"{line:<26}→ {text_words[int(chance.argmax())]} ({chance.max():.2f})")
else:
    print("Here you will see what your model remembers.")
