"""``vitality choose``: answer a counsellor's questions with a short list, as text or as JSON.

Nothing of what is asked is kept: it goes into the choice and onto the screen, nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from textwrap import TextWrapper
from typing import Any, NamedTuple

from babel import Locale

from analysis.choosing.candidates import candidates as load
from analysis.choosing.choose import choose as make_choice
from analysis.choosing.items import Candidate, Choice, ChoiceEntry, Client, Goal
from analysis.choosing.lookup import Finder
from analysis.choosing.pool import Pool
from analysis.choosing.suitability import ALL_TRADES
from analysis.choosing.terms import Vocabulary
from analysis.reason import Reason
from analysis.understanding.items import Part, Understood
from analysis.understanding.lexicon import load_lexicon
from analysis.understanding.reading import Reader
from analysis.words.terms import load_terms
from commands.errors import Stop
from commands.printing import printable
from pipelines.database import opened
from vocabulary.identity import compact
from vocabulary.items import iso
from vocabulary.said import Language, Said

#: Letters of a line of text, and how far the reasons stand in.
_WIDTH, _INDENT = 96, "   "
_HEADINGS: Mapping[str, Said] = {
    "picks": Said("À conseiller", "Recommended"),
    "closes": Said("Comptes à fermer", "Accounts to close"),
    "checks": Said("À vérifier par vous-même", "Check for yourself"),
    "nearest": Said("Ce qui s'en approche le plus", "The nearest there is"),
}


@dataclass(frozen=True, slots=True)
class ChoiceQuestions:
    """The questions as typed: words of the vocabulary or their labels, ids or addresses."""

    goal: str
    text: str  # a job and a place in words of one's own, or nothing
    sectors: Sequence[str]
    region: str | None
    languages: Sequence[str]
    hours: float | None
    audience: Sequence[str]
    joined: Sequence[str]


class Advised(NamedTuple):
    """The choice, and how the typed text was understood (``None``: there was none)."""

    choice: Choice
    understood: Said | None


def choose(
    db: Path, asked: ChoiceQuestions, as_of: datetime, most: int, official_jobs: Path
) -> Advised:
    """Return the choice among the networks of a database.

    ``official_jobs`` is where the official list of jobs is kept once it is imported. Raises ``Stop`` with
    the words there are, where one is unknown.
    """
    with opened(db) as database:
        networks, terms = load(database), load_terms(database)
    if not networks:
        raise Stop(f"There is no network in {db} yet: run vitality crawl first.")
    client, understood = _client(asked, networks, terms), None
    if asked.text:
        read = Reader(load_lexicon(official_jobs), networks).read(asked.text)
        client = _with_text(client, read)
        understood = _told(read, terms)
    return Advised(make_choice(client, Pool(networks), terms, as_of, most), understood)


def as_text(answer: Advised, language: Language) -> str:
    """Return a choice as a person reads it, in French (``fr``) or in English (``en``)."""
    told = [answer.understood[language], ""] if answer.understood else []
    return "\n".join([*told, *_lines(answer.choice, language)])


def as_json(answer: Advised) -> str:
    """Return a choice as data, in both languages."""
    data: dict[str, Any] = {}
    if answer.understood:
        data["understood"] = {"fr": answer.understood.fr, "en": answer.understood.en}
    data["advice"] = [_reason(reason) for reason in answer.choice.advice]
    data["boards"] = [{"id": each.id, "url": each.url} for each in answer.choice.boards]
    for part in _HEADINGS:
        data[part] = [_entry(entry) for entry in getattr(answer.choice, part)]
    return json.dumps(data, ensure_ascii=False, indent=2)


# --- from words to the client


def _client(
    asked: ChoiceQuestions, networks: Sequence[Candidate], terms: Mapping[str, Mapping[str, Said]]
) -> Client:
    regions = [asked.region] if asked.region else []
    finder = Finder(networks)
    spoken = sorted(set().union(*(network.languages for network in networks)))
    return Client(
        goal=Goal(asked.goal),
        sectors=tuple(_slug(word, "sector", terms.get("sectors", {})) for word in asked.sectors),
        languages=tuple(_language(word, spoken) for word in asked.languages),
        region="".join(_slug(word, "region", terms.get("regions", {})) for word in regions),
        hours=asked.hours,
        audience=tuple(
            _slug(word, "audience", terms.get("audience", {})) for word in asked.audience
        ),
        joined=tuple(_network(word, finder, networks).id for word in asked.joined),
    )


def _with_text(client: Client, read: Understood) -> Client:
    """Return the client with the job and the place that were typed."""
    trades = read.trades or ((ALL_TRADES,) if read.audience else ())
    if not trades and not client.sectors:
        meant = "".join(f" Did you mean {each.text!r}?" for each in read.suggestions)
        raise Stop(f"No trade is understood in {read.text!r}.{meant} Type a job, or give --sector.")
    return replace(
        client,
        sectors=tuple(dict.fromkeys((*client.sectors, *trades))),
        region=client.region or "".join(read.regions[:1]),
        town="".join(read.towns[:1]),
        audience=client.audience or read.audience,
        about=read.about,
    )


def _told(read: Understood, terms: Mapping[str, Mapping[str, Said]]) -> Said:
    """Return how a text was understood, and what of it was not."""
    words = Vocabulary(terms)
    parts = [_part(part, words) for part in read.parts]
    parts += [Said(f"« {word} » : non compris", f"“{word}”: not understood") for word in read.rest]
    return Said(
        f"Compris ainsi : {' · '.join(part.fr for part in parts)}",
        f"Understood as: {' · '.join(part.en for part in parts)}",
    )


def _part(part: Part, words: Vocabulary) -> Said:
    if part.trades:
        means = words.joined("sectors", part.trades)
    elif part.audience:
        means = words.joined("audience", [part.audience])
    elif part.region not in {"", part.name}:
        means = words.joined("regions", [part.region])
    else:
        return Said(part.name, part.name)
    return Said(f"{part.name} ({means.fr})", f"{part.name} ({means.en})")


def _slug(word: str, what: str, known: Mapping[str, Said]) -> str:
    wanted = compact(word)
    for slug, label in known.items():
        if wanted and wanted in {compact(name) for name in (slug, *label)}:
            return slug
    raise Stop(f"There is no {what} {word!r}. There are: {', '.join(sorted(known))}.")


def _language(word: str, spoken: Collection[str]) -> str:
    code = word.strip().lower()
    if len(code) != 2 or code not in Locale("en").languages:
        raise Stop(
            f"There is no language {word!r}: write a code of two letters. "
            f"The networks are in: {', '.join(spoken)}."
        )
    return code


def _network(word: str, finder: Finder[Candidate], networks: Sequence[Candidate]) -> Candidate:
    network = finder.find(word)
    if network is not None:
        return network
    ids = [network.id for network in networks]
    near = get_close_matches(word.lower(), ids) or ids
    raise Stop(f"There is no network {word!r} in the catalogue. There are: {', '.join(near)}.")


# --- from the choice to words


def _lines(choice: Choice, language: Language) -> Iterator[str]:
    for reason in choice.advice:
        yield from _paragraph(reason, language, "")
    for board in choice.boards:
        yield printable(f"- {board.name}  {board.url}".rstrip())
    for part, heading in _HEADINGS.items():
        entries: tuple[ChoiceEntry, ...] = getattr(choice, part)
        if entries:
            yield f"\n{heading[language]}"
        for number, entry in enumerate(entries, 1):
            mark = f"{number}." if part == "picks" else "-"
            yield printable(f"\n{mark} {entry.candidate.name}  {entry.candidate.url}".rstrip())
            for reason in entry.reasons:
                yield from _paragraph(reason, language, _INDENT)


def _paragraph(reason: Reason, language: Language, indent: str) -> Iterator[str]:
    text = printable(reason.said[language])
    wrapper = TextWrapper(
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    yield wrapper.fill(text)
    if reason.evidence:
        at = f"{reason.evidence.fetched_at:%Y-%m-%d}"
        yield printable(f"{indent}[{reason.evidence.url}, {at}]")


def _entry(entry: ChoiceEntry) -> dict[str, Any]:
    candidate = entry.candidate
    return {
        "id": candidate.id,
        "name": candidate.name,
        "url": candidate.url,
        "state": candidate.state,
        "joined": entry.is_joined,
        "reasons": [_reason(reason) for reason in entry.reasons],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    seen = reason.evidence
    return {
        "rule": reason.rule,
        "fr": reason.said.fr,
        "en": reason.said.en,
        "evidence": {"url": seen.url, "at": iso(seen.fetched_at)} if seen else None,
    }
