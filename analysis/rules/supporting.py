"""Facts that stand beside the verdict without deciding it: members, answers, events, records.

A figure of members is what the site claims; it never makes a network alive. A post seen after a
recorded closure is shown as a contradiction, never hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from analysis.plausibility import Flag
from analysis.reason import Cause, Reason, State
from analysis.records import dated, is_over, newest, newest_look, posts_after, record_evidence, said
from analysis.sentences import (
    on_conversation,
    on_disagreement,
    on_features,
    on_figures,
    on_growth,
    on_leap,
    on_members,
    on_themes,
)
from analysis.signals import Signals
from analysis.software import is_behind
from analysis.software import newest as newest_version
from analysis.witness import evidence
from analysis.words.wording import EN, FR, day, period
from vocabulary.items import Evidence, Face, TlsFault
from vocabulary.said import Language, Said

#: Another site answers, or seems to.
_STRANGERS = frozenset({Cause.REUSED, Cause.DOMAIN_LOST, Cause.OTHER_SITE})
#: How an archive saw the end, in French and English.
_CLOSED = ("Annonce de sa fermeture vue", "Notice of its closure seen")
_GONE = ("Vu disparu", "Seen gone")
#: What a person who saw nobody looked back on.
_A_YEAR = timedelta(days=365)


def support(signals: Signals, decided: Reason, doubts: Iterable[Flag]) -> Iterator[Reason]:
    """Yield the reasons to show beside the one that decided, the most telling first."""
    yield from _contradiction(signals)
    yield from _other_eyes(signals, decided)
    yield from _last_post(signals, decided)
    yield from _archives(signals)
    yield from on_members(signals)
    yield from on_figures(signals)
    yield from on_leap(signals)
    yield from on_growth(signals)
    yield from on_conversation(signals)
    yield from on_themes(signals)
    yield from on_features(signals)
    yield from on_disagreement(signals)
    for flag in doubts:
        fact = signals.facts.get(flag.signal)
        yield Reason("plausibility", flag.said, fact.evidence if fact else None)
    yield from _software(signals)
    yield from _other_holder(signals, decided)
    yield from _certificate(signals)
    yield from _announced_end(signals)
    yield from _event(signals)
    yield from _registration(signals)
    for record in signals.editorial:
        seen = record_evidence(signals, record)
        if seen != decided.evidence:
            yield Reason("record", Said(said(record, FR), said(record, EN)), seen)


def _contradiction(signals: Signals) -> Iterator[Reason]:
    record = newest(signals, "closed")
    last = signals.last_post_at
    if record and last and posts_after(signals, record):
        fr, en = period(record.dated, FR), period(record.dated, EN)
        yield Reason(
            "contradiction",
            Said(
                f"Une source le dit fermé ({fr}), mais une publication du {day(last, FR)} est visible.",
                f"A source says it closed ({en}), yet a post of {day(last, EN)} can be seen.",
            ),
            signals.last_post.evidence if signals.last_post else record_evidence(signals, record),
        )


def _archives(signals: Signals) -> Iterator[Reason]:
    """Yield what web archives saw of a network that we cannot see ourselves, and since when it is known."""
    for known in signals.archived:
        first, alive = known.first_alive, known.alive
        if first is None or alive is None:
            continue
        host, since, last = known.archive, first.captured_at, alive.captured_at
        if signals.is_seen:
            yield Reason(
                "archived",
                Said(
                    f"Fondé avant {_month(since, FR)} : {host} l'a vu à cette date.",
                    f"Founded before {_month(since, EN)}: {host} saw it then.",
                ),
                evidence(first),
            )
            continue
        yield Reason(
            "archived",
            Said(
                f"Vu actif par {host} jusqu'en {_month(last, FR)}.",
                f"Seen alive by {host} until {_month(last, EN)}.",
            ),
            evidence(alive),
        )
        if end := known.death(signals.as_of):
            fr, en = _CLOSED if end.face is Face.CLOSURE_NOTICE else _GONE
            at = end.captured_at
            yield Reason(
                "archived",
                Said(
                    f"{fr} par {host} en {_month(at, FR)}.", f"{en} by {host} in {_month(at, EN)}."
                ),
                evidence(end),
            )


def _month(moment: datetime, language: Language) -> str:
    return period(f"{moment:%Y-%m}", language)


def _other_eyes(signals: Signals, decided: Reason) -> Iterator[Reason]:
    """Yield what a person saw lately where it differs from what we see."""
    record, last = newest_look(signals), signals.last_post_at
    if record is None or decided.evidence == record_evidence(signals, record):
        return
    if record.value == "alive" and decided.state in {State.DORMANT, State.DEAD}:
        fr, en = "nous n'y voyons presque plus rien", "we see hardly anything there any more"
    elif record.value == "silent" and last and dated(record) - last < _A_YEAR:
        fr, en = (
            f"nous y voyons une publication du {day(last, FR)}",
            f"we see a post of {day(last, EN)}",
        )
    else:
        return
    yield Reason(
        "contradiction",
        Said(
            f"Une personne y a vu autre chose que nous\u00a0: {said(record, FR)} Or {fr}.",
            f"A person saw something else there than we do: {said(record, EN)} Yet {en}.",
        ),
        record_evidence(signals, record),
    )


def _last_post(signals: Signals, decided: Reason) -> Iterator[Reason]:
    seen = signals.last_post
    if seen is None or (decided.evidence and decided.evidence.url == seen.evidence.url):
        return  # the deciding sentence tells it
    at, looked_at = datetime.fromisoformat(seen.value), seen.evidence.fetched_at
    fr, en = day(at, FR), day(at, EN)
    read_fr, read_en = day(looked_at, FR), day(looked_at, EN)
    yield Reason(
        "last_post",
        Said(
            f"Dernière publication visible\u00a0: le {fr} (lu le {read_fr}).",
            f"Last visible post: {en} (read on {read_en}).",
        ),
        seen.evidence,
    )


def _software(signals: Signals) -> Iterator[Reason]:
    """Yield how far behind the newest version known the site's software is: never a judgement."""
    fact, known = signals.facts.get("software_version"), newest_version(signals.text("software"))
    seen = signals.text("software_version")
    if fact is None or seen is None or known is None or not is_behind(seen, known):
        return
    month = f"{known.known_in:%Y-%m}"
    yield Reason(
        "software",
        Said(
            f"Logiciel du site ({known.name})\u00a0: version vue {seen}, la plus récente connue en "
            f"{period(month, FR)} est {known.version}. Cela ne dit rien de l'activité du réseau.",
            f"Software of the site ({known.name}): version seen {seen}, the newest known in "
            f"{period(month, EN)} is {known.version}. That says nothing of the network's activity.",
        ),
        fact.evidence,
    )


