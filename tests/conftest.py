"""A small data directory that every part of the dashboard can be started on."""

from collections.abc import Callable
from pathlib import Path

import pytest

MakeData = Callable[..., Path]

SOURCES = """\
[[source]]
id = "alpha"
title = "参考事例集"
publisher = "総務省"
published = "2023-04"
url = "https://example.go.jp/alpha"
licence = "CC BY 4.0"

[[source]]
id = "beta"
title = "経費の調査"
publisher = "北見市"
published = "2024"
url = ""
licence = "CC BY 4.0"
note = "https://example.jp/beta から"
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
# A city, a prefectural government, two cities together with three that are not named, and a plan.
CASES = """\
case_id,source_id,title,status,level,organisations,unnamed_members,technologies,started,review
alpha-1,alpha,窓口の自動化,implemented,municipality,北海道北見市,,rpa,2021-01,checked
alpha-2,alpha,県の試行,pilot,prefecture,長野県,,ai-ocr,,unchecked
alpha-3,alpha,共同の仕組み,implemented,joint,北海道札幌市;東京都府中市,3,rpa;ai-ocr,2019,checked
alpha-4,alpha,これからの計画,planned,municipality,佐賀県佐賀市,,ai-ocr,2028,checked
"""
EFFECTS = """\
case_id,metric,value,value_after,unit,status,period,quote,note
alpha-1,hours_saved_per_year,1200.5,,時間,actual,2022年度,年1200.5時間,
"""
COSTS = """\
lgcode,survey_date,population,cost_thousand_yen,per_capita_yen,cloud_class
01208,2017-04-01,115480,300000,2598,A
"""
COUNTS = """\
survey_id,reference_date,indicator,by,key,adopted,not_adopted,not_surveyed
beta,,AI,all,全国,34,148,0
beta,,AI,prefecture,01,31,148,0
beta,,AI,size_band,50万人以上,34,0,0
"""
FILES = {
    "sources.toml": SOURCES,
    "technologies.toml": TECHNOLOGIES,
    "cases/alpha.csv": CASES,
    "effects/alpha.csv": EFFECTS,
    "costs/beta.csv": COSTS,
    "survey/beta.counts.csv": COUNTS,
}


@pytest.fixture
def make_data(tmp_path: Path) -> MakeData:
    """Writes a data directory without a fault; `changes` gives files another text, or None to leave them out."""

    def make(changes: dict[str, str | None] | None = None) -> Path:
        directory = tmp_path / "records"
        for name, content in {**FILES, **(changes or {})}.items():
            path = directory / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is not None:
                path.write_bytes(content.encode())
        return directory

    return make


@pytest.fixture
def small_data(make_data: MakeData) -> Path:
    """The small data directory as it is: four cases of one source."""
    return make_data()


@pytest.fixture
def broken_data(make_data: MakeData) -> Path:
    """The small data directory with two faults: a status that does not exist, and a city that does not."""
    cases = CASES.replace("窓口の自動化,implemented", "窓口の自動化,done").replace("佐賀県佐賀市", "どこにもない市")
    return make_data({"cases/alpha.csv": cases})
