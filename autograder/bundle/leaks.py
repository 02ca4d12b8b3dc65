"""Prove that an archive for students holds nothing of what they shall find out themselves.

Secret is what stands in the solutions, the hidden tests and the seals of `solutions/*.py` and in
`solutions/answers/`, and nowhere else in the sources: what an exercise or a lesson says as well,
everybody may read. Single statements are looked for, so that a part of an answer is found too,
but not those of names alone, such as `return found`: they stand in anybody's code.
"""

import ast
import hashlib
import io
import re
import textwrap
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.authoring.rules import HIDDEN, SOLUTION
from autograder.authoring.seals import replaced, seal_calls
from autograder.bundle.forms import texts

MIN_STATEMENT_CHARACTERS = 10  # `x = 3` gives nothing away, `answer = "c"` does
MIN_EXPRESSION_CHARACTERS = 24  # of a part of a statement
MIN_MESSAGE_CHARACTERS = 16  # of a text in a hidden test
KEY_CHARACTERS = 8  # characters by which a secret is looked up

REGION = re.compile(
    rf"^[^\S\n]*(?:{SOLUTION[0]}|(?P<hidden>{HIDDEN[0]})).*?\n(?P<code>.*?)"
    rf"^[^\S\n]*(?:{SOLUTION[1]}|{HIDDEN[1]}).*?$",
    re.MULTILINE | re.DOTALL,
)
CELL = re.compile(r"^# %%.*\n", re.MULTILINE)
WORD = re.compile(r"\w+")
NAMES_ALONE = re.compile(r"(?:[^\W\d]\w*+|[ =,:.]|\(\))*+")
HEX = re.compile(r"[0-9a-f]{32,128}")
MARKERS = (*SOLUTION, *HIDDEN)


def plain(text: str) -> str:
    """Return a text without layout: code that Python reads alike is one and the same text."""
    text = re.sub(r"\\[nrt]|[\\\s]", " ", text.replace("'", '"'))
    text = re.sub(r" +(?!\w)|(?<!\w) +", "", re.sub(r" +", " ", text))
    return re.sub(r",(?=[)\]}])", "", text)


def readings(text: str) -> Iterator[str]:
    """Yield a text as a reader may take it: with comments as text, and without them."""
    yield plain(re.sub(r"^[^\S\n]*#+ ?", "", text, flags=re.MULTILINE))
    yield plain(re.sub(r"(^|\s)#.*", "", text))


@dataclass(frozen=True)
class Secrets:
    """What nobody may find, each with the place it comes from.

    Attributes
    ----------
    code : dict of str to str
        Statements, right-hand sides and texts, without layout.
    names : dict of str to str
        Names that only hidden tests know.
    digests : dict of str to str
        Digests of whole files, as bytes in hexadecimal.
    """

    code: dict[str, str]
    names: dict[str, str]
    digests: dict[str, str]

    @classmethod
    def read(cls, root: Path) -> "Secrets":
        """Return those of a course."""
        code: dict[str, str] = {}
        names: dict[str, str] = {}
        public = [path.read_text(encoding="utf-8") for path in (root / "course").glob("*.py")]
        for path in sorted((root / "solutions").glob("*.py")):
            source = path.read_text(encoding="utf-8")
            calls = seal_calls(source)
            public.append(REGION.sub("", replaced(source, [(call, "''") for call in calls])))
            for call in calls:
                where = f"{path.relative_to(root)}, line {call.lineno}"
                code |= dict.fromkeys(_texts(call), where) | code
            for region in REGION.finditer(source):
                line = source.count("\n", 0, region.start("code")) + 1
                where = f"{path.relative_to(root)}, line {line}"
                hidden = bool(region["hidden"])
                code |= dict.fromkeys(parts(region["code"], hidden=hidden), where) | code
                if hidden:
                    names |= dict.fromkeys(bound(region["code"]), where) | names
        for path in sorted((root / "solutions" / "answers").glob("*.py")):
            for cell in CELL.split(path.read_text(encoding="utf-8")):
                code |= dict.fromkeys(parts(cell, answer=True), str(path.relative_to(root))) | code
        keys = index(code)
        known = {
            part for text in public for reading in readings(text) for part in search(reading, keys)
        }
        words = {word for text in public for word in re.findall(r"\w+", text)}
        return cls(
            {part: where for part, where in code.items() if part not in known},
            {name: where for name, where in names.items() if name not in words},
            {
                digest: str(path.relative_to(root))
                for path in sorted((root / "solutions").rglob("*"))
                if path.suffix in {".py", ".ipynb"}
                for digest in digests(path.read_bytes())
            },
        )


def index(parts: Iterable[str]) -> dict[str, list[str]]:
    """Return parts by how they begin."""
    keys: dict[str, list[str]] = {}
    for part in parts:
        keys.setdefault(part[:KEY_CHARACTERS], []).append(part)
    return keys


