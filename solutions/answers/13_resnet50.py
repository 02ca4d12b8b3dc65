# %% [markdown]
# # Answers to exercise 13
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.

# %% id="q1" right="separate activations, ops.add, a loop"
def bottleneck(channels, filters):
    inputs = keras.Input(shape=(8, 8, channels))
    x = inputs
    for size in (1, 3):
        x = layers.Conv2D(filters, size, padding="same")(x)
        x = layers.ReLU()(x)
    x = layers.Conv2D(filters * 4, (1, 1))(x)
    skip = inputs
    if inputs.shape[-1] != filters * 4:
        skip = layers.Conv2D(filters * 4, (1, 1))(inputs)
    return keras.Model(inputs, layers.ReLU()(x + skip))


# %% id="q1" right="no biases, layers.add"
def bottleneck(channels, filters):
    inputs = keras.Input((8, 8, channels))
    a = layers.Conv2D(filters, 1, activation="relu", use_bias=False)(inputs)
    a = layers.Conv2D(filters, 3, activation="relu", padding="same", use_bias=False)(a)
    a = layers.Conv2D(4 * filters, 1, use_bias=False)(a)
    b = inputs
    if channels != 4 * filters:
        b = layers.Conv2D(4 * filters, 1, use_bias=False)(b)
    c = layers.add([a, b])
    c = keras.ops.relu(c)
    return keras.Model(inputs=inputs, outputs=c)


# %% id="q1" right="dense layers, which are 1 × 1 convolutions here"
def bottleneck(channels, filters):
    inputs = keras.Input((8, 8, channels))
    x = layers.Dense(filters, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Dense(4 * filters)(x)
    side = inputs if channels == 4 * filters else layers.Dense(4 * filters)(inputs)
    return keras.Model(inputs, layers.Activation("relu")(layers.Add()([side, x])))


# %% id="q1" right="a class of one's own"
class Bottleneck(keras.Model):
    def __init__(self, channels, filters):
        super().__init__()
        self.project = None
        if channels != 4 * filters:
            self.project = layers.Conv2D(4 * filters, 1)
        self.c3 = layers.Conv2D(4 * filters, 1)
        self.c2 = layers.Conv2D(filters, 3, padding="same", activation="relu")
        self.c1 = layers.Conv2D(filters, 1, activation="relu")

    def call(self, x):
        shortcut = x if self.project is None else self.project(x)
        return keras.ops.relu(self.c3(self.c2(self.c1(x))) + shortcut)


def bottleneck(channels, filters):
    block = Bottleneck(channels, filters)
    block(np.zeros((1, 8, 8, channels)))
    return block


# %% id="q1" right="a layer of one's own with a Lambda layer"
class Branch(layers.Layer):
    def __init__(self, filters):
        super().__init__()
        self.parts = [
            layers.Conv2D(filters, 1, activation=lambda z: keras.ops.maximum(z, 0)),
            layers.Conv2D(filters, 3, padding="same", activation="relu"),
            layers.Conv2D(4 * filters, 1),
        ]

    def call(self, x):
        for part in self.parts:
            x = part(x)
        return x


def bottleneck(channels, filters):
    inputs = keras.Input((8, 8, channels))
    shortcut = inputs if channels == 4 * filters else layers.Conv2D(4 * filters, 1)(inputs)
    outputs = layers.Lambda(lambda z: keras.ops.maximum(z, 0))(shortcut + Branch(filters)(inputs))
    return keras.Model(inputs, outputs)


# %% id="q1" wrong="a class of one's own that always projects" fails="q1_identity"
class Bottleneck(keras.Model):
    def __init__(self, filters):
        super().__init__()
        self.project = layers.Conv2D(4 * filters, 1)
        self.c1 = layers.Conv2D(filters, 1, activation="relu")
        self.c2 = layers.Conv2D(filters, 3, padding="same", activation="relu")
        self.c3 = layers.Conv2D(4 * filters, 1)

    def call(self, x):
        return keras.ops.relu(self.c3(self.c2(self.c1(x))) + self.project(x))


def bottleneck(channels, filters):
    block = Bottleneck(filters)
    block(np.zeros((1, 8, 8, channels)))
    return block


# %% id="q1" wrong="no shortcut" fails="q1_identity q1_values"
def bottleneck(channels, filters):
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1, activation="relu")(x)
    return keras.Model(inputs, x)


