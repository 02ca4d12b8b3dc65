# %% [markdown]
# # A. Keras reference
#
# A notebook to look things up in. Each entry says what a thing is, what goes in and what comes out, and which of its arguments
# matter. Then comes an example that you can run, and, where a lesson explains it, a link.
#
# The signatures are not copied from anywhere: **they are read from the installed Keras when this notebook is built.** What you see there
# are the true names and the true defaults.
#
# ## How to find something
#
# Click a name in the index, or search the notebook with **Ctrl + F** (⌘ + F on a Mac) for a full name, such as
# `keras.layers.Dense`. Old names are listed, too, with what replaces them: [names that are gone](#Names-that-are-gone).
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
# Tables and more: [More layers](#More-layers) · [Activations](#Activations) · [Losses](#Losses) · [Metrics](#Metrics) · [Initializers](#Initializers) · [Regularizers](#Regularizers) · [More optimizers](#More-optimizers) · [More callbacks](#More-callbacks) · [From a file to a prediction](#From-a-file-to-a-prediction) · [More of scikit-learn](#More-of-scikit-learn) · [Names that are gone](#Names-that-are-gone)

# %% [markdown]
# ## Before you start
#
# Run this cell once. After it, every example below runs by itself, in any order.

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
    """Run what is not meant to be run, and print the first line of what Keras says."""
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

# %%
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
# **In the figure.** Boxes in a row, with arrows from each to the next: layers make a model, `compile` prepares it, `fit` trains it; then
# come `evaluate`, `predict` and `save`. From above, optimizer, loss and metrics go into `compile`, and callbacks into
# `fit`. From below, the arrays go into `fit`. Out of `fit` comes a `History`.

# %% [markdown]
# ## Models
#
# ### keras.Sequential
#
# A model whose layers stand in a row: the output of each is the input of the next. It takes what its first layer takes, and gives
# what its last one gives.
#
# {signature: keras.Sequential}
#
# - `layers`: a list. Put `keras.Input(...)` first; then the weights exist at once, and `summary` can count them.
# - Later: `model.add(layer)` appends one, `model.pop()` removes the last.
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
# The place where data enter: a tensor that has a shape, and no numbers yet. `shape` is that of **one** row; the axis of the rows is added in
# front, as `None`.
#
# {signature: keras.Input}
#
# - `shape`: `(3,)` for a table with three columns, `(28, 28, 1)` for grey images, `(None, 5)` for sequences of any length.
# - `dtype`: of the data; `"int32"` for word numbers, `"string"` for text.
# - `batch_shape`: the whole shape, rows and all, instead of `shape`.
#
# **Changed.** `shape`, or `batch_shape`, must be given now.
#
# Explained in [chapter 1, “Layers in a row”](01_sequential_api.ipynb#Layers-in-a-row).

# %%
entrance = keras.Input(shape=(28, 28, 1), name="image")
print(entrance.shape, entrance.dtype)

says(keras.Input)

# %% [markdown]
# ### keras.Model
#
# A model of any shape: you say where it begins and where it ends, and Keras follows the layers between. This is the *functional API*: a layer is
# called like a function, `layers.Dense(4)(tensor)`. The first pair of brackets makes the layer, the second one connects it.
#
# {signature: keras.Model from keras.src.models.functional.Functional}
#
# - `inputs`, `outputs`: one tensor each, or lists or dictionaries of them. A tensor in the middle of another model will do as well, as input or as
#   output; so a part of a model is a model, with the same weights.
# - A class of your own may inherit from `keras.Model`. It then defines `call`.
#
# What every model has:
#
# | name | what it is |
# |---|---|
# | `model.layers` | the list of its layers |
# | `model.inputs`, `model.outputs` | lists of tensors: its two ends |
# | `model.count_params()` | how many numbers it has |
# | `model.optimizer`, `model.stop_training` | what `compile` was given; set to `True` by a callback to end `fit` |
# | `model(x)`, `model(x, training=True)` | the output as a tensor, without batches and bars; with what layers do while they train |
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
# Says how to learn: by which steps (optimizer), towards what (loss), and what else to report (metrics). It trains nothing.
#
# {signature: keras.Model.compile}
#
# - `optimizer`: a name such as `"adam"`, or an object such as `keras.optimizers.Adam(learning_rate=0.01)`. See [optimizers](#Optimizers).
# - `loss`: a name, an object or a function. There is no default: without one, nothing can be trained. See [losses](#Losses).
# - `metrics`: a list. See [metrics](#Metrics).
# - `run_eagerly=True`: step by step in plain Python, slow; for a debugger.
# - `steps_per_execution`: a number. `None` is an error, and only `fit` says so.
#
# **Changed.** Metrics belong here, not to `fit`. A second `compile` keeps the weights; a *new* optimizer starts with an empty memory.
#
# Explained in [chapter 1, “Compile, fit”](01_sequential_api.ipynb#Compile,-fit) and [chapter 6, “What set_weights leaves behind”](06_learning_curves.ipynb#What-set_weights-leaves-behind).

# %%
fresh = keras.Sequential([keras.Input(shape=(3,)), layers.Dense(1, activation="sigmoid")])
says(lambda: fresh.fit(x, y))

fresh.compile(
    keras.optimizers.Adam(learning_rate=0.01), "binary_crossentropy", metrics=["accuracy"]
)
print(type(fresh.optimizer).__name__, fresh.loss)

