"""Answers that are alike, for a human to look at: alike is not copied.

Names, constants, comments and docstrings do not count, nor what students were given, nor what is
short or frequent. An answer becomes the nodes of its syntax tree in order, and these become
shingles, runs of a few nodes. Two answers are as alike as their sets of shingles: the size of the
intersection by that of the union.

References
----------
A. Broder, "On the resemblance and containment of documents", Compression and Complexity of
Sequences (1997): shingles, and resemblance as the measure.

S. Schleimer, D. Wilkerson and A. Aiken, "Winnowing: local algorithms for document fingerprinting",
SIGMOD (2003): the inverted index; what is given or frequent is left out.
"""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from autograder.report.classroom import parse

RUN = 4  # nodes of a shingle; one more line changes some ten of them
SHORTEST = 25  # shingles of the student's own; with fewer, there are few ways to answer
FREQUENT = 10  # what more students than that have written is a way to do it, and no likeness
RARE = 8  # shingles that two answers must share; a single unusual word makes half of them
ALIKE = 0.75

Form = tuple[str, ...]


@dataclass(frozen=True)
class Likeness:
    """Two answers that are alike, and whose they are.

    Attributes
    ----------
    share : float
        From `ALIKE` to 1; 1 is the same but for names, constants and comments.
    students : list of str
        All who wrote one of the two.
    left, right : (str, str)
        A student and the answer.
    """

    question: str
    share: float
    students: list[str]
    left: tuple[str, str]
    right: tuple[str, str]


@dataclass(frozen=True)
class Compared:
    """What comparing the answers to one question has shown.

    Attributes
    ----------
    pairs : list of Likeness
        The most alike first, then what fewer students share.
    short, unreadable, frequent : int
        Answers left out: with little of the student's own; no Python; written by many.
    """

    question: str
    pairs: list[Likeness]
    compared: int
    short: int
    unreadable: int
    frequent: int


def compare(question: str, answers: dict[str, str], released: Iterable[str]) -> Compared:
    """Find the answers to a question that are alike.

    Parameters
    ----------
    answers : dict
        Code by student.
    released : iterable of str
        Code that students were given, which does not count.
    """
    given = {s for code in released if (form := normal_form(code)) for s in shingles(form)}
    authors: dict[Form, list[str]] = defaultdict(list)
    short = unreadable = frequent = 0
    own: dict[Form, frozenset[Form]] = {}
    for student, code in answers.items():
        form = normal_form(code)
        if form is None:
            unreadable += 1
            continue
        if form not in own:
            own[form] = shingles(form) - given
        if len(own[form]) < SHORTEST:
            short += 1
        else:
            authors[form].append(student)
    pairs = []
    for students in authors.values():
        if len(students) > FREQUENT:
            frequent += len(students)
        elif len(students) > 1:
            pairs.append(_likeness(question, 1.0, students, students[0], students[1], answers))
    for one, other, share in _near(authors, own):
        both = authors[one] + authors[other]
        pair = _likeness(question, share, both, authors[one][0], authors[other][0], answers)
        pairs.append(pair)
    pairs.sort(key=lambda pair: (-pair.share, len(pair.students)))
    compared = sum(map(len, authors.values()))
    return Compared(question, pairs, compared, short, unreadable, frequent)


def _likeness(
    question: str, share: float, students: list[str], one: str, other: str, answers: dict[str, str]
) -> Likeness:
    left, right = (one, answers[one]), (other, answers[other])
    return Likeness(question, share, sorted(students), left, right)


def _near(
    authors: dict[Form, list[str]], own: dict[Form, frozenset[Form]]
) -> Iterator[tuple[Form, Form, float]]:
    """Yield pairs of different forms that are alike.

    Only those are compared that share some rare shingles, which the index leads to; so a thousand
    answers cost some thousand comparisons, and not half a million.
    """
    index: dict[Form, list[Form]] = defaultdict(list)
    for form in authors:
        for shingle in own[form]:
            index[shingle].append(form)
    shared: Counter[tuple[Form, Form]] = Counter()
    for forms in index.values():
        if 1 < len(forms) <= FREQUENT and sum(len(authors[form]) for form in forms) <= FREQUENT:
            shared.update(combinations(forms, 2))
    for one, other in (pair for pair, count in shared.items() if count >= RARE):
        common = len(own[one] & own[other])
        share = common / (len(own[one]) + len(own[other]) - common)
        if share >= ALIKE:
            yield one, other, share


def shingles(form: Form) -> frozenset[Form]:
    """Return all runs of `RUN` nodes."""
    return frozenset(form[start : start + RUN] for start in range(len(form) - RUN + 1))


def normal_form(code: str) -> Form | None:
    """Return the nodes of a syntax tree in order; None if the code is no Python.

    Attributes and keywords keep their names: they are the libraries', not the student's.
    """
    tree = parse(code)
    if tree is None:
        return None
    found: list[str] = []
    waiting: list[ast.AST] = [tree]
    while waiting:  # a loop, since a long sum nests deeper than Python may recurse
        node = waiting.pop()
        found.append(_named(node))
        waiting += reversed([child for child in ast.iter_child_nodes(node) if _counts(child)])
    return tuple(found)


def _named(node: ast.AST) -> str:
    match node:
        case ast.Attribute(attr=name):
            return f".{name}"
        case ast.keyword(arg=name):
            return f"{name}="
        case ast.Constant(value=value):
            return type(value).__name__
        case ast.ImportFrom(module=name):
            return f"from {name}"
    return type(node).__name__


def _counts(node: ast.AST) -> bool:
    """Return whether a node does something; a text that stands alone is a comment."""
    match node:
        case ast.expr_context() | ast.Expr(value=ast.Constant(value=str())):
            return False
    return True