# %% id="q1" wrong="no relu at the end" fails="q1_identity q1_values"
def bottleneck(channels, filters):
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    skip = inputs if channels == 4 * filters else layers.Conv2D(4 * filters, 1)(inputs)
    return keras.Model(inputs, layers.Add()([skip, x]))


# %% id="q1" wrong="relu before the sum, too" fails="q1_values"
def bottleneck(channels, filters):
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1, activation="relu")(x)
    skip = inputs if channels == 4 * filters else layers.Conv2D(4 * filters, 1)(inputs)
    return keras.Model(inputs, layers.Activation("relu")(layers.Add()([skip, x])))


# %% id="q1" wrong="always a projection" fails="q1_identity"
def bottleneck(channels, filters):
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    skip = layers.Conv2D(4 * filters, 1)(inputs)
    return keras.Model(inputs, layers.Activation("relu")(layers.Add()([skip, x])))


# %% id="q1" wrong="never a projection" fails="q1_shapes q1_values"
def bottleneck(channels, filters):
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    return keras.Model(inputs, layers.Activation("relu")(layers.Add()([inputs, x])))


# %% id="q1" wrong="puts side by side instead of adding" fails="q1_shapes q1_identity q1_values"
def bottleneck(channels, filters):
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    return keras.Model(inputs, layers.Activation("relu")(layers.Concatenate()([inputs, x])))


# %% id="q1" wrong="forgets the factor 4" fails="q1_shapes q1_identity q1_values"
def bottleneck(channels, filters):
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(filters, 1)(x)
    skip = inputs if channels == filters else layers.Conv2D(filters, 1)(inputs)
    return keras.Model(inputs, layers.Activation("relu")(layers.Add()([skip, x])))


# %% id="q1" wrong="no padding" fails="q1_shapes q1_identity q1_values"
def bottleneck(channels, filters):
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    skip = inputs if channels == 4 * filters else layers.Conv2D(4 * filters, 1)(inputs)
    return keras.Model(inputs, layers.Activation("relu")(layers.Add()([skip, x])))


# %% id="q1" wrong="no relu inside" fails="q1_values"
def bottleneck(channels, filters):
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1)(inputs)
    x = layers.Conv2D(filters, 3, padding="same")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    skip = inputs if channels == 4 * filters else layers.Conv2D(4 * filters, 1)(inputs)
    return keras.Model(inputs, layers.Activation("relu")(layers.Add()([skip, x])))


# %% id="q1" wrong="returns the tensor, not a model" fails="q1_shapes q1_identity q1_values"
def bottleneck(channels, filters):
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    skip = inputs if channels == 4 * filters else layers.Conv2D(4 * filters, 1)(inputs)
    return layers.Activation("relu")(layers.Add()([skip, x]))


# %% id="q1" wrong="projects only if there are too few channels" fails="q1_shapes q1_values"
def bottleneck(channels, filters):
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    skip = layers.Conv2D(4 * filters, 1)(inputs) if channels < 4 * filters else inputs
    return keras.Model(inputs, layers.Activation("relu")(layers.Add()([skip, x])))


# %% id="q1" wrong="no branch where nothing is projected" fails="q1_identity"
def bottleneck(channels, filters):
    inputs = keras.Input((8, 8, channels))
    if channels == 4 * filters:
        return keras.Model(inputs, layers.Activation("relu")(inputs))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    skip = layers.Conv2D(4 * filters, 1)(inputs)
    return keras.Model(inputs, layers.Activation("relu")(layers.Add()([skip, x])))


# %% id="q1" wrong="with dropout" fails="q1_values"
def bottleneck(channels, filters):
    inputs = keras.Input((8, 8, channels))
    x = layers.Conv2D(filters, 1, activation="relu")(inputs)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(4 * filters, 1)(layers.Dropout(0.3)(x))
    skip = inputs if channels == 4 * filters else layers.Conv2D(4 * filters, 1)(inputs)
    return keras.Model(inputs, layers.Activation("relu")(layers.Add()([skip, x])))


# %% id="q2" right="the formula, and an integer root"
import math


