"""A process of the airlock, and the socket to it: a fork of the kernel server, in a sandbox."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import coursedata
from autograder.execution.time_limit import cpu_seconds
from autograder.kernels.environment import Environment, KernelServerLost, NoWarmKernel
from autograder.kernels.preload import PRELOAD
from autograder.kernels.process import WarmProcess
from autograder.parts import sandbox_paths
from autograder.patches.quiet import LOG_LEVEL

if TYPE_CHECKING:
    from autograder.sandbox.confine import Limits

SERVER_IDLE_S = 600  # that a kernel server waits for the next submission
END_GRACE_S = 1  # that a process has to end by itself
SAMPLE_INTERVAL_S = 0.02  # between two looks at what it has used, which cost up to 1 ms each
EXIT_GRACE_S = 10  # until the exit code of an ended process is there, on a busy machine


class SideProcess:
    """One process and the socket to it.

    Parameters
    ----------
    module : str
        What runs there; the socket is its stdin.
    limits : Limits or None
        Of its sandbox. None runs it as this user, which only an instructor can want.

    Raises
    ------
    NoWarmKernel
        If there is no kernel server to fork it from, and a sandbox is wanted.
    """

    def __init__(self, module: str, limits: "Limits | None") -> None:
        self._between = 2 if limits else 0  # processes between this one and that of the module
        self._folder = "" if limits else tempfile.mkdtemp()
        self.socket, theirs = socket.socketpair()
        with theirs:
            streams: dict[str, Any] = {
                "stdin": theirs.fileno(),
                "stdout": subprocess.DEVNULL,
                "stderr": subprocess.DEVNULL,
            }
            self.process = _start(module, limits, self._folder, streams)
        self._cpu_s, self._peak_bytes, self._sampled = 0.0, 0, -SAMPLE_INTERVAL_S

    def peak_memory_bytes(self) -> int:
        """Return the most memory that it had when it was looked at last; 0 if that is unknown."""
        self._sample()
        return self._peak_bytes

    def cpu_seconds(self) -> float:
        """Return the CPU time of it and of all that it has started, as it was a moment ago."""
        self._sample()
        return self._cpu_s

    def _sample(self) -> None:
        """Look at what it has used, unless it was looked at just now: most requests are short."""
        now = time.monotonic()
        if now - self._sampled >= SAMPLE_INTERVAL_S:
            self._sampled = now
            self._cpu_s = cpu_seconds(self.process.pid)
            self._peak_bytes = max(self._peak_bytes, self._high_water_bytes())

    def _high_water_bytes(self) -> int:
        with suppress(OSError, ValueError, IndexError):
            pid = str(self.process.pid)
            for _ in range(self._between):
                pid = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0]
            status = Path(f"/proc/{pid}/status").read_text()
            return int(status.partition("VmHWM:")[2].split()[0]) * 1024
        return 0

    def exit_code(self) -> int:
        """Return the exit code of a process that has closed its connection; 0 if it goes on.

        Raises
        ------
        KernelServerLost
            If it was ended for no fault of its own.
        """
        try:
            code = self.process.wait(EXIT_GRACE_S)
        except subprocess.TimeoutExpired:
            return 0
        if isinstance(self.process, WarmProcess) and self.process.lost:
            raise KernelServerLost("the kernel server ended while a submission was graded")
        return code

    def end(self) -> None:
        """End it, and all that it has started."""
        self.socket.close()  # an honest one ends by this
        try:
            self.process.wait(END_GRACE_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)


def _start(
    module: str, limits: "Limits | None", folder: str, streams: dict[str, Any]
) -> "WarmProcess | subprocess.Popen[bytes]":
    command = [sys.executable, "-m", module]
    try:
        from autograder.kernels.client import launch  # fails where there is no Unix

        return launch(
            kernel_environment(),
            command,
            variables(),
            folder or "/",
            sandbox=limits,
            visible=visible_paths(),
            **streams,
        )
    except (NoWarmKernel, ImportError) as error:
        if limits is not None:
            if isinstance(error, NoWarmKernel):
                raise
            raise NoWarmKernel(str(error)) from None
        environ = variables() | {"HOME": str(Path.home())}
        return subprocess.Popen(command, env=environ, cwd=folder, **streams)


def kernel_environment() -> Environment:
    """Return what the processes are forked from."""
    return Environment.of([sys.executable], PRELOAD, os.environ, SERVER_IDLE_S, for_sandboxes=True)


def prepare_server() -> None:
    """Start the kernel server, without waiting for it."""
    with suppress(NoWarmKernel, ImportError):  # whoever needs it will be told
        from autograder.kernels.client import connect

        connection, output = connect(kernel_environment())
        with connection, output or nullcontext():
            pass


def visible_paths() -> list[Path]:
    """Return what of the course a sandbox shows: no solution, no hidden test, no other student."""
    return [*sandbox_paths(), Path(coursedata.__file__).parent]


def variables() -> dict[str, str]:
    """Return a clean environment: nothing of the grader's."""
    from autograder.sandbox.confine import HOME

    return {
        "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
        "SHELL": shutil.which("bash") or "/bin/sh",  # what runs after `!` in most notebooks
        "HOME": HOME,
        "LANG": "C.UTF-8",
        "LOKY_MAX_CPU_COUNT": "2",  # what n_jobs=-1 of scikit-learn means; the sandbox is small
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": f"{HOME}/.config/matplotlib",
        **LOG_LEVEL,
    }
