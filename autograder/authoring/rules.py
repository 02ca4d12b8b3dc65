"""What a source must not contain. Every problem names file, line and cell."""

import ast
import re
from collections.abc import Iterator

from autograder.authoring.source import Cell, Source
from autograder.exercise import CHECK_ID, QUESTION_ID, check_calls, headings, question_of

# nbgrader's own delimiters. It would release a line that merely resembles one as it is.
SOLUTION = ("### BEGIN SOLUTION", "### END SOLUTION")
HIDDEN = ("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS")
LOOKS_LIKE_A_MARKER = re.compile(
    r"\b(begin|end)\W*(hidden|solutions?|tests?)\b|\bhidden\W*tests?\b", re.IGNORECASE
)

ROLES = {
    "setup": {"role", "id"},
    "answer": {"role", "id"},
    "check": {"role", "id", "points"},
    "show": {"role", "id"},
}
CELL_ID = re.compile(r"[a-z][a-z0-9_]{0,63}")

DRAWS = re.compile(r"\bplt\.show\(")
FIGURE_TEXT = "<summary>In the figure</summary>"


def lesson_problems(source: Source) -> Iterator[str]:
    """Yield what is wrong with a lesson."""
    yield from _common_problems(source)
    for cell in source.cells:
        for option in cell.options:
            if option != "collapsed" or cell.kind != "code":
                yield (
                    f"{source.where(cell)}: a lesson's code cells take the option collapsed=true, "
                    f"and no other; found {option!r}"
                )
        for line, text in cell.lines():
            if LOOKS_LIKE_A_MARKER.search(text) and text.lstrip().startswith("#"):
                yield (
                    f"{source.where(cell, line)}: a lesson holds no solution or hidden tests; "
                    "move them to the exercise"
                )


def exercise_problems(source: Source, lesson_headings: list[str]) -> Iterator[str]:
    """Yield what is wrong with an exercise whose checks refer to `lesson_headings`."""
    yield from _common_problems(source)
    seen: dict[str, str] = {}
    answers: dict[str, Cell] = {}
    checked: set[str] = set()
    for cell in source.cells:
        yield from _role_problems(source, cell)
        yield from _marker_problems(source, cell)
        role, name = cell.options.get("role"), cell.options.get("id")
        if not isinstance(name, str):
            continue
        if name in seen:
            yield f"{source.where(cell)}: the id {name!r} is taken by {seen[name]}; choose another"
        seen.setdefault(name, source.where(cell))
        if role == "answer":
            answers[name] = cell
        elif role == "check":
            checked.add(question_of(name))
            if question_of(name) not in answers:
                yield (
                    f"{source.where(cell)}: no answer cell {question_of(name)!r} stands before "
                    "this check"
                )
            yield from _call_problems(source, cell, lesson_headings)
    for name, cell in answers.items():
        if name not in checked:
            yield f"{source.where(cell)}: question {name!r} has no check"
        else:
            yield from _points_problems(source, cell, name)
    if not answers:
        yield f"{source.path}:1: an exercise needs at least one answer cell"


def _points_problems(source: Source, answer: Cell, question: str) -> Iterator[str]:
    """Yield a problem unless the heading above a question ends in the points of its checks."""
    points = sum(
        cell.options["points"]
        for cell in source.cells
        if question_of(str(cell.options.get("id"))) == question
        and isinstance(cell.options.get("points"), int | float)
    )
    in_heading = f"({points:g} point{'' if points == 1 else 's'})"
    above = [c for c in source.cells[: answer.number] if c.kind == "markdown"]
    found = [text for c in above for level, text in headings(c.text) if level == 2]
    if not found or not found[-1].endswith(in_heading):
        yield (
            f"{source.where(answer)}: the heading above question {question!r} must end in "
            f"{in_heading}"
        )


def _common_problems(source: Source) -> Iterator[str]:
    first = source.cells[0] if source.cells else None
    if first is None or first.kind != "markdown" or not first.text.startswith("# "):
        yield f"{source.path}:1: the first cell must be Markdown and start with the title, `# ...`"
    for index, cell in enumerate(source.cells):
        if not cell.text.strip():
            yield f"{source.where(cell)}: the cell is empty"
        elif cell.kind == "code":
            yield from _code_problems(source, cell)
            following = source.cells[index + 1] if index + 1 < len(source.cells) else None
            if DRAWS.search(cell.text) and not (
                following and following.kind == "markdown" and FIGURE_TEXT in following.text
            ):
                yield (
                    f"{source.where(cell)}: a figure needs a text alternative; let the next cell "
                    f"be Markdown with <details>{FIGURE_TEXT} and then what there is to see"
                )
        else:
            yield from _image_problems(source, cell)


