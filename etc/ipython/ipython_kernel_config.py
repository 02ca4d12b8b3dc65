"""Read by every IPython kernel of the environment that the course is installed in, as it starts."""

import logging
import os

# TensorFlow's C++ log tells beginners about drivers and CPU features.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
# A lesson builds many small models, one after another, and means to.
logging.getLogger("tensorflow").addFilter(lambda record: "retracing" not in record.getMessage())
