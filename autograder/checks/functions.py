"""Expectations about functions, tried on fresh inputs next to a reference."""

import copy
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any

import numpy as np

from autograder.checks import arrays
from autograder.checks.check import CheckFailed, describe_error
from autograder.checks.wording import plural, refuse_placeholder, show

# Compared by `==`, to find out whether a function has changed its arguments.
PLAIN = int | float | complex | str | bytes | set | np.generic | np.dtype


def function(
    name: str,
    value: Any,
    *,
    reference: Callable[..., Any],
    cases: Iterable[tuple[Any, ...]],
    tolerance: float = 1e-5,
    column_or_1d: bool = False,
    why: str = "",
) -> None:
    """Expect a function to return what a reference returns, for each case.

    Parameters
    ----------
    name : str
        What the message calls the function.
    value : callable
        The function to check.
    reference : callable
        Returns what is right: None, a string, a boolean, an array-like, or a tuple of these. Where
        it returns a tuple, any sequence with equal items will do.
    cases : iterable of tuples
        The positional arguments of each call. Both functions get a copy of them.
    tolerance : float
        Absolute and relative, for numbers.
    column_or_1d : bool
        Whether a column of shape (n, 1) counts as 1-D, shape (n,).
    why : str
        A hint for the message, if the function raises an exception or returns something else.

    Raises
    ------
    CheckFailed
        If it is not a function, raises an exception, changes its arguments, or returns something
        else. The message names the call.
    """
    refuse_placeholder(name, value)
    if not callable(value):
        raise CheckFailed(f"a function called `{name}`", show(value))
    for case in cases:
        call = f"{name}({', '.join(show(argument) for argument in case)})"
        given = copy.deepcopy(case)
        try:
            found = value(*given)
        except (Exception, SystemExit) as error:
            raise CheckFailed(f"`{call}` to return", describe_error(error), why) from None
        if not _unchanged(case, given):
            raise CheckFailed(
                f"`{name}` to leave its arguments as they are",
                "a changed argument",
                "Work on a copy, or build a new array.",
            )
        wanted = reference(*copy.deepcopy(case))
        _compare(call, found, wanted, tolerance, why, column_or_1d=column_or_1d)


def _compare(
    call: str, found: Any, wanted: Any, tolerance: float, why: str, *, column_or_1d: bool
) -> None:
    if wanted is not None:
        refuse_placeholder(call, found)
    if wanted is None or isinstance(wanted, str | bool):
        if not _equal(found, wanted):
            raise CheckFailed(f"`{call}` to return {wanted!r}", show(found), why)
        return
    if isinstance(wanted, tuple):
        parts = _parts(found, at_most=len(wanted) + 1)
        if len(parts) != len(wanted):
            raise CheckFailed(
                f"`{call}` to return {plural(len(wanted), 'value')}", show(found), why
            )
        for place, (part, right) in enumerate(zip(parts, wanted, strict=True)):
            _compare(f"{call}[{place}]", part, right, tolerance, why, column_or_1d=column_or_1d)
        return
    arrays.array(
        call, found, equals=wanted, tolerance=tolerance, column_or_1d=column_or_1d, why=why
    )


def _parts(found: Any, at_most: int) -> list[Any]:
    """Return the first items of a sequence; none of a string, or of what has no items."""
    try:
        return [] if isinstance(found, str) else list(islice(found, at_most))
    except Exception:
        return []


def _equal(found: Any, wanted: Any) -> bool:
    try:
        return bool(found == wanted)
    except Exception:  # the truth value of an array is ambiguous
        return False


def _unchanged(before: Any, after: Any) -> bool:
    """Return whether arguments are equal to what they were; unknown types count as unchanged."""
    if type(before) is not type(after):
        return False
    if isinstance(before, np.ndarray):
        before, after = [before.dtype, *_content(before)], [after.dtype, *_content(after)]
    elif isinstance(before, Mapping):
        before, after = [*before.items()], [*after.items()]
    if isinstance(before, list | tuple):
        return len(before) == len(after) and all(map(_unchanged, before, after))
    if hasattr(before, "equals"):
        return bool(before.equals(after))
    if isinstance(before, PLAIN):
        return bool(before == after) or repr(before) == repr(after)  # nan != nan
    return True


def _content(array: np.ndarray) -> tuple[tuple[int, ...], Any]:
    return array.shape, array.tolist() if array.dtype.hasobject else array.tobytes()
