"""``vitality review``: a person looks at every "dead" and "moved" before others act on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from analysis.reviews import CONFIRMED, HELD, REVIEWED
from analysis.words.labels import CAUSES, STATES
from commands.crawl import summarise
from commands.errors import Stop
from commands.language import language
from pipelines.database import locked, opened
from pipelines.from_people import Review, add_review
from vocabulary.said import Language, Said

#: Verdicts of the newest publication that no person has looked at since they were first so.
_WAITING = f"""
  SELECT s.id, s.name, s.url, s.state, s.cause, s.successor_url,
         r.text_fr, r.text_en, r.evidence_url, r.evidence_quote
  FROM network_status s
  LEFT JOIN reason r ON r.network = s.id AND r.position = 0
    AND r.crawl = (SELECT max(crawl) FROM reason q WHERE q.network = s.id)
  WHERE s.state IN ({", ".join(f"'{state}'" for state in REVIEWED)})
    AND NOT EXISTS (SELECT 1 FROM review v WHERE v.network = s.id AND v.state = s.state)
  ORDER BY s.state, s.name
"""  # noqa: S608  constants of ours
NUMBER = Said(
    "Extinctions et déménagements que personne n’a encore regardés : {number}",
    "Verdicts of death or of a move that nobody has looked at yet: {number}",
)
ASK = Said(
    "[c]onfirmer, suspendre [h], passer [s], [q]uitter", "[c]onfirm, [h]old back, [s]kip, [q]uit"
)
#: What is asked for the note in each language, and the note where nothing is typed.
WHY = {
    Language.FR: Said("Pourquoi, en français", "Why, in French"),
    Language.EN: Said("Pourquoi, en anglais", "Why, in English"),
}
USUAL = Said("une personne vérifie ce réseau.", "a person is checking this network.")


@dataclass(frozen=True, slots=True)
class Waiting:
    """One verdict to be looked at, with its first reason and where that was seen."""

    id: str
    name: str
    url: str
    state: str
    cause: str | None
    successor_url: str | None
    text_fr: str
    text_en: str
    evidence_url: str | None
    evidence_quote: str

    def shown(self, lang: Language) -> str:
        """Return what a person needs to decide, line by line."""
        state = STATES[self.state][lang]
        cause = f" ({CAUSES[self.cause][lang]})" if self.cause in CAUSES else ""
        lines = (
            f"\n{self.name} ({self.id}) - {state}{cause}",
            self.url,
            {Language.FR: self.text_fr, Language.EN: self.text_en}[lang],
            f"-> {self.successor_url}" if self.successor_url else "",
            self.evidence_url or "" if self.evidence_url != self.url else "",
            f"« {self.evidence_quote} »" if self.evidence_quote else "",
        )
        return "\n  ".join(line for line in lines if line)


def waiting(db: Path) -> list[Waiting]:
    """Return the published verdicts that a person should look at."""
    with opened(db) as database:
        return [Waiting(**row) for row in database.query(_WAITING)]


def review(db: Path, *, only_list: bool) -> int:
    """Show each verdict and keep what the person says; judge again if one was held back."""
    lang = language()
    found = waiting(db)
    click.echo(NUMBER[lang].format(number=len(found)))
    held = False
    for each in found:
        click.echo(each.shown(lang))
        if only_list:
            continue
        answer = click.prompt(
            ASK[lang], type=click.Choice(["c", "h", "s", "q"]), show_choices=False
        )
        if answer == "q":
            break
        if answer == "c":
            add_review(db, Review(each.id, _now(), each.state, CONFIRMED))
        if answer == "h":
            notes = [click.prompt(WHY[note][lang], default=USUAL[note]) for note in Language]
            add_review(db, Review(each.id, _now(), each.state, HELD, *notes))
            held = True
    return _judge_again(db) if held else 0


def decide(db: Path, network: str, decision: str, note_fr: str, note_en: str) -> int:
    """Keep one person's word on the verdict of one network, and judge again."""
    with opened(db) as database:
        rows = list(database.query("SELECT state FROM network_status WHERE id = ?", [network]))
        before = database.execute(
            "SELECT state FROM review WHERE network = ? ORDER BY id DESC", [network]
        ).fetchone()
    if not rows:
        raise Stop(f"There is no network {network!r} in {db}.")
    state = rows[0]["state"]
    if decision == CONFIRMED and before and state not in REVIEWED:
        state = before[0]  # what is confirmed now is the verdict that was held back
    if state not in REVIEWED:
        raise Stop(f"The verdict on {network} is {state}: only dead and moved are held back.")
    if decision == HELD and not (note_fr and note_en):
        raise Stop("Say why it is held back in both languages: --fr and --en.")
    add_review(db, Review(network, _now(), state, decision, note_fr, note_en))
    return _judge_again(db)


def _judge_again(db: Path) -> int:
    """Judge once no other command writes: not in the middle of a crawl."""
    with locked(db, waits=True):
        return summarise(db, _now())


def _now() -> datetime:
    return datetime.now(UTC)
