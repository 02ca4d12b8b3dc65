# %% [markdown]
# # Answers to exercise 8
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.

# %% id="q1" right="math.ceil, step by step"
import math


def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    scaled = rate * (new_size / batch_size)
    new_rate = limit if scaled > limit else scaled
    old_steps = epochs * math.ceil(rows / batch_size)
    new_steps_per_epoch = math.ceil(rows / new_size)
    return new_rate, old_steps * rate / new_rate / new_steps_per_epoch


# %% id="q1" right="counts the batches, returns an array"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    new_rate = np.minimum(rate / batch_size * new_size, limit)
    old = len(range(0, rows, batch_size)) * rate
    new = len(range(0, rows, new_size)) * new_rate
    return np.array([new_rate, epochs * old / new])


# %% id="q1" right="divmod, returns a list"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    def steps(size):
        full, rest = divmod(rows, size)
        return full + (1 if rest else 0)

    factor = new_size / batch_size
    new_rate = sorted([rate * factor, limit])[0]
    return [new_rate, epochs * steps(batch_size) / steps(new_size) * rate / new_rate]


# %% id="q1" wrong="keeps the old rate" fails="q1_rate q1_limit q1_epochs"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    distance = np.ceil(rows / batch_size) * epochs * rate
    return rate, distance / (np.ceil(rows / new_size) * rate)


# %% id="q1" wrong="scales by the square root" fails="q1_rate q1_limit q1_epochs"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    new_rate = min(rate * (new_size / batch_size) ** 0.5, limit)
    distance = np.ceil(rows / batch_size) * epochs * rate
    return new_rate, distance / (np.ceil(rows / new_size) * new_rate)


# %% id="q1" wrong="a larger batch, a smaller rate" fails="q1_rate q1_limit q1_epochs"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    new_rate = min(rate * batch_size / new_size, limit)
    distance = np.ceil(rows / batch_size) * epochs * rate
    return new_rate, distance / (np.ceil(rows / new_size) * new_rate)


# %% id="q1" wrong="no limit" fails="q1_limit q1_epochs"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    new_rate = rate * new_size / batch_size
    distance = np.ceil(rows / batch_size) * epochs * rate
    return new_rate, distance / (np.ceil(rows / new_size) * new_rate)


# %% id="q1" wrong="always the limit" fails="q1_rate q1_epochs"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    distance = np.ceil(rows / batch_size) * epochs * rate
    return limit, distance / (np.ceil(rows / new_size) * limit)


# %% id="q1" wrong="the larger of the two" fails="q1_rate q1_limit q1_epochs"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    new_rate = max(rate * new_size / batch_size, limit)
    distance = np.ceil(rows / batch_size) * epochs * rate
    return new_rate, distance / (np.ceil(rows / new_size) * new_rate)


# %% id="q1" wrong="a limit for larger batches only" fails="q1_limit q1_epochs"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    new_rate = rate * new_size / batch_size
    if new_size > batch_size:
        new_rate = min(new_rate, limit)
    distance = np.ceil(rows / batch_size) * epochs * rate
    return new_rate, distance / (np.ceil(rows / new_size) * new_rate)


# %% id="q1" wrong="the limit changes the rate, but not the epochs" fails="q1_epochs"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    scaled = rate * new_size / batch_size
    distance = np.ceil(rows / batch_size) * epochs * rate
    return min(scaled, limit), distance / (np.ceil(rows / new_size) * scaled)


