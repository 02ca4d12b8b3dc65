"""Expectations about arrays and tables."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import numpy as np

from autograder.checks.check import CheckFailed
from autograder.checks.wording import finite, numeric, placeholder, plural, show

Kind = Literal["whole", "float", "bool"]


def array(
    name: str,
    value: Any,
    *,
    shape: Sequence[int] | None = None,
    kind: Kind | None = None,
    values: Iterable[float] | None = None,
    between: tuple[float, float] | None = None,
    equals: Any = None,
    tolerance: float = 1e-5,
    why: str = "",
) -> None:
    """Expect numbers in an array, list, frame, series or tensor.

    Parameters
    ----------
    shape : sequence of int, optional
        The exact shape; -1 stands for any length.
    kind : {"whole", "float", "bool"}, optional
        "whole" takes every type whose values are whole numbers, booleans too.
    values : iterable of float, optional
        The only values that may occur.
    between : (low, high), optional
        The closed range in which all values lie.
    equals : array-like, optional
        What it must hold, within `tolerance` (absolute and relative).

    Raises
    ------
    CheckFailed
        For the first of these that does not hold, in this order.
    """
    found = numeric(name, value)
    if shape is not None:
        _shape(name, found.shape, tuple(shape), why)
    finite(name, found)
    if kind == "whole" and not np.all(np.mod(found, 1) == 0):
        raise CheckFailed(f"whole numbers in `{name}`", show(found), why)
    if kind == "float" and found.dtype.kind != "f":
        raise CheckFailed(f"numbers with a decimal point in `{name}`", str(found.dtype), why)
    if kind == "bool" and found.dtype.kind != "b":
        raise CheckFailed(f"True and False in `{name}`", str(found.dtype), why)
    if values is not None:
        allowed = np.asarray(list(values), dtype=float)
        strange = np.setdiff1d(found.astype(float), allowed)
        if strange.size:
            raise CheckFailed(
                f"only {', '.join(f'{v:g}' for v in allowed)} in `{name}`",
                f"also {', '.join(f'{v:.4g}' for v in strange[:4])}",
                why,
            )
    if between is not None:
        low, high = between
        if found.size and (found.min() < low or found.max() > high):
            raise CheckFailed(
                f"values from {low:g} to {high:g} in `{name}`",
                show(found[()])
                if found.size == 1
                else f"values from {found.min():.4g} to {found.max():.4g}",
                why,
            )
    if equals is not None:
        _equals(name, found, np.asarray(equals), tolerance, why)


def table(
    name: str,
    value: Any,
    *,
    columns: Sequence[str] | None = None,
    rows: int | None = None,
    equals: Any = None,
    tolerance: float = 1e-5,
    why: str = "",
) -> None:
    """Expect a pandas DataFrame.

    Parameters
    ----------
    columns : sequence of str, optional
        The columns that must be there, in any order; others may be there too.
    equals : DataFrame, optional
        Another table whose columns must be here with the same values, row by row.

    Raises
    ------
    CheckFailed
        If it is no table, or one of these does not hold.
    """
    placeholder(name, value)
    if not hasattr(value, "columns"):
        raise CheckFailed(f"a table (pandas DataFrame) in `{name}`", f"a {type(value).__name__}")
    needed = list(columns if columns is not None else getattr(equals, "columns", []))
    missing = [column for column in needed if column not in value.columns]
    if missing:
        raise CheckFailed(
            f"the columns {', '.join(map(repr, needed))} in `{name}`",
            f"no {', '.join(map(repr, missing))}; there are "
            f"{', '.join(map(repr, list(value.columns)[:12]))}",
            why,
        )
    if rows is not None and len(value) != rows:
        raise CheckFailed(f"{plural(rows, 'row')} in `{name}`", plural(len(value), "row"), why)
    if equals is not None:
        if len(value) != len(equals):
            raise CheckFailed(
                f"{plural(len(equals), 'row')} in `{name}`", plural(len(value), "row"), why
            )
        for column in equals.columns:
            label, wanted = f"{name}[{column!r}]", np.asarray(equals[column])
            if wanted.dtype.kind in "biuf":
                _equals(label, numeric(label, value[column]), wanted, tolerance, why)
            elif not (np.asarray(value[column]) == wanted).all():
                raise CheckFailed(f"other values in `{label}`", show(list(value[column][:3])), why)


def probabilities(name: str, value: Any, *, sum_to_one: bool = False, why: str = "") -> None:
    """Expect numbers from 0 to 1; with `sum_to_one`, each row must add up to 1.

    Raises
    ------
    CheckFailed
        If they are not, or are all the same number, which no trained or fresh network gives.
    """
    found = numeric(name, value).astype(float)
    finite(name, found)
    if found.size and (found.min() < 0 or found.max() > 1):
        raise CheckFailed(
            f"probabilities, from 0 to 1, in `{name}`",
            f"numbers from {found.min():.4g} to {found.max():.4g}",
            why,
        )
    if found.size > 1 and np.ptp(found) == 0:
        raise CheckFailed(
            f"probabilities that depend on the input in `{name}`",
            f"{found.flat[0]:.4g} for every row",
            why,
        )
    if sum_to_one and not np.allclose(found.sum(axis=-1), 1, atol=1e-3):
        raise CheckFailed(
            f"rows that add up to 1 in `{name}`",
            f"a row that adds up to {found.sum(axis=-1).flat[0]:.4g}",
            why,
        )


def _shape(name: str, found: tuple[int, ...], wanted: tuple[int, ...], why: str) -> None:
    fits = len(found) == len(wanted) and all(
        w in (-1, f) for f, w in zip(found, wanted, strict=True)
    )
    if fits:
        return
    said = "(" + ", ".join("any" if w == -1 else str(w) for w in wanted)
    said += ",)" if len(wanted) == 1 else ")"
    if not why and len(found) == len(wanted) + 1 and found[-1] == 1:
        why = "It is a column, one number a row; `.ravel()` makes it flat."
    raise CheckFailed(f"the shape {said} in `{name}`", f"the shape {found}", why)


def _equals(name: str, found: np.ndarray, wanted: np.ndarray, tolerance: float, why: str) -> None:
    if found.shape != wanted.shape:
        _shape(name, found.shape, wanted.shape, why)
    finite(name, found)
    off = ~np.isclose(found.astype(float), wanted.astype(float), rtol=tolerance, atol=tolerance)
    if off.any():
        where = tuple(int(i) for i in np.argwhere(off)[0])
        place = f"[{', '.join(map(str, where))}]" if where else ""
        raise CheckFailed(
            f"{wanted[where]:.5g} in `{name}{place}`",
            f"{found[where]:.5g}"
            + (f"; {off.sum()} of {off.size} values differ" if off.size > 1 else ""),
            why,
        )
