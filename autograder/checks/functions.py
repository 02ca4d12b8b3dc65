"""Expectations about functions, tried on fresh inputs next to a reference."""

import copy
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from autograder.checks import arrays
from autograder.checks.check import CheckFailed
from autograder.checks.wording import placeholder, show


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
        except Exception as error:
            said = " ".join(str(error).split())[:300]
            raise CheckFailed(
                f"`{call}` to return", f"{type(error).__name__}: {said}", why
            ) from None
        if not all(_same(before, after) for before, after in zip(case, given, strict=True)):
            raise CheckFailed(
                f"`{name}` to leave its arguments as they are",
                "a changed argument",
                "Work on a copy, or build a new array.",
            )
        wanted = reference(*copy.deepcopy(case))
        if isinstance(wanted, str | bool | type(None)):
            if found != wanted:
                raise CheckFailed(f"`{call}` to return {wanted!r}", show(found), why)
            continue
        if flat:
            found = np.asarray(found).reshape(-1) if found is not None else None
            wanted = np.asarray(wanted).reshape(-1)
        arrays.array(call, found, equals=wanted, tolerance=tolerance, why=why)


def _same(before: Any, after: Any) -> bool:
    if isinstance(before, np.ndarray):
        return np.array_equal(before, after, equal_nan=before.dtype.kind == "f")
    if hasattr(before, "equals"):
        return bool(before.equals(after))
    return bool(before == after)
