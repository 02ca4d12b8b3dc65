"""Fetch a file through Keras, with a timeout and one clear sentence for any failure.

Keras downloads into its own cache, draws the progress bar and compares the file's hash, even
that of a cached file: one with a wrong hash is fetched again. If a download breaks off, Keras
removes the part that has arrived. But it keeps a complete file with a wrong hash, waits
indefinitely for a silent server, and reports failures as various exceptions. `fetch` takes
care of those three.
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

TIMEOUT_S = 30.0
"""Seconds for which a server may be silent."""

# The first that fits counts: OSError is the base class of those above it.
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
    """A file that is fetched, and does not ship with the package.

    Parameters
    ----------
    name : str
        Its name in Keras's cache.
    size_mb : float
        Its size in megabytes (10**6 bytes).
    offline : str
        What to do without it, as the end of a sentence: "use load_digits()".
    folder : str, default="datasets"
        Its folder in Keras's cache.
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
    timeout: float = TIMEOUT_S,
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
        What to do without the file, as the end of a sentence: "use load_digits()".
    timeout : float, default=30
        Seconds for which the server may be silent. A slow server that keeps sending may take
        longer.

    Returns
    -------
    Path
        The file in the cache.

    Raises
    ------
    DownloadError
        If the file cannot be fetched, or what arrives has another hash. Nothing of it stays in
        the cache.

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


def fetch(load: Callable[[], T], original: Original, timeout: float = TIMEOUT_S) -> T:
    """Call a function that fetches a file through Keras, and return its result.

    Parameters
    ----------
    load : callable
        Takes no argument.
    original : Original
        The file, for the message.
    timeout : float, default=30
        Seconds for which the server may be silent.

    Raises
    ------
    DownloadError
        If the file cannot be fetched. Any other error is raised as it is.
    ValueError
        If `timeout` is not above 0.
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
    """Return why a download failed; None if the error has another cause."""
    if _wrong_bytes(error):
        return "what arrived is not that file (its hash differs)"
    # Keras catches urllib's error and raises a bare Exception, whose context it is; in turn,
    # urllib's error may hold the socket's.
    if type(error) is Exception and isinstance(error.__context__, URLError):
        error = error.__context__
    if isinstance(error, URLError) and isinstance(error.reason, OSError):
        error = error.reason
    for kinds, reason in REASONS:
        if isinstance(error, kinds):
            return reason.format(error=error, timeout=timeout)
    return None


def _wrong_bytes(error: BaseException) -> bool:
    # Keras has no exception class for this; other ValueErrors are the caller's mistakes.
    return isinstance(error, ValueError) and "corrupted file" in str(error)


def cache(original: Original) -> Path:
    """Return the folder in which Keras looks for a file."""
    # Not from the environment: Keras reads KERAS_HOME only once, when it is imported.
    from keras.src.backend.config import keras_home

    home = Path(keras_home()).expanduser()
    if not os.access(home, os.W_OK):  # then Keras uses the temporary folder
        home = Path("/tmp" if Path("/tmp").is_dir() else tempfile.gettempdir(), ".keras")
    return home / original.folder
