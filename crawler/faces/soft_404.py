"""An answer that says 200 and means "not found"."""

from __future__ import annotations

import re
from urllib.parse import unquote

from crawler.faces.finding import Finding, head_of, is_short, title_of
from crawler.faces.shell import script_only
from crawler.items import Face
from crawler.page import Page

_NOT_FOUND = re.compile(
    r"(?:(?:error|erreur|fehler)\s*)?404\b[\s:–-]*(?:error|erreur|fehler)?"
    r"(?:\W*(?:page )?(?:not found|non trouvée|introuvable))?"
    r"|(?:(?:404|oops|oups)\W*)?(?:page not found|page (?:non trouvée|introuvable)|seite nicht gefunden"
    r"|página no encontrada|pagina non trovata)[.! ]*(?:\W+.{0,60})?|not found[.!]?",
    re.IGNORECASE,
)
#: Share of lines two answers have in common when they are one page.
ALIKE = 0.9


def soft_404(page: Page) -> Finding | None:
    """Recognise a short page whose whole title or heading says "not found" with status 200."""
    if page.status != 200 or not page.is_html:
        return None
    said = next(
        (line for raw in head_of(page).splitlines() if _NOT_FOUND.fullmatch(line := raw.strip())),
        "",
    )
    return (
        Finding(Face.SOFT_404, ("title or heading", "short page"), said)
        if (said and is_short(page))
        else None
    )


def is_soft_404(page: Page, nonsense: Page) -> bool:
    """Whether ``page`` is what the site answers to the ``nonsense`` address too.

    Same status 200, same title, nearly the same lines of text, each without the path it was asked
    for. A single-page application answers every address with its shell: that says nothing.
    """
    if not (page.status == nonsense.status == 200 and page.is_html and nonsense.is_html):
        return False
    if script_only(page) or script_only(nonsense):
        return False
    if _without_path(title_of(page), page) != _without_path(title_of(nonsense), nonsense):
        return False
    ours, theirs = _lines(page), _lines(nonsense)
    return bool(ours) and len(ours & theirs) >= ALIKE * max(len(ours), len(theirs))


def _lines(page: Page) -> set[str]:
    return {_without_path(line, page) for line in page.visible_text.splitlines()}


def _without_path(text: str, page: Page) -> str:
    """Return ``text`` without the asked address, which an answer may echo whole or in part."""
    path = page.path.strip("/")
    for part in (page.url, unquote(path), path):
        if len(part) > 3:
            text = text.replace(part, "")
    return text
