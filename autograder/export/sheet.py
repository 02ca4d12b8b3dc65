"""A CSV file that a learning platform wrote: single cells are filled, all other bytes stay."""

import re
from collections import defaultdict
from collections.abc import Iterator

from autograder.files import FORMULA
from autograder.grading.students import composed

BOM = "\ufeff"
# Begins like a formula and is none: a number, a dash for no value, a name that Canvas has quoted.
HARMLESS = re.compile(r'[-+]?[\d.,]*%?|="[^"]*"')


class SheetError(Exception):
    """The file cannot be used; the message says what is wrong with it."""


class Sheet:
    """Rows of cells as they are written, quotes included.

    Parameters
    ----------
    data : bytes
        The file: UTF-8 with or without a byte order mark, comma, semicolon or tab between cells.

    Raises
    ------
    SheetError
        If it is empty, has another encoding, or is no CSV.
    """

    def __init__(self, data: bytes) -> None:
        try:
            text = data.decode()
        except UnicodeDecodeError:
            raise SheetError("it is not UTF-8; a spreadsheet may have saved it anew") from None
        self._bom = BOM if text.startswith(BOM) else ""
        text = text.removeprefix(BOM)
        if not text.strip():
            raise SheetError("it is empty")
        unquoted = re.sub(r'"[^"]*"', "", text.lstrip().splitlines()[0])
        self._separator = max(",;\t", key=unquoted.count)
        self._rows: list[list[str]] = []
        self._ends: list[str] = []
        self._parse(text)
        self.header = [self.get(0, column).strip() for column in range(len(self._rows[0]))]
        self._index: dict[int, dict[str, list[int]]] = {}

    def _parse(self, text: str) -> None:
        between = self._separator
        cell = re.compile(
            rf'("[^"]*(?:""[^"]*)*"|[^"{between}\r\n][^{between}\r\n]*|)({between}|\r\n|\r|\n|\Z)'
        )
        row: list[str] = []
        place = 0
        while place < len(text) or row:
            found = cell.match(text, place)
            if found is None:
                raise SheetError(f"the quotes in row {len(self._rows) + 1} do not match")
            row.append(found[1])
            if found[2] != between:
                self._rows.append(row)
                self._ends.append(found[2])
                row = []
            place = found.end()

    def __bytes__(self) -> bytes:
        lines = (
            self._separator.join(row) + end for row, end in zip(self._rows, self._ends, strict=True)
        )
        return (self._bom + "".join(lines)).encode()

    @property
    def rows(self) -> Iterator[int]:
        """Numbers of the rows below the header that are not blank."""
        return (number for number in range(1, len(self._rows)) if any(self._rows[number]))

    def column(self, *names: str) -> int | None:
        """Return the column with one of these names, in whatever case; None if there is none."""
        wanted = set(map(_comparable, names))
        return next((i for i, name in enumerate(self.header) if _comparable(name) in wanted), None)

    def get(self, row: int, column: int | None) -> str:
        """Return the text of a cell; empty for a cell that is not there."""
        cells = self._rows[row]
        text = cells[column] if column is not None and column < len(cells) else ""
        return text[1:-1].replace('""', '"') if text.startswith('"') else text

    def fill(self, row: int, column: int, text: str) -> None:
        """Write into a cell."""
        cells = self._rows[row]
        cells += [""] * (column + 1 - len(cells))
        special = {'"', "\r", "\n", self._separator}
        cells[column] = '"' + text.replace('"', '""') + '"' if special & {*text} else text

    def add(self, name: str) -> int:
        """Add a column at the end of each row, and return its number."""
        column = len(self.header)
        self.header.append(name)
        self.fill(0, column, name)
        for row in self.rows:
            self.fill(row, column, "")
        return column

    def find(self, column: int | None, text: str) -> set[int]:
        """Return the rows with this text in a column, in whatever case and form of accents."""
        if column is None or not text:
            return set()
        if column not in self._index:
            self._index[column] = defaultdict(list)
            for row in self.rows:
                self._index[column][_comparable(self.get(row, column))].append(row)
        return set(self._index[column].get(_comparable(text), ()))

    def formulas(self) -> list[int]:
        """Return the rows that a spreadsheet might take a formula from."""
        return [
            row
            for row in self.rows
            if any(
                FORMULA.match(text) and not HARMLESS.fullmatch(text)
                for text in (self.get(row, column) for column in range(len(self._rows[row])))
            )
        ]


def _comparable(text: str) -> str:
    return composed(text.strip().casefold())
