"""`make setup`, which lets uv install, and the same by pip alone.

    python -m benchmarks.setup [ROUNDS]

In turn, each in a clone of its own: first with an empty cache of packages, then with the one that
this has filled. Both compile what kernels import. The index is the one that pip is configured for.
The last line is one JSON object.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from autograder.paths import ROOT

MAKE = """\
import sys
sys.path.insert(0, "tools")
import make_venv
if "pip" in sys.argv:
    make_venv.fetch_uv = lambda: False  # as where uv cannot be had
sys.exit(make_venv.main())
"""


def seconds(installer: str, cache: Path) -> float:
    """Return how long it takes to make the environment in a fresh clone."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder, "course")
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)  # noqa: S607
        environment = os.environ | {
            "PIP_CACHE_DIR": str(cache / "pip"),
            "UV_CACHE_DIR": str(cache / "uv"),
        }
        command = [sys.executable, "-c", MAKE, installer]
        begun = time.perf_counter()
        subprocess.run(command, check=True, cwd=clone, env=environment, stdout=subprocess.DEVNULL)
        return time.perf_counter() - begun


def main() -> None:
    """Measure in turn, print each figure, and all of them as JSON in the end."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.setup")
    parser.add_argument("rounds", type=int, nargs="?", default=1)
    taken: dict[str, list[float]] = {}
    for _ in range(parser.parse_args().rounds):
        for name in ("pip", "uv"):
            cache = Path(tempfile.mkdtemp())
            for state in ("empty", "filled"):
                key = f"{name}_{state}"
                taken.setdefault(key, []).append(seconds(name, cache))
                print(f"{key}: {taken[key][-1]:.1f} s", flush=True)
            shutil.rmtree(cache)
    figures = {f"{name}_s": median(values) for name, values in taken.items()}
    for state in ("empty", "filled"):
        figures[f"setup_{state}_ratio"] = figures[f"pip_{state}_s"] / figures[f"uv_{state}_s"]
    print(json.dumps({name: round(value, 3) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
