"""A list is told with what needs doing first."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.audit import KnownNetwork, as_rows, audit, ended, summary, with_instead
from analysis.choosing.lookup import Finder
from analysis.exporting.columns import AUDIT
from analysis.near_names import NearNames
from analysis.own_lists import MOST_ROWS, TooLong
from analysis.words.labels import STATES
from dashboard.published import Findable

COLUMNS = ("cause", "advice_fr", "advice_en", "last_post_at", "successor_url")


def row(state: str) -> dict[str, Any]:
    return dict.fromkeys(COLUMNS) | {
        "id": state,
        "name": f"Le {state}",
        "url": f"https://{state}.example/",
        "state": state,
    }


ROWS = {state: row(state) for state in STATES}
ITEMS = [Findable(each["id"], each["name"], each["url"]) for each in ROWS.values()]
KNOWN = KnownNetwork(ROWS, Finder(ITEMS), NearNames(ITEMS))


def test_what_needs_doing_comes_first_and_the_living_last() -> None:
    lines = audit(["Panne\n" + "\n".join(STATES)], KNOWN)
    assert [line.state for line in lines] == [
        *("dead", "moved", "unreachable", "dormant", "undetermined", "unobservable"),
        *("", "slowing", "alive"),
    ]


def test_the_summary_counts_each_state_that_there_is() -> None:
    said = summary(audit(["Panne\nalive\ndead\nPanne"], KNOWN))
    assert (
        said.fr.replace("\u00a0", " ")
        == "Lignes : 3 · Éteint : 1 · inconnu de nous : 1 · Actif : 1"
    )
    assert said.en == "Lines: 3 · Dead: 1 · unknown to us: 1 · Alive: 1"


def test_living_networks_stand_beside_those_that_are_not() -> None:
    lines = audit(["alive\ndead\nunreachabel"], KNOWN)
    assert ended(lines) == ["dead"]
    near = {"dead": [ROWS["alive"], ROWS["slowing"]], "alive": [ROWS["slowing"]]}
    dead, unknown, alive = as_rows(with_instead(lines, near))
    assert dead["instead"] == (
        "Le alive https://alive.example/ ; Le slowing https://slowing.example/"
    )
    assert alive["instead"] is None
    assert (unknown["asked"], unknown["name"]) == ("unreachabel", None)
    needed = {column.name for column in AUDIT} - {"advice"} | {"advice_fr", "advice_en"}
    assert dead.keys() == unknown.keys() == needed


def test_an_unknown_line_is_given_the_names_it_may_mean_and_no_verdict() -> None:
    [line] = audit(["Le unreachabel"], KNOWN)
    assert line.network is None
    assert [each["id"] for each in line.meant] == ["unreachable"]


def test_too_long_a_list_is_refused() -> None:
    with pytest.raises(TooLong):
        audit(["\n".join(map(str, range(MOST_ROWS + 1)))], KNOWN)
