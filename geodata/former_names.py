"""Names that municipalities bore until they merged or were renamed, since 1999-04-01."""

from functools import cache

import pandas as pd

from geodata import files


@cache
def former_names() -> pd.DataFrame:
    """The names, read once and shared: treat it as read-only.

    Returns:
        One row a full name that was given up, in the order of former codes. Text, "" where unknown or none:
        former_lgcode, prefecture, gun (`網走郡`), name (`女満別町`), existed_from and changed_on (ISO dates; changed_on
        is the first day without the name), lgcodes (today's, ";"-joined where a village was divided), source_id.

    Source:
        geodata/files/former_names.meta.toml
    """
    return pd.read_csv(files.path("former_names.csv"), dtype=str, keep_default_na=False)
