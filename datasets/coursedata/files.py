"""The files that ship with the package."""

from pathlib import Path

DATA = Path(__file__).parent / "data"


def description(name: str) -> str:
    """Return the description of a data set, which its loader returns as ``DESCR``."""
    return (DATA / f"{name}.rst").read_text(encoding="utf-8")
