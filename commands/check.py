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
from vocabulary.said import Language

#: Language -> in order, to mend, and the parts as people call them.
_WORDS = {
    "en": ("in order", "{number} to mend", "catalogue", "words", "probes", "rules", "translations"),
    "fr": (
        "en ordre",
        "{number} à corriger",
        "catalogue",
        "mots",
        "sondes",
        "règles",
        "traductions",
    ),
}


def check(catalogue: Path) -> int:
    """Print every fault of catalogue, words, probes, rules and translations; return the exit status."""
    said = language()
    in_order, to_mend, *parts = _WORDS[said]
    found = (
        [fault.text(said) for fault in faults(catalogue)],
        [fault[Language(said)] for fault in checks.faults(_trades())],
        probes.faults(),
        rules.faults(),
        translations.faults(),
    )
    colon = "\u00a0:" if said == "fr" else ":"
    for part, sentences in zip(parts, found, strict=True):
        outcome = to_mend.format(number=len(sentences)) if sentences else in_order
        click.echo(f"{part}{colon} {outcome}")
        for sentence in sentences:
            click.echo(f"  {sentence}")
    return int(any(found))


def _trades() -> set[str]:
    """Return the trades that the shipped words may lead to: those of the shipped vocabulary."""
    return set(load_vocabulary(SHIPPED)["sectors"]) - {"general"}
