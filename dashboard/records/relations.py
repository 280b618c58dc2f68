"""What one row's cells must say together, and what one table must say of another."""

import geodata
from dashboard.records import dates, vocabulary
from dashboard.records.directory import source_of
from dashboard.records.rows import Row, TextTable
from dashboard.records.rules import Context, fault

_ANSWERS = ("adopted", "not_adopted", "not_surveyed")


def check_cases(cases: TextTable, context: Context) -> None:
    """Ids belong to the source that the file is named after, and dates do not contradict each other."""
    for row in cases.rows:
        source = source_of(row.file)
        if row["source_id"] != source:
            cases.add(row, "source_id", fault("source_of_file", row["source_id"], stem=source))
        _check_case_id(cases, row, source)
        _check_start(cases, row, context)
        _check_publication(cases, row)


def _check_case_id(table: TextTable, row: Row, source: str) -> None:
    prefix = f"{source}-"
    if not row.case_id.startswith(prefix) or row.case_id == prefix:
        table.add(row, "case_id", fault("case_id_prefix", row.case_id, prefix=prefix))


def _check_start(cases: TextTable, row: Row, context: Context) -> None:
    if not row["started"] or row["status"] == "planned" or not cases.is_sound(row, "started", "status"):
        return
    if dates.parse(row["started"]).earliest > context.today:
        later = fault("started_later", row["started"], latest=context.today.isoformat())
        cases.add(row, "started", later)


def _check_publication(cases: TextTable, row: Row) -> None:
    published, stated = row["published"], row["published_fy"]
    if not published or not stated or not cases.is_sound(row, "published", "published_fy"):
        return
    fiscal_year = dates.fiscal_year(published)
    if fiscal_year is not None and fiscal_year != int(stated):
        cases.add(row, "published_fy", fault("fiscal_year", stated, published=published, fiscal=fiscal_year))


def check_effects(effects: TextTable, cases: TextTable) -> None:
    """Each effect belongs to a case of the source that its file is named after."""
    known = {row.case_id for row in cases.rows}
    half_read = cases.half_read
    for row in effects.rows:
        source = source_of(row.file)
        _check_case_id(effects, row, source)
        if row.case_id not in known and source not in half_read:
            effects.add(row, "case_id", fault("case_unknown", row.case_id, file=f"cases/{source}.csv"))


def check_metrics(effects: TextTable) -> None:
    """Each effect is stated in a unit of its metric and within its bounds."""
    for row in effects.rows:
        metric = vocabulary.METRICS.get(row["metric"])
        if not metric:
            continue
        if metric.units and row["unit"] not in metric.units:
            units = ", ".join(metric.units)
            effects.add(row, "unit", fault("unit", row["unit"], metric=row["metric"], units=units))
        if metric.needs_value_after and not row["value_after"]:
            effects.add(row, "value_after", fault("value_after", metric=row["metric"]))
        for column in ("value", "value_after"):
            if row[column] and effects.is_sound(row, column) and float(row[column]) > metric.highest:
                effects.add(row, column, fault("too_large", row[column], highest=f"{metric.highest:g}"))


def check_costs(costs: TextTable) -> None:
    """The cost per head is the cost over the population.

    The cost is given in whole thousands and the cost per head in whole yen, rounded or cut off: the figure
    may lie beside the quotient by one yen, and by a thousand yen over the population.
    """
    for row in costs.rows:
        if not costs.is_sound(row, "cost_thousand_yen", "population", "per_capita_yen"):
            continue
        cost, population = float(row["cost_thousand_yen"]), int(row["population"])
        stated = float(row["per_capita_yen"])
        computed = cost * 1000 / population
        if abs(computed - stated) > 1000 / population + 1:
            params = {"cost": row["cost_thousand_yen"], "population": row["population"]}
            found = fault("per_capita", row["per_capita_yen"], computed=f"{computed:,.0f}", **params)
            costs.add(row, "per_capita_yen", found)


def check_file_names(table: TextTable, context: Context) -> None:
    """The files of a table without a source column are named after a source."""
    if context.sources is None:
        return
    for file in dict.fromkeys(row.file for row in table.rows):
        if source_of(file) not in context.sources:
            table.add_file(file, fault("file_source", source_of(file)))


def check_survey_counts(counts: TextTable) -> None:
    """Groups exist, and no group has more answers than municipalities."""
    sizes = _group_sizes()
    for row in counts.rows:
        if not counts.is_sound(row, "by", "key", *_ANSWERS):
            continue
        groups = sizes[row["by"]]
        if row["key"] not in groups:
            unknown = fault("group_unknown", row["key"], by=row["by"], allowed=", ".join(groups))
            counts.add(row, "key", unknown)
            continue
        answers, size = sum(int(row[column] or 0) for column in _ANSWERS), groups[row["key"]]
        if answers > size:
            counts.add(row, "adopted", fault("group_total", str(answers), group=row["key"], size=size))


def _group_sizes() -> dict[str, dict[str, int]]:
    """How many municipalities the registry has in each group that survey counts are given for."""
    registry = geodata.registry()
    municipalities = registry[registry["level"] == "municipality"]
    by_prefecture = municipalities["prefecture_code"].value_counts().sort_index()
    by_size = municipalities["size_band"].value_counts()
    return {
        "all": {"全国": len(municipalities)},
        "prefecture": {str(code): int(count) for code, count in by_prefecture.items()},
        "size_band": {band.label: int(by_size.get(band.label, 0)) for band in geodata.SIZE_BANDS},
    }
