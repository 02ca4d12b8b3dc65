# %% [markdown]
# # Answers to exercise 12
#
# Each cell replaces one whole answer cell. Right ones must pass every check of the question; wrong ones
# must fail exactly those in `fails`.


# %% id="q1" right="windows as a view"
def feature_map(image, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape[:2], axis=(0, 1))
    return np.einsum("ijcab,abc->ij", windows, kernel) + bias


# %% id="q1" right="a Conv2D layer"
def feature_map(image, kernel, bias):
    layer = layers.Conv2D(1, kernel.shape[:2])
    layer.build((1, *image.shape))
    layer.set_weights([kernel[:, :, :, np.newaxis], np.array([bias])])
    return layer(image[np.newaxis].astype("float32"))[0, :, :, 0]


# %% id="q1" right="lists, channel by channel"
def feature_map(image, kernel, bias):
    height, width, channels = kernel.shape
    result = []
    for row in range(image.shape[0] - height + 1):
        line = []
        for column in range(image.shape[1] - width + 1):
            total = bias
            for a in range(height):
                for b in range(width):
                    for c in range(channels):
                        total += image[row + a, column + b, c] * kernel[a, b, c]
            line.append(float(total))
        result.append(line)
    return result


# %% id="q1" right="SciPy's correlation"
from scipy.signal import correlate


def feature_map(image, kernel, bias):
    return correlate(image, kernel, mode="valid")[:, :, 0] + bias


# %% id="q1" wrong="turns the kernel" fails="q1_values q1_channels q1_bias"
from scipy.signal import convolve2d


def feature_map(image, kernel, bias):
    maps = [convolve2d(image[:, :, c], kernel[:, :, c], "valid") for c in range(image.shape[2])]
    return np.sum(maps, axis=0) + bias


# %% id="q1" wrong="one row and one column too few" fails="q1_values q1_channels q1_bias"
def feature_map(image, kernel, bias):
    height, width = kernel.shape[:2]
    return np.array(
        [
            [
                (image[r : r + height, c : c + width] * kernel).sum() + bias
                for c in range(image.shape[1] - width)
            ]
            for r in range(image.shape[0] - height)
        ]
    )


# %% id="q1" wrong="keeps a map for each channel" fails="q1_values q1_channels q1_bias"
def feature_map(image, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape[:2], axis=(0, 1))
    return np.einsum("ijcab,abc->ijc", windows, kernel) + bias


