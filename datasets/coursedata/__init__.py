"""The course's data: small tables and a network that ship with it, and files that Keras fetches.

Importing this package is cheap: each function imports pandas, scikit-learn and Keras only if
it needs them.
"""

from .asteroid import load_asteroid
from .darts import load_darts
from .download import DownloadError, fetch_file
from .imagenet import ImageNetModel, fetch_imagenet_model
from .imdb import fetch_imdb
from .irrigation import load_irrigation
from .league import load_league
from .lighthouse import load_lighthouse
from .mnist import fetch_mnist
from .rings import load_rings
from .small_resnet import load_small_resnet

__all__ = [
    "DownloadError",
    "ImageNetModel",
    "fetch_file",
    "fetch_imagenet_model",
    "fetch_imdb",
    "fetch_mnist",
    "load_asteroid",
    "load_darts",
    "load_irrigation",
    "load_league",
    "load_lighthouse",
    "load_rings",
    "load_small_resnet",
]
