"""The vocabulary that check cells speak.

A check cell holds one `with check(...)` block, and in it expectations::

    with check("The model gives one probability a point", see="From score to probability"):
        expect.model("model", model, inputs=(2,), outputs=(1,))
        expect.probabilities("model.predict", model.predict(points, verbose=0))
"""

from autograder.checks import expect
from autograder.checks.check import CheckFailed, check

__all__ = ["CheckFailed", "check", "expect"]
