"""A minimal data directory that has no fault, and a way to put one into it."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

SOURCES = """\
[[source]]
id = "alpha"
title = "参考事例集"
publisher = "総務省"
published = 2023
url = "https://example.go.jp/alpha"
licence = "CC BY 4.0"
note = ""

[[source]]
id = "beta"
title = "分析担当者の記録"
publisher = "北見市"
published = 2024-03-01
url = ""
licence = "著作権は発行者に帰属"
"""

TECHNOLOGIES = """\
[[technology]]
tag = "rpa"
label_ja = "RPA"
label_en = "RPA"
family = "RPA・自動化"
aliases = ["ロボットによる自動化"]

[[technology]]
tag = "ai-ocr"
label_ja = "AI-OCR"
label_en = "AI OCR"
family = "AI"
aliases = []
"""

CASE_COLUMNS = (
    "case_id,source_id,source_item,source_page,title,summary,status,level,organisations,lgcodes,unnamed_members,"
    "technologies,domain,category_major,category_minor,published_fy,started,department,population_stated,url,"
    "publisher,published,evidence,review,source_kind,source_citation,also_urls"
)
# Rows 2 to 5: a municipality; a prefecture; a joint case with unnamed members and an ambiguous name; a plan.
CASES = f"""\
{CASE_COLUMNS}
alpha-1,alpha,1,4,窓口の自動化,入力を自動にした。,implemented,municipality,北海道北見市,01208,,rpa;ai-ocr,バックヤード,①,,2022,\
2021-01,市民課,115000,https://example.jp/1,総務省,2023-03-31,入力を自動に,checked,DX,自治体法務研究,
alpha-2,alpha,2,,県の試行,,pilot,prefecture,長野県,20,0,,,,,,,,,,,,,,,,
alpha-3,alpha,3,,共同の仕組み,,implemented,joint,北海道札幌市;府中市,01100;13206,39,rpa,フロントヤード,,,,2019,,,,,,,\
unchecked,,,https://example.jp/3;beta
alpha-4,alpha,4,,これからの計画,,planned,municipality,佐賀県佐賀市,,,ai-ocr,,,,,2028,,,,,,,,,,
"""
# What an analyst has to write at least.
BETA = """\
case_id,source_id,title,status,level,organisations
beta-1,beta,北見市の記録,implemented,municipality,北海道北見市
"""
EFFECTS = """\
case_id,metric,value,value_after,unit,status,period,quote,note
alpha-1,hours_saved_per_year,1200.5,,時間,actual,2022年度,年1200.5時間,
alpha-1,minutes_before_after,18,10,分,actual,,,
alpha-2,percent_reduction,90,,%,expected,,,
alpha-3,other,3,,課,target,,,
"""
COSTS = """\
lgcode,survey_date,population,cost_thousand_yen,per_capita_yen,cloud_class
11224,2017-04-01,137320,597234,4349,C
01208,2017-04-01,115480,300000,2598,A
"""
TARGETS = """\
source_id,chapter,indicator,value,unit,comparator,deadline_fy,quote,note
alpha,1,手続の割合,100,%,=,2025,,
alpha,2,満足度,30,%,>=,,30%以上,
"""
SURVEY = """\
survey_id,reference_date,indicator,lgcode,value,unit
beta,2023-04-01,AI,01208,実施,
beta,2023-04-01,職員数,01208,12,人
"""
COUNTS = """\
survey_id,reference_date,indicator,by,key,adopted,not_adopted,not_surveyed
beta,,AI,all,全国,879,862,0
beta,,AI,prefecture,01,31,148,0
beta,,AI,size_band,50万人以上,34,0,0
"""
LEFT_OUT = """\
source_id,source_item,title,organisations,url,reason
alpha,9,取り上げない事例,北見市,https://example.jp/9,同じ取組
"""
CORRECTIONS = """\
source_id,case_id,column,as_published,corrected,why,status
alpha,alpha-1,population_stated,115000,115480,桁の誤り,applied
alpha,,,20の事例,18の事例,数え違い,confirmed
"""

FILES = {
    "sources.toml": SOURCES,
    "technologies.toml": TECHNOLOGIES,
    "cases/alpha.csv": CASES,
    "cases/beta.csv": BETA,
    "effects/alpha.csv": EFFECTS,
    "costs/beta.csv": COSTS,
    "targets/alpha.csv": TARGETS,
    "survey/beta.csv": SURVEY,
    "survey/beta.counts.csv": COUNTS,
    "left_out.csv": LEFT_OUT,
    "corrections.csv": CORRECTIONS,
    "README.md": "# データ\n",
}

SetCell = Callable[[str, int, str, str], None]


@pytest.fixture
def today() -> date:
    return date(2026, 11, 21)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A data directory without a fault: five cases of two sources and every kind of table."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    return tmp_path


@pytest.fixture
def set_cell(data_dir: Path) -> SetCell:
    """Writes a text into one cell of `data_dir`: file, row as a spreadsheet counts, column, text."""

    def put(file: str, row: int, column: str, value: str) -> None:
        path = data_dir / file
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
        rows[row - 1][rows[0].index(column)] = value
        out = io.StringIO(newline="")
        csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
        path.write_bytes(out.getvalue().encode())

    return put
