"""What there is for a text that somebody typed, and how the text was understood."""

from __future__ import annotations

from datasette.utils.asgi import Response

from analysis.understanding.items import How, Kind, Part, Understood
from dashboard.answers import GOAL, answer, in_words
from dashboard.listing import Wording
from dashboard.visitor import Visitor, elsewhere, with_data
from vocabulary.said import typeset

#: Parts that are places.
_PLACES = frozenset({Kind.TOWN, Kind.DEPARTMENT, Kind.REGION})


@with_data
async def page(visitor: Visitor) -> Response:
    """Answer ``/search?q=comptable+lyon``, with ``local=1`` without networks bound to no region."""
    address, links = visitor.address, visitor.links
    text = address.text("q")
    if not text:
        return elsewhere(links.plain_home())
    words = Wording(visitor.texts, visitor.published.terms)
    understood = visitor.published.reader.read(text)
    if only := _only_network(understood):
        return elsewhere(links.sheet(only))
    only_local = address.is_on("local") and bool(understood.regions)
    found = await answer(visitor, understood, only_local=only_local)
    context = {
        "text": text,
        "understood": understood,
        "only_local": only_local,
        "parts": [
            (part, _told(part, words), understood.without(part)) for part in understood.parts
        ],
        "title": _title(understood.parts, words) or text,
        "found": found,
        "found_in_words": "" if understood.networks else in_words(found, visitor.texts),
        "choose": _to_choose(understood) if understood.parts else [],
        "words": words,
    }
    pairs = [("q", text), *([("local", "1")] if only_local else [])]
    return await visitor.page("search.html", context, pairs=pairs)


def _to_choose(understood: Understood) -> list[tuple[str, str]]:
    """Return the questions of *Choisir* as far as a text answers them."""
    return [
        ("job", understood.only(Kind.JOB, Kind.TRADE, Kind.PEOPLE)),
        ("place", understood.only(*_PLACES)),
        ("goal", GOAL),
    ]


def _only_network(understood: Understood) -> str:
    """Return the network whose name or address is all that was typed, or the empty text."""
    is_all = all(part.kind is Kind.NETWORK and part.how is How.EXACT for part in understood.parts)
    networks = understood.networks
    return networks[0] if is_all and len(networks) == 1 and not understood.rest else ""


def _title(parts: tuple[Part, ...], words: Wording) -> str:
    names = [_name(part, words) for part in parts]
    title = " · ".join(name[:1].upper() + name[1:] for name in names)
    return typeset(title, words.texts.lang)


def _name(part: Part, words: Wording) -> str:
    """Return a part as it is called: a code by its trades, since nobody knows codes by heart."""
    is_code = part.kind is Kind.TRADE and part.name.isupper()
    return ", ".join(_trades(part, words)) if is_code else part.name


def _told(part: Part, words: Wording) -> str:
    """Return what a part was taken for, with what follows of it."""
    name = _name(part, words)
    more = _trades(part, words)
    if part.kind in _PLACES and part.region and part.region != part.name:
        more = [words.option("region", part.region)]
    if part.audience:
        more = [words.option("audience", part.audience)]
    return f"{name} ({', '.join(more)})" if more and more != [name] else name


def _trades(part: Part, words: Wording) -> list[str]:
    return [words.option("sector", trade) for trade in part.trades]
