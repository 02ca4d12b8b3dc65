"""Progress as a notebook shows it. Signs and bars are said in words as well."""

import html
from collections.abc import Iterator
from pathlib import Path

from autograder.student.progress import NOTE, ChapterProgress, Progress, State
from autograder.terminal.signs import SIGNS


def html_of(progress: Progress) -> str:
    """Return tables of chapters and questions."""
    return "".join(_parts(progress))


def _parts(progress: Progress) -> Iterator[str]:
    yield '<div role="region" aria-label="Your progress" style="line-height: 1.5">'
    yield _opened("Your progress", ["Chapter", "How far", "Points", "Questions passed", "State"])
    for chapter in progress.chapters:
        yield _row(
            html.escape(chapter.title),
            _bar(chapter),
            f"{chapter.points:g} of {chapter.out_of:g}",
            f"{chapter.passed} of {len(chapter.questions)}",
            html.escape(chapter.words) if chapter.problem else _said(chapter.state),
        )
    yield "</tbody></table>"
    for chapter in progress.chapters:
        here = chapter.name == (progress.here or _standing_in(progress.root))
        if not here and chapter.state == "not tried":
            continue
        title = html.escape(chapter.title)
        yield f'<details{" open" * here} style="margin: 4px 0"><summary>{title}</summary>'
        yield _opened(f"Questions of {title}", ["Question", "Points", "State", "Still open"])
        for question in chapter.questions:
            still = [c.title for c in question.checks if c.state == "failed"]
            yield _row(
                html.escape(question.title),
                f"{question.points:g} of {question.out_of:g}",
                _said(question.state),
                "<br>".join(map(html.escape, still)),
            )
        yield "</tbody></table></details>"
    yield f"<p>{NOTE}</p></div>"


def _standing_in(root: Path) -> str:
    """Return the chapter whose folder in `work/` is the working folder; empty if none is."""
    try:
        return Path.cwd().relative_to((root / "work").resolve()).parts[0]
    except (ValueError, IndexError, OSError):
        return ""


def _opened(caption: str, columns: list[str]) -> str:
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


def _said(state: State) -> str:
    return f'<span aria-hidden="true">{SIGNS[state]}</span> {state}'


def _bar(chapter: ChapterProgress) -> str:
    share = round(100 * chapter.points / chapter.out_of) if chapter.out_of else 0
    return (
        f'<div role="progressbar" aria-label="{html.escape(chapter.title)}" aria-valuemin="0" '
        f'aria-valuemax="100" aria-valuenow="{share}" aria-valuetext="{html.escape(chapter.words)}"'
        ' style="width: 8em; height: 0.8em; border: 1px solid var(--jp-border-color0, #757575)">'
        f'<div style="width: {share}%; height: 100%; '
        'background: var(--jp-success-color1, #388e3c)"></div></div>'
    )
