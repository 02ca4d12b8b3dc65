"""What `make lab` says in the terminal: one sentence on what to open, and nothing of no use."""

import getpass
import logging
import os
import sys
import webbrowser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

OURS = str(Path(__file__).parents[1])


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "autograder.student.server"}]


def _load_jupyter_server_extension(app: Any) -> None:
    """Keep Jupyter's own lines back, and open no browser where nobody would see it."""
    for handler in app.log.handlers:  # which Tornado's lines come to as well
        handler.addFilter(lambda record: _is_of_use(record, app.connection_url))
    logging.getLogger("asyncio").addFilter(_is_no_closed_tab)
    app.open_browser = bool(app.open_browser) and has_browser(app.browser)


async def _start_jupyter_server_extension(app: Any) -> None:
    """Say what to open; by now it is known which port was free. On a hub, the hub does."""
    if "JUPYTERHUB_API_URL" in os.environ:
        return
    print(what_to_open(app.display_url, app.port, os.environ, opens=app.open_browser), flush=True)


def _is_of_use(record: logging.LogRecord, url: str) -> bool:
    """Return whether a line says something that a student can do anything about.

    Warnings are of untrusted notebooks and the like, except ours; and Jupyter says in five lines,
    as a critical error, what to open.
    """
    if record.levelno >= logging.ERROR:
        return url not in record.getMessage()
    return record.levelno == logging.WARNING and record.pathname.startswith(OURS)


def _is_no_closed_tab(record: logging.LogRecord) -> bool:
    """Return whether a line is of something else than a browser that has gone meanwhile."""
    from tornado.websocket import WebSocketClosedError

    return not (record.exc_info and isinstance(record.exc_info[1], WebSocketClosedError))


def has_browser(name: str = "") -> bool:
    """Return whether a window can be opened here, in front of whoever sits here."""
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
    """Return one sentence for whoever has started JupyterLab.

    Parameters
    ----------
    url : str
        Its address, perhaps a second one on a line of its own.
    port : int
    environment : mapping
        Of the process, which says whether it was started from afar.
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
