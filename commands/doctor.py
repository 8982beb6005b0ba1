"""``vitality doctor``: what keeps a crawl from going well, asked before it goes wrong."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from commands.home import Home
from commands.language import language
from commands.status import LEAST_DISK
from crawler.browser import fault_of
from mailing.delivery import mailbox
from pipelines.database import DatabaseFault, check
from vocabulary.catalogue import CatalogueError, load
from vocabulary.errors import VitalityError
from vocabulary.operator import NAME, load_mail
from vocabulary.operator import load as load_operator

#: A clock before this day is wrong: it is when this was written.
_WRITTEN = datetime(2026, 11, 28, tzinfo=UTC)
#: A name that every resolver knows.
_KNOWN = "example.org"
#: An address of the public net that nobody has (RFC 5737).
_SOMEWHERE = "192.0.2.1"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What one question found: whether it is well, and what to do when it is not."""

    question: str
    is_well: bool
    says: str


def examine(home: Home, db: Path, catalogue: Path) -> Iterator[Diagnosis]:
    """Yield what each question finds. Asks the resolver for one name, and the operator's mail server."""
    yield _names()
    yield _clock()
    yield _folder(home)
    yield _disk(home)
    yield _database(db)
    yield _catalogue(catalogue)
    yield _contact()
    yield _outgoing()
    yield _settings(home)
    yield _mail(home)
    yield _browser()


def _finding(question: str, ask: Callable[[], str]) -> Diagnosis:
    """Return what ``ask`` says is well; what it raises is what is not."""
    try:
        return Diagnosis(question, True, ask())
    except (OSError, sqlite3.Error, ValueError, VitalityError) as error:
        return Diagnosis(question, False, str(error))


def _names() -> Diagnosis:
    try:
        socket.getaddrinfo(_KNOWN, 443)
    except OSError:
        says = f"{_KNOWN} has no address here: see the connection and the name servers."
        return Diagnosis("names", False, says)
    return Diagnosis("names", True, "names are found")


def _clock() -> Diagnosis:
    now = datetime.now(UTC)
    says = f"{now:%Y-%m-%d %H:%M} UTC"
    if now < _WRITTEN:
        return Diagnosis(
            "clock", False, f"{says} is before this program was written: set the clock."
        )
    return Diagnosis("clock", True, says)


def _folder(home: Home) -> Diagnosis:
    def ask() -> str:
        home.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home.folder):
            return f"{home.folder} can be written"

    return _finding("data folder", ask)


def _disk(home: Home) -> Diagnosis:
    def ask() -> str:
        free = shutil.disk_usage(home.folder).free
        if free < LEAST_DISK:
            raise ValueError(f"only {free >> 20} MiB are free: make room, 1 GiB at least.")
        return f"{free >> 30} GiB free"

    return _finding("disk", ask)


def _database(db: Path) -> Diagnosis:
    def ask() -> str:
        if not db.exists():
            return "none yet: the first crawl makes it"
        try:
            check(db, thoroughly=True)
        except DatabaseFault as error:
            raise ValueError(error.message) from None
        return f"{db} is whole"

    return _finding("database", ask)


def _catalogue(path: Path) -> Diagnosis:
    def ask() -> str:
        try:
            return f"{len(load(path).networks)} networks"
        except CatalogueError as error:
            raise ValueError(error.text(language())) from None

    return _finding("catalogue", ask)


def _contact() -> Diagnosis:
    contact = os.environ.get("VITALITY_CONTACT", "")
    if not contact:
        says = "VITALITY_CONTACT is not set: sites and networks cannot reach you."
        return Diagnosis("contact", False, says)
    return Diagnosis("contact", True, contact)


def _outgoing() -> Diagnosis:
    """Tell from which address visits leave. Connecting a socket of datagrams sends none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as leaving:
        try:
            leaving.connect((_SOMEWHERE, 443))
        except OSError:
            return Diagnosis("outgoing address", False, "there is no way out over IPv4 from here.")
        return Diagnosis("outgoing address", True, f"visits leave from {leaving.getsockname()[0]}")


def _settings(home: Home) -> Diagnosis:
    def ask() -> str:
        path = home.folder / NAME
        load_operator(path)
        load_mail(path)
        return f"{path} is understood" if path.exists() else f"no {NAME}: pages say what is missing"

    return _finding("settings", ask)


def _mail(home: Home) -> Diagnosis:
    def ask() -> str:
        smtp = os.environ.get("VITALITY_SMTP") or load_mail(home.folder / NAME).smtp
        if not smtp:
            return "none is sent: no server is set"
        with mailbox(smtp):
            return "the mail server takes us"

    return _finding("mail", ask)


def _browser() -> Diagnosis:
    command = os.environ.get("VITALITY_BROWSER", "")
    if not command:
        return Diagnosis("browser", True, "none: pages that only scripts can build stay blank")
    unfit = fault_of(command)
    return Diagnosis("browser", unfit is None, unfit or f"{command} shows pages built by scripts")
