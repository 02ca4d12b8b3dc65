"""Let nbgrader find the course from whatever folder it is started in."""

from autograder.paths import ROOT

load_subconfig("nbgrader_config.py", path=str(ROOT))  # noqa: F821 - traitlets puts it here
