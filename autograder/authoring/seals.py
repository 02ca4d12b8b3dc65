"""`seal(...)` in the source of a check cell, and the key that stands in its place once built.

`seal(right, {wrong: "why"}, decimals=3)`, or `seal("B", A="why", C="why")` for letters. All are
literals: the right answer must not be computed in a cell that students see.
"""

import ast
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from autograder.authoring.rules import HIDDEN
from autograder.authoring.source import Cell, Source
from autograder.checks.keys import make_key

SALT_BYTES = 8
MIN_SEARCHED_CHARS = 2  # of an answer that is looked for in texts too


class BadSeal(Exception):
    """A call of `seal` that is no key; the message says why."""


def problems(source: Source) -> Iterator[str]:
    """Yield what is wrong with the calls of `seal` in an exercise."""
    for cell in source.cells:
        calls = seal_calls(cell.text) if cell.kind == "code" else []
        if calls and cell.options.get("role") != "check":
            yield f"{source.where(cell)}: `seal` may stand in a check cell only"
            continue
        for call in calls:
            where = source.where(cell, cell.line + call.lineno)
            try:
                right, *_ = _arguments(call)
                _key(call, b"")
            except BadSeal as error:
                yield f"{where}: {error}"
                continue
            if _stands_in(_visible(cell, calls), right):
                yield (
                    f"{where}: the right answer also stands in the part of this check that "
                    "students see; take it out"
                )


def sealed(source: Source) -> Source:
    """Return `source` with a key in place of each call of `seal`.

    The salt of a key comes from the names of chapter and cell, so that each build writes the same.
    """

    def keys(cell: Cell) -> Iterator[tuple[ast.Call, str]]:
        for number, call in enumerate(seal_calls(cell.text) if cell.kind == "code" else []):
            name = f"{source.chapter}:{cell.options.get('id')}:{number}"
            yield call, f'"{_key(call, hashlib.sha256(name.encode()).digest()[:SALT_BYTES])}"'

    cells = [replace(cell, text=replaced(cell.text, [*keys(cell)])) for cell in source.cells]
    return replace(source, cells=cells)


def seal_calls(code: str) -> list[ast.Call]:
    """Return the calls of `seal` in the order in which they stand; none in what is no Python."""
    if "seal" not in code:
        return []
    try:
        nodes = ast.walk(ast.parse(code))
    except SyntaxError:
        return []  # reported with the other code
    calls = [n for n in nodes if isinstance(n, ast.Call) and _is_seal(n.func)]
    return sorted(calls, key=lambda call: (call.lineno, call.col_offset))


def _is_seal(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and function.id == "seal"


def _arguments(call: ast.Call) -> tuple[Any, dict[Any, str], int | None]:
    """Return the right answer, the explanation of each wrong one, and the number of decimals."""
    if not call.args:
        raise BadSeal("`seal` needs the right answer, `seal(36)`")
    right = _literal(call.args[0], "the right answer")
    wrong = _literal(call.args[1], "the mapping of wrong answers") if call.args[1:] else {}
    letters = {k.arg: _literal(k.value, f"the value of {k.arg}") for k in call.keywords}
    decimals = letters.pop("decimals", None)
    if len(call.args) > 2 or not isinstance(wrong, dict) or None in letters:
        raise BadSeal('write `seal(right, {wrong: "why"}, decimals=3)` or `seal("B", A="why")`')
    wrong |= letters
    if not all(isinstance(why, str) for why in wrong.values()):
        raise BadSeal("the explanation of a wrong answer is a text")
    if not isinstance(decimals, int | None):
        raise BadSeal("decimals is a whole number")
    return right, wrong, decimals


def _literal(node: ast.expr, what: str) -> Any:
    try:
        return ast.literal_eval(node)
    except ValueError:
        raise BadSeal(f"{what} in `seal` must be a literal") from None


def _key(call: ast.Call, salt: bytes) -> str:
    right, wrong, decimals = _arguments(call)
    try:
        return make_key(right, wrong, salt=salt, decimals=decimals)
    except (ValueError, TypeError, OverflowError) as error:
        raise BadSeal(f"`seal` cannot take this: {error}") from None


def replaced(text: str, replacements: list[tuple[ast.Call, str]]) -> str:
    """Return code with other code in place of some calls."""
    lines = text.encode().splitlines(keepends=True)  # offsets count bytes
    starts = [sum(map(len, lines[:number])) for number in range(len(lines))]
    code = text.encode()
    for call, new in reversed(replacements):
        assert call.end_lineno is not None and call.end_col_offset is not None
        begin = starts[call.lineno - 1] + call.col_offset
        end = starts[call.end_lineno - 1] + call.end_col_offset
        code = code[:begin] + new.encode() + code[end:]
    return code.decode()


def _visible(cell: Cell, calls: list[ast.Call]) -> str:
    """Return what students see of a check cell, without its keys."""
    text = replaced(cell.text, [(call, "''") for call in calls])
    hidden = rf"^\s*{HIDDEN[0]}$.*?^\s*{HIDDEN[1]}$"
    return re.sub(hidden, "", text, flags=re.MULTILINE | re.DOTALL)


def _stands_in(code: str, right: Any) -> bool:
    """Return whether code holds the right answer: as a literal, or as a word of a text."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Constant | ast.List | ast.Tuple | ast.UnaryOp):
            try:
                found = ast.literal_eval(node)
            except ValueError:
                continue
            if _same(found, right):
                return True
    words = str(right)
    return (
        isinstance(right, str | int | float)
        and len(words) >= MIN_SEARCHED_CHARS
        and re.search(rf"(?<![\w.]){re.escape(words)}(?![\w]|\.\d)", code, re.IGNORECASE)
        is not None
    )


def _same(found: Any, right: Any) -> bool:
    if isinstance(right, list | tuple) and isinstance(found, list | tuple):
        return len(right) == len(found) and all(map(_same, found, right))
    if isinstance(found, str) and isinstance(right, str):
        return found.casefold() == right.casefold()
    return isinstance(found, bool) == isinstance(right, bool) and bool(found == right)
