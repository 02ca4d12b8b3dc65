# %% id="q1" right="plain functional API, as in the hints"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    if channels == 4 * filters:
        shortcut = inputs
    else:
        shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    x = layers.Add()([x, shortcut])
    outputs = layers.Activation("relu")(x)
    return keras.Model(inputs, outputs)

# %% id="q1" right="own layer with build and call, type hints, ReLU layers, compiled"
class Bottleneck(layers.Layer):
    """Three convolutions and a shortcut."""

    def __init__(self, filters: int, project: bool, **kwargs):
        super().__init__(**kwargs)
        wide = 4 * filters
        self.squeeze = layers.Conv2D(filters, (1, 1), kernel_initializer="he_normal")
        self.look = layers.Conv2D(filters, (3, 3), padding="same", kernel_initializer="he_normal")
        self.widen = layers.Conv2D(wide, (1, 1), activation=None)
        self.projection = layers.Conv2D(wide, (1, 1), activation="linear") if project else None
        self.relu = layers.ReLU()

    def build(self, shape):
        self.squeeze.build(shape)
        narrow = (*shape[:-1], self.squeeze.filters)
        self.look.build(narrow)
        self.widen.build(narrow)
        if self.projection is not None:
            self.projection.build(shape)
        self.built = True

    def call(self, x):
        branch = self.widen(self.relu(self.look(self.relu(self.squeeze(x)))))
        way_past = x if self.projection is None else self.projection(x)
        return self.relu(branch + way_past)


def bottleneck(channels: int, filters: int) -> keras.Model:
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    model = keras.Sequential(
        [
            keras.Input(shape=(8, 8, channels)),
            Bottleneck(filters, project=channels != 4 * filters),
        ],
        name="bottleneck",
    )
    model.compile(optimizer="adam", loss="mse")
    return model

# %% id="q1" right="subclassed keras.Model, built on a symbolic input"
class Block(keras.Model):
    def __init__(self, channels, filters):
        super().__init__()
        self.conv1 = layers.Conv2D(filters, 1, activation="relu")
        self.conv2 = layers.Conv2D(filters, 3, padding="same", activation="relu")
        self.conv3 = layers.Conv2D(filters * 4, 1)
        self.needs_projection = channels != filters * 4
        if self.needs_projection:
            self.conv_shortcut = layers.Conv2D(filters * 4, 1)
        self.add = layers.Add()
        self.out = layers.Activation("relu")

    def call(self, inputs):
        x = self.conv1(inputs)
        x = self.conv2(x)
        x = self.conv3(x)
        shortcut = inputs
        if self.needs_projection:
            shortcut = self.conv_shortcut(inputs)
        return self.out(self.add([x, shortcut]))


def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    model = Block(channels, filters)
    model(keras.Input((8, 8, channels)))
    return model

# %% id="q1" right="a Sequential branch inside a functional model, keras.ops"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    out = int(4 * filters)
    x = keras.Input(shape=(8, 8, channels), name="places")
    branch = keras.Sequential(
        [
            layers.Conv2D(filters, kernel_size=1, strides=1, padding="valid"),
            layers.ReLU(),
            layers.Conv2D(filters, kernel_size=3, strides=1, padding="same"),
            layers.ReLU(),
            layers.Conv2D(out, kernel_size=1, strides=1, padding="valid"),
        ],
        name="branch",
    )
    way = {True: lambda t: t, False: layers.Conv2D(out, 1, padding="same")}[x.shape[-1] == out]
    y = keras.ops.relu(branch(x) + way(x))
    model = keras.Model(inputs=x, outputs=y)
    print(model.count_params(), "parameters")
    return model

# %% id="q1" right="loop over the convolutions with zero padding layer before the 3 x 3"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    image = keras.layers.Input((8, 8, channels))
    h = image
    for size in (1, 3):
        if size == 3:
            h = keras.layers.ZeroPadding2D(1)(h)
        h = keras.layers.Conv2D(filters, size, activation=keras.activations.relu)(h)
    parts = [keras.layers.Conv2D(4 * filters, 1)(h)]
    if channels / 4 == filters:
        parts.append(image)
    else:
        parts.append(keras.layers.Conv2D(4 * filters, 1)(image))
    return keras.Model(image, keras.layers.Lambda(keras.ops.relu)(keras.layers.add(parts)))

# %% id="q1" wrong="breaks: 'a 1 x 1 convolution with filters filters and relu' - the first convolution is missing"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(inputs)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    x = layers.Add()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: 'and relu' - the first convolution has no activation"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1)(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    x = layers.Add()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: 'a 3 x 3 convolution with filters filters and relu' - no relu after the second"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    x = layers.Add()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: 'which keeps the 8 x 8 places' - valid convolution, the frame filled with zeros afterwards"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, activation="relu")(x)
    x = layers.ZeroPadding2D(1)(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    x = layers.Add()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: 'a 3 x 3 convolution' - the middle one is 1 x 1"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 1, activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    x = layers.Add()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: 'and no activation' - relu after the last convolution of the branch"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1, activation="relu")(x)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    x = layers.Add()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: 'the input as it is, if it has 4 filters channels already' - always a projection"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    x = layers.Add()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: 'if it has 4 filters channels already' - compares with the constant 8"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs
    if channels != 8:
        shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    x = layers.Add()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: 'otherwise a 1 x 1 convolution' - only if there are too few channels, not if too many"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs
    if channels < 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    x = layers.Add()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: 'a 1 x 1 convolution of it' - the projection is 3 x 3"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 3, padding="same")(inputs)
    x = layers.Add()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: 'with 4 filters filters and no activation' - relu on the projection"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1, activation="relu")(inputs)
    x = layers.Add()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: 'both are added' - concatenated, and brought to 4 filters channels"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    x = layers.Concatenate()([x, shortcut])
    x = layers.Conv2D(4 * filters, 1)(x)
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: 'both are added' - the mean of both"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    x = layers.Average()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: 'and a relu comes last' - no relu at the end"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    return keras.Model(inputs, layers.Add()([x, shortcut]))