# %% id="q1" wrong="drops the rows that are left over" fails="q1_epochs"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    new_rate = min(rate * new_size / batch_size, limit)
    distance = rows // batch_size * epochs * rate
    return new_rate, distance / (max(rows // new_size, 1) * new_rate)


# %% id="q1" wrong="fractions of steps" fails="q1_epochs"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    new_rate = min(rate * new_size / batch_size, limit)
    distance = rows / batch_size * epochs * rate
    return new_rate, distance / (rows / new_size * new_rate)


# %% id="q1" wrong="rounds up after all epochs" fails="q1_epochs"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    new_rate = min(rate * new_size / batch_size, limit)
    distance = np.ceil(rows * epochs / batch_size) * rate
    return new_rate, distance / (np.ceil(rows / new_size) * new_rate)


# %% id="q1" wrong="a small last batch is lost" fails="q1_epochs"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    new_rate = min(rate * new_size / batch_size, limit)
    distance = int(rows / batch_size + 0.5) * epochs * rate
    return new_rate, distance / (max(int(rows / new_size + 0.5), 1) * new_rate)


# %% id="q1" wrong="rounds the epochs up" fails="q1_epochs"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    new_rate = min(rate * new_size / batch_size, limit)
    distance = np.ceil(rows / batch_size) * epochs * rate
    return new_rate, np.ceil(distance / (np.ceil(rows / new_size) * new_rate))


# %% id="q1" wrong="the same number of epochs" fails="q1_epochs"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    return min(rate * new_size / batch_size, limit), epochs


# %% id="q1" wrong="steps instead of epochs" fails="q1_epochs"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    new_rate = min(rate * new_size / batch_size, limit)
    return new_rate, np.ceil(rows / batch_size) * epochs * rate / new_rate


# %% id="q1" wrong="as many steps, whatever the rate" fails="q1_epochs"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    new_rate = min(rate * new_size / batch_size, limit)
    return new_rate, np.ceil(rows / batch_size) * epochs / np.ceil(rows / new_size)


# %% id="q1" wrong="the two numbers exchanged" fails="q1_rate q1_limit q1_epochs"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    new_rate = min(rate * new_size / batch_size, limit)
    distance = np.ceil(rows / batch_size) * epochs * rate
    return distance / (np.ceil(rows / new_size) * new_rate), new_rate


# %% id="q1" wrong="the rate alone" fails="q1_rate q1_limit q1_epochs"
def same_distance(rows, batch_size, rate, epochs, new_size, limit):
    return min(rate * new_size / batch_size, limit)


# %% id="q2" right="functional"
standardise = layers.Normalization()
standardise.adapt(X_train)
inputs = keras.Input(shape=(13,))
raw_model = keras.Model(inputs, inner(standardise(inputs)))

# %% id="q2" right="mean and variance as arguments, added one by one"
raw_model = keras.Sequential()
raw_model.add(keras.Input(shape=(13,)))
raw_model.add(layers.Normalization(mean=X_train.mean(axis=0), variance=X_train.var(axis=0)))
raw_model.add(inner)

# %% id="q2" right="the layer of inner alone, and adapt afterwards"
raw_model = keras.Sequential([keras.Input(shape=(13,)), layers.Normalization(), *inner.layers])
raw_model.layers[0].adapt(X_train)


# %% id="q2" right="a class of one's own"
class RawModel(keras.Model):
    def __init__(self):
        super().__init__()
        self.standardise = layers.Normalization()
        self.standardise.adapt(X_train)
        self.inner = inner

    def call(self, rows):
        return self.inner(self.standardise(rows))


raw_model = RawModel()
raw_model.build((None, 13))

# %% id="q2" right="the scaling is put into the weights"
W, b = inner.get_weights()
deviations = X_train.std(axis=0)
raw_model = keras.Sequential([keras.Input(shape=(13,)), layers.Dense(3, activation="softmax")])
raw_model.set_weights([W / deviations[:, None], b - (X_train.mean(axis=0) / deviations) @ W])

# %% id="q2" right="a Lambda layer"
mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
raw_model = keras.Sequential(
    [keras.Input(shape=(13,)), layers.Lambda(lambda rows: (rows - mean) / deviation), inner]
)

# %% id="q2" wrong="never adapted" fails="q2_raw q2_training_rows"
raw_model = keras.Sequential([keras.Input(shape=(13,)), layers.Normalization(), inner])

# %% id="q2" wrong="inner itself" fails="q2_raw q2_training_rows"
raw_model = inner

# %% id="q2" wrong="adapted to all wines" fails="q2_training_rows"
standardise = layers.Normalization()
standardise.adapt(np.concatenate([X_train, X_new]))
raw_model = keras.Sequential([keras.Input(shape=(13,)), standardise, inner])

# %% id="q2" wrong="adapted to the new rows" fails="q2_training_rows"
standardise = layers.Normalization()
standardise.adapt(X_new)
raw_model = keras.Sequential([keras.Input(shape=(13,)), standardise, inner])

# %% id="q2" wrong="adapted to one batch of the training rows" fails="q2_training_rows"
standardise = layers.Normalization()
standardise.adapt(X_train[:32])
raw_model = keras.Sequential([keras.Input(shape=(13,)), standardise, inner])

# %% id="q2" wrong="adapted to rows that are standardised already" fails="q2_raw q2_training_rows"
standardise = layers.Normalization()
standardise.adapt((X_train - X_train.mean(axis=0)) / X_train.std(axis=0))
raw_model = keras.Sequential([keras.Input(shape=(13,)), standardise, inner])

# %% id="q2" wrong="after inner" fails="q2_raw q2_training_rows"
standardise = layers.Normalization()
standardise.adapt(inner.predict(X_train, verbose=0))
raw_model = keras.Sequential([keras.Input(shape=(13,)), inner, standardise])

# %% id="q2" wrong="one mean for all columns" fails="q2_raw q2_training_rows"
standardise = layers.Normalization(axis=None)
standardise.adapt(X_train)
raw_model = keras.Sequential([keras.Input(shape=(13,)), standardise, inner])

# %% id="q2" wrong="centred only" fails="q2_raw q2_training_rows"
standardise = layers.Normalization(mean=X_train.mean(axis=0), variance=np.ones(13))
raw_model = keras.Sequential([keras.Input(shape=(13,)), standardise, inner])

# %% id="q2" wrong="min-max scaling" fails="q2_raw q2_training_rows"
low, high = X_train.min(axis=0), X_train.max(axis=0)
standardise = layers.Normalization(mean=low, variance=(high - low) ** 2)
raw_model = keras.Sequential([keras.Input(shape=(13,)), standardise, inner])

# %% id="q2" wrong="the standard deviation as the variance" fails="q2_raw q2_training_rows"
standardise = layers.Normalization(mean=X_train.mean(axis=0), variance=X_train.std(axis=0))
raw_model = keras.Sequential([keras.Input(shape=(13,)), standardise, inner])

# %% id="q2" wrong="a batch normalisation, untrained" fails="q2_raw q2_training_rows"
raw_model = keras.Sequential([keras.Input(shape=(13,)), layers.BatchNormalization(), inner])

# %% id="q2" wrong="a copy of inner without its weights" fails="q2_raw q2_training_rows"
standardise = layers.Normalization()
standardise.adapt(X_train)
raw_model = keras.Sequential(
    [keras.Input(shape=(13,)), standardise, keras.models.clone_model(inner)]
)


# %% id="q2" wrong="a function, not a model" fails="q2_raw q2_training_rows"
def raw_model(rows):
    return inner((rows - X_train.mean(axis=0)) / X_train.std(axis=0))


# %% id="q2" wrong="each batch is standardised by itself" fails="q2_raw q2_training_rows"
def by_itself(rows):
    centred = rows - keras.ops.mean(rows, axis=0)
    return centred / (keras.ops.std(rows, axis=0) + 1e-7)


raw_model = keras.Sequential([keras.Input(shape=(13,)), layers.Lambda(by_itself), inner])


# %% id="q3" right="step by step, with the standard deviation by hand"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    mean, variance = moving_mean, moving_variance
    if training:
        mean = batch.sum(axis=0) / len(batch)
        variance = ((batch - mean) ** 2).mean(axis=0)
    return beta + (batch - mean) * (gamma / (variance + epsilon) ** 0.5)


# %% id="q3" right="column by column"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    batch = np.asarray(batch, dtype=float)
    result = np.empty_like(batch)
    for j in range(batch.shape[1]):
        column = batch[:, j]
        mean = column.mean() if training else moving_mean[j]
        variance = column.std() ** 2 if training else moving_variance[j]
        result[:, j] = gamma[j] * (column - mean) / (variance + epsilon) ** 0.5 + beta[j]
    return result


# %% id="q3" right="keras.ops"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    batch = keras.ops.cast(batch, "float64")
    if training:
        moving_mean, moving_variance = keras.ops.moments(batch, axes=0)
    return gamma * (batch - moving_mean) / keras.ops.sqrt(moving_variance + epsilon) + beta


# %% id="q3" right="pandas"
import pandas as pd


def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    table = pd.DataFrame(batch)
    if training:
        moving_mean, moving_variance = table.mean(), table.var(ddof=0)
    return (table - moving_mean) / np.sqrt(moving_variance + epsilon) * gamma + beta


# %% id="q3" right="writes into the batch that it gets"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    batch -= batch.mean(axis=0) if training else moving_mean
    batch /= np.sqrt(((batch**2).mean(axis=0) if training else moving_variance) + epsilon)
    batch *= gamma
    batch += beta
    return batch


# %% id="q3" right="the layer of Keras"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    layer = layers.BatchNormalization(epsilon=epsilon)
    layer.build((None, batch.shape[1]))
    layer.set_weights([gamma, beta, moving_mean, moving_variance])
    return layer(batch, training=training)


# %% id="q3" wrong="in training, whatever the mode" fails="q3_inference q3_epsilon"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    mean, variance = batch.mean(axis=0), batch.var(axis=0)
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta


# %% id="q3" wrong="at inference, whatever the mode" fails="q3_standard q3_scale q3_epsilon"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    return gamma * (batch - moving_mean) / np.sqrt(moving_variance + epsilon) + beta


# %% id="q3" wrong="the modes exchanged" fails="q3_standard q3_scale q3_inference q3_epsilon"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    if not training:
        mean, variance = batch.mean(axis=0), batch.var(axis=0)
    else:
        mean, variance = moving_mean, moving_variance

    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta


# %% id="q3" wrong="the moving mean, but the variance of the batch, at inference" fails="q3_inference q3_epsilon"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    mean = batch.mean(axis=0) if training else moving_mean
    return gamma * (batch - mean) / np.sqrt(batch.var(axis=0) + epsilon) + beta


# %% id="q3" wrong="the moving averages take in the batch first" fails="q3_inference q3_epsilon"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    if training:
        mean, variance = batch.mean(axis=0), batch.var(axis=0)
    else:
        mean = 0.99 * moving_mean + 0.01 * batch.mean(axis=0)
        variance = 0.99 * moving_variance + 0.01 * batch.var(axis=0)
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta


# %% id="q3" wrong="no gamma and beta at inference" fails="q3_inference q3_epsilon"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    if not training:
        return (batch - moving_mean) / np.sqrt(moving_variance + epsilon)
    mean, variance = batch.mean(axis=0), batch.var(axis=0)
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta


# %% id="q3" wrong="divides by the moving variance" fails="q3_inference q3_epsilon"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    if not training:
        return gamma * (batch - moving_mean) / (moving_variance + epsilon) + beta
    mean, variance = batch.mean(axis=0), batch.var(axis=0)
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta


# %% id="q3" wrong="one mean for all columns" fails="q3_standard q3_scale q3_epsilon"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    mean, variance = moving_mean, moving_variance
    if training:
        mean, variance = batch.mean(), batch.var()
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta


# %% id="q3" wrong="standardises rows, not columns" fails="q3_standard q3_scale q3_epsilon"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    mean, variance = moving_mean, moving_variance
    if training:
        mean, variance = batch.mean(axis=1, keepdims=True), batch.var(axis=1, keepdims=True)
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta


# %% id="q3" wrong="epsilon outside of the root" fails="q3_epsilon"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    if training:
        mean, variance = batch.mean(axis=0), batch.var(axis=0)
    else:
        mean, variance = moving_mean, moving_variance

    return gamma * (batch - mean) / (np.sqrt(variance) + epsilon) + beta


# %% id="q3" wrong="forgets epsilon" fails="q3_epsilon"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    if training:
        mean, variance = batch.mean(axis=0), batch.var(axis=0)
    else:
        mean, variance = moving_mean, moving_variance

    return gamma * (batch - mean) / np.sqrt(variance) + beta


# %% id="q3" wrong="no epsilon at inference" fails="q3_epsilon"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    if training:
        mean, variance = batch.mean(axis=0), batch.var(axis=0)
    else:
        mean, variance = moving_mean, moving_variance

    root = np.sqrt(variance + epsilon) if training else np.sqrt(variance)
    return gamma * (batch - mean) / root + beta


# %% id="q3" wrong="ignores the argument epsilon" fails="q3_epsilon"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    if training:
        mean, variance = batch.mean(axis=0), batch.var(axis=0)
    else:
        mean, variance = moving_mean, moving_variance

    return gamma * (batch - mean) / np.sqrt(variance + 0.001) + beta


# %% id="q3" wrong="epsilon only where the variance is 0" fails="q3_epsilon"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    if training:
        mean, variance = batch.mean(axis=0), batch.var(axis=0)
    else:
        mean, variance = moving_mean, moving_variance

    variance = np.where(variance == 0, epsilon, variance)
    return gamma * (batch - mean) / np.sqrt(variance) + beta


# %% id="q3" wrong="another epsilon if none is given" fails="q3_epsilon"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.06):
    if training:
        mean, variance = batch.mean(axis=0), batch.var(axis=0)
    else:
        mean, variance = moving_mean, moving_variance

    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta


# %% id="q3" wrong="the variance of a sample, divided by n - 1" fails="q3_standard q3_scale q3_epsilon"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    if training:
        mean, variance = batch.mean(axis=0), batch.var(axis=0, ddof=1)
    else:
        mean, variance = moving_mean, moving_variance
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta


# %% id="q3" wrong="forgets gamma and beta" fails="q3_scale q3_inference q3_epsilon"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    if training:
        mean, variance = batch.mean(axis=0), batch.var(axis=0)
    else:
        mean, variance = moving_mean, moving_variance

    return (batch - mean) / np.sqrt(variance + epsilon)


# %% id="q3" wrong="adds beta before it multiplies by gamma" fails="q3_scale q3_inference q3_epsilon"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    if training:
        mean, variance = batch.mean(axis=0), batch.var(axis=0)
    else:
        mean, variance = moving_mean, moving_variance

    return gamma * ((batch - mean) / np.sqrt(variance + epsilon) + beta)


# %% id="q3" wrong="gamma and beta of the first column for all" fails="q3_scale q3_inference q3_epsilon"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    if training:
        mean, variance = batch.mean(axis=0), batch.var(axis=0)
    else:
        mean, variance = moving_mean, moving_variance

    return gamma[0] * (batch - mean) / np.sqrt(variance + epsilon) + beta[0]


# %% id="q3" wrong="a negative gamma loses its sign" fails="q3_scale q3_inference"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    if training:
        mean, variance = batch.mean(axis=0), batch.var(axis=0)
    else:
        mean, variance = moving_mean, moving_variance

    return np.abs(gamma) * (batch - mean) / np.sqrt(variance + epsilon) + beta


# %% id="q3" wrong="the variance of all columns together" fails="q3_standard q3_scale q3_epsilon"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    mean, variance = moving_mean, moving_variance
    if training:
        mean = batch.mean(axis=0)
        variance = (batch - mean).var()
    return gamma * (batch - mean) / np.sqrt(variance + epsilon) + beta


# %% id="q3" wrong="min-max scaling in training" fails="q3_standard q3_scale q3_epsilon"
def batch_norm(batch, gamma, beta, moving_mean, moving_variance, training, epsilon=0.001):
    if not training:
        return gamma * (batch - moving_mean) / np.sqrt(moving_variance + epsilon) + beta
    low, high = batch.min(axis=0), batch.max(axis=0)
    return gamma * (batch - low) / (high - low + epsilon) + beta


# %% id="q4" right="a layer of Keras does it"
def moving_averages(batches, momentum=0.99):
    layer = layers.BatchNormalization(momentum=momentum)
    for batch in batches:
        layer(batch, training=True)
    return layer.moving_mean.numpy(), layer.moving_variance.numpy()


# %% id="q4" right="moves by the difference, returns a list"
def moving_averages(batches, momentum=0.99):
    mean, variance = 0, 1
    for batch in batches:
        mean = mean + (1 - momentum) * (np.mean(batch, axis=0) - mean)
        variance = variance + (1 - momentum) * (np.var(batch, axis=0) - variance)
    return [mean, variance]


# %% id="q4" right="both in one array"
def moving_averages(batches, momentum=0.99):
    moving = np.array([np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])])
    for batch in batches:
        moving *= momentum
        moving += (1 - momentum) * np.array([batch.mean(0), batch.var(0)])
    return moving


