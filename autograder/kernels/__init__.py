"""Warm kernels: a process that has imported the course's packages, and kernels forked from it."""

import os

NAME = "keras-course-warm"  # of the provisioner's entry point, in pyproject.toml


def prefer_warm() -> None:
    """Let this process and its children start warm kernels, unless the user has chosen others."""
    os.environ.setdefault("JUPYTER_DEFAULT_PROVISIONER_NAME", NAME)


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "autograder.kernels"}]


def _load_jupyter_server_extension(app: object) -> None:
    from autograder.kernels.extension import load

    load(app)
