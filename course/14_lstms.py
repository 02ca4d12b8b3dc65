# %% [markdown]
# # 14. Text and LSTMs
#
# Your phone guesses the next word while you write: it holds a **language model**, which gives each
# possible next word a probability. In this chapter a network reads the log of a lighthouse, word by
# word, with a memory. Then it writes pages of its own.

# %% [markdown]
# ## What you will learn
#
# - turn text into **tokens** (here: words) and these into integers, and back;
# - cut a text into windows, each with the word that comes next;
# - give each word a row of a table, with `Embedding`, and read the rows in order, with `LSTM`;
# - count an LSTM's parameters by hand, and say what its gates do;
# - measure a language model by its perplexity, and compare it with counts of word sequences;
# - classify whole texts: one label per text;
# - let the model write, at a chosen temperature.
#
# You need chapters 3 (softmax, sparse labels) and 6 (overfitting). It takes about 90 minutes.

# %%
import re
from collections import Counter, defaultdict
from textwrap import fill

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from sklearn.linear_model import LogisticRegression

from coursedata import load_lighthouse

BLUE, RED, AMBER, GREEN = "#1b6ca8", "#d1495b", "#edae49", "#2e8b57"

# %% [markdown]
# ## The log of a lighthouse
#
# The text describes a year in a lighthouse, in 70 pages of simple English. It was written for this
# course.

# %%
pages = load_lighthouse().data
print(fill(pages[0], 90) + "\n\n" + fill(pages[10], 90))

# %% [markdown]
# The cat, the hen and the gull talk. We look for each "says", and note what comes after it.

# %%
said = ("nothing", "something", "everything")
found = re.findall(rf"(\w+) says ({'|'.join(said)})", " ".join(pages))
counts = pd.DataFrame(Counter(found).items(), columns=["pair", "times"])
counts[["who", "what"]] = counts["pair"].tolist()
counts = counts.pivot_table(index="who", columns="what", values="times", fill_value=0)
shares = counts.loc[["cat", "hen", "gull"], list(said)]
shares.loc["all three"] = shares.sum()
shares = shares.div(shares.sum(axis=1), axis=0)

# %% collapsed=true
fig, ax = plt.subplots(figsize=(8, 3), layout="constrained")
left = np.zeros(4)
for word, colour, hatch in zip(said, (BLUE, AMBER, RED), ("", "//", ".."), strict=True):
    width = shares[word].to_numpy()
    names = [f"the {who} says" if who != "all three" else "says" for who in shares.index]
    ax.barh(names, width, left=left, color=colour, hatch=hatch, edgecolor="white", label=word)
    left += width
ax.set(xlabel="share of the next word", title="What comes after “says”?", xlim=(0, 1))
ax.legend(loc="upper left", bbox_to_anchor=(1.01, 1), title="next word")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Four bars, each divided by what comes next. After "the cat says" it is always "nothing", after
# "the hen says" always "something", after "the gull says" nearly always "everything". The bar at
# the top, after "says" alone, is a mixture of all three.
#
# </details>
#
# So the last word is not enough to guess the next one. Looking one word further back tells you much
# more, and sometimes the word that matters stands four or six words back. So we can count longer
# pieces of text, or build a network with a memory. We do both.

# %% [markdown]
# ## Words become numbers
#
# Networks calculate, so words (in other models parts of words; in general, **tokens**) must become
# numbers. The layer `TextVectorization` first collects the words of some texts, with `adapt`.

# %%
texts = ["The cat sleeps.", "The hen sleeps on the cat!", "The gull looks."]
vectorize = layers.TextVectorization()
vectorize.adapt(texts)
print([str(word) for word in vectorize.get_vocabulary()])
print(vectorize(texts).numpy())

# %% [markdown]
# Notice:
#
# - The words are sorted: the most frequent has the smallest number. Each word's number is its place
#   in the list.
# - Number 0 is the empty string. It pads out short rows, so that all have the same length: this is
#   **padding**.
# - Number 1 is `[UNK]`, for every word that is unknown.
# - Capital letters and punctuation are gone: the texts were *standardised*.
#
# **Predict, then run.** Which numbers will these texts get? No row may be longer than four, and
# "dog" is new.

# %%
four = layers.TextVectorization(vocabulary=vectorize.get_vocabulary(), output_sequence_length=4)
print(four(["The hen looks", "The dog looks on and on"]).numpy())

# %% [markdown]
# <details><summary>Answer</summary>
#
# One row is filled up with a 0 at its **end**, the other is **cut** after four words: "and on" is
# gone. "Dog" is a 1.
#
# </details>
#
# For our log we want two things to be different. The full stop should stay, as a separate word, or
# our model could never end a sentence. So we prepare the text ourselves, and set
# `standardize=None`. And rare words should be `[UNK]` in training, too, so that the network learns
# that such words exist: `max_tokens=200` keeps only the most frequent.
#
# **First we hold out pages.** Every fifth page is for testing. The **vocabulary**, the list of
# known words, may only come from the training pages, because test pages stand for pages that are
# not written yet.


# %%
def prepared(page):
    """Return the page in small letters, without commas, with a space before each full stop."""
    return page.lower().replace(",", "").replace(".", " .")


is_test = np.arange(len(pages)) % 5 == 4
train_pages = [prepared(page) for page in np.array(pages)[~is_test]]
test_pages = [prepared(page) for page in np.array(pages)[is_test]]

