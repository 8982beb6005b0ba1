"""``vitality export``: the files of one publication, and a history of them in Git that says what changed."""

from __future__ import annotations

import csv
import io
import subprocess
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from analysis.changes import between
from analysis.exporting.export import export as write_files
from analysis.words.labels import STATES
from analysis.words.wording import FR, day, number
from commands.errors import Stop, stopping
from mailing.news import SECTIONS
from mailing.words import HEADINGS, counted
from vocabulary.operator import NAME, load
from vocabulary.said import Said

#: The file whose history is read: it changes only with the networks.
_LASTING = "networks.csv"
#: Networks of one kind of change that a message names.
_MOST = 50
#: Who commits where nobody has told Git.
_NOBODY = ("-c", "user.name=Vitality", "-c", "user.email=vitality@localhost")
#: The changes of state that no section of the letters has, and their heading.
_OTHER, _CHANGED = "", Said("Autre changement d'état", "Another change of state")

Rows = Mapping[str, Mapping[str, str]]


def export(db: Database, out: Path, beside: Path) -> list[Path]:
    """Write all files into ``out`` with what the operator says ``beside`` the database. Raises ``Stop``."""
    with stopping():
        operator = load(beside / NAME)
    return write_files(db, out, operator)


def commit(files: list[Path], folder: Path, now: datetime) -> str | None:
    """Commit the files in ``folder``, a Git working copy or one to be; ``None``: nothing has changed.

    Returns the message's first line. Nothing but these files is committed. Raises ``Stop``.
    """
    if not (folder / ".git").exists():
        _git(folder, "init", "-q")
    names = [path.name for path in files]
    before = _rows(_git(folder, "show", f"HEAD:{_LASTING}", check=False))
    _git(folder, "add", "--", *names)
    if not _git(folder, "status", "--porcelain", "--", *names).strip():
        return None
    after = _rows((folder / _LASTING).read_bytes().decode())
    message = "\n".join(_message(before, after, now))
    identity = () if _git(folder, "config", "user.email", check=False).strip() else _NOBODY
    _git(folder, *identity, "commit", "-q", "-m", message, "--", *names)
    return message.partition("\n")[0]


def _message(before: Rows, after: Rows, now: datetime) -> Iterator[str]:
    """Yield the lines of a message: what is counted, then the networks by kind of change."""
    states = [{name: row["state"] for name, row in rows.items()} for rows in (before, after)]
    kinds = {kind: section for section, parts in SECTIONS.items() for kind in parts}
    found: dict[str, list[str]] = {section: [] for section in (*SECTIONS, _OTHER)}
    for change in between(*states):
        was = f"{STATES[change.before].fr} → " if change.before else ""
        line = f"- {after[change.network]['name']} : {was}{STATES[change.after].fr}"
        found[kinds.get(change.kind, _OTHER)].append(line)
    others = (
        (len(found[_OTHER]), "autre état", "autres états"),
        (_facts(before, after), "réseau aux faits nouveaux", "réseaux aux faits nouveaux"),
        (len(before.keys() - after.keys()), "retiré", "retirés"),
    )
    told = [counted(section, len(found[section]), FR) for section in SECTIONS if found[section]]
    told += [_count(how_many, one, more) for how_many, one, more in others if how_many]
    yield f"{day(now, FR)} : {', '.join(told) or 'rien de nouveau'}"
    for section, lines in found.items():
        if lines:
            yield f"\n{HEADINGS.get(section, _CHANGED).fr}"
            yield from lines[:_MOST]
            if len(lines) > _MOST:
                yield f"- et {number(len(lines) - _MOST, FR)} de plus"


def _count(how_many: int, one: str, more: str) -> str:
    return f"{number(how_many, FR)} {one if how_many == 1 else more}"


def _facts(before: Rows, after: Rows) -> int:
    """Return of how many networks something else than the state has changed."""
    both = before.keys() & after.keys()
    same_state = (each for each in both if before[each]["state"] == after[each]["state"])
    return sum(before[each] != after[each] for each in same_state)


def _rows(text: str) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


def _git(folder: Path, *words: str, check: bool = True) -> str:
    try:
        done = subprocess.run(  # noqa: S603  words of ours and names of our files
            ["git", "-C", str(folder), *words],  # noqa: S607  the one on the operator's path
            capture_output=True,
            check=check,
        )
    except FileNotFoundError:
        raise Stop(
            "There is no git on this machine: install it, or export without --git."
        ) from None
    except subprocess.CalledProcessError as error:
        raise Stop(
            f"git {words[0]} failed: {error.stderr.decode(errors='replace').strip()}"
        ) from None
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""
