"""The pages that the browser opens, and how big the screens are."""

from __future__ import annotations

SIZES = {"desk": (1366, 768), "zoomed": (683, 384), "hand": (390, 844), "narrow": (320, 640)}
#: Of these screens pictures are kept.
SHOWN = ("desk", "hand")
PAGES = {
    "home": "/",
    "nothing": "/?language=en&state=dead",
    "results": "/search?q=informaticien+rennes",
    "results-none": "/search?q=infirmier+mayotte",
    "trade": "/metier/it",
    "region": "/region/bretagne",
    "filtered": "/?state=alive&sector=it&sort=members",
    "alive": "/network/donnees",
    "dead": "/network/ferme",
    "hidden": "/network/connexion",
    "hostile": "/network/titre-hostile",
    "moved": "/network/ancien-nom",
    "choose": "/choose",
    "chosen": "/choose?goal=network&job=informaticien&joined=Grand+R%C3%A9seau+Pro",
    "compare": "/compare?id=forum-bois&id=donnees&id=silence",
    "list": "/check-list?list=Forum+du+bois%0AR%C3%A9seau+des+libraires%0Ainconnu",
    "changes": "/changes",
    "changes-week": "/changes?by=week&kind=died&since=2020-01-01",
    "digest": "/digest",
    "obituaries": "/obituaries",
    "method": "/method",
    "health": "/health",
    "accessibility": "/accessibility",
    "legal": "/legal",
    "privacy": "/privacy",
    "crawler": "/crawler",
    "api": "/api",
    "look-yourself": "/look-yourself",
    "missing": "/network/nobody",
    "raw-database": "/demo",
    "raw-table": "/demo/network_status",
    "raw-facet": "/demo/network_status?_facet=state&state__not=dead&_sort=name",
    "raw-row": "/demo/network/donnees",
    "raw-query": "/demo?sql=select+id,+name,+url+from+network+where+name+>+:from",
    "raw-query-error": "/demo?sql=select+*+from+nobody",
    "raw-error": "/demo?sql=drop+table+network",
}


def spoken(path: str, lang: str) -> str:
    """Return the address of a page in a language: a table of Datasette's would take ``lang`` for a column."""
    name = "_lang" if path.startswith("/demo") else "lang"
    return f"{path}{'&' if '?' in path else '?'}{name}={lang}"
