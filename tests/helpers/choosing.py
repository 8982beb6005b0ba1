"""Invented networks and clients for the counsellor's choice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from analysis.choosing.items import Candidate, Client, Goal, LivingTheme
from analysis.reason import Reason, State
from vocabulary.items import Evidence
from vocabulary.said import Said

AS_OF = datetime(2026, 11, 23, 12, tzinfo=UTC)

TERMS = {
    "sectors": {
        "general": Said("Tous métiers", "All trades"),
        "it": Said("Informatique", "Computing"),
        "craft": Said("Artisanat", "Crafts"),
        "law": Said("Droit", "Law"),
        "health": Said("Santé", "Health"),
        "communication": Said("Communication et marketing", "Communication and marketing"),
    },
    "audience": {
        "all": Said("Tous publics", "Everyone"),
        "executives": Said("Cadres", "Executives"),
        "job-seekers": Said("Personnes en recherche d'emploi", "Job seekers"),
        "seniors": Said("Seniors", "Seniors"),
        "students": Said("Jeunes et étudiants", "Students and young people"),
        "women": Said("Femmes", "Women"),
    },
    "regions": {
        "Bretagne": Said("Bretagne", "Brittany"),
        "Occitanie": Said("Occitanie", "Occitanie"),
    },
}


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def client(goal: str = "network", sectors: str = "it", **more: Any) -> Client:
    """A client who speaks French; ``joined`` and ``audience`` are words."""
    for name in ("joined", "audience", "languages"):
        if name in more:
            more[name] = words(more[name])
    return Client(Goal(goal), words(sectors), **more)


def theme(name: str, days: float | None, **more: Any) -> LivingTheme:
    """A group whose newest contribution is ``days`` old (``None``: unknown)."""
    newest = None if days is None else AS_OF - timedelta(days=days)
    return LivingTheme(name, newest, Evidence(f"https://groups.example/{name}", AS_OF, 200), **more)


def network(  # the fields of a Candidate, most with a default
    network_id: str,
    state: str = "alive",
    sectors: str = "it",
    *,
    features: str = "",
    last_post: float | None = 5,
    audience: str = "all",
    languages: str = "fr",
    **more: Any,
) -> Candidate:
    """A network of one trade in France; ``features`` seen, and days since its last post."""
    url = more.pop("url", f"https://{network_id}.example/")
    home = Evidence(url, AS_OF - timedelta(days=1), 200)
    feed = Evidence(f"{url}feed", AS_OF - timedelta(days=1), 200)
    figures = more.pop("figures", {})
    signals = [f"feature:{name}" for name in words(features)] + list(figures)
    signals += [name for name in ("registration", "access") if more.get(name)]
    return Candidate(
        id=network_id,
        name=more.pop("name", network_id.capitalize()),
        url=url,
        sectors=frozenset(words(sectors)),
        audience=frozenset(words(audience)),
        languages=frozenset(words(languages)),
        region=more.pop("region", ""),
        town=more.pop("town", ""),
        kind=more.pop("kind", "sector"),
        state=State(state),
        cause=more.pop("cause", None),
        successor_url=more.pop("to", None),
        registration=more.pop("registration", None),
        access=more.pop("access", None),
        last_post_at=None if last_post is None else AS_OF - timedelta(days=last_post),
        as_of=more.pop("as_of", AS_OF - timedelta(days=1)),
        decided=Reason("test", Said(f"Jugé {state}.", f"Judged {state}."), feed, State(state)),
        last_post=feed,
        seen=dict.fromkeys(signals, home),
        figures=figures,
        **more,
    )


def big(network_id: str, state: str = "alive", **more: Any) -> Candidate:
    """A large network for all trades."""
    return network(network_id, state, "general", kind="generalist", **more)


class Case(NamedTuple):
    """One client, the networks there are, and what is to be answered."""

    expects: str
    client: Client
    networks: list[Candidate]
    picks: str = ""
    closes: str = ""
    checks: str = ""
    nearest: str = ""
    says: tuple[str, ...] = ()  # in French, with plain spaces; "!" before what is not said


#: Features of a place where people talk.
TALK = "groups messages events"
#: A job board that cannot be observed, as most cannot.
BOARD = network("offres", "unobservable", "general", kind="employer-facing", name="Offres Plus")
