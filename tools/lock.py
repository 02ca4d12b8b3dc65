"""Compile requirements.lock from pyproject.toml, and the files for conda from requirements.lock.

Options go to uv: `python tools/lock.py --upgrade` takes the newest versions.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMPILE = [
    *("uv", "pip", "compile", "--quiet", "pyproject.toml", "--all-extras"),
    *("--universal", "--python-version", "3.11", "--fork-strategy", "fewest"),
    *("--generate-hashes", "--no-header", "--no-emit-index-url", "--no-emit-find-links"),
    *("--output-file", "requirements.lock"),
]

HEADER = """\
# For users of conda: `conda env create --file environment.yml`.
# Made by `make lock` from requirements.lock: the same pins.
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


def main() -> None:
    """Write requirements.lock, environment.yml, and the latter once more for Binder."""
    subprocess.run([*COMPILE, *sys.argv[1:]], check=True, cwd=ROOT)
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    (ROOT / "environment.yml").write_text(environment(lock), encoding="utf-8")
    binder = ROOT / ".binder" / "environment.yml"  # Binder looks nowhere else, and pip runs there
    binder.write_text(environment(lock, ".."), encoding="utf-8")


if __name__ == "__main__":
    main()
