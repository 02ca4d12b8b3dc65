"""All expectations under one name: `expect.array(...)`, `expect.model(...)` and so on."""

from autograder.checks.arrays import array, probabilities, table
from autograder.checks.callbacks import stopping
from autograder.checks.files import saved_file, saved_model
from autograder.checks.functions import function
from autograder.checks.losses import loss
from autograder.checks.models import bends, model, same_outputs
from autograder.checks.training import accuracy, error, history
from autograder.checks.values import choice, number, text

__all__ = [
    "accuracy",
    "array",
    "bends",
    "choice",
    "error",
    "function",
    "history",
    "loss",
    "model",
    "number",
    "probabilities",
    "same_outputs",
    "saved_file",
    "saved_model",
    "stopping",
    "table",
    "text",
]
