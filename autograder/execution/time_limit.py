"""How long a student's code may take, on any machine and under any load."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

CHECK_INTERVAL_S = 1.0  # of wall time, between two looks at the CPU time
MIN_WAIT_S = 0.02
LATE_S = 1.0  # of wall time, once the time is over, to read what has come already
LATE_WAIT_S = 0.001  # for each piece of it


class TimeLimit:
    """So much CPU time of the processes that work, and far more wall time if they wait instead.

    CPU time is the same on a busy machine. Wall time is counted in pieces: a piece in which this
    process itself was suspended counts for no more than it was meant to last.

    Parameters
    ----------
    cpu_s : float
        Seconds of CPU time, of all processes together.
    wall_factor : float
        How many times as many seconds of wall time there are.
    used_s : callable
        Returns how many seconds of CPU time they have used so far.
    """

    def __init__(self, cpu_s: float, wall_factor: float, used_s: Callable[[], float]) -> None:
        self.cpu_s, self.wall_s = cpu_s, cpu_s * wall_factor
        self._used_s, self._begun_s = used_s, used_s()
        self._cpu_spent_s = self._wall_spent_s = 0.0
        self._counted = self._checked = time.monotonic()  # wall time, CPU time
        self._piece_s = self._next_piece_s()
        self._over_since: float | None = None

    @property
    def spent_s(self) -> float:
        """Seconds that have gone until now: of CPU time or of wall time, whichever are more."""
        self._count(is_last=True)
        return max(self._cpu_spent_s, self._wall_spent_s)

    @property
    def over(self) -> bool:
        """Whether the time is over, as far as it was counted."""
        return self._cpu_spent_s >= self.cpu_s or self._wall_spent_s >= self.wall_s

    @property
    def sentence(self) -> str:
        """What to tell a student: a clause about "it"."""
        if self._cpu_spent_s >= self.cpu_s:
            return f"it still ran after {self.cpu_s:g} seconds of computing time"
        return f"it had not ended after {self.wall_s:g} seconds, and computed little meanwhile"

    def wait_s(self) -> float:
        """Return how long to wait before asking again; count what has gone since it was asked last.

        Once the time is over, this is next to nothing: what has come meanwhile may still be read.

        Raises
        ------
        TimeoutError
            If there is no end of it.
        """
        self._count()
        if not self.over:
            self._piece_s = self._next_piece_s()
            return self._piece_s
        if self._over_since is None:
            self._over_since = self._counted
        if self._counted - self._over_since > LATE_S:
            raise TimeoutError
        return LATE_WAIT_S

    def pieces(self) -> Iterator[float]:
        """Yield how long to wait next, until the time is over."""
        while True:
            wait_s = self.wait_s()
            if self.over:
                return
            yield wait_s

    def _next_piece_s(self) -> float:
        soonest = (self.cpu_s - self._cpu_spent_s) / (os.cpu_count() or 1)  # all cores may be at it
        left = min(soonest, self.wall_s - self._wall_spent_s, CHECK_INTERVAL_S)
        return max(left, MIN_WAIT_S)

    def _count(self, *, is_last: bool = False) -> None:
        now = time.monotonic()
        self._wall_spent_s += min(now - self._counted, self._piece_s)
        self._counted = now
        if is_last or now - self._checked >= self._piece_s:
            self._checked = now
            self._cpu_spent_s = max(self._cpu_spent_s, self._used_s() - self._begun_s)


def cpu_seconds(pid: int) -> float:
    """Return the CPU time of a process, its descendants, and those that it has waited for.

    Returns
    -------
    float
        Seconds; 0 if the process has ended.
    """
    if not Path("/proc/self/stat").exists():
        return _psutil_seconds(pid)
    seconds, pids, seen = 0.0, [pid], set[int]()
    while pids:
        one = pids.pop()
        if one in seen:
            continue
        seen.add(one)
        with suppress(OSError, ValueError, IndexError):  # it has ended meanwhile
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            seconds += sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
            for task in Path(f"/proc/{one}/task").iterdir():
                pids += map(int, (task / "children").read_text().split())
    return seconds


def _psutil_seconds(pid: int) -> float:
    import psutil

    seconds = 0.0
    with suppress(psutil.Error):
        process = psutil.Process(pid)
        for one in (process, *process.children(recursive=True)):
            with suppress(psutil.Error):
                seconds += sum(one.cpu_times()[:4])
    return seconds
