"""nbgrader's exchange, where it would stop: a missing folder, students who have not used it."""

from pathlib import Path
from typing import Any

from nbgrader.exchange.default import (
    ExchangeCollect,
    ExchangeList,
    ExchangeReleaseFeedback,
)

FETCHED_BY = ("timestamp.txt", "submission_secret.txt")  # what `nbgrader submit` puts beside a file


class OwnExchange:
    """Makes the exchange where it lies in the course's folder, as nbgrader does to release."""

    root: str
    coursedir: Any

    def ensure_root(self) -> None:
        """Make the folder, and leave the rest to nbgrader."""
        if Path(self.root).is_relative_to(self.coursedir.root):
            Path(self.root).mkdir(parents=True, exist_ok=True)
        super().ensure_root()  # type: ignore[misc]


class Collect(OwnExchange, ExchangeCollect):  # type: ignore[misc]
    """Takes what students have handed in."""


class List(OwnExchange, ExchangeList):  # type: ignore[misc]
    """Lists what is released, or handed in."""


class ReleaseFeedback(OwnExchange, ExchangeReleaseFeedback):  # type: ignore[misc]
    """Releases feedback to students who submitted through the exchange; others cannot fetch it."""

    def copy_files(self) -> None:
        """Copy the pages; log which ones have to be handed over in another way.

        Raises
        ------
        ExchangeError
            If none can be released.
        """
        root = Path(self.coursedir.root)
        pages = sorted(root.glob(f"{Path(self.src_path).relative_to(root)}/*.html"))
        by_hand = {p for p in pages if not all((p.parent / name).exists() for name in FETCHED_BY)}
        notes = [
            f"{page.parent.parent.name} has not handed in through the exchange and cannot fetch "
            f"anything from there; give them {page.relative_to(root)}"
            for page in sorted(by_hand)
        ]
        if pages and len(by_hand) == len(pages):
            self.fail("; ".join(notes))
        for note in notes:
            self.log.warning(note)
        before = self.coursedir.student_id_exclude
        others = {page.parent.parent.name for page in by_hand} | set(before.split(","))
        self.coursedir.student_id_exclude = ",".join(sorted(others - {""}))
        try:
            super().copy_files()
        finally:
            self.coursedir.student_id_exclude = before