def _code_problems(source: Source, cell: Cell) -> Iterator[str]:
    try:
        ast.parse(cell.text)
    except SyntaxError as error:
        line = cell.line + (error.lineno or 0)
        yield f"{source.where(cell, line)}: not Python: {error.msg}"


def _image_problems(source: Source, cell: Cell) -> Iterator[str]:
    for line, text in cell.lines():
        if re.search(r"!\[\s*\]\(", text) or re.search(r"<img(?![^>]*\balt=\"[^\"]+\")", text):
            yield f"{source.where(cell, line)}: an image needs a text alternative: ![text](file)"


def _role_problems(source: Source, cell: Cell) -> Iterator[str]:
    where, role, name = source.where(cell), cell.options.get("role"), cell.options.get("id")
    if cell.kind == "markdown":
        if cell.options:
            yield f"{where}: Markdown cells take no options, found {sorted(cell.options)}"
        return
    if role not in ROLES:
        yield f"{where}: a code cell of an exercise needs a role, one of {', '.join(ROLES)}"
        return
    for option in sorted(cell.options.keys() - ROLES[role]):
        yield f"{where}: a cell with the role {role!r} takes no option {option!r}"
    if role == "answer" and not (isinstance(name, str) and QUESTION_ID.fullmatch(name)):
        yield f'{where}: an answer needs an id such as id="q1"'
    elif role == "check" and not (isinstance(name, str) and CHECK_ID.fullmatch(name)):
        yield f'{where}: a check needs an id such as id="q1_output", question first'
    elif name is not None and not (isinstance(name, str) and CELL_ID.fullmatch(name)):
        yield f"{where}: an id holds lower-case letters, digits and underscores"
    points = cell.options.get("points")
    if role == "check" and not (
        isinstance(points, int | float) and not isinstance(points, bool) and points > 0
    ):
        yield f"{where}: a check needs points, a number above 0"


def _marker_problems(source: Source, cell: Cell) -> Iterator[str]:
    """Yield what nbgrader would release by mistake, or reject without naming the cell."""
    role = cell.options.get("role")
    allowed = {"answer": SOLUTION, "check": HIDDEN}.get(str(role), ("", ""))
    begun: int | None = None
    regions = visible = 0
    for line, text in cell.lines():
        marker = text.strip()
        if marker in SOLUTION + HIDDEN:
            if marker not in allowed:
                yield f"{source.where(cell, line)}: {marker!r} may not stand here"
            elif marker == allowed[0]:
                if begun is not None:
                    yield f"{source.where(cell, line)}: {marker!r} inside a region already begun"
                begun, regions = line, regions + 1
            elif begun is None:
                yield f"{source.where(cell, line)}: {marker!r} ends a region that was never begun"
            else:
                begun = None
        elif LOOKS_LIKE_A_MARKER.search(text) and (cell.kind == "code" and "#" in text):
            yield (
                f"{source.where(cell, line)}: {marker!r} resembles a marker but is not one; write "
                f"exactly {SOLUTION[0]!r}, {HIDDEN[0]!r} or their ends on a line of their own"
            )
        elif begun is None and marker and not marker.startswith(("#", "with ")):
            visible += 1
    if begun is not None:
        yield f"{source.where(cell, begun)}: {allowed[0]!r} is never ended"
    if role == "answer" and not regions:
        yield f"{source.where(cell)}: an answer needs its reference between {SOLUTION}"
    if role == "check" and not visible:
        yield f"{source.where(cell)}: a check needs a visible part before its hidden tests"


def _call_problems(source: Source, cell: Cell, lesson_headings: list[str]) -> Iterator[str]:
    """Yield what is wrong with the arguments of `check`."""
    try:
        calls = check_calls(cell.text)
    except SyntaxError:
        return  # reported with the other code
    if len(calls) != 1:
        yield f"{source.where(cell)}: a check cell needs exactly one `with check(...):`"
    for call in calls:
        where = source.where(cell, cell.line + call.line)
        if call.section not in lesson_headings:
            yield (
                f"{where}: see={call.section!r} is not a heading of the lesson; name the section "
                "that explains this"
            )
        if bool(call.hidden) != (HIDDEN[0] in cell.text):
            yield (
                f'{where}: write hidden="what the hidden tests try" if, and only if, there are '
                "hidden tests; otherwise a tick promises too much"
            )
        if call.noted and HIDDEN[0] not in cell.text:
            yield f"{where}: a check that is only noted needs hidden tests, which decide it"
