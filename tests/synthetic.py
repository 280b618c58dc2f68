"""Records of any number, made up from a seed, in the form of `dashboard.records.Records`.

Governments, taxonomy and sources are the real ones, everything said about them is invented: titles say so. The
mix is that of published cases: large cities and a few technologies stand out, some cases are joint, some undated.
"""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile

import numpy as np
import pandas as pd

import geodata
from dashboard.records import Records, schema
from dashboard.records.vocabulary import DOMAINS, METRICS, REVIEWS, STATUSES

DATA = Path(__file__).parents[1] / "data"

_YEARS = np.arange(2013, 2026)
_DEPARTMENTS = ("", "", "", "デジタル推進課", "総務課", "市民課", "情報政策課", "企画課", "福祉課", "防災課")
_WHERE = ("窓口", "庁内", "学校", "保育所", "防災", "税務", "福祉", "道路", "水道", "議会", "図書館", "観光", "農業")
_WHAT = ("手続を短縮", "問い合わせに回答", "入力を自動化", "点検を省力化", "予約を受付", "情報を発信", "紙を削減")
_LIKE = ("住民", "職員", "事業者", "子育て世帯", "高齢者", "来庁者", "利用者")
_VALUES = {"%": 95, "分": 90, "秒": 600, "時間": 5_000, "日": 30, "円": 20_000_000, "枚": 60_000, "件": 9_000}
_SOURCE_PER_CASE = 0.15
"""Share of the cases in each of the first sources; the rest comes from the last, as the public pages do."""


def synthetic_records(count: int = 100_000, seed: int = 0, like: Records | None = None) -> Records:
    """`count` invented cases, the same ones for the same seed.

    Args:
        count: Number of cases.
        seed: Of the random numbers.
        like: Records whose taxonomy, sources and survey figures are taken over; those of data/ unless given.
    """
    if like is None:
        from dashboard.records import load

        like = load(DATA)
    draw = np.random.default_rng(seed)
    member_case, lgcode = _members(draw, count)
    pair_case, tag = _technologies(draw, count, like.technologies)
    cases = _cases(draw, count, like)
    _describe(draw, cases, like.technologies.set_index("tag")["label_ja"], pair_case, tag)
    _place(cases, member_case, lgcode)
    case_id = cases["case_id"].to_numpy()
    return replace(
        like,
        loaded_at=datetime(2026, 1, 1, tzinfo=UTC),
        version=f"{seed:04x}{count:08x}",
        problems=(),
        cases=cases,
        effects=_effects(draw, case_id),
        members=_texts(
            case_id=case_id[member_case],
            lgcode=lgcode,
            level=np.where(np.strings.str_len(lgcode) == 2, "prefecture", "municipality"),
        ),
        case_technologies=_texts(case_id=case_id[pair_case], technology=tag),
        unlocated=like.unlocated.iloc[:0],
        excluded=like.excluded.iloc[:0],
    )


def write(records: Records, directory: Path, like: Path = DATA) -> None:
    """Write synthetic records as a data directory that `records.load` reads, with the catalogues of `like`."""
    for folder in ("cases", "effects", "survey", "costs", "targets"):
        (directory / folder).mkdir(parents=True, exist_ok=True)
    for catalogue in ("sources.toml", "technologies.toml"):
        copyfile(like / catalogue, directory / catalogue)
    for single in (schema.LEFT_OUT, schema.CORRECTIONS):
        pd.DataFrame(columns=single.names).to_csv(directory / f"{single.name}.csv", index=False)
    source_of = records.cases.set_index("case_id")["source_id"]
    for source, cases in records.cases.groupby("source_id"):
        _write(cases[schema.CASES.names], directory / "cases" / f"{source}.csv")
    for source, effects in records.effects.groupby(records.effects["case_id"].map(source_of)):
        _write(effects[schema.EFFECTS.names], directory / "effects" / f"{source}.csv")


def _write(rows: pd.DataFrame, path: Path) -> None:
    rows.to_csv(path, index=False, lineterminator="\n")


