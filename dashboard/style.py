"""The one stylesheet, under an address that changes with it: a browser that has it never asks again.

It is written in files: what all pages share first, then what each kind of page needs, then what narrow
screens and paper change.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "static"
#: In this order: a later rule takes the place of an earlier one.
_FILES = ("ground", "lists", "answers", "pages", "raw", "widths", "paper")
SHEET = b"\n".join((_FOLDER / f"{name}.css").read_bytes() for name in _FILES)
_NAME = f"style.{sha256(SHEET).hexdigest()[:12]}.css"


def address(datasette: Any) -> str:
    """Return the stylesheet's address."""
    return str(datasette.urls.path(_NAME))
