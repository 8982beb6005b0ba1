"""How to read a format: shared by probes. Text or bytes in, data out.

This is the door: what a probe needs most stands here, and is imported from here.

A place in a page:  ``attribute(node, "href")``, ``classes(node)``, ``address_with(pattern, links)``.
A moment:           ``moment_of(node, page)`` reads what a ``time`` element or a printed date shows;
                    ``stated_moment(node)`` only what it states for machines; ``parse_iso(text)``;
                    ``read_date(text, as_of, language)`` any date in words.
A figure:           ``parse_number("12,3k", language)``; ``add_totals`` a row of them told by position.
An answer in JSON:  ``dig(value, "data", "name")``, ``dicts``, ``whole``, ``count``, ``line``: each gives
                    nothing where the answer is not as it should be. ``add_counts`` a row of figures by key.
What it amounts to: ``add_features`` what links show, ``add_group`` a theme inside the network,
                    ``add_answers``, ``add_authors``, ``add_posting`` how people talk.

An example that runs: ``tests/crawler/probes/example_forum.py``. The folders beside read what is no single
platform's: ``dates/`` (when something was written), ``members/`` (sentences and signs with figures),
``formats/`` (feeds, calendars, site maps).
"""

from __future__ import annotations

from crawler.readers.board import add_totals
from crawler.readers.conversation import add_answers, add_authors, add_posting
from crawler.readers.dates.node_dates import moment_of, stated_moment
from crawler.readers.dates.reading import read_date
from crawler.readers.features import add_features
from crawler.readers.groups import add_group
from crawler.readers.isodate import parse_iso
from crawler.readers.json_counts import add_counts
from crawler.readers.json_values import count, dicts, dig, line, whole
from crawler.readers.nodes import address_with, attribute, classes
from crawler.readers.numbers import parse_number

__all__ = [
    "add_answers",
    "add_authors",
    "add_counts",
    "add_features",
    "add_group",
    "add_posting",
    "add_totals",
    "address_with",
    "attribute",
    "classes",
    "count",
    "dicts",
    "dig",
    "line",
    "moment_of",
    "parse_iso",
    "parse_number",
    "read_date",
    "stated_moment",
    "whole",
]
