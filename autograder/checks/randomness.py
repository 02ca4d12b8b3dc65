"""Random numbers for hidden tests that nobody can know who has not read these tests."""

import hashlib
import re
from contextvars import ContextVar

import numpy as np

from autograder.checks.cells import run_cells

HIDDEN = re.compile(r"#{3} BEGIN HIDDEN TESTS(.*?)#{3} END HIDDEN TESTS", re.DOTALL)
SEED_BYTES = 32

# The source of the check cell that runs, where it is not a cell of a notebook.
check_source: ContextVar[str] = ContextVar("check_source", default="")


def hidden_rng(stream: str = "") -> np.random.Generator:
    """Return a generator of random numbers for the hidden tests of the check that runs.

    Its seed is a digest of these tests. So it gives the same numbers at every grading, and code
    that has only seen the release cannot find them by trying seeds, of which there are 2**256.
    A threshold must hold with a margin whatever it draws: a changed comma makes another seed.

    Parameters
    ----------
    stream : str
        Different texts give independent numbers.

    Returns
    -------
    numpy.random.Generator
        What makes a generator of its argument by `default_rng(seed)` takes it as its seed;
        scikit-learn takes a ``RandomState`` of its ``bit_generator``.
    """
    source = check_source.get() or run_cells.sources.get(run_cells.running, "")
    hidden = "".join(HIDDEN.findall(source)) or source
    digest = hashlib.sha256(f"{stream}\0{hidden}".encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:SEED_BYTES], "big"))
