"""The language a command speaks where it speaks both: that of the person's own locale."""

from __future__ import annotations

from babel import default_locale

from vocabulary.said import Language


def language() -> Language:
    """Return French in a French locale (LANGUAGE, LC_ALL, LC_MESSAGES, LANG), else English."""
    is_french = (default_locale("LC_MESSAGES") or "").startswith("fr")
    return Language.FR if is_french else Language.EN
