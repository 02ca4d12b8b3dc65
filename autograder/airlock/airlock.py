"""Run a notebook on two sides: a student's cells shut up in a sandbox, checks where they are safe.

What is called a side is a process forked from the kernel server. The two never talk to each other:
this module passes values on, and ends a side that takes too long.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import coursedata
from autograder.airlock import frames
from autograder.airlock.outputs import Outputs
from autograder.exercise import Cell, Exercise
from autograder.kernels.client import connect, launch
from autograder.kernels.environment import Environment, NoWarmKernel
from autograder.kernels.preload import PRELOAD
from autograder.kernels.process import WarmProcess
from autograder.parts import sandbox_paths
from autograder.sandbox.confine import HOME, Limits
from autograder.verdict import Status, Verdict

IDLE = 600  # seconds that a kernel server waits for the next submission
GRACE = 3  # seconds that an interrupted cell has to give in
GOODBYE = 1  # seconds that a side has to end by itself


@dataclass(frozen=True)
class Times:
    """Seconds of wall time.

    Attributes
    ----------
    cell, call, check : float
        Of an answer cell, of a call of a student's function, of a check.
    student : float
        Of all that a submission's own code does, again and again where it ends its process.
    """

    cell: float = 60
    call: float = 30
    check: float = 60
    student: float = 3600


class Ended(Exception):
    """The student's side has ended, or has been ended; the message is for the student."""

    def __init__(self, status: Status, message: str) -> None:
        super().__init__(message)
        self.status = status


