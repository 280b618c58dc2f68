from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

import geodata
from dashboard.records import Records
from dashboard.records import schema as tables

TECHNOLOGIES = pd.DataFrame(
    [
        ("ai-chatbot", "AIチャットボット", "AI chatbot", "AI", "チャットボット;自動応答"),
        ("ai-ocr", "AI-OCR", "AI-OCR", "AI", "AIOCR;手書き文字認識"),
        ("rpa", "RPA", "RPA", "RPA・自動化", "ロボティック・プロセス・オートメーション"),
        ("telework", "テレワーク・モバイルワーク", "telework", "基盤・ネットワーク", "在宅勤務"),
    ],
    columns=["tag", "label_ja", "label_en", "family", "aliases"],
    dtype="str",
)
SOURCES = pd.DataFrame([("a2023", "2023-03"), ("b2021", "2021")], columns=["id", "published"], dtype="str")


def _frame(table, rows):
    typed = {column.name: column.dtype for column in table.columns}
    empty = {"Int64": pd.NA, "float64": float("nan"), "str": ""}
    default = {name: empty[dtype] for name, dtype in typed.items()}
    frame = pd.DataFrame([default | row for row in rows], columns=list(typed))
    return frame.astype(typed)


def make_records(*cases, effects=(), survey=(), survey_counts=(), costs=(), unlocated=()):
    """Records of cases given as dicts: `at` (lgcodes), `uses` (tags), `year`, and any column of the cases."""
    rows, members, pairs = [], [], []
    for number, case in enumerate(cases, start=1):
        case_id = case.get("case_id", f"c{number}")
        row = {"case_id": case_id, "source_id": "a2023", "status": "implemented", "review": "checked"}
        row |= {"unnamed_members": 0, "title": f"事例{number}"}
        rows.append(row | {key: value for key, value in case.items() if key not in ("at", "uses", "year")})
        members += [(case_id, code, "prefecture" if len(code) == 2 else "municipality") for code in case.get("at", ())]
        pairs += [(case_id, tag) for tag in case.get("uses", ())]
    frame = _frame(tables.CASES, rows)
    frame["start_year"] = pd.array([case.get("year") for case in cases], dtype="Int64")
    return Records(
        data_dir=Path("data"),
        loaded_at=datetime(2026, 11, 21, tzinfo=UTC),
        version="0" * 12,
        problems=(),
        cases=frame,
        effects=_frame(tables.EFFECTS, effects),
        sources=SOURCES,
        technologies=TECHNOLOGIES,
        survey=_frame(tables.SURVEY, survey),
        survey_counts=_frame(tables.SURVEY_COUNTS, survey_counts),
        costs=_frame(tables.COSTS, costs),
        targets=_frame(tables.TARGETS, ()),
        left_out=_frame(tables.LEFT_OUT, ()),
        corrections=_frame(tables.CORRECTIONS, ()),
        members=pd.DataFrame(members, columns=["case_id", "lgcode", "level"], dtype="str"),
        case_technologies=pd.DataFrame(pairs, columns=["case_id", "technology"], dtype="str"),
        unlocated=pd.DataFrame(list(unlocated), columns=["case_id", "organisation"], dtype="str"),
        excluded=pd.DataFrame(columns=["table", "file", "row", "case_id", "because"], dtype="str"),
    )


@pytest.fixture(scope="session", name="make_records")
def make_records_fixture():
    return make_records


@pytest.fixture(scope="session")
def registry():
    """北海道 with 札幌市, 北見市, 夕張市 and 音威子府村; 富山県 with its 15; 神奈川県 with 横浜市."""
    whole = geodata.registry()
    toyama = whole.index[whole["prefecture_code"] == "16"]
    return whole.loc[["01", "01100", "01208", "01209", "01470", "14", "14100", *toyama]]