# %% [markdown]
# ### keras.Model.fit
#
# Trains. In every epoch it goes once through all rows, batch by batch: predict, compute the loss and its gradient, take a step. It does exactly
# as many epochs as you say, unless a callback stops it. Returns a `History`.
#
# {signature: keras.Model.fit}
#
# - `x`, `y`: arrays with one row for each example; or a `tf.data.Dataset`, without `y`.
# - `batch_size`: rows in a step. `None` means 32.
# - `epochs`: with an s.
# - `verbose`: 0 is silent, 1 a progress bar, 2 one line an epoch; `"auto"` is nearly always 1.
# - `validation_split=0.2`: measures on **the last** fifth of the rows, as they come. Mix them first if they are sorted.
# - `validation_data=(x_val, y_val)`: rows of your choice; wins over `validation_split`.
# - `callbacks`: a list, see [callbacks](#Callbacks). `class_weight`, `sample_weight`: some mistakes cost more.
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
# - `return_dict=True`: a dictionary, by name. Otherwise a list in the order of `compile`, or one number if there are no metrics.
#
# **Changed.** Do not count on `model.metrics_names` to name the list: it says `compile_metrics` for all of them.
#
# Explained in [chapter 1, “Evaluate: a loss has a unit”](01_sequential_api.ipynb#Evaluate:-a-loss-has-a-unit) and [chapter 2, “The held-out test”](02_binary_classification.ipynb#The-held-out-test).

# %%
print(list(model.evaluate(x, y, verbose=0, return_dict=True)))
print(len(model.evaluate(x, y, verbose=0)), model.metrics_names)

# %% [markdown]
# ### keras.Model.predict
#
# The outputs for all rows, batch by batch, as a NumPy array: shape (rows, …what the last layer gives). No labels, no loss, no step.
#
# {signature: keras.Model.predict}
#
# - `verbose`: as for `fit`, so by default it shows a bar.
# - `batch_size`: only a question of memory. `None` means 32; larger is faster.
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
# - `expand_nested=True`: also what is inside of models that are layers of this one.
# - `show_trainable=True`: which layers may learn.
#
# Explained in [chapter 1, “Parameters counted by hand”](01_sequential_api.ipynb#Parameters-counted-by-hand).

# %%
model.summary(line_length=72)

# %% [markdown]
# ### keras.Model.get_layer
#
# One layer of a model, by its name or by its place. A name survives when somebody adds a layer; a place does not.
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
# Puts arrays into a model or a layer; `get_weights()` takes them out, as a list of NumPy arrays. Numbers and shapes must fit.
#
# {signature: keras.Model.set_weights}
#
# It does not touch the optimizer. What that has learned about the old weights, its momentum for instance, stays: compile again with a new one.
#
# Explained in [chapter 6, “Weights out, weights in”](06_learning_curves.ipynb#Weights-out,-weights-in).

# %%
weights = model.get_weights()
twin = keras.models.clone_model(model)
twin.set_weights(weights)
print([array.shape for array in weights])
print(np.allclose(twin.predict(x, verbose=0), model.predict(x, verbose=0)))

# %% [markdown]
# ### keras.models.clone_model
#
# A model with the same layers and **new** random weights. If the old one is compiled, so is the new one, with an optimizer of its own.
#
# {signature: keras.models.clone_model}
#
# Explained in [chapter 6, “Weights out, weights in”](06_learning_curves.ipynb#Weights-out,-weights-in).

# %%
clone = keras.models.clone_model(model)
print(clone.count_params() == model.count_params(), clone.optimizer is model.optimizer)
print("the same weights:", np.array_equal(clone.get_weights()[0], model.get_weights()[0]))

# %% [markdown]
# ### keras.Model.save
#
# Writes everything into one file: layers, weights, what `compile` was given and the optimizer's memory. The name ends in `.keras`.
#
# {signature: keras.Model.save}
#
# | name | what it does |
# |---|---|
# | `keras.saving.save_model` | the same, as a function: `save_model(model, path)` |
# | `keras.models.load_model` | another name of `keras.saving.load_model` |
# | `model.save_weights`, `model.load_weights` | the weights alone, in a file that ends in `.weights.h5` |
#
# **Changed.** `.h5` is the old format: Keras warns. A folder (`SavedModel`) is written by `model.export`, and is no longer read as a model.
#
# Explained in [chapter 1, “Save and load”](01_sequential_api.ipynb#Save-and-load).

# %%
model.save(folder / "model.keras")
says(lambda: model.save("model"))

# %% [markdown]
# ### keras.saving.load_model
#
# Reads a `.keras` file: a model, compiled, ready to predict or to go on training.
#
# {signature: keras.saving.load_model}
#
# - `custom_objects`: a dictionary with your own layers and functions, by name.
# - `safe_mode=True` refuses files in which Python code is hidden. Leave it so.
#
# Explained in [chapter 1, “Save and load”](01_sequential_api.ipynb#Save-and-load).

# %%
model.save(folder / "again.keras")
loaded = keras.saving.load_model(folder / "again.keras")
print(np.allclose(loaded.predict(x, verbose=0), model.predict(x, verbose=0)))

# %% [markdown]
# ### keras.Function
#
# Any outputs of a model for given inputs: a function from tensors to tensors, all layers at once if you like. It has no `fit` and no `predict`, and it returns
# tensors, not arrays.
#
# {signature: keras.Function}
#
# - `inputs`: if it is a list, as `model.inputs` is, call the function with a list.
#
# **Changed.** It takes the place of `keras.backend.function`, see [keras.backend](#keras.backend).
#
# Explained in [chapter 10, “Outputs in the middle”](10_tensors_and_layers.ipynb#Outputs-in-the-middle).

# %%
look = keras.Function(model.inputs, [layer.output for layer in model.layers])
print([ops.convert_to_numpy(tensor).shape for tensor in look([x])])

