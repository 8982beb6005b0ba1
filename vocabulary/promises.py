"""What sites are told of this crawler and may count on: its name, whom to write to, how little it asks."""

from __future__ import annotations

import os

#: The name sites use in robots.txt to address this crawler.
ROBOT_TOKEN = "VitalityBot"  # noqa: S105  a name, not a secret
#: Where the operator can be reached: an address of the web or of mail; empty when none is set.
CONTACT = os.environ.get("VITALITY_CONTACT", "")
USER_AGENT = f"{ROBOT_TOKEN}/0.1 (network vitality survey{'; ' + CONTACT if CONTACT else ''})"
#: Requests per network and crawl, robots.txt included.
REQUEST_BUDGET = 8
