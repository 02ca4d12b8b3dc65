"""A real JupyterLab in a real browser, for the tests that use it as people do."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from tests.tiny import ROOT

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
AUTOGRADER = Path(sys.executable).with_name("autograder")
OURS = re.compile(r"(http|ws)://127\.0\.0\.1[:/]|(data|blob):")
PATIENCE = 240  # seconds; importing Keras alone can take 15 of them, and more on a busy machine

needs_browser = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no browser: install the Debian package chromium"),
]


@dataclass
class Lab:
    """A running server, and the course's folder that it serves."""

    root: Path
    runtime: Path
    url: str
    token: str

    def open(self, page: Page, path: str) -> None:
        """Go to a file, and wait until JupyterLab shows it."""
        page.goto(f"{self.url}lab/tree/{path}?token={self.token}&reset")
        expect(page.locator("#jp-main-dock-panel .lm-TabBar-tab").first).to_be_visible()
        expect(page.locator("#jupyterlab-splash")).to_have_count(0)


@contextmanager
def serve(root: Path, config: list[Path], private: Path, welcome: str) -> Iterator[Lab]:
    """Start JupyterLab in a folder, as `make lab` and `make teach` do; end it with its kernels.

    Parameters
    ----------
    config : list of Path
        What `JUPYTER_CONFIG_PATH` names.
    private : Path
        Where it keeps what is otherwise kept at home.
    welcome : str
        The file to open first.
    """
    environment = os.environ | {
        "JUPYTER_CONFIG_PATH": os.pathsep.join(map(str, config)),
        "JUPYTER_CONFIG_DIR": str(private / "config"),
        "JUPYTER_DATA_DIR": str(private / "data"),
        "JUPYTER_RUNTIME_DIR": str(private / "runtime"),
        "IPYTHONDIR": str(private / "ipython"),
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += ["--ServerApp.ip=127.0.0.1", "--ServerApp.port=0"]
    command += [f"--LabApp.default_url=/lab/tree/{welcome}"]
    private.mkdir(exist_ok=True)
    log = private / "log"
    with log.open("wb") as output:
        server = psutil.Popen(
            command, cwd=root, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        yield started(server, root, private / "runtime", log)
    finally:
        end(server)
        subprocess.run([AUTOGRADER, "kernels", "stop"], env=environment, check=True)


def keep(page: Page, name: str) -> None:
    """Take a picture of what is seen, for people to look at, if `TEST_ARTIFACTS` names a folder."""
    if folder := os.environ.get("TEST_ARTIFACTS"):
        page.screenshot(path=ROOT / folder / f"{name}.png")


def started(server: psutil.Popen, root: Path, runtime: Path, log: Path) -> Lab:
    """Wait until the server has written down where it listens."""
    latest = time.monotonic() + PATIENCE
    while time.monotonic() < latest and server.poll() is None:
        try:
            info = runtime / f"jpserver-{server.pid}.json"
            found = json.loads(info.read_text(encoding="utf-8"))
            return Lab(root, runtime, found["url"], found["token"])
        except (FileNotFoundError, json.JSONDecodeError):
            time.sleep(0.1)
    pytest.fail("JupyterLab did not start:\n" + log.read_text(encoding="utf-8")[-3000:])


def end(server: psutil.Popen) -> None:
    """End the server and its kernels, whatever state they are in."""
    kernels = server.children(recursive=True) if server.poll() is None else []
    server.terminate()
    _, left = psutil.wait_procs([server, *kernels], timeout=30)
    for process in left:
        process.kill()
    psutil.wait_procs(left, timeout=30)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        options = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync"
        options += " --disable-background-networking --disable-component-update"
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=options.split())
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new visitor's page, tall enough for two questions. It must not ask other machines."""
    strangers: list[str] = []

    def guard(route: Route) -> None:
        if OURS.match(route.request.url):
            route.continue_()
        else:
            strangers.append(route.request.url)
            route.abort()

    visitor = browser.new_context(viewport={"width": 1280, "height": 2400})
    visitor.set_default_timeout(PATIENCE * 1000)
    visitor.route("**/*", guard)
    yield visitor.new_page()
    visitor.close()
    assert not strangers
