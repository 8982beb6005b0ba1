"""An application's shell: what it says only shows once its scripts run."""

from __future__ import annotations

import re

from crawler.faces.facts import NOTICE, Sight
from crawler.faces.finding import Finding
from vocabulary.items import Face

#: What an application shows before its scripts run.
SHELL = 150
_ROOT = (
    "#app, #root, #__next, #__nuxt, #mastodon, #q-app, #react-root, #ember-app, #main-app, app-root, "
    "[ng-app], [data-reactroot], #data-preloaded, #svelte"
)
#: What a visitor sees without text.
_SHOWN = "img, frame, iframe, object, embed, svg, video, form"
#: What a page tells all the same, to machines.
_TOLD = "meta[property^='og:'], script[type*='json']"
_NEEDS_SCRIPTS = re.compile(r"java ?script", re.IGNORECASE)


def script_only(facts: Sight) -> Finding | None:
    """Recognise a page that is blank without scripts."""
    page = facts.page
    if page.status // 100 != 2 or not facts.is_within(NOTICE // 2) or not facts.has("script"):
        return None
    without = "\n".join(node.text() for node in page.select("body noscript"))
    if len(facts.text) - len(" ".join(without.split())) > SHELL:
        return None
    is_rendered = facts.site_links > 1 and facts.has("h1")
    if facts.has(_ROOT) and not is_rendered:
        return Finding(Face.SCRIPT_ONLY, ("an application's root", "next to no text"))
    if not facts.text and not facts.has(_SHOWN) and not facts.has(_TOLD):
        return Finding(Face.SCRIPT_ONLY, ("a script", "no text, no picture, no frame"))
    if _NEEDS_SCRIPTS.search(without) and not is_rendered:
        return Finding(Face.SCRIPT_ONLY, ("asks for scripts", "next to no text"))
    return None
