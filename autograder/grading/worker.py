"""Run one submission behind the airlock: what workers do, on this machine or on others.

They need no course folder and no gradebook: they get a notebook as text, and return an `Outcome`.
"""

import json
import multiprocessing
import os
import signal
import sys
import threading
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from autograder.airlock.airlock import airlock
from autograder.airlock.selftest import leaks
from autograder.checks.check import MIME
from autograder.execution.limits import RunLimits
from autograder.exercise import Exercise
from autograder.grading.cache_keys import output_key
from autograder.verdict import Verdict


class Unsafe(Exception):
    """The sandbox does not confine code on this machine; the message says what it lets through."""


@dataclass
class Outcome:
    """What running a submission has given.

    Attributes
    ----------
    verdicts : list of Verdict
        Of the checks that were run.
    outputs : dict
        By cell: a check's name, or the id of another cell with code.
    measures : dict
        By check: what it has measured against a threshold.
    is_doubtful : bool
        Whether something was stopped, an answer or a check, that might not be if it ran alone.
    """

    verdicts: list[Verdict] = field(default_factory=list)
    outputs: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    measures: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    is_doubtful: bool = False


def prepare(root: str, limits: RunLimits) -> None:
    """Start what `grade` needs: the kernel server and, by its test, the sandbox."""
    if limits.sandbox:
        _leaks(root)


def grade(text: str, wanted: frozenset[str], root: str, limits: RunLimits) -> Outcome:
    """Run a rebuilt notebook and some of its checks.

    Parameters
    ----------
    text : str
        The notebook.
    wanted : set of str
        The checks.
    root : str
        The course's folder, which the sandbox must hide.
    limits : RunLimits
        Of which the sandbox's may be None, for none.

    Raises
    ------
    Unsafe
        If the sandbox does not hold on this machine.
    NoWarmKernel
        If there can be none.
    """
    if limits.sandbox and (found := _leaks(root)):
        raise Unsafe("; ".join(found))
    exercise = Exercise(json.loads(text))
    with airlock(limits) as lock:
        verdicts = lock.grade(exercise, wanted)
        is_doubtful = lock.is_doubtful
    run = {verdict.check for verdict in verdicts}
    executed = [
        cell
        for cell in exercise.cells
        if cell.kind != "text" and (cell.kind != "check" or cell.id in run)
    ]
    outputs = {
        output_key(cell): [dict(output) for output in cell.node["outputs"]] for cell in executed
    }
    measures = {check: _measures(outputs[check]) for check in run}
    return Outcome(verdicts, outputs, measures, is_doubtful)


@cache
def _leaks(root: str) -> list[str]:
    return leaks(Path(root))


def _measures(outputs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    records = [output.get("data", {}).get(MIME) for output in outputs]
    return [measure for record in records if record for measure in record["measures"]]


def initialize() -> None:
    """Make this process a worker, which ends with the process that started it.

    That one handles interrupts, and has the terminal to itself.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End when the parent has ended, even if it was killed."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
