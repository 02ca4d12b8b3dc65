"""Files of this repository that tests read: documents, notebooks, tools and the lock."""

import importlib.util
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import nbformat

from tests.tiny import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def tool(name: str) -> ModuleType:
    """Import a module of `tools/`, which is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make_target(name: str, makefile: Path) -> str:
    """Return one target of a Makefile, with its recipe, without what it says about itself."""
    text = makefile.read_text(encoding="utf-8")
    found = re.search(rf"^({name}:.*?)(?: ##.*)?(\n(?:\t.*\n)*)", text, flags=re.MULTILINE)
    assert found, name
    return found[1] + found[2]


def text_of(path: Path) -> str:
    """Return the Markdown of a document or a notebook."""
    if path.suffix == ".md":
        return path.read_text(encoding="utf-8")
    cells = nbformat.read(path, as_version=4).cells
    return "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def anchors(path: Path) -> set[str]:
    """Return what JupyterLab makes of the headings: their text, with hyphens for blanks."""
    text = re.sub(r"^```.*?^```", "", text_of(path), flags=re.MULTILINE | re.DOTALL)
    titles = re.findall(r"^#+ +(.*?) *$", text, flags=re.MULTILINE)
    return {re.sub("[`*]", "", title).replace(" ", "-") for title in titles}


def known(command: str) -> bool:
    """Return whether there is what a line of a shell script runs."""
    words = shlex.split(command)
    if words[0] == "make":
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        return bool(re.search(rf"^{words[1]}:", makefile, flags=re.MULTILINE))
    if Path(words[0]).name == "autograder":
        done = subprocess.run(
            [Path(sys.executable).with_name("autograder"), *words[1:], "--help"],
            capture_output=True,
            check=False,
        )
        return done.returncode == 0
    return os.access(ROOT / words[0], os.X_OK)
