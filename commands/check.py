"""``vitality check``: is all that people maintain by hand in order? Offline."""

from __future__ import annotations

from pathlib import Path

import click

from analysis import rules
from commands.language import language
from crawler import probes
from dashboard.words import translations
from vocabulary.catalogue import faults

#: Language -> in order, to mend, and the parts as people call them.
_WORDS = {
    "en": ("in order", "{number} to mend", "catalogue", "probes", "rules", "translations"),
    "fr": ("en ordre", "{number} à corriger", "catalogue", "sondes", "règles", "traductions"),
}


def check(catalogue: Path) -> int:
    """Print every fault of catalogue, probes, rules and translations; return the exit status."""
    said = language()
    in_order, to_mend, *parts = _WORDS[said]
    found = (
        [fault.text(said) for fault in faults(catalogue)],
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
