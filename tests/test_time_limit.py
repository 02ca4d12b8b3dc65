"""CPU time counts, and far more wall time; a process that was suspended has lost nothing."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable

import pytest

from autograder.airlock import frames
from autograder.airlock.frames import Kind, Message
from autograder.execution import time_limit
from autograder.execution.limits import SubmissionLimits, TimeLimits
from autograder.execution.session import Session, Sink, Stopped
from autograder.execution.time_limit import TimeLimit, cpu_seconds
from autograder.kernels.wire import receive_exactly


class Clock:
    """A machine's time, of which each wait takes what it was meant to, times `slowness`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, slowness: float = 1) -> None:
        self.now, self.slowness = 0.0, slowness
        monkeypatch.setattr(time_limit.time, "monotonic", lambda: self.now)

    def wait_out(self, limit: TimeLimit, work: Callable[[float], None]) -> int:
        waits = 0
        for wait_s in limit.pieces():
            self.now += wait_s * self.slowness
            work(wait_s)
            waits += 1
        return waits


@pytest.mark.parametrize("share", [1.0, 0.2])
def test_computing_is_stopped_by_cpu_time_on_any_machine(
    monkeypatch: pytest.MonkeyPatch, share: float
) -> None:
    clock, used = Clock(monkeypatch), [5.0]  # it has worked before
    limit = TimeLimit(60, 10, lambda: used[0])
    clock.wait_out(limit, lambda wait_s: used.__setitem__(0, used[0] + share * wait_s))
    assert 60 <= used[0] - 5 < 62
    assert limit.sentence == "it still ran after 60 seconds of computing time"
    assert limit.spent_s >= 60


def test_waiting_is_stopped_by_wall_time(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    limit = TimeLimit(2, 10, lambda: 0.0)
    clock.wait_out(limit, lambda _: None)
    assert 20 <= clock.now < 22
    assert limit.sentence == "it had not ended after 20 seconds, and computed little meanwhile"
    assert limit.spent_s == pytest.approx(20, rel=0.1)  # what a submission has used of its total


class Waiting:
    """A process in which each cell waits for as long as it may, and computes nothing."""

    running, peak_memory_bytes = True, 0

    def __init__(self, clock: Clock) -> None:
        self.clock = clock

    def cpu_seconds(self) -> float:
        return 0.0

    def execute(self, source: str, limit: TimeLimit, sink: Sink) -> None:
        self.clock.wait_out(limit, lambda _: None)
        raise TimeoutError

    def start(self) -> None: ...

    def end(self) -> None: ...


def test_code_that_waits_again_and_again_is_stopped_by_the_total(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock(monkeypatch)
    session = Session(Waiting(clock), TimeLimits(cell_s=60, total_s=1800, wall_factor=10))
    reasons = []
    for _ in range(5):
        with pytest.raises(Stopped) as stopped:
            session.run("input()", 60, lambda _: None)
        reasons.append(str(stopped.value))
    assert reasons[:2] == ["it had not ended after 600 seconds, and computed little meanwhile"] * 2
    assert reasons[3:] == ["all of your code together took more than 1800 seconds"] * 2
    assert clock.now < 1900


def test_a_suspended_grader_counts_no_more_than_it_meant_to_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock(monkeypatch, slowness=1000)
    waits = clock.wait_out(TimeLimit(2, 10, lambda: 0.0), lambda _: None)
    assert waits >= 20
    assert clock.now >= 20_000


def test_a_reply_is_read_though_its_time_is_over() -> None:
    """It has computed for longer than it may, while the reader was suspended."""
    used = iter([0.0, 75.0])
    limit = TimeLimit(60, 10, lambda: next(used, 75.0))
    assert limit.spent_s == 75
    ours, theirs = socket.socketpair()
    with ours, theirs:
        frames.send(ours, Message(Kind.REPLY, 7, [b"{}", b"x" * 100_000]))
        assert frames.receive(theirs, limit).number == 7
        with pytest.raises(TimeoutError):
            frames.receive(theirs, limit)
    assert limit.sentence == "it still ran after 60 seconds of computing time"


def test_messages_without_end_are_not_read_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of them is there as soon as somebody looks."""
    clock, limit = Clock(monkeypatch), TimeLimit(1, 10, lambda: 0.0)
    ours, theirs = socket.socketpair()
    with ours, theirs, pytest.raises(TimeoutError):
        while True:
            frames.send(ours, Message(Kind.OUTPUT, 1, [b"{}"]))
            clock.now += 0.2
            frames.receive(theirs, limit)
    assert clock.now < 15


def test_what_is_done_in_one_piece_counts() -> None:
    used = iter([1.0, 3.5])
    limit = TimeLimit(60, 10, lambda: next(used))
    limit.wait_s()
    assert limit.spent_s == 2.5


def test_the_cpu_time_of_what_a_process_has_started_counts() -> None:
    """A child that has ended, and one that lives."""
    work = "import time\nwhile time.process_time() < 0.3: pass"
    code = f"""
import subprocess, sys
subprocess.run([sys.executable, "-c", {work!r}])
child = subprocess.Popen([sys.executable, "-c", {work!r} + "\\nprint(1, flush=True)\\ninput()"],
                         stdin=subprocess.PIPE, stdout=subprocess.PIPE)
child.stdout.readline()
print("done", flush=True)
sys.stdin.readline()
"""
    ticks_s = 0.1  # each number is rounded down to a tick of 0.01 s
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        found = cpu_seconds(process.pid)
        assert found > 2 * 0.3 - ticks_s
        assert cpu_seconds(os.getpid()) > found
        assert time_limit._psutil_seconds(process.pid) == pytest.approx(found, abs=ticks_s)
        process.kill()
    assert cpu_seconds(process.pid) == 0


def test_sending_stops_when_nobody_reads() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, pytest.raises(TimeoutError):
        frames.send(ours, Message(Kind.REPLY, 1, [b"x" * 10_000_000]), TimeLimit(0.01, 1, float))


def test_a_slow_writer_cannot_stretch_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each byte that it sends comes in time, and all together do not."""
    clock, (ours, theirs) = Clock(monkeypatch), socket.socketpair()
    limit = TimeLimit(1, 10, lambda: 0.0)
    sent = threading.Event()

    class Slow:
        def settimeout(self, _: float) -> None:
            clock.now += 0.5

        def recv(self, _: int) -> bytes:
            sent.set()
            return b"\0"

    with ours, theirs, pytest.raises(TimeoutError):
        receive_exactly(Slow(), 1000, limit)  # type: ignore[arg-type]
    assert sent.is_set()
    assert clock.now < 15


def test_limits_reach_the_runs() -> None:
    assert TimeLimits().wall_factor == SubmissionLimits().times.wall_factor == 10
    assert TimeLimits(wall_factor=3).limit(2, float).wall_s == 6
