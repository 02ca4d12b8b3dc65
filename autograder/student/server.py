"""What `make lab` prints in the terminal: what to open, and only lines that help a student."""

import getpass
import logging
import os
import sys
import webbrowser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

OWN_PACKAGE = str(Path(__file__).parents[1])


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "autograder.student.server"}]


def _load_jupyter_server_extension(app: Any) -> None:
    """Hide Jupyter's own lines, and open no browser where nobody would see it."""
    if not _log_level_is_chosen(app):
        for handler in app.log.handlers:  # which Tornado's lines come to as well
            handler.addFilter(lambda record: _helps_a_student(record, app.connection_url))
        logging.getLogger("asyncio").addFilter(_is_no_closed_tab)
    app.open_browser = bool(app.open_browser) and has_browser(app.browser)


async def _start_jupyter_server_extension(app: Any) -> None:
    """Print what to open; by now it is known which port was free. On a hub, the hub does that."""
    if "JUPYTERHUB_API_URL" in os.environ:
        return
    text = what_to_open(app.display_url, app.port, os.environ, opens=app.open_browser)
    print(text, flush=True)  # noqa: T201 - the log shows errors only


def _log_level_is_chosen(app: Any) -> bool:
    """Return whether the command line sets a log level, as `make lab ARGS=--debug` does."""
    return any("log_level" in options for options in app.cli_config.values())


def _helps_a_student(record: logging.LogRecord, url: str) -> bool:
    """Return whether a line of the log is about something that a student can act on.

    Jupyter's warnings are about untrusted notebooks and the like, so only this package's are shown.
    As a critical error, Jupyter logs in five lines what to open.
    """
    if record.levelno >= logging.ERROR:
        return url not in record.getMessage()
    return record.levelno == logging.WARNING and record.pathname.startswith(OWN_PACKAGE)


def _is_no_closed_tab(record: logging.LogRecord) -> bool:
    """Return whether a line is about anything but a browser that was closed meanwhile."""
    from tornado.websocket import WebSocketClosedError

    return not (record.exc_info and isinstance(record.exc_info[1], WebSocketClosedError))


def update_welcome_page(saved: Path, log: logging.Logger) -> None:
    """Bring the welcome page up to date after a notebook was saved.

    Whatever goes wrong, the notebook is saved, and one line in the log says why the page is not.
    """
    from autograder.student import welcome

    try:
        welcome.saved(saved)
    except Exception as error:
        log.warning(
            "The welcome page was not updated: %s: %s",
            type(error).__name__,
            error,
            exc_info=log.isEnabledFor(logging.DEBUG),
        )


def has_browser(name: str = "") -> bool:
    """Return whether a browser window can be opened on this machine's own screen."""
    if "BROWSER" not in os.environ and not name:
        if "SSH_CONNECTION" in os.environ:
            return False
        shown = {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys()
        if sys.platform == "linux" and not shown:
            return False  # what there may be is a browser in the terminal
    try:
        return bool(webbrowser.get(name or None))
    except webbrowser.Error:
        return False


def what_to_open(url: str, port: int, environment: Mapping[str, str], *, opens: bool) -> str:
    """Return how to open JupyterLab, in one sentence.

    Parameters
    ----------
    url : str
        Its address, perhaps a second one on a line of its own.
    port : int
    environment : mapping
        Of the process, which shows whether it was started through SSH.
    opens : bool
        Whether a browser is about to open.
    """
    address = url.split(maxsplit=1)[0]
    end = "Ctrl-C, twice, ends it."
    if opens:
        return f"The course opens in your browser. If it does not, open\n  {address}\n{end}"
    if not (connection := environment.get("SSH_CONNECTION", "").split()):
        return f"Open the course in a browser on this machine:\n  {address}\n{end}"
    host, ssh_port = (*connection, "", "", "", "")[2:4]
    via = f" -p {ssh_port}" if ssh_port not in {"", "22"} else ""
    return (
        "This machine is a remote one. On your own, run\n"
        f"  ssh -N -L {port}:localhost:{port}{via} {getpass.getuser()}@{host or 'THIS-MACHINE'}\n"
        f"and open in its browser\n  {address}\n{end}"
    )