# %% [markdown]
# ## Layers
#
# Every layer is made first and called then: `layer = layers.Dense(4)`, `output = layer(input)`. It gets its weights when it first sees a shape.
# Shapes below are written (rows, …): Keras shows the axis of the rows as `None`.
#
# ### keras.layers.Layer
#
# What all layers have in common.
#
# {signature: keras.layers.Layer}
#
# | name | what it is |
# |---|---|
# | `layer.name` | set by `name=`, else made up: `dense_7` |
# | `layer.weights` | all its variables; `layer.trainable_weights` and `layer.non_trainable_weights` are the two parts |
# | `layer.get_weights()`, `layer.set_weights(...)` | their values, as arrays |
# | `layer.trainable` | `False` freezes it. Set it **before** `compile` |
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
# - `use_bias=False`: no bias; before a `BatchNormalization`, which adds one itself.
# - `kernel_initializer`, `bias_initializer`: the first weights. See [initializers](#Initializers).
# - `kernel_regularizer`: makes large weights cost something, see [regularizers](#Regularizers).
#
# **Changed.** `input_shape=` is no argument of its own; it still works in the first layer, with a warning.
#
# Explained in [chapter 1, “A layer is a formula”](01_sequential_api.ipynb#A-layer-is-a-formula).

# %%
dense = layers.Dense(2, activation="relu")
print(dense(x).shape, dense.kernel.shape, dense.bias.shape)

by_hand = np.maximum(x @ ops.convert_to_numpy(dense.kernel) + ops.convert_to_numpy(dense.bias), 0)
print(np.allclose(dense(x), by_hand, atol=1e-6))

# %% [markdown]
# ### keras.layers.Activation
#
# A function, applied to each number (or, for softmax, along the last axis). No parameters; the shape stays.
#
# {signature: keras.layers.Activation}
#
# Explained in [chapter 8, “Where it stands”](08_batch_size_and_normalization.ipynb#Where-it-stands), where it stands behind a normalisation.

# %%
print(layers.Activation("relu")(np.array([-1.0, 0.0, 2.0])).numpy())

# %% [markdown]
# ### keras.layers.BatchNormalization
#
# Standardises each column. In training with the mean and the variance of the batch; in `predict` and `evaluate` with averages that it has kept. Then it
# scales and shifts by two numbers that are learned. The shape stays.
#
# {signature: keras.layers.BatchNormalization}
#
# - `momentum`: how slowly the averages follow. At 0.99 they need hundreds of steps.
# - `axis`: that of the columns, or of the channels.
#
# Four numbers a column: `gamma` and `beta` are learned, `moving_mean` and `moving_variance` are not.
#
# Explained in [chapter 8, “Four numbers a column”](08_batch_size_and_normalization.ipynb#Four-numbers-a-column).

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
# Standardises each column, too, but by numbers that are set before the training: `adapt` measures them, once, on the training rows. Then it is
# part of the model.
#
# {signature: keras.layers.Normalization}
#
# Explained in [chapter 8, “Standardise inside the model”](08_batch_size_and_normalization.ipynb#Standardise-inside-the-model).

# %%
scale = layers.Normalization()
scale.adapt(x * 10 + 5)
scaled = scale(x * 10 + 5).numpy()
print(abs(scaled.mean()) < 1e-4, scaled.std(axis=0).round(2))

# %% [markdown]
# ### keras.layers.Conv2D
#
# Slides small kernels over an image. From (rows, height, width, channels) to (rows, new height, new width, filters): one map for each filter.
#
# {signature: keras.layers.Conv2D}
#
# - `filters`: how many kernels. Parameters: filters × (kernel height × kernel width × channels + 1).
# - `kernel_size`: `3` means 3 × 3.
# - `padding`: `"valid"` stays inside, so each side shrinks by kernel − 1; `"same"` pads with zeros.
# - `strides`: 2 takes every second place.
#
# **Changed.** Images are **height**, width, channels, in this order. `Conv2D(32, 3, 3)`, `border_mode=` and `subsample=` are from Keras 1.
#
# Explained in [chapter 12, “The same from Conv2D”](12_convolutional_networks.ipynb#The-same-from-Conv2D).

# %%
images = np.zeros((2, 28, 20, 1), "float32")
valid, same = layers.Conv2D(8, 3), layers.Conv2D(8, 3, padding="same", strides=2)
print(valid(images).shape, same(images).shape, valid.count_params())

# %% [markdown]
# ### keras.layers.MaxPooling2D
#
# The largest number of each little square: smaller maps, the same channels. No parameters.
#
# {signature: keras.layers.MaxPooling2D}
#
# - `strides`: `None` means as `pool_size`: squares side by side.
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
# Explained in [chapter 12, “Pooling and Flatten”](12_convolutional_networks.ipynb#Pooling-and-Flatten).

# %%
print(layers.Flatten()(np.zeros((2, 4, 4, 3))).shape)

# %% [markdown]
# ### keras.layers.Dropout
#
# While training, sets a random part of the numbers to 0 and enlarges the others to make up for it. Otherwise it does nothing.
#
# {signature: keras.layers.Dropout}

# %%
drop = layers.Dropout(0.5, seed=1)
ones = np.ones((1, 1000), "float32")
print(np.unique(drop(ones, training=True)), np.unique(drop(ones, training=False)))

# %% [markdown]
# ### keras.layers.add
#
# Adds tensors, number by number. It is the function; `layers.Add()` is the layer, called with a list. `a + b` works as well.
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
# A table with one learned vector for each whole number. From (rows, steps) of integers to (rows, steps, output_dim).
#
# {signature: keras.layers.Embedding}
#
# - `input_dim`: how many rows the table has: the largest number **plus 1**. A larger number is an error, on a CPU.
# - `output_dim`: how long each vector is. Parameters: input_dim × output_dim.
# - `mask_zero=True`: 0 is padding, and layers such as LSTM skip it.
#
# **Changed.** `input_length` was never needed; it is ignored, with a warning. Vectors become meaningful only by training on enough text.
#
# Explained in [chapter 14, “A table of vectors”](14_lstms.ipynb#A-table-of-vectors).

