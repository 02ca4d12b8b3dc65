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
    """

    verdicts: list[Verdict] = field(default_factory=list)
    outputs: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    measures: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


def prepare(root: str, *, unsafe: bool) -> None:
    """Start what `grade` needs: the kernel server and, by its test, the sandbox."""
    if not unsafe:
        _leaks(root)


def grade(text: str, wanted: frozenset[str], root: str, *, unsafe: bool) -> Outcome:
    """Run a rebuilt notebook and some of its checks.

    Parameters
    ----------
    text : str
        The notebook.
    wanted : set of str
        The checks.
    root : str
        The course's folder, which the sandbox must hide.
    unsafe : bool
        Use no sandbox.

    Raises
    ------
    Unsafe
        If the sandbox does not hold on this machine.
    NoWarmKernel
        If there can be none.
    """
    if not unsafe and (found := _leaks(root)):
        raise Unsafe("; ".join(found))
    exercise = Exercise(json.loads(text))
    with airlock(sandbox=not unsafe) as lock:
        verdicts = lock.grade(exercise, wanted)
    run = {verdict.check for verdict in verdicts}
    executed = [
        cell
        for cell in exercise.cells
        if cell.kind != "text" and (cell.kind != "check" or cell.id in run)
    ]
    outputs = {
        output_key(cell): [dict(output) for output in cell.node["outputs"]] for cell in executed
    }
    return Outcome(verdicts, outputs, {check: _measures(outputs[check]) for check in run})


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
