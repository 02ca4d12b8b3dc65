"""Limits of what a submission may take, which an instructor can change in `nbgrader_config.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from traitlets import Float, Integer
from traitlets.config import Configurable

from autograder.execution.time_limit import TimeLimit

if TYPE_CHECKING:
    from autograder.sandbox.limits import Limits as SandboxLimits

COLD_SETUP_S = 300.0  # of a setup cell in a process that has not loaded TensorFlow yet


@dataclass(frozen=True)
class TimeLimits:
    """Seconds of CPU time.

    Attributes
    ----------
    cell_s, call_s, check_s : float
        Of an answer cell, of a call of a student's function, of a check.
    setup_s : float
        Of a setup cell; `COLD_SETUP_S` where it has to load TensorFlow.
    total_s : float
        Of all that a submission's own code does, again and again where it ends its process; of wall
        time as well, so that code that waits does not keep a worker for hours.
    wall_factor : float
        How many times as many seconds of wall time each of the others allows to code that waits.
    """

    cell_s: float = 60
    call_s: float = 30
    check_s: float = 60
    setup_s: float = 60
    total_s: float = 1800
    wall_factor: float = 10

    def limit(self, seconds: float, used_s: Callable[[], float]) -> TimeLimit:
        """Return a limit of so many seconds for what `used_s` tells the CPU time of."""
        return TimeLimit(seconds, self.wall_factor, used_s)


@dataclass(frozen=True)
class RunLimits:
    """Limits of running one submission; `sandbox` is None where there is none.

    Attributes
    ----------
    times : TimeLimits
    sandbox : Limits or None
    """

    times: TimeLimits
    sandbox: "SandboxLimits | None"


@dataclass(frozen=True)
class FileLimits:
    """Limits of what is handed in.

    Attributes
    ----------
    notebook_bytes : int
        Of the file; an exercise without outputs has some 30,000. To read this much takes at most
        1 GB of memory.
    cell_characters : int
        Of one cell; to show a million takes a minute.
    """

    notebook_bytes: int = 32_000_000
    cell_characters: int = 100_000


class SubmissionLimits(Configurable):
    """What a submission may take, while it is validated or graded."""

    cell_timeout_s = Float(
        60, config=True, help="Seconds of CPU time that an answer cell may take."
    )
    call_timeout_s = Float(
        30, config=True, help="Seconds of CPU time that a call of a student's function may take."
    )
    check_timeout_s = Float(
        60, config=True, help="Seconds of CPU time that a check may take by itself."
    )
    setup_timeout_s = Float(
        60, config=True, help="Seconds of CPU time of a setup cell, once TensorFlow is loaded."
    )
    total_timeout_s = Float(
        1800,
        config=True,
        help="Seconds that all code of a submission may take together, computing or waiting.",
    )
    wall_factor = Float(
        10,
        config=True,
        help="How many times as much wall time as CPU time code may take, if it waits.",
    )
    cpu_s = Integer(900, config=True, help="Seconds of CPU time of each process of a submission.")
    memory_bytes = Integer(
        4 << 30, config=True, help="Bytes of memory of all processes of a submission together."
    )
    disk_bytes = Integer(
        256 << 20, config=True, help="Bytes of all files that a submission's code writes."
    )
    file_bytes = Integer(128 << 20, config=True, help="Bytes of one such file.")
    processes = Integer(32, config=True, help="Processes of a submission at a time.")
    threads = Integer(256, config=True, help="Threads of a submission at a time.")
    open_files = Integer(256, config=True, help="Files and sockets that a process has open.")
    notebook_bytes = Integer(
        32_000_000, config=True, help="Bytes of a submitted notebook, with its outputs."
    )
    cell_characters = Integer(100_000, config=True, help="Characters of a cell.")

    @property
    def times(self) -> TimeLimits:
        """The limits of time."""
        return TimeLimits(
            cell_s=self.cell_timeout_s,
            call_s=self.call_timeout_s,
            check_s=self.check_timeout_s,
            setup_s=self.setup_timeout_s,
            total_s=self.total_timeout_s,
            wall_factor=self.wall_factor,
        )

    @property
    def files(self) -> FileLimits:
        """The limits of what is handed in."""
        return FileLimits(self.notebook_bytes, self.cell_characters)

    def run(self, *, sandbox: bool = True) -> RunLimits:
        """Return the limits of running a submission, in a sandbox (only Linux has one) or not."""
        if not sandbox:
            return RunLimits(self.times, None)
        from autograder.sandbox.limits import Limits

        limits = Limits(
            cpu=self.cpu_s,
            memory=self.memory_bytes,
            disk=self.disk_bytes,
            file=self.file_bytes,
            processes=self.processes,
            threads=self.threads,
            files=self.open_files,
        )
        return RunLimits(self.times, limits)
