"""Models that cannot cross by value: a stand-in asks the student's side for each answer."""

from typing import Any

from autograder.airlock.codecs.codec import Decoder, Encoder, Family, Function, Node, checked_text
from autograder.airlock.codecs.functions import checked_function, encode_function
from autograder.airlock.refusal import DAMAGED, RefusedValue

CALLS = ("predict", "call", "count_params", "compute_loss")
MAX_NAME_CHARACTERS = 200  # of a class, or of a loss
MAX_REASON_CHARACTERS = 1000


def encode_stand_in(encoder: Encoder, model: Any, reason: str) -> Node:
    """Return the node of a model that answers from afar.

    Parameters
    ----------
    reason : str
        Why the model itself cannot cross, for checks that want its layers or weights.

    Raises
    ------
    RefusedValue
        With that reason, if the model was never built and so cannot answer either.
    """
    if not model.built:
        raise RefusedValue(reason)
    calls: dict[str, Node] = {
        name: encode_function(encoder, call) for name, call in _calls(model).items()
    }
    loss = getattr(model, "loss", None)
    named = loss if isinstance(loss, str) else getattr(loss, "__name__", type(loss).__name__)
    loss_name = None if loss is None else str(named)
    return ["stand-in", type(model).__name__, calls, bool(model.compiled), loss_name, reason]


def _calls(model: Any) -> dict[str, Function]:
    """Return what a stand-in asks of the model that it stands for."""

    def compute_loss(x: Any, y: Any, y_pred: Any) -> float:
        found = model.compute_loss(x=x, y=y, y_pred=y_pred, training=False)
        return float(found) - sum(map(float, model.losses))

    def predict(x: Any, batch_size: int | None) -> Any:
        return model.predict(x, batch_size=batch_size, verbose=0)

    found = (predict, model.__call__, model.count_params, compute_loss)
    return dict(zip(CALLS, found, strict=True))


def _decode_stand_in(
    decoder: Decoder, name: Node, calls: Node, compiled: Node, loss: Node, reason: Node
) -> Any:
    if type(calls) is not dict or set(calls) != set(CALLS):
        raise RefusedValue(DAMAGED)
    name = checked_text(name, MAX_NAME_CHARACTERS)
    asked = {key: checked_function(decoder, tree) for key, tree in calls.items()}
    loss = None if loss is None else checked_text(loss, MAX_NAME_CHARACTERS)
    model = _stand_in(name, asked, checked_text(reason, MAX_REASON_CHARACTERS))
    model.built, model.compiled, model.loss = True, compiled is True, loss
    return model


def _stand_in(name: str, asked: dict[str, Function], reason: str) -> Any:
    import keras

    class StandIn(keras.Model):  # type: ignore[misc]
        """Answers like the student's model, which is elsewhere."""

        def predict(self, x: Any, batch_size: int | None = None, **_: Any) -> Any:
            return asked["predict"](x, batch_size)

        def __call__(self, x: Any, *_: Any, **options: Any) -> Any:
            return asked["call"](x, **options)

        def count_params(self) -> Any:
            return asked["count_params"]()

        def compute_loss(self, x: Any = None, y: Any = None, y_pred: Any = None, **_: Any) -> Any:
            return asked["compute_loss"](x, y, y_pred)

        def summary(self, *_: Any, **__: Any) -> None:
            print(f"{name}: {reason}")  # noqa: T201 - as Keras does

        def get_weights(self) -> Any:
            raise RefusedValue(reason)

    return StandIn()


FAMILY = Family({"stand-in": _decode_stand_in})