class Side:
    """One process and the socket to it.

    Parameters
    ----------
    module : str
        What runs there.
    limits : Limits, optional
        Of its sandbox. Without, it runs as this user: only where an instructor insists.
    """

    def __init__(self, module: str, limits: Limits | None) -> None:
        self.outer = 2 if limits else 0  # processes between this one and that of the module
        self.socket, theirs = socket.socketpair()
        environment = kernels()
        command = [*environment.python, "-m", module]
        self.process: WarmProcess | subprocess.Popen[bytes]
        streams: dict[str, Any] = {
            "stdin": theirs.fileno(),
            "stdout": subprocess.DEVNULL,
            "stderr": subprocess.DEVNULL,
        }
        with theirs:
            try:
                self.process = launch(
                    environment,
                    command,
                    variables(),
                    "/",
                    sandbox=limits,
                    visible=visible(),
                    **streams,
                )
            except NoWarmKernel:
                if limits is not None:
                    raise
                environ = variables() | {"HOME": str(Path.home())}
                self.process = subprocess.Popen(command, env=environ, **streams)

    def peak(self) -> int:
        """Return the most bytes that it has had in memory; 0 if it has ended."""
        with suppress(OSError, ValueError, IndexError):
            pid = str(self.process.pid)
            for _ in range(self.outer):
                pid = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0]
            status = Path(f"/proc/{pid}/status").read_text()
            return int(status.partition("VmHWM:")[2].split()[0]) * 1024
        return 0

    def end(self) -> None:
        """End it, and all that it has started."""
        self.socket.close()  # an honest side ends by this
        try:
            self.process.wait(GOODBYE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def kernels() -> Environment:
    """Return what sides are forked from."""
    return Environment.of([sys.executable], PRELOAD, os.environ, IDLE)


def visible() -> list[Path]:
    """Return what of the course a sandbox shows: no solution, no hidden test, no other student."""
    return [*sandbox_paths(), Path(coursedata.__file__).parent]


def prepare() -> None:
    """Start the kernel server, without waiting for it."""
    with suppress(NoWarmKernel):  # whoever needs it will say so
        connection, _ = connect(kernels())
        connection.close()


def variables() -> dict[str, str]:
    """Return a clean environment: nothing of the grader's."""
    return {
        "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
        "HOME": HOME,
        "LANG": "C.UTF-8",
        "LOKY_MAX_CPU_COUNT": "2",  # what n_jobs=-1 of scikit-learn means; the sandbox is small
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": f"{HOME}/.config/matplotlib",
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }


class Student:
    """The student's side, which may end at any time, and is then started and brought up again."""

    def __init__(self, limits: Limits | None, times: Times) -> None:
        self.limits, self.times = limits, times
        self.done: list[str] = []  # the cells to run again
        self.memory = 0
        self.changes = 0  # how often its code has run, or its process has ended
        self._left = times.student
        self._number = 0
        self._side: Side | None = None

    def run(self, source: str, outputs: Outputs) -> None:
        """Run a cell, and remember it for later.

        Raises
        ------
        Ended
            If it did not return.
        """
        self.changes += 1
        self._ask({"do": "run", "source": source}, [], self.times.cell, outputs)
        self.settle()
        self.done.append(source)

    def settle(self) -> None:
        """Ask once more: what a cell or a call has left on the connection is its own fault.

        Raises
        ------
        Ended
            If it does not answer this, and nothing but this.
        """
        if self._side is not None:
            self._ask({"do": "fetch", "name": ""}, [], self.times.call, Outputs())

    def ask(
        self, question: dict[str, Any], parts: list[bytes]
    ) -> tuple[dict[str, Any], list[bytes]]:
        """Fetch a value or call a function."""
        return self._ask({**question, "do": question["ask"]}, parts, self.times.call, Outputs())

    def end(self) -> None:
        """End the process."""
        if self._side is not None:
            self.changes += 1
            self._side.end()
            self._side = None

    def _ask(
        self, request: dict[str, Any], parts: list[bytes], seconds: float, outputs: Outputs
    ) -> tuple[dict[str, Any], list[bytes]]:
        if self._left <= 0:
            raise Ended("timeout", f"all together took more than {self.times.student:g} seconds")
        side = self._side or self._start()
        self._number += 1
        begun = time.monotonic()
        seconds = min(seconds, self._left)
        deadline = begun + seconds
        try:
            frames.send(side.socket, {**request, "id": self._number}, parts)
            reply = self._reply(side, deadline, outputs)
        except TimeoutError:
            self._interrupt(side)
            raise Ended("timeout", f"it still ran after {seconds:g} seconds") from None
        except (EOFError, OSError):
            raise self._why(side) from None
        except frames.FrameError as error:
            self.end()
            raise Ended("error", f"what came from it cannot be used: {error}") from None
        finally:
            self._left -= time.monotonic() - begun
        self.memory = max(self.memory, side.peak())
        return reply

    def _reply(
        self, side: Side, deadline: float, outputs: Outputs
    ) -> tuple[dict[str, Any], list[bytes]]:
        while True:
            header, parts = frames.receive(side.socket, deadline)
            if header.get("of") == self._number:
                return header, parts
            if "of" in header:
                raise frames.FrameError("it answered what was not asked")
            outputs.add(header.get("output"))

    def _interrupt(self, side: Side) -> None:
        """Interrupt what runs, to keep what was before; end the process if it goes on."""
        self.memory = max(self.memory, side.peak())
        side.process.send_signal(signal.SIGINT)
        try:
            self._reply(side, time.monotonic() + GRACE, Outputs())
        except (EOFError, OSError, frames.FrameError):  # TimeoutError is an OSError
            self.end()

    def _why(self, side: Side) -> Ended:
        """Say why the process has ended."""
        try:
            code = side.process.wait(GRACE)
        except subprocess.TimeoutExpired:
            code = 0  # it has only closed the connection
        self.end()
        if isinstance(side.process, WarmProcess) and side.process.lost:
            raise NoWarmKernel("the kernel server ended while a submission was graded")
        if code == -signal.SIGXCPU:
            return Ended("timeout", f"it used more than {self.limits and self.limits.cpu} s of CPU")
        if code in {-signal.SIGKILL, -signal.SIGABRT, -signal.SIGBUS}:
            return Ended(
                "memory",
                "it ended while it asked for more memory, or more processes, than it may have",
            )
        return Ended("error", f"it ended the process (exit code {code})")

    def _start(self) -> Side:
        """Start a process, and bring it to where the last one was."""
        self._side = Side("autograder.airlock.student", self.limits)
        again, self.done = self.done, []
        for source in again:
            with suppress(Ended):  # then it was not in order the first time either
                self.run(source, Outputs())
        return self._side or self._start()


class Airlock:
    """Both sides, for one submission.

    Parameters
    ----------
    sandbox : bool
        False runs a student's code as this user, which only an instructor can want.
    """

    def __init__(
        self, *, sandbox: bool = True, limits: Limits | None = None, times: Times | None = None
    ) -> None:
        self.limits = (limits or Limits()) if sandbox else None
        self.times = times or Times()
        self.student = Student(self.limits, self.times)
        self._trusted: Side | None = None
        self._setup: list[str] = []
        self._own: frozenset[str] = frozenset()
        self._seen = 0  # of the changes on the student's side
        self._wrong = ""  # what a setup cell said that failed on the trusted side

    def grade(self, exercise: Exercise, wanted: Collection[str] | None = None) -> list[Verdict]:
        """Run an exercise; put outputs into its cells, and return a verdict for each check.

        Parameters
        ----------
        exercise : Exercise
            The release with a student's answers. Its check cells hold the hidden tests.
        wanted : collection of str, optional
            Ask these checks alone. All of the student's code still runs.
        """
        verdicts: list[Verdict] = []
        blamed: Ended | None = None  # what happened in the question that is being looked at
        self._own = exercise.setup_names
        for cell in exercise.cells:
            what = cell.kind
            asked = wanted is None or what != "check" or cell.id in wanted
            if what == "text" or not asked:
                continue
            cell.node["execution_count"], outputs = None, Outputs()
            if what == "check":
                verdict = self._check(cell, outputs, blamed)
                verdict.memory = self.student.memory
                verdicts.append(verdict)
            else:
                if what == "answer":
                    blamed = None
                try:
                    self.student.run(cell.source, outputs)
                except Ended as ended:
                    outputs.say(f"This cell was stopped: {ended}.")
                    blamed = ended if what == "answer" else blamed
                if what == "setup":
                    self._prepare(cell.source)
            cell.node["outputs"] = outputs.as_notebook()
        return verdicts

    def close(self) -> None:
        """End both sides."""
        self.student.end()
        if self._trusted is not None:
            self._trusted.end()
            self._trusted = None

    def _check(self, cell: Cell, outputs: Outputs, blamed: Ended | None) -> Verdict:
        name = cell.id
        if blamed is None:
            request = {"do": "check", "source": cell.source, "label": f"check {name}"}
            try:
                reply, blamed = self._ask_trusted(request)
                blamed = blamed or self._unsettled()
            except TrustedEnded as ended:
                return Verdict(name, "ungraded", str(ended))
            if reply["status"] == "ungraded" or self._wrong:
                return Verdict(name, "ungraded", reply["message"] or self._wrong, reply["seconds"])
            if blamed is None:
                outputs.trust(reply["outputs"])
                return Verdict(name, reply["status"], reply["message"], reply["seconds"])
        message = f"Your answer could not be checked: {blamed}."
        outputs.fail(message)
        return Verdict(name, blamed.status, message)

    def _unsettled(self) -> Ended | None:
        try:
            self.student.settle()
        except Ended as ended:
            return ended
        return None

    def _prepare(self, source: str) -> None:
        self._setup.append(source)
        if self._trusted is not None:
            self._set_up(source)

    def _start_trusted(self) -> Side:
        self._trusted = side = Side("autograder.airlock.trusted", self.limits)
        frames.send(side.socket, {"do": "own", "names": sorted(self._own)})
        for source in self._setup:
            self._set_up(source)
        return side

    def _set_up(self, source: str) -> None:
        try:
            reply, _ = self._ask_trusted({"do": "setup", "source": source})
        except TrustedEnded as ended:
            self._wrong = str(ended)
        else:
            self._wrong = self._wrong or reply["wrong"]

    def _ask_trusted(self, request: dict[str, Any]) -> tuple[dict[str, Any], Ended | None]:
        """Let the trusted side do something; pass its questions on to the student's side.

        It is told whether the student's variables may be others than it has seen.

        Returns
        -------
        reply : dict
        ended : Ended or None
            How the student's side ended meanwhile.
        """
        side = self._trusted or self._start_trusted()
        ended: Ended | None = None
        deadline = time.monotonic() + self.times.check
        try:
            changed, self._seen = self.student.changes != self._seen, self.student.changes
            frames.send(side.socket, {**request, "changed": changed})
            while True:
                header, parts = frames.receive(side.socket, deadline)
                if "ask" not in header:
                    return header, ended
                answer: dict[str, Any] = {"ended": True}
                binary: list[bytes] = []
                if ended is None:
                    begun = time.monotonic()
                    try:
                        answer, binary = self.student.ask(header, parts)
                    except Ended as error:
                        ended = error
                        answer = {"ended": True}
                    deadline += time.monotonic() - begun  # that has a limit of its own
                frames.send(side.socket, answer, binary)
        except (EOFError, OSError, frames.FrameError) as error:
            side.end()
            self._trusted = None
            slow = isinstance(error, TimeoutError)
            raise TrustedEnded(
                f"the check took more than {self.times.check:g} seconds"
                if slow
                else "the check ended its process"
            ) from None


class TrustedEnded(Exception):
    """The trusted side has ended, which is never a student's verdict."""


@contextmanager
def airlock(**options: Any) -> Iterator[Airlock]:
    """Open an airlock; end its processes whatever happens."""
    opened = Airlock(**options)
    try:
        yield opened
    finally:
        opened.close()
