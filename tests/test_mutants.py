"""A thousand mutants of a right submission, from the bytes to the page: none ends the class.

Nothing of them is run here but in the last test, so a mutant takes a twentieth of a second. They
are the same in each run; those that have once ended a class stand as examples.
"""

import copy
import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, example, given, reject, settings
from hypothesis import strategies as st

from autograder.authoring.build import build, write
from autograder.exercise import Exercise
from autograder.grading.course import Course, Result
from autograder.grading.students import displayed
from tests.tiny import ROOT, TINY, grade_here, grade_unrun, write_tiny

pytestmark = pytest.mark.slow

NAME = f"{TINY}.ipynb"
EVERY = settings(
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # to shrink a batch of notebooks takes minutes
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)

# Mutations of a notebook

# What JSON can hold and Python's `json` does not write; it stands for itself in the file.
RAW = {
    f"raw {what}": text
    for what, text in {
        "NaN": "NaN",
        "-Infinity": "-Infinity",
        "1e999": "1e999",
        "-0": "-0",
        "64 bits": str(2**64),
        "4300 digits": "9" * 4300,
        "4301 digits": "9" * 4301,
        "100,000 digits": "-" + "9" * 100_000,
        **{f"[{n}": "[" * n + "]" * n for n in (39, 500, 985, 5000, 100_000)},
        **{f"{{{n}": '{"a":' * n + "1" + "}" * n for n in (39, 500, 985, 5000, 100_000)},
        "[ that stays open": "[" * 1000,
        "half": r'"\ud800"',
        "halves": r'"\udfff\ud800"',
        "cut escape": r'"\u12"',
        "tab": '"\t"',
        "NUL": '"\x00"',
        "escaped NUL": r'"\u0000"',
        "twice": '1, "source": "x = 1"',
        "nothing": "",
        "comment": "/* 1 */ 1",
        "single quotes": "'1'",
    }.items()
}
TEXTS = [
    "",
    "q1",
    "q1_small",
    "q3",
    "code",
    "markdown",
    "raw",
    "chart",
    "python2",
    "\r",
    "def add(a, b):\r    return a + b",
    "\ufeff",
    "\u2028",
    "\x00",
    "\x1b[31m",
    "![x](attachment:x.png)",
    "<b>" * 200,
    "(" * 5000,
    "-" * 50_000 + "1",
    "a" + ".a" * 40_000,
    "1+" * 40_000 + "1",
    "if 1:\n" + "".join(" " * n + "if 1:\n" for n in range(1, 200)),
    "\\\n" * 40_000,
    "x" * 100_001,
    "%%time\n",
    "!ls",
    "### BEGIN HIDDEN TESTS",
    "### END HIDDEN TESTS",
    "### BEGIN SOLUTION",
    "../../x",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "';--",
]
texts = st.one_of(
    st.sampled_from(TEXTS),
    st.text(st.characters(exclude_categories=()), max_size=20),
)
numbers = st.one_of(st.integers(-5, 5), st.integers(), st.floats())
scalars = st.one_of(st.none(), st.booleans(), numbers, texts, st.sampled_from(sorted(RAW)))
keys = st.one_of(
    texts,
    st.sampled_from(["cells", "source", "metadata", "id", "nbgrader", "outputs", "attachments"]),
)
values = st.recursive(
    scalars,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(keys, inside, max_size=4),
    max_leaves=8,
)


def mutant_json(notebook: Any) -> bytes:
    """Return a notebook as a file, with what stands for itself in it."""
    text = json.dumps(notebook)
    for name, raw in RAW.items():
        text = text.replace(json.dumps(name), raw)
    return text.encode()


