"""The plan: budget, robots rules, redirects, second tries. No network is touched."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from crawler.allowance import LONGEST_VISIT
from crawler.manners import Manners
from crawler.page import Page
from crawler.plan import Plan
from crawler.robots import Robots
from crawler.settings import REDIRECT_BUDGET
from tests.helpers.planning import HOME, NOW, answer, make_plan, records_by_purpose, walk
from vocabulary.items import FetchOutcome
from vocabulary.promises import REQUEST_BUDGET


def test_robots_txt_is_asked_before_anything_else() -> None:
    asked = walk(make_plan(), {"https://club.example/": (200, HOME)})
    assert asked[:2] == ["https://club.example/robots.txt", "https://club.example/"]


def test_a_network_is_never_asked_more_than_its_budget() -> None:
    links = b"".join(
        b'<link rel="alternate" type="application/rss+xml" href="/f%d">' % i for i in range(50)
    )
    plan = make_plan(seeds=tuple(f"https://club.example/seed{i}" for i in range(20)))
    asked = walk(plan, {"https://club.example/": (200, HOME + links)})
    assert len(asked) == plan.requests == REQUEST_BUDGET
    assert len(set(asked)) == len(asked)


def test_what_robots_txt_forbids_is_not_asked_and_the_refusal_is_kept() -> None:
    plan = make_plan()
    robots = Page("https://club.example/robots.txt", 200, b"User-agent: *\nDisallow: /\n", NOW)
    step = plan.next_step(NOW)
    assert step is not None
    plan.answered(step, robots)
    assert plan.next_step(NOW) is None
    [home] = records_by_purpose(plan, "home")
    assert home.visit.outcome is FetchOutcome.ROBOTS_REFUSED
    assert home.visit.detail == "https://club.example/robots.txt"


def test_a_home_page_to_which_robots_txt_is_redirected_is_asked_all_the_same() -> None:
    plan = make_plan()
    home = "https://club.example/"
    for status, body, headers in ((302, b"", {"location": "/"}), (200, HOME, {}), (200, HOME, {})):
        step = plan.next_step(NOW)
        assert step
        plan.answered(step, Page(step.url, status, body, NOW, headers))
    purposes = [(record.visit.url, record.visit.purpose) for record in plan.records]
    assert purposes[:3] == [(f"{home}robots.txt", "robots"), (home, "robots"), (home, "home")]


def test_rules_for_this_crawler_by_name_win_over_rules_for_all() -> None:
    rules = b"User-agent: *\nAllow: /\n\nUser-agent: VitalityBot\nDisallow: /\n"
    robots = Robots.from_page(Page("https://x.example/robots.txt", 200, rules, NOW))
    assert not robots.allows("https://x.example/")


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (503, False), (999, False)]
)
def test_a_missing_robots_txt_opens_and_a_failing_one_closes(status: int, allowed: bool) -> None:
    robots = Robots.from_page(Page("https://x.example/robots.txt", status, b"", NOW))
    assert robots.allows("https://x.example/") is allowed


def test_a_failing_robots_txt_gets_one_late_second_try_and_then_closes_the_host() -> None:
    plan = make_plan()
    for attempt in (1, 2):
        step = plan.next_step(NOW)
        assert step is not None
        assert (step.purpose, step.attempt) == ("robots", attempt)
        plan.failed(step, FetchOutcome.CONNECT_TIMEOUT, NOW)
        assert plan.next_step(NOW) is None
        if attempt == 1:
            assert plan.retry_at == NOW + timedelta(seconds=5)
            plan.resume()
    assert plan.retry_at is None
    assert [r.visit.outcome for r in plan.records] == [FetchOutcome.CONNECT_TIMEOUT] * 2


def test_a_name_that_was_not_found_is_looked_up_once_more_late_and_then_by_nobody() -> None:
    manners, looked_up = Manners(), 0
    first = make_plan(manners=manners, seeds=("https://club.example/forum/",))
    while first.retry_at or looked_up == 0:
        first.resume()
        step = first.next_step(NOW)
        assert step is not None
        first.failed(step, FetchOutcome.DNS_FAILURE, NOW)
        looked_up += 1
        assert first.next_step(NOW) is None
    second = make_plan("https://club.example/autre/", manners=manners)
    assert second.next_step(NOW) is None
    assert looked_up == 2
    assert [r.visit.outcome for r in second.records] == [FetchOutcome.DNS_FAILURE]


def test_a_second_try_that_succeeds_goes_on_with_the_visits() -> None:
    plan = make_plan()
    step = plan.next_step(NOW)
    assert step is not None
    plan.failed(step, FetchOutcome.READ_TIMEOUT, NOW)
    assert plan.next_step(NOW) is None
    plan.resume()
    asked = walk(plan, {"https://club.example/": (200, HOME)})
    assert asked[:2] == ["https://club.example/robots.txt", "https://club.example/"]


def test_a_refused_connection_is_not_tried_again() -> None:
    plan = make_plan()
    step = plan.next_step(NOW)
    assert step is not None
    plan.failed(step, FetchOutcome.CONNECT_REFUSED, NOW)
    assert plan.next_step(NOW) is None
    assert plan.retry_at is None


def test_retry_after_is_honoured_up_to_a_ceiling() -> None:
    for wait, retried in (("30", True), ("3600", False)):
        plan = make_plan()
        robots = plan.next_step(NOW)
        assert robots is not None
        plan.answered(robots, answer(robots, 404, b""))
        home = plan.next_step(NOW)
        assert home is not None
        plan.answered(home, answer(home, 429, b"", retry_after=wait))
        assert plan.next_step(NOW) is None
        assert plan.retry_at == (NOW + timedelta(seconds=30) if retried else None)


@pytest.mark.parametrize("wait", ["Fri, 31 Dec 9999 23:59:59 -2359", "9" * 400, "-1", "0", "\0"])
def test_no_retry_after_is_too_odd(wait: str) -> None:
    plan = make_plan()
    robots = plan.next_step(NOW)
    assert robots is not None
    plan.answered(robots, answer(robots, 503, b"", retry_after=wait))
    assert plan.records[0].visit.outcome is FetchOutcome.SERVER_ERROR


def test_an_address_that_no_web_server_has_is_recorded_as_not_asked() -> None:
    plan = make_plan("http://club.example:25/")
    assert plan.next_step(NOW) is None
    [record] = plan.records
    assert (record.visit.outcome, plan.requests) == (FetchOutcome.ADDRESS_REFUSED, 0)


def test_a_redirect_within_the_domain_is_followed_and_each_hop_is_a_visit() -> None:
    plan = make_plan("http://club.example/")
    redirects = {
        "http://club.example/robots.txt": "https://www.club.example/robots.txt",
        "http://club.example/": "https://www.club.example/",
    }
    asked = []
    while (step := plan.next_step(NOW)) is not None:
        asked.append(step.url)
        if target := redirects.get(step.url):
            plan.answered(step, answer(step, 301, b"", location=target))
        elif step.purpose == "home":
            plan.answered(step, answer(step))
        else:
            plan.answered(step, answer(step, 404, b""))
    assert asked[:4] == [
        "http://club.example/robots.txt",
        "https://www.club.example/robots.txt",
        "http://club.example/",
        "https://www.club.example/",
    ]
    assert [r.visit.outcome for r in records_by_purpose(plan, "home")] == [
        FetchOutcome.REDIRECT,
        FetchOutcome.OK,
    ]


def test_a_home_page_that_leads_to_another_domain_is_a_redirect_and_no_page() -> None:
    plan = make_plan()
    robots = plan.next_step(NOW)
    assert robots is not None
    plan.answered(robots, answer(robots, 404, b""))
    home = plan.next_step(NOW)
    assert home is not None
    plan.answered(home, answer(home, 301, b"", location="https://parking.example.org/"))
    [visit] = [record.visit for record in records_by_purpose(plan, "home")]
    assert visit.redirect_url == "https://parking.example.org/"
    assert visit.outcome is FetchOutcome.REDIRECT


def test_redirects_in_a_circle_end_and_are_named_so() -> None:
    plan = make_plan()
    hops = 0
    while (step := plan.next_step(NOW)) is not None:
        hops += 1
        assert hops < 20
        if step.purpose == "robots":
            plan.answered(step, answer(step, 404, b""))
        else:
            other = "https://club.example/b" if step.url.endswith("/") else "https://club.example/"
            plan.answered(step, answer(step, 302, b"", location=other))
    assert records_by_purpose(plan, "home")[-1].visit.outcome is FetchOutcome.REDIRECT_LOOP


def test_an_endless_chain_of_redirects_ends_within_the_hop_budget() -> None:
    plan = make_plan()
    steps = 0
    while (step := plan.next_step(NOW)) is not None:
        steps += 1
        if step.purpose == "robots":
            plan.answered(step, answer(step, 404, b""))
        else:
            plan.answered(step, answer(step, 302, b"", location=f"/hop{steps}"))
    assert steps <= REDIRECT_BUDGET + REQUEST_BUDGET


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://[::1]/", "http://10.0.0.8:8080/", "http://169.254.169.254/"],
)
def test_a_literal_private_address_is_refused_without_a_request(url: str) -> None:
    plan = make_plan(url)
    assert plan.next_step(NOW) is None
    assert [r.visit.outcome for r in plan.records] == [FetchOutcome.ADDRESS_REFUSED]


def test_private_addresses_are_asked_when_permitted() -> None:
    plan = make_plan("http://127.0.0.1/", allow_private=True)
    assert plan.next_step(NOW) is not None


def test_a_site_that_reserves_its_rights_is_asked_nothing_more() -> None:
    plan = make_plan()
    robots = plan.next_step(NOW)
    assert robots is not None
    plan.answered(robots, answer(robots, 404, b""))
    home = plan.next_step(NOW)
    assert home is not None
    plan.answered(home, answer(home, tdm_reservation="1"))
    assert plan.next_step(NOW) is None
    assert plan.records[-1].visit.detail == "tdm-reservation"
    assert plan.records[-1].visit.outcome is FetchOutcome.ROBOTS_REFUSED


def walk_slowly(plan: Plan, delay: int) -> list[str]:
    asked = []
    while (step := plan.next_step(NOW)) is not None:
        asked.append(urlsplit(step.url).path)
        if step.purpose == "robots":
            rules = f"User-agent: *\nCrawl-delay: {delay}\n".encode()
            plan.answered(step, Page(step.url, 200, rules, NOW, {"content-type": "text/plain"}))
        else:
            plan.answered(step, answer(step, 404, b""))
    return asked


def test_a_very_long_crawl_delay_leaves_robots_txt_to_one_crawl_and_the_home_page_to_the_next() -> (
    None
):
    seeds = ("https://club.example/feed",)
    plan = make_plan(seeds=seeds)
    assert walk_slowly(plan, 3600) == ["/robots.txt"]
    assert [record.visit.outcome for record in plan.records] == [FetchOutcome.PUT_OFF]
    assert walk_slowly(make_plan(seeds=seeds, was_put_off=True), 3600) == ["/"]


def test_a_long_crawl_delay_leaves_what_matters_most() -> None:
    seeds = tuple(f"https://club.example/{n}" for n in range(5))
    assert walk_slowly(make_plan(seeds=seeds), 30) == ["/robots.txt", "/", "/0"]


def test_an_endless_crawl_delay_is_a_very_long_one_or_none() -> None:
    assert walk_slowly(make_plan(), 10**308) == ["/robots.txt"]


def test_a_host_that_wants_to_be_left_alone_is_asked_nothing_more_by_any_network() -> None:
    manners = Manners()
    first, second = (
        make_plan(manners=manners),
        make_plan("https://club.example/autre/", manners=manners),
    )
    robots = first.next_step(NOW)
    assert robots
    first.answered(robots, answer(robots, 404, b""))
    home = first.next_step(NOW)
    assert home
    first.answered(home, answer(home, 429, b"", retry_after="3600"))
    assert second.next_step(NOW) is None
    [visit] = [record.visit for record in second.records]
    assert (visit.outcome, visit.detail) == (FetchOutcome.RATE_LIMITED, "asked to wait")


def test_a_visit_that_takes_too_long_is_left_to_the_next_crawl() -> None:
    plan = make_plan()
    robots = plan.next_step(NOW)
    assert robots
    plan.answered(robots, answer(robots, 404, b""))
    plan.spend(LONGEST_VISIT + 1)
    assert plan.next_step(NOW) is None
    assert plan.records[-1].visit.outcome is FetchOutcome.PUT_OFF


def test_addresses_a_page_proposes_on_other_domains_are_asked_only_as_feeds() -> None:
    feed = b'<link rel="alternate" type="application/rss+xml" href="https://feeds.elsewhere.example/club">'
    asked = walk(make_plan(), {"https://club.example/": (200, HOME + feed)})
    assert "https://feeds.elsewhere.example/club" in asked
    assert "https://feeds.elsewhere.example/robots.txt" in asked


def test_only_the_home_page_gives_the_networks_title() -> None:
    plan = make_plan(seeds=("https://club.example/about",))
    pages = dict.fromkeys(("https://club.example/", "https://club.example/about"), (200, HOME))
    walk(plan, pages)
    titled = [
        record.visit.purpose
        for record in plan.records
        if any(seen.signal == "home_title" for seen in record.observations)
    ]
    assert titled == ["home"]


REFRESH = '<html><head><meta http-equiv="Refresh" content="{}"></head><body>{}</body></html>'


@pytest.mark.parametrize(
    ("content", "text", "target"),
    [
        ("0; url=/forum/", "", "https://club.example/forum/"),
        ("0;URL='https://www.club.example/'", "Un instant…", "https://www.club.example/"),
        ("3, forum.php", "Redirection", "https://club.example/forum.php"),
        ("0; url=https://autre.example/", "", None),  # another site is another matter
        ("0; url=/", "", None),
        ("300", "", None),
        ("300; url=/forum/", "", None),
        ("0; url=/forum/", "Notre club. " * 40, None),  # a page of its own
    ],
)
def test_a_page_that_only_sends_on_within_its_site_is_followed(
    content: str, text: str, target: str | None
) -> None:
    page = REFRESH.format(content, text).encode()
    plan = make_plan()
    asked = walk(plan, {"https://club.example/": (200, page), target or "": (200, HOME)})
    visits = [record.visit for record in records_by_purpose(plan, "home")]
    if target is None:
        assert [visit.outcome for visit in visits] == [FetchOutcome.OK]
    else:
        assert target in asked
        assert [visit.outcome for visit in visits] == [FetchOutcome.REDIRECT, FetchOutcome.OK]
        assert visits[0].redirect_url == target


def test_pages_that_send_on_in_a_circle_are_read_as_they_are() -> None:
    plan = make_plan()
    there = REFRESH.format("0; url=/b", "").encode()
    back = REFRESH.format("0; url=/", "").encode()
    walk(plan, {"https://club.example/": (200, there), "https://club.example/b": (200, back)})
    outcomes = [record.visit.outcome for record in records_by_purpose(plan, "home")]
    assert outcomes == [FetchOutcome.REDIRECT, FetchOutcome.OK]