to_numbers = layers.TextVectorization(max_tokens=200, standardize=None)
to_numbers.adapt(train_pages)
words = [str(word) for word in to_numbers.get_vocabulary()]
V = len(words)
print("training pages:", len(train_pages), "  test pages:", len(test_pages), "  words:", V)
print(words[:12], "...", words[-3:])

# %% [markdown]
# And back again: a number is the place of a word, so `words[number]` is that word.

# %%
train = [row[row > 0] for row in to_numbers(train_pages).numpy()]
test = [row[row > 0] for row in to_numbers(test_pages).numpy()]
print(train[0][:14])
print(" ".join(words[number] for number in train[0][:14]))
unknown = np.mean(np.concatenate(test) == 1)
print(f"unknown in the test pages: {unknown:.1%}")

# %% [markdown]
# > **You may see** in older texts a `Tokenizer` with `fit_on_texts` and `texts_to_sequences`. Keras 3
# > has none; only `tensorflow.keras` still has it. The [reference](A_keras_reference.ipynb#Tokenizer)
# > says what replaces each part. Where it had `word_index["cat"]`, write
# > `vectorize.get_vocabulary().index("cat")`. And `Embedding` needs no `input_length`.

# %% [markdown]
# ## A window slides over the text
#
# What can the network learn from? From questions with answers, and every text is full of them:
# "Here are some words; which one comes next?" A **window** of fixed width slides over the page. The
# words in the window are the input, the word after it is the label.

# %% collapsed=true
sentence = prepared(pages[10]).split()[:10]
width = 4
fig, ax = plt.subplots(figsize=(10, 3.2), layout="constrained")
for row in range(6):
    for place, word in enumerate(sentence[: row + width + 1]):
        inside, label = row <= place < row + width, place == row + width
        colour = BLUE if inside else AMBER if label else "white"
        style = {"boxstyle": "round,pad=0.35", "fc": colour, "ec": "black" if label else "none"}
        ink = "white" if inside else "black" if label else "silver"
        weight = "bold" if label else "normal"
        ax.text(place, row, word, ha="center", va="center", bbox=style, color=ink, weight=weight)
ax.set(
    xlim=(-0.6, 10),
    ylim=(5.7, -0.7),
    xticks=range(10),
    yticks=range(6),
    yticklabels=range(1, 7),
    xlabel="place in the page, from 0",
    ylabel="window",
    title="Four words in, one word out",
)
ax.spines[:].set_visible(False)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Six rows with the beginning of a page. In each row four neighbouring words are white on blue: the
# window. The word after them, bold on amber, is the label. From row to row, window and label move
# one word to the right.
#
# </details>
#
# At the beginning of a page there are too few words to fill the window. We put zeros at the
# **front**, so that the newest word always stands at the right end. No window reaches into the next
# page.


# %%
def windows(numbers, width):
    """Return all windows of a page, and the number that follows each."""
    padded = np.concatenate([np.zeros(width - 1, int), numbers])
    inputs = [padded[end - width : end] for end in range(width, len(padded))]
    return np.array(inputs), np.array(numbers[1:])


inputs, labels = windows(np.array([11, 12, 13, 14, 15]), 4)
for row, label in zip(inputs, labels, strict=True):
    print(row, "→", label)

# %% [markdown]
# Now we do this for all pages, with windows eight words wide.

# %%
WIDTH = 8
x_train, y_train = map(np.concatenate, zip(*(windows(page, WIDTH) for page in train), strict=True))
x_test, y_test = map(np.concatenate, zip(*(windows(page, WIDTH) for page in test), strict=True))
print("training:", x_train.shape, y_train.shape, "  test:", x_test.shape, y_test.shape)
print(" ".join(words[number] for number in x_train[40]), "→", words[y_train[40]])

# %% [markdown]
# A trap: neighbouring windows share seven of their eight words. If you make all windows first and
# then split them at random, nearly every test window has a neighbour in the training part. So split
# the **pages**, then make windows.

# %% [markdown]
# ## A table of vectors
#
# Could a `Dense` layer read the eight numbers of a window? It would multiply them by
# weights, as if word 12 were twice as much as word 6. But a word's number is only a name.
#
# `Embedding` treats it as a name: it looks up a **row in a table**. Each word has its own row of
# numbers, its *vector*. At first the table is random. It is trained together with the rest. (The
# vectors are also called **word embeddings**.)

# %%
keras.utils.set_random_seed(14)
lookup = layers.Embedding(input_dim=6, output_dim=3)
print("three words in:  ", lookup(np.array([[4, 2, 4]])).shape)
table = lookup.get_weights()[0]
print("the whole table: ", table.shape)
print("rows 4, 2, 4 of it:\n", table[[4, 2, 4]].round(3))
print("looked up:\n", np.asarray(lookup(np.array([[4, 2, 4]])))[0].round(3))

# %% [markdown]
# `input_dim` is the number of rows: the largest number plus **one**, because 0 counts. `output_dim`
# is the length of a row. Parameters: 6 × 3 = 18; there is no bias.
#
# It is said that "king" and "queen" get similar vectors. They may, if the training text uses them
# in similar ways, and often. Nothing in the layer knows about meaning.

# %% [markdown]
# ## Reading with a memory
#
# A **recurrent** layer keeps a list of numbers, its **state** (or *hidden state*): what it
# remembers. At the start it is all zeros. Then, word by word, it makes a new state from the word's
# vector and from the old state. That is a loop with a single line in it. First we ask Keras for
# some weights.

