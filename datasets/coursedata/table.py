"""A CSV file, returned as scikit-learn's loaders return theirs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .files import DATA, description

if TYPE_CHECKING:
    import pandas as pd


def load_table(
    name: str,
    *,
    features: Sequence[str],
    target: str,
    target_names: Sequence[str],
    return_X_y: bool = False,
    as_frame: bool = False,
) -> Any:
    """Load ``data/<name>.csv`` as a Bunch, or as ``(data, target)``.

    Parameters
    ----------
    name : str
        The data set's name: its CSV and its description are called after it.
    features : sequence of str
        The columns of ``data``: numbers.
    target : str
        The column of ``target``: whole numbers, which index `target_names`.
    target_names : sequence of str
        What the target's values mean.
    return_X_y : bool, default=False
        Return ``(data, target)`` instead of a Bunch.
    as_frame : bool, default=False
        Return a DataFrame and a Series instead of arrays.

    Returns
    -------
    Bunch or tuple
        As the public loader that calls this says.

    Raises
    ------
    ValueError
        If the file lacks a column, or a column holds something other than numbers.
    """
    import numpy as np
    from sklearn.utils import Bunch

    path = DATA / f"{name}.csv"
    frame = read_columns(path, [*features, target])
    labels = frame[target]
    if not labels.isin(range(len(target_names))).all():
        allowed = ", ".join(map(str, range(len(target_names))))
        raise ValueError(f"Column {target!r} of {path} may hold only the numbers {allowed}.")
    frame = frame.astype({**dict.fromkeys(features, "float64"), target: "int64"})

    data: Any = frame[list(features)]
    answers: Any = frame[target]
    if not as_frame:
        data, answers = data.to_numpy(), answers.to_numpy()
    if return_X_y:
        return data, answers
    return Bunch(
        data=data,
        target=answers,
        frame=frame if as_frame else None,
        feature_names=list(features),
        target_names=np.array(target_names),
        DESCR=description(name),
        filename=str(path),
    )


def read_columns(path: Path, columns: Sequence[str]) -> pd.DataFrame:
    """Read the named columns, all numbers, of a CSV file; others are left out.

    Parameters
    ----------
    path : Path
        The CSV file: comma-separated, with a first line of column names.
    columns : sequence of str
        The columns to return, in this order, whatever their order in the file.

    Returns
    -------
    DataFrame of shape (n_rows, len(columns))

    Raises
    ------
    ValueError
        If a column is missing, or holds an empty cell or something other than numbers.
    """
    import pandas as pd

    try:
        frame = pd.read_csv(path)
    except pd.errors.EmptyDataError:
        frame = pd.DataFrame()
    if not set(columns) <= set(frame.columns):
        found = ", ".join(map(str, frame.columns)) or "none"
        raise ValueError(f"{path} needs the columns {', '.join(columns)} but has: {found}.")
    for column in columns:
        numbers = pd.api.types.is_numeric_dtype(frame[column])
        if not numbers or frame[column].isna().any():
            raise ValueError(f"Column {column!r} of {path} must hold a number in every row.")
    return frame[list(columns)]
