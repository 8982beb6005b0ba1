"""What there is for a trade, a place or a name, as rows to show: for a typed search and for landing pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from analysis.choosing.choose import first
from analysis.choosing.items import Client, Goal, LivingTheme
from analysis.choosing.pool import Pool
from analysis.reason import State
from analysis.understanding.items import Kind, Part, Understood
from analysis.understanding.results import LIVING, Found, Offer, Section, find
from dashboard.filters import Filters
from dashboard.index import Row
from dashboard.published import Published, pool_of
from dashboard.visitor import Visitor
from dashboard.words.texts import Texts

_COUNTED = (Section.LOCAL, Section.NATIONAL, Section.ELSEWHERE, Section.GENERALISTS)
#: What is wanted of a network where nobody said.
GOAL = Goal.JOB
#: Networks shown of one group, and of those that are not to be advised any more.
MOST, MOST_ENDED = 20, 12


@dataclass(frozen=True, slots=True)
class ShownSection:
    """One group of an answer: its first networks, each with its living group of the trade."""

    group: Section
    rows: Sequence[tuple[Row, LivingTheme | None]]
    number: int  # in the whole group
    living: int  # of these, how many are alive


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The groups in order, the networks that have ended, and the ways on where nobody is home."""

    groups: Sequence[ShownSection]
    ended: Sequence[Row]
    offers: Sequence[Offer]
    chosen: Row | None = None  # what *Choisir* begins with, for the same trade and place
    is_visited: bool = True  # any network at all has been visited
    whole: Filters = field(default_factory=Filters)  # the list that holds what is not shown

    @property
    def is_cut(self) -> bool:
        """Whether there are more than are shown."""
        return any(shown.number > len(shown.rows) for shown in self.groups)

    @property
    def first(self) -> Row | None:
        """The network to name when only one is wanted: what *Choisir* says, else the first that is alive."""
        if self.chosen:
            return self.chosen
        rows = (row for shown in self.groups for row, _theme in shown.rows)
        return next((row for row in rows if row["state"] in LIVING), None)


async def answer(
    visitor: Visitor, understood: Understood, *, only_local: bool = False
) -> SearchAnswer:
    """Return what there is for an understood text."""
    published = visitor.published
    pool = await pool_of(visitor.db, published)
    now = datetime.now(UTC)
    found = find(understood, pool, published.terms, now, only_local=only_local)
    chosen = _chosen(understood, pool, published, now) if understood.trades else None
    shown = _shown(found, published.index.by_id)
    whole = Filters(
        sector=understood.trades,
        region=understood.regions,
        audience=understood.audience,
        local=only_local,
    )
    return replace(shown, chosen=chosen, is_visited=pool.is_visited, whole=whole)


def _client(understood: Understood) -> Client:
    """Return for whom a network is wanted, as far as a text says."""
    return Client(
        GOAL,
        understood.trades,
        region=next(iter(understood.regions), ""),
        town=next(iter(understood.towns), ""),
        audience=understood.audience,
        about=understood.about,
    )


def _chosen(understood: Understood, pool: Pool, published: Published, now: datetime) -> Row | None:
    begun = first(_client(understood), pool, published.terms, now)
    return published.index.by_id[begun.id] if begun else None


def in_words(found: SearchAnswer, texts: Texts) -> str:
    """Return how many networks an answer has in each group, and how many of them are alive."""
    groups = {shown.group: shown for shown in found.groups}
    numbers = {group: shown.number for group, shown in groups.items()}
    local, national, elsewhere, open_to_all = (numbers.get(group, 0) for group in _COUNTED)
    said = (
        texts.ngettext("%(number)s local network", "%(number)s local networks", local),
        texts.ngettext("%(number)s national network", "%(number)s national networks", national),
        texts.ngettext("%(number)s in one region", "%(number)s in one region each", elsewhere),
        texts.ngettext(
            "%(number)s open to every trade", "%(number)s open to every trade", open_to_all
        ),
    )
    counted = [
        text % {"number": texts.number(groups[group].number)}
        + (f" ({_alive(groups[group].living, texts)})" if found.is_visited else "")
        for group, text in zip(_COUNTED, said, strict=True)
        if group in groups
    ]
    return ", ".join(counted) or texts.gettext("no network")


def _alive(number: int, texts: Texts) -> str:
    if not number:
        return texts.gettext("none alive")
    said = texts.ngettext("%(number)s alive", "%(number)s alive", number)
    return said % {"number": texts.number(number)}


def living_in_words(found: SearchAnswer, texts: Texts, *, is_local: bool) -> str:
    """Return how many networks of an answer are alive; ``is_local``: those of the region are told apart.

    Before any visit, how many there are: of their life nothing is known.
    """
    if not found.is_visited:
        return in_words(found, texts)
    numbers = {shown.group: shown.living for shown in found.groups}
    local = numbers.pop(Section.LOCAL, 0)
    others = sum(numbers.values())
    if not local and not others:
        return texts.gettext("no living network")
    if not is_local:
        alive = local + others
        said = texts.ngettext("%(number)s living network", "%(number)s living networks", alive)
        return said % {"number": texts.number(alive)}
    here = texts.ngettext(
        "%(number)s living network of the region", "%(number)s living networks of the region", local
    ) % {"number": texts.number(local)}
    wider = texts.gettext("%(number)s for the whole country") % {"number": texts.number(others)}
    if not local:
        here = texts.gettext("no living network of the region")
    return ", ".join([here, wider] if others else [here])


def asked_for(sectors: Sequence[str], region: str) -> Understood:
    """Return what is understood where nobody had to type it."""
    place = (Part(Kind.REGION, region, (), region, region=region),) if region else ()
    return Understood((), place, tuple(sectors))


def _shown(found: Found, by_id: Mapping[str, Row]) -> SearchAnswer:
    groups = [
        ShownSection(
            group,
            [(by_id[hit.network.id], hit.theme) for hit in hits[:MOST]],
            len(hits),
            hits.number_in((State.ALIVE,)),
        )
        for group, hits in found.groups.items()
    ]
    ended = [by_id[hit.network.id] for hit in found.ended[:MOST_ENDED]]
    return SearchAnswer(groups, ended, found.offers)
