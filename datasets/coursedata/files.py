"""The files that ship with the package."""

from pathlib import Path

DATA = Path(__file__).parent / "data"


def description(name: str) -> str:
    """The text that describes the data set `name`, as a loader's ``DESCR``."""
    return (DATA / f"{name}.rst").read_text(encoding="utf-8")
