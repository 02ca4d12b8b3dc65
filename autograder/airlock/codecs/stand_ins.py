"""Models with code of their own: the weights cross by value, and the code is called from afar.

What comes across is a snapshot: the weights with their paths, and the tree of layers. Every call
takes weights along, or else those of the snapshot, and leaves the student's model as it was. So a
stand-in can be given other weights, called in training and measured like any other model, and
nothing that happens meanwhile on the student's side changes it.

Of a model that is too large to cross, the shapes of the weights come alone, and a reason why: it
can be called as it is, and no more.

A node is `["stand-in", layers, weights, reason, calls, built, compiled, loss, input_shape]`.
`layers` holds the model and then each layer below it, in depth-first order, as `[name, class,
weights, trainable, count]`: the numbers of its weights, and how many of the layers that follow are
directly below it. `weights` holds `[path, trainable, tensor]` for each, or `[path, trainable,
shape, dtype]` where there is a reason.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np

from autograder.airlock.codecs.codec import (
    Decoder,
    Encoder,
    Family,
    Function,
    Node,
    checked_integer,
    checked_list,
    checked_text,
)
from autograder.airlock.codecs.functions import checked_function, encode_function
from autograder.airlock.codecs.keras_size import TOO_MANY_PARAMETERS, parameter_count
from autograder.airlock.limits import MAX_MODEL_PARAMETERS, MAX_PARTS
from autograder.airlock.refusal import DAMAGED, TOO_MANY_PARTS, RefusedValue
from autograder.checks.check import CheckFailed
from autograder.checks.models import NOT_FINITE, complete
from autograder.checks.wording import plural, show

CALLS = ("run", "compute_loss")
MAX_NAME_CHARACTERS = 200  # of a class or a layer
MAX_PATH_CHARACTERS = 1000  # of a weight
MAX_REASON_CHARACTERS = 1000
MAX_LAYERS = 2000  # of one model, those inside others among them
MAX_LAYER_DEPTH = 30  # layers inside one another

Outputs = Any  # a tensor, or a list, a tuple or a dictionary of them
Arrays = list[np.ndarray]


# On the student's side


class ServedModel:
    """A model of the student's, as the other side may use it.

    Parameters
    ----------
    model : keras.Model
    whole : bool
        Whether the other side has its weights.

    Attributes
    ----------
    layers : list of keras.Layer
        The model, and then each layer below it, in depth-first order.
    counts : list of int
        How many layers are directly below each of them.
    weights : list of keras.Variable
    """

    def __init__(self, model: Any, *, whole: bool) -> None:
        self.model = model
        self.layers: list[Any] = []
        self.counts: list[int] = []
        self._add(model, 0)
        self.weights = list(model.weights)
        self._given = self.weights if whole else []  # what calls can set
        self._snapshot = self._values()

    def run(
        self,
        number: int,
        x: Any,
        mode: bool | None,  # noqa: FBT001 - from afar
        weights: Arrays | None,
    ) -> tuple[Outputs, Arrays | None]:
        """Call a layer with weights, those of the snapshot for None.

        Parameters
        ----------
        number : int
            Of the layer.
        mode : bool or None
            What is given as `training`.

        Returns
        -------
        outputs : tensor, or a container of tensors
        weights : list of ndarray or None
            What the call has made of the weights; None if they are as they were.
        """
        with _Weights(self, weights):
            given = self._values()
            options = {} if mode is None else {"training": mode}
            outputs = self.layers[number](x, **options)
            after = self._values()
        return outputs, None if _equal(after, given) else after

    def compute_loss(self, x: Any, y: Any, y_pred: Any, weights: Arrays | None) -> float:
        """Return the loss without penalties for large weights."""
        with _Weights(self, weights):
            found = self.model.compute_loss(x=x, y=y, y_pred=y_pred, training=False)
            return float(found) - sum(map(float, self.model.losses))

    def assign(self, weights: Sequence[Any] | None) -> Arrays:
        """Set all weights, to those of the snapshot for None; return what they were."""
        before = self._values()
        for variable, value in zip(self._given, weights or self._snapshot, strict=True):
            variable.assign(value)
        return before

    def _values(self) -> Arrays:
        return [np.array(variable.numpy()) for variable in self._given]

    def _add(self, layer: Any, depth: int) -> None:
        if len(self.layers) >= MAX_LAYERS or depth > MAX_LAYER_DEPTH:
            raise RefusedValue(f"the model has more than {MAX_LAYERS:,} layers")
        below = list(_layers_of(layer))
        self.layers.append(layer)
        self.counts.append(len(below))
        for one in below:
            self._add(one, depth + 1)


class _Weights:
    """Gives a model weights for a while, and then its own again."""

    def __init__(self, served: ServedModel, weights: Arrays | None) -> None:
        self.served, self.weights = served, weights

    def __enter__(self) -> None:
        self.before = self.served.assign(self.weights)

    def __exit__(self, *_: object) -> None:
        self.served.assign(self.before)


def _layers_of(layer: Any) -> list[Any]:
    """Return the layers directly below one; Keras has a public name for those of models only."""
    import keras

    if isinstance(layer, keras.Model):
        return list(layer.layers)
    flatten = getattr(layer, "_flatten_layers", None)
    return [] if flatten is None else list(flatten(include_self=False, recursive=False))


def encode_stand_in(encoder: Encoder, model: Any) -> Node:
    """Return the node of a model that answers from afar."""
    complete(model)
    reason = _size_objection(encoder, model.weights)
    served = ServedModel(model, whole=not reason)
    numbers = {id(variable): number for number, variable in enumerate(served.weights)}
    layers: list[Node] = []
    for layer, count in zip(served.layers, served.counts, strict=True):
        encoder.count_node()
        own: list[Node] = [numbers[id(w)] for w in layer.weights if id(w) in numbers]
        name = str(layer.name)[:MAX_NAME_CHARACTERS]
        kind = type(layer).__name__[:MAX_NAME_CHARACTERS]
        layers.append([name, kind, own, bool(layer.trainable), count])
    weights: list[Node] = []
    for weight in served.weights:
        node: list[Node] = [str(weight.path)[:MAX_PATH_CHARACTERS], bool(weight.trainable)]
        if reason:
            node += [list(weight.shape), str(weight.dtype)]
        else:
            node.append(encoder.encode(weight.value))
        weights.append(node)
    calls: dict[str, Node] = {
        name: encode_function(encoder, getattr(served, name)) for name in CALLS
    }
    built = bool(model.built)
    loss = encoder.encode(getattr(model, "loss", None))
    shape = encoder.encode(_input_shape(model)) if built else None
    compiled = bool(model.compiled)
    return ["stand-in", layers, weights, reason, calls, built, compiled, loss, shape]


def _size_objection(encoder: Encoder, weights: Sequence[Any]) -> str:
    """Return why weights are too large to cross; an empty string if they are not."""
    if parameter_count(list(weights)) > MAX_MODEL_PARAMETERS:
        return TOO_MANY_PARAMETERS
    try:
        encoder.require(sum(np.asarray(weight.value).nbytes for weight in weights))
    except RefusedValue as refused:
        return str(refused)
    return ""


def _input_shape(model: Any) -> Any:
    """Return the shape of the input as the model says it, or None."""
    try:
        return model.input_shape
    except Exception:  # a model of one's own class has none
        return None


# On the trusted side


class RemoteModel:
    """The weights of a student's model, and the way to its code.

    Parameters
    ----------
    run, compute_loss : callable
        Those of `ServedModel`, from afar.
    variables : list of keras.Variable
        Or what stands for those that are too large to cross.
    whole : bool
        Whether they have crossed.
    """

    def __init__(
        self, run: Function, compute_loss: Function, variables: list[Any], *, whole: bool
    ) -> None:
        self._run, self._compute_loss, self.variables = run, compute_loss, variables
        self._here = variables if whole else []
        self._snapshot = self._values()

    def run(self, number: int, x: Any, mode: bool | None) -> Outputs:  # noqa: FBT001 - as above
        """Call a layer; check what comes back, and take over what became of the weights.

        Raises
        ------
        CheckFailed
            If it is anything but finite numbers, for as many rows as there are in `x`.
        """
        answer = self._run(number, x, mode, self._changed())
        if not isinstance(answer, tuple) or len(answer) != 2:
            raise RefusedValue(DAMAGED)
        outputs, weights = answer
        checked = _checked_outputs(outputs, x)
        if weights is not None:
            self._take(weights)
        return checked

    def compute_loss(self, x: Any, y: Any, y_pred: Any) -> float:
        """Return the loss without penalties."""
        found = self._compute_loss(x, y, y_pred, self._changed())
        if not isinstance(found, float):
            raise RefusedValue(DAMAGED)
        return found

    def _changed(self) -> Arrays | None:
        """Return the weights; None if they are those of the snapshot, which the other side has."""
        values = self._values()
        return None if _equal(values, self._snapshot) else values

    def _take(self, weights: Any) -> None:
        if not isinstance(weights, list) or len(weights) != len(self._here):
            raise RefusedValue(DAMAGED)
        for variable, value in zip(self._here, weights, strict=True):
            if not isinstance(value, np.ndarray) or value.shape != tuple(variable.shape):
                raise RefusedValue(DAMAGED)
            variable.assign(value)

    def _values(self) -> Arrays:
        return [np.array(variable.numpy()) for variable in self._here]


class Unseen:
    """A weight that is too large to cross; it has what Keras and checks ask of others.

    Parameters
    ----------
    path : str
    shape : tuple of int
    reason : str
        Why it has not crossed.
    """

    def __init__(
        self, path: str, shape: tuple[int, ...], dtype: str, reason: str, *, trainable: bool
    ) -> None:
        self.path, self.shape, self.dtype, self.trainable = path, shape, dtype, trainable
        self.name = path.rsplit("/", maxsplit=1)[-1]
        self._reason = reason

    def numpy(self) -> Any:
        """Refuse."""
        raise RefusedValue(self._reason)

    def assign(self, value: Any) -> Any:  # noqa: ARG002
        """Refuse."""
        raise RefusedValue(self._reason)


def _equal(some: Arrays, others: Arrays) -> bool:
    return all(
        one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
        for one, other in zip(some, others, strict=True)
    )


def _checked_outputs(outputs: Outputs, x: Any) -> Outputs:
    """Return what a model gave for `x` as tensors, if it can have done so.

    Raises
    ------
    CheckFailed
        If there are no finite numbers, or not as many rows as in `x`.
    """
    import keras

    rows = {np.shape(one)[:1] for one in keras.tree.flatten(x)}
    tensors = []
    for output in keras.tree.flatten(outputs):
        array = np.asarray(output)
        if array.dtype.kind not in "fiub" and str(array.dtype) != "bfloat16":
            raise CheckFailed("numbers from the model", show(output))
        if rows != {()} and array.shape[:1] not in rows:
            wanted = plural(max(rows)[0], "row")
            raise CheckFailed(
                f"{wanted} of outputs from the model for as many inputs", f"the shape {array.shape}"
            )
        if array.dtype.kind == "f" and not np.isfinite(array).all():
            raise CheckFailed("ordinary numbers from the model", "nan or infinity", NOT_FINITE)
        tensors.append(keras.ops.convert_to_tensor(output))
    return keras.tree.pack_sequence_as(outputs, tensors)


@cache
def _classes() -> tuple[type, type, type]:
    """Return the classes of stand-ins: those of models, of layers in them, and of weights."""
    import keras

    class Weight(keras.Variable):  # type: ignore[misc]
        """A weight under the path that it has in the student's model."""

        def __init__(self, value: Any, path: str, *, trainable: bool) -> None:
            name = re.sub(r"\W", "_", path.rsplit("/", maxsplit=1)[-1]) or "weight"
            super().__init__(value, trainable=trainable, name=name)
            self._student_path = path

        @property
        def path(self) -> str:
            return self._student_path

    class FromAfar:
        """What models and layers have in common that are elsewhere."""

        _remote: RemoteModel
        _number: int
        _own_weights: tuple[int, ...]
        _below: list[Any]

        @property
        def weights(self) -> list[Any]:
            return [self._remote.variables[number] for number in self._own_weights]

        variables = weights

        @property
        def layers(self) -> list[Any]:
            return list(self._below)

        def __call__(self, x: Any, training: bool | None = None) -> Any:  # noqa: FBT001 - as Keras
            return self._remote.run(self._number, x, training)

    class StandInLayer(FromAfar, keras.layers.Layer):  # type: ignore[misc]
        """A layer of the student's model, which is elsewhere."""

    class StandIn(FromAfar, keras.Model):  # type: ignore[misc]
        """Answers like the student's model, which is elsewhere."""

        _input_shape: Any = None

        @property
        def input_shape(self) -> Any:
            if self._input_shape is None:
                raise AttributeError("the model has no `input_shape`")
            return self._input_shape

        def predict(self, x: Any, batch_size: int | None = None, **_: Any) -> Any:
            parts = [
                keras.tree.map_structure(keras.ops.convert_to_numpy, self(part, training=False))
                for part in _batches(x, batch_size)
            ]
            return keras.tree.map_structure(lambda *arrays: np.concatenate(arrays), *parts)

        def compute_loss(self, x: Any = None, y: Any = None, y_pred: Any = None, **_: Any) -> Any:
            return self._remote.compute_loss(x, y, y_pred)

        def summary(self, *_: Any, **__: Any) -> None:
            print(f"{self.name}: {len(self.layers)} layers")  # noqa: T201 - as Keras does

    return StandIn, StandInLayer, Weight


