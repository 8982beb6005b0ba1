"""Where an address leads: to a successor, to its host's root, or to what its site says to anything."""

from __future__ import annotations

import pytest

from crawler.elsewhere import is_root, nonsense_url
from crawler.page import Page
from crawler.plan import Plan
from tests.helpers.planning import HOME, NOW, answer, make_plan, records_by_purpose
from vocabulary.items import Face, FetchOutcome, Visit

POST = (
    b'<article><h2><a href="/a">Bilan</a></h2><time datetime="2026-11-20">20 nov.</time></article>'
)
DEEP = "https://shared.example/groups/club"
NEW = "https://nouveau.example/"
NEW_HOME = (
    b'<!doctype html><html lang="fr"><title>Le Club, nouvelle maison</title>'
    b'<meta name="generator" content="Discourse 3.1.0">' + POST
)
LOST = (
    b"<!doctype html><html><title>Shared</title><h1>Shared</h1><p>Nothing to see at %s</p></html>"
)


def redirected(plan: Plan, status: int, *targets: str, last: bytes = NEW_HOME) -> list[str]:
    """Answer the home page and each target but the last with a redirect; return what was asked."""
    asked, hops = [], iter(targets)
    while (step := plan.next_step(NOW)) is not None:
        asked.append(step.url)
        if step.purpose == "robots":
            plan.answered(step, answer(step, 404, b""))
        elif step.url == targets[-1]:
            plan.answered(step, answer(step, 200, last))
        else:
            plan.answered(step, answer(step, status, b"", location=next(hops)))
    return asked


def seen(plan: Plan, purpose: str) -> dict[str, object]:
    [record] = records_by_purpose(plan, purpose)
    return {each.signal: each.value for each in record.observations}


def home(plan: Plan) -> Visit:
    return records_by_purpose(plan, "home")[-1].visit


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_where_a_home_page_leads_is_looked_at_once_and_described(status: int) -> None:
    plan = make_plan()
    assert redirected(plan, status, NEW)[-1] == NEW
    assert seen(plan, "successor") == {
        "successor_bears_name": "name",
        "successor_title": "Le Club, nouvelle maison",
        "successor_software": "discourse",
        "successor_language": "fr",
        "successor_post_at": "2026-11-20T00:00:00Z",
    }


@pytest.mark.parametrize("status", [301, 302])
def test_the_login_a_home_page_leads_to_is_not_looked_at(status: int) -> None:
    plan = make_plan()
    login = "https://login.partner.example/authorize"
    assert login not in redirected(plan, status, login)


def test_the_posts_of_a_successor_are_never_the_networks_own() -> None:
    plan = make_plan()
    redirected(plan, 301, NEW)
    assert [record.posts for record in plan.records if record.posts] == []


def test_a_chain_of_moves_is_followed_to_its_end_and_each_link_is_kept() -> None:
    plan = make_plan()
    redirected(plan, 301, "https://milieu.example/", NEW)
    chain = [(r.visit.url, r.visit.redirect_url) for r in records_by_purpose(plan, "successor")]
    assert chain == [("https://milieu.example/", NEW), (NEW, None)]


def test_a_successor_that_is_parked_is_told_by_its_face() -> None:
    parked = (
        b'<html data-adblockkey="x"><title>nouveau.example</title>'
        b'<script src="https://www.sedoparking.com/frmpark/x.js"></script><p>Related searches</p></html>'
    )
    plan = make_plan()
    redirected(plan, 301, NEW, last=parked)
    assert records_by_purpose(plan, "successor")[-1].visit.face is Face.PARKED
    assert seen(plan, "successor") == {}


def test_a_successor_at_a_private_address_is_not_asked() -> None:
    plan = make_plan()
    asked = redirected(plan, 301, "http://169.254.169.254/", "https://never.example/")
    assert not any("169.254" in url for url in asked)
    assert records_by_purpose(plan, "successor")[-1].visit.outcome is FetchOutcome.ADDRESS_REFUSED


