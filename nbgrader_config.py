"""The course as nbgrader sees it. Installed Jupyter configuration loads this from any folder."""

from pathlib import Path

c = get_config()  # noqa: F821 - traitlets puts it here
ROOT = Path(__file__).resolve().parent

c.CourseDirectory.root = str(ROOT)
c.CourseDirectory.course_id = "keras-course"
c.CourseDirectory.release_directory = "exercises"

# What an exercise's code has saved is neither handed out nor taken along.
c.CourseDirectory.ignore = [
    *(".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", "*.keras"),
    "*.before-merge-*.ipynb",  # an older copy of a student's
]

# The exchange is nbgrader's way to hand out and collect on one machine. It must already exist.
EXCHANGE = ROOT / ".nbgrader" / "exchange"
EXCHANGE.mkdir(parents=True, exist_ok=True)
c.Exchange.root = str(EXCHANGE)
c.Exchange.cache = str(ROOT / ".nbgrader" / "cache")
# A student's copies, which are fetched into and submitted from. nbgrader changes into this folder.
(ROOT / "work").mkdir(exist_ok=True)
c.Exchange.assignment_dir = str(ROOT / "work")

# For Validate: importing TensorFlow alone can take 15 s of nbgrader's default 30 s a cell.
c.Execute.timeout = 300

# What follows is for who writes and grades exercises; `autograder bundle` leaves it out.

c.CourseDirectory.source_directory = "solutions"
c.ExchangeFactory.release_feedback = "autograder.feedback.exchange.ReleaseFeedback"

# An untouched answer is valid Python and raises nothing: the checks say what is missing.
c.ClearSolutions.code_stub = {"python": "# YOUR CODE HERE"}
c.ClearSolutions.begin_solution_delimeter = "### BEGIN SOLUTION"
c.ClearSolutions.end_solution_delimeter = "### END SOLUTION"
c.ClearHiddenTests.begin_test_delimeter = "### BEGIN HIDDEN TESTS"
c.ClearHiddenTests.end_test_delimeter = "### END HIDDEN TESTS"

# Formgrader would show its configuration above the assignments.
c.FormgradeExtension.debug = False

# nbgrader loads this file more than once: give complete lists, never insert into them.
c.Autograde.sanitize_preprocessors = [
    "autograder.grading.preprocessors.Rebuild",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
]  # Rebuild lets CheckCellMetadata look at the release, whose cells these are
# What students get back shows no hidden test, and runs nothing in the reader's browser.
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "nbgrader.preprocessors.ClearHiddenTests",
    "autograder.feedback.lessons.LinkLessons",
    "autograder.feedback.sanitize.Sanitize",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]
c.GenerateFeedback.exporter_class = "autograder.feedback.exporter.FeedbackExporter"
c.Autograde.autograde_preprocessors = [
    "autograder.grading.preprocessors.RunBehindAirlock",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "autograder.grading.preprocessors.RecordMarks",
    "nbgrader.preprocessors.AssignLatePenalties",
]
