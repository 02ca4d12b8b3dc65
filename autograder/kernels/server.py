"""The kernel server: it imports once, then forks kernels until nobody needs it any more.

Single-threaded, for only such a process can be forked safely. Started by `client.connect`, on a
socket that listens already:

    python -m autograder.kernels.server --socket PATH --listener FD ... MODULE ...
"""

import argparse
import atexit
import ctypes
import json
import os
import resource
import select
import selectors
import signal
import socket
import sys
import time
import warnings
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from autograder.kernels import wire
from autograder.kernels.client import locked, settings

GLANCE = 5  # seconds between two looks at the environment
REQUEST = 5  # seconds that a client has to say what it wants
PR_SET_PDEATHSIG = 1


@dataclass
class Launch:
    """In a forked child: the kernel that it shall become."""

    request: dict[str, Any]
    fds: list[int]
    client: socket.socket


@dataclass(eq=False)
class Kernel:
    """A running kernel, with the client that is told how it ends."""

    pid: int
    pidfd: int
    client: socket.socket
    files: list[Path]
    abandoned: bool = False


@dataclass(eq=False)
class Server:
    """Its sockets and kernels.

    Attributes
    ----------
    refused : str
        Why it must not fork; then it says so to each client.
    """

    path: Path
    listener: socket.socket
    packages: str
    settings: str
    preload: list[str]
    idle: float
    refused: str
    kernels: list[Kernel] = field(default_factory=list)
    holders: list[socket.socket] = field(default_factory=list)
    selector: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)

    def serve(self) -> Launch | None:
        """Answer requests; return in a child what it shall become, and None at the end."""
        self.watch(self.listener, self.accept)
        used = time.monotonic()
        while True:
            for key, _ in self.selector.select(GLANCE):
                launch: Launch | None = key.data()
                if launch:
                    return launch
                used = time.monotonic()
            if not (Path(sys.executable).exists() and self.path.exists()):
                self.retire()
            if not self.kernels and not self.holders:
                if self.listening and time.monotonic() - used > self.idle:
                    self.retire(unless_asked=True)
                if not self.listening:
                    return None

    def watch(self, what: socket.socket | int, then: Callable[[], Launch | None]) -> None:
        """Call `then` when there is something to read."""
        self.selector.register(what, selectors.EVENT_READ, then)

    @property
    def listening(self) -> bool:
        """Whether new clients are served."""
        return self.listener.fileno() >= 0

    def accept(self) -> Launch | None:
        """Answer one client; return in a child what it shall become."""
        client, _ = self.listener.accept()
        fds: list[int] = []
        try:
            wire.check_peer(client)
            client.settimeout(REQUEST)
            request, fds = wire.receive(client)
            client.settimeout(None)
            launched = self.answer(request, client)
        except Exception:  # whatever one client says, the kernels of the others go on
            launched = False
            client.close()
        if launched:
            return self.launch(Launch(request, fds, client))
        for fd in fds:
            os.close(fd)
        return None

    def answer(self, request: dict[str, Any], client: socket.socket) -> bool:
        """Do what is asked, but for a kernel: return whether one is to be launched."""
        verb = request["do"]
        if verb in {"launch", "hold"} and not self.unwilling(request, client):
            if verb == "hold":
                wire.send(client, {"held": os.getpid()})
                self.holders.append(client)
                self.watch(client, partial(self.release, client))
            return bool(verb == "launch")
        if verb in {"status", "stop"}:
            if verb == "stop":
                self.retire()
            wire.send(client, self.status())
        client.close()
        return False

    def unwilling(self, request: dict[str, Any], client: socket.socket) -> bool:
        """Tell the client so if this server cannot fork for it."""
        if (request["packages"], request["settings"]) != (self.packages, self.settings):
            self.retire(stale=True)
            wire.send(client, {"stale": True})
            return True
        refused = self.refused or ("limits" in request and beyond(request))
        if refused:
            wire.send(client, {"refused": refused})
        return bool(refused)

    def status(self) -> dict[str, Any]:
        """Describe this server."""
        return {
            "pid": os.getpid(),
            "python": sys.executable,
            "preload": self.preload,
            "refused": self.refused,
            "kernels": [kernel.pid for kernel in self.kernels],
            "holders": len(self.holders),
        }

    def launch(self, launch: Launch) -> Launch | None:
        """Fork; return the launch in the child and None in the server."""
        server = os.getpid()
        with warnings.catch_warnings():
            # Python 3.12 warns of threads; `preload.unsafe` has looked at them.
            warnings.simplefilter("ignore", DeprecationWarning)
            pid = os.fork()
        if pid == 0:
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            if os.getppid() != server:
                os._exit(1)
            self.forget()
            return launch
        for fd in launch.fds:
            os.close(fd)
        kernel = Kernel(pid, os.pidfd_open(pid), launch.client, files_of(launch.request["command"]))
        self.kernels.append(kernel)
        self.watch(kernel.pidfd, partial(self.reap, kernel))
        self.watch(kernel.client, partial(self.abandon, kernel))
        return None

    def forget(self) -> None:
        """Close, in a child, all that is the server's."""
        for kernel in self.kernels:
            kernel.client.close()
            os.close(kernel.pidfd)
        for holder in self.holders:
            holder.close()
        self.listener.close()
        self.selector.close()

    def reap(self, kernel: Kernel) -> None:
        """Tell the client how its kernel ended."""
        _, status = os.waitpid(kernel.pid, 0)
        self.kernels.remove(kernel)
        self.selector.unregister(kernel.pidfd)
        os.close(kernel.pidfd)
        if kernel.abandoned:
            for file in kernel.files:
                file.unlink(missing_ok=True)
        else:
            self.selector.unregister(kernel.client)
            code = os.waitstatus_to_exitcode(status)
            with suppress(OSError):
                wire.send(kernel.client, {"exit": code, "of": kernel.pid})
        kernel.client.close()

    def abandon(self, kernel: Kernel) -> None:
        """End a kernel, and what it has started, for its client is gone."""
        if kernel not in self.kernels:  # both ended at once
            return
        kernel.abandoned = True
        self.selector.unregister(kernel.client)
        try:
            os.killpg(kernel.pid, signal.SIGKILL)
        except ProcessLookupError:  # it has no group of its own yet
            os.kill(kernel.pid, signal.SIGKILL)

    def release(self, holder: socket.socket) -> None:
        """Let go of a client that kept the server."""
        if holder in self.holders:
            self.holders.remove(holder)
            self.selector.unregister(holder)
            holder.close()

    def retire(self, *, stale: bool = False, unless_asked: bool = False) -> None:
        """Listen no more; `serve` ends with the last kernel.

        Clients connect under the same lock: none can be lost between the look and the end.
        """
        if not self.listening:
            return
        with locked(self.path.parent) if self.path.parent.exists() else nullcontext():
            if unless_asked and select.select([self.listener], [], [], 0)[0]:
                return
            self.path.unlink(missing_ok=True)
            self.selector.unregister(self.listener)
            self.listener.close()
        for holder in list(self.holders):
            with suppress(OSError):
                wire.send(holder, {"stale": stale})
            self.release(holder)


