"""Tables as CSV files."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray


def csv_bytes(columns: Mapping[str, NDArray[np.generic]], decimals: int = 4) -> bytes:
    r"""Return columns as a CSV file: UTF-8, newlines ``\n`` everywhere, real numbers rounded.

    Sines and logarithms may differ in their last bit from one machine to another; after
    rounding, the bytes are the same everywhere.

    >>> import numpy as np
    >>> csv_bytes({"x": np.array([-0.00001, 1 / 3]), "label": np.array([1, 0])})
    b'x,label\n0.0000,1\n0.3333,0\n'
    """
    lines = [",".join(columns)]
    cells = [_cells(values, decimals) for values in columns.values()]
    lines += [",".join(row) for row in zip(*cells, strict=True)]
    return ("\n".join(lines) + "\n").encode()


def _cells(values: NDArray[np.generic], decimals: int) -> list[str]:
    if not np.issubdtype(values.dtype, np.floating):
        return [str(value) for value in values.tolist()]
    # Adding zero turns -0.0 into 0.0.
    rounded = np.round(values.astype(float), decimals) + 0.0
    return [f"{value:.{decimals}f}" for value in rounded.tolist()]
