"""What stands for a state and for a score wherever text is shown: on a terminal, on pages."""

SIGNS = {"passed": "✔", "partly": "◐", "failed": "✘", "not tried": "○"}


def bar(points: float, out_of: float, width: int = 10) -> str:
    """Return a bar of blocks; it is full, and empty, only if that is so."""
    filled = round(width * points / out_of) if out_of else 0
    if out_of and 0 < points < out_of:
        filled = min(max(filled, 1), width - 1)
    return "■" * filled + "□" * (width - filled)
