"""Realistic pages, the same on every run: recorded pages of forums grown to the size real ones have.

A recorded page (``tests/fixtures``) shows few rows. The list that is most of it is made longer by rows of
its own markup with other links and other titles; head, menu and foot stay as they are.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from crawler.encodings import decode

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures"
#: A case, and the rows of its list of boards.
ROWS = {
    "phpbb/index_fr": "ul.forums > li.row",
    "phpbb2/index_subsilver_fr": "tr:has(> td.row1 a.forumlink)",
    "smf/index_2_0_fr": "tr.windowbg2",
    "mybb/index_1_8_fr": "tr:has(> td.trow1 strong)",
    "fluxbb/index_1_5_fr": "tr.rowodd, tr.roweven",
    "forumactif/index_modernbb_fr": "li.row",
    "vbulletin/index_3_fr": "tr:has(> td.alt1Active)",
    "xenforo/index_2_fr": "div.node",
    "invision/index_4_fr": "li.ipsDataItem",
}
#: Bytes of a page, from the smallest to the largest.
SMALLEST, LARGEST = 30_000, 80_000
_IDENTIFIER = re.compile(
    r"(?<=[a-z=][=/-])[0-9]{1,7}(?=[\"&/#;])|(?<=[a-z]\.)[0-9]{1,7}(?=[\"/#])|(?<==)[0-9]{1,7}(?=[\"&#])"
)
_DATED = re.compile(r"[0-9]{1,2}:[0-9]{2}|\b20[0-9]{2}\b")
_LINK_TEXT = re.compile(r"(<a\b[^>]*>)([^<]{4,})(</a>)")
_WORDS = (
    *("question", "aide", "conseil", "projet", "stage", "retour", "outil", "logiciel", "formation"),
    *(
        "réunion",
        "région",
        "atelier",
        "annonce",
        "problème",
        "matériel",
        "choix",
        "avis",
        "version",
    ),
    *("salon", "rencontre", "dossier", "méthode", "données", "partage", "recherche", "terrain"),
)


@dataclass(frozen=True, slots=True)
class RealisticPage:
    """A page as a server sends it: the case it is made of, its address and its bytes."""

    name: str
    url: str
    body: bytes


def recorded_pages() -> list[bytes]:
    """Return the recorded pages as they are, 3 to 20 KB: small ones."""
    return [(FIXTURES / case / "response.html").read_bytes() for case in ROWS]


def forum_pages(per_case: int = 1) -> Iterator[RealisticPage]:
    """Yield ``per_case`` index pages of each recorded forum, of sizes between the two bounds."""
    for number, case in enumerate(name for name in ROWS for _ in range(per_case)):
        chance = random.Random(number)
        url = json.loads((FIXTURES / case / "meta.json").read_text(encoding="utf-8"))["url"]
        text = decode((FIXTURES / case / "response.html").read_bytes())
        size = SMALLEST + (LARGEST - SMALLEST) * number // max(len(ROWS) * per_case - 1, 1)
        yield RealisticPage(case, url, _grown(text, ROWS[case], size, chance).encode())


def _grown(text: str, rows: str, size: int, chance: random.Random) -> str:
    """Return a page with those of its rows that have a date repeated and varied, up to ``size``."""
    tree = LexborHTMLParser(text)
    page = tree.html or ""
    kinds = [row.html or "" for row in tree.css(rows)]
    last, dated = kinds[-1], [kind for kind in kinds if _DATED.search(kind)]
    more: list[str] = []
    length = len(page.encode())
    while length < size:
        more.append(_varied(chance.choice(dated), chance))
        length += len(more[-1].encode())
    return page.replace(last, last + "".join(more), 1)


def _varied(row: str, chance: random.Random) -> str:
    """Return a row that leads elsewhere and is titled otherwise; its dates stay as printed."""
    row = _IDENTIFIER.sub(lambda _: str(chance.randrange(10, 99_999)), row)
    return _LINK_TEXT.sub(lambda link: f"{link[1]}{_title(chance)}{link[3]}", row)


def _title(chance: random.Random) -> str:
    return " ".join(chance.sample(_WORDS, chance.randrange(2, 7))).capitalize()