def _batches(x: Any, size: int | None) -> Iterator[Any]:
    """Yield rows in batches, and what has no rows as it is."""
    import keras

    rows = min((len(one) for one in keras.tree.flatten(x)), default=0)
    for start in range(0, rows, size or 256):
        stop = start + (size or 256)
        yield keras.tree.map_structure(lambda one: one[start:stop], x)  # noqa: B023 - at once


def _decode_stand_in(
    decoder: Decoder,
    layers: Node,
    weights: Node,
    reason: Node,
    calls: Node,
    built: Node,
    compiled: Node,
    loss: Node,
    shape: Node,
) -> Any:
    if type(calls) is not dict or set(calls) != set(CALLS):
        raise RefusedValue(DAMAGED)
    nodes = checked_list(layers)
    if not 0 < len(nodes) <= MAX_LAYERS:
        raise RefusedValue(DAMAGED)
    why = checked_text(reason, MAX_REASON_CHARACTERS)
    found = checked_list(weights)
    if len(found) > MAX_PARTS:
        raise RefusedValue(TOO_MANY_PARTS)
    if why:
        variables = [_decode_unseen(why, *checked_list(node)) for node in found]
    else:
        variables = [_decode_weight(decoder, *checked_list(node)) for node in found]
    run, compute_loss = (checked_function(decoder, calls[name]) for name in CALLS)
    remote = RemoteModel(run, compute_loss, variables, whole=not why)
    remaining = iter(enumerate(nodes))
    model = _decode_layer(remaining, remote, 0)
    if next(remaining, None) is not None:
        raise RefusedValue(DAMAGED)
    model.built, model.compiled = built is True, compiled is True
    for key, node in (("loss", loss), ("_input_shape", shape)):
        object.__setattr__(model, key, decoder.decode(node))
    return model


