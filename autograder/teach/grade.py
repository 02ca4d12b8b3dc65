"""Grade a class for another process, in JSON lines.

    python -m autograder.teach.grade

It reads one line, an order, and ends when its input does:

    {"root": PATH, "assignment": NAME, "students": [ID, ...]}

It writes lines with one field each:

    {"running": [ID, ...]}   whose submissions are running, the slowest first
    {"result": {...}}        of one submission; see `_message`
    {"stopped": SENTENCE}    why there are no more results, if some are missing
"""

import _thread
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from autograder.grading.course import Result

STOP_GRACE_S = 20  # to end in good order

Send = Callable[..., None]


def main() -> None:
    """Grade what the order on standard input names."""
    order = json.loads(sys.stdin.readline())
    signal.signal(signal.SIGINT, signal.default_int_handler)  # whatever our parent does with it
    threading.Thread(target=_end_with_input, daemon=True).start()
    lines = os.fdopen(os.dup(sys.stdout.fileno()), "w", buffering=1)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what is printed is no message

    def send(**message: Any) -> None:
        lines.write(json.dumps(message) + "\n")

    try:
        _grade(Path(order["root"]), order["assignment"], order["students"], send)
    except (KeyboardInterrupt, BrokenPipeError):
        with suppress(BrokenPipeError):  # the server has ended, and reads nothing
            send(stopped="Stopped. What is graded is kept; the next run goes on from there.")


def _grade(root: Path, assignment: str, students: list[str], send: Send) -> None:
    from autograder.errors import UserError
    from autograder.grading.course import Course
    from autograder.grading.grader import grade_class

    some = False
    try:
        for result in grade_class(
            Course(root),
            assignment,
            students,
            os.cpu_count() or 1,
            on_progress=lambda running: send(running=running),
        ):
            some = True
            send(result=_message(result))
    except UserError as error:
        send(stopped=f"{'Stopped' if some else 'Nothing was graded'}: {error}.")


def _message(result: "Result") -> dict[str, Any]:
    """Return a result for JSON; `failed` names checks, and how they ended if not by failing."""
    failed = {mark.check: mark.status for mark in result.marks if not mark.passed}
    return {
        "student": result.student,
        "status": result.status,
        "points": result.points,
        "max_score": result.max_score,
        "failed": [c if status == "failed" else f"{c} ({status})" for c, status in failed.items()],
        "notes": result.notes,
    }


def _end_with_input() -> None:
    """Stop when the process that reads this one's lines has ended, even if it was killed."""
    sys.stdin.read()
    _thread.interrupt_main()
    time.sleep(STOP_GRACE_S)
    os._exit(1)


if __name__ == "__main__":
    main()
