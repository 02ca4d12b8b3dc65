"""What students get: it tells no answer in any form, it is complete, and it works on its own."""

import ast
import base64
import bz2
import gzip
import hashlib
import importlib.metadata
import importlib.util
import io
import json
import lzma
import marshal
import os
import pickle
import re
import shutil
import subprocess
import sys
import textwrap
import tomllib
import zipfile
import zlib
from pathlib import Path
from typing import Any
from urllib.parse import quote

import nbformat
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from autograder import cli
from autograder.authoring.answers import Answers
from autograder.bundle import bundle, leaks, pack
from autograder.bundle.leaks import Secrets
from autograder.parts import PARTS
from autograder.settings import nbgrader_config
from tests.repository import make_target
from tests.tiny import ROOT

CHAPTER = "02_binary_classification"
EXERCISE = f"exercises/{CHAPTER}/{CHAPTER}.ipynb"
SOLVED = (ROOT / "solutions" / CHAPTER / f"{CHAPTER}.ipynb").read_bytes()
STUDENTS = {"start", "progress", "submit", "validate", "selftest", "kernels"}
MACHINERY = [part.name for part in PARTS if not part.students]

SOLUTION = "    return (np.asarray(probabilities) > threshold).astype(int).ravel()"
HIDDEN = "cases=[(np.random.default_rng(11).random((200, 1)),)]"
WRONG = "return np.round(probabilities).astype(int).ravel()"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """What is packed."""
    return pack.contents(ROOT)


@pytest.fixture(scope="module")
def secrets() -> Secrets:
    return Secrets.read(ROOT)


