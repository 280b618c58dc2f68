"""Every cell of a table held against the rule of its column, and every row against the other rows."""

from collections import defaultdict

from dashboard.records.problem import shown
from dashboard.records.rows import Row, TextTable
from dashboard.records.rules import Context, Fault, clean, fault
from dashboard.records.schema import Column


def check_cells(table: TextTable, context: Context) -> None:
    """Adds a problem for each cell that its column does not allow; of several faults in one cell, the first.

    Each different text is looked at once, which makes 50,000 survey answers as cheap as five.
    """
    for column in table.table.columns:
        known: dict[str, Fault | None] = {}
        for row in table.rows:
            value = row[column.name]
            if value not in known:
                known[value] = _fault(column, value, context)
            if found := known[value]:
                table.add(row, column.name, found)


def _fault(column: Column, value: str, context: Context) -> Fault | None:
    if not value:
        return fault("empty") if column.filled else None
    return clean(value, context) or column.rule(value, context)


def check_repeats(table: TextTable) -> None:
    """Adds a problem for each row that repeats another.

    Of equal rows the first stays. Of rows that share the key and differ elsewhere none stays: nobody can say
    which is right, or whose effects are whose.
    """
    key = table.table.key
    anchor = key[0] if key else ""
    different = []
    for first, *others in _groups(table.rows, tuple(table.table.names)):
        different.append(first)
        for row in others:
            table.add(row, anchor, fault("row_repeated", other=first.place))
    if not key:
        return
    for first, *others in _groups(different, key):
        value = shown(" / ".join(first[column] for column in key))
        for row in (first, *others) if others and value else ():
            other = first if row is not first else others[0]
            table.add(row, anchor, fault("key_repeated", value, other=other.place))


def _groups(rows: list[Row], columns: tuple[str, ...]) -> list[list[Row]]:
    """The rows with the same texts in `columns`, together; in the order of the first of each."""
    groups: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[column] for column in columns)].append(row)
    return list(groups.values())
