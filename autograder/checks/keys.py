"""Keys: what a check knows of the right answer, in a form that does not show it.

In the source of an exercise an author writes `seal("B", A="why A is wrong")`. `make build` puts a
key in its place: a salt and, for each listed answer, a digest and its explanation, enciphered by
this answer itself. So neither the right answer nor an explanation can be read off a notebook.

A key does not keep anybody from trying all answers. For a letter that takes a second, and for a
number some minutes: it is a guard against reading the answer by accident, not a secret.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

ROUNDS = 10_000  # of PBKDF2: some milliseconds for each answer that is tried
TAG_BYTES = 8  # of a digest, by which an answer is found
PADDING_BYTES = 32  # explanations are padded to a multiple of it: their lengths tell nothing
MAX_NUMBERS = 1_000  # in one answer
WHOLE_TOLERANCE = 1e-6  # how far a whole number may be from one
TEXT, WHOLE = "text", "whole"  # forms of an answer; the third form is its number of decimals
RIGHT, WRONG = b"=", b"!"


@dataclass(frozen=True)
class Opinion:
    """What a key says of an answer that it lists.

    Attributes
    ----------
    right : bool
    why : str
        The explanation of a wrong answer; empty if there is none.
    """

    right: bool
    why: str = ""


def make_key(
    right: Any, wrong: Mapping[Any, str], *, salt: bytes, decimals: int | None = None
) -> str:
    """Return the key of an answer.

    Parameters
    ----------
    right : str, number, or list or tuple of whole numbers
        The right answer.
    wrong : mapping
        An explanation for each wrong answer that is listed.
    salt : bytes
        Another one for each key, so that equal answers do not look alike.
    decimals : int, optional
        To how many decimals a number is compared. One unit of the last one makes no difference.
        Without it, numbers must be whole, and exact.

    Raises
    ------
    ValueError
        If an answer has none of these forms, or a wrong one cannot be told from the right one.
    """
    form = _form(right, decimals)
    listed = {_listed(form, right): RIGHT}
    for answer, why in wrong.items():
        normalised = _listed(form, answer)
        if normalised in listed or RIGHT in (listed.get(n) for n in _neighbours(form, normalised)):
            raise ValueError(f"{answer!r} cannot be told from another listed answer")
        listed[normalised] = WRONG + why.encode()
    longest = max(map(len, listed.values()))
    size = -(-longest // PADDING_BYTES) * PADDING_BYTES
    entries = []
    for normalised, text in listed.items():
        tag, stream = _tag_and_stream(salt, normalised, size)
        entries.append(tag + _xor(text.ljust(size, b"\0"), stream))
    # In the order of their digests: their own order would tell.
    content = salt + b"".join(sorted(entries))
    return f"{form}:{len(salt)}:{size}:{base64.b64encode(content).decode()}"


def opinion(key: str, value: Any) -> Opinion | None:
    """Return what a key says of an answer; None if it does not list it.

    Parameters
    ----------
    key : str
        As `make_key` returns it.
    value : str, number or ndarray
        The answer.

    Raises
    ------
    ValueError
        If it is no key.
    """
    form, salt_bytes, size, content = _parts(key)
    salt, entries = content[:salt_bytes], content[salt_bytes:]
    parts = [
        entries[start : start + TAG_BYTES + size]
        for start in range(0, len(entries), TAG_BYTES + size)
    ]
    texts = {part[:TAG_BYTES]: part[TAG_BYTES:] for part in parts}
    normalised = _normalised(form, value)
    if normalised is None:
        return None
    found = []
    for candidate in (normalised, *_neighbours(form, normalised)):
        tag, stream = _tag_and_stream(salt, candidate, size)
        if tag in texts:
            text = _xor(texts[tag], stream).rstrip(b"\0")
            found.append(Opinion(text[:1] == RIGHT, text[1:].decode(errors="replace")))
            if candidate == normalised:
                return found[0]
    return max(found, key=lambda one: one.right, default=None)


def normalised_text(text: str) -> str:
    """Return a text as it is compared: without case, spaces at the ends, or several in a row."""
    return " ".join(text.split()).casefold()


def _parts(key: str) -> tuple[str, int, int, bytes]:
    form, salt_bytes, size, content = key.split(":")
    return form, int(salt_bytes), int(size), base64.b64decode(content, validate=True)


def _form(right: Any, decimals: int | None) -> str:
    if isinstance(right, str):
        return TEXT
    return WHOLE if decimals is None else str(decimals)


def _listed(form: str, answer: Any) -> str:
    """Return an answer of the author's as it is compared."""
    if form != TEXT and not isinstance(answer, str):
        answer = np.asarray(answer)
        if answer.ndim and form != WHOLE:
            raise ValueError("decimals are for a single number")
    normalised = _normalised(form, answer)
    if normalised is None:
        kinds = {TEXT: "text", WHOLE: "whole numbers; give a number with a point its decimals"}
        raise ValueError(f"{answer!r} is not {kinds.get(form, 'a number')}")
    return normalised


def _normalised(form: str, value: Any) -> str | None:
    """Return an answer as it is compared; None if it has another form."""
    if form == TEXT:
        return normalised_text(value) if isinstance(value, str) else None
    array = np.asarray(value)
    if array.dtype.kind not in "biuf" or array.size > MAX_NUMBERS or not np.isfinite(array).all():
        return None
    if form != WHOLE:
        return str(round(float(array) * 10 ** int(form))) if array.size == 1 else None
    numbers = [round(number) for number in array.ravel().tolist()]
    exact = all(abs(n - m) <= WHOLE_TOLERANCE for n, m in zip(numbers, array.ravel(), strict=True))
    return f"{array.shape}:{','.join(map(str, numbers))}" if exact else None


def _neighbours(form: str, normalised: str) -> Iterator[str]:
    """Yield the numbers one unit of the last decimal away."""
    if form not in (TEXT, WHOLE):
        yield from (str(int(normalised) + step) for step in (-1, 1))


def _tag_and_stream(salt: bytes, normalised: str, size: int) -> tuple[bytes, bytes]:
    secret = hashlib.pbkdf2_hmac("sha256", normalised.encode(errors="replace"), salt, ROUNDS)
    stream = hashlib.shake_256(secret).digest(TAG_BYTES + size)
    return stream[:TAG_BYTES], stream[TAG_BYTES:]


def _xor(text: bytes, stream: Iterable[int]) -> bytes:
    return bytes(a ^ b for a, b in zip(text, stream, strict=True))
