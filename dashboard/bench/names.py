"""`dxmap bench --names`: how the resolver reads names whose meaning is known, and how fast."""

import json
import statistics
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from tqdm import tqdm

import geodata
from dashboard.bench.name_lists import Sample, samples
from dashboard.commands.common import FOUND_PROBLEMS, OK
from dashboard.strings import bench_names_en, bench_names_ja

VERDICTS = RIGHT, AMBIGUOUS, UNKNOWN, WRONG = ("right", "ambiguous", "unknown", "wrong")
LEAST_HONEST = 0.995  # right or honestly ambiguous
LEAST_PER_SECOND = 20_000
_ROUNDS = 3
_EXAMPLES = 20
_TEXTS: dict[str, dict[str, str]] = {"ja": bench_names_ja.TEXT, "en": bench_names_en.TEXT}


@dataclass(frozen=True)
class Tally:
    """How many names of a class, or of all, were read how."""

    kind: str
    names: int
    right: int
    ambiguous: int
    unknown: int
    wrong: int

    @property
    def honest(self) -> float:
        """The share that is right or honestly ambiguous."""
        return (self.right + self.ambiguous) / self.names if self.names else 0.0


def verdict(sample: Sample, found: geodata.Resolution) -> str:
    """How an answer stands to what the name means.

    `right`: the one that it means; ambiguous with all that bear it; none where it means none. `ambiguous`: others
    too, but the right one among them. `unknown`: said to be unknown, though it is not. `wrong`: another one, silently.
    """
    if found.lgcode:
        return RIGHT if sample.right == {found.lgcode} else WRONG
    if not sample.right:
        return RIGHT if sample.status in ("", found.status) else UNKNOWN
    if found.status == "ambiguous" and sample.right <= set(found.candidates):
        return RIGHT if len(sample.right) > 1 else AMBIGUOUS
    return UNKNOWN


def measure(
    lists: Sequence[Sample], progress: str = ""
) -> tuple[list[Tally], float, list[tuple[Sample, geodata.Resolution, str]]]:
    """The tally of each class and of all, names a second, and what was read neither right nor honestly ambiguous.

    The rate is the median of three rounds over all names, after one that is not timed, in seconds of the processor:
    what else runs on the machine does not count.
    """
    bar = tqdm(total=1 + _ROUNDS, desc=progress, delay=1, disable=None)
    answers = [geodata.resolve(sample.text, sample.prefecture, code=sample.code) for sample in lists]
    bar.update()
    verdicts = [verdict(sample, answer) for sample, answer in zip(lists, answers, strict=True)]
    counts = Counter((sample.kind, found) for sample, found in zip(lists, verdicts, strict=True))
    by_kind = {kind: [counts[kind, found] for found in VERDICTS] for kind in dict.fromkeys(s.kind for s in lists)}
    tallies = [Tally(kind, sum(numbers), *numbers) for kind, numbers in by_kind.items()]
    tallies.append(Tally("total", len(lists), *(verdicts.count(found) for found in VERDICTS)))
    rates = []
    for _ in range(_ROUNDS):
        begin = time.process_time()
        for sample in lists:
            geodata.resolve(sample.text, sample.prefecture, code=sample.code)
        rates.append(len(lists) / (time.process_time() - begin))
        bar.update()
    bar.close()
    missed = [
        (sample, answer, found)
        for sample, answer, found in zip(lists, answers, verdicts, strict=True)
        if found in (WRONG, UNKNOWN)
    ]
    return tallies, statistics.median(rates), missed


def run(as_json: bool, language: str) -> int:
    """Measure, print, and say by the exit status whether every target is met (0) or not (1).

    Args:
        as_json: Print JSON instead of the table.
        language: `ja` or `en`.
    """
    texts = _TEXTS[language]
    tallies, rate, missed = measure(list(samples()), texts["progress"])
    total = tallies[-1]
    met = {
        "wrong": total.wrong == 0,
        "honest": total.honest >= LEAST_HONEST,
        "rate": rate >= LEAST_PER_SECOND,
    }
    if as_json:
        rows = [{**asdict(tally), "honest": round(tally.honest, 5)} for tally in tallies]
        targets = {"wrong_at_most": 0, "honest_at_least": LEAST_HONEST, "names_per_second_at_least": LEAST_PER_SECOND}
        result = {"classes": rows, "names_per_second": round(rate), "targets": targets, "met": met}
        print(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        print(_text(tallies, rate, met, texts))
    shown = sorted(missed, key=lambda entry: entry[2] != WRONG)[:_EXAMPLES]
    for sample, answer, found in shown:
        meaning = ";".join(sorted(sample.right)) or "–"
        answered = answer.lgcode or answer.status
        line = texts["example"].format(
            verdict=texts[found], text=repr(sample.text), beside=sample.prefecture or sample.code or "–",
            meaning=meaning, answered=answered, reason=answer.reason,
        )  # fmt: skip
        print(line, file=sys.stderr)
    return OK if all(met.values()) else FOUND_PROBLEMS


def _text(tallies: Sequence[Tally], rate: float, met: Mapping[str, bool], texts: Mapping[str, str]) -> str:
    """The table of classes and, under it, the targets."""
    columns = ("names", *VERDICTS)
    lines = [[texts["column.kind"], *(texts[f"column.{column}"] for column in columns)]]
    for tally in tallies:
        lines.append([texts[f"kind.{tally.kind}"], *(f"{getattr(tally, column):,}" for column in columns)])
    widths = [max(_width(line[column]) for line in lines) for column in range(len(lines[0]))]
    rows = [
        "  ".join(
            cell + " " * (width - _width(cell)) if column == 0 else " " * (width - _width(cell)) + cell
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    ]
    rows.insert(1, "  ".join("-" * width for width in widths))
    total = tallies[-1]
    figures = {"wrong": total.wrong, "honest": f"{total.honest:.2%}", "rate": f"{rate:,.0f}"}
    targets = {"wrong": 0, "honest": f"{LEAST_HONEST:.1%}", "rate": f"{LEAST_PER_SECOND:,}"}
    summary = [
        texts[f"target.{name}"].format(
            found=figures[name], target=targets[name], met=texts["met" if met[name] else "no"]
        )
        for name in figures
    ]
    return "\n".join([texts["title"], "", *rows, "", *summary])


def _width(text: str) -> int:
    """The width on a terminal, full-width letters counted twice."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
