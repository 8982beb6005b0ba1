"""``vitality notify``: tell subscribers what changed, and the operator what goes wrong; each thing once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import click
from httpx import TransportError

from commands.errors import Stop, stopping
from commands.status import status
from mailing import ledger
from mailing.delivery import Mailbox, NotSent, SettingsError, announce, mailbox, post
from mailing.issue import Issue, last_issue
from mailing.letter import Letter, Office, as_data, as_html, as_mail, as_text
from mailing.news import Standing, changes_of, news_for, read_published
from mailing.subscribers import Carrier, Every, Subscriber, load, way_to
from pipelines.database import check, opened
from vocabulary.operator import NAME, MailSettings, load_mail
from vocabulary.operator import load as load_operator

#: Where answers go is an address of e-mail: unsubscribing is one.
_NO_CONTACT = (
    "Set an address of e-mail where people reach you: email in {path}, or VITALITY_CONTACT."
)
_NO_URL = "Say where the dashboard is, for the links: --public-url, or VITALITY_PUBLIC_URL."


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that leaves for one address, in the form its way needs."""

    address: str
    issue: str  # what it is about: told to each address once
    mail: Callable[[str, datetime], EmailMessage]  # of its key and the moment
    title: str
    text: str
    data: Mapping[str, Any]
    html: str = ""


@dataclass(slots=True)
class Outbox:
    """What is sent in one run, and what became of it."""

    settings: MailSettings
    secret: str  # signs what programs are sent; empty: nothing is signed
    record: ledger.Ledger
    now: datetime
    sent: int = 0
    failed: list[str] = field(default_factory=list)
    _stack: ExitStack = field(default_factory=ExitStack)
    _box: Mailbox | None = None

    def send(self, notice: Notice) -> None:
        """Send one thing, unless it was sent already. What is refused waits for the next run."""
        key = self.record.key(notice.address, notice.issue)
        if not self.record.begin(key, notice.issue):
            return
        try:
            self._hand_over(notice, key)
        except (NotSent, SettingsError) as error:
            self.record.undo(key)
            self.failed.append(str(error))
        except (OSError, TransportError) as error:  # the connection was lost after it began
            self._box = None
            self.failed.append(f"nobody knows whether it arrived ({type(error).__name__})")
        else:
            self.record.end(key)
            self.sent += 1

    def _hand_over(self, notice: Notice, key: str) -> None:
        match way_to(notice.address):
            case Carrier.WEBHOOK:
                post(notice.address, notice.data, key, self.secret)
            case Carrier.CHANNEL:
                announce(notice.address, notice.title, notice.text)
            case _:
                if self._box is None:
                    self._box = self._stack.enter_context(mailbox(self.settings.smtp))
                self._box.send(notice.mail(key, self.now))

    def close(self) -> None:
        """Say goodbye to the mail server."""
        self._stack.close()


def notify(
    home: Path, db: Path, now: datetime, environ: Mapping[str, str], dry: Path | None
) -> int:
    """Send what is due, or write it to ``dry``. Returns the exit status: 1 when something did not leave."""
    check(db)
    beside = db.with_name(NAME)
    with stopping():
        settings, operator = load_mail(beside), load_operator(beside)
    contact = environ.get("VITALITY_CONTACT", "").removeprefix("mailto:") or operator.email
    if way_to(contact) is not Carrier.MAIL:
        raise Stop(_NO_CONTACT.format(path=beside))
    url = environ.get("VITALITY_PUBLIC_URL", "")
    if not url.startswith(("http://", "https://")):
        raise Stop(_NO_URL)
    settings = MailSettings(
        environ.get("VITALITY_SMTP", settings.smtp),
        environ.get("VITALITY_MAIL_FROM", settings.sender) or contact,
        settings.alerts,
    )
    office = Office(url, settings.sender, contact)
    notices = [
        *_letters(home / "subscribers.csv", db, now, office),
        *_alerts(db, now, settings, office),
    ]
    if dry:
        return _write(notices, dry, now)
    with ledger.opened(home / "notices.db") as record:
        if unsure := record.unsure():
            click.echo(
                f"{unsure} earlier notices were interrupted and are not sent again.", err=True
            )
        out = Outbox(settings, environ.get("VITALITY_WEBHOOK_SECRET", ""), record, now)
        with closing(out):
            for notice in notices:
                out.send(notice)
    click.echo(f"Sent: {out.sent}. Already told: {len(notices) - out.sent - len(out.failed)}.")
    for why in dict.fromkeys(out.failed):
        click.echo(f"Not sent ({out.failed.count(why)}): {why}.", err=True)
    return int(bool(out.failed))


