"""A crawl by the command line's own function, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

#: The same crawl without politeness towards our own loopback hosts, and with little patience.
IMPATIENT = (
    "import sys; import click; from pathlib import Path; from commands.crawl import crawl; "
    "from commands.visits import Wanted; "
    "from commands.demo import SETTINGS; db, folder, *rest = sys.argv[1:]; "
    "only = rest[rest.index('--only') + 1:] if '--only' in rest else []; "
    "more = dict(pair.split('=') for pair in rest if '=' in pair); "
    "wanted = Wanted(frozenset(only), resume='--resume' in rest); "
    "run = click.command(lambda: sys.exit(crawl(Path(db), Path(folder), wanted, "
    "settings=SETTINGS | more))); run([])"
)


def impatient(db: Path, catalogue: Path, *rest: str) -> subprocess.Popen[str]:
    """Start a crawl with the demo's settings in a process of its own; ``NAME=VALUE`` sets another."""
    return subprocess.Popen(
        [sys.executable, "-c", IMPATIENT, str(db), str(catalogue), *rest],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=ROOT,
    )
