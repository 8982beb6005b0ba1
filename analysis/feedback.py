"""What people say of a verdict: the subject of the mail they send with one click, written and read. Pure.

The subject tells network, state and day, and nothing of who writes: the rest of the mail is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analysis.reason import State
from vocabulary.said import Language, Said


class Opinion(StrEnum):
    """What somebody says of a verdict."""

    USEFUL = "useful"
    WRONG = "wrong"


_WORDS = {Opinion.USEFUL: Said("utile", "useful"), Opinion.WRONG: Said("faux", "wrong")}
_MEANT = {word: opinion for opinion, said in _WORDS.items() for word in said}
#: Mail programs add "Re:", cut long lines, and change spaces.
_SUBJECT = re.compile(
    r"Vitality,\s(?P<word>\w{4,6})\s{0,2}:\s(?P<network>[a-z0-9][a-z0-9-]{0,99}),\s"
    r"(?P<state>[a-z]{4,12}),\s(?P<day>\d{4}-\d\d-\d\d)\b"
)


@dataclass(frozen=True, slots=True)
class Feedback:
    """One word on one verdict: which network, in which state, as shown on which day."""

    opinion: Opinion
    network: str
    state: State
    shown_on: date


def subject(feedback: Feedback, language: Language) -> str:
    """Return the subject of the mail that says it."""
    colon = " :" if language is Language.FR else ":"
    word = _WORDS[feedback.opinion][language]
    return (
        f"Vitality, {word}{colon} {feedback.network}, {feedback.state}, "
        f"{feedback.shown_on.isoformat()}"
    )


def read_subject(text: str) -> Feedback | None:
    """Return what a subject says; ``None`` when it is none of ours."""
    found = _SUBJECT.search(text[:500])
    if found is None:
        return None
    try:
        return Feedback(
            _MEANT[found["word"].lower()],
            found["network"],
            State(found["state"]),
            date.fromisoformat(found["day"]),
        )
    except (KeyError, ValueError):
        return None
