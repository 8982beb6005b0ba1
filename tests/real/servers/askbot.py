"""Askbot from its Python package, in French, with SQLite: questions, answers and comments."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from tests.real.servers.community import PEOPLE, Community, days_before
from tests.real.servers.django_site import DjangoSite
from tests.real.servers.packages import python_with, run
from tests.real.servers.process import free_port

VERSION = "0.13.0"
HOST, NAME = "askbot.localhost", "Entraide des charpentiers"
#: Days ago: for each question when it was asked, the answers to it, and the comments on it.
QUESTIONS = (
    ((8.3,), (7.2, 6.9), (7.8,)),
    ((15.6,), (), ()),
    ((29.4,), (28.8,), (29.1, 27.7)),
    ((44.1,), (), ()),
)
SEED = Path(__file__).parent / "scripts" / "seed_askbot.py"


@contextmanager
def askbot(folder: Path, as_of: datetime) -> Iterator[Community]:
    """Install, seed and serve a site until the block ends."""
    python, port = python_with(f"askbot=={VERSION}"), free_port()
    site = folder / "charpente"  # a name that no Python module has
    options = {
        "root-directory": site,
        "proj-name": "forum",
        "db-engine": "sqlite",
        "db-name": site / "db",
        "admin-name": PEOPLE[0].name,
        "admin-email": PEOPLE[0].email,
        "domain-name": HOST,
        "language-code": "fr",
    }
    setup = [f"--{name}={value}" for name, value in options.items()]
    run(python.with_name("askbot-setup"), *setup, "--noinput")
    django = DjangoSite(python, site, "forum.settings")
    django.manage("migrate", "-v0", "--noinput")
    django.manage("collectstatic", "-v0", "--noinput")
    questions = [[days_before(as_of, *days) for days in question] for question in QUESTIONS]
    seed = {
        "name": NAME,
        "url": f"http://{HOST}:{port}",
        "people": [asdict(person) for person in PEOPLE],
        "questions": [
            [[moment.isoformat() for moment in part] for part in question] for question in questions
        ],
    }
    django.seed(SEED, json.dumps(seed))
    with django.serving(HOST, port):
        asked = tuple(moment for (moment,), _, _ in questions)
        rest = tuple(moment for _, *parts in questions for part in parts for moment in part)
        yield Community("askbot", NAME, f"http://{HOST}:{port}/", VERSION, asked, rest)