def search(reading: str, keys: dict[str, list[str]]) -> Iterator[str]:
    """Yield the parts that stand in a text, as whole words."""
    for token in WORD.finditer(reading):
        start = token.start()
        for part in keys.get(reading[start : start + KEY_CHARACTERS], ()):
            following = reading[start + len(part) : start + len(part) + 1]
            if reading.startswith(part, start) and not (
                WORD.match(part[-1]) and WORD.match(following)
            ):
                yield part


def parts(code: str, *, hidden: bool = False, answer: bool = False) -> Iterator[str]:
    """Yield what is worth finding of a solution, a hidden test or an answer, without layout.

    Statements, and parts of them; of an answer only what it assigns or returns, because a wrong
    one is made of what the course says as well.
    """
    code = textwrap.dedent(re.sub(r"^(.*\S)[^\S\n]+#.*", r"\1", code, flags=re.MULTILINE))
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and not _docstring(node):
            yield from _long(_source(code, node), MIN_STATEMENT_CHARACTERS)
            value = getattr(node, "value", None)
            if answer and isinstance(value, ast.expr):
                yield from _long(
                    ast.get_source_segment(code, value) or "", MIN_EXPRESSION_CHARACTERS
                )
        elif isinstance(node, ast.expr) and not answer and not _short(node):
            yield from _long(ast.get_source_segment(code, node) or "", MIN_EXPRESSION_CHARACTERS)
    if hidden:
        yield from _texts(tree)


def _texts(tree: ast.AST) -> Iterator[str]:
    """Yield the messages in code, without layout."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from _long(node.value, MIN_MESSAGE_CHARACTERS)


def _short(node: ast.expr) -> bool:
    length = (node.end_col_offset or 0) - node.col_offset
    return isinstance(node, ast.Constant) or (
        node.lineno == node.end_lineno and length < MIN_EXPRESSION_CHARACTERS
    )


def _docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _source(code: str, node: ast.stmt) -> str:
    """Return a statement; of one with a body only its head, since the body is looked at as well."""
    body: list[ast.stmt] = getattr(node, "body", [])
    if not body:
        return ast.get_source_segment(code, node) or ""
    lines = code.splitlines()[node.lineno - 1 : body[0].lineno]
    return "\n".join([*lines[:-1], lines[-1][: body[0].col_offset]])


def _long(text: str, least: int) -> Iterator[str]:
    part = re.sub(r"^\W+", "", plain(text)).strip()
    if len(part) >= least and not NAMES_ALONE.fullmatch(part):
        yield part


def bound(code: str) -> Iterator[str]:
    """Yield the names that code gives to something."""
    for node in ast.walk(ast.parse(textwrap.dedent(code))):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.FunctionDef):
            yield node.name


def digests(data: bytes) -> Iterator[str]:
    """Yield what names a file's bytes without showing them, git's names for it included."""
    for name in ("md5", "sha1", "sha256", "sha512"):
        yield hashlib.new(name, data, usedforsecurity=False).hexdigest()
    blob = b"blob %d\0" % len(data) + data
    yield hashlib.sha1(blob, usedforsecurity=False).hexdigest()
    yield hashlib.sha256(blob).hexdigest()


def find(archive: bytes, secrets: Secrets) -> list[str]:
    """Return for each secret that a zip archive holds, in whatever form, where and what it is."""
    keys = index(secrets.code)
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        found = _of(
            archive[: opened.infolist()[0].header_offset], "before the archive", keys, secrets
        )
        found += _of(opened.comment, "the archive's comment", keys, secrets)
        for member in opened.infolist():
            name = member.filename.encode()
            content = opened.read(member)
            if compiled(content):
                found.append(f"compiled Python in {member.filename}")
            for part in (name, member.comment, member.extra, content):
                found += _of(part, member.filename, keys, secrets)
    return list(dict.fromkeys(found))


def compiled(data: bytes) -> bool:
    """Return whether bytes are what Python makes of a module, of whatever version."""
    return data[2:4] == b"\r\n" and data[16:17] in {b"\xe3", b"\x63"}


def _of(data: bytes, place: str, keys: dict[str, list[str]], secrets: Secrets) -> list[str]:
    found: dict[str, str] = {}
    for text in texts(data):
        for marker in MARKERS:
            if marker in text:
                found[marker] = "an exercise's source"
        for reading in readings(text):
            found |= {part: secrets.code[part] for part in search(reading, keys)}
        words = set(WORD.findall(text)) | set(HEX.findall(text.lower()))
        words.add(text.encode("utf-8" if text.isascii() else "latin-1", "ignore").hex()[:128])
        for known in (secrets.names, secrets.digests):
            found |= {word: known[word] for word in words & known.keys()}
    return [f"{part[:60]!r} of {where} in {place}" for part, where in found.items()]
