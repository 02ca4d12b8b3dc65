"""The course's data: small tables that ship with it, and originals fetched by Keras.

Importing this package is cheap: pandas, scikit-learn and Keras are imported by the
function that needs them.
"""

from .asteroid import load_asteroid
from .darts import load_darts
from .download import DownloadError, fetch_file
from .imdb import fetch_imdb
from .irrigation import load_irrigation
from .mnist import fetch_mnist
from .rings import load_rings

__all__ = [
    "DownloadError",
    "fetch_file",
    "fetch_imdb",
    "fetch_mnist",
    "load_asteroid",
    "load_darts",
    "load_irrigation",
    "load_rings",
]
