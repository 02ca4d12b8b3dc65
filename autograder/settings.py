"""The course's `nbgrader_config.py`, read as nbgrader reads it."""

from pathlib import Path

from traitlets.config import Config
from traitlets.config.loader import ConfigFileNotFound, PyFileConfigLoader

from autograder.execution.limits import FileLimits, SubmissionLimits


def file_limits(root: Path) -> FileLimits:
    """Return what a course takes, as far as students have its configuration."""
    try:
        return SubmissionLimits(config=nbgrader_config(root)).files
    except ConfigFileNotFound:
        return FileLimits()


def nbgrader_config(root: Path) -> Config:
    """Read the `nbgrader_config.py` of a course."""
    return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
