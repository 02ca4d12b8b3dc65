"""Expectations about arrays and tables."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal, get_args

import numpy as np

from autograder.checks.check import CheckFailed
from autograder.checks.values import require_key
from autograder.checks.wording import (
    distinct_texts,
    kind_of,
    number_text,
    numeric_array,
    plural,
    refuse_placeholder,
    require_finite,
    show,
)

Kind = Literal["integer", "float", "bool"]
FLOAT32_ROUNDING = 1e-6  # how far float32 may round a probability below 0 or above 1
SUM_TOLERANCE = 1e-3  # how far the sum of a row of probabilities may be from 1
MAX_LISTED_VALUES = 4  # in the message about values that may not occur
MAX_LISTED_COLUMNS = 12  # in the message about columns that are missing


def array(
    name: str,
    value: Any,
    *,
    shape: Sequence[int] | None = None,
    kind: Kind | None = None,
    values: Iterable[float] | None = None,
    between: tuple[float, float] | None = None,
    equals: Any = None,
    key: str | None = None,
    tolerance: float = 1e-5,
    column_or_1d: bool = False,
    why: str = "",
    order: str = "",
) -> None:
    """Expect numbers in an array, list, frame, series or tensor.

    Parameters
    ----------
    name : str
        What the message calls the value.
    value : array-like
        The value to check; numbers or booleans, of any shape.
    shape : sequence of int, optional
        The exact shape; -1 stands for any length.
    kind : {"integer", "float", "bool"}, optional
        "integer" accepts any type if all values are integers, booleans too. The others compare the
        type.
    values : iterable of float, optional
        The only values that may occur.
    between : (low, high), optional
        The closed range in which all values lie.
    equals : array-like, optional
        The values that it must hold, in the same shape, within `tolerance`. Where they are nan, it
        must be nan.
    key : str, optional
        In place of `equals`, for a few whole numbers: what `make build` has made of `seal(...)`.
        The message explains a wrong answer that was listed there, and never contains the right one.
    tolerance : float
        Absolute and relative, for `equals`.
    column_or_1d : bool
        Whether a column of shape (n, 1) counts as 1-D, shape (n,). Applies to `equals` too.
    why : str
        A hint for the message, if one of these does not hold.
    order : str
        The hint in its place, if `equals` holds but for the order of the values.

    Raises
    ------
    CheckFailed
        For the first that does not hold, in this order: the value is numeric, `shape`, no nan and
        no infinity (unless `equals` has some), `kind`, `values`, `between`, `equals`, `key`.
        Without `shape` and `equals`, also if it is empty.
    ValueError
        If there is no such `kind`.
    """
    if kind not in {None, *get_args(Kind)}:
        raise ValueError(f"kind must be one of {', '.join(get_args(Kind))}, not {kind!r}")
    found = numeric_array(name, value)
    wanted = None if equals is None else np.asarray(equals)
    if column_or_1d:
        found = _column_or_1d(found)
        wanted = None if wanted is None else _column_or_1d(wanted)
    if shape is not None:
        _require_shape(name, found.shape, tuple(shape), why)
    elif wanted is None and not found.size:
        raise CheckFailed(f"numbers in `{name}`", "nothing: it is empty", why)
    if wanted is None or np.isfinite(wanted).all():
        require_finite(name, found, why)
    if kind is not None:
        _require_kind(name, found, kind, why)
    if values is not None:
        _require_values(name, found, np.asarray(list(values), dtype=float), why)
    if between is not None:
        _require_between(name, found, *between, why)
    if wanted is not None:
        _require_equal(name, found, wanted, tolerance, why, order)
    if key is not None:
        require_key(name, found, show(value), key, why, kind="answer")


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
    name : str
        What the message calls the value.
    value : DataFrame
        The value to check.
    columns : sequence of str, optional
        Columns that must be present, in any order, perhaps among others; by default those of
        `equals`.
    rows : int, optional
        The number of rows.
    equals : DataFrame, optional
        A table of as many rows, each of whose columns must be present with the same values, row by
        row; the index does not count. Where a value is missing there, it must be missing here.
    tolerance : float
        Absolute and relative, for the numeric columns of `equals`.
    why : str
        A hint for the message, if one of these does not hold.

    Raises
    ------
    CheckFailed
        For the first that does not hold, in this order: the value is a DataFrame, `columns`,
        `rows`, `equals` column by column.
    """
    import pandas as pd

    refuse_placeholder(name, value)
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
        listed = ", ".join(map(show, value.columns[:MAX_LISTED_COLUMNS]))
        raise CheckFailed(
            f"{_columns_text(needed)} in `{name}`",
            f"no {', '.join(map(repr, missing))}; there are {listed or 'no columns'}",
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
            numbers = numeric_array(label, found)
            _require_equal(label, numbers, wanted.to_numpy(float), tolerance, why)
        else:
            _require_same_texts(label, found, wanted, why)


def probabilities(name: str, value: Any, *, sum_to_one: bool = False, why: str = "") -> None:
    """Expect probabilities: numbers from 0 to 1 that are not the same in every row.

    Parameters
    ----------
    name : str
        What the message calls the value.
    value : array-like of shape (n,) or (n, classes)
        The value to check.
    sum_to_one : bool
        Whether each row must add up to 1, within 0.001. A 1-D value is then a single row.
    why : str
        A hint for the message, if this does not hold.

    Raises
    ------
    CheckFailed
        If they are not probabilities, or are the same in every row: the outputs of a network depend
        on its inputs, whether it is trained or not.
    """
    numbers = numeric_array(name, value)
    found = np.atleast_1d(numbers.astype(float))
    require_finite(name, found, why)
    if numbers.dtype.kind == "b":
        raise CheckFailed(f"probabilities in `{name}`", show(numbers), why)
    if not found.size:
        raise CheckFailed(f"probabilities in `{name}`", "nothing: it is empty", why)
    if found.min() < -FLOAT32_ROUNDING or found.max() > 1 + FLOAT32_ROUNDING:
        raise CheckFailed(
            f"probabilities, from 0 to 1, in `{name}`",
            f"numbers from {found.min():.4g} to {found.max():.4g}",
            why,
        )
    is_one_row = sum_to_one and found.ndim == 1  # whose numbers may well be equal
    if len(found) > 1 and not is_one_row and not np.ptp(found, axis=0).any():
        raise CheckFailed(
            f"probabilities that depend on the input in `{name}`",
            f"{show(np.squeeze(found[0]))} for every row",
            why,
        )
    sums = found.sum(axis=-1).ravel()
    off = np.abs(sums - 1) > SUM_TOLERANCE
    if sum_to_one and off.any():
        raise CheckFailed(
            f"rows that add up to 1 in `{name}`",
            f"a row that adds up to {sums[off][0]:.4g}",
            why,
        )


def _column_or_1d(array: np.ndarray) -> np.ndarray:
    """Return a column of shape (n, 1) in shape (n,), and any other array as it is."""
    return array.ravel() if array.ndim == 2 and array.shape[1] == 1 else array


def _require_shape(name: str, found: tuple[int, ...], wanted: tuple[int, ...], why: str) -> None:
    if _fits(found, wanted):
        return
    if not why and found[-1:] == (1,) and _fits(found[:-1], wanted):
        why = (
            "It is a column, one number per row; `.ravel()` makes it flat."
            if wanted
            else "It is an array that holds one number; `.item()` takes it out."
        )
    elif not why and found and _fits((*found, 1), wanted):
        why = "It is flat; `.reshape(-1, 1)` makes it a column."
    elif not why and len(found) == 2 and _fits(found[::-1], wanted):
        why = "Are rows and columns swapped?"
    raise CheckFailed(f"{_shape_text(wanted)} in `{name}`", _shape_text(found), why)


def _fits(found: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return len(found) == len(wanted) and all(
        w in (-1, f) for f, w in zip(found, wanted, strict=True)
    )


def _shape_text(shape: tuple[int, ...]) -> str:
    if not shape:
        return "a single number"
    axes = ", ".join("any" if axis == -1 else str(axis) for axis in shape)
    return f"the shape ({axes}{',' if len(shape) == 1 else ''})"


def _columns_text(names: list[Any]) -> str:
    listed = ", ".join(map(repr, names))
    return f"the column {listed}" if len(names) == 1 else f"the columns {listed}"


def _require_kind(name: str, found: np.ndarray, kind: Kind, why: str) -> None:
    if kind == "integer" and np.any(found % 1):
        raise CheckFailed(f"whole numbers in `{name}`", show(found[found % 1 != 0][0]), why)
    if kind == "float" and found.dtype.kind != "f":
        raise CheckFailed(f"numbers with a decimal point in `{name}`", show(found), why)
    if kind == "bool" and found.dtype.kind != "b":
        raise CheckFailed(f"True and False in `{name}`", show(found), why)


def _require_values(name: str, found: np.ndarray, allowed: np.ndarray, why: str) -> None:
    others = np.setdiff1d(found.astype(float), allowed)
    if others.size:
        raise CheckFailed(
            f"only {', '.join(map(number_text, allowed))} in `{name}`",
            f"also {', '.join(map(number_text, others[:MAX_LISTED_VALUES]))}",
            why,
        )


def _require_between(name: str, found: np.ndarray, low: float, high: float, why: str) -> None:
    if not found.size:
        return
    smallest, largest = found.min(), found.max()
    if smallest < low or largest > high:
        raise CheckFailed(
            f"values from {number_text(low)} to {number_text(high)} in `{name}`",
            number_text(smallest)
            if found.size == 1
            else f"values from {number_text(smallest)} to {number_text(largest)}",
            why,
        )


def _require_equal(
    name: str, found: np.ndarray, wanted: np.ndarray, tolerance: float, why: str, order: str = ""
) -> None:
    if found.shape != wanted.shape:
        _require_shape(name, found.shape, wanted.shape, why)
    numbers, right = found.astype(float), wanted.astype(float)
    off = ~np.isclose(numbers, right, rtol=tolerance, atol=tolerance, equal_nan=True)
    if off.any():
        where = tuple(int(i) for i in np.argwhere(off)[0])
        place = f"[{', '.join(map(str, where))}]" if where else ""
        right_text, found_text = distinct_texts(wanted[where], found[where])
        raise CheckFailed(
            f"{right_text} in `{name}{place}`",
            found_text + (f"; {off.sum()} of {off.size} values differ" if off.size > 1 else ""),
            order if order and _same_but_for_order(numbers, right, tolerance) else why,
        )


def _same_but_for_order(numbers: np.ndarray, right: np.ndarray, tolerance: float) -> bool:
    one, other = np.sort(numbers, axis=None), np.sort(right, axis=None)
    return bool(np.allclose(one, other, rtol=tolerance, atol=tolerance, equal_nan=True))


def _require_same_texts(label: str, found: Any, wanted: Any, why: str) -> None:
    pairs = zip(found, wanted, found.isna(), wanted.isna(), strict=True)
    for row, (mine, right, is_missing, must_be_missing) in enumerate(pairs):
        if is_missing and must_be_missing:
            continue
        if is_missing or must_be_missing or not _same(mine, right):
            raise CheckFailed(f"{show(right)} in row {row} of `{label}`", show(mine), why)


def _same(mine: Any, right: Any) -> bool:
    try:
        return bool(mine == right)
    except Exception:  # the cells of a table may hold anything
        return False
