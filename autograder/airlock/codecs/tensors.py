"""Tensors and variables of TensorFlow and Keras, which arrive as tensors."""

from typing import Any

import numpy as np

from autograder.airlock.codecs.arrays import checked_array, encode_array
from autograder.airlock.codecs.codec import (
    Decoder,
    Encode,
    Encoder,
    Family,
    Node,
    Rule,
    checked_text,
    loaded,
)
from autograder.airlock.codecs.containers import encode_items
from autograder.airlock.refusal import RefusedValue

MAX_DTYPE_CHARACTERS = 20


def _encode_tensor(encoder: Encoder, value: Any) -> Node:
    import tensorflow as tf

    plain = tf.convert_to_tensor(value)
    if not hasattr(plain, "numpy"):
        raise RefusedValue("it is a symbolic tensor, which holds no numbers")
    return ["tensor", encode_array(encoder, np.asarray(plain.numpy())), plain.dtype.name]


def _encode_variable(encoder: Encoder, value: Any) -> Node:
    return _encode_tensor(encoder, value.value)


def _decode_tensor(decoder: Decoder, array: Node, dtype: Node) -> Any:
    import tensorflow as tf

    found, name = checked_array(decoder, array), checked_text(dtype, MAX_DTYPE_CHARACTERS)
    if name == "string":
        return tf.constant(found.tolist(), dtype=tf.string, shape=found.shape)
    return tf.cast(tf.constant(found), name)


def _encode_shape(encoder: Encoder, value: Any) -> Node:
    return encode_items(encoder, "tuple", value, value.as_list())


def _rules() -> tuple[Rule, ...]:
    keras = loaded("keras")
    return () if keras is None else ((keras.Variable, _encode_variable),)


def _recognise(value: Any) -> Encode | None:
    tf = loaded("tensorflow")
    if tf is None:
        return None
    if tf.is_tensor(value):  # a tf.Variable is so by its metaclass only
        return _encode_tensor
    return _encode_shape if type(value) is tf.TensorShape else None


FAMILY = Family({"tensor": _decode_tensor}, _rules, _recognise)
