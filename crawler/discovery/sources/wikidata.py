"""Professional associations of France that Wikidata knows."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from crawler.discovery.candidate import Proposal
from crawler.discovery.sources.base import Directory
from crawler.page import Page
from crawler.question import Question
from crawler.readers.json_values import dicts, dig, line

#: Professional associations (Q829080) and trade associations (Q2178147) of France (Q142) with a site.
_QUERY = """
SELECT ?item ?itemLabel ?site ?industryLabel ?end WHERE {
  VALUES ?class { wd:Q829080 wd:Q2178147 }
  ?item wdt:P31/wdt:P279* ?class; wdt:P17 wd:Q142; wdt:P856 ?site.
  OPTIONAL { ?item wdt:P452 ?industry }
  OPTIONAL { ?item wdt:P576 ?end }
  SERVICE wikibase:label { bd:serviceParam wikibase:language "fr,en". }
} LIMIT 500
"""


class Wikidata(Directory):
    """The query service of Wikidata (CC0): one query of up to a minute.

    Kept: French professional and trade associations with an official site. Dissolved ones stay.
    """

    name = "wikidata"

    def questions(self, key: str, hosts: tuple[str, ...]) -> list[Question]:
        """Ask the one query."""
        _ = key, hosts
        asked = urlencode({"query": " ".join(_QUERY.split()), "format": "json"})
        accept = {"Accept": "application/sparql-results+json"}
        return [Question(f"https://query.wikidata.org/sparql?{asked}", accept)]

    def read(self, page: Page) -> Iterator[Proposal]:
        """Yield each association; its industry is the heading."""
        for row in dicts(dig(page.json, "results", "bindings")):
            name, url = (line(dig(row, key, "value")) for key in ("itemLabel", "site"))
            end = line(dig(row, "end", "value"))
            if name and url:
                heading = line(dig(row, "industryLabel", "value")) or ""
                note = f"dissolved {end[:10]}" if end else ""
                yield Proposal(name, url, (), heading, "", note)
