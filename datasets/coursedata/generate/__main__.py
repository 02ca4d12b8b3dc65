"""``python -m coursedata.generate [--check | --train] [--folder FOLDER]``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ..files import DATA
from . import differing, small_resnet, write


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 1 if `--check` finds a file that differs."""
    parser = argparse.ArgumentParser(
        prog="python -m coursedata.generate", description="Rebuild the course's data files."
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if a file differs"
    )
    parser.add_argument(
        "--folder", type=Path, default=DATA, help="where the files are (default: the package's)"
    )
    parser.add_argument(
        "--train",
        action="store_true",
        help="also train the small network again: takes minutes, and its bytes differ each time",
    )
    options = parser.parse_args(arguments)
    if options.check and options.train:
        parser.error("--check writes nothing, and --train does")

    if not options.check:
        if options.train:
            (options.folder / "small_resnet.keras").write_bytes(small_resnet.build())
            print("wrote small_resnet.keras")
        for name in write(options.folder):
            print(f"wrote {name}")
        return 0
    names = differing(options.folder)
    for name in names:
        print(f"{name} differs from what coursedata.generate builds", file=sys.stderr)
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main())
