"""The page on which a counsellor chooses for one person. Nothing of the answers is kept anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from datasette.utils.asgi import Response

from analysis.choosing.choose import choose
from analysis.choosing.items import Choice, ChoiceEntry, Client, Goal
from analysis.choosing.lookup import Finder
from analysis.choosing.suitability import ALL_TRADES
from analysis.reason import Reason
from analysis.understanding.items import How, Understood
from analysis.understanding.letters import unaccent
from analysis.words.labels import STATES
from dashboard.address import MOST_VALUES, TEXT_LENGTH, Address
from dashboard.answers import GOAL
from dashboard.filters import Filters
from dashboard.listing import Wording
from dashboard.published import Findable, Published, pool_of
from dashboard.visitor import NO_STORE, Visitor, with_data
from dashboard.words.first_day import first_day
from vocabulary.said import Language, Said

#: Hours a week that can be chosen.
HOURS = (1, 2, 4, 8)
#: Characters of the list of networks joined that are looked at.
_JOINED_LENGTH = 4_000
#: Reasons on a card: with the sentence on what it is and the steps of the first day at most eight.
_REASONS = 3
#: What a card says otherwise than by a reason: its place is its heading.
_SAID = frozenset({"place"})


@dataclass(frozen=True, slots=True)
class Questions:
    """The answers as the address has them; what makes no sense is left out."""

    goal: Goal | None = None
    job: str = ""  # as typed
    place: str = ""  # as typed
    sector: tuple[str, ...] = ()
    speaks: tuple[str, ...] = ()
    region: str = ""
    hours: int | None = None
    audience: str = ""
    joined: str = ""

    @classmethod
    def of(cls, address: Address, terms: Mapping[str, Mapping[str, Said]]) -> Questions:
        """Read a query string. Never raises."""
        goal, hours = address.one("goal", set(Goal)), address.one("hours", [*map(str, HOURS)])
        job, sector = address.text("job"), address.several("sector", terms.get("sectors", {}))
        usual = GOAL if job or sector else None
        return cls(
            goal=Goal(goal) if goal else usual,
            job=job,
            place=address.text("place"),
            sector=sector,
            speaks=tuple(c for c in address.several("speaks") if len(c) == 2 and c.isalpha()),
            region=address.one("region", terms.get("regions", {})),
            hours=int(hours) if hours else None,
            audience=address.one("audience", terms.get("audience", {})),
            joined=address.lines("joined", _JOINED_LENGTH),
        )

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the query string's pairs; what is not answered is left out."""
        yield from (("sector", word) for word in self.sector)
        yield from (("speaks", code) for code in self.speaks)
        for name in ("goal", "job", "place", "region", "hours", "audience", "joined"):
            if value := getattr(self, name):
                yield name, str(value)

    def client(
        self, job: Understood, place: Understood, finder: Finder[Findable]
    ) -> tuple[Client, tuple[str, ...]]:
        """Return the client, and the networks joined that are in no catalogue. Needs a goal."""
        assert self.goal is not None
        lines = filter(None, map(str.strip, self.joined.splitlines()))
        names = [line[:TEXT_LENGTH] for line in lines][:MOST_VALUES]
        found = {name: finder.find(name) for name in names}
        trades = tuple(dict.fromkeys((*self.sector, *job.trades)))
        client = Client(
            goal=self.goal,
            sectors=trades or ((ALL_TRADES,) if job.audience else ()),
            languages=self.speaks or ("fr",),
            region=self.region or next(iter((*place.regions, *job.regions)), ""),
            town=next(iter((*place.towns, *job.towns)), ""),
            hours=self.hours,
            audience=(self.audience,) if self.audience else (*job.audience, *place.audience),
            about=job.about,
            joined=tuple(dict.fromkeys(each.id for each in found.values() if each)),
        )
        return client, tuple(name for name, each in found.items() if each is None)


