"""WordPress as Debian packages it, in French, with MariaDB: a blog that posts every week."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from tests.real.servers.community import PEOPLE, Community, days_before
from tests.real.servers.mariadb import mariadb
from tests.real.servers.packages import install_debian_packages, run
from tests.real.servers.process import LOOPBACK, answers, free_port, running

PACKAGED = Path("/usr/share/wordpress")
SCRIPTS = Path(__file__).parent / "scripts"
HOST, NAME = "wordpress.localhost", "Réseau des métiers du son"
#: Days ago. The site is set to Paris time: a reader that drops the offset is an hour or two off.
POSTS = (3.1, 10.2, 16.9, 24.3, 31.4, 38.2, 45.6, 92.3, 99.4)
COMMENTS = (9.5, 16.1, 30.8, 91.5)
CONFIGURATION = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}'); define('DB_CHARSET', 'utf8mb4');
define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""


@contextmanager
def wordpress(folder: Path, as_of: datetime) -> Iterator[Community]:
    """Install, seed and serve a site until the block ends."""
    install_debian_packages()
    site, port = folder / "site", free_port()
    url = f"http://{HOST}:{port}"
    shutil.copytree(PACKAGED, site, ignore=_other_languages, ignore_dangling_symlinks=True)
    (folder / "mariadb").mkdir()
    with mariadb(folder / "mariadb", "wordpress") as socket:
        (site / "wp-config.php").write_text(CONFIGURATION.format(socket=socket))
        posts, comments = days_before(as_of, *POSTS), days_before(as_of, *COMMENTS)
        seed = {
            "url": url,
            "title": NAME,
            "people": [asdict(person) for person in PEOPLE],
            "posts": [moment.isoformat() for moment in posts],
            "comments": [moment.isoformat() for moment in comments],
        }
        version = run("php", SCRIPTS / "seed_wordpress.php", site, stdin=json.dumps(seed))
        router = SCRIPTS / "route_wordpress.php"
        php = ("php", "-S", f"{LOOPBACK}:{port}", "-t", site, router)
        with running(php, folder / "log", lambda: answers(port, HOST)):
            yield Community("wordpress", NAME, f"{url}/", version, posts, comments)


def _other_languages(folder: str, names: list[str]) -> list[str]:
    if not folder.endswith("wp-content/languages"):
        return []
    return [name for name in names if "fr_FR" not in name]
