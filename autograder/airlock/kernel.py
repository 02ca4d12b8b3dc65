"""A notebook's own kernel, whose messages go through the airlock's socket.

An answer shall run in grading as it does in the student's notebook, with all magics, displays and
streams. So this is ipykernel's kernel with ipykernel's shell; only what carries its messages is
another: neither ports nor ZeroMQ, and nobody to ask.
"""

import codecs
import os
import resource
import select
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import ipykernel.ipkernel
import ipykernel.zmqshell
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from IPython.core.compilerop import CachingCompiler
from jupyter_client.session import Session
from tornado.ioloop import IOLoop
from traitlets import Type
from traitlets.config import Config

from autograder.airlock.streams import PIPE_BYTES, SendText, StandardStreams
from autograder.kernels.kernel import SYS_BEFORE_PRELOAD

RESERVED_DESCRIPTORS = 64  # of the limit of open files, for the cells after one that takes all
FREE_DESCRIPTORS = 8  # that each cell has at least, while the reserve lasts
MAX_TEXT_CHARACTERS = 4_000  # of an exception's message, and of each line of its traceback
PIPE_POLL_S = 0.05  # between two looks at whether a command has ended
SIGNAL_EXIT_BASE = 128  # shells add it to the number of the signal that has ended a command
QUIET = 50  # above all levels of `logging`: there is no terminal to log to

SendOutput = Callable[[bytes], None]  # JSON of one output, as a notebook holds it


class OutputSession(Session):
    """Sends what a notebook would show, and nothing else, as a notebook holds it."""

    send_output: SendOutput

    def send(  # type: ignore[override]
        self, _: Any, msg_or_type: Any, content: Any = None, *__: Any, **___: Any
    ) -> None:
        """Send one message of the kernel's, if it is an output."""
        if isinstance(msg_or_type, dict):
            msg_or_type, content = msg_or_type["header"]["msg_type"], msg_or_type["content"]
        match msg_or_type:
            case "display_data" | "update_display_data":
                shown = {"data": content["data"], "metadata": content["metadata"]}
                self._send({"output_type": "display_data", **shown})
            case "execute_result":
                shown = {"data": content["data"], "metadata": content["metadata"] or {}}
                self._send({"output_type": "execute_result", **shown, "execution_count": None})
            case "error":
                lines = [str(line)[:MAX_TEXT_CHARACTERS] for line in content["traceback"]]
                self._send(
                    {
                        "output_type": "error",
                        "ename": str(content["ename"]),
                        "evalue": str(content["evalue"])[:MAX_TEXT_CHARACTERS],
                        "traceback": lines,
                    }
                )

    def _send(self, output: dict[str, Any]) -> None:
        self.send_output(self.pack(output))


class Kernel(IPythonKernel):
    """ipykernel's kernel, for which this process's main thread runs each cell."""

    compiler_class = Type(CachingCompiler)  # type: ignore[assignment]  # cells keep the names by which tracebacks find them

    def enter_eventloop(self) -> None:
        """Do nothing: there are no windows."""


class KernelApp(IPKernelApp):
    """Sets a kernel up as in a notebook, without anything to listen on."""

    def initialize(self, argv: list[str] | None = None) -> None:
        """Read IPython's configuration, make kernel and shell, and load what a notebook loads."""
        super(IPKernelApp, self).initialize(argv)
        self.init_pdb()
        with patch.object(ipykernel.ipkernel, "sys", SYS_BEFORE_PRELOAD):  # as in a warm kernel
            self.kernel = Kernel.instance(
                parent=self,
                session=self.session,
                log=self.log,
                profile_dir=self.profile_dir,
                # It is asked which thread gets signals.
                shell_channel_thread=SimpleNamespace(parent_thread=threading.main_thread()),
            )
        self.kernel.io_loop = IOLoop.current()
        self.init_path()
        self.init_shell()
        self.init_gui_pylab()
        self.init_extensions()
        self.init_code()


class Notebook:
    """What runs cells as a notebook does, in the event loop that runs while it is made.

    Parameters
    ----------
    send_output : callable
        Gets each output, as a notebook holds it.
    send_text : callable
        Gets the name of a stream, and a text that was written to it.
    """

    def __init__(self, send_output: SendOutput, send_text: SendText) -> None:
        config = Config()
        config.HistoryManager.hist_file = ":memory:"
        config.InteractiveShell.colors = "nocolor"
        config.IPKernelApp.log_level = QUIET
        session = OutputSession(config=config)
        session.send_output = send_output
        self._running = False
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if hard > RESERVED_DESCRIPTORS:
            soft = min(soft, hard - RESERVED_DESCRIPTORS)
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        app = KernelApp.instance(config=config, session=session)
        app.initialize([])
        # What was written until now belongs to no cell.
        self._streams = StandardStreams(send_text)
        sys.stdout, sys.stderr = self._streams.stdout, self._streams.stderr
        self.kernel: Kernel = app.kernel
        self.kernel.set_parent([], session.msg("execute_request"))  # some ask what runs them
        self.shell = self.kernel.shell
        self.shell.ask_exit = self._ask_exit
        vars(ipykernel.zmqshell)["system"] = run_command  # it would want a terminal

    async def run(self, source: str) -> None:
        """Run a cell; what became of it has been sent as outputs."""
        leave_descriptors()
        self._running = True
        try:
            await self.kernel.do_execute(source, silent=False, store_history=False)
        finally:
            self._running = False
            self._streams.drain()

    def _ask_exit(self) -> None:
        """Let `quit()` end no notebook that is graded, but a function that a check calls."""
        if not self._running:
            raise SystemExit


def leave_descriptors() -> None:
    """Let the next cell open some files, even if those before have taken all that they could."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    lowest_free = soft
    with suppress(OSError):
        lowest_free = os.dup(0)
        os.close(lowest_free)
    if lowest_free > soft - FREE_DESCRIPTORS:
        more = soft + FREE_DESCRIPTORS
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(more, hard), hard))


def run_command(command: str) -> int:
    """Run a command of the shell as `!` does, without a terminal, of which a sandbox has none.

    Returns
    -------
    int
        Its exit code, or the negative number of the signal that has ended it.
    """
    shell = shutil.which(os.environ.get("SHELL", "sh")) or "/bin/sh"
    process = subprocess.Popen(
        [shell, "-c", command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        _show_output(process)
    except BaseException:  # it was interrupted
        process.kill()
        raise
    code = process.wait()
    return SIGNAL_EXIT_BASE - code if code > SIGNAL_EXIT_BASE else code


def _show_output(process: "subprocess.Popen[bytes]") -> None:
    """Print what a process prints, until it ends; what it leaves running may keep its pipe open."""
    assert process.stdout
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    with process.stdout as pipe:
        while True:
            ended = process.poll() is not None
            if select.select([pipe], [], [], 0 if ended else PIPE_POLL_S)[0]:
                piece = os.read(pipe.fileno(), PIPE_BYTES)
                if not piece:
                    return
                sys.stdout.write(decoder.decode(piece))
                sys.stdout.flush()
            elif ended:
                return
