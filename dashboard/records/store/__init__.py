"""Records into a data directory: all rows of an import or none, with a history, and a way back."""

from dashboard.records.store.add import add
from dashboard.records.store.error import StoreError
from dashboard.records.store.journal import Entry, FileChange, history, standing
from dashboard.records.store.lock import writing
from dashboard.records.store.plan import Outcome
from dashboard.records.store.sources import NewSource, source_of
from dashboard.records.store.transaction import recover
from dashboard.records.store.undo import undo

__all__ = [
    "Entry",
    "FileChange",
    "NewSource",
    "Outcome",
    "StoreError",
    "add",
    "history",
    "recover",
    "source_of",
    "standing",
    "undo",
    "writing",
]
