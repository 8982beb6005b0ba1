"""A site that cannot show itself just now: maintenance, an error, nothing at all."""

from __future__ import annotations

import re

from crawler.faces.facts import LETTER, NOTICE, Facts
from crawler.faces.finding import Finding
from vocabulary.items import Face

#: Enough under status 503, which already says "not now".
_MAINTENANCE = re.compile(
    r"maintenance|travaux|de retour (?:bientôt|dans)|back (?:soon|shortly)|wartung|mantenimiento"
    r"|manutenzione|manutenção|onderhoud|konserwac|prace techniczne|przerwa techniczna|read[- ]only"
    r"|board is currently (?:unavailable|disabled)|forum est actuellement indisponible"
    r"|board ist (?:zur ?zeit|momentan|derzeit)",
    re.IGNORECASE,
)
#: One of these is in every such statement.
_STEMS = tuple(
    stem.encode()
    for stem in (
        *("maintenance", "travaux", "indisponible", "currently unavailable", "locked", "verrouill"),
        *("read-only", "read only", "hors ligne", "wartung", "manten", "manuten", "onderhoud"),
        *("konserw", "techniczn"),
    )
)
#: Whole statements: a site says of itself that it is being worked on.
_NOTICE = re.compile(
    # WordPress
    r"briefly unavailable for scheduled maintenance|brièvement indisponible"
    # phpBB
    r"|sorry,? but this board is currently unavailable"
    r"|désolé,? mais ce forum est actuellement indisponible"
    # MediaWiki
    r"|the database (?:is currently|has been) locked (?:to new|by the)"
    r"|la base de données est actuellement verrouillée"
    # Discourse
    r"|this site is in read[- ]only mode"
    # Joomla, Drupal and others
    r"|(?:site|forum|plate-?forme|service|nous sommes|page) (?:est )?(?:actuellement |temporairement )?"
    r"(?:en (?:cours de )?maintenance|en travaux|hors ligne pour)"
    r"|(?:down|closed|unavailable|offline) for (?:scheduled |planned |routine )?maintenance"
    r"|site under maintenance|is (?:currently )?(?:under(?:going)?|performing) (?:scheduled |routine "
    r"|planned |some )?maintenance"
    r"|wartungsarbeiten|wartungsmodus|im wartungs"
    r"|(?:sitio|foro|página|web) (?:web )?(?:está |se encuentra )?(?:temporalmente |actualmente )?"
    r"(?:en|cerrad[oa] por (?:tareas de )?) ?mantenimiento"
    r"|(?:sito|forum|pagina) (?:web )?(?:è )?(?:attualmente |temporaneamente )?in manutenzione"
    r"|(?:site|sítio|fórum|página) (?:está )?(?:temporariamente )?em manutenção"
    r"|(?:site|website|forum) is (?:momenteel |tijdelijk )?(?:offline (?:voor|wegens)|in) onderhoud"
    r"|(?:strona|serwis|forum) (?:jest )?(?:w trakcie |obecnie )?(?:w )?"
    r"(?:konserwacji|przerwy technicznej)|trwają prace techniczne|trwa przerwa techniczna",
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
_MORE = "img, frame, iframe, script, form, svg, object, meta[http-equiv]"


def maintenance(facts: Facts) -> Finding | None:
    """Recognise a page that says the site will be back."""
    page = facts.page
    if page.status == 503:
        said = facts.said if page.is_html else page.text
        found = _MAINTENANCE.search(said[:LETTER])
        return Finding(Face.MAINTENANCE, ("status", "words"), found.group()) if found else None
    if page.status != 200 or not facts.is_notice:
        return None
    found = _NOTICE.search(facts.said) if facts.mentions(_STEMS) else None
    return Finding(Face.MAINTENANCE, ("words", "short page"), found.group()) if found else None


def error_page(facts: Facts) -> Finding | None:
    """Recognise a server's or an application's failure."""
    if facts.page.status // 100 == 5:
        return Finding(Face.ERROR_PAGE, ("status",))
    if not facts.is_within(NOTICE):
        return None
    found = _ERROR.search(facts.said)
    return Finding(Face.ERROR_PAGE, ("words", "short page"), found.group()) if found else None


def empty(facts: Facts) -> Finding | None:
    """Recognise a page of nothing."""
    if not facts.page.body.strip():
        return Finding(Face.EMPTY, ("no body",))
    if not facts.page.is_html or facts.text or facts.title or facts.has(_MORE):
        return None
    return Finding(Face.EMPTY, ("no text", "no picture, form or script"))
