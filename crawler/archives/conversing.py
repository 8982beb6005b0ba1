"""The conversation with an archive about one network after the other. Pure: it says what to ask next."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from crawler.archives.captured import Opened, lists_of, read_capture, unopened, with_owner
from crawler.archives.captures import (
    Archive,
    Capture,
    further,
    in_order,
    is_full,
    read_index,
    spread,
    stamp,
    worth_opening,
)
from crawler.page import Page
from crawler.question import Answer, Question, Talk
from vocabulary.archived import ArchiveAnswer, ArchivedLook, ArchiveOutcome
from vocabulary.catalogue import Network
from vocabulary.items import FetchOutcome, Purpose

#: Captures opened of one network, and how many of them at most of its home page.
MOST_OPENED, MOST_OF_HOME = 12, 7
#: Lists of a network whose captures are opened, and addresses asked for to find them.
MOST_LISTS, MOST_ASKED = 2, 4
#: Parts of one index that are read.
_MOST_PARTS = 4
#: Answers in a row that an archive may fail to give before it is taken to be in trouble.
_FAILED_IN_A_ROW = 3
#: Statuses by which an archive says that it may not show an address.
_REFUSALS = frozenset({401, 403, 451})
#: Statuses by which it says that it has had enough.
_ENOUGH = frozenset({429, 503})
#: What may come of a single question while the archive is well.
_ACCIDENTS = frozenset(
    {
        *(FetchOutcome.READ_TIMEOUT, FetchOutcome.CONNECTION_LOST, FetchOutcome.TOO_LARGE),
        *(FetchOutcome.UNREADABLE, FetchOutcome.ROBOTS_REFUSED, FetchOutcome.ADDRESS_REFUSED),
    }
)

Found = TypeVar("Found")
#: Says what to ask next, is told each answer, and returns what was found.
Asking = Generator[Question, Answer, Found]


@dataclass(slots=True)
class Silence:
    """Why the archive was asked no further (``None`` while it answers), and of how many networks it could
    not tell before."""

    why: str | None = None
    untold: int = 0


class _HadEnough(Exception):  # noqa: N818  it ends a conversation
    """The archive has had enough, or is in trouble."""


class _Untold(Exception):  # noqa: N818  it ends what is asked about one network
    """The archive could not say now what it has of an address, or not all of it."""


class _Refused(Exception):  # noqa: N818  as above
    """The archive may not show an address."""


def talk(
    networks: Iterable[Network],
    archive: Archive,
    years: tuple[int, int],
    keep: Callable[[ArchiveAnswer], None],
    silence: Silence,
    now: Callable[[], datetime],
) -> Talk:
    """Ask for each network's captures and open some; hand each network's answer to ``keep``.

    The first sign that the archive has had enough (429, 503 of its index, no connection, several failures in
    a row) ends the talk and is left in ``silence``: what was kept stays, and the rest is asked another time.
    So is a network whose index could not be told. A single capture that it cannot show is as one that was
    not opened.
    """
    conversation = _Conversation(archive, years, now)
    for network in networks:
        try:
            keep((yield from conversation.about(network)))
        except _Untold:
            silence.untold += 1
        except _HadEnough as enough:
            silence.why = str(enough)
            return


class _Conversation:
    """What is asked about one network, and how the archive has answered lately."""

    def __init__(
        self, archive: Archive, years: tuple[int, int], now: Callable[[], datetime]
    ) -> None:
        self._archive, self._years, self._now = archive, years, now
        self._failed = 0  # answers in a row

    def about(self, network: Network) -> Asking[ArchiveAnswer]:
        """Ask for the captures of its home page and of its lists."""
        try:
            captures = yield from self._captures(network.url)
        except _Refused:
            return self._answer(network, ArchiveOutcome.REFUSED)
        if not captures:
            return self._answer(network, ArchiveOutcome.NEVER_SEEN)
        chosen = worth_opening(captures, MOST_OF_HOME)
        homes = yield from self._open(network, chosen, Purpose.HOME)
        lists = yield from self._lists(network, homes, MOST_OPENED - len(chosen))
        looks = [*(each.look for each in homes), *(with_owner(each.look, homes) for each in lists)]
        return self._answer(network, ArchiveOutcome.SEEN, captures, looks)

    def _lists(self, network: Network, homes: Sequence[Opened], room: int) -> Asking[list[Opened]]:
        """Open captures of its main lists; none where no home page says whose they were."""
        opened: list[Opened] = []
        left = MOST_LISTS
        for lead in lists_of(network, homes)[:MOST_ASKED] if homes else ():
            if not left:
                break
            try:
                captures = yield from self._captures(lead.url)
            except (_Untold, _Refused):
                continue
            chosen = spread(captures, -(-room // left))
            if chosen:
                left, room = left - 1, room - len(chosen)
                opened += yield from self._open(network, chosen, lead.purpose)
        return opened

    def _captures(self, url: str) -> Asking[list[Capture]]:
        """Ask for all captures of an address within the years wanted, but none of a day to come."""
        found: list[Capture] = []
        since = str(self._years[0])
        for _part in range(_MOST_PARTS):
            listed = yield from self._index(self._archive.index(url, since, self._years[1]))
            if listed.status == 404:
                found = yield from self._time_map(url)
                break
            part = read_index(listed)
            found += part
            if not (part and is_full(listed)):
                break
            since = stamp(part[-1])
        else:
            raise _Untold
        captures = in_order(found)
        return [
            each for each in captures if each.at.year >= self._years[0] and each.at <= self._now()
        ]

    def _time_map(self, url: str) -> Asking[list[Capture]]:
        """Ask as Memento has it, where there is no CDX."""
        first = yield from self._index(self._archive.time_map(url))
        found = read_index(first)
        parts = further(first, self._archive)
        if len(parts) >= _MOST_PARTS:
            raise _Untold
        for part in parts:
            found += read_index((yield from self._index(Question(part))))
        return found

    def _index(self, question: Question) -> Asking[Page]:
        """Ask an index; its answer is one that it gave, or that it has nothing (404)."""
        listed = yield question
        if isinstance(listed, Page) and listed.status in _REFUSALS:
            raise _Refused
        is_told = isinstance(listed, Page) and listed.status in {200, 404}
        self._mind(listed, is_told=is_told, is_enough=_status(listed) in _ENOUGH)
        if not isinstance(listed, Page) or not is_told:
            raise _Untold
        return listed

    def _open(
        self, network: Network, captures: Iterable[Capture], purpose: str
    ) -> Asking[list[Opened]]:
        """Open captures; one that the archive cannot show, or shows no capture for, is left out."""
        found: list[Opened] = []
        for capture in captures:
            asked, answer = capture, (yield self._archive.raw(capture))
            if isinstance(answer, Page) and (onward := self._archive.led_to(answer, capture)):
                asked, answer = onward, (yield self._archive.raw(onward))
            is_told = _status(answer) < 500 or answer is FetchOutcome.ROBOTS_REFUSED
            self._mind(answer, is_told=is_told, is_enough=_status(answer) == 429)
            if not isinstance(answer, Page) or answer.status != 200:
                continue
            if shown := self._archive.told_by(answer, asked):
                found.append(read_capture(answer, self._archive, shown, network, purpose))
        return found

    def _mind(self, answer: Answer, *, is_told: bool, is_enough: bool) -> None:
        """Count the failures in a row; end the conversation where the archive has had enough of it."""
        is_gone = not isinstance(answer, Page) and answer not in _ACCIDENTS
        self._failed = 0 if is_told else self._failed + 1
        if is_enough or is_gone or self._failed >= _FAILED_IN_A_ROW:
            raise _HadEnough(why_silent(answer))

    def _answer(
        self,
        network: Network,
        outcome: ArchiveOutcome,
        captures: Sequence[Capture] = (),
        looks: Sequence[ArchivedLook] = (),
    ) -> ArchiveAnswer:
        at, host = self._now(), self._archive.host
        if not captures:
            return ArchiveAnswer(network.id, host, at, outcome)
        read = {look.url for look in looks}
        told = [unopened(self._archive, each) for each in captures]
        closed = [look for look in told if look.url not in read]
        ends = [look for look in closed if look.is_end]
        maybe = [look for look in closed if not look.is_end]
        maybe += [look for look in looks if look.shows_network]
        return ArchiveAnswer(
            network.id,
            host,
            at,
            outcome,
            len(captures),
            captures[0].at,
            max((look.captured_at for look in maybe), default=None),
            # Of the ends that the index alone tells, the newest ones decide.
            tuple(sorted([*looks, *ends[-3:]], key=lambda look: look.captured_at)),
        )


def _status(answer: Answer) -> int:
    """Return the status of an answer; of none that of a server that fails."""
    return answer.status if isinstance(answer, Page) else 500


def why_silent(answer: Answer) -> str:
    """Return what an answer says of an archive that is asked no further."""
    if isinstance(answer, Page):
        return "it asks to wait" if answer.status == 429 else f"it answered {answer.status}"
    return f"no answer ({answer})"
