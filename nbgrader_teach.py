"""What authors and instructors add to `nbgrader_config.py`, which loads this; students lack it."""

from autograder.grading.times import read_times_strictly

c = get_config()  # noqa: F821 - traitlets puts it here

c.CourseDirectory.source_directory = "solutions"
c.ExchangeFactory.collect = "autograder.feedback.exchange.Collect"
c.ExchangeFactory.list = "autograder.feedback.exchange.List"
c.ExchangeFactory.release_feedback = "autograder.feedback.exchange.ReleaseFeedback"

read_times_strictly()  # of due dates and hand-ins

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
