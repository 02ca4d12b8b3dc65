"""All expectations under one name: `expect.array(...)`, `expect.model(...)` and so on."""

from autograder.checks.arrays import array, probabilities, table
from autograder.checks.callbacks import stopping
from autograder.checks.check import EXPECTATIONS
from autograder.checks.files import saved_file, saved_model
from autograder.checks.functions import call, function
from autograder.checks.losses import loss
from autograder.checks.models import (
    model,
    nonlinear,
    nonlinear_layers,
    outputs,
    same_outputs,
    weights,
)
from autograder.checks.randomness import hidden_rng
from autograder.checks.training import accuracy, history, mean_squared_error
from autograder.checks.values import choice, number, text

__all__ = [
    "accuracy",
    "array",
    "call",
    "choice",
    "function",
    "hidden_rng",
    "history",
    "loss",
    "mean_squared_error",
    "model",
    "nonlinear",
    "nonlinear_layers",
    "number",
    "outputs",
    "probabilities",
    "same_outputs",
    "saved_file",
    "saved_model",
    "stopping",
    "table",
    "text",
    "weights",
]

EXPECTATIONS.update(__all__)
