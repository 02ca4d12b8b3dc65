"""The student's process as what runs the cells: requests on a socket, answers passed on unread."""

import json
import signal
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from autograder.airlock import frames
from autograder.airlock.frames import Kind, Message
from autograder.airlock.process import SideProcess
from autograder.execution.limits import TimeLimits
from autograder.execution.session import ProcessEnded, Sink
from autograder.execution.time_limit import TimeLimit

if TYPE_CHECKING:
    from autograder.sandbox.confine import Limits

INTERRUPT_GRACE_S = 3  # of CPU time, that an interrupted cell has to give in


class StudentBackend:
    """Runs cells, and answers questions about what they have made, in a sandbox.

    Parameters
    ----------
    limits : Limits or None
        Of the sandbox; None for none.
    times : TimeLimits
    """

    def __init__(self, limits: "Limits | None", times: TimeLimits) -> None:
        self.limits, self.times = limits, times
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

    def cpu_seconds(self) -> float:
        """Return the CPU time that the process, and all that it has started, have used."""
        return self._side.cpu_seconds() if self._side is not None else 0.0

    def execute(self, source: str, limit: TimeLimit, sink: Sink) -> None:
        """Run a cell and pass its outputs on; see `Backend.execute`."""
        self._request(Kind.RUN, [source.encode(errors="replace")], limit, sink)
        self.settle(self.times.limit(self.times.call_s, self.cpu_seconds))

    def ask(self, parts: Sequence[bytes], limit: TimeLimit) -> Sequence[bytes]:
        """Pass a question of the trusted side on, and return the answer, both unread.

        Raises
        ------
        TimeoutError, ProcessEnded
            As `execute` does.
        """
        return self._request(Kind.ASK, parts, limit, _drop)

    def settle(self, limit: TimeLimit) -> None:
        """Ask once more: what a cell or a call has left on the connection is its own fault.

        Raises
        ------
        TimeoutError, ProcessEnded
            If it does not answer this, and nothing but this.
        """
        question = json.dumps({"ask": "fetch", "name": ""}).encode()
        self._request(Kind.ASK, [question], limit, _drop)

    def _request(
        self, kind: Kind, parts: Sequence[bytes], limit: TimeLimit, sink: Sink
    ) -> Sequence[bytes]:
        assert self._side is not None
        side = self._side
        self._number += 1
        try:
            frames.send(side.socket, Message(kind, self._number, parts), limit)
            answer = self._answer(side, limit, sink)
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

    def _answer(self, side: SideProcess, limit: TimeLimit, sink: Sink) -> Sequence[bytes]:
        while True:
            message = frames.receive(side.socket, limit)
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
            self._answer(side, self.times.limit(INTERRUPT_GRACE_S, side.cpu_seconds), _drop)
        except (EOFError, OSError, frames.FrameError):  # TimeoutError is an OSError
            self.end()

    def _ended(self, side: SideProcess) -> ProcessEnded:
        """Return why the process has ended; see `SideProcess.exit_code` for what it raises."""
        try:
            code = side.exit_code()
        finally:
            self.end()
        return ProcessEnded.by_exit(code, self.limits.cpu if self.limits else None)

    def _measure(self, side: SideProcess) -> None:
        self.peak_memory_bytes = max(self.peak_memory_bytes, side.peak_memory_bytes())


def _drop(_: object) -> None:
    """Take no note of outputs."""
