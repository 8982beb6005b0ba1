"""Whether what need not be read again would say the same: ``python -m bench.alike [FOLDER ...]``.

Each recorded answer (those of ``bench.readings``) is read as a crawl reads it, and again as if it had come
on later days: on each on which its bytes would not have been read, it must say the same to the letter. Then
each network of the demo web is crawled twice with days between, by a crawl that knows of the first and by one
that does not: they must keep the same. Exit status 1: something differs.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from bench.readings import AS_OF, Answer, demo, fixtures, grown, indexed
from crawler.as_before import LONGEST, keepsake
from crawler.manners import Manners
from crawler.page import Page
from crawler.plan import Plan
from crawler.seen import Seen, Unseen, see
from demo.networks import NETWORKS, DemoNetwork
from demo.site import EVERYTHING, Appearance, Served
from vocabulary.catalogue import Network
from vocabulary.items import Purpose, Visit, VisitRecord
from vocabulary.kept import NOTHING, KeptAnswer, Recollection

#: After how long each answer is read again.
LATER = tuple(timedelta(hours=hours) for hours in (1, 24, 72, 24 * 8, 24 * 15, 24 * 20))
_NETWORK = Network("n", "Le réseau", "", ("it",), (), ("fr",), "FR", "", "sector", (), "")


def seen(answer: Answer, after: timedelta = timedelta(0)) -> tuple[Page, Seen]:
    """Return an answer and what a crawl sees in it that meets it so long ``after`` it was recorded."""
    at = answer.as_of + after
    headers = {name.lower(): value for name, value in answer.headers.items()}
    page = Page(answer.url, answer.status, answer.body, at, headers, known_as=_NETWORK.name)
    visit = Visit(_NETWORK.id, answer.url, Purpose.HOME, answer.as_of, page.outcome)
    return page, see(Unseen(page, visit, replace(_NETWORK, url=answer.url)))


def judge(answer: Answer, later: tuple[timedelta, ...] = LATER) -> str:
    """Return for how long an answer need not be read again, or what it says otherwise meanwhile."""
    page, first = seen(answer)
    kept = keepsake(page, first)
    if kept is None:
        return "is read each time"
    days = (kept.alike_until - answer.as_of) / timedelta(days=1)
    for after in later:
        if answer.as_of + after < kept.alike_until and _said(seen(answer, after)[1]) != _said(
            first
        ):
            return f"says another thing after {after}"
    return "hangs on the day" if not first.digest else "days" if days < LONGEST.days else "any day"


def _said(what: Seen) -> Seen:
    return replace(what, alike_until=None)


def crawled(
    network: DemoNetwork, days: int, known: Recollection = NOTHING
) -> tuple[list[VisitRecord], int]:
    """Return what a crawl ``days`` after the web came to be keeps of a network that has not changed since.

    And how many answers it had to read. No server gives a mark.
    """
    base, now = f"http://{network.host}", AS_OF + timedelta(days=days)
    look = Appearance(network.name, base, AS_OF, network.dates(AS_OF), network.members)
    pages = network.site(look)
    plan = Plan(replace(_NETWORK, name=network.name, url=f"{base}/"), Manners(), known=known)
    read = 0
    while step := plan.next_step(now):
        path = urlsplit(step.url).path
        found = pages.get(path) or pages.get(EVERYTHING) or Served(b"404", status=404)
        headers = {"content-type": found.content_type}
        headers |= {name.lower(): value for name, value in found.headers}
        page = Page(step.url, found.status, found.body, now, headers, known_as=network.name)
        read += plan.known(step, plan.arrived(step, page)) is None
        plan.answered(step, page)
    return plan.records, read


def crawled_again(network: DemoNetwork, days: int) -> tuple[int, int, bool]:
    """Return how many answers a second crawl met and read, and whether it keeps what reading all would."""
    first, _ = crawled(network, 0)
    known = {each.visit.url: KeptAnswer(each, each.keepsake) for each in first if each.keepsake}
    again, read = crawled(network, days, Recollection(known))
    anew, all_of_them = crawled(network, days)
    return all_of_them, read, _facts(again) == _facts(anew)


def _facts(records: list[VisitRecord]) -> dict[str, VisitRecord]:
    """Return what is kept of each address of the network. A home page once trusted is not doubted again."""
    own = (each for each in records if each.visit.purpose != Purpose.NONSENSE)
    return {each.visit.url: replace(each, keepsake=None) for each in own}


def main() -> int:
    """Print how many answers are of which kind, and each that would be told wrongly."""
    found: Counter[str] = Counter()
    for answer in _answers():
        kind = judge(answer)
        found[kind] += 1
        if "another" in kind:
            print(answer.name, kind)
    print(*(f"{number:5} {kind}" for kind, number in found.most_common()), sep="\n")
    is_right = not any("another" in kind for kind in found)
    for days in (1, 5, 20):
        told = [crawled_again(network, days) for network in NETWORKS]
        met, read = sum(each[0] for each in told), sum(each[1] for each in told)
        is_right = is_right and all(each[2] for each in told)
        print(f"demo web after {days} days: {read} of {met} answers read; same facts: {is_right}")
    return int(not is_right)


def _answers() -> Iterator[Answer]:
    for answers in (fixtures(), grown(), demo(), *map(indexed, map(Path, sys.argv[1:]))):
        yield from answers


if __name__ == "__main__":
    sys.exit(main())
