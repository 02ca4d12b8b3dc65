"""The processes around a confined one: they watch its memory, and report how it ended."""

import os
import resource
import signal
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from autograder.sandbox.limits import Limits

SIGNAL_EXIT_BASE = 128  # shells add it to the number of the signal that has ended a process
MEMORY_POLL_S = 0.1  # between two looks at the memory of a sandbox
SUPERVISOR_NICE = -10


def wait_for(supervisor: int) -> NoReturn:
    """End as the supervisor does, outside of the sandbox; pass signals on to it until then.

    Parameters
    ----------
    supervisor : int
        The process id of the first process in the sandbox.
    """
    _pass_on_signals(supervisor)
    _, status = os.waitpid(supervisor, 0)
    code = os.waitstatus_to_exitcode(status)
    if code > SIGNAL_EXIT_BASE:
        code = SIGNAL_EXIT_BASE - code
    if code < 0:
        if code != -signal.SIGKILL:
            signal.signal(-code, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.kill(os.getpid(), -code)
    os._exit(code)


def supervise(student: int, limits: Limits) -> NoReturn:
    """End all processes of the sandbox when there are too many or they take too much memory.

    This is the first process of the sandbox, so it also has to reap all orphans. No signal that is
    sent from inside ends it; its exit code tells how the student's process has ended, as in shells.

    Parameters
    ----------
    student : int
        The process id of the student's first process.
    limits : Limits
    """
    _pass_on_signals(student)
    with suppress(PermissionError):  # a superuser's is not kept waiting by what it watches
        os.setpriority(os.PRIO_PROCESS, 0, SUPERVISOR_NICE)
    code = -signal.SIGKILL
    try:
        code = _exit_code(student, limits)
    finally:  # whatever keeps it from watching ends all that it should watch
        os._exit(code if code >= 0 else SIGNAL_EXIT_BASE - code)


def _exit_code(student: int, limits: Limits) -> int:
    """Watch until the student's process has ended; return its exit code."""
    while True:
        signal.sigtimedwait({signal.SIGCHLD}, MEMORY_POLL_S)
        while (ended := os.waitpid(-1, os.WNOHANG)) != (0, 0):
            if ended[0] == student:
                return os.waitstatus_to_exitcode(ended[1])
        if _exceeds(limits):
            os.kill(-1, signal.SIGKILL)


def _pass_on_signals(inner: int) -> None:
    def pass_on(number: int, _: Any) -> None:
        os.kill(inner, number)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, pass_on)


def _exceeds(limits: Limits) -> bool:
    names = {path.name for path in Path("/proc").iterdir()} - {"1"}
    processes = [name for name in names if name.isdigit()]
    if len(processes) > limits.processes:
        return True
    # This counts what processes share once for each, which is quick and never too little.
    if sum(_bytes(name, "status", ("VmRSS:", "VmSwap:")) for name in processes) <= limits.memory:
        return False
    return sum(_proportional_bytes(name) for name in processes) > limits.memory


def _proportional_bytes(process: str) -> int:
    """Return the bytes of a process, with its part of what it shares."""
    try:
        return _bytes(process, "smaps_rollup", ("Pss:", "SwapPss:"))
    except PermissionError:  # it has hidden itself, so all of it counts
        return _bytes(process, "status", ("VmRSS:", "VmSwap:"))


def _bytes(process: str, file: str, fields: tuple[str, ...]) -> int:
    """Return the sum of fields in kB of a file in `/proc`; 0 if the process has ended."""
    try:
        with open(f"/proc/{process}/{file}", "rb") as lines:  # noqa: PTH123 - many times a second
            return sum(
                int(line.split()[1]) << 10
                for line in lines.read().decode("latin-1").splitlines()
                if line.startswith(fields)
            )
    except (FileNotFoundError, ProcessLookupError):
        return 0
