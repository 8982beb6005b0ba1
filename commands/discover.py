"""``vitality discover``: candidates for the catalogue, from directories, lists and crawls.

It writes them into a file of the operator's, never into the catalogue: a person accepts each.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from commands import candidates as own_file
from commands.candidates import Kept
from commands.errors import Stop, stopping
from commands.guesses import Guess, RowGuesser
from commands.met import Met, met
from crawler.discovery.candidate import new_ones
from crawler.discovery.lists import ENDINGS, read_list
from crawler.discovery.sources import SOURCES
from crawler.page import Page
from crawler.question import Question
from vocabulary.catalogue import known_addresses, load_vocabulary

#: The source that is no directory: the crawls of one's own.
CRAWL = "crawl"
#: Bytes of a list that are read.
MOST_BYTES = 50 * 1024 * 1024
_NO_KEY = "{source} wants a key: put it into {variable}."
_NO_HOSTS = (
    "{source} asks only hosts whose owners agreed: name each with --agreed, for instance "
    "--agreed alumni.example.org."
)


def discover(
    source: str | None,
    file: str | None,
    catalogue: Path,
    kept_path: Path,
    *,
    db: Path | None = None,
    said_source: str = "",
    agreed: tuple[str, ...] = (),
    settings: Mapping[str, Any] | None = None,
) -> int:
    """Add what a directory or a list names to the candidates; return the exit status.

    ``source`` is a name of ``SOURCES``, or ``CRAWL`` for what the crawls kept in ``db`` have met; ``file``
    a file, a folder or an address. With a directory and a file, the file is read as its answer.
    ``said_source`` is the public page a local file comes from, ``agreed`` are hosts whose owners agreed
    to be asked. Exit status 1: an address did not answer.
    """
    with stopping():
        known, words = known_addresses(catalogue), load_vocabulary(catalogue)["sectors"]
    before = own_file.read(kept_path)
    silent: list[str] = []
    if source == CRAWL and db:
        found = list(met(db))
    else:
        pages, silent = _pages(source, file, agreed, settings or {})
        read = SOURCES[source].read if source else read_list
        today = datetime.now(UTC).date().isoformat()
        found = [Met(each, said_source or page.url, today) for page in pages for each in read(page)]
    origins = {each.proposal: each for each in found}
    new = new_ones(list(origins), [*known, *(each.url for each in before)])
    guesser = RowGuesser({slug: (term.fr, term.en) for slug, term in words.items()})
    added = [_kept(origins[each], guesser.guess(each)) for each in new]
    own_file.write(kept_path, [*before, *added])
    for url in silent:
        click.echo(f"No answer that can be read: {url}", err=True)
    click.echo(f"{len(found)} found, {len(added)} of them new, in {kept_path}.")
    if added:
        click.echo("Go through them with: vitality discover --review")
    return int(bool(silent))


def _kept(origin: Met, guess: Guess) -> Kept:
    each = origin.proposal
    is_public = origin.page.startswith(("http://", "https://"))
    return Kept(
        name=each.name,
        url=each.url,
        languages="|".join(each.languages),
        sectors=guess.sector,
        region=guess.region,
        town=guess.town,
        why=guess.why,
        description=each.description[:300],
        note=each.note,
        source=origin.page if is_public else "",
        source_date=origin.day if is_public else "",
        found_on=datetime.now(UTC).date().isoformat(),
    )


def _pages(
    source: str | None, file: str | None, agreed: tuple[str, ...], settings: Mapping[str, Any]
) -> tuple[list[Page], list[str]]:
    """Return the answers to read, and the addresses that gave none."""
    if file and not file.startswith(("http://", "https://")):
        return list(_files(Path(file))), []
    if file:
        return _asked([Question(file)], None, settings)
    directory = SOURCES[source or ""]
    key = os.environ.get(directory.key_variable, "") if directory.key_variable else ""
    if directory.key_variable and not key:
        raise Stop(_NO_KEY.format(source=source, variable=directory.key_variable))
    questions = directory.questions(key, agreed)
    if not questions:
        raise Stop(_NO_HOSTS.format(source=source))
    return _asked(questions, source, settings)


def _asked(
    questions: list[Question], source: str | None, settings: Mapping[str, Any]
) -> tuple[list[Page], list[str]]:
    from crawler.run import ask

    more = SOURCES[source].more if source else None
    answers = ask(questions, settings, more)
    pages = [
        answer for _url, answer in answers if isinstance(answer, Page) and answer.status == 200
    ]
    answered = {url for url, answer in answers if isinstance(answer, Page) and answer.status == 200}
    return pages, [url for url, _answer in answers if url not in answered]


def _files(path: Path) -> Iterator[Page]:
    """Yield a file, or each list in a folder, as answers; the name stands for the address."""
    if not path.exists():
        raise Stop(f"There is no file {path}.")
    inside = sorted(each for each in path.rglob("*") if each.suffix.lower() in ENDINGS)
    for each in inside if path.is_dir() else [path]:
        if each.stat().st_size > MOST_BYTES:
            raise Stop(f"{each} is larger than {MOST_BYTES // 1024 // 1024} MB: split it.")
        yield Page(each.name, 200, each.read_bytes(), datetime.now(UTC))
