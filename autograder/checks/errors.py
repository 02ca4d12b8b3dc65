"""Exceptions of a student's code, in one line."""

import re

MAX_ERROR_CHARS = 400  # of the message of an exception, which others have written
COLOURS = re.compile(r"\x1b\[[\d;]*m")
OF_KERAS = re.compile(r"Exception encountered when calling .*")
CELL_FILE = re.compile(r"\((?:<[^()>]*>|[^()]*\.py), line (\d+)\)$")  # in the text of a SyntaxError


def error_line(error: BaseException) -> str:
    """Return an exception as one short line."""
    try:
        text = str(error)
    except Exception:
        text = ""
    return as_line(type(error).__name__, text)


def as_line(kind: str, text: str) -> str:
    """Return the type and the text of an exception as one short line.

    What Keras and TensorFlow add to it is left out, and so is the file name of a cell.
    """
    text = OF_KERAS.sub("", COLOURS.sub("", text))
    text = text.split("\nArguments received by", maxsplit=1)[0]
    operation = re.search(r"^(.*\S.*)\n\s*\[\[\{\{node", text, re.MULTILINE)
    line = " ".join((operation[1] if operation else text).split())
    line = CELL_FILE.sub(r"(line \1)", line)
    if len(line) > MAX_ERROR_CHARS:
        line = line[:MAX_ERROR_CHARS] + " …"
    return f"{kind}: {line}" if line else kind