def places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield where something is in a notebook, as keys and indices."""
    inside = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in inside:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


def put(container: Any, key: Any, value: Any) -> None:
    container[key] = value


def drop(container: Any, key: Any, _: Any) -> None:
    del container[key]


def add(container: Any, key: Any, value: Any) -> None:
    if isinstance(container, list):
        container.insert(key, value)
    else:
        container[f"{key} too"] = value


def double(container: Any, key: Any, _: Any) -> None:
    add(container, key, copy.deepcopy(container[key]))


def wrap(container: Any, key: Any, _: Any) -> None:
    container[key] = [container[key]]


def fill(container: Any, key: Any, value: Any) -> None:
    """Put a field into something, whatever has one of this name elsewhere."""
    inner = container[key]
    if isinstance(inner, dict):
        for name in ("cell_type", "id", "source", "outputs", "attachments", "execution_count"):
            inner.setdefault(name, value)


EDITS = [put, drop, add, double, wrap, fill]
# Where a reader looks; all other places are drawn as often as all of these.
READ = {"cells", "cell_type", "id", "source", "metadata", "nbgrader", "grade_id"}
READ |= {"nbformat", "nbformat_minor", "outputs", "attachments", "kernelspec", "language_info"}


@st.composite
def notebooks(draw: st.DrawFn, right: Any) -> bytes:
    """Draw a notebook with one to four mutations."""
    mutant = copy.deepcopy(right)
    for _ in range(draw(st.integers(1, 4))):
        found = list(places(mutant))
        read = [path for path in found if path[-1] in READ]
        if not found:
            break
        path = draw(st.sampled_from(draw(st.sampled_from([found, read or found]))))
        container = mutant
        for key in path[:-1]:
            container = container[key]
        draw(st.sampled_from(EDITS))(container, path[-1], draw(values))
    return mutant_json(mutant)


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "utf-7", "latin-1", "cp037"]


@st.composite
def files(draw: st.DrawFn, right: Any) -> bytes:
    """Draw the bytes of a notebook, of which some are others, more or fewer."""
    indent = draw(st.sampled_from([None, 1]))
    content = json.dumps(right, indent=indent).encode(draw(st.sampled_from(ENCODINGS)))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(content)))
        end = start + draw(st.one_of(st.just(0), st.integers(0, 3), st.integers(0, 2000)))
        between = draw(st.one_of(st.binary(max_size=3), st.sampled_from([b"", b"\r", b"\0", b'"'])))
        content = content[:start] + between * draw(st.sampled_from([1, 1, 5000])) + content[end:]
    if draw(st.booleans()):
        content = content[: draw(st.integers(0, len(content)))]
    return content


# Outputs

PIECES = [
    "<b>", "</b>", "<div>", "<ul><li>", "<table><tr><td>", "<p", "<!--", "-->", "<script>",
    "</script>", "<style>", "&", "&lt;", "&#0;", "$", "$$", "\\[", "\\(", "\\begin{a}",
    "\\end{a}", "\\frac{", "{", "}", "^", "_", "`", "```", "```python\n", "~~~", "*", "**", "_a_",
    "[", "]", "(", ")", "[a]: x\n", "![", "](attachment:a)", "](x)", "> ", "- ", "1. ", "# ",
    "|", "|-|\n", "\n", "\n\n", "    ", " ", "\t", "\r", "http://a", "a@b.c", "<http:a>", "\\",
    "\x1b[31m", "\x1b[", "\x00", "\ud800", "\u202e", ":", ";", "a", "a.", "0", "=\n", "---\n",
]  # fmt: skip
pieces = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from([1, 1, 1, 2, 50, 2000])), max_size=8
).map(lambda drawn: "".join(piece * times for piece, times in drawn))
# No raw text here: outputs are taken from what JSON has been read from.
shown_values = st.recursive(
    st.one_of(pieces, st.none(), st.booleans(), numbers),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(texts, inside, max_size=4),
    max_leaves=6,
)
contents = st.one_of(pieces, pieces, st.lists(pieces, max_size=4), shown_values)
KINDS = ["stream", "display_data", "execute_result", "error", "update_display_data", "chart"]
MIME_TYPES = [
    "text/plain", "text/html", "text/markdown", "text/latex", "image/png", "image/jpeg",
    "image/svg+xml", "application/json", "application/javascript", "application/pdf",
    "application/vnd.jupyter.widget-view+json", "text/vnd.mermaid", "video/mp4", "x",
]  # fmt: skip
outputs = st.one_of(
    st.fixed_dictionaries(
        {"output_type": st.sampled_from(KINDS) | shown_values},
        optional={
            "name": st.sampled_from(["stdout", "stderr"]) | shown_values,
            "text": contents,
            "data": st.dictionaries(st.sampled_from(MIME_TYPES) | texts, contents, max_size=3)
            | shown_values,
            "metadata": shown_values,
            "ename": contents,
            "evalue": contents,
            "traceback": contents | st.lists(contents, max_size=3),
            "execution_count": shown_values,
            "more": shown_values,
        },
    ),
    shown_values,
)

# Folders

FOLDER_NAMES = [
    "right ", " right", "\u00a0right", "rig[h]t", "rig?t", "r*", "Right", "right\u0301", "[!a]*",
    " ", "a ", "a[b]", "*", "?", "-", "..a", ".a", "~", "%s", "{a}", "a\\b", "\n", "\x7f", "a" * 250
]  # fmt: skip
folder_names = st.one_of(
    st.sampled_from(FOLDER_NAMES),
    st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), max_size=40),
    st.binary(max_size=40).map(os.fsdecode),
).filter(lambda name: name not in {"", ".", "..", "right"} and not set(name) & {"/", "\0"})
FILE_NAMES = [
    NAME, NAME.upper(), f"{TINY} (1).ipynb", f"{TINY}-Copy1.ipynb", f"{NAME}.txt", "x.ipynb",
    "timestamp.txt", f"{TINY}.html", "submission_secret.txt", "._x.ipynb", ".ipynb_checkpoints",
]  # fmt: skip
file_names = st.one_of(st.sampled_from(FILE_NAMES), folder_names)


def a_file(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def a_folder(path: Path, content: bytes) -> None:
    (path / path.name).mkdir(parents=True)
    (path / path.name / path.name).write_bytes(content)


def a_link(path: Path, _: bytes) -> None:
    path.symlink_to("/etc/hostname")


def a_loop(path: Path, _: bytes) -> None:
    path.symlink_to(path.name)


def a_pipe(path: Path, _: bytes) -> None:
    os.mkfifo(path)


def a_large_file(path: Path, _: bytes) -> None:
    with path.open("wb") as file:
        file.truncate(30 << 30)


def an_unreadable_file(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    path.chmod(0)


LAID = [a_file, a_file, a_file, a_folder, a_link, a_loop, a_pipe, a_large_file, an_unreadable_file]
TIMES = [b"", b"2026-07-01 18:00 CEST", b"2026-13-01", b"\xff", b"1" * 5000, b"\0", b"now", b"\n"]


# Grading them


class MutantClass:
    """A class of one right submission, and of one student who hands in mutants."""

    def __init__(self, root: Path) -> None:
        self.root = root
        write_tiny(root)
        write(root, build(root))
        released = Exercise.read(root / "exercises" / TINY / NAME)
        solved = Exercise.read(root / "solutions" / TINY / NAME)
        self.right: dict[str, Any] = json.loads(released.with_answers_of(solved).text())
        self.hand_in("right", json.dumps(self.right).encode())
        (self._result,) = grade_unrun(root, "right")
        self._entries = self.entries()
        assert self._result.points == 4

    def entries(self) -> Any:
        return Course(self.root, ROOT).entries(TINY, "right")

    def hand_in(self, student: str, content: bytes) -> None:
        folder = self.root / "submitted" / student / TINY
        folder.mkdir(parents=True, exist_ok=True)
        (folder / NAME).write_bytes(content)

    def survives(
        self, *students: str, grade: Callable[..., list[Result]] = grade_unrun, **options: Any
    ) -> dict[str, Result]:
        """Grade the class; assert that each has one line, and a page or the reason why not.

        Only reading a file can fail here, so `ungraded` is nothing but what cannot be read.
        """
        results = grade(self.root, *students, "right", **options)
        assert Counter(result.student for result in results) == Counter(
            map(displayed, [*students, "right"])
        )
        found = {result.student: result for result in results}
        assert (found["right"], self.entries()) == (self._result, self._entries)
        for student in students:
            self._is_told(student, found[displayed(student)])
        return found

    def _is_told(self, student: str, result: Result) -> None:
        for note in result.notes:
            assert note
            assert note.isprintable()
            assert not re.search("failed|could not|page of feedback|Error", note)
        if result.status == "graded":
            assert result.max_score == 4
            for folder, ending in (("feedback", "html"), ("autograded", "ipynb")):
                made = self.root / folder / student / TINY / f"{TINY}.{ending}"
                assert made.stat().st_size > 1000
        else:
            assert result.status == "refused" or "cannot be read" in result.notes[0]
            assert len(result.notes) == 1


@pytest.fixture(scope="module")
def mutants(tmp_path_factory: pytest.TempPathFactory) -> MutantClass:
    return MutantClass(tmp_path_factory.mktemp("mutants"))


@pytest.fixture(autouse=True)
def silence(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Nothing is said on the terminal."""
    yield
    assert capfd.readouterr() == ("", "")


