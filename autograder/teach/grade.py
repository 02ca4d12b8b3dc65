"""Grade a class for somebody who reads along: python -m autograder.teach.grade

One line of JSON comes in: `root`, `assignment` and `students`. Lines of JSON go out: who is
`running`, each `result`, and, if there are no more, why it has `stopped`. It ends with its input.
"""

import _thread
import json
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

GRACE = 20  # seconds to end in good order


def main() -> None:
    """Do what is said on standard input."""
    order = json.loads(sys.stdin.readline())
    signal.signal(signal.SIGINT, signal.default_int_handler)  # not as whoever started us has it
    threading.Thread(target=_end_with_input, daemon=True).start()
    lines = os.fdopen(os.dup(sys.stdout.fileno()), "w", buffering=1)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what anything prints is none of them

    def say(**what: Any) -> None:
        lines.write(json.dumps(what) + "\n")

    try:
        _grade(Path(order["root"]), order["assignment"], order["students"], say)
    except (KeyboardInterrupt, BrokenPipeError):
        with suppress(BrokenPipeError):  # the server has ended: nobody hears it
            say(stopped="Stopped. What is graded is kept; the next run goes on from there.")


def _grade(root: Path, assignment: str, students: list[str], say: Any) -> None:
    from autograder.grading.course import CourseError, Result
    from autograder.grading.grader import grade_class

    def told(result: Result) -> dict[str, Any]:
        failed = {m.check: m.status for m in result.marks if not m.passed}
        return {
            "student": result.student,
            "status": result.status,
            "points": result.points,
            "out_of": result.out_of,
            "failed": [c if how == "failed" else f"{c} ({how})" for c, how in failed.items()],
            "notes": result.notes,
        }

    some = False
    try:
        for result in grade_class(
            *(root, root, assignment, students, os.cpu_count() or 1),
            watch=lambda running: say(running=running),
        ):
            some = True
            say(result=told(result))
    except CourseError as error:
        say(stopped=f"{'Stopped' if some else 'Nothing was graded'}: {error}.")


def _end_with_input() -> None:
    """Stop when nobody reads along any more, even if they were killed."""
    sys.stdin.read()
    _thread.interrupt_main()
    time.sleep(GRACE)
    os._exit(1)


if __name__ == "__main__":
    main()
