"""A submission: a notebook that a student hands in, read before anything of it runs.

A notebook may come from any editor, and may hold anything. Only a few fields of it count: each
cell's type, id, source and nbgrader id. They are read one by one into clean cells; everything else,
such as outputs, is left behind. What can be read is graded, with a note on what had to be mended.
Students' commands read their own copies in the same way, so that they say what grading will say.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from traitlets.config.loader import ConfigFileNotFound

from autograder.checks.cells import unwritten
from autograder.errors import UserError
from autograder.execution.limits import FileLimits, SubmissionLimits
from autograder.exercise import Differences, Exercise, Node, NotANotebook, listed, parse
from autograder.settings import nbgrader_config

DEFAULT_LIMITS = FileLimits()
CELL_TYPES = {"code", "markdown", "raw"}
# A cell magic is one only at the start of a cell: `%%time`, a name and its arguments.
_CELL_MAGIC = re.compile(r"%%(\w+)[ \t]*(.*)\n?")


class RefusedSubmission(UserError):
    """A submission that cannot be graded; the message is one line that says what to do."""


class WrongExercise(RefusedSubmission):
    """A notebook without any of the exercise's cells."""


@dataclass
class Submission:
    """A submission that can be graded, and what is to be known of it.

    Attributes
    ----------
    exercise : Exercise
        With clean cells; what counts of an answer that was split into several cells is in one.
    differences : Differences
        Of it from the release.
    repairs : list of str
        What was mended while it was read, as phrases.
    """

    exercise: Exercise
    differences: Differences
    repairs: list[str] = field(default_factory=list)

    @property
    def notes(self) -> list[str]:
        """What the instructor should know, as phrases."""
        different = self.differences
        return self.repairs + [
            f"{what}: {listed(names)}{then}"
            for what, names, then in (
                ("missing cells", different.missing, "; put back, a missing answer as not given"),
                ("copied cells", sorted(different.copied), "; the first counts"),
                ("cells of another release", different.older, "; those of this one were used"),
                ("work outside the answer cells, which was not run", different.outside, ""),
            )
            if names
        ]


def file_limits(root: Path) -> FileLimits:
    """Return what a course takes, as far as students have its configuration."""
    try:
        return SubmissionLimits(config=nbgrader_config(root)).files
    except ConfigFileNotFound:
        return FileLimits()


