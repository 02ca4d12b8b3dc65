"""How long a student's code may take, on any machine and under any load."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

CHECK_INTERVAL_S = 1.0  # of wall time, between two looks at the CPU time
MIN_WAIT_S = 0.02


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
        self._cpu_spent_s = self._wall_spent_s = self._unchecked_s = 0.0

    @property
    def spent_s(self) -> float:
        """Seconds that have gone, of `cpu_s`."""
        return max(self._cpu_spent_s, self._wall_spent_s * self.cpu_s / max(self.wall_s, 1e-9))

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
        """Return how long to wait before asking again."""
        soonest = (self.cpu_s - self._cpu_spent_s) / (os.cpu_count() or 1)  # all cores may be at it
        left = min(soonest, self.wall_s - self._wall_spent_s, CHECK_INTERVAL_S)
        return max(left, MIN_WAIT_S)

    def count(self, wall_s: float, at_most_s: float) -> None:
        """Count a piece of wall time, and now and then the CPU time.

        Parameters
        ----------
        wall_s : float
            Seconds that it took.
        at_most_s : float
            Seconds that it was meant to last.
        """
        self._wall_spent_s += min(wall_s, at_most_s)
        self._unchecked_s += wall_s
        if self._unchecked_s >= min(CHECK_INTERVAL_S, self.wait_s()):
            self._unchecked_s = 0.0
            self._cpu_spent_s = max(self._cpu_spent_s, self._used_s() - self._begun_s)

    def pieces(self) -> Iterator[float]:
        """Yield how long to wait next, until the time is over; count each wait."""
        while not self.over:
            wait_s, begun = self.wait_s(), time.monotonic()
            yield wait_s
            self.count(time.monotonic() - begun, wait_s)


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
