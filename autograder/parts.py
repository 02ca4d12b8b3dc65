"""The parts of this package, in one list: who gets each, and what depends on it.

A new folder or module has one line here. The bundle, the cache keys of verdicts, the sandbox and
the kernel server read it; a test compares it with what is there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Part:
    """A folder or a module of this package.

    Attributes
    ----------
    name : str
        A folder's, or a module's with its `.py`.
    students : bool
        Whether students get it, in the bundle.
    verdicts : bool
        Whether a verdict depends on it, so that verdicts before a change of it no longer count.
    sandbox : bool
        Whether the sandbox shows it to what runs there.
    server : bool
        Whether a kernel server has loaded it, and is started anew when it changes.
    """

    name: str
    students: bool = False
    verdicts: bool = False
    sandbox: bool = False
    server: bool = False

    def files(self) -> list[Path]:
        """Return its modules, those in its subfolders among them."""
        if self.name.endswith(".py"):
            return [PACKAGE / self.name]
        return sorted((PACKAGE / self.name).rglob("*.py"))


PARTS = (
    Part("__init__.py", students=True, sandbox=True, server=True),
    Part("airlock", verdicts=True, sandbox=True),
    Part("authoring"),
    Part("bundle"),
    Part("checks", students=True, verdicts=True, sandbox=True),
    Part("cli.py", students=True),
    Part("errors.py", students=True),
    Part("exercise.py", students=True, verdicts=True, sandbox=True),
    Part("execution", students=True, verdicts=True),
    Part("export"),
    Part("feedback"),
    Part("files.py", students=True),
    Part("grading"),
    Part("kernels", students=True, verdicts=True, sandbox=True, server=True),
    Part("logs.py", students=True),
    Part("parts.py", students=True),
    Part("patches", students=True, verdicts=True, sandbox=True, server=True),
    Part("paths.py", students=True),
    Part("proving"),
    Part("report"),
    Part("sandbox", students=True, verdicts=True, sandbox=True, server=True),
    Part("selftest.py", students=True),
    Part("settings.py", students=True),
    Part("student", students=True),
    Part("submission.py", students=True, verdicts=True),
    Part("teach"),
    Part("terminal/__init__.py", students=True),
    Part("terminal/progress_text.py", students=True),
    Part("terminal/student.py", students=True),
    Part("terminal/teach.py"),
    Part("verdict.py", students=True, verdicts=True),
)


def verdict_files() -> Iterator[Path]:
    """Yield the modules that a verdict depends on."""
    yield from (path for part in PARTS if part.verdicts for path in part.files())


def server_files() -> Iterator[Path]:
    """Yield the modules that a kernel server has loaded."""
    yield from (path for part in PARTS if part.server for path in part.files())


def sandbox_paths() -> list[Path]:
    """Return the folders and modules that a sandbox shows."""
    return [PACKAGE / part.name for part in PARTS if part.sandbox]


def student_patterns() -> list[str]:
    """Return what students get of this package, as patterns below the course's folder."""
    return [
        f"{PACKAGE.name}/{part.name}{'' if part.name.endswith('.py') else '/**/*.py'}"
        for part in PARTS
        if part.students
    ]
