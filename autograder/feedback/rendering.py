"""A process that renders pages: what a student has written can end it, and nothing else.

The process that writes a page keeps one, because compiling a template takes longer than rendering a
page, and starts another when it has ended. It sends a `Request`, pickled, and gets a byte, `PAGE`
or `REASON`, and a text in UTF-8: the page, or why there is none.
"""

import atexit
import math
import os
import pickle
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from autograder.feedback.pages import PageExporter

WALL_S = 600  # for a machine that is busy, or stopped
PAGE, REASON = b"p", b"r"


class NotRendered(Exception):
    """There can be no page; the message is a phrase that says why."""


@dataclass(frozen=True)
class PageLimits:
    """Limits of one page.

    Attributes
    ----------
    cpu_s : int
        Seconds of CPU time; a page of the course's exercises takes a twentieth.
    memory_bytes : int
        Of address space; a process that has rendered a class has 200 MB.
    page_bytes : int
        Of the page itself.
    """

    cpu_s: int = 20
    memory_bytes: int = 2 << 30
    page_bytes: int = 50_000_000


@dataclass(frozen=True)
class Request:
    """A notebook to be rendered.

    Attributes
    ----------
    notebook : dict
        With what this process adds to it, such as marks.
    resources : dict
        Of nbconvert's exporters.
    preprocessors : list of (callable, bool)
        What is still to be done to the notebook, and whether that is enabled.
    config : Config
        What these and the exporter are configured by.
    mathjax : str
        See `PageExporter`.
    limits : PageLimits
    """

    notebook: dict[str, Any]
    resources: dict[str, Any]
    preprocessors: list[tuple[Callable[..., Any], bool]]
    config: dict[str, Any]
    mathjax: str = ""
    limits: PageLimits = PageLimits()


class Renderer:
    """The process, from outside: started for the first page, and whenever it has ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None
        self._lock = threading.Lock()
        atexit.register(self.close)

    def page(self, request: Request) -> str:
        """Return the page.

        Raises
        ------
        NotRendered
            If it takes more than it may, or cannot be made.
        """
        with self._lock:
            is_new = self._process is None
            try:
                return self._page(request)
            except _Ended as ended:
                self.close()
                if is_new or ended.code == -signal.SIGXCPU:
                    raise NotRendered(str(ended)) from None
            try:  # once more, since it may have been what earlier pages had left
                return self._page(request)
            except _Ended as ended:
                self.close()
                raise NotRendered(str(ended)) from None

    def _page(self, request: Request) -> str:
        process, connection = self._running()
        try:
            connection.send_bytes(pickle.dumps(request))
            if not connection.poll(WALL_S):
                process.kill()
            answer = connection.recv_bytes()
        except (EOFError, OSError):
            process.kill()
            raise _Ended(process.wait(), request.limits) from None
        text = answer[1:].decode()
        if answer[:1] == REASON:
            raise NotRendered(text)
        return text

    def _running(self) -> tuple[subprocess.Popen[bytes], Connection]:
        if self._process is None or self._connection is None:
            ours, theirs = socket.socketpair()
            with theirs:
                self._process = subprocess.Popen(
                    [sys.executable, "-P", "-m", __name__, str(theirs.fileno())],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    pass_fds=[theirs.fileno()],
                )
            self._connection = Connection(ours.detach())
        return self._process, self._connection

    def close(self) -> None:
        """End the process, which the next page starts anew."""
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._process = self._connection = None


class _Ended(Exception):
    """The process has ended, by an exit code, or by a signal, below 0."""

    def __init__(self, code: int, limits: PageLimits) -> None:
        self.code = code
        super().__init__(
            {
                -signal.SIGXCPU: f"it took more than {limits.cpu_s} s of CPU time",
                os.EX_OSERR: f"it took more than {limits.memory_bytes / 1e9:.1f} GB of memory",
            }.get(code, f"the process that made it ended with exit code {code}")
        )


def serve(connection: Connection) -> None:
    """Answer requests until the process that sends them has ended."""
    import autograder.feedback.pages  # noqa: F401 - before there are limits

    _limit(resource.RLIMIT_CORE, 0)
    exporters: dict[str, PageExporter] = {}
    while True:
        try:
            request: Request = pickle.loads(connection.recv_bytes())  # noqa: S301 - the parent's
        except EOFError:
            return
        _limit(resource.RLIMIT_CPU, math.ceil(time.process_time()) + request.limits.cpu_s)
        _limit(resource.RLIMIT_AS, request.limits.memory_bytes)
        try:
            kind = repr((request.preprocessors, request.config, request.mathjax))
            if kind not in exporters:
                exporters[kind] = _exporter(request)
            page, _ = exporters[kind].from_notebook_node(request.notebook, request.resources)
            content = page.encode(errors="replace")
            if len(content) > request.limits.page_bytes:
                raise NotRendered(f"it would have {len(content) / 1e6:.0f} MB")
            connection.send_bytes(PAGE + content)
        except MemoryError:
            os._exit(os.EX_OSERR)
        except NotRendered as reason:
            connection.send_bytes(REASON + str(reason).encode())
        except Exception as error:
            name = type(error).__name__
            connection.send_bytes(REASON + f"rendering it failed ({name})".encode())


def _exporter(request: Request) -> "PageExporter":
    from autograder.feedback.pages import PageExporter

    exporter = PageExporter(
        config=request.config,
        default_preprocessors=[],
        preprocessors=[],
        optimistic_validation=True,
    )
    exporter.mathjax = request.mathjax
    for preprocessor, enabled in request.preprocessors:
        exporter.register_preprocessor(preprocessor, enabled)
    return exporter


def _limit(kind: int, limit: int) -> None:
    """Set a limit, as far as this system has it and a stricter one does not hold already."""
    _, most = resource.getrlimit(kind)
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (limit if most < 0 else min(limit, most), most))


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])))