def read_submission(
    content: bytes, file_name: str, released: Exercise, limits: FileLimits = DEFAULT_LIMITS
) -> Submission:
    """Read a notebook as a submission, or refuse it.

    Parameters
    ----------
    content : bytes
        Of the file.
    file_name : str
        For messages.
    released : Exercise
        As students got it, which says which cells belong there.
    limits : FileLimits

    Raises
    ------
    RefusedSubmission
        With one line that names the file, what is wrong with it and what to do.
    """
    if not content:
        raise RefusedSubmission(
            f"{file_name}: the file is empty; save the notebook and submit again"
        )
    if len(content) > limits.notebook_bytes:
        raise RefusedSubmission(
            f"{file_name}: {len(content) / 1e6:.0f} MB, at most {limits.notebook_bytes / 1e6:.0f} "
            "MB are taken; clear all outputs and submit again"
        )
    try:
        notebook = parse(content)
    except NotANotebook as error:
        raise RefusedSubmission(f"{file_name}: {error}; save it from JupyterLab again") from None
    repairs: list[str] = []
    cells = [_clean(cell) for cell in notebook["cells"]]
    if named := _name_by_notebook_ids(notebook["cells"], cells, released):
        repairs.append(f"cells without nbgrader's ids were found by their own: {listed(named)}")
    if joined := _join_split_answers(cells, released):
        repairs.append(f"answers in several cells, which were joined in order: {listed(joined)}")
    exercise = Exercise({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    _refuse_strange_sources(file_name, exercise, limits)
    different = exercise.differences(released)
    if len(different.missing) == sum(bool(cell.id) for cell in released.cells):
        raise WrongExercise(
            f"{file_name}: it has none of the exercise's cells; put the answers into a copy of "
            "this exercise and submit that"
        )
    return Submission(exercise, different.with_older(Exercise(notebook).cells), repairs)


def _clean(cell: Node) -> Node:
    """Return a cell with the fields that count, each of the type that it must have."""
    entry = cell["metadata"].get("nbgrader")
    metadata: dict[str, Any] = {}
    if isinstance(entry, dict) and isinstance(entry.get("grade_id"), str):
        metadata["nbgrader"] = {"grade_id": entry["grade_id"]}
    kind = cell.get("cell_type")
    return {
        "cell_type": kind if isinstance(kind, str) and kind in CELL_TYPES else "raw",
        "metadata": metadata,
        "source": cell["source"],
    }


def _name_by_notebook_ids(given: list[Node], cells: list[Node], released: Exercise) -> list[str]:
    """Give cells that have lost nbgrader's metadata their ids; return those.

    A cell's own id survives most tools; Colab moves it into the metadata.
    """
    names = {str(cell.node.get("id")): cell.id for cell in released.cells if cell.id}
    there = {cell["metadata"]["nbgrader"]["grade_id"] for cell in cells if cell["metadata"]}
    named = []
    for node, cell in zip(given, cells, strict=True):
        if cell["metadata"]:
            continue
        for own in (node.get("id"), node["metadata"].get("id")):
            name = names.get(own) if isinstance(own, str) else None
            if name and name not in there:
                cell["metadata"]["nbgrader"] = {"grade_id": name}
                named.append(name)
                break
    return named


def _join_split_answers(cells: list[Node], released: Exercise) -> list[str]:
    """Join answers of which several cells have the id; return their ids.

    "Run All" runs all of these cells before the question's checks, so all of them count. Copies
    behind a check, copies of the same text and cells in which nothing was written do not.
    """
    parts: dict[str, list[Node]] = defaultdict(list)
    closed: set[str] = set()  # questions of which a check has come
    checks = {check.id: check.question for check in released.checks.values()}
    for cell in cells:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
        if name in checks:
            closed.add(checks[name])
        elif name in released.answers and name not in closed:
            parts[name].append(cell)
    joined = []
    for name, mine in parts.items():
        theirs = released.answers[name].source.strip()
        texts = dict.fromkeys(
            text for cell in mine if not _says_nothing(text := cell["source"].strip("\n"), theirs)
        )
        if len(mine) > 1 and texts:
            first, *others = mine
            first["source"] = "\n".join(map(_as_code, texts) if len(texts) > 1 else texts)
            for cell in others:  # which stay, so that the numbers of cells are the student's
                cell |= {"metadata": {}, "source": ""}
            if len(texts) > 1:
                joined.append(name)
    return joined


def _says_nothing(text: str, released: str) -> bool:
    return text.strip() in {"", released} or unwritten(text)


def _as_code(text: str) -> str:
    """Return a cell as code that may stand in the middle of another."""
    magic = _CELL_MAGIC.match(text)
    if magic is None:
        return text
    body = text[magic.end() :]
    return f"get_ipython().run_cell_magic({magic[1]!r}, {magic[2]!r}, {body!r})"


def _refuse_strange_sources(file_name: str, exercise: Exercise, limits: FileLimits) -> None:
    """Refuse what is too long to be run and shown, and what no file can hold."""
    for cell in exercise.cells:
        if len(cell.source) > limits.cell_characters:
            raise RefusedSubmission(
                f"{file_name}: cell {cell.number} has {len(cell.source):,} characters, at most "
                f"{limits.cell_characters:,} are taken; load data from where the course has it"
            )
        if any("\ud800" <= character <= "\udfff" for character in cell.source):
            raise RefusedSubmission(
                f"{file_name}: cell {cell.number} holds half of a character; "
                "delete it and submit again"
            )