# %%
table = layers.Embedding(input_dim=10, output_dim=4)
print(table(np.array([[1, 2, 9], [1, 0, 0]])).shape, table.count_params())

says(lambda: layers.Embedding(10, 4, input_length=5))

# %% [markdown]
# ### keras.layers.LSTM
#
# Reads a sequence step by step and keeps a state. From (rows, steps, columns) to (rows, units): the state after the last step.
#
# {signature: keras.layers.LSTM}
#
# - `units`: the width of the state. It is no number of steps, and no number of cells in a row. Parameters: 4 × units × (units + columns + 1).
# - `return_sequences=True`: the state after every step, (rows, steps, units). The next LSTM needs it.
# - `return_state=True`: also the two last states.
# - `stateful=True`: the next batch goes on where this one ended.
# - `dropout`, `recurrent_dropout`: as [Dropout](#keras.layers.Dropout), on inputs and on the state.
#
# It softens the problem that gradients vanish over many steps. It does not end it.
#
# Explained in [chapter 14, “The gates of an LSTM”](14_lstms.ipynb#The-gates-of-an-LSTM).

# %%
sequences = np.zeros((2, 7, 5), "float32")
last, every = layers.LSTM(8), layers.LSTM(8, return_sequences=True)
print(last(sequences).shape, every(sequences).shape, last.count_params() == 4 * 8 * (8 + 5 + 1))

# %% [markdown]
# ### keras.layers.TextVectorization
#
# From texts to whole numbers. `adapt` collects the words, the most frequent first; calling the layer looks them up. 0 is padding, 1 stands for every unknown
# word (`[UNK]`), words begin at 2. From (rows,) of strings to (rows, steps) of integers.
#
# {signature: keras.layers.TextVectorization}
#
# - `max_tokens`: how large the vocabulary may be, with 0 and 1.
# - `output_sequence_length`: cuts or pads every row to this length.
# - `output_mode`: `"int"`; or `"multi_hot"`, `"count"`, `"tf_idf"` for one number a word.
# - `standardize`, `split`: by default lower case, no punctuation, words between blanks.
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
# | `keras.layers.Concatenate` | joins tensors along an axis, by default the last |
# | `keras.layers.Conv1D` | a convolution along one axis: (rows, steps, channels) |
# | `keras.layers.ELU` | the activation `elu` as a layer |
# | `keras.layers.GlobalAveragePooling1D`, `keras.layers.GlobalMaxPooling1D` | the mean or the largest over the steps: (rows, steps, channels) to (rows, channels) |
# | `keras.layers.GlobalAveragePooling2D` | the mean of each channel: (rows, height, width, channels) to (rows, channels) |
# | `keras.layers.GlobalMaxPooling2D` | the largest number of each channel, likewise |
# | `keras.layers.GRU` | like LSTM, with one state and about three quarters of the parameters |
# | `keras.layers.InputLayer` | what `keras.Input` puts into `model.layers` |
# | `keras.layers.Lambda` | makes a layer of a function of your own; a file with one is loaded with `safe_mode=False` only |
# | `keras.layers.LayerNormalization` | standardises each row, instead of each column |
# | `keras.layers.LeakyReLU` | the activation `leaky_relu` as a layer; `negative_slope=`, formerly `alpha=` |
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
# Small functions. Most have a name as text as well, which `Dense(activation=...)` and `compile` understand.
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
# | `keras.activations.get` | | the function to a name |

# %%
for name in ("relu", "leaky_relu", "elu", "tanh", "sigmoid"):
    values = keras.activations.get(name)(np.array([-2.0, 0.0, 2.0]))
    print(f"{name:<11}", ops.convert_to_numpy(values).round(3))

# %% [markdown]
# ### Losses
#
# `keras.losses`. An object is called as `loss(truth, prediction)` and returns the mean over the batch; a function returns one number a row. Explained in
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
# `from_logits=True`: the outputs are scores, because the last layer has no activation.
#
# {signature: keras.losses.BinaryCrossentropy}
#
# {signature: keras.losses.SparseCategoricalCrossentropy}

# %%
truth, given = np.array([1.0, 0.0]), np.array([0.9, 0.2])
loss = keras.losses.BinaryCrossentropy()
print(round(float(loss(truth, given)), 4), round(-np.log([0.9, 0.8]).mean(), 4))

one_hot, three = np.array([[0, 0, 1]]), np.array([[0.1, 0.2, 0.7]])
a = keras.losses.CategoricalCrossentropy()(one_hot, three)
b = keras.losses.SparseCategoricalCrossentropy()(np.array([2]), three)
print(np.isclose(a, b))

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
# | `keras.metrics.RootMeanSquaredError` | | its root, in the unit of the labels |
# | `keras.metrics.AUC` | | how well two classes are put in order |
# | `keras.metrics.Precision` | | share of the claimed ones that are right |
# | `keras.metrics.Recall` | | share of the right ones that are found |
#
# With several labels a row, `"accuracy"` is the wrong one: it looks at the largest output only. Ask for `"binary_accuracy"`.

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
# | `keras.initializers.Zeros` | `"zeros"` | zeros, for biases |
# | `keras.initializers.Ones` | `"ones"` | ones |
# | `keras.initializers.Orthogonal` | `"orthogonal"` | for the state of a recurrent layer |

