"""Values as a tree of JSON and binary parts, and back.

A student's code runs in one process, checks in another. What a check looks at comes across by
value: `encode` runs on one side, `decode` on the other, and the reader never believes the writer.

A node of the tree is None, a boolean, a whole number, a finite float, a string, or a list
`[tag, ...]`. Arrays are `.npy` bytes among the parts.
"""

import datetime
import decimal
import fractions
import inspect
import io
import math
import pathlib
import re
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

import numpy as np

Node = Any
Keep = Callable[[Callable[..., Any]], str]
Remote = Callable[[str, str], Callable[..., Any]]

DEPTH = 40  # containers in containers
NODES = 500_000
DIGITS = 10_000  # of a whole number, in base 16
TEXT = 20_000_000  # characters, of one string
ITEMS = 100_000_000  # of an array, or of a range
BYTES = 512_000_000  # of all arrays together, after decoding
PACKED = 32  # so many plain numbers in a list travel as an array

TOO_DEEP = f"it has more than {DEPTH} lists or other containers inside one another"
TOO_MANY = f"it has more than {NODES:,} parts; put numbers into a NumPy array"
TOO_LONG = "it holds a text or a number that is too long"
TOO_LARGE = f"it is an array or a range of more than {ITEMS:,} items or {BYTES // 10**6} MB"
CYCLE = "it contains itself"
DAMAGED = "what came across from your code is damaged"
TAKEN = "numbers, texts, lists, arrays, tables, tensors, functions and Keras models can be"

NUMBERS = "biufc"
ARRAYS = NUMBERS + "USMm"
SAFE_CALLBACKS = (
    "Callback",
    "EarlyStopping",
    "LambdaCallback",
    "LearningRateScheduler",
    "ModelCheckpoint",
    "ReduceLROnPlateau",
    "TerminateOnNaN",
)
# Where a callback may write, should a check drive it: below its own folder, nothing clever.
FILE_NAME = re.compile(r"(?!/)(?!.*\.\.)(?:[\w\- ./]|\{\w{1,40}(?::[0-9.]{0,4}[dfeg]?)?\}){1,200}")
# Packages of scikit-learn with estimators. Others have side effects when they are imported.
ESTIMATORS = (
    *("calibration", "cluster", "compose", "covariance", "cross_decomposition", "decomposition"),
    *("discriminant_analysis", "dummy", "ensemble", "feature_extraction", "feature_selection"),
    *("gaussian_process", "impute", "isotonic", "kernel_approximation", "kernel_ridge"),
    *("linear_model", "manifold", "mixture", "model_selection", "multiclass", "multioutput"),
    *("naive_bayes", "neighbors", "neural_network", "pipeline", "preprocessing"),
    *("random_projection", "semi_supervised", "svm", "tree"),
)
ANSWERS = ("predict", "predict_proba", "decision_function", "transform", "inverse_transform")
EXTENSION = re.compile(r"str|string|boolean|U?Int(8|16|32|64)|Float(32|64)")
TIME_ZONE = re.compile(r"[A-Za-z0-9_+\-:/]{1,64}")


class RefusedValue(Exception):
    """Why a value cannot come across, as one clear sentence a student understands."""


def encode(value: Any, keep: Keep) -> tuple[Node, list[bytes]]:
    """Turn a value into a tree for JSON, and binary parts.

    Never raises: what cannot come across is a tree which `decode` refuses, saying why.

    Parameters
    ----------
    keep : callable
        Remembers a function and returns a handle by which the other side may call it.
    """
    encoder = _Encoder(keep)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return encoder.node(value), encoder.parts
        except RefusedValue as refused:
            return ["refused", str(refused)], []
        except Exception:  # somebody's own class may do anything when it is looked at
            return ["refused", _unknown(value)], []


