"""``vitality schedule``: what makes a machine crawl by itself, ready to be put in its place."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from commands.errors import Stop, stopping
from vocabulary.operator import NAME, MailSettings, load_mail

KINDS = ("systemd", "cron", "github", "compose")
_AT = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_FILE = re.compile(r"^=== (\S+)\n", re.MULTILINE)
_TEMPLATES = Environment(
    loader=PackageLoader("commands", "schedules"),
    undefined=StrictUndefined,
    keep_trailing_newline=True,
    trim_blocks=True,
    autoescape=False,  # noqa: S701  no page: units, lines and workflows
)


def schedule(kind: str, at: str, home: Path) -> dict[str, str]:
    """Return the files of one kind of schedule: name -> text.

    ``at`` is the time of the day (HH:MM, UTC for workflows, the machine's own otherwise) when the
    day's runs are judged and published; whoever subscribes is told then, where the data folder has
    subscribers or settings of mail. Raises ``Stop`` when it is none, or when the data folder's
    name cannot stand in such a file.
    """
    time = _AT.fullmatch(at)
    if time is None:
        raise Stop(f"{at!r} is no time of the day: write --at 05:30")
    if re.search(r"[\s%'\"\\$]", str(home)):
        raise Stop(f"The data folder {home} has signs that a schedule cannot hold: choose another.")
    command = shutil.which("vitality") or str(Path(sys.executable).with_name("vitality"))
    text = _TEMPLATES.get_template(f"{kind}.txt").render(
        command=command,
        home=home.resolve(),
        at=at,
        hour=time[1],
        minute=time[2],
        notifies=_notifies(home),
    )
    _, *parts = _FILE.split(text)
    return {name: body.strip() + "\n" for name, body in zip(parts[::2], parts[1::2], strict=True)}


def _notifies(home: Path) -> bool:
    """Whether the operator has somebody to tell."""
    if (home / "subscribers.csv").exists():
        return True
    with stopping():
        return load_mail(home / NAME) != MailSettings()


def write(files: dict[str, str], folder: Path) -> list[Path]:
    """Write the files into ``folder`` and return their paths; nothing existing is overwritten."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name in files]
    for path in paths:
        if path.exists():
            raise Stop(f"{path} exists already: move it away, or choose another --out.")
    for path in paths:
        path.write_text(files[path.name], encoding="utf-8")
    return paths
