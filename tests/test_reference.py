"""The appendix lists what lessons and exercises use, and everything in it can be found."""

import ast
import builtins
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from autograder.authoring.build import chapters
from autograder.authoring.signatures import DIRECTIVE, signature
from autograder.authoring.source import Cell, Source, source_headings
from tests.tiny import ROOT

APPENDIX = ROOT / "course" / "A_keras_reference.py"
PACKAGES = ("keras", "scikeras", "sklearn")
NAME = r"(?:keras|scikeras|sklearn)(?:\.\w+)+"


def imported(tree: ast.Module) -> dict[str, str]:
    """Return what each name stands for that is imported from one of the packages."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                first = alias.name.partition(".")[0]
                found[alias.asname or first] = alias.name if alias.asname else first
        elif isinstance(node, ast.ImportFrom):
            found |= {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}
    return {name: api for name, api in found.items() if api.partition(".")[0] in PACKAGES}


def used(tree: ast.Module, names: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Yield the full dotted name of each API and its line; what is imported counts as used."""
    nodes = list(ast.walk(tree))
    inside = {id(node.value) for node in nodes if isinstance(node, ast.Attribute)}
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and str(node.module).partition(".")[0] in PACKAGES:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (
                (a.name, node.lineno) for a in node.names if a.name.split(".")[0] in PACKAGES
            )
        elif isinstance(node, ast.Attribute) and id(node) not in inside:
            parts: list[str] = []
            here: ast.expr = node
            while isinstance(here, ast.Attribute):
                parts.insert(0, here.attr)
                here = here.value
            if isinstance(here, ast.Name) and here.id in names:
                yield names[here.id] + "".join(f".{part}" for part in parts), node.lineno


def public(name: str) -> str:
    """Cut off what belongs to a class or a function: `keras.Model.fit` is at `keras.Model`."""
    found = re.match(r"[a-z_.0-9]+?(\.[A-Z]\w*|\.__\w+__|$)", name)
    return re.sub(r"\.__\w+__$", "", found[0]) if found else name


