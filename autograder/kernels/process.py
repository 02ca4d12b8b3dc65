"""A kernel that another process has forked, with the methods of `subprocess.Popen`."""

import os
import select
import signal
import socket
import subprocess
from typing import IO

from autograder.kernels import wire


class WarmProcess:
    """A kernel process, and the connection on which the server tells how it ended.

    Closing the connection, as the end of this process does, kills the kernel.
    """

    def __init__(self, connection: socket.socket, pid: int, pipes: dict[str, IO[bytes]]) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self.stdin = pipes.get("stdin")
        self.stdout = pipes.get("stdout")
        self.stderr = pipes.get("stderr")
        self.lost = False  # whether it ended because its server did
        self._connection = connection

    def poll(self) -> int | None:
        """Return the exit code, negative for a signal, or None while the kernel runs."""
        return self._look(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end, at most `timeout` seconds; return the exit code.

        Raises
        ------
        subprocess.TimeoutExpired
            If the kernel still runs then.
        """
        code = self._look(timeout)
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

    def _look(self, timeout: float | None) -> int | None:
        if self.returncode is None:
            poll = select.poll()  # unlike select, it takes any number of open files
            poll.register(self._connection, select.POLLIN)
            if poll.poll(None if timeout is None else timeout * 1000):
                try:
                    said, _ = wire.receive(self._connection)
                except (OSError, EOFError, wire.WireError):  # the server was killed
                    said, self.lost = {"exit": -signal.SIGKILL}, True
                self.returncode = int(said["exit"])
                self._connection.close()
        return self.returncode