# %%
drawn = keras.initializers.HeNormal(seed=1)((100, 50))
print(drawn.shape, round(float(ops.std(drawn)), 2), "expected:", round((2 / 100) ** 0.5, 2))

# %% [markdown]
# ### Regularizers
#
# `keras.regularizers`: what large weights cost, added to the loss.
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
# Each takes a step for every batch. Explained, one step by hand, in [chapter 6, “One step by hand”](06_learning_curves.ipynb#One-step-by-hand).
#
# What they have in common: `learning_rate`, a number or a schedule; `weight_decay`, `clipnorm`, `clipvalue`, `global_clipnorm` to tame weights and gradients; `use_ema` for averaged
# weights. `optimizer.iterations` counts the steps, `optimizer.variables` is its memory, `optimizer.build(variables)` and `optimizer.apply(gradients, variables)` are for training by
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
# - `momentum`: keeps a part of the last step; 0.9 is usual. `nesterov=True` looks ahead.
#
# Explained in [chapter 6, “One step by hand”](06_learning_curves.ipynb#One-step-by-hand).

# %%
w = keras.Variable([0.0, 0.0])
keras.optimizers.SGD(learning_rate=0.1).apply([ops.convert_to_tensor([1.0, 100.0])], [w])
print("one step:", w.numpy())

says(lambda: keras.optimizers.SGD(lr=0.1))

# %% [markdown]
# ### keras.optimizers.RMSprop
#
# Divides each gradient by the root of a running mean of its squares. So all weights move by similar amounts, however steep they are.
#
# {signature: keras.optimizers.RMSprop}
#
# - `rho`: how much of the running mean stays at each step.
# - `centered=True`: divides by an estimate of the standard deviation instead.
#
# Explained in [chapter 6, “One step by hand”](06_learning_curves.ipynb#One-step-by-hand).

# %%
w = keras.Variable([0.0, 0.0])
keras.optimizers.RMSprop(learning_rate=0.1).apply([ops.convert_to_tensor([1.0, 100.0])], [w])
print("one step:", w.numpy().round(3))

# %% [markdown]
# ### keras.optimizers.Adam
#
# Like RMSprop, with momentum, and with a correction for the first steps: its first one is about the learning rate, for every weight.
#
# {signature: keras.optimizers.Adam}
#
# - `beta_1`: for the running mean of the gradients; `beta_2`: for that of their squares.
# - `amsgrad=True`: never forgets the largest of the latter.
#
# Explained in [chapter 6, “One step by hand”](06_learning_curves.ipynb#One-step-by-hand).

# %%
w = keras.Variable([0.0, 0.0])
keras.optimizers.Adam(learning_rate=0.1).apply([ops.convert_to_tensor([1.0, 100.0])], [w])
print("one step:", w.numpy().round(3))

# %% [markdown]
# ### More optimizers
#
# | name | as text | what it is |
# |---|---|---|
# | `keras.optimizers.AdamW` | `"adamw"` | Adam with weight decay |
# | `keras.optimizers.Adagrad` | `"adagrad"` | divides by all squares so far, so steps only shrink |
# | `keras.optimizers.Nadam` | `"nadam"` | Adam that looks ahead |
# | `keras.optimizers.schedules.ExponentialDecay` | | a learning rate that falls with the steps |
# | `keras.optimizers.schedules.CosineDecay` | | likewise, along a cosine |
# | `keras.optimizers.get` | | the optimizer to a name |

# %%
rate = keras.optimizers.schedules.ExponentialDecay(0.1, decay_steps=100, decay_rate=0.5)
print([round(float(rate(step)), 3) for step in (0, 100, 200)])

# %% [markdown]
# ## Callbacks
#
# Objects that `fit` calls at certain moments: `model.fit(..., callbacks=[...])`. Explained in [chapter 5, “An object with hooks”](05_callbacks.ipynb#An-object-with-hooks).
#
# ### keras.callbacks.EarlyStopping
#
# Stops when something has not improved for some epochs.
#
# {signature: keras.callbacks.EarlyStopping}
#
# - `monitor`: a name from the history; those with `val_` need validation rows.
# - `patience`: for how many epochs it may fail to improve. The default is **0**.
# - `restore_best_weights=True`: brings the best weights back. By default the last ones stay.
# - `mode`: `"min"` or `"max"`. Say it for metrics of your own: `"auto"` knows only common names.
# - `min_delta`: less than that is no improvement. `start_from_epoch`: does not count before.
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
# - `filepath`: must end in `.keras`, or in `.weights.h5` with `save_weights_only=True`. It may hold `{epoch}` and names of the history.
# - `save_best_only=True`: only if `monitor` has improved.
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
# `_end`, and more. `self.model` is the model.
#
# {signature: keras.callbacks.Callback.on_epoch_end}
#
# - `epoch`: counted from 0. `logs`: the numbers of this epoch, by name.
#
# Explained in [chapter 5, “Write your own”](05_callbacks.ipynb#Write-your-own).


# %%
class Watcher(keras.callbacks.Callback):
    """Says what it sees, and stops after the second epoch."""

    def on_epoch_end(self, epoch, logs=None):
        print(epoch, sorted(logs))
        self.model.stop_training = epoch == 1


history = model.fit(x, y, epochs=100, callbacks=[Watcher()], verbose=0)

