"""Serve the dashboard of one database: a Datasette with our plugin, on a local port."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import sqlite3
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
import uvicorn
from datasette.app import Datasette
from datasette.plugins import pm

import dashboard
from dashboard.allocation import held_together
from dashboard.handed import NOTHING, Handed, hand
from dashboard.limits import MOST_CONNECTIONS, Impatient
from dashboard.processes import in_processes
from dashboard.published import warm
from vocabulary.errors import VitalityError
from vocabulary.operator import NAME, Operator, OperatorError, load

#: Milliseconds a visitor's own query may take, and rows it may give: the largest table page of 10,000
#: networks needs a fifth of it, and whole tables are downloaded as CSV.
SQL_TIME_LIMIT_MS, ROWS = 2_500, 1_000


#: Tables and views that the newest version's pages read, beside ``network_status``.
NEEDED = frozenset(
    {
        "publication",
        "posts_by_month",
        "network_alternatives",
        "feedback",
        "course",
        "evaluation",
        "kept_copy",
    }
)


class ServeError(VitalityError, click.ClickException):
    """The dashboard cannot be served: one clear sentence on stderr, exit status 2."""

    exit_code = 2


class PortTaken(ServeError):  # noqa: N818  it says what is, for a person
    """The address to serve at is in use or not ours."""


def make_app(
    db: Path,
    contact: str | None = None,
    official_jobs: Path | None = None,
    *,
    public_url: str | None = None,
    with_sql: bool = True,
    handed: Handed = NOTHING,
) -> Datasette:
    """Return a Datasette that shows ``db`` with the dashboard in front.

    ``contact`` is where a network writes to contest its sheet: an e-mail address or a web page;
    ``official_jobs`` is where the official list of jobs is kept, if the operator has imported it;
    ``public_url`` is where visitors find the dashboard. Without SQL they ask no questions of their own.
    ``handed`` are the parts that the pages do not import themselves.
    """
    jobs = str(official_jobs) if official_jobs else None
    if not pm.is_registered(dashboard):  # run from a working copy that is not installed
        pm.register(dashboard, name="vitality")
    app = Datasette(
        [str(db)],
        metadata={
            "title": "Vitality\u00a0: les données",
            "description": "Ce qui a été vu sur les pages publiques des réseaux professionnels, "
            "et ce qui en a été déduit.",
            "plugins": {
                "vitality": {
                    "contact": contact,
                    "operator": asdict(_operator(db)),
                    "official_jobs": jobs,
                    "public_url": public_url,
                }
            },
        },
        settings={
            "suggest_facets": False,
            "allow_download": True,
            "default_allow_sql": with_sql,
            "sql_time_limit_ms": SQL_TIME_LIMIT_MS,
            "max_returned_rows": ROWS,
        },
    )
    hand(app, handed)
    return app


def _operator(db: Path) -> Operator:
    try:
        return load(db.with_name(NAME))
    except OperatorError as error:
        raise ServeError(str(error)) from error


def serve(
    db: Path,
    host: str,
    port: int,
    when_listening: Callable[[], None] = lambda: None,
    official_jobs: Path | None = None,
    processes: int = 1,
    **offer: Any,
) -> None:
    """Serve until interrupted, with so many processes behind the port; ``offer`` as in ``make_app``.

    Raises ``PortTaken``, or ``ServeError`` when ``db`` is no database.
    """
    _require_sqlite(db)
    _operator(db)  # what is wrong with it is said before we listen
    with _listen(host, port) as listening:

        def work() -> None:
            held_together()
            app = make_app(db, os.environ.get("VITALITY_CONTACT"), official_jobs, **offer)
            with contextlib.suppress(KeyboardInterrupt):  # the way to end it
                asyncio.run(_serve(app, listening))

        when_listening()
        if processes == 1:
            work()
        else:
            in_processes(processes, work)


async def _serve(app: Datasette, listening: socket.socket) -> None:
    """Answer, and meanwhile make ready what the first search needs."""
    config = uvicorn.Config(
        app.app(), log_level="warning", http=Impatient, limit_concurrency=MOST_CONNECTIONS
    )
    warming = asyncio.create_task(warm(app))
    await uvicorn.Server(config).serve(sockets=[listening])
    await warming


def _require_sqlite(db: Path) -> None:
    address = f"{db.resolve().as_uri()}?mode=ro"
    try:
        with contextlib.closing(sqlite3.connect(address, uri=True)) as opened:
            names = {name for (name,) in opened.execute("SELECT name FROM sqlite_master")}
    except sqlite3.Error as error:
        raise ServeError(f"{db} cannot be read as a database: {error}.") from error
    if "network" in names and not names >= NEEDED:
        raise ServeError(
            f"{db} was made by an earlier version: run vitality assess once, then serve it."
        )


def _listen(host: str, port: int) -> socket.socket:
    if not 0 <= port <= 65535:
        raise PortTaken(f"{host}:{port} cannot be used (ports end at 65535)")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        # Its own text repeats the address; only the reason is wanted. Names that cannot be looked up
        # have numbers below zero, of another list.
        number = error.errno or 0
        reason = os.strerror(number) if number > 0 else "no such address"
        raise PortTaken(f"{host}:{port} cannot be used ({reason})") from error
    # An answer goes out at once, not with the next one: asyncio sets this only where it opened the
    # socket itself. Without it each page waits 40 ms for the browser's delayed acknowledgement.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening
