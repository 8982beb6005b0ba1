"""Misago from its Python package, in French, with PostgreSQL: a forum that has been left."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from tests.real.servers.community import PEOPLE, Community, days_before
from tests.real.servers.django_site import DjangoSite
from tests.real.servers.packages import install_debian_packages, python_with
from tests.real.servers.postgresql import USER, postgresql
from tests.real.servers.process import free_port

VERSION = "0.39.6"
HOST, NAME = "misago.localhost", "Forum des ferronniers"
#: Days ago: for each thread its opening and the answers to it.
THREADS = ((2203.4, 2202.9), (2112.8, 2111.6), (2055.3,), (2041.2, 2040.5, 2002.1))
SEED = Path(__file__).parent / "scripts" / "seed_misago.py"
SETTINGS = """
from devproject.settings import *
DEBUG = False
LANGUAGE_CODE = "fr"
DATABASES = {{
    "default": {{
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "misago",
        "USER": "{user}",
        "HOST": "{socket}",
    }}
}}
"""


@contextmanager
def misago(folder: Path, as_of: datetime) -> Iterator[Community]:
    """Install, seed and serve a forum until the block ends."""
    install_debian_packages()
    port = free_port()
    url = f"http://{HOST}:{port}"
    django = DjangoSite(python_with(f"misago=={VERSION}"), folder, "ours")
    with postgresql("misago") as socket:
        settings = SETTINGS.format(user=USER, socket=socket)
        (folder / "ours.py").write_text(settings)
        django.manage("migrate", "-v0")
        threads = [days_before(as_of, *days) for days in THREADS]
        seed = {
            "settings": {"forum_name": NAME, "forum_address": url},
            "people": [asdict(person) for person in PEOPLE],
            "threads": [[moment.isoformat() for moment in thread] for thread in threads],
        }
        django.seed(SEED, json.dumps(seed))
        with django.serving(HOST, port):
            opened = tuple(opening for opening, *_ in threads)
            answered = tuple(moment for _, *later in threads for moment in later)
            yield Community("misago", NAME, f"{url}/", VERSION, opened, answered)
