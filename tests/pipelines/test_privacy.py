"""Nothing of a person passes the last gate."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipelines.privacy import PrivacyPipeline, scrub, scrub_url
from vocabulary.items import FetchOutcome, Observation, Outcome, Post, PostKind, Visit, VisitRecord

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Écrire à marie.durand@exemple.fr svp", "Écrire à […] svp"),
        ("marie [at] exemple.fr", "[…]"),
        ("suivez @marie_durand ici", "suivez […] ici"),
        ("@marie@piaille.fr", "[…]"),
        ("Tél. 06 12 34 56 78", "Tél. […]"),
        ("+33 6 12 34 56 78", "[…]"),
        ("12 345 membres", "12 345 membres"),
        ("1 234 567 membres", "1 234 567 membres"),
        ("Forum  des\n agriculteurs", "Forum des agriculteurs"),
    ],
)
def test_addresses_handles_and_numbers_of_people_are_scrubbed(text: str, kept: str) -> None:
    assert scrub(text) == kept


def test_a_long_quote_is_cut() -> None:
    assert len(scrub("mot " * 10_000)) <= 120


def test_hostile_text_is_scrubbed_in_linear_time() -> None:
    assert scrub("a@" * 500_000 + "." * 500_000)


def test_addresses_lose_user_names_passwords_and_mail_addresses() -> None:
    assert scrub_url("https://marie:secret@forum.example/x") == "https://forum.example/x"
    assert scrub_url("https://forum.example/?u=marie@exemple.fr") == "https://forum.example/?u=[…]"


def test_every_text_of_a_record_is_scrubbed() -> None:
    mail = "marie.durand@exemple.fr"
    record = VisitRecord(
        Visit("club", f"https://x.example/?m={mail}", "home", NOW, FetchOutcome.OK, 200),
        (Observation("home_title", Outcome.OBSERVED, mail, place=mail, quote=mail),),
        (Post(NOW, PostKind.POST, "f", source=f"https://x.example/{mail}"),),
    )
    assert mail not in repr(PrivacyPipeline().process_item(record))


def test_the_address_a_notice_sends_members_to_is_kept_whole() -> None:
    url = f"https://user:secret@autre.example/{'accueil/' * 30}"
    seen = Observation("successor_url", Outcome.OBSERVED, url)
    visit = Visit("club", "https://club.example/", "home", NOW, FetchOutcome.OK, 200)
    record = PrivacyPipeline().process_item(VisitRecord(visit, (seen,)))
    assert record.observations[0].value == f"https://autre.example/{'accueil/' * 30}"