def beyond(request: dict[str, Any]) -> str:
    """Say so, if a kernel may do more than a fork of this server could; empty if it may not."""
    if os.getuid() == 0:
        return ""
    limits = (
        hard == resource.RLIM_INFINITY or hard > ours
        for name, (_, hard) in request["limits"].items()
        if (ours := resource.getrlimit(getattr(resource, name))[1]) != resource.RLIM_INFINITY
    )
    if any(limits) or request["nice"] < os.getpriority(os.PRIO_PROCESS, 0):
        return "its server was started with tighter limits (stop it: autograder kernels stop)"
    return ""


def files_of(command: list[str]) -> list[Path]:
    """Return the files of a kernel, to be removed if its client goes away and cannot do it."""
    if "-f" not in command:
        return []
    path = Path(command[command.index("-f") + 1])
    try:
        told = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return [path]
    ports = [told[name] for name in told if name.endswith("_port") and told["transport"] == "ipc"]
    return [path, *(Path(f"{told['ip']}-{port}") for port in ports)]


def main() -> None:
    """Run the server; in each child, run the kernel."""
    if os.fork():  # the client need not wait for, nor clean up after, its server
        os._exit(0)
    parser = argparse.ArgumentParser()
    parser.add_argument("--socket", type=Path)
    parser.add_argument("--listener", type=int)
    parser.add_argument("--packages")
    parser.add_argument("--idle", type=float)
    parser.add_argument("preload", nargs="*")
    options = parser.parse_args()
    if sys.path[0] in {"", "/"}:  # the working folder, which is not a kernel's
        del sys.path[0]
    code = [1]  # of a kernel, unless all goes well
    atexit.register(leave, code)  # first in, last out
    listener = socket.socket(fileno=options.listener)
    listener.set_inheritable(False)
    variables = set(os.environ)
    # First the kernel's own modules, then all others.
    from autograder.kernels.kernel import become
    from autograder.kernels.preload import preload

    refused = preload(options.preload)
    server = Server(
        options.socket,
        listener,
        options.packages,
        settings(os.environ),
        options.preload,
        options.idle,
        refused,
    )
    launch = server.serve()
    if launch is None:
        os._exit(0)  # whatever threads a module has started
    set_by_imports = {name: os.environ[name] for name in os.environ if name not in variables}
    launch.request["env"] = set_by_imports | launch.request["env"]
    code[0] = become(launch.request, launch.fds, launch.client)


def leave(code: list[int]) -> None:
    """End this process without taking thousands of imported modules to pieces one by one."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code[0])


if __name__ == "__main__":
    main()
