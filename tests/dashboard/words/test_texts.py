"""Everything is said in both languages, as their readers write it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from jinja2 import Environment
from selectolax.lexbor import LexborHTMLParser

import dashboard
from analysis.words import labels
from dashboard.words import translations
from dashboard.words.labels import LABELS
from dashboard.words.texts import Texts
from tests.dashboard.conftest import one
from vocabulary.items import Face, FetchOutcome, Outcome
from vocabulary.said import Language, typeset
from vocabulary.signal_names import FEATURES, SIGNALS

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
FR, EN = Texts(Language.FR, NOW), Texts(Language.EN, NOW)
HERE = Path(dashboard.__file__).parent
TEMPLATES = sorted((HERE / "templates").rglob("*.html"))


def test_every_sentence_is_translated_and_none_is_idle() -> None:
    assert len(translations.sentences()) > 100
    assert translations.faults() == []


def test_a_missing_an_empty_and_an_idle_translation_are_found(tmp_path: Path) -> None:
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    text = translations.FRENCH.read_text(encoding="utf-8")
    text = text.replace('msgstr "aujourd\'hui"', 'msgstr ""').replace(
        'msgid "yesterday"', 'msgid "eve"'
    )
    (folder / "dashboard.po").write_text(text, encoding="utf-8")
    assert sorted(translations.faults(folder / "dashboard.po")) == [
        "no longer used: 'eve'",
        "not translated: 'today'",
        "not translated: 'yesterday'",
    ]


def test_french_puts_no_break_spaces_where_they_belong() -> None:
    for message in translations.read():
        forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
        text = typeset(" ".join(str(form) for form in forms), Language.FR)
        if message.id:
            assert not re.search(r"[^\xa0\u202f][:;!?»](?=\s|$|')|« | »", text), text


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_text_of_its_own(path: Path) -> None:
    env = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    text = re.sub(
        r"\{%-? *trans .*?endtrans *-?%\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    html = "".join(value for _, kind, value in env.lex(text) if kind == "data")
    page = LexborHTMLParser(html)
    left = one(page, "body").text(separator=" ").replace("Vitality", "")
    assert not re.search(r"\w", left), left
    for node in page.css("[title], [aria-label], [alt], [placeholder], [data-label]"):
        for name in ("title", "aria-label", "alt", "placeholder", "data-label"):
            assert not node.attributes.get(name)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("signal", [name for name in SIGNALS if not name.startswith("feature:")]),
        ("outcome", [each for each in Outcome if each is not Outcome.OBSERVED]),
        ("fetch", list(FetchOutcome)),
        ("face", [each for each in Face if each is not Face.OK]),
        ("meaning", list(labels.STATES)),
    ],
)
def test_every_word_of_the_database_has_a_label(kind: str, words: list[str]) -> None:
    assert set(LABELS[kind]) == set(words)


def test_every_feature_has_a_label() -> None:
    assert set(labels.FEATURES) == set(FEATURES)


@pytest.mark.parametrize(
    ("low", "high", "fr", "en"),
    [
        (None, None, "sans donnée", "unknown"),
        (0.0, 0.0, "0", "0"),
        (12345.0, 12345.0, "12\u202f345", "12,345"),
        (500.0, None, "au moins 500", "at least 500"),
        (199250.0, 199350.0, "199\u202f250–199\u202f350", "199,250–199,350"),
    ],
)
def test_a_count_is_exact_a_range_or_unknown(
    low: float | None, high: float | None, fr: str, en: str
) -> None:
    assert (FR.amount(low, high), EN.amount(low, high)) == (fr, en)


@pytest.mark.parametrize(
    ("moment", "fr", "en"),
    [
        ("2026-11-23T09:00:00Z", "aujourd’hui", "today"),
        ("2026-11-22T22:59:59Z", "hier", "yesterday"),
        ("2026-11-20T09:00:00Z", "il y a 3 jours", "3 days ago"),
        ("2024-01-01T00:00:00Z", "il y a 3\u00a0ans", "3 years ago"),
        (
            "2023-05-09T00:00:00Z",
            "il y a 3\u00a0ans\u00a0et\u00a0demi",
            "3 years and a half ago",
        ),
        ("2026-11-26T09:00:00Z", "dans 3 jours", "in 3 days"),
        (None, "sans donnée", "unknown"),
        ("not a date", "sans donnée", "unknown"),
    ],
)
def test_a_moment_is_told_from_today(moment: str | None, fr: str, en: str) -> None:
    assert (FR.ago(moment), EN.ago(moment)) == (fr, en)


@pytest.mark.parametrize(
    ("dated", "fr"),
    [("2019", "2019"), ("2019-04", "avril 2019"), ("2019-04-02", "2 avril 2019"), ("odd", "odd")],
)
def test_a_date_is_as_precise_as_it_is_known(dated: str, fr: str) -> None:
    assert FR.partial_date(dated) == fr


def test_languages_and_countries_have_names_and_odd_codes_stand() -> None:
    assert FR.language("fr") == "français"
    assert EN.country("FR") == "France"
    assert FR.language("xx-odd") == "xx-odd"


def test_a_word_nobody_knows_stands_as_it_is() -> None:
    assert FR.label("state", "new-state") == "new-state"
    assert FR.label("purpose", "mastodon") == "mastodon"


@pytest.mark.parametrize(
    ("value", "dated", "fr", "en"),
    [
        ("alive", "2026-10-01", "compte jusqu’au 30 mars 2027", "counts until 30 March 2027"),
        (
            "silent",
            "2026-05-01",
            "ne compte plus depuis le 28 octobre 2026",
            "no longer counts since 28 October 2026",
        ),
        ("read_only", "2026-10-01", "", ""),
    ],
)
def test_what_a_person_saw_says_until_when_it_counts(
    value: str, dated: str, fr: str, en: str
) -> None:
    assert FR.expiry("status", value, dated) == fr
    assert EN.expiry("status", value, dated) == en


def test_a_fact_of_the_record_never_ends() -> None:
    assert FR.expiry("closed", "", "2019") == ""


def test_a_state_is_counted_in_its_number() -> None:
    assert [FR.counted("moved", 1), FR.counted("moved", 2)] == ["déménagé", "déménagés"]
    assert [FR.counted("slowing", 1), FR.counted("slowing", 2)] == ["ralentit", "ralentissent"]
