"""Limits of what a submission may take, which an instructor can change in `nbgrader_config.py`."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from traitlets import Float, Integer
from traitlets.config import Configurable

if TYPE_CHECKING:
    from autograder.sandbox.confine import Limits as SandboxLimits

COLD_SETUP_S = 300.0  # of a setup cell in a process that has not loaded TensorFlow yet


@dataclass(frozen=True)
class TimeLimits:
    """Seconds of wall time.

    Attributes
    ----------
    cell_s, call_s, check_s : float
        Of an answer cell, of a call of a student's function, of a check.
    setup_s : float
        Of a setup cell; `COLD_SETUP_S` where it has to load TensorFlow.
    total_s : float
        Of all that a submission's own code does, again and again where it ends its process.
    """

    cell_s: float = 60
    call_s: float = 30
    check_s: float = 60
    setup_s: float = 60
    total_s: float = 3600


class ExecutionLimits(Configurable):
    """What a student's code may take while it is graded or validated."""

    cell_timeout_s = Float(60, config=True, help="Seconds that an answer cell may take.")
    call_timeout_s = Float(
        30, config=True, help="Seconds that a call of a student's function by a check may take."
    )
    check_timeout_s = Float(
        60, config=True, help="Seconds that a check may take, without what it calls of a student's."
    )
    setup_timeout_s = Float(
        60, config=True, help="Seconds that a setup cell may take, once TensorFlow is loaded."
    )
    total_timeout_s = Float(
        3600, config=True, help="Seconds that all cells and calls of one submission may take."
    )
    cpu_s = Integer(900, config=True, help="Seconds of CPU time of each process of a student's.")
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

    @property
    def times(self) -> TimeLimits:
        """The limits of wall time."""
        return TimeLimits(
            cell_s=self.cell_timeout_s,
            call_s=self.call_timeout_s,
            check_s=self.check_timeout_s,
            setup_s=self.setup_timeout_s,
            total_s=self.total_timeout_s,
        )

    @property
    def sandbox(self) -> "SandboxLimits":
        """The limits of the sandbox, which Linux alone has."""
        from autograder.sandbox.confine import Limits as SandboxLimits

        return SandboxLimits(
            cpu=self.cpu_s,
            memory=self.memory_bytes,
            disk=self.disk_bytes,
            file=self.file_bytes,
            processes=self.processes,
            threads=self.threads,
            files=self.open_files,
        )
