"""``vitality check``: is all that people maintain by hand in order? Offline."""

from __future__ import annotations

from pathlib import Path

import click

from analysis import rules
from analysis.understanding import checks
from commands.language import language
from crawler import probes
from dashboard.words import translations
from vocabulary.catalogue import SHIPPED, faults, load_vocabulary
from vocabulary.said import Said

IN_ORDER = Said("en ordre", "in order")
TO_MEND = Said("{number} à corriger", "{number} to mend")
COLON = Said(" : ", ": ")
#: The parts as people call them, in the order they are looked at.
PARTS = (
    Said("catalogue", "catalogue"),
    Said("mots", "words"),
    Said("sondes", "probes"),
    Said("règles", "rules"),
    Said("traductions", "translations"),
)


def check(catalogue: Path) -> int:
    """Print every fault of catalogue, words, probes, rules and translations; return the exit status."""
    lang = language()
    found = (
        [fault.text(lang) for fault in faults(catalogue)],
        [fault[lang] for fault in checks.faults(_trades())],
        probes.faults(),
        rules.faults(),
        translations.faults(),
    )
    for part, sentences in zip(PARTS, found, strict=True):
        outcome = TO_MEND[lang].format(number=len(sentences)) if sentences else IN_ORDER[lang]
        click.echo(f"{part[lang]}{COLON[lang]}{outcome}")
        for sentence in sentences:
            click.echo(f"  {sentence}")
    return int(any(found))


def _trades() -> set[str]:
    """Return the trades that the shipped words may lead to: those of the shipped vocabulary."""
    return set(load_vocabulary(SHIPPED)["sectors"]) - {"general"}
