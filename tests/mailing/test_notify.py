"""Mails reach a real mail server, data a real receiver; nothing is sent twice, whatever breaks."""

from __future__ import annotations

import hashlib
import hmac
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from sqlite_utils import Database

from commands.errors import Stop
from commands.notify import notify
from mailing.delivery import SIGNATURE, Mailbox, SettingsError, mailbox
from tests.mailing.conftest import MailServer, Receiver

NOW = datetime(2026, 11, 5, 6, tzinfo=UTC)
HEAD = "address,language,trades,regions,every\n"


class Home:
    """A data folder with subscribers, and what notify says of it."""

    def __init__(self, db: Path, mail_server: MailServer) -> None:
        self.db, self.folder = db, db.parent
        self.environ = {
            "VITALITY_CONTACT": "mailto:contact@reseaux.example",
            "VITALITY_PUBLIC_URL": "https://reseaux.example",
            "VITALITY_SMTP": f"smtp://127.0.0.1:{mail_server.port}",
        }
        self.subscribe("anne@mission.example,fr,Artisanat,,monthly")

    def subscribe(self, *rows: str) -> None:
        (self.folder / "subscribers.csv").write_text(HEAD + "\n".join(rows), encoding="utf-8")

    def notify(self, dry: Path | None = None, now: datetime = NOW) -> int:
        return notify(self.folder, self.db, now, self.environ, dry)


@pytest.fixture
def home(db: Path, mail_server: MailServer) -> Home:
    return Home(db, mail_server)


def form(mail_server: MailServer, kind: str) -> str:
    [mail] = mail_server.taken
    part = mail.get_body((kind,))
    assert part is not None
    text = part.get_content()
    assert isinstance(text, str)
    return text


def test_a_mail_has_both_forms_and_tells_the_month(home: Home, mail_server: MailServer) -> None:
    assert home.notify() == 0
    [mail] = mail_server.taken
    assert mail["To"] == "anne@mission.example"
    assert mail["From"] == "Vitality <contact@reseaux.example>"
    assert mail["Subject"] == (
        "Artisanat\u00a0: 2 éteints, 1 déménagé, 1 ralentit, 1 de retour, 1 nouveau en octobre 2026"
    )
    plain = " ".join(form(mail_server, "plain").split())
    for told in (
        "À NE PLUS CONSEILLER - Le breton & Cie (éteint). Voici pourquoi : breton.",
        "Changez le lien : https://nouvelle.example/",
        "Allez plutôt vers Le constant & Cie.",
        "À CONSEILLER EN CE MOMENT · Artisanat : Le",
    ):
        assert told in plain
    html = LexborHTMLParser(form(mail_server, "html"))
    assert [each.text() for each in html.css("h2")] == [
        "À ne plus conseiller",
        "Nouvelle adresse",
        "À vérifier avant de conseiller",
        "De retour",
        "Nouveau dans la liste",
    ]
    assert not html.css("img, script, link, form")


def test_one_click_stops_it(home: Home, mail_server: MailServer) -> None:
    home.notify()
    [mail] = mail_server.taken
    stop = "mailto:contact@reseaux.example?subject=Arr%C3%AAter"
    assert mail["List-Unsubscribe"] == f"<{stop}>"
    assert stop in form(mail_server, "plain")
    assert LexborHTMLParser(form(mail_server, "html")).css_first(f'a[href="{stop}"]')


def test_it_is_sent_once_and_the_next_month_again(home: Home, mail_server: MailServer) -> None:
    assert [home.notify(), home.notify(), home.notify()] == [0, 0, 0]
    assert len(mail_server.taken) == 1
    home.notify(now=datetime(2027, 1, 2, 6, tzinfo=UTC))
    assert len(mail_server.taken) == 2
    assert "rien de nouveau en décembre" in mail_server.taken[1]["Subject"]


def test_nothing_that_changed_makes_no_mail_of_the_week(
    home: Home, mail_server: MailServer
) -> None:
    home.subscribe("anne@mission.example,fr,,,weekly")
    assert home.notify(now=datetime(2026, 11, 20, tzinfo=UTC)) == 0
    assert mail_server.taken == []


