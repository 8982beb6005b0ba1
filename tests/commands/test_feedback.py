"""Mails that say useful or wrong are noted once, by network and state, and nothing of who wrote them."""

from __future__ import annotations

import mailbox
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from analysis.feedback import Feedback, Opinion, read_subject, subject
from analysis.reason import State
from tests.dashboard.conftest import network
from tests.helpers.judging import Case, visit
from vitality import main
from vocabulary.said import Language

SAID = Feedback(Opinion.WRONG, "club", State.DEAD, date(2026, 11, 20))


@pytest.fixture
def db(tmp_path: Path) -> Path:
    case = Case(tmp_path / "vitality.db")
    case.crawl(visit())
    case.judge()
    assert network("club", "Club")["id"] == "club"
    return case.path


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("opinion", Opinion)
def test_what_is_written_is_read_again(language: Language, opinion: Opinion) -> None:
    said = Feedback(opinion, "club-2", State.ALIVE, date(2026, 11, 20))
    assert read_subject(f"Re: {subject(said, language)}") == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bonjour",
        "Vitality, bof : club, dead, 2026-11-20",
        "Vitality, faux : club, asleep, 2026-11-20",
        "Vitality, faux : club, dead, 2026-02-31",
        "Vitality, faux : ../../etc, dead, 2026-11-20",
    ],
)
def test_what_is_none_of_ours_says_nothing(text: str) -> None:
    assert read_subject(text) is None


@given(st.text(max_size=700))
def test_any_subject_can_be_looked_at(text: str) -> None:
    read_subject(text)


def mail(said: str, number: int) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"] = "anne@mission.example", said
    made["Message-ID"] = f"<{number}@mission.example>"
    made.set_content("Je suis Anne, et ce club vit.")
    return made


def feedback(db: Path, file: Path) -> str:
    done = CliRunner().invoke(main, ["feedback", str(file), "--db", str(db)])
    assert done.exit_code == 0, done.output
    return done.output


def test_a_mailbox_is_noted_once_and_holds_nobody_s_name(db: Path, tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "box")
    for number, said in enumerate(
        [SAID, SAID, Feedback(Opinion.USEFUL, "x", State.ALIVE, SAID.shown_on)]
    ):
        box.add(mail(subject(said, Language.FR), number))
    box.add(mail("Bonjour à tous", 9))
    box.close()
    assert feedback(db, tmp_path / "box") == (
        "Noted: 2. Noted before, or of no network of ours: 1.\n"
        "Of no verdict, for a person to read: 1.\n"
    )
    assert feedback(db, tmp_path / "box").startswith("Noted: 0.")
    with Database(db) as found:
        rows = list(found.query("SELECT network, state, shown_on, opinion FROM feedback"))
    assert (
        rows
        == [{"network": "club", "state": "dead", "shown_on": "2026-11-20", "opinion": "wrong"}] * 2
    )
    for path in tmp_path.glob("vitality.db*"):
        assert b"anne" not in path.read_bytes().lower()


def test_one_saved_mail_and_plain_subjects_will_do(db: Path, tmp_path: Path) -> None:
    (tmp_path / "one.eml").write_bytes(mail(subject(SAID, Language.EN), 1).as_bytes())
    assert feedback(db, tmp_path / "one.eml").startswith("Noted: 1.")
    (tmp_path / "lines").write_text(subject(SAID, Language.FR) + "\n", encoding="utf-8")
    assert feedback(db, tmp_path / "lines").startswith("Noted: 1.")
