"""A csv file of the data directory that rows are added to: what is there stays as it is, byte for byte."""

import csv
import io
from collections.abc import Iterable, Sequence

from dashboard.records.ingest.tables.drafts import Cells
from dashboard.records.schema import Table
from dashboard.records.store.error import StoreError


class FileRows:
    """The rows of one file and those that are to come after them."""

    def __init__(self, name: str, table: Table, raw: bytes | None) -> None:
        """Reads the file.

        Args:
            name: Its path in the data directory.
            table: The table it belongs to.
            raw: Its bytes; None where it is not there yet.

        Raises:
            StoreError: It is no table that rows can be added to.
        """
        self.name, self.table = name, table
        self.header: list[str] = list(table.names)
        self.rows: list[tuple[int, Cells]] = []
        self.new: list[Cells] = []
        self._raw = raw
        self._count = 1
        if raw:
            self._read(raw)

    def _read(self, raw: bytes) -> None:
        try:
            text = raw.decode("utf-8-sig")
            records = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        except (UnicodeDecodeError, csv.Error) as error:
            raise StoreError("broken_file", file=self.name) from error
        filled = [(number, record) for number, record in enumerate(records, 1) if any(record)]
        if not filled:
            return
        self.header, self._count = filled[0][1], len(records)
        if len(set(self.header)) != len(self.header):
            raise StoreError("broken_file", file=self.name)
        absent = dict.fromkeys(self.table.names, "")
        for number, record in filled[1:]:
            if len(record) != len(self.header):
                raise StoreError("broken_file", file=self.name)
            self.rows.append((number, absent | dict(zip(self.header, record, strict=True))))

    def add(self, cells: Cells) -> int:
        """Puts a row at the end; its number in a spreadsheet comes back."""
        self.new.append(cells)
        return self._count + len(self.new)

    def content(self) -> bytes:
        """The whole file. It gets the columns that it lacks only where a new row needs them."""
        lacking = [name for name in self.table.names if name not in self.header]
        needed = [name for name in lacking if any(row[name] for row in self.new)]
        if not self._raw or not self._raw.strip():
            return lines([self.header]) + self._lines(self.header)
        if needed:
            header = [*self.header, *needed]
            old = ([*(row[name] for name in self.header), *("" for _ in needed)] for _, row in self.rows)
            return lines([header]) + lines(old) + self._lines(header)
        end = b"" if self._raw.endswith(b"\n") else b"\n"
        return self._raw + end + self._lines(self.header)

    def added(self) -> bytes:
        """The new rows alone, under a header of all columns of the table."""
        return lines([self.table.names]) + self._lines(self.table.names)

    def without(self, rows: Iterable[Cells]) -> tuple[bytes, int]:
        """The file without these rows, and how many of them it does not have."""
        gone, missing = set(), 0
        places: dict[tuple[str, ...], list[int]] = {}
        for place, (_, row) in enumerate(self.rows):
            places.setdefault(tuple(row[name] for name in self.table.names), []).append(place)
        for row in rows:
            found = places.get(tuple(row[name] for name in self.table.names))
            if found:
                gone.add(found.pop())
            else:
                missing += 1
        kept = ([row[name] for name in self.header] for place, (_, row) in enumerate(self.rows) if place not in gone)
        return lines([self.header]) + lines(kept), missing

    def _lines(self, header: Sequence[str]) -> bytes:
        return lines([row.get(name, "") for name in header] for row in self.new)


def lines(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as csv in the form of the data directory: UTF-8, LF, quotation marks only where they are needed."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()
