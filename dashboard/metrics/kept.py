"""Keeps what is built from records as long as the same objects are asked about."""

import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

import pandas as pd

from dashboard.records import Records

T = TypeVar("T")

_KEPT = 4
"""Results kept of each function: one for the data directory, the others for what a reload leaves behind."""


def kept(build: Callable[[Records, pd.DataFrame], T]) -> Callable[[Records, pd.DataFrame], T]:
    """`build`, called once for each pair of records and registry.

    The objects are the key: records cannot be hashed, and a frame changed in place is not noticed. Records
    are held weakly, so that a reload frees them; two threads may build the same result once each.
    """
    lock = threading.Lock()
    results: OrderedDict[tuple[int, int], tuple[weakref.ref[Records], pd.DataFrame, T]] = OrderedDict()

    @wraps(build)
    def once(records: Records, registry: pd.DataFrame) -> T:
        key = (id(records), id(registry))
        with lock:
            found = results.get(key)
            if found is not None and found[0]() is records:
                results.move_to_end(key)
                return found[2]
        built = build(records, registry)
        with lock:
            # The registry is held, so that no other frame can take its id.
            results[key] = (weakref.ref(records), registry, built)
            while len(results) > _KEPT:
                results.popitem(last=False)
        return built

    return once
