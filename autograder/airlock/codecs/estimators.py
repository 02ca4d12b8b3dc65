"""Estimators of scikit-learn, by parameters and fitted attributes.

What keeps private notes of its training cannot be rebuilt from these: then its methods are called
from afar.
"""

import importlib
from typing import Any

from autograder.airlock.codecs.codec import (
    Decoder,
    Encoder,
    Family,
    Node,
    Rule,
    checked_text,
    is_public,
    loaded,
)
from autograder.airlock.codecs.functions import checked_function, encode_function
from autograder.airlock.refusal import DAMAGED, RefusedValue, unsupported

# Packages of scikit-learn with estimators. Others have side effects when they are imported.
ALLOWED_PACKAGES = (
    "calibration",
    "cluster",
    "compose",
    "covariance",
    "cross_decomposition",
    "decomposition",
    "discriminant_analysis",
    "dummy",
    "ensemble",
    "feature_extraction",
    "feature_selection",
    "gaussian_process",
    "impute",
    "isotonic",
    "kernel_approximation",
    "kernel_ridge",
    "linear_model",
    "manifold",
    "mixture",
    "model_selection",
    "multiclass",
    "multioutput",
    "naive_bayes",
    "neighbors",
    "neural_network",
    "pipeline",
    "preprocessing",
    "random_projection",
    "semi_supervised",
    "svm",
    "tree",
)
NOT_SENT = ("n_jobs", "memory")  # parameters that are None on the other side
METHODS = ("predict", "predict_proba", "decision_function", "transform", "inverse_transform")


def _encode_estimator(encoder: Encoder, value: Any) -> Node:
    kind = type(value)
    package = ".".join(kind.__module__.split(".")[:2])
    if getattr(loaded(package), kind.__name__, None) is not kind:
        raise unsupported(value)
    with encoder.inside(value):
        given = {
            name: None if name in NOT_SENT else item
            for name, item in value.get_params(deep=False).items()
        }
        params = {name: encoder.encode(item) for name, item in given.items()}
        state = {name: item for name, item in vars(value).items() if name not in given}
        fitted, lost = encoder.attributes(
            {name: item for name, item in state.items() if _is_fitted(name)}
        )
    hidden = [name for name in state if name.startswith("_") and state[name] is not None]
    calls: dict[str, Node] = {
        name: encode_function(encoder, getattr(value, name))
        for name in METHODS
        if (hidden or lost) and hasattr(value, name)
    }
    return ["estimator", package, kind.__name__, params, fitted, calls]


def _decode_estimator(
    decoder: Decoder, package: Node, name: Node, params: Node, fitted: Node, calls: Node
) -> Any:
    kind = _checked_class(package, name)
    given = decoder.attributes(params)
    # A cache is read with pickle; other processes and files are none of its business.
    if given.get("memory") or given.get("n_jobs") or given.get("input", "content") != "content":
        raise RefusedValue("an estimator that reads files or starts processes cannot come across")
    estimator = kind(**given)
    for key, item in decoder.attributes(fitted, allowed=_is_fitted).items():
        if not hasattr(kind, key):  # a property follows from the others
            setattr(estimator, key, item)
    if type(calls) is not dict or not set(calls) <= set(METHODS):
        raise RefusedValue(DAMAGED)
    for key, tree in calls.items():
        setattr(estimator, key, checked_function(decoder, tree))
    return estimator


def _checked_class(package: Node, name: Node) -> type:
    """Return a class of estimators that may cross."""
    if type(package) is not str or package.removeprefix("sklearn.") not in ALLOWED_PACKAGES:
        raise RefusedValue(
            checked_text(f"it is an estimator of `{package}`, which is not known", 1000)
        )
    module = importlib.import_module(f"sklearn.{package.removeprefix('sklearn.')}")
    base = importlib.import_module("sklearn.base").BaseEstimator
    kind = getattr(module, str(name), None) if name in module.__all__ else None
    if isinstance(kind, type) and issubclass(kind, base):
        return kind
    raise RefusedValue(DAMAGED)


def _is_fitted(name: Any) -> bool:
    return is_public(name) and name.endswith("_")


def _rules() -> tuple[Rule, ...]:
    base = getattr(loaded("sklearn.base"), "BaseEstimator", None)
    return () if base is None else ((base, _encode_estimator),)


FAMILY = Family({"estimator": _decode_estimator}, _rules)