def decode(tree: Node, parts: list[bytes], remote: Remote) -> Any:
    """Turn what `encode` made back into a value. Trusts nothing and runs no code of the sender.

    Parameters
    ----------
    remote : callable
        Makes the stand-in for a function, from its handle and its name.

    Raises
    ------
    RefusedValue
        If the value cannot come across, is too large, or the tree is not one of `encode`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _Decoder(parts, remote).node(tree)
        except RefusedValue:
            raise
        except Exception as error:
            raise RefusedValue(f"{DAMAGED} ({type(error).__name__})") from None


def _unknown(value: Any) -> str:
    kind = type.__getattribute__(type(value), "__name__")
    return f"it is a `{kind}`, which cannot be looked at from outside; {TAKEN}"


def _module(name: str) -> Any:
    """Return a package if it is loaded: without it, there is no value of it."""
    return sys.modules.get(name)


class _Encoder:
    def __init__(self, keep: Keep) -> None:
        self.keep = keep
        self.parts: list[bytes] = []
        self.nodes = 0
        self.open: list[int] = []  # the containers we are in
        # The order matters: np.float64 is a float, np.str_ a str, and a model a layer.
        self.kinds: list[tuple[Any, Callable[[Any], Node]]] = [
            (np.generic, self._scalar),
            (np.ndarray, self._array),
            (int, self._int),
            (float, self._float),
            (complex, self._complex),
            (str, self._str),
            ((bytes, bytearray), lambda v: ["bytes", self._part(bytes(memoryview(v)))]),
            (list, lambda v: self._sequence("list", v, list.__iter__(v))),
            (tuple, lambda v: self._sequence("tuple", v, tuple.__iter__(v))),
            (set, lambda v: self._sequence("set", v, set.__iter__(v))),
            (frozenset, lambda v: self._sequence("frozenset", v, frozenset.__iter__(v))),
            (dict, self._dict),
            (range, lambda v: ["range", *map(self._int, (v.start, v.stop, v.step))]),
            (slice, lambda v: ["slice", *map(self.node, (v.start, v.stop, v.step))]),
            (fractions.Fraction, lambda v: ["fraction", *map(self._int, v.as_integer_ratio())]),
            (decimal.Decimal, lambda v: ["decimal", str(v)]),
            (pathlib.PurePath, lambda v: ["path", str(v)]),
            *self._pandas(),
            (datetime.datetime, lambda v: ["datetime", datetime.datetime.isoformat(v)]),
            (datetime.date, lambda v: ["date", datetime.date.isoformat(v)]),
            (
                datetime.timedelta,
                lambda v: ["timedelta", *map(self._int, (v.days, v.seconds, v.microseconds))],
            ),
            *self._keras(),
            *self._sklearn(),
        ]

    def node(self, value: Any) -> Node:
        self.nodes += 1
        if self.nodes > NODES:
            raise RefusedValue(TOO_MANY)
        if value is None or value is True or value is False:
            return value
        if value is Ellipsis:
            return ["ellipsis"]
        kind = type(value)  # not isinstance: it asks the value, which may lie
        for known, encoded in self.kinds:
            if issubclass(kind, known):
                return encoded(value)
        tf = _module("tensorflow")
        if tf is not None and tf.is_tensor(value):  # a tf.Variable is so by its metaclass only
            return self._tensor(value)
        if tf is not None and kind is tf.TensorShape:
            return self._sequence("tuple", value, iter(value.as_list()))
        if callable(value):
            return self._function(value)
        raise RefusedValue(_unknown(value))

    @contextmanager
    def _inside(self, value: Any) -> Iterator[None]:
        if id(value) in self.open:
            raise RefusedValue(CYCLE)
        if len(self.open) >= DEPTH:
            raise RefusedValue(TOO_DEEP)
        self.open.append(id(value))
        try:
            yield
        finally:
            self.open.pop()

    def _part(self, data: bytes) -> int:
        self.parts.append(data)
        return len(self.parts) - 1

    # Each of these reads a subclass as the builtin type it is: through the builtin's own methods.

    def _int(self, value: int) -> Node:
        plain = int.__pos__(value)
        if abs(plain) < 2**53:
            return plain
        if plain.bit_length() > 4 * DIGITS:
            raise RefusedValue(TOO_LONG)
        return ["int", f"{plain:x}"]

    def _float(self, value: float) -> Node:
        plain = float.__pos__(value)
        return plain if math.isfinite(plain) else ["float", repr(plain)]

    def _complex(self, value: complex) -> Node:
        plain = complex.__pos__(value)
        return ["complex", self._float(plain.real), self._float(plain.imag)]

    def _str(self, value: str) -> Node:
        plain = str.__str__(value)
        if len(plain) > TEXT:
            raise RefusedValue(TOO_LONG)
        if any("\ud800" <= char <= "\udfff" for char in plain if char > "\ud7ff"):
            return ["text", self._part(plain.encode("utf-8", "surrogatepass"))]
        return plain

    def _sequence(self, tag: str, value: Any, items: Iterable[Any]) -> Node:
        found = list(items)
        if tag in ("list", "tuple") and len(found) >= PACKED:
            kind = type(found[0])
            if kind in (int, float) and all(type(item) is kind for item in found):
                with suppress(OverflowError):
                    packed = np.array(found, dtype=np.int64 if kind is int else np.float64)
                    return ["packed", tag, self._npy(packed)]
        with self._inside(value):
            return [tag, [self.node(item) for item in found]]

    def _dict(self, value: dict[Any, Any]) -> Node:
        with self._inside(value):
            pairs = [[self.node(key), self.node(item)] for key, item in dict.items(value)]
        bunch = getattr(_module("sklearn.utils"), "Bunch", None)
        return ["bunch" if type(value) is bunch else "dict", pairs]

    def _npy(self, array: np.ndarray) -> int:
        if array.size > ITEMS or array.nbytes > BYTES:
            raise RefusedValue(TOO_LARGE)
        buffer = io.BytesIO()
        np.lib.format.write_array(buffer, np.ascontiguousarray(array), allow_pickle=False)
        return self._part(buffer.getvalue())

    def _array(self, value: np.ndarray) -> Node:
        plain = np.asarray(value)
        if plain.dtype.kind == "O":
            with self._inside(value):
                return ["objects", list(plain.shape), [self.node(item) for item in plain.flat]]
        if plain.dtype.kind == "V" and plain.dtype.names is None and plain.dtype.subdtype is None:
            plain = plain.astype(np.float32)  # bfloat16 and its like
        if plain.dtype.kind not in ARRAYS:
            raise RefusedValue(
                f"it is an array of the type `{plain.dtype}`; use one type for all of it"
            )
        # ascontiguousarray makes a row of a single number
        return ["array", self._npy(plain), list(plain.shape)]

    def _scalar(self, value: np.generic) -> Node:
        tag, *payload = self._array(np.asarray(value))
        if tag != "array":
            raise RefusedValue(_unknown(value))
        return ["scalar", *payload]

    def _function(self, value: Callable[..., Any]) -> Node:
        name = getattr(value, "__name__", None)
        plain = name if type(name) is str and len(name) <= 100 else type(value).__name__
        return ["remote", str(self.keep(value)), str(plain)]

    def _attributes(self, found: dict[str, Any]) -> tuple[dict[str, Node], list[str]]:
        """Encode attributes one by one; return the names of those that cannot be, too."""
        nodes, lost = {}, []
        for name, item in found.items():
            parts = len(self.parts)
            try:
                nodes[name] = self.node(item)
            except RefusedValue:
                del self.parts[parts:]
                lost.append(name)
        return nodes, lost

    def _pandas(self) -> list[tuple[Any, Callable[[Any], Node]]]:
        pd = _module("pandas")
        if pd is None:
            return []
        return [
            (pd.DataFrame, self._frame),
            (pd.Series, self._series),
            (pd.Index, self._index),
            (pd.Timestamp, self._timestamp),
            (type(pd.NaT), lambda _: ["gap", "NaT"]),
            (type(pd.NA), lambda _: ["gap", "NA"]),
            (pd.api.extensions.ExtensionArray, lambda v: self._series(pd.Series(v))),
        ]

    def _timestamp(self, value: Any) -> Node:
        plain = value if value.tz is None else value.tz_convert("UTC").tz_localize(None)
        zone = None if value.tz is None else str(value.tz)
        return ["timestamp", plain.isoformat(), str(value.unit), zone]

    def _frame(self, frame: Any) -> Node:
        with self._inside(frame):
            columns, index = self._index(frame.columns), self._index(frame.index)
            kinds = set(frame.dtypes)
            if len(kinds) == 1 and isinstance(next(iter(kinds)), np.dtype):
                return ["block", columns, index, self._array(frame.to_numpy())]
            parts = [self._column(frame.iloc[:, i]) for i in range(frame.shape[1])]
            return ["frame", columns, index, parts]

    def _series(self, series: Any) -> Node:
        with self._inside(series):
            return [
                "series",
                self._column(series),
                self._index(series.index),
                self.node(series.name),
            ]

    def _index(self, index: Any) -> Node:
        import pandas as pd

        with self._inside(index):
            if isinstance(index, pd.RangeIndex):
                steps = map(self._int, (index.start, index.stop, index.step))
                return ["range-index", *steps, self.node(index.name)]
            if isinstance(index, pd.MultiIndex):
                levels = [
                    self._column(index.get_level_values(i).to_series())
                    for i in range(index.nlevels)
                ]
                return ["multi-index", levels, [self.node(name) for name in index.names]]
            return ["index", self._column(index.to_series()), self.node(index.name)]

    def _column(self, series: Any) -> Node:
        import pandas as pd

        self.nodes += 1
        kind = series.dtype
        if isinstance(kind, np.dtype):
            return self._array(series.to_numpy())
        if isinstance(kind, pd.CategoricalDtype):
            categories = self._column(kind.categories.to_series())
            codes = self._array(series.cat.codes.to_numpy())
            return ["categorical", codes, categories, bool(kind.ordered)]
        if isinstance(kind, pd.DatetimeTZDtype):
            plain = series.dt.tz_convert("UTC").dt.tz_localize(None).to_numpy()
            return ["zoned", self._array(plain), str(kind.tz)]
        if EXTENSION.fullmatch(str(kind)):
            items = [None if pd.isna(item) else self.node(item) for item in series]
            return ["extension", str(kind), items]
        raise RefusedValue(
            f"it is a table or a column of the type `{kind}`, which cannot be looked at"
        )

    def _tensor(self, value: Any) -> Node:
        import tensorflow as tf

        plain = tf.convert_to_tensor(value)
        if not hasattr(plain, "numpy"):
            raise RefusedValue("it is a symbolic tensor, which holds no numbers")
        return ["tensor", self._array(np.asarray(plain.numpy())), plain.dtype.name]

    def _keras(self) -> list[tuple[Any, Callable[[Any], Node]]]:
        keras = _module("keras")
        if keras is None:
            return []
        from autograder.airlock import models

        return [
            (keras.Variable, lambda v: self._tensor(v.value)),
            (keras.callbacks.History, self._history),
            (keras.callbacks.Callback, self._callback),
            (keras.Model, self._model),
            (tuple(models.classes()), self._keras_object),
        ]

    def _history(self, value: Any) -> Node:
        with self._inside(value):
            found = {"history": value.history, "epoch": list(value.epoch)}
            nodes = {name: self.node(item) for name, item in found.items()}
            params, _ = self._attributes({"params": value.params})
            return ["history", nodes["history"], nodes["epoch"], params.get("params")]

    def _callback(self, value: Any) -> Node:
        import keras

        kind = type(value)
        own = getattr(keras.callbacks, kind.__name__, None) is not kind
        if not own and kind.__name__ not in SAFE_CALLBACKS:
            raise RefusedValue(f"a `{kind.__name__}` callback cannot be looked at from outside")
        public = {
            name: item
            for name, item in vars(value).items()
            if not name.startswith("_") and name not in ("params", "monitor_op")
        }
        with self._inside(value):
            nodes, _ = self._attributes(public)
        if own:
            from autograder.checks.callbacks import drive_copy

            return [
                "own-callback",
                kind.__name__,
                nodes,
                self._function(partial(drive_copy, value)),
            ]
        compares = {keras.ops.less: "less", keras.ops.greater: "greater"}
        operation = vars(value).get("monitor_op")
        return ["callback", kind.__name__, nodes, compares.get(operation) if operation else None]

    def _model(self, value: Any) -> Node:
        from autograder.airlock import models

        reason = models.foreign(value)
        if not reason:
            try:
                data, loss = models.to_bytes(value)
            except RefusedValue as refused:
                reason = str(refused)
            else:
                return ["model", self._part(data), None if loss is None else self._function(loss)]
        if not value.built:
            raise RefusedValue(reason)
        calls = {name: self._function(call) for name, call in models.calls(value).items()}
        loss = getattr(value, "loss", None)
        named = loss if isinstance(loss, str) else getattr(loss, "__name__", type(loss).__name__)
        about = [bool(value.compiled), None if loss is None else str(named), reason]
        return ["stand-in", type(value).__name__, calls, *about]

    def _keras_object(self, value: Any) -> Node:
        from autograder.airlock import models

        if type(value) not in models.classes():
            return self._function(value) if callable(value) else self._own(value)
        with self._inside(value):
            text, weights, words = models.describe(value)
            arrays = [self._array(weight) for weight in weights]
            return ["keras", self._part(text), arrays, self.node(words)]

    def _own(self, value: Any) -> Node:
        raise RefusedValue(_unknown(value))

    def _sklearn(self) -> list[tuple[Any, Callable[[Any], Node]]]:
        base = getattr(_module("sklearn.base"), "BaseEstimator", None)
        return [] if base is None else [(base, self._estimator)]

    def _estimator(self, value: Any) -> Node:
        kind = type(value)
        package = ".".join(kind.__module__.split(".")[:2])
        if getattr(_module(package), kind.__name__, None) is not kind:
            raise RefusedValue(_unknown(value))
        with self._inside(value):
            given = {
                name: None if name in ("n_jobs", "memory") else item
                for name, item in value.get_params(deep=False).items()
            }
            params = {name: self.node(item) for name, item in given.items()}
            state = {name: item for name, item in vars(value).items() if name not in given}
            public = {name: item for name, item in state.items() if _fitted(name)}
            fitted, lost = self._attributes(public)
        hidden = [name for name in state if name.startswith("_") and state[name] is not None]
        # What keeps private notes of its training cannot be rebuilt: then it answers from afar.
        answers = {
            name: self._function(getattr(value, name))
            for name in ANSWERS
            if (hidden or lost) and hasattr(value, name)
        }
        return ["estimator", package, kind.__name__, params, fitted, answers]


def _fitted(name: str) -> bool:
    return name.endswith("_") and not name.startswith("_")


class _Decoder:
    def __init__(self, parts: list[bytes], remote: Remote) -> None:
        self.parts, self.remote = parts, remote
        self.used: set[int] = set()
        self.nodes = self.depth = self.bytes = 0
        self.kinds: dict[str, Callable[..., Any]] = {
            "refused": self._refused,
            "ellipsis": lambda: Ellipsis,
            "int": self._int,
            "float": lambda text: {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}[text],
            "complex": lambda real, imag: complex(self._float(real), self._float(imag)),
            "text": lambda part: self._part(part).decode("utf-8", "surrogatepass"),
            "bytes": self._part,
            "list": self._items,
            "tuple": lambda items: tuple(self._items(items)),
            "set": lambda items: set(_hashable(self._items(items))),
            "frozenset": lambda items: frozenset(_hashable(self._items(items))),
            "packed": self._packed,
            "dict": self._dict,
            "bunch": self._bunch,
            "range": self._range,
            "slice": lambda *steps: slice(*map(self.node, steps)),
            "fraction": lambda top, bottom: fractions.Fraction(
                self._whole(top), self._whole(bottom)
            ),
            "decimal": lambda text: decimal.Decimal(_text(text, 100)),
            "path": lambda text: pathlib.Path(_text(text, 1000)),
            "datetime": lambda text: datetime.datetime.fromisoformat(_text(text, 60)),
            "date": lambda text: datetime.date.fromisoformat(_text(text, 60)),
            "timedelta": lambda *steps: datetime.timedelta(*map(self._whole, steps)),
            "array": self._array,
            "scalar": lambda part, shape: self._array(part, shape)[()],
            "objects": self._objects,
            "remote": self._remote,
            "timestamp": self._timestamp,
            "gap": lambda name: getattr(_pandas(), {"NaT": "NaT", "NA": "NA"}[name]),
            "block": self._block,
            "frame": self._frame,
            "series": self._series,
            "index": self._index,
            "range-index": self._range_index,
            "multi-index": self._multi_index,
            "tensor": self._tensor,
            "history": self._history,
            "callback": self._callback,
            "own-callback": self._own_callback,
            "model": self._model,
            "stand-in": self._stand_in,
            "keras": self._keras_object,
            "estimator": self._estimator,
        }

    def node(self, tree: Node) -> Any:
        self.nodes += 1
        if self.nodes > NODES:
            raise RefusedValue(TOO_MANY)
        kind = type(tree)
        if tree is None or kind is bool or kind is float:
            return tree
        if kind is int:
            return self._whole(tree)
        if kind is str:
            return _text(tree, TEXT)
        if kind is not list or not tree or type(tree[0]) is not str or tree[0] not in self.kinds:
            raise RefusedValue(DAMAGED)
        if self.depth > 2 * DEPTH:  # a container may be two nodes: a frame and its index
            raise RefusedValue(TOO_DEEP)
        self.depth += 1
        try:
            return self.kinds[tree[0]](*tree[1:])
        finally:
            self.depth -= 1

    def _refused(self, why: Node) -> Any:
        raise RefusedValue(_text(why, 1000))

    def _part(self, number: Node) -> bytes:
        if type(number) is not int or not 0 <= number < len(self.parts) or number in self.used:
            raise RefusedValue(
                DAMAGED
            )  # each part serves once, so that few bytes cannot become many
        self.used.add(number)
        return bytes(self.parts[number])

    def _int(self, text: Node) -> int:
        digits = _text(text, DIGITS + 1)
        if not re.fullmatch(r"-?[0-9a-f]+", digits):
            raise RefusedValue(DAMAGED)
        return int(digits, 16)

    def _whole(self, tree: Node) -> int:
        if type(tree) is int:
            if tree.bit_length() > 4 * DIGITS:
                raise RefusedValue(TOO_LONG)
            return tree
        if type(tree) is list and len(tree) == 2 and tree[0] == "int":
            return self._int(tree[1])
        raise RefusedValue(DAMAGED)

    def _float(self, tree: Node) -> float:
        found = self.node(tree)
        if type(found) not in (int, float):
            raise RefusedValue(DAMAGED)
        return float(found)

    def _items(self, items: Node) -> list[Any]:
        return [self.node(item) for item in _list(items)]

    def _dict(self, pairs: Node) -> dict[Any, Any]:
        found = [(self.node(key), self.node(item)) for key, item in _list(pairs)]
        _hashable([key for key, _ in found])
        return dict(found)

    def _bunch(self, pairs: Node) -> Any:
        from sklearn.utils import Bunch

        found = self._dict(pairs)
        if not all(type(name) is str and name.isidentifier() for name in found):
            return found
        return Bunch(**found)

    def _named(self, nodes: Node, *, where: Callable[[str], bool] = str.isidentifier) -> dict:
        """Return a dictionary whose keys are the names of attributes."""
        if type(nodes) is not dict or len(nodes) > 1000 or not all(map(where, nodes)):
            raise RefusedValue(DAMAGED)
        return {name: self.node(tree) for name, tree in nodes.items()}

    def _range(self, *steps: Node) -> range:
        found = range(*map(self._whole, steps))
        if (found.stop - found.start) // found.step > ITEMS:  # its len() may overflow
            raise RefusedValue(TOO_LARGE)
        return found

    def _packed(self, tag: Node, part: Node) -> Any:
        array = self._npy(part)
        if array.ndim != 1 or array.dtype not in (np.int64, np.float64) or array.size > ITEMS // 10:
            raise RefusedValue(DAMAGED)
        return {"list": list, "tuple": tuple}[tag](array.tolist())

    def _npy(self, part: Node) -> np.ndarray:
        """Read `.npy` bytes. The header is believed only as far as there are bytes behind it."""
        data = self._part(part)
        file = io.BytesIO(data)
        version = np.lib.format.read_magic(file)
        if version != (1, 0):
            raise RefusedValue(DAMAGED)
        shape, by_column, kind = np.lib.format.read_array_header_1_0(file)
        if kind.kind not in ARRAYS or by_column:
            raise RefusedValue(DAMAGED)
        count = math.prod(shape)
        # A shape such as (0, 10**18) holds nothing, and yet is no shape to work with.
        if math.prod(max(axis, 1) for axis in shape) > ITEMS or min(shape, default=0) < 0:
            raise RefusedValue(TOO_LARGE)
        self.bytes += count * kind.itemsize
        if self.bytes > BYTES:
            raise RefusedValue(TOO_LARGE)
        if len(data) - file.tell() != count * kind.itemsize:
            raise RefusedValue(DAMAGED)
        return np.frombuffer(data, kind, count, file.tell()).reshape(shape).copy()

    def _array(self, part: Node, shape: Node) -> np.ndarray:
        return self._npy(part).reshape(_shape(shape))

    def _objects(self, shape: Node, items: Node) -> np.ndarray:
        found = self._items(items)
        array = np.empty(len(found), dtype=object)
        for place, item in enumerate(found):
            array[place] = item
        return array.reshape(_shape(shape))

    def _remote(self, handle: Node, name: Node) -> Callable[..., Any]:
        return self.remote(_text(handle, 200), _text(name, 200))

    def _call(self, tree: Node) -> Callable[..., Any]:
        if type(tree) is not list or len(tree) != 3 or tree[0] != "remote":
            raise RefusedValue(DAMAGED)
        return self._remote(*tree[1:])

    def _timestamp(self, text: Node, unit: Node, zone: Node) -> Any:
        plain = _pandas().Timestamp(_text(text, 60)).as_unit(_text(unit, 2))
        return plain if zone is None else plain.tz_localize("UTC").tz_convert(_zone(zone))

    def _values(self, tree: Node) -> Any:
        """Return the values of one column."""
        pd = _pandas()
        if type(tree) is not list or not tree:
            raise RefusedValue(DAMAGED)
        tag, *payload = tree
        if tag == "categorical":
            codes, categories, ordered = payload
            kind = pd.CategoricalDtype(self._values(categories), ordered=ordered is True)
            return pd.Categorical.from_codes(self._plain(codes), dtype=kind)
        if tag == "zoned":
            times, zone = payload
            series = pd.Series(self._plain(times)).dt.tz_localize("UTC")
            return series.dt.tz_convert(_zone(zone)).array
        if tag == "extension":
            kind, items = payload
            if not EXTENSION.fullmatch(_text(kind, 20)):
                raise RefusedValue(DAMAGED)
            return pd.array(self._items(items), dtype=kind)
        return self._plain(tree)

    def _plain(self, tree: Node) -> np.ndarray:
        found = self.node(tree)
        if not isinstance(found, np.ndarray):
            raise RefusedValue(DAMAGED)
        return found

    def _axis(self, tree: Node) -> Any:
        found = self.node(tree)
        if not isinstance(found, _pandas().Index):
            raise RefusedValue(DAMAGED)
        return found

    def _block(self, columns: Node, index: Node, values: Node) -> Any:
        axes = {"columns": self._axis(columns), "index": self._axis(index)}
        return _pandas().DataFrame(self._plain(values), **axes)

    def _frame(self, columns: Node, index: Node, values: Node) -> Any:
        axis = self._axis(index)
        found = {place: self._values(tree) for place, tree in enumerate(_list(values))}
        frame = _pandas().DataFrame(found, index=axis)
        frame.columns = self._axis(columns)
        return frame

    def _series(self, values: Node, index: Node, name: Node) -> Any:
        found, axis = self._values(values), self._axis(index)
        return _pandas().Series(found, index=axis, name=self.node(name))

    def _index(self, values: Node, name: Node) -> Any:
        return _pandas().Index(self._values(values), name=self.node(name))

    def _range_index(self, start: Node, stop: Node, step: Node, name: Node) -> Any:
        return _pandas().RangeIndex(self._range(start, stop, step), name=self.node(name))

    def _multi_index(self, levels: Node, names: Node) -> Any:
        values = [self._values(tree) for tree in _list(levels)]
        return _pandas().MultiIndex.from_arrays(values, names=self._items(names))

    def _tensor(self, array: Node, kind: Node) -> Any:
        import tensorflow as tf

        found, name = self._plain(array), _text(kind, 20)
        if name == "string":
            return tf.constant(found.tolist(), dtype=tf.string, shape=found.shape)
        return tf.cast(tf.constant(found), name)

    def _history(self, curves: Node, epochs: Node, params: Node) -> Any:
        import keras

        history = keras.callbacks.History()
        history.history, history.epoch = self.node(curves), self.node(epochs)
        if type(history.history) is not dict or type(history.epoch) is not list:
            raise RefusedValue(DAMAGED)
        history.params = self.node(params)
        return history

    def _callback(self, name: Node, attributes: Node, compares: Node) -> Any:
        import keras

        if type(name) is not str or name not in SAFE_CALLBACKS:
            raise RefusedValue(DAMAGED)
        kind = getattr(keras.callbacks, name)
        found = self._named(attributes, where=_public)
        file = found.get("filepath")
        if file is not None and not (type(file) is str and FILE_NAME.fullmatch(file)):
            raise RefusedValue(
                "the file name of a callback may only lead to the notebook's own folder"
            )
        given = {key: found[key] for key in inspect.signature(kind).parameters if key in found}
        callback = kind(**given)
        for key, item in found.items():
            if key in vars(callback):
                setattr(callback, key, item)
        if compares is not None:
            operations = {"less": keras.ops.less, "greater": keras.ops.greater}
            callback.monitor_op = operations[compares]
        return callback

    def _own_callback(self, name: Node, attributes: Node, drive: Node) -> Any:
        import keras

        from autograder.checks.callbacks import set_driver

        kind = type(_text(name, 200), (keras.callbacks.Callback,), {})
        callback, call = kind(), self._call(drive)
        for key, item in self._named(attributes, where=_public).items():
            if key not in ("model", "params"):
                setattr(callback, key, item)

        def driven(epochs: list[dict[str, float]]) -> tuple[int, float]:
            match call(epochs):
                case (int(run), int() | float() as kept):
                    return run, kept
            raise RefusedValue(DAMAGED)

        set_driver(callback, driven)
        return callback

    def _model(self, part: Node, loss: Node) -> Any:
        from autograder.airlock import models

        return models.from_bytes(self._part(part), None if loss is None else self._call(loss))

    def _stand_in(self, name: Node, calls: Node, compiled: Node, loss: Node, reason: Node) -> Any:
        from autograder.airlock import models

        if type(calls) is not dict or set(calls) != set(models.CALLS):
            raise RefusedValue(DAMAGED)
        return models.stand_in(
            _text(name, 200),
            {key: self._call(tree) for key, tree in calls.items()},
            compiled=compiled is True,
            loss=None if loss is None else _text(loss, 200),
            reason=_text(reason, 1000),
        )

    def _keras_object(self, part: Node, weights: Node, words: Node) -> Any:
        from autograder.airlock import models

        arrays = [self._plain(tree) for tree in _list(weights)]
        vocabulary = None if words is None else _list(self.node(words))
        return models.rebuild(self._part(part), arrays, vocabulary)

    def _estimator(
        self, package: Node, name: Node, params: Node, fitted: Node, answers: Node
    ) -> Any:
        import importlib

        if type(package) is not str or package.removeprefix("sklearn.") not in ESTIMATORS:
            raise RefusedValue(
                _text(f"it is an estimator of `{package}`, which is not known", 1000)
            )
        module = importlib.import_module(f"sklearn.{package.removeprefix('sklearn.')}")
        base = importlib.import_module("sklearn.base").BaseEstimator
        kind = getattr(module, name, None) if name in module.__all__ else None
        if not (isinstance(kind, type) and issubclass(kind, base)):
            raise RefusedValue(DAMAGED)
        given = self._named(params)
        # A cache is read with pickle; other processes and files are none of its business.
        if given.get("memory") or given.get("n_jobs") or given.get("input", "content") != "content":
            raise RefusedValue(
                "an estimator that reads files or starts processes cannot come across"
            )
        estimator = kind(**given)
        for key, item in self._named(fitted, where=_fitted_name).items():
            if not hasattr(kind, key):  # a property follows from the others
                setattr(estimator, key, item)
        if type(answers) is not dict or not set(answers) <= set(ANSWERS):
            raise RefusedValue(DAMAGED)
        for key, tree in answers.items():
            setattr(estimator, key, self._call(tree))
        return estimator


def _pandas() -> Any:
    import pandas as pd

    return pd


def _public(name: Any) -> bool:
    return type(name) is str and name.isidentifier() and not name.startswith("_")


def _fitted_name(name: Any) -> bool:
    return _public(name) and _fitted(name)


def _text(found: Node, longest: int) -> str:
    if type(found) is not str:
        raise RefusedValue(DAMAGED)
    if len(found) > longest:
        raise RefusedValue(TOO_LONG)
    return found


def _zone(found: Node) -> str:
    if not TIME_ZONE.fullmatch(_text(found, 64)):
        raise RefusedValue(DAMAGED)
    return str(found)


def _list(found: Node) -> list[Any]:
    if type(found) is not list:
        raise RefusedValue(DAMAGED)
    return found


def _shape(found: Node) -> tuple[int, ...]:
    if not all(type(axis) is int and 0 <= axis <= ITEMS for axis in _list(found)):
        raise RefusedValue(DAMAGED)
    if math.prod(max(axis, 1) for axis in found) > ITEMS:
        raise RefusedValue(TOO_LARGE)
    return tuple(found)


def _hashable(found: list[Any]) -> list[Any]:
    """Refuse keys that were made to collide: a dictionary of them takes hours."""
    if len(set(map(hash, found))) * 4 < len(found):
        raise RefusedValue(DAMAGED)
    return found
