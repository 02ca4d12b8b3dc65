"""Rebuild the shipped data files, byte for byte.

A new data set needs a module here that builds its CSV, a line in `BUILDERS`, a description
``data/<name>.rst``, and a loader. The trained network ``small_resnet.keras`` is an
exception: its bytes differ each time, so only ``--train`` builds it again.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..files import DATA
from . import asteroid, darts, irrigation, league, rings

BUILDERS: dict[str, Callable[[], bytes]] = {
    "asteroid.csv": asteroid.build,
    "darts.csv": darts.build,
    "irrigation.csv": irrigation.build,
    "league_season.csv": league.build_season,
    "league_strengths.csv": league.build_strengths,
    "league_tournament.csv": league.build_tournament,
    "rings.csv": rings.build,
}


def write(folder: Path = DATA) -> list[str]:
    """Write every file that differs into `folder`; return the names of those written."""
    names = differing(folder)
    for name in names:
        (folder / name).write_bytes(BUILDERS[name]())
    return names


def differing(folder: Path = DATA) -> list[str]:
    """Return the names of the files in `folder` that are missing or differ from what is built."""
    return [name for name, build in BUILDERS.items() if _read(folder / name) != build()]


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None
