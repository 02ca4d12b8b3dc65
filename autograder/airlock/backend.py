"""The student's process as what runs the cells: requests on a socket, answers passed on unread."""

import json
import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from autograder.airlock import frames
from autograder.airlock.frames import Kind, Message
from autograder.airlock.process import SideProcess
from autograder.execution.session import ProcessEnded, Sink
from autograder.kernels.environment import NoWarmKernel
from autograder.kernels.process import WarmProcess

if TYPE_CHECKING:
    from autograder.sandbox.confine import Limits

INTERRUPT_GRACE_S = 3  # that an interrupted cell has to give in


class StudentBackend:
    """Runs cells, and answers questions about what they have made, in a sandbox.

    Parameters
    ----------
    limits : Limits or None
        Of the sandbox; None for none.
    settle_s : float
        Seconds of wall time in which an idle process must answer.
    """

    def __init__(self, limits: "Limits | None", settle_s: float) -> None:
        self.limits, self.settle_s = limits, settle_s
        self.peak_memory_bytes = 0
        self._side: SideProcess | None = None
        self._number = 0

    @property
    def running(self) -> bool:
        """Whether there is a process."""
        return self._side is not None

    def start(self) -> None:
        """Start a process; see `SideProcess` for what it raises."""
        self._side = SideProcess("autograder.airlock.student", self.limits)

    def end(self) -> None:
        """End the process, and all that it has started."""
        side, self._side = self._side, None
        if side is not None:
            side.end()

    def execute(self, source: str, seconds: float, sink: Sink) -> None:
        """Run a cell and pass its outputs on; see `Backend.execute`."""
        self._request(Kind.RUN, [source.encode(errors="replace")], seconds, sink)
        self.settle(self.settle_s)

    def ask(self, parts: Sequence[bytes], seconds: float) -> Sequence[bytes]:
        """Pass a question of the trusted side on, and return the answer, both unread.

        Raises
        ------
        TimeoutError, ProcessEnded
            As `execute` does.
        """
        return self._request(Kind.ASK, parts, seconds, _drop)

    def settle(self, seconds: float) -> None:
        """Ask once more: what a cell or a call has left on the connection is its own fault.

        Raises
        ------
        TimeoutError, ProcessEnded
            If it does not answer this, and nothing but this.
        """
        question = json.dumps({"ask": "fetch", "name": ""}).encode()
        self._request(Kind.ASK, [question], seconds, _drop)

    def _request(
        self, kind: Kind, parts: Sequence[bytes], seconds: float, sink: Sink
    ) -> Sequence[bytes]:
        assert self._side is not None
        side = self._side
        self._number += 1
        deadline = time.monotonic() + seconds
        try:
            frames.send(side.socket, Message(kind, self._number, parts), deadline)
            answer = self._answer(side, deadline, sink)
        except TimeoutError:
            self._interrupt(side)
            raise
        except (EOFError, OSError):
            raise self._ended(side) from None
        except frames.FrameError as error:
            self.end()
            raise ProcessEnded("error", f"what came from it cannot be used: {error}") from None
        self._measure(side)
        return answer

    def _answer(self, side: SideProcess, deadline: float, sink: Sink) -> Sequence[bytes]:
        while True:
            message = frames.receive(side.socket, deadline)
            if message.kind == Kind.REPLY and message.number == self._number:
                return message.parts
            if message.kind != Kind.OUTPUT:
                raise frames.FrameError("it answered what was not asked")
            if sum(map(len, message.parts)) <= frames.MAX_OUTPUT_BYTES:
                with suppress(frames.FrameError):
                    sink(message.json())
            else:
                sink({"output_type": "stream", "name": "stdout", "text": frames.OUTPUT_TOO_LARGE})

    def _interrupt(self, side: SideProcess) -> None:
        """Interrupt what runs, to keep what was before; end the process if it goes on."""
        self._measure(side)
        side.process.send_signal(signal.SIGINT)
        try:
            self._answer(side, time.monotonic() + INTERRUPT_GRACE_S, _drop)
        except (EOFError, OSError, frames.FrameError):  # TimeoutError is an OSError
            self.end()

    def _ended(self, side: SideProcess) -> ProcessEnded:
        """Return why the process has ended.

        Raises
        ------
        NoWarmKernel
            If it was for no fault of its own.
        """
        try:
            code = side.process.wait(INTERRUPT_GRACE_S)
        except subprocess.TimeoutExpired:
            code = 0  # it has only closed the connection
        self.end()
        if isinstance(side.process, WarmProcess) and side.process.lost:
            raise NoWarmKernel("the kernel server ended while a submission was graded")
        return ProcessEnded.by_exit(code, self.limits.cpu if self.limits else None)

    def _measure(self, side: SideProcess) -> None:
        self.peak_memory_bytes = max(self.peak_memory_bytes, side.peak_memory_bytes())


def _drop(_: object) -> None:
    """Take no note of outputs."""
