"""What a forked process does to be like the kernel that a new process would have been."""

import atexit
import importlib
import importlib.util
import io
import os
import resource
import runpy
import socket
import sys
import tempfile
import time
import uuid
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import ipykernel.ipkernel
import ipykernel.kernelapp
import zmq
from ipykernel.iostream import IOPubThread
from ipykernel.kernelapp import IPKernelApp
from zmq.eventloop.zmqstream import ZMQStream

from autograder.kernels import wire
from autograder.kernels.preload import KERNEL
from autograder.sandbox import confine

for name in KERNEL:
    importlib.import_module(name)


# `sys` before any preloaded package, as far as `ipykernel.ipkernel` reads it at a kernel's start.
SYS_BEFORE_PRELOAD = SimpleNamespace(
    platform=sys.platform,
    modules={
        name: SimpleNamespace(__file__=str(module.__file__))
        for name, module in sys.modules.items()
        if getattr(module, "__file__", None)
    },
)


class PrivateIOPubThread(IOPubThread):
    """Receives what forked children of the kernel print through a Unix socket, not through TCP."""

    def _setup_pipe_in(self) -> None:
        self._pipe_uuid = os.urandom(16)  # shows that a message comes from a child
        self._pipe_name = f"ipc://@{uuid.uuid4()}"
        pipe = self.socket.context.socket(zmq.PULL)
        pipe.linger = 0
        pipe.bind(self._pipe_name)
        self._pipe_in = ZMQStream(pipe, self.io_loop)
        self._pipe_in.on_recv(self._handle_pipe_msg)

    def _setup_pipe_out(self) -> tuple[zmq.Context[Any], zmq.Socket[Any]]:
        context = zmq.Context()
        pipe = context.socket(zmq.PUSH)
        pipe.linger = 3000  # milliseconds, as in ipykernel
        pipe.connect(self._pipe_name)
        return context, pipe


class WarmKernelApp(IPKernelApp):
    """An IPython kernel that reports when it listens, and uses what has been imported already."""

    def __init__(self, pid: int, client: socket.socket, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._pid, self._client = pid, client

    def log_connection_info(self) -> None:
        """Report to the client that all sockets are bound, so that it need not try twice."""
        super().log_connection_info()
        wire.send(self._client, wire.Launched(pid=self._pid))
        self._client.close()

    def init_iopub(self, context: zmq.Context[Any]) -> None:
        """Let nothing listen on TCP."""
        with patch.object(ipykernel.kernelapp, "IOPubThread", PrivateIOPubThread):
            super().init_iopub(context)
        atexit.register(self.finish_control)  # last in, first out: before that thread ends

    def finish_control(self) -> None:
        """Wait for the control thread, which waits for its last messages to be sent.

        ipykernel first ends the thread that sends them. Now and then, a shutdown then takes four
        seconds (ipython/ipykernel#1518 describes the same race).
        """
        if self.control_thread and self.control_thread.is_alive():
            self.control_thread.stop()
            self.control_thread.join()

    def init_kernel(self) -> None:
        """Let the debugger step over the kernel's own modules, but not over the preloaded ones.

        To list each of those would also copy 30 MB of memory that is shared.
        """
        with patch.object(ipykernel.ipkernel, "sys", SYS_BEFORE_PRELOAD):
            super().init_kernel()

    def init_gui_pylab(self) -> None:
        """Let a matplotlib that was imported earlier read what it would read if imported now."""
        super().init_gui_pylab()
        refresh_matplotlib()


def run_in_fork(request: dict[str, Any], descriptors: list[int], client: socket.socket) -> int:
    """Be a kernel, or run another module, until that ends; return its exit code.

    Parameters
    ----------
    request : dict
        A `wire.Launch`.
    descriptors : list of int
        For stdin, stdout and stderr.
    client : socket.socket
        Receives a `wire.Launched` or a `wire.Refused`.
    """
    pid = os.getpid()
    os.setsid()
    for standard, descriptor in enumerate(descriptors):
        os.dup2(descriptor, standard)
        os.close(descriptor)
    for stream in (sys.stdout, sys.stderr):
        # The same objects: packages may have kept them. Buffered as Python would for what they are.
        assert isinstance(stream, io.TextIOWrapper)
        stream.reconfigure(line_buffering=stream is sys.stderr or stream.isatty())
    os.chdir(request["cwd"])
    os.umask(request["umask"])
    for name, limits in request["limits"].items():
        which = getattr(resource, name)
        if tuple(limits) != resource.getrlimit(which):
            resource.setrlimit(which, tuple(limits))
    os.setpriority(os.PRIO_PROCESS, 0, request["nice"])
    os.sched_setaffinity(0, request["cores"])
    if request["sandbox"]:
        try:
            visible = map(Path, request["visible"])
            confine.enter(confine.Limits(**request["sandbox"]), visible)
        except OSError as error:
            wire.send(client, wire.Refused(refused=f"no sandbox can be had here ({error})"))
            return 1
    os.environ.clear()
    os.environ.update(request["env"])
    time.tzset()
    refresh_random_state()
    sys.orig_argv = request["command"]
    module, *arguments = sys.orig_argv[sys.orig_argv.index("-m") + 1 :]
    spec = importlib.util.find_spec(module)
    assert spec and spec.origin
    sys.argv = [spec.origin, *arguments]
    if module != "ipykernel_launcher":
        wire.send(client, wire.Launched(pid=pid))
        client.close()
        os.closerange(3, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        return 0
    # The server kills it when its client is gone; 1 means that it need not watch its parent.
    try:
        WarmKernelApp.launch_instance(arguments, pid=pid, client=client, parent_handle=1)
    except SystemExit as leave:
        return leave.code if isinstance(leave.code, int) else int(bool(leave.code))
    return 0


def refresh_random_state() -> None:
    """Replace random state that all forks of one process would share, and new processes do not.

    Python's `random` does this itself; `uuid`, `secrets` and NumPy's generators ask the system.
    """
    if "numpy.random" in sys.modules:
        sys.modules["numpy.random"].seed()
    tempfile.tempdir = None  # TMPDIR may have another value now


def refresh_matplotlib() -> None:
    """Read again what matplotlib reads from the environment and the working folder at import."""
    matplotlib = sys.modules.get("matplotlib")
    if matplotlib is None:
        return
    found = Path(matplotlib.matplotlib_fname())
    if found.parent != Path(matplotlib.get_data_path()):  # not the one that matplotlib ships
        matplotlib.rcParams.update(
            matplotlib.rc_params_from_file(found, use_default_template=False)
        )
    if os.environ.get("MPLBACKEND"):
        matplotlib.rcParams["backend"] = os.environ["MPLBACKEND"]
