"""Networking features shown by links and forms, and only by them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.page import Page
from crawler.readers.features import fold_label, read_features


def shown(body: str, head: str = "", url: str = "https://www.exemple.fr/") -> set[str]:
    text = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    page = Page(url, 200, text.encode(), datetime(2026, 11, 23, tzinfo=UTC))
    return {feature.name for feature in read_features(page)}


@pytest.mark.parametrize(
    ("label", "href", "feature"),
    [
        ("L’annuaire des adhérents", "/a", "directory"),
        ("Members", "/community", "directory"),
        ("Mitgliederliste", "/x", "directory"),
        ("Voir", "/fr/annuaire/", "directory"),
        ("Messagerie privée", "/x", "messages"),
        ("Mes contacts", "/x", "contacts"),
        ("Nos groupes locaux", "/x", "groups"),
        ("Grupos", "/x", "groups"),
        ("Forums (1 204)", "/x", "forum"),
        ("Discuter", "/forum/index.php", "forum"),
        ("Tous les évènements", "/x", "events"),
        ("Veranstaltungen", "/x", "events"),
        ("Offres d’emploi", "/x", "jobs"),
        ("Jobs", "/jobs", "jobs"),
        ("Emploi", "/viewforum.php?f=4", "jobs"),
        ("Stellenangebote", "/x", "jobs"),
        ("Devenir mentor", "/x", "mentoring"),
        ("Mon profil", "/x", "profiles"),
        ("Lettre d’information", "/x", "newsletter"),
        ("Flux RSS", "/rss", "feed"),
        ("Newsletters", "/x", "newsletter"),
        ("Special Interest Groups", "/x", "groups"),
        ("Messages internes", "/x", "messages"),
    ],
)
def test_a_link_whose_whole_label_or_path_names_a_feature(
    label: str, href: str, feature: str
) -> None:
    assert shown(f"<nav><a href='{href}'>{label}</a></nav>") == {feature}


@pytest.mark.parametrize(
    ("label", "features"),
    [("Forum Kervia", {"forum"}), ("Kervia Jobs", {"jobs"}), ("Forum Treskel", set())],
)
def test_a_feature_may_bear_the_sites_own_name(label: str, features: set[str]) -> None:
    assert shown(f"<a href='/x'>{label}</a>", url="https://www.kervia.example/") == features


@pytest.mark.parametrize(
    "link",
    [
        "<a href='/contact'>Contact</a>",
        "<a href='/contacts'>Contacts</a>",
        "<a href='/le-groupe'>Le groupe</a>",
        "<a href='/careers'>Jobs</a>",
        "<a href='/emploi/'>Emploi</a>",
        "<a href='/economie/emploi/travailler-a-la-ville'>Offres d’emploi</a>",
        "<a href='/memberlist.php?mode=viewprofile&amp;u=5'>membre</a>",
        "<a href='/levenement/'>L’évènement</a>",
        "<footer><a href='/jobs'>Jobs</a></footer>",
        "<div id='page-footer'><a href='/emploi'>Emploi</a></div>",
        "<a href='/category/emploi/'>Emploi</a>",
        "<a href='/2024/03/forum'>Forum</a>",
        "<a href='https://www.linkedin.com/groups/1'>Groupes</a>",
        "<a href='/membres/connexion'>Espace adhérent</a>",
        "<a href='/a'>Comment écrire son profil et trouver un mentor</a>",
        "<p>Un annuaire, un forum et un agenda sont prévus.</p>",
        "<a href='https://play.google.com/store/apps/details?id=com.whatsapp'>WhatsApp</a>",
        "<form><input type='email' name='email'><input type='password'></form>",
        "<a href='http://[bad/forum'>Forum</a>",
        "<a href='http://[//apps.apple.com/whatsapp'>App</a>",
        "<a href='javascript:void(0)'>Forum</a>",
    ],
)
def test_what_only_looks_like_a_feature_shows_none(link: str) -> None:
    assert shown(link) == set()


@pytest.mark.parametrize(
    "link",
    [
        "<a href='./memberlist.php?mode=leaders'>The team</a>",
        "<a href='./memberlist.php?mode=group&amp;g=5'>Administrators</a>",
        "<a href='https://itunes.apple.com/us/podcast/kervia/id27'>Podcasts</a>",
        "<a href='/info/friends'>Friends of Kervia</a>",
    ],
)
def test_those_who_run_it_a_podcast_and_supporters_are_no_features(link: str) -> None:
    assert shown(link) == set()


def test_forms_show_search_and_newsletter() -> None:
    search = "<form action='/'><input type='text' name='s'></form>"
    letter = "<form class='newsletter'><input type='email' name='e'></form>"
    assert shown(search + letter) == {"search", "newsletter"}


def test_an_application_of_its_own_is_a_feature() -> None:
    assert shown("<a href='https://apps.apple.com/fr/app/mon-reseau/id1'>App Store</a>") == {
        "mobile_app"
    }


def test_an_announced_feed_is_a_feature() -> None:
    head = '<link rel="alternate" type="application/atom+xml" href="/feed">'
    assert shown("", head) == {"feed"}


def test_each_feature_is_told_once_with_its_words() -> None:
    text = "<html><body><a href='/f'>Forum</a><a href='/forum'>Le forum</a></body></html>"
    page = Page("https://exemple.fr/", 200, text.encode(), datetime(2026, 11, 23, tzinfo=UTC))
    assert [(f.name, f.place, f.quote) for f in read_features(page)] == [
        ("forum", "a[href='/f']", "Forum")
    ]


def test_a_label_is_compared_without_accents_article_and_count() -> None:
    assert fold_label(" L’Évènement  (3) ") == "evenement"
    assert fold_label("Voir les\n offres :") == "offres"


@given(href=st.text(max_size=60), label=st.text(max_size=60))
def test_no_link_breaks_the_reader(href: str, label: str) -> None:
    href = href.replace("'", "").replace("<", "")
    shown(f"<a href='{href}'>{label}</a>")
