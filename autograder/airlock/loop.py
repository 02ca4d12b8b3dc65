"""An event loop that a sandbox can do with: it wakes itself by a pipe, not by sockets.

So the socket to the outside is the only one of a student's process, and any other is its own work.
"""

import asyncio
import os


class PipeEnd:
    """One end of a pipe, with the methods of a socket that an event loop calls.

    Parameters
    ----------
    descriptor : int
    """

    def __init__(self, descriptor: int) -> None:
        os.set_blocking(descriptor, False)
        self._descriptor = descriptor

    def fileno(self) -> int:
        """Return the descriptor."""
        return self._descriptor

    def recv(self, size: int) -> bytes:
        """Read what is there.

        Raises
        ------
        BlockingIOError
            If nothing is.
        """
        return os.read(self._descriptor, size)

    def send(self, data: bytes) -> int:
        """Write what fits; return how much that was."""
        return os.write(self._descriptor, data)

    def close(self) -> None:
        """Close the descriptor."""
        os.close(self._descriptor)


class EventLoop(asyncio.SelectorEventLoop):
    """asyncio's loop, with a pipe in place of a pair of sockets."""

    _internal_fds: int

    def _make_self_pipe(self) -> None:
        reader, writer = os.pipe()
        self._ssock, self._csock = PipeEnd(reader), PipeEnd(writer)
        self._internal_fds += 1
        self._add_reader(self._ssock.fileno(), self._read_from_self)  # type: ignore[attr-defined]
