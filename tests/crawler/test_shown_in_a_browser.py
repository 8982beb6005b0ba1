"""A home page that is blank without its scripts: what a plan lets a browser ask, and keeps of it."""

from __future__ import annotations

import pytest

from crawler.page import Page
from crawler.plan import Plan
from crawler.seen import see
from tests.helpers.planning import HTML, NOW, answer, make_plan, records_by_purpose
from vocabulary.items import Face, FetchOutcome, Purpose
from vocabulary.promises import REQUEST_BUDGET

HOME = "https://club.example/"
SHELL = (
    b'<!doctype html><html><title>Club</title><div id="app"></div><script src="/app.js"></script>'
)
SHOWN = (
    b"<!doctype html><html lang=fr><title>Club</title><h1>Club</h1><p>Notre club a 128 membres qui se "
    b"retrouvent chaque semaine pour parler de leur travail.</p><a href=/forum>Forum</a>"
    b'<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
)


def at_its_shell(robots: bytes = b"", *, renders: bool = True) -> Plan:
    """Return a plan that was answered with the shell."""
    plan = make_plan(renders=renders)
    for body in (robots, SHELL):
        step = plan.next_step(NOW)
        assert step
        plan.answered(step, answer(step, body=body))
    return plan


def shown(plan: Plan, body: bytes = SHOWN) -> None:
    take(plan, Page(HOME, 200, body, NOW, HTML, notes=("shown in a browser, 1 requests",)))


def take(plan: Plan, page: Page | None, said: str = "") -> None:
    unseen = plan.rendered(page) if page else None
    plan.shown(page, see(unseen) if unseen else None, said)


def test_without_a_browser_the_page_stays_blank() -> None:
    plan = at_its_shell(renders=False)
    assert plan.shell is None
    [home] = records_by_purpose(plan, "home")
    assert home.visit.face is Face.SCRIPT_ONLY


def test_what_a_browser_shows_is_read_as_the_home_page_and_each_place_says_so() -> None:
    plan = at_its_shell()
    assert plan.shell is not None
    assert not records_by_purpose(plan, "home")
    shown(plan)
    [home] = records_by_purpose(plan, "home")
    assert home.visit.face is Face.OK
    assert "shown in a browser" in home.visit.detail
    read = {seen.signal: seen for seen in home.observations}
    assert read["members_total"].value == 128
    assert read["bears_name"].value == "name"
    assert all(seen.place.startswith("in a browser: ") for seen in home.observations)
    assert (
        home.keepsake is None
    )  # the server knows its shell again, not what the scripts made of it
    step = plan.next_step(NOW)
    assert step
    assert step.url == "https://club.example/feed.xml"


@pytest.mark.parametrize("page", [None, Page(HOME, 200, SHELL, NOW, HTML)])
def test_a_page_that_no_browser_can_show_is_kept_as_it_came(page: Page | None) -> None:
    plan = at_its_shell()
    take(plan, page, "not shown in a browser: it took too long" if page is None else "")
    [home] = records_by_purpose(plan, "home")
    assert home.visit.outcome is FetchOutcome.OK
    assert home.visit.face is Face.SCRIPT_ONLY
    assert "in a browser" in home.visit.detail


def test_what_a_page_asks_for_is_of_the_networks_budget() -> None:
    plan = at_its_shell()
    asked = [plan.part(f"https://club.example/{n}.js", NOW) for n in range(20)]
    assert len([step for step in asked if step]) == REQUEST_BUDGET - 2
    assert plan.requests == REQUEST_BUDGET
    shown(plan)
    assert plan.next_step(NOW) is None


def test_robots_txt_rules_what_a_page_asks_for_too_and_that_of_others_is_asked_first() -> None:
    plan = at_its_shell(b"User-agent: *\nDisallow: /api/\n")
    assert plan.part("https://club.example/api/threads", NOW) is None
    assert plan.part("https://club.example/app.js", NOW)
    first = plan.part("https://cdn.example/x.js", NOW)
    assert first
    assert (first.purpose, first.url) == (Purpose.ROBOTS, "https://cdn.example/robots.txt")
    plan.failed(first, FetchOutcome.CONNECT_TIMEOUT, NOW)
    assert plan.part("https://cdn.example/x.js", NOW) is None


@pytest.mark.parametrize(
    "url",
    [
        "http://10.0.0.1/x.js",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/",
        "http://127.0.0.1:22/",
        "ftp://club.example/x",
        "file:///etc/passwd",
        "javascript:1",
    ],
)
def test_a_page_never_leads_its_browser_into_a_private_network(url: str) -> None:
    assert at_its_shell().part(url, NOW) is None


def test_a_site_that_reserves_its_rights_or_wants_long_pauses_is_not_shown() -> None:
    assert at_its_shell(b"User-agent: *\nCrawl-delay: 60\n").shell is None
    plan = make_plan(renders=True)
    for body in (b"", SHELL):
        step = plan.next_step(NOW)
        assert step
        plan.answered(step, answer(step, body=body, tdm_reservation="1"))
    assert plan.shell is None