@with_data
async def page(visitor: Visitor) -> Response:
    """Ask the questions and, once goal and trade are answered, show the choice."""
    published, terms = visitor.published, visitor.published.terms
    form, words = Questions.of(visitor.address, terms), Wording(visitor.texts, terms)
    job, place = published.reader.read(form.job), published.reader.read(form.place)
    client, unknown = form.client(job, place, published.finder) if form.goal else (None, ())
    context: dict[str, Any] = {
        "form": form,
        "goals": list(Goal),
        "hours": HOURS,
        "terms": {name: _sorted(found, visitor.texts.lang) for name, found in terms.items()},
        "spoken": sorted(published.index.options(Filters(), "language")),
        "words": words,
        "choice": None,
        "is_asked": bool(form.goal or form.job or form.sector),
        "suggestions": [
            (part, each)
            for part, read in (("job", job), ("place", place))
            for each in read.suggestions
        ],
    }
    if client and client.sectors:
        pool = await pool_of(visitor.db, published)
        choice = choose(client, pool, terms, datetime.now(UTC))
        context |= {
            "choice": _told(choice, visitor.texts.lang, published),
            "unknown": unknown,
            "who": _who(_typed(job, form.job), _place(form, place, words), client, words),
            "asked": _asked(_place(form, place, words), client, words),
        }
    return await visitor.page("choose.html", context, pairs=list(form.pairs()), more=NO_STORE)


def _sorted(terms: Mapping[str, Said], lang: Language) -> list[tuple[str, str]]:
    named = ((slug, label[lang]) for slug, label in terms.items())
    return sorted(named, key=lambda pair: unaccent(pair[1]))


def _place(form: Questions, place: Understood, words: Wording) -> str:
    """Return the place asked for, in the table's spelling where it was understood."""
    typed = " ".join(part.name for part in place.parts) or form.place
    return typed or (words.option("region", form.region) if form.region else "")


def _typed(read: Understood, text: str) -> str:
    """Return what was typed, in the table's spelling where it was a slip of the key."""
    for part in read.parts:
        if part.how is How.SLIP:
            text = text.replace(part.typed, part.name)
    return text


def _who(job: str, place: str, client: Client, words: Wording) -> str:
    """Return whom the answer is for, as a heading begins."""
    trades = ", ".join(words.option("sector", each) for each in client.sectors)
    said = " · ".join(filter(None, (job or trades, place)))
    return said[:1].upper() + said[1:]


def _asked(place: str, client: Client, words: Wording) -> str:
    """Return the questions as answered, and as understood, in one line."""
    region = words.option("region", client.region) if client.region else ""
    trades = (words.option("sector", each) for each in client.sectors)
    where = f"{place} ({region})" if region and place != region else region
    spoken = (words.option("language", each) for each in client.languages)
    people = (words.option("audience", each) for each in client.audience)
    goal = words.texts.label("goal", client.goal)
    return " · ".join(filter(None, (*trades, *people, where, goal, *spoken)))


def _told(choice: Choice, lang: Language, published: Published) -> dict[str, Any]:
    """Return a choice as the page shows it."""
    parts = ("picks", "closes", "checks", "nearest")
    told = {
        part: [_card(each, lang, published) for each in getattr(choice, part)] for part in parts
    }
    boards = [published.index.by_id[each.id] for each in choice.boards]
    return {"advice": [_reason(each, lang) for each in choice.advice], "boards": boards, **told}


def _card(entry: ChoiceEntry, lang: Language, published: Published) -> dict[str, Any]:
    row = published.index.by_id[entry.candidate.id]
    reasons = [_reason(each, lang) for each in entry.reasons if each.rule not in _SAID]
    colon = "\u00a0: " if lang is Language.FR else ": "
    for reason in reasons:  # the state stands beside the name already
        reason["text"] = reason["text"].removeprefix(
            f"{STATES[entry.candidate.state][lang]}{colon}"
        )
    return {
        "row": row,
        "reasons": reasons[:_REASONS],
        "is_joined": entry.is_joined,
        "steps": first_day(row["features"].split("|"), entry.is_joined),
    }


def _reason(reason: Reason, lang: Language) -> dict[str, Any]:
    """Return a reason as the pages show it."""
    seen = reason.evidence
    return {
        "rule": reason.rule,
        "text": reason.said[lang],
        "url": seen.url if seen else None,
        "at": seen.fetched_at if seen else None,
    }
