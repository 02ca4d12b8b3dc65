"""What a cell has shown, as a notebook keeps it: nothing forged, and not too much of it."""

import json
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.checks.check import MIME

MAX_CELL_BYTES = 1 << 20
MAX_OUTPUTS = 500  # of a cell
MAX_DEPTH = 40  # lists and dictionaries inside one another; whoever reads a notebook recurses
MAX_TRACEBACK_LINES = 1000
STREAMS = ("stdout", "stderr")
DISPLAYS = ("display_data", "execute_result")


class Outputs:
    """Collects the outputs of one cell."""

    def __init__(self) -> None:
        self._outputs: list[dict[str, Any]] = []
        self._bytes = 0

    def add(self, output: Any) -> None:
        """Keep what the student's side says is an output; drop it if it is none, or too much."""
        output = cleaned(output)
        if output is None:
            return
        if "data" in output:
            output["data"].pop(MIME, None)
        size = len(json.dumps(output))
        if self._bytes > MAX_CELL_BYTES or len(self._outputs) > MAX_OUTPUTS:
            return
        last = self._outputs[-1] if self._outputs else {}
        if self._bytes + size > MAX_CELL_BYTES or len(self._outputs) == MAX_OUTPUTS:
            self._bytes = MAX_CELL_BYTES + 1
            self.add_note("More was shown than is kept.")
        elif output["output_type"] == "stream" and last.get("name") == output.get("name"):
            last["text"] += output["text"]
            self._bytes += size
        else:
            self._outputs.append(output)
            self._bytes += size

    def add_trusted(self, outputs: list[dict[str, Any]]) -> None:
        """Keep what a check has shown."""
        self._outputs += filter(None, map(cleaned, outputs))

    def add_note(self, sentence: str) -> None:
        """Add a line of the grader's own."""
        self._outputs.append({"output_type": "stream", "name": "stdout", "text": f"\n{sentence}\n"})

    def add_failure(self, message: str) -> None:
        """Show a check as failed."""
        self._outputs.append(
            {
                "output_type": "error",
                "ename": "CheckFailed",
                "evalue": message,
                "traceback": [f"✘ {message}"],
            }
        )

    def as_notebook(self) -> list[NotebookNode]:
        """Return the outputs as nbformat wants them."""
        kept = []
        for output in self._outputs:
            node = nbformat.from_dict(output)
            try:
                nbformat.validate(node, "output", version=4)
            except nbformat.ValidationError:
                continue
            kept.append(node)
        return kept


def cleaned(output: Any) -> dict[str, Any] | None:
    """Return an output in the one shape that whatever shows it expects; None if it is none.

    nbformat leaves more open, such as a text that is a list of lines, or a width that is a list.
    """
    if not isinstance(output, dict) or too_deep(output):
        return None
    kind = output.get("output_type")
    if kind == "stream":
        name = output.get("name")
        text = _text(output.get("text")) or ""
        return {"output_type": kind, "name": name if name in STREAMS else STREAMS[0], "text": text}
    if kind == "error":
        lines = output.get("traceback")
        shown = [_text(line) or "" for line in lines] if isinstance(lines, list) else []
        return {
            "output_type": kind,
            "ename": _text(output.get("ename")) or "",
            "evalue": _text(output.get("evalue")) or "",
            "traceback": shown[:MAX_TRACEBACK_LINES],
        }
    if kind in DISPLAYS and isinstance(output.get("data"), dict):
        data = {_text(name) or "": _content(name, value) for name, value in output["data"].items()}
        known = {name: value for name, value in data.items() if value is not None}
        count = {"execution_count": None} if kind == "execute_result" else {}
        return {"output_type": kind, "data": known, "metadata": {}} | count
    return None


def _content(mime_type: Any, value: Any) -> Any:
    """Return what a display holds of one MIME type: any JSON, or a text; None for neither."""
    if isinstance(mime_type, str) and mime_type.endswith(("/json", "+json")):
        return _readable(value)
    return _text(value)


def _text(value: Any) -> str | None:
    """Return a text, which may be a list of lines, as one without halves of characters."""
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        value = "".join(value)
    return value.encode(errors="replace").decode() if isinstance(value, str) else None


def _readable(value: Any) -> Any:
    """Return JSON with all of its texts such that they can be written."""
    if isinstance(value, dict):
        return {_text(name): _readable(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_readable(item) for item in value]
    return _text(value) if isinstance(value, str) else value


def too_deep(found: Any) -> bool:
    """Return whether more is nested in it than a reader of notebooks can take."""
    layer = [found]
    for _ in range(MAX_DEPTH):
        containers = [one for one in layer if isinstance(one, dict | list)]
        if not containers:
            return False
        layer = [
            item for one in containers for item in (one.values() if isinstance(one, dict) else one)
        ]
    return True
