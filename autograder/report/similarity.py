"""Answers that are similar, for a human to look at: similar is not copied.

Names, constants, comments and docstrings do not count, nor what students were given, nor what is
short or frequent. An answer becomes the nodes of its syntax tree in order, and these become
shingles, runs of a few nodes. The similarity of two answers is that of their sets of
shingles: the size of the intersection by that of the union (Jaccard).

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

SHINGLE_NODES = 4  # one more line changes some ten shingles
MIN_SHINGLES = 25  # of the student's own; with fewer, there are few ways to answer
MAX_AUTHORS = 10  # what more students than that have written is a usual way to do it
MIN_SHARED = 8  # rare shingles that two answers share; a single unusual word makes half of them
MIN_SIMILARITY = 0.75

Form = tuple[str, ...]


@dataclass(frozen=True)
class SimilarPair:
    """Two similar answers, and whose they are.

    Attributes
    ----------
    similarity : float
        From `MIN_SIMILARITY` to 1; 1 is the same but for names, constants and comments.
    students : list of str
        All who wrote one of the two.
    left, right : (str, str)
        A student and the answer.
    """

    question: str
    similarity: float
    students: list[str]
    left: tuple[str, str]
    right: tuple[str, str]


@dataclass(frozen=True)
class Compared:
    """What comparing the answers to one question has shown.

    Attributes
    ----------
    pairs : list of SimilarPair
        The most similar first, then what fewer students share.
    short, unreadable, frequent : int
        Answers left out: with little of the student's own; no Python; written by many.
    """

    question: str
    pairs: list[SimilarPair]
    compared: int
    short: int
    unreadable: int
    frequent: int


def compare(question: str, answers: dict[str, str], released: Iterable[str]) -> Compared:
    """Find the similar answers to a question.

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
        if len(own[form]) < MIN_SHINGLES:
            short += 1
        else:
            authors[form].append(student)
    pairs = []
    for students in authors.values():
        if len(students) > MAX_AUTHORS:
            frequent += len(students)
        elif len(students) > 1:
            pairs.append(_pair(question, 1.0, students, students[0], students[1], answers))
    for one, other, similarity in _near(authors, own):
        both = authors[one] + authors[other]
        pair = _pair(question, similarity, both, authors[one][0], authors[other][0], answers)
        pairs.append(pair)
    pairs.sort(key=lambda pair: (-pair.similarity, len(pair.students)))
    compared = sum(map(len, authors.values()))
    return Compared(question, pairs, compared, short, unreadable, frequent)


def _pair(
    question: str,
    similarity: float,
    students: list[str],
    one: str,
    other: str,
    answers: dict[str, str],
) -> SimilarPair:
    left, right = (one, answers[one]), (other, answers[other])
    return SimilarPair(question, similarity, sorted(students), left, right)


def _near(
    authors: dict[Form, list[str]], own: dict[Form, frozenset[Form]]
) -> Iterator[tuple[Form, Form, float]]:
    """Yield pairs of different forms that are similar, and how similar they are.

    Only those are compared that share some rare shingles, which the index leads to; so a thousand
    answers cost some thousand comparisons, and not half a million.
    """
    index: dict[Form, list[Form]] = defaultdict(list)
    for form in authors:
        for shingle in own[form]:
            index[shingle].append(form)
    shared: Counter[tuple[Form, Form]] = Counter()
    for forms in index.values():
        if (
            1 < len(forms) <= MAX_AUTHORS
            and sum(len(authors[form]) for form in forms) <= MAX_AUTHORS
        ):
            shared.update(combinations(forms, 2))
    for one, other in (pair for pair, count in shared.items() if count >= MIN_SHARED):
        common = len(own[one] & own[other])
        similarity = common / (len(own[one]) + len(own[other]) - common)
        if similarity >= MIN_SIMILARITY:
            yield one, other, similarity


def shingles(form: Form) -> frozenset[Form]:
    """Return all runs of `SHINGLE_NODES` nodes."""
    return frozenset(
        form[start : start + SHINGLE_NODES] for start in range(len(form) - SHINGLE_NODES + 1)
    )


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
        found.append(_label(node))
        waiting += reversed([child for child in ast.iter_child_nodes(node) if _counts(child)])
    return tuple(found)


def _label(node: ast.AST) -> str:
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
