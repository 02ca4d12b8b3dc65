"""Progress as a notebook shows it. Signs and bars have text alternatives."""

import html
from collections.abc import Iterator
from pathlib import Path

from autograder.student.progress import ChapterProgress, Progress, QuestionProgress, State
from autograder.terminal.progress_text import NOTE, SIGNS, in_words, points_in_words


def progress_html(progress: Progress) -> str:
    """Return a table of all chapters, and one of the questions of each chapter begun."""
    return "".join(_parts(progress))


def _parts(progress: Progress) -> Iterator[str]:
    yield '<div role="region" aria-label="Your progress" style="line-height: 1.5">'
    yield _table_head(
        "Your progress", ["Chapter", "How far", "Points", "Questions passed", "State"]
    )
    for chapter in progress.chapters:
        yield _row(
            html.escape(chapter.title),
            _bar(chapter),
            _points(chapter),
            f"{chapter.passed} of {len(chapter.questions)}",
            html.escape(in_words(chapter)) if chapter.problem else _signed(chapter.state),
        )
    yield "</tbody></table>"
    for chapter in progress.chapters:
        is_open = chapter.name == (progress.chapter or _working_chapter(progress.root))
        if not is_open and chapter.state == "not tried":
            continue
        title = html.escape(chapter.title)
        yield f'<details{" open" * is_open} style="margin: 4px 0"><summary>{title}</summary>'
        yield _table_head(f"Questions of {title}", ["Question", "Points", "State", "Still open"])
        for question in chapter.questions:
            still_open = [c.title for c in question.checks if c.state == "failed"]
            yield _row(
                html.escape(question.title),
                _points(question),
                _signed(question.state),
                "<br>".join(map(html.escape, still_open)),
            )
        yield "</tbody></table></details>"
    for chapter in progress.chapters:
        if chapter.note:
            yield f"<p>{html.escape(f'{chapter.title}: {chapter.note}')}</p>"
    yield f"<p>{NOTE}</p></div>"


def _working_chapter(root: Path) -> str:
    """Return the chapter whose folder in `work/` contains the working folder; empty if none."""
    try:
        return Path.cwd().relative_to((root / "work").resolve()).parts[0]
    except (ValueError, IndexError, OSError):
        return ""


def _table_head(caption: str, columns: list[str]) -> str:
    heads = "".join(f'<th scope="col" style="text-align: left">{name}</th>' for name in columns)
    return (
        '<table style="border-collapse: collapse; margin: 4px 0; '
        'color: var(--jp-content-font-color1, inherit)">'
        f'<caption style="text-align: left; font-weight: bold">{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>"
    )


def _row(first: str, *others: str) -> str:
    left = 'style="text-align: left; padding-right: 1.5em"'
    cells = "".join(f"<td {left}>{text}</td>" for text in others)
    return f'<tr><th scope="row" {left}>{first}</th>{cells}</tr>'


def _points(part: ChapterProgress | QuestionProgress) -> str:
    return points_in_words(part.points, part.max_score, part.noted).replace(" points", "")


def _signed(state: State) -> str:
    return f'<span aria-hidden="true">{SIGNS[state]}</span> {state}'


def _bar(chapter: ChapterProgress) -> str:
    words = html.escape(in_words(chapter))
    share = round(100 * chapter.points / chapter.max_score) if chapter.max_score else 0
    return (
        f'<div role="progressbar" aria-label="{html.escape(chapter.title)}" aria-valuemin="0" '
        f'aria-valuemax="100" aria-valuenow="{share}" aria-valuetext="{words}"'
        ' style="width: 8em; height: 0.8em; border: 1px solid var(--jp-border-color0, #757575)">'
        f'<div style="width: {share}%; height: 100%; '
        'background: var(--jp-success-color1, #388e3c)"></div></div>'
    )
