"""Load a CSV file as scikit-learn's loaders do."""

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
    target: str | Sequence[str],
    target_names: Sequence[str] | None,
    names_in_file: bool = False,
    return_X_y: bool = False,
    as_frame: bool = False,
) -> Any:
    """Load ``data/<name>.csv`` as a Bunch, or as ``(data, target)``.

    Parameters
    ----------
    name : str
        The data set's name, which is that of its CSV and of its description.
    features : sequence of str
        The columns of ``data``, which hold numbers.
    target : str or sequence of str
        The column of ``target``, which holds integers: indices of `target_names`. Or several
        columns, one for each label, which hold 0 and 1.
    target_names : sequence of str or None
        The meaning of each value of the target, or of each of several columns. None for a target
        of real numbers, whose only name is then that of its column.
    names_in_file : bool, default=False
        Whether the file has these names in place of integers.
    return_X_y : bool, default=False
        If True, return ``(data, target)`` instead of a Bunch.
    as_frame : bool, default=False
        If True, `data` is a DataFrame and `target` a Series, or a DataFrame for several columns.

    Returns
    -------
    data : :class:`~sklearn.utils.Bunch`
        data : {ndarray, DataFrame} of shape (n_rows, n_features)
        target : {ndarray, Series, DataFrame} of shape (n_rows,) or (n_rows, n_labels)
        frame : DataFrame of shape (n_rows, n_columns) or None
            `data` and `target` together, if ``as_frame=True``.
        feature_names : list of str
        target_names : ndarray of str
        DESCR : str
        filename : str
            The CSV file that was read.
    (data, target) : tuple if ``return_X_y=True``

    Raises
    ------
    ValueError
        If the file lacks a column, or a column holds anything but numbers, the allowed integers,
        or the names.
    """
    import numpy as np
    from sklearn.utils import Bunch

    path = DATA / f"{name}.csv"
    targets = [target] if isinstance(target, str) else list(target)
    frame = read_columns(path, [*features, *targets], texts=targets if names_in_file else [])
    labels = [] if target_names is None else targets
    names = targets if target_names is None else target_names
    if names_in_file:
        for column in labels:
            frame[column] = _numbers_of(path, frame[column], names)
    values = range(len(names) if isinstance(target, str) else 2)
    for column in labels:
        if not frame[column].isin(values).all():
            allowed = ", ".join(map(str, values))
            raise ValueError(f"Column {column!r} of {path} may hold only the numbers {allowed}.")
    frame = frame.astype(dict.fromkeys(frame.columns, "float64") | dict.fromkeys(labels, "int64"))

    data: Any = frame[list(features)]
    answers: Any = frame[target] if isinstance(target, str) else frame[targets]
    if not as_frame:
        data, answers = data.to_numpy(), answers.to_numpy()
    if return_X_y:
        return data, answers
    return Bunch(
        data=data,
        target=answers,
        frame=frame if as_frame else None,
        feature_names=list(features),
        target_names=np.array(names),
        DESCR=description(name),
        filename=str(path),
    )


def read_columns(path: Path, columns: Sequence[str], *, texts: Sequence[str] = ()) -> pd.DataFrame:
    """Read some columns of a CSV file.

    Parameters
    ----------
    path : Path
        The CSV file: comma-separated, with a first line of column names.
    columns : sequence of str
        The columns to return, in this order, whatever their order in the file.
    texts : sequence of str
        Columns that may hold anything; the others must hold numbers.

    Returns
    -------
    DataFrame of shape (n_rows, len(columns))

    Raises
    ------
    ValueError
        If a column is missing, or has an empty cell or anything else that is not a number.
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
        if column in texts:
            continue
        numbers = pd.api.types.is_numeric_dtype(frame[column])
        if not numbers or frame[column].isna().any():
            raise ValueError(f"Column {column!r} of {path} must hold a number in every row.")
    return frame[list(columns)]


def _numbers_of(path: Path, texts: pd.Series, names: Sequence[str]) -> pd.Series:
    """Return the index of each text in `names`."""
    if not texts.isin(list(names)).all():
        raise ValueError(
            f"Column {texts.name!r} of {path} may hold only the texts {', '.join(names)}."
        )
    return texts.map({name: number for number, name in enumerate(names)})
