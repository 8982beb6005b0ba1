"""Scores the reading against pages kept outside the repository: ``python -m bench.cases [FOLDER]``.

The folder (``VITALITY_CASES``, by default ``../shared/cases`` where there is one) holds pages of others
and a ``score.py`` that reads them with the ``vitality`` command and prints how many are right, by
figure. ``ratchet.json`` names the lowest share of each that a change may leave: raise it with the
reading, never lower it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

RATCHET = Path(__file__).with_name("ratchet.json")
CASES = Path(__file__).parents[2] / "shared" / "cases"
_TOTAL = re.compile(r"^ALL +(\w+) +(\d+)/(\d+) right", re.MULTILINE)


def shares(printed: str) -> dict[str, float]:
    """Return the share of what is right, 0 to 1, by figure, from what ``score.py`` prints."""
    return {
        figure: int(right) / int(asked)
        for figure, right, asked in _TOTAL.findall(printed)
        if int(asked)
    }


def fallen(found: dict[str, float], lowest: dict[str, float]) -> list[str]:
    """Return a sentence for each figure that is below its lowest share, or was not scored."""
    return [
        f"{figure}: {found.get(figure, 0):.1%} right, at least {share:.1%} wanted"
        for figure, share in lowest.items()
        if found.get(figure, 0) < share
    ]


def main() -> int:
    """Print the scores; return 0 if none fell or there is nothing to score, else 1."""
    named = sys.argv[1:] or [os.environ.get("VITALITY_CASES", "")]
    folder = Path(named[0]) if named[0] else CASES
    if not (folder / "score.py").is_file():
        print(f"No pages to score in {folder}.")
        return 1 if named[0] else 0
    commands = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    run = subprocess.run(
        [sys.executable, str(folder / "score.py")],
        env={**os.environ, "PATH": commands},
        capture_output=True,
        text=True,
        check=False,
    )
    print(run.stdout, run.stderr, sep="", end="")
    faults = fallen(shares(run.stdout), json.loads(RATCHET.read_text(encoding="utf-8")))
    for fault in faults:
        print(f"Below the ratchet: {fault}")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
