"""Messages between a Jupyter process and the kernel server, on a private Unix socket.

A message is its length in four bytes and a JSON object; open file descriptors may come with it.
"""

import json
import os
import socket
import struct
import time
from typing import Any

LENGTH = struct.Struct("!I")
CREDENTIALS = struct.Struct("3i")


class WireError(Exception):
    """The other side is somebody else, or said something that is not a message."""


def check_peer(connection: socket.socket) -> None:
    """Refuse a process of another user.

    Raises
    ------
    WireError
        If the other end belongs to another user id.
    """
    found = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, CREDENTIALS.size)
    _, uid, _ = CREDENTIALS.unpack(found)
    if uid != os.getuid():
        raise WireError(f"user {uid} is at the other end of the kernel server's socket")


def send(connection: socket.socket, message: dict[str, Any], fds: tuple[int, ...] = ()) -> None:
    """Send one message, and copies of open file descriptors with it."""
    body = json.dumps(message).encode()
    socket.send_fds(connection, [LENGTH.pack(len(body))], list(fds))
    connection.sendall(body)


def receive(connection: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """Wait for one message; return it with the descriptors that came along.

    Raises
    ------
    EOFError
        If the other side is gone.
    WireError
        If what came is not a message.
    TimeoutError
        If the socket has a timeout and it is over.
    """
    head, fds, _, _ = socket.recv_fds(connection, LENGTH.size, 3)
    head += receive_exactly(connection, LENGTH.size - len(head)) if head else b""
    if not head:
        raise EOFError
    try:
        message = json.loads(receive_exactly(connection, LENGTH.unpack(head)[0]))
    except ValueError as error:
        raise WireError("what came is not a message") from error
    if not isinstance(message, dict):
        raise WireError("what came is not a message")
    return message, fds


def receive_exactly(connection: socket.socket, size: int, deadline: float | None = None) -> bytes:
    """Return as many bytes, waiting at most until `deadline`, a time of `time.monotonic`.

    Without a deadline, the timeout of the socket holds for each piece that comes.

    Raises
    ------
    EOFError
        If the other side is gone.
    TimeoutError
        If they are not there in time.
    """
    data = bytearray()
    while len(data) < size:
        if deadline is not None:
            left_s = deadline - time.monotonic()
            if left_s <= 0:
                raise TimeoutError
            connection.settimeout(left_s)
        try:
            more = connection.recv(min(size - len(data), 1 << 20))
        except ConnectionResetError:
            raise EOFError from None
        if not more:
            raise EOFError
        data += more
    return bytes(data)
