"""Files that other machines read: CI, Binder, dev containers. What they run and name exists."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from autograder.bundle import pack
from tests.repository import LOCK, known, make_target, tool
from tests.tiny import ROOT

GITHUB = ROOT / ".github" / "workflows" / "ci.yml"
GITLAB = ROOT / ".gitlab-ci.yml"
WELCOME = "/lab/tree/work/README.md"


def github() -> dict[str, Any]:
    workflow = yaml.safe_load(GITHUB.read_text(encoding="utf-8"))
    assert isinstance(workflow, dict)
    return workflow


def gitlab() -> dict[str, Any]:
    """The jobs of GitLab's file: everything that has a script."""
    content = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))
    return {name: job for name, job in content.items() if "script" in job}


def scripts() -> dict[str, dict[str, list[str]]]:
    """What each job runs, by platform."""
    return {
        "github": {
            name: [step["run"] for step in job["steps"] if "run" in step]
            for name, job in github()["jobs"].items()
        },
        "gitlab": {name: job["script"] for name, job in gitlab().items()},
    }


def test_both_platforms_run_the_same() -> None:
    platforms = scripts()
    assert platforms["github"] == platforms["gitlab"]
    every = [line for lines in platforms["github"].values() for line in lines]
    for needed in ("make lint", "make test-fast", ".ci/run", "make notebooks", "make bundle"):
        assert needed in every


def test_what_they_run_exists() -> None:
    lines = {line for jobs in scripts().values() for run in jobs.values() for line in run}
    assert len(lines) >= 7
    assert [line for line in lines if not known(line)] == []
    assert not known("make nothing")
    assert not known(".venv/bin/autograder nothing")
    assert not known(".ci/nothing")


def test_they_try_the_pythons_that_the_course_supports() -> None:
    make_venv = tool("make_venv")
    (major, oldest), (_, newest) = make_venv.OLDEST, make_venv.NEWEST
    supported = [f"{major}.{minor}" for minor in range(oldest, newest + 1)]
    assert github()["jobs"]["fast"]["strategy"]["matrix"]["python"] == supported
    assert gitlab()["fast"]["parallel"]["matrix"] == [{"PYTHON_VERSION": supported}]


def test_they_may_do_little_and_not_for_long() -> None:
    workflow = github()
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        assert job["timeout-minutes"] <= 60, name
        assert "permissions" not in job
        for step in job["steps"]:
            if action := step.get("uses"):
                assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action)
            if str(action).startswith("actions/checkout"):
                assert step["with"]["persist-credentials"] is False
    assert "secrets" not in GITHUB.read_text(encoding="utf-8")
    assert "pull_request_target" not in GITHUB.read_text(encoding="utf-8")
    assert all("timeout" in job for job in gitlab().values())


def test_one_action_has_one_version() -> None:
    used = re.findall(r"uses: (\S+)@(\S+ # v[\d.]+)", GITHUB.read_text(encoding="utf-8"))
    assert len(set(used)) == len({name for name, _ in used}) == 3


def test_they_keep_screenshots_and_the_archive() -> None:
    kept = {
        step["with"]["path"].rstrip("/")
        for job in github()["jobs"].values()
        for step in job["steps"]
        if "upload-artifact" in step.get("uses", "")
    }
    paths = [
        path for job in gitlab().values() for path in job.get("artifacts", {}).get("paths", [])
    ]
    folder = github()["jobs"]["suite"]["env"]["TEST_ARTIFACTS"]
    assert folder == gitlab()["suite"]["variables"]["TEST_ARTIFACTS"]
    assert kept == {path.rstrip("/") for path in paths} == {folder, f"dist/{pack.FOLDER}.zip"}
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert {f"/{folder}/", "/dist/"} <= set(ignored)


@pytest.mark.parametrize("path", [GITHUB, GITLAB, ROOT / ".devcontainer" / "Dockerfile"], ids=str)
def test_images_are_the_usual_ones(path: Path) -> None:
    images = re.findall(r"^(?:FROM| *image:) (.+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert images
    assert all(re.fullmatch(r"python:(3\.1[123]|\$\{.*\})-bookworm", image) for image in images)


# Binder


def test_binder_gets_the_same_pins() -> None:
    binder = (ROOT / ".binder" / "environment.yml").read_text(encoding="utf-8")
    assert binder == tool("lock").environment(LOCK, "..")
    ours = (ROOT / "environment.yml").read_text(encoding="utf-8")
    assert binder == ours.replace("- -e .\n", "- -e ..\n")  # pip runs where the file lies


@pytest.mark.parametrize("folder", ["", ".binder"])
def test_conda_s_file_is_valid(folder: str) -> None:
    content = yaml.safe_load((ROOT / folder / "environment.yml").read_text(encoding="utf-8"))
    assert set(content) == {"name", "channels", "dependencies"}
    *packages, pip = content["dependencies"]
    # Binder understands this spelling only, and takes another Python otherwise.
    assert packages[-1] == "pip"
    assert re.fullmatch(r"python\s*=+\s*3\.1[123]", packages[0])
    *pins, course = pip["pip"]
    assert all(re.fullmatch(r"[a-z0-9-]+==[^ ]+( ; .+)?", pin) for pin in pins)
    installed = (ROOT / folder / course.removeprefix("-e ")).resolve()
    assert (installed / "pyproject.toml").exists()


@pytest.mark.parametrize("name", ["postBuild", "start"])
def test_binder_s_scripts_can_be_run(name: str) -> None:
    path = ROOT / ".binder" / name
    assert os.access(path, os.X_OK)
    subprocess.run(["bash", "-n", path], check=True)
    for command in re.findall(r"^autograder .*", path.read_text(encoding="utf-8"), re.MULTILINE):
        assert known(command)


def test_binder_opens_what_make_lab_opens(tmp_path: Path) -> None:
    lab = make_target("lab", ROOT / "Makefile")
    assert WELCOME in lab
    assert 'JUPYTER_CONFIG_PATH="$(CURDIR)/etc/student"' in lab
    shown = tmp_path / "jupyter"
    shown.write_text('#!/bin/sh\necho "$JUPYTER_CONFIG_PATH $*"\n')
    shown.chmod(0o755)
    said = subprocess.run(
        [ROOT / ".binder" / "start", "jupyter", "lab", "--ip", "0.0.0.0"],
        cwd=ROOT,
        env=os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert said.startswith(f"{ROOT / 'etc' / 'student'} lab --ip 0.0.0.0 ")
    for application in ("LabApp", "JupyterNotebookApp"):
        assert f"--{application}.default_url={WELCOME}" in said


# Dev container


def test_the_dev_container_sets_up_the_course() -> None:
    folder = ROOT / ".devcontainer"
    settings = json.loads((folder / "devcontainer.json").read_text(encoding="utf-8"))
    dockerfile = (folder / settings["build"]["dockerfile"]).read_text(encoding="utf-8")
    assert f" {settings['remoteUser']}\n" in dockerfile
    assert [c for c in settings["postCreateCommand"].split(" && ") if not known(c)] == []
    assert [str(port) for port in settings["forwardPorts"]] == list(settings["portsAttributes"])
    editor = settings["customizations"]["vscode"]
    assert "ms-toolsai.jupyter" in editor["extensions"]
    python = editor["settings"]["python.defaultInterpreterPath"]
    assert python == "${containerWorkspaceFolder}/.venv/bin/python"
    packages = re.search(r"packages=\(([a-z ]+)\)", (ROOT / ".ci" / "run").read_text())
    assert packages
    for package in set(packages[1].split()) - {"make"}:  # which is in the image
        assert package in dockerfile
