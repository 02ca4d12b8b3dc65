"""Students' ids: the names of the folders in `submitted/`.

nbgrader takes an id as a pattern for file names and strips blanks from it, and databases hold no
names that are not text. So a folder with such a name is nobody's: it would be another student's.
"""

import os
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

PATTERN_CHARACTERS = "*?[]"


def submitted_folders(root: Path, assignment: str) -> list[str]:
    """Return the names of the folders in `submitted/` that hold the assignment, in order."""
    submitted = root / "submitted"
    if not submitted.is_dir():
        return []
    return sorted(folder.name for folder in submitted.iterdir() if _holds(folder, assignment))


def _holds(folder: Path, assignment: str) -> bool:
    return not folder.name.startswith(".") and os.path.lexists(folder / assignment)


def composed(name: str) -> str:
    """Return a name with letters and their accents in one; macOS takes them apart."""
    return unicodedata.normalize("NFC", name)


def same_name(one: str, other: str) -> bool:
    """Return whether two names read the same."""
    return composed(one) == composed(other)


def name_problems(names: Iterable[str]) -> dict[str, str]:
    """Return why some names of folders can be no student's id, as phrases that say what to do."""
    names = list(names)
    counts = Counter(map(composed, names))
    found = {name: _problem(name) for name in names}
    for name in names:
        if not found[name] and counts[composed(name)] > 1:
            found[name] = "two folders have this name, with accents written in two ways; keep one"
    return {name: problem for name, problem in found.items() if problem}


def _problem(name: str) -> str:
    if name != name.strip():
        return "the folder's name begins or ends with a blank; rename it"
    if found := sorted(set(name) & set(PATTERN_CHARACTERS)):
        return f"the folder's name has a {found[0]}, which stands for other names; rename it"
    kinds = {unicodedata.category(character) for character in name}
    if "Cs" in kinds:
        return "the folder's name is not UTF-8; rename it"
    if kinds & {"Cc", "Zl", "Zp"}:
        return "the folder's name holds a control character; rename it"
    return ""


def displayed(name: str) -> str:
    """Return a folder's name as it can be shown: in quotes if it is no student's id."""
    return ascii(name) if _problem(name) else name
