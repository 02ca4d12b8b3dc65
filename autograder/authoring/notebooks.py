"""Turn a source into the notebooks that are built from it."""

from collections import Counter
from pathlib import Path

import nbformat
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode, v4

from autograder.authoring.rules import HIDDEN, SOLUTION
from autograder.authoring.source import Source, SourceError, slug
from autograder.exercise import nbgrader_metadata
from autograder.settings import nbgrader_config

METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def notebook(source: Source) -> NotebookNode:
    """Return a lesson, or an exercise with its solutions and hidden tests.

    Cell ids are stable: a cell's option `id`, or else the heading above it and its place under that
    heading. So a cell keeps its id when it is edited, and a new one renumbers only the rest of its
    section.
    """
    cells: list[NotebookNode] = []
    section, counts = "top", Counter[str]()
    for cell in source.cells:
        if cell.kind == "markdown" and cell.text.startswith("#"):
            section = slug(cell.text.splitlines()[0])
        name = cell.options.get("id")
        if name is None:
            counts[section] += 1
            name = f"{section}-{counts[section]}"
        role = cell.options.get("role")
        points = cell.options.get("points", 0)
        metadata = nbgrader_metadata(role, name, points) if role else {}
        if cell.options.get("collapsed"):  # JupyterLab shows a bar, which opens it
            metadata["jupyter"] = {"source_hidden": True}
        make = v4.new_code_cell if cell.kind == "code" else v4.new_markdown_cell
        cells.append(make(cell.text, id=name, metadata=metadata))
    return v4.new_notebook(cells=cells, metadata=METADATA)


def release(with_solutions: NotebookNode, root: Path) -> NotebookNode:
    """Return what students get: an exercise without its solutions and hidden tests.

    It is made by the preprocessors of `nbgrader generate_assignment`, without the one that writes
    to the gradebook.

    Parameters
    ----------
    with_solutions : NotebookNode
        As `notebook` returns it.
    root : Path
        The folder with nbgrader_config.py.

    Raises
    ------
    SourceError
        If a line of a solution or of a hidden test would reach students.
    """
    from nbgrader.converters import GenerateAssignment  # 2 s to import
    from nbgrader.preprocessors import SaveCells

    converter = GenerateAssignment(config=nbgrader_config(root))
    released = nbformat.from_dict(with_solutions)
    resources = ResourcesDict()
    for preprocessor in converter.preprocessors:
        if preprocessor is not SaveCells:
            released, resources = preprocessor(parent=converter).preprocess(released, resources)
    _refuse_leaks(with_solutions, released)
    return released


def _refuse_leaks(with_solutions: NotebookNode, released: NotebookNode) -> None:
    """Compare a release with its source, whatever nbgrader has made of it.

    Raises
    ------
    SourceError
        If a marker, or a line between markers, is in the release. A line that also
        stands outside of the markers may be there as often as outside.
    """
    text = "\n".join(cell.source for cell in released.cells)
    leaks = [marker for marker in SOLUTION + HIDDEN if marker in text]
    shown = {line.strip() for line in text.splitlines()}
    for cell in with_solutions.cells:
        inside, others = False, Counter[str]()
        hidden: list[str] = []
        for line in map(str.strip, cell.source.splitlines()):
            if line in (SOLUTION[0], HIDDEN[0]):
                inside = True
            elif line in (SOLUTION[1], HIDDEN[1]):
                inside = False
            elif inside:
                hidden.append(line)
            else:
                others[line] += 1
        mine = next(c for c in released.cells if c.id == cell.id)
        kept = Counter(map(str.strip, mine.source.splitlines()))
        leaks += [line for line in hidden if kept[line] > others[line] and line in shown and line]
    if leaks:
        raise SourceError([f"would be released to students: {leak!r}" for leak in leaks])
