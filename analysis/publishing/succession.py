"""The story of a network that went on elsewhere: A became B, B became C. Pure.

Each move is one network's verdict. Where its new address is that of another network of the catalogue,
the story goes on there, and ends with the state of the last one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from analysis.publishing.outline import Outline
from analysis.reason import Reason, State
from analysis.verdict import Verdict
from analysis.words.labels import STATES
from analysis.words.wording import EN, FR, between
from vocabulary.catalogue.cells import normal_url
from vocabulary.said import Language, Said

_ENDED = {State.DEAD, State.MOVED}


def successors(networks: Iterable[Outline]) -> dict[str, tuple[Outline, ...]]:
    """Return network -> those that it went on as, in their order, where it did."""
    known = list(networks)
    at = {normal_url(each.url): each for each in known if each.url}
    found = {each.network: tuple(_following(each, at)) for each in known}
    return {network: story for network, story in found.items() if story}


def _following(one: Outline, at: Mapping[str, Outline]) -> Iterator[Outline]:
    """Yield the networks that followed one another, each once: a circle ends where it closes."""
    seen = {one.network}
    while one.successor_url and one.state in _ENDED:
        following = at.get(normal_url(one.successor_url))
        if following is None or following.network in seen:
            return
        seen.add(following.network)
        yield following
        one = following


def with_story(verdict: Verdict, story: Sequence[Outline]) -> Verdict:
    """Return a verdict with one more reason: how the network went on."""
    last = story[-1]
    names = " → ".join((verdict.signals.name, *(each.name for each in story)))
    fr, en = f"{names}\u00a0: {_last(last, FR)}", f"{names}: {_last(last, EN)}"
    told = Reason("succession", Said(fr, en), last.evidence)
    return replace(verdict, reasons=(verdict.reasons[0], told, *verdict.reasons[1:]))


def _last(one: Outline, language: Language) -> str:
    """Return the state of the last network of a story, with its newest post where one is known."""
    label, first, post = STATES[one.state], one.last_post_earliest, one.last_post_at
    if language is FR:
        newest = f", dernière publication {between(first, post, FR)}" if post else ""
        return f"aujourd'hui, {one.name} est à l'état «\u00a0{label.fr}\u00a0»{newest}."
    newest = f", last post {between(first, post, EN)}" if post else ""
    return f"today, the state of {one.name} is “{label.en}”{newest}."
