"""An application's shell: what it says only shows once its scripts run."""

from __future__ import annotations

import re

from crawler.faces.finding import NOTICE, Finding
from crawler.items import Face
from crawler.page import Page

#: What an application shows before its scripts run.
SHELL = 150
_ROOT = (
    "#app, #root, #__next, #__nuxt, #mastodon, #q-app, #react-root, #ember-app, #main-app, app-root, "
    "[ng-app], [data-reactroot], #data-preloaded, #svelte"
)
_NEEDS_SCRIPTS = re.compile(r"java ?script", re.IGNORECASE)


def script_only(page: Page) -> Finding | None:
    """Recognise a page that is blank without scripts."""
    if not page.is_html or page.status // 100 != 2 or len(page.visible_text) > NOTICE // 2:
        return None
    if not page.tree.css_matches("script"):
        return None
    without = "\n".join(node.text() for node in page.tree.css("body noscript"))
    shown = len(page.visible_text) - len(" ".join(without.split()))
    if shown > SHELL:
        return None
    is_shell = page.tree.css_matches(_ROOT) or _NEEDS_SCRIPTS.search(without)
    return Finding(Face.SCRIPT_ONLY) if is_shell else None
