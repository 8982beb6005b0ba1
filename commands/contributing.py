"""The command line of contributors: read a saved answer, check, write skeletons."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import click

from commands import home
from commands.options import (
    FILE,
    as_of_option,
    catalogue_option,
    existing,
)


def _address(_context: click.Context, _option: click.Parameter, url: str | None) -> str | None:
    try:
        urlsplit(url or "")
    except ValueError as error:
        raise click.BadParameter(f"{url!r} is no address: {error}") from None
    return url


@click.command("read")
@click.argument("file", type=FILE, required=False)
@click.option("--url", callback=_address, help="The address the answer came from.")
@click.option("--status", default=200, show_default=True)
@click.option("--header", "headers", metavar="'K: V'", multiple=True, help="An answer's header.")
@as_of_option
@click.option(
    "--batch", type=FILE, help="Read many: JSONL with id, file, url, status, headers, as_of."
)
def read_command(
    file: Path | None,
    url: str | None,
    status: int,
    headers: tuple[str, ...],
    as_of: datetime,
    batch: Path | None,
) -> None:
    """Say what one saved answer says, as JSON."""
    from crawler.recorded import read_batch, read_saved
    from pipelines.privacy import clean

    if batch:
        with existing(batch).open(encoding="utf-8", errors="replace") as lines:
            for answer in read_batch(lines, batch.parent, clean):
                click.echo(json.dumps(answer, ensure_ascii=False))
        return
    if not file or not url:
        raise click.UsageError("Give FILE and --url, or --batch JSONL.")
    pairs = dict(_header(line) for line in headers)
    answer = read_saved(existing(file).read_bytes(), url, as_of, status, pairs, clean)
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))


@click.command("check")
@catalogue_option
def check_command(catalogue: Path) -> None:
    """Validate catalogue, words, probes, rules and translations, offline."""
    from commands.check import check as run

    sys.exit(run(catalogue))


@click.command("new-probe")
@click.argument("name")
def new_probe_command(name: str) -> None:
    """Write a probe's skeleton and its fixture folder."""
    from commands.scaffold import write_probe

    for path in write_probe(home.checkout(), name):
        click.echo(path)


@click.command("new-network")
@click.argument("url")
@catalogue_option
@click.option("--offline", is_flag=True, help="Do not look at the page.")
@click.option("--allow-private", is_flag=True, help="Permit loopback and private addresses.")
def new_network_command(url: str, catalogue: Path, offline: bool, allow_private: bool) -> None:
    """Add a row for a network to the catalogue: what its page says, for a person to complete."""
    from commands.new_network import add_network
    from crawler.page import Page
    from crawler.question import Question
    from crawler.run import ask

    answer = None
    if not offline and url.startswith(("http://", "https://")):
        [(_url, answer)] = ask([Question(url)], {"ALLOW_PRIVATE": allow_private})
        if not isinstance(answer, Page):
            click.echo(
                f"The page could not be looked at ({answer}): fill in the row by hand.", err=True
            )
    click.echo(add_network(catalogue, url, answer if isinstance(answer, Page) else None))


def _header(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon:
        raise click.UsageError(f"A header is written 'Name: value', not {line!r}.")
    return name.strip(), value.strip()


COMMANDS = (
    read_command,
    check_command,
    new_probe_command,
    new_network_command,
)
