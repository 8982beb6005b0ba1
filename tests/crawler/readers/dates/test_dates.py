from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.readers.dates.date_words import MONTHS
from crawler.readers.dates.reading import read_date

AS_OF = datetime(2024, 5, 1, 12, 30, tzinfo=UTC)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


RELATIVE = [
    ("fr", "il y a 3 jours", "2024-04-28T12:30"),
    ("fr", "Il y a un an", "2023-05-01T12:30"),
    ("fr", "il y a environ 2 mois", "2024-03-01T12:30"),
    ("fr", "il y a 2\u00a0h", "2024-05-01T10:30"),
    ("fr", "Dernière activité : il y a 5 minutes", "2024-05-01T12:25"),
    ("fr", "hier à 14:03", "2024-04-30T14:03"),
    ("fr", "Hier, 14h03", "2024-04-30T14:03"),
    ("fr", "hier", "2024-04-30T00:00"),
    ("fr", "avant-hier à 9h", "2024-04-29T09:00"),
    ("fr", "aujourd'hui, 11:03", "2024-05-01T11:03"),
    ("fr", "Aujourd’hui à 11:03", "2024-05-01T11:03"),
    ("fr", "à l'instant", "2024-05-01T12:30"),
    ("en", "3 days ago", "2024-04-28T12:30"),
    ("en", "an hour ago", "2024-05-01T11:30"),
    ("en", "active 1 year, 2 months ago", "2023-03-01T12:30"),
    ("en", "Posted 2 weeks ago", "2024-04-17T12:30"),
    ("en", "yesterday", "2024-04-30T00:00"),
    ("en", "Yesterday at 3:04 pm", "2024-04-30T15:04"),
    ("en", "Today at 3:04 AM", "2024-05-01T03:04"),
    ("en", "just now", "2024-05-01T12:30"),
    ("de", "vor 2 Stunden", "2024-05-01T10:30"),
    ("de", "vor einem Monat", "2024-04-01T12:30"),
    ("de", "gestern, 14:03", "2024-04-30T14:03"),
    ("de", "heute um 8:15", "2024-05-01T08:15"),
    ("es", "hace 5 minutos", "2024-05-01T12:25"),
    ("es", "hace un año", "2023-05-01T12:30"),
    ("es", "ayer a las 14:03", "2024-04-30T14:03"),
]
ABSOLUTE = [
    (None, "2024-03-05", "2024-03-05T00:00"),
    (None, "2024/03/05 14:03", "2024-03-05T14:03"),
    (None, "2024-03-05T14:03:07Z", "2024-03-05T14:03:07"),
    (None, "2024-03-05T14:03:07.123456+02:00", "2024-03-05T12:03:07"),
    (None, "2024-03-05 14:03:07 -0530", "2024-03-05T19:33:07"),
    (None, "Tue, 05 Mar 2024 14:03:00 +0100", "2024-03-05T13:03"),
    (None, "Tue, 05 Mar 2024 14:03:00 GMT", "2024-03-05T14:03"),
    (None, "Tue, 05 Mar 2024 14:03:00 EST", "2024-03-05T19:03"),
    (None, "5 Mar 24 14:03 UT", "2024-03-05T14:03"),
    ("fr", "12 mars 2024 à 14h05", "2024-03-12T14:05"),
    ("fr", "mardi 12 mars 2024", "2024-03-12T00:00"),
    ("fr", "1er janv. 2024", "2024-01-01T00:00"),
    ("fr", "12 févr. 2024, 08:05", "2024-02-12T08:05"),
    ("fr", "le 3 août 2023 à 9h", "2023-08-03T09:00"),
    ("fr", "24 déc. 2023", "2023-12-24T00:00"),
    ("fr", "12 FÉVRIER 2024", "2024-02-12T00:00"),
    ("fr", "Mar 12 Mars 2024 14:03", "2024-03-12T14:03"),
    ("fr", "Lun 12 Déc 2023 - 10:11", "2023-12-12T10:11"),
    ("fr", "par marie » mar. 5 mars 2024 15:04", "2024-03-05T15:04"),
    ("en", "March 5, 2024 3:04 pm", "2024-03-05T15:04"),
    ("en", "Mar 5, 2024", "2024-03-05T00:00"),
    ("en", "March 5th, 2024 at 12:15 a.m.", "2024-03-05T00:15"),
    ("en", "Tue Mar 05, 2024 3:04 pm", "2024-03-05T15:04"),
    ("en", "5th of March 2024", "2024-03-05T00:00"),
    ("de", "5. März 2024", "2024-03-05T00:00"),
    ("de", "5. März 2024, 14:03 Uhr", "2024-03-05T14:03"),
    ("de", "05.03.2024 14:03", "2024-03-05T14:03"),
    ("es", "5 de marzo de 2024", "2024-03-05T00:00"),
    ("es", "5 de marzo del 2024 a las 14:03", "2024-03-05T14:03"),
    ("fr", "12/03/2024", "2024-03-12T00:00"),
    ("fr", "12/03/24 - 10:11", "2024-03-12T10:11"),
    ("es", "12-03-2024", "2024-03-12T00:00"),
    ("en-GB", "12/03/2024", "2024-03-12T00:00"),
    ("en", "12/03/2024", "2024-12-03T00:00"),
    ("en-US", "12/03/2024, 3:04 PM", "2024-12-03T15:04"),
    ("fr", "03/25/2024", "2024-03-25T00:00"),
    (None, "25/03/2024", "2024-03-25T00:00"),
    (None, "04/04/2024", "2024-04-04T00:00"),
    (None, "12.03.2024", "2024-03-12T00:00"),
    ("fr", "12 mars 2031", "2031-03-12T00:00"),
]
FOREIGN = [
    ("it", "5 gennaio 2024 14:30", "2024-01-05T14:30"),
    ("pt", "5 de março de 2024", "2024-03-05T00:00"),
    ("nl", "5 maart 2024", "2024-03-05T00:00"),
]


