"""The environment: pins, set-up, and one clear sentence when it cannot be made."""

import errno
import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from tests.repository import LOCK, tool
from tests.tiny import ROOT

STUDENTS = ROOT / "etc" / "bundle"
STUDENTS_LOCK = (STUDENTS / "requirements.lock").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT, GROUPS = PYPROJECT["project"], PYPROJECT["dependency-groups"]
DIRECT = [
    *PROJECT["dependencies"],
    *PROJECT["optional-dependencies"]["teach"],
    *GROUPS["build"],
    *GROUPS["dev"],
]


@pytest.mark.parametrize(
    ("lock", "folder"), [(LOCK, ROOT), (STUDENTS_LOCK, STUDENTS)], ids=["all", "students"]
)
def test_conda_and_pip_users_get_the_same_pins(lock: str, folder: Path) -> None:
    text = (folder / "environment.yml").read_text(encoding="utf-8")
    assert text == tool("lock").environment(lock)
    assert len(tool("lock").pins(lock)) > 100


@pytest.mark.parametrize("lock", [LOCK, STUDENTS_LOCK], ids=["all", "students"])
def test_every_pin_has_a_hash_and_no_index_is_named(lock: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", lock)
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"^-|https?://", lock, flags=re.MULTILINE)


def test_the_lock_satisfies_pyproject_and_is_what_is_installed() -> None:
    pinned = {pin.name: pin for pin in map(Requirement, tool("lock").pins(LOCK))}
    for requirement in map(Requirement, DIRECT):
        pin = pinned[requirement.name.lower()]
        locked = next(iter(pin.specifier)).version
        assert requirement.specifier.contains(locked), requirement
        assert version(requirement.name) == locked


def test_students_have_the_pins_that_are_tested_and_no_others() -> None:
    assert set(tool("lock").pins(STUDENTS_LOCK)) < set(tool("lock").pins(LOCK))


def test_every_direct_package_has_its_reason_in_the_architecture() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = text[text.index("## Packages") :]
    for line in DIRECT:
        assert re.search(rf"\b{re.escape(Requirement(line).name)}\b", table), line


# What can be imported


@pytest.mark.parametrize("option", ["-c", "-Pc"])
def test_only_the_course_s_two_packages_can_be_imported(tmp_path: Path, option: str) -> None:
    """Not all that lies in the course's folder, though it is installed in place."""
    folders = [path.name for path in ROOT.iterdir() if path.is_dir() and path.name.isidentifier()]
    modules = [path.stem for path in ROOT.glob("*.py")]
    assert {"autograder", "benchmarks", "datasets", "tests"} <= set(folders)
    code = "import sys, importlib.util as u; print(*[n for n in sys.argv[1:] if u.find_spec(n)])"
    found = subprocess.run(
        [sys.executable, option, code, "coursedata", *folders, *modules],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert sorted(found.split()) == ["autograder", "coursedata"]


def test_a_kernel_imports_only_the_course_s_two_packages(tmp_path: Path) -> None:
    import nbformat
    from nbclient import NotebookClient

    code = "from importlib.util import find_spec\n"
    code += "[n for n in ('autograder', 'coursedata', 'tests', 'course') if find_spec(n)]"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    client = NotebookClient(notebook, resources={"metadata": {"path": str(tmp_path)}})
    client.execute()
    (output,) = notebook.cells[0].outputs
    assert output.data["text/plain"] == "['autograder', 'coursedata']"


# What a configuration does as it is read


def test_reading_nbgrader_s_configuration_writes_nothing(tiny: Path) -> None:
    from autograder.settings import nbgrader_config

    before = sorted(tiny.rglob("*"))
    config = nbgrader_config(tiny)
    assert sorted(tiny.rglob("*")) == before
    assert config.Exchange.root == str(tiny / ".nbgrader" / "exchange")
    assert config.CourseDirectory.source_directory == "solutions"


def test_without_the_instructor_s_part_nbgrader_s_configuration_is_a_student_s(tiny: Path) -> None:
    from autograder.settings import nbgrader_config

    (tiny / "nbgrader_teach.py").unlink()
    config = nbgrader_config(tiny)
    assert config.CourseDirectory.root == str(tiny)
    assert "autograder" not in str(config)


# What can be wrong on a user's machine


@pytest.mark.parametrize("found", [(3, 10), (3, 14)])
def test_a_wrong_python_gets_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], found: tuple[int, int]
) -> None:
    make_venv = tool("make_venv")
    monkeypatch.setattr(make_venv.sys, "version_info", (*found, 1, "final", 0))
    assert make_venv.main() == 1
    said = capsys.readouterr().err
    assert f"Python {found[0]}.{found[1]} was found" in said
    assert "needs Python 3.11 to 3.13" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_missing_module_gets_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], module: str
) -> None:
    make_venv = tool("make_venv")
    real = importlib.util.find_spec
    monkeypatch.setattr(
        make_venv.importlib.util, "find_spec", lambda name: None if name == module else real(name)
    )
    assert make_venv.main() == 1
    assert f"lacks its module {module}; install it" in capsys.readouterr().err


