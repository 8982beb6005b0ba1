"""DokuWiki as Debian packages it, in French, files only: a wiki that has fallen quiet."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from tests.real.servers.community import PEOPLE, Community, days_before
from tests.real.servers.packages import install_debian_packages, run
from tests.real.servers.process import LOOPBACK, answers, free_port, running

PACKAGED = Path("/usr/share/dokuwiki")
HOST, NAME = "dokuwiki.localhost", "Carnet des luthiers"
SEED = Path(__file__).parent / "scripts" / "seed_dokuwiki.php"
#: Days ago.
EDITS = (98.4, 112.6, 121.3, 139.8, 150.2, 163.7, 181.5, 190.9)
CONFIGURATION = f"""<?php
$conf['title'] = '{NAME}';
$conf['lang'] = 'fr';
$conf['useacl'] = 1;
$conf['superuser'] = '{PEOPLE[0].login}';
"""
#: Everyone reads, members write.
RIGHTS = "*\t@ALL\t1\n*\t@user\t8\n"


@contextmanager
def dokuwiki(folder: Path, as_of: datetime) -> Iterator[Community]:
    """Install, seed and serve a wiki until the block ends."""
    install_debian_packages()
    site, port = folder / "site", free_port()
    _install(site)
    edits = days_before(as_of, *EDITS)
    seed = {
        "edits": [int(moment.timestamp()) for moment in sorted(edits)],
        "logins": [person.login for person in PEOPLE],
    }
    version = run("php", SEED, site, stdin=json.dumps(seed))
    php = ("php", "-S", f"{LOOPBACK}:{port}", "-t", site)
    with running(php, folder / "log", lambda: answers(port, HOST)):
        yield Community("dokuwiki", NAME, f"http://{HOST}:{port}/", version, edits)


def _install(site: Path) -> None:
    # The packaged preload.php sends every site to /etc and /var; without it all is in one folder.
    shutil.copytree(PACKAGED, site, ignore=shutil.ignore_patterns("preload.php", ".htaccess"))
    shutil.copytree("/etc/dokuwiki", site / "conf", ignore=shutil.ignore_patterns("htaccess"))
    shutil.copytree("/var/lib/dokuwiki/data", site / "data")
    (site / "conf" / "local.php").write_text(CONFIGURATION)
    (site / "conf" / "acl.auth.php").write_text(RIGHTS)
    members = [f"{person.login}:!:{person.name}:{person.email}:user" for person in PEOPLE]
    (site / "conf" / "users.auth.php").write_text("\n".join(members) + "\n")