@pytest.mark.parametrize(("language", "text", "expected"), [*RELATIVE, *ABSOLUTE, *FOREIGN])
def test_a_printed_date_is_read(language: str | None, text: str, expected: str) -> None:
    moment = read_date(text, AS_OF, language)
    assert moment == at(expected)
    assert moment is not None
    assert moment.tzinfo is UTC


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (None, "12/03/2024"),
        (None, "12/03/24"),
        ("fr", "12-03-24"),
        ("fr", "12 mars"),
        ("fr", "mars 2024"),
        ("fr", "2024"),
        ("fr", "depuis 2024"),
        ("en", "May"),
        ("fr", "14:03"),
        ("fr", "© 12 mars 2024"),
        ("en", "Copyright March 5, 2024"),
        ("fr", "3 jours"),
        ("fr", "Abonnement 2 mois"),
        ("en", "in 3 days"),
        ("en", "1.5 days ago"),
        ("fr", "il y a 3 membres"),
        ("fr", "Les débats d'hier et la société d'aujourd'hui"),
        ("de", "hier"),
        ("de", "Klicken Sie hier"),
        ("en", "31 February 2024"),
        ("fr", "31/02/2024"),
        ("fr", "45/45/2024"),
        ("en", "0 March 2024"),
        ("en", "January 1, 1970 12:00 am"),
        ("en", "5 March 0000"),
        ("en", "9999 years ago"),
        ("en", "99999 days ago"),
        ("en", "20240305"),
        ("en", "version 2024-03-05-rc1"),
        ("en", "192.168.1.2024"),
        ("en", "1/2/2024/5"),
        ("it", "Mercato 12 345 membri 2024"),
        ("xx", "5 foo 2024"),
        ("fi", "eilen"),
        (None, "１２/０３/２０２４"),
        (None, "٥ mars ٢٠٢٤"),
        ("fr", "12 mars 2024" + " et la suite" * 50),
        (None, ""),
    ],
)
def test_what_names_no_certain_day_is_not_a_date(language: str | None, text: str) -> None:
    assert read_date(text, AS_OF, language) is None


def test_a_time_without_zone_is_local_to_the_site() -> None:
    paris = ZoneInfo("Europe/Paris")
    assert read_date("12 mars 2024 à 14h05", AS_OF, "fr", paris) == at("2024-03-12T13:05")
    assert read_date("12 juillet 2023 à 14h05", AS_OF, "fr", paris) == at("2023-07-12T12:05")
    assert read_date("2024-03-12T14:05Z", AS_OF, "fr", paris) == at("2024-03-12T14:05")


