"""`dxmap bench`: both apps in one run, and what came of it."""

import json
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import geodata
from dashboard import records
from dashboard.bench import table
from dashboard.bench.workload import TooFewRecordsError, Work, plan
from dashboard.commands.common import FOUND_PROBLEMS, OK, UsageError
from dashboard.records import Records
from dashboard.strings import bench_en, bench_ja

if TYPE_CHECKING:
    from dashboard.bench.comparison import Comparison

_STRINGS: dict[str, ModuleType] = {"ja": bench_ja, "en": bench_en}
_TOOLS = ("playwright", "psutil")
LIMIT_SECONDS = 290
COMMAND = "python3 run.py bench"

Texts = dict[str, str]


def run(data: Path, as_json: bool, language: str) -> int:
    """Measure, print, and say by the exit status whether every target is met (0) or not (1).

    Args:
        data: Data directory that both apps show.
        as_json: Print JSON instead of the table.
        language: `ja` or `en`.

    Raises:
        UsageError: When it cannot be measured: no browser, no browser driver, too few records, too slow a machine.
    """
    texts: Texts = _STRINGS[language].TEXT
    begin = time.monotonic()
    loaded = records.load(data)
    try:
        work = plan(loaded)
    except TooFewRecordsError as error:
        raise UsageError(texts["too_few"].format(found=error.found, wanted=error.wanted)) from error
    result = _measured(data, work, texts, begin + LIMIT_SECONDS)
    facts = {
        "command": COMMAND + (" --json" if as_json else ""),
        "seconds": round(time.monotonic() - begin),
        **_circumstances(loaded, work, result),
    }
    if as_json:
        print(json.dumps({**facts, "measures": table.as_json(result.rows)}, ensure_ascii=False, indent=2))
    else:
        print(_text(facts, table.as_text(result.rows, texts), texts))
    missed = [texts[f"measure.{row.target.measure}"] for row in result.rows if not row.met]
    summary = texts["some_missed"].format(n=len(missed), measures=", ".join(missed)) if missed else texts["all_met"]
    print(summary, file=sys.stderr if as_json else sys.stdout)
    return FOUND_PROBLEMS if missed else OK


def _measured(data: Path, work: Work, texts: Texts, deadline: float) -> "Comparison":
    """The figures of both apps; what stands in the way is said in the reader's language."""
    try:
        from dashboard.bench import comparison  # noqa: PLC0415  the dashboard itself runs without these tools
        from dashboard.bench.browser import find_browser  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if error.name not in _TOOLS:
            raise
        raise UsageError(texts["no_package"].format(package=error.name)) from error
    browser = find_browser()
    if browser is None:
        raise UsageError(texts["no_browser"])
    try:
        return comparison.compare(browser, data, work, texts["progress"], deadline)
    except comparison.TooSlowError as error:
        raise UsageError(texts["too_slow"].format(seconds=LIMIT_SECONDS)) from error
    except comparison.FAILURES as error:
        raise UsageError(texts["failed"].format(error=error)) from error


def _circumstances(loaded: Records, work: Work, result: "Comparison") -> dict[str, Any]:
    """What the figures were measured on, and how often."""
    level = geodata.registry()["level"]
    return {
        "machine": result.machine,
        "records": {
            "cases": len(loaded.cases),
            "version": loaded.version,
            "areas": int((level == "municipality").sum()),
        },
        "samples": {
            "filters": len(work.timed),
            "clicks": len(work.areas),
            "pages": work.page_loads,
            "frames": result.frames,
        },
    }


def _text(facts: dict[str, Any], rows: str, texts: Texts) -> str:
    """The title, the table, and under it what it was measured on."""
    about = [
        texts["samples"].format(**facts["samples"], seconds=facts["seconds"]),
        texts["records"].format(**facts["records"]),
        texts["machine"].format(**facts["machine"]),
        texts["versions"].format(**facts["machine"]),
        texts["command"].format(command=facts["command"]),
    ]
    return "\n".join([texts["title"], "", rows, "", *about])
