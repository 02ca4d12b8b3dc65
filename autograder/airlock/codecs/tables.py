"""Tables, columns and indexes of pandas.

A column is the node of an array where NumPy has its type, and otherwise one of `categorical`,
`zoned` and `extension`, which stand nowhere else.
"""

import re
from typing import Any

import numpy as np
import pandas as pd

from autograder.airlock.codecs.arrays import checked_array, encode_array
from autograder.airlock.codecs.codec import (
    Decoder,
    Encoder,
    Family,
    Node,
    Rule,
    checked_list,
    checked_text,
)
from autograder.airlock.codecs.plain import decode_range, encode_integer
from autograder.airlock.codecs.times import checked_zone
from autograder.airlock.refusal import DAMAGED, RefusedValue

EXTENSION_DTYPE = re.compile(r"str|string|boolean|U?Int(8|16|32|64)|Float(32|64)")
MAX_DTYPE_CHARACTERS = 20

# Columns


def _encode_column(encoder: Encoder, series: pd.Series) -> Node:
    encoder.count_node()
    dtype = series.dtype
    if isinstance(dtype, np.dtype):
        return encode_array(encoder, series.to_numpy())
    if isinstance(dtype, pd.CategoricalDtype):
        categories = _encode_column(encoder, dtype.categories.to_series())
        codes = encode_array(encoder, series.cat.codes.to_numpy())
        return ["categorical", codes, categories, bool(dtype.ordered)]
    if isinstance(dtype, pd.DatetimeTZDtype):
        plain = series.dt.tz_convert("UTC").dt.tz_localize(None).to_numpy()
        return ["zoned", encode_array(encoder, plain), str(dtype.tz)]
    if EXTENSION_DTYPE.fullmatch(str(dtype)):
        items = [None if pd.isna(item) else encoder.encode(item) for item in series]
        return ["extension", str(dtype), items]
    raise RefusedValue(
        f"it is a table or a column of the type `{dtype}`, which cannot be looked at"
    )


def _decode_column(decoder: Decoder, tree: Node) -> Any:
    """Return the values of one column."""
    tag, *payload = checked_list(tree)
    if tag == "categorical":
        codes, categories, ordered = payload
        dtype = pd.CategoricalDtype(_decode_column(decoder, categories), ordered=ordered is True)
        return pd.Categorical.from_codes(checked_array(decoder, codes), dtype=dtype)
    if tag == "zoned":
        times, zone = payload
        series = pd.Series(checked_array(decoder, times)).dt.tz_localize("UTC")
        return series.dt.tz_convert(checked_zone(zone)).array
    if tag == "extension":
        name, items = payload
        if not EXTENSION_DTYPE.fullmatch(checked_text(name, MAX_DTYPE_CHARACTERS)):
            raise RefusedValue(DAMAGED)
        return pd.array(decoder.items(items), dtype=name)
    return checked_array(decoder, tree)


# Indexes


def _encode_index(encoder: Encoder, index: pd.Index) -> Node:
    with encoder.inside(index):
        if isinstance(index, pd.RangeIndex):
            steps = (encode_integer(encoder, n) for n in (index.start, index.stop, index.step))
            return ["range-index", *steps, encoder.encode(index.name)]
        if isinstance(index, pd.MultiIndex):
            levels: list[Node] = [
                _encode_column(encoder, index.get_level_values(i).to_series())
                for i in range(index.nlevels)
            ]
            return ["multi-index", levels, [encoder.encode(name) for name in index.names]]
        return ["index", _encode_column(encoder, index.to_series()), encoder.encode(index.name)]


def _decode_index(decoder: Decoder, values: Node, name: Node) -> pd.Index:
    found: pd.Index = pd.Index(_decode_column(decoder, values), name=decoder.decode(name))
    return found


def _decode_range_index(
    decoder: Decoder, start: Node, stop: Node, step: Node, name: Node
) -> pd.Index:
    return pd.RangeIndex(decode_range(decoder, start, stop, step), name=decoder.decode(name))


def _decode_multi_index(decoder: Decoder, levels: Node, names: Node) -> pd.Index:
    values = [_decode_column(decoder, tree) for tree in checked_list(levels)]
    return pd.MultiIndex.from_arrays(values, names=decoder.items(names))


def _checked_index(decoder: Decoder, tree: Node) -> pd.Index:
    found = decoder.decode(tree)
    if not isinstance(found, pd.Index):
        raise RefusedValue(DAMAGED)
    return found


# Tables


def _encode_frame(encoder: Encoder, frame: pd.DataFrame) -> Node:
    with encoder.inside(frame):
        columns, index = _encode_index(encoder, frame.columns), _encode_index(encoder, frame.index)
        dtypes = set(frame.dtypes)
        if len(dtypes) == 1 and isinstance(dtype := next(iter(dtypes)), np.dtype):
            encoder.require(frame.size * dtype.itemsize)
            return ["block", columns, index, encode_array(encoder, frame.to_numpy())]
        values = [_encode_column(encoder, frame.iloc[:, i]) for i in range(frame.shape[1])]
        return ["frame", columns, index, values]


def _decode_block(decoder: Decoder, columns: Node, index: Node, values: Node) -> pd.DataFrame:
    names, rows = _checked_index(decoder, columns), _checked_index(decoder, index)
    return pd.DataFrame(checked_array(decoder, values), index=rows, columns=names)


def _decode_frame(decoder: Decoder, columns: Node, index: Node, values: Node) -> pd.DataFrame:
    axis = _checked_index(decoder, index)
    found = {
        place: _decode_column(decoder, tree) for place, tree in enumerate(checked_list(values))
    }
    frame = pd.DataFrame(found, index=axis)
    frame.columns = _checked_index(decoder, columns)
    return frame


def _encode_series(encoder: Encoder, series: pd.Series) -> Node:
    with encoder.inside(series):
        values, index = _encode_column(encoder, series), _encode_index(encoder, series.index)
        return ["series", values, index, encoder.encode(series.name)]


def _decode_series(decoder: Decoder, values: Node, index: Node, name: Node) -> pd.Series:
    found, axis = _decode_column(decoder, values), _checked_index(decoder, index)
    return pd.Series(found, index=axis, name=decoder.decode(name))


def _encode_extension_array(encoder: Encoder, value: Any) -> Node:
    return _encode_series(encoder, pd.Series(value))


def _rules() -> tuple[Rule, ...]:
    return (
        (pd.DataFrame, _encode_frame),
        (pd.Series, _encode_series),
        (pd.Index, _encode_index),
        (pd.api.extensions.ExtensionArray, _encode_extension_array),
    )


FAMILY = Family(
    {
        "block": _decode_block,
        "frame": _decode_frame,
        "series": _decode_series,
        "index": _decode_index,
        "range-index": _decode_range_index,
        "multi-index": _decode_multi_index,
    },
    rules=_rules,
)