# %% id="q1" wrong="breaks: 'No normalisation' - BatchNormalization after each convolution"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1)(inputs)
    x = layers.BatchNormalization()(x)
    x = layers.Activation("relu")(x)
    x = layers.Conv2D(filters, 3, padding="same")(x)
    x = layers.BatchNormalization()(x)
    x = layers.Activation("relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    x = layers.BatchNormalization()(x)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1)(inputs)
        shortcut = layers.BatchNormalization()(shortcut)
    x = layers.Add()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: 'with 4 filters filters' - as many as channels come in"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(channels, 1)(x)
    x = layers.Add()([x, inputs])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: '4 filters' - hard-coded 8 channels out"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(8, 1)(x)
    shortcut = inputs
    if channels != 8:
        shortcut = layers.Conv2D(8, 1)(inputs)
    x = layers.Add()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: 'otherwise a 1 x 1 convolution of it' - of the branch's first output, not of the input"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    first = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(first)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1)(first)
    x = layers.Add()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: 'It returns a keras.Model' - returns the symbolic tensor"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    x = layers.Add()([x, shortcut])
    return layers.Activation("relu")(x)

# %% id="q1" wrong="breaks: 'relu' - the last one is capped at 6"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    x = layers.Add()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu6")(x))

# %% id="q3" right="new axis, astype makes a copy, once"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    batch = photo[np.newaxis].astype("float32")
    return preprocess_input(batch)

# %% id="q3" right="by hand: order turned round, means subtracted"
MEANS = np.array([103.939, 116.779, 123.68])


def prepare(photo: np.ndarray) -> np.ndarray:
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    batch = np.expand_dims(photo, axis=0).astype(float)
    return batch[..., ::-1] - MEANS

# %% id="q3" right="keras.ops tensor"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    tensor = keras.ops.convert_to_tensor(np.array(photo), dtype="float32")
    tensor = keras.ops.expand_dims(tensor, axis=0)
    return keras.applications.resnet50.preprocess_input(tensor)

# %% id="q3" right="np.stack and copy, the axis added after the preprocessing"
from copy import deepcopy


def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    own = deepcopy(photo)
    print("photo:", own.shape, own.dtype)
    ready = preprocess_input(own)
    return np.stack([ready])

# %% id="q3" right="beginner's loops over rows and columns"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    rows, columns, _ = photo.shape
    batch = np.zeros((1, rows, columns, 3))
    for r in range(rows):
        for c in range(columns):
            red, green, blue = (float(value) for value in photo[r, c])
            batch[0, r, c, 0] = blue - 103.939
            batch[0, r, c, 1] = green - 116.779
            batch[0, r, c, 2] = red - 123.68
    return batch

# %% id="q3" wrong="breaks: 'something is done twice' - still preprocesses twice"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    batch = photo[np.newaxis].astype("float32")
    batch = preprocess_input(batch)
    return preprocess_input(batch)

# %% id="q3" wrong="breaks: 'the numbers that ResNet50 wants' - divides by 255 first"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    batch = photo[np.newaxis] / 255
    return preprocess_input(batch)

# %% id="q3" wrong="breaks: 'a batch of one' - no batch axis"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    return preprocess_input(photo.astype("float32"))

# %% id="q3" wrong="breaks: 'It leaves photo as it was' - no copy"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    return preprocess_input(photo[np.newaxis])

# %% id="q3" wrong="breaks: 'It leaves photo as it was' - np.asarray does not copy float32"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    batch = np.asarray(photo, dtype="float32")[np.newaxis]
    return preprocess_input(batch)

# %% id="q3" wrong="breaks: 'or as floats' - cuts floats to whole numbers"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    batch = photo[np.newaxis].astype("uint8")
    return preprocess_input(batch)

# %% id="q3" wrong="breaks: 'a batch of one' - the new axis stands at the end"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    return preprocess_input(photo.astype("float32"))[..., np.newaxis]

# %% id="q3" wrong="breaks: 'the numbers that ResNet50 wants' - RGB stays RGB"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    batch = photo[np.newaxis].astype("float32")
    return batch - np.array([123.68, 116.779, 103.939], "float32")

# %% id="q3" wrong="breaks: 'the numbers that ResNet50 wants' - the means in the order of RGB, the channels in that of BGR"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    batch = photo[np.newaxis].astype("float32")
    return batch[..., ::-1] - np.array([123.68, 116.779, 103.939], "float32")

# %% id="q3" wrong="wrong axis: turns the columns round instead of the channels"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    batch = photo[np.newaxis].astype("float32")
    return batch[:, :, ::-1] - np.array([103.939, 116.779, 123.68], "float32")

# %% id="q3" wrong="no preprocessing at all: a copy with a batch axis"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    return photo[np.newaxis].astype("float32")

# %% id="q3" wrong="the wrong network's preprocessing: from -1 to 1"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    batch = photo[np.newaxis].astype("float32").copy()
    return keras.applications.mobilenet.preprocess_input(batch)

# %% id="q3" wrong="subtracts the photo's own means"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    batch = photo[np.newaxis].astype("float32")[..., ::-1]
    return batch - batch.mean(axis=(0, 1, 2))

# %% id="q3" wrong="breaks: 'of the shape (rows, columns, 3)' - rows and columns are exchanged"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    rows, columns, channels = photo.shape
    batch = photo.astype("float32").copy().reshape(1, columns, rows, channels)
    return preprocess_input(batch)

# %% id="q3" wrong="breaks: 'the numbers that ResNet50 wants' - negative numbers are cut off"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    batch = preprocess_input(photo[np.newaxis].astype("float32"))
    return np.clip(batch, 0, 255)

# %% id="q3" wrong="breaks: 'the numbers that ResNet50 wants' - turned into whole numbers at the end"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    batch = preprocess_input(photo[np.newaxis].astype("float32"))
    return batch.astype(int)

# %% id="q5" right="freeze the base, Sequential, compile, fit"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile(
    optimizer=keras.optimizers.Adam(0.05),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(few_sheets, few_labels, epochs=50, verbose=0)

# %% id="q5" right="features computed once, head on them, joined; explanation prints"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
features = base.predict(few_sheets, verbose=0)
print("features:", features.shape)

head = keras.Sequential([keras.Input((48,)), layers.Dense(5, activation="softmax")])
head.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
history = head.fit(features, few_labels, epochs=60, batch_size=40, verbose=0)
print("training accuracy of the head:", history.history["accuracy"][-1])

model = keras.Sequential([base, head])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])

# %% id="q5" right="functional API, training=False, one-hot labels, RMSprop, EarlyStopping on the loss"
%matplotlib inline
trained = load_small_resnet()
for layer in trained.layers:
    layer.trainable = False
features_only = keras.Model(trained.inputs[0], trained.layers[-2].output, name="base")

inputs = keras.Input(shape=(12, 12, 1))
x = features_only(inputs, training=False)
outputs = layers.Dense(5, activation="softmax", name="new_head")(x)
model = keras.Model(inputs, outputs)
model.compile(
    optimizer=keras.optimizers.RMSprop(learning_rate=0.02),
    loss=keras.losses.CategoricalCrossentropy(),
    metrics=["accuracy"],
)
stop = keras.callbacks.EarlyStopping(monitor="loss", patience=5, restore_best_weights=True)
history = model.fit(
    few_sheets,
    keras.utils.to_categorical(few_labels, 5),
    batch_size=10,
    epochs=60,
    callbacks=[stop],
    verbose=0,
)
plt.plot(history.history["loss"])
plt.xlabel("epoch")
plt.ylabel("loss")
plt.show()

# %% id="q5" right="the head from scikit-learn's LogisticRegression, put into a Dense layer; not compiled"
from sklearn.linear_model import LogisticRegression

network = load_small_resnet()
base = keras.Model(network.input, network.get_layer("features").output)
features = np.asarray(base(few_sheets))
regression = LogisticRegression(max_iter=5000).fit(features, few_labels)

head = layers.Dense(5, activation="softmax")
model = keras.Sequential([base, head])
model.build((None, 12, 12, 1))
head.set_weights([regression.coef_.T, regression.intercept_])

