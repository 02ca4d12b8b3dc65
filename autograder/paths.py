"""Where the course lies. It is installed in place, so this is the checkout."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
