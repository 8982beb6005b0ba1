"""``vitality backtest`` and ``vitality fit``: how good the rhythm model is, and fitting it again."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import click

from analysis.rhythm import own_history
from analysis.rhythm.backtest import SHOWN, UnusableStreams, backtest
from analysis.rhythm.parameters import PUBLISHED, parameters, write_parameters
from analysis.rhythm.scores import Bins
from commands.errors import Stop
from commands.home import checkout
from pipelines.database import opened

#: Endings of the pictures that are drawn.
PICTURES = (".svg", ".png", ".pdf")


def of_file(file: Path, plot: Path | None) -> None:
    """Print the comparison on a file of streams."""
    _look_at(plot, PICTURES)
    try:
        report = backtest(file)
    except UnusableStreams as error:
        raise Stop(str(error)) from None
    click.echo(report)
    *_others, best_tested = report.reliability.values()
    _draw(best_tested, plot)


def of_ourselves(db: Path, as_of: datetime, plot: Path | None, out: Path | None) -> None:
    """Print how our own forecasts did; with ``out``, write the model recalibrated to them."""
    _look_at(plot, PICTURES)
    _look_at(out)
    with opened(db) as database:
        report = own_history.own_history(database, as_of)
    click.echo(report)
    _draw(report.reliability, plot)
    if out is None:
        return
    if report.recalibration is None:
        least = own_history.LEAST_NETWORKS
        raise Stop(f"Nothing was written: outcomes of {least} networks are needed.")
    a, b = report.recalibration
    known = json.loads(PUBLISHED.read_text(encoding="utf-8"))["provenance"]
    own = {
        "a": round(a, 4),
        "b": round(b, 4),
        "cases": report.outcomes[SHOWN],
        "networks": report.networks,
    }
    table = [[round(each, 4) for each in row] for row in report.reliability]
    told = {
        **known,
        "recalibrated": {**own, "as_of": f"{as_of:%Y-%m-%d}", "reliability_180": table},
    }
    with _writing(out):
        write_parameters(own_history.recalibrated(parameters(), a, b), told, out)
    click.echo(f"Recalibrated by a = {a:.3f}, b = {b:.3f}; written to {out}.")


def fit_to(file: Path, out: Path | None) -> None:
    """Fit the parameters and write them, after saying how they do on sources the fit did not see."""
    from analysis.rhythm.fitting import fit, write

    if find_spec("scipy") is None:
        raise Stop("Fitting needs scipy: pip install -e '.[fit]'")
    _look_at(out)
    try:
        fitted = fit(file)
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise Stop(f"{file} holds no streams that can be fitted to: {error}") from None
    for found in (fitted.before, fitted.held_out):
        click.echo(f"{found.rule:8} {found.told(digits=4)} at {found.horizon} days")
    click.echo(f"change of the Brier score, held out: {fitted.gain.told(digits=4)}")
    if out is None and not fitted.gain.value < 0:
        raise Stop(
            "The published parameters stay: on other sources the fitted ones are no better than the "
            "first ones. With --out FILE they are written there."
        )
    if out is None:
        checkout()  # the published parameters are a file of the project
    target = out or PUBLISHED
    with _writing(target):
        write(fitted, file, target, datetime.now(UTC).date())
    click.echo(f"Written to {target}.")


def _draw(table: Bins, out: Path | None) -> None:
    if out is None or not table:
        return
    from analysis.rhythm.reliability_plot import plot

    with _writing(out):
        plot(table, out)
    click.echo(f"Drawn to {out}.")


def _look_at(out: Path | None, endings: Collection[str] = ()) -> None:
    """Say before minutes of work if a file could not be written after them."""
    if out is None:
        return
    if endings and out.suffix.lower() not in endings:
        raise Stop(f"{out} could not be written: its name ends in none of {', '.join(endings)}")
    was_there = out.exists()
    with _writing(out):
        out.open("ab").close()
        if not was_there:
            out.unlink()


@contextmanager
def _writing(out: Path) -> Iterator[None]:
    """Say in one sentence why a file could not be written."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise Stop(f"{out} could not be written: {error}") from None
