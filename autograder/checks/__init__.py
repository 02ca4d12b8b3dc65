"""What check cells are written with: the block `check`, and the expectations in `expect`.

A check cell holds one `with check(...)` block with expectations::

    with check("The model gives one probability per point", see="From score to probability"):
        expect.model("model", model, inputs=(2,), outputs=(1,))
        expect.probabilities("model.predict", model.predict(points, verbose=0))
"""

from autograder.checks import expect
from autograder.checks.cells import watch_cells
from autograder.checks.check import CheckFailed, check

__all__ = ["CheckFailed", "check", "expect", "watch_cells"]