# %% [markdown]
# ### keras.callbacks.History
#
# What `fit` returns. `history.history` is a dictionary: a list with one number an epoch for `loss`, each metric, and the same with `val_` in front.
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
# | `keras.callbacks.CSVLogger` | writes a table, one line an epoch |
# | `keras.callbacks.LambdaCallback` | makes a small callback from functions |
# | `keras.callbacks.LearningRateScheduler` | sets the learning rate by a function of the epoch |
# | `keras.callbacks.ReduceLROnPlateau` | makes the learning rate smaller when nothing improves |
# | `keras.callbacks.TensorBoard` | writes logs for a page in the browser; needs the package `tensorboard` |
# | `keras.callbacks.TerminateOnNaN` | stops when the loss is no longer a number |
#
# {signature: keras.callbacks.ReduceLROnPlateau}
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
# What NumPy does for arrays, `keras.ops` does for tensors, with gradients. The names are those of NumPy, with a few more. Explained in
# [chapter 10, “Operations change shapes”](10_tensors_and_layers.ipynb#Operations-change-shapes).
#
# | name | what it does |
# |---|---|
# | `keras.ops.convert_to_tensor` | from an array or a list to a tensor |
# | `keras.ops.convert_to_numpy` | back to an array |
# | `keras.ops.cast` | another dtype |
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
# | `keras.ops.max`, `keras.ops.min`, `keras.ops.argmax`, `keras.ops.argmin` | likewise; the largest, the smallest, and where they are |
# | `keras.ops.all`, `keras.ops.any` | are all true, is one true |
# | `keras.ops.equal`, `keras.ops.not_equal`, `keras.ops.greater`, `keras.ops.less` | comparisons |
# | `keras.ops.logical_and`, `keras.ops.logical_or`, `keras.ops.logical_not` | and, or, not |
# | `keras.ops.where` | one or the other, by a condition |
# | `keras.ops.reshape`, `keras.ops.transpose`, `keras.ops.moveaxis`, `keras.ops.squeeze`, `keras.ops.expand_dims` | other shapes, the same numbers |
# | `keras.ops.concatenate`, `keras.ops.stack` | several tensors to one |
# | `keras.ops.take` | rows by their numbers |
# | `keras.ops.pad` | a frame around |
# | `keras.ops.norm` | length of a vector |
# | `keras.ops.relu`, `keras.ops.sigmoid`, `keras.ops.softmax` | activations |
# | `keras.ops.one_hot` | from class numbers to columns |
# | `keras.ops.conv`, `keras.ops.max_pool` | what `Conv2D` and `MaxPooling2D` compute |

# %%
t = ops.convert_to_tensor([[1.0, 2.0], [3.0, 4.0]])
print(ops.convert_to_numpy(ops.mean(t, axis=0)), ops.convert_to_numpy(ops.matmul(t, t)).tolist())
print(ops.cast(ops.greater(t, 2.5), "int32").numpy().tolist())

# %% [markdown]
# ### keras.Variable
#
# A tensor that can change: weights are made of it. `variable.assign(value)` sets it, `variable.numpy()` is its array, `variable.path` says to which layer it belongs.
#
# {signature: keras.Variable}
#
# Explained in [chapter 10, “A layer is a function with a memory”](10_tensors_and_layers.ipynb#A-layer-is-a-function-with-a-memory).

# %%
v = keras.Variable([1.0, 2.0], name="pair")
v.assign(v * 10)
print(v.numpy(), v.shape, v.name)

# %% [markdown]
# ### keras.random
#
# Random tensors. `seed` is a number: the same one gives the same tensor.
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
a, b = keras.random.normal((2, 2), seed=1), keras.random.normal((2, 2), seed=1)
print(np.array_equal(a, b))

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
# | `keras.backend.clear_session` | forgets made-up names and graphs; helps when you build many models |
#
# **Changed.** Everything that computes has moved to [keras.ops](#keras.ops): `K.mean` is `keras.ops.mean`. `tensorflow.keras.backend` has remains of it that no longer fit.
#
# Explained in [chapter 1, “What Keras is”](01_sequential_api.ipynb#What-Keras-is).

# %%
print(keras.backend.backend(), keras.config.floatx(), keras.config.image_data_format())

# %% [markdown]
# ### keras.backend.function
#
# Is gone. It made a function from tensors in a model to other tensors in it; old texts call it `K.function`. There are two ways to do that today:
# [keras.Function](#keras.Function) for many outputs at once, a sub-model by [keras.Model](#keras.Model) for one.
#
# Three differences: no `updates`; tensors come out, no arrays; and what is made from a list is called with a list, in round brackets.
#
# Explained in [chapter 10, “What goes wrong”](10_tensors_and_layers.ipynb#What-goes-wrong).

# %%
says(lambda: keras.backend.function(model.inputs, [model.layers[0].output]))

look = keras.Function(model.inputs, [model.get_layer("hidden").output])
body = keras.Model(model.inputs, model.get_layer("hidden").output)
print(np.allclose(look([x])[0], body.predict(x, verbose=0), atol=1e-6))

# %% [markdown]
# ## Images
#
# ### keras.utils.load_img
#
# Opens an image file, as an image of the package Pillow.
#
# {signature: keras.utils.load_img}
#
# - `target_size`: **(height, width)**. By default the picture is squeezed to it.
# - `keep_aspect_ratio=True`: cuts out the middle in the right proportion first.
# - `color_mode`: `"rgb"`, `"rgba"` or `"grayscale"`.
# - `interpolation`: `"nearest"` is quick and rough; `"bilinear"` is smoother.
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
# From an image to an array of shape (height, width, channels), numbers from 0 to 255 as float32.
#
# {signature: keras.utils.img_to_array}
#
# Explained in [chapter 13, “From photograph to batch”](13_resnet50.ipynb#From-photograph-to-batch).

# %%
array = keras.utils.img_to_array(keras.utils.array_to_img(np.full((4, 6, 3), 200), scale=False))
print(array.shape, array.dtype, array.max())

