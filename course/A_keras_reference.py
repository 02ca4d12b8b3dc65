# %% [markdown]
# # A. Keras reference
#
# A notebook for looking things up. Each entry says what a thing is, what goes in, what comes out and what each argument does. An
# example that you can run follows, and a link to the lesson that explains it.
#
# The signatures are not copied from anywhere: **they are read from the installed Keras when this notebook is built**, so the names
# and the defaults are the true ones. Arguments that mean the same everywhere, such as `name`, are explained once, in
# [arguments that many share](#Arguments-that-many-share).
#
# ## How to find something
#
# Click a name in the index, or search the notebook with **Ctrl + F** (⌘ + F on a Mac) for a full name, such as
# `keras.layers.Dense`. For a word such as *epoch*, see the [glossary](#Glossary); for a name in an old text, see
# [names that are gone](#Names-that-are-gone). For anything else, put a `?` after a name in a cell of its own, as in
# `layers.Dense?`, and run it: Python shows its documentation.
#
# - **A** [Activation](#keras.layers.Activation) · [Adam](#keras.optimizers.Adam) · [add](#keras.layers.add) · [array_to_img](#keras.utils.array_to_img)
# - **B** [backend](#keras.backend) · [backend.function](#keras.backend.function) · [BatchNormalization](#keras.layers.BatchNormalization)
# - **C** [Callback](#keras.callbacks.Callback) · [clone_model](#keras.models.clone_model) · [compile](#keras.Model.compile) · [Conv2D](#keras.layers.Conv2D)
# - **D** [datasets](#keras.datasets) · [Dense](#keras.layers.Dense) · [Dropout](#keras.layers.Dropout)
# - **E** [EarlyStopping](#keras.callbacks.EarlyStopping) · [Embedding](#keras.layers.Embedding) · [evaluate](#keras.Model.evaluate)
# - **F** [fit](#keras.Model.fit) · [Flatten](#keras.layers.Flatten) · [Function](#keras.Function)
# - **G** [get_layer](#keras.Model.get_layer)
# - **H** [History](#keras.callbacks.History)
# - **I** [img_to_array](#keras.utils.img_to_array) · [Input](#keras.Input)
# - **K** [KerasClassifier](#scikeras.wrappers.KerasClassifier)
# - **L** [Layer](#keras.layers.Layer) · [load_img](#keras.utils.load_img) · [load_model](#keras.saving.load_model) · [LSTM](#keras.layers.LSTM)
# - **M** [MaxPooling2D](#keras.layers.MaxPooling2D) · [Model](#keras.Model) · [ModelCheckpoint](#keras.callbacks.ModelCheckpoint)
# - **N** [Normalization](#keras.layers.Normalization)
# - **O** [ops](#keras.ops)
# - **P** [pad_sequences](#keras.utils.pad_sequences) · [predict](#keras.Model.predict)
# - **R** [random](#keras.random) · [RandomizedSearchCV](#sklearn.model_selection.RandomizedSearchCV) · [ResNet50](#keras.applications.ResNet50) · [RMSprop](#keras.optimizers.RMSprop)
# - **S** [save](#keras.Model.save) · [Sequential](#keras.Sequential) · [set_random_seed](#keras.utils.set_random_seed) · [set_weights](#keras.Model.set_weights) · [SGD](#keras.optimizers.SGD) · [SKLearnClassifier](#keras.wrappers.SKLearnClassifier) · [StandardScaler](#sklearn.preprocessing.StandardScaler) · [StratifiedKFold](#sklearn.model_selection.StratifiedKFold) · [summary](#keras.Model.summary)
# - **T** [TextVectorization](#keras.layers.TextVectorization) · [to_categorical](#keras.utils.to_categorical) · [Tokenizer](#Tokenizer) · [Tokenizer.fit_on_texts](#Tokenizer.fit_on_texts) · [Tokenizer.texts_to_sequences](#Tokenizer.texts_to_sequences) · [train_test_split](#sklearn.model_selection.train_test_split)
# - **V** [Variable](#keras.Variable)
#
# Tables and more: [More layers](#More-layers) · [Activations](#Activations) · [Losses](#Losses) · [Metrics](#Metrics) · [Initializers](#Initializers) · [Regularizers](#Regularizers) · [More optimizers](#More-optimizers) · [More callbacks](#More-callbacks) · [From a file to a prediction](#From-a-file-to-a-prediction) · [More of scikit-learn](#More-of-scikit-learn) · [Names that are gone](#Names-that-are-gone) · [Glossary](#Glossary)

# %% [markdown]
# ## Before you start
#
# Run this cell once. Then every example below runs by itself, in any order.

# %%
import tempfile
import warnings
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers, ops
from scikeras.wrappers import KerasClassifier
from sklearn.base import is_classifier
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import RandomizedSearchCV, StratifiedKFold, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier

keras.utils.set_random_seed(0)
workshop = tempfile.TemporaryDirectory()  # for the files that examples write
folder = Path(workshop.name)

# 64 rows, 3 columns; the label is 1 where the columns add up to more than 0
x = np.random.default_rng(0).normal(size=(64, 3)).astype("float32")
y = (x.sum(axis=1) > 0).astype("float32")

model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        layers.Dense(4, activation="relu", name="hidden"),
        layers.Dense(1, activation="sigmoid", name="probability"),
    ]
)
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])