def _members(draw: np.random.Generator, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Case and lgcode of each member: mostly one municipality, some prefectures, some groups of up to eight."""
    registry = geodata.registry()
    municipalities = registry[registry["level"] == "municipality"]
    # Large cities publish more, but not in proportion to their people.
    weight = np.sqrt(municipalities["population"].to_numpy(dtype=float))
    prefectural, joint = draw.random(count) < 0.08, draw.random(count) < 0.04
    size = np.where(joint & ~prefectural, draw.integers(2, 9, count), 1)
    case = np.repeat(np.arange(count), size)
    lgcode = draw.choice(municipalities.index.to_numpy(dtype="U5"), len(case), p=weight / weight.sum())
    prefectures = registry.index[registry["level"] == "prefecture"].to_numpy(dtype="U5")
    lgcode = np.where(prefectural[case], draw.choice(prefectures, len(case)), lgcode)
    # One government drawn twice for a case is one member.
    first = ~pd.DataFrame({"case": case, "lgcode": lgcode}).duplicated().to_numpy()
    return case[first], lgcode[first]


def _technologies(draw: np.random.Generator, count: int, taxonomy: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Case and tag of each technology: none to four a case, the first tags of the taxonomy most often."""
    tags = taxonomy["tag"].to_numpy(dtype=str)
    weight = 1 / np.sqrt(np.arange(1, len(tags) + 1))
    case = np.repeat(np.arange(count), draw.choice(5, count, p=(0.04, 0.6, 0.22, 0.1, 0.04)))
    tag = draw.choice(tags, len(case), p=weight / weight.sum())
    first = ~pd.DataFrame({"case": case, "tag": tag}).duplicated().to_numpy()
    return case[first], tag[first]


def _cases(draw: np.random.Generator, count: int, like: Records) -> pd.DataFrame:
    """The columns that say neither who nor what."""
    sources = like.cases["source_id"].drop_duplicates().to_numpy(dtype=str)
    share = np.full(len(sources), _SOURCE_PER_CASE / max(len(sources) - 1, 1))
    share[-1] = 1 - share[:-1].sum()
    source = draw.choice(sources, count, p=share)
    number = np.arange(1, count + 1).astype(str)
    started = draw.choice(_YEARS, count, p=_YEARS % 100 / (_YEARS % 100).sum())
    dated = draw.random(count) < 0.5
    # Nobody reports what has not begun.
    fiscal_year = np.maximum(draw.integers(2019, 2026, count), np.where(dated, started, 0))
    defaults = {
        column.name: pd.Series([column.default if column.dtype == "str" else pd.NA] * count, dtype=column.dtype)
        for column in schema.CASES.columns
    }
    cases = pd.DataFrame(defaults).assign(
        case_id=pd.Series(np.strings.add(np.strings.add(source, "-s"), number), dtype="str"),
        source_id=pd.Series(source, dtype="str"),
        source_item=pd.Series(number, dtype="str"),
        status=pd.Series(draw.choice(STATUSES, count, p=(0.7, 0.2, 0.1)), dtype="str"),
        review=pd.Series(draw.choice(REVIEWS, count, p=(0.2, 0.8)), dtype="str"),
        domain=pd.Series(draw.choice(("", *DOMAINS), count, p=(0.2, 0.4, 0.4)), dtype="str"),
        department=pd.Series(draw.choice(_DEPARTMENTS, count), dtype="str"),
        publisher=pd.Series(np.strings.add("発行者", draw.integers(1, 400, count).astype(str)), dtype="str"),
        published=pd.Series(np.strings.add((fiscal_year + 1).astype(str), "-02"), dtype="str"),
        published_fy=pd.Series(fiscal_year, dtype="Int64"),
        unnamed_members=pd.Series(np.zeros(count, dtype=np.int64), dtype="Int64"),
        started=pd.Series(np.where(dated, started.astype(str), ""), dtype="str"),
    )
    cases["start_year"] = pd.Series(started, dtype="Int64").where(dated)
    return cases


def _describe(
    draw: np.random.Generator, cases: pd.DataFrame, labels: pd.Series, pair_case: np.ndarray, tag: np.ndarray
) -> None:
    """Technologies, title and summary."""
    count = len(cases)
    cases["technologies"] = _joined(tag, pair_case, count)
    first = pd.Series(labels.loc[tag].to_numpy(), index=pair_case)
    called = first[~first.index.duplicated()].reindex(range(count), fill_value="デジタル")
    where, what, who = (pd.Series(draw.choice(words, count)) for words in (_WHERE, _WHAT, _LIKE))
    cases["title"] = (where + "の" + called + "で" + what).str.slice(0, schema.TITLE_LENGTH).astype("str")
    # The number makes each text another one: an index over them must not live from repetition.
    number = pd.Series(np.arange(1, count + 1).astype(str))
    summary = "合成した記録 " + number + "。" + who + "のために" + where + "で" + called + "を使い、" + what + "した。"
    cases["summary"] = summary.str.slice(0, schema.SUMMARY_LENGTH).astype("str")


def _place(cases: pd.DataFrame, member_case: np.ndarray, lgcode: np.ndarray) -> None:
    """Level, codes and names of the members."""
    count = len(cases)
    names = geodata.registry()["full_name"].loc[lgcode].to_numpy()
    cases["lgcodes"] = _joined(lgcode, member_case, count)
    cases["organisations"] = _joined(names, member_case, count)
    single = np.where(cases["lgcodes"].str.len() == 2, "prefecture", "municipality")
    joint = np.bincount(member_case, minlength=count) > 1
    cases["level"] = pd.Series(np.where(joint, "joint", single), dtype="str")


def _joined(values: np.ndarray, case: np.ndarray, count: int) -> pd.Series:
    """The values of each case, `;` between."""
    parts: list[list[str]] = [[] for _ in range(count)]
    for position, value in zip(case.tolist(), values.tolist(), strict=True):
        parts[position].append(value)
    return pd.Series([";".join(part) for part in parts], dtype="str")


def _effects(draw: np.random.Generator, case_id: np.ndarray) -> pd.DataFrame:
    """A figure for three cases in ten."""
    stated = np.flatnonzero(draw.random(len(case_id)) < 0.3)
    metrics = [name for name in METRICS if name != "other"]
    unit = np.array([(METRICS[name].units or ("件",))[0] for name in metrics])
    which = draw.integers(0, len(metrics), len(stated))
    highest = np.array([_VALUES[name] for name in unit])[which]
    value = np.ceil(draw.random(len(stated)) * highest)
    after = np.floor(value * draw.random(len(stated)))
    needs_after = np.array([METRICS[name].needs_value_after for name in metrics])[which]
    texts = _texts(
        case_id=case_id[stated],
        metric=np.array(metrics)[which],
        unit=unit[which],
        status=draw.choice(("actual", "expected", "target"), len(stated), p=(0.7, 0.2, 0.1)),
        period=np.full(len(stated), ""),
        quote=np.full(len(stated), ""),
        note=np.full(len(stated), "合成した値"),
    )
    return texts.assign(value=value, value_after=np.where(needs_after, after, np.nan))[schema.EFFECTS.names]


def _texts(**columns: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(values, dtype="str") for name, values in columns.items()})