# %% id="q5" right="subclassed keras.Model with a hidden layer in the head"
class Transfer(keras.Model):
    """The borrowed base, and a new head of two layers."""

    def __init__(self):
        super().__init__()
        small = load_small_resnet()
        self.base = keras.Model(small.input, small.get_layer("features").output)
        self.base.trainable = False
        self.hidden = layers.Dense(64, activation="relu")
        self.head = layers.Dense(5, activation="softmax")

    def call(self, sheets):
        return self.head(self.hidden(self.base(sheets, training=False)))


model = Transfer()
model.compile(
    optimizer=keras.optimizers.Adam(0.01),
    loss=keras.losses.SparseCategoricalCrossentropy(),
    metrics=["accuracy"],
)
model.fit(few_sheets, few_labels, epochs=60, batch_size=8, shuffle=True, verbose=0)

# %% id="q5" wrong="breaks: 'with its weights exactly as they were' - the base is not frozen"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile(
    optimizer=keras.optimizers.Adam(0.005),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(few_sheets, few_labels, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'with its weights exactly as they were' - frozen after the first fit, not compiled again"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile(
    optimizer=keras.optimizers.Adam(0.005),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(few_sheets, few_labels, epochs=5, verbose=0)
base.trainable = False
model.fit(few_sheets, few_labels, epochs=45, verbose=0)

# %% id="q5" wrong="breaks: 'exactly as they were' - the convolutions are frozen, BatchNormalization goes on learning"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
for layer in base.layers:
    if isinstance(layer, layers.Conv2D):
        layer.trainable = False
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile(
    optimizer=keras.optimizers.Adam(0.05),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(few_sheets, few_labels, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'exactly as they were' - fine-tuned afterwards with a small learning rate"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels, epochs=50, verbose=0)
base.trainable = True
model.compile(keras.optimizers.Adam(1e-4), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels, epochs=5, verbose=0)

# %% id="q5" wrong="breaks: 'the base of load_small_resnet()' - cloned, so its weights are random"
small = keras.models.clone_model(load_small_resnet())
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'inside it is the base' - a network of its own, from scratch"
model = keras.Sequential(
    [
        keras.Input((12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(),
        layers.Conv2D(32, 3, activation="relu"),
        layers.GlobalAveragePooling2D(),
        layers.Dense(5, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'Make a network for the new digits' - the old network, with its old head"
model = load_small_resnet()
model.trainable = False
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])

# %% id="q5" wrong="breaks: 'right about at least 60 %' - the new head is never trained"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])

# %% id="q5" wrong="breaks: 'right about at least 60 %' - one epoch with a tiny learning rate"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.SGD(0.0001), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels, epochs=1, verbose=0)

# %% id="q5" wrong="breaks: 'five probabilities' - sigmoid, so they do not add up to 1"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential([base, layers.Dense(5, activation="sigmoid")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'five probabilities' - logits come out"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential([base, layers.Dense(5)])
model.compile(
    keras.optimizers.Adam(0.05),
    keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
model.fit(few_sheets, few_labels, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'five probabilities' - ten, for all digits, with labels 5 to 9"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential([base, layers.Dense(10, activation="softmax")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels + 5, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'it takes one sheet' - the head alone, which takes 48 features"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
features = base.predict(few_sheets, verbose=0)
model = keras.Sequential([keras.Input((48,)), layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(features, few_labels, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'label 0 means a 5' - the labels are turned round: 0 for a 9"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, 4 - few_labels, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'up to the layer features' - ends after the second block"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("block2_out").output)
base.trainable = False
model = keras.Sequential(
    [base, layers.GlobalAveragePooling2D(), layers.Dense(5, activation="softmax")]
)
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'exactly as they were' - the weights are rounded to two digits"
small = load_small_resnet()
small.set_weights([np.round(weight, 2) for weight in small.get_weights()])
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels, epochs=50, verbose=0)

# %% id="q5" wrong="joined wrongly: the base with a fresh head instead of the trained one"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
features = base.predict(few_sheets, verbose=0)
head = keras.Sequential([keras.Input((48,)), layers.Dense(5, activation="softmax")])
head.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
head.fit(features, few_labels, epochs=50, verbose=0)
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])

# %% id="q6" wrong="breaks: 'Write the letter' - two letters"
answer = "cd"

# %% id="q6" wrong="breaks: 'Write the letter' - all letters"
answer = "abcde"

# %% id="q6" wrong="breaks: 'Write the letter' - its place, as a number"
answer = 2

# %% id="q1" right="functional, as the hint says"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    outputs = layers.Activation("relu")(layers.Add()([x, shortcut]))
    return keras.Model(inputs, outputs)

# %% id="q1" right="no biases, separate relus, plus sign, helper function, type hints"
def _conv(x, count: int, size: int):
    return layers.Conv2D(count, (size, size), strides=1, padding="same", use_bias=False)(x)


def bottleneck(channels: int, filters: int) -> keras.Model:
    wide = filters * 4
    image = keras.layers.Input(shape=(8, 8, channels), name="image")
    branch = layers.ReLU()(_conv(image, filters, 1))
    branch = layers.ReLU()(_conv(branch, filters, 3))
    branch = _conv(branch, wide, 1)
    way = image if channels == wide else _conv(image, wide, 1)
    return keras.Model(inputs=image, outputs=keras.ops.relu(branch + way), name="bottleneck")

# %% id="q1" right="own layer inside a Sequential, zero padding by hand, compiled"
class Block(layers.Layer):
    def __init__(self, filters, project):
        super().__init__()
        self.first = layers.Conv2D(filters, kernel_size=1, activation="relu")
        self.pad = layers.ZeroPadding2D(1)
        self.second = layers.Conv2D(filters, kernel_size=3, padding="valid", activation="relu")
        self.third = layers.Conv2D(4 * filters, kernel_size=1)
        self.project = layers.Conv2D(4 * filters, kernel_size=1) if project else None

    def call(self, x):
        branch = self.third(self.second(self.pad(self.first(x))))
        if self.project is not None:
            x = self.project(x)
        return keras.ops.maximum(x + branch, 0)


def bottleneck(channels, filters):
    model = keras.Sequential([keras.Input((8, 8, channels)), Block(filters, channels != 4 * filters)])
    model.compile("adam", "mse")
    return model

# %% id="q1" right="branch as a Sequential of its own, layers.add"
def bottleneck(channels, filters):
    branch = keras.Sequential(name="branch")
    branch.add(layers.Conv2D(filters, 1))
    branch.add(layers.Activation("relu"))
    branch.add(layers.Conv2D(filters, 3, padding="same"))
    branch.add(layers.Activation("relu"))
    branch.add(layers.Conv2D(4 * filters, 1))
    inputs = keras.Input((8, 8, channels))
    if channels == 4 * filters:
        shortcut = inputs
    else:
        shortcut = layers.Conv2D(4 * filters, 1, name="projection")(inputs)
    total = layers.add([branch(inputs), shortcut])
    return keras.Model(inputs, layers.ReLU()(total))

# %% id="q1" wrong="breaks: 'otherwise a 1 x 1 convolution' - with more channels than needed the first ones are taken"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs
    if channels < 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    elif channels > 4 * filters:
        shortcut = inputs[..., : 4 * filters]
    return keras.Model(inputs, layers.Activation("relu")(layers.Add()([x, shortcut])))

# %% id="q1" wrong="breaks: 'the input as it is, if it has 4 filters channels already' - always a convolution"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    return keras.Model(inputs, layers.Activation("relu")(layers.Add()([x, shortcut])))

# %% id="q1" wrong="breaks: 'No normalisation and no dropout' - a dropout before the sum"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    x = layers.Dropout(0.2)(x)
    shortcut = inputs if channels == 4 * filters else layers.Conv2D(4 * filters, 1)(inputs)
    return keras.Model(inputs, layers.Activation("relu")(layers.Add()([x, shortcut])))

# %% id="q1" wrong="breaks: 'a 1 x 1 convolution with 4 filters and no activation' - relu before the sum"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1, activation="relu")(x)
    shortcut = inputs if channels == 4 * filters else layers.Conv2D(4 * filters, 1)(inputs)
    return keras.Model(inputs, layers.Activation("relu")(layers.Add()([x, shortcut])))

# %% id="q1" wrong="breaks: 'the shortcut ... no activation' - the projection has a relu"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1, activation="relu")(inputs)
    return keras.Model(inputs, layers.Activation("relu")(layers.Add()([x, shortcut])))

# %% id="q1" wrong="breaks: 'a 3 x 3 convolution with filters filters and relu' - no relu after it"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs if channels == 4 * filters else layers.Conv2D(4 * filters, 1)(inputs)
    return keras.Model(inputs, layers.Activation("relu")(layers.Add()([x, shortcut])))

# %% id="q1" wrong="breaks: 'and a relu comes last' - the sum comes last"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs if channels == 4 * filters else layers.Conv2D(4 * filters, 1)(inputs)
    return keras.Model(inputs, layers.Add()([x, shortcut]))

# %% id="q1" wrong="breaks: 'otherwise a 1 x 1 convolution of it' - of the output of the first convolution"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    shortcut = inputs if channels == 4 * filters else layers.Conv2D(4 * filters, 1)(x)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    return keras.Model(inputs, layers.Activation("relu")(layers.Add()([x, shortcut])))

# %% id="q1" wrong="breaks: 'No normalisation' - a batch normalisation when there is a projection"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1)(inputs)
        shortcut = layers.BatchNormalization()(shortcut)
    return keras.Model(inputs, layers.Activation("relu")(layers.Add()([x, shortcut])))

# %% id="q1" wrong="breaks: 'a 3 x 3 convolution' - its nine weights are spread over 5 x 5 places"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", dilation_rate=2, activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs if channels == 4 * filters else layers.Conv2D(4 * filters, 1)(inputs)
    return keras.Model(inputs, layers.Activation("relu")(layers.Add()([x, shortcut])))

# %% id="q3" right="astype copies, newaxis"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    batch = photo[np.newaxis].astype("float32")
    return preprocess_input(batch)

# %% id="q3" right="by hand, a loop over the channels"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    means = [103.939, 116.779, 123.68]
    result = np.zeros((1,) + photo.shape, dtype="float32")
    for channel in range(3):
        result[0, :, :, channel] = photo[:, :, 2 - channel].astype("float64") - means[channel]
    return result

# %% id="q3" right="expand_dims and a copy, float64"
def prepare(photo: np.ndarray) -> np.ndarray:
    own = np.array(photo, dtype=float, copy=True)
    own = np.expand_dims(own, axis=0)
    ready = preprocess_input(own)
    print("from", ready.min(), "to", ready.max())
    return ready

# %% id="q3" right="a tensor"
def prepare(photo):
    tensor = keras.ops.convert_to_tensor(np.array(photo, dtype="float32"))
    tensor = keras.ops.expand_dims(tensor, 0)
    blue_first = keras.ops.flip(tensor, axis=-1)
    return blue_first - keras.ops.convert_to_tensor([103.939, 116.779, 123.68])

# %% id="q3" right="copy first, then the function of keras.applications, stack"
def prepare(photo):
    return keras.applications.resnet50.preprocess_input(np.stack([photo.copy()]))

# %% id="q3" wrong="breaks: 'It leaves photo as it was, whatever its type' - float32 is overwritten"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    batch = np.asarray(photo, dtype="float32")[np.newaxis]
    return preprocess_input(batch)

# %% id="q3" wrong="breaks: 'as whole numbers or as floats' - floats are cut to whole numbers"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    return preprocess_input(photo[np.newaxis].astype("uint8"))

# %% id="q3" wrong="breaks: 'values from 0 to 255' - a dark photo is taken for one from 0 to 1"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    batch = photo[np.newaxis].astype("float32")
    if batch.max() <= 1:
        batch = batch * 255
    return preprocess_input(batch)

# %% id="q3" wrong="breaks: 'as many rows and columns as the photo has' - cut to a square when it is large"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    batch = photo[np.newaxis, :224, :224].astype("float32")
    return preprocess_input(batch)

# %% id="q3" wrong="breaks: 'the numbers that ResNet50 wants' - the channels stay RGB"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    return photo[np.newaxis].astype("float32") - np.array([123.68, 116.779, 103.939])

# %% id="q3" wrong="breaks: 'the numbers that ResNet50 wants' - the means in the order of RGB on channels of BGR"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    return photo[np.newaxis, ..., ::-1].astype("float32") - np.array([123.68, 116.779, 103.939])

# %% id="q3" wrong="breaks: 'one RGB photo' - photos that are floats are divided by 255"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    batch = photo[np.newaxis].astype("float32")
    if np.issubdtype(photo.dtype, np.floating):
        batch = batch / 255
    return preprocess_input(batch)

# %% id="q3" wrong="breaks: 'the numbers that ResNet50 wants' - preprocessed twice"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    batch = preprocess_input(photo[np.newaxis].astype("float32"))
    return preprocess_input(batch)

# %% id="q3" wrong="breaks: 'the numbers that ResNet50 wants' - the columns are turned round, too"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    batch = photo[:, ::-1, ::-1].astype("float32")[np.newaxis]
    return batch - np.array([103.939, 116.779, 123.68], "float32")

# %% id="q3" wrong="breaks: 'It leaves photo as it was' - only float32 is copied, float64 is overwritten"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    if photo.dtype == "float32":
        photo = photo.copy()
    return preprocess_input(photo[np.newaxis])

# %% id="q3" wrong="breaks: 'It returns a batch of one' - the batch axis comes last"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    return np.expand_dims(preprocess_input(photo.astype("float32")), axis=-1)

# %% id="q5" right="frozen base and a dense layer in a Sequential, fit on the sheets"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile(
    optimizer=keras.optimizers.Adam(0.05),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
history = model.fit(few_sheets, few_labels, epochs=60, verbose=0)
print(history.history["accuracy"][-1])

# %% id="q5" right="features once, a head fitted on them, joined at the end"
small = load_small_resnet()
base = keras.Model(small.inputs, small.get_layer("features").output)
few_features = base.predict(few_sheets, verbose=0)
keras.utils.set_random_seed(1)
head = keras.Sequential([keras.Input((48,)), layers.Dense(5, activation="softmax")])
head.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy")
head.fit(few_features, few_labels, epochs=100, batch_size=40, verbose=0)
model = keras.Sequential([base, head])

# %% id="q5" right="functional, one-hot labels, dropout, Softmax layer, base with training=False"
%matplotlib inline
network = load_small_resnet()
network.trainable = False
base = keras.Model(network.input, network.get_layer("features").output, name="base")
sheet = keras.Input((12, 12, 1))
x = base(sheet, training=False)
x = layers.Dropout(0.1)(x)
x = layers.Dense(5)(x)
model = keras.Model(sheet, layers.Softmax()(x))
model.compile("rmsprop", "categorical_crossentropy", metrics=["accuracy"])
model.optimizer.learning_rate = 0.02
curve = model.fit(
    few_sheets, keras.utils.to_categorical(few_labels, 5), epochs=60, batch_size=16, verbose=0
)
plt.plot(curve.history["loss"])
plt.xlabel("epoch")
plt.ylabel("loss")
plt.show()

# %% id="q5" right="scikit-learn's logistic regression gives the weights of the head; layers shared, no nesting"
from sklearn.linear_model import LogisticRegression

small = load_small_resnet()
small.trainable = False
features = small.get_layer("features").output
base = keras.Model(small.input, features)
regression = LogisticRegression(C=1.0, max_iter=5000).fit(base.predict(few_sheets, verbose=0), few_labels)
head = layers.Dense(5, activation="softmax", name="new_digit")
model = keras.Model(small.input, head(features))
head.set_weights([regression.coef_.T, regression.intercept_])

# %% id="q5" wrong="breaks: 'with its weights exactly as they were' - only the convolutions are frozen, the normalisation is not"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
for layer in base.layers:
    if isinstance(layer, layers.Conv2D):
        layer.trainable = False
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'exactly as they were' - fine-tuned with a tiny learning rate afterwards"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels, epochs=50, verbose=0)
base.trainable = True
model.compile(keras.optimizers.Adam(1e-5), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels, epochs=2, verbose=0)

# %% id="q5" wrong="breaks: 'right about at least 60 %' - the head is never fitted"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])

# %% id="q5" wrong="breaks: 'returns five probabilities' - five sigmoids, each by itself"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential([base, layers.Dense(5, activation="sigmoid")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'for the new digits' - the head of the lesson's network is kept, with 5 classes 0 to 4"
model = load_small_resnet()

# %% id="q5" wrong="breaks: 'label 0 means a 5, label 4 means a 9' - the labels the other way round"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
features = base.predict(few_sheets, verbose=0)
head = keras.Sequential([keras.Input((48,)), layers.Dense(5, activation="softmax")])
head.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy")
head.fit(features, 4 - few_labels, epochs=50, verbose=0)
model = keras.Sequential([base, head])

# %% id="q5" wrong="breaks: 'label 0 means a 5' - ten classes, the digits as labels"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential([base, layers.Dense(10, activation="softmax")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels + 5, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'inside it is the base of load_small_resnet()' - its architecture with new weights, all trained from scratch"
small = keras.models.clone_model(load_small_resnet())
base = keras.Model(small.input, small.get_layer("features").output)
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels, epochs=30, verbose=0)

# %% id="q5" wrong="breaks: 'exactly as they were' - frozen only after the training"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels, epochs=30, verbose=0)
base.trainable = False
model.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy", metrics=["accuracy"])

# %% id="q5" wrong="breaks: 'exactly as they were' - stored in half precision to save memory"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.set_weights([weight.astype("float16").astype("float32") for weight in base.get_weights()])
base.trainable = False
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'five probabilities' - logits, the softmax is in the loss only"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential([base, layers.Dense(5)])
model.compile(
    keras.optimizers.Adam(0.05),
    keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
model.fit(few_sheets, few_labels, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'at least 60 % of new digits' - the sheets are shuffled, their labels are not"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
order = np.random.default_rng(0).permutation(40)
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets[order], few_labels, epochs=50, verbose=0)

# %% id="q6" wrong="breaks: 'Write the letter' - two letters"
answer = "c, d"

# %% id="q6" wrong="breaks: 'Write the letter' - a list of letters"
answer = ["a", "c"]

# %% id="q6" wrong="breaks: 'Write the letter' - the place, counted from 0"
answer = 2

# %% id="q1" right="functional API, relu as layers of its own, type hints"
def bottleneck(channels: int, filters: int) -> keras.Model:
    """Return a model of one bottleneck block, for images of 8 x 8 places."""
    wide = 4 * filters
    inputs = keras.Input(shape=(8, 8, channels))

    branch = layers.Conv2D(filters, kernel_size=1)(inputs)
    branch = layers.ReLU()(branch)
    branch = layers.Conv2D(filters, kernel_size=3, padding="same")(branch)
    branch = layers.ReLU()(branch)
    branch = layers.Conv2D(wide, kernel_size=1)(branch)

    if channels == wide:
        shortcut = inputs
    else:
        shortcut = layers.Conv2D(wide, kernel_size=1)(inputs)

    outputs = layers.ReLU()(layers.Add()([branch, shortcut]))
    return keras.Model(inputs, outputs, name="bottleneck")

# %% id="q1" right="own layer without biases in a Sequential"
class BottleneckLayer(layers.Layer):
    def __init__(self, channels, filters, **kwargs):
        super().__init__(**kwargs)
        self.filters = filters
        self.narrow = layers.Conv2D(filters, 1, activation="relu", use_bias=False)
        self.look = layers.Conv2D(filters, 3, padding="same", activation="relu", use_bias=False)
        self.widen = layers.Conv2D(4 * filters, 1, use_bias=False)
        if channels == 4 * filters:
            self.projection = None
        else:
            self.projection = layers.Conv2D(4 * filters, 1, use_bias=False)

    def build(self, input_shape):
        inside = (*input_shape[:-1], self.filters)
        self.narrow.build(input_shape)
        self.look.build(inside)
        self.widen.build(inside)
        if self.projection is not None:
            self.projection.build(input_shape)

    def call(self, x):
        branch = self.widen(self.look(self.narrow(x)))
        shortcut = x if self.projection is None else self.projection(x)
        return keras.ops.relu(branch + shortcut)


def bottleneck(channels, filters):
    return keras.Sequential([keras.Input((8, 8, channels)), BottleneckLayer(channels, filters)])

# %% id="q1" right="subclassed keras.Model, built by one call"
class BottleneckBlock(keras.Model):
    def __init__(self, channels, filters):
        super().__init__()
        self.conv_a = layers.Conv2D(filters, (1, 1), activation="relu")
        self.conv_b = layers.Conv2D(filters, (3, 3), padding="same", activation="relu")
        self.conv_c = layers.Conv2D(filters * 4, (1, 1), activation=None)
        self.needs_projection = channels != filters * 4
        if self.needs_projection:
            self.conv_shortcut = layers.Conv2D(filters * 4, (1, 1), activation=None)
        self.sum_up = layers.Add()
        self.last_relu = layers.Activation("relu")

    def call(self, x):
        branch = self.conv_a(x)
        branch = self.conv_b(branch)
        branch = self.conv_c(branch)
        if self.needs_projection:
            x = self.conv_shortcut(x)
        return self.last_relu(self.sum_up([branch, x]))


def bottleneck(channels, filters):
    block = BottleneckBlock(channels, filters)
    block(np.zeros((1, 8, 8, channels), "float32"))  # now it has its weights
    return block

# %% id="q1" wrong="breaks: 'the input as it is, if it has 4 · filters channels already' - the shortcut is always projected"
def bottleneck(channels, filters):
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    x = layers.Add()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: 'No normalisation and no dropout' - a dropout in the branch"
def bottleneck(channels, filters):
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Dropout(0.2)(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    x = layers.Add()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: 'a 1 × 1 convolution with 4 · filters filters and no activation' - the third convolution of the branch has relu, too"
def bottleneck(channels, filters):
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1, activation="relu")(x)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    x = layers.Add()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: 'otherwise a 1 × 1 convolution of it with 4 · filters filters and no activation' - the projection has relu"
def bottleneck(channels, filters):
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1, activation="relu")(inputs)
    x = layers.Add()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: 'otherwise a 1 × 1 convolution of it' - the projection is a 3 × 3 convolution"
def bottleneck(channels, filters):
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    if channels == 4 * filters:
        shortcut = inputs
    else:
        shortcut = layers.Conv2D(4 * filters, 3, padding="same")(inputs)
    x = layers.Add()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q1" wrong="breaks: 'otherwise a 1 × 1 convolution of it' - if there are too many channels, they are cut off instead of projected"
def bottleneck(channels, filters):
    out = 4 * filters
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(out, 1)(x)
    if channels < out:
        shortcut = layers.Conv2D(out, 1)(inputs)
    elif channels > out:
        shortcut = inputs[..., :out]
    else:
        shortcut = inputs
    x = layers.Add()([x, shortcut])
    return keras.Model(inputs, layers.Activation("relu")(x))

# %% id="q3" right="np.array copies, one axis more"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    my_copy = np.array(photo, dtype="float32")
    batch = np.expand_dims(my_copy, axis=0)
    return preprocess_input(batch)

# %% id="q3" right="by hand, channel by channel"
def prepare(photo):
    rows, columns, _ = photo.shape
    batch = np.zeros((1, rows, columns, 3), dtype="float32")
    means = {"blue": 103.939, "green": 116.779, "red": 123.68}
    place_in_photo = {"red": 0, "green": 1, "blue": 2}
    for new_place, colour in enumerate(["blue", "green", "red"]):
        channel = photo[:, :, place_in_photo[colour]].astype("float32")
        batch[0, :, :, new_place] = channel - means[colour]
    return batch

# %% id="q3" right="keras.ops, returns a tensor"
from keras import ops


def prepare(photo):
    """Return a tensor with one image: BGR, minus the means of ImageNet."""
    x = ops.cast(ops.convert_to_tensor(photo), "float32")
    x = ops.flip(x, axis=-1)
    x = x - ops.convert_to_tensor([103.939, 116.779, 123.68], dtype="float32")
    return ops.expand_dims(x, axis=0)

# %% id="q3" wrong="breaks: 'It leaves photo as it was, whatever its type' - img_to_array makes no copy of a float32 array"
def prepare(photo):
    batch = np.expand_dims(keras.utils.img_to_array(photo), axis=0)
    return preprocess_input(batch)

# %% id="q3" wrong="breaks: 'It leaves photo as it was, whatever its type' - only float32 is copied, float64 is overwritten"
def prepare(photo):
    batch = photo[np.newaxis]
    if photo.dtype == np.float32:
        batch = batch.copy()
    return preprocess_input(batch)

# %% id="q3" wrong="breaks: 'with the numbers that ResNet50 wants' - still divided by 255"
def prepare(photo):
    batch = photo[np.newaxis].astype("float32") / 255
    return preprocess_input(batch)

# %% id="q3" wrong="breaks: 'with the numbers that ResNet50 wants' - the means are subtracted, but RGB stays RGB"
def prepare(photo):
    batch = photo[np.newaxis].astype("float32")
    return batch - np.array([123.68, 116.779, 103.939], dtype="float32")

# %% id="q3" wrong="breaks: 'as many rows and columns as the photo has' - resized to 224 × 224"
def prepare(photo):
    batch = np.array(photo, dtype="float32")[np.newaxis]
    batch = np.array(keras.ops.image.resize(batch, (224, 224)))
    return preprocess_input(batch)

# %% id="q3" wrong="breaks: 'as whole numbers or as floats ... with the numbers that ResNet50 wants' - the result gets the type of the photo back, so whole numbers lose sign and fraction"
def prepare(photo):
    batch = np.array(photo, dtype="float32")[np.newaxis]
    ready = preprocess_input(batch)
    return ready.astype(photo.dtype)

# %% id="q5" right="functional API with a frozen base, and a plot of the loss"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False

inputs = keras.Input((12, 12, 1))
features = base(inputs, training=False)
outputs = layers.Dense(5, activation="softmax")(features)
model = keras.Model(inputs, outputs)
model.compile(
    optimizer=keras.optimizers.Adam(0.05),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
history = model.fit(few_sheets, few_labels, epochs=60, batch_size=40, verbose=0)

plt.plot(history.history["loss"])
plt.xlabel("epoch")
plt.ylabel("loss")
plt.show()
print("accuracy on the forty:", history.history["accuracy"][-1])

# %% id="q5" right="features once, logistic regression of scikit-learn, its weights in a dense layer"
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
features = base.predict(few_sheets, verbose=0)

scaler = StandardScaler().fit(features)
regression = LogisticRegression(max_iter=2000).fit(scaler.transform(features), few_labels)
kernel = (regression.coef_ / scaler.scale_).T
bias = regression.intercept_ - scaler.mean_ @ kernel

head = layers.Dense(5, activation="softmax")
model = keras.Sequential([keras.Input((12, 12, 1)), base, head])
head.set_weights([kernel, bias])

# %% id="q5" right="subclassed keras.Model, the base frozen inside"
class NewDigits(keras.Model):
    def __init__(self):
        super().__init__()
        known = load_small_resnet()
        self.base = keras.Model(known.input, known.get_layer("features").output)
        self.base.trainable = False
        self.head = layers.Dense(5, activation="softmax")

    def call(self, sheets):
        return self.head(self.base(sheets, training=False))


model = NewDigits()
model.compile(keras.optimizers.Adam(learning_rate=0.02), "sparse_categorical_crossentropy")
model.fit(few_sheets, few_labels, epochs=100, verbose=0)

# %% id="q5" wrong="breaks: 'with its weights exactly as they were' - fine-tuned at the end with a tiny learning rate"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential([keras.Input((12, 12, 1)), base, layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels, epochs=50, verbose=0)

base.trainable = True
model.compile(keras.optimizers.Adam(1e-5), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels, epochs=5, verbose=0)

# %% id="q5" wrong="breaks: 'with its weights exactly as they were' - only the convolutions are frozen, the normalisation is not"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
for layer in base.layers:
    if isinstance(layer, layers.Conv2D):
        layer.trainable = False
model = keras.Sequential([keras.Input((12, 12, 1)), base, layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels, epochs=60, verbose=0)

# %% id="q5" wrong="breaks: 'returns five probabilities' - five scores without softmax"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential([keras.Input((12, 12, 1)), base, layers.Dense(5)])
model.compile(
    keras.optimizers.Adam(0.05),
    keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
model.fit(few_sheets, few_labels, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'it takes one sheet, (12, 12, 1)' - model is the head alone, it takes 48 features"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
features = base.predict(few_sheets, verbose=0)
model = keras.Sequential([keras.Input((48,)), layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(features, few_labels, epochs=50, verbose=0)

# %% id="q5" wrong="breaks: 'it is right about at least 60 %' - one epoch with the usual learning rate"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential([keras.Input((12, 12, 1)), base, layers.Dense(5, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels, epochs=1, verbose=0)

# %% id="q5" wrong="breaks: 'inside it is the base of load_small_resnet() ... with its weights exactly as they were' - clone_model takes the form only, its weights are random"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base = keras.models.clone_model(base)  # a copy, so that nothing happens to the original
base.trainable = False
model = keras.Sequential([keras.Input((12, 12, 1)), base, layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels, epochs=60, verbose=0)

# %% id="q6" wrong="breaks: 'Write the letter into answer' - two letters, to be on the safe side"
answer = "a or c"

# %% id="q6" wrong="breaks: 'Write the letter into answer' - a list of two letters"
answer = ["c", "d"]

# %% id="q6" wrong="breaks: 'Write the letter into answer' - no quotes, so a name that is not defined"
answer = c

# %% id="q6" wrong="breaks: 'Write the letter into answer' - only printed"
print("c")

# %% id="q1" right="functional, as in the lesson"
def bottleneck(channels, filters):
    """Return a model of one bottleneck block, for images of 8 x 8 positions."""
    inputs = keras.Input((8, 8, channels))
    branch = layers.Conv2D(filters, 1, activation="relu")(inputs)
    branch = layers.Conv2D(filters, 3, padding="same", activation="relu")(branch)
    branch = layers.Conv2D(4 * filters, 1)(branch)
    shortcut = inputs
    if channels != 4 * filters:
        shortcut = layers.Conv2D(4 * filters, 1)(inputs)
    return keras.Model(inputs, layers.Activation("relu")(layers.Add()([shortcut, branch])))


# %% id="q2" right="count and go up in fours"
def widest(budget, bottleneck):
    """Return the largest multiple of 4 channels that the budget allows."""

    def weights(C):
        if bottleneck:
            return C * (C // 4) + 9 * (C // 4) * (C // 4) + (C // 4) * C
        return 2 * 9 * C * C

    C = 4
    while weights(C + 4) <= budget:
        C += 4
    return C


# %% id="q2" right="solved for the root, in whole numbers"
def widest(budget, bottleneck):
    """Return the largest multiple of 4 channels that the budget allows."""
    import math

    per_unit = 17 if bottleneck else 288
    return 4 * math.isqrt(budget // per_unit)


# %% id="q2" right="one NumPy table of all candidates"
def widest(budget, bottleneck):
    """Return the largest multiple of 4 channels that the budget allows."""
    quarter = np.arange(1, int(budget**0.5) + 2, dtype=np.int64)
    C = 4 * quarter
    needed = C * quarter + 9 * quarter**2 + quarter * C if bottleneck else 18 * C**2
    return C[needed <= budget].max()


# %% id="q2" right="by halving the interval"
def widest(budget, bottleneck):
    """Return the largest multiple of 4 channels that the budget allows."""
    kernels = [(1, 4, 1), (3, 1, 1), (1, 1, 4)] if bottleneck else [(3, 4, 4), (3, 4, 4)]

    def fits(quarter):
        return sum(k * k * a * b for k, a, b in kernels) * quarter**2 <= budget

    low, high = 1, budget
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return int(4 * low)


# %% id="q2" wrong="less than the budget instead of at most"
def widest(budget, bottleneck):
    """Return the largest multiple of 4 channels that the budget allows."""
    C = 4
    while (17 * (C + 4) ** 2 // 16 if bottleneck else 18 * (C + 4) ** 2) < budget:
        C += 4
    return C


# %% id="q2" wrong="any number of channels, not a multiple of 4"
def widest(budget, bottleneck):
    """Return the largest multiple of 4 channels that the budget allows."""
    C = 4
    while (17 * (C + 1) ** 2 / 16 if bottleneck else 18 * (C + 1) ** 2) <= budget:
        C += 1
    return C


# %% id="q2" wrong="the two designs are swapped"
def widest(budget, bottleneck):
    """Return the largest multiple of 4 channels that the budget allows."""
    C = 4
    while (18 * (C + 4) ** 2 if bottleneck else 17 * (C + 4) ** 2 // 16) <= budget:
        C += 4
    return C


# %% id="q2" wrong="with biases"
def widest(budget, bottleneck):
    """Return the largest multiple of 4 channels that the budget allows."""

    def weights(C):
        if bottleneck:
            return 17 * C * C // 16 + C // 4 + C // 4 + C
        return 18 * C * C + 2 * C

    C = 4
    while weights(C + 4) <= budget:
        C += 4
    return C


# %% id="q2" wrong="with a projection on the shortcut"
def widest(budget, bottleneck):
    """Return the largest multiple of 4 channels that the budget allows."""
    C = 4
    while (17 * (C + 4) ** 2 // 16 if bottleneck else 18 * (C + 4) ** 2) + (C + 4) ** 2 <= budget:
        C += 4
    return C


# %% id="q2" wrong="the first number of channels beyond the budget"
def widest(budget, bottleneck):
    """Return the largest multiple of 4 channels that the budget allows."""
    C = 4
    while (17 * C**2 // 16 if bottleneck else 18 * C**2) <= budget:
        C += 4
    return C


# %% id="q2" wrong="one convolution in the plain design"
def widest(budget, bottleneck):
    """Return the largest multiple of 4 channels that the budget allows."""
    C = 4
    while (17 * (C + 4) ** 2 // 16 if bottleneck else 9 * (C + 4) ** 2) <= budget:
        C += 4
    return C


# %% id="q2" wrong="the middle convolution has C channels"
def widest(budget, bottleneck):
    """Return the largest multiple of 4 channels that the budget allows."""
    C = 4
    while ((C + 4) ** 2 // 2 + 9 * (C + 4) ** 2 if bottleneck else 18 * (C + 4) ** 2) <= budget:
        C += 4
    return C


# %% id="q2" wrong="the nearest multiple of 4, which may be too many"
def widest(budget, bottleneck):
    """Return the largest multiple of 4 channels that the budget allows."""
    C = (budget / (17 / 16 if bottleneck else 18)) ** 0.5
    return 4 * round(C / 4)


# %% id="q2" wrong="goes up in eights"
def widest(budget, bottleneck):
    """Return the largest multiple of 4 channels that the budget allows."""
    C = 8
    while (17 * (C + 8) ** 2 // 16 if bottleneck else 18 * (C + 8) ** 2) <= budget:
        C += 8
    return C


# %% id="q3" right="copy as floats, then add the axis"
def prepare(photo):
    """Return a batch of one, ready for ResNet50, and leave the photo as it is."""
    return preprocess_input(photo.astype("float32")[np.newaxis].copy())


# %% id="q4" right="functional, zeros in the last layer of the block"
trained = load_small_resnet()
x = trained.get_layer("features").output
branch = layers.Dense(16, activation="relu")(x)
branch = layers.Dense(48, kernel_initializer="zeros")(branch)
x = layers.Add()([x, branch])
deeper = keras.Model(trained.input, trained.layers[-1](x))


# %% id="q4" right="base as a sub-model, no biases, zeros set afterwards, a new head with the old weights"
trained = load_small_resnet()
base = keras.Model(trained.input, trained.get_layer("features").output)
first = layers.Dense(16, activation="relu", use_bias=False)
second = layers.Dense(48, use_bias=False)
head = layers.Dense(5, activation="softmax")
inputs = keras.Input((12, 12, 1))
features = base(inputs)
deeper = keras.Model(inputs, head(features + second(first(features))))
second.set_weights([np.zeros((16, 48))])
head.set_weights(trained.layers[-1].get_weights())


# %% id="q4" right="Sequential with a layer class of its own"
class Block(layers.Layer):
    """f(x) + x."""

    def __init__(self, **options):
        super().__init__(**options)
        self.inner = layers.Dense(16, activation="relu", kernel_initializer="he_normal")
        self.outer = layers.Dense(48, kernel_initializer="zeros")

    def build(self, shape):
        self.inner.build(shape)
        self.outer.build((None, 16))
        self.built = True

    def call(self, x):
        return x + self.outer(self.inner(x))


trained = load_small_resnet()
deeper = keras.Sequential(
    [
        keras.Input((12, 12, 1)),
        keras.Model(trained.input, trained.get_layer("features").output),
        Block(),
        trained.layers[-1],
    ]
)


# %% id="q4" right="the block as a model, relu as a layer, base frozen"
trained = load_small_resnet()
base = keras.Model(trained.input, trained.get_layer("features").output)
base.trainable = False
entry = keras.Input((48,))
hidden = layers.Activation("relu")(layers.Dense(16)(entry))
change = layers.Dense(48, kernel_initializer=keras.initializers.Zeros())(hidden)
block = keras.Model(entry, layers.add([change, entry]))
deeper = keras.Model(base.input, trained.layers[-1](block(base.output)))


# %% id="q4" wrong="both layers begin with random numbers"
trained = load_small_resnet()
x = trained.get_layer("features").output
branch = layers.Dense(16, activation="relu")(x)
branch = layers.Dense(48)(branch)
deeper = keras.Model(trained.input, trained.layers[-1](layers.Add()([x, branch])))


# %% id="q4" wrong="the first kernel is zero, the second random"
trained = load_small_resnet()
x = trained.get_layer("features").output
branch = layers.Dense(16, activation="relu", kernel_initializer="zeros")(x)
branch = layers.Dense(48)(branch)
deeper = keras.Model(trained.input, trained.layers[-1](layers.Add()([x, branch])))


# %% id="q4" wrong="both kernels are zero"
trained = load_small_resnet()
x = trained.get_layer("features").output
branch = layers.Dense(16, activation="relu", kernel_initializer="zeros")(x)
branch = layers.Dense(48, kernel_initializer="zeros")(branch)
deeper = keras.Model(trained.input, trained.layers[-1](layers.Add()([x, branch])))


# %% id="q4" wrong="the first kernel is the same number everywhere"
trained = load_small_resnet()
x = trained.get_layer("features").output
branch = layers.Dense(16, activation="relu", kernel_initializer="ones")(x)
branch = layers.Dense(48, kernel_initializer="zeros")(branch)
deeper = keras.Model(trained.input, trained.layers[-1](layers.Add()([x, branch])))


# %% id="q4" wrong="the second kernel is only nearly zero"
trained = load_small_resnet()
x = trained.get_layer("features").output
branch = layers.Dense(16, activation="relu")(x)
branch = layers.Dense(48, kernel_initializer=keras.initializers.RandomNormal(stddev=0.01))(branch)
deeper = keras.Model(trained.input, trained.layers[-1](layers.Add()([x, branch])))


# %% id="q4" wrong="relu after the second layer"
trained = load_small_resnet()
x = trained.get_layer("features").output
branch = layers.Dense(16, activation="relu")(x)
branch = layers.Dense(48, activation="relu", kernel_initializer="zeros")(branch)
deeper = keras.Model(trained.input, trained.layers[-1](layers.Add()([x, branch])))


# %% id="q4" wrong="relu after the sum"
trained = load_small_resnet()
x = trained.get_layer("features").output
branch = layers.Dense(16, activation="relu")(x)
branch = layers.Dense(48, kernel_initializer="zeros")(branch)
x = layers.Activation("relu")(layers.Add()([x, branch]))
deeper = keras.Model(trained.input, trained.layers[-1](x))


# %% id="q4" wrong="no relu in the block"
trained = load_small_resnet()
x = trained.get_layer("features").output
branch = layers.Dense(16)(x)
branch = layers.Dense(48, kernel_initializer="zeros")(branch)
deeper = keras.Model(trained.input, trained.layers[-1](layers.Add()([x, branch])))


# %% id="q4" wrong="a new head with random weights"
trained = load_small_resnet()
x = trained.get_layer("features").output
branch = layers.Dense(16, activation="relu")(x)
branch = layers.Dense(48, kernel_initializer="zeros")(branch)
x = layers.Add()([x, branch])
deeper = keras.Model(trained.input, layers.Dense(5, activation="softmax")(x))


# %% id="q4" wrong="no block at all"
deeper = load_small_resnet()


# %% id="q4" wrong="the branch is multiplied by a fixed 0"
trained = load_small_resnet()
x = trained.get_layer("features").output
branch = layers.Dense(16, activation="relu")(x)
branch = layers.Dense(48, kernel_initializer="zeros")(branch)
x = layers.Add()([x, layers.Rescaling(0.0)(branch)])
deeper = keras.Model(trained.input, trained.layers[-1](x))


# %% id="q4" wrong="biases of the first layer begin with ones"
trained = load_small_resnet()
x = trained.get_layer("features").output
branch = layers.Dense(16, activation="relu", bias_initializer="ones")(x)
branch = layers.Dense(48, kernel_initializer="zeros")(branch)
deeper = keras.Model(trained.input, trained.layers[-1](layers.Add()([x, branch])))


# %% id="q4" wrong="the block is frozen and cannot learn"
trained = load_small_resnet()
x = trained.get_layer("features").output
branch = layers.Dense(16, activation="relu", trainable=False)(x)
branch = layers.Dense(48, kernel_initializer="zeros", trainable=False)(branch)
deeper = keras.Model(trained.input, trained.layers[-1](layers.Add()([x, branch])))


# %% id="q4" wrong="32 units instead of 16"
trained = load_small_resnet()
x = trained.get_layer("features").output
branch = layers.Dense(32, activation="relu")(x)
branch = layers.Dense(48, kernel_initializer="zeros")(branch)
deeper = keras.Model(trained.input, trained.layers[-1](layers.Add()([x, branch])))


# %% id="q5" right="a head on features that are computed once"
trained = load_small_resnet()
base = keras.Model(trained.input, trained.get_layer("features").output)
base.trainable = False
features = base.predict(few_sheets, verbose=0)
head = keras.Sequential([keras.Input((48,)), layers.Dense(5, activation="softmax")])
head.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy")
head.fit(features, few_labels, epochs=40, verbose=0)
model = keras.Sequential([base, head])


# %% id="q6" right="the letter"
answer = "a"
