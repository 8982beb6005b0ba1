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
        ("+33 (0)6 12 34 56 78", "[…]"),
        ("Call (514) 555-0123 now", "Call […] now"),
        ("514-555-0123", "[…]"),
        ("zq AT exemple DOT fr", "[…]"),
        ("zq (at) exemple (dot) fr", "[…]"),
        ("Marie.D @ exemple.fr", "[…]"),
        ("Top 100 2024-2026, ISBN 978-2-1234-5680-3", "Top 100 2024-2026, ISBN 978-2-1234-5680-3"),
        ("Publié par Jean Dupont le 12 mai", "Publié par […] le 12 mai"),
        ("dernier message par jean75, hier", "dernier message par […], hier"),
        ("Last post by Marie O’Neill Durand (2 days ago)", "Last post by […] (2 days ago)"),
        ("Profil de Marie Durand - Forum", "Profil de […] - Forum"),
        ("Profil de marie_d | Forum", "Profil de […] | Forum"),
        ("Marie Durand’s profile - Club", "[…]’s profile - Club"),
        ("Viewing profile: marie75", "Viewing profile: […]"),
        ("Auteur : Marie Durand", "Auteur : […]"),
        (
            "45 membres, le membre le plus récent est marie",
            "45 membres, le membre le plus récent est […]",
        ),
        ("Our newest member: marie", "Our newest member: […]"),
        ("Dernier inscrit : Marie", "Dernier inscrit : […]"),
        ("Profil de poste et compétences", "Profil de poste et compétences"),
        ("Newest members and topics", "Newest members and topics"),
        ("Le dernier inscrit gagne", "Le dernier inscrit gagne"),
        ("Powered by Discourse", "Powered by Discourse"),
        (
            "12 messages publiés par jour, site créé par le réseau",
            "12 messages publiés par jour, site créé par le réseau",
        ),
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


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://f.example/u/marie", "https://f.example/u/[…]"),
        ("https://f.example/members/marie/activity/", "https://f.example/members/[…]/activity/"),
        ("https://f.example/?author=marie", "https://f.example/?author=[…]"),
        ("https://f.example/@marie", "https://f.example/[…]"),
        ("https://f.example/users/sign_up", "https://f.example/users/sign_up"),
        ("https://f.example/members/", "https://f.example/members/"),
        ("https://f.example/t/unique/users", "https://f.example/t/unique/users"),
    ],
)
def test_addresses_lose_the_names_of_users(url: str, kept: str) -> None:
    assert scrub_url(url) == kept


@pytest.mark.parametrize(
    "url",
    [
        "https://listes.example/archives/list/metier@listes.example/latest",
        "https://listes.example/mailman3/lists/metier.listes.example/",
        "https://listes.example/mailman/listinfo/metier@listes.example",
        "https://listes.example/archives/list/metier%40listes.example/",
    ],
)
def test_the_public_address_of_a_mailing_list_stays(url: str) -> None:
    assert scrub_url(url, url) == url
    assert scrub_url(f"{url}?u=marie@exemple.fr").startswith(url)
    assert "marie" not in scrub_url(f"{url}?u=marie@exemple.fr")


def test_an_account_that_is_the_network_itself_stays() -> None:
    account = "https://social.example/@reseau"
    visit = Visit("club", account, "home", NOW, FetchOutcome.REDIRECT, 301, f"{account}/")
    post = Post(NOW, PostKind.POST, "f", source=account)
    record = PrivacyPipeline().process_item(VisitRecord(visit, posts=(post,)))
    assert (record.visit.url, record.visit.redirect_url) == (account, f"{account}/")
    assert record.posts[0].source == account
