"""``vitality feedback``: note the mails that say whether a verdict was useful or wrong.

Of each mail its subject is read, and its identifier made into a digest; nothing else of it is kept or shown.
"""

from __future__ import annotations

import mailbox
from collections.abc import Iterator
from contextlib import closing
from email import message_from_bytes, policy
from email.message import Message
from pathlib import Path

import click

from analysis.feedback import read_subject
from pipelines.feedback import Row, keep_feedback
from vocabulary.items import fingerprint


def feedback(file: Path, db: Path) -> int:
    """Note the mails of a file (an mbox, one mail, or subjects line by line); return the exit status."""
    rows: list[Row] = []
    others = 0
    for subject, identity in _mails(file):
        found = read_subject(subject)
        if found is None:
            others += 1
            continue
        day = found.shown_on.isoformat()
        said = (found.network, found.state.value, day, found.opinion.value)
        rows.append((fingerprint(f"{identity}\n{' '.join(said)}"), *said))
    kept = keep_feedback(db, rows)
    click.echo(f"Noted: {kept}. Noted before, or of no network of ours: {len(rows) - kept}.")
    if others:
        click.echo(f"Of no verdict, for a person to read: {others}.")
    return 0


def _mails(file: Path) -> Iterator[tuple[str, str]]:
    """Yield subject and identifier of each mail; of a mere line, its place stands for an identifier."""
    with file.open("rb") as opened:
        body = opened.read()
    if body.startswith(b"From "):
        with closing(mailbox.mbox(file, create=False)) as box:
            yield from (
                _told(message_from_bytes(each.as_bytes(), policy=policy.default)) for each in box
            )
        return
    mail = message_from_bytes(body, policy=policy.default)
    if mail["Subject"] and mail["From"]:
        yield _told(mail)
        return
    for number, line in enumerate(body.decode(errors="replace").splitlines()):
        if line.strip():
            yield line, f"line {number}"


def _told(mail: Message) -> tuple[str, str]:
    return str(mail["Subject"] or ""), str(mail["Message-ID"] or mail["Date"] or "")
