"""The language a command speaks where it speaks both: that of the person's own locale."""

from __future__ import annotations

from babel import default_locale


def language() -> str:
    """Return ``fr`` in a French locale (LANGUAGE, LC_ALL, LC_MESSAGES, LANG), else ``en``."""
    return "fr" if (default_locale("LC_MESSAGES") or "").startswith("fr") else "en"
