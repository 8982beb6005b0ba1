"""``vitality schedule``: what makes a machine crawl by itself, ready to be put in its place."""

from __future__ import annotations

import getpass
import re
import shutil
import sys
import time
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from commands.errors import Stop, stopping
from vocabulary.operator import NAME, MailSettings, load_mail

KINDS = ("systemd", "cron", "github", "compose")
_AT = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
#: Minutes of a quarter of the day, and after its beginning when a crawl sets out.
_QUARTER, _LATER = 360, 15
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
    asked = _AT.fullmatch(at)
    if asked is None:
        raise Stop(f"{at!r} is no time of the day: write --at 05:30")
    if re.search(r"[\s%'\"\\$]", str(home)):
        raise Stop(f"The data folder {home} has signs that a schedule cannot hold: choose another.")
    command = shutil.which("vitality") or str(Path(sys.executable).with_name("vitality"))
    text = _TEMPLATES.get_template(f"{kind}.txt").render(
        command=command,
        home=home.resolve(),
        at=at,
        hour=asked[1],
        minute=asked[2],
        crawls=crawl_times(_most_ahead()),
        user=_user(home),
        notifies=_notifies(home),
    )
    _, *parts = _FILE.split(text)
    return {name: body.strip() + "\n" for name, body in zip(parts[::2], parts[1::2], strict=True)}


def crawl_times(ahead: int) -> str:
    """Return minute and hours of cron's line, soon after each quarter of the day in UTC begins.

    ``ahead``: minutes by which the machine's clock is ahead of UTC, at most: where its summer has another
    hour, the runs of winter are an hour later in their quarter.
    """
    hour, minute = divmod((ahead + _LATER) % _QUARTER, 60)
    return f"{minute} {','.join(str(hour + more) for more in range(0, 24, _QUARTER // 60))}"


def _most_ahead() -> int:
    seconds = max(-time.timezone, -time.altzone if time.daylight else -time.timezone)
    return seconds // 60


def _user(home: Path) -> str:
    """Return who owns the data folder, or would: units run as the same. Empty: nobody with a name."""
    try:
        return home.owner() if home.exists() else getpass.getuser()
    except (KeyError, OSError):
        return ""


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
