# %% [markdown]
# # Answers to exercise 5
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.

# %% id="q1" right="plain Python, what came before"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    curve = list(curves[monitor])
    saved = [1]
    for place in range(1, len(curve)):
        before = curve[:place]
        if curve[place] < min(before) if mode == "min" else curve[place] > max(before):
            saved.append(place + 1)
    return saved


# %% id="q1" right="pandas, the running best"
import pandas as pd


def saved_epochs(curves, monitor="val_loss", mode="min"):
    curve = pd.Series(curves[monitor], index=range(1, len(curves[monitor]) + 1))
    best = curve.cummin() if mode == "min" else curve.cummax()
    return best.drop_duplicates().index.tolist()


# %% id="q1" right="NumPy, an array comes back"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    curve = np.array(curves[monitor], dtype=float)
    if mode == "max":
        curve = -curve
    before = np.concatenate([[np.inf], np.minimum.accumulate(curve)[:-1]])
    return np.flatnonzero(curve < before) + 1


# %% id="q1" right="asks the callback of Keras"
class Notes(keras.Model):
    def save(self, filepath, overwrite=True, **options):
        self.saved.append(self.epoch)


def saved_epochs(curves, monitor="val_loss", mode="min"):
    net = Notes()
    net.saved = []
    keep = ModelCheckpoint("best.keras", monitor=monitor, mode=mode, save_best_only=True)
    keep.set_model(net)
    for epoch, value in enumerate(curves[monitor]):
        net.epoch = epoch + 1
        keep.on_epoch_end(epoch, {monitor: value})
    return net.saved


# %% id="q1" wrong="counts from 0" fails="q1_counts q1_monitor q1_mode"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    sign = 1 if mode == "min" else -1
    best, saved = np.inf, []
    for epoch, value in enumerate(curves[monitor]):
        if sign * value < best:
            best = sign * value
            saved.append(epoch)
    return saved


# %% id="q1" wrong="only the best epoch" fails="q1_counts q1_monitor q1_mode"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    curve = curves[monitor]
    return [int(np.argmin(curve) if mode == "min" else np.argmax(curve)) + 1]


# %% id="q1" wrong="compares with the epoch before" fails="q1_counts q1_monitor q1_mode"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    curve, saved = curves[monitor], [1]
    for place in range(1, len(curve)):
        now, before = curve[place], curve[place - 1]
        if now < before if mode == "min" else now > before:
            saved.append(place + 1)
    return saved


# %% id="q1" wrong="an epoch that equals the best is saved, too" fails="q1_counts q1_mode"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    sign = 1 if mode == "min" else -1
    best, saved = np.inf, []
    for epoch, value in enumerate(curves[monitor], start=1):
        if sign * value <= best:
            best = sign * value
            saved.append(epoch)
    return saved


# %% id="q1" wrong="the first epoch is not saved" fails="q1_counts q1_monitor q1_mode"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    sign = 1 if mode == "min" else -1
    best, saved = sign * curves[monitor][0], []
    for epoch, value in enumerate(curves[monitor], start=1):
        if sign * value < best:
            best = sign * value
            saved.append(epoch)
    return saved


# %% id="q1" wrong="the values instead of the epochs" fails="q1_counts q1_monitor q1_mode"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    sign = 1 if mode == "min" else -1
    best, saved = np.inf, []
    for value in curves[monitor]:
        if sign * value < best:
            best = sign * value
            saved.append(value)
    return saved


# %% id="q1" wrong="the training loss" fails="q1_counts q1_monitor q1_mode"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    best, saved = np.inf, []
    for epoch, value in enumerate(curves["loss"], start=1):
        if value < best:
            best = value
            saved.append(epoch)
    return saved


# %% id="q1" wrong="always the validation loss" fails="q1_monitor q1_mode"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    best, saved = np.inf, []
    for epoch, value in enumerate(curves["val_loss"], start=1):
        if value < best:
            best = value
            saved.append(epoch)
    return saved


# %% id="q1" wrong="ignores the mode" fails="q1_mode"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    best, saved = np.inf, []
    for epoch, value in enumerate(curves[monitor], start=1):
        if value < best:
            best = value
            saved.append(epoch)
    return saved


# %% id="q1" wrong="guesses the mode from the name" fails="q1_mode"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    sign = -1 if "acc" in monitor else 1
    best, saved = np.inf, []
    for epoch, value in enumerate(curves[monitor], start=1):
        if sign * value < best:
            best = sign * value
            saved.append(epoch)
    return saved


# %% id="q1" wrong="nothing is lower than 1 at first" fails="q1_counts q1_monitor q1_mode"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    best, saved = (1.0, []) if mode == "min" else (-np.inf, [])
    for epoch, value in enumerate(curves[monitor], start=1):
        if (value < best) if mode == "min" else (value > best):
            best = value
            saved.append(epoch)
    return saved


# %% id="q1" wrong="the highest, from 0 on" fails="q1_mode"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    best, saved = (np.inf, []) if mode == "min" else (0, [])
    for epoch, value in enumerate(curves[monitor], start=1):
        if (value < best) if mode == "min" else (value > best):
            best = value
            saved.append(epoch)
    return saved