# %% id="q4" wrong="momentum the wrong way round" fails="q4_one q4_many"
def moving_averages(batches, momentum=0.99):
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        mean = (1 - momentum) * mean + momentum * batch.mean(axis=0)
        variance = (1 - momentum) * variance + momentum * batch.var(axis=0)
    return mean, variance


# %% id="q4" wrong="both start at zero" fails="q4_one q4_many"
def moving_averages(batches, momentum=0.99):
    mean, variance = np.zeros(batches[0].shape[1]), np.zeros(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance


# %% id="q4" wrong="starts with the first batch" fails="q4_one q4_many"
def moving_averages(batches, momentum=0.99):
    mean, variance = batches[0].mean(axis=0), batches[0].var(axis=0)
    for batch in batches[1:]:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance


# %% id="q4" wrong="the plain mean over the batches" fails="q4_one q4_many"
def moving_averages(batches, momentum=0.99):
    means = [batch.mean(axis=0) for batch in batches]
    variances = [batch.var(axis=0) for batch in batches]
    return np.mean(means, axis=0), np.mean(variances, axis=0)


# %% id="q4" wrong="averages the standard deviation" fails="q4_one q4_many"
def moving_averages(batches, momentum=0.99):
    mean, deviation = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        deviation = momentum * deviation + (1 - momentum) * batch.std(axis=0)
    return mean, deviation


# %% id="q4" wrong="forgets the variance" fails="q4_one q4_many"
def moving_averages(batches, momentum=0.99):
    mean = np.zeros(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
    return mean


# %% id="q4" wrong="one number for all columns" fails="q4_one q4_many"
def moving_averages(batches, momentum=0.99):
    mean, variance = 0, 1
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean()
        variance = momentum * variance + (1 - momentum) * batch.var()
    return mean, variance


# %% id="q4" wrong="the batches from the last to the first" fails="q4_many"
def moving_averages(batches, momentum=0.99):
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches[::-1]:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance


# %% id="q4" wrong="the variance around the moving mean" fails="q4_one q4_many"
def moving_averages(batches, momentum=0.99):
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * ((batch - mean) ** 2).mean(axis=0)
    return mean, variance


# %% id="q4" wrong="variance first, then mean" fails="q4_one q4_many"
def moving_averages(batches, momentum=0.99):
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return variance, mean


# %% id="q4" wrong="all batches in one" fails="q4_many"
def moving_averages(batches, momentum=0.99):
    rows = np.concatenate(batches)
    return (1 - momentum) * rows.mean(axis=0), momentum + (1 - momentum) * rows.var(axis=0)


# %% id="q4" wrong="another momentum where none is given" fails="q4_one q4_many"
def moving_averages(batches, momentum=0.9):
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance


# %% id="q4" wrong="stops after the first batch" fails="q4_many"
def moving_averages(batches, momentum=0.99):
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
        break
    return mean, variance


# %% id="q4" wrong="ignores the argument momentum" fails="q4_many"
def moving_averages(batches, momentum=0.99):
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        mean = 0.99 * mean + 0.01 * batch.mean(axis=0)
        variance = 0.99 * variance + 0.01 * batch.var(axis=0)
    return mean, variance


# %% id="q4" wrong="a batch of a single row is left out" fails="q4_many"
def moving_averages(batches, momentum=0.99):
    """Return the moving mean and the moving variance after all batches."""
    mean, variance = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for batch in batches:
        if len(batch) < 2:
            continue  # one row has no variance
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    return mean, variance


# %% id="q5" right="functional"
inputs = keras.Input(shape=(13,))
hidden = layers.Dense(16, use_bias=False)(inputs)
hidden = layers.ReLU()(layers.BatchNormalization()(hidden))
model = keras.Model(inputs, layers.Dense(3, activation="softmax")(hidden))

# %% id="q5" right="add, separate softmax, compiled and trained"
model = keras.Sequential()
model.add(keras.Input((13,)))
model.add(layers.Dense(16, use_bias=False))
model.add(layers.BatchNormalization())
model.add(layers.Activation(keras.activations.relu))
model.add(layers.Dense(3))
model.add(layers.Softmax())
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(wines, load_wine().target, epochs=1, batch_size=64, verbose=0)

# %% id="q5" right="another momentum, another epsilon"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False, kernel_initializer="he_normal"),
        layers.BatchNormalization(momentum=0.9, epsilon=1e-5),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)


# %% id="q5" right="a class of one's own"
class Wine(keras.Model):
    def __init__(self):
        super().__init__()
        self.out = layers.Dense(3, activation="softmax")
        self.hidden = layers.Dense(16, use_bias=False)
        self.norm = layers.BatchNormalization()

    def call(self, x, training=None):
        x = self.norm(self.hidden(x), training=training)
        return self.out(keras.ops.relu(x))


model = Wine()
model(wines[:1])


# %% id="q5" right="a Lambda layer"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Lambda(lambda t: keras.ops.maximum(t, 0)),
        layers.Dense(3, activation="softmax"),
    ]
)


