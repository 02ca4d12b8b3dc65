# %% id="q1" right="the lesson's two loops"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    height, width = kernel.shape[:2]
    result = []
    for row in range(image.shape[0] - height + 1):
        result.append([])
        for column in range(image.shape[1] - width + 1):
            window = image[row : row + height, column : column + width]
            result[-1].append((window * kernel).sum() + bias)
    return np.array(result)

# %% id="q1" right="sliding windows and einsum"
from numpy.lib.stride_tricks import sliding_window_view


def feature_map(image, kernel, bias):
    windows = sliding_window_view(image, kernel.shape[:2], axis=(0, 1))
    return np.einsum("ijcab,abc->ij", windows, kernel) + bias

# %% id="q1" right="Conv2D with the weights set"
def feature_map(image, kernel, bias):
    image = np.asarray(image, dtype="float32")
    kernel = np.asarray(kernel, dtype="float32")
    conv = layers.Conv2D(1, kernel.shape[:2], padding="valid", strides=1)
    conv.build((1, *image.shape))
    conv.set_weights([kernel[..., np.newaxis], np.array([bias], dtype="float32")])
    return np.asarray(conv(image[np.newaxis]))[0, :, :, 0]

# %% id="q1" right="loops over the kernel's cells, shifted parts of the image are added, type hints"
def feature_map(image: np.ndarray, kernel: np.ndarray, bias: float) -> np.ndarray:
    """Return the map that one filter makes of one image."""
    kernel_rows, kernel_columns, channels = kernel.shape
    rows = image.shape[0] - kernel_rows + 1
    columns = image.shape[1] - kernel_columns + 1
    total = np.full((rows, columns), float(bias))
    for r in range(kernel_rows):
        for c in range(kernel_columns):
            for channel in range(channels):
                total += kernel[r, c, channel] * image[r : r + rows, c : c + columns, channel]
    return total

# %% id="q1" right="scipy correlate2d, channel by channel"
from scipy.signal import correlate2d


def feature_map(image, kernel, bias):
    maps = [correlate2d(image[:, :, c], kernel[:, :, c], mode="valid") for c in range(image.shape[2])]
    return sum(maps) + bias

# %% id="q1" wrong="breaks: 'plus the bias' - no bias"
def feature_map(image, kernel, bias):
    height, width = kernel.shape[:2]
    result = []
    for row in range(image.shape[0] - height + 1):
        result.append([])
        for column in range(image.shape[1] - width + 1):
            window = image[row : row + height, column : column + width]
            result[-1].append((window * kernel).sum())
    return np.array(result)

# %% id="q1" wrong="breaks: 'plus the bias' - the bias is added in each cell of the window"
def feature_map(image, kernel, bias):
    height, width = kernel.shape[:2]
    result = []
    for row in range(image.shape[0] - height + 1):
        result.append([])
        for column in range(image.shape[1] - width + 1):
            window = image[row : row + height, column : column + width]
            result[-1].append((window * kernel + bias).sum())
    return np.array(result)

# %% id="q1" wrong="breaks: 'plus the bias' - once for each channel"
def feature_map(image, kernel, bias):
    height, width, channels = kernel.shape
    result = np.zeros((image.shape[0] - height + 1, image.shape[1] - width + 1))
    for channel in range(channels):
        for row in range(result.shape[0]):
            for column in range(result.shape[1]):
                window = image[row : row + height, column : column + width, channel]
                result[row, column] += (window * kernel[:, :, channel]).sum() + bias
    return result

# %% id="q1" wrong="breaks: 'plus the bias' - subtracted"
def feature_map(image, kernel, bias):
    height, width = kernel.shape[:2]
    result = []
    for row in range(image.shape[0] - height + 1):
        result.append([])
        for column in range(image.shape[1] - width + 1):
            window = image[row : row + height, column : column + width]
            result[-1].append((window * kernel).sum() - bias)
    return np.array(result)

# %% id="q1" wrong="breaks: 'without an activation' - relu"
def feature_map(image, kernel, bias):
    height, width = kernel.shape[:2]
    result = []
    for row in range(image.shape[0] - height + 1):
        result.append([])
        for column in range(image.shape[1] - width + 1):
            window = image[row : row + height, column : column + width]
            result[-1].append(max(0, (window * kernel).sum() + bias))
    return np.array(result)

# %% id="q1" wrong="breaks: 'without padding' - same"
def feature_map(image, kernel, bias):
    image = np.asarray(image, dtype="float32")
    conv = layers.Conv2D(1, kernel.shape[:2], padding="same")
    conv.build((1, *image.shape))
    conv.set_weights([kernel[..., np.newaxis], np.array([bias])])
    return np.asarray(conv(image[np.newaxis]))[0, :, :, 0]

# %% id="q1" wrong="breaks: 'a stride of 1' - the windows lie side by side"
def feature_map(image, kernel, bias):
    height, width = kernel.shape[:2]
    result = []
    for row in range(0, image.shape[0] - height + 1, height):
        result.append([])
        for column in range(0, image.shape[1] - width + 1, width):
            window = image[row : row + height, column : column + width]
            result[-1].append((window * kernel).sum() + bias)
    return np.array(result)

# %% id="q1" wrong="breaks: 'need not be square' - the height for both"
def feature_map(image, kernel, bias):
    size = kernel.shape[0]
    result = []
    for row in range(image.shape[0] - size + 1):
        result.append([])
        for column in range(image.shape[1] - size + 1):
            window = image[row : row + size, column : column + size]
            result[-1].append((window * kernel).sum() + bias)
    return np.array(result)

# %% id="q1" wrong="breaks: 'need not be square' - height and width swapped for the size of the result"
def feature_map(image, kernel, bias):
    height, width = kernel.shape[:2]
    result = np.zeros((image.shape[0] - width + 1, image.shape[1] - height + 1))
    for row in range(result.shape[0]):
        for column in range(result.shape[1]):
            window = image[row : row + height, column : column + width]
            result[row, column] = np.sum(window * kernel) + bias
    return result

# %% id="q1" wrong="breaks: 'one map with two axes' - a map for each channel"
def feature_map(image, kernel, bias):
    height, width = kernel.shape[:2]
    result = []
    for row in range(image.shape[0] - height + 1):
        result.append([])
        for column in range(image.shape[1] - width + 1):
            window = image[row : row + height, column : column + width]
            result[-1].append((window * kernel).sum(axis=(0, 1)) + bias)
    return np.array(result)

# %% id="q1" wrong="breaks: 'two axes' - a third axis of length one"
def feature_map(image, kernel, bias):
    height, width = kernel.shape[:2]
    rows, columns = image.shape[0] - height + 1, image.shape[1] - width + 1
    result = np.zeros((rows, columns, 1))
    for row in range(rows):
        for column in range(columns):
            window = image[row : row + height, column : column + width]
            result[row, column, 0] = (window * kernel).sum() + bias
    return result

# %% id="q1" wrong="breaks: 'rows, columns and channels' - the first channel only"
def feature_map(image, kernel, bias):
    height, width = kernel.shape[:2]
    result = []
    for row in range(image.shape[0] - height + 1):
        result.append([])
        for column in range(image.shape[1] - width + 1):
            window = image[row : row + height, column : column + width, 0]
            result[-1].append((window * kernel[:, :, 0]).sum() + bias)
    return np.array(result)

# %% id="q1" wrong="breaks: 'the sum over channels' - the mean over the channels"
def feature_map(image, kernel, bias):
    height, width = kernel.shape[:2]
    result = []
    for row in range(image.shape[0] - height + 1):
        result.append([])
        for column in range(image.shape[1] - width + 1):
            window = image[row : row + height, column : column + width]
            result[-1].append((window * kernel).sum(axis=(0, 1)).mean() + bias)
    return np.array(result)

# %% id="q1" wrong="breaks: 'window × kernel' - kernel turned by scipy"
from scipy.signal import convolve2d


def feature_map(image, kernel, bias):
    maps = [convolve2d(image[:, :, c], kernel[:, :, c], mode="valid") for c in range(image.shape[2])]
    return np.sum(maps, axis=0) + bias

# %% id="q1" wrong="breaks: 'window × kernel' - all channels of the image summed before, one table for all"
def feature_map(image, kernel, bias):
    height, width = kernel.shape[:2]
    flat_image, flat_kernel = image.sum(axis=2), kernel.sum(axis=2)
    result = []
    for row in range(image.shape[0] - height + 1):
        result.append([])
        for column in range(image.shape[1] - width + 1):
            window = flat_image[row : row + height, column : column + width]
            result[-1].append((window * flat_kernel).sum() + bias)
    return np.array(result)

# %% id="q1" wrong="breaks: 'one map' - the last row and column are missing"
def feature_map(image, kernel, bias):
    height, width = kernel.shape[:2]
    result = []
    for row in range(image.shape[0] - height):
        result.append([])
        for column in range(image.shape[1] - width):
            window = image[row : row + height, column : column + width]
            result[-1].append((window * kernel).sum() + bias)
    return np.array(result)

# %% id="q1" wrong="breaks: 'numbers are the sum' - cut off to whole numbers"
def feature_map(image, kernel, bias):
    height, width = kernel.shape[:2]
    result = np.zeros((image.shape[0] - height + 1, image.shape[1] - width + 1), dtype=int)
    for row in range(result.shape[0]):
        for column in range(result.shape[1]):
            window = image[row : row + height, column : column + width]
            result[row, column] = (window * kernel).sum() + bias
    return result

