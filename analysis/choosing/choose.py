"""The counsellor's choice: a short list of networks for one job seeker, with the reasons. Pure.

Only what we have seen to be alive (or slowing, with a caution) is ranked; what we cannot see stands
apart, to be checked by hand; what has ended is never recommended, and what moved is followed. The
order of criteria is that of ``analysis/choosing/suitability.py``; a second generalist is shown only for a
living group of the trade, after the other networks of the trade. In plain words: ``docs/choosing.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from analysis import policy
from analysis.choosing import advice, sentences
from analysis.choosing.items import Candidate, Choice, ChoiceEntry, Client, Goal
from analysis.choosing.matching import phrases
from analysis.choosing.pool import Mask, Pool
from analysis.choosing.presences import LIVING, Presences, sort_out
from analysis.choosing.suitability import ALL_TRADES, GENERALIST, JOB_BOARD, Fit, fit, misfits
from analysis.choosing.terms import Vocabulary
from analysis.reason import Reason, State
from vocabulary.said import Said

_UNSEEN = frozenset({State.UNOBSERVABLE, State.UNDETERMINED})


def choose(
    client: Client,
    pool: Pool,
    terms: Mapping[str, Mapping[str, Said]],
    as_of: datetime,
    most: int = policy.CHOICE_SIZE,
) -> Choice:
    """Return the choice for one client among the networks of a publication.

    ``terms`` are the labels of the vocabulary (list -> slug -> label), ``as_of`` is today (aware),
    ``most`` the length of the list, 1 to 5: another one is a ``ValueError``.
    """
    if not 1 <= most <= policy.CHOICE_MOST:
        raise ValueError(f"a short list has 1 to {policy.CHOICE_MOST} networks, not {most}")
    return _Choosing(client, pool, terms, as_of, most).choice()


def first(
    client: Client,
    pool: Pool,
    terms: Mapping[str, Mapping[str, Said]],
    as_of: datetime,
) -> Candidate | None:
    """Return the network that the choice begins with, as ``choose`` says it; ``None`` where nothing fits."""
    return _Choosing(client, pool, terms, as_of, 1).first()


class _Choosing:
    """The work on one choice: what all its steps need."""

    def __init__(
        self,
        client: Client,
        pool: Pool,
        terms: Mapping[str, Mapping[str, Said]],
        as_of: datetime,
        most: int,
    ) -> None:
        self.client, self.as_of = client, as_of
        self.words = Vocabulary(terms)
        self.phrases = phrases(
            self.words.labels("sectors", set(client.sectors) - {ALL_TRADES}),
        )
        self.pool = pool
        self.presences: Presences = sort_out(client, pool.known(client.joined), pool.moves)
        self.is_short = client.hours is not None and client.hours <= policy.LITTLE_TIME_HOURS
        self.size = 1 if self.is_short else most

    def choice(self) -> Choice:
        """Return the answer."""
        picks = self._picks()
        settled = {self.pool.moves.today(entry.candidate).id for entry in self.presences.checks}
        unseen = [each for each in self._fits(_UNSEEN) if each.candidate.id not in settled]
        room = 0 if picks and self.is_short else self.size
        nearest = [] if picks else self._nearest()
        return Choice(
            advice=tuple(self._advice(picks, nearest)),
            picks=tuple(self._pick(each, place) for place, each in enumerate(picks)),
            closes=self.presences.closes,
            checks=(*self.presences.checks, *(self._check(each) for each in unseen[:room])),
            nearest=tuple(self._miss(each) for each in nearest),
            boards=tuple(self._boards()),
        )

    def first(self) -> Candidate | None:
        """Return the first network of the answer."""
        return next((each.candidate for each in self._picks()), None)

    def _picks(self) -> list[Fit]:
        """Return the first of the list. Those for all trades are looked at only where they can be on it."""
        first = _one_generalist(self._fits(frozenset({State.ALIVE}), self._of_trade))[: self.size]
        if len(first) == self.size and all(each.is_of_trade for each in first):
            return first
        return _one_generalist(self._fits(LIVING))[: self.size]

    def _fits(self, states: frozenset[State], among: Mask | None = None) -> list[Fit]:
        """Return the networks in these states that can do, the best first."""
        near = self._near(states) if among is None else self._near(states) & among
        fitting = (each for each in self._doing(near) if self._is_open(each, states))
        return sorted(map(self._fit, fitting), key=lambda each: each.order)

    def _near(self, states: frozenset[State]) -> Mask:
        """Tell the networks in these states of the trades and places asked for."""
        there = self.pool.among(self._trades, {"", self.client.region}.__contains__)
        return there & self.pool.in_states(states)

    @property
    def _of_trade(self) -> Mask:
        """Tell the networks that can be of the trade, and those joined already."""
        found = self.pool.among(self.client.sectors, lambda _region: True) | self.pool.with_groups
        found[[self.pool.places[each] for each in self.presences.living]] = True
        return found

    def _doing(self, meant: Mask) -> Iterator[Candidate]:
        """Yield the networks of those meant that can do."""
        return (each for each in self.pool.of(meant) if not misfits(self.client, each))

    @property
    def _trades(self) -> tuple[str, ...]:
        return (ALL_TRADES, *self.client.sectors)

    def _is_open(self, each: Candidate, states: frozenset[State]) -> bool:
        is_open = each.registration != "closed" or each.id in self.presences.living
        return each.kind != JOB_BOARD and each.state in states and is_open

    def _fit(self, candidate: Candidate) -> Fit:
        is_joined = candidate.id in self.presences.living
        return fit(self.client, candidate, self.phrases, self.as_of, is_joined=is_joined)

    def _nearest(self) -> list[Fit]:
        """Return living networks that fail on one point only, by point and then the best first."""
        points = list(advice.POINTS)
        alive = frozenset({State.ALIVE})
        missed = [
            (points.index(point), self._fit(each))
            for each in self.pool.all
            if self._is_open(each, alive) and (point := self._only_misfit(each))
        ]
        missed.sort(key=lambda found: (found[0], found[1].order))
        return [each for _point, each in missed[: self.size]]

    def _only_misfit(self, each: Candidate) -> str:
        """Return the one point on which a network cannot do; nothing where there are none or several."""
        points = misfits(self.client, each)
        return next(iter(points)) if len(points) == 1 else ""

    def _pick(self, each: Fit, place: int) -> ChoiceEntry:
        moved = [
            old
            for old in self.pool.moved
            if old is not each.candidate and self.pool.moves.today(old) is each.candidate
        ]
        said = (sentences.place(each, place), *sentences.about(each, self.words, moved))
        return ChoiceEntry(each.candidate, each.is_joined, said)

    def _check(self, each: Fit) -> ChoiceEntry:
        said = (sentences.to_check(), *sentences.about(each, self.words, ()))
        return ChoiceEntry(each.candidate, each.is_joined, said)

    def _miss(self, each: Fit) -> ChoiceEntry:
        point = self._only_misfit(each.candidate)
        missed = advice.near_miss(point, each.candidate, self.words)
        return ChoiceEntry(
            each.candidate, each.is_joined, (missed, *sentences.life(each.candidate))
        )

    def _advice(self, picks: Sequence[Fit], nearest: Sequence[Fit]) -> Iterator[Reason]:
        if self.client.goal is Goal.JOB:
            yield advice.boards_first()
        if not self.pool.is_visited:
            yield advice.nothing_seen()
        elif not picks:
            points = {self._only_misfit(each.candidate) for each in nearest}
            yield from advice.nothing_fits(points)
        elif not any(each.is_of_trade for each in picks):
            yield advice.none_of_the_trade()
        if self.is_short and picks:
            yield advice.one_is_enough()
        if not self.client.region and self._is_missing_local():
            yield advice.say_the_region()
        for each in self.pool.known(sorted(self.presences.living)).values():
            if self._is_open(each, LIVING) and misfits(self.client, each):
                yield advice.apart(each)
        newest = self.pool.as_of or self.as_of
        if self.as_of - newest > timedelta(days=policy.FIGURE_FRESH_DAYS):
            yield advice.old_facts(newest)

    def _is_missing_local(self) -> bool:
        local = self.pool.among(self._trades, bool)
        return any(
            self._is_open(each, LIVING) and misfits(self.client, each) == {"region"}
            for each in self.pool.of(local & self.pool.in_states(LIVING))
        )

    def _boards(self) -> list[Candidate]:
        """Return job boards that fit and are not known to have ended, where a job is wanted soon."""
        if self.client.goal is not Goal.JOB:
            return []
        near = self._doing(self._near(LIVING | _UNSEEN))
        boards = (each for each in near if each.kind == JOB_BOARD)
        found = sorted(map(self._fit, boards), key=lambda each: each.order)
        return [each.candidate for each in found[: policy.CHOICE_SIZE]]


def _one_generalist(fits: Sequence[Fit]) -> list[Fit]:
    """Return the list with one generalist: a living one that is joined already, or else the best.

    Others are shown only for their living group of the trade, after the other networks of the trade.
    """
    big = [each for each in fits if each.candidate.kind == GENERALIST]
    big.sort(key=lambda each: not (each.is_joined and each.candidate.state is State.ALIVE))
    seconds = {each.candidate.id for each in big[1:] if not each.is_joined}
    shown = [each for each in fits if each.is_of_trade or each.candidate.id not in seconds]
    return sorted(
        shown,
        key=lambda each: (
            each.candidate.state is not State.ALIVE,
            not each.is_of_trade,
            each.candidate.id in seconds,
        ),
    )