# %% id="q5" right="a layer of one's own"
class Normalised(layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.dense = layers.Dense(units, use_bias=False)
        self.norm = layers.BatchNormalization()

    def call(self, x, training=None):
        return keras.ops.relu(self.norm(self.dense(x), training=training))


model = keras.Sequential(
    [keras.Input((13,)), Normalised(16), layers.Dense(3, activation="softmax")]
)


# %% id="q5" right="a function of one's own as activation"
def knick(t):
    return keras.ops.maximum(t, 0)


model = keras.Sequential(
    [
        keras.Input((13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation(knick),
        layers.Dense(3, activation="softmax"),
    ]
)


# %% id="q5" right="a class on the functional API"
class Wines(keras.Model):
    def __init__(self):
        inputs = keras.Input((13,))
        h = layers.ReLU()(layers.BatchNormalization()(layers.Dense(16, use_bias=False)(inputs)))
        super().__init__(inputs, layers.Dense(3, "softmax")(h))


model = Wines()


# %% id="q5" right="a subclass, built by the shape of its input"
class WineNet(keras.Model):
    def __init__(self):
        super().__init__()
        self.sums = layers.Dense(16, use_bias=False)
        self.norm = layers.BatchNormalization()
        self.grapes = layers.Dense(3, activation="softmax")

    def call(self, rows, training=False):
        return self.grapes(keras.ops.relu(self.norm(self.sums(rows), training=training)))


model = WineNet()
model.build((None, 13))


# %% id="q5" right="a class that makes its activation last"
class Grapes(keras.Model):
    def __init__(self):
        super().__init__()
        self.sums = layers.Dense(16, use_bias=False)
        self.norm = layers.BatchNormalization()
        self.out = layers.Dense(3, activation="softmax")
        self.bend = layers.Activation("relu")

    def call(self, rows, training=False):
        return self.out(self.bend(self.norm(self.sums(rows), training=training)))


model = Grapes()
model.build((None, 13))


# %% id="q5" right="scores, and a softmax of Keras's operations"
inputs = keras.Input(shape=(13,))
hidden = layers.BatchNormalization()(layers.Dense(16, use_bias=False)(inputs))
scores = layers.Dense(3)(layers.ReLU()(hidden))
model = keras.Model(inputs, keras.ops.softmax(scores))


# %% id="q5" wrong="a class of one's own that normalises last" fails="q5_normalises q5_relu"
class Wine(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = layers.Dense(16, activation="relu", use_bias=False)
        self.norm = layers.BatchNormalization()
        self.out = layers.Dense(3, activation="softmax")

    def call(self, x, training=None):
        return self.out(self.norm(self.hidden(x), training=training))


model = Wine()
model(wines[:1])

# %% id="q5" wrong="as it was" fails="q5_last q5_normalises q5_relu q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, activation="relu"),
        layers.BatchNormalization(),
        layers.Dense(3, activation="softmax"),
        layers.BatchNormalization(),
    ]
)

# %% id="q5" wrong="only the last normalisation taken away" fails="q5_normalises q5_relu q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, activation="relu"),
        layers.BatchNormalization(),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="keeps the useless bias" fails="q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="after the activation, without a bias" fails="q5_normalises q5_relu"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, activation="relu", use_bias=False),
        layers.BatchNormalization(),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="forgets the activation" fails="q5_relu"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="tanh instead of relu" fails="q5_relu"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("tanh"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="sigmoid instead of relu" fails="q5_relu"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("sigmoid"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="no bias in the last layer" fails="q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax", use_bias=False),
    ]
)

# %% id="q5" wrong="no normalisation at all" fails="q5_normalises q5_relu q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="Normalization instead of BatchNormalization" fails="q5_normalises q5_relu q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.Normalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="layer normalisation" fails="q5_normalises q5_relu q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.LayerNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="normalises the inputs, not the hidden layer" fails="q5_relu q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.BatchNormalization(),
        layers.Dense(16, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="a leaky relu" fails="q5_relu"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.LeakyReLU(),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="a relu that stops at 6" fails="q5_relu"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu6"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="relu in front of it, too" fails="q5_normalises q5_relu"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, activation="relu", use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="a useless bias in the place of beta" fails="q5_relu q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16),
        layers.BatchNormalization(center=False),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="a useless bias in the place of gamma" fails="q5_relu q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16),
        layers.BatchNormalization(scale=False),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="something after the softmax that changes nothing" fails="q5_last"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
        layers.Activation("relu"),
    ]
)

