"""A host's own page in the site's place: the account is suspended, or nobody has claimed the name."""

from __future__ import annotations

from crawler.faces.fingerprints import known_by

suspended = known_by("suspended", "Recognise a site that its host or registrar has switched off.")
unclaimed_host = known_by(
    "unclaimed", "Recognise a host's answer for a name that no site of its has."
)
