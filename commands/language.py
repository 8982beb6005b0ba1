"""The language a command speaks where it speaks both: that of the person's own locale."""

from __future__ import annotations

import os

from vocabulary.said import Language

#: The first that is set tells. The machine need not have the locale that they name.
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def language() -> Language:
    """Return French in a French locale (LANGUAGE, LC_ALL, LC_MESSAGES, LANG), else English."""
    told = next(filter(None, map(os.environ.get, _VARIABLES)), "")
    return Language.FR if told.lower().startswith("fr") else Language.EN
