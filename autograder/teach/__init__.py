"""The instructor's JupyterLab: Formgrader that grades a class without holding the server up."""


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "autograder.teach"}]


def _load_jupyter_server_extension(app: object) -> None:
    from autograder.teach.formgrader import load

    load(app)
