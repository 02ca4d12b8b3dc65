"""Files that are handed to people: written all or none, and no spreadsheet runs what is in them."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

# What a spreadsheet may take for a formula, also where East Asian input methods widen the signs.
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


class FileError(Exception):
    """Nothing was written; the message names the file and says why."""


def guarded(text: str) -> str:
    """Return a text that a spreadsheet shows and does not run, with a quote before it if need be.

    Source: OWASP, "CSV Injection".
    """
    return f"'{text}" if FORMULA.match(text) else text


def write(files: Mapping[Path, bytes]) -> None:
    """Write all files, or none; earlier ones stay until all new ones are there.

    Raises
    ------
    FileError
        If one cannot be written.
    """
    beside = {path: path.with_name(f".{path.name}.{os.getpid()}") for path in files}
    try:
        for path, part in beside.items():
            if path.is_dir():
                raise IsADirectoryError(21, "Is a directory")
            if not path.parent.exists():
                path.parent.mkdir(parents=True)
            part.write_bytes(files[path])
        for path, part in beside.items():
            part.replace(path)
    except OSError as error:
        raise FileError(f"{path} cannot be written: {error.strerror}") from None
    finally:
        for part in beside.values():
            if part.exists():
                part.unlink()
