"""Signatures of the installed packages, written into Markdown when it is built.

A line `{signature: keras.layers.Dense}` becomes the call with every argument and its default. It is
never out of date: as soon as the package changes, the built notebook differs.
"""

import inspect
import json
import os
import pkgutil
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from inspect import Parameter
from typing import Any

from autograder.authoring.source import Source
from autograder.patches.quiet import set_log_level

# `from` names what takes the arguments, for a class that accepts any and passes them on.
DIRECTIVE = re.compile(r"^\{signature: ([\w.]+)(?: from ([\w.]+))?\}$", re.MULTILINE)
LOOKS_LIKE_ONE = re.compile(r"\{\s*signature\b|^\s*signature\s*:", re.IGNORECASE)
MAX_LINE_CHARS = 80  # of a call; a longer one has one argument per line
COMMA = ",\N{NO-BREAK SPACE}"  # within a default: the others are between arguments


def problems(source: Source) -> Iterator[str]:
    """Yield what is wrong with the lines of `source` that are to become signatures."""
    for cell in source.cells:
        for line, text in cell.lines() if cell.kind == "markdown" else ():
            where = source.where(cell, line)
            if found := DIRECTIVE.fullmatch(text):
                try:
                    signature(*found.groups())
                except (ImportError, AttributeError, TypeError, ValueError) as error:
                    yield f"{where}: there is no signature of {found[1]!r}: {error}"
            elif LOOKS_LIKE_ONE.search(text):
                yield f"{where}: write {{signature: package.name}}, on a line of its own"


def expand(source: Source) -> Source:
    """Return `source` with signatures in place of the lines that name them."""

    def fenced(found: re.Match[str]) -> str:
        return f"```python\n{signature(*found.groups())}\n```"

    cells = [
        replace(cell, text=DIRECTIVE.sub(fenced, cell.text)) if cell.kind == "markdown" else cell
        for cell in source.cells
    ]
    return replace(source, cells=cells)


@cache  # a source is checked first, and expanded then
def signature(name: str, taker: str | None = None) -> str:
    """Return a call with every argument and its default.

    Parameters
    ----------
    name : str
        The full name of a function, a method or a class.
    taker : str, optional
        The full name of what takes the arguments; by default `name` itself.

    Returns
    -------
    str
        The call, with one argument per line if it is long.

    Raises
    ------
    ImportError, AttributeError, TypeError, ValueError
        If there is no such object, or it names none of its arguments.
    """
    with _quietly():
        target = pkgutil.resolve_name(name)
        if taker:
            target = pkgutil.resolve_name(taker)
    # Not `signature(target)`: the `__new__` of Keras's classes accepts anything and passes it on.
    function = target.__init__ if inspect.isclass(target) else target
    parameters = [p for p in inspect.signature(function).parameters.values() if p.name != "self"]
    if parameters and all(p.kind in (p.VAR_POSITIONAL, p.VAR_KEYWORD) for p in parameters):
        raise TypeError("it takes anything; name what takes it, {signature: NAME from OTHER}")
    # The string of a signature has `/` and `*` in it; Python 3.13 can also break it into lines.
    shown = str(inspect.Signature([_readable(parameter) for parameter in parameters]))[1:-1]
    arguments = [argument.replace(COMMA, ", ") for argument in shown.split(", ") if argument]
    line = f"{name}({', '.join(arguments)})"
    if len(line) <= MAX_LINE_CHARS:
        return line
    return "\n".join([f"{name}(", *(f"    {argument}," for argument in arguments), ")"])


def _readable(parameter: Parameter) -> Parameter:
    """Return a parameter without its type, and with a default that is shown readably."""
    bare = parameter.replace(annotation=Parameter.empty)
    if parameter.default is Parameter.empty:
        return bare
    return bare.replace(default=_Default(parameter.default))


@contextmanager
def _quietly() -> Iterator[None]:
    """Discard what TensorFlow's C++ libraries print as they load: no setting turns it all off."""
    set_log_level()
    stderr, null = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 2)
    try:
        yield
    finally:
        os.dup2(stderr, 2)
        os.close(stderr)
        os.close(null)


class _Default:
    """A default that is readable, and the same in every process."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def __repr__(self) -> str:
        if isinstance(self.value, str):
            return json.dumps(self.value, ensure_ascii=False).replace(", ", COMMA)
        if inspect.isclass(self.value) or inspect.isroutine(self.value):
            return str(self.value.__name__)
        text = repr(self.value).replace(", ", COMMA)
        return "..." if " at 0x" in text or text.startswith("<") else text
