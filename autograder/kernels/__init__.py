"""Warm kernels: a process that has imported the course's packages, and kernels forked from it."""


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "autograder.kernels"}]


def _load_jupyter_server_extension(app: object) -> None:
    from autograder.kernels.extension import load

    load(app)
