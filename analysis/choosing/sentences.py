"""What is said of one network of a choice, in French and in English. Pure.

Each function gives a ``Reason`` or several, with the evidence where it rests on a fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from analysis.choosing.items import Candidate
from analysis.choosing.suitability import Fit, Serves
from analysis.choosing.terms import Vocabulary, together
from analysis.reason import Reason, State
from analysis.words.labels import STATES
from analysis.words.wording import EN, FR, day
from vocabulary.items import Evidence
from vocabulary.said import Language, Said

#: States of networks that were seen: what was not seen of them is worth a word.
_SEEN = frozenset({State.ALIVE, State.SLOWING})


def place(fit: Fit, position: int) -> Reason:
    """Return when to take it up: the first now, the others later."""
    if fit.is_joined:
        fr, en = "Vous avez déjà cette présence\u00a0: gardez-la", "You are there already: keep it"
        if position == 0:
            fr, en = f"{fr}. Commencez par celui-ci", f"{en}. Begin with this one"
    elif position == 0 and _serves_nothing(fit):
        fr = "À essayer d'abord, faute de mieux"
        en = "The first to try, for want of a better one"
    elif position == 0:
        fr, en = "Commencez par celui-ci", "Begin with this one"
    else:
        fr = "Plus tard, une fois à l'aise sur le premier"
        en = "Later, once at ease on the first one"
    return Reason("place", Said(f"{fr}.", f"{en}."), None)


def to_check() -> Reason:
    """Return that we cannot see whether it is alive."""
    return Reason(
        "place",
        Said(
            "À vérifier par vous-même\u00a0: nous ne pouvons pas voir s'il est actif.",
            "Check for yourself: we cannot see whether it is alive.",
        ),
        None,
    )


def about(fit: Fit, words: Vocabulary, moved: Sequence[Candidate]) -> Iterator[Reason]:
    """Yield why a network is worth the time, and what to beware of; ``moved`` have become it."""
    yield _trade(fit, words)
    yield from life(fit.candidate)
    yield from (_continues(each) for each in moved)
    if fit.serves or _serves_nothing(fit):
        yield from _goal(fit.serves)
    yield from _near(fit, words)
    yield from _cautions(fit, words)


def _serves_nothing(fit: Fit) -> bool:
    """Whether its pages were seen, and nothing on them that serves the goal."""
    return not fit.serves and fit.candidate.state in _SEEN


def life(candidate: Candidate) -> Iterator[Reason]:
    """Yield the verdict on a network with the sentence that decided it."""
    if candidate.decided is None:
        return
    label, decided = STATES[candidate.state], candidate.decided
    yield Reason(
        "life",
        Said(f"{label.fr}\u00a0: {decided.said.fr}", f"{label.en}: {decided.said.en}"),
        decided.evidence,
    )


def _trade(fit: Fit, words: Vocabulary) -> Reason:
    theme = fit.theme
    if fit.sectors:
        label = words.joined("sectors", fit.sectors)
        return Reason("trade", Said(f"Métier\u00a0: {label.fr}.", f"Trade: {label.en}."), None)
    if theme and theme.newest_post_at:
        return Reason(
            "trade",
            Said(
                f"Son groupe «\u00a0{theme.name}\u00a0» parle de ce métier\u00a0: dernière contribution le "
                f"{day(theme.newest_post_at, FR)} ({_read(theme.evidence, FR)}).",
                f"Its group “{theme.name}” is about this trade: last contribution on "
                f"{day(theme.newest_post_at, EN)} ({_read(theme.evidence, EN)}).",
            ),
            theme.evidence,
        )
    return Reason(
        "trade",
        Said(
            "Ouvert à tous les métiers\u00a0; aucun groupe actif de ce métier n'y a été vu.",
            "Open to all trades; no living group of this trade was seen there.",
        ),
        None,
    )


def _continues(moved: Candidate) -> Reason:
    evidence = moved.decided.evidence if moved.decided else None
    return Reason(
        "succession",
        Said(
            f"Suite de {moved.name}, qui a déménagé ici.",
            f"Continues {moved.name}, which moved here.",
        ),
        evidence,
    )


def _goal(serves: Sequence[Serves]) -> Iterator[Reason]:
    """Yield what serves the goal, once for each page that shows it."""
    pages: dict[tuple[str, datetime], list[Serves]] = {}
    for each in serves:
        pages.setdefault((each.evidence.url, each.evidence.fetched_at), []).append(each)
    for found in pages.values():
        what, evidence = together([each.what for each in found]), found[0].evidence
        yield Reason(
            "goal",
            Said(
                f"Utile pour cet objectif\u00a0: {what.fr} ({_read(evidence, FR)}).",
                f"Serves this goal: {what.en} ({_read(evidence, EN)}).",
            ),
            evidence,
        )
    if not pages:
        yield Reason(
            "goal",
            Said(
                "Rien d'utile pour cet objectif n'a été vu sur ses pages publiques\u00a0: demandez à "
                "un membre.",
                "Nothing that serves this goal was seen on its public pages: ask a member.",
            ),
            None,
        )


def _near(fit: Fit, words: Vocabulary) -> Iterator[Reason]:
    if fit.nearness:
        label = words.joined("regions", [fit.candidate.region])
        yield Reason(
            "region",
            Said(f"De la région\u00a0: {label.fr}.", f"Of the region: {label.en}."),
            None,
        )


def _cautions(fit: Fit, words: Vocabulary) -> Iterator[Reason]:
    candidate = fit.candidate
    if candidate.state is State.SLOWING:
        yield Reason(
            "slowing",
            Said(
                "Il ralentit\u00a0: à essayer avec prudence.",
                "It is slowing down: try it with caution.",
            ),
            None,
        )
    if fit.audience:
        label = words.joined("audience", candidate.audience)
        but_fr, but_en = ("", "") if fit.audience > 0 else _UNSURE
        fr, en = f"Pour\u00a0: {label.fr}{but_fr}.", f"For: {label.en}{but_en}."
        yield Reason("audience", Said(fr, en), None)
    if fit.is_joined:
        return
    if candidate.kind == "alumni":
        yield Reason(
            "alumni",
            Said(
                "Réseau d'anciens élèves\u00a0: vérifiez que vous pouvez y entrer.",
                "A network of former pupils: make sure that you may join.",
            ),
            None,
        )
    yield from _door(candidate)


_UNSURE = ("\u00a0; vérifiez que c'est le cas", "; make sure that this is the case")
_DOORS = {
    ("registration", "invite"): ("On y entre sur invitation", "Membership is by invitation"),
    ("registration", "approval"): (
        "Les inscriptions sont soumises à accord",
        "Registration is subject to approval",
    ),
    ("access", "paid"): ("L'accès est payant", "Membership costs money"),
}


def _door(candidate: Candidate) -> Iterator[Reason]:
    for signal, value in (
        ("registration", candidate.registration),
        ("access", candidate.access),
    ):
        said, evidence = _DOORS.get((signal, value or "")), candidate.seen.get(signal)
        if said and evidence:
            fr = f"{said[0]} ({_read(evidence, FR)})."
            en = f"{said[1]} ({_read(evidence, EN)})."
            yield Reason(signal, Said(fr, en), evidence)


_SEEN_ON = Said("vu le", "seen on")


def _read(evidence: Evidence, language: Language) -> str:
    return f"{_SEEN_ON[language]} {day(evidence.fetched_at, language)}"