# %%
keras.utils.set_random_seed(14)
rnn = layers.SimpleRNN(5)
vectors = np.random.default_rng(14).normal(size=(7, 3)).astype("float32")  # 7 words, 3 numbers each
from_keras = rnn(vectors[None])[0]
W, U, b = rnn.get_weights()

state = np.zeros(5)
for vector in vectors:
    state = np.tanh(vector @ W + state @ U + b)

print("shapes of W, U, b:", W.shape, U.shape, b.shape)
print("largest difference from Keras:", f"{np.abs(state - from_keras).max():.6f}")

# %% [markdown]
# The same weights are used at every step, so the layer does not grow with the length of a page. At
# the end the state is a summary of all that was read. **The 5 is the width of this summary**; it
# has nothing to do with the 7 words.
#
# The trouble with this loop: at each step the old state goes through the matrix `U` and through
# `tanh`. So what was read long ago is changed again and again, and so is the gradient on its way
# back. It tends to vanish or to explode (chapter 7).

# %% [markdown]
# ## The gates of an LSTM
#
# The **long short-term memory** (LSTM) keeps two lists: the **cell** `c`, its notebook, and the
# state `h`, what it shows. And it has three **gates**. A gate is a list of numbers from 0 to 1, one
# for each number in the cell, made by a sigmoid from the word and from the old state:
#
# - the **forget** gate: how much of the old note stays?
# - the **input** gate: how much of the new note is written down?
# - the **output** gate: how much of the notebook is shown now?

# %% collapsed=true
fig, ax = plt.subplots(figsize=(10, 4.4), layout="constrained")
arrow = {"arrowstyle": "-|>", "lw": 1.6, "shrinkA": 0, "shrinkB": 0}


def go(start, end, colour="black", style="-"):
    """Draw an arrow."""
    props = arrow | {"color": colour, "linestyle": style}
    ax.annotate("", end, start, arrowprops=props)


def put(x, y, text, colour="white", ink="black", shape="round,pad=0.4"):
    """Draw a box with a text in it."""
    style = {"boxstyle": shape, "fc": colour, "ec": "black"}
    ax.text(x, y, text, ha="center", va="center", color=ink, bbox=style, fontsize=11)


go((0.2, 3.3), (2.32, 3.3), BLUE)
go((2.68, 3.3), (4.82, 3.3), BLUE)
go((5.18, 3.3), (9.7, 3.3), BLUE)
go((8, 3.3), (8, 2.42), BLUE)
for x, name, colour, ink in (
    (2.5, "forget gate\nsigmoid", AMBER, "black"),
    (4.2, "input gate\nsigmoid", AMBER, "black"),
    (5.8, "new note\ntanh", "white", "black"),
    (7.2, "output gate\nsigmoid", AMBER, "black"),
):
    go((x, 0.35), (x, 0.9), "grey")
    put(x, 1.15, name, colour, ink)
ax.plot([0.2, 7.2], [0.35, 0.35], color="grey", lw=1.6)
go((2.5, 1.42), (2.5, 3.15))
go((4.2, 1.42), (4.86, 2.12))
go((5.8, 1.42), (5.14, 2.12))
go((5, 2.4), (5, 3.15))
go((7.2, 1.42), (7.86, 2.12))
go((8.18, 2.25), (9.7, 2.25), RED)
for x, y, sign in ((2.5, 3.3, "×"), (5, 3.3, "+"), (5, 2.25, "×"), (8, 2.25, "×")):
    put(x, y, sign, "white", "black", "circle,pad=0.2")
ax.text(0.2, 3.45, "old cell c", color=BLUE)
ax.text(9.7, 3.45, "new cell c", color=BLUE, ha="right")
ax.text(8.1, 2.75, "tanh", color=BLUE)
ax.text(9.7, 2.4, "new state h", color=RED, ha="right")
ax.text(0.2, 0.5, "old state h\nand the word's vector", color="dimgrey")
ax.set(xlim=(0, 10), ylim=(0.1, 3.8), title="One step of an LSTM")
ax.axis("off")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# The old cell comes in at the upper left and runs straight to the right. On its way it meets only
# two small signs: first it is multiplied by the forget gate, then the input gate times the new note
# is added. From there it leaves as the new cell. Below, old state and word feed four boxes: three
# gates and the new note. The new state is the tanh of the new cell, times the output gate.
#
# </details>
#
# Keras keeps the weights of all four boxes side by side: input gate, forget gate, new note, output
# gate.

# %%
keras.utils.set_random_seed(14)
lstm = layers.LSTM(5)
from_keras = lstm(vectors[None])[0]
W, U, b = lstm.get_weights()


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


h, c = np.zeros(5), np.zeros(5)
for vector in vectors:
    i, f, note, o = np.split(vector @ W + h @ U + b, 4)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(note)
    h = sigmoid(o) * np.tanh(c)

print("shapes of W, U, b:", W.shape, U.shape, b.shape)
print("largest difference from Keras:", f"{np.abs(h - from_keras).max():.6f}")

# %% [markdown]
# Why does this help the memory? On the cell's path there is no matrix and no tanh, just one factor
# at each step: the forget gate. If the gate stays the same, what is left of a note after many steps
# is a power of it.

# %% collapsed=true
steps = np.arange(41)
fig, ax = plt.subplots(figsize=(7.5, 3.6), layout="constrained")
for gate, colour, style in (
    (0.99, GREEN, "-"),
    (0.95, BLUE, "--"),
    (0.73, RED, "-."),
    (0.5, "grey", ":"),
):
    ax.plot(steps, gate**steps, color=colour, linestyle=style, linewidth=2)
