"""Spirit, a forum written with Django, from its Python package, in French: a year of silence."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from tests.real.servers.community import PEOPLE, Community, days_before
from tests.real.servers.django_site import DjangoSite
from tests.real.servers.packages import python_with, run
from tests.real.servers.process import free_port

VERSION = "0.14.3"
HOST, NAME = "spirit.localhost", "Forum des vitraillistes"
#: Days ago: for each topic its opening and the answers to it.
TOPICS = ((381.2, 380.6, 375.1), (410.4, 402.7), (348.5,), (352.3, 341.9, 330.6))
SEED = Path(__file__).parent / "scripts" / "seed_spirit.py"
SETTINGS = """
from forum.settings.dev import *
DEBUG = False
ALLOWED_HOSTS = [".localhost"]
LANGUAGE_CODE = "fr"
ST_SITE_URL = "{url}/"
"""


@contextmanager
def spirit(folder: Path, as_of: datetime) -> Iterator[Community]:
    """Install, seed and serve a forum until the block ends."""
    python = python_with(f"django-spirit=={VERSION}")
    site, port = folder / "site", free_port()
    url = f"http://{HOST}:{port}"
    site.mkdir()
    # It calls django-admin by name.
    path = {"PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}"}
    run(python.with_name("spirit"), "startproject", "forum", "--path", site, environment=path)
    (site / "forum" / "settings" / "ours.py").write_text(SETTINGS.format(url=url))
    django = DjangoSite(python, site, "forum.settings.ours")
    django.manage("spiritinstall")
    topics = [days_before(as_of, *days) for days in TOPICS]
    seed = {
        "name": NAME,
        "people": [asdict(person) for person in PEOPLE],
        "topics": [[moment.isoformat() for moment in topic] for topic in topics],
    }
    django.seed(SEED, json.dumps(seed))
    with django.serving(HOST, port):
        opened = tuple(opening for opening, *_ in topics)
        answered = tuple(moment for _, *later in topics for moment in later)
        yield Community("spirit", NAME, f"{url}/", VERSION, opened, answered)
