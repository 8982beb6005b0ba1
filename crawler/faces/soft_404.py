"""An answer that says 200 and means "not found"."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit

from crawler.faces.facts import Facts
from crawler.faces.finding import Finding
from crawler.faces.shell import script_only
from crawler.page import Page
from vocabulary.items import Face

_NOT_FOUND = re.compile(
    r"(?:(?:error|erreur|fehler)\s*)?404\b[\s:–-]*(?:error|erreur|fehler)?"
    r"(?:\W*(?:page )?(?:not found|non trouvée|introuvable))?"
    r"|(?:(?:404|oops|oups)\W*)?(?:page not found|page (?:non trouvée|introuvable)|seite nicht gefunden"
    r"|página no encontrada|pagina non trovata)[.! ]*(?:\W+.{0,60})?|not found[.!]?",
    re.IGNORECASE,
)
#: Share of lines two answers have in common when they are one page.
ALIKE = 0.9
_HOME = re.compile(r"/(?:index\.\w{2,5}|home|accueil)?/?", re.IGNORECASE)
#: What changes from one answer to the next: times of day, durations, tokens.
_CHANGING = re.compile(
    r"\b\d{1,2}[:h]\d{2}(?::\d{2})?\b|\b\d+[.,]\d+ ?(?:ms|s|sec|seconds?|secondes?)\b"
    r"|\b\d+ ?(?:ms|sec|seconds?|secondes?)\b|\b(?=[\w-]{0,40}\d)[\w-]{16,}\b"
)
#: A part of an address shorter than this is also an ordinary piece of words.
_ECHO = 4


def soft_404(facts: Facts) -> Finding | None:
    """Recognise a short page whose whole title or heading says "not found" with status 200."""
    if facts.page.status != 200 or not facts.is_notice:
        return None
    said = next((head for head in facts.heads if _NOT_FOUND.fullmatch(head)), "")
    return Finding(Face.SOFT_404, ("title or heading", "short page"), said) if said else None


def is_soft_404(page: Page, nonsense: Page) -> bool:
    """Whether ``page`` is what the site answers to the ``nonsense`` address too.

    Same status 200, same title, nearly the same lines of text, each without the address it was asked
    for and without what changes by itself. Two things say nothing and give ``False``: a home page,
    since many sites serve it for every unknown address, and a single-page application's shell.
    """
    if not (page.status == nonsense.status == 200 and page.is_html and nonsense.is_html):
        return False
    if _HOME.fullmatch(page.path) and not urlsplit(page.url).query:
        return False
    ours, theirs = Facts(page), Facts(nonsense)
    if script_only(ours) or script_only(theirs):
        return False
    echoes = _echoes(page.url, nonsense.url)
    first, second = _lines(ours, echoes), _lines(theirs, echoes)
    if first[:1] != second[:1]:  # the titles
        return False
    lines, others = set(first), set(second)
    return len(first) > 1 and len(lines & others) >= ALIKE * max(len(lines), len(others))


def _lines(facts: Facts, echoes: re.Pattern[str]) -> list[str]:
    """Return the title and the lines of text as far as they do not depend on the question."""
    lines = (facts.title, *facts.text.splitlines())
    return [_CHANGING.sub("", echoes.sub("", line)).strip() for line in lines]


def _echoes(*urls: str) -> re.Pattern[str]:
    """Return a pattern of the ways in which answers may repeat the addresses they were asked for.

    Of both answers, so that a menu's "Members" is left out of each when ``/members`` is asked.
    """
    pieces: set[str] = set()
    for url in urls:
        parts = urlsplit(url)
        asked = f"{parts.path}?{parts.query}"
        pieces |= {url, url.partition("://")[2], asked, parts.path, *parts.path.split("/")}
    pieces |= {piece.strip("/?") for piece in pieces}
    pieces |= {unquote(piece) for piece in pieces}
    pieces |= {re.sub(r"[-_+]", " ", piece) for piece in pieces}
    pieces |= {quote(piece, safe=safe, errors="replace") for piece in pieces for safe in ("", "/")}
    usable = sorted((piece for piece in pieces if len(piece) >= _ECHO), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, usable)) or r"(?!)", re.IGNORECASE)