def _letters(path: Path, db: Path, now: datetime, office: Office) -> Iterator[Notice]:
    """Yield a letter for each subscriber whose newest week or month has something to tell."""
    if not path.exists():
        return
    with opened(db) as database:
        published = read_published(database)
        issues = {every: last_issue(every, now) for every in Every}
        changed = {every: changes_of(database, issues[every], published) for every in Every}
    with stopping():
        subscribers = load(path, published.terms)
    for each in subscribers:
        notice = _letter(each, issues[each.every], changed[each.every], published, office)
        if notice:
            yield notice


def _letter(
    subscriber: Subscriber,
    issue: Issue,
    changed: Mapping[str, Sequence[str]],
    published: Standing,
    office: Office,
) -> Notice | None:
    news = news_for(subscriber, issue, changed, published)
    if not news.sections and issue.every is Every.WEEK:  # once a month is enough to hear of nothing
        return None
    letter = Letter(subscriber, news, office, published.terms)
    return Notice(
        subscriber.address,
        f"{issue.every} {issue.first}",
        lambda key, now: as_mail(letter, key, now),
        letter.subject,
        as_text(letter),
        as_data(letter),
        as_html(letter),
    )


def _alerts(db: Path, now: datetime, settings: MailSettings, office: Office) -> Iterator[Notice]:
    """Yield what the operator has to look at: each fault of each crawl once."""
    faults = status(db, now).alerts if settings.alerts else {}
    for name, said in faults.items():
        for address in settings.alerts:
            data = {"alert": name, "text": said, "at": now.astimezone(UTC).isoformat()}
            mail = _alert_mail(office, address, said)
            yield Notice(address, f"alert {name}", mail, "Vitality", said, data)


def _alert_mail(office: Office, address: str, said: str) -> Callable[[str, datetime], EmailMessage]:
    def compose(key: str, now: datetime) -> EmailMessage:
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = (
            office.sender,
            address,
            f"Vitality: {said}"[:120],
        )
        mail["Date"], mail["Auto-Submitted"] = now, "auto-generated"
        mail["Message-ID"] = f"<{key}@{office.sender.rpartition('@')[2]}>"
        mail.set_content(f"{said}\n\nvitality status\n{office.public_url.rstrip('/')}/health\n")
        return mail

    return compose


def _write(notices: Sequence[Notice], folder: Path, now: datetime) -> int:
    """Write what would leave, for a person to look at; file names hold no address."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, notice in enumerate(notices, 1):
        name = f"{number:04}-{notice.issue.replace(' ', '-').replace(':', '-')}"
        forms: dict[str, bytes] = {".txt": notice.text.encode()}
        if way_to(notice.address) is Carrier.MAIL:
            forms[".eml"] = notice.mail(f"dry-{number}", now).as_bytes()
            if notice.html:
                forms[".html"] = notice.html.encode()
        else:
            forms[".json"] = json.dumps(notice.data, ensure_ascii=False, indent=1).encode()
        for ending, body in forms.items():
            (folder / f"{name}{ending}").write_bytes(body)
    click.echo(f"{len(notices)} notices written to {folder}; nothing was sent.")
    return 0
