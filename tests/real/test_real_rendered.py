"""A community built by scripts, shown in Debian's Chromium by a crawl; and hostile pages in it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.helpers.crawling import ROOT
from tests.helpers.odd_web import OddWeb, Raw, answer, odd_web
from tests.helpers.tables import rows
from tests.real.servers.packages import install_debian_packages
from vocabulary.promises import REQUEST_BUDGET

pytestmark = pytest.mark.real

NOBODY = 65534
SECONDS = 10


def shell(script: str) -> bytes:
    return (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Club</title></head>'
        f'<body><div id="app"></div>{script}</body></html>'
    ).encode()


def community(name: str) -> dict[str, Raw]:
    """A home page that its script builds from what it asks for."""
    now = datetime.now(UTC)
    threads = [
        {"title": f"Sujet {n}", "at": (now - timedelta(days=3 * n + 1)).isoformat()}
        for n in range(12)
    ]
    script = """
      const app = document.getElementById("app");
      fetch("/api/threads").then(found => found.json()).then(found => {
        app.innerHTML = "<h1>NAME</h1><p>Notre club réunit 128 membres, qui parlent ici de leur métier.</p>"
          + found.map((thread, n) => `<article><h2><a href="/sujet/${n}">${thread.title}</a></h2>
             <time datetime="${thread.at}">${thread.at}</time></article>`).join("");
      });
    """
    return {
        "/": answer(shell('<script src="/app.js"></script><img src="/logo.png">')),
        "/app.js": answer(script.replace("NAME", name).encode(), "text/javascript"),
        "/api/threads": answer(json.dumps(threads).encode(), "application/json"),
    }


def greedy() -> dict[str, Raw]:
    """A page that asks for more than it may."""
    scripts = "".join(f'<script src="/{n}.js"></script>' for n in range(40))
    return {"/": answer(shell(scripts))}


LOOPS = shell("<script>setTimeout(() => { while (true) {} }, 50)</script>")
HOSTS = {
    "club": community("Club"),
    "avide": greedy(),
    "cercle": community("Cercle"),
}


def as_nobody(*command: object) -> list[str]:
    """Return a command of Python's as it is run by somebody who is not root."""
    drop = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    return [*(drop if os.geteuid() == 0 else []), sys.executable, *map(str, command)]


