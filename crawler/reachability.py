"""What an answer means: how the exchange ended, and what the page really is. Pure.

``face`` asks small functions in the order of ``_FACES``; the first that recognises the page wins.
To add a face: write one function from a page to a face or ``None`` and put it in its place there.
A page that only talks of logins, captchas or maintenance has content of its own and stays ``ok``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from selectolax.lexbor import LexborNode

from crawler.endings import NOTICE, PUBLIC, ended, title_of
from crawler.items import Face, FetchOutcome
from crawler.page import Page

_STATUS = {
    304: FetchOutcome.OK,  # unchanged since the last visit
    401: FetchOutcome.REFUSED,
    403: FetchOutcome.REFUSED,
    404: FetchOutcome.NOT_FOUND,
    407: FetchOutcome.REFUSED,
    410: FetchOutcome.GONE,
    429: FetchOutcome.RATE_LIMITED,
    451: FetchOutcome.REFUSED,  # for legal reasons
    999: FetchOutcome.REFUSED,  # LinkedIn's answer to robots
}
_STATUS_CLASS = {
    2: FetchOutcome.OK,
    3: FetchOutcome.REDIRECT,
    4: FetchOutcome.CLIENT_ERROR,
    5: FetchOutcome.SERVER_ERROR,
}

#: What an application shows before its scripts run.
SHELL = 150


def fetch_outcome(status: int) -> FetchOutcome:
    """Return how an exchange that got an HTTP answer ended."""
    return _STATUS.get(status) or _STATUS_CLASS.get(status // 100, FetchOutcome.ERROR)


def face(page: Page) -> Face:
    """Return what ``page`` really is, whatever its status says."""
    for recognise in _FACES:
        if found := recognise(page):
            return found
    return Face.OK


# --- A wall of the host's protection --------------------------------------------------------------

_CHALLENGE_TITLE = re.compile(
    r"\s*(?:just a moment|un instant|einen moment|un momento|attention required! \| cloudflare|ddos-guard"
    r"|making sure you(?:'|’|&#39;)re not a bot|checking your browser|security checkpoint"
    r"|vercel security checkpoint|pardon our interruption|access to this page has been denied"
    r"|robot or human|you have been blocked)",
    re.IGNORECASE,
)
_CHALLENGE_MARKS = (
    b"_cf_chl_opt",  # Cloudflare: only in the challenge itself, not in its beacon on ordinary pages
    b"captcha-delivery.com",  # DataDome
    b"anubis_challenge",
    b"_Incapsula_Resource",
    b"px-captcha",
    b"awsWafCookieDomainList",
    b"sucuri_cloudproxy_js",
)
_CAPTCHA = ".h-captcha, .g-recaptcha, .cf-turnstile, iframe[src*='hcaptcha.com']"


def _challenge(page: Page) -> Face | None:
    if page.headers.get("cf-mitigated", "").strip().lower() == "challenge":
        return Face.CHALLENGE
    if page.headers.get("x-amzn-waf-action", "").strip().lower() in {"challenge", "captcha"}:
        return Face.CHALLENGE
    if not page.is_html or len(page.visible_text) > NOTICE:
        return None
    if _CHALLENGE_TITLE.match(title_of(page)) or any(
        mark in page.body for mark in _CHALLENGE_MARKS
    ):
        return Face.CHALLENGE
    # A captcha and nothing else to fill in: not the captcha of a registration or contact form.
    is_bare = not page.tree.css_matches("input[type=password], input[type=email], textarea")
    return Face.CHALLENGE if is_bare and page.tree.css_matches(_CAPTCHA) else None


# --- Out of order ---------------------------------------------------------------------------------

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


def _maintenance(page: Page) -> Face | None:
    text = page.visible_text if page.is_html else page.text[: NOTICE + 1]
    if page.status == 503 and _MAINTENANCE.search(f"{title_of(page)}\n{text[: 4 * NOTICE]}"):
        return Face.MAINTENANCE
    if page.is_html and len(text) <= NOTICE and page.status in {200, 503}:
        return Face.MAINTENANCE if _MAINTENANCE_NOTICE.search(f"{title_of(page)}\n{text}") else None
    return None


def _error_page(page: Page) -> Face | None:
    if page.status // 100 == 5:
        return Face.ERROR_PAGE
    if page.is_html and len(page.visible_text) <= NOTICE:
        return Face.ERROR_PAGE if _ERROR.search(f"{title_of(page)}\n{page.visible_text}") else None
    return None


def _empty(page: Page) -> Face | None:
    if not page.body.strip():
        return Face.EMPTY
    if not page.is_html or page.visible_text or title_of(page).strip():
        return None
    has_more = page.tree.css_matches(
        "img, frame, iframe, script, form, svg, object, meta[http-equiv]"
    )
    return None if has_more else Face.EMPTY


# --- A door ---------------------------------------------------------------------------------------

_LOGIN_ADDRESS = re.compile(
    r"/(?:users?/|auth/|account/|accounts/|member/|membre/)?(?:log-?_?in|sign-?_?in|connexion|anmelden|wp-login"
    r"|identification|acceder|iniciar-sesion)(?:\.\w{2,5})?/?(?:$|\?)|[?&](?:mode|action|do)=login\b",
    re.IGNORECASE,
)
_LOGIN_TITLE = re.compile(
    r"\W*(?:connexion|se connecter|identification|authentification|log ?-?in|sign ?-?in"
    r"|anmelden|anmeldung|login|iniciar sesión|acceso)\b"
    r"|.{0,80}[-–|•·:]\s*(?:connexion|se connecter|log ?in|sign ?in|anmelden)\s*$",
    re.IGNORECASE,
)
_LOGIN_DEMAND = re.compile(
    r"vous devez (?:être (?:connecté|identifié|inscrit|enregistré|membre)|vous (?:connecter|identifier))"
    r"(?!.{0,60}(?:pour|afin de) (?:répondre|commenter|publier|poster|participer|voter|laisser))"
    r"|veuillez vous (?:connecter|identifier) pour (?:accéder|continuer|voir|consulter)"
    r"|(?:contenu|accès|espace|site) (?:est )?(?:strictement )?réservé aux (?:membres|adhérents|inscrits)"
    r"|you (?:must|need to|have to) (?:be (?:logged|signed) in|log ?in|sign in|register)"
    r"(?!.{0,60}to (?:reply|comment|post|vote|leave|participate))"
    r"|requires you to be registered and logged in"
    r"|(?:please )?(?:log|sign) in to (?:continue|view|see|access)"
    r"|this (?:site|community|forum|content) is (?:private|for members only|restricted to members)"
    r"|sie müssen (?:sich (?:zuerst )?(?:anmelden|einloggen)|angemeldet sein|registriert (?:und|sein))"
    r"(?!.{0,60}um zu (?:antworten|kommentieren))|debes iniciar sesión para (?:ver|acceder|continuar)",
    re.IGNORECASE,
)
#: Links on a page that leads somewhere without a login.
FEW_LINKS = 20


def _login_wall(page: Page) -> Face | None:
    if not page.is_html:
        return None
    has_form = any(not _is_hidden(node) for node in page.tree.css('input[type="password"]'))
    is_door = page.status == 401 or (has_form and bool(_LOGIN_ADDRESS.search(page.url)))
    if not is_door and len(page.visible_text) <= 2 * NOTICE and not page.tree.css_matches(PUBLIC):
        is_door = _demands_login(page, has_form=has_form) or (has_form and _is_only_form(page))
    return Face.LOGIN_WALL if is_door else None


def _demands_login(page: Page, *, has_form: bool) -> bool:
    return bool(_LOGIN_DEMAND.search(page.visible_text)) and (has_form or _has_login_link(page))


def _is_only_form(page: Page) -> bool:
    """Whether a form with a password is about all there is: no home page with a login box."""
    length = len(page.visible_text)
    if length > NOTICE or len(page.links) > FEW_LINKS:
        return False
    return length <= NOTICE // 2 or bool(_LOGIN_TITLE.match(title_of(page)))


def _has_login_link(page: Page) -> bool:
    return any(_LOGIN_ADDRESS.search(link.href) for link in page.links)


def _is_hidden(node: LexborNode | None) -> bool:
    while node is not None and node.tag != "body":
        style = (node.attributes.get("style") or "").replace(" ", "").lower()
        if "display:none" in style or "hidden" in node.attributes:
            return True
        node = node.parent
    return False


# --- A shell --------------------------------------------------------------------------------------

_ROOT = (
    "#app, #root, #__next, #__nuxt, #mastodon, #q-app, #react-root, #ember-app, #main-app, app-root, "
    "[ng-app], [data-reactroot], #data-preloaded, #svelte"
)
_NEEDS_SCRIPTS = re.compile(r"java ?script", re.IGNORECASE)


def _script_only(page: Page) -> Face | None:
    if not page.is_html or page.status // 100 != 2 or len(page.visible_text) > NOTICE // 2:
        return None
    if not page.tree.css_matches("script"):
        return None
    without = "\n".join(node.text() for node in page.tree.css("body noscript"))
    shown = len(page.visible_text) - len(" ".join(without.split()))
    if shown > SHELL:
        return None
    is_shell = page.tree.css_matches(_ROOT) or _NEEDS_SCRIPTS.search(without)
    return Face.SCRIPT_ONLY if is_shell else None


#: First match wins: what stands before the site, then what it says of itself, then what it hides.
_FACES: tuple[Callable[[Page], Face | None], ...] = (
    _challenge,
    ended,
    _maintenance,
    _error_page,
    _empty,
    _login_wall,
    _script_only,
)
