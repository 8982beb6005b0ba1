"""MediaWiki as Debian packages it, in French, with SQLite: a wiki edited every week."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_urlsafe
from xml.sax.saxutils import escape

from tests.real.servers.community import PEOPLE, Community, days_before
from tests.real.servers.packages import install_debian_packages, run
from tests.real.servers.process import LOOPBACK, answers, free_port, running

PACKAGED = Path("/usr/share/mediawiki")
HOST, NAME = "mediawiki.localhost", "Wiki des relieurs"
#: Days ago. The feed of recent changes shows seven days, whatever the wiki's age.
EDITS = (5.1, 11.8, 19.2, 26.4, 33.1, 39.9, 47.3)
#: What the installer stamped with its own time, and the column that says when.
STAMPS = {
    "revision": "rev_timestamp",
    "logging": "log_timestamp",
    "user": "user_registration",
}


@contextmanager
def mediawiki(folder: Path, as_of: datetime) -> Iterator[Community]:
    """Install, seed and serve a wiki until the block ends."""
    install_debian_packages()
    port = free_port()
    url = f"http://{HOST}:{port}"
    settings = _install(folder, url)
    for person in PEOPLE[1:]:
        _maintain(settings, "createAndPromote", person.name, token_urlsafe(24))
    edits = days_before(as_of, *EDITS)
    installed = min(edits) - timedelta(days=7)
    _redate(folder / "wiki.sqlite", installed)
    (folder / "dump.xml").write_text(_dump(edits), encoding="utf-8")
    _maintain(settings, "importDump", folder / "dump.xml")
    _maintain(settings, "rebuildrecentchanges")
    _maintain(settings, "initSiteStats", "--update", "--active")
    php = ("php", "-S", f"{LOOPBACK}:{port}", "-t", PACKAGED)
    with running(php, folder / "log", lambda: answers(port, HOST), _at(settings)):
        version = _maintain(settings, "version").split()[2]
        yield Community("mediawiki", NAME, f"{url}/", version, (*edits, installed))


def _install(folder: Path, url: str) -> Path:
    """Install a wiki whose files are all in ``folder``; return its settings."""
    run(
        "php",
        PACKAGED / "maintenance" / "install.php",
        "--dbtype=sqlite",
        "--dbname=wiki",
        f"--dbpath={folder}",
        f"--confpath={folder}",
        f"--server={url}",
        "--scriptpath=",
        "--lang=fr",
        f"--pass={token_urlsafe(24)}",
        NAME,
        PEOPLE[0].name,
    )
    settings = folder / "LocalSettings.php"
    with settings.open("a", encoding="utf-8") as more:
        more.write(f"$wgCacheDirectory = '{folder}';\n")
    return settings


def _maintain(settings: Path, script: str, *arguments: str | Path) -> str:
    path = PACKAGED / "maintenance" / f"{script}.php"
    return run("php", path, *arguments, environment=_at(settings))


def _at(settings: Path) -> dict[str, str]:
    return {"MW_CONFIG_FILE": str(settings)}


def _redate(database: Path, moment: datetime) -> None:
    """Take back to ``moment`` what installing stamped with today's date."""
    with closing(sqlite3.connect(database)) as opened:
        for table, column in STAMPS.items():
            stamp = f"{moment:%Y%m%d%H%M%S}"
            opened.execute(f"UPDATE {table} SET {column} = ?", [stamp])
        opened.commit()


def _dump(edits: tuple[datetime, ...]) -> str:
    """Return an export file with one page for each edit, by members in turn; the oldest is home."""
    pages = []
    for number, moment in enumerate(edits):
        title = "Accueil" if moment == min(edits) else f"Atelier {number}"
        author = escape(PEOPLE[number % len(PEOPLE)].name)
        pages.append(
            f"<page><title>{title}</title><ns>0</ns><revision>"
            f"<timestamp>{moment:%Y-%m-%dT%H:%M:%SZ}</timestamp>"
            f"<contributor><username>{author}</username></contributor>"
            "<model>wikitext</model><format>text/x-wiki</format>"
            f'<text xml:space="preserve">Comptes rendus des ateliers de reliure, {number}.</text>'
            "</revision></page>"
        )
    root = (
        '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="fr">'
    )
    return f"{root}{''.join(pages)}</mediawiki>"