# %% id="q1" wrong="stops at the first epoch that is worse" fails="q1_counts q1_monitor q1_mode"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    sign = 1 if mode == "min" else -1
    best, saved = np.inf, []
    for epoch, value in enumerate(curves[monitor], start=1):
        if sign * value >= best:
            break
        best = sign * value
        saved.append(epoch)
    return saved


# %% id="q1" wrong="rounded to four decimals" fails="q1_counts q1_mode"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    sign = 1 if mode == "min" else -1
    best, saved = np.inf, []
    for epoch, value in enumerate(np.round(curves[monitor], 4), start=1):
        if sign * value < best:
            best = sign * value
            saved.append(epoch)
    return saved


# %% id="q1" wrong="another default" fails="q1_counts q1_monitor q1_mode"
def saved_epochs(curves, monitor="loss", mode="min"):
    sign = 1 if mode == "min" else -1
    best, saved = np.inf, []
    for epoch, value in enumerate(curves[monitor], start=1):
        if sign * value < best:
            best = sign * value
            saved.append(epoch)
    return saved


# %% id="q1" wrong="forgets to return" fails="q1_counts q1_monitor q1_mode"
def saved_epochs(curves, monitor="val_loss", mode="min"):
    best, saved = np.inf, []
    for epoch, value in enumerate(curves[monitor], start=1):
        if value < best:
            best = value
            saved.append(epoch)
    print(saved)


# %% id="q2" right="a place for the last event"
def rates(losses, rate, factor, patience):
    used, last = [rate], 0
    for place in range(1, len(losses)):
        used.append(rate)
        if losses[place] < min(losses[:place]):
            last = place
        elif place - last >= patience:
            last = place
            rate = rate * factor
    return used


# %% id="q2" right="NumPy's running minimum, an array comes back"
def rates(losses, rate, factor, patience):
    lowest = np.minimum.accumulate(np.asarray(losses, dtype=float))
    better = np.concatenate([[True], losses[1:] < lowest[:-1]])
    drops, waited = np.zeros(len(losses)), 0
    for place, good in enumerate(better):
        waited = 0 if good else waited + 1
        if waited == patience and place + 1 < len(losses):
            drops[place + 1] = 1
        waited %= patience
    return rate * factor ** np.cumsum(drops)


# %% id="q2" right="asks the callback of Keras"
def rates(losses, rate, factor, patience):
    net = keras.Sequential([keras.Input((1,)), layers.Dense(1)])
    net.compile(keras.optimizers.SGD(rate), "mse")
    callback = keras.callbacks.ReduceLROnPlateau(
        monitor="val_loss", factor=factor, patience=patience, min_delta=0, mode="min"
    )
    callback.set_model(net)
    callback.on_train_begin()
    used = []
    for epoch, loss in enumerate(losses):
        used.append(float(net.optimizer.learning_rate))
        callback.on_epoch_end(epoch, {"val_loss": loss})
    return used


# %% id="q2" wrong="the smaller rate one epoch too early" fails="q2_drops q2_best q2_again q2_stays"
def rates(losses, rate, factor, patience):
    lowest, waited, used = np.inf, 0, []
    for loss in losses:
        if loss < lowest:
            lowest, waited = loss, 0
        else:
            waited += 1
            if waited == patience:
                rate, waited = rate * factor, 0
        used.append(rate)
    return used


# %% id="q2" wrong="one epoch too patient" fails="q2_drops q2_best q2_again"
def rates(losses, rate, factor, patience):
    lowest, waited, used = np.inf, 0, []
    for loss in losses:
        used.append(rate)
        if loss < lowest:
            lowest, waited = loss, 0
        else:
            waited += 1
            if waited > patience:
                rate, waited = rate * factor, 0
    return used


# %% id="q2" wrong="compares with the epoch before" fails="q2_best q2_again"
def rates(losses, rate, factor, patience):
    before, waited, used = np.inf, 0, []
    for loss in losses:
        used.append(rate)
        if loss < before:
            waited = 0
        else:
            waited += 1
            if waited == patience:
                rate, waited = rate * factor, 0
        before = loss
    return used


# %% id="q2" wrong="after a drop, every epoch makes the rate smaller" fails="q2_drops q2_best q2_again"
def rates(losses, rate, factor, patience):
    lowest, waited, used = np.inf, 0, []
    for loss in losses:
        used.append(rate)
        if loss < lowest:
            lowest, waited = loss, 0
        else:
            waited += 1
            if waited >= patience:
                rate = rate * factor
    return used


# %% id="q2" wrong="drops only once" fails="q2_best q2_again"
def rates(losses, rate, factor, patience):
    lowest, waited, used = np.inf, 0, []
    for loss in losses:
        used.append(rate)
        if loss < lowest:
            lowest, waited = loss, 0
        else:
            waited += 1
            if waited == patience:
                rate = rate * factor
    return used


