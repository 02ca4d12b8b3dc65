"""MNIST: handwritten digits."""

from typing import Any

from .download import TIMEOUT_S, Original, fetch
from .files import description

MNIST = Original("mnist.npz", 11.5, "use sklearn.datasets.load_digits()")


def fetch_mnist(*, return_X_y: bool = False, timeout: float = TIMEOUT_S) -> Any:
    """Fetch MNIST, 70 000 handwritten digits (11.5 MB, once).

    =================   ==============================
    Classes                                         10
    Samples total                60 000 train, 10 000 test
    Dimensionality              28 x 28 pixels
    Features            integers, 0 (paper) to 255 (ink)
    =================   ==============================

    Parameters
    ----------
    return_X_y : bool, default=False
        If True, return Keras's ``(x_train, y_train), (x_test, y_test)`` instead of a Bunch.
    timeout : float, default=30
        Seconds for which the server may be silent.

    Returns
    -------
    data : :class:`~sklearn.utils.Bunch`
        x_train, x_test : ndarray of uint8, of shape (60000, 28, 28) and (10000, 28, 28)
            The images, as integers from 0 (paper) to 255 (ink).
        y_train, y_test : ndarray of uint8, of shape (60000,) and (10000,)
            The digits.
        target_names : ndarray of shape (10,)
        DESCR : str
    ((x_train, y_train), (x_test, y_test)) : tuple if ``return_X_y=True``

    Raises
    ------
    DownloadError
        If the file is not in Keras's cache and cannot be fetched. The message says why,
        and what to use instead.

    References
    ----------
    Y. LeCun, L. Bottou, Y. Bengio and P. Haffner. Gradient-based learning applied to
    document recognition. Proceedings of the IEEE, 86(11):2278-2324, 1998.

    Examples
    --------
    >>> from coursedata import fetch_mnist
    >>> digits = fetch_mnist()  # doctest: +SKIP
    >>> digits.x_train.shape  # doctest: +SKIP
    (60000, 28, 28)
    """
    import keras
    import numpy as np
    from sklearn.utils import Bunch

    train, test = fetch(keras.datasets.mnist.load_data, MNIST, timeout)
    if return_X_y:
        return train, test
    return Bunch(
        x_train=train[0],
        y_train=train[1],
        x_test=test[0],
        y_test=test[1],
        target_names=np.arange(10),
        DESCR=description("mnist"),
    )
