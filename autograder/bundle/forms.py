"""Every text that bytes hold, however it is wrapped: archives, compression, JSON, encodings."""

import base64
import binascii
import bz2
import gzip
import html
import io
import json
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

DEPTH = 5  # how many wrappings may lie around each other
MAX_UNPACKED_BYTES = 50_000_000  # that one wrapping may unpack to
ENCODED = 24  # characters from which on a run of letters and digits is tried as an encoding

UNPACK: dict[bytes, Callable[[bytes], bytes]] = {
    b"\x1f\x8b": gzip.decompress,
    b"BZh": bz2.decompress,
    b"\xfd7zXZ": lzma.decompress,
}
ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
BASE64 = re.compile(rf"[A-Za-z0-9+/_-]{{{ENCODED},}}(?:\s+[A-Za-z0-9+/_-]{{{ENCODED},}})*={{0,2}}")
BASE85 = re.compile(r"[!-~]{40,}")
HEXADECIMAL = re.compile(rf"(?:[0-9a-fA-F]{{2}}){{{ENCODED},}}")


def texts(data: bytes, depth: int = DEPTH) -> Iterator[str]:
    """Yield the text of bytes and of everything that is wrapped in them."""
    if depth == 0 or not data:
        return
    yield from _unpacked(data, depth)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield data.decode("latin-1")
        text = ""
    if data.count(0) > len(data) // 4:  # as in UTF-16, and in UTF-32
        for start in (0, 1):
            for encoding in ("utf-16-le", "utf-16-be"):
                yield data[start:].decode(encoding, "ignore")
    yield from _of_text(text, depth)


def _unpacked(data: bytes, depth: int) -> Iterator[str]:
    inside: list[bytes] = []
    for magic, unpack in UNPACK.items():
        if data.startswith(magic):
            try:
                inside.append(unpack(data))
            except (OSError, EOFError, lzma.LZMAError, zlib.error):
                continue
    for found in ZLIB.finditer(data):
        try:
            inside.append(
                zlib.decompressobj().decompress(data[found.start() :], MAX_UNPACKED_BYTES)
            )
        except zlib.error:
            continue
    if b"PK\x03\x04" in data:
        inside += _of_zip(data)
    if data[257:262] == b"ustar":
        inside += _of_tar(data)
    for part in inside:
        yield from texts(part, depth - 1)


def _of_zip(data: bytes) -> list[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            notes = [archive.comment, *(member.comment for member in archive.infolist())]
            names = "\n".join(archive.namelist()).encode()
            return [names, *notes, *map(archive.read, archive.namelist())]
    except (zipfile.BadZipFile, RuntimeError, zlib.error):
        return []


def _of_tar(data: bytes) -> list[bytes]:
    try:
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            files = [archive.extractfile(member) for member in archive if member.isfile()]
            return ["\n".join(archive.getnames()).encode(), *(f.read() for f in files if f)]
    except tarfile.TarError:
        return []


def _of_text(text: str, depth: int) -> Iterator[str]:
    yield text
    try:
        content = json.loads(text) if text[:1] in '{["' or text[:1].isspace() else None
    except (ValueError, RecursionError):
        content = None
    if content is not None:
        for string in strings(content):
            yield from texts(string.encode("utf-8", "replace"), depth - 1)
        return  # what is encoded stands in one of its strings
    if "%" in text:
        yield unquote(text)
    if "&" in text:
        yield html.unescape(text)
    for found in HEXADECIMAL.finditer(text):
        yield from texts(bytes.fromhex(found[0]), depth - 1)
    for found in BASE64.finditer(text):
        yield from _of_base64(re.sub(r"\s", "", found[0]).rstrip("="), depth)
    for found in BASE85.finditer(text):
        for decode in (base64.b85decode, base64.a85decode):
            try:
                yield from texts(decode(found[0]), depth - 1)
            except (ValueError, binascii.Error, OverflowError):
                continue


def _of_base64(run: str, depth: int) -> Iterator[str]:
    run = run.translate(str.maketrans("-_", "+/"))
    for start in range(4):  # letters of something else may stand before it
        part = run[start:]
        part = part[: len(part) - (len(part) % 4 == 1)]
        data = base64.b64decode(part + "=" * (-len(part) % 4))
        yield from texts(data, depth - 1)


def strings(content: Any) -> Iterator[str]:
    """Yield each string of what JSON holds; lines that make one text, as in notebooks, as one."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, list):
        if content and all(isinstance(part, str) for part in content):
            yield "".join(content)
        else:
            for part in content:
                yield from strings(part)
    elif isinstance(content, dict):
        for key, value in content.items():
            yield key
            yield from strings(value)
