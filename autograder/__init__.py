"""The course's machinery. Notebooks use just `from autograder import check, expect`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from autograder.checks import CheckFailed, check, expect
    from autograder.student.progress import progress

__version__: str
__all__ = ["CheckFailed", "check", "expect", "progress"]


def __getattr__(name: str) -> object:
    """Import checks when they are first used, which spares the command and kernels NumPy.

    In a kernel, cells are watched from then on: a check must know which cells have run before it.
    """
    if name == "__version__":  # pyproject.toml says it, once
        from importlib.metadata import version

        return version("keras-course")
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "progress":
        from autograder.student.progress import progress

        return progress
    from autograder import checks

    checks.watch_cells()
    return getattr(checks, name)
