"""Calls of a student's functions, and expectations about what they return."""

import copy
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any

import numpy as np

from autograder.checks import arrays
from autograder.checks.call_limit import StillRunning, limited
from autograder.checks.check import CheckFailed, describe_error
from autograder.checks.wording import plural, refuse_placeholder, show

# Compared by `==`, to find out whether a function has changed its arguments.
PLAIN = int | float | complex | str | bytes | set | np.generic | np.dtype


def call(
    name: str, function: Any, /, *arguments: Any, unchanged: bool = False, **keywords: Any
) -> Any:
    """Call a student's function with copies of the arguments, and return what it returns.

    Only by this, or by `expect.function`, does a check call what a student has written.

    Parameters
    ----------
    name : str
        What the message calls the function.
    function : callable
        The function to call.
    *arguments, **keywords
        What to call it with. Lists, dictionaries, arrays and tables are copied first, models are
        not.
    unchanged : bool
        Whether it must leave its arguments as they are. Ask for that only where the prompt does.

    Returns
    -------
    object
        What the function returned.

    Raises
    ------
    CheckFailed
        If it is not a function, raises an exception, or returns None or a placeholder; with
        `unchanged`, also if it changes an argument. The message names the call.
    """
    _require_function(name, function)
    shown, found = _called(name, function, arguments, keywords, unchanged=unchanged)
    refuse_placeholder(shown, found)
    return found


def function(
    name: str,
    value: Any,
    *,
    reference: Callable[..., Any],
    cases: Iterable[tuple[Any, ...]],
    tolerance: float = 1e-5,
    column_or_1d: bool = False,
    unchanged: bool = False,
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
        it returns a tuple, any sequence with equal items will do. It is called for all cases before
        the function is called at all.
    cases : iterable of tuples
        The positional arguments of each call. Both functions get a copy of them.
    tolerance : float
        Absolute and relative, for numbers.
    column_or_1d : bool
        Whether a column of shape (n, 1) counts as 1-D, shape (n,).
    unchanged : bool
        Whether it must leave its arguments as they are. Ask for that only where the prompt does.
    why : str
        A hint for the message, if the function returns something else.

    Raises
    ------
    CheckFailed
        If it is not a function, raises an exception, or returns something else; with `unchanged`,
        also if it changes its arguments. The message names the call.
    """
    _require_function(name, value)
    expected = [(case, copied(reference(*copied(case)))) for case in cases]
    for case, wanted in expected:
        shown, found = _called(name, value, case, {}, unchanged=unchanged)
        _compare(shown, found, wanted, tolerance, why, column_or_1d=column_or_1d)


def copied(value: Any) -> Any:
    """Return a copy of an argument, as deep as its lists and dictionaries go.

    What holds weights is passed on as it is, and so is what cannot be copied.
    """
    if type(value) in (list, tuple):
        return type(value)(map(copied, value))
    if type(value) is dict:
        return {copied(key): copied(item) for key, item in value.items()}
    if hasattr(value, "get_weights"):
        return value
    try:
        return copy.deepcopy(value)
    except Exception:
        return value


def _require_function(name: str, value: Any) -> None:
    refuse_placeholder(name, value)
    if not callable(value):
        raise CheckFailed(f"a function called `{name}`", show(value))


def _called(
    name: str,
    function: Callable[..., Any],
    arguments: tuple[Any, ...],
    keywords: Mapping[str, Any],
    *,
    unchanged: bool,
) -> tuple[str, Any]:
    """Call a student's function with copies; return how the message writes the call, and the value.

    Raises
    ------
    CheckFailed
        If it raises an exception, or changes an argument that it must not change.
    """
    listed = [*map(show, arguments), *(f"{key}={show(value)}" for key, value in keywords.items())]
    shown = f"{name}({', '.join(listed)})"
    given = copied((arguments, dict(keywords)))
    try:
        with limited():
            found = function(*given[0], **given[1])
    except StillRunning as stopped:
        raise CheckFailed(f"`{shown}` to return", str(stopped)) from None
    except (Exception, SystemExit) as error:
        raise CheckFailed(f"`{shown}` to return", describe_error(error)) from None
    if unchanged:
        labels = [
            *(f"argument {place}" for place in range(1, len(arguments) + 1)),
            *(f"`{key}`" for key in keywords),
        ]
        before, after = [*arguments, *keywords.values()], [*given[0], *given[1].values()]
        _require_unchanged(name, labels, before, after)
    return shown, found


def _require_unchanged(name: str, labels: list[str], before: list[Any], after: list[Any]) -> None:
    for label, argument, later in zip(labels, before, after, strict=True):
        if not _unchanged(argument, later):
            raise CheckFailed(
                f"`{name}` to leave its arguments as they are",
                f"a changed argument: {label}",
                "Work on a copy, or build a new array.",
            )


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
