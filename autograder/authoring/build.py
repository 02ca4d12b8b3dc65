"""Build the notebooks of the course from their sources, or list those that differ."""

from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode

from autograder.authoring import check_code, notebooks, rules, seals, signatures
from autograder.authoring.answers import Answers, answer_problems
from autograder.authoring.signatures import expand
from autograder.authoring.source import Source, SourceError, source_headings
from autograder.exercise import Exercise

LESSONS, EXERCISES, RELEASES = "course", "solutions", "exercises"


def chapters(root: Path) -> list[str]:
    """Return the names of all chapters, in order."""
    return sorted(path.stem for path in (root / LESSONS).glob("[0-9A-Z]*_*.py"))


def build(root: Path, only: list[str] | None = None) -> dict[Path, str]:
    """Return the text of each notebook of the course, by its path below `root`.

    Parameters
    ----------
    root : Path
        The course's folder.
    only : list of str, optional
        Names of chapters; by default all.

    Raises
    ------
    SourceError
        If a source cannot be built, with all problems of all sources.
    """
    built: dict[Path, str] = {}
    problems: list[str] = []
    for chapter in only or chapters(root):
        try:
            built.update(_build_chapter(root, chapter))
        except SourceError as error:
            problems += error.problems
    if problems:
        raise SourceError(problems)
    return built


def _build_chapter(root: Path, chapter: str) -> Iterator[tuple[Path, str]]:
    lesson_path = root / LESSONS / f"{chapter}.py"
    exercise_path = root / EXERCISES / f"{chapter}.py"
    if not lesson_path.exists():
        raise SourceError([f"{lesson_path}:1: there is no such lesson; see `docs/authoring.md`"])
    lesson = Source.read(lesson_path)
    problems = [*rules.lesson_problems(lesson), *signatures.problems(lesson)]
    exercise = Source.read(exercise_path) if exercise_path.exists() else None
    if exercise:
        problems += rules.exercise_problems(exercise, source_headings(lesson))
        problems += [*signatures.problems(exercise), *seals.problems(exercise)]
        problems += check_code.problems(exercise)
        if not problems:
            problems += answer_problems(Answers.read(root, chapter), exercise)
    if problems:
        raise SourceError(problems)
    yield Path(LESSONS, f"{chapter}.ipynb"), _text(notebooks.notebook(expand(lesson)))
    if exercise:
        with_solutions = notebooks.notebook(seals.sealed(expand(exercise)))
        released = notebooks.release(with_solutions, root)
        file = Path(chapter, f"{chapter}.ipynb")
        yield EXERCISES / file, _text(with_solutions)
        yield RELEASES / file, _text(released)


def _text(notebook: NotebookNode) -> str:
    return Exercise(notebook).text()


def differing(root: Path, built: dict[Path, str]) -> list[Path]:
    """Return notebooks whose file is missing or differs, and files that have no source."""
    strays = {
        path.relative_to(root)
        for folder in (LESSONS, EXERCISES, RELEASES)
        for path in (root / folder).rglob("*.ipynb")
        if ".ipynb_checkpoints" not in path.parts
    } - built.keys()
    return sorted(strays) + [
        path
        for path, text in built.items()
        if not (root / path).exists() or (root / path).read_text(encoding="utf-8") != text
    ]


def write(root: Path, built: dict[Path, str]) -> list[Path]:
    """Write the notebooks that differ and return their paths; other files are not touched."""
    changed = [path for path in differing(root, built) if path in built]
    for path in changed:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(built[path], encoding="utf-8", newline="\n")
    return changed
