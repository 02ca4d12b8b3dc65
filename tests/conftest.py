"""Fixtures and hooks that all tests share."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.authoring.build import build, write
from autograder.kernels import NAME
from tests.recorded import leave_out_unchanged, record
from tests.tiny import write_tiny


@pytest.fixture(autouse=True, scope="session")
def kernels_of_this_session() -> Iterator[None]:
    """Warm kernels come from a server that is not the user's, and ends with the tests."""
    with tempfile.TemporaryDirectory() as runtime, pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_RUNTIME_DIR", runtime)
        # Jupyter reads it once in a process, whichever test comes first.
        patch.setenv("JUPYTER_DEFAULT_PROVISIONER_NAME", NAME)
        yield
        if sys.platform == "linux":
            from autograder.kernels.client import command_servers

            command_servers("stop")


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A course with one chapter, not yet built."""
    write_tiny(tmp_path)
    return tmp_path


@pytest.fixture
def built(tiny: Path) -> Path:
    """The same course, built."""
    write(tiny, build(tiny))
    return tiny


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of the tests that run side by side, those of one file share what they set up.

    Not those of the course, which need most of the time, each for itself.
    """
    leave_out_unchanged(config, items)
    for item in items:
        if item.path.name != "test_course.py":
            item.add_marker(pytest.mark.xdist_group(item.path.name))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Record which of the long tests have passed, but where CI runs."""
    if not os.environ.get("CI"):
        record(terminalreporter.getreports("passed"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Where CI runs, everything that a test needs is installed: a skipped test is a failure."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, which CI does not allow: {report.longrepr}"
    return report
