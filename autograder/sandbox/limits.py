"""What a confined process may use of the machine."""

import os
import resource
from dataclasses import asdict, dataclass
from pathlib import Path

MAX_QUEUED_SIGNALS = 1_000  # each timer takes one
SIGXCPU_GRACE_S = 1  # of CPU time, from SIGXCPU to SIGKILL


@dataclass(frozen=True)
class Limits:
    """What a confined process may use.

    Attributes
    ----------
    disk, file : int
        Bytes: of all that it writes; of one file.
    memory : int
        Bytes: of all its processes together, and of address space of each beyond what it starts
        with.
    cpu : int
        Seconds of CPU time of each of its processes.
    processes, threads, files : int
        Processes; threads of all of them together; files and sockets that each has open. Together
        they bound what the kernel holds for them, which no process's memory shows.
    inodes : int
        Files, folders and links that exist at once, of which each takes a kilobyte of the kernel's.
    """

    disk: int = 256 << 20
    memory: int = 4 << 30
    file: int = 128 << 20
    cpu: int = 900
    processes: int = 32
    threads: int = 256
    files: int = 256
    inodes: int = 20_000

    def as_request(self) -> dict[str, int]:
        """Return the limits as JSON can carry them."""
        return asdict(self)


def set_resource_limits(limits: Limits) -> None:
    """Let the system keep this process and its children within those limits that it can."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    for which, value in (
        (resource.RLIMIT_AS, pages * os.sysconf("SC_PAGE_SIZE") + limits.memory),
        (resource.RLIMIT_FSIZE, limits.file),
        (resource.RLIMIT_NPROC, limits.threads),
        (resource.RLIMIT_NOFILE, limits.files),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
        (resource.RLIMIT_SIGPENDING, MAX_QUEUED_SIGNALS),
    ):
        _limit(which, value, value)
    # First SIGXCPU, which tells the grader why; then SIGKILL, for a process that ignores it.
    _limit(resource.RLIMIT_CPU, limits.cpu, limits.cpu + SIGXCPU_GRACE_S)


def _limit(which: int, soft: int, hard: int) -> None:
    """Set a limit, or leave it where the grader's own is lower: only some may raise one."""
    highest = resource.getrlimit(which)[1]
    if highest != resource.RLIM_INFINITY:
        soft, hard = min(soft, highest), min(hard, highest)
    resource.setrlimit(which, (soft, hard))
