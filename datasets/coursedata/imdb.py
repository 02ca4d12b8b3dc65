"""IMDB: film reviews, good or bad."""

from __future__ import annotations

from functools import partial
from typing import Any

from .download import TIMEOUT_S, Original, fetch
from .files import description

TEXT = "use other text, such as pydoc_data.topics.topics from Python itself"
REVIEWS = Original("imdb.npz", 17.5, TEXT)
WORDS = Original("imdb_word_index.json", 1.6, TEXT)


def fetch_imdb(
    *,
    num_words: int | None = None,
    maxlen: int | None = None,
    return_X_y: bool = False,
    timeout: float = TIMEOUT_S,
) -> Any:
    """Fetch IMDB, 50 000 film reviews as lists of word numbers (17.5 MB and 1.6 MB, once).

    =================   ================================
    Classes                                            2
    Samples total          25 000 train, 25 000 test
    Dimensionality       lists of 7 to 2494 word numbers
    Features                            integers, from 1
    =================   ================================

    Parameters
    ----------
    num_words : int, default=None
        Only word numbers below this are kept, others become 2. None keeps them all.
    maxlen : int, default=None
        Reviews whose list is this long or longer are left out. None keeps them all.
    return_X_y : bool, default=False
        If True, return Keras's ``(x_train, y_train), (x_test, y_test)`` instead of a Bunch,
        and do not fetch the word index.
    timeout : float, default=30
        Seconds for which the server may be silent.

    Returns
    -------
    data : :class:`~sklearn.utils.Bunch`
        x_train, x_test : ndarray of lists of int, of shape (25000,)
            The reviews. Each begins with 1; 2 is a word left out; a word is its rank by
            frequency plus 3; 0 is free for padding.
        y_train, y_test : ndarray of int, of shape (25000,)
            1 if the review is good, 0 if it is bad.
        word_index : dict of str to int
            A word's rank by frequency, from 1: *without* the 3 that the reviews add.
        target_names : ndarray of shape (2,)
        DESCR : str
    ((x_train, y_train), (x_test, y_test)) : tuple if ``return_X_y=True``

    Raises
    ------
    DownloadError
        If a file is not in Keras's cache and cannot be fetched. The message says why,
        and what to use instead.
    ValueError
        If `maxlen` leaves no review.

    References
    ----------
    A. L. Maas, R. E. Daly, P. T. Pham, D. Huang, A. Y. Ng and C. Potts. Learning word
    vectors for sentiment analysis. Proceedings of ACL-HLT 2011, pages 142-150.

    Examples
    --------
    >>> from coursedata import fetch_imdb
    >>> reviews = fetch_imdb(num_words=10_000)  # doctest: +SKIP
    >>> words = {rank + 3: word for word, rank in reviews.word_index.items()}  # doctest: +SKIP
    >>> [words.get(number) for number in reviews.x_train[0][1:6]]  # doctest: +SKIP
    ['this', 'film', 'was', 'just', 'brilliant']
    """
    import keras
    import numpy as np
    from sklearn.utils import Bunch

    load = partial(keras.datasets.imdb.load_data, num_words=num_words, maxlen=maxlen)
    train, test = fetch(load, REVIEWS, timeout)
    if return_X_y:
        return train, test
    return Bunch(
        x_train=train[0],
        y_train=train[1],
        x_test=test[0],
        y_test=test[1],
        word_index=fetch(keras.datasets.imdb.get_word_index, WORDS, timeout),
        target_names=np.array(["bad", "good"]),
        DESCR=description("imdb"),
    )
