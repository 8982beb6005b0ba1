"""Ghost from its npm package, in French, with MariaDB: a newsletter every other week."""

from __future__ import annotations

import http.client
import json
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

from tests.real.servers.community import PEOPLE, Community, days_before
from tests.real.servers.mariadb import mariadb
from tests.real.servers.packages import install_debian_packages, npm_package_as_locked
from tests.real.servers.process import LOOPBACK, START_SECONDS, answers, free_port, running

VERSION = "5.99"  # what it says of itself; its package is 5.99.1
HOST, NAME = "ghost.localhost", "La lettre des luthiers"
#: Days ago.
POSTS = (6.4, 20.1, 34.7, 48.2, 62.9, 76.3, 90.6, 104.8)
#: What the package brings that is never written to.
_PARTS = ("core", "components", "node_modules")


@contextmanager
def ghost(folder: Path, as_of: datetime) -> Iterator[Community]:
    """Install, seed and serve a publication until the block ends."""
    install_debian_packages()
    package, port = npm_package_as_locked("ghost@5.99.1"), free_port()
    url, site = f"http://{HOST}:{port}", folder / "site"
    site.mkdir()
    for part in package.iterdir():
        if part.name in _PARTS:
            (site / part.name).symlink_to(part)
        elif part.is_dir():
            shutil.copytree(part, site / part.name)
        else:
            shutil.copy(part, site)
    (folder / "mariadb").mkdir()
    with mariadb(folder / "mariadb", "ghost") as socket:
        configuration = _configuration(url, port, socket, site)
        (site / "config.production.json").write_text(json.dumps(configuration))
        posts = days_before(as_of, *POSTS)
        server, environment = ("node", "index.js"), {"NODE_ENV": "production"}
        with running(server, folder / "log", lambda: answers(port, HOST), environment, site):
            _seed(port, posts)
            yield Community("ghost", NAME, f"{url}/", VERSION, posts)


def _configuration(url: str, port: int, socket: Path, site: Path) -> dict[str, Any]:
    connection = {"socketPath": str(socket), "user": "root", "password": "", "database": "ghost"}
    return {
        "url": url,
        "server": {"host": LOOPBACK, "port": port},
        "database": {"client": "mysql", "connection": connection},
        "paths": {"contentPath": str(site / "content")},
        "mail": {"transport": "stub"},
        "privacy": {"useUpdateCheck": False, "useGravatar": False, "useRpcPing": False},
        "security": {"staffDeviceVerification": False},
    }


def _seed(port: int, posts: tuple[datetime, ...]) -> None:
    """Set it up as its owner would, remove the installer's own post, and publish ``posts``."""
    person, password, session = PEOPLE[0], token_urlsafe(24), ""

    def call(method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        nonlocal session
        host = f"{HOST}:{port}"
        headers = {"Host": host, "Origin": f"http://{host}", "Cookie": session}
        headers |= {"Content-Type": "application/json"} if body else {}
        with closing(http.client.HTTPConnection(LOOPBACK, port, START_SECONDS)) as connection:
            text = json.dumps(body) if body else None
            connection.request(method, f"/ghost/api/admin/{path}", text, headers)
            answer = connection.getresponse()
            said = answer.read()
            session = (answer.getheader("Set-Cookie") or session).partition(";")[0]
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status} {said[:500]!r}")
        return dict(json.loads(said)) if said.startswith(b"{") else {}

    owner = {"name": person.name, "email": person.email, "password": password, "blogTitle": NAME}
    call("POST", "authentication/setup/", {"setup": [owner]})
    call("POST", "session/", {"username": person.email, "password": password})
    settings = {"locale": "fr", "timezone": "Europe/Paris"}
    rows = [{"key": key, "value": value} for key, value in settings.items()]
    call("PUT", "settings/", {"settings": rows})
    for made in call("GET", "posts/?fields=id")["posts"]:
        call("DELETE", f"posts/{made['id']}/")
    for moment in posts:
        post = {
            "title": f"L'atelier du {moment:%d/%m}",
            "status": "published",
            "published_at": moment.isoformat(),
        }
        call("POST", "posts/", {"posts": [post]})
