"""Read by every IPython kernel of the environment that the course is installed in, as it starts."""

from autograder.patches import quiet

# As this file is read, stderr still leads to the terminal; soon after, to the notebook.
quiet.quiet_import()
quiet.set_log_level()
quiet.ignore_retracing()
