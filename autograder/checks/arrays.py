"""Expectations about arrays and tables."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import numpy as np

from autograder.checks.check import CheckFailed
from autograder.checks.wording import finite, kind_of, numeric, placeholder, plural, show

Kind = Literal["whole", "float", "bool"]
ROUNDING = 1e-6  # float32


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
    flat: bool = False,
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
    flat : bool
        Whether a column of shape (n, 1) counts as the same as (n,).

    Raises
    ------
    CheckFailed
        For the first of these that does not hold, in this order. Without `shape` and `equals`, also
        if it is empty.
    """
    found = numeric(name, value)
    wanted = None if equals is None else np.asarray(equals)
    if flat:
        found, wanted = _flat(found), wanted if wanted is None else _flat(wanted)
    if shape is not None:
        _shape(name, found.shape, tuple(shape), why)
    elif wanted is None and not found.size:
        raise CheckFailed(f"numbers in `{name}`", "nothing: it is empty", why)
    if wanted is None or np.isfinite(wanted).all():
        finite(name, found, why)
    if kind == "whole" and np.any(found % 1):
        raise CheckFailed(f"whole numbers in `{name}`", show(found[found % 1 != 0][0]), why)
    if kind == "float" and found.dtype.kind != "f":
        raise CheckFailed(f"numbers with a decimal point in `{name}`", show(found), why)
    if kind == "bool" and found.dtype.kind != "b":
        raise CheckFailed(f"True and False in `{name}`", show(found), why)
    if values is not None:
        allowed = np.asarray(list(values), dtype=float)
        strange = np.setdiff1d(found.astype(float), allowed)
        if strange.size:
            raise CheckFailed(
                f"only {', '.join(f'{v:g}' for v in allowed)} in `{name}`",
                f"also {', '.join(f'{v:.4g}' for v in strange[:4])}",
                why,
            )
    if between is not None and found.size:
        low, high = between
        smallest, largest = float(found.min()), float(found.max())
        if smallest < low or largest > high:
            raise CheckFailed(
                f"values from {low:g} to {high:g} in `{name}`",
                f"{smallest:.4g}"
                if found.size == 1
                else f"values from {smallest:.4g} to {largest:.4g}",
                why,
            )
    if wanted is not None:
        _equals(name, found, wanted, tolerance, why)


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
        Another table whose columns must be here with the same values, row by row. Where it has a
        gap, there must be one.

    Raises
    ------
    CheckFailed
        If it is no table, or one of these does not hold.
    """
    import pandas as pd

    placeholder(name, value)
    if not isinstance(value, pd.DataFrame):
        raise CheckFailed(
            f"a table (pandas DataFrame) in `{name}`",
            kind_of(value),
            "Two pairs of brackets, as in `frame[['age']]`, keep it a table."
            if isinstance(value, pd.Series)
            else "",
        )
    needed = list(columns if columns is not None else getattr(equals, "columns", []))
    missing = [column for column in needed if column not in value.columns]
    if missing:
        raise CheckFailed(
            f"{_columns(needed)} in `{name}`",
            f"no {', '.join(map(repr, missing))}; there are "
            f"{', '.join(map(show, value.columns[:12])) or 'no columns'}",
            why,
        )
    for wanted_rows in (rows, None if equals is None else len(equals)):
        if wanted_rows is not None and len(value) != wanted_rows:
            raise CheckFailed(
                f"{plural(wanted_rows, 'row')} in `{name}`", plural(len(value), "row"), why
            )
    for column in [] if equals is None else equals.columns:
        label, found, wanted = f"{name}[{column!r}]", value[column], equals[column]
        if isinstance(found, pd.DataFrame):
            raise CheckFailed(f"one column {column!r} in `{name}`", "several of that name", why)
        if pd.api.types.is_numeric_dtype(wanted):
            _equals(label, numeric(label, found), wanted.to_numpy(float), tolerance, why)
        else:
            _same_texts(label, found, wanted, why)


def probabilities(name: str, value: Any, *, sum_to_one: bool = False, why: str = "") -> None:
    """Expect numbers from 0 to 1; with `sum_to_one`, each row must add up to 1.

    Raises
    ------
    CheckFailed
        If they are not, or are the same in every row, which no trained or fresh network gives.
    """
    numbers = numeric(name, value)
    found = np.atleast_1d(numbers.astype(float))
    finite(name, found, why)
    if numbers.dtype.kind == "b":
        raise CheckFailed(f"probabilities in `{name}`", show(numbers), why)
    if not found.size:
        raise CheckFailed(f"probabilities in `{name}`", "nothing: it is empty", why)
    if found.min() < -ROUNDING or found.max() > 1 + ROUNDING:
        raise CheckFailed(
            f"probabilities, from 0 to 1, in `{name}`",
            f"numbers from {found.min():.4g} to {found.max():.4g}",
            why,
        )
    flat_sum = sum_to_one and found.ndim == 1  # one row, whose numbers may well be equal
    if len(found) > 1 and not flat_sum and not np.ptp(found, axis=0).any():
        raise CheckFailed(
            f"probabilities that depend on the input in `{name}`",
            f"{show(np.squeeze(found[0]))} for every row",
            why,
        )
    sums = found.sum(axis=-1).ravel()
    off = np.abs(sums - 1) > 1e-3
    if sum_to_one and off.any():
        raise CheckFailed(
            f"rows that add up to 1 in `{name}`",
            f"a row that adds up to {sums[off][0]:.4g}",
            why,
        )


def _flat(array: np.ndarray) -> np.ndarray:
    return array.ravel() if array.ndim == 2 and array.shape[1] == 1 else array


def _shape(name: str, found: tuple[int, ...], wanted: tuple[int, ...], why: str) -> None:
    if _fits(found, wanted):
        return
    if not why and found[-1:] == (1,) and _fits(found[:-1], wanted):
        why = (
            "It is a column, one number a row; `.ravel()` makes it flat."
            if wanted
            else "It is an array that holds one number; `.item()` takes it out."
        )
    elif not why and found and _fits((*found, 1), wanted):
        why = "It is flat; `.reshape(-1, 1)` makes it a column."
    elif not why and len(found) == 2 and _fits(found[::-1], wanted):
        why = "Are rows and columns swapped?"
    raise CheckFailed(f"{_said(wanted)} in `{name}`", _said(found), why)


def _fits(found: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return len(found) == len(wanted) and all(
        w in (-1, f) for f, w in zip(found, wanted, strict=True)
    )


def _said(shape: tuple[int, ...]) -> str:
    if not shape:
        return "a single number"
    axes = ", ".join("any" if axis == -1 else str(axis) for axis in shape)
    return f"the shape ({axes}{',' if len(shape) == 1 else ''})"


def _columns(names: list[Any]) -> str:
    listed = ", ".join(map(repr, names))
    return f"the column {listed}" if len(names) == 1 else f"the columns {listed}"


def _equals(name: str, found: np.ndarray, wanted: np.ndarray, tolerance: float, why: str) -> None:
    if found.shape != wanted.shape:
        _shape(name, found.shape, wanted.shape, why)
    numbers, right = found.astype(float), wanted.astype(float)
    off = ~np.isclose(numbers, right, rtol=tolerance, atol=tolerance, equal_nan=True)
    if off.any():
        where = tuple(int(i) for i in np.argwhere(off)[0])
        place = f"[{', '.join(map(str, where))}]" if where else ""
        digits = next(d for d in (5, 9, 17) if f"{right[where]:.{d}g}" != f"{numbers[where]:.{d}g}")
        raise CheckFailed(
            f"{right[where]:.{digits}g} in `{name}{place}`",
            f"{numbers[where]:.{digits}g}"
            + (f"; {off.sum()} of {off.size} values differ" if off.size > 1 else ""),
            why,
        )


def _same_texts(label: str, found: Any, wanted: Any, why: str) -> None:
    pairs = zip(found, wanted, found.isna(), wanted.isna(), strict=True)
    for row, (mine, right, gap, right_gap) in enumerate(pairs):
        if gap and right_gap:
            continue
        if gap or right_gap or not _same(mine, right):
            raise CheckFailed(f"{show(right)} in row {row} of `{label}`", show(mine), why)


def _same(mine: Any, right: Any) -> bool:
    try:
        return bool(mine == right)
    except Exception:  # the cells of a table may hold anything
        return False
