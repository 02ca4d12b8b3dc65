"""What sandbox and airlock cost.

    python -m benchmarks.airlock [CHAPTER]

The same answers, checks and machine: once as one notebook in a warm kernel, checks included, with
TensorFlow set as for grading; once behind the airlock. CPU time of everything that takes part. The
last line is one JSON object.
"""

import argparse
import json
import os
import resource
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

import nbformat
import psutil
from nbclient import NotebookClient
from nbformat import NotebookNode

from autograder.airlock.airlock import airlock
from autograder.exercise import Exercise
from autograder.kernels import prefer_warm
from autograder.kernels.client import command_servers
from autograder.patches import small_trainings
from autograder.paths import ROOT

ROUNDS = 5


def in_a_kernel(notebook: NotebookNode) -> None:
    """Run the notebook as it is."""
    options = [small_trainings.KERNEL_OPTION]
    NotebookClient(notebook, timeout=300, kernel_name="python3", extra_arguments=options).execute()


def behind_the_airlock(notebook: NotebookNode) -> None:
    """Grade the notebook."""
    with airlock() as lock:
        verdicts = lock.grade(Exercise(notebook))
    assert all(verdict.status == "passed" for verdict in verdicts), verdicts


def cpu(run: Callable[[NotebookNode], None], notebook: NotebookNode) -> float:
    """Return the seconds of CPU that a run takes: here, and in what the kernel server forks."""
    before = _used()
    run(notebook)
    return _used() - before


def _used() -> float:
    own = resource.getrusage(resource.RUSAGE_SELF)
    total = own.ru_utime + own.ru_stime
    for server in command_servers("status"):
        times = psutil.Process(server["pid"]).cpu_times()
        assert not server["kernels"], "a kernel is still running; its time would not be counted"
        total += times.user + times.system + times.children_user + times.children_system
    return total


def main() -> None:
    """Measure in turn, print each figure, and all of them as JSON in the end."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.airlock")
    parser.add_argument("chapter", nargs="?", default="02_binary_classification")
    chapter = parser.parse_args().chapter
    prefer_warm()
    with tempfile.TemporaryDirectory() as runtime:  # a kernel server of our own, to be measured
        os.environ["JUPYTER_RUNTIME_DIR"] = runtime
        measure(ROOT / "solutions" / chapter / f"{chapter}.ipynb")
        command_servers("stop")


def measure(path: Path) -> None:
    """Run both in turn, and print what they took."""
    taken: dict[Callable[[NotebookNode], None], list[float]] = {
        in_a_kernel: [],
        behind_the_airlock: [],
    }
    for run in taken:
        run(nbformat.read(path, as_version=4))  # the server starts, and modules are loaded
    for _ in range(ROUNDS):
        for run, values in taken.items():
            values.append(cpu(run, nbformat.read(path, as_version=4)))
    plain, guarded = (median(values) for values in taken.values())
    print(f"in a warm kernel {plain:.2f} s of CPU, behind the airlock {guarded:.2f} s")
    figures = {"plain_cpu_s": plain, "airlock_cpu_s": guarded, "overhead_cpu_s": guarded - plain}
    print(json.dumps({name: round(value, 3) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
