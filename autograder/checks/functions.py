"""Expectations about functions, tried on fresh inputs next to a reference."""

import copy
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any

import numpy as np

from autograder.checks import arrays
from autograder.checks.check import CheckFailed, told
from autograder.checks.wording import placeholder, plural, show

PLAIN = int | float | complex | str | bytes | set | np.generic | np.dtype


def function(
    name: str,
    value: Any,
    *,
    reference: Callable[..., Any],
    cases: Iterable[tuple[Any, ...]],
    tolerance: float = 1e-5,
    flat: bool = False,
    why: str = "",
) -> None:
    """Expect a function to return what a reference returns, for each case.

    Parameters
    ----------
    reference : callable
        Where it returns a tuple, any sequence with the same parts will do.
    cases : iterable of tuples
        The arguments of each call. Every call gets copies of its own.
    tolerance : float
        Absolute and relative, for numbers.
    flat : bool
        Whether a column of shape (n, 1) counts as the same as (n,).

    Raises
    ------
    CheckFailed
        If it is no function, raises, changes its arguments, or returns something else. The message
        names the call.
    """
    placeholder(name, value)
    if not callable(value):
        raise CheckFailed(f"a function called `{name}`", show(value))
    for case in cases:
        call = f"{name}({', '.join(show(argument) for argument in case)})"
        given = copy.deepcopy(case)
        try:
            found = value(*given)
        except (Exception, SystemExit) as error:
            raise CheckFailed(f"`{call}` to return", told(error), why) from None
        if not _unchanged(case, given):
            raise CheckFailed(
                f"`{name}` to leave its arguments as they are",
                "a changed argument",
                "Work on a copy, or build a new array.",
            )
        _compare(call, found, reference(*copy.deepcopy(case)), tolerance, flat, why)


def _compare(call: str, found: Any, wanted: Any, tolerance: float, flat: bool, why: str) -> None:
    if wanted is not None:
        placeholder(call, found)
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
            _compare(f"{call}[{place}]", part, right, tolerance, flat, why)
        return
    arrays.array(call, found, equals=wanted, tolerance=tolerance, flat=flat, why=why)


def _parts(found: Any, at_most: int) -> list[Any]:
    try:
        return [] if isinstance(found, str) else list(islice(found, at_most))
    except Exception:
        return []


def _equal(found: Any, wanted: Any) -> bool:
    try:
        return bool(found == wanted)
    except Exception:  # an array of several is neither
        return False


def _unchanged(before: Any, after: Any) -> bool:
    """Compare what was given with what is left of it; unknown kinds count as unchanged."""
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
        return bool(before == after) or repr(before) == repr(after)  # nan
    return True


def _content(array: np.ndarray) -> tuple[tuple[int, ...], Any]:
    return array.shape, array.tolist() if array.dtype.hasobject else array.tobytes()
