"""Fetch a file through Keras, with a timeout, and fail in one clear sentence.

Keras downloads into its own cache, draws the progress bar and compares the file's hash,
that of a cached file too: a cached file with a wrong hash is fetched again. When a download
breaks off, Keras removes what has arrived. It does not remove a whole file of wrong bytes,
waits for a silent server for ever, and reports failures as various exceptions. `fetch`
settles those three.
"""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException, IncompleteRead
from pathlib import Path
from typing import TypeVar
from urllib.error import ContentTooShortError, HTTPError, URLError

T = TypeVar("T")

TIMEOUT = 30.0
"""Seconds that a server may be silent."""


# The first that fits: OSError is the base of those above it.
REASONS: list[tuple[type[Exception] | tuple[type[Exception], ...], str]] = [
    (HTTPError, "the server answered {error.code} ({error.msg})"),
    ((ContentTooShortError, IncompleteRead), "it broke off before all of it had arrived"),
    (TimeoutError, "the server was silent for {timeout:g} seconds"),
    (socket.gaierror, "the server's name could not be looked up, as happens without a network"),
    (ConnectionRefusedError, "the server refused the connection"),
    (OSError, "of this error: {error}"),
    (HTTPException, "the server's answer makes no sense ({error!r})"),
]


class DownloadError(OSError):
    """A file could not be fetched; the message says which, why, and what to do offline."""


@dataclass(frozen=True)
class Original:
    """A file that is fetched, not shipped.

    Parameters
    ----------
    name : str
        Its name in Keras's cache.
    size_mb : float
        Its size in megabytes (10**6 bytes).
    offline : str
        What to do without it, as half a sentence.
    folder : str, default="datasets"
        The folder of Keras's cache that it belongs in.
    """

    name: str
    size_mb: float
    offline: str
    folder: str = "datasets"


def fetch_file(
    name: str,
    origin: str,
    file_hash: str,
    size_mb: float,
    *,
    offline: str,
    timeout: float = TIMEOUT,
) -> Path:
    """Fetch a file into Keras's cache, unless it is there already.

    Parameters
    ----------
    name : str
        The file's name in the cache.
    origin : str
        The URL to fetch it from.
    file_hash : str
        Its SHA-256 or MD5 hash, in hexadecimal.
    size_mb : float
        Its size in megabytes (10**6 bytes), for the error message.
    offline : str
        What to do without the file, as half a sentence: "use load_digits()".
    timeout : float, default=30
        Seconds that the server may be silent. A slow server that keeps sending may take
        longer than this.

    Returns
    -------
    Path
        The file in the cache.

    Raises
    ------
    DownloadError
        If the file cannot be fetched, or what arrives is not the file with this hash.
        Nothing of it stays in the cache.

    References
    ----------
    `keras.utils.get_file` does the work.

    Examples
    --------
    >>> from coursedata import fetch_file
    >>> path = fetch_file(
    ...     "words.json", "https://example.org/words.json", "bfafd718b763782e994055a2d397834f",
    ...     1.6, offline="use the list in chapter 17",
    ... )  # doctest: +SKIP
    """
    import keras

    def get_file() -> Path:
        return Path(keras.utils.get_file(name, origin, file_hash=file_hash))

    return fetch(get_file, Original(name, size_mb, offline), timeout)


def fetch(load: Callable[[], T], original: Original, timeout: float = TIMEOUT) -> T:
    """Call `load`, which fetches `original` through Keras, and return its result.

    Raises
    ------
    DownloadError
        If the file cannot be fetched. An error of another kind is left as it is.
    """
    if timeout <= 0:
        raise ValueError(f"timeout must be a positive number of seconds, not {timeout}.")
    try:
        with _default_timeout(timeout):
            return load()
    except Exception as error:
        reason = _reason(error, timeout)
        if reason is None:
            raise
        folder = cache(original)
        if _wrong_bytes(error):
            (folder / original.name).unlink(missing_ok=True)
        raise DownloadError(
            f"Could not fetch {original.name} ({original.size_mb:g} MB) because {reason}; "
            f"offline, {original.offline}, or put {original.name} in {folder}."
        ) from None


@contextmanager
def _default_timeout(seconds: float) -> Iterator[None]:
    # Keras passes no timeout to urllib, and sockets then use this process-wide default.
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(seconds)
    try:
        yield
    finally:
        socket.setdefaulttimeout(before)


def _reason(error: BaseException, timeout: float) -> str | None:
    """Why a download failed, or None if this error is no such failure."""
    if _wrong_bytes(error):
        return "what arrived is not that file (its hash differs)"
    # Keras raises a bare Exception on catching urllib's error, which is its context; that in
    # turn may hold the socket's error.
    if type(error) is Exception and isinstance(error.__context__, URLError):
        error = error.__context__
    if isinstance(error, URLError) and isinstance(error.reason, OSError):
        error = error.reason
    for kinds, reason in REASONS:
        if isinstance(error, kinds):
            return reason.format(error=error, timeout=timeout)
    return None


def _wrong_bytes(error: BaseException) -> bool:
    # Keras has no class of its own for this; other ValueErrors are the caller's mistakes.
    return isinstance(error, ValueError) and "corrupted file" in str(error)


def cache(original: Original) -> Path:
    """The folder in which Keras looks for this file."""
    # Keras reads KERAS_HOME once, when it is imported, so ask Keras and not the environment.
    from keras.src.backend.config import keras_home

    home = Path(keras_home()).expanduser()
    if not os.access(home, os.W_OK):  # then Keras turns to the temporary folder
        home = Path("/tmp" if Path("/tmp").is_dir() else tempfile.gettempdir(), ".keras")
    return home / original.folder
