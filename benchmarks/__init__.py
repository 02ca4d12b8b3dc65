"""Measurements: the course's ways against the ordinary ones, in turn in one run, as ratios."""
