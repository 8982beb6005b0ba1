"""Sites that live behind a wall: nothing of their life may or can be seen."""

from __future__ import annotations

from demo.people import PEOPLE, SENTENCES
from demo.site import EVERYTHING, Appearance, Pages, Served, redirect

LOGIN = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Connexion | {name}</title></head>
<body class="sessions new"><main><h1>Connexion</h1>
<p>Cet espace est réservé aux membres. Vous devez vous connecter pour continuer.</p>
<form id="new_user" action="/users/sign_in" accept-charset="UTF-8" method="post">
<label for="user_email">Adresse e-mail</label><input type="email" name="user[email]" id="user_email">
<label for="user_password">Mot de passe</label>
<input type="password" name="user[password]" id="user_password" autocomplete="current-password">
<input type="submit" name="commit" value="Se connecter"></form>
<a href="/users/password/new">Mot de passe oublié ?</a></main></body></html>"""

FORBIDDEN = """<!DOCTYPE html>
<html><head><title>403 Forbidden</title></head>
<body><h1>Access Denied</h1><p>You don't have permission to access this resource.</p></body></html>"""

CHALLENGE = """<!DOCTYPE html>
<html lang="en-US"><head><title>Just a moment...</title>
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<meta name="robots" content="noindex,nofollow"></head>
<body><div class="main-wrapper" role="main"><div class="main-content"><noscript>
<div class="h2"><span id="challenge-error-text">Enable JavaScript and cookies to continue</span></div>
</noscript></div></div>
<script>(function(){window._cf_chl_opt={cType:'managed',cRay:'8f0demo'};
var a=document.createElement('script');a.src='/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1';
document.getElementsByTagName('head')[0].appendChild(a);})();</script></body></html>"""

SHELL = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>{name}</title>
<script type="module" crossorigin src="/assets/index-4f1c2d.js"></script></head>
<body><noscript>You need to enable JavaScript to run this app.</noscript>
<div id="root"></div></body></html>"""


def closed_to_robots(look: Appearance) -> Pages:
    """Return pages that robots.txt forbids: they must never be asked for."""
    secret = f"<!doctype html><title>{look.name}</title><p>{PEOPLE[0].name} : {SENTENCES[0]}</p>"
    return {EVERYTHING: Served(secret.encode())}


def login(look: Appearance) -> Pages:
    """Return a site that sends every visitor to its login form."""
    form = Served(LOGIN.format(name=look.name).encode())
    return {EVERYTHING: redirect("/users/sign_in", 302), "/users/sign_in": form}


def forbidden(_look: Appearance) -> Pages:
    """Return 403 for every page."""
    return {EVERYTHING: Served(FORBIDDEN.encode(), status=403)}


def status_999(_look: Appearance) -> Pages:
    """Return the status 999 by which one large network refuses robots."""
    return {EVERYTHING: Served(b"<html><head></head><body></body></html>", status=999)}


def challenge(_look: Appearance) -> Pages:
    """Return a browser check instead of every page."""
    marks = (("cf-mitigated", "challenge"), ("Server", "cloudflare"))
    return {EVERYTHING: Served(CHALLENGE.encode(), status=403, headers=marks)}


def script_only(look: Appearance) -> Pages:
    """Return one empty application shell for every address."""
    return {EVERYTHING: Served(SHELL.format(name=look.name).encode())}
