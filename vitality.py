"""The front door: the ``vitality`` command line. Each command gathers its input and delegates.

Imports stand inside the commands so that each starts with only what it needs.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from commands import home, operating
from commands.errors import Stop
from commands.options import FILE, as_of_option, catalogue_option, db_option, require


@click.group()
@click.version_option(package_name="vitality")
@click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="VITALITY_HOME",
    show_default="a checkout's data folder, else your own",
    help="The data folder: database, exports, a catalogue of your own.",
)
def main(home: Path | None) -> None:
    """Find out which professional networks are still alive, with the evidence."""


@main.command()
@db_option
@catalogue_option
@click.option("--only", metavar="ID ...", multiple=True, help="Visit only these networks.")
@click.argument("more", metavar="", nargs=-1)
@click.option("--due", "which", flag_value="due", help="Only networks whose next visit is due.")
@click.option("--allow-private", is_flag=True, help="Permit loopback and private addresses.")
@click.option("--resume", "which", flag_value="resume", help="Go on with the interrupted crawl.")
@click.option("--first", "which", flag_value="first", help="The first crawl, a step at a time.")
@click.option("--no-assess", is_flag=True, help="Only keep the facts; judge later with assess.")
@click.option(
    "--canary",
    "canaries",
    metavar="URL",
    multiple=True,
    envvar="VITALITY_CANARY",
    help="An address known to answer: if none does, nothing is visited.",
)
@click.option("--log-format", type=click.Choice(["plain", "json"]), help="Log a line a network.")
@click.option("--verbose", is_flag=True, help="Log more: why a probe failed.")
@click.option("--time-limit", type=click.FloatRange(min=0), help="Minutes; then it stops.")
def crawl(
    db: Path,
    catalogue: Path,
    only: tuple[str, ...],
    more: tuple[str, ...],
    which: str | None,
    **how: Any,
) -> None:
    """Go out, keep the facts, then assess."""
    from commands import log
    from commands.crawl import crawl as run
    from commands.language import language
    from vocabulary.catalogue.cells import url_faults

    if more and not only:
        raise click.UsageError(f"Write --only before network ids: --only {' '.join(more)}")
    for fault in (fault for canary in how["canaries"] for fault in url_faults(canary)):
        raise click.UsageError(f"--canary {fault.text(language())}")
    settings = {
        "ALLOW_PRIVATE": how["allow_private"],
        "CANARIES": list(how["canaries"]),
        "TIME_LIMIT": 60 * (how["time_limit"] or 0),
    }
    if how["log_format"] or how["verbose"]:
        log.configure(how["log_format"] or "plain", "DEBUG" if how["verbose"] else "INFO")
    chosen = frozenset(only + more)
    if which == "first":
        from commands.first_crawl import next_step, tell

        if chosen:
            raise click.UsageError("--first stands alone: it chooses the networks itself.")
        step = next_step(db, catalogue)
        status = run(db, catalogue, only=step.networks, settings=settings)
        tell(db, step)
        sys.exit(status)
    sys.exit(
        run(
            db,
            catalogue,
            only=chosen,
            due=which == "due",
            resume=which == "resume",
            assesses=not how["no_assess"],
            settings=settings,
        )
    )


@main.command()
@db_option
@as_of_option
@click.option("--force", is_flag=True, help="Publish even when much has changed at once.")
def assess(db: Path, as_of: datetime, force: bool) -> None:
    """Judge again from the kept facts."""
    from commands.crawl import summarise

    require(db)
    sys.exit(summarise(db, as_of, force=force))


@main.command()
@db_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8001, show_default=True)
@catalogue_option
def serve(db: Path, host: str, port: int, catalogue: Path) -> None:
    """Show the dashboard. Before any crawl it shows the catalogue."""
    from commands.catalogue import publish_catalogue

    publish_catalogue(db, catalogue)
    _serve(db, host, port)


@main.command()
@db_option
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=lambda: home.current().exports,
    show_default="exports in the data folder",
)
def export(db: Path, out: Path) -> None:
    """Write CSV (plain, and French for Excel), XLSX and JSON."""
    from sqlite_utils import Database

    from analysis.export import export as run

    require(db)
    with Database(db) as opened:
        for path in run(opened, out):
            click.echo(path)


@main.command()
@click.option(
    "--goal",
    type=click.Choice(["job", "network", "watch", "change"]),
    required=True,
    help="A job within weeks; a lasting network; keeping up with the trade; a change of trade.",
)
@click.argument("text", metavar="[JOB] [PLACE]", nargs=-1)
@click.option("--sector", "sectors", multiple=True, help="The trade, or several, by its word.")
@click.option("--region", help="A French region.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    default=["fr"],
    show_default="fr",
    help="A language spoken (fr, en, ...), or several.",
)
@click.option("--hours", type=click.FloatRange(min=0), help="Hours a week there are for it.")
@click.option("--audience", multiple=True, help="What the person is: executives, students, ...")
@click.option("--joined", multiple=True, help="A network joined already: id or address.")
@click.option("--most", type=click.IntRange(1, 5), default=3, show_default=True)
@click.option("--english", is_flag=True, help="Answer in English.")
@click.option("--json", "as_data", is_flag=True, help="Give the data, in both languages.")
@db_option
@as_of_option
def choose(
    db: Path,
    as_of: datetime,
    most: int,
    english: bool,
    as_data: bool,
    text: tuple[str, ...],
    **questions: Any,
) -> None:
    """Answer which networks are worth one person's time. Nothing of the questions is kept.

    JOB and PLACE are typed as one would say them: comptable Lyon.
    """
    from commands.choose import Asked, as_json, as_text
    from commands.choose import choose as run
    from vocabulary.said import Language

    require(db)
    if not (text or questions["sectors"]):
        raise click.UsageError("Type a job (comptable Lyon), or give --sector.")
    asked = Asked(text=" ".join(text), **questions)
    answer = run(db, asked, as_of, most, home.current().official_jobs)
    click.echo(
        as_json(answer) if as_data else as_text(answer, Language.EN if english else Language.FR)
    )


@main.command()
@click.argument("file", type=FILE)
@click.option("--out", type=FILE, help="Write a file instead: .csv, .xlsx or .json.")
@click.option("--english", is_flag=True, help="Answer in English.")
@db_option
def audit(file: Path, out: Path | None, english: bool, db: Path) -> None:
    """Check a list of links or names: what is dead, moved or asleep, and where to go instead.

    FILE is text, CSV, XLSX, HTML, OPML, PDF or JSON. Nothing of it is kept.
    """
    from commands.audit import audit as run
    from vocabulary.said import Language

    require(db)
    click.echo(run(_open(file), out, db, Language.EN if english else Language.FR))


@main.command()
@click.argument("file", type=FILE)
def trades(file: Path) -> None:
    """Import the official list of jobs (ROME, CSV) from FILE, to understand all its names."""
    from commands.trades import trades as run

    click.echo(run(_open(file), home.current().official_jobs))


@main.command()
@click.argument("network")
@click.option("--seen", type=click.Choice(["alive", "silent"]), help="What you saw by hand.")
@click.option("--fact", default="", help="Another fact: closed, renamed, ... (docs/catalogue.md).")
@click.option("--on", "dated", metavar="DATE", default="", help="The day. Default: today.")
@click.option("--value", default="", help="The figure or new name of that fact.")
@click.option("--successor", "successor_url", default="", metavar="URL", help="Where it goes on.")
@click.option("--source", "source_url", required=True, metavar="URL", help="Where to check it.")
@click.option("--fr", "note_fr", default="", help="One plain French sentence, for counsellors.")
@click.option("--en", "note_en", default="", help="The same in English.")
@catalogue_option
@db_option
def note(seen: str | None, catalogue: Path, db: Path, **entered: str) -> None:
    """Write down what a person knows of NETWORK, and judge again."""
    from commands.note import note as run

    if bool(seen) == bool(entered["fact"]):
        raise click.UsageError("Say either what you saw (--seen) or another fact (--fact).")
    sys.exit(run(entered, seen, catalogue, db))


@main.command()
@click.option("--port", default=8001, show_default=True)
@click.option("--no-serve", is_flag=True, help="End with the table of states.")
def demo(port: int, no_serve: bool) -> None:
    """Do the whole job against a small web of its own, without internet."""
    from commands.demo import demo as run
    from dashboard.server import serve as run_dashboard

    db = run(home.current().demo)
    if not no_serve:
        run_dashboard(db, "127.0.0.1", port)


@main.command()
@click.argument("file", type=FILE, required=False)
@click.option("--url", help="The address the answer came from.")
@click.option("--status", default=200, show_default=True)
@click.option("--header", "headers", metavar="'K: V'", multiple=True, help="An answer's header.")
@as_of_option
@click.option(
    "--batch", type=FILE, help="Read many: JSONL with id, file, url, status, headers, as_of."
)
def read(
    file: Path | None,
    url: str | None,
    status: int,
    headers: tuple[str, ...],
    as_of: datetime,
    batch: Path | None,
) -> None:
    """Say what one saved answer says, as JSON."""
    from crawler.recorded import read_batch, read_saved

    if batch:
        with _open(batch).open(encoding="utf-8") as lines:
            for answer in read_batch(lines, batch.parent):
                click.echo(json.dumps(answer, ensure_ascii=False))
        return
    if not file or not url:
        raise click.UsageError("Give FILE and --url, or --batch JSONL.")
    pairs = dict(_header(line) for line in headers)
    answer = read_saved(_open(file).read_bytes(), url, as_of, status, pairs)
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))


@main.command()
@click.argument("file", type=click.File(encoding="utf-8"), default="-")
def rhythm(file: Any) -> None:
    """Give the probability of a next post for JSONL streams of post times."""
    from analysis.rhythm.lines import rhythm_lines

    failed = 0
    for answer in rhythm_lines(file):
        failed += "error" in answer
        click.echo(json.dumps(answer))
    sys.exit(1 if failed else 0)


@main.command()
@click.argument("file", type=FILE, required=False)
@click.option("--own", is_flag=True, help="Our own forecasts against what followed.")
@click.option("--plot", type=FILE, help="Draw the reliability table: .svg, .png or .pdf.")
@click.option("--out", type=FILE, help="With --own: write the model recalibrated to it there.")
@db_option
@as_of_option
def backtest(
    file: Path | None, own: bool, plot: Path | None, out: Path | None, db: Path, as_of: datetime
) -> None:
    """Compare the rhythm model with simple rules on streams whose future is known."""
    from commands.backtest import of_file, of_ourselves

    if own == bool(file) or (out and not own):
        raise click.UsageError("Give a FILE of streams, or --own.")
    if file:
        of_file(_open(file), plot)
    else:
        require(db)
        of_ourselves(db, as_of, plot, out)


@main.command()
@click.argument("file", type=FILE)
@click.option("--out", type=FILE, help="Write the parameters there. Default: in place.")
def fit(file: Path, out: Path | None) -> None:
    """Fit the rhythm model again to streams of post times (minutes; needs the extra "fit")."""
    from commands.backtest import fit_to

    fit_to(_open(file), out)


@main.command()
@catalogue_option
def check(catalogue: Path) -> None:
    """Validate catalogue, words, probes, rules and translations, offline."""
    from commands.check import check as run

    sys.exit(run(catalogue))


@main.command()
@click.option("--from", "source", metavar="SOURCE", help="A directory: docs/discovering.md.")
@click.option("--file", metavar="LIST", help="A list: a file, a folder of files, or an address.")
@click.option(
    "--source", "said_source", default="", metavar="URL", help="Where the file is public."
)
@click.option("--agreed", multiple=True, metavar="HOST", help="A host whose owner agreed.")
@click.option("--review", is_flag=True, help="Go through the candidates: accept, refuse, later.")
@click.option(
    "--candidates",
    type=FILE,
    default=lambda: home.current().candidates,
    show_default="candidates.csv in the data folder",
)
@click.option("--allow-private", is_flag=True, help="Permit loopback and private addresses.")
@catalogue_option
def discover(
    source: str | None,
    file: str | None,
    said_source: str,
    agreed: tuple[str, ...],
    review: bool,
    candidates: Path,
    allow_private: bool,
    catalogue: Path,
) -> None:
    """Find candidates for the catalogue; a person accepts each."""
    from commands.discover import discover as run
    from crawler.discovery.sources import SOURCES

    if review == bool(source or file):
        raise click.UsageError("Give --from SOURCE, --file LIST, or else --review.")
    if source and source not in SOURCES:
        raise click.UsageError(f"--from {source!r} is none of {', '.join(SOURCES)}.")
    if review:
        from commands.review_candidates import review_candidates

        sys.exit(review_candidates(candidates, catalogue))
    settings = {"ALLOW_PRIVATE": allow_private}
    found = run(
        *(source, file, catalogue, candidates),
        said_source=said_source,
        agreed=agreed,
        settings=settings,
    )
    sys.exit(found)


@main.command()
@click.argument("network", required=False)
@db_option
@click.option("--list", "only_list", is_flag=True, help="Only list what waits for a look.")
@click.option("--hold", "decision", flag_value="held", help="Hold the verdict of NETWORK back.")
@click.option("--confirm", "decision", flag_value="confirmed", help="It is right after all.")
@click.option("--fr", "note_fr", default="", help="Why, in one plain French sentence.")
@click.option("--en", "note_en", default="", help="The same in English.")
def review(
    network: str | None,
    db: Path,
    only_list: bool,
    decision: str | None,
    note_fr: str,
    note_en: str,
) -> None:
    """Look at every "dead" and "moved" before people act on it: confirm it or hold it back."""
    from commands.review import decide
    from commands.review import review as run

    require(db)
    if bool(network) != bool(decision):
        raise click.UsageError("Name a network together with --hold or --confirm, or neither.")
    if network and decision:
        sys.exit(decide(db, network, decision, note_fr, note_en))
    sys.exit(run(db, only_list=only_list))


@main.command("new-probe")
@click.argument("name")
def new_probe(name: str) -> None:
    """Write a probe's skeleton and its fixture folder."""
    from commands.scaffold import write_probe

    for path in write_probe(home.checkout(), name):
        click.echo(path)


@main.command("new-network")
@click.argument("url")
@catalogue_option
@click.option("--offline", is_flag=True, help="Do not look at the page.")
@click.option("--allow-private", is_flag=True, help="Permit loopback and private addresses.")
def new_network(url: str, catalogue: Path, offline: bool, allow_private: bool) -> None:
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


def _serve(db: Path, host: str, port: int) -> None:
    from dashboard.server import PortTaken
    from dashboard.server import serve as run

    def say() -> None:
        click.echo(f"The dashboard is at http://{host}:{port}/ (Ctrl-C stops it)")

    try:
        run(db, host, port, say, home.current().official_jobs)
    except PortTaken as error:
        raise Stop(f"{error}: choose another with --port.") from None


def _open(path: Path) -> Path:
    if not path.is_file():
        raise Stop(f"There is no file {path}.")
    return path


def _header(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon:
        raise click.UsageError(f"A header is written 'Name: value', not {line!r}.")
    return name.strip(), value.strip()


for _command in operating.COMMANDS:
    main.add_command(_command)

if __name__ == "__main__":
    main()
