"""The list of the package's parts is complete, and what depends on it reads it."""

from autograder.parts import PACKAGE, PARTS, sandbox_paths, server_files, verdict_files


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
