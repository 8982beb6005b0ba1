"""The list held in memory gives what a look at every row would give."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from analysis.words.labels import STATES
from dashboard.filters import Filters, Sort
from dashboard.index import Index, unaccent
from vocabulary.said import Said

TERMS = {"sectors": {"bois": Said("Métiers du bois", "Woodwork"), "it": Said("Web", "Web")}}


def joined(*values: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(values), unique=True, max_size=2).map("|".join)


def row(**values: Any) -> dict[str, Any]:
    blank = dict.fromkeys(("p_alive", "last_post_at", "members_low", "active_low", "access"))
    texts = dict.fromkeys(("sectors", "audience", "region", "languages", "features"), "")
    known = {"name": "Club", "url": "https://club.example/", "state": "alive"}
    return {**blank, **texts, **known, "registration": None, **values}


ROWS = st.lists(
    st.builds(
        row,
        name=st.sampled_from(["Écho", "echo", "Bois vert", "Zèbre"]),
        state=st.sampled_from(list(STATES)),
        sectors=joined("bois", "it"),
        languages=joined("fr", "en"),
        p_alive=st.none() | st.floats(0, 1),
        members_low=st.none() | st.integers(0, 5),
    ),
    max_size=12,
).map(lambda rows: [{**each, "id": f"n{place}"} for place, each in enumerate(rows)])
FILTERS = st.builds(
    Filters,
    q=st.sampled_from(["", "echo", "METIERS", "bois web", "rien"]),
    state=st.lists(st.sampled_from(list(STATES)), unique=True, max_size=3).map(tuple),
    sector=st.lists(st.sampled_from(["bois", "it", "none"]), unique=True).map(tuple),
    language=st.lists(st.sampled_from(["fr", "en"]), unique=True).map(tuple),
    sort=st.sampled_from(list(Sort)),
)


def is_meant(row: dict[str, Any], filters: Filters) -> bool:
    labels = [f"{slug} {label.fr} {label.en}" for slug, label in TERMS["sectors"].items()
              if slug in row["sectors"].split("|")]  # fmt: skip
    text = unaccent(" ".join((row["name"], row["url"], row["region"], *labels)))
    chosen = ((filters.sector, row["sectors"]), (filters.language, row["languages"]))
    return (
        all(word in text for word in unaccent(filters.q).split())
        and (not filters.state or row["state"] in filters.state)
        and all(not values or set(values) & set(held.split("|")) for values, held in chosen)
    )


@given(ROWS, FILTERS)
def test_a_list_has_the_rows_that_its_filters_mean(
    rows: list[dict[str, Any]], filters: Filters
) -> None:
    index = Index(rows, TERMS)
    meant = {each["id"] for each in rows if is_meant(each, filters)}
    assert {each["id"] for each in index.select(filters)} == meant
    assert index.count(filters) == len(meant)


@given(ROWS, FILTERS)
def test_an_option_counts_the_list_it_leads_to(
    rows: list[dict[str, Any]], filters: Filters
) -> None:
    index = Index(rows, TERMS)
    for name in ("state", "sector", "language"):
        counts = index.options(filters, name)
        alone = {value: index.count(filters.changed(**{name: (value,)})) for value in counts}
        assert counts == Counter(alone)


@given(ROWS, st.integers(0, 13), st.integers(1, 5))
def test_a_page_is_cut_out_of_the_whole_list(
    rows: list[dict[str, Any]], first: int, most: int
) -> None:
    index, filters = Index(rows, TERMS), Filters()
    assert index.select(filters, first, most) == index.select(filters)[first : first + most]


@given(ROWS)
def test_what_is_not_known_stands_last_in_every_order(rows: list[dict[str, Any]]) -> None:
    index = Index(rows, TERMS)
    members = [each["members_low"] for each in index.select(Filters(sort=Sort.MEMBERS))]
    known = [number for number in members if number is not None]
    assert members == sorted(known, reverse=True) + [None] * (len(members) - len(known))
    names = [unaccent(each["name"]) for each in index.select(Filters(sort=Sort.NAME))]
    assert names == sorted(names)
