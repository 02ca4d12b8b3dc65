"""Make .venv with exactly what requirements.lock names. Needs nothing but Python itself.

pip fetches uv, and uv installs the rest: it is several times faster, and keeps what it has fetched
for the next environment. Where uv cannot be had, or does not reach the packages, pip does it all.

Written so that old Pythons can read it: they get a sentence, not a syntax error.
"""

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile

OLDEST, NEWEST = (3, 11), (3, 13)
NEEDED_GB = 5  # the environment takes 3.2 GB, and pip unpacks beside it
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
LOCK = "requirements.lock"
UV_OPTIONS = {  # of pip's configuration
    "index-url": "--default-index",
    "extra-index-url": "--index",
    "find-links": "--find-links",
    "trusted-host": "--allow-insecure-host",
}
# What kernels, and programs that start them, import; it is half of what there is.
COMPILED = (
    "IPython",
    "ipykernel",
    "jupyter_client",
    "jupyter_server",
    "jupyterlab",
    "keras",
    "matplotlib",
    "nbclient",
    "nbconvert",
    "nbformat",
    "nbgrader",
    "numpy",
    "pandas",
    "scipy",
    "sklearn",
    "sqlalchemy",
    "tensorflow",
    "tornado",
    "traitlets",
    "zmq",
)
FULL = "No space left on device"
DISK_IS_FULL = "The disk is full; free %d GB, then run the command again." % NEEDED_GB


class DiskIsFull(Exception):
    """There is no room for the packages."""


def problem():
    """Return one sentence that says why the environment cannot be made here, or None."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        return (
            "Python %d.%d was found as %s, but the course needs Python %d.%d to %d.%d; "
            "name another, for instance: make PYTHON=python%d.%d"
            % (sys.version_info[:2] + (sys.executable,) + OLDEST + NEWEST + (3, 12))
        )
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            return (
                "This Python lacks its module %s; install it (on Debian and Ubuntu: "
                "apt install python3-venv) and run the command again." % module
            )
    free = shutil.disk_usage(ROOT).free / 1e9
    if free < NEEDED_GB and not os.path.exists(VENV):
        return "Only %.1f GB are free in %s; the course needs %d GB." % (free, ROOT, NEEDED_GB)
    return None


def run(*module, **environment):
    """Run a module of Python's in the environment, with its arguments and these variables."""
    command = [os.path.join(VENV, "bin", "python"), "-m"]
    return subprocess.run(
        command + list(module),
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=dict(os.environ, **environment),
    )


def pip(*arguments):
    """Run pip in the environment; on failure return its last error."""
    done = run("pip", "install", "--quiet", *arguments)
    if done.returncode == 0:
        return None
    if FULL in done.stderr:
        return DISK_IS_FULL
    lines = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
    return (
        "pip could not install the packages: %s" % (lines or done.stderr.splitlines() or [""])[-1]
    )


def pip_settings():
    """Return what pip's configuration says about where packages are, as options for uv.

    Returns
    -------
    list of str
        Options of `uv pip install`.
    dict of str
        Environment variables for it.
    """
    options, environment = ["--index-strategy=unsafe-best-match"], {}  # as pip does
    lines = run("pip", "config", "list").stdout.splitlines()
    for line in sorted(lines, key=lambda line: line.startswith(":env:")):  # these come last
        name, _, value = line.partition("=")
        value = str(ast.literal_eval(value))
        name = name.rpartition(".")[2]
        if name in UV_OPTIONS:
            options += ["%s=%s" % (UV_OPTIONS[name], each) for each in value.split()]
        elif name == "no-index" and value.lower() in ("1", "true", "yes", "on"):
            options.append("--no-index")
        elif name == "cert":
            environment["SSL_CERT_FILE"] = value
    return options, environment


def uv(*arguments):
    """Run `uv pip install` in the environment; return whether that was possible."""
    options, environment = pip_settings()
    done = run(
        "uv", "pip", "install", "--quiet", "--python=" + VENV, *options, *arguments, **environment
    )
    if FULL in done.stderr:
        raise DiskIsFull
    return done.returncode == 0


def fetch_uv():
    """Let pip install the version of uv that the lock names; return whether that was possible."""
    with open(os.path.join(ROOT, LOCK)) as lock:
        pin = re.search(r"^uv==.*\n(?:[ ]+.*\n)*", lock.read(), flags=re.MULTILINE)
    if pin is None:
        return False
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as wanted:
        wanted.write(pin.group())
        wanted.flush()
        return pip("--no-deps", "--require-hashes", "-r", wanted.name) is None


def install():
    """Install the lock and the course; on failure return a sentence."""
    # The lock is complete; what it leaves out (see pyproject.toml) is left out on purpose.
    locked = ("--no-deps", "--require-hashes", "-r", LOCK)
    course = ("--no-deps", "--no-build-isolation", "--editable", ".")
    if fetch_uv() and uv(*locked) and uv(*course):
        return None
    return pip(*locked) or pip(*course)


def compiled():
    """Return the folders of what kernels import, which uv does not compile."""
    site = sysconfig.get_path("purelib", "venv", vars={"base": VENV})
    return [os.path.join(site, package) for package in COMPILED] + [
        os.path.join(ROOT, "autograder"),
        os.path.join(ROOT, "datasets", "coursedata"),
    ]


def main():
    """Make or update the environment; return the exit status."""
    failure = problem()
    if failure is None:
        print("Setting up .venv, once; this takes about a minute ...", flush=True)
        try:
            if not os.path.exists(os.path.join(VENV, "bin", "python")):
                import venv

                venv.create(VENV, with_pip=True, symlinks=True)
            failure = install()
            # A sandbox may write nothing: what is imported only there would be compiled each time.
            # Where that cannot be done here either, all is the same, but slower.
            if failure is None:
                run("compileall", "-q", "-j", "0", "-x", "/tests?/", *compiled())
        except DiskIsFull:
            failure = DISK_IS_FULL
        except (OSError, subprocess.CalledProcessError) as error:
            failure = ".venv could not be made: %s" % error
    if failure is not None:
        sys.stderr.write(failure + "\n")
        return 1
    with open(os.path.join(VENV, "ready"), "w") as stamp:
        stamp.write("set up\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
