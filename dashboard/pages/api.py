"""Tell programs where the data are, in which formats."""

from __future__ import annotations

from datasette.utils.asgi import Response

from dashboard.visitor import Visitor, anyhow


@anyhow
async def page(visitor: Visitor) -> Response:
    """Tell programs where the data are, in which formats."""
    links, urls = visitor.links, visitor.datasette.urls
    raw = f"{urls.table(links.database, 'network_status')}.json" if links.database else ""
    rows = visitor.published.index.rows if visitor.found else ()
    example = rows[0]["id"] if rows else "linkedin"  # identifiers need no quoting
    addresses = {
        "csv": visitor.absolute("networks.csv?lang=en"),
        "xlsx": visitor.absolute("networks.xlsx"),
        "filtered": visitor.absolute("networks.csv?lang=en&state=alive&sector=it&region=Bretagne"),
        "json": visitor.whole(f"{raw}?_shape=array&state=alive") if raw else "",
        "one": visitor.whole(f"{raw}?_shape=array&id={example}") if raw else "",
        "changes": visitor.absolute("changes.json"),
        "atom": visitor.absolute("changes.atom"),
        "badge": visitor.absolute(f"badge/{example}.svg"),
    }
    return await visitor.page("api.html", {"addresses": addresses})