def test_a_crash_while_sending_never_sends_twice(
    home: Home,
    mail_server: MailServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    hand_over = Mailbox.send

    def killed(box: Mailbox, mail: object) -> None:
        hand_over(box, mail)  # type: ignore[arg-type]
        raise SystemExit(137)

    monkeypatch.setattr(Mailbox, "send", killed)
    with pytest.raises(SystemExit):
        home.notify()
    monkeypatch.setattr(Mailbox, "send", hand_over)
    assert home.notify() == 0
    assert len(mail_server.taken) == 1
    assert "1 earlier notices were interrupted" in capsys.readouterr().err


def test_a_lost_connection_is_told_and_not_sent_again(
    home: Home, mail_server: MailServer, capsys: pytest.CaptureFixture[str]
) -> None:
    mail_server.answer = "421 going down"
    assert home.notify() == 1
    mail_server.answer = "250 OK"
    home.notify()
    assert "Not sent (1)" in capsys.readouterr().err


def test_a_refused_address_waits_and_keeps_nobody_else_from_the_mail(
    home: Home, mail_server: MailServer, capsys: pytest.CaptureFixture[str]
) -> None:
    home.subscribe("gone@mission.example,,,,", "paul@mission.example,,,,")
    mail_server.refused = {"gone@mission.example"}
    assert home.notify() == 1
    assert [mail["To"] for mail in mail_server.taken] == ["paul@mission.example"]
    said = capsys.readouterr().err
    assert "refuses the address (550)" in said
    assert "gone@" not in said
    mail_server.refused = set()
    assert home.notify() == 0
    assert mail_server.taken[-1]["To"] == "gone@mission.example"


def test_a_mail_server_that_is_away_loses_nothing(home: Home, mail_server: MailServer) -> None:
    smtp = home.environ["VITALITY_SMTP"]
    home.environ["VITALITY_SMTP"] = "smtp://127.0.0.1:1"
    assert home.notify() == 1
    home.environ["VITALITY_SMTP"] = smtp
    assert home.notify() == 0
    assert len(mail_server.taken) == 1


def test_no_address_is_kept_in_the_record_or_the_database(
    home: Home, mail_server: MailServer
) -> None:
    home.notify()
    for path in home.folder.glob("*"):
        if path.name != "subscribers.csv":
            assert b"anne" not in path.read_bytes(), path
    assert (home.folder / "notices.key").stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(home.folder / "notices.db")) as record:
        [(key, issue, is_done)] = record.execute("SELECT * FROM sending").fetchall()
    assert (len(key), issue, is_done) == (32, "monthly 2026-10-01", 1)


def test_a_dry_run_writes_the_mails_and_sends_nothing(
    home: Home, mail_server: MailServer, tmp_path: Path
) -> None:
    home.subscribe("anne@mission.example,,,,", "https://hook.example/x,en,,,")
    assert home.notify(dry=tmp_path / "out") == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "0001-monthly-2026-10-01.eml",
        "0001-monthly-2026-10-01.html",
        "0001-monthly-2026-10-01.txt",
        "0002-monthly-2026-10-01.json",
        "0002-monthly-2026-10-01.txt",
    ]
    assert mail_server.taken == []
    assert home.notify() == 1  # the hook is nowhere; the mail was not marked as sent
    assert len(mail_server.taken) == 1


def test_a_program_is_sent_signed_data_once(home: Home, receiver: Receiver) -> None:
    home.environ["VITALITY_WEBHOOK_SECRET"] = "s3cret"
    home.subscribe(f"{receiver.url},en,craft,,")
    receiver.status = 503
    assert home.notify() == 1
    receiver.status = 204
    assert [home.notify(), home.notify()] == [0, 0]
    (_again, first), (headers, body) = receiver.came
    assert first == body
    signed = hmac.new(b"s3cret", body, hashlib.sha256).hexdigest()
    assert headers[SIGNATURE.lower()] == f"sha256={signed}"
    data = json.loads(body)
    changes = {each["id"]: each for each in data["changes"]}
    assert changes["atelier"]["kind"] == "died"
    assert changes["atelier"]["reason"] == "This is why: atelier."
    assert changes["atelier"]["instead"] == "constant"
    assert changes["guilde"]["successor_url"] == "https://nouvelle.example/"
    assert data["advised"][0]["reasons"]


@pytest.mark.filterwarnings("ignore:'imghdr':DeprecationWarning")
def test_a_channel_is_told_by_apprise(home: Home, receiver: Receiver) -> None:
    home.subscribe(f"json://{receiver.url.removeprefix('http://')},,,,")
    assert home.notify() == 0
    [(_headers, body)] = receiver.came
    told = json.loads(body)
    assert "2 éteints" in told["title"]
    assert "Le breton & Cie" in told["message"]


def test_the_operator_is_told_of_each_fault_of_each_crawl_once(
    home: Home, mail_server: MailServer, receiver: Receiver
) -> None:
    home.subscribe()
    (home.folder / "operator.toml").write_text(
        f'[mail]\nalerts = ["boss@mission.example", "{receiver.url}"]\n', encoding="utf-8"
    )
    with Database(home.db) as found:
        found.execute("UPDATE crawl SET void = 1 WHERE id = 3")
        found.conn.commit()
    assert [home.notify(), home.notify()] == [0, 0]
    told = [mail["Subject"] for mail in mail_server.taken]
    assert any("is void" in each for each in told)
    alerts = [json.loads(body)["alert"] for _headers, body in receiver.came]
    assert len(told) == len(alerts) == len(set(alerts))
    assert {"void:3", "late:3"} <= set(alerts)


@pytest.mark.parametrize(
    ("name", "said"),
    [("VITALITY_CONTACT", "address of e-mail"), ("VITALITY_PUBLIC_URL", "--public-url")],
)
def test_what_is_missing_is_said_before_anything_is_sent(home: Home, name: str, said: str) -> None:
    del home.environ[name]
    with pytest.raises(Stop, match=said):
        home.notify()


@pytest.mark.parametrize("smtp", ["", "mail.example", "http://mail.example", "smtp://a:b@[::1"])
def test_a_mail_server_is_written_as_an_address(smtp: str) -> None:
    with pytest.raises(SettingsError, match="smtp://"), mailbox(smtp):
        pass


def test_a_password_never_leaves_unencrypted(
    mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mailing.delivery._is_here", lambda _host: False)
    smtp = f"smtp://user:secret@127.0.0.1:{mail_server.port}"
    with pytest.raises(SettingsError, match="unencrypted"), mailbox(smtp):
        pass
