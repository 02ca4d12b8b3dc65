"""The course as nbgrader sees it. Installed Jupyter configuration loads this from any folder.

Students get this file as it is. What only authors and instructors need is in `nbgrader_teach.py`.
"""

from pathlib import Path

c = get_config()  # noqa: F821 - traitlets puts it here
ROOT = Path(__file__).resolve().parent

c.CourseDirectory.root = str(ROOT)
c.CourseDirectory.course_id = "keras-course"
c.CourseDirectory.release_directory = "exercises"

# What an exercise's code has saved is neither handed out nor taken along.
c.CourseDirectory.ignore = [
    ".ipynb_checkpoints",
    "*.pyc",
    "__pycache__",
    "feedback",
    "*.keras",
    "*.before-merge-*.ipynb",  # an older copy of a student's
]

# The exchange is nbgrader's way to hand out and collect on one machine.
EXCHANGE = ROOT / ".nbgrader" / "exchange"
c.Exchange.root = str(EXCHANGE)
c.Exchange.cache = str(ROOT / ".nbgrader" / "cache")
# A student's copies, which are fetched into and submitted from.
c.Exchange.assignment_dir = str(ROOT / "work")

# For Validate: importing TensorFlow alone can take 15 s of nbgrader's default 30 s a cell.
c.Execute.timeout = 300

load_subconfig("nbgrader_teach.py", path=str(ROOT))  # noqa: F821 - loads nothing if it is not there