def run(*command: object, seconds: float) -> str:
    done = subprocess.run(
        as_nobody(*command),
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=seconds,
        check=False,
        env=os.environ | {"HOME": "/nonexistent"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def crawled(web: OddWeb, folder: Path, *options: str) -> Path:
    folder.mkdir()
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    web.write_catalogue(folder)
    db = folder / "facts.db"
    crawl = ("crawl", "--db", db, "--catalogue", folder, "--allow-private", *options)
    run("vitality.py", *crawl, seconds=120)
    return db


@pytest.fixture(scope="module")
def web() -> Iterator[OddWeb]:
    install_debian_packages()
    with odd_web(HOSTS) as served:
        yield served


@pytest.fixture(scope="module")
def open_folder() -> Iterator[Path]:
    """A folder that anybody may enter."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        yield Path(made)


@pytest.fixture(scope="module")
def shown(web: OddWeb, open_folder: Path) -> Path:
    return crawled(web, open_folder / "with", "--browser", "chromium")


def homes(db: Path) -> dict[str, tuple[str, str]]:
    sql = "SELECT network, face, detail FROM visit WHERE purpose = 'home'"
    return {network: (face, detail) for network, face, detail in rows(db, sql)}


@pytest.mark.parametrize("network", ["club", "cercle"])
def test_a_community_built_by_scripts_is_read_as_its_visitors_see_it(
    shown: Path, network: str
) -> None:
    face, detail = homes(shown)[network]
    assert face == "ok"
    assert "shown in a browser, 2 requests" in detail
    [(state, members, last)] = rows(
        shown,
        f"SELECT state, members, last_post_at FROM network_status WHERE id = '{network}'",
    )
    assert (state, members) == ("alive", 128)
    assert last > (datetime.now(UTC) - timedelta(days=2)).isoformat()
    sql = f"SELECT place FROM evidence WHERE network = '{network}' AND signal = 'members_total'"
    [(place,)] = rows(shown, sql)
    assert place.startswith("in a browser: ")


def test_without_a_browser_all_is_as_it_was(web: OddWeb, shown: Path, open_folder: Path) -> None:
    before = len(web.paths("club"))
    db = crawled(web, open_folder / "without")
    assert {face for face, _detail in homes(db).values()} == {"script_only"}
    assert rows(db, "SELECT count(*) FROM post") == [(0,)]
    assert web.paths("club")[before:][:2] == ["/robots.txt", "/"]


def test_what_pages_ask_for_counts_and_no_picture_is_asked_for(shown: Path, web: OddWeb) -> None:
    asked = [each for each in web.asked if each.host == "avide"]
    assert len(asked[: REQUEST_BUDGET + 1]) >= REQUEST_BUDGET - 1
    [(requests,)] = rows(shown, "SELECT requests FROM crawl_network WHERE network = 'avide'")
    assert requests <= REQUEST_BUDGET
    assert "/logo.png" not in web.paths("club")
    assert all(each.agent.startswith("vitalitybot/") for each in web.asked)
    pauses = [later.at - earlier.ended for earlier, later in pairwise(asked)]
    assert min(pauses) > 0.9  # as between any two requests to one host


@contextmanager
def traps() -> Iterator[tuple[socket.socket, socket.socket]]:
    """A server and a receiver of datagrams on loopback that nobody should ever reach."""
    with ExitStack() as stack:
        stream = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        packets = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        packets.bind(("127.0.0.1", 0))
        for each in (stream, packets):
            each.setblocking(False)
        yield stream, packets


def ways_out(tcp: int, udp: int) -> str:
    """A script that tries every way out of a page there is, and then says so."""
    return f"""<script>
      const trap = "127.0.0.1:{tcp}", tries = [
        () => fetch("http://" + trap + "/fetch"),
        () => fetch("http://" + trap + "/post", {{method: "POST", body: "x", mode: "no-cors"}}),
        () => fetch("http://10.0.0.1/"), () => fetch("http://169.254.169.254/latest/meta-data/"),
        () => navigator.sendBeacon("http://" + trap + "/beacon", "x"),
        () => {{ new Image().src = "http://" + trap + "/image"; }},
        () => new WebSocket("ws://" + trap + "/socket"),
        () => new WebSocket("wss://localhost:{tcp}/socket"),
        () => new EventSource("http://" + trap + "/events"),
        () => new WebTransport("https://" + trap + "/transport"),
        () => navigator.serviceWorker.register("/worker.js"),
        () => new Worker(URL.createObjectURL(new Blob([`fetch("http://${{trap}}/worker").catch(() => 0)`]))),
        () => window.open("http://" + trap + "/window"),
        () => {{
          const peer = new RTCPeerConnection({{iceServers: [
            {{urls: "stun:127.0.0.1:{udp}"}},
            {{urls: "turn:127.0.0.1:{tcp}?transport=tcp", username: "x", credential: "x"}}]}});
          peer.createDataChannel("x");
          peer.createOffer().then(offer => peer.setLocalDescription(offer));
        }},
        () => ["preconnect", "dns-prefetch", "prefetch", "prerender", "icon", "manifest"].forEach(rel => {{
          const link = document.createElement("link");
          link.rel = rel;
          link.href = "http://" + trap + "/" + rel;
          document.head.append(link);
        }}),
        () => ["iframe", "embed", "video", "audio", "track", "script"].forEach(name => {{
          const element = document.createElement(name);
          element.src = "http://" + trap + "/" + name;
          document.body.append(element);
        }}),
        () => {{
          const link = document.createElement("a");
          link.href = "http://" + trap + "/file.zip";
          link.download = "file.zip";
          document.body.append(link);
          link.click();
        }},
        () => {{
          const form = document.createElement("form");
          form.method = "post";
          form.action = "http://" + trap + "/form";
          form.target = "_blank";
          document.body.append(form);
          form.submit();
        }},
        () => {{ document.body.append(Object.assign(document.createElement("iframe"), {{src: "file:///etc/passwd"}})); }},
      ];
      for (const go of tries) {{ try {{ const made = go(); made?.catch?.(() => 0); }} catch (error) {{ 0; }} }}
      document.getElementById("app").textContent = "tried " + tries.length + " ways";
      setTimeout(() => {{ location = "http://" + trap + "/away"; }}, 100);
    </script>"""  # noqa: E501


def pages(tcp: int, udp: int) -> dict[str, bytes]:
    eats = "const all = []; while (true) all.push(new Uint8Array(5e7).fill(1));"
    lies = (
        "Object.defineProperty(document, 'documentElement', {get: () => ({outerHTML: 'lies'})});"
        "document.getElementById('app').textContent = 'truth';"
    )
    return {
        "ways out": shell(ways_out(tcp, udp)),
        "eats memory": shell(f"<script>{eats}</script>"),
        "large": shell("<script>document.body.append('y'.repeat(200000))</script>"),
        "asks people": shell("<script>alert(1); confirm(2); prompt(3); print()</script>"),
        "reloads": shell("<script>location.reload()</script>"),
        "many windows": shell("<script>for (let n = 0; n < 50; n++) window.open('/' + n)</script>"),
        "loops": LOOPS,
        "lies": shell(f"<script>{lies}</script>"),
    }


def test_a_hostile_page_reaches_nobody_takes_its_time_and_leaves_nothing_behind(
    open_folder: Path,
) -> None:
    with traps() as (stream, packets):
        found = pages(stream.getsockname()[1], packets.getsockname()[1])
        files = []
        for name, body in found.items():
            files.append(open_folder / f"{name}.html")
            files[-1].write_bytes(body)
        script = ("-m", "tests.real.shown_apart", "chromium", SECONDS, *files)
        began = time.monotonic()
        printed = run(*script, seconds=150)
        took = time.monotonic() - began
        for trap, read in ((stream, socket.socket.accept), (packets, lambda s: s.recv(1))):
            with pytest.raises(BlockingIOError):
                read(trap)
    said = dict(zip(found, map(json.loads, printed.splitlines()), strict=True))
    assert "tried 19 ways" in said["ways out"]["text"]
    assert {"http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/"} <= set(
        said["ways out"]["asked"]  # what the plan refuses: tests/crawler/test_shown_in_a_browser.py
    )
    assert not any(
        kind in " ".join(said["ways out"]["asked"]) for kind in ("post", "image", "away")
    )
    assert said["loops"]["fault"] == "it took too long"
    assert said["large"]["fault"] == "it grew too large"
    assert said["eats memory"]["fault"]
    assert "truth" in said["lies"]["text"]
    assert took < (SECONDS + 6) * len(found)
    deadline = time.monotonic() + 10
    while (
        subprocess.run(
            ["pgrep", "-u", str(NOBODY), "chromium"], stdout=subprocess.DEVNULL, check=False
        ).returncode
        == 0
    ):
        assert time.monotonic() < deadline, "a browser was left behind"
        time.sleep(0.2)
