"""``vitality check``: is all that people maintain by hand in order? Offline."""

from __future__ import annotations

from pathlib import Path

import click

from analysis import rules
from crawler import probes
from dashboard.words import translations
from vocabulary.catalogue import faults


def check(catalogue: Path) -> int:
    """Print every fault of catalogue, probes, rules and translations; return the exit status."""
    found = {
        "catalogue": [str(fault) for fault in faults(catalogue)],
        "probes": probes.faults(),
        "rules": rules.faults(),
        "translations": translations.faults(),
    }
    for part, sentences in found.items():
        click.echo(f"{part}: {'in order' if not sentences else f'{len(sentences)} to mend'}")
        for sentence in sentences:
            click.echo(f"  {sentence}")
    return int(any(found.values()))
