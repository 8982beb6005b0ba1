"""Where people reach whoever runs this; said to be missing before anybody needs it."""

from __future__ import annotations

import os
from pathlib import Path

import click

from commands.errors import stopping
from vocabulary.operator import NAME, load


def warn_without_contact(db: Path) -> None:
    """Say on standard error that nobody can write to us, where that is so."""
    with stopping():
        email = load(db.with_name(NAME)).email
    if not (os.environ.get("VITALITY_CONTACT") or email):
        click.echo(
            "No contact is set: nobody can report a mistake or have a network taken out. Set "
            f"VITALITY_CONTACT, or email in {db.with_name(NAME)}.",
            err=True,
        )