def _decode_weight(decoder: Decoder, path: Node, trainable: Node, value: Node) -> Any:
    _, _, weight = _classes()
    found = decoder.decode(value)
    if np.asarray(found).dtype.kind not in "fiubV":  # V: bfloat16
        raise RefusedValue(DAMAGED)
    return weight(found, checked_text(path, MAX_PATH_CHARACTERS), trainable=trainable is True)


def _decode_unseen(reason: str, path: Node, trainable: Node, shape: Node, dtype: Node) -> Unseen:
    return Unseen(
        checked_text(path, MAX_PATH_CHARACTERS),
        tuple(map(checked_integer, checked_list(shape))),
        checked_text(dtype, MAX_NAME_CHARACTERS),
        reason,
        trainable=trainable is True,
    )


def _decode_layer(remaining: Iterator[tuple[int, Any]], remote: RemoteModel, depth: int) -> Any:
    """Return the stand-in for the layer of the next node, and take the nodes below it as well."""
    if depth > MAX_LAYER_DEPTH:
        raise RefusedValue(DAMAGED)
    number, node = next(remaining, (0, None))
    name, kind, own, trainable, count = checked_list(node)
    places = tuple(checked_integer(place) for place in checked_list(own))
    if not all(0 <= place < len(remote.variables) for place in places):
        raise RefusedValue(DAMAGED)
    stand_in, stand_in_layer, _ = _classes()
    base = stand_in_layer if depth else stand_in
    kind = checked_text(kind, MAX_NAME_CHARACTERS)
    if depth and kind.isidentifier():
        base = type(kind, (base,), {})
    label = checked_text(name, MAX_NAME_CHARACTERS).replace("/", "_") or "layer"
    layer = base(name=label, trainable=trainable is True)
    below = [_decode_layer(remaining, remote, depth + 1) for _ in range(checked_integer(count))]
    attributes = {"_remote": remote, "_number": number, "_own_weights": places, "_below": below}
    for key, value in attributes.items():
        object.__setattr__(layer, key, value)  # Keras would take what is in them for the layer's
    layer.built = True
    return layer


FAMILY = Family({"stand-in": _decode_stand_in})