# %% id="q2" wrong="the counter is never set back by an improvement" fails="q2_best"
def rates(losses, rate, factor, patience):
    lowest, waited, used = np.inf, 0, []
    for loss in losses:
        used.append(rate)
        if loss < lowest:
            lowest = loss
        else:
            waited += 1
            if waited == patience:
                rate, waited = rate * factor, 0
    return used


# %% id="q2" wrong="an equal loss counts as an improvement" fails="q2_best q2_again"
def rates(losses, rate, factor, patience):
    lowest, waited, used = np.inf, 0, []
    for loss in losses:
        used.append(rate)
        if loss <= lowest:
            lowest, waited = loss, 0
        else:
            waited += 1
            if waited == patience:
                rate, waited = rate * factor, 0
    return used


# %% id="q2" wrong="forgets the lowest loss after a drop" fails="q2_best q2_again"
def rates(losses, rate, factor, patience):
    lowest, waited, used = np.inf, 0, []
    for loss in losses:
        used.append(rate)
        if loss < lowest:
            lowest, waited = loss, 0
        else:
            waited += 1
            if waited == patience:
                rate, waited, lowest = rate * factor, 0, np.inf
    return used


# %% id="q2" wrong="an improvement brings the first rate back" fails="q2_drops q2_best"
def rates(losses, rate, factor, patience):
    first, lowest, waited, used = rate, np.inf, 0, []
    for loss in losses:
        used.append(rate)
        if loss < lowest:
            lowest, waited, rate = loss, 0, first
        else:
            waited += 1
            if waited == patience:
                rate, waited = rate * factor, 0
    return used


# %% id="q2" wrong="divides by the factor" fails="q2_drops q2_best q2_again"
def rates(losses, rate, factor, patience):
    lowest, waited, used = np.inf, 0, []
    for loss in losses:
        used.append(rate)
        if loss < lowest:
            lowest, waited = loss, 0
        else:
            waited += 1
            if waited == patience:
                rate, waited = rate / factor, 0
    return used


# %% id="q2" wrong="a tenth, whatever the factor" fails="q2_drops q2_best q2_again"
def rates(losses, rate, factor, patience):
    lowest, waited, used = np.inf, 0, []
    for loss in losses:
        used.append(rate)
        if loss < lowest:
            lowest, waited = loss, 0
        else:
            waited += 1
            if waited == patience:
                rate, waited = rate * 0.1, 0
    return used


# %% id="q2" wrong="stops instead of going on" fails="q2_drops q2_best q2_again"
def rates(losses, rate, factor, patience):
    lowest, waited, used = np.inf, 0, []
    for loss in losses:
        used.append(rate)
        if loss < lowest:
            lowest, waited = loss, 0
        else:
            waited += 1
            if waited == patience:
                break
    return used


# %% id="q2" wrong="only the last rate" fails="q2_drops q2_best q2_again q2_stays"
def rates(losses, rate, factor, patience):
    lowest, waited = np.inf, 0
    for loss in losses:
        if loss < lowest:
            lowest, waited = loss, 0
        else:
            waited += 1
            if waited == patience:
                rate, waited = rate * factor, 0
    return rate


# %% id="q2" wrong="the first lowest is 1" fails="q2_best q2_again q2_stays"
def rates(losses, rate, factor, patience):
    lowest, waited, used = 1.0, 0, []
    for loss in losses:
        used.append(rate)
        if loss < lowest:
            lowest, waited = loss, 0
        else:
            waited += 1
            if waited == patience:
                rate, waited = rate * factor, 0
    return used


# %% id="q2" wrong="the callback of Keras with its own smallest gain" fails="q2_best"
def rates(losses, rate, factor, patience):
    net = keras.Sequential([keras.Input((1,)), layers.Dense(1)])
    net.compile(keras.optimizers.SGD(rate), "mse")
    callback = keras.callbacks.ReduceLROnPlateau(
        monitor="val_loss", factor=factor, patience=patience
    )
    callback.set_model(net)
    callback.on_train_begin()
    used = []
    for epoch, loss in enumerate(losses):
        used.append(float(net.optimizer.learning_rate))
        callback.on_epoch_end(epoch, {"val_loss": loss})
    return used


# %% id="q3" right="arguments by place"
stopper = keras.callbacks.EarlyStopping("val_profit", 0.5, 3, 0, "max", None, True)

# %% id="q3" right="defaults spelt out"
stopper = EarlyStopping(
    monitor="val_profit",
    patience=3,
    verbose=1,
    mode="max",
    min_delta=0.5,
    baseline=None,
    restore_best_weights=True,
    start_from_epoch=0,
)

# %% id="q3" wrong="no mode" fails="q3_stops q3_gain q3_best"
stopper = EarlyStopping("val_profit", min_delta=0.5, patience=3, restore_best_weights=True)

# %% id="q3" wrong="less is better" fails="q3_stops q3_gain q3_best"
stopper = EarlyStopping(
    monitor="val_profit", mode="min", min_delta=0.5, patience=3, restore_best_weights=True
)

