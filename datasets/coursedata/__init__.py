"""The course's data: small tables that ship with it, and originals fetched by Keras.

Importing this package is cheap: pandas, scikit-learn and Keras are imported by the
function that needs them.
"""

from .download import DownloadError, fetch_file
from .imdb import fetch_imdb
from .mnist import fetch_mnist
from .rings import load_rings

__all__ = ["DownloadError", "fetch_file", "fetch_imdb", "fetch_mnist", "load_rings"]
