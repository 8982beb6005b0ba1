"""From signals to a verdict. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.activity.expectation import Expected, expected
from analysis.confidence import Confidence, confidence
from analysis.plausibility import Flag, flags
from analysis.reason import Basis, Cause, Reason, State
from analysis.rhythm.model import Rhythm
from analysis.rules import decide
from analysis.rules.supporting import support
from analysis.sentences import claimed
from analysis.signals import Signals
from analysis.words.wording import EN, FR, between
from vocabulary.said import Said


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of one network. ``reasons[0]`` decided; the others stand beside it."""

    signals: Signals
    state: State
    cause: Cause | None
    confidence: Confidence
    reasons: tuple[Reason, ...]
    advice: Said
    expected: Expected | None = None  # posts within 90 days
    doubts: tuple[Flag, ...] = ()
    successor_url: str | None = None

    @property
    def rhythm(self) -> Rhythm | None:
        """What the rhythm model says, where the network's posts are seen now."""
        best = self.signals.best
        return best.rhythm if best else None


def judge(signals: Signals) -> Verdict:
    """Return the verdict on one network. Every network gets one, with at least one reason."""
    doubts = flags(signals)
    decided = decide(signals)
    assert decided.state is not None, "a deciding reason names its state"
    awaited = expected(signals) if decided.basis is Basis.RHYTHM else None
    return Verdict(
        signals=signals,
        state=decided.state,
        cause=decided.cause,
        confidence=confidence(signals, decided),
        reasons=(decided, *support(signals, decided, doubts)),
        advice=_advice(signals, decided, awaited),
        expected=awaited,
        doubts=doubts,
        successor_url=decided.successor_url,
    )


ADVICE: dict[State | Cause | None, Said] = {
    State.ALIVE: Said("À conseiller", "Recommended"),
    State.SLOWING: Said("À essayer avec prudence", "Try with caution"),
    State.DORMANT: Said("À éviter", "Avoid"),
    State.DEAD: Said("À éviter", "Avoid"),
    State.MOVED: Said("À chercher à sa nouvelle adresse", "Look for it at its new address"),
    State.UNREACHABLE: Said("À vérifier par vous-même", "Check for yourself"),
    State.UNOBSERVABLE: Said("À vérifier par vous-même", "Check for yourself"),
    State.UNDETERMINED: Said("À vérifier par vous-même", "Check for yourself"),
    Cause.ABSORBED: Said("À éviter", "Avoid"),  # there is nothing of it at its new address
}


#: What to expect, said where somebody is home.
_EXPECTED = {
    Expected.FEW: Said("1 à 3 publications attendues", "1 to 3 posts expected"),
    Expected.SOME: Said("4 à 12 publications attendues", "4 to 12 posts expected"),
    Expected.MANY: Said("13 publications ou plus attendues", "13 posts or more expected"),
}


def _advice(signals: Signals, decided: Reason, awaited: Expected | None) -> Said:
    """Return one line of advice with the two strongest facts.

    The newest post, and what to expect where somebody is home; else the members claimed. No day of a look
    stands in it: it changes with the network only.
    """
    fr, en = [], []
    if last := signals.last_post_at:
        first = signals.last_post_earliest
        fr.append(f"dernière publication {between(first, last, FR)}")
        en.append(f"last post {between(first, last, EN)}")
    total, words = signals.number("members_total"), _EXPECTED.get(awaited) if awaited else None
    if words and decided.state in {State.ALIVE, State.SLOWING}:
        fr.append(f"{words.fr} d'ici 90 jours")
        en.append(f"{words.en} within 90 days")
    elif total and total.low is not None:
        fr.append(claimed(total, FR))
        en.append(claimed(total, EN))
    advice = ADVICE.get(decided.cause) or ADVICE[decided.state]
    return Said(
        f"{advice.fr}\u00a0: {', '.join(fr)}." if fr else f"{advice.fr}.",
        f"{advice.en}: {', '.join(en)}." if en else f"{advice.en}.",
    )