CELLS = 5  # with code, in the notebook
BATCH = 10  # mutants that are graded in one class: half of the time goes into a class as such


def batch(mutant: st.SearchStrategy[bytes]) -> st.SearchStrategy[list[bytes]]:
    return st.lists(mutant, min_size=BATCH, max_size=BATCH)


def survives(mutants: MutantClass, contents: list[bytes]) -> None:
    students = [f"mutant{n}" for n in range(len(contents))]
    for student, content in zip(students, contents, strict=True):
        mutants.hand_in(student, content)
    mutants.survives(*students)


def edited(notebook: Any, *path: Any, value: Any) -> bytes:
    mutant = container = copy.deepcopy(notebook)
    for key in path[:-1]:
        container = container[key]
    container[path[-1]] = value
    return mutant_json(mutant)


# Each of these has ended a class.
FATAL = [
    (("nbformat_minor",), "5"),
    (("nbformat_minor",), 6),
    (("metadata", "language"), 3),
    (("cells", 1), 5),
    (("cells", 1, "cell_type"), "chart"),
    (("cells", 1, "cell_type"), ["code"]),
    (("cells", 1, "id"), ["a"]),
    (("cells", 1, "execution_count"), "raw 4301 digits"),
    (("cells", 1, "outputs"), "raw [985"),
    (("cells", 1, "metadata"), "raw {500"),
    (("cells", 1, "attachments"), None),
    (("cells", 1, "source"), "raw half"),
]


