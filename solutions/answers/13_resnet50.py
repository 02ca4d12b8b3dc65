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


# %% id="q2" right="the numbers"
bottleneck_count = 70016
plain_count = 1180160
trained_count = 20490

# %% id="q2" right="Keras counts"
inputs = keras.Input((8, 8, 256))
x = layers.Conv2D(64, 1)(inputs)
x = layers.Conv2D(64, 3, padding="same")(x)
bottleneck_count = keras.Model(inputs, layers.Conv2D(256, 1)(x)).count_params()
x = layers.Conv2D(256, 3)(inputs)
plain_count = keras.Model(inputs, layers.Conv2D(256, 3)(x)).count_params()
trained_count = keras.Sequential([keras.Input((2048,)), layers.Dense(10)]).count_params()


# %% id="q2" right="a function"
def conv(size, before, after):
    return size * size * before * after + after


bottleneck_count = np.int64(conv(1, 256, 64) + conv(3, 64, 64) + conv(1, 64, 256))
plain_count = 2 * conv(3, 256, 256)
trained_count = conv(1, 2048, 10)

# %% id="q2" wrong="no biases" fails="q2_bottleneck q2_plain q2_trained"
bottleneck_count = 256 * 64 + 9 * 64 * 64 + 64 * 256
plain_count = 2 * 9 * 256 * 256
trained_count = 2048 * 10

# %% id="q2" wrong="one convolution of the plain block" fails="q2_plain"
bottleneck_count = 70016
plain_count = (9 * 256 + 1) * 256
trained_count = 20490

# %% id="q2" wrong="counts a projection" fails="q2_bottleneck"
bottleneck_count = 70016 + 257 * 256
plain_count = 1180160
trained_count = 20490

# %% id="q2" wrong="counts the frozen base" fails="q2_trained"
bottleneck_count = 70016
plain_count = 1180160
trained_count = 23_587_712 + 20_490

# %% id="q2" wrong="3 × 3 everywhere" fails="q2_bottleneck"
bottleneck_count = (9 * 256 + 1) * 64 + (9 * 64 + 1) * 64 + (9 * 64 + 1) * 256
plain_count = 1180160
trained_count = 20490

# %% id="q2" wrong="the kernel forgotten" fails="q2_bottleneck q2_plain"
bottleneck_count = 257 * 64 + 65 * 64 + 65 * 256
plain_count = 2 * 257 * 256
trained_count = 20490

# %% id="q2" wrong="the old head" fails="q2_trained"
bottleneck_count = 70016
plain_count = 1180160
trained_count = 2049 * 1000


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


# %% id="q4" right="sorted pairs"
def decode(chances, names, top=3):
    answer = []
    for row in np.asarray(chances):
        pairs = sorted(zip(names, row), key=lambda pair: pair[1], reverse=True)
        answer.append(pairs[:top])
    return answer


# %% id="q4" right="all rows at once, with names as an array"
def decode(chances, names, top=3):
    names = np.array(names)
    order = np.argsort(-chances, axis=1)[:, :top]
    return [
        list(zip(names[places].tolist(), row[places].tolist()))
        for places, row in zip(order, chances)
    ]


# %% id="q4" right="pandas"
import pandas as pd


def decode(chances, names, top=3):
    frame = pd.DataFrame(chances, columns=names)
    return [list(row.nlargest(top).items()) for _, row in frame.iterrows()]


# %% id="q4" wrong="looks names up by the probability" fails="q4_order"
def decode(chances, names, top=3):
    return [
        [(names[list(row).index(p)], p) for p in sorted(row, reverse=True)[:top]] for row in chances
    ]


# %% id="q4" wrong="rounded to four places" fails="q4_best q4_order"
def decode(chances, names, top=3):
    return [
        [(names[i], round(float(row[i]), 4)) for i in np.argsort(row)[::-1][:top]]
        for row in chances
    ]


# %% id="q4" wrong="the order of the first image for all" fails="q4_best q4_order"
def decode(chances, names, top=3):
    order = np.argsort(chances[0])[::-1][:top]
    return [[(names[i], row[i]) for i in order] for row in chances]


# %% id="q4" wrong="the least likely" fails="q4_best q4_order q4_default"
def decode(chances, names, top=3):
    return [[(names[i], row[i]) for i in np.argsort(row)[:top]] for row in chances]


# %% id="q4" wrong="the likeliest last" fails="q4_order q4_default"
def decode(chances, names, top=3):
    return [[(names[i], row[i]) for i in np.argsort(row)[-top:]] for row in chances]


# %% id="q4" wrong="in the order of the columns" fails="q4_best q4_order q4_default"
def decode(chances, names, top=3):
    return [list(zip(names, row))[:top] for row in chances]


# %% id="q4" wrong="the first image only" fails="q4_best q4_order q4_default"
def decode(chances, names, top=3):
    row = chances[0]
    return [(names[i], row[i]) for i in np.argsort(row)[::-1][:top]]


# %% id="q4" wrong="always three" fails="q4_best q4_order"
def decode(chances, names, top=3):
    return [[(names[i], row[i]) for i in np.argsort(row)[::-1][:3]] for row in chances]


# %% id="q4" wrong="numbers of columns instead of names" fails="q4_best q4_order q4_default"
def decode(chances, names, top=3):
    return [[(int(i), row[i]) for i in np.argsort(row)[::-1][:top]] for row in chances]


# %% id="q4" wrong="the probability first" fails="q4_best q4_order q4_default"
def decode(chances, names, top=3):
    return [[(row[i], names[i]) for i in np.argsort(row)[::-1][:top]] for row in chances]


# %% id="q4" wrong="names without probabilities" fails="q4_best q4_order q4_default"
def decode(chances, names, top=3):
    return [[names[i] for i in np.argsort(row)[::-1][:top]] for row in chances]


# %% id="q4" wrong="decode_predictions, which is for ImageNet" fails="q4_best q4_order q4_default"
def decode(chances, names, top=3):
    return keras.applications.resnet50.decode_predictions(chances, top=top)


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
answer = "C"

# %% id="q6" right="with brackets and blanks"
answer = " (c) "

# %% id="q6" wrong="suspects the base" fails="q6_reading"
answer = "a"

# %% id="q6" wrong="suspects the head" fails="q6_reading"
answer = "b"

# %% id="q6" wrong="suspects random weights" fails="q6_reading"
answer = "d"

# %% id="q6" wrong="suspects too few photos" fails="q6_reading"
answer = "e"

# %% id="q6" wrong="not a letter" fails="q6_reading"
answer = 38
