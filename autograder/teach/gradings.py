"""Gradings that this server has started: one for an assignment at a time, each in a process."""

import asyncio
import json
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

MAX_LINE_BYTES = 2**24  # of a message: the result of one submission


@dataclass
class Grading:
    """The state of a grading, while it runs and after.

    Attributes
    ----------
    students : int
        How many submissions are to be graded.
    running : list of str
        Whose submissions are running, the slowest first.
    results : list of dict
        As they came.
    stopped : str
        Why there are no more; empty if all are there.
    ended : bool
    """

    assignment: str
    students: int
    running: list[str] = field(default_factory=list)
    results: list[dict[str, Any]] = field(default_factory=list)
    stopped: str = ""
    ended: bool = False


class Gradings:
    """The latest of each assignment."""

    def __init__(self) -> None:
        self._latest: dict[str, Grading] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._processes: dict[str, asyncio.subprocess.Process] = {}

    def state(self, assignment: str) -> dict[str, Any] | None:
        """Return the state of the latest, for JSON; None if there was none."""
        latest = self._latest.get(assignment)
        return asdict(latest) if latest else None

    def begin(self, root: Path, assignment: str, students: list[str]) -> bool:
        """Start one, and return whether it was; not while another of the assignment runs."""
        latest = self._latest.get(assignment)
        if latest and not latest.ended:
            return False
        grading = self._latest[assignment] = Grading(assignment, len(students))
        order = {"root": str(root), "assignment": assignment, "students": students}
        self._tasks[assignment] = asyncio.create_task(self._follow(grading, order))
        return True

    def stop(self, assignment: str) -> None:
        """Let one end in good order, if it runs."""
        process = self._processes.get(assignment)
        if process and process.stdin:
            process.stdin.close()

    async def wait(self, assignment: str) -> None:
        """Wait until one has ended."""
        await asyncio.shield(self._tasks[assignment])

    async def _follow(self, grading: Grading, order: dict[str, Any]) -> None:
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "autograder.teach.grade",
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                cwd=order["root"],
                limit=MAX_LINE_BYTES,
                start_new_session=True,  # Ctrl-C asks the server, not its gradings
            )
            self._processes[grading.assignment] = process
            assert process.stdin and process.stdout
            process.stdin.write(json.dumps(order).encode() + b"\n")
            async for line in process.stdout:
                message = json.loads(line)
                grading.running = message.get("running", grading.running)
                grading.stopped = message.get("stopped", grading.stopped)
                grading.results += [message["result"]] if "result" in message else []
            if await process.wait() and not grading.stopped:
                grading.stopped = (
                    f"The process that graded ended with {process.returncode}; what is graded is "
                    "kept, and the next run goes on from there. See also the log file in logs/."
                )
        except OSError as error:
            grading.stopped = f"Grading could not be started: {error.strerror}."
        finally:
            self._processes.pop(grading.assignment, None)
            grading.running, grading.ended = [], True
