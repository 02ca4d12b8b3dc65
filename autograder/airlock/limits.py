"""Limits of what crosses the airlock."""

MAX_CROSSING_BYTES = 64 << 20  # of a value, as it is sent; a model of a lesson has 50,000
MAX_FRAME_BYTES = MAX_CROSSING_BYTES + (1 << 20)  # with what the value is wrapped in
MAX_FRAME_PARTS = 10_000
