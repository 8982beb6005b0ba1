"""The page on which a counsellor chooses for one person. Nothing of the answers is kept anywhere."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from datasette.utils.asgi import Response

from analysis.choosing.choose import choose
from analysis.choosing.items import Client, Goal
from analysis.choosing.lookup import Finder
from analysis.reason import Reason
from dashboard.filters import MOST_VALUES, SEARCH_LENGTH, Args, Filters
from dashboard.index import unaccent
from dashboard.published import Item, candidates_of
from dashboard.visitor import NO_STORE, Visitor, with_data
from vocabulary.said import Language, Said

#: Hours a week that can be chosen.
HOURS = (1, 2, 4, 8)
#: Characters of the list of networks joined that are looked at.
_JOINED_LENGTH = 4_000


@dataclass(frozen=True, slots=True)
class Form:
    """The answers as the address has them; what makes no sense is left out."""

    goal: Goal | None = None
    sector: tuple[str, ...] = ()
    speaks: tuple[str, ...] = ()
    region: str = ""
    hours: int | None = None
    audience: str = ""
    joined: str = ""

    @classmethod
    def from_args(cls, args: Args, terms: Mapping[str, Mapping[str, Said]]) -> Form:
        """Read a query string. Never raises."""
        goal, hours = args.get("goal") or "", args.get("hours") or ""
        region, audience = args.get("region") or "", args.get("audience") or ""
        sectors = dict.fromkeys(args.getlist("sector")[:MOST_VALUES])
        languages = dict.fromkeys(args.getlist("speaks")[:MOST_VALUES])
        return cls(
            goal=Goal(goal) if goal in set(Goal) else None,
            sector=tuple(word for word in sectors if word in terms.get("sectors", {})),
            speaks=tuple(code for code in languages if len(code) == 2 and code.isalpha()),
            region=region if region in terms.get("regions", {}) else "",
            hours=int(hours) if hours in map(str, HOURS) else None,
            audience=audience if audience in terms.get("audience", {}) else "",
            joined=(args.get("joined") or "")[:_JOINED_LENGTH].strip(),
        )

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the query string's pairs; what is not answered is left out."""
        yield from (("sector", word) for word in self.sector)
        yield from (("speaks", code) for code in self.speaks)
        for name in ("goal", "region", "hours", "audience", "joined"):
            if value := getattr(self, name):
                yield name, str(value)

    def client(self, finder: Finder[Item]) -> tuple[Client, tuple[str, ...]]:
        """Return the client, and the networks joined that are in no catalogue. Needs goal and sector."""
        assert self.goal is not None
        names = [line.strip()[:SEARCH_LENGTH] for line in self.joined.splitlines() if line.strip()]
        found = {name: finder.find(name) for name in names[:MOST_VALUES]}
        client = Client(
            goal=self.goal,
            sectors=self.sector,
            languages=self.speaks or ("fr",),
            region=self.region,
            hours=self.hours,
            audience=(self.audience,) if self.audience else (),
            joined=tuple(dict.fromkeys(each.id for each in found.values() if each)),
        )
        return client, tuple(name for name, each in found.items() if each is None)


@with_data
async def page(visitor: Visitor) -> Response:
    """Ask the questions and, once goal and trade are answered, show the choice."""
    published, args = visitor.published, visitor.request.args
    terms = published.terms
    form = Form.from_args(args, terms)
    context: dict[str, Any] = {
        "form": form,
        "goals": list(Goal),
        "hours": HOURS,
        "terms": {name: _sorted(found, visitor.texts.lang) for name, found in terms.items()},
        "spoken": sorted(published.index.options(Filters(), "language")),
        "choice": None,
        "is_asked": bool(args.get("goal") or args.get("sector")),
    }
    if form.goal and form.sector:
        networks = await candidates_of(visitor.db, published)
        client, unknown = form.client(published.finder)
        now = datetime.now(UTC)
        choice = await asyncio.to_thread(choose, client, networks, terms, now)
        told = {
            part: [_entry(entry, visitor.texts.lang) for entry in getattr(choice, part)]
            for part in ("picks", "closes", "checks", "nearest")
        }
        advice = [_reason(each, visitor.texts.lang) for each in choice.advice]
        context |= {"choice": {"advice": advice, **told}, "unknown": unknown}
    return await visitor.page("choose.html", context, pairs=list(form.pairs()), more=NO_STORE)


def _sorted(terms: Mapping[str, Said], lang: Language) -> list[tuple[str, str]]:
    named = ((slug, label[lang]) for slug, label in terms.items())
    return sorted(named, key=lambda pair: unaccent(pair[1]))


def _entry(entry: Any, lang: Language) -> dict[str, Any]:
    candidate = entry.candidate
    return {
        "id": candidate.id,
        "name": candidate.name,
        "url": candidate.url,
        "state": candidate.state,
        "reasons": [_reason(reason, lang) for reason in entry.reasons],
    }


def _reason(reason: Reason, lang: Language) -> dict[str, Any]:
    """Return a reason as the pages show it."""
    seen = reason.evidence
    return {
        "text": reason.said[lang],
        "url": seen.url if seen else None,
        "at": seen.fetched_at if seen else None,
        "quote": "",
    }
