"""The log of a lighthouse."""

from typing import Any

from .files import DATA, description


def load_lighthouse() -> Any:
    """Load the log of a lighthouse: a small text in simple English, one page per day.

    =================   ==============
    Pages                           70
    Words total                   4416
    Different words                296
    Features                     texts
    =================   ==============

    A new keeper writes down the wind, the steps, the soup, and what the cat, the hen and the gull
    have to say. Much is repeated from page to page, and two words often determine the next one
    where a single word does not: enough for a small network to learn something.

    Returns
    -------
    data : :class:`~sklearn.utils.Bunch`
        data : list of str, of length 70
            The pages, in order. Each begins with its day of the week, and Monday comes first.
            Besides letters and spaces there are only full stops and commas.
        DESCR : str
        filename : str
            The text file that was read. In it, an empty line ends a page.

    Raises
    ------
    ValueError
        If the file was replaced by one without any text.

    References
    ----------
    Written for this project.

    Examples
    --------
    >>> from coursedata import load_lighthouse
    >>> log = load_lighthouse()
    >>> len(log.data)
    70
    >>> print(log.data[0][:50])
    Monday. The wind is from the west and the sea is g
    >>> [len(page.split()) for page in log.data[:3]]
    [57, 60, 61]
    """
    from sklearn.utils import Bunch

    path = DATA / "lighthouse.txt"
    lines = [line.split() for line in path.read_text(encoding="utf-8-sig").splitlines()]
    pages: list[list[str]] = [[]]
    for line in lines:
        if line:
            pages[-1] += line
        elif pages[-1]:
            pages.append([])
    texts = [" ".join(page) for page in pages if page]
    if not texts:
        raise ValueError(f"{path} must hold a text, with an empty line after each page.")
    return Bunch(data=texts, DESCR=description("lighthouse"), filename=str(path))
