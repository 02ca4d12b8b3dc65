"""Expectations about files that the student's code saves."""

from pathlib import Path
from typing import Any

from autograder.checks.check import CheckFailed
from autograder.checks.models import same_outputs
from autograder.checks.wording import plural


def saved_file(path: str | Path, *, largest: int = 50_000_000) -> Path:
    """Expect a file that is not empty and has at most `largest` bytes; return its path.

    Raises
    ------
    CheckFailed
        If it is not there, is a link or a folder, or has another size. Names what is there instead.
    """
    file = Path(path)
    if file.is_symlink() or not file.is_file():
        there = sorted(p.name for p in file.parent.glob("*")) if file.parent.is_dir() else []
        found = f"only {', '.join(there[:6])}" if there else "nothing there"
        raise CheckFailed(f"a file `{path}`", found, "Has your cell run in this folder?")
    size = file.stat().st_size
    if not 0 < size <= largest:
        raise CheckFailed(f"a file `{path}` of 1 to {largest:,} bytes", plural(size, "byte"))
    return file


def saved_model(path: str | Path, *, same_as: Any, x: Any) -> None:
    """Expect a `.keras` file that holds a model which predicts what `same_as` predicts for `x`.

    It is loaded in Keras's safe mode, which refuses code.

    Raises
    ------
    CheckFailed
        If there is no such file, it cannot be loaded, or predicts something else.
    """
    import keras

    if Path(path).suffix != ".keras":
        raise CheckFailed("a file name that ends in `.keras`", f"`{path}`")
    file = saved_file(path)
    try:
        loaded = keras.saving.load_model(file, safe_mode=True)
    except Exception as error:
        first = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise CheckFailed(f"a Keras model in `{path}`", first[:300]) from None
    same_outputs(f"the model in {path}", loaded, same_as, x)
