"""Changes, obituaries and their feeds; and the page on which a counsellor chooses."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import feedparser  # type: ignore[import-untyped]
import pytest
from selectolax.lexbor import LexborHTMLParser

from dashboard.pages import changes
from tests.dashboard.conftest import Browse, ago, attribute, one, words


def page(browse: Browse, address: str) -> LexborHTMLParser:
    return LexborHTMLParser(browse(address).text)


def listed(browse: Browse, address: str, selector: str = ".changes a") -> list[str]:
    return [words(node) for node in page(browse, address).css(selector)]


def test_changes_stand_under_their_month_and_lead_to_the_sheet(browse: Browse) -> None:
    found = page(browse, "/changes?lang=en")
    assert found.css("section h2")
    links = [node.attributes["href"] or "" for node in found.css("section .changes a")]
    assert links
    assert all(link.startswith("/network/") for link in links)


def test_changes_of_one_kind_or_sector_can_be_asked_for(browse: Browse) -> None:
    assert listed(browse, "/changes?kind=died") == ["Réseau Éteint"]
    # That it is livelier since yesterday may pass, and is no news before it has held for a week.
    assert listed(browse, "/changes") == ["Réseau Éteint"]
    assert len(listed(browse, "/changes?kind=new")) == 12
    assert listed(browse, "/changes?kind=revived") == []
    assert listed(browse, "/changes?sector=no-such-sector") == []


def test_changes_can_stand_by_week(browse: Browse) -> None:
    judged = date.fromisoformat(ago(0.5)[:10])
    monday = judged - timedelta(days=judged.weekday())
    [heading] = listed(browse, "/changes?by=week&lang=en", "section h2")
    assert heading == f"Week of {monday.day} {monday:%B %Y}"


def test_a_digest_tells_one_month_with_what_to_do(browse: Browse) -> None:
    found = page(browse, f"/digest?month={ago(0.5)[:7]}&lang=en")
    died = words(found.css("section[aria-labelledby=died]")[0])
    assert "Réseau Éteint" in died
    assert "Advice for dead." in died
    assert words(found.css(".lead")[0]).startswith("3 of 12 networks alive at its end")
    [mail] = [n for n in found.css("a") if (n.attributes["href"] or "").startswith("mailto:")]
    assert f"month%3D{ago(0.5)[:7]}" in (mail.attributes["href"] or "")


def test_a_digest_of_a_quiet_month_says_so(browse: Browse) -> None:
    found = page(browse, "/digest?month=2019-02&lang=en")
    assert "February 2019" in words(found.css("h1")[0])
    assert "No network changed" in words(found.css(".nothing")[0])
    assert "Nothing had been visited yet." in words(found.css(".lead")[0])


@pytest.mark.parametrize(
    "month", ["", "2026-13", "x", "%00", "2026-11-11", "0001-01", "2099-01", "9999-12", "99999-01"]
)
def test_a_month_that_is_none_gives_the_present_one(browse: Browse, month: str) -> None:
    assert browse(f"/digest?month={month}").text == browse("/digest").text


def test_the_atom_feed_is_well_formed_and_has_the_newest_changes(browse: Browse) -> None:
    answer = browse("/changes.atom?lang=fr")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert feed.feed.title.startswith("Ce qui a changé")
    assert feed.entries
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    assert all(entry.link.startswith("http") for entry in feed.entries)


def test_the_json_feed_says_the_same(browse: Browse) -> None:
    atom = feedparser.parse(browse("/changes.atom?lang=en").content)
    feed = json.loads(browse("/changes.json?lang=en").text)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["title"] for item in feed["items"]] == [entry.title for entry in atom.entries]


def test_a_feed_of_one_sector_has_its_changes_only(browse: Browse) -> None:
    assert json.loads(browse("/changes.json?sector=no-such-sector").text)["items"] == []


def test_obituaries_tell_what_ended_and_where_its_people_went(browse: Browse) -> None:
    found = page(browse, "/obituaries?lang=en")
    names = [words(node) for node in found.css(".obituaries h2 a")]
    assert set(names) == {"Réseau Éteint", "Ancien Nom", "Sans adresse"}
    assert "https://nouveau.example/" in words(found.css(".obituaries")[0])


def test_the_choice_begins_with_a_living_network_of_the_trade(browse: Browse) -> None:
    found = page(browse, "/choose?goal=network&sector=it&speaks=fr&lang=en")
    assert words(one(found, ".first .name")) in words(one(found, "h1"))
    assert len(found.css(".first .steps li")) == 4
    assert attribute(one(found, "form.questions"), "action").endswith("#answer")
    assert not found.css(".notice")


def test_the_answers_stand_in_the_form_again_and_in_the_other_language(browse: Browse) -> None:
    found = page(browse, "/choose?goal=job&sector=craft&joined=devs%0Aabc+xyz&hours=2&lang=en")
    assert [n.attributes["value"] for n in found.css("[name=goal] [selected]")] == ["job"]
    assert [n.attributes["value"] for n in found.css("input[checked][name=sector]")] == ["craft"]
    assert "abc xyz" in words(found.css("textarea")[0])
    assert "abc xyz" in words(found.css(".notice")[0])
    [french] = [n.attributes["href"] or "" for n in found.css("a.lang[lang=fr]")]
    assert "goal=job" in french
    assert "sector=craft" in french
    assert "lang=fr" in french


def test_a_job_and_a_town_that_are_typed_are_understood(browse: Browse) -> None:
    found = page(browse, "/choose?job=informaticienne&place=rennes&goal=network&lang=en")
    assert "Computing · Rennes (Brittany)" in words(one(found, ".asked summary strong"))
    assert words(one(found, "h1")).startswith("Informaticienne · Rennes: begin with")


def test_a_job_that_nobody_knows_is_said_to_be_one(browse: Browse) -> None:
    found = page(browse, "/choose?job=zzzzz&goal=job&lang=en")
    assert "zzzzz" in words(one(found, "[role=status]"))


def test_what_is_still_to_be_answered_is_said(browse: Browse) -> None:
    found = page(browse, "/choose?goal=job")
    assert found.css("[role=status]")
    assert not found.css(".first")


@pytest.mark.parametrize("address", ["/choose?sector=it", "/choose?goal=x&job=informaticien"])
def test_where_nobody_said_what_for_it_is_for_a_job(browse: Browse, address: str) -> None:
    found = page(browse, f"{address}&lang=en")
    assert "a job within weeks" in words(one(found, ".asked summary strong"))
    assert found.css(".first")


def test_a_slip_of_the_key_does_not_stand_in_the_heading(browse: Browse) -> None:
    found = page(browse, "/choose?job=informaticein&goal=network&lang=en")
    assert words(one(found, "h1")).startswith("Informaticien: begin with")


def test_what_differs_between_two_days_is_told(browse: Browse) -> None:
    long_ago, today = ago(20)[:10], ago(0)[:10]
    found = listed(browse, f"/changes?since={long_ago}&until={today}&lang=en")
    assert "Développeurs d'Ille-et-Vilaine" in found
    [section] = page(browse, f"/changes?since={long_ago}&kind=recovered").css(
        "[aria-labelledby=between]"
    )
    assert "Développeurs" in words(section)
    nothing = page(browse, f"/changes?since={ago(25)[:10]}&until={ago(22)[:10]}&lang=en")
    assert "had another state on the last" in words(nothing.css("[aria-labelledby=between]")[0])


def test_between_two_days_only_what_changed_then_is_listed(browse: Browse) -> None:
    long_ago = f"since={ago(40)[:10]}&until={ago(20)[:10]}&kind=new&lang=en"
    assert set(
        listed(browse, f"/changes?{long_ago}", "section:not([aria-labelledby=between]) a")
    ) == {
        *("Développeurs d'Ille-et-Vilaine", "Réseau Éteint", "on one page"),
    }


@pytest.mark.parametrize("day", ["yesterday", "2026-13-40", "%00"])
def test_a_day_that_is_none_is_left_out(browse: Browse, day: str) -> None:
    assert not page(browse, f"/changes?since={day}").css("[aria-labelledby=between]")


def test_of_the_changes_between_two_days_a_kind_is_never_cut_off(
    serve: Callable[..., Browse], filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list of all kinds may end before the first of the kind that is asked for."""
    browse = serve(filled)  # that has kept no page yet
    monkeypatch.setattr(changes, "MOST", 1)
    told = "section[aria-labelledby=between] li a"
    days = f"since={ago(20)[:10]}&until={ago(0)[:10]}&lang=en"
    [every] = listed(browse, f"/changes?{days}", told)
    kinds = {kind: listed(browse, f"/changes?{days}&kind={kind}", told) for kind in changes.KINDS}
    assert [every] in kinds.values()
    assert [names for names in kinds.values() if names not in ([], [every])]