# %% id="q1" wrong="only the first channel" fails="q1_channels"
def feature_map(image, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(image[:, :, 0], kernel.shape[:2])
    return (windows * kernel[:, :, 0]).sum(axis=(2, 3)) + bias


# %% id="q1" wrong="forgets the bias" fails="q1_bias"
def feature_map(image, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape[:2], axis=(0, 1))
    return np.einsum("ijcab,abc->ij", windows, kernel)


# %% id="q1" wrong="the bias inside the sum" fails="q1_bias"
def feature_map(image, kernel, bias):
    height, width = kernel.shape[:2]
    rows, columns = image.shape[0] - height + 1, image.shape[1] - width + 1
    result = np.zeros((rows, columns))
    for r in range(rows):
        for c in range(columns):
            result[r, c] = (image[r : r + height, c : c + width] * kernel + bias).sum()
    return result


# %% id="q1" wrong="swaps height and width" fails="q1_values q1_channels q1_bias"
def feature_map(image, kernel, bias):
    width, height = kernel.shape[:2]
    rows, columns = image.shape[1] - height + 1, image.shape[0] - width + 1
    result = np.zeros((rows, columns))
    for r in range(rows):
        for c in range(columns):
            result[r, c] = (image[r : r + height, c : c + width] * kernel).sum() + bias
    return result


# %% id="q1" wrong="with relu" fails="q1_values q1_channels q1_bias"
def feature_map(image, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape[:2], axis=(0, 1))
    return np.maximum(np.einsum("ijcab,abc->ij", windows, kernel) + bias, 0)


# %% id="q1" wrong="the mean instead of the sum" fails="q1_values q1_channels q1_bias"
def feature_map(image, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape[:2], axis=(0, 1))
    return np.einsum("ijcab,abc->ij", windows, kernel) / kernel.size + bias


# %% id="q1" wrong="the size stays the same" fails="q1_values q1_channels q1_bias"
def feature_map(image, kernel, bias):
    layer = layers.Conv2D(1, kernel.shape[:2], padding="same")
    layer.build((1, *image.shape))
    layer.set_weights([kernel[:, :, :, np.newaxis], np.array([bias])])
    return layer(image[np.newaxis].astype("float32"))[0, :, :, 0]


# %% id="q1" wrong="adds the bias once for each channel" fails="q1_bias"
def feature_map(image, kernel, bias):
    height, width, channels = kernel.shape
    result = np.zeros((image.shape[0] - height + 1, image.shape[1] - width + 1))
    for channel in range(channels):
        for r in range(result.shape[0]):
            for c in range(result.shape[1]):
                window = image[r : r + height, c : c + width, channel]
                result[r, c] += (window * kernel[:, :, channel]).sum() + bias
    return result


# %% id="q1" wrong="cuts the numbers off behind the point" fails="q1_values q1_channels q1_bias"
def feature_map(image, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape[:2], axis=(0, 1))
    return (np.einsum("ijcab,abc->ij", windows, kernel) + bias).astype(int)


# %% id="q1" wrong="two channels at most" fails="q1_channels"
def feature_map(image, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape[:2], axis=(0, 1))
    return np.einsum("ijcab,abc->ij", windows[:, :, :2], kernel[:, :, :2]) + bias


# %% id="q2" right="math.ceil"
import math


def final_size(n, steps):
    for kernel, stride, padding in steps:
        exact = n / stride if padding == "same" else (n - kernel + 1) / stride
        n = math.ceil(exact)
    return n


# %% id="q2" right="calls itself"
def final_size(n, steps):
    if not steps:
        return n
    kernel, stride, padding = steps[0]
    size = (n + stride - 1) // stride if padding == "same" else (n - kernel + stride) // stride
    return final_size(size, steps[1:])


# %% id="q2" right="counts the places, in NumPy"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        end = n if padding == "same" else n - kernel + 1
        n = len(np.arange(0, end, stride))
    return np.int64(n)


# %% id="q2" right="a layer of Keras says it, and the list is emptied"
def final_size(n, steps):
    while steps:
        kernel, stride, padding = steps.pop(0)
        layer = layers.Conv1D(1, kernel, strides=stride, padding=padding)
        n = layer.compute_output_shape((None, n, 1))[1]
    return n


# %% id="q2" wrong="forgets the 1" fails="q2_valid q2_chain"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        n = -(-n // stride) if padding == "same" else (n - kernel) // stride
    return n


# %% id="q2" wrong="does not round" fails="q2_valid q2_same q2_chain"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        n = n / stride if padding == "same" else (n - kernel) / stride + 1
    return n


# %% id="q2" wrong="with same, the size always stays" fails="q2_same q2_chain"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        n = n if padding == "same" else (n - kernel) // stride + 1
    return n


# %% id="q2" wrong="with same, rounds down" fails="q2_same"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        n = n // stride if padding == "same" else (n - kernel) // stride + 1
    return n


# %% id="q2" wrong="with same, pads with half the kernel, rounded down" fails="q2_same"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        pad = (kernel - 1) // 2 if padding == "same" else 0
        n = (n + 2 * pad - kernel) // stride + 1
    return n


# %% id="q2" wrong="three steps at most" fails="q2_chain"
def final_size(n, steps):
    for kernel, stride, padding in steps[:3]:
        n = -(-n // stride) if padding == "same" else (n - kernel) // stride + 1
    return n


# %% id="q2" wrong="each stride counts for the first step only" fails="q2_chain"
def final_size(n, steps):
    for place, (kernel, stride, padding) in enumerate(steps):
        step = 1 if place else stride
        n = -(-n // stride) if padding == "same" else (n - kernel) // step + 1
    return n


# %% id="q2" wrong="returns inside the loop" fails="q2_chain"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        return -(-n // stride) if padding == "same" else (n - kernel) // stride + 1
    return n


# %% id="q2" wrong="each step starts from the image" fails="q2_chain"
def final_size(n, steps):
    size = n
    for kernel, stride, padding in steps:
        size = -(-n // stride) if padding == "same" else (n - kernel) // stride + 1
    return size


# %% id="q2" wrong="ignores the stride" fails="q2_valid q2_same q2_chain"
def final_size(n, steps):
    for kernel, _, padding in steps:
        n = n if padding == "same" else n - kernel + 1
    return n


# %% id="q2" wrong="divides before it subtracts" fails="q2_valid q2_chain"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        n = -(-n // stride) if padding == "same" else n // stride - kernel + 1
    return n


# %% id="q2" wrong="forgets to return" fails="q2_valid q2_same q2_chain"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        n = -(-n // stride) if padding == "same" else (n - kernel) // stride + 1


# %% id="q2" wrong="the rest is added, not one" fails="q2_same"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        n = n // stride + n % stride if padding == "same" else (n - kernel) // stride + 1
    return n


# %% id="q2" wrong="without padding, rounded to the nearest" fails="q2_valid q2_chain"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        n = -(-n // stride) if padding == "same" else round((n - kernel) / stride) + 1
    return n


# %% id="q3" right="forwards, with the distance of neighbours"
def seen_rows(steps):
    rows, apart = 1, 1
    for kernel, stride in steps:
        rows += (kernel - 1) * apart
        apart *= stride
    return rows


without_pooling, with_pooling = 14, 4


# %% id="q3" right="follows the first and the last row"
def seen_rows(steps):
    first = last = 0
    for kernel, stride in reversed(steps):
        first, last = first * stride, last * stride + kernel - 1
    return last - first + 1


without_pooling, with_pooling = 14, 4


# %% id="q3" right="measured, with a single bright row in each image"
def seen_rows(steps):
    side = 1
    while True:  # the smallest image of which one number is left
        size = side
        for kernel, stride in steps:
            size = (size - kernel) // stride + 1 if size >= kernel else 0
        if size:
            break
        side += 1
    maps = np.eye(side, dtype="float32")[:, :, np.newaxis]
    for kernel, stride in steps:
        ones = layers.Conv1D(1, kernel, strides=stride, kernel_initializer="ones", use_bias=False)
        maps = ones(maps)
    return int((np.asarray(maps)[:, 0, 0] > 0).sum())


without_pooling = next(n for n in range(1, 99) if 1 + 2 * n >= 28)
with_pooling = np.int64(4)


# %% id="q3" right="calls itself, counts with its own function"
def seen_rows(steps):
    if not steps:
        return 1
    (kernel, stride), *others = steps
    return (seen_rows(others) - 1) * stride + kernel


n = 1
while seen_rows([(3, 1)] * n) < 28:
    n += 1
without_pooling = n
n = 1
while seen_rows([(3, 1), (2, 2)] * (n - 1) + [(3, 1)]) < 28:
    n += 1
with_pooling = n


# %% id="q3" wrong="ignores the strides" fails="q3_strides q3_chain q3_counts"
def seen_rows(steps):
    return 1 + sum(kernel - 1 for kernel, _ in steps)


without_pooling, with_pooling = 14, 10


# %% id="q3" wrong="windows without overlap" fails="q3_convolutions q3_strides q3_chain q3_counts"
def seen_rows(steps):
    rows = 1
    for kernel, _ in steps:
        rows *= kernel
    return rows


without_pooling, with_pooling = 10, 3


# %% id="q3" wrong="adds up the kernels" fails="q3_convolutions q3_strides q3_chain q3_counts"
def seen_rows(steps):
    return sum(kernel for kernel, _ in steps)


without_pooling, with_pooling = 10, 6


# %% id="q3" wrong="the backward step, but forwards" fails="q3_strides q3_chain"
def seen_rows(steps):
    rows = 1
    for kernel, stride in steps:
        rows = (rows - 1) * stride + kernel
    return rows


without_pooling, with_pooling = 14, 4


# %% id="q3" wrong="a stride counts for its own layer already" fails="q3_strides q3_chain q3_counts"
def seen_rows(steps):
    rows, apart = 1, 1
    for kernel, stride in steps:
        apart *= stride
        rows += (kernel - 1) * apart
    return rows


without_pooling, with_pooling = 14, 3


# %% id="q3" wrong="the last stride alone, not all together" fails="q3_chain q3_counts"
def seen_rows(steps):
    rows, apart = 1, 1
    for kernel, stride in steps:
        rows += (kernel - 1) * apart
        if stride > 1:
            apart = stride
    return rows


without_pooling, with_pooling = 14, 5


# %% id="q3" wrong="every layer after a pooling counts as a pooling by 2" fails="q3_strides q3_chain"
def seen_rows(steps):
    rows, apart = 1, 1
    for kernel, stride in steps:
        rows += (kernel - 1) * apart
        apart *= 2 if stride > 1 else 1
    return rows


without_pooling, with_pooling = 14, 4


# %% id="q3" wrong="pixels instead of rows" fails="q3_convolutions q3_strides q3_chain"
def seen_rows(steps):
    rows = 1
    for kernel, stride in reversed(steps):
        rows = (rows - 1) * stride + kernel
    return rows**2


without_pooling, with_pooling = 14, 4


# %% id="q3" wrong="one less, and one convolution too few" fails="q3_convolutions q3_strides q3_chain q3_counts"
def seen_rows(steps):
    rows = 0
    for kernel, stride in reversed(steps):
        rows = rows * stride + kernel - 1
    return rows


without_pooling, with_pooling = 13, 3


# %% id="q3" wrong="counts the poolings, too" fails="q3_counts"
def seen_rows(steps):
    rows = 1
    for kernel, stride in steps[::-1]:
        rows = stride * (rows - 1) + kernel
    return rows


without_pooling, with_pooling = 14, 7


# %% id="q3" wrong="half a convolution" fails="q3_counts"
def seen_rows(steps):
    rows = 1
    for kernel, stride in steps[::-1]:
        rows = stride * (rows - 1) + kernel
    return rows


without_pooling, with_pooling = 27 / 2, 4


# %% id="q3" wrong="a pooling after the last one, too" fails="q3_counts"
def seen_rows(steps):
    rows = 1
    for kernel, stride in steps[::-1]:
        rows = stride * (rows - 1) + kernel
    return rows


without_pooling, with_pooling = 14, 3


# %% id="q3" wrong="three layers at most, no return for more" fails="q3_convolutions q3_strides q3_chain"
def seen_rows(steps):
    if len(steps) > 3:
        return None
    rows = 1
    for kernel, stride in reversed(steps):
        rows = (rows - 1) * stride + kernel
    return rows


without_pooling, with_pooling = 14, 4


# %% id="q4" right="transpose, functional"
def prepare(photos):
    return np.transpose(photos, (0, 2, 3, 1)) / 255.0


def build():
    inputs = keras.Input((12, 16, 3))
    maps = layers.Conv2D(8, (3, 3), padding="valid")(inputs)
    maps = layers.Activation("relu")(maps)
    return keras.Model(inputs, layers.Dense(4, activation="softmax")(layers.Flatten()(maps)))


# %% id="q4" right="keras.ops, and added layer by layer"
def prepare(photos):
    return keras.ops.moveaxis(keras.ops.cast(photos, "float32"), 1, 3) / 255


def build():
    net = keras.Sequential()
    net.add(keras.Input(shape=(12, 16, 3)))
    net.add(layers.Conv2D(filters=8, kernel_size=3, strides=1, activation="relu"))
    net.add(layers.Flatten())
    net.add(layers.Dense(4))
    net.add(layers.Softmax())
    return net


# %% id="q4" right="stacks the three channels, the shape in the old place"
import warnings


def prepare(photos):
    return np.stack([photos[:, c] / 255 for c in range(3)], axis=-1)


def build():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        first = layers.Conv2D(8, 3, activation="relu", input_shape=(12, 16, 3))
    return keras.Sequential([first, layers.Flatten(), layers.Dense(4, "softmax")])


# %% id="q4" right="a class of one's own, whose last layer is made first"
def prepare(photos):
    return np.array([np.stack(list(photo), axis=-1) / 255 for photo in photos])


class PhotoNet(keras.Model):
    def __init__(self):
        super().__init__()
        self.out = layers.Dense(4, activation="softmax")
        self.flat = layers.Flatten()
        self.conv = layers.Conv2D(8, 3, activation="relu")

    def call(self, x):
        return self.out(self.flat(self.conv(x)))


def build():
    net = PhotoNet()
    net(np.zeros((1, 12, 16, 3), "float32"))
    return net


# %% id="q4" right="a layer of one's own and a Lambda layer"
def prepare(photos):
    return np.moveaxis(photos, 1, -1) / 255


class Ink(layers.Layer):
    def call(self, x):
        return keras.ops.relu(x)


def build():
    return keras.Sequential(
        [
            keras.Input((12, 16, 3)),
            layers.Conv2D(8, 3),
            Ink(),
            layers.Lambda(lambda t: keras.ops.reshape(t, (-1, 1120))),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" right="a subclass, built by the shape of its input"
def prepare(photos):
    return np.moveaxis(photos, 1, -1) / 255


class Small(keras.Model):
    def __init__(self):
        super().__init__()
        self.look = layers.Conv2D(8, 3, activation="relu")
        self.flat = layers.Flatten()
        self.say = layers.Dense(4, activation="softmax")

    def call(self, photos):
        return self.say(self.flat(self.look(photos)))


def build():
    net = Small()
    net.build((None, 12, 16, 3))
    return net


# %% id="q4" wrong="reshape, with height and width in order" fails="q4_axes"
def prepare(photos):
    return photos.reshape(len(photos), 12, 16, 3) / 255


def build():
    return keras.Sequential(
        [
            keras.Input((12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="width before height" fails="q4_axes q4_shapes q4_filters"
def prepare(photos):
    return photos.T.transpose(3, 0, 1, 2) / 255


def build():
    return keras.Sequential(
        [
            keras.Input((16, 12, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="swaps the axes 1 and 3, which swaps height and width" fails="q4_axes"
def prepare(photos):
    return np.swapaxes(photos, 1, 3) / 255


def build():
    return keras.Sequential(
        [
            keras.Input((12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="does not divide, and Flatten is missing" fails="q4_scale q4_shapes q4_filters"
def prepare(photos):
    return np.moveaxis(photos, 1, -1)


def build():
    return keras.Sequential(
        [
            keras.Input((12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="divides by the largest value it finds, and keeps the stride" fails="q4_scale q4_filters"
def prepare(photos):
    return np.moveaxis(photos, 1, -1) / photos.max()


def build():
    return keras.Sequential(
        [
            keras.Input((12, 16, 3)),
            layers.Conv2D(8, 3, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="with padding, and no softmax" fails="q4_shapes q4_filters"
def prepare(photos):
    return np.moveaxis(photos, 1, -1) / 255


def build():
    return keras.Sequential(
        [
            keras.Input((12, 16, 3)),
            layers.Conv2D(8, 3, padding="same", activation="relu"),
            layers.Flatten(),
            layers.Dense(4),
        ]
    )


# %% id="q4" wrong="no activation in the convolution" fails="q4_filters"
def prepare(photos):
    return np.moveaxis(photos, 1, -1) / 255


def build():
    return keras.Sequential(
        [
            keras.Input((12, 16, 3)),
            layers.Conv2D(8, 3),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="tanh in the convolution" fails="q4_filters"
def prepare(photos):
    return np.moveaxis(photos, 1, -1) / 255


def build():
    return keras.Sequential(
        [
            keras.Input((12, 16, 3)),
            layers.Conv2D(8, 3, activation="tanh"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="a leaky relu" fails="q4_filters"
def prepare(photos):
    return np.moveaxis(photos, 1, -1) / 255


def build():
    return keras.Sequential(
        [
            keras.Input((12, 16, 3)),
            layers.Conv2D(8, 3, activation="leaky_relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="a relu that stops at 6" fails="q4_filters"
def prepare(photos):
    return np.moveaxis(photos, 1, -1) / 255


def build():
    return keras.Sequential(
        [
            keras.Input((12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu6"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="whole-number division, and sigmoid" fails="q4_axes q4_scale q4_shapes q4_filters"
def prepare(photos):
    return np.moveaxis(photos, 1, -1) // 255


def build():
    return keras.Sequential(
        [
            keras.Input((12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="sigmoid"),
        ]
    )


# %% id="q4" wrong="each photo stretched to its own darkest and brightest" fails="q4_axes q4_scale"
def prepare(photos):
    moved = np.moveaxis(photos, 1, -1).astype("float32")
    low = moved.min(axis=(1, 2, 3), keepdims=True)
    high = moved.max(axis=(1, 2, 3), keepdims=True)
    return (moved - low) / np.maximum(high - low, 1)


def build():
    return keras.Sequential(
        [
            keras.Input((12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="divides by 256, and takes the mean of each map" fails="q4_scale q4_filters"
def prepare(photos):
    return np.moveaxis(photos, 1, -1) / 256


def build():
    return keras.Sequential(
        [
            keras.Input((12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.GlobalAveragePooling2D(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="channels first in the model" fails="q4_shapes q4_filters"
def prepare(photos):
    return np.moveaxis(photos, 1, -1) / 255


def build():
    return keras.Sequential(
        [
            keras.Input((3, 12, 16)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="forgets both returns" fails="q4_axes q4_scale q4_shapes q4_filters"
def prepare(photos):
    np.moveaxis(photos, 1, -1) / 255


def build():
    keras.Sequential([keras.Input((12, 16, 3)), layers.Conv2D(8, 3), layers.Flatten()])


# %% id="q5" right="functional, with scores"
inputs = keras.Input(shape=(12, 12, 1))
maps = layers.Conv2D(8, 3, padding="same", activation="relu")(inputs)
maps = layers.MaxPooling2D(2)(maps)
maps = layers.Conv2D(16, 3, activation="relu")(maps)
scores = layers.Dense(10)(layers.GlobalMaxPooling2D()(maps))
model = keras.Model(inputs, scores)
model.compile(
    keras.optimizers.Adam(0.01), keras.losses.SparseCategoricalCrossentropy(from_logits=True)
)
model.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)

# %% id="q5" right="added layer by layer, one-hot labels, three convolutions, separate activations"
model = keras.Sequential()
model.add(keras.Input((12, 12, 1)))
for filters in (8, 8, 12):
    model.add(layers.Conv2D(filters, (3, 3), padding="same"))
    model.add(layers.ReLU())
model.add(layers.GlobalMaxPooling2D())
model.add(layers.Dense(10, activation="softmax"))
model.compile(keras.optimizers.Adam(0.01), "categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, keras.utils.to_categorical(y_train), epochs=6, batch_size=64, verbose=0)

# %% id="q5" right="Flatten, but after a second pooling"
model = keras.Sequential(
    [
        keras.Input((12, 12, 1)),
        layers.Conv2D(8, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(16, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(2),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=15, batch_size=64, verbose=0)


# %% id="q5" right="a class of one's own, one-hot labels"
class DigitNet(keras.Model):
    def __init__(self):
        super().__init__()
        self.c1 = layers.Conv2D(8, 3, padding="same", activation="relu")
        self.pool = layers.MaxPooling2D(2)
        self.c2 = layers.Conv2D(16, 3, padding="same", activation="relu")
        self.out = layers.Dense(10, activation="softmax")

    def call(self, x):
        return self.out(keras.ops.max(self.c2(self.pool(self.c1(x))), axis=(1, 2)))


model = DigitNet()
model.compile(keras.optimizers.Adam(0.01), loss="categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, keras.utils.to_categorical(y_train, 10), epochs=10, batch_size=64, verbose=0)


# %% id="q5" right="a Lambda layer and a layer of one's own"
class Bend(layers.Layer):
    def call(self, x):
        return x * keras.ops.sigmoid(x)


model = keras.Sequential(
    [
        keras.Input((12, 12, 1)),
        layers.Lambda(lambda t: 2 * t),
        layers.Conv2D(8, 3),
        Bend(),
        layers.MaxPooling2D(2),
        layers.Conv2D(16, 3),
        Bend(),
        layers.GlobalMaxPooling2D(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)


# %% id="q5" right="a training step of one's own"
class Own(keras.Model):
    def train_step(self, data):
        import tensorflow as tf  # noqa: PLC0415 - the exercise does not

        x, y = data
        with tf.GradientTape() as tape:
            outputs = self(x, training=True)
            loss = keras.ops.mean(keras.losses.sparse_categorical_crossentropy(y, outputs))
        grads = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.trainable_weights, strict=True))
        return {"loss": loss}


i = keras.Input((12, 12, 1))
h = layers.MaxPooling2D(2)(layers.Conv2D(8, 3, padding="same", activation="relu")(i))
h = layers.GlobalMaxPooling2D()(layers.Conv2D(16, 3, padding="same", activation="relu")(h))
model = Own(i, layers.Dense(10, activation="softmax")(h))
model.compile(optimizer=keras.optimizers.Adam(0.01))
model.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)


# %% id="q5" wrong="a class of one's own with too many filters" fails="q5_budget"
class Wide(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = layers.Conv2D(16, 3, activation="relu")
        self.second = layers.Conv2D(32, 3, activation="relu")
        self.out = layers.Dense(10, activation="softmax")

    def call(self, x):
        return self.out(keras.ops.max(self.second(self.first(x)), axis=(1, 2)))


model = Wide()
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=6, batch_size=64, verbose=0)

# %% id="q5" wrong="a dense network" fails="q5_budget q5_learns"
model = keras.Sequential(
    [
        keras.Input((12, 12, 1)),
        layers.Flatten(),
        layers.Dense(12, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="a dense network, with a convolution of 1 × 1 for show" fails="q5_budget q5_learns"
model = keras.Sequential(
    [
        keras.Input((12, 12, 1)),
        layers.Conv2D(1, 1),
        layers.Flatten(),
        layers.Dense(12, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="a few epochs on the new sheets, afterwards" fails="q5_learns"
model = keras.Sequential(
    [
        keras.Input((12, 12, 1)),
        layers.Conv2D(8, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(16, 3, padding="same", activation="relu"),
        layers.GlobalMaxPooling2D(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)
model.fit(X_new, y_new, epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="fitted on the new sheets as well" fails="q5_learns"
model = keras.Sequential(
    [
        keras.Input((12, 12, 1)),
        layers.Conv2D(8, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(16, 3, padding="same", activation="relu"),
        layers.GlobalMaxPooling2D(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(sheets, digits.target, epochs=25, batch_size=64, verbose=0)

# %% id="q5" wrong="fitted on all digits, placed anew" fails="q5_learns"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(8, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(16, 3, padding="same", activation="relu"),
        layers.GlobalMaxPooling2D(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(
    np.concatenate([on_sheets(digits.images) for _ in range(2)]),
    np.tile(digits.target, 2),
    epochs=20,
    batch_size=64,
    verbose=0,
)


# %% id="q5" wrong="convolutions without activations" fails="q5_learns"
model = keras.Sequential(
    [
        keras.Input((12, 12, 1)),
        layers.Conv2D(8, 3),
        layers.Conv2D(8, 3, strides=2),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="never fitted" fails="q5_learns"
model = keras.Sequential(
    [
        keras.Input((12, 12, 1)),
        layers.Conv2D(8, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(16, 3, padding="same", activation="relu"),
        layers.GlobalMaxPooling2D(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")

# %% id="q5" wrong="the lesson's network with Flatten" fails="q5_budget"
model = keras.Sequential(
    [
        keras.Input((12, 12, 1)),
        layers.Conv2D(8, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(16, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="too many filters" fails="q5_budget"
model = keras.Sequential(
    [
        keras.Input((12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="one epoch" fails="q5_learns"
model = keras.Sequential(
    [
        keras.Input((12, 12, 1)),
        layers.Conv2D(8, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(16, 3, padding="same", activation="relu"),
        layers.GlobalMaxPooling2D(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=1, batch_size=64, verbose=0)

# %% id="q5" wrong="one number is left of each sheet" fails="q5_learns"
model = keras.Sequential(
    [
        keras.Input((12, 12, 1)),
        layers.Conv2D(8, 3, activation="relu"),
        layers.GlobalMaxPooling2D(),
        layers.Dense(1, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="Flatten is forgotten" fails="q5_output q5_budget q5_learns"
model = keras.Sequential(
    [
        keras.Input((12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy")

# %% id="q5" wrong="the channel axis is forgotten" fails="q5_output q5_budget q5_learns"
model = keras.Sequential(
    [
        keras.Input((12, 12)),
        layers.Conv1D(16, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy")

# %% id="q6" right="a capital letter"
answer = "E"

# %% id="q6" right="with brackets and blanks"
answer = " (e) "

# %% id="q6" wrong="believes that convolutions do not care about places" fails="q6_reading"
answer = "a"

# %% id="q6" wrong="suspects overfitting" fails="q6_reading"
answer = "b"

# %% id="q6" wrong="suspects the kernels" fails="q6_reading"
answer = "c"

# %% id="q6" wrong="would rather have a dense network" fails="q6_reading"
answer = "d"

# %% id="q6" wrong="nothing chosen" fails="q6_reading"
answer = None

# %% id="q6" wrong="a share instead of a letter" fails="q6_reading"
answer = 0.97
