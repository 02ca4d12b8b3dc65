"""Write the archive that students get, once it is proven to be fit for them."""

from pathlib import Path

from autograder.authoring.build import build, differing
from autograder.bundle.leaks import Secrets, find
from autograder.bundle.pack import BundleError, contents, pack
from autograder.files import write

__all__ = ["BundleError", "bundle"]


def bundle(root: Path, output: Path) -> int:
    """Write the archive of a course; return how many files are in it.

    Raises
    ------
    BundleError
        If a notebook is not what its source says, or if the archive would hold an answer.
    SourceError
        If a source has faults.
    FileError
        If the archive cannot be written.
    """
    different = differing(root, build(root))
    if different:
        raise BundleError(
            f"{different[0]} is not what its source gives; run `make build`, or remove it"
        )
    files = contents(root)
    archive = pack(files)
    leaks = find(archive, Secrets.read(root))
    if leaks:
        more = f", and {len(leaks) - 1} more" if len(leaks) > 1 else ""
        raise BundleError(f"it would hold {leaks[0]}{more}")
    write({output: archive})
    return len(files)