def test_a_group_whose_host_sends_it_to_its_own_home_page_is_not_that_page() -> None:
    plan = make_plan(DEEP)
    root = (200, HOME.replace(b"Le r\xc3\xa9seau", b"Shared: meet people") + POST)
    steps = {"https://shared.example/": root}
    while (step := plan.next_step(NOW)) is not None:
        if step.url == DEEP:
            plan.answered(step, answer(step, 301, b"", location="/"))
        else:
            plan.answered(step, answer(step, *steps.get(step.url, (404, b""))))
    assert home(plan).outcome is FetchOutcome.REDIRECT_TO_ROOT
    assert not any(record.posts or record.observations for record in plan.records)


@pytest.mark.parametrize(
    ("url", "body"),
    [
        (DEEP, HOME.replace(b"Le r\xc3\xa9seau", b"Le Club - Forum")),
        ("https://club.example/forum/", HOME),
        ("https://shared.example/fr/", HOME),
        ("https://shared.example/accueil.php", HOME),
    ],
)
def test_a_root_that_names_the_network_is_its_home_page(url: str, body: bytes) -> None:
    plan = make_plan(url)
    root = f"https://{url.split('/')[2]}/"
    while (step := plan.next_step(NOW)) is not None:
        if step.url == url:
            plan.answered(step, answer(step, 301, b"", location="/"))
        else:
            plan.answered(step, answer(step, *{root: (200, body)}.get(step.url, (404, b""))))
    assert home(plan).outcome is FetchOutcome.OK


def nonsense_answered(plan: Plan, body: bytes, nonsense: tuple[int, bytes]) -> list[str]:
    """Walk a plan whose home page is ``body``, and whose every unknown address says ``nonsense``."""
    asked = []
    while (step := plan.next_step(NOW)) is not None:
        asked.append(step.purpose)
        if step.purpose == "robots":
            plan.answered(step, answer(step, 404, b""))
        else:
            status, said = (200, body) if step.url == plan.network.url else nonsense
            plan.answered(step, answer(step, status, said.replace(b"%s", step.url.encode())))
    return asked


def test_a_page_that_its_site_answers_to_any_address_is_not_found() -> None:
    plan = make_plan(DEEP)
    asked = nonsense_answered(plan, LOST, (200, LOST))
    assert asked == ["robots", "home", "nonsense"]
    assert home(plan).face is Face.SOFT_404
    assert not any(record.observations for record in plan.records)


def test_a_site_of_one_page_that_bears_the_network_s_name_is_no_soft_404() -> None:
    plan = make_plan(DEEP)
    own = LOST.replace(b"Shared", b"Le Club des menuisiers")
    nonsense_answered(plan, own, (200, own))
    assert home(plan).face is Face.OK


@pytest.mark.parametrize("nonsense", [(404, LOST), (200, HOME), (500, b""), (403, b"")])
def test_a_page_that_differs_from_what_its_site_says_to_nonsense_is_read(
    nonsense: tuple[int, bytes],
) -> None:
    plan = make_plan(DEEP)
    nonsense_answered(plan, LOST, nonsense)
    assert home(plan).face is Face.OK
    assert "home_title" in seen(plan, "home")


@pytest.mark.parametrize(
    ("url", "body"), [("https://club.example/", HOME), (DEEP, HOME + POST), (DEEP, b"")]
)
def test_no_nonsense_is_asked_where_it_would_tell_nothing(url: str, body: bytes) -> None:
    assert "nonsense" not in nonsense_answered(make_plan(url), body, (404, b""))


def test_a_home_page_is_read_when_robots_txt_forbids_the_nonsense_address() -> None:
    plan = make_plan(DEEP)
    rules = b"User-agent: *\nAllow: /groups/club$\nDisallow: /groups/\n"
    while (step := plan.next_step(NOW)) is not None:
        if step.purpose == "robots":
            plan.answered(step, Page(step.url, 200, rules, NOW, {"content-type": "text/plain"}))
        else:
            plan.answered(step, answer(step, 200, HOME))
    assert "home_title" in seen(plan, "home")


def test_a_home_page_is_read_when_the_nonsense_address_fails() -> None:
    plan = make_plan(DEEP)
    while (step := plan.next_step(NOW)) is not None:
        if step.purpose == "nonsense":
            plan.failed(step, FetchOutcome.READ_TIMEOUT, NOW)
        else:
            plan.answered(step, answer(step, 404 if step.purpose == "robots" else 200, HOME))
    assert "home_title" in seen(plan, "home")
    assert plan.retry_at is None


