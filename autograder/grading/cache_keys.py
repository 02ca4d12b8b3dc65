"""Cache keys of verdicts: digests of all that a verdict depends on."""

import hashlib
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from autograder.exercise import Cell, Exercise
from autograder.parts import verdict_files


@dataclass(frozen=True)
class CacheKeys:
    """The cache keys of one submission.

    Attributes
    ----------
    code : str
        Of all that runs, but checks.
    checks : dict
        Of each check: itself, and all that runs before it, but other checks.
    """

    code: str
    checks: dict[str, str]


def cache_keys(exercise: Exercise, fingerprint: str) -> CacheKeys:
    """Return the cache keys of an exercise with a student's answers in it.

    Parameters
    ----------
    exercise : Exercise
    fingerprint : str
        Of the environment, see `environment_fingerprint`.
    """
    running = hashlib.sha256(repr((fingerprint, sorted(exercise.setup_names))).encode())
    checks = {}
    for cell in exercise.cells:
        if cell.kind == "check":
            check = running.copy()
            check.update(repr((cell.id, cell.source)).encode())
            checks[cell.id] = check.hexdigest()
        elif cell.kind != "text":
            running.update(repr((cell.kind, cell.source)).encode())
    return CacheKeys(running.hexdigest(), checks)


def output_key(cell: Cell) -> str:
    """Return what a cell's outputs are found by: a check's id, or the id of another cell."""
    return cell.id if cell.kind == "check" else str(cell.node["id"])


@cache
def environment_fingerprint() -> str:
    """Return a digest of Python, the packages, the data and the modules that make verdicts."""
    digest = hashlib.sha256(sys.version.encode())
    # Not all of `sys.path`: setuptools puts copies of packages there, in some processes.
    places = sorted({sysconfig.get_path(name) for name in ("purelib", "platlib")})
    installed = distributions(path=places)
    for package in sorted(f"{found.name}=={found.version}" for found in installed):
        digest.update(package.encode())
    for path in (*verdict_files(), *_data_files()):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _data_files() -> Iterator[Path]:
    import coursedata

    data = Path(coursedata.__file__).parent
    yield from (path for path in sorted(data.rglob("*")) if path.suffix not in {"", ".pyc"})
