"""Texts that try to be more than text, and a database that holds one of them wherever it holds texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.dashboard.conftest import Rows, ago, fill, group, network, observation, verdict, visit

#: What somebody may write into a page that is read, a catalogue or a note.
CORPUS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)><animate onbegin=alert(1)>",
    "\"><iframe src='//evil.example'></iframe>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "` onclick=alert(1) `",
    "javascript:alert(1)",
    "JaVaScRiPt&colon;alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "//evil.example/",
    "https://evil.example/\r\nSet-Cookie: a=b",
    "https://user:secret@evil.example:99999999/",
    "https://[evil",
    "</title><style>*{display:none}</style>",
    "</textarea><form action=//evil.example><input name=q>",
    "</option></select><base href=//evil.example>",
    "<!-- <b>",
    "--><b>bold</b>",
    "<![CDATA[<b>]]>",
    "]]><evil/>",
    "&lt;b&gt;&amp;&#0;&nonsense;",
    '<!DOCTYPE x [<!ENTITY y "z">]>&y;',
    "{{7*7}}{{ config }}",
    "{% raw %}{% include 'x' %}",
    "%(name)s %s %d %",
    "{0} {name} {",
    "\u202egpj.exe\u2066",
    "\x00\x07\x08\x0b\x0c\x1b[31m\x7f\x85",
    "\ufffe\uffff\ufeff\u2028\u2029",
    "line one\nline two\r\nline three\rline four",
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\x01=1+1",
    " \u00a0=1+1",
    "x" * 3000,
    "'; DROP TABLE network; --",
    "../../etc/passwd%00%2e%2e",
    "☠" * 300,
)
#: As many texts that harm nobody.
HARMLESS = tuple(f"plain {number}" for number in range(len(CORPUS)))
#: States that show the most: successor, checklist, cause, last known state.
_STATES = ("alive", "dead", "moved", "unreachable", "unobservable", "slowing", "dormant")


def identifiers() -> list[str]:
    """Return the networks of the database, one for each text."""
    return ["devs", "dead", "moved", *(f"n{i}" for i in range(3, len(CORPUS)))]


def make(path: Path, texts: Sequence[str]) -> None:
    """Make a database whose every text is one of ``texts``: the network's own, or the text of all."""
    tables: dict[str, Rows] = defaultdict(list)
    for place, (name, text) in enumerate(zip(identifiers(), texts, strict=True)):
        # An address is the text itself, or has it in its path.
        url = text if place % 2 else f"https://h.example/{text}"
        rows = _network(name, place, text, url) | _seen(name, place, text, url)
        for table, found in rows.items():
            tables[table] += found
    fill(path, tables)


def _network(name: str, place: int, text: str, url: str) -> dict[str, Rows]:
    sector, state = f"s{place}", _STATES[place % len(_STATES)]
    labels = {"label_fr": text, "label_en": text}
    slugs = {"sectors": (sector, "it", "craft"), "regions": (text,), "audience": (f"a{place}",)}
    common = {"it", "craft"} if place else set()
    judged: dict[str, Any] = {
        **dict.fromkeys(("cause", "features", "registration", "access", "platform", "title"), text),
        **dict.fromkeys(("advice_fr", "advice_en", "answers", "expected_posts", "same_as"), text),
        "trend": text,
        "confidence": text,
        "successor_url": url,
        "rhythm_source": url,
        "last_post_at": ago(5),
        "rhythm_days": 3.0,
        "silence_days": 5.0,
        "members_low": 10 + place,
        "previous_state": "alive",
        "previous_as_of": ago(90),
    }
    told = {"rule": text, "text_fr": text, "text_en": text, "evidence_url": url}
    seen = {"evidence_at": ago(9), "evidence_place": text, "evidence_quote": text}
    known = {"fact": text, "dated": text, "value": text, "successor_url": url, "source_url": url}
    return {
        "network": [
            network(
                name, text, f"it|craft|{sector}|{text}", url=url, region=text, country=text, note=text,
                audience=f"a{place}|{text}", languages=f"fr|en|{text}", kind=text,
            )
        ],
        "term": [
            {"list": kind, "slug": slug, **labels}
            for kind, found in slugs.items()
            for slug in found
            if slug not in common
        ],
        "verdict": [
            verdict(name, "alive", **judged) | {"crawl": 1, "as_of": ago(40), "state": "undetermined"},
            verdict(name, state, **judged) | {"as_of": ago(9)},  # for long enough to be news
        ],
        "reason": [{"crawl": 2, "network": name, "position": i, **told, **seen} for i in (0, 1)],
        "editorial": [{"network": name, **known, "note_fr": text, "note_en": text}],
        "alternative": [
            {"network": name, "position": i, "other": other}
            for i, other in enumerate(identifiers()[place - 2 : place])
        ],
        "flag": [{"crawl": 2, "network": name, "signal": text, "flag": text, "detail": text}],
        "extractor_alarm": [
            {"crawl": 2, "network": name, "probe": text, "url": url, "last_matched_at": ago(9)}
        ],
        "post": [
            {"network": name, "source": url, "fingerprint": f"{i}", "posted_at": ago(5 + 3 * i)}
            | {"kind": "post", "visit": place + 1}
            for i in range(4)
        ],
        "posts_by_month": [
            {"network": name, "month": month, "number": 4} for month in ("2026-09", "2026-10", "2026-11")
        ],
    }  # fmt: skip


def _seen(name: str, place: int, text: str, url: str) -> dict[str, Rows]:
    number = place + 1
    went = dict.fromkeys(("purpose", "outcome", "redirect_url", "content_type", "face"), text)
    signals = ("home_title", "notice", "successor_url", "founded_at", "language", "closed_on")
    shown = (*signals, text, f"feature:{text}", "feature:forum")
    of_network: dict[str, Any] = {
        "visit": number,
        "network": name,
        "place": text,
        "probe": text,
        "quote": text,
    }
    return {
        "visit": [
            visit(number, network=name, url=url, errors=f"{text}: {text}Error", duration_ms=place)
            | went
        ],
        "observation": [observation(signal, text, **of_network) for signal in shown],
        "fact": [
            {"network": name, "signal": signal, "outcome": "observed", "value": text, "url": url}
            | {"fetched_at": ago(2), "place": text, "quote": text}
            for signal in shown
        ],
        "group_activity": [group(text, visit=number, network=name, url=url, members=place)],
    }
