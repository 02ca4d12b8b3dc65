"""Text sources to notebooks: a chapter is edited in one place and built from there."""
