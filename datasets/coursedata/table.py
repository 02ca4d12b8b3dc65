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
        The data set's name: its CSV and its description are called after it.
    features : sequence of str
        The columns of ``data``: numbers.
    target : str or sequence of str
        The column of ``target``: whole numbers, which index `target_names`. Or several columns,
        one for each label, which hold 0 and 1.
    target_names : sequence of str or None
        What the target's values mean; of several columns, what each of them is about. None for a
        target of real numbers, which is then named after its column.
    names_in_file : bool, default=False
        Whether the file's target holds these names. What is returned holds their numbers.
    return_X_y : bool, default=False
        Return ``(data, target)`` instead of a Bunch.
    as_frame : bool, default=False
        Return a DataFrame and a Series (a DataFrame for several targets) instead of arrays.

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
    """Read the named columns of a CSV file; others are left out.

    Parameters
    ----------
    path : Path
        The CSV file: comma-separated, with a first line of column names.
    columns : sequence of str
        The columns to return, in this order, whatever their order in the file.
    texts : sequence of str
        Those of them that may hold anything; the others hold numbers.

    Returns
    -------
    DataFrame of shape (n_rows, len(columns))

    Raises
    ------
    ValueError
        If a column is missing, or one of numbers holds an empty cell or something else.
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
    """The place of each text in `names`."""
    if not texts.isin(list(names)).all():
        raise ValueError(
            f"Column {texts.name!r} of {path} may hold only the texts {', '.join(names)}."
        )
    return texts.map({name: number for number, name in enumerate(names)})