def test_a_nonsense_address_stands_beside_the_page_it_is_asked_for() -> None:
    assert nonsense_url(DEEP).startswith("https://shared.example/groups/vitality-")
    assert nonsense_url(DEEP) == nonsense_url(DEEP)


@pytest.mark.parametrize("path", ["", "/", "/fr", "/fr/", "/index.php", "/en/home.html"])
def test_a_host_s_own_home_page_is_its_root(path: str) -> None:
    assert is_root(f"https://club.example{path}")
    assert not is_root(f"https://club.example{path}?club=3")


def test_the_sitemap_of_a_successor_is_not_asked_as_the_network_s() -> None:
    plan = make_plan()
    asked = []
    while (step := plan.next_step(NOW)) is not None:
        asked.append(step.url)
        if step.purpose == "robots":
            rules = b"User-agent: *\nAllow: /\nSitemap: /carte.xml\n"
            plan.answered(step, Page(step.url, 200, rules, NOW, {"content-type": "text/plain"}))
        elif step.url == NEW:
            plan.answered(step, answer(step, 200, NEW_HOME))
        else:
            plan.answered(step, answer(step, 301, b"", location=NEW))
    assert f"{NEW}carte.xml" not in asked


def test_a_name_below_its_host_s_that_is_sent_to_the_host_s_home_page_is_not_that_page() -> None:
    plan = make_plan("https://moineaux.shared.example/")
    steps = {"https://www.shared.example/": (200, HOME.replace(b"Le r\xc3\xa9seau", b"Shared"))}
    while (step := plan.next_step(NOW)) is not None:
        if step.url == plan.network.url:
            plan.answered(step, answer(step, 301, b"", location="https://www.shared.example/"))
        else:
            plan.answered(step, answer(step, *steps.get(step.url, (404, b""))))
    assert home(plan).outcome is FetchOutcome.REDIRECT_TO_ROOT


def bearing_of(title: str, text: str) -> dict[str, object]:
    """Return what is kept of the name that a home page bears."""
    plan = make_plan()
    page = f"<!doctype html><html lang=fr><title>{title}</title><h1>{title}</h1><p>{text}</p>"
    nonsense_answered(plan, page.encode(), (404, b""))
    kept = seen(plan, "home")
    return {name: kept[name] for name in ("bears_name", "stranger_trade") if name in kept}


def test_the_home_page_says_how_it_bears_the_network_s_name() -> None:
    assert bearing_of("Club - Accueil", "Bonjour") == {"bears_name": "name"}
    assert bearing_of("Accueil", "Le forum de l'informatique libre") == {"bears_name": "kin"}
    assert bearing_of("Boutique", "Des chaussures") == {"bears_name": "none"}


def test_a_stranger_under_the_name_is_told_with_the_spam_it_sells() -> None:
    kept = bearing_of("Best online casinos of the year", "Play now, win today")
    assert kept == {"bears_name": "none", "stranger_trade": "gambling"}


def test_a_home_page_that_shows_nothing_says_nothing_of_its_name() -> None:
    plan = make_plan()
    shell = b"<!doctype html><title>App</title><div id=root></div><script src=/a.js></script>"
    nonsense_answered(plan, shell, (404, b""))
    assert "bears_name" not in seen(plan, "home")


def test_another_site_at_the_new_address_does_not_bear_the_name() -> None:
    plan = make_plan()
    redirected(
        plan, 301, NEW, last=b"<!doctype html><html lang=en><title>Shoes</title><p>Buy shoes"
    )
    assert seen(plan, "successor")["successor_bears_name"] == "none"


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://forum.ailleurs.example/", "https://forum.ailleurs.example/"),
        ("https://forum.ailleurs.example/?u=someone", None),
        ("/forum", None),
    ],
)
def test_the_community_that_a_home_page_calls_its_own_elsewhere_is_kept(
    link: str, kept: str | None
) -> None:
    plan = make_plan()
    page = f'<!doctype html><html><title>Le Club</title><a href="{link}">Notre forum</a>'
    nonsense_answered(plan, page.encode(), (404, b""))
    assert seen(plan, "home").get("community_url") == kept
