"""Where students' copies of the exercises are, and the releases that they were copied from."""

from pathlib import Path

from autograder.paths import ROOT


def course_root(start: Path | None = None) -> Path:
    """Return the course that contains a folder, by default the working folder.

    If there is none, return the course that this package is installed from.
    """
    start = (start or Path.cwd()).absolute()
    for folder in (start, *start.parents):
        if (folder / "exercises").is_dir() and (folder / "course").is_dir():
            return folder
    return ROOT


def exercises(root: Path) -> list[str]:
    """Return the names of all exercises, in the order of the course."""
    return sorted(path.parent.name for path in root.glob("exercises/*/*.ipynb"))


def copy_of(root: Path, name: str) -> Path:
    """Return the path of a student's copy of an exercise."""
    return root / "work" / name / f"{name}.ipynb"


def release_of(root: Path, name: str) -> Path:
    """Return the path of an exercise as it is released to students."""
    return root / "exercises" / name / f"{name}.ipynb"
