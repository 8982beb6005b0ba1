"""The story of a network that went on elsewhere: A became B, B became C. Pure.

Each move is one network's verdict. Where its new address is that of another network of the catalogue,
the story goes on there, and ends with the state of the last one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from analysis.reason import Reason, State
from analysis.verdict import Verdict
from analysis.words.labels import STATES
from analysis.words.wording import EN, FR, between
from vocabulary.catalogue.cells import normal_url
from vocabulary.said import Language, Said

_ENDED = {State.DEAD, State.MOVED}


def with_successions(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Return the verdicts, those with a known successor with one more reason: the story."""
    at = {normal_url(verdict.signals.url): verdict for verdict in verdicts if verdict.signals.url}
    return [_with_story(verdict, tuple(_successors(verdict, at))) for verdict in verdicts]


def _successors(verdict: Verdict, at: Mapping[str, Verdict]) -> Iterator[Verdict]:
    """Yield the networks that followed one another, each once: a circle ends where it closes."""
    seen = {verdict.signals.network}
    while verdict.successor_url and verdict.state in _ENDED:
        following = at.get(normal_url(verdict.successor_url))
        if following is None or following.signals.network in seen:
            return
        seen.add(following.signals.network)
        yield following
        verdict = following


def _with_story(verdict: Verdict, successors: tuple[Verdict, ...]) -> Verdict:
    if not successors:
        return verdict
    last = successors[-1]
    names = " → ".join(each.signals.name for each in (verdict, *successors))
    fr, en = f"{names}\u00a0: {_last(last, FR)}", f"{names}: {_last(last, EN)}"
    story = Reason("succession", Said(fr, en), last.reasons[0].evidence)
    return replace(verdict, reasons=(verdict.reasons[0], story, *verdict.reasons[1:]))


def _last(verdict: Verdict, language: Language) -> str:
    """Return the state of the last network of a story, with its newest post where one is known."""
    label, post = STATES[verdict.state], verdict.signals.last_post_at
    first = verdict.signals.last_post_earliest
    if language is FR:
        newest = f", dernière publication {between(first, post, FR)}" if post else ""
        return f"aujourd'hui, {verdict.signals.name} est à l'état «\u00a0{label.fr}\u00a0»{newest}."
    newest = f", last post {between(first, post, EN)}" if post else ""
    return f"today, the state of {verdict.signals.name} is “{label.en}”{newest}."