for x, y, text, colour in (
    (20, 0.85, "gate at 0.99", GREEN),
    (20, 0.4, "0.95", BLUE),
    (5.5, 0.22, "0.73", RED),
    (0.3, 0.12, "0.5", "dimgrey"),
):
    ax.text(x, y, text, color=colour)
ax.set(
    xlabel="steps (words read since)",
    ylabel="share of the note left",
    title="How long is a note kept?",
)
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Four curves start at 1. With the gate at 0.99, two thirds of the note are left after forty words.
# At 0.95 it is an eighth. At 0.73 the note is nearly gone after ten words, at 0.5 after five.
#
# </details>
#
# The forget gate of an untrained LSTM is near 0.73 where its inputs are small: its bias is 1, and σ(1) = 0.73.
#
# So an LSTM **can** keep a note for long, if it learns to hold the gate open. The note need not
# fade, but it may: LSTMs *ease* the problem of vanishing gradients. You may read that they solve
# it; they do not.

# %% [markdown]
# ## Parameters and shapes
#
# **Predict, then run.** Four boxes, each with weights for the vector, weights for the state, and a
# bias:
#
# $$4 \times (\text{units} \times (\text{units} + \text{inputs}) + \text{units})$$
#
# How many parameters does an `LSTM(64)` have if it reads vectors of 32 numbers? And if the window
# were 100 words wide instead of 8?

# %%
units, read = 64, 32
by_hand = 4 * (units * (units + read) + units)
counted = [
    keras.Sequential([keras.Input((window, read)), layers.LSTM(units)]).count_params()
    for window in (8, 100)
]
print("by hand:", by_hand, "  windows of 8 and of 100 words:", *counted)

# %% [markdown]
# <details><summary>Answer</summary>
#
# 24,832, both times.
#
# </details>
#
# `units` is the **width of the state**, not a number of cells in a row: the layer has one cell, 64
# numbers wide, and uses it again for every word.
#
# By default, only the last state comes out. With `return_sequences=True` the state after **each**
# word comes out:

# %%
sentences = np.zeros((2, 10, 32), "float32")  # 2 sentences, 10 words each, 32 numbers per word
last = layers.LSTM(64)(sentences)
every = layers.LSTM(64, return_sequences=True)(sentences)
print("last state only:", last.shape, "  after every word:", every.shape)

# %% [markdown]
# A second LSTM on top needs something to read at every step. So in a stack, all LSTMs but the last
# one need `return_sequences=True`.

# %% [markdown]
# ## Padding that does not count
#
# `keras.utils.pad_sequences` makes a table from rows of different lengths. Unlike
# `TextVectorization`, it pads and cuts at the **front**, unless you say otherwise.

# %%
rows = [[5, 3], [7, 2, 4, 9, 6]]
print(keras.utils.pad_sequences(rows, maxlen=4))
print(keras.utils.pad_sequences(rows, maxlen=4, padding="post", truncating="post"))

# %% [markdown]
# But reading zeros changes an LSTM's state. With `mask_zero=True` the `Embedding` tells the layers
# after it which positions are padding, and the LSTM skips them. Is "5 3" then the same as "0 0 5 3"
# and "5 3 0 0"?

# %%
keras.utils.set_random_seed(14)
same = np.array([[0, 0, 5, 3], [5, 3, 0, 0]])
for mask in (False, True):
    reader = keras.Sequential([layers.Embedding(10, 4, mask_zero=mask), layers.LSTM(3)])
    short = np.asarray(reader(np.array([[5, 3]])))
    change = np.abs(np.asarray(reader(same)) - short).max(axis=1)
    print(
        f"mask_zero={mask!s:6} change by zeros in front {change[0]:.3f}, at the end {change[1]:.3f}"
    )

# %% [markdown]
# With this **mask**, padding does not count, nor does `fit` count it in the loss. Then 0 must not
# be a word: that is why numbers begin at 1 or 2.

# %% [markdown]
# ## The number to beat
#
# How good is a guess? The model gives each word of its vocabulary a probability. We look at the
# probability of the word that really came, as in chapter 3: cross-entropy is the mean of $-\ln p$.
# Language models are usually measured by the **perplexity**:
#
# $$\text{perplexity} = e^{\text{cross-entropy}}$$
#
# You can read it as the number of sides of a die: with a perplexity of 8, the model is as unsure as
# if it had to guess among 8 equally likely words. A model that knows nothing has a perplexity equal
# to the size of the vocabulary, here 200.
#
# The rivals merely count words. An **n-gram** is a sequence of n words: how often did a word come after the
# n − 1 words before it? With n = 1 (*unigram*) that is just its frequency, with n = 2 (*bigram*)
# its frequency after the last word. Longer sequences say more but are rarer, so we mix: the more
# often a long sequence was seen, the more its shares count; the rest of the weight goes to the
# sequence that is one word shorter.


# %%
LONGEST = 6
tables = [defaultdict(lambda: np.zeros(V)) for _ in range(LONGEST)]
for row, label in zip(x_train, y_train, strict=True):
    for before in range(LONGEST):
        tables[before][tuple(row[WIDTH - before :])][label] += 1


def by_counting(row, n):
    """Return a probability for each next word, from n-grams and shorter ones."""
    chances = np.ones(V) / V
    for before in range(n):
        key = tuple(row[WIDTH - before :])
        if key in tables[before]:
            seen = tables[before][key]
            kinds = (seen > 0).sum()  # how many different words came next
            chances = (seen + kinds * chances) / (seen.sum() + kinds)
    return chances