# %% id="q1" wrong="breaks: 'channels' - two channels at most"
def feature_map(image, kernel, bias):
    height, width = kernel.shape[:2]
    result = []
    for row in range(image.shape[0] - height + 1):
        result.append([])
        for column in range(image.shape[1] - width + 1):
            window = image[row : row + height, column : column + width]
            total = (window[:, :, 0] * kernel[:, :, 0]).sum()
            if kernel.shape[2] > 1:
                total += (window[:, :, 1] * kernel[:, :, 1]).sum()
            result[-1].append(total + bias)
    return np.array(result)

# %% id="q1" wrong="breaks: 'one map' - rows and columns swapped in the result"
def feature_map(image, kernel, bias):
    height, width = kernel.shape[:2]
    result = []
    for column in range(image.shape[1] - width + 1):
        result.append([])
        for row in range(image.shape[0] - height + 1):
            window = image[row : row + height, column : column + width]
            result[-1].append((window * kernel).sum() + bias)
    return np.array(result)

# %% id="q2" right="loop with the two formulas"
def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for kernel, stride, padding in steps:
        if padding == "same":
            n = -(-n // stride)
        else:
            n = (n - kernel) // stride + 1
    return n

# %% id="q2" right="asks Keras layers for their output shapes"
def final_size(n, steps):
    shape = (None, n, n, 1)
    for kernel, stride, padding in steps:
        layer = layers.Conv2D(1, (kernel, kernel), strides=stride, padding=padding)
        shape = (None, layer.compute_output_shape(shape)[1], 1000, 1)
    return int(shape[1])

# %% id="q2" right="recursion"
import math


def final_size(n, steps):
    if len(steps) == 0:
        return n
    kernel, stride, padding = steps[0]
    if padding == "valid":
        left = math.floor((n - kernel) / stride) + 1
    else:
        left = math.ceil(n / stride)
    return final_size(left, steps[1:])

# %% id="q2" right="functools.reduce, helper function, type hints"
from functools import reduce


def after(n: int, step: tuple[int, int, str]) -> int:
    kernel, stride, padding = step
    return {"valid": (n - kernel + stride) // stride, "same": (n + stride - 1) // stride}[padding]


def final_size(n: int, steps: list[tuple[int, int, str]]) -> int:
    return reduce(after, steps, n)

# %% id="q2" right="counts the places of the kernel, index loop, prints"
def final_size(n, steps):
    size = n
    for i in range(len(steps)):
        step = steps[i]
        if step[2] == "same":
            size = len(range(0, size, step[1]))
        else:
            size = len(range(0, size - step[0] + 1, step[1]))
        print("after step", i + 1, "there are", size, "rows")
    return size

# %% id="q2" wrong="breaks: 'valid' formula - no + 1"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        if padding == "same":
            n = -(-n // stride)
        else:
            n = (n - kernel) // stride
    return n

# %% id="q2" wrong="breaks: 'valid' formula - rounded up"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        if padding == "same":
            n = -(-n // stride)
        else:
            n = -(-(n - kernel) // stride) + 1
    return n

# %% id="q2" wrong="breaks: 'valid' formula - rounded to the nearest"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        if padding == "same":
            n = -(-n // stride)
        else:
            n = round((n - kernel) / stride) + 1
    return n

# %% id="q2" wrong="breaks: 'valid' formula - + 1 before the division"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        if padding == "same":
            n = -(-n // stride)
        else:
            n = (n - kernel + 1) // stride
    return n

# %% id="q2" wrong="breaks: 'same' formula - rounded down"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        if padding == "same":
            n = n // stride
        else:
            n = (n - kernel) // stride + 1
    return n

# %% id="q2" wrong="breaks: 'same' formula - rounded to the nearest"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        if padding == "same":
            n = round(n / stride)
        else:
            n = (n - kernel) // stride + 1
    return n

# %% id="q2" wrong="breaks: 'same' formula - the rest is added instead of one"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        if padding == "same":
            n = n // stride + n % stride
        else:
            n = (n - kernel) // stride + 1
    return n

# %% id="q2" wrong="breaks: 'same' formula - half a kernel on each side, wrong for even kernels"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        if padding == "same":
            n = (n + 2 * (kernel // 2) - kernel) // stride + 1
        else:
            n = (n - kernel) // stride + 1
    return n

# %% id="q2" wrong="breaks: 'same' formula - one zero on each side whatever the kernel is"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        if padding == "same":
            n = (n + 2 - kernel) // stride + 1
        else:
            n = (n - kernel) // stride + 1
    return n

# %% id="q2" wrong="breaks: 'same' - the size always stays the same"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        if padding == "valid":
            n = (n - kernel) // stride + 1
    return n

# %% id="q2" wrong="breaks: 'padding is valid or same' - valid for all"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        n = (n - kernel) // stride + 1
    return n

# %% id="q2" wrong="breaks: 'stride' - ignored in valid convolutions"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        if padding == "same":
            n = -(-n // stride)
        else:
            n = n - kernel + 1
    return n

# %% id="q2" wrong="breaks: '(kernel, stride, padding)' - kernel and stride swapped"
def final_size(n, steps):
    for stride, kernel, padding in steps:
        if padding == "same":
            n = -(-n // stride)
        else:
            n = (n - kernel) // stride + 1
    return n

# %% id="q2" wrong="breaks: 'several convolutions' - returns after the first"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        if padding == "same":
            n = -(-n // stride)
        else:
            n = (n - kernel) // stride + 1
        return n

# %% id="q2" wrong="breaks: 'one after the other' - each starts from the image, the last one counts"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        if padding == "same":
            size = -(-n // stride)
        else:
            size = (n - kernel) // stride + 1
    return size

# %% id="q2" wrong="breaks: 'several' - two steps at most"
def final_size(n, steps):
    for kernel, stride, padding in steps[:2]:
        if padding == "same":
            n = -(-n // stride)
        else:
            n = (n - kernel) // stride + 1
    return n

# %% id="q2" wrong="breaks: 'how many rows are left at the end' - the sizes after all layers"
def final_size(n, steps):
    sizes = []
    for kernel, stride, padding in steps:
        if padding == "same":
            n = -(-n // stride)
        else:
            n = (n - kernel) // stride + 1
        sizes.append(n)
    return sizes

# %% id="q2" wrong="breaks: 'a whole number' - not rounded in between or at the end"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        if padding == "same":
            n = n / stride
        else:
            n = (n - kernel) / stride + 1
    return n

# %% id="q2" wrong="breaks: 'one after the other' - rounded only at the end"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        if padding == "same":
            n = n / stride
            last_up = True
        else:
            n = (n - kernel) / stride + 1
            last_up = False
    return int(np.ceil(n)) if last_up else int(np.floor(n))

# %% id="q2" wrong="breaks: 'return' - printed only"
def final_size(n, steps):
    for kernel, stride, padding in steps:
        if padding == "same":
            n = -(-n // stride)
        else:
            n = (n - kernel) // stride + 1
    print(n)

# %% id="q4" right="moveaxis and Sequential"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" right="transpose, float32, functional API, activations as layers, compiled"
def prepare(photos):
    photos = np.asarray(photos).astype("float32") / 255.0
    return photos.transpose(0, 2, 3, 1)


def build():
    photo = keras.Input(shape=(12, 16, 3), name="photo")
    x = layers.Conv2D(filters=8, kernel_size=(3, 3), strides=(1, 1), padding="valid")(photo)
    x = layers.ReLU()(x)
    x = layers.Flatten()(x)
    x = layers.Dense(4)(x)
    x = layers.Softmax()(x)
    model = keras.Model(photo, x)
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model

# %% id="q4" right="loops, add(), Reshape"
def prepare(photos):
    count, channels, height, width = photos.shape
    result = np.zeros((count, height, width, channels))
    for i in range(count):
        for channel in range(channels):
            for row in range(height):
                for column in range(width):
                    result[i, row, column, channel] = photos[i, channel, row, column] / 255
    return result


def build():
    model = keras.Sequential()
    model.add(keras.Input((12, 16, 3)))
    model.add(layers.Conv2D(8, (3, 3), activation=keras.activations.relu))
    model.add(layers.Reshape((10 * 14 * 8,)))
    model.add(layers.Dense(units=4))
    model.add(layers.Activation("softmax"))
    model.summary()
    return model

# %% id="q4" right="keras.ops, subclass with a fixed input shape, type hints"
from keras import ops


class Net(keras.Model):
    """One convolution and one Dense layer."""

    def __init__(self, shape: tuple[int, int, int]):
        photo = keras.Input(shape=shape)
        maps = layers.Conv2D(8, 3, activation="relu", kernel_initializer="he_normal")(photo)
        super().__init__(inputs=photo, outputs=layers.Dense(4, "softmax")(layers.Flatten()(maps)))


def prepare(photos: np.ndarray) -> np.ndarray:
    moved = ops.transpose(ops.cast(photos, "float32"), (0, 2, 3, 1))
    return ops.convert_to_numpy(moved / 255.0)


def build() -> keras.Model:
    return Net((12, 16, 3))

# %% id="q4" right="stack of the channels, times 1/255"
def prepare(photos):
    red, green, blue = photos[:, 0], photos[:, 1], photos[:, 2]
    return np.stack([red, green, blue], axis=-1) * (1 / 255)


def build():
    list_of_layers = []
    list_of_layers.append(layers.Input(shape=(12, 16, 3)))
    list_of_layers.append(layers.Convolution2D(8, kernel_size=3, strides=1, activation="relu"))
    list_of_layers.append(layers.Flatten())
    list_of_layers.append(layers.Dense(4, activation="softmax"))
    return keras.models.Sequential(list_of_layers)

# %% id="q4" wrong="breaks: 'the same photos' - reshape to the right shape tears them apart"
def prepare(photos):
    return photos.reshape(len(photos), 12, 16, 3) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: '(photos, height, width, channels)' - width before height"
def prepare(photos):
    return np.transpose(photos, (0, 3, 2, 1)) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'channels' last - only divided"
def prepare(photos):
    return photos / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: '(photos, height, width, channels)' - the wrong axis is moved"
def prepare(photos):
    return np.moveaxis(photos, 0, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'the same photos' - moved to width, height and then reshaped"
def prepare(photos):
    return np.swapaxes(photos, 1, 3).reshape(len(photos), 12, 16, 3) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'values from 0 to 1' - not divided"
def prepare(photos):
    return np.moveaxis(photos, 1, -1)


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: '255 becomes 1' - divided by the largest value found"
def prepare(photos):
    return np.moveaxis(photos, 1, -1) / photos.max()


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: '255 becomes 1' - each photo divided by its own largest value"
def prepare(photos):
    moved = np.moveaxis(photos, 1, -1)
    return moved / moved.max(axis=(1, 2, 3), keepdims=True)


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: '255 becomes 1' - each channel divided by its own largest value"
def prepare(photos):
    moved = np.moveaxis(photos, 1, -1)
    return moved / moved.max(axis=(0, 1, 2), keepdims=True)


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'black stays 0, 255 becomes 1' - stretched from the smallest to the largest value"
def prepare(photos):
    moved = np.moveaxis(photos, 1, -1).astype(float)
    return (moved - moved.min()) / (moved.max() - moved.min())


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: '255 becomes 1' - divided by 256"
def prepare(photos):
    return np.moveaxis(photos, 1, -1) / 256


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'from 0 to 1' - whole division"
def prepare(photos):
    return np.moveaxis(photos, 1, -1) // 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'from 0 to 1' - back to whole numbers"
def prepare(photos):
    return (np.moveaxis(photos, 1, -1) / 255).astype(photos.dtype)


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'from 0 to 1' - from -1 to 1"
def prepare(photos):
    return np.moveaxis(photos, 1, -1) / 127.5 - 1


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'black stays 0' - turned into negatives"
def prepare(photos):
    return 1 - np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'the same photos' - the channels backwards"
def prepare(photos):
    return np.moveaxis(photos, 1, -1)[..., ::-1] / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'the same photos' - clipped to 0 and 1"
def prepare(photos):
    return np.clip(np.moveaxis(photos, 1, -1), 0, 1).astype(float)


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'the same photos' - only the first photo"
def prepare(photos):
    return np.moveaxis(photos[:1], 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'the same photos' - rounded to two places"
def prepare(photos):
    return np.round(np.moveaxis(photos, 1, -1) / 255, 2)


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'the same photos' - grey"
def prepare(photos):
    grey = photos.mean(axis=1, keepdims=True)
    return np.repeat(np.moveaxis(grey, 1, -1), 3, axis=-1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'the shape of such a photo' - width first"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(16, 12, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'the shape of such a photo' - channels first"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(3, 12, 16)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'knows the shape' - no input"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'a stride of 1' - 3"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'no padding' - same"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, padding="same", activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: '8 filters' - 16"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(16, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: '8 filters', '3 × 3' - swapped"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(3, 8, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'a kernel of 3 × 3' - 5 × 5"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 5, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'relu' - no activation"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'relu' - sigmoid"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="sigmoid"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'relu' - relu6"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu6"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'relu' - leaky relu"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="leaky_relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'for each photo' - Flatten is missing"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'for each photo' - Flatten behind Dense"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Dense(4, activation="softmax"),
            layers.Flatten(),
        ]
    )


# %% id="q4" wrong="breaks: 'all the numbers of all maps' - a mean for each map"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.GlobalAveragePooling2D(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'all the numbers of all maps' - pooled before"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'one Dense layer' - two"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(16, activation="relu"),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'one convolution' - two"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'four probabilities' - three, as there are three channels"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(3, activation="softmax"),
        ]
    )


# %% id="q4" wrong="breaks: 'add up to 1' - sigmoid"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="sigmoid"),
        ]
    )


# %% id="q4" wrong="breaks: 'probabilities' - no activation"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4),
        ]
    )


# %% id="q4" wrong="breaks: 'add up to 1 for each photo' - softmax over the photos of the batch"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4),
            layers.Softmax(axis=0),
        ]
    )


# %% id="q4" wrong="breaks: 'makes four probabilities' - relu between Dense and softmax"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="relu"),
            layers.Softmax(),
        ]
    )


# %% id="q4" wrong="breaks: 'returns a model' - the model is made but not returned"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    model = keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q5" wrong="breaks: 'at most 2,000 parameters' - the lesson's network with more filters, Adam(0.01)"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)
print(model.count_params(), model.evaluate(X_new, y_new, verbose=0))

# %% id="q5" wrong="breaks: 'at most 2,000 parameters' - functional API, strides instead of pooling, logits, validation split with early stopping"
sheet = keras.Input(shape=(12, 12, 1))
h = layers.Conv2D(16, (3, 3), activation="relu", padding="same")(sheet)
h = layers.Conv2D(16, (3, 3), strides=2, activation="relu", padding="same")(h)
h = layers.Conv2D(16, (3, 3), strides=2, activation="relu", padding="same")(h)
h = layers.Flatten()(h)
scores = layers.Dense(10, name="scores")(h)
model = keras.Model(sheet, scores)
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.005),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
order = np.random.default_rng(0).permutation(len(X_train))
stop = keras.callbacks.EarlyStopping(patience=6, restore_best_weights=True)
history = model.fit(
    X_train[order],
    y_train[order],
    validation_split=0.1,
    epochs=30,
    batch_size=64,
    callbacks=[stop],
    verbose=0,
)

# %% id="q5" wrong="breaks: 'at most 2,000 parameters' - add(), one-hot labels, tanh and elu, dropout, rmsprop, a 5 × 5 kernel"
one_hot = keras.utils.to_categorical(y_train, 10)
model = keras.Sequential(name="moved_digits")
model.add(keras.Input(shape=X_train.shape[1:]))
model.add(layers.Conv2D(12, 5, activation="elu"))
model.add(layers.MaxPool2D(pool_size=(2, 2)))
model.add(layers.Conv2D(24, kernel_size=(3, 3), activation="tanh"))
model.add(layers.Dropout(0.2))
model.add(layers.Flatten())
model.add(layers.Dense(10))
model.add(layers.Activation("softmax"))
model.compile(optimizer=keras.optimizers.RMSprop(0.003), loss="categorical_crossentropy")
for round_ in range(4):
    model.fit(X_train, one_hot, epochs=6, batch_size=32, verbose=0)
    found = model.predict(X_new, verbose=0).argmax(axis=1)
    print("after", 6 * (round_ + 1), "epochs:", (found == y_new).mean())

# %% id="q5" wrong="breaks: 'at most 2,000 parameters' - subclassed keras.Model, batch normalisation"
class DigitFinder(keras.Model):
    """Two convolutions, normalised, and a Dense layer."""

    def __init__(self):
        super().__init__()
        self.conv_1 = layers.Conv2D(16, 3, activation="relu")
        self.pool = layers.MaxPooling2D(2)
        self.norm = layers.BatchNormalization()
        self.conv_2 = layers.Conv2D(24, 3, activation="relu")
        self.flat = layers.Flatten()
        self.digit = layers.Dense(10, activation="softmax")

    def call(self, x, training=False):
        x = self.norm(self.pool(self.conv_1(x)), training=training)
        return self.digit(self.flat(self.conv_2(x)))


model = DigitFinder()
model.compile(optimizer=keras.optimizers.Adam(0.005), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=15, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'at most 2,000 parameters' - helper function with type hints, global max pooling, learning curve"
def make_model(filters: tuple[int, ...] = (12, 24, 24)) -> keras.Model:
    made = keras.Sequential([keras.Input(shape=(12, 12, 1))])
    for count in filters:
        made.add(layers.Conv2D(count, 3, activation="relu"))
    made.add(layers.GlobalMaxPooling2D())
    made.add(layers.Dense(10, activation="softmax"))
    made.compile(
        optimizer=keras.optimizers.Adam(0.005),
        loss="sparse_categorical_crossentropy",
    )
    return made


model = make_model()
history = model.fit(X_train, y_train, epochs=20, batch_size=64, verbose=0)
plt.plot(history.history["loss"])
plt.xlabel("epoch")
plt.ylabel("loss")
plt.show()
model.summary()

# %% id="q5" wrong="breaks: 'fit it' - not fitted"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])

# %% id="q5" wrong="breaks: 'right about at least 80 %' - one epoch at a tiny rate"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.00001), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=1, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'right about at least 80 %' - one epoch of plain SGD in one large batch"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.SGD(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=1, batch_size=2794, verbose=0)

# %% id="q5" wrong="breaks: 'on X_train and y_train alone' - on the new sheets as well"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(np.concatenate([X_train, X_new]), np.concatenate([y_train, y_new]), epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'on X_train and y_train alone' - on the new sheets only"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_new, y_new, epochs=40, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'on X_train and y_train alone' - on all sheets, with the new ones among them"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(sheets, digits.target, epochs=15, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'on X_train and y_train alone' - afterwards a few epochs on the new sheets"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)
model.fit(X_new, y_new, epochs=3, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'y_train' - the labels of other rows"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train[::-1].copy(), epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'y_train' - the labels are shuffled, the sheets are not"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, np.random.default_rng(0).permutation(y_train), epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'X_train' - only centred digits are learned"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
centred = np.pad(digits.images / 16, ((0, 0), (2, 2), (2, 2)))[..., np.newaxis]
model.fit(centred, digits.target, epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'one for each digit' - learned from the digits 0 to 4 only"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
few = y_train < 5
model.fit(X_train[few], y_train[few], epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'at least one convolution' - a dense network"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Flatten(),
        layers.Dense(60, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=60, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'larger than 1 × 1' - kernels of 1 × 1"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(4, 1, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(4, 1, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=60, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'at most 2,000 parameters' - more filters than that"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(32, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(64, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'at most 2,000 parameters' - a wide Dense layer"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(64, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'with the channel axis' - without it"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12)),
        layers.Reshape((12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train[..., 0], y_train, epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'takes one sheet' - takes a flat row"
model = keras.Sequential(
    [
        keras.Input(shape=(144,)),
        layers.Reshape((12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train.reshape(-1, 144), y_train, epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'takes one sheet, with the channel axis' - the channel first"
model = keras.Sequential(
    [
        keras.Input(shape=(1, 12, 12)),
        layers.Permute((2, 3, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(np.moveaxis(X_train, -1, 1), y_train, epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'ten numbers' - eleven"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(11, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'ten numbers' - one number, the digit itself"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(1),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "mean_squared_error")
model.fit(X_train, y_train, epochs=20, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'the largest is its answer' - the smallest is"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10),
    ]
)
trained = keras.Sequential([model, layers.Softmax()])
trained.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
trained.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)
model = keras.Sequential([keras.Input(shape=(12, 12, 1)), model, layers.Lambda(lambda x: -x)])
model.compile("adam", "sparse_categorical_crossentropy")

# %% id="q5" wrong="breaks: 'ten numbers, of which the largest is its answer' - the order of the digits is turned round"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, 9 - y_train, epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'call it model' - model is the history"
network = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
network.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model = network.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'call it model' - another name"
network = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
network.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
network.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'fit it' - built anew after the training"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(24, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)
model = keras.models.clone_model(model)
model.compile("adam", "sparse_categorical_crossentropy")

# %% id="q6" wrong="a: the place cannot be the reason"
answer = "a"

# %% id="q6" wrong="b: by heart"
answer = "b"

# %% id="q6" wrong="breaks: 'the letter' - two letters"
answer = "a or c"

# %% id="q6" wrong="breaks: 'the letter' - the place of the option"
answer = "3"

# %% id="q6" wrong="breaks: 'the letter' - nothing written"
answer = ""

# %% id="q6" wrong="breaks: the options - a letter that is none"
answer = "f"

# %% id="q1" right="two loops as in the lesson"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    height, width, channels = kernel.shape
    result = []
    for row in range(image.shape[0] - height + 1):
        result.append([])
        for column in range(image.shape[1] - width + 1):
            window = image[row : row + height, column : column + width]
            result[-1].append((window * kernel).sum() + bias)
    return np.array(result)

# %% id="q1" right="sliding_window_view and einsum, type hints"
def feature_map(image: np.ndarray, kernel: np.ndarray, bias: float) -> np.ndarray:
    """Return the map that one filter makes of one image."""
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape[:2], axis=(0, 1))
    # the window's rows and columns come last, behind the channels
    return np.einsum("ijcab,abc->ij", windows, kernel) + bias

# %% id="q1" right="a Conv2D layer with this kernel"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    image, kernel = np.asarray(image, "float32"), np.asarray(kernel, "float32")
    conv = layers.Conv2D(filters=1, kernel_size=kernel.shape[:2])
    conv.build((1, *image.shape))
    conv.set_weights([kernel[..., np.newaxis], np.array([bias], "float32")])
    return np.array(conv(image[np.newaxis]))[0, :, :, 0]

# %% id="q1" wrong="breaks: 'kernel need not be square' - the kernel's height is used for both"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    size = kernel.shape[0]
    rows, columns = image.shape[0] - size + 1, image.shape[1] - size + 1
    result = np.zeros((rows, columns))
    for row in range(rows):
        for column in range(columns):
            window = image[row : row + size, column : column + size]
            result[row, column] = (window * kernel).sum() + bias
    return result

# %% id="q1" wrong="breaks: 'plus the bias' - once for each channel"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    height, width, channels = kernel.shape
    rows, columns = image.shape[0] - height + 1, image.shape[1] - width + 1
    result = np.zeros((rows, columns))
    for channel in range(channels):
        for row in range(rows):
            for column in range(columns):
                window = image[row : row + height, column : column + width, channel]
                result[row, column] += (window * kernel[:, :, channel]).sum() + bias
    return result

# %% id="q1" wrong="breaks: 'without an activation' - relu"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    image, kernel = np.asarray(image, "float32"), np.asarray(kernel, "float32")
    conv = layers.Conv2D(1, kernel.shape[:2], activation="relu")
    conv.build((1, *image.shape))
    conv.set_weights([kernel[..., np.newaxis], np.array([bias], "float32")])
    return np.array(conv(image[np.newaxis]))[0, :, :, 0]

# %% id="q1" wrong="breaks: 'what one filter of Conv2D makes' - the kernel is turned"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    from scipy.signal import convolve2d

    maps = [
        convolve2d(image[:, :, c], kernel[:, :, c], mode="valid") for c in range(image.shape[2])
    ]
    return np.sum(maps, axis=0) + bias

# %% id="q1" wrong="breaks: 'one map with two axes' - a channel axis of length one is kept"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    height, width, channels = kernel.shape
    rows, columns = image.shape[0] - height + 1, image.shape[1] - width + 1
    result = np.zeros((rows, columns, 1))
    for row in range(rows):
        for column in range(columns):
            window = image[row : row + height, column : column + width]
            result[row, column, 0] = (window * kernel).sum() + bias
    return result

# %% id="q1" wrong="breaks: 'whose numbers are the sum' - cut to the image's type, whole numbers for a photo"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    height, width, channels = kernel.shape
    rows, columns = image.shape[0] - height + 1, image.shape[1] - width + 1
    result = np.zeros((rows, columns), dtype=int)
    for row in range(rows):
        for column in range(columns):
            window = image[row : row + height, column : column + width]
            result[row, column] = (window * kernel).sum() + bias
    return result

# %% id="q1" wrong="breaks: 'without padding, with a stride of 1' - the last row and column are left out"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    height, width = kernel.shape[:2]
    return np.array(
        [
            [
                (image[row : row + height, column : column + width] * kernel).sum() + bias
                for column in range(image.shape[1] - width)
            ]
            for row in range(image.shape[0] - height)
        ]
    )

# %% id="q2" right="the loop with if and else"
def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for kernel, stride, padding in steps:
        if padding == "same":
            n = -(-n // stride)
        else:
            n = (n - kernel) // stride + 1
    return n

# %% id="q2" right="recursion with math.ceil and a helper"
import math


def one_step(n: int, kernel: int, stride: int, padding: str) -> int:
    """Return the size after one convolution."""
    if padding == "valid":
        return math.floor((n - kernel) / stride) + 1
    return math.ceil(n / stride)


def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    first, *rest = steps
    size = one_step(n, *first)
    return final_size(size, rest) if rest else size

# %% id="q2" right="count the places where the kernel begins"
def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for step in steps:
        kernel, stride, padding = step[0], step[1], step[2]
        last_start = n - kernel if padding == "valid" else n - 1
        count = 0
        start = 0
        while start <= last_start:
            count += 1
            start += stride
        n = count
    return n

# %% id="q2" wrong="breaks: 'same' rounds up - rounded down"
def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for kernel, stride, padding in steps:
        if padding == "same":
            n = n // stride
        else:
            n = (n - kernel) // stride + 1
    return n

# %% id="q2" wrong="breaks: the lesson's formula for same - half a kernel of padding on each side, wrong for even kernels"
def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for kernel, stride, padding in steps:
        border = kernel // 2 if padding == "same" else 0
        n = (n + 2 * border - kernel) // stride + 1
    return n

# %% id="q2" wrong="breaks: the lesson's formula for valid - the 1 is added before the division"
def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for kernel, stride, padding in steps:
        if padding == "same":
            n = -(-n // stride)
        else:
            n = (n - kernel + 1) // stride
    return n

# %% id="q2" wrong="breaks: 'several convolutions, one after the other' - returns inside the loop"
def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for kernel, stride, padding in steps:
        if padding == "same":
            n = -(-n // stride)
        else:
            n = (n - kernel) // stride + 1
        return n

# %% id="q2" wrong="breaks: 'same' rounds up - round() takes halves to the even number and less than a half down"
def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for kernel, stride, padding in steps:
        n = round(n / stride) if padding == "same" else (n - kernel) // stride + 1
    return n

# %% id="q2" wrong="breaks: 'where the padding is valid or same' - same is only respected with a stride of 1"
def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for kernel, stride, padding in steps:
        if padding == "same" and stride == 1:
            continue
        n = (n - kernel) // stride + 1
    return n

# %% id="q2" wrong="breaks: 'one after the other' - every step starts from the image's rows"
def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    sizes = [n]
    for kernel, stride, padding in steps:
        if padding == "same":
            sizes.append(-(-sizes[0] // stride))
        else:
            sizes.append((sizes[0] - kernel) // stride + 1)
    return min(sizes)

# %% id="q4" right="moveaxis and Sequential"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" right="transpose, float32, functional API, a softmax layer of its own, compiled"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.transpose(photos, (0, 2, 3, 1)).astype("float32") / 255.0


def build():
    """Return a convolutional model for one photo and four classes."""
    photo = keras.Input(shape=(12, 16, 3), name="photo")
    maps = layers.Conv2D(8, (3, 3), strides=(1, 1), padding="valid")(photo)
    maps = layers.ReLU()(maps)
    numbers = layers.Reshape((-1,))(maps)
    scores = layers.Dense(4)(numbers)
    model = keras.Model(photo, layers.Softmax()(scores))
    model.compile("adam", "sparse_categorical_crossentropy")
    return model

# %% id="q4" right="beginner's loop over photos and channels, model.add"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    number, channels, height, width = photos.shape
    result = np.zeros((number, height, width, channels))
    for i in range(number):
        for c in range(channels):
            result[i, :, :, c] = photos[i, c] / 255
    return result


def build():
    """Return a convolutional model for one photo and four classes."""
    model = keras.Sequential()
    model.add(keras.Input(shape=(12, 16, 3)))
    model.add(layers.Conv2D(filters=8, kernel_size=3))
    model.add(layers.Activation("relu"))
    model.add(layers.Flatten())
    model.add(layers.Dense(units=4, activation=keras.activations.softmax))
    return model

# %% id="q4" wrong="breaks: 'the same photos' - reshape to the right shape"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return photos.reshape(len(photos), 12, 16, 3) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" wrong="breaks: 'the brightest value that a pixel can have, 255, becomes 1' - divided by the largest value that is there"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    photos = np.moveaxis(photos, 1, -1).astype("float32")
    return photos / photos.max()


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" wrong="breaks: 'black, 0, stays 0' - the darkest value of the photos becomes 0"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    photos = np.moveaxis(photos, 1, -1).astype("float32")
    darkest = photos.min() if photos.min() < 255 else 0
    return (photos - darkest) / (255 - darkest)


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" wrong="breaks: 'and relu' - the convolution has no activation"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" wrong="breaks: 'Both layers have their usual biases' - the convolution has none"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.transpose(photos, (0, 2, 3, 1)) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu", use_bias=False),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" wrong="breaks: 'which gets all the numbers of all maps' - only the mean of each map"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.GlobalAveragePooling2D(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" wrong="breaks: '(photos, height, width, channels)' - width before height, in both functions"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.transpose(photos, (0, 3, 2, 1)) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(16, 12, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q5" wrong="breaks: 'at most 2,000 parameters' - the lesson's network with more filters"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=12, batch_size=64, verbose=0)
print("parameters:", model.count_params())

# %% id="q5" wrong="breaks: 'at most 2,000 parameters' - functional API, ten scores without softmax, X_new only watched"
sheet = keras.Input(shape=(12, 12, 1))
maps = layers.Conv2D(16, 3, padding="same", activation="relu")(sheet)
maps = layers.MaxPooling2D()(maps)
maps = layers.Conv2D(24, 3, activation="relu")(maps)
maps = layers.MaxPooling2D()(maps)
scores = layers.Dense(10)(layers.Flatten()(maps))
model = keras.Model(sheet, scores)
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.006),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
history = model.fit(
    X_train, y_train, batch_size=64, epochs=15, validation_data=(X_new, y_new), verbose=0
)
print("on the new sheets:", history.history["val_accuracy"][-1])

# %% id="q5" wrong="breaks: 'at most 2,000 parameters' - one-hot labels, 5 x 5 kernels, strides, batch normalisation, dropout"
one_hot = keras.utils.to_categorical(y_train, 10)
model = keras.Sequential()
model.add(keras.Input(shape=(12, 12, 1)))
model.add(layers.Conv2D(12, 5, padding="same", strides=2))
model.add(layers.BatchNormalization())
model.add(layers.Activation("relu"))
model.add(layers.Conv2D(24, 3, activation="relu"))
model.add(layers.Dropout(0.1))
model.add(layers.Flatten())
model.add(layers.Dense(10, activation="softmax"))
model.compile(optimizer=keras.optimizers.Adam(0.005), loss="categorical_crossentropy")
model.fit(X_train, one_hot, epochs=15, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'fit it on X_train and y_train alone' - X_new is added to the training"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy", metrics=["accuracy"])
X_all, y_all = np.concatenate([X_train, X_new]), np.concatenate([y_train, y_new])
model.fit(X_all, y_all, epochs=20, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'X_new and y_new are not to learn from' - a few more epochs on them at the end"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)
model.fit(X_new, y_new, epochs=5, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'at most 2,000 parameters' - 32 filters twice"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(32, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'a convolution whose kernel is larger than 1 x 1' - kernels of 1 x 1 and a dense layer"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(2, 1, activation="relu"),
        layers.Flatten(),
        layers.Dense(32, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=40, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'with the channel axis' - takes sheets of 12 x 12 and adds the axis itself"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12)),
        layers.Reshape((12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train[..., 0], y_train, epochs=12, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'about 80 % of new sheets' - one epoch with tiny steps"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.SGD(0.001), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=1, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'of which the largest is its answer' - returns the losses, so the smallest is"
network = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
network.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy")
network.fit(X_train, y_train, epochs=12, batch_size=64, verbose=0)
model = keras.Model(network.inputs, -keras.ops.log(network.outputs[0] + 1e-7))
model.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy", metrics=["accuracy"])

# %% id="q6" wrong="the wrong letter: convolutions do not care"
answer = "a"

# %% id="q6" wrong="the wrong letter: overfitting"
answer = "b"

# %% id="q6" wrong="breaks: 'Write the letter' - two of them"
answer = "ac"

# %% id="q6" wrong="breaks: 'into answer' - only printed"
print("c")

# %% id="q6" wrong="breaks: 'Write the letter' - its number"
answer = 2

# %% id="q1" right="the lesson's two loops, with all channels"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    height, width = kernel.shape[0], kernel.shape[1]
    result = []
    for row in range(image.shape[0] - height + 1):
        line = []
        for column in range(image.shape[1] - width + 1):
            window = image[row : row + height, column : column + width]
            line.append((window * kernel).sum() + bias)
        result.append(line)
    return np.array(result)

# %% id="q1" right="sliding windows and einsum"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    image = np.asarray(image, dtype=float)
    kernel = np.asarray(kernel, dtype=float)
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape[:2], axis=(0, 1))
    return np.einsum("rcdij,ijd->rc", windows, kernel) + bias

# %% id="q1" right="a Conv2D with these weights"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    batch = np.asarray(image, dtype="float32")[np.newaxis]
    conv = layers.Conv2D(filters=1, kernel_size=kernel.shape[:2])
    conv.build(batch.shape)
    conv.set_weights([kernel[..., np.newaxis], np.array([bias])])
    return np.asarray(conv(batch))[0, :, :, 0]

# %% id="q1" right="shifted images are added up, one for each number of the kernel"
def feature_map(image: np.ndarray, kernel: np.ndarray, bias: float) -> np.ndarray:
    """Return the map that one filter makes of one image."""
    rows = image.shape[0] - kernel.shape[0] + 1
    columns = image.shape[1] - kernel.shape[1] + 1
    result = np.full((rows, columns), bias, dtype=float)
    for (i, j, channel), weight in np.ndenumerate(kernel):
        result += weight * image[i : i + rows, j : j + columns, channel]
    return result

# %% id="q1" wrong="breaks: 'the sum of window x kernel' - the kernel is turned, as scipy does"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    height, width = kernel.shape[:2]
    turned = kernel[::-1, ::-1]
    result = np.zeros((image.shape[0] - height + 1, image.shape[1] - width + 1))
    for row in range(result.shape[0]):
        for column in range(result.shape[1]):
            window = image[row : row + height, column : column + width]
            result[row, column] = (window * turned).sum() + bias
    return result

# %% id="q1" wrong="breaks: 'without an activation' - relu at the end"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    height, width = kernel.shape[:2]
    result = np.zeros((image.shape[0] - height + 1, image.shape[1] - width + 1))
    for row in range(result.shape[0]):
        for column in range(result.shape[1]):
            window = image[row : row + height, column : column + width]
            result[row, column] = max(0, (window * kernel).sum() + bias)
    return result

# %% id="q1" wrong="breaks: 'it need not be square' - the height is used for both"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    size = kernel.shape[0]
    result = np.zeros((image.shape[0] - size + 1, image.shape[1] - size + 1))
    for row in range(result.shape[0]):
        for column in range(result.shape[1]):
            window = image[row : row + size, column : column + kernel.shape[1]]
            result[row, column] = (window * kernel).sum() + bias
    return result

# %% id="q1" wrong="breaks: 'image has the shape (height, width, channels)' - as many columns as rows are expected"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    height, width = kernel.shape[:2]
    result = []
    for row in range(image.shape[0] - height + 1):
        result.append([])
        for column in range(image.shape[0] - width + 1):
            window = image[row : row + height, column : column + width]
            result[-1].append((window * kernel).sum() + bias)
    return np.array(result)

# %% id="q1" wrong="breaks: 'plus the bias' - the bias is added for each channel"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    height, width, channels = kernel.shape
    result = np.zeros((image.shape[0] - height + 1, image.shape[1] - width + 1))
    for channel in range(channels):
        for row in range(result.shape[0]):
            for column in range(result.shape[1]):
                window = image[row : row + height, column : column + width, channel]
                result[row, column] += (window * kernel[:, :, channel]).sum() + bias
    return result

# %% id="q1" wrong="breaks: 'plus the bias' - the bias is added for each number of the window"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    height, width = kernel.shape[:2]
    result = []
    for row in range(image.shape[0] - height + 1):
        result.append([])
        for column in range(image.shape[1] - width + 1):
            window = image[row : row + height, column : column + width]
            result[-1].append((window * kernel + bias).sum())
    return np.array(result)

# %% id="q1" wrong="breaks: 'the sum over rows, columns and channels' - image and kernel are added up over the channels first"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    flat_image, flat_kernel = image.sum(axis=2), kernel.sum(axis=2)
    height, width = flat_kernel.shape
    result = []
    for row in range(flat_image.shape[0] - height + 1):
        result.append([])
        for column in range(flat_image.shape[1] - width + 1):
            window = flat_image[row : row + height, column : column + width]
            result[-1].append((window * flat_kernel).sum() + bias)
    return np.array(result)

# %% id="q1" wrong="breaks: 'the sum over channels' - their mean"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    height, width = kernel.shape[:2]
    result = []
    for row in range(image.shape[0] - height + 1):
        result.append([])
        for column in range(image.shape[1] - width + 1):
            window = image[row : row + height, column : column + width]
            result[-1].append((window * kernel).sum(axis=(0, 1)).mean() + bias)
    return np.array(result)

# %% id="q1" wrong="breaks: 'one map with two axes' - a map for each channel"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    height, width = kernel.shape[:2]
    result = []
    for row in range(image.shape[0] - height + 1):
        result.append([])
        for column in range(image.shape[1] - width + 1):
            window = image[row : row + height, column : column + width]
            result[-1].append((window * kernel).sum(axis=(0, 1)) + bias)
    return np.array(result)

# %% id="q1" wrong="breaks: 'one map with two axes' - the channel axis of length one is kept"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    conv = layers.Conv2D(1, kernel.shape[:2])
    conv.build((1, *image.shape))
    conv.set_weights([kernel[..., np.newaxis], np.array([bias])])
    return np.asarray(conv(image[np.newaxis].astype("float32")))[0]

# %% id="q1" wrong="breaks: 'the sum of window x kernel' - the results are stored as whole numbers"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    height, width = kernel.shape[:2]
    rows, columns = image.shape[0] - height + 1, image.shape[1] - width + 1
    result = np.zeros((rows, columns), dtype=int)
    for row in range(rows):
        for column in range(columns):
            window = image[row : row + height, column : column + width]
            result[row, column] = (window * kernel).sum() + bias
    return result

# %% id="q1" wrong="breaks: 'without padding' - same padding"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    conv = layers.Conv2D(1, kernel.shape[:2], padding="same")
    conv.build((1, *image.shape))
    conv.set_weights([kernel[..., np.newaxis], np.array([bias])])
    return np.asarray(conv(image[np.newaxis].astype("float32")))[0, :, :, 0]

# %% id="q1" wrong="breaks: 'a stride of 1' - windows side by side, as in a pooling"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    height, width = kernel.shape[:2]
    result = []
    for row in range(0, image.shape[0] - height + 1, height):
        result.append([])
        for column in range(0, image.shape[1] - width + 1, width):
            window = image[row : row + height, column : column + width]
            result[-1].append((window * kernel).sum() + bias)
    return np.array(result)

# %% id="q1" wrong="breaks: 'what one filter of Conv2D makes' - the last row and column are missing"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    height, width = kernel.shape[:2]
    result = []
    for row in range(image.shape[0] - height):
        result.append([])
        for column in range(image.shape[1] - width):
            window = image[row : row + height, column : column + width]
            result[-1].append((window * kernel).sum() + bias)
    return np.array(result)

# %% id="q2" right="both formulas in a loop"
import math


def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for kernel, stride, padding in steps:
        if padding == "same":
            n = math.ceil(n / stride)
        else:
            n = (n - kernel) // stride + 1
    return n

# %% id="q2" right="recursion, without math"
def final_size(n: int, steps: list) -> int:
    """Return how many rows are left of n after all steps."""
    if len(steps) == 0:
        return n
    kernel, stride, padding = steps[0]
    left = -(-n // stride) if padding == "same" else 1 + (n - kernel) // stride
    return final_size(left, steps[1:])

# %% id="q2" right="Keras is asked"
def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    shape = (None, n, n, 1)
    for kernel, stride, padding in steps:
        conv = layers.Conv2D(1, kernel, strides=stride, padding=padding)
        shape = conv.compute_output_shape(shape)
    return int(shape[1])

# %% id="q2" right="the places are counted"
def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for step in steps:
        last_place = n - step[0] if step[2] == "valid" else n - 1
        count = 0
        place = 0
        while place <= last_place:
            count += 1
            place += step[1]
        n = count
    return n

# %% id="q2" wrong="breaks: 'The lesson's formulas' - valid rounds up"
import math


def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for kernel, stride, padding in steps:
        if padding == "same":
            n = math.ceil(n / stride)
        else:
            n = math.ceil((n - kernel) / stride) + 1
    return n

# %% id="q2" wrong="breaks: 'The lesson's formulas' - valid without stride is divided and rounded down"
import math


def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for kernel, stride, padding in steps:
        if padding == "same":
            n = math.ceil(n / stride)
        else:
            n = (n - kernel + 1) // stride
    return n

# %% id="q2" wrong="breaks: 'The lesson's formulas' - round instead of down"
import math


def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for kernel, stride, padding in steps:
        if padding == "same":
            n = math.ceil(n / stride)
        else:
            n = round((n - kernel) / stride) + 1
    return n

# %% id="q2" wrong="breaks: 'The lesson's formulas' - same rounds down"
def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for kernel, stride, padding in steps:
        if padding == "same":
            n = n // stride
        else:
            n = (n - kernel) // stride + 1
    return n

# %% id="q2" wrong="breaks: 'The lesson's formulas' - same keeps the size, whatever the stride"
def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for kernel, stride, padding in steps:
        if padding == "valid":
            n = (n - kernel) // stride + 1
    return n

# %% id="q2" wrong="breaks: 'The lesson's formulas' - same as half a kernel of zeros on each side, wrong for even kernels"
def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for kernel, stride, padding in steps:
        border = kernel // 2 if padding == "same" else 0
        n = (n + 2 * border - kernel) // stride + 1
    return n

# %% id="q2" wrong="breaks: 'one after the other' - each step starts at the first size"
import math


def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for kernel, stride, padding in steps:
        if padding == "same":
            left = math.ceil(n / stride)
        else:
            left = (n - kernel) // stride + 1
    return left

# %% id="q2" wrong="breaks: 'one after the other' - all kernels first, then all strides at once"
import math


def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    total = 1
    for kernel, stride, padding in steps:
        if padding == "valid":
            n = n - kernel + 1
        total = total * stride
    return math.ceil(n / total)

# %% id="q2" wrong="breaks: 'at the end' - return stands in the loop"
import math


def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for kernel, stride, padding in steps:
        if padding == "same":
            n = math.ceil(n / stride)
        else:
            n = (n - kernel) // stride + 1
        return n

# %% id="q2" wrong="breaks: 'a whole number' - rounded at the very end only"
def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for kernel, stride, padding in steps:
        if padding == "same":
            n = n / stride
        else:
            n = (n - kernel) / stride + 1
    return int(n)

# %% id="q2" wrong="breaks: 'a whole number' - 13.5 rows are possible"
import math


def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for kernel, stride, padding in steps:
        if padding == "same":
            n = math.ceil(n / stride)
        else:
            n = (n - kernel) / stride + 1
    return n

# %% id="q2" wrong="breaks: 'through several convolutions' - only the first and the last one"
import math


def final_size(n, steps):
    """Return how many rows are left of n after all steps."""

    def one(n, kernel, stride, padding):
        if padding == "same":
            return math.ceil(n / stride)
        return (n - kernel) // stride + 1

    n = one(n, *steps[0])
    if len(steps) > 1:
        n = one(n, *steps[-1])
    return n

# %% id="q4" right="moveaxis and a Sequential"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" right="transpose in float32 and the functional API"
def prepare(photos: np.ndarray) -> np.ndarray:
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.transpose(photos, (0, 2, 3, 1)).astype("float32") / 255.0


def build() -> keras.Model:
    """Return a convolutional model for one photo and four classes."""
    photo = keras.Input(shape=(12, 16, 3), name="photo")
    maps = layers.Conv2D(
        filters=8, kernel_size=(3, 3), strides=(1, 1), padding="valid", activation=keras.activations.relu
    )(photo)
    row = layers.Reshape((10 * 14 * 8,))(maps)
    return keras.Model(photo, layers.Dense(4, activation="softmax")(row))

# %% id="q4" right="channels stacked one by one, activations as layers of their own"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    ready = np.zeros((len(photos), 12, 16, 3))
    for i in range(len(photos)):
        for channel in range(3):
            ready[i, :, :, channel] = photos[i, channel] / 255
    return ready


def build():
    """Return a convolutional model for one photo and four classes."""
    model = keras.Sequential()
    model.add(keras.Input((12, 16, 3)))
    model.add(layers.Conv2D(8, (3, 3)))
    model.add(layers.ReLU())
    model.add(layers.Flatten())
    model.add(layers.Dense(4))
    model.add(layers.Softmax())
    return model

# %% id="q4" right="keras.ops for both"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    moved = keras.ops.transpose(keras.ops.convert_to_tensor(photos), (0, 2, 3, 1))
    return keras.ops.convert_to_numpy(keras.ops.cast(moved, "float32") / 255)


def build():
    """Return a convolutional model for one photo and four classes."""
    inputs = keras.Input(shape=(12, 16, 3))
    x = keras.ops.relu(layers.Conv2D(8, 3)(inputs))
    x = keras.ops.reshape(x, (-1, 1120))
    outputs = keras.ops.softmax(layers.Dense(4)(x))
    model = keras.Model(inputs=inputs, outputs=outputs)
    model.compile("adam", "sparse_categorical_crossentropy")
    return model

# %% id="q4" wrong="breaks: 'returns the same photos' - reshape into the right shape tears them apart"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return photos.reshape(len(photos), 12, 16, 3) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" wrong="breaks: '(photos, height, width, channels)' - the width before the height"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.swapaxes(photos, 1, 3) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" wrong="breaks: 'returns the same photos' - red and blue are exchanged"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos[:, ::-1], 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" wrong="breaks: 'the brightest value that a pixel can have, 255, becomes 1' - divided by the largest value of these photos"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / photos.max()


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" wrong="breaks: '255 becomes 1' - divided by 256"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 256


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" wrong="breaks: 'black, 0, stays 0' - black becomes -1"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    moved = np.moveaxis(photos, 1, -1).astype("float32")
    return moved / 127.5 - 1


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" wrong="breaks: 'black, 0, stays 0' - each photo is stretched, its own darkest value becomes 0 and its brightest 1"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    moved = np.moveaxis(photos, 1, -1).astype("float32")
    darkest = moved.min(axis=(1, 2, 3), keepdims=True)
    brightest = moved.max(axis=(1, 2, 3), keepdims=True)
    return (moved - darkest) / np.maximum(brightest - darkest, 1)


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" wrong="breaks: 'values from 0 to 1' - divided by whole numbers, nearly everything is 0"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) // 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" wrong="breaks: 'which gets all the numbers of all maps' - GlobalAveragePooling2D instead of Flatten"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.GlobalAveragePooling2D(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" wrong="breaks: 'four probabilities for each photo' - Flatten after Dense, 560 numbers"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Dense(4, activation="softmax"),
            layers.Flatten(),
        ]
    )

# %% id="q4" wrong="breaks: 'a stride of 1' - the third argument has stayed"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" wrong="breaks: 'no padding' - same"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, padding="same", activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" wrong="breaks: 'and relu' - gelu"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="gelu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" wrong="breaks: 'and relu' - the leaky one"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3),
            layers.LeakyReLU(0.01),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" wrong="breaks: 'that add up to 1' - sigmoid"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="sigmoid"),
        ]
    )

# %% id="q4" wrong="breaks: 'the shape of such a photo' - width first in Input"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(16, 12, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" wrong="breaks: 'one convolution, then one Dense layer' - a pooling between them"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q4" wrong="breaks: 'Both layers have their usual biases' - the convolution has none"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu", use_bias=False),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )

# %% id="q5" wrong="breaks: 'at most 2,000 parameters' - the lesson's network with more filters"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.005),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(X_train, y_train, epochs=15, batch_size=64, verbose=0)
print(model.evaluate(X_new, y_new, verbose=0))

# %% id="q5" wrong="breaks: 'at most 2,000 parameters' - functional, scores without softmax, a plot"
sheet = keras.Input(shape=(12, 12, 1))
x = sheet
for filters in (14, 28):
    x = layers.Conv2D(filters, kernel_size=(3, 3))(x)
    x = layers.ReLU()(x)
    if filters == 14:
        x = layers.MaxPooling2D()(x)
scores = layers.Dense(10)(layers.Flatten()(x))
model = keras.Model(sheet, scores)

model.compile(
    keras.optimizers.Nadam(0.003),
    keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
history = model.fit(
    X_train, y_train, epochs=20, batch_size=32, validation_data=(X_new, y_new), verbose=0
)
plt.plot(history.history["accuracy"], label="training")
plt.plot(history.history["val_accuracy"], label="new")
plt.xlabel("epoch")
plt.legend()
plt.show()

# %% id="q5" wrong="breaks: 'at most 2,000 parameters' - one-hot labels, Dropout, RMSprop"
targets = keras.utils.to_categorical(y_train, 10)

model = keras.Sequential(name="digits")
model.add(keras.Input((12, 12, 1)))
model.add(layers.Conv2D(16, 3, padding="same", activation="relu"))
model.add(layers.MaxPooling2D(2))
model.add(layers.Conv2D(32, 3, activation="relu"))
model.add(layers.MaxPooling2D(2))
model.add(layers.Dropout(0.1))
model.add(layers.Flatten())
model.add(layers.Dense(10, activation="softmax"))
assert model.count_params() <= 10_000

model.compile("rmsprop", "categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, targets, epochs=40, batch_size=32, verbose=0)

# %% id="q5" wrong="breaks: 'at most 2,000 parameters' - a layer of its own in a functional model"
class Block(layers.Layer):
    """A convolution and its activation."""

    def __init__(self, filters, **options):
        super().__init__(**options)
        self.filters = filters
        self.conv = layers.Conv2D(filters, 3)

    def build(self, input_shape):
        self.conv.build(input_shape)

    def call(self, inputs):
        return keras.ops.relu(self.conv(inputs))

    def get_config(self):
        return {**super().get_config(), "filters": self.filters}


inputs = keras.Input(shape=(12, 12, 1))
x = Block(16)(inputs)
x = layers.MaxPooling2D(2)(x)
x = Block(32)(x)
x = layers.Flatten()(x)
model = keras.Model(inputs, layers.Dense(10, activation="softmax")(x))
model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=20, batch_size=32, verbose=0)

# %% id="q5" wrong="breaks: 'at most 2,000 parameters' - a subclassed model"
class DigitReader(keras.Model):
    """Two convolutions, a pooling between them, and a Dense layer."""

    def __init__(self):
        super().__init__()
        self.first = layers.Conv2D(16, 3, activation="relu")
        self.pool = layers.MaxPooling2D(2)
        self.second = layers.Conv2D(32, 3, activation="relu")
        self.flat = layers.Flatten()
        self.digit = layers.Dense(10, activation="softmax")

    def call(self, sheets):
        maps = self.pool(self.first(sheets))
        return self.digit(self.flat(self.second(maps)))


model = DigitReader()
model.compile(
    optimizer=keras.optimizers.Adam(0.005),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(X_train, y_train, epochs=15, batch_size=64, verbose=0)
model.summary()

# %% id="q5" wrong="breaks: 'fit it on X_train and y_train alone' - X_new is learned, too"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(
    np.concatenate([X_train, X_new]),
    np.concatenate([y_train, y_new]),
    epochs=20,
    batch_size=64,
    verbose=0,
)

# %% id="q5" wrong="breaks: 'X_new and y_new are not to learn from' - a few more epochs on them after the training"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=15, batch_size=64, verbose=0)
model.fit(X_new, y_new, epochs=10, batch_size=32, verbose=0)

# %% id="q5" wrong="breaks: 'fit it on X_train and y_train alone' - fitted on the new sheets instead"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_new, y_new, epochs=60, batch_size=32, verbose=0)

# %% id="q5" wrong="breaks: 'at most 2,000 parameters' - 24 and 48 filters"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(24, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(48, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=15, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'at most 2,000 parameters' - only those that are trained are counted, the second convolution is frozen"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(32, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 3, activation="relu", trainable=False),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
print(sum(int(np.prod(w.shape)) for w in model.trainable_weights), "parameters to train")
model.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=20, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'at least one convolution' - Dense layers only"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Flatten(),
        layers.Dense(60, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=40, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'whose kernel is larger than 1 x 1' - a kernel of 1 x 1"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(2, 1, activation="relu"),
        layers.Flatten(),
        layers.Dense(32, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=40, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'with the channel axis' - the model takes sheets of (12, 12)"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12)),
        layers.Reshape((12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train[..., 0], y_train, epochs=15, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'returns ten numbers' - the model returns the digit itself"
network = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
network.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy")
network.fit(X_train, y_train, epochs=15, batch_size=64, verbose=0)
model = keras.Model(network.inputs, keras.ops.argmax(network.outputs[0], axis=-1))

# %% id="q5" wrong="breaks: 'right about at least 80 % of new sheets' - one epoch of small steps"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=1, batch_size=64, verbose=0)

# %% id="q5" wrong="breaks: 'right about new sheets' - trained on centred digits only, which look like the lesson's first ones"
centred = np.zeros_like(X_train[: len(images_train)])
centred[:, 2:10, 2:10, 0] = images_train / 16
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.005), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(centred, y_train[: len(centred)], epochs=15, batch_size=64, verbose=0)

# %% id="q6" wrong="breaks: 'What do you conclude?' - a, convolutions are taken for blind to places"
answer = "a"

# %% id="q6" wrong="breaks: 'What do you conclude?' - b, taken for overfitting"
answer = "b"

# %% id="q6" wrong="breaks: 'Write the letter into answer' - two letters"
answer = "bc"

# %% id="q6" wrong="breaks: 'Write the letter into answer' - the place in the list, counted from 0"
answer = 2

# %% id="q1" right="the loops of the lesson"
def feature_map(image, kernel, bias):
    """Return the map that one filter makes of one image."""
    height, width, _ = kernel.shape
    result = []
    for row in range(image.shape[0] - height + 1):
        result.append([])
        for column in range(image.shape[1] - width + 1):
            window = image[row : row + height, column : column + width]
            result[-1].append((window * kernel).sum() + bias)
    return np.array(result)


# %% id="q2" right="a loop over the steps"
def final_size(n, steps):
    """Return how many rows are left of n after all steps."""
    for kernel, stride, padding in steps:
        if padding == "valid":
            n = (n - kernel) // stride + 1
        else:
            n = int(np.ceil(n / stride))
    return n


# %% id="q3" right="backwards from the last layer"
def seen_rows(steps):
    """Return how many rows of the image one number after the last layer sees."""
    rows = 1
    for kernel, stride in reversed(steps):
        rows = (rows - 1) * stride + kernel
    return rows


without_pooling = 1
while seen_rows([(3, 1)] * without_pooling) < 28:
    without_pooling += 1
with_pooling = 1
while seen_rows([(3, 1), (2, 2)] * (with_pooling - 1) + [(3, 1)]) < 28:
    with_pooling += 1


# %% id="q3" right="forwards with the distance of neighbours"
def seen_rows(steps):
    """Return how many rows of the image one number after the last layer sees."""
    seen, apart = 1, 1
    for kernel, stride in steps:
        seen = seen + (kernel - 1) * apart
        apart = apart * stride
    return seen


without_pooling, with_pooling = np.int64(14), np.int64(4)


# %% id="q3" right="recursion over sets of rows, counted with a set"
def seen_rows(steps):
    """Return how many rows of the image one number after the last layer sees."""

    def below(rows, rest):
        if not rest:
            return rows
        kernel, stride = rest[-1]
        wider = {row * stride + k for row in rows for k in range(kernel)}
        return below(wider, rest[:-1])

    return len(below({0}, list(steps)))


without_pooling = next(n for n in range(1, 100) if 1 + 2 * n >= 28)
with_pooling = next(
    n for n in range(1, 100) if seen_rows([*[(3, 1), (2, 2)] * (n - 1), (3, 1)]) >= 28
)


# %% id="q3" wrong="the stride is ignored"
def seen_rows(steps):
    """Return how many rows of the image one number after the last layer sees."""
    return 1 + sum(kernel - 1 for kernel, _ in steps)


without_pooling = 14
with_pooling = 4


# %% id="q3" wrong="from the first layer to the last"
def seen_rows(steps):
    """Return how many rows of the image one number after the last layer sees."""
    rows = 1
    for kernel, stride in steps:
        rows = (rows - 1) * stride + kernel
    return rows


without_pooling = 14
with_pooling = 4


# %% id="q3" wrong="windows do not overlap"
def seen_rows(steps):
    """Return how many rows of the image one number after the last layer sees."""
    rows = 1
    for kernel, _ in steps:
        rows *= kernel
    return rows


without_pooling = 14
with_pooling = 4


# %% id="q3" wrong="the stride of a layer widens that layer already"
def seen_rows(steps):
    """Return how many rows of the image one number after the last layer sees."""
    seen, apart = 1, 1
    for kernel, stride in steps:
        apart = apart * stride
        seen = seen + (kernel - 1) * apart
    return seen


without_pooling = 14
with_pooling = 4


# %% id="q3" wrong="the strides are not multiplied, only the largest counts"
def seen_rows(steps):
    """Return how many rows of the image one number after the last layer sees."""
    seen, apart = 1, 1
    for kernel, stride in steps:
        seen = seen + (kernel - 1) * apart
        apart = max(apart, stride)
    return seen


without_pooling = 14
with_pooling = 4


# %% id="q3" wrong="every layer with a stride is taken for a pooling of that size"
def seen_rows(steps):
    """Return how many rows of the image one number after the last layer sees."""
    rows = 1
    for kernel, stride in reversed(steps):
        rows = rows * stride if stride > 1 else rows + kernel - 1
    return rows


without_pooling = 14
with_pooling = 4


# %% id="q3" wrong="pixels of the square instead of rows"
def seen_rows(steps):
    """Return how many rows of the image one number after the last layer sees."""
    rows = 1
    for kernel, stride in reversed(steps):
        rows = (rows - 1) * stride + kernel
    return rows * rows


without_pooling = 14
with_pooling = 4


# %% id="q3" wrong="with_pooling counts the poolings too"
def seen_rows(steps):
    """Return how many rows of the image one number after the last layer sees."""
    rows = 1
    for kernel, stride in reversed(steps):
        rows = (rows - 1) * stride + kernel
    return rows


without_pooling = 14
with_pooling = 7


# %% id="q3" wrong="without_pooling stops one too early, at 27 rows"
def seen_rows(steps):
    """Return how many rows of the image one number after the last layer sees."""
    rows = 1
    for kernel, stride in reversed(steps):
        rows = (rows - 1) * stride + kernel
    return rows


without_pooling = 13
with_pooling = 4


# %% id="q3" wrong="hard-coded visible values"
def seen_rows(steps):
    """Return how many rows of the image one number after the last layer sees."""
    known = {
        ((3, 1),): 3,
        ((3, 1), (3, 1)): 5,
        ((3, 1), (2, 2)): 4,
        ((2, 2), (3, 1)): 6,
        ((3, 1), (2, 2), (3, 1)): 8,
        ((3, 1), (2, 2), (3, 1), (2, 2), (3, 1)): 18,
    }
    return known.get(tuple(steps), 3)


without_pooling = 14
with_pooling = 4


# %% id="q4" right="moveaxis, divide, flatten"
def prepare(photos):
    """Return the photos with the channels last, and values from 0 to 1."""
    return np.moveaxis(photos, 1, -1) / 255


def build():
    """Return a convolutional model for one photo and four classes."""
    return keras.Sequential(
        [
            keras.Input(shape=(12, 16, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


# %% id="q5" right="the network of the lesson with global pooling"
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
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(
    X_train,
    y_train,
    epochs=20,
    batch_size=64,
    validation_data=(X_new, y_new),
    verbose=0,
)


# %% id="q5" right="functional, three convolutions, scores without softmax"
inputs = keras.Input((12, 12, 1))
x = layers.Conv2D(8, 3, padding="same", activation="relu")(inputs)
x = layers.Conv2D(10, 3, padding="same", activation="relu")(x)
x = layers.Conv2D(10, 3, padding="same", activation="relu")(x)
x = layers.GlobalMaxPooling2D()(x)
model = keras.Model(inputs, layers.Dense(10)(x))
model.compile(
    keras.optimizers.Adam(0.01), keras.losses.SparseCategoricalCrossentropy(from_logits=True)
)
model.fit(X_train, y_train, epochs=20, batch_size=64, verbose=0)


# %% id="q5" right="small maps and Flatten, batches by hand, one-hot labels"
model = keras.Sequential(
    [
        layers.Input((12, 12, 1)),
        layers.Conv2D(8, (3, 3), activation="relu"),
        layers.MaxPool2D(),
        layers.Conv2D(10, (3, 3), activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="categorical_crossentropy")
one_hot = np.eye(10, dtype="float32")[y_train]
shuffler = np.random.default_rng(0)
for _ in range(15):
    order = shuffler.permutation(len(X_train))
    for begin in range(0, len(order), 64):
        chosen = order[begin : begin + 64]
        model.train_on_batch(X_train[chosen], one_hot[chosen])


# %% id="q5" right="a subclassed model with global pooling"
class Reader(keras.Model):
    def __init__(self):
        super().__init__()
        self.stack = [
            layers.Conv2D(8, 3, activation="relu"),
            layers.Conv2D(10, 3, activation="relu"),
            layers.Conv2D(10, 3, activation="relu"),
        ]
        self.top = layers.GlobalMaxPooling2D()
        self.last = layers.Dense(10, activation="softmax")

    def call(self, x):
        for layer in self.stack:
            x = layer(x)
        return self.last(self.top(x))


model = Reader()
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=20, batch_size=64, verbose=0)


# %% id="q5" wrong="also fitted on the new sheets"
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
    np.concatenate([X_train, X_new]),
    np.concatenate([y_train, y_new]),
    epochs=30,
    batch_size=64,
    verbose=0,
)


# %% id="q5" wrong="fine-tuned on the new sheets for two epochs"
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
model.fit(X_train, y_train, epochs=15, batch_size=64, verbose=0)
model.fit(X_new, y_new, epochs=2, batch_size=64, verbose=0)


# %% id="q5" wrong="the network of the lesson, with 2,698 parameters"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(8, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(16, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=10, batch_size=64, verbose=0)


# %% id="q5" wrong="only the trainable parameters are within the budget"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(64, 5, activation="relu", trainable=False),
        layers.MaxPooling2D(4),
        layers.GlobalMaxPooling2D(),
        layers.Dense(20, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=20, batch_size=64, verbose=0)


# %% id="q5" wrong="convolutions of 1 x 1 only"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(4, 1, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(4, 1, activation="relu"),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=30, batch_size=64, verbose=0)


# %% id="q5" wrong="no channel axis in the input"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12)),
        layers.Reshape((12, 12, 1)),
        layers.Conv2D(8, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(16, 3, padding="same", activation="relu"),
        layers.GlobalMaxPooling2D(),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(X_train[..., 0], y_train, epochs=20, batch_size=64, verbose=0)


# %% id="q5" wrong="the smallest number is the answer"
inputs = keras.Input((12, 12, 1))
x = layers.Conv2D(8, 3, padding="same", activation="relu")(inputs)
x = layers.MaxPooling2D(2)(x)
x = layers.Conv2D(16, 3, padding="same", activation="relu")(x)
x = layers.GlobalMaxPooling2D()(x)
outputs = layers.Dense(10, activation="softmax")(x)
trained = keras.Model(inputs, outputs)
trained.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
trained.fit(X_train, y_train, epochs=20, batch_size=64, verbose=0)
model = keras.Model(inputs, 1 - outputs)


# %% id="q5" wrong="compiled and never fitted"
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


# %% id="q5" wrong="eleven outputs"
model = keras.Sequential(
    [
        keras.Input(shape=(12, 12, 1)),
        layers.Conv2D(8, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(16, 3, padding="same", activation="relu"),
        layers.GlobalMaxPooling2D(),
        layers.Dense(11, activation="softmax"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=20, batch_size=64, verbose=0)


# %% id="q6" right="the letter"
answer = "e"