def widest(budget, bottleneck):
    if bottleneck:
        return 4 * math.isqrt(budget // 17)
    return math.isqrt(budget // 18) // 4 * 4


# %% id="q2" right="the last of many candidates, with NumPy"
def widest(budget, bottleneck):
    c = np.arange(4, 100_000, 4, dtype="int64")
    counts = c * c // 2 + 9 * (c // 4) ** 2 if bottleneck else 18 * c**2
    return c[counts <= budget][-1]


# %% id="q2" right="a list of convolutions"
def widest(budget, bottleneck):
    c = 0
    while True:
        c += 4
        convolutions = [(3, c, c)] * 2
        if bottleneck:
            convolutions = [(1, c, c // 4), (3, c // 4, c // 4), (1, c // 4, c)]
        if sum(k * k * before * after for k, before, after in convolutions) > budget:
            return c - 4


# %% id="q2" wrong="fewer than the budget, not at most" fails="q2_plain q2_bottleneck"
def widest(budget, bottleneck):
    c = 4
    while (17 * ((c + 4) // 4) ** 2 if bottleneck else 18 * (c + 4) ** 2) < budget:
        c += 4
    return c


# %% id="q2" wrong="the first number that is too large" fails="q2_plain q2_bottleneck"
def widest(budget, bottleneck):
    c = 4
    while (17 * (c // 4) ** 2 if bottleneck else 18 * c**2) <= budget:
        c += 4
    return c


# %% id="q2" wrong="any number, not a multiple of 4" fails="q2_plain q2_bottleneck"
def widest(budget, bottleneck):
    return int((budget / (17 / 16 if bottleneck else 18)) ** 0.5)


# %% id="q2" wrong="one convolution in the plain design" fails="q2_plain"
def widest(budget, bottleneck):
    c = 4
    while (17 * ((c + 4) // 4) ** 2 if bottleneck else 9 * (c + 4) ** 2) <= budget:
        c += 4
    return c


# %% id="q2" wrong="3 × 3 everywhere" fails="q2_bottleneck"
def widest(budget, bottleneck):
    c = 4
    while (81 * ((c + 4) // 4) ** 2 if bottleneck else 18 * (c + 4) ** 2) <= budget:
        c += 4
    return c


# %% id="q2" wrong="the last convolution keeps a quarter of the channels" fails="q2_bottleneck"
def widest(budget, bottleneck):
    c = 4
    while (14 * ((c + 4) // 4) ** 2 if bottleneck else 18 * (c + 4) ** 2) <= budget:
        c += 4
    return c


# %% id="q2" wrong="a filter reads one channel" fails="q2_plain q2_bottleneck"
def widest(budget, bottleneck):
    c = 4
    while (c // 4 + 9 * (c // 4) + c if bottleneck else 18 * c) <= budget:
        c += 4
    return c - 4


# %% id="q2" wrong="counts biases" fails="q2_plain q2_bottleneck"
def widest(budget, bottleneck):
    def weights(c):
        if bottleneck:
            return 17 * (c // 4) ** 2 + c // 4 + c // 4 + c
        return 18 * c**2 + 2 * c

    c = 4
    while weights(c + 4) <= budget:
        c += 4
    return c


# %% id="q2" wrong="counts a projection" fails="q2_plain q2_bottleneck"
def widest(budget, bottleneck):
    c = 4
    while (33 * ((c + 4) // 4) ** 2 if bottleneck else 19 * (c + 4) ** 2) <= budget:
        c += 4
    return c


# %% id="q2" wrong="the two designs exchanged" fails="q2_plain q2_bottleneck"
def widest(budget, bottleneck):
    c = 4
    while (18 * (c + 4) ** 2 if bottleneck else 17 * ((c + 4) // 4) ** 2) <= budget:
        c += 4
    return c


# %% id="q2" wrong="3 instead of 3 × 3" fails="q2_plain q2_bottleneck"
def widest(budget, bottleneck):
    c = 4
    while (11 * ((c + 4) // 4) ** 2 if bottleneck else 6 * (c + 4) ** 2) <= budget:
        c += 4
    return c


# %% id="q3" right="by hand"
def prepare(photo):
    floats = np.asarray(photo, dtype="float32")
    return (floats[..., ::-1] - np.array([103.939, 116.779, 123.68]))[np.newaxis]


# %% id="q3" right="expand_dims and np.array, which copies"
def prepare(photo):
    batch = np.expand_dims(np.array(photo, dtype="float32"), axis=0)
    return preprocess_input(batch)


# %% id="q3" right="a tensor, which cannot be overwritten"
def prepare(photo):
    return preprocess_input(keras.ops.convert_to_tensor(photo[None], dtype="float32"))


# %% id="q3" wrong="cuts floats to whole numbers" fails="q3_numbers"
def prepare(photo):
    return preprocess_input(photo[np.newaxis].astype("uint8"))


# %% id="q3" wrong="rounds" fails="q3_numbers"
def prepare(photo):
    return preprocess_input(np.round(photo[np.newaxis].astype("float32")))


# %% id="q3" wrong="takes a dark photo for one from 0 to 1" fails="q3_numbers"
def prepare(photo):
    batch = photo[np.newaxis].astype("float32")
    return preprocess_input(255 * batch if batch.max() <= 1 else batch)


# %% id="q3" wrong="copies only what is not float64" fails="q3_untouched"
def prepare(photo):
    return preprocess_input(np.asarray(photo, dtype="float64")[np.newaxis])


# %% id="q3" wrong="as it was" fails="q3_batch q3_numbers q3_untouched"
def prepare(photo):
    preprocess_input(photo)
    photo = photo / 255
    return preprocess_input(photo)


# %% id="q3" wrong="overwrites the photo" fails="q3_untouched"
def prepare(photo):
    return preprocess_input(photo[np.newaxis])


# %% id="q3" wrong="no batch axis" fails="q3_batch"
def prepare(photo):
    return preprocess_input(photo.copy())


# %% id="q3" wrong="the batch axis at the end" fails="q3_batch q3_numbers q3_untouched"
def prepare(photo):
    return preprocess_input(photo.copy()[..., np.newaxis])


# %% id="q3" wrong="preprocesses twice" fails="q3_numbers"
def prepare(photo):
    return preprocess_input(preprocess_input(photo[np.newaxis].copy()))


# %% id="q3" wrong="divides by 255 first" fails="q3_numbers"
def prepare(photo):
    return preprocess_input(photo[np.newaxis] / 255)


# %% id="q3" wrong="only divides" fails="q3_numbers"
def prepare(photo):
    return photo[np.newaxis] / 255


# %% id="q3" wrong="that of MobileNet" fails="q3_numbers"
def prepare(photo):
    batch = photo[np.newaxis].astype("float32")
    return keras.applications.mobilenet.preprocess_input(batch)


# %% id="q3" wrong="the colours stay in their order" fails="q3_numbers"
def prepare(photo):
    return photo[np.newaxis] - np.array([123.68, 116.779, 103.939])


# %% id="q3" wrong="forgets to return" fails="q3_batch q3_numbers q3_untouched"
def prepare(photo):
    ready = preprocess_input(photo[np.newaxis].copy())


# %% id="q3" wrong="a large photo is cut to a square" fails="q3_batch"
def prepare(photo):
    return preprocess_input(photo[np.newaxis, :224, :224].astype("float32"))


# %% id="q4" right="a copy of the head, ops, and the zeros set afterwards"
trained = load_small_resnet()
base = keras.Model(trained.input, trained.get_layer("features").output)
inputs = keras.Input((12, 12, 1))
x = base(inputs)
last = layers.Dense(48)
f = last(layers.ReLU()(layers.Dense(16)(x)))
last.set_weights([np.zeros((16, 48)), np.zeros(48)])
head = layers.Dense(5, activation="softmax")
deeper = keras.Model(inputs, head(x + f))
head.set_weights(trained.layers[-1].get_weights())

# %% id="q4" right="no biases, a block as a model of its own in a Sequential"
trained = load_small_resnet()
inputs = keras.Input((48,))
f = layers.Dense(16, activation="relu", use_bias=False, kernel_initializer="he_normal")(inputs)
f = layers.Dense(48, use_bias=False, kernel_initializer=keras.initializers.Zeros())(f)
block = keras.Model(inputs, layers.add([inputs, f]))
base = keras.Model(trained.input, trained.get_layer("features").output)
deeper = keras.Sequential([base, block, trained.layers[-1]])


# %% id="q4" right="a class of one's own"
class Deeper(keras.Model):
    def __init__(self):
        super().__init__()
        trained = load_small_resnet()
        self.head = trained.layers[-1]
        self.last = layers.Dense(48, kernel_initializer="zeros")
        self.first = layers.Dense(16, activation="relu")
        self.base = keras.Model(trained.input, trained.get_layer("features").output)

    def call(self, sheets):
        x = self.base(sheets)
        return self.head(x + self.last(self.first(x)))


deeper = Deeper()
deeper(np.zeros((1, 12, 12, 1)))

# %% id="q4" right="base frozen, compiled"
trained = load_small_resnet()
trained.trainable = False
x = trained.get_layer("features").output
f = layers.Dense(16, "relu", name="first")(x)
f = layers.Dense(48, kernel_initializer="zeros", name="second")(f)
deeper = keras.Model(trained.input, trained.layers[-1](keras.ops.add(f, x)))
deeper.compile("adam", "sparse_categorical_crossentropy")

# %% id="q4" wrong="a block with random weights" fails="q4_same"
trained = load_small_resnet()
x = trained.get_layer("features").output
f = layers.Dense(48)(layers.Dense(16, activation="relu")(x))
deeper = keras.Model(trained.input, trained.layers[-1](layers.Add()([x, f])))

# %% id="q4" wrong="both layers begin with zeros" fails="q4_learns"
trained = load_small_resnet()
x = trained.get_layer("features").output
f = layers.Dense(16, activation="relu", kernel_initializer="zeros")(x)
f = layers.Dense(48, kernel_initializer="zeros")(f)
deeper = keras.Model(trained.input, trained.layers[-1](layers.Add()([x, f])))

# %% id="q4" wrong="the first layer begins with zeros instead of the last" fails="q4_learns"
trained = load_small_resnet()
x = trained.get_layer("features").output
f = layers.Dense(16, activation="relu", kernel_initializer="zeros")(x)
f = layers.Dense(48)(f)
deeper = keras.Model(trained.input, trained.layers[-1](layers.Add()([x, f])))

# %% id="q4" wrong="ones in the first layer" fails="q4_learns"
trained = load_small_resnet()
x = trained.get_layer("features").output
f = layers.Dense(16, activation="relu", kernel_initializer="ones")(x)
f = layers.Dense(48, kernel_initializer="zeros")(f)
deeper = keras.Model(trained.input, trained.layers[-1](layers.Add()([x, f])))

# %% id="q4" wrong="no shortcut: zeros reach the head" fails="q4_same q4_block"
trained = load_small_resnet()
x = trained.get_layer("features").output
f = layers.Dense(16, activation="relu")(x)
f = layers.Dense(48, kernel_initializer="zeros")(f)
deeper = keras.Model(trained.input, trained.layers[-1](f))

# %% id="q4" wrong="the trained network as it is" fails="q4_block q4_learns"
deeper = load_small_resnet()

# %% id="q4" wrong="a new head" fails="q4_same q4_block"
trained = load_small_resnet()
x = trained.get_layer("features").output
f = layers.Dense(16, activation="relu")(x)
f = layers.Dense(48, kernel_initializer="zeros")(f)
deeper = keras.Model(trained.input, layers.Dense(5, activation="softmax")(layers.Add()([x, f])))

# %% id="q4" wrong="a clone, whose weights are random" fails="q4_same q4_block"
trained = keras.models.clone_model(load_small_resnet())
x = trained.get_layer("features").output
f = layers.Dense(16, activation="relu")(x)
f = layers.Dense(48, kernel_initializer="zeros")(f)
deeper = keras.Model(trained.input, trained.layers[-1](layers.Add()([x, f])))

# %% id="q4" wrong="no relu in the branch" fails="q4_block"
trained = load_small_resnet()
x = trained.get_layer("features").output
f = layers.Dense(48, kernel_initializer="zeros")(layers.Dense(16)(x))
deeper = keras.Model(trained.input, trained.layers[-1](layers.Add()([x, f])))

# %% id="q4" wrong="a relu at the end of the branch" fails="q4_block"
trained = load_small_resnet()
x = trained.get_layer("features").output
f = layers.Dense(16, activation="relu")(x)
f = layers.Dense(48, activation="relu", kernel_initializer="zeros")(f)
deeper = keras.Model(trained.input, trained.layers[-1](layers.Add()([x, f])))

# %% id="q4" wrong="a relu after the sum, as in the lesson" fails="q4_block"
trained = load_small_resnet()
x = trained.get_layer("features").output
f = layers.Dense(16, activation="relu")(x)
f = layers.Dense(48, kernel_initializer="zeros")(f)
total = layers.Activation("relu")(layers.Add()([x, f]))
deeper = keras.Model(trained.input, trained.layers[-1](total))

# %% id="q4" wrong="32 units instead of 16" fails="q4_block q4_learns"
trained = load_small_resnet()
x = trained.get_layer("features").output
f = layers.Dense(32, activation="relu")(x)
f = layers.Dense(48, kernel_initializer="zeros")(f)
deeper = keras.Model(trained.input, trained.layers[-1](layers.Add()([x, f])))

# %% id="q4" wrong="a factor of zero in place of a last layer of zeros" fails="q4_block"
trained = load_small_resnet()
x = trained.get_layer("features").output
f = layers.Dense(48)(layers.Dense(16, activation="relu")(x))
f = layers.Rescaling(0.0)(f)
deeper = keras.Model(trained.input, trained.layers[-1](layers.Add()([x, f])))

# %% id="q4" wrong="biases that are not zero" fails="q4_block"
trained = load_small_resnet()
x = trained.get_layer("features").output
f = layers.Dense(16, activation="relu", bias_initializer="ones")(x)
f = layers.Dense(48, kernel_initializer="zeros")(f)
deeper = keras.Model(trained.input, trained.layers[-1](layers.Add()([x, f])))

# %% id="q4" wrong="the old output goes through the block" fails="q4_same q4_block"
trained = load_small_resnet()
f = layers.Dense(16, activation="relu")(trained.get_layer("features").output)
f = layers.Dense(48, kernel_initializer="zeros")(f)
deeper = keras.Model(trained.input, layers.Dense(5, activation="softmax")(f))

# %% id="q4" wrong="the block is frozen" fails="q4_learns"
trained = load_small_resnet()
features = trained.get_layer("features").output
branch = layers.Dense(16, activation="relu")(features)
branch = layers.Dense(48, kernel_initializer="zeros")(branch)
outputs = trained.layers[-1](layers.Add()([features, branch]))
deeper = keras.Model(trained.input, outputs)
for layer in deeper.layers:
    if isinstance(layer, layers.Dense) and layer.units in (16, 48):
        layer.trainable = False


# %% id="q5" right="frozen base in a Sequential, fitted on sheets"
small = load_small_resnet()
base = keras.Model(small.inputs, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.Adam(0.03), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(few_sheets, few_labels, epochs=30, batch_size=40, verbose=0)

# %% id="q5" right="functional, one-hot labels, a second dense layer"
small = load_small_resnet()
small.trainable = False
features = small.get_layer("features").output
hidden = layers.Dense(32, activation="relu")(features)
model = keras.Model(small.input, layers.Dense(5, activation="softmax")(hidden))
model.compile(keras.optimizers.Adam(0.01), "categorical_crossentropy")
model.fit(
    few_sheets, keras.utils.to_categorical(few_labels, 5), epochs=40, batch_size=40, verbose=0
)

# %% id="q5" right="features once, the base left trainable but never trained, SGD"
network = load_small_resnet()
encoder = keras.Model(network.input, network.get_layer("features").output)
features = encoder.predict(few_sheets, verbose=0)
head = keras.Sequential([keras.Input((48,)), layers.Dense(5), layers.Activation("softmax")])
head.compile(keras.optimizers.SGD(0.2), keras.losses.SparseCategoricalCrossentropy())
head.fit(features, few_labels, epochs=40, batch_size=8, verbose=0)
sheet = keras.Input((12, 12, 1))
model = keras.Model(sheet, head(encoder(sheet)))


# %% id="q5" right="a class of one's own"
class Transfer(keras.Model):
    def __init__(self):
        super().__init__()
        small = load_small_resnet()
        self.head = layers.Dense(5, activation="softmax")
        self.base = keras.Model(small.input, small.get_layer("features").output)
        self.base.trainable = False

    def call(self, x):
        return self.head(self.base(x, training=False))


model = Transfer()
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy")
model.fit(few_sheets, few_labels, epochs=30, batch_size=40, verbose=0)


# %% id="q5" right="a softmax of one's own, a Lambda layer"
def shares(z):
    e = keras.ops.exp(z - keras.ops.max(z, axis=-1, keepdims=True))
    return e / keras.ops.sum(e, axis=-1, keepdims=True)


small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential(
    [
        keras.Input((12, 12, 1)),
        base,
        layers.Lambda(lambda t: 2 * t),
        layers.Dense(5, activation=shares),
    ]
)
model.compile(keras.optimizers.Adam(0.03), "sparse_categorical_crossentropy")
model.fit(few_sheets, few_labels, epochs=30, batch_size=40, verbose=0)


# %% id="q5" wrong="a class of one's own that trains the base" fails="q5_base"
class Transfer(keras.Model):
    def __init__(self):
        super().__init__()
        small = load_small_resnet()
        self.base = keras.Model(small.input, small.get_layer("features").output)
        self.head = layers.Dense(5, activation="softmax")

    def call(self, x):
        return self.head(self.base(x))


model = Transfer()
model.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy")
model.fit(few_sheets, few_labels, epochs=30, batch_size=40, verbose=0)

# %% id="q5" wrong="the base is trained as well" fails="q5_base"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
head = keras.Sequential([keras.Input((48,)), layers.Dense(5, activation="softmax")])
head.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy")
head.fit(base.predict(few_sheets, verbose=0), few_labels, epochs=30, verbose=0)
model = keras.Sequential([base, head])
model.compile(keras.optimizers.Adam(1e-5), "sparse_categorical_crossentropy")
model.fit(few_sheets, few_labels, epochs=3, verbose=0)

# %% id="q5" wrong="frozen after training has begun" fails="q5_base"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.SGD(0.01), "sparse_categorical_crossentropy")
model.fit(few_sheets, few_labels, epochs=1, batch_size=40, verbose=0)
base.trainable = False
model.fit(few_sheets, few_labels, epochs=60, batch_size=8, verbose=0)

# %% id="q5" wrong="a base of random weights" fails="q5_base q5_learns"
small = keras.models.clone_model(load_small_resnet())
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
head = keras.Sequential([keras.Input((48,)), layers.Dense(5, activation="softmax")])
head.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy")
head.fit(base.predict(few_sheets, verbose=0), few_labels, epochs=30, verbose=0)
model = keras.Sequential([base, head])

# %% id="q5" wrong="the head never fitted" fails="q5_learns"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy")

# %% id="q5" wrong="the old network as it is" fails="q5_learns"
model = load_small_resnet()

# %% id="q5" wrong="everything frozen, the head too" fails="q5_learns"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
model = keras.Sequential([base, layers.Dense(5, activation="softmax")])
model.trainable = False
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(few_sheets, few_labels, epochs=3, batch_size=40, verbose=0)

# %% id="q5" wrong="scores instead of probabilities" fails="q5_output"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
base.trainable = False
head = keras.Sequential([keras.Input((48,)), layers.Dense(5)])
head.compile(
    keras.optimizers.Adam(0.05), keras.losses.SparseCategoricalCrossentropy(from_logits=True)
)
head.fit(base.predict(few_sheets, verbose=0), few_labels, epochs=30, verbose=0)
model = keras.Sequential([base, head])

# %% id="q5" wrong="a head on features, without the base" fails="q5_output q5_base q5_learns"
small = load_small_resnet()
base = keras.Model(small.input, small.get_layer("features").output)
model = keras.Sequential([keras.Input((48,)), layers.Dense(5, activation="softmax")])
model.compile(keras.optimizers.Adam(0.05), "sparse_categorical_crossentropy")
model.fit(base.predict(few_sheets, verbose=0), few_labels, epochs=30, verbose=0)

# %% id="q5" wrong="a small dense network from scratch" fails="q5_base q5_learns"
model = keras.Sequential(
    [
        keras.Input((12, 12, 1)),
        layers.Flatten(),
        layers.Dense(32, activation="relu"),
        layers.Dense(5, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(few_sheets, few_labels, epochs=20, verbose=0)

# %% id="q6" right="a capital letter"
answer = "A"

# %% id="q6" right="with brackets and blanks"
answer = " (a) "

# %% id="q6" wrong="suspects the base" fails="q6_reading"
answer = "b"

# %% id="q6" wrong="suspects the head" fails="q6_reading"
answer = "c"

# %% id="q6" wrong="suspects chance in the network" fails="q6_reading"
answer = "d"

# %% id="q6" wrong="suspects the standard error" fails="q6_reading"
answer = "e"

# %% id="q6" wrong="not a letter" fails="q6_reading"
answer = 38
