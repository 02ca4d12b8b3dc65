"""The page that JupyterLab opens for students: progress, the next step, all chapters, how to."""

from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from autograder.exercise import Exercise, NotANotebook
from autograder.files import FileError, write
from autograder.student.copies import course_root
from autograder.student.progress import ChapterProgress, Progress, QuestionProgress, progress
from autograder.terminal.progress_text import NOTE, SIGNS, bar, in_words

MAX_CACHED_TITLES = 64
DONE = ("passed", "noted")  # nothing is left to do for the student
# A page without this line is the student's own and is not overwritten.
MARK = "<!-- The course writes this page anew; your notes are safe in any other file. -->"

HOW_TO = """\
## How to

- **Run a cell:** press Shift + Enter. To stop a cell that takes too long, press ■ in the toolbar,
  or I twice outside the cell. **Kernel → Restart Kernel** starts a notebook afresh.
- **Use the keyboard:** Enter goes into a cell and Esc out of it; then the arrows go from cell to
  cell. Ctrl + Shift + K opens the table of contents, and Ctrl + Shift + C finds any command.
- **Answer:** write where it says `# YOUR CODE HERE`, run the cell, then run the checks below. Hints
  are folded under the question.
- **Validate**, in an exercise's toolbar, runs the whole notebook in a fresh kernel and shows which
  checks pass. So you see whether it works from top to bottom, as the grader will run it.
- **Hand in**, if your instructor collects through nbgrader: save the notebook, then press Submit in
  **Nbgrader → Assignment List**, or run `autograder submit 02` in a terminal. You may hand in
  again. Feedback comes back in the same list.
- **See how far you are:** on this page, with `autograder progress 02` in a terminal, or in any
  notebook with `from autograder import progress; progress()`. Lessons do not count towards it.
- **Lessons** are yours to change. {back}
  They are saved without their outputs, so run them again when you return. Your exercises keep
  theirs, and are never overwritten.
"""


def write_welcome(root: Path) -> str:
    """Write `work/README.md` unless it is up to date; return a sentence if that is impossible."""
    path = root / "work" / "README.md"
    page = welcome(root).encode()
    try:
        old = path.read_bytes() if path.exists() else None
        if old is not None and MARK.encode() not in old:
            return (
                "work/README.md is not the course's page and stays as it is; rename it, and "
                "`autograder start` writes the page"
            )
        if old != page:
            write({path: page})
    except (FileError, OSError) as error:
        return f"work/README.md was not written: {error}"
    return ""


def saved(path: Path) -> None:
    """Write the page again if the file that has been saved is a notebook in `work/`."""
    root = course_root(path.parent)
    if path.suffix == ".ipynb" and path.is_relative_to(root / "work"):
        write_welcome(root)


def welcome(root: Path) -> str:
    """Return the page as Markdown."""
    found = progress(root)
    back = (
        "`git checkout course` in a terminal brings them all back."
        if (root / ".git").exists()
        else "The archive that the course came in brings them back."
    )
    parts = [
        "# Your course",
        MARK,
        *_where(root, found),
        "## All chapters",
        _map(root, found),
        f"{NOTE} If this page has been open since: **File → Reload Markdown File from Disk**.",
        HOW_TO.format(back=back),
    ]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _where(root: Path, found: Progress) -> list[str]:
    """Return where the student is, and the next step."""
    begun = [c for c in found.chapters if c.state != "not tried" and not c.problem]
    unfinished = [chapter for chapter in begun if chapter.state not in DONE]
    fresh = [c for c in found.chapters if c.state == "not tried" and not c.problem and c.questions]
    parts = ["## Where you are"]
    if unfinished:
        here = max(unfinished, key=lambda chapter: chapter.saved)
        question = next(q for q in here.questions if q.state not in DONE)
        parts.append(f"In **{here.title}**: {in_words(here)}.")
        parts.append(f"**Next:** {_question(here, question)}, {_todo(question)}.")
        parts += [here.note] if here.note else []
    elif begun:
        done = "solved" if all(chapter.state == "passed" for chapter in begun) else "finished"
        parts.append(f"You have {done} {_chapter_count(len(begun))}.")
    elif fresh:
        parts.append("At the beginning. Read a lesson, run its cells, and guess before you run.")
    if fresh and not unfinished:
        lesson = _lesson(root, fresh[0], "read the lesson")
        then = f"[{'solve' if lesson else 'Solve'} its exercise]({_notebook(fresh[0].name)})"
        steps = f"{lesson}, then {then}" if lesson else then
        parts.append(f"**Next:** {fresh[0].title}: {steps}.")
    if begun and not unfinished and not fresh:
        parts.append("**Next:** nothing; that was all of it. Well done.")
    return parts


def _chapter_count(number: int) -> str:
    return "one chapter" if number == 1 else f"{number} chapters"


def _question(chapter: ChapterProgress, question: QuestionProgress) -> str:
    place = f"#cell-id={quote(question.place)}"  # JupyterLab finds headings only once rendered
    return f"[Question {question.title}]({_notebook(chapter.name)}{place})"


def _todo(question: QuestionProgress) -> str:
    """Return what is still to do in a question."""
    failed = [check.title for check in question.checks if check.state == "failed"]
    if not failed:
        return question.state if question.state == "not tried" else "some checks are not tried"
    more = f" and {len(failed) - 1} more" if len(failed) > 1 else ""
    return f"whose check “{failed[0]}”{more} fails"


def _map(root: Path, found: Progress) -> str:
    lines = ["| chapter | lesson | exercise | so far |", "|---|---|---|---|"]
    for chapter in found.chapters:
        sign = "" if chapter.problem else f"{SIGNS[chapter.state]} "
        so_far = f"{sign}{bar(chapter)} {in_words(chapter)}"
        so_far += f". {chapter.note}" if chapter.note else ""
        row = (
            chapter.title.replace("|", "\\|"),
            _lesson(root, chapter, "read"),
            f"[solve]({_notebook(chapter.name)})",
            so_far,
        )
        lines.append(f"| {' | '.join(row)} |")
    names = {chapter.name for chapter in found.chapters}
    more = [path for path in sorted(root.glob("course/*.ipynb")) if path.stem not in names]
    lines += ["", *(f"Besides: [{_title(path)}](../course/{path.name})." for path in more)]
    return "\n".join(lines)


def _lesson(root: Path, chapter: ChapterProgress, words: str) -> str:
    exists = (root / "course" / f"{chapter.name}.ipynb").exists()
    return f"[{words}](../course/{chapter.name}.ipynb)" if exists else ""


def _notebook(name: str) -> str:
    return f"{name}/{name}.ipynb"


def _title(path: Path) -> str:
    return _title_at(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=MAX_CACHED_TITLES)
def _title_at(path: Path, changed: int) -> str:  # noqa: ARG001
    try:
        return Exercise.read(path).title or path.stem
    except (NotANotebook, OSError):
        return path.stem
