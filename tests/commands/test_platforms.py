"""The page of platforms says what the probes say."""

from __future__ import annotations

from commands import platforms
from crawler.probes import all_probes


def test_the_page_is_as_the_probes_document_themselves() -> None:
    assert platforms.FILE.read_text(encoding="utf-8") == platforms.text(), (
        "run: python -m commands.platforms"
    )


def test_every_probe_has_its_entry() -> None:
    text = platforms.text()
    for probe in all_probes():
        assert f"### {probe.name}\n" in text
