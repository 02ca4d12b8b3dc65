"""Networks that were trained on the 1000 classes of ImageNet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from .download import TIMEOUT_S, DownloadError, Original, cache, fetch

SERVER = "https://storage.googleapis.com/"
OFFLINE = "use load_small_resnet()"


class ImageNetModel(NamedTuple):
    """A network with ImageNet weights, with its preprocessing and the names of its classes."""

    model: Any
    """The :class:`keras.Model`: images of 224 x 224 pixels in, 1000 probabilities out."""
    preprocess: Callable[[Any], Any]
    """Returns the model's input for a batch of RGB images with values from 0 to 255. Unlike
    Keras's own ``preprocess_input``, it does not change the batch."""
    decode: Callable[..., Any]
    """Names the model's predictions: ``decode(predictions, top=5)`` returns a list of
    (code, name, probability) for each image."""


@dataclass(frozen=True)
class File:
    """A file of Keras's, and its origin. Keras has no hashes of the MobileNets' weights."""

    original: Original
    origin: str
    file_hash: str | None

    def fetch(self, timeout: float) -> Path:
        """Return its path in Keras's cache, after a download if needed."""
        import keras

        def get_file() -> Path:
            options = {"cache_subdir": self.original.folder, "file_hash": self.file_hash}
            return Path(keras.utils.get_file(self.original.name, self.origin, **options))

        if not (cache(self.original) / self.original.name).exists():
            print(  # noqa: T201 - a student waits for it
                f"{self.original.name}: {self.original.size_mb:g} MB to download, once."
            )
        return fetch(get_file, self.original, timeout)


def _file(name: str, size_mb: float, folder: str, file_hash: str | None = None) -> File:
    return File(Original(name, size_mb, OFFLINE, "models"), SERVER + folder + name, file_hash)


CLASSES = _file(
    "imagenet_class_index.json",
    0.04,
    "download.tensorflow.org/data/",
    "c2c37ea517e94d9795004a39431a14cb",
)
WEIGHTS = {
    "ResNet50": _file(
        "resnet50_weights_tf_dim_ordering_tf_kernels.h5",
        103,
        "tensorflow/keras-applications/resnet/",
        "2cb95161c43110f7111970584f804107",
    ),
    "MobileNet": _file("mobilenet_7_5_224_tf.h5", 10.6, "tensorflow/keras-applications/mobilenet/"),
    "MobileNet-0.25": _file(
        "mobilenet_2_5_224_tf.h5", 2.1, "tensorflow/keras-applications/mobilenet/"
    ),
}


def fetch_imagenet_model(name: str = "ResNet50", *, timeout: float = TIMEOUT_S) -> ImageNetModel:
    """Fetch a network with ImageNet weights, once, and the names of the classes (0.04 MB).

    ==================   ==========   ==========
    Name                   download   parameters
    ==================   ==========   ==========
    ``ResNet50``             103 MB   25 636 712
    ``MobileNet``           10.6 MB    2 601 976
    ``MobileNet-0.25``       2.1 MB      475 544
    ==================   ==========   ==========

    ``MobileNet`` is Keras's with ``alpha=0.75``: three quarters of the channels.

    Parameters
    ----------
    name : {"ResNet50", "MobileNet", "MobileNet-0.25"}, default="ResNet50"
        The network.
    timeout : float, default=30
        Seconds for which the server may be silent.

    Returns
    -------
    ImageNetModel
        A named tuple of `model`, `preprocess` and `decode`.

    Raises
    ------
    DownloadError
        If a file is not in Keras's cache and cannot be fetched. The message says why, what to
        use instead, and where a file fetched by hand belongs.
    ValueError
        If there is no network of this name.

    References
    ----------
    K. He, X. Zhang, S. Ren and J. Sun. Deep residual learning for image recognition. CVPR 2016.
    A. G. Howard and others. MobileNets: efficient convolutional neural networks for mobile
    vision applications. arXiv:1704.04861, 2017. The weights are those of
    :mod:`keras.applications`.

    Examples
    --------
    >>> from coursedata import fetch_imagenet_model
    >>> mobilenet = fetch_imagenet_model("MobileNet")  # doctest: +SKIP
    >>> ready = mobilenet.preprocess(photos)  # doctest: +SKIP
    >>> mobilenet.decode(mobilenet.model.predict(ready), top=3)  # doctest: +SKIP
    """
    if name not in WEIGHTS:
        raise ValueError(f"name must be one of {', '.join(WEIGHTS)}, not {name!r}.")
    from keras.applications import imagenet_utils

    weights = WEIGHTS[name].fetch(timeout)
    CLASSES.fetch(timeout)
    try:
        model = _build(name, weights)
    except (OSError, ValueError):  # from h5py or Keras, for a file without such weights
        raise DownloadError(
            f"{weights} does not hold the weights of {name}; delete it, and fetch it again."
        ) from None
    return ImageNetModel(model, _preprocess(name), imagenet_utils.decode_predictions)


def _build(name: str, weights: Path) -> Any:
    from keras import applications

    if name == "ResNet50":
        return applications.ResNet50(weights=str(weights))
    alpha = 0.25 if name == "MobileNet-0.25" else 0.75
    return applications.MobileNet(alpha=alpha, weights=str(weights))


def _preprocess(name: str) -> Callable[[Any], Any]:
    from keras import applications

    module = applications.resnet50 if name == "ResNet50" else applications.mobilenet

    def preprocess(images: Any) -> Any:
        """Return a prepared copy of a batch of RGB images with values from 0 to 255."""
        import numpy as np

        return module.preprocess_input(np.array(images, dtype="float32"))

    return preprocess
