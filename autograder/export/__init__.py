"""Marks of a class in files, for people and for platforms."""