def perplexity(probabilities):
    """Return the perplexity; `probabilities` are those of the words that really came."""
    return float(np.exp(-np.log(probabilities).mean()))


counted = pd.DataFrame(index=pd.RangeIndex(1, LONGEST + 1, name="n"))
counted["perplexity"] = [
    perplexity(np.array([by_counting(r, n)[y] for r, y in zip(x_test, y_test, strict=True)]))
    for n in counted.index
]
counted["sequences in the table"] = [len(table) for table in tables]
counted.round(1)

# %% [markdown]
# One word of memory brings the perplexity from nearly sixty to below ten, two to about six. After
# that it hardly changes, while the tables grow, because about half of the long sequences of the
# test pages were never seen in training. Choosing the best row here flatters the counts a little.
# **About 5.9 is the number to beat.**

# %% [markdown]
# ## Train a language model
#
# Each word becomes a vector; the LSTM reads eight of them, and its last state is the summary;
# `Dense` with softmax gives each word of the vocabulary a probability. `Dropout` hides a different
# random tenth of the numbers at each step of training, which makes it harder to learn the pages by
# heart.


# %%
def language_model():
    """Return a compiled model: eight words in, a probability for each word out."""
    model = keras.Sequential(
        [
            keras.Input(shape=(WIDTH,)),
            layers.Embedding(V, 32, mask_zero=True),
            layers.Dropout(0.1),
            layers.LSTM(64),
            layers.Dropout(0.1),
            layers.Dense(V, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
    return model


keras.utils.set_random_seed(14)
model = language_model()
model.summary()

# %% [markdown]
# Check the parameters by hand: 200 × 32 for the table, 24,832 for the LSTM (see above), and
# (64 + 1) × 200 for the output. The labels are integers, so the loss is the *sparse* cross-entropy
# of chapter 3.
#
# Before we train, here is a function that lets the model **write**. It looks at the last eight
# words, asks for the probabilities of the next word, draws one word with these (**sampling**),
# appends it, and starts again. Padding and `[UNK]` are not words, so they get the probability 0.
# The `temperature` is explained below. Several texts are written side by side, one for each
# temperature.


# %%
def sharpen(probabilities, temperature):
    """Return the probabilities at another temperature."""
    logs = np.log(probabilities + 1e-12) / temperature
    raised = np.exp(logs - logs.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)


def write(start, temperatures=(1.0,), length=45, seed=0):
    """Let the model continue a text, once for each temperature."""
    numbers = [words.index(word) for word in prepared(start).split()]
    texts = np.tile(numbers, (len(temperatures), 1))
    rng = np.random.default_rng(seed)
    for _ in range(length):
        seen = keras.utils.pad_sequences(texts, maxlen=WIDTH)
        chances = np.array(model.predict_on_batch(seen), dtype="float64")
        chances[:, :2] = 0  # neither padding nor [UNK]
        chances = sharpen(chances, np.array(temperatures)[:, None])
        drawn = [rng.choice(V, p=row) for row in chances]
        texts = np.column_stack([texts, drawn])
    return [" ".join(words[n] for n in text).replace(" .", ".") for text in texts]


# %% [markdown]
# Now we train: one epoch, then up to the fourth, then up to the twelfth. After each stage the model
# writes a few lines, always from the same start and with the same seed. (Twelve epochs take
# seconds. In practice: more text, more epochs, and `EarlyStopping`.)

# %%
losses, heldout, samples = [], [], {}
for first, last in ((0, 1), (1, 4), (4, 12)):
    history = model.fit(
        x_train,
        y_train,
        batch_size=128,
        initial_epoch=first,
        epochs=last,
        validation_data=(x_test, y_test),
        validation_batch_size=1024,
        verbose=0,
    ).history
    losses += history["loss"]
    heldout += history["val_loss"]
    samples[last] = write("Monday. The wind")[0]

lines = []
for last, text in samples.items():
    lines.append(f"epochs: {last}    perplexity on the test pages: {np.exp(heldout[last - 1]):.1f}")
    lines.append(fill(text, 90) + "\n")
print("\n".join(lines))

# %% [markdown]
# After one epoch: a heap of frequent words. After four: pieces of sentences. After twelve: some
# whole sentences that could stand in the log, and some that lose the thread.

# %% collapsed=true
epochs = np.arange(1, 13)
fig, ax = plt.subplots(figsize=(8, 4), layout="constrained")
ax.plot(epochs, np.exp(losses), color=BLUE, marker="o", label="training pages")
ax.plot(epochs, np.exp(heldout), color=RED, marker="^", linestyle="--", label="test pages")
for n, style in ((1, ":"), (2, "-."), (4, "--")):
    ax.axhline(counted["perplexity"][n], color="grey", linestyle=style)
    ax.text(1 if n == 4 else 11.2, counted["perplexity"][n] * 1.04, f"{n}-grams", color="dimgrey")
ax.set(
    xlabel="epoch",
    ylabel="perplexity",
    yscale="log",
    title="How unsure is the model?",
    xticks=epochs,
)
ax.set_yticks((5, 10, 20, 50, 100), ("5", "10", "20", "50", "100"))
ax.minorticks_off()
ax.legend(loc="upper right", bbox_to_anchor=(1, 0.78))
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# Perplexity by epoch, on a logarithmic scale. Both curves fall steeply at first, then more and more
# slowly. The curve of the test pages is below the line of the 1-grams from the start, then below
# that of the 2-grams, and ends on that of the 4-grams, at about 6. In the last epochs it rises a
# little, while the curve of the training pages falls.
#
# </details>
#
# As `fit` gives the mean cross-entropy, `np.exp` of it is the perplexity. At first the test curve
# is *below* the other, because the training loss is a mean over the epoch, taken while the network
# was still worse, and with dropout. The gap at the end is **overfitting** (chapter 6).
#
# So with 56 pages, an LSTM is about as good as counting 4-grams. Was it luck? And does it use its
# eight words? We train with two more seeds, then replace all but the last few words of each test
# window with padding.

# %%
networks = {14: model}
for seed in (15, 16):
    keras.utils.set_random_seed(seed)
    networks[seed] = language_model()
    networks[seed].fit(x_train, y_train, batch_size=128, epochs=12, verbose=0)

kept = {}
for number in (1, 2, 3, 4, 8):
    cut = x_test.copy()
    cut[:, : WIDTH - number] = 0
    for seed, network in networks.items():
        loss = network.evaluate(cut, y_test, batch_size=1024, verbose=0)
        kept.setdefault(f"LSTM, seed {seed}", {})[number] = np.exp(loss)
kept = pd.DataFrame(kept).rename_axis("words kept")
kept["counting"] = counted["perplexity"].reindex(kept.index + 1).to_numpy()
kept.round(1)

# %% [markdown]
# With each further word the LSTM gets better (partly because it has learned from full windows, and
# short ones are unfamiliar). With eight words it is about as good as counting with three.
#
# **Predict, then run.** Does the network know who says what? And which soup belongs to which day?
# Does counting (n = 6)?

# %%
BEFORE = "Two ships go by. "
asked = [f"{BEFORE}The {animal} says" for animal in ("cat", "hen", "gull")]
asked += [f"{BEFORE}It is {day} so there is" for day in ("Monday", "Wednesday", "Sunday")]
rows = [[words.index(word) for word in prepared(text).split()] for text in asked]
rows = keras.utils.pad_sequences(rows, maxlen=WIDTH)
chances = model.predict_on_batch(rows)
for text, row, chance in zip(asked, rows, chances, strict=True):
    line = f"{text.removeprefix(BEFORE):<28}"
    for who, guess in (("LSTM", chance), ("counting", by_counting(row, 6))):
        best = np.argsort(-guess)[:2]
        line += f"{who}: " + ", ".join(f"{words[n]} {guess[n]:.2f}" for n in best) + "   "
    print(line)

# %% [markdown]
# <details><summary>Answer</summary>
#
# Both know who says what: the animal stands two words back. Counting also knows the soup. The LSTM
# only knows that there is something to eat: it makes nearly the same guesses for every day. The day
# stands four words back, and each day has only eight training pages.
#
# </details>
#
# Being *able* to look back is not the same as looking back: that has to be learned, and from few
# pages a table learns it sooner. So what is the memory good for?

# %% [markdown]
# ## One label per text
#
# A table fails where the word that matters stands far back, and what lies between is different each
# time. "The gull by the lamp near the hen says ...": the animal that comes *first* speaks. We make
# such sentences at random, with one to three phrases in between, for training and for a first test.
# A second test has five or six phrases, more than any sentence in training.
#
# No window slides here: this is **text classification**, with one padded row and one label per
# text.


# %%
ANIMALS, THINGS = ["cat", "hen", "gull"], ["lamp", "stairs", "boat", "door", "window"]
SAID = ["nothing", "something", "everything"]


def sentences(number, phrases, seed):
    """Return sentences without their last word, and the place of that word in SAID."""
    rng = np.random.default_rng(seed)
    texts, labels = [], rng.integers(3, size=number)
    for label in labels:
        text = f"the {ANIMALS[label]}"
        for _ in range(rng.choice(phrases)):
            text += f" {rng.choice(['by', 'near', 'under'])} the {rng.choice(ANIMALS + THINGS)}"
        texts.append(f"{text} says")
    return texts, labels


parts = {
    "training": sentences(1000, (1, 2, 3), seed=1),
    "as long": sentences(600, (1, 2, 3), seed=2),
    "longer": sentences(600, (5, 6), seed=3),
}
as_rows = layers.TextVectorization()
as_rows.adapt(parts["training"][0])
PADDING = "pre"  # zeros in front
padded = {}
for part, (texts, _) in parts.items():
    numbers = [row[row > 0] for row in as_rows(texts).numpy()]
    padded[part] = keras.utils.pad_sequences(numbers, maxlen=21, padding=PADDING)
for text, label in list(zip(*parts["training"], strict=True))[:3]:
    print(text, "→", SAID[label])

# %% [markdown]
# **Predict, then run.** We compare four ways to find the label: a table of the last four words; a
# *bag of words* (how often does each occur?), with logistic regression; a network of `Flatten` and
# `Dense`; and an LSTM. What share of each test's 600 sentences ("as long", "longer") will each get
# right? Guessing gets a third.


# %%
def table_of_last(texts, labels):
    """Return how often each label follows each sequence of four last words."""
    seen = defaultdict(Counter)
    for text, label in zip(texts, labels, strict=True):
        seen[tuple(text.split()[-4:])][label] += 1
    return seen


def most_frequent(counts):
    """Return the label counted most often, or 0 if there is none."""
    return max(counts, key=counts.get, default=0)


def bag(rows):
    """Return how often each word occurs in each row."""
    return np.array([np.bincount(row, minlength=as_rows.vocabulary_size())[1:] for row in rows])


seen = table_of_last(*parts["training"])
logistic = LogisticRegression(max_iter=1000).fit(bag(padded["training"]), parts["training"][1])
right = {}
for part in ("as long", "longer"):
    texts, labels = parts[part]
    guesses = [most_frequent(seen[tuple(text.split()[-4:])]) for text in texts]
    right["last four words", 1, part] = np.mean(guesses == labels)
    right["bag of words", 1, part] = logistic.score(bag(padded[part]), labels)

for name in ("Flatten, Dense", "LSTM"):
    for seed in (1, 2, 3):
        keras.utils.set_random_seed(seed)
        embedding = layers.Embedding(as_rows.vocabulary_size(), 16, mask_zero=name == "LSTM")
        reader = [layers.Flatten(), layers.Dense(64, activation="relu")]
        if name == "LSTM":
            reader = [layers.LSTM(32)]
        output = layers.Dense(3, activation="softmax")
        classifier = keras.Sequential([keras.Input((21,)), embedding, *reader, output])
        classifier.compile(
            keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"]
        )
        classifier.fit(padded["training"], parts["training"][1], epochs=5, verbose=0)
        for part in ("as long", "longer"):
            result = classifier.evaluate(padded[part], parts[part][1], batch_size=600, verbose=0)
            right[name, seed, part] = result[1]
pd.Series(right).unstack().round(2)

# %% [markdown]
# <details><summary>Answer</summary>
#
# The last four words are no use at all. The bag knows which animals occur, but not which came
# first. `Flatten` and `Dense` have different weights for each position. They know nothing about
# positions that were always padding, so their answers to longer sentences are no better than
# guessing. The LSTM is right about nearly all sentences, even the longer ones, with all three
# seeds.
#
# </details>
#
# That is what a memory is good for: the *same* weights read every position, and a note is kept
# while other things pass. Here the speaker stands nearly twenty words back.
#
# **Try it.** What changes with `PADDING = "post"`?
#
# <details><summary>Answer</summary>
#
# `Flatten` and `Dense` are right about all sentences, too: now the speaker is always the second
# number of the row. If you know where to look, you need no memory.
#
# </details>
#
# And real texts? `IMDB = True` fetches film reviews (17.5 MB, once), of which we keep the last 80
# words. The label says whether its writer liked the film.

# %%
IMDB = False

if IMDB:
    from coursedata import fetch_imdb

    (train, liked), (test, test_liked) = fetch_imdb(num_words=5000, return_X_y=True)
    train, test = (
        keras.utils.pad_sequences(part, maxlen=80) for part in (train[:5000], test[:2000])
    )
    keras.utils.set_random_seed(1)
    critic = keras.Sequential(
        [
            keras.Input((80,)),
            layers.Embedding(5000, 16, mask_zero=True),
            layers.LSTM(32),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    critic.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    critic.fit(train, liked[:5000], epochs=3, verbose=2)
    counts, new_counts = (
        [np.bincount(row, minlength=5000) for row in part] for part in (train, test)
    )
    by_words = LogisticRegression(C=0.01, max_iter=1000).fit(counts, liked[:5000])
    print("LSTM:", critic.evaluate(test, test_liked[:2000], verbose=0)[1])
    print("bag of words:", by_words.score(new_counts, test_liked[:2000]))
else:
    print("In November 2026: LSTM 0.76, bag of words 0.78; the standard error is 0.01")

# %% [markdown]
# Both are right about three reviews in four, because in a review single words tell you much. So
# always compute the baseline.

# %% [markdown]
# ## Temperature
#
# To write, we draw a word by its probability. How daring should the draw be? The **temperature**
# $T$ divides the logarithms of all probabilities; then a softmax turns them back into
# probabilities:
#
# $$q_i = \frac{e^{\ln(p_i) / T}}{\sum_j e^{\ln(p_j) / T}}$$
#
# With $T = 1$ nothing changes. Below 1, what is likely becomes likelier; close to 0 the likeliest
# word always wins. Above 1 all words become more equally likely.

# %%
chance = np.array([0.7, 0.2, 0.1])
for temperature in (0.3, 1.0, 2.0):
    print(f"T = {temperature}:", sharpen(chance, temperature).round(3))

# %% [markdown]
# The function `sharpen` is this formula. (Before the exponential it subtracts the largest number.
# This changes nothing, and nothing can overflow.) Now the network's own probabilities. Where does
# the wind come from?

# %%
TEMPERATURES = (0.3, 1.0, 2.0)
start = [words.index(word) for word in prepared("Monday. The wind is from the").split()]
chance = model.predict_on_batch(keras.utils.pad_sequences([start], maxlen=WIDTH))[0]
top = np.argsort(-chance)[:6]

fig, axes = plt.subplots(1, 3, figsize=(11, 3.2), sharey=True, sharex=True, layout="constrained")
for ax, temperature, colour in zip(axes, TEMPERATURES, (BLUE, GREEN, RED), strict=True):
    bars = ax.barh([words[n] for n in top], sharpen(chance, temperature)[top], color=colour)
    ax.bar_label(bars, fmt="%.2f", padding=3)
    ax.set(xlabel="probability", title=f"temperature {temperature}", xlim=(0, 1.15))
axes[0].set_ylabel("next word")
axes[0].invert_yaxis()
fig.suptitle("“The wind is from the …”")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# The same six words three times, the likeliest at the top. In the middle, at 1.0, the network's own
# probabilities: the four winds share nearly everything. Left, at 0.3, the likeliest has grown at
# the cost of the others. Right, at 2.0, the bars are more alike, and some probability has gone to
# all the other words.
#
# </details>


# %%
lines = []
for temperature, text in zip(TEMPERATURES, write("Thursday. The boat", TEMPERATURES), strict=True):
    lines.append(f"temperature {temperature}\n{fill(text, 90)}\n")
print("\n".join(lines))

# %% [markdown]
# At 0.3 it plays safe, and says mostly what the log says most often. At 1.0 it is livelier. At 2.0
# it is like the gull: it says everything.

# %% [markdown]
# ## When LSTMs still make sense
#
# For many years LSTMs were *the* networks for sequences: captions for images, speech to text,
# translation, summaries, writing, music. Today **Transformers** do most of this better. They look
# at all words at once, so they train faster on large machines, and nothing has to be carried along
# through a state.
#
# LSTMs are still a good choice where
#
# - data **stream** in, one measurement after the other: each step costs the same, and only the
#   state must be kept;
# - the **device is small**, a sensor or a watch;
# - there is **little data**, but counting fails.
#
# And where counting does as well, counting is the better choice: it needs no training, and you can
# see why it answers as it does.

# %% [markdown]
# ## What goes wrong
#
# Real mistakes, with the messages of this version of Keras. The old `Tokenizer`:

# %%
try:
    from keras.preprocessing.text import Tokenizer

    tokenizer = Tokenizer()
except ModuleNotFoundError as error:
    print(error)

# %% [markdown]
# Texts for `fit`, instead of numbers. First `vectorize`, then fit:

# %%
try:
    model.fit(np.array(train_pages), y_train[:56], verbose=0)
except Exception as error:
    print(f"{type(error).__name__}: {error}"[:120])

# %% [markdown]
# An LSTM wants three axes: sentences, words, numbers per word. Without `Embedding` one is missing:

# %%
try:
    keras.Sequential([keras.Input((10,)), layers.LSTM(8)])
except ValueError as error:
    print(f"{error}"[:150])

# %% [markdown]
# The same message in a stack, where the lower LSTM gives only its last state. It needs
# `return_sequences=True`:

# %%
try:
    keras.Sequential([keras.Input((10, 32)), layers.LSTM(8), layers.LSTM(8)])
except ValueError as error:
    print(f"{error}"[:150])

# %% [markdown]
# A table that is one row short. The numbers run from 0 to 200 here, so it needs 201 rows:

# %%
try:
    layers.Embedding(200, 4)(np.array([[3, 200]]))
except Exception as error:
    print(f"{type(error).__name__}: {re.search(r'indices.*?[)]', str(error))[0]}"[:100])

# %% [markdown]
# And these mistakes give no message at all:
#
# - **The vocabulary of all pages**, or windows that are split at random: the test part has leaked.
# - **Padding as a label.** If labels are padded, too, the model only has to predict zeros after
#   zeros. That is easy, and makes the perplexity look better than it is.
# - **Softmax twice**: a softmax of probabilities, for instance in the temperature formula:

# %%
chance = np.array([0.7, 0.2, 0.1])
twice = np.asarray(keras.ops.softmax(chance)).round(3)
print("right, T = 1:", sharpen(chance, 1.0).round(3), "  softmax twice:", twice)

# %% [markdown]
# Probabilities lie between 0 and 1, so their exponentials are all alike. Take the logarithm first.

# %% [markdown]
# ## Play
#
# **Predict first:** at which temperature does the model begin to talk nonsense? Which start would
# surprise it? Then write `SLIDERS = True`, run the cell, and move the slider. Or change `START`
# (with words of the log) and `SEED`.
#
# <details><summary>Answer</summary>
#
# Up to about 1 most sentences hold together; at 2 few do. A start such as "soup soup soup" is like
# no training window, so what follows is a guess.
#
# </details>

# %%
SLIDERS = False
START = "The cat says"
SEED = 3


def play(temperature):
    """Print what the model writes."""
    print(f"temperature {temperature}\n" + fill(write(START, (temperature,), 60, SEED)[0], 90))


if SLIDERS:
    from ipywidgets import FloatSlider, interact

    interact(play, temperature=FloatSlider(0.7, min=0.1, max=3, step=0.1, continuous_update=False))
else:
    play(0.7)

# %% [markdown]
# ## Recap
#
# | step | here | remember |
# |---|---|---|
# | split | every fifth page is for testing | pages first, then windows |
# | words to numbers | `TextVectorization`, `adapt` on the training pages | 0 is padding, 1 is `[UNK]` |
# | windows | eight words in, the next word out | filled up with 0 at the front |
# | words to vectors | `Embedding(200, 32, mask_zero=True)` | a table; rows = largest number + 1 |
# | reading | `LSTM(64)` | `units` is the width of the state; 4 × (units × (units + inputs) + units) |
# | stack | `return_sequences=True` below | otherwise only the last state |
# | output and loss | softmax over the vocabulary, sparse cross-entropy | perplexity = e to the loss |
# | number to beat | n-grams, from counts | mix long sequences with shorter ones |
# | one label per text | padded rows, no windows | a bag of words is the number to beat |
# | writing | draw by probability | temperature: divide the logarithms |

# %% [markdown]
# ## Where next
#
# Solve the [exercise of this chapter](../work/14_lstms/14_lstms.ipynb): six short questions,
# checked as you go. (If the link leads nowhere, `make lab` has not prepared your copies yet.)
#
# This is the last chapter of the introduction. You can build, train, judge and tune networks for
# tables, images and text. To look up a layer or an argument, there is the
# [reference](A_keras_reference.ipynb).
