"""Run one submission behind the airlock; the part of grading that workers do, here or elsewhere.

It knows no folder and no gradebook: a notebook comes in as text, verdicts and outputs go out.
"""

import hashlib
import multiprocessing
import os
import signal
import sys
import sysconfig
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

import autograder
from autograder.airlock.airlock import Verdict, airlock, own_names
from autograder.airlock.selftest import leaks
from autograder.cells import kind
from autograder.checks.check import MIME

PARTS = ("airlock", "checks", "kernels")  # of this package: what a verdict depends on


class Unsafe(Exception):
    """The sandbox does not hold on this machine; the message says what it lets through."""


@dataclass
class Judged:
    """What came out of running a submission.

    Attributes
    ----------
    verdicts : list of Verdict
        Of the checks that were asked.
    outputs : dict
        By cell: a check's name, or the id of another cell with code.
    measures : dict
        By check: what it has measured against a threshold.
    """

    verdicts: list[Verdict] = field(default_factory=list)
    outputs: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    measures: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Keys:
    """What verdicts depend on, as digests.

    Attributes
    ----------
    code : str
        Of all that runs, but checks.
    checks : dict
        Of each check: itself, and all that runs before it, but other checks.
    """

    code: str
    checks: dict[str, str]


def keys(notebook: NotebookNode, surroundings: str) -> Keys:
    """Return the digests of a rebuilt notebook."""
    setups = (cell.source for cell in notebook.cells if kind(cell) == "setup")
    running = hashlib.sha256(repr((surroundings, sorted(own_names(setups)))).encode())
    checks = {}
    for cell in notebook.cells:
        what = kind(cell)
        if what == "check":
            check = running.copy()
            check.update(repr((known_as(cell), cell.source)).encode())
            checks[known_as(cell)] = check.hexdigest()
        elif what != "text":
            running.update(repr((what, cell.source)).encode())
    return Keys(running.hexdigest(), checks)


def known_as(cell: NotebookNode) -> str:
    """Return what a cell's outputs are known by."""
    return str(cell.metadata.nbgrader.grade_id if kind(cell) == "check" else cell.id)


@cache
def surroundings() -> str:
    """Return a digest of everything else: Python, packages, data, and the code that judges."""
    digest = hashlib.sha256(sys.version.encode())
    # Not all of `sys.path`: setuptools puts copies of packages there, in some processes.
    places = sorted({sysconfig.get_path(name) for name in ("purelib", "platlib")})
    installed = distributions(path=places)
    for package in sorted(f"{found.name}=={found.version}" for found in installed):
        digest.update(package.encode())
    for path in _files():
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    import coursedata

    package = Path(autograder.__file__).parent
    yield package / "cells.py"
    yield from (path for part in PARTS for path in sorted((package / part).glob("*.py")))
    data = Path(coursedata.__file__).parent
    yield from (path for path in sorted(data.rglob("*")) if path.suffix not in {"", ".pyc"})


def prepare(root: str, *, unsafe: bool) -> None:
    """Start what `judge` needs: the kernel server and, by its test, the sandbox."""
    if not unsafe:
        _leaks(root)


def judge(text: str, wanted: frozenset[str], root: str, *, unsafe: bool) -> Judged:
    """Run a rebuilt notebook and ask some of its checks.

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
    notebook = nbformat.reads(text, as_version=nbformat.current_nbformat)
    with airlock(sandbox=not unsafe) as lock:
        verdicts = lock.judge(notebook, wanted)
    run = [cell for cell in notebook.cells if kind(cell) not in {"text", "check"}]
    asked = {verdict.check for verdict in verdicts}
    run += [cell for cell in notebook.cells if kind(cell) == "check" and known_as(cell) in asked]
    outputs = {known_as(cell): [dict(output) for output in cell.outputs] for cell in run}
    return Judged(verdicts, outputs, {check: _measures(outputs[check]) for check in asked})


@cache
def _leaks(root: str) -> list[str]:
    return leaks(Path(root))


def _measures(outputs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    records = [output.get("data", {}).get(MIME) for output in outputs]
    return [measure for record in records if record for measure in record["measures"]]


def begin() -> None:
    """Make this process a worker, which ends with the process that started it.

    An interrupt is for that one, and so is the terminal: what matters comes back in the result.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    """End when the parent has ended, even if it was killed: nobody else would tell us."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
