"""What stands before a site: a check of the host's protection, or a door with a login."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from crawler.faces.facts import NOTICE, Sight
from crawler.faces.finding import Finding
from crawler.faces.fingerprints import known_by
from vocabulary.items import Face
from vocabulary.needles import Sieve

_wall = known_by("walls", "Recognise a check or a refusal that stands before a site.")
_CAPTCHA = ".h-captcha, .g-recaptcha, .cf-turnstile, iframe[src*='hcaptcha.com']"
#: A captcha beside one of these, or beside two fields, guards a registration or a contact form, not the site.
_TO_FILL_IN = "input[type=password], input[type=email], textarea, select"
_FIELD = "form input:not([type]), form input[type=text]"


def challenge(facts: Sight) -> Finding | None:
    """Recognise a captcha, a browser check or a firewall's refusal."""
    if found := _wall(facts):
        return found
    if facts.is_within(NOTICE) and facts.has(_CAPTCHA) and not _is_form(facts):
        return Finding(Face.CHALLENGE, ("captcha", "nothing else to fill in"))
    return None


def _is_form(facts: Sight) -> bool:
    return facts.has(_TO_FILL_IN) or len(facts.page.select(_FIELD)) > 1


_LOGIN_ADDRESS = re.compile(
    r"/(?:users?/|auth/|account/|accounts/|member/|membre/)?(?:log-?_?in|sign-?_?in|connexion"
    r"|anmelden|wp-login"
    r"|identification|acceder|iniciar-sesion)(?:\.\w{2,5})?/?(?:$|\?)|[?&](?:mode|action|do)=login\b",
    re.IGNORECASE,
)
_LOGIN_WORD = (
    r"(?:page de connexion|connexion|se connecter|connectez-vous|identification|authentification|log ?-?in"
    r"|sign ?-?in|anmelden|anmeldung|iniciar sesión|acceso|acceder|accedi|accesso|inloggen|aanmelden|entrar"
    r"|iniciar sessão|zaloguj)"
)
#: "Acceso prohibido" is no door.
_REFUSED = r" (?:prohibid|denegad|negad|negat|vietat|interdet|restringid|bloquead)"
_LOGIN_TITLE = re.compile(
    rf"\W*{_LOGIN_WORD}\b(?!{_REFUSED})|.{{0,80}}[-–—|•·:]\s*{_LOGIN_WORD}\b.{{0,30}}$",
    re.IGNORECASE,
)
_LOGIN_DEMAND = re.compile(
    r"vous devez (?:être (?:connecté|identifié|inscrit|enregistré|membre)|vous (?:connecter|identifier))"
    r"(?!.{0,60}(?:pour|afin de) (?:répondre|commenter|publier|poster|participer|voter|laisser))"
    r"|il faut (?:créer un compte ou )?(?:se connecter|être connecté) pour (?:accéder|voir|consulter)"
    r"|accessible (?:uniquement |seulement )?sur invitation|need an account to (?:view|see|access)"
    r"|merci de vous (?:connecter|identifier) pour"
    r"|veuillez vous (?:connecter|identifier) pour (?:accéder|continuer|voir|consulter)"
    r"|(?:contenu|accès|espace|site) (?:est )?(?:strictement )?réservé aux (?:membres|adhérents|inscrits)"
    r"|you (?:must|need to|have to) (?:be (?:logged|signed) in|log ?in|sign in|register)"
    r"(?!.{0,60}to (?:reply|comment|post|vote|leave|participate))"
    r"|requires you to be registered and logged in"
    r"|(?:please )?(?:log|sign) in to (?:continue|view|see|access)"
    r"|(?:ce|cet) (?:réseau|site|forum|espace|contenu) est (?:privé|réservé)\b(?! à la)"
    r"|this (?:site|network|community|forum|content) is (?:private|for members only|restricted to members)"
    r"|sie müssen (?:sich (?:zuerst )?(?:anmelden|einloggen)|angemeldet sein|registriert (?:und|sein))"
    r"(?!.{0,60}um zu (?:antworten|kommentieren))|debes iniciar sesión para (?:ver|acceder|continuar)",
    re.IGNORECASE,
)
_MAY_DEMAND = Sieve(_LOGIN_DEMAND)
#: Links on a page that leads somewhere without a login, and those of a door beside its form.
FEW_LINKS = 30
_DOOR_LINKS = 2
#: Headings that lead on: news beside a box to log in.
_NEWS = "h2 a[href], h3 a[href], article"


def login_wall(facts: Sight) -> Finding | None:
    """Recognise a page that asks for a login and shows nothing else."""
    page = facts.page
    if not page.is_html:
        return None
    if page.status == 401:
        return Finding(Face.LOGIN_WALL, ("status",))
    is_login_address = bool(_LOGIN_ADDRESS.search(page.url))
    is_short = facts.is_within(2 * NOTICE)
    if not is_short and not is_login_address:
        return None
    has_form = any(not _is_hidden(node) for node in page.select("input[type='password']"))
    if has_form and is_login_address:
        return Finding(Face.LOGIN_WALL, ("address of a login", "form with a password"))
    has_dated = facts.has("time[datetime], .post, .postbody")
    return _short_door(facts, has_form=has_form) if is_short and not has_dated else None


def _short_door(facts: Sight, *, has_form: bool) -> Finding | None:
    may_demand = _MAY_DEMAND.holds(facts.page.folded_text)
    found = _LOGIN_DEMAND.search(facts.text) if may_demand else None
    if found and (has_form or any(_LOGIN_ADDRESS.search(link.href) for link in facts.page.links)):
        door = "form with a password" if has_form else "link to a login"
        return Finding(Face.LOGIN_WALL, ("demand", door), found.group().replace("\n", " "))
    has_password = has_form or facts.has("input[type='password']")
    titled = sum(bool(_LOGIN_TITLE.match(head)) for head in facts.headings)
    if has_password and facts.is_within(NOTICE) and _is_only_form(facts, titled, has_form=has_form):
        return Finding(Face.LOGIN_WALL, ("form with a password", "nothing else"))
    is_titled = any(map(_LOGIN_TITLE.match, facts.headings[:2])) and not facts.is_no_host_s
    if facts.is_brief and (has_password or is_titled):
        return Finding(Face.LOGIN_WALL, ("says it is a login", "nothing of its own"))
    return None


def _is_only_form(facts: Sight, titled: int, *, has_form: bool) -> bool:
    """Whether a form with a password is about all there is: no home page with a login box.

    ``titled``: how many of title and headings say that it is a login.
    """
    if titled and (titled > 1 or len(facts.page.links) <= FEW_LINKS):
        return True
    return has_form and facts.site_links <= _DOOR_LINKS and not facts.has(_NEWS)


def _is_hidden(node: LexborNode | None) -> bool:
    while node is not None and node.tag != "body":
        style = (node.attributes.get("style") or "").replace(" ", "").lower()
        if "display:none" in style or "hidden" in node.attributes:
            return True
        node = node.parent
    return False
