"""The one stylesheet, under an address that changes with it: a browser that has it never asks again."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

SHEET = (Path(__file__).parent / "static" / "vitality.css").read_bytes()
_NAME = f"style.{sha256(SHEET).hexdigest()[:12]}.css"


def address(datasette: Any) -> str:
    """Return the stylesheet's address."""
    return str(datasette.urls.path(_NAME))
