"""Writes the demo web's catalogue: plain CSV files, as people keep them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from demo.descriptions import DESCRIPTIONS
from demo.networks import NETWORKS, DemoNetwork

NETWORK_COLUMNS = (
    "id", "name", "url", "sectors", "audience", "languages", "country", "region", "kind", "seeds",
    "description_fr", "description_en", "note",
)  # fmt: skip
EDITORIAL_COLUMNS = (
    "network", "fact", "dated", "value", "successor_url", "source_url", "note_fr", "note_en",
)  # fmt: skip


def address(network: DemoNetwork, port: int, closed_port: int) -> str:
    """Return the home address of ``network`` for this run of the web."""
    return network.url.format(host=network.host, port=port, closed_port=closed_port)


def write(folder: Path, as_of: datetime, port: int, closed_port: int, bulk: int) -> None:
    """Write ``networks.csv`` and ``editorial.csv`` into ``folder``, which is made if needed."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [_network_row(network, port, closed_port) for network in NETWORKS]
    rows += [_bulk_row(number, port) for number in range(1, bulk + 1)]
    _write(folder / "networks.csv", NETWORK_COLUMNS, rows)
    _write(folder / "editorial.csv", EDITORIAL_COLUMNS, _editorial_rows(as_of, port))


def _network_row(network: DemoNetwork, port: int, closed_port: int) -> tuple[str, ...]:
    seeds = network.seeds.format(host=network.host, port=port)
    return (
        network.id, network.name, address(network, port, closed_port), network.sectors, "", "fr",
        "FR", network.region, network.kind, seeds, *DESCRIPTIONS.get(network.id, ("", "")),
        network.why,
    )  # fmt: skip


def _bulk_row(number: int, port: int) -> tuple[str, ...]:
    name = f"bulk-{number}"
    return (
        name, f"Forum {number}", f"http://{name}.localhost:{port}/", "it", "", "fr", "FR", "",
        "sector", "", "", "", "",
    )  # fmt: skip


def _editorial_rows(as_of: datetime, port: int) -> list[tuple[str, ...]]:
    closed = (as_of - timedelta(days=800)).strftime("%Y-%m-%d")
    renamed = (as_of - timedelta(days=120)).strftime("%Y-%m-%d")
    return [
        (
            "reseau-plus", "closed", closed, "", "", "https://presse.example/reseau-plus-ferme",
            "Le réseau a fermé, ses membres en ont été avertis.",
            "The network has closed; its members were told.",
        ),
        (
            "ancien-nom", "renamed", renamed, "Nouveau Nom",
            f"http://nouveau-nom.localhost:{port}/", "https://presse.example/nouveau-nom",
            "Le réseau a changé de nom et d’adresse.",
            "The network changed its name and address.",
        ),
    ]  # fmt: skip


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
