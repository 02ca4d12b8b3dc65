"""The student's folder: what is told of a file, and what the trusted side makes of it."""

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

from autograder.airlock import models
from autograder.airlock.values import DAMAGED, RefusedValue
from autograder.checks.check import CheckFailed
from autograder.checks.files import Folder
from autograder.checks.wording import plural, show

LARGEST = 50_000_000  # bytes of a file that is copied
ENTRIES = 7  # of a folder, which a message may name


def described(name: str) -> dict[str, Any] | None:
    """Return what there is of a name in this process's folder; None if there is nothing.

    Returns
    -------
    dict
        kind ("file", "folder", "link" or "large"), and bytes, entries or size.
    """
    path = Path(name)
    try:
        found = path.lstat()
        if stat.S_ISLNK(found.st_mode):
            return {"kind": "link"}
        if stat.S_ISDIR(found.st_mode):
            names = sorted(entry.name for entry in path.iterdir())
            return {"kind": "folder", "entries": [n for n in names if n[0] != "."][:ENTRIES]}
        if not stat.S_ISREG(found.st_mode):  # reading a pipe could take for ever
            return {"kind": "file", "bytes": b""}
        if found.st_size > LARGEST:
            return {"kind": "large", "size": found.st_size}
        return {"kind": "file", "bytes": path.read_bytes()}
    except (OSError, ValueError):
        return None


class StudentFolder(Folder):
    """Copies of what a check asks for.

    Parameters
    ----------
    ask : callable
        Returns what `described` says on the student's side, and raises KeyError for None.
    copies : Path
        An empty folder. No name that comes from the student leads out of it.
    """

    def __init__(self, ask: Callable[[str], Any], copies: Path) -> None:
        self.ask, self.copies = ask, copies

    def locate(self, path: Path) -> Path:
        """Return a copy of a file, a folder with the names of its entries, or a link to nowhere.

        Raises
        ------
        FileNotFoundError
            If there is nothing of that name.
        CheckFailed
            If it is too large, or what came is no description.
        """
        try:
            told = self.ask(str(path))
        except KeyError:
            raise FileNotFoundError(str(path)) from None
        place = self.copies / str(len(list(self.copies.iterdir())))
        place.mkdir()
        copy = place / (path.name or "folder")
        match told:
            case {"kind": "file", "bytes": bytes(data)}:
                copy.write_bytes(data)
            case {"kind": "folder", "entries": list(entries)}:
                copy.mkdir()
                for entry in entries[:ENTRIES]:
                    if isinstance(entry, str) and Path(entry).name == entry:
                        (copy / entry).touch()
            case {"kind": "link"}:
                copy.symlink_to("nowhere")
            case {"kind": "large", "size": int(size)}:
                raise CheckFailed(
                    f"a file {show(str(path))} of at most {LARGEST:,} bytes", plural(size, "byte")
                )
            case _:
                raise CheckFailed(f"a file {show(str(path))}", DAMAGED)
        return copy

    def load(self, file: Path) -> Any:
        """Return the model in a `.keras` file, vetted before anything is built from it."""
        try:
            return models.from_bytes(file.read_bytes(), compiled=False)
        except RefusedValue as refused:
            if str(refused) == models.DAMAGED:  # by whoever wrote it, so there is no more to say
                raise
            raise CheckFailed(f"a Keras model in {show(file.name)}", str(refused)) from None