# %% id="q3" wrong="the last weights stay" fails="q3_best"
stopper = EarlyStopping(monitor="val_profit", mode="max", min_delta=0.5, patience=3)

# %% id="q3" wrong="the default patience" fails="q3_stops q3_gain"
stopper = EarlyStopping(monitor="val_profit", mode="max", min_delta=0.5, restore_best_weights=True)

# %% id="q3" wrong="one epoch less of patience" fails="q3_stops q3_gain"
stopper = EarlyStopping(
    monitor="val_profit", mode="max", min_delta=0.5, patience=2, restore_best_weights=True
)

# %% id="q3" wrong="every gain counts" fails="q3_gain"
stopper = EarlyStopping(monitor="val_profit", mode="max", patience=3, restore_best_weights=True)

# %% id="q3" wrong="the validation loss, by default" fails="q3_stops q3_gain q3_best"
stopper = EarlyStopping(min_delta=0, patience=3, restore_best_weights=True)

# %% id="q3" wrong="the profit of the training part" fails="q3_stops q3_gain q3_best"
stopper = EarlyStopping(
    monitor="profit", mode="max", min_delta=0.5, patience=3, restore_best_weights=True
)

# %% id="q3" wrong="the class instead of an object" fails="q3_stops q3_gain q3_best"
stopper = EarlyStopping

# %% id="q3" wrong="a callback that makes smaller steps" fails="q3_stops q3_gain q3_best"
stopper = keras.callbacks.ReduceLROnPlateau(
    monitor="val_profit", mode="max", min_delta=0.5, patience=3
)

# %% id="q3" wrong="a smaller gain counts" fails="q3_gain"
stopper = EarlyStopping(
    monitor="val_profit", mode="max", min_delta=0.3, patience=3, restore_best_weights=True
)


# %% id="q3" wrong="the first epoch is not watched" fails="q3_stops"
stopper = EarlyStopping(
    monitor="val_profit",
    mode="max",
    min_delta=0.5,
    patience=3,
    restore_best_weights=True,
    start_from_epoch=1,
)

# %% id="q3" wrong="half a euro as a baseline, too" fails="q3_stops"
stopper = EarlyStopping(
    monitor="val_profit",
    mode="max",
    min_delta=0.5,
    patience=3,
    restore_best_weights=True,
    baseline=0.5,
)

# %% id="q3" wrong="a little more than half a euro" fails="q3_gain"
stopper = EarlyStopping(
    monitor="val_profit", mode="max", min_delta=0.55, patience=3, restore_best_weights=True
)

# %% id="q3" wrong="a little less than half a euro" fails="q3_gain"
stopper = EarlyStopping(
    monitor="val_profit", mode="max", min_delta=0.49, patience=3, restore_best_weights=True
)

# %% id="q3" wrong="a gain of 51 cents" fails="q3_gain"
stopper = EarlyStopping(
    monitor="val_profit", mode="max", min_delta=0.51, patience=3, restore_best_weights=True
)


# %% id="q4" right="remembers all losses"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times=2):
        super().__init__()
        self.times = times
        self.losses = []

    def on_train_begin(self, logs=None):
        self.losses = []

    def on_epoch_end(self, epoch, logs=None):
        self.losses.append(logs["val_loss"])
        last = self.losses[-self.times - 1 :]
        if len(last) > self.times and sorted(set(last)) == last:
            self.model.stop_training = True


two, three = StopWhenRising(2), StopWhenRising(3)


# %% id="q4" right="begins at None, counts down"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = self.left = times
        self.before = None

    def on_epoch_end(self, epoch, logs=None):
        loss = logs.get("val_loss")
        if self.before is not None and loss > self.before:
            self.left -= 1
        else:
            self.left = self.times
        self.before = loss
        if self.left <= 0:
            print(f"Stopped after epoch {epoch + 1}.")
            self.model.stop_training = True


two = StopWhenRising(times=2)
three = StopWhenRising(times=3)


# %% id="q4" wrong="compares with the lowest, as early stopping does" fails="q4_row q4_times"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.lowest, self.risen = np.inf, 0

    def on_epoch_end(self, epoch, logs=None):
        if logs["val_loss"] < self.lowest:
            self.lowest, self.risen = logs["val_loss"], 0
        else:
            self.risen += 1
        if self.risen == self.times:
            self.model.stop_training = True


two, three = StopWhenRising(2), StopWhenRising(3)


# %% id="q4" wrong="rises need not be in a row" fails="q4_row q4_times"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before, self.risen = np.inf, 0

    def on_epoch_end(self, epoch, logs=None):
        if logs["val_loss"] > self.before:
            self.risen += 1
        self.before = logs["val_loss"]
        if self.risen == self.times:
            self.model.stop_training = True


two, three = StopWhenRising(2), StopWhenRising(3)


