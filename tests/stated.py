"""Frames as `metrics.stated_effects` returns them, from the few columns that a test is about."""

import pandas as pd

UNITS = {"percent_reduction": "%", "minutes_before_after": "分", "count_per_year": "件"}
NAN = float("nan")


def stated_frame(*figures):
    """One row a figure: any columns, the others as for one checked figure of 北見市 in a case of its own."""
    rows = []
    for number, figure in enumerate(figures, start=1):
        metric = figure.get("metric", "hours_saved_per_year")
        row = {
            "case_id": f"c{number}", "metric": metric, "value": 100.0, "value_after": NAN,
            "unit": "円" if "yen" in metric else UNITS.get(metric, "時間"), "status": "actual", "period": "年間",
            "quote": "", "note": "", "is_part": False, "is_restated": False, "lgcode": "01208",
            "government": "北海道北見市", "short_name": "北見市", "member_count": 1, "population": 115480,
            "level": "municipality", "title": "窓口の自動化", "technologies": "rpa", "start_year": 2021,
            "source_id": "mic2023", "document": "mic2023", "case_status": "implemented", "is_checked": True,
        } | figure  # fmt: skip
        row["result"] = row["value"] if pd.isna(row["value_after"]) else row["value_after"]
        rows.append(row)
    columns = list(stated_frame({})) if not rows else None
    frame = pd.DataFrame(rows, columns=columns)
    types = {"value": float, "value_after": float, "result": float, "population": "Int64", "start_year": "Int64"}
    return frame.astype(types | {"is_part": bool, "is_restated": bool, "is_checked": bool, "member_count": int})
