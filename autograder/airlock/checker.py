"""The trusted process: it runs setup cells and checks, and asks for the student's values."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from autograder.airlock import frames
from autograder.airlock.backend import StudentBackend
from autograder.airlock.frames import Kind, Message
from autograder.airlock.process import SideProcess
from autograder.execution.outputs import Outputs
from autograder.execution.session import Session, Stopped
from autograder.execution.time_limit import TimeLimit
from autograder.exercise import Cell, question_of
from autograder.verdict import Verdict

if TYPE_CHECKING:
    from autograder.sandbox.confine import Limits


class TrustedEnded(Exception):
    """The trusted process has ended, which is never a student's verdict."""


class TrustedChecker:
    """Runs checks where no answer can reach them; see `run.Checker`.

    Parameters
    ----------
    session : Session
        Of the student's process.
    backend : StudentBackend
        The same process, for questions.
    limits : Limits or None
        Of the sandbox, which the trusted process is in as well.
    own_names : collection of str
        Names that setup cells define: these are never asked for.
    """

    def __init__(
        self,
        session: Session,
        backend: StudentBackend,
        limits: "Limits | None",
        own_names: frozenset[str],
    ) -> None:
        self.session, self.backend = session, backend
        self.has_ended = False  # at a check that took too long, for instance
        self._limits, self._own_names = limits, own_names
        self._side: SideProcess | None = None
        self._setup: list[str] = []
        self._fetched_from = ("", 0)  # the question, and how often the process had ended
        self._wrong = ""  # what a setup cell said that failed here

    def prepare(self, cell: Cell) -> None:
        """Take note of a setup cell, and run it if there is a process already."""
        self._setup.append(cell.source)
        if self._side is not None:
            self._set_up(cell.source)

    def check(self, cell: Cell, outputs: Outputs, raised: str = "") -> Verdict:
        """Run a check cell; see `run.Checker.check`."""
        stopped: Stopped | None = None
        # All checks of a question see the same values: an answer cannot be another for each.
        fetched_from = (question_of(cell.id), self.session.ends)
        changed, self._fetched_from = fetched_from != self._fetched_from, fetched_from
        try:
            result, stopped = self._request(
                Kind.CHECK,
                source=cell.source,
                label=f"check {cell.id}",
                changed=changed,
                raised=raised,
            )
            stopped = stopped or self._unsettled()
        except TrustedEnded as ended:
            return Verdict(cell.id, "ungraded", str(ended))
        if result["status"] == "ungraded" or self._wrong:
            message = result["message"] or self._wrong
            return Verdict(cell.id, "ungraded", message, result["seconds"])
        if stopped is not None:
            raise stopped
        outputs.add_trusted(result["outputs"])
        return Verdict(cell.id, result["status"], result["message"], result["seconds"])

    def end(self) -> None:
        """End the process."""
        side, self._side = self._side, None
        if side is not None:
            side.end()

    def _unsettled(self) -> Stopped | None:
        """Return how the student's process has ended by what a call has left behind, if it has."""
        if self.backend.running:
            try:
                self.session.perform(self.session.limits.call_s, self.backend.settle)
            except Stopped as stopped:
                return stopped
        return None

    def _start(self) -> SideProcess:
        self._side = side = SideProcess("autograder.airlock.trusted", self._limits)
        frames.send(side.socket, frames.of_json(Kind.OWN, {"names": sorted(self._own_names)}))
        for source in self._setup:
            self._set_up(source)
        return side

    def _set_up(self, source: str) -> None:
        try:
            result, _ = self._request(Kind.SETUP, source=source)
        except TrustedEnded as ended:
            self._wrong = str(ended)
        else:
            self._wrong = self._wrong or result["wrong"]

    def _request(self, kind: Kind, **content: Any) -> tuple[dict[str, Any], Stopped | None]:
        """Let the trusted process do something; pass its questions on to the student's.

        Returns
        -------
        result : dict
        stopped : Stopped or None
            How the student's code was stopped meanwhile.
        """
        side = self._side or self._start()
        stopped: Stopped | None = None
        times = self.session.limits
        limit = times.limit(times.check_s, side.cpu_seconds)
        try:
            frames.send(side.socket, frames.of_json(kind, content), limit)
            while True:
                message = frames.receive(side.socket, limit)
                if message.kind == Kind.RESULT:
                    return message.json(), stopped
                answer = Message(Kind.ENDED)
                if stopped is None:
                    try:  # this has a limit of its own
                        answer = Message(Kind.ANSWER, parts=self._ask(message.parts))
                    except Stopped as error:
                        stopped = error
                frames.send(side.socket, answer, limit)
        except TimeoutError:
            self._give_up()
            raise TrustedEnded(
                f"the check took more than {times.check_s:g} seconds of computing time"
            ) from None
        except (EOFError, OSError, frames.FrameError):
            self._give_up()
            side.exit_code()  # unless the kernel server has ended, it is the check's fault
            raise TrustedEnded("the check ended its process") from None

    def _give_up(self) -> None:
        self.has_ended = True
        self.end()

    def _ask(self, parts: Sequence[bytes]) -> Sequence[bytes]:
        def request(limit: TimeLimit) -> Sequence[bytes]:
            return self.backend.ask(parts, limit)

        return self.session.perform(self.session.limits.call_s, request)
