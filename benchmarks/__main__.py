"""Measure, keep the figures in `results.json`, and write them into the documents.

    python -m benchmarks [kernels] [airlock] [grading]

Each of them runs in a process of its own and takes minutes; nothing else should run meanwhile.
Figures that were not measured again stay as they were.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from importlib.metadata import version

from benchmarks.tables import RESULTS, read_results, write_tables

BENCHMARKS = ("kernels", "airlock", "grading")


def main() -> None:
    """Measure what was asked for, or everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    names = parser.parse_args().names or BENCHMARKS
    if unknown := set(names) - set(BENCHMARKS):
        parser.error(f"there is no benchmark {sorted(unknown)[0]!r}, only {', '.join(BENCHMARKS)}")
    results = read_results()
    for name in names:
        figures = measured(name)
        results[name] = {**results.get(name, {}), **figures, "measured_on": machine()}
        RESULTS.write_text(json.dumps(results, indent=2) + "\n")
    write_tables(results)


def measured(name: str) -> dict[str, float]:
    """Run a benchmark, let its lines through, and return its figures, which are the last one."""
    command = [sys.executable, "-m", f"benchmarks.{name}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = ""
        for line in process.stdout:
            print(line, end="", flush=True)
    if process.returncode:
        sys.exit(process.returncode)
    figures: dict[str, float] = json.loads(line)
    return figures


def machine() -> str:
    """Describe what the figures were measured on."""
    cores = len(os.sched_getaffinity(0))
    python = ".".join(platform.python_version_tuple()[:2])
    tensorflow = ".".join(version("tensorflow").split(".")[:2])
    return f"{cores} cores, Python {python} and TensorFlow {tensorflow}"


if __name__ == "__main__":
    main()
