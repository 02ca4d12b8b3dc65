"""Where a student's own copies of the exercises lie, and the releases that they are copies of."""

from pathlib import Path

from autograder.paths import ROOT


def course_root(start: Path | None = None) -> Path:
    """Return the course that a folder is in, by default the working folder; else the installed."""
    start = (start or Path.cwd()).absolute()
    for folder in (start, *start.parents):
        if (folder / "exercises").is_dir() and (folder / "course").is_dir():
            return folder
    return ROOT


def exercises(root: Path) -> list[str]:
    """Return the names of all exercises, in the order of the course."""
    return sorted(path.parent.name for path in root.glob("exercises/*/*.ipynb"))


def copy_of(root: Path, name: str) -> Path:
    """Return where a student solves an exercise."""
    return root / "work" / name / f"{name}.ipynb"


def release_of(root: Path, name: str) -> Path:
    """Return what students are given."""
    return root / "exercises" / name / f"{name}.ipynb"
