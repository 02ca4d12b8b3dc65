# %% [markdown]
# # Exercise 14. Text and LSTMs
#
# Six questions, 18 points. Write your answer where it says `# YOUR CODE HERE`, run the cell, then run
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
# Write the function `encode(text, vocabulary, length)`. It takes a text without punctuation, whose words are separated by
# single blanks, and a list of words. It returns a 1-D array (or a list) of `length` integers:
#
# - a word's number is its place in the list, counted from 0; capital letters do not matter (the list has small letters);
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
# Four steps: small letters, split at the blanks, look up, then bring the row to the right length. For looking up, a dictionary
# from word to place helps.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# A dictionary's `get` returns its second argument for what is not there. `keras.utils.pad_sequences` takes a *list* of rows and
# the length wanted; unless you say otherwise, it fills up and cuts at the front. What it returns has a row for each that it got.
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
        why="Two words have two numbers. In a 1-D row of five, how many zeros come first?",
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
# ## Question 2. Repair: windows and what comes next (2 points)
#
# The training of a language model went suspiciously well: the model is always right, but all it writes is one word, over and
# over again. These are its windows:
#
# ```python
# def windows(numbers, width):
#     starts = range(len(numbers) - width + 1)
#     inputs = [numbers[i : i + width] for i in starts]
#     labels = [numbers[i + width - 1] for i in starts]
#     return np.array(inputs), np.array(labels)
# ```
#
# Repair it. `inputs` should have a row for each window that **is followed by a number**, and `labels` these numbers, in the
# same order. Nothing is padded: for `[5, 6, 7, 8]` and the width 2, the inputs are `[[5, 6], [6, 7]]` and the labels
# `[7, 8]`. `numbers` is a 1-D array of integers, longer than `width`.
#
# <details><summary>Hint: a nudge</summary>
#
# Write down the first window and its label for `[5, 6, 7, 8]`. What is the label's place in `numbers`? And which is the last
# window that has one?
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# The slice `numbers[i : i + width]` ends *before* its second number. So does the code take the number after the window, or the
# last one inside it? And the last number of the text can be a label, but no part of a window.
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