def test_yesterday_is_the_day_before_at_the_site() -> None:
    auckland = ZoneInfo("Pacific/Auckland")  # already 2 May there
    assert read_date("yesterday at 10:00", AS_OF, "en", auckland) == at("2024-04-30T22:00")


def test_as_of_in_any_zone_means_the_same_moment() -> None:
    elsewhere = AS_OF.astimezone(timezone(timedelta(hours=-7)))
    for _, text, expected in RELATIVE:
        language = "de" if text.startswith("vor") else None
        assert read_date(text, elsewhere, language) == at(expected)


def test_a_month_before_the_31st_is_the_last_day_of_a_shorter_month() -> None:
    assert read_date("1 month ago", at("2024-03-31T08:00")) == at("2024-02-29T08:00")


PIECES = ["il y a", "ago", "3", "days", "12", "mars", "2024", "/", "-", ".", ":", "à", "14h", "pm"]


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=9).map(" ".join) | st.text(),
    st.sampled_from([None, "fr", "en-US", "de"]) | st.text(max_size=5),
)
def test_any_text_gives_an_aware_date_or_none(text: str, language: str | None) -> None:
    moment = read_date(text, AS_OF, language)
    assert moment is None or moment.tzinfo is UTC


@given(st.integers(0, 50_000_000))
def test_common_forms_are_read_back(minutes: int) -> None:
    moment = at("1991-01-01") + timedelta(minutes=minutes)
    assert read_date(moment.isoformat(), AS_OF) == moment
    assert read_date(f"{moment:%a, %d %b %Y %H:%M:%S +0000}", AS_OF) == moment
    assert read_date(f"{moment:%a %b %d, %Y %I:%M %p}", AS_OF, "en") == moment
    assert read_date(f"{moment:%d/%m/%Y %Hh%M}", AS_OF, "fr") == moment


@pytest.mark.parametrize(
    "piece", ["1", " ", "1 ", "1/", "12 mars ", "il y a 1 ", "1 day, ", "2024-"]
)
def test_hostile_text_is_refused_at_once(piece: str) -> None:
    start = process_time()
    for size in (60, 200, 100_000):
        read_date((piece * 100_000)[:size], AS_OF, "fr")
    assert process_time() - start < 0.5


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Aujourd'hui 09:03 par", "2026-11-23T09:03:00+00:00"),
        ("Hier à 14:03 par Camille", "2026-11-22T14:03:00+00:00"),
        ("12 novembre 2026 à 09:03 après la réunion", "2026-11-12T09:03:00+00:00"),
        ("Nov 12, 2026, 09:03 pm", "2026-11-12T21:03:00+00:00"),
        ("Nov 12, 2026, 9:03 a.m.", "2026-11-12T09:03:00+00:00"),
    ],
)
def test_a_word_after_the_time_is_no_half_of_the_day(text: str, moment: str) -> None:
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    language = "en" if text.startswith("Nov") else "fr"
    assert read_date(text, now, language) == datetime.fromisoformat(moment)


def test_every_month_s_word_is_read_with_a_time_after_it() -> None:
    as_of = datetime(2024, 5, 1, 12, 30, tzinfo=UTC)
    for word, month in MONTHS.items():
        expected = datetime(2021, month, 28, 20, 15, tzinfo=UTC)
        assert read_date(f"28 {word} 2021 20:15", as_of, "fr") == expected, word
        assert read_date(f"28 {word.title()} 2021 20:15 - dernière activité", as_of) == expected, (
            word
        )


@pytest.mark.parametrize(
    ("language", "text"), [("it", "10 mag 2023 10:30"), ("pl", "10 maj 2023 10:30")]
)
def test_a_date_in_the_form_of_a_mail_s_is_read_in_other_languages_too(
    language: str, text: str
) -> None:
    as_of = datetime(2024, 5, 1, 12, 30, tzinfo=UTC)
    assert read_date(text, as_of, language) == datetime(2023, 5, 10, 10, 30, tzinfo=UTC)
