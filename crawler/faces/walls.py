"""What stands before a site: a check of the host's protection, or a door with a login."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from crawler.faces.finding import NOTICE, PUBLIC, Finding, title_of
from crawler.items import Face
from crawler.page import Page

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


def challenge(page: Page) -> Finding | None:
    """Recognise a captcha or a browser check."""
    if page.headers.get("cf-mitigated", "").strip().lower() == "challenge":
        return Finding(Face.CHALLENGE)
    if page.headers.get("x-amzn-waf-action", "").strip().lower() in {"challenge", "captcha"}:
        return Finding(Face.CHALLENGE)
    if not page.is_html or len(page.visible_text) > NOTICE:
        return None
    if _CHALLENGE_TITLE.match(title_of(page)) or any(
        mark in page.body for mark in _CHALLENGE_MARKS
    ):
        return Finding(Face.CHALLENGE)
    # A captcha and nothing else to fill in: not the captcha of a registration or contact form.
    is_bare = not page.tree.css_matches("input[type=password], input[type=email], textarea")
    return Finding(Face.CHALLENGE) if is_bare and page.tree.css_matches(_CAPTCHA) else None


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


def login_wall(page: Page) -> Finding | None:
    """Recognise a page that asks for a login and shows nothing else."""
    if not page.is_html:
        return None
    has_form = any(not _is_hidden(node) for node in page.tree.css('input[type="password"]'))
    is_door = page.status == 401 or (has_form and bool(_LOGIN_ADDRESS.search(page.url)))
    if not is_door and len(page.visible_text) <= 2 * NOTICE and not page.tree.css_matches(PUBLIC):
        is_door = _demands_login(page, has_form=has_form) or (has_form and _is_only_form(page))
    return Finding(Face.LOGIN_WALL) if is_door else None


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