# %% role="check" id="q2_labels" points=1
with check(
    "Each label is the number after its window",
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
# ## Question 3. Set the gates (4 points)
#
# An LSTM with **one** unit reads two numbers at each step: a `value`, which is 1 or −1, and a `flag`, which is 1 or 0. It should
# remember the value that came with the latest flag of 1, and ignore all others:
#
# | value | −1 | 1 | −1 | −1 | −1 | 1 |
# |---|---|---|---|---|---|---|
# | **flag** | 0 | 1 | 0 | 0 | 1 | 0 |
# | **state** | about 0 | above 0.5 | above 0.5 | above 0.5 | below −0.5 | below −0.5 |
#
# Nothing is trained. `read` below is the lesson's loop for one unit; you choose the weights:
#
# - `W`, of shape (2, 4), for the value (first row) and the flag (second row);
# - `U`, of shape (1, 4), for the old state;
# - `b`, of shape (4,), the biases.
#
# Their columns are in the order of Keras: input gate, forget gate, new note, output gate. The state must be
#
# - between −0.1 and 0.1 until a flag of 1 comes;
# - from then on, above 0.5 if the value that came with the latest flag of 1 was 1, and below −0.5 if it was −1.
#
# This must hold however often a flag of 1 comes, and for up to 100 steps in a row with the flag 0, whatever their values.


# %% role="setup"
def sigmoid(z):
    """Return the sigmoid; scores are cut off at ±50, so that nothing overflows."""
    return 1 / (1 + np.exp(-np.clip(z, -50, 50)))


def read(W, U, b, steps):
    """Return the state of an LSTM of one unit after each step."""
    kernel, recurrent, biases = (np.asarray(part, dtype=float) for part in (W, U, b))
    h, c, states = np.zeros(1), np.zeros(1), []
    for vector in np.asarray(steps, dtype=float):
        i, f, note, o = np.split(vector @ kernel + h @ recurrent + biases, 4)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(note)
        h = sigmoid(o) * np.tanh(c)
        states.append(h[0])
    return np.array(states)


# %% [markdown]
# <details><summary>Hint: a nudge</summary>
#
# At a step with the flag 1, should the input gate be open or closed, and the forget gate? And at a step with the flag 0? One
# of the three gates can stay open all the time. The old state is not needed at all.
#
# </details>
# <details><summary>Hint: how far open?</summary>
#
# σ(5) is 0.993, and what is left of a note after 100 steps is 0.993 to the power of 100: about a half. σ(10) is 0.99995, and
# σ(−10) is just as close to 0.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# A gate that follows the flag needs a score of about 10 where the flag is 1, and about −10 where it is 0. The bias
# alone is the score for the flag 0; a weight then leads from there to the other score. For a gate that does the
# opposite, swap both signs. And what should the new note follow, the flag or the value?
#
# </details>

# %% role="answer" id="q3"
### BEGIN SOLUTION
#              input  forget  note  output
W = np.array([[0.0, 0.0, 10.0, 0.0], [20.0, -20.0, 0.0, 0.0]])
U = np.zeros((1, 4))
b = np.array([-10.0, 10.0, 0.0, 10.0])
### END SOLUTION

# %% role="check" id="q3_notes" points=1
with check("A value with the flag 1 is written down", see="The gates of an LSTM"):
    expect.array("W", W, shape=(2, 4))
    expect.array("U", U, shape=(1, 4))
    expect.array("b", b, shape=(4,))
    for value in (1, -1):
        found = read(W, U, b, [(value, 1)])[0]
        assert found * value > 0.5, (
            f"a state {'above 0.5' if value > 0 else 'below -0.5'} after one step with the value {value} "
            f"and the flag 1; it is {found:.3f}. Which gates must be open, and what is the new note?"
        )

# %% role="check" id="q3_ignores" points=2
with check(
    "Values with the flag 0 change nothing", see="The gates of an LSTM", hidden="other values"
):
    expect.array("W", W, shape=(2, 4))
    expect.array("U", U, shape=(1, 4))
    expect.array("b", b, shape=(4,))
    for first in (1, -1):
        for values in (np.ones(100), -np.ones(100)):
            quiet = np.column_stack([values, np.zeros(100)])
            found = np.abs(read(W, U, b, quiet)).max()
            assert found <= 0.1, (
                "a state between -0.1 and 0.1 as long as no flag was 1; after 100 steps with the value "
                f"{values[0]:.0f} it has been as far from 0 as {found:.3f}. Is the input gate closed?"
            )
            found = (first * read(W, U, b, [(first, 1), *quiet])[1:]).min() * first
            assert found * first > 0.5, (
                f"a state {'above 0.5' if first > 0 else 'below -0.5'} for 100 steps with the flag 0 after "
                f"the value {first} was noted; with the value {values[0]:.0f} at each of them it comes to "
                f"{found:.3f}. Does the forget gate stay open, and the input gate closed?"
            )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    for first in (1, -1, 1, -1):
        quiet = np.column_stack([rng.choice([1, -1], 100), np.zeros(100)])
        assert np.abs(read(W, U, b, quiet)).max() <= 0.1, (
            "a state between -0.1 and 0.1 as long as no flag was 1"
        )
        assert (first * read(W, U, b, [*quiet, (first, 1), *quiet])[100:]).min() > 0.5, (
            "a state that changes at the first flag of 1, and then not for 100 steps with the flag 0"
        )
    ### END HIDDEN TESTS

# %% role="check" id="q3_replaces" points=1
with check(
    "A new note takes the place of the old one",
    see="The gates of an LSTM",
    hidden="other values and flags",
):
    expect.array("W", W, shape=(2, 4))
    expect.array("U", U, shape=(1, 4))
    expect.array("b", b, shape=(4,))
    for last in (1, -1):
        for times in (1, 2, 20):
            found = read(W, U, b, [(-last, 1)] * times + [(last, 1)])[-1]
            assert found * last > 0.5, (
                f"a state {'above 0.5' if last > 0 else 'below -0.5'} after the values {-last} ({times} "
                f"times) and {last}, all with the flag 1; it is {found:.3f}. What happens to the old note?"
            )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    for _ in range(3):
        values = rng.choice([1, -1], 60)
        states = read(W, U, b, np.column_stack([values, np.ones(60)]))
        assert (states * values).min() > 0.5, (
            "a state that has the sign of the latest value with the flag 1, and is more than 0.5 from 0"
        )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 4. Padding does not count (3 points)
#
# A language model has read a batch of pages. Write the function `perplexity(chances, labels)`:
#
# - `chances` has the shape (pages, steps, words): after each step on each page, a probability for each word of the vocabulary
#   to come next. All are larger than 0.
# - `labels` has the shape (pages, steps): the number of the word that really came next. Some pages are shorter than others, so
#   their rows are filled up with zeros, some at the front and some at the end. Only there is a label 0.
#
# Return the perplexity as a number. Padding does not count. All other labels count the same, whichever page they are on;
# 1 is the number of `[UNK]`, which counts as well.
#
# These four pages, for example, come from a model with a vocabulary of eight words:

# %% role="setup"
some_chances = np.full((4, 3, 8), 1 / 16)
some_chances[:, :, 0] = 9 / 16
some_chances[:, 0] = [1 / 16, 1 / 4, 1 / 4, 1 / 4, 1 / 16, 1 / 16, 1 / 32, 1 / 32]
some_labels = np.array([[2, 4, 7], [6, 5, 0], [0, 0, 6], [1, 3, 2]])

# %% [markdown]
# <details><summary>Hint: a nudge</summary>
#
# First find the probability of each word that really came, then leave out the padding, then compute the perplexity of the
# probabilities that are left, as the lesson does.
#
# </details>
# <details><summary>Hint: nearly the answer</summary>
#
# Two loops will do: over pages and over steps, with an `if` for the padding and a list for the probabilities. Or without loops:
# `np.take_along_axis` picks from the last axis if the labels have a third axis, too, and `labels > 0` says what to keep.
#
# </details>


# %% role="answer" id="q4"
def perplexity(chances, labels):
    """Return the perplexity over all labels that are not padding."""
    ### BEGIN SOLUTION
    came = np.take_along_axis(chances, labels[..., None], axis=-1)[..., 0]
    return np.exp(-np.log(came[labels > 0]).mean())
    ### END SOLUTION


# %% role="check" id="q4_full" points=1
with check("It is right for pages without padding", see="The number to beat", hidden="fresh pages"):
    expect.number(
        "perplexity(some_chances[:1], some_labels[:1])",
        expect.call("perplexity", perplexity, some_chances[:1], some_labels[:1]),
        key=seal(
            10.079,
            {
                2.31: "That is the cross-entropy. How do you get the perplexity from it?",
                8.0: "Is it the mean of the logarithms, or the logarithm of the mean?",
                12.0: "Is it the mean of the logarithms, or the mean of the perplexities?",
                2.33: "That is the largest probability at each step. How likely was the word that came?",
                0.099: "Is there a minus in front of the logarithm?",
                1024.0: "Is it the mean of the logarithms, or their sum?",
                4.961: "The logarithm and the power must have the same base.",
                28.032: "The logarithm and the power must have the same base.",
            },
            decimals=3,
        ),
        why="Take the probability of each word that came, and e to the mean of their negative logarithms.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    cases = []
    for pages, steps, size in ((1, 1, 5), (3, 7, 4), (6, 2, 300), (2, 40, 9)):
        drawn = rng.dirichlet(np.ones(size), (pages, steps)) * 0.9 + 0.1 / size
        cases.append((drawn, rng.integers(1, size, (pages, steps))))
    expect.function(
        "perplexity",
        perplexity,
        reference=lambda chances, labels: np.exp(
            -np.log(np.take_along_axis(chances, labels[..., None], -1)).mean()
        ),
        cases=cases,
        tolerance=1e-4,
    )
    ### END HIDDEN TESTS

# %% role="check" id="q4_padding" points=2
with check(
    "Padding does not count, and all other labels count the same",
    see="Padding that does not count",
    hidden="fresh pages, with padding",
):
    expect.number(
        "perplexity(some_chances, some_labels)",
        expect.call("perplexity", perplexity, some_chances, some_labels),
        key=seal(
            12.699,
            {
                9.33: "Does padding count?",
                10.846: "Does the padding in front of a page count?",
                10.432: "Does the padding at the end of a page count?",
                6.727: "Among how many numbers is the sum shared out? Padding is not one of them.",
                13.849: "Is that the mean over pages? A long page has more words than a short one.",
                14.697: "Is that the mean over pages? A long page has more words than a short one.",
                14.672: "Is `[UNK]` left out? Only the label 0 is padding.",
                2.542: "That is the cross-entropy.",
                10.079: "Is that the first page alone?",
            },
            decimals=3,
        ),
        why="Is each label 0 left out, at the front and at the end, and no other? Then take the mean over "
        "all labels that are left, not page by page.",
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    cases = []
    for pages, steps, size in ((2, 5, 6), (5, 9, 4), (8, 12, 200), (4, 30, 9)):
        drawn = rng.dirichlet(np.ones(size), (pages, steps)) * 0.9 + 0.1 / size
        fresh = rng.integers(1, size, (pages, steps))
        fresh[0, 0], fresh[-1, -1] = 1, 1
        for page, filled in enumerate(rng.integers(1, steps, pages)):
            fresh[page, slice(filled) if page % 2 else slice(steps - filled, None)] = 0
        cases.append((drawn, fresh))
    expect.function(
        "perplexity",
        perplexity,
        reference=lambda chances, labels: np.exp(
            -np.log(np.take_along_axis(chances, labels[..., None], -1)[..., 0][labels > 0]).mean()
        ),
        cases=cases,
        tolerance=1e-4,
        why="Leave out each label 0 and no other; then take the mean over all labels that are left.",
    )
    ### END HIDDEN TESTS

# %% [markdown]
# ## Question 5. Read a result (1 point)
#
# A language model with a vocabulary of 500 words reads windows of ten words. It was trained three times, with three seeds. The
# pages were split before the windows were made. These are perplexities:
#
# | | test pages | training pages |
# |---|---|---|
# | counting, n = 1 | 61.0 | |
# | counting, n = 2 | 14.2 | |
# | counting, n = 3 | 8.3 | |
# | counting, n = 5 | 7.4 | |
# | LSTM, three seeds | 8.1, 8.4, 8.6 | 3.0, 3.1, 3.1 |
# | the same LSTMs, all but the last two words replaced by padding | 8.2, 8.6, 8.6 | |
#
# What do you conclude?
#
# - **a** The LSTM beats counting with n = 3: its best seed reaches 8.1, and that table only 8.3.
# - **b** On new pages, it is about as good as counting with n = 3, and hardly uses earlier words.
# - **c** The LSTM is right about one word in eight, and counting with n = 2 about one in fourteen.
# - **d** On new pages, too, it hesitates between three words; the test pages are just unlucky.
# - **e** Words that are more than two places back say nothing about the next word of this text.
#
# Write the letter into `answer`, in quotes.
#
# <details><summary>Hint</summary>
#
# How far apart are the three seeds? What do the LSTMs lose with the first eight words of their windows? And what does counting
# gain from such words?
#
# </details>

# %% role="answer" id="q5"
### BEGIN SOLUTION
answer = "b"
### END SOLUTION

# %% role="check" id="q5_reading" points=1
with check("You read the result well", see="Train a language model"):
    expect.choice(
        "answer",
        answer,
        options="abcde",
        key=seal(
            "b",
            a="That seed was the luckiest of three. What do the others reach?",
            c="A perplexity is no share. As unsure as among how many equally likely words?",
            d="Which pages show how good a model is, and what is the gap between the two called?",
            e="The LSTM makes little use of them. Does counting with n = 5?",
        ),
    )

# %% [markdown]
# ## Question 6. Who has the key? (5 points)
#
# These notes say what three animals do, two words at a time: "hen sings cat takes gull waits ...". Here "takes" means that the
# animal takes the key, from whoever has it. `notes` holds the words as numbers, a row for each page, padded with 0 at the end; `note_words` is the
# vocabulary. `holders` says for each word who has the key once this word has been read: 0 for nobody, 1 for the cat, 2 for the
# hen, 3 for the gull. (Where a page is padded, `holders` has zeros as well.)

# %% role="setup"
WHO, DOES = ["cat", "hen", "gull"], ["takes", "eats", "sings", "sleeps", "waits"]
note_words = ["", *WHO, *DOES]


def some_notes(pages, shortest, longest, often, seed):
    """Return pages of so many notes, and who has the key after each word.

    `often` is the share of notes in which somebody takes the key.
    """
    rng = np.random.default_rng(seed)
    rows, holders = [], []
    for _ in range(pages):
        row, holder, now = [], [], 0
        for _ in range(rng.integers(shortest, longest + 1)):
            who, takes = rng.integers(3), rng.random() < often
            does = 0 if takes else rng.integers(1, len(DOES))
            row += [1 + who, 4 + does]
            holder += [now, 1 + who if takes else now]
            now = holder[-1]
        rows.append(row)
        holders.append(holder)
    return tuple(keras.utils.pad_sequences(part, padding="post") for part in (rows, holders))


notes, holders = some_notes(800, 6, 12, often=0.2, seed=6)
print("notes:", notes.shape, "  holders:", holders.shape, "  words:", len(note_words))
for row, holder in zip(notes[:2], holders, strict=False):
    print(
        " ".join(f"{note_words[word]}/{who}" for word, who in zip(row, holder, strict=True) if word)
    )

keras.utils.set_random_seed(6)

# %% [markdown]
# Counting fixed windows fails here: a table of the last four words, counted on these pages, is right after 72 % of
# the words of new pages, and longer windows do worse, because most of them were never seen. Build, compile and fit a
# network on `notes` and `holders`, and call it `model`. What it knows must come from its training:
#
# - it takes rows of **any width**: for instance with `keras.Input(shape=(None,))`;
# - **after each word** it gives four probabilities, which add up to 1: that nobody, the cat, the hen or the gull has the key;
# - it reads **forwards only**: what it gives after a word does not depend on later words;
# - **padding does not count**: zeros in front of a row change nothing in what it gives after the words;
# - the likeliest of the four is right after at least 95 % of the words of new pages like these, and after at least 90 % of the words of
#   new pages that are longer (up to 40 notes) and on which the key rarely changes hands (in one note of twenty).
#
# <details><summary>Hint: a nudge</summary>
#
# The lesson's section "One label per text" has a network that gives one answer at the end. This one answers after each word. By
# default, what does an LSTM keep back, and which argument makes it give that as well?
#
# </details>
# <details><summary>Hint: padding</summary>
#
# Try `model.predict` with a row, and with the same row after five zeros. If the answers differ, the network reads the zeros as words:
# see "Padding that does not count".
#
# </details>
# <details><summary>Hint: if it learns too slowly</summary>
#
# 800 pages are 25 steps per epoch, with batches of 32. Give it more epochs, or a larger learning rate, such as
# `keras.optimizers.Adam(0.02)`. Vectors of 16 numbers and 32 units are enough.
#
# </details>

# %% role="answer" id="q6"
### BEGIN SOLUTION
model = keras.Sequential(
    [
        keras.Input(shape=(None,)),
        layers.Embedding(len(note_words), 16, mask_zero=True),
        layers.LSTM(32, return_sequences=True),
        layers.Dense(4, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
model.fit(notes, holders, epochs=6, verbose=0)
### END SOLUTION

# %% role="check" id="q6_shapes" points=1
with check(
    "Rows of any width go in, four probabilities come out after each word",
    see="Parameters and shapes",
):
    for width in (6, 1, 2, 40):
        expect.model(
            "model",
            model,
            inputs=(width,),
            outputs=(width, 4),
            why="The first number of the outputs is the number of words, the second that of possible holders.",
        )
    for found in expect.outputs("model", model, notes[:5, :12]):
        expect.probabilities(
            "the outputs of `model` for a page",
            found,
            sum_to_one=True,
            why="Which activation gives probabilities that add up to 1?",
        )

# %% role="check" id="q6_forwards" points=1
with check("It reads forwards only", see="Reading with a memory"):
    expect.model("model", model, inputs=(12,), outputs=(12, 4))
    page = notes[:100, :12]
    other = np.column_stack([page[:, :6], notes[100:200, 6:12]])
    found, again = (expect.outputs("model", model, rows)[:, :6] for rows in (page, other))
    assert np.abs(found - again).max() < 1e-4, (
        "the same outputs after the first six words of a page if other words come after these; they "
        f"differ by up to {np.abs(found - again).max():.3f}. Does a layer look ahead?"
    )

# %% role="check" id="q6_padding" points=1
with check("Padding does not count", see="Padding that does not count"):
    expect.model("model", model, inputs=(12,), outputs=(12, 4))
    page = notes[:100, :12]
    found = expect.outputs("model", model, page)
    for zeros in (1, 5, 30):
        again = expect.outputs("model", model, np.pad(page, ((0, 0), (zeros, 0))))[:, zeros:]
        assert np.abs(found - again).max() < 1e-4, (
            f"the same outputs after the words of a page if {zeros} zeros are put in front of it; they "
            f"differ by up to {np.abs(found - again).max():.3f}. Are the zeros read as words?"
        )

# %% role="check" id="q6_learns" points=2
with check("It knows who has the key", see="One label per text", hidden="other new pages"):
    expect.model("model", model, inputs=(12,), outputs=(12, 4))
    for what, least, (rows, right) in (
        ("new pages", 0.95, some_notes(200, 6, 12, often=0.2, seed=61)),
        (
            "longer new pages on which it rarely changes hands",
            0.9,
            some_notes(60, 30, 40, often=0.05, seed=62),
        ),
    ):
        found = expect.outputs("model", model, rows).argmax(axis=-1)
        share = (found == right)[rows > 0].mean()
        assert share >= least, (
            f"the right holder of the key after at least {least:.0%} of the words of {what}; it is right "
            f"after {share:.1%}. Are there enough epochs? And can it remember what stands far back?"
        )
    blank = [np.zeros_like(weight) for weight in expect.weights("model", model)]
    found = expect.outputs("model", model, rows, weights=blank).argmax(axis=-1)
    assert (found == right)[rows > 0].mean() < 0.8, (
        "a network that computes its outputs with its weights; with all of them at 0 it is as good"
    )
    ### BEGIN HIDDEN TESTS
    rng = expect.hidden_rng()
    for least, (rows, right) in (
        (0.95, some_notes(300, 6, 12, 0.2, seed=rng)),
        (0.9, some_notes(100, 30, 40, 0.05, seed=rng)),
    ):
        found = expect.outputs("model", model, rows).argmax(axis=-1)
        share = (found == right)[rows > 0].mean()
        assert share >= least, (
            f"the right holder after at least {least:.0%} of the words of other new pages; it is right "
            f"after {share:.1%}"
        )
    ### END HIDDEN TESTS

# %% [markdown]
# See what it remembers:

# %% role="show"
if "model" in globals():
    line = "cat waits hen takes gull sings cat eats gull takes hen sleeps"
    asked = np.array([[note_words.index(word) for word in line.split()]])
    for word, chances in zip(
        line.split(), np.asarray(model.predict(asked, verbose=0))[0], strict=True
    ):
        print(
            f"{word:<8}",
            *(f"{who} {p:.2f}  " for who, p in zip(["nobody", *WHO], chances, strict=True)),
        )
else:
    print("Here you will see what your model remembers.")
