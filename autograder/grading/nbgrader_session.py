"""nbgrader within this process: what it takes from the process is set, and restored afterwards."""

import logging
import re
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

LOGGER = logging.getLogger(__name__)  # nbgrader's objects get it as their `log`
LOGGER.setLevel(logging.WARNING)  # it logs some forty lines for a submission that is in order
# nbconvert configures all preprocessors with an option that just its own know.
LOGGER.addFilter(lambda record: "`display_data_priority` not recognized" not in record.getMessage())

_ERROR = re.compile(r"[\w.]+(Error|Exception|Entry): ")  # how a traceback ends


@contextmanager
def nbgrader_session(create_engine: Callable[..., Any]) -> Iterator[None]:
    """Let nbgrader work; a context that may be entered again inside of itself, by one thread.

    - Whenever it opens a gradebook, nbgrader would make an engine, and compile statements anew.
    - For the version of a new gradebook, nbgrader would start the command `alembic`.
    - Warnings of the libraries that nbgrader uses go to the log.

    Parameters
    ----------
    create_engine : callable
        SQLAlchemy's, with a memory: one engine for a database.
    """
    from nbgrader import api

    before = api.create_engine, api.get_alembic_version
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        warnings.showwarning = _log_warning  # restored by `catch_warnings`
        api.create_engine, api.get_alembic_version = create_engine, schema_version
        try:
            yield
        finally:
            api.create_engine, api.get_alembic_version = before


@cache
def schema_version() -> str:
    """Return which version of gradebooks this nbgrader wants."""
    import nbgrader
    from alembic.script import ScriptDirectory

    scripts = Path(nbgrader.__file__).parent / "alembic"
    return str(ScriptDirectory(str(scripts)).get_current_head())


@cache  # a gradebook's are the same for each submission
def _log_once(text: str) -> None:
    LOGGER.warning("%s", text)


def _log_warning(
    message: Warning | str, category: type[Warning], filename: str, lineno: int, *_: Any, **__: Any
) -> None:
    _log_once(f"{filename}:{lineno}: {category.__name__}: {message}")


class NbgraderError(Exception):
    """nbgrader could not do something; the message is the last thing that it logged."""


def run_converter(converter: Any) -> None:
    """Let one of nbgrader's converters do its work.

    Raises
    ------
    NbgraderError
        If it could not.
    """
    messages = _Messages()
    LOGGER.addHandler(messages)
    try:
        converter.start()
    except Exception:
        raise NbgraderError(_reason([*messages.texts, traceback.format_exc()])) from None
    finally:
        LOGGER.removeHandler(messages)


class _Messages(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


def _reason(texts: list[str]) -> str:
    """Return the last error that nbgrader logged, or the last thing that it logged.

    It logs the traceback of what went wrong, and raises something else, which only says where to
    find that.
    """
    lines = [line.strip() for text in texts for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if _ERROR.match(line) and "Please see" not in line]
    return (errors or lines)[-1]