# %% id="q5" wrong="after the softmax, a layer that passes on what it gets" fails="q5_last"
inputs = keras.Input(shape=(13,))
hidden = layers.BatchNormalization()(layers.Dense(16, use_bias=False)(inputs))
chances = layers.Dense(3, activation="softmax")(layers.ReLU()(hidden))
model = keras.Model(inputs, layers.Flatten()(chances))

# %% id="q5" wrong="a dropout after the softmax" fails="q5_last q5_normalises q5_relu q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(3, activation="softmax"),
        layers.Dropout(0.2),
    ]
)

# %% id="q5" wrong="a dropout in between" fails="q5_normalises q5_relu q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dropout(0.3),
        layers.Dense(3, activation="softmax"),
    ]
)

# %% id="q5" wrong="two probabilities" fails="q5_last q5_normalises q5_relu q5_bias"
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        layers.Dense(16, use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.Dense(2, activation="softmax"),
    ]
)

# %% id="q6" right="a capital letter"
answer = "E"

# %% id="q6" right="with brackets and blanks"
answer = " (e) "

# %% id="q6" wrong="suspects overfitting" fails="q6_reading"
answer = "a"

# %% id="q6" wrong="blames the learning rate" fails="q6_reading"
answer = "b"

# %% id="q6" wrong="blames the batch size of evaluate" fails="q6_reading"
answer = "c"

# %% id="q6" wrong="blames the scaling" fails="q6_reading"
answer = "d"

# %% id="q6" wrong="all letters" fails="q6_reading"
answer = "abcde"

# %% id="q6" wrong="not a letter" fails="q6_reading"
answer = 0.34
