"""Sites that fail while being asked. Those that do not even answer have no pages at all."""

from __future__ import annotations

from demo.site import EVERYTHING, HTML, ROBOTS, Appearance, Pages, Served, redirect


def nothing(_look: Appearance) -> Pages:
    """Return no page: the address itself leads nowhere (see the network's url)."""
    return {}


def slow(_look: Appearance) -> Pages:
    """Return a host that accepts and then keeps its visitors waiting."""
    late = Served(b"<!doctype html><title>Enfin</title>", is_slow=True)
    return {EVERYTHING: late, ROBOTS: late}


def server_error(_look: Appearance) -> Pages:
    """Return an error of the server for every address, robots.txt included."""
    error = Served(b"<!doctype html><h1>Internal Server Error</h1>", HTML, 500)
    return {EVERYTHING: error, ROBOTS: error}


def maintenance(look: Appearance) -> Pages:
    """Return a notice of maintenance for every page."""
    words = "Le site est en maintenance. Nous serons de retour très bientôt."
    notice = (
        f"<!doctype html><html lang=fr><title>{look.name} - Maintenance</title><h1>{words}</h1>"
    )
    return {EVERYTHING: Served(notice.encode(), status=503)}


def cut_off(_look: Appearance) -> Pages:
    """Return half of every page, then drop the connection."""
    half = b"<!doctype html><html lang=fr><title>Forum</title><p>Bienvenue" + b" " * 4000
    return {EVERYTHING: Served(half, is_cut=True)}


def redirect_loop(_look: Appearance) -> Pages:
    """Return a home page that redirects in a circle."""
    return {"/": redirect("/a/", 302), "/a/": redirect("/b/", 302), "/b/": redirect("/a/", 302)}
