"""A site that cannot show itself just now: maintenance, an error, nothing at all."""

from __future__ import annotations

import re

from crawler.faces.finding import NOTICE, Finding, title_of
from crawler.items import Face
from crawler.page import Page

_MAINTENANCE = re.compile(
    r"maintenance|travaux|de retour (?:bientôt|dans)|back (?:soon|shortly)|wartung|mantenimiento",
    re.IGNORECASE,
)
_MAINTENANCE_NOTICE = re.compile(
    r"briefly unavailable for scheduled maintenance|brièvement indisponible"
    r"|(?:site|forum|plate-?forme|service|nous sommes|page) (?:est )?(?:actuellement |temporairement )?"
    r"(?:en (?:cours de )?maintenance|en travaux)"
    r"|(?:down|closed|unavailable|offline) for (?:scheduled |planned |routine )?maintenance"
    r"|(?:under(?:going)?|performing) (?:scheduled |routine |planned |some )?maintenance"
    r"|wartungsarbeiten|wartungsmodus|im wartungs|en mantenimiento",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"error establishing a database connection|erreur lors de la connexion à la base de données"
    r"|fehler beim aufbau einer datenbankverbindung|error al establecer una conexión con la base de datos"
    r"|(?:fatal|parse) error\s?: |uncaught (?:exception|error)|sqlstate\[|sql error \["
    r"|(?:could not|unable to|failed to|can(?:'|no)t) connect to (?:the )?(?:database|mysql|local mysql)"
    r"|too many connections|internal server error|bad gateway|gateway time-?out|service unavailable"
    r"|whoops, looks like something went wrong|there has been a critical error on this website"
    r"|il y a eu une erreur critique sur ce site|we're sorry, but something went wrong",
    re.IGNORECASE,
)


def maintenance(page: Page) -> Finding | None:
    """Recognise a page that says the site will be back."""
    text = page.visible_text if page.is_html else page.text[: NOTICE + 1]
    if page.status == 503 and _MAINTENANCE.search(f"{title_of(page)}\n{text[: 4 * NOTICE]}"):
        return Finding(Face.MAINTENANCE)
    if page.is_html and len(text) <= NOTICE and page.status in {200, 503}:
        return (
            Finding(Face.MAINTENANCE)
            if _MAINTENANCE_NOTICE.search(f"{title_of(page)}\n{text}")
            else None
        )
    return None


def error_page(page: Page) -> Finding | None:
    """Recognise a server's or an application's failure."""
    if page.status // 100 == 5:
        return Finding(Face.ERROR_PAGE)
    if page.is_html and len(page.visible_text) <= NOTICE:
        return (
            Finding(Face.ERROR_PAGE)
            if _ERROR.search(f"{title_of(page)}\n{page.visible_text}")
            else None
        )
    return None


def empty(page: Page) -> Finding | None:
    """Recognise a page of nothing."""
    if not page.body.strip():
        return Finding(Face.EMPTY)
    if not page.is_html or page.visible_text or title_of(page).strip():
        return None
    has_more = page.tree.css_matches(
        "img, frame, iframe, script, form, svg, object, meta[http-equiv]"
    )
    return None if has_more else Finding(Face.EMPTY)
