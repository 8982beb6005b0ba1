"""The token that opens the editor's page, and the writer that comes with it."""

from __future__ import annotations

from pathlib import Path

from commands.entries import writer
from commands.errors import Stop
from commands.options import existing
from dashboard.handed import Editor

#: Signs of a token that cannot be tried out.
LEAST = 16


def editor_of(token_file: Path, db: Path) -> Editor:
    """Return the editor whose token stands in a file. Raises ``Stop`` where that is no safe one."""
    path = existing(token_file)
    if path.stat().st_mode & 0o007:
        raise Stop(f"Everybody on this machine can read {path}: chmod 640 {path}")
    token = path.read_text(encoding="utf-8").strip()
    if len(token) < LEAST:
        raise Stop(
            f"The token in {path} is shorter than {LEAST} signs: openssl rand -hex 16 > {path}"
        )
    return Editor(token, writer(db))
