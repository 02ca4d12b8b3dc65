"""The course's `nbgrader_config.py`, read as nbgrader reads it."""

from pathlib import Path

from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader


def nbgrader_config(root: Path) -> Config:
    """Read the `nbgrader_config.py` of a course."""
    return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
