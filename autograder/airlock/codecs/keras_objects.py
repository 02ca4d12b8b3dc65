"""Layers, optimizers, losses, metrics and other objects of Keras, by their configurations."""

import json
from typing import Any

from autograder.airlock.codecs.arrays import checked_array, encode_array
from autograder.airlock.codecs.codec import (
    Decoder,
    Encoder,
    Family,
    Node,
    Rule,
    checked_list,
    loaded,
)
from autograder.airlock.codecs.functions import encode_function
from autograder.airlock.codecs.keras_config import (
    DAMAGED_MODEL,
    check_config,
    parse_config,
    public_classes,
    unbuilt,
)
from autograder.airlock.codecs.keras_models import MODEL_CLASSES
from autograder.airlock.codecs.keras_size import check_size
from autograder.airlock.refusal import RefusedValue, unsupported


def _encode_object(encoder: Encoder, value: Any) -> Node:
    """Return configuration, weights and vocabulary, which is neither."""
    import keras

    if type(value) not in public_classes():  # a subclass: it stays where it is
        if callable(value):
            return encode_function(encoder, value)
        raise unsupported(value)
    with encoder.inside(value):
        text = json.dumps(keras.saving.serialize_keras_object(value)).encode()
        check_config(parse_config(text))
        is_layer = isinstance(value, keras.layers.Layer)
        weights = value.get_weights() if is_layer and value.built else []
        words = getattr(value, "get_vocabulary", None) if is_layer else None
        vocabulary = words and words(include_special_tokens=False)
        arrays: list[Node] = [encode_array(encoder, weight) for weight in weights]
        return ["keras", encoder.part(text), arrays, encoder.encode(vocabulary)]


def _decode_object(decoder: Decoder, part: Node, weights: Node, words: Node) -> Any:
    import keras

    arrays = [checked_array(decoder, tree) for tree in checked_list(weights)]
    vocabulary = None if words is None else checked_list(decoder.decode(words))
    config = parse_config(decoder.part(part))
    check_config(config)
    if "class_name" not in config or config["class_name"] in MODEL_CLASSES:
        raise RefusedValue(DAMAGED_MODEL)
    if config.get("module") == "keras.layers":  # an optimizer has nothing yet, a metric little
        check_size(config)
    try:
        found = keras.saving.deserialize_keras_object(config, safe_mode=True)
        if vocabulary and all(isinstance(word, str | int) for word in vocabulary):
            found.set_vocabulary(vocabulary)
        if arrays:
            found.set_weights(arrays)
        if isinstance(found, keras.layers.Normalization) and found.built:
            found.finalize_state()  # it computes with what follows from its weights
    except Exception as error:
        raise unbuilt(error) from None
    return found


def _rules() -> tuple[Rule, ...]:
    return () if loaded("keras") is None else ((tuple(public_classes()), _encode_object),)


FAMILY = Family({"keras": _decode_object}, _rules)
