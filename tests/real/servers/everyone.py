"""All real servers. Each function installs, seeds and serves one community, named as itself."""

from __future__ import annotations

from tests.real.servers.askbot import askbot
from tests.real.servers.dokuwiki import dokuwiki
from tests.real.servers.ghost import ghost
from tests.real.servers.hyperkitty import hyperkitty
from tests.real.servers.mediawiki import mediawiki
from tests.real.servers.misago import misago
from tests.real.servers.nikola import nikola
from tests.real.servers.nodebb import nodebb
from tests.real.servers.pelican import pelican
from tests.real.servers.spirit import spirit
from tests.real.servers.synapse import synapse
from tests.real.servers.wordpress import wordpress

SERVERS = (
    wordpress,
    mediawiki,
    dokuwiki,
    spirit,
    hyperkitty,
    askbot,
    misago,
    pelican,
    nikola,
    synapse,
    nodebb,
    ghost,
)
#: The networks' identifiers.
NETWORKS = tuple(serve.__name__ for serve in SERVERS)
