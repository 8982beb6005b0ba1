"""The one stylesheet, under an address that changes with it: a browser that has it never asks again.

It is written in two files, the second for what only the pages of raw data need.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "static"
SHEET = b"\n".join((_FOLDER / name).read_bytes() for name in ("vitality.css", "raw.css"))
_NAME = f"style.{sha256(SHEET).hexdigest()[:12]}.css"


def address(datasette: Any) -> str:
    """Return the stylesheet's address."""
    return str(datasette.urls.path(_NAME))
