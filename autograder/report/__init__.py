"""A page about a graded class, for who teaches it: marks, questions, mistakes, likeness."""
