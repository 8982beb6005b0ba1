"""``vitality new-network``: look at the page, fill in what it says, leave the rest to a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from commands.append import append_row
from commands.errors import Stop, stopping
from commands.guesses import RowGuesser
from commands.home import own_catalogue
from commands.language import language
from crawler.discovery.candidate import Proposal
from crawler.faces import look
from crawler.page import Page
from crawler.probes import read_page
from vocabulary.catalogue import NETWORK_COLUMNS, load_vocabulary, networks_file, row_faults
from vocabulary.catalogue.cells import UNCONFIRMED, as_id, url_faults
from vocabulary.domains import registrable_domain
from vocabulary.identity import compact
from vocabulary.items import Face

#: What parts a title: "Forum – Le Bois", "Accueil | Le Bois".
_PARTS = re.compile(r"\s+[-–—|·»:]+\s+|\s*:\s+")
_SITE_NAME = "meta[property='og:site_name'], meta[name='application-name']"
_SENTENCE = "meta[name='description'], meta[property='og:description']"
#: What is asked of a person; a wrong address or one that is known stops at once.
_STOPS = frozenset({"id", "url"})


def add_network(catalogue: Path, url: str, page: Page | None) -> str:
    """Append a row for ``url``, filled in by its ``page`` if it answered; return what to do next.

    Raises ``Stop`` for what is no address, or one the catalogue has.
    """
    for fault in url_faults(url):
        raise Stop(fault.text(language()))
    path = networks_file(catalogue)
    if not path.is_file():
        raise Stop(f"There is no catalogue at {path}.")
    with stopping():
        words = load_vocabulary(catalogue)["sectors"]
        row = _row(url, page, {slug: (term.fr, term.en) for slug, term in words.items()})
        wrong = row_faults(catalogue, row)
        for name in _other_names(url, row):  # one site may be home to many networks
            if "id" in dict(wrong) and "url" not in dict(wrong):
                row |= {"id": name}
                wrong = row_faults(catalogue, row)
    for column, problem in wrong:
        if column in _STOPS:
            raise Stop(f"{column}: {problem.text(language())}")
    path = networks_file(own_catalogue(catalogue))
    append_row(path, NETWORK_COLUMNS, row)
    missing = ", ".join(dict.fromkeys(column for column, _problem in wrong))
    return f"Added {row['id']!r} to {path}. Complete its row ({missing}), then run vitality check."


def _row(url: str, page: Page | None, sectors: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    today = datetime.now(UTC).date().isoformat()
    domain = registrable_domain(url).rpartition(".")[0]
    row = dict.fromkeys(NETWORK_COLUMNS, "") | {
        "id": as_id(domain),
        "name": domain,
        "url": url,
        "source": UNCONFIRMED,
        "reviewed_on": today,
    }
    return row | (_said(page, sectors, today) if page else {})


def _other_names(url: str, row: Mapping[str, str]) -> Iterator[str]:
    """Yield what else to call a network whose site's name is taken: by its own name, by its address."""
    yield as_id(row["name"])
    parts = urlsplit(url)
    yield as_id(f"{row['id']}-{parts.path}")
    yield as_id(f"{row['id']}-{parts.port or ''}-{parts.path}")


def _said(page: Page, sectors: Mapping[str, tuple[str, str]], today: str) -> dict[str, Any]:
    """Return the cells that the page itself fills in; none where it is not the network's own page."""
    if not page.is_html or page.status != 200 or look(page).face is not Face.OK:
        return {}
    name = _name(page)
    sentence = page.first(_SENTENCE)
    about = " ".join((sentence.attributes.get("content") or "").split()) if sentence else ""
    guess = RowGuesser(sectors).guess(Proposal(name, page.url, description=about[:500]))
    spoken = read_page(page).language
    filled = {
        "name": name,
        "sectors": guess.sector,
        "region": guess.region,
        "town": guess.town,
        "languages": spoken or "",
        "source": page.url,
        "source_date": today,
        "note": f"guessed: {guess.why}" if guess.why else "",
    }
    return {column: cell for column, cell in filled.items() if cell}


def _name(page: Page) -> str:
    """Return what the site calls itself: by its own tag, else the part of the title nearest its host."""
    tag = page.first(_SITE_NAME)
    named = " ".join((tag.attributes.get("content") or "").split()) if tag else ""
    parts = [part.strip() for part in _PARTS.split(page.title.strip())]
    host = compact((urlsplit(page.url).hostname or "").removeprefix("www."))
    of_host = [part for part in parts if compact(part) and compact(part) in host]
    return (named or next(iter(of_host), "") or next(filter(None, parts), ""))[:100]
