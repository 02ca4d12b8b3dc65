"""Expectations about files that students' code saves."""

from contextlib import suppress
from contextvars import ContextVar
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from autograder.checks.check import CheckFailed, describe_error
from autograder.checks.models import same_outputs
from autograder.checks.wording import plural, show

MAX_FILE_BYTES = 50_000_000
MAX_LISTED_FILES = 6  # in the message about a file that is missing


class Folder:
    """The folder in which the student's code saves its files: the working folder.

    Where checks run in another process, a subclass fetches the files.
    """

    def locate(self, path: Path) -> Path:
        """Return where checks can read the file that the student's code calls `path`.

        Raises
        ------
        OSError, ValueError
            If there can be no such file.
        """
        return path

    def load(self, file: Path) -> Any:
        """Return the model in a `.keras` file, without running code from it.

        Raises
        ------
        CheckFailed
            If it cannot be loaded for a reason that has a message of its own.
        Exception
            Whatever Keras raises.
        """
        import keras

        return keras.saving.load_model(file, compile=False, safe_mode=True)


folder: ContextVar[Folder] = ContextVar("folder", default=Folder())  # noqa: B039 - stateless


def saved_file(path: str | Path, *, max_bytes: int = MAX_FILE_BYTES) -> Path:
    """Expect a file that the student's code has saved, and return where to read it.

    Parameters
    ----------
    path : str or Path
        The file's name, as the student's code has it.
    max_bytes : int
        The largest size, in bytes. The smallest is 1.

    Returns
    -------
    Path
        The file to read, instead of `path`: it may be a copy.

    Raises
    ------
    CheckFailed
        If it does not exist, is a link or a folder, or has another size. The message names the
        files that there are.
    """
    if not isinstance(path, str | Path):
        raise CheckFailed("the name of a file", show(path))
    shown = show(str(path))
    try:
        file = folder.get().locate(Path(path))
        size = file.lstat().st_size
    except (OSError, ValueError):  # ValueError: a name that no file can have
        raise CheckFailed(
            f"a file {shown}", _beside(Path(path)), "Has your cell run in this folder?"
        ) from None
    for kind, is_it in (("a link", file.is_symlink()), ("a folder", file.is_dir())):
        if is_it:
            raise CheckFailed(f"a file {shown}", f"{kind} of that name")
    if not 0 < size <= max_bytes:
        raise CheckFailed(f"a file {shown} of 1 to {max_bytes:,} bytes", plural(size, "byte"))
    return file


def saved_model(path: str | Path, *, same_as: Any, x: Any) -> None:
    """Expect a `.keras` file that holds a model with the same predictions as another one.

    It is loaded in Keras's safe mode, which refuses code.

    Parameters
    ----------
    path : str or Path
        The file's name, as the student's code has it. A `*` in it stands for anything: then one of
        the files with such a name must hold the model.
    same_as : keras.Model
        The model that must have been saved.
    x : array-like of shape (rows, ...)
        Inputs for both models.

    Raises
    ------
    CheckFailed
        If there is no such file, it cannot be loaded, or its model predicts something else.
    """
    shown = show(str(path)) if isinstance(path, Path) else show(path)
    if isinstance(path, str | Path) and Path(path).suffix != ".keras":
        raise CheckFailed("a file name that ends in `.keras`", shown)
    several = isinstance(path, str | Path) and "*" in Path(path).name
    *others, last = _matching(Path(path)) if several else [path]
    for other in others:
        with suppress(CheckFailed):
            _require_in_file(other, same_as, x)
            return
    _require_in_file(last, same_as, x)


def _require_in_file(path: str | Path, same_as: Any, x: Any) -> None:
    file = saved_file(path)
    shown = show(str(path))
    try:
        loaded = folder.get().load(file)
    except CheckFailed:
        raise
    except Exception as error:
        raise CheckFailed(f"a Keras model in {shown}", *_unreadable(error)) from None
    same_outputs(f"the model in {path}", loaded, same_as, x)


def _matching(pattern: Path) -> list[Path]:
    """Return the files whose names match a pattern; at least one.

    Raises
    ------
    CheckFailed
        If there is none.
    """
    with suppress(OSError, ValueError):
        entries = folder.get().locate(pattern.parent).iterdir()
        names = sorted(entry.name for entry in entries if fnmatch(entry.name, pattern.name))
        if names:
            return [pattern.with_name(name) for name in names]
    raise CheckFailed(
        f"a file {show(pattern.name)}, with any name in the place of `*`", _beside(pattern)
    )


def _beside(path: Path) -> str:
    """Return which files there are in the folder in which `path` is missing."""
    try:
        names = sorted(entry.name for entry in folder.get().locate(path.parent).iterdir())
        there = [name for name in names if not name.startswith(".")]
    except (OSError, ValueError):
        return "not even its folder"
    if not there:
        return "an empty folder"
    listed = ", ".join(there[:MAX_LISTED_FILES])
    return f"only {listed}{', …' if len(there) > MAX_LISTED_FILES else ''}"


def _unreadable(error: Exception) -> tuple[str, str]:
    """Return what was found, and a hint: Keras's own messages would mislead a beginner here."""
    message = describe_error(error)
    if "safe_mode" in message:
        return (
            "code in it, which Keras does not load from a file",
            "A Lambda layer is code: put a layer of Keras in its place.",
        )
    if isinstance(error, TypeError) and "Could not locate" in message:
        return "a class of your own in it, which Keras cannot find again", ""
    return "a file that Keras cannot read", "Write it with `model.save(...)`, and let that finish."