# %% [markdown]
# ### keras.utils.array_to_img
#
# From an array to an image.
#
# {signature: keras.utils.array_to_img}
#
# - `scale=True`, the default, **stretches** the numbers: the smallest becomes 0, the largest 255. An even picture becomes black. For numbers from 0 to 255, say `scale=False`.
#
# | name | what it does |
# |---|---|
# | `keras.utils.save_img` | writes an array to an image file; stretches likewise |
# | `keras.utils.image_dataset_from_directory` | reads a folder of images, one sub-folder for each class |
# | `keras.layers.RandomFlip`, `keras.layers.RandomRotation` | change images at random while training |

# %%
even = np.full((2, 2, 3), 200.0)
for scale in (True, False):
    image = keras.utils.array_to_img(even, scale=scale)
    print(f"scale={scale}: 200 becomes", keras.utils.img_to_array(image).max())

# %% [markdown]
# ### From a file to a prediction
#
# Load in the size that the network wants; make an array; add the axis of the rows, `array[np.newaxis]`; prepare as the network was trained, **on a copy**: `preprocess_input` overwrites
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
# A network of 50 layers with weights, with shortcuts around its blocks, that tells 1000 kinds of things apart. Its siblings, such as `MobileNet`, are called likewise.
#
# {signature: keras.applications.ResNet50}
#
# - `weights`: `"imagenet"` downloads 100 MB, once; `None` means random, and its predictions mean nothing.
# - `include_top=False`, `pooling="avg"`: without the last layer; one vector for each image, for a layer of your own.
# - `input_shape`: (height, width, 3).
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
# `keras.datasets.mnist.load_data()` and its siblings **download** their data. The lessons of this course use data that are here already, and `coursedata.fetch_mnist()` where you ask for
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
# Old texts make numbers from words with `keras.preprocessing.text.Tokenizer`. Keras 3 has none. TensorFlow keeps an old copy, marked as deprecated:
#
# {signature: tensorflow.keras.preprocessing.text.Tokenizer}
#
# [keras.layers.TextVectorization](#keras.layers.TextVectorization) takes its place. What differs:
#
# | | `Tokenizer` | `TextVectorization` |
# |---|---|---|
# | first word has the number | 1 | 2 |
# | unknown words | left out, unless `oov_token` is set | 1 |
# | how many are kept | `num_words` − 1 | `max_tokens`, with the numbers 0 and 1 |
# | rows come out | as lists of any length | padded to one length |
# | words that are equally frequent | the earlier one first | the order may differ |
#
# Explained in [chapter 14, “Words become numbers”](14_lstms.ipynb#Words-become-numbers).

# %%
says(lambda: __import__("keras.preprocessing.text"))

# %% [markdown]
# ### Tokenizer.fit_on_texts
#
# Counted words and numbered them, and returned nothing. Today: `layer.adapt(texts)`, and `layer.get_vocabulary()` for the list of words.

# %%
reader = layers.TextVectorization()
reader.adapt(["red sun", "red red moon"])
print([str(word) for word in reader.get_vocabulary()][:3], reader.vocabulary_size())

# %% [markdown]
# ### Tokenizer.texts_to_sequences
#
# Replaced each word by its number. Today: call the layer.

# %%
reader = layers.TextVectorization(vocabulary=["red", "sun", "moon"])
print(reader(["red moon", "red green sun"]).numpy().tolist())

# %% [markdown]
# ### keras.utils.pad_sequences
#
# Brings lists of any length to one length: one array. From a list of lists to (rows, maxlen).
#
# {signature: keras.utils.pad_sequences}
#
# - `padding`, `truncating`: `"pre"`, the default, fills and cuts in front; `"post"` at the end.
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
kernels = []
for _ in range(2):
    keras.utils.set_random_seed(1)
    kernels.append(keras.Sequential([keras.Input((2,)), layers.Dense(2)]).get_weights()[0])
print(np.array_equal(*kernels))

# %% [markdown]
# ### keras.utils.to_categorical
#
# One-hot: from class numbers, (rows,), to a column for each class, (rows, classes).
#
# {signature: keras.utils.to_categorical}
#
# - `num_classes`: say it. Otherwise it is the largest number plus 1, and a class that is missing gets no column.
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
# - `model`: a function that returns a network, compiled or not.
# - `model__units=8`: what your function takes, with `model__` in front; `optimizer__learning_rate` likewise.
# - `epochs`, `batch_size`, `verbose`: what `fit` takes. `random_state`: a seed.
#
# **Changed.** `tensorflow.keras.wrappers.scikit_learn` is gone, and `build_fn=` is now `model=`. With scikit-learn 1.6 and later, it is not a classifier to `cv=3` until its tags are repaired, as in `coursedata.classifier.Classifier`, which chapter 9 uses.
#
# Explained in [chapter 9, “A Keras network as a scikit-learn estimator”](09_hyperparameter_tuning.ipynb#A-Keras-network-as-a-scikit-learn-estimator).


