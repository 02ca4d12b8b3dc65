"""Make .venv with exactly what requirements.lock names. Needs nothing but Python itself.

Written so that old Pythons can read it: they get a sentence, not a syntax error.
"""

import importlib.util
import os
import shutil
import subprocess
import sys

OLDEST, NEWEST = (3, 11), (3, 13)
NEEDED_GB = 5  # the environment takes 3.2 GB, and pip unpacks beside it
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")


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


def run(*module):
    """Run a module of Python's in the environment, with its arguments."""
    command = [os.path.join(VENV, "bin", "python"), "-m"]
    return subprocess.run(command + list(module), stderr=subprocess.PIPE, text=True, cwd=ROOT)


def pip(*arguments):
    """Run pip in the environment; on failure return its last error."""
    done = run("pip", "install", "--quiet", *arguments)
    if done.returncode == 0:
        return None
    if "No space left on device" in done.stderr:
        return "The disk is full; free %d GB, then run the command again." % NEEDED_GB
    lines = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
    return (
        "pip could not install the packages: %s" % (lines or done.stderr.splitlines() or [""])[-1]
    )


def main():
    """Make or update the environment; return the exit status."""
    failure = problem()
    if failure is None:
        print("Setting up .venv, once; this takes about two minutes ...", flush=True)
        try:
            if not os.path.exists(os.path.join(VENV, "bin", "python")):
                import venv

                venv.create(VENV, with_pip=True, symlinks=True)
            # The lock is complete; what it leaves out (see pyproject.toml) is left out on purpose.
            failure = pip("--no-deps", "--require-hashes", "-r", "requirements.lock") or pip(
                "--no-deps", "--no-build-isolation", "--editable", "."
            )
            # A sandbox may write nothing: what is imported only there would be compiled each time.
            # Where that cannot be done here either, all is the same, but slower.
            if failure is None:
                run("compileall", "-q", "autograder", os.path.join("datasets", "coursedata"))
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
