"""The list held in memory gives what a look at every row would give."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from analysis.understanding.letters import unaccent
from analysis.words.labels import STATES
from dashboard.filters import Filters, Sort
from dashboard.index import Index


def joined(*values: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(values), unique=True, max_size=2).map("|".join)


def row(**values: Any) -> dict[str, Any]:
    blank = dict.fromkeys(
        ("last_post_at", "last_reached_at", "members_low", "active_low", "access")
    )
    texts = dict.fromkeys(("sectors", "audience", "region", "languages", "features"), "")
    known = {"name": "Club", "country": "FR", "state": "alive"}
    return {**blank, **texts, **known, "registration": None, **values}


ROWS = st.lists(
    st.builds(
        row,
        name=st.sampled_from(["Écho", "echo", "Bois vert", "Zèbre"]),
        state=st.sampled_from(list(STATES)),
        sectors=joined("bois", "it"),
        languages=joined("fr", "en"),
        region=st.sampled_from(["", "Bretagne", "Corse"]),
        members_low=st.none() | st.integers(0, 5),
    ),
    max_size=12,
).map(lambda rows: [{**each, "id": f"n{place}"} for place, each in enumerate(rows)])
FILTERS = st.builds(
    Filters,
    region=st.lists(st.sampled_from(["Bretagne", "Corse", "none"]), unique=True).map(tuple),
    local=st.booleans(),
    state=st.lists(st.sampled_from(list(STATES)), unique=True, max_size=3).map(tuple),
    sector=st.lists(st.sampled_from(["bois", "it", "none"]), unique=True).map(tuple),
    language=st.lists(st.sampled_from(["fr", "en"]), unique=True).map(tuple),
    sort=st.sampled_from(list(Sort)),
)


def is_meant(row: dict[str, Any], filters: Filters) -> bool:
    chosen = ((filters.sector, row["sectors"]), (filters.language, row["languages"]))
    is_near = row["region"] in filters.region or (not row["region"] and not filters.local)
    return (
        (not filters.state or row["state"] in filters.state)
        and (not filters.region or is_near)
        and all(not values or set(values) & set(held.split("|")) for values, held in chosen)
    )


@given(ROWS, FILTERS)
def test_a_list_has_the_rows_that_its_filters_mean(
    rows: list[dict[str, Any]], filters: Filters
) -> None:
    index = Index(rows)
    meant = {each["id"] for each in rows if is_meant(each, filters)}
    assert {each["id"] for each in index.select(filters)} == meant
    assert index.count(filters) == len(meant)


@given(ROWS, FILTERS)
def test_an_option_counts_the_list_it_leads_to(
    rows: list[dict[str, Any]], filters: Filters
) -> None:
    index = Index(rows)
    for name in ("state", "sector", "language"):
        counts = index.options(filters, name)
        alone = {value: index.count(filters.changed(**{name: (value,)})) for value in counts}
        assert counts == Counter(alone)


@given(ROWS)
def test_a_region_s_option_counts_the_local_ones_alone(rows: list[dict[str, Any]]) -> None:
    counts = Index(rows).options(Filters(), "region")
    assert counts == Counter(each["region"] for each in rows if each["region"])


def test_within_a_state_french_ones_come_first_then_the_newest_and_largest() -> None:
    rows = [
        row(id="english", languages="en", country="US", members_low=900),
        row(id="quebec", languages="fr", country="CA", members_low=800),
        row(id="old", languages="fr", last_post_at="2026-08-01T00:00:00Z", members_low=700),
        row(id="small", languages="fr", last_post_at="2026-11-20T00:00:00Z"),
        row(id="large", languages="fr|en", last_post_at="2026-11-19T00:00:00Z", members_low=9),
        row(id="asleep", languages="fr", state="dormant", members_low=1_000),
    ]
    rows[0]["last_reached_at"] = "2026-11-21T00:00:00Z"
    found = [each["id"] for each in Index(rows).select(Filters())]
    assert found == ["large", "small", "old", "quebec", "english", "asleep"]


@given(ROWS, st.integers(0, 13), st.integers(1, 5))
def test_a_page_is_cut_out_of_the_whole_list(
    rows: list[dict[str, Any]], first: int, most: int
) -> None:
    index, filters = Index(rows), Filters()
    assert index.select(filters, first, most) == index.select(filters)[first : first + most]


@given(ROWS)
def test_what_is_not_known_stands_last_in_every_order(rows: list[dict[str, Any]]) -> None:
    index = Index(rows)
    members = [each["members_low"] for each in index.select(Filters(sort=Sort.MEMBERS))]
    known = [number for number in members if number is not None]
    assert members == sorted(known, reverse=True) + [None] * (len(members) - len(known))
    names = [unaccent(each["name"]) for each in index.select(Filters(sort=Sort.NAME))]
    assert names == sorted(names)
