"""Day one of the demo web, with and without what a real web archive (pywb) saw of it, against its truth.

``docs/archives.md`` has the table.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from demo.networks import NETWORKS, DemoNetwork
from demo.site import Appearance
from demo.sites import ended, phpbb
from demo.web import DemoWeb
from tests.helpers.crawling import ROOT, impatient
from tests.real.servers.packages import run
from tests.real.servers.pywb import Captured, pywb
from tests.real.test_real_archive import states

NOT_FOUND = ("404 Not Found", "<title>404</title><h1>Not Found</h1>")
#: Networks that ended years ago, and the page their address showed since.
ENDED = {
    "parking": "parked",
    "suspendu": "suspended",
    "serveur-nu": "bare_server",
    "sans-nom": "",
    "refuse": "",
}
#: Networks out of order for a while only: the archive saw them alive this year.
OUT_OF_ORDER = ("lent", "erreur-500", "travaux", "coupe", "boucle", "prete")
#: Networks that live, of which the archive has a gap, an old failure, or another site before them.
LIVING = ("forum-bois", "asso-com", "carnet-archeo", "amicale-poste")
#: Networks that the archive never saw.
NEVER = ("introuvable", "sans-tls", "groupe-parti")
BACKFILL = (
    "import sys; from pathlib import Path; from commands.backfill import backfill; "
    "from commands.demo import SETTINGS; from crawler.archives.captures import Archive; "
    "db, folder, archive = sys.argv[1:]; "
    "sys.exit(backfill(Path(db), Path(folder), Archive.at(archive), settings=SETTINGS))"
)


def then(network: DemoNetwork, base: str, year: int) -> str:
    """Return the home page of a network as it was in a year: a forum that posts every week."""
    at = datetime(year, 6, 1, tzinfo=UTC)
    past = DemoNetwork(network.id, network.name, phpbb.forum, "alive", every=7, last=3)
    look = Appearance(network.name, base, at, past.dates(at), 40 + 10 * (year - 2010))
    return phpbb.forum(look)["/"].body.decode()


def captures(addresses: dict[str, str], now: int) -> Iterator[Captured]:
    """Yield each capture."""
    networks = {network.id: network for network in NETWORKS}

    def alive(name: str, *years: int) -> Iterator[Captured]:
        for year in years:
            page = then(networks[name], addresses[name].rstrip("/"), year)
            yield Captured(addresses[name], f"{year}-06-02T10:00:00Z", "200 OK", page)

    for name, face in ENDED.items():
        yield from alive(name, 2017, 2018, 2019)
        look = Appearance(networks[name].name, addresses[name], datetime.now(UTC), (), None)
        shown = getattr(ended, face)(look) if face else {}
        bodies = [served.body.decode() for served in shown.values() if served.body]
        page = ("200 OK", bodies[0]) if bodies else NOT_FOUND
        for year in (2021, 2023):
            yield Captured(addresses[name], f"{year}-06-02T10:00:00Z", *page)
    for name in OUT_OF_ORDER:
        yield from alive(name, 2018, now - 2, now - 1, now)
    for name in LIVING:
        yield Captured(
            addresses[name],
            "2017-06-02T10:00:00Z",
            "200 OK",
            "<title>Casino</title><h1>Casino Royal</h1>",
        )
        yield from alive(name, 2018, 2020)
        yield Captured(addresses[name], "2022-06-02T10:00:00Z", *NOT_FOUND)


@pytest.mark.real
def test_what_an_archive_saw_tells_the_dead_from_those_out_of_order_on_day_one(
    tmp_path: Path,
) -> None:
    db, now = tmp_path / "facts.db", datetime.now(UTC)
    with DemoWeb(now) as web:
        web.write_catalogue(tmp_path / "catalogue")
        rows = (tmp_path / "catalogue" / "networks.csv").read_text(encoding="utf-8")
        addresses = {
            name: next(line for line in rows.splitlines() if line.startswith(f"{name},")).split(
                ","
            )[2]
            for name in (*ENDED, *OUT_OF_ORDER, *LIVING)
        }
        output, _ = impatient(db, tmp_path / "catalogue").communicate(timeout=240)
        without = states(db)
        assert without["parking"] == "unreachable", output
        with pywb(tmp_path, captures(addresses, now.year)) as archive:
            run(sys.executable, "-c", BACKFILL, db, tmp_path / "catalogue", archive, folder=ROOT)
        judge = (sys.executable, ROOT / "vitality.py", "assess", "--db", db)
        with pytest.raises(RuntimeError, match="vitality assess --force"):
            run(*judge)
        assert states(db) == without  # nothing is published before a person has looked
        run(*judge, "--force")
    told = states(db)
    truth = {network.id: network.state for network in NETWORKS} | dict.fromkeys(ENDED, "dead")
    guide = (ROOT / "docs" / "archives.md").read_text(encoding="utf-8")
    for name in (*ENDED, *OUT_OF_ORDER, *LIVING, *NEVER):
        row = f"| `{name}` | {truth[name]} | {without[name]} | {told[name]} |"
        assert row in guide, f"docs/archives.md says otherwise: {row}"
    assert {name: told[name] for name in ENDED} == dict.fromkeys(ENDED, "dead")
    assert {n: told[n] for n in told if n not in ENDED} == {
        n: without[n] for n in told if n not in ENDED
    }
