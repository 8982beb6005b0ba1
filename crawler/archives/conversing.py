"""The conversation with an archive about one network after the other. Pure: it says what to ask next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from crawler.archives.captured import read_capture, unopened
from crawler.archives.captures import Archive, Capture, read_index, worth_opening
from crawler.page import Page
from crawler.question import Answer, Talk
from vocabulary.archived import ArchiveAnswer, ArchivedLook, ArchiveOutcome
from vocabulary.catalogue import Network

#: Captures in a row that an archive may fail to show before it is taken to be in trouble.
_FAILED_IN_A_ROW = 3
#: Statuses by which an archive says that it may not show an address.
_REFUSALS = frozenset({401, 403, 451})


@dataclass(slots=True)
class Silence:
    """Why the archive was asked no further; ``None`` while it answers."""

    why: str | None = None


def talk(
    networks: Iterable[Network],
    archive: Archive,
    years: tuple[int, int],
    keep: Callable[[ArchiveAnswer], None],
    silence: Silence,
    now: Callable[[], datetime],
) -> Talk:
    """Ask for each network's captures and open some; hand each network's answer to ``keep``.

    The first sign that the archive has had enough (429, an error of its index or of several captures in a
    row, no answer) ends the talk and is left in ``silence``: what was kept stays, and the rest is asked
    another time. A single capture that it cannot show is as one that was not opened.
    """
    failed = 0
    for network in networks:
        listed = yield archive.index(network.url, *years)
        if isinstance(listed, Page) and listed.status == 404:
            listed = yield archive.time_map(network.url)
        if isinstance(listed, Page) and listed.status in _REFUSALS:
            keep(ArchiveAnswer(network.id, archive.host, now(), ArchiveOutcome.REFUSED))
            continue
        if not isinstance(listed, Page) or listed.status not in {200, 404}:
            silence.why = why_silent(listed)
            return
        found = read_index(listed) if listed.status == 200 else []
        captures = [each for each in found if years[0] <= each.at.year <= years[1]]
        looks: list[ArchivedLook] = []
        for capture in worth_opening(captures):
            opened = yield archive.raw(capture)
            failed = failed + 1 if isinstance(opened, Page) and opened.status >= 500 else 0
            if not isinstance(opened, Page) or opened.status == 429 or failed >= _FAILED_IN_A_ROW:
                silence.why = why_silent(opened)
                return
            if opened.status == 200:
                looks.append(read_capture(opened, archive, capture, network))
        keep(_answer(network, archive, captures, looks, now()))


def _answer(
    network: Network,
    archive: Archive,
    captures: list[Capture],
    looks: list[ArchivedLook],
    at: datetime,
) -> ArchiveAnswer:
    if not captures:
        return ArchiveAnswer(network.id, archive.host, at, ArchiveOutcome.NEVER_SEEN)
    read = {look.url: look for look in looks}
    told = [read.get(archive.shown(each)) or unopened(archive, each) for each in captures]
    ends = [look for look in told if look.is_end and look.url not in read]
    maybe = [
        look.captured_at
        for look in told
        if not look.is_end and (look.shows_network or look.url not in read)
    ]
    return ArchiveAnswer(
        network.id,
        archive.host,
        at,
        ArchiveOutcome.SEEN,
        len(captures),
        captures[0].at,
        max(maybe, default=None),
        # Of the ends that the index alone tells, the newest ones decide.
        tuple(sorted([*looks, *ends[-3:]], key=lambda look: look.captured_at)),
    )


def why_silent(answer: Answer) -> str:
    """Return what an answer says of an archive that is asked no further."""
    if isinstance(answer, Page):
        return "it asks to wait" if answer.status == 429 else f"it answered {answer.status}"
    return f"no answer ({answer})"
