"""A process that the kernel server has forked, with the methods of `subprocess.Popen`."""

import os
import select
import signal
import socket
import subprocess
from typing import IO

from autograder.kernels import wire


class WarmProcess:
    """A forked process, and the connection on which the server sends its exit code.

    Closing the connection, as the end of this process does, kills the other one.

    Attributes
    ----------
    pid : int
    returncode : int or None
        None while it runs, as far as is known.
    stdin, stdout, stderr : file or None
        This side of the pipes.
    lost : bool
        Whether it ended because its server did.
    """

    def __init__(self, connection: socket.socket, pid: int, pipes: dict[str, IO[bytes]]) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self.stdin = pipes.get("stdin")
        self.stdout = pipes.get("stdout")
        self.stderr = pipes.get("stderr")
        self.lost = False
        self._connection = connection

    def poll(self) -> int | None:
        """Return the exit code, negative for a signal, or None while the process runs."""
        return self._exit_code(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end, at most `timeout` seconds; return the exit code.

        Raises
        ------
        subprocess.TimeoutExpired
            If the process still runs then.
        """
        code = self._exit_code(timeout)
        if code is None:
            raise subprocess.TimeoutExpired("kernel", timeout or 0)
        return code

    def send_signal(self, signum: int) -> None:
        """Send a signal to the process, if it still runs."""
        if self.poll() is None:
            os.kill(self.pid, signum)

    def terminate(self) -> None:
        """Send SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """Send SIGKILL."""
        self.send_signal(signal.SIGKILL)

    def _exit_code(self, timeout: float | None) -> int | None:
        if self.returncode is None:
            poll = select.poll()  # unlike select, it takes any number of open files
            poll.register(self._connection, select.POLLIN)
            if poll.poll(None if timeout is None else timeout * 1000):
                try:
                    message, _ = wire.receive(self._connection)
                except (OSError, EOFError, wire.WireError):  # the server was killed
                    message, self.lost = {"exit": -signal.SIGKILL}, True
                self.returncode = int(message["exit"])
                self._connection.close()
        return self.returncode