def _other_holder(signals: Signals, decided: Reason) -> Iterator[Reason]:
    """Yield that the address has changed hands, beside a stranger that answers there."""
    names, home = signals.holder.get("name_servers"), signals.home
    if decided.cause not in _STRANGERS or names is None or home is None:
        return
    issuer, key = signals.holder.get("tls_issuer"), signals.holder.get("tls_key")
    also_fr = also_en = ""
    if key and key.at > names.seen_until:
        also_fr, also_en = (
            " et son certificat porte une autre clé",
            " and its certificate another key",
        )
        if issuer and issuer.at > names.seen_until:
            also_fr += f" ({issuer.now} au lieu de {issuer.before})"
            also_en += f" ({issuer.now} in place of {issuer.before})"
    yield Reason(
        "holder",
        Said(
            f"Le nom de domaine est tenu par d'autres serveurs ({names.now}, et non plus {names.before}, vus "
            f"jusqu'au {day(names.seen_until, FR)}){also_fr}\u00a0: l'adresse semble avoir changé de mains.",
            f"The domain is kept by other name servers ({names.now}, no more {names.before}, seen until "
            f"{day(names.seen_until, EN)}){also_en}: the address seems to have changed hands.",
        ),
        Evidence(home.url, names.at, home.status, "NS", names.now),
    )


def _certificate(signals: Signals) -> Iterator[Reason]:
    """Yield a caution about a certificate that browsers warn of: it says nothing of the community."""
    ends, home = signals.text("tls_expires_at"), signals.home
    if ends is None or home is None:
        return
    expires_at, evidence = datetime.fromisoformat(ends), signals.facts["tls_expires_at"].evidence
    if expires_at < evidence.fetched_at:
        what_fr = f"a expiré le {day(expires_at, FR)}"
        what_en = f"expired on {day(expires_at, EN)}"
    elif TlsFault.WRONG_HOST in home.tls_faults:
        what_fr, what_en = "est au nom d'un autre site", "bears the name of another site"
    elif TlsFault.SELF_SIGNED in home.tls_faults:
        what_fr, what_en = "n'est garanti que par le site lui-même", "is vouched for by nobody else"
    else:
        return
    yield Reason(
        "certificate",
        Said(
            f"Le certificat de sécurité du site {what_fr}\u00a0: un navigateur affichera un avertissement. "
            "Cela ne dit rien de l'activité du réseau.",
            f"The site's security certificate {what_en}: a browser will show a warning. That says nothing "
            "of the network's activity.",
        ),
        evidence,
    )


def _announced_end(signals: Signals) -> Iterator[Reason]:
    """Yield the end that the site announces, as long as its day has not come."""
    announced = signals.text("closes_on")
    if announced is None or is_over(announced, signals.as_of):
        return
    yield Reason(
        "announced_end",
        Said(
            f"Le site annonce sa fermeture : {period(announced, FR)}.",
            f"The site announces its end: {period(announced, EN)}.",
        ),
        signals.facts["closes_on"].evidence,
    )


def _event(signals: Signals) -> Iterator[Reason]:
    at = signals.next_event_at
    if at is None or at < signals.as_of:
        return
    yield Reason(
        "event",
        Said(f"Rencontre annoncée le {day(at, FR)}.", f"Event announced for {day(at, EN)}."),
        signals.facts["next_event_at"].evidence,
    )


def _registration(signals: Signals) -> Iterator[Reason]:
    words = {
        "closed": ("Les inscriptions sont fermées.", "Registration is closed."),
        "invite": ("On y entre sur invitation.", "Membership is by invitation."),
        "approval": (
            "Les inscriptions sont soumises à accord.",
            "Registration is subject to approval.",
        ),
    }
    found = words.get(signals.text("registration") or "")
    if found:
        evidence = signals.facts["registration"].evidence
        yield Reason("registration", Said(found[0], found[1]), evidence)
