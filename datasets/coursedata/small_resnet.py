"""A small residual network that classifies the digits 0 to 4."""

from typing import Any

from .files import DATA


def load_small_resnet() -> Any:
    """Load a small residual network that classifies the digits 0 to 4.

    ==================   =============================================
    Input                12 x 12 pixels, 1 channel, 0 paper to 1 ink
    Blocks               3, with 16, 32 and 48 filters
    Layer ``features``   48 numbers
    Output               5 probabilities
    Parameters           56 581
    ==================   =============================================

    It was trained by this project on digits from :func:`sklearn.datasets.load_digits`, placed
    anywhere on a sheet of 12 x 12 pixels: those of the classes 0 to 4 in the first 1348 rows. It
    has seen none of the others.

    Returns
    -------
    keras.Model
        The network, not compiled.

    References
    ----------
    ``coursedata.generate.small_resnet`` trained it. The blocks are those of K. He, X. Zhang,
    S. Ren and J. Sun, Deep residual learning for image recognition, CVPR 2016, for small images.

    Examples
    --------
    >>> from coursedata import load_small_resnet
    >>> network = load_small_resnet()
    >>> network.input_shape, network.output_shape
    ((None, 12, 12, 1), (None, 5))
    >>> network.get_layer("features").output.shape
    (None, 48)
    """
    import keras

    path = DATA / "small_resnet.keras"
    return keras.saving.load_model(path, compile=False, safe_mode=True)