# %% id="q4" wrong="one counter for all objects of the class" fails="q4_row q4_apart q4_times"
class StopWhenRising(keras.callbacks.Callback):
    before, risen = np.inf, 0

    def __init__(self, times):
        super().__init__()
        self.times = times

    def on_epoch_end(self, epoch, logs=None):
        rises = logs["val_loss"] > StopWhenRising.before
        StopWhenRising.risen = StopWhenRising.risen + 1 if rises else 0
        StopWhenRising.before = logs["val_loss"]
        if StopWhenRising.risen >= self.times:
            self.model.stop_training = True


two, three = StopWhenRising(2), StopWhenRising(3)


# %% id="q4" wrong="one list of losses for all objects" fails="q4_row q4_apart q4_times"
losses = []


class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times

    def on_epoch_end(self, epoch, logs=None):
        losses.append(logs["val_loss"])
        steps = np.diff(losses)[-self.times :]
        if len(steps) == self.times and (steps > 0).all():
            self.model.stop_training = True


two, three = StopWhenRising(2), StopWhenRising(3)


# %% id="q4" wrong="always two rises" fails="q4_apart q4_times"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.before, self.risen = np.inf, 0

    def on_epoch_end(self, epoch, logs=None):
        self.risen = self.risen + 1 if logs["val_loss"] > self.before else 0
        self.before = logs["val_loss"]
        if self.risen == 2:
            self.model.stop_training = True


two, three = StopWhenRising(2), StopWhenRising(3)


# %% id="q4" wrong="stops itself instead of the model" fails="q4_stops q4_row q4_apart q4_times"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before, self.risen = np.inf, 0

    def on_epoch_end(self, epoch, logs=None):
        self.risen = self.risen + 1 if logs["val_loss"] > self.before else 0
        self.before = logs["val_loss"]
        if self.risen == self.times:
            self.stop_training = True


two, three = StopWhenRising(2), StopWhenRising(3)


# %% id="q4" wrong="one rise too many" fails="q4_stops q4_row q4_apart q4_times"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before, self.risen = np.inf, 0

    def on_epoch_end(self, epoch, logs=None):
        self.risen = self.risen + 1 if logs["val_loss"] > self.before else 0
        self.before = logs["val_loss"]
        if self.risen > self.times:
            self.model.stop_training = True


two, three = StopWhenRising(2), StopWhenRising(3)


# %% id="q4" wrong="the training loss" fails="q4_stops q4_row q4_apart q4_times"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before, self.risen = np.inf, 0

    def on_epoch_end(self, epoch, logs=None):
        self.risen = self.risen + 1 if logs["loss"] > self.before else 0
        self.before = logs["loss"]
        if self.risen == self.times:
            self.model.stop_training = True


two, three = StopWhenRising(2), StopWhenRising(3)


# %% id="q4" wrong="a hook that nobody calls" fails="q4_stops q4_row q4_apart q4_times"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before, self.risen = np.inf, 0

    def after_epoch(self, epoch, logs=None):
        self.risen = self.risen + 1 if logs["val_loss"] > self.before else 0
        self.before = logs["val_loss"]
        if self.risen == self.times:
            self.model.stop_training = True


two, three = StopWhenRising(2), StopWhenRising(3)


# %% id="q4" wrong="the hook lacks the epoch" fails="q4_stops q4_row q4_apart q4_times"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times = times
        self.before, self.risen = np.inf, 0

    def on_epoch_end(self, logs):
        self.risen = self.risen + 1 if logs["val_loss"] > self.before else 0
        self.before = logs["val_loss"]
        if self.risen == self.times:
            self.model.stop_training = True


two, three = StopWhenRising(2), StopWhenRising(3)


# %% id="q4" wrong="EarlyStopping of Keras instead" fails="q4_row q4_times"
two, three = EarlyStopping(patience=2), EarlyStopping(patience=3)


# %% id="q4" wrong="an equal loss does not break the row" fails="q4_row"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times, self.before, self.count = times, np.inf, 0

    def on_epoch_end(self, epoch, logs=None):
        if logs["val_loss"] > self.before:
            self.count += 1
        elif logs["val_loss"] < self.before:
            self.count = 0
        if self.count >= self.times:
            self.model.stop_training = True
        self.before = logs["val_loss"]


two, three = StopWhenRising(times=2), StopWhenRising(times=3)


# %% id="q4" wrong="an equal loss counts as a rise" fails="q4_row"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times, self.before, self.count = times, np.inf, 0

    def on_epoch_end(self, epoch, logs=None):
        self.count = self.count + 1 if logs["val_loss"] >= self.before else 0
        self.before = logs["val_loss"]
        if self.count >= self.times:
            self.model.stop_training = True


two, three = StopWhenRising(times=2), StopWhenRising(times=3)


# %% id="q4" wrong="an epoch without a rise takes one off" fails="q4_times"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times, self.before, self.count = times, np.inf, 0

    def on_epoch_end(self, epoch, logs=None):
        now = logs["val_loss"]
        self.count = self.count + 1 if now > self.before else max(self.count - 1, 0)
        self.before = now
        if self.count >= self.times:
            self.model.stop_training = True


two, three = StopWhenRising(times=2), StopWhenRising(times=3)


