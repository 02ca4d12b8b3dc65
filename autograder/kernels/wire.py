"""The protocol between a Jupyter process and the kernel server, on a private Unix socket.

A message is its length in four bytes (unsigned, big-endian) and a JSON object; open file
descriptors may come with it. A client sends one request, whose field `do` says which. The server
answers, and for `launch` and `keep_alive` sends one more message later, on the same connection:

================  ====================================  =====================
request           answer                                later
================  ====================================  =====================
Launch            Launched, Exited, Refused or Stale    Exited
KeepAlive         KeptAlive, Refused or Stale           Retired
Status, Stop      ServerStatus                          (closes the connection)
================  ====================================  =====================

A client that closes its connection ends the process that it launched, or no longer keeps the
server alive. A request that is none of these is answered by closing the connection.
"""

import json
import os
import socket
import struct
from collections.abc import Mapping
from typing import Any, Literal, Protocol, TypedDict

# In the name of the socket: a client never meets a server that speaks another version.
PROTOCOL_VERSION = 2
LENGTH = struct.Struct("!I")
PEER_CREDENTIALS = struct.Struct("3i")  # pid, uid, gid: `struct ucred` of socket(7)
MAX_CHUNK_BYTES = 1 << 20
MAX_DESCRIPTORS = 3


class Fingerprints(TypedDict):
    """What Launch and KeepAlive carry besides their own fields.

    Where one differs from what it was when the server started, the server answers Stale, and
    retires.

    Attributes
    ----------
    packages : str
        Of the installed packages: `client.packages_fingerprint`.
    settings : str
        Of settings that packages read at import: `client.settings_fingerprint`.
    """

    packages: str
    settings: str


class Launch(TypedDict):
    """Fork a process. stdin, stdout and stderr come along as three descriptors.

    Attributes
    ----------
    command : list of str
        As for `subprocess.Popen`: Python, its options, ``-m``, the module and arguments.
    env : dict
        All environment variables.
    cwd : str
        An absolute path.
    sandbox : dict or None
        The fields of `sandbox.confine.Limits`; None for no sandbox.
    visible : list of str
        Paths that a sandbox shows besides the system and Python.
    umask : int
    limits : dict
        Soft and hard limit by the name of the resource, such as ``RLIMIT_NOFILE``.
    nice : int
    cores : list of int
        The CPUs on which it may run.
    """

    do: Literal["launch"]
    command: list[str]
    env: dict[str, str]
    cwd: str
    sandbox: dict[str, int] | None
    visible: list[str]
    umask: int
    limits: dict[str, tuple[int, int]]
    nice: int
    cores: list[int]


class KeepAlive(TypedDict):
    """Do not end for being idle while this connection is open."""

    do: Literal["keep_alive"]


class Command(TypedDict):
    """Describe yourself; after `stop`, also take no new clients, and end with the last kernel."""

    do: Literal["status", "stop"]


class Launched(TypedDict):
    """The process runs, and if it is a kernel, its sockets are bound."""

    pid: int


class Exited(TypedDict):
    """The process has ended, perhaps before it was launched completely.

    Attributes
    ----------
    exit : int
        Its exit code, negative for a signal.
    of : int
        Its process id.
    """

    exit: int
    of: int


class Refused(TypedDict):
    """The server cannot fork for this client; the reason is the end of a sentence."""

    refused: str


class Stale(TypedDict):
    """The server has retired, for packages, settings or limits are others: start another one."""

    stale: Literal[True]


class KeptAlive(TypedDict):
    """The server's process id."""

    server: int


class Retired(TypedDict):
    """The server takes no new clients. If `stale`, a client should keep its successor alive."""

    stale: bool


class ServerStatus(TypedDict):
    """What `autograder kernels status` shows.

    Attributes
    ----------
    pid : int
    python : str
        Its interpreter.
    preload : list of str
        The modules that it has imported.
    refused : str
        Why it cannot fork, if it cannot.
    kernels : list of int
        Process ids.
    keeping_alive : int
        How many clients keep it alive.
    """

    pid: int
    python: str
    preload: list[str]
    refused: str
    kernels: list[int]
    keeping_alive: int


class WireError(Exception):
    """The other side is another user's process, or sent something that is not a message."""


def check_peer(connection: socket.socket) -> None:
    """Refuse a process of another user.

    Raises
    ------
    WireError
        If the other end belongs to another user id.
    """
    found = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, PEER_CREDENTIALS.size)
    _, uid, _ = PEER_CREDENTIALS.unpack(found)
    if uid != os.getuid():
        raise WireError(f"user {uid} is at the other end of the kernel server's socket")


def send(
    connection: socket.socket, message: Mapping[str, Any], descriptors: tuple[int, ...] = ()
) -> None:
    """Send one message, and copies of open file descriptors with it."""
    body = json.dumps(message).encode()
    socket.send_fds(connection, [LENGTH.pack(len(body))], list(descriptors))
    connection.sendall(body)


def receive(connection: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """Wait for one message; return it with the descriptors that came along.

    Raises
    ------
    EOFError
        If the other side has closed the connection.
    WireError
        If what came is not a message.
    TimeoutError
        If the socket has a timeout and it is over.
    """
    head, descriptors, _, _ = socket.recv_fds(connection, LENGTH.size, MAX_DESCRIPTORS)
    if not head:
        raise EOFError
    head += receive_exactly(connection, LENGTH.size - len(head))
    try:
        message = json.loads(receive_exactly(connection, LENGTH.unpack(head)[0]))
    except ValueError as error:
        raise WireError("what came is not a message") from error
    if not isinstance(message, dict):
        raise WireError("what came is not a message")
    return message, descriptors


class Patience(Protocol):
    """How long to wait for bytes; `execution.time_limit.TimeLimit` is one."""

    @property
    def over(self) -> bool:
        """Whether the time is over."""

    def wait_s(self) -> float:
        """Return how many seconds to wait before asking again; see `TimeLimit.wait_s`."""


def receive_exactly(connection: socket.socket, size: int, limit: Patience | None = None) -> bytes:
    """Receive so many bytes; what has arrived is read, however long this process was suspended.

    Parameters
    ----------
    connection : socket.socket
    size : int
        Bytes to wait for.
    limit : TimeLimit, optional
        Without one, the socket's own timeout holds for each piece that arrives.

    Raises
    ------
    EOFError
        If the other side closes the connection before.
    TimeoutError
        If the time is over.
    """
    data = bytearray()
    while len(data) < size:
        if limit is not None:
            connection.settimeout(limit.wait_s())
        try:
            piece = connection.recv(min(size - len(data), MAX_CHUNK_BYTES))
        except TimeoutError:
            if limit is None or limit.over:
                raise
            continue
        except ConnectionResetError:
            raise EOFError from None
        if not piece:
            raise EOFError
        data += piece
    return bytes(data)
