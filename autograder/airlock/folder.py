"""The student's folder: what one side reports of a file, and what the other makes of it."""

import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, TypeAlias, TypedDict

from autograder.airlock.codecs import keras_models
from autograder.airlock.codecs.keras_config import DAMAGED_MODEL
from autograder.airlock.limits import MAX_FILE_BYTES
from autograder.airlock.refusal import DAMAGED, RefusedValue
from autograder.checks.check import CheckFailed
from autograder.checks.files import Folder
from autograder.checks.wording import plural, show

MAX_ENTRIES = 7  # of a folder, which a message may name


class RegularFile(TypedDict):
    """A file with its contents; a pipe or the like has none."""

    kind: Literal["file"]
    bytes: bytes


class FolderEntries(TypedDict):
    """A folder with the first of its entries that are not hidden."""

    kind: Literal["folder"]
    entries: list[str]


class Link(TypedDict):
    """A symbolic link, wherever it leads."""

    kind: Literal["link"]


class LargeFile(TypedDict):
    """A file of more than MAX_FILE_BYTES; its size is in bytes."""

    kind: Literal["large"]
    size: int


Description: TypeAlias = RegularFile | FolderEntries | Link | LargeFile


def describe(name: str) -> Description | None:
    """Return what has a name in this process's folder; None if nothing has it."""
    path = Path(name)
    try:
        found = path.lstat()
        if stat.S_ISLNK(found.st_mode):
            return {"kind": "link"}
        if stat.S_ISDIR(found.st_mode):
            names = sorted(entry.name for entry in path.iterdir())
            return {"kind": "folder", "entries": [n for n in names if n[0] != "."][:MAX_ENTRIES]}
        if not stat.S_ISREG(found.st_mode):  # reading a pipe could take for ever
            return {"kind": "file", "bytes": b""}
        if found.st_size > MAX_FILE_BYTES:
            return {"kind": "large", "size": found.st_size}
        return {"kind": "file", "bytes": path.read_bytes()}
    except (OSError, ValueError):
        return None


class StudentFolder(Folder):
    """Copies of what a check asks for.

    Parameters
    ----------
    ask : callable
        Returns what `describe` returns on the student's side, and raises KeyError for None.
        Nothing that it returns is believed.
    copies : Path
        An empty folder. No name that comes from the student leads out of it.
    serve : callable, optional
        Returns the model in a file of that name, as the student's side loads it, which knows the
        student's classes. Raises CheckFailed if it cannot.
    """

    def __init__(
        self,
        ask: Callable[[str], Any],
        copies: Path,
        serve: Callable[[str], Any] | None = None,
    ) -> None:
        self.ask, self.copies, self.serve = ask, copies, serve
        self._names: dict[Path, str] = {}  # on the student's side, of copies

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
            described = self.ask(str(path))
        except KeyError:
            raise FileNotFoundError(str(path)) from None
        place = self.copies / str(len(list(self.copies.iterdir())))
        place.mkdir()
        copy = place / (path.name or "folder")
        match described:
            case {"kind": "file", "bytes": bytes(data)}:
                copy.write_bytes(data)
                self._names[copy] = str(path)
            case {"kind": "folder", "entries": list(entries)}:
                copy.mkdir()
                for entry in entries[:MAX_ENTRIES]:
                    if isinstance(entry, str) and Path(entry).name == entry:
                        (copy / entry).touch()
            case {"kind": "link"}:
                copy.symlink_to("nowhere")
            case {"kind": "large", "size": int(size)}:
                raise CheckFailed(
                    f"a file {show(str(path))} of at most {MAX_FILE_BYTES:,} bytes",
                    plural(size, "byte"),
                )
            case _:
                raise CheckFailed(f"a file {show(str(path))}", DAMAGED)
        return copy

    def load(self, file: Path) -> Any:
        """Return the model in a `.keras` file, checked before anything is built from it.

        If it holds code of the student's own that Keras finds there, it answers from afar.

        Raises
        ------
        CheckFailed
            If it holds anything else, or too much.
        RefusedValue
            If it is no such file.
        """
        try:
            return keras_models.from_bytes(file.read_bytes(), compiled=False)
        except RefusedValue as refused:
            if str(refused) == DAMAGED_MODEL:
                raise
            if self.serve is not None and file in self._names:
                with suppress(CheckFailed):
                    return self.serve(self._names[file])
            raise CheckFailed(f"a Keras model in {show(file.name)}", str(refused)) from None
