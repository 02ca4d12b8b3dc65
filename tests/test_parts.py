"""The list of the package's parts is complete, and what depends on it reads it."""

import re
import tomllib

from autograder.parts import PACKAGE, PARTS, sandbox_paths, server_files, verdict_files
from tests.tiny import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LAYERS, WALL = PYPROJECT["tool"]["importlinter"]["contracts"]


def test_each_module_is_of_one_part() -> None:
    listed = [path for part in PARTS for path in part.files()]
    assert sorted(listed) == sorted(PACKAGE.rglob("*.py"))


def test_what_runs_in_a_sandbox_is_part_of_a_verdict() -> None:
    shown = {part.name for part in PARTS if part.sandbox and part.name != "__init__.py"}
    assert shown <= {part.name for part in PARTS if part.verdicts}


def test_a_sandbox_shows_nothing_of_grading_or_authoring() -> None:
    names = {path.name for path in sandbox_paths()}
    assert not names & {"grading", "authoring", "proving", "report", "export", "feedback"}
    assert {"airlock", "checks"} <= names


def test_a_kernel_server_is_started_anew_when_what_it_has_loaded_changes() -> None:
    files = set(server_files())
    assert PACKAGE / "kernels" / "server.py" in files
    assert PACKAGE / "patches" / "tracing.py" in files
    assert PACKAGE / "sandbox" / "confine.py" in files


def test_a_verdict_depends_on_how_an_exercise_is_read_and_a_value_crosses() -> None:
    files = set(verdict_files())
    assert PACKAGE / "exercise.py" in files
    assert PACKAGE / "airlock" / "codecs" / "tables.py" in files


def dotted(names: list[str]) -> list[str]:
    return [f"autograder.{name.removesuffix('.py').replace('/', '.')}" for name in names]


def test_the_wall_between_students_and_instructors_has_each_part_on_its_side() -> None:
    sides = {True: WALL["source_modules"], False: WALL["forbidden_modules"]}
    for students, listed in sides.items():
        names = [part.name for part in PARTS if part.students == students]
        names = [name for name in names if not name.endswith("__init__.py") and name != "cli.py"]
        assert sorted(listed) == sorted(dotted(names))


def test_each_part_has_its_layer() -> None:
    layers = re.findall(r"\w+", " ".join(LAYERS["layers"]))
    parts = {part.name.split("/")[0].removesuffix(".py") for part in PARTS}
    assert sorted(layers) == sorted(parts - {"__init__"})


def test_the_architecture_draws_the_layers() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert "```text\n" + "\n".join(LAYERS["layers"]) + "\n```" in text


def test_nothing_is_exempt_from_the_rule_of_imports() -> None:
    for contract in (LAYERS, WALL):
        assert not {"ignore_imports", "allow_indirect_imports"} & contract.keys()
    assert LAYERS["exhaustive"]
