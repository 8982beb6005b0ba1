"""The command line of what is measured: the rhythm, how good it is, fitting it again, how fast all is."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from commands.errors import Stop
from commands.options import (
    FILE,
    FOLDER,
    as_of_option,
    db_option,
    existing,
    require,
)


@click.command("rhythm")
@click.argument("file", type=click.File(encoding="utf-8"), default="-")
def rhythm_command(file: Any) -> None:
    """Give the probability of a next post for JSONL streams of post times."""
    from analysis.rhythm.lines import rhythm_lines

    failed = 0
    for answer in rhythm_lines(file):
        failed += "error" in answer
        click.echo(json.dumps(answer))
    sys.exit(1 if failed else 0)


@click.command("backtest")
@click.argument("file", type=FILE, required=False)
@click.option("--own", is_flag=True, help="Our own forecasts against what followed.")
@click.option("--plot", type=FILE, help="Draw the reliability table: .svg, .png or .pdf.")
@click.option("--out", type=FILE, help="With --own: write the model recalibrated to it there.")
@db_option
@as_of_option
def backtest_command(
    file: Path | None, own: bool, plot: Path | None, out: Path | None, db: Path, as_of: datetime
) -> None:
    """Compare the rhythm model with simple rules on streams whose future is known."""
    from commands.backtest import of_file, of_ourselves

    if own == bool(file) or (out and not own):
        raise click.UsageError("Give a FILE of streams, or --own.")
    if file:
        of_file(existing(file), plot)
    else:
        require(db)
        of_ourselves(db, as_of, plot, out)


@click.command("fit")
@click.argument("file", type=FILE)
@click.option("--out", type=FILE, help="Write the parameters there. Default: in place.")
def fit_command(file: Path, out: Path | None) -> None:
    """Fit the rhythm model again to streams of post times (minutes; needs the extra "fit")."""
    from commands.backtest import fit_to

    fit_to(existing(file), out)


@click.command("evaluate")
@click.argument("folders", metavar="[DIR]...", type=FOLDER, nargs=-1)
@click.option("--out", type=FILE, help="Write the figures there as CSV.")
@db_option
@as_of_option
def evaluate_command(
    folders: tuple[Path, ...], out: Path | None, db: Path, as_of: datetime
) -> None:
    """Say how often we are wrong: on the labelled pages of DIR, by what people know, by what came.

    Records, looks and mails of people and past forecasts are those of the database, if there is one.
    """
    from commands.evaluate import evaluate

    if not (folders or db.exists()):
        raise click.UsageError("Give a DIR of labelled pages, or a database.")
    sys.exit(evaluate(folders, db if db.exists() else None, as_of, out))


@click.command("bench")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--full", is_flag=True, help="Also 10,000 networks of 400 days: half an hour more.")
def bench_command(as_json: bool, full: bool) -> None:
    """Measure how fast reading and crawling are, with goals (some five minutes; from the source only)."""
    try:
        from bench.suite import run
    except ImportError:
        raise Stop("The benchmarks come with the source, not with the package.") from None
    found = []
    for measured in run(lambda what: click.echo(f"... {what}", err=True), is_full=full):
        found.append(measured.as_row())
        if not as_json:
            spread = f" [{measured.low:.3g}-{measured.high:.3g}]" if measured.low else ""
            goal = f"goal {'at least' if measured.is_rate else 'at most'} {measured.goal:g}"
            word = "reached" if measured.reached else "not reached"
            figure = f"{measured.figure:.3g}{spread} {measured.unit}"
            click.echo(f"{measured.name}: {figure}; {goal}: {word}")
    if as_json:
        click.echo(json.dumps(found, indent=2))


COMMANDS = (
    bench_command,
    evaluate_command,
    rhythm_command,
    backtest_command,
    fit_command,
)