@pytest.fixture(scope="module")
def unpacked(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive on a student's disk."""
    folder = tmp_path_factory.mktemp("student")
    with zipfile.ZipFile(io.BytesIO(pack.pack(files))) as archive:
        archive.extractall(folder)
    return folder / pack.FOLDER


def python(unpacked: Path, *arguments: str) -> str:
    """Run Python on what was unpacked, and on nothing else of the course."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment["PYTHONPATH"] = f"{unpacked}{os.pathsep}{unpacked / 'datasets'}"
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    done = subprocess.run(
        [sys.executable, "-P", *arguments],
        cwd=unpacked,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


# No answer is in it


def test_the_archive_tells_no_answer(files: dict[str, bytes], secrets: Secrets) -> None:
    assert leaks.find(pack.pack(files), secrets) == []


def test_by_its_names_it_holds_nothing_but_what_students_need(files: dict[str, bytes]) -> None:
    folders = {"autograder", "course", "datasets", "etc", "exercises", "tools"}
    kinds = {"", ".csv", ".ipynb", ".json", ".keras", ".lock", ".md", ".py", ".rst", ".toml"}
    kinds |= {".txt", ".typed", ".yml"}
    for name in files:
        path = Path(name)
        assert len(path.parts) == 1 or path.parts[0] in folders
        assert path.suffix in kinds
        assert not {"solutions", "answers", "tests", "__pycache__", ".git"} & {*path.parts}
        assert not name.startswith(tuple(f"autograder/{room}" for room in MACHINERY))


def test_no_line_of_a_solution_is_in_a_notebook(files: dict[str, bytes]) -> None:
    """A second look, which knows nothing of how the first one looks."""
    secret, told = set(), ""
    for path in [*(ROOT / "solutions").glob("*.py"), *(ROOT / "course").glob("*.py")]:
        inside = False
        for line in map(str.strip, path.read_text(encoding="utf-8").splitlines()):
            if line.startswith(("### BEGIN", "### END")):
                inside = line.startswith("### BEGIN")
            elif inside and len(line) > 20:
                secret.add(line)
            elif not inside:
                told += line + "\n"
    notebooks = "\n".join(
        json.dumps(json.loads(content)["cells"], ensure_ascii=False).replace('\\"', '"')
        for name, content in files.items()
        if name.endswith(".ipynb")
    )
    assert len(secret) > 300
    assert [line for line in secret if line in notebooks and line not in told] == []


def test_between_the_files_of_the_archive_is_nothing(files: dict[str, bytes]) -> None:
    archive = pack.pack(files)
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        names = [name.removeprefix(f"{pack.FOLDER}/") for name in opened.namelist()]
        again = {n: opened.read(m) for n, m in zip(names, opened.infolist(), strict=True)}
    assert again == files
    assert pack.pack(again) == archive


# The proof itself: each kind of leak, once


def cell(**parts: Any) -> bytes:
    """Return an exercise with one more cell."""
    notebook = nbformat.reads((ROOT / EXERCISE).read_text(encoding="utf-8"), as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(**parts))
    return nbformat.writes(notebook).encode()


def output(kind: str, text: str) -> list[Any]:
    return [nbformat.v4.new_output("display_data", {kind: text})]


def zipped(content: bytes, name: str = "a.txt", comment: bytes = b"") -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(name, content)
        opened.comment = comment
    return archive.getvalue()


def blob(content: bytes) -> bytes:
    return b"blob %d\0" % len(content) + content


SECRET = SOLUTION.encode()
ENTITIES = "".join(f"&#{ord(letter)};" for letter in SOLUTION)
OTHER_LAYOUT = """\
return (np . asarray(  # as an array
            probabilities, )
        > threshold  # larger
        ).astype(int) \\
         .ravel()"""
ANSWERS = (ROOT / "solutions" / "answers" / f"{CHAPTER}.py").read_bytes()
PLANTS: dict[str, bytes] = {
    "the solved notebook": SOLVED,
    "its source": (ROOT / "solutions" / f"{CHAPTER}.py").read_bytes(),
    "the answers": ANSWERS,
    "a wrong answer": WRONG.encode(),
    "a cell": cell(source=SOLUTION),
    "a hidden test": cell(source=f"expect.function('to_labels', to_labels, {HIDDEN})"),
    "a right letter": cell(source="answer = 'c'"),
    "an output": cell(source="1", outputs=output("text/plain", SOLUTION)),
    "an output as HTML": cell(source="1", outputs=output("text/html", ENTITIES)),
    "a picture": cell(source="1", outputs=output("image/png", base64.b64encode(SECRET).decode())),
    "metadata": cell(source="1", metadata={"kept": [{"source": [SOLUTION[:30], SOLUTION[30:]]}]}),
    "metadata's names": cell(source="1", metadata={base64.b64encode(SECRET).decode(): 1}),
    "JSON in JSON": cell(source="1", metadata={"kept": json.dumps({"source": SOLUTION})}),
    "a comment": b"# " + SECRET,
    "a text in Python": f"KEPT = {SOLUTION + chr(10) + 'x'!r}".encode(),
    "another layout": OTHER_LAYOUT.encode(),
    "the right-hand side": b"labels = (np.asarray(probabilities) > threshold).astype(int).ravel()",
    "a message": b"**Hint.** Without a threshold, each probability is compared with 0.5.",
    "why a letter is wrong": (
        b"A fault is rare. What would a network say that is never sure of one?"
    ),
    "a marker": b"### BEGIN HIDDEN TESTS",
    "base64": base64.b64encode(b"xyz" + SECRET),
    "base64 in lines": "\n".join(textwrap.wrap(base64.b64encode(SECRET).decode(), 28)).encode(),
    "base64 behind letters": b"x" + base64.b64encode(SECRET),
    "base64 for the web": base64.urlsafe_b64encode(SECRET + "ÿþ".encode()),
    "base64 of zlib": base64.b64encode(zlib.compress(SECRET)),
    "base85": base64.b85encode(SECRET),
    "hexadecimal": SECRET.hex().encode(),
    "an address": quote(SOLUTION).encode(),
    "UTF-16": SOLUTION.encode("utf-16"),
    "gzip": gzip.compress(SECRET * 50),
    "bzip2": bz2.compress(SECRET * 50),
    "xz": lzma.compress(SECRET * 50),
    "zlib in the middle": b"\0\1" + zlib.compress(SECRET),
    "zip": zipped(SECRET),
    "zip in zip, as base64": base64.b64encode(zipped(zipped(SECRET))),
    "a zip's comment": zipped(b"", comment=SECRET),
    "a name in a zip": zipped(b"", name=SOLUTION.strip()),
    "a git object": zlib.compress(blob(SOLVED)),
    "compiled": importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(compile("1", "a", "exec")),
    "a pickle": pickle.dumps({"kept": SOLUTION}),
    "a digest": hashlib.sha256(SOLVED).hexdigest().encode(),
    "a digest in base64": base64.b64encode(hashlib.sha256(SOLVED).digest()),
    "git's name for a file": hashlib.sha1(blob(ANSWERS)).hexdigest().encode(),
}


@pytest.mark.parametrize("kind", PLANTS)
def test_a_planted_leak_is_found(secrets: Secrets, kind: str) -> None:
    found = leaks.find(pack.pack({EXERCISE: PLANTS[kind]}), secrets)
    assert found
    assert all(EXERCISE in sentence for sentence in found)


def test_a_name_that_only_hidden_tests_know_is_found(secrets: Secrets) -> None:
    assert secrets.names
    for name in secrets.names:
        assert leaks.find(pack.pack({"a.py": f"print({name})".encode()}), secrets)


def test_a_leak_beside_the_files_is_found(secrets: Secrets) -> None:
    assert leaks.find(zipped(b"", comment=SECRET), secrets)
    assert leaks.find(zipped(b"", name=SOLUTION.strip()), secrets)
    assert leaks.find(SECRET + zipped(b""), secrets)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        member = zipfile.ZipInfo("a.txt")
        member.comment = SECRET
        opened.writestr(member, b"")
    assert leaks.find(archive.getvalue(), secrets)


def test_every_solution_and_every_hidden_test_is_found(secrets: Secrets) -> None:
    lessons = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "course").glob("*.py"))
    told, regions = [], 0
    for path in sorted((ROOT / "solutions").glob("*.py")):
        for region in leaks.REGION.finditer(path.read_text(encoding="utf-8")):
            regions += 1
            if not leaks.find(pack.pack({"a.py": region["code"].encode()}), secrets):
                told.append(region["code"])
    assert regions > 180
    assert len(told) <= 2  # where the question is to do again what the lesson has done
    for code in told:
        assert all(line.strip() in lessons for line in code.splitlines())


def test_every_right_answer_is_found_and_nearly_every_wrong_one(secrets: Secrets) -> None:
    unseen, answers = [], 0
    for chapter in sorted((ROOT / "solutions" / "answers").glob("*.py")):
        for answer in Answers.read(ROOT, chapter.stem).answers:
            answers += 1
            if not leaks.find(pack.pack({"a.py": answer.code.encode()}), secrets):
                unseen.append(answer)
    assert answers > 800
    assert [answer.code for answer in unseen if answer.right] == []
    assert len(unseen) < 40  # a repair not made, a line of the lesson, `answer = 3`


@pytest.mark.parametrize(
    "harmless",
    [
        b"import numpy as np",
        b"return found",
        b"for name in names:",
        b"keras.utils.set_random_seed(2)",  # the exercise itself says so
        b"scaler = StandardScaler().fit(X_train)",  # the lesson says so
        b"to_labels(probabilities, threshold=0.5)",
    ],
)
def test_what_everybody_may_say_is_no_leak(secrets: Secrets, harmless: bytes) -> None:
    assert leaks.find(pack.pack({"a.py": harmless}), secrets) == []


# The command


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> None:
    """The notebooks are what their sources give; a test of the course says so, too."""
    monkeypatch.setattr(bundle, "build", lambda root: {})
    monkeypatch.setattr(bundle, "differing", lambda root, built: [])


def test_the_same_files_give_the_same_bytes(
    files: dict[str, bytes],
    built: None,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(bundle, "contents", lambda root: files)
    monkeypatch.setattr(bundle, "find", lambda archive, secrets: [])
    output = tmp_path / "new" / "course.zip"
    assert cli.main(["bundle", "--output", str(output)]) == 0
    assert f"{len(files)} files" in capsys.readouterr().out
    assert output.read_bytes() == pack.pack(dict(reversed(files.items())))


def test_an_archive_that_tells_an_answer_is_not_written(
    built: None,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(bundle, "contents", lambda root: {EXERCISE: SOLVED})
    output = tmp_path / "course.zip"
    output.write_bytes(b"an earlier one")
    assert cli.main(["bundle", "--output", str(output)]) == 1
    said = capsys.readouterr().out
    assert said.startswith("Nothing was bundled: it would hold ")
    assert f"in {pack.FOLDER}/{EXERCISE}, and " in said
    assert output.read_bytes() == b"an earlier one"


def test_a_notebook_that_is_not_what_its_source_gives_is_not_packed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bundle, "build", lambda root: {})
    monkeypatch.setattr(bundle, "differing", lambda root, built: [Path(EXERCISE)])
    assert cli.main(["bundle", "--output", str(tmp_path / "course.zip")]) == 1
    assert f"{EXERCISE} is not what its source gives; run `make" in capsys.readouterr().out
    assert not list(tmp_path.iterdir())


def test_a_course_that_lacks_a_part_is_not_packed(tiny: Path) -> None:
    with pytest.raises(pack.BundleError, match="there is no such file"):
        pack.contents(tiny)


def test_what_students_need_not_know_is_not_packed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An instructor may have written it where it was shown until then."""
    for name in ("Makefile", "nbgrader_config.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    monkeypatch.setattr(pack, "TAKEN", ("nbgrader_config.py",))
    monkeypatch.setattr(pack, "TAKEN_FROM_OWN", ())
    with (tmp_path / "nbgrader_config.py").open("a") as config:
        config.write("c.SubmissionLimits.cell_timeout_s = 120\n")  # for Validate too
    assert set(pack.contents(tmp_path)) == {"nbgrader_config.py", "pyproject.toml"}
    with (tmp_path / "nbgrader_config.py").open("a") as config:
        config.write("c.CourseDirectory.db_url = 'postgresql://grader:secret@db/course'\n")
    with pytest.raises(pack.BundleError, match=r"sets c\.CourseDirectory\.db_url; what students"):
        pack.contents(tmp_path)


# It is complete


@pytest.mark.parametrize(
    "folder",
    [
        *(f"autograder/{part.name}" for part in PARTS if part.students and "." not in part.name),
        "datasets",
        "etc/ipython",
        "etc/jupyter",
        "etc/lab",
        "etc/student",
    ],
)
def test_nothing_of_a_student_s_folder_is_forgotten(files: dict[str, bytes], folder: str) -> None:
    for path in (ROOT / folder).rglob("*"):
        if path.is_file() and not {"__pycache__", ".gitattributes"} & {*path.parts}:
            assert path.relative_to(ROOT).as_posix() in files


def test_the_student_s_commands_are_there_and_no_others(unpacked: Path) -> None:
    said = python(unpacked, "-c", "from autograder.cli import main; main(['--help'])")
    listed = re.findall(r"^    ([a-z]+) +\S", said, flags=re.MULTILINE)
    assert set(listed) == STUDENTS


def test_what_its_modules_import_is_in_it(files: dict[str, bytes]) -> None:
    """Late imports as well; of the command, those of the student's commands."""
    packages = {"autograder": "autograder", "coursedata": "datasets/coursedata"}
    for name, content in files.items():
        if not name.endswith(".py"):
            continue
        tree = ast.parse(content)
        if name == "autograder/cli.py":
            wanted = {f"_{command}" for command in STUDENTS} | {"main", "_parser"}
            tree.body = [
                part
                for part in tree.body
                if not isinstance(part, ast.FunctionDef) or part.name in wanted
            ]
        for node in ast.walk(tree):
            if not isinstance(node, ast.ImportFrom) or not node.module:
                continue
            top, _, rest = node.module.partition(".")
            if top in packages:
                path = "/".join([packages[top], *rest.split(".")]).rstrip("/")
                assert f"{path}.py" in files or f"{path}/__init__.py" in files, (name, path)


def test_what_its_settings_name_is_in_it(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        if name.startswith("etc/") or name in {"pyproject.toml", "nbgrader_config.py"}:
            for dotted in re.findall(r"\bautograder(?:\.[a-z_]+)+", content.decode()):
                path = dotted.replace(".", "/")
                parents = {f"{path}.py", f"{path}/__init__.py", f"{Path(path).parent}.py"}
                assert parents & files.keys(), (name, dotted)


def test_links_of_its_pages_lead_somewhere(files: dict[str, bytes]) -> None:
    for name in [name for name in files if name.endswith(".md")]:
        for target in re.findall(r"\]\(([^)#\s]+)", files[name].decode()):
            if not re.match(r"[a-z]+:", target):
                path = os.path.normpath(Path(name).parent / target)
                started = path.startswith("work/")  # by `autograder start`
                assert started or path in files, (name, target)


# It works on its own


def test_a_student_starts_and_reads_data(unpacked: Path) -> None:
    said = python(
        unpacked,
        "-c",
        "import autograder, coursedata\n"
        "from autograder import check, expect\n"
        "from autograder.cli import main\n"
        "with check('Rings', see='Rings'):\n"
        "    expect.number('points', len(coursedata.load_rings().data), 600)\n"
        "assert main(['start']) == 0\n"
        "assert main(['progress', '02']) == 0\n"
        "print(autograder.__file__, coursedata.__file__)",
    )
    assert said.split()[-2:] == [
        str(unpacked / "autograder" / "__init__.py"),
        str(unpacked / "datasets" / "coursedata" / "__init__.py"),
    ]
    for released in (unpacked / "exercises").glob("*/*.ipynb"):
        mine = unpacked / "work" / released.parent.name / released.name
        assert mine.read_bytes() == released.read_bytes()
    welcome = (unpacked / "work" / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)", welcome):
        if not re.match(r"[a-z]+:", target):
            assert (unpacked / "work" / target).exists(), target


def test_its_packages_are_all_that_it_needs(files: dict[str, bytes]) -> None:
    """As the installed packages say."""

    def pinned(lock: str) -> dict[str, Requirement]:
        pins = re.findall(r"^([a-z0-9][^\\\n]*)", lock, flags=re.MULTILINE)
        return {pin.name: pin for pin in map(Requirement, pins)}

    kept = pinned(files["requirements.lock"].decode())
    locked = pinned((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    project = tomllib.loads(files["pyproject.toml"].decode())
    waiting = [Requirement(r) for r in project["project"]["dependencies"]]
    waiting += [Requirement(name) for name in ("hatchling", "editables")]
    seen = set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if (name, *requirement.extras) in seen or name not in locked:  # left out on purpose
            continue
        seen.add((name, *requirement.extras))
        assert str(kept[name]) == str(locked[name])
        for text in importlib.metadata.requires(name) or []:
            needs = Requirement(text)
            extras = ["", *requirement.extras]
            if not needs.marker or any(needs.marker.evaluate({"extra": e}) for e in extras):
                waiting.append(needs)
    assert len(seen) > 100
    others = {"pytest", "ruff", "playwright", "distributed", "psycopg", "jupytext", "nh3"}
    assert not others & kept.keys()
    pins = re.findall(r'^      - "?([a-z0-9-]+)==', files["environment.yml"].decode(), re.MULTILINE)
    assert pins == list(kept)
    assert files["environment.yml"].endswith(b"      - -e .\n")


def test_its_project_is_the_course_s_without_what_others_need(files: dict[str, bytes]) -> None:
    theirs = tomllib.loads(files["pyproject.toml"].decode())
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert theirs["project"]["dependencies"] == ours["project"]["dependencies"]
    del ours["project"]["optional-dependencies"], ours["dependency-groups"]
    assert theirs == ours | {"tool": {"hatch": ours["tool"]["hatch"]}}


def test_its_nbgrader_agrees_with_the_instructor_s(files: dict[str, bytes], tmp_path: Path) -> None:
    def settings(root: Path) -> dict[str, Any]:
        config = nbgrader_config(root)
        found = {f"{part}.{key}": value for part in config for key, value in config[part].items()}
        return json.loads(json.dumps(found, default=str).replace(str(root), "ROOT"))

    for name in [name for name in files if "/" not in name]:
        (tmp_path / name).write_bytes(files[name])
    theirs, ours = settings(tmp_path), settings(ROOT)
    assert theirs.keys() == pack.SETTINGS
    assert {key: ours[key] for key in theirs} == theirs
    used = {key for key in ours if key.startswith(("Exchange.", "CourseDirectory.", "Execute."))}
    assert theirs.keys() == used - {"CourseDirectory.source_directory"}
    assert not re.search("solution|autograder|SOLUTION|HIDDEN", str(theirs))


def test_make_opens_the_course_as_in_the_course_itself(unpacked: Path) -> None:
    makefile = (unpacked / "Makefile").read_text(encoding="utf-8")
    lab = make_target("lab", unpacked / "Makefile")
    assert lab == make_target("lab", ROOT / "Makefile")
    assert "jupyter lab" in lab
    listed = subprocess.run(
        ["make", "--no-print-directory"], cwd=unpacked, capture_output=True, text=True, check=True
    ).stdout
    assert re.findall(r"^  make ([a-z]+)", listed, flags=re.MULTILINE) == [
        "help",
        "setup",
        "lab",
        "test",
        "clean",
    ]
    for command in re.findall(r"\bautograder ([a-z]+)", makefile + listed):
        assert command in STUDENTS
    readme = (unpacked / "README.md").read_text(encoding="utf-8")
    for one in re.findall(r"make ([a-z]+) +#", readme):
        assert f"make {one} " in listed


def test_a_newer_archive_is_set_up_again(unpacked: Path, tmp_path: Path) -> None:
    """Though its files bear the same dates as those of the older one."""
    folder = tmp_path / "course"
    shutil.copytree(unpacked, folder)
    (folder / ".venv").mkdir()
    setup = ["make", "PYTHON=echo set up with", "setup"]

    def said() -> str:
        return subprocess.run(setup, cwd=folder, capture_output=True, text=True, check=True).stdout

    assert "set up with tools/make_venv.py" in said()
    assert "set up with" not in said()
    lock = folder / "requirements.lock"
    dates = lock.stat()
    lock.write_bytes(lock.read_bytes() + b"# newer\n")
    os.utime(lock, ns=(dates.st_atime_ns, dates.st_mtime_ns))
    assert "set up with" in said()