def says(call):
    """Run code that is wrong or out of date, and print the first line of the message."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            call()
            said = caught[0].message
        except Exception as error:
            said = error
    first = str(said).strip().splitlines()[0]
    print(f"{type(said).__name__}: {first}")


x.shape, y.shape

# %% [markdown]
# ## How the parts fit

# %% collapsed=true
BOXES = {  # name: x, y, what it says, colour
    "layers": (0.3, 2, "layers\nDense, Conv2D, …", "#1b6ca8"),
    "model": (3.2, 2, "model\nSequential, Model", "#1b6ca8"),
    "compile": (6.1, 2, "model.compile", "#2e8b57"),
    "fit": (9.0, 2, "model.fit", "#2e8b57"),
    "after": (11.9, 2, "evaluate, predict,\nsave", "#2e8b57"),
    "parts": (6.1, 3.9, "optimizer, loss,\nmetrics", "#8a5a00"),
    "callbacks": (9.0, 3.9, "callbacks", "#8a5a00"),
    "data": (9.0, 0.1, "arrays: x, y", "#555555"),
    "history": (11.9, 0.1, "History", "#555555"),
}
ARROWS = ["layers model", "model compile", "compile fit", "fit after"]
ARROWS += ["parts compile", "callbacks fit", "data fit", "fit history"]

fig, ax = plt.subplots(figsize=(11, 3.8))
for left, bottom, text, colour in BOXES.values():
    ax.add_patch(plt.Rectangle((left, bottom), 2.2, 1.1, facecolor="white", edgecolor=colour, lw=2))
    ax.text(left + 1.1, bottom + 0.55, text, ha="center", va="center", color=colour, fontsize=9)
for arrow in ARROWS:
    (a, b, *_), (c, d, *_) = (BOXES[name] for name in arrow.split())
    if b == d:
        start, end = (a + 2.2, b + 0.55), (c, d + 0.55)
    elif a == c:
        start, end = (a + 1.1, b + (1.1 if b < d else 0)), (c + 1.1, d + (1.1 if d < b else 0))
    else:
        start, end = (a + 2.2, b), (c, d + 1.1)
    ax.annotate("", end, start, arrowprops={"arrowstyle": "->", "lw": 1.5, "color": "dimgrey"})
ax.set(xlim=(0, 14.4), ylim=(-0.2, 5.2), title="From layers to answers")
ax.axis("off")
plt.show()

# %% [markdown]
# <details><summary>In the figure</summary>
#
# A row of boxes, each with an arrow to the next: layers make a model, `compile` prepares it, `fit` trains it; then come
# `evaluate`, `predict` and `save`. From above, optimiser, loss and metrics go into `compile`, and callbacks into `fit`. From below,
# the arrays go into `fit`, which also hands out a `History`.
#
# </details>
#
# `compile` decides *how* to learn, `fit` *from what*: data never go into `compile`, and metrics never into `fit`.
#
# ## Arguments that many share
#
# | argument | what it does |
# |---|---|
# | `name` | the name in summaries, files and messages; made up if you give none: `dense_7` |
# | `trainable` | `False` freezes the weights: `fit` leaves them as they are. **Compile again** after you have changed it; otherwise a model that has been trained goes on as before |
# | `dtype` | the type of the numbers to compute with; `None` means `keras.config.floatx()`, that is float32 |
# | `autocast` | whether inputs are first converted to this dtype; `True` unless you say otherwise |
# | `data_format` | where images have their channels: `"channels_last"` or `"channels_first"`; `None` means `keras.config.image_data_format()`, which is last |
# | `…_initializer` | how the first weights are drawn, see [initialisers](#Initializers) |
# | `…_regularizer` | what these numbers cost, added to the loss, see [regularisers](#Regularizers); `activity_regularizer` is for the outputs of the layer, averaged over the rows |
# | `…_constraint` | a function applied to the weights after each step: `keras.constraints.MaxNorm`, `keras.constraints.NonNeg`, `keras.constraints.UnitNorm` |
# | `seed`, `random_state` | an integer, for the same random numbers each time; `random_state` is what scikit-learn calls it |
# | `verbose` | 0 is silent. In `fit`, `evaluate` and `predict`: 1 is a progress bar, 2 one line per epoch, and `"auto"` is nearly always 1. In callbacks: 1 prints a line when something happens |
# | `callbacks` | a list of objects that are called at certain moments, see [callbacks](#Callbacks) |
# | `**kwargs` | of a layer: `name`, `dtype`, `trainable`. Elsewhere: old names, which are an error, or are ignored, with or without a warning |
#
# No chapter needs `lora_rank` and `lora_alpha`, which fine-tune a huge model by small extra matrices while its own stay frozen, or
# `quantization_config`, which stores numbers in fewer bits. The entries do not mention them again.

# %% [markdown]
# ## Models
#
# ### keras.Sequential
#
# A model whose layers stand in a row: the output of each is the input of the next. It takes what its first layer takes, and returns
# what its last one returns.
#
# {signature: keras.Sequential}
#
# - `layers`: a list. Put `keras.Input(...)` first; then the weights exist at once, and `summary` can count them.
# - `trainable=False` freezes all layers.
# - Later, `model.add(layer)` appends a layer and `model.pop()` removes the last one.
#
# **Changed.** `input_shape=` in the first layer still works, with a warning. Use `keras.Input`.
#
# Explained in [chapter 1, “Layers in a row”](01_sequential_api.ipynb#Layers-in-a-row).

# %%
row = keras.Sequential([keras.Input(shape=(3,)), layers.Dense(2, activation="relu")])
row.add(layers.Dense(1))
print(row.output_shape, row.count_params())

says(lambda: layers.Dense(2, input_shape=(3,)))

# %% [markdown]
# ### keras.Input
#
# The place where data enter: a tensor that has a shape, but no numbers yet. The axis of the rows is added in front, as `None`.
#
# {signature: keras.Input}
#
# - `shape`: of **one** row, as a tuple: `(3,)` for a table with three columns, `(28, 28, 1)` for grey images, `(None, 5)` for sequences of any length.
# - `dtype`: of the data: `"int32"` for word numbers, `"string"` for text.
# - `batch_size`: fixes the number of rows, so that `None` becomes a number. `batch_shape`: the whole shape, with the rows, instead of `shape`.
# - `name`: also the key under which a dictionary of inputs has this one.
# - Rarely needed: `sparse` and `ragged` announce tensors that store only non-zero numbers, or rows of unequal length; `optional` allows `None` as the input; `tensor` takes a tensor that exists already in a model.
#
# **Changed.** `shape` or `batch_shape` must now be given.
#
# Explained in [chapter 1, “Layers in a row”](01_sequential_api.ipynb#Layers-in-a-row).

# %%
entrance = keras.Input(shape=(28, 28, 1), name="image")
print(entrance.shape, entrance.dtype)

says(keras.Input)

# %% [markdown]
# ### keras.Model
#
# A model of any shape: you say where it begins and where it ends, and Keras follows the layers between. This is the **functional API**.
# `layers.Dense(4)(tensor)` has two pairs of brackets: the first makes the layer, the second calls it like a function, so that it is connected to
# `tensor`. All layers are written like this: `Dense(4)(inputs)`, `Conv2D(8, 3)(inputs)`, `Flatten()(inputs)`,
# `Embedding(10, 4)(inputs)`, `LSTM(8)(inputs)`. What comes back is the tensor for the next layer.
#
# {signature: keras.Model from keras.src.models.functional.Functional}
#
# - `inputs`, `outputs`: one tensor each, or lists or dictionaries of them. They may also be tensors in the middle of another model;
#   so a part of a model is a model, with the same weights.
# - `name`, and `trainable=False` among the `**kwargs`, which freezes all layers.
# - A class of your own may inherit from `keras.Model`. It then defines `call`.
#
# What every model has:
#
# | name | what it is |
# |---|---|
# | `model.layers` | the list of its layers |
# | `model.inputs`, `model.outputs` | lists of tensors: its two ends |
# | `model.count_params()` | how many parameters it has |
# | `model.optimizer`, `model.stop_training` | what `compile` was given; set to `True` by a callback to end `fit` |
# | `model(x)`, `model(x, training=True)` | the output as a tensor, for all rows at once; with what layers do in training |
#
# Explained in [chapter 10, “Outputs in the middle”](10_tensors_and_layers.ipynb#Outputs-in-the-middle).

# %%
start = keras.Input(shape=(3,))
middle = layers.Dense(4, activation="relu")(start)
end = layers.Dense(1, activation="sigmoid")(middle)
whole, part = keras.Model(start, end), keras.Model(start, middle)
print(whole.predict(x, verbose=0).shape, part.predict(x, verbose=0).shape)
print("the same layer:", whole.layers[1] is part.layers[1])

# %% [markdown]
# ### keras.Model.compile
#
# Says how to learn: by which steps (optimiser), towards what (loss), and what else to report (metrics). It trains nothing.
#
# {signature: keras.Model.compile}
#
# - `optimizer`: a name such as `"adam"`, or an object such as `keras.optimizers.Adam(learning_rate=0.01)`. See [optimisers](#Optimizers).
# - `loss`: a name, an object or a function; a list or dictionary of them for several outputs. Without one, `fit` has nothing to make small and raises an error. See [losses](#Losses).
# - `loss_weights`: for several outputs, how much each loss counts in the sum that is made small.
# - `metrics`: a list. See [metrics](#Metrics). `weighted_metrics`: the same, but computed with the `sample_weight` or `class_weight` of `fit` and `evaluate`; `metrics` ignore them.
# - `run_eagerly=True`: step by step in plain Python, slow; for a debugger.
# - `steps_per_execution`: how many batches run before callbacks are called again. `None` is an error, but only `fit` says so.
# - `jit_compile`: whether the compiler XLA translates the model first. `"auto"` decides by the hardware; on a CPU it is `False`.
# - `auto_scale_loss`: matters only with the dtype policy `"mixed_float16"`, where gradients could be rounded to 0.
#
# A second `compile` keeps the weights; a *new* optimiser starts with an empty memory.
#
# Explained in [chapter 1, “Compile, fit”](01_sequential_api.ipynb#Compile,-fit) and [chapter 6, “What set_weights leaves behind”](06_learning_curves.ipynb#What-set_weights-leaves-behind).

# %%
fresh = keras.Sequential([keras.Input(shape=(3,)), layers.Dense(1, activation="sigmoid")])
says(lambda: fresh.fit(x, y))

fresh.compile(
    keras.optimizers.Adam(learning_rate=0.01), "binary_crossentropy", metrics=["accuracy"]
)
print(type(fresh.optimizer).__name__, fresh.loss)

entrance = keras.Input(shape=(3,))
zeros = {"kernel_initializer": "zeros"}
outputs = {"a": layers.Dense(1, **zeros)(entrance), "b": layers.Dense(1, **zeros)(entrance)}
two = keras.Model(entrance, outputs)
two.compile(loss={"a": "mse", "b": "mse"}, loss_weights={"a": 1, "b": 10})
truth = {"a": np.ones((64, 1)), "b": np.full((64, 1), 2.0)}
print(two.evaluate(x, truth, verbose=0, return_dict=True), "1 × 1 + 10 × 4 = 41")

# %% [markdown]
# ### keras.Model.fit
#
# Trains. In every epoch it goes through all rows once, batch by batch: predict, compute the loss and its gradient, take a step. It runs exactly
# as many epochs as you say, unless a callback stops it, and returns a `History`.
#
# {signature: keras.Model.fit}
#
# - `x`, `y`: arrays with one row per example; or a `tf.data.Dataset` that yields batches of both, without `y`, `batch_size` or `validation_split`.
# - `batch_size`: rows per step. `None` means 32.
# - `epochs`: where to stop, with an s. `initial_epoch`: where to begin counting; `epochs=5, initial_epoch=3` trains two epochs.
# - `verbose`, `callbacks`: as [everywhere](#Arguments-that-many-share).
# - `validation_split=0.2`: measures on **the last** fifth of the rows, as they come. Mix them first if they are sorted.
# - `validation_data=(x_val, y_val)`: rows of your choice; wins over `validation_split`.
# - `validation_batch_size`: rows per batch there. `validation_steps`: how many batches to measure; `None` means all. `validation_freq=2`: measures after every second epoch only.
# - `shuffle`: mixes the training rows anew in each epoch. The validation rows have been cut off before.
# - `class_weight={0: 1, 1: 3}`: a mistake in class 1 costs three times as much. `sample_weight`: the same, row by row; only one of the two may be given. The sum is still divided by the number of rows, so the loss grows.
# - `steps_per_epoch`: steps after which an epoch ends, for a `Dataset` without an end.
#
# **Changed.** `fit_generator`, `workers` and `use_multiprocessing` are gone. `history.history` says `"val_accuracy"`, no longer `"val_acc"`.
#
# Explained in [chapter 1, “Compile, fit”](01_sequential_api.ipynb#Compile,-fit); steps and batches in [chapter 8, “Steps and epochs”](08_batch_size_and_normalization.ipynb#Steps-and-epochs); the last rows in
# [chapter 4, “The last rows”](04_multilabel_classification.ipynb#The-last-rows).

# %%
history = model.fit(x, y, epochs=3, batch_size=16, validation_split=0.25, verbose=0)
print(pd.DataFrame(history.history).columns.tolist())

says(lambda: model.train(x, y))
says(lambda: model.fit(x, y, epoch=3))
says(lambda: model.fit(x, y, metrics=["accuracy"]))

# %% [markdown]
# ### keras.Model.evaluate
#
# Measures loss and metrics, and changes nothing. Give it rows that the model has not been trained on.
#
# {signature: keras.Model.evaluate}
#
# - `x`, `y`: as in `fit`. `sample_weight`: how much each row counts in the loss and in the `weighted_metrics`.
# - `batch_size`: rows per batch; `None` means 32. It changes memory and time, not the result. `steps`: only the first so many batches.
# - `return_dict=True`: a dictionary, by name. Otherwise a list in the order of `compile`, the loss first, or one number if there are no metrics.
# - `verbose`, `callbacks`: as in `fit`. Among the `**kwargs` nothing is meant for you; unknown names are an error.
#
# **Changed.** Do not count on `model.metrics_names` to name the list: it says `compile_metrics` for all metrics together.
#
# Explained in [chapter 1, “Evaluate: a loss has a unit”](01_sequential_api.ipynb#Evaluate:-a-loss-has-a-unit) and [chapter 2, “The held-out test”](02_binary_classification.ipynb#The-held-out-test).

# %%
print(list(model.evaluate(x, y, verbose=0, return_dict=True)))
print(len(model.evaluate(x, y, verbose=0)), model.metrics_names)

# %% [markdown]
# ### keras.Model.predict
#
# The outputs for all rows, batch by batch, as a NumPy array. It needs no labels and takes no step. What comes out depends on the last layer: `Dense(1)` gives
# (rows, 1) numbers; with a sigmoid, the probability of label 1; `Dense(4, activation="softmax")` gives (rows, 4), one probability per class.
#
# {signature: keras.Model.predict}
#
# - `x`: as in `fit`.
# - `batch_size`: `None` means 32. Larger is often faster, and needs more memory; the result stays. `steps`: only the first so many batches.
# - `verbose`, `callbacks`: as in `fit`, so by default there is a progress bar.
#
# **Changed.** `predict_classes` and `predict_proba` are gone. Compare with a threshold, or take `argmax(axis=1)`.
#
# Explained in [chapter 2, “From probability to label”](02_binary_classification.ipynb#From-probability-to-label) and [chapter 3, “From probabilities to names”](03_multiclass_classification.ipynb#From-probabilities-to-names).

# %%
chance = model.predict(x, verbose=0)
labels = (chance > 0.5).astype(int).ravel()
print(chance.shape, labels.shape, labels.dtype)

says(lambda: model.predict_classes(x))

# %% [markdown]
# ### keras.Model.summary
#
# Prints the layers, the shapes of their outputs and their numbers of parameters. `None` stands for any number of rows.
#
# {signature: keras.Model.summary}
#
# - `line_length`: how wide the table is. `positions`: where its columns end, as fractions.
# - `print_fn`: a function that receives the text instead of the screen.
# - `expand_nested=True`: also the layers of models inside this one. `show_trainable=True`: one more column, Y or N. `layer_range=["a", "b"]`: only the layers from one name to the other.
#
# In a model that has been trained, *Total params* includes the optimiser's own numbers. In the example, 21 belong to the model and 44 to Adam: two per parameter, the number of steps and the learning rate.
#
# Explained in [chapter 1, “Parameters counted by hand”](01_sequential_api.ipynb#Parameters-counted-by-hand).

# %%
model.fit(x, y, verbose=0)
model.summary(line_length=72)

# %% [markdown]
# ### keras.Model.get_layer
#
# One layer of a model, by `name` or by `index`, its place; give one of the two. A name survives when somebody adds a layer; a place does not.
#
# {signature: keras.Model.get_layer}
#
# Explained in [chapter 10, “The layers of a model”](10_tensors_and_layers.ipynb#The-layers-of-a-model).

# %%
hidden = model.get_layer("hidden")
print(hidden.name, hidden.kernel.shape, hidden.bias.shape, hidden is model.layers[0])

# %% [markdown]
# ### keras.Model.set_weights
#
# Puts `weights`, a list of arrays, into a model or a layer; `get_weights()` returns such a list. Number and shapes must fit.
#
# {signature: keras.Model.set_weights}
#
# It does not touch the optimiser. What that remembers about the old weights, such as momentum, stays: compile again with a new one.
#
# Explained in [chapter 6, “Weights out, weights in”](06_learning_curves.ipynb#Weights-out,-weights-in).

# %%
weights = model.get_weights()
twin = keras.models.clone_model(model)
twin.set_weights(weights)
print([array.shape for array in weights])
for network in (model, twin):
    print(network.predict(x[:3], verbose=0).ravel().round(3))

# %% [markdown]
# ### keras.models.clone_model
#
# A model with the same layers and **new** random weights. If the old `model` is compiled, so is the new one, with an optimiser of its own.
#
# {signature: keras.models.clone_model}
#
# - `input_tensors`: new inputs to begin with.
# - `clone_function`: receives each layer and returns the one for the copy, for instance with another activation. `recursive=True`: also the layers of models inside this one. `call_function`: calls each new layer; for functional models only.
#
# Explained in [chapter 6, “Weights out, weights in”](06_learning_curves.ipynb#Weights-out,-weights-in).

# %%
clone = keras.models.clone_model(model)
for network in (model, clone):
    first = network.get_weights()[0]
    print(network.count_params(), "parameters; first weights:", first[0].round(2))
print("optimizers:", len({id(model.optimizer), id(clone.optimizer)}))

# %% [markdown]
# ### keras.Model.save
#
# Writes everything into one file: layers, weights, what `compile` was given and the optimiser's memory.
#
# {signature: keras.Model.save}
#
# - `filepath`: a name that ends in `.keras`.
# - `overwrite=False`: asks first if the file exists, and then waits for an answer.
# - `zipped`: leave it. `False` writes a folder instead of a file, under a name without an ending.
#
# | name | what it does |
# |---|---|
# | `keras.saving.save_model` | the same, as a function: `save_model(model, path)` |
# | `keras.models.load_model` | another name of `keras.saving.load_model` |
# | `model.save_weights`, `model.load_weights` | the weights alone, in a file that ends in `.weights.h5` |
#
# **Changed.** `.h5` is the old format: Keras warns. The folder of TensorFlow (`SavedModel`) is now written by `model.export`, and `load_model` refuses it.
#
# Explained in [chapter 1, “Save and load”](01_sequential_api.ipynb#Save-and-load).

# %%
model.save(folder / "model.keras")
says(lambda: model.save("model"))

# %% [markdown]
# ### keras.saving.load_model
#
# Reads the file at `filepath`: a model, compiled, ready to predict or to go on training.
#
# {signature: keras.saving.load_model}
#
# - `custom_objects`: a dictionary with your own layers and functions, by name.
# - `compile=False`: without optimiser and loss, so it can predict only.
# - `safe_mode=True` refuses files that contain Python code. Leave it so.
#
# Explained in [chapter 1, “Save and load”](01_sequential_api.ipynb#Save-and-load).

# %%
model.save(folder / "again.keras")
loaded = keras.saving.load_model(folder / "again.keras")
for network in (model, loaded):
    print(network.predict(x[:3], verbose=0).ravel().round(3))

# %% [markdown]
# ### keras.Function
#
# Computes any outputs of a model from its inputs, if you like those of all layers at once. It has no `fit` and no `predict`, and it returns tensors, not arrays.
#
# {signature: keras.Function}
#
# - `inputs`: if this is a list, as `model.inputs` is, call the function with a list.
# - `outputs`: a tensor, or a list or dictionary of tensors; the results come in the same form.
#
# **Changed.** It takes the place of [keras.backend.function](#keras.backend.function).
#
# Explained in [chapter 10, “Outputs in the middle”](10_tensors_and_layers.ipynb#Outputs-in-the-middle).

# %%
look = keras.Function(model.inputs, [layer.output for layer in model.layers])
print([ops.convert_to_numpy(tensor).shape for tensor in look([x])])

# %% [markdown]
# ## Layers
#
# A layer is first made, then called: `layer = layers.Dense(4)`, `output = layer(input)`. It gets its weights when it first sees a shape.
# Shapes below are written (rows, …): Keras shows the axis of the rows as `None`.
#
# ### keras.layers.Layer
#
# What all layers have in common. Its arguments are explained in [arguments that many share](#Arguments-that-many-share).
#
# {signature: keras.layers.Layer}
#
# | name | what it is |
# |---|---|
# | `layer.name`, `layer.trainable` | as given, or set later |
# | `layer.weights` | all its variables; `layer.trainable_weights` and `layer.non_trainable_weights` are the two parts |
# | `layer.get_weights()`, `layer.set_weights(...)` | their values, as arrays |
# | `layer.input`, `layer.output` | its two tensors inside a model |
# | `layer.build(shape)`, `layer.compute_output_shape(shape)` | makes the weights; says what comes out |
#
# Explained in [chapter 10, “A layer is a function with a memory”](10_tensors_and_layers.ipynb#A-layer-is-a-function-with-a-memory).

# %%
layer = layers.Dense(2)
print(len(layer.weights))
layer.build((None, 3))
print([(w.name, tuple(w.shape)) for w in layer.weights], layer.compute_output_shape((None, 3)))

layer.trainable = False
print(len(layer.trainable_weights), len(layer.non_trainable_weights))

# %% [markdown]
# ### keras.layers.Dense
#
# Each unit is a weighted sum of all inputs plus a bias, then the activation: `activation(x @ kernel + bias)`. From (rows, …, columns) to (rows, …, units).
#
# {signature: keras.layers.Dense}
#
# - `units`: how many numbers come out. Parameters: units × (columns + 1).
# - `activation`: a name or a function; `None` leaves the sum as it is. See [activations](#Activations).
# - `use_bias=False`: no bias; useful before a `BatchNormalization`, which adds one itself.
# - Those for `kernel_…` and `bias_…`: see [arguments that many share](#Arguments-that-many-share).
#
# Explained in [chapter 1, “A layer is a formula”](01_sequential_api.ipynb#A-layer-is-a-formula).

# %%
dense = layers.Dense(2, activation="relu")
print(dense(x).shape, dense.kernel.shape, dense.bias.shape)

by_hand = np.maximum(x @ ops.convert_to_numpy(dense.kernel) + ops.convert_to_numpy(dense.bias), 0)
print(ops.convert_to_numpy(dense(x[:1])).round(3), "by hand:", by_hand[:1].round(3))

# %% [markdown]
# ### keras.layers.Activation
#
# Applies `activation`, a name or a function, to each number (or, for softmax, along the last axis). No parameters; the shape stays.
#
# {signature: keras.layers.Activation}
#
# Explained in [chapter 8, “Where it goes”](08_batch_size_and_normalization.ipynb#Where-it-goes), where it follows a normalisation.

# %%
print(layers.Activation("relu")(np.array([-1.0, 0.0, 2.0])).numpy())

# %% [markdown]
# ### keras.layers.BatchNormalization
#
# Standardises each column: in training with the mean and the variance of the batch, in `predict` and `evaluate` with averages that it has kept. Then it
# scales and shifts by two learned numbers. The shape stays. Four numbers per column: `gamma` and `beta` are learned, `moving_mean` and
# `moving_variance` are not.
#
# {signature: keras.layers.BatchNormalization}
#
# - `axis`: that of the columns, or of the channels.
# - `momentum`: how slowly the averages follow. At 0.99 they have covered 63 % of the way after 100 steps, and 95 % after 300.
# - `epsilon`: is added to the variance, so that nothing is divided by 0.
# - `center=False`: no `beta`. `scale=False`: no `gamma`.
# - `trainable=False`, besides freezing: the layer uses the kept averages in training, too.
# - Rarely needed: `renorm`, `renorm_clipping`, `renorm_momentum` correct the batch by the kept averages, for tiny batches; `synchronized=True` takes the batches of several devices together.
#
# Explained in [chapter 8, “Four numbers per column”](08_batch_size_and_normalization.ipynb#Four-numbers-per-column).

# %%
norm = layers.BatchNormalization()
trained = norm(x * 10, training=True).numpy()
print(
    trained.std(axis=0).round(1),
    "against",
    norm(x * 10, training=False).numpy().std(axis=0).round(1),
)
print([w.name for w in norm.trainable_weights], [w.name for w in norm.non_trainable_weights])

# %% [markdown]
# ### keras.layers.Normalization
#
# Also standardises each column, but with numbers that are fixed before training: `adapt` measures them, once, on the training rows. Then it is
# part of the model. Without `adapt`, it leaves the numbers as they are.
#
# {signature: keras.layers.Normalization}
#
# - `axis`: which axis has means of its own; `None` means one mean for everything.
# - `mean`, `variance`: to set them yourself instead of calling `adapt`.
# - `invert=True`: the way back, from standardised numbers to the original ones.
#
# Explained in [chapter 8, “Standardise inside the model”](08_batch_size_and_normalization.ipynb#Standardise-inside-the-model).

# %%
scale = layers.Normalization()
scale.adapt(x * 10 + 5)
scaled = scale(x * 10 + 5).numpy()
print((x * 10 + 5).std(axis=0).round(2), "becomes", scaled.std(axis=0).round(2))

# %% [markdown]
# ### keras.layers.Conv2D
#
# Slides small kernels over an image. From (rows, height, width, channels) to (rows, new height, new width, filters): one map per filter.
#
# {signature: keras.layers.Conv2D}
#
# - `filters`: how many kernels. Parameters: filters × (kernel height × kernel width × channels + 1).
# - `kernel_size`: `3` means 3 × 3; `(1, 3)` is 1 high and 3 wide.
# - `strides`: 2 takes every second position.
# - `padding`: `"valid"` stays inside, so each side shrinks by kernel − 1; `"same"` pads with zeros.
# - `activation`: `None` leaves the sums as they are. `use_bias=False`: no bias, one parameter per filter less.
# - `dilation_rate=2`: leaves a gap of one pixel between those that a kernel reads, so 3 × 3 spans 5 × 5. Not together with strides.
# - `groups`: splits the channels into groups, and each filter sees one group only. It must divide channels and filters.
#
# **Changed.** Images are **height**, width, channels, in this order. `border_mode=` and `subsample=` are from Keras 1, and so is `Conv2D(32, 3, 3)`, whose second 3 is a stride today.
#
# Explained in [chapter 12, “The same from Conv2D”](12_convolutional_networks.ipynb#The-same-from-Conv2D).

# %%
images = np.zeros((2, 28, 20, 1), "float32")
valid, same = layers.Conv2D(8, 3), layers.Conv2D(8, 3, padding="same", strides=2)
wide = layers.Conv2D(8, 3, dilation_rate=2)
print(valid(images).shape, same(images).shape, wide(images).shape, valid.count_params())

# %% [markdown]
# ### keras.layers.MaxPooling2D
#
# The largest number of each little square: smaller maps, the same channels. No parameters.
#
# {signature: keras.layers.MaxPooling2D}
#
# - `pool_size`: the side of the square. `strides`: how far to the next one; `None` means `pool_size`: side by side.
# - `padding`: `"valid"` drops an incomplete square at the edge, `"same"` keeps it.
#
# Explained in [chapter 12, “Pooling and Flatten”](12_convolutional_networks.ipynb#Pooling-and-Flatten).

# %%
square = np.arange(16.0).reshape(1, 4, 4, 1)
print(layers.MaxPooling2D(2)(square).numpy()[0, :, :, 0])

# %% [markdown]
# ### keras.layers.Flatten
#
# All numbers of a row in a line: from (rows, a, b, c) to (rows, a × b × c). The axis of the rows stays. No parameters.
#
# {signature: keras.layers.Flatten}
#
# - `data_format="channels_first"` moves the channels to the end before flattening, so that the order is the usual one.
#
# Explained in [chapter 12, “Pooling and Flatten”](12_convolutional_networks.ipynb#Pooling-and-Flatten).

# %%
print(layers.Flatten()(np.zeros((2, 4, 4, 3))).shape)

# %% [markdown]
# ### keras.layers.Dropout
#
# In training, sets a random part of the numbers to 0 and enlarges the others to make up for it. Otherwise it does nothing. It is one way to
# reduce overfitting.
#
# {signature: keras.layers.Dropout}
#
# - `rate`: which part, between 0 and 1.
# - `noise_shape=(None, 1)`: one draw for a whole row; `(1, columns)`: one draw for a whole column.
# - `seed`: the same sequence of draws for each new layer; two calls of one layer still differ.
#
# Used in [chapter 14, “Train a language model”](14_lstms.ipynb#Train-a-language-model).

# %%
drop = layers.Dropout(0.5, seed=1)
ones = np.ones((1, 1000), "float32")
print(np.unique(drop(ones, training=True)), np.unique(drop(ones, training=False)))

# %% [markdown]
# ### keras.layers.add
#
# Adds the tensors in the list `inputs`, number by number. This is the function; `layers.Add()` is the layer, called with a list. `a + b` works as well.
#
# {signature: keras.layers.add}
#
# The shapes need not be the same: (rows, 3) + (rows, 1) gives (rows, 3), as in NumPy.
#
# Explained in [chapter 13, “A shortcut”](13_resnet50.ipynb#A-shortcut).

# %%
one, two = keras.Input(shape=(3,)), keras.Input(shape=(1,))
print(layers.add([one, two]).shape, layers.Add()([one, two]).shape, (one + two).shape)

# %% [markdown]
# ### keras.layers.Embedding
#
# A table with one learned vector per integer. From (rows, steps) of integers to (rows, steps, output_dim).
#
# {signature: keras.layers.Embedding}
#
# - `input_dim`: how many rows the table has: the largest integer **plus 1**. A larger one is an error on a CPU.
# - `output_dim`: how long each vector is. Parameters: input_dim × output_dim.
# - `mask_zero=True`: 0 is padding, and layers such as LSTM skip it.
# - `weights`: a list with one array, to start from vectors that were trained elsewhere.
#
# The vectors become meaningful only by training on enough text.
#
# **Changed.** `input_length` is ignored, with a warning. Keras 2 needed it before `Flatten` and `Dense`; now the length in `keras.Input(shape=(5,))` serves for that.
#
# Explained in [chapter 14, “A table of vectors”](14_lstms.ipynb#A-table-of-vectors).

# %%
table = layers.Embedding(input_dim=10, output_dim=4)
print(table(np.array([[1, 2, 9], [1, 0, 0]])).shape, table.count_params())

says(lambda: layers.Embedding(10, 4, input_length=5))

# %% [markdown]
# ### keras.layers.LSTM
#
# Reads a sequence step by step and keeps a state. From (rows, steps, columns) to (rows, units): the state after the last step. Three gates, numbers between 0 and 1, decide
# what the cell forgets, what it takes in and what it shows. This softens the problem that gradients vanish over many steps; it does not end it.
#
# {signature: keras.layers.LSTM}
#
# - `units`: the width of the state, not the number of steps. Parameters: 4 × units × (units + columns + 1).
# - `activation`: for what is taken in and shown. `recurrent_activation`: for the gates.
# - `use_bias`, and `unit_forget_bias=True`: the bias of the forget gate starts at 1, so that the cell keeps its content at first.
# - The `kernel_…` arguments are for the inputs, the `recurrent_…` ones for the state.
# - `dropout`, `recurrent_dropout`: as [Dropout](#keras.layers.Dropout), on the inputs and on the state; `seed` is for them.
# - `return_sequences=True`: the state after every step, (rows, steps, units). A second LSTM needs it.
# - `return_state=True`: also the two last states, the one that is shown and the cell.
# - `go_backwards=True`: reads from the end; with `return_sequences`, the last step comes out first.
# - `stateful=True`: the next batch goes on where this one ended, until `reset_state()`. The input needs a fixed `batch_size`.
# - `unroll=True`: writes the loop out, step after step; the result stays. `use_cudnn`: whether to use NVIDIA's fast version; leave it at `"auto"`.
#
# Explained in [chapter 14, “The gates of an LSTM”](14_lstms.ipynb#The-gates-of-an-LSTM).

# %%
sequences = np.zeros((2, 7, 5), "float32")
last, every = layers.LSTM(8), layers.LSTM(8, return_sequences=True)
print(last(sequences).shape, every(sequences).shape)
print("parameters:", last.count_params(), "by hand:", 4 * 8 * (8 + 5 + 1))

# %% [markdown]
# ### keras.layers.TextVectorization
#
# From texts to integers. `adapt` collects the words, the most frequent first; calling the layer looks them up. 0 is padding, 1 stands for every unknown
# word (`[UNK]`), words begin at 2. From (rows,) of strings to (rows, steps) of integers.
#
# {signature: keras.layers.TextVectorization}
#
# - `max_tokens`: how large the vocabulary may be, including 0 and 1. `vocabulary`: your own list of words, instead of `adapt`.
# - `standardize`: by default lower case and no punctuation; `"lower"`, `"strip_punctuation"`, `None` or a function.
# - `split`: `"whitespace"`, `"character"` or a function. `ngrams=2`: pairs of neighbouring words count as words, too.
# - `output_sequence_length`: cuts or pads every row to this length. `ragged=True`: rows of unequal length, not padded.
# - `output_mode`: `"int"`; or `"multi_hot"`, `"count"`, `"tf_idf"` for one number per word of the vocabulary. These have no padding, so `[UNK]` is column 0. For them only: `pad_to_max_tokens=True` always makes `max_tokens` columns, `sparse=True` stores only what is not 0, `idf_weights` is the weight of each word if you give a vocabulary.
# - `encoding`: that of strings given as bytes.
#
# **Changed.** It takes the place of [Tokenizer](#Tokenizer).
#
# Explained in [chapter 14, “Words become numbers”](14_lstms.ipynb#Words-become-numbers).

# %%
reader = layers.TextVectorization(output_sequence_length=5)
reader.adapt(["The sea is calm.", "The sea is grey!", "The lamp is lit."])
print([str(word) for word in reader.get_vocabulary()[:5]])
print(reader(["The sea is pink", "lamp"]).numpy())

# %% [markdown]
# ### More layers
#
# | name | what it does |
# |---|---|
# | `keras.layers.Add` | adds the tensors of a list; `keras.layers.add` is the same as a function |
# | `keras.layers.Bidirectional` | runs a recurrent layer forwards and backwards |
# | `keras.layers.TimeDistributed` | applies a layer to each step by itself |
# | `keras.layers.Concatenate` | joins tensors along an axis, by default the last |
# | `keras.layers.Conv1D` | a convolution along one axis: (rows, steps, channels) |
# | `keras.layers.ELU` | the activation `elu` as a layer |
# | `keras.layers.GlobalAveragePooling1D`, `keras.layers.GlobalMaxPooling1D` | the mean or the largest over the steps: (rows, steps, channels) to (rows, channels) |
# | `keras.layers.GlobalAveragePooling2D` | the mean of each channel: (rows, height, width, channels) to (rows, channels) |
# | `keras.layers.GlobalMaxPooling2D` | the largest number of each channel, likewise |
# | `keras.layers.GRU` | like LSTM, with one state and about three quarters of the parameters |
# | `keras.layers.InputLayer` | what `keras.Input` puts into `model.layers` |
# | `keras.layers.Lambda` | turns a function of yours into a layer; a file with one is loaded only with `safe_mode=False` |
# | `keras.layers.LayerNormalization` | standardises each row, instead of each column |
# | `keras.layers.LeakyReLU` | like the activation `leaky_relu`, as a layer, but its slope below 0 is 0.3, and that of the activation 0.2 |
# | `keras.layers.Masking` | marks steps that are padding |
# | `keras.layers.ReLU` | the activation `relu` as a layer |
# | `keras.layers.Rescaling` | multiplies by a number and adds one: `Rescaling(1 / 255)` for images |
# | `keras.layers.Reshape` | gives each row another shape |
# | `keras.layers.SimpleRNN` | the plain recurrent layer, without gates |
# | `keras.layers.Softmax` | softmax as a layer |
# | `keras.layers.StringLookup` | words to numbers, one by one |
# | `keras.layers.UpSampling2D` | repeats rows and columns of an image |
# | `keras.layers.ZeroPadding2D` | a frame of zeros around an image |

# %%
print(layers.GlobalAveragePooling2D()(np.ones((2, 4, 4, 3))).shape)
print(layers.Concatenate()([x, x]).shape)
print(layers.LeakyReLU(negative_slope=0.1)(np.array([-1.0, 2.0])).numpy())

# %% [markdown]
# ## Activations, losses, metrics and more
#
# Small functions. Most also have a name as text, which `Dense(activation=...)` and `compile` understand.
#
# ### Activations
#
# `keras.activations`. From a tensor to a tensor of the same shape. Explained in [chapter 7, “A zoo of curves”](07_activation_functions.ipynb#A-zoo-of-curves).
#
# | name | as text | what comes out |
# |---|---|---|
# | `keras.activations.linear` | `"linear"` | what goes in; the same as `None` |
# | `keras.activations.relu` | `"relu"` | the number, or 0 if it is negative |
# | `keras.activations.leaky_relu` | `"leaky_relu"` | the number, or a fifth of it if it is negative |
# | `keras.activations.elu` | `"elu"` | the number, or eˣ − 1 if it is negative |
# | `keras.activations.gelu` | `"gelu"` | a smooth relative of relu |
# | `keras.activations.silu` | `"silu"`, `"swish"` | the number times its sigmoid |
# | `keras.activations.tanh` | `"tanh"` | from −1 to 1 |
# | `keras.activations.sigmoid` | `"sigmoid"` | from 0 to 1: one probability |
# | `keras.activations.softmax` | `"softmax"` | along the last axis, probabilities that add up to 1 |
# | `keras.activations.get` | | the function with this name |

# %%
for name in ("relu", "leaky_relu", "elu", "tanh", "sigmoid"):
    values = keras.activations.get(name)(np.array([-2.0, 0.0, 2.0]))
    print(f"{name:<11}", ops.convert_to_numpy(values).round(3))

# %% [markdown]
# ### Losses
#
# `keras.losses`. An object is called as `loss(truth, prediction)` and returns the mean over the batch; a function returns one number per row. Explained in
# [chapter 2, “The price of a mistake”](02_binary_classification.ipynb#The-price-of-a-mistake) and [chapter 3, “The price of a mistake”](03_multiclass_classification.ipynb#The-price-of-a-mistake).
#
# | object | function | as text | when |
# |---|---|---|---|
# | `keras.losses.BinaryCrossentropy` | `keras.losses.binary_crossentropy` | `"binary_crossentropy"` | labels 0 and 1, outputs from a sigmoid |
# | `keras.losses.CategoricalCrossentropy` | `keras.losses.categorical_crossentropy` | `"categorical_crossentropy"` | one-hot labels, softmax |
# | `keras.losses.SparseCategoricalCrossentropy` | `keras.losses.sparse_categorical_crossentropy` | `"sparse_categorical_crossentropy"` | class numbers, softmax |
# | `keras.losses.MeanSquaredError` | `keras.losses.mean_squared_error` | `"mean_squared_error"`, `"mse"` | numbers; large mistakes cost most |
# | `keras.losses.MeanAbsoluteError` | `keras.losses.mean_absolute_error` | `"mean_absolute_error"`, `"mae"` | numbers; each unit of mistake costs the same |
# | `keras.losses.Huber` | `keras.losses.huber` | `"huber"` | squared when small, absolute when large |
#
# {signature: keras.losses.BinaryCrossentropy}
#
# {signature: keras.losses.SparseCategoricalCrossentropy}
#
# - `from_logits=True`: the outputs are scores (logits), because the last layer has no activation.
# - `label_smoothing=0.1`, with yes-or-no labels: the truth is taken as 0.95 and 0.05 instead of 1 and 0.
# - `ignore_class`: rows with this class number do not count.
# - `axis`: along which the outputs of one row stand. `reduction`: what becomes of the numbers of the rows: their mean, `"sum"`, or `"none"` for all of them.

# %%
truth, given = np.array([1.0, 0.0]), np.array([0.9, 0.2])
loss = keras.losses.BinaryCrossentropy()
print(round(float(loss(truth, given)), 4), round(-np.log([0.9, 0.8]).mean(), 4))

one_hot, three = np.array([[0, 0, 1]]), np.array([[0.1, 0.2, 0.7]])
a = keras.losses.CategoricalCrossentropy()(one_hot, three)
b = keras.losses.SparseCategoricalCrossentropy()(np.array([2]), three)
print(round(float(a), 4), round(float(b), 4))

# %% [markdown]
# ### Metrics
#
# `keras.metrics`. Like losses, but only reported. Explained in [chapter 4, “One sigmoid for each label”](04_multilabel_classification.ipynb#One-sigmoid-for-each-label).
#
# | name | as text | what it counts |
# |---|---|---|
# | | `"accuracy"` | chosen by the shape of the outputs: one of the three below |
# | `keras.metrics.BinaryAccuracy` | `"binary_accuracy"` | outputs on the right side of `threshold=0.5`, each for itself |
# | `keras.metrics.CategoricalAccuracy` | `"categorical_accuracy"` | rows whose largest output is the right one; one-hot labels |
# | `keras.metrics.SparseCategoricalAccuracy` | `"sparse_categorical_accuracy"` | the same; class numbers |
# | `keras.metrics.MeanAbsoluteError` | `"mae"` | mean distance |
# | `keras.metrics.MeanSquaredError` | `"mse"` | mean squared distance |
# | `keras.metrics.RootMeanSquaredError` | `"root_mean_squared_error"` | its root, in the unit of the labels |
# | `keras.metrics.AUC` | `"auc"` | how well two classes are put in order: the area under the ROC curve |
# | `keras.metrics.Precision` | `"precision"` | share of those predicted as 1 that are 1 |
# | `keras.metrics.Recall` | `"recall"` | share of those that are 1 that are found |
#
# With several labels per row, `"accuracy"` is the wrong one: it looks only at the largest output. Ask for `"binary_accuracy"`.

# %%
labels_of_2_rows = np.array([[1, 0, 1], [0, 0, 1]])
outputs = np.array([[0.9, 0.2, 0.8], [0.1, 0.6, 0.7]])
for metric in (keras.metrics.BinaryAccuracy(), keras.metrics.CategoricalAccuracy()):
    metric.update_state(labels_of_2_rows, outputs)
    print(f"{metric.name:<20} {float(metric.result()):.3f}")

# %% [markdown]
# ### Initializers
#
# `keras.initializers`: the first weights. Called with a shape. Explained in [chapter 7, “The first weights”](07_activation_functions.ipynb#The-first-weights).
#
# | name | as text | what it draws |
# |---|---|---|
# | `keras.initializers.GlorotUniform` | `"glorot_uniform"` | small enough for tanh, by inputs and outputs; the default |
# | `keras.initializers.HeNormal` | `"he_normal"` | made for relu, by inputs |
# | `keras.initializers.HeUniform` | `"he_uniform"` | likewise, from a uniform distribution |
# | `keras.initializers.RandomNormal` | `"random_normal"` | with the `stddev` that you name |
# | `keras.initializers.RandomUniform` | `"random_uniform"` | evenly between `minval` and `maxval` |
# | `keras.initializers.Zeros` | `"zeros"` | zeros, for biases |
# | `keras.initializers.Ones` | `"ones"` | ones |
# | `keras.initializers.Orthogonal` | `"orthogonal"` | for the state of a recurrent layer |

# %%
drawn = keras.initializers.HeNormal(seed=1)((100, 50))
print(drawn.shape, round(float(ops.std(drawn)), 2), "expected:", round((2 / 100) ** 0.5, 2))

# %% [markdown]
# ### Regularizers
#
# `keras.regularizers`: what large weights cost, added to the loss, so that training keeps them small.
#
# | name | as text | cost |
# |---|---|---|
# | `keras.regularizers.L1` | `"l1"` | 0.01 × the sum of the absolute values |
# | `keras.regularizers.L2` | `"l2"` | 0.01 × the sum of the squares |

# %%
print(round(float(keras.regularizers.L2(0.01)(np.array([3.0, 4.0]))), 3))

# %% [markdown]
# ## Optimizers
#
# Each takes one step per batch. Explained, with one step by hand, in [chapter 6, “One step by hand”](06_learning_curves.ipynb#One-step-by-hand).
#
# What they have in common:
#
# - `learning_rate`: the size of the steps; a number, or a schedule, see [more optimisers](#More-optimizers). It can be set later, too: `optimizer.learning_rate = 0.01`.
# - `weight_decay`: makes each weight, biases included, smaller by this share × the learning rate at each step.
# - `clipnorm`, `global_clipnorm`, `clipvalue`: shorten gradients that are too long: each weight array's by itself, all together, or number by number. Give one of the three.
# - `use_ema=True`: keeps a running mean of the weights and puts it in their place after the last epoch of `fit`; `ema_momentum` is how slowly it follows; with `ema_overwrite_frequency=100`, it also takes their place every 100 steps.
# - `gradient_accumulation_steps=2`: takes one step for every two batches, by the mean of their gradients.
# - `loss_scale_factor`: multiplies the loss and divides the gradients again, so that small numbers survive in float16.
#
# `optimizer.iterations` counts the steps, `optimizer.variables` is its memory, `optimizer.build(variables)` and `optimizer.apply(gradients, variables)` are for training by
# hand.
#
# **Changed.** `lr=` is now `learning_rate=`, `decay=` is ignored (take a schedule), and `optimizer.get_weights()` is gone.
#
# ### keras.optimizers.SGD
#
# A step against the gradient: learning rate × gradient.
#
# {signature: keras.optimizers.SGD}
#
# - `momentum`: adds this part of the last step; 0.9 is usual. `nesterov=True`: acts as if the gradient had been measured a little further on.

# %%
w = keras.Variable([0.0, 0.0])
keras.optimizers.SGD(learning_rate=0.1).apply([ops.convert_to_tensor([1.0, 100.0])], [w])
print("one step:", w.numpy())

says(lambda: keras.optimizers.SGD(lr=0.1))

# %% [markdown]
# ### keras.optimizers.RMSprop
#
# Divides each gradient by the root of a running mean of its squares. So all weights move by similar amounts, however steep the loss is for them.
#
# {signature: keras.optimizers.RMSprop}
#
# - `rho`: how much of the running mean stays at each step.
# - `momentum`: adds this part of the last step, as in SGD.
# - `epsilon`: is added before dividing, so that nothing is divided by 0. A larger one makes weights with small gradients move less.
# - `centered=True`: divides by the spread of the gradients around their mean instead.

# %%
w = keras.Variable([0.0, 0.0])
keras.optimizers.RMSprop(learning_rate=0.1).apply([ops.convert_to_tensor([1.0, 100.0])], [w])
print("one step:", w.numpy().round(3))

# %% [markdown]
# ### keras.optimizers.Adam
#
# Like RMSprop, with momentum, and with a correction for the first steps: in the first one, every weight moves by about the learning rate.
#
# {signature: keras.optimizers.Adam}
#
# - `beta_1`: how much of the running mean of the gradients stays at each step; `beta_2`: the same for the mean of their squares.
# - `epsilon`: as in RMSprop.
# - `amsgrad=True`: divides by the largest mean of squares so far, so that steps stay small after one steep gradient.

# %%
w = keras.Variable([0.0, 0.0])
keras.optimizers.Adam(learning_rate=0.1).apply([ops.convert_to_tensor([1.0, 100.0])], [w])
print("one step:", w.numpy().round(3))

# %% [markdown]
# ### More optimizers
#
# | name | as text | what it is |
# |---|---|---|
# | `keras.optimizers.AdamW` | `"adamw"` | Adam with a `weight_decay` of 0.004 by default |
# | `keras.optimizers.Adagrad` | `"adagrad"` | divides by the root of all squares so far, so the effective rate only falls |
# | `keras.optimizers.Nadam` | `"nadam"` | Adam that looks ahead |
# | `keras.optimizers.schedules.ExponentialDecay` | | a learning rate that falls with the steps |
# | `keras.optimizers.schedules.CosineDecay` | | likewise, along a cosine |
# | `keras.optimizers.get` | | the optimiser with this name |

# %%
rate = keras.optimizers.schedules.ExponentialDecay(0.1, decay_steps=100, decay_rate=0.5)
print([round(float(rate(step)), 3) for step in (0, 100, 200)])

# %% [markdown]
# ## Callbacks
#
# Objects that `fit` calls at certain moments: `model.fit(..., callbacks=[...])`. Explained in [chapter 5, “An object with hooks”](05_callbacks.ipynb#An-object-with-hooks).
#
# Several of them watch one number of the history:
#
# - `monitor`: its name; names with `val_` need validation rows.
# - `mode`: `"min"` if smaller is better, `"max"` if larger is. `"auto"` knows the losses and the metrics of Keras; say it for your own.
#
# ### keras.callbacks.EarlyStopping
#
# Stops the training when that number has not improved for some epochs.
#
# {signature: keras.callbacks.EarlyStopping}
#
# - `patience`: how many epochs in a row may fail to improve. The default is **0**.
# - `min_delta`: less than that is no improvement.
# - `restore_best_weights=True`: brings back the weights of the best epoch. By default the last ones stay.
# - `start_from_epoch`: ignores the epochs before this one.
# - `baseline`: a number to beat; an epoch that does not beat it uses up patience, even if it is the best so far. Once patience is used up, the first epoch that is not the best stops the training.
#
# Explained in [chapter 5, “Stop in time”](05_callbacks.ipynb#Stop-in-time).

# %%
stop = keras.callbacks.EarlyStopping("val_loss", patience=2, min_delta=1, restore_best_weights=True)
history = model.fit(x, y, epochs=1000, validation_split=0.25, callbacks=[stop], verbose=0)
print("epochs:", len(history.history["loss"]), "best was number", stop.best_epoch + 1)

# %% [markdown]
# ### keras.callbacks.ModelCheckpoint
#
# Saves the model at the end of each epoch, or only when it is better than before.
#
# {signature: keras.callbacks.ModelCheckpoint}
#
# - `filepath`: ends in `.keras`, or in `.weights.h5` with `save_weights_only=True`. The old ending `.h5` still works, with a warning when it saves. The name may contain `{epoch}` and names of the history: `"m{epoch:02d}-{val_loss:.2f}.keras"`.
# - `save_best_only=True`: only if `monitor` has improved. Then `initial_value_threshold` is the first number to beat.
# - `save_freq`: `"epoch"`, or a number of batches.
#
# Explained in [chapter 5, “Keep the best on disk”](05_callbacks.ipynb#Keep-the-best-on-disk).

# %%
keep = keras.callbacks.ModelCheckpoint(folder / "best.keras", save_best_only=True)
model.fit(x, y, epochs=2, validation_split=0.25, callbacks=[keep], verbose=0)
print(type(keras.saving.load_model(folder / "best.keras")).__name__)

says(lambda: keras.callbacks.ModelCheckpoint("best_model.hdf5"))

# %% [markdown]
# ### keras.callbacks.Callback
#
# The class that all inherit from. Its methods do nothing; overwrite those that you need: `on_train_begin`, `on_epoch_begin`, `on_train_batch_begin`, each with an
# `_end`, and the same for `test` and `predict`. `self.model` is the model.
#
# {signature: keras.callbacks.Callback.on_epoch_end}
#
# - `epoch`: counted from 0. `logs`: the numbers of this epoch, by name.
#
# Explained in [chapter 5, “Write your own”](05_callbacks.ipynb#Write-your-own).


# %%
class Watcher(keras.callbacks.Callback):
    """Print what it is given, and stop after the second epoch."""

    def on_epoch_end(self, epoch, logs=None):
        print(epoch, sorted(logs))
        self.model.stop_training = epoch == 1


history = model.fit(x, y, epochs=100, callbacks=[Watcher()], verbose=0)

# %% [markdown]
# ### keras.callbacks.History
#
# What `fit` returns. `history.history` is a dictionary: a list with one number per epoch for `loss` and each metric, and the same with `val_` in front. `history.epoch` is the list of epochs.
#
# {signature: keras.callbacks.History}
#
# Explained in [chapter 5, “History and its curves”](05_callbacks.ipynb#History-and-its-curves).

# %%
history = model.fit(x, y, epochs=2, validation_split=0.25, verbose=0)
print(
    type(history).__name__,
    history.epoch,
    {key: len(value) for key, value in history.history.items()},
)

# %% [markdown]
# ### More callbacks
#
# | name | what it does |
# |---|---|
# | `keras.callbacks.BackupAndRestore` | lets an interrupted training go on where it was |
# | `keras.callbacks.CSVLogger` | writes a table, one line per epoch |
# | `keras.callbacks.LambdaCallback` | makes a small callback from functions |
# | `keras.callbacks.LearningRateScheduler` | sets the learning rate by a function of the epoch |
# | `keras.callbacks.ReduceLROnPlateau` | makes the learning rate smaller when nothing improves |
# | `keras.callbacks.TensorBoard` | writes logs for a page in the browser; needs the package `tensorboard` |
# | `keras.callbacks.TerminateOnNaN` | stops when the loss is no longer a number |
#
# {signature: keras.callbacks.ReduceLROnPlateau}
#
# - `factor`: what the rate is multiplied by. `min_lr`: it never goes below this.
# - `patience`, `min_delta`: as in EarlyStopping.
# - `cooldown`: how many epochs to wait after a cut before counting again.
#
# Explained in [chapter 5, “More callbacks”](05_callbacks.ipynb#More-callbacks).

# %%
log = keras.callbacks.CSVLogger(folder / "log.csv")
model.fit(x, y, epochs=2, validation_split=0.25, callbacks=[log], verbose=0)
print(pd.read_csv(folder / "log.csv").columns.tolist())

# %% [markdown]
# ## Operations
#
# ### keras.ops
#
# What NumPy does for arrays, `keras.ops` does for tensors, and gradients pass through it. The names are those of NumPy, with a few more. Explained in
# [chapter 10, “Operations change shapes”](10_tensors_and_layers.ipynb#Operations-change-shapes).
#
# | name | what it does |
# |---|---|
# | `keras.ops.convert_to_tensor` | from an array or a list to a tensor |
# | `keras.ops.convert_to_numpy` | back to an array |
# | `keras.ops.cast` | changes the dtype |
# | `keras.ops.shape` | the shape, as a tuple |
# | `keras.ops.zeros`, `keras.ops.ones` | filled tensors of a shape |
# | `keras.ops.zeros_like`, `keras.ops.ones_like` | of another tensor's shape |
# | `keras.ops.arange` | numbers in a row |
# | `keras.ops.add`, `keras.ops.subtract`, `keras.ops.multiply`, `keras.ops.divide` | + − × ÷ |
# | `keras.ops.matmul`, `keras.ops.dot` | matrix product |
# | `keras.ops.absolute`, `keras.ops.abs`, `keras.ops.sign`, `keras.ops.square`, `keras.ops.sqrt` | number by number |
# | `keras.ops.exp`, `keras.ops.log`, `keras.ops.log1p` | number by number |
# | `keras.ops.sin`, `keras.ops.cos`, `keras.ops.tanh` | number by number |
# | `keras.ops.round`, `keras.ops.clip` | whole numbers; between two limits |
# | `keras.ops.maximum`, `keras.ops.minimum` | the larger or smaller of two |
# | `keras.ops.sum`, `keras.ops.prod`, `keras.ops.mean`, `keras.ops.std`, `keras.ops.var` | along `axis=`, or of everything |
# | `keras.ops.moments` | mean and variance at once, along `axes=` |
# | `keras.ops.max`, `keras.ops.min`, `keras.ops.argmax`, `keras.ops.argmin` | likewise; the largest, the smallest, and where they are |
# | `keras.ops.all`, `keras.ops.any` | are all true, is one true |
# | `keras.ops.equal`, `keras.ops.not_equal`, `keras.ops.greater`, `keras.ops.less` | comparisons |
# | `keras.ops.logical_and`, `keras.ops.logical_or`, `keras.ops.logical_not` | and, or, not |
# | `keras.ops.where` | one or the other, by a condition |
# | `keras.ops.reshape`, `keras.ops.transpose`, `keras.ops.moveaxis`, `keras.ops.squeeze`, `keras.ops.expand_dims` | other shapes, the same numbers |
# | `keras.ops.concatenate`, `keras.ops.stack` | joins several tensors, along an axis that exists, or along a new one |
# | `keras.ops.take` | rows by their numbers |
# | `keras.ops.pad` | a frame around |
# | `keras.ops.norm` | length of a vector |
# | `keras.ops.relu`, `keras.ops.sigmoid`, `keras.ops.softmax` | activations |
# | `keras.ops.one_hot` | from class numbers to columns of 0 and 1 |
# | `keras.ops.conv`, `keras.ops.max_pool` | what `Conv2D` and `MaxPooling2D` compute |

# %%
t = ops.convert_to_tensor([[1.0, 2.0], [3.0, 4.0]])
print(ops.convert_to_numpy(ops.mean(t, axis=0)), ops.convert_to_numpy(ops.matmul(t, t)).tolist())
print(ops.cast(ops.greater(t, 2.5), "int32").numpy().tolist())

# %% [markdown]
# ### keras.Variable
#
# A tensor that can change; weights are made of it. `variable.assign(value)` sets it, `variable.numpy()` is its array, `variable.path` says to which layer it belongs.
#
# {signature: keras.Variable}
#
# - `initializer`: the first value; or the name of an initialiser or a function, and then `shape` must be given.
# - `aggregation`, `synchronization`, `layout`: for training on several devices.
#
# Explained in [chapter 10, “A layer is a function with a memory”](10_tensors_and_layers.ipynb#A-layer-is-a-function-with-a-memory).

# %%
v = keras.Variable([1.0, 2.0], name="pair")
v.assign(v * 10)
print(v.numpy(), v.shape, v.name)

# %% [markdown]
# ### keras.random
#
# Random tensors. The same `seed` gives the same tensor; without one, each call differs.
#
# | name | what it draws |
# |---|---|
# | `keras.random.normal` | a normal distribution, `mean` and `stddev` |
# | `keras.random.uniform` | between `minval` and `maxval` |
# | `keras.random.randint` | whole numbers |
# | `keras.random.categorical` | class numbers, by logits |
# | `keras.random.shuffle` | mixes the first axis |
# | `keras.random.SeedGenerator` | a seed that goes on by itself, for layers of your own |

# %%
for _ in range(2):
    print(ops.convert_to_numpy(keras.random.normal((3,), seed=1)).round(3))

# %% [markdown]
# ### keras.backend
#
# Keras computes with TensorFlow, JAX or PyTorch. This module says with which one, and with which settings; `keras.config` has the same and more.
#
# | name | what it says |
# |---|---|
# | `keras.backend.backend` | the library that computes |
# | `keras.backend.floatx`, `keras.config.floatx` | the usual dtype |
# | `keras.backend.epsilon`, `keras.config.epsilon` | the small number that keeps divisions away from 0 |
# | `keras.backend.image_data_format`, `keras.config.image_data_format` | where an image has its channels |
# | `keras.backend.standardize_dtype` | a dtype's name as text |
# | `keras.backend.clear_session` | forgets the counters of made-up names, and graphs; helps when you build many models |
#
# **Changed.** Everything that computes has moved to [keras.ops](#keras.ops): `K.mean` is `keras.ops.mean`. `tensorflow.keras.backend` still has parts of it, which no longer fit Keras 3.
#
# Explained in [chapter 1, “What Keras is”](01_sequential_api.ipynb#What-Keras-is).

# %%
print(keras.backend.backend(), keras.config.floatx(), keras.config.image_data_format())

# %% [markdown]
# ### keras.backend.function
#
# Gone. It made a function from tensors in a model to other tensors in it; old texts call it `K.function`. There are two ways to do that today:
# [keras.Function](#keras.Function) for many outputs at once, a sub-model by [keras.Model](#keras.Model) for one.
#
# Three differences: there is no `updates`; what comes out are tensors, not arrays; and a function made from a list is called with a list.
#
# Explained in [chapter 10, “What goes wrong”](10_tensors_and_layers.ipynb#What-goes-wrong).

# %%
says(lambda: keras.backend.function(model.inputs, [model.layers[0].output]))

look = keras.Function(model.inputs, [model.get_layer("hidden").output])
body = keras.Model(model.inputs, model.get_layer("hidden").output)
print(ops.convert_to_numpy(look([x])[0])[0].round(3), body.predict(x, verbose=0)[0].round(3))

# %% [markdown]
# ## Images
#
# ### keras.utils.load_img
#
# Opens an image file, as an image of the package Pillow.
#
# {signature: keras.utils.load_img}
#
# - `path`: a name, or an open file.
# - `color_mode`: `"rgb"`, `"rgba"` or `"grayscale"`.
# - `target_size`: **(height, width)**. By default the picture is squeezed to it.
# - `keep_aspect_ratio=True`: cuts out the middle in the right proportion first.
# - `interpolation`: `"nearest"` takes single pixels, which is rough; `"bilinear"`, `"bicubic"`, `"lanczos"`, `"box"` and `"hamming"` average neighbours.
#
# Explained in [chapter 13, “From photograph to batch”](13_resnet50.ipynb#From-photograph-to-batch).

# %%
photo = np.random.default_rng(1).integers(0, 256, (40, 60, 3))
keras.utils.save_img(folder / "photo.png", photo, scale=False)
picture = keras.utils.load_img(folder / "photo.png", target_size=(20, 25))
print(type(picture).__name__, picture.mode, "width and height:", picture.size)

# %% [markdown]
# ### keras.utils.img_to_array
#
# From an image `img` to an array of shape (height, width, channels), numbers from 0 to 255 as float32. A grey image gets one channel.
#
# {signature: keras.utils.img_to_array}
#
# - `dtype="uint8"`: integers instead. `data_format="channels_first"`: (channels, height, width).
#
# Explained in [chapter 13, “From photograph to batch”](13_resnet50.ipynb#From-photograph-to-batch).

# %%
array = keras.utils.img_to_array(keras.utils.array_to_img(np.full((4, 6, 3), 200), scale=False))
print(array.shape, array.dtype, array.max())

# %% [markdown]
# ### keras.utils.array_to_img
#
# From an array `x` of one, three or four channels to an image.
#
# {signature: keras.utils.array_to_img}
#
# - `scale=True`, the default, **stretches** the numbers: the smallest becomes 0, the largest 255, and a uniform picture becomes black. For numbers from 0 to 255, say `scale=False`. Then fractions are cut off, so a picture with numbers from 0 to 1 is black, and 300 wraps round to 44.
# - `dtype`: for the computation; the picture has whole numbers in any case.
#
# | name | what it does |
# |---|---|
# | `keras.utils.save_img` | writes an array to an image file; stretches likewise |
# | `keras.utils.image_dataset_from_directory` | reads a folder of images, one sub-folder for each class |
# | `keras.layers.RandomFlip`, `keras.layers.RandomRotation` | change images at random in training (data augmentation) |

# %%
even = np.full((2, 2, 3), 200.0)
for scale in (True, False):
    image = keras.utils.array_to_img(even, scale=scale)
    print(f"scale={scale}: 200 becomes", keras.utils.img_to_array(image).max())

# %% [markdown]
# ### From a file to a prediction
#
# Load the image in the size that the network wants; make an array; add the axis of the rows, `array[np.newaxis]`; prepare it as in the network's training, **on a copy**: `preprocess_input` overwrites
# an array of floats.
#
# Explained in [chapter 13, “Preprocessing overwrites”](13_resnet50.ipynb#Preprocessing-overwrites).

# %%
keras.utils.save_img(folder / "grey.png", np.full((50, 50, 3), 100), scale=False)
loaded_image = keras.utils.load_img(folder / "grey.png", target_size=(224, 224))
batch = keras.utils.img_to_array(loaded_image)[np.newaxis]
ready = keras.applications.resnet50.preprocess_input(batch.copy())
print(batch.shape, batch[0, 0, 0], ready[0, 0, 0].round(1))

# %% [markdown]
# ### keras.applications.ResNet50
#
# A network of 50 layers, with shortcuts around its blocks, that distinguishes 1000 kinds of things. Others, such as `MobileNet`, are called likewise.
#
# {signature: keras.applications.ResNet50}
#
# - `weights`: `"imagenet"` downloads 100 MB, once; `None` means random, and its predictions mean nothing.
# - `include_top=False`: without the last layer. `pooling="avg"` or `"max"` then makes one vector of 2048 numbers per image, for a layer of your own; `None` leaves the maps.
# - `input_shape`: (height, width, 3); without the last layer, any size from 32 × 32 on. `input_tensor`: a `keras.Input` of yours instead.
# - `classes`, `classifier_activation`: of the last layer. With the ImageNet weights there are 1000 classes, no other number.
#
# | name | what it does |
# |---|---|
# | `keras.applications.MobileNet` | small and quick; `alpha=0.25` is the smallest |
# | `keras.applications.resnet50.preprocess_input` | blue, green, red; minus the mean of each. In place, if it gets floats |
# | `keras.applications.mobilenet.preprocess_input` | numbers from −1 to 1; in place likewise |
# | `keras.applications.resnet50.decode_predictions` | the names of the best few; downloads them |
#
# Explained in [chapter 13, “ResNet50, layer by layer”](13_resnet50.ipynb#ResNet50,-layer-by-layer); with weights, in [Borrowed weights](13_resnet50.ipynb#Borrowed-weights).

# %%
net = keras.applications.ResNet50(weights=None)
print(f"{net.count_params():,} numbers;", net.input_shape, "to", net.output_shape)

# %% [markdown]
# ### keras.datasets
#
# `keras.datasets.mnist.load_data()` and its siblings **download** their data. The lessons of this course use data that are already here, and `coursedata.fetch_mnist()` where you ask for
# MNIST.
#
# Explained in [chapter 11, “The digits”](11_autoencoders.ipynb#The-digits).

# %%
print([name for name in dir(keras.datasets) if not name.startswith("_")])

# %% [markdown]
# ## Text
#
# ### Tokenizer
#
# In old texts, `keras.preprocessing.text.Tokenizer` turns words into numbers. Keras 3 has none. TensorFlow keeps an old copy, marked as deprecated:
#
# {signature: tensorflow.keras.preprocessing.text.Tokenizer}
#
# [keras.layers.TextVectorization](#keras.layers.TextVectorization) takes its place. What differs:
#
# | | `Tokenizer` | `TextVectorization` |
# |---|---|---|
# | first word has the number | 1 | 2 |
# | unknown words | left out, unless `oov_token` is set | 1 |
# | how many are kept | `num_words` − 1 | `max_tokens`, including the numbers 0 and 1 |
# | punctuation | `filters`: what is removed | `standardize` |
# | lower case | `lower=True` | `standardize` |
# | where words end | `split=" "` | `split="whitespace"`, or a function |
# | letters instead of words | `char_level=True` | `split="character"` |
# | a function of your own | `analyzer`: from text to words | `standardize` and `split` |
# | rows come out | as lists of any length | padded to one length |
# | words that are equally frequent | the earlier one first | the order may differ |
#
# Explained in [chapter 14, “Words become numbers”](14_lstms.ipynb#Words-become-numbers).

# %%
says(lambda: __import__("keras.preprocessing.text"))

# %% [markdown]
# ### Tokenizer.fit_on_texts
#
# Counted words, numbered them, and returned nothing. Today: `layer.adapt(texts)`, then `layer.get_vocabulary()` for the list of words.

# %%
reader = layers.TextVectorization()
reader.adapt(["red sun", "red red moon"])
print([str(word) for word in reader.get_vocabulary()][:3], reader.vocabulary_size())

# %% [markdown]
# ### Tokenizer.texts_to_sequences
#
# Replaced each word by its number. Today: call the layer, as in the example.

# %%
reader = layers.TextVectorization(vocabulary=["red", "sun", "moon"])
print(reader(["red moon", "red green sun"]).numpy().tolist())

# %% [markdown]
# ### keras.utils.pad_sequences
#
# Brings lists of any length to one length. From a list of lists, `sequences`, to one array, (rows, maxlen).
#
# {signature: keras.utils.pad_sequences}
#
# - `maxlen`: the length; `None` means that of the longest list.
# - `padding`, `truncating`: `"pre"`, the default, fills and cuts in front; `"post"` at the end.
# - `value`: what to fill with. `dtype`: integers by default, and fractions are cut off.
#
# Explained in [chapter 14, “Padding that does not count”](14_lstms.ipynb#Padding-that-does-not-count).

# %%
print(keras.utils.pad_sequences([[1, 2], [3, 4, 5, 6]], maxlen=3))
print(
    keras.utils.pad_sequences([[1, 2], [3, 4, 5, 6]], maxlen=3, padding="post", truncating="post")
)

# %% [markdown]
# ## Seeds and labels
#
# ### keras.utils.set_random_seed
#
# Sets the seeds of Python, NumPy and the backend at once: the same weights and the same shuffling again. `np.random.seed` alone does not do that.
#
# {signature: keras.utils.set_random_seed}
#
# Explained in [chapter 6, “One seed for everything”](06_learning_curves.ipynb#One-seed-for-everything).

# %%
for _ in range(2):
    keras.utils.set_random_seed(1)
    kernel = keras.Sequential([keras.Input((2,)), layers.Dense(2)]).get_weights()[0]
    print(kernel.ravel().round(3))

# %% [markdown]
# ### keras.utils.to_categorical
#
# One-hot: from class numbers `x`, (rows,), to one column per class, (rows, classes).
#
# {signature: keras.utils.to_categorical}
#
# - `num_classes`: give it. Otherwise it is the largest number plus 1, and if the last class is missing, so is its column.
#
# Explained in [chapter 3, “One-hot: a column for each class”](03_multiclass_classification.ipynb#One-hot:-a-column-for-each-class).

# %%
print(keras.utils.to_categorical([0, 2, 1], num_classes=4))

# %% [markdown]
# ## With scikit-learn
#
# ### scikeras.wrappers.KerasClassifier
#
# A Keras network as a scikit-learn estimator, with `fit`, `predict` and `score`: for pipelines, cross-validation and searches. The package is SciKeras.
#
# {signature: scikeras.wrappers.KerasClassifier}
#
# - `model`: a function that returns a network, or a network. `model__units=8` sets the argument `units` of the function.
# - `loss`, `optimizer`, `metrics`, `run_eagerly`: for `compile`, **if the function returns a network that is not compiled.** Then `optimizer__learning_rate=0.5` sets the rate, with `optimizer` given by name. If the function compiles, the optimiser and its rate stay as it set them, **without a message**, and another `loss` is an error.
# - `epochs`, `batch_size`, `validation_batch_size`, `verbose`, `callbacks`, `validation_split`, `shuffle`: as in [fit](#keras.Model.fit). `class_weight`: likewise, or `"balanced"`.
# - `random_state`: the same weights in each fit. Afterwards TensorFlow may ask for a seed; call `keras.utils.set_random_seed`.
# - `warm_start=True`: a second `fit` goes on with the same network.
# - `**kwargs`: names with a prefix, as above; besides `model__` and `optimizer__` also `callbacks__` and `fit__`.
#
# **Changed.** `tensorflow.keras.wrappers.scikit_learn` is gone, and `build_fn=` is now `model=`. With scikit-learn 1.6 and later, it is not a classifier to `cv=3` until its tags are repaired, as in `coursedata.classifier.Classifier`, which chapter 9 uses.
#
# Explained in [chapter 9, “A Keras network as a scikit-learn estimator”](09_hyperparameter_tuning.ipynb#A-Keras-network-as-a-scikit-learn-estimator).


# %%
def bare(units=4):
    return keras.Sequential(
        [
            keras.Input(shape=(3,)),
            layers.Dense(units, activation="relu"),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


def compiled(units=4):
    network = bare(units)
    network.compile("adam", "binary_crossentropy")
    return network


asked = {"loss": "binary_crossentropy", "optimizer": "sgd", "optimizer__learning_rate": 0.5}
for build in (bare, compiled):
    estimator = KerasClassifier(build, model__units=8, epochs=2, verbose=0, random_state=1, **asked)
    estimator.fit(x, y)
    used = estimator.model_.optimizer
    print(f"{build.__name__:<9} {type(used).__name__:<5} {float(used.learning_rate):.3f}")
print(estimator.predict(x).shape, estimator.model_.layers[0].units, is_classifier(estimator))

# %% [markdown]
# ### keras.wrappers.SKLearnClassifier
#
# Keras's own wrapper, with fewer abilities. It is a true classifier to scikit-learn. The labels reach the network one-hot, even with two classes, so its last layer is a softmax with one unit per class.
#
# {signature: keras.wrappers.SKLearnClassifier}
#
# - `model`: a compiled network, or a function that takes `X` and `y` and returns one. `model_kwargs`: further arguments for the function.
# - `fit_kwargs`: for `fit`, such as `{"epochs": 5}`. scikit-learn's `clone` loses it; chapter 9 shows how to pass epochs instead.
# - `warm_start`: has no effect in this version; every `fit` begins anew.
#
# Explained in [chapter 9, “What goes wrong”](09_hyperparameter_tuning.ipynb#What-goes-wrong).

# %%
print(is_classifier(keras.wrappers.SKLearnClassifier(model)))

# %% [markdown]
# ### sklearn.model_selection.train_test_split
#
# Splits `arrays` by rows, all in the same way, and mixes them first.
#
# {signature: sklearn.model_selection.train_test_split}
#
# - `test_size`, `train_size`: a fraction, `0.2`, or a number of rows, `20`. One is enough; without both, a quarter is for testing.
# - `stratify=y`: the shares of the classes stay equal.
# - `shuffle=False`: the last rows are for testing; not together with `stratify`.
#
# Explained in [chapter 3, “Split the throws”](03_multiclass_classification.ipynb#Split-the-throws).

# %%
x_train, x_test, y_train, y_test = train_test_split(
    x, y, test_size=0.25, stratify=y, random_state=0
)
print(x_train.shape, x_test.shape, y_train.mean().round(2), y_test.mean().round(2))

# %% [markdown]
# ### sklearn.preprocessing.StandardScaler
#
# Each column minus its mean, divided by its standard deviation. `fit` it on the training rows, then `transform` all rows.
#
# {signature: sklearn.preprocessing.StandardScaler}
#
# - `with_mean=False`, `with_std=False`: leave out one of the two steps. `copy=False`: overwrites the array.
#
# Explained in [chapter 2, “Scale without leaking”](02_binary_classification.ipynb#Scale-without-leaking).

# %%
scaler = StandardScaler().fit(x[:48])
print(scaler.transform(x[:48]).std(axis=0).round(3), scaler.transform(x[48:]).std(axis=0).round(1))

# %% [markdown]
# ### sklearn.model_selection.StratifiedKFold
#
# `n_splits` parts of about equal size, in which the classes have the same shares as in the whole. Each part is the hidden one once.
#
# {signature: sklearn.model_selection.StratifiedKFold}
#
# - `shuffle=True`: mixes the rows first. Only then may there be a `random_state`.
#
# Explained in [chapter 9, “Fair folds”](09_hyperparameter_tuning.ipynb#Fair-folds).

# %%
folds = StratifiedKFold(n_splits=4, shuffle=True, random_state=0)
print([(len(learn), len(hide)) for learn, hide in folds.split(x, y)])

# %% [markdown]
# ### sklearn.model_selection.RandomizedSearchCV
#
# Draws settings, cross-validates the `estimator` with each, and trains the best one on everything.
#
# {signature: sklearn.model_selection.RandomizedSearchCV}
#
# - `param_distributions`: a dictionary of lists, or of distributions of SciPy, by name. `n_iter`: how many settings to draw.
# - `cv`: the folds; give an object, because a number may mean rows that are not mixed.
# - `scoring`: what to measure, such as `"recall"`; `None` asks the estimator. `return_train_score=True`: on the training rows, too.
# - `refit=False`: does not train the best one in the end. `error_score`: what a setting gets that fails; `"raise"` stops there.
# - `n_jobs=2`: two processes at a time; `pre_dispatch` limits how many jobs wait for them.
# - Afterwards: `best_params_`, `best_score_` (too good to be true, because it is the largest of many), `cv_results_`.
#
# Explained in [chapter 9, “A random search”](09_hyperparameter_tuning.ipynb#A-random-search).

# %%
settings = {"max_depth": [1, 2, 3, 4], "min_samples_leaf": [1, 5]}
tree = DecisionTreeClassifier(random_state=0)
folds = StratifiedKFold(4, shuffle=True, random_state=0)
search = RandomizedSearchCV(tree, settings, n_iter=3, cv=folds, random_state=0).fit(x, y)
print(len(search.cv_results_["params"]), sorted(search.best_params_), round(search.best_score_, 2))

# %% [markdown]
# ### More of scikit-learn
#
# | name | what it does |
# |---|---|
# | `sklearn.base.clone` | a copy of an estimator, not fitted |
# | `sklearn.base.is_classifier` | whether scikit-learn takes it for a classifier |
# | `sklearn.datasets.load_breast_cancer`, `sklearn.datasets.load_wine`, `sklearn.datasets.load_iris` | small tables with classes, no download |
# | `sklearn.datasets.load_diabetes` | a small table with numbers to predict |
# | `sklearn.datasets.load_digits` | 1797 grey images of digits, 8 × 8 |
# | `sklearn.datasets.load_sample_image`, `sklearn.datasets.load_sample_images` | two photographs |
# | `sklearn.datasets.make_moons` | draws two half-circles of points |
# | `sklearn.datasets.fetch_openml` | downloads a table by its name |
# | `sklearn.decomposition.PCA` | the directions in which rows differ most |
# | `sklearn.dummy.DummyClassifier` | a baseline: always the most frequent class, or a random one |
# | `sklearn.feature_selection.SelectKBest` | the columns that go best with the labels |
# | `sklearn.linear_model.LinearRegression` | least squares: numbers as weighted sums of the columns |
# | `sklearn.linear_model.LogisticRegression` | classifies with straight borders |
# | `sklearn.metrics.accuracy_score` | share of rows that are right; with several labels, of rows that are right in all |
# | `sklearn.metrics.confusion_matrix` | counts of truth (rows) against prediction (columns) |
# | `sklearn.metrics.log_loss` | mean cross-entropy of labels and probabilities |
# | `sklearn.metrics.precision_score`, `sklearn.metrics.recall_score` | how many of the predicted ones are right, how many of the true ones are found |
# | `sklearn.metrics.roc_auc_score` | how well outputs put two classes in order: the area under the ROC curve; a half is chance |
# | `sklearn.model_selection.KFold` | folds that do not look at labels |
# | `sklearn.model_selection.StratifiedShuffleSplit` | random splits with equal shares of the classes |
# | `sklearn.model_selection.check_cv` | what `cv=3` means for an estimator |
# | `sklearn.model_selection.cross_val_score`, `sklearn.model_selection.cross_validate` | one result per fold, by default the accuracy; with times and several measures |
# | `sklearn.model_selection.GridSearchCV` | tries all combinations |
# | `sklearn.model_selection.ParameterGrid`, `sklearn.model_selection.ParameterSampler` | all combinations, or random ones, for your own loop |
# | `sklearn.model_selection.validation_curve` | results per fold for each value of one setting |
# | `sklearn.naive_bayes.GaussianNB` | a simple, quick classifier: a bell curve for each class and column |
# | `sklearn.neighbors.KNeighborsClassifier` | lets the nearest training rows vote |
# | `sklearn.neighbors.KNeighborsRegressor` | predicts the mean of the nearest training rows |
# | `sklearn.impute.SimpleImputer` | fills gaps with each column's mean or median, learned in `fit` |
# | `sklearn.preprocessing.OneHotEncoder` | one column for each class, learned in `fit` |
# | `sklearn.pipeline.Pipeline`, `sklearn.pipeline.make_pipeline` | steps that are fitted one after another as one estimator; with your names, or with made-up ones |
# | `sklearn.tree.DecisionTreeClassifier` | asks one question per branch of a tree |
# | `sklearn.utils.ClassifierTags` | what a classifier says about itself; used to repair SciKeras |
# | `sklearn.utils.shuffle` | mixes the rows of several arrays in the same way |

# %%
print(make_pipeline(StandardScaler(), KerasClassifier(model=model)).steps[0][0])
print(confusion_matrix([0, 0, 1, 1], [0, 1, 1, 1]).tolist())

# %% [markdown]
# ## Names that are gone
#
# What old texts write, what to write instead, and what happens if you do not.
#
# | old | today | what happens |
# |---|---|---|
# | `tensorflow.keras`, `tf.keras` | `keras` | works: it is the same library |
# | `Dense(4, input_shape=(3,))`, `input_dim=3` | `keras.Input(shape=(3,))` first | a warning |
# | `Adam(lr=0.01)` | `Adam(learning_rate=0.01)` | `ValueError: Argument(s) not recognized` |
# | `model.train(x, y, epoch=5)` | `model.fit(x, y, epochs=5)` | `AttributeError`, `TypeError` |
# | `model.fit(x, y, metrics=[...])` | `model.compile(..., metrics=[...])` | `TypeError` |
# | `model.fit_generator` | `model.fit` | `AttributeError` |
# | `model.predict_classes`, `model.predict_proba` | `model.predict`, then a threshold or `argmax` | `AttributeError` |
# | `history.history["val_acc"]` | `history.history["val_accuracy"]` | `KeyError` |
# | `ModelCheckpoint("best.hdf5")` | `ModelCheckpoint("best.keras")` | `ValueError` |
# | `model.save("model.h5")` | `model.save("model.keras")` | a warning |
# | `keras.backend.function` | [keras.Function](#keras.Function) | `AttributeError` |
# | `keras.backend.mean` and all that compute | [keras.ops](#keras.ops) | `AttributeError` |
# | `K.get_value`, `K.set_value` | `keras.ops.convert_to_numpy`, `variable.assign` | `AttributeError` |
# | `keras.wrappers.scikit_learn` | [SciKeras](#scikeras.wrappers.KerasClassifier) | `ModuleNotFoundError` |
# | `KerasClassifier(build_fn=f)` | `KerasClassifier(model=f)` | a warning |
# | `keras.layers.advanced_activations`, `keras.layers.normalization` | `keras.layers` | `ModuleNotFoundError` |
# | `LeakyReLU(alpha=0.1)` | `LeakyReLU(negative_slope=0.1)` | a warning |
# | `keras.preprocessing.text.Tokenizer` | [TextVectorization](#keras.layers.TextVectorization) | `ModuleNotFoundError` |
# | `keras.preprocessing.image.ImageDataGenerator` | `keras.utils.image_dataset_from_directory`, and layers such as `keras.layers.RandomFlip` | `AttributeError` |
# | `keras.preprocessing.image.load_img` | [keras.utils.load_img](#keras.utils.load_img) | works |
# | `keras.preprocessing.sequence.pad_sequences` | [keras.utils.pad_sequences](#keras.utils.pad_sequences) | works |
# | `Embedding(10, 4, input_length=5)` | `Embedding(10, 4)` | a warning |
# | `np.random.seed(1)` for a network | [keras.utils.set_random_seed](#keras.utils.set_random_seed) | no effect on its weights |
#
# The messages of the installed Keras:

# %%
says(lambda: keras.optimizers.Adam(lr=0.01))
says(lambda: model.fit_generator(x))
says(lambda: keras.backend.mean(x))
says(lambda: layers.LeakyReLU(alpha=0.1))
says(lambda: __import__("keras.wrappers.scikit_learn"))
says(lambda: __import__("keras.layers.normalization"))
says(lambda: keras.preprocessing.image.ImageDataGenerator)

# %% [markdown]
# ## Glossary
#
# The terms of the field that the chapters use. The number leads to the chapter that explains the term; A is this notebook.
#
# | term | what it means | chapter |
# |---|---|---|
# | **accuracy** | share of the rows that are predicted right | [2](02_binary_classification.ipynb#One-neuron-draws-a-straight-line) |
# | **activation function** | applied to each unit's weighted sum; without one, stacked layers are a single layer | [1](01_sequential_api.ipynb#Two-linear-layers-are-one) |
# | **Adam** | an optimiser: SGD with momentum, and with steps adapted to each weight | [1](01_sequential_api.ipynb#Compile,-fit) |
# | **anomaly** | a row that is unlike the rows a model was trained on | [11](11_autoencoders.ipynb#Find-what-does-not-belong) |
# | **AUC** | area under the ROC curve: 0.5 is chance, 1 a perfect order | [11](11_autoencoders.ipynb#Find-what-does-not-belong) |
# | **autoencoder** | a network trained to return its own input through a narrow middle | [11](11_autoencoders.ipynb#11.-Autoencoders) |
# | **axis** | one direction of a tensor: rows, columns, height, channels | [10](10_tensors_and_layers.ipynb#Tensors-have-axes) |
# | **backend** | the library that computes for Keras: TensorFlow, JAX or PyTorch | [1](01_sequential_api.ipynb#What-Keras-is) |
# | **backpropagation** | computing the gradient for all weights, from the loss back through the layers, by the chain rule | [1](01_sequential_api.ipynb#One-step-downhill) |
# | **base** | a trained network without its last layer; see *head* | [13](13_resnet50.ipynb#Take-off-the-head) |
# | **baseline** | the simplest rule that a model has to beat, such as always naming the most frequent class | [2](02_binary_classification.ipynb#The-number-to-beat) |
# | **batch** | the rows from which one step is computed; also *mini-batch* | [1](01_sequential_api.ipynb#Compile,-fit) |
# | **batch axis** | the first axis of a tensor: one entry per row | [10](10_tensors_and_layers.ipynb#Tensors-have-axes) |
# | **batch normalisation** | standardising inside a network, by the mean and spread of each batch | [8](08_batch_size_and_normalization.ipynb#Batch-normalisation,-by-hand) |
# | **bias** | the number that a unit adds to its weighted sum | [1](01_sequential_api.ipynb#A-layer-is-a-formula) |
# | **bigram, unigram** | two words in a row; one word by itself: the simplest language models count them | [14](14_lstms.ipynb#The-number-to-beat) |
# | **binary accuracy** | share of right labels, each label counted for itself | [4](04_multilabel_classification.ipynb#What-"accuracy"-computes-here) |
# | **binary cross-entropy** | the loss for one or more yes-or-no labels: −log of the probability given to what is true | [2](02_binary_classification.ipynb#The-price-of-a-mistake) |
# | **bottleneck** | a layer narrower than its neighbours, through which everything must pass | [10](10_tensors_and_layers.ipynb#The-layers-of-a-model) |
# | **broadcasting** | stretching an axis of length 1 so that two shapes fit | [10](10_tensors_and_layers.ipynb#Operations-change-shapes) |
# | **callback** | an object that `fit` calls at certain moments | [5](05_callbacks.ipynb#5.-Callbacks) |
# | **candidate** | one setting of the hyper-parameters that a search tries | [9](09_hyperparameter_tuning.ipynb#A-random-search) |
# | **categorical cross-entropy** | the loss for one class out of several: −log of the probability of the true one | [3](03_multiclass_classification.ipynb#The-price-of-a-mistake) |
# | **cell** | what an LSTM carries from step to step, besides the state it shows | [14](14_lstms.ipynb#The-gates-of-an-LSTM) |
# | **channel** | one number per pixel: grey, or one each for red, green and blue; later, one per filter | [12](12_convolutional_networks.ipynb#Height,-width,-channels) |
# | **checkpoint** | a model saved during training | [5](05_callbacks.ipynb#Keep-the-best-on-disk) |
# | **class** | one of several kinds, of which a row has exactly one | [3](03_multiclass_classification.ipynb#From-names-to-codes) |
# | **class weight** | how much a mistake counts, by class; for rare classes | [2](02_binary_classification.ipynb#The-held-out-test) |
# | **classification** | predicting which class a row belongs to, instead of a number | [2](02_binary_classification.ipynb#Two-rings) |
# | **code** | in an autoencoder, the few numbers in the middle | [11](11_autoencoders.ipynb#One-number-for-two) |
# | **compile** | to choose optimiser, loss and metrics before training | [1](01_sequential_api.ipynb#Compile,-fit) |
# | **compression rate** | how many numbers there are before, divided by how many after | [11](11_autoencoders.ipynb#Encoder-and-decoder) |
# | **confusion matrix** | how often each true class was predicted as each class | [2](02_binary_classification.ipynb#The-held-out-test) |
# | **convolution** | the same small kernel applied at every place of an image | [12](12_convolutional_networks.ipynb#12.-Convolutional-networks) |
# | **cross-validation** | training once per fold, each time with another fold held out | [9](09_hyperparameter_tuning.ipynb#A-knob-that-training-cannot-turn) |
# | **data augmentation** | changing training rows at random, in ways that leave their labels right | [11](11_autoencoders.ipynb#Remove-the-noise) |
# | **dead unit** | a relu unit whose output is 0 for every row, so that it no longer learns | [6](06_learning_curves.ipynb#Unstable-curves-and-their-causes) |
# | **decoder** | the half of an autoencoder that makes the picture from the code | [11](11_autoencoders.ipynb#One-number-for-two) |
# | **denoising** | removing noise, with an autoencoder that was trained from noisy to clean | [11](11_autoencoders.ipynb#Remove-the-noise) |
# | **dense layer** | a layer in which each unit sees all inputs | [1](01_sequential_api.ipynb#A-layer-is-a-formula) |
# | **dropout** | setting random numbers to 0 in training, against overfitting | [6](06_learning_curves.ipynb#Regularisation) |
# | **dtype** | the type of the numbers in a tensor, such as float32 | [10](10_tensors_and_layers.ipynb#Tensors-have-axes) |
# | **early stopping** | ending the training when the validation loss no longer improves | [5](05_callbacks.ipynb#Stop-in-time) |
# | **edge detector** | a kernel that answers where dark meets bright | [12](12_convolutional_networks.ipynb#A-convolution-by-hand) |
# | **embedding** | a learned vector per word; also *word embedding* | [14](14_lstms.ipynb#A-table-of-vectors) |
# | **encoder** | the half of an autoencoder that makes the code | [11](11_autoencoders.ipynb#One-number-for-two) |
# | **epoch** | one pass through all training rows | [1](01_sequential_api.ipynb#Compile,-fit) |
# | **equivariant** | when the input moves, the output moves with it, as in a convolution | [12](12_convolutional_networks.ipynb#See-the-feature-maps) |
# | **estimator** | in scikit-learn, an object with `fit` and `predict` or `transform` | [9](09_hyperparameter_tuning.ipynb#A-Keras-network-as-a-scikit-learn-estimator) |
# | **exact match** | share of rows in which all labels are right | [4](04_multilabel_classification.ipynb#What-"accuracy"-computes-here) |
# | **false alarm** | a 1 that is predicted where the truth is 0; also *false positive* | [2](02_binary_classification.ipynb#From-probability-to-label) |
# | **feature** | a column of a table; also a number that a network has computed about a row | [13](13_resnet50.ipynb#Take-off-the-head) |
# | **feature extraction** | using a frozen base only to compute features | [13](13_resnet50.ipynb#Take-off-the-head) |
# | **feature map** | the output of one filter, at all places | [12](12_convolutional_networks.ipynb#The-same-from-Conv2D) |
# | **filter** | a kernel of a convolution, together with its bias | [12](12_convolutional_networks.ipynb#The-same-from-Conv2D) |
# | **fine-tuning** | training a borrowed base a little further, at a small rate | [13](13_resnet50.ipynb#Fine-tuning) |
# | **fold** | one of the equal parts in cross-validation | [9](09_hyperparameter_tuning.ipynb#A-knob-that-training-cannot-turn) |
# | **freeze** | to exclude weights from training | [10](10_tensors_and_layers.ipynb#Freeze-what-is-learned) |
# | **functional API** | layers called like functions on tensors, for models of any shape | [10](10_tensors_and_layers.ipynb#Two-brackets:-the-functional-API) |
# | **gap** | training loss and validation loss apart: a sign of overfitting | [5](05_callbacks.ipynb#History-and-its-curves) |
# | **gate** | in an LSTM, numbers between 0 and 1 that decide how much passes | [14](14_lstms.ipynb#The-gates-of-an-LSTM) |
# | **generalise** | to be right on rows that were not trained on | [1](01_sequential_api.ipynb#Inside-and-outside) |
# | **global pooling** | one number per channel: the mean, or the largest, over all places | [12](12_convolutional_networks.ipynb#Places-never-seen) |
# | **gradient** | the slopes of the loss for all weights: where up is, and how steep | [1](01_sequential_api.ipynb#One-step-downhill) |
# | **gradient descent** | stepping against the gradient, again and again; stochastic (SGD), if batch by batch | [1](01_sequential_api.ipynb#One-step-downhill) |
# | **grid search** | trying all combinations of some values | [9](09_hyperparameter_tuning.ipynb#Grid-or-random?) |
# | **head** | the last layer or layers, which turn features into an answer | [13](13_resnet50.ipynb#Take-off-the-head) |
# | **hidden layer** | a layer between input and output | [1](01_sequential_api.ipynb#Layers-in-a-row) |
# | **hook** | a method of a callback, called at a fixed moment | [5](05_callbacks.ipynb#An-object-with-hooks) |
# | **hyperparameter** | what you choose and training does not, such as the learning rate | [9](09_hyperparameter_tuning.ipynb#What-can-be-tuned) |
# | **inference** | using a network, as in `predict`, rather than training it | [8](08_batch_size_and_normalization.ipynb#Training-and-inference) |
# | **initialiser** | how the first weights are drawn | [7](07_activation_functions.ipynb#The-first-weights) |
# | **kernel** | the array of weights of a layer; in a convolution, the small window that slides | [7](07_activation_functions.ipynb#Dead-units) |
# | **label** | what a network is to predict for a row; also *target* | [2](02_binary_classification.ipynb#Two-rings) |
# | **language model** | a model that gives probabilities to the next word | [14](14_lstms.ipynb#14.-Text-and-LSTMs) |
# | **latent space** | all possible codes of an autoencoder, as a space; see *code* | [11](11_autoencoders.ipynb#One-number-for-two) |
# | **layer** | a function with weights: from a tensor to a tensor | [1](01_sequential_api.ipynb#A-layer-is-a-formula) |
# | **leak** | something about the test rows that gets into training | [2](02_binary_classification.ipynb#Scale-without-leaking) |
# | **learning curve** | a measure drawn against epochs, or against the number of training rows | [6](06_learning_curves.ipynb#Two-curves,-one-name) |
# | **learning rate** | the size of the steps | [1](01_sequential_api.ipynb#One-step-downhill) |
# | **logit** | another name for *score* | [2](02_binary_classification.ipynb#From-score-to-probability) |
# | **long short-term memory** | LSTM: a recurrent layer with gates and a cell | [14](14_lstms.ipynb#The-gates-of-an-LSTM) |
# | **loss** | the number that training makes small | [1](01_sequential_api.ipynb#Compile,-fit) |
# | **masking** | marking padded steps so that later layers skip them | [14](14_lstms.ipynb#Padding-that-does-not-count) |
# | **max pooling** | keeping the largest number of each little square | [12](12_convolutional_networks.ipynb#Pooling-and-Flatten) |
# | **mean squared error** | the mean of the squared distances between prediction and truth | [1](01_sequential_api.ipynb#One-step-downhill) |
# | **metric** | a number that is reported and not trained for | [4](04_multilabel_classification.ipynb#Train-it) |
# | **mini-batch** | see *batch*: a part of the rows, neither one nor all | [1](01_sequential_api.ipynb#Compile,-fit) |
# | **momentum** | keeping a part of the last step in the next one | [6](06_learning_curves.ipynb#Four-paths-through-a-narrow-valley) |
# | **moving average** | a mean that follows slowly, as in batch normalisation | [8](08_batch_size_and_normalization.ipynb#Training-and-inference) |
# | **multi-label** | a row may have several labels at once | [4](04_multilabel_classification.ipynb#Either-or,-or-as-many-as-apply) |
# | **n-gram** | n words in a row | [14](14_lstms.ipynb#The-number-to-beat) |
# | **neuron** | another name for *unit* | [1](01_sequential_api.ipynb#A-layer-is-a-formula) |
# | **one-hot** | one column per class, with a single 1 in each row | [3](03_multiclass_classification.ipynb#One-hot:-a-column-for-each-class) |
# | **optimiser** | the rule that turns gradients into steps | [1](01_sequential_api.ipynb#Compile,-fit) |
# | **overfitting** | getting better on the training rows while getting worse on others | [5](05_callbacks.ipynb#History-and-its-curves) |
# | **padding** | zeros around an image, or in front of or after a short text | [12](12_convolutional_networks.ipynb#A-convolution-by-hand) |
# | **parameter** | a number that training can change: a weight or a bias | [1](01_sequential_api.ipynb#Parameters-counted-by-hand) |
# | **patience** | how many epochs early stopping waits | [5](05_callbacks.ipynb#Stop-in-time) |
# | **PCA** | principal component analysis: the directions in which rows differ most; a linear opponent of the autoencoder | [11](11_autoencoders.ipynb#One-number-for-two) |
# | **perplexity** | among how many equally likely words a language model hesitates, on average: e to the power of the loss | [14](14_lstms.ipynb#The-number-to-beat) |
# | **pipeline** | scaling and model, fitted together as one estimator | [9](09_hyperparameter_tuning.ipynb#What-belongs-inside-the-folds) |
# | **precision** | share of the predicted ones that are right | [2](02_binary_classification.ipynb#The-held-out-test) |
# | **projection** | a layer on the shortcut that makes the shapes fit | [13](13_resnet50.ipynb#When-the-shapes-differ) |
# | **random search** | trying randomly drawn settings | [9](09_hyperparameter_tuning.ipynb#A-random-search) |
# | **recall** | share of the true ones that are found | [2](02_binary_classification.ipynb#The-held-out-test) |
# | **receptive field** | the pixels that one number of a feature map can see | [12](12_convolutional_networks.ipynb#What-one-number-can-see) |
# | **reconstruction error** | how far an autoencoder's output is from its input | [11](11_autoencoders.ipynb#Find-what-does-not-belong) |
# | **recurrent layer** | a layer that reads step by step and keeps a state | [14](14_lstms.ipynb#Reading-with-a-memory) |
# | **regression** | predicting a number instead of a class | [1](01_sequential_api.ipynb#An-asteroid) |
# | **regularisation** | anything that holds a network back from overfitting: dropout, weight decay, early stopping, data augmentation | [6](06_learning_curves.ipynb#Regularisation) |
# | **relu** | the activation that turns negative numbers into 0 | [1](01_sequential_api.ipynb#Two-linear-layers-are-one) |
# | **residual block** | layers with a shortcut around them: f(x) + x | [13](13_resnet50.ipynb#A-shortcut) |
# | **RMSprop** | an optimiser that divides each step by the usual size of that gradient | [6](06_learning_curves.ipynb#Four-paths-through-a-narrow-valley) |
# | **ROC curve** | the share found, drawn against the share of false alarms, for all thresholds | [2](02_binary_classification.ipynb#The-held-out-test) |
# | **saturated** | where an activation is almost flat, so that its slope is almost 0 | [7](07_activation_functions.ipynb#Slopes-multiply) |
# | **schedule** | a rule by which the learning rate changes during training | [6](06_learning_curves.ipynb#Which-optimiser,-which-rate?) |
# | **score** | the weighted sum before sigmoid or softmax; also *logit*. In scikit-learn, a measure of quality | [2](02_binary_classification.ipynb#From-score-to-probability) |
# | **seed** | the number from which random numbers start: the same seed gives the same numbers | [1](01_sequential_api.ipynb#Layers-in-a-row) |
# | **self-supervised** | trained on labels made from the data itself, as in an autoencoder or a language model | [11](11_autoencoders.ipynb#Squeeze-and-unfold) |
# | **sequential model** | layers in a row | [1](01_sequential_api.ipynb#Layers-in-a-row) |
# | **shape** | the lengths of all axes of a tensor | [1](01_sequential_api.ipynb#Layers-in-a-row) |
# | **shortcut** | a path around some layers, added to their output | [13](13_resnet50.ipynb#Deeper-can-be-worse) |
# | **sigmoid** | turns any number into a probability | [2](02_binary_classification.ipynb#From-score-to-probability) |
# | **slope** | how much the output changes per small change of the input | [1](01_sequential_api.ipynb#One-step-downhill) |
# | **softmax** | turns several scores into probabilities that add up to 1 | [3](03_multiclass_classification.ipynb#Softmax) |
# | **standard error** | how far a mean or an accuracy is typically off by chance: for an accuracy p on n rows, √(p(1−p)/n) | [2](02_binary_classification.ipynb#The-held-out-test) |
# | **standardise** | to subtract the mean of each column and divide by its standard deviation | [2](02_binary_classification.ipynb#Scale-without-leaking) |
# | **state** | what a recurrent layer hands on to the next step; also *hidden state* | [14](14_lstms.ipynb#Reading-with-a-memory) |
# | **step** | one change of the weights, computed from one batch | [1](01_sequential_api.ipynb#One-step-downhill) |
# | **stratify** | to split so that all parts have the same shares of the classes | [2](02_binary_classification.ipynb#Two-rings) |
# | **stride** | how far a kernel moves from one place to the next | [12](12_convolutional_networks.ipynb#A-convolution-by-hand) |
# | **sub-model** | a part of a model, as a model with the same weights | [10](10_tensors_and_layers.ipynb#Outputs-in-the-middle) |
# | **symbolic tensor** | a tensor with a shape and without numbers, from which a model is planned | [10](10_tensors_and_layers.ipynb#Two-brackets:-the-functional-API) |
# | **temperature** | a number that sharpens or flattens probabilities before a word is drawn | [14](14_lstms.ipynb#Temperature) |
# | **tensor** | an array of any number of axes, on which Keras computes | [10](10_tensors_and_layers.ipynb#10.-Tensors-and-layers) |
# | **test rows** | rows used once, at the very end, to report a result | [1](01_sequential_api.ipynb#Small-numbers) |
# | **threshold** | the probability above which the answer is yes | [2](02_binary_classification.ipynb#From-probability-to-label) |
# | **token** | the unit a text is cut into; in this course, a word | [14](14_lstms.ipynb#Words-become-numbers) |
# | **training rows** | the rows from which the weights are learned | [1](01_sequential_api.ipynb#Small-numbers) |
# | **transfer learning** | using what a network has learned from other data | [10](10_tensors_and_layers.ipynb#Freeze-what-is-learned) |
# | **transformer** | a kind of network for text without recurrence, in which a word can look at all others directly | [14](14_lstms.ipynb#When-LSTMs-still-make-sense) |
# | **underfitting** | too weak a network, or too little training, to learn even the training rows | [6](06_learning_curves.ipynb#Too-little,-too-much) |
# | **unit** | one output of a layer, computed from its own weights; also *neuron* | [1](01_sequential_api.ipynb#A-layer-is-a-formula) |
# | **validation rows** | rows that are not trained on, used to stop and to choose | [2](02_binary_classification.ipynb#Build,-compile,-fit) |
# | **vanishing gradient** | a product of many small slopes, which leaves early layers or steps with nothing to learn from | [7](07_activation_functions.ipynb#Slopes-multiply) |
# | **variable** | a box for a tensor that can be replaced; weights are variables | [10](10_tensors_and_layers.ipynb#A-layer-is-a-function-with-a-memory) |
# | **vocabulary** | the list of words that get a number of their own | [14](14_lstms.ipynb#Words-become-numbers) |
# | **weight** | a number by which a layer multiplies an input | [1](01_sequential_api.ipynb#A-layer-is-a-formula) |
# | **weight decay** | making all weights a little smaller at each step, against overfitting | [6](06_learning_curves.ipynb#Regularisation) |
# | **window** | the last few words, from which the next one is predicted | [14](14_lstms.ipynb#A-window-slides-over-the-text) |
