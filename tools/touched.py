"""Print the test files that a change touches, for pytest: what differs from a commit, or is new.

A module touches the tests that import it, through others too; what is no module touches the tests
in the table below. A conftest, or what nothing here knows, touches all.
"""

import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]  # of this file's folder, Python knows already
from autograder.parts import PARTS  # noqa: E402

PACKAGES = {"autograder": "autograder", "datasets/coursedata": "coursedata", "tests": "tests"}
# Tests that reach a module in another process, by what autograder/parts.py says of it.
IN_PROCESSES = {
    "verdicts": "test_airlock test_airlock_values test_attacks test_course test_same_everywhere",
    "sandbox": "test_sandbox test_attacks",
    "server": "test_kernels",
}
NOTEBOOKS = "test_authoring test_bundle test_course test_curriculum test_questions test_reference"
TESTS = {  # by pattern, of files that are no modules
    "course/*": NOTEBOOKS,
    "solutions/*": NOTEBOOKS,
    "exercises/*": NOTEBOOKS,
    "*.md": "test_docs test_project test_curriculum",
    "datasets/*": "test_coursedata test_coursedata_fetch test_docs",
    "autograder/*": "test_report test_feedback test_bundle test_student",  # templates and styles
    "etc/*": "test_environment test_kernels test_browser test_browser_day test_bundle",
    "tools/*": "test_environment test_project test_touched",
    "benchmarks/*": "test_project test_docs",
    ".github/*": "test_ci",
    ".gitlab-ci.yml": "test_ci",
    ".ci/*": "test_ci",
    "Makefile": "test_environment test_project test_docs",
    "tests/passed.json": "",
    "nbgrader_*.py": "test_grading test_grader test_environment",
}
ALL = "tests"
COMMAND = "autograder.cli"


def changed(base: str) -> set[str]:
    """Return the files that differ from a commit, and those that git does not know yet."""
    commands = (
        ("git", "diff", "--name-only", base),
        ("git", "ls-files", "--others", "--exclude-standard"),
    )
    lines = [
        subprocess.check_output(command, cwd=ROOT, text=True, stderr=subprocess.DEVNULL)
        for command in commands
    ]
    return set("".join(lines).splitlines())


def module(file: str) -> str:
    """Return the name of a file's module; empty if it is none of the graph's."""
    for folder, package in PACKAGES.items():
        if file.startswith(f"{folder}/") and file.endswith(".py"):
            inner = file.removeprefix(f"{folder}/").removesuffix(".py").replace("/", ".")
            return f"{package}.{inner}".removesuffix(".__init__")
    return ""


def importing(name: str) -> set[str]:
    """Return the test files that import a module, through others or themselves.

    Not through the command, which imports everything, each when it is needed.
    """
    graph = grimp.build_graph(*PACKAGES.values(), cache_dir=None)
    if name != COMMAND:
        graph.remove_module(COMMAND)
    if name not in graph.modules:
        return set()
    return {
        test.removeprefix("tests.")
        for test in {name, *graph.find_downstream_modules(name)}
        if test.startswith("tests.test_")
    }


def running(file: str) -> set[str]:
    """Return the test files that run a module of the package in a process of their own."""
    part = next((part for part in PARTS if ROOT / file in part.files()), None)
    names = [tests for kind, tests in IN_PROCESSES.items() if part and getattr(part, kind)]
    return set(" ".join(names).split())


def touched(files: set[str]) -> set[str]:
    """Return the test files to run, or the folder of all."""
    found: set[str] = set()
    for file in files:
        name = module(file)
        if name and not name.endswith("conftest"):
            found |= importing(name) | running(file)
            continue
        tests = next((names for pattern, names in TESTS.items() if fnmatch(file, pattern)), None)
        if tests is None:
            return {ALL}
        found.update(tests.split())
    return {f"tests/{test}.py" for test in found}


def main() -> None:
    """Print them; without any, end with a sentence, since pytest would run all tests."""
    base = sys.argv[1] if len(sys.argv) > 1 else "HEAD"
    try:
        found = touched(changed(base))
    except subprocess.CalledProcessError:
        sys.exit(f"What differs from {base} is not known: git knows no such commit.")
    if not found:
        sys.exit(f"Nothing that differs from {base} touches a test.")
    print(*sorted(found))


if __name__ == "__main__":
    main()
