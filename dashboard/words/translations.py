"""Check that every sentence of the dashboard is translated. Offline; not loaded by the pages.

``python -m dashboard.words.translations`` brings the catalogue up to date with the sentences in the code:
new ones are empty, unused ones are gone.
"""

from __future__ import annotations

from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from dashboard.words.languages import LOCALE

PACKAGE = Path(__file__).parents[1]
FRENCH = LOCALE / "fr" / "LC_MESSAGES" / "dashboard.po"

_METHODS = [("**.py", "python"), ("**.html", "jinja2")]
_OPTIONS = {"**.html": {"trimmed": "true", "silent": "false"}}


def sentences() -> Catalog:
    """Return every sentence marked for translation in code and templates."""
    catalog = Catalog(fuzzy=False)
    found = extract_from_dir(PACKAGE, _METHODS, _OPTIONS)
    for _file, _line, message, _comments, _context in sorted(found, key=lambda each: each[:2]):
        catalog.add(message)
    return catalog


def read(path: Path = FRENCH) -> Catalog:
    """Return the catalogue of translations kept in ``path``."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def faults(path: Path = FRENCH) -> list[str]:
    """Return a sentence for each message that is not translated, not well, or no longer used."""
    wanted, kept = sentences(), read(path)
    found = []
    for message in wanted:
        translated = kept.get(message.id) if message.id else None
        if not message.id:
            continue
        if translated is None or not all(_strings(translated.string)) or translated.fuzzy:
            found.append(f"not translated: {message.id!r}")
        else:
            found += [f"{error} in {message.id!r}" for error in translated.check(kept)]
    unused = (message.id for message in kept if message.id and message.id not in wanted)
    return found + [f"no longer used: {each!r}" for each in unused]


def update(path: Path = FRENCH) -> None:
    """Rewrite the catalogue with today's sentences, keeping the translations there are."""
    kept = read(path)
    made = kept.creation_date  # a new date each time would only make branches differ
    kept.update(sentences(), no_fuzzy_matching=True)
    kept.creation_date = made
    kept.msgid_bugs_address = kept.last_translator = kept.language_team = "Vitality"
    with path.open("wb") as file:
        write_po(file, kept, no_location=True, omit_header=False, ignore_obsolete=True, width=100)


def _strings(string: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (string or "",) if isinstance(string, str | None) else tuple(string)


if __name__ == "__main__":
    update()
