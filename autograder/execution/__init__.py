"""One way to run an exercise: order, blame, replay and limits, over whatever runs the cells."""
