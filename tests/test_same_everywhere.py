"""An answer runs in grading as in the student's notebook: magics, commands, streams, packages.

`notebook_cases` are run in an ordinary kernel, as JupyterLab starts it without this course's warm
ones, in a kernel as Validate uses it, and in the student's sandbox, and all three are compared.
"""

import re
from pathlib import Path
from typing import Any

import pytest

from autograder.airlock.backend import StudentBackend
from autograder.execution.jupyter import JupyterKernel
from autograder.execution.limits import SubmissionLimits, TimeLimits
from autograder.execution.outputs import Outputs
from autograder.execution.session import Backend, ProcessEnded
from tests.notebook_cases import CASES, Case

pytestmark = pytest.mark.slow

TIMES = TimeLimits(cell_s=60)
SETUP = "import matplotlib.pyplot as plt, numpy as np, os, sys\nhere = os.getcwd()"
PROBE = """
try:
    print("probe", repr({probe}))
except Exception as error:
    print("probe", type(error).__name__)
"""
# What depends on the process: addresses, process ids, times.
PRIVATE = re.compile(r"0x[0-9a-f]+|\b\d+(\.\d+)? ?(s|ms|μs|us|ns)\b")

Found = tuple[str, list[str], str]


def run(backend: Backend, source: str) -> list[dict[str, Any]]:
    """Run a cell; return its outputs as a notebook keeps them."""
    outputs = Outputs()
    backend.execute(source, TIMES.limit(TIMES.cell_s, backend.cpu_seconds), outputs.add)
    return outputs.as_notebook()


def look(backend: Backend, case: Case) -> Found:
    """Return what a case has printed, raised and left behind."""
    run(backend, "reached = False")
    shown: list[dict[str, Any]] = []
    for source in case.cells[:-1]:
        shown += run(backend, source)
    magic = case.cells[-1].startswith("%%")
    shown += run(backend, case.cells[-1] + ("" if magic else "\nreached = True"))
    printed = "".join(str(o["text"]) for o in shown if o["output_type"] == "stream")
    raised = [o["ename"] for o in shown if o["output_type"] == "error"]
    answers = run(backend, PROBE.format(probe=case.probe))
    probe = "".join(str(o.get("text", o.get("ename"))) for o in answers)
    probe = probe[probe.find("probe") :].partition("\n")[0]  # a thread may print as well
    printed = printed.replace("\r\n", "\n")  # a sandbox has no terminal for commands
    return PRIVATE.sub("?", printed) if case.prints else "", raised, PRIVATE.sub("?", probe)


def all_of(backend: Backend) -> dict[str, Found | str]:
    """Return what was found in one place."""
    found: dict[str, Found | str] = {}
    backend.start()
    run(backend, SETUP)
    for name, case in CASES.items():
        try:
            found[name] = look(backend, case)
        except (TimeoutError, ProcessEnded) as stopped:
            found[name] = f"{type(stopped).__name__} {stopped}"
            if not backend.running:
                backend.start()
            run(backend, SETUP)
    backend.end()
    return found


def ordinary(folder: Path) -> dict[str, Found | str]:
    """Run all in a kernel as Jupyter starts it by itself."""
    with JupyterKernel(str(folder), warm=False) as kernel:
        return all_of(kernel)


def validated(folder: Path) -> dict[str, Found | str]:
    """Run all in a kernel as Validate starts it."""
    with JupyterKernel(str(folder)) as kernel:
        return all_of(kernel)


def graded(_: Path) -> dict[str, Found | str]:
    """Run all in a student's sandbox."""
    limits = SubmissionLimits().run()
    return all_of(StudentBackend(limits.sandbox, TIMES))


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Found | str]]:
    with pytest.MonkeyPatch.context() as patched:
        patched.delenv("PYTEST_CURRENT_TEST")  # with it, a kernel shows no output of programs
        found = {}
        for place in (ordinary, validated, graded):
            # What %store keeps, other kernels of the same home would delete.
            patched.setenv("IPYTHONDIR", str(tmp_path_factory.mktemp("ipython")))
            found[place.__name__] = place(tmp_path_factory.mktemp(place.__name__))
        return found


@pytest.mark.parametrize("name", CASES)
def test_it_runs_alike(name: str, everywhere: dict[str, dict[str, Found | str]]) -> None:
    found = {place: cases[name] for place, cases in everywhere.items()}
    assert found == dict.fromkeys(found, found["ordinary"])
