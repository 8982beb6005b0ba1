"""A page that says one thing of itself, in words no table holds: a site or a name, and its state.

Known wordings come first. Where none fits and a page has nothing of its own, speaks of no people and says
one thing, one sentence with a thing and its state is enough; the lists of both are data.
"""

from __future__ import annotations

from crawler.faces.fingerprints import known_by

plain_state = known_by(
    "plain", "Recognise a page that says one thing, a thing and its state, in any words."
)
