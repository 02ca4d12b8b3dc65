"""Pack what students get into one archive: lessons, exercises, data, their part of the package.

What goes in is named here, so nothing goes along by accident. The same files give the same bytes.
"""

import io
import tempfile
import zipfile
from pathlib import Path

import tomlkit

from autograder.errors import UserError
from autograder.execution.limits import SubmissionLimits
from autograder.parts import student_patterns
from autograder.settings import nbgrader_config

FOLDER = "keras-course"  # what the archive unpacks to
OWN = "etc/bundle"  # what students get in place of the course's own, by the same names

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
    "nbgrader_config.py",
    "tools/make_venv.py",
)
TAKEN_FROM_OWN = ("Makefile", "README.md", "environment.yml", "requirements.lock")
# All that is set in the nbgrader_config.py that students get.
SETTINGS = {
    "CourseDirectory.course_id",
    "CourseDirectory.ignore",
    "CourseDirectory.release_directory",
    "CourseDirectory.root",
    "Exchange.assignment_dir",
    "Exchange.cache",
    "Exchange.root",
    "Execute.timeout",
}
# What may be set there besides.
LIMITS = {f"SubmissionLimits.{name}" for name in SubmissionLimits.class_own_traits(config=True)}


class BundleError(UserError):
    """There is no archive; the message is one sentence that says why."""


def contents(root: Path) -> dict[str, bytes]:
    """Return the archive's files by name.

    Raises
    ------
    BundleError
        If a part of the course is not there, or if students' settings hold what is not for them.
    """
    files: dict[str, bytes] = {}
    for folder, patterns in ((root, TAKEN), (root / OWN, TAKEN_FROM_OWN)):
        for pattern in patterns:
            found = [path for path in sorted(folder.glob(pattern)) if path.is_file()]
            if not found:
                raise BundleError(f"{folder / pattern}: there is no such file")
            files |= {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
    if others := sorted(set(settings(files["nbgrader_config.py"])) - SETTINGS - LIMITS):
        raise BundleError(
            f"nbgrader_config.py sets c.{others[0]}; what students need not know belongs into "
            "nbgrader_teach.py"
        )
    project = (root / "pyproject.toml").read_text(encoding="utf-8")
    return files | {"pyproject.toml": student_project(project).encode()}


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


def settings(content: bytes) -> dict[str, object]:
    """Return what a nbgrader_config.py sets by itself, such as `Exchange.root`."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "nbgrader_config.py").write_bytes(content)
        config = nbgrader_config(Path(folder))
    return {f"{part}.{name}": value for part in config for name, value in config[part].items()}


def student_project(text: str) -> str:
    """Return what an installation by students reads of pyproject.toml: no extras, no tools."""
    project = tomlkit.parse(text)
    del project["project"]["optional-dependencies"]
    del project["dependency-groups"]
    project["tool"] = {"hatch": project["tool"]["hatch"]}
    return tomlkit.dumps(project)
