"""The kernel server: it imports once, then forks kernels until nobody needs it any more.

It has one thread, because only such a process can be forked safely. `client.connect` starts it on a
socket that listens already:

    python -m autograder.kernels.server --socket=PATH --listener=FD ... MODULE ...

`wire` describes what it receives and sends.
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
from autograder.kernels.client import locked, settings_fingerprint

ENVIRONMENT_POLL_S = 5  # between two looks at whether the environment still exists
REQUEST_TIMEOUT_S = 5  # for a client to send its request
PR_SET_PDEATHSIG = 1  # linux/prctl.h


@dataclass
class Launch:
    """What a forked child is to run: a `wire.Launch` and what came with it."""

    request: dict[str, Any]
    descriptors: list[int]
    client: socket.socket


@dataclass(eq=False)
class Kernel:
    """A running kernel, with the client to which its exit code is sent.

    Attributes
    ----------
    pid : int
    pidfd : int
        A descriptor that becomes readable when the kernel ends; see pidfd_open(2).
    client : socket.socket
    files : list of Path
        What to remove when it ends and its client is gone.
    abandoned : bool
        Whether its client is gone.
    """

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
    path : Path
        Of its socket.
    listener : socket.socket
    packages, settings : str
        The fingerprints as they were when it started.
    preload : list of str
        The modules that it has imported.
    idle : float
        Seconds after which it ends if nobody needs it.
    refused : str
        Why it must not fork, empty if it may; each client gets this answer.
    kernels : list of Kernel
    keepers : list of socket.socket
        Clients that keep it alive.
    """

    path: Path
    listener: socket.socket
    packages: str
    settings: str
    preload: list[str]
    idle: float
    refused: str
    kernels: list[Kernel] = field(default_factory=list)
    keepers: list[socket.socket] = field(default_factory=list)
    selector: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)

    def serve(self) -> Launch | None:
        """Answer requests; return in a child what it is to run, and None at the end."""
        self.watch(self.listener, self.accept)
        used = time.monotonic()
        while True:
            for key, _ in self.selector.select(ENVIRONMENT_POLL_S):
                launch: Launch | None = key.data()
                if launch:
                    return launch
                used = time.monotonic()
            if not (Path(sys.executable).exists() and self.path.exists()):
                self.retire()
            if not self.kernels and not self.keepers:
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
        """Answer one client; return in a child what it is to run."""
        client, _ = self.listener.accept()
        descriptors: list[int] = []
        try:
            wire.check_peer(client)
            client.settimeout(REQUEST_TIMEOUT_S)
            request, descriptors = wire.receive(client)
            client.settimeout(None)
            launches = self.answer(request, client)
        except Exception:  # whatever one client sends, the kernels of the others go on
            launches = False
            client.close()
        if launches:
            return self.launch(Launch(request, descriptors, client))
        for descriptor in descriptors:
            os.close(descriptor)
        return None

    def answer(self, request: dict[str, Any], client: socket.socket) -> bool:
        """Answer a request, unless it is to launch a kernel: return whether it is."""
        verb = request["do"]
        if verb in {"launch", "keep_alive"} and not self.refuses(request, client):
            if verb == "keep_alive":
                wire.send(client, wire.KeptAlive(server=os.getpid()))
                self.keepers.append(client)
                self.watch(client, partial(self.release, client))
            return bool(verb == "launch")
        if verb in {"status", "stop"}:
            if verb == "stop":
                self.retire()
            wire.send(client, self.status())
        client.close()
        return False

    def refuses(self, request: dict[str, Any], client: socket.socket) -> bool:
        """Return whether this server cannot fork for a client; if so, the client has its answer."""
        if (request["packages"], request["settings"]) != (self.packages, self.settings):
            self.retire(stale=True)
            wire.send(client, wire.Stale(stale=True))
            return True
        if self.refused:
            wire.send(client, wire.Refused(refused=self.refused))
            return True
        if "limits" in request and has_tighter_limits(request):
            self.retire()  # who kept it alive would start another one with the same limits
            wire.send(client, wire.Stale(stale=True))
            return True
        return False

    def status(self) -> wire.ServerStatus:
        """Describe this server."""
        return {
            "pid": os.getpid(),
            "python": sys.executable,
            "preload": self.preload,
            "refused": self.refused,
            "kernels": [kernel.pid for kernel in self.kernels],
            "keeping_alive": len(self.keepers),
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
            self.close_in_child()
            return launch
        for descriptor in launch.descriptors:
            os.close(descriptor)
        kernel = Kernel(pid, os.pidfd_open(pid), launch.client, files_of(launch.request["command"]))
        self.kernels.append(kernel)
        self.watch(kernel.pidfd, partial(self.reap, kernel))
        self.watch(kernel.client, partial(self.abandon, kernel))
        return None

    def close_in_child(self) -> None:
        """Close, in a forked child, the server's sockets and descriptors."""
        for kernel in self.kernels:
            kernel.client.close()
            os.close(kernel.pidfd)
        for keeper in self.keepers:
            keeper.close()
        self.listener.close()
        self.selector.close()

    def reap(self, kernel: Kernel) -> None:
        """Send the exit code of a kernel that has ended to its client."""
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
                wire.send(kernel.client, wire.Exited(exit=code, of=kernel.pid))
        kernel.client.close()

    def abandon(self, kernel: Kernel) -> None:
        """Kill a kernel whose client is gone, and what it has started."""
        if kernel not in self.kernels:  # both ended at once
            return
        kernel.abandoned = True
        self.selector.unregister(kernel.client)
        try:
            os.killpg(kernel.pid, signal.SIGKILL)
        except ProcessLookupError:  # it has no group of its own yet
            os.kill(kernel.pid, signal.SIGKILL)

    def release(self, keeper: socket.socket) -> None:
        """Close the connection of a client that kept the server alive."""
        if keeper in self.keepers:
            self.keepers.remove(keeper)
            self.selector.unregister(keeper)
            keeper.close()

    def retire(self, *, stale: bool = False, unless_asked: bool = False) -> None:
        """Take no new clients; `serve` ends with the last kernel.

        Clients connect under the same lock, so that none can be lost between the last look at the
        socket and its end.

        Parameters
        ----------
        stale : bool
            Whether another server should follow.
        unless_asked : bool
            Whether to stay if a client is waiting.
        """
        if not self.listening:
            return
        with locked(self.path.parent) if self.path.parent.exists() else nullcontext():
            if unless_asked and select.select([self.listener], [], [], 0)[0]:
                return
            self.path.unlink(missing_ok=True)
            self.selector.unregister(self.listener)
            self.listener.close()
        for keeper in list(self.keepers):
            with suppress(OSError):
                wire.send(keeper, wire.Retired(stale=stale))
            self.release(keeper)


def has_tighter_limits(request: dict[str, Any]) -> bool:
    """Return whether a fork of this server could not have a client's limits.

    Who may raise limits is a question of capabilities, not of the user: in a container, a superuser
    often may not. So it is tried.
    """
    for name, (_, hard) in request["limits"].items():
        which = getattr(resource, name)
        ours = resource.getrlimit(which)
        if ours[1] == resource.RLIM_INFINITY or 0 <= hard <= ours[1]:
            continue
        try:
            resource.setrlimit(which, (ours[0], hard))
        except (ValueError, OSError):
            return True
        resource.setrlimit(which, ours)
    priority = os.getpriority(os.PRIO_PROCESS, 0)
    if request["nice"] < priority:
        try:
            os.setpriority(os.PRIO_PROCESS, 0, request["nice"])
        except OSError:
            return True
        os.setpriority(os.PRIO_PROCESS, 0, priority)
    return False


def files_of(command: list[str]) -> list[Path]:
    """Return the connection file and the sockets of a kernel, which its client usually removes."""
    if "-f" not in command:
        return []
    path = Path(command[command.index("-f") + 1])
    try:
        connection = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return [path]
    if not isinstance(connection, dict) or connection.get("transport") != "ipc":
        return [path]
    ports = [connection[name] for name in connection if name.endswith("_port")]
    return [path, *(Path(f"{connection['ip']}-{port}") for port in ports)]


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
    atexit.register(exit_at_once, code)  # first in, last out
    listener = socket.socket(fileno=options.listener)
    listener.set_inheritable(False)
    variables = set(os.environ)
    # First the kernel's own modules, then all others.
    from autograder.kernels.kernel import run_in_fork
    from autograder.kernels.preload import preload

    refused = preload(options.preload)
    server = Server(
        options.socket,
        listener,
        options.packages,
        settings_fingerprint(os.environ),
        options.preload,
        options.idle,
        refused,
    )
    launch = server.serve()
    if launch is None:
        os._exit(0)  # whatever threads a module has started
    set_by_imports = {name: os.environ[name] for name in os.environ if name not in variables}
    launch.request["env"] = set_by_imports | launch.request["env"]
    code[0] = run_in_fork(launch.request, launch.descriptors, launch.client)


def exit_at_once(code: list[int]) -> None:
    """End this process without the cleaning up of thousands of imported modules."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code[0])


if __name__ == "__main__":
    main()
