"""The limit of a call of a student's function, where no airlock is between it and the check."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn


class Setting:
    """Seconds of CPU time that a call may take; 0 for no limit, as in the student's notebook."""

    seconds: float = 0


class StillRunning(BaseException):
    """A call has computed for too long; no answer should catch this."""


@contextmanager
def limited() -> Iterator[None]:
    """Limit the CPU time of what runs here, as grading does; not on Windows, nor in a thread.

    Raises
    ------
    StillRunning
        If it takes too long; the message says how long that was.
    """
    seconds = Setting.seconds
    in_main_thread = threading.current_thread() is threading.main_thread()
    if not seconds or not in_main_thread or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> NoReturn:
        raise StillRunning(f"it still ran after {seconds:g} seconds of computing time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before or signal.SIG_DFL)
