"""Which language a reader is answered in, and the sentences of each.

The msgids are the English sentences; ``locale/fr/LC_MESSAGES/dashboard.po`` has the French ones and is
read as it is.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from vocabulary.said import Language

LOCALE = Path(__file__).parent / "locale"
#: For readers who say nothing.
DEFAULT = Language.FR
_SPOKEN = frozenset(map(str, Language))


def language_of(request: Any) -> Language:
    """Return the language to answer in: that of ``?lang=``, else of the browser's wish, else French."""
    asked = asked_language(request)
    wished = _wished(request.headers.get("accept-language", "")) if request else iter(())
    return asked or next((Language(each) for each in wished if each in _SPOKEN), DEFAULT)


def asked_language(request: Any) -> Language | None:
    """Return the language the address itself asks for.

    Datasette's own pages are asked with ``_lang``: they filter by a name without an underscore.
    """
    asked = (request.args.get("_lang") or request.args.get("lang")) if request else None
    return Language(asked) if asked in _SPOKEN else None


@cache
def catalogue(lang: Language) -> gettext.NullTranslations:
    """Return the sentences of a language. English ones stand in the code itself."""
    path = LOCALE / lang / "LC_MESSAGES" / "dashboard.po"
    if not path.exists():
        return gettext.NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=lang))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _wished(header: str) -> Iterator[str]:
    """Yield the languages of an ``Accept-Language`` header, the most wanted first."""
    wishes = []
    for part in header.lower().split(","):
        name, _, weight = part.strip().partition(";q=")
        try:
            wishes.append((float(weight or 1), name.partition("-")[0].strip()))
        except ValueError:
            continue
    for wanted, name in sorted(wishes, key=lambda wish: -wish[0]):
        if wanted > 0:
            yield name
