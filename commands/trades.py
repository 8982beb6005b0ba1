"""``vitality trades FILE``: keep the official list of jobs that an operator has downloaded."""

from __future__ import annotations

from pathlib import Path

from analysis.understanding.jobs import load_codes
from analysis.understanding.official import NotTheListError, keep, read_official
from commands.errors import Stop


def trades(file: Path, kept: Path) -> str:
    """Keep the list in ``kept``, and return a line on what it holds. Raises ``Stop``."""
    try:
        jobs = read_official(file)
    except NotTheListError as error:
        raise Stop(f"{file} is not the official list of jobs (ROME): {error}.") from None
    keep(jobs, kept)
    codes = load_codes()
    strange = sorted({job.code for job in jobs if not codes.of(job.code)})
    said = f"{len(jobs)} jobs of {len({job.code for job in jobs})} codes are kept in {kept}."
    return f"{said} No trade is known for {', '.join(strange)}." if strange else said
