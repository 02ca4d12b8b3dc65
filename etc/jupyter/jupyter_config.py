"""Kernels of the environment that the course is installed in start with TensorFlow loaded.

JUPYTER_DEFAULT_PROVISIONER_NAME=local-provisioner brings the ordinary ones back.
"""

# Not c.KernelProvisionerFactory.default_provisioner_name: nbclient, and so nbconvert and nbgrader,
# make that factory without their configuration.
from autograder.kernels import prefer_warm

prefer_warm()
