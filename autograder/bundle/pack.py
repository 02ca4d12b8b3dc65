"""Pack what students get into one archive: lessons, exercises, data, their part of the package.

What goes in is named here, so nothing goes along by accident. The same files give the same bytes.
"""

import io
import re
import tomllib
import zipfile
from collections.abc import Iterable
from pathlib import Path

from autograder.errors import UserError
from autograder.parts import student_patterns

FOLDER = "keras-course"  # what the archive unpacks to
TEMPLATES = "etc/bundle"  # what students get in place of the course's own

# As they are in the course. Each pattern must find something.
TAKEN = (
    "LICENSE",
    *student_patterns(),
    "course/*.ipynb",
    "course/README.md",
    "datasets/README.md",
    "datasets/coursedata/**/*.py",
    "datasets/coursedata/py.typed",
    "datasets/coursedata/data/*.csv",
    "datasets/coursedata/data/*.keras",
    "datasets/coursedata/data/*.rst",
    "datasets/coursedata/data/*.txt",
    "etc/ipython/*.py",
    "etc/jupyter/*.py",
    "etc/jupyter/*/*.json",
    "etc/lab/*/*.json",
    "etc/student/*.json",
    "etc/student/*.py",
    "etc/student/*/*.json",
    "exercises/*/*.ipynb",
    "tools/make_venv.py",
)
END = "# What follows is for who writes and grades exercises"
LAB = "# lab: as in the course itself\n"
SETTINGS = ("[build-system]", "[project]", "[project.", "[tool.hatch.")  # of pyproject.toml
NOT_FOR_STUDENTS = "[project.optional-dependencies]"
INSTALLS = ("hatchling", "editables")  # what the package itself is installed with


class BundleError(UserError):
    """There is no archive; the message is one sentence that says why."""


def contents(root: Path) -> dict[str, bytes]:
    """Return the archive's files by name.

    Raises
    ------
    BundleError
        If a part of the course is not there.
    """
    files: dict[str, bytes] = {}
    for pattern in TAKEN:
        found = [path for path in sorted(root.glob(pattern)) if path.is_file()]
        if not found:
            raise BundleError(f"{root / pattern}: there is no such file")
        files |= {path.relative_to(root).as_posix(): path.read_bytes() for path in found}

    def text(name: str) -> str:
        return (root / name).read_text(encoding="utf-8")

    project = pyproject(text("pyproject.toml"))
    lock = text("requirements.lock")
    kept = needed(lock, [*tomllib.loads(project)["project"]["dependencies"], *INSTALLS])
    lab = target("lab", text("Makefile"))
    made = {
        "README.md": text(f"{TEMPLATES}/README.md"),
        "nbgrader_config.py": text("nbgrader_config.py").partition(END)[0].rstrip() + "\n",
        "Makefile": text(f"{TEMPLATES}/Makefile").replace(LAB, lab),
        "pyproject.toml": project,
        "requirements.lock": requirements(lock, kept),
        "environment.yml": environment(text("environment.yml"), kept),
    }
    return files | {name: made[name].encode() for name in made}


def pack(files: dict[str, bytes]) -> bytes:
    """Return a zip archive whose bytes depend on nothing but names and contents."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        for name in sorted(files):
            member = zipfile.ZipInfo(f"{FOLDER}/{name}", date_time=(1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3  # Unix, wherever this runs
            member.external_attr = 0o100644 << 16
            opened.writestr(member, files[name])
    return archive.getvalue()


def target(name: str, makefile: str) -> str:
    """Return one target of a Makefile, with its recipe."""
    found = re.search(rf"^{name}:.*\n(?:\t.*\n)*", makefile, flags=re.MULTILINE)
    if not found:
        raise BundleError(f"Makefile: there is no target {name!r}")
    return found[0]


def pyproject(text: str) -> str:
    """Return what a student's installation reads of pyproject.toml."""
    sections = re.split(r"^(?=\[)", text, flags=re.MULTILINE)
    kept = [s for s in sections if s.startswith(SETTINGS) and not s.startswith(NOT_FOR_STUDENTS)]
    return re.sub(r"^# docs/.*\n", "", "".join(kept), flags=re.MULTILINE).rstrip() + "\n"


def entries(lock: str) -> dict[str, str]:
    """Return the entries of requirements.lock, each with its hashes, by the package's name."""
    found = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)
    return {_name(entry): entry for entry in found if entry.strip()}


def needed(lock: str, wanted: Iterable[str]) -> set[str]:
    """Return the names of what some requirements need in the end, as the lock's comments say."""
    parents = {
        name: set(re.findall(r"^    # (?:via |  )([a-z0-9][a-z0-9-]*)", entry, re.MULTILINE))
        for name, entry in entries(lock).items()
    }
    kept = {_name(requirement) for requirement in wanted}
    while more := {name for name in parents if parents[name] & kept} - kept:
        kept |= more
    return kept


def requirements(lock: str, kept: set[str]) -> str:
    """Return those entries of requirements.lock."""
    return "".join(entry for name, entry in entries(lock).items() if name in kept)


def environment(text: str, kept: set[str]) -> str:
    """Return environment.yml with those pins, for conda."""
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith("# Made by")]
    pin = re.compile(r'      - "?([a-z0-9-]+)==')
    return "".join(x for x in lines if not (found := pin.match(x)) or found[1] in kept)


def _name(requirement: str) -> str:
    """Return the package that a requirement names, as requirements.lock spells it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement, maxsplit=1)[0]).lower()
