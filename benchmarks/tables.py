"""The tables of measured figures in the documents.

A table stands between two comments that name its benchmark. `python -m benchmarks` writes it; a
test compares it with the figures in `results.json`.
"""

import json
import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from autograder.paths import ROOT

RESULTS = Path(__file__).with_name("results.json")
DOCUMENTS = {"kernels": "kernels.md", "airlock": "security.md", "grading": "instructor.md"}

Figures = dict[str, Any]


def read_results() -> dict[str, Figures]:
    """Return the figures of each benchmark, as they were measured last."""
    if not RESULTS.exists():
        return {}
    results: dict[str, Figures] = json.loads(RESULTS.read_text())
    return results


def write_tables(results: dict[str, Figures]) -> None:
    """Write the tables of all benchmarks that there are figures of."""
    for name, figures in results.items():
        path = ROOT / "docs" / DOCUMENTS[name]
        path.write_text(with_table(path.read_text(), name, TABLES[name](figures)))


def with_table(text: str, name: str, table: str) -> str:
    """Return the text of a document with a table in its place.

    Raises
    ------
    ValueError
        If the document has no place for it.
    """
    begin, end = (re.escape(f"<!-- {mark} benchmarks.{name} -->") for mark in ("begin", "end"))
    pattern = re.compile(f"({begin}\n).*?({end})", re.DOTALL)
    if not pattern.search(text):
        raise ValueError(f"there is no place for the table of benchmarks.{name}")
    return pattern.sub(lambda found: f"{found[1]}\n{table}\n\n{found[2]}", text)


def kernels(figures: Figures) -> str:
    """Compare cold and warm kernels."""
    rows = (
        ("from the start of a kernel to `import tensorflow, keras` done", "start", "s"),
        ("a small training notebook through `nbconvert --execute`", "notebook", "s"),
        ("all notebooks: `nbconvert --execute` in a loop, `make notebooks`", "headless", "s"),
        ("memory (PSS) of ten idle kernels with TensorFlow", "memory", "MB"),
        ("the same, with their server", "memory_with_server", "MB"),
    )
    return table(
        figures,
        ["", "cold", "warm", "ratio"],
        [
            [
                title,
                *(number(figures[f"{name}_{kind}"], unit) for kind in ("cold", "warm")),
                number(figures[f"{name}_ratio"]),
            ]
            for title, name, unit in rows
        ],
    )


def airlock(figures: Figures) -> str:
    """Tell what sandbox and airlock cost."""
    return table(
        figures,
        ["chapter 02, answers and checks", "CPU"],
        [
            ["in one warm kernel", number(figures["plain_cpu_s"], "s")],
            ["behind the airlock", number(figures["airlock_cpu_s"], "s")],
            ["difference", number(figures["overhead_cpu_s"], "s")],
        ],
    )


def grading(figures: Figures) -> str:
    """Compare a class graded here and by nbgrader."""
    return table(
        figures,
        ["", "chapter 12", "chapter 14"],
        [
            [title, *(number(figures[name + suffix], unit) for suffix in ("", "_slowest"))]
            for title, name, unit in (
                ("`autograder grade`, a submission", "here_s", "s"),
                ("`nbgrader autograde`, a submission", "nbgrader_s", "s"),
                ("times faster", "speedup", ""),
                ("the same if only the students' cells cost anything", "speedup_limit", ""),
                ("CPU of the students' cells, a submission", "own_cpu_s", "s"),
                ("CPU of all else, checks included", "overhead_cpu_s", "s"),
            )
        ],
    )


TABLES: dict[str, Callable[[Figures], str]] = {
    "kernels": kernels,
    "airlock": airlock,
    "grading": grading,
}


def table(figures: Figures, head: list[str], rows: list[list[str]]) -> str:
    """Return a table in Markdown, after a line that says where its figures come from."""
    lines = [head, ["---"] * len(head), *rows]
    body = "\n".join(f"| {' | '.join(line)} |" for line in lines).replace("|  |", "| |")
    return f"On {figures['measured_on']}:\n\n{body}"


def number(value: float, unit: str = "") -> str:
    """Return a figure with two digits, or with as many as it has in front of the point."""
    digits = max(0, 1 - math.floor(math.log10(abs(value)))) if value else 0
    return f"{value:,.{digits}f} {unit}".rstrip()
