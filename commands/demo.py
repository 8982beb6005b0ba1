"""``vitality demo``: the whole job against a small web of its own, without internet."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click
from sqlite_utils import Database

from commands.crawl import crawl
from commands.errors import Stop
from demo.web import DemoWeb

#: The demo's hosts are ours and answer at once: no need for politeness or patience.
SETTINGS = {
    "ALLOW_PRIVATE": True,
    "HOST_PAUSE": 0,
    "CONNECT_TIMEOUT": 2,
    "DOWNLOAD_TIMEOUT": 3,
}


def demo(folder: Path) -> Path:
    """Crawl and assess the demo web in ``folder``, print each state beside its truth.

    Returns the database. Raises ``Stop`` when a state differs from the truth.
    """
    folder.mkdir(parents=True, exist_ok=True)
    db = folder / "demo.db"
    for leftover in folder.glob("demo.db*"):
        leftover.unlink()
    with DemoWeb(as_of=datetime.now(UTC)) as web:
        web.write_catalogue(folder / "catalogue")
        crawl(db, folder / "catalogue", settings=SETTINGS)
        truth = web.truth
    with Database(db) as opened:
        rows = {row["id"]: row for row in opened.query("SELECT * FROM network_status")}
    click.echo(f"\n{'network':28} {'state':14} {'cause':15} {'truth':14}")
    wrong = 0
    for network, true in sorted(truth.items(), key=lambda item: (item[1].state, item[0])):
        found = rows[network]
        same = (found["state"], found["cause"]) == (true.state, true.cause)
        wrong += not same
        mark = "" if same else f"  differs: {true.cause or ''}"
        click.echo(f"{network:28} {found['state']:14} {found['cause'] or '':15} {true.state}{mark}")
    if wrong:
        raise Stop(f"{wrong} of {len(truth)} networks are not judged as they truly are.")
    click.echo(f"All {len(truth)} networks are judged as they truly are.")
    return db
