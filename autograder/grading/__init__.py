"""Grade one submission: vet the file, let nbgrader run it, read the marks."""
