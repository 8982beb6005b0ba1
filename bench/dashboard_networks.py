"""The synthetic networks of ``bench.dashboard_data``: what each is, and how its life went.

Words follow the shipped catalogue; names, figures and histories are drawn. Each network has spells: days in a
row in one state.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

from vocabulary.catalogue import SHIPPED, Network, Term, load, load_vocabulary
from vocabulary.identity import plain
from vocabulary.signal_names import FEATURES

#: Networks whose visits and observations of every crawl are kept, as in real use those of all.
DEEP = 100
#: Posts of a network, and of a deep one.
POSTS, DEEP_POSTS = 60, 5_000

_FIRST_WORDS = (
    *("Réseau", "Communauté", "Forum", "Cercle", "Club", "Fédération", "Collectif", "Amicale"),
    *("Les métiers de", "Les anciens de", "Entraide", "Rendez-vous", "Coopérative", "Société"),
)
_TOWNS = (
    *("Angoulême", "Besançon", "Béziers", "Bourg-en-Bresse", "Châteauroux", "Compiègne", "Épinal"),
    *(
        "Évreux",
        "Fougères",
        "Guéret",
        "Lunéville",
        "Lyon",
        "Mâcon",
        "Nîmes",
        "Orléans",
        "Périgueux",
    ),
    *("Quimperlé", "Rennes", "Saint-Étienne", "Sète", "Toulouse", "Troyes", "Vendôme", "Vitré"),
)
_STATES = {
    "alive": 52,
    "slowing": 10,
    "dormant": 11,
    "dead": 9,
    "moved": 4,
    "unreachable": 3,
    "unobservable": 8,
    "undetermined": 3,
}
_CAUSES = {
    "dead": ("silence", "silence", "closure_notice", "gone", "domain_lost"),
    "moved": ("renamed", "absorbed"),
    "unobservable": ("login", "robots", "blocked", "script_only"),
}
#: Days since the newest post, least and most. A living network is silent for up to two usual gaps.
_SILENT = {"slowing": (60, 150), "dormant": (160, 370), "dead": (400, 2500), "moved": (30, 900)}
#: From so many days of silence on, a network is slowing, dormant, dead.
_FADES = {"slowing": 60, "dormant": 150, "dead": 380}
_CHANCE = {"alive": (0.76, 0.99), "slowing": (0.41, 0.74), "dormant": (0.11, 0.39)}
_PLATFORMS = ("phpbb", "discourse", "mastodon", "wordpress", "xenforo", "smf", None, None)

#: Days: before any first crawl.
_EVER = 1_000_000

Row = dict[str, Any]
Spell = tuple[int, str, str | None]  # days before the newest crawl it began, state, cause


@cache
def vocabulary() -> dict[str, dict[str, Term]]:
    """Return the words of the shipped catalogue, by list."""
    return load_vocabulary(SHIPPED)


def profiles(number: int, rng: Random) -> list[Row]:
    """Return the networks, each with the words of one of the catalogue. The first ones are deep."""
    catalogue, deep = load(SHIPPED).networks, min(DEEP, max(number // 10, 1))
    drawn = ((place, rng.choice(catalogue)) for place in range(number))
    return [_profile(place, like, rng) | _life(place < deep, rng) for place, like in drawn]


def _profile(place: int, like: Network, rng: Random) -> Row:
    """Return one network: its row of the catalogue, how it is today, and at what pace it lives."""
    words = vocabulary()
    trade = words["sectors"][like.sectors[0]].fr
    name = f"{rng.choice(_FIRST_WORDS)} {trade} {rng.choice(_TOWNS)} {place + 1}"
    slug = "-".join("".join(c if c.isalnum() else " " for c in plain(name)).split())
    # The host's label may have 63 characters; the place tells it from others of its name.
    slug = slug if len(slug) < 60 else f"{slug[:50].rstrip('-')}-{place + 1}"
    regions = list(words["regions"])
    is_local = bool(like.region) or like.kind == "local" or rng.random() < 0.1
    return {
        "place": place,
        "network": slug,
        "name": name,
        "url": f"https://{slug}.example.org/",
        "sectors": "|".join(like.sectors),
        "audience": "|".join(like.audience),
        "languages": "|".join(like.languages),
        "country": like.country,
        "region": rng.choice(regions) if is_local else "",
        "kind": like.kind,
        "town": like.town,
        "description_fr": like.description_fr,
        "description_en": like.description_en,
        **_figures(rng),
    }


def _life(is_deep: bool, rng: Random) -> Row:
    """Return today's state, the hours between posts, and the hours since the newest one."""
    [state] = ("alive",) if is_deep else rng.choices(list(_STATES), list(_STATES.values()))
    gap = 4 if is_deep else round(math.exp(rng.uniform(math.log(6), math.log(60 * 24))))
    silence = rng.randint(0, 2 * gap)
    if state in _SILENT:
        silence = 24 * rng.randint(*_SILENT[state])
    is_seen = state not in {"unobservable", "undetermined"}
    return {
        "deep": is_deep,
        "state": state,
        "gap": gap if is_seen else None,
        "silence": silence if is_seen else None,
        "posts": DEEP_POSTS if is_deep else POSTS if is_seen else 0,
    }