# %%
def build(units=4):
    network = keras.Sequential(
        [
            keras.Input(shape=(3,)),
            layers.Dense(units, activation="relu"),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    network.compile("adam", "binary_crossentropy")
    return network


estimator = KerasClassifier(model=build, model__units=8, epochs=2, verbose=0, random_state=1)
estimator.fit(x, y)
print(estimator.predict(x).shape, estimator.model_.layers[0].units, is_classifier(estimator))

# %% [markdown]
# ### keras.wrappers.SKLearnClassifier
#
# Keras's own wrapper, with fewer abilities. It is a true classifier to scikit-learn.
#
# {signature: keras.wrappers.SKLearnClassifier}
#
# - `fit_kwargs`: such as `{"epochs": 5}`. scikit-learn's `clone` loses it; chapter 9 says how to pass epochs instead.
#
# Explained in [chapter 9, “What goes wrong”](09_hyperparameter_tuning.ipynb#What-goes-wrong).

# %%
print(is_classifier(keras.wrappers.SKLearnClassifier(model)))

# %% [markdown]
# ### sklearn.model_selection.train_test_split
#
# Splits arrays by rows, in the same way each, and mixes them first.
#
# {signature: sklearn.model_selection.train_test_split}
#
# - `test_size`: a fraction, `0.2`, or a number of rows, `20`.
# - `stratify=y`: the shares of the classes stay equal.
# - `random_state`: a seed.
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
# Each column minus its mean, divided by its standard deviation. `fit` on the training rows, `transform` all.
#
# {signature: sklearn.preprocessing.StandardScaler}
#
# Explained in [chapter 2, “Scale without leaking”](02_binary_classification.ipynb#Scale-without-leaking).

# %%
scaler = StandardScaler().fit(x[:48])
print(scaler.transform(x[:48]).std(axis=0).round(3), scaler.transform(x[48:]).std(axis=0).round(1))

# %% [markdown]
# ### sklearn.model_selection.StratifiedKFold
#
# Parts of equal size, each with the shares of the classes of the whole: every part is the hidden one once.
#
# {signature: sklearn.model_selection.StratifiedKFold}
#
# Explained in [chapter 9, “Fair folds”](09_hyperparameter_tuning.ipynb#Fair-folds).

# %%
folds = StratifiedKFold(n_splits=4, shuffle=True, random_state=0)
print([(len(learn), len(hide)) for learn, hide in folds.split(x, y)])

# %% [markdown]
# ### sklearn.model_selection.RandomizedSearchCV
#
# Draws settings, cross-validates each, and trains the best one on everything.
#
# {signature: sklearn.model_selection.RandomizedSearchCV}
#
# - `n_iter`: how many. `cv`: folds; give an object, a number may mean unmixed ones.
# - Afterwards: `best_params_`, `best_score_` (too good to be true: it is the largest of many), `cv_results_`.
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
# | `sklearn.base.is_classifier` | does scikit-learn take it for a classifier |
# | `sklearn.datasets.load_breast_cancer`, `sklearn.datasets.load_wine`, `sklearn.datasets.load_iris` | small tables with classes, already here |
# | `sklearn.datasets.load_diabetes` | a small table with numbers to predict |
# | `sklearn.datasets.load_digits` | 1797 grey images of digits, 8 × 8 |
# | `sklearn.datasets.load_sample_image`, `sklearn.datasets.load_sample_images` | two photographs |
# | `sklearn.datasets.make_moons` | draws two half-circles of points |
# | `sklearn.datasets.fetch_openml` | downloads a table by its name |
# | `sklearn.decomposition.PCA` | the directions in which rows differ most |
# | `sklearn.dummy.DummyClassifier` | a baseline: always the commonest class, or tossed |
# | `sklearn.feature_selection.SelectKBest` | the columns that go best with the labels |
# | `sklearn.linear_model.LogisticRegression` | straight borders between classes |
# | `sklearn.metrics.accuracy_score` | share of rows that are right; with several labels, of rows that are right in all |
# | `sklearn.metrics.confusion_matrix` | counts of truth (rows) against prediction (columns) |
# | `sklearn.metrics.precision_score`, `sklearn.metrics.recall_score` | justified and found, for a class |
# | `sklearn.metrics.roc_auc_score` | how well scores put two classes in order; a half is chance |
# | `sklearn.model_selection.KFold` | folds that do not look at labels |
# | `sklearn.model_selection.StratifiedShuffleSplit` | random splits with equal shares of the classes |
# | `sklearn.model_selection.check_cv` | what `cv=3` means for an estimator |
# | `sklearn.model_selection.cross_val_score`, `sklearn.model_selection.cross_validate` | a score for each fold; with times and several scores |
# | `sklearn.model_selection.GridSearchCV` | tries all combinations |
# | `sklearn.model_selection.ParameterGrid`, `sklearn.model_selection.ParameterSampler` | all combinations, or random ones, for a loop of your own |
# | `sklearn.model_selection.validation_curve` | scores for each value of one setting |
# | `sklearn.naive_bayes.GaussianNB` | a simple, quick classifier: a bell curve for each class and column |
# | `sklearn.neighbors.KNeighborsClassifier` | asks the nearest training rows |
# | `sklearn.pipeline.Pipeline`, `sklearn.pipeline.make_pipeline` | steps in a row that are fitted together; with names, or with made-up ones |
# | `sklearn.tree.DecisionTreeClassifier` | questions in a tree |
# | `sklearn.utils.ClassifierTags` | what an estimator says about itself; used to repair SciKeras |
# | `sklearn.utils.shuffle` | mixes rows of several arrays alike |

# %%
print(make_pipeline(StandardScaler(), KerasClassifier(model=model)).steps[0][0])
print(confusion_matrix([0, 0, 1, 1], [0, 1, 1, 1]).tolist())

# %% [markdown]
# ## Names that are gone
#
# What old texts say, what Keras says to it today, and what to write instead.
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
# The messages, as the installed Keras gives them:

# %%
says(lambda: keras.optimizers.Adam(lr=0.01))
says(lambda: model.fit_generator(x))
says(lambda: keras.backend.mean(x))
says(lambda: layers.LeakyReLU(alpha=0.1))
says(lambda: __import__("keras.wrappers.scikit_learn"))
says(lambda: __import__("keras.layers.normalization"))
says(lambda: keras.preprocessing.image.ImageDataGenerator)

# %% [markdown]
# ## Where next
#
# Back to the [list of chapters](README.md). Of anything that is not here, Python itself knows more: put a `?` behind a name in a cell of its own, as in `layers.Dense?`, and run it.
