"""Expectations about files that the student's code saves."""

from contextvars import ContextVar
from pathlib import Path
from typing import Any

from autograder.checks.check import CheckFailed, told
from autograder.checks.models import same_outputs
from autograder.checks.wording import plural, show


class Folder:
    """Where the student's code saves its files: in a notebook, the folder it runs in."""

    def locate(self, path: Path) -> Path:
        """Return where checks find what the student's code calls `path`."""
        return path

    def load(self, file: Path) -> Any:
        """Return the model in a `.keras` file, without running code from it.

        Raises
        ------
        CheckFailed
            If it is known why it cannot be loaded.
        """
        import keras

        return keras.saving.load_model(file, compile=False, safe_mode=True)


folder: ContextVar[Folder] = ContextVar("folder", default=Folder())  # noqa: B039 - it has no state


def saved_file(path: str | Path, *, largest: int = 50_000_000) -> Path:
    """Expect a file that is not empty and has at most `largest` bytes; return where to read it.

    That may be a copy: a check reads what this returns, not `path`.

    Raises
    ------
    CheckFailed
        If it is not there, is a link or a folder, or has another size. Names what is there instead.
    """
    if not isinstance(path, str | Path):
        raise CheckFailed("the name of a file", show(path))
    said = show(str(path))
    try:
        file = folder.get().locate(Path(path))
        size = file.lstat().st_size
    except (OSError, ValueError):  # ValueError: a name that no file can have
        raise CheckFailed(
            f"a file {said}", _beside(Path(path)), "Has your cell run in this folder?"
        ) from None
    for kind, is_it in (("a link", file.is_symlink()), ("a folder", file.is_dir())):
        if is_it:
            raise CheckFailed(f"a file {said}", f"{kind} of that name")
    if not 0 < size <= largest:
        raise CheckFailed(f"a file {said} of 1 to {largest:,} bytes", plural(size, "byte"))
    return file


def saved_model(path: str | Path, *, same_as: Any, x: Any) -> None:
    """Expect a `.keras` file that holds a model which predicts what `same_as` predicts for `x`.

    It is loaded in Keras's safe mode, which refuses code.

    Raises
    ------
    CheckFailed
        If there is no such file, it cannot be loaded, or predicts something else.
    """
    said = show(str(path)) if isinstance(path, Path) else show(path)
    if isinstance(path, str | Path) and Path(path).suffix != ".keras":
        raise CheckFailed("a file name that ends in `.keras`", said)
    file = saved_file(path)
    try:
        loaded = folder.get().load(file)
    except CheckFailed:
        raise
    except Exception as error:
        raise CheckFailed(f"a Keras model in {said}", *_unreadable(error)) from None
    same_outputs(f"the model in {path}", loaded, same_as, x)


def _beside(path: Path) -> str:
    try:
        names = sorted(entry.name for entry in folder.get().locate(path.parent).iterdir())
        there = [name for name in names if not name.startswith(".")]
    except (OSError, ValueError):
        return "not even its folder"
    if not there:
        return "an empty folder"
    return f"only {', '.join(there[:6])}{', …' if len(there) > 6 else ''}"


def _unreadable(error: Exception) -> tuple[str, str]:
    """Return what was found and a hint; Keras's own words would mislead a beginner here."""
    said = told(error)
    if "safe_mode" in said:
        return (
            "code in it, which Keras does not load from a file",
            "A Lambda layer is code: put a layer of Keras in its place.",
        )
    if isinstance(error, TypeError) and "Could not locate" in said:
        return "a class of your own in it, which Keras cannot find again", ""
    return "a file that Keras cannot read", "Write it with `model.save(...)`, and let that finish."
