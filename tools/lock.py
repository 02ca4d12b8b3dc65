"""Compile the locks from pyproject.toml, and the files for conda from the locks.

`requirements.lock` pins everything for authors, instructors and developers; the same pins, of what
students need, go to `etc/bundle/`, where `autograder bundle` takes them from.

Options go to uv: `python tools/lock.py --upgrade` takes the newest versions.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = Path("requirements.lock")
STUDENTS = Path("etc", "bundle")
COMPILE = [
    "uv",
    "pip",
    "compile",
    "pyproject.toml",
    "--quiet",
    "--group=build",
    "--universal",
    "--python-version=3.11",
    "--fork-strategy=fewest",
    "--generate-hashes",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
]
EVERYTHING = ["--all-extras", "--group=dev"]

HEADER = """\
# For users of conda: `conda env create --file environment.yml`.
# Made from requirements.lock: the same pins.
name: keras-course
channels:
  - conda-forge
dependencies:
  - python=3.12
  - pip
  - pip:
"""


def pins(lock: str) -> list[str]:
    """Return the requirements of a lock file, without their hashes."""
    return [found.strip() for found in re.findall(r"^([a-z0-9][^\\\n]*)", lock, flags=re.MULTILINE)]


def environment(lock: str, course: str = ".") -> str:
    """Return the text of environment.yml; `course` is the way from its folder to the course's."""
    lines = [f'      - "{pin}"' if ";" in pin else f"      - {pin}" for pin in pins(lock)]
    return HEADER + "\n".join([*lines, f"      - -e {course}"]) + "\n"


def compile_lock(output: Path, *options: str) -> str:
    """Write a lock file, and return its text."""
    subprocess.run([*COMPILE, *options, f"--output-file={output}"], check=True, cwd=ROOT)
    return (ROOT / output).read_text(encoding="utf-8")


def main() -> None:
    """Write both locks, and for each what conda reads; Binder has a third file of its own."""
    lock = compile_lock(LOCK, *EVERYTHING, *sys.argv[1:])
    students = compile_lock(STUDENTS / LOCK, f"--constraint={LOCK}", "--no-annotate")
    for path, text in {
        Path("environment.yml"): environment(lock),
        Path(".binder", "environment.yml"): environment(lock, ".."),  # pip runs where it lies
        STUDENTS / "environment.yml": environment(students),
    }.items():
        (ROOT / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
