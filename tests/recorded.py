"""Long tests that run again only when something that they depend on has changed.

`passed.json` holds, for each of them, a digest of all that it depended on when it last passed.
While that is the same, it need not run. Where the variable CI is set, all run.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from autograder.files import write
from tests.tiny import ROOT

PASSED = Path(__file__).with_name("passed.json")
PROPERTY = "depends on"  # of a report
ALWAYS = ("requirements.lock", "tests/recorded.py", "tests/test_course.py", "datasets/coursedata")


def digest(paths: Iterable[str]) -> str:
    """Return a digest of Python's version and of files and folders, named from the repository."""
    found = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for name in sorted({*paths, *ALWAYS}):
        path = ROOT / name
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                content = hashlib.sha256(file.read_bytes()).digest()
                found.update(file.relative_to(ROOT).as_posix().encode() + content)
    return found.hexdigest()


def leave_out_unchanged(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests marked `recorded` that have passed with all that they depend on.

    Not where CI runs, nor those that are named, by `::` or by -k.
    """
    named = config.option.keyword or any("::" in argument for argument in config.args)
    all_run = named or os.environ.get("CI")
    passed, unchanged = _passed(), []
    for item in items:
        marker = item.get_closest_marker("recorded")
        if marker is not None:
            value = digest(marker.kwargs["needs"](**item.callspec.params))  # type: ignore[attr-defined]
            item.user_properties.append((PROPERTY, value))
            if passed.get(item.nodeid) == value and not all_run:
                unchanged.append(item)
    if unchanged:
        config.hook.pytest_deselected(items=unchanged)
        items[:] = [item for item in items if item not in unchanged]


def record(reports: Iterable[pytest.TestReport]) -> None:
    """Keep the digests of those of these tests that have passed."""
    new = {
        report.nodeid.partition("@")[0]: value  # pytest-xdist adds the name of a group
        for report in reports
        for name, value in report.user_properties
        if name == PROPERTY
    }
    if new:
        text = json.dumps(_passed() | new, indent=1, sort_keys=True) + "\n"
        write({PASSED: text.encode()})


def _passed() -> dict[str, object]:
    return json.loads(PASSED.read_text(encoding="utf-8")) if PASSED.exists() else {}
