"""Messages between the two sides of the airlock: a JSON header, and binary parts."""

import json
import re
import socket
import struct
import time
from collections.abc import Sequence
from typing import Any

HEAD = struct.Struct("!II")  # bytes of the header, number of parts
SIZE = struct.Struct("!Q")
LARGEST = 64 << 20  # bytes of a message; a model of a lesson has 50,000
MOST_PARTS = 10_000
NODES = (b",", b"[", b"{")  # each costs up to 100 bytes of memory for 2 of the message
MOST_NODES = 5_000_000
HALF = re.compile(rb"\\u[dD][89a-fA-F]")  # a surrogate, written as an escape


class FrameError(Exception):
    """The other side said something that is no message, or one that is too large."""


def send(connection: socket.socket, header: dict[str, Any], parts: Sequence[bytes] = ()) -> None:
    """Send one message."""
    body = json.dumps(header).encode()
    sizes = b"".join(SIZE.pack(len(part)) for part in parts)
    connection.sendall(b"".join([HEAD.pack(len(body), len(parts)), sizes, body, *parts]))


def receive(
    connection: socket.socket, deadline: float | None = None
) -> tuple[dict[str, Any], list[bytes]]:
    """Wait for one message, at most until `deadline`, a time of `time.monotonic`.

    Raises
    ------
    EOFError
        If the other side is gone.
    TimeoutError
        If the message is not complete by then.
    FrameError
        If what came is not a message.
    """
    length, count = HEAD.unpack(_exactly(connection, HEAD.size, deadline))
    if length > LARGEST or count > MOST_PARTS:
        raise FrameError("a message is too large")
    packed = _exactly(connection, count * SIZE.size, deadline)
    sizes = [size for (size,) in SIZE.iter_unpack(packed)]
    if length + sum(sizes) > LARGEST:
        raise FrameError(f"a value takes more than {LARGEST >> 20} MB")
    body = _exactly(connection, length, deadline)
    parts = [_exactly(connection, size, deadline) for size in sizes]
    try:
        if sum(map(body.count, NODES)) > MOST_NODES:
            raise FrameError("a message has too many parts")
        header = json.loads(body.decode())  # bytes could hold half of a character
        if HALF.search(body):  # nor can a file take one
            header = json.loads(json.dumps(header, ensure_ascii=False).encode(errors="replace"))
    except (ValueError, RecursionError) as error:
        raise FrameError("what came is not a message") from error
    if not isinstance(header, dict):
        raise FrameError("what came is not a message")
    return header, parts


def _exactly(connection: socket.socket, size: int, deadline: float | None) -> bytes:
    data = bytearray()
    while len(data) < size:
        if deadline is not None:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            connection.settimeout(left)
        else:
            connection.settimeout(None)
        try:
            more = connection.recv(min(size - len(data), 1 << 20))
        except ConnectionResetError:
            raise EOFError from None
        if not more:
            raise EOFError
        data += more
    return bytes(data)
