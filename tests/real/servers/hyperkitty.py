"""HyperKitty, the archives of Mailman 3, from its Python package, in French: a mailing list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from email.message import EmailMessage
from mailbox import mbox
from pathlib import Path

from tests.real.servers.community import PEOPLE, Community, days_before
from tests.real.servers.django_site import DjangoSite
from tests.real.servers.packages import python_with
from tests.real.servers.process import free_port

VERSION = "1.3.12"
REQUIREMENTS = (f"hyperkitty=={VERSION}", "mailman==3.3.10")
HOST, NAME, LIST = "hyperkitty.localhost", "Listes des doreurs", "dorure@listes.example"
#: Days ago: for each thread its opening and the answers to it.
THREADS = ((6.2, 5.1, 1.4), (13.3,), (20.8, 18.9), (27.5,), (41.2, 39.7), (55.1,))
SEED = Path(__file__).parent / "scripts" / "seed_hyperkitty.py"
#: The settings of its own tests: they name every application it needs.
SETTINGS = """
from hyperkitty.tests.settings_test import *
ALLOWED_HOSTS = [".localhost"]
LANGUAGE_CODE = "fr"
WSGI_APPLICATION = None
DATABASES = {{"default": {{"ENGINE": "django.db.backends.sqlite3", "NAME": "{folder}/db"}}}}
HAYSTACK_CONNECTIONS = {{"default": {{"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}}}
"""


@contextmanager
def hyperkitty(folder: Path, as_of: datetime) -> Iterator[Community]:
    """Install, seed and serve the archives of a list until the block ends."""
    port = free_port()
    django = DjangoSite(python_with(*REQUIREMENTS), folder, "archives")
    (folder / "archives.py").write_text(SETTINGS.format(folder=folder))
    django.manage("migrate", "-v0")
    threads = [days_before(as_of, *days) for days in THREADS]
    _write_mbox(folder / "list.mbox", threads)
    mailbox = ("--ignore-mtime", folder / "list.mbox")
    django.manage("hyperkitty_import", "-l", LIST, "--no-sync-mailman", *mailbox)
    django.seed(SEED, json.dumps({"domain": f"{HOST}:{port}", "name": NAME}))
    with django.serving(HOST, port):
        opened = tuple(opening for opening, *_ in threads)
        answered = tuple(moment for _, *later in threads for moment in later)
        yield Community("hyperkitty", NAME, f"http://{HOST}:{port}/", VERSION, opened, answered)


def _write_mbox(file: Path, threads: list[tuple[datetime, ...]]) -> None:
    """Write the list's messages as Mailman keeps them, by members in turn."""
    box = mbox(file)
    for number, thread in enumerate(threads):
        for answer, moment in enumerate(thread):
            person = PEOPLE[(number + answer) % len(PEOPLE)]
            message = EmailMessage()
            message["From"] = f"{person.name} <{person.email}>"
            message["To"] = LIST
            message["Subject"] = f"{'Re: ' if answer else ''}Feuille d'or et apprêts {number}"
            message["Date"] = moment
            message["Message-ID"] = f"<{number}.{answer}@listes.example>"
            if answer:
                message["In-Reply-To"] = f"<{number}.0@listes.example>"
            message.set_content("Voici comment je prépare l'assiette avant de dorer.")
            box.add(message)
    box.close()
