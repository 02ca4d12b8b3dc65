"""What the code of a check cell must not do, so that no answer can change what it is compared with.

An answer's function is handed over, never called directly: it could overwrite its arguments, or
raise. A model is asked for what any right model can tell, in the notebook and from afar.
"""

import ast
from collections.abc import Iterator

from autograder.authoring.source import Cell, Source
from autograder.exercise import question_of

HIDDEN_ONLY = "hidden_rng"
# Of a model: what a right one need not have, or may answer as it likes.
NOT_ASKED = {
    "evaluate": "compute the score from `expect.outputs`",
    "clone_model": "a class cannot be cloned; ask `expect.outputs` with other weights",
    "loss": "let `expect.loss` measure it",
}


def problems(source: Source) -> Iterator[str]:
    """Yield what is wrong with the code of an exercise's check cells."""
    made: dict[str, set[str]] = {}
    for cell in source.cells:
        role, name = cell.options.get("role"), str(cell.options.get("id"))
        if cell.kind != "code" or role not in {"answer", "check"}:
            continue
        try:
            tree = ast.parse(cell.text)
        except SyntaxError:
            continue  # reported with the other code
        if role == "answer":
            made[name] = {*_functions(tree)}
        else:
            found = [*_direct_calls(tree, made.get(question_of(name), set())), *_requests(tree)]
            found += _draws(tree, cell)
            for line, problem in sorted(set(found)):
                yield f"{source.where(cell, cell.line + line)}: {problem}"


def _functions(tree: ast.Module) -> Iterator[str]:
    """Yield the functions and classes that an answer defines."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name


def _direct_calls(tree: ast.AST, functions: set[str]) -> Iterator[tuple[int, str]]:
    """Yield uses of an answer's function other than as an argument of an expectation."""
    handed = {
        id(argument)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _is_expectation(node.func)
        for argument in [*node.args, *(keyword.value for keyword in node.keywords)]
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in functions and id(node) not in handed:
            yield (
                node.lineno,
                f"`{node.id}` is the student's; call it by `expect.call` or `expect.function`",
            )


def _is_expectation(function: ast.expr) -> bool:
    match function:
        case ast.Attribute(value=ast.Name(id="expect")):
            return True
    return False


def _requests(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield what is asked of a model that a right one need not tell."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or _is_expectation(node):
            continue
        if node.attr in NOT_ASKED:
            yield node.lineno, f"`.{node.attr}`: {NOT_ASKED[node.attr]}"


def _draws(tree: ast.AST, cell: Cell) -> Iterator[tuple[int, str]]:
    """Yield visible calls of `expect.hidden_rng`, whose seed is that of the hidden tests."""
    hidden = False
    lines = set()
    for number, text in enumerate(cell.text.splitlines(), start=1):
        if text.strip().startswith("### "):
            hidden = "BEGIN" in text
        elif hidden:
            lines.add(number)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Attribute)
            and node.attr == HIDDEN_ONLY
            and node.lineno not in lines
        ):
            yield node.lineno, "`expect.hidden_rng` belongs into hidden tests, whose rows it draws"