def test_500_mutated_notebooks(mutants: MutantClass) -> None:
    @settings(EVERY, max_examples=500 // BATCH)
    @example([edited(mutants.right, *path, value=value) for path, value in FATAL])
    @given(batch(notebooks(mutants.right)))
    def holds(contents: list[bytes]) -> None:
        survives(mutants, contents)

    holds()


def test_200_files_with_mutated_bytes(mutants: MutantClass) -> None:
    @settings(EVERY, max_examples=200 // BATCH)
    @given(batch(files(mutants.right)))
    def holds(contents: list[bytes]) -> None:
        survives(mutants, contents)

    holds()


def shows(value: Any) -> str:
    """Return an answer that displays something before it answers."""
    return f"display({value}, raw=True)\n"


# What answers do before they answer: the page has to show it, or to leave it out.
SHOWN = [
    shows('{"text/html": ["<b>", "x"]}'),
    shows('{"text/html": "<ul><li>" * 60_000}'),
    shows('{"text/markdown": "![x](attachment:x.png)"}'),
    shows('{"text/markdown": "\\\\begin{a}" * 20_000}'),
    shows('{"image/png": {"a": [1]}}'),
    shows('{"image/png": "no base64"}'),
    shows('{"application/json": {"a": [[[float("nan")]]]}}'),
    shows('{"x": 1, "": "2"}'),
    'print("\\ud800\\x00\\r\\x1b[31m" * 100)\n',
    f"# {'(' * 99_000}\n",
    f"x = '{'[' * 9_000}{'{' * 9_000}'\n",
]


def test_mutants_that_are_run(mutants: MutantClass) -> None:
    """A few of all of the above go the whole way, sandboxes and all, in one class."""
    contents = [edited(mutants.right, *path, value=value) for path, value in FATAL]
    for line in SHOWN:
        notebook = copy.deepcopy(mutants.right)
        (answer,) = (c for c in notebook["cells"] if "def add" in "".join(c["source"]))
        answer["source"] = line + "def add(a, b):\n    return a + b"
        contents.append(mutant_json(notebook))
    students = [f"run{n}" for n in range(len(contents))]
    for student, content in zip(students, contents, strict=True):
        mutants.hand_in(student, content)
    results = mutants.survives(*students, grade=grade_here)
    assert [results[student].points for student in students[len(FATAL) :]] == [4] * len(SHOWN)


def test_200_cells_with_outputs_of_any_shape(mutants: MutantClass) -> None:
    @settings(EVERY, max_examples=200 // CELLS)
    @given(st.lists(st.lists(outputs, min_size=1, max_size=3), min_size=CELLS, max_size=CELLS))
    def holds(shown: list[list[Any]]) -> None:
        # Another answer each time: what the same code has shown is remembered.
        content = json.dumps(mutants.right).replace("return a + b", f"return a + b # {uuid4()}")
        mutants.hand_in("shows", content.encode())
        mutants.survives("shows", shown=shown)

    holds()


def test_100_folders_of_any_kind(mutants: MutantClass) -> None:
    @settings(EVERY, max_examples=100)
    @given(
        folder_names,
        st.lists(st.tuples(file_names, st.sampled_from(LAID), st.sampled_from(TIMES)), max_size=3),
        st.booleans(),
    )
    def holds(
        student: str, laid: list[tuple[str, Callable[[Path, bytes], None], bytes]], is_right: bool
    ) -> None:
        folder = mutants.root / "submitted" / student / TINY
        shutil.rmtree(folder.parent, ignore_errors=True)
        try:
            folder.mkdir(parents=True)
        except OSError:
            reject()  # a name that this file system does not take
        right = [(NAME, a_file, json.dumps(mutants.right).encode())] * is_right
        for name, lay, content in laid + right:
            if not os.path.lexists(folder / name):
                with suppress(OSError):
                    lay(folder / name, content)
        mutants.survives(student)

    holds()
