"""How the project is kept: version, changelog, releases, hooks, templates, and where things go."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.version import Version

import autograder
from autograder import cli
from autograder.parts import PARTS
from tests.repository import LOCK, known
from tests.tiny import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TEMPLATES = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml"))  # but config.yml


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def section(document: str, heading: str) -> str:
    """Return what stands below a heading of the second level."""
    _, _, rest = text(document).partition(f"\n## {heading}\n")
    assert rest, f"{document} has no section {heading!r}"
    return rest.partition("\n## ")[0]


# Versions and releases


def test_the_version_is_that_of_pyproject(capsys: pytest.CaptureFixture[str]) -> None:
    assert autograder.__version__ == PROJECT["version"]
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"keras-course {PROJECT['version']}\n"


def test_the_changelog_is_in_order() -> None:
    changelog = text("CHANGELOG.md")
    first, *released = re.findall(r"^## (.+)", changelog, flags=re.MULTILINE)
    assert first == "Unreleased"
    versions, dates = zip(*(entry.split(" - ") for entry in released), strict=True)
    assert versions[0] == PROJECT["version"]
    assert list(versions) == sorted(versions, key=Version, reverse=True)
    assert list(dates) == sorted(dates, key=date.fromisoformat, reverse=True)
    kinds = re.findall(r"^### (.+)", changelog, flags=re.MULTILINE)
    assert set(kinds) <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_a_release_s_commands_exist() -> None:
    blocks = re.findall(r"```bash\n(.*?)```", text("RELEASING.md"), flags=re.DOTALL)
    lines = [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]
    ours = [re.sub(r"^CI=true ", "", line) for line in lines if re.search("autograder|make", line)]
    ours = [line for line in ours if not line.startswith("(cd ")]  # in the archive
    assert len(ours) >= 8
    assert [line for line in ours if not known(line)] == []


def test_the_archive_s_own_test_exists() -> None:
    assert "&& make test)" in text("RELEASING.md")
    assert re.search(r"^test:", text("etc/bundle/Makefile"), flags=re.MULTILINE)


# Hooks


def hooks() -> list[dict[str, Any]]:
    """Return the hooks, each with `repo` and `rev` of where it comes from."""
    config = yaml.safe_load(text(".pre-commit-config.yaml"))
    return [
        {"repo": repo["repo"], "rev": repo.get("rev")} | hook
        for repo in config["repos"]
        for hook in repo["hooks"]
    ]


def test_hooks_have_the_versions_of_the_lock() -> None:
    pinned = dict(re.findall(r"^(ruff|codespell)==(\S+)", LOCK, flags=re.MULTILINE))
    versions = {hook["id"]: hook["rev"] for hook in hooks()}
    assert versions == {
        "ruff-check": f"v{pinned['ruff']}",
        "ruff-format": f"v{pinned['ruff']}",
        "codespell": f"v{pinned['codespell']}",
        "build-check": None,
    }


def test_hooks_check_what_lint_checks() -> None:
    (spelling,) = (hook for hook in hooks() if hook["id"] == "codespell")
    named = re.search(r"^\t@codespell (.+)", text("Makefile"), flags=re.MULTILINE)
    assert named
    for place in named[1].split():
        path = f"{place}/any.py" if (ROOT / place).is_dir() else place.replace("*", "ANY")
        assert re.search(spelling["files"], path), place
    assert not re.search(spelling["files"], "requirements.lock")


def test_the_local_hook_runs_where_a_source_changes() -> None:
    (local,) = (hook for hook in hooks() if hook["repo"] == "local")
    assert known(local["entry"])
    for place in ("course/01_a.py", "solutions/answers/01_a.py", "exercises/01_a/01_a.ipynb"):
        assert re.search(local["files"], place)
    assert not re.search(local["files"], "docs/authoring.md")


def test_other_hooks_come_from_where_they_are_made() -> None:
    repos = {hook["repo"] for hook in hooks()} - {"local"}
    assert repos
    assert all(repo.startswith("https://github.com/") for repo in repos)


# Templates


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_an_issue_template_is_one(path: Path) -> None:
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= set(form)
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert {field["type"] for field in fields} <= {"input", "textarea", "dropdown", "checkboxes"}
    assert len({field["id"] for field in fields}) == len(fields)
    assert all(field["attributes"]["label"] for field in fields)
    assert any(field["validations"]["required"] for field in fields if "validations" in field)


def test_a_wrong_mark_can_be_tried_again_from_its_report() -> None:
    form = yaml.safe_load(text(".github/ISSUE_TEMPLATE/wrong-mark.yml"))
    needed = {f["id"] for f in form["body"] if f.get("validations", {}).get("required")}
    assert {"exercise", "answer", "message"} <= needed


def test_updates_are_of_actions() -> None:
    config = yaml.safe_load(text(".github/dependabot.yml"))
    assert config["version"] == 2
    assert [u["package-ecosystem"] for u in config["updates"]] == ["github-actions"]


# What is not committed


def test_no_part_of_the_package_is_left_out_of_commits() -> None:
    anywhere = {line.rstrip("/") for line in text(".gitignore").split() if line[0] != "/"}
    assert "__pycache__" in anywhere
    assert not anywhere & {part.name for part in PARTS}


# For newcomers


def test_a_way_to_cheat_is_reported_in_private() -> None:
    policy = text("SECURITY.md")
    assert "Report a\nvulnerability" in policy
    assert "(docs/security.md#Promises)" in policy
    assert "(docs/security.md#Not-covered)" in policy


def test_it_is_said_where_things_go() -> None:
    table = section("CONTRIBUTING.md", "Where does it go?")
    named = set(re.findall(r"`([\w./-]+/[\w./-]*|[\w-]+\.[a-z]+)`", table))
    missing = [name for name in named if not (ROOT / name).exists() and "/" in name]
    assert not missing
    for part in PARTS:
        folder, _, module = part.name.partition("/")
        if not module and not folder.endswith(".py"):
            assert f"`autograder/{folder}/" in table, folder


def test_the_tests_that_it_names_exist() -> None:
    named = re.findall(r"(tests/\w+\.py)(?: -k (\w+))?", text("CONTRIBUTING.md"))
    assert any(word for _, word in named)
    for file, word in named:
        assert re.search(rf"def test_\w*{word}" if word else "", text(file)), (file, word)


def test_tests_take_nothing_from_other_tests() -> None:
    """What several need has a module of its own; pytest may run any file alone."""
    for path in (ROOT / "tests").rglob("*.py"):
        found = re.findall(r"from tests\.(?:conftest|test_)\w* import", path.read_text("utf-8"))
        assert not found, path.name


def test_the_glossary_says_each_word_once() -> None:
    terms = re.findall(r"^\| ([^|]+?) \|", section("CONTRIBUTING.md", "Glossary"), re.MULTILINE)
    words = [word for term in terms[2:] for word in term.split(", ")]
    assert len(words) == len(set(words)) >= 20
