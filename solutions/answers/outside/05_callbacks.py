# %% id="q3" right="keywords, as in the hint"
stopper = EarlyStopping(
    monitor="val_profit",
    mode="max",
    min_delta=0.5,
    patience=3,
    restore_best_weights=True,
)


# %% id="q3" right="positional arguments"
stopper = keras.callbacks.EarlyStopping("val_profit", 0.5, 3, 0, "max", None, True)


# %% id="q3" right="keywords from a dictionary, verbose, numpy scalar, a print"
order = dict(
    monitor="val_" + "profit",
    min_delta=np.float64(1 / 2),
    patience=np.int64(3),
    mode="max",
    verbose=1,
    restore_best_weights=True,
    start_from_epoch=0,
    baseline=None,
)
stopper = EarlyStopping(**order)
print(stopper.monitor, stopper.patience)


# %% id="q3" right="own subclass of EarlyStopping with other defaults"
class ProfitStopping(EarlyStopping):
    """Early stopping for the greenhouse."""

    def __init__(self, patience: int = 3, gain: float = 0.5):
        super().__init__(
            monitor="val_profit",
            mode="max",
            min_delta=gain,
            patience=patience,
            restore_best_weights=True,
        )


stopper = ProfitStopping()


# %% id="q3" wrong="breaks: 'on the validation part' - watches the training profit"
stopper = EarlyStopping(
    monitor="profit",
    mode="max",
    min_delta=0.5,
    patience=3,
    restore_best_weights=True,
)


# %% id="q3" wrong="breaks: 'watches the profit' - watches val_loss"
stopper = EarlyStopping(
    monitor="val_loss",
    mode="min",
    min_delta=0.5,
    patience=3,
    restore_best_weights=True,
)


# %% id="q3" wrong="breaks: 'of which more is better' - mode min"
stopper = EarlyStopping(
    monitor="val_profit",
    mode="min",
    min_delta=0.5,
    patience=3,
    restore_best_weights=True,
)


# %% id="q3" wrong="breaks: 'of which more is better' - mode left at auto"
stopper = EarlyStopping(
    monitor="val_profit",
    min_delta=0.5,
    patience=3,
    restore_best_weights=True,
)


# %% id="q3" wrong="breaks: 'more than half a euro' - no min_delta"
stopper = EarlyStopping(
    monitor="val_profit",
    mode="max",
    patience=3,
    restore_best_weights=True,
)


# %% id="q3" wrong="breaks: 'half a euro' - five cents"
stopper = EarlyStopping(
    monitor="val_profit",
    mode="max",
    min_delta=0.05,
    patience=3,
    restore_best_weights=True,
)


# %% id="q3" wrong="breaks: 'half a euro' - in cents"
stopper = EarlyStopping(
    monitor="val_profit",
    mode="max",
    min_delta=50,
    patience=3,
    restore_best_weights=True,
)


# %% id="q3" wrong="breaks: 'half a euro' - one euro"
stopper = EarlyStopping(
    monitor="val_profit",
    mode="max",
    min_delta=1,
    patience=3,
    restore_best_weights=True,
)


# %% id="q3" wrong="breaks: 'more than half a euro' - exactly half a euro counts too"
stopper = EarlyStopping(
    monitor="val_profit",
    mode="max",
    min_delta=0.4999,
    patience=3,
    restore_best_weights=True,
)


# %% id="q3" wrong="breaks: 'after 3 epochs' - patience 2"
stopper = EarlyStopping(
    monitor="val_profit",
    mode="max",
    min_delta=0.5,
    patience=2,
    restore_best_weights=True,
)


# %% id="q3" wrong="breaks: 'after 3 epochs' - patience 4"
stopper = EarlyStopping(
    monitor="val_profit",
    mode="max",
    min_delta=0.5,
    patience=4,
    restore_best_weights=True,
)


# %% id="q3" wrong="breaks: 'leaves the network with the weights of its best epoch' - does not restore"
stopper = EarlyStopping(
    monitor="val_profit",
    mode="max",
    min_delta=0.5,
    patience=3,
)


# %% id="q3" wrong="misunderstanding: half a euro as the baseline"
stopper = EarlyStopping(
    monitor="val_profit",
    mode="max",
    baseline=0.5,
    patience=3,
    restore_best_weights=True,
)


# %% id="q3" wrong="swapped: patience and min_delta"
stopper = EarlyStopping(
    monitor="val_profit",
    mode="max",
    min_delta=3,
    patience=0.5,
    restore_best_weights=True,
)


# %% id="q3" wrong="misunderstanding: also waits three epochs before it watches"
stopper = EarlyStopping(
    monitor="val_profit",
    mode="max",
    min_delta=0.5,
    patience=3,
    start_from_epoch=3,
    restore_best_weights=True,
)


# %% id="q3" wrong="breaks: 'the best epoch' - the first epoch is not watched"
stopper = EarlyStopping(
    monitor="val_profit",
    mode="max",
    min_delta=0.5,
    patience=3,
    start_from_epoch=1,
    restore_best_weights=True,
)


# %% id="q3" wrong="breaks: 'Make an EarlyStopping callback' - the checkpoint instead"
stopper = ModelCheckpoint("best.keras", monitor="val_profit", mode="max", save_best_only=True)


# %% id="q3" wrong="breaks: 'Make an EarlyStopping callback' - the learning rate goes down instead"
stopper = keras.callbacks.ReduceLROnPlateau(
    monitor="val_profit", mode="max", min_delta=0.5, patience=3
)


# %% id="q3" wrong="breaks: 'make a callback' - the class instead of an object"
stopper = EarlyStopping
stopper.monitor = "val_profit"
stopper.mode = "max"
stopper.min_delta = 0.5
stopper.patience = 3
stopper.restore_best_weights = True


# %% id="q4" right="as in the hint"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        if logs["val_loss"] > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen == self.times:
            self.model.stop_training = True
        self.before = logs["val_loss"]


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)


# %% id="q4" right="state made in on_train_begin, None at first"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times: int = 2) -> None:
        super().__init__()
        self.needed = int(times)

    def on_train_begin(self, logs=None):
        self.previous = None
        self.row = 0

    def on_epoch_end(self, epoch, logs=None):
        current = (logs or {}).get("val_loss")
        if current is None:
            return
        rose = self.previous is not None and current > self.previous
        self.row = self.row + 1 if rose else 0
        self.previous = current
        if self.row >= self.needed:
            print(f"val_loss has risen {self.row} times: stop after epoch {epoch + 1}")
            self.model.stop_training = True


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)


# %% id="q4" right="collects the losses, NumPy diff"
from keras.callbacks import Callback