# %% id="q4" wrong="no loss is above 1000 at first" fails="q4_row"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times, self.before, self.count = times, 1000.0, 0

    def on_epoch_end(self, epoch, logs=None):
        now = logs["val_loss"]
        self.count = self.count + 1 if now > self.before else 0
        self.before = now
        if self.count >= self.times:
            self.model.stop_training = True


two, three = StopWhenRising(times=2), StopWhenRising(times=3)


# %% id="q4" wrong="a rise of a thousandth at least" fails="q4_row"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times, self.before, self.count = times, np.inf, 0

    def on_epoch_end(self, epoch, logs=None):
        now = logs["val_loss"]
        self.count = self.count + 1 if now > self.before + 0.001 else 0
        self.before = now
        if self.count >= self.times:
            self.model.stop_training = True


two, three = StopWhenRising(times=2), StopWhenRising(times=3)


# %% id="q4" wrong="both wait for two" fails="q4_apart q4_times"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times, self.before, self.count = times, np.inf, 0

    def on_epoch_end(self, epoch, logs=None):
        now = logs["val_loss"]
        self.count = self.count + 1 if now > self.before else 0
        self.before = now
        if self.count >= self.times:
            self.model.stop_training = True


two, three = StopWhenRising(times=2), StopWhenRising(times=2)


# %% id="q4" wrong="exchanged" fails="q4_stops q4_row q4_apart q4_times"
class StopWhenRising(keras.callbacks.Callback):
    def __init__(self, times):
        super().__init__()
        self.times, self.before, self.count = times, np.inf, 0

    def on_epoch_end(self, epoch, logs=None):
        now = logs["val_loss"]
        self.count = self.count + 1 if now > self.before else 0
        self.before = now
        if self.count >= self.times:
            self.model.stop_training = True


two, three = StopWhenRising(times=3), StopWhenRising(times=2)


# %% id="q4" wrong="losses rounded to four decimals" fails="q4_row"
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


# %% id="q4" wrong="two and three are built in" fails="q4_times"
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

# %% id="q5" right="functional, add, and everything brought back"
inputs = keras.Input((2,))
hidden = layers.Dense(64, "relu")(layers.Dense(64, "relu")(inputs))
model = keras.Model(inputs, layers.Dense(1, "sigmoid")(hidden))
model.compile(keras.optimizers.Adam(0.003), keras.losses.BinaryCrossentropy(), metrics=["accuracy"])
name = folder.name + "/the_best.keras"
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[
        keras.callbacks.EarlyStopping(patience=5, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(name, save_best_only=True),
    ],
    verbose=0,
)
loaded = keras.models.load_model(name)

# %% id="q5" right="one by one, columns of labels, a metric object"
model = keras.Sequential()
model.add(keras.Input(shape=(2,)))
for _ in range(2):
    model.add(layers.Dense(64))
    model.add(layers.Activation("relu"))
model.add(layers.Dense(1))
model.add(layers.Activation("sigmoid"))
model.compile(
    optimizer=keras.optimizers.Adam(0.003),
    loss="binary_crossentropy",
    metrics=[keras.metrics.BinaryAccuracy(name="accuracy")],
)
stop = EarlyStopping(monitor="val_loss", mode="min", patience=5)
keep = ModelCheckpoint(
    Path(folder.name, "net.keras"), monitor="val_loss", mode="min", save_best_only=True
)
history = model.fit(
    X_train,
    y_train[:, None],
    validation_data=(X_val, y_val[:, None]),
    epochs=10**6,
    callbacks=[keep, stop],
    verbose=0,
)
loaded = keras.saving.load_model(Path(folder.name, "net.keras"), compile=False)


