"""``--archive`` of assess and crawl: have a web archive keep the pages that decided a death or a move.

``python -m commands.keep_pages DB ARCHIVE ALLOW_PRIVATE`` does it after a crawl: a process goes out once.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from crawler.archives.captures import Archive
from crawler.archives.conversing import Silence
from crawler.archives.saving import Deciding, keep_talk
from pipelines.database import opened
from pipelines.witnesses import keep_copy
from vocabulary.archived import KeptCopy

#: Pages asked for in one run: an archive takes its time for each.
MOST = 20
#: Seconds that an archive may take to fetch and keep one page.
PATIENCE = 120
#: The newest ends and moves first. An address that gave no answer leaves nothing to keep; a capture is kept.
_PAGES = f"""
  SELECT s.id, r.evidence_url
  FROM network_status s JOIN reason r ON r.network = s.id AND r.position = 0
    AND r.crawl = (SELECT max(crawl) FROM reason WHERE network = s.id)
  WHERE s.state IN ('dead', 'moved') AND r.evidence_url LIKE 'http%' AND (
      r.evidence_status < 500
      OR r.evidence_url IN (SELECT source_url FROM editorial WHERE network = s.id))
    AND NOT EXISTS (SELECT 1 FROM kept_copy k
      WHERE k.network = s.id AND k.url = r.evidence_url AND k.archive = ?)
    AND r.evidence_url NOT IN (SELECT url FROM archived_look WHERE network = s.id)
  ORDER BY s.since DESC, s.id LIMIT {MOST}
"""  # noqa: S608  a constant of ours
_STOPPED = "{archive} was asked no further: {why}. The rest is for another time."


def keep_pages(db: Path, archive: Archive, settings: Mapping[str, Any]) -> int:
    """Ask ``archive`` to keep the deciding pages it was not asked for yet; return the exit status.

    1: the archive stopped answering before the end.
    """
    from crawler.run import converse

    silence, kept = Silence(), [0, 0]
    with opened(db) as database:
        rows = database.execute(_PAGES, [archive.host]).fetchall()
        pages = [Deciding(network, url) for network, url in rows]

        def keep(copy: KeptCopy) -> None:
            keep_copy(database, copy)
            kept[bool(copy.address)] += 1

        if pages:
            talk = keep_talk(pages, archive, keep, silence, lambda: datetime.now(UTC))
            converse(talk, {"DOWNLOAD_TIMEOUT": PATIENCE, **settings})
    click.echo(f"{kept[True]} deciding pages kept by {archive.host}, {kept[False]} not kept by it.")
    if silence.why:
        click.echo(_STOPPED.format(archive=archive.host, why=silence.why), err=True)
    return int(bool(silence.why))


def keep_pages_apart(db: Path, address: str, allow_private: bool) -> int:
    """Do it in a process of its own; return its exit status."""
    command = [sys.executable, "-m", "commands.keep_pages", str(db.absolute()), address]
    done = subprocess.run(  # noqa: S603  this very program
        [*command, str(int(allow_private))], cwd=Path(__file__).parents[1], check=False
    )
    return done.returncode


if __name__ == "__main__":
    sys.exit(
        keep_pages(
            Path(sys.argv[1]), Archive.at(sys.argv[2]), {"ALLOW_PRIVATE": sys.argv[3] == "1"}
        )
    )
