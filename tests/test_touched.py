"""What `make test-touched` runs, and which long tests need not run again."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests import recorded
from tests.repository import tool
from tests.tiny import ROOT

TOUCHED = tool("touched")


@pytest.mark.parametrize(
    ("file", "runs", "spares"),
    [
        ("autograder/report/similarity.py", "test_report", "test_kernels"),
        ("autograder/checks/models.py", "test_checks_models", "test_report"),
        ("autograder/airlock/trusted.py", "test_attacks", "test_report"),
        ("tests/test_docs.py", "test_docs", "test_bundle"),
        ("course/02_binary_classification.py", "test_course", "test_grader"),
        (".gitlab-ci.yml", "test_ci", "test_course"),
    ],
)
def test_a_change_touches_what_depends_on_it(file: str, runs: str, spares: str) -> None:
    found = TOUCHED.touched({file})
    assert f"tests/{runs}.py" in found
    assert f"tests/{spares}.py" not in found


def test_what_nobody_knows_touches_all() -> None:
    assert TOUCHED.touched({"README.md", "tests/conftest.py"}) == {"tests"}
    assert TOUCHED.touched({"pyproject.toml"}) == {"tests"}


@pytest.mark.parametrize(
    ("base", "files", "message"),
    [
        ("HEAD", {"tests/passed.json"}, "Nothing that differs from HEAD touches a test."),
        ("nowhere", None, "What differs from nowhere is not known: git knows no such commit."),
    ],
)
def test_where_there_is_nothing_to_run_a_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, base: str, files: set[str] | None, message: str
) -> None:
    monkeypatch.setattr(TOUCHED.sys, "argv", ["touched.py", base])
    if files is not None:
        monkeypatch.setattr(TOUCHED, "changed", lambda _: files)
    with pytest.raises(SystemExit, match=message):
        TOUCHED.main()


def test_the_tests_that_it_names_exist() -> None:
    names = " ".join([*TOUCHED.TESTS.values(), *TOUCHED.IN_PROCESSES.values()]).split()
    assert [name for name in names if not (ROOT / "tests" / f"{name}.py").exists()] == []


@pytest.fixture
def collected(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Return a function that says which of two tests are to run; one depends on a file `needed`."""
    monkeypatch.setattr(recorded, "ROOT", tmp_path)
    monkeypatch.setattr(recorded, "PASSED", tmp_path / "passed.json")
    monkeypatch.setattr(recorded, "ALWAYS", ())
    monkeypatch.delenv("CI", raising=False)
    (tmp_path / "needed").write_text("one", encoding="utf-8")
    marker = SimpleNamespace(kwargs={"needs": lambda: ["needed"]})

    def run(outcome: str, *, keyword: str = "") -> list[str]:
        items: list[Any] = [
            SimpleNamespace(
                nodeid=name,
                user_properties=[],
                callspec=SimpleNamespace(params={}),
                get_closest_marker=lambda _, found=found: found,
            )
            for name, found in (("long", marker), ("short", None))
        ]
        hook = SimpleNamespace(pytest_deselected=lambda items: None)
        config: Any = SimpleNamespace(
            option=SimpleNamespace(keyword=keyword), args=["tests"], hook=hook
        )
        recorded.leave_out_unchanged(config, items)
        if outcome == "passed":
            recorded.record(items)
        return [item.nodeid for item in items]

    return run


def test_a_long_test_that_passed_runs_again_when_what_it_needs_has_changed(
    collected: Any, tmp_path: Path
) -> None:
    assert collected("failed") == ["long", "short"]
    assert collected("passed") == ["long", "short"]
    assert collected("passed") == ["short"]
    (tmp_path / "needed").write_text("two", encoding="utf-8")
    assert collected("failed") == ["long", "short"]
    assert collected("passed") == ["long", "short"]
    assert collected("passed") == ["short"]


def test_a_long_test_runs_where_ci_does_or_where_it_is_named(
    collected: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    collected("passed")
    assert collected("passed", keyword="long") == ["long", "short"]
    monkeypatch.setenv("CI", "true")
    assert collected("passed") == ["long", "short"]
