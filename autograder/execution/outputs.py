"""What a cell has shown, as a notebook keeps it: nothing forged, and not too much of it."""

import json
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.checks.check import MIME

MAX_CELL_BYTES = 1 << 20
MAX_OUTPUTS = 500  # of a cell
MAX_DEPTH = 40  # lists and dictionaries inside one another; whoever reads a notebook recurses
KINDS = ("stream", "display_data", "execute_result", "error")


class Outputs:
    """Collects the outputs of one cell."""

    def __init__(self) -> None:
        self._outputs: list[dict[str, Any]] = []
        self._bytes = 0

    def add(self, output: Any) -> None:
        """Keep what the student's side says is an output; drop it if it is none, or too much."""
        if not isinstance(output, dict) or output.get("output_type") not in KINDS:
            return
        if too_deep(output):
            return
        if output["output_type"] in {"display_data", "execute_result"}:
            data = output.get("data")
            if not isinstance(data, dict):
                return
            output["data"] = {name: value for name, value in data.items() if name != MIME}
            output["metadata"] = {}
        if output["output_type"] == "execute_result":
            output["execution_count"] = None
        size = len(json.dumps(output))
        if self._bytes > MAX_CELL_BYTES or len(self._outputs) > MAX_OUTPUTS:
            return
        last = self._outputs[-1] if self._outputs else {}
        if self._bytes + size > MAX_CELL_BYTES or len(self._outputs) == MAX_OUTPUTS:
            self._bytes = MAX_CELL_BYTES + 1
            self.add_note("More was shown than is kept.")
        elif output["output_type"] == "stream" and last.get("name") == output.get("name"):
            last["text"] = str(last.get("text")) + str(output.get("text"))
            self._bytes += size
        else:
            self._outputs.append(output)
            self._bytes += size

    def add_trusted(self, outputs: list[dict[str, Any]]) -> None:
        """Keep what a check has shown."""
        self._outputs += outputs

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