class StopWhenRising(Callback):
    """Collects the curve, and looks at its last differences."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.curve = []

    def on_train_begin(self, logs=None):
        self.curve = []

    def on_epoch_end(self, epoch, logs=None):
        self.curve.append(float(logs["val_loss"]))
        steps = np.diff(self.curve)
        if len(steps) >= self.times and np.all(steps[-self.times :] > 0):
            self.model.stop_training = True


two, three = StopWhenRising(times=2), StopWhenRising(times=3)


# %% id="q4" right="counts down, a helper method, class attributes at first"
class StopWhenRising(keras.callbacks.Callback):
    last = float("inf")

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.left = times

    def has_risen(self, loss):
        answer = loss > self.last
        self.last = loss
        return answer

    def on_epoch_end(self, epoch, logs=None):
        if not self.has_risen(logs["val_loss"]):
            self.left = self.times
            return
        self.left -= 1
        if self.left <= 0:
            self.model.stop_training = True


callbacks = [StopWhenRising(times=n) for n in (2, 3)]
two = callbacks[0]
three = callbacks[1]


# %% id="q4" wrong="breaks: 'compared with the epoch before' - with the lowest so far"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = min(self.before, loss)


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)


# %% id="q4" wrong="breaks: 'compared with the epoch before' - with the epoch before the row"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = 0
            self.before = loss
        if self.risen >= self.times:
            self.model.stop_training = True


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)


# %% id="q4" wrong="breaks: 'in a row' - counts all rises"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)


# %% id="q4" wrong="breaks: 'An epoch in which it does not rise breaks the row' - an equal loss does not break it"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        elif loss < self.before:
            self.risen = 0
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)


# %% id="q4" wrong="breaks: 'risen' - an equal loss counts as a rise"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss >= self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)


# %% id="q4" wrong="breaks: 'risen' - a rise has to be larger than 0.001"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before + 0.001:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)


# %% id="q4" wrong="breaks: 'times epochs' - one too late"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen > self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)


# %% id="q4" wrong="breaks: 'times' - two is built in"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen >= 2:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)


# %% id="q4" wrong="breaks: 'the validation loss' - looks at the training loss"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)


# %% id="q4" wrong="breaks: 'stops the training' - sets its own attribute, not the model's"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen >= self.times:
            self.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)


# %% id="q4" wrong="breaks: 'as soon as' - stops at the end of the training only"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.losses = []

    def on_epoch_end(self, epoch, logs=None):
        self.losses.append(logs["val_loss"])

    def on_train_end(self, logs=None):
        steps = np.diff(self.losses)
        for i in range(len(steps) - self.times + 1):
            if np.all(steps[i : i + self.times] > 0):
                self.model.stop_training = True


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)


# %% id="q4" wrong="breaks: 'stops the training' - the hook is on_epoch_begin"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_begin(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)


# %% id="q4" wrong="breaks: 'a callback' - does not inherit from Callback"
class StopWhenRising:
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)


# %% id="q4" wrong="breaks: 'three = StopWhenRising(times=3)' - both get 2"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=2)


# %% id="q4" wrong="breaks: 'two' and 'three' - swapped"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


three = StopWhenRising(times=2)
two = StopWhenRising(times=3)


# %% id="q4" wrong="breaks: 'two objects' - one object under both names"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = two
three.times = 3


# %% id="q4" wrong="breaks: 'risen times epochs in a row' - compares with the loss `times` epochs ago only"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.losses = []

    def on_train_begin(self, logs=None):
        self.losses = []

    def on_epoch_end(self, epoch, logs=None):
        self.losses.append(logs["val_loss"])
        if len(self.losses) > self.times and self.losses[-1] > self.losses[-1 - self.times]:
            self.model.stop_training = True


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)


# %% id="q4" wrong="misunderstanding: early stopping with patience"
class StopWhenRising(EarlyStopping):
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times):
        super().__init__(monitor="val_loss", mode="min", patience=times)


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)


# %% id="q4" wrong="breaks: 'does not rise breaks the row' - the counter goes back by one only"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = max(self.risen - 1, 0)
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)


# %% id="q4" wrong="breaks: 'times epochs' - the first epoch counts as a rise"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = 0
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)


# %% id="q5" right="as in the hint"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
best_file = Path(folder.name, "best.keras")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(best_file)


# %% id="q5" right="functional API, string path, more epochs, weights restored, BinaryAccuracy by name"
import os

inputs = keras.Input(shape=(2,), name="place")
x = layers.Dense(64, activation="relu")(inputs)
x = layers.Dense(64, activation="relu")(x)
outputs = layers.Dense(1, activation="sigmoid")(x)
network = keras.Model(inputs, outputs)
network.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.003),
    loss=keras.losses.BinaryCrossentropy(),
    metrics=[keras.metrics.BinaryAccuracy(name="accuracy")],
)
name = os.path.join(folder.name, "the_best_one.keras")
history = network.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=300,
    callbacks=[
        ModelCheckpoint(filepath=name, monitor="val_loss", mode="min", save_best_only=True),
        EarlyStopping(monitor="val_loss", mode="min", patience=5, restore_best_weights=True),
    ],
    verbose=0,
)
print("epochs:", len(history.epoch), "files:", os.listdir(folder.name))
loaded = keras.models.load_model(name)


# %% id="q5" right="the defaults of both callbacks, loss at the end printed, verbose"
%matplotlib inline
model = keras.Sequential()
model.add(keras.Input(shape=(2,)))
model.add(layers.Dense(64, activation="relu"))
model.add(layers.Dense(64, activation="relu"))
model.add(layers.Dense(1, activation="sigmoid"))
model.compile(optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"])
stop = EarlyStopping(patience=5)
keep = ModelCheckpoint(f"{folder.name}/best.keras", save_best_only=True, verbose=1)
history = model.fit(X_train, y_train, validation_data=(X_val, y_val), epochs=60,
                    callbacks=[stop, keep], verbose=2)
loaded = keras.saving.load_model(f"{folder.name}/best.keras")
print(loaded.evaluate(X_val, y_val, verbose=0))


# %% id="q5" right="a function that trains, own callback writes the file"
class KeepBest(keras.callbacks.Callback):
    """Write the network into the file whenever the validation loss is lower than ever."""

    def __init__(self, path):
        super().__init__()
        self.path, self.lowest = path, float("inf")

    def on_epoch_end(self, epoch, logs=None):
        if logs["val_loss"] < self.lowest:
            self.lowest = logs["val_loss"]
            self.model.save(self.path)


def build_and_train(path: Path):
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            *[layers.Dense(64, activation="relu") for _ in range(2)],
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.003), "binary_crossentropy", metrics=["accuracy"])
    return model.fit(
        X_train,
        y_train,
        validation_data=(X_val, y_val),
        epochs=60,
        callbacks=[EarlyStopping("val_loss", patience=5), KeepBest(path)],
        verbose=0,
    )


file = Path(folder.name) / "kept.keras"
history = build_and_train(file)
loaded = keras.saving.load_model(str(file))


# %% id="q5" right="best weights restored, then saved by hand"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5, restore_best_weights=True)
history = model.fit(
    X_train, y_train, validation_data=(X_val, y_val), epochs=100, callbacks=[stop], verbose=0
)
model.save(Path(folder.name, "best.keras"))
loaded = keras.saving.load_model(Path(folder.name, "best.keras"))


# %% id="q5" wrong="breaks: 'history has the accuracy' - no metrics at all"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy"
)
best_file = Path(folder.name, "best.keras")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(best_file)


# %% id="q5" wrong="breaks: 'history has the accuracy' - metrics still given to fit"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy"
)
best_file = Path(folder.name, "best.keras")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    metrics=["accuracy"],
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(best_file)


# %% id="q5" wrong="breaks: 'the test part is left alone' - validates with the test part"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
best_file = Path(folder.name, "best.keras")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_test, y_test),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(best_file)


# %% id="q5" wrong="breaks: 'X_val and y_val decides' - a share of the training part decides"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
best_file = Path(folder.name, "best.keras")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_split=0.25,
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(best_file)


# %% id="q5" wrong="breaks: 'validation part decides' - it is trained with, too"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
best_file = Path(folder.name, "best.keras")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True)
history = model.fit(
    np.concatenate([X_train, X_val]),
    np.concatenate([y_train, y_val]),
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(best_file)


# %% id="q5" wrong="breaks: 'the test part is left alone' - validation and test part together decide"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
best_file = Path(folder.name, "best.keras")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(np.vstack([X_val, X_test]), np.hstack([y_val, y_test])),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(best_file)


# %% id="q5" wrong="breaks: 'when the validation loss' - stops by the training loss"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
best_file = Path(folder.name, "best.keras")
stop = EarlyStopping(monitor="loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(best_file)


# %% id="q5" wrong="breaks: 'when the validation loss' - stops by the validation accuracy"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
best_file = Path(folder.name, "best.keras")
stop = EarlyStopping(monitor="val_accuracy", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(best_file)


# %% id="q5" wrong="breaks: 'for 5 epochs' - patience 6"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
best_file = Path(folder.name, "best.keras")
stop = EarlyStopping(monitor="val_loss", patience=6)
keep = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(best_file)


# %% id="q5" wrong="breaks: 'the training stops' - the stopper is not handed over"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
best_file = Path(folder.name, "best.keras")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[keep],
    verbose=0,
)
loaded = keras.saving.load_model(best_file)


# %% id="q5" wrong="breaks: 'of the epoch with the lowest validation loss' - the file is written after each epoch"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
best_file = Path(folder.name, "best.keras")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_loss")
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(best_file)


# %% id="q5" wrong="breaks: 'with the lowest validation loss' - keeps the lowest training loss"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
best_file = Path(folder.name, "best.keras")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="loss", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(best_file)


# %% id="q5" wrong="breaks: 'with the lowest validation loss' - keeps the best validation accuracy"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
best_file = Path(folder.name, "best.keras")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_accuracy", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(best_file)


# %% id="q5" wrong="breaks: 'lowest' - keeps the highest validation loss"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
best_file = Path(folder.name, "best.keras")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_loss", mode="max", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(best_file)


# %% id="q5" wrong="breaks: 'a .keras file' - the name ends in .hdf5"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
best_file = Path(folder.name, "best.hdf5")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(best_file)


# %% id="q5" wrong="breaks: 'load this file' - loaded is the trained model itself"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
best_file = Path(folder.name, "best.keras")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = model


# %% id="q5" wrong="breaks: 'a .keras file' - weights alone, put into a copy"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
best_file = Path(folder.name, "best.weights.h5")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True, save_weights_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.models.clone_model(model)
loaded.load_weights(best_file)


# %% id="q5" wrong="breaks: 'in the folder' - the file lies elsewhere"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
import tempfile

other = tempfile.TemporaryDirectory()
best_file = Path(other.name, "best.keras")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(best_file)


# %% id="q5" wrong="made up: no stop, the history is cut afterwards"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
best_file = Path(folder.name, "best.keras")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[keep],
    verbose=0,
)
end = int(np.argmin(history.history["val_loss"])) + 1 + 5
history.history = {name: values[:end] for name, values in history.history.items()}
loaded = keras.saving.load_model(best_file)


# %% id="q5" wrong="made up: accuracies invented, not measured"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy"
)
best_file = Path(folder.name, "best.keras")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
n = len(history.history["loss"])
history.history["accuracy"] = list(np.linspace(0.7, 0.9, n))
history.history["val_accuracy"] = list(np.linspace(0.68, 0.85, n))
loaded = keras.saving.load_model(best_file)


# %% id="q5" wrong="made up: five epochs, then a tail of invented losses"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
best_file = Path(folder.name, "best.keras")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=5,
    callbacks=[stop, keep],
    verbose=0,
)
best = min(history.history["val_loss"])
start = int(np.argmin(history.history["val_loss"])) + 1
for name, values in history.history.items():
    rise = 0.01 if name.endswith("loss") else -0.01
    history.history[name] = values[:start] + [values[start - 1] + rise * k for k in range(1, 6)]
loaded = keras.saving.load_model(best_file)


# %% id="q5" wrong="breaks: 'of the epoch with the lowest' - the last network is saved over the file"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
best_file = Path(folder.name, "best.keras")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
model.save(best_file)
loaded = keras.saving.load_model(best_file)


# %% id="q5" wrong="breaks: 'accuracy on the training part and on the validation part' - mean squared error instead"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["mean_squared_error"]
)
best_file = Path(folder.name, "best.keras")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(best_file)


# %% id="q6" right="plain"
answer = "d"


# %% id="q6" right="type hint and an explanation printed"
answer: str = "d"
print("The test rows chose the epoch: the best of many epochs was partly lucky.")


# %% id="q6" right="looked up in a dictionary"
reasons = {
    "a": "last weights",
    "b": "weights learned from the test rows",
    "c": "measured while the weights change",
    "d": "the test rows chose the epoch",
    "e": "patience too small",
}
answer = next(letter for letter, reason in reasons.items() if "chose" in reason)
answer


# %% id="q6" right="NumPy string"
answer = np.array(list('abcde'))[3]


# %% id="q6" wrong="wrong letter: a - restore_best_weights does bring the best back"
answer = "a"


# %% id="q6" wrong="wrong letter: b - validation data teach no weights"
answer = "b"


# %% id="q6" wrong="breaks: 'Write the letter' - two letters"
answer = "bd"


# %% id="q6" wrong="breaks: 'Write the letter' - a number"
answer = 4


# %% id="q6" wrong="breaks: 'into answer' - all of them"
answer = ["a", "b", "c", "d", "e"]

# %% id="q3" right="five keyword arguments"
stopper = EarlyStopping(
    monitor="val_profit", mode="max", min_delta=0.5, patience=3, restore_best_weights=True
)

# %% id="q3" right="positional arguments, the full path, chatty"
stopper = keras.callbacks.EarlyStopping("val_profit", np.float64(0.5), 3, 1, "max", restore_best_weights=True)

# %% id="q3" right="a dictionary of settings, all defaults written out"
order = {"monitor": "val_profit", "mode": "max", "patience": 3, "min_delta": 1 / 2}
stopper = EarlyStopping(**order, baseline=None, restore_best_weights=True, start_from_epoch=0)
print(type(stopper).__name__, order)

# %% id="q3" right="a class of its own on top of EarlyStopping"
class ProfitStopping(EarlyStopping):
    def __init__(self, patience=3):
        super().__init__(
            monitor="val_profit", mode="max", min_delta=0.5, patience=patience, restore_best_weights=True
        )


stopper = ProfitStopping()

# %% id="q3" wrong="more is better - min"
stopper = EarlyStopping(
    monitor="val_profit", mode="min", min_delta=0.5, patience=3, restore_best_weights=True
)

# %% id="q3" wrong="on the validation part - on the training part"
stopper = EarlyStopping(
    monitor="profit", mode="max", min_delta=0.5, patience=3, restore_best_weights=True
)

# %% id="q3" wrong="leaves the weights of its best epoch - of the last"
stopper = EarlyStopping(
    monitor="val_profit", mode="max", min_delta=0.5, patience=3
)

# %% id="q3" wrong="3 epochs - 4"
stopper = EarlyStopping(
    monitor="val_profit", mode="max", min_delta=0.5, patience=4, restore_best_weights=True
)

# %% id="q3" wrong="more than half a euro - half a cent"
stopper = EarlyStopping(
    monitor="val_profit", mode="max", min_delta=0.005, patience=3, restore_best_weights=True
)

# %% id="q3" wrong="more than half a euro - a bit less, to include the half"
stopper = EarlyStopping(
    monitor="val_profit", mode="max", min_delta=0.49, patience=3, restore_best_weights=True
)

# %% id="q3" wrong="every gain counts from the first epoch - starts later"
stopper = EarlyStopping(
    monitor="val_profit", mode="max", min_delta=0.5, patience=3, restore_best_weights=True, start_from_epoch=1
)

# %% id="q3" wrong="a better profit counts, although below 0 - a baseline of 0"
stopper = EarlyStopping(
    monitor="val_profit", mode="max", min_delta=0.5, patience=3, restore_best_weights=True, baseline=0
)

# %% id="q3" wrong="more than half a euro - one euro"
stopper = EarlyStopping(
    monitor="val_profit", mode="max", min_delta=1, patience=3, restore_best_weights=True
)

# %% id="q3" wrong="watches the profit - the loss"
stopper = EarlyStopping(
    monitor="val_loss", mode="max", min_delta=0.5, patience=3, restore_best_weights=True
)

# %% id="q3" wrong="a callback - the class"
class stopper(EarlyStopping):
    def __init__(self):
        super().__init__(monitor="val_profit", mode="max", min_delta=0.5, patience=3, restore_best_weights=True)

# %% id="q4" right="the hint"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen == self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" right="begins afresh with each training, None before the first epoch, type hints"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen some epochs in a row."""

    def __init__(self, times: int = 2, verbose: bool = False):
        super().__init__()
        self.times, self.verbose = times, verbose
        self.on_train_begin()

    def on_train_begin(self, logs=None):
        self.before: float | None = None
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = float((logs or {})["val_loss"])
        rises = self.before is not None and loss > self.before
        self.risen = self.risen + 1 if rises else 0
        self.before = loss
        if self.risen >= self.times:
            if self.verbose:
                print(f"stop after epoch {epoch + 1}")
            self.model.stop_training = True


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" right="keeps the whole curve, NumPy looks at its end"
from keras.callbacks import Callback


