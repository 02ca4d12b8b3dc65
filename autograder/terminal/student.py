"""Tables for students: progress, what Validate has found, kernel servers."""

import sys
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.terminal.progress_text import NOTE, SIGNS, bar, in_words, points_in_words

if TYPE_CHECKING:
    from autograder.student.progress import ChapterProgress, Progress, QuestionProgress
    from autograder.student.validate import Validation

PLAIN_TEXT_CHARS = 100  # per line
STYLES = {
    "passed": "green",
    "noted": "blue",
    "partly": "yellow",
    "failed": "red",
    "not tried": "yellow",
}


def progress_tables(progress: "Progress") -> RenderableType:
    """Return a table of all chapters, or of the questions of one."""
    parts: list[RenderableType] = []
    if not progress.chapter:
        parts.append(_chapters(progress.chapters))
    chosen = [chapter for chapter in progress.chapters if chapter.name == progress.chapter]
    parts += map(_questions, chosen)
    notes = [Text(f"{c.title}: {c.note}", "yellow") for c in chosen or progress.chapters if c.note]
    return Group(*parts, *notes, Text(NOTE))


def plain_text(progress: "Progress") -> str:
    """Return the same tables as text without colours."""
    console = Console(width=PLAIN_TEXT_CHARS, color_system=None, force_jupyter=False)
    with console.capture() as captured:
        console.print(progress_tables(progress))
    return captured.get().rstrip()


def _chapters(chapters: "list[ChapterProgress]") -> Table:
    table = Table("chapter", "", "points", "questions", "", box=box.SIMPLE_HEAD)
    for chapter in chapters:
        table.add_row(
            Text(chapter.title),
            bar(chapter),
            _points(chapter),
            f"{chapter.passed} of {len(chapter.questions)}",
            Text(in_words(chapter), "red") if chapter.problem else _signed(chapter.state),
        )
    return table


def _questions(chapter: "ChapterProgress") -> Table:
    table = Table("question", "points", "", "still open", box=box.SIMPLE_HEAD)
    table.title, table.title_justify = Text(chapter.title), "left"
    for question in chapter.questions:
        table.add_row(
            Text(question.title),
            _points(question),
            _signed(question.state),
            Text("\n".join(c.title for c in question.checks if c.state == "failed")),
        )
    if chapter.problem:
        table.caption = Text(f"Your copy {in_words(chapter)}.")
    return table


def _points(part: "ChapterProgress | QuestionProgress") -> str:
    return points_in_words(part.points, part.max_score, part.noted).replace(" points", "")


def _signed(state: str) -> Text:
    style = "default" if state == "not tried" else STYLES[state]
    return Text(f"{SIGNS[state]} {state}", style)


def print_validation(found: "Validation", console: Console) -> None:
    """Print a table with a row for each check."""
    table = Table("", "check", "points", "what to know")
    for question in found.questions:
        table.add_section()
        table.add_row("", Text(question.name, "bold"), "", Text(question.score))
        for checked in question.checks:
            sign = Text(SIGNS[checked.state], STYLES[checked.state])
            points = f"{checked.points:g} of {checked.max_score:g}"
            message = checked.message or checked.state.capitalize() + "."
            table.add_row(sign, Text(checked.title), points, Text(message))
    console.print(table)
    for note in found.notes:
        console.print(note, highlight=False, markup=False, soft_wrap=True)
    console.print(f"{found.score}. The grader may try more.", highlight=False, markup=False)


def print_kernel_servers(verb: str, console: Console) -> int:
    """Ask all kernel servers for their `status`, or `stop` them, and print what they answer.

    Returns
    -------
    int
        0, or 1 if they cannot be asked.
    """
    if sys.platform != "linux":
        console.print("Kernels are warm on Linux only; here they are ordinary ones.")
        return 0
    from autograder.kernels.client import command_servers
    from autograder.kernels.environment import NoWarmKernel

    try:
        servers = command_servers(verb)
    except (NoWarmKernel, OSError) as error:
        console.print(f"The kernel servers cannot be asked: {error}.", style="red")
        return 1
    if not servers:
        console.print("No kernel server is running.")
        return 0
    if verb == "stop":
        left = sum(len(server["kernels"]) for server in servers)
        console.print(
            f"Stopped {len(servers)} kernel server{'s'[: len(servers) != 1]}"
            + (f"; {left} running kernels go on until they are shut down." if left else ".")
        )
        return 0
    for server in servers:
        console.print(_kernels(server))
        if server["refused"]:
            console.print(f"It starts no kernels: {server['refused']}.")
    return 0


def _kernels(server: dict[str, Any]) -> Table:
    """Show one server and its kernels, with the memory of each in megabytes."""
    import psutil

    title = f"{server['python']}, with {', '.join(server['preload'])}"
    table = Table("process", "pid", title=title, title_justify="left")
    for heading in ("MB", "of its own", "shared"):
        table.add_column(heading, justify="right")
    for name, pid in [("server", server["pid"]), *(("kernel", pid) for pid in server["kernels"])]:
        try:
            found = psutil.Process(pid).memory_full_info()
        except psutil.NoSuchProcess:
            continue  # it has just ended
        sizes = (found.rss, found.uss, found.rss - found.uss)
        table.add_row(name, str(pid), *(f"{size / 1e6:.0f}" for size in sizes))
    return table