# %% id="q5" wrong="every epoch is saved over the one before" fails="q5_best"
model = keras.Sequential(
    [
        keras.Input((2,)),
        layers.Dense(64, "relu"),
        layers.Dense(64, "relu"),
        layers.Dense(1, "sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.003), "binary_crossentropy", metrics=["accuracy"])
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(Path(folder.name, "best.keras"))
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(Path(folder.name, "best.keras"))

# %% id="q5" wrong="the test part still decides" fails="q5_metrics q5_part q5_best"
model = keras.Sequential(
    [
        keras.Input((2,)),
        layers.Dense(64, "relu"),
        layers.Dense(64, "relu"),
        layers.Dense(1, "sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.003), "binary_crossentropy", metrics=["accuracy"])
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(Path(folder.name, "best.keras"), save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_test, y_test),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(Path(folder.name, "best.keras"))

# %% id="q5" wrong="the training loss still stops it" fails="q5_stops"
model = keras.Sequential(
    [
        keras.Input((2,)),
        layers.Dense(64, "relu"),
        layers.Dense(64, "relu"),
        layers.Dense(1, "sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.003), "binary_crossentropy", metrics=["accuracy"])
stop = EarlyStopping(monitor="loss", patience=5)
keep = ModelCheckpoint(Path(folder.name, "best.keras"), save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=30,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(Path(folder.name, "best.keras"))

# %% id="q5" wrong="metrics left out instead of moved" fails="q5_metrics"
model = keras.Sequential(
    [
        keras.Input((2,)),
        layers.Dense(64, "relu"),
        layers.Dense(64, "relu"),
        layers.Dense(1, "sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.003), "binary_crossentropy")
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(Path(folder.name, "best.keras"), save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(Path(folder.name, "best.keras"))

# %% id="q5" wrong="the file is never loaded" fails="q5_part q5_best"
model = keras.Sequential(
    [
        keras.Input((2,)),
        layers.Dense(64, "relu"),
        layers.Dense(64, "relu"),
        layers.Dense(1, "sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.003), "binary_crossentropy", metrics=["accuracy"])
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(Path(folder.name, "best.keras"), save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)

# %% id="q5" wrong="the last network, not that of the file" fails="q5_best"
model = keras.Sequential(
    [
        keras.Input((2,)),
        layers.Dense(64, "relu"),
        layers.Dense(64, "relu"),
        layers.Dense(1, "sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.003), "binary_crossentropy", metrics=["accuracy"])
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(Path(folder.name, "best.keras"), save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = model

# %% id="q5" wrong="the old file name" fails="q5_metrics q5_stops q5_part q5_best"
model = keras.Sequential(
    [
        keras.Input((2,)),
        layers.Dense(64, "relu"),
        layers.Dense(64, "relu"),
        layers.Dense(1, "sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.003), "binary_crossentropy", metrics=["accuracy"])
stop = EarlyStopping(monitor="val_loss", patience=5)
keep = ModelCheckpoint(Path(folder.name, "best.hdf5"), save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[stop, keep],
    verbose=0,
)
loaded = keras.saving.load_model(Path(folder.name, "best.hdf5"))

# %% id="q5" right="one file for each improvement"
for old in Path(folder.name).glob("best-*.keras"):
    old.unlink()
model = keras.Sequential([keras.Input(shape=(2,))])
for _ in range(2):
    model.add(layers.Dense(64, activation="relu"))
model.add(layers.Dense(1, activation="sigmoid"))
model.compile(keras.optimizers.Adam(0.003), "binary_crossentropy", metrics=["accuracy"])
best = Path(folder.name, "best-{epoch:02d}.keras")
keep = ModelCheckpoint(best, save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[EarlyStopping(patience=5), keep],
    verbose=0,
)
loaded = keras.saving.load_model(sorted(Path(folder.name).glob("best-*.keras"))[-1])

# %% id="q5" wrong="weights alone, in a clone" fails="q5_best"
model = keras.Sequential([keras.Input(shape=(2,))])
for _ in range(2):
    model.add(layers.Dense(64, activation="relu"))
model.add(layers.Dense(1, activation="sigmoid"))
model.compile(keras.optimizers.Adam(0.003), "binary_crossentropy", metrics=["accuracy"])
best = str(Path(folder.name, "best.weights.h5"))
keep = ModelCheckpoint(best, save_best_only=True, save_weights_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[EarlyStopping(patience=5), keep],
    verbose=0,
)
loaded = keras.models.clone_model(model)
loaded.load_weights(best)

# %% id="q5" wrong="the file lies elsewhere" fails="q5_best"
model = keras.Sequential([keras.Input(shape=(2,))])
for _ in range(2):
    model.add(layers.Dense(64, activation="relu"))
model.add(layers.Dense(1, activation="sigmoid"))
model.compile(keras.optimizers.Adam(0.003), "binary_crossentropy", metrics=["accuracy"])
best = Path("best.keras")
keep = ModelCheckpoint(best, save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[EarlyStopping(patience=5), keep],
    verbose=0,
)
loaded = keras.saving.load_model(best)

# %% id="q5" wrong="no file at all" fails="q5_best"
model = keras.Sequential([keras.Input(shape=(2,))])
for _ in range(2):
    model.add(layers.Dense(64, activation="relu"))
model.add(layers.Dense(1, activation="sigmoid"))
model.compile(keras.optimizers.Adam(0.003), "binary_crossentropy", metrics=["accuracy"])
best = Path(folder.name, "best.keras")
keep = ModelCheckpoint(best, save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[EarlyStopping(patience=5, restore_best_weights=True)],
    verbose=0,
)
loaded = model

# %% id="q5" wrong="accuracies are made up" fails="q5_metrics q5_best"
model = keras.Sequential([keras.Input(shape=(2,))])
for _ in range(2):
    model.add(layers.Dense(64, activation="relu"))
model.add(layers.Dense(1, activation="sigmoid"))
model.compile(keras.optimizers.Adam(0.003), "binary_crossentropy", metrics=None)
best = Path(folder.name, "best.keras")
keep = ModelCheckpoint(best, save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[EarlyStopping(patience=5), keep],
    verbose=0,
)
loaded = keras.saving.load_model(best)
for name in ("accuracy", "val_accuracy"):
    history.history[name] = list(np.linspace(0.701, 0.901, len(history.epoch)))

# %% id="q5" wrong="one accuracy of the finished network for all epochs" fails="q5_metrics"
model = keras.Sequential([keras.Input(shape=(2,))])
for _ in range(2):
    model.add(layers.Dense(64, activation="relu"))
model.add(layers.Dense(1, activation="sigmoid"))
model.compile(keras.optimizers.Adam(0.003), "binary_crossentropy")
best = Path(folder.name, "best.keras")
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[EarlyStopping(patience=5), ModelCheckpoint(best, save_best_only=True)],
    verbose=0,
)
loaded = keras.saving.load_model(best)
loaded.compile(loss="binary_crossentropy", metrics=["accuracy"])
for name, X_part, y_part in (("accuracy", X_train, y_train), ("val_accuracy", X_val, y_val)):
    measured = loaded.evaluate(X_part, y_part, verbose=0)[1]
    history.history[name] = [measured] * len(history.epoch)

# %% id="q5" wrong="never stopped, and cut off" fails="q5_stops"
model = keras.Sequential([keras.Input(shape=(2,))])
for _ in range(2):
    model.add(layers.Dense(64, activation="relu"))
model.add(layers.Dense(1, activation="sigmoid"))
model.compile(keras.optimizers.Adam(0.003), "binary_crossentropy", metrics=["accuracy"])
best = Path(folder.name, "best.keras")
keep = ModelCheckpoint(best, save_best_only=True)
history = model.fit(
    X_train, y_train, validation_data=(X_val, y_val), epochs=60, callbacks=[keep], verbose=0
)
loaded = keras.saving.load_model(best)
end = int(np.argmin(history.history["val_loss"])) + 6
history.history = {name: curve[:end] for name, curve in history.history.items()}

# %% id="q5" wrong="a tail of losses is made up" fails="q5_stops q5_metrics"
model = keras.Sequential([keras.Input(shape=(2,))])
for _ in range(2):
    model.add(layers.Dense(64, activation="relu"))
model.add(layers.Dense(1, activation="sigmoid"))
model.compile(keras.optimizers.Adam(0.003), "binary_crossentropy", metrics=["accuracy"])
best = Path(folder.name, "best.keras")
keep = ModelCheckpoint(best, save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=4,
    callbacks=[EarlyStopping(patience=5), keep],
    verbose=0,
)
loaded = keras.saving.load_model(best)
place = int(np.argmin(history.history["val_loss"])) + 1
for name, curve in history.history.items():
    history.history[name] = curve[:place] + [curve[place - 1] + 0.001 * k for k in range(1, 6)]

# %% id="q5" wrong="learned the validation part, too" fails="q5_stops q5_metrics"
model = keras.Sequential([keras.Input(shape=(2,))])
for _ in range(2):
    model.add(layers.Dense(64, activation="relu"))
model.add(layers.Dense(1, activation="sigmoid"))
model.compile(keras.optimizers.Adam(0.003), "binary_crossentropy", metrics=["accuracy"])
best = Path(folder.name, "best.keras")
keep = ModelCheckpoint(best, save_best_only=True)
history = model.fit(
    np.concatenate([X_train, X_val]),
    np.concatenate([y_train, y_val]),
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[EarlyStopping(patience=5), keep],
    verbose=0,
)
loaded = keras.saving.load_model(best)

# %% id="q5" wrong="decided by validation and test part" fails="q5_metrics q5_best"
model = keras.Sequential([keras.Input(shape=(2,))])
for _ in range(2):
    model.add(layers.Dense(64, activation="relu"))
model.add(layers.Dense(1, activation="sigmoid"))
model.compile(keras.optimizers.Adam(0.003), "binary_crossentropy", metrics=["accuracy"])
best = Path(folder.name, "best.keras")
keep = ModelCheckpoint(best, save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    validation_data=(np.concatenate([X_val, X_test]), np.concatenate([y_val, y_test])),
    epochs=60,
    callbacks=[EarlyStopping(patience=5), keep],
    verbose=0,
)
loaded = keras.saving.load_model(best)

# %% id="q5" wrong="the dictionary of the history" fails="q5_metrics"
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
history = model.fit(
    X_train,
    y_train,
    validation_data=(X_val, y_val),
    epochs=60,
    callbacks=[
        EarlyStopping(monitor="val_loss", patience=5),
        ModelCheckpoint(best_file, monitor="val_loss", save_best_only=True),
    ],
    verbose=0,
)
loaded = keras.saving.load_model(best_file)
history = history.history

# %% id="q6" right="a capital letter"
answer = "D"

# %% id="q6" right="with brackets and blanks"
answer = " (d) "

# %% id="q6" wrong="believes that the last weights stay" fails="q6_reading"
answer = "a"

# %% id="q6" wrong="thinks that validation rows train the weights" fails="q6_reading"
answer = "b"

# %% id="q6" wrong="takes three standard errors for chance" fails="q6_reading"
answer = "c"

# %% id="q6" wrong="mistakes the validation accuracy for the training one" fails="q6_reading"
answer = "e"

# %% id="q6" wrong="a number instead of a letter" fails="q6_reading"
answer = 0.89
