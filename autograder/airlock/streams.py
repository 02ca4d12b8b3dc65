"""stdout and stderr of a process whose outputs are messages: of Python, and of what it starts."""

import codecs
import io
import os
import select
import signal
import threading
from collections.abc import Callable
from contextlib import suppress

# Of one message. What a cell prints at once is cut into such pieces, so that of a large print as
# much is kept as of many small ones.
MAX_PIECE_CHARACTERS = 1 << 16
PIPE_BYTES = 1 << 16  # that a pipe holds: see pipe(7)

SendText = Callable[[str, str], None]  # the name of a stream, and a text


class Stream(io.TextIOBase):
    """`sys.stdout` or `sys.stderr`: sends what is written, and behaves as in a notebook.

    Parameters
    ----------
    name : str
        "stdout" or "stderr".
    descriptor : int
        Where what this process starts writes to.
    streams : StandardStreams
    """

    encoding = "UTF-8"
    closed = False  # nor can it be closed: later cells print as well

    def __init__(self, name: str, descriptor: int, streams: "StandardStreams") -> None:
        self.name, self._descriptor, self._streams = name, descriptor, streams

    def write(self, text: str) -> int:
        """Send a text.

        Raises
        ------
        TypeError
            If it is none.
        """
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        self._streams.write(self.name, self._descriptor, text)
        return len(text)

    def writable(self) -> bool:
        """Return that it is."""
        return True

    def flush(self) -> None:
        """Do nothing: everything is sent at once."""

    def close(self) -> None:
        """Do nothing."""

    def isatty(self) -> bool:
        """Return that nobody sits there."""
        return False

    def fileno(self) -> int:
        """Return the descriptor that subprocesses use."""
        return self._descriptor


class StandardStreams:
    """Python's streams, and pipes in place of descriptors 1 and 2, which a thread relays.

    What a fork of this process prints takes the pipes as well, for only one process may write to a
    socket of messages.

    Parameters
    ----------
    send_text : callable
        Sends a text that was written to a stream; it may be called in any thread.
    """

    def __init__(self, send_text: SendText) -> None:
        self._send_text = send_text
        self._pid = os.getpid()
        self._lock = threading.Lock()
        self._pipes: dict[int, tuple[str, codecs.IncrementalDecoder]] = {}
        for descriptor, name in ((1, "stdout"), (2, "stderr")):
            reader, writer = os.pipe()
            os.set_blocking(reader, False)
            os.dup2(writer, descriptor)
            os.close(writer)
            self._pipes[reader] = name, codecs.getincrementaldecoder("utf-8")("replace")
        self.stdout, self.stderr = Stream("stdout", 1, self), Stream("stderr", 2, self)
        threading.Thread(target=self._relay, name="streams", daemon=True).start()

    def write(self, name: str, descriptor: int, text: str) -> None:
        """Send a text of Python's, or in a fork of this process pass it on."""
        if os.getpid() != self._pid:
            data = memoryview(text.encode(errors="replace"))
            while data:
                data = data[os.write(descriptor, data) :]
            return
        for start in range(0, len(text), MAX_PIECE_CHARACTERS):
            self._send_text(name, text[start : start + MAX_PIECE_CHARACTERS])

    def drain(self) -> None:
        """Send what other programs have written until now."""
        if os.getpid() != self._pid:
            return
        with self._lock:
            for reader, (name, decoder) in self._pipes.items():
                with suppress(BlockingIOError):
                    text = decoder.decode(os.read(reader, PIPE_BYTES))
                    if text:
                        self._send_text(name, text)

    def _relay(self) -> None:
        # What interrupts a cell is for the thread that runs it.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        ready = select.poll()
        for reader in self._pipes:
            ready.register(reader, select.POLLIN)
        while True:
            ready.poll()
            self.drain()