def test_too_little_space_gets_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    make_venv = tool("make_venv")
    monkeypatch.setattr(make_venv, "VENV", str(tmp_path / "none"))
    usage = type("Usage", (), {"free": 1.5e9})
    monkeypatch.setattr(make_venv.shutil, "disk_usage", lambda path: usage)
    assert make_venv.main() == 1
    assert "Only 1.5 GB are free" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("stderr", "sentence"),
    [
        ("ERROR: Could not install: [Errno 28] No space left on device", "The disk is full; free"),
        ("WARNING: x\nERROR: No matching distribution", "ERROR: No matching distribution"),
    ],
)
def test_a_failing_pip_gets_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    stderr: str,
    sentence: str,
) -> None:
    make_venv = tool("make_venv")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").touch()
    monkeypatch.setattr(make_venv, "VENV", str(tmp_path))
    failed = subprocess.CompletedProcess([], 1, stderr=stderr)
    monkeypatch.setattr(make_venv.subprocess, "run", lambda *a, **k: failed)
    assert make_venv.main() == 1
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert not (tmp_path / "ready").exists()


@pytest.fixture
def set_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., tuple[int, list[Any]]]:
    """Make an environment where nothing is run, and uv ends with this status and message.

    Returns
    -------
    callable
        It returns the exit status, and the modules that would have been run, with their arguments.
    """
    make_venv = tool("make_venv")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").touch()
    monkeypatch.setattr(make_venv, "VENV", str(tmp_path))

    def main(status: int = 0, message: str = "") -> tuple[int, list[Any]]:
        ran: list[Any] = []

        def run(command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
            ran.append(command[2:])
            if command[2] == "uv":
                return subprocess.CompletedProcess(command, status, "", message)
            settings = "global.find-links='/wheels /more'\n:env:.no-index='1'\n"
            return subprocess.CompletedProcess(command, 0, settings, "")

        monkeypatch.setattr(make_venv.subprocess, "run", run)
        return make_venv.main(), ran

    return main


def test_uv_installs_from_where_pip_would(set_up: Callable[..., tuple[int, list[Any]]]) -> None:
    status, ran = set_up()
    assert status == 0
    assert [arguments[:2] for arguments in ran if arguments[1] != "config"] == [
        ["pip", "install"],  # uv itself
        ["uv", "pip"],  # the lock
        ["uv", "pip"],  # the course
        ["compileall", "-q"],
    ]
    locked = next(arguments for arguments in ran if arguments[0] == "uv")
    assert {"--find-links=/wheels", "--find-links=/more", "--no-index"} < set(locked)
    assert {"--require-hashes", "--no-deps", "requirements.lock"} < set(locked)


def test_where_uv_fails_pip_installs(set_up: Callable[..., tuple[int, list[Any]]]) -> None:
    status, ran = set_up(1)
    assert status == 0
    installs = [arguments for arguments in ran if arguments[:2] == ["pip", "install"]]
    assert installs[1][3:] == ["--no-deps", "--require-hashes", "-r", "requirements.lock"]
    assert installs[2][3:] == ["--no-deps", "--no-build-isolation", "--editable", "."]


def test_a_disk_that_uv_fills_gets_a_sentence(
    set_up: Callable[..., tuple[int, list[Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    status, ran = set_up(2, "error: failed to write: No space left on device (os error 28)")
    assert status == 1
    assert capsys.readouterr().err == "The disk is full; free 5 GB, then run the command again.\n"
    assert ran[-1][0] == "uv"


def test_a_disk_that_fills_up_gets_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    import venv

    make_venv = tool("make_venv")
    monkeypatch.setattr(make_venv, "VENV", str(tmp_path / "none"))

    def full(*arguments: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(venv, "create", full)
    assert make_venv.main() == 1
    assert "No space left on device" in capsys.readouterr().err


def test_old_pythons_can_read_the_set_up() -> None:
    """Python 3.6 would stop at anything newer, and show a syntax error instead of a sentence."""
    import ast

    ast.parse((ROOT / "tools" / "make_venv.py").read_text(encoding="utf-8"), feature_version=(3, 6))


# make


def test_make_lists_every_target_with_its_purpose() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"\.PHONY: (.*)", makefile)
    assert phony
    listed = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    for target in phony[1].split():
        assert re.search(rf"make {target} +\S", listed), target


def test_the_command_names_what_it_can_do() -> None:
    command = Path(sys.executable).parent / "autograder"
    listed = subprocess.run([command, "--help"], capture_output=True, text=True, check=True).stdout
    for name in ("build", "start", "grade", "prove", "demo", "notebooks", "kernels"):
        assert re.search(rf"^ +{name}\s+\S", listed, flags=re.MULTILINE)


def test_an_unknown_chapter_gets_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    from autograder.cli import main

    with pytest.raises(SystemExit, match=r"There is no chapter '99'; there are .*02_binary"):
        main(["build", "99"])


def test_a_student_s_work_is_never_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from autograder import cli

    (tmp_path / "exercises" / "01_tiny").mkdir(parents=True)
    (tmp_path / "exercises" / "01_tiny" / "01_tiny.ipynb").write_text("released")
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    mine = tmp_path / "work" / "01_tiny" / "01_tiny.ipynb"
    assert cli.main(["start"]) == 0
    assert mine.read_text() == "released"
    mine.write_text("my work")
    assert cli.main(["start"]) == 0
    assert mine.read_text() == "my work"


@pytest.mark.parametrize(("folder", "kept"), [("course", False), ("work/02", True)])
def test_a_lesson_is_saved_as_it_was_built_and_an_exercise_as_it_is(
    folder: str, kept: bool
) -> None:
    import copy
    from types import SimpleNamespace

    import nbformat

    contents = SimpleNamespace()
    config = ROOT / "etc" / "student" / "jupyter_server_config.py"
    exec(config.read_text(encoding="utf-8"), {"c": SimpleNamespace(ContentsManager=contents)})
    built = nbformat.read(ROOT / "course" / "02_binary_classification.ipynb", as_version=4)
    opened = copy.deepcopy(built)
    opened.metadata.language_info = {"name": "python", "version": "3.11"}
    code = next(cell for cell in opened.cells if cell.cell_type == "code")
    code.outputs = [nbformat.v4.new_output("stream", text="hello")]
    code.execution_count = 1
    run = copy.deepcopy(opened)
    model = {"type": "notebook", "content": opened}
    contents.pre_save_hook(path=f"{folder}/02.ipynb", model=model, contents_manager=None)
    assert opened == (run if kept else built)
