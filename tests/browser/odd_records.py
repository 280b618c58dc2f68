"""Records that a dashboard has to bear: broken ones, one that cannot be located, and ones that attack the reader."""

from pathlib import Path

IMAGE = "<img src=x onerror=top.hacked=1>"
SCRIPT = "</script><script>top.hacked=1</script>"
TEMPLATE = "`${top.hacked=1}`"
LINK = "[押して](javascript:top.hacked=1)[押して](https://evil.example)"
MARKUP = ":red[赤] :material/home: $E=mc^2$ **太字** `字` -> a@b.jp"

_SOURCES = f"""\
[[source]]
id = "odd"
title = "資料{IMAGE}"
publisher = "発行者{LINK}"
published = "2024-05"
url = "https://example.go.jp/odd"
licence = "自由{TEMPLATE}"
note = '注記{SCRIPT}'
"""
_TECHNOLOGIES = f"""\
[[technology]]
tag = "rpa"
label_ja = "RPA{IMAGE}"
label_en = "RPA"
family = "自動化{LINK}"
aliases = []
"""
_HEADER = (
    "case_id,source_id,title,summary,status,level,organisations,unnamed_members,technologies,started,department,"
    "url,evidence,review"
)
_CASES = (
    f"odd-1,odd,{IMAGE},概要{TEMPLATE}{LINK},implemented,municipality,北海道北見市,,rpa,2021,{LINK},,{TEMPLATE},checked",
    f"odd-2,odd,件名{TEMPLATE},{SCRIPT},pilot,municipality,北海道北見市,,rpa,,,https://example.jp/`(x)[y],,unchecked",
    f"odd-3,odd,位置の分からない事例,{MARKUP},implemented,municipality,どこにもない市{LINK},,rpa,2020,,,,checked",
    "odd-4,odd,住所の壊れた事例,概要,implemented,municipality,長野県松本市,,rpa,2020,,javascript:top.hacked=1,,checked",
    f"odd-5,odd,状態の壊れた事例,概要,{IMAGE},municipality,長野県長野市,,rpa,2020,,,,checked",
)
_EFFECTS = (
    "case_id,metric,value,value_after,unit,status,period,quote,note",
    f"odd-1,other,120,,{IMAGE},actual,年間{LINK},{TEMPLATE},{SCRIPT}",
)


def write(directory: Path) -> Path:
    """Write them as a data directory."""
    files = {
        "sources.toml": _SOURCES,
        "technologies.toml": _TECHNOLOGIES,
        "cases/odd.csv": "\n".join((_HEADER, *_CASES)) + "\n",
        "effects/odd.csv": "\n".join(_EFFECTS) + "\n",
    }
    for name, content in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return directory
