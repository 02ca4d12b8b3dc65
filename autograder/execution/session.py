"""A student's process: cells run in it one after another, and again after it has ended."""

import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol, TypeVar

from autograder.execution.limits import TimeLimits
from autograder.execution.time_limit import TimeLimit
from autograder.verdict import Status

Output = dict[str, Any]  # as a notebook holds it
Sink = Callable[[Output], None]
T = TypeVar("T")


def _exit_codes(*names: str) -> frozenset[int]:
    """Return the exit codes of processes that these signals have ended; Windows has fewer."""
    return frozenset(-getattr(signal, name) for name in names if hasattr(signal, name))


OUT_OF_CPU = _exit_codes("SIGXCPU")
# How Linux ends a process that asks for more than there is, and how TensorFlow ends itself then.
OUT_OF_MEMORY = _exit_codes("SIGKILL", "SIGABRT", "SIGBUS")
LOAD_DEPENDENT = ("timeout", "memory")  # what else a machine does can bring these about


class Stopped(Exception):
    """A cell or a call did not come to its end; the message tells the student why.

    Parameters
    ----------
    status : str
        Of the verdict that follows: "timeout", "memory" or "error".
    message : str
        A clause that goes on from "your answer could not be checked: ".
    died : bool
        Whether the process has ended with it.
    """

    def __init__(self, status: Status, message: str, *, died: bool = False) -> None:
        super().__init__(message)
        self.status, self.died = status, died


class ProcessEnded(Exception):
    """The process has ended while it was asked for something.

    Parameters
    ----------
    status, message : str
        As of `Stopped`.
    """

    def __init__(self, status: Status, message: str) -> None:
        super().__init__(message)
        self.status = status

    @classmethod
    def by_exit(cls, code: int, cpu_s: float | None = None) -> "ProcessEnded":
        """Explain an exit code: that of the process, or a signal's number below 0."""
        if code in OUT_OF_CPU:
            limit = f"more than {cpu_s:g} s of" if cpu_s else "too much"
            return cls("timeout", f"it used {limit} CPU time")
        if code in OUT_OF_MEMORY:
            return cls("memory", "it was stopped: out of memory, or too many processes")
        return cls("error", f"it ended the process (exit code {code})")


class Backend(Protocol):
    """What runs the cells of one student."""

    @property
    def running(self) -> bool:
        """Whether there is a process."""

    @property
    def peak_memory_bytes(self) -> int:
        """The most memory that a process of this student has had so far; 0 if that is unknown."""

    def start(self) -> None:
        """Start a fresh process."""

    def cpu_seconds(self) -> float:
        """Return the CPU time that the process has used; 0 if there is none."""

    def execute(self, source: str, limit: TimeLimit, sink: Sink) -> None:
        """Run a cell and pass its outputs on.

        Raises
        ------
        TimeoutError
            If it ran too long. It has been interrupted, or its process has been ended.
        ProcessEnded
            If it ended the process.
        """

    def end(self) -> None:
        """End the process, if there is one."""


class Session:
    """Starts a student's process when it is needed, and runs earlier cells again in a new one.

    Parameters
    ----------
    backend : Backend
    limits : TimeLimits
    """

    def __init__(self, backend: Backend, limits: TimeLimits) -> None:
        self.backend, self.limits = backend, limits
        self.ends = 0  # how often the process has ended
        self.is_doubtful = False  # something was stopped that might not be if it ran alone
        self._replay: list[tuple[str, float]] = []
        self._left_s = limits.total_s

    def run(self, source: str, seconds: float, sink: Sink, *, replay: bool = True) -> None:
        """Run a cell.

        Parameters
        ----------
        source : str
        seconds : float
            CPU time that it may take.
        sink : callable
            Called with each of its outputs.
        replay : bool
            Whether to run it again in the next process, should this one end in a later cell.

        Raises
        ------
        Stopped
            If it did not come to its end.
        """
        self.perform(seconds, lambda limit: self.backend.execute(source, limit, sink))
        if replay:
            self._replay.append((source, seconds))

    def perform(self, seconds: float, request: Callable[[TimeLimit], T]) -> T:
        """Let the process do something in so many seconds of CPU time, or in what is left of all.

        Raises
        ------
        Stopped
            If it did not come to its end.
        """
        if self._left_s <= 0:
            raise self._stopped("timeout", self._all_together)
        while not self.backend.running:
            self._start()
        is_last = self._left_s < seconds
        limit = self.limits.limit(min(seconds, self._left_s), self.backend.cpu_seconds)
        try:
            return request(limit)
        except TimeoutError:
            reason = self._all_together if is_last else limit.sentence
            raise self._stopped("timeout", reason, died=not self.backend.running) from None
        except ProcessEnded as ended:
            raise self._stopped(ended.status, str(ended), died=True) from None
        finally:
            if not self.backend.running:
                self.ends += 1
            self._left_s -= limit.spent_s

    def end(self) -> None:
        """End the process."""
        self.backend.end()

    @property
    def _all_together(self) -> str:
        return f"all of your code together took more than {self.limits.total_s:g} seconds"

    def _stopped(self, status: Status, reason: str, *, died: bool = False) -> Stopped:
        self.is_doubtful |= status in LOAD_DEPENDENT
        return Stopped(status, reason, died=died)

    def _start(self) -> None:
        """Start a process, and bring it to where the last one was."""
        self.backend.start()
        replay, self._replay = self._replay, []
        for source, seconds in replay:
            with suppress(Stopped):  # then it was not in order the first time either
                self.run(source, seconds, lambda _: None)
