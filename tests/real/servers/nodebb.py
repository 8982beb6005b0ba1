"""NodeBB from its npm package, in French, with Redis: a forum with an answer every few days."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from secrets import token_urlsafe

from tests.real.servers.community import PEOPLE, Community, days_before
from tests.real.servers.packages import install_debian_packages, node_modules_with, run
from tests.real.servers.process import LOOPBACK, answers, free_port, running
from tests.real.servers.redis import redis

VERSION = "1.4.0"
HOST, NAME = "nodebb.localhost", "Forum des verriers"
#: Days ago: for each topic its opening and the answers to it.
TOPICS = ((33.6, 32.9), (24.1,), (17.8, 17.2, 15.5), (9.7, 8.8), (5.2, 3.4))
SEED = Path(__file__).parent / "scripts" / "seed_nodebb.js"


@contextmanager
def nodebb(folder: Path, as_of: datetime) -> Iterator[Community]:
    """Install, seed and serve a forum until the block ends."""
    install_debian_packages()
    modules, port = node_modules_with(f"nodebb@{VERSION}"), free_port()
    url = f"http://{HOST}:{port}"
    site = folder / "forum"
    shutil.copytree(modules / "nodebb", site)
    (site / "node_modules").symlink_to(modules)
    (site / "public" / "uploads" / "sounds").mkdir(parents=True)  # npm packs no empty folders
    with redis(folder) as redis_port:
        settings = json.dumps(_settings(url, redis_port))
        run("node", "app.js", "--setup", settings, folder=site)
        configuration = json.loads((site / "config.json").read_text())
        bound = configuration | {"port": port, "bind_address": LOOPBACK}
        (site / "config.json").write_text(json.dumps(bound))
        topics = [days_before(as_of, *days) for days in TOPICS]
        seed = {
            "settings": {"title": NAME, "defaultLang": "fr"},
            "people": [asdict(person) for person in PEOPLE],
            "topics": [[moment.isoformat() for moment in topic] for topic in topics],
        }
        run("node", SEED, stdin=json.dumps(seed), folder=site)
        server = ("node", "app.js")
        with running(server, folder / "log", lambda: answers(port, HOST), folder=site):
            opened = tuple(opening for opening, *_ in topics)
            answered = tuple(moment for _, *later in topics for moment in later)
            yield Community("nodebb", NAME, f"{url}/", VERSION, opened, answered)


def _settings(url: str, redis_port: int) -> dict[str, str]:
    password = token_urlsafe(24)
    return {
        "url": url,
        "secret": token_urlsafe(24),
        "database": "redis",
        "redis:host": LOOPBACK,
        "redis:port": str(redis_port),
        "redis:password": "",
        "redis:database": "0",
        "admin:username": "verrerie",
        "admin:email": "verrerie@forum.example",
        "admin:password": password,
        "admin:password:confirm": password,
    }
