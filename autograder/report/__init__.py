"""A page about a graded class, for the instructor: marks, questions, mistakes, similar answers."""