def _figures(rng: Random) -> Row:
    """Return what a network's pages say besides dates."""
    members = round(math.exp(rng.uniform(math.log(40), math.log(400_000))))
    is_told = rng.random() < 0.75
    return {
        "members": members if is_told else None,
        "exact": rng.random() < 0.9,
        "growth": round(rng.uniform(-0.3, 0.5), 3) if is_told else None,
        "active": round(rng.uniform(0.01, 0.4), 3) if is_told and rng.random() < 0.6 else None,
        "features": "|".join(sorted(rng.sample(FEATURES, rng.randint(3, 6)))),
        "registration": rng.choice(("open", "open", "approval", "invite", "closed")),
        "access": rng.choice(("free", "free", "freemium", "paid")),
        "platform": rng.choice(_PLATFORMS),
        "unanswered": round(rng.uniform(0, 0.9), 2),
    }


def spells(profile: Row, days: int, rng: Random) -> Iterator[Row]:
    """Yield the spells of one network, the first one from the first crawl on."""
    planned = [(max(days - began, 1), state, cause) for began, state, cause in _plan(profile, rng)]
    # Of those that began before the first crawl the last one counts.
    begun = {first: (state, cause) for first, state, cause in [(1, *planned[0][1:]), *planned]}
    starts = [first for first in begun if first <= days]
    before: str | None = None
    for first, after in zip(starts, [*starts[1:], days + 1], strict=True):
        state, cause = begun[first]
        yield _spell(profile, (first, after - 1), (state, cause), before, rng)
        before = state


def _plan(profile: Row, rng: Random) -> list[Spell]:
    """Return the spells of one network, the oldest first, as days before the newest crawl."""
    state, dice = profile["state"], rng.random()
    cause = rng.choice(_CAUSES[state]) if state in _CAUSES else None
    quiet, at = (profile["silence"] or 0) // 24, rng.randint(1, 380)
    if state == "alive" and dice < 0.15:
        blips = (("unreachable", 1 + at % 5), ("slowing", 20), ("dead", 30))
        [(other, length)] = rng.choices(blips, (10, 4, 1))
        return [(_EVER, state, None), (at + length, other, None), (at, state, None)]
    if state in _FADES and cause in {None, "silence"}:
        fading = [(quiet - since, name, None) for name, since in _FADES.items() if quiet >= since]
        *through, (began, last, _) = fading
        return [(_EVER, "alive", None), *through, (began, last, cause)]
    if state in {"dead", "moved"}:
        at = min(at, quiet)
        return [(_EVER, "alive", None), (at + 14, "unreachable", None), (at, state, cause)]
    if state == "unreachable":
        return [(_EVER, "alive", None), (at % 14, state, None)]
    return [(_EVER, state, cause)]


def _spell(
    profile: Row,
    crawls: tuple[int, int],
    judged: tuple[str, str | None],
    before: str | None,
    rng: Random,
) -> Row:
    state, cause = judged
    is_gone = cause in {"gone", "domain_lost"}
    chance = round(rng.uniform(*_CHANCE[state]), 4) if state in _CHANCE else None
    return {
        "network": profile["network"],
        "first": crawls[0],
        "last": crawls[1],
        "state": state,
        "cause": cause,
        "before": before if state == "unreachable" else None,
        "answers": state != "unreachable" and not is_gone,
        "confidence": rng.choice(("high", "medium", "low")),
        "p_alive": 0.04 if cause == "silence" else chance,
        "successor_url": f"https://www.{profile['network']}.example/" if state == "moved" else None,
    }


def readings(profile: Row) -> Iterator[tuple[str, str, str, Any, str]]:
    """Yield network, purpose, signal, value and rank of what its pages say, on all days alike.

    SQL puts in the figures that change from day to day.
    """
    said = [
        ("members", "members_total", None, "markup"),
        ("home", "members_total", None, "text"),
        ("members", "members_active_month", None, "markup"),
        ("feed", "newest_post_at", None, "structured"),
        ("members", "registration", profile["registration"], "markup"),
        ("home", "access", profile["access"], "text"),
        ("home", "home_title", f"{profile['name']} - Accueil", "text"),
        ("home", "language", profile["languages"][:2], "markup"),
        ("about", "unanswered_share", profile["unanswered"], "api"),
        ("about", "replies_per_topic", round(4 - 4 * profile["unanswered"], 1), "api"),
        ("about", "hours_to_first_reply", round(90 * profile["unanswered"], 1), "api"),
        *(("home", f"feature:{name}", 1, "markup") for name in profile["features"].split("|")),
    ]
    if profile["platform"]:
        said.append(("home", "software", profile["platform"], "markup"))
    for purpose, signal, value, rank in said:
        yield profile["network"], purpose, signal, value, rank