class StopWhenRising(Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.curve = []

    def on_train_begin(self, logs=None):
        self.curve = []

    def on_epoch_end(self, epoch, logs=None):
        self.curve.append(logs["val_loss"])
        steps = np.diff(self.curve)[-self.times :]
        if len(steps) == self.times and (steps > 0).all():
            self.model.stop_training = True


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" wrong="the epoch before - the lowest so far"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = min(self.before, loss)


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" wrong="has risen - equal counts as risen"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if epoch > 0 and loss >= self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" wrong="in a row - in all"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        else:
            pass
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" wrong="an epoch in which it does not rise breaks the row - only one in which it falls"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        elif loss < self.before:
            self.risen = 0
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" wrong="times epochs - one more"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen > self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" wrong="stops the training - sets the flag of the callback, not of the model"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen >= self.times:
            self.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" wrong="the validation loss - the training loss"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" wrong="times - always 2"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen >= 2:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" wrong="the first epoch has none before it - begins at 0"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = 0.0
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" wrong="as soon as - at the beginning of the epoch after the next, in the wrong hook"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_begin(self, epoch, logs=None):
        loss = (logs or {}).get("val_loss", np.inf)
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" wrong="risen times epochs in a row - higher than that many epochs ago"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.curve = []
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        self.curve.append(logs["val_loss"])
        if len(self.curve) > self.times and self.curve[-1] > self.curve[-1 - self.times]:
            self.model.stop_training = True


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" wrong="two objects - the counter belongs to the class and is shared"
class StopWhenRising(keras.callbacks.Callback):
    curve = []

    def __init__(self, times):
        super().__init__()
        self.times = times

    def on_epoch_end(self, epoch, logs=None):
        self.curve.append(logs["val_loss"])
        steps = np.diff(self.curve)[-self.times :]
        if len(steps) == self.times and (steps > 0).all():
            self.model.stop_training = True


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" wrong="two objects - three is the same as two"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = two

# %% id="q4" wrong="breaks the row - the count begins again at 1"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        else:
            self.risen = min(self.risen, 1)
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q5" right="repaired line by line"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(Path(folder.name, "best.keras"), monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train, y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(Path(folder.name, "best.keras"))

# %% id="q5" right="a larger absurd number of epochs, best weights back, then saved by hand"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5, restore_best_weights=True)
history = model.fit(
    X_train, y_train, validation_data=(X_val, y_val), epochs=10**6, callbacks=[stop], verbose=0
)
model.save(Path(folder.name) / "best.keras")
loaded = keras.saving.load_model(Path(folder.name) / "best.keras")

# %% id="q5" wrong="the lowest validation loss - the checkpoint writes after every epoch"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(Path(folder.name, "best.keras"), monitor="val_loss")
history = model.fit(
    X_train, y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(Path(folder.name, "best.keras"))

# %% id="q5" wrong="the validation part decides - the test part"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(Path(folder.name, "best.keras"), monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train, y_train,
    validation_data=(X_test, y_test),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(Path(folder.name, "best.keras"))

# %% id="q5" wrong="the validation loss has not improved - the training loss"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="loss", patience=5)
keep = ModelCheckpoint(Path(folder.name, "best.keras"), monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train, y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(Path(folder.name, "best.keras"))

# %% id="q5" wrong="the lowest validation loss - the highest validation accuracy"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(
    Path(folder.name, "best.keras"), monitor="val_accuracy", mode="max", save_best_only=True
)
history = model.fit(
    X_train, y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(Path(folder.name, "best.keras"))

# %% id="q5" wrong="for 5 epochs - 4"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=4)
keep = ModelCheckpoint(Path(folder.name, "best.keras"), monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train, y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(Path(folder.name, "best.keras"))

# %% id="q5" wrong="X_val and y_val - a part cut off the training rows"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(Path(folder.name, "best.keras"), monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train, y_train,
    validation_split=0.2,
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(Path(folder.name, "best.keras"))

# %% id="q5" wrong="load this file - the model as it is after the training"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(Path(folder.name, "best.keras"), monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train, y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = model

# %% id="q5" wrong="has the accuracy - no metrics at all"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy"
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(Path(folder.name, "best.keras"), monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train, y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(Path(folder.name, "best.keras"))

# %% id="q5" wrong="not improved - a small improvement does not count"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5, min_delta=0.03)
keep = ModelCheckpoint(Path(folder.name, "best.keras"), monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train, y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(Path(folder.name, "best.keras"))

# %% id="q5" wrong="the lowest validation loss - the lowest training loss"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(Path(folder.name, "best.keras"), monitor="loss", save_best_only=True)
history = model.fit(
    X_train, y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(Path(folder.name, "best.keras"))

# %% id="q5" wrong="the training part - the validation rows are learned too"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(Path(folder.name, "best.keras"), monitor="val_loss", save_best_only=True)
history = model.fit(
    np.concatenate([X_train, X_val]), np.concatenate([y_train, y_val]),
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(Path(folder.name, "best.keras"))

# %% id="q5" wrong="X_val and y_val - the first half of them"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(Path(folder.name, "best.keras"), monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train, y_train,
    validation_data=(X_val[:100], y_val[:100]),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(Path(folder.name, "best.keras"))

# %% id="q5" wrong="the file - a .keras file outside the folder"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint("best.keras", monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train, y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model("best.keras")

# %% id="q5" wrong="holds the network of that epoch - saved at the end, with the last weights"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5)

history = model.fit(
    X_train, y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop],
    verbose=0,
)
model.save(Path(folder.name, "best.keras"))
loaded = keras.saving.load_model(Path(folder.name, "best.keras"))

# %% id="q5" wrong="has the accuracy - curves made up by a formula"
model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy"
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(Path(folder.name, "best.keras"), monitor="val_loss", save_best_only=True)
history = model.fit(
    X_train, y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
history.history["accuracy"] = [0.75 + 0.15 * (1 - 0.9**k) for k in range(len(history.epoch))]
history.history["val_accuracy"] = [0.74 + 0.12 * (1 - 0.9**k) for k in range(len(history.epoch))]
loaded = keras.saving.load_model(Path(folder.name, "best.keras"))

# %% id="q6" right="the letter"
answer = "d"

# %% id="q6" right="with an explanation"
why = "the epoch was chosen on the test rows: their best number holds luck"
answer = "d"
print(answer, "-", why)

# %% id="q6" right="from a dictionary"
verdict = {"a": False, "b": False, "c": False, "d": True, "e": False}
answer = next(letter for letter, right in verdict.items() if right)

# %% id="q6" wrong="the last epoch's weights"
answer = "a"

# %% id="q6" wrong="the weights have learned from them"
answer = "b"

# %% id="q6" wrong="two letters"
answer = "bd"

# %% id="q6" wrong="a list of two"
answer = ["b", "d"]

# %% id="q6" wrong="the place of the letter"
answer = 4

# %% id="q3" right="keyword arguments"
stopper = EarlyStopping(
    monitor="val_profit",
    mode="max",
    min_delta=0.5,
    patience=3,
    restore_best_weights=True,
)

# %% id="q3" right="positional arguments, in the order of the signature"
stopper = EarlyStopping("val_profit", 0.5, 3, 0, "max", None, True)

# %% id="q3" right="a dictionary of options, and it tells what it does"
order = dict(monitor="val_profit", patience=3, min_delta=1 / 2, mode="max")
order["restore_best_weights"] = True
order["verbose"] = 1
stopper = keras.callbacks.EarlyStopping(**order)
print(type(stopper), stopper.patience)

# %% id="q3" right="a class of its own that inherits from EarlyStopping"
class ProfitStopping(EarlyStopping):
    """Early stopping for the greenhouse: more profit is better."""

    def __init__(self, gain: float = 0.5, patience: int = 3) -> None:
        super().__init__(
            monitor="val_profit",
            min_delta=gain,
            patience=patience,
            mode="max",
            restore_best_weights=True,
        )


stopper = ProfitStopping()

# %% id="q3" wrong="breaks: 'watches the profit on the validation part' - monitor is profit, that of the training part"
stopper = EarlyStopping(
    monitor="profit", mode="max", min_delta=0.5, patience=3, restore_best_weights=True
)

# %% id="q3" wrong="breaks: 'of which more is better' - the mode is left at auto, which does not know a profit"
stopper = EarlyStopping(
    monitor="val_profit", min_delta=0.5, patience=3, restore_best_weights=True
)

# %% id="q3" wrong="breaks: 'a gain of more than half a euro' - min_delta 0.51, so a gain of 51 cents is no improvement"
stopper = EarlyStopping(
    monitor="val_profit", mode="max", min_delta=0.51, patience=3, restore_best_weights=True
)

# %% id="q3" wrong="breaks: 'counts only a gain of more than half a euro' - the half is given as baseline"
stopper = EarlyStopping(
    monitor="val_profit", mode="max", baseline=0.5, patience=3, restore_best_weights=True
)

# %% id="q3" wrong="breaks: 'stops after 3 epochs without improvement' - patience 2, as if the third epoch came on top"
stopper = EarlyStopping(
    monitor="val_profit", mode="max", min_delta=0.5, patience=2, restore_best_weights=True
)

# %% id="q3" wrong="breaks: 'stops after 3 epochs without improvement' - start_from_epoch=1: the first epoch is not watched"
stopper = EarlyStopping(
    monitor="val_profit",
    mode="max",
    min_delta=0.5,
    patience=3,
    restore_best_weights=True,
    start_from_epoch=1,
)

# %% id="q3" wrong="breaks: 'leaves the network with the weights of its best epoch' - nothing is restored"
stopper = EarlyStopping(monitor="val_profit", mode="max", min_delta=0.5, patience=3)

# %% id="q3" wrong="breaks: 'of which more is better' - mode min with a negative min_delta, to turn it round"
stopper = EarlyStopping(
    monitor="val_profit", mode="min", min_delta=-0.5, patience=3, restore_best_weights=True
)

# %% id="q4" right="as the hint says: the loss before starts at infinity"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen several epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        if logs["val_loss"] > self.before:
            self.risen += 1
        else:
            self.risen = 0
        if self.risen == self.times:
            self.model.stop_training = True
        self.before = logs["val_loss"]


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" right="remembers all losses and looks at the last ones, type hints, starts anew with each training"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen several epochs in a row."""

    def __init__(self, times: int = 2) -> None:
        super().__init__()
        self.times = times
        self.losses: list[float] = []

    def on_train_begin(self, logs: dict | None = None) -> None:
        self.losses = []

    def on_epoch_end(self, epoch: int, logs: dict | None = None) -> None:
        self.losses.append(float(logs["val_loss"]))
        recent = self.losses[-(self.times + 1) :]
        rises = [later > earlier for earlier, later in zip(recent, recent[1:])]
        if len(rises) == self.times and all(rises):
            self.model.stop_training = True


two, three = (StopWhenRising(times=number) for number in (2, 3))

# %% id="q4" right="a deque of yes and no, and a message"
from collections import deque

from keras.callbacks import Callback


class StopWhenRising(Callback):
    """Stops when the validation loss has risen several epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.forget()

    def forget(self):
        self.before = None
        self.rises = deque(maxlen=self.times)

    def on_train_begin(self, logs=None):
        self.forget()

    def on_epoch_end(self, epoch, logs=None):
        now = (logs or {}).get("val_loss")
        if now is None:
            return
        self.rises.append(self.before is not None and bool(now > self.before))
        self.before = now
        if sum(self.rises) == self.times:
            print("the validation loss rises and rises: stop after epoch", epoch + 1)
            self.model.stop_training = True


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" wrong="breaks: 'each time compared with the epoch before' - compared with the lowest so far"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen several epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.lowest = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        if logs["val_loss"] > self.lowest:
            self.risen += 1
        else:
            self.lowest = logs["val_loss"]
            self.risen = 0
        if self.risen >= self.times:
            self.model.stop_training = True


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" wrong="breaks: 'in a row' - all rises are counted, the counter is never set back"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen several epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        if logs["val_loss"] > self.before:
            self.risen += 1
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = logs["val_loss"]


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" wrong="breaks: 'An epoch in which it does not rise breaks the row' - only a fall breaks it, an equal loss does not"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen several epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss > self.before:
            self.risen += 1
        elif loss < self.before:
            self.risen = 0
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" wrong="breaks: 'has risen' - losses are rounded to four decimals first, so smaller rises do not count"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen several epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before = np.inf
        self.risen = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = round(logs["val_loss"], 4)
        self.risen = self.risen + 1 if loss > self.before else 0
        if self.risen >= self.times:
            self.model.stop_training = True
        self.before = loss


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" wrong="breaks: 'risen times epochs in a row' - compares only with the loss of so many epochs ago"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen several epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.losses = []

    def on_train_begin(self, logs=None):
        self.losses = []

    def on_epoch_end(self, epoch, logs=None):
        self.losses.append(logs["val_loss"])
        if len(self.losses) > self.times and self.losses[-1] > self.losses[-1 - self.times]:
            self.model.stop_training = True


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q4" wrong="breaks: 'has risen times epochs in a row' - the class has 2 or 3 built in, any other number counts as 3"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen several epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times = times
        self.losses = []

    def on_train_begin(self, logs=None):
        self.losses = []

    def on_epoch_end(self, epoch, logs=None):
        self.losses.append(logs["val_loss"])
        seen = self.losses
        if self.times == 2:
            rising = len(seen) > 2 and seen[-1] > seen[-2] > seen[-3]
        else:
            rising = len(seen) > 3 and seen[-1] > seen[-2] > seen[-3] > seen[-4]
        if rising:
            self.model.stop_training = True


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)

# %% id="q5" right="the old notes, repaired line by line"
model = keras.Sequential([
    keras.Input(shape=(2,)),
    layers.Dense(64, activation="relu"),
    layers.Dense(64, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(Path(folder.name, "best.keras"), save_best_only=True)
history = model.fit(X_train, y_train, validation_data=(X_val, y_val), epochs=60,
                    callbacks=[stop, keep], verbose=0)
loaded = keras.saving.load_model(Path(folder.name, "best.keras"))

# %% id="q5" right="functional API, weights restored and saved after fit, more epochs allowed"
inputs = keras.Input(shape=(2,))
hidden = layers.Dense(64, activation="relu")(inputs)
hidden = layers.Dense(64, activation="relu")(hidden)
outputs = layers.Dense(1, activation="sigmoid")(hidden)
model = keras.Model(inputs, outputs)
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.003),
    loss=keras.losses.BinaryCrossentropy(),
    metrics=["accuracy"],
)
stop = EarlyStopping(monitor="val_loss", mode="min", patience=5, restore_best_weights=True)
history = model.fit(
    X_train, y_train, validation_data=(X_val, y_val), epochs=1000, callbacks=[stop], verbose=0
)
file = folder / "crescents.keras"
model.save(file)  # the weights of the best epoch are back
loaded = keras.models.load_model(file)
print("epochs run:", len(history.epoch))

# %% id="q5" right="a callback of its own keeps the file, a plot of the curves"
class KeepBest(keras.callbacks.Callback):
    """Saves the network whenever the validation loss is lower than ever before."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.lowest = float("inf")

    def on_epoch_end(self, epoch, logs=None):
        if logs["val_loss"] < self.lowest:
            self.lowest = logs["val_loss"]
            self.model.save(self.path)


model = keras.Sequential()
model.add(keras.Input(shape=(2,)))
for _ in range(2):
    model.add(layers.Dense(64, activation="relu"))
model.add(layers.Dense(1, activation="sigmoid"))
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=500,
    callbacks=[EarlyStopping("val_loss", patience=5), KeepBest(folder / "best.keras")],
    verbose=0,
)
loaded = keras.saving.load_model(folder / "best.keras")
plt.plot(history.history["accuracy"], label="training")
plt.plot(history.history["val_accuracy"], label="validation")
plt.legend()
plt.show()

# %% id="q5" right="one file for each improvement, loads that of the best epoch"
model = keras.Sequential([
    keras.Input(shape=(2,)),
    layers.Dense(64, activation="relu"),
    layers.Dense(64, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
pattern = str(folder) + "/epoch_{epoch:03d}.keras"
callbacks = [
    ModelCheckpoint(pattern, monitor="val_loss", mode="min", save_best_only=True),
    EarlyStopping(monitor="val_loss", mode="min", patience=5),
]
history = model.fit(
    x=X_train, y=y_train, epochs=300, validation_data=(X_val, y_val), callbacks=callbacks, verbose=0
)
number = int(np.argmin(history.history["val_loss"])) + 1
loaded = keras.saving.load_model(pattern.format(epoch=number))

# %% id="q5" wrong="breaks: 'the validation part decides; the test part is left alone' - still validates with the test part"
model = keras.Sequential([
    keras.Input(shape=(2,)),
    layers.Dense(64, activation="relu"),
    layers.Dense(64, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(folder / "best.keras", monitor="val_loss", save_best_only=True)
history = model.fit(X_train, y_train, validation_data=(X_test, y_test), epochs=60,
                    callbacks=[stop, keep], verbose=0)
loaded = keras.saving.load_model(folder / "best.keras")

# %% id="q5" wrong="breaks: 'the test part is left alone' - the test rows are added to the training rows"
model = keras.Sequential([
    keras.Input(shape=(2,)),
    layers.Dense(64, activation="relu"),
    layers.Dense(64, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(folder / "best.keras", monitor="val_loss", save_best_only=True)
X_all, y_all = np.concatenate([X_train, X_test]), np.concatenate([y_train, y_test])
history = model.fit(X_all, y_all, validation_data=(X_val, y_val), epochs=60,
                    callbacks=[stop, keep], verbose=0)
loaded = keras.saving.load_model(folder / "best.keras")

# %% id="q5" wrong="breaks: 'X_val and y_val, decides' - validation_split takes the rows from the training part"
model = keras.Sequential([
    keras.Input(shape=(2,)),
    layers.Dense(64, activation="relu"),
    layers.Dense(64, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(folder / "best.keras", monitor="val_loss", save_best_only=True)
history = model.fit(X_train, y_train, validation_split=0.2, epochs=60,
                    callbacks=[stop, keep], verbose=0)
loaded = keras.saving.load_model(folder / "best.keras")

# %% id="q5" wrong="breaks: 'has not improved for 5 epochs' - only a gain of more than 0.02 counts as an improvement"
model = keras.Sequential([
    keras.Input(shape=(2,)),
    layers.Dense(64, activation="relu"),
    layers.Dense(64, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5, min_delta=0.02)
keep = ModelCheckpoint(folder / "best.keras", monitor="val_loss", save_best_only=True)
history = model.fit(X_train, y_train, validation_data=(X_val, y_val), epochs=60,
                    callbacks=[stop, keep], verbose=0)
loaded = keras.saving.load_model(folder / "best.keras")

# %% id="q5" wrong="breaks: 'the training stops when the validation loss' - stop still monitors the training loss"
model = keras.Sequential([
    keras.Input(shape=(2,)),
    layers.Dense(64, activation="relu"),
    layers.Dense(64, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="loss", patience=5)
keep = ModelCheckpoint(folder / "best.keras", monitor="val_loss", save_best_only=True)
history = model.fit(X_train, y_train, validation_data=(X_val, y_val), epochs=60,
                    callbacks=[stop, keep], verbose=0)
loaded = keras.saving.load_model(folder / "best.keras")

# %% id="q5" wrong="breaks: 'the epoch with the lowest validation loss' - the file of the highest validation accuracy"
model = keras.Sequential([
    keras.Input(shape=(2,)),
    layers.Dense(64, activation="relu"),
    layers.Dense(64, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(folder / "best.keras", monitor="val_accuracy", save_best_only=True)
history = model.fit(X_train, y_train, validation_data=(X_val, y_val), epochs=60,
                    callbacks=[stop, keep], verbose=0)
loaded = keras.saving.load_model(folder / "best.keras")

# %% id="q5" wrong="breaks: 'holds the network of the epoch with the lowest validation loss' - save_best_only is missing"
model = keras.Sequential([
    keras.Input(shape=(2,)),
    layers.Dense(64, activation="relu"),
    layers.Dense(64, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(folder / "best.keras", monitor="val_loss")
history = model.fit(X_train, y_train, validation_data=(X_val, y_val), epochs=60,
                    callbacks=[stop, keep], verbose=0)
loaded = keras.saving.load_model(folder / "best.keras")

# %% id="q5" wrong="breaks: 'load this file' - loads another file, saved after the last epoch"
model = keras.Sequential([
    keras.Input(shape=(2,)),
    layers.Dense(64, activation="relu"),
    layers.Dense(64, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(folder / "best.keras", monitor="val_loss", save_best_only=True)
history = model.fit(X_train, y_train, validation_data=(X_val, y_val), epochs=60,
                    callbacks=[stop, keep], verbose=0)
model.save(folder / "last.keras")
loaded = keras.saving.load_model(folder / "last.keras")

# %% id="q5" wrong="breaks: 'history, what fit returns' - only its dictionary is kept"
model = keras.Sequential([
    keras.Input(shape=(2,)),
    layers.Dense(64, activation="relu"),
    layers.Dense(64, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(folder / "best.keras", monitor="val_loss", save_best_only=True)
history = model.fit(X_train, y_train, validation_data=(X_val, y_val), epochs=60,
                    callbacks=[stop, keep], verbose=0).history
loaded = keras.saving.load_model(folder / "best.keras")

# %% id="q5" wrong="breaks: 'a .keras file in the folder' - the file is written beside the notebook"
model = keras.Sequential([
    keras.Input(shape=(2,)),
    layers.Dense(64, activation="relu"),
    layers.Dense(64, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint("best.keras", monitor="val_loss", save_best_only=True)
history = model.fit(X_train, y_train, validation_data=(X_val, y_val), epochs=60,
                    callbacks=[stop, keep], verbose=0)
loaded = keras.saving.load_model("best.keras")

# %% id="q6" right="the letter"
answer = "d"

# %% id="q6" right="the letter, chosen and printed"
test_rows_were_looked_at_after_each_epoch = True
answer = "d" if test_rows_were_looked_at_after_each_epoch else "b"
print(answer)

# %% id="q6" wrong="misconception - the weights have learned from validation data (b)"
answer = "b"

# %% id="q6" wrong="misconception - the last weights came back (a)"
answer = "a"

# %% id="q6" wrong="breaks: 'Write the letter' - two letters, to be on the safe side"
answer = "bd"

# %% id="q6" wrong="breaks: 'Write the letter' - the place in the list instead of the letter"
answer = 4

# %% id="q1" right="straight from the lesson"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    """Return the epochs, counted from 1, after which the checkpoint writes its file."""
    best, saved = None, []
    for epoch, value in enumerate(curves[monitor], start=1):
        if mode == "max":
            value = -value
        if best is None or value < best:
            best = value
            saved.append(epoch)
    return saved


# %% id="q1" right="NumPy, running minimum"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    """Return the epochs, counted from 1, after which the checkpoint writes its file."""
    curve = np.array(curves[monitor], dtype=float)
    if mode == "max":
        curve = -curve
    lowest = np.minimum.accumulate(np.concatenate([[np.inf], curve]))
    return (np.flatnonzero(curve < lowest[:-1]) + 1).tolist()


# %% id="q1" right="a comprehension that looks back at all before"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    """Return the epochs, counted from 1, after which the checkpoint writes its file."""
    better = {"min": lambda a, b: a < b, "max": lambda a, b: a > b}[mode]
    curve = list(curves[monitor])
    return [k + 1 for k in range(len(curve)) if all(better(curve[k], old) for old in curve[:k])]


# %% id="q1" wrong="an equal epoch counts, too"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    """Return the epochs, counted from 1, after which the checkpoint writes its file."""
    sign = -1 if mode == "max" else 1
    best, saved = np.inf, []
    for epoch, value in enumerate(curves[monitor], start=1):
        if sign * value <= best:
            best = sign * value
            saved.append(epoch)
    return saved


# %% id="q1" wrong="compared with the epoch before only"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    """Return the epochs, counted from 1, after which the checkpoint writes its file."""
    sign = -1 if mode == "max" else 1
    curve = [sign * value for value in curves[monitor]]
    return [1] + [k + 1 for k in range(1, len(curve)) if curve[k] < curve[k - 1]]


# %% id="q1" wrong="counted from 0"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    """Return the epochs, counted from 1, after which the checkpoint writes its file."""
    sign = -1 if mode == "max" else 1
    best, saved = np.inf, []
    for epoch, value in enumerate(curves[monitor]):
        if sign * value < best:
            best = sign * value
            saved.append(epoch)
    return saved


# %% id="q1" wrong="monitor is not used when the mode is min"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    """Return the epochs, counted from 1, after which the checkpoint writes its file."""
    sign = -1 if mode == "max" else 1
    best, saved = np.inf, []
    for epoch, value in enumerate(curves[monitor if mode == "max" else "val_loss"], start=1):
        if sign * value < best:
            best = sign * value
            saved.append(epoch)
    return saved


# %% id="q1" wrong="the mode is guessed from the name"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    """Return the epochs, counted from 1, after which the checkpoint writes its file."""
    sign = -1 if "accuracy" in monitor else 1
    best, saved = np.inf, []
    for epoch, value in enumerate(curves[monitor], start=1):
        if sign * value < best:
            best = sign * value
            saved.append(epoch)
    return saved


# %% id="q1" wrong="the best so far begins at 1 for min"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    """Return the epochs, counted from 1, after which the checkpoint writes its file."""
    sign = -1 if mode == "max" else 1
    best, saved = (np.inf if mode == "max" else 1.0), []
    for epoch, value in enumerate(curves[monitor], start=1):
        if sign * value < best:
            best = sign * value
            saved.append(epoch)
    return saved


# %% id="q1" wrong="the best so far begins at 0 for max"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    """Return the epochs, counted from 1, after which the checkpoint writes its file."""
    best, saved = (0 if mode == "max" else np.inf), []
    for epoch, value in enumerate(curves[monitor], start=1):
        if (value > best) if mode == "max" else (value < best):
            best = value
            saved.append(epoch)
    return saved


# %% id="q2" right="straight from the lesson"
def rates(losses, rate, factor, patience):
    """Return the learning rate of each epoch."""
    found, lowest, waited = [], np.inf, 0
    for loss in losses:
        found.append(rate)
        if loss < lowest:
            lowest, waited = loss, 0
        else:
            waited += 1
            if waited == patience:
                rate, waited = rate * factor, 0
    return found


# %% id="q2" right="running minimum first, then the runs without improvement"
def rates(losses, rate, factor, patience):
    """Return the learning rate of each epoch."""
    curve = np.asarray(losses, dtype=float)
    before = np.minimum.accumulate(np.concatenate([[np.inf], curve]))[:-1]
    drops, run, answer = 0, 0, []
    for better in (curve < before).tolist():
        answer.append(float(rate) * factor**drops)
        run = 0 if better else run + 1
        if run > 0 and run % patience == 0:
            drops += 1
    return answer


# %% id="q2" right="a generator with the state in a dictionary"
def rates(losses, rate, factor, patience):
    """Return the learning rate of each epoch."""

    def walk():
        state = {"rate": rate, "left": patience}
        for k, loss in enumerate(losses):
            yield state["rate"]
            if k == 0 or loss < min(losses[:k]):
                state["left"] = patience
                continue
            state["left"] -= 1
            if not state["left"]:
                state = {"rate": state["rate"] * factor, "left": patience}

    return list(walk())


# %% id="q2" wrong="the rate drops one epoch too early"
def rates(losses, rate, factor, patience):
    """Return the learning rate of each epoch."""
    found, lowest, waited = [], np.inf, 0
    for loss in losses:
        if loss < lowest:
            lowest, waited = loss, 0
        else:
            waited += 1
            if waited == patience:
                rate, waited = rate * factor, 0
        found.append(rate)
    return found


# %% id="q2" wrong="an equal loss is an improvement"
def rates(losses, rate, factor, patience):
    """Return the learning rate of each epoch."""
    found, lowest, waited = [], np.inf, 0
    for loss in losses:
        found.append(rate)
        if loss <= lowest:
            lowest, waited = loss, 0
        else:
            waited += 1
            if waited == patience:
                rate, waited = rate * factor, 0
    return found


# %% id="q2" wrong="the lowest loss is forgotten after a drop"
def rates(losses, rate, factor, patience):
    """Return the learning rate of each epoch."""
    found, lowest, waited = [], np.inf, 0
    for loss in losses:
        found.append(rate)
        if loss < lowest:
            lowest, waited = loss, 0
        else:
            waited += 1
            if waited == patience:
                rate, waited, lowest = rate * factor, 0, loss
    return found


# %% id="q2" wrong="the counting does not begin again after a drop"
def rates(losses, rate, factor, patience):
    """Return the learning rate of each epoch."""
    found, lowest, waited = [], np.inf, 0
    for loss in losses:
        found.append(rate)
        if loss < lowest:
            lowest, waited = loss, 0
        else:
            waited += 1
            if waited >= patience:
                rate = rate * factor
    return found


# %% id="q2" wrong="an improvement does not set the count to 0, so they need not be in a row"
def rates(losses, rate, factor, patience):
    """Return the learning rate of each epoch."""
    found, lowest, waited = [], np.inf, 0
    for loss in losses:
        found.append(rate)
        if loss < lowest:
            lowest = loss
        else:
            waited += 1
            if waited == patience:
                rate, waited = rate * factor, 0
    return found


# %% id="q2" wrong="the first epoch is an improvement only below 1"
def rates(losses, rate, factor, patience):
    """Return the learning rate of each epoch."""
    found, lowest, waited = [], 1.0, 0
    for loss in losses:
        found.append(rate)
        if loss < lowest:
            lowest, waited = loss, 0
        else:
            waited += 1
            if waited == patience:
                rate, waited = rate * factor, 0
    return found


# %% id="q2" wrong="compared with the epoch before"
def rates(losses, rate, factor, patience):
    """Return the learning rate of each epoch."""
    found, previous, waited = [], np.inf, 0
    for loss in losses:
        found.append(rate)
        if loss < previous:
            waited = 0
        else:
            waited += 1
            if waited == patience:
                rate, waited = rate * factor, 0
        previous = loss
    return found


# %% id="q3" right="straight from the lesson"
stopper = EarlyStopping(
    monitor="val_profit", mode="max", min_delta=0.5, patience=3, restore_best_weights=True
)


# %% id="q4" right="straight from the lesson"
class StopWhenRising(keras.callbacks.Callback):
    """Stops when the validation loss has risen a number of epochs in a row."""

    def __init__(self, times):
        super().__init__()
        self.times, self.before, self.risen = times, np.inf, 0

    def on_epoch_end(self, epoch, logs=None):
        if logs["val_loss"] > self.before:
            self.risen += 1
        else:
            self.risen = 0
        self.before = logs["val_loss"]
        if self.risen >= self.times:
            self.model.stop_training = True


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)


# %% id="q5" right="straight from the lesson"
model = keras.Sequential([
    keras.Input(shape=(2,)),
    layers.Dense(64, activation="relu"),
    layers.Dense(64, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(
    optimizer=keras.optimizers.Adam(0.003), loss="binary_crossentropy", metrics=["accuracy"]
)
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(Path(folder, "best.keras"), monitor="val_loss", save_best_only=True)
history = model.fit(X_train, y_train, validation_data=(X_val, y_val), epochs=60,
                    callbacks=[stop, keep], verbose=0)
loaded = keras.saving.load_model(Path(folder, "best.keras"))


# %% id="q6" right="straight from the lesson"
answer = "d"
