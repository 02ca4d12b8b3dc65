"""The course's machinery. Notebooks use just `from autograder import check, expect`."""

from autograder.checks import CheckFailed, check, expect

__all__ = ["CheckFailed", "check", "expect"]
