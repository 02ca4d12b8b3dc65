"""Proof of the checks: known right and wrong answers, graded like a class."""
