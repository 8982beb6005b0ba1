"""Addresses that lead elsewhere or nowhere: on the move, borrowed, sent away, made up."""

from __future__ import annotations

from demo.site import EVERYTHING, Appearance, Pages, Served, page, redirect

#: The hosts these sites lead to; ``demo/web.py`` serves them, and they are in no catalogue.
NEW_HOME, BORROWER, LOGIN_HOST = "paysages.localhost", "campagne.localhost", "identite.localhost"

PLATFORM = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Tous les groupes, près de chez vous</title></head>
<body><h1>Tous les groupes, près de chez vous</h1><p>Trouvez des gens qui partagent vos passions.</p>
<article><h2><a href="/groupes/randonnee">Randonnée</a></h2><time datetime="{today}">Aujourd'hui</time>
</article></body></html>"""

NOTHING_HERE = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Annuaire des clubs</title></head>
<body><h1>Annuaire des clubs</h1><p>Cherchez un club par son nom ou par sa ville.</p>
<form action="/recherche"><input name="q"></form></body></html>"""


def on_the_move(look: Appearance) -> Pages:
    """Return a permanent redirect to a new address that nobody has confirmed yet."""
    return {EVERYTHING: redirect(_at(look, NEW_HOME), 301)}


def new_home(look: Appearance) -> Pages:
    """Return the site at the new address."""
    return {"/": page("page.html", look, intro="Notre nouvelle maison.")}


def for_now(look: Appearance) -> Pages:
    """Return a redirect to another site that is only temporary."""
    return {EVERYTHING: redirect(_at(look, BORROWER), 302)}


def single_sign_on(look: Appearance) -> Pages:
    """Return a redirect of every visitor to the login of another domain."""
    return {EVERYTHING: redirect(f"{_at(look, LOGIN_HOST)}login?service=club", 302)}


def group_that_left(look: Appearance) -> Pages:
    """Return a platform that sends the address of a vanished group to its own front page."""
    front = Served(PLATFORM.format(today=look.as_of.date().isoformat()).encode())
    return {EVERYTHING: redirect("/", 301), "/": front}


def same_for_all(_look: Appearance) -> Pages:
    """Return one and the same page for every address: a page that was not found, without saying so."""
    return {EVERYTHING: Served(NOTHING_HERE.encode())}


def _at(look: Appearance, host: str) -> str:
    return f"http://{host}:{look.base.rpartition(':')[2]}/"
