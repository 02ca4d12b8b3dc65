"""Files for people: all are written or none, and no spreadsheet runs what is in them."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from autograder.errors import UserError

# What a spreadsheet may take for a formula; the full-width signs come from East Asian keyboards.
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


class FileError(UserError):
    """Nothing was written; the message names the file and says why."""


def guarded(text: str) -> str:
    """Return a text that a spreadsheet does not run, with a quotation mark before it if needed.

    Source: OWASP, "CSV Injection".
    """
    return f"'{text}" if FORMULA.match(text) else text


def write(files: Mapping[Path, bytes]) -> None:
    """Write all files or none. Earlier ones are replaced once all new ones are complete.

    Parameters
    ----------
    files : mapping of Path to bytes
        The content of each file. Missing folders are made.

    Raises
    ------
    FileError
        If one cannot be written.
    """
    temporary = {path: path.with_name(f".{path.name}.{os.getpid()}") for path in files}
    try:
        for path, part in temporary.items():
            if path.is_dir():
                raise IsADirectoryError(21, "Is a directory")
            if not path.parent.exists():
                path.parent.mkdir(parents=True)
            part.write_bytes(files[path])
        for path, part in temporary.items():
            part.replace(path)
    except OSError as error:
        raise FileError(f"{path} cannot be written: {error.strerror}") from None
    finally:
        for part in temporary.values():
            if part.exists():
                part.unlink()