def of(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each API that a source uses, in code or in text, and where."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = imported(tree)
    exercise = ROOT / "solutions" / path.name
    if path.parent.name == "answers":  # whose cells replace those of an exercise
        names = imported(ast.parse(exercise.read_text(encoding="utf-8"))) | names
    for name, line in used(tree, names):
        yield public(name), f"{path.relative_to(ROOT)}:{line}"
    for cell in Source.read(path).cells:
        for line, text in cell.lines() if cell.kind == "markdown" else ():
            for name in re.findall(rf"`({NAME})`", text):
                yield public(name), f"{path.relative_to(ROOT)}:{line}"


def listed() -> set[str]:
    """Return the names in the appendix's headings and tables."""
    return names_in(Source.read(APPENDIX).cells)


def names_in(cells: list[Cell]) -> set[str]:
    texts = (cell.text for cell in cells if cell.kind == "markdown")
    lines = [line for text in texts for line in text.splitlines()]
    titles = {line.lstrip("# ") for line in lines if re.fullmatch(rf"#+ {NAME}", line)}
    return titles.union(*(re.findall(rf"`({NAME})`", line) for line in lines if line[:1] == "|"))


def is_listed(name: str, names: set[str]) -> bool:
    return any(other == name or other.startswith(f"{name}.") for other in names)


SOURCES = [
    path
    for chapter in chapters(ROOT)
    for folder in ("course", "solutions", "solutions/answers")
    if (path := ROOT / folder / f"{chapter}.py").exists()
]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_api_of_the_course_is_in_the_appendix(path: Path) -> None:
    names = listed()
    missing: dict[str, str] = {}
    for name, where in of(path):
        if not is_listed(name, names):
            missing.setdefault(name, where)
    assert not missing, "\n".join(
        f"{where}: `{name}` is not in {APPENDIX.relative_to(ROOT)}; add an entry, `### {name}`, "
        "or a line with it to one of the tables"
        for name, where in missing.items()
    )


def test_the_walk_sees_through_imports() -> None:
    code = """
import keras
import keras.wrappers.scikit_learn
import numpy as np
from keras import layers as l
from sklearn.datasets import load_digits

l.Dense(1)(np.zeros(3)).numpy()
keras.Model.fit.__name__, keras.__version__
f = keras.ops
load_digits().data
"""
    tree = ast.parse(code)
    assert {public(name) for name, _ in used(tree, imported(tree))} == {
        "keras",
        "keras.Model",
        "keras.layers",
        "keras.layers.Dense",
        "keras.ops",
        "keras.wrappers.scikit_learn",
        "sklearn.datasets.load_digits",
    }


def test_the_index_leads_to_every_entry_in_the_order_of_the_alphabet() -> None:
    source = Source.read(APPENDIX)
    index = next(cell.text for cell in source.cells if "- **A**" in cell.text)
    rows = re.findall(r"^- \*\*(\w)\*\* (.*)$", index, flags=re.MULTILINE)
    entries = [found for _, row in rows for found in re.findall(r"\[(.*?)\]\(#(.*?)\)", row)]
    assert [letter for letter, _ in rows] == sorted(letter for letter, _ in rows)
    for letter, row in rows:
        shown = re.findall(r"\[(.*?)\]", row)
        assert {name[0].upper() for name in shown} == {letter}
        assert shown == sorted(shown, key=str.lower)
    named = [text for text in source_headings(source) if re.fullmatch(rf"{NAME}|Tokenizer.*", text)]
    assert sorted(target for _, target in entries) == sorted(named)
    assert len(named) > 50
    for name, target in entries:
        assert target.endswith(name)


def test_every_example_needs_the_first_code_cell_only() -> None:
    first, *others = [cell for cell in Source.read(APPENDIX).cells if cell.kind == "code"]
    given = made(first.text) | set(dir(builtins))
    for cell in others:
        assert loaded(cell.text) - made(cell.text) <= given, cell.text


def made(code: str) -> set[str]:
    nodes = list(ast.walk(ast.parse(code)))
    return (
        {
            node.id
            for node in nodes
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
        | {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        | {node.arg for node in nodes if isinstance(node, ast.arg)}
        | {
            (alias.asname or alias.name).partition(".")[0]
            for node in nodes
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
    )


def loaded(code: str) -> set[str]:
    nodes = ast.walk(ast.parse(code))
    return {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}


def test_every_name_exists_unless_it_is_among_those_that_are_gone() -> None:
    cells = Source.read(APPENDIX).cells
    gone = names_in([cell for cell in cells if "## Names that are gone" in cell.text])
    assert "keras.backend.function" in gone
    for name in sorted(listed() - gone):
        pkgutil.resolve_name(name)


def test_a_name_as_text_means_what_stands_beside_it() -> None:
    rows = [
        (*re.findall(rf"`({NAME})`", line), re.findall(r'`"(\w+)"`', line))
        for cell in Source.read(APPENDIX).cells
        for line in cell.text.splitlines()
        if cell.kind == "markdown" and line.startswith("| `keras.") and '`"' in line
    ]
    assert len(rows) > 25
    for *names, texts in rows:
        things = [pkgutil.resolve_name(name) for name in names]
        for text in texts:
            meant = pkgutil.resolve_name(names[0].rpartition(".")[0]).get(text)
            assert meant in things or type(meant) in things, (names, text)


def test_an_entry_has_a_signature_unless_what_it_names_is_gone_or_a_module() -> None:
    text = "\n".join(c.text for c in Source.read(APPENDIX).cells if c.kind == "markdown")
    entries = re.findall(rf"^### ({NAME})\n(.*?)(?=^##|\Z)", text, flags=re.MULTILINE | re.DOTALL)
    modules = {"keras.ops", "keras.random", "keras.backend", "keras.datasets"}
    without = {name for name, body in entries if "{signature: " not in body}
    assert without == modules | {"keras.backend.function"}


def test_every_argument_of_a_signature_is_explained() -> None:
    text = "\n".join(c.text for c in Source.read(APPENDIX).cells if c.kind == "markdown")
    sections = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    (shared,) = (named(s) for s in sections if s.startswith("## Arguments that many share"))
    missing: list[str] = []
    for section in sections:
        intro, *entries = re.split(r"^(?=### )", section, flags=re.MULTILINE)
        for entry in entries:
            known = shared | named(intro) | named(entry)
            for found in DIRECTIVE.finditer(entry):
                call = signature(*found.groups()).partition("(")[2]
                given = arguments(ast.parse(f"def call({call}: pass"))
                missing += [f"{found[1]}: {a}" for a in given if not is_explained(a, known)]
    assert not missing, "\n".join(missing)


def named(text: str) -> set[str]:
    """Return the names in code in `text`: of `units=8`, the part before the sign."""
    return {part for code in re.findall(r"`([^`]+)`", text) for part in re.split(r"=|, ", code)}


def arguments(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.arguments):
            yield from (a.arg for a in (*node.posonlyargs, *node.args, *node.kwonlyargs))
            yield from (a.arg for a in (node.vararg,) if a)
            yield from (f"**{a.arg}" for a in (node.kwarg,) if a)


def is_explained(argument: str, known: set[str]) -> bool:
    endings = (name[1:] for name in known if name.startswith("…"))
    return argument in known or argument.endswith(tuple(endings))


class Term(NamedTuple):
    """A line of the glossary."""

    name: str
    chapter: str
    heading: str


class Section(NamedTuple):
    """What stands under one heading of a lesson, without code and without the targets of links."""

    chapter: str
    heading: str
    text: str


def glossary() -> list[Term]:
    last = Source.read(APPENDIX).cells[-1].text
    assert "## Glossary" in last
    lines = last[last.index("|---") :].splitlines()[1:]
    found = [
        re.fullmatch(r"\| \*\*(.+?)\*\* \| .+? \| \[\w+\]\((.+?)\.ipynb#?(.*)\) \|", line)
        for line in lines
    ]
    assert all(found), [line for line, match in zip(lines, found, strict=True) if not match]
    return [Term(match[1], match[2], match[3].replace("-", " ")) for match in found if match]


def sections() -> Iterator[Section]:
    """Yield the sections of all lessons, in the order in which they are read."""
    for path in sorted((ROOT / "course").glob("[0-9]*.py")):
        prose = "\n".join(cell.text for cell in Source.read(path).cells if cell.kind == "markdown")
        prose = re.sub(r"```.*?```|(?<=\])\([^)]*\)|<[^>]*>", " ", prose, flags=re.DOTALL)
        for part in re.split(r"^#+ ", prose, flags=re.MULTILINE)[1:]:
            heading, _, text = part.partition("\n")
            if heading not in ("What you will learn", "Where next"):  # both name what is to come
                yield Section(path.stem, heading.replace("-", " "), " ".join(text.split()))


# Words that lessons also use in their ordinary sense, where a search cannot tell which is meant.
ORDINARY = {"axis", "base", "cell", "code", "state", "temperature", "variable", "window"}


def test_each_term_is_marked_where_it_is_explained_and_not_used_before() -> None:
    read = list(sections())
    places = {(part.chapter, part.heading): place for place, part in enumerate(read)}
    terms = glossary()
    problems = []
    for term in terms:
        if term.chapter == APPENDIX.stem:
            continue
        where = f"{term.heading!r} of {term.chapter}"
        first = places.get((term.chapter, term.heading))
        if first is None:
            problems.append(f"{term.name}: there is no {where}")
            continue
        name = term.name.partition(",")[0]
        stem = re.sub(r"(ing|y|e|s)$", "", re.split("[ -]", name.removeprefix("mini-"))[0])
        marked = [read[first].heading, *re.findall(r"\*+[^*]+\*+", read[first].text)]
        if not any(re.search(rf"\b{stem}", mark, re.IGNORECASE) for mark in marked):
            problems.append(f"{term.name} is neither bold nor italic in {where}")
        longer = [other.name for other in terms if name != other.name and name in other.name]
        for part in read[:first] if name not in ORDINARY else ():
            if name.lower() not in part.text.lower():
                continue
            text = re.sub("|".join(["`[^`]*`", *longer]), "", part.text, flags=re.IGNORECASE)
            used = re.search(rf".{{,40}}\b{name}(s|es)?\b.{{,40}}", text, re.IGNORECASE)
            if used:
                problems.append(
                    f"{term.name} is explained in {where}, but {part.heading!r} of {part.chapter} "
                    f"has it before: {used[0]!r}"
                )
    assert not problems, "\n".join(problems)


def test_the_glossary_is_sorted() -> None:
    terms = [term.name.lower() for term in glossary()]
    assert terms == sorted(set(terms))
    assert len(terms) > 100
